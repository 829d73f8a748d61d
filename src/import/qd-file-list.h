/* qd-file-list.h: the files of an import, in little memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-file-walker.h"

G_BEGIN_DECLS

/**
 * QdFileList:
 *
 * The files that a walk found, in its order. Once nothing is appended any more, any thread may read it.
 */
typedef struct _QdFileList QdFileList;

QdFileList *qd_file_list_new (void);
void        qd_file_list_free (QdFileList *self);
void        qd_file_list_append (QdFileList        *self,
                                 const QdFoundFile *found);
void        qd_file_list_append_child (QdFileList        *self,
                                       GFile             *folder,
                                       const char        *name,
                                       const QdFoundFile *found);
guint       qd_file_list_get_length (const QdFileList *self);
guint64     qd_file_list_get_start (const QdFileList *self,
                                    guint             index);
void        qd_file_list_get (const QdFileList *self,
                              guint             index,
                              QdFoundFile      *found);
char       *qd_file_list_dup_path (const QdFileList *self,
                                   guint             index);
gint64      qd_file_list_get_modified (const QdFileList *self,
                                       guint             index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFileList, qd_file_list_free)

G_END_DECLS

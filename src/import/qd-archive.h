/* qd-archive.h: the files inside an archive, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "import/qd-member-file.h"

G_BEGIN_DECLS

/**
 * QdArchive:
 *
 * A zip or tar file, or a single compressed file, read from its start to its end. What it says of itself is believed in
 * nothing: no file is ever written, links and devices are passed over, and what comes out is bounded in number and by what
 * went in. Used by one thread at a time.
 */
typedef struct _QdArchive QdArchive;

QdArchive   *qd_archive_open (GFile        *file,
                              GCancellable *cancellable,
                              GError      **error);
void         qd_archive_free (QdArchive *self);
gboolean     qd_archive_next (QdArchive *self,
                              GError   **error);
const char  *qd_archive_get_name (QdArchive *self);
guint64      qd_archive_get_size (QdArchive *self);
gboolean     qd_archive_is_encrypted (QdArchive *self);
guint64      qd_archive_get_position (QdArchive *self);
QdExpansion *qd_archive_get_expansion (QdArchive *self);
char        *qd_archive_dup_folder (QdArchive *self);
gssize       qd_archive_read (QdArchive *self,
                              void      *buffer,
                              gsize      len,
                              GError   **error);
GBytes      *qd_archive_load (QdArchive *self,
                              gsize      most,
                              gboolean  *more,
                              GError   **error);

gboolean qd_archive_check_expansion (const QdExpansion *expansion,
                                     GError           **error);

/* Whether a file is wanted, by its cleaned name. */
typedef gboolean (*QdArchiveWanted) (const char *name);

GHashTable *qd_archive_load_parts (GFile          *file,
                                   QdArchiveWanted wanted,
                                   gsize           most,
                                   GCancellable   *cancellable,
                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArchive, qd_archive_free)

G_END_DECLS

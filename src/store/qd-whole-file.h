/* qd-whole-file.h: a file that gets its name when all of it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _QdWholeFile QdWholeFile;

QdWholeFile *qd_whole_file_new (GFile        *file,
                                GCancellable *cancellable,
                                GError      **error);
void         qd_whole_file_free (QdWholeFile *self);
gboolean     qd_whole_file_write (QdWholeFile  *self,
                                  const char   *data,
                                  gsize         size,
                                  GCancellable *cancellable,
                                  GError      **error);
gboolean     qd_whole_file_finish (QdWholeFile  *self,
                                   GCancellable *cancellable,
                                   GError      **error);

gboolean qd_whole_file_replace (GFile        *file,
                                GBytes       *bytes,
                                GCancellable *cancellable,
                                GError      **error);
void     qd_whole_file_replace_async (GFile              *file,
                                      GBytes             *bytes,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean qd_whole_file_replace_finish (GFile        *file,
                                       GAsyncResult *result,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWholeFile, qd_whole_file_free)

G_END_DECLS

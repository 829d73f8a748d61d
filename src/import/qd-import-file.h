/* qd-import-file.h: files read whole, within limits, and what to say when they cannot be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

GBytes *qd_import_load_file (GFile        *file,
                             guint64       max_size,
                             GCancellable *cancellable,
                             GError      **error);
GBytes *qd_import_peek_file (GFile *file);
void    qd_import_drop_file (GFile *file);
void    qd_import_name_article (QdArticleDraft *draft,
                                GFile          *file);
GFile  *qd_import_find_inside (GFile *file, GFile *root, const char *path);
GFile  *qd_import_find_below (GFile      *file,
                              const char *path);
char   *qd_import_dup_path (GFile *file);
char   *qd_import_dup_stem (GFile *file);
void    qd_import_set_too_large (guint64  size,
                                 guint64  max_size,
                                 GError **error);

G_END_DECLS

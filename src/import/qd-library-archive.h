/* qd-library-archive.h: a whole library in one file that any program can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/* The first file in the archive, by which it is known, and what it says. docs/formats.md has the others. */
#define QD_LIBRARY_ARCHIVE_HEAD "quotidian-library.json"
#define QD_LIBRARY_ARCHIVE_FORMAT "quotidian-library"
#define QD_LIBRARY_ARCHIVE_VERSION 1

/* Called now and then; @n_done of @n_articles are written. */

typedef void (*QdLibraryArchiveFunc) (guint    n_done,
                                      guint    n_articles,
                                      gpointer user_data);

gboolean qd_library_archive_write (QdStore             *store,
                                   const char          *path,
                                   QdLibraryArchiveFunc func,
                                   gpointer             user_data,
                                   guint               *n_written,
                                   GCancellable        *cancellable,
                                   GError             **error);
gboolean qd_library_archive_sniff (const guint8 *head,
                                   gsize         len);
gboolean qd_library_archive_restore (QdStore      *store,
                                     GFile        *file,
                                     GCancellable *cancellable,
                                     GError      **error);

G_END_DECLS

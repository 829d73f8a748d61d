/* qd-store-care.h: renewing, verifying, saving and copying a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/* Renewal: a library keeps what an older version of the program found in its articles until it is computed anew, some
 * articles at a time; each step is a transaction, so that it can stop and go on at any place. @n_left is how many are still
 * to come. */

gboolean qd_store_count_stale (QdStore      *self,
                               guint        *n_stale,
                               GCancellable *cancellable,
                               GError      **error);
gboolean qd_store_renew_some (QdStore      *self,
                              guint         n_articles,
                              guint        *n_left,
                              GCancellable *cancellable,
                              GError      **error);

char *qd_store_digest (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error);

/* Checks the file, the foreign keys, the search index, and that what is derived agrees with what it is derived from.
 * Returns (element-type utf8) the problems, none if the library is sound; %NULL and an error if it cannot tell. */

GPtrArray *qd_store_verify (QdStore      *self,
                            GCancellable *cancellable,
                            GError      **error);

/* Makes a new library of what can still be read of a damaged one. */

gboolean qd_store_salvage (const char   *from,
                           const char   *to,
                           guint        *n_saved,
                           guint        *n_partial,
                           guint        *n_lost,
                           GCancellable *cancellable,
                           GError      **error);
gboolean qd_store_backup (QdStore      *self,
                          const char   *path,
                          GCancellable *cancellable,
                          GError      **error);

G_END_DECLS

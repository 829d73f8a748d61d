/* qd-store-care.h: renewing, verifying, saving and copying a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-stale-article.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdRenewal:
 *
 * A library keeps what an older version of the program found in its articles until it is computed anew. A renewal hands these articles
 * out; each is prepared, and some together are given to qd_store_renew_articles(), a transaction, so that it can stop and go on at any place.
 */
typedef struct _QdRenewal QdRenewal;

QdRenewal *qd_renewal_new (QdStore      *store,
                           guint        *n_articles,
                           GCancellable *cancellable,
                           GError      **error);
void       qd_renewal_free (QdRenewal *self);
GPtrArray *qd_renewal_load (QdRenewal    *self,
                            guint         most,
                            GCancellable *cancellable,
                            GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdRenewal, qd_renewal_free)

gboolean qd_store_renew_articles (QdStore      *self,
                                  GPtrArray    *articles,
                                  GCancellable *cancellable,
                                  GError      **error);
gboolean qd_store_count_stale (QdStore      *self,
                               guint        *n_stale,
                               GCancellable *cancellable,
                               GError      **error);

/* Between requests. */

gboolean qd_store_tidy (QdStore      *self,
                        gint64        most,
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

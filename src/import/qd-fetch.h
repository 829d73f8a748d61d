/* qd-fetch.h: files from the web
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-store-feeds.h"

G_BEGIN_DECLS

/* Longer answers to how long to wait are not believed, s. */
#define QD_FETCH_LONGEST_RETRY_AFTER (7 * 24 * 3600)

/* Tells how near an address is. */
typedef QdVicinity (*QdVicinityFunc) (GInetAddress *address);

/**
 * QdFetchOptions:
 * @max_size: how large a file may be, unpacked, bytes
 * @time_limit: how long one request may take in all from when it is sent, ms
 * @n_retries: how often one that failed for a passing reason is made again
 * @retry_wait: how long to wait before the first of these, ms; twice as long before each further one
 * @longest_wait: how long a server may make us wait before another try, ms
 * @find_vicinity: (nullable): tells how near an address is; %NULL for qd_vicinity_of_address(), as everywhere but in tests
 */
typedef struct
{
  guint64 max_size;
  guint   time_limit;
  guint   n_retries;
  guint   retry_wait;
  guint   longest_wait;

  QdVicinityFunc find_vicinity;
} QdFetchOptions;

extern const QdFetchOptions qd_fetch_options;

/**
 * QdFetched:
 * @status: what the server answered: 200, 203 or 304
 * @address: where it was found
 * @vicinity: how near that is
 * @moved_to: (nullable): where it is for good, if the server said so
 * @kept_vicinity: how near that is, or where it did not move, what was asked for
 * @body: (nullable): the file; %NULL for 304
 * @content_type: (nullable): its Content-Type
 * @content_location: (nullable): its Content-Location, where the server says that this is the address of it
 * @etag: (nullable): its ETag
 * @modified: (nullable): its Last-Modified
 */
typedef struct
{
  guint      status;
  char      *address;
  QdVicinity vicinity;
  char      *moved_to;
  QdVicinity kept_vicinity;
  GBytes    *body;
  char      *content_type;
  char      *content_location;
  char      *etag;
  char      *modified;
} QdFetched;

void qd_fetched_free (QdFetched *self);

/**
 * QdFetcher:
 *
 * Fetches several files at once, two at most from one host. Belongs to the thread that made it, in whose thread-default main
 * context all happens.
 */
typedef struct _QdFetcher QdFetcher;

QdFetcher *qd_fetcher_new (const QdFetchOptions *options);
void       qd_fetcher_free (QdFetcher *self);
void       qd_fetcher_fetch (QdFetcher          *self,
                             const char         *address,
                             QdVicinity          most,
                             const char         *etag,
                             const char         *modified,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data);
QdFetched *qd_fetcher_fetch_finish (GAsyncResult *result,
                                    gint64       *not_before,
                                    GError      **error);
gboolean   qd_fetch_is_address (const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFetched, qd_fetched_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFetcher, qd_fetcher_free)

G_END_DECLS

/* qd-feeds.h: subscribing to feeds, and what is new in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-fetch.h"
#include "store/qd-store-feeds.h"

G_BEGIN_DECLS

/**
 * QdFeedResult:
 * @title: (nullable): what it is called
 * @address: where it is
 * @is_page: whether it was a page that names no feed, and was added as an article
 * @n_added: new articles
 * @n_changed: how many of these are new versions of others
 * @problem: (nullable): of a feed that was subscribed to but cannot be fetched yet, why not
 */
typedef struct
{
  char    *title;
  char    *address;
  gboolean is_page;
  guint    n_added;
  guint    n_changed;
  char    *problem;
} QdFeedResult;

void qd_feed_result_clear (QdFeedResult *self);

/* Is told each feed once it is done, in the calling thread: how many of how many are; what came of it, or why nothing did. */

typedef void (*QdFeedsFunc) (guint               n_done,
                             guint               n_feeds,
                             const QdFeedRecord *feed,
                             const QdFeedResult *result,
                             const GError       *error,
                             gpointer            user_data);

gboolean qd_feeds_add (QdStore              *store,
                       const char           *address,
                       gboolean              full_text,
                       const QdFetchOptions *options,
                       GCancellable         *cancellable,
                       QdFeedResult         *result,
                       GError              **error);
gboolean qd_feeds_refresh (QdStore              *store,
                           const gint64         *ids,
                           gsize                 n_ids,
                           const QdFetchOptions *options,
                           GCancellable         *cancellable,
                           QdFeedsFunc           func,
                           gpointer              user_data,
                           GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdFeedResult, qd_feed_result_clear)

G_END_DECLS

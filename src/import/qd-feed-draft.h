/* qd-feed-draft.h: an entry of a feed as an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-feed.h"
#include "store/qd-article-draft.h"

G_BEGIN_DECLS

QdArticleDraft *qd_feed_entry_draft (const QdFeed      *feed,
                                     const QdFeedEntry *entry);

G_END_DECLS

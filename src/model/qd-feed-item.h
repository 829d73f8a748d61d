/* qd-feed-item.h: a feed as the window shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-feeds.h"

G_BEGIN_DECLS

/**
 * QdFeedItem:
 *
 * One feed that the library subscribes to. Immutable. Thread: the main thread.
 */
#define QD_TYPE_FEED_ITEM (qd_feed_item_get_type ())

G_DECLARE_FINAL_TYPE (QdFeedItem, qd_feed_item, QD, FEED_ITEM, GObject)

QdFeedItem         *qd_feed_item_new (const QdFeedRecord *record);
const QdFeedRecord *qd_feed_item_get_record (QdFeedItem *self);

G_END_DECLS

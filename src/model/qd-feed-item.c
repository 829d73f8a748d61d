/* qd-feed-item.c: a feed as the window shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-feed-item.h"

struct _QdFeedItem
{
  GObject parent_instance;

  QdFeedRecord *record;
};

G_DEFINE_FINAL_TYPE (QdFeedItem, qd_feed_item, G_TYPE_OBJECT)

static void
qd_feed_item_finalize (GObject *object)
{
  qd_feed_record_free (QD_FEED_ITEM (object)->record);

  G_OBJECT_CLASS (qd_feed_item_parent_class)->finalize (object);
}

static void
qd_feed_item_class_init (QdFeedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_feed_item_finalize;
}

static void
qd_feed_item_init (QdFeedItem *self)
{
}

/**
 * qd_feed_item_new:
 * @record: (not nullable): a feed; copied
 *
 * Returns: (transfer full): the item
 */
QdFeedItem *
qd_feed_item_new (const QdFeedRecord *record)
{
  QdFeedItem *self = g_object_new (QD_TYPE_FEED_ITEM, NULL);

  self->record = qd_feed_record_copy (record);
  return self;
}

/**
 * qd_feed_item_get_record:
 * @self: (not nullable): a feed
 *
 * Returns: (transfer none): what the library has of it
 */
const QdFeedRecord *
qd_feed_item_get_record (QdFeedItem *self)
{
  g_return_val_if_fail (QD_IS_FEED_ITEM (self), NULL);

  return self->record;
}

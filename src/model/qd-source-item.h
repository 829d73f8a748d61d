/* qd-source-item.h: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdSourceKind:
 * @QD_SOURCE_ALL: all articles
 * @QD_SOURCE_UNREAD: the unread ones
 * @QD_SOURCE_STARRED: the starred ones
 * @QD_SOURCE_OUTLET: those of one source
 */
typedef enum {
  QD_SOURCE_ALL,
  QD_SOURCE_UNREAD,
  QD_SOURCE_STARRED,
  QD_SOURCE_OUTLET,
} QdSourceKind;

/**
 * QdSourceItem:
 *
 * Something that can be chosen at the left of the window. Main thread only.
 */
#define QD_TYPE_SOURCE_ITEM (qd_source_item_get_type ())

G_DECLARE_FINAL_TYPE (QdSourceItem, qd_source_item, QD, SOURCE_ITEM, GObject)

QdSourceItem *qd_source_item_new (QdSourceKind kind,
                                  gint64       id,
                                  const char  *title);
QdSourceKind  qd_source_item_get_kind (QdSourceItem *self);
gint64        qd_source_item_get_id (QdSourceItem *self);
const char   *qd_source_item_get_title (QdSourceItem *self);
guint         qd_source_item_get_count (QdSourceItem *self);
void          qd_source_item_set_count (QdSourceItem *self,
                                        guint         count);
char         *qd_source_item_dup_description (QdSourceItem *self);

G_END_DECLS

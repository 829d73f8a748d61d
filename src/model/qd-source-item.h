/* qd-source-item.h: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdSourceKind:
 * @QD_SOURCE_ALL: all articles
 * @QD_SOURCE_UNREAD: those that have not been read
 * @QD_SOURCE_STARRED: those that are starred
 * @QD_SOURCE_STORIES: the stories that they tell
 * @QD_SOURCE_SPEAKERS: who is quoted in them
 * @QD_SOURCE_NOTES: what was marked and noted in them
 * @QD_SOURCE_SEARCH: what a saved search finds
 * @QD_SOURCE_TAG: those with a tag
 * @QD_SOURCE_OUTLET: those of one source
 * @QD_SOURCE_HEADING: none: what is below it, a part of the list, can be folded
 */
typedef enum {
  QD_SOURCE_ALL,
  QD_SOURCE_UNREAD,
  QD_SOURCE_STARRED,
  QD_SOURCE_STORIES,
  QD_SOURCE_SPEAKERS,
  QD_SOURCE_NOTES,
  QD_SOURCE_SEARCH,
  QD_SOURCE_TAG,
  QD_SOURCE_OUTLET,
  QD_SOURCE_HEADING,
} QdSourceKind;

/**
 * QdSourceItem:
 *
 * A row of the source list: what it is, and how many articles there are. Something keeps its item as long as it is in the
 * list, also under another name.
 */
#define QD_TYPE_SOURCE_ITEM (qd_source_item_get_type ())

G_DECLARE_FINAL_TYPE (QdSourceItem, qd_source_item, QD, SOURCE_ITEM, GObject)

QdSourceItem        *qd_source_item_new (QdSourceKind kind,
                                         gint64       id,
                                         const char  *title);
QdSourceKind         qd_source_item_get_kind (QdSourceItem *self);
gint64               qd_source_item_get_id (QdSourceItem *self);
const char          *qd_source_item_get_title (QdSourceItem *self);
const char          *qd_source_item_get_name (QdSourceItem *self);
void                 qd_source_item_set_name (QdSourceItem *self,
                                              const char   *name);
void                 qd_source_item_set_title (QdSourceItem *self,
                                               const char   *title);
guint                qd_source_item_get_count (QdSourceItem *self);
void                 qd_source_item_set_count (QdSourceItem *self,
                                               guint         count);
guint                qd_source_item_get_n_unread (QdSourceItem *self);
void                 qd_source_item_set_n_unread (QdSourceItem *self,
                                                  guint         n_unread);
guint                qd_source_item_get_colour (QdSourceItem *self);
void                 qd_source_item_set_colour (QdSourceItem *self,
                                                guint         colour);
QdSavedSearchRecord *qd_source_item_get_search (QdSourceItem *self);
void                 qd_source_item_set_search (QdSourceItem        *self,
                                                QdSavedSearchRecord *search);
gboolean             qd_source_item_get_folded (QdSourceItem *self);
void                 qd_source_item_set_folded (QdSourceItem *self,
                                                gboolean      folded);
char                *qd_source_item_dup_description (QdSourceItem *self);

G_END_DECLS

/* qd-article-item.h: a row of the article list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdArticleItem:
 *
 * An article in a list. It is there before its record, which is loaded when somebody looks: #QdArticleItem:record is
 * %NULL until then. Main thread only.
 */
#define QD_TYPE_ARTICLE_ITEM (qd_article_item_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleItem, qd_article_item, QD, ARTICLE_ITEM, GObject)

QdArticleItem   *qd_article_item_new (gint64 id);
gint64           qd_article_item_get_id (QdArticleItem *self);
QdArticleRecord *qd_article_item_get_record (QdArticleItem *self);
void             qd_article_item_set_record (QdArticleItem   *self,
                                             QdArticleRecord *record);
char            *qd_article_item_dup_description (QdArticleItem *self);
void             qd_article_item_watch (QdArticleItem *self);
void             qd_article_item_unwatch (QdArticleItem *self);
gboolean         qd_article_item_is_watched (QdArticleItem *self);

char       *qd_article_record_dup_title (QdArticleRecord *record);
char       *qd_article_record_dup_subtitle (QdArticleRecord *record);
char       *qd_article_record_dup_citation (QdArticleRecord *record);
const char *qd_tag_line_get_name (const char *line);
char       *qd_source_name_dup_display (const char *name);

G_END_DECLS

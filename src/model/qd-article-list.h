/* qd-article-list.h: the articles that a filter finds, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-article-item.h"
#include "model/qd-library.h"
#include "store/qd-store-articles.h"

G_BEGIN_DECLS

/**
 * QdArticleList:
 *
 * A #GListModel of #QdArticleItem. It knows the rows of all articles, and loads their records by pages of a hundred
 * when somebody looks at them. When the library changes it looks again, and says only what became different.
 */
#define QD_TYPE_ARTICLE_LIST (qd_article_list_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleList, qd_article_list, QD, ARTICLE_LIST, GObject)

QdArticleList         *qd_article_list_new (QdLibrary *library);
void                   qd_article_list_set_filter (QdArticleList         *self,
                                                   const QdArticleFilter *filter);
const QdArticleFilter *qd_article_list_get_filter (QdArticleList *self);
void                   qd_article_list_keep (QdArticleList *self,
                                             gint64         article_id);
guint                  qd_article_list_find (QdArticleList *self,
                                             gint64         article_id);
gint64                 qd_article_list_get_id (QdArticleList *self,
                                               guint          position);
QdArticleRecord       *qd_article_list_get_record (QdArticleList *self,
                                                   gint64         article_id);
gboolean               qd_article_list_get_loading (QdArticleList *self);
const GError          *qd_article_list_get_error (QdArticleList *self);

G_END_DECLS

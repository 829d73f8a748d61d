/* qd-article-list-private.h: what the parts of the article list share
 *
 * qd-article-list.c is the list model, qd-article-list-query.c finds which articles are in it, and qd-article-list-records.c loads what is
 * looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-article-list.h"
#include "model/qd-pace.h"
#include "store/qd-store-articles.h"

G_BEGIN_DECLS

/* Records are fetched so many at a time. */
#define QD_ARTICLE_LIST_PAGE 100

struct _QdArticleList
{
  GObject parent_instance;

  /* Owned */
  QdLibrary      *library;
  QdPace         *pace;
  QdArticleFilter filter;
  char           *query;
  GArray         *ids;
  GArray         *old_ids;
  GArray         *first_ids;
  GHashTable     *kept;
  GQueue          pages;
  GQueue          wanted;
  GQueue          stale;
  GCancellable   *cancellable;
  GError         *error;

  /* Borrowed: the items that are alive, by id */
  GHashTable *items;

  /* While splices are announced one by one, the list is new up to here and old behind it. */
  guint new_done;
  guint old_done;

  guint fetch_source;
  guint first_source;
  guint loading : 1;
  guint fetching : 1;
};

/* Records on their way: those of a page make items, so that scrolling finds them there; those that are only brought up
 * to date do not. */
typedef struct
{
  QdArticleList *self;
  GCancellable  *cancellable;
  GArray        *ids;
  gboolean       page;
} QdArticleFetch;

void _qd_article_fetch_free (QdArticleFetch *fetch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticleFetch, _qd_article_fetch_free)

void           _qd_article_list_announce (QdArticleList *self,
                                          guint          position,
                                          guint          removed,
                                          guint          added);
void           _qd_article_list_set_loading (QdArticleList *self,
                                             gboolean       loading);
void           _qd_article_list_query (gpointer user_data);
void           _qd_article_list_forget_first (QdArticleList *self);
QdArticleItem *_qd_article_list_ensure_item (QdArticleList *self,
                                             gint64         id);
void           _qd_article_list_forget_items (QdArticleList *self);
void           _qd_article_list_want (QdArticleList *self,
                                      gint64         id,
                                      guint          position);
void           _qd_article_list_forget_wanted (QdArticleList *self);
void           _qd_article_list_refresh_records (QdArticleList *self);

G_END_DECLS

/* qd-store-articles.h: articles: finding, listing, loading and removing them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdArticleSort:
 * @QD_ARTICLE_SORT_NEWEST: newest first; articles without a date last, then by title
 * @QD_ARTICLE_SORT_OLDEST: oldest first
 * @QD_ARTICLE_SORT_TITLE: by title
 * @QD_ARTICLE_SORT_SHARED: those with the most shared quotations first
 * @QD_ARTICLE_SORT_RELEVANCE: for a search, the best first
 * @QD_ARTICLE_SORT_IMPORTED: those that came into the library last first
 * @QD_ARTICLE_SORT_SOURCE: by source, the newest of each first
 */
typedef enum {
  QD_ARTICLE_SORT_NEWEST,
  QD_ARTICLE_SORT_OLDEST,
  QD_ARTICLE_SORT_TITLE,
  QD_ARTICLE_SORT_SHARED,
  QD_ARTICLE_SORT_RELEVANCE,
  QD_ARTICLE_SORT_IMPORTED,
  QD_ARTICLE_SORT_SOURCE,
} QdArticleSort;

/**
 * QdArticleFilter:
 * @source_id: only this source; 0 for all
 * @story_id: only this story; 0 for all
 * @tag_id: only those with this tag; 0 for all
 * @unread: only unread ones
 * @starred: only starred ones
 * @quoting: only those with quotations
 * @shared: only those with quotations that other articles carry too
 * @query: (nullable): words to find, as a person types them: qd-search-query.c says what they mean
 * @sort: the order
 * @most: at most so many; 0 for all. The first hundred of a common word are found at once, all of them are not
 */
typedef struct
{
  gint64        source_id;
  gint64        story_id;
  gint64        tag_id;
  gboolean      unread;
  gboolean      starred;
  gboolean      quoting;
  gboolean      shared;
  const char   *query;
  QdArticleSort sort;
  guint         most;
} QdArticleFilter;

/* Rows that match, in order: (element-type gint64). A list of 100,000 stays cheap; the records are loaded by page. */

GArray *qd_store_find_articles (QdStore               *self,
                                const QdArticleFilter *filter,
                                GCancellable          *cancellable,
                                GError               **error);
void    qd_store_find_articles_async (QdStore               *self,
                                      const QdArticleFilter *filter,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data);
GArray *qd_store_find_articles_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* Records of these rows: (element-type QdArticleRecord), as many as @n_ids; %NULL where a row is gone. @query is what
 * was searched, for the snippets, or %NULL. */

GPtrArray *qd_store_list_articles (QdStore      *self,
                                   const gint64 *ids,
                                   gsize         n_ids,
                                   const char   *query,
                                   GCancellable *cancellable,
                                   GError      **error);
void       qd_store_list_articles_async (QdStore            *self,
                                         const gint64       *ids,
                                         gsize               n_ids,
                                         const char         *query,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *qd_store_list_articles_finish (QdStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

QdArticle *qd_store_load_article (QdStore      *self,
                                  gint64        article_id,
                                  GCancellable *cancellable,
                                  GError      **error);
void       qd_store_load_article_async (QdStore            *self,
                                        gint64              article_id,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
QdArticle *qd_store_load_article_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);

gint64 qd_store_find_article_by_label (QdStore      *self,
                                       const char   *label,
                                       GCancellable *cancellable,
                                       GError      **error);

void   qd_store_find_article_by_name_async (QdStore            *self,
                                            const char         *name,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gint64 qd_store_find_article_by_name_finish (QdStore      *self,
                                             GAsyncResult *result,
                                             GError      **error);

void    qd_store_load_picture_async (QdStore            *self,
                                     gint64              article_id,
                                     guint               ordinal,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GBytes *qd_store_load_picture_finish (QdStore      *self,
                                      GAsyncResult *result,
                                      GError      **error);

GBytes *qd_store_load_original (QdStore      *self,
                                gint64        article_id,
                                char        **media_type,
                                GCancellable *cancellable,
                                GError      **error);

void     qd_store_set_read_async (QdStore            *self,
                                  const gint64       *ids,
                                  gsize               n_ids,
                                  gboolean            read,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
void     qd_store_set_starred_async (QdStore            *self,
                                     const gint64       *ids,
                                     gsize               n_ids,
                                     gboolean            starred,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean qd_store_update_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error);

gboolean qd_store_remove_articles (QdStore      *self,
                                   const gint64 *ids,
                                   gsize         n_ids,
                                   GCancellable *cancellable,
                                   GError      **error);
void     qd_store_remove_articles_async (QdStore            *self,
                                         const gint64       *ids,
                                         gsize               n_ids,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);

/* Where an article is from, and its versions. */

/**
 * QdOriginRecord:
 * @path: the file, in the encoding of file names, or the address of a feed
 * @line: the line in it, from 1; 0 for all of it
 * @media_type: (nullable): what the file is
 */
typedef struct
{
  char   *path;
  guint64 line;
  char   *media_type;
} QdOriginRecord;

/**
 * QdArticleDetails:
 * @origins: (element-type QdOriginRecord): the files that an article was read from
 * @versions: (element-type QdArticle): the article and others that are versions of it, as they came, without quotations
 */
typedef struct
{
  GPtrArray *origins;
  GPtrArray *versions;
} QdArticleDetails;

void              qd_article_details_free (QdArticleDetails *self);
void              qd_store_load_details_async (QdStore            *self,
                                               gint64              article_id,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
QdArticleDetails *qd_store_load_details_finish (QdStore      *self,
                                                GAsyncResult *result,
                                                GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdArticleDetails, qd_article_details_free)

G_END_DECLS

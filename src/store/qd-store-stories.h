/* qd-store-stories.h: which articles tell of one event, what each left out, and which are copies of one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/* Stories. They are derived from all articles when somebody asks: update, then list. */

typedef gboolean (*QdStoryFunc) (const QdStoryRecord *story,
                                 gpointer             user_data);

gboolean qd_store_update_stories (QdStore      *self,
                                  GCancellable *cancellable,
                                  GError      **error);
void     qd_store_update_stories_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
gboolean qd_store_update_stories_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);
gboolean qd_store_foreach_story (QdStore      *self,
                                 QdStoryFunc   func,
                                 gpointer      user_data,
                                 GCancellable *cancellable,
                                 GError      **error);
gboolean qd_store_merge_stories (QdStore      *self,
                                 const gint64 *a,
                                 gsize         n_a,
                                 const gint64 *b,
                                 gsize         n_b,
                                 GError      **error);
gboolean qd_store_split_story (QdStore      *self,
                               const gint64 *a,
                               gsize         n_a,
                               const gint64 *b,
                               gsize         n_b,
                               GError      **error);

/* Stories for the window. */

/**
 * QdStoryEntry:
 * @id: the story's row, until stories are derived again
 * @title: the title of the article that appeared first
 * @n_articles: how many articles tell it
 * @n_sources: of how many sources
 * @first: when the first of them appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: when the last did
 */
typedef struct
{
  gint64 id;
  char  *title;
  guint  n_articles;
  guint  n_sources;
  gint64 first;
  gint64 last;
} QdStoryEntry;

/**
 * QdStoryCell:
 * @source: which of the story's sources
 * @article_id: the article's row
 * @quotation_id: the quotation's row
 * @kind: what ties it to the fullest version that the story has
 */
typedef struct
{
  guint          source;
  gint64         article_id;
  gint64         quotation_id;
  QdRelationKind kind;
} QdStoryCell;

/**
 * QdStoryStatement:
 * @name: (nullable): the statement; %NULL for a quotation that nothing ties
 * @text: the fullest version in the story
 * @speaker: (nullable): who said it
 * @cells: (element-type QdStoryCell): a cell for each source that carries it
 * @texts: (element-type utf8): all versions
 */
typedef struct
{
  char      *name;
  char      *text;
  char      *speaker;
  GArray    *cells;
  GPtrArray *texts;
} QdStoryStatement;

/**
 * QdStory:
 * @articles: (element-type QdArticleRecord): the articles by date
 * @firsts: (element-type gint64): for each, the first of those that are copies of one another
 * @sources: (element-type utf8): the sources, as they came to tell it
 * @statements: (element-type QdStoryStatement): what is quoted, what most sources carry first
 */
typedef struct
{
  GPtrArray *articles;
  GArray    *firsts;
  GPtrArray *sources;
  GPtrArray *statements;
} QdStory;

void       qd_story_free (QdStory *self);
void       qd_store_list_stories_async (QdStore            *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
GPtrArray *qd_store_list_stories_finish (QdStore      *self,
                                         GAsyncResult *result,
                                         GError      **error);
void       qd_store_load_story_async (QdStore            *self,
                                      gint64              story_id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
QdStory   *qd_store_load_story_finish (QdStore      *self,
                                       GAsyncResult *result,
                                       GError      **error);

/* What an article left out. */

#define QD_MOST_LEFT_OUT 50

GPtrArray *qd_store_list_left_out (QdStore      *self,
                                   gint64        article_id,
                                   GCancellable *cancellable,
                                   GError      **error);
void       qd_store_list_left_out_async (QdStore            *self,
                                         gint64              article_id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
GPtrArray *qd_store_list_left_out_finish (QdStore      *self,
                                          GAsyncResult *result,
                                          GError      **error);

/* Articles that are copies of one another, by groups; brought up to date with the stories. @articles: (element-type
 * QdArticleRecord). */

typedef gboolean (*QdCopiesFunc) (GPtrArray *articles,
                                  gpointer   user_data);

gboolean qd_store_foreach_copies (QdStore      *self,
                                  QdCopiesFunc  func,
                                  gpointer      user_data,
                                  GCancellable *cancellable,
                                  GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStory, qd_story_free)

G_END_DECLS

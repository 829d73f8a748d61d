/* qd-store-articles.c: the table of articles: listing, loading, reading marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include <glib/gi18n-lib.h>

/* Words of a snippet; a row of the list shows two lines. */
#define SNIPPET_WORDS "24"

/* Records */

/**
 * _qd_store_read_article_record:
 * @statement: (not nullable): a statement at a row with %QD_ARTICLE_COLUMNS
 * @column: the first of these columns
 * @snippet: (nullable): the words around what was found
 *
 * Reads an article.
 *
 * Returns: (transfer full): the article
 */
QdArticleRecord *
_qd_store_read_article_record (QdStatement *statement,
                               int          column,
                               const char  *snippet)
{
  return qd_article_record_new (&(QdArticleRecord){
    .id = qd_statement_get_int (statement, column),
    .label = qd_statement_get_text (statement, column + 1, NULL),
    .title = qd_statement_get_text (statement, column + 2, NULL),
    .source_id = qd_statement_get_int (statement, column + 3),
    .source = qd_statement_get_text (statement, column + 4, NULL),
    .byline = qd_statement_get_text (statement, column + 5, NULL),
    .dateline = qd_statement_get_text (statement, column + 6, NULL),
    .published = qd_statement_is_null (statement, column + 7) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, column + 7),
    .url = qd_statement_get_text (statement, column + 8, NULL),
    .language = qd_statement_get_text (statement, column + 9, NULL),
    .n_words = qd_statement_get_uint (statement, column + 10),
    .n_quotations = qd_statement_get_uint (statement, column + 11),
    .n_shared = qd_statement_get_uint (statement, column + 12),
    .read = qd_statement_get_int (statement, column + 13) != 0,
    .starred = qd_statement_get_int (statement, column + 14) != 0,
    .snippet = snippet,
  });
}

static QdStep
step_article (QdSqlite         *db,
              gint64            article_id,
              const char       *snippet,
              QdArticleRecord **record,
              GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_ARTICLE_COLUMNS
                                                             " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  *record = step == QD_STEP_ROW ? _qd_store_read_article_record (statement, 0, snippet) : NULL;
  return step;
}

/**
 * _qd_store_load_article_record:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Loads what lists show of an article.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no such row
 * Returns: (transfer full) (nullable): the article; %NULL on error
 */
QdArticleRecord *
_qd_store_load_article_record (QdSqlite *db,
                               gint64    article_id,
                               GError  **error)
{
  QdArticleRecord *record;

  if (step_article (db, article_id, NULL, &record, error) == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "This article is no longer in the library."));
  return record;
}

/* Finding */

typedef struct
{
  QdArticleFilter filter;
  char           *query;
} FindQuery;

static void
free_find_query (gpointer data)
{
  FindQuery *query = data;

  g_free (query->query);
  g_free (query);
}

static FindQuery *
new_find_query (const QdArticleFilter *filter)
{
  FindQuery *query = g_new0 (FindQuery, 1);

  query->filter = *filter;
  query->query = g_strdup (filter->query);
  query->filter.query = query->query;
  return query;
}

static const char *
get_order (QdArticleSort sort,
           gboolean      search)
{
  switch (sort)
    {
    case QD_ARTICLE_SORT_OLDEST:
      return " ORDER BY published ASC NULLS LAST, sort_title, tie";
    case QD_ARTICLE_SORT_TITLE:
      return " ORDER BY sort_title, tie";
    case QD_ARTICLE_SORT_SHARED:
      return " ORDER BY n_shared DESC, published DESC, sort_title, tie";
    case QD_ARTICLE_SORT_RELEVANCE:
      return search ? " ORDER BY search.rank, tie" : " ORDER BY published DESC, sort_title, tie";
    case QD_ARTICLE_SORT_NEWEST:
    default:
      return " ORDER BY published DESC, sort_title, tie";
    }
}

/* The planner knows neither how few articles are starred nor how many are of one source. */
static const char *
get_index (const QdArticleFilter *filter)
{
  if (filter->starred)
    return " INDEXED BY articles_starred";
  if (filter->source_id != 0)
    return " INDEXED BY articles_source";
  if (filter->unread && filter->sort != QD_ARTICLE_SORT_SHARED)
    return " INDEXED BY articles_unread";
  return "";
}

/**
 * _qd_store_dup_find_sql:
 * @filter: (not nullable): which articles, in which order
 * @search: whether its words are looked for; parameter 1 is the query then
 *
 * Parameter 2 is the source. Thread: any.
 *
 * Returns: (transfer full): the statement that finds the rows
 */
char *
_qd_store_dup_find_sql (const QdArticleFilter *filter,
                        gboolean               search)
{
  GString *sql = g_string_new (NULL);

  if (search)
    g_string_append (sql, "SELECT articles.id FROM search CROSS JOIN articles ON articles.id = search.rowid WHERE search MATCH ?1");
  else
    g_string_append_printf (sql, "SELECT articles.id FROM articles%s WHERE TRUE", get_index (filter));
  if (filter->source_id != 0)
    g_string_append (sql, " AND source_id = ?2");
  if (filter->unread)
    g_string_append (sql, " AND read = 0");
  if (filter->starred)
    g_string_append (sql, " AND starred = 1");
  g_string_append (sql, get_order (filter->sort, search));
  return g_string_free_and_steal (sql);
}

static gpointer
find_articles (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const FindQuery        *query = data;
  gboolean                search = !_qd_search_is_blank (query->query);
  g_autofree char        *match = search ? _qd_search_dup_match (query->query) : NULL;
  g_autofree char        *sql = _qd_store_dup_find_sql (&query->filter, search);
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GArray)      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  QdStep                  step;

  if (search && match == NULL)
    return g_steal_pointer (&ids);
  statement = qd_sqlite_prepare (db, sql);
  if (search)
    qd_statement_bind_text (statement, 1, match);
  if (query->filter.source_id != 0)
    qd_statement_bind_int (statement, 2, query->filter.source_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * qd_store_find_articles:
 * @self: (not nullable): a library
 * @filter: (not nullable): which articles, in which order
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds articles. The order is the same for the same articles, whatever the order in which they were added. Thread: any
 * but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): their rows, in order; %NULL on error
 */
GArray *
qd_store_find_articles (QdStore               *self,
                        const QdArticleFilter *filter,
                        GCancellable          *cancellable,
                        GError               **error)
{
  FindQuery *query;
  GArray    *ids;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  query = new_find_query (filter);
  ids = _qd_store_read (self, find_articles, query, cancellable, error);
  free_find_query (query);
  return ids;
}

/**
 * qd_store_find_articles_async:
 * @self: (not nullable): a library
 * @filter: (not nullable): which articles, in which order; copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_find_articles() does without blocking. Thread: any.
 */
void
qd_store_find_articles_async (QdStore               *self,
                              const QdArticleFilter *filter,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_find_articles_async);
  _qd_store_read_async (self, find_articles, new_find_query (filter), free_find_query, task, (GDestroyNotify)g_array_unref);
}

/**
 * qd_store_find_articles_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_find_articles_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): the rows, in order; %NULL on error
 */
GArray *
qd_store_find_articles_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Listing */

typedef struct
{
  gint64 *ids;
  gsize   n_ids;
  char   *query;
} ListQuery;

static void
free_list_query (gpointer data)
{
  ListQuery *query = data;

  g_free (query->ids);
  g_free (query->query);
  g_free (query);
}

static ListQuery *
new_list_query (const gint64 *ids,
                gsize         n_ids,
                const char   *text)
{
  ListQuery *query = g_new0 (ListQuery, 1);

  query->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  query->n_ids = n_ids;
  query->query = g_strdup (text);
  return query;
}

static gboolean
find_snippet (QdSqlite   *db,
              gint64      article_id,
              const char *match,
              char      **snippet,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT snippet (search, 1, char (2), char (3), '…', " SNIPPET_WORDS ")"
                                                             " FROM search WHERE search MATCH ?1 AND rowid = ?2");
  QdStep                  step;

  qd_statement_bind_text (statement, 1, match);
  qd_statement_bind_int (statement, 2, article_id);
  step = qd_statement_step (statement, error);
  *snippet = step == QD_STEP_ROW ? g_strdup (qd_statement_get_text (statement, 0, NULL)) : NULL;
  return step != QD_STEP_ERROR;
}

static void
free_record_or_null (gpointer data)
{
  if (data != NULL)
    qd_article_record_unref (data);
}

static gpointer
list_articles (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const ListQuery      *query = data;
  g_autofree char      *match = !_qd_search_is_blank (query->query) ? _qd_search_dup_match (query->query) : NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_full ((guint)query->n_ids, free_record_or_null);

  for (gsize i = 0; i < query->n_ids; i++)
    {
      g_autofree char *snippet = NULL;
      QdArticleRecord *record;

      if (match != NULL && !find_snippet (db, query->ids[i], match, &snippet, error))
        return NULL;
      if (step_article (db, query->ids[i], snippet, &record, error) == QD_STEP_ERROR)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/**
 * qd_store_list_articles:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 * @query: (nullable): what was searched, for the snippets
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads what lists show of articles. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdArticleRecord): as many articles as @n_ids, in their order, %NULL
 *   for a row that is gone; %NULL on error
 */
GPtrArray *
qd_store_list_articles (QdStore      *self,
                        const gint64 *ids,
                        gsize         n_ids,
                        const char   *query,
                        GCancellable *cancellable,
                        GError      **error)
{
  ListQuery *list;
  GPtrArray *records;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  list = new_list_query (ids, n_ids, query);
  records = _qd_store_read (self, list_articles, list, cancellable, error);
  free_list_query (list);
  return records;
}

/**
 * qd_store_list_articles_async:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 * @query: (nullable): what was searched, for the snippets; copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_articles() does without blocking. Thread: any.
 */
void
qd_store_list_articles_async (QdStore            *self,
                              const gint64       *ids,
                              gsize               n_ids,
                              const char         *query,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_articles_async);
  _qd_store_read_async (self, list_articles, new_list_query (ids, n_ids, query), free_list_query, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_articles_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_articles_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdArticleRecord): the articles, %NULL for a row that is gone; %NULL on
 *   error
 */
GPtrArray *
qd_store_list_articles_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Loading */

static gpointer
load_article (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  gint64                      article_id = *(const gint64 *)data;
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdBody)          body = NULL;
  g_autoptr (GPtrArray)       quotations = NULL;
  gsize                       len;

  if (record == NULL)
    return NULL;
  body = _qd_store_load_body (db, article_id, error);
  if (body == NULL)
    return NULL;
  qd_body_get_text (body, &len);
  quotations = _qd_store_load_quotations (db, article_id, len, error);
  return quotations != NULL ? qd_article_new (record, body, quotations) : NULL;
}

/**
 * qd_store_load_article:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads an article with its body and its quotations. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no such row; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the article; %NULL on error
 */
QdArticle *
qd_store_load_article (QdStore      *self,
                       gint64        article_id,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, load_article, &article_id, cancellable, error);
}

/**
 * qd_store_load_article_async:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_load_article() does without blocking. Thread: any.
 */
void
qd_store_load_article_async (QdStore            *self,
                             gint64              article_id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_article_async);
  _qd_store_read_async (self, load_article, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)qd_article_unref);
}

/**
 * qd_store_load_article_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_article_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the article; %NULL on error
 */
QdArticle *
qd_store_load_article_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  const char *label;
  gint64      article_id;
} LabelQuery;

/* What was given may be any of an article's ids and paths, though only one of them is its label. */
static gpointer
find_by_label (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  LabelQuery             *query = data;
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step;

  statement = qd_sqlite_prepare (db, "SELECT id FROM (SELECT 0 AS way, id, tie FROM articles WHERE label = ?1"
                                     " UNION ALL SELECT 1, articles.id, tie FROM origins JOIN articles ON articles.id = article_id WHERE external_id = ?1"
                                     " UNION ALL SELECT 2, articles.id, tie FROM origins JOIN articles ON articles.id = article_id WHERE path = ?1)"
                                     " ORDER BY way, tie LIMIT 1");
  qd_statement_bind_text (statement, 1, query->label);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ROW)
    query->article_id = qd_statement_get_int (statement, 0);
  else if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "There is no article “%s” in the library."), query->label);
  return step == QD_STEP_ROW ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_find_article_by_label:
 * @self: (not nullable): a library
 * @label: (not nullable): the id that an article bore when imported, or its path
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds an article as a person names it. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is none
 * Returns: its row; 0 on error
 */
gint64
qd_store_find_article_by_label (QdStore      *self,
                                const char   *label,
                                GCancellable *cancellable,
                                GError      **error)
{
  LabelQuery query = { label, 0 };

  g_return_val_if_fail (QD_IS_STORE (self), 0);
  g_return_val_if_fail (label != NULL, 0);

  return _qd_store_read (self, find_by_label, &query, cancellable, error) != NULL ? query.article_id : 0;
}

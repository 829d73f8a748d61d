/* qd-store-list.c: what a list shows of articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-compare.h"
#include "store/qd-search-query.h"
#include "store/qd-search-snippet.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* How much of a quotation is shown with its speaker, bytes. */
#define MAX_QUOTE 240

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

/* Snippets */

/* The quotation of an article that has most of the words. */
static gboolean
find_quote_snippet (QdSqlite   *db,
                    gint64      article_id,
                    const char *words,
                    char      **snippet,
                    GError    **error)
{
  g_autoptr (QdStatement)  statement = qd_sqlite_prepare (db, QD_QUOTATION_WORDS_SQL);
  g_autoptr (QdQuoteWords) asked = qd_quote_words_new (words, NULL);
  guint                    most = 0;
  QdStep                   step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const char              *text = qd_statement_get_text (statement, 1, NULL);
      g_autoptr (QdQuoteWords) quotation = qd_quote_words_new (text, NULL);
      QdQuoteComparison        comparison = qd_quote_compare (asked, quotation);

      if (comparison.relation.shared_words <= most)
        continue;
      most = comparison.relation.shared_words;
      g_free (*snippet);
      *snippet = qd_search_dup_quote (words, text);
    }
  return step != QD_STEP_ERROR;
}

/* The first words of the speaker that was looked for. */
static gboolean
find_speaker_snippet (QdSqlite            *db,
                      gint64               article_id,
                      const QdSearchQuery *search,
                      char               **snippet,
                      GError             **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_QUOTATION_WORDS_SQL);
  QdStep                  step = QD_STEP_DONE;

  qd_statement_bind_int (statement, 1, article_id);
  while (*snippet == NULL && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const char      *speaker = qd_statement_get_text (statement, 0, NULL);
      const char      *text = qd_statement_get_text (statement, 1, NULL);
      gsize            len = MIN (strlen (text), MAX_QUOTE);
      g_autofree char *marked = NULL;

      if (speaker != NULL)
        marked = qd_search_dup_snippet (speaker, strlen (speaker), search->terms, 1u << QD_SEARCH_SPEAKER);
      if (marked == NULL)
        continue;
      while (len > 0 && text[len] != '\0' && text[len] != ' ')
        len--;
      *snippet = g_strdup_printf ("%s: “%.*s%s”", marked, (int)len, text, text[len] != '\0' ? " …" : "");
    }
  return step != QD_STEP_ERROR;
}

static gboolean
find_text_snippet (QdSqlite            *db,
                   gint64               article_id,
                   const QdSearchQuery *search,
                   char               **snippet,
                   GError             **error)
{
  g_autoptr (QdBody) body = _qd_store_load_body (db, article_id, error);
  const char        *text;
  gsize              len;

  if (body == NULL)
    return FALSE;
  text = qd_body_get_text (body, &len);
  *snippet = qd_search_dup_snippet (text, len, search->terms, 1u << QD_SEARCH_TEXT);
  return TRUE;
}

static gboolean
has_field (const QdSearchQuery *search,
           QdSearchField        field)
{
  for (guint i = 0; i < search->terms->len; i++)
    if (g_array_index (search->terms, QdSearchTerm, i).field == field)
      return TRUE;
  return FALSE;
}

static gboolean
find_snippet (QdSqlite            *db,
              gint64               article_id,
              const QdSearchQuery *search,
              char               **snippet,
              GError             **error)
{
  if (search->quotes->len > 0 && !find_quote_snippet (db, article_id, search->quotes->pdata[0], snippet, error))
    return FALSE;
  if (*snippet == NULL && has_field (search, QD_SEARCH_TEXT) && !find_text_snippet (db, article_id, search, snippet, error))
    return FALSE;
  return *snippet != NULL || !has_field (search, QD_SEARCH_SPEAKER) || find_speaker_snippet (db, article_id, search, snippet, error);
}

static void
free_record_or_null (gpointer data)
{
  if (data != NULL)
    qd_article_record_unref (data);
}

/* *record is NULL if the article is gone since it was found. */
static gboolean
load_record (QdSqlite            *db,
             gint64               article_id,
             const QdSearchQuery *search,
             QdArticleRecord    **record,
             GError             **error)
{
  g_autoptr (QdArticleRecord) plain = NULL;
  g_autofree char            *snippet = NULL;
  QdArticleRecord             fields;

  if (_qd_store_step_article_record (db, article_id, &plain, error) == QD_STEP_ERROR ||
      (plain != NULL && !search->blank && !find_snippet (db, article_id, search, &snippet, error)))
    return FALSE;
  if (snippet == NULL)
    {
      *record = g_steal_pointer (&plain);
      return TRUE;
    }
  fields = *plain;
  fields.snippet = snippet;
  *record = qd_article_record_new (&fields);
  return TRUE;
}

static gpointer
list_articles (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const ListQuery          *query = data;
  g_autoptr (QdSearchQuery) search = qd_search_query_new (query->query);
  g_autoptr (GPtrArray)     records = g_ptr_array_new_full ((guint)query->n_ids, free_record_or_null);

  for (gsize i = 0; i < query->n_ids; i++)
    {
      QdArticleRecord *record;

      if (!load_record (db, query->ids[i], search, &record, error))
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

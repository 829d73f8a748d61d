/* qd-store-articles.c: the table of articles: its records, and articles with all that belongs to them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-articles.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-private.h"

/**
 * _qd_store_run_for_article:
 * @db: (not nullable): the connection that writes
 * @sql: (not nullable): a statement with one parameter
 * @article_id: an article's row, which it is given
 * @error: return location
 *
 * Runs a statement that returns no rows.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_run_for_article (QdSqlite   *db,
                           const char *sql,
                           gint64      article_id,
                           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, article_id);
  return qd_statement_run (statement, error);
}

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
    .published = qd_statement_get_time (statement, column + 7),
    .url = qd_statement_get_text (statement, column + 8, NULL),
    .language = qd_statement_get_text (statement, column + 9, NULL),
    .n_words = qd_statement_get_uint (statement, column + 10),
    .n_quotations = qd_statement_get_uint (statement, column + 11),
    .n_shared = qd_statement_get_uint (statement, column + 12),
    .read = qd_statement_get_int (statement, column + 13) != 0,
    .starred = qd_statement_get_int (statement, column + 14) != 0,
    .given_source = qd_statement_get_text (statement, column + 15, NULL),
    .tags = qd_statement_get_text (statement, column + 16, NULL),
    .name = qd_statement_get_text (statement, column + 17, NULL),
    .snippet = snippet,
  });
}

/**
 * _qd_store_step_article_record:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @record: (out) (transfer full) (nullable): the article
 * @error: return location
 *
 * Loads what lists show of an article that may be gone.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %QD_STEP_ROW if it is there, %QD_STEP_DONE if not
 */
QdStep
_qd_store_step_article_record (QdSqlite         *db,
                               gint64            article_id,
                               QdArticleRecord **record,
                               GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_ARTICLE_COLUMNS
                                                             " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  *record = step == QD_STEP_ROW ? _qd_store_read_article_record (statement, 0, NULL) : NULL;
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

  if (_qd_store_step_article_record (db, article_id, &record, error) == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "This article is no longer in the library."));
  return record;
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
  g_autoptr (GPtrArray)       facts = NULL;
  g_autoptr (GPtrArray)       pictures = NULL;
  const char                 *text;
  gsize                       len;

  if (record == NULL)
    return NULL;
  body = _qd_store_load_body (db, article_id, error);
  if (body == NULL)
    return NULL;
  text = qd_body_get_text (body, &len);
  quotations = _qd_store_load_quotations (db, article_id, text, len, error);
  facts = quotations != NULL ? _qd_store_load_facts (db, article_id, error) : NULL;
  pictures = facts != NULL ? _qd_store_load_pictures (db, article_id, error) : NULL;
  return pictures != NULL ? qd_article_new_with_extras (record, body, quotations, facts, pictures) : NULL;
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

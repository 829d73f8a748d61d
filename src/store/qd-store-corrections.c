/* qd-store-corrections.c: what a person says of articles that the program found otherwise
 *
 * A correction is kept by what its article is known by and by the words that it is of, not by rows: it holds when the article
 * is removed and imported again, when its text was changed, and when a later version analyses it anew. What is stored of an
 * article is what the program finds in it with its corrections, whichever came first; so a change of corrections analyses
 * the articles that have them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-prepared-article.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-corrections-private.h"

/* Applying */

/**
 * _qd_store_know_draft:
 * @article: (not nullable): an article made ready
 *
 * Returns: what it is known by; borrows from it
 */
QdKnownArticle
_qd_store_know_draft (const QdPreparedArticle *article)
{
  QdKnownArticle known = { .label = qd_article_draft_get_external_id (article->draft) };
  const char    *source = qd_article_draft_get_source (article->draft);

  memcpy (known.identity, article->identity, sizeof known.identity);
  if (known.label == NULL || *known.label == '\0')
    known.label = article->path;
  known.title = qd_article_draft_get_title (article->draft);
  known.source = source != NULL ? source : "";
  known.url = qd_article_draft_get_url (article->draft);
  return known;
}

/**
 * _qd_store_take_corrections:
 * @db: (not nullable): a connection
 * @article: (not nullable): an article made ready
 * @error: return location
 *
 * Makes what is to be stored of an article what the program found in it with what a person said of it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_take_corrections (QdSqlite          *db,
                            QdPreparedArticle *article,
                            GError           **error)
{
  const QdKnownArticle  known = _qd_store_know_draft (article);
  g_autoptr (GPtrArray) records = _qd_corrections_load_of (db, &known, error);
  g_autoptr (GPtrArray) corrections = NULL;
  const char           *text;
  gsize                 len;

  if (records == NULL)
    return FALSE;
  g_clear_pointer (&article->analysis, qd_analysis_unref);
  g_clear_pointer (&article->source, g_free);
  if (records->len == 0)
    {
      article->analysis = qd_analysis_ref (article->found);
      return TRUE;
    }
  corrections = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    {
      const QdCorrectionRecord *record = records->pdata[i];

      g_ptr_array_add (corrections, record->correction);
      if (record->correction->field == QD_CORRECTION_SOURCE && record->correction->value != NULL)
        g_set_str (&article->source, record->correction->value);
    }
  text = qd_body_get_text (qd_article_draft_get_body (article->draft), &len);
  article->analysis = qd_correction_apply (article->found, corrections, text, len);
  return TRUE;
}

/* The articles of the library that corrections of an article are of: itself, and those that are known by the same. */
static gboolean
collect_articles (QdSqlite             *db,
                  const QdKnownArticle *article,
                  GHashTable           *article_ids,
                  GError              **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTED_ARTICLES_SQL);
  QdStep                  step;

  _qd_store_bind_known (statement, article);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_hash_table_add (article_ids, g_memdup2 (&id, sizeof id));
    }
  return step == QD_STEP_DONE;
}

static gboolean
apply_again (QdSqlite *db,
             gint64    article_id,
             gboolean  unfile,
             GError  **error)
{
  g_autoptr (QdArticleDraft)    draft = NULL;
  g_autoptr (QdPreparedArticle) prepared = _qd_store_prepare_again (db, article_id, &draft, error);

  if (prepared == NULL)
    return FALSE;
  prepared->unfile = unfile;
  return _qd_store_renew_article (db, prepared, article_id, error);
}

/**
 * _qd_correcting_remove:
 * @self: (not nullable): a change
 * @correction_id: the row of the correction that is to go
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_correcting_remove (QdCorrecting *self,
                       gint64        correction_id,
                       GError      **error)
{
  g_autoptr (QdCorrectionRecord) record = _qd_correction_load (self->db, correction_id, error);
  g_autoptr (QdStatement)        statement = NULL;

  if (record == NULL)
    return FALSE;
  statement = qd_sqlite_prepare (self->db, "DELETE FROM corrections WHERE id = ?1");
  qd_statement_bind_int (statement, 1, correction_id);
  if (!collect_articles (self->db, &record->article, self->article_ids, error) ||
      (record->correction->field == QD_CORRECTION_SOURCE && !collect_articles (self->db, &record->article, self->unfile, error)) ||
      !qd_statement_run (statement, error))
    return FALSE;
  g_ptr_array_add (self->undo->add, g_steal_pointer (&record));
  return TRUE;
}

/**
 * _qd_correcting_add:
 * @self: (not nullable): a change
 * @record: (not nullable): a correction; with a row it gets that row again
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_correcting_add (QdCorrecting             *self,
                    const QdCorrectionRecord *record,
                    GError                  **error)
{
  gint64 id;

  if (!_qd_correction_insert (self->db, record, &id, error) || !collect_articles (self->db, &record->article, self->article_ids, error))
    return FALSE;
  g_array_append_val (self->undo->remove, id);
  return TRUE;
}

static gboolean
apply_all (QdCorrecting *self,
           GError      **error)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->article_ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!apply_again (self->db, *(const gint64 *)key, g_hash_table_contains (self->unfile, key), error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_correcting_run:
 * @db: (not nullable): a writing connection
 * @func: (not nullable): what removes and adds corrections
 * @data: for @func
 * @error: return location
 *
 * Changes corrections in one transaction, and analyses the articles that they are of again.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the #QdCorrectionChange that undoes it; %NULL on error
 */
gpointer
_qd_correcting_run (QdSqlite        *db,
                    QdCorrectingFunc func,
                    gconstpointer    data,
                    GError         **error)
{
  g_auto (QdTransaction)         transaction = QD_TRANSACTION_INIT;
  g_autoptr (GHashTable)         article_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable)         unfile = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (QdCorrectionChange) undo = qd_correction_change_new ();
  QdCorrecting                   self = { db, article_ids, unfile, undo };

  if (qd_transaction_begin_write (&transaction, db, error) && _qd_matcher_refresh (_qd_matcher_get (db), error) &&
      func (&self, data, error) && apply_all (&self, error) && qd_transaction_commit (&transaction, error))
    return g_steal_pointer (&undo);
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return NULL;
}

static gboolean
make_change (QdCorrecting *change,
             gconstpointer data,
             GError      **error)
{
  const QdCorrectionChange *wanted = data;

  for (guint i = 0; i < wanted->remove->len; i++)
    if (!_qd_correcting_remove (change, g_array_index (wanted->remove, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < wanted->add->len; i++)
    if (!_qd_correcting_add (change, wanted->add->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
change_corrections (QdSqlite     *db,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  return _qd_correcting_run (db, make_change, data, error);
}

/* Changing */

/**
 * qd_store_change_corrections:
 * @self: (not nullable): a library
 * @change: (not nullable): what to do
 * @error: return location
 *
 * Removes and adds corrections, all or nothing. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_change_corrections (QdStore            *self,
                             QdCorrectionChange *change,
                             GError            **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  return _qd_store_write (self, change_corrections, change, NULL, error);
}

/**
 * qd_store_change_corrections_async:
 * @self: (not nullable): a library
 * @change: (not nullable) (transfer full): what to do
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_correct_finish()
 * @user_data: for @callback
 *
 * Does what qd_store_change_corrections() does without blocking. Thread: any.
 */
void
qd_store_change_corrections_async (QdStore            *self,
                                   QdCorrectionChange *change,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (change != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_store_correct_finish);
  _qd_store_write_async (self, change_corrections, change, (GDestroyNotify)qd_correction_change_unref, task, (GDestroyNotify)qd_correction_change_unref);
}

/**
 * qd_store_correct_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_correct_async(), qd_store_relate_async() and qd_store_change_corrections_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_correct_finish (QdStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Listing */

/* Also the relations that lead to it from another article. */
static GPtrArray *
load_all_of (QdSqlite             *db,
             const QdKnownArticle *article,
             GError              **error)
{
  g_autoptr (GPtrArray)   records = _qd_corrections_load_of (db, article, error);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTION_ENDS_OF_ARTICLE_SQL);
  QdStep                  step;

  if (records == NULL)
    return NULL;
  _qd_store_bind_known (statement, article);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdCorrectionRecord *record = _qd_correction_load (db, qd_statement_get_int (statement, 0), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static gpointer
list_corrections (QdSqlite     *db,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  const gint64           *article_id = data;
  g_autoptr (QdStatement) statement = NULL;
  g_auto (QdCorrected)    article = { NULL };

  if (*article_id != 0)
    return _qd_corrected_load (db, *article_id, &article, error) ? load_all_of (db, &article.known, error) : NULL;
  statement = qd_sqlite_prepare (db, "SELECT " QD_CORRECTION_COLUMNS " FROM corrections ORDER BY id");
  return _qd_corrections_read (db, statement, error);
}

/**
 * qd_store_list_corrections:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its corrections only; 0 for all
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists corrections, the earliest first; also those of articles that are not in the library now. Thread: any but those of
 * the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): the corrections; %NULL on error
 */
GPtrArray *
qd_store_list_corrections (QdStore      *self,
                           gint64        article_id,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_corrections, &article_id, cancellable, error);
}

/**
 * qd_store_list_corrections_async:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its corrections only; 0 for all
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_corrections() does without blocking. Thread: any.
 */
void
qd_store_list_corrections_async (QdStore            *self,
                                 gint64              article_id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_corrections_async);
  _qd_store_read_async (self, list_corrections, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_corrections_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_corrections_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): the corrections; %NULL on error
 */
GPtrArray *
qd_store_list_corrections_finish (QdStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
insert_all (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  GPtrArray             *records = data;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 id;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!_qd_correction_insert (db, records->pdata[i], &id, error))
      return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * _qd_store_copy_corrections:
 * @from: (not nullable): a library that may be damaged
 * @to: (not nullable): one without articles
 * @error: return location
 *
 * Takes over the corrections that can be read. Thread: that of @from.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error: they could not be written
 */
gboolean
_qd_store_copy_corrections (QdSqlite *from,
                            QdStore  *to,
                            GError  **error)
{
  gint64                all = 0;
  g_autoptr (GPtrArray) records = list_corrections (from, &all, NULL, NULL);

  return records == NULL || _qd_store_write (to, insert_all, records, NULL, error) != NULL;
}

/* qd-store-add.c: articles are added in transactions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-add.h"

#include <string.h>

#include "store/qd-add-batch.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/**
 * qd_add_outcome_clear:
 * @self: (not nullable): an outcome
 *
 * Frees what an outcome holds. Thread: any.
 */
void
qd_add_outcome_clear (QdAddOutcome *self)
{
  g_clear_error (&self->error);
}

/**
 * _qd_store_renew_article:
 * @db: (not nullable): a connection in a transaction
 * @self: (not nullable): the article as it is in the library, prepared by this version
 * @article_id: its row
 * @error: return location
 *
 * Puts what this version finds in an article, with what a person said of it, in the place of what is stored of it. What a
 * person did to the article, and where it is from, stays.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_renew_article (QdSqlite          *db,
                         QdPreparedArticle *self,
                         gint64             article_id,
                         GError           **error)
{
  g_autoptr (QdAddBatch) batch = _qd_add_batch_new (db, error);

  return batch != NULL && _qd_store_take_corrections (db, self, error) && _qd_add_batch_replace (batch, self, article_id, error) && _qd_add_batch_write (batch, error);
}

/* FALSE if the whole batch cannot go on. */
static gboolean
add_one_alone (QdSqlite          *db,
               QdPreparedArticle *self,
               QdAddOutcome      *outcome,
               GError           **error)
{
  g_auto (QdTransaction) savepoint = QD_TRANSACTION_INIT;
  g_autoptr (QdAddBatch) batch = NULL;
  g_autoptr (GError)     local = NULL;

  *outcome = (QdAddOutcome){ QD_ADD_FAILED, 0, NULL };
  if (self->error != NULL)
    {
      outcome->error = g_error_copy (self->error);
      return TRUE;
    }
  if (!qd_transaction_begin_savepoint (&savepoint, db, error))
    return FALSE;
  batch = _qd_add_batch_new (db, &local);
  if (batch != NULL && _qd_add_batch_add (batch, self, outcome, &local) && _qd_add_batch_write (batch, &local) &&
      qd_transaction_commit (&savepoint, &local))
    return TRUE;
  _qd_matcher_forget (_qd_matcher_get (db));
  if (qd_sqlite_error_is_fatal (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *outcome = (QdAddOutcome){ QD_ADD_FAILED, 0, g_steal_pointer (&local) };
  return TRUE;
}

typedef struct
{
  GPtrArray        *articles;
  const QdFileMark *marks;
  gsize             n_marks;
  QdComingArticles *coming;
} Batch;

static gboolean
mark_files (QdSqlite    *db,
            const Batch *batch,
            GArray      *outcomes,
            GError     **error)
{
  for (gsize i = 0; i < batch->n_marks; i++)
    {
      const QdFileMark *mark = &batch->marks[i];
      gboolean          failed = FALSE;

      for (guint j = 0; j < mark->n_articles && !failed; j++)
        failed = g_array_index (outcomes, QdAddOutcome, mark->first + j).result == QD_ADD_FAILED;
      if (!failed && !_qd_store_mark_file (db, mark->path, mark->size, mark->modified, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * add_all:
 * @alone: whether each article has a savepoint of its own, so that one that fails does not take the others with it. At
 *   each savepoint FTS5 writes out what it has gathered in memory, which costs several times as much
 */
static gboolean
add_all (QdSqlite     *db,
         const Batch  *batch,
         GArray       *outcomes,
         gboolean      alone,
         GCancellable *cancellable,
         GError      **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdAddBatch) together = NULL;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return FALSE;
  together = alone ? _qd_add_batch_new (db, error) : _qd_add_batch_new_for (db, batch->articles, error);
  if (together == NULL)
    return FALSE;
  for (guint i = 0; i < batch->articles->len; i++)
    {
      QdPreparedArticle *article = g_ptr_array_index (batch->articles, i);
      QdAddOutcome      *outcome = &g_array_index (outcomes, QdAddOutcome, i);

      /* To find what ties one article to thousands takes long, and few of the instructions of SQLite. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      qd_thread_rest ();
      if (alone || article->error != NULL)
        {
          if (!add_one_alone (db, article, outcome, error))
            return FALSE;
        }
      else if (!_qd_add_batch_add (together, article, outcome, error))
        return FALSE;
    }
  return _qd_add_batch_write_last (together, batch->coming, error) && mark_files (db, batch, outcomes, error) && qd_transaction_commit (&transaction, error);
}

static void
clear_outcome (gpointer data)
{
  qd_add_outcome_clear (data);
}

static GArray *
new_outcomes (guint n)
{
  GArray *outcomes = g_array_sized_new (FALSE, TRUE, sizeof (QdAddOutcome), n);

  g_array_set_clear_func (outcomes, clear_outcome);
  g_array_set_size (outcomes, n);
  return outcomes;
}

static GArray *
try_to_add (QdSqlite     *db,
            const Batch  *batch,
            gboolean      alone,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GArray) outcomes = new_outcomes (batch->articles->len);

  if (add_all (db, batch, outcomes, alone, cancellable, error))
    return g_steal_pointer (&outcomes);
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return NULL;
}

static gpointer
add_articles (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const Batch       *batch = data;
  g_autoptr (GError) local = NULL;
  GArray            *outcomes = try_to_add (db, batch, FALSE, cancellable, &local);

  if (outcomes == NULL && g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_FULL))
    {
      /* The log takes room that there is again when it was moved into the library. */
      qd_sqlite_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
      g_clear_error (&local);
      outcomes = try_to_add (db, batch, FALSE, cancellable, &local);
    }
  /* One of the articles cannot be stored; the transaction was rolled back. Again, and each for itself. */
  if (outcomes == NULL && !qd_sqlite_error_is_fatal (local))
    {
      g_clear_error (&local);
      outcomes = try_to_add (db, batch, TRUE, cancellable, &local);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return outcomes;
}

/**
 * qd_store_add_prepared:
 * @self: (not nullable): a library
 * @articles: (not nullable) (element-type QdPreparedArticle): articles made ready
 * @marks: (nullable) (array length=n_marks): the files whose last articles are in the batch
 * @n_marks: how many
 * @coming: (nullable): the articles that are put together meanwhile, and are added next: that makes it faster. They may be added all the same if they
 *   are not in it, and need not be added if they are
 * @cancellable: (nullable): stops it; then nothing was added
 * @error: return location
 *
 * Adds a batch in one transaction, with quotations, index and relations, and notes the files that were read to their end.
 * An article that cannot be added is reported in its outcome, and the others stand; when the disk is full or the file
 * cannot be written, nothing of the batch stands. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdAddOutcome): an outcome an article, in their order; %NULL on error
 */
GArray *
qd_store_add_prepared (QdStore          *self,
                       GPtrArray        *articles,
                       const QdFileMark *marks,
                       gsize             n_marks,
                       QdComingArticles *coming,
                       GCancellable     *cancellable,
                       GError          **error)
{
  Batch batch = { articles, marks, n_marks, coming };

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (articles != NULL, NULL);
  g_return_val_if_fail (marks != NULL || n_marks == 0, NULL);

  return _qd_store_write (self, add_articles, &batch, cancellable, error);
}

static void
free_prepared (gpointer data)
{
  qd_prepared_article_free (data);
}

/**
 * qd_store_add_articles:
 * @self: (not nullable): a library
 * @drafts: (not nullable) (element-type QdArticleDraft): articles; those without an analysis are analysed
 * @cancellable: (nullable): stops it; then nothing was added
 * @error: return location
 *
 * Prepares articles in the calling thread and adds them as qd_store_add_prepared() does. Thread: any but those of the
 * library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdAddOutcome): an outcome a draft, in their order; %NULL on error
 */
GArray *
qd_store_add_articles (QdStore      *self,
                       GPtrArray    *drafts,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (free_prepared);

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (drafts != NULL, NULL);

  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (articles, qd_prepared_article_new (g_ptr_array_index (drafts, i)));
  return qd_store_add_prepared (self, articles, NULL, 0, NULL, cancellable, error);
}

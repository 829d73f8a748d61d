/* qd-store-add.c: articles become rows
 *
 * An article may be found in several places, its origins. It is shown as the first of them has it, in the order of ids,
 * paths and lines, so that the same library comes of the same origins whatever the order of import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"

#include <string.h>

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

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* Rows */

static gboolean
find_article (QdSqlite                *db,
              const QdPreparedArticle *self,
              gint64                  *article_id,
              GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE identity = ?1");
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, self->identity, sizeof self->identity);
  step = qd_statement_step (statement, error);
  *article_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static void
bind_fields (QdStatement             *statement,
             const QdPreparedArticle *self)
{
  QdArticleDraft *draft = self->draft;
  const char     *external_id = or_empty (qd_article_draft_get_external_id (draft));
  const char     *language = qd_article_draft_get_language (draft);
  gint64          published = qd_article_draft_get_published (draft);

  qd_statement_bind_text (statement, 2, *external_id != '\0' ? external_id : self->path);
  qd_statement_bind_text (statement, 3, qd_article_draft_get_byline (draft));
  qd_statement_bind_text (statement, 4, qd_article_draft_get_dateline (draft));
  if (published != QD_TIME_UNKNOWN)
    qd_statement_bind_int (statement, 5, published);
  else
    qd_statement_bind_null (statement, 5);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_url (draft));
  qd_statement_bind_text (statement, 7, language != NULL ? language : qd_analysis_get_language (self->analysis));
  qd_statement_bind_int (statement, 8, qd_analysis_get_n_words (self->analysis));
  qd_statement_bind_int (statement, 9, qd_analysis_get_n_quotations (self->analysis));
  if (self->profile != NULL)
    qd_statement_bind_blob (statement, 10, g_bytes_get_data (self->profile, NULL), g_bytes_get_size (self->profile));
  else
    qd_statement_bind_null (statement, 10);
  qd_statement_bind_int (statement, 16, QD_ANALYSIS_VERSION);
}

static gboolean
insert_article_row (QdSqlite                *db,
                    const QdPreparedArticle *self,
                    gint64                  *article_id,
                    GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO articles (label, byline, dateline, published, url, language, n_words,"
                                                             " n_quotations, profile, identity, tie, title, sort_title, source_id, analysis, given_source)"
                                                             " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  const char             *source = or_empty (qd_article_draft_get_source (self->draft));
  gint64                  source_id;
  gboolean                renamed;

  if (!_qd_store_file_source (db, source, &source_id, &renamed, error))
    return FALSE;
  bind_fields (statement, self);
  qd_statement_bind_blob (statement, 11, self->identity, sizeof self->identity);
  qd_statement_bind_int (statement, 12, self->tie);
  qd_statement_bind_text (statement, 13, qd_article_draft_get_title (self->draft));
  qd_statement_bind_text (statement, 14, self->sort_title);
  qd_statement_bind_int (statement, 15, source_id);
  qd_statement_bind_text (statement, 17, renamed ? source : NULL);
  if (!qd_statement_run (statement, error))
    return FALSE;
  *article_id = qd_sqlite_last_id (db);
  return self->source == NULL || _qd_store_file_under (db, *article_id, self->source, error);
}

static gboolean
insert_origin (QdSqlite                *db,
               const QdPreparedArticle *self,
               gint64                   article_id,
               gboolean                *is_new,
               GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO origins (article_id, external_id, path, line, original_id, media_type)"
                                                             " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0), ?6) ON CONFLICT DO NOTHING");
  gint64                  original_id;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, or_empty (qd_article_draft_get_external_id (self->draft)));
  qd_statement_bind_text (statement, 3, self->path);
  qd_statement_bind_int (statement, 4, (gint64)MIN (qd_article_draft_get_line (self->draft), G_MAXINT64));
  if (!_qd_store_ensure_original (db, &self->original, article_id, &original_id, error))
    return FALSE;
  qd_statement_bind_int (statement, 5, original_id);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_media_type (self->draft));
  if (!qd_statement_run (statement, error))
    return FALSE;
  *is_new = qd_sqlite_n_changes (db) > 0;
  return TRUE;
}

/* Whether the article's first origin is the draft's. */
static gboolean
is_first_origin (QdSqlite                *db,
                 const QdPreparedArticle *self,
                 gint64                   article_id,
                 gboolean                *first,
                 GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT external_id, path, line FROM origins WHERE article_id = ?1"
                                                             " ORDER BY external_id = '', external_id, path, line LIMIT 1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  *first = step == QD_STEP_ROW &&
           strcmp (qd_statement_get_text (statement, 0, NULL), or_empty (qd_article_draft_get_external_id (self->draft))) == 0 &&
           strcmp (qd_statement_get_text (statement, 1, NULL), self->path) == 0 &&
           (guint64)qd_statement_get_int (statement, 2) == qd_article_draft_get_line (self->draft);
  return step != QD_STEP_ERROR;
}

/**
 * store_content:
 * @unindexed: (nullable): articles to what was prepared of them, which are to be put into the search index at the end of
 *   the transaction; %NULL to do it at once. SQLite opens a savepoint for every statement that may fail when it has written
 *   something, and at a savepoint FTS5 writes out what it has gathered: so nothing else is written once it gathers
 */
static gboolean
store_content (QdSqlite                *db,
               const QdPreparedArticle *self,
               gint64                   article_id,
               GHashTable              *unindexed,
               GError                 **error)
{
  if (!_qd_store_insert_body (db, article_id, self->text, self->text_size, self->marks, error) ||
      !_qd_store_insert_quotations (db, article_id, self->analysis, error))
    return FALSE;
  if (unindexed != NULL)
    g_hash_table_insert (unindexed, g_memdup2 (&article_id, sizeof article_id), (gpointer)self);
  else if (!_qd_store_index_article (db, article_id, self->draft, self->analysis, error))
    return FALSE;
  return _qd_matcher_add (_qd_matcher_get (db), article_id, error);
}

static gboolean
run_for_article (QdSqlite   *db,
                 const char *sql,
                 gint64      article_id,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, article_id);
  return qd_statement_run (statement, error);
}

/* Makes the article what its new first origin says: its date and its quotations may differ, and with them its relations. */
static gboolean
replace_content (QdSqlite                *db,
                 const QdPreparedArticle *self,
                 gint64                   article_id,
                 GHashTable              *unindexed,
                 GError                 **error)
{
  gboolean                indexed = unindexed == NULL || !g_hash_table_contains (unindexed, &article_id);
  g_autoptr (GHashTable)  statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE articles SET label = ?2, byline = ?3, dateline = ?4, published = ?5, url = ?6,"
                                                          " language = ?7, n_words = ?8, n_quotations = ?9, profile = ?10, analysis = ?16, n_shared = 0 WHERE id = ?1");

  qd_statement_bind_int (update, 1, article_id);
  bind_fields (update, self);
  return _qd_matcher_remove (_qd_matcher_get (db), article_id, error) &&
         _qd_store_take_statements (db, article_id, statements, error) &&
         (!indexed || _qd_store_unindex_article (db, article_id, error)) &&
         (!self->unfile || _qd_store_file_under (db, article_id, NULL, error)) &&
         run_for_article (db, "DELETE FROM quotations WHERE article_id = ?1", article_id, error) &&
         _qd_store_rebuild_statements (db, statements, error) &&
         qd_statement_run (update, error) &&
         (self->source == NULL || _qd_store_file_under (db, article_id, self->source, error)) &&
         store_content (db, self, article_id, unindexed, error);
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
  return _qd_store_take_corrections (db, self, error) && replace_content (db, self, article_id, NULL, error);
}

static gboolean
add_prepared (QdSqlite          *db,
              QdPreparedArticle *self,
              QdAddOutcome      *outcome,
              GHashTable        *unindexed,
              GError           **error)
{
  gboolean is_new, first;

  if (!find_article (db, self, &outcome->article_id, error) || !_qd_store_take_corrections (db, self, error))
    return FALSE;
  if (outcome->article_id == 0)
    {
      outcome->result = QD_ADD_ADDED;
      return insert_article_row (db, self, &outcome->article_id, error) &&
             insert_origin (db, self, outcome->article_id, &is_new, error) &&
             store_content (db, self, outcome->article_id, unindexed, error);
    }
  outcome->result = QD_ADD_UNCHANGED;
  if (!insert_origin (db, self, outcome->article_id, &is_new, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  return is_first_origin (db, self, outcome->article_id, &first, error) &&
         (!first || replace_content (db, self, outcome->article_id, unindexed, error));
}

/* FALSE if the whole batch cannot go on. */
static gboolean
add_one_alone (QdSqlite          *db,
               QdPreparedArticle *self,
               QdAddOutcome      *outcome,
               GError           **error)
{
  g_auto (QdTransaction) savepoint = QD_TRANSACTION_INIT;
  g_autoptr (GError)     local = NULL;

  *outcome = (QdAddOutcome){ QD_ADD_FAILED, 0, NULL };
  if (self->error != NULL)
    {
      outcome->error = g_error_copy (self->error);
      return TRUE;
    }
  if (!qd_transaction_begin_savepoint (&savepoint, db, error))
    return FALSE;
  if (add_prepared (db, self, outcome, NULL, &local) && qd_transaction_commit (&savepoint, &local))
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

/* In the order of the batch, so that rows rise. */
static gboolean
index_all (QdSqlite   *db,
           GArray     *outcomes,
           GHashTable *unindexed,
           GError    **error)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      gint64                   article_id = g_array_index (outcomes, QdAddOutcome, i).article_id;
      const QdPreparedArticle *article = g_hash_table_lookup (unindexed, &article_id);

      if (article == NULL)
        continue;
      if (!_qd_store_index_article (db, article_id, article->draft, article->analysis, error))
        return FALSE;
      g_hash_table_remove (unindexed, &article_id);
    }
  return TRUE;
}

/**
 * add_all:
 * @alone: whether each article has a savepoint of its own, so that one that fails does not take the others with it. At
 *   each savepoint FTS5 writes out what it has gathered in memory, which costs several times as much
 */
static gboolean
add_all (QdSqlite    *db,
         const Batch *batch,
         GArray      *outcomes,
         gboolean     alone,
         GError     **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (GHashTable) unindexed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_matcher_refresh (_qd_matcher_get (db), error))
    return FALSE;
  for (guint i = 0; i < batch->articles->len; i++)
    {
      QdPreparedArticle *article = g_ptr_array_index (batch->articles, i);
      QdAddOutcome      *outcome = &g_array_index (outcomes, QdAddOutcome, i);

      if (alone || article->error != NULL)
        {
          if (!add_one_alone (db, article, outcome, error))
            return FALSE;
        }
      else if (!add_prepared (db, article, outcome, unindexed, error))
        return FALSE;
    }
  return mark_files (db, batch, outcomes, error) && index_all (db, outcomes, unindexed, error) && qd_transaction_commit (&transaction, error);
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
try_to_add (QdSqlite    *db,
            const Batch *batch,
            gboolean     alone,
            GError     **error)
{
  g_autoptr (GArray) outcomes = new_outcomes (batch->articles->len);

  if (add_all (db, batch, outcomes, alone, error))
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
  GArray            *outcomes = try_to_add (db, batch, FALSE, &local);

  if (outcomes == NULL && g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_FULL))
    {
      /* The log takes room that there is again when it was moved into the library. */
      qd_sqlite_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
      g_clear_error (&local);
      outcomes = try_to_add (db, batch, FALSE, &local);
    }
  /* One of the articles cannot be stored; the transaction was rolled back. Again, and each for itself. */
  if (outcomes == NULL && !qd_sqlite_error_is_fatal (local))
    {
      g_clear_error (&local);
      outcomes = try_to_add (db, batch, TRUE, &local);
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
                       GCancellable     *cancellable,
                       GError          **error)
{
  Batch batch = { articles, marks, n_marks };

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
  return qd_store_add_prepared (self, articles, NULL, 0, cancellable, error);
}

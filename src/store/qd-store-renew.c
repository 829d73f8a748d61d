/* qd-store-renew.c: what an older version of the program found in articles is computed anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-prepared-article.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* An article as it is stored, to be analysed again. */
typedef struct
{
  gint64             id;
  QdArticleDraft    *draft;
  QdPreparedArticle *prepared;
} Stale;

static void
free_stale (gpointer data)
{
  Stale *stale = data;

  g_clear_pointer (&stale->prepared, qd_prepared_article_free);
  g_clear_pointer (&stale->draft, qd_article_draft_free);
  g_free (stale);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stale, free_stale)

/**
 * _qd_store_strip_boilerplate:
 * @body: (not nullable): a body from the library
 *
 * Thread: any.
 *
 * Returns: (transfer full): the same without the marks that the analysis makes, so that they can be made anew
 */
QdBody *
_qd_store_strip_boilerplate (QdBody *body)
{
  gsize             len;
  const char       *text = qd_body_get_text (body, &len);
  QdBody           *stripped = qd_body_new (text, (gssize)len);
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind != QD_BODY_MARK_BOILERPLATE)
      qd_body_add_mark (stripped, marks[i].kind, marks[i].span, marks[i].level, marks[i].value);
  return stripped;
}

static Stale *
load_stale (QdSqlite *db,
            gint64    article_id,
            GError  **error)
{
  g_autoptr (Stale)           stale = g_new0 (Stale, 1);
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdBody)          body = record != NULL ? _qd_store_load_body (db, article_id, error) : NULL;
  g_autoptr (QdBody)          stripped = NULL;

  if (body == NULL)
    return NULL;
  stripped = _qd_store_strip_boilerplate (body);
  stale->id = article_id;
  stale->draft = qd_article_draft_new ();
  /* The label is that of the first origin, and as an id it stays what it is. */
  qd_article_draft_set_external_id (stale->draft, record->label);
  qd_article_draft_set_source (stale->draft, record->given_source != NULL ? record->given_source : record->source);
  qd_article_draft_set_title (stale->draft, record->title);
  qd_article_draft_set_byline (stale->draft, record->byline);
  qd_article_draft_set_dateline (stale->draft, record->dateline);
  qd_article_draft_set_published (stale->draft, record->published);
  qd_article_draft_set_url (stale->draft, record->url);
  qd_article_draft_set_language (stale->draft, record->language);
  qd_article_draft_set_body (stale->draft, stripped);
  qd_article_draft_set_listed (stale->draft);
  return g_steal_pointer (&stale);
}

/**
 * _qd_store_prepare_again:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @draft: (out) (transfer full): the article as it was imported; to be freed after what is returned
 * @error: return location
 *
 * Analyses an article of the library again.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the article made ready for _qd_store_renew_article(); %NULL on error
 */
QdPreparedArticle *
_qd_store_prepare_again (QdSqlite        *db,
                         gint64           article_id,
                         QdArticleDraft **draft,
                         GError         **error)
{
  g_autoptr (Stale) stale = load_stale (db, article_id, error);

  if (stale == NULL)
    return NULL;
  stale->prepared = qd_prepared_article_new (stale->draft);
  if (stale->prepared->error != NULL)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  *draft = g_steal_pointer (&stale->draft);
  return g_steal_pointer (&stale->prepared);
}

static gpointer
load_some (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE analysis < ?1 ORDER BY analysis, id LIMIT ?2");
  g_autoptr (GPtrArray)   found = g_ptr_array_new_with_free_func (free_stale);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, QD_ANALYSIS_VERSION);
  qd_statement_bind_int (statement, 2, GPOINTER_TO_UINT (data));
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Stale *stale = load_stale (db, qd_statement_get_int (statement, 0), error);

      if (stale == NULL)
        return NULL;
      g_ptr_array_add (found, stale);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

/* It may have been removed, or imported again, since it was loaded. */
static gboolean
is_still_stale (QdSqlite    *db,
                const Stale *stale,
                gboolean    *is,
                GError     **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM articles WHERE id = ?1 AND analysis < ?2");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, stale->id);
  qd_statement_bind_int (statement, 2, QD_ANALYSIS_VERSION);
  step = qd_statement_step (statement, error);
  *is = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR;
}

static gboolean
renew_all (QdSqlite  *db,
           GPtrArray *found,
           GError   **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;

  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_matcher_refresh (_qd_matcher_get (db), error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const Stale *stale = g_ptr_array_index (found, i);
      gboolean     is;

      if (!is_still_stale (db, stale, &is, error))
        return FALSE;
      if (!is)
        continue;
      /* Its draft is as this program made it, so that nothing can be wrong with it but what is wrong with the library. */
      if (stale->prepared->error != NULL)
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
      if (!_qd_store_renew_article (db, stale->prepared, stale->id, error))
        return FALSE;
    }
  return qd_transaction_commit (&transaction, error);
}

static gpointer
renew (QdSqlite     *db,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  if (renew_all (db, data, error))
    return QD_STORE_DONE;
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return NULL;
}

static gpointer
count_stale (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT count(*) FROM articles WHERE analysis < ?1");
  guint                  *n_stale = data;

  qd_statement_bind_int (statement, 1, QD_ANALYSIS_VERSION);
  if (qd_statement_step (statement, error) != QD_STEP_ROW)
    return NULL;
  *n_stale = qd_statement_get_uint (statement, 0);
  return QD_STORE_DONE;
}

/**
 * qd_store_count_stale:
 * @self: (not nullable): a library
 * @n_stale: (out) (not nullable): in how many articles an older version of the program found what is stored of them
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_count_stale (QdStore      *self,
                      guint        *n_stale,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (n_stale != NULL, FALSE);

  *n_stale = 0;
  return _qd_store_read (self, count_stale, n_stale, cancellable, error) != NULL;
}

/**
 * qd_store_renew_some:
 * @self: (not nullable): a library
 * @n_articles: how many articles at most; they are in memory at once, and written in one transaction
 * @n_left: (out) (not nullable): how many are still to be renewed afterwards
 * @cancellable: (nullable): stops it; then nothing of this step was written
 * @error: return location
 *
 * Analyses articles again, in the calling thread, of which an older version of the program has stored what it found, and
 * stores quotations, index and relations anew. What a person did to them stays. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_renew_some (QdStore      *self,
                     guint         n_articles,
                     guint        *n_left,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (n_left != NULL, FALSE);

  *n_left = 0;
  found = _qd_store_read (self, load_some, GUINT_TO_POINTER (n_articles), cancellable, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      Stale *stale = g_ptr_array_index (found, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      stale->prepared = qd_prepared_article_new (stale->draft);
    }
  if (found->len > 0 && _qd_store_write (self, renew, found, cancellable, error) == NULL)
    return FALSE;
  return qd_store_count_stale (self, n_left, cancellable, error);
}

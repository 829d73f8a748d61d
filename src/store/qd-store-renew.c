/* qd-store-renew.c: what an older version of the program found in articles is computed anew
 *
 * Those that are to be renewed are handed out with those that they are tied to behind them: what is tied to all articles of a
 * transaction is taken apart, and put together again, once. In which order they come decides nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-add-batch.h"
#include "store/qd-prepared-article.h"
#include "store/qd-stale-article-private.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* Rows up to this one are followed to those that they are tied to: a bit each. Any that is larger comes in its turn. */
#define MAX_FOLLOWED_ROW (64 * 1024 * 1024)

/* Of the articles of a transaction, at most so many are passed over for damage that is met when they are written. */
#define MOST_DAMAGED 16

struct _QdRenewal
{
  QdStore    *store;
  gint64      comparison;
  GArray     *all; /* of gint64: articles in the order of their rows */
  guint       next;
  GByteArray *waiting; /* a bit for the row of each of those that were not handed out */
  GByteArray *tied;    /* a bit for the row of each statement whose articles were followed */
  GArray     *near;    /* of gint64: those that come next, as they are tied to ones before */
  guint       next_near;
};

/* Sets of rows */

static gboolean
has_bit (const GByteArray *bits,
         gint64            row)
{
  return row >= 0 && row / 8 < bits->len && (bits->data[row / 8] >> row % 8 & 1) != 0;
}

static void
set_bit (GByteArray *bits,
         gint64      row,
         gboolean    value)
{
  guint8 zeroes[4096] = { 0 };

  if (row < 0 || row > MAX_FOLLOWED_ROW)
    return;
  while (row / 8 >= bits->len)
    g_byte_array_append (bits, zeroes, sizeof zeroes);
  if (value)
    bits->data[row / 8] |= (guint8)(1 << row % 8);
  else
    bits->data[row / 8] &= (guint8) ~(1 << row % 8);
}

/* Handing out */

static gpointer
list_all (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  QdRenewal              *self = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE analysis < ?1 ORDER BY analysis, id");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, QD_ANALYSIS_VERSION);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (self->all, id);
      set_bit (self->waiting, id, TRUE);
    }
  return step == QD_STEP_DONE ? QD_STORE_DONE : NULL;
}

/**
 * qd_renewal_new:
 * @store: (not nullable): a library
 * @n_articles: (out) (not nullable): in how many articles an older version of the program found what is stored of them
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists what is to be found anew, 8 bytes an article. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the renewal; %NULL on error
 */
QdRenewal *
qd_renewal_new (QdStore      *store,
                guint        *n_articles,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (QdRenewal) self = NULL;

  g_return_val_if_fail (QD_IS_STORE (store), NULL);
  g_return_val_if_fail (n_articles != NULL, NULL);

  self = g_new0 (QdRenewal, 1);
  self->store = g_object_ref (store);
  self->comparison = QD_COMPARISON_VERSION;
  self->all = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->near = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->waiting = g_byte_array_new ();
  self->tied = g_byte_array_new ();
  *n_articles = 0;
  if (_qd_store_read (store, list_all, self, cancellable, error) == NULL)
    return NULL;
  *n_articles = self->all->len;
  return g_steal_pointer (&self);
}

/**
 * qd_renewal_free:
 * @self: (nullable) (transfer full): a renewal
 *
 * Frees it; what was handed out stays. Thread: the one that uses it.
 */
void
qd_renewal_free (QdRenewal *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  g_array_unref (self->all);
  g_array_unref (self->near);
  g_byte_array_unref (self->waiting);
  g_byte_array_unref (self->tied);
  g_free (self);
}

/**
 * _qd_renewal_set_comparison:
 * @self: (not nullable): a renewal of which nothing was loaded
 * @version: what it is to take for %QD_COMPARISON_VERSION
 *
 * For tests: where the last version of the analysis was one of the comparison, there is none that only the former is older than.
 */
void
_qd_renewal_set_comparison (QdRenewal *self,
                            gint64     version)
{
  self->comparison = version;
}

/* 0 if all were handed out. */
static gint64
take_next (QdRenewal *self)
{
  gint64 id = 0;

  if (self->next_near < self->near->len)
    return g_array_index (self->near, gint64, self->next_near++);
  g_array_set_size (self->near, 0);
  self->next_near = 0;
  while (id == 0 && self->next < self->all->len)
    {
      gint64 next = g_array_index (self->all, gint64, self->next++);

      if (next > MAX_FOLLOWED_ROW || has_bit (self->waiting, next))
        id = next;
    }
  set_bit (self->waiting, id, FALSE);
  return id;
}

static gboolean
list_statements (QdRenewal *self,
                 QdSqlite  *db,
                 gint64     article_id,
                 GArray    *statement_ids,
                 GError   **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT statement_id FROM quotations WHERE article_id = ?1 AND statement_id IS NOT NULL");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      if (id > MAX_FOLLOWED_ROW || has_bit (self->tied, id))
        continue;
      set_bit (self->tied, id, TRUE);
      g_array_append_val (statement_ids, id);
    }
  return step == QD_STEP_DONE;
}

/* Has those come next that are tied to an article. */
static gboolean
follow (QdRenewal *self,
        QdSqlite  *db,
        gint64     article_id,
        GError   **error)
{
  g_autoptr (GArray)      statement_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (QdStatement) statement = NULL;

  if (!list_statements (self, db, article_id, statement_ids, error))
    return FALSE;
  statement = qd_sqlite_prepare (db, "SELECT article_id FROM quotations WHERE statement_id = ?1");
  for (guint i = 0; i < statement_ids->len; i++)
    {
      QdStep step;

      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, g_array_index (statement_ids, gint64, i));
      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        {
          gint64 id = qd_statement_get_int (statement, 0);

          if (!has_bit (self->waiting, id))
            continue;
          set_bit (self->waiting, id, FALSE);
          g_array_append_val (self->near, id);
        }
      if (step == QD_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* It may have been removed, imported again or corrected since it was listed. */
static gboolean
is_stale (QdSqlite *db,
          gint64    article_id,
          gboolean *is,
          GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM articles WHERE id = ?1 AND analysis < ?2");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, QD_ANALYSIS_VERSION);
  step = qd_statement_step (statement, error);
  *is = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR;
}

/* Loads one that is stale, or, where that is damaged, its name. NULL without an error if it was removed meanwhile. */
static QdStaleArticle *
load_one (QdRenewal *self,
          QdSqlite  *db,
          gint64     article_id,
          GError   **error)
{
  g_autoptr (GError) local = NULL;
  QdStaleArticle    *stale = _qd_stale_article_load (db, article_id, self->comparison, &local);
  gboolean           is;

  if (stale != NULL)
    return stale;
  /* What belongs to it may be lost, too. */
  if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT) && !g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return is_stale (db, article_id, &is, error) && is ? _qd_stale_article_new_damaged (db, article_id, error) : NULL;
}

typedef struct
{
  QdRenewal *renewal;
  guint      most;
} Loading;

static gpointer
load_some (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Loading        *loading = data;
  g_autoptr (GError)    local = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_stale_article_free);

  while (found->len < loading->most)
    {
      gint64          id = take_next (loading->renewal);
      QdStaleArticle *stale;
      gboolean        is;

      if (id == 0)
        break;
      if (!is_stale (db, id, &is, error))
        return NULL;
      if (!is)
        continue;
      stale = load_one (loading->renewal, db, id, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (stale == NULL)
        continue;
      g_ptr_array_add (found, stale);
      if (!follow (loading->renewal, db, id, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

/**
 * qd_renewal_load:
 * @self: (not nullable): a renewal
 * @most: how many articles at most
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads the next articles; of one that is damaged nothing but its name. After an error others may be missing until another renewal.
 * Thread: any but those of the library, one at a time; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdStaleArticle): articles; none if all were loaded; %NULL on error
 */
GPtrArray *
qd_renewal_load (QdRenewal    *self,
                 guint         most,
                 GCancellable *cancellable,
                 GError      **error)
{
  Loading loading = { self, most };

  g_return_val_if_fail (self != NULL, NULL);

  return _qd_store_read (self->store, load_some, &loading, cancellable, error);
}

/* Writing */

static gboolean
set_version (QdSqlite       *db,
             QdStaleArticle *stale,
             GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE articles SET analysis = ?2 WHERE id = ?1");

  qd_statement_bind_int (statement, 1, _qd_stale_article_get_id (stale));
  qd_statement_bind_int (statement, 2, QD_ANALYSIS_VERSION);
  return qd_statement_run (statement, error);
}

/* Nothing of it changes but what is marked in its text, and the version. */
static gboolean
keep (QdSqlite       *db,
      QdStaleArticle *stale,
      GError        **error)
{
  return set_version (db, stale, error) &&
         _qd_store_write_marks (db, _qd_stale_article_get_id (stale), _qd_stale_article_get_prepared (stale)->marks, error);
}

/* Whether a person said anything of the article that is to be said of what this version finds, too. */
static gboolean
is_corrected (const QdPreparedArticle *article)
{
  return article->analysis != article->found || article->source != NULL;
}

/* Keeps an article as it is, or puts it with those that are to be replaced. */
static gboolean
sort_one (QdSqlite       *db,
          QdAddBatch     *batch,
          gboolean        corrections,
          QdStaleArticle *stale,
          GPtrArray      *replacements,
          GError        **error)
{
  QdPreparedArticle *prepared = _qd_stale_article_get_prepared (stale);
  QdReplacement     *replacement;
  gboolean           is;

  if (!is_stale (db, _qd_stale_article_get_id (stale), &is, error))
    return FALSE;
  if (!is)
    return TRUE;
  /* What is damaged does not become whole by being tried at every start: the next version tries it again. */
  if (qd_stale_article_get_damaged (stale) != NULL)
    return set_version (db, stale, error);
  if (corrections && !_qd_store_take_corrections (db, prepared, error))
    return FALSE;
  if (_qd_stale_article_stays (stale) && !is_corrected (prepared))
    return keep (db, stale, error);
  replacement = _qd_stale_article_make_replacement (stale);
  /* Of what is damaged the indexes have to be searched. */
  if (replacement == NULL)
    return _qd_add_batch_replace (batch, prepared, _qd_stale_article_get_id (stale), error);
  g_ptr_array_add (replacements, replacement);
  return TRUE;
}

static void
free_replacement (gpointer data)
{
  QdReplacement *replacement = data;

  g_clear_pointer (&replacement->entry, _qd_match_entry_free);
  g_free (replacement);
}

static gboolean
renew_some (QdSqlite              *db,
            QdStaleArticle *const *articles,
            guint                  n_articles,
            GCancellable          *cancellable,
            GError               **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdAddBatch) batch = NULL;
  g_autoptr (GPtrArray)  replacements = g_ptr_array_new_with_free_func (free_replacement);
  gint64                 corrections;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return FALSE;
  batch = _qd_add_batch_new (db, error);
  if (batch == NULL || !qd_sqlite_query_int (db, "SELECT EXISTS (SELECT 1 FROM corrections)", &corrections, error))
    return FALSE;
  for (guint i = 0; i < n_articles; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !sort_one (db, batch, corrections != 0, articles[i], replacements, error))
      return FALSE;
  return _qd_add_batch_replace_all (batch, replacements, error) && qd_transaction_commit (&transaction, error);
}

static gboolean
try_to_renew (QdSqlite              *db,
              QdStaleArticle *const *articles,
              guint                  n_articles,
              GCancellable          *cancellable,
              GError               **error)
{
  if (renew_some (db, articles, n_articles, cancellable, error))
    return TRUE;
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return FALSE;
}

/* Articles that cannot be renewed for damage that is met only when rows are written, as in what ties them to others. */
typedef struct
{
  QdSqlite     *db;
  GCancellable *cancellable;
  GPtrArray    *damaged;
} Search;

/* Renews the others, looking for these by halves. Where they are many, it is what all articles have in common that is damaged: nobody is helped by
 * being told of each. */
static gboolean
renew_around_damage (Search                *search,
                     QdStaleArticle *const *articles,
                     guint                  n_articles,
                     GError               **error)
{
  g_autoptr (GError) local = NULL;
  guint              half = n_articles / 2;

  if (try_to_renew (search->db, articles, n_articles, search->cancellable, &local))
    return TRUE;
  if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT) || (half == 0 && search->damaged->len == MOST_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (half > 0)
    return renew_around_damage (search, articles, half, error) && renew_around_damage (search, articles + half, n_articles - half, error);
  g_ptr_array_add (search->damaged, articles[0]);
  return TRUE;
}

static gpointer
renew (QdSqlite     *db,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  const GPtrArray      *articles = data;
  g_autoptr (GPtrArray) damaged = g_ptr_array_new ();
  Search                search = { db, cancellable, damaged };

  if (articles->len > 0 && !renew_around_damage (&search, (QdStaleArticle *const *)articles->pdata, articles->len, error))
    return NULL;
  for (guint i = 0; i < damaged->len; i++)
    _qd_stale_article_set_damaged (damaged->pdata[i]);
  return damaged->len == 0 || try_to_renew (db, (QdStaleArticle *const *)damaged->pdata, damaged->len, cancellable, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_renew_articles:
 * @self: (not nullable): a library
 * @articles: (not nullable) (element-type QdStaleArticle): articles of one renewal, prepared, each once
 * @cancellable: (nullable): stops it; then nothing was written, or only what is around damage
 * @error: return location
 *
 * Stores, in one transaction, what this version finds in articles, with what a person said of it: quotations, index and relations. One in
 * which nothing else is found, and whose relations this version decides as its own does, keeps its rows. What a person did to them stays;
 * what was removed, imported again or corrected since it was loaded is passed over. One that is damaged keeps what it has, and is not stale
 * for this version any more; qd_stale_article_get_damaged() tells of one where that is seen only now, too, and the others are stored in several
 * transactions then. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_renew_articles (QdStore      *self,
                         GPtrArray    *articles,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  return _qd_store_write (self, renew, articles, cancellable, error) != NULL;
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

/* qd-add-batch.c: a batch of articles becomes rows
 *
 * An article may be found in several places, its origins. It is shown as the first of them has it, in the order of ids,
 * paths and lines, so that the same library comes of the same origins whatever the order of import.
 *
 * The articles of a batch are matched first, in memory, and written together afterwards, so that no row is written twice.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-add-batch.h"

#include <string.h>

#include "store/qd-add-rows.h"
#include "store/qd-article-row.h"
#include "store/qd-hands.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/* So many articles are put into the search indexes together; fewer one by one, since preparing statements for it takes as long. */
#define MANY_UNINDEXED 16

/* An article that is matched, and whose rows are still to be written. */
typedef struct
{
  QdPreparedArticle *article;
  gint64             article_id;
  gint64             first_quotation;
  gboolean           is_new;     /* whether there is no row of the article itself */
  gboolean           is_indexed; /* whether the article is in the search index with all that it is to be found by */
} Pending;

struct _QdAddBatch
{
  QdSqlite         *db;
  QdMatcher        *matcher;
  GArray           *pending;    /* of Pending */
  GHashTable       *identities; /* of the pending ones */
  QdComingArticles *coming;     /* those that are looked up when these are settled, if any; borrowed */
  gint64            last_article;
  gint64            last_quotation;
  gint64            corrected; /* whether a person corrected anything */
};

/* The batch */

static gboolean
load_last_id (QdSqlite   *db,
              const char *table,
              gint64     *id,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT seq FROM sqlite_sequence WHERE name = ?1");
  QdStep                  step;

  qd_statement_bind_text (statement, 1, table);
  step = qd_statement_step (statement, error);
  *id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static guint
hash_identity (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
equal_identities (gconstpointer a,
                  gconstpointer b)
{
  return memcmp (a, b, QD_CODEC_IDENTITY_SIZE) == 0;
}

static QdAddBatch *
batch_new (QdSqlite  *db,
           QdMatcher *matcher,
           GError   **error)
{
  g_autoptr (QdAddBatch) self = g_new0 (QdAddBatch, 1);

  self->db = db;
  self->matcher = matcher;
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  self->identities = g_hash_table_new (hash_identity, equal_identities);
  if (!_qd_matcher_refresh (matcher, error) || !load_last_id (db, "articles", &self->last_article, error) ||
      !load_last_id (db, "quotations", &self->last_quotation, error) ||
      !qd_sqlite_query_int (db, "SELECT EXISTS (SELECT 1 FROM corrections)", &self->corrected, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * _qd_add_batch_new:
 * @db: (not nullable): a writing connection in a transaction, which the batch must not outlive
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): an empty batch; %NULL on error
 */
QdAddBatch *
_qd_add_batch_new (QdSqlite *db,
                   GError  **error)
{
  return batch_new (db, _qd_matcher_get (db), error);
}

/* Whether articles begin with those that are looked up ahead, and these get the rows that they were looked up with. */
static gboolean
begin_with_those_ahead (const QdAddBatch *self,
                        GPtrArray        *articles)
{
  guint  n = _qd_matcher_get_n_ahead (self->matcher);
  gint64 quotation = self->last_quotation;

  if (self->corrected || n > articles->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const QdPreparedArticle *article = g_ptr_array_index (articles, i);
      const QdMatchEntry      *entry = _qd_matcher_get_ahead (self->matcher, i);

      if (article->entry != NULL || !equal_identities (article->identity, entry->identity) || entry->article_id != self->last_article + 1 + i ||
          (entry->quotations->len > 0 && g_array_index (entry->quotations, QdEntryQuotation, 0).id != quotation + 1))
        return FALSE;
      quotation += entry->quotations->len;
    }
  return TRUE;
}

/**
 * _qd_add_batch_new_for:
 * @db: (not nullable): a writing connection in a transaction, which the batch must not outlive
 * @articles: (not nullable) (element-type QdPreparedArticle): what is going to be added to it, in this order and before all else
 * @error: return location
 *
 * Begins a batch that goes on with what was found for those that the one before was told to be coming.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): an empty batch; %NULL on error
 */
QdAddBatch *
_qd_add_batch_new_for (QdSqlite  *db,
                       GPtrArray *articles,
                       GError   **error)
{
  QdAddBatch *self = batch_new (db, _qd_matcher_get_as_is (db), error);

  if (self != NULL && !begin_with_those_ahead (self, articles))
    _qd_matcher_withdraw (self->matcher);
  return self;
}

/**
 * _qd_add_batch_free:
 * @self: (not nullable) (transfer full): a batch
 */
void
_qd_add_batch_free (QdAddBatch *self)
{
  g_array_unref (self->pending);
  g_hash_table_unref (self->identities);
  g_free (self);
}

static void
number_quotations (QdAddBatch   *self,
                   QdMatchEntry *entry)
{
  for (guint i = 0; i < entry->quotations->len; i++)
    g_array_index (entry->quotations, QdEntryQuotation, i).id = ++self->last_quotation;
}

/* Matches an article, of which its entry is taken, and puts it with those that are to be written. */
static gboolean
add_entry (QdAddBatch        *self,
           QdPreparedArticle *article,
           QdMatchEntry      *entry,
           gboolean           is_new,
           gboolean           is_indexed,
           GError           **error)
{
  Pending pending = { article, entry->article_id, self->last_quotation + 1, is_new, is_indexed };

  if (self->corrected && !_qd_hands_load_prepared (self->db, article, &entry->hands, error))
    {
      _qd_match_entry_free (entry);
      return FALSE;
    }
  number_quotations (self, entry);
  g_array_append_val (self->pending, pending);
  g_hash_table_add (self->identities, article->identity);
  return _qd_matcher_add (self->matcher, entry, error);
}

static gboolean
add_content (QdAddBatch        *self,
             QdPreparedArticle *article,
             gint64             article_id,
             gboolean           is_new,
             GError           **error)
{
  QdMatchEntry *entry = _qd_prepared_article_take_entry (article);

  entry->article_id = article_id;
  return add_entry (self, article, entry, is_new, FALSE, error);
}

/* Adds the next of those that are looked up already. */
static gboolean
add_ahead (QdAddBatch        *self,
           QdPreparedArticle *article,
           QdAddOutcome      *outcome,
           GError           **error)
{
  const QdMatchEntry *entry = _qd_matcher_get_ahead (self->matcher, 0);
  Pending             pending = { article, entry->article_id, self->last_quotation + 1, TRUE, FALSE };

  outcome->result = QD_ADD_ADDED;
  outcome->article_id = self->last_article = entry->article_id;
  self->last_quotation += entry->quotations->len;
  g_array_append_val (self->pending, pending);
  g_hash_table_add (self->identities, article->identity);
  return _qd_matcher_store_ahead (self->matcher, error);
}

/* The articles that get rows, of the first @n that are pending. */
static GArray *
list_new (QdAddBatch *self,
          guint       n)
{
  GArray *articles = g_array_sized_new (FALSE, FALSE, sizeof (QdNewArticle), n);

  for (guint i = 0; i < n; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);
      QdNewArticle   article = { .article = pending->article, .article_id = pending->article_id };

      if (!pending->is_new)
        continue;
      article.n_shared = _qd_matcher_count_shared (self->matcher, pending->article_id);
      g_array_append_val (articles, article);
    }
  return articles;
}

/* What is to be changed of rows that are there, and where a person files the article. */
static gboolean
write_article (QdAddBatch    *self,
               const Pending *pending,
               GError       **error)
{
  const QdPreparedArticle *article = pending->article;
  guint                    n_shared = pending->is_new ? 0 : _qd_matcher_count_shared (self->matcher, pending->article_id);

  if (!pending->is_new && (!(article->text != NULL ? _qd_article_row_update : _qd_article_row_update_findings) (self->db, article, pending->article_id, n_shared, error) ||
                           (article->unfile && !_qd_store_file_under (self->db, pending->article_id, NULL, error))))
    return FALSE;
  return article->source == NULL || _qd_store_file_under (self->db, pending->article_id, article->source, error);
}

static gboolean
write_body (QdAddBatch    *self,
            const Pending *pending,
            GError       **error)
{
  const QdPreparedArticle *article = pending->article;

  if (pending->is_new)
    return TRUE;
  if (article->text == NULL)
    return _qd_store_write_marks (self->db, pending->article_id, article->marks, error);
  return _qd_store_replace_extras (self->db, article->draft, pending->article_id, error) &&
         _qd_store_insert_body (self->db, pending->article_id, article->text, article->text_size, article->marks, TRUE, error);
}

static gboolean
write_index (QdAddBatch    *self,
             const Pending *pending,
             GError       **error)
{
  const QdPreparedArticle *article = pending->article;

  return (pending->is_indexed || _qd_store_index_article (self->db, pending->article_id, article->draft, article->analysis, error)) &&
         _qd_store_index_quotations (self->db, pending->first_quotation, article->analysis, error);
}

static gboolean
write_quotations (QdAddBatch *self,
                  guint       n,
                  GError    **error)
{
  g_autoptr (GArray) articles = g_array_sized_new (FALSE, FALSE, sizeof (QdQuotedArticle), n);

  for (guint i = 0; i < n; i++)
    {
      const Pending  *pending = &g_array_index (self->pending, Pending, i);
      QdQuotedArticle article = { pending->article_id, pending->article->analysis, qd_article_draft_get_body (pending->article->draft) };

      g_array_append_val (articles, article);
    }
  return _qd_store_insert_quotations (self->db, (const QdQuotedArticle *)(gconstpointer)articles->data, articles->len, self->matcher, error);
}

static gboolean
write_each (QdAddBatch *self,
            guint       n,
            gboolean (*write) (QdAddBatch *self, const Pending *pending, GError **error),
            GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      qd_thread_rest ();
      if (!write (self, &g_array_index (self->pending, Pending, i), error))
        return FALSE;
    }
  return TRUE;
}

/* Articles come before the rows that refer to them: had SQLite to put off looking for these (PRAGMA defer_foreign_keys), it would have all
 * its statements prepared anew, and look through eight tables for each article. */
static gboolean
write_rows (QdAddBatch *self,
            guint       n,
            GError    **error)
{
  g_autoptr (GArray) articles = list_new (self, n);

  return _qd_add_rows_write_articles (self->db, articles, error) && write_each (self, n, write_article, error) &&
         _qd_add_rows_write_bodies (self->db, articles, error) && write_each (self, n, write_body, error) && write_quotations (self, n, error);
}

/* Of one that replaces another the row is not behind those of the others. */
static gboolean
can_be_indexed_together (QdAddBatch *self)
{
  if (self->pending->len < MANY_UNINDEXED)
    return FALSE;
  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (!pending->is_new || !_qd_prepared_article_has_terms (pending->article))
        return FALSE;
    }
  return TRUE;
}

static gboolean
index_together (QdAddBatch    *self,
                QdSearchBatch *batch,
                GError       **error)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      qd_thread_rest ();
      if (!_qd_search_batch_add (batch, pending->article_id, pending->first_quotation, pending->article, error))
        return FALSE;
    }
  return _qd_search_batch_write (batch, error);
}

/* SQLite opens a savepoint for every statement that may fail when it has written something, and at a savepoint FTS5 writes out what it has
 * gathered: so it is told of all articles in one go, and writes it out at once. */
static gboolean
index_one_by_one (QdAddBatch *self,
                  GError    **error)
{
  g_auto (QdTransaction) savepoint = QD_TRANSACTION_INIT;

  return write_each (self, self->pending->len, write_index, error) && qd_transaction_begin_savepoint (&savepoint, self->db, error) &&
         qd_transaction_commit (&savepoint, error);
}

/* What nothing that is found in other articles changes, while these are still being looked for and compared. */
static gboolean
write_indexes (QdAddBatch *self,
               GError    **error)
{
  g_autoptr (QdSearchBatch) batch = NULL;

  if (can_be_indexed_together (self) && !_qd_search_batch_new (self->db, &batch, error))
    return FALSE;
  return batch != NULL ? index_together (self, batch, error) : index_one_by_one (self, error);
}

/* Has those that come next looked up, as far as they are new. They get the rows after those of the batch, of which nobody else can be added before. */
static gboolean
look_ahead (QdAddBatch *self,
            GError    **error)
{
  g_autoptr (GPtrArray) articles = self->coming != NULL && !self->corrected ? qd_coming_articles_list (self->coming) : g_ptr_array_new ();
  gboolean              can = FALSE;

  if (articles->len > 0 && !_qd_matcher_begin_ahead (self->matcher, &can, error))
    return FALSE;
  for (guint i = 0; can && i < articles->len; i++)
    {
      QdPreparedArticle *article = g_ptr_array_index (articles, i);
      QdMatchEntry      *entry;
      gint64             article_id;

      if (article->error != NULL || g_hash_table_contains (self->identities, article->identity))
        break;
      if (!_qd_article_row_find (self->db, article, &article_id, error))
        return FALSE;
      if (article_id != 0)
        break;
      entry = _qd_prepared_article_take_entry (article);
      entry->article_id = ++self->last_article;
      number_quotations (self, entry);
      g_hash_table_add (self->identities, article->identity);
      _qd_matcher_add_ahead (self->matcher, entry);
    }
  return TRUE;
}

/* Writes the rows of those of which all is known that ties them: of all, but where they are tied to very many. */
static gboolean
write_settled (QdAddBatch *self,
               GError    **error)
{
  guint n;

  /* What is derived from all articles does not follow from them any more. */
  if (!_qd_matcher_settle (self->matcher, &n, error) || (n == self->pending->len && !look_ahead (self, error)) || !qd_sqlite_exec (self->db, "UPDATE derived SET fresh = 0 WHERE fresh <> 0", error) ||
      !write_rows (self, n, error))
    return FALSE;
  g_array_remove_range (self->pending, 0, n);
  return _qd_matcher_finish (self->matcher, error);
}

/**
 * _qd_add_batch_write:
 * @self: (not nullable): a batch
 * @error: return location
 *
 * Writes the rows of all articles that were added, and puts them into the search indexes. The batch goes on.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_batch_write (QdAddBatch *self,
                     GError    **error)
{
  if (self->pending->len == 0)
    return TRUE;
  if (!write_indexes (self, error))
    return FALSE;
  while (self->pending->len > 0)
    if (!write_settled (self, error))
      return FALSE;
  g_hash_table_remove_all (self->identities);
  return TRUE;
}

/**
 * _qd_add_batch_write_last:
 * @self: (not nullable): a batch
 * @coming: (nullable): what is added next, in a transaction of its own
 * @error: return location
 *
 * Does what _qd_add_batch_write() does, after which nothing is added to the batch any more, and has the articles that come next looked up meanwhile.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_batch_write_last (QdAddBatch       *self,
                          QdComingArticles *coming,
                          GError          **error)
{
  self->coming = coming;
  return _qd_add_batch_write (self, error);
}

/**
 * _qd_add_batch_replace:
 * @self: (not nullable): a batch
 * @article: (not nullable): an article that has a row
 * @article_id: the row
 * @error: return location
 *
 * Makes an article what it is as prepared: its date and its quotations may differ, and with them its relations. Its origins
 * stay, and so does what a person did to it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_batch_replace (QdAddBatch        *self,
                       QdPreparedArticle *article,
                       gint64             article_id,
                       GError           **error)
{
  g_autoptr (GHashTable) statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return _qd_add_batch_write (self, error) &&
         _qd_matcher_remove (self->matcher, article_id, error) &&
         _qd_store_take_statements (self->db, article_id, statements, error) &&
         _qd_store_unindex_article (self->db, article_id, error) &&
         _qd_store_run_for_article (self->db, "DELETE FROM quotations WHERE article_id = ?1", article_id, error) &&
         _qd_store_rebuild_statements (self->db, statements, error) &&
         add_content (self, article, article_id, FALSE, error);
}

/* Takes the articles out of what leads to their quotations, and has them found by what they are found by from now on. */
static gboolean
take_out (QdAddBatch    *self,
          QdReplacement *replacement,
          GError       **error)
{
  QdMatchEntry *entry = _qd_prepared_article_take_entry (replacement->article);

  replacement->entry = entry;
  entry->article_id = replacement->article_id;
  return _qd_matcher_exchange (self->matcher, entry, replacement->keys, error) &&
         (replacement->is_indexed || _qd_store_unindex_known_article (self->db, replacement->article_id, replacement->article->draft, replacement->speakers, error)) &&
         _qd_store_unindex_known_quotations (self->db, replacement->ids, replacement->words, error);
}

static gboolean
delete_quotations (QdAddBatch *self,
                   gint64      article_id,
                   GHashTable *statements,
                   GError    **error)
{
  return _qd_store_take_statements (self->db, article_id, statements, error) &&
         _qd_store_run_for_article (self->db, "DELETE FROM quotations WHERE article_id = ?1", article_id, error);
}

/**
 * _qd_add_batch_replace_all:
 * @self: (not nullable): a batch
 * @replacements: (not nullable) (element-type QdReplacement): articles that have rows, each once; their entries are taken
 * @error: return location
 *
 * Does what _qd_add_batch_replace() does for many at once, and writes them: what is tied to several of them is put together again once.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_batch_replace_all (QdAddBatch *self,
                           GPtrArray  *replacements,
                           GError    **error)
{
  g_autoptr (GHashTable) statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!_qd_add_batch_write (self, error))
    return FALSE;
  for (guint i = 0; i < replacements->len; i++)
    if (!take_out (self, replacements->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < replacements->len; i++)
    if (!delete_quotations (self, ((const QdReplacement *)replacements->pdata[i])->article_id, statements, error))
      return FALSE;
  if (!_qd_store_rebuild_statements (self->db, statements, error))
    return FALSE;
  for (guint i = 0; i < replacements->len; i++)
    {
      QdReplacement *replacement = replacements->pdata[i];

      if (!add_entry (self, replacement->article, g_steal_pointer (&replacement->entry), FALSE, replacement->is_indexed, error))
        return FALSE;
    }
  return _qd_add_batch_write (self, error);
}

/**
 * _qd_add_batch_add:
 * @self: (not nullable): a batch
 * @article: (not nullable): an article that can be added; must live as long as the batch
 * @outcome: (not nullable): gets what came of it
 * @error: return location
 *
 * Adds an article, or an origin to one that is there. Rows are written by _qd_add_batch_write().
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_batch_add (QdAddBatch        *self,
                   QdPreparedArticle *article,
                   QdAddOutcome      *outcome,
                   GError           **error)
{
  gboolean is_new, first, put_right;

  if (_qd_matcher_get_n_ahead (self->matcher) > 0)
    return add_ahead (self, article, outcome, error);
  /* Found twice in one batch: the second time it is one that has a row. */
  if (g_hash_table_contains (self->identities, article->identity) && !_qd_add_batch_write (self, error))
    return FALSE;
  if (!_qd_article_row_find (self->db, article, &outcome->article_id, error) ||
      (self->corrected && !_qd_store_take_corrections (self->db, article, error)))
    return FALSE;
  if (outcome->article_id == 0)
    {
      outcome->result = QD_ADD_ADDED;
      outcome->article_id = ++self->last_article;
      return add_content (self, article, outcome->article_id, TRUE, error);
    }
  outcome->result = QD_ADD_UNCHANGED;
  if (!_qd_article_row_insert_origin (self->db, article, outcome->article_id, &is_new, error))
    return FALSE;
  if (!is_new && !_qd_article_row_is_put_right (self->db, article, outcome->article_id, &put_right, error))
    return FALSE;
  if (!is_new && !put_right)
    return TRUE;
  return _qd_article_row_is_first_origin (self->db, article, outcome->article_id, &first, error) &&
         (!first || _qd_add_batch_replace (self, article, outcome->article_id, error));
}

/* qd-store-matching.c: finds out what ties articles that are added to the others
 *
 * What the articles of a batch have in common is found in memory, one article after the other (qd-matcher-find.c);
 * _qd_matcher_settle() then says what becomes of their quotations, which are written with it, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-matcher-private.h"
#include "store/qd-relation-pack.h"

static void
free_entry (gpointer data)
{
  _qd_match_entry_free (data);
}

static void
free_matcher (gpointer data)
{
  QdMatcher *self = data;

  _qd_match_finder_free (self->finder);
  g_array_unref (self->found);
  _qd_match_candidates_free (self->candidates);
  _qd_match_comparer_free (self->comparer);
  _qd_ties_free (self->ties);
  g_ptr_array_unref (self->added);
  g_hash_table_unref (self->settled);
  g_hash_table_unref (self->awaited);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * _qd_matcher_get_as_is:
 * @db: (not nullable): a writing connection
 *
 * Gets the connection's matcher with what was looked up ahead in it: see qd-matcher-ahead.c.
 *
 * Returns: (transfer none): the matcher
 */
QdMatcher *
_qd_matcher_get_as_is (QdSqlite *db)
{
  QdMatcher *self = qd_sqlite_get_data (db);

  if (self != NULL)
    return self;
  self = g_new0 (QdMatcher, 1);
  self->db = db;
  self->candidates = _qd_match_candidates_new (db);
  self->finder = _qd_match_finder_new (_qd_matcher_find_apart, self);
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->comparer = _qd_match_comparer_new ();
  self->ties = _qd_ties_new (db);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  self->added = g_ptr_array_new ();
  self->settled = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->awaited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
  qd_sqlite_set_data (db, self, free_matcher);
  return self;
}

/**
 * _qd_matcher_get:
 * @db: (not nullable): a writing connection
 *
 * Gets the connection's matcher for something else than what was looked up ahead, which is withdrawn.
 *
 * Returns: (transfer none): the matcher
 */
QdMatcher *
_qd_matcher_get (QdSqlite *db)
{
  QdMatcher *self = _qd_matcher_get_as_is (db);

  _qd_matcher_withdraw (self);
  return self;
}

/**
 * _qd_matcher_forget_entries:
 * @self: (not nullable): a matcher
 *
 * Forgets what it keeps of articles, and those that are being added.
 */
void
_qd_matcher_forget_entries (QdMatcher *self)
{
  _qd_match_finder_discard (self->finder);
  _qd_match_comparer_discard (self->comparer);
  g_queue_init (&self->recent);
  g_ptr_array_set_size (self->added, 0);
  g_hash_table_remove_all (self->settled);
  _qd_ties_clear (self->ties);
  g_hash_table_remove_all (self->entries);
  self->n_quotations = self->n_pending = self->n_settled = self->n_ahead = 0;
}

/**
 * _qd_matcher_forget:
 * @self: (not nullable): a matcher
 *
 * Forgets what it keeps of articles and of their keys, because rows were removed or rolled back.
 */
void
_qd_matcher_forget (QdMatcher *self)
{
  _qd_matcher_forget_entries (self);
  _qd_match_candidates_forget (self->candidates);
  g_hash_table_remove_all (self->awaited);
}

/**
 * _qd_matcher_get_counts:
 * @self: (not nullable): a matcher
 *
 * Returns: what it has done since it was made
 */
QdMatchCounts
_qd_matcher_get_counts (QdMatcher *self)
{
  QdMatchCounts counts = self->counts;

  counts.n_met = _qd_match_candidates_get_n_met (self->candidates);
  return counts;
}

/**
 * _qd_matcher_refresh:
 * @self: (not nullable): a matcher
 * @error: return location
 *
 * Forgets the quotations that it keeps if another program wrote to the library since. To be called in a transaction
 * before articles are added.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_refresh (QdMatcher *self,
                     GError   **error)
{
  gint64 version;

  if (!qd_sqlite_query_int (self->db, "PRAGMA data_version", &version, error))
    return FALSE;
  if (version != self->data_version)
    _qd_matcher_forget (self);
  self->data_version = version;
  return TRUE;
}

/* Articles that are added */

/**
 * _qd_matcher_add:
 * @self: (not nullable): a matcher
 * @entry: (not nullable) (transfer full): an article with its keys and the rows of its quotations, which are larger than
 *   those of all others; what is there of them is written when _qd_matcher_settle() was called
 * @error: return location
 *
 * Has what ties the article's quotations to those of the others looked for.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_add (QdMatcher    *self,
                 QdMatchEntry *entry,
                 GError      **error)
{
  gboolean is_listed = FALSE, stored = TRUE;

  /* Those that are awaited are looked up by who looks them up here; the finder's thread is given none then. */
  if (_qd_match_finder_get_n_posted (self->finder) == 0)
    self->apart = g_hash_table_size (self->awaited) == 0;
  if (!self->apart)
    is_listed = g_hash_table_contains (self->awaited, &entry->article_id);
  if (entry->quotations->len > 0 && !is_listed)
    stored = _qd_match_candidates_store (self->candidates, entry, error);
  if (stored && self->apart && _qd_match_finder_get_n_posted (self->finder) == 0)
    stored = _qd_match_index_is_in_memory (_qd_match_candidates_get_index (self->candidates), &self->apart, error);
  g_ptr_array_add (self->added, entry);
  _qd_match_finder_post (self->finder, entry, is_listed, stored && self->apart);
  return stored;
}

static void
note_fate (const QdTieResult *fate,
           gpointer           user_data)
{
  QdMatcher    *self = user_data;
  QdMatchEntry *entry = g_hash_table_lookup (self->entries, &fate->article_id);

  for (guint i = 0; entry != NULL && i < entry->quotations->len; i++)
    {
      QdEntryQuotation *quotation = &g_array_index (entry->quotations, QdEntryQuotation, i);

      if (quotation->id == fate->id)
        *quotation = (QdEntryQuotation){ fate->id, fate->statement_id, fate->strongest };
    }
}

/* Statements that were joined have one row. */
static void
move_statements (QdMatcher *self)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QdMatchEntry *entry = value;

      for (guint i = 0; i < entry->quotations->len; i++)
        {
          QdEntryQuotation *quotation = &g_array_index (entry->quotations, QdEntryQuotation, i);

          if (quotation->statement_id != 0)
            quotation->statement_id = _qd_ties_get_statement (self->ties, quotation->statement_id);
        }
    }
}

/* Notes what became of the articles that were settled, and keeps them; their rows are written. */
static void
conclude (QdMatcher *self)
{
  if (self->n_settled == 0)
    return;
  if (_qd_ties_has_moved (self->ties))
    move_statements (self);
  _qd_ties_foreach (self->ties, note_fate, self);
  _qd_ties_clear (self->ties);
  g_hash_table_remove_all (self->settled);
  for (guint i = 0; i < self->n_settled; i++)
    {
      QdMatchEntry *entry = g_ptr_array_index (self->added, i);

      entry->is_new = FALSE;
      g_clear_pointer (&entry->keys, _qd_match_keys_free);
      g_ptr_array_set_size (entry->relations, 0);
      g_ptr_array_set_size (entry->relations, (int)entry->quotations->len);
      _qd_matcher_keep_entry (self, entry);
    }
  g_ptr_array_remove_range (self->added, 0, self->n_settled);
  self->n_settled = 0;
}

/**
 * _qd_matcher_settle:
 * @self: (not nullable): a matcher
 * @n_settled: (out): of how many of the articles that were added, the first ones, all is known that ties them: of all, unless that is very much
 * @error: return location
 *
 * Writes what these articles mean for rows that were there before. Then the rows of their quotations are to be written, as
 * _qd_matcher_get_fate() says, and _qd_matcher_finish() is to be called; and all of it once more for the others.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_settle (QdMatcher *self,
                    guint     *n_settled,
                    GError   **error)
{
  /* Of those that were settled before all is known only now: the finder was busy with these when they were finished. */
  _qd_match_finder_wait (self->finder);
  conclude (self);
  if (!_qd_matcher_find_all (self, error) || !_qd_matcher_collect (self, error) || !_qd_ties_settle (self->ties, error))
    return FALSE;
  _qd_matcher_drop_oldest (self);
  for (guint i = 0; i < self->n_settled; i++)
    {
      QdMatchEntry *entry = g_ptr_array_index (self->added, i);

      g_hash_table_insert (self->settled, &entry->article_id, entry);
    }
  *n_settled = self->n_settled;
  return TRUE;
}

/**
 * _qd_matcher_get_fate:
 * @self: (not nullable): a matcher that was settled
 * @article_id: an article that was added
 * @ordinal: one of its quotations
 * @fate: (out): what it is tied to
 *
 * Returns: (transfer full) (nullable): its relations, packed; %NULL if it has none of its own
 */
GByteArray *
_qd_matcher_get_fate (QdMatcher   *self,
                      gint64       article_id,
                      guint        ordinal,
                      QdTieResult *fate)
{
  const QdMatchEntry *entry = g_hash_table_lookup (self->settled, &article_id);
  gint64              id = g_array_index (entry->quotations, QdEntryQuotation, ordinal).id;
  GArray             *relations = entry->relations->pdata[ordinal];

  if (!_qd_ties_get (self->ties, id, fate))
    *fate = (QdTieResult){ .id = id, .article_id = article_id };
  return relations != NULL ? _qd_relations_pack (id, relations) : NULL;
}

/**
 * _qd_matcher_count_shared:
 * @self: (not nullable): a matcher that was settled
 * @article_id: an article that was added
 *
 * Returns: how many of its quotations others carry, too
 */
guint
_qd_matcher_count_shared (QdMatcher *self,
                          gint64     article_id)
{
  const QdMatchEntry *entry = g_hash_table_lookup (self->settled, &article_id);
  guint               n_shared = 0;

  for (guint i = 0; i < entry->quotations->len; i++)
    {
      QdTieResult fate;

      n_shared += _qd_ties_get (self->ties, g_array_index (entry->quotations, QdEntryQuotation, i).id, &fate) && fate.n_articles > 1;
    }
  return n_shared;
}

/**
 * _qd_matcher_finish:
 * @self: (not nullable): a matcher that was settled, with the rows of all quotations written
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_finish (QdMatcher *self,
                    GError   **error)
{
  if (!_qd_ties_count_shared (self->ties, error))
    return FALSE;
  if (self->n_ahead > 0)
    return TRUE;
  conclude (self);
  self->n_pending = 0;
  _qd_matcher_drop_oldest (self);
  /* With which it goes on. */
  _qd_match_finder_drop (self->finder);
  return TRUE;
}

/**
 * _qd_matcher_remove:
 * @self: (not nullable): a matcher to which nothing is being added
 * @article_id: the row of an article whose quotations are to be removed in this transaction, and are still there
 * @error: return location
 *
 * Sees to it that the article is not found any more, and forgets the quotations that are kept.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_remove (QdMatcher *self,
                    gint64     article_id,
                    GError   **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) own = _qd_match_entry_load_keys (self->db, article_id, &local);

  _qd_matcher_forget_entries (self);
  /* An article whose words are damaged can be removed all the same. */
  if (own == NULL && !g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return _qd_match_candidates_remove (self->candidates, article_id, own, error);
}

/**
 * _qd_matcher_exchange:
 * @self: (not nullable): a matcher to which nothing is being added
 * @entry: (not nullable): an article with its keys, whose quotations are to be removed in this transaction, and which is to be given to
 *   _qd_matcher_add() in it
 * @before: (not nullable) (element-type guint64): the keys by which it was found until now
 * @error: return location
 *
 * Sees to it that the article is found by other keys, and compared with nothing until it is added; forgets the quotations that are kept.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_exchange (QdMatcher    *self,
                      QdMatchEntry *entry,
                      GArray       *before,
                      GError      **error)
{
  if (g_hash_table_size (self->entries) > 0)
    _qd_matcher_forget_entries (self);
  g_hash_table_add (self->awaited, g_memdup2 (&entry->article_id, sizeof entry->article_id));
  return _qd_match_candidates_exchange (self->candidates, entry, before, error);
}

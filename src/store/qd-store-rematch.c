/* qd-store-rematch.c: checks what articles are tied to, and matches all of them anew
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-matcher-private.h"

/* How many articles are matched anew before what follows from them is written. */
#define REMATCH_BATCH 256

/**
 * _qd_matcher_derive:
 * @self: (not nullable): a matcher
 * @article_id: an article's row
 * @found: (out): whether the article is found by all its keys, once by each, and its brief is right
 * @sum: what the article adds to _qd_matcher_sum() is added to it
 * @error: return location
 *
 * Works out what _qd_matcher_add() would find, so that it can be compared with what is stored.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the article's entry with the relations that its quotations should have; %NULL on error
 */
QdMatchEntry *
_qd_matcher_derive (QdMatcher *self,
                    gint64     article_id,
                    gboolean  *found,
                    guint64   *sum,
                    GError   **error)
{
  g_autoptr (GArray)       found_keys = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
  g_autoptr (GArray)       candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (QdMatchEntry) entry = _qd_match_entry_load (self->db, article_id, TRUE, error);
  guint                    n_found = 0;

  if (entry == NULL || !_qd_matcher_find_candidates (self, entry, candidates, error) || !_qd_match_index_find (_qd_match_candidates_get_index (self->candidates), entry->keys->own, found_keys, error))
    return NULL;
  for (guint i = 0; i < found_keys->len; i++)
    n_found += g_array_index (found_keys, QdKeyEntry, i).article_id == article_id;
  *found = n_found == entry->keys->own->len;
  /* By a wrong brief others would leave it out. */
  if (*found && entry->quotations->len > 0 && !_qd_match_candidates_check_brief (self->candidates, entry, found, error))
    return NULL;
  *sum += _qd_match_index_weigh (article_id, entry->keys->own);
  /* Nothing else is posted where what is stored is looked at. */
  if (!_qd_matcher_post (self, entry, candidates, error) || !_qd_match_comparer_collect (self->comparer, _qd_matcher_note_compared, NULL, error))
    return NULL;
  _qd_matcher_drop_oldest (self);
  return g_steal_pointer (&entry);
}

/**
 * _qd_matcher_sum:
 * @self: (not nullable): a matcher
 * @sum: (out): a sum over all by which articles are found
 * @error: return location
 *
 * Tells whether anything is found that is no article any more: else it is what _qd_matcher_derive() adds up.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_sum (QdMatcher *self,
                 guint64   *sum,
                 GError   **error)
{
  return _qd_match_index_sum (_qd_match_candidates_get_index (self->candidates), sum, error);
}

/* Writes what was found of articles whose rows are there, of all or of some. */
static gboolean
write_settled (QdMatcher *self,
               GError   **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (self->db, "UPDATE quotations SET relations = ?2 WHERE id = ?1");
  guint                   n_settled;

  if (!_qd_matcher_settle (self, &n_settled, error))
    return FALSE;
  for (guint i = 0; i < n_settled; i++)
    {
      const QdMatchEntry *entry = g_ptr_array_index (self->added, i);

      for (guint j = 0; j < entry->quotations->len; j++)
        {
          QdTieResult            fate;
          g_autoptr (GByteArray) packed = _qd_matcher_get_fate (self, entry->article_id, j, &fate);

          if (packed == NULL)
            continue;
          qd_statement_bind_int (update, 1, fate.id);
          qd_statement_bind_blob (update, 2, packed->data, packed->len);
          if (!qd_statement_run (update, error))
            return FALSE;
        }
    }
  return _qd_matcher_finish (self, error);
}

static gboolean
write_added (QdMatcher *self,
             GError   **error)
{
  while (self->added->len > 0)
    if (!write_settled (self, error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_store_match_all:
 * @db: (not nullable): a writing connection in a transaction
 * @error: return location
 *
 * Matches all articles of a library anew, in which nothing is matched.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_match_all (QdSqlite *db,
                     GError  **error)
{
  QdMatcher              *self = _qd_matcher_get (db);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles LEFT JOIN (SELECT article_id, min (id) AS first"
                                                             " FROM quotations GROUP BY article_id) ON article_id = id ORDER BY first, id");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdMatchEntry *entry = _qd_match_entry_load (db, qd_statement_get_int (statement, 0), TRUE, error);

      if (entry == NULL || !_qd_matcher_add (self, entry, error))
        return FALSE;
      if (self->added->len >= REMATCH_BATCH && !write_added (self, error))
        return FALSE;
    }
  return step == QD_STEP_DONE && write_added (self, error);
}

/**
 * _qd_store_store_briefs:
 * @db: (not nullable): a writing connection in a transaction, in a library that has got a table of briefs just now
 * @error: return location
 *
 * Stores of all articles what tells whether others must be compared with them.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_store_briefs (QdSqlite *db,
                        GError  **error)
{
  return _qd_match_candidates_store_briefs (_qd_matcher_get (db)->candidates, error);
}

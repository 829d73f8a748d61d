/* qd-matcher-ahead.c: articles are looked up before it is their turn
 *
 * While the rows of a batch are written, the threads that look up and compare would have nothing to do, and in the next batch the thread that writes
 * would wait for them. So the next articles are looked up as soon as these are settled, and find them in memory. What they are found by is written
 * in their own transaction. If that does not come, or the matcher is asked for something else before, they are taken out again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-matcher-private.h"

/**
 * _qd_matcher_begin_ahead:
 * @self: (not nullable): a matcher that was settled, and is still to be finished
 * @can: (out): whether articles can be looked up ahead
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_begin_ahead (QdMatcher *self,
                         gboolean  *can,
                         GError   **error)
{
  *can = FALSE;
  if (self->n_settled < self->added->len || g_hash_table_size (self->awaited) > 0)
    return TRUE;
  if (!_qd_match_index_is_in_memory (_qd_match_candidates_get_index (self->candidates), can, error))
    return FALSE;
  if (!*can)
    return TRUE;
  self->apart = TRUE;
  self->n_pending = 0;
  _qd_match_finder_drop (self->finder);
  return TRUE;
}

/**
 * _qd_matcher_add_ahead:
 * @self: (not nullable): a matcher of which _qd_matcher_begin_ahead() has said that it can
 * @entry: (not nullable) (transfer full): an article as for _qd_matcher_add(), without anything that a person said of it
 *
 * Has what ties an article to others looked for.
 */
void
_qd_matcher_add_ahead (QdMatcher    *self,
                       QdMatchEntry *entry)
{
  g_ptr_array_add (self->added, entry);
  self->n_ahead++;
  _qd_match_finder_post (self->finder, entry, FALSE, TRUE);
}

/**
 * _qd_matcher_get_n_ahead:
 * @self: (not nullable): a matcher
 *
 * Returns: how many articles are looked up ahead, and not stored
 */
guint
_qd_matcher_get_n_ahead (const QdMatcher *self)
{
  return self->n_ahead;
}

/**
 * _qd_matcher_get_ahead:
 * @self: (not nullable): a matcher
 * @index: one of the articles that are looked up ahead and not stored
 *
 * Returns: (transfer none): the article
 */
QdMatchEntry *
_qd_matcher_get_ahead (const QdMatcher *self,
                       guint            index)
{
  return g_ptr_array_index (self->added, self->added->len - self->n_ahead + index);
}

/**
 * _qd_matcher_store_ahead:
 * @self: (not nullable): a matcher
 * @error: return location
 *
 * Writes what the first of the articles that are looked up ahead is found by. It is then one that is being added.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_store_ahead (QdMatcher *self,
                         GError   **error)
{
  QdMatchEntry *entry = _qd_matcher_get_ahead (self, 0);

  self->n_ahead--;
  return entry->quotations->len == 0 || _qd_match_candidates_store (self->candidates, entry, error);
}

/**
 * _qd_matcher_withdraw:
 * @self: (not nullable): a matcher
 *
 * Takes out the articles that are looked up ahead, if there are any, and forgets the quotations that are kept.
 */
void
_qd_matcher_withdraw (QdMatcher *self)
{
  if (self->n_ahead == 0)
    return;
  _qd_match_finder_stop (self->finder);
  for (guint i = 0; i < _qd_match_finder_get_n_done (self->finder); i++)
    {
      QdMatchEntry *entry = _qd_match_finder_get (self->finder, i)->entry;

      if (entry->quotations->len > 0)
        _qd_match_candidates_leave (self->candidates, entry);
    }
  _qd_matcher_forget_entries (self);
}

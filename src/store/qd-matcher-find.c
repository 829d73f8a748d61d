/* qd-matcher-find.c: looks up what an article is to be compared with, and compares
 *
 * Two quotations that are tied share a key, so that an article is compared with the articles that share one with it, but for
 * those that can be told to have nothing tied to it (qd-match-candidates.c). No count over the library takes part: what is
 * tied depends on the two articles alone. Articles that were compared are kept for a while, as they are likely to be needed again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-hands.h"
#include "store/qd-matcher-private.h"
#include "store/qd-relation-pack.h"
#include "store/qd-thread-priority.h"

/* How many quotations are kept ready for comparison; some 800 bytes each. So many more may be there until those are dropped that were
 * used least, as what is being compared must stay. */
#define MAX_CACHED_QUOTATIONS 16000
#define MAX_CACHED_MORE 3000

/* How many pairs of articles are compared before what follows from them is written: each may be tied in all of its quotations, some 50 bytes
 * a relation. Most batches have far fewer; of articles of one template each is tied to all. */
#define MOST_PENDING 100000

/* To how many others a quotation is tied that is tied to any, as a rule. */
#define FEW_RELATIONS 4

/* Entries */

/**
 * _qd_matcher_drop_oldest:
 * @self: (not nullable): a matcher that has nothing posted which is still to be collected
 *
 * Drops the articles that were used least, as many as are more than what is to be kept.
 */
void
_qd_matcher_drop_oldest (QdMatcher *self)
{
  while (self->n_quotations > MAX_CACHED_QUOTATIONS && self->recent.tail != NULL)
    {
      QdMatchEntry *last = self->recent.tail->data;

      g_queue_unlink (&self->recent, &last->link);
      self->n_quotations -= last->quotations->len;
      g_hash_table_remove (self->entries, &last->article_id);
    }
}

/**
 * _qd_matcher_keep_entry:
 * @self: (not nullable): a matcher
 * @entry: (not nullable): an article that is among its entries
 *
 * Keeps an article as the one that was used last.
 */
void
_qd_matcher_keep_entry (QdMatcher    *self,
                        QdMatchEntry *entry)
{
  g_queue_push_head_link (&self->recent, &entry->link);
  self->n_quotations += entry->quotations->len;
}

/* NULL if it has to be loaded. */
static QdMatchEntry *
look_up_entry (QdMatcher *self,
               gint64     article_id)
{
  QdMatchEntry *entry = g_hash_table_lookup (self->entries, &article_id);

  if (entry != NULL && self->recent.head != NULL && self->recent.head != &entry->link && (entry->link.prev != NULL || entry->link.next != NULL))
    {
      g_queue_unlink (&self->recent, &entry->link);
      g_queue_push_head_link (&self->recent, &entry->link);
    }
  return entry;
}

/* Stays valid until what is posted is collected. */
static QdMatchEntry *
get_entry (QdMatcher *self,
           gint64     article_id,
           GError   **error)
{
  g_autoptr (GError) local = NULL;
  QdMatchEntry      *entry = look_up_entry (self, article_id);

  if (entry != NULL)
    return entry;
  self->counts.n_loaded++;
  entry = _qd_match_entry_load (self->db, article_id, FALSE, &local);
  /* One that is damaged must not stop what is done with others. */
  if (entry == NULL && g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    entry = _qd_match_entry_load_wordless (self->db, article_id, error);
  else if (entry == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (entry == NULL)
    return NULL;
  g_hash_table_insert (self->entries, &entry->article_id, entry);
  _qd_matcher_keep_entry (self, entry);
  return entry;
}

/* Comparing */

static QdTieEnd
make_end (const QdMatchEntry *entry,
          guint               ordinal)
{
  const QdEntryQuotation *quotation = &g_array_index (entry->quotations, QdEntryQuotation, ordinal);

  return (QdTieEnd){ quotation->id, entry->article_id, entry->identity, ordinal, quotation->statement_id, quotation->strongest, entry->is_new };
}

static void
note_relation (QdMatchEntry     *entry,
               guint             ordinal,
               gint64            other,
               const QdRelation *relation)
{
  QdPackedRelation packed = { other, *relation };

  if (entry->relations->pdata[ordinal] == NULL)
    entry->relations->pdata[ordinal] = g_array_sized_new (FALSE, FALSE, sizeof (QdPackedRelation), FEW_RELATIONS);
  g_array_append_val ((GArray *)entry->relations->pdata[ordinal], packed);
}

/* Notes what ties the quotations of an entry to those of another, or of itself, which have smaller rows. */
static void
note_matches (QdMatchEntry *entry,
              QdMatchEntry *other,
              GArray       *matches)
{
  _qd_hands_mend (entry, other, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      QdMatch *match = &g_array_index (matches, QdMatch, i);

      /* Within an article the later one is noted, like between two. */
      if (entry == other)
        *match = (QdMatch){ match->b, match->a, qd_relation_reverse (&match->relation) };
      note_relation (entry, match->a, make_end (other, match->b).id, &match->relation);
    }
}

/**
 * _qd_matcher_note_compared:
 *
 * A #QdComparedFunc that notes what ties two articles with the first of them, and makes no statement of it.
 *
 * Returns: %TRUE
 */
gboolean
_qd_matcher_note_compared (QdMatchEntry *entry,
                           QdMatchEntry *other,
                           GArray       *matches,
                           gpointer      user_data,
                           GError      **error)
{
  note_matches (entry, other, matches);
  return TRUE;
}

/* What is tied becomes a statement. */
static gboolean
tie_compared (QdMatchEntry *entry,
              QdMatchEntry *other,
              GArray       *matches,
              gpointer      user_data,
              GError      **error)
{
  QdMatcher *self = user_data;

  note_matches (entry, other, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const QdMatch *match = &g_array_index (matches, QdMatch, i);
      QdTieEnd       end = make_end (entry, match->a), other_end = make_end (other, match->b);

      if (!_qd_ties_add (self->ties, &end, &other_end, match->relation.kind, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
comes_before (const QdMatchEntry *a,
              const QdMatchEntry *b)
{
  return a->quotations->len > 0 && g_array_index (a->quotations, QdEntryQuotation, 0).id < g_array_index (b->quotations, QdEntryQuotation, 0).id;
}

static void
post_others (QdMatcher    *self,
             QdMatchEntry *entry,
             GPtrArray    *others)
{
  guint n = 0;

  for (guint i = 0; i < others->len; i++)
    n += others->pdata[i] != entry;
  self->counts.n_compared += n;
  self->n_pending += n;
  self->counts.most_pending = MAX (self->counts.most_pending, self->n_pending);
  _qd_match_comparer_post (self->comparer, entry, others);
}

/* Appends the candidates whose quotations have smaller rows than those of an entry. */
static gboolean
get_others (QdMatcher    *self,
            QdMatchEntry *entry,
            GArray       *candidates,
            GPtrArray    *others,
            GError      **error)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      QdMatchEntry *candidate = get_entry (self, g_array_index (candidates, gint64, i), error);

      if (candidate == NULL)
        return FALSE;
      if (comes_before (candidate, entry))
        g_ptr_array_add (others, candidate);
    }
  return TRUE;
}

/**
 * _qd_matcher_post:
 * @self: (not nullable): a matcher
 * @entry: (not nullable): an article with its keys, of which what it was looked up by is dropped
 * @candidates: (not nullable) (element-type gint64): rows of articles
 * @error: return location
 *
 * Has an entry compared with itself and with the candidates whose quotations have smaller rows.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_post (QdMatcher    *self,
                  QdMatchEntry *entry,
                  GArray       *candidates,
                  GError      **error)
{
  g_autoptr (GPtrArray) others = g_ptr_array_sized_new (candidates->len + 1);

  g_ptr_array_add (others, entry);
  if (!get_others (self, entry, candidates, others, error))
    return FALSE;
  post_others (self, entry, g_steal_pointer (&others));
  return TRUE;
}

/* Does the same, but for those that have to be loaded, which are noted. */
static void
post_known (QdMatcher   *self,
            QdMatchTask *task,
            GArray      *candidates)
{
  GPtrArray *others = g_ptr_array_sized_new (candidates->len + 1);

  g_ptr_array_add (others, task->entry);
  for (guint i = 0; i < candidates->len; i++)
    {
      gint64        article_id = g_array_index (candidates, gint64, i);
      QdMatchEntry *candidate = look_up_entry (self, article_id);

      if (candidate != NULL && comes_before (candidate, task->entry))
        g_ptr_array_add (others, candidate);
      if (candidate != NULL)
        continue;
      if (task->to_load == NULL)
        task->to_load = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (task->to_load, article_id);
    }
  post_others (self, task->entry, others);
}

/**
 * _qd_matcher_collect:
 * @self: (not nullable): a matcher
 * @error: return location
 *
 * Ties what was posted.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_collect (QdMatcher *self,
                     GError   **error)
{
  return _qd_match_comparer_collect (self->comparer, tie_compared, self, error);
}

/* Collects where so much is kept that some of it is to be dropped. */
static gboolean
make_room (QdMatcher *self,
           GError   **error)
{
  if (self->n_quotations <= MAX_CACHED_QUOTATIONS + MAX_CACHED_MORE)
    return TRUE;
  if (!_qd_matcher_collect (self, error))
    return FALSE;
  _qd_matcher_drop_oldest (self);
  return TRUE;
}

static gboolean
has_article (GArray *articles,
             gint64  article_id)
{
  for (guint i = 0; i < articles->len; i++)
    if (g_array_index (articles, gint64, i) == article_id)
      return TRUE;
  return FALSE;
}

/* What a person has tied need not share a key: adds the articles that this leads to, of those that are being added the ones before. */
static gboolean
add_candidates_by_hand (QdMatcher    *self,
                        QdMatchEntry *entry,
                        GArray       *candidates,
                        GError      **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->added->len; i++)
    {
      const QdMatchEntry *added = g_ptr_array_index (self->added, i);

      if (added == entry)
        break;
      if (added->hands != NULL)
        g_array_append_val (found, added->article_id);
    }
  if (!_qd_hands_list_articles (self->db, entry->hands, found, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      gint64 article_id = g_array_index (found, gint64, i);

      if (article_id != entry->article_id && !has_article (candidates, article_id))
        g_array_append_val (candidates, article_id);
    }
  return TRUE;
}

/* Those that come later are compared with those that are there by then. */
static void
drop_awaited (QdMatcher *self,
              GArray    *candidates)
{
  guint n = 0;

  if (g_hash_table_size (self->awaited) == 0)
    return;
  for (guint i = 0; i < candidates->len; i++)
    {
      gint64 article_id = g_array_index (candidates, gint64, i);

      if (!g_hash_table_contains (self->awaited, &article_id))
        g_array_index (candidates, gint64, n++) = article_id;
    }
  g_array_set_size (candidates, n);
}

/**
 * _qd_matcher_find_candidates:
 * @self: (not nullable): a matcher
 * @entry: (not nullable): an article with its keys
 * @candidates: (not nullable) (element-type gint64): gets the rows of the articles that it is to be compared with, itself not among them
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_find_candidates (QdMatcher    *self,
                             QdMatchEntry *entry,
                             GArray       *candidates,
                             GError      **error)
{
  if (!_qd_match_candidates_find (self->candidates, entry, candidates, error) ||
      (entry->hands != NULL && !add_candidates_by_hand (self, entry, candidates, error)))
    return FALSE;
  drop_awaited (self, candidates);
  return TRUE;
}

/* Has an article compared with those that it may be tied to, and found by those that come after it. */
static gboolean
find_with_library (QdMatcher   *self,
                   QdMatchTask *task,
                   gboolean     is_entered,
                   GError     **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!make_room (self, error) || !_qd_matcher_find_candidates (self, task->entry, candidates, error))
    return FALSE;
  if (!is_entered && !task->is_listed)
    _qd_match_candidates_enter (self->candidates, task->entry);
  return _qd_matcher_post (self, task->entry, candidates, error);
}

static void
take_entry (QdMatcher   *self,
            QdMatchTask *task)
{
  task->is_kept = TRUE;
  g_hash_table_insert (self->entries, &task->entry->article_id, task->entry);
}

/**
 * _qd_matcher_find_apart:
 * @task: (not nullable): an article
 * @user_data: (not nullable): the matcher
 *
 * A #QdFindFunc that has an article compared with those that are kept, and notes which others are to be loaded. Thread: the finder's.
 *
 * Returns: %FALSE if so much was found that it is to be settled before the next one is looked up
 */
gboolean
_qd_matcher_find_apart (QdMatchTask *task,
                        gpointer     user_data)
{
  QdMatcher *self = user_data;

  take_entry (self, task);
  if (task->entry->quotations->len == 0)
    return TRUE;
  g_array_set_size (self->found, 0);
  task->is_open = task->entry->hands != NULL || !_qd_match_candidates_find_in_memory (self->candidates, task->entry, self->found);
  _qd_match_candidates_enter (self->candidates, task->entry);
  if (!task->is_open)
    post_known (self, task, self->found);
  return self->n_pending < MOST_PENDING;
}

/* Does what the finder's thread has left of an article. */
static gboolean
complete (QdMatcher   *self,
          QdMatchTask *task,
          GError     **error)
{
  g_autoptr (GPtrArray) others = NULL;

  if (task->is_open)
    {
      task->is_open = FALSE;
      return find_with_library (self, task, TRUE, error);
    }
  if (task->to_load == NULL)
    return TRUE;
  others = g_ptr_array_new ();
  if (!make_room (self, error) || !get_others (self, task->entry, task->to_load, others, error))
    return FALSE;
  post_others (self, task->entry, g_steal_pointer (&others));
  return TRUE;
}

/* Looks up an article that the finder's thread was not given. */
static gboolean
find_here (QdMatcher   *self,
           QdMatchTask *task,
           GError     **error)
{
  g_hash_table_remove (self->awaited, &task->entry->article_id);
  take_entry (self, task);
  return task->entry->quotations->len == 0 || find_with_library (self, task, FALSE, error);
}

/**
 * _qd_matcher_find_all:
 * @self: (not nullable): a matcher
 * @error: return location
 *
 * Looks up all that was added, or as much as is to be settled at once, and notes how many of the articles that is.
 * To look up one may take long, and few of the instructions of SQLite: before each it is looked whether the connection's work was cancelled.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_find_all (QdMatcher *self,
                      GError   **error)
{
  gboolean     is_rest = _qd_match_finder_wait (self->finder);
  guint        n_apart = _qd_match_finder_get_n_done (self->finder);
  QdMatchTask *task;

  for (guint i = 0; i < n_apart; i++)
    if (qd_sqlite_set_error_if_cancelled (self->db, error) || !complete (self, _qd_match_finder_get (self->finder, i), error))
      return FALSE;
  while (is_rest && self->n_pending < MOST_PENDING && (task = _qd_match_finder_take (self->finder)) != NULL)
    {
      qd_thread_rest ();
      if (qd_sqlite_set_error_if_cancelled (self->db, error) || !find_here (self, task, error))
        return FALSE;
    }
  self->n_settled = _qd_match_finder_get_n_done (self->finder);
  return self->n_settled < self->added->len || _qd_match_index_settle (_qd_match_candidates_get_index (self->candidates), error);
}

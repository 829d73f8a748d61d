/* qd-store-matching.c: compares articles with those that they may be tied to
 *
 * Two quotations that are tied share a key, so that an article is compared with the articles that share one with it, but for
 * those that can be told to have nothing tied to it (qd-match-candidates.c). No count over the library takes part: what is
 * tied depends on the two articles alone.
 *
 * What the articles of a batch have in common is found in memory, one article after the other; _qd_matcher_settle() then
 * says what becomes of their quotations, which are written with it, each once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-hands.h"
#include "store/qd-match-candidates.h"
#include "store/qd-match-comparer.h"
#include "store/qd-match-finder.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"
#include "store/qd-ties.h"

/* How many quotations are kept ready for comparison; some 800 bytes each. So many more may be there until those are dropped that were
 * used least, as what is being compared must stay. */
#define MAX_CACHED_QUOTATIONS 16000
#define MAX_CACHED_MORE 3000

/* How many pairs of articles are compared before what follows from them is written: each may be tied in all of its quotations, some 50 bytes
 * a relation. Most batches have far fewer; of articles of one template each is tied to all. */
#define MOST_PENDING 100000

/* To how many others a quotation is tied that is tied to any, as a rule. */
#define FEW_RELATIONS 4

/* How many articles are matched anew before what follows from them is written. */
#define REMATCH_BATCH 256

struct _QdMatcher
{
  QdSqlite          *db; /* borrowed; it owns this */
  QdMatchCandidates *candidates;
  QdMatchFinder     *finder; /* of those that are being added; what is marked so belongs to it until _qd_match_finder_wait() */
  GArray            *found;  /* of gint64: the finder's: rows of articles */
  QdMatchComparer   *comparer;
  QdTies            *ties;    /* of those that are being added */
  GHashTable        *entries; /* the finder's: article to QdMatchEntry, of those that are kept and those that are being added */
  GQueue             recent;  /* the finder's: of QdMatchEntry that are kept, the one that was used last at the head */
  GPtrArray         *added;   /* of QdMatchEntry that are being added; borrowed */
  gboolean           apart;   /* whether these are looked up while others are added */
  GHashTable        *awaited; /* rows of articles whose quotations are gone, and which are to be added again */
  guint              n_quotations;
  guint              n_settled;    /* of those that are being added: the first so many */
  guint              n_pending;    /* the finder's: pairs that were compared since it was settled */
  QdMatchCounts      counts;       /* the finder's, too */
  gint64             data_version; /* of the library when the entries were loaded */
};

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
  g_hash_table_unref (self->awaited);
  g_hash_table_unref (self->entries);
  g_free (self);
}

static gboolean find_apart (QdMatchTask *task,
                            gpointer     user_data);

/**
 * _qd_matcher_get:
 * @db: (not nullable): a writing connection
 *
 * Gets the connection's matcher.
 *
 * Returns: (transfer none): the matcher
 */
QdMatcher *
_qd_matcher_get (QdSqlite *db)
{
  QdMatcher *self = qd_sqlite_get_data (db);

  if (self != NULL)
    return self;
  self = g_new0 (QdMatcher, 1);
  self->db = db;
  self->candidates = _qd_match_candidates_new (db);
  self->finder = _qd_match_finder_new (find_apart, self);
  self->found = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->comparer = _qd_match_comparer_new ();
  self->ties = _qd_ties_new (db);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  self->added = g_ptr_array_new ();
  self->awaited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);
  qd_sqlite_set_data (db, self, free_matcher);
  return self;
}

static void
forget_entries (QdMatcher *self)
{
  _qd_match_finder_discard (self->finder);
  _qd_match_comparer_discard (self->comparer);
  g_queue_init (&self->recent);
  g_ptr_array_set_size (self->added, 0);
  _qd_ties_clear (self->ties);
  g_hash_table_remove_all (self->entries);
  self->n_quotations = self->n_pending = self->n_settled = 0;
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
  forget_entries (self);
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

/* Entries */

static void
drop_oldest (QdMatcher *self)
{
  while (self->n_quotations > MAX_CACHED_QUOTATIONS && self->recent.tail != NULL)
    {
      QdMatchEntry *last = self->recent.tail->data;

      g_queue_unlink (&self->recent, &last->link);
      self->n_quotations -= last->quotations->len;
      g_hash_table_remove (self->entries, &last->article_id);
    }
}

static void
keep_entry (QdMatcher    *self,
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
  keep_entry (self, entry);
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

static gboolean
note_compared (QdMatchEntry *entry,
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
  _qd_match_comparer_post (self->comparer, entry, g_steal_pointer (&entry->keys), others);
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

/* Has an entry compared with itself and with the candidates whose quotations have smaller rows. */
static gboolean
post (QdMatcher    *self,
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

/* Ties what was posted. */
static gboolean
collect (QdMatcher *self,
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
  if (!collect (self, error))
    return FALSE;
  drop_oldest (self);
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

static gboolean
find_candidates (QdMatcher    *self,
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

  if (!make_room (self, error) || !find_candidates (self, task->entry, candidates, error))
    return FALSE;
  if (!is_entered && !task->is_listed)
    _qd_match_candidates_enter (self->candidates, task->entry);
  return post (self, task->entry, candidates, error);
}

static void
take_entry (QdMatcher   *self,
            QdMatchTask *task)
{
  task->is_kept = TRUE;
  g_hash_table_insert (self->entries, &task->entry->article_id, task->entry);
}

/* In the finder's thread. */
static gboolean
find_apart (QdMatchTask *task,
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

/* Looks up all that was added, or as much as is to be settled at once. */
static gboolean
find_all (QdMatcher *self,
          GError   **error)
{
  gboolean     is_rest = _qd_match_finder_wait (self->finder);
  guint        n_apart = _qd_match_finder_get_n_done (self->finder);
  QdMatchTask *task;

  for (guint i = 0; i < n_apart; i++)
    if (!complete (self, _qd_match_finder_get (self->finder, i), error))
      return FALSE;
  while (is_rest && self->n_pending < MOST_PENDING && (task = _qd_match_finder_take (self->finder)) != NULL)
    {
      qd_thread_rest ();
      if (!find_here (self, task, error))
        return FALSE;
    }
  self->n_settled = _qd_match_finder_get_n_done (self->finder);
  return self->n_settled < self->added->len || _qd_match_index_settle (_qd_match_candidates_get_index (self->candidates), error);
}

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
  if (!find_all (self, error) || !collect (self, error) || !_qd_ties_settle (self->ties, error))
    return FALSE;
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
  const QdMatchEntry *entry = g_hash_table_lookup (self->entries, &article_id);
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
  const QdMatchEntry *entry = g_hash_table_lookup (self->entries, &article_id);
  guint               n_shared = 0;

  for (guint i = 0; i < entry->quotations->len; i++)
    {
      QdTieResult fate;

      n_shared += _qd_ties_get (self->ties, g_array_index (entry->quotations, QdEntryQuotation, i).id, &fate) && fate.n_articles > 1;
    }
  return n_shared;
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
  if (_qd_ties_has_moved (self->ties))
    move_statements (self);
  _qd_ties_foreach (self->ties, note_fate, self);
  _qd_ties_clear (self->ties);
  for (guint i = 0; i < self->n_settled; i++)
    {
      QdMatchEntry *entry = g_ptr_array_index (self->added, i);

      entry->is_new = FALSE;
      g_clear_pointer (&entry->keys, _qd_match_keys_free);
      g_ptr_array_set_size (entry->relations, 0);
      g_ptr_array_set_size (entry->relations, (int)entry->quotations->len);
      keep_entry (self, entry);
    }
  if (self->n_settled > 0)
    g_ptr_array_remove_range (self->added, 0, self->n_settled);
  self->n_pending = self->n_settled = 0;
  drop_oldest (self);
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

  forget_entries (self);
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
    forget_entries (self);
  g_hash_table_add (self->awaited, g_memdup2 (&entry->article_id, sizeof entry->article_id));
  return _qd_match_candidates_exchange (self->candidates, entry, before, error);
}

/* Checking, and doing it all again */

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

  if (entry == NULL || !find_candidates (self, entry, candidates, error) || !_qd_match_index_find (_qd_match_candidates_get_index (self->candidates), entry->keys->own, found_keys, error))
    return NULL;
  for (guint i = 0; i < found_keys->len; i++)
    n_found += g_array_index (found_keys, QdKeyEntry, i).article_id == article_id;
  *found = n_found == entry->keys->own->len;
  /* By a wrong brief others would leave it out. */
  if (*found && entry->quotations->len > 0 && !_qd_match_candidates_check_brief (self->candidates, entry, found, error))
    return NULL;
  *sum += _qd_match_index_weigh (article_id, entry->keys->own);
  /* Nothing else is posted where what is stored is looked at. */
  if (!post (self, entry, candidates, error) || !_qd_match_comparer_collect (self->comparer, note_compared, NULL, error))
    return NULL;
  drop_oldest (self);
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

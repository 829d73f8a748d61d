/* qd-store-matching.c: finds the articles that an article is to be compared with, and compares them
 *
 * Two quotations that are tied share a key, so that an article is compared with every article that shares one with it,
 * and with no other. No count over the library takes part: what is tied depends on the two articles alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"
#include "store/qd-match-index.h"

#include <string.h>

/* How many quotations are kept ready for comparison; some 1.5 KiB each. */
#define MAX_CACHED_QUOTATIONS 20000

/* How many comparisons of two wordings are remembered; some 100 bytes each. */
#define MAX_REMEMBERED 65536

struct _QdMatcher
{
  QdSqlite      *db; /* borrowed; it owns this */
  QdMatchIndex  *index;
  QdCompareMemo *memo;
  GHashTable    *entries; /* article to Entry */
  GQueue         recent;  /* of Entry, the one that was used last at the head */
  guint          n_quotations;
  gint64         data_version; /* of the library when the entries were loaded */
};

typedef struct
{
  gint64          article_id;
  GBytes         *identity;
  gint64          period;
  QdMatchArticle *article;
  GArray         *quotation_ids;
  GList           link;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->identity, g_bytes_unref);
  g_clear_pointer (&entry->article, qd_match_article_free);
  g_array_unref (entry->quotation_ids);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, free_entry)

static void
free_matcher (gpointer data)
{
  QdMatcher *self = data;

  _qd_match_index_free (self->index);
  qd_compare_memo_free (self->memo);
  g_hash_table_unref (self->entries);
  g_free (self);
}

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
  self->index = _qd_match_index_new (db);
  self->memo = qd_compare_memo_new (MAX_REMEMBERED);
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  g_queue_init (&self->recent);
  qd_sqlite_set_data (db, self, free_matcher);
  return self;
}

static void
forget_entries (QdMatcher *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->entries);
  self->n_quotations = 0;
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
  _qd_match_index_forget (self->index);
  forget_entries (self);
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

static gboolean
load_entry_article (QdSqlite *db,
                    Entry    *entry,
                    GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity, profile, published FROM articles WHERE id = ?1");
  g_autoptr (QdProfile)   profile = NULL;
  const guint8           *data;
  gint64                  published;
  gsize                   size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, entry->article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  data = qd_statement_get_blob (statement, 0, &size);
  entry->identity = g_bytes_new (data, size);
  data = qd_statement_get_blob (statement, 1, &size);
  if (data != NULL)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);

      profile = qd_profile_new_from_bytes (bytes, NULL);
      if (profile == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
    }
  published = qd_statement_is_null (statement, 2) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, 2);
  entry->period = qd_match_period (published);
  entry->article = qd_match_article_new (profile, published);
  return TRUE;
}

/* Where the quotations of an article are in its body, from the row of each in order. */
static gboolean
read_spans (QdStatement *statement,
            int          column,
            GPtrArray   *spans)
{
  GArray       *of_one = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize         size;
  const guint8 *data = qd_statement_get_blob (statement, column, &size);

  g_ptr_array_add (spans, of_one);
  return qd_codec_decode_spans (data, size, G_MAXSIZE, of_one);
}

static void
nest (QdMatchArticle *article,
      GPtrArray      *spans,
      gint64          parent)
{
  guint   nested = spans->len - 1;
  GArray *inner = spans->pdata[nested], *outer;

  if (parent < 0 || parent >= nested)
    return;
  outer = spans->pdata[parent];
  qd_match_article_nest (article, nested, (const QdSpan *)(gconstpointer)inner->data, inner->len,
                         (guint)parent, (const QdSpan *)(gconstpointer)outer->data, outer->len);
}

/* @keys, if given, gets the keys of the quotations. */
static Entry *
load_entry (QdSqlite *db,
            gint64    article_id,
            GArray   *keys,
            GError  **error)
{
  g_autoptr (Entry)       entry = g_new0 (Entry, 1);
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GPtrArray)   spans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  QdStep                  step;

  entry->article_id = article_id;
  entry->link.data = entry;
  entry->quotation_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!load_entry_article (db, entry, error))
    return NULL;
  statement = qd_sqlite_prepare (db, "SELECT id, text, speaker, confidence, spans, parent FROM quotations WHERE article_id = ?1 ORDER BY ordinal");
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64      id = qd_statement_get_int (statement, 0);
      const char *text = qd_statement_get_text (statement, 1, NULL);
      const char *speaker = qd_statement_get_text (statement, 2, NULL);

      g_array_append_val (entry->quotation_ids, id);
      qd_match_article_add (entry->article, text, speaker, qd_statement_get_double (statement, 3));
      if (!read_spans (statement, 4, spans))
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      nest (entry->article, spans, qd_statement_get_int (statement, 5));
      if (keys != NULL)
        qd_match_keys (text, speaker, keys);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&entry) : NULL;
}

static void
keep_entry (QdMatcher *self,
            Entry     *entry)
{
  while (self->n_quotations > MAX_CACHED_QUOTATIONS && self->recent.tail != NULL)
    {
      Entry *last = self->recent.tail->data;

      g_queue_unlink (&self->recent, &last->link);
      self->n_quotations -= last->quotation_ids->len;
      g_hash_table_remove (self->entries, &last->article_id);
    }
  g_hash_table_insert (self->entries, &entry->article_id, entry);
  g_queue_push_head_link (&self->recent, &entry->link);
  self->n_quotations += entry->quotation_ids->len;
}

static Entry *
get_entry (QdMatcher *self,
           gint64     article_id,
           GError   **error)
{
  Entry *entry = g_hash_table_lookup (self->entries, &article_id);

  if (entry != NULL)
    {
      g_queue_unlink (&self->recent, &entry->link);
      g_queue_push_head_link (&self->recent, &entry->link);
      return entry;
    }
  entry = load_entry (self->db, article_id, NULL, error);
  if (entry != NULL)
    keep_entry (self, entry);
  return entry;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint64 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

static void
unique_keys (GArray *keys)
{
  guint64 *data = (guint64 *)(gpointer)keys->data;
  guint    n = 0;

  g_array_sort (keys, compare_numbers);
  for (guint i = 0; i < keys->len; i++)
    if (n == 0 || data[i] != data[n - 1])
      data[n++] = data[i];
  g_array_set_size (keys, n);
}

/* A weak key in the index: 32 bits of it and the period, so that periods that follow one another lie side by side; the
 * periods of ten years, since what is far apart and falls together is only compared in vain. */
static guint64
place_in_period (guint64 key,
                 gint64  period)
{
  guint64 hash = key << 1 >> 32;

  return period == QD_MATCH_NO_PERIOD ? ~hash << 32 >> 24 : hash << 8 | ((guint64)period & 255);
}

/* Makes keys of the index, of 40 bits, of those of an article: what it is to be found by, and what finds those that it is
 * to be compared with. Both rise, each key once. */
static void
make_index_keys (GArray *keys,
                 gint64  period,
                 GArray *own,
                 GArray *wanted)
{
  for (guint i = 0; i < keys->len; i++)
    {
      guint64  key = g_array_index (keys, guint64, i);
      gboolean is_weak = (key & QD_MATCH_WEAK_KEY) != 0;
      guint64  place = is_weak ? place_in_period (key, period) : key << 1 >> 24;

      g_array_append_val (own, place);
      g_array_append_val (wanted, place);
      for (int step = -1; is_weak && period != QD_MATCH_NO_PERIOD && step <= 1; step += 2)
        {
          guint64 near = place_in_period (key, period + step);

          g_array_append_val (wanted, near);
        }
    }
  unique_keys (own);
  unique_keys (wanted);
}

/* Leaves each number once, in no order, and without @except. */
static void
unique_articles (GArray *articles,
                 gint64  except)
{
  guint              n_slots = 64, n = 0;
  g_autofree gint64 *slots = NULL;

  while (n_slots < articles->len * 2)
    n_slots *= 2;
  slots = g_new0 (gint64, n_slots);
  for (guint i = 0; i < articles->len; i++)
    {
      gint64 id = g_array_index (articles, gint64, i);
      guint  slot = (guint)((guint64)id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & (n_slots - 1);

      while (slots[slot] != 0 && slots[slot] != id)
        slot = (slot + 1) & (n_slots - 1);
      if (slots[slot] == id || id == except)
        continue;
      slots[slot] = id;
      g_array_index (articles, gint64, n++) = id;
    }
  g_array_set_size (articles, n);
}

static void
compare_entries (const Entry   *a,
                 const Entry   *b,
                 QdCompareMemo *memo,
                 GArray        *relations)
{
  g_autoptr (GArray) matches = qd_match_articles (a->article, b->article, memo);

  for (guint i = 0; i < matches->len; i++)
    {
      const QdMatch   *match = &g_array_index (matches, QdMatch, i);
      QdStoredRelation relation = {
        .a = g_array_index (a->quotation_ids, gint64, match->a),
        .b = g_array_index (b->quotation_ids, gint64, match->b),
        .a_article = a->article_id,
        .b_article = b->article_id,
        .relation = match->relation,
      };

      g_array_append_val (relations, relation);
    }
}

static gboolean
compare_with (QdMatcher *self,
              Entry     *entry,
              gint64     candidate_id,
              GArray    *relations,
              GError   **error)
{
  Entry *candidate = get_entry (self, candidate_id, error);

  if (candidate == NULL)
    return FALSE;
  /* Always in the same direction, whichever of the two came first. */
  if (g_bytes_compare (entry->identity, candidate->identity) < 0)
    compare_entries (entry, candidate, self->memo, relations);
  else
    compare_entries (candidate, entry, self->memo, relations);
  return TRUE;
}

/* Compares the entry with itself, and with those candidates whose rows come after @after. */
static gboolean
compare_with_all (QdMatcher *self,
                  Entry     *entry,
                  GArray    *candidates,
                  gint64     after,
                  GArray    *relations,
                  GError   **error)
{
  compare_entries (entry, entry, self->memo, relations);
  for (guint i = 0; i < candidates->len; i++)
    {
      gint64 candidate = g_array_index (candidates, gint64, i);

      if (candidate > after && !compare_with (self, entry, candidate, relations, error))
        return FALSE;
    }
  return TRUE;
}

/* Loads an article with the keys that it is to be found by, and lists the others that it is to be compared with. */
static Entry *
load_with_candidates (QdMatcher *self,
                      gint64     article_id,
                      GArray    *own,
                      GArray    *candidates,
                      GError   **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (Entry)  entry = load_entry (self->db, article_id, keys, error);

  if (entry == NULL)
    return NULL;
  make_index_keys (keys, entry->period, own, wanted);
  if (!_qd_match_index_find (self->index, wanted, candidates, error))
    return NULL;
  unique_articles (candidates, article_id);
  return g_steal_pointer (&entry);
}

/**
 * _qd_matcher_add:
 * @self: (not nullable): a matcher
 * @article_id: the row of an article that was stored with its quotations in this transaction
 * @error: return location
 *
 * Finds what ties the article's quotations to those of the others, and stores it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_add (QdMatcher *self,
                 gint64     article_id,
                 GError   **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (QdStoredRelation));
  g_autoptr (Entry)  entry = load_with_candidates (self, article_id, own, candidates, error);

  if (entry == NULL || entry->quotation_ids->len == 0)
    return entry != NULL;
  if (!_qd_match_index_add (self->index, article_id, own, error) ||
      !compare_with_all (self, entry, candidates, 0, relations, error) ||
      !_qd_store_insert_relations (self->db, relations, error))
    return FALSE;
  keep_entry (self, g_steal_pointer (&entry));
  return TRUE;
}

/* The keys of an article's quotations, whatever else of it is damaged. */
static gboolean
load_keys (QdSqlite *db,
           gint64    article_id,
           gint64   *period,
           GArray   *keys,
           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT quotations.text, quotations.speaker, published FROM quotations"
                                                             " JOIN articles ON articles.id = article_id WHERE article_id = ?1");
  QdStep                  step;

  *period = QD_MATCH_NO_PERIOD;
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      *period = qd_match_period (qd_statement_is_null (statement, 2) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, 2));
      qd_match_keys (qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL), keys);
    }
  return step == QD_STEP_DONE;
}

/**
 * _qd_matcher_remove:
 * @self: (not nullable): a matcher
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
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint64));
  gint64             period;

  if (!load_keys (self->db, article_id, &period, keys, error))
    return FALSE;
  forget_entries (self);
  make_index_keys (keys, period, own, wanted);
  return _qd_match_index_remove (self->index, article_id, own, error);
}

/**
 * _qd_matcher_derive:
 * @self: (not nullable): a matcher
 * @article_id: an article's row
 * @found: (out): whether the article is found by all its keys, once by each
 * @sum: what the article adds to _qd_matcher_sum() is added to it
 * @relations: (not nullable) (element-type QdStoredRelation): gets the relations that it should have, inside it and to
 *   articles with larger rows
 * @error: return location
 *
 * Works out what _qd_matcher_add() would store, so that it can be compared with what is stored.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_matcher_derive (QdMatcher *self,
                    gint64     article_id,
                    gboolean  *found,
                    guint64   *sum,
                    GArray    *relations,
                    GError   **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (Entry)  entry = load_with_candidates (self, article_id, own, candidates, error);
  guint              n_found = 0;

  if (entry == NULL || !_qd_match_index_find (self->index, own, articles, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    n_found += g_array_index (articles, gint64, i) == article_id;
  *found = n_found == own->len;
  *sum += _qd_match_index_weigh (article_id, own);
  return compare_with_all (self, entry, candidates, article_id, relations, error);
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
  return _qd_match_index_sum (self->index, sum, error);
}

/**
 * _qd_store_match_all:
 * @db: (not nullable): a writing connection in a transaction
 * @error: return location
 *
 * Matches all articles of a library anew.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_match_all (QdSqlite *db,
                     GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles ORDER BY id");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    if (!_qd_matcher_add (_qd_matcher_get (db), qd_statement_get_int (statement, 0), error))
      return FALSE;
  return step == QD_STEP_DONE;
}

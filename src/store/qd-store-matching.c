/* qd-store-matching.c: finds the articles that an article is to be compared with, and compares them
 *
 * Two quotations that are tied share a key, so that an article is compared with every article that shares one with it,
 * and with no other. No count over the library takes part: what is tied depends on the two articles alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include <string.h>

/* How many quotations are kept ready for comparison; some 1.5 KiB each. */
#define MAX_CACHED_QUOTATIONS 20000

struct _QdMatcher
{
  QdSqlite   *db;      /* borrowed; it owns this */
  GHashTable *entries; /* article to Entry */
  GQueue      recent;  /* of Entry, the one that was used last at the head */
  guint       n_quotations;
  gint64      data_version; /* of the library when the entries were loaded */
};

typedef struct
{
  gint64          article_id;
  GBytes         *identity;
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
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  g_queue_init (&self->recent);
  qd_sqlite_set_data (db, self, free_matcher);
  return self;
}

/**
 * _qd_matcher_forget:
 * @self: (not nullable): a matcher
 *
 * Forgets the quotations that it keeps, because rows were removed or rolled back.
 */
void
_qd_matcher_forget (QdMatcher *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->entries);
  self->n_quotations = 0;
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
  entry->article = qd_match_article_new (profile, qd_statement_is_null (statement, 2) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, 2));
  return TRUE;
}

/* @keys, if given, gets the keys of the quotations, rising, each once. */
static Entry *
load_entry (QdSqlite *db,
            gint64    article_id,
            GArray   *keys,
            GError  **error)
{
  g_autoptr (Entry)       entry = g_new0 (Entry, 1);
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step;

  entry->article_id = article_id;
  entry->link.data = entry;
  entry->quotation_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!load_entry_article (db, entry, error))
    return NULL;
  statement = qd_sqlite_prepare (db, "SELECT id, text, speaker, confidence FROM quotations WHERE article_id = ?1 ORDER BY ordinal");
  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64      id = qd_statement_get_int (statement, 0);
      const char *text = qd_statement_get_text (statement, 1, NULL);
      const char *speaker = qd_statement_get_text (statement, 2, NULL);

      g_array_append_val (entry->quotation_ids, id);
      qd_match_article_add (entry->article, text, speaker, qd_statement_get_double (statement, 3));
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
  const gint64 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

/* Keys are stored as the signed numbers that SQLite has. */
static void
unique_keys (GArray *keys)
{
  gint64 *data = (gint64 *)(gpointer)keys->data;
  guint   n = 0;

  g_array_sort (keys, compare_numbers);
  for (guint i = 0; i < keys->len; i++)
    if (n == 0 || data[i] != data[n - 1])
      data[n++] = data[i];
  g_array_set_size (keys, n);
}

/* Adds to the candidates who else has one of the keys. */
static gboolean
find_candidates (QdSqlite   *db,
                 gint64      article_id,
                 GArray     *keys,
                 GHashTable *candidates,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT article_id FROM match_keys WHERE key = ?1");

  for (guint i = 0; i < keys->len; i++)
    {
      QdStep step;

      qd_statement_bind_int (statement, 1, g_array_index (keys, gint64, i));
      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        {
          gint64 candidate = qd_statement_get_int (statement, 0);

          if (candidate != article_id && !g_hash_table_contains (candidates, &candidate))
            g_hash_table_add (candidates, g_memdup2 (&candidate, sizeof candidate));
        }
      qd_statement_reset (statement);
      if (step == QD_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_keys (QdSqlite *db,
            gint64    article_id,
            GArray   *keys,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO match_keys (key, article_id) VALUES (?1, ?2)");

  for (guint i = 0; i < keys->len; i++)
    {
      qd_statement_bind_int (statement, 1, g_array_index (keys, gint64, i));
      qd_statement_bind_int (statement, 2, article_id);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
compare_entries (const Entry *a,
                 const Entry *b,
                 GArray      *relations)
{
  g_autoptr (GArray) matches = qd_match_articles (a->article, b->article);

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
    compare_entries (entry, candidate, relations);
  else
    compare_entries (candidate, entry, relations);
  return TRUE;
}

/* Compares the entry with itself, and with those candidates whose rows come after @after. */
static gboolean
compare_with_all (QdMatcher  *self,
                  Entry      *entry,
                  GHashTable *candidates,
                  gint64      after,
                  GArray     *relations,
                  GError    **error)
{
  GHashTableIter iter;
  gpointer       key;

  compare_entries (entry, entry, relations);
  g_hash_table_iter_init (&iter, candidates);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      gint64 candidate = *(const gint64 *)key;

      if (candidate > after && !compare_with (self, entry, candidate, relations, error))
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (GArray)     keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray)     relations = g_array_new (FALSE, FALSE, sizeof (QdStoredRelation));
  g_autoptr (Entry)      entry = load_entry (self->db, article_id, keys, error);

  if (entry == NULL || entry->quotation_ids->len == 0)
    return entry != NULL;
  unique_keys (keys);
  if (!find_candidates (self->db, article_id, keys, candidates, error) ||
      !store_keys (self->db, article_id, keys, error) ||
      !compare_with_all (self, entry, candidates, 0, relations, error) ||
      !_qd_store_insert_relations (self->db, relations, error))
    return FALSE;
  keep_entry (self, g_steal_pointer (&entry));
  return TRUE;
}

/**
 * _qd_matcher_derive:
 * @self: (not nullable): a matcher
 * @article_id: an article's row
 * @keys: (not nullable) (element-type gint64): gets the keys that the article should have, rising
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
                    GArray    *keys,
                    GArray    *relations,
                    GError   **error)
{
  g_autoptr (GHashTable) candidates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (Entry)      entry = load_entry (self->db, article_id, keys, error);

  if (entry == NULL)
    return FALSE;
  unique_keys (keys);
  return find_candidates (self->db, article_id, keys, candidates, error) &&
         compare_with_all (self, entry, candidates, article_id, relations, error);
}

/**
 * _qd_store_match_all:
 * @db: (not nullable): a writing connection in a transaction
 * @error: return location
 *
 * Matches all articles of a library that has no relations yet.
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

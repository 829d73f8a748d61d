/* qd-match-candidates.c: which articles an article is to be compared with
 *
 * Those that share a key with it, but for those of which their briefs, which are kept in memory, tell that nothing can tie the two: most
 * articles that share a set phrase have nothing else in common.
 *
 * match_briefs  of each article that has a quotation, in the form of qd-match-brief.c: what it follows from is in three tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-candidates.h"

#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-key-evidence.h"
#include "store/qd-store-private.h"

/* How many bytes of briefs are kept, some 180 an article: of a million, for each further one of which a thousand are asked for; and up
 * to which row, as they stand in a list by rows. */
#define MAX_BRIEF_BYTES (192 * 1024 * 1024)
#define MAX_BRIEF_ROW (16 * 1024 * 1024)

/* They are kept in pieces of so many bytes: each by itself would hold on to the memory around it that was an article's on its way in. */
#define BRIEFS_PIECE (256 * 1024)

/* Briefs are read from the library so many at a time, those of a power of two of rows: to find the first takes as long as to read as many more,
 * and whoever adds articles wants others of them soon. */
#define BRIEFS_A_READ 8

/* The version of the schema from which on the library has them. One that is being brought up to date from an older one may be matched before. */
#define SCHEMA_OF_BRIEFS 24

/* What is found of one article takes some hundred KiB at most, as a rule; what took more is not kept for the next one. */
#define MAX_KEPT_HITS 32768

/* A power of two, more than twice as many as most articles meet. */
#define FIRST_SLOTS 1024

/* So many articles before one is judged, its brief is asked for; and so many before, where that is. */
#define AHEAD 4
#define FAR_AHEAD 12

/* Another article that shares keys with the one that is looked for. */
typedef struct
{
  gint64 article_id;
  guint  last; /* its last hit, counted from 1 */
  guint  n_places;
} Meeting;

/* A key that is shared: the first of those that are wanted that are it, and the hit before it. */
typedef struct
{
  guint wanted;
  guint before;
} Hit;

typedef struct
{
  GArray *found;    /* of QdKeyEntry */
  GArray *hits;     /* of Hit */
  GArray *meetings; /* of Meeting */
  guint  *slots;    /* of these by their articles, counted from 1; at most half of the slots are taken */
  guint   n_slots;  /* a power of two */
} Finding;

struct _QdMatchCandidates
{
  QdSqlite     *db;
  QdMatchIndex *index;
  gboolean      looked;          /* whether it is known if the library has a table of briefs */
  gboolean      stored;          /* whether it has */
  GPtrArray    *briefs;          /* of QdMatchBrief, by the row of the article; NULL where none is kept */
  GPtrArray    *pieces;          /* of memory, which they are in */
  gsize         left;            /* bytes of the last of these */
  gsize         bytes;           /* of all */
  Finding      *finding;         /* its memory is used again for the next article */
  gboolean      stays_in_memory; /* whether the library is not to be asked for a brief */
  guint64       n_met;
};

static Finding *
finding_new (void)
{
  Finding *self = g_new0 (Finding, 1);

  self->found = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new (guint, self->n_slots);
  return self;
}

static void
finding_free (Finding *self)
{
  g_array_unref (self->found);
  g_array_unref (self->hits);
  g_array_unref (self->meetings);
  g_free (self->slots);
  g_free (self);
}

static void
forget_briefs (QdMatchCandidates *self)
{
  g_ptr_array_set_size (self->briefs, 0);
  g_ptr_array_set_size (self->pieces, 0);
  self->bytes = self->left = 0;
}

/**
 * _qd_match_candidates_new:
 * @db: (not nullable): a connection
 *
 * Reads nothing yet.
 *
 * Returns: (transfer full): what finds articles
 */
QdMatchCandidates *
_qd_match_candidates_new (QdSqlite *db)
{
  QdMatchCandidates *self = g_new0 (QdMatchCandidates, 1);

  self->db = db;
  self->index = _qd_match_index_new (db);
  self->briefs = g_ptr_array_new ();
  self->pieces = g_ptr_array_new_with_free_func (g_free);
  self->finding = finding_new ();
  return self;
}

/**
 * _qd_match_candidates_free:
 * @self: (not nullable) (transfer full): what finds articles
 */
void
_qd_match_candidates_free (QdMatchCandidates *self)
{
  _qd_match_index_free (self->index);
  g_ptr_array_unref (self->briefs);
  g_ptr_array_unref (self->pieces);
  finding_free (self->finding);
  g_free (self);
}

/**
 * _qd_match_candidates_forget:
 * @self: (not nullable): what finds articles
 *
 * Forgets what it has read, because rows were rolled back or written by another program.
 */
void
_qd_match_candidates_forget (QdMatchCandidates *self)
{
  _qd_match_index_forget (self->index);
  forget_briefs (self);
  self->looked = FALSE;
}

/**
 * _qd_match_candidates_get_index:
 * @self: (not nullable): what finds articles
 *
 * Returns: (transfer none): the index that says who has a key
 */
QdMatchIndex *
_qd_match_candidates_get_index (QdMatchCandidates *self)
{
  return self->index;
}

/**
 * _qd_match_candidates_get_n_met:
 * @self: (not nullable): what finds articles
 *
 * Returns: how many articles that share a key were judged
 */
guint64
_qd_match_candidates_get_n_met (const QdMatchCandidates *self)
{
  return self->n_met;
}

/* Briefs */

/* Its memory is used again when all are forgotten. */
static void
forget_brief (QdMatchCandidates *self,
              gint64             article_id)
{
  if (article_id >= 0 && article_id < self->briefs->len)
    self->briefs->pdata[article_id] = NULL;
}

/* Gets memory for a brief, aligned like any other. */
static gpointer
take_memory (QdMatchCandidates *self,
             gsize              size)
{
  size = (size + sizeof (gint64) - 1) / sizeof (gint64) * sizeof (gint64);
  if (self->bytes + size > MAX_BRIEF_BYTES)
    forget_briefs (self);
  if (size > self->left)
    {
      self->left = MAX (size, BRIEFS_PIECE);
      g_ptr_array_add (self->pieces, g_malloc (self->left));
    }
  self->bytes += size;
  self->left -= size;
  return (guint8 *)g_ptr_array_index (self->pieces, self->pieces->len - 1) + self->left;
}

/* Keeps a copy. Those of a row that is too large are not kept. */
static const QdMatchBrief *
keep_brief (QdMatchCandidates  *self,
            gint64              article_id,
            const QdMatchBrief *brief)
{
  gsize    size = qd_match_brief_get_size (brief);
  gpointer kept = take_memory (self, size);

  memcpy (kept, brief, size);
  if (article_id >= self->briefs->len)
    g_ptr_array_set_size (self->briefs, (int)article_id + 1);
  self->briefs->pdata[article_id] = kept;
  return kept;
}

static gboolean
may_have_brief (gint64 article_id)
{
  return article_id > 0 && article_id < MAX_BRIEF_ROW;
}

static gboolean
look (QdMatchCandidates *self,
      GError           **error)
{
  gint64 version;

  if (self->looked)
    return TRUE;
  if (!qd_sqlite_query_int (self->db, "PRAGMA user_version", &version, error))
    return FALSE;
  self->stored = version >= SCHEMA_OF_BRIEFS;
  return self->looked = TRUE;
}

static gboolean
store_brief (QdMatchCandidates  *self,
             gint64              article_id,
             const QdMatchBrief *brief,
             GError            **error)
{
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GByteArray)  bytes = g_byte_array_new ();

  if (!look (self, error))
    return FALSE;
  if (!self->stored)
    return TRUE;
  qd_match_brief_pack (brief, bytes);
  statement = qd_sqlite_prepare (self->db, "INSERT OR REPLACE INTO match_briefs (article_id, data) VALUES (?1, ?2)");
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_blob (statement, 2, bytes->data, bytes->len);
  return qd_statement_run (statement, error);
}

static gboolean
drop_stored_brief (QdMatchCandidates *self,
                   gint64             article_id,
                   GError           **error)
{
  return look (self, error) && (!self->stored || _qd_store_run_for_article (self->db, "DELETE FROM match_briefs WHERE article_id = ?1", article_id, error));
}

/* Keeps what is stored around a row, as far as it is not kept. */
static gboolean
read_briefs (QdMatchCandidates *self,
             gint64             article_id,
             GError           **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT article_id, data FROM match_briefs WHERE article_id BETWEEN ?1 AND ?2");
  const gint64            first = article_id / BRIEFS_A_READ * BRIEFS_A_READ;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, first);
  qd_statement_bind_int (statement, 2, first + BRIEFS_A_READ - 1);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64                   row = qd_statement_get_int (statement, 0);
      gsize                    size;
      const guint8            *data = qd_statement_get_blob (statement, 1, &size);
      g_autoptr (QdMatchBrief) brief = NULL;

      if (!may_have_brief (row) || (row < self->briefs->len && self->briefs->pdata[row] != NULL))
        continue;
      brief = qd_match_brief_unpack (data, size);
      if (brief == NULL)
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
      keep_brief (self, row, brief);
    }
  return step == QD_STEP_DONE;
}

/* Stays valid until the next call. NULL without an error if it would have to be read, and nothing may be. */
static const QdMatchBrief *
get_brief (QdMatchCandidates *self,
           gint64             article_id,
           GError           **error)
{
  const QdMatchBrief      *kept = article_id < self->briefs->len ? self->briefs->pdata[article_id] : NULL;
  g_autoptr (QdMatchBrief) brief = NULL;

  if (kept != NULL || self->stays_in_memory)
    return kept;
  if (!look (self, error) || (self->stored && !read_briefs (self, article_id, error)))
    return NULL;
  if (article_id < self->briefs->len && self->briefs->pdata[article_id] != NULL)
    return self->briefs->pdata[article_id];
  brief = _qd_match_entry_load_brief (self->db, article_id, error);
  return brief != NULL ? keep_brief (self, article_id, brief) : NULL;
}

/* Finding */

static guint *
find_slot (const Finding *self,
           gint64         article_id)
{
  guint slot = (guint)((guint64)article_id * QD_HASH_GOLDEN_RATIO >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0 && g_array_index (self->meetings, Meeting, self->slots[slot] - 1).article_id != article_id)
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->slots[slot];
}

static void
grow_slots (Finding *self)
{
  self->n_slots *= 2;
  g_free (self->slots);
  self->slots = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < self->meetings->len; i++)
    *find_slot (self, g_array_index (self->meetings, Meeting, i).article_id) = i + 1;
}

static Meeting *
get_meeting (Finding *self,
             gint64   article_id)
{
  guint  *slot = find_slot (self, article_id);
  Meeting meeting = { .article_id = article_id };

  if (*slot != 0)
    return &g_array_index (self->meetings, Meeting, *slot - 1);
  g_array_append_val (self->meetings, meeting);
  *slot = self->meetings->len;
  if (self->meetings->len * 2 > self->n_slots)
    grow_slots (self);
  return &g_array_index (self->meetings, Meeting, self->meetings->len - 1);
}

static GArray *
list_unique_keys (GArray *wanted)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (guint64), wanted->len);

  for (guint i = 0; i < wanted->len; i++)
    {
      guint64 key = g_array_index (wanted, QdWantedKey, i).key;

      if (keys->len == 0 || g_array_index (keys, guint64, keys->len - 1) != key)
        g_array_append_val (keys, key);
    }
  return keys;
}

/* How often an article has the key that begins at @first in the list of those that it wants. */
static guint
count_places (GArray *wanted,
              guint   first)
{
  guint end = first + 1;

  while (end < wanted->len && g_array_index (wanted, QdWantedKey, end).key == g_array_index (wanted, QdWantedKey, first).key)
    end++;
  return end - first;
}

/* Gathers what was found by articles. What was found is in the order of the keys that were wanted. */
static void
gather (Finding *self,
        GArray  *wanted)
{
  const QdKeyEntry  *found = (const QdKeyEntry *)(gconstpointer)self->found->data;
  const QdWantedKey *keys = (const QdWantedKey *)(gconstpointer)wanted->data;
  guint              first = 0, n_places = 0;

  g_array_set_size (self->hits, self->found->len);
  g_array_set_size (self->meetings, 0);
  memset (self->slots, 0, self->n_slots * sizeof (guint));
  for (guint i = 0; i < self->found->len; i++)
    {
      Meeting *meeting = get_meeting (self, found[i].article_id);

      if (i == 0 || found[i].key != found[i - 1].key)
        {
          while (keys[first].key != found[i].key)
            first++;
          n_places = count_places (wanted, first);
        }
      g_array_index (self->hits, Hit, i) = (Hit){ first, meeting->last };
      meeting->last = i + 1;
      meeting->n_places += n_places;
    }
}

/* Whether an article must be compared with another, as far as their keys and its brief tell. */
static gboolean
judge (QdMatchCandidates *self,
       QdMatchEntry      *entry,
       const Meeting     *meeting,
       gboolean          *wanted,
       GError           **error)
{
  guint               places[QD_KEYS_ENOUGH], n = 0;
  const QdMatchBrief *brief;

  *wanted = TRUE;
  if (meeting->n_places > G_N_ELEMENTS (places) || !may_have_brief (meeting->article_id))
    return TRUE;
  brief = get_brief (self, meeting->article_id, error);
  if (brief == NULL)
    return FALSE;
  for (guint at = meeting->last; at > 0; at = g_array_index (self->finding->hits, Hit, at - 1).before)
    {
      guint first = g_array_index (self->finding->hits, Hit, at - 1).wanted;

      for (guint i = count_places (entry->keys->wanted, first); i > 0; i--)
        places[n++] = g_array_index (entry->keys->wanted, QdWantedKey, first + i - 1).place;
    }
  *wanted = qd_match_probe_may_tie (entry->keys->probe, places, n, brief);
  return TRUE;
}

/* The place of the brief of an article that is soon judged; NULL if it is not in memory. */
static gpointer *
find_place (const QdMatchCandidates *self,
            guint                    index)
{
  gint64 article_id;

  if (index >= self->finding->meetings->len)
    return NULL;
  article_id = g_array_index (self->finding->meetings, Meeting, index).article_id;
  return may_have_brief (article_id) && article_id < self->briefs->len ? &self->briefs->pdata[article_id] : NULL;
}

static void
foresee_brief (const QdMatchCandidates *self,
               guint                    index)
{
  gpointer *far_ahead = find_place (self, index + FAR_AHEAD);
  gpointer *ahead = find_place (self, index + AHEAD);

  if (far_ahead != NULL)
    __builtin_prefetch (far_ahead);
  if (ahead != NULL && *ahead != NULL)
    __builtin_prefetch (*ahead);
}

static gboolean
judge_all (QdMatchCandidates *self,
           QdMatchEntry      *entry,
           GArray            *candidates,
           GError           **error)
{
  for (guint i = 0; i < self->finding->meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (self->finding->meetings, Meeting, i);
      gboolean       wanted;

      foresee_brief (self, i);
      if (meeting->article_id == entry->article_id)
        continue;
      self->n_met++;
      if (!judge (self, entry, meeting, &wanted, error))
        return FALSE;
      if (wanted)
        g_array_append_val (candidates, meeting->article_id);
    }
  return TRUE;
}

/**
 * _qd_match_candidates_find:
 * @self: (not nullable): what finds articles
 * @entry: (not nullable): an article with its keys
 * @candidates: (not nullable) (element-type gint64): gets the rows of the articles that it may be tied to, each once, in no order
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_find (QdMatchCandidates *self,
                           QdMatchEntry      *entry,
                           GArray            *candidates,
                           GError           **error)
{
  g_autoptr (GArray) keys = list_unique_keys (entry->keys->wanted);
  gboolean           done;

  g_array_set_size (self->finding->found, 0);
  done = _qd_match_index_find (self->index, keys, self->finding->found, error);
  if (done)
    {
      gather (self->finding, entry->keys->wanted);
      done = judge_all (self, entry, candidates, error);
    }
  if (self->finding->found->len > MAX_KEPT_HITS)
    {
      finding_free (self->finding);
      self->finding = finding_new ();
    }
  return done;
}

/**
 * _qd_match_candidates_find_in_memory:
 * @self: (not nullable): what finds articles, whose index is in memory
 * @entry: (not nullable): an article with its keys
 * @candidates: (not nullable) (element-type gint64): gets the rows of the articles that it may be tied to, each once, in no order
 *
 * Does what _qd_match_candidates_find() does, without the library. Thread: any, while nobody else looks into what finds articles; but
 * _qd_match_candidates_store() may be called.
 *
 * Returns: %FALSE if that takes the library, and then what is in @candidates tells nothing
 */
gboolean
_qd_match_candidates_find_in_memory (QdMatchCandidates *self,
                                     QdMatchEntry      *entry,
                                     GArray            *candidates)
{
  gboolean done;

  self->stays_in_memory = TRUE;
  done = _qd_match_candidates_find (self, entry, candidates, NULL);
  self->stays_in_memory = FALSE;
  return done;
}

/**
 * _qd_match_candidates_store:
 * @self: (not nullable): what finds articles
 * @entry: (not nullable): an article with its keys
 * @error: return location
 *
 * Writes what an article is found by. It is found when _qd_match_candidates_enter() was called; both must come before the index is
 * settled. Errors: #QdStoreError
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_store (QdMatchCandidates *self,
                            QdMatchEntry      *entry,
                            GError           **error)
{
  return store_brief (self, entry->article_id, entry->keys->brief, error) && _qd_match_index_store (self->index, entry->article_id, entry->keys->own, error);
}

/**
 * _qd_match_candidates_enter:
 * @self: (not nullable): what finds articles
 * @entry: (not nullable): an article with its keys, which _qd_match_candidates_store() writes
 *
 * Has an article found. Touches nothing but memory: thread: any, while nobody else looks into what finds articles.
 */
void
_qd_match_candidates_enter (QdMatchCandidates *self,
                            QdMatchEntry      *entry)
{
  if (may_have_brief (entry->article_id))
    keep_brief (self, entry->article_id, entry->keys->brief);
  _qd_match_index_enter (self->index, entry->article_id, entry->keys->own);
}

/**
 * _qd_match_candidates_leave:
 * @self: (not nullable): what finds articles, whose index was not settled since
 * @entry: (not nullable): an article that was entered, and of which nothing is written
 *
 * Has an article not found any more.
 */
void
_qd_match_candidates_leave (QdMatchCandidates *self,
                            QdMatchEntry      *entry)
{
  forget_brief (self, entry->article_id);
  _qd_match_index_leave (self->index, entry->article_id, entry->keys->own);
}

/**
 * _qd_match_candidates_remove:
 * @self: (not nullable): what finds articles
 * @article_id: an article's row
 * @keys: (nullable) (element-type guint64): the keys that it was added with, if they are known
 * @error: return location
 *
 * Takes an article out. Errors: #QdStoreError
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_remove (QdMatchCandidates *self,
                             gint64             article_id,
                             GArray            *keys,
                             GError           **error)
{
  forget_brief (self, article_id);
  return drop_stored_brief (self, article_id, error) && _qd_match_index_remove (self->index, article_id, keys, error);
}

/**
 * _qd_match_candidates_exchange:
 * @self: (not nullable): what finds articles
 * @entry: (not nullable): an article with its keys, which is found by others
 * @before: (not nullable) (element-type guint64): these
 * @error: return location
 *
 * Has an article found by other keys than before. Errors: #QdStoreError
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_exchange (QdMatchCandidates *self,
                               QdMatchEntry      *entry,
                               GArray            *before,
                               GError           **error)
{
  if (may_have_brief (entry->article_id))
    keep_brief (self, entry->article_id, entry->keys->brief);
  return store_brief (self, entry->article_id, entry->keys->brief, error) && _qd_match_index_exchange (self->index, entry->article_id, before, entry->keys->own, error);
}

/**
 * _qd_match_candidates_check_brief:
 * @self: (not nullable): what finds articles
 * @entry: (not nullable): an article with its keys, as it should be
 * @agrees: (out): whether the brief that is stored of it says the same
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_check_brief (QdMatchCandidates  *self,
                                  const QdMatchEntry *entry,
                                  gboolean           *agrees,
                                  GError            **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT data FROM match_briefs WHERE article_id = ?1");
  g_autoptr (GByteArray)  bytes = g_byte_array_new ();
  const guint8           *data = NULL;
  gsize                   size = 0;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, entry->article_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ROW)
    data = qd_statement_get_blob (statement, 0, &size);
  qd_match_brief_pack (entry->keys->brief, bytes);
  *agrees = data != NULL && size == bytes->len && memcmp (data, bytes->data, size) == 0;
  return step != QD_STEP_ERROR;
}

/**
 * _qd_match_candidates_store_briefs:
 * @self: (not nullable): what finds articles, in a transaction on a library that has got a table of briefs just now
 * @error: return location
 *
 * Stores the briefs of all articles that others may be compared with.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_candidates_store_briefs (QdMatchCandidates *self,
                                   GError           **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT id FROM articles WHERE EXISTS (SELECT 1 FROM quotations WHERE article_id = articles.id)");
  QdStep                  step;

  _qd_match_candidates_forget (self);
  /* The version is noted at the end of the transaction. */
  self->looked = self->stored = TRUE;
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64                   article_id = qd_statement_get_int (statement, 0);
      g_autoptr (QdMatchBrief) brief = _qd_match_entry_load_brief (self->db, article_id, error);

      if (brief == NULL || !store_brief (self, article_id, brief, error))
        return FALSE;
    }
  return step == QD_STEP_DONE;
}

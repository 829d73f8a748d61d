/* qd-store-upkeep.c: what is done for a library when nobody asks for anything
 *
 * FTS5 writes what a transaction has added as a segment of its own, and a search looks into each segment. Left to itself, it
 * merges segments within the transactions that add, one of which then takes a thousand times as long as the others. So
 * it is told not to, and segments are merged here, a few of them or a few pages at a time: while nobody asks for anything,
 * and after requests that have made very many. What is left when the library is closed, or when the program is killed, is merged
 * another time; nothing but the time of searches depends on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-merge.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* Segments that are merged without having been asked for stay about this number in each index: in 58 of 100,000 articles a phrase of four
 * words takes 4 ms, in 26 it takes 1.3, and each segment of an import holds hundreds of articles. Fewer would be merged more often. */
#define MANY_SEGMENTS 40

/* Where each request adds little, as when articles come one by one, there may be more until there is a pause: a step that merges very
 * many small segments takes long, and it is what comes next that waits. */
#define LITTLE (20 * 1000)
#define MANY_SMALL_SEGMENTS 640

/* After so many requests it is counted how many segments there are, if with one more a request since they were counted last there may be
 * too many: several hundred are not counted in less than a millisecond. */
#define REQUESTS_PER_COUNT 16

/* Segments that are made into one at once (qd-search-merge.c), and their pages. In a pause that takes some 20 to 40 ms. After requests, which
 * have taken many times as long when there are too many segments, it is done for so many that what comes of them need not be merged soon: thirty
 * of an import's, which take 122 ms of processor time at 100,000 articles on a busy machine, as long as a batch. With half as many pages it is
 * half as long, but an import leaves twice as many segments, in which a phrase takes half as long again. */
#define FEWEST_IN_PAUSE 4
#define MOST_PAGES_IN_PAUSE 2048
#define FEWEST_AFTER_REQUEST 16
#define MOST_PAGES_AFTER_REQUEST 6144

/* What is left to FTS5 it merges step by step. Pages that one step writes, some 5 ms. With many segments at once a step that writes fewer than
 * a part of their number does little but to note how far each has been read. */
#define PAGES_PER_STEP 32
#define SEGMENTS_PER_PAGE 4

/* Where there are too many, merging may take this part of the time that requests take, which it is in debt for until a
 * step has been worth it; µs. */
#define PART_OF_REQUEST 2
#define MOST_DEBT G_USEC_PER_SEC

/* How each index is kept. A level with so many segments (usermerge) is merged into one of the next level; FTS5 allows 2000
 * in all, and begins of its own accord (crisismerge) well before that. */
static const struct
{
  const char *name;
  gint64      value;
} settings[] = {
  { "automerge", 0 },
  { "crisismerge", 1500 },
  { "usermerge", 4 },
};

/* What is to be known of one index. */
typedef struct
{
  const QdSearchSegmentKind *kind;
  const char                *get_setting;
  const char                *set;
  const char                *next_segment;
} IndexSql;

#define INDEX_SQL(kind, name)                                \
  {                                                          \
    kind,                                                    \
    "SELECT v FROM " name "_config WHERE k = ?1",            \
    "INSERT INTO " name " (" name ", rank) VALUES (?1, ?2)", \
    "SELECT min (segid) FROM " name "_idx WHERE segid > ?1"  \
  }

static const IndexSql indexes[] = { INDEX_SQL (&_qd_search_articles, "search"), INDEX_SQL (&_qd_search_quotations, "quote_search") };

struct _QdUpkeep
{
  QdSqlite *db;
  gboolean  due[G_N_ELEMENTS (indexes)];        /* whether there may be something to merge */
  gboolean  left[G_N_ELEMENTS (indexes)];       /* whether merging it was left to FTS5 */
  gboolean  counted;                            /* whether segments were */
  guint     n_requests;                         /* since then */
  guint     n_segments[G_N_ELEMENTS (indexes)]; /* when they were counted */
  gint64    debt;                               /* what merging may take before it has to wait for other requests, µs */
};

static gboolean
run (QdSqlite       *db,
     const IndexSql *index,
     const char     *name,
     gint64          value,
     GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, index->set);

  qd_statement_bind_text (statement, 1, name);
  qd_statement_bind_int (statement, 2, value);
  return qd_statement_run (statement, error);
}

/* Where it cannot be written, as on a full disk, the library serves nevertheless: it is tried again when it is opened next. */
static void
ensure_setting (QdSqlite       *db,
                const IndexSql *index,
                guint           i)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, index->get_setting);
  gboolean                right;

  qd_statement_bind_text (statement, 1, settings[i].name);
  right = qd_statement_step (statement, NULL) == QD_STEP_ROW && qd_statement_get_int (statement, 0) == settings[i].value;
  qd_statement_reset (statement);
  if (!right)
    run (db, index, settings[i].name, settings[i].value, NULL);
}

/**
 * _qd_upkeep_new:
 * @db: (not nullable): a writing connection to a library of this version, which outlives it
 *
 * Prepares a library to be kept up. Nothing is known of it yet, so that what was left to be done is found.
 *
 * Returns: (transfer full): the upkeep
 */
QdUpkeep *
_qd_upkeep_new (QdSqlite *db)
{
  QdUpkeep *self = g_new0 (QdUpkeep, 1);

  self->db = db;
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (settings); j++)
        ensure_setting (db, &indexes[i], j);
      self->due[i] = TRUE;
    }
  return self;
}

/**
 * _qd_upkeep_free:
 * @self: (nullable) (transfer full): an upkeep
 *
 * Ends it; what is left to be done stays so.
 */
void
_qd_upkeep_free (QdUpkeep *self)
{
  g_free (self);
}

/* The table in which FTS5 notes with which term a page begins names all segments. */
static gboolean
count_segments (QdSqlite       *db,
                const IndexSql *index,
                guint          *n,
                GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, index->next_segment);
  gint64                  last = 0;

  for (*n = 0;; (*n)++)
    {
      qd_statement_bind_int (statement, 1, last);
      if (qd_statement_step (statement, error) != QD_STEP_ROW)
        return FALSE;
      if (qd_statement_is_null (statement, 0))
        return TRUE;
      last = qd_statement_get_int (statement, 0);
      qd_statement_reset (statement);
    }
}

/**
 * _qd_search_count_segments:
 * @db: (not nullable): a connection
 * @n: (out) (not nullable): in how many segments of the index of articles a search looks
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_count_segments (QdSqlite *db,
                           guint    *n,
                           GError  **error)
{
  return count_segments (db, &indexes[0], n, error);
}

static void
count (QdUpkeep *self)
{
  self->counted = TRUE;
  self->n_requests = 0;
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (!count_segments (self->db, &indexes[i], &self->n_segments[i], NULL))
      self->n_segments[i] = 0;
}

/* The index that has most segments. */
static guint
find_worst (const QdUpkeep *self)
{
  guint worst = 0;

  for (guint i = 1; i < G_N_ELEMENTS (indexes); i++)
    if (self->n_segments[i] > self->n_segments[worst])
      worst = i;
  return worst;
}

/* Makes some small segments into one; FALSE if there are none, or if it cannot be done now. */
static gboolean
merge_at_once (QdUpkeep *self,
               guint     index,
               guint     fewest,
               guint     most_pages)
{
  gboolean is_other = FALSE;
  guint    n = 0;

  if (self->left[index] || !_qd_search_merge (self->db, indexes[index].kind, fewest, most_pages, &n, &is_other, NULL))
    return FALSE;
  /* What was seen not to be for this is not looked through again and again. */
  self->left[index] = is_other;
  if (n > 0)
    self->n_segments[index] -= MIN (n - 1, self->n_segments[index]);
  return n > 0;
}

/* Has FTS5 merge a few pages of an index; FALSE if there are none, or if it cannot be done now. */
static gboolean
merge_pages (QdUpkeep *self,
             guint     index)
{
  guint    before = qd_sqlite_total_changes (self->db);
  gboolean done = run (self->db, &indexes[index], "merge", MAX (PAGES_PER_STEP, self->n_segments[index] / SEGMENTS_PER_PAGE), NULL);

  /* One change is that of the statement itself: https://www.sqlite.org/fts5.html, 6.7. */
  return done && qd_sqlite_total_changes (self->db) - before >= 2;
}

static gboolean
step_index (QdUpkeep *self,
            guint     index,
            guint     fewest,
            guint     most_pages)
{
  /* Who waits for another program here makes those wait who ask for something. */
  qd_sqlite_set_waiting (self->db, FALSE);
  if (self->due[index] && !merge_at_once (self, index, fewest, most_pages))
    {
      self->due[index] = merge_pages (self, index);
      self->left[index] = self->left[index] && self->due[index];
    }
  qd_sqlite_set_waiting (self->db, TRUE);
  return self->due[index];
}

/**
 * _qd_upkeep_step:
 * @self: (not nullable): an upkeep
 *
 * Does a little of what is to be done, some milliseconds of it, or tens. What fails, as on a full disk, is left until something
 * else was written.
 *
 * Returns: whether there is more to do
 */
gboolean
_qd_upkeep_step (QdUpkeep *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    if (step_index (self, i, FEWEST_IN_PAUSE, MOST_PAGES_IN_PAUSE))
      return TRUE;
  return FALSE;
}

/**
 * _qd_upkeep_note_request:
 * @self: (not nullable): an upkeep
 * @duration: how long a request took that changed rows, µs
 *
 * Notes that something may have become due. Where requests follow one another without a pause and have made very many
 * segments, some are merged now.
 */
void
_qd_upkeep_note_request (QdUpkeep *self,
                         gint64    duration)
{
  guint most = duration > LITTLE ? MANY_SEGMENTS : MANY_SMALL_SEGMENTS;
  guint worst = find_worst (self);

  for (guint i = 0; i < G_N_ELEMENTS (indexes); i++)
    self->due[i] = TRUE;
  self->n_requests++;
  if ((self->n_requests >= REQUESTS_PER_COUNT && (!self->counted || self->n_segments[worst] + self->n_requests > most)) ||
      (duration > LITTLE && self->n_segments[worst] > MANY_SEGMENTS))
    {
      count (self);
      worst = find_worst (self);
    }
  if (self->n_segments[worst] <= most)
    return;
  self->debt = MIN (self->debt + duration / PART_OF_REQUEST, MOST_DEBT);
  while (self->debt > 0 && self->n_segments[worst] > most)
    {
      gint64   start = g_get_monotonic_time ();
      gboolean more = step_index (self, worst, FEWEST_AFTER_REQUEST, MOST_PAGES_AFTER_REQUEST);

      self->debt -= g_get_monotonic_time () - start;
      if (!more)
        break;
    }
}

static gpointer
tidy (QdSqlite     *db,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (QdUpkeep) upkeep = _qd_upkeep_new (db);
  gint64               end = g_get_monotonic_time () + *(const gint64 *)data;

  while (g_get_monotonic_time () < end && !g_cancellable_is_cancelled (cancellable) && _qd_upkeep_step (upkeep))
    ;
  return QD_STORE_DONE;
}

/**
 * qd_store_tidy:
 * @self: (not nullable): a library, open for writing
 * @most: how long it may take, µs; a step more of some milliseconds
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Does at once what is otherwise done when nobody asks for anything: for a program that closes the library soon, so that searches need not
 * look into as many segments as an import leaves. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_tidy (QdStore      *self,
               gint64        most,
               GCancellable *cancellable,
               GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return _qd_store_write (self, tidy, &most, cancellable, error) != NULL;
}

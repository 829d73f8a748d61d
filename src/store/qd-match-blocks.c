/* qd-match-blocks.c: the keys of articles in sorted, packed blocks
 *
 * What is merged at a time becomes a run of blocks, together with the runs of that slice that are not much larger: so each entry
 * is written again only as often as the slice grows by a factor, and there are few runs to look into (the logarithmic method of
 * Bentley and Saxe, 1980).
 *
 * Who looks for many articles has the blocks in memory, each run with a filter that says of most keys that are not in it
 * that they are not (Bloom, 1970); who adds one article does not wait until they are read. Of a library of very many articles some runs
 * are there with their filters alone.
 *
 * match_blocks  first: the first key of a block, and above its 40 bits the number of its run; all articles of a key are in one
 *   block of a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-blocks.h"

#include "store/qd-match-merge.h"
#include "store/qd-store-private.h"

/* How many runs a slice has at most. */
#define MAX_RUNS 8

/* A run is merged with what is new if it is at most so many times as large. */
#define MERGE_FACTOR 3

/* How many bytes an entry takes in a block, about. */
#define ENTRY_BYTES 4

/* After so many searches the blocks are kept in memory; at each search so many slices are read, so that none waits for all. When they
 * and their filters have so many bytes, only the filters are kept of further ones, an eighth of it. */
#define MANY_SEARCHES 32
#define SLICES_A_SEARCH 2
#define MAX_KEPT (96 * 1024 * 1024)

typedef struct
{
  GPtrArray *runs; /* of QdMatchRun; NULL if they are not in memory */
  gboolean   measured;
  guint      n_runs;
  gsize      sizes[MAX_RUNS]; /* of the runs, bytes */
} Slice;

/* Where the entries of a key may be that is looked for. */
typedef struct
{
  guint64           key;
  const QdMatchRun *in_memory; /* NULL if the run is not in memory */
  guint             run;
  guint             index; /* of the key among those that are looked for */
  QdMatchStretch    stretch;
} Place;

struct _QdMatchBlocks
{
  QdSqlite *db;
  Slice     slices[QD_MATCH_SLICES];
  int       last_run; /* the largest number of a run in the library; -1 if nobody has asked yet */
  guint     n_searches;
  guint     n_to_read; /* how many slices this search may still read */
  gsize     n_kept;
  gsize     most_kept;
  Place    *places; /* of what is looked for, in the order of the keys; memory that is used again for the next search */
  guint     n_places;
  guint     room;
  guint     next; /* the first of them that was not taken yet */
};

static guint
slice_of (guint64 key)
{
  return (guint)(key >> QD_MATCH_SLICE_SHIFT);
}

static gint64
row_of (guint   run,
        guint64 key)
{
  return (gint64)((guint64)run << QD_MATCH_KEY_BITS | key);
}

static guint64
key_of (gint64 row)
{
  return (guint64)row & ((G_GUINT64_CONSTANT (1) << QD_MATCH_KEY_BITS) - 1);
}

static gint64
first_row (guint run,
           guint slice)
{
  return row_of (run, 0) + ((gint64)slice << QD_MATCH_SLICE_SHIFT);
}

/* Memory */

static void
free_run (gpointer data)
{
  _qd_match_run_free (data);
}

static void
forget_slice (QdMatchBlocks *self,
              guint          slice)
{
  GPtrArray *runs = self->slices[slice].runs;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    self->n_kept -= _qd_match_run_get_size (g_ptr_array_index (runs, i));
  g_clear_pointer (&self->slices[slice].runs, g_ptr_array_unref);
  self->slices[slice].measured = FALSE;
}

/**
 * _qd_match_blocks_new:
 * @db: (not nullable): a connection
 *
 * Reads nothing yet.
 *
 * Returns: (transfer full): the blocks
 */
QdMatchBlocks *
_qd_match_blocks_new (QdSqlite *db)
{
  QdMatchBlocks *self = g_new0 (QdMatchBlocks, 1);

  self->db = db;
  self->last_run = -1;
  self->most_kept = MAX_KEPT;
  return self;
}

/**
 * _qd_match_blocks_set_most_kept:
 * @self: (not nullable): blocks
 * @most_kept: how many bytes it may have in memory before nothing but filters is added, instead of what it begins with
 *
 * For tests, whose libraries are small.
 */
void
_qd_match_blocks_set_most_kept (QdMatchBlocks *self,
                                gsize          most_kept)
{
  self->most_kept = most_kept;
}

/**
 * _qd_match_blocks_forget:
 * @self: (not nullable): blocks
 *
 * Forgets what it has read, because rows were rolled back or written by another program.
 */
void
_qd_match_blocks_forget (QdMatchBlocks *self)
{
  for (guint i = 0; i < QD_MATCH_SLICES; i++)
    forget_slice (self, i);
  self->last_run = -1;
}

/**
 * _qd_match_blocks_free:
 * @self: (transfer full) (not nullable): blocks
 */
void
_qd_match_blocks_free (QdMatchBlocks *self)
{
  _qd_match_blocks_forget (self);
  g_free (self->places);
  g_free (self);
}

static gboolean
find_last_run (QdMatchBlocks *self,
               GError       **error)
{
  gint64 last;

  if (self->last_run >= 0)
    return TRUE;
  if (!qd_sqlite_query_int (self->db, "SELECT coalesce (max (first), 0) FROM match_blocks", &last, error))
    return FALSE;
  if (last < 0 || last >> QD_MATCH_KEY_BITS >= MAX_RUNS)
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  self->last_run = (int)(last >> QD_MATCH_KEY_BITS);
  return TRUE;
}

/* Writing */

/* Where blocks go: into the library as those of a run, and into memory if that is kept there. */
typedef struct
{
  QdMatchBlocks   *blocks;
  guint            run;
  QdMatchRunMaker *maker; /* nullable */
  gsize            size;
} Target;

static gboolean
write_block (guint64       first,
             const guint8 *data,
             gsize         size,
             gpointer      user_data,
             GError      **error)
{
  Target                 *target = user_data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (target->blocks->db, "INSERT INTO match_blocks (first, data) VALUES (?1, ?2)");

  target->size += size;
  if (target->maker != NULL)
    _qd_match_run_maker_add (target->maker, first, data, size);
  qd_statement_bind_int (statement, 1, row_of (target->run, first));
  qd_statement_bind_blob (statement, 2, data, size);
  return qd_statement_run (statement, error);
}

static gboolean
gather_block (guint64       first,
              const guint8 *data,
              gsize         size,
              gpointer      user_data,
              GError      **error)
{
  _qd_match_run_maker_add (user_data, first, data, size);
  return TRUE;
}

static QdStatement *
select_run (QdMatchBlocks *self,
            guint          run,
            guint          slice)
{
  QdStatement *statement = qd_sqlite_prepare (self->db, "SELECT first, data FROM match_blocks WHERE first >= ?1 AND first < ?2 ORDER BY first");

  qd_statement_bind_int (statement, 1, first_row (run, slice));
  qd_statement_bind_int (statement, 2, first_row (run, slice + 1));
  return statement;
}

/* Appends the entries of a run of a slice. */
static gboolean
load_run (QdMatchBlocks *self,
          guint          run,
          guint          slice,
          GArray        *entries,
          GError       **error)
{
  g_autoptr (QdStatement) statement = select_run (self, run, slice);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 1, &size);

      if (!_qd_match_block_read (key_of (qd_statement_get_int (statement, 0)), data, size, entries))
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
    }
  return step == QD_STEP_DONE;
}

static gboolean
delete_blocks (QdMatchBlocks *self,
               gint64         first,
               gint64         end,
               GError       **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "DELETE FROM match_blocks WHERE first >= ?1 AND first < ?2");

  qd_statement_bind_int (statement, 1, first);
  qd_statement_bind_int (statement, 2, end);
  return qd_statement_run (statement, error);
}

/* Reading into memory */

static QdMatchRunMaker *
read_blocks (QdMatchBlocks *self,
             guint          number,
             guint          slice,
             GError       **error)
{
  g_autoptr (QdStatement)     statement = select_run (self, number, slice);
  g_autoptr (QdMatchRunMaker) maker = _qd_match_run_maker_new ();
  QdStep                      step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 1, &size);

      _qd_match_run_maker_add (maker, key_of (qd_statement_get_int (statement, 0)), data, size);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&maker) : NULL;
}

static QdMatchRun *
read_run (QdMatchBlocks *self,
          guint          number,
          guint          slice,
          GError       **error)
{
  g_autoptr (QdMatchRunMaker) maker = read_blocks (self, number, slice, error);
  QdMatchRun                 *run;

  if (maker == NULL)
    return NULL;
  run = _qd_match_run_new (maker);
  if (run == NULL)
    _qd_store_set_damage_error (self->db, error);
  return run;
}

static void
keep_run (QdMatchBlocks *self,
          guint          slice,
          QdMatchRun    *run)
{
  if (self->n_kept + _qd_match_run_get_size (run) > self->most_kept)
    _qd_match_run_drop_blocks (run);
  self->n_kept += _qd_match_run_get_size (run);
  g_ptr_array_add (self->slices[slice].runs, run);
}

static gboolean
read_slice (QdMatchBlocks *self,
            guint          slice,
            GError       **error)
{
  Slice *of_slice = &self->slices[slice];

  of_slice->runs = g_ptr_array_new_with_free_func (free_run);
  for (int i = 0; i <= self->last_run; i++)
    {
      QdMatchRun *run = read_run (self, (guint)i, slice, error);

      if (run == NULL)
        {
          forget_slice (self, slice);
          return FALSE;
        }
      keep_run (self, slice, run);
    }
  return TRUE;
}

/* Finding */

/**
 * _qd_match_blocks_begin:
 * @self: (not nullable): blocks
 * @error: return location
 *
 * Finds out how many runs there are, as whatever looks into them does first.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_begin (QdMatchBlocks *self,
                        GError       **error)
{
  return find_last_run (self, error);
}

/**
 * _qd_match_blocks_has_slice:
 * @self: (not nullable): blocks
 * @slice: a slice
 *
 * Returns: whether all blocks of the slice are in memory
 */
gboolean
_qd_match_blocks_has_slice (const QdMatchBlocks *self,
                            guint                slice)
{
  const GPtrArray *runs = self->slices[slice].runs;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    if (!_qd_match_run_has_blocks (g_ptr_array_index (runs, i)))
      return FALSE;
  return runs != NULL;
}

/* The block that a key is in if it is in any of a run; the statement is at its row then. */
static QdStep
step_to_block (QdStatement *statement,
               guint        run,
               guint64      key,
               GError     **error)
{
  qd_statement_reset (statement);
  qd_statement_bind_int (statement, 1, row_of (run, key));
  qd_statement_bind_int (statement, 2, first_row (run, slice_of (key)));
  return qd_statement_step (statement, error);
}

#define BLOCK_OF_KEY "SELECT first, data FROM match_blocks WHERE first <= ?1 AND first >= ?2 ORDER BY first DESC LIMIT 1"

static gboolean
find_in_library (QdMatchBlocks *self,
                 guint          run,
                 guint64        key,
                 GArray        *entries,
                 gboolean      *sound,
                 GError       **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);
  QdStep                  step = step_to_block (statement, run, key, error);
  const guint8           *data;
  gsize                   size;

  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  data = qd_statement_get_blob (statement, 1, &size);
  *sound = _qd_match_block_find (key_of (qd_statement_get_int (statement, 0)), data, size, key, entries);
  return TRUE;
}

/**
 * _qd_match_blocks_begin_search:
 * @self: (not nullable): blocks
 * @error: return location
 *
 * Begins to look for the keys of an article. What tells where a key is lies all over the memory, and the processor waits less for it if it
 * is asked for of all keys before it is needed of the first: so each key is given to _qd_match_blocks_look_for(), then
 * _qd_match_blocks_locate() is called, then _qd_match_blocks_take() for each in the same order. Nothing may be merged or removed meanwhile.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_begin_search (QdMatchBlocks *self,
                               GError       **error)
{
  self->n_searches++;
  self->n_to_read = self->n_searches >= MANY_SEARCHES ? SLICES_A_SEARCH : 0;
  self->n_places = self->next = 0;
  return find_last_run (self, error);
}

static void
make_room (QdMatchBlocks *self)
{
  if (self->n_places + MAX_RUNS <= self->room)
    return;
  self->room = MAX (64, self->room * 2);
  self->places = g_renew (Place, self->places, self->room);
}

/**
 * _qd_match_blocks_look_for:
 * @self: (not nullable): blocks
 * @key: a key of 40 bits
 * @index: its number; that of the next one is larger
 * @error: return location
 *
 * Finds out which runs may have a key.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_look_for (QdMatchBlocks *self,
                           guint64        key,
                           guint          index,
                           GError       **error)
{
  Slice *slice = &self->slices[slice_of (key)];
  guint  n_runs;

  if (slice->runs == NULL && self->n_to_read > 0)
    {
      self->n_to_read--;
      if (!read_slice (self, slice_of (key), error))
        return FALSE;
    }
  n_runs = slice->runs != NULL ? slice->runs->len : (guint)(self->last_run + 1);
  make_room (self);
  for (guint i = 0; i < n_runs; i++)
    {
      Place *place = &self->places[self->n_places];

      place->key = key;
      place->in_memory = slice->runs != NULL ? g_ptr_array_index (slice->runs, i) : NULL;
      place->run = i;
      place->index = index;
      self->n_places += place->in_memory == NULL || _qd_match_run_may_have (place->in_memory, key);
    }
  return TRUE;
}

/**
 * _qd_match_blocks_locate:
 * @self: (not nullable): blocks that were given all keys
 */
void
_qd_match_blocks_locate (QdMatchBlocks *self)
{
  for (guint i = 0; i < self->n_places; i++)
    if (self->places[i].in_memory != NULL)
      _qd_match_run_foresee (self->places[i].in_memory, self->places[i].key);
  for (guint i = 0; i < self->n_places; i++)
    {
      Place *place = &self->places[i];

      if (place->in_memory != NULL && _qd_match_run_has_blocks (place->in_memory))
        _qd_match_run_locate (place->in_memory, place->key, &place->stretch);
    }
}

/**
 * _qd_match_blocks_take:
 * @self: (not nullable): blocks that have located all keys
 * @index: the number of a key, larger than that of the one before
 * @entries: (not nullable) (element-type QdKeyEntry): gets the entries of the key
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_take (QdMatchBlocks *self,
                       guint          index,
                       GArray        *entries,
                       GError       **error)
{
  gboolean sound = TRUE;

  for (; self->next < self->n_places && self->places[self->next].index == index && sound; self->next++)
    {
      const Place *place = &self->places[self->next];

      if (place->in_memory != NULL && _qd_match_run_has_blocks (place->in_memory))
        sound = _qd_match_stretch_find (&place->stretch, place->key, entries);
      else if (!find_in_library (self, place->run, place->key, entries, &sound, error))
        return FALSE;
    }
  if (!sound)
    _qd_store_set_damage_error (self->db, error);
  return sound;
}

/* Merging */

/* How many bytes a run has in the library. */
static gboolean
measure_run (QdMatchBlocks *self,
             guint          run,
             guint          slice,
             gsize         *size,
             GError       **error)
{
  const GPtrArray        *runs = self->slices[slice].runs;
  g_autoptr (QdStatement) statement = NULL;

  if (runs != NULL)
    {
      *size = run < runs->len ? _qd_match_run_get_n_bytes (g_ptr_array_index (runs, run)) : 0;
      return TRUE;
    }
  statement = qd_sqlite_prepare (self->db, "SELECT total (length (data)) FROM match_blocks WHERE first >= ?1 AND first < ?2");
  qd_statement_bind_int (statement, 1, first_row (run, slice));
  qd_statement_bind_int (statement, 2, first_row (run, slice + 1));
  if (qd_statement_step (statement, error) != QD_STEP_ROW)
    return FALSE;
  *size = (gsize)qd_statement_get_double (statement, 0);
  return TRUE;
}

/* Finds out how large the runs of a slice are. */
static gboolean
measure_slice (QdMatchBlocks *self,
               guint          slice,
               GError       **error)
{
  Slice *of_slice = &self->slices[slice];

  if (of_slice->measured)
    return TRUE;
  of_slice->n_runs = 0;
  for (int i = 0; i <= self->last_run; i++)
    {
      if (!measure_run (self, (guint)i, slice, &of_slice->sizes[i], error))
        return FALSE;
      if (of_slice->sizes[i] > 0)
        of_slice->n_runs = (guint)i + 1;
    }
  of_slice->measured = TRUE;
  return TRUE;
}

/* The first run of a slice that what is new is to be merged with; the number of a new run if it is none. */
static guint
choose_run (const Slice *slice,
            guint        n_new)
{
  gsize size = (gsize)n_new * ENTRY_BYTES;
  guint run = slice->n_runs;

  while (run > 0 && (run == MAX_RUNS || slice->sizes[run - 1] <= MERGE_FACTOR * size))
    size += slice->sizes[--run];
  return run;
}

/* Puts a run that was written into the place of those that it was merged of. */
static void
replace_runs (QdMatchBlocks *self,
              guint          slice,
              guint          number,
              gsize          size,
              QdMatchRun    *run)
{
  Slice *of_slice = &self->slices[slice];

  of_slice->sizes[number] = size;
  of_slice->n_runs = number + 1;
  if (of_slice->runs == NULL)
    return;
  for (guint i = number; i < of_slice->runs->len; i++)
    self->n_kept -= _qd_match_run_get_size (g_ptr_array_index (of_slice->runs, i));
  g_ptr_array_set_size (of_slice->runs, (int)MIN (number, of_slice->runs->len));
  keep_run (self, slice, run);
}

static void
free_maker (gpointer data)
{
  _qd_match_run_maker_free (data);
}

/* Takes the runs of a slice from a number on, and what is new, as blocks, which are in the library no more. */
static GPtrArray *
take_runs (QdMatchBlocks *self,
           guint          slice,
           guint          number,
           GArray        *entries,
           GError       **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func (free_maker);
  QdMatchRunMaker      *added = _qd_match_run_maker_new ();

  g_ptr_array_add (runs, added);
  if (!_qd_match_pack (entries, gather_block, added, error))
    return NULL;
  for (guint i = number; i < self->slices[slice].n_runs; i++)
    {
      QdMatchRunMaker *run = read_blocks (self, i, slice, error);

      if (run == NULL)
        return NULL;
      g_ptr_array_add (runs, run);
      if (!delete_blocks (self, first_row (i, slice), first_row (i, slice + 1), error))
        return NULL;
    }
  return g_steal_pointer (&runs);
}

/**
 * _qd_match_blocks_merge:
 * @self: (not nullable): blocks
 * @slice: a slice
 * @entries: (not nullable) (element-type QdKeyEntry): entries of the slice that are in no block; get sorted
 * @error: return location
 *
 * Puts entries into blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_merge (QdMatchBlocks *self,
                        guint          slice,
                        GArray        *entries,
                        GError       **error)
{
  Slice                      *of_slice = &self->slices[slice];
  g_autoptr (GPtrArray)       runs = NULL;
  g_autoptr (QdMatchRunMaker) maker = NULL;
  QdMatchRun                 *run = NULL;
  Target                      target;
  gboolean                    sound;

  if (!find_last_run (self, error))
    return FALSE;
  if (of_slice->runs == NULL && self->n_searches >= MANY_SEARCHES && !read_slice (self, slice, error))
    return FALSE;
  if (!measure_slice (self, slice, error))
    return FALSE;
  _qd_match_sort (entries);
  if (of_slice->runs != NULL)
    maker = _qd_match_run_maker_new ();
  target = (Target){ self, choose_run (of_slice, entries->len), maker, 0 };
  runs = take_runs (self, slice, target.run, entries, error);
  if (runs == NULL || !_qd_match_merge (runs, write_block, &target, &sound, error))
    return FALSE;
  if (sound && maker != NULL)
    run = _qd_match_run_new (maker);
  if (!sound || (maker != NULL && run == NULL))
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  replace_runs (self, slice, target.run, target.size, run);
  self->last_run = MAX (self->last_run, (int)target.run);
  return TRUE;
}

/* Removing */

static void
take_entry_out (GArray           *entries,
                const QdKeyEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const QdKeyEntry *other = &g_array_index (entries, QdKeyEntry, i);

      if (other->key != entry->key || other->article_id != entry->article_id)
        g_array_index (entries, QdKeyEntry, n++) = *other;
    }
  g_array_set_size (entries, n);
}

static gboolean
remove_from_run (QdMatchBlocks    *self,
                 guint             run,
                 const QdKeyEntry *entry,
                 gboolean          forget,
                 GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);
  g_autoptr (GArray)      entries = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
  QdStep                  step = step_to_block (statement, run, entry->key, error);
  Target                  target = { self, run, NULL, 0 };
  const guint8           *data;
  gint64                  row;
  guint                   n;
  gsize                   size;

  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  row = qd_statement_get_int (statement, 0);
  data = qd_statement_get_blob (statement, 1, &size);
  if (!_qd_match_block_read (key_of (row), data, size, entries))
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  n = entries->len;
  take_entry_out (entries, entry);
  if (entries->len == n)
    return TRUE;
  if (forget)
    forget_slice (self, slice_of (entry->key));
  qd_statement_reset (statement);
  return delete_blocks (self, row, row + 1, error) && _qd_match_pack (entries, write_block, &target, error);
}

/**
 * _qd_match_blocks_remove:
 * @self: (not nullable): blocks
 * @entry: (not nullable): an entry that may be in a block
 * @forget: whether its slice is to be read again; else the entry may still be found until its run is merged, which does no harm where
 *   its article is still there
 * @error: return location
 *
 * Takes an entry out.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_remove (QdMatchBlocks    *self,
                         const QdKeyEntry *entry,
                         gboolean          forget,
                         GError          **error)
{
  if (!find_last_run (self, error))
    return FALSE;
  for (int i = 0; i <= self->last_run; i++)
    if (!remove_from_run (self, (guint)i, entry, forget, error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_match_blocks_list:
 * @self: (not nullable): blocks
 * @slice: a slice
 * @entries: (not nullable) (element-type QdKeyEntry): gets all entries that are in blocks of the slice, in no order
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_list (QdMatchBlocks *self,
                       guint          slice,
                       GArray        *entries,
                       GError       **error)
{
  if (!find_last_run (self, error))
    return FALSE;
  for (int i = 0; i <= self->last_run; i++)
    if (!load_run (self, (guint)i, slice, entries, error))
      return FALSE;
  return TRUE;
}

/* qd-match-blocks.c: the keys of articles in sorted, packed blocks
 *
 * What is merged at a time becomes a run of blocks, together with the runs of that slice that are not much larger: so each entry
 * is written again only as often as the slice grows by a factor, and there are few runs to look into (the logarithmic method of
 * Bentley and Saxe, 1980).
 *
 * Who looks for many articles has the blocks in memory, each run with a filter that says of most keys that are not in it
 * that they are not (Bloom, 1970); who adds one article does not wait until they are read.
 *
 * match_blocks  first: the first key of a block, and above its 40 bits the number of its run; all articles of a key are in one
 *   block of a run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-blocks.h"

#include "store/qd-store-private.h"
#include "store/qd-varint.h"

#include <string.h>

/* A block is ended behind a key that takes it beyond so many bytes: it is read from its beginning to find a key in it. */
#define BLOCK_SIZE 500

/* How many runs a slice has at most. */
#define MAX_RUNS 8

/* A run is merged with what is new if it is at most so many times as large. */
#define MERGE_FACTOR 3

/* How many bytes an entry takes in a block, about, and a key with all its entries, if they are few. */
#define ENTRY_BYTES 4
#define KEY_BYTES 8

/* After so many searches the blocks are kept in memory, so many bytes of them with their filters; at each search so many slices are read,
 * so that none waits for all. */
#define MANY_SEARCHES 32
#define SLICES_A_SEARCH 2
#define MAX_KEPT (96 * 1024 * 1024)

/* Bits of a filter a key, and how many of them each key sets: all in one line of memory, which is fetched at once (blocked filters:
 * Putze, Sanders and Singler, 2007). */
#define FILTER_BITS 8
#define FILTER_HASHES 2
#define LINE_BITS 512

/* A block in memory: it ends where the next one begins. */
typedef struct
{
  guint64 first;
  guint   offset;
} Block;

/* A run of a slice in memory. */
typedef struct
{
  GArray     *blocks; /* of Block */
  GByteArray *bytes;
  guint64    *filter;
  guint       n_lines; /* of the filter */
} Run;

typedef struct
{
  GPtrArray *runs; /* of Run; NULL if they are not in memory */
  gboolean   measured;
  guint      n_runs;
  gsize      sizes[MAX_RUNS]; /* of the runs, bytes */
} Slice;

struct _QdMatchBlocks
{
  QdSqlite *db;
  Slice     slices[QD_MATCH_SLICES];
  int       last_run; /* the largest number of a run in the library; -1 if nobody has asked yet */
  guint     n_searches;
  guint     n_to_read; /* how many slices this search may still read */
  gsize     n_kept;
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

static gsize
measure_run (const Run *run)
{
  return run->bytes->len + run->blocks->len * sizeof (Block) + (gsize)run->n_lines * LINE_BITS / 8;
}

static void
free_run (gpointer data)
{
  Run *run = data;

  g_array_unref (run->blocks);
  g_byte_array_unref (run->bytes);
  g_free (run->filter);
  g_free (run);
}

static Run *
run_new (void)
{
  Run *run = g_new0 (Run, 1);

  run->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  run->bytes = g_byte_array_new ();
  return run;
}

static void
forget_slice (QdMatchBlocks *self,
              guint          slice)
{
  GPtrArray *runs = self->slices[slice].runs;

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    self->n_kept -= measure_run (g_ptr_array_index (runs, i));
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
  return self;
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
  g_free (self);
}

/**
 * _qd_match_blocks_note_search:
 * @self: (not nullable): blocks
 *
 * Says that the keys of an article are looked for.
 */
void
_qd_match_blocks_note_search (QdMatchBlocks *self)
{
  self->n_searches++;
  self->n_to_read = self->n_searches >= MANY_SEARCHES ? SLICES_A_SEARCH : 0;
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

/* Packing */

/* Reads the articles of a key, each as how far it is from the one before, up to @end. */
static gboolean
decode_articles (const guint8 **data,
                 const guint8  *end,
                 guint64        key,
                 GArray        *entries)
{
  QdKeyEntry entry = { key, 0 };

  while (*data < end)
    {
      guint64 step;

      if (!_qd_varint_get (data, end, &step))
        return FALSE;
      entry.article_id += (gint64)step;
      g_array_append_val (entries, entry);
    }
  return TRUE;
}

/* Reads what is before the articles of the next key of a block: how far it is from the one before, and how many bytes the
 * articles take. */
static inline gboolean
decode_key (const guint8 **data,
            const guint8  *end,
            guint64       *key,
            guint64       *length)
{
  guint64 step;

  if (!_qd_varint_get (data, end, &step) || !_qd_varint_get (data, end, length) || *length > (gsize)(end - *data))
    return FALSE;
  *key += step;
  return TRUE;
}

/* Reads the entries of a block, in order. FALSE if it is no block. */
static gboolean
decode_block (guint64       key,
              const guint8 *data,
              gsize         size,
              GArray       *entries)
{
  const guint8 *end = data + size;
  guint64       length;

  while (data < end)
    if (!decode_key (&data, end, &key, &length) || !decode_articles (&data, data + length, key, entries))
      return FALSE;
  return TRUE;
}

/* Adds the entries of one key of a block. */
static gboolean
find_in_block (guint64       key,
               const guint8 *data,
               gsize         size,
               guint64       wanted,
               GArray       *entries)
{
  const guint8 *end = data + size;
  guint64       length;

  while (data < end)
    {
      if (!decode_key (&data, end, &key, &length))
        return FALSE;
      if (key == wanted)
        return decode_articles (&data, data + length, key, entries);
      if (key > wanted)
        return TRUE;
      data += length;
    }
  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const QdKeyEntry *entry_a = a, *entry_b = b;

  if (entry_a->key != entry_b->key)
    return entry_a->key < entry_b->key ? -1 : 1;
  return (entry_a->article_id > entry_b->article_id) - (entry_a->article_id < entry_b->article_id);
}

/* Filters */

static guint64
hash_key (guint64 key)
{
  return key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

static void
make_filter (Run  *run,
             guint n_keys)
{
  run->n_lines = n_keys / (LINE_BITS / FILTER_BITS) + 1;
  run->filter = g_new0 (guint64, (gsize)run->n_lines * LINE_BITS / 64);
}

static guint64 *
line_of (const Run *run,
         guint64    hash)
{
  return run->filter + ((hash >> 32) * run->n_lines >> 32) * (LINE_BITS / 64);
}

static void
add_to_filter (Run    *run,
               guint64 key)
{
  guint64 hash = hash_key (key), *line = line_of (run, hash);

  for (guint i = 0; i < FILTER_HASHES; i++, hash >>= 10)
    line[hash >> 6 & 7] |= G_GUINT64_CONSTANT (1) << (hash & 63);
}

static gboolean
may_have (const Run *run,
          guint64    key)
{
  guint64        hash = hash_key (key);
  const guint64 *line = line_of (run, hash);

  for (guint i = 0; i < FILTER_HASHES; i++, hash >>= 10)
    if ((line[hash >> 6 & 7] >> (hash & 63) & 1) == 0)
      return FALSE;
  return TRUE;
}

/* Blocks */

static gboolean
insert_block (QdMatchBlocks *self,
              guint          run,
              guint64        first,
              GByteArray    *bytes,
              Run           *kept,
              GError       **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "INSERT INTO match_blocks (first, data) VALUES (?1, ?2)");

  if (kept != NULL)
    {
      Block block = { first, kept->bytes->len };

      g_array_append_val (kept->blocks, block);
      g_byte_array_append (kept->bytes, bytes->data, bytes->len);
    }
  qd_statement_bind_int (statement, 1, row_of (run, first));
  qd_statement_bind_blob (statement, 2, bytes->data, bytes->len);
  return qd_statement_run (statement, error);
}

/* Writes sorted entries as blocks of a run.
 * @kept: (nullable): gets them, too
 * @size: (nullable): how many bytes they take is added to it */
static gboolean
insert_entries (QdMatchBlocks *self,
                guint          run,
                GArray        *sorted,
                Run           *kept,
                gsize         *size,
                GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) articles = g_byte_array_new ();
  const QdKeyEntry      *entries = (const QdKeyEntry *)(gconstpointer)sorted->data;
  guint64                first = 0, last = 0;

  for (guint i = 0, end; i < sorted->len; i = end)
    {
      gint64 article_id = 0;

      g_byte_array_set_size (articles, 0);
      for (end = i; end < sorted->len && entries[end].key == entries[i].key; end++)
        {
          _qd_varint_put (articles, (guint64)(entries[end].article_id - article_id));
          article_id = entries[end].article_id;
        }
      if (bytes->len == 0)
        first = last = entries[i].key;
      _qd_varint_put (bytes, entries[i].key - last);
      _qd_varint_put (bytes, articles->len);
      g_byte_array_append (bytes, articles->data, articles->len);
      if (kept != NULL)
        add_to_filter (kept, entries[i].key);
      last = entries[i].key;
      if (bytes->len < BLOCK_SIZE && end < sorted->len)
        continue;
      if (size != NULL)
        *size += bytes->len;
      if (!insert_block (self, run, first, bytes, kept, error))
        return FALSE;
      g_byte_array_set_size (bytes, 0);
    }
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

      if (!decode_block (key_of (qd_statement_get_int (statement, 0)), data, size, entries))
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

/* Puts the keys of a run in memory into its filter. FALSE if one of its blocks is none. To count the keys first would take as long as
 * to enter them. */
static gboolean
fill_filter (Run *run)
{
  make_filter (run, run->bytes->len / KEY_BYTES);
  for (guint i = 0; i < run->blocks->len; i++)
    {
      const Block  *block = &g_array_index (run->blocks, Block, i);
      const guint8 *data = run->bytes->data + block->offset;
      const guint8 *end = run->bytes->data + (i + 1 < run->blocks->len ? block[1].offset : run->bytes->len);
      guint64       key = block->first, length;

      for (; data < end; data += length)
        {
          if (!decode_key (&data, end, &key, &length))
            return FALSE;
          add_to_filter (run, key);
        }
    }
  return TRUE;
}

static Run *
read_run (QdMatchBlocks *self,
          guint          number,
          guint          slice,
          GError       **error)
{
  g_autoptr (QdStatement) statement = select_run (self, number, slice);
  Run                    *run = run_new ();
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Block         block = { key_of (qd_statement_get_int (statement, 0)), run->bytes->len };
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 1, &size);

      g_array_append_val (run->blocks, block);
      g_byte_array_append (run->bytes, data, (guint)size);
    }
  if (step == QD_STEP_DONE && fill_filter (run))
    return run;
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  free_run (run);
  return NULL;
}

/* Arrays that grow take up to twice what is in them; these grow no more. */
static void
trim_run (Run *run)
{
  gsize   n_bytes = run->bytes->len, n_blocks = run->blocks->len;
  guint8 *bytes = g_byte_array_free (run->bytes, FALSE);
  Block  *blocks = (Block *)(gpointer)g_array_free (run->blocks, FALSE);

  run->bytes = g_byte_array_new_take (g_realloc (bytes, n_bytes), n_bytes);
  run->blocks = g_array_new_take (g_realloc_n (blocks, n_blocks, sizeof (Block)), n_blocks, FALSE, sizeof (Block));
}

static void
keep_run (QdMatchBlocks *self,
          guint          slice,
          Run           *run)
{
  trim_run (run);
  self->n_kept += measure_run (run);
  g_ptr_array_add (self->slices[slice].runs, run);
}

static gboolean
read_slice (QdMatchBlocks *self,
            guint          slice,
            GError       **error)
{
  Slice *of_slice = &self->slices[slice];

  self->n_to_read--;
  of_slice->runs = g_ptr_array_new_with_free_func (free_run);
  for (int i = 0; i <= self->last_run; i++)
    {
      Run *run = read_run (self, (guint)i, slice, error);

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

static gboolean
find_in_run (const Run *run,
             guint64    key,
             GArray    *entries)
{
  const Block *blocks = (const Block *)(gconstpointer)run->blocks->data;
  guint        low = 0, high = run->blocks->len, end;

  if (!may_have (run, key))
    return TRUE;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (blocks[middle].first <= key)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return TRUE;
  end = low < run->blocks->len ? blocks[low].offset : run->bytes->len;
  return find_in_block (blocks[low - 1].first, run->bytes->data + blocks[low - 1].offset, end - blocks[low - 1].offset, key, entries);
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
                 guint64        key,
                 GArray        *entries,
                 gboolean      *sound,
                 GError       **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);

  for (int i = 0; i <= self->last_run && *sound; i++)
    {
      QdStep        step = step_to_block (statement, (guint)i, key, error);
      const guint8 *data;
      gsize         size;

      if (step == QD_STEP_ERROR)
        return FALSE;
      if (step == QD_STEP_DONE)
        continue;
      data = qd_statement_get_blob (statement, 1, &size);
      *sound = find_in_block (key_of (qd_statement_get_int (statement, 0)), data, size, key, entries);
    }
  return TRUE;
}

/**
 * _qd_match_blocks_find:
 * @self: (not nullable): blocks
 * @key: a key of 40 bits
 * @entries: (not nullable) (element-type QdKeyEntry): gets the entries of the key
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_blocks_find (QdMatchBlocks *self,
                       guint64        key,
                       GArray        *entries,
                       GError       **error)
{
  Slice   *slice = &self->slices[slice_of (key)];
  gboolean sound = TRUE;

  if (!find_last_run (self, error))
    return FALSE;
  if (slice->runs == NULL && self->n_to_read > 0 && self->n_kept < MAX_KEPT && !read_slice (self, slice_of (key), error))
    return FALSE;
  if (slice->runs == NULL && !find_in_library (self, key, entries, &sound, error))
    return FALSE;
  for (guint i = 0; slice->runs != NULL && i < slice->runs->len && sound; i++)
    sound = find_in_run (g_ptr_array_index (slice->runs, i), key, entries);
  if (!sound)
    _qd_store_set_damage_error (self->db, error);
  return sound;
}

/**
 * _qd_match_blocks_foresee:
 * @self: (not nullable): blocks
 * @key: a key that is soon looked for
 *
 * Asks for the memory that tells whether there are entries of the key.
 */
void
_qd_match_blocks_foresee (const QdMatchBlocks *self,
                          guint64              key)
{
  const Slice *slice = &self->slices[slice_of (key)];

  for (guint i = 0; slice->runs != NULL && i < slice->runs->len; i++)
    __builtin_prefetch (line_of (g_ptr_array_index (slice->runs, i), hash_key (key)));
}

/* Merging */

/* Finds out how large the runs of a slice are. */
static gboolean
measure_slice (QdMatchBlocks *self,
               guint          slice,
               GError       **error)
{
  Slice                  *of_slice = &self->slices[slice];
  g_autoptr (QdStatement) statement = NULL;

  if (of_slice->measured)
    return TRUE;
  statement = qd_sqlite_prepare (self->db, "SELECT total (length (data)) FROM match_blocks WHERE first >= ?1 AND first < ?2");
  of_slice->n_runs = 0;
  for (int i = 0; i <= self->last_run; i++)
    {
      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, first_row ((guint)i, slice));
      qd_statement_bind_int (statement, 2, first_row ((guint)i, slice + 1));
      if (qd_statement_step (statement, error) != QD_STEP_ROW)
        return FALSE;
      of_slice->sizes[i] = (gsize)qd_statement_get_double (statement, 0);
      if (of_slice->sizes[i] > 0)
        of_slice->n_runs = (guint)i + 1;
    }
  of_slice->measured = TRUE;
  return TRUE;
}

/* Both in order, and so is the result. */
static GArray *
merge_entries (GArray *a,
               GArray *b)
{
  GArray           *merged = g_array_sized_new (FALSE, FALSE, sizeof (QdKeyEntry), a->len + b->len);
  const QdKeyEntry *of_a = (const QdKeyEntry *)(gconstpointer)a->data, *of_b = (const QdKeyEntry *)(gconstpointer)b->data;
  QdKeyEntry       *to = (QdKeyEntry *)(gpointer)merged->data;
  guint             i = 0, j = 0, n = 0;

  while (i < a->len || j < b->len)
    to[n++] = j == b->len || (i < a->len && compare_entries (&of_a[i], &of_b[j]) < 0) ? of_a[i++] : of_b[j++];
  g_array_set_size (merged, n);
  return merged;
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
              Run           *run)
{
  Slice *of_slice = &self->slices[slice];

  of_slice->sizes[number] = size;
  of_slice->n_runs = number + 1;
  if (of_slice->runs == NULL)
    return;
  for (guint i = number; i < of_slice->runs->len; i++)
    self->n_kept -= measure_run (g_ptr_array_index (of_slice->runs, i));
  g_ptr_array_set_size (of_slice->runs, (int)MIN (number, of_slice->runs->len));
  keep_run (self, slice, run);
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
  Slice             *of_slice = &self->slices[slice];
  g_autoptr (GArray) merged = g_array_ref (entries);
  gsize              size = 0;
  guint              number;
  Run               *run = NULL;
  gboolean           done = TRUE;

  if (!find_last_run (self, error) || !measure_slice (self, slice, error))
    return FALSE;
  g_array_sort (entries, compare_entries);
  number = choose_run (of_slice, entries->len);
  for (guint i = of_slice->n_runs; i > number; i--)
    {
      g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
      GArray            *both;

      if (!load_run (self, i - 1, slice, present, error) ||
          !delete_blocks (self, first_row (i - 1, slice), first_row (i - 1, slice + 1), error))
        return FALSE;
      both = merge_entries (present, merged);
      g_array_unref (merged);
      merged = both;
    }
  if (of_slice->runs != NULL)
    {
      run = run_new ();
      make_filter (run, merged->len);
    }
  done = insert_entries (self, number, merged, run, &size, error);
  replace_runs (self, slice, number, size, run);
  self->last_run = MAX (self->last_run, (int)number);
  return done;
}

/* Removing */

static void
take_entry_out (GArray           *entries,
                const QdKeyEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    if (compare_entries (&g_array_index (entries, QdKeyEntry, i), entry) != 0)
      g_array_index (entries, QdKeyEntry, n++) = g_array_index (entries, QdKeyEntry, i);
  g_array_set_size (entries, n);
}

static gboolean
remove_from_run (QdMatchBlocks    *self,
                 guint             run,
                 const QdKeyEntry *entry,
                 GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);
  g_autoptr (GArray)      entries = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
  QdStep                  step = step_to_block (statement, run, entry->key, error);
  const guint8           *data;
  gint64                  row;
  guint                   n;
  gsize                   size;

  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  row = qd_statement_get_int (statement, 0);
  data = qd_statement_get_blob (statement, 1, &size);
  if (!decode_block (key_of (row), data, size, entries))
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  n = entries->len;
  take_entry_out (entries, entry);
  if (entries->len == n)
    return TRUE;
  forget_slice (self, slice_of (entry->key));
  qd_statement_reset (statement);
  return delete_blocks (self, row, row + 1, error) && insert_entries (self, run, entries, NULL, NULL, error);
}

/**
 * _qd_match_blocks_remove:
 * @self: (not nullable): blocks
 * @entry: (not nullable): an entry that may be in a block
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
                         GError          **error)
{
  if (!find_last_run (self, error))
    return FALSE;
  for (int i = 0; i <= self->last_run; i++)
    if (!remove_from_run (self, (guint)i, entry, error))
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

/* qd-match-index.c: which articles have a key
 *
 * A row for each key of each article costs more than all else that is derived of the article. So the keys of new articles
 * go into a log, a row an article, of which a table is kept in memory; what is in it is merged slice by slice of the keys
 * into sorted, packed blocks. Everything is written in the transaction of the article, so that the index is what the
 * articles say at any time, whichever part of it is merged. A key has 40 bits here: that two keys fall together costs a comparison
 * in vain and decides nothing.
 *
 * match_log     seq rises; keys as encode_keys() packs them
 * match_slices  upto: what of the log is merged into the blocks of the slice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-index.h"

#include <string.h>

#include "core/qd-hash.h"
#include "store/qd-match-blocks.h"
#include "store/qd-store-private.h"
#include "store/qd-varint.h"

/* How many entries of the log are kept unmerged: more take more memory, 32 bytes each, and the longer to be read by who adds the first article;
 * fewer write blocks more often. */
#define MAX_UNMERGED 150000

/* In the place of the article of an entry that was taken out. */
#define REMOVED (-1)

/* How many articles of a key are handed over at once. */
#define MANY_FOUND 32

/* The unmerged entries of a slice by open addressing; at most three of four slots, whose number is a power of two, are taken, as a slice is
 * fullest right before it is merged, and half as full on average. An entry of
 * no article is a free slot, one of REMOVED is left over; entries of one key are apart. */
typedef struct
{
  QdKeyEntry *slots;
  guint       n_slots;
  guint       n_used;
} Table;

struct _QdMatchIndex
{
  QdSqlite      *db;
  QdMatchBlocks *blocks;
  gboolean       loaded;
  Table          tables[QD_MATCH_SLICES];
  gint64         upto[QD_MATCH_SLICES];
  gint64         last_seq;
  guint          n_unmerged;
  guint          next_slice;
};

static guint
slice_of (guint64 key)
{
  return (guint)(key >> QD_MATCH_SLICE_SHIFT);
}

static GByteArray *
encode_keys (GArray *keys)
{
  GByteArray *bytes = g_byte_array_sized_new (keys->len * QD_VARINT_MAX_LENGTH);
  guint8     *end = bytes->data;
  guint64     last = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      end = _qd_varint_write (end, g_array_index (keys, guint64, i) - last);
      last = g_array_index (keys, guint64, i);
    }
  g_byte_array_set_size (bytes, (guint)(end - bytes->data));
  return bytes;
}

/* The table in memory */

static guint
first_slot (const Table *table,
            guint64      key)
{
  return (guint)(key * QD_HASH_GOLDEN_RATIO >> 32) & (table->n_slots - 1);
}

static void
put_into_slot (Table     *table,
               QdKeyEntry entry)
{
  guint i = first_slot (table, entry.key);

  while (table->slots[i].article_id != 0)
    i = (i + 1) & (table->n_slots - 1);
  table->slots[i] = entry;
}

static gboolean
needs_more_slots (const Table *table,
                  guint        n)
{
  return n > table->n_slots / 4 * 3;
}

/* Makes room for so many entries. */
static void
grow_table (Table *table,
            guint  n)
{
  const Table            old = *table;
  g_autofree QdKeyEntry *slots = old.slots;

  table->n_slots = MAX (64, old.n_slots);
  while (needs_more_slots (table, n))
    table->n_slots *= 2;
  table->slots = g_new (QdKeyEntry, table->n_slots);
  /* Memory that is first read and then written is given twice, the second time with all processors being told. */
  memset (table->slots, 0, table->n_slots * sizeof *table->slots);
  for (guint i = 0; i < old.n_slots; i++)
    if (slots[i].article_id != 0)
      put_into_slot (table, slots[i]);
}

static void
add_entry (QdMatchIndex *self,
           guint64       key,
           gint64        article_id)
{
  Table *table = &self->tables[slice_of (key)];

  if (needs_more_slots (table, table->n_used + 1))
    grow_table (table, table->n_used + 1);
  put_into_slot (table, (QdKeyEntry){ key, article_id });
  table->n_used++;
  self->n_unmerged++;
}

/* Asks for the memory where a key is if it is in the table. */
static void
foresee (const Table *table,
         guint64      key)
{
  if (table->n_used > 0)
    __builtin_prefetch (&table->slots[first_slot (table, key)]);
}

static void
find_in_table (const Table *table,
               guint64      key,
               GArray      *entries)
{
  QdKeyEntry found[MANY_FOUND];
  guint      n = 0, i;

  if (table->n_used == 0)
    return;
  i = first_slot (table, key);
  for (; table->slots[i].article_id != 0; i = (i + 1) & (table->n_slots - 1))
    {
      if (table->slots[i].key != key || table->slots[i].article_id == REMOVED)
        continue;
      found[n++] = table->slots[i];
      if (n < MANY_FOUND)
        continue;
      g_array_append_vals (entries, found, n);
      n = 0;
    }
  if (n > 0)
    g_array_append_vals (entries, found, n);
}

static void
remove_from_table (Table            *table,
                   const QdKeyEntry *entry)
{
  guint i;

  if (table->n_used == 0)
    return;
  i = first_slot (table, entry->key);
  for (; table->slots[i].article_id != 0; i = (i + 1) & (table->n_slots - 1))
    if (table->slots[i].key == entry->key && table->slots[i].article_id == entry->article_id)
      table->slots[i].article_id = REMOVED;
}

static void
list_table (const Table *table,
            GArray      *entries)
{
  guint n = entries->len;

  g_array_set_size (entries, n + table->n_used);
  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].article_id > 0)
      g_array_index (entries, QdKeyEntry, n++) = table->slots[i];
  g_array_set_size (entries, n);
}

/* Its memory is used again. */
static void
empty_table (QdMatchIndex *self,
             Table        *table)
{
  self->n_unmerged -= table->n_used;
  table->n_used = 0;
  if (table->slots != NULL)
    memset (table->slots, 0, table->n_slots * sizeof *table->slots);
}

static void
clear_table (QdMatchIndex *self,
             Table        *table)
{
  self->n_unmerged -= table->n_used;
  g_clear_pointer (&table->slots, g_free);
  table->n_slots = table->n_used = 0;
}

/**
 * _qd_match_index_new:
 * @db: (not nullable): a connection
 *
 * Reads nothing yet.
 *
 * Returns: (transfer full): the index
 */
QdMatchIndex *
_qd_match_index_new (QdSqlite *db)
{
  QdMatchIndex *self = g_new0 (QdMatchIndex, 1);

  self->db = db;
  self->blocks = _qd_match_blocks_new (db);
  return self;
}

/**
 * _qd_match_index_forget:
 * @self: (not nullable): an index
 *
 * Forgets what it has read, because rows were rolled back or written by another program.
 */
void
_qd_match_index_forget (QdMatchIndex *self)
{
  for (guint i = 0; i < QD_MATCH_SLICES; i++)
    clear_table (self, &self->tables[i]);
  _qd_match_blocks_forget (self->blocks);
  self->loaded = FALSE;
}

/**
 * _qd_match_index_free:
 * @self: (transfer full) (not nullable): an index
 */
void
_qd_match_index_free (QdMatchIndex *self)
{
  _qd_match_index_forget (self);
  _qd_match_blocks_free (self->blocks);
  g_free (self);
}

static gboolean
load_slices (QdMatchIndex *self,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT slice, upto FROM match_slices");
  QdStep                  step;

  memset (self->upto, 0, sizeof self->upto);
  self->last_seq = 0;
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 upto = qd_statement_get_int (statement, 1);

      self->upto[qd_statement_get_uint (statement, 0) % QD_MATCH_SLICES] = upto;
      self->last_seq = MAX (self->last_seq, upto);
    }
  /* The slices are merged in turn: the next is the first that is behind the one before it. */
  self->next_slice = 0;
  for (guint i = 1; i < QD_MATCH_SLICES && self->next_slice == 0; i++)
    if (self->upto[i] < self->upto[i - 1])
      self->next_slice = i;
  return step == QD_STEP_DONE;
}

/* Reads the keys of a row of the log that are not merged yet into lists, one a slice. */
static gboolean
load_log_row (QdMatchIndex *self,
              gint64        seq,
              gint64        article_id,
              const guint8 *data,
              gsize         size,
              GArray       *lists[QD_MATCH_SLICES])
{
  const guint8 *end = data + size;
  QdKeyEntry    entry = { 0, article_id };
  guint64       step;

  while (data < end)
    {
      guint slice;

      if (!_qd_varint_get (&data, end, &step))
        return FALSE;
      entry.key += step;
      slice = slice_of (entry.key);
      if (slice >= QD_MATCH_SLICES)
        return FALSE;
      if (seq > self->upto[slice])
        g_array_append_val (lists[slice], entry);
    }
  return article_id != 0;
}

static gboolean
load_log (QdMatchIndex *self,
          GArray       *lists[QD_MATCH_SLICES],
          GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT seq, article_id, keys FROM match_log ORDER BY seq");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 2, &size);

      self->last_seq = MAX (self->last_seq, qd_statement_get_int (statement, 0));
      if (!load_log_row (self, qd_statement_get_int (statement, 0), qd_statement_get_int (statement, 1), data, size, lists))
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
    }
  return step == QD_STEP_DONE;
}

/* The tables are filled one after the other, each while the processor has it at hand. */
static gboolean
load (QdMatchIndex *self,
      GError      **error)
{
  GArray *lists[QD_MATCH_SLICES];

  if (self->loaded)
    return TRUE;
  _qd_match_index_forget (self);
  if (!load_slices (self, error))
    return FALSE;
  for (guint i = 0; i < QD_MATCH_SLICES; i++)
    lists[i] = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
  self->loaded = load_log (self, lists, error);
  for (guint i = 0; i < QD_MATCH_SLICES; i++)
    {
      if (lists[i]->len > 0)
        grow_table (&self->tables[i], lists[i]->len);
      for (guint j = 0; j < lists[i]->len; j++)
        add_entry (self, g_array_index (lists[i], QdKeyEntry, j).key, g_array_index (lists[i], QdKeyEntry, j).article_id);
      g_array_unref (lists[i]);
    }
  return self->loaded;
}

/**
 * _qd_match_index_set_most_kept:
 * @self: (not nullable): an index
 * @most_kept: as for _qd_match_blocks_set_most_kept()
 *
 * For tests, whose libraries are small.
 */
void
_qd_match_index_set_most_kept (QdMatchIndex *self,
                               gsize         most_kept)
{
  _qd_match_blocks_set_most_kept (self->blocks, most_kept);
}

/* Merging */

static gboolean
note_merged (QdMatchIndex *self,
             guint         slice,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "INSERT OR REPLACE INTO match_slices (slice, upto) VALUES (?1, ?2)");
  g_autoptr (QdStatement) drop = NULL;

  qd_statement_bind_int (statement, 1, slice);
  qd_statement_bind_int (statement, 2, self->last_seq);
  if (!qd_statement_run (statement, error))
    return FALSE;
  self->upto[slice] = self->last_seq;
  self->next_slice = (slice + 1) % QD_MATCH_SLICES;
  if (self->next_slice != 0)
    return TRUE;
  /* After the last slice all are merged up to where the first one is, at least. */
  drop = qd_sqlite_prepare (self->db, "DELETE FROM match_log WHERE seq <= ?1");
  qd_statement_bind_int (drop, 1, self->upto[0]);
  return qd_statement_run (drop, error);
}

static gboolean
merge_slice (QdMatchIndex *self,
             guint         slice,
             GError      **error)
{
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));

  list_table (&self->tables[slice], added);
  if (added->len > 0 && !_qd_match_blocks_merge (self->blocks, slice, added, error))
    return FALSE;
  empty_table (self, &self->tables[slice]);
  return note_merged (self, slice, error);
}

/**
 * _qd_match_index_store:
 * @self: (not nullable): an index
 * @article_id: an article's row, which is not in the index
 * @keys: (not nullable) (element-type guint64): its keys of 40 bits, rising, each once
 * @error: return location
 *
 * Writes what an article is found by. It is found when _qd_match_index_enter() was called; both must come before _qd_match_index_settle(). After an
 * error _qd_match_index_forget() is to be called, as when the transaction is rolled back.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_store (QdMatchIndex *self,
                       gint64        article_id,
                       GArray       *keys,
                       GError      **error)
{
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GByteArray)  bytes = NULL;

  if (keys->len == 0)
    return TRUE;
  if (!load (self, error))
    return FALSE;
  bytes = encode_keys (keys);
  statement = qd_sqlite_prepare (self->db, "INSERT INTO match_log (seq, article_id, keys) VALUES (?1, ?2, ?3)");
  qd_statement_bind_int (statement, 1, self->last_seq + 1);
  qd_statement_bind_int (statement, 2, article_id);
  qd_statement_bind_blob (statement, 3, bytes->data, bytes->len);
  if (!qd_statement_run (statement, error))
    return FALSE;
  self->last_seq++;
  return TRUE;
}

/**
 * _qd_match_index_enter:
 * @self: (not nullable): an index
 * @article_id: an article's row, of which _qd_match_index_store() writes the keys
 * @keys: (not nullable) (element-type guint64): these
 *
 * Has an article found. Touches nothing but memory: thread: any, while nobody else looks into the index.
 */
void
_qd_match_index_enter (QdMatchIndex *self,
                       gint64        article_id,
                       GArray       *keys)
{
  for (guint i = 0; i < keys->len; i++)
    add_entry (self, g_array_index (keys, guint64, i), article_id);
}

/**
 * _qd_match_index_leave:
 * @self: (not nullable): an index, not settled since _qd_match_index_enter() was called
 * @article_id: an article's row, of which no keys are written
 * @keys: (not nullable) (element-type guint64): those that it was entered with
 *
 * Has an article not found any more.
 */
void
_qd_match_index_leave (QdMatchIndex *self,
                       gint64        article_id,
                       GArray       *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const QdKeyEntry entry = { g_array_index (keys, guint64, i), article_id };

      remove_from_table (&self->tables[slice_of (entry.key)], &entry);
    }
}

/**
 * _qd_match_index_settle:
 * @self: (not nullable): an index, in which all articles are entered
 * @error: return location
 *
 * Merges some of what was added, if that is much.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_settle (QdMatchIndex *self,
                        GError      **error)
{
  while (self->n_unmerged > MAX_UNMERGED)
    if (!merge_slice (self, self->next_slice, error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_match_index_add:
 * @self: (not nullable): an index
 * @article_id: an article's row, which is not in the index
 * @keys: (not nullable) (element-type guint64): its keys of 40 bits, rising, each once
 * @error: return location
 *
 * Adds an article. After an error _qd_match_index_forget() is to be called, as when the transaction is rolled back.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_add (QdMatchIndex *self,
                     gint64        article_id,
                     GArray       *keys,
                     GError      **error)
{
  if (!_qd_match_index_store (self, article_id, keys, error))
    return FALSE;
  _qd_match_index_enter (self, article_id, keys);
  return _qd_match_index_settle (self, error);
}

/* Finding */

/**
 * _qd_match_index_is_in_memory:
 * @self: (not nullable): an index
 * @in_memory: (out): whether all of it is, so that _qd_match_index_find() need not look into the library
 * @error: return location
 *
 * It stays there until something is merged, removed or forgotten.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_is_in_memory (QdMatchIndex *self,
                              gboolean     *in_memory,
                              GError      **error)
{
  *in_memory = FALSE;
  if (!load (self, error) || !_qd_match_blocks_begin (self->blocks, error))
    return FALSE;
  *in_memory = TRUE;
  for (guint i = 0; i < QD_MATCH_SLICES && *in_memory; i++)
    *in_memory = self->upto[i] == 0 || _qd_match_blocks_has_slice (self->blocks, i);
  return TRUE;
}

/**
 * _qd_match_index_find:
 * @self: (not nullable): an index
 * @keys: (not nullable) (element-type guint64): keys of 40 bits
 * @found: (not nullable) (element-type QdKeyEntry): gets each key with each article that has it, in the order of the keys
 * @error: return location
 *
 * Thread: that of the connection; any, while nobody else looks into the index, if all of it is in memory.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_find (QdMatchIndex *self,
                      GArray       *keys,
                      GArray       *found,
                      GError      **error)
{
  if (!load (self, error))
    return FALSE;
  if (!_qd_match_blocks_begin_search (self->blocks, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      guint64 key = g_array_index (keys, guint64, i);

      foresee (&self->tables[slice_of (key)], key);
      if (self->upto[slice_of (key)] != 0 && !_qd_match_blocks_look_for (self->blocks, key, i, error))
        return FALSE;
    }
  _qd_match_blocks_locate (self->blocks);
  for (guint i = 0; i < keys->len; i++)
    {
      guint64 key = g_array_index (keys, guint64, i);

      find_in_table (&self->tables[slice_of (key)], key, found);
      if (!_qd_match_blocks_take (self->blocks, i, found, error))
        return FALSE;
    }
  return TRUE;
}

/* Removing */

static gboolean
collect_keys (QdMatchIndex *self,
              gint64        article_id,
              GArray       *keys,
              GError      **error)
{
  for (guint slice = 0; slice < QD_MATCH_SLICES; slice++)
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));

      if (!_qd_match_blocks_list (self->blocks, slice, entries, error))
        return FALSE;
      list_table (&self->tables[slice], entries);
      for (guint i = 0; i < entries->len; i++)
        if (g_array_index (entries, QdKeyEntry, i).article_id == article_id)
          g_array_append_val (keys, g_array_index (entries, QdKeyEntry, i).key);
    }
  return TRUE;
}

/**
 * _qd_match_index_remove:
 * @self: (not nullable): an index
 * @article_id: an article's row
 * @keys: (nullable) (element-type guint64): the keys that it was added with; %NULL if nobody knows them any more, which makes it
 *   look through all that is there
 * @error: return location
 *
 * Takes an article out.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_remove (QdMatchIndex *self,
                        gint64        article_id,
                        GArray       *keys,
                        GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "DELETE FROM match_log WHERE article_id = ?1");
  g_autoptr (GArray)      own = keys != NULL ? g_array_ref (keys) : g_array_new (FALSE, FALSE, sizeof (guint64));

  qd_statement_bind_int (statement, 1, article_id);
  if (!load (self, error) || (keys == NULL && !collect_keys (self, article_id, own, error)) || !qd_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < own->len; i++)
    {
      QdKeyEntry entry = { g_array_index (own, guint64, i), article_id };

      remove_from_table (&self->tables[slice_of (entry.key)], &entry);
      if (self->upto[slice_of (entry.key)] != 0 && !_qd_match_blocks_remove (self->blocks, &entry, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

/* Of a row of the log. FALSE if it is damaged. */
static gboolean
decode_keys (QdStatement *statement,
             int          column,
             GArray      *keys)
{
  gsize         size;
  const guint8 *data = qd_statement_get_blob (statement, column, &size), *end = data + size;
  guint64       key = 0, step;

  while (data < end)
    {
      if (!_qd_varint_get (&data, end, &step))
        return FALSE;
      key += step;
      g_array_append_val (keys, key);
    }
  return TRUE;
}

static gboolean
write_log_row (QdMatchIndex *self,
               gint64        seq,
               GArray       *keys,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, keys->len > 0 ? "UPDATE match_log SET keys = ?2 WHERE seq = ?1" : "DELETE FROM match_log WHERE seq = ?1");
  g_autoptr (GByteArray)  bytes = encode_keys (keys);

  qd_statement_bind_int (statement, 1, seq);
  if (keys->len > 0)
    qd_statement_bind_blob (statement, 2, bytes->data, bytes->len);
  return qd_statement_run (statement, error);
}

/* Appends those of one list that are not in another. Both rise. */
static void
list_difference (GArray *keys,
                 GArray *without,
                 GArray *left)
{
  guint at = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      guint64 key = g_array_index (keys, guint64, i);

      while (at < without->len && g_array_index (without, guint64, at) < key)
        at++;
      if (at == without->len || g_array_index (without, guint64, at) != key)
        g_array_append_val (left, key);
    }
}

static gboolean
take_from_log (QdMatchIndex *self,
               gint64        article_id,
               GArray       *gone,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT seq, keys FROM match_log WHERE article_id = ?1");
  g_autoptr (GArray)      seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray)   lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64             seq = qd_statement_get_int (statement, 0);
      g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
      GArray            *left = g_array_new (FALSE, FALSE, sizeof (guint64));

      g_ptr_array_add (lists, left);
      g_array_append_val (seqs, seq);
      if (!decode_keys (statement, 1, keys))
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
      list_difference (keys, gone, left);
    }
  for (guint i = 0; step == QD_STEP_DONE && i < lists->len; i++)
    if (!write_log_row (self, g_array_index (seqs, gint64, i), lists->pdata[i], error))
      return FALSE;
  return step == QD_STEP_DONE;
}

/**
 * _qd_match_index_exchange:
 * @self: (not nullable): an index
 * @article_id: the row of an article that is in the index and stays there
 * @before: (not nullable) (element-type guint64): the keys that it was added with, rising, each once
 * @after: (not nullable) (element-type guint64): the keys that it is to have, likewise
 * @error: return location
 *
 * Gives an article other keys; those that stay cost nothing. By a key that it has no more it may be found until that is merged.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_exchange (QdMatchIndex *self,
                          gint64        article_id,
                          GArray       *before,
                          GArray       *after,
                          GError      **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (guint64));

  list_difference (before, after, gone);
  list_difference (after, before, added);
  if (!load (self, error) || (gone->len > 0 && !take_from_log (self, article_id, gone, error)))
    return FALSE;
  for (guint i = 0; i < gone->len; i++)
    {
      QdKeyEntry entry = { g_array_index (gone, guint64, i), article_id };

      remove_from_table (&self->tables[slice_of (entry.key)], &entry);
      if (self->upto[slice_of (entry.key)] != 0 && !_qd_match_blocks_remove (self->blocks, &entry, FALSE, error))
        return FALSE;
    }
  return _qd_match_index_add (self, article_id, added, error);
}

/* Checking */

static guint64
weigh_entry (guint64 key,
             gint64  article_id)
{
  guint64 hash = (key ^ (guint64)article_id * QD_HASH_DEGSKI) * QD_HASH_GOLDEN_RATIO;

  return (hash ^ hash >> 29) * QD_HASH_SPLITMIX;
}

/**
 * _qd_match_index_weigh:
 * @article_id: an article's row
 * @keys: (not nullable) (element-type guint64): its keys
 *
 * Returns: what the article adds to the sum of an index that it is in
 */
guint64
_qd_match_index_weigh (gint64  article_id,
                       GArray *keys)
{
  guint64 sum = 0;

  for (guint i = 0; i < keys->len; i++)
    sum += weigh_entry (g_array_index (keys, guint64, i), article_id);
  return sum;
}

/**
 * _qd_match_index_sum:
 * @self: (not nullable): an index
 * @sum: (out): a sum over all that is in it, whatever the order in which it came there: that of _qd_match_index_weigh()
 *   over its articles
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_sum (QdMatchIndex *self,
                     guint64      *sum,
                     GError      **error)
{
  *sum = 0;
  if (!load (self, error))
    return FALSE;
  for (guint slice = 0; slice < QD_MATCH_SLICES; slice++)
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));

      if (!_qd_match_blocks_list (self->blocks, slice, entries, error))
        return FALSE;
      list_table (&self->tables[slice], entries);
      for (guint i = 0; i < entries->len; i++)
        *sum += weigh_entry (g_array_index (entries, QdKeyEntry, i).key, g_array_index (entries, QdKeyEntry, i).article_id);
    }
  return TRUE;
}

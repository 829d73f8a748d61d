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
 * match_blocks  first: the first key of a block; all articles of a key are in one block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-index.h"

#include "store/qd-store-private.h"

#include <string.h>

/* Keys are cut into so many slices by their first eight bits; one is merged at a time. */
#define N_SLICES 256
#define SLICE_SHIFT 32

/* How many entries of the log are kept unmerged: more take more memory, 32 bytes each, and fewer write blocks more often. */
#define MAX_UNMERGED 400000

/* A block is ended behind a key that takes it beyond so many bytes: it is read from its beginning to find a key in it. */
#define BLOCK_SIZE 500

/* In the place of the article of an entry that was taken out. */
#define REMOVED (-1)

/* The longest number, in groups of seven bits. */
#define MAX_NUMBER_LENGTH 10

typedef struct
{
  guint64 key;
  gint64  article_id;
} Entry;

/* The unmerged entries of a slice by open addressing; at most half of the slots, a power of two, are taken. An entry of
 * no article is a free slot, one of REMOVED is left over; entries of one key are apart. */
typedef struct
{
  Entry *slots;
  guint  n_slots;
  guint  n_used;
} Table;

struct _QdMatchIndex
{
  QdSqlite *db;
  gboolean  loaded;
  Table     tables[N_SLICES];
  gint64    upto[N_SLICES];
  gint64    last_seq;
  guint     n_unmerged;
  guint     next_slice;
};

static guint
slice_of (guint64 key)
{
  return (guint)(key >> SLICE_SHIFT);
}

/* Packing: numbers in groups of seven bits, the lowest first; the eighth bit says that another group follows. */

static void
put_number (GByteArray *bytes,
            guint64     number)
{
  guint8 group[MAX_NUMBER_LENGTH];
  guint  n = 0;

  do
    {
      group[n++] = (guint8)((number & 127) | (number > 127 ? 128 : 0));
      number >>= 7;
    }
  while (number > 0);
  g_byte_array_append (bytes, group, n);
}

static gboolean
get_number (const guint8 **data,
            const guint8  *end,
            guint64       *number)
{
  *number = 0;
  for (guint shift = 0; shift < 64 && *data < end; shift += 7)
    {
      guint8 group = *(*data)++;

      *number |= (guint64)(group & 127) << shift;
      if (group < 128)
        return TRUE;
    }
  return FALSE;
}

static GByteArray *
encode_keys (GArray *keys)
{
  GByteArray *bytes = g_byte_array_sized_new (keys->len * 5);
  guint64     last = 0;

  for (guint i = 0; i < keys->len; i++)
    {
      put_number (bytes, g_array_index (keys, guint64, i) - last);
      last = g_array_index (keys, guint64, i);
    }
  return bytes;
}

/* The table in memory */

static guint
first_slot (const Table *table,
            guint64      key)
{
  return (guint)(key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32) & (table->n_slots - 1);
}

static void
put_into_slot (Table *table,
               Entry  entry)
{
  guint i = first_slot (table, entry.key);

  while (table->slots[i].article_id != 0)
    i = (i + 1) & (table->n_slots - 1);
  table->slots[i] = entry;
}

static void
add_entry (QdMatchIndex *self,
           guint64       key,
           gint64        article_id)
{
  Table *table = &self->tables[slice_of (key)];

  if (table->n_used * 2 >= table->n_slots)
    {
      const Table       old = *table;
      g_autofree Entry *slots = old.slots;

      table->n_slots = MAX (64, old.n_slots * 2);
      table->slots = g_new0 (Entry, table->n_slots);
      for (guint i = 0; i < old.n_slots; i++)
        if (slots[i].article_id != 0)
          put_into_slot (table, slots[i]);
    }
  put_into_slot (table, (Entry){ key, article_id });
  table->n_used++;
  self->n_unmerged++;
}

static void
find_in_table (const Table *table,
               guint64      key,
               GArray      *entries)
{
  guint i;

  if (table->n_used == 0)
    return;
  i = first_slot (table, key);
  for (; table->slots[i].article_id != 0; i = (i + 1) & (table->n_slots - 1))
    if (table->slots[i].key == key && table->slots[i].article_id != REMOVED)
      g_array_append_val (entries, table->slots[i]);
}

static void
remove_from_table (Table       *table,
                   const Entry *entry)
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
  for (guint i = 0; i < table->n_slots; i++)
    if (table->slots[i].article_id > 0)
      g_array_append_val (entries, table->slots[i]);
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
  for (guint i = 0; i < N_SLICES; i++)
    clear_table (self, &self->tables[i]);
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

      self->upto[qd_statement_get_uint (statement, 0) % N_SLICES] = upto;
      self->last_seq = MAX (self->last_seq, upto);
    }
  /* The slices are merged in turn: the next is the first that is behind the one before it. */
  self->next_slice = 0;
  for (guint i = 1; i < N_SLICES && self->next_slice == 0; i++)
    if (self->upto[i] < self->upto[i - 1])
      self->next_slice = i;
  return step == QD_STEP_DONE;
}

/* Reads the keys of a row of the log that are not merged yet. */
static gboolean
load_log_row (QdMatchIndex *self,
              gint64        seq,
              gint64        article_id,
              const guint8 *data,
              gsize         size)
{
  const guint8 *end = data + size;
  guint64       key = 0, step;

  while (data < end)
    {
      if (!get_number (&data, end, &step))
        return FALSE;
      key += step;
      if (slice_of (key) >= N_SLICES)
        return FALSE;
      if (seq > self->upto[slice_of (key)])
        add_entry (self, key, article_id);
    }
  return article_id != 0;
}

static gboolean
load (QdMatchIndex *self,
      GError      **error)
{
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step;

  if (self->loaded)
    return TRUE;
  _qd_match_index_forget (self);
  if (!load_slices (self, error))
    return FALSE;
  statement = qd_sqlite_prepare (self->db, "SELECT seq, article_id, keys FROM match_log ORDER BY seq");
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 2, &size);

      self->last_seq = MAX (self->last_seq, qd_statement_get_int (statement, 0));
      if (!load_log_row (self, qd_statement_get_int (statement, 0), qd_statement_get_int (statement, 1), data, size))
        {
          _qd_store_set_damage_error (self->db, error);
          return FALSE;
        }
    }
  self->loaded = step == QD_STEP_DONE;
  return self->loaded;
}

/* Blocks */

/* Reads the articles of a key, each as how far it is from the one before, up to @end. */
static gboolean
decode_articles (const guint8 **data,
                 const guint8  *end,
                 Entry          entry,
                 GArray        *entries)
{
  entry.article_id = 0;
  while (*data < end)
    {
      guint64 step;

      if (!get_number (data, end, &step))
        return FALSE;
      entry.article_id += (gint64)step;
      g_array_append_val (entries, entry);
    }
  return TRUE;
}

/* Reads what is before the articles of the next key of a block: how far it is from the one before, and how many bytes the
 * articles take. */
static gboolean
decode_key (const guint8 **data,
            const guint8  *end,
            guint64       *key,
            guint64       *length)
{
  guint64 step;

  if (!get_number (data, end, &step) || !get_number (data, end, length) || *length > (gsize)(end - *data))
    return FALSE;
  *key += step;
  return TRUE;
}

/* Reads the entries of a block, in order. FALSE if it is no block. */
static gboolean
decode_block (guint64       first,
              const guint8 *data,
              gsize         size,
              GArray       *entries)
{
  const guint8 *end = data + size;
  Entry         entry = { first, 0 };
  guint64       length;

  while (data < end)
    if (!decode_key (&data, end, &entry.key, &length) || !decode_articles (&data, data + length, entry, entries))
      return FALSE;
  return TRUE;
}

/* Adds the entries of one key of a block. */
static gboolean
find_in_block (guint64       first,
               const guint8 *data,
               gsize         size,
               guint64       wanted,
               GArray       *entries)
{
  const guint8 *end = data + size;
  guint64       key = first, length;

  while (data < end)
    {
      if (!decode_key (&data, end, &key, &length))
        return FALSE;
      if (key == wanted)
        return decode_articles (&data, data + length, (Entry){ key, 0 }, entries);
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
  const Entry *entry_a = a, *entry_b = b;

  if (entry_a->key != entry_b->key)
    return entry_a->key < entry_b->key ? -1 : 1;
  return (entry_a->article_id > entry_b->article_id) - (entry_a->article_id < entry_b->article_id);
}

static gboolean
insert_block (QdSqlite   *db,
              guint64     first,
              GByteArray *bytes,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO match_blocks (first, data) VALUES (?1, ?2)");

  qd_statement_bind_int (statement, 1, (gint64)first);
  qd_statement_bind_blob (statement, 2, bytes->data, bytes->len);
  return qd_statement_run (statement, error);
}

/* Writes sorted entries as blocks. */
static gboolean
insert_entries (QdSqlite *db,
                GArray   *sorted,
                GError  **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) articles = g_byte_array_new ();
  const Entry           *entries = (const Entry *)(gconstpointer)sorted->data;
  guint64                first = 0, last = 0;

  for (guint i = 0, end; i < sorted->len; i = end)
    {
      gint64 article_id = 0;

      g_byte_array_set_size (articles, 0);
      for (end = i; end < sorted->len && entries[end].key == entries[i].key; end++)
        {
          put_number (articles, (guint64)(entries[end].article_id - article_id));
          article_id = entries[end].article_id;
        }
      if (bytes->len == 0)
        first = last = entries[i].key;
      put_number (bytes, entries[i].key - last);
      put_number (bytes, articles->len);
      g_byte_array_append (bytes, articles->data, articles->len);
      last = entries[i].key;
      if (bytes->len < BLOCK_SIZE && end < sorted->len)
        continue;
      if (!insert_block (db, first, bytes, error))
        return FALSE;
      g_byte_array_set_size (bytes, 0);
    }
  return TRUE;
}

/* Appends the entries of the blocks that begin from @first up to before @end. */
static gboolean
load_blocks (QdSqlite *db,
             guint64   first,
             guint64   end,
             GArray   *entries,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT first, data FROM match_blocks WHERE first >= ?1 AND first < ?2 ORDER BY first");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, (gint64)first);
  qd_statement_bind_int (statement, 2, (gint64)end);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 1, &size);

      if (!decode_block ((guint64)qd_statement_get_int (statement, 0), data, size, entries))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
    }
  return step == QD_STEP_DONE;
}

static gboolean
delete_blocks (QdSqlite *db,
               guint64   first,
               guint64   end,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "DELETE FROM match_blocks WHERE first >= ?1 AND first < ?2");

  qd_statement_bind_int (statement, 1, (gint64)first);
  qd_statement_bind_int (statement, 2, (gint64)end);
  return qd_statement_run (statement, error);
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
  self->next_slice = (slice + 1) % N_SLICES;
  if (self->next_slice != 0)
    return TRUE;
  /* After the last slice all are merged up to where the first one is, at least. */
  drop = qd_sqlite_prepare (self->db, "DELETE FROM match_log WHERE seq <= ?1");
  qd_statement_bind_int (drop, 1, self->upto[0]);
  return qd_statement_run (drop, error);
}

/* Both in order, and so is the result. */
static GArray *
merge_entries (GArray *a,
               GArray *b)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (Entry), a->len + b->len);
  guint   i = 0, j = 0;

  while (i < a->len || j < b->len)
    {
      gboolean from_a = j == b->len || (i < a->len && compare_entries (&g_array_index (a, Entry, i), &g_array_index (b, Entry, j)) < 0);

      g_array_append_vals (merged, from_a ? &g_array_index (a, Entry, i++) : &g_array_index (b, Entry, j++), 1);
    }
  return merged;
}

static gboolean
merge_slice (QdMatchIndex *self,
             guint         slice,
             GError      **error)
{
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GArray) merged = NULL;
  Table             *table = &self->tables[slice];
  guint64            first = (guint64)slice << SLICE_SHIFT, end = (guint64)(slice + 1) << SLICE_SHIFT;

  list_table (table, added);
  if (added->len > 0)
    {
      if (!load_blocks (self->db, first, end, present, error) || !delete_blocks (self->db, first, end, error))
        return FALSE;
      g_array_sort (added, compare_entries);
      merged = merge_entries (present, added);
      if (!insert_entries (self->db, merged, error))
        return FALSE;
    }
  clear_table (self, table);
  return note_merged (self, slice, error);
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
  for (guint i = 0; i < keys->len; i++)
    add_entry (self, g_array_index (keys, guint64, i), article_id);
  while (self->n_unmerged > MAX_UNMERGED)
    if (!merge_slice (self, self->next_slice, error))
      return FALSE;
  return TRUE;
}

/* Finding */

/* The block that a key is in if it is in any; @statement is at its row then. */
static QdStep
step_to_block (QdStatement *statement,
               guint64      key,
               GError     **error)
{
  qd_statement_reset (statement);
  qd_statement_bind_int (statement, 1, (gint64)key);
  return qd_statement_step (statement, error);
}

#define BLOCK_OF_KEY "SELECT first, data FROM match_blocks WHERE first <= ?1 ORDER BY first DESC LIMIT 1"

/**
 * _qd_match_index_find:
 * @self: (not nullable): an index
 * @keys: (not nullable) (element-type guint64): keys of 40 bits
 * @articles: (not nullable) (element-type gint64): gets the rows of all articles that have one, in no order, as often as
 *   they have any
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_index_find (QdMatchIndex *self,
                      GArray       *keys,
                      GArray       *articles,
                      GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);
  g_autoptr (GArray)      entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  if (!load (self, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      guint64 key = g_array_index (keys, guint64, i);
      QdStep  step;

      find_in_table (&self->tables[slice_of (key)], key, entries);
      if (self->upto[slice_of (key)] == 0)
        continue;
      step = step_to_block (statement, key, error);
      if (step == QD_STEP_ROW)
        {
          gsize         size;
          const guint8 *data = qd_statement_get_blob (statement, 1, &size);

          if (!find_in_block ((guint64)qd_statement_get_int (statement, 0), data, size, key, entries))
            {
              _qd_store_set_damage_error (self->db, error);
              return FALSE;
            }
        }
      if (step == QD_STEP_ERROR)
        return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (articles, g_array_index (entries, Entry, i).article_id);
  return TRUE;
}

/* Removing */

static void
take_entry_out (GArray      *entries,
                const Entry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    if (compare_entries (&g_array_index (entries, Entry, i), entry) != 0)
      g_array_index (entries, Entry, n++) = g_array_index (entries, Entry, i);
  g_array_set_size (entries, n);
}

static gboolean
remove_from_block (QdMatchIndex *self,
                   const Entry  *entry,
                   GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, BLOCK_OF_KEY);
  g_autoptr (GArray)      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  QdStep                  step = step_to_block (statement, entry->key, error);
  const guint8           *data;
  guint64                 first;
  guint                   n;
  gsize                   size;

  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  first = (guint64)qd_statement_get_int (statement, 0);
  data = qd_statement_get_blob (statement, 1, &size);
  if (!decode_block (first, data, size, entries))
    {
      _qd_store_set_damage_error (self->db, error);
      return FALSE;
    }
  n = entries->len;
  take_entry_out (entries, entry);
  if (entries->len == n)
    return TRUE;
  qd_statement_reset (statement);
  return delete_blocks (self->db, first, first + 1, error) &&
         insert_entries (self->db, entries, error);
}

/**
 * _qd_match_index_remove:
 * @self: (not nullable): an index
 * @article_id: an article's row
 * @keys: (not nullable) (element-type guint64): the keys that it was added with
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

  qd_statement_bind_int (statement, 1, article_id);
  if (!load (self, error) || !qd_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      Entry entry = { g_array_index (keys, guint64, i), article_id };

      remove_from_table (&self->tables[slice_of (entry.key)], &entry);
      if (self->upto[slice_of (entry.key)] != 0 && !remove_from_block (self, &entry, error))
        return FALSE;
    }
  return TRUE;
}

/* Checking */

static guint64
weigh_entry (guint64 key,
             gint64  article_id)
{
  guint64 hash = (key ^ (guint64)article_id * G_GUINT64_CONSTANT (0xd6e8feb86659fd93)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (hash ^ hash >> 29) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
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
  for (guint slice = 0; slice < N_SLICES; slice++)
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));

      if (!load_blocks (self->db, (guint64)slice << SLICE_SHIFT, (guint64)(slice + 1) << SLICE_SHIFT, entries, error))
        return FALSE;
      list_table (&self->tables[slice], entries);
      for (guint i = 0; i < entries->len; i++)
        *sum += weigh_entry (g_array_index (entries, Entry, i).key, g_array_index (entries, Entry, i).article_id);
    }
  return TRUE;
}

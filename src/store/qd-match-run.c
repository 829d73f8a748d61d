/* qd-match-run.c: a run of blocks in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-run.h"

#include <string.h>

#include "core/qd-hash.h"
#include "store/qd-varint.h"

/* So that no key is far behind one from where the blocks can be read, the one behind so many bytes is marked. */
#define MARK_BYTES 96

/* How many bytes a key takes with all its articles, about, if they are few. */
#define KEY_BYTES 8

/* Bits of a filter a key, and how many of them each key sets: all in one line of memory, which is fetched at once (blocked filters:
 * Putze, Sanders and Singler, 2007). */
#define FILTER_BITS 8
#define FILTER_HASHES 2
#define LINE_BITS 512

/* A block: it ends where the next one begins. */
typedef struct
{
  guint64 first;
  gsize   offset;
} Block;

struct _QdMatchRunMaker
{
  GByteArray *bytes;
  GArray     *blocks; /* of Block */
};

/* A key from where the blocks can be read: what is behind that by which all keys of a slice begin, and where it is. */
typedef struct
{
  guint32 key;
  guint32 offset;
} Mark;

struct _QdMatchRun
{
  guint8  *bytes;
  gsize    n_bytes;
  Mark    *marks;
  guint    n_marks;
  guint64  slice; /* by which all of its keys begin */
  guint64 *filter;
  guint    n_lines; /* of the filter */
};

/* Packing */

/* Reads the articles of a key, each as how far it is from the one before, up to @end. */
static gboolean
decode_articles (const guint8 **data,
                 const guint8  *end,
                 guint64        key,
                 GArray        *entries)
{
  QdKeyEntry entry = { key, 0 };
  guint      n = entries->len;

  /* Each takes a byte or more. */
  g_array_set_size (entries, n + (guint)(end - *data));
  while (*data < end)
    {
      guint64 step;

      if (!_qd_varint_get (data, end, &step))
        return FALSE;
      entry.article_id += (gint64)step;
      g_array_index (entries, QdKeyEntry, n++) = entry;
    }
  g_array_set_size (entries, n);
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

/**
 * _qd_match_block_read:
 * @key: the first key of a block
 * @data: (not nullable) (array length=size): the block
 * @size: how many bytes it has
 * @entries: (not nullable) (element-type QdKeyEntry): gets all its entries, in order
 *
 * Thread: any.
 *
 * Returns: %FALSE if it is no block
 */
gboolean
_qd_match_block_read (guint64       key,
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

/**
 * _qd_match_block_find:
 * @key: the first key of a block
 * @data: (not nullable) (array length=size): the block
 * @size: how many bytes it has
 * @wanted: a key
 * @entries: (not nullable) (element-type QdKeyEntry): gets the entries of that key
 *
 * Thread: any.
 *
 * Returns: %FALSE if it is no block
 */
gboolean
_qd_match_block_find (guint64       key,
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

/* Filters */

static guint64
hash_key (guint64 key)
{
  return key * QD_HASH_GOLDEN_RATIO;
}

static void
make_filter (QdMatchRun *run,
             guint       n_keys)
{
  run->n_lines = n_keys / (LINE_BITS / FILTER_BITS) + 1;
  run->filter = g_new0 (guint64, (gsize)run->n_lines * LINE_BITS / 64);
}

static guint64 *
line_of (const QdMatchRun *run,
         guint64           hash)
{
  return run->filter + ((hash >> 32) * run->n_lines >> 32) * (LINE_BITS / 64);
}

static void
add_to_filter (QdMatchRun *run,
               guint64     key)
{
  guint64 hash = hash_key (key), *line = line_of (run, hash);

  for (guint i = 0; i < FILTER_HASHES; i++, hash >>= 10)
    line[hash >> 6 & 7] |= G_GUINT64_CONSTANT (1) << (hash & 63);
}

/* Making */

/**
 * _qd_match_run_maker_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): what a run is made with, of no block yet
 */
QdMatchRunMaker *
_qd_match_run_maker_new (void)
{
  QdMatchRunMaker *self = g_new0 (QdMatchRunMaker, 1);

  self->bytes = g_byte_array_new ();
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  return self;
}

/**
 * _qd_match_run_maker_free:
 * @self: (not nullable) (transfer full): what a run is made with
 *
 * Thread: any.
 */
void
_qd_match_run_maker_free (QdMatchRunMaker *self)
{
  g_byte_array_unref (self->bytes);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * _qd_match_run_maker_add:
 * @self: (not nullable): what a run is made with
 * @first: the first key of the next block, all of one slice
 * @data: (not nullable) (array length=size): the block
 * @size: how many bytes it has
 *
 * Thread: any, one at a time.
 */
void
_qd_match_run_maker_add (QdMatchRunMaker *self,
                         guint64          first,
                         const guint8    *data,
                         gsize            size)
{
  Block block = { first, self->bytes->len };

  g_array_append_val (self->blocks, block);
  g_byte_array_append (self->bytes, data, (guint)size);
}

/**
 * _qd_match_cursor_init:
 * @self: (out caller-allocates): a cursor before the first key
 * @maker: (not nullable): the blocks of a run
 *
 * Thread: any.
 */
void
_qd_match_cursor_init (QdMatchCursor         *self,
                       const QdMatchRunMaker *maker)
{
  *self = (QdMatchCursor){ .maker = maker };
}

/**
 * _qd_match_cursor_next:
 * @self: (not nullable): a cursor that is not behind the last key
 *
 * Goes on to the next key, or behind the last. Thread: any, one at a time.
 *
 * Returns: %FALSE if what should be a block is none
 */
gboolean
_qd_match_cursor_next (QdMatchCursor *self)
{
  const GArray *blocks = self->maker->blocks;
  const guint8 *bytes = self->maker->bytes->data;
  guint64       length;

  if (self->at == self->end)
    {
      if (self->next_block == blocks->len)
        {
          self->articles = NULL;
          return TRUE;
        }
      self->key = g_array_index (blocks, Block, self->next_block).first;
      self->at = bytes + g_array_index (blocks, Block, self->next_block).offset;
      self->next_block++;
      self->end = self->next_block < blocks->len ? bytes + g_array_index (blocks, Block, self->next_block).offset : bytes + self->maker->bytes->len;
    }
  if (!decode_key (&self->at, self->end, &self->key, &length))
    return FALSE;
  self->articles = self->at;
  self->length = length;
  self->at += length;
  return TRUE;
}

/* Puts the keys of a block into the filter, and marks some. FALSE if it is no block. */
static gboolean
note_keys (QdMatchRun  *self,
           const Block *block,
           gsize        block_end,
           GArray      *marks)
{
  const guint8 *data = self->bytes + block->offset, *end = self->bytes + block_end, *next = data;
  guint64       key = block->first, length;

  for (; data < end; data += length)
    {
      Mark mark = { 0, (guint32)(data - self->bytes) };

      if (!decode_key (&data, end, &key, &length))
        return FALSE;
      add_to_filter (self, key);
      if (self->bytes + mark.offset < next)
        continue;
      mark.key = (guint32)key;
      g_array_append_val (marks, mark);
      next = self->bytes + mark.offset + MARK_BYTES;
    }
  return TRUE;
}

/**
 * _qd_match_run_new:
 * @maker: (not nullable): what has the blocks; has none afterwards
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the run; %NULL if what should be one of the blocks is none
 */
QdMatchRun *
_qd_match_run_new (QdMatchRunMaker *maker)
{
  g_autoptr (QdMatchRun) self = g_new0 (QdMatchRun, 1);
  g_autoptr (GArray)     marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  const Block           *blocks = (const Block *)(gconstpointer)maker->blocks->data;

  /* Arrays that grow take up to twice what is in them; these grow no more. */
  self->n_bytes = maker->bytes->len;
  self->bytes = g_memdup2 (maker->bytes->data, self->n_bytes);
  g_byte_array_set_size (maker->bytes, 0);
  self->slice = maker->blocks->len > 0 ? blocks[0].first >> QD_MATCH_SLICE_SHIFT << QD_MATCH_SLICE_SHIFT : 0;
  /* To count the keys first would take as long as to enter them. */
  make_filter (self, (guint)(self->n_bytes / KEY_BYTES));
  for (guint i = 0; i < maker->blocks->len; i++)
    if (!note_keys (self, &blocks[i], i + 1 < maker->blocks->len ? blocks[i + 1].offset : self->n_bytes, marks))
      return NULL;
  g_array_set_size (maker->blocks, 0);
  self->n_marks = marks->len;
  self->marks = g_memdup2 (marks->data, marks->len * sizeof (Mark));
  return g_steal_pointer (&self);
}

/**
 * _qd_match_run_free:
 * @self: (not nullable) (transfer full): a run
 *
 * Thread: any.
 */
void
_qd_match_run_free (QdMatchRun *self)
{
  g_free (self->bytes);
  g_free (self->marks);
  g_free (self->filter);
  g_free (self);
}

/**
 * _qd_match_run_drop_blocks:
 * @self: (not nullable): a run
 *
 * Keeps nothing but the filter: the blocks are to be found in the library. Thread: any, one at a time.
 */
void
_qd_match_run_drop_blocks (QdMatchRun *self)
{
  g_clear_pointer (&self->bytes, g_free);
  g_clear_pointer (&self->marks, g_free);
  self->n_marks = 0;
}

/**
 * _qd_match_run_has_blocks:
 * @self: (not nullable): a run
 *
 * Thread: any.
 *
 * Returns: whether its blocks are in memory
 */
gboolean
_qd_match_run_has_blocks (const QdMatchRun *self)
{
  return self->bytes != NULL || self->n_bytes == 0;
}

/**
 * _qd_match_run_get_size:
 * @self: (not nullable): a run
 *
 * Thread: any.
 *
 * Returns: how many bytes it takes
 */
gsize
_qd_match_run_get_size (const QdMatchRun *self)
{
  return (self->bytes != NULL ? self->n_bytes : 0) + self->n_marks * sizeof (Mark) + (gsize)self->n_lines * LINE_BITS / 8;
}

/**
 * _qd_match_run_get_n_bytes:
 * @self: (not nullable): a run
 *
 * Thread: any.
 *
 * Returns: how many bytes its blocks have, in memory or not
 */
gsize
_qd_match_run_get_n_bytes (const QdMatchRun *self)
{
  return self->n_bytes;
}

/* Finding */

/* About where a key is marked: keys are hashes, spread evenly over a slice. */
static guint
guess_mark (const QdMatchRun *self,
            guint32           key)
{
  return (guint)((guint64)key * self->n_marks >> 32);
}

/* The mark from which on a key is to be looked for: the last that is not behind it. Steps that double from where it should be lead past it
 * in memory that was fetched already. Returns how many marks there are if the key comes before all. */
static guint
find_mark (const QdMatchRun *self,
           guint32           key)
{
  const Mark *marks = self->marks;
  guint       low = guess_mark (self, key), high = low, step = 1;

  while (low > 0 && marks[low - 1].key > key)
    {
      high = low - 1;
      low = low > step ? low - step : 0;
      step *= 2;
    }
  while (high < self->n_marks && marks[high].key <= key)
    {
      low = high + 1;
      high = self->n_marks - high > step ? high + step : self->n_marks;
      step *= 2;
    }
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (marks[middle].key <= key)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : self->n_marks;
}

/**
 * _qd_match_run_may_have:
 * @self: (not nullable): a run
 * @key: a key of its slice
 *
 * Thread: any.
 *
 * Returns: %FALSE if there are no entries of the key
 */
gboolean
_qd_match_run_may_have (const QdMatchRun *self,
                        guint64           key)
{
  guint64        hash = hash_key (key), missing = 0;
  const guint64 *line = line_of (self, hash);

  /* Without a branch, so that the memory of one filter is not waited for before that of the next is asked for. */
  for (guint i = 0; i < FILTER_HASHES; i++, hash >>= 10)
    missing |= ~(line[hash >> 6 & 7] >> (hash & 63));
  return (gboolean)(~missing & 1);
}

/**
 * _qd_match_run_foresee:
 * @self: (not nullable): a run
 * @key: a key that is soon located
 *
 * Asks for the memory that tells where the entries of the key are. Thread: any.
 */
void
_qd_match_run_foresee (const QdMatchRun *self,
                       guint64           key)
{
  if (self->n_marks > 0)
    __builtin_prefetch (&self->marks[guess_mark (self, (guint32)key)]);
}

/**
 * _qd_match_run_locate:
 * @self: (not nullable): a run with its blocks
 * @key: a key of its slice
 * @stretch: (out caller-allocates): where its entries are if there are any
 *
 * Asks for the memory there, too. Thread: any.
 */
void
_qd_match_run_locate (const QdMatchRun *self,
                      guint64           key,
                      QdMatchStretch   *stretch)
{
  guint mark = find_mark (self, (guint32)key);
  gsize end;

  *stretch = (QdMatchStretch){ 0 };
  if (mark == self->n_marks)
    return;
  end = mark + 1 < self->n_marks ? self->marks[mark + 1].offset : self->n_bytes;
  *stretch = (QdMatchStretch){ self->slice | self->marks[mark].key, self->bytes + self->marks[mark].offset, end - self->marks[mark].offset };
  __builtin_prefetch (stretch->data);
  __builtin_prefetch (stretch->data + MARK_BYTES / 2);
}

/**
 * _qd_match_stretch_find:
 * @self: (not nullable): where the entries of a key are if there are any
 * @key: the key
 * @entries: (not nullable) (element-type QdKeyEntry): gets them
 *
 * Thread: any, while the run is there.
 *
 * Returns: %FALSE if what should be a block is none
 */
gboolean
_qd_match_stretch_find (const QdMatchStretch *self,
                        guint64               key,
                        GArray               *entries)
{
  const guint8 *at = self->data;
  guint64       step;

  /* It is not told from the mark on how far the key is from the one before. */
  return self->size == 0 || (_qd_varint_get (&at, self->data + self->size, &step) && _qd_match_block_find (self->first - step, self->data, self->size, key, entries));
}

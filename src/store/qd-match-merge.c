/* qd-match-merge.c: sorted blocks of several runs become those of one
 *
 * A key that only one of the runs has, as most are, is taken over as it is packed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-match-merge.h"

#include <string.h>

#include "core/qd-sort.h"
#include "store/qd-varint.h"

/* A block is ended behind a key that takes it beyond so many bytes: it is read from its beginning to find a key in it, while each is a row to write
 * and to remove. */
#define BLOCK_SIZE 2000

/* What is written of a block. */
typedef struct
{
  guint8          *bytes;
  gsize            size;
  gsize            room;
  guint64          first;
  guint64          last;
  QdMatchBlockFunc func;
  gpointer         user_data;
} Writer;

static gboolean
end_block (Writer  *self,
           GError **error)
{
  gsize size = self->size;

  self->size = 0;
  return size == 0 || self->func (self->first, self->bytes, size, self->user_data, error);
}

static void
make_room (Writer *self,
           gsize   room)
{
  if (G_LIKELY (self->size + room <= self->room))
    return;
  self->room = (self->size + room) * 2;
  self->bytes = g_realloc (self->bytes, self->room);
}

static gboolean
write_key (Writer       *self,
           guint64       key,
           const guint8 *articles,
           gsize         length,
           GError      **error)
{
  guint8 *to;

  make_room (self, 2 * QD_VARINT_MAX_LENGTH + length);
  if (self->size == 0)
    self->first = self->last = key;
  to = _qd_varint_write (self->bytes + self->size, key - self->last);
  to = _qd_varint_write (to, length);
  memcpy (to, articles, length);
  self->size = (gsize)(to + length - self->bytes);
  self->last = key;
  return self->size < BLOCK_SIZE || end_block (self, error);
}

static inline gboolean
is_entry_before (const QdKeyEntry *a,
                 const QdKeyEntry *b)
{
  return a->key != b->key ? a->key < b->key : a->article_id < b->article_id;
}

QD_DEFINE_SORT (sort_heap, QdKeyEntry, is_entry_before)

/* Entries of a slice are laid into so many heaps by the highest bits in which their keys differ. */
#define N_HEAPS 256
#define HEAP_SHIFT (QD_MATCH_SLICE_SHIFT - 8)

static guint
heap_of (const QdKeyEntry *entry)
{
  return (guint)(entry->key >> HEAP_SHIFT) & (N_HEAPS - 1);
}

/**
 * _qd_match_sort:
 * @entries: (not nullable) (element-type QdKeyEntry): entries of one slice
 *
 * Puts entries in order by their keys, those of one key by their articles. Keys are hashes, so that there are two or three entries in a heap;
 * where somebody has seen to it that there are many, these are sorted as any list is. Thread: any.
 */
void
_qd_match_sort (GArray *entries)
{
  g_autofree QdKeyEntry *unsorted = g_memdup2 (entries->data, entries->len * sizeof (QdKeyEntry));
  QdKeyEntry            *sorted = (QdKeyEntry *)(gpointer)entries->data;
  guint                  ends[N_HEAPS] = { 0 }, start = 0;

  for (guint i = 0; i < entries->len; i++)
    ends[heap_of (&unsorted[i])]++;
  for (guint i = 0, n = 0; i < N_HEAPS; i++)
    {
      guint in_heap = ends[i];

      ends[i] = n;
      n += in_heap;
    }
  for (guint i = 0; i < entries->len; i++)
    sorted[ends[heap_of (&unsorted[i])]++] = unsorted[i];
  for (guint i = 0; i < N_HEAPS; start = ends[i++])
    if (ends[i] - start > 1)
      sort_heap (sorted + start, ends[i] - start);
}

QD_DEFINE_SORT (sort_articles, guint64, qd_sort_is_less)

/* Packs rising articles, each as how far it is from the one before, into @packed, which has room for as many. Returns how many bytes they take. */
static gsize
pack_articles (GByteArray    *packed,
               const guint64 *articles,
               guint          n)
{
  guint8 *end = packed->data;
  guint64 last = 0;

  for (guint i = 0; i < n; i++)
    {
      end = _qd_varint_write (end, articles[i] - last);
      last = articles[i];
    }
  return (gsize)(end - packed->data);
}

static void
make_room_for_articles (GByteArray *packed,
                        guint       n)
{
  if (packed->len < n * QD_VARINT_MAX_LENGTH)
    g_byte_array_set_size (packed, 2 * n * QD_VARINT_MAX_LENGTH);
}

/* Puts articles behind the first @n of an array, whose length is nothing but room. FALSE if they are not packed so. */
static gboolean
unpack_articles (const guint8 *data,
                 gsize         length,
                 GArray       *articles,
                 guint        *n)
{
  const guint8 *end = data + length;
  guint64       article_id = 0, step;

  /* Each takes a byte or more. */
  if (articles->len < *n + length)
    g_array_set_size (articles, 2 * (*n + (guint)length));
  while (data < end)
    {
      if (!_qd_varint_get (&data, end, &step))
        return FALSE;
      article_id += step;
      g_array_index (articles, guint64, (*n)++) = article_id;
    }
  return TRUE;
}

/**
 * _qd_match_pack:
 * @entries: (not nullable) (element-type QdKeyEntry): entries by their keys, those of one key by their articles
 * @func: (not nullable) (scope call): gets the blocks, in order
 * @user_data: for @func
 * @error: return location
 *
 * Packs entries into blocks. Thread: any.
 *
 * Errors: those of @func
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_pack (GArray          *entries,
                QdMatchBlockFunc func,
                gpointer         user_data,
                GError         **error)
{
  const QdKeyEntry      *data = (const QdKeyEntry *)(gconstpointer)entries->data;
  Writer                 writer = { .func = func, .user_data = user_data };
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  gboolean               done = TRUE;

  for (guint i = 0, n; i < entries->len && done; i += n)
    {
      guint64 last = 0;
      guint8 *end;

      for (n = 1; i + n < entries->len && data[i + n].key == data[i].key; n++)
        ;
      make_room_for_articles (packed, n);
      end = packed->data;
      for (guint j = i; j < i + n; j++)
        {
          end = _qd_varint_write (end, (guint64)data[j].article_id - last);
          last = (guint64)data[j].article_id;
        }
      done = write_key (&writer, data[i].key, packed->data, (gsize)(end - packed->data), error);
    }
  done = done && end_block (&writer, error);
  g_free (writer.bytes);
  return done;
}

typedef struct
{
  GArray     *cursors; /* of QdMatchCursor, of those that are not at their end */
  GArray     *articles;
  GByteArray *packed;
} Merging;

static guint64
find_least_key (const Merging *self,
                guint         *first,
                guint         *n)
{
  const QdMatchCursor *cursors = (const QdMatchCursor *)(gconstpointer)self->cursors->data;

  *first = 0;
  *n = 1;
  for (guint i = 1; i < self->cursors->len; i++)
    if (cursors[i].key < cursors[*first].key)
      {
        *first = i;
        *n = 1;
      }
    else
      *n += cursors[i].key == cursors[*first].key;
  return cursors[*first].key;
}

/* Puts the articles together that several runs have of a key; @length gets how many bytes they take. FALSE if they are damaged. */
static gboolean
join_articles (Merging *self,
               guint64  key,
               gsize   *length)
{
  guint64 *articles;
  gboolean rising = TRUE;
  guint    n = 0;

  for (guint i = 0; i < self->cursors->len; i++)
    {
      const QdMatchCursor *cursor = &g_array_index (self->cursors, QdMatchCursor, i);

      if (cursor->key == key && !unpack_articles (cursor->articles, cursor->length, self->articles, &n))
        return FALSE;
    }
  articles = (guint64 *)(gpointer)self->articles->data;
  for (guint i = 1; i < n && rising; i++)
    rising = articles[i] > articles[i - 1];
  if (!rising)
    sort_articles (articles, n);
  make_room_for_articles (self->packed, n);
  *length = pack_articles (self->packed, articles, n);
  return TRUE;
}

/* Moves those on that are at a key. FALSE if one of them is damaged. */
static gboolean
move_on (Merging *self,
         guint64  key)
{
  for (guint i = self->cursors->len; i > 0; i--)
    {
      QdMatchCursor *cursor = &g_array_index (self->cursors, QdMatchCursor, i - 1);

      if (cursor->key != key)
        continue;
      if (!_qd_match_cursor_next (cursor))
        return FALSE;
      if (cursor->articles == NULL)
        g_array_remove_index (self->cursors, i - 1);
    }
  return TRUE;
}

static gboolean
begin (Merging   *self,
       GPtrArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      QdMatchCursor cursor;

      _qd_match_cursor_init (&cursor, runs->pdata[i]);
      if (!_qd_match_cursor_next (&cursor))
        return FALSE;
      if (cursor.articles != NULL)
        g_array_append_val (self->cursors, cursor);
    }
  return TRUE;
}

static gboolean
merge_all (Merging  *self,
           Writer   *writer,
           gboolean *sound,
           GError  **error)
{
  while (*sound && self->cursors->len > 0)
    {
      guint                first, n;
      guint64              key = find_least_key (self, &first, &n);
      const QdMatchCursor *cursor = &g_array_index (self->cursors, QdMatchCursor, first);
      const guint8        *articles = cursor->articles;
      gsize                length = cursor->length;

      if (n > 1)
        {
          *sound = join_articles (self, key, &length);
          articles = self->packed->data;
        }
      if (*sound && !write_key (writer, key, articles, length, error))
        return FALSE;
      *sound = *sound && move_on (self, key);
    }
  return !*sound || end_block (writer, error);
}

/**
 * _qd_match_merge:
 * @runs: (not nullable) (element-type QdMatchRunMaker): the blocks of some runs of one slice
 * @func: (not nullable) (scope call): gets the blocks of one run that has all their entries, in order
 * @user_data: for @func
 * @sound: (out) (not nullable): whether all blocks are; if not, @func got only some
 * @error: return location
 *
 * Thread: any.
 *
 * Errors: those of @func
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_match_merge (GPtrArray       *runs,
                 QdMatchBlockFunc func,
                 gpointer         user_data,
                 gboolean        *sound,
                 GError         **error)
{
  g_autoptr (GArray)     cursors = g_array_new (FALSE, FALSE, sizeof (QdMatchCursor));
  g_autoptr (GArray)     articles = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  Merging                merging = { cursors, articles, packed };
  Writer                 writer = { .func = func, .user_data = user_data };
  gboolean               done;

  *sound = begin (&merging, runs);
  done = merge_all (&merging, &writer, sound, error);
  g_free (writer.bytes);
  return done;
}

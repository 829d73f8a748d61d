/* qd-search-sort.c: the terms of many rows, in order
 *
 * FTS5 gathers terms in a hash table, which with hundreds of articles is larger than the caches of the processor, and sorts them as a
 * list of pieces all over the memory. Here each term of a row is 16 bytes in an array: they are dealt out by the first two
 * bytes of the term, and what has these in common, which is little enough to stay near the processor, is sorted by the next six digit by
 * digit, which keeps the order of rows (D. E. Knuth, The Art of Computer Programming 3, 5.2.5). Where longer terms begin alike, they are sorted by what follows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-sort.h"

#include <string.h>

#include "store/qd-search-number.h"

/* What is known of an entry beside its head, from the lowest bit: where the rest of the term is, the row in its part, the part. */
#define AT_BITS 28
#define ROW_BITS 20
#define ROW_SHIFT AT_BITS
#define PART_SHIFT (ROW_SHIFT + ROW_BITS)
#define MASK(bits) ((G_GUINT64_CONSTANT (1) << (bits)) - 1)

/* What entries are dealt out by, the highest bits of a head, and what of each heap is sorted byte by byte. Few entries are one heap. */
#define HEAP_BITS 16
#define HEAP_SHIFT (64 - HEAP_BITS)
#define N_BYTES (HEAP_SHIFT / 8)
#define FEW_ENTRIES 32768

/* So many are sorted by putting each in its place among those before. */
#define SMALL_HEAP 24

/* So many terms that begin alike are told apart one by one; where there are more, all are compared with one another. */
#define FEW_TAILS 32

/* What is loaded so many entries ahead is there when it is needed. */
#define AHEAD 12

/* The longest term, with room to spare, bytes. */
#define LONGEST_TERM 256

typedef struct
{
  guint64 head;
  guint64 rest;
} Entry;

typedef struct
{
  const QdSearchPart *parts;
  gboolean            placed;
  Entry              *entries;
  gsize               n;
  Entry              *room; /* for the largest heap */
  GByteArray         *rows;
} Sort;

static guint
get_byte (const Entry *entry,
          guint        byte)
{
  return (guint)(entry->head >> (8 * byte)) & 0xff;
}

/* Sorts by heads, from the lowest byte on, and leaves those with the same one in their order. */
static void
sort_large_heap (Sort  *self,
                 Entry *entries,
                 gsize  n,
                 guint  n_bytes)
{
  guint32 counts[QD_SEARCH_TERM_HEAD][256] = { { 0 } };
  Entry  *from = entries, *to = self->room;

  for (gsize i = 0; i < n; i++)
    for (guint byte = 0; byte < n_bytes; byte++)
      counts[byte][get_byte (&entries[i], byte)]++;
  for (guint byte = 0; byte < n_bytes; byte++)
    {
      guint32 *places = counts[byte], next = 0;
      Entry   *swap = from;

      if (places[get_byte (&from[0], byte)] == n)
        continue;
      for (guint value = 0; value < 256; value++)
        {
          guint32 count = places[value];

          places[value] = next;
          next += count;
        }
      for (gsize i = 0; i < n; i++)
        to[places[get_byte (&from[i], byte)]++] = from[i];
      from = to;
      to = swap;
    }
  if (from != entries)
    memcpy (entries, from, n * sizeof *entries);
}

static void
sort_small_heap (Entry *entries,
                 gsize  n)
{
  for (gsize i = 1; i < n; i++)
    {
      Entry entry = entries[i];
      gsize j = i;

      for (; j > 0 && entries[j - 1].head > entry.head; j--)
        entries[j] = entries[j - 1];
      entries[j] = entry;
    }
}

/* Deals out all terms: @ends gets where each heap ends. Returns how large the largest is. */
static gsize
deal_out (Sort    *self,
          guint    n_parts,
          guint32 *ends)
{
  guint32 next = 0;
  gsize   most = 0;

  for (guint i = 0; i < n_parts; i++)
    for (guint j = 0; j < self->parts[i].terms->n_terms; j++)
      ends[self->parts[i].terms->terms[j].head >> HEAP_SHIFT]++;
  for (guint heap = 0; heap < 1 << HEAP_BITS; heap++)
    {
      guint32 count = ends[heap];

      ends[heap] = next;
      next += count;
      most = MAX (most, count);
    }
  for (guint i = 0; i < n_parts; i++)
    for (guint j = 0; j < self->parts[i].terms->n_terms; j++)
      {
        const QdSearchRowTerm *term = &self->parts[i].terms->terms[j];

        self->entries[ends[term->head >> HEAP_SHIFT]++] = (Entry){ term->head, (guint64)i << PART_SHIFT | (guint64)term->row << ROW_SHIFT | term->at };
      }
  return most;
}

/* Sorts by heads; those with the same one stay in their order. */
static void
sort_by_head (Sort *self,
              guint n_parts)
{
  g_autofree guint32 *ends = g_new (guint32, 1 << HEAP_BITS);
  guint32             start = 0;

  /* Memory that is first read and then written is given twice, the second time with all processors being told. */
  memset (ends, 0, sizeof *ends << HEAP_BITS);
  self->room = g_new (Entry, deal_out (self, n_parts, ends));
  for (guint heap = 0; heap < 1 << HEAP_BITS; heap++)
    {
      gsize n = ends[heap] - start;

      if (n > SMALL_HEAP)
        sort_large_heap (self, self->entries + start, n, N_BYTES);
      else
        sort_small_heap (self->entries + start, n);
      start = ends[heap];
    }
}

/* The same where there are so few that there would be less to sort than heaps. */
static void
sort_few_by_head (Sort *self,
                  guint n_parts)
{
  Entry *entry = self->entries;

  for (guint i = 0; i < n_parts; i++)
    for (guint j = 0; j < self->parts[i].terms->n_terms; j++)
      {
        const QdSearchRowTerm *term = &self->parts[i].terms->terms[j];

        *entry++ = (Entry){ term->head, (guint64)i << PART_SHIFT | (guint64)term->row << ROW_SHIFT | term->at };
      }
  self->room = g_new (Entry, self->n);
  sort_large_heap (self, self->entries, self->n, QD_SEARCH_TERM_HEAD);
}

static const guint8 *
get_data (const Sort  *self,
          const Entry *entry)
{
  return self->parts[entry->rest >> PART_SHIFT].terms->data + (entry->rest & MASK (AT_BITS));
}

/* No term has a NUL: the head of one that is longer is filled. */
static gboolean
may_have_tail (const Entry *entry)
{
  return (entry->head & 0xff) != 0;
}

static int
compare_tails (const guint8 *a,
               const guint8 *b)
{
  int order = memcmp (a + 1, b + 1, MIN (*a, *b));

  return order != 0 ? order : *a - *b;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Entry *entry_a = a, *entry_b = b;
  int          order = compare_tails (get_data (user_data, entry_a), get_data (user_data, entry_b));

  /* The order in which they were gathered, which is that of rows. */
  return order != 0 ? order : (entry_a->rest > entry_b->rest) - (entry_a->rest < entry_b->rest);
}

/* A tail that some entries have. */
typedef struct
{
  const guint8 *tail;
  guint         n;
  guint         next; /* where the next of them goes */
} Tail;

/* Finds the tail among those so far, or puts it in its place. NULL if there are too many. */
static Tail *
find_tail (Tail         *tails,
           guint        *n_tails,
           const guint8 *tail)
{
  guint low = 0, high = *n_tails;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = compare_tails (tails[middle].tail, tail);

      if (order == 0)
        return &tails[middle];
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  if (*n_tails == FEW_TAILS)
    return NULL;
  memmove (tails + low + 1, tails + low, (*n_tails - low) * sizeof *tails);
  tails[low] = (Tail){ tail, 0, 0 };
  (*n_tails)++;
  return &tails[low];
}

/* Sorts @n entries with the same head, which are in the order of their rows. Those without a tail come first. */
static void
sort_by_tail (Sort  *self,
              Entry *entries,
              gsize  n)
{
  Tail  tails[FEW_TAILS];
  guint n_tails = 0;

  for (gsize i = 0; i < n; i++)
    {
      Tail *tail = find_tail (tails, &n_tails, get_data (self, &entries[i]));

      if (tail == NULL)
        {
          g_sort_array (entries, n, sizeof *entries, compare_entries, self);
          return;
        }
      tail->n++;
    }
  if (n_tails < 2)
    return;
  for (guint i = 1; i < n_tails; i++)
    tails[i].next = tails[i - 1].next + tails[i - 1].n;
  memcpy (self->room, entries, n * sizeof *entries);
  for (gsize i = 0; i < n; i++)
    entries[find_tail (tails, &n_tails, get_data (self, &self->room[i]))->next++] = self->room[i];
}

static guint8 *
make_room (GByteArray *bytes,
           gsize       size,
           gsize       more)
{
  if (size + more > bytes->len)
    g_byte_array_set_size (bytes, (guint)(size + more) * 2);
  return bytes->data + size;
}

/* Lists the rows of @n entries of one term: the first one, then how far each is from the one before, with their places. Returns the size. */
static gsize
list_rows (Sort        *self,
           const Entry *entries,
           gsize        n)
{
  guint64 last = 0;
  gsize   size = 0;

  for (gsize i = 0; i < n; i++)
    {
      const QdSearchPart *part = &self->parts[entries[i].rest >> PART_SHIFT];
      guint64             row = (guint64)part->row + (entries[i].rest >> ROW_SHIFT & MASK (ROW_BITS)), places;
      const guint8       *data;
      gsize               places_size;

      size += _qd_search_number_put (make_room (self->rows, size, QD_SEARCH_NUMBER_SIZE), row - last);
      last = row;
      if (!self->placed)
        continue;
      data = get_data (self, &entries[i]);
      data += *data + 1;
      places_size = _qd_search_number_get (data, QD_SEARCH_NUMBER_SIZE, &places) + places / 2;
      memcpy (make_room (self->rows, size, places_size), data, places_size);
      size += places_size;
    }
  return size;
}

static gsize
write_term (const Sort  *self,
            const Entry *entry,
            guint8      *term)
{
  guint64       head = GUINT64_TO_BE (entry->head);
  const guint8 *tail;

  memcpy (term, &head, QD_SEARCH_TERM_HEAD);
  if (may_have_tail (entry))
    {
      tail = get_data (self, entry);
      memcpy (term + QD_SEARCH_TERM_HEAD, tail + 1, *tail);
      return QD_SEARCH_TERM_HEAD + *tail;
    }
  return entry->head == 0 ? 0 : QD_SEARCH_TERM_HEAD - (gsize)__builtin_ctzll (entry->head) / 8;
}

/* Entries from @start on that have the head of the first; what these and those after them refer to is loaded meanwhile. */
static gsize
count_same_head (const Sort *self,
                 gsize       start)
{
  gsize i = start;

  for (; i < self->n && self->entries[i].head == self->entries[start].head; i++)
    if (i + AHEAD < self->n)
      __builtin_prefetch (get_data (self, &self->entries[i + AHEAD]));
  return i - start;
}

/* How many of @n entries with the same head are of the term of the first one. */
static gsize
count_same_term (const Sort  *self,
                 const Entry *entries,
                 gsize        n)
{
  const guint8 *tail;
  gsize         i = 1;

  if (!may_have_tail (&entries[0]))
    return n;
  tail = get_data (self, &entries[0]);
  while (i < n && compare_tails (tail, get_data (self, &entries[i])) == 0)
    i++;
  return i;
}

static gboolean
hand_out (Sort            *self,
          QdSearchSortFunc func,
          gpointer         user_data,
          GError         **error)
{
  guint8 term[LONGEST_TERM];

  for (gsize i = 0, n; i < self->n; i += n)
    {
      Entry *entries = self->entries + i;

      n = count_same_head (self, i);
      if (n > 1 && may_have_tail (entries))
        sort_by_tail (self, entries, n);
      for (gsize start = 0, n_same; start < n; start += n_same)
        {
          gsize size;

          n_same = count_same_term (self, entries + start, n - start);
          size = list_rows (self, entries + start, n_same);
          if (!func (term, write_term (self, &entries[start], term), self->rows->data, size, user_data, error))
            return FALSE;
        }
    }
  return TRUE;
}

/**
 * _qd_search_sort:
 * @parts: (not nullable) (array length=n_parts): terms, with rows that rise from one to the next
 * @n_parts: how many there are, at most %QD_SEARCH_SORT_MOST_PARTS
 * @placed: whether it is said where in its row a term stands
 * @func: (not nullable) (scope call): called with each term, in the order of their bytes
 * @user_data: for @func
 * @error: return location
 *
 * Hands out the terms of all rows. Thread: any. Errors: those of @func.
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_sort (const QdSearchPart *parts,
                 guint               n_parts,
                 gboolean            placed,
                 QdSearchSortFunc    func,
                 gpointer            user_data,
                 GError            **error)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  Sort                   self = { .parts = parts, .placed = placed, .rows = rows };
  gboolean               done;

  for (guint i = 0; i < n_parts; i++)
    self.n += parts[i].terms->n_terms;
  if (self.n == 0)
    return TRUE;
  self.entries = g_new (Entry, self.n);
  if (self.n <= FEW_ENTRIES)
    sort_few_by_head (&self, n_parts);
  else
    sort_by_head (&self, n_parts);
  done = hand_out (&self, func, user_data, error);
  g_free (self.entries);
  g_free (self.room);
  return done;
}

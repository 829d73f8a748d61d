/* qd-search-terms.c: the terms of many rows, in order
 *
 * FTS5 gathers terms in a hash table, which with hundreds of articles is larger than the caches of the processor, and sorts them as a
 * list of pieces all over the memory. Here each occurrence is 16 bytes in an array, which is sorted from one end to the other: by the
 * first eight bytes of the term digit by digit, which keeps the order of places (D. E. Knuth, The Art of Computer Programming 3,
 * 5.2.5), and where longer terms begin alike, by comparing them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-terms.h"

#include "store/qd-search-number.h"
#include "store/qd-search-tokenizer.h"

#include <string.h>
#include <sys/mman.h>

/* Bytes of a term that are in its head. */
#define HEAD 8

/* What an occurrence says beside its head, from the lowest bit: where the rest of the term is, the place in the column, the column, the row. */
#define TAIL_BITS 24
#define PLACE_BITS 24
#define COLUMN_BITS 2
#define ROW_BITS 14

#define PLACE_SHIFT TAIL_BITS
#define COLUMN_SHIFT (PLACE_SHIFT + PLACE_BITS)
#define ROW_SHIFT (COLUMN_SHIFT + COLUMN_BITS)
#define MASK(bits) ((G_GUINT64_CONSTANT (1) << (bits)) - 1)

/* Beyond these there is room for one more row, whose terms have at most six bytes for each of its texts. */
#define FULL_OCCURRENCES (512 * 1024)
#define FULL_TAILS (4 * 1024 * 1024)
#define FULL_ROWS ((1u << ROW_BITS) - 1)

/* Room for so many occurrences is made at first. */
#define FIRST_ROOM (64 * 1024)

/* The longest term, with room to spare, bytes. */
#define LONGEST_TERM 256

typedef struct
{
  guint64 head; /* its first bytes, the first one highest, filled up with NUL */
  guint64 rest;
} Occurrence;

struct _QdSearchTerms
{
  gboolean    placed; /* whether it matters where in a row a term stands */
  GArray     *rows;   /* of gint64, rising */
  Occurrence *occurrences;
  gsize       n_occurrences;
  gsize       room;  /* for so many */
  GByteArray *tails; /* what is beyond the heads, after its length; nothing at 0 */

  /* Of the text that is cut into terms. */
  guint column;
  guint n_places;
};

/* Memory in pages of its own, for @n occurrences, instead of that for @before at @old; %NULL and 0 for none. It is used for a moment again
 * and again, and malloc would keep it, in pieces. What is not used of it takes no memory. */
static Occurrence *
get_room (Occurrence *old,
          gsize       before,
          gsize       n)
{
  void *pages;

  if (n == 0)
    {
      if (old != NULL)
        munmap (old, before * sizeof *old);
      return NULL;
    }
  pages = old == NULL ? mmap (NULL, n * sizeof *old, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                      : mremap (old, before * sizeof *old, n * sizeof *old, MREMAP_MAYMOVE);
  if (pages == MAP_FAILED)
    g_error ("There is no memory for %" G_GSIZE_FORMAT " terms", n);
  return pages;
}

/**
 * _qd_search_terms_new:
 * @placed: whether it matters where in a row a term stands
 *
 * Thread: any, one at a time.
 *
 * Returns: (transfer full): no terms yet
 */
QdSearchTerms *
_qd_search_terms_new (gboolean placed)
{
  QdSearchTerms *self = g_new0 (QdSearchTerms, 1);

  self->placed = placed;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tails = g_byte_array_new ();
  g_byte_array_set_size (self->tails, 1);
  return self;
}

/**
 * _qd_search_terms_free:
 * @self: (not nullable) (transfer full): terms
 */
void
_qd_search_terms_free (QdSearchTerms *self)
{
  g_array_unref (self->rows);
  get_room (self->occurrences, self->room, 0);
  g_byte_array_unref (self->tails);
  g_free (self);
}

/**
 * _qd_search_terms_begin_row:
 * @self: (not nullable): terms that are not full
 * @row: a row behind those so far
 *
 * What is added next is of this row.
 */
void
_qd_search_terms_begin_row (QdSearchTerms *self,
                            gint64         row)
{
  g_assert (self->rows->len <= FULL_ROWS);
  g_assert (self->rows->len == 0 || g_array_index (self->rows, gint64, self->rows->len - 1) < row);
  g_array_append_val (self->rows, row);
}

static guint64
read_head (const char *term,
           gsize       length)
{
  guint64 head = 0;

  memcpy (&head, term, MIN (length, HEAD));
  return GUINT64_FROM_BE (head);
}

static int
add_term_cb (void       *user_data,
             int         flags,
             const char *term,
             int         length,
             int         start,
             int         end)
{
  QdSearchTerms *self = user_data;
  Occurrence     occurrence = { read_head (term, (gsize)length), 0 };

  if ((flags & FTS5_TOKEN_COLOCATED) == 0 || self->n_places == 0)
    self->n_places++;
  occurrence.rest = (guint64)(self->rows->len - 1) << ROW_SHIFT | (guint64)self->column << COLUMN_SHIFT | (guint64)(self->n_places - 1) << PLACE_SHIFT;
  if (length > HEAD)
    {
      guint8 tail = (guint8)(length - HEAD);

      occurrence.rest |= self->tails->len;
      g_byte_array_append (self->tails, &tail, 1);
      g_byte_array_append (self->tails, (const guint8 *)term + HEAD, tail);
    }
  if (self->n_occurrences == self->room)
    {
      gsize room = MAX (self->room * 2, FIRST_ROOM);

      self->occurrences = get_room (self->occurrences, self->room, room);
      self->room = room;
    }
  self->occurrences[self->n_occurrences++] = occurrence;
  return SQLITE_OK;
}

/**
 * _qd_search_terms_add:
 * @self: (not nullable): terms with a row
 * @column: the column, no smaller than that of what was added before
 * @text: (nullable): UTF-8
 * @len: its length, bytes, with those of the row before at most %QD_SEARCH_TERMS_LONGEST_ROW
 *
 * Adds the terms of a text.
 *
 * Returns: how many places there are in it
 */
guint
_qd_search_terms_add (QdSearchTerms *self,
                      guint          column,
                      const char    *text,
                      gsize          len)
{
  g_assert (len <= QD_SEARCH_TERMS_LONGEST_ROW && column <= MASK (COLUMN_BITS));
  self->column = column;
  self->n_places = 0;
  if (text != NULL)
    qd_search_tokenize (text, len, FALSE, add_term_cb, self);
  return self->n_places;
}

/**
 * _qd_search_terms_is_full:
 * @self: (not nullable): terms
 *
 * Returns: whether they are to be taken before another row begins
 */
gboolean
_qd_search_terms_is_full (QdSearchTerms *self)
{
  return self->n_occurrences >= FULL_OCCURRENCES || self->tails->len >= FULL_TAILS || self->rows->len >= FULL_ROWS;
}

/* Sorts by heads, and leaves those with the same one in their order. @room is as large. */
static Occurrence *
sort_by_head (Occurrence *occurrences,
              Occurrence *room,
              gsize       n)
{
  g_autofree gsize *counts = g_new0 (gsize, HEAD * 256);
  Occurrence       *from = occurrences, *to = room;

  for (gsize i = 0; i < n; i++)
    for (guint digit = 0; digit < HEAD; digit++)
      counts[digit * 256 + (from[i].head >> (8 * digit) & 0xff)]++;
  for (guint digit = 0; digit < HEAD; digit++)
    {
      gsize      *places = counts + digit * 256, next = 0;
      Occurrence *swap = from;

      if (places[from[0].head >> (8 * digit) & 0xff] == n)
        continue;
      for (guint value = 0; value < 256; value++)
        {
          gsize count = places[value];

          places[value] = next;
          next += count;
        }
      for (gsize i = 0; i < n; i++)
        to[places[from[i].head >> (8 * digit) & 0xff]++] = from[i];
      from = to;
      to = swap;
    }
  return from;
}

static int
compare_tails (const guint8     *tails,
               const Occurrence *a,
               const Occurrence *b)
{
  const guint8 *tail_a = tails + (a->rest & MASK (TAIL_BITS)), *tail_b = tails + (b->rest & MASK (TAIL_BITS));
  int           order = memcmp (tail_a + 1, tail_b + 1, MIN (*tail_a, *tail_b));

  return order != 0 ? order : *tail_a - *tail_b;
}

static int
compare_occurrences (gconstpointer a,
                     gconstpointer b,
                     gpointer      tails)
{
  const Occurrence *occurrence_a = a, *occurrence_b = b;
  guint64           at_a = occurrence_a->rest >> PLACE_SHIFT, at_b = occurrence_b->rest >> PLACE_SHIFT;
  int               order = compare_tails (tails, occurrence_a, occurrence_b);

  return order != 0 ? order : (at_a > at_b) - (at_a < at_b);
}

/* Sorts @n occurrences with the same head. */
static void
sort_by_tail (const QdSearchTerms *self,
              Occurrence          *occurrences,
              gsize                n)
{
  for (gsize i = 1; i < n; i++)
    if (compare_tails (self->tails->data, &occurrences[i - 1], &occurrences[i]) > 0)
      {
        g_sort_array (occurrences, n, sizeof *occurrences, compare_occurrences, self->tails->data);
        return;
      }
}

static void
put (GByteArray *bytes,
     guint64     number)
{
  guint8 room[QD_SEARCH_NUMBER_SIZE];

  g_byte_array_append (bytes, room, (guint)_qd_search_number_put (room, number));
}

/* Lists the places of a row: before those of each column but the first a 1 and the column, then how far each is from the one before,
 * plus 2; all that after twice its size. Returns how many there are. */
static gsize
list_places (const Occurrence *occurrences,
             gsize             n,
             GByteArray       *rows,
             GByteArray       *places)
{
  guint64 row = occurrences[0].rest >> ROW_SHIFT, column = 0, last = 0;
  gsize   i;

  g_byte_array_set_size (places, 0);
  for (i = 0; i < n && occurrences[i].rest >> ROW_SHIFT == row; i++)
    {
      guint64 place = occurrences[i].rest >> PLACE_SHIFT & MASK (PLACE_BITS);

      if ((occurrences[i].rest >> COLUMN_SHIFT & MASK (COLUMN_BITS)) != column)
        {
          column = occurrences[i].rest >> COLUMN_SHIFT & MASK (COLUMN_BITS);
          last = 0;
          put (places, 1);
          put (places, column);
        }
      put (places, place - last + 2);
      last = place;
    }
  put (rows, (guint64)places->len * 2);
  g_byte_array_append (rows, places->data, places->len);
  return i;
}

/* Lists the rows of @n occurrences of one term: the first one, then how far each is from the one before, with their places. */
static void
list_rows (QdSearchTerms    *self,
           const Occurrence *occurrences,
           gsize             n,
           GByteArray       *rows,
           GByteArray       *places)
{
  guint64 last = 0;

  g_byte_array_set_size (rows, 0);
  for (gsize i = 0; i < n;)
    {
      guint64 index = occurrences[i].rest >> ROW_SHIFT;
      guint64 row = (guint64)g_array_index (self->rows, gint64, index);

      put (rows, row - last);
      last = row;
      if (self->placed)
        i += list_places (occurrences + i, n - i, rows, places);
      else
        while (i < n && occurrences[i].rest >> ROW_SHIFT == index)
          i++;
    }
}

static gsize
write_term (const QdSearchTerms *self,
            const Occurrence    *occurrence,
            guint8              *term)
{
  const guint8 *tail = self->tails->data + (occurrence->rest & MASK (TAIL_BITS));
  guint64       head = GUINT64_TO_BE (occurrence->head);
  gsize         length = 0;

  memcpy (term, &head, HEAD);
  while (length < HEAD && term[length] != '\0')
    length++;
  memcpy (term + length, tail + 1, *tail);
  return length + *tail;
}

/**
 * _qd_search_terms_take:
 * @self: (not nullable): terms
 * @func: (not nullable) (scope call): called with each term, in the order of their bytes
 * @user_data: for @func
 * @error: return location
 *
 * Empties the terms. Errors: those of @func.
 *
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_terms_take (QdSearchTerms    *self,
                       QdSearchTermsFunc func,
                       gpointer          user_data,
                       GError          **error)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GByteArray) places = g_byte_array_new ();
  gsize                  n = self->n_occurrences;
  Occurrence            *room = get_room (NULL, 0, n);
  Occurrence            *sorted;
  guint8                 term[LONGEST_TERM];
  gboolean               goes_on = TRUE;

  self->tails->data[0] = 0;
  sorted = n > 0 ? sort_by_head (self->occurrences, room, n) : NULL;
  for (gsize i = 0, same, end; goes_on && i < n; i = end)
    {
      /* Those without tails come first. */
      for (same = i; same < n && sorted[same].head == sorted[i].head; same++)
        ;
      sort_by_tail (self, sorted + i, same - i);
      for (gsize start = i; goes_on && start < same; start = end)
        {
          for (end = start + 1; end < same && compare_tails (self->tails->data, &sorted[start], &sorted[end]) == 0; end++)
            ;
          list_rows (self, sorted + start, end - start, rows, places);
          goes_on = func (term, write_term (self, &sorted[start], term), rows->data, rows->len, user_data, error);
        }
      end = same;
    }
  g_array_set_size (self->rows, 0);
  get_room (room, n, 0);
  self->occurrences = get_room (self->occurrences, self->room, 0);
  self->n_occurrences = self->room = 0;
  g_byte_array_set_size (self->tails, 1);
  return goes_on;
}

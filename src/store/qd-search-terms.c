/* qd-search-terms.c: the terms of an article, made ready for a search index
 *
 * Who writes has least time of all threads, so that the others cut texts into terms, and note where each stands as FTS5 does. What is left to be
 * done with the terms of many articles is to sort them (qd-search-sort.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-terms.h"

#include <string.h>

#include "store/qd-search-fold.h"
#include "store/qd-search-number.h"
#include "store/qd-search-tokenizer.h"

#define HEAD QD_SEARCH_TERM_HEAD

/* Terms are looked up in a table of so many places at first: few enough to stay in the nearest cache, and enough for most articles. */
#define FIRST_SLOTS 2048

/* Odd, and as if at random: D. E. Knuth, The Art of Computer Programming 3, 6.4. */
#define HASH_FACTOR G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

#define COLUMN_SHIFT 30
#define PLACE_MASK ((1u << COLUMN_SHIFT) - 1)

/* The most bytes that a term and its places take, beside its tail and each place. */
#define MOST_PER_TERM (1 + HEAD + QD_SEARCH_NUMBER_SIZE)
#define MOST_PER_PLACE 6

/* A term that was found. Most are no longer than what stands here itself. */
typedef struct
{
  guint64 head; /* its first bytes, the first one highest, filled up with NUL, which is in no term */
  guint64 neck; /* those behind them */
  guint32 hash;
  guint32 tail;  /* where what is beyond these is, after its length; nothing at 0 */
  guint32 first; /* of its occurrences */
  guint32 last;  /* of these, and one; where rows are what matters, its last row and one */
} Term;

typedef struct
{
  guint32 next;  /* of the same term; where rows are what matters, the term */
  guint32 place; /* and the column; or the row */
} Occurrence;

/* Memory that a thread uses again for the next article. */
typedef struct
{
  guint32    *slots; /* a term and one, or 0 */
  guint       n_slots;
  Term       *terms;
  guint       n_terms;
  guint       room_for_terms;
  Occurrence *occurrences;
  guint       n_occurrences;
  guint       room_for_occurrences;
  GByteArray *tails;
  GByteArray *data;

  /* Of the text that is cut into terms. */
  gboolean placed;
  guint    column;
  guint    n_places;
  guint    row;
} Workspace;

static void
workspace_free (gpointer data)
{
  Workspace *self = data;

  g_free (self->slots);
  g_free (self->terms);
  g_free (self->occurrences);
  g_byte_array_unref (self->tails);
  g_byte_array_unref (self->data);
  g_free (self);
}

static Workspace *
workspace_new (void)
{
  Workspace *self = g_new0 (Workspace, 1);

  self->slots = g_new (guint32, FIRST_SLOTS);
  self->room_for_terms = self->room_for_occurrences = FIRST_SLOTS / 2;
  self->terms = g_new (Term, self->room_for_terms);
  self->occurrences = g_new (Occurrence, self->room_for_occurrences);
  self->tails = g_byte_array_new ();
  self->data = g_byte_array_new ();
  return self;
}

static Workspace *
begin (gboolean placed)
{
  static GPrivate workspaces = G_PRIVATE_INIT (workspace_free);
  Workspace      *self = g_private_get (&workspaces);

  if (self == NULL)
    {
      self = workspace_new ();
      g_private_set (&workspaces, self);
    }
  self->n_slots = FIRST_SLOTS;
  memset (self->slots, 0, FIRST_SLOTS * sizeof *self->slots);
  self->n_terms = 0;
  self->n_occurrences = 0;
  g_byte_array_set_size (self->tails, 1);
  self->tails->data[0] = 0;
  self->placed = placed;
  return self;
}

/* The first bytes of what is left of a term, behind which as many can be read; without a branch that nobody could foretell, as this is done for
 * every word. */
static inline guint64
read_head (const char *term,
           gsize       length)
{
  static const guint64 masks[HEAD + 1] = {
    0,
    G_GUINT64_CONSTANT (0xff00000000000000),
    G_GUINT64_CONSTANT (0xffff000000000000),
    G_GUINT64_CONSTANT (0xffffff0000000000),
    G_GUINT64_CONSTANT (0xffffffff00000000),
    G_GUINT64_CONSTANT (0xffffffffff000000),
    G_GUINT64_CONSTANT (0xffffffffffff0000),
    G_GUINT64_CONSTANT (0xffffffffffffff00),
    G_MAXUINT64,
  };
  guint64 head;

  G_STATIC_ASSERT (HEAD <= QD_SEARCH_TERM_PADDING);
  memcpy (&head, term, HEAD);
  return GUINT64_FROM_BE (head) & masks[MIN (length, HEAD)];
}

static inline guint32
hash_term (guint64     head,
           guint64     neck,
           const char *tail,
           gsize       tail_length)
{
  guint64 hash = head * HASH_FACTOR;

  hash = (hash ^ hash >> 32 ^ neck) * HASH_FACTOR;
  for (gsize at = 0; at < tail_length; at += HEAD)
    hash = (hash ^ hash >> 32 ^ read_head (tail + at, tail_length - at)) * HASH_FACTOR;
  return (guint32)(hash >> 32);
}

static void
grow_slots (Workspace *self)
{
  self->n_slots *= 2;
  self->slots = g_renew (guint32, self->slots, self->n_slots);
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  for (guint i = 0; i < self->n_terms; i++)
    {
      guint32 slot = self->terms[i].hash & (self->n_slots - 1);

      while (self->slots[slot] != 0)
        slot = (slot + 1) & (self->n_slots - 1);
      self->slots[slot] = i + 1;
    }
}

static gboolean
has_tail (const Workspace *self,
          const Term      *term,
          const char      *tail,
          gsize            length)
{
  const guint8 *own = self->tails->data + term->tail;

  return *own == length && memcmp (own + 1, tail, length) == 0;
}

/* Puts in a term at the free slot that it was looked for at. Returns its index. */
static guint32
put_term (Workspace  *self,
          Term        term,
          const char *tail,
          gsize       tail_length,
          guint32     slot)
{
  if (tail_length > 0)
    {
      term.tail = self->tails->len;
      g_byte_array_set_size (self->tails, term.tail + 1 + (guint)tail_length);
      self->tails->data[term.tail] = (guint8)tail_length;
      memcpy (self->tails->data + term.tail + 1, tail, tail_length);
    }
  if (self->n_terms == self->room_for_terms)
    {
      self->room_for_terms *= 2;
      self->terms = g_renew (Term, self->terms, self->room_for_terms);
    }
  self->terms[self->n_terms++] = term;
  self->slots[slot] = self->n_terms;
  if (self->n_terms * 2 > self->n_slots)
    grow_slots (self);
  return self->n_terms - 1;
}

/* Finds a term, or puts it in. Returns its index. */
static inline guint32
find_term (Workspace  *self,
           guint64     head,
           guint64     neck,
           const char *tail,
           gsize       tail_length)
{
  const guint32 hash = hash_term (head, neck, tail, tail_length);
  guint32       slot;

  for (slot = hash & (self->n_slots - 1); self->slots[slot] != 0; slot = (slot + 1) & (self->n_slots - 1))
    {
      const Term *found = &self->terms[self->slots[slot] - 1];

      if (found->head == head && found->neck == neck && (tail_length == 0 ? found->tail == 0 : has_tail (self, found, tail, tail_length)))
        return self->slots[slot] - 1;
    }
  return put_term (self, (Term){ .head = head, .neck = neck, .hash = hash }, tail, tail_length, slot);
}

static inline void
add_occurrence (Workspace *self,
                guint32    next,
                guint32    place)
{
  if (self->n_occurrences == self->room_for_occurrences)
    {
      self->room_for_occurrences *= 2;
      self->occurrences = g_renew (Occurrence, self->occurrences, self->room_for_occurrences);
    }
  self->occurrences[self->n_occurrences++] = (Occurrence){ next, place };
}

static inline void
add_place (Workspace *self,
           guint32    index)
{
  Term   *term = &self->terms[index];
  guint32 number = self->n_occurrences;

  add_occurrence (self, G_MAXUINT32, self->column << COLUMN_SHIFT | (self->n_places - 1));
  if (term->last == 0)
    term->first = number;
  else
    self->occurrences[term->last - 1].next = number;
  term->last = number + 1;
}

static inline void
add_row (Workspace *self,
         guint32    index)
{
  Term *term = &self->terms[index];

  if (term->last == self->row + 1)
    return;
  term->last = self->row + 1;
  add_occurrence (self, index, self->row);
}

static inline void
add_found (Workspace *self,
           guint32    index)
{
  if (self->placed)
    add_place (self, index);
  else
    add_row (self, index);
}

static int
add_term_cb (void       *user_data,
             int         flags,
             const char *term,
             int         length,
             int         start,
             int         end)
{
  Workspace *self = user_data;
  guint64    neck = length > HEAD ? read_head (term + HEAD, (gsize)length - HEAD) : 0;
  gsize      tail_length = length > 2 * HEAD ? (gsize)length - 2 * HEAD : 0;

  if ((flags & FTS5_TOKEN_COLOCATED) == 0 || self->n_places == 0)
    self->n_places++;
  add_found (self, find_term (self, read_head (term, (gsize)length), neck, term + 2 * HEAD, tail_length));
  return SQLITE_OK;
}

/* Lists the places of a term: before those of each column but the first a 1 and the column, then how far each is from the one before,
 * plus 2; all that after twice its size. */
static gsize
list_places (const Workspace *self,
             const Term      *term,
             guint8          *to)
{
  guint32 column = 0, last = 0;
  guint8  room[QD_SEARCH_NUMBER_SIZE];
  gsize   size = 1, size_size;

  /* Most terms stand in a row once, in its first column. */
  if (term->last == term->first + 1 && self->occurrences[term->first].place >> COLUMN_SHIFT == 0)
    {
      size = _qd_search_number_put (to + 1, self->occurrences[term->first].place + 2);
      to[0] = (guint8)(2 * size);
      return 1 + size;
    }
  for (guint32 i = term->first; i != G_MAXUINT32;)
    {
      const Occurrence *occurrence = &self->occurrences[i];
      guint32           place = occurrence->place & PLACE_MASK;

      if (occurrence->place >> COLUMN_SHIFT != column)
        {
          column = occurrence->place >> COLUMN_SHIFT;
          last = 0;
          to[size++] = 1;
          to[size++] = (guint8)column;
        }
      size += _qd_search_number_put (to + size, place - last + 2);
      last = place;
      i = occurrence->next;
    }
  /* Nearly always one byte is enough for the size. */
  size_size = _qd_search_number_put (room, (size - 1) * 2);
  if (size_size > 1)
    memmove (to + size_size, to + 1, size - 1);
  memcpy (to, room, size_size);
  return size - 1 + size_size;
}

/* Writes what terms refer to, and notes where in the place of their first occurrences. Returns how much that is. */
static gsize
write_data (Workspace *self)
{
  gsize size = 0;

  g_byte_array_set_size (self->data, self->tails->len + self->n_terms * MOST_PER_TERM + self->n_occurrences * MOST_PER_PLACE);
  for (guint i = 0; i < self->n_terms; i++)
    {
      Term         *term = &self->terms[i];
      const guint8 *tail = self->tails->data + term->tail;
      const guint64 neck = GUINT64_TO_BE (term->neck);
      const gsize   neck_length = term->neck != 0 ? HEAD - (guint)__builtin_ctzll (term->neck) / 8 : 0;
      gsize         at = size;

      self->data->data[size++] = (guint8)(neck_length + *tail);
      memcpy (self->data->data + size, &neck, HEAD);
      size += neck_length;
      if (*tail > 0)
        memcpy (self->data->data + size, tail + 1, *tail);
      size += *tail;
      if (self->placed)
        size += list_places (self, term, self->data->data + size);
      term->first = (guint32)at;
    }
  return size;
}

static QdSearchTerms *
finish (Workspace   *self,
        guint        n_rows,
        const guint *n_places)
{
  gsize          size = write_data (self);
  guint          n = self->placed ? self->n_terms : self->n_occurrences;
  QdSearchTerms *terms = g_malloc (sizeof *terms + n * sizeof (QdSearchRowTerm) + size);

  terms->n_rows = n_rows;
  terms->n_terms = n;
  memcpy (terms->n_places, n_places, sizeof terms->n_places);
  terms->terms = (QdSearchRowTerm *)(gpointer)(terms + 1);
  terms->data = (guint8 *)(terms->terms + n);
  memcpy (terms->data, self->data->data, size);
  for (guint i = 0; self->placed && i < n; i++)
    terms->terms[i] = (QdSearchRowTerm){ self->terms[i].head, 0, self->terms[i].first };
  for (guint i = 0; !self->placed && i < n; i++)
    {
      const Term *term = &self->terms[self->occurrences[i].next];

      terms->terms[i] = (QdSearchRowTerm){ term->head, self->occurrences[i].place, term->first };
    }
  return terms;
}

#ifdef __SSE2__

/* The first bytes of a head or a neck; and what is to be kept of the two of a word of so many bytes. */
#define KEPT(n) (G_MAXUINT64 << (HEAD - (n)) * 8)
static const guint64 kept_of_word[QD_SEARCH_FOLD_SIZE][2] = {
  { 0, 0 },
  { KEPT (1), 0 },
  { KEPT (2), 0 },
  { KEPT (3), 0 },
  { KEPT (4), 0 },
  { KEPT (5), 0 },
  { KEPT (6), 0 },
  { KEPT (7), 0 },
  { G_MAXUINT64, 0 },
  { G_MAXUINT64, KEPT (1) },
  { G_MAXUINT64, KEPT (2) },
  { G_MAXUINT64, KEPT (3) },
  { G_MAXUINT64, KEPT (4) },
  { G_MAXUINT64, KEPT (5) },
  { G_MAXUINT64, KEPT (6) },
  { G_MAXUINT64, KEPT (7) },
};

/* Takes short words of ASCII from @position on, which are nearly all that most texts have, without a loop or a branch for their letters.
 * Returns where something else begins, or the text is nearly at its end. */
static gsize
cut_plain (Workspace  *self,
           const char *text,
           gsize       len,
           gsize       position)
{
  G_STATIC_ASSERT (QD_SEARCH_FOLD_SIZE == 2 * HEAD);
  while (position + QD_SEARCH_FOLD_SIZE <= len)
    {
      char    folded[QD_SEARCH_FOLD_SIZE];
      gsize   n = _qd_search_fold (text + position, folded);
      guint64 head, neck;

      if (n == QD_SEARCH_FOLD_SIZE || (guint8)text[position + n] >= 0x80)
        return position;
      position += n + 1;
      if (n == 0)
        continue;
      memcpy (&head, folded, HEAD);
      memcpy (&neck, folded + HEAD, HEAD);
      self->n_places++;
      add_found (self, find_term (self, GUINT64_FROM_BE (head) & kept_of_word[n][0], GUINT64_FROM_BE (neck) & kept_of_word[n][1], NULL, 0));
    }
  return position;
}

#else

static gsize
cut_plain (Workspace  *self,
           const char *text,
           gsize       len,
           gsize       position)
{
  return position;
}

#endif

static guint
cut (Workspace  *self,
     const char *text,
     gsize       len)
{
  self->n_places = 0;
  for (gsize position = 0; text != NULL && position < len;)
    {
      position = cut_plain (self, text, len, position);
      if (position < len)
        position = _qd_search_tokenize_next (text, len, position, add_term_cb, self);
    }
  return self->n_places;
}

/**
 * _qd_search_terms_new_placed:
 * @texts: (not nullable) (array length=n_columns): what is in the columns of a row, each %NULL or UTF-8
 * @lens: (not nullable) (array length=n_columns): how long these are, bytes
 * @n_columns: how many there are, at most %QD_SEARCH_TERMS_COLUMNS
 *
 * Makes a row ready for an index that says where in a row a term stands. Thread: any.
 *
 * Returns: (transfer full) (nullable): its terms; %NULL if it is longer than %QD_SEARCH_TERMS_LONGEST_ROW
 */
QdSearchTerms *
_qd_search_terms_new_placed (const char *const *texts,
                             const gsize       *lens,
                             guint              n_columns)
{
  Workspace *self = begin (TRUE);
  guint      n_places[QD_SEARCH_TERMS_COLUMNS] = { 0 };
  gsize      size = 0;

  g_return_val_if_fail (n_columns <= QD_SEARCH_TERMS_COLUMNS, NULL);

  for (guint i = 0; i < n_columns; i++)
    {
      size += MIN (lens[i], QD_SEARCH_TERMS_LONGEST_ROW + 1);
      if (size > QD_SEARCH_TERMS_LONGEST_ROW)
        return NULL;
      self->column = i;
      n_places[i] = cut (self, texts[i], lens[i]);
    }
  return finish (self, 1, n_places);
}

/**
 * _qd_search_terms_new_rows:
 * @texts: (not nullable) (array length=n_rows): what is in each row, UTF-8
 * @n_rows: how many rows there are
 *
 * Makes rows that follow one another ready for an index of one column that only says in which rows a term is. Thread: any.
 *
 * Returns: (transfer full) (nullable): their terms; %NULL if there are more than %QD_SEARCH_TERMS_MOST_ROWS, or if they are longer than
 *   %QD_SEARCH_TERMS_LONGEST_ROW in all
 */
QdSearchTerms *
_qd_search_terms_new_rows (const char *const *texts,
                           guint              n_rows)
{
  Workspace *self = begin (FALSE);
  guint      n_places[QD_SEARCH_TERMS_COLUMNS] = { 0 };
  gsize      size = 0;

  if (n_rows > QD_SEARCH_TERMS_MOST_ROWS)
    return NULL;
  for (guint i = 0; i < n_rows; i++)
    {
      gsize len = strlen (texts[i]);

      size += len;
      if (size > QD_SEARCH_TERMS_LONGEST_ROW)
        return NULL;
      self->row = i;
      n_places[0] += cut (self, texts[i], len);
    }
  return finish (self, n_rows, n_places);
}

/**
 * _qd_search_terms_free:
 * @self: (nullable) (transfer full): terms
 *
 * Thread: any.
 */
void
_qd_search_terms_free (QdSearchTerms *self)
{
  g_free (self);
}

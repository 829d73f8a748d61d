/* qd-align.c: which words of two texts correspond
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short stretches are aligned exactly, by dynamic programming with a charge for every run that is begun (the affine
 * gaps of Gotoh, 1982, turned round), so that few long runs win over many short ones. Long stretches are first split at
 * runs of words that occur once in either (the patience diff of Bram Cohen), until the parts are short; a long part
 * without such a run stays unaligned. Time is thus bounded by a constant for each word of the two texts.
 */

#include "config.h"

#include "core/qd-align.h"

#include <string.h>

#include "core/qd-hash.h"
#include "core/qd-word-weight.h"

/* The largest table that is filled for one pair of stretches, cells. */
#define MAX_CELLS 200000

/* How often a stretch may be split; each level costs time in proportion to the length of the texts. */
#define MAX_DEPTH 6

/* The scores: what a run costs, and what a word is worth in it by its weight. A lone function word is not worth a run,
 * two of them are; between two changes a reader is better off without either. */
#define RUN_COST 5
#define NO_SCORE (-(1 << 28))
static const int word_scores[] = { 2, 4, 6 };

typedef struct
{
  guint a_start, a_end;
  guint b_start, b_end;
  guint depth;
} Stretch;

typedef struct
{
  const guint64 *a, *b;
  QdArena       *arena;
  QdAlignBlock  *blocks; /* with room for all: each has a word of either text, or more, for itself */
  guint          n_blocks;
  GArray        *stack; /* of Stretch, what is still to be aligned; NULL before a stretch was split */
} Aligner;

static guint
shared_prefix (const Aligner *self, const Stretch *stretch)
{
  guint room = MIN (stretch->a_end - stretch->a_start, stretch->b_end - stretch->b_start);
  guint n = 0;

  while (n < room && self->a[stretch->a_start + n] == self->b[stretch->b_start + n])
    n++;
  return n;
}

static guint
shared_suffix (const Aligner *self, const Stretch *stretch)
{
  guint room = MIN (stretch->a_end - stretch->a_start, stretch->b_end - stretch->b_start);
  guint n = 0;

  while (n < room && self->a[stretch->a_end - 1 - n] == self->b[stretch->b_end - 1 - n])
    n++;
  return n;
}

static void
add_block (Aligner *self, guint a, guint b, guint length)
{
  if (length > 0)
    self->blocks[self->n_blocks++] = (QdAlignBlock){ a, b, length };
}

/* How a cell of the table was reached: the best ends in a match; that match goes on a run; else, which
 * neighbour the best was taken from. */
enum {
  BEST_IS_MATCH = 1 << 0,
  MATCH_CONTINUES = 1 << 1,
  BEST_FROM_LEFT = 1 << 2,
};

/* The runs come from the last to the first. */
static void
trace_back (Aligner *self, const Stretch *stretch, const guint8 *cells, guint width)
{
  guint    i = stretch->a_end - stretch->a_start;
  guint    j = stretch->b_end - stretch->b_start;
  guint    length = 0;
  gboolean in_run = FALSE;

  while (i > 0 && j > 0)
    {
      guint8 cell = cells[(gsize)i * width + j];

      if (in_run || (cell & BEST_IS_MATCH) != 0)
        {
          i--;
          j--;
          length++;
          in_run = (cell & MATCH_CONTINUES) != 0;
          continue;
        }
      add_block (self, stretch->a_start + i, stretch->b_start + j, length);
      length = 0;
      if ((cell & BEST_FROM_LEFT) != 0)
        j--;
      else
        i--;
    }
  add_block (self, stretch->a_start + i, stretch->b_start + j, length);
}

/* Where the words of the second text are, by open addressing: the first place of a word, counted from 1, and behind each the next
 * of the same word; 0 if there is none. */
typedef struct
{
  const guint64 *words; /* the first of the stretch */
  guint         *next;
  guint         *slots;
  guint          mask;
} Places;

static guint *
find_places (const Places *self, guint64 word)
{
  guint slot = (guint)(word * QD_HASH_GOLDEN_RATIO >> 32) & self->mask;

  while (self->slots[slot] != 0 && self->words[self->slots[slot] - 1] != word)
    slot = (slot + 1) & self->mask;
  return &self->slots[slot];
}

/* A table of which no more is filled than what differs from the row before: the best score up to each place of the second text only
 * rises from row to row, and it rises first where a word is matched. */
typedef struct
{
  Places places;
  int   *best;  /* of the row */
  int   *last;  /* the best that ends in a match, of the row before; NO_SCORE where there is none */
  int   *match; /* the same of the row */
} Table;

/* @begins: whether it is the first word of its text */
static void
fill_row (Table *self, const Stretch *stretch, guint64 word, gboolean begins, guint8 *cells)
{
  guint m = stretch->b_end - stretch->b_start, next = *find_places (&self->places, word), j = next;
  int   worth = word_scores[qd_word_weight (word)], before = 0;

  if (j > 0)
    before = self->best[j - 1];
  while (j > 0 && j <= m)
    {
      const int above = self->best[j];
      int       score = above;

      if (self->best[j - 1] > score)
        {
          score = self->best[j - 1];
          cells[j] = BEST_FROM_LEFT;
        }
      if (j == next)
        {
          /* A run that begins both texts begins where a reader begins anyhow. */
          int begun = before - (begins && stretch->b_start + j == 1 ? 0 : RUN_COST);

          next = self->places.next[j - 1];
          self->match[j] = worth + MAX (begun, self->last[j - 1]);
          if (self->last[j - 1] >= begun)
            cells[j] |= MATCH_CONTINUES;
          if (self->match[j] > score)
            {
              score = self->match[j];
              cells[j] |= BEST_IS_MATCH;
            }
        }
      self->best[j] = score;
      /* Where nothing has risen, nothing will before the next match. */
      before = above;
      j = score > above ? j + 1 : next;
      if (score == above && j > 0)
        before = self->best[j - 1];
    }
}

/* Makes what ended in a match in the row before last ready to be filled again. */
static void
clear_matches (const Table *self, guint64 word, int *match)
{
  for (guint j = *find_places (&self->places, word); j > 0; j = self->places.next[j - 1])
    match[j] = NO_SCORE;
}

static void
list_word_places (Places *self, guint m)
{
  for (guint j = m; j > 0; j--)
    {
      guint *slot = find_places (self, self->words[j - 1]);

      self->next[j - 1] = *slot;
      *slot = j;
    }
}

/* Fills the table row by row, keeping the scores of two rows only, and the way back for all. */
static void
align_exactly (Aligner *self, const Stretch *stretch)
{
  const guint64    *a = self->a + stretch->a_start;
  guint             n = stretch->a_end - stretch->a_start, m = stretch->b_end - stretch->b_start, width = m + 1, n_slots = 8;
  const QdArenaMark mark = qd_arena_mark (self->arena);
  guint8           *cells = qd_arena_new0_of (self->arena, guint8, (gsize)(n + 1) * width);
  guint            *memory;
  Table             table;

  while (n_slots < 2 * width)
    n_slots *= 2;
  memory = qd_arena_new0_of (self->arena, guint, n_slots + 4 * (gsize)width);
  table.places = (Places){ self->b + stretch->b_start, memory + n_slots, memory, n_slots - 1 };
  table.best = (int *)memory + n_slots + width;
  table.last = table.best + width;
  table.match = table.last + width;
  for (guint j = 0; j < width; j++)
    table.last[j] = table.match[j] = NO_SCORE;
  list_word_places (&table.places, m);
  for (guint i = 0; i < n; i++)
    {
      int *match = table.last;

      fill_row (&table, stretch, a[i], stretch->a_start + i == 0, cells + (gsize)(i + 1) * width);
      if (i > 0)
        clear_matches (&table, a[i - 1], table.last);
      table.last = table.match;
      table.match = match;
    }
  trace_back (self, stretch, cells, width);
  qd_arena_rewind (self->arena, mark);
}

/* An n-gram of one of the texts: what it says and where. */
typedef struct
{
  guint64 hash;
  guint   position;
} Gram;

static int
compare_grams (const void *a, const void *b)
{
  const Gram *gram_a = a, *gram_b = b;

  if (gram_a->hash != gram_b->hash)
    return gram_a->hash < gram_b->hash ? -1 : 1;
  return (gram_a->position > gram_b->position) - (gram_a->position < gram_b->position);
}

static Gram *
list_grams (const guint64 *words, guint start, guint end, guint size, guint *n_grams)
{
  guint n = end - start >= size ? end - start - size + 1 : 0;
  Gram *grams = g_new (Gram, MAX (n, 1));
  guint i, k;

  for (i = 0; i < n; i++)
    {
      guint64 hash = 0;

      for (k = 0; k < size; k++)
        hash = (hash ^ words[start + i + k]) * QD_HASH_GOLDEN_RATIO;
      grams[i] = (Gram){ hash, start + i };
    }
  if (n > 1)
    qsort (grams, n, sizeof (Gram), compare_grams);
  *n_grams = n;
  return grams;
}

static gboolean
is_unique (const Gram *grams, guint n, guint i)
{
  return (i == 0 || grams[i - 1].hash != grams[i].hash) && (i + 1 == n || grams[i + 1].hash != grams[i].hash);
}

static int
compare_blocks (const void *a, const void *b)
{
  const QdAlignBlock *block_a = a, *block_b = b;

  return (block_a->a > block_b->a) - (block_a->a < block_b->a);
}

/* The n-grams that occur once in each stretch, as blocks, by their place in the first. */
static GArray *
find_unique_grams (const Aligner *self, const Stretch *stretch, guint size)
{
  GArray          *found = g_array_new (FALSE, FALSE, sizeof (QdAlignBlock));
  guint            n_a, n_b, i = 0, j = 0;
  g_autofree Gram *a = list_grams (self->a, stretch->a_start, stretch->a_end, size, &n_a);
  g_autofree Gram *b = list_grams (self->b, stretch->b_start, stretch->b_end, size, &n_b);

  while (i < n_a && j < n_b)
    {
      if (a[i].hash < b[j].hash)
        i++;
      else if (a[i].hash > b[j].hash)
        j++;
      else
        {
          QdAlignBlock block = { a[i].position, b[j].position, size };

          if (is_unique (a, n_a, i) && is_unique (b, n_b, j))
            g_array_append_val (found, block);
          i++;
          j++;
        }
    }
  g_array_sort (found, compare_blocks);
  return found;
}

/* Keeps the longest sequence of blocks that rises in both texts: patience sorting with links back (Schensted, 1961). */
static void
keep_longest_rise (GArray *blocks)
{
  guint                    n = blocks->len, n_piles = 0, i, k;
  g_autofree guint        *tops = g_new (guint, MAX (n, 1)), *before = g_new (guint, MAX (n, 1));
  QdAlignBlock            *data = (QdAlignBlock *)blocks->data;
  g_autofree QdAlignBlock *kept = NULL;

  for (i = 0; i < n; i++)
    {
      guint low = 0, high = n_piles;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (data[tops[middle]].b < data[i].b)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? tops[low - 1] : G_MAXUINT;
      tops[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }
  kept = g_new (QdAlignBlock, MAX (n_piles, 1));
  k = n_piles > 0 ? tops[n_piles - 1] : 0;
  for (i = n_piles; i > 0; i--)
    {
      kept[i - 1] = data[k];
      k = before[k];
    }
  g_array_set_size (blocks, 0);
  g_array_append_vals (blocks, kept, n_piles);
}

/* Takes the runs that occur once in either as aligned, and puts what lies between them on the stack. */
static void
split_at_unique_runs (Aligner *self, const Stretch *stretch)
{
  static const guint sizes[] = { 4, 2 };
  gsize              s;

  for (s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GArray) found = find_unique_grams (self, stretch, sizes[s]);
      Stretch            rest = *stretch;
      guint              i;

      keep_longest_rise (found);
      if (found->len == 0)
        continue;
      rest.depth++;
      if (self->stack == NULL)
        self->stack = g_array_new (FALSE, FALSE, sizeof (Stretch));
      for (i = 0; i < found->len; i++)
        {
          QdAlignBlock block = g_array_index (found, QdAlignBlock, i);
          guint        overlap = MAX (rest.a_start > block.a ? rest.a_start - block.a : 0, rest.b_start > block.b ? rest.b_start - block.b : 0);

          if (overlap >= block.length)
            continue;
          rest.a_end = block.a + overlap;
          rest.b_end = block.b + overlap;
          if (rest.a_start < rest.a_end && rest.b_start < rest.b_end)
            g_array_append_val (self->stack, rest);
          add_block (self, block.a + overlap, block.b + overlap, block.length - overlap);
          rest.a_start = block.a + block.length;
          rest.b_start = block.b + block.length;
        }
      rest.a_end = stretch->a_end;
      rest.b_end = stretch->b_end;
      g_array_append_val (self->stack, rest);
      return;
    }
}

static void
align_stretch (Aligner *self, Stretch stretch)
{
  gsize n, m;

  if (stretch.a_start >= stretch.a_end || stretch.b_start >= stretch.b_end)
    return;
  n = stretch.a_end - stretch.a_start;
  m = stretch.b_end - stretch.b_start;
  if (n * m > MAX_CELLS)
    {
      guint prefix = shared_prefix (self, &stretch), suffix;

      add_block (self, stretch.a_start, stretch.b_start, prefix);
      stretch.a_start += prefix;
      stretch.b_start += prefix;
      suffix = shared_suffix (self, &stretch);
      stretch.a_end -= suffix;
      stretch.b_end -= suffix;
      add_block (self, stretch.a_end, stretch.b_end, suffix);
      n -= prefix + suffix;
      m -= prefix + suffix;
    }
  if (n == 0 || m == 0)
    return;
  if (n * m <= MAX_CELLS)
    align_exactly (self, &stretch);
  else if (stretch.depth < MAX_DEPTH)
    split_at_unique_runs (self, &stretch);
}

/* Those of one stretch, as nearly always, only have to be turned round. */
static void
order_blocks (QdAlignBlock *blocks, guint n_blocks)
{
  for (guint i = 1; i < n_blocks; i++)
    if (blocks[i - 1].a < blocks[i].a)
      {
        qsort (blocks, n_blocks, sizeof *blocks, compare_blocks);
        return;
      }
  for (guint i = 0, j = n_blocks; i + 1 < j; i++)
    {
      QdAlignBlock block = blocks[i];

      blocks[i] = blocks[--j];
      blocks[j] = block;
    }
}

static guint
merge_adjacent (QdAlignBlock *blocks, guint n_blocks)
{
  guint n = 0, i;

  for (i = 0; i < n_blocks; i++)
    {
      if (n > 0 && blocks[n - 1].a + blocks[n - 1].length == blocks[i].a && blocks[n - 1].b + blocks[n - 1].length == blocks[i].b)
        blocks[n - 1].length += blocks[i].length;
      else
        blocks[n++] = blocks[i];
    }
  return n;
}

/**
 * qd_align_words:
 * @a: (array length=n_a): the hashes of the words of the first text
 * @n_a: their number
 * @b: (array length=n_b): those of the second
 * @n_b: their number
 *
 * Finds the words that correspond, in the same order in both, as few and long runs. In texts so long that they are
 * not compared exactly, words may stay unaligned that could be.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdAlignBlock): the runs in order; no two of them touch in both texts
 */
GArray *
qd_align_words (const guint64 *a, guint n_a, const guint64 *b, guint n_b)
{
  g_autoptr (QdArena) arena = qd_arena_new ();
  GArray             *blocks = g_array_new (FALSE, FALSE, sizeof (QdAlignBlock));
  guint               n_blocks;
  const QdAlignBlock *found = qd_align_words_in (arena, a, n_a, b, n_b, &n_blocks);

  return g_array_append_vals (blocks, found, n_blocks);
}

/**
 * qd_align_words_in:
 * @arena: (not nullable): where the runs are put
 * @a: (array length=n_a): the hashes of the words of the first text
 * @n_a: their number
 * @b: (array length=n_b): those of the second
 * @n_b: their number
 * @n_blocks: (out): how many runs there are
 *
 * As qd_align_words(). Thread: the one that uses the arena.
 *
 * Returns: (transfer none) (not nullable) (array length=n_blocks): the runs, which last as long as the arena
 */
QdAlignBlock *
qd_align_words_in (QdArena *arena, const guint64 *a, guint n_a, const guint64 *b, guint n_b, guint *n_blocks)
{
  Aligner       self = { .a = a, .b = b, .arena = arena, .blocks = qd_arena_new_of (arena, QdAlignBlock, MIN (n_a, n_b)) };
  const Stretch whole = { 0, n_a, 0, n_b, 0 };

  /* Most of what is compared is the same, and then nothing else scores as much. */
  if (n_a == n_b && n_a > 0 && memcmp (a, b, n_a * sizeof *a) == 0)
    {
      add_block (&self, 0, 0, n_a);
      *n_blocks = 1;
      return self.blocks;
    }
  align_stretch (&self, whole);
  while (self.stack != NULL && self.stack->len > 0)
    {
      Stretch stretch = g_array_index (self.stack, Stretch, self.stack->len - 1);

      g_array_set_size (self.stack, self.stack->len - 1);
      align_stretch (&self, stretch);
    }
  g_clear_pointer (&self.stack, g_array_unref);
  order_blocks (self.blocks, self.n_blocks);
  *n_blocks = merge_adjacent (self.blocks, self.n_blocks);
  return self.blocks;
}

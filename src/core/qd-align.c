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

#include "core/qd-word-weight.h"

#include <string.h>

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
  GArray        *blocks;
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
  QdAlignBlock block = { a, b, length };

  if (length > 0)
    g_array_append_val (self->blocks, block);
}

/* How a cell of the table was reached: the best ends in a match; that match goes on a run; else, which
 * neighbour the best was taken from. */
enum {
  BEST_IS_MATCH = 1 << 0,
  MATCH_CONTINUES = 1 << 1,
  BEST_FROM_LEFT = 1 << 2,
};

static void
trace_back (Aligner *self, const Stretch *stretch, const guint8 *cells, guint width)
{
  guint    i = stretch->a_end - stretch->a_start;
  guint    j = stretch->b_end - stretch->b_start;
  gboolean in_run = FALSE;

  while (i > 0 && j > 0)
    {
      guint8 cell = cells[(gsize)i * width + j];

      if (in_run || (cell & BEST_IS_MATCH) != 0)
        {
          i--;
          j--;
          add_block (self, stretch->a_start + i, stretch->b_start + j, 1);
          in_run = (cell & MATCH_CONTINUES) != 0;
        }
      else if ((cell & BEST_FROM_LEFT) != 0)
        j--;
      else
        i--;
    }
}

/* The scores of one row of the table: the best of each cell, and the best that ends in a match there. */
typedef struct
{
  int *best;
  int *match;
} Row;

static void
fill_row (const Stretch *stretch, guint64 word, const guint64 *b, gboolean first, const Row *last, const Row *row, guint8 *cells)
{
  int   worth = word_scores[qd_word_weight (word)];
  guint m = stretch->b_end - stretch->b_start, j;

  row->best[0] = 0;
  row->match[0] = NO_SCORE;
  for (j = 1; j <= m; j++)
    {
      int score = last->best[j];

      cells[j] = 0;
      row->match[j] = NO_SCORE;
      if (row->best[j - 1] > score)
        {
          score = row->best[j - 1];
          cells[j] = BEST_FROM_LEFT;
        }
      if (word == b[j - 1])
        {
          /* A run that begins both texts begins where a reader begins anyhow. */
          int begun = last->best[j - 1] - (first && stretch->b_start + j == 1 ? 0 : RUN_COST);

          row->match[j] = worth + MAX (begun, last->match[j - 1]);
          if (last->match[j - 1] >= begun)
            cells[j] |= MATCH_CONTINUES;
          if (row->match[j] > score)
            {
              score = row->match[j];
              cells[j] |= BEST_IS_MATCH;
            }
        }
      row->best[j] = score;
    }
}

/* Fills the table row by row, keeping the scores of two rows only, and the way back for all. */
static void
align_exactly (Aligner *self, const Stretch *stretch)
{
  guint              n = stretch->a_end - stretch->a_start, width = stretch->b_end - stretch->b_start + 1, i;
  g_autofree guint8 *cells = g_malloc ((gsize)(n + 1) * width);
  g_autofree int    *scores = g_new0 (int, 4 * (gsize)width);
  Row                rows[2] = { { scores, scores + width }, { scores + 2 * (gsize)width, scores + 3 * (gsize)width } };

  for (i = 0; i < width; i++)
    rows[0].match[i] = NO_SCORE;
  for (i = 1; i <= n; i++)
    fill_row (stretch, self->a[stretch->a_start + i - 1], self->b + stretch->b_start, stretch->a_start + i == 1,
              &rows[(i + 1) % 2], &rows[i % 2], cells + (gsize)i * width);
  trace_back (self, stretch, cells, width);
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
        hash = (hash ^ words[start + i + k]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
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
split_at_unique_runs (Aligner *self, const Stretch *stretch, GArray *stack)
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
      for (i = 0; i < found->len; i++)
        {
          QdAlignBlock block = g_array_index (found, QdAlignBlock, i);
          guint        overlap = MAX (rest.a_start > block.a ? rest.a_start - block.a : 0, rest.b_start > block.b ? rest.b_start - block.b : 0);

          if (overlap >= block.length)
            continue;
          rest.a_end = block.a + overlap;
          rest.b_end = block.b + overlap;
          if (rest.a_start < rest.a_end && rest.b_start < rest.b_end)
            g_array_append_val (stack, rest);
          add_block (self, block.a + overlap, block.b + overlap, block.length - overlap);
          rest.a_start = block.a + block.length;
          rest.b_start = block.b + block.length;
        }
      rest.a_end = stretch->a_end;
      rest.b_end = stretch->b_end;
      g_array_append_val (stack, rest);
      return;
    }
}

static void
align_stretch (Aligner *self, Stretch stretch, GArray *stack)
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
    split_at_unique_runs (self, &stretch, stack);
}

static void
merge_adjacent (GArray *blocks)
{
  QdAlignBlock *data = (QdAlignBlock *)blocks->data;
  guint         n = 0, i;

  for (i = 0; i < blocks->len; i++)
    {
      if (n > 0 && data[n - 1].a + data[n - 1].length == data[i].a && data[n - 1].b + data[n - 1].length == data[i].b)
        data[n - 1].length += data[i].length;
      else
        data[n++] = data[i];
    }
  g_array_set_size (blocks, n);
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
  Aligner            self = { a, b, g_array_new (FALSE, FALSE, sizeof (QdAlignBlock)) };
  Stretch            whole = { 0, n_a, 0, n_b, 0 };
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Stretch));

  /* Most of what is compared is the same, and then nothing else scores as much. */
  if (n_a == n_b && n_a > 0 && memcmp (a, b, n_a * sizeof *a) == 0)
    {
      add_block (&self, 0, 0, n_a);
      return self.blocks;
    }
  g_array_append_val (stack, whole);
  while (stack->len > 0)
    {
      Stretch stretch = g_array_index (stack, Stretch, stack->len - 1);

      g_array_set_size (stack, stack->len - 1);
      align_stretch (&self, stretch, stack);
    }
  g_array_sort (self.blocks, compare_blocks);
  merge_adjacent (self.blocks);
  return self.blocks;
}

/* test-align.c: the runs that are aligned are the best that there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-align.h"
#include "core/qd-tokenizer.h"
#include "core/qd-word-weight.h"

#define N_PAIRS 20000
#define MOST 40

/* What a run costs, unless it begins both texts, and what a word is worth in it by its weight. */
#define RUN_COST 5
static const int worth[] = { 2, 4, 6 };

#define NOTHING (-100000)

static guint64
hash_word (const char *word)
{
  QdTokenizer tokenizer;
  QdToken     token;

  qd_tokenizer_init (&tokenizer, word, strlen (word));
  g_assert_true (qd_tokenizer_next (&tokenizer, &token));
  return token.hash;
}

/* Words of all weights, few enough to be met again. */
static guint64
make_word (GRand *random)
{
  static const char *const words[] = { "the", "of", "to", "and", "it", "people", "think", "want", "granary", "harbour", "lantern", "Tidewell", "sluice" };

  return hash_word (words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
}

/* The second text has some of the first, not all of it as it was. */
static guint
make_texts (GRand   *random,
            guint64 *a,
            guint    n_a,
            guint64 *b)
{
  guint n_b = (guint)g_rand_int_range (random, 0, MOST / 2), from = (guint)g_rand_int_range (random, 0, (gint32)n_a + 1);

  for (guint i = 0; i < n_a; i++)
    a[i] = make_word (random);
  for (guint i = 0; i < n_b; i++)
    b[i] = make_word (random);
  for (guint i = from; i < n_a && n_b < MOST; i++)
    b[n_b++] = g_rand_int_range (random, 0, 6) == 0 ? make_word (random) : a[i];
  return n_b;
}

/* The most that runs of the two can score, by the table of all their words. */
static int
find_best (const guint64 *a,
           guint          n_a,
           const guint64 *b,
           guint          n_b)
{
  int best[MOST + 1][MOST + 1] = { { 0 } }, match[MOST + 1][MOST + 1];

  for (guint i = 0; i <= n_a; i++)
    for (guint j = 0; j <= n_b; j++)
      {
        match[i][j] = NOTHING;
        if (i == 0 || j == 0)
          continue;
        best[i][j] = MAX (best[i - 1][j], best[i][j - 1]);
        if (a[i - 1] != b[j - 1])
          continue;
        match[i][j] = worth[qd_word_weight (a[i - 1])] + MAX (match[i - 1][j - 1], best[i - 1][j - 1] - (i == 1 && j == 1 ? 0 : RUN_COST));
        best[i][j] = MAX (best[i][j], match[i][j]);
      }
  return best[n_a][n_b];
}

/* What the runs score, which have the same words, are in order, and do not touch. */
static int
score (GArray        *blocks,
       const guint64 *a,
       guint          n_a,
       const guint64 *b,
       guint          n_b)
{
  guint end_a = 0, end_b = 0;
  int   sum = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const QdAlignBlock *block = &g_array_index (blocks, QdAlignBlock, i);

      g_assert_cmpuint (block->length, >, 0);
      g_assert_cmpuint (block->a, >=, end_a);
      g_assert_cmpuint (block->b, >=, end_b);
      g_assert_true (i == 0 || block->a > end_a || block->b > end_b);
      end_a = block->a + block->length;
      end_b = block->b + block->length;
      g_assert_cmpuint (end_a, <=, n_a);
      g_assert_cmpuint (end_b, <=, n_b);
      g_assert_cmpmem (a + block->a, block->length * sizeof *a, b + block->b, block->length * sizeof *b);
      sum -= block->a == 0 && block->b == 0 ? 0 : RUN_COST;
      for (guint j = 0; j < block->length; j++)
        sum += worth[qd_word_weight (a[block->a + j])];
    }
  return sum;
}

static void
test_best (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  guint             n_changed = 0;

  for (guint i = 0; i < N_PAIRS; i++)
    {
      guint64            a[MOST], b[MOST];
      guint              n_a = (guint)g_rand_int_range (random, 0, MOST), n_b = make_texts (random, a, n_a, b);
      g_autoptr (GArray) blocks = qd_align_words (a, n_a, b, n_b);

      g_assert_cmpint (score (blocks, a, n_a, b, n_b), ==, find_best (a, n_a, b, n_b));
      n_changed += blocks->len > 1;
    }
  /* Else nothing is shown. */
  g_assert_cmpuint (n_changed, >, N_PAIRS / 3);
}

/* Words behind one another that both texts have are one run, and a word that stands for itself is none unless it tells something. */
static void
test_runs (void)
{
  guint64            the = hash_word ("the"), granary = hash_word ("granary"), sluice = hash_word ("sluice"), lantern = hash_word ("lantern");
  const guint64      a[] = { granary, sluice, the, lantern }, b[] = { lantern, granary, sluice, lantern, the };
  g_autoptr (GArray) blocks = qd_align_words (a, G_N_ELEMENTS (a), b, G_N_ELEMENTS (b));

  g_assert_cmpuint (blocks->len, ==, 2);
  g_assert_cmpuint (g_array_index (blocks, QdAlignBlock, 0).a, ==, 0);
  g_assert_cmpuint (g_array_index (blocks, QdAlignBlock, 0).b, ==, 1);
  g_assert_cmpuint (g_array_index (blocks, QdAlignBlock, 0).length, ==, 2);
  g_assert_cmpuint (g_array_index (blocks, QdAlignBlock, 1).a, ==, 3);
  g_assert_cmpuint (g_array_index (blocks, QdAlignBlock, 1).b, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/align/best", test_best);
  g_test_add_func ("/core/align/runs", test_runs);
  return g_test_run ();
}

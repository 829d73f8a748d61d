/* qd-html-surroundings.c: what the scores of the blocks around one say about it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-feature.h"

/* Scores are taken between minus and plus this, as far as they matter. */
#define MOST_SCORE 6.0f

/* A long block counts as so many words in a sum; it would else drown what is around it. */
#define MOST_WORDS 60

/* How far around a block the scores are averaged, in blocks. */
#define AROUND 3

/* A block of so many words shows by itself what it is. */
#define LONG_WORDS 12

typedef struct
{
  double score;
  double weight;
} Mean;

typedef struct
{
  const QdHtmlNode   *nodes;
  guint               n_nodes;
  const QdHtmlBlocks *blocks;
  float              *scores;
  QdHtmlFeatures     *features;
} Page;

static guint
weight_of (const QdHtmlBlock *block)
{
  return MIN (MAX (block->n_words, 1), MOST_WORDS);
}

static void
set (QdHtmlFeatures *features, QdHtmlFeature feature, double value)
{
  features->later[feature - QD_HTML_N_FEATURES] = (float)value;
}

static void
add_to_mean (Mean *mean, const QdHtmlBlock *block, float score)
{
  mean->score += (double)score * weight_of (block);
  mean->weight += weight_of (block);
}

/* The mean without one of its blocks, drawn to nothing where there are few words. */
static double
mean_without (const Mean *mean, const QdHtmlBlock *block, float score)
{
  return (mean->score - (double)score * weight_of (block)) / (mean->weight - weight_of (block) + 5);
}

/* The element that has the most of what is article, less what is not: the sum of a run of blocks is a difference of two. */
static guint
find_root (const Page *page)
{
  g_autofree double *sums = g_new0 (double, page->n_nodes + 1);
  guint              block = 0;
  guint              best = 0;

  for (guint i = 0; i < page->n_nodes; i++)
    {
      sums[i + 1] = sums[i];
      if (block < page->blocks->list->len && qd_html_blocks_get (page->blocks, block)->first == i)
        {
          sums[i + 1] += (double)page->scores[block] * weight_of (qd_html_blocks_get (page->blocks, block));
          block++;
        }
    }
  /* Of two as good, the inner one, which comes later. */
  for (guint i = 1; i < page->n_nodes; i++)
    if (page->nodes[i].tag != QD_HTML_TEXT && sums[page->nodes[i].end] - sums[i] >= sums[page->nodes[best].end] - sums[best])
      best = i;
  return best;
}

static void
read_means (Page *page)
{
  guint            n = page->blocks->list->len;
  g_autofree Mean *parents = g_new0 (Mean, page->n_nodes);

  for (guint i = 0; i < n; i++)
    add_to_mean (&parents[page->nodes[qd_html_blocks_get (page->blocks, i)->element].parent], qd_html_blocks_get (page->blocks, i), page->scores[i]);
  for (guint i = 0; i < n; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);
      const Mean        *parent = &parents[page->nodes[block->element].parent];
      Mean               around = { 0, 0 };
      double             mean = mean_without (parent, block, page->scores[i]);

      for (guint j = i - MIN (i, AROUND); j < MIN (i + AROUND + 1, n); j++)
        add_to_mean (&around, qd_html_blocks_get (page->blocks, j), page->scores[j]);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_PARENT, mean);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_AROUND, mean_without (&around, block, page->scores[i]));
      set (&page->features[i], QD_HTML_FEATURE_SHORT_SCORE_PARENT, block->n_words < LONG_WORDS ? mean : 0);
      set (&page->features[i], QD_HTML_FEATURE_SHORT_SCORE_AROUND, block->n_words < LONG_WORDS ? mean_without (&around, block, page->scores[i]) : 0);
    }
}

/* Blocks whose elements and the elements around these are of one kind and class. */
static void
read_alike (Page *page, const QdHtmlTree *tree)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  guint                  n = page->blocks->list->len;
  g_autofree guint      *keys = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint element = qd_html_blocks_get (page->blocks, i)->element;
      Mean *mean;

      keys[i] = 0;
      for (guint level = 0; level < 2 && element > 0; level++, element = page->nodes[element].parent)
        {
          const char *class = qd_html_tree_get_attr (tree, element, QD_HTML_ATTR_CLASS);

          keys[i] = keys[i] * 31 + page->nodes[element].tag + (class != NULL ? g_str_hash (class) : 0) * 101;
        }
      mean = g_hash_table_lookup (kinds, GUINT_TO_POINTER (keys[i]));
      if (mean == NULL)
        {
          mean = g_new0 (Mean, 1);
          g_hash_table_insert (kinds, GUINT_TO_POINTER (keys[i]), mean);
        }
      add_to_mean (mean, qd_html_blocks_get (page->blocks, i), page->scores[i]);
    }
  for (guint i = 0; i < n; i++)
    set (&page->features[i], QD_HTML_FEATURE_SCORE_ALIKE,
         mean_without (g_hash_table_lookup (kinds, GUINT_TO_POINTER (keys[i])), qd_html_blocks_get (page->blocks, i), page->scores[i]));
}

static gboolean
is_heading (const Page *page, guint index)
{
  QdHtmlTag tag = page->nodes[qd_html_blocks_get (page->blocks, index)->element].tag;

  return tag >= QD_HTML_H1 && tag <= QD_HTML_H6;
}

static void
read_neighbours (Page *page)
{
  guint n = page->blocks->list->len;
  float heading = 0;
  float last_long = -MOST_SCORE;
  float next_long = -MOST_SCORE;

  for (guint i = 0; i < n; i++)
    {
      set (&page->features[i], QD_HTML_FEATURE_SCORE, page->scores[i]);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_BEFORE, i > 0 ? page->scores[i - 1] : -MOST_SCORE);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_BEHIND, i + 1 < n ? page->scores[i + 1] : -MOST_SCORE);
      if (is_heading (page, i))
        heading = page->scores[i];
      set (&page->features[i], QD_HTML_FEATURE_SCORE_HEADING, heading);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_LAST_LONG, last_long);
      if (qd_html_blocks_get (page->blocks, i)->n_words >= LONG_WORDS)
        last_long = page->scores[i];
    }
  for (guint i = n; i-- > 0;)
    {
      float between;

      set (&page->features[i], QD_HTML_FEATURE_SCORE_NEXT_LONG, next_long);
      between = MIN (next_long, page->features[i].later[QD_HTML_FEATURE_SCORE_LAST_LONG - QD_HTML_N_FEATURES]);
      set (&page->features[i], QD_HTML_FEATURE_SCORE_BETWEEN, between);
      set (&page->features[i], QD_HTML_FEATURE_SHORT_SCORE_BETWEEN, qd_html_blocks_get (page->blocks, i)->n_words < LONG_WORDS ? between : 0);
      set (&page->features[i], QD_HTML_FEATURE_HEADING_SCORE_NEXT, is_heading (page, i) ? next_long : 0);
      if (qd_html_blocks_get (page->blocks, i)->n_words >= LONG_WORDS)
        next_long = page->scores[i];
    }
}

/* Where a block stands by the first and the last long block that is article, as far as the root. */
static void
read_body (Page *page, guint root)
{
  guint n = page->blocks->list->len;
  guint first = n;
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);
      gboolean           inside = block->first >= root && block->first < page->nodes[root].end;

      set (&page->features[i], QD_HTML_FEATURE_INSIDE_ROOT, inside);
      if (inside && page->scores[i] > 0 && block->n_words >= LONG_WORDS)
        {
          first = MIN (first, i);
          last = i;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      set (&page->features[i], QD_HTML_FEATURE_BEFORE_BODY, i < first);
      set (&page->features[i], QD_HTML_FEATURE_BEHIND_BODY, i > last && first < n);
    }
}

/**
 * _qd_html_features_read_later:
 * @tree: (not nullable): a page
 * @blocks: (not nullable): its blocks
 * @weights: (not nullable) (array): weights of the features of a block alone
 * @features: (not nullable) (array): the blocks' features, to be completed
 *
 * Scores each block by itself and notes for each what the scores around it are. Thread: any.
 *
 * Returns: the element that has most of the article
 */
guint
_qd_html_features_read_later (const QdHtmlTree *tree, const QdHtmlBlocks *blocks, const float *weights, QdHtmlFeatures *features)
{
  Page  page = { .blocks = blocks, .features = features };
  guint root;

  page.nodes = qd_html_tree_get_nodes (tree, &page.n_nodes);
  page.scores = g_new0 (float, blocks->list->len + 1);
  for (guint i = 0; i < blocks->list->len; i++)
    page.scores[i] = CLAMP (_qd_html_features_score (&features[i], weights, FALSE), -MOST_SCORE, MOST_SCORE);
  root = find_root (&page);
  read_neighbours (&page);
  read_means (&page);
  read_alike (&page, tree);
  read_body (&page, root);
  for (guint i = 0; i < blocks->list->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (features[i].later); j++)
      if (j + QD_HTML_N_FEATURES != QD_HTML_FEATURE_INSIDE_ROOT && j + QD_HTML_N_FEATURES != QD_HTML_FEATURE_BEFORE_BODY && j + QD_HTML_N_FEATURES != QD_HTML_FEATURE_BEHIND_BODY)
        features[i].later[j] /= MOST_SCORE;
  g_free (page.scores);
  return root;
}

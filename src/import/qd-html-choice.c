/* qd-html-choice.c: which blocks of a web page are its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-choice.h"

#include "import/qd-html-feature.h"

/* An article of fewer words than this is looked for again with less rigour, step by step: a page of another kind than those
 * that the weights were fitted on has low scores everywhere, and what is the article still the highest. */
#define FEW_WORDS 100
#define STEP 0.5f
#define MOST_STEPS 6

static gboolean
is_heading (const QdHtmlNode *nodes, const QdHtmlBlock *block)
{
  QdHtmlTag tag = nodes[block->element].tag;

  return tag >= QD_HTML_H1 && tag <= QD_HTML_H6;
}

/* What is never article, whatever else speaks for it. */
static gboolean
is_elsewhere (const QdHtmlFeatures *features)
{
  static const QdHtmlFeature elsewhere[] = {
    QD_HTML_FEATURE_BY_READERS, QD_HTML_FEATURE_TITLE, QD_HTML_FEATURE_IN_ASIDE, QD_HTML_FEATURE_IN_NAVIGATION,
    QD_HTML_FEATURE_IN_FIGURE
  };

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (qd_html_features_has (features, elsewhere[i]))
      return TRUE;
  return FALSE;
}

/* What is no article for a reason that has nothing to do with the page's kind. */
static gboolean
is_aside (const QdHtmlFeatures *features)
{
  static const QdHtmlFeature asides[] = {
    QD_HTML_FEATURE_IN_CARD, QD_HTML_FEATURE_IN_FOOTER, QD_HTML_FEATURE_IN_FORM, QD_HTML_FEATURE_IN_HIDDEN,
    QD_HTML_FEATURE_FURNITURE, QD_HTML_FEATURE_LINKS_ALL,
    QD_HTML_FEATURE_OUTER_HINT_COMMENT, QD_HTML_FEATURE_OUTER_HINT_SHARE, QD_HTML_FEATURE_OUTER_HINT_NOTICE
  };

  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    if (qd_html_features_has (features, asides[i]))
      return TRUE;
  return FALSE;
}

static guint
count_words (const QdHtmlBlocks *blocks, const float *scores, float least)
{
  guint n = 0;

  for (guint i = 0; i < blocks->list->len; i++)
    if (scores[i] > least)
      n += qd_html_blocks_get (blocks, i)->n_words;
  return n;
}

/* A heading that nothing follows but another of its level, or nothing at all, is that of something that was left out. */
static void
drop_idle_headings (const QdHtmlNode *nodes, const QdHtmlBlocks *blocks, gboolean *keep)
{
  guint level = 0;

  for (guint i = blocks->list->len; i-- > 0;)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (blocks, i);

      if (!keep[i])
        continue;
      if (!is_heading (nodes, block))
        level = G_MAXUINT;
      else if (nodes[block->element].tag >= level || level == 0)
        keep[i] = FALSE;
      else
        level = nodes[block->element].tag;
    }
}

/* What the weights find nothing in is all that looks like a paragraph, then all that is no link, then all. */
static void
keep_something (const QdHtmlBlocks *blocks, gboolean *keep)
{
  for (guint pass = 0; pass < 3; pass++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < blocks->list->len; i++)
        {
          const QdHtmlBlock *block = qd_html_blocks_get (blocks, i);

          keep[i] = pass == 2 || (pass == 0 ? qd_html_block_is_paragraph (block) : block->n_link_bytes * 2 <= block->n_bytes);
          found |= keep[i];
        }
      if (found)
        return;
    }
}

/**
 * qd_html_choice_new:
 * @tree: (not nullable): a page
 * @blocks: (not nullable): its blocks
 * @evidence: (not nullable): what it says about its article
 *
 * Chooses the blocks that are the article, by two logistic regressions: one asks each block what it is by itself and
 * where it stands, another what the blocks around it were found to be. Takes time in proportion to the page. Thread: any.
 *
 * Returns: (transfer full): the choice
 */
QdHtmlChoice *
qd_html_choice_new (const QdHtmlTree *tree, const QdHtmlBlocks *blocks, const QdHtmlEvidence *evidence)
{
  QdHtmlChoice              *self;
  g_autofree QdHtmlFeatures *features = NULL;
  g_autofree float          *scores = NULL;
  float                      least = 0;
  guint                      n_nodes;
  const QdHtmlNode          *nodes;
  gboolean                   found = FALSE;

  g_return_val_if_fail (tree != NULL && blocks != NULL && evidence != NULL, NULL);

  self = g_new0 (QdHtmlChoice, 1);
  self->keep = g_new0 (gboolean, blocks->list->len + 1);
  self->elsewhere = g_new0 (gboolean, blocks->list->len + 1);
  features = _qd_html_features_read (tree, blocks, evidence);
  self->root = _qd_html_features_read_later (tree, blocks, _qd_html_weights.first, features);
  scores = g_new0 (float, blocks->list->len + 1);
  for (guint i = 0; i < blocks->list->len; i++)
    {
      scores[i] = _qd_html_features_score (&features[i], _qd_html_weights.second, TRUE);
      self->elsewhere[i] = is_elsewhere (&features[i]);
      if (self->elsewhere[i] || (scores[i] <= 0 && is_aside (&features[i])))
        scores[i] = -G_MAXFLOAT;
    }
  for (guint step = 0; step < MOST_STEPS && count_words (blocks, scores, least) < FEW_WORDS; step++)
    least -= STEP;
  for (guint i = 0; i < blocks->list->len; i++)
    found |= self->keep[i] = scores[i] > least;
  if (!found)
    keep_something (blocks, self->keep);
  nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  drop_idle_headings (nodes, blocks, self->keep);
  return self;
}

/**
 * qd_html_choice_free:
 * @self: (nullable) (transfer full): a choice
 *
 * Frees it.
 */
void
qd_html_choice_free (QdHtmlChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->keep);
  g_free (self->elsewhere);
  g_free (self);
}

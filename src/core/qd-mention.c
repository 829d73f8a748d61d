/* qd-mention.c: chooses the speaker of each quotation among the mentions around it
 *
 * A conditional logistic regression: each mention is scored by the weights of its features, and the exponentials of
 * the scores, divided by their sum, are how likely each is. The rules' own choice is among the features. Fitted on
 * annotated news by build-aux/train-speaker. How sure the choice is, is told by a line through how often the choice was
 * right for such odds, on articles that the weights were not fitted on (isotonic regression: Zadrozny and Elkan,
 * “Transforming Classifier Scores into Accurate Multiclass Probability Estimates”, 2002).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-mention.h"

#include <math.h>

#include "core/qd-cjk.h"
#include "core/qd-mention-private.h"

/* No chance is given as sure. */
#define MAX_STRENGTH 0.99

#define SIZE(name, size) size,
static const guint16 sizes[] = { QD_MENTION_FEATURES (SIZE) };
#undef SIZE

static int
score (const QdCandidate *candidate, const gint16 *weights)
{
  int   points = 0;
  guint offset = 0;

  for (guint k = 0; k < QD_N_MENTION_KINDS; k++)
    {
      if (candidate->features[k] >= 0)
        points += weights[offset + (guint)candidate->features[k]];
      offset += sizes[k];
    }
  return points;
}

/* How likely it is that the best mention is right, for the logarithm of its odds in hundredths. */
static double
calibrate (double odds, const QdMentionModel *model)
{
  const QdMentionKnot *knots = model->knots;

  if (odds <= knots[0].odds)
    return knots[0].chance / 1000.0;
  for (guint i = 1; i < model->n_knots; i++)
    if (odds <= knots[i].odds)
      return (knots[i - 1].chance + (knots[i].chance - knots[i - 1].chance) * (odds - knots[i - 1].odds) / (knots[i].odds - knots[i - 1].odds)) / 1000.0;
  return knots[model->n_knots - 1].chance / 1000.0;
}

static double
weigh (const int *scores, guint n, guint best, const QdMentionModel *model)
{
  double others = 0;

  for (guint i = 0; i < n; i++)
    if (i != best)
      others += exp ((scores[i] - scores[best]) / 100.0);
  return MIN (MAX_STRENGTH, calibrate (-100 * log (MAX (others, 1e-6)), model));
}

static void
take (const QdView *view, guint quote, const QdCandidate *candidate, QdCue *cue)
{
  guint verb = _qd_mention_find_verb (view, quote, candidate);

  cue->mention_first = qd_view_item (view, candidate->first)->index;
  cue->mention_end = qd_view_item (view, candidate->end - 1)->index + 1;
  cue->cue = verb != QD_CUE_NO_TOKEN ? qd_view_item (view, verb)->index : QD_CUE_NO_TOKEN;
  if (verb == QD_CUE_NO_TOKEN)
    cue->kind = QD_CUE_WEIGHED;
  else if (candidate->first > quote)
    cue->kind = QD_CUE_AFTER;
  else if (candidate->first >= qd_view_item (view, quote)->sentence_first)
    cue->kind = QD_CUE_BEFORE;
  else
    cue->kind = QD_CUE_INTRODUCED;
}

/* Whether the rules found an outlet that stands in marks itself ("schrieb der „Backbote“"), which no mention can be. */
static gboolean
is_in_marks (const QdView *view, const QdCue *cue)
{
  return cue->mention_first > 0 && cue->mention_first < cue->mention_end && cue->strength >= QD_LIKELY && qd_document_token (view->document, cue->mention_first - 1)->kind == QD_TOKEN_MARK;
}

/* Whether the rules found whoever has a clause of a few words right before the quotation, "…, and Quill shot back, “…”", or a noun,
 * "…, drawing another Quill tweet: “…”", whatever the sentence is about besides. */
static gboolean
is_own_clause (const QdView *view, guint quote, const QdCue *cue)
{
  guint          length = cue->mention_end - cue->mention_first, verb;
  const QdToken *last, *before;

  if (view->document->language != QD_LANGUAGE_EN || cue->mention_first >= cue->mention_end || cue->cue != cue->mention_end || quote < 3)
    return FALSE;
  if (cue->kind == QD_CUE_NOUN)
    return !qd_token_is (qd_document_token (view->document, cue->mention_first), QD_WORD_POSSESSIVE) && qd_view_is_sign (view, quote - 1, ':') && qd_view_item (view, quote - 2)->index == cue->cue;
  if (cue->kind != QD_CUE_BEFORE)
    return FALSE;
  if (quote < length + 4 || !(qd_view_is_sign (view, quote - 1, ',') || qd_view_is_sign (view, quote - 1, ':')))
    return FALSE;
  verb = qd_view_item (view, quote - 2)->index == cue->cue ? quote - 2 : quote - 3;
  if (qd_view_item (view, verb)->index != cue->cue || (verb != quote - 2 && !qd_view_is (view, quote - 2, QD_WORD_ADVERB)))
    return FALSE;
  last = qd_view_token (view, verb - 1);
  before = qd_view_token (view, verb - length - 1);
  if (last == NULL || before == NULL || qd_token_is (last, QD_WORD_PRONOUN | QD_WORD_RELATIVE | QD_WORD_CUE_NOUN))
    return FALSE;
  return qd_token_is_sign (before, ',') || qd_token_is (before, QD_WORD_CONJUNCTION);
}

/* Whether the rules are as good as the weights can be: "…," said X. That is half of all quotations. */
gboolean
_qd_mention_is_settled (const QdView *view, guint quote, const QdCue *cue)
{
  char sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));

  if (is_own_clause (view, quote, cue) || cue->strength >= QD_SETTLED)
    return TRUE;
  return cue->kind == QD_CUE_AFTER && cue->strength > 0.9 && qd_view_item (view, quote)->sentence_first == quote && !cue->alone && (sign == ',' || sign == '?' || sign == '!' || qd_view_is_sign (view, quote + 1, ','));
}

static void
choose (const QdView *view, guint quote, const GArray *rules, QdCue *cue)
{
  const QdMentionModel *model = view->document->language == QD_LANGUAGE_DE ? &_qd_mention_german : &_qd_mention_english;
  QdCandidate           candidates[QD_MAX_CHOICES];
  int                   scores[QD_MAX_CHOICES];
  guint                 n, best = 0;

  if (_qd_mention_is_settled (view, quote, cue))
    {
      cue->strength = model->settled / 1000.0;
      return;
    }
  if (is_in_marks (view, cue))
    return;
  n = _qd_mention_collect (view, quote, cue, candidates);
  if (n == 0)
    return;
  _qd_mention_read (view, quote, rules, candidates, n);
  for (guint i = 0; i <= n; i++)
    {
      scores[i] = score (&candidates[i], model->weights);
      if (i < n && scores[i] > scores[best])
        best = i;
    }
  /* Where the rules found the same mention, they know its extent and its cue best. */
  if (_qd_mention_is_of (view, &candidates[best], cue) != 1)
    take (view, quote, &candidates[best], cue);
  cue->strength = weigh (scores, n + 1, best, model);
}

/* Whether another mention than the rules' was chosen for a stretch. */
static gboolean
has_changed (const GArray *rules, const GArray *cues, guint stretch)
{
  return g_array_index (rules, QdCue, stretch).mention_first != g_array_index (cues, QdCue, stretch).mention_first;
}

/**
 * qd_mention_choose:
 * @view: (not nullable): a view
 * @speech: (not nullable): for each stretch of the document, whether it is speech
 * @cues: (element-type QdCue): what the rules found for each; in and out
 *
 * Chooses the mention of every stretch of speech in @view that does not go on from another, and says how likely it is; in
 * French and Spanish the rules' choice stands.
 * Takes time in proportion to the view. Thread: any.
 */
void
qd_mention_choose (const QdView *view, const guint8 *speech, GArray *cues)
{
  g_autoptr (GArray) rules = g_array_copy (cues);

  /* Nothing was fitted on French and Spanish: the weights of English lead astray there. */
  if (view->document->language == QD_LANGUAGE_FR || view->document->language == QD_LANGUAGE_ES || view->document->foreign)
    return;
  for (guint i = 0; i < view->n_items; i++)
    {
      const QdItem *item = qd_view_item (view, i);
      QdCue        *cue;

      if (item->kind != QD_ITEM_QUOTE || !speech[item->index] || qd_view_stretch (view, i)->transcript || qd_cjk_is_stretch (view, i))
        continue;
      cue = &g_array_index (cues, QdCue, item->index);
      /* The parts were joined by the cue between them. If that is not what governs the first, they are two. */
      if (cue->joined_to != QD_STRETCH_NONE && speech[cue->joined_to] && has_changed (rules, cues, (guint)cue->joined_to))
        cue->joined_to = QD_STRETCH_NONE;
      if (cue->joined_to == QD_STRETCH_NONE || !speech[cue->joined_to])
        choose (view, i, rules, cue);
    }
}

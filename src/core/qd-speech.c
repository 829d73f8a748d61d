/* qd-speech.c: weighs what speaks for and against a stretch in marks being speech
 *
 * A linear model of yes-or-no features (logistic regression), fitted on annotated news in English and in German by
 * build-aux/train-speech; in German news far more of what stands in marks is a name or a term. French and Spanish
 * have weights of their own, fitted on English without what only English asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speech.h"

#include "core/qd-cjk.h"
#include "core/qd-foreign.h"
#include "core/qd-speech-private.h"

static int
weight_in (QdLanguage language, const QdSpeechWeight *weight)
{
  if (language == QD_LANGUAGE_DE)
    return weight->german;
  if (language == QD_LANGUAGE_FR || language == QD_LANGUAGE_ES)
    return weight->romance;
  return weight->english;
}

/**
 * qd_speech_is_speech:
 * @view: (not nullable): a view
 * @quote: index of the item of a stretch
 * @cue: (not nullable): what was found to govern it
 * @article: (not nullable): how the article is written
 *
 * Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_speech_is_speech (const QdView *view, guint quote, const QdCue *cue, const QdSpeechArticle *article)
{
  int              points = 0;
  QdSpeechFeatures features;

  if (qd_view_stretch (view, quote)->block || qd_view_stretch (view, quote)->dialogue)
    return TRUE;
  if (qd_cjk_is_stretch (view, quote))
    return qd_cjk_is_speech (view, quote);
  if (view->document->foreign)
    return cue->joined_to != QD_STRETCH_NONE || qd_foreign_is_speech (view, quote);
  if (view->document->language == QD_LANGUAGE_EN && qd_speech_is_english_name (view, quote))
    return FALSE;
  _qd_speech_read (view, quote, cue, article, &features);
  for (guint k = 0; k < G_N_ELEMENTS (features.bits); k++)
    for (guint64 bits = features.bits[k]; bits != 0; bits &= bits - 1)
      points += weight_in (view->document->language, &_qd_speech_weights[k * 64 + (guint)__builtin_ctzll (bits)]);
  return points + weight_in (view->document->language, &_qd_speech_weights[QD_SPEECH_N_FEATURES]) > 0;
}

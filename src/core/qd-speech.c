/* qd-speech.c: weighs what speaks for and against a stretch in marks being speech
 *
 * A linear model of yes-or-no features (logistic regression), fitted on annotated news in English and in German by
 * build-aux/train-speech; in German news far more of what stands in marks is a name or a term. French and Spanish
 * use the English weights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speech.h"

#include "core/qd-cjk.h"
#include "core/qd-speech-private.h"

/**
 * qd_speech_is_speech:
 * @view: a view
 * @quote: index of the item of a stretch
 * @cue: what was found to govern it
 * @article: how the article is written
 *
 * Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_speech_is_speech (const QdView *view, guint quote, const QdCue *cue, const QdSpeechArticle *article)
{
  gboolean         german = view->document->language == QD_LANGUAGE_DE;
  int              points = 0;
  QdSpeechFeatures features;

  if (qd_view_stretch (view, quote)->block || qd_view_stretch (view, quote)->dialogue)
    return TRUE;
  if (qd_cjk_is_stretch (view, quote))
    return qd_cjk_is_speech (view, quote);
  _qd_speech_read (view, quote, cue, article, &features);
  for (guint i = 0; i <= QD_SPEECH_N_FEATURES; i++)
    if (i == QD_SPEECH_N_FEATURES || qd_speech_has (&features, i))
      points += german ? _qd_speech_weights[i].german : _qd_speech_weights[i].english;
  return points > 0;
}

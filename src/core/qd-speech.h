/* qd-speech.h: tells words that somebody said from titles, terms and scare quotes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

/**
 * QdSpeechArticle:
 * @first_person: whether its author says "I", "we" or "you"
 * @opinion: whether that is often
 * @few_cues: whether it seldom reports
 * @many_cues: whether it often reports
 *
 * How an article is written, as far as it tells speech from terms and titles.
 */
typedef struct
{
  gboolean first_person;
  gboolean opinion;
  gboolean few_cues;
  gboolean many_cues;
} QdSpeechArticle;

void     qd_speech_read_article (const QdDocument *document,
                                 const GArray     *stretches,
                                 QdSpeechArticle  *article);
gboolean qd_speech_is_english_name (const QdView *view,
                                    guint         quote);
gboolean qd_speech_is_speech (const QdView          *view,
                              guint                  quote,
                              const QdCue           *cue,
                              const QdSpeechArticle *article);

G_END_DECLS

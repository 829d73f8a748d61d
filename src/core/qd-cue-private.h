/* qd-cue-private.h: what the two halves of the search for cues share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-cue.h"

G_BEGIN_DECLS

/* How many items a quotation looks at to either side. */
#define QD_CUE_REACH 60

/* How sure each way of finding a speaker is, to begin with. */
#define QD_SETTLED 0.97
#define QD_SURE 0.95
#define QD_LIKELY 0.85
#define QD_PLAUSIBLE 0.7
#define QD_GUESS 0.5
#define QD_WILD 0.3

void     _qd_cue_offer (const QdView *view,
                        QdCue        *best,
                        QdCueKind     kind,
                        double        strength,
                        guint         cue_item,
                        QdPhrase      mention);
gboolean _qd_cue_is_word (const QdView *view,
                          guint         index,
                          const char   *word);
gboolean _qd_cue_reports (const QdView *view,
                          guint         index);
QdPhrase _qd_cue_find_subject_before (const QdView *view,
                                      guint         verb,
                                      guint         floor,
                                      guint         quote);
void     _qd_cue_look_in_sentence (const QdView *view,
                                   guint         quote,
                                   QdCue        *best);
void     _qd_cue_look_for_subject (const QdView *view,
                                   guint         quote,
                                   QdCue        *best);
void     _qd_cue_look_in_german_sentence (const QdView *view,
                                          guint         quote,
                                          QdCue        *best);
void     _qd_cue_look_for_german_subject (const QdView *view,
                                          guint         quote,
                                          QdCue        *best);
void     _qd_cue_look_in_german_sentence_behind (const QdView *view,
                                                 guint         quote,
                                                 QdCue        *best);
void     _qd_cue_look_for_german_subject_before (const QdView *view,
                                                 guint         quote,
                                                 QdCue        *best);
void     _qd_cue_look_in_german_sentences_before (const QdView *view,
                                                  guint         quote,
                                                  guint         floor,
                                                  double        strength,
                                                  QdCue        *best);
void     _qd_cue_look_behind_romance_quote (const QdView *view,
                                            guint         quote,
                                            QdCue        *best);
void     _qd_cue_look_for_english_turns (const QdView *view,
                                         guint         quote,
                                         QdCue        *best);
void     _qd_cue_look_for_romance_view (const QdView *view,
                                        guint         quote,
                                        QdCue        *best);

/* Whether item INDEX is a verb that reports. Nearly all words are none by their class. */
static inline gboolean
_qd_cue_is_verb (const QdView *view, guint index)
{
  return qd_view_is (view, index, QD_WORD_CUE) && _qd_cue_reports (view, index);
}

G_END_DECLS

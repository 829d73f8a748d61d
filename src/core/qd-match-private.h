/* qd-match-private.h: how alike two articles are, and how sure their speakers, for two quotations to be one utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-match-rules.h"
#include "core/qd-quote-matcher.h"

/* How alike the profiles of two articles of one story are at least, with the dates within a day, near, or not known. */
#define STORY_SIMILARITY_SAME_DAY 0.24
#define STORY_SIMILARITY_DATED 0.27
#define STORY_SIMILARITY 0.38

/* How alike two articles are at least that are taken for reports of one occasion, whatever their dates say. */
#define OCCASION_SIMILARITY 0.5

/* How alike two articles are at least whose matter is nearly the same: what little they share of one speaker is then no accident. */
#define ALIKE_SIMILARITY 0.65

/* How sure both speakers must be named for two names to be two people, how sure for them to say much, and how sure to say
 * anything: less is more likely wrong than right. How sure for a scrap to be somebody's. */
#define SURE 0.9
#define GUESS 0.7
#define NOTHING 0.45
#define LIKELY 0.5

double     _qd_match_least_similarity (QdOccasion occasion);
guint      _qd_match_least_evidence (QdOccasion occasion,
                                     QdVoices   voices);
QdOccasion _qd_match_compare_dates (gint64 a,
                                    gint64 b);
gboolean   _qd_match_is_alike (const QdMatchSetting *setting);
gboolean   _qd_match_is_said_again (const QdMatchPair    *pair,
                                    const QdMatchSetting *setting);
gboolean   _qd_match_is_formula (const QdMatchPair    *pair,
                                 const QdMatchSetting *setting);
gboolean   _qd_match_takes_up_words (const QdMatchPair *pair);
gboolean   _qd_match_is_habit (const QdMatchPair    *pair,
                               const QdMatchSetting *setting);
gboolean   _qd_match_fits_beside (const QdMatchPair *pair);

const QdQuoteWords *_qd_match_article_get_quotation (const QdMatchArticle *self,
                                                     guint                 index);
double              _qd_match_article_get_confidence (const QdMatchArticle *self,
                                                      guint                 index);
QdProfile          *_qd_match_article_get_profile (const QdMatchArticle *self);
gint64              _qd_match_article_get_published (const QdMatchArticle *self);
void                _qd_match_get_pair (const QdMatchArticle *a,
                                        guint                 quotation_a,
                                        const QdMatchArticle *b,
                                        guint                 quotation_b,
                                        QdMatchPair          *pair,
                                        QdMatchSetting       *setting);

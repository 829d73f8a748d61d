/* qd-match-rules.h: when two quotations of two articles are one utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-profile.h"
#include "core/qd-quote-compare.h"
#include "core/qd-quote-habit.h"

G_BEGIN_DECLS

/**
 * QdVoices:
 * @QD_VOICES_SAME: one speaker
 * @QD_VOICES_UNKNOWN: at least one is not named, or named by a guess that says nothing
 * @QD_VOICES_GUESSED: two names, one of them little better than a guess
 * @QD_VOICES_DOUBTFUL: two names, one of them not sure
 * @QD_VOICES_DIFFERENT: two speakers
 *
 * What the speakers of two quotations say of them.
 */
typedef enum {
  QD_VOICES_SAME,
  QD_VOICES_UNKNOWN,
  QD_VOICES_GUESSED,
  QD_VOICES_DOUBTFUL,
  QD_VOICES_DIFFERENT,
} QdVoices;

/**
 * QdOccasion:
 * @QD_OCCASION_OTHER: the two articles appeared too far apart to tell one story
 * @QD_OCCASION_UNDATED: nobody knows
 * @QD_OCCASION_NEAR: near enough for one story
 * @QD_OCCASION_SAME: within a day or so
 *
 * What the dates of two articles say of them.
 */
typedef enum {
  QD_OCCASION_OTHER,
  QD_OCCASION_UNDATED,
  QD_OCCASION_NEAR,
  QD_OCCASION_SAME,
} QdOccasion;

/**
 * QdMatchSetting:
 * @profile_a: (nullable): what the first article is about
 * @profile_b: (nullable): what the second is about
 * @similarity: how alike the two are, from 0 to 1
 * @occasion: what their dates say
 * @one_day: whether they appeared within a day, as far as their dates tell
 * @one_subject: whether the two are about the same
 *
 * What two articles say of the quotations in them.
 */
typedef struct
{
  QdProfile *profile_a;
  QdProfile *profile_b;
  double     similarity;
  QdOccasion occasion;
  gboolean   one_day;
  gboolean   one_subject;
} QdMatchSetting;

/**
 * QdMatchPair:
 * @a: a quotation of the first article
 * @b: one of the second
 * @voices: what their speakers say
 * @one_name: whether they are of one name, however sure that is
 * @sure: how sure the less sure of the two speakers is, from 0 to 1
 * @habit: whether one of the articles says that it is said again and again
 * @again: whether one of them, and not the earlier one if it is known which that is, says that it is said once more
 * @comparison: what they have in common
 *
 * Two quotations, with what is known of the two.
 */
typedef struct
{
  const QdQuoteWords *a;
  const QdQuoteWords *b;
  QdVoices            voices;
  gboolean            one_name;
  double              sure;
  QdQuoteHabit        habit;
  gboolean            again;
  QdQuoteComparison   comparison;
} QdMatchPair;

QdMatchSetting qd_match_setting_new (QdProfile *profile_a,
                                     gint64     published_a,
                                     QdProfile *profile_b,
                                     gint64     published_b);
QdMatchPair    qd_match_pair_new (const QdQuoteWords      *a,
                                  double                   sure_a,
                                  const QdQuoteWords      *b,
                                  double                   sure_b,
                                  const QdQuoteComparison *comparison);
gboolean       qd_match_is_scrap (const QdQuoteWords *quotation);
gboolean       qd_match_pair_is_scrap (const QdMatchPair *self);
gboolean       qd_match_pair_carries_itself (const QdMatchPair    *self,
                                             const QdMatchSetting *setting);
gboolean       qd_match_pair_fits_story (const QdMatchPair    *self,
                                         const QdMatchSetting *setting);
gboolean       qd_match_pair_fits_as_scrap (const QdMatchPair    *self,
                                            const QdMatchSetting *setting,
                                            gboolean              speaker_shared);

G_END_DECLS

/* qd-match-private.h: how alike two articles are, and how sure their speakers, for two quotations to be one utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-match-rules.h"

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

double   _qd_match_least_similarity (QdOccasion occasion);
gboolean _qd_match_is_alike (const QdMatchSetting *setting);

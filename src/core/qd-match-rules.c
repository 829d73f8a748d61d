/* qd-match-rules.c: when two quotations of two articles are one utterance
 *
 * The fewer and the more ordinary the words are that two quotations share, the more of speaker, story and date it takes.
 * All of it is decided from the two quotations and their two articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-match-rules.h"

#include <string.h>

#include "core/qd-match-private.h"
#include "core/qd-quote-matcher.h"
#include "core/qd-speaker.h"
#include "core/qd-word-weight.h"

/* Two articles this far apart are not of one story, however alike; two weeks. */
#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)
#define STORY_TIME (14 * DAY)

/* People say a word again, and mean something else by it. Articles of one day and the next, wherever their clocks stand, tell
 * of the same time that they said it. */
#define OCCASION_TIME (DAY + DAY / 2)

/* How alike two articles are at least that speak of one matter at two times. */
#define LATER_SIMILARITY 0.33

/* Articles that have less than this in common are about different things altogether. */
#define UNRELATED_SIMILARITY 0.1

/* More points or words than a quotation has: that way of sharing is not enough. */
#define NEVER G_MAXINT

/* What two quotations must share so that they are taken for one utterance, by what else is known of the two; points as in
 * QdQuoteComparison. Where the whole of the shorter one is one run of the other, @whole_points in @whole_words are enough;
 * where nearly all of both is shared, @like_points; where most of the shorter one is, @most_points; where half of it is,
 * @half_points; where less is, the longest run alone must have @run_points and @run_words. Of a part that is less than most, one
 * word to @part_share shared ones may be changed; beside a changed word few shared ones are enough where
 * @telling_beside_changes of them tell. Chosen on news text, so that set
 * phrases and slogans do not tie articles that have nothing else in common. */
typedef struct
{
  guint telling_words;
  guint whole_telling;
  guint whole_points;
  guint whole_words;
  guint like_points;
  guint most_points;
  guint half_points;
  guint run_points;
  guint run_words;
  guint part_share;
  guint telling_beside_changes;
} Demand;

/* Nothing but the words, in articles that have nothing else in common, and in others. */
static const Demand by_words_alone = { 3, 4, 20, 8, 22, 24, 30, 30, 10, 4, 3 };
static const Demand by_words = { 2, 3, 15, 6, 14, 18, 26, 26, 9, 4, 3 };

/* The same speaker, another story: people repeat themselves. And what a part of a sentence must tell, or a sentence
 * among others, a short or a long one, where the two articles are about the same matter at two times, as when the one looks
 * back. */
static const Demand by_speaker = { 2, 1, 9, 6, 12, 14, 18, 16, 8, 4, 3 };
static const Demand by_speaker_later = { 2, 2, 11, 4, 12, 14, 18, 16, 8, 4, 3 };
static const Demand by_speaker_sentence = { NEVER, 3, 14, 6, NEVER, NEVER, NEVER, NEVER, NEVER, 4, 3 };
static const Demand by_speaker_long_sentence = { NEVER, 1, 13, 8, NEVER, NEVER, NEVER, NEVER, NEVER, 4, 3 };

/* One story, at least one speaker unknown. */
static const Demand by_story = { 1, 1, 8, 4, 7, 10, 20, 22, 8, 4, 3 };

/* The same where they are some days apart and not much alike, or where nobody knows how far, so that a set phrase or a slogan
 * may be of any time. */
static const Demand by_story_later = { 1, 1, 8, 5, 10, 13, 20, 22, 8, 4, 3 };
static const Demand by_story_undated = { 2, 2, 9, 5, 14, 16, 20, 22, 8, 4, 3 };

/* The same speaker in one story, and within a day. */
static const Demand by_both = { 1, 1, 5, 3, 5, 7, 12, 14, 6, 4, 3 };
static const Demand by_both_at_once = { 1, 1, 5, 3, 5, 7, 12, 14, 6, 2, 3 };

/* The same speaker in articles that have nearly all their matter in common. */
static const Demand by_both_alike = { 1, 1, 5, 3, 5, 7, 10, 11, 4, 2, 2 };

/* Two speakers, but one is little better than a guess, in one story. */
static const Demand despite_guess_in_story = { 2, 1, 8, 5, 12, 13, 22, 22, 8, 4, 3 };

/* Two speakers, but one is not sure: in one story, and in two. */
static const Demand despite_doubt_in_story = { 2, 2, 11, 5, 14, 16, 24, 24, 8, 4, 3 };
static const Demand despite_doubt = { 3, 3, 16, 6, 18, 22, 30, 30, 10, 4, 3 };

/* Two speakers: one article errs, or one names the outlet that reports the words and the other who said them. In one
 * story six words and more that both have without a change show that, unless they are ordinary; in two, only much more does. */
static const Demand despite_speakers_in_story = { 3, 2, 13, 6, 18, 24, NEVER, 28, 10, 4, 3 };
static const Demand despite_speakers = { 4, NEVER, NEVER, NEVER, 30, 34, NEVER, NEVER, NEVER, 4, 3 };

/* How many words such a sentence has at least, and how many may be changed: one to so many shared. */
#define MIN_SENTENCE_WORDS 6
#define CHANGED_SHARE_DESPITE_SPEAKERS 8

/* What people say again at another time is another utterance. There, one speaker's words that are no whole sentence must tell so
 * much, or stand in articles about one matter, of which the later one looks back. */
#define AGAIN_TELLING 2
#define AGAIN_POINTS 16
#define AGAIN_POINTS_LATER 14

/* So few words are a phrase that anybody says again, and so few if they tell no more than this. */
#define MAX_PHRASE_WORDS 5
#define MAX_EVERYDAY_WORDS 8
#define MAX_EVERYDAY_POINTS 10

/* What words of nobody in particular must tell that are said at another time in an article about something else altogether. */
#define AGAIN_POINTS_UNRELATED 24

/* Some days later, a few words that are put differently were said again. */
#define AGAIN_CHANGED_POINTS 12

/* How much of the longer one is shared where the two are alike, and of the shorter one where most, half or a good part of
 * it is. */
#define LIKE 0.7
#define MOST 0.7
#define HALF 0.5
#define PART 0.35

/* How much more the shared words must tell for every word that is changed. */
#define CHANGE_POINTS 2

/* Not even in one story is anything said by so few words that are left beside a changed one; nor, in articles of days that are not
 * known to be one and without much in common, by so few if a changed one comes to less than three of them. */
#define MIN_LEFT_BESIDE_CHANGES 5
#define FEW_LEFT_BESIDE_CHANGES 10
#define CHANGED_SHARE_OF_FEW 3

/* Nor where two are changed beside hardly more, and that is not most of either quotation. */
#define FEWER_LEFT_BESIDE_CHANGES 5

/* What speakers say on the following days they say in parts of the same words: so few, and not most of either quotation, do not
 * show that it is the same in articles less alike than this. */
#define FEW_AGAIN 10
#define AGAIN_SIMILARITY 0.45

/* Beside a changed word at least so many must be shared, or as many telling ones as a demand says: what is left of a few words when one is
 * taken out is nobody's. */
#define MIN_SHARED_BESIDE_CHANGES 5

/* At most one word to so many shared ones may have changed: in one story, and in articles about different things; in what
 * shares as much as a long sentence or two, by one speaker, more. */
#define CHANGED_SHARE_IN_STORY 2
#define CHANGED_SHARE 5
#define CHANGED_SHARE_OF_MUCH 3
#define MUCH_POINTS 40

/* So much is a sentence: on one day a sentence is put down in other words, but it is the same; and so is what shares most of
 * its words, so many of them telling ones. */
#define SENTENCE_POINTS 20
#define MANY_TELLING 4

/* With nothing but the words to go by, in articles that are not alike, fewer than so many must be one run. */
#define MIN_WORDS_ALONE 8

/* So many words in a row, all of what the one has, are no accident with one speaker, however little each of them tells. */
#define MIN_WHOLE_EVERYDAY_WORDS 8

/* What a word or three must tell beside a statement that two articles share: as much as two telling ones, or nearly. */
#define SCRAP_POINTS_BESIDE 7

/* By occasion; nothing is alike enough for one story where the dates are far apart. */
static const double least_similarity[] = { G_MAXDOUBLE, STORY_SIMILARITY, STORY_SIMILARITY_DATED, STORY_SIMILARITY_SAME_DAY };

/* How alike the profiles of two articles must be for one story. */
double
_qd_match_least_similarity (QdOccasion occasion)
{
  return least_similarity[occasion];
}

/* How much the words must tell, at least, around the keys that two quotations share, by occasion, where the articles are not about
 * the same and the speakers not one: as much as the demands below ask for there. */
static const guint least_evidence[] = { AGAIN_POINTS, SENTENCE_POINTS, 14, 14 };

/* The same where there are two speakers for sure. */
#define LEAST_EVIDENCE_DESPITE_SPEAKERS 30

guint
_qd_match_least_evidence (QdOccasion occasion, QdVoices voices)
{
  return voices == QD_VOICES_DIFFERENT ? LEAST_EVIDENCE_DESPITE_SPEAKERS : least_evidence[occasion];
}

/* Whether two articles have nearly all of their matter in common. */
gboolean
_qd_match_is_alike (const QdMatchSetting *setting)
{
  return setting->occasion != QD_OCCASION_OTHER && setting->similarity >= ALIKE_SIMILARITY;
}

static gboolean
is_one_day (gint64 a, gint64 b)
{
  return a != QD_TIME_UNKNOWN && b != QD_TIME_UNKNOWN && (guint64)MAX (a, b) - (guint64)MIN (a, b) < DAY;
}

/* Which occasion two articles report that appeared at these times. */
QdOccasion
_qd_match_compare_dates (gint64 a, gint64 b)
{
  guint64 first = MIN (a, b), last = MAX (a, b);

  if (a == QD_TIME_UNKNOWN || b == QD_TIME_UNKNOWN)
    return QD_OCCASION_UNDATED;
  if (last - first > STORY_TIME)
    return QD_OCCASION_OTHER;
  return last - first <= OCCASION_TIME ? QD_OCCASION_SAME : QD_OCCASION_NEAR;
}

/**
 * qd_match_setting_new:
 * @profile_a: (nullable): what the first article is about
 * @published_a: when it appeared, µs since 1970 UTC, or %QD_TIME_UNKNOWN
 * @profile_b: (nullable): what the second is about
 * @published_b: when it appeared
 *
 * Compares two articles, apart from their quotations. An article and itself are two that are quite alike.
 *
 * Thread: any.
 * Returns: what the two say of their quotations; it borrows the profiles
 */
QdMatchSetting
qd_match_setting_new (QdProfile *profile_a, gint64 published_a, QdProfile *profile_b, gint64 published_b)
{
  QdMatchSetting self = { .profile_a = profile_a, .profile_b = profile_b, .occasion = _qd_match_compare_dates (published_a, published_b), .one_day = is_one_day (published_a, published_b) };

  if (profile_a != NULL && profile_b != NULL)
    self.similarity = qd_profile_similarity (profile_a, profile_b);
  self.one_subject = self.similarity >= least_similarity[self.occasion];
  return self;
}

static QdSpeakerMatch
compare_speakers (const QdQuoteWords *a, const QdQuoteWords *b)
{
  if (a->speaker_key == 0 || b->speaker_key == 0)
    return QD_SPEAKER_UNKNOWN;
  /* A name is the same as itself, and most are compared with themselves. */
  return strcmp (a->speaker, b->speaker) == 0 ? QD_SPEAKER_SAME : qd_speaker_compare (a->speaker, b->speaker);
}

static QdVoices
compare_voices (const QdQuoteWords *a, const QdQuoteWords *b, QdSpeakerMatch speakers, double sure)
{
  switch (speakers)
    {
    case QD_SPEAKER_SAME:
      /* Whom everybody speaks of is guessed twice, and says nothing either time. */
      return sure < NOTHING ? QD_VOICES_UNKNOWN : QD_VOICES_SAME;
    case QD_SPEAKER_DIFFERENT:
      /* “Oak” alone is easily taken for the wrong one of the Oaks. */
      if (a->speaker_key == b->speaker_key)
        return QD_VOICES_UNKNOWN;
      if (sure < NOTHING)
        return QD_VOICES_UNKNOWN;
      if (sure < GUESS)
        return QD_VOICES_GUESSED;
      return sure < SURE ? QD_VOICES_DOUBTFUL : QD_VOICES_DIFFERENT;
    case QD_SPEAKER_UNKNOWN:
    default:
      return QD_VOICES_UNKNOWN;
    }
}

/**
 * qd_match_pair_new:
 * @a: (not nullable): a quotation
 * @sure_a: how sure its speaker is, from 0 to 1
 * @b: (not nullable): another
 * @sure_b: how sure the speaker of that is
 * @comparison: (not nullable): what qd_quote_compare() says of the two
 *
 * Thread: any.
 * Returns: the two, compared, and neither said again and again; it borrows them
 */
QdMatchPair
qd_match_pair_new (const QdQuoteWords *a, double sure_a, const QdQuoteWords *b, double sure_b, const QdQuoteComparison *comparison)
{
  double         sure = MIN (sure_a, sure_b);
  QdSpeakerMatch speakers = compare_speakers (a, b);

  return (QdMatchPair){ a, b, compare_voices (a, b, speakers, sure), speakers == QD_SPEAKER_SAME, sure, QD_QUOTE_HABIT_NONE, FALSE, *comparison };
}

static gboolean
meets_as_whole (const QdQuoteComparison *comparison, const Demand *demand)
{
  return comparison->whole && comparison->relation.changed_words == 0 && comparison->telling_words >= demand->whole_telling &&
         comparison->points >= demand->whole_points && comparison->run_words >= demand->whole_words;
}

/* A sentence that both have, whatever else they have. */
static gboolean
meets_as_sentence (const QdQuoteComparison *comparison, const Demand *demand)
{
  return comparison->sentence && comparison->telling_words >= demand->whole_telling && comparison->run_points >= demand->whole_points &&
         comparison->run_words >= MAX (demand->whole_words, MIN_SENTENCE_WORDS);
}

static gboolean
meets (const QdQuoteComparison *comparison, const Demand *demand)
{
  const QdRelation *relation = &comparison->relation;
  guint             changes = relation->changed_words * CHANGE_POINTS;

  if (meets_as_whole (comparison, demand))
    return TRUE;
  if (comparison->telling_words < demand->telling_words || relation->changed_words > comparison->shared_words)
    return FALSE;
  if (relation->changed_words > 0 && comparison->shared_words < MIN_SHARED_BESIDE_CHANGES &&
      comparison->telling_words < demand->telling_beside_changes)
    return FALSE;
  if (comparison->likeness >= LIKE && comparison->points >= demand->like_points + changes)
    return TRUE;
  if (comparison->coverage >= MOST && comparison->points >= demand->most_points + changes)
    return TRUE;
  if (relation->changed_words * demand->part_share > comparison->shared_words)
    return FALSE;
  if (comparison->coverage >= HALF && comparison->points >= demand->half_points)
    return TRUE;
  return comparison->coverage >= PART && comparison->run_points >= demand->run_points && comparison->run_words >= demand->run_words;
}

/* A title that is longer than a scrap may be a headline that somebody reads out, if it is sure who or if both articles tell
 * of it. */
static gboolean
is_title_of_nobody (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  if (!pair->a->title || !pair->b->title || setting->one_subject)
    return FALSE;
  return pair->sure < SURE || pair->voices != QD_VOICES_SAME;
}

static gboolean
agrees_despite_speakers (const QdQuoteComparison *comparison, gboolean one_subject)
{
  if (comparison->relation.changed_words * CHANGED_SHARE_DESPITE_SPEAKERS > comparison->shared_words)
    return FALSE;
  if (comparison->shared_words < MIN_SENTENCE_WORDS)
    return FALSE;
  return meets (comparison, one_subject ? &despite_speakers_in_story : &despite_speakers);
}

/* Whether so few words are left beside those that are changed, or beside those that only one of the two has, that they are anybody's. */
static gboolean
leaves_too_little (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  guint    shared = pair->comparison.shared_words, changed = pair->comparison.relation.changed_words;
  gboolean most = pair->comparison.coverage >= MOST;

  if (changed > 0 && shared < MIN_LEFT_BESIDE_CHANGES && !_qd_match_is_alike (setting))
    return TRUE;
  if (changed > 1 && shared <= FEWER_LEFT_BESIDE_CHANGES && !most && !_qd_match_is_alike (setting))
    return TRUE;
  if (setting->occasion == QD_OCCASION_NEAR && shared <= FEW_AGAIN && !most && setting->similarity < AGAIN_SIMILARITY)
    return TRUE;
  return setting->occasion != QD_OCCASION_SAME && shared <= FEW_LEFT_BESIDE_CHANGES && changed * CHANGED_SHARE_OF_FEW > shared &&
         setting->similarity < OCCASION_SIMILARITY;
}

/* What one speaker is quoted as saying in one story may be quoted freely if so many of the words that are left tell
 * something: as many may be changed as are shared. */
#define MIN_TELLING_OF_FREE 4
#define CHANGED_SHARE_OF_FREE 1

/* At another occasion the same thought in other words is another utterance, and so it is in one story where little more than
 * half of the words are the same. */
static gboolean
changes_too_much (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  guint share = setting->one_subject ? CHANGED_SHARE_IN_STORY : CHANGED_SHARE;

  if (leaves_too_little (pair, setting))
    return TRUE;
  if (setting->one_subject && setting->occasion == QD_OCCASION_SAME && pair->comparison.points >= SENTENCE_POINTS)
    share = 1;
  if (setting->one_subject && pair->comparison.coverage >= MOST && pair->comparison.telling_words >= MANY_TELLING)
    share = 1;
  if (!setting->one_subject && pair->voices == QD_VOICES_SAME && pair->comparison.points >= MUCH_POINTS)
    share = CHANGED_SHARE_OF_MUCH;
  if (setting->one_subject && pair->voices == QD_VOICES_SAME && pair->comparison.telling_words >= MIN_TELLING_OF_FREE)
    share = CHANGED_SHARE_OF_FREE;
  return (pair->comparison.relation.changed_words + pair->comparison.parted_words) * share > pair->comparison.shared_words;
}

/* Whether what two quotations share is so short that it may be of any day and of anybody: a slogan, a chant, a term of the law. Where
 * it is not of one name, it takes one day, or articles that have much in common, and no change; nearly all if it says little. Where the dates do not show that it
 * is of one time: under two names; at another time; a part of a sentence in articles that have not much in common; and of one
 * speaker, without any date, all of both. */
static gboolean
is_set_phrase (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  gboolean                 much_in_common = setting->similarity >= OCCASION_SIMILARITY;

  if (!pair->one_name && !setting->one_day && comparison->shared_words <= MAX_EVERYDAY_WORDS && comparison->points <= MAX_EVERYDAY_POINTS &&
      !_qd_match_is_alike (setting))
    return TRUE;
  if (comparison->shared_words > MAX_PHRASE_WORDS)
    return FALSE;
  if (!pair->one_name && !setting->one_day && (!much_in_common || (comparison->relation.changed_words > 0 && !_qd_match_is_alike (setting))))
    return TRUE;
  if (setting->occasion == QD_OCCASION_SAME)
    return FALSE;
  if (pair->voices != QD_VOICES_SAME && pair->voices != QD_VOICES_UNKNOWN)
    return TRUE;
  if (setting->occasion == QD_OCCASION_OTHER && !much_in_common)
    return TRUE;
  if (!comparison->sentence)
    return setting->similarity < STORY_SIMILARITY;
  return pair->voices == QD_VOICES_SAME && setting->occasion == QD_OCCASION_UNDATED && comparison->telling_words < 2 && !much_in_common;
}

/* Whether what two quotations share that are of two times was said once, as far as nothing but the words tells it. */
static gboolean
is_said_once (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  gboolean                 one_matter = setting->similarity >= LATER_SIMILARITY;

  if (is_set_phrase (pair, setting))
    return FALSE;
  if (setting->occasion == QD_OCCASION_OTHER && pair->voices != QD_VOICES_SAME)
    return comparison->points >= (setting->similarity < UNRELATED_SIMILARITY ? AGAIN_POINTS_UNRELATED : AGAIN_POINTS);
  if (setting->occasion == QD_OCCASION_UNDATED && pair->voices != QD_VOICES_SAME && setting->similarity < STORY_SIMILARITY)
    return comparison->points >= SENTENCE_POINTS;
  if (pair->voices != QD_VOICES_SAME || setting->occasion == QD_OCCASION_SAME || setting->occasion == QD_OCCASION_NEAR ||
      (setting->occasion == QD_OCCASION_UNDATED && one_matter))
    return TRUE;
  return comparison->sentence || (comparison->telling_words >= AGAIN_TELLING && comparison->points >= (one_matter ? AGAIN_POINTS_LATER : AGAIN_POINTS));
}

/**
 * qd_match_pair_carries_itself:
 * @self: (not nullable): two quotations
 * @setting: (not nullable): their two articles
 *
 * Thread: any.
 * Returns: whether the words alone, or with the speakers, show that the two are one utterance
 */
gboolean
qd_match_pair_carries_itself (const QdMatchPair *self, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison;

  g_return_val_if_fail (self != NULL && setting != NULL, FALSE);

  comparison = &self->comparison;
  if (changes_too_much (self, setting) || qd_match_pair_is_scrap (self) || comparison->name || is_title_of_nobody (self, setting))
    return FALSE;
  if (!is_said_once (self, setting) || _qd_match_is_said_again (self, setting) || _qd_match_takes_up_words (self) || _qd_match_is_habit (self, setting))
    return FALSE;
  switch (self->voices)
    {
    case QD_VOICES_SAME:
      return (comparison->whole && comparison->run_words >= MIN_WHOLE_EVERYDAY_WORDS) || meets (comparison, &by_speaker) ||
             (setting->similarity >= LATER_SIMILARITY &&
              (meets_as_whole (comparison, &by_speaker_later) || meets_as_sentence (comparison, &by_speaker_sentence) ||
               meets_as_sentence (comparison, &by_speaker_long_sentence)));
    case QD_VOICES_GUESSED:
      if (setting->one_subject)
        return meets (comparison, &despite_guess_in_story);
      return meets (comparison, setting->occasion == QD_OCCASION_OTHER || setting->similarity < STORY_SIMILARITY_SAME_DAY ? &by_words_alone : &by_words);
    case QD_VOICES_DOUBTFUL:
      /* Years apart, two people say the same few words. */
      if (setting->occasion == QD_OCCASION_OTHER)
        return agrees_despite_speakers (comparison, FALSE);
      return meets (comparison, setting->one_subject ? &despite_doubt_in_story : &despite_doubt);
    case QD_VOICES_DIFFERENT:
      return agrees_despite_speakers (comparison, setting->one_subject);
    case QD_VOICES_UNKNOWN:
    default:
      if (setting->similarity < STORY_SIMILARITY_DATED && comparison->shared_words < MIN_WORDS_ALONE)
        return meets_as_whole (comparison, setting->similarity < UNRELATED_SIMILARITY ? &by_words_alone : &by_words);
      return meets (comparison, setting->similarity < UNRELATED_SIMILARITY ? &by_words_alone : &by_words);
    }
}

/* Whether a speaker says in other words what he said some days before. */
static gboolean
is_said_anew (const QdQuoteComparison *comparison, const QdMatchSetting *setting)
{
  return setting->occasion == QD_OCCASION_NEAR && comparison->relation.changed_words > 0 && comparison->points < AGAIN_CHANGED_POINTS;
}

/* What words of nobody in particular must tell in one story. */
static const Demand *
demand_of_story (const QdMatchSetting *setting)
{
  if (setting->occasion == QD_OCCASION_UNDATED)
    return &by_story_undated;
  if (setting->occasion == QD_OCCASION_NEAR && setting->similarity < STORY_SIMILARITY)
    return &by_story_later;
  return &by_story;
}

/**
 * qd_match_pair_fits_story:
 * @self: (not nullable): two quotations, no scraps
 * @setting: (not nullable): their two articles, which tell one story
 *
 * Thread: any.
 * Returns: whether the words are enough in two articles of one story
 */
gboolean
qd_match_pair_fits_story (const QdMatchPair *self, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &self->comparison;
  Demand                   demand = setting->occasion == QD_OCCASION_SAME ? by_both_at_once : by_both;

  g_return_val_if_fail (self != NULL && setting != NULL, FALSE);

  if (qd_match_pair_is_scrap (self) || is_title_of_nobody (self, setting))
    return FALSE;
  if (_qd_match_is_alike (setting))
    demand = by_both_alike;
  /* On one day a sentence is put down in other words, though no more of it is the same than its half. */
  if (setting->occasion == QD_OCCASION_SAME && setting->one_subject && comparison->points >= SENTENCE_POINTS)
    demand.part_share = 1;
  if (is_set_phrase (self, setting) || _qd_match_is_said_again (self, setting) || _qd_match_is_habit (self, setting))
    return FALSE;
  if (self->voices == QD_VOICES_SAME && comparison->relation.kind == QD_RELATION_VERBATIM)
    return TRUE;
  if (changes_too_much (self, setting))
    return FALSE;
  if (self->voices == QD_VOICES_SAME)
    return !is_said_anew (comparison, setting) && (meets (comparison, &demand) || meets_as_sentence (comparison, &by_both));
  return self->voices == QD_VOICES_UNKNOWN && setting->one_subject && !comparison->name && !_qd_match_takes_up_words (self) &&
         meets (comparison, demand_of_story (setting));
}

/* Whether two quotations are one utterance where each stands next to the same statement: what is quoted there was said on that occasion, so
 * that a word or three of one speaker are enough, as they are; of him a sentence may differ, of nobody for sure it may not. Two names
 * that are sure, a title and what is said again and again are left to what else is asked for. */
gboolean
_qd_match_fits_beside (const QdMatchPair *pair)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  gboolean                 whole = comparison->coverage == 1.0 && comparison->relation.changed_words == 0;

  if (pair->voices == QD_VOICES_DIFFERENT || comparison->name || pair->a->title || pair->b->title)
    return FALSE;
  if (pair->habit != QD_QUOTE_HABIT_NONE || pair->again || _qd_match_takes_up_words (pair))
    return FALSE;
  if (qd_match_pair_is_scrap (pair))
    return whole && pair->voices == QD_VOICES_SAME && pair->sure >= LIKELY && comparison->points >= SCRAP_POINTS_BESIDE;
  if (pair->voices != QD_VOICES_SAME)
    return whole && comparison->telling_words > 0;
  return comparison->coverage >= MOST && (comparison->relation.changed_words == 0 || comparison->shared_words >= MIN_LEFT_BESIDE_CHANGES);
}

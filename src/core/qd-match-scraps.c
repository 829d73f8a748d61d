/* qd-match-scraps.c: when a word or two are one utterance with what another article quotes
 *
 * A fragment is anybody's and of any day, so that it takes all of speaker, story and date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-match-private.h"
#include "core/qd-word-weight.h"

/* Any word is found in a text that is long enough: in more words than this little says nothing, and a single word not even in
 * fewer, the less so in articles that are not much alike. */
#define MAX_WORDS_AROUND_LITTLE 40
#define MAX_WORDS_AROUND_ONE 26
#define MAX_WORDS_AROUND_STRANGER 15

/* How alike two articles of two days are at least for a word or three to be of one occasion. */
#define SCRAP_SIMILARITY 0.44

/**
 * qd_match_is_scrap:
 * @quotation: (not nullable): a quotation
 *
 * Thread: any.
 * Returns: whether it is a fragment: so few words, or a name, quoted alone
 */
gboolean
qd_match_is_scrap (const QdQuoteWords *quotation)
{
  g_return_val_if_fail (quotation != NULL, FALSE);

  return quotation->n_words <= QD_MAX_SCRAP_WORDS || quotation->name_like;
}

/**
 * qd_match_pair_is_scrap:
 * @self: (not nullable): two quotations
 *
 * Thread: any.
 * Returns: whether one of the two is a fragment
 */
gboolean
qd_match_pair_is_scrap (const QdMatchPair *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return qd_match_is_scrap (self->a) || qd_match_is_scrap (self->b);
}

/* How many words of a scrap tell something, and how many of them an article, and how many both, use anyhow. */
typedef struct
{
  guint telling;
  guint in_one;
  guint in_both;
} Topic;

static Topic
find_topic (const QdQuoteWords *scrap, const QdMatchSetting *setting)
{
  Topic topic = { 0 };
  guint i;

  if (setting->profile_a == NULL || setting->profile_b == NULL)
    return topic;
  for (i = 0; i < scrap->n_words; i++)
    {
      gboolean in_a = qd_profile_returns_to (setting->profile_a, scrap->hashes[i]), in_b = qd_profile_returns_to (setting->profile_b, scrap->hashes[i]);

      if (scrap->weights[i] != QD_WORD_TELLING)
        continue;
      topic.telling++;
      topic.in_one += in_a || in_b;
      topic.in_both += in_a && in_b;
    }
  return topic;
}

/* Whether two articles of two days, or of days that nobody knows, report one occasion: a word or two are said again, of the same
 * matter and to others, and slogans day by day. It takes articles that have much in common and another statement of the
 * speaker besides, or nearly all; three words that tell something want less. Where there is no date, articles that are alike
 * are enough for words that neither keeps coming back to. */
static gboolean
is_one_occasion_of_days (const QdMatchPair *pair, const QdMatchSetting *setting, const Topic *topic, gboolean speaker_shared)
{
  guint    n_words = MIN (pair->a->n_words, pair->b->n_words), n_most = MAX (pair->a->n_words, pair->b->n_words);
  gboolean undated = setting->occasion == QD_OCCASION_UNDATED, alike = setting->similarity >= OCCASION_SIMILARITY;
  double   some = undated ? STORY_SIMILARITY : OCCASION_SIMILARITY;

  if (n_most == 1)
    return FALSE;
  /* Two telling words that are all of both are what somebody calls a matter for years. */
  if (undated && n_words == 2 && n_most == 2 && topic->telling > 1)
    return _qd_match_is_alike (setting);
  if (undated && alike && topic->in_one == 0 && topic->telling > 0 && (n_words > 1 || n_most <= MAX_WORDS_AROUND_STRANGER))
    return TRUE;
  if (n_words == 1)
    return speaker_shared && _qd_match_is_alike (setting);
  if (_qd_match_is_alike (setting) || (speaker_shared && setting->similarity >= some))
    return TRUE;
  if (n_words < QD_MAX_SCRAP_WORDS || pair->comparison.telling_words < 2)
    return FALSE;
  return setting->similarity >= (speaker_shared ? _qd_match_least_similarity (setting->occasion) : OCCASION_SIMILARITY);
}

/* Whether the two articles report one occasion: near enough in time, or so alike that nothing else is likely, or by what
 * else they have of the speaker. */
static gboolean
is_one_occasion (const QdMatchPair *pair, const QdMatchSetting *setting, const Topic *topic, gboolean speaker_shared)
{
  gboolean name = pair->a->name_like && pair->b->name_like;

  if (setting->occasion == QD_OCCASION_OTHER)
    return FALSE;
  /* Of two days, but hardly more than one apart. */
  if (setting->occasion == QD_OCCASION_SAME && !setting->one_day && setting->similarity < SCRAP_SIMILARITY)
    return FALSE;
  if (setting->occasion == QD_OCCASION_SAME && setting->similarity >= STORY_SIMILARITY_DATED)
    return TRUE;
  if (name)
    return FALSE;
  if (setting->occasion == QD_OCCASION_SAME)
    return setting->similarity >= OCCASION_SIMILARITY || speaker_shared;
  return is_one_occasion_of_days (pair, setting, topic, speaker_shared);
}

/* A word among others says little of its own: somebody says “alternative” of many things in a day. It takes a speaker who is
 * named for sure, and not many words around it, fewer without another statement of his in both articles that are not alike. */
static gboolean
fits_as_single_word (const QdMatchPair *pair, const QdMatchSetting *setting, gboolean speaker_shared)
{
  guint n_words = MAX (pair->a->n_words, pair->b->n_words);

  if (pair->sure < GUESS)
    return FALSE;
  return n_words <= MAX_WORDS_AROUND_STRANGER ||
         (n_words <= MAX_WORDS_AROUND_ONE && (speaker_shared || setting->similarity >= STORY_SIMILARITY));
}

/* Two words are what somebody calls a matter as long as it lasts, “a sham”, day by day. Where two articles of two days, or of days
 * that nobody knows, have not nearly all in common, it takes a speaker who is likely enough; and as nothing stands around the two
 * words in either, much in common. */
static gboolean
is_slogan (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  if (pair->comparison.shared_words != 2 || setting->one_day || _qd_match_is_alike (setting))
    return FALSE;
  if (pair->sure < GUESS)
    return TRUE;
  return pair->a->n_words == pair->b->n_words && setting->similarity < OCCASION_SIMILARITY;
}

/* Two words or three among others are a slogan as often as a part of what was said there, if it is not sure who says them, or
 * if it is somebody of whom both articles quote much; and with capitals in one of the two they are a name. */
static gboolean
fits_among_others (const QdMatchPair *pair, const QdMatchSetting *setting, gboolean speaker_shared)
{
  if (pair->comparison.shared_words > 1 && pair->comparison.name)
    return FALSE;
  return setting->similarity >= OCCASION_SIMILARITY || (pair->sure >= GUESS && !speaker_shared);
}

/**
 * qd_match_pair_fits_as_scrap:
 * @self: (not nullable): two quotations, one of them a scrap
 * @setting: (not nullable): their two articles, which tell one story
 * @speaker_shared: whether the two articles have another statement of that speaker in common
 *
 * A word or two are anybody's, and of any day: it takes a speaker who is likely the right one, one occasion, and words
 * that the two articles do not use all the time.
 *
 * Thread: any.
 * Returns: whether the two are one utterance
 */
gboolean
qd_match_pair_fits_as_scrap (const QdMatchPair *self, const QdMatchSetting *setting, gboolean speaker_shared)
{
  const QdQuoteWords      *scrap;
  const QdQuoteComparison *comparison;
  Topic                    topic;

  g_return_val_if_fail (self != NULL && setting != NULL, FALSE);

  comparison = &self->comparison;
  scrap = qd_match_is_scrap (self->a) ? self->a : self->b;
  if (!qd_match_pair_is_scrap (self) || self->voices != QD_VOICES_SAME || self->sure < LIKELY)
    return FALSE;
  topic = find_topic (scrap, setting);
  /* A programme, a book, a law: whoever is named beside it did not say it, or said it as all others do. */
  if (scrap->title || !is_one_occasion (self, setting, &topic, speaker_shared))
    return FALSE;
  /* Two words in a row of somebody whom both quote elsewhere in the same words are his, though the articles are full of each. */
  if (topic.telling > 0 && topic.in_both == topic.telling && !(speaker_shared && scrap->n_words > 1))
    return FALSE;
  if (is_slogan (self, setting) || _qd_match_is_said_again (self, setting) || _qd_match_is_habit (self, setting))
    return FALSE;
  if (comparison->relation.kind == QD_RELATION_VERBATIM)
    return TRUE;
  if (comparison->shared_words == 1 && !fits_as_single_word (self, setting, speaker_shared))
    return FALSE;
  if (!fits_among_others (self, setting, speaker_shared))
    return FALSE;
  if (comparison->telling_words < 2 && MAX (self->a->n_words, self->b->n_words) > MAX_WORDS_AROUND_LITTLE &&
      !(scrap->n_words > 1 && _qd_match_is_alike (setting)))
    return FALSE;
  return comparison->coverage == 1.0 && comparison->telling_words > 0 && comparison->relation.changed_words == 0;
}

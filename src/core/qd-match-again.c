/* qd-match-again.c: when words that two articles share were said once more, at another time or of another matter
 *
 * Where the dates do not show that two articles report one occasion, a slogan, a promise or a turn of phrase is as likely to have been
 * said again as a part of what was said once. What tells is how much of the words is the same, who says them, and how
 * much the two articles have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-match-private.h"
#include "core/qd-tokenizer.h"

/* What is put differently in so few words is another sentence if more than one word to so many shared ones is changed. */
#define FEW_WORDS 12
#define CHANGED_SHARE_OF_FEW 5

/* Weeks or years apart, that holds for all but long passages: statements on the same matter begin alike month by month. */
#define CHANGED_SHARE_OF_MORE 4
#define LONG_POINTS 60

/* Two quotations under two names, or under none, that are not the same: how much of the shorter one they share at least if words are changed; and
 * if each goes on where the other stops, how much of it, and what that tells. */
#define LEAST_COVERAGE_OF_CHANGED 0.5
#define LEAST_COVERAGE_OF_OVERLAP 0.8
#define LEAST_POINTS_OF_OVERLAP 16

/* Up to so many words that are no sentence of both are shared by two speakers who recall a third, or who speak of one matter. */
#define MORE_WORDS 20

/* So many words are a set phrase, and fewer of those that tell something are found in any slogan; so many are one of nobody in particular,
 * or of somebody if hardly a word tells something. */
#define MAX_PHRASE_WORDS 5
#define MAX_LONG_PHRASE_WORDS 8
#define LEAST_TELLING 3

/* So little of a longer quotation is found in any other of somebody who speaks of one matter for weeks: put differently, or a part of so few
 * words, in articles less alike than this. */
#define LITTLE_LIKENESS 0.2
#define LITTLE_WORDS 6
#define LITTLE_SIMILARITY 0.25

/* Nor does less than most of the shorter one tell, without as many telling words, in articles less alike than this. */
#define LEAST_COVERAGE_OF_LITTLE 0.7
#define LEAST_TELLING_OF_LITTLE 4
#define LEAST_SIMILARITY_OF_LITTLE 0.3

/* A part of this little of a quotation, telling no more than this, may be a formula, of the law or of an office, in articles less alike than
 * this. */
#define FORMULA_LIKENESS 0.25
#define FORMULA_POINTS 24
#define FORMULA_SIMILARITY 0.35

/* At how many places of the longer one the words of the shorter one are looked for: it bounds the time. */
#define MAX_PLACES 16

/* How alike two articles are at least that look at one matter, so that a part of a sentence may be of one time. */
#define PHRASE_SIMILARITY 0.45

static gboolean
is_put_anew (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  guint                    changed = comparison->relation.changed_words, shared = comparison->shared_words;
  gboolean                 one_voice = pair->voices == QD_VOICES_SAME;

  if (changed == 0)
    return FALSE;
  if (shared < FEW_WORDS && changed * CHANGED_SHARE_OF_FEW > shared && setting->similarity < PHRASE_SIMILARITY)
    return TRUE;
  if (setting->occasion == QD_OCCASION_OTHER && changed * CHANGED_SHARE_OF_MORE > shared && comparison->points < LONG_POINTS)
    return TRUE;
  if (one_voice)
    return FALSE;
  return comparison->coverage < LEAST_COVERAGE_OF_CHANGED || (changed > 1 && shared <= FEW_WORDS && setting->similarity < STORY_SIMILARITY);
}

/* Whether both go on, each in its own way, from too few words that are no sentence of either. */
static gboolean
goes_on_anew (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  if (comparison->relation.kind != QD_RELATION_OVERLAPPING)
    return FALSE;
  if (pair->voices == QD_VOICES_SAME)
    return setting->occasion == QD_OCCASION_OTHER && !comparison->sentence && comparison->telling_words < LEAST_TELLING;
  if (comparison->points < LEAST_POINTS_OF_OVERLAP)
    return TRUE;
  return !comparison->sentence && comparison->shared_words <= MORE_WORDS && comparison->coverage < LEAST_COVERAGE_OF_OVERLAP;
}

/* Whether two quotations of two dates share so little, of the longer one or of both, that it is found in what is said on another day. */
static gboolean
shares_little (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  gboolean                 other = setting->occasion == QD_OCCASION_OTHER;

  if (other && comparison->coverage < LEAST_COVERAGE_OF_LITTLE && comparison->telling_words < LEAST_TELLING_OF_LITTLE &&
      setting->similarity < LEAST_SIMILARITY_OF_LITTLE)
    return TRUE;
  if (setting->occasion == QD_OCCASION_UNDATED || comparison->likeness > LITTLE_LIKENESS)
    return FALSE;
  if (comparison->relation.changed_words > 0)
    return pair->voices == QD_VOICES_SAME;
  return other && comparison->relation.kind == QD_RELATION_TRUNCATED && comparison->run_words <= LITTLE_WORDS && setting->similarity < LITTLE_SIMILARITY;
}

/* Whether a few words are somebody's slogan as likely as a part of one utterance, where nobody knows how far apart the two articles are. */
static gboolean
is_undated_phrase (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;
  gboolean                 tells_little = comparison->telling_words < LEAST_TELLING;

  if (pair->voices != QD_VOICES_SAME && tells_little && setting->similarity < STORY_SIMILARITY)
    return TRUE;
  if (comparison->shared_words > MAX_LONG_PHRASE_WORDS)
    return FALSE;
  if (pair->voices != QD_VOICES_SAME && !comparison->sentence && setting->similarity < PHRASE_SIMILARITY)
    return TRUE;
  if (comparison->telling_words < 2 && setting->similarity < STORY_SIMILARITY)
    return TRUE;
  if (comparison->shared_words > MAX_PHRASE_WORDS)
    return FALSE;
  if (!comparison->sentence)
    return setting->similarity < PHRASE_SIMILARITY;
  return tells_little && setting->similarity < STORY_SIMILARITY;
}

/* Whether two quotations of articles that do not show by their dates to be of one time are of two, as far as can be told. */
gboolean
_qd_match_is_said_again (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  if (setting->occasion == QD_OCCASION_SAME || _qd_match_is_alike (setting))
    return FALSE;
  if (is_put_anew (pair, setting) || goes_on_anew (pair, setting) || shares_little (pair, setting))
    return TRUE;
  if (setting->occasion == QD_OCCASION_UNDATED)
    return is_undated_phrase (pair, setting);
  /* A promise that everybody recalls. */
  return setting->occasion == QD_OCCASION_OTHER && pair->voices != QD_VOICES_SAME && comparison->telling_words < LEAST_TELLING &&
         setting->similarity < OCCASION_SIMILARITY;
}

/* Whether one of two articles says of a few words that somebody says them again and again, or has called something so for long: what the
 * other quotes is one of many times, or another. Of a word or two the second is enough if the articles are
 * not of one day, on which it may be all that was said; of more, what is no sentence. And what the later article says to be said once more
 * is of another day than what the earlier one quotes. */
gboolean
_qd_match_is_habit (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  if (setting->similarity >= ALIKE_SIMILARITY)
    return FALSE;
  if (pair->again && !setting->one_day)
    return TRUE;
  if (pair->habit < QD_QUOTE_HABIT_NAME)
    return FALSE;
  if (qd_match_pair_is_scrap (pair))
    return pair->habit == QD_QUOTE_HABIT_REPEATED || !setting->one_day;
  return pair->habit == QD_QUOTE_HABIT_REPEATED && !pair->comparison.sentence && pair->comparison.shared_words <= MAX_LONG_PHRASE_WORDS;
}

/* Whether what two quotations share, not of one speaker, may be a formula in a longer sentence: “take care that the ovens be faithfully
 * kept”. It is so little of that that it must not be all that ties two articles of two times. */
gboolean
_qd_match_is_formula (const QdMatchPair *pair, const QdMatchSetting *setting)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  return pair->voices != QD_VOICES_SAME && !comparison->sentence && comparison->likeness < FORMULA_LIKENESS &&
         comparison->points <= FORMULA_POINTS && setting->similarity < FORMULA_SIMILARITY;
}

/* What introduces somebody else's words inside a quotation, what may stand between the two, who says it of himself, and what may stand
 * between the last and the first. */
static const char telling_words[] = "say says said saying claim claims claimed claiming argue argues argued arguing";
static const char linking_words[] = "that";
static const char own_words[] = "i we i'm i've we're we've";
static const char perfect_words[] = "have had always";

#define MAX_TABLE 16

typedef struct
{
  guint   n_telling;
  guint   n_linking;
  guint   n_own;
  guint   n_perfect;
  guint64 telling[MAX_TABLE];
  guint64 linking[MAX_TABLE];
  guint64 own[MAX_TABLE];
  guint64 perfect[MAX_TABLE];
} Table;

static guint
hash_words (const char *words, guint64 hashes[MAX_TABLE])
{
  QdTokenizer tokenizer;
  QdToken     token;
  guint       n = 0;

  qd_tokenizer_init (&tokenizer, words, strlen (words));
  while (n < MAX_TABLE && qd_tokenizer_next (&tokenizer, &token))
    hashes[n++] = token.hash;
  return n;
}

static const Table *
get_table (void)
{
  static gsize table;

  if (g_once_init_enter (&table))
    {
      Table *made = g_new0 (Table, 1);

      made->n_telling = hash_words (telling_words, made->telling);
      made->n_linking = hash_words (linking_words, made->linking);
      made->n_own = hash_words (own_words, made->own);
      made->n_perfect = hash_words (perfect_words, made->perfect);
      g_once_init_leave (&table, GPOINTER_TO_SIZE (made));
    }
  return GSIZE_TO_POINTER (table);
}

static gboolean
is_one_of (guint64 hash, const guint64 *hashes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (hashes[i] == hash)
      return TRUE;
  return FALSE;
}

/* Whether what begins at word AT is introduced as what somebody says who is not the speaker: "he says that …". */
static gboolean
is_introduced (const QdQuoteWords *words, guint at)
{
  const Table *table = get_table ();

  if (at > 1 && is_one_of (words->hashes[at - 1], table->linking, table->n_linking))
    at--;
  if (at == 0 || !is_one_of (words->hashes[at - 1], table->telling, table->n_telling))
    return FALSE;
  if (at > 2 && is_one_of (words->hashes[at - 2], table->perfect, table->n_perfect))
    at--;
  return at < 2 || !is_one_of (words->hashes[at - 2], table->own, table->n_own);
}

/* Whether the two are of two names, however sure these are. */
static gboolean
is_of_two (const QdMatchPair *pair)
{
  return !pair->one_name && pair->a->speaker_key != 0 && pair->b->speaker_key != 0 && pair->a->speaker_key != pair->b->speaker_key;
}

/* Whether two quotations are of two people, of whom the one takes up what the other says: “Quill says that the oven is cold” and
 * “the oven is cold”. Both have the words, but they are two utterances. */
gboolean
_qd_match_takes_up_words (const QdMatchPair *pair)
{
  const QdQuoteWords *part = pair->a->n_words < pair->b->n_words ? pair->a : pair->b;
  const QdQuoteWords *whole = part == pair->a ? pair->b : pair->a;
  guint               n_places = 0;

  if (pair->voices == QD_VOICES_SAME || !is_of_two (pair) || !pair->comparison.whole || part->n_words == 0)
    return FALSE;
  for (guint i = 0; i + part->n_words <= whole->n_words && n_places < MAX_PLACES; i++)
    {
      if (whole->hashes[i] != part->hashes[0])
        continue;
      n_places++;
      if (memcmp (whole->hashes + i, part->hashes, part->n_words * sizeof *part->hashes) == 0)
        return is_introduced (whole, i);
    }
  return FALSE;
}

/* qd-quote-matcher.c: decides which quotations of two articles are the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-matcher.h"

#include "core/qd-quote-compare.h"
#include "core/qd-speaker.h"

/* How many quotations of an article are compared; a newspaper article has some ten, a book has hundreds. */
#define MAX_QUOTATIONS 2000

/* How much work one pair of articles is worth, as products of words; what is left then is not compared. */
#define MAX_WORK (G_GUINT64_CONSTANT (200) * 1000 * 1000)

/* Two articles this far apart are not of one story, however alike; two weeks. */
#define STORY_TIME (G_GINT64_CONSTANT (14) * 24 * 60 * 60 * 1000 * 1000)

/* How alike the profiles of two articles of one story are at least, with the dates near, or not known. */
#define STORY_SIMILARITY_DATED 0.27
#define STORY_SIMILARITY 0.38

/* A quotation of so few words is a fragment of an utterance. */
#define MAX_SCRAP_WORDS 3

struct _QdMatchArticle
{
  QdProfile *profile;
  gint64     published;
  GPtrArray *quotations;  /* of QdQuoteWords */
  GArray    *confidences; /* of double: how sure the speaker of each is */
};

/* What the speakers of two quotations say of them. */
typedef enum {
  VOICES_SAME,
  VOICES_UNKNOWN,
  VOICES_GUESSED,
  VOICES_DOUBTFUL,
  VOICES_DIFFERENT,
} Voices;

/* A pair of quotations that share a key, with what is known of the two. */
typedef struct
{
  guint             a, b;
  Voices            voices;
  QdQuoteComparison comparison;
  gboolean          tied;
} Pair;

/**
 * qd_match_article_new:
 * @profile: (transfer none) (nullable): what the article is about; without it, only a shared statement makes it one
 *   story with another
 * @published: when it appeared, µs since 1970 UTC, or %QD_TIME_UNKNOWN
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): an article without quotations yet
 */
QdMatchArticle *
qd_match_article_new (QdProfile *profile, gint64 published)
{
  QdMatchArticle *self = g_new0 (QdMatchArticle, 1);

  self->profile = profile != NULL ? qd_profile_ref (profile) : NULL;
  self->published = published;
  self->quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quote_words_free);
  self->confidences = g_array_new (FALSE, FALSE, sizeof (double));
  return self;
}

/**
 * qd_match_article_free:
 * @self: (transfer full) (not nullable): an article
 *
 * Thread: any.
 */
void
qd_match_article_free (QdMatchArticle *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->profile, qd_profile_unref);
  g_ptr_array_unref (self->quotations);
  g_array_unref (self->confidences);
  g_free (self);
}

/**
 * qd_match_article_add:
 * @self: (not nullable): an article
 * @text: (not nullable): the text of its next quotation, UTF-8
 * @speaker: (nullable): who is quoted, under the fullest name that the article gives
 * @confidence: how sure that is, from 0 to 1: two names that differ say little if one of them is a guess
 *
 * Thread: any, one at a time.
 * Returns: the index of the quotation
 */
guint
qd_match_article_add (QdMatchArticle *self, const char *text, const char *speaker, double confidence)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  g_ptr_array_add (self->quotations, qd_quote_words_new (text, speaker));
  g_array_append_val (self->confidences, confidence);
  return self->quotations->len - 1;
}

/**
 * qd_match_article_get_n_quotations:
 * @self: (not nullable): an article
 *
 * Thread: any.
 * Returns: how many quotations it has
 */
guint
qd_match_article_get_n_quotations (const QdMatchArticle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->quotations->len;
}

/* More points or words than a quotation has: that way of sharing is not enough. */
#define NEVER G_MAXINT

/* What two quotations must share so that they are taken for one utterance, by what else is known of the two; points as in
 * QdQuoteComparison. Where the whole of the shorter one is one run of the other, @whole_points in @whole_words are enough;
 * where nearly all of both is shared, @like_points; where most of the shorter one is, @most_points; where half of it is,
 * @half_points; where less is, the longest run alone must have @run_points and @run_words. Chosen on news text, so that set
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
} Demand;

/* Nothing but the words. */
static const Demand by_words = { 2, 3, 15, 6, 14, 18, 26, 26, 9 };

/* The same speaker, another story: people repeat themselves. */
static const Demand by_speaker = { 2, 1, 9, 6, 12, 14, 18, 16, 8 };

/* One story, at least one speaker unknown. */
static const Demand by_story = { 1, 1, 8, 4, 7, 10, 20, 22, 8 };

/* The same speaker in one story. */
static const Demand by_both = { 0, 1, 5, 3, 5, 7, 12, 14, 6 };

/* Two speakers, but one is little better than a guess, in one story. */
static const Demand despite_guess_in_story = { 2, 1, 9, 5, 14, 16, 22, 22, 8 };

/* Two speakers, but one is not sure: in one story, and in two. */
static const Demand despite_doubt_in_story = { 2, 2, 11, 5, 14, 16, 24, 24, 8 };
static const Demand despite_doubt = { 3, 3, 16, 6, 18, 22, 30, 30, 10 };

/* Two speakers: one article errs, or one names the outlet that reports the words and the other who said them. In one
 * story a sentence that both have without a change shows that; in two, only a long one does. */
static const Demand despite_speakers_in_story = { 3, 4, 20, 9, 18, 24, NEVER, 28, 10 };
static const Demand despite_speakers = { 4, NEVER, NEVER, NEVER, 30, 34, NEVER, NEVER, NEVER };

/* How many words such a sentence has at least, and how many may be changed: one to so many shared. */
#define MIN_SENTENCE_WORDS 6
#define CHANGED_SHARE_DESPITE_SPEAKERS 8

/* How sure both speakers must be named for two names to be two people, and how sure for them to say anything. */
#define SURE 0.8
#define GUESS 0.65

/* How much of the longer one is shared where the two are alike, and of the shorter one where most, half or a good part of
 * it is. */
#define LIKE 0.7
#define MOST 0.7
#define HALF 0.5
#define PART 0.35

/* How much more the shared words must tell for every word that is changed. */
#define CHANGE_POINTS 2

/* Beside a changed word at least so many must be shared, or so many telling ones: what is left of a few words when one is
 * taken out is nobody's. */
#define MIN_SHARED_BESIDE_CHANGES 5
#define MIN_TELLING_BESIDE_CHANGES 3

/* In articles about different things, at most one word to so many shared ones may have changed; in what shares as much as
 * a long sentence or two, by one speaker, more. */
#define CHANGED_SHARE 5
#define CHANGED_SHARE_OF_MUCH 3
#define MUCH_POINTS 40

/* So many words in a row, all of what the one has, are no accident with one speaker, however little each of them tells. */
#define MIN_WHOLE_EVERYDAY_WORDS 8

static Voices
compare_voices (const QdQuoteWords *a, double sure_a, const QdQuoteWords *b, double sure_b)
{
  switch (qd_speaker_compare (a->speaker, b->speaker))
    {
    case QD_SPEAKER_SAME:
      return VOICES_SAME;
    case QD_SPEAKER_DIFFERENT:
      /* “Oak” alone is easily taken for the wrong one of the Oaks. */
      if (qd_speaker_key (a->speaker) == qd_speaker_key (b->speaker))
        return VOICES_UNKNOWN;
      if (MIN (sure_a, sure_b) < GUESS)
        return VOICES_GUESSED;
      return MIN (sure_a, sure_b) < SURE ? VOICES_DOUBTFUL : VOICES_DIFFERENT;
    case QD_SPEAKER_UNKNOWN:
    default:
      return VOICES_UNKNOWN;
    }
}

static gboolean
meets_as_whole (const QdQuoteComparison *comparison, const Demand *demand)
{
  return comparison->whole && comparison->relation.changed_words == 0 && comparison->telling_words >= demand->whole_telling &&
         comparison->points >= demand->whole_points && comparison->run_words >= demand->whole_words;
}

static gboolean
meets (const QdQuoteComparison *comparison, const Demand *demand)
{
  const QdRelation *relation = &comparison->relation;
  guint             changes = relation->changed_words * CHANGE_POINTS;

  if (meets_as_whole (comparison, demand))
    return TRUE;
  if (comparison->telling_words < demand->telling_words || relation->changed_words > relation->shared_words)
    return FALSE;
  if (relation->changed_words > 0 && relation->shared_words < MIN_SHARED_BESIDE_CHANGES &&
      comparison->telling_words < MIN_TELLING_BESIDE_CHANGES)
    return FALSE;
  if (comparison->likeness >= LIKE && comparison->points >= demand->like_points + changes)
    return TRUE;
  if (comparison->coverage >= MOST && comparison->points >= demand->most_points + changes)
    return TRUE;
  if (comparison->coverage >= HALF && comparison->points >= demand->half_points && relation->changed_words * 4 <= relation->shared_words * 3)
    return TRUE;
  return comparison->coverage >= PART && comparison->run_points >= demand->run_points && comparison->run_words >= demand->run_words;
}

static gboolean
is_scrap (const QdQuoteWords *quotation)
{
  return quotation->n_words <= MAX_SCRAP_WORDS || quotation->name_like;
}

static gboolean
agrees_despite_speakers (const QdQuoteComparison *comparison, gboolean one_subject)
{
  if (comparison->relation.changed_words * CHANGED_SHARE_DESPITE_SPEAKERS > comparison->relation.shared_words)
    return FALSE;
  if (comparison->relation.shared_words < MIN_SENTENCE_WORDS)
    return FALSE;
  return meets (comparison, one_subject ? &despite_speakers_in_story : &despite_speakers);
}

/* Whether the words alone, or with the speaker, show that two quotations are one utterance. */
static gboolean
carries_itself (const QdQuoteWords *a, const QdQuoteWords *b, const Pair *pair, gboolean one_subject)
{
  const QdRelation *relation = &pair->comparison.relation;
  gboolean          much = pair->voices == VOICES_SAME && pair->comparison.points >= MUCH_POINTS;

  /* At another occasion the same thought in other words is another utterance. */
  if (!one_subject && relation->changed_words * (much ? CHANGED_SHARE_OF_MUCH : CHANGED_SHARE) > relation->shared_words)
    return FALSE;
  if (is_scrap (a) || is_scrap (b) || pair->comparison.name)
    return FALSE;
  switch (pair->voices)
    {
    case VOICES_SAME:
      return (pair->comparison.whole && pair->comparison.run_words >= MIN_WHOLE_EVERYDAY_WORDS) || meets (&pair->comparison, &by_speaker);
    case VOICES_GUESSED:
      return meets (&pair->comparison, one_subject ? &despite_guess_in_story : &by_words);
    case VOICES_DOUBTFUL:
      return meets (&pair->comparison, one_subject ? &despite_doubt_in_story : &despite_doubt);
    case VOICES_DIFFERENT:
      return agrees_despite_speakers (&pair->comparison, one_subject);
    case VOICES_UNKNOWN:
    default:
      return meets (&pair->comparison, &by_words);
    }
}

/* Whether the words are enough in two articles of one story. */
static gboolean
fits_story (const QdQuoteWords *a, const QdQuoteWords *b, const Pair *pair)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  if (pair->voices != VOICES_SAME && pair->voices != VOICES_UNKNOWN)
    return FALSE;
  if (pair->voices == VOICES_UNKNOWN)
    return !is_scrap (a) && !is_scrap (b) && !comparison->name && meets (comparison, &by_story);
  if (comparison->relation.kind == QD_RELATION_VERBATIM)
    return TRUE;
  if (is_scrap (a) || is_scrap (b))
    return comparison->coverage == 1.0 && comparison->telling_words > 0 && comparison->relation.changed_words == 0;
  return meets (comparison, &by_both);
}

static gboolean
is_dated (const QdMatchArticle *a, const QdMatchArticle *b)
{
  return a->published != QD_TIME_UNKNOWN && b->published != QD_TIME_UNKNOWN;
}

static gboolean
may_be_one_story (const QdMatchArticle *a, const QdMatchArticle *b)
{
  guint64 first = MIN (a->published, b->published), last = MAX (a->published, b->published);

  return !is_dated (a, b) || last - first <= STORY_TIME;
}

static gboolean
are_about_the_same (const QdMatchArticle *a, const QdMatchArticle *b)
{
  if (a == b)
    return TRUE;
  if (a->profile == NULL || b->profile == NULL || !may_be_one_story (a, b))
    return FALSE;
  return qd_profile_similarity (a->profile, b->profile) >= (is_dated (a, b) ? STORY_SIMILARITY_DATED : STORY_SIMILARITY);
}

static GArray *
list_pairs (const QdMatchArticle *a, const QdMatchArticle *b)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint   n_a = MIN (a->quotations->len, MAX_QUOTATIONS), n_b = MIN (b->quotations->len, MAX_QUOTATIONS), i, j;
  guint64 work = 0;

  for (i = 0; i < n_a; i++)
    for (j = a == b ? i + 1 : 0; j < n_b; j++)
      {
        const QdQuoteWords *of_a = a->quotations->pdata[i], *of_b = b->quotations->pdata[j];
        Pair                pair = { .a = i, .b = j };

        if (!qd_quote_words_share_a_key (of_a, of_b))
          continue;
        work += MIN ((guint64)of_a->n_words * of_b->n_words, 1000 * ((guint64)of_a->n_words + of_b->n_words));
        if (work > MAX_WORK)
          return pairs;
        pair.voices = compare_voices (of_a, g_array_index (a->confidences, double, i), of_b, g_array_index (b->confidences, double, j));
        pair.comparison = qd_quote_compare (of_a, of_b);
        g_array_append_val (pairs, pair);
      }
  return pairs;
}

/* First what the words carry, then what needs the story besides. A statement that two articles share makes them one
 * story for the words of one speaker, if they appeared at about the same time; where the speaker is unknown, they must be about the same, too. */
static void
decide_pairs (const QdMatchArticle *a, const QdMatchArticle *b, GArray *pairs)
{
  gboolean one_subject = are_about_the_same (a, b), one_story = one_subject, near = may_be_one_story (a, b);
  guint    i;

  for (i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      pair->tied = carries_itself (a->quotations->pdata[pair->a], b->quotations->pdata[pair->b], pair, one_subject);
      one_story = one_story || (pair->tied && near);
    }
  for (i = 0; i < pairs->len && one_story; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (!pair->tied && (one_subject || pair->voices == VOICES_SAME))
        pair->tied = fits_story (a->quotations->pdata[pair->a], b->quotations->pdata[pair->b], pair);
    }
}

static gboolean
is_loose (const QdQuoteWords *quotation, const Pair *pair)
{
  return pair->tied && is_scrap (quotation) && pair->comparison.relation.kind != QD_RELATION_VERBATIM && pair->comparison.telling_words < 2;
}

/* A single word that stands in several quotations of the other article is of one of them, but nobody knows of which. */
static void
drop_ambiguous_scraps (const QdMatchArticle *a, const QdMatchArticle *b, GArray *pairs)
{
  g_autofree guint *uses_a = g_new0 (guint, a->quotations->len), *uses_b = g_new0 (guint, b->quotations->len);
  guint             i;

  for (i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      uses_a[pair->a] += is_loose (a->quotations->pdata[pair->a], pair);
      uses_b[pair->b] += is_loose (b->quotations->pdata[pair->b], pair);
    }
  for (i = 0; i < pairs->len; i++)
    {
      Pair    *pair = &g_array_index (pairs, Pair, i);
      gboolean loose_a = uses_a[pair->a] > 1 && is_loose (a->quotations->pdata[pair->a], pair);
      gboolean loose_b = uses_b[pair->b] > 1 && is_loose (b->quotations->pdata[pair->b], pair);

      if (loose_a || loose_b)
        pair->tied = FALSE;
    }
}

static void
add_matches (const QdMatchArticle *a, const QdMatchArticle *b, GArray *pairs, GArray *matches)
{
  guint i;

  for (i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);
      QdMatch     match = { pair->a, pair->b, pair->comparison.relation };
      gboolean    scrap = is_scrap (a->quotations->pdata[pair->a]) || is_scrap (b->quotations->pdata[pair->b]);

      if (scrap && match.relation.kind != QD_RELATION_VERBATIM)
        match.relation.kind = QD_RELATION_FRAGMENT;
      if (pair->tied)
        g_array_append_val (matches, match);
    }
}

/* An order of articles by their quotations. */
static int
order_articles (const QdMatchArticle *a, const QdMatchArticle *b)
{
  int   order = (a->quotations->len > b->quotations->len) - (a->quotations->len < b->quotations->len);
  guint i;

  for (i = 0; i < a->quotations->len && order == 0; i++)
    {
      const QdQuoteWords *of_a = a->quotations->pdata[i], *of_b = b->quotations->pdata[i];

      order = qd_quote_words_order (of_a, of_b);
      if (order == 0)
        order = g_strcmp0 (of_a->speaker, of_b->speaker);
    }
  return order;
}

static int
compare_matches (const void *a, const void *b)
{
  const QdMatch *match_a = a, *match_b = b;

  if (match_a->a != match_b->a)
    return match_a->a < match_b->a ? -1 : 1;
  return (match_a->b > match_b->b) - (match_a->b < match_b->b);
}

static void
reverse_matches (GArray *matches)
{
  guint i;

  for (i = 0; i < matches->len; i++)
    {
      QdMatch *match = &g_array_index (matches, QdMatch, i);

      *match = (QdMatch){ match->b, match->a, qd_relation_reverse (&match->relation) };
    }
  g_array_sort (matches, compare_matches);
}

/**
 * qd_match_articles:
 * @a: (not nullable): an article
 * @b: (not nullable): another, or the same
 *
 * Finds the quotations of two articles that are the same utterance, and what ties them. First those that show it by
 * their words alone; then, if the two articles tell one story, those that need the speaker and the story besides.
 * Whether they tell one story is decided from the two alone: a statement that they share, or alike profiles and near
 * dates. With @a and @b the same, finds the quotations of one article that are the same utterance, each pair once.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdMatch): the pairs, by the index in @a, then in @b; with @a and @b
 *   exchanged the same pairs, reversed
 */
GArray *
qd_match_articles (const QdMatchArticle *a, const QdMatchArticle *b)
{
  GArray            *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  g_autoptr (GArray) pairs = NULL;
  gboolean           swapped;

  g_return_val_if_fail (a != NULL, matches);
  g_return_val_if_fail (b != NULL, matches);

  /* Where the work is too much, what is left out must not depend on which article comes first. */
  swapped = order_articles (a, b) > 0;
  if (swapped)
    {
      const QdMatchArticle *other = a;

      a = b;
      b = other;
    }
  pairs = list_pairs (a, b);
  if (pairs->len == 0)
    return matches;
  decide_pairs (a, b, pairs);
  drop_ambiguous_scraps (a, b, pairs);
  add_matches (a, b, pairs, matches);
  if (swapped)
    reverse_matches (matches);
  return matches;
}

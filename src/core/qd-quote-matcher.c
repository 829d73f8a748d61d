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
#define STORY_SIMILARITY_DATED 0.20
#define STORY_SIMILARITY 0.25

struct _QdMatchArticle
{
  QdProfile *profile;
  gint64     published;
  GPtrArray *quotations;
};

/* A pair of quotations that share a key, with what is known of the two. */
typedef struct
{
  guint             a, b;
  QdSpeakerMatch    speakers;
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
  g_free (self);
}

/**
 * qd_match_article_add:
 * @self: (not nullable): an article
 * @text: (not nullable): the text of its next quotation, UTF-8
 * @speaker: (nullable): who is quoted, under the fullest name that the article gives
 *
 * Thread: any, one at a time.
 * Returns: the index of the quotation
 */
guint
qd_match_article_add (QdMatchArticle *self, const char *text, const char *speaker)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  g_ptr_array_add (self->quotations, qd_quote_words_new (text, speaker));
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

static gboolean
is_scrap (const QdQuoteWords *quotation)
{
  return quotation->n_words <= 3 || quotation->name_like;
}

/* Whether the words alone show that two quotations are one utterance. */
static gboolean
carries_itself (const QdQuoteWords *a, const QdQuoteWords *b, const Pair *pair)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  if (is_scrap (a) || is_scrap (b))
    return FALSE;
  if (pair->speakers == QD_SPEAKER_DIFFERENT)
    return comparison->run_words >= 12 && comparison->run_points >= 12 && comparison->coverage >= 0.8;
  if (comparison->run_words >= 5 && comparison->run_points >= 6 && comparison->coverage >= 0.5)
    return TRUE;
  if (comparison->points >= 10 && comparison->run_points >= 5 && comparison->coverage >= 0.5)
    return TRUE;
  return comparison->run_words >= 8 && comparison->run_points >= 9;
}

/* Whether they are with the same speaker and in the same story. */
static gboolean
fits_context (const QdQuoteWords *a, const QdQuoteWords *b, const Pair *pair)
{
  const QdQuoteComparison *comparison = &pair->comparison;

  if (pair->speakers != QD_SPEAKER_SAME)
    return FALSE;
  if (is_scrap (a) || is_scrap (b))
    return comparison->coverage == 1.0 && comparison->points >= 2 && comparison->relation.changed_words == 0;
  return comparison->coverage >= 0.6 && comparison->points >= 2;
}

static gboolean
profiles_tell_one_story (const QdMatchArticle *a, const QdMatchArticle *b)
{
  gboolean dated = a->published != QD_TIME_UNKNOWN && b->published != QD_TIME_UNKNOWN;

  if (a == b)
    return TRUE;
  if (a->profile == NULL || b->profile == NULL)
    return FALSE;
  if (dated && (MAX (a->published, b->published) > STORY_TIME + MIN (a->published, b->published)))
    return FALSE;
  return qd_profile_similarity (a->profile, b->profile) >= (dated ? STORY_SIMILARITY_DATED : STORY_SIMILARITY);
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
        pair.speakers = qd_speaker_compare (of_a->speaker, of_b->speaker);
        pair.comparison = qd_quote_compare (of_a, of_b);
        g_array_append_val (pairs, pair);
      }
  return pairs;
}

static void
add_match (GArray *matches, const QdMatchArticle *a, const QdMatchArticle *b, const Pair *pair)
{
  const QdQuoteWords *of_a = a->quotations->pdata[pair->a], *of_b = b->quotations->pdata[pair->b];
  QdMatch             match = { pair->a, pair->b, pair->comparison.relation };

  if ((is_scrap (of_a) || is_scrap (of_b)) && match.relation.kind != QD_RELATION_VERBATIM)
    match.relation.kind = QD_RELATION_FRAGMENT;
  g_array_append_val (matches, match);
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
  gboolean           one_story = FALSE, one_story_known = FALSE;
  guint              i;

  g_return_val_if_fail (a != NULL, matches);
  g_return_val_if_fail (b != NULL, matches);

  pairs = list_pairs (a, b);
  for (i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      pair->tied = carries_itself (a->quotations->pdata[pair->a], b->quotations->pdata[pair->b], pair);
      one_story = one_story || pair->tied;
    }
  one_story_known = one_story;
  for (i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);

      if (!pair->tied && fits_context (a->quotations->pdata[pair->a], b->quotations->pdata[pair->b], pair))
        {
          if (!one_story_known)
            one_story = profiles_tell_one_story (a, b);
          one_story_known = TRUE;
          pair->tied = one_story;
        }
      if (pair->tied)
        add_match (matches, a, b, pair);
    }
  return matches;
}

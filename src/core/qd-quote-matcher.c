/* qd-quote-matcher.c: decides which quotations of two articles are the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-matcher.h"

#include "core/qd-arena.h"
#include "core/qd-key-evidence.h"
#include "core/qd-match-article-private.h"
#include "core/qd-match-private.h"

/* Of how many speakers two articles are known to share a statement. */
#define MAX_SHARED_SPEAKERS 64

/* How much is shared at least of the shorter one of two quotations that are one, quoted once more and freely. */
#define FREELY_COVERAGE 0.8

/* How many words of what is quoted twice tell something, at least. */
#define LEAST_TELLING_TWICE 1

/* How many words a statement has at least beside which others are taken to be of the same occasion. */
#define LEAST_WORDS_BESIDE 5

/* How many candidates are looked through for those that follow from another; it bounds the time. */
#define MAX_CANDIDATES_FOLLOWED 256

static QdMatchSetting
compare_articles (const QdMatchArticle *a, const QdMatchArticle *b)
{
  QdMatchSetting setting = qd_match_setting_new (a->profile, a->published, b->profile, b->published);

  if (a == b)
    {
      setting.similarity = 1;
      setting.occasion = QD_OCCASION_SAME;
      setting.one_day = TRUE;
      setting.one_subject = TRUE;
    }
  return setting;
}

/* Whether the words of two quotations carry them. In two articles that are not about the same, and of two speakers, they do so only
 * around the keys that the two share, so that articles that have no more than a set phrase in common need not be compared:
 * see qd_match_probe_may_tie(). */
static gboolean
carries_itself (const QdMatchCandidate *candidate, const QdMatchSetting *setting)
{
  if (!qd_match_pair_carries_itself (&candidate->pair, setting))
    return FALSE;
  return setting->one_subject || candidate->pair.voices == QD_VOICES_SAME ||
         qd_key_evidence_suffices (candidate->pair.a, candidate->pair.b, _qd_match_least_evidence (setting->occasion, candidate->pair.voices));
}

/* First what the words carry, then what needs the story besides. A statement that two articles share makes them one
 * story for the words of one speaker, if they appeared at about the same time; where the speaker is unknown, they must be
 * about the same, too. Returns whether the two are of one story. */
static gboolean
decide_sentences (GArray *candidates, const QdMatchSetting *setting)
{
  gboolean one_story = setting->one_subject;
  guint    i;

  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      candidate->tied = carries_itself (candidate, setting);
      one_story = one_story || (candidate->tied && setting->occasion != QD_OCCASION_OTHER);
    }
  for (i = 0; i < candidates->len && one_story; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      candidate->tied = candidate->tied || qd_match_pair_fits_story (&candidate->pair, setting);
    }
  return one_story;
}

/* The speakers of whom two articles have a statement in common; few, since most articles quote few. */
typedef struct
{
  guint64 keys[MAX_SHARED_SPEAKERS];
  guint   len;
} SharedSpeakers;

static gboolean
has_key (const SharedSpeakers *self, guint64 key)
{
  guint i;

  for (i = 0; i < self->len; i++)
    if (self->keys[i] == key)
      return TRUE;
  return FALSE;
}

static void
list_shared_speakers (SharedSpeakers *self, GArray *candidates)
{
  guint i;

  self->len = 0;
  for (i = 0; i < candidates->len && self->len < MAX_SHARED_SPEAKERS; i++)
    {
      const QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      guint64                 key = 0;

      if (candidate->tied && candidate->pair.voices == QD_VOICES_SAME)
        key = candidate->pair.a->speaker_key;
      if (key != 0 && !has_key (self, key))
        self->keys[self->len++] = key;
    }
}

/* Last what is so little that it needs all of speaker, story and date. */
static void
decide_scraps (GArray *candidates, const QdMatchSetting *setting)
{
  SharedSpeakers shared;
  gboolean       is_listed = FALSE;
  guint          i;

  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      if (candidate->tied || !qd_match_pair_is_scrap (&candidate->pair))
        continue;
      /* Before the first scrap is tied: what those are of is decided by the others. */
      if (!is_listed)
        list_shared_speakers (&shared, candidates);
      is_listed = TRUE;
      candidate->tied = qd_match_pair_fits_as_scrap (&candidate->pair, setting, has_key (&shared, candidate->pair.a->speaker_key));
    }
}

static gboolean
is_loose (const QdQuoteWords *quotation, const QdMatchCandidate *candidate)
{
  return candidate->tied && qd_match_is_scrap (quotation) && candidate->pair.comparison.relation.kind != QD_RELATION_VERBATIM &&
         candidate->pair.comparison.telling_words < 2;
}

static void
drop_ambiguous (const QdMatchArticle *a, const QdMatchArticle *b, GArray *candidates)
{
  g_autoptr (QdArena) arena = qd_arena_new ();
  guint              *uses_a = qd_arena_new0_of (arena, guint, a->quotations->len), *uses_b = qd_arena_new0_of (arena, guint, b->quotations->len);
  gboolean           *full_a = qd_arena_new0_of (arena, gboolean, a->quotations->len), *full_b = qd_arena_new0_of (arena, gboolean, b->quotations->len);
  guint               i;

  for (i = 0; i < candidates->len; i++)
    {
      const QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      gboolean                firm = candidate->tied && candidate->pair.comparison.relation.shared_words > 1;

      uses_a[candidate->a] += is_loose (candidate->pair.a, candidate);
      uses_b[candidate->b] += is_loose (candidate->pair.b, candidate);
      full_a[candidate->a] |= firm && candidate->pair.comparison.relation.shared_words == candidate->pair.a->n_words;
      full_b[candidate->b] |= firm && candidate->pair.comparison.relation.shared_words == candidate->pair.b->n_words;
    }
  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      gboolean          loose_a = (uses_a[candidate->a] > 1 || full_b[candidate->b]) && is_loose (candidate->pair.a, candidate);
      gboolean          loose_b = (uses_b[candidate->b] > 1 || full_a[candidate->a]) && is_loose (candidate->pair.b, candidate);

      if (loose_a || loose_b)
        candidate->tied = FALSE;
    }
}

/* Whether one of the two has all the words of the other, unchanged. */
static gboolean
is_contained (const QdMatchCandidate *candidate)
{
  const QdRelation *relation = &candidate->pair.comparison.relation;

  return relation->changed_words == 0 && relation->shared_words >= MIN (candidate->pair.a->n_words, candidate->pair.b->n_words);
}

/* Notes how much the words of each quotation tell that stand all in one of the other article. */
static void
note_found (GArray *candidates, guint *found_a, guint *found_b)
{
  guint i;

  for (i = 0; i < candidates->len; i++)
    {
      const QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      guint                   shared = candidate->pair.comparison.relation.shared_words;

      if (!candidate->tied || !is_contained (candidate))
        continue;
      if (shared == candidate->pair.a->n_words)
        found_a[candidate->a] = MAX (found_a[candidate->a], candidate->pair.comparison.points);
      if (shared == candidate->pair.b->n_words)
        found_b[candidate->b] = MAX (found_b[candidate->b], candidate->pair.comparison.points);
    }
}

/* Where the other article has all the words of a quotation in one place, what merely resembles it in another is somebody who takes up
 * the words, or the next sentence of a speech that begins like the last; but it may be the same quoted again, freely, where it has
 * most of the words. */
static void
drop_resembling (const QdMatchArticle *a, const QdMatchArticle *b, GArray *candidates)
{
  g_autoptr (QdArena) arena = NULL;
  guint              *found_a = NULL, *found_b = NULL, i;

  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      if (!candidate->tied || is_contained (candidate) || candidate->pair.comparison.coverage >= FREELY_COVERAGE)
        continue;
      if (arena == NULL)
        {
          arena = qd_arena_new ();
          found_a = qd_arena_new0_of (arena, guint, a->quotations->len);
          found_b = qd_arena_new0_of (arena, guint, b->quotations->len);
          note_found (candidates, found_a, found_b);
        }
      candidate->tied = MAX (found_a[candidate->a], found_b[candidate->b]) <= candidate->pair.comparison.points;
    }
}

/* A single word that stands in several quotations of the other article is of one of them, but nobody knows of which; and
 * where both articles have all of what it stands in, it is a word of something else. */
static void
drop_ambiguous_scraps (const QdMatchArticle *a, const QdMatchArticle *b, GArray *candidates)
{
  guint i;

  for (i = 0; i < candidates->len; i++)
    {
      const QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      if (!is_loose (candidate->pair.a, candidate) && !is_loose (candidate->pair.b, candidate))
        continue;
      drop_ambiguous (a, b, candidates);
      return;
    }
}

/* Articles further apart than this seldom look back at what was said in between; two months, µs. */
#define FORMULA_TIME (G_GINT64_CONSTANT (60) * 24 * 60 * 60 * 1000 * 1000)

/* What may be a formula does not tie two articles that have nothing else in common, months apart. */
static void
drop_lone_formula (const QdMatchArticle *a, const QdMatchArticle *b, GArray *candidates, const QdMatchSetting *setting)
{
  QdMatchCandidate *lone = NULL;
  guint             i;

  if (setting->occasion != QD_OCCASION_OTHER || MAX (a->published, b->published) - FORMULA_TIME <= MIN (a->published, b->published))
    return;
  for (i = 0; i < candidates->len; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);

      if (candidate->tied && lone != NULL)
        return;
      if (candidate->tied)
        lone = candidate;
    }
  if (lone != NULL && _qd_match_is_formula (&lone->pair, setting))
    lone->tied = FALSE;
}

/* Whether A's quotation of a tied candidate stands in the other article a second time: TWICE is of the same speaker there and has a part of
 * the tied quotation as it is, and A's has that part, too. */
static gboolean
is_quoted_twice (const QdMatchCandidate *tied, const QdMatchCandidate *twice, const QdQuoteWords *of_tied, const QdQuoteWords *of_twice)
{
  const QdQuoteComparison *comparison = &twice->pair.comparison;
  QdQuoteComparison        within;

  if (!tied->tied || twice->tied || tied->pair.voices != QD_VOICES_SAME || twice->pair.voices != QD_VOICES_SAME || twice->pair.sure < GUESS)
    return FALSE;
  if (twice->pair.habit != QD_QUOTE_HABIT_NONE || comparison->name || comparison->telling_words < LEAST_TELLING_TWICE ||
      comparison->relation.changed_words > 0 || comparison->relation.shared_words < of_twice->n_words || qd_match_is_scrap (of_twice))
    return FALSE;
  within = qd_quote_compare (of_tied, of_twice);
  return within.relation.changed_words == 0 && within.relation.shared_words >= of_twice->n_words;
}

/* Whether a candidate is a part of the statement that another one ties, quoted once more: “That is not how ovens work,” and later “how ovens
 * work”. */
static gboolean
repeats (const QdMatchCandidate *tied, const QdMatchCandidate *twice)
{
  if (tied->a == twice->a)
    return is_quoted_twice (tied, twice, tied->pair.b, twice->pair.b);
  return tied->b == twice->b && is_quoted_twice (tied, twice, tied->pair.a, twice->pair.a);
}

/* Whether a candidate is next to one that is tied, in both articles and on the same side of it, and nothing stands between. Only what has all
 * the words of the other, and enough of them, shows of what occasion it is. */
static gboolean
stands_beside (const QdMatchCandidate *tied, const QdMatchCandidate *candidate)
{
  gboolean before = candidate->a + 1 == tied->a && candidate->b + 1 == tied->b;
  gboolean behind = candidate->a == tied->a + 1 && candidate->b == tied->b + 1;

  return tied->tied && (before || behind) && is_contained (tied) && tied->pair.comparison.relation.shared_words >= LEAST_WORDS_BESIDE;
}

/* Ties what follows from what is tied: what an article quotes of a statement once more, and what both quote next to it. What is quoted next to it
 * and tied to something else is that. */
static void
tie_followers (GArray *candidates)
{
  for (guint i = 0; i < candidates->len && candidates->len <= MAX_CANDIDATES_FOLLOWED; i++)
    {
      QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      gboolean          beside = FALSE, elsewhere = FALSE;

      for (guint k = 0; k < candidates->len && !candidate->tied && !candidate->follows; k++)
        {
          const QdMatchCandidate *tied = &g_array_index (candidates, QdMatchCandidate, k);

          candidate->follows = repeats (tied, candidate);
          beside = beside || stands_beside (tied, candidate);
          elsewhere = elsewhere || (tied->tied && (tied->a == candidate->a || tied->b == candidate->b));
        }
      if (beside && !elsewhere && _qd_match_fits_beside (&candidate->pair))
        candidate->follows = TRUE;
    }
  for (guint i = 0; i < candidates->len; i++)
    g_array_index (candidates, QdMatchCandidate, i).tied |= g_array_index (candidates, QdMatchCandidate, i).follows;
}

static void
add_matches (GArray *candidates, GArray *matches)
{
  guint n = 0, i;

  for (i = 0; i < candidates->len; i++)
    n += g_array_index (candidates, QdMatchCandidate, i).tied;
  g_array_set_size (matches, n);
  for (i = 0, n = 0; i < candidates->len; i++)
    {
      const QdMatchCandidate *candidate = &g_array_index (candidates, QdMatchCandidate, i);
      QdMatch                 match = { candidate->a, candidate->b, candidate->pair.comparison.relation };

      if (qd_match_pair_is_scrap (&candidate->pair) && match.relation.kind != QD_RELATION_VERBATIM)
        match.relation.kind = QD_RELATION_FRAGMENT;
      if (candidate->tied)
        g_array_index (matches, QdMatch, n++) = match;
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
 * @memo: (nullable): where comparisons are remembered
 *
 * Finds the quotations of two articles that are the same utterance, and what ties them. First those that show it by
 * their words alone; then, if the two articles tell one story, those that need the speaker and the story besides; last
 * the scraps, which need one occasion, too.
 * Whether they tell one story is decided from the two alone: a statement that they share, or alike profiles and near
 * dates. With @a and @b the same, finds the quotations of one article that are the same utterance, each pair once.
 *
 * Seals the two. Thread: any, one at a time for each of the articles and the memo.
 * Returns: (transfer full) (element-type QdMatch): the pairs, by the index in @a, then in @b; with @a and @b
 *   exchanged the same pairs, reversed
 */
GArray *
qd_match_articles (QdMatchArticle *a, QdMatchArticle *b, QdCompareMemo *memo)
{
  GArray                      *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  g_autoptr (QdCandidateArray) candidates = NULL;
  QdMatchSetting               setting;
  gboolean                     swapped;

  g_return_val_if_fail (a != NULL, matches);
  g_return_val_if_fail (b != NULL, matches);

  /* Where the work is too much, what is left out must not depend on which article comes first. */
  swapped = order_articles (a, b) > 0;
  if (swapped)
    {
      QdMatchArticle *other = a;

      a = b;
      b = other;
    }
  qd_match_article_seal (a);
  qd_match_article_seal (b);
  candidates = _qd_match_list_candidates (a, b, memo);
  if (candidates->len == 0)
    return matches;
  setting = compare_articles (a, b);
  if (decide_sentences (candidates, &setting))
    decide_scraps (candidates, &setting);
  if (a != b)
    drop_resembling (a, b, candidates);
  drop_ambiguous_scraps (a, b, candidates);
  drop_lone_formula (a, b, candidates, &setting);
  if (a != b)
    tie_followers (candidates);
  add_matches (candidates, matches);
  if (swapped)
    reverse_matches (matches);
  return matches;
}

/**
 * qd_match_relate:
 * @a: (not nullable): an article
 * @quotation_a: the index of one of its quotations
 * @b: (not nullable): another, or the same
 * @quotation_b: the index of one of that
 * @kind: how the two are related, as somebody says who knows
 *
 * Thread: any, one at a time for each of the articles.
 * Returns: a relation of that kind, with what the words show besides
 */
QdRelation
qd_match_relate (const QdMatchArticle *a, guint quotation_a, const QdMatchArticle *b, guint quotation_b, QdRelationKind kind)
{
  QdQuoteComparison comparison;

  g_return_val_if_fail (a != NULL && quotation_a < a->quotations->len, (QdRelation){ 0 });
  g_return_val_if_fail (b != NULL && quotation_b < b->quotations->len, (QdRelation){ 0 });

  comparison = qd_quote_compare (a->quotations->pdata[quotation_a], b->quotations->pdata[quotation_b]);
  comparison.relation.kind = kind;
  return comparison.relation;
}

/* What is known of two quotations and of their articles; it borrows from these. */
void
_qd_match_get_pair (const QdMatchArticle *a, guint quotation_a, const QdMatchArticle *b, guint quotation_b, QdMatchPair *pair, QdMatchSetting *setting)
{
  const QdQuoteWords *of_a = a->quotations->pdata[quotation_a], *of_b = b->quotations->pdata[quotation_b];
  QdQuoteComparison   comparison = qd_quote_compare (of_a, of_b);

  *pair = _qd_match_make_pair (a, quotation_a, b, quotation_b, &comparison);
  *setting = compare_articles (a, b);
}

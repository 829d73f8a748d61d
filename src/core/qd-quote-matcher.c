/* qd-quote-matcher.c: decides which quotations of two articles are the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-matcher.h"

#include <string.h>

#include "core/qd-key-evidence.h"
#include "core/qd-match-private.h"
#include "core/qd-sort.h"
#include "core/qd-speaker.h"

/* How many quotations of an article are compared; a newspaper article has some ten, a book has hundreds. */
#define MAX_QUOTATIONS 2000

/* There is room for so many at first, which is enough for most. */
#define FEW_QUOTATIONS 8

/* How much work one pair of articles is worth, as products of words; what is left then is not compared. */
#define MAX_WORK (G_GUINT64_CONSTANT (200) * 1000 * 1000)

/* Of how many speakers two articles are known to share a statement. */
#define MAX_SHARED_SPEAKERS 64

/* How many pairs of quotations of two articles are kept as a table of what key they share, and how many on the stack. */
#define MAX_CELLS (1024 * 1024)
#define MAX_STACK_CELLS 4096

/* Two articles that say the same thing over and over have millions of pairs; so many are looked at, some 32 MB. */
#define MAX_CANDIDATES (256 * 1024)

/* How many pairs of quotations of two articles share a key, as a rule. */
#define FEW_CANDIDATES 8

/* How much is shared at least of the shorter one of two quotations that are one, quoted once more and freely. */
#define FREELY_COVERAGE 0.8

/* A key of one of an article's quotations. */
typedef struct
{
  guint64 key;
  guint   quotation;
} Posting;

struct _QdMatchArticle
{
  QdProfile *profile;
  gint64     published;
  GPtrArray *quotations;  /* of QdQuoteWords */
  GArray    *confidences; /* of double: how sure the speaker of each is */
  GArray    *habits;      /* of guint8: the QdQuoteHabit of each */
  guint64   *keys;        /* of all quotations, rising, when the article is sealed; behind them the largest number that there is */
  guint16   *owners;      /* of which quotation each key is; in the memory of these */
  guint      n_keys;
  GArray    *digests; /* of Digest, when the article is sealed */
  gboolean   sealed;
};

typedef struct
{
  guint64 words[2];
} Digest;

/* Two quotations that share a key, by their places in their articles. */
typedef struct
{
  guint       a, b;
  QdMatchPair pair;
  gboolean    tied;
} Candidate;

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
  self->quotations = g_ptr_array_new_full (FEW_QUOTATIONS, (GDestroyNotify)qd_quote_words_free);
  self->confidences = g_array_sized_new (FALSE, FALSE, sizeof (double), FEW_QUOTATIONS);
  self->habits = g_array_sized_new (FALSE, FALSE, sizeof (guint8), FEW_QUOTATIONS);
  self->digests = g_array_new (FALSE, FALSE, sizeof (Digest));
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
  g_array_unref (self->habits);
  g_free (self->keys);
  g_array_unref (self->digests);
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
  const guint8 once = QD_QUOTE_HABIT_NONE;

  g_return_val_if_fail (self != NULL && !self->sealed, 0);
  g_return_val_if_fail (text != NULL, 0);

  g_ptr_array_add (self->quotations, qd_quote_words_new (text, speaker));
  g_array_append_val (self->confidences, confidence);
  g_array_append_val (self->habits, once);
  return self->quotations->len - 1;
}

/**
 * qd_match_article_set_habit:
 * @self: (not nullable): an article that is not compared yet
 * @quotation: the index of one of its quotations
 * @habit: what qd_quote_habit_read() says of it
 *
 * Says whether a quotation is what somebody says again and again; none is by itself. Thread: any, one at a time.
 */
void
qd_match_article_set_habit (QdMatchArticle *self, guint quotation, QdQuoteHabit habit)
{
  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (quotation < self->quotations->len);

  g_array_index (self->habits, guint8, quotation) = (guint8)habit;
}

/**
 * qd_match_article_nest:
 * @self: (not nullable): an article that is not compared yet
 * @nested: the index of a quotation that stands inside another
 * @spans: (array length=n_spans) (not nullable): where it is in the body, rising, bytes
 * @n_spans: how many they are
 * @holder: the index of the other
 * @holder_spans: (array length=n_holder_spans) (not nullable): where that is, its text being theirs, joined by single spaces
 * @n_holder_spans: how many they are
 *
 * Says that one quotation holds another. If two are named, an outlet and a person or two people, the words of the nested one are compared as the
 * inner speaker's alone: the outer one has them in common only with what quotes them in the same way. Takes time in
 * proportion to the spans and the words of the nested one.
 *
 * Thread: any, one at a time.
 */
void
qd_match_article_nest (QdMatchArticle *self, guint nested, const QdSpan *spans, guint n_spans, guint holder, const QdSpan *holder_spans, guint n_holder_spans)
{
  QdQuoteWords *outer, *inner;
  gsize         at = 0;
  guint         i = 0, j = 0;

  g_return_if_fail (self != NULL && !self->sealed);
  g_return_if_fail (nested < self->quotations->len && holder < self->quotations->len);
  g_return_if_fail (spans != NULL && holder_spans != NULL);

  outer = self->quotations->pdata[holder];
  inner = self->quotations->pdata[nested];
  if (outer->speaker == NULL || inner->speaker == NULL || qd_speaker_compare (outer->speaker, inner->speaker) == QD_SPEAKER_SAME)
    return;
  while (i < n_spans && j < n_holder_spans)
    {
      gsize start = MAX (spans[i].start, holder_spans[j].start), end = MIN (spans[i].end, holder_spans[j].end);

      if (start < end)
        qd_quote_words_mark_nested (outer, (QdSpan){ at + start - holder_spans[j].start, at + end - holder_spans[j].start });
      if (spans[i].end <= holder_spans[j].end)
        i++;
      else
        at += qd_span_length (holder_spans[j++]) + 1;
    }
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

/* One of its quotations. */
const QdQuoteWords *
_qd_match_article_get_quotation (const QdMatchArticle *self, guint index)
{
  return self->quotations->pdata[index];
}

/* How sure its speaker is. */
double
_qd_match_article_get_confidence (const QdMatchArticle *self, guint index)
{
  return g_array_index (self->confidences, double, index);
}

/* NULL if it has none. */
QdProfile *
_qd_match_article_get_profile (const QdMatchArticle *self)
{
  return self->profile;
}

/* µs since 1970 UTC, or QD_TIME_UNKNOWN. */
gint64
_qd_match_article_get_published (const QdMatchArticle *self)
{
  return self->published;
}

/* How long a period is, µs; at least as long as articles of one story may be apart (STORY_TIME of the rules), so that these
 * are of one period or of two that follow one another. */
#define PERIOD_TIME (G_GINT64_CONSTANT (14) * 24 * 60 * 60 * 1000 * 1000)

/**
 * qd_match_period:
 * @published: when an article appeared, µs since 1970 UTC, or %QD_TIME_UNKNOWN
 *
 * Two articles whose quotations share nothing but weak keys are compared only if their periods are the same or follow
 * one another. Thread: any.
 *
 * Returns: the number of the period, which rises by one every two weeks; %QD_MATCH_NO_PERIOD if the date is unknown
 */
gint64
qd_match_period (gint64 published)
{
  if (published == QD_TIME_UNKNOWN)
    return QD_MATCH_NO_PERIOD;
  return published / PERIOD_TIME - (published % PERIOD_TIME < 0);
}

static gboolean
are_neighbours (const QdMatchArticle *a, const QdMatchArticle *b)
{
  gint64 period_a = qd_match_period (a->published), period_b = qd_match_period (b->published);

  if (period_a == QD_MATCH_NO_PERIOD || period_b == QD_MATCH_NO_PERIOD)
    return period_a == period_b;
  return ABS (period_a - period_b) <= 1;
}

/* Those of one key come in the order of their quotations, which they are listed in. */
static inline gboolean
is_posting_before (const Posting *a, const Posting *b)
{
  return a->key < b->key;
}

QD_DEFINE_SORT (sort_postings, Posting, is_posting_before)

/* In arrays of just their size, as thousands of articles are kept; of their own, as keys are gone through that are mostly not shared. */
static void
list_keys (QdMatchArticle *self)
{
  guint               n_quotations = MIN (self->quotations->len, MAX_QUOTATIONS), n = 0;
  g_autofree Posting *postings = NULL;

  G_STATIC_ASSERT (MAX_QUOTATIONS <= G_MAXUINT16);
  for (guint i = 0; i < n_quotations; i++)
    self->n_keys += ((const QdQuoteWords *)self->quotations->pdata[i])->n_keys;
  postings = g_new (Posting, self->n_keys);
  for (guint i = 0; i < n_quotations; i++)
    {
      const QdQuoteWords *words = self->quotations->pdata[i];

      for (guint j = 0; j < words->n_keys; j++)
        postings[n++] = (Posting){ words->keys[j], i };
    }
  sort_postings (postings, n);
  self->keys = g_malloc ((n + 1) * sizeof (guint64) + n * sizeof (guint16));
  self->keys[n] = G_MAXUINT64;
  self->owners = (guint16 *)(gpointer)(self->keys + n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->keys[i] = postings[i].key;
      self->owners[i] = (guint16)postings[i].quotation;
    }
}

/**
 * qd_match_article_seal:
 * @self: (not nullable): an article with all of its quotations
 *
 * Makes an article ready to be compared. Nothing can be added to it any more. Thread: any, one at a time.
 */
void
qd_match_article_seal (QdMatchArticle *self)
{
  guint i;

  g_return_if_fail (self != NULL);

  if (self->sealed)
    return;
  list_keys (self);
  g_array_set_size (self->digests, self->quotations->len);
  for (i = 0; i < self->quotations->len; i++)
    {
      QdQuoteWords *words = self->quotations->pdata[i];

      qd_quote_words_digest (words, g_array_index (self->digests, Digest, i).words);
      /* Only what is nested needs them. */
      g_clear_pointer (&words->starts, g_free);
    }
  self->sealed = TRUE;
}

/**
 * qd_match_article_list_keys:
 * @self: (not nullable): an article
 * @keys: (element-type guint64): what qd_match_keys() makes of its quotations is appended to it
 *
 * Thread: any, while nothing is added to it.
 */
void
qd_match_article_list_keys (const QdMatchArticle *self, GArray *keys)
{
  guint i;

  g_return_if_fail (self != NULL && keys != NULL);

  for (i = 0; i < self->quotations->len; i++)
    {
      const QdQuoteWords *words = self->quotations->pdata[i];

      g_array_append_vals (keys, words->keys, words->n_keys);
    }
}

static guint
find_end_of_key (const guint64 *keys, guint n, guint start)
{
  guint end = start + 1;

  while (end < n && keys[end] == keys[start])
    end++;
  return end;
}

static void
note_key (guint8 *cell, guint64 key)
{
  guint8 strength = (key & QD_MATCH_WEAK_KEY) != 0 ? QD_SHARED_KEY_WEAK : QD_SHARED_KEY_STRONG;

  *cell = MAX (*cell, strength);
}

/* So many keys that two articles share are found before what they say is noted. */
#define MOST_SHARED 256

/* The place of a key in one article, in the upper bits, and in the other. */
typedef guint64 Shared;

/* Finds keys that both articles have, from the places in *I and *J on, and puts these behind them; of a key that an article has more than
 * once, its first place is among them. Returns how many were found. */
static guint
find_shared (const QdMatchArticle *a, const QdMatchArticle *b, guint *i, guint *j, Shared *found)
{
  const guint64 *const of_a = a->keys, *const of_b = b->keys;
  guint at_a = *i, at_b = *j, n = 0, steps;

  /* In so many steps neither comes to its end. */
  while ((steps = MIN (MIN (a->n_keys - at_a, b->n_keys - at_b), MOST_SHARED - n)) > 0)
    /* Without a branch that nobody could foretell. */
    for (; steps > 0; steps--)
      {
        const guint64 key = of_a[at_a], other = of_b[at_b];

        found[n] = (Shared)at_a << 32 | at_b;
        n += key == other;
        at_a += key <= other;
        at_b += other <= key;
      }
  *i = at_a;
  *j = at_b;
  return n;
}

/* Notes in a table of quotations of a by quotations of b the strongest key that each pair shares, by going through the keys
 * of both articles once. FALSE if so many quotations have the same keys that the pairs are sooner looked at one by one. */
static gboolean
fill_table (const QdMatchArticle *a, const QdMatchArticle *b, guint n_b, guint8 *table)
{
  Shared found[MOST_SHARED];
  guint  at_a = 0, at_b = 0, n_cells = 0, n;

  while ((n = find_shared (a, b, &at_a, &at_b, found)) > 0)
    for (guint k = 0; k < n; k++)
      {
        const guint   i = (guint)(found[k] >> 32), j = (guint)found[k];
        const guint64 key = a->keys[i];
        guint         end_a, end_b;

        /* Nearly all have their own key. */
        if (G_LIKELY (a->keys[i + 1] != key && b->keys[j + 1] != key && (i == 0 || a->keys[i - 1] != key)))
          {
            note_key (&table[(gsize)a->owners[i] * n_b + b->owners[j]], key);
            n_cells++;
            continue;
          }
        /* All quotations that have it were noted with the first. */
        if (i > 0 && a->keys[i - 1] == key)
          continue;
        end_a = find_end_of_key (a->keys, a->n_keys, i);
        end_b = find_end_of_key (b->keys, b->n_keys, j);
        if ((guint64)(end_a - i) * (end_b - j) + n_cells > MAX_CELLS)
          return FALSE;
        n_cells += (end_a - i) * (end_b - j);
        for (guint p = i; p < end_a; p++)
          for (guint q = j; q < end_b; q++)
            note_key (&table[(gsize)a->owners[p] * n_b + b->owners[q]], key);
      }
  return TRUE;
}

/* The places of the pairs that share a key; none if all of them share weak ones alone, and the two articles are not of one
 * time. */
static GArray *
list_places (const QdMatchArticle *a, const QdMatchArticle *b)
{
  GArray            *candidates = g_array_sized_new (FALSE, FALSE, sizeof (Candidate), FEW_CANDIDATES);
  guint              n_a = MIN (a->quotations->len, MAX_QUOTATIONS), n_b = MIN (b->quotations->len, MAX_QUOTATIONS), i, j;
  guint64            n_cells = (guint64)n_a * n_b, work = 0;
  gboolean           related = a == b || are_neighbours (a, b), filled;
  guint8             few[MAX_STACK_CELLS];
  g_autofree guint8 *many = n_cells > MAX_STACK_CELLS && n_cells <= MAX_CELLS ? g_malloc (n_cells) : NULL;
  guint8            *table = n_cells <= MAX_STACK_CELLS ? few : many;

  if (table != NULL)
    memset (table, QD_SHARED_KEY_NONE, n_cells);
  filled = table != NULL && fill_table (a, b, n_b, table);
  for (i = 0; i < n_a; i++)
    for (j = a == b ? i + 1 : 0; j < n_b && work <= MAX_WORK && candidates->len < MAX_CANDIDATES; j++)
      {
        const QdQuoteWords *of_a, *of_b;
        QdSharedKey         shared;
        Candidate           candidate;

        /* Most pairs share nothing. */
        if (filled && table[(gsize)i * n_b + j] == QD_SHARED_KEY_NONE)
          continue;
        of_a = a->quotations->pdata[i];
        of_b = b->quotations->pdata[j];
        shared = filled ? (QdSharedKey)table[(gsize)i * n_b + j] : qd_quote_words_share_a_key (of_a, of_b);
        if (shared == QD_SHARED_KEY_NONE)
          continue;
        candidate = (Candidate){ .a = i, .b = j };
        related = related || shared == QD_SHARED_KEY_STRONG;
        work += MIN ((guint64)of_a->n_words * of_b->n_words, 1000 * ((guint64)of_a->n_words + of_b->n_words));
        if (work <= MAX_WORK)
          g_array_append_val (candidates, candidate);
      }
  if (!related)
    g_array_set_size (candidates, 0);
  return candidates;
}

static QdMatchPair
make_pair (const QdMatchArticle *a, guint quotation_a, const QdMatchArticle *b, guint quotation_b, const QdQuoteComparison *comparison)
{
  QdMatchPair pair = qd_match_pair_new (a->quotations->pdata[quotation_a], g_array_index (a->confidences, double, quotation_a),
                                        b->quotations->pdata[quotation_b], g_array_index (b->confidences, double, quotation_b), comparison);

  pair.habit = (QdQuoteHabit)MAX (g_array_index (a->habits, guint8, quotation_a), g_array_index (b->habits, guint8, quotation_b));
  return pair;
}

static GArray *
list_candidates (const QdMatchArticle *a, const QdMatchArticle *b, QdCompareMemo *memo)
{
  GArray *candidates = list_places (a, b);
  guint   i;

  for (i = 0; i < candidates->len; i++)
    {
      Candidate          *candidate = &g_array_index (candidates, Candidate, i);
      const QdQuoteWords *of_a = a->quotations->pdata[candidate->a], *of_b = b->quotations->pdata[candidate->b];
      QdQuoteComparison   comparison = qd_compare_memo_compare (memo, of_a, g_array_index (a->digests, Digest, candidate->a).words,
                                                                of_b, g_array_index (b->digests, Digest, candidate->b).words);

      candidate->pair = make_pair (a, candidate->a, b, candidate->b, &comparison);
    }
  return candidates;
}

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
carries_itself (const Candidate *candidate, const QdMatchSetting *setting)
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
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->tied = carries_itself (candidate, setting);
      one_story = one_story || (candidate->tied && setting->occasion != QD_OCCASION_OTHER);
    }
  for (i = 0; i < candidates->len && one_story; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      candidate->tied = candidate->tied || qd_match_pair_fits_story (&candidate->pair, setting);
    }
  return one_story;
}

static gboolean
has_key (GArray *keys, guint64 key)
{
  guint i;

  for (i = 0; i < keys->len; i++)
    if (g_array_index (keys, guint64, i) == key)
      return TRUE;
  return FALSE;
}

/* The speakers of whom the two articles have a statement in common; few, since most articles quote few. */
static GArray *
list_shared_speakers (GArray *candidates)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint   i;

  for (i = 0; i < candidates->len && keys->len < MAX_SHARED_SPEAKERS; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint64          key = 0;

      if (candidate->tied && candidate->pair.voices == QD_VOICES_SAME)
        key = candidate->pair.a->speaker_key;
      if (key != 0 && !has_key (keys, key))
        g_array_append_val (keys, key);
    }
  return keys;
}

/* Last what is so little that it needs all of speaker, story and date. */
static void
decide_scraps (GArray *candidates, const QdMatchSetting *setting)
{
  g_autoptr (GArray) shared = NULL;
  guint              i;

  for (i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (candidate->tied || !qd_match_pair_is_scrap (&candidate->pair))
        continue;
      /* Before the first scrap is tied: what those are of is decided by the others. */
      if (shared == NULL)
        shared = list_shared_speakers (candidates);
      candidate->tied = qd_match_pair_fits_as_scrap (&candidate->pair, setting, has_key (shared, candidate->pair.a->speaker_key));
    }
}

static gboolean
is_loose (const QdQuoteWords *quotation, const Candidate *candidate)
{
  return candidate->tied && qd_match_is_scrap (quotation) && candidate->pair.comparison.relation.kind != QD_RELATION_VERBATIM &&
         candidate->pair.comparison.telling_words < 2;
}

static void
drop_ambiguous (const QdMatchArticle *a, const QdMatchArticle *b, GArray *candidates)
{
  g_autofree guint    *uses_a = g_new0 (guint, a->quotations->len), *uses_b = g_new0 (guint, b->quotations->len);
  g_autofree gboolean *full_a = g_new0 (gboolean, a->quotations->len), *full_b = g_new0 (gboolean, b->quotations->len);
  guint                i;

  for (i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean         firm = candidate->tied && candidate->pair.comparison.relation.shared_words > 1;

      uses_a[candidate->a] += is_loose (candidate->pair.a, candidate);
      uses_b[candidate->b] += is_loose (candidate->pair.b, candidate);
      full_a[candidate->a] |= firm && candidate->pair.comparison.relation.shared_words == candidate->pair.a->n_words;
      full_b[candidate->b] |= firm && candidate->pair.comparison.relation.shared_words == candidate->pair.b->n_words;
    }
  for (i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      gboolean   loose_a = (uses_a[candidate->a] > 1 || full_b[candidate->b]) && is_loose (candidate->pair.a, candidate);
      gboolean   loose_b = (uses_b[candidate->b] > 1 || full_a[candidate->a]) && is_loose (candidate->pair.b, candidate);

      if (loose_a || loose_b)
        candidate->tied = FALSE;
    }
}

/* Whether one of the two has all the words of the other, unchanged. */
static gboolean
is_contained (const Candidate *candidate)
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
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint            shared = candidate->pair.comparison.relation.shared_words;

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
  g_autofree guint *found_a = NULL;
  g_autofree guint *found_b = NULL;
  guint             i;

  for (i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->tied || is_contained (candidate) || candidate->pair.comparison.coverage >= FREELY_COVERAGE)
        continue;
      if (found_a == NULL)
        {
          found_a = g_new0 (guint, a->quotations->len);
          found_b = g_new0 (guint, b->quotations->len);
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
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!is_loose (candidate->pair.a, candidate) && !is_loose (candidate->pair.b, candidate))
        continue;
      drop_ambiguous (a, b, candidates);
      return;
    }
}

static void
add_matches (GArray *candidates, GArray *matches)
{
  guint i;

  for (i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      QdMatch          match = { candidate->a, candidate->b, candidate->pair.comparison.relation };

      if (qd_match_pair_is_scrap (&candidate->pair) && match.relation.kind != QD_RELATION_VERBATIM)
        match.relation.kind = QD_RELATION_FRAGMENT;
      if (candidate->tied)
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
  GArray            *matches = g_array_new (FALSE, FALSE, sizeof (QdMatch));
  g_autoptr (GArray) candidates = NULL;
  QdMatchSetting     setting;
  gboolean           swapped;

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
  candidates = list_candidates (a, b, memo);
  if (candidates->len == 0)
    return matches;
  setting = compare_articles (a, b);
  if (decide_sentences (candidates, &setting))
    decide_scraps (candidates, &setting);
  if (a != b)
    drop_resembling (a, b, candidates);
  drop_ambiguous_scraps (a, b, candidates);
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

  *pair = make_pair (a, quotation_a, b, quotation_b, &comparison);
  *setting = compare_articles (a, b);
}

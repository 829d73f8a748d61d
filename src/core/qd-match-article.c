/* qd-match-article.c: what the matcher has to know of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-match-article-private.h"
#include "core/qd-match-private.h"
#include "core/qd-sort.h"
#include "core/qd-speaker.h"

/* There is room for so many at first, which is enough for most. */
#define FEW_QUOTATIONS 8

/* So many keys are asked for before they are looked at, which stand so many to a line of memory. */
#define MOST_FORESEEN 256
#define KEYS_OF_LINE 8

/* A key of one of an article's quotations. */
typedef struct
{
  guint64 key;
  guint   quotation;
} Posting;

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
  self->digests = g_array_new (FALSE, FALSE, sizeof (QdMatchDigest));
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

/* Those of one key come in the order of their quotations, which they are listed in. */
static inline guint64
key_of_posting (const Posting *posting)
{
  return posting->key;
}

QD_DEFINE_SPREAD_SORT (sort_postings, Posting, key_of_posting, 64)

/* In arrays of just their size, as thousands of articles are kept; of their own, as keys are gone through that are mostly not shared. */
static void
list_keys (QdMatchArticle *self)
{
  guint               n_quotations = MIN (self->quotations->len, QD_MATCH_MAX_QUOTATIONS), n = 0;
  g_autofree Posting *postings = NULL;

  G_STATIC_ASSERT (QD_MATCH_MAX_QUOTATIONS <= G_MAXUINT16);
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
      self->middle += postings[i].key < QD_MATCH_MIDDLE_KEY;
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

      qd_quote_words_digest (words, g_array_index (self->digests, QdMatchDigest, i).words);
      /* Only what is nested needs them. */
      g_clear_pointer (&words->starts, g_free);
    }
  self->sealed = TRUE;
}

/**
 * qd_match_article_foresee:
 * @self: (not nullable): a sealed article that is soon compared
 * @distance: how many others come before it, from 2 to 0; it is to be called for each of these
 *
 * Asks for the memory that it is in. Of thousands of articles that are kept one is compared with some twenty, and what an article is
 * made of is all over the memory. Thread: any.
 */
void
qd_match_article_foresee (const QdMatchArticle *self, guint distance)
{
  switch (distance)
    {
    case 2:
      __builtin_prefetch (self);
      __builtin_prefetch ((const guint8 *)self + sizeof *self - 1);
      break;
    case 1:
      for (guint i = 0; i < MIN (self->n_keys, MOST_FORESEEN); i += KEYS_OF_LINE)
        __builtin_prefetch (self->keys + i);
      __builtin_prefetch (self->owners);
      __builtin_prefetch (self->quotations);
      __builtin_prefetch (self->confidences);
      __builtin_prefetch (self->habits);
      __builtin_prefetch (self->digests);
      if (self->profile != NULL)
        qd_profile_foresee (self->profile);
      break;
    default:
      __builtin_prefetch (self->quotations->pdata);
      __builtin_prefetch (self->confidences->data);
      __builtin_prefetch (self->habits->data);
      __builtin_prefetch (self->digests->data);
    }
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

/* qd-key-evidence.c: how much two quotations can show, by the keys that they share
 *
 * Where the words of two quotations agree in a row, every key that these words make is shared; so a run of agreeing words
 * reaches from a shared key no further than to the next key that is not. What the words in that reach tell is the most that
 * the run can show, and it is known from the one quotation and the keys that the other has: of a set phrase inside two
 * sentences, without looking at the other sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-key-evidence.h"

#include "core/qd-quote-compare.h"
#include "core/qd-quote-matcher.h"

struct _QdKeyEvidence
{
  guint     *told; /* what the words before each tell together, and behind the last one all */
  guint      n_words;
  guint      n_places;
  QdKeyPlace places[]; /* and what is told behind them */
};

/* Fewer words than this have the places of their keys at hand. */
#define FEW_WORDS 64

/**
 * qd_key_evidence_new:
 * @words: (not nullable): a quotation
 *
 * Thread: any.
 * Returns: (transfer full) (not nullable): its keys and what its words tell
 */
QdKeyEvidence *
qd_key_evidence_new (const QdQuoteWords *words)
{
  QdKeyPlace             few[QD_QUOTE_WORDS_MOST_PLACES (FEW_WORDS)];
  g_autofree QdKeyPlace *many = NULL;
  QdKeyPlace            *places = few;
  QdKeyEvidence         *self;
  guint                  n;

  g_return_val_if_fail (words != NULL, NULL);

  if (words->n_words > FEW_WORDS)
    places = many = g_new (QdKeyPlace, QD_QUOTE_WORDS_MOST_PLACES (words->n_words));
  n = qd_quote_words_list_places (words, places);
  self = g_malloc (sizeof (QdKeyEvidence) + n * sizeof (QdKeyPlace) + (words->n_words + 1) * sizeof (guint));
  self->n_words = words->n_words;
  self->n_places = n;
  memcpy (self->places, places, n * sizeof (QdKeyPlace));
  self->told = (guint *)(gpointer)(self->places + n);
  self->told[0] = 0;
  for (guint i = 0; i < words->n_words; i++)
    self->told[i + 1] = self->told[i] + qd_quote_word_points (words->weights[i]);
  return self;
}

/**
 * qd_key_evidence_free:
 * @self: (transfer full) (not nullable): what was made of a quotation
 *
 * Thread: any.
 */
void
qd_key_evidence_free (QdKeyEvidence *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

/**
 * qd_key_evidence_get_places:
 * @self: (not nullable): what was made of a quotation
 * @n_places: (out): how many there are
 *
 * Thread: any.
 * Returns: (transfer none) (array length=n_places): the keys of the quotation
 */
const QdKeyPlace *
qd_key_evidence_get_places (const QdKeyEvidence *self, guint *n_places)
{
  *n_places = self->n_places;
  return self->places;
}

/* How far words that agree may reach around a shared key. A key with the speaker's name in it stops nothing, since two names
 * need not be the same where the words are. */
static QdSpan
find_reach (const QdKeyEvidence *self, const guint8 *shared, const QdKeyPlace *key)
{
  guint start = 0, end = self->n_words;

  for (guint i = 0; i < self->n_places; i++)
    {
      const QdKeyPlace *other = &self->places[i];

      if (shared[i] || other->spoken)
        continue;
      if (other->end <= key->end)
        start = MAX (start, other->start + 1);
      if (other->start >= key->start)
        end = MIN (end, other->end - 1);
    }
  /* Between the words of a key there may be others, which need not agree. */
  return (QdSpan){ MIN (start, key->start), MAX (end, key->end) };
}

static int
compare_reaches (const void *a, const void *b)
{
  const QdSpan *reach_a = a, *reach_b = b;

  return (reach_a->start > reach_b->start) - (reach_a->start < reach_b->start);
}

/**
 * qd_key_evidence_weigh:
 * @self: (not nullable): what was made of a quotation
 * @shared: (not nullable): for each of its keys whether it is shared
 *
 * Takes time in proportion to the keys times the shared ones, of which it looks at no more than %QD_KEYS_ENOUGH.
 *
 * Thread: any.
 * Returns: the points, as in #QdQuoteComparison, of all words around the shared keys that can agree; %G_MAXUINT if so many
 *   keys are shared that nobody need ask. The more keys are shared, the more it is
 */
guint
qd_key_evidence_weigh (const QdKeyEvidence *self, const guint8 *shared)
{
  QdSpan reaches[QD_KEYS_ENOUGH];
  guint  n = 0, points = 0;
  gsize  end = 0;

  g_return_val_if_fail (self != NULL && shared != NULL, 0);

  for (guint i = 0; i < self->n_places; i++)
    {
      if (!shared[i])
        continue;
      if (n == QD_KEYS_ENOUGH)
        return G_MAXUINT;
      reaches[n++] = find_reach (self, shared, &self->places[i]);
    }
  qsort (reaches, n, sizeof (QdSpan), compare_reaches);
  for (guint i = 0; i < n; i++)
    {
      gsize start = MAX (end, reaches[i].start);

      end = MAX (end, reaches[i].end);
      points += self->told[end] - self->told[MIN (start, end)];
    }
  return points;
}

static void
mark_shared (const QdKeyEvidence *self, const QdQuoteWords *other, guint8 *shared)
{
  for (guint i = 0; i < self->n_places; i++)
    shared[i] = qd_quote_words_has_key (other, self->places[i].key);
}

static gboolean
is_enough (const QdQuoteWords *quotation, const QdQuoteWords *other, guint points)
{
  g_autoptr (QdKeyEvidence) evidence = qd_key_evidence_new (quotation);
  g_autofree guint8        *shared = g_new0 (guint8, MAX (evidence->n_places, 1));

  mark_shared (evidence, other, shared);
  return qd_key_evidence_weigh (evidence, shared) >= points;
}

/**
 * qd_key_evidence_suffices:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 * @points: how much is wanted
 *
 * Thread: any.
 * Returns: whether the words of either around the keys that the two share can tell so much; the same whichever comes first
 */
gboolean
qd_key_evidence_suffices (const QdQuoteWords *a, const QdQuoteWords *b, guint points)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return is_enough (a, b, points) && is_enough (b, a, points);
}

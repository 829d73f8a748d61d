/* qd-quote-part.c: which spans of two tied quotations take part in what ties them
 *
 * A quotation that a cue interrupts, or that goes on over paragraphs, has several spans, and another article may carry
 * one of them alone. What is cited for the relation are then the words that both have, not all of what was said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-part.h"

#include "core/qd-align.h"
#include "core/qd-quote-compare.h"
#include "core/qd-word-weight.h"

/* A span takes part if one of so many of its words is shared, or if as many telling words are: of a long one a clause
 * may be all that the other carries, but an “and” that happens to fit is nothing. */
#define MIN_SHARE 3
#define MIN_TELLING 3

/* How much of a span is shared. */
typedef struct
{
  guint n_words;
  guint n_shared;
  guint n_telling;
} Share;

static void
mark_shared (const QdQuoteWords *words, GArray *blocks, gboolean of_a, guint8 *shared)
{
  guint i, j;

  for (i = 0; i < blocks->len; i++)
    {
      const QdAlignBlock *block = &g_array_index (blocks, QdAlignBlock, i);
      guint               start = of_a ? block->a : block->b;

      for (j = start; j < start + block->length && j < words->n_words; j++)
        shared[j] = TRUE;
    }
}

/* The spans' texts lie in the text of the quotation one after the other, each but the first behind a space. */
static void
count_shares (const QdQuotation *quotation, const QdQuoteWords *words, const guint8 *shared, Share *shares)
{
  g_autoptr (GArray) places = qd_quote_words_find (quotation->text);
  gsize              end = qd_span_length (quotation->spans[0]);
  guint              span = 0, i;

  for (i = 0; i < places->len && i < words->n_words; i++)
    {
      gsize at = g_array_index (places, QdSpan, i).start;

      while (at >= end && span + 1 < quotation->n_spans)
        end += 1 + qd_span_length (quotation->spans[++span]);
      shares[span].n_words++;
      shares[span].n_shared += shared[i];
      shares[span].n_telling += shared[i] && words->weights[i] == QD_WORD_TELLING;
    }
}

static guint
find_best (const Share *shares, guint n_shares)
{
  guint best = 0, i;

  for (i = 1; i < n_shares; i++)
    if (shares[i].n_shared > shares[best].n_shared)
      best = i;
  return best;
}

static gboolean
takes_part (const Share *share)
{
  return share->n_shared > 0 && (share->n_shared * MIN_SHARE >= share->n_words || share->n_telling >= MIN_TELLING);
}

static QdQuotation *
keep_spans (QdQuotation *quotation, const Share *shares)
{
  g_autoptr (GArray)  spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autoptr (GString) text = g_string_new (NULL);
  QdQuotation         fields = *quotation;
  gsize               start = 0;
  guint               best = find_best (shares, quotation->n_spans), i;

  for (i = 0; i < quotation->n_spans; i++)
    {
      gsize length = qd_span_length (quotation->spans[i]);

      if (i == best || takes_part (&shares[i]))
        {
          if (spans->len > 0)
            g_string_append_c (text, ' ');
          g_string_append_len (text, quotation->text + start, (gssize)length);
          g_array_append_val (spans, quotation->spans[i]);
        }
      start += length + 1;
    }
  if (spans->len == quotation->n_spans)
    return qd_quotation_ref (quotation);
  fields.spans = (const QdSpan *)(gpointer)spans->data;
  fields.n_spans = spans->len;
  fields.text = text->str;
  return qd_quotation_new (&fields);
}

static QdQuotation *
find_part (QdQuotation *quotation, const QdQuoteWords *words, GArray *blocks, gboolean of_a)
{
  g_autofree guint8 *shared = NULL;
  g_autofree Share  *shares = NULL;

  if (quotation->n_spans < 2)
    return qd_quotation_ref (quotation);
  shared = g_new0 (guint8, MAX (words->n_words, 1));
  shares = g_new0 (Share, quotation->n_spans);
  mark_shared (words, blocks, of_a, shared);
  count_shares (quotation, words, shared, shares);
  return keep_spans (quotation, shares);
}

/**
 * qd_quote_part_find:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another, which something ties to it
 * @part_a: (out) (not nullable) (transfer full): @a, or a copy of it with those of its spans alone, and their text, that
 *   take part in what ties it to @b
 * @part_b: (out) (not nullable) (transfer full): the same of @b
 *
 * A span is kept whole, however much of it the other quotation has. At least the
 * span that shares most is left. Takes time in proportion to the length of the two.
 *
 * Thread: any.
 */
void
qd_quote_part_find (QdQuotation *a, QdQuotation *b, QdQuotation **part_a, QdQuotation **part_b)
{
  g_autoptr (QdQuoteWords) words_a = NULL;
  g_autoptr (QdQuoteWords) words_b = NULL;
  g_autoptr (GArray)       blocks = NULL;

  g_return_if_fail (a != NULL && part_a != NULL);
  g_return_if_fail (b != NULL && part_b != NULL);

  if (a->n_spans < 2 && b->n_spans < 2)
    {
      *part_a = qd_quotation_ref (a);
      *part_b = qd_quotation_ref (b);
      return;
    }
  words_a = qd_quote_words_new (a->text, NULL);
  words_b = qd_quote_words_new (b->text, NULL);
  blocks = qd_quote_align (words_a, words_b);
  *part_a = find_part (a, words_a, blocks, TRUE);
  *part_b = find_part (b, words_b, blocks, FALSE);
}

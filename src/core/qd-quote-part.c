/* qd-quote-part.c: which spans of two tied quotations take part in what ties them
 *
 * A quotation that a cue interrupts, or that goes on over paragraphs, has several spans, and another article may carry
 * one of them alone, or some of them in other words. What is cited for a relation are the spans that face each other, not all
 * of what was said.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-part.h"

#include "core/qd-align.h"
#include "core/qd-quote-compare.h"
#include "core/qd-quote-join.h"
#include "core/qd-word-weight.h"

/* A span of the one faces a span of the other if one of so many words of the shorter one is shared, or if so many telling
 * words are: of a long one a clause may be all that the other carries, but an “and” that happens to fit is nothing. */
#define MIN_SHARE 3
#define MIN_TELLING 3

/* So many words in a row are a clause, however ordinary, and however long the span is in which it stands. */
#define MIN_RUN 6

/* A quotation with the span that each of its words is in. */
typedef struct
{
  QdQuotation  *quotation;
  QdQuoteWords *words;
  guint        *spans;
  guint        *n_words; /* of each span */
} Side;

/* What a span of the one shares with a span of the other. */
typedef struct
{
  guint a, b;
  guint n_shared;
  guint n_telling;
  guint n_run; /* the most of them in a row */
} Cell;

/* Where the text of each span is in the text of the quotation. */
static QdSpan *
find_texts (const QdQuotation *quotation)
{
  QdSpan *texts = g_new (QdSpan, quotation->n_spans);

  qd_quote_join_find (quotation->text, quotation->spans, quotation->n_spans, texts);
  return texts;
}

static void
side_init (Side *self, QdQuotation *quotation)
{
  g_autoptr (GArray) places = qd_quote_words_find (quotation->text);
  g_autofree QdSpan *texts = find_texts (quotation);
  guint              span = 0, i;

  self->quotation = quotation;
  self->words = qd_quote_words_new (quotation->text, NULL);
  self->spans = g_new0 (guint, places->len + 1);
  self->n_words = g_new0 (guint, quotation->n_spans);
  for (i = 0; i < places->len; i++)
    {
      while (g_array_index (places, QdSpan, i).start >= texts[span].end && span + 1 < quotation->n_spans)
        span++;
      self->spans[i] = span;
      self->n_words[span]++;
    }
}

static void
side_clear (Side *self)
{
  qd_quote_words_free (self->words);
  g_free (self->spans);
  g_free (self->n_words);
}

/* The cells in which something is shared. Words are shared in order, so that neither span ever goes back. */
static GArray *
list_cells (const Side *a, const Side *b)
{
  g_autoptr (GArray) blocks = qd_quote_align (a->words, b->words);
  GArray            *cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  guint              i, j;

  for (i = 0; i < blocks->len; i++)
    {
      const QdAlignBlock *block = &g_array_index (blocks, QdAlignBlock, i);
      guint               run = 0;

      for (j = 0; j < block->length; j++)
        {
          Cell  cell = { .a = a->spans[block->a + j], .b = b->spans[block->b + j] };
          Cell *last = cells->len > 0 ? &g_array_index (cells, Cell, cells->len - 1) : NULL;

          if (last == NULL || last->a != cell.a || last->b != cell.b)
            {
              g_array_append_val (cells, cell);
              last = &g_array_index (cells, Cell, cells->len - 1);
              run = 0;
            }
          last->n_shared++;
          run++;
          last->n_run = MAX (last->n_run, run);
          last->n_telling += a->words->weights[block->a + j] == QD_WORD_TELLING;
        }
    }
  return cells;
}

/* Leaves the cells whose spans face each other; at least the one that shares most. */
static void
keep_facing (const Side *a, const Side *b, GArray *cells)
{
  Cell *data = (Cell *)(gpointer)cells->data;
  guint best = 0, n = 0, i;

  for (i = 1; i < cells->len; i++)
    if (data[i].n_shared > data[best].n_shared)
      best = i;
  for (i = 0; i < cells->len; i++)
    {
      guint shorter = MIN (a->n_words[data[i].a], b->n_words[data[i].b]);

      if (i == best || data[i].n_shared * MIN_SHARE >= shorter || data[i].n_telling >= MIN_TELLING || data[i].n_run >= MIN_RUN)
        data[n++] = data[i];
    }
  g_array_set_size (cells, n);
}

/* The quotation with those spans alone that cells from @start to @end have. */
static QdQuotation *
keep_spans (QdQuotation *quotation, const Cell *cells, guint start, guint end, gboolean of_a)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autofree QdSpan *texts = find_texts (quotation);
  GString           *text = g_string_new (NULL);
  QdQuotation        fields = *quotation;
  QdQuotation       *part;
  guint              i;

  for (i = start; i < end; i++)
    {
      guint span = of_a ? cells[i].a : cells[i].b;

      if (i > start && span == (of_a ? cells[i - 1].a : cells[i - 1].b))
        continue;
      if (spans->len > 0)
        g_string_append_c (text, ' ');
      g_string_append_len (text, quotation->text + texts[span].start, (gssize)qd_span_length (texts[span]));
      g_array_append_val (spans, quotation->spans[span]);
    }
  fields.spans = (const QdSpan *)(gpointer)spans->data;
  fields.n_spans = spans->len;
  fields.text = text->str;
  part = spans->len == quotation->n_spans ? qd_quotation_ref (quotation) : qd_quotation_new (&fields);
  g_string_free (text, TRUE);
  return part;
}

static void
free_part (gpointer data)
{
  QdQuotePart *part = data;

  qd_quotation_unref (part->a);
  qd_quotation_unref (part->b);
  g_free (part);
}

static void
add_part (GPtrArray *parts, QdQuotation *a, QdQuotation *b, const QdRelation *relation)
{
  QdQuotePart *part = g_new (QdQuotePart, 1);

  *part = (QdQuotePart){ a, b, *relation };
  g_ptr_array_add (parts, part);
}

/* What ties two parts that are not all of the two quotations. */
static QdRelation
compare_parts (const QdQuotation *a, const QdQuotation *b, const QdRelation *of_whole)
{
  g_autoptr (QdQuoteWords) words_a = qd_quote_words_new (a->text, NULL);
  g_autoptr (QdQuoteWords) words_b = qd_quote_words_new (b->text, NULL);
  QdRelation               relation = qd_quote_compare (words_a, words_b).relation;

  if (relation.kind == QD_RELATION_NONE)
    return *of_whole;
  if (relation.kind != QD_RELATION_VERBATIM && MIN (words_a->n_words, words_b->n_words) <= QD_MAX_SCRAP_WORDS)
    relation.kind = QD_RELATION_FRAGMENT;
  return relation;
}

/* Cells that have a span in common are of one part. */
static void
add_parts (GPtrArray *parts, const Side *a, const Side *b, GArray *cells, const QdRelation *relation)
{
  const Cell *data = (const Cell *)(gconstpointer)cells->data;
  guint       start = 0, end;

  for (end = 1; end <= cells->len; end++)
    {
      gboolean     all = start == 0 && end == cells->len;
      QdQuotation *part_a, *part_b;
      QdRelation   of_part = *relation;

      if (end < cells->len && (relation->kind == QD_RELATION_VERBATIM || data[end].a == data[end - 1].a || data[end].b == data[end - 1].b))
        continue;
      part_a = keep_spans (a->quotation, data, start, end, TRUE);
      part_b = keep_spans (b->quotation, data, start, end, FALSE);
      if (!all)
        of_part = compare_parts (part_a, part_b, relation);
      add_part (parts, part_a, part_b, &of_part);
      start = end;
    }
}

/**
 * qd_quote_part_list:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 * @relation: (not nullable): what ties the two
 *
 * Finds which spans of two quotations face each other in what ties them. Quotations of one span each, and two with the
 * same words, are one part. Of one that was cut, the spans that the other lacks are left out. Where each of the two has
 * several spans, and some of the one face some of the other while the rest face others, each group is a part with its
 * own relation. A span is kept whole, however much of it the other quotation has. Takes time in proportion to the
 * length of the two.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdQuotePart): the parts in order, at least one; with @a and @b exchanged and
 *   @relation reversed the same, reversed
 */
GPtrArray *
qd_quote_part_list (QdQuotation *a, QdQuotation *b, const QdRelation *relation)
{
  GPtrArray         *parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GArray) cells = NULL;
  Side               side_a, side_b;

  g_return_val_if_fail (a != NULL && b != NULL, parts);
  g_return_val_if_fail (relation != NULL, parts);

  if (a->n_spans < 2 && b->n_spans < 2)
    {
      add_part (parts, qd_quotation_ref (a), qd_quotation_ref (b), relation);
      return parts;
    }
  side_init (&side_a, a);
  side_init (&side_b, b);
  cells = list_cells (&side_a, &side_b);
  if (cells->len > 0)
    {
      keep_facing (&side_a, &side_b, cells);
      add_parts (parts, &side_a, &side_b, cells, relation);
    }
  else
    add_part (parts, qd_quotation_ref (a), qd_quotation_ref (b), relation);
  side_clear (&side_a);
  side_clear (&side_b);
  return parts;
}

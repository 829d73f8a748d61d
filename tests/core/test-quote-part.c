/* test-quote-part.c: which spans of two tied quotations are cited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-part.h"

#include <string.h>

#define FIRST "We will mend the harbour wall before the autumn storms,"
#define SECOND "Sandvik will pay every mason, and nobody in Ostrel will wait for the lawyers."
#define THIRD "The dredgers are welcome to leave."

/* The quotation of an article in which the parts stand one after the other, interrupted by a cue. */
static QdQuotation *
make_quotation (const char *const *parts)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GArray)  spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_autofree char    *text = NULL;
  QdQuotation         fields = { .speaker = "Perla Quennell", .confidence = 0.9, .parent = -1 };

  for (; *parts != NULL; parts++)
    {
      QdSpan span = { body->len, body->len + strlen (*parts) };

      g_array_append_val (spans, span);
      g_string_append_printf (body, "%s” she said. “", *parts);
    }
  fields.spans = (const QdSpan *)(gpointer)spans->data;
  fields.n_spans = spans->len;
  fields.text = text = qd_text_join_spans (body->str, fields.spans, fields.n_spans);
  return qd_quotation_new (&fields);
}

typedef struct
{
  const char *name;
  const char *a[4], *b[4];
  const char *part_a, *part_b;
} Case;

static const Case cases[] = {
  { "one-of-two", { FIRST, SECOND, NULL }, { "Sandvik will pay every mason", NULL }, SECOND, "Sandvik will pay every mason" },
  { "first-of-three", { FIRST, SECOND, THIRD, NULL }, { "mend the harbour wall", NULL }, FIRST, "mend the harbour wall" },
  { "ends-of-three", { FIRST, SECOND, THIRD, NULL }, { FIRST, THIRD, NULL }, FIRST " " THIRD, FIRST " " THIRD },
  { "few-words-of-a-long-one", { FIRST, SECOND, NULL }, { "the lawyers", NULL }, SECOND, "the lawyers" },
  { "little-word", { FIRST, "And the geese fly, and the seals sing to the moon,", NULL }, { FIRST " and", NULL }, FIRST, FIRST " and" },
  { "all", { FIRST, SECOND, NULL }, { FIRST " " SECOND, NULL }, FIRST " " SECOND, FIRST " " SECOND },
  { "both-split", { FIRST, SECOND, NULL }, { SECOND, THIRD, NULL }, SECOND, SECOND },
  { "single", { FIRST, NULL }, { "mend the harbour wall", NULL }, FIRST, "mend the harbour wall" },
  { "empty", { "", NULL }, { "", "", NULL }, "", "" },
};

static void
test_case (const void *data)
{
  const Case             *test = data;
  g_autoptr (QdQuotation) a = make_quotation (test->a);
  g_autoptr (QdQuotation) b = make_quotation (test->b);
  g_autoptr (QdQuotation) part_a = NULL;
  g_autoptr (QdQuotation) part_b = NULL;
  g_autoptr (QdQuotation) back_a = NULL;
  g_autoptr (QdQuotation) back_b = NULL;

  qd_quote_part_find (a, b, &part_a, &part_b);
  g_assert_cmpstr (part_a->text, ==, test->part_a);
  g_assert_cmpstr (part_b->text, ==, test->part_b);
  g_assert_cmpstr (part_a->speaker, ==, "Perla Quennell");

  qd_quote_part_find (b, a, &back_b, &back_a);
  g_assert_cmpstr (back_a->text, ==, test->part_a);
  g_assert_cmpstr (back_b->text, ==, test->part_b);
}

/* The spans that are left are those of the text that is left. */
static void
test_spans (void)
{
  const char *const split[] = { FIRST, SECOND, THIRD, NULL }, *const whole[] = { SECOND, NULL };
  g_autoptr (QdQuotation) a = make_quotation (split);
  g_autoptr (QdQuotation) b = make_quotation (whole);
  g_autoptr (QdQuotation) part_a = NULL;
  g_autoptr (QdQuotation) part_b = NULL;

  qd_quote_part_find (a, b, &part_a, &part_b);
  g_assert_cmpuint (part_a->n_spans, ==, 1);
  g_assert_cmpuint (part_a->spans[0].start, ==, a->spans[1].start);
  g_assert_cmpuint (part_a->spans[0].end, ==, a->spans[1].end);
  g_assert_true (part_b == b);
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/quote-part/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/quote-part/spans", test_spans);
  return g_test_run ();
}

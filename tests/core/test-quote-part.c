/* test-quote-part.c: which spans of two tied quotations are cited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-part.h"

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
  const char    *name;
  const char    *a[4], *b[4];
  QdRelationKind kind;
  const char    *parts; /* each end's text, then the kind, a line each */
} Case;

#define SECOND_TOO "Sandvik will pay every sailor, and nobody in Ostrel will wait for the lawyers."

static const Case cases[] = {
  { "one-of-two", { FIRST, SECOND, NULL }, { "Sandvik will pay every mason", NULL }, QD_RELATION_TRUNCATED, SECOND "\nSandvik will pay every mason\ntruncated\n" },
  { "first-of-three", { FIRST, SECOND, THIRD, NULL }, { "mend the harbour wall", NULL }, QD_RELATION_TRUNCATED, FIRST "\nmend the harbour wall\ntruncated\n" },
  { "few-words-of-a-long-one", { FIRST, SECOND, NULL }, { "the lawyers", NULL }, QD_RELATION_FRAGMENT, SECOND "\nthe lawyers\nfragment\n" },
  { "little-word", { FIRST, "And the geese fly, and the seals sing to the moon,", NULL }, { FIRST " and", NULL }, QD_RELATION_OVERLAPPING, FIRST "\n" FIRST " and\noverlapping\n" },
  { "sentence-of-a-long-one", { FIRST, "It was all that they had, and we took it from them. " SECOND " " THIRD, NULL }, { FIRST " It was all that they had. Now nobody sleeps in Ostrel.", NULL }, QD_RELATION_OVERLAPPING, FIRST " It was all that they had, and we took it from them. " SECOND " " THIRD "\n" FIRST " It was all that they had. Now nobody sleeps in Ostrel.\noverlapping\n" },
  { "two-in-one", { FIRST, SECOND, NULL }, { "Listen. " FIRST " " SECOND, NULL }, QD_RELATION_TRUNCATED, FIRST " " SECOND "\nListen. " FIRST " " SECOND "\ntruncated\n" },
  { "both-split-verbatim", { FIRST, SECOND, NULL }, { FIRST, SECOND, NULL }, QD_RELATION_VERBATIM, FIRST " " SECOND "\n" FIRST " " SECOND "\nverbatim\n" },
  { "both-split-one-altered", { FIRST, SECOND, NULL }, { FIRST, SECOND_TOO, NULL }, QD_RELATION_ALTERED, FIRST "\n" FIRST "\nverbatim\n" SECOND "\n" SECOND_TOO "\naltered\n" },
  { "both-split-overlapping", { FIRST, SECOND, NULL }, { SECOND, THIRD, NULL }, QD_RELATION_OVERLAPPING, SECOND "\n" SECOND "\noverlapping\n" },
  { "middle-cut", { FIRST, SECOND, THIRD, NULL }, { FIRST, THIRD, NULL }, QD_RELATION_TRUNCATED, FIRST "\n" FIRST "\nverbatim\n" THIRD "\n" THIRD "\nverbatim\n" },
  { "single", { FIRST, NULL }, { "mend the harbour wall", NULL }, QD_RELATION_TRUNCATED, FIRST "\nmend the harbour wall\ntruncated\n" },
  { "empty", { "", NULL }, { "", "", NULL }, QD_RELATION_VERBATIM, "\n \nverbatim\n" },
};

static char *
describe (QdQuotation *a, QdQuotation *b, QdRelationKind kind, gboolean reversed)
{
  const QdRelation      relation = { .kind = kind };
  g_autoptr (GPtrArray) parts = reversed ? qd_quote_part_list (b, a, &relation) : qd_quote_part_list (a, b, &relation);
  GString              *text = g_string_new (NULL);
  guint                 i;

  for (i = 0; i < parts->len; i++)
    {
      const QdQuotePart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (text, "%s\n%s\n%s\n", (reversed ? part->b : part->a)->text, (reversed ? part->a : part->b)->text,
                              qd_relation_kind_to_string (part->relation.kind));
      g_assert_cmpstr (part->a->speaker, ==, "Perla Quennell");
    }
  return g_string_free (text, FALSE);
}

static void
test_case (const void *data)
{
  const Case             *test = data;
  g_autoptr (QdQuotation) a = make_quotation (test->a);
  g_autoptr (QdQuotation) b = make_quotation (test->b);
  g_autofree char        *forth = describe (a, b, test->kind, FALSE);
  g_autofree char        *back = describe (a, b, test->kind, TRUE);

  g_assert_cmpstr (forth, ==, test->parts);
  g_assert_cmpstr (back, ==, test->parts);
}

/* The spans that are left are those of the text that is left. */
static void
test_spans (void)
{
  const char *const split[] = { FIRST, SECOND, THIRD, NULL }, *const whole[] = { SECOND, NULL };
  const QdRelation        relation = { .kind = QD_RELATION_TRUNCATED };
  g_autoptr (QdQuotation) a = make_quotation (split);
  g_autoptr (QdQuotation) b = make_quotation (whole);
  g_autoptr (GPtrArray)   parts = qd_quote_part_list (a, b, &relation);
  const QdQuotePart      *part;

  g_assert_cmpuint (parts->len, ==, 1);
  part = g_ptr_array_index (parts, 0);
  g_assert_cmpuint (part->a->n_spans, ==, 1);
  g_assert_cmpuint (part->a->spans[0].start, ==, a->spans[1].start);
  g_assert_cmpuint (part->a->spans[0].end, ==, a->spans[1].end);
  g_assert_true (part->b == b);
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

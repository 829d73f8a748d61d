/* test-quotation.c: quotation records and the sentences of reasons
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quotation.h"

static void
test_kinds (void)
{
  QdQuotationKind kind = QD_QUOTATION_NESTED;

  for (int i = QD_QUOTATION_DIRECT; i <= QD_QUOTATION_NESTED; i++)
    {
      g_assert_true (qd_quotation_kind_from_string (qd_quotation_kind_to_string ((QdQuotationKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (qd_quotation_kind_from_string ("whispered", &kind));
  g_assert_false (qd_quotation_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, QD_QUOTATION_NESTED);
}

static void
test_copies (void)
{
  QdSpan            spans[] = { { 2, 5 }, { 9, 12 } };
  char              speaker[] = "Ada Quill";
  const char       *reasons[] = { "cue-after:said", "name-full", NULL };
  const QdQuotation fields = {
    .kind = QD_QUOTATION_MIXED, .n_spans = 2, .spans = spans, .text = "one two", .parent = -1, .speaker = speaker, .confidence = 0.5, .reasons = reasons
  };
  g_autoptr (QdQuotation) quotation = qd_quotation_new (&fields);
  g_autoptr (QdQuotation) second = qd_quotation_ref (quotation);

  spans[0].start = 77;
  speaker[0] = 'X';
  reasons[0] = NULL;
  g_assert_true (second == quotation);
  g_assert_cmpint (quotation->kind, ==, QD_QUOTATION_MIXED);
  g_assert_cmpuint (quotation->n_spans, ==, 2);
  g_assert_cmpuint (quotation->spans[0].start, ==, 2);
  g_assert_cmpuint (quotation->spans[1].end, ==, 12);
  g_assert_cmpstr (quotation->speaker, ==, "Ada Quill");
  g_assert_null (quotation->mention);
  g_assert_cmpstr (quotation->reasons[0], ==, "cue-after:said");
  g_assert_cmpstr (quotation->reasons[1], ==, "name-full");
  g_assert_null (quotation->reasons[2]);
}

static void
test_defaults (void)
{
  const QdSpan            span = { 0, 1 };
  const QdQuotation       fields = { .n_spans = 1, .spans = &span, .parent = -1 };
  g_autoptr (QdQuotation) quotation = qd_quotation_new (&fields);

  g_assert_cmpstr (quotation->text, ==, "");
  g_assert_null (quotation->reasons[0]);
}

static void
test_no_spans (void)
{
  if (g_test_subprocess ())
    {
      const QdQuotation fields = { .parent = -1 };

      qd_quotation_new (&fields);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

static void
test_describe (void)
{
  g_autofree char *plain = qd_reason_describe ("name-full");
  g_autofree char *argument = qd_reason_describe ("pronoun:he");
  g_autofree char *format = qd_reason_describe ("pronoun:%s%n");
  g_autofree char *prefix = qd_reason_describe ("name");
  g_autofree char *unknown = qd_reason_describe ("from-the-future:1");

  g_assert_cmpstr (plain, ==, "The speaker is named in full.");
  g_assert_cmpstr (argument, ==, "“he” was taken to mean the person named before who fits best.");
  g_assert_cmpstr (format, ==, "“%s%n” was taken to mean the person named before who fits best.");
  g_assert_cmpstr (prefix, ==, "name");
  g_assert_cmpstr (unknown, ==, "from-the-future:1");
}

static void
test_numbers (void)
{
  g_test_summary ("A reason is stored by its number: each number is one code's, and the first ones are what they were");
  for (guint number = 1; number < 100; number++)
    {
      const char *code = qd_reason_get_code (number);

      if (code != NULL)
        g_assert_cmpuint (qd_reason_get_number (code, strlen (code)), ==, number);
    }
  g_assert_cmpstr (qd_reason_get_code (1), ==, "mark-missing-start");
  g_assert_cmpstr (qd_reason_get_code (11), ==, "cue-after");
  g_assert_cmpstr (qd_reason_get_code (23), ==, "name-full");
  g_assert_cmpstr (qd_reason_get_code (37), ==, "corrected-added");
  g_assert_null (qd_reason_get_code (0));
  g_assert_cmpuint (qd_reason_get_number ("name", 4), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/quotation/kinds", test_kinds);
  g_test_add_func ("/core/quotation/copies", test_copies);
  g_test_add_func ("/core/quotation/defaults", test_defaults);
  g_test_add_func ("/core/quotation/no-spans", test_no_spans);
  g_test_add_func ("/core/reason/describe", test_describe);
  g_test_add_func ("/core/reason/numbers", test_numbers);
  return g_test_run ();
}

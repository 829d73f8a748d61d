/* test-analysis-property.c: what holds for every text, however its marks are broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-test-analysis.h"

#define N_TEXTS 4000

static const char *const pieces[] = {
  "“",
  "”",
  "\"",
  "\"",
  "‘",
  "’",
  "'",
  "''",
  "«",
  "»",
  "‹",
  "›",
  "„",
  "‚",
  "「",
  "」",
  "『",
  "』",
  "“",
  "”",
  "\"",
  " ",
  " ",
  " ",
  " ",
  " ",
  " ",
  ", ",
  ". ",
  "? ",
  ": ",
  " – ",
  "(",
  ")",
  "[",
  "]",
  "…",
  "\n",
  "\n\n",
  "\n\n",
  "said",
  "he",
  "she",
  "Ada Quill",
  "Quill",
  "Mayor",
  "the mayor",
  "who",
  "that",
  "and",
  "called",
  "so-called",
  "according to",
  "Inkwell Times reported:",
  "sagte",
  "so",
  "laut",
  "selon",
  "dijo",
  "Share this",
  "don't",
  "bakers’",
  "Mr.",
  "U.S.",
  "tea",
  "bread",
  "12",
  "é",
  "𝄞",
  "א",
  "e\314\201",
  "。",
};

static char *
make_text (int n_pieces)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_pieces; i++)
    {
      g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (g_test_rand_int_range (0, 3) == 0)
        g_string_append_c (text, ' ');
    }
  return g_string_free (text, FALSE);
}

static void
test_random_texts (void)
{
  static const char *const languages[] = { NULL, "en", "de", "fr", "es", "xx" };

  for (int i = 0; i < N_TEXTS; i++)
    {
      g_autofree char       *text = make_text (g_test_rand_int_range (0, 120));
      g_autoptr (QdAnalysis) analysis = qd_analysis_new (text, strlen (text), languages[i % G_N_ELEMENTS (languages)]);

      qd_test_check_analysis (analysis, text, strlen (text));
    }
}

static void
test_same_twice (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree char       *text = make_text (100);
      g_autoptr (QdAnalysis) a = qd_analysis_new (text, strlen (text), "en");
      g_autoptr (QdAnalysis) b = qd_analysis_new (text, strlen (text), "en");

      g_assert_cmpuint (qd_analysis_get_n_quotations (a), ==, qd_analysis_get_n_quotations (b));
      for (guint k = 0; k < qd_analysis_get_n_quotations (a); k++)
        {
          QdQuotation *x = qd_analysis_get_quotation (a, k), *y = qd_analysis_get_quotation (b, k);

          g_assert_cmpstr (x->text, ==, y->text);
          g_assert_cmpstr (x->speaker, ==, y->speaker);
          g_assert_cmpfloat (x->confidence, ==, y->confidence);
        }
    }
}

static void
test_no_terminator (void)
{
  static const char      text[] = { '"', 'Y', 'e', 's', ',', '"', ' ', 's', 'a', 'i', 'd', ' ', 'Q' };
  g_autoptr (QdAnalysis) analysis = qd_analysis_new (text, sizeof text, "en");

  qd_test_check_analysis (analysis, text, sizeof text);
  g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), ==, 1);
}

static void
test_empty (void)
{
  g_autoptr (QdAnalysis) none = qd_analysis_new (NULL, 0, NULL);
  g_autoptr (QdAnalysis) spaces = qd_analysis_new (" \n\n \t", 5, NULL);

  g_assert_cmpuint (qd_analysis_get_n_quotations (none), ==, 0);
  g_assert_cmpuint (qd_analysis_get_n_quotations (spaces), ==, 0);
  g_assert_cmpuint (qd_analysis_get_n_words (spaces), ==, 0);
}

/* Callers validate, but bytes that are no UTF-8 must do no harm either. */
static void
test_invalid_utf8 (void)
{
  for (int i = 0; i < 500; i++)
    {
      char                   text[200];
      g_autoptr (QdAnalysis) analysis = NULL;

      for (gsize k = 0; k < sizeof text; k++)
        text[k] = (char)g_test_rand_int_range (0, 256);
      analysis = qd_analysis_new (text, sizeof text, NULL);
      for (guint k = 0; k < qd_analysis_get_n_quotations (analysis); k++)
        g_assert_cmpuint (qd_analysis_get_quotation (analysis, k)->spans[0].end, <=, sizeof text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/analysis/random-texts", test_random_texts);
  g_test_add_func ("/core/analysis/same-twice", test_same_twice);
  g_test_add_func ("/core/analysis/no-terminator", test_no_terminator);
  g_test_add_func ("/core/analysis/empty", test_empty);
  g_test_add_func ("/core/analysis/invalid-utf8", test_invalid_utf8);
  return g_test_run ();
}

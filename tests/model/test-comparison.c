/* test-comparison.c: a statement and its renditions, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-comparison-fixture.h"

static void
assert_sources (QdComparison *comparison,
                const char   *first,
                const char   *second,
                const char   *third)
{
  const char *expected[] = { first, second, third };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      g_assert_cmpstr (qd_comparison_item_get_rendition (item)->article->source, ==, expected[i]);
    }
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *count)
{
  (*count)++;
}

static void
test_order (void)
{
  g_autoptr (QdComparison) comparison = qd_comparison_fixture_new ();
  guint                    changes = 0;

  g_signal_connect (comparison, "items-changed", G_CALLBACK (count_cb), &changes);
  assert_sources (comparison, "Merrow Courier", "Skerra *Signal*", "Dunmere Sentinel");
  qd_comparison_set_order (comparison, QD_COMPARISON_BY_COMPLETENESS);
  assert_sources (comparison, "Skerra *Signal*", "Dunmere Sentinel", "Merrow Courier");
  qd_comparison_set_order (comparison, QD_COMPARISON_BY_DATE);
  assert_sources (comparison, "Merrow Courier", "Skerra *Signal*", "Dunmere Sentinel");
  g_assert_cmpuint (changes, ==, 2);
}

static void
test_counts (void)
{
  g_autoptr (QdComparison)     comparison = qd_comparison_fixture_new ();
  g_autoptr (QdComparisonItem) whole = g_list_model_get_item (G_LIST_MODEL (comparison), 1);
  g_autoptr (QdComparisonItem) changed = g_list_model_get_item (G_LIST_MODEL (comparison), 2);
  g_autofree char             *count = qd_comparison_item_dup_count (changed);
  g_autofree gboolean         *varying = NULL;
  guint                        n_words;

  g_assert_cmpuint (qd_comparison_item_get_n_carried (whole), ==, 11);
  g_assert_cmpuint (qd_comparison_item_get_n_words (changed), ==, 11);
  g_assert_cmpuint (qd_comparison_item_get_n_carried (changed), ==, 7);
  g_assert_cmpuint (qd_comparison_item_get_n_changed (changed), ==, 1);
  g_assert_cmpstr (count, ==, "7 of 11 words, 1 changed");
  varying = qd_comparison_list_varying (comparison, &n_words);
  g_assert_cmpuint (n_words, ==, 11);
  for (guint i = 0; i < n_words; i++)
    g_assert_cmpint (varying[i], ==, i == 1);
}

static void
test_csv (void)
{
  g_autoptr (QdComparison) comparison = qd_comparison_fixture_new ();
  g_autofree char         *csv = qd_comparison_export (comparison, QD_COMPARISON_CSV);
  g_auto (GStrv)           lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==, "source,date,title,url,speaker,cue,relation,detail,words,carried,changed,text");
  g_assert_true (g_str_has_prefix (lines[1], "\"Merrow Courier\",\"1970-01-01\",\"'=cmd|"));
  g_assert_nonnull (strstr (lines[2], "\"A \"\"quoted\"\" headline, with <b>marks</b> & a comma\""));
  g_assert_nonnull (strstr (lines[3], ",11,7,1,\"The new wall"));
  g_assert_cmpstr (lines[4], ==, "");
}

static void
test_text (void)
{
  g_autoptr (QdComparison) comparison = qd_comparison_fixture_new ();
  g_autofree char         *markdown = qd_comparison_export (comparison, QD_COMPARISON_MARKDOWN);
  g_autofree char         *html = qd_comparison_export (comparison, QD_COMPARISON_HTML);

  g_assert_nonnull (strstr (markdown, "## Skerra \\*Signal\\*"));
  g_assert_nonnull (strstr (markdown, "<https://example.org/1>"));
  g_assert_null (strstr (markdown, "javascript"));
  g_assert_null (strstr (markdown, " <b>"));
  g_assert_nonnull (strstr (html, "<a href=\"https://example.org/1\">"));
  g_assert_nonnull (strstr (html, "&lt;b&gt;marks&lt;/b&gt; &amp; a comma"));
  g_assert_null (strstr (html, "javascript"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/comparison/order", test_order);
  g_test_add_func ("/model/comparison/counts", test_counts);
  g_test_add_func ("/model/comparison/csv", test_csv);
  g_test_add_func ("/model/comparison/text", test_text);
  return g_test_run ();
}

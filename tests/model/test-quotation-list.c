/* test-quotation-list.c: the quotations of an article, and how they are told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-format.h"
#include "model/qd-quotation-list.h"
#include "model/qd-relation-words.h"
#include "qd-reading-fixture.h"

static void
assert_order (QdQuotationList *list,
              guint            n_expected,
              ...)
{
  va_list expected;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n_expected);
  va_start (expected, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      g_autoptr (QdQuotationItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (qd_quotation_item_get_record (item)->id, ==, qd_reading_fixture_id (va_arg (expected, FixtureQuotation)));
    }
  va_end (expected);
}

/* Of each item the number of its speaker, how many are theirs, and that it stands under their name. */
static void
assert_speakers (QdQuotationList *list,
                 guint            n_expected,
                 ...)
{
  va_list expected;

  va_start (expected, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      g_autoptr (QdQuotationItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpuint (qd_quotation_list_get_speaker (list, item), ==, va_arg (expected, guint));
      g_assert_cmpuint (qd_quotation_list_count_speaker (list, item), ==, va_arg (expected, guint));
      g_assert_true (qd_quotation_item_get_grouped (item));
    }
  va_end (expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_orders (void)
{
  g_autoptr (QdQuotationList) list = qd_quotation_list_new ();
  g_autoptr (QdArticle)       article = qd_reading_fixture_article ();
  guint                       changes = 0;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &changes);
  qd_quotation_list_set_article (list, article);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (qd_quotation_list_get_n_all (list), ==, 6);
  g_assert_cmpuint (qd_quotation_list_get_n_shared (list), ==, 4);
  assert_order (list, 6, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_NESTED, FIXTURE_PROMISE, FIXTURE_SCRAP);
  qd_quotation_list_set_order (list, QD_QUOTATION_ORDER_REACH);
  assert_order (list, 6, FIXTURE_SCRAP, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_NESTED, FIXTURE_PROMISE);
  g_assert_cmpint (qd_quotation_list_find (list, qd_reading_fixture_id (FIXTURE_HEARING)), ==, 1);
  qd_quotation_list_set_order (list, QD_QUOTATION_ORDER_SPEAKER);
  assert_order (list, 6, FIXTURE_HEARING, FIXTURE_PROMISE, FIXTURE_LEDGER, FIXTURE_NESTED, FIXTURE_NESTING, FIXTURE_SCRAP);
  assert_speakers (list, 6, 0, 2, 0, 2, 1, 2, 1, 2, 2, 1, G_MAXUINT, 1);
  qd_quotation_list_set_shared_only (list, TRUE);
  assert_order (list, 4, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_SCRAP);
  assert_speakers (list, 4, 0, 1, 1, 1, 2, 1, G_MAXUINT, 1);
  qd_quotation_list_set_order (list, QD_QUOTATION_ORDER_READING);
  assert_order (list, 4, FIXTURE_HEARING, FIXTURE_LEDGER, FIXTURE_NESTING, FIXTURE_SCRAP);
  g_assert_cmpint (qd_quotation_list_find (list, qd_reading_fixture_id (FIXTURE_PROMISE)), ==, -1);
  qd_quotation_list_set_article (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (qd_quotation_list_get_n_shared (list), ==, 0);
}

static void
test_open (void)
{
  g_autoptr (QdQuotationList) list = qd_quotation_list_new ();
  g_autoptr (QdArticle)       article = qd_reading_fixture_article ();
  QdQuotationItem            *first, *second;

  qd_quotation_list_set_article (list, article);
  first = qd_quotation_list_open (list, qd_reading_fixture_id (FIXTURE_HEARING));
  g_assert_true (qd_quotation_item_get_open (first));
  second = qd_quotation_list_open (list, qd_reading_fixture_id (FIXTURE_SCRAP));
  g_assert_false (qd_quotation_item_get_open (first));
  g_assert_true (qd_quotation_item_get_open (second));
  g_assert_true (qd_quotation_list_get_open (list) == second);
  g_assert_null (qd_quotation_list_open (list, 987654321));
  g_assert_false (qd_quotation_item_get_open (second));
  g_assert_null (qd_quotation_list_get_open (list));
}

static void
test_summary (void)
{
  g_autoptr (QdArticle)       article = qd_reading_fixture_article ();
  g_autoptr (GPtrArray)       renditions = qd_reading_fixture_renditions ();
  g_autoptr (QdQuotationItem) hearing = qd_quotation_item_new (g_ptr_array_index (article->quotations, FIXTURE_HEARING), 0);
  g_autoptr (QdQuotationItem) promise = qd_quotation_item_new (g_ptr_array_index (article->quotations, FIXTURE_PROMISE), 4);
  g_autofree char            *closed = qd_quotation_item_dup_summary (hearing);
  g_autofree char            *unshared = qd_quotation_item_dup_summary (promise);
  g_autofree char            *described = qd_quotation_item_dup_description (promise);
  g_autofree char            *loaded = NULL;

  g_assert_cmpstr (closed, ==, "3 other articles ·\u00a0verbatim");
  g_assert_cmpstr (unshared, ==, "In this article only");
  g_assert_cmpstr (described, ==, "Ottilie Brandvold: “come back every week until spring”");
  g_assert_cmpint (qd_quotation_item_get_state (hearing), ==, QD_RENDITIONS_UNKNOWN);
  qd_quotation_item_set_renditions (hearing, renditions);
  g_assert_cmpint (qd_quotation_item_get_state (hearing), ==, QD_RENDITIONS_LOADED);
  loaded = qd_quotation_item_dup_summary (hearing);
  g_assert_cmpstr (loaded, ==, "4 times in 3 other articles ·\u00a01\u00a0verbatim ·\u00a01\u00a0truncated ·\u00a01\u00a0altered ·\u00a01\u00a0indirect");
}

static void
test_words (void)
{
  static const struct
  {
    QdRelationKind kind;
    QdCut          cut_a;
    QdCut          cut_b;
    const char    *word;
    const char    *icon;
    gboolean       is_fuller;
  } cases[] = {
    { QD_RELATION_VERBATIM, QD_CUT_NONE, QD_CUT_NONE, "Verbatim", "qd-verbatim-symbolic" },
    { QD_RELATION_TRUNCATED, QD_CUT_NONE, QD_CUT_START, "Opening cut", "qd-truncated-symbolic" },
    { QD_RELATION_TRUNCATED, QD_CUT_NONE, QD_CUT_END | QD_CUT_MARKED, "End cut", "qd-truncated-symbolic" },
    { QD_RELATION_TRUNCATED, QD_CUT_NONE, QD_CUT_MIDDLE, "Middle cut", "qd-truncated-symbolic" },
    { QD_RELATION_TRUNCATED, QD_CUT_NONE, QD_CUT_START | QD_CUT_END, "Truncated", "qd-truncated-symbolic" },
    { QD_RELATION_TRUNCATED, QD_CUT_START, QD_CUT_NONE, "Fuller", "qd-fuller-symbolic", TRUE },
    { QD_RELATION_TRUNCATED, QD_CUT_START, QD_CUT_MARKED, "Fuller", "qd-fuller-symbolic", TRUE },
    { QD_RELATION_OVERLAPPING, QD_CUT_START, QD_CUT_END, "Overlapping", "qd-overlapping-symbolic" },
    { QD_RELATION_ALTERED, QD_CUT_NONE, QD_CUT_NONE, "Altered", "qd-altered-symbolic" },
    { QD_RELATION_FRAGMENT, QD_CUT_NONE, QD_CUT_START, "Fragment", "qd-fragment-symbolic" },
    { QD_RELATION_NONE, QD_CUT_NONE, QD_CUT_NONE, "Indirect", "qd-indirect-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QdRendition      rendition = { .relation = { .kind = cases[i].kind, .cut_a = cases[i].cut_a, .cut_b = cases[i].cut_b } };
      g_autofree char *explanation = qd_relation_words_dup_explanation (&rendition);

      g_assert_cmpstr (qd_relation_words_for_rendition (&rendition), ==, cases[i].word);
      g_assert_cmpstr (qd_relation_words_icon (&rendition), ==, cases[i].icon);
      g_assert_cmpint (g_strcmp0 (explanation, "Has words that this article left out") == 0, ==, cases[i].is_fuller);
    }
}

static void
test_formats (void)
{
  g_autofree char *date = qd_format_date (G_GINT64_CONSTANT (1516795200) * G_USEC_PER_SEC);
  g_autofree char *day = qd_format_day (G_GINT64_CONSTANT (1516795200) * G_USEC_PER_SEC);
  g_autofree char *kept = qd_format_keep_together ("24 Jan 2018");
  g_autofree char *one = qd_format_reading_time (1);
  g_autofree char *full = qd_format_reading_time (240);
  g_autofree char *more = qd_format_reading_time (241);

  g_assert_cmpstr (date, ==, "24 Jan 2018");
  g_assert_cmpstr (day, ==, "Wednesday 24 January 2018");
  g_assert_cmpstr (kept, ==, "24\u00a0Jan\u00a02018");
  g_assert_null (qd_format_date (QD_TIME_UNKNOWN));
  g_assert_null (qd_format_date (G_MAXINT64));
  g_assert_cmpstr (one, ==, "1 min");
  g_assert_cmpstr (full, ==, "1 min");
  g_assert_cmpstr (more, ==, "2 min");
  g_assert_null (qd_format_reading_time (0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quotation-list/orders", test_orders);
  g_test_add_func ("/model/quotation-list/open", test_open);
  g_test_add_func ("/model/quotation-list/summary", test_summary);
  g_test_add_func ("/model/quotation-list/words", test_words);
  g_test_add_func ("/model/quotation-list/formats", test_formats);
  return g_test_run ();
}

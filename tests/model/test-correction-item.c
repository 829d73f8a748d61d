/* test-correction-item.c: what a row of the list of corrections says, and the table of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-anchor.h"
#include "model/qd-correction-item.h"

static const QdKnownArticle courier = { .label = "a.txt", .title = "Bridge shut", .source = "Merrow Courier", .url = "https://courier.example/bridge" };

static GPtrArray *
make_words (const char *words)
{
  GPtrArray *anchors = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_anchor_free);

  if (words != NULL)
    g_ptr_array_add (anchors, qd_anchor_new (words, "", "", 0));
  return anchors;
}

static QdCorrectionRecord *
make_record (QdCorrectionField field,
             const char       *value,
             const char       *was,
             const char       *words,
             const char       *extent,
             QdKnownArticle    other,
             gint64            article_id)
{
  g_autoptr (GPtrArray)    word_anchors = make_words (words);
  g_autoptr (GPtrArray)    extent_anchors = make_words (extent);
  g_autoptr (QdCorrection) correction = qd_correction_new (field, value, was, word_anchors, extent_anchors);

  return qd_correction_record_new (&(QdCorrectionRecord){ .id = 1, .article_id = article_id, .article = courier, .other = other, .created = 0, .correction = correction });
}

static void
test_rows (void)
{
  static const struct
  {
    QdCorrectionField field;
    const char       *value;
    const char       *was;
    const char       *words;
    const char       *extent;
    const char       *row_title;
    const char       *row_words;
  } cases[] = {
    { QD_CORRECTION_SPEAKER, "Ada Quill", "Tom Voss", "we closed it", NULL, "Speaker: Ada Quill, not Tom Voss", "“we closed it”" },
    { QD_CORRECTION_SPEAKER, NULL, "Tom Voss", "we closed it", NULL, "Speaker: nobody, not Tom Voss", "“we closed it”" },
    { QD_CORRECTION_SOURCE, "Calder Ledger", "Merrow Courier", NULL, NULL, "Source: Calder Ledger, not Merrow Courier", NULL },
    { QD_CORRECTION_EXTENT, NULL, "closed it", "closed it", "we closed it", "Other words", "“we closed it” instead of “closed it”" },
    { QD_CORRECTION_EXTENT, NULL, NULL, "we closed it", "we closed it", "A quotation that was missed", "“we closed it”" },
    { QD_CORRECTION_KIND, NULL, "direct", "emergency", NULL, "Not a quotation", "“emergency”" },
    { QD_CORRECTION_RELATION, "none", "altered", "we closed it", "we shut it", "Not the same statement", "“we closed it” – “we shut it”" },
    { QD_CORRECTION_RELATION, "altered", "none", "we closed it", "we shut it", "The same statement: altered", "“we closed it” – “we shut it”" },
    { QD_CORRECTION_RELATION, "altered", "verbatim", "we closed it", "we shut it", "Relation: altered, not verbatim", "“we closed it” – “we shut it”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdCorrectionRecord) record = make_record (cases[i].field, cases[i].value, cases[i].was, cases[i].words, cases[i].extent, (QdKnownArticle){ 0 }, 1);
      g_autoptr (QdCorrectionItem)   item = qd_correction_item_new (record);
      g_autofree char               *title = qd_correction_item_dup_title (item);
      g_autofree char               *words = qd_correction_item_dup_words (item);

      g_assert_cmpstr (title, ==, cases[i].row_title);
      g_assert_cmpstr (words, ==, cases[i].row_words);
    }
}

static void
test_long_words (void)
{
  g_autofree char               *long_words = g_strnfill (200, 'a');
  g_autofree char               *shown = g_strnfill (160, 'a');
  g_autofree char               *expected = g_strdup_printf ("“%s…”", shown);
  g_autoptr (QdCorrectionRecord) record = make_record (QD_CORRECTION_KIND, "direct", NULL, long_words, NULL, (QdKnownArticle){ 0 }, 1);
  g_autoptr (QdCorrectionItem)   item = qd_correction_item_new (record);
  g_autofree char               *words = qd_correction_item_dup_words (item);

  g_assert_cmpstr (words, ==, expected);
}

/* An article that was removed is named all the same. */
static void
test_articles (void)
{
  g_autoptr (QdCorrectionRecord) there = make_record (QD_CORRECTION_SPEAKER, "Ada Quill", NULL, "we", NULL, (QdKnownArticle){ 0 }, 7);
  g_autoptr (QdCorrectionRecord) gone = make_record (QD_CORRECTION_RELATION, "none", "altered", "we", "they", (QdKnownArticle){ .label = "b.txt", .source = "Calder Ledger" }, 0);
  g_autoptr (QdCorrectionItem)   there_item = qd_correction_item_new (there);
  g_autoptr (QdCorrectionItem)   gone_item = qd_correction_item_new (gone);
  g_autofree char               *there_words = qd_correction_item_dup_article (there_item);
  g_autofree char               *gone_words = qd_correction_item_dup_article (gone_item);

  g_assert_cmpstr (there_words, ==, "Merrow Courier ·\u00a0Bridge shut");
  g_assert_cmpstr (gone_words, ==, "Merrow Courier ·\u00a0Bridge shut (not in the library) – Calder Ledger ·\u00a0b.txt");
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_correction_record_unref);
  g_autofree char      *csv = NULL;

  g_ptr_array_add (records, make_record (QD_CORRECTION_RELATION, "none", "altered", "=SUM(1)", "they said “no”", (QdKnownArticle){ .label = "b.txt", .source = "Calder Ledger" }, 1));
  csv = qd_corrections_dup_csv (records);
  g_assert_cmpstr (csv, ==,
                   "field,value,was,words,extent,source,title,article,url,created,other_source,other_title,other_article,other_url\r\n"
                   "\"relation\",\"none\",\"altered\",\"'=SUM(1)\",\"they said “no”\",\"Merrow Courier\",\"Bridge shut\",\"a.txt\",\"https://courier.example/bridge\","
                   "\"1970-01-01T00:00:00Z\",\"Calder Ledger\",\"\",\"b.txt\",\"\"\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correction-item/rows", test_rows);
  g_test_add_func ("/correction-item/long-words", test_long_words);
  g_test_add_func ("/correction-item/articles", test_articles);
  g_test_add_func ("/correction-item/csv", test_csv);
  return g_test_run ();
}

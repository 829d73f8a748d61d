/* test-quoted-words.c: words with where they are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "model/qd-quoted-words.h"

#define TEXT "The keeper slept. “The bells will ring,” said Ada Quill. “‘Never,’ he said.”\n\nIt was late."

static QdArticle *
make_article (void)
{
  g_autoptr (QdArticleRecord) record = qd_article_record_new (&(QdArticleRecord){ .id = 1, .label = "a", .title = "Bells", .source = "Quay", .byline = "Odo Pell", .url = "https://quay.example/bells", .published = QD_TIME_UNKNOWN });
  g_autoptr (QdBody)          body = qd_body_new (TEXT, -1);
  g_autoptr (GPtrArray)       quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);
  gsize                       start = (gsize)(strstr (TEXT, "The bells") - TEXT);
  QdSpan                      span = { start, start + strlen ("The bells will ring,") };
  g_autoptr (QdQuotation)     quotation = qd_quotation_new (&(QdQuotation){ .spans = &span, .n_spans = 1, .text = "The bells will ring,", .speaker = "Ada Quill" });

  g_ptr_array_add (quotations, qd_quotation_record_new (&(QdQuotationRecord){ .id = 1, .article_id = 1, .statement = "s", .quotation = quotation }));
  return qd_article_new (record, body, quotations);
}

static void
assert_quoted (const char *words,
               const char *expected)
{
  g_autoptr (QdArticle) article = make_article ();
  const char           *at = strstr (TEXT, words);
  QdSpan                span = at != NULL ? (QdSpan){ (gsize)(at - TEXT), (gsize)(at - TEXT) + strlen (words) } : QD_SPAN_NONE;
  g_autofree char      *quoted = qd_quoted_words_dup (article, words, span);
  g_autofree char      *all = g_strconcat (expected, "Odo Pell: “Bells”, Quay, https://quay.example/bells", NULL);

  g_assert_cmpstr (quoted, ==, all);
}

static void
test_speaker (void)
{
  assert_quoted ("bells will", "“bells will” – Ada Quill, quoted in: ");
  assert_quoted ("“The bells will ring,”", "“The bells will ring,” – Ada Quill, quoted in: ");
  assert_quoted ("The keeper slept.", "“The keeper slept.” – ");
  assert_quoted ("Ada Quill", "“Ada Quill” – ");
  assert_quoted ("Bells of the headline", "“Bells of the headline” – ");
}

static void
test_marks (void)
{
  assert_quoted ("slept. “The bells will ring,” said", "“slept. ‘The bells will ring,’ said” – ");
  assert_quoted ("he said.”\n\nIt was late.", "“he said.’\n\nIt was late.” – ");
  assert_quoted ("She said \"no\" and \"yes\"", "“She said ‘no’ and ‘yes’” – ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/quoted-words/speaker", test_speaker);
  g_test_add_func ("/model/quoted-words/marks", test_marks);
  return g_test_run ();
}

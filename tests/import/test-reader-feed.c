/* test-reader-feed.c: saved feeds as articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"

static void
test_articles (QdReaderFixture *fixture, gconstpointer data)
{
  const char      beginning[] = "<entry><id>urn:1</id>";
  const char     *original;
  gsize           size;
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "gull/feed.xml",
                          "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'><title>Gull &amp; Co</title><author><name>The desk</name></author>\n"
                          "<entry><id>urn:1</id><title>The last ferry</title><link href='http://gull.example/1'/><author><name>Ada Quill</name></author>"
                          "<published>2004-02-07T19:48:21Z</published><summary>Short</summary><content type='html'>&lt;p>The whole &lt;b>story&lt;/b>&lt;/p></content></entry>\n"
                          "<entry><id>urn:2</id><title>No more bread</title><link href='http://service.example/~r/2'/><origLink xmlns='http://rssnamespace.org/feedburner/ext/1.0'>http://gull.example/2</origLink><updated>2004-02-08T00:00:00Z</updated></entry>\n"
                          "<entry xml:lang='de'><id>urn:3</id><summary>Ohne Titel steht dieser Satz.</summary><source><title>Other Gull</title></source></entry></feed>",
                          -1);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->read);
  g_assert_cmpuint (fixture->drafts->len, ==, 3);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_external_id (draft), ==, "urn:1");
  g_assert_cmpuint (qd_article_draft_get_line (draft), ==, 3);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Gull & Co");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last ferry");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "http://gull.example/1");
  g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "en");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1076183301000000));
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "The whole story");
  g_assert_cmpstr (qd_article_draft_get_media_type (draft), ==, "application/atom+xml");
  original = g_bytes_get_data (qd_article_draft_get_original (draft), &size);
  g_assert_cmpuint (size, >, strlen (beginning));
  g_assert_cmpmem (original, strlen (beginning), beginning, strlen (beginning));

  draft = qd_reader_fixture_get (fixture, 1);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "No more bread");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "The desk");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1076198400000000));
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, "");
  g_assert_true (qd_article_draft_get_listed (draft));

  draft = qd_reader_fixture_get (fixture, 2);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Other Gull");
  g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "de");
  g_assert_true (g_str_has_prefix (qd_article_draft_get_title (draft), "Ohne Titel"));
}

/* Names that say nothing, or lie. */
static void
test_by_content (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "a.xml", "a", "a.txt", "a.json", "a.php", "a.rss" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char   *path = qd_reader_fixture_write (fixture, names[i], "<!-- <html> -->\n<rss version='2.0'><channel><title>G</title><item><title>x</title></item></channel></rss>", -1);
      g_autoptr (GFile)  file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_true (qd_reader_for_file (file, NULL, &error) == &qd_reader_feed);
      g_assert_no_error (error);
    }
}

static void
test_faults (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "gull/cut.xml", "<rss version='2.0'><channel><title>G</title><item><title>One</title></item><item><title>Two</title><descr", -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 1);

  qd_reader_fixture_read (fixture, "gull/none.xml", "<rss version='2.0'><channel><title>G</title></channel></rss>", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)
  ADD ("/import/reader-feed/articles", test_articles);
  ADD ("/import/reader-feed/by-content", test_by_content);
  ADD ("/import/reader-feed/faults", test_faults);
#undef ADD
  return g_test_run ();
}

/* test-reader-text.c: plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"
#include "tests/qd-processor-time.h"

#define PROSE "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday."

static void
test_agency (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "north/a.txt", "Northern Wire\n\nSKARVHOLM\n\n" PROSE "\n\n“No boat, no bread,” said Ilse Varga.\n", -1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Northern Wire");
  g_assert_cmpstr (qd_article_draft_get_dateline (draft), ==, "SKARVHOLM");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\n“No boat, no bread,” said Ilse Varga.");
}

static void
test_headline (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "post/b.txt",
                          "Island loses its last ferry\nBy Ada Quill\nMarch 3, 2021\n\n" PROSE "\n\nNobody had asked the bakers.\n", -1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Island loses its last ferry");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614729600000000));
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "post");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\nNobody had asked the bakers.");
}

/* What is no opening line stays, whatever it looks like. */
static void
test_nothing_cut (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    PROSE "\n\nBy noon the quay was full\n\n" PROSE,
    "“We will row”\n\n" PROSE "\n\n" PROSE,
    "The Daily Bugle reported:\n\n" PROSE,
    "A short note",
    "By noon the water had reached the mill and nobody was in it any more.\n\n" PROSE,
    "One.\n\nTwo.\n\nThree.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      qd_reader_fixture_read (fixture, "c.txt", texts[i], -1);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, texts[i]);
      g_assert_nonnull (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)));
    }
}

static void
test_inline_dateline (QdReaderFixture *fixture, gconstpointer data)
{
  static const char text[] = "LAST FERRY (Northern Wire) — " PROSE;

  qd_reader_fixture_read (fixture, "d.txt", text, -1);
  g_assert_cmpstr (qd_article_draft_get_dateline (qd_reader_fixture_get (fixture, 0)), ==, "LAST FERRY");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, text);
}

static void
test_front_matter (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "e.txt",
                          "---\r\ntitle: \"The last: ferry\"\r\nsource: Gull Tribune\r\nauthors:\r\n  - Ada Quill\r\n  - Bo Lind\r\n"
                          "date: 2021-03-03\r\nlang: en\r\nurl: https://gull.example/1\r\nid: g-1\r\n---\r\n\r\n" PROSE "\r\n",
                          -1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last: ferry");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Gull Tribune");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill, Bo Lind");
  g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "en");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "https://gull.example/1");
  g_assert_cmpstr (qd_article_draft_get_external_id (draft), ==, "g-1");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE);
}

/* Dashes that begin no front matter are text. */
static void
test_no_front_matter (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "f.txt", "---\n\n" PROSE "\n\n" PROSE, -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "---\n\n" PROSE "\n\n" PROSE);
  qd_reader_fixture_read (fixture, "f.txt", "---\ntitle: never closed\n\n" PROSE, -1);
  g_assert_nonnull (strstr (qd_reader_fixture_get_text (fixture, 0), "never closed"));
}

static void
test_wrapped (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "g.txt",
                          "The ferry to Skarvholm will stop at midnight,\n"
                          "the harbour master told the council on Tuesday,\n"
                          "and no other boat will take its place before\n"
                          "May.\n"
                          "\n"
                          "“Then we shall row,” said Ilse Varga, who bakes\n"
                          "for the island. “We have done it before.”\n",
                          -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==,
                   "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday, and no other boat "
                   "will take its place before May.\n\n“Then we shall row,” said Ilse Varga, who bakes for the island. “We have done it before.”");
}

/* One paragraph a line without empty lines, and verse. */
static void
test_lines (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "h.txt", PROSE "\nNobody had asked the bakers.\n" PROSE "\n", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\nNobody had asked the bakers.\n\n" PROSE);
  qd_reader_fixture_read (fixture, "h.txt", "Row, row\nto the holm\nfor bread", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Row, row\nto the holm\nfor bread");
}

/* Soft hyphens, no-break spaces and zero-width characters stay; line ends become one kind. */
static void
test_characters (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "i.txt", "\xEF\xBB\xBF"
                                            "A soft\u00ADhyphen, a no\u00A0break.\r\rZero\u200Bwidth.\u2029Third.\f\n",
                          -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "A soft\u00ADhyphen, a no\u00A0break.\n\nZero\u200Bwidth.\n\nThird.");
}

static void
test_original (QdReaderFixture *fixture, gconstpointer data)
{
  static const char bytes[] = "Northern Wire\r\n\r\nSKARVHOLM\r\n\r\n" PROSE "\r\n";
  GBytes           *original;

  qd_reader_fixture_read (fixture, "j.txt", bytes, -1);
  original = qd_article_draft_get_original (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), bytes, strlen (bytes));
}

static void
test_no_text (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "k.txt", "", 0);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
  qd_reader_fixture_read (fixture, "k.txt", " \n\r\n\t\n", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
  qd_reader_fixture_read (fixture, "k.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
}

/* However lines end, paragraphs are the same. */
static void
test_line_ends (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "\n", "\r\n", "\r", "\f", "\v", "\xC2\x85", "\u2028" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *text = g_strconcat (PROSE, ends[i], ends[i], PROSE, ends[i], ends[i], "Nobody had asked the bakers.", ends[i], NULL);

      qd_reader_fixture_read (fixture, "c.txt", text, -1);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, PROSE "\n\n" PROSE "\n\nNobody had asked the bakers.");
    }
}

/* Large inputs that a careless loop takes minutes for. */
static void
test_linear (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "\n", "a\n", "a ", "---\n", "- ", "A B\n\n", "\xE2\x80\xA9", "word word word word word word word\n" };
  double                   start = qd_processor_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");

      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      qd_reader_fixture_read (fixture, "l.txt", text->str, (gssize)text->len);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
    }
  g_assert_cmpfloat (qd_processor_time () - start, <, 60);
}

#define ADD(name, func) g_test_add ("/import/text/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("agency", test_agency);
  ADD ("headline", test_headline);
  ADD ("nothing-cut", test_nothing_cut);
  ADD ("inline-dateline", test_inline_dateline);
  ADD ("front-matter", test_front_matter);
  ADD ("no-front-matter", test_no_front_matter);
  ADD ("wrapped", test_wrapped);
  ADD ("lines", test_lines);
  ADD ("characters", test_characters);
  ADD ("original", test_original);
  ADD ("no-text", test_no_text);
  ADD ("line-ends", test_line_ends);
  ADD ("linear", test_linear);
  return g_test_run ();
}

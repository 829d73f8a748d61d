/* test-reader-jsonl.c: articles as JSON, one a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"

static void
assert_told (QdReaderFixture *fixture, guint index, guint64 line, int code)
{
  const QdToldProblem *told;

  g_assert_cmpuint (index, <, fixture->problems->len);
  told = &g_array_index (fixture->problems, QdToldProblem, index);
  g_assert_cmpuint (told->line, ==, line);
  g_assert_error (told->error, QD_IMPORT_ERROR, code);
}

static void
test_fields (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  qd_reader_fixture_read (fixture, "gull/a.jsonl",
                          "{\"id\":\"g-1\",\"source\":\"Gull Tribune\",\"title\":\"The last ferry\",\"date\":\"2021-03-03\",\"text\":\" Body\\r\\n\\n\\u00abas is\\u00bb \",\"url\":\"https://gull.example/1\",\"byline\":\"Ada Quill\",\"language\":\"en\"}\r\n"
                          "\r\n{\"id\":7,\"text\":\"The boat sank. Nobody rowed.\",\"source\":null}",
                          -1);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_external_id (draft), ==, "g-1");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Gull Tribune");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last ferry");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "https://gull.example/1");
  g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "en");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614729600000000));
  g_assert_cmpuint (qd_article_draft_get_line (draft), ==, 1);
  /* The text is the body, to the byte. */
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, " Body\r\n\n«as is» ");
  draft = qd_reader_fixture_get (fixture, 1);
  g_assert_cmpstr (qd_article_draft_get_external_id (draft), ==, "7");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "gull");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The boat sank");
  g_assert_cmpuint (qd_article_draft_get_line (draft), ==, 3);
}

static void
test_broken_lines (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "b.jsonl",
                          "{\"text\":\"one\"}\n{\"text\":\"tw\n[1,2]\n{\"title\":\"no text\"}\n{\"text\":\"\"}\n{\"text\":\"caf\xE9\"}\nnull\n{\"text\":\"last\"}\n", -1);
  g_assert_true (fixture->read);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, "last");
  g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, 1)), ==, 8);
  g_assert_cmpuint (fixture->problems->len, ==, 6);
  assert_told (fixture, 0, 2, QD_IMPORT_ERROR_FORMAT);
  assert_told (fixture, 1, 3, QD_IMPORT_ERROR_FORMAT);
  assert_told (fixture, 2, 4, QD_IMPORT_ERROR_EMPTY);
  assert_told (fixture, 3, 5, QD_IMPORT_ERROR_EMPTY);
  assert_told (fixture, 4, 6, QD_IMPORT_ERROR_ENCODING);
  assert_told (fixture, 5, 7, QD_IMPORT_ERROR_FORMAT);
}

/* Escapes that UTF-8 has no character for become one character each, so that offsets stay. */
static void
test_escapes (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "c.jsonl", "{\"text\":\"a\\u0000b\\ud800c\\\\u0000d\\ud83d\\ude00e\\udc00\"}\n", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "a\uFFFD"
                                                                "b\uFFFD"
                                                                "c\\u0000d😀e\uFFFD");
}

static void
test_hostile (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) deep = g_string_new ("{\"text\":\"x\",\"a\":");
  g_autoptr (GString) wide = g_string_new ("{\"text\":\"x\",\"a\":[0");

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < 1000000; i++)
    g_string_append (wide, ",0");
  g_string_append (deep, "\n");
  g_string_append (wide, "]}\n{\"text\":\"after\"}\n");
  g_string_append_len (deep, wide->str, (gssize)wide->len);
  qd_reader_fixture_read (fixture, "d.jsonl", deep->str, (gssize)deep->len);
  assert_told (fixture, 0, 1, QD_IMPORT_ERROR_TOO_LARGE);
  assert_told (fixture, 1, 2, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "after");
}

/* A line beyond the limit is passed over without being held; the next one is read. */
static void
test_long_line (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("{\"text\":\"");
  gsize               before = text->len;

  g_string_set_size (text, before + 65 * 1024 * 1024);
  memset (text->str + before, 'x', text->len - before);
  g_string_append (text, "\"}\n{\"text\":\"after\"}");
  qd_reader_fixture_read (fixture, "e.jsonl", text->str, (gssize)text->len);
  assert_told (fixture, 0, 1, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "after");
}

static void
test_stop (QdReaderFixture *fixture, gconstpointer data)
{
  fixture->stop_after = 2;
  qd_reader_fixture_read (fixture, "f.jsonl", "{\"text\":\"1\"}\n{\"text\":\"2\"}\n{\"text\":\"3\"}\n{\"text\":\"4\"}\n", -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
}

static void
test_no_records (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "g.jsonl", "\n \n", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

#define ADD(name, func) g_test_add ("/import/jsonl/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("fields", test_fields);
  ADD ("broken-lines", test_broken_lines);
  ADD ("escapes", test_escapes);
  ADD ("hostile", test_hostile);
  ADD ("long-line", test_long_line);
  ADD ("stop", test_stop);
  ADD ("no-records", test_no_records);
  return g_test_run ();
}

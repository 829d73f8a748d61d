/* test-reader-large.c: exports with more records than fit into memory at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-reader-fixture.h"

/* Together more than the largest piece that is held at once. */
#define N_RECORDS 1400
#define WORDS 20000

/* A record of each format, by its number, with many words in the middle. */
typedef struct
{
  const char *name;
  const char *before;
  const char *record;
  const char *between;
  const char *after;
} Format;

static const Format formats[] = {
  { "large.ris", "", "TY  - NEWS\r\nTI  - Ferry %u\r\nT2  - Merrow Courier\r\nDA  - 2018/01/24/\r\nAB  - Café %s\r\nER  - \r\n", "", "" },
  { "large.bib", "% from a program\n@string{mc = {Merrow Courier}}\n", "@article{q%1$u,\n title = {Ferry %1$u},\n journal = {Merrow Courier},\n abstract = {Café\n@ noon %2$s}\n}\n", "\n", "" },
  { "large.json", "[", "{\"title\":\"Ferry %u\",\"issued\":{\"date-parts\":[[2018,1,24]]},\"container-title\":\"Merrow Courier\",\"abstract\":\"Caf\\u00e9 ] } \\\" %s\"}", ",\n", "]" },
  { "items.json", "{\"total\":[1],\"data\":{\"items\":[{}]},\"items\":[", "{\"headline\":\"Ferry %u\",\"source\":\"Merrow Courier\",\"text\":\"Café [{ %s\"}", ",", "],\"next\":null}" },
};

static char *
write_large (const Format *format, guint n_records, gsize n_words)
{
  g_autoptr (GString) text = g_string_new (format->before);
  g_autofree char    *words = g_malloc (n_words + 1);

  for (gsize i = 0; i < n_words; i++)
    words[i] = i % 8 == 7 ? ' ' : 'a';
  words[n_words] = '\0';
  for (guint i = 0; i < n_records; i++)
    {
      if (i > 0)
        g_string_append (text, format->between);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_string_append_printf (text, format->record, i, words);
#pragma GCC diagnostic pop
    }
  g_string_append (text, format->after);
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
test_all (QdReaderFixture *fixture, gconstpointer data)
{
  const Format    *format = data;
  g_autofree char *text = write_large (format, N_RECORDS, WORDS);

  g_assert_cmpuint (strlen (text), >, 26 * 1024 * 1024);
  qd_reader_fixture_read (fixture, format->name, text, -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->drafts->len, ==, N_RECORDS);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Ferry %u", i);

      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, i)), ==, title);
      g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, i)), ==, "Merrow Courier");
      g_assert_true (g_str_has_prefix (qd_reader_fixture_get_text (fixture, i), "Café"));
    }
}

/* Where a record begins is known behind the first piece, too. */
static void
test_lines (QdReaderFixture *fixture, gconstpointer data)
{
  const Format    *format = &formats[0];
  g_autofree char *text = write_large (format, 500, WORDS);

  qd_reader_fixture_read (fixture, format->name, text, -1);
  g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, 0)), ==, 1);
  g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, 499)), ==, 499 * 6 + 1);
}

/* What stands before the place where a file breaks off was read, and that it does is said. */
static void
test_broken_off (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_large (&formats[2], 3, 100);

  text[strlen (text) - 20] = '\0';
  qd_reader_fixture_read (fixture, "broken.json", text, -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
}

/* One object that is no JSON costs that article alone. */
static void
test_bad_object (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "bad.json",
                          "[{\"title\":\"Ferry 0\",\"text\":\"It sails.\"},{\"title\":,\"text\":\"\"},{\"title\":\"Ferry 2\",\"text\":\"It sails again.\"}]", -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->problems, QdToldProblem, 0).line, ==, 2);
}

/* Which brackets are the list, and which are not. */
static void
test_lists (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *json;
    guint       n_articles;
  } cases[] = {
    { "[1, \"a\", {\"title\":\"A\",\"text\":\"Words.\"}, [], {\"title\":\"B\",\"text\":\"More.\"}]", 2 },
    { "{\"title\":\"A\",\"text\":\"Words.\",\"items\":[\"no\",{\"text\":\"no\"}]}", 1 },
    { "{\"tags\":[{\"text\":\"no\"}],\"title\":\"A\",\"text\":\"Words.\"}", 1 },
    { "{\"n\":{\"items\":[{\"text\":\"no\"}]},\"results\" : [ {\"title\":\"A\",\"text\":\"Words.\"} ]}", 1 },
    { "\xEF\xBB\xBF[{\"title\":\"A [\\\"]\",\"text\":\"Words }\\\\\"}]", 1 },
    { "[{\"title\":\"A\",\"text\":\"Caf\xE9 at nine, as on every day.\"}]", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      qd_reader_fixture_read (fixture, "list.json", cases[i].json, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, cases[i].n_articles);
      g_assert_cmpuint (fixture->problems->len, ==, 0);
    }
}

static void
test_wide (QdReaderFixture *fixture, gconstpointer data)
{
  gsize            len = 0;
  g_autofree char *wide = g_convert ("\uFEFF[{\"title\":\"A\",\"text\":\"Caf\u00e9.\"},{\"title\":\"B\",\"text\":\"More.\"}]", -1, "UTF-16LE", "UTF-8", NULL, &len, NULL);

  qd_reader_fixture_read (fixture, "wide.json", wide, (gssize)len);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Café.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/reader-large/all/%s", formats[i].name);

      g_test_add (path, QdReaderFixture, &formats[i], qd_reader_fixture_set_up, test_all, qd_reader_fixture_tear_down);
    }
#define ADD(name, func) g_test_add ("/import/reader-large/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)
  ADD ("lines", test_lines);
  ADD ("broken-off", test_broken_off);
  ADD ("bad-object", test_bad_object);
  ADD ("lists", test_lists);
  ADD ("wide", test_wide);
  return g_test_run ();
}

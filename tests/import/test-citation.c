/* test-citation.c: references that are written and read again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-citation.h"
#include "qd-reader-fixture.h"

#define N_DRAWN 100

/* What has a meaning in one of the formats, what is beyond ASCII, and plain words. */
static const char *const pieces[] = { "ferry", "Merrow", "a", "{", "}", "\\", "&", "%", "$", "#", "_", "~", "^", "\"", "'", "--", "---", "``", "''", ",", ";", ":", "@", "ER -", "TY", "=", "“", "”",
                                      "é", "Łódź", "日本", "ß", "…", "</p>", "<b>", "10%", "C:\\x", "\\&", "\\\"u", "{x}", "[1]", "|", "and", "und" };

static const char *const people[] = { "Ada Quill", "Ben Farrow", "Cléo van der Möwe", "Dana O’Hara", "Łucja Nowak-Brandt" };

static char *
draw_words (GRand *rand)
{
  GString    *text = g_string_new (NULL);
  const guint n = (guint)g_rand_int_range (rand, 1, 7);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 && g_rand_boolean (rand) ? " " : "", pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_strstrip (g_string_free_and_steal (text));
}

static char *
draw_people (GRand *rand)
{
  GString    *byline = g_string_new (people[g_rand_int_range (rand, 0, G_N_ELEMENTS (people))]);
  const guint n = (guint)g_rand_int_range (rand, 0, 3);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (byline, ", %s", people[g_rand_int_range (rand, 0, G_N_ELEMENTS (people))]);
  return g_string_free_and_steal (byline);
}

/* References have no text, and one without is no article: so each is given an abstract here. */
static char *
add_abstract (const char *written, QdCitationFormat format)
{
  const char      *end = format == QD_CITATION_RIS ? strstr (written, "ER  - \r\n") : strrchr (written, '}');
  g_autofree char *head = NULL;

  for (const char *p = end; format == QD_CITATION_RIS && p != NULL; p = strstr (p + 1, "\r\nER  - \r\n"))
    end = *p == '\r' ? p + 2 : p;
  head = g_strndup (written, (gsize)(end - written));
  return g_strconcat (head, format == QD_CITATION_RIS ? "AB  - W\r\n" : format == QD_CITATION_BIBTEX ? "  abstract = {W},\n"
                                                                                                     : ",\"abstract\":\"W\"",
                      end, NULL);
}

static char *
write_one (const QdArticleRecord *fields, QdCitationFormat format)
{
  g_autoptr (QdArticleRecord)  record = qd_article_record_new (fields);
  g_autoptr (QdBody)           body = qd_body_new ("W", -1);
  g_autoptr (GPtrArray)        none = g_ptr_array_new ();
  g_autoptr (QdArticle)        article = qd_article_new (record, body, none);
  g_autoptr (GString)          out = g_string_new (NULL);
  g_autoptr (QdCitationWriter) writer = qd_citation_writer_new (format, FALSE, out);

  qd_citation_writer_add (writer, article);
  qd_citation_writer_finish (writer);
  return g_strdup (out->str);
}

/* Whatever the fields of an article are, a reference says them so that they are the same when it is read. */
static void
test_again (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    QdCitationFormat format;
    const char      *name;
    gboolean         place;
  } formats[] = {
    { QD_CITATION_RIS, "a.ris", TRUE },
    { QD_CITATION_BIBTEX, "a.bib", FALSE },
    { QD_CITATION_CSL_JSON, "a.json", TRUE },
    { QD_CITATION_CSV, "a.csv", TRUE },
  };
  const QdCitationFormat format = formats[GPOINTER_TO_UINT (data)].format;
  GRand                 *rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < N_DRAWN; i++)
    {
      g_autofree char *title = draw_words (rand);
      g_autofree char *source = draw_words (rand);
      const gboolean   sure = g_rand_int_range (rand, 0, 4) > 0;
      g_autofree char *byline = sure ? draw_people (rand) : draw_words (rand);
      g_autofree char *dateline = draw_words (rand);
      g_autofree char *url = g_strdup_printf ("https://e.example/%d?a=%%20&b={x}~_#c", g_rand_int_range (rand, 0, 1000));
      QdArticleRecord  fields = { .label = "one.txt", .title = title, .source = source, .byline = byline, .dateline = dateline, .url = url, .language = "en" };
      QdArticleDraft  *draft;
      g_autofree char *written = NULL;
      g_autofree char *whole = NULL;

      fields.published = (gint64)g_rand_int_range (rand, 0, 20000) * G_TIME_SPAN_DAY;
      written = write_one (&fields, format);
      whole = format != QD_CITATION_CSV ? add_abstract (written, format) : g_strdup (written);
      g_test_message ("%s", whole);
      qd_reader_fixture_read (fixture, formats[GPOINTER_TO_UINT (data)].name, whole, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
      draft = qd_reader_fixture_get (fixture, 0);
      g_assert_cmpstr (qd_article_draft_get_title (draft), ==, title);
      g_assert_cmpstr (qd_article_draft_get_source (draft), ==, source);
      /* In RIS, what is behind a comma is a given name. */
      if (sure || format != QD_CITATION_RIS || strchr (byline, ',') == NULL)
        g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, byline);
      else
        g_assert_null (strchr (qd_article_draft_get_byline (draft), ','));
      g_assert_cmpint (qd_article_draft_get_published (draft), ==, fields.published);
      g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "en");
      if (formats[GPOINTER_TO_UINT (data)].place)
        g_assert_cmpstr (qd_article_draft_get_dateline (draft), ==, dateline);
      if (format != QD_CITATION_BIBTEX)
        g_assert_cmpstr (qd_article_draft_get_url (draft), ==, url);
    }
  g_rand_free (rand);
}

#define ADD(name, which) g_test_add ("/import/citation/again/" name, QdReaderFixture, GUINT_TO_POINTER (which), qd_reader_fixture_set_up, test_again, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ris", 0);
  ADD ("bibtex", 1);
  ADD ("csl-json", 2);
  ADD ("table", 3);
  return g_test_run ();
}

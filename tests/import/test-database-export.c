/* test-database-export.c: exports of press databases
 *
 * The files here are ours, made after what the databases say of their formats; real ones may not be passed on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"

#define DAY (G_GINT64_CONSTANT (1516752000) * G_USEC_PER_SEC)
#define TEXT "The ferry between the two towns runs again since Monday, and “we sail at nine,” Ada Farrow said on the quay."
#define MORE "Nobody in the long line of cars had anything to add."

static const char *const nexis[] = {
  "User Name: reader", "Date and Time: Friday, January 26, 2018 10:00 AM", "Job Number: 1", "Documents (2)", "1. The ferry runs again", "Client/Matter: -None-", "Search Terms: ferry", "2. The bell of Skerra",
  "The ferry runs again", "Merrow Courier", "January 24, 2018 Wednesday", "Copyright 2018 Merrow Courier All Rights Reserved", "Section: NEWS; Pg. A1", "Length: 30 words",
  "Byline: By Ada Quill", "Dateline: PORT MERROW", "Body", TEXT, MORE, "Classification", "Language: ENGLISH", "Load-Date: January 25, 2018", "End of Document",
  "The bell of Skerra", "Skerra Signal", "January 24, 2018", "Length: 10 words", "Body", MORE, "Load-Date: January 25, 2018", "End of Document", NULL
};

static const char *const old_nexis[] = {
  "1 of 2 DOCUMENTS", "Merrow Courier", "January 24, 2018 Wednesday", "The ferry runs again", "BYLINE: By Ada Quill", "SECTION: NEWS; Pg. A1", "LENGTH: 30 words", "DATELINE: PORT MERROW",
  TEXT, MORE, "LOAD-DATE: January 25, 2018", "2 of 2 DOCUMENTS", "Skerra Signal", "January 24, 2018 Wednesday", "The bell of Skerra", "LENGTH: 10 words", MORE, "LOAD-DATE: January 25, 2018", NULL
};

static const char *const proquest[] = {
  "____________________________________________________________", "", "Document 1 of 2", "", "The ferry runs again", "", "Author: Ada Quill", "", "Publication info: Merrow Courier ; Port Merrow. 24 Jan 2018: A1.", "",
  "Abstract: A ferry runs.", "", "Links: none", "", "Full text: " TEXT, "", MORE, "", "Subject: Ferries", "", "Title: The ferry runs again", "", "Publication title: Merrow Courier", "",
  "Publication date: Jan 24, 2018", "", "ProQuest document ID: 1000000001", "", "Document URL: https://proquest.example/1000000001", "", "Database: None",
  "____________________________________________________________", "Document 2 of 2", "The bell of Skerra", "Full text: " MORE, "Publication title: Skerra Signal", "Publication date: Jan 24, 2018", NULL
};

static const char *const factiva[] = {
  "News", "The ferry runs again", "By Ada Quill", "30 words", "24 January 2018", "10:15", "Merrow Courier", "MRWCOU", "A1", "English", "Copyright 2018 Merrow Courier", TEXT, MORE,
  "Document MRWCOU0020180124ee1o00001", "The bell of Skerra", "10 words", "24 January 2018", "Skerra Signal", "SKRSIG", "English", "© 2018 Skerra Signal", MORE, "Document SKRSIG0020180124ee1o00002", NULL
};

static const char *const coded[] = {
  "HD\tThe ferry runs again", "BY\tAda Quill", "WC\t30 words", "PD\t24 January 2018", "SN\tMerrow Courier", "LA\tEnglish", "LP\t" TEXT, "TD\t" MORE, "CO\tnone",
  "AN\tDocument MRWCOU0020180124ee1o00001", "Document MRWCOU0020180124ee1o00001", "HD\tThe bell of Skerra", "PD\t24 January 2018", "SN\tSkerra Signal", "LP\t" MORE, "RE\tnone", "Document SKRSIG0020180124ee1o00002", NULL
};

static const char *const german_nexis[] = {
  "1 von 2 DOKUMENTEN", "Merrow Courier", "24. Januar 2018", "The ferry runs again", "AUTOR: Von Ada Quill", "RUBRIK: Nachrichten; S. 1", "LÄNGE: 30 Wörter",
  TEXT, MORE, "UPDATE: 25. Januar 2018", "SPRACHE: GERMAN", "2 von 2 DOKUMENTEN", "Skerra Signal", "24. Januar 2018", "The bell of Skerra", "LÄNGE: 10 Wörter", MORE, "SPRACHE: GERMAN", NULL
};

static const char *const german_proquest[] = {
  "____________________________________________________________", "", "Dokument 1 von 2", "", "The ferry runs again", "", "Autor: Ada Quill", "", "Zusammenfassung: A ferry runs.", "",
  "Volltext: " TEXT, "", MORE, "", "Thema: Ferries", "", "Titel: The ferry runs again", "", "Publikationstitel: Merrow Courier", "", "Erscheinungsdatum: 24. Januar 2018", "",
  "ProQuest-Dokument-ID: 1000000001", "", "Dokument-URL: https://proquest.example/1000000001", "", "Datenbank: None",
  "____________________________________________________________", "Dokument 2 von 2", "The bell of Skerra", "Volltext: " MORE, "Publikationstitel: Skerra Signal", "Erscheinungsdatum: 24. Januar 2018", NULL
};

/* No numbers, a page before the first article, and words about rights behind the last. */
static const char *const ruled_proquest[] = {
  "ProQuest", "", "____________________________________________________________", "Table of contents", "1. The ferry runs again", "2. The bell of Skerra",
  "____________________________________________________________", "", "The ferry runs again", "", "Author: Ada Quill", "", "Full text:", "", TEXT, "", MORE, "", "Subject: Ferries", "",
  "Publication title: Merrow Courier", "", "Publication date: Jan 24, 2018", "", "ProQuest document ID: 1000000001", "", "Document URL: https://proquest.example/1000000001", "",
  "____________________________________________________________", "The bell of Skerra", "Full text: " MORE, "Publication title: Skerra Signal", "Publication date: Jan 24, 2018",
  "ProQuest document ID: 1000000002", "____________________________________________________________", "", "Contact us", "Copyright 2018 nobody", NULL
};

static const char *const german_factiva[] = {
  "Nachrichten", "The ferry runs again", "Von Ada Quill", "30 Wörter", "24. Januar 2018", "10:15", "Merrow Courier", "MRWCOU", "1", "Deutsch", "(c) 2018 Merrow Courier", TEXT, MORE,
  "Dokument MRWCOU0020180124ee1o00001", "The bell of Skerra", "10 Wörter", "24. Januar 2018", "Skerra Signal", "SKRSIG", "Deutsch", "© 2018 Skerra Signal", MORE, "Dokument SKRSIG0020180124ee1o00002", NULL
};

/* The code and what it is of, each in a cell. */
static const char *const cells[] = {
  "HD", "The ferry runs again", "BY", "Ada Quill", "WC", "30 words", "PD", "24 January 2018", "SN", "Merrow Courier", "LA", "English", "LP", TEXT, "TD", MORE, "CO", "none",
  "AN", "Document MRWCOU0020180124ee1o00001", "HD", "The bell of Skerra", "PD", "24 January 2018", "SN", "Skerra Signal", "LP", MORE, "RE", "none", "AN", "Document SKRSIG0020180124ee1o00002", NULL
};

static char *
dup_rtf (const char *const *lines)
{
  GString *rtf = g_string_new ("{\\rtf1\\ansi ");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      for (const char *p = lines[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          if (*p == '\t')
            g_string_append (rtf, "\\tab ");
          else if ((guchar)*p < 0x80)
            g_string_append_c (rtf, *p);
          else
            g_string_append_printf (rtf, "\\u%u?", g_utf8_get_char (p));
        }
      g_string_append (rtf, "\\par\n");
    }
  g_string_append_c (rtf, '}');
  return g_string_free_and_steal (rtf);
}

static char *
dup_marked (const char *const *lines, const char *head, const char *before, const char *after, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%s%s", before, lines[i], after);
  g_string_append (text, tail);
  return g_string_free_and_steal (text);
}

static void
assert_articles (QdReaderFixture *fixture, guint n_expected)
{
  QdArticleDraft *draft;

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->n_expected, ==, n_expected);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The ferry runs again");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Merrow Courier");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, DAY);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT "\n\n" MORE);
  g_assert_cmpuint (qd_article_draft_get_line (draft), ==, 1);
  draft = qd_reader_fixture_get (fixture, 1);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The bell of Skerra");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Skerra Signal");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, DAY);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, MORE);
}

static void
read_as_rtf (QdReaderFixture *fixture, const char *const *lines)
{
  g_autofree char *rtf = dup_rtf (lines);

  qd_reader_fixture_read (fixture, "export.rtf", rtf, -1);
}

static void
read_as_docx (QdReaderFixture *fixture, const char *const *lines)
{
  g_autofree char      *text = dup_marked (lines, "<w:document xmlns:w=\"w\"><w:body>", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", "</w:body></w:document>");
  const QdArchiveMember members[] = { { "[Content_Types].xml", "<Types/>", -1 }, { "word/document.xml", text, -1 } };
  g_autoptr (GBytes)    bytes = qd_archive_fixture_make ("zip", "none", NULL, members, 2);

  qd_reader_fixture_read (fixture, "export.docx", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
}

static void
read_as_page (QdReaderFixture *fixture, const char *const *lines)
{
  g_autofree char *page = dup_marked (lines, "<html><head><meta charset='utf-8'><title>Export</title></head><body>", "<div><span>", "</span></div>\n", "</body></html>");

  qd_reader_fixture_read (fixture, "export.html", page, -1);
}

static void
test_nexis (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_marked (old_nexis, "", "", "\n\n", "");

  read_as_docx (fixture, nexis);
  assert_articles (fixture, 2);
  g_assert_cmpstr (qd_article_draft_get_dateline (qd_reader_fixture_get (fixture, 0)), ==, "PORT MERROW");
  read_as_rtf (fixture, nexis);
  assert_articles (fixture, 2);
  read_as_page (fixture, nexis);
  assert_articles (fixture, 2);
  read_as_rtf (fixture, old_nexis);
  assert_articles (fixture, 2);
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  assert_articles (fixture, 2);
}

static void
test_factiva (QdReaderFixture *fixture, gconstpointer data)
{
  read_as_rtf (fixture, factiva);
  assert_articles (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 0)), ==, "MRWCOU0020180124ee1o00001");
  read_as_page (fixture, factiva);
  assert_articles (fixture, 0);
  read_as_rtf (fixture, coded);
  assert_articles (fixture, 0);
}

static void
test_proquest (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_marked (proquest, "", "", "\r\n", "");

  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  assert_articles (fixture, 2);
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 0)), ==, "1000000001");
  g_assert_cmpstr (qd_article_draft_get_url (qd_reader_fixture_get (fixture, 0)), ==, "https://proquest.example/1000000001");
}

/* The same where the person reads the database in German. */
static void
test_german (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *old = dup_marked (german_nexis, "", "", "\n\n", "");
  g_autofree char *text = dup_marked (german_proquest, "", "", "\r\n", "");
  g_autofree char *factiva_text = dup_marked (german_factiva, "", "", "\n\n", "");

  qd_reader_fixture_read (fixture, "export.txt", old, -1);
  assert_articles (fixture, 2);
  read_as_rtf (fixture, german_nexis);
  assert_articles (fixture, 2);
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  assert_articles (fixture, 2);
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 0)), ==, "1000000001");
  read_as_rtf (fixture, german_factiva);
  assert_articles (fixture, 0);
  read_as_page (fixture, german_factiva);
  assert_articles (fixture, 0);
  qd_reader_fixture_read (fixture, "export.txt", factiva_text, -1);
  assert_articles (fixture, 0);
}

/* Factiva has its codes in a table where the file is a page. */
static void
test_cells (QdReaderFixture *fixture, gconstpointer data)
{
  read_as_page (fixture, cells);
  assert_articles (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 0)), ==, "MRWCOU0020180124ee1o00001");
  read_as_rtf (fixture, cells);
  assert_articles (fixture, 0);
}

/* ProQuest's articles between rules are as many as there are ids. */
static void
test_rules (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_marked (ruled_proquest, "", "", "\r\n", "");

  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  assert_articles (fixture, 2);
  g_assert_cmpstr (qd_article_draft_get_url (qd_reader_fixture_get (fixture, 0)), ==, "https://proquest.example/1000000001");
}

/* A file that says to hold more than is in it is told. */
static void
test_miscount (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_marked (old_nexis, "", "", "\n\n", "");
  char            *second = strstr (text, "2 of 2 DOCUMENTS");

  *second = '\0';
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (fixture->n_expected, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (fixture->problems, QdToldProblem, 0).error->message, "2 articles; 1 "));
}

/* An article that speaks of documents is no export. */
static void
test_ordinary (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "a.txt", "The office loses papers\n\nIt had 1 of 200 DOCUMENTS left, and said: End of Document. " TEXT "\n\n" MORE, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The office loses papers");
}

#define ADD(name, func) g_test_add ("/import/database-export/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nexis", test_nexis);
  ADD ("factiva", test_factiva);
  ADD ("proquest", test_proquest);
  ADD ("german", test_german);
  ADD ("cells", test_cells);
  ADD ("rules", test_rules);
  ADD ("miscount", test_miscount);
  ADD ("ordinary", test_ordinary);
  return g_test_run ();
}

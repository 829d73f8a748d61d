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

static const char *const french_nexis[] = {
  "Documents (2)", "1. The ferry runs again", "2. The bell of Skerra",
  "The ferry runs again", "Merrow Courier", "mercredi 24 janvier 2018", "Copyright 2018 Merrow Courier Tous droits réservés", "Rubrique : Nouvelles; P. 1", "Longueur : 30 mots",
  "Auteur : Par Ada Quill", "Corps", TEXT, MORE, "Classification", "Langue : FRANÇAIS", "Date-chargement : 25 janvier 2018", "Fin du document",
  "The bell of Skerra", "Skerra Signal", "24 janvier 2018", "Longueur : 10 mots", "Corps", MORE, "Date-chargement : 25 janvier 2018", "Fin du document", NULL
};

static const char *const spanish_nexis[] = {
  "Documentos (2)", "1. The ferry runs again", "2. The bell of Skerra",
  "The ferry runs again", "Merrow Courier", "miércoles 24 de enero de 2018", "Copyright 2018 Merrow Courier Todos los derechos reservados", "Sección: Noticias; P. 1", "Longitud: 30 palabras",
  "Autor: Por Ada Quill", "Cuerpo", TEXT, MORE, "Clasificación", "Idioma: ESPAÑOL", "Fecha-carga: 25 de enero de 2018", "Fin del documento",
  "The bell of Skerra", "Skerra Signal", "24 de enero de 2018", "Longitud: 10 palabras", "Cuerpo", MORE, "Fecha-carga: 25 de enero de 2018", "Fin del documento", NULL
};

static const char *const french_proquest[] = {
  "Document 1 sur 2", "The ferry runs again", "Auteur : Ada Quill", "Informations sur la publication : Merrow Courier ; Port Merrow. 24 janv. 2018: A1.", "Résumé : A ferry runs.",
  "Texte intégral : " TEXT, MORE, "Sujet : Ferries", "Titre : The ferry runs again", "Titre de la publication : Merrow Courier", "Date de publication : 24 janv. 2018",
  "Langue de publication : French", "ID du document ProQuest : 1000000001", "URL du document : https://proquest.example/1000000001", "Base de données : None",
  "Document 2 sur 2", "The bell of Skerra", "Texte intégral : " MORE, "Titre de la publication : Skerra Signal", "Date de publication : 24 janvier 2018", NULL
};

static const char *const spanish_proquest[] = {
  "Documento 1 de 2", "The ferry runs again", "Autor: Ada Quill", "Información de publicación: Merrow Courier ; Port Merrow. 24 ene 2018: A1.", "Resumen: A ferry runs.",
  "Texto completo: " TEXT, MORE, "Materia: Ferries", "Título: The ferry runs again", "Título de publicación: Merrow Courier", "Fecha de publicación: 24 ene 2018",
  "Idioma de la publicación: Spanish", "ID del documento de ProQuest: 1000000001", "URL del documento: https://proquest.example/1000000001", "Base de datos: None",
  "Documento 2 de 2", "The bell of Skerra", "Texto completo: " MORE, "Título de publicación: Skerra Signal", "Fecha de publicación: 24 de enero de 2018", NULL
};

static const char *const french_factiva[] = {
  "The ferry runs again", "Par Ada Quill", "30 mots", "24 janvier 2018", "10:15", "Merrow Courier", "MRWCOU", "1", "Français", "(c) 2018 Merrow Courier", TEXT, MORE,
  "Document MRWCOU0020180124ee1o00001", "The bell of Skerra", "10 mots", "24 janvier 2018", "Skerra Signal", "SKRSIG", "Français", "© 2018 Skerra Signal", MORE, "Document SKRSIG0020180124ee1o00002", NULL
};

static const char *const spanish_factiva[] = {
  "The ferry runs again", "Por Ada Quill", "30 palabras", "24 enero 2018", "10:15", "Merrow Courier", "MRWCOU", "1", "Español", "(c) 2018 Merrow Courier", TEXT, MORE,
  "Documento MRWCOU0020180124ee1o00001", "The bell of Skerra", "10 palabras", "24 enero 2018", "Skerra Signal", "SKRSIG", "Español", "© 2018 Skerra Signal", MORE, "Documento SKRSIG0020180124ee1o00002", NULL
};

static void
read_as_text (QdReaderFixture *fixture, const char *const *lines)
{
  g_autofree char *text = dup_marked (lines, "", "", "\r\n", "");

  qd_reader_fixture_read (fixture, "export.txt", text, -1);
}

static void
assert_language (QdReaderFixture *fixture, const char *language)
{
  g_assert_cmpstr (qd_article_draft_get_language (qd_reader_fixture_get (fixture, 0)), ==, language);
}

/* And in French and in Spanish. */
static void
test_romance (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *const *lines;
    guint              n_expected;
    const char        *language;
  } exports[] = {
    { french_nexis, 2, "fr" }, { spanish_nexis, 2, "es" }, { french_proquest, 2, "fr" }, { spanish_proquest, 2, "es" }, { french_factiva, 0, "fr" }, { spanish_factiva, 0, "es" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_test_message ("%s", exports[i].lines[0]);
      read_as_rtf (fixture, exports[i].lines);
      assert_articles (fixture, exports[i].n_expected);
      assert_language (fixture, exports[i].language);
      read_as_text (fixture, exports[i].lines);
      assert_articles (fixture, exports[i].n_expected);
      assert_language (fixture, exports[i].language);
    }
}

static const QdFact *
find_stub (QdReaderFixture *fixture, guint index)
{
  GPtrArray *facts = qd_article_draft_get_facts (qd_reader_fixture_get (fixture, index));

  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (((const QdFact *)facts->pdata[i])->field, QD_FACT_STUB))
      return facts->pdata[i];
  return NULL;
}

/* What the file says that an article has, and the words of it that it holds, beside the two articles of the others. */
static void
assert_stub (QdReaderFixture *fixture, const char *stated)
{
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT "\n\n" MORE);
  g_assert_nonnull (find_stub (fixture, 0));
  g_assert_cmpstr (find_stub (fixture, 0)->value, ==, stated);
  g_assert_null (find_stub (fixture, 1));
}

/* Of a text that has far fewer words than its file says, a part is there alone. */
static void
test_length (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *const *lines;
    const char        *length;
    const char        *longer;
  } exports[] = {
    { nexis, "Length: 30 words", "Length: 1,230 words" },
    { old_nexis, "LENGTH: 30 words", "LENGTH: 1230 words" },
    { german_nexis, "LÄNGE: 30 Wörter", "LÄNGE: 1.230 Wörter" },
    { factiva, "30 words", "1,230 words" },
    { coded, "WC\t30 words", "WC\t1,230 words" },
    { cells, "30 words", "1,230 words" },
    { proquest, "Links: none", "Word count: 1230" },
    { french_nexis, "Longueur : 30 mots", "Longueur : 1\u00a0230 mots" },
    { spanish_nexis, "Longitud: 30 palabras", "Longitud: 1.230 palabras" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();

      for (const char *const *line = exports[i].lines; *line != NULL; line++)
        g_ptr_array_add (lines, (gpointer)(g_str_equal (*line, exports[i].length) ? exports[i].longer : *line));
      g_ptr_array_add (lines, NULL);
      g_test_message ("%s", exports[i].longer);
      read_as_text (fixture, (const char *const *)lines->pdata);
      assert_stub (fixture, "1230");
      g_assert_cmpuint (fixture->problems->len, ==, 0);
    }
}

/* Far more words than the file says are told, for the next article may be among them. */
static void
test_too_long (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char    *text = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (body, MORE "\n\n");
  text = g_strdup_printf ("1 of 1 DOCUMENTS\n\nMerrow Courier\n\nJanuary 24, 2018\n\nThe ferry\n\nLENGTH: 30 words\n\n%s\n\nLOAD-DATE: January 25, 2018\n", body->str);
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->problems, QdToldProblem, 0).line, ==, 1);
}

/* A file that ends in the text of its second article, which is read, and marked as a part. */
static void
assert_cut (QdReaderFixture *fixture, const char *const *lines, const char *last, guint n_problems)
{
  g_autoptr (GPtrArray) cut = g_ptr_array_new ();
  guint                 n_seen = 0;

  for (; *lines != NULL && n_seen < 2; lines++)
    {
      g_ptr_array_add (cut, (gpointer)*lines);
      n_seen += g_str_has_suffix (*lines, last);
    }
  g_ptr_array_add (cut, NULL);
  g_test_message ("%s", (const char *)cut->pdata[0]);
  for (guint i = 0; i < 2; i++)
    {
      if (i == 0)
        read_as_text (fixture, (const char *const *)cut->pdata);
      else
        read_as_rtf (fixture, (const char *const *)cut->pdata);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 2);
      g_assert_cmpuint (fixture->problems->len, ==, n_problems);
      g_assert_null (find_stub (fixture, 0));
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, MORE);
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 1)), ==, "The bell of Skerra");
      g_assert_nonnull (find_stub (fixture, 1));
    }
}

static void
test_cut (QdReaderFixture *fixture, gconstpointer data)
{
  assert_cut (fixture, nexis, MORE, 0);
  assert_cut (fixture, french_nexis, MORE, 0);
  assert_cut (fixture, factiva, MORE, 0);
  assert_cut (fixture, coded, MORE, 0);
  assert_cut (fixture, cells, MORE, 0);
  assert_cut (fixture, proquest, MORE, 0);
}

/* The list above the first article says how many there have to be, and there is no id where the file was cut. */
static void
test_cut_rules (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = dup_marked (ruled_proquest, "", "", "\r\n", "");

  *strstr (text, "Publication title: Skerra") = '\0';
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, MORE);
  g_assert_nonnull (find_stub (fixture, 1));
  *strstr (text, "The bell of Skerra\r\nFull") = '\0';
  qd_reader_fixture_read (fixture, "export.txt", text, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (fixture->n_expected, ==, 2);
}

/* A file cut in its first article has no line that parts two. */
static void
test_cut_first (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const one_nexis[] = { "Documents (2)", "1. The ferry runs again", "2. The bell", "The ferry runs again", "Merrow Courier", "January 24, 2018", "Length: 30 words", "Body", TEXT, NULL };
  static const char *const one_coded[] = { "HD\tThe ferry runs again", "PD\t24 January 2018", "SN\tMerrow Courier", "LP\t" TEXT, NULL };

  read_as_rtf (fixture, one_nexis);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Merrow Courier");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT);
  g_assert_nonnull (find_stub (fixture, 0));
  read_as_rtf (fixture, one_coded);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry runs again");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT);
  g_assert_nonnull (find_stub (fixture, 0));
}

/* Paragraphs of the text that look like what stands around it are of the text. */
static void
test_lookalikes (QdReaderFixture *fixture, gconstpointer data)
{
#define LOCATION "Location: nobody would say where the second boat lies."
#define IN_PORT "IN Port Merrow, where the ferry lies at night, everybody knows her by the name."
  static const char *const nexis_lines[] = {
    "The ferry", "Merrow Courier", "January 24, 2018", "Body", TEXT, "Notes", MORE, MORE, MORE, MORE, MORE, MORE, MORE, "Load-Date: January 25, 2018", "End of Document", NULL
  };
  static const char *const proquest_lines[] = {
    "Document 1 of 1", "The ferry", "Full text: " TEXT, LOCATION, MORE, MORE, "Subject: Ferries", "Location: Port Merrow", "Publication title: Merrow Courier", "ProQuest document ID: 1000000001", NULL
  };
  static const char *const factiva_lines[] = {
    "HD\tThe ferry", "PD\t24 January 2018", "SN\tMerrow Courier", "LP\t" TEXT, "TD\t" MORE, IN_PORT, "CO\tnone", "IN\ti1 : Ferries", "Document MRWCOU0020180124ee1o00001", NULL
  };

  read_as_rtf (fixture, nexis_lines);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT "\n\nNotes\n\n" MORE "\n\n" MORE "\n\n" MORE "\n\n" MORE "\n\n" MORE "\n\n" MORE "\n\n" MORE);
  read_as_text (fixture, proquest_lines);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT "\n\n" LOCATION "\n\n" MORE "\n\n" MORE);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Merrow Courier");
  read_as_rtf (fixture, factiva_lines);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, TEXT "\n\n" MORE "\n\n" IN_PORT);
}

/* What stands in one line above the text serves where the lines below it are missing; an abstract serves as the text. */
static void
test_proquest_less (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "Document 1 of 1", "The ferry runs again", "Publication info: Merrow Courier ; Port Merrow [Port Merrow]24 Jan 2018: A1.", "Abstract: " MORE, "Subject: Ferries", "ProQuest document ID: 1000000001", NULL
  };

  read_as_text (fixture, lines);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Merrow Courier");
  g_assert_cmpint (qd_article_draft_get_published (qd_reader_fixture_get (fixture, 0)), ==, DAY);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, MORE);
  g_assert_nonnull (find_stub (fixture, 0));
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
  ADD ("romance", test_romance);
  ADD ("length", test_length);
  ADD ("too-long", test_too_long);
  ADD ("cut", test_cut);
  ADD ("cut-rules", test_cut_rules);
  ADD ("cut-first", test_cut_first);
  ADD ("lookalikes", test_lookalikes);
  ADD ("proquest-less", test_proquest_less);
  ADD ("miscount", test_miscount);
  ADD ("ordinary", test_ordinary);
  return g_test_run ();
}

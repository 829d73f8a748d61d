/* test-reader-record.c: tables, the files of reference managers, and what agencies send
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "qd-reader-fixture.h"

#define DAY (G_GINT64_CONSTANT (1516752000) * G_USEC_PER_SEC)

static void
assert_ferry (QdReaderFixture *fixture, guint index, const char *text)
{
  QdArticleDraft *draft = qd_reader_fixture_get (fixture, index);

  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The ferry, again");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Merrow Courier");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, DAY);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, index), ==, text);
}

static void
test_table (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes;
  } tables[] = {
    { "a.csv", "title,source,date,author,text\r\n\"The ferry, again\",Merrow Courier,2018-01-24,Ada Quill,\"“We sail at \"\"nine”.\"\"\n\nSo she said.\"\r\nTwo,Wire,,,Words.\r\n" },
    { "a.tsv", "Überschrift\tZeitung\tDatum\tAutorin\tVolltext\nThe ferry, again\tMerrow Courier\t24.01.2018\tAda Quill\t\"“We sail at \"\"nine”.\"\"\n\nSo she said.\"\nTwo\tWire\t\t\tWords." },
    { "table", "\xEF\xBB\xBFtitular;fuente;fecha;autor;texto\nThe ferry, again;Merrow Courier;2018/01/24;Ada Quill;\"“We sail at \"\"nine”.\"\"\n\nSo she said.\"\nTwo;Wire;;;Words.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_test_message ("%s", tables[i].name);
      qd_reader_fixture_read (fixture, tables[i].name, tables[i].bytes, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 2);
      assert_ferry (fixture, 0, "“We sail at \"nine”.\"\n\nSo she said.");
      g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, 0)), ==, 2);
      g_assert_cmpuint (qd_article_draft_get_line (qd_reader_fixture_get (fixture, 1)), ==, 5);
    }
  qd_reader_fixture_read (fixture, "latin.csv", "title;text\nCaf\xe9;Caf\xe9 at nine\n", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Café at nine");
  qd_reader_fixture_read (fixture, "page.csv", "title,text\nA,<p>One paragraph.</p><p>Another <a href='https://e.example/'>one</a>.</p>\n", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "One paragraph.\n\nAnother one.");
  qd_reader_fixture_read (fixture, "numbers.csv", "a,b\n1,2\n", -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  qd_reader_fixture_read (fixture, "open.csv", "title,text\nA,\"never closed\nB,words\n", -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
}

/* Files that end within their last record: what is there is read, and that more is missing is told with its line. */
static void
test_cut (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes, *text;
    guint       line;
  } files[] = {
    { "a.csv", "title,text,source\nOne,Words.,Wire\nTwo,\"More words and", "More words and", 3 },
    { "b.csv", "title,text,source\nOne,Words.,Wire\nTwo,More words and", "More words and", 3 },
    { "a.ris", "TY  - NEWS\nTI  - One\nAB  - Words.\nLA  - English\nER  - \n\nTY  - NEWS\nTI  - Two\nAB  - More words and", "More words and", 7 },
    { "a.bib", "@article{one,\n title = {One},\n abstract = {Words.},\n language = {English}\n}\n@article{two,\n title = {Two},\n abstract = {More words and", "More words and", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_test_message ("%s", files[i].name);
      qd_reader_fixture_read (fixture, files[i].name, files[i].bytes, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 2);
      g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 1)), ==, "Two");
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 1), ==, files[i].text);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
      g_assert_cmpuint (g_array_index (fixture->problems, QdToldProblem, 0).line, ==, files[i].line);
      if (i > 1)
        g_assert_cmpstr (qd_article_draft_get_language (qd_reader_fixture_get (fixture, 0)), ==, "en");
    }
}

static void
test_json (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const documents[] = {
    "[{\"id\":\"q1\",\"type\":\"article-newspaper\",\"title\":\"The ferry, again\",\"container-title\":\"Merrow Courier\",\"author\":[{\"family\":\"Quill\",\"given\":\"Ada\"}],"
    "\"issued\":{\"date-parts\":[[2018,1,24]]},\"abstract\":\"It sails.\"},{\"type\":\"webpage\",\"title\":\"Nothing\",\"issued\":{}}]",
    "{\"uri\":\"urn:x:1\",\"type\":\"text\",\"versioncreated\":\"2018-01-24T00:00:00Z\",\"headline\":\"The ferry, again\",\"body_html\":\"<p>It sails.</p>\","
    "\"byline\":\"Ada Quill\",\"copyrightholder\":\"Merrow Courier\"}",
    "{\"uri\":\"urn:x:2\",\"contentcreated\":\"2018-01-24T00:00:00Z\",\"headlines\":[{\"role\":\"main\",\"value\":\"The ferry, again\"}],\"by\":\"Ada Quill\","
    "\"infosources\":[{\"name\":\"Merrow Courier\"}],\"bodies\":[{\"contenttype\":\"text/html\",\"value\":\"<p>It sails.</p>\"}]}",
    "{\"articles\":[{\"headline\":\"The ferry, again\",\"publisher\":\"Merrow Courier\",\"authors\":[\"Ada Quill\"],\"published\":\"1516752000000\",\"text\":\"It sails.\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_test_message ("%u", i);
      qd_reader_fixture_read (fixture, "export.json", documents[i], -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
      assert_ferry (fixture, 0, "It sails.");
      g_assert_cmpuint (fixture->problems->len, ==, i == 0);
    }
}

static void
test_references (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "export.ris",
                          "TY  - NEWS\r\nTI  - The ferry, again\r\nT2  - Merrow Courier\r\nAU  - Ada Quill\r\nPY  - 2018\r\nDA  - 2018/01/24/\r\nAB  - It sails\r\nat nine.\r\nER  - \r\n"
                          "TY  - NEWS\r\nTI  - No text\r\nER  - \r\n",
                          -1);
  assert_ferry (fixture, 0, "It sails\nat nine.");
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_cmpuint (g_array_index (fixture->problems, QdToldProblem, 0).line, ==, 10);
  qd_reader_fixture_read (fixture, "export.bib",
                          "@comment{x}\n@article{q1,\n title = {The {ferry}, again},\n journal = \"Merrow \" # \"Courier\",\n author = {Quill, Ada},\n year = 2018, month = jan, day = {24},\n"
                          " abstract = {It sails; Caf\\'{e} \\& s{\\\"o} on -- na\\\"{\\i}ve.}\n}\n",
                          -1);
  assert_ferry (fixture, 0, "It sails; Café & sö on – naïve.");
}

static void
test_attached (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char         *inside = qd_reader_fixture_write (fixture, "export/files/1/ferry.txt", "A headline of the file\n\nThe ferry sails at nine on every day of the week, as it did before the flood came.", -1);
  g_autofree char         *outside = qd_reader_fixture_write (fixture, "outside.txt", "Secret words\n\nOutside of the folder.", -1);
  g_autofree char         *link = g_build_filename (fixture->folder, "export", "link.txt", NULL);
  static const char *const hostile[] = { "../outside.txt", "/etc/passwd", "link.txt", "files/../../outside.txt", "missing.txt", "." };

  g_assert_cmpint (symlink (outside, link), ==, 0);
  qd_reader_fixture_read (fixture, "export/library.rdf",
                          "<rdf:RDF xmlns:rdf=\"r\" xmlns:z=\"http://www.zotero.org/namespaces/export#\" xmlns:bib=\"b\" xmlns:dc=\"d\" xmlns:dcterms=\"t\" xmlns:foaf=\"f\" xmlns:link=\"l\">"
                          "<bib:Article rdf:about=\"https://e.example/ferry\"><z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf><bib:Periodical><dc:title>Merrow Courier</dc:title>"
                          "</bib:Periodical></dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Quill</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person>"
                          "</rdf:li></rdf:Seq></bib:authors><link:link rdf:resource=\"#item_2\"/><dc:title>The ferry, again</dc:title><dc:date>2018-01-24</dc:date></bib:Article>"
                          "<z:Attachment rdf:about=\"#item_2\"><rdf:resource rdf:resource=\"files/1/ferry.txt\"/></z:Attachment></rdf:RDF>",
                          -1);
  assert_ferry (fixture, 0, "The ferry sails at nine on every day of the week, as it did before the flood came.");
  g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, 0)), ==, inside);
  g_assert_cmpstr (qd_article_draft_get_url (qd_reader_fixture_get (fixture, 0)), ==, "https://e.example/ferry");
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *ris = g_strdup_printf ("TY  - NEWS\nTI  - T\nL1  - %s\nER  - \n", hostile[i]);

      qd_reader_fixture_read (fixture, "export/hostile.ris", ris, -1);
      g_assert_cmpuint (fixture->drafts->len, ==, 0);
      g_assert_cmpuint (fixture->problems->len, ==, 1);
    }
}

static void
test_newsml (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "item.xml",
                          "<?xml version=\"1.0\"?><newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x:1\"><itemMeta><provider><name>Merrow Courier</name></provider>"
                          "<versionCreated>2018-01-25T00:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2018-01-24T00:00:00Z</contentCreated><headline>The ferry, again</headline>"
                          "<by>By Ada Quill</by><dateline>PORT MERROW</dateline><language tag=\"en\"/></contentMeta><contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\">"
                          "<head><title>no text</title></head><body><p>It sails.</p><h2>On the quay</h2><p>See <a href=\"https://e.example/\">here</a>.</p></body></html></inlineXML></contentSet></newsItem>",
                          -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "It sails.\n\nOn the quay\n\nSee here.");
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry, again");
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Merrow Courier");
  g_assert_cmpstr (qd_article_draft_get_byline (qd_reader_fixture_get (fixture, 0)), ==, "Ada Quill");
  g_assert_cmpstr (qd_article_draft_get_dateline (qd_reader_fixture_get (fixture, 0)), ==, "PORT MERROW");
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 0)), ==, "urn:x:1");
}

#define ADD(name, func) g_test_add ("/import/reader-record/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("table", test_table);
  ADD ("cut", test_cut);
  ADD ("json", test_json);
  ADD ("references", test_references);
  ADD ("attached", test_attached);
  ADD ("newsml", test_newsml);
  return g_test_run ();
}

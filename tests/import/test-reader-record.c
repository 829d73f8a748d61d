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
  /* As programs write a table whose rows they number. */
  qd_reader_fixture_read (fixture, "numbered.csv", ",title,—,text\n0,A,,Words.\n", -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Words.");
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
    { "c.tsv", "title\tsource\ttext\nOne\tWire\tWords.\nTwo\tWire\tMore words and", "More words and", 3 },
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
      if (i > 2)
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
    "{\"articles\":[{\"headline\":\"The ferry, again\",\"publisher\":\"Merrow Courier\",\"authors\":[\"Ada Quill\"],\"published\":\"1516752000000\",\"\":\"1\",\"text\":\"It sails.\"}]}",
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

/* What the fields of each format mean, by its specification or the program that writes it, however they are ordered. */
static void
test_fields (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *bytes, *title, *source, *byline, *dateline, *url;
    gboolean    undated;
  } files[] = {
    { "publisher-first.ris", "TY  - NEWS\nPB  - Merrow House\nDP  - ProBase\nT2  - Merrow Courier\nT1  - T\nA1  - Quill, Ada\nY1  - 2018/01/24/Morning edition\nCY  - Port Merrow\nN2  - W\nDO  - 10.5555/1\nER  - \n",
      "T", "Merrow Courier", "Ada Quill", "Port Merrow", "https://doi.org/10.5555/1", FALSE },
    { "publisher-alone.ris", "TY  - NEWS\nTI  - T\nPB  - Merrow House\nDP  - ProBase\nPY  - 2018\nDA  - 24 Jan\nAB  - W\nLK  - https://e.example/2\nUR  - https://e.example/1\nER  - \n", "T", "Merrow House", NULL, NULL,
      "https://e.example/1", FALSE },
    { "year.ris", "TY  - NEWS\nTI  - T\nJF  - Merrow Courier\nPY  - 2018///\nAB  - W\nER  - \n", "T", "Merrow Courier", NULL, NULL, NULL, TRUE },
    { "strings.bib", "@string{mc = \"Merrow\"}\n@string{full = mc # { Courier}}\n@article{a, publisher = {Merrow House}, journal = FULL, title = {T}, address = {Port Merrow}, year = 2018, month = \"24~\" # jan, abstract = {W},"
                     " author = {van der Quill, Jr., Ada and {Barrow and Sons, Ltd.} and others}, doi = {10.5555/1}}\n",
      "T", "Merrow Courier", "Ada van der Quill Jr., Barrow and Sons, Ltd.", "Port Merrow", "https://doi.org/10.5555/1", FALSE },
    { "range.bib", "@online{a, title = {T \\L\\'od\\'z, \\OE{}uvre, \\O}, organization = {Merrow Courier}, date = {2018-01-24/2018-01-26}, abstract = {W}, howpublished = {\\url{https://e.example/1}}}\n", "T Łódź, Œuvre, Ø", "Merrow Courier",
      NULL, NULL, "https://e.example/1", FALSE },
    { "particles.json", "[{\"type\":\"article-newspaper\",\"source\":\"ProBase\",\"publisher\":\"Merrow House\",\"container-title\":\"Merrow Courier\",\"publisher-place\":\"Port Merrow\",\"title\":\"T\",\"abstract\":\"W\","
                        "\"author\":[{\"family\":\"Quill\",\"given\":\"Ada\",\"non-dropping-particle\":\"van der\",\"suffix\":\"Jr.\"},{\"literal\":\"Barrow and Sons\"}],\"issued\":{\"literal\":\"24 January 2018\"},\"DOI\":\"10.5555/1\"}]",
      "T", "Merrow Courier", "Ada van der Quill Jr., Barrow and Sons", "Port Merrow", "https://doi.org/10.5555/1", FALSE },
    { "one.json", "{\"uri\":\"urn:x\",\"title\":\"short\",\"headline\":\"T\",\"body_text\":\"no\",\"body_rich\":\"no\",\"body_xhtml\":\"<p>W</p>\",\"byline\":\"By Ada Quill\",\"copyrightholder\":\"Merrow Courier\",\"located\":\"Port Merrow\","
                  "\"place\":[{\"name\":\"Elsewhere\",\"rel\":\"mentions\"}],\"versioncreated\":\"2018-01-26T00:00:00Z\",\"contentcreated\":\"2018-01-24T00:00:00Z\"}",
      "T", "Merrow Courier", "Ada Quill", "Port Merrow", NULL, FALSE },
    { "two.json", "{\"uri\":\"urn:x\",\"headlines\":[{\"role\":\"short\",\"value\":\"no\"},{\"role\":\"main\",\"value\":\"T\"}],\"bodies\":[{\"role\":\"main\",\"contenttype\":\"text/plain\",\"value\":\"no\"},"
                  "{\"role\":\"rich\",\"contenttype\":\"text/html\",\"value\":\"<p>W</p>\"}],\"by\":\"Von Ada Quill\",\"infosources\":[{\"name\":\"Merrow Courier\"}],\"firstcreated\":\"2018-01-24T00:00:00Z\",\"versioncreated\":\"2018-01-26\"}",
      "T", "Merrow Courier", "Ada Quill", NULL, NULL, FALSE },
    { "list.json", "{\"articles\":[{\"publisher\":\"Merrow House\",\"outlet\":\"Merrow Courier\",\"title\":\"T\",\"text\":\"W\",\"date\":\"2018-01-24\"}]}", "T", "Merrow Courier", NULL, NULL, NULL, FALSE },
    { "table.csv", "publisher,publication,title,text,date\nMerrow House,Merrow Courier,T,W,2018-01-24\n", "T", "Merrow Courier", NULL, NULL, NULL, FALSE },
    { "numbered.rdf", "<rdf:RDF xmlns:rdf=\"r\" xmlns:z=\"http://www.zotero.org/namespaces/export#\" xmlns:bib=\"b\" xmlns:dc=\"d\" xmlns:dcterms=\"t\" xmlns:foaf=\"f\" xmlns:vcard=\"v\">"
                      "<bib:Article rdf:about=\"https://e.example/1\"><z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf rdf:resource=\"urn:issn:1234-5678\"/><dc:publisher><foaf:Organization>"
                      "<vcard:adr><vcard:Address><vcard:locality>Port Merrow</vcard:locality></vcard:Address></vcard:adr><foaf:name>Merrow House</foaf:name></foaf:Organization></dc:publisher>"
                      "<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Quill</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
                      "<dc:title>T</dc:title><dcterms:abstract>W</dcterms:abstract><dc:date>2018-01-24</dc:date></bib:Article>"
                      "<bib:Newspaper rdf:about=\"urn:issn:1234-5678\"><dc:identifier>ISSN 1234-5678</dc:identifier><dc:title>Merrow Courier</dc:title></bib:Newspaper></rdf:RDF>",
      "T", "Merrow Courier", "Ada Quill", "Port Merrow", "https://e.example/1", FALSE },
    { "holders.xml", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x\"><rightsInfo><copyrightHolder qcode=\"x:Y\"><name>Merrow House</name></copyrightHolder></rightsInfo>"
                     "<itemMeta><provider qcode=\"nprov:MC\"><name>Merrow Courier</name></provider><versionCreated>2018-01-26T00:00:00Z</versionCreated><firstCreated>2018-01-24T00:00:00Z</firstCreated></itemMeta>"
                     "<contentMeta><contentCreated>2018-01-23</contentCreated><located qcode=\"city:345\"><name>Port Merrow</name></located><creator qcode=\"p:1\"><name>Ada Quill</name></creator>"
                     "<headline role=\"hld:subHeadline\">no</headline><headline role=\"hld:mainHeadline\">T</headline></contentMeta><contentSet><inlineData contenttype=\"text/plain\">W</inlineData></contentSet></newsItem>",
      "T", "Merrow Courier", "Ada Quill", "Port Merrow", NULL, FALSE },
    { "code.xml", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:x\"><itemMeta><provider literal=\"Merrow Courier\"/><versionCreated>2018-01-24T00:00:00Z</versionCreated></itemMeta>"
                  "<contentMeta><headline>T</headline><by>By Ada Quill</by></contentMeta><contentSet><inlineXML><p>W</p></inlineXML></contentSet></newsItem>",
      "T", "Merrow Courier", "Ada Quill", NULL, NULL, FALSE },
    { "agency.nitf", "<nitf><head><docdata><date.issue norm=\"20180124T000000Z\"/></docdata></head><body><body.head><hedline><hl1>T</hl1><hl2>no</hl2></hedline>"
                     "<byline>By <person>Ada Quill</person><byttl>Courier staff</byttl></byline><distributor>Merrow Courier</distributor><dateline><location>Port Merrow</location></dateline></body.head>"
                     "<body.content><p>W</p></body.content></body></nitf>",
      "T", "Merrow Courier", "Ada Quill", "Port Merrow", NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      QdArticleDraft *draft;

      g_test_message ("%s", files[i].name);
      qd_reader_fixture_read (fixture, files[i].name, files[i].bytes, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->problems->len, ==, 0);
      g_assert_cmpuint (fixture->drafts->len, ==, 1);
      draft = qd_reader_fixture_get (fixture, 0);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "W");
      g_assert_cmpstr (qd_article_draft_get_title (draft), ==, files[i].title);
      g_assert_cmpstr (qd_article_draft_get_source (draft), ==, files[i].source);
      g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, files[i].byline);
      g_assert_cmpstr (qd_article_draft_get_dateline (draft), ==, files[i].dateline);
      g_assert_cmpstr (qd_article_draft_get_url (draft), ==, files[i].url);
      g_assert_cmpint (qd_article_draft_get_published (draft), ==, files[i].undated ? QD_TIME_UNKNOWN : DAY);
    }
}

/* Names that stand for names that stand for names: what they mean stays short. */
static void
test_strings_bomb (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) bib = g_string_new ("@string{s0 = \"laugh \"}\n");

  for (guint i = 1; i < 64; i++)
    g_string_append_printf (bib, "@string{s%u = s%u # s%u}\n", i, i - 1, i - 1);
  g_string_append (bib, "@article{a, title = {T}, note = s63 # s63, journal = s5, abstract = {W}}\n");
  qd_reader_fixture_read (fixture, "laughs.bib", bib->str, -1);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpuint (strlen (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0))), ==, 32 * 6 - 1);
}

static void
test_attached (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char         *inside = qd_reader_fixture_write (fixture, "export/files/1/ferry... late.txt", "A headline of the file\n\nThe ferry sails at nine on every day of the week, as it did before the flood came.", -1);
  g_autofree char         *outside = qd_reader_fixture_write (fixture, "outside.txt", "Secret words\n\nOutside of the folder.", -1);
  g_autofree char         *link = g_build_filename (fixture->folder, "export", "link.txt", NULL);
  static const char *const hostile[] = { "../outside.txt", "/etc/passwd", "link.txt", "files/../../outside.txt", "missing.txt", "." };

  g_assert_cmpint (symlink (outside, link), ==, 0);
  qd_reader_fixture_read (fixture, "export/library.rdf",
                          "<rdf:RDF xmlns:rdf=\"r\" xmlns:z=\"http://www.zotero.org/namespaces/export#\" xmlns:bib=\"b\" xmlns:dc=\"d\" xmlns:dcterms=\"t\" xmlns:foaf=\"f\" xmlns:link=\"l\">"
                          "<bib:Article rdf:about=\"https://e.example/ferry\"><z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf><bib:Periodical><dc:title>Merrow Courier</dc:title>"
                          "</bib:Periodical></dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Quill</foaf:surname><foaf:givenName>Ada</foaf:givenName></foaf:Person>"
                          "</rdf:li></rdf:Seq></bib:authors><link:link rdf:resource=\"#item_2\"/><dc:title>The ferry, again</dc:title><dc:date>2018-01-24</dc:date></bib:Article>"
                          "<z:Attachment rdf:about=\"#item_2\"><rdf:resource rdf:resource=\"files/1/ferry... late.txt\"/></z:Attachment></rdf:RDF>",
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

/* Files that stand in a library of Zotero by themselves are articles; pictures among them are nothing, what is missing is told. */
static void
test_unattached (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *of_item = qd_reader_fixture_write (fixture, "export/files/1/ferry.txt", "A headline of the file\n\nThe ferry sails at nine.", -1);
  g_autofree char *page = qd_reader_fixture_write (fixture, "export/files/2/weir.html",
                                                   "<html><head><title>The weir</title></head><body><article><h1>The weir</h1><p>The weir was mended in spring, as it was the year before.</p></article></body></html>", -1);
  g_autofree char *picture = qd_reader_fixture_write (fixture, "export/files/3/map.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1", 20);

  qd_reader_fixture_read (fixture, "export/library.rdf",
                          "<rdf:RDF xmlns:rdf=\"r\" xmlns:z=\"http://www.zotero.org/namespaces/export#\" xmlns:bib=\"b\" xmlns:dc=\"d\" xmlns:dcterms=\"t\" xmlns:link=\"l\">"
                          "<z:Attachment rdf:about=\"#item_2\"><rdf:resource rdf:resource=\"files/2/weir.html\"/><dc:identifier><dcterms:URI><rdf:value>https://e.example/weir</rdf:value></dcterms:URI></dc:identifier>"
                          "<dc:title>weir.html</dc:title></z:Attachment><z:Attachment rdf:about=\"#item_1\"><rdf:resource rdf:resource=\"files/1/ferry.txt\"/></z:Attachment>"
                          "<z:Attachment rdf:about=\"#item_3\"><rdf:resource rdf:resource=\"files/3/map.png\"/></z:Attachment>"
                          "<z:Attachment rdf:about=\"#item_4\"><rdf:resource rdf:resource=\"files/4/gone.pdf\"/></z:Attachment>"
                          "<z:Attachment rdf:about=\"#item_5\"><dc:title>A link</dc:title></z:Attachment>"
                          "<bib:Article rdf:about=\"https://e.example/ferry\"><z:itemType>newspaperArticle</z:itemType><link:link rdf:resource=\"#item_1\"/><dc:title>The ferry, again</dc:title></bib:Article></rdf:RDF>",
                          -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry, again");
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 1)), ==, "The weir");
  g_assert_cmpstr (qd_article_draft_get_url (qd_reader_fixture_get (fixture, 1)), ==, "https://e.example/weir");
  g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, 1)), ==, page);
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (fixture->problems, QdToldProblem, 0).error->message, "gone.pdf"));
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
  ADD ("fields", test_fields);
  ADD ("strings-bomb", test_strings_bomb);
  ADD ("attached", test_attached);
  ADD ("unattached", test_unattached);
  ADD ("newsml", test_newsml);
  return g_test_run ();
}

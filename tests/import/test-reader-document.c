/* test-reader-document.c: text documents and e-books
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

/* Word */

#define DOCX_STYLES XML "<w:styles " W ">"                                                                                \
                        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift2\"><w:name w:val=\"heading 2\"/></w:style>" \
                        "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style></w:styles>"
#define DOCX_RELATIONS XML "<Relationships><Relationship Id=\"rId4\" Target=\"https://example.org/ferry\" TargetMode=\"External\"/>" \
                           "<Relationship Id=\"rId5\" Target=\"file:///etc/passwd\"/></Relationships>"
#define DOCX_NOTES XML "<w:footnotes " W "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:t>no note</w:t></w:r></w:p></w:footnote>" \
                       "<w:footnote w:id=\"1\"><w:p><w:r><w:t>The harbour office counts boats.</w:t></w:r></w:p></w:footnote></w:footnotes>"
#define DOCX_TEXT XML "<w:document " W "><w:body>"                                                                                                                   \
                      "<w:p><w:pPr><w:pStyle w:val=\"Titel\"/></w:pPr><w:r><w:t>The ferry runs again</w:t></w:r></w:p>"                                              \
                      "<w:p><w:r><w:t>By Ada Quill</w:t></w:r></w:p>"                                                                                                \
                      "<w:p><w:r><w:t>January 24, 2018</w:t></w:r></w:p>"                                                                                            \
                      "<w:p><w:r><w:t xml:space=\"preserve\">“We sail at nine,” </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>Ada Farrow</w:t></w:r>"                   \
                      "<w:r><w:t xml:space=\"preserve\"> said on the quay, and nobody in the long line of cars had anything to add.</w:t></w:r>"                     \
                      "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"                                                                                                 \
                      "<w:del><w:r><w:delText>deleted words</w:delText></w:r></w:del></w:p>"                                                                         \
                      "<w:p><w:pPr><w:pStyle w:val=\"berschrift2\"/></w:pPr><w:r><w:t>On the quay</w:t></w:r></w:p>"                                                 \
                      "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>forty cars</w:t></w:r></w:p>"                     \
                      "<w:p><w:r><w:t xml:space=\"preserve\">More is at </w:t></w:r><w:hyperlink r:id=\"rId4\"><w:r><w:t>the ferry’s page</w:t></w:r></w:hyperlink>" \
                      "<w:hyperlink r:id=\"rId5\"><w:r><w:t> and here</w:t></w:r></w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"         \
                      "</w:body></w:document>"

static void
read_zip (QdReaderFixture *fixture, const char *name, const QdArchiveMember *members, gsize n_members)
{
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, n_members);

  qd_reader_fixture_read (fixture, name, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
}

static void
assert_ferry (QdReaderFixture *fixture)
{
  const QdBodyMark *mark = NULL;
  g_autofree char  *heading = NULL;
  g_autofree char  *item = NULL;
  g_autofree char  *link = NULL;
  g_autofree char  *strong = NULL;

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry runs again");
  g_assert_cmpstr (qd_article_draft_get_byline (qd_reader_fixture_get (fixture, 0)), ==, "Ada Quill");
  g_assert_cmpint (qd_article_draft_get_published (qd_reader_fixture_get (fixture, 0)), ==, G_GINT64_CONSTANT (1516752000) * G_USEC_PER_SEC);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==,
                   "“We sail at nine,” Ada Farrow said on the quay, and nobody in the long line of cars had anything to add.\n\nOn the quay\n\nforty cars\n\n"
                   "More is at the ferry’s page and here\n\nThe harbour office counts boats.");
  heading = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_HEADING, 0, &mark);
  g_assert_cmpstr (heading, ==, "On the quay");
  g_assert_cmpuint (mark->level, ==, 2);
  item = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LIST_ITEM, 0, NULL);
  g_assert_cmpstr (item, ==, "forty cars");
  strong = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_STRONG, 0, NULL);
  g_assert_cmpstr (strong, ==, "Ada Farrow");
  link = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 0, &mark);
  g_assert_cmpstr (link, ==, "the ferry’s page");
  g_assert_cmpstr (mark->value, ==, "https://example.org/ferry");
  g_assert_null (qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 1, NULL));
}

static const QdArchiveMember docx[] = {
  { "[Content_Types].xml", XML "<Types/>", -1 },
  { "word/document.xml", DOCX_TEXT, -1 },
  { "word/styles.xml", DOCX_STYLES, -1 },
  { "word/footnotes.xml", DOCX_NOTES, -1 },
  { "word/_rels/document.xml.rels", DOCX_RELATIONS, -1 },
};

static void
test_docx (QdReaderFixture *fixture, gconstpointer data)
{
  read_zip (fixture, "ferry.docx", docx, G_N_ELEMENTS (docx));
  assert_ferry (fixture);
  /* What it is, its content says, too. */
  read_zip (fixture, "ferry", docx, G_N_ELEMENTS (docx));
  assert_ferry (fixture);
}

/* OpenDocument */

#define ODT_TYPE "application/vnd.oasis.opendocument.text"
#define ODF "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""           \
            " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
            " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define ODT_TEXT XML "<office:document-content " ODF "><office:automatic-styles><style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"        \
                     "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/></office:automatic-styles><office:body><office:text>"                                         \
                     "<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>"                                                                                    \
                     "<text:p text:style-name=\"P1\">The ferry runs again</text:p><text:p>By Ada Quill</text:p><text:p>January 24, 2018</text:p>"                                     \
                     "<text:p>“We sail at nine,”<text:s text:c=\"1\"/><text:span text:style-name=\"T1\">Ada Farrow</text:span> said on the quay,\n   and nobody in the long line "    \
                     "of cars had anything to add.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The harbour office counts boats.</text:p>"             \
                     "</text:note-body></text:note></text:p><text:h text:outline-level=\"2\">On the quay</text:h>"                                                                    \
                     "<text:list><text:list-item><text:p>forty cars</text:p></text:list-item></text:list>"                                                                            \
                     "<text:p>More is at <text:a xlink:href=\"https://example.org/ferry\">the ferry’s page</text:a><text:a xlink:href=\"javascript:x()\"> and here</text:a></text:p>" \
                     "</office:text></office:body></office:document-content>"

static void
test_odt (QdReaderFixture *fixture, gconstpointer data)
{
  const QdArchiveMember members[] = {
    { "mimetype", ODT_TYPE, -1 },
    { "content.xml", ODT_TEXT, -1 },
    { "meta.xml", XML "<office:document-meta " ODF " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:language>en</dc:language></office:document-meta>", -1 },
  };

  read_zip (fixture, "ferry.odt", members, G_N_ELEMENTS (members));
  assert_ferry (fixture);
  g_assert_cmpstr (qd_article_draft_get_language (qd_reader_fixture_get (fixture, 0)), ==, "en");
}

/* Rich text */

#define RTF_HEAD "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Arial Cyr;}}{\\colortbl;\\red0\\green0\\blue0;}" \
                 "{\\stylesheet{\\ql Normal;}{\\s2\\b heading 2;}{\\s9 Title;}}{\\info{\\title Untitled}{\\author nobody}}{\\header the page’s head\\par}"
#define RTF_TEXT RTF_HEAD "\\pard\\s9 The ferry runs again\\par\\pard By Ada Quill\\par January 24, 2018\\par\n"                                                     \
                          "\\ldblquote We sail at nine,\\rdblquote {\\b  Ada Farrow} said on the quay, and nobody in the \r\nlong line of cars had anything to add." \
                          "{\\super 1}{\\footnote {\\*\\blipuid 00ff}The harbour office counts boats.}\\par"                                                         \
                          "\\pard\\s2 On the quay\\par\\pard{\\listtext\\'b7\\tab}forty cars\\par"                                                                   \
                          "\\pard More is at {\\field{\\*\\fldinst{HYPERLINK \"https://example.org/ferry\"}}{\\fldrslt the ferry\\u8217 ?s page}}"                   \
                          "{\\field{\\*\\fldinst HYPERLINK \"file:///etc/passwd\"}{\\fldrslt{ and here}}}{\\v hidden}\\par}"

static void
test_rtf (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strdup (RTF_TEXT);
  char            *mark = strstr (text, "{\\super 1}");

  memset (mark, ' ', strlen ("{\\super 1}"));
  /* One space too many: they are one. */
  qd_reader_fixture_read (fixture, "ferry.rtf", text, -1);
  g_assert_no_error (fixture->error);
  assert_ferry (fixture);
}

static void
test_rtf_characters (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *rtf, *text;
  } cases[] = {
    { "{\\rtf1\\ansi\\ansicpg1252 caf\\'e9 \\u233\\'e9t\\u233?\\~x\\par}", "café été\302\240x" },
    { "{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset204 Cyr;}}\\f1 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0}", "Москва" },
    { "{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset128 Jp;}}{\\f1 \\'93\\'fa\\'96\\'7b}\\par}", "日本" },
    { "{\\rtf1\\uc2 \\u26085\\'93\\'fa\\u26412\\'96\\'7b}", "日本" },
    { "{\\rtf1\\uc0 \\u-10179\\u-8704.}", "\360\237\230\200." },
    { "{\\rtf1 a\\{b\\}\\\\c\\emdash d{\\*\\unknown{\\deeper x}y}\\bin4 {}\\e}", "a{b}\\c—d" },
    { "{\\rtf1 one\\line two\\par\\par three}", "one\ntwo\n\nthree" },
    { "{\\rtf1 }}}after all the ends", "after all the ends" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      qd_reader_fixture_read (fixture, "case.rtf", cases[i].rtf, -1);
      g_assert_no_error (fixture->error);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, cases[i].text);
    }
}

/* A file that ends within its group is a part. */
static void
test_rtf_cut (QdReaderFixture *fixture, gconstpointer data)
{
  qd_reader_fixture_read (fixture, "cut.rtf", "{\\rtf1 one\\par two and", -1);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "one\n\ntwo and");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
}

static void
test_rtf_deep (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("{\\rtf1 ");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, "{\\b");
  g_string_append (text, " deep words");
  qd_reader_fixture_read (fixture, "deep.rtf", text->str, (gssize)text->len);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "deep words");
  g_string_assign (text, "{\\rtf1{\\pict 00}");
  qd_reader_fixture_read (fixture, "empty.rtf", text->str, (gssize)text->len);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

/* E-books */

#define EPUB_CONTAINER XML "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>" \
                           "<rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>"
#define EPUB_PACKAGE XML "<package xmlns=\"http://www.idpf.org/2007/opf\"><metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"                                           \
                         "<dc:title>The Calder Ledger, weekend edition</dc:title><dc:publisher>The Calder Ledger</dc:publisher><dc:language>en</dc:language>"                 \
                         "<dc:date>2018-01-27</dc:date></metadata><manifest><item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\"/>"                                         \
                         "<item id=\"two\" href=\"Text/two%20b.xhtml\"/><item id=\"one\" href=\"Text/one.xhtml\"/><item id=\"out\" href=\"../../../etc/passwd\"/></manifest>" \
                         "<spine><itemref idref=\"nav\"/><itemref idref=\"one\"/><itemref idref=\"two\"/><itemref idref=\"out\"/><itemref idref=\"none\"/></spine></package>"
#define FILLER " The words of this paragraph go on for a while, as those of articles do, and end with a full stop."
#define PAGE(title, words) XML "<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>" title "</title></head><body><h1>" title "</h1><p>" words FILLER "</p><p>" FILLER FILLER FILLER FILLER "</p></body></html>"

static void
test_epub (QdReaderFixture *fixture, gconstpointer data)
{
  const QdArchiveMember members[] = {
    { "mimetype", "application/epub+zip", -1 },
    { "META-INF/container.xml", EPUB_CONTAINER, -1 },
    { "OEBPS/content.opf", EPUB_PACKAGE, -1 },
    { "OEBPS/nav.xhtml", PAGE ("Contents", "one, two"), -1 },
    { "OEBPS/Text/two b.xhtml", PAGE ("Second", "Two words."), -1 },
    { "OEBPS/Text/one.xhtml", PAGE ("First", "One word."), -1 },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "weekend.epub", "OEBPS/Text/one.xhtml", NULL);

  read_zip (fixture, "weekend.epub", members, G_N_ELEMENTS (members));
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "First");
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "The Calder Ledger");
  g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, 0)), ==, path);
  g_assert_cmpstr (qd_article_draft_get_language (qd_reader_fixture_get (fixture, 0)), ==, "en");
  g_assert_cmpint (qd_article_draft_get_published (qd_reader_fixture_get (fixture, 0)), ==, G_GINT64_CONSTANT (1517011200) * G_USEC_PER_SEC);
  g_assert_true (g_str_has_prefix (qd_reader_fixture_get_text (fixture, 0), "One word."));
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 1)), ==, "Second");
}

/* Broken and hostile */

static void
test_broken (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const laughs = XML "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                                        "<w:document " W "><w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body></w:document>";
  g_autoptr (GString)      deep = g_string_new (XML "<w:document " W ">");
  QdArchiveMember          members[] = { { "[Content_Types].xml", "<Types/>", -1 }, { "word/document.xml", laughs, -1 } };

  read_zip (fixture, "laughs.docx", members, 2);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  read_zip (fixture, "table.docx", members, 1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  members[1].bytes = DOCX_TEXT;
  members[1].len = 700;
  read_zip (fixture, "cut.docx", members, 2);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<w:p>");
  members[1] = (QdArchiveMember){ "word/document.xml", deep->str, (gssize)deep->len };
  read_zip (fixture, "deep.docx", members, 2);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
  members[0] = (QdArchiveMember){ "mimetype", "application/epub+zip", -1 };
  read_zip (fixture, "book.epub", members, 2);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
}

#define ADD(name, func) g_test_add ("/import/reader-document/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("docx", test_docx);
  ADD ("odt", test_odt);
  ADD ("rtf", test_rtf);
  ADD ("rtf-cut", test_rtf_cut);
  ADD ("rtf-characters", test_rtf_characters);
  ADD ("rtf-deep", test_rtf_deep);
  ADD ("epub", test_epub);
  ADD ("broken", test_broken);
  return g_test_run ();
}

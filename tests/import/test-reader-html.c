/* test-reader-html.c: saved web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "qd-reader-fixture.h"
#include "tests/qd-processor-time.h"

#define ONE "The ferry to Skarvholm will stop at midnight, the harbour master told the council on Tuesday, and no other boat will take its place."
#define TWO "“No boat, no bread,” said Ilse Varga, who has baked for the island since the year of the great storm, and put on her coat."

static void
read_page (QdReaderFixture *fixture, const char *html)
{
  qd_reader_fixture_read (fixture, "gull/page.html", html, -1);
}

static void
test_article (QdReaderFixture *fixture, gconstpointer data)
{
  const QdBodyMark *mark = NULL;
  g_autofree char  *link = NULL;
  g_autofree char  *heading = NULL;
  GPtrArray        *pictures;
  g_autofree char  *quote = NULL;
  g_autofree char  *emphasis = NULL;

  read_page (fixture, "<!DOCTYPE html><html lang=en><head><title>The last ferry | Gull</title><style>p{}</style><script>var x = '<p>no</p>';</script>"
                      "<link rel=canonical href='https://gull.example/a/1'></head><body><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a></ul></nav>"
                      "<article><h1>The last ferry</h1><p>" ONE "<aside>Read also: <a href=x>more</a></aside>"
                      "<h2>Bread &amp; boats</h2><p>" TWO " See <a href='../b?c=1#d'>the <em>list</em></a>."
                      "<figure><img src=/q.jpg alt='A quay'><figcaption>The quay at noon. Photo: Bo Lind</figcaption></figure>"
                      "<blockquote><p>We shall row.</p></blockquote><ul><li>Row</li><li>Swim</li></ul><p>Not &lt;b&gt; &#8220;x&#x201D; &nope; &eacute;</p>"
                      "<div class='share-buttons'>Share this</div></article><footer>© Gull</footer></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==,
                   ONE "\n\nBread & boats\n\n" TWO " See the list.\n\nWe shall row.\n\nRow\n\nSwim\n\n"
                       "Not <b> “x” &nope; é");
  link = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 0, &mark);
  g_assert_cmpstr (link, ==, "the list");
  g_assert_cmpstr (mark->value, ==, "https://gull.example/b?c=1#d");
  heading = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_HEADING, 0, &mark);
  g_assert_cmpstr (heading, ==, "Bread & boats");
  g_assert_cmpuint (mark->level, ==, 2);
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->caption, ==, "The quay at noon. Photo: Bo Lind");
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->alt, ==, "A quay");
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->address, ==, "https://gull.example/q.jpg");
  g_assert_null (((QdPicture *)pictures->pdata[0])->bytes);
  g_assert_cmpuint (((QdPicture *)pictures->pdata[0])->position, ==, strlen (ONE "\n\nBread & boats\n\n" TWO " See the list."));
  quote = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_BLOCKQUOTE, 0, NULL);
  g_assert_cmpstr (quote, ==, "We shall row.");
  emphasis = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_EMPHASIS, 0, NULL);
  g_assert_cmpstr (emphasis, ==, "list");
}

static void
test_metadata (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  read_page (fixture, "<html><head><meta property='og:title' content='The last &quot;ferry&quot;'><meta property=og:site_name content='Gull Tribune'>"
                      "<meta property='article:published_time' content='2021-03-03T10:00:00+01:00'><meta name=author content='By Ada Quill'>"
                      "<meta property=og:locale content=en_GB></head><body><p>" ONE "</p></body></html>");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "The last \"ferry\"");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Gull Tribune");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpstr (qd_article_draft_get_language (draft), ==, "en-GB");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614762000000000));

  read_page (fixture, "<html><head><title>x</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"no\"},"
                      "{\"@type\":[\"NewsArticle\"],\"headline\":\"Rowing\",\"datePublished\":\"2021-03-04\",\"author\":[{\"name\":\"Ada Quill\"},\"Bo Lind\"],"
                      "\"publisher\":{\"name\":\"Skarvholm Post\"}}]}</script></head><body><p>" ONE "</body>");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Rowing");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Skarvholm Post");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill, Bo Lind");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614816000000000));

  read_page (fixture, "<html><head><title>Only a title</title></head><body><time datetime='2021-03-05'>Friday</time><p>" ONE);
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Only a title");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "gull");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614902400000000));
}

static const QdFact *
find_fact (QdReaderFixture *fixture, const char *field)
{
  GPtrArray *facts = qd_article_draft_get_facts (qd_reader_fixture_get (fixture, 0));

  for (guint i = 0; i < facts->len; i++)
    if (g_str_equal (((QdFact *)facts->pdata[i])->field, field))
      return facts->pdata[i];
  return NULL;
}

#define LINKED(json) "<script type='application/ld+json'>" json "</script>"
#define OTHER "{\"@type\":\"NewsArticle\",\"headline\":\"Swimming\",\"url\":\"https://gull.example/b\",\"author\":\"Bo Lind\",\"datePublished\":\"2020-01-01\",\"wordCount\":9000}"

/* Of several articles in the page's JSON-LD, that one is its own which has its address, or its headline. */
static void
test_several_articles (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const pages[] = {
    "<html><head><link rel=canonical href='https://gull.example/a#top'>" LINKED (
      "[" OTHER ",{\"@type\":\"NewsArticle\",\"headline\":\"Rowing\",\"mainEntityOfPage\":{\"@id\":\"https://gull.example/a/\"},\"author\":{\"name\":\"Ada Quill\"}}]") "</head>",
    "<html><head><title>Rowing | Gull</title>" LINKED (OTHER) LINKED ("{\"@type\":\"NewsArticle\",\"headline\":\"Rowing\",\"author\":{\"name\":\"Ada Quill\"}}") "</head>",
    "<html><head><meta property='og:url' content='https://gull.example/a'>" LINKED (
      "{\"@graph\":[" OTHER ",{\"@type\":\"LiveBlogPosting\",\"headline\":\"Rowing\",\"url\":\"https://gull.example/a\",\"author\":\"Ada Quill\",\"liveBlogUpdate\":[" OTHER "]}]}") "</head>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = g_strconcat (pages[i], "<body><p>" ONE "</p><p>" TWO "</p></body></html>", NULL);
      QdArticleDraft  *draft;

      g_test_message ("%s", pages[i]);
      read_page (fixture, page);
      draft = qd_reader_fixture_get (fixture, 0);
      g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Rowing");
      g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
      g_assert_cmpint (qd_article_draft_get_published (draft), ==, QD_TIME_UNKNOWN);
      g_assert_null (find_fact (fixture, QD_FACT_STUB));
    }
  read_page (fixture, "<html><head><meta property='article:content_tier' content='locked'></head><body><p>" ONE "</p></body></html>");
  g_assert_nonnull (find_fact (fixture, QD_FACT_STUB));
}

/* A date that stands in the text alone, between the headline and the text; not the day in the head of the page. */
static void
test_visible_date (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const lines[] = { "Published: March 5, 2021", "Veröffentlicht am 5. März 2021", "Publié le vendredi 5 mars 2021", "Publicado el 5 de marzo de 2021", "5. März 2021", NULL };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *page = g_strdup_printf ("<html><head><meta charset=utf-8><title>The last ferry</title></head><body><nav>1 January 2022</nav><h1>The last ferry</h1><div class=meta>%s</div>"
                                               "<article><p>" ONE "</p><p>" TWO "</p></article></body></html>",
                                               lines[i]);

      g_test_message ("%s", lines[i]);
      read_page (fixture, page);
      g_assert_cmpint (qd_article_draft_get_published (qd_reader_fixture_get (fixture, 0)), ==, G_GINT64_CONSTANT (1614902400000000));
      g_assert_cmpstr (find_fact (fixture, QD_FACT_PUBLISHED)->origin, ==, "first lines");
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
    }
  read_page (fixture, "<html><head><title>The last ferry</title></head><body><nav>1 January 2022</nav><h1>The last ferry</h1><article><p>" ONE "</p><p>" TWO "</p></article></body></html>");
  g_assert_cmpint (qd_article_draft_get_published (qd_reader_fixture_get (fixture, 0)), ==, QD_TIME_UNKNOWN);
}

/* Of each field it is told where it was found. */
static void
test_origins (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  read_page (fixture, "<!-- saved from url=(0030)https://www.gull.example/a/2 -->\n<html lang=en><head><title>Rowing | Gull Tribune</title>"
                      "<meta property='og:site_name' content='Gull Tribune'><meta name='citation_author' content='Ada Quill'><meta name='citation_author' content='Bo Lind'>"
                      "<meta property='article:modified_time' content='2021-03-06T08:00:00Z'></head><body>"
                      "<div itemscope><span itemprop=datePublished content='2021-03-05'>Friday</span></div><p>" ONE "</p><p>" TWO "</p></body></html>");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Rowing");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_TITLE)->origin, ==, "title");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_SOURCE)->origin, ==, "meta og:site_name");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill, Bo Lind");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_BYLINE)->origin, ==, "meta citation_author");
  g_assert_cmpint (qd_article_draft_get_published (draft), ==, G_GINT64_CONSTANT (1614902400000000));
  g_assert_cmpstr (find_fact (fixture, QD_FACT_PUBLISHED)->origin, ==, "itemprop datePublished");
  g_assert_cmpstr (qd_article_draft_get_url (draft), ==, "https://www.gull.example/a/2");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_URL)->origin, ==, "saved from");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_LANGUAGE)->origin, ==, "html lang");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_MODIFIED)->value, ==, "2021-03-06T08:00:00Z");
  g_assert_null (find_fact (fixture, QD_FACT_STUB));

  read_page (fixture, "<html><head><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Person\",\"@id\":\"#ada\",\"name\":\"Ada Quill\"},"
                      "{\"@type\":\"WebPage\",\"mainEntity\":{\"@type\":\"ReportageNewsArticle\",\"headline\":\"Rowing\",\"author\":{\"@id\":\"#ada\"},"
                      "\"isAccessibleForFree\":false,\"wordCount\":900}}]}</script></head><body><p>" ONE "</p></body></html>");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Rowing");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada Quill");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_TITLE)->origin, ==, "json-ld headline");
  g_assert_cmpstr (find_fact (fixture, QD_FACT_SOURCE)->origin, ==, "folder");
  g_assert_nonnull (find_fact (fixture, QD_FACT_STUB));
}

/* References where nothing takes them for such, and the name of a service in the outlet's place. */
static void
test_templates (QdReaderFixture *fixture, gconstpointer data)
{
  QdArticleDraft *draft;

  read_page (fixture, "<html><head>" LINKED ("{\"@type\":\"NewsArticle\",\"headline\":\"Rowing &#8211; &amp; bread, R&D\",\"author\":{\"name\":\"Ada O&#39;Quill\"},\"publisher\":{\"name\":\"Blogger\"}}") "<meta property='og:site_name' content='Gull &amp;amp; Co'></head><body><p>" ONE "</p><p>" TWO "</p></body></html>");
  draft = qd_reader_fixture_get (fixture, 0);
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "Rowing – & bread, R&D");
  g_assert_cmpstr (qd_article_draft_get_byline (draft), ==, "Ada O'Quill");
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "Gull & Co");
}

/* A PNG of a size, as far as its header goes. */
static GBytes *
make_png (guint width, guint height)
{
  guint8 png[64] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };

  for (guint i = 0; i < 4; i++)
    {
      png[16 + i] = (guint8)(width >> (24 - 8 * i));
      png[20 + i] = (guint8)(height >> (24 - 8 * i));
    }
  return g_bytes_new (png, sizeof png);
}

static char *
make_data_address (guint width, guint height)
{
  g_autoptr (GBytes) png = make_png (width, height);
  g_autofree char   *data = g_base64_encode (g_bytes_get_data (png, NULL), g_bytes_get_size (png));

  return g_strconcat ("data:image/png;base64,", data, NULL);
}

/* What the page itself has of pictures is kept; what is too small, too large or no picture is not. */
static void
test_pictures_inside (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *good = make_data_address (640, 480);
  g_autofree char *small = make_data_address (32, 480);
  g_autofree char *huge = make_data_address (60000, 60000);
  g_autofree char *page = g_strconcat ("<html><body><article><p>" ONE "</p><img src='", good, "' alt='Two boats at the quay'><p>" TWO "</p>"
                                                                                              "<figure><img src='",
                                       huge, "'><figcaption>The whole island.</figcaption></figure>"
                                             "<img src='",
                                       small, "' alt='An ornament'><img src='data:image/png;base64,AAAA' alt='No picture'><img src='data:text/html,x'>"
                                              "<p>They rowed all night, and nobody in the boat said a word until the morning came.</p></article>"
                                              "<aside class=related><img src='",
                                       good, "x' alt='Another story'></aside></body></html>", NULL);
  GPtrArray       *pictures;

  read_page (fixture, page);
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_nonnull (((QdPicture *)pictures->pdata[0])->bytes);
  g_assert_cmpuint (((QdPicture *)pictures->pdata[0])->width, ==, 640);
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->alt, ==, "Two boats at the quay");
  g_assert_cmpuint (((QdPicture *)pictures->pdata[0])->position, ==, strlen (ONE));
  g_assert_null (((QdPicture *)pictures->pdata[1])->bytes);
  g_assert_cmpstr (((QdPicture *)pictures->pdata[1])->caption, ==, "The whole island.");
}

/* What was saved with the page, by a browser in a folder of its own or by Wget where the page has it, and nothing else. */
static void
test_pictures_beside (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = make_png (640, 480);
  const char        *bytes = g_bytes_get_data (png, NULL);
  gssize             len = (gssize)g_bytes_get_size (png);
  g_autofree char   *folder = g_build_filename (fixture->folder, "gull", NULL);
  g_autofree char   *target = g_build_filename (fixture->folder, "secret.png", NULL);
  g_autofree char   *hidden = g_build_filename (folder, ".secret.png", NULL);
  g_autofree char   *below = g_build_filename (folder, "img", "quay.png", NULL);
  g_autofree char   *img = g_path_get_dirname (below);
  g_autofree char   *out = g_build_filename (folder, "out", NULL);
  g_autofree char   *files = g_build_filename (folder, "page_files", NULL);
  g_autofree char   *quay = g_build_filename (files, "quay 1.png", NULL);
  g_autofree char   *link = g_build_filename (files, "link.png", NULL);
  GPtrArray         *pictures;

  g_assert_cmpint (g_mkdir_with_parents (files, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, bytes, len, NULL));
  g_assert_true (g_file_set_contents (quay, bytes, len, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_cmpint (symlink (fixture->folder, out), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (img, 0700), ==, 0);
  g_assert_true (g_file_set_contents (hidden, bytes, len, NULL));
  g_assert_true (g_file_set_contents (below, bytes, len, NULL));
  read_page (fixture, "<html><body><article><p>" ONE "</p><img src='./page_files/quay%201.png' alt='The long quay'><p>" TWO "</p><img src='page_files/../secret.png' alt='a b'>"
                      "<img src='page_files/link.png' alt='c d'><img src='../secret.png' alt='e f'><img src='out/secret.png' alt='i j'><img src='.secret.png' alt='k l'>"
                      "<img src='img/../../secret.png' alt='m n'><img src='img/%2e%2e/%2e%2e/secret.png' alt='o p'><img src='/img/quay.png' alt='q r'>"
                      "<img src='file:///etc/hostname' alt='g h'><img src='img/quay.png' alt='The short quay'></article></body></html>");
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->alt, ==, "The long quay");
  g_assert_true (g_bytes_equal (((QdPicture *)pictures->pdata[0])->bytes, png));
  g_assert_cmpstr (((QdPicture *)pictures->pdata[1])->alt, ==, "The short quay");
}

/* The picture of a page three folders down, as a site that was saved as a whole has it. */
static void
read_page_of_site (QdReaderFixture *fixture, const char *root)
{
  g_autofree char *path = g_build_filename (fixture->folder, root, NULL);

  g_clear_object (&fixture->root);
  fixture->root = g_file_new_for_path (path);
  qd_reader_fixture_read (fixture, "site/news/2021/ferry.html",
                          "<html><body><article><p>" ONE "</p><img src='../../images/quay.png' alt='The long quay'><p>" TWO "</p><img src='../../../secret.png' alt='a b'>"
                          "<img src='../../../site-two/secret.png' alt='c d'><img src='../../out/secret.png' alt='e f'><img src='../../images/../../secret.png' alt='g h'>"
                          "<img src='../../.images/quay.png' alt='i j'><img src='%2e%2e/%2e%2e/%2e%2e/secret.png' alt='k l'></article></body></html>",
                          -1);
}

/* Pictures above the page are taken as far as the folder that is being imported reaches, and no farther. */
static void
test_pictures_above (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes)       png = make_png (640, 480);
  g_autofree char         *site = g_build_filename (fixture->folder, "site", NULL);
  g_autofree char         *out = g_build_filename (site, "out", NULL);
  static const char *const names[] = { "site/images/quay.png", "site/.images/quay.png", "secret.png", "site-two/secret.png" };
  GPtrArray               *pictures;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (qd_reader_fixture_write (fixture, names[i], g_bytes_get_data (png, NULL), (gssize)g_bytes_get_size (png)));
  g_assert_cmpint (symlink (fixture->folder, out), ==, 0);
  read_page_of_site (fixture, "site");
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_cmpstr (((QdPicture *)pictures->pdata[0])->alt, ==, "The long quay");
  g_assert_true (g_bytes_equal (((QdPicture *)pictures->pdata[0])->bytes, png));
  read_page_of_site (fixture, "site/news");
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (fixture, 0));
  g_assert_cmpuint (pictures->len, ==, 0);
}

/* No <article>, no <main>: the densest part, without the lists of links and the comments around it. */
static void
test_densest (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><body><div id=top><a href=1>One</a> <a href=2>Two</a></div><table><tr><td><ul><li><a href=3>Old news about boats</a></ul>"
                      "<td><div class=story>" ONE "<br><br>" TWO "</div></table><div class=comments><p>First! What a story, I always said so.</p></div></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
}

/* What readers wrote may be more than the article; and a page may call the article a comment. */
static void
test_comments (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><body><div class=story><p>" ONE "</p></div><div id=comments-container><p>" TWO "</p><p>" TWO "</p><p>" TWO "</p></div></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE);
  read_page (fixture, "<html><body><div class=comment><p>" ONE "</p><p>" TWO "</p></div></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
}

/* Links that are never closed do not make a list of links of the article. */
static void
test_unclosed_links (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><body><a name=top><p>" ONE "</p><p>" TWO "</p></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
  read_page (fixture, "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><a href=\"#x\"/><p>" ONE "</p><p>" TWO "</p></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
}

/* Some servers put all of a page into one form. */
static void
test_form (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><body><form><div><p>" ONE "</p><p>" TWO "</p><form><input name=q> Search</form></div></form></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
}

static void
test_encodings (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const charsets[] = { "windows-1252", "ISO-8859-15", "UTF-8", "utf-16le" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autofree char *page = g_strdup_printf ("%s<html><head><meta http-equiv=Content-Type content='text/html; charset=%s'></head><body><p>Die Brücke kostet 5 €. %s</p></body></html>",
                                               i == 3 ? "\uFEFF" : "", charsets[i], "Das ist viel Geld für Möwensund, sagte die Bürgermeisterin.");
      gsize            len;
      g_autofree char *bytes = g_convert (page, -1, charsets[i], "UTF-8", NULL, &len, NULL);

      qd_reader_fixture_read (fixture, "page.html", bytes, (gssize)len);
      g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Die Brücke kostet 5 €. Das ist viel Geld für Möwensund, sagte die Bürgermeisterin.");
    }
  qd_reader_fixture_read (fixture, "page.html", "<?xml version='1.0' encoding='ISO-8859-1'?><html><body><p>Br\xFC"
                                                "cke, sagte sie.</p></body></html>",
                          -1);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, "Brücke, sagte sie.");
}

static void
test_broken_markup (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const pages[][2] = {
    { "<html><body><p>" ONE "<p>" TWO, ONE "\n\n" TWO },
    { "<html><body><p>" ONE "</b></i></div></p><p>" TWO "</body", ONE "\n\n" TWO },
    { "<html><body><p title=\"never closed>" ONE "</p>", NULL },
    { "<html><body><p>" ONE "</p><!-- never closed <p>x</p>", ONE },
    { "<html><body><p>" ONE "</p><script>never closed <p>x</p>", ONE },
    { "<html><title>never closed <body><p>" ONE "</p>", NULL },
    { "<html><body><p>" ONE " 1 < 2 & 3 > 2 &#8230 </p>", ONE " 1 < 2 & 3 > 2 …" },
    { "<html><body><p>" ONE " &#0; &#xD800; &#99999999999;</p>", NULL },
    { "<html><body><p>" ONE "<html lang=en><head><body class=x><p>" TWO "</html></body><p>x.", ONE "\n\n" TWO "\n\nx." },
    { "<html><body><li>" ONE "<li>" TWO "<dd>x.", ONE "\n\n" TWO "\n\nx." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      read_page (fixture, pages[i][0]);
      if (pages[i][1] != NULL)
        g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, pages[i][1]);
    }
}

/* What libxml2 before 2.14 has not heard of. */
static void
test_newer_elements (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><body><header><nav><a href=/>Home</a></nav></header><main><article><header><h1>The last ferry</h1></header>"
                      "<section><p>" ONE "</p><picture><source srcset=a.webp><source srcset=b.webp><img src=q.jpg></picture><p>A long<wbr>boat.</p></section>"
                      "<template><p>Not yet.</p></template><figure><picture><source srcset=c><img src=/r.jpg></picture><figcaption>The quay.</figcaption></figure>"
                      "<section><a name=b><p>" TWO "</p></a><span><p>They <time datetime=2021-03-05>rowed</time> <mark>all</mark> night.</span></section>"
                      "<details><summary>How far?</summary><p>Nine miles.</p></details></article><aside><p>" ONE "</p></aside></main></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==,
                   ONE "\n\nA longboat.\n\n" TWO "\n\nThey rowed all night.\n\nHow far?\n\nNine miles.");
}

/* The numbers 128 to 159 mean characters of windows-1252, in texts and in attributes. */
static void
test_windows_numbers (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><head><meta property='og:title' content='Ada&#146;s boat'></head><body><p>" ONE " &#147;Row&#x85;&#148; &#129;©</p></body></html>");
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "Ada’s boat");
  g_assert_true (g_str_has_prefix (qd_reader_fixture_get_text (fixture, 0), ONE " “Row…” "));
  g_assert_true (g_str_has_suffix (qd_reader_fixture_get_text (fixture, 0), "©"));
}

/* Scripts, entities and addresses that would do something elsewhere. */
static void
test_harmless (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;

  read_page (fixture, "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                      "<html><body><p onclick='x()'>" ONE " &b;&f; <a href='javascript:alert(1)'>here</a></p>"
                      "<img src=x onerror=alert(1)><iframe src='file:///etc/passwd'>inside</iframe><svg><script>1</script></svg></body></html>");
  g_assert_null (strstr (qd_reader_fixture_get_text (fixture, 0), "aaaaaaaaaa"));
  g_assert_null (strstr (qd_reader_fixture_get_text (fixture, 0), "root:"));
  g_assert_null (strstr (qd_reader_fixture_get_text (fixture, 0), "inside"));
  g_assert_true (g_str_has_suffix (qd_reader_fixture_get_text (fixture, 0), "&b;&f; here"));
  link = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 0, NULL);
  g_assert_null (link);
}

/* An address that is read but cannot be written is no link, and no reason to complain. */
static void
test_broken_address (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *link = NULL;

  read_page (fixture, "<html><body><p>" ONE " <a href='https://gu;ll.example/b'>Row</a>.</p></body></html>");
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE " Row.");
  link = qd_reader_fixture_dup_mark (fixture, QD_BODY_MARK_LINK, 0, NULL);
  g_assert_null (link);
}

static char *
repeat (const char *piece, gsize times, const char *tail)
{
  GString *text = g_string_new ("<html><body><p>" ONE "</p>");

  for (gsize i = 0; i < times; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

/* Whatever a page is, it is read or refused soon. */
static void
read_hostile (QdReaderFixture *fixture, const char *page, gsize len, gboolean refused)
{
  double start = qd_processor_time ();

  qd_reader_fixture_read (fixture, "page.html", page, (gssize)len);
  g_test_message ("%.2f s", qd_processor_time () - start);
  g_assert_cmpfloat (qd_processor_time () - start, <, 10);
  if (refused)
    g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  else
    {
      g_assert_no_error (fixture->error);
      g_assert_nonnull (strstr (qd_reader_fixture_get_text (fixture, 0), ONE));
    }
}

/* Each of these makes some parser take hours, gigabytes, or its whole stack. */
static void
test_hostile (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *piece;
    gsize       times;
    gboolean    refused;
  } pages[] = {
    { "<div>", 100000, FALSE },
    { "<b>", 300000, FALSE },
    { "<blockquote>x. ", 100000, FALSE },
    { "<ul><li>", 100000, FALSE },
    { "<table><tr><td>", 100000, FALSE },
    { "<figure>", 100000, FALSE },
    { "<b></i>", 200000, TRUE },
    { "</div>", 300000, FALSE },
    { "<a href=x>y</a> ", 100000, FALSE },
    { "<p>a", 300000, FALSE },
    { "<title>", 100000, FALSE },
    { "<script>", 100000, FALSE },
    { "<!--", 300000, FALSE },
    { "<a \"", 300000, FALSE },
    { "&a1;", 300000, FALSE },
    { "<", 400000, FALSE },
    { "<br>", 200000, FALSE },
    { "<h1>x</h1>", 100000, FALSE },
    { "<x y=\"", 200000, TRUE },
    { "<body>", 200000, FALSE },
    { "<x><body>", 200000, TRUE },
    { "<x></p>", 200000, TRUE },
    { "<?x ", 300000, FALSE },
    { "<![CDATA[", 300000, FALSE },
    { "<textarea>", 200000, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page = repeat (pages[i].piece, pages[i].times, "");

      g_test_message ("%s", pages[i].piece);
      read_hostile (fixture, page, strlen (page), pages[i].refused);
    }
}

/* Elements that are left open, and closing tags that have to look for theirs among them. */
static void
test_unmatched (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) ends = g_string_new (NULL);
  g_autofree char    *page = NULL;

  for (guint i = 0; i < 300000; i++)
    g_string_append (ends, "</i>");
  page = repeat ("<b>", 300000, ends->str);
  read_hostile (fixture, page, strlen (page), TRUE);
}

/* A tag with a million attributes; many tags with many; and the same where a parser of tags might not look. */
static void
test_many_attributes (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *before;
    gsize       per_tag;
    gsize       total;
  } pages[] = {
    { "<p ", 1000000, 1000000 },
    { "<p ", 2000, 1000000 },
    { "<!-- <a b=\"--><p ", 1000000, 1000000 },
    { "<script>'<a b=\"'</script><p ", 1000000, 1000000 },
    { "<p =\" ", 1000000, 1000000 },
    { "<p title='<p \"' ", 1000000, 1000000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (GString) page = g_string_new ("<html><body>");

      for (gsize j = 0; j < pages[i].total; j++)
        g_string_append_printf (page, "%sa%" G_GSIZE_FORMAT "=1 ", j % pages[i].per_tag == 0 ? (j > 0 ? "></p><p " : pages[i].before) : "", j);
      g_string_append (page, ">" ONE "</p>");
      read_hostile (fixture, page->str, page->len, TRUE);
    }
}

/* Pages that were saved with their pictures in them. */
static void
test_long_attribute (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) page = g_string_new ("<html><body><p>" ONE " <img alt='");

  for (guint i = 0; i < 1000000; i++)
    g_string_append (page, "long ");
  g_string_append (page, "' src=\"data:image/png;base64,");
  for (guint i = 0; i < 1000000; i++)
    g_string_append (page, "AbC/");
  g_string_append (page, "\"></p><p>" TWO "</p>");
  read_hostile (fixture, page->str, page->len, FALSE);
  g_assert_cmpstr (qd_reader_fixture_get_text (fixture, 0), ==, ONE "\n\n" TWO);
}

static void
test_too_many_elements (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *page = repeat ("<i>", 1100000, "");

  qd_reader_fixture_read (fixture, "page.html", page, -1);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
}

/* Head and body are there though no tag says so, whatever the body begins with. */
static void
test_no_body (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<!DOCTYPE html><title>The last ferry</title><article><h1>The last ferry</h1><p>The ferry to the island stops at midnight, the harbour master told the council.</p></article>");
  g_assert_no_error (fixture->error);
  g_assert_nonnull (strstr (qd_reader_fixture_get_text (fixture, 0), "stops at midnight"));
}

static void
test_no_text (QdReaderFixture *fixture, gconstpointer data)
{
  read_page (fixture, "<html><head><title>x</title></head><body><script>1</script></body></html>");
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

#define ADD(name, func) g_test_add ("/import/html/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("article", test_article);
  ADD ("metadata", test_metadata);
  ADD ("several-articles", test_several_articles);
  ADD ("templates", test_templates);
  ADD ("visible-date", test_visible_date);
  ADD ("origins", test_origins);
  ADD ("pictures-inside", test_pictures_inside);
  ADD ("pictures-beside", test_pictures_beside);
  ADD ("pictures-above", test_pictures_above);
  ADD ("densest", test_densest);
  ADD ("comments", test_comments);
  ADD ("unclosed-links", test_unclosed_links);
  ADD ("form", test_form);
  ADD ("encodings", test_encodings);
  ADD ("broken-markup", test_broken_markup);
  ADD ("newer-elements", test_newer_elements);
  ADD ("windows-numbers", test_windows_numbers);
  ADD ("harmless", test_harmless);
  ADD ("broken-address", test_broken_address);
  ADD ("hostile", test_hostile);
  ADD ("unmatched", test_unmatched);
  ADD ("many-attributes", test_many_attributes);
  ADD ("long-attribute", test_long_attribute);
  ADD ("too-many-elements", test_too_many_elements);
  ADD ("no-body", test_no_body);
  ADD ("no-text", test_no_text);
  return g_test_run ();
}

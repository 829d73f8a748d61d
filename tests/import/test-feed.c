/* test-feed.c: RSS, Atom, CDF and JSON Feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed.h"
#include "import/qd-reader.h"

static QdFeed *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  QdFeed            *feed = qd_feed_parse (bytes, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (feed);
  return feed;
}

static QdFeedEntry *
entry (QdFeed *feed, guint index)
{
  g_assert_cmpuint (index, <, feed->entries->len);
  return g_ptr_array_index (feed->entries, index);
}

static void
assert_title (const QdFeedText *title, const char *expected)
{
  g_autofree char *plain = qd_feed_text_dup_plain (title);

  g_assert_cmpstr (plain, ==, expected);
}

static void
assert_body (QdFeedEntry *of, const char *expected)
{
  g_autoptr (QdBody) body = qd_feed_text_build_body (qd_feed_entry_get_text (of));

  g_assert_cmpstr (qd_body_get_text (body, NULL), ==, expected);
}

static void
assert_authors (const GPtrArray *authors, const char *expected)
{
  g_autofree char *byline = qd_feed_dup_authors (authors);

  g_assert_cmpstr (byline, ==, expected);
}

#define RSS "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
#define ATOM "<feed xmlns='http://www.w3.org/2005/Atom'>"

static void
test_versions (void)
{
  static const struct
  {
    const char *text;
    const char *version;
  } cases[] = {
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>Gull</title></channel><item><title>Ferry</title><link>http://gull.example/1</link></item></rdf:RDF>", "rss090" },
    { "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss091n" },
    { "<rss version='0.91'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss091u" },
    { "<rss version='0.92'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss092" },
    { "<rss version='0.93'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss093" },
    { "<rss version='0.94'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss094" },
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel rdf:about='x'><title>Gull</title></channel><item rdf:about='http://gull.example/1'><title>Ferry</title><link>http://gull.example/1</link></item></rdf:RDF>", "rss10" },
    { "<rss version='2.0'><channel><title>Gull</title><image><title>no</title><link>http://no.example/</link></image><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss20" },
    { "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1</link></item></channel></rss>", "rss20" },
    { "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Gull</title><entry><title>Ferry</title><link rel='alternate' type='text/html' href='http://gull.example/1'/></entry></feed>", "atom03" },
    { "<feed xmlns='http://www.w3.org/2005/Atom'><title>Gull</title><entry><title>Ferry</title><link href='http://gull.example/1'/></entry></feed>", "atom10" },
    { "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Gull</a:title><a:entry><a:title>Ferry</a:title><a:link href='http://gull.example/1'/></a:entry></a:feed>", "atom10" },
    { "<CHANNEL HREF='http://gull.example/'><TITLE>Gull</TITLE><ITEM HREF='http://gull.example/1'><TITLE>Ferry</TITLE></ITEM></CHANNEL>", "cdf" },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"Gull\",\"items\":[{\"id\":\"1\",\"title\":\"Ferry\",\"url\":\"http://gull.example/1\"}]}", "json1" },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Gull\",\"items\":[{\"id\":1,\"title\":\"Ferry\",\"url\":\"http://gull.example/1\"}]}", "json11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdFeed) feed = parse (cases[i].text);

      g_assert_cmpstr (feed->version, ==, cases[i].version);
      g_assert_cmpuint (feed->broken_line, ==, 0);
      assert_title (feed->title, "Gull");
      g_assert_cmpuint (feed->entries->len, ==, 1);
      assert_title (entry (feed, 0)->title, "Ferry");
      g_assert_cmpstr (entry (feed, 0)->link, ==, "http://gull.example/1");
      g_assert_cmpint (qd_feed_sniff ((const guint8 *)cases[i].text, strlen (cases[i].text)), >, 90);
    }
}

static void
test_titles (void)
{
  static const struct
  {
    const char *given;
    const char *meant;
  } cases[] = {
    { RSS "<channel><item><title>Bread &amp; boats</title></item></channel></rss>", "Bread & boats" },
    { RSS "<channel><item><title>Bread &amp;amp; boats</title></item></channel></rss>", "Bread & boats" },
    { RSS "<channel><item><title>Two &lt; three</title></item></channel></rss>", "Two < three" },
    { RSS "<channel><item><title>The &lt;b&gt;last&lt;/b&gt; ferry</title></item></channel></rss>", "The last ferry" },
    { RSS "<channel><item><title>The &lt;video&gt; element</title></item></channel></rss>", "The <video> element" },
    { RSS "<channel><item><title><![CDATA[The <i>last</i> ferry]]></title></item></channel></rss>", "The last ferry" },
    { RSS "<channel><item><title>The &#8220;last&#x201D; ferry &#146;round</title></item></channel></rss>", "The “last” ferry ’round" },
    { RSS "<channel><item><title>\n  The last\n\tferry </title></item></channel></rss>", "The last ferry" },
    { RSS "<channel><item><dc:title>Of Dublin</dc:title></item></channel></rss>", "Of Dublin" },
    /* What is said for players of sound and film, or of a picture, counts where nothing else is said. */
    { RSS "<channel><item><t:title xmlns:t='http://www.itunes.com/dtds/podcast-1.0.dtd'>To hear</t:title><title>To read</title></item></channel></rss>", "To read" },
    { RSS "<channel><item><t:title xmlns:t='http://www.itunes.com/dtds/podcast-1.0.dtd'>To hear</t:title></item></channel></rss>", "To hear" },
    { RSS "<channel><item><m:group xmlns:m='http://search.yahoo.com/mrss/'><m:title>To see</m:title></m:group><title>To read</title></item></channel></rss>", "To read" },
    { RSS "<channel><item><m:title xmlns:m='http://search.yahoo.com/mrss/'>To see</m:title><title>To read</title></item></channel></rss>", "To read" },
    { RSS "<channel><item><image><title>To look at</title></image><title>To read</title></item></channel></rss>", "To read" },
    { ATOM "<entry><title>Two &lt;b> three</title></entry></feed>", "Two <b> three" },
    { ATOM "<entry><title type='text'>Bread &amp; boats</title></entry></feed>", "Bread & boats" },
    { ATOM "<entry><title type='html'>Bread &amp;amp; &lt;b>boats&lt;/b></title></entry></feed>", "Bread & boats" },
    { ATOM "<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Bread &amp; <b>boats</b></div></title></entry></feed>", "Bread & boats" },
    { ATOM "<entry><title type='xhtml' xmlns:x='http://www.w3.org/1999/xhtml'><x:div>Two &lt; <x:em>three</x:em></x:div></title></entry></feed>", "Two < three" },
    { "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='base64' type='text/html'>QnJlYWQgPGI+JmFtcDs8L2I+IGJvYXRz</title></entry></feed>", "Bread & boats" },
    { "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped' type='text/html'>Bread &lt;b>&amp;amp;&lt;/b> boats</title></entry></feed>", "Bread & boats" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdFeed) feed = parse (cases[i].given);

      assert_title (entry (feed, 0)->title, cases[i].meant);
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *given;
    const char *link;
    const char *id;
  } cases[] = {
    { RSS "<channel><item><link>http://gull.example/1</link><guid>urn:x:1</guid></item></channel></rss>", "http://gull.example/1", "urn:x:1" },
    { RSS "<channel><item><guid>http://gull.example/2</guid></item></channel></rss>", "http://gull.example/2", "http://gull.example/2" },
    { RSS "<channel><item><guid isPermaLink='false'>http://gull.example/2</guid></item></channel></rss>", NULL, "http://gull.example/2" },
    { RSS "<channel><item><guid isPermaLink='true'>http://gull.example/2</guid><link>http://gull.example/1</link></item></channel></rss>", "http://gull.example/1", "http://gull.example/2" },
    { RSS "<channel><item xml:base='http://gull.example/a/'><link>b?c=1&amp;d=2</link></item></channel></rss>", "http://gull.example/a/b?c=1&d=2", NULL },
    { RSS "<channel><item><link>javascript:alert(1)</link></item></channel></rss>", NULL, NULL },
    { RSS "<channel><item><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='http://gull.example/self'/><link>http://gull.example/1</link></item></channel></rss>", "http://gull.example/1", NULL },
    { "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><item rdf:about='http://gull.example/3'><title>x</title></item></rdf:RDF>", "http://gull.example/3", "http://gull.example/3" },
    { ATOM "<entry><id>tag:gull.example,2004:1</id><link rel='enclosure' href='http://gull.example/e.mp3'/><link rel='alternate' type='application/pdf' href='http://gull.example/1.pdf'/><link href='http://gull.example/1'/></entry></feed>", "http://gull.example/1", "tag:gull.example,2004:1" },
    { "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry xml:base='../b/'><link href='c'/><id>d</id></entry></feed>", "http://gull.example/b/c", "http://gull.example/b/d" },
    { ATOM "<entry><content src='http://gull.example/1' type='text/html'/></entry></feed>", "http://gull.example/1", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdFeed) feed = parse (cases[i].given);

      g_assert_cmpstr (entry (feed, 0)->link, ==, cases[i].link);
      g_assert_cmpstr (entry (feed, 0)->id, ==, cases[i].id);
    }
}

static void
test_authors (void)
{
  static const struct
  {
    const char *given;
    const char *byline;
    const char *name;
    const char *email;
  } cases[] = {
    { "<author>ada@gull.example (Ada Quill)</author>", "ada@gull.example (Ada Quill)", "Ada Quill", "ada@gull.example" },
    { "<author>Ada Quill (ada@gull.example)</author>", "Ada Quill (ada@gull.example)", "Ada Quill", "ada@gull.example" },
    { "<author>Ada Quill &lt;ada@gull.example&gt;</author>", "Ada Quill <ada@gull.example>", "Ada Quill", "ada@gull.example" },
    { "<author>ada@gull.example</author>", "ada@gull.example", NULL, "ada@gull.example" },
    { "<author>mailto:ada@gull.example</author>", "mailto:ada@gull.example", NULL, "ada@gull.example" },
    { "<author>Ada Quill</author>", "Ada Quill", "Ada Quill", NULL },
    { "<dc:creator> Ada\n Quill</dc:creator>", "Ada Quill", "Ada Quill", NULL },
    { "<author>ada@gull.example</author><dc:creator>Ada Quill</dc:creator>", "Ada Quill", "Ada Quill", NULL },
    { "<dc:creator>Ada Quill</dc:creator><dc:creator>Bo Lind</dc:creator>", "Ada Quill, Bo Lind", "Ada Quill", NULL },
    { "<itunes:author xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>Ada Quill</itunes:author>", "Ada Quill", "Ada Quill", NULL },
    { "<author><name>Ada Quill</name><email>ada@gull.example</email></author>", "Ada Quill (ada@gull.example)", "Ada Quill", "ada@gull.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char    *text = g_strdup_printf (RSS "<channel><item>%s</item></channel></rss>", cases[i].given);
      g_autoptr (QdFeed)  feed = parse (text);
      const QdFeedPerson *person = g_ptr_array_index (entry (feed, 0)->authors, 0);

      assert_authors (entry (feed, 0)->authors, cases[i].byline);
      g_assert_cmpstr (person->name, ==, cases[i].name);
      g_assert_cmpstr (person->email, ==, cases[i].email);
    }
}

static void
test_texts (void)
{
  static const struct
  {
    const char *given;
    const char *text;
  } cases[] = {
    { RSS "<channel><item><description>One line.</description></item></channel></rss>", "One line." },
    { RSS "<channel><item><description>One &lt;p&gt;two&lt;/p&gt;&lt;ul&gt;&lt;li&gt;a&lt;/li&gt;&lt;/ul&gt;</description></item></channel></rss>", "One\n\ntwo\n\na" },
    { RSS "<channel><item><description>A summary</description><content:encoded><![CDATA[<p>The whole <b>story</b></p>]]></content:encoded></item></channel></rss>", "The whole story" },
    { RSS "<channel><item><description>First.\n\nSecond &amp;mdash; third.</description></item></channel></rss>", "First.\n\nSecond — third." },
    { RSS "<channel><item><description>&amp;lt;p&amp;gt;Twice &amp;amp;amp; over&amp;lt;/p&amp;gt;</description></item></channel></rss>", "Twice & over" },
    { RSS "<channel><item><description><p>Not <b>escaped</b></p> at all</description></item></channel></rss>", "Not escaped\n\nat all" },
    { RSS "<channel><item><body xmlns='http://www.w3.org/1999/xhtml'><p>In a body</p></body></item></channel></rss>", "In a body" },
    { RSS "<channel><item><description>Hidden &lt;script&gt;alert(1)&lt;/script&gt;&lt;style&gt;x&lt;/style&gt;no more</description></item></channel></rss>", "Hidden no more" },
    { ATOM "<entry><content type='text'>Two &lt;p> three</content></entry></feed>", "Two <p> three" },
    { ATOM "<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><h2>Head</h2><p>Two &lt; three</p></div></content></entry></feed>", "Head\n\nTwo < three" },
    { ATOM "<entry><content type='application/xhtml+xml'><div xmlns='http://www.w3.org/1999/xhtml'>Typed</div></content></entry></feed>", "Typed" },
    { ATOM "<entry><content type='text/plain'>V29yZHM=</content></entry></feed>", "V29yZHM=" },
    { ATOM "<entry><content type='image/png'>iVBORw0KGgo=</content><summary>A picture</summary></entry></feed>", "A picture" },
    { ATOM "<entry><summary type='html'>&lt;p>Short&lt;/p></summary></entry></feed>", "Short" },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>One</p><p>two</p>\",\"content_text\":\"no\"}]}", "One\n\ntwo" },
    { "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_text\":\"a < b\"}]}", "a < b" },
    { ATOM "<entry><title>Nothing else</title></entry></feed>", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdFeed) feed = parse (cases[i].given);

      assert_body (entry (feed, 0), cases[i].text);
    }
}

static void
test_marks (void)
{
  g_autoptr (QdFeed) feed = parse ("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><content type='html'>"
                                   "&lt;p>See &lt;a href='../b'>the list&lt;/a> and &lt;em>row&lt;/em>.&lt;/p>&lt;blockquote>We shall row.&lt;/blockquote>"
                                   "&lt;ol>&lt;li>Swim&lt;/li>&lt;/ol>&lt;a href='javascript:x()'>no&lt;/a></content></entry></feed>");
  g_autoptr (QdBody) body = qd_feed_text_build_body (qd_feed_entry_get_text (entry (feed, 0)));
  const QdBodyMark  *marks;
  guint              n_marks;

  marks = qd_body_get_marks (body, &n_marks);
  g_assert_cmpuint (n_marks, ==, 4);
  g_assert_cmpint (marks[0].kind, ==, QD_BODY_MARK_LINK);
  g_assert_cmpstr (marks[0].value, ==, "http://gull.example/b");
  g_assert_cmpint (marks[1].kind, ==, QD_BODY_MARK_EMPHASIS);
  g_assert_cmpint (marks[2].kind, ==, QD_BODY_MARK_BLOCKQUOTE);
  g_assert_cmpint (marks[3].kind, ==, QD_BODY_MARK_LIST_ITEM);
}

static void
test_dates (void)
{
  g_autoptr (QdFeed) feed = parse (RSS "<channel><lastBuildDate>Sat, 07 Feb 2004 19:48:21 GMT</lastBuildDate><item><pubDate>Fri, 06 Feb 2004 10:00:00 GMT</pubDate><dc:date>2004-02-07</dc:date></item>"
                                       "<item><dc:date>2004-02-07</dc:date></item><item><dcterms:issued xmlns:dcterms='http://purl.org/dc/terms/'>2004-02-05</dcterms:issued></item></channel></rss>");
  g_autoptr (QdFeed) atom = parse (ATOM "<updated>2004-02-07T00:00:00Z</updated><entry><published>2004-02-05</published><updated>2004-02-06</updated></entry></feed>");
  g_autoptr (QdFeed) old = parse ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><modified>2004-02-07T00:00:00Z</modified><entry><issued>2004-02-05</issued><modified>2004-02-06</modified><created>2004-02-04</created></entry></feed>");
  const gint64       day = G_TIME_SPAN_DAY;
  const gint64       seventh = G_GINT64_CONSTANT (1076112000) * G_USEC_PER_SEC;

  g_assert_cmpint (feed->updated, ==, seventh + (gint64)(19 * 3600 + 48 * 60 + 21) * G_USEC_PER_SEC);
  g_assert_cmpint (entry (feed, 0)->published, ==, seventh - day + 10 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (entry (feed, 0)->updated, ==, seventh);
  g_assert_cmpint (entry (feed, 1)->published, ==, QD_TIME_UNKNOWN);
  g_assert_cmpint (entry (feed, 1)->updated, ==, seventh);
  g_assert_cmpint (entry (feed, 2)->published, ==, seventh - 2 * day);
  g_assert_cmpint (atom->updated, ==, seventh);
  g_assert_cmpint (entry (atom, 0)->published, ==, seventh - 2 * day);
  g_assert_cmpint (entry (atom, 0)->updated, ==, seventh - day);
  g_assert_cmpint (old->updated, ==, seventh);
  g_assert_cmpint (entry (old, 0)->published, ==, seventh - 2 * day);
  g_assert_cmpint (entry (old, 0)->updated, ==, seventh - day);
}

static void
test_about_the_feed (void)
{
  g_autoptr (QdFeed) feed = parse ("<!-- a comment --><rss version='2.0' xml:lang='de'><channel><title>Gull &amp; Co</title><link>http://gull.example/</link>"
                                   "<description>All &lt;i&gt;of&lt;/i&gt; it</description><managingEditor>bo@gull.example (Bo Lind)</managingEditor><language>de-AT</language>"
                                   "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='http://gull.example/feed'/></channel></rss>");

  assert_title (feed->title, "Gull & Co");
  assert_title (feed->subtitle, "All of it");
  g_assert_cmpstr (feed->link, ==, "http://gull.example/");
  g_assert_cmpstr (feed->self, ==, "http://gull.example/feed");
  g_assert_cmpstr (feed->language, ==, "de-AT");
  assert_authors (feed->authors, "bo@gull.example (Bo Lind)");
}

static void
test_not_well_formed (void)
{
  static const char *const cases[] = {
    /* an ampersand, an unknown entity, a tag of HTML left open */
    RSS "<channel><item><title>Bread & boats</title><description>A&nbsp;b &nope; <br>c</description></item><item><title>Next</title></item></channel></rss>",
    /* prefixes that nobody declared */
    "<rss version='2.0'><channel><item><title>Bread &amp; boats</title><dc:creator>Ada Quill</dc:creator></item><item><title>Next</title></item></channel></rss>",
    /* entries and titles left open */
    RSS "<channel><item><title>Bread &amp; boats<link>http://gull.example/1</link><item><title>Next</title></item></channel></rss>",
    /* ends in the wrong order, and ends of nothing */
    RSS "<channel><item><title>Bread &amp; <b>boats</title></b></p></item><item><title>Next</title></channel></item></rss>",
    /* attributes without quotes, cut off */
    RSS "<channel><item><title type=text>Bread &amp; boats</title></item><item><title>Next</title><description>and",
    /* junk before and behind */
    "\n\n<?xml version='1.0'?>\n" RSS "<channel><item><title>Bread &amp; boats</title></item><item><title>Next</title></item></channel></rss><!-- x --></html>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QdFeed) feed = parse (cases[i]);

      g_assert_cmpuint (feed->entries->len, ==, 2);
      assert_title (entry (feed, 0)->title, "Bread & boats");
      assert_title (entry (feed, 1)->title, "Next");
      g_assert_cmpuint (feed->broken_line, >, 0);
    }
}

static void
test_entities (void)
{
  g_autoptr (QdFeed)  feed = parse ("<!DOCTYPE rss [<!ENTITY gull 'The &#71;ull'><!ENTITY % p SYSTEM 'file:///etc/passwd'><!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY loop '&loop;&gull;'><!ENTITY tag '<b>'>]>"
                                     "<rss version='2.0'><channel><item><title>&gull; &eacute; &x; &loop; &tag;</title></item></channel></rss>");
  g_autoptr (GString) laughs = g_string_new ("<!DOCTYPE rss [<!ENTITY a0 'ha'>");
  g_autoptr (QdFeed)  bomb = NULL;
  g_autofree char    *title = NULL;

  assert_title (entry (feed, 0)->title, "The Gull é &x; &loop; &tag;");
  for (guint i = 1; i < 20; i++)
    g_string_append_printf (laughs, "<!ENTITY a%u '&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;&a%u;'>", i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
  g_string_append (laughs, "]><rss version='2.0'><channel><item><title>&a19;</title></item></channel></rss>");
  bomb = parse (laughs->str);
  title = qd_feed_text_dup_plain (entry (bomb, 0)->title);
  g_assert_cmpstr (title, ==, "&a19;");
  /* Many of one, which is allowed, come to no more than a limit. */
  g_string_assign (laughs, "<!DOCTYPE rss [<!ENTITY a '");
  for (guint i = 0; i < 250; i++)
    g_string_append_c (laughs, 'a');
  g_string_append (laughs, "'>]><rss version='2.0'><channel><item><description>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (laughs, "&a;");
  g_string_append (laughs, "</description></item></channel></rss>");
  g_clear_pointer (&bomb, qd_feed_free);
  bomb = parse (laughs->str);
  g_assert_cmpuint (strlen (entry (bomb, 0)->summary->value), <, 2 * 1024 * 1024);
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new (RSS "<channel><item><description>");
  g_autoptr (QdFeed)  feed = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<div>");
  g_string_append (text, "deep");
  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "</div>");
  g_string_append (text, "</description><title>Out</title></item></channel></rss>");
  feed = parse (text->str);
  assert_title (entry (feed, 0)->title, "Out");
  assert_body (entry (feed, 0), "deep");
}

/* The name of an element that is too long is cut between two characters. */
static void
test_long_name (void)
{
  for (guint before = 0; before < 2; before++)
    {
      g_autoptr (GString) text = g_string_new ("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Long</title><content type='text/x-gull'><");
      g_autoptr (QdFeed)  feed = NULL;
      g_autofree char    *html = NULL;

      g_string_append (text, before > 0 ? "a" : "");
      for (guint i = 0; i < 300; i++)
        g_string_append (text, "ø");
      g_string_append (text, ">words</content></entry></feed>");
      feed = parse (text->str);
      g_assert_cmpuint (entry (feed, 0)->contents->len, ==, 1);
      html = qd_feed_text_dup_html (g_ptr_array_index (entry (feed, 0)->contents, 0));
      g_assert_true (g_utf8_validate (html, -1, NULL));
      g_assert_nonnull (strstr (html, "words"));
    }
}

/* Quotes and comments that never end must not be looked for over and over. */
static void
test_growth (void)
{
  static const char *const pieces[] = { "<a b=\"", "<a b='", "<!--", "<![CDATA[", "<?x ", "<!DOCTYPE [", "&", "&#", "<item>", "</item>", "<a xmlns:b='c'>", "</" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (RSS);
      g_autoptr (GBytes)  bytes = NULL;
      g_autoptr (QdFeed)  feed = NULL;

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, pieces[i]);
      bytes = g_bytes_new (text->str, text->len);
      feed = qd_feed_parse (bytes, NULL, NULL, NULL, NULL);
      g_assert_nonnull (feed);
    }
}

static void
test_no_feed (void)
{
  static const char *const texts[] = { "", "<html><body><p>A page</p></body></html>", "Words.", "{\"version\":\"2\"}", "{", "<opml version='1.0'/>", "\x01\x02" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (qd_feed_parse (bytes, NULL, NULL, NULL, &error));
      g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT);
      g_assert_cmpint (qd_feed_sniff ((const guint8 *)texts[i], strlen (texts[i])), <, 50);
    }
  {
    g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

    g_assert_null (qd_feed_parse (nothing, NULL, NULL, NULL, NULL));
  }
}

/* The same feed in the encodings that feeds come in, declared, sent along, or shown by its first bytes alone. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *charset;
    const char *title;
    gboolean    bare;
  } cases[] = {
    { "UTF-8", "Ærø — 東京", TRUE },
    { "UTF-16LE", "Ærø — 東京", TRUE },
    { "UTF-16BE", "Ærø — 東京", TRUE },
    { "UTF-32LE", "Ærø — 東京", TRUE },
    { "UTF-32BE", "Ærø — 東京", TRUE },
    { "ISO-8859-1", "Ærø", FALSE },
    { "ISO-8859-2", "Łódź", FALSE },
    { "ISO-8859-5", "Москва", FALSE },
    { "ISO-8859-7", "Αθήνα", FALSE },
    { "ISO-8859-8", "שלום", FALSE },
    { "ISO-8859-15", "Prix 5 €", FALSE },
    { "windows-1250", "Łódź “x”", FALSE },
    { "windows-1251", "Москва", FALSE },
    { "windows-1252", "Ærø “€”", FALSE },
    { "windows-1256", "سلام", FALSE },
    { "cp437", "Ångström", FALSE },
    { "CP866", "Москва", FALSE },
    { "macintosh", "Ærø", FALSE },
    { "KOI8-R", "Москва", FALSE },
    { "KOI8-U", "Київ", FALSE },
    { "GB2312", "北京", FALSE },
    { "GB18030", "北京 𠀀", FALSE },
    { "Big5", "臺北", FALSE },
    { "Shift_JIS", "東京", FALSE },
    { "EUC-JP", "東京", FALSE },
    { "ISO-2022-JP", "東京", FALSE },
    { "EUC-KR", "서울", FALSE },
    { "TIS-620", "กรุงเทพ", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint way = 0; way < 2; way++)
      {
        g_autofree char   *type = g_strdup_printf ("application/xml; charset=\"%s\"", cases[i].charset);
        g_autofree char   *declaration = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>", cases[i].charset);
        g_autofree char   *text = g_strdup_printf ("%s<rss version='2.0'><channel><item><title>%s</title></item></channel></rss>", way == 0 && !cases[i].bare ? declaration : "", cases[i].title);
        gsize              len = 0;
        char              *coded = g_convert (text, -1, cases[i].charset, "UTF-8", NULL, &len, NULL);
        g_autoptr (GBytes) bytes = g_bytes_new_take (coded, coded != NULL ? len : 0);
        g_autoptr (GError) error = NULL;
        g_autoptr (QdFeed) feed = NULL;

        if (coded == NULL)
          g_error ("cannot write %s", cases[i].charset);
        feed = qd_feed_parse (bytes, way == 0 ? NULL : type, NULL, NULL, &error);
        g_assert_no_error (error);
        assert_title (entry (feed, 0)->title, cases[i].title);
      }
}

static void
test_wrong_encodings (void)
{
  static const struct
  {
    const char *given;
    const char *type;
    const char *title;
  } cases[] = {
    /* declared so, but something else */
    { "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><item><title>Caf\xE9 \x93x\x94 au lait</title></item></channel></rss>", NULL, "Café “x” au lait" },
    { "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><item><title>Caf\xC3\xA9</title></item></channel></rss>", NULL, "Café" },
    { "<?xml version='1.0' encoding='utf-16'?><rss version='2.0'><channel><item><title>Caf\xC3\xA9</title></item></channel></rss>", NULL, "Café" },
    { "<?xml version='1.0' encoding='nonsense'?><rss version='2.0'><channel><item><title>Caf\xC3\xA9</title></item></channel></rss>", NULL, "Café" },
    /* what a feed was sent with counts for more than what it declares, a mark for more than both */
    { "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2.0'><channel><item><title>\xED\xEE</title></item></channel></rss>", "text/xml; charset=windows-1251", "но" },
    { "\xEF\xBB\xBF<?xml version='1.0' encoding='koi8-r'?><rss version='2.0'><channel><item><title>Caf\xC3\xA9</title></item></channel></rss>", "text/xml; charset=windows-1251", "Café" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].given, strlen (cases[i].given));
      g_autoptr (GError) error = NULL;
      g_autoptr (QdFeed) feed = qd_feed_parse (bytes, cases[i].type, NULL, NULL, &error);

      g_assert_no_error (error);
      assert_title (entry (feed, 0)->title, cases[i].title);
    }
}

/* EBCDIC, which is what mainframes write. */
static void
test_ebcdic (void)
{
  gsize              len = 0;
  char              *coded = g_convert ("<?xml version='1.0' encoding='IBM500'?><rss version='2.0'><channel><item><title>Caf\xC3\xA9 [1]</title></item></channel></rss>", -1, "IBM500", "UTF-8", NULL, &len, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (coded, len);
  g_autoptr (QdFeed) feed = qd_feed_parse (bytes, NULL, NULL, NULL, NULL);

  g_assert_nonnull (feed);
  assert_title (entry (feed, 0)->title, "Café [1]");
}

static void
assert_link (const GPtrArray *links, guint index, const char *rel, const char *address, const char *type)
{
  const QdFeedLink *link;

  g_assert_cmpuint (index, <, links->len);
  link = g_ptr_array_index (links, index);
  g_assert_cmpstr (link->rel, ==, rel);
  g_assert_cmpstr (link->address, ==, address);
  g_assert_cmpstr (link->type, ==, type);
}

/* All that an entry and a feed link to, and when they appeared, beside what is chosen of it. */
static void
test_beside (void)
{
  g_autoptr (QdFeed) rss = parse (RSS "<channel><title>Gull</title><link>http://gull.example/</link><pubDate>Fri, 02 Jan 2004 19:48:21 GMT</pubDate>"
                                      "<lastBuildDate>Sat, 03 Jan 2004 19:48:21 GMT</lastBuildDate><item><link>http://gull.example/1</link>"
                                      "<enclosure url='http://gull.example/1.ogg' type='audio/ogg' length='3'/><dc:contributor>Ada Farrow</dc:contributor></item></channel></rss>");
  g_autoptr (QdFeed) atom = parse ("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/'><title>Gull</title><link rel='self' href='feed'/>"
                                   "<link href=''/><entry><title>Ferry</title><link href='1' type='text/html' title='The page'/>"
                                   "<link rel='http://www.iana.org/assignments/relation/related' href='2'/><contributor><name>Ada Farrow</name></contributor></entry></feed>");
  g_autoptr (QdFeed) json = parse ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Gull\",\"feed_url\":\"http://gull.example/f\",\"items\":[{\"id\":\"1\","
                                   "\"url\":\"http://gull.example/1\",\"external_url\":\"http://quay.example/\",\"attachments\":[{\"url\":\"http://gull.example/1.ogg\","
                                   "\"mime_type\":\"audio/ogg\"}, 7]}]}");

  assert_link (rss->links, 0, "alternate", "http://gull.example/", "text/html");
  g_assert_cmpint (rss->published, ==, G_GINT64_CONSTANT (1073072901) * G_USEC_PER_SEC);
  g_assert_cmpint (rss->updated, ==, G_GINT64_CONSTANT (1073159301) * G_USEC_PER_SEC);
  assert_link (entry (rss, 0)->links, 0, "alternate", "http://gull.example/1", "text/html");
  assert_link (entry (rss, 0)->links, 1, "enclosure", "http://gull.example/1.ogg", "audio/ogg");
  assert_authors (entry (rss, 0)->contributors, "Ada Farrow");
  g_assert_cmpuint (entry (rss, 0)->authors->len, ==, 0);
  assert_link (atom->links, 0, "self", "http://gull.example/feed", NULL);
  assert_link (entry (atom, 0)->links, 0, "alternate", "http://gull.example/1", "text/html");
  g_assert_cmpstr (((QdFeedLink *)g_ptr_array_index (entry (atom, 0)->links, 0))->title, ==, "The page");
  assert_link (entry (atom, 0)->links, 1, "related", "http://gull.example/2", NULL);
  assert_authors (entry (atom, 0)->contributors, "Ada Farrow");
  assert_link (json->links, 0, "self", "http://gull.example/f", "application/feed+json");
  assert_link (entry (json, 0)->links, 0, "alternate", "http://gull.example/1", "text/html");
  assert_link (entry (json, 0)->links, 1, "related", "http://quay.example/", NULL);
  assert_link (entry (json, 0)->links, 2, "enclosure", "http://gull.example/1.ogg", "audio/ogg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/feed/versions", test_versions);
  g_test_add_func ("/import/feed/titles", test_titles);
  g_test_add_func ("/import/feed/links", test_links);
  g_test_add_func ("/import/feed/beside", test_beside);
  g_test_add_func ("/import/feed/authors", test_authors);
  g_test_add_func ("/import/feed/texts", test_texts);
  g_test_add_func ("/import/feed/marks", test_marks);
  g_test_add_func ("/import/feed/dates", test_dates);
  g_test_add_func ("/import/feed/about-the-feed", test_about_the_feed);
  g_test_add_func ("/import/feed/not-well-formed", test_not_well_formed);
  g_test_add_func ("/import/feed/entities", test_entities);
  g_test_add_func ("/import/feed/deep", test_deep);
  g_test_add_func ("/import/feed/long-name", test_long_name);
  g_test_add_func ("/import/feed/growth", test_growth);
  g_test_add_func ("/import/feed/no-feed", test_no_feed);
  g_test_add_func ("/import/feed/encodings", test_encodings);
  g_test_add_func ("/import/feed/wrong-encodings", test_wrong_encodings);
  g_test_add_func ("/import/feed/ebcdic", test_ebcdic);
  return g_test_run ();
}

/* test-feed-facts.c: where each fact of a feed is found, vocabulary by vocabulary
 *
 * What elements mean is from the specifications that qd-feed-read.c names, and from what the documentation of readers of feeds
 * says that each of their fields comes from. The feeds are our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed.h"
#include "qd-feed-fact.h"

typedef struct
{
  const char *name;
  const char *frame;
  const char *given;
  const char *fact;
  const char *meant;
} Case;

#define NAMESPACES                                                                                                                                  \
  " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:content='http://purl.org/rss/1.0/modules/content/'" \
  " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:media='http://search.yahoo.com/mrss/' xmlns:atom='http://www.w3.org/2005/Atom'" \
  " xmlns:xhtml='http://www.w3.org/1999/xhtml' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"

#define CHANNEL "<rss version='2.0'" NAMESPACES "><channel>%s</channel></rss>"
#define ITEM "<rss version='2.0'" NAMESPACES "><channel><item>%s</item></channel></rss>"
#define RDF_CHANNEL "<rdf:RDF xmlns='http://purl.org/rss/1.0/'" NAMESPACES "><channel rdf:about='http://gull.example/f'>%s</channel></rdf:RDF>"
#define RDF_ITEM "<rdf:RDF xmlns='http://purl.org/rss/1.0/'" NAMESPACES "><channel/><item rdf:about='http://gull.example/about'>%s</item></rdf:RDF>"
#define FEED "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/x/' xml:lang='en'>%s</feed>"
#define ENTRY "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/x/' xml:lang='en'><entry>%s</entry></feed>"
#define OLD_FEED "<feed version='0.3' xmlns='http://purl.org/atom/ns#' xml:base='http://gull.example/x/'>%s</feed>"
#define OLD_ENTRY "<feed version='0.3' xmlns='http://purl.org/atom/ns#' xml:base='http://gull.example/x/'><entry>%s</entry></feed>"
#define ALONE "<entry xmlns='http://www.w3.org/2005/Atom'>%s</entry>"
#define CDF "<CHANNEL HREF='http://gull.example/' BASE='http://gull.example/b/' LASTMOD='2004-02-07'><TITLE>Gull</TITLE>%s</CHANNEL>"
#define JSON "{\"version\":\"https://jsonfeed.org/version/1.1\",\"home_page_url\":\"http://gull.example/\",%s}"

static const Case cases[] = {
  /* the feed */
  { "title", CHANNEL, "<title>Gull</title>", "feed.title", "Gull" },
  { "title/dublin-core", CHANNEL, "<dc:title>Gull</dc:title>", "feed.title", "Gull" },
  { "title/not-of-the-image", CHANNEL, "<image><title>No</title></image><textInput><title>No</title></textInput><title>Gull</title>", "feed.title", "Gull" },
  { "subtitle", CHANNEL, "<description>All of it</description>", "feed.subtitle", "All of it" },
  { "subtitle/dublin-core", CHANNEL, "<dc:description>All of it</dc:description>", "feed.subtitle", "All of it" },
  { "subtitle/itunes", CHANNEL, "<itunes:subtitle>All of it</itunes:subtitle>", "feed.subtitle", "All of it" },
  { "subtitle/itunes-summary", CHANNEL, "<itunes:summary>All of it</itunes:summary>", "feed.subtitle", "All of it" },
  { "subtitle/own-first", CHANNEL, "<itunes:summary>No</itunes:summary><description>All of it</description>", "feed.subtitle", "All of it" },
  { "subtitle/tagline", OLD_FEED, "<info>No</info><tagline>All of it</tagline>", "feed.subtitle", "All of it" },
  { "subtitle/info", OLD_FEED, "<info>All of it</info>", "feed.subtitle", "All of it" },
  { "subtitle/atom", FEED, "<subtitle type='html'>All &lt;em>of&lt;/em> it</subtitle>", "feed.subtitle", "All of it" },
  { "subtitle/cdf", CDF, "<ABSTRACT>All of it</ABSTRACT>", "feed.subtitle", "All of it" },
  { "link", CHANNEL, "<image><link>http://no.example/</link></image><link>http://gull.example/</link>", "feed.link", "http://gull.example/" },
  { "link/atom", FEED, "<link rel='self' href='f'/><link rel='alternate' type='text/html' href='/'/>", "feed.link", "http://gull.example/" },
  { "link/cdf", CDF, "", "feed.link", "http://gull.example/" },
  { "self", FEED, "<link rel='self' href='f'/>", "feed.self", "http://gull.example/x/f" },
  { "id", FEED, "<id>urn:gull</id>", "feed.id", "urn:gull" },
  { "id/relative", FEED, "<id>y</id>", "feed.id", "http://gull.example/x/y" },
  { "id/about", RDF_CHANNEL, "<title>Gull</title>", "feed.id", "http://gull.example/f" },
  { "author", CHANNEL, "<managingEditor>bo@gull.example (Bo Lind)</managingEditor>", "feed.author", "bo@gull.example (Bo Lind)" },
  { "author/dublin-core", CHANNEL, "<dc:creator>Bo Lind</dc:creator>", "feed.author", "Bo Lind" },
  { "author/dublin-core-author", RDF_CHANNEL, "<dc:author>Bo Lind</dc:author>", "feed.author", "Bo Lind" },
  { "author/itunes", CHANNEL, "<itunes:author>Bo Lind</itunes:author>", "feed.author", "Bo Lind" },
  { "author/atom-page", FEED, "<author><name>Bo Lind</name><uri>/bo</uri></author>", "feed.author.uri", "http://gull.example/bo" },
  { "author/old-atom-page", OLD_FEED, "<author><name>Bo Lind</name><url>bo</url></author>", "feed.author.uri", "http://gull.example/x/bo" },
  { "contributor", FEED, "<contributor><name>Ada Farrow</name></contributor>", "feed.contributor", "Ada Farrow" },
  { "publisher", CHANNEL, "<webMaster>bo@gull.example (Bo Lind)</webMaster>", "feed.publisher", "bo@gull.example (Bo Lind)" },
  { "publisher/dublin-core", RDF_CHANNEL, "<dc:publisher>Gull House</dc:publisher>", "feed.publisher", "Gull House" },
  { "publisher/itunes", CHANNEL, "<itunes:owner><itunes:name>Bo Lind</itunes:name><itunes:email>bo@gull.example</itunes:email></itunes:owner>", "feed.publisher", "Bo Lind (bo@gull.example)" },
  { "rights", CHANNEL, "<copyright>© Gull</copyright>", "feed.rights", "© Gull" },
  { "rights/dublin-core", RDF_CHANNEL, "<dc:rights>© Gull</dc:rights>", "feed.rights", "© Gull" },
  { "rights/atom", FEED, "<rights type='html'>&amp;copy; &lt;b>Gull&lt;/b></rights>", "feed.rights", "© Gull" },
  { "generator", FEED, "<generator uri='http://quill.example/'>Quill 1</generator>", "feed.generator", "Quill 1" },
  { "image", CHANNEL, "<image><url>http://gull.example/i.png</url></image>", "feed.image", "http://gull.example/i.png" },
  { "image/atom", FEED, "<logo>i.png</logo>", "feed.image", "http://gull.example/x/i.png" },
  { "image/itunes", CHANNEL, "<itunes:image href='http://gull.example/i.png'/>", "feed.image", "http://gull.example/i.png" },
  { "language", CHANNEL, "<language>de-at</language>", "feed.language", "de-at" },
  { "language/dublin-core", RDF_CHANNEL, "<dc:language>de</dc:language>", "feed.language", "de" },
  { "language/xml", FEED, "", "feed.language", "en" },
  { "updated", CHANNEL, "<lastBuildDate>Sat, 07 Feb 2004 19:48:21 GMT</lastBuildDate>", "feed.updated", "2004-02-07T19:48:21Z" },
  { "updated/dublin-core", RDF_CHANNEL, "<dc:date>2004-02-07T19:48:21Z</dc:date>", "feed.updated", "2004-02-07T19:48:21Z" },
  { "updated/terms", CHANNEL, "<dcterms:modified>2004-02-07T19:48:21Z</dcterms:modified>", "feed.updated", "2004-02-07T19:48:21Z" },
  { "updated/atom", FEED, "<updated>2004-02-07T19:48:21Z</updated>", "feed.updated", "2004-02-07T19:48:21Z" },
  { "updated/old-atom", OLD_FEED, "<modified>2004-02-07T19:48:21Z</modified>", "feed.updated", "2004-02-07T19:48:21Z" },
  { "updated/cdf", CDF, "", "feed.updated", "2004-02-07T00:00:00Z" },
  { "published", CHANNEL, "<pubDate>Sat, 07 Feb 2004 19:48:21 GMT</pubDate>", "feed.published", "2004-02-07T19:48:21Z" },
  { "category", CHANNEL, "<category domain='http://list.example/'>Sea</category>", "feed.category", "Sea|http://list.example/|" },
  { "category/itunes", CHANNEL, "<itunes:category text='Sea'><itunes:category text='Birds'/></itunes:category>", "feed.category", "Sea||, Birds||" },
  { "generator/admin", RDF_CHANNEL, "<admin:generatorAgent xmlns:admin='http://webns.net/mvcb/' rdf:resource='http://quill.example/?v=1'/>", "feed.generator", "http://quill.example/?v=1" },
  { "image/itunes-address", CHANNEL, "<itunes:image url='http://gull.example/i.png'/>", "feed.image", "http://gull.example/i.png" },
  { "version/atom-0.1", "<feed version='0.1' xmlns='http://example.com/newformat#'>%s</feed>", "", "feed.version", "atom01" },
  { "version/atom-0.2", "<feed version='0.2' xmlns='http://purl.org/atom/ns#'>%s</feed>", "", "feed.version", "atom02" },

  /* an entry */
  { "entry/title", ITEM, "<title>Ferry</title>", "entry.title", "Ferry" },
  { "entry/title/media", ITEM, "<media:title>Ferry</media:title><title></title>", "entry.title", "Ferry" },
  { "entry/title/space", ITEM, "<title>&nbsp;Ferry&#160; </title>", "entry.title", "Ferry" },
  { "entry/title/utf-16", ITEM, "<title>&#55357;&#56998; &#xD83D;&#xDEA2; &#55357;!</title>", "entry.title", "🚦 🚢 �!" },
  { "entry/link/origin", ITEM, "<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>http://gull.example/1</f:origLink>", "entry.link", "http://gull.example/1" },
  { "entry/link/origin-beside", ITEM, "<f:origLink xmlns:f='http://rssnamespace.org/feedburner/ext/1.0'>http://gull.example/1</f:origLink><link>http://service.example/1</link>", "entry.link",
    "http://service.example/1" },
  { "entry/published/no-time", ITEM, "<pubDate>2004-02-07T</pubDate>", "entry.published", "2004-02-07T00:00:00Z" },
  { "entry/title/capitals", ITEM, "<title>Bread &AMP; boats</title>", "entry.title", "Bread & boats" },
  { "entry/alone", ALONE, "<title>Ferry</title>", "entry.title", "Ferry" },
  { "entry/link", ITEM, "<link> http://gull.example/1 </link><link>http://gull.example/2</link>", "entry.link", "http://gull.example/1" },
  { "entry/link/rdf", RDF_ITEM, "<link>http://gull.example/1</link>", "entry.link", "http://gull.example/1" },
  { "entry/link/about", RDF_ITEM, "", "entry.link", "http://gull.example/about" },
  { "entry/link/base", ENTRY, "<link href='../1'/>", "entry.link", "http://gull.example/1" },
  { "entry/link/cdf", CDF, "<ITEM HREF='1.html'/>", "entry.link", "http://gull.example/b/1.html" },
  { "entry/link/json", JSON, "\"items\":[{\"id\":\"1\",\"url\":\"http://gull.example/1\"}]", "entry.link", "http://gull.example/1" },
  { "entry/id/rdf", RDF_ITEM, "<link>http://gull.example/1</link>", "entry.id", "http://gull.example/about" },
  { "entry/id/json-number", JSON, "\"items\":[{\"id\":7}]", "entry.id", "7" },
  { "entry/enclosure", ITEM, "<enclosure url='http://gull.example/1.ogg' type='audio/ogg' length='100'/>", "entry.enclosure", "http://gull.example/1.ogg audio/ogg 100" },
  { "entry/enclosure/atom", ENTRY, "<link rel='enclosure' href='1.ogg' type='audio/ogg' length='100'/>", "entry.enclosure", "http://gull.example/x/1.ogg audio/ogg 100" },
  { "entry/author/dublin-core", ITEM, "<dc:author>Ada Quill</dc:author>", "entry.author", "Ada Quill" },
  { "entry/author/atom-in-rss", ITEM, "<atom:author><atom:name>Ada Quill</atom:name></atom:author>", "entry.author", "Ada Quill" },
  { "entry/author/atom-words", ENTRY, "<author>Ada Quill (ada@gull.example)</author>", "entry.author.email", "ada@gull.example" },
  { "entry/author/json", JSON, "\"items\":[{\"id\":\"1\",\"authors\":[{\"name\":\"Ada Quill\",\"url\":\"http://gull.example/ada\"}]}]", "entry.author.uri", "http://gull.example/ada" },
  { "entry/publisher", ITEM, "<dc:publisher>Gull House</dc:publisher>", "entry.publisher", "Gull House" },
  { "entry/rights", ITEM, "<dc:rights>© Gull</dc:rights>", "entry.rights", "© Gull" },
  { "entry/comments", ITEM, "<comments>http://gull.example/1#c</comments>", "entry.comments", "http://gull.example/1#c" },
  { "entry/category", ENTRY, "<category term='sea' scheme='http://list.example/' label='The sea'/>", "entry.category", "sea|http://list.example/|The sea" },
  { "entry/category/dublin-core", ITEM, "<dc:subject>Sea</dc:subject>", "entry.category", "Sea||" },
  { "entry/category/several", ITEM, "<category>Sea</category><category>Birds</category><category>Sea</category>", "entry.category", "Sea||, Birds||" },
  { "entry/category/keywords", ITEM, "<itunes:keywords>sea, birds</itunes:keywords>", "entry.category", "sea||, birds||" },
  { "entry/category/json", JSON, "\"items\":[{\"id\":\"1\",\"tags\":[\"sea\",7,\"birds\"]}]", "entry.category", "sea||, birds||" },
  { "entry/published/terms", ITEM, "<dcterms:issued>2004-02-07T19:48:21Z</dcterms:issued>", "entry.published", "2004-02-07T19:48:21Z" },
  { "entry/published/atom-in-rss", ITEM, "<atom:published>2004-02-07T19:48:21Z</atom:published>", "entry.published", "2004-02-07T19:48:21Z" },
  { "entry/published/prism", ITEM, "<prism:publicationDate xmlns:prism='http://prismstandard.org/namespaces/basic/2.0/'>2004-02-07</prism:publicationDate>", "entry.published", "2004-02-07T00:00:00Z" },
  { "entry/published/own-first", ITEM, "<prism:publicationDate xmlns:prism='http://prismstandard.org/namespaces/1.2/basic/'>2003</prism:publicationDate><pubDate>7 Feb 2004</pubDate>", "entry.published", "2004-02-07T00:00:00Z" },
  { "entry/updated/terms", ITEM, "<dcterms:modified>2004-02-07T19:48:21Z</dcterms:modified>", "entry.updated", "2004-02-07T19:48:21Z" },
  { "entry/updated/rdf", RDF_ITEM, "<dc:date>2004-02-07T19:48:21Z</dc:date>", "entry.updated", "2004-02-07T19:48:21Z" },
  { "entry/updated/cdf", CDF, "<ITEM HREF='1' LASTMOD='2004-02-08'/>", "entry.updated", "2004-02-08T00:00:00Z" },
  { "entry/created", OLD_ENTRY, "<created>2004-02-07T19:48:21Z</created>", "entry.created", "2004-02-07T19:48:21Z" },
  { "entry/created/terms", ITEM, "<dcterms:created>2004-02-07T19:48:21Z</dcterms:created>", "entry.created", "2004-02-07T19:48:21Z" },
  { "entry/expired", ITEM, "<expirationDate>Sat, 07 Feb 2004 19:48:21 GMT</expirationDate>", "entry.expired", "2004-02-07T19:48:21Z" },
  { "entry/expired/terms", ITEM, "<dcterms:valid>2004-02-07T19:48:21Z</dcterms:valid>", "entry.expired", "2004-02-07T19:48:21Z" },
  { "entry/source", ITEM, "<source url='http://quay.example/f'>The Quay</source>", "entry.source", "The Quay" },
  { "entry/source/atom", ENTRY, "<title>Ferry</title><source><id>urn:q</id><title>The Quay</title><link href='http://quay.example/'/></source>", "entry.source", "The Quay" },
  { "entry/source/not-the-link", ENTRY, "<source><link href='http://quay.example/'/></source>", "entry.link", NULL },
  { "entry/summary/media", ITEM, "<media:description>Words</media:description>", "entry.summary", "Words" },
  { "entry/summary/itunes", ITEM, "<itunes:subtitle>Words</itunes:subtitle>", "entry.summary", "Words" },
  { "entry/summary/own-first", ITEM, "<itunes:subtitle>No</itunes:subtitle><description>Words</description>", "entry.summary", "Words" },
  { "entry/content/encoded", ITEM, "<description>Short</description><content:encoded>&lt;p>Words&lt;/p></content:encoded>", "entry.content", "text/html: <p>Words</p>" },
  { "entry/content/full", ITEM, "<fullitem>Words</fullitem>", "entry.content", "text/html: Words" },
  { "entry/content/body", ITEM, "<xhtml:body><xhtml:p>Words</xhtml:p></xhtml:body>", "entry.content", "application/xhtml+xml: <p>Words</p>" },
  { "entry/content/atom-in-rss", ITEM, "<atom:content type='html'>&lt;b>Words&lt;/b></atom:content>", "entry.content", "text/html: <b>Words</b>" },
  { "entry/content/plain", ENTRY, "<content>a &lt; b</content>", "entry.content", "text/plain: a < b" },
  { "entry/content/several", OLD_ENTRY, "<content type='text/plain'>Words</content><content type='text/html' mode='escaped'>&lt;b>Words&lt;/b></content>", "entry.content", "text/plain: Words, text/html: <b>Words</b>" },
  { "entry/content/multipart", OLD_ENTRY, "<content type='multipart/alternative'><content type='text/plain'>Words</content><content type='text/html' mode='escaped'>&lt;b>Words&lt;/b></content></content>", "entry.content", "text/plain: Words, text/html: <b>Words</b>" },
  { "entry/content/elsewhere", ENTRY, "<content src='m.mp4' type='video/mp4'/>", "entry.src", "http://gull.example/x/m.mp4" },
  { "entry/content/base", ENTRY, "<content type='html' xml:base='c/'>x</content>", "entry.base", "http://gull.example/x/c/" },
  { "entry/html", ENTRY, "<content type='html'>&lt;p>A &amp;lt; &lt;b>b&lt;/b>&lt;br>c&lt;/p></content>", "entry.html", "<p>A &lt; <b>b</b><br>c</p>" },
  { "entry/html/plain", ENTRY, "<content>a &lt; b</content>", "entry.html", "a &lt; b" },
  { "entry/html/addresses", ENTRY, "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><a href='1'>A</a> <img src='/p.png' alt='B'/></div></content>", "entry.html", "<a href=\"http://gull.example/x/1\">A</a> <img src=\"http://gull.example/p.png\" alt=\"B\">" },
  { "entry/html/scripts", ENTRY, "<content type='html'>&lt;b onclick='x()' style='position:fixed'>A&lt;/b>&lt;script>x()&lt;/script>&lt;style>b{}&lt;/style>&lt;iframe src='http://e.example/'>no&lt;/iframe>&lt;object>no&lt;/object></content>", "entry.html", "<b>A</b>" },
  { "entry/html/harmful-addresses", ENTRY, "<content type='html'>&lt;a href='javascript:x()'>A&lt;/a>&lt;a href=' java\tscript:x()'>B&lt;/a>&lt;img src='data:image/png;base64,x'></content>", "entry.html", "<a>A</a><a>B</a><img>" },
  { "entry/html/unknown", ENTRY, "<content type='html'>&lt;x-y>A &lt;font color=red>B&lt;/font>&lt;/x-y></content>", "entry.html", "A B" },
  { "entry/content/language", ENTRY, "<content xml:lang='fr'>x</content>", "entry.content.language", "fr" },

  /* what is not well formed, and what stands where nobody expects it */
  { "broken/ampersand", CHANNEL, "<title>Bread & boats</title>", "feed.title", "Bread & boats" },
  { "broken/ampersand-in-link", ITEM, "<link>http://gull.example/?a=1&b=2</link>", "entry.link", "http://gull.example/?a=1&b=2" },
  { "broken/less", ITEM, "<title>1 < 2 and 3 > 2</title>", "entry.title", "1 < 2 and 3 > 2" },
  { "broken/no-entity", ITEM, "<title>R&D; and A&T;</title>", "entry.title", "R&D; and A&T;" },
  { "broken/entity-undeclared", CHANNEL, "<title>caf&eacute; &mdash; bar</title>", "feed.title", "café — bar" },
  { "broken/windows-references", CHANNEL, "<title>a&#145;b&#146; &#151; c</title>", "feed.title", "a‘b’ — c" },
  { "broken/capital-hexadecimal", CHANNEL, "<title>a&#X26;b</title>", "feed.title", "a&b" },
  { "broken/bars-as-references", ITEM, "<link>http:&#x2f;&#47;gull.example/1</link>", "entry.link", "http://gull.example/1" },
  { "broken/not-closed", "<rss version='2.0'><channel><title>Gull</title><item><title>F</title><description>%s", "Words", "entry.summary", "Words" },
  { "broken/picture-not-closed", ITEM, "<description><p>a<img src='i.png'>b</p></description><title>F</title>", "entry.title", "F" },
  { "broken/break-not-closed", ITEM, "<description>a <br> b <i>c</i></description><title>F</title>", "entry.title", "F" },
  { "broken/controls", ITEM, "<title>a\x0b\x62\x1f</title>", "entry.title", "ab" },
  { "broken/capitals", "<RSS VERSION='2.0'><CHANNEL><TITLE>Gull</TITLE><ITEM>%s</ITEM></CHANNEL></RSS>", "<TITLE>F</TITLE>", "entry.title", "F" },
  { "broken/declaration-late", "\n\n <?xml version='1.0'?><rss version='2.0'><channel>%s</channel></rss>", "<title>Gull</title>", "feed.title", "Gull" },
  { "broken/namespace-empty", "<rss version='2.0' xmlns=''><channel>%s</channel></rss>", "<title>Gull</title>", "feed.title", "Gull" },
  { "broken/prefix-undeclared", "<rss version='2.0'><channel><item>%s</item></channel></rss>", "<dc:creator>Bo Lind</dc:creator>", "entry.author", "Bo Lind" },
  { "broken/content-undeclared", "<rss version='2.0'><channel><item>%s</item></channel></rss>", "<content:encoded>Words</content:encoded>", "entry.content.text", "Words" },
  { "prefix/odd", "<rss version='2.0' xmlns:zz='http://purl.org/dc/elements/1.1/'><channel><item>%s</item></channel></rss>", "<zz:creator>Bo Lind</zz:creator>", "entry.author", "Bo Lind" },
  { "prefix/of-rss", "<r:rss version='2.0' xmlns:r='http://purl.org/rss/1.0/'><r:channel><r:item>%s</r:item></r:channel></r:rss>", "<r:title>F</r:title>", "entry.title", "F" },
  { "prefix/of-atom", "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>%s</a:feed>", "<a:title>Gull</a:title>", "feed.title", "Gull" },
  { "prefix/of-xhtml", "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:x='http://www.w3.org/1999/xhtml'><entry>%s</entry></feed>", "<content type='xhtml'><x:div><x:p>A <x:b>b</x:b></x:p></x:div></content>", "entry.html", "<p>A <b>b</b></p>" },
  { "prefix/case", "<rss version='2.0' xmlns:i='http://www.itunes.com/DTDs/Podcast-1.0.dtd'><channel><item>%s</item></channel></rss>", "<i:author>Bo Lind</i:author>", "entry.author", "Bo Lind" },
  { "inside/unknown", CHANNEL, "<x:y xmlns:x='http://x.example/'><title>No</title><link>http://no.example/</link></x:y><title>Gull</title>", "feed.title", "Gull" },
  { "inside/unknown-id", ITEM, "<foo><guid>no</guid></foo><guid isPermaLink='false'>yes</guid>", "entry.id", "yes" },
  { "inside/soap", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body><rss version='2.0'><channel>%s</channel></rss></s:Body></s:Envelope>", "<title>Gull</title>", "feed.title", "Gull" },
  { "inside/source", ENTRY, "<source><id>no</id><updated>2001-01-01T00:00:00Z</updated><author><name>No</name></author></source><id>urn:1</id>", "entry.id", "urn:1" },
  { "inside/source-updated", ENTRY, "<source><updated>2001-01-01T00:00:00Z</updated></source><updated>2004-02-07T19:48:21Z</updated>", "entry.updated", "2004-02-07T19:48:21Z" },
  { "inside/drawing", ENTRY, "<content type='image/svg+xml'><svg xmlns='http://www.w3.org/2000/svg'><title>No</title></svg></content><title>F</title>", "entry.title", "F" },
  { "inside/channel-after-entry", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>F</title></entry>%s</feed>", "<subtitle>All of it</subtitle>", "feed.subtitle", "All of it" },

  /* how titles and texts are packed */
  { "packed/base64", OLD_FEED, "<title type='application/octet-stream' mode='base64'>RXhhbXBsZSA8Yj50ZXN0PC9iPg==</title>", "feed.title", "Example test" },
  { "packed/base64-html", OLD_ENTRY, "<content type='text/html' mode='base64'>PHA+RXhhbXBsZTwvcD4=</content>", "entry.content", "text/html: <p>Example</p>" },
  { "packed/cdata-pieces", ITEM, "<title><![CDATA[a]]> &amp; <![CDATA[b]]></title>", "entry.title", "a & b" },
  { "packed/comment-inside", ITEM, "<title>a<!-- no -->b</title>", "entry.title", "ab" },
  { "packed/xhtml-in-cdata", ENTRY, "<content type='xhtml'><![CDATA[<p>A</p>]]></content>", "entry.html", "<p>A</p>" },
  { "packed/title-text", FEED, "<title type='text'>A &lt;b> b</title>", "feed.title", "A <b> b" },
  { "packed/title-xhtml", FEED, "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>b</b></div></title>", "feed.title", "A b" },
  { "packed/title-twice", ENTRY, "<title type='html'>&amp;lt;b&amp;gt;</title>", "entry.title", "<b>" },
  { "packed/entity-declared", "<!DOCTYPE rss [<!ENTITY gull 'Sea gull'>]><rss version='2.0'><channel>%s</channel></rss>", "<title>&gull;</title>", "feed.title", "Sea gull" },

  /* people, as they are written */
  { "person/mail-name", ITEM, "<author>bo@gull.example (Bo Lind)</author>", "entry.author.name", "Bo Lind" },
  { "person/name-mail", ITEM, "<author>Bo Lind (bo@gull.example)</author>", "entry.author.email", "bo@gull.example" },
  { "person/angles", ITEM, "<author>Bo Lind &lt;bo@gull.example&gt;</author>", "entry.author.name", "Bo Lind" },
  { "person/mail-alone", ITEM, "<author>bo@gull.example</author>", "entry.author.email", "bo@gull.example" },
  { "person/mailto", ITEM, "<author>mailto:bo@gull.example</author>", "entry.author.email", "bo@gull.example" },
  { "person/brackets-empty", ITEM, "<author>bo@gull.example ()</author>", "entry.author.email", "bo@gull.example" },
  { "person/empty", ITEM, "<author></author><dc:creator>Bo Lind</dc:creator>", "entry.author", "Bo Lind" },

  /* addresses */
  { "address/id-is-none", ITEM, "<guid isPermaLink='false'>http://gull.example/1</guid>", "entry.link", NULL },
  { "address/id-is-one", ITEM, "<guid>http://gull.example/1</guid>", "entry.link", "http://gull.example/1" },
  { "address/id-and-link", ITEM, "<guid isPermaLink='true'>http://gull.example/1</guid><link>http://gull.example/2</link>", "entry.link", "http://gull.example/2" },
  { "address/related-first", ENTRY, "<link rel='related' href='http://r.example/'/><link href='http://gull.example/1'/>", "entry.link", "http://gull.example/1" },
  { "address/page-before-others", ENTRY, "<link rel='alternate' type='application/x-y' href='y'/><link rel='alternate' type='text/html' href='/1'/>", "entry.link", "http://gull.example/1" },
  { "address/base-of-entry", FEED, "<entry xml:base='../y/'><link href='1'/></entry>", "entry.link", "http://gull.example/y/1" },
  { "address/base-of-link", FEED, "<entry><link xml:base='http://q.example/a/' href='1'/></entry>", "entry.link", "http://q.example/a/1" },
  { "address/base-broken", FEED, "<entry xml:base='http://[bad/'><link href='http://gull.example/1'/></entry>", "entry.link", "http://gull.example/1" },
  { "address/base-of-text", "<rss version='2.0' xml:base='http://gull.example/x/'><channel><item>%s</item></channel></rss>", "<description>&lt;a href='1'>A&lt;/a></description>", "entry.summary.html", "<a href=\"http://gull.example/x/1\">A</a>" },
  { "address/beyond-ascii", ITEM, "<link>http://www.詹姆斯.example/ä</link>", "entry.link", "http://www.詹姆斯.example/ä" },
};

static void
test_fact (gconstpointer data)
{
  const Case        *of = data;
  g_auto (GStrv)     frame = g_strsplit (of->frame, "%s", 2);
  g_autofree char   *text = g_strconcat (frame[0], of->given, frame[1], NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (QdFeed) feed = qd_feed_parse (bytes, NULL, NULL, NULL, &error);
  g_autofree char   *found = NULL;

  g_assert_no_error (error);
  found = qd_feed_fact_dup (feed, of->fact);
  g_assert_cmpstr (found, ==, of->meant);
}

/* However many categories an entry has, those that are told stay within a limit. */
static void
test_many_categories (void)
{
  g_autoptr (GString) text = g_string_new ("<rss version='2.0'><channel><item>");
  g_autoptr (GBytes)  bytes = NULL;
  g_autoptr (QdFeed)  feed = NULL;
  QdFeedEntry        *entry;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "<category>%u</category>", i);
  g_string_append (text, "</item></channel></rss>");
  bytes = g_bytes_new (text->str, text->len);
  feed = qd_feed_parse (bytes, NULL, NULL, NULL, NULL);
  entry = g_ptr_array_index (feed->entries, 0);
  g_assert_cmpuint (entry->beside.categories->len, ==, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-facts/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_fact);
    }
  g_test_add_func ("/import/feed-facts/many-categories", test_many_categories);
  return g_test_run ();
}

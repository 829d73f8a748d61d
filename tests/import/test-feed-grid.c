/* test-feed-grid.c: each form in which a fact can be written, in each element that can hold it, in each kind of feed
 *
 * What a form means is from the specifications that qd-feed-read.c names. The feeds are our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-feed-fact.h"

/* The attributes of an element, what is in it, and what is meant. */
typedef struct
{
  const char *name;
  const char *attributes;
  const char *inside;
  const char *meant;
} Form;

/* A frame with “%s” where the elements stand, the element, and the fact that it says. */
typedef struct
{
  const char *name;
  const char *frame;
  const char *element;
  const char *fact;
} Place;

typedef struct
{
  char       *text;
  const char *fact;
  const char *meant;
} Case;

#define DC " xmlns:dc='http://purl.org/dc/elements/1.1/'"
#define RSS(version) "<rss version='" version "'><channel>%s</channel></rss>"
#define RSS_ITEM(version) "<rss version='" version "'><channel><title>Gull</title><item>%s</item></channel></rss>"
#define RDF(ns) "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='" ns "'" DC "><channel>%s</channel></rdf:RDF>"
#define RDF_ITEM(ns) "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='" ns "'" DC "><channel/><item>%s</item></rdf:RDF>"
#define RSS_10 "http://purl.org/rss/1.0/"
#define RSS_090 "http://my.netscape.com/rdf/simple/0.9/"
#define ATOM "<feed xmlns='http://www.w3.org/2005/Atom'>%s</feed>"
#define ATOM_ENTRY "<feed xmlns='http://www.w3.org/2005/Atom'><title>Gull</title><entry>%s</entry></feed>"
#define ATOM_PREFIX "<a:feed xmlns:a='http://www.w3.org/2005/Atom'>%s</a:feed>"
#define ATOM_PREFIX_ENTRY "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>Gull</a:title><a:entry>%s</a:entry></a:feed>"
#define OLD "<feed version='0.3' xmlns='http://purl.org/atom/ns#'>%s</feed>"
#define OLD_ENTRY "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Gull</title><entry>%s</entry></feed>"
#define EXTENDED                                                                                                                                     \
  " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:dcterms='http://purl.org/dc/terms/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'" \
  " xmlns:atom='http://www.w3.org/2005/Atom' xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:media='http://search.yahoo.com/mrss/'"
#define WIDE "<rss version='2.0'" EXTENDED "><channel>%s</channel></rss>"
#define WIDE_ITEM "<rss version='2.0'" EXTENDED "><channel><title>Gull</title><item>%s</item></channel></rss>"

#define DIV "<div xmlns='http://www.w3.org/1999/xhtml'>"
#define WORDS "Bread & boats"

static const Form atom_texts[] = {
  { "bare", "", "Bread &amp; boats", WORDS },
  { "text", " type='text'", "Bread &amp; boats", WORDS },
  { "text-cdata", " type='text'", "<![CDATA[Bread & boats]]>", WORDS },
  { "text-broken-up", " type='text'", "Bread <![CDATA[&]]> boats", WORDS },
  { "html", " type='html'", "Bread &amp;amp; boats", WORDS },
  { "html-tags", " type='html'", "&lt;b&gt;Bread&lt;/b&gt; &amp;amp; boats", WORDS },
  { "html-cdata", " type='html'", "<![CDATA[<b>Bread</b> &amp; boats]]>", WORDS },
  { "html-bare-ampersand", " type='html'", "Bread &amp; boats", WORDS },
  { "html-number", " type='html'", "Bread &amp;#38; boats", WORDS },
  { "html-hexadecimal", " type='html'", "Bread &amp;#x26; boats", WORDS },
  { "html-named-quickly", " type='html'", "<![CDATA[Bread &amp boats]]>", WORDS },
  { "html-capitals", " type='HTML'", "&lt;B&gt;Bread&lt;/B&gt; &amp;amp; boats", WORDS },
  { "html-comment", " type='html'", "Bread &lt;!-- no -->&amp;amp; boats", WORDS },
  { "html-script", " type='html'", "Bread &amp;amp; boats&lt;script>no()&lt;/script>", WORDS },
  { "xhtml", " type='xhtml'", DIV "<b>Bread</b> &amp; boats</div>", WORDS },
  { "xhtml-prefix", " type='xhtml'", "<x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:b>Bread</x:b> &amp; boats</x:div>", WORDS },
  { "xhtml-no-div", " type='xhtml'", "<b xmlns='http://www.w3.org/1999/xhtml'>Bread</b> &amp; boats", WORDS },
  { "xhtml-no-namespace", " type='xhtml'", "<div><b>Bread</b> &amp; boats</div>", WORDS },
  { "xhtml-space", " type='xhtml'", "\n  " DIV "\n <b>Bread</b>\n &amp; boats </div>\n ", WORDS },
  { "media-html", " type='text/html'", "&lt;b&gt;Bread&lt;/b&gt; &amp;amp; boats", WORDS },
  { "media-plain", " type='text/plain'", "Bread &amp; boats", WORDS },
  { "media-xhtml", " type='application/xhtml+xml'", DIV "<b>Bread</b> &amp; boats</div>", WORDS },
  { "unsaid-html", "", "&lt;b>Bread&lt;/b> &amp;amp; boats", WORDS },
  { "space", "", "\n  Bread\n &amp;\tboats ", WORDS },
  { "number", "", "Bread &#38; boats", WORDS },
  { "hexadecimal", "", "Bread &#x26; boats", WORDS },
};

static const Place atom_text_places[] = {
  { "feed-title", ATOM, "title", "feed.title" },
  { "subtitle", ATOM, "subtitle", "feed.subtitle" },
  { "feed-rights", ATOM, "rights", "feed.rights" },
  { "title", ATOM_ENTRY, "title", "entry.title" },
  { "summary", ATOM_ENTRY, "summary", "entry.summary" },
  { "rights", ATOM_ENTRY, "rights", "entry.rights" },
  { "content", ATOM_ENTRY, "content", "entry.content.text" },
  { "prefix-feed-title", ATOM_PREFIX, "a:title", "feed.title" },
  { "prefix-title", ATOM_PREFIX_ENTRY, "a:title", "entry.title" },
  { "prefix-content", ATOM_PREFIX_ENTRY, "a:content", "entry.content.text" },
};

static const Form old_texts[] = {
  { "bare", "", "Bread &amp; boats", WORDS },
  { "plain", " type='text/plain'", "Bread &amp; boats", WORDS },
  { "escaped-plain", " type='text/plain' mode='escaped'", "Bread &amp; boats", WORDS },
  { "escaped-html", " type='text/html' mode='escaped'", "&lt;b&gt;Bread&lt;/b&gt; &amp;amp; boats", WORDS },
  { "escaped-cdata", " type='text/html' mode='escaped'", "<![CDATA[<b>Bread</b> &amp; boats]]>", WORDS },
  { "escaped-xhtml", " type='application/xhtml+xml' mode='escaped'", "&lt;b&gt;Bread&lt;/b&gt; &amp;amp; boats", WORDS },
  { "xml-xhtml", " type='application/xhtml+xml' mode='xml'", DIV "<b>Bread</b> &amp; boats</div>", WORDS },
  { "xml-html", " type='text/html' mode='xml'", DIV "<b>Bread</b> &amp; boats</div>", WORDS },
  { "xml-unsaid", " mode='xml'", DIV "<b>Bread</b> &amp; boats</div>", WORDS },
  { "inline", " type='application/xhtml+xml'", "<b xmlns='http://www.w3.org/1999/xhtml'>Bread</b> &amp; boats", WORDS },
  { "base64-html", " type='text/html' mode='base64'", "PGI+QnJlYWQ8L2I+ICZhbXA7IGJvYXRz", WORDS },
  { "base64-lines", " type='text/html' mode='base64'", "\n PGI+QnJlYWQ8L2I+\n ICZhbXA7IGJvYXRz\n", WORDS },
  { "base64-plain", " type='text/plain' mode='base64'", "QnJlYWQgJiBib2F0cw==", WORDS },
  { "base64-octets", " type='application/octet-stream' mode='base64'", "PGI+QnJlYWQ8L2I+ICZhbXA7IGJvYXRz", WORDS },
};

static const Place old_text_places[] = {
  { "feed-title", OLD, "title", "feed.title" },
  { "tagline", OLD, "tagline", "feed.subtitle" },
  { "copyright", OLD, "copyright", "feed.rights" },
  { "title", OLD_ENTRY, "title", "entry.title" },
  { "summary", OLD_ENTRY, "summary", "entry.summary" },
  { "content", OLD_ENTRY, "content", "entry.content.text" },
};

static const Form rss_texts[] = {
  { "plain", "", "Bread &amp; boats", WORDS },
  { "cdata", "", "<![CDATA[Bread & boats]]>", WORDS },
  { "html", "", "&lt;b>Bread&lt;/b> &amp;amp; boats", WORDS },
  { "html-cdata", "", "<![CDATA[<b>Bread</b> &amp; boats]]>", WORDS },
  { "entity-of-html", "", "Bread&nbsp;&amp; boats", "Bread\302\240& boats" },
  { "twice", "", "Bread &amp;amp; boats", WORDS },
  { "number", "", "Bread &#38; boats", WORDS },
  { "bare-ampersand", "", "Bread & boats", WORDS },
  { "markup", "", "<b>Bread</b> &amp; boats", WORDS },
  { "space", "", "\n Bread \n &amp; boats\n", WORDS },
};

#define RSS_PLACES(version)                                                          \
  { "rss" version "-title", RSS (version), "title", "feed.title" },                  \
    { "rss" version "-description", RSS (version), "description", "feed.subtitle" }, \
    { "rss" version "-copyright", RSS (version), "copyright", "feed.rights" },       \
    { "rss" version "-item-title", RSS_ITEM (version), "title", "entry.title" },     \
    { "rss" version "-item-description", RSS_ITEM (version), "description", "entry.summary" }

#define RDF_PLACES(name, ns)                                                     \
  { name "-title", RDF (ns), "title", "feed.title" },                            \
    { name "-description", RDF (ns), "description", "feed.subtitle" },           \
    { name "-item-title", RDF_ITEM (ns), "title", "entry.title" },               \
    { name "-item-description", RDF_ITEM (ns), "description", "entry.summary" }, \
    { name "-dc-title", RDF (ns), "dc:title", "feed.title" },                    \
    { name "-item-dc-title", RDF_ITEM (ns), "dc:title", "entry.title" }

static const Place rss_text_places[] = {
  RSS_PLACES ("0.91"),
  RSS_PLACES ("0.92"),
  RSS_PLACES ("0.93"),
  RSS_PLACES ("0.94"),
  RSS_PLACES ("2.0"),
  RDF_PLACES ("rss0.90", RSS_090),
  RDF_PLACES ("rss1.0", RSS_10),
  { "content-encoded", WIDE_ITEM, "content:encoded", "entry.content.text" },
  { "fullitem", WIDE_ITEM, "fullitem", "entry.content.text" },
  { "media-title", WIDE_ITEM, "media:title", "entry.title" },
};

static const Form names[] = {
  { "name", "", "Ada Quill", "Ada Quill" },
  { "email-first", "", "ada@gull.example (Ada Quill)", "Ada Quill" },
  { "email-behind", "", "Ada Quill (ada@gull.example)", "Ada Quill" },
  { "angles", "", "Ada Quill &lt;ada@gull.example>", "Ada Quill" },
  { "angles-cdata", "", "<![CDATA[Ada Quill <ada@gull.example>]]>", "Ada Quill" },
  { "quoted", "", "\"Ada Quill\" &lt;ada@gull.example>", "Ada Quill" },
  { "mailto", "", "mailto:ada@gull.example (Ada Quill)", "Ada Quill" },
  { "no-parentheses", "", "ada@gull.example Ada Quill", "Ada Quill" },
  { "email-first-angles", "", "ada@gull.example &lt;Ada Quill>", "Ada Quill" },
  { "email-first-comma", "", "ada@gull.example, Ada Quill", "Ada Quill" },
  { "email-first-dash", "", "ada@gull.example - Ada Quill", "Ada Quill" },
  { "comma-email", "", "Ada Quill, ada@gull.example", "Ada Quill" },
  { "brackets", "", "Ada Quill [ada@gull.example]", "Ada Quill" },
  { "reference", "", "Ada&#32;Quill", "Ada Quill" },
  { "reference-of-html", "", "Ada&amp;nbsp;Quill", "Ada\302\240Quill" },
  { "space", "", "\n  Ada\n Quill ", "Ada Quill" },
  { "email-alone", "", "ada@gull.example", NULL },
};

static const Place name_places[] = {
  { "author", WIDE_ITEM, "author", "entry.author.name" },
  { "dc-creator", WIDE_ITEM, "dc:creator", "entry.author.name" },
  { "dc-author", WIDE_ITEM, "dc:author", "entry.author.name" },
  { "itunes-author", WIDE_ITEM, "itunes:author", "entry.author.name" },
  { "rdf-creator", RDF_ITEM (RSS_10), "dc:creator", "entry.author.name" },
  { "atom-words", ATOM_ENTRY, "author", "entry.author.name" },
  { "managing-editor", WIDE, "managingEditor", "feed.author.name" },
  { "feed-creator", WIDE, "dc:creator", "feed.author.name" },
  { "feed-itunes-author", WIDE, "itunes:author", "feed.author.name" },
};

static const Form emails[] = {
  { "email-alone", "", "ada@gull.example", "ada@gull.example" },
  { "email-first", "", "ada@gull.example (Ada Quill)", "ada@gull.example" },
  { "email-behind", "", "Ada Quill (ada@gull.example)", "ada@gull.example" },
  { "angles", "", "Ada Quill &lt;ada@gull.example>", "ada@gull.example" },
  { "plus", "", "ada.quill+news@gull.example (Ada Quill)", "ada.quill+news@gull.example" },
  { "mailto", "", "mailto:ada@gull.example", "ada@gull.example" },
  { "none", "", "Ada Quill", NULL },
};

static const Place email_places[] = {
  { "author", WIDE_ITEM, "author", "entry.author.email" },
  { "dc-creator", WIDE_ITEM, "dc:creator", "entry.author.email" },
  { "managing-editor", WIDE, "managingEditor", "feed.author.email" },
};

static const Form times[] = {
  { "rfc822", "", "Sat, 07 Feb 2004 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "rfc822-zone", "", "Sat, 07 Feb 2004 14:48:21 EST", "2004-02-07T19:48:21Z" },
  { "rfc3339", "", "2004-02-07T19:48:21Z", "2004-02-07T19:48:21Z" },
  { "rfc3339-offset", "", "2004-02-07T20:48:21+01:00", "2004-02-07T19:48:21Z" },
  { "space", "", "\n 2004-02-07T19:48:21Z\n", "2004-02-07T19:48:21Z" },
  { "day", "", "2004-02-07", "2004-02-07T00:00:00Z" },
  { "words", "", "last week", NULL },
};

static const Place time_places[] = {
  { "pubdate", WIDE_ITEM, "pubDate", "entry.published" },
  { "dcterms-issued", WIDE_ITEM, "dcterms:issued", "entry.published" },
  { "atom-published", WIDE_ITEM, "atom:published", "entry.published" },
  { "published", ATOM_ENTRY, "published", "entry.published" },
  { "issued", OLD_ENTRY, "issued", "entry.published" },
  { "dc-date", WIDE_ITEM, "dc:date", "entry.updated" },
  { "rdf-date", RDF_ITEM (RSS_10), "dc:date", "entry.updated" },
  { "dcterms-modified", WIDE_ITEM, "dcterms:modified", "entry.updated" },
  { "atom-updated", WIDE_ITEM, "atom:updated", "entry.updated" },
  { "updated", ATOM_ENTRY, "updated", "entry.updated" },
  { "modified", OLD_ENTRY, "modified", "entry.updated" },
  { "dcterms-created", WIDE_ITEM, "dcterms:created", "entry.created" },
  { "created", OLD_ENTRY, "created", "entry.created" },
  { "expiration", WIDE_ITEM, "expirationDate", "entry.expired" },
  { "feed-pubdate", WIDE, "pubDate", "feed.published" },
  { "feed-build", WIDE, "lastBuildDate", "feed.updated" },
  { "feed-dcterms-issued", WIDE, "dcterms:issued", "feed.published" },
  { "feed-published", ATOM, "published", "feed.published" },
  { "feed-issued", OLD, "issued", "feed.published" },
  { "feed-dcterms-modified", WIDE, "dcterms:modified", "feed.updated" },
  { "feed-dc-date", WIDE, "dc:date", "feed.updated" },
  { "feed-updated", ATOM, "updated", "feed.updated" },
  { "feed-modified", OLD, "modified", "feed.updated" },
};

/* A document as it is, and a fact of it. */
typedef struct
{
  const char *name;
  const char *text;
  const char *fact;
  const char *meant;
} Document;

#define WHOLE(inside) "<rss version='2.0'" EXTENDED "><channel><title>Gull</title><link>http://gull.example/</link>" inside "</channel></rss>"
#define WHOLE_ATOM(inside) "<feed xmlns='http://www.w3.org/2005/Atom'>" inside "</feed>"

static const Document documents[] = {
  /* where addresses start from */
  { "base/feed", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><link href='b'/></entry></feed>", "entry.link", "http://gull.example/a/b" },
  { "base/entry", WHOLE_ATOM ("<entry xml:base='http://gull.example/a/'><link href='b'/></entry>"), "entry.link", "http://gull.example/a/b" },
  { "base/element", WHOLE_ATOM ("<entry><link xml:base='http://gull.example/a/' href='b'/></entry>"), "entry.link", "http://gull.example/a/b" },
  { "base/chain", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry xml:base='b/'><link href='c'/></entry></feed>", "entry.link", "http://gull.example/a/b/c" },
  { "base/chain-up", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry xml:base='../b/'><link href='c'/></entry></feed>", "entry.link", "http://gull.example/b/c" },
  { "base/root-path", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry xml:base='/b/'><link href='c'/></entry></feed>", "entry.link", "http://gull.example/b/c" },
  { "base/other-host", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry xml:base='http://quay.example/'><link href='c'/></entry></feed>", "entry.link", "http://quay.example/c" },
  { "base/scheme", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://gull.example/a/'><entry><link href='//quay.example/c'/></entry></feed>", "entry.link", "https://quay.example/c" },
  { "base/query", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/b'><entry><link href='?c=1'/></entry></feed>", "entry.link", "http://gull.example/a/b?c=1" },
  { "base/id", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><id>b</id></entry></feed>", "entry.id", "http://gull.example/a/b" },
  { "base/author", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><author><name>A</name><uri>b</uri></author></entry></feed>", "entry.author.uri", "http://gull.example/a/b" },
  { "base/icon", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><logo>b.png</logo></feed>", "feed.image", "http://gull.example/a/b.png" },
  { "base/content", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><content type='html'>&lt;a href='b'>A&lt;/a></content></entry></feed>", "entry.html", "<a href=\"http://gull.example/a/b\">A</a>" },
  { "base/content-inside", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml' xml:base='http://quay.example/'><a href='b'>A</a></div></content></entry></feed>", "entry.html", "<a href=\"http://quay.example/b\">A</a>" },
  { "base/summary", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><summary type='html'>&lt;a href='b'>A&lt;/a></summary></entry></feed>", "entry.summary.html", "<a href=\"http://gull.example/a/b\">A</a>" },
  { "base/rss-link", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><link>b</link></item></channel></rss>", "entry.link", "http://gull.example/a/b" },
  { "base/rss-guid", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><guid isPermaLink='true'>b</guid></item></channel></rss>", "entry.id", "http://gull.example/a/b" },
  { "base/rss-guid-unsaid", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><guid isPermaLink='false'>b</guid></item></channel></rss>", "entry.id", "b" },
  { "base/rss-description", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><description>&lt;a href='b'>A&lt;/a></description></item></channel></rss>", "entry.summary.html", "<a href=\"http://gull.example/a/b\">A</a>" },
  { "base/rss-comments", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><comments>b</comments></item></channel></rss>", "entry.comments", "http://gull.example/a/b" },
  { "base/rss-enclosure", "<rss version='2.0' xml:base='http://gull.example/a/'><channel><item><enclosure url='b.ogg' type='audio/ogg' length='1'/></item></channel></rss>", "entry.enclosure", "http://gull.example/a/b.ogg audio/ogg 1" },
  { "base/unknown", WHOLE_ATOM ("<entry><link href='b'/></entry>"), "entry.link", "b" },
  { "base/harmful", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:no()'><entry><link href='b'/></entry></feed>", "entry.link", "b" },
  { "base/id-as-it-is", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><id>HTTP://Gull.example/%7eada/../a</id></entry></feed>", "entry.id", "HTTP://Gull.example/%7eada/../a" },
  { "base/id-tag", "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://gull.example/a/'><entry><id>tag:gull.example,2004:1</id></entry></feed>", "entry.id", "tag:gull.example,2004:1" },

  /* links and ids */
  { "link/alternate-first", WHOLE_ATOM ("<entry><link rel='self' href='http://gull.example/s'/><link rel='alternate' href='http://gull.example/1'/></entry>"), "entry.link", "http://gull.example/1" },
  { "link/html-before-others", WHOLE_ATOM ("<entry><link rel='alternate' type='application/pdf' href='http://gull.example/1.pdf'/><link rel='alternate' type='text/html' href='http://gull.example/1'/></entry>"), "entry.link", "http://gull.example/1" },
  { "link/other-alone", WHOLE_ATOM ("<entry><link rel='alternate' type='application/pdf' href='http://gull.example/1.pdf'/></entry>"), "entry.link", "http://gull.example/1.pdf" },
  { "link/whole-relation", WHOLE_ATOM ("<entry><link rel='http://www.iana.org/assignments/relation/alternate' href='http://gull.example/1'/></entry>"), "entry.link", "http://gull.example/1" },
  { "link/capitals", WHOLE_ATOM ("<entry><link rel='ALTERNATE' href='http://gull.example/1'/></entry>"), "entry.link", "http://gull.example/1" },
  { "link/id", WHOLE_ATOM ("<entry><id>http://gull.example/1</id></entry>"), "entry.link", "http://gull.example/1" },
  { "link/id-urn", WHOLE_ATOM ("<entry><id>urn:gull:1</id></entry>"), "entry.link", NULL },
  { "link/id-not-before-link", WHOLE_ATOM ("<entry><id>http://gull.example/1</id><link href='http://gull.example/2'/></entry>"), "entry.link", "http://gull.example/2" },
  { "link/all", WHOLE_ATOM ("<entry><link href='http://gull.example/1'/><link rel='related' href='http://gull.example/2'/><link rel='via' href='http://gull.example/3'/></entry>"), "entry.links", "alternate|http://gull.example/1, related|http://gull.example/2, via|http://gull.example/3" },
  { "link/feed-all", WHOLE_ATOM ("<link rel='self' href='http://gull.example/f'/><link rel='hub' href='http://hub.example/'/><link rel='next' href='http://gull.example/f2'/>"), "feed.links", "self|http://gull.example/f, hub|http://hub.example/, next|http://gull.example/f2" },
  { "link/replies", WHOLE_ATOM ("<entry><link rel='replies' type='text/html' href='http://gull.example/1#r'/></entry>"), "entry.links", "replies|http://gull.example/1#r" },
  { "link/atom-self-in-rss", WHOLE ("<atom:link rel='self' href='http://gull.example/f'/>"), "feed.self", "http://gull.example/f" },
  { "link/atom-self-is-no-link", WHOLE ("<atom:link rel='self' href='http://gull.example/f'/>"), "feed.link", "http://gull.example/" },
  { "link/atom-in-item", WHOLE ("<item><atom:link href='http://gull.example/1'/></item>"), "entry.link", "http://gull.example/1" },
  { "link/item-before-atom", WHOLE ("<item><atom:link href='http://gull.example/2'/><link>http://gull.example/1</link></item>"), "entry.link", "http://gull.example/1" },
  { "link/cdata", WHOLE ("<item><link><![CDATA[http://gull.example/?a=1&b=2]]></link></item>"), "entry.link", "http://gull.example/?a=1&b=2" },
  { "link/ampersand", WHOLE ("<item><link>http://gull.example/?a=1&amp;b=2</link></item>"), "entry.link", "http://gull.example/?a=1&b=2" },
  { "link/bare-ampersand", WHOLE ("<item><link>http://gull.example/?a=1&b=2</link></item>"), "entry.link", "http://gull.example/?a=1&b=2" },
  { "link/lines", WHOLE ("<item><link>\n  http://gull.example/1\n</link></item>"), "entry.link", "http://gull.example/1" },
  { "link/guid", WHOLE ("<item><guid>http://gull.example/1</guid></item>"), "entry.link", "http://gull.example/1" },
  { "link/guid-said", WHOLE ("<item><guid isPermaLink='true'>http://gull.example/1</guid></item>"), "entry.link", "http://gull.example/1" },
  { "link/guid-said-not", WHOLE ("<item><guid isPermaLink='false'>http://gull.example/1</guid></item>"), "entry.link", NULL },
  { "link/guid-capitals", WHOLE ("<item><guid isPermaLink='FALSE'>http://gull.example/1</guid></item>"), "entry.link", NULL },
  { "link/link-before-guid", WHOLE ("<item><guid>http://gull.example/1</guid><link>http://gull.example/2</link></item>"), "entry.link", "http://gull.example/2" },
  { "link/guid-in-attribute", WHOLE ("<item><guid isPermaLink='false'>gull-1</guid><link>http://gull.example/2</link></item>"), "entry.id", "gull-1" },
  { "link/not-of-the-image", "<rss version='2.0'><channel><link>http://gull.example/</link><image><url>http://gull.example/i.png</url><link>http://no.example/</link></image></channel></rss>", "feed.link", "http://gull.example/" },
  { "link/not-of-the-input", "<rss version='2.0'><channel><textInput><link>http://no.example/</link></textInput><link>http://gull.example/</link></channel></rss>", "feed.link", "http://gull.example/" },
  { "link/enclosures", WHOLE ("<item><enclosure url='http://gull.example/1.ogg' type='audio/ogg' length='5'/><enclosure url='http://gull.example/2.ogg' type='audio/ogg' length='6'/></item>"), "entry.links", "enclosure|http://gull.example/1.ogg, enclosure|http://gull.example/2.ogg" },
  { "link/license", WHOLE ("<item xmlns:cc='http://web.resource.org/cc/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><cc:license rdf:resource='http://law.example/by'/></item>"), "entry.links", "license|http://law.example/by" },
  { "link/license-words", WHOLE ("<item xmlns:creativeCommons='http://backend.userland.com/creativeCommonsRssModule'><creativeCommons:license>http://law.example/by</creativeCommons:license></item>"), "entry.links", "license|http://law.example/by" },
  { "link/feed-license", WHOLE ("<creativeCommons:license xmlns:creativeCommons='http://backend.userland.com/creativeCommonsRssModule'>http://law.example/by</creativeCommons:license>"), "feed.links", "alternate|http://gull.example/, license|http://law.example/by" },
  { "link/atom-license", WHOLE_ATOM ("<entry><link rel='license' href='http://law.example/by'/></entry>"), "entry.links", "license|http://law.example/by" },
  { "link/orig-link", WHOLE ("<item xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'><link>http://burner.example/1</link><feedburner:origLink>http://gull.example/1</feedburner:origLink></item>"), "entry.link", "http://burner.example/1" },

  /* people */
  { "author/several", WHOLE ("<item><dc:creator>Ada Quill</dc:creator><dc:creator>Bo Lind</dc:creator></item>"), "entry.author", "Ada Quill, Bo Lind" },
  { "author/atom-several", WHOLE_ATOM ("<entry><author><name>Ada Quill</name></author><author><name>Bo Lind</name></author></entry>"), "entry.author", "Ada Quill, Bo Lind" },
  { "author/atom-order", WHOLE_ATOM ("<entry><author><email>ada@gull.example</email><name>Ada Quill</name></author></entry>"), "entry.author.email", "ada@gull.example" },
  { "author/atom-both", WHOLE_ATOM ("<entry><author><name>Ada Quill</name><email>ada@gull.example</email></author></entry>"), "entry.author", "Ada Quill (ada@gull.example)" },
  { "author/atom-email", WHOLE_ATOM ("<entry><author><email>ada@gull.example</email></author></entry>"), "entry.author.email", "ada@gull.example" },
  { "author/atom-source", WHOLE_ATOM ("<entry><source><author><name>Ada Quill</name></author></source></entry>"), "entry.author", "Ada Quill" },
  { "author/not-of-the-entry", WHOLE_ATOM ("<entry><author><name>Ada Quill</name></author></entry>"), "feed.author", NULL },
  { "author/contributors", WHOLE_ATOM ("<entry><contributor><name>Ada Quill</name></contributor><contributor><name>Bo Lind</name></contributor></entry>"), "entry.contributor", "Ada Quill, Bo Lind" },
  { "author/contributor-no-author", WHOLE_ATOM ("<entry><contributor><name>Ada Quill</name></contributor></entry>"), "entry.author", NULL },
  { "author/dc-contributor", WHOLE ("<item><dc:contributor>Ada Quill</dc:contributor></item>"), "entry.contributor", "Ada Quill" },
  { "author/publisher", WHOLE ("<webMaster>ada@gull.example (Ada Quill)</webMaster>"), "feed.publisher", "ada@gull.example (Ada Quill)" },
  { "author/dc-publisher", WHOLE ("<item><dc:publisher>Gull House</dc:publisher></item>"), "entry.publisher", "Gull House" },
  { "author/itunes-owner", WHOLE ("<itunes:owner><itunes:email>ada@gull.example</itunes:email><itunes:name>Ada Quill</itunes:name></itunes:owner>"), "feed.publisher", "Ada Quill (ada@gull.example)" },
  { "author/html-cdata", WHOLE ("<item><dc:creator><![CDATA[Jos&eacute; Quill &amp; Sons]]></dc:creator></item>"), "entry.author.name", "José Quill & Sons" },
  { "author/atom-html", WHOLE_ATOM ("<entry><author><name>Quill &amp;amp; Sons</name></author></entry>"), "entry.author.name", "Quill & Sons" },
  { "author/json-1", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"author\":{\"name\":\"Ada Quill\"}}]}", "entry.author", "Ada Quill" },
  { "author/json-several", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"authors\":[{\"name\":\"Ada Quill\"},{\"name\":\"Bo Lind\"}]}]}", "entry.author", "Ada Quill, Bo Lind" },
  { "author/json-mail", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"authors\":[{\"name\":\"Ada Quill\",\"url\":\"mailto:ada@gull.example\"}]}]}", "entry.author.email", "ada@gull.example" },
  { "author/json-feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"authors\":[{\"name\":\"Ada Quill\"}],\"items\":[]}", "feed.author", "Ada Quill" },

  /* elements of the same name that stand elsewhere */
  { "elsewhere/title-in-extension", WHOLE_ATOM ("<title>Gull</title><x:box xmlns:x='http://x.example/'><title>No</title></x:box>"), "feed.title", "Gull" },
  { "elsewhere/title-before", WHOLE_ATOM ("<x:box xmlns:x='http://x.example/'><title>No</title></x:box><title>Gull</title>"), "feed.title", "Gull" },
  { "elsewhere/other-title", WHOLE_ATOM ("<title>Gull</title><x:title xmlns:x='http://x.example/'>No</x:title>"), "feed.title", "Gull" },
  { "elsewhere/id", WHOLE_ATOM ("<entry><id>urn:gull:1</id><x:id xmlns:x='http://x.example/'>no</x:id></entry>"), "entry.id", "urn:gull:1" },
  { "elsewhere/updated", WHOLE_ATOM ("<entry><updated>2004-02-07T19:48:21Z</updated><x:updated xmlns:x='http://x.example/'>2005-02-07T19:48:21Z</x:updated></entry>"), "entry.updated", "2004-02-07T19:48:21Z" },
  { "elsewhere/source-title", WHOLE_ATOM ("<entry><source><title>The Quay</title></source><title>Ferry</title></entry>"), "entry.title", "Ferry" },
  { "elsewhere/source-id", WHOLE_ATOM ("<entry><source><id>urn:quay</id></source><id>urn:gull:1</id></entry>"), "entry.id", "urn:gull:1" },
  { "elsewhere/source-updated", WHOLE_ATOM ("<entry><source><updated>2005-02-07T19:48:21Z</updated></source><updated>2004-02-07T19:48:21Z</updated></entry>"), "entry.updated", "2004-02-07T19:48:21Z" },
  { "elsewhere/media-title", WHOLE ("<item><title>Ferry</title><media:content url='http://gull.example/1.png'><media:title>No</media:title></media:content></item>"), "entry.title", "Ferry" },
  { "elsewhere/media-description", WHOLE ("<item><description>Words</description><media:content url='http://gull.example/1.png'><media:description>No</media:description></media:content></item>"), "entry.summary", "Words" },
  { "elsewhere/group", WHOLE_ATOM ("<entry><title>Ferry</title><media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>No</media:title><media:description>Words</media:description></media:group></entry>"), "entry.title", "Ferry" },
  { "elsewhere/group-description", WHOLE_ATOM ("<entry><title>Ferry</title><media:group xmlns:media='http://search.yahoo.com/mrss/'><media:title>No</media:title><media:description>Words</media:description></media:group></entry>"), "entry.summary", "Words" },
  { "elsewhere/item-in-image", WHOLE ("<image><title>No</title><url>http://gull.example/i.png</url></image><item><title>Ferry</title></item>"), "entry.title", "Ferry" },
  { "elsewhere/channel-after-items", "<rss version='2.0'><channel><item><title>Ferry</title></item><title>Gull</title></channel></rss>", "feed.title", "Gull" },
  { "elsewhere/item-outside", "<rss version='2.0'><channel><title>Gull</title></channel><item><title>Ferry</title></item></rss>", "entry.title", "Ferry" },

  /* contents */
  { "content/both", WHOLE ("<item><description>Short</description><content:encoded>&lt;p>Long&lt;/p></content:encoded></item>"), "entry.summary", "Short" },
  { "content/both-long", WHOLE ("<item><content:encoded>&lt;p>Long&lt;/p></content:encoded><description>Short</description></item>"), "entry.content", "text/html: <p>Long</p>" },
  { "content/summary-and-description", WHOLE ("<item><summary>Short</summary><description>Long</description></item>"), "entry.content", "text/html: Long" },
  { "content/body", WHOLE ("<item><body xmlns='http://www.w3.org/1999/xhtml'><p>Words</p></body></item>"), "entry.content.text", "Words" },
  { "content/atom-type", WHOLE_ATOM ("<entry><content type='application/xhtml+xml'><div xmlns='http://www.w3.org/1999/xhtml'>Words</div></content></entry>"), "entry.content", "application/xhtml+xml: Words" },
  { "content/picture", WHOLE_ATOM ("<entry><content type='image/png'>iVBORw0KGgo=</content></entry>"), "entry.content.text", NULL },
  { "content/sanitized", WHOLE ("<item><description>&lt;p onclick=\"no()\">Words&lt;iframe src=\"http://no.example/\">&lt;/iframe>&lt;/p></description></item>"), "entry.summary.html", "<p>Words</p>" },
  { "content/meta", WHOLE ("<item><description>&lt;meta http-equiv='refresh' content='0'>&lt;link rel='stylesheet' href='x'>&lt;b>Words&lt;/b></description></item>"), "entry.summary.html", "<b>Words</b>" },
  { "content/blink", WHOLE ("<item><description>&lt;blink>safe&lt;/blink> words</description></item>"), "entry.summary.html", "safe words" },
  { "content/entities-kept", WHOLE ("<item><description>&lt;p>1 &amp;lt; 2&lt;/p></description></item>"), "entry.summary.html", "<p>1 &lt; 2</p>" },
  { "content/cdata-in-cdata", WHOLE ("<item><title><![CDATA[Words <![CDATA[ and words]]></title></item>"), "entry.title", "Words <![CDATA[ and words" },
  { "content/cdata-twice", WHOLE ("<item><title><![CDATA[Words ]]><![CDATA[and words]]></title></item>"), "entry.title", "Words and words" },
  { "content/less-than-title", WHOLE ("<item><title>1 &lt; 2</title></item>"), "entry.title", "1 < 2" },
  { "content/less-than-title-escaped", WHOLE ("<item><title>1 &amp;lt; 2</title></item>"), "entry.title", "1 < 2" },
  { "content/atom-less-than", WHOLE_ATOM ("<entry><title>1 &lt; 2</title></entry>"), "entry.title", "1 < 2" },
  { "content/atom-tag-named", WHOLE_ATOM ("<entry><title type='html'>The &amp;lt;b&amp;gt; tag</title></entry>"), "entry.title", "The <b> tag" },
  { "content/atom-tag-shown", WHOLE_ATOM ("<entry><title type='text'>The &lt;br> tag</title></entry>"), "entry.title", "The <br> tag" },
  { "content/xhtml-tag-shown", WHOLE_ATOM ("<entry><title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>The &lt;br> tag</div></title></entry>"), "entry.title", "The <br> tag" },
  { "content/empty-title", WHOLE ("<item><title/><link>http://gull.example/1</link></item>"), "entry.title", NULL },
  { "content/empty-link", WHOLE ("<item><link/><guid>http://gull.example/1</guid></item>"), "entry.link", "http://gull.example/1" },
  { "content/link-in-attribute", WHOLE ("<item><link href='http://gull.example/1'/></item>"), "entry.link", "http://gull.example/1" },
  { "content/table", WHOLE ("<item><description>&lt;table>&lt;tr>&lt;td>a&lt;/td>&lt;/tr>&lt;/table></description></item>"), "entry.summary.html", "<table><tr><td>a</td></tr></table>" },
  { "content/title-lines", WHOLE_ATOM ("<entry><title>The ferry\n\n  stops</title></entry>"), "entry.title", "The ferry stops" },
  { "content/script-first", WHOLE_ATOM ("<entry><content type='html'>&lt;script>no()&lt;/script>Words</content></entry>"), "entry.html", "Words" },
  { "content/style-first", WHOLE_ATOM ("<entry><content type='html'>&lt;style>p{}&lt;/style>Words</content></entry>"), "entry.html", "Words" },
  { "content/comment-inside", WHOLE_ATOM ("<entry><content type='html'>Wor&lt;!-- no -->ds</content></entry>"), "entry.html", "Words" },
  { "content/doctype-first", WHOLE_ATOM ("<entry><content type='html'>&lt;!DOCTYPE html>Words</content></entry>"), "entry.html", "Words" },
  { "content/whole-page", WHOLE_ATOM ("<entry><content type='html'>&lt;html>&lt;head>&lt;title>No&lt;/title>&lt;/head>&lt;body>&lt;p>Words&lt;/p>&lt;/body>&lt;/html></content></entry>"), "entry.content.text", "Words" },
  { "content/crlf", WHOLE ("<item><description>a\r\nb</description></item>"), "entry.summary", "a b" },
  { "content/json-html", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"content_html\":\"<p>Words</p>\"}]}", "entry.content", "text/html: <p>Words</p>" },
  { "content/json-text", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"content_text\":\"Words\"}]}", "entry.content", "text/plain: Words" },
  { "content/json-summary", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"summary\":\"Words\"}]}", "entry.summary", "Words" },

  /* languages */
  { "language/feed", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><entry><content>x</content></entry></feed>", "entry.content.language", "fr" },
  { "language/entry", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><entry xml:lang='de'><content>x</content></entry></feed>", "entry.content.language", "de" },
  { "language/element", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><entry xml:lang='de'><content xml:lang='it'>x</content></entry></feed>", "entry.content.language", "it" },
  { "language/none", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'><entry xml:lang=''><content>x</content></entry></feed>", "entry.content.language", NULL },
  { "language/of-feed", "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'/>", "feed.language", "fr" },
  { "language/of-entry", "<feed xmlns='http://www.w3.org/2005/Atom'><entry xml:lang='de'><content>x</content></entry></feed>", "entry.language", "de" },
  { "language/rss", "<rss version='2.0'><channel><language>en-gb</language></channel></rss>", "feed.language", "en-gb" },
  { "language/rss-before-xml", "<rss version='2.0' xml:lang='fr'><channel><language>en-gb</language></channel></rss>", "feed.language", "en-gb" },
  { "language/dc", "<rss version='2.0'" EXTENDED "><channel><item><dc:language>de</dc:language></item></channel></rss>", "entry.language", "de" },
  { "language/json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"language\":\"de\",\"items\":[]}", "feed.language", "de" },

  /* versions */
  { "version/rss-0.91-netscape", "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel/></rss>", "feed.version", "rss091n" },
  { "version/rss-0.91", "<rss version='0.91'><channel/></rss>", "feed.version", "rss091u" },
  { "version/rss-0.92", "<rss version='0.92'><channel/></rss>", "feed.version", "rss092" },
  { "version/rss-0.93", "<rss version='0.93'><channel/></rss>", "feed.version", "rss093" },
  { "version/rss-0.94", "<rss version='0.94'><channel/></rss>", "feed.version", "rss094" },
  { "version/rss-2.0", "<rss version='2.0'><channel/></rss>", "feed.version", "rss20" },
  { "version/rss-2.0.1", "<rss version='2.0.1'><channel/></rss>", "feed.version", "rss20" },
  { "version/rss-unsaid", "<rss><channel/></rss>", "feed.version", "rss" },
  { "version/rss-namespace", "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel><title>Gull</title></channel></rss>", "feed.title", "Gull" },
  { "version/rss-0.90", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://channel.netscape.com/rdf/simple/0.9/'><channel><title>Gull</title></channel></rdf:RDF>", "feed.version", "rss090" },
  { "version/rss-1.0", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>Gull</title></channel></rdf:RDF>", "feed.version", "rss10" },
  { "version/rss-1.0-prefix", "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://purl.org/rss/1.0/'><s:channel><s:title>Gull</s:title></s:channel></r:RDF>", "feed.title", "Gull" },
  { "version/atom-0.3", "<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", "feed.version", "atom03" },
  { "version/atom-1.0", "<feed xmlns='http://www.w3.org/2005/Atom'/>", "feed.version", "atom10" },
  { "version/atom-unsaid", "<feed><title>Gull</title></feed>", "feed.version", "atom" },
  { "version/cdf", "<Channel HREF='http://gull.example/'><Title>Gull</Title></Channel>", "feed.version", "cdf" },
  { "version/json-1", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}", "feed.version", "json1" },
  { "version/json-1.1", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", "feed.version", "json11" },
  { "version/json-number", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":12.5}]}", "entry.id", "12.5" },
  { "version/wrapped", "<html><body><rss version='2.0'><channel><title>Gull</title></channel></rss></body></html>", "feed.title", "Gull" },
  { "version/wrapped-atom", "<envelope><feed xmlns='http://www.w3.org/2005/Atom'><title>Gull</title></feed></envelope>", "feed.version", "atom10" },
  { "version/capitals", "<RSS VERSION='2.0'><CHANNEL><TITLE>Gull</TITLE></CHANNEL></RSS>", "feed.title", "Gull" },

  /* what is no well-formed XML */
  { "broken/no-end", "<rss version='2.0'><channel><title>Gull</title><item><title>Ferry</title><link>http://gull.example/1", "entry.link", "http://gull.example/1" },
  { "broken/title-open", "<rss version='2.0'><channel><title>Gull<item><title>Ferry</title></item></channel></rss>", "entry.title", "Ferry" },
  { "broken/item-open", "<rss version='2.0'><channel><item><title>Ferry</title><item><title>Bread</title></item></channel></rss>", "feed.entries", "2" },
  { "broken/wrong-end", "<rss version='2.0'><channel><title>Gull</titel><item><title>Ferry</title></item></channel></rss>", "entry.title", "Ferry" },
  { "broken/prefix", "<rss version='2.0'><channel><item><dc:creator>Ada Quill</dc:creator></item></channel></rss>", "entry.author", "Ada Quill" },
  { "broken/prefix-content", "<rss version='2.0'><channel><item><content:encoded>Words</content:encoded></item></channel></rss>", "entry.content", "text/html: Words" },
  { "broken/attribute", "<rss version=2.0><channel><title>Gull</title></channel></rss>", "feed.version", "rss20" },
  { "broken/entity", "<rss version='2.0'><channel><title>Gull &ndash; all</title></channel></rss>", "feed.title", "Gull – all" },
  { "broken/unknown-entity", "<rss version='2.0'><channel><title>Gull &nonesuch; all</title></channel></rss>", "feed.title", "Gull &nonesuch; all" },
  { "broken/control", "<rss version='2.0'><channel><title>Gu\x0Bll</title></channel></rss>", "feed.title", "Gull" },
  { "broken/leading-space", "\n\n <?xml version='1.0'?><rss version='2.0'><channel><title>Gull</title></channel></rss>", "feed.title", "Gull" },
  { "broken/words-before", "Notice: none\n<?xml version='1.0'?><rss version='2.0'><channel><title>Gull</title></channel></rss>", "feed.title", "Gull" },
  { "broken/words-behind", "<rss version='2.0'><channel><title>Gull</title></channel></rss>\n<!-- served in 3 ms --> done", "feed.title", "Gull" },
  { "broken/lone-less-than", "<rss version='2.0'><channel><title>1 < 2</title></channel></rss>", "feed.title", "1 < 2" },
  { "broken/html-inside", "<rss version='2.0'><channel><item><description><p>One<br>Two<p>Three</description><title>Ferry</title></item></channel></rss>", "entry.title", "Ferry" },
  { "broken/cdata-open", "<rss version='2.0'><channel><title><![CDATA[Gull</title></channel></rss>", "feed.version", "rss20" },
  { "broken/windows-number", "<rss version='2.0'><channel><title>Gull&#146;s</title></channel></rss>", "feed.title", "Gull’s" },
  { "broken/zero", "<rss version='2.0'><channel><title>Gull&#0;</title></channel></rss>", "feed.title", "Gull\xEF\xBF\xBD" },
  { "broken/doctype-entity", "<!DOCTYPE rss [<!ENTITY gull 'Gull'>]><rss version='2.0'><channel><title>&gull; all</title></channel></rss>", "feed.title", "Gull all" },
  { "broken/nested-entity", "<!DOCTYPE rss [<!ENTITY a 'Gull'><!ENTITY b '&a;&a;'>]><rss version='2.0'><channel><title>&b;</title></channel></rss>", "feed.title", "&b;" },
  { "broken/outer-entity", "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss version='2.0'><channel><title>Gull &x;</title></channel></rss>", "feed.title", "Gull &x;" },
  { "broken/space-in-end", "<rss version='2.0'><channel><title>Gull</title ></channel ></rss >", "feed.title", "Gull" },
  { "broken/duplicate-attribute", "<rss version='2.0' version='0.91'><channel><title>Gull</title></channel></rss>", "feed.title", "Gull" },
  { "broken/stylesheet", "<?xml version='1.0'?><?xml-stylesheet href='x.xsl' type='text/xsl'?><rss version='2.0'><channel><title>Gull</title></channel></rss>", "feed.title", "Gull" },
};

/* Encodings by all kinds of their names: what the converter of the C library for it is called, and what there is to say in it. */
static const struct
{
  const char *declared;
  const char *converter;
  const char *words;
} encodings[] = {
  { "utf-8", "UTF-8", "Möwe € 鴎" },
  { "UTF8", "UTF-8", "Möwe € 鴎" },
  { "us-ascii", "US-ASCII", "Gull" },
  { "iso-8859-1", "ISO-8859-1", "Möwe" },
  { "latin1", "ISO-8859-1", "Möwe" },
  { "iso-8859-2", "ISO-8859-2", "Mořský" },
  { "iso-8859-3", "ISO-8859-3", "Ħamiem" },
  { "iso-8859-4", "ISO-8859-4", "Kaija š" },
  { "iso-8859-5", "ISO-8859-5", "Чайка" },
  { "iso-8859-6", "ISO-8859-6", "نورس" },
  { "iso-8859-7", "ISO-8859-7", "Γλάρος" },
  { "iso-8859-8", "ISO-8859-8", "שחף" },
  { "iso-8859-9", "ISO-8859-9", "Martı" },
  { "iso-8859-10", "ISO-8859-10", "Kárp ŋ" },
  { "iso-8859-13", "ISO-8859-13", "Žuvėdra" },
  { "iso-8859-14", "ISO-8859-14", "Gŵylan" },
  { "iso-8859-15", "ISO-8859-15", "Mouette € œ" },
  { "iso-8859-16", "ISO-8859-16", "Pescăruș" },
  { "iso_8859_16_2001", "ISO-8859-16", "Pescăruș" },
  { "windows-1250", "CP1250", "Mořský" },
  { "1250", "CP1250", "Mořský" },
  { "cp1251", "CP1251", "Чайка" },
  { "1251", "CP1251", "Чайка" },
  { "windows-1252", "CP1252", "Möwe € “x”" },
  { "windows_1252", "CP1252", "Möwe € “x”" },
  { "windows-1253", "CP1253", "Γλάρος" },
  { "windows-1254", "CP1254", "Martı" },
  { "windows-1255", "CP1255", "שחף" },
  { "windows-1256", "CP1256", "نورس" },
  { "windows-1257", "CP1257", "Žuvėdra" },
  { "windows-1258", "CP1258", "Möwe đ" },
  { "437", "CP437", "Möwe" },
  { "cp437", "CP437", "Möwe" },
  { "850", "CP850", "Möwe" },
  { "ibm852", "CP852", "Mořský" },
  { "cp855", "CP855", "Чайка" },
  { "ibm857", "CP857", "Martı" },
  { "cp858", "CP858", "Möwe €" },
  { "csIBM858", "CP858", "Möwe €" },
  { "cp860", "CP860", "Gaivôta" },
  { "cp861", "CP861", "Þúfa" },
  { "cp862", "CP862", "שחף" },
  { "cp863", "CP863", "Goéland" },
  { "cp864", "CP864", "Gull" },
  { "cp865", "CP865", "Måke ø" },
  { "ibm866", "CP866", "Чайка" },
  { "ruscii", "CP1125", "Чайка ї" },
  { "cp1125", "CP1125", "Чайка ї" },
  { "cp869", "CP869", "Γλάρος" },
  { "cp737", "CP737", "Γλάρος" },
  { "cp775", "CP775", "Žuvėdra" },
  { "cp874", "CP874", "นกนางนวล" },
  { "tis-620", "TIS-620", "นกนางนวล" },
  { "tis_620_2529_1", "TIS-620", "นกนางนวล" },
  { "koi8-r", "KOI8-R", "Чайка" },
  { "koi8-u", "KOI8-U", "Чайка ї" },
  { "koi8-t", "KOI8-T", "Чайка" },
  { "macintosh", "MACINTOSH", "Möwe" },
  { "mac-cyrillic", "MAC-CYRILLIC", "Чайка" },
  { "mac-iceland", "MAC-IS", "Þúfa" },
  { "hp-roman8", "HP-ROMAN8", "Möwe" },
  { "cp1051", "HP-ROMAN8", "Möwe" },
  { "kz-1048", "RK1048", "Шағала" },
  { "big5", "BIG5", "海鷗" },
  { "big5-tw", "BIG5", "海鷗" },
  { "big5-hkscs", "BIG5-HKSCS", "海鷗" },
  { "gb2312", "GB2312", "海鸥" },
  { "gb2312", "GBK", "海鷗 鎔" },
  { "gb2312-80", "GB2312", "海鸥" },
  { "x_mac_simp_chinese", "GB2312", "海鸥" },
  { "gbk", "GBK", "海鷗" },
  { "gb18030", "GB18030", "海鸥 €" },
  { "gb18030-2000", "GB18030", "海鸥 €" },
  { "936", "GBK", "海鷗" },
  { "shift_jis", "SHIFT_JIS", "カモメ" },
  { "932", "SHIFT_JIS", "カモメ" },
  { "shift_jis-2004", "SHIFT_JISX0213", "カモメ é" },
  { "euc-jp", "EUC-JP", "カモメ" },
  { "euc_jis_2004", "EUC-JISX0213", "カモメ é" },
  { "iso-2022-jp", "ISO-2022-JP", "カモメ" },
  { "iso2022_jp_3", "ISO-2022-JP-3", "カモメ" },
  { "iso-2022-kr", "ISO-2022-KR", "갈매기" },
  { "euc-kr", "EUC-KR", "갈매기" },
  { "ks_x_1001", "EUC-KR", "갈매기" },
  { "cp949", "UHC", "갈매기" },
  { "johab", "JOHAB", "갈매기" },
  { "ibm037", "IBM037", "Möwe" },
  { "cp500", "IBM500", "Möwe" },
  { "ibm273", "IBM273", "Möwe" },
  { "ibm424", "IBM424", "Gull" },
  { "ibm1026", "IBM1026", "Martı" },
  { "cp1140", "IBM1140", "Möwe €" },
  { "utf-16", "UTF-16", "Möwe 鴎" },
  { "utf-16be", "UTF-16BE", "Möwe 鴎" },
  { "utf-16le", "UTF-16LE", "Möwe 鴎" },
  { "utf-32", "UTF-32", "Möwe 鴎" },
  { "utf-32be", "UTF-32BE", "Möwe 鴎" },
  { "utf-32le", "UTF-32LE", "Möwe 鴎" },
  { "iso-8859-1", "CP1252", "“Möwe” €" },
  { "iso-8859-1", "UTF-8", "Möwe 鴎" },
  { "utf-16", "UTF-8", "Möwe 鴎" },
  { "utf-8", "UTF-16BE", "Möwe 鴎" },
  { "utf-8", "UTF-16LE", "Möwe 鴎" },
  { "us-ascii", "UTF-16LE", "Möwe 鴎" },
  { "utf-8", "CP1252", "“Möwe” Quälgeist" },
  { "nonesuch", "UTF-8", "Möwe" },
  { "nonesuch", "CP1252", "Möwe und Quälgeist" },
};

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->text);
  g_free (self);
}

static void
assert_fact (const char *text, gsize len, const char *fact, const char *meant)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (QdFeed) feed = qd_feed_parse (bytes, NULL, NULL, NULL, &error);
  g_autofree char   *found = NULL;

  g_assert_no_error (error);
  if (feed == NULL)
    return;
  found = qd_feed_fact_dup (feed, fact);
  g_assert_cmpstr (found, ==, meant);
}

static void
test_case (gconstpointer data)
{
  const Case *of = data;

  assert_fact (of->text, strlen (of->text), of->fact, of->meant);
}

static void
test_document (gconstpointer data)
{
  const Document *of = data;

  assert_fact (of->text, strlen (of->text), of->fact, of->meant);
}

/* Each form in each place. */
static void
add_grid (const char *grid, const Form *forms, gsize n_forms, const Place *places, gsize n_places)
{
  for (gsize i = 0; i < n_places; i++)
    for (gsize j = 0; j < n_forms; j++)
      {
        Case            *of = g_new0 (Case, 1);
        g_auto (GStrv)   frame = g_strsplit (places[i].frame, "%s", 2);
        g_autofree char *path = g_strdup_printf ("/import/feed-grid/%s/%s/%s", grid, places[i].name, forms[j].name);

        of->text = g_strdup_printf ("%s<%s%s>%s</%s>%s", frame[0], places[i].element, forms[j].attributes, forms[j].inside, places[i].element, frame[1]);
        of->fact = places[i].fact;
        of->meant = forms[j].meant;
        g_test_add_data_func_full (path, of, test_case, case_free);
      }
}

static void
test_encoding (gconstpointer data)
{
  const guint        i = GPOINTER_TO_UINT (data);
  g_autofree char   *text = g_strdup_printf ("<?xml version=\"1.0\" encoding=\"%s\"?>\n<rss version=\"2.0\"><channel><title>%s</title></channel></rss>", encodings[i].declared, encodings[i].words);
  g_autofree char   *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize              len;

  bytes = g_convert (text, -1, encodings[i].converter, "UTF-8", NULL, &len, &error);
  g_assert_no_error (error);
  assert_fact (bytes, len, "feed.title", encodings[i].words);
}

/* PTCP154 has no converter in the C library. */
static void
test_kazakh (void)
{
  static const char *const names_of_it[] = { "ptcp154", "csPTCP154", "pt154", "cp154", "cyrillic-asian", "Cyrillic_Asian" };

  for (guint i = 0; i < G_N_ELEMENTS (names_of_it); i++)
    {
      g_autofree char *text = g_strdup_printf ("<?xml version='1.0' encoding='%s'?><rss version='2.0'><channel><title>\xD8\xE0\x83\xE0\xEB\xE0 \x8D \xBF</title></channel></rss>", names_of_it[i]);

      assert_fact (text, strlen (text), "feed.title", "Шағала Қ ҝ");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* One fact that fails must not hide the others. */
  g_test_set_nonfatal_assertions ();
  add_grid ("atom", atom_texts, G_N_ELEMENTS (atom_texts), atom_text_places, G_N_ELEMENTS (atom_text_places));
  add_grid ("old-atom", old_texts, G_N_ELEMENTS (old_texts), old_text_places, G_N_ELEMENTS (old_text_places));
  add_grid ("rss", rss_texts, G_N_ELEMENTS (rss_texts), rss_text_places, G_N_ELEMENTS (rss_text_places));
  add_grid ("name", names, G_N_ELEMENTS (names), name_places, G_N_ELEMENTS (name_places));
  add_grid ("email", emails, G_N_ELEMENTS (emails), email_places, G_N_ELEMENTS (email_places));
  add_grid ("time", times, G_N_ELEMENTS (times), time_places, G_N_ELEMENTS (time_places));
  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-grid/%s", documents[i].name);

      g_test_add_data_func (path, &documents[i], test_document);
    }
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-grid/encoding/%s-from-%s-%u", encodings[i].declared, encodings[i].converter, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_encoding);
    }
  g_test_add_func ("/import/feed-grid/encoding/kazakh", test_kazakh);
  return g_test_run ();
}

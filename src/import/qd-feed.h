/* qd-feed.h: what a feed says: RSS, Atom, CDF and JSON Feed in one form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdFeedCategory:
 * @term: (nullable): the category
 * @scheme: (nullable): the list that it is of
 * @label: (nullable): how it is to be shown
 */
typedef struct
{
  char *term;
  char *scheme;
  char *label;
} QdFeedCategory;

/**
 * QdFeedBeside:
 * @categories: (nullable) (element-type QdFeedCategory): what it is about
 * @publishers: (nullable) (element-type QdFeedPerson): who publishes it, or looks after it
 * @rights: (nullable): whose it is, on one line
 * @comments: (nullable): where it is talked about
 * @generator: (nullable): the program that wrote it
 * @image: (nullable): the address of a picture that stands for it
 * @expired: until when it counts, µs since the epoch UTC; 0 where that is not said
 *
 * What feeds and entries may both say beside what an article is made of.
 */
typedef struct
{
  GPtrArray *categories;
  GPtrArray *publishers;
  char      *rights;
  char      *comments;
  char      *generator;
  char      *image;
  gint64     expired;
} QdFeedBeside;

/**
 * QdFeedText:
 * @type: its media type: "text/plain", "text/html", "application/xhtml+xml" or whatever the feed says
 * @value: what the feed has, decoded: of HTML and XHTML, the markup
 * @language: (nullable): as the feed writes it
 * @base: (nullable): what its relative addresses start from
 * @src: (nullable): where it is, if it is elsewhere
 *
 * A title, a summary or a content.
 */
typedef struct
{
  char *type;
  char *value;
  char *language;
  char *base;
  char *src;
} QdFeedText;

/**
 * QdFeedPerson:
 * @name: (nullable): the name
 * @email: (nullable): the address
 * @uri: (nullable): a page of theirs
 * @given: how the feed gives them: its own words, or "name (address)" where it has the two apart
 */
typedef struct
{
  char *name;
  char *email;
  char *uri;
  char *given;
} QdFeedPerson;

/**
 * QdFeedLink:
 * @address: where it leads
 * @rel: (nullable): what is there: "alternate", "self", "enclosure" and so on
 * @type: (nullable): its media type, as the feed says
 * @title: (nullable): its name
 * @length: (nullable): how many bytes are there, as the feed says
 */
typedef struct
{
  char *address;
  char *rel;
  char *type;
  char *title;
  char *length;
} QdFeedLink;

/**
 * QdFeedEntry:
 * @id: (nullable): its guid, id or rdf:about
 * @link: (nullable): where it is to be read
 * @original_link: (nullable): the same at its outlet, where @link goes through the service that made the feed (feedburner:origLink)
 * @links: (element-type QdFeedLink): all that it links to as an entry, in its order
 * @title: (nullable): its headline
 * @summary: (nullable): its summary or description
 * @contents: (element-type QdFeedText): its full text, if the feed has it; more than one where the feed says it twice
 * @authors: (element-type QdFeedPerson): who wrote it
 * @contributors: (element-type QdFeedPerson): who else had a hand in it
 * @created: when it was drafted, or %QD_TIME_UNKNOWN
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @updated: when it was changed last, or %QD_TIME_UNKNOWN
 * @published_text: (nullable): the former as the feed has it
 * @updated_text: (nullable): the latter as the feed has it
 * @language: (nullable): its language
 * @source: (nullable): the title of the feed that it was taken over from
 * @beside: what else it says
 * @line: where it begins in the feed, from 1
 * @original: (nullable): the part of the feed that it was read from
 */
typedef struct
{
  char        *id;
  char        *link;
  char        *original_link;
  GPtrArray   *links;
  QdFeedText  *title;
  QdFeedText  *summary;
  GPtrArray   *contents;
  GPtrArray   *authors;
  GPtrArray   *contributors;
  gint64       created;
  gint64       published;
  gint64       updated;
  char        *published_text;
  char        *updated_text;
  char        *language;
  char        *source;
  QdFeedBeside beside;
  guint64      line;
  GBytes      *original;
} QdFeedEntry;

/**
 * QdFeed:
 * @version: what it is: "rss090", "rss091n" (Netscape's), "rss091u" (UserLand's), "rss092" to "rss094", "rss10", "rss20", "rss",
 *   "atom03", "atom10", "atom", "cdf", "json1", "json11"
 * @encoding: what it was decoded from
 * @broken_line: the line, from 1, where it is no well-formed XML; 0 if it is
 * @cut_off: whether it ends before its end
 * @id: (nullable): its id
 * @title: (nullable): its title
 * @subtitle: (nullable): what it says of itself
 * @link: (nullable): the page that it is of
 * @self: (nullable): where it is to be fetched
 * @links: (element-type QdFeedLink): all that it links to as a feed, in its order
 * @authors: (element-type QdFeedPerson): who writes it
 * @contributors: (element-type QdFeedPerson): who else has a hand in it
 * @published: when it appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @published_text: (nullable): the same as the feed has it
 * @updated: when it was changed last, or else appeared, µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @updated_text: (nullable): the same as the feed has it
 * @language: (nullable): its language
 * @beside: what else it says
 * @n_skipped: how many entries there are beyond those that are read
 * @entries: (element-type QdFeedEntry): its entries, in its order
 */
typedef struct
{
  const char  *version;
  char        *encoding;
  guint64      broken_line;
  gboolean     cut_off;
  char        *id;
  QdFeedText  *title;
  QdFeedText  *subtitle;
  char        *link;
  char        *self;
  GPtrArray   *links;
  GPtrArray   *authors;
  GPtrArray   *contributors;
  gint64       published;
  char        *published_text;
  gint64       updated;
  char        *updated_text;
  char        *language;
  QdFeedBeside beside;
  guint        n_skipped;
  GPtrArray   *entries;
} QdFeed;

QdFeed *qd_feed_parse (GBytes       *bytes,
                       const char   *content_type,
                       const char   *address,
                       GCancellable *cancellable,
                       GError      **error);
void    qd_feed_free (QdFeed *self);
int     qd_feed_sniff (const guint8 *head,
                       gsize         len);

char   *qd_feed_text_dup_plain (const QdFeedText *self);
char   *qd_feed_text_dup_html (const QdFeedText *self);
QdBody *qd_feed_text_build_body (const QdFeedText *self);

const QdFeedText *qd_feed_entry_get_text (const QdFeedEntry *self);
char             *qd_feed_dup_authors (const GPtrArray *authors);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFeed, qd_feed_free)

G_END_DECLS

/* qd-feed-reading.h: what the readers of a feed's parts share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-feed-private.h"
#include "import/qd-feed-xml.h"

G_BEGIN_DECLS

/* A feed that is being read: its elements, its text, where it is from, what is known of it, and whether it is Atom. */
typedef struct
{
  const QdXmlTree *tree;
  const QdXmlNode *nodes;
  guint            n_nodes;
  const char      *text;
  const char      *address;
  QdFeed          *feed;
  gboolean         atom;
} QdFeedReading;

/* The links of Atom that an entry or a feed has. */
typedef struct
{
  char      *alternate;
  char      *other_alternate;
  char      *self;
  char      *plain;
  char      *content;
  GPtrArray *all;
} QdFeedLinks;

gboolean      _qd_feed_is_atom (const QdXmlNode *node);
gboolean      _qd_feed_is_own (const QdXmlNode *node, const char *name);
gboolean      _qd_feed_is_of (const QdXmlNode *node, QdXmlNs ns, const char *name);
guint         _qd_feed_next_child (const QdFeedReading *reading, guint parent, guint after);
const char   *_qd_feed_find_language (const QdFeedReading *reading, guint index);
const char   *_qd_feed_find_about (const QdFeedReading *reading, guint index);
char         *_qd_feed_dup_element_line (const QdFeedReading *reading, guint index);
char         *_qd_feed_dup_address (const QdFeedReading *reading, guint index, const char *address);
QdFeedText   *_qd_feed_read_title (const QdFeedReading *reading, guint index);
QdFeedText   *_qd_feed_read_text (const QdFeedReading *reading, guint index);
void          _qd_feed_take_text (QdFeedText **field, QdFeedText *text);
void          _qd_feed_take_string (char **field, char *value);
void          _qd_feed_add_person (GPtrArray *people, QdFeedPerson *person);
QdFeedPerson *_qd_feed_read_person (const QdFeedReading *reading, guint index);
void          _qd_feed_take_date (const QdFeedReading *reading, guint index, gint64 *time, char **text);
void          _qd_feed_links_clear (QdFeedLinks *links);
void          _qd_feed_read_link (const QdFeedReading *reading, guint index, QdFeedLinks *links);
void          _qd_feed_read_enclosure (const QdFeedReading *reading, guint index, QdFeedLinks *links);
gboolean      _qd_feed_is_license (const QdXmlNode *node);
void          _qd_feed_read_license (const QdFeedReading *reading, guint index, QdFeedLinks *links);
char         *_qd_feed_choose_link (const QdFeedLinks *links);
void          _qd_feed_fall_back (GPtrArray *people, GPtrArray *others);
QdFeedEntry  *_qd_feed_read_entry (const QdFeedReading *reading, guint index);
void          _qd_feed_links_take_all (QdFeedLinks *links, QdFeedLinks *from);

G_END_DECLS

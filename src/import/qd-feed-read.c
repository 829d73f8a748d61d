/* qd-feed-read.c: RSS, Atom and CDF
 *
 * Sources: RSS 0.90 and 0.91 (Netscape), 0.91 to 0.94 and 2.0 (UserLand, Berkman Center), 1.0 (RSS-DEV) with its modules for
 * Dublin Core and content; Atom 0.3 (draft-ietf-atompub-format-00) and 1.0 (RFC 4287); CDF (W3C note of 1997).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-beside.h"
#include "import/qd-feed-date.h"
#include "import/qd-feed-reading.h"
#include "import/qd-reader.h"

/* What the feed says of itself: the children of its channel, or of its root in Atom. */
static void
read_feed_part (const QdFeedReading *reading, guint index, QdFeedLinks *links, GPtrArray *others, QdFeedText **other_title, QdFeedText **other_subtitle)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeed          *feed = reading->feed;

  if (_qd_feed_is_own (node, "title"))
    _qd_feed_take_text (&feed->title, _qd_feed_read_title (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "title"))
    _qd_feed_take_text (other_title, _qd_feed_read_title (reading, index));
  else if (_qd_feed_is_own (node, "description") || _qd_feed_is_own (node, "subtitle") || _qd_feed_is_own (node, "tagline") || _qd_feed_is_own (node, "abstract"))
    _qd_feed_take_text (&feed->subtitle, _qd_feed_read_text (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "description") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "abstract") || _qd_feed_is_of (node, QD_XML_NS_ITUNES, "subtitle") ||
           _qd_feed_is_of (node, QD_XML_NS_ITUNES, "summary") || _qd_feed_is_own (node, "info"))
    _qd_feed_take_text (other_subtitle, _qd_feed_read_text (reading, index));
  else if (_qd_feed_is_own (node, "contributor") || _qd_feed_is_of (node, QD_XML_NS_DC, "contributor"))
    _qd_feed_add_person (feed->contributors, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_own (node, "link"))
    {
      QdFeedLinks beside = { 0 };

      _qd_feed_read_link (reading, index, &beside);
      if (beside.self != NULL)
        _qd_feed_take_string (&links->self, g_strdup (beside.self));
      if (beside.plain != NULL)
        _qd_feed_take_string (&links->plain, g_strdup (beside.plain));
      if (beside.alternate != NULL && !(_qd_feed_is_atom (node) && !reading->atom))
        _qd_feed_take_string (&links->alternate, g_strdup (beside.alternate));
      else if (beside.alternate != NULL)
        _qd_feed_take_string (&links->other_alternate, g_strdup (beside.alternate));
      if (beside.other_alternate != NULL)
        _qd_feed_take_string (&links->other_alternate, g_strdup (beside.other_alternate));
      _qd_feed_links_take_all (links, &beside);
      _qd_feed_links_clear (&beside);
    }
  else if (_qd_feed_is_license (node))
    _qd_feed_read_license (reading, index, links);
  else if (_qd_feed_is_own (node, "author") || _qd_feed_is_own (node, "managingeditor"))
    _qd_feed_add_person (feed->authors, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "creator") || _qd_feed_is_of (node, QD_XML_NS_DC, "author") || _qd_feed_is_of (node, QD_XML_NS_ITUNES, "author"))
    _qd_feed_add_person (others, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_own (node, "updated") || _qd_feed_is_own (node, "modified") || _qd_feed_is_own (node, "lastbuilddate") || _qd_feed_is_of (node, QD_XML_NS_DC, "date") ||
           _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "modified"))
    _qd_feed_take_date (reading, index, &feed->updated, &feed->updated_text);
  else if (_qd_feed_is_own (node, "language") || _qd_feed_is_of (node, QD_XML_NS_DC, "language"))
    _qd_feed_take_string (&feed->language, _qd_feed_dup_element_line (reading, index));
  else if (_qd_feed_is_own (node, "id") || _qd_feed_is_own (node, "guid"))
    {
      g_autofree char *id = _qd_feed_dup_element_line (reading, index);

      if (id != NULL)
        _qd_feed_take_string (&feed->id, _qd_feed_dup_address (reading, index, id));
    }
  else
    _qd_feed_read_beside (reading, index, &feed->beside);
}

static gboolean
is_publication (const QdXmlNode *node)
{
  return _qd_feed_is_own (node, "pubdate") || _qd_feed_is_own (node, "published") || _qd_feed_is_own (node, "issued") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "issued");
}

static void
read_feed (const QdFeedReading *reading, guint index)
{
  QdFeed     *feed = reading->feed;
  QdFeedLinks links = { 0 };
  QdFeedText *other_title = NULL;
  QdFeedText *other_subtitle = NULL;
  GPtrArray  *others = _qd_feed_people_new ();
  const char *href = qd_xml_tree_get_attr (reading->tree, index, "href");
  const char *modified = qd_xml_tree_get_attr (reading->tree, index, "lastmod");
  const char *about = _qd_feed_find_about (reading, index);

  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
    read_feed_part (reading, i, &links, others, &other_title, &other_subtitle);
  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
    if (is_publication (&reading->nodes[i]))
      _qd_feed_take_date (reading, i, &feed->published, &feed->published_text);
  /* CDF says when in an attribute. */
  if (feed->updated == QD_TIME_UNKNOWN && modified != NULL && qd_feed_date_parse (modified, &feed->updated))
    g_set_str (&feed->updated_text, modified);
  /* A date for the whole where there is none of the last change. */
  if (feed->updated == QD_TIME_UNKNOWN && feed->published != QD_TIME_UNKNOWN)
    {
      feed->updated = feed->published;
      g_set_str (&feed->updated_text, feed->published_text);
    }
  _qd_feed_fall_back (feed->authors, others);
  if (feed->title == NULL || *feed->title->value == '\0')
    _qd_feed_take_text (&feed->title, g_steal_pointer (&other_title));
  _qd_feed_text_free (other_title);
  if (feed->subtitle == NULL || *feed->subtitle->value == '\0')
    _qd_feed_take_text (&feed->subtitle, g_steal_pointer (&other_subtitle));
  _qd_feed_text_free (other_subtitle);
  if (about != NULL)
    _qd_feed_take_string (&feed->id, _qd_feed_dup_address (reading, index, about));
  feed->link = _qd_feed_choose_link (&links);
  if (feed->link == NULL && href != NULL)
    feed->link = _qd_feed_dup_address (reading, index, href);
  feed->self = g_strdup (links.self);
  if (links.all != NULL)
    g_ptr_array_extend_and_steal (feed->links, g_steal_pointer (&links.all));
  if (feed->language == NULL)
    feed->language = g_strdup (_qd_feed_find_language (reading, index));
  _qd_feed_links_clear (&links);
}

static const char *
find_rss_version (const QdFeedReading *reading, guint root)
{
  const char *version = qd_xml_tree_get_attr (reading->tree, root, "version");
  const char *doctype = qd_xml_tree_get_doctype (reading->tree);

  if (version == NULL)
    return "rss";
  if (g_str_equal (version, "0.90"))
    return "rss090";
  if (g_str_equal (version, "0.91"))
    return doctype != NULL && strcasestr (doctype, "netscape") != NULL ? "rss091n" : "rss091u";
  if (g_str_equal (version, "0.92"))
    return "rss092";
  if (g_str_equal (version, "0.93"))
    return "rss093";
  if (g_str_equal (version, "0.94"))
    return "rss094";
  return *version == '2' ? "rss20" : "rss";
}

/* What kind of feed the root says that it is; NULL for none. */
static const char *
find_version (const QdFeedReading *reading, guint root)
{
  const QdXmlNode *node = &reading->nodes[root];

  if (g_str_equal (node->name, "rss"))
    return find_rss_version (reading, root);
  if (g_str_equal (node->name, "feed"))
    {
      const char *version = qd_xml_tree_get_attr (reading->tree, root, "version");

      if (node->ns == QD_XML_NS_ATOM_10)
        return "atom10";
      if (g_strcmp0 (version, "0.1") == 0)
        return "atom01";
      if (g_strcmp0 (version, "0.2") == 0)
        return "atom02";
      if (node->ns == QD_XML_NS_ATOM_03 || (version != NULL && g_str_has_prefix (version, "0.")))
        return "atom03";
      return "atom";
    }
  if (g_str_equal (node->name, "rdf"))
    {
      for (guint i = root + 1; i < reading->n_nodes; i++)
        if (reading->nodes[i].ns == QD_XML_NS_RSS_090 && reading->nodes[i].name != NULL)
          return "rss090";
        else if (reading->nodes[i].ns == QD_XML_NS_RSS_10 && reading->nodes[i].name != NULL)
          return "rss10";
      return "rss";
    }
  /* An entry can be a document of its own (RFC 4287, section 2). */
  if (g_str_equal (node->name, "entry") && _qd_feed_is_atom (node))
    return node->ns == QD_XML_NS_ATOM_10 ? "atom10" : "atom03";
  return g_str_equal (node->name, "channel") ? "cdf" : NULL;
}

/* A feed inside of something else, as where a server wraps all that it sends. */
static const char *
find_inside (const QdFeedReading *reading, guint *root)
{
  for (guint i = 1; i < reading->n_nodes; i++)
    {
      const QdXmlNode *node = &reading->nodes[i];

      if (node->name != NULL && (g_str_equal (node->name, "rss") || g_str_equal (node->name, "rdf") || (g_str_equal (node->name, "feed") && _qd_feed_is_atom (node))))
        {
          *root = i;
          return find_version (reading, i);
        }
    }
  return NULL;
}

/* Finds the entries, wherever they stand: RSS 1.0 has them beside the channel, and many feeds have them where they should not
 * be. */
static void
read_entries (const QdFeedReading *reading, guint first, guint end)
{
  QdFeed *feed = reading->feed;
  gsize   counted = 0;
  guint64 line = 1;

  for (guint i = first; i < end;)
    {
      QdFeedEntry *entry;

      if (!_qd_feed_is_own (&reading->nodes[i], "item") && !_qd_feed_is_own (&reading->nodes[i], "entry"))
        {
          i++;
          continue;
        }
      if (feed->entries->len >= QD_FEED_MOST_ENTRIES)
        feed->n_skipped++;
      else
        {
          entry = _qd_feed_read_entry (reading, i);
          for (; counted < reading->nodes[i].start; counted++)
            line += reading->text[counted] == '\n';
          entry->line = line;
          g_ptr_array_add (feed->entries, entry);
        }
      i = reading->nodes[i].end;
    }
}

/**
 * _qd_feed_read_xml:
 * @text: (not nullable): a feed, UTF-8
 * @len: its length, bytes
 * @address: (nullable): where it is from
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads RSS, Atom and CDF. The line where it is broken is an offset here, plus one. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the feed; %NULL on error
 */
QdFeed *
_qd_feed_read_xml (const char *text, gsize len, const char *address, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdXmlTree) tree = qd_xml_tree_parse (text, len, cancellable, error);
  g_autoptr (QdFeed)    feed = NULL;
  QdFeedReading         reading = { .tree = tree, .text = text, .address = address };
  const char           *version = NULL;
  guint                 root = 0;
  guint                 channel;

  if (tree == NULL)
    return NULL;
  reading.nodes = qd_xml_tree_get_nodes (tree, &reading.n_nodes);
  for (root = _qd_feed_next_child (&reading, 0, 0); root != 0 && version == NULL; root = version == NULL ? _qd_feed_next_child (&reading, 0, root) : root)
    {
      version = find_version (&reading, root);
      if (version != NULL)
        break;
    }
  if (version == NULL)
    version = find_inside (&reading, &root);
  if (version == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is not a feed: there is no RSS, Atom or JSON Feed in it."));
      return NULL;
    }
  feed = _qd_feed_new (version);
  reading.feed = feed;
  reading.atom = g_str_has_prefix (version, "atom");
  channel = root;
  for (guint i = root + 1; !reading.atom && i < reading.nodes[root].end; i++)
    if (_qd_feed_is_own (&reading.nodes[i], "channel") && channel == root)
      channel = i;
  if (_qd_feed_is_own (&reading.nodes[root], "entry"))
    read_entries (&reading, root, reading.nodes[root].end);
  else
    {
      read_feed (&reading, channel);
      read_entries (&reading, root + 1, reading.nodes[root].end);
    }
  if (qd_xml_tree_get_fault (tree) != G_MAXSIZE)
    feed->broken_line = (guint64)qd_xml_tree_get_fault (tree) + 1;
  feed->cut_off = qd_xml_tree_is_cut_off (tree);
  return g_steal_pointer (&feed);
}

/* qd-feed-entry.c: the entries of RSS, Atom and CDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed-beside.h"
#include "import/qd-feed-date.h"
#include "import/qd-feed-reading.h"

/* What an entry has, until all of it is read. */
typedef struct
{
  QdFeedEntry *entry;
  QdFeedLinks  links;
  char        *guid;
  char        *guid_link;
  char        *about;
  char        *identifier;
  QdFeedText  *other_title;
  QdFeedText  *other_summary;
  GPtrArray   *creators;
  GPtrArray   *podcasters;
  gint64       created;
  char        *created_text;
  gint64       date;
  char        *date_text;
  gint64       printed;
  char        *printed_text;
} Parts;

static gboolean
is_web_address (const char *value)
{
  return value != NULL && (g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0);
}

static void
read_guid (const QdFeedReading *reading, guint index, Parts *parts)
{
  const char      *permalink = qd_xml_tree_get_attr (reading->tree, index, "ispermalink");
  g_autofree char *value = _qd_feed_dup_element_line (reading, index);
  gboolean         address;

  if (value == NULL || parts->guid != NULL)
    return;
  address = is_web_address (value);
  if (permalink != NULL && g_ascii_strcasecmp (permalink, "true") == 0 && !address)
    {
      parts->guid_link = _qd_feed_dup_address (reading, index, value);
      parts->guid = g_strdup (parts->guid_link);
    }
  else if (address && (permalink == NULL || g_ascii_strcasecmp (permalink, "false") != 0))
    parts->guid_link = g_strdup (value);
  if (parts->guid == NULL)
    parts->guid = g_steal_pointer (&value);
}

static void
read_content (const QdFeedReading *reading, guint index, Parts *parts)
{
  const char *src = qd_xml_tree_get_attr (reading->tree, index, "src");
  const char *type = qd_xml_tree_get_attr (reading->tree, index, "type");
  gboolean    own = _qd_feed_is_own (&reading->nodes[index], "content");
  QdFeedText *text;

  /* Atom 0.3 (section 4.13.10) can have the same in several forms, each a content of its own. */
  if (own && type != NULL && g_ascii_strncasecmp (type, "multipart/", 10) == 0)
    {
      for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
        if (_qd_feed_is_own (&reading->nodes[i], "content"))
          g_ptr_array_add (parts->entry->contents, _qd_feed_read_text (reading, i));
      return;
    }
  text = _qd_feed_read_text (reading, index);
  if (src != NULL && own)
    {
      text->src = _qd_feed_dup_address (reading, index, src);
      _qd_feed_take_string (&parts->links.content, g_strdup (text->src));
    }
  g_ptr_array_add (parts->entry->contents, text);
}

static gboolean
read_entry_text (const QdFeedReading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (_qd_feed_is_own (node, "title"))
    _qd_feed_take_text (&entry->title, _qd_feed_read_title (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "title") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "title") || _qd_feed_is_of (node, QD_XML_NS_MEDIA, "title") ||
           _qd_feed_is_of (node, QD_XML_NS_ITUNES, "title"))
    _qd_feed_take_text (&parts->other_title, _qd_feed_read_title (reading, index));
  else if (_qd_feed_is_own (node, "description") || _qd_feed_is_own (node, "summary") || _qd_feed_is_own (node, "abstract"))
    {
      QdFeedText *text = _qd_feed_read_text (reading, index);

      /* Of a summary and a description, the second is the content. */
      if (entry->summary != NULL && *entry->summary->value != '\0')
        g_ptr_array_add (entry->contents, text);
      else
        _qd_feed_take_text (&entry->summary, text);
    }
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "description") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "abstract") || _qd_feed_is_of (node, QD_XML_NS_ITUNES, "summary") ||
           _qd_feed_is_of (node, QD_XML_NS_ITUNES, "subtitle") || _qd_feed_is_of (node, QD_XML_NS_MEDIA, "description"))
    _qd_feed_take_text (&parts->other_summary, _qd_feed_read_text (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_CONTENT, "encoded") || _qd_feed_is_of (node, QD_XML_NS_XHTML, "body") || _qd_feed_is_of (node, QD_XML_NS_XHTML, "div") ||
           _qd_feed_is_own (node, "content") || _qd_feed_is_own (node, "body") || _qd_feed_is_own (node, "fullitem") || _qd_feed_is_own (node, "encoded"))
    read_content (reading, index, parts);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_entry_date (const QdFeedReading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (_qd_feed_is_own (node, "pubdate") || _qd_feed_is_own (node, "published") || _qd_feed_is_own (node, "issued") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "issued"))
    _qd_feed_take_date (reading, index, &entry->published, &entry->published_text);
  else if (_qd_feed_is_of (node, QD_XML_NS_PRISM, "publicationdate"))
    _qd_feed_take_date (reading, index, &parts->printed, &parts->printed_text);
  else if (_qd_feed_is_own (node, "updated") || _qd_feed_is_own (node, "modified") || _qd_feed_is_own (node, "lastbuilddate") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "modified"))
    _qd_feed_take_date (reading, index, &entry->updated, &entry->updated_text);
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "date") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "date") || _qd_feed_is_own (node, "date"))
    _qd_feed_take_date (reading, index, &parts->date, &parts->date_text);
  else if (_qd_feed_is_own (node, "created") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "created"))
    _qd_feed_take_date (reading, index, &parts->created, &parts->created_text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_entry_person (const QdFeedReading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];

  if (_qd_feed_is_own (node, "author"))
    _qd_feed_add_person (parts->entry->authors, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "creator") || _qd_feed_is_of (node, QD_XML_NS_DC, "author") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "creator") ||
           _qd_feed_is_of (node, QD_XML_NS_FOAF, "maker"))
    _qd_feed_add_person (parts->creators, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_own (node, "contributor") || _qd_feed_is_of (node, QD_XML_NS_DC, "contributor"))
    _qd_feed_add_person (parts->entry->contributors, _qd_feed_read_person (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_ITUNES, "author"))
    _qd_feed_add_person (parts->podcasters, _qd_feed_read_person (reading, index));
  else
    return FALSE;
  return TRUE;
}

/* The title and the authors of the feed that an entry was taken over from (RFC 4287, section 4.2.11; RSS 2.0, source). */
static void
read_source (const QdFeedReading *reading, guint index, Parts *parts, GPtrArray *authors)
{
  gboolean inside = qd_xml_tree_has_elements (reading->tree, index);

  if (!inside)
    {
      _qd_feed_take_string (&parts->entry->source, _qd_feed_dup_element_line (reading, index));
      return;
    }
  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
    if (_qd_feed_is_own (&reading->nodes[i], "title"))
      {
        QdFeedText *title = _qd_feed_read_title (reading, i);

        _qd_feed_take_string (&parts->entry->source, qd_feed_text_dup_plain (title));
        _qd_feed_text_free (title);
      }
    else if (_qd_feed_is_own (&reading->nodes[i], "author"))
      _qd_feed_add_person (authors, _qd_feed_read_person (reading, i));
}

static void
read_entry_part (const QdFeedReading *reading, guint index, Parts *parts, GPtrArray *source_authors)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (read_entry_text (reading, index, parts) || read_entry_date (reading, index, parts) || read_entry_person (reading, index, parts) ||
      _qd_feed_read_beside (reading, index, &entry->beside))
    return;
  if (_qd_feed_is_own (node, "link"))
    {
      /* In RSS, Atom's links stand beside the entry's own. */
      if (_qd_feed_is_atom (node) && !reading->atom)
        {
          QdFeedLinks beside = { 0 };

          _qd_feed_read_link (reading, index, &beside);
          if (beside.alternate != NULL)
            _qd_feed_take_string (&parts->links.alternate, g_strdup (beside.alternate));
          _qd_feed_links_take_all (&parts->links, &beside);
          _qd_feed_links_clear (&beside);
        }
      else
        _qd_feed_read_link (reading, index, &parts->links);
    }
  else if (_qd_feed_is_of (node, QD_XML_NS_FEEDBURNER, "origlink"))
    _qd_feed_take_string (&entry->original_link, _qd_feed_dup_element_line (reading, index));
  else if (_qd_feed_is_own (node, "enclosure"))
    _qd_feed_read_enclosure (reading, index, &parts->links);
  else if (_qd_feed_is_license (node))
    _qd_feed_read_license (reading, index, &parts->links);
  /* Media RSS has what describes a film with it, or around all forms of it. */
  else if (_qd_feed_is_of (node, QD_XML_NS_MEDIA, "group") || _qd_feed_is_of (node, QD_XML_NS_MEDIA, "content"))
    {
      for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
        if (_qd_feed_is_of (&reading->nodes[i], QD_XML_NS_MEDIA, "title") || _qd_feed_is_of (&reading->nodes[i], QD_XML_NS_MEDIA, "description"))
          read_entry_text (reading, i, parts);
    }
  else if (_qd_feed_is_own (node, "guid") || _qd_feed_is_own (node, "id"))
    {
      if (reading->atom || _qd_feed_is_own (node, "id"))
        {
          g_autofree char *value = _qd_feed_dup_element_line (reading, index);

          if (value != NULL && parts->guid == NULL)
            {
              parts->guid = _qd_feed_dup_address (reading, index, value);
              /* Where there is no link at all, an id of the web is where to look. */
              if (is_web_address (parts->guid))
                parts->guid_link = g_strdup (parts->guid);
            }
        }
      else
        read_guid (reading, index, parts);
    }
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "identifier") || _qd_feed_is_of (node, QD_XML_NS_DCTERMS, "identifier"))
    _qd_feed_take_string (&parts->identifier, _qd_feed_dup_element_line (reading, index));
  else if (_qd_feed_is_of (node, QD_XML_NS_DC, "language"))
    _qd_feed_take_string (&entry->language, _qd_feed_dup_element_line (reading, index));
  else if (_qd_feed_is_own (node, "source"))
    read_source (reading, index, parts, source_authors);
  /* CDF has the page as an element of HTML. */
  else if (_qd_feed_is_own (node, "a") && qd_xml_tree_get_attr (reading->tree, index, "href") != NULL)
    _qd_feed_read_link (reading, index, &parts->links);
}

static gboolean
has_name (const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    if (((const QdFeedPerson *)g_ptr_array_index (people, i))->name != NULL)
      return TRUE;
  return FALSE;
}

static void
finish_entry (const QdFeedReading *reading, guint index, Parts *parts, GPtrArray *source_authors)
{
  QdFeedEntry *entry = parts->entry;
  const char  *about = _qd_feed_find_about (reading, index);
  const char  *href = qd_xml_tree_get_attr (reading->tree, index, "href");

  /* An address alone, where the name is given too, is no byline. */
  if (!has_name (entry->authors) && has_name (parts->creators))
    g_ptr_array_set_size (entry->authors, 0);
  _qd_feed_fall_back (entry->authors, parts->creators);
  _qd_feed_fall_back (entry->authors, parts->podcasters);
  _qd_feed_fall_back (entry->authors, source_authors);
  if (entry->title == NULL || *entry->title->value == '\0')
    _qd_feed_take_text (&entry->title, g_steal_pointer (&parts->other_title));
  if (entry->summary == NULL || *entry->summary->value == '\0')
    _qd_feed_take_text (&entry->summary, g_steal_pointer (&parts->other_summary));
  if (about != NULL && parts->guid == NULL)
    parts->guid = _qd_feed_dup_address (reading, index, about);
  entry->id = g_strdup (parts->guid != NULL ? parts->guid : parts->identifier);
  entry->link = _qd_feed_choose_link (&parts->links);
  if (parts->links.all != NULL)
    g_ptr_array_extend_and_steal (entry->links, g_steal_pointer (&parts->links.all));
  if (entry->link == NULL)
    entry->link = g_strdup (parts->guid_link);
  if (entry->link == NULL)
    entry->link = g_strdup (entry->original_link);
  if (entry->link == NULL && href != NULL)
    entry->link = _qd_feed_dup_address (reading, index, href);
  if (entry->link == NULL)
    entry->link = g_strdup (parts->links.content);
  if (entry->link == NULL && about != NULL && g_str_has_prefix (about, "http"))
    entry->link = g_strdup (about);
  if (entry->updated == QD_TIME_UNKNOWN && parts->date != QD_TIME_UNKNOWN)
    {
      entry->updated = parts->date;
      g_set_str (&entry->updated_text, parts->date_text);
    }
  entry->created = parts->created;
  if (entry->published == QD_TIME_UNKNOWN && entry->published_text == NULL && parts->printed != QD_TIME_UNKNOWN)
    {
      entry->published = parts->printed;
      g_set_str (&entry->published_text, parts->printed_text);
    }
  if (entry->published == QD_TIME_UNKNOWN && entry->published_text == NULL && parts->created != QD_TIME_UNKNOWN)
    {
      entry->published = parts->created;
      g_set_str (&entry->published_text, parts->created_text);
    }
  _qd_feed_take_string (&entry->language, g_strdup (_qd_feed_find_language (reading, index)));
}

static void
parts_clear (Parts *parts)
{
  _qd_feed_links_clear (&parts->links);
  g_free (parts->guid);
  g_free (parts->guid_link);
  g_free (parts->identifier);
  _qd_feed_text_free (parts->other_title);
  _qd_feed_text_free (parts->other_summary);
  g_free (parts->created_text);
  g_free (parts->date_text);
  g_free (parts->printed_text);
}

/* Reads an entry. */
QdFeedEntry *
_qd_feed_read_entry (const QdFeedReading *reading, guint index)
{
  Parts       parts = { .entry = _qd_feed_entry_new (), .created = QD_TIME_UNKNOWN, .date = QD_TIME_UNKNOWN, .printed = QD_TIME_UNKNOWN };
  GPtrArray  *source_authors = _qd_feed_people_new ();
  const char *modified = qd_xml_tree_get_attr (reading->tree, index, "lastmod");
  gsize       start = reading->nodes[index].start;

  parts.creators = _qd_feed_people_new ();
  parts.podcasters = _qd_feed_people_new ();
  for (guint i = _qd_feed_next_child (reading, index, 0); i != 0; i = _qd_feed_next_child (reading, index, i))
    read_entry_part (reading, i, &parts, source_authors);
  /* CDF says when in an attribute. */
  if (modified != NULL && parts.date == QD_TIME_UNKNOWN && qd_feed_date_parse (modified, &parts.date))
    g_set_str (&parts.date_text, modified);
  finish_entry (reading, index, &parts, source_authors);
  parts_clear (&parts);
  parts.entry->original = g_bytes_new (reading->text + start, reading->nodes[index].stop - start);
  return parts.entry;
}

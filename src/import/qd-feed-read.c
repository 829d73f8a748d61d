/* qd-feed-read.c: RSS, Atom and CDF
 *
 * Sources: RSS 0.90 and 0.91 (Netscape), 0.91 to 0.94 and 2.0 (UserLand, Berkman Center), 1.0 (RSS-DEV) with its modules for
 * Dublin Core and content; Atom 0.3 (draft-ietf-atompub-format-00) and 1.0 (RFC 4287); CDF (W3C note of 1997).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "import/qd-feed-date.h"
#include "import/qd-feed-private.h"
#include "import/qd-feed-xml.h"
#include "import/qd-reader.h"

typedef struct
{
  const QdXmlTree *tree;
  const QdXmlNode *nodes;
  guint            n_nodes;
  const char      *text;
  const char      *address;
  QdFeed          *feed;
  gboolean         atom;
} Reading;

static gboolean
is_feed_ns (QdXmlNs ns)
{
  return ns == QD_XML_NS_NONE || (ns >= QD_XML_NS_RSS && ns <= QD_XML_NS_ATOM_10);
}

static gboolean
is_atom (const QdXmlNode *node)
{
  return node->ns == QD_XML_NS_ATOM_03 || node->ns == QD_XML_NS_ATOM_10;
}

/* Whether a node is the element @name of the feed's own vocabulary. */
static gboolean
is_own (const QdXmlNode *node, const char *name)
{
  return node->name != NULL && is_feed_ns (node->ns) && g_str_equal (node->name, name);
}

static gboolean
is_of (const QdXmlNode *node, QdXmlNs ns, const char *name)
{
  return node->name != NULL && node->ns == ns && g_str_equal (node->name, name);
}

/* The next child of @parent behind @after, or the first one for 0; 0 if there is none. Only elements count. */
static guint
next_child (const Reading *reading, guint parent, guint after)
{
  guint i = after == 0 ? parent + 1 : reading->nodes[after].end;

  while (i < reading->nodes[parent].end && reading->nodes[i].name == NULL)
    i = reading->nodes[i].end;
  return i < reading->nodes[parent].end ? i : 0;
}

/* What addresses in a node start from: xml:base of the elements around it, each itself relative to those around that (XML
 * Base), and where the feed is from. */
static char *
dup_base (const Reading *reading, guint index)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();
  g_autofree char      *base = g_strdup (reading->address);

  for (guint i = index;; i = reading->nodes[i].parent)
    {
      const char *value = qd_xml_tree_get_attr (reading->tree, i, "xml:base");

      if (value != NULL)
        g_ptr_array_add (bases, (gpointer)value);
      if (i == 0)
        break;
    }
  for (guint i = bases->len; i-- > 0;)
    {
      g_autofree char *whole = _qd_feed_resolve (base, g_ptr_array_index (bases, i));

      if (whole != NULL)
        g_set_str (&base, whole);
    }
  return g_steal_pointer (&base);
}

static const char *
find_language (const Reading *reading, guint index)
{
  for (guint i = index;; i = reading->nodes[i].parent)
    {
      const char *value = qd_xml_tree_get_attr (reading->tree, i, "xml:lang");

      if (value != NULL || i == 0)
        return value != NULL && *value != '\0' ? value : NULL;
    }
}

/* The text of an element on one line; NULL if it has none. */
static char *
dup_line (const Reading *reading, guint index)
{
  g_autofree char *text = qd_xml_tree_dup_text (reading->tree, index);

  return _qd_feed_dup_line (text);
}

static char *
dup_address (const Reading *reading, guint index, const char *address)
{
  g_autofree char *base = dup_base (reading, index);

  return _qd_feed_resolve (base, address);
}

/* Newer versions of libxml2 deprecate htmlEntityLookup(), and have nothing in its place. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS
/* Whether plain text is in truth HTML: it has a tag that is closed, or a reference to a character. */
static gboolean
looks_like_html (const char *text)
{
  const char *last = strrchr (text, '>');

  for (const char *p = strstr (text, "</"); p != NULL && p < last; p = strstr (p + 1, "</"))
    if (g_ascii_isalpha (p[2]))
      return TRUE;
  for (const char *p = strchr (text, '&'); p != NULL; p = strchr (p + 1, '&'))
    {
      gsize            n = strspn (p + 1, "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
      g_autofree char *name = n > 0 && n < 32 ? g_strndup (p + 1, n) : NULL;

      if (name != NULL && p[1 + n] == ';' && (*name == '#' || g_str_equal (name, "apos") || htmlEntityLookup ((const xmlChar *)name) != NULL))
        return TRUE;
    }
  return FALSE;
}
G_GNUC_END_IGNORE_DEPRECATIONS

/* Base64 of bytes that are text. */
static char *
decode_base64 (const char *value)
{
  gsize                    len = 0;
  g_autofree guchar       *bytes = g_base64_decode (value, &len);
  g_auto (QdCharsetResult) text = { 0 };
  guint64                  line;

  if (len == 0 || qd_charset_looks_binary (bytes, len) || !qd_charset_decode (bytes, len, NULL, &text, &line, NULL))
    return NULL;
  return g_steal_pointer (&text.text);
}

/* What is in an element of Atom with XHTML inside: the content of its div (RFC 4287, section 3.1.1.3). */
static char *
dup_xhtml (const Reading *reading, guint index)
{
  guint child = next_child (reading, index, 0);

  if (child != 0 && next_child (reading, index, child) == 0 && g_str_equal (reading->nodes[child].name, "div"))
    return qd_xml_tree_dup_markup (reading->tree, child);
  return qd_xml_tree_dup_markup (reading->tree, index);
}

static gboolean
is_xml_type (const char *type)
{
  return type != NULL && (g_str_has_suffix (type, "+xml") || g_str_has_suffix (type, "/xml"));
}

/* Names that Atom 1.0 knows have a media type; Atom 0.3 says in "mode" how the text is packed. */
static QdFeedText *
read_atom_text (const Reading *reading, guint index)
{
  const char      *type = qd_xml_tree_get_attr (reading->tree, index, "type");
  const char      *mode = qd_xml_tree_get_attr (reading->tree, index, "mode");
  g_autofree char *base = dup_base (reading, index);
  g_autofree char *value = NULL;
  g_autofree char *kind = type != NULL ? g_strstrip (g_ascii_strdown (type, -1)) : NULL;
  gboolean         inside = qd_xml_tree_has_elements (reading->tree, index);

  if (kind != NULL)
    kind[strcspn (kind, ";")] = '\0';
  if (g_strcmp0 (mode, "base64") == 0 ||
      (mode == NULL && kind != NULL && strchr (kind, '/') != NULL && !inside && !g_str_has_prefix (kind, "text/") && !is_xml_type (kind)))
    {
      g_autofree char *packed = qd_xml_tree_dup_text (reading->tree, index);

      value = decode_base64 (packed);
      if (value == NULL)
        return _qd_feed_text_new (kind != NULL ? kind : "application/octet-stream", "", NULL, NULL);
      if (kind != NULL && !g_str_has_prefix (kind, "text/") && !is_xml_type (kind))
        g_set_str (&kind, looks_like_html (value) ? "text/html" : "text/plain");
    }
  else if (inside)
    {
      value = dup_xhtml (reading, index);
      if (kind == NULL || g_str_equal (kind, "text") || g_str_equal (kind, "text/plain") || g_str_equal (kind, "html") || g_str_equal (kind, "text/html"))
        g_set_str (&kind, "application/xhtml+xml");
    }
  else
    {
      value = qd_xml_tree_dup_text (reading->tree, index);
      /* XHTML that was escaped is HTML; so is plain text that clearly is not plain. */
      if (kind != NULL && (g_str_equal (kind, "xhtml") || is_xml_type (kind)))
        g_set_str (&kind, strchr (value, '<') != NULL || strchr (value, '&') != NULL ? "text/html" : kind);
      else if ((kind == NULL || g_str_equal (kind, "text") || g_str_equal (kind, "text/plain")) && looks_like_html (value))
        g_set_str (&kind, "text/html");
    }
  return _qd_feed_text_new (kind, value, find_language (reading, index), base);
}

/* RSS does not say what its texts are: descriptions are HTML, and so is a title that looks like it. */
static QdFeedText *
read_rss_text (const Reading *reading, guint index, gboolean html)
{
  g_autofree char *base = dup_base (reading, index);
  g_autofree char *value = NULL;

  if (qd_xml_tree_has_elements (reading->tree, index))
    {
      value = qd_xml_tree_dup_markup (reading->tree, index);
      return _qd_feed_text_new ("application/xhtml+xml", value, find_language (reading, index), base);
    }
  value = qd_xml_tree_dup_text (reading->tree, index);
  return _qd_feed_text_new (html || looks_like_html (value) ? "text/html" : "text/plain", value, find_language (reading, index), base);
}

static QdFeedText *
read_text (const Reading *reading, guint index, gboolean html)
{
  const QdXmlNode *node = &reading->nodes[index];

  if (is_atom (node) || (reading->atom && is_feed_ns (node->ns)) || qd_xml_tree_get_attr (reading->tree, index, "mode") != NULL)
    return read_atom_text (reading, index);
  return read_rss_text (reading, index, html);
}

static void
take_text (QdFeedText **field, QdFeedText *text)
{
  if (*field == NULL || *(*field)->value == '\0')
    {
      _qd_feed_text_free (*field);
      *field = text;
    }
  else
    _qd_feed_text_free (text);
}

static void
take_string (char **field, char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

static void
add_person (GPtrArray *people, QdFeedPerson *person)
{
  if (person != NULL)
    g_ptr_array_add (people, person);
}

/* An author of Atom, or of another vocabulary with elements inside, or just words. */
static QdFeedPerson *
read_person (const Reading *reading, guint index)
{
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *words = NULL;

  for (guint i = index + 1; i < reading->nodes[index].end; i++)
    {
      const char *field = reading->nodes[i].name;

      if (field == NULL)
        continue;
      if (g_str_equal (field, "name"))
        take_string (&name, dup_line (reading, i));
      else if (g_str_equal (field, "email") || g_str_equal (field, "mbox"))
        take_string (&email, dup_line (reading, i));
      else if (g_str_equal (field, "uri") || g_str_equal (field, "url") || g_str_equal (field, "homepage"))
        {
          g_autofree char *line = dup_line (reading, i);

          take_string (&uri, dup_address (reading, i, line));
        }
    }
  if (name != NULL || email != NULL || uri != NULL)
    return _qd_feed_person_new (name, email, uri);
  words = dup_line (reading, index);
  return _qd_feed_person_parse (words);
}

static void
take_date (const Reading *reading, guint index, gint64 *time, char **text)
{
  g_autofree char *line = dup_line (reading, index);
  gint64           found;

  if (line == NULL || *time != QD_TIME_UNKNOWN)
    return;
  if (qd_feed_date_parse (line, &found))
    {
      *time = found;
      g_set_str (text, line);
    }
  else if (*text == NULL)
    *text = g_steal_pointer (&line);
}

/* The links of Atom that an entry or a feed has. */
typedef struct
{
  char *alternate;
  char *other_alternate;
  char *self;
  char *plain;
  char *content;
} Links;

static void
links_clear (Links *links)
{
  g_free (links->alternate);
  g_free (links->other_alternate);
  g_free (links->self);
  g_free (links->plain);
  g_free (links->content);
}

static void
read_link (const Reading *reading, guint index, Links *links)
{
  const char      *href = qd_xml_tree_get_attr (reading->tree, index, "href");
  const char      *rel = qd_xml_tree_get_attr (reading->tree, index, "rel");
  const char      *type = qd_xml_tree_get_attr (reading->tree, index, "type");
  g_autofree char *text = NULL;
  char            *address;

  if (href == NULL)
    {
      text = dup_line (reading, index);
      address = dup_address (reading, index, text);
      if (address != NULL)
        take_string (&links->plain, address);
      return;
    }
  address = dup_address (reading, index, href);
  if (address == NULL)
    return;
  if (rel != NULL && g_str_has_prefix (rel, "http://www.iana.org/assignments/relation/"))
    rel += strlen ("http://www.iana.org/assignments/relation/");
  if (rel == NULL || *rel == '\0' || g_ascii_strcasecmp (rel, "alternate") == 0)
    {
      if (type == NULL || *type == '\0' || g_ascii_strncasecmp (type, "text/html", 9) == 0 || g_ascii_strncasecmp (type, "application/xhtml", 17) == 0)
        take_string (&links->alternate, address);
      else
        take_string (&links->other_alternate, address);
    }
  else if (g_ascii_strcasecmp (rel, "self") == 0)
    take_string (&links->self, address);
  else
    g_free (address);
}

static char *
choose_link (const Links *links)
{
  if (links->plain != NULL)
    return g_strdup (links->plain);
  return g_strdup (links->alternate != NULL ? links->alternate : links->other_alternate);
}

/* What an entry has, until all of it is read. */
typedef struct
{
  QdFeedEntry *entry;
  Links        links;
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
} Parts;

static void
read_guid (const Reading *reading, guint index, Parts *parts)
{
  const char      *permalink = qd_xml_tree_get_attr (reading->tree, index, "ispermalink");
  g_autofree char *value = dup_line (reading, index);
  gboolean         address;

  if (value == NULL || parts->guid != NULL)
    return;
  address = g_ascii_strncasecmp (value, "http://", 7) == 0 || g_ascii_strncasecmp (value, "https://", 8) == 0;
  if (permalink != NULL && g_ascii_strcasecmp (permalink, "true") == 0 && !address)
    {
      parts->guid_link = dup_address (reading, index, value);
      parts->guid = g_strdup (parts->guid_link);
    }
  else if (address && (permalink == NULL || g_ascii_strcasecmp (permalink, "false") != 0))
    parts->guid_link = g_strdup (value);
  if (parts->guid == NULL)
    parts->guid = g_steal_pointer (&value);
}

static gboolean
read_entry_text (const Reading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (is_own (node, "title"))
    take_text (&entry->title, read_text (reading, index, FALSE));
  else if (is_of (node, QD_XML_NS_DC, "title") || is_of (node, QD_XML_NS_DCTERMS, "title") || is_of (node, QD_XML_NS_MEDIA, "title"))
    take_text (&parts->other_title, read_text (reading, index, FALSE));
  else if (is_own (node, "description") || is_own (node, "summary") || is_own (node, "abstract"))
    {
      QdFeedText *text = read_text (reading, index, TRUE);

      /* Of a summary and a description, the second is the content. */
      if (entry->summary != NULL && *entry->summary->value != '\0')
        g_ptr_array_add (entry->contents, text);
      else
        take_text (&entry->summary, text);
    }
  else if (is_of (node, QD_XML_NS_DC, "description") || is_of (node, QD_XML_NS_DCTERMS, "abstract") || is_of (node, QD_XML_NS_ITUNES, "summary"))
    take_text (&parts->other_summary, read_text (reading, index, TRUE));
  else if (is_of (node, QD_XML_NS_CONTENT, "encoded") || is_of (node, QD_XML_NS_XHTML, "body") || is_of (node, QD_XML_NS_XHTML, "div") ||
           is_own (node, "content") || is_own (node, "body") || is_own (node, "fullitem") || is_own (node, "encoded"))
    {
      const char *src = qd_xml_tree_get_attr (reading->tree, index, "src");

      if (src != NULL && is_own (node, "content"))
        take_string (&parts->links.content, dup_address (reading, index, src));
      g_ptr_array_add (entry->contents, read_text (reading, index, TRUE));
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_entry_date (const Reading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (is_own (node, "pubdate") || is_own (node, "published") || is_own (node, "issued") || is_of (node, QD_XML_NS_DCTERMS, "issued"))
    take_date (reading, index, &entry->published, &entry->published_text);
  else if (is_own (node, "updated") || is_own (node, "modified") || is_own (node, "lastbuilddate") || is_of (node, QD_XML_NS_DCTERMS, "modified"))
    take_date (reading, index, &entry->updated, &entry->updated_text);
  else if (is_of (node, QD_XML_NS_DC, "date") || is_of (node, QD_XML_NS_DCTERMS, "date") || is_own (node, "date"))
    take_date (reading, index, &parts->date, &parts->date_text);
  else if (is_own (node, "created") || is_of (node, QD_XML_NS_DCTERMS, "created"))
    take_date (reading, index, &parts->created, &parts->created_text);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_entry_person (const Reading *reading, guint index, Parts *parts)
{
  const QdXmlNode *node = &reading->nodes[index];

  if (is_own (node, "author"))
    add_person (parts->entry->authors, read_person (reading, index));
  else if (is_of (node, QD_XML_NS_DC, "creator") || is_of (node, QD_XML_NS_DC, "author") || is_of (node, QD_XML_NS_DCTERMS, "creator") ||
           is_of (node, QD_XML_NS_FOAF, "maker"))
    add_person (parts->creators, read_person (reading, index));
  else if (is_of (node, QD_XML_NS_ITUNES, "author"))
    add_person (parts->podcasters, read_person (reading, index));
  else
    return FALSE;
  return TRUE;
}

/* The title and the authors of the feed that an entry was taken over from (RFC 4287, section 4.2.11; RSS 2.0, source). */
static void
read_source (const Reading *reading, guint index, Parts *parts, GPtrArray *authors)
{
  gboolean inside = qd_xml_tree_has_elements (reading->tree, index);

  if (!inside)
    {
      take_string (&parts->entry->source, dup_line (reading, index));
      return;
    }
  for (guint i = next_child (reading, index, 0); i != 0; i = next_child (reading, index, i))
    if (is_own (&reading->nodes[i], "title"))
      {
        QdFeedText *title = read_text (reading, i, FALSE);

        take_string (&parts->entry->source, qd_feed_text_dup_plain (title));
        _qd_feed_text_free (title);
      }
    else if (is_own (&reading->nodes[i], "author"))
      add_person (authors, read_person (reading, i));
}

static void
read_entry_part (const Reading *reading, guint index, Parts *parts, GPtrArray *source_authors)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeedEntry     *entry = parts->entry;

  if (read_entry_text (reading, index, parts) || read_entry_date (reading, index, parts) || read_entry_person (reading, index, parts))
    return;
  if (is_own (node, "link"))
    {
      /* In RSS, Atom's links stand beside the entry's own. */
      if (is_atom (node) && !reading->atom)
        {
          Links beside = { 0 };

          read_link (reading, index, &beside);
          if (beside.alternate != NULL)
            take_string (&parts->links.alternate, g_strdup (beside.alternate));
          links_clear (&beside);
        }
      else
        read_link (reading, index, &parts->links);
    }
  else if (is_own (node, "guid") || is_own (node, "id"))
    {
      if (reading->atom || is_own (node, "id"))
        {
          g_autofree char *value = dup_line (reading, index);

          if (value != NULL)
            take_string (&parts->guid, dup_address (reading, index, value));
        }
      else
        read_guid (reading, index, parts);
    }
  else if (is_of (node, QD_XML_NS_DC, "identifier") || is_of (node, QD_XML_NS_DCTERMS, "identifier"))
    take_string (&parts->identifier, dup_line (reading, index));
  else if (is_of (node, QD_XML_NS_DC, "language"))
    take_string (&entry->language, dup_line (reading, index));
  else if (is_own (node, "source"))
    read_source (reading, index, parts, source_authors);
  /* CDF has the page as an element of HTML. */
  else if (is_own (node, "a") && qd_xml_tree_get_attr (reading->tree, index, "href") != NULL)
    read_link (reading, index, &parts->links);
}

static const char *
find_about (const Reading *reading, guint index)
{
  const char *name;
  const char *value;

  for (guint i = 0; qd_xml_tree_get_attribute (reading->tree, index, i, &name, &value); i++)
    if ((g_str_has_suffix (name, ":about") || g_str_equal (name, "about")) && *value != '\0')
      return value;
  return NULL;
}

/* Moves people over, if nobody is there yet. */
static void
fall_back (GPtrArray *people, GPtrArray *others)
{
  if (people->len == 0)
    g_ptr_array_extend_and_steal (people, others);
  else
    g_ptr_array_unref (others);
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
finish_entry (const Reading *reading, guint index, Parts *parts, GPtrArray *source_authors)
{
  QdFeedEntry *entry = parts->entry;
  const char  *about = find_about (reading, index);
  const char  *href = qd_xml_tree_get_attr (reading->tree, index, "href");

  /* An address alone, where the name is given too, is no byline. */
  if (!has_name (entry->authors) && has_name (parts->creators))
    g_ptr_array_set_size (entry->authors, 0);
  fall_back (entry->authors, parts->creators);
  fall_back (entry->authors, parts->podcasters);
  fall_back (entry->authors, source_authors);
  if (entry->title == NULL || *entry->title->value == '\0')
    take_text (&entry->title, g_steal_pointer (&parts->other_title));
  if (entry->summary == NULL || *entry->summary->value == '\0')
    take_text (&entry->summary, g_steal_pointer (&parts->other_summary));
  if (about != NULL && parts->guid == NULL)
    parts->guid = dup_address (reading, index, about);
  entry->id = g_strdup (parts->guid != NULL ? parts->guid : parts->identifier);
  entry->link = choose_link (&parts->links);
  if (entry->link == NULL)
    entry->link = g_strdup (parts->guid_link);
  if (entry->link == NULL && href != NULL)
    entry->link = dup_address (reading, index, href);
  if (entry->link == NULL)
    entry->link = g_strdup (parts->links.content);
  if (entry->link == NULL && about != NULL && g_str_has_prefix (about, "http"))
    entry->link = g_strdup (about);
  if (entry->updated == QD_TIME_UNKNOWN && parts->date != QD_TIME_UNKNOWN)
    {
      entry->updated = parts->date;
      g_set_str (&entry->updated_text, parts->date_text);
    }
  if (entry->published == QD_TIME_UNKNOWN && entry->published_text == NULL && parts->created != QD_TIME_UNKNOWN)
    {
      entry->published = parts->created;
      g_set_str (&entry->published_text, parts->created_text);
    }
  take_string (&entry->language, g_strdup (find_language (reading, index)));
}

static void
parts_clear (Parts *parts)
{
  links_clear (&parts->links);
  g_free (parts->guid);
  g_free (parts->guid_link);
  g_free (parts->identifier);
  _qd_feed_text_free (parts->other_title);
  _qd_feed_text_free (parts->other_summary);
  g_free (parts->created_text);
  g_free (parts->date_text);
}

static QdFeedEntry *
read_entry (const Reading *reading, guint index)
{
  Parts      parts = { .entry = _qd_feed_entry_new (), .created = QD_TIME_UNKNOWN, .date = QD_TIME_UNKNOWN };
  GPtrArray *source_authors = g_ptr_array_new ();
  gsize      start = reading->nodes[index].start;

  parts.creators = g_ptr_array_new ();
  parts.podcasters = g_ptr_array_new ();
  for (guint i = next_child (reading, index, 0); i != 0; i = next_child (reading, index, i))
    read_entry_part (reading, i, &parts, source_authors);
  /* CDF says when in an attribute. */
  for (guint i = 0; i < 1; i++)
    {
      const char *modified = qd_xml_tree_get_attr (reading->tree, index, "lastmod");

      if (modified != NULL && parts.date == QD_TIME_UNKNOWN && qd_feed_date_parse (modified, &parts.date))
        g_set_str (&parts.date_text, modified);
    }
  finish_entry (reading, index, &parts, source_authors);
  parts_clear (&parts);
  parts.entry->original = g_bytes_new (reading->text + start, reading->nodes[index].stop - start);
  return parts.entry;
}

/* What the feed says of itself: the children of its channel, or of its root in Atom. */
static void
read_feed_part (const Reading *reading, guint index, Links *links, GPtrArray *others, QdFeedText **other_title)
{
  const QdXmlNode *node = &reading->nodes[index];
  QdFeed          *feed = reading->feed;

  if (is_own (node, "title"))
    take_text (&feed->title, read_text (reading, index, FALSE));
  else if (is_of (node, QD_XML_NS_DC, "title"))
    take_text (other_title, read_text (reading, index, FALSE));
  else if (is_own (node, "description") || is_own (node, "subtitle") || is_own (node, "tagline") || is_own (node, "abstract"))
    take_text (&feed->subtitle, read_text (reading, index, TRUE));
  else if (is_own (node, "link"))
    {
      Links beside = { 0 };

      read_link (reading, index, &beside);
      if (beside.self != NULL)
        take_string (&links->self, g_strdup (beside.self));
      if (beside.plain != NULL)
        take_string (&links->plain, g_strdup (beside.plain));
      if (beside.alternate != NULL && !(is_atom (node) && !reading->atom))
        take_string (&links->alternate, g_strdup (beside.alternate));
      else if (beside.alternate != NULL)
        take_string (&links->other_alternate, g_strdup (beside.alternate));
      if (beside.other_alternate != NULL)
        take_string (&links->other_alternate, g_strdup (beside.other_alternate));
      links_clear (&beside);
    }
  else if (is_own (node, "author") || is_own (node, "managingeditor"))
    add_person (feed->authors, read_person (reading, index));
  else if (is_of (node, QD_XML_NS_DC, "creator") || is_of (node, QD_XML_NS_DC, "author") || is_of (node, QD_XML_NS_ITUNES, "author"))
    add_person (others, read_person (reading, index));
  else if (is_own (node, "updated") || is_own (node, "modified") || is_own (node, "lastbuilddate") || is_of (node, QD_XML_NS_DC, "date") ||
           is_of (node, QD_XML_NS_DCTERMS, "modified"))
    take_date (reading, index, &feed->updated, &feed->updated_text);
  else if (is_own (node, "language") || is_of (node, QD_XML_NS_DC, "language"))
    take_string (&feed->language, dup_line (reading, index));
  else if (is_own (node, "id") || is_own (node, "guid"))
    {
      g_autofree char *id = dup_line (reading, index);

      if (id != NULL)
        take_string (&feed->id, dup_address (reading, index, id));
    }
}

static void
read_feed (const Reading *reading, guint index)
{
  QdFeed     *feed = reading->feed;
  Links       links = { 0 };
  QdFeedText *other_title = NULL;
  GPtrArray  *others = g_ptr_array_new ();
  const char *href = qd_xml_tree_get_attr (reading->tree, index, "href");

  for (guint i = next_child (reading, index, 0); i != 0; i = next_child (reading, index, i))
    read_feed_part (reading, i, &links, others, &other_title);
  /* A date for the whole where there is none of the last change. */
  for (guint i = next_child (reading, index, 0); i != 0; i = next_child (reading, index, i))
    if (is_own (&reading->nodes[i], "pubdate"))
      take_date (reading, i, &feed->updated, &feed->updated_text);
  fall_back (feed->authors, others);
  if (feed->title == NULL || *feed->title->value == '\0')
    take_text (&feed->title, g_steal_pointer (&other_title));
  _qd_feed_text_free (other_title);
  feed->link = choose_link (&links);
  if (feed->link == NULL && href != NULL)
    feed->link = dup_address (reading, index, href);
  feed->self = g_strdup (links.self);
  if (feed->language == NULL)
    feed->language = g_strdup (find_language (reading, index));
  links_clear (&links);
}

static const char *
find_rss_version (const Reading *reading, guint root)
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
find_version (const Reading *reading, guint root)
{
  const QdXmlNode *node = &reading->nodes[root];

  if (g_str_equal (node->name, "rss"))
    return find_rss_version (reading, root);
  if (g_str_equal (node->name, "feed"))
    {
      const char *version = qd_xml_tree_get_attr (reading->tree, root, "version");

      if (node->ns == QD_XML_NS_ATOM_10)
        return "atom10";
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
  return g_str_equal (node->name, "channel") ? "cdf" : NULL;
}

/* Finds the entries, wherever they stand: RSS 1.0 has them beside the channel, and many feeds have them where they should not
 * be. */
static void
read_entries (const Reading *reading, guint root)
{
  QdFeed *feed = reading->feed;
  gsize   counted = 0;
  guint64 line = 1;

  for (guint i = root + 1; i < reading->nodes[root].end;)
    {
      QdFeedEntry *entry;

      if (!is_own (&reading->nodes[i], "item") && !is_own (&reading->nodes[i], "entry"))
        {
          i++;
          continue;
        }
      if (feed->entries->len >= QD_FEED_MOST_ENTRIES)
        feed->n_skipped++;
      else
        {
          entry = read_entry (reading, i);
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
  Reading               reading = { .tree = tree, .text = text, .address = address };
  const char           *version = NULL;
  guint                 root = 0;
  guint                 channel;

  if (tree == NULL)
    return NULL;
  reading.nodes = qd_xml_tree_get_nodes (tree, &reading.n_nodes);
  for (root = next_child (&reading, 0, 0); root != 0 && version == NULL; root = version == NULL ? next_child (&reading, 0, root) : root)
    {
      version = find_version (&reading, root);
      if (version != NULL)
        break;
    }
  if (version == NULL)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT, _ ("This is no feed: it has no RSS, Atom or JSON Feed in it."));
      return NULL;
    }
  feed = _qd_feed_new (version);
  reading.feed = feed;
  reading.atom = g_str_has_prefix (version, "atom");
  channel = root;
  for (guint i = root + 1; !reading.atom && i < reading.nodes[root].end; i++)
    if (is_own (&reading.nodes[i], "channel") && channel == root)
      channel = i;
  read_feed (&reading, channel);
  read_entries (&reading, root);
  if (qd_xml_tree_get_fault (tree) != G_MAXSIZE)
    feed->broken_line = (guint64)qd_xml_tree_get_fault (tree) + 1;
  feed->cut_off = qd_xml_tree_is_cut_off (tree);
  return g_steal_pointer (&feed);
}

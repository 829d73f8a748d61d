/* qd-feed-fields.c: what entries and feeds have in common: texts, people, dates, links
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "import/qd-feed-date.h"
#include "import/qd-feed-reading.h"

/* Whether a namespace is that of feeds, or none. */
static gboolean
is_own_ns (QdXmlNs ns)
{
  return ns == QD_XML_NS_NONE || (ns >= QD_XML_NS_RSS && ns <= QD_XML_NS_ATOM_10);
}

/* Whether an element is of Atom. */
gboolean
_qd_feed_is_atom (const QdXmlNode *node)
{
  return node->ns == QD_XML_NS_ATOM_03 || node->ns == QD_XML_NS_ATOM_10;
}

/* Whether a node is the element @name of the feed's own vocabulary. */
gboolean
_qd_feed_is_own (const QdXmlNode *node, const char *name)
{
  return node->name != NULL && is_own_ns (node->ns) && g_str_equal (node->name, name);
}

/* Whether a node is the element @name of another vocabulary. */
gboolean
_qd_feed_is_of (const QdXmlNode *node, QdXmlNs ns, const char *name)
{
  return node->name != NULL && node->ns == ns && g_str_equal (node->name, name);
}

/* The next child of @parent behind @after, or the first one for 0; 0 if there is none. Only elements count. */
guint
_qd_feed_next_child (const QdFeedReading *reading, guint parent, guint after)
{
  guint i = after == 0 ? parent + 1 : reading->nodes[after].end;

  while (i < reading->nodes[parent].end && reading->nodes[i].name == NULL)
    i = reading->nodes[i].end;
  return i < reading->nodes[parent].end ? i : 0;
}

/* What addresses in a node start from: xml:base of the elements around it, each itself relative to those around that (XML
 * Base), and where the feed is from. */
static char *
dup_base (const QdFeedReading *reading, guint index)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();
  g_autofree char      *base = g_strdup (reading->address);

  for (guint i = index;; i = reading->nodes[i].parent)
    {
      const char *value = qd_xml_tree_get_attr (reading->tree, i, "xml:base");

      /* CDF has an attribute of its own for it. */
      if (value == NULL && (_qd_feed_is_own (&reading->nodes[i], "channel") || _qd_feed_is_own (&reading->nodes[i], "item")))
        value = qd_xml_tree_get_attr (reading->tree, i, "base");
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

/* The language that an element says it has, or one around it; NULL if none does. */
const char *
_qd_feed_find_language (const QdFeedReading *reading, guint index)
{
  for (guint i = index;; i = reading->nodes[i].parent)
    {
      const char *value = qd_xml_tree_get_attr (reading->tree, i, "xml:lang");

      if (value != NULL || i == 0)
        return value != NULL && *value != '\0' ? value : NULL;
    }
}

/* The text of an element on one line; NULL if it has none. */
char *
_qd_feed_dup_element_line (const QdFeedReading *reading, guint index)
{
  g_autofree char *text = qd_xml_tree_dup_text (reading->tree, index);

  return _qd_feed_dup_line (text);
}

/* An address as a whole, relative ones by what is around the element. */
char *
_qd_feed_dup_address (const QdFeedReading *reading, guint index, const char *address)
{
  g_autofree char *base = dup_base (reading, index);

  return _qd_feed_resolve (base, address);
}

/* What an element of RDF is about; NULL if it does not say. */
const char *
_qd_feed_find_about (const QdFeedReading *reading, guint index)
{
  const char *name;
  const char *value;

  for (guint i = 0; qd_xml_tree_get_attribute (reading->tree, index, i, &name, &value); i++)
    if ((g_str_has_suffix (name, ":about") || g_str_equal (name, "about")) && *value != '\0')
      return value;
  return NULL;
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

/* The element whose content is the text of an element of Atom with XHTML inside: its div (RFC 4287, section 3.1.1.3). */
static guint
find_xhtml (const QdFeedReading *reading, guint index)
{
  guint child = _qd_feed_next_child (reading, index, 0);

  if (child != 0 && _qd_feed_next_child (reading, index, child) == 0 && g_str_equal (reading->nodes[child].name, "div"))
    return child;
  return index;
}

static gboolean
is_xml_type (const char *type)
{
  return type != NULL && (g_str_has_suffix (type, "+xml") || g_str_has_suffix (type, "/xml"));
}

/* Names that Atom 1.0 knows have a media type; Atom 0.3 says in "mode" how the text is packed. */
static QdFeedText *
read_atom_text (const QdFeedReading *reading, guint index)
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
      index = find_xhtml (reading, index);
      value = qd_xml_tree_dup_markup (reading->tree, index);
      g_set_str (&base, NULL);
      base = dup_base (reading, index);
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
  return _qd_feed_text_new (kind, value, _qd_feed_find_language (reading, index), base);
}

/* RSS does not say what its texts are: descriptions are HTML, and so is a title that looks like it. */
static QdFeedText *
read_rss_text (const QdFeedReading *reading, guint index, gboolean is_title)
{
  g_autofree char *base = dup_base (reading, index);
  g_autofree char *value = NULL;

  if (qd_xml_tree_has_elements (reading->tree, index))
    {
      value = qd_xml_tree_dup_markup (reading->tree, index);
      return _qd_feed_text_new ("application/xhtml+xml", value, _qd_feed_find_language (reading, index), base);
    }
  value = qd_xml_tree_dup_text (reading->tree, index);
  return _qd_feed_text_new (!is_title || looks_like_html (value) ? "text/html" : "text/plain", value, _qd_feed_find_language (reading, index), base);
}

static QdFeedText *
read_text (const QdFeedReading *reading, guint index, gboolean is_title)
{
  const QdXmlNode *node = &reading->nodes[index];

  if (_qd_feed_is_atom (node) || (reading->atom && is_own_ns (node->ns)) || qd_xml_tree_get_attr (reading->tree, index, "mode") != NULL)
    return read_atom_text (reading, index);
  return read_rss_text (reading, index, is_title);
}

/* A title. */
QdFeedText *
_qd_feed_read_title (const QdFeedReading *reading, guint index)
{
  return read_text (reading, index, TRUE);
}

/* A summary or a content. */
QdFeedText *
_qd_feed_read_text (const QdFeedReading *reading, guint index)
{
  return read_text (reading, index, FALSE);
}

/* Takes a text for a field that has none yet. */
void
_qd_feed_take_text (QdFeedText **field, QdFeedText *text)
{
  if (*field == NULL || *(*field)->value == '\0')
    {
      _qd_feed_text_free (*field);
      *field = text;
    }
  else
    _qd_feed_text_free (text);
}

/* Takes a string for a field that has none yet. */
void
_qd_feed_take_string (char **field, char *value)
{
  if (*field == NULL)
    *field = value;
  else
    g_free (value);
}

/* Takes a person, if there is one. */
void
_qd_feed_add_person (GPtrArray *people, QdFeedPerson *person)
{
  if (person != NULL)
    g_ptr_array_add (people, person);
}

/* An author of Atom, or of another vocabulary with elements inside, or just words. */
QdFeedPerson *
_qd_feed_read_person (const QdFeedReading *reading, guint index)
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
        _qd_feed_take_string (&name, _qd_feed_dup_element_line (reading, i));
      else if (g_str_equal (field, "email") || g_str_equal (field, "mbox"))
        _qd_feed_take_string (&email, _qd_feed_dup_element_line (reading, i));
      else if (g_str_equal (field, "uri") || g_str_equal (field, "url") || g_str_equal (field, "homepage"))
        {
          g_autofree char *line = _qd_feed_dup_element_line (reading, i);

          _qd_feed_take_string (&uri, _qd_feed_dup_address (reading, i, line));
        }
    }
  if (name != NULL || email != NULL || uri != NULL)
    return _qd_feed_person_new (name, email, uri);
  words = _qd_feed_dup_element_line (reading, index);
  return _qd_feed_person_parse (words);
}

/* Takes a date for a field that has none yet; one that cannot be understood is kept as text alone. */
void
_qd_feed_take_date (const QdFeedReading *reading, guint index, gint64 *time, char **text)
{
  g_autofree char *line = _qd_feed_dup_element_line (reading, index);
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

/* Frees what is in it. */
void
_qd_feed_links_clear (QdFeedLinks *links)
{
  g_free (links->alternate);
  g_free (links->other_alternate);
  g_free (links->self);
  g_free (links->plain);
  g_free (links->content);
  g_clear_pointer (&links->all, g_ptr_array_unref);
}

/* Notes a link beside the others. */
static void
note_link (QdFeedLinks *links, const char *address, const char *rel, const char *type, const char *title, const char *length)
{
  if (links->all == NULL)
    links->all = g_ptr_array_new_with_free_func (_qd_feed_link_free);
  _qd_feed_add_link (links->all, address, rel, type, title, length);
}

/* Takes a link, in the element or its attribute. */
void
_qd_feed_read_link (const QdFeedReading *reading, guint index, QdFeedLinks *links)
{
  const char      *href = qd_xml_tree_get_attr (reading->tree, index, "href");
  const char      *rel = qd_xml_tree_get_attr (reading->tree, index, "rel");
  const char      *type = qd_xml_tree_get_attr (reading->tree, index, "type");
  g_autofree char *text = NULL;
  char            *address;

  if (href == NULL)
    {
      text = _qd_feed_dup_element_line (reading, index);
      address = _qd_feed_dup_address (reading, index, text);
      note_link (links, address, "alternate", "text/html", NULL, NULL);
      if (address != NULL)
        _qd_feed_take_string (&links->plain, address);
      return;
    }
  address = _qd_feed_dup_address (reading, index, href);
  if (address == NULL)
    return;
  if (rel != NULL && g_str_has_prefix (rel, "http://www.iana.org/assignments/relation/"))
    rel += strlen ("http://www.iana.org/assignments/relation/");
  note_link (links, address, rel != NULL && *rel != '\0' ? rel : "alternate", type, qd_xml_tree_get_attr (reading->tree, index, "title"),
             qd_xml_tree_get_attr (reading->tree, index, "length"));
  if (rel == NULL || *rel == '\0' || g_ascii_strcasecmp (rel, "alternate") == 0)
    {
      if (type == NULL || *type == '\0' || g_ascii_strncasecmp (type, "text/html", 9) == 0 || g_ascii_strncasecmp (type, "application/xhtml", 17) == 0)
        _qd_feed_take_string (&links->alternate, address);
      else
        _qd_feed_take_string (&links->other_alternate, address);
    }
  else if (g_ascii_strcasecmp (rel, "self") == 0)
    _qd_feed_take_string (&links->self, address);
  else
    g_free (address);
}

/* Takes over all that another has noted. */
void
_qd_feed_links_take_all (QdFeedLinks *links, QdFeedLinks *from)
{
  for (guint i = 0; from->all != NULL && i < from->all->len; i++)
    {
      const QdFeedLink *link = g_ptr_array_index (from->all, i);

      note_link (links, link->address, link->rel, link->type, link->title, link->length);
    }
}

/* Takes what RSS has beside a text: a file to be heard or seen. */
void
_qd_feed_read_enclosure (const QdFeedReading *reading, guint index, QdFeedLinks *links)
{
  const char      *url = qd_xml_tree_get_attr (reading->tree, index, "url");
  g_autofree char *address = url != NULL ? _qd_feed_dup_address (reading, index, url) : NULL;

  note_link (links, address, "enclosure", qd_xml_tree_get_attr (reading->tree, index, "type"), NULL,
             qd_xml_tree_get_attr (reading->tree, index, "length"));
}

/* Whether a node says under which licence something is. */
gboolean
_qd_feed_is_license (const QdXmlNode *node)
{
  return _qd_feed_is_of (node, QD_XML_NS_LICENSE, "license");
}

/* Takes a licence: its address stands in the element or in an attribute of RDF. */
void
_qd_feed_read_license (const QdFeedReading *reading, guint index, QdFeedLinks *links)
{
  const char      *resource = qd_xml_tree_get_attr (reading->tree, index, "rdf:resource");
  g_autofree char *line = resource == NULL ? _qd_feed_dup_element_line (reading, index) : NULL;
  g_autofree char *address = _qd_feed_dup_address (reading, index, resource != NULL ? resource : line);

  note_link (links, address, "license", NULL, NULL, NULL);
}

/* The address at which something is to be read. */
char *
_qd_feed_choose_link (const QdFeedLinks *links)
{
  if (links->plain != NULL)
    return g_strdup (links->plain);
  return g_strdup (links->alternate != NULL ? links->alternate : links->other_alternate);
}

/* Moves people over, if nobody is there yet. */
void
_qd_feed_fall_back (GPtrArray *people, GPtrArray *others)
{
  if (people->len == 0)
    g_ptr_array_extend_and_steal (people, others);
  else
    g_ptr_array_unref (others);
}

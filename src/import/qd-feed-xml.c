/* qd-feed-xml.c: XML as feeds have it, well-formed or not
 *
 * One feed in ten is no well-formed XML on some day: a bare “&”, a tag of HTML that is never closed, a prefix that nobody
 * declared, an entity of HTML. A reader that gives up there, or another one that then takes over and sees things otherwise,
 * would make the articles of such a feed others from one day to the next. So there is one reader for both, and it reads what
 * is well-formed as XML 1.0 has it. It makes no request, knows no external entity, and replaces the entities that the
 * document declares only where their value is characters and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-feed-entity.h"
#include "import/qd-feed-xml-private.h"
#include "import/qd-reader.h"

/* Elements inside more elements than this are put beside each other. */
#define DEEPEST 256

#define MOST_NODES 4000000
#define MOST_ATTRS 128
#define LONGEST_NAME 256

/* So many declarations of namespaces are in force at once; others are not heeded. */
#define MOST_BINDINGS 128

/* How many elements are read between two looks at whether to go on. */
#define CANCEL_EVERY 1024

typedef struct
{
  const char *prefix;
  QdXmlNs     ns;
} Binding;

typedef struct
{
  guint node;
  guint n_bindings;
} Open;

typedef struct
{
  QdXmlTree      *tree;
  const char     *text;
  const char     *p;
  const char     *end;
  GString        *buffer;
  GString        *value;
  QdFeedEntities *entities;
  Open            open[DEEPEST];
  guint           depth;
  guint           overflow;
  Binding         bindings[MOST_BINDINGS];
  guint           n_bindings;
  gboolean        no_quote[2];
  gsize           text_start;
  GCancellable   *cancellable;
  GError         *error;
} Parser;

static const struct
{
  const char *uri;
  const char *prefix;
  QdXmlNs     ns;
} vocabularies[] = {
  { "http://backend.userland.com/rss", "rss", QD_XML_NS_RSS },
  { "http://backend.userland.com/rss2", NULL, QD_XML_NS_RSS },
  { "http://blogs.law.harvard.edu/tech/rss", NULL, QD_XML_NS_RSS },
  { "http://cyber.law.harvard.edu/rss/rss.html", NULL, QD_XML_NS_RSS },
  { "http://my.netscape.com/publish/formats/rss-0.91.dtd", NULL, QD_XML_NS_RSS },
  { "http://my.netscape.com/rdf/simple/0.9", NULL, QD_XML_NS_RSS_090 },
  { "http://channel.netscape.com/rdf/simple/0.9", NULL, QD_XML_NS_RSS_090 },
  { "http://purl.org/rss/1.0", NULL, QD_XML_NS_RSS_10 },
  { "http://purl.org/rss/1.0/modules/rss091", NULL, QD_XML_NS_RSS },
  { "http://purl.org/net/rss1.1", NULL, QD_XML_NS_RSS_10 },
  { "http://purl.org/atom/ns", NULL, QD_XML_NS_ATOM_03 },
  { "http://purl.org/pie", NULL, QD_XML_NS_ATOM_03 },
  { "http://purl.org/echo", NULL, QD_XML_NS_ATOM_03 },
  { "http://example.com/newformat", NULL, QD_XML_NS_ATOM_03 },
  { "http://example.com/necho", NULL, QD_XML_NS_ATOM_03 },
  { "uri/of/echo/namespace", NULL, QD_XML_NS_ATOM_03 },
  { "http://www.w3.org/2005/atom", "atom", QD_XML_NS_ATOM_10 },
  { "http://www.w3.org/2005/atom", "atom10", QD_XML_NS_ATOM_10 },
  { "http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf", QD_XML_NS_RDF },
  { "http://purl.org/dc/elements/1.1", "dc", QD_XML_NS_DC },
  { "http://purl.org/dc/elements/1.0", NULL, QD_XML_NS_DC },
  { "http://purl.org/dc/terms", "dcterms", QD_XML_NS_DCTERMS },
  { "http://purl.org/rss/1.0/modules/content", "content", QD_XML_NS_CONTENT },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", QD_XML_NS_ITUNES },
  { "http://example.com/dtds/podcast-1.0.dtd", NULL, QD_XML_NS_ITUNES },
  { "http://rssnamespace.org/feedburner/ext/1.0", "feedburner", QD_XML_NS_FEEDBURNER },
  { "http://search.yahoo.com/mrss", "media", QD_XML_NS_MEDIA },
  { "http://www.w3.org/1999/xhtml", "xhtml", QD_XML_NS_XHTML },
  { "http://xmlns.com/foaf/0.1", "foaf", QD_XML_NS_FOAF },
  { "http://backend.userland.com/creativecommonsrssmodule", "creativecommons", QD_XML_NS_LICENSE },
  { "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", NULL, QD_XML_NS_LICENSE },
  { "http://web.resource.org/cc", "cc", QD_XML_NS_LICENSE },
  { "http://creativecommons.org/ns", NULL, QD_XML_NS_LICENSE },
  { "http://prismstandard.org/namespaces/1.2/basic", "prism", QD_XML_NS_PRISM },
  { "http://prismstandard.org/namespaces/basic/2.0", NULL, QD_XML_NS_PRISM },
  { "http://prismstandard.org/namespaces/basic/3.0", NULL, QD_XML_NS_PRISM },
  { "http://webns.net/mvcb", "admin", QD_XML_NS_ADMIN },
};

/* Writers differ in the case of an address, its scheme and what it ends with. */
static QdXmlNs
find_namespace (const char *uri)
{
  g_autofree char *lower = g_strstrip (g_ascii_strdown (uri, -1));
  gsize            len = strlen (lower);
  const char      *bare = lower;

  while (len > 0 && strchr ("/#", lower[len - 1]) != NULL)
    lower[--len] = '\0';
  if (len == 0)
    return QD_XML_NS_NONE;
  if (g_str_has_prefix (bare, "https://"))
    bare += strlen ("https://");
  else if (g_str_has_prefix (bare, "http://"))
    bare += strlen ("http://");
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    {
      const char *known = vocabularies[i].uri;

      if (g_str_equal (bare, g_str_has_prefix (known, "http://") ? known + strlen ("http://") : known))
        return vocabularies[i].ns;
    }
  return QD_XML_NS_OTHER;
}

static QdXmlNs
find_prefix (const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (vocabularies); i++)
    if (g_strcmp0 (vocabularies[i].prefix, prefix) == 0)
      return vocabularies[i].ns;
  return QD_XML_NS_OTHER;
}

static void
note_fault (Parser *parser, const char *at)
{
  if (parser->tree->fault == G_MAXSIZE)
    parser->tree->fault = (gsize)(at - parser->text);
}

static QdXmlNode *
node_at (Parser *parser, guint index)
{
  return &g_array_index (parser->tree->nodes, QdXmlNode, index);
}

static guint
add_node (Parser *parser, gsize start)
{
  GArray   *nodes = parser->tree->nodes;
  QdXmlNode node = { .end = nodes->len + 1, .first_attr = parser->tree->attrs->len, .start = start, .stop = start };

  node.parent = parser->depth > 0 ? parser->open[parser->depth - 1].node : 0;
  g_array_append_val (nodes, node);
  if (nodes->len > MOST_NODES && parser->error == NULL)
    parser->error = g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The feed has more than four million elements."));
  else if (nodes->len % CANCEL_EVERY == 0 && parser->error == NULL)
    g_cancellable_set_error_if_cancelled (parser->cancellable, &parser->error);
  return nodes->len - 1;
}

static void
finish_text (Parser *parser)
{
  guint index;

  if (parser->buffer->len == 0)
    return;
  index = add_node (parser, parser->text_start);
  node_at (parser, index)->text = g_string_chunk_insert_len (parser->tree->strings, parser->buffer->str, (gssize)parser->buffer->len);
  g_string_truncate (parser->buffer, 0);
}

/* Closes open elements until @depth are left. */
static void
close_to (Parser *parser, guint depth, const char *at)
{
  finish_text (parser);
  while (parser->depth > depth)
    {
      QdXmlNode *node = node_at (parser, parser->open[--parser->depth].node);

      node->end = parser->tree->nodes->len;
      node->stop = (gsize)(at - parser->text);
      parser->n_bindings = parser->open[parser->depth].n_bindings;
    }
}

/* g_str_has_prefix() measures the whole rest of the document. */
static gboolean
begins (const char *p, const char *what)
{
  return strncmp (p, what, strlen (what)) == 0;
}

static gboolean
is_name_start (char c)
{
  return g_ascii_isalpha (c) || c == '_' || c == ':' || (guint8)c >= 0x80;
}

static gsize
measure_name (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && (is_name_start (*p) || g_ascii_isdigit (*p) || *p == '.' || *p == '-'))
    p++;
  return (gsize)(p - start);
}

/* The name of an element; of one that is too long, as many characters as are taken. */
static gsize
measure_tag_name (const char *p, const char *end)
{
  gsize len = MIN (measure_name (p, end), LONGEST_NAME);

  while (len > 0 && p + len < end && ((guint8)p[len] & 0xC0) == 0x80)
    len--;
  return len;
}

static void
skip_space (Parser *parser)
{
  while (parser->p < parser->end && g_ascii_isspace (*parser->p))
    parser->p++;
}

/* Goes behind the next @what; FALSE, and to the end, if there is none. */
static gboolean
skip_behind (Parser *parser, const char *what)
{
  const char *found = g_strstr_len (parser->p, parser->end - parser->p, what);

  if (found == NULL)
    {
      note_fault (parser, parser->p);
      parser->p = parser->end;
      return FALSE;
    }
  parser->p = found + strlen (what);
  return TRUE;
}

/* The value of an attribute, from behind the “=”: in quotes, or, as HTML allows it, without. */
static const char *
read_value (Parser *parser)
{
  char        quote = parser->p < parser->end ? *parser->p : '\0';
  guint       which = quote == '"' ? 0 : 1;
  const char *start = parser->p;
  const char *stop = NULL;

  g_string_truncate (parser->value, 0);
  if ((quote == '"' || quote == '\'') && !parser->no_quote[which])
    {
      stop = memchr (start + 1, quote, (gsize)(parser->end - start - 1));
      parser->no_quote[which] = stop == NULL;
    }
  if (stop != NULL)
    {
      start++;
      parser->p = stop + 1;
    }
  else
    {
      note_fault (parser, start);
      for (stop = start; stop < parser->end && !g_ascii_isspace (*stop) && *stop != '>';)
        stop++;
      parser->p = stop;
    }
  if (!qd_feed_entities_append (parser->entities, parser->value, start, (gsize)(stop - start)))
    note_fault (parser, start);
  g_strdelimit (parser->value->str, "\t\r\n", ' ');
  return parser->value->str;
}

static void
bind_prefix (Parser *parser, const char *prefix, const char *uri)
{
  if (parser->n_bindings < MOST_BINDINGS)
    parser->bindings[parser->n_bindings++] = (Binding){ g_string_chunk_insert_const (parser->tree->strings, prefix), find_namespace (uri) };
}

/* The attributes of a tag. TRUE if the tag ends with “/>”. */
static gboolean
read_attributes (Parser *parser, guint index)
{
  while (parser->p < parser->end)
    {
      g_autofree char *name = NULL;
      const char      *value = "";
      gsize            len;
      QdXmlAttr        attr;

      skip_space (parser);
      if (parser->p >= parser->end || *parser->p == '>')
        break;
      if (*parser->p == '/' && parser->p + 1 < parser->end && parser->p[1] == '>')
        {
          parser->p += 2;
          return TRUE;
        }
      /* A tag that was never closed. */
      if (*parser->p == '<')
        {
          note_fault (parser, parser->p);
          return FALSE;
        }
      len = measure_name (parser->p, parser->end);
      if (len == 0 || len > LONGEST_NAME)
        {
          note_fault (parser, parser->p);
          parser->p += MAX (len, 1);
          continue;
        }
      name = g_ascii_strdown (parser->p, (gssize)len);
      parser->p += len;
      skip_space (parser);
      if (parser->p < parser->end && *parser->p == '=')
        {
          parser->p++;
          skip_space (parser);
          value = read_value (parser);
        }
      else
        note_fault (parser, parser->p);
      if (g_str_equal (name, "xmlns"))
        bind_prefix (parser, "", value);
      else if (g_str_has_prefix (name, "xmlns:"))
        bind_prefix (parser, name + strlen ("xmlns:"), value);
      else if (node_at (parser, index)->n_attrs < MOST_ATTRS)
        {
          attr.name = g_string_chunk_insert_const (parser->tree->strings, name);
          attr.value = g_string_chunk_insert (parser->tree->strings, value);
          g_array_append_val (parser->tree->attrs, attr);
          node_at (parser, index)->n_attrs++;
        }
    }
  if (parser->p < parser->end)
    parser->p++;
  else
    parser->tree->cut_off = TRUE;
  return FALSE;
}

static QdXmlNs
look_up (Parser *parser, const char *prefix, gboolean root)
{
  for (guint i = parser->n_bindings; i-- > 0;)
    if (g_str_equal (parser->bindings[i].prefix, prefix))
      {
        /* A feed that has a namespace of its own for all of it means none. */
        if (root && parser->bindings[i].ns == QD_XML_NS_OTHER)
          parser->bindings[i].ns = QD_XML_NS_NONE;
        return parser->bindings[i].ns;
      }
  if (*prefix == '\0')
    return QD_XML_NS_NONE;
  if (g_str_equal (prefix, "xml"))
    return QD_XML_NS_OTHER;
  note_fault (parser, parser->p);
  return find_prefix (prefix);
}

static void
name_node (Parser *parser, guint index, const char *qualified, gboolean root)
{
  const char      *colon = strchr (qualified, ':');
  const char      *local = colon != NULL ? colon + 1 : qualified;
  g_autofree char *prefix = colon != NULL ? g_ascii_strdown (qualified, colon - qualified) : g_strdup ("");
  g_autofree char *lower = g_ascii_strdown (local, -1);
  QdXmlNode       *node = node_at (parser, index);

  node->name = g_string_chunk_insert_const (parser->tree->strings, lower);
  node->raw_name = g_string_chunk_insert_const (parser->tree->strings, local);
  node->ns = look_up (parser, prefix, root);
}

static gboolean
is_feed_ns (QdXmlNs ns)
{
  return ns == QD_XML_NS_NONE || (ns >= QD_XML_NS_RSS && ns <= QD_XML_NS_ATOM_10);
}

/* What a new element of a feed closes though it was left open: an entry holds no entry, a title no link. */
static void
close_before (Parser *parser, const QdXmlNode *node, const char *at)
{
  static const char *const simple[] = { "title", "link", "guid", "pubdate", "comments", "id", "updated", "published" };
  static const char *const after[] = { "title", "link", "guid", "pubdate", "comments", "description", "id", "updated", "published", "author", "category", "item" };
  const QdXmlNode         *top = node_at (parser, parser->open[parser->depth - 1].node);
  gboolean                 entry = g_str_equal (node->name, "item") || g_str_equal (node->name, "entry");

  if (!is_feed_ns (node->ns))
    return;
  for (guint i = parser->depth; entry && i-- > 1;)
    {
      const QdXmlNode *open = node_at (parser, parser->open[i].node);

      if (is_feed_ns (open->ns) && g_str_equal (open->name, node->name))
        {
          note_fault (parser, at);
          close_to (parser, i, at);
          return;
        }
    }
  if (top->name == NULL || !is_feed_ns (top->ns))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    for (guint j = 0; g_str_equal (top->name, simple[i]) && j < G_N_ELEMENTS (after); j++)
      if (g_str_equal (node->name, after[j]))
        {
          note_fault (parser, at);
          close_to (parser, parser->depth - 1, at);
          return;
        }
}

static void
read_start_tag (Parser *parser)
{
  const char      *at = parser->p++;
  gsize            len = measure_tag_name (parser->p, parser->end);
  g_autofree char *name = g_strndup (parser->p, len);
  guint            n_bindings = parser->n_bindings;
  guint            index;
  gboolean         empty;
  QdXmlNode        copy;

  finish_text (parser);
  index = add_node (parser, (gsize)(at - parser->text));
  parser->p += len;
  empty = read_attributes (parser, index);
  name_node (parser, index, name, index == 1);
  copy = *node_at (parser, index);
  if (parser->depth > 1)
    {
      guint depth = parser->depth;

      close_before (parser, &copy, at);
      if (parser->depth < depth)
        {
          /* What was just closed ends before this one, and has it no longer inside. */
          for (guint i = parser->depth; i < depth; i++)
            node_at (parser, parser->open[i].node)->end = index;
          node_at (parser, index)->parent = parser->open[parser->depth - 1].node;
          n_bindings = MIN (n_bindings, parser->n_bindings);
        }
    }
  node_at (parser, index)->stop = (gsize)(parser->p - parser->text);
  if (empty || (_qd_xml_is_void (copy.name) && (copy.ns == QD_XML_NS_XHTML || is_feed_ns (copy.ns))))
    {
      if (!empty)
        note_fault (parser, at);
      parser->n_bindings = n_bindings;
    }
  else if (parser->depth < DEEPEST)
    parser->open[parser->depth++] = (Open){ index, n_bindings };
  else
    {
      parser->overflow++;
      parser->n_bindings = n_bindings;
    }
}

static void
read_end_tag (Parser *parser)
{
  const char      *at = parser->p;
  g_autofree char *name = NULL;
  const char      *local;

  parser->p += 2;
  skip_space (parser);
  name = g_ascii_strdown (parser->p, (gssize)measure_tag_name (parser->p, parser->end));
  local = strchr (name, ':') != NULL ? strchr (name, ':') + 1 : name;
  skip_behind (parser, ">");
  if (parser->overflow > 0)
    {
      parser->overflow--;
      return;
    }
  for (guint i = parser->depth; i-- > 1;)
    if (g_str_equal (node_at (parser, parser->open[i].node)->name, local))
      {
        if (i + 1 < parser->depth)
          note_fault (parser, at);
        /* An end that belongs outside the entry is a stray one, unless it is the end of the feed's own frame. */
        close_to (parser, i, parser->p);
        return;
      }
  note_fault (parser, at);
}

/* A declaration like <!ENTITY name "characters">. */
static void
read_entity (Parser *parser, const char *end)
{
  const char *p = parser->p + strlen ("<!ENTITY");
  const char *name;
  const char *stop;
  gsize       len;

  while (p < end && g_ascii_isspace (*p))
    p++;
  name = p;
  len = measure_name (p, end);
  p += len;
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (len == 0 || len > LONGEST_NAME || p >= end || (*p != '"' && *p != '\''))
    return;
  stop = memchr (p + 1, *p, (gsize)(end - p - 1));
  if (stop != NULL)
    qd_feed_entities_declare (parser->entities, name, len, p + 1, (gsize)(stop - p - 1));
}

/* A document type declaration, up to its end; only its declarations of simple entities are heeded. */
static void
read_doctype (Parser *parser)
{
  const char *at = parser->p;
  gboolean    inside = FALSE;

  while (parser->p < parser->end)
    {
      char c = *parser->p;

      if (c == '[')
        inside = TRUE;
      else if (c == ']')
        inside = FALSE;
      else if (c == '>' && !inside)
        break;
      else if (inside && begins (parser->p, "<!--"))
        {
          skip_behind (parser, "-->");
          continue;
        }
      else if (inside && begins (parser->p, "<!ENTITY"))
        {
          const char *stop = memchr (parser->p, '>', (gsize)(parser->end - parser->p));

          if (stop == NULL)
            break;
          read_entity (parser, stop);
          parser->p = stop;
        }
      parser->p++;
    }
  if (parser->tree->doctype == NULL)
    {
      g_autofree char *head = g_strndup (at, (gsize)MIN (parser->p - at, 1024));

      parser->tree->doctype = g_utf8_make_valid (head, -1);
    }
  if (parser->p < parser->end)
    parser->p++;
}

static void
read_cdata (Parser *parser)
{
  const char *start = parser->p + strlen ("<![CDATA[");
  gboolean    closed;

  if (parser->buffer->len == 0)
    parser->text_start = (gsize)(parser->p - parser->text);
  parser->p = start;
  closed = skip_behind (parser, "]]>");
  g_string_append_len (parser->buffer, start, parser->p - start - (closed ? 3 : 0));
}

static void
read_text (Parser *parser, gsize least)
{
  const char *start = parser->p;
  const char *stop = start + least < parser->end ? memchr (start + least, '<', (gsize)(parser->end - start) - least) : NULL;

  if (stop == NULL)
    stop = parser->end;
  if (parser->buffer->len == 0)
    parser->text_start = (gsize)(start - parser->text);
  if (!qd_feed_entities_append (parser->entities, parser->buffer, start, (gsize)(stop - start)))
    note_fault (parser, start);
  parser->p = stop;
}

static void
read_markup (Parser *parser)
{
  const char *p = parser->p;

  if (begins (p, "<!--"))
    skip_behind (parser, "-->");
  else if (begins (p, "<![CDATA["))
    read_cdata (parser);
  else if (p[1] == '?')
    skip_behind (parser, "?>");
  else if (g_ascii_strncasecmp (p, "<!DOCTYPE", 9) == 0)
    read_doctype (parser);
  else if (p[1] == '/' && p + 2 < parser->end && (is_name_start (p[2]) || g_ascii_isspace (p[2])))
    read_end_tag (parser);
  else if (is_name_start (p[1]))
    read_start_tag (parser);
  else
    {
      note_fault (parser, p);
      read_text (parser, 1);
    }
}

/**
 * qd_xml_tree_parse:
 * @text: (not nullable): a document, UTF-8, without NUL but at its end
 * @len: its length, bytes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a document, however broken: what was left open ends where what it is in does. Takes time and memory in proportion
 * to @len; nothing is fetched. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the document; %NULL on error
 */
QdXmlTree *
qd_xml_tree_parse (const char *text, gsize len, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdXmlTree) tree = NULL;
  g_autoptr (GString)   buffer = NULL;
  g_autoptr (GString)   value = NULL;
  g_autofree Parser    *parser = NULL;

  g_return_val_if_fail (text != NULL && text[len] == '\0', NULL);

  tree = g_new0 (QdXmlTree, 1);
  tree->nodes = g_array_new (FALSE, FALSE, sizeof (QdXmlNode));
  tree->attrs = g_array_new (FALSE, FALSE, sizeof (QdXmlAttr));
  tree->strings = g_string_chunk_new (64 * 1024);
  tree->fault = G_MAXSIZE;
  buffer = g_string_new (NULL);
  value = g_string_new (NULL);
  parser = g_new0 (Parser, 1);
  parser->tree = tree;
  parser->text = parser->p = text;
  parser->end = text + len;
  parser->buffer = buffer;
  parser->value = value;
  parser->cancellable = cancellable;
  parser->entities = qd_feed_entities_new ();
  add_node (parser, 0);
  node_at (parser, 0)->name = "";
  node_at (parser, 0)->raw_name = "";
  parser->open[parser->depth++] = (Open){ 0, 0 };
  while (parser->p < parser->end && parser->error == NULL)
    if (*parser->p == '<' && parser->p + 1 < parser->end)
      read_markup (parser);
    else
      read_text (parser, *parser->p == '<' ? 1 : 0);
  if (parser->depth > 1)
    {
      tree->cut_off = TRUE;
      note_fault (parser, parser->end);
    }
  close_to (parser, 0, parser->end);
  qd_feed_entities_free (parser->entities);
  if (parser->error != NULL)
    {
      g_propagate_error (error, parser->error);
      return NULL;
    }
  return g_steal_pointer (&tree);
}

/* qd-html-tree.c: the elements and the text of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-tree.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <string.h>

#include "import/qd-html-bounds.h"
#include "import/qd-reader.h"

/* Elements inside more elements than this are put beside each other. */
#define DEEPEST 512

#define MOST_NODES 1000000
#define LONGEST_ATTR (16 * 1024)

/* But for pictures that are in the page itself: so large a one, and so much of all. Bytes of the address. */
#define LONGEST_DATA (14 * 1024 * 1024)
#define MOST_DATA (56 * 1024 * 1024)

/* What a node has in it is asked for headings and names; more than this is neither. Bytes. */
#define LONGEST_TEXT 4096

/* libxml2 before 2.14 compares each attribute of a tag with all before it, and all versions compare a closing tag with all
 * open elements. So many bytes compared take a second or less; no page that people wrote comes near. */
#define MOST_WORK G_GUINT64_CONSTANT (500000000)

/* How many elements are read between two looks at whether to go on. */
#define CANCEL_EVERY 1024

typedef struct
{
  QdHtmlAttr  attr;
  const char *value;
} Attr;

struct _QdHtmlTree
{
  GArray       *nodes;
  GArray       *attrs;
  GStringChunk *strings;
};

typedef struct
{
  QdHtmlTree       *tree;
  htmlParserCtxtPtr context;
  GString          *text;
  GString          *buffer;
  guint             open[DEEPEST];
  guint             depth;
  guint64           ends;
  gsize             n_data;
  GCancellable     *cancellable;
  GError           *error;
} Parser;

static const struct
{
  const char *name;
  QdHtmlTag   tag;
} tag_names[] = {
  { "a", QD_HTML_A },
  { "area", QD_HTML_VOID },
  { "article", QD_HTML_ARTICLE },
  { "aside", QD_HTML_ASIDE },
  { "b", QD_HTML_B },
  { "base", QD_HTML_VOID },
  { "blockquote", QD_HTML_BLOCKQUOTE },
  { "body", QD_HTML_BODY },
  { "br", QD_HTML_BR },
  { "button", QD_HTML_BUTTON },
  { "cite", QD_HTML_CITE },
  { "col", QD_HTML_VOID },
  { "dd", QD_HTML_DD },
  { "div", QD_HTML_DIV },
  { "dl", QD_HTML_DL },
  { "dt", QD_HTML_DT },
  { "em", QD_HTML_EM },
  { "embed", QD_HTML_VOID },
  { "figcaption", QD_HTML_FIGCAPTION },
  { "figure", QD_HTML_FIGURE },
  { "footer", QD_HTML_FOOTER },
  { "form", QD_HTML_FORM },
  { "h1", QD_HTML_H1 },
  { "h2", QD_HTML_H2 },
  { "h3", QD_HTML_H3 },
  { "h4", QD_HTML_H4 },
  { "h5", QD_HTML_H5 },
  { "h6", QD_HTML_H6 },
  { "head", QD_HTML_HEAD },
  { "header", QD_HTML_HEADER },
  { "hr", QD_HTML_HR },
  { "html", QD_HTML_HTML },
  { "i", QD_HTML_I },
  { "iframe", QD_HTML_IFRAME },
  { "img", QD_HTML_IMG },
  { "input", QD_HTML_INPUT },
  { "li", QD_HTML_LI },
  { "link", QD_HTML_LINK },
  { "main", QD_HTML_MAIN },
  { "meta", QD_HTML_META },
  { "nav", QD_HTML_NAV },
  { "noscript", QD_HTML_NOSCRIPT },
  { "ol", QD_HTML_OL },
  { "option", QD_HTML_OPTION },
  { "p", QD_HTML_P },
  { "param", QD_HTML_VOID },
  { "picture", QD_HTML_PICTURE },
  { "pre", QD_HTML_PRE },
  { "script", QD_HTML_SCRIPT },
  { "section", QD_HTML_SECTION },
  { "select", QD_HTML_SELECT },
  { "source", QD_HTML_VOID },
  { "strong", QD_HTML_STRONG },
  { "style", QD_HTML_STYLE },
  { "svg", QD_HTML_SVG },
  { "table", QD_HTML_TABLE },
  { "td", QD_HTML_TD },
  { "template", QD_HTML_TEMPLATE },
  { "textarea", QD_HTML_TEXTAREA },
  { "th", QD_HTML_TD },
  { "time", QD_HTML_TIME },
  { "title", QD_HTML_TITLE },
  { "tr", QD_HTML_TR },
  { "track", QD_HTML_VOID },
  { "ul", QD_HTML_UL },
  { "video", QD_HTML_VIDEO },
  { "wbr", QD_HTML_VOID },
};

static const char *const attr_names[QD_HTML_N_ATTRS] = {
  "alt",
  "aria-hidden",
  "class",
  "content",
  "datetime",
  "epub:type",
  "hidden",
  "href",
  "http-equiv",
  "id",
  "itemprop",
  "lang",
  "name",
  "property",
  "rel",
  "role",
  "src",
  "style",
  "type",
};

static int
compare_tag_name (const void *key, const void *entry)
{
  const char *const *name = entry;

  return strcmp (key, *name);
}

static QdHtmlTag
find_tag (const char *name)
{
  const void *entry = bsearch (name, tag_names, G_N_ELEMENTS (tag_names), sizeof (tag_names[0]), compare_tag_name);

  if (entry == NULL)
    return QD_HTML_OTHER;
  return tag_names[((const char *)entry - (const char *)tag_names) / (gssize)sizeof (tag_names[0])].tag;
}

/**
 * qd_html_tag_is_block:
 * @tag: an element
 *
 * Whether the element begins and ends a paragraph. Thread: any.
 *
 * Returns: %TRUE if it does
 */
gboolean
qd_html_tag_is_block (QdHtmlTag tag)
{
  static const QdHtmlTag blocks[] = {
    QD_HTML_ARTICLE, QD_HTML_ASIDE, QD_HTML_BLOCKQUOTE, QD_HTML_BODY, QD_HTML_DD, QD_HTML_DIV, QD_HTML_DL, QD_HTML_DT,
    QD_HTML_FIGCAPTION, QD_HTML_FIGURE, QD_HTML_FOOTER, QD_HTML_FORM, QD_HTML_H1, QD_HTML_H2, QD_HTML_H3, QD_HTML_H4,
    QD_HTML_H5, QD_HTML_H6, QD_HTML_HEADER, QD_HTML_HR, QD_HTML_HTML, QD_HTML_LI, QD_HTML_MAIN, QD_HTML_NAV, QD_HTML_OL,
    QD_HTML_P, QD_HTML_PRE, QD_HTML_SECTION, QD_HTML_TABLE, QD_HTML_TD, QD_HTML_TR, QD_HTML_UL
  };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (blocks[i] == tag)
      return TRUE;
  return FALSE;
}

/* Elements without content. libxml2 before 2.14 does not know of all, and would put into them what follows. */
static gboolean
is_void (QdHtmlTag tag)
{
  return tag == QD_HTML_VOID || tag == QD_HTML_BR || tag == QD_HTML_HR || tag == QD_HTML_IMG || tag == QD_HTML_INPUT ||
         tag == QD_HTML_LINK || tag == QD_HTML_META;
}

static QdHtmlNode *
node_at (Parser *parser, guint index)
{
  return &g_array_index (parser->tree->nodes, QdHtmlNode, index);
}

/* The innermost open element that is not too deep. */
static guint
current_element (Parser *parser)
{
  return parser->open[MIN (parser->depth, DEEPEST) - 1];
}

static void
stop (Parser *parser, GError *error)
{
  if (parser->error == NULL)
    parser->error = error;
  else
    g_error_free (error);
  xmlStopParser (parser->context);
}

static void
stop_too_large (Parser *parser, const char *message)
{
  stop (parser, g_error_new_literal (QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, message));
}

static void
stop_too_costly (Parser *parser)
{
  stop_too_large (parser, _ ("The page has too many tags that do not belong together, or too many attributes."));
}

static guint
add_node (Parser *parser, QdHtmlTag tag)
{
  GArray    *nodes = parser->tree->nodes;
  QdHtmlNode node = { .tag = tag, .end = nodes->len + 1, .first_attr = parser->tree->attrs->len };

  node.parent = nodes->len > 0 ? current_element (parser) : 0;
  g_array_append_val (nodes, node);
  return nodes->len - 1;
}

/* What windows-1252 has for the 32 control characters behind ASCII, which nobody writes into a page; 0 for nothing. */
static const gunichar *
get_windows_1252 (void)
{
  static gunichar table[32];
  static gsize    ready = 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (table); i++)
        {
          const char       byte = (char)(0x80 + i);
          g_autofree char *character = g_convert (&byte, 1, "UTF-8", "windows-1252", NULL, NULL, NULL);

          table[i] = character != NULL ? g_utf8_get_char (character) : 0;
        }
      g_once_init_leave (&ready, 1);
    }
  return table;
}

/* Appends a text. Pages say "&#147;" for what is number 147 in windows-1252, and mean it (HTML Standard, section
 * 13.2.5.80), which libxml2 before 2.14 takes by its word. */
static void
append_meant (GString *out, const char *text, gsize len)
{
  const gunichar *table = get_windows_1252 ();
  const char     *end = text + len;
  const char     *found;

  while ((found = memchr (text, '\xC2', (gsize)(end - text))) != NULL)
    {
      guint control = found + 1 < end ? (guint8)found[1] : 0;

      g_string_append_len (out, text, found - text);
      if (control >= 0x80 && control < 0xA0 && table[control - 0x80] != 0)
        {
          g_string_append_unichar (out, table[control - 0x80]);
          text = found + 2;
        }
      else
        {
          g_string_append_c (out, '\xC2');
          text = found + 1;
        }
    }
  g_string_append_len (out, text, end - text);
}

/* libxml2 hands over a text in pieces; it ends where an element begins or ends. */
static void
finish_text (Parser *parser)
{
  guint index;

  if (parser->text->len == 0)
    return;
  index = add_node (parser, QD_HTML_TEXT);
  node_at (parser, index)->text = g_string_chunk_insert_len (parser->tree->strings, parser->text->str, (gssize)parser->text->len);
  g_string_truncate (parser->text, 0);
}

/* Whether a long address is a picture that the page may have. */
static gboolean
takes_data (Parser *parser, const char *value, gsize len)
{
  if (len > LONGEST_DATA || parser->n_data + len > MOST_DATA || g_ascii_strncasecmp (value, "data:image/", 11) != 0)
    return FALSE;
  parser->n_data += len;
  return TRUE;
}

static void
keep_attr (Parser *parser, const char *name, const char *value)
{
  gsize len = value != NULL ? strlen (value) : 0;

  for (guint i = 0; i < QD_HTML_N_ATTRS; i++)
    if (g_str_equal (attr_names[i], name))
      {
        Attr attr = { i, NULL };

        if (len > LONGEST_ATTR && !(i == QD_HTML_ATTR_SRC && takes_data (parser, value, len)))
          return;

        g_string_truncate (parser->buffer, 0);
        append_meant (parser->buffer, value != NULL ? value : "", len);
        attr.value = g_string_chunk_insert_len (parser->tree->strings, parser->buffer->str, (gssize)parser->buffer->len);
        g_array_append_val (parser->tree->attrs, attr);
        return;
      }
}

/* What may stand in the head of a page; before anything else it ends (HTML Standard, section 13.2.6.4.4). */
static gboolean
belongs_to_head (const char *name)
{
  static const char *const names[] = { "base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return TRUE;
  return FALSE;
}

/* Ends the head before what does not belong there: libxml2 keeps it open where it does not know the element. */
static void
leave_head (Parser *parser, const char *name)
{
  guint index = current_element (parser);

  if (parser->depth < 2 || parser->depth > DEEPEST || node_at (parser, index)->tag != QD_HTML_HEAD || belongs_to_head (name))
    return;
  node_at (parser, index)->end = parser->tree->nodes->len;
  parser->open[parser->depth - 1] = parser->open[parser->depth - 2];
}

static void
start_element_cb (void *user_data, const xmlChar *name, const xmlChar **attrs)
{
  Parser   *parser = user_data;
  QdHtmlTag tag = find_tag ((const char *)name);
  guint     index;
  GError   *error = NULL;

  if (parser->error != NULL)
    return;
  finish_text (parser);
  leave_head (parser, (const char *)name);
  index = add_node (parser, tag);
  node_at (parser, index)->name = g_string_chunk_insert_const (parser->tree->strings, (const char *)name);
  for (guint i = 0; attrs != NULL && attrs[i] != NULL; i += 2)
    keep_attr (parser, (const char *)attrs[i], (const char *)attrs[i + 1]);
  node_at (parser, index)->n_attrs = parser->tree->attrs->len - node_at (parser, index)->first_attr;
  if (parser->depth < DEEPEST)
    parser->open[parser->depth] = is_void (tag) ? current_element (parser) : index;
  parser->depth++;
  if (parser->depth * parser->ends > MOST_WORK)
    stop_too_costly (parser);
  else if (index >= MOST_NODES)
    stop_too_large (parser, _ ("The page has more than a million elements."));
  else if (index % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (parser->cancellable, &error))
    stop (parser, error);
}

static void
end_element_cb (void *user_data, const xmlChar *name)
{
  Parser *parser = user_data;

  if (parser->error != NULL || parser->depth == 1)
    return;
  finish_text (parser);
  parser->depth--;
  if (parser->depth < DEEPEST && parser->open[parser->depth] != parser->open[parser->depth - 1])
    node_at (parser, parser->open[parser->depth])->end = parser->tree->nodes->len;
}

/* Of scripts and styles, only what describes the article is text. */
static gboolean
is_code (Parser *parser)
{
  guint       index = current_element (parser);
  QdHtmlTag   tag = node_at (parser, index)->tag;
  const char *type = tag == QD_HTML_SCRIPT ? qd_html_tree_get_attr (parser->tree, index, QD_HTML_ATTR_TYPE) : NULL;

  return tag == QD_HTML_STYLE || (tag == QD_HTML_SCRIPT && (type == NULL || g_ascii_strncasecmp (type, "application/ld+json", 19) != 0));
}

static void
characters_cb (void *user_data, const xmlChar *text, int len)
{
  Parser *parser = user_data;

  if (parser->error == NULL && len > 0 && !is_code (parser))
    append_meant (parser->text, (const char *)text, (gsize)len);
}

static void
run_parser (Parser *parser, const char *html, gsize len)
{
  const xmlSAXHandler sax = {
    .startElement = start_element_cb,
    .endElement = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
  };
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  xmlDocPtr document;

  parser->context = htmlNewParserCtxt ();
  g_assert (parser->context != NULL);
  *parser->context->sax = sax;
  parser->context->userData = parser;
  parser->ends = qd_html_bounds_measure_ends (html, len);
  if (qd_html_bounds_measure_attributes (html, len, MOST_WORK) > MOST_WORK)
    stop_too_costly (parser);
  if (parser->error == NULL)
    {
      document = htmlCtxtReadMemory (parser->context, html, (int)len, NULL, "UTF-8", options);
      g_assert (document == NULL);
    }
  htmlFreeParserCtxt (parser->context);
}

/**
 * qd_html_tree_parse:
 * @html: (not nullable): a page, UTF-8 without NUL
 * @len: its length, bytes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads a page with libxml2, however broken. Takes time and memory in proportion to @len, nothing is fetched, no script
 * runs; the contents of scripts and styles are left out but for JSON-LD. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE for more than a million elements, or what libxml2 would take long for;
 * %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the page; %NULL on error. Its first node holds all others
 */
QdHtmlTree *
qd_html_tree_parse (const char *html, gsize len, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdHtmlTree) tree = NULL;
  g_autoptr (GString)    text = NULL;
  g_autoptr (GString)    buffer = NULL;
  g_autofree Parser     *parser = NULL;

  g_return_val_if_fail (html != NULL && len <= G_MAXINT, NULL);

  tree = g_new0 (QdHtmlTree, 1);
  tree->nodes = g_array_new (FALSE, FALSE, sizeof (QdHtmlNode));
  tree->attrs = g_array_new (FALSE, FALSE, sizeof (Attr));
  tree->strings = g_string_chunk_new (64 * 1024);
  text = g_string_new (NULL);
  buffer = g_string_new (NULL);
  parser = g_new0 (Parser, 1);
  parser->tree = tree;
  parser->text = text;
  parser->buffer = buffer;
  parser->cancellable = cancellable;
  parser->open[parser->depth++] = add_node (parser, QD_HTML_OTHER);
  node_at (parser, 0)->name = "";
  run_parser (parser, html, len);
  if (parser->error != NULL)
    {
      g_propagate_error (error, parser->error);
      return NULL;
    }
  while (parser->depth > 1)
    end_element_cb (parser, NULL);
  finish_text (parser);
  node_at (parser, 0)->end = tree->nodes->len;
  return g_steal_pointer (&tree);
}

/**
 * qd_html_tree_free:
 * @self: (nullable) (transfer full): a page
 *
 * Frees it.
 */
void
qd_html_tree_free (QdHtmlTree *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->attrs);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * qd_html_tree_get_nodes:
 * @self: (not nullable): a page
 * @n_nodes: (out): how many nodes it has
 *
 * Returns: (transfer none): its nodes, in the order of the document
 */
const QdHtmlNode *
qd_html_tree_get_nodes (const QdHtmlTree *self, guint *n_nodes)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_nodes = self->nodes->len;
  return (const QdHtmlNode *)(const void *)self->nodes->data;
}

/**
 * qd_html_tree_get_attr:
 * @self: (not nullable): a page
 * @index: the number of a node
 * @attr: an attribute
 *
 * Returns: (transfer none) (nullable): its value; %NULL where the node has none
 */
const char *
qd_html_tree_get_attr (const QdHtmlTree *self, guint index, QdHtmlAttr attr)
{
  const QdHtmlNode *node;

  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  node = &g_array_index (self->nodes, QdHtmlNode, index);
  for (guint i = 0; i < node->n_attrs; i++)
    {
      const Attr *found = &g_array_index (self->attrs, Attr, node->first_attr + i);

      if (found->attr == attr)
        return found->value;
    }
  return NULL;
}

/**
 * qd_html_tree_dup_text:
 * @self: (not nullable): a page
 * @index: the number of a node
 *
 * All text inside a node, its white space collapsed, or a part of it where it is longer than a few lines.
 *
 * Returns: (transfer full) (nullable): the text; %NULL where there is none
 */
char *
qd_html_tree_dup_text (const QdHtmlTree *self, guint index)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n_nodes;
  gboolean            space = FALSE;
  const QdHtmlNode   *nodes = qd_html_tree_get_nodes (self, &n_nodes);

  for (guint i = index; i < nodes[index].end && text->len <= LONGEST_TEXT; i++)
    for (const char *p = nodes[i].text; p != NULL && *p != '\0'; p++)
      {
        if (!g_ascii_isspace (*p))
          {
            if (space && text->len > 0)
              g_string_append_c (text, ' ');
            g_string_append_c (text, *p);
          }
        space = g_ascii_isspace (*p);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

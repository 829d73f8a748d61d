/* qd-html-tree.c: the elements and the text of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-html-entities.h"
#include "import/qd-reader.h"

/* This reads tags by itself instead of through libxml2's HTML parser, which compares each attribute of a tag with all
 * others and each closing tag with all open elements: a page of a few megabytes can keep it busy for hours, and it
 * cannot be cancelled. Here every byte is looked at once. */

/* Elements inside more elements than this are put beside each other. */
#define DEEPEST 512

#define MOST_NODES 1000000
#define LONGEST_ATTR (16 * 1024)

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
  QdHtmlTree *tree;
  const char *html;
  gsize       len;
  gsize       pos;
  guint       open[DEEPEST];
  guint       n_open;
  guint       n_open_of[QD_HTML_N_TAGS];
  gboolean    unclosed[QD_HTML_N_TAGS];
  GString    *buffer;
  gboolean    full;
  gboolean    xhtml;
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
  "class",
  "content",
  "datetime",
  "hidden",
  "href",
  "id",
  "itemprop",
  "lang",
  "name",
  "property",
  "rel",
  "role",
  "src",
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

static gboolean
is_void (QdHtmlTag tag)
{
  return tag == QD_HTML_VOID || tag == QD_HTML_BR || tag == QD_HTML_HR || tag == QD_HTML_IMG || tag == QD_HTML_INPUT ||
         tag == QD_HTML_LINK || tag == QD_HTML_META;
}

/* Elements whose content is text up to their closing tag, whatever it looks like. */
static gboolean
is_raw_text (QdHtmlTag tag)
{
  return tag == QD_HTML_SCRIPT || tag == QD_HTML_STYLE || tag == QD_HTML_TEXTAREA || tag == QD_HTML_TITLE || tag == QD_HTML_IFRAME;
}

static QdHtmlNode *
node_at (Parser *parser, guint index)
{
  return &g_array_index (parser->tree->nodes, QdHtmlNode, index);
}

static guint
add_node (Parser *parser, QdHtmlTag tag)
{
  GArray    *nodes = parser->tree->nodes;
  QdHtmlNode node = { .tag = tag, .end = nodes->len + 1, .first_attr = parser->tree->attrs->len };

  node.parent = parser->n_open > 0 ? parser->open[parser->n_open - 1] : 0;
  g_array_append_val (nodes, node);
  parser->full = nodes->len >= MOST_NODES;
  return nodes->len - 1;
}

static void
close_to (Parser *parser, guint n_open)
{
  while (parser->n_open > n_open)
    {
      QdHtmlNode *node = node_at (parser, parser->open[--parser->n_open]);

      node->end = parser->tree->nodes->len;
      parser->n_open_of[node->tag]--;
    }
}

/* Closes the innermost open @tag, if there is one inside the innermost of @scopes. */
static void
close_within (Parser *parser, QdHtmlTag tag, const QdHtmlTag *scopes)
{
  if (parser->n_open_of[tag] == 0)
    return;
  for (guint i = parser->n_open; i > 0; i--)
    {
      QdHtmlTag open = node_at (parser, parser->open[i - 1])->tag;

      if (open == tag)
        {
          close_to (parser, i - 1);
          return;
        }
      for (guint j = 0; scopes[j] != QD_HTML_TEXT; j++)
        if (open == scopes[j])
          return;
    }
}

/* Closes what a new element closes without a tag saying so (HTML Standard, section 13.1.2.4). */
static void
close_implied (Parser *parser, QdHtmlTag tag)
{
  static const QdHtmlTag of_p[] = { QD_HTML_BUTTON, QD_HTML_TD, QD_HTML_DIV, QD_HTML_ARTICLE, QD_HTML_BODY, QD_HTML_TEXT };
  static const QdHtmlTag of_item[] = { QD_HTML_UL, QD_HTML_OL, QD_HTML_TEXT };
  static const QdHtmlTag of_term[] = { QD_HTML_DL, QD_HTML_TEXT };
  static const QdHtmlTag of_cell[] = { QD_HTML_TR, QD_HTML_TABLE, QD_HTML_TEXT };
  static const QdHtmlTag of_row[] = { QD_HTML_TABLE, QD_HTML_TEXT };
  static const QdHtmlTag of_option[] = { QD_HTML_SELECT, QD_HTML_TEXT };

  if (qd_html_tag_is_block (tag))
    close_within (parser, QD_HTML_P, of_p);
  if (tag == QD_HTML_LI)
    close_within (parser, tag, of_item);
  else if (tag == QD_HTML_A)
    close_within (parser, tag, of_p);
  else if (tag == QD_HTML_DT || tag == QD_HTML_DD)
    {
      close_within (parser, QD_HTML_DT, of_term);
      close_within (parser, QD_HTML_DD, of_term);
    }
  else if (tag == QD_HTML_TD)
    close_within (parser, tag, of_cell);
  else if (tag == QD_HTML_TR)
    close_within (parser, tag, of_row);
  else if (tag == QD_HTML_OPTION)
    close_within (parser, tag, of_option);
  else if (tag == QD_HTML_BODY && parser->n_open_of[QD_HTML_HEAD] > 0)
    close_within (parser, QD_HTML_HEAD, of_row);
}

static void
close_element (Parser *parser, const char *name)
{
  QdHtmlTag tag = find_tag (name);

  if (parser->n_open_of[tag] == 0)
    return;
  for (guint i = parser->n_open; i > 0; i--)
    {
      const QdHtmlNode *node = node_at (parser, parser->open[i - 1]);

      if (node->tag == tag && (tag != QD_HTML_OTHER || g_str_equal (node->name, name)))
        {
          close_to (parser, i - 1);
          return;
        }
      /* A stray closing tag of something unknown or inline does not reach out of its block. */
      if (!qd_html_tag_is_block (tag) && qd_html_tag_is_block (node->tag) && tag != QD_HTML_HEAD)
        return;
    }
}

static void
add_text (Parser *parser, const char *text, gsize len, gboolean decode)
{
  guint index;

  if (len == 0)
    return;
  index = add_node (parser, QD_HTML_TEXT);
  if (decode && memchr (text, '&', len) != NULL)
    {
      g_string_truncate (parser->buffer, 0);
      qd_html_entities_decode (parser->buffer, text, len);
      text = parser->buffer->str;
      len = parser->buffer->len;
    }
  node_at (parser, index)->text = g_string_chunk_insert_len (parser->tree->strings, text, (gssize)len);
}

static void
skip_spaces (Parser *parser)
{
  while (parser->pos < parser->len && g_ascii_isspace (parser->html[parser->pos]))
    parser->pos++;
}

/* Moves over characters up to one of @stops; returns where they began. */
static const char *
take_until (Parser *parser, const char *stops, gsize *len)
{
  const char *start = parser->html + parser->pos;

  while (parser->pos < parser->len && strchr (stops, parser->html[parser->pos]) == NULL)
    parser->pos++;
  *len = (gsize)(parser->html + parser->pos - start);
  return start;
}

static void
keep_attr (Parser *parser, guint *seen, const char *name, gsize name_len, const char *value, gsize value_len)
{
  for (guint i = 0; i < QD_HTML_N_ATTRS; i++)
    if (strlen (attr_names[i]) == name_len && g_ascii_strncasecmp (attr_names[i], name, name_len) == 0)
      {
        Attr attr = { i, NULL };

        if ((*seen & (1u << i)) != 0 || value_len > LONGEST_ATTR)
          return;
        *seen |= 1u << i;
        g_string_truncate (parser->buffer, 0);
        qd_html_entities_decode (parser->buffer, value, value_len);
        attr.value = g_string_chunk_insert_len (parser->tree->strings, parser->buffer->str, (gssize)parser->buffer->len);
        g_array_append_val (parser->tree->attrs, attr);
        return;
      }
}

/* Reads the attributes up to the end of the tag; returns whether it ends in "/>". */
static gboolean
parse_attrs (Parser *parser)
{
  guint seen = 0;

  while (TRUE)
    {
      const char *name;
      const char *value = "";
      gsize       name_len;
      gsize       value_len = 0;

      skip_spaces (parser);
      if (parser->pos >= parser->len)
        return FALSE;
      if (parser->html[parser->pos] == '>')
        {
          parser->pos++;
          return parser->html[parser->pos - 2] == '/';
        }
      if (parser->html[parser->pos] == '/' || parser->html[parser->pos] == '=')
        {
          parser->pos++;
          continue;
        }
      name = take_until (parser, "= \t\r\n\f/>", &name_len);
      skip_spaces (parser);
      if (parser->pos < parser->len && parser->html[parser->pos] == '=')
        {
          parser->pos++;
          skip_spaces (parser);
          if (parser->pos < parser->len && strchr ("\"'", parser->html[parser->pos]) != NULL)
            {
              const char quote[2] = { parser->html[parser->pos++], '\0' };

              value = take_until (parser, quote, &value_len);
              parser->pos = MIN (parser->pos + 1, parser->len);
            }
          else
            value = take_until (parser, " \t\r\n\f>", &value_len);
        }
      if (name_len > 0)
        keep_attr (parser, &seen, name, name_len, value, value_len);
      else
        parser->pos++;
    }
}

/* The content of a script and the like, up to its closing tag. Where there is none the rest of the page is it, as in
 * a browser, except for titles, whose end people forget. */
static void
parse_raw_text (Parser *parser, QdHtmlTag tag, const char *name, guint index)
{
  gsize name_len = strlen (name);
  gsize start = parser->pos;
  gsize end = start;

  if (parser->unclosed[tag])
    return;
  while (TRUE)
    {
      const char *found = end < parser->len ? memchr (parser->html + end, '<', parser->len - end) : NULL;

      if (found == NULL)
        {
          parser->unclosed[tag] = TRUE;
          if (tag != QD_HTML_TITLE)
            parser->pos = parser->len;
          return;
        }
      end = (gsize)(found - parser->html);
      if (parser->len - end > name_len + 1 && found[1] == '/' && g_ascii_strncasecmp (found + 2, name, name_len) == 0)
        break;
      end++;
    }
  if (tag == QD_HTML_TITLE || tag == QD_HTML_SCRIPT)
    {
      const char *type = qd_html_tree_get_attr (parser->tree, index, QD_HTML_ATTR_TYPE);

      if (tag == QD_HTML_TITLE || (type != NULL && g_ascii_strncasecmp (type, "application/ld+json", 19) == 0))
        add_text (parser, parser->html + start, end - start, tag == QD_HTML_TITLE);
    }
  node_at (parser, index)->end = parser->tree->nodes->len;
  parser->pos = end;
}

static char *
take_name (Parser *parser)
{
  gsize       len;
  const char *start = take_until (parser, " \t\r\n\f/>", &len);

  /* No element has a longer name. */
  return g_ascii_strdown (start, (gssize)MIN (len, 64));
}

static void
parse_start_tag (Parser *parser)
{
  g_autofree char *name = NULL;
  QdHtmlTag        tag;
  guint            index;
  gboolean         empty;

  parser->pos++;
  name = take_name (parser);
  tag = find_tag (name);
  close_implied (parser, tag);
  index = add_node (parser, tag);
  node_at (parser, index)->name = g_string_chunk_insert_const (parser->tree->strings, name);
  empty = parse_attrs (parser);
  node_at (parser, index)->n_attrs = parser->tree->attrs->len - node_at (parser, index)->first_attr;
  if (is_void (tag))
    return;
  if (is_raw_text (tag))
    {
      if (!empty)
        {
          guint n_open = parser->n_open;

          if (n_open < DEEPEST)
            {
              parser->open[parser->n_open++] = index;
              parser->n_open_of[tag]++;
            }
          parse_raw_text (parser, tag, name, index);
          close_to (parser, n_open);
        }
      return;
    }
  /* In XHTML "<a/>" is an empty element; in HTML the slash means nothing. */
  if (parser->n_open == DEEPEST || (empty && parser->xhtml))
    return;
  parser->open[parser->n_open++] = index;
  parser->n_open_of[tag]++;
}

static void
skip_behind (Parser *parser, const char *stop)
{
  gsize       stop_len = strlen (stop);
  const char *found = memmem (parser->html + parser->pos, parser->len - parser->pos, stop, stop_len);

  parser->pos = found != NULL ? (gsize)(found - parser->html) + stop_len : parser->len;
}

static void
parse_tag (Parser *parser)
{
  const char *p = parser->html + parser->pos;
  gsize       left = parser->len - parser->pos;

  if (left > 1 && g_ascii_isalpha (p[1]))
    parse_start_tag (parser);
  else if (left > 2 && p[1] == '/' && g_ascii_isalpha (p[2]))
    {
      g_autofree char *name = NULL;

      parser->pos += 2;
      name = take_name (parser);
      close_element (parser, name);
      skip_behind (parser, ">");
    }
  else if (left > 3 && strncmp (p, "<!--", 4) == 0)
    {
      parser->pos += 4;
      skip_behind (parser, "-->");
    }
  else if (left > 1 && (p[1] == '!' || p[1] == '?' || p[1] == '/'))
    skip_behind (parser, ">");
  else
    {
      add_text (parser, "<", 1, FALSE);
      parser->pos++;
    }
}

/* Whether the page says that it is XHTML, where every page that does says so. */
static gboolean
is_xhtml (const char *html, gsize len)
{
  g_autofree char *head = g_strndup (html, MIN (len, 1024));

  return strstr (head, "http://www.w3.org/1999/xhtml") != NULL;
}

/**
 * qd_html_tree_parse:
 * @html: (not nullable): a page, UTF-8
 * @len: its length, bytes
 * @error: return location
 *
 * Reads a page, however broken. Takes time and memory in proportion to @len, nothing is fetched, no script runs; the
 * contents of scripts and styles are left out but for JSON-LD. Thread: any.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE for more than a million elements
 * Returns: (transfer full) (nullable): the page; %NULL on error. Its first node holds all others
 */
QdHtmlTree *
qd_html_tree_parse (const char *html, gsize len, GError **error)
{
  g_autoptr (QdHtmlTree) tree = g_new0 (QdHtmlTree, 1);
  g_autofree Parser     *parser = g_new0 (Parser, 1);

  g_return_val_if_fail (html != NULL, NULL);

  tree->nodes = g_array_new (FALSE, FALSE, sizeof (QdHtmlNode));
  tree->attrs = g_array_new (FALSE, FALSE, sizeof (Attr));
  tree->strings = g_string_chunk_new (64 * 1024);
  parser->tree = tree;
  parser->html = html;
  parser->len = len;
  parser->xhtml = is_xhtml (html, len);
  parser->buffer = g_string_new (NULL);
  parser->open[parser->n_open++] = add_node (parser, QD_HTML_OTHER);
  node_at (parser, 0)->name = "";
  parser->n_open_of[QD_HTML_OTHER]++;
  while (parser->pos < len && !parser->full)
    {
      const char *tag = memchr (html + parser->pos, '<', len - parser->pos);
      gsize       end = tag != NULL ? (gsize)(tag - html) : len;

      add_text (parser, html + parser->pos, end - parser->pos, TRUE);
      parser->pos = end;
      if (tag != NULL)
        parse_tag (parser);
    }
  close_to (parser, 0);
  g_string_free (parser->buffer, TRUE);
  if (parser->full)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The page has more than a million elements."));
      return NULL;
    }
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
 * All text inside a node, its white space collapsed.
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

  for (guint i = index; i < nodes[index].end; i++)
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

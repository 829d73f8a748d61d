/* qd-feed-html.c: titles, summaries and contents of feeds as HTML that is safe to show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed-private.h"
#include "import/qd-html-tree.h"

/* What shapes a text. All other elements are passed over, and what is in them stays. */
static const char *const shown[] = {
  "a", "abbr", "acronym", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col",
  "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
  "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span",
  "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", NULL
};

/* What is no text, or can do something. */
static const char *const dropped[] = {
  "applet", "audio", "base", "button", "canvas", "embed", "frame", "frameset", "head", "iframe", "input", "link", "math", "meta", "noembed", "noframes",
  "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video", "xml", NULL
};

static const char *const empty[] = { "br", "col", "hr", "img", NULL };

static void
append_attr (GString *html, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL ? g_markup_escape_text (value, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (html, " %s=\"%s\"", name, escaped);
}

/* The attributes that say something of a text, with whole addresses of the web or of a mailbox. */
static void
append_attrs (GString *html, const QdHtmlTree *tree, guint index, const char *name, const char *base)
{
  if (g_str_equal (name, "a"))
    {
      g_autofree char *address = _qd_feed_dup_web_address (base, qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_HREF));

      append_attr (html, "href", address);
    }
  else if (g_str_equal (name, "img"))
    {
      g_autofree char *address = _qd_feed_dup_web_address (base, qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_SRC));

      append_attr (html, "src", address);
      append_attr (html, "alt", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_ALT));
    }
  else if (g_str_equal (name, "time"))
    append_attr (html, "datetime", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_DATETIME));
  append_attr (html, "lang", qd_html_tree_get_attr (tree, index, QD_HTML_ATTR_LANG));
}

static void
append_nodes (GString *html, const QdHtmlTree *tree, const char *base)
{
  guint              n_nodes;
  const QdHtmlNode  *nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i <= n_nodes; i++)
    {
      while (open->len > 0 && nodes[g_array_index (open, guint, open->len - 1)].end <= i)
        {
          g_string_append_printf (html, "</%s>", nodes[g_array_index (open, guint, open->len - 1)].name);
          g_array_set_size (open, open->len - 1);
        }
      if (i == n_nodes)
        break;
      if (nodes[i].tag == QD_HTML_TEXT)
        {
          g_autofree char *escaped = g_markup_escape_text (nodes[i].text, -1);

          g_string_append (html, escaped);
          continue;
        }
      if (nodes[i].name == NULL || g_strv_contains (dropped, nodes[i].name))
        {
          i = nodes[i].end - 1;
          continue;
        }
      if (!g_strv_contains (shown, nodes[i].name))
        continue;
      g_string_append_printf (html, "<%s", nodes[i].name);
      append_attrs (html, tree, i, nodes[i].name, base);
      g_string_append_c (html, '>');
      if (!g_strv_contains (empty, nodes[i].name))
        g_array_append_val (open, i);
    }
}

/**
 * qd_feed_text_dup_html:
 * @self: (not nullable): a text
 *
 * The text as HTML that does nothing: elements and attributes that shape a text, without scripts, styles, forms and what is put
 * in from elsewhere, and with whole addresses. Plain text is escaped. Thread: any.
 *
 * Returns: (transfer full): HTML
 */
char *
qd_feed_text_dup_html (const QdFeedText *self)
{
  g_autoptr (QdHtmlTree) tree = NULL;
  GString               *html;

  g_return_val_if_fail (self != NULL, NULL);

  if (_qd_feed_text_is_html (self))
    tree = _qd_feed_parse_html (self->value);
  if (tree == NULL)
    return g_markup_escape_text (self->value, -1);
  html = g_string_new (NULL);
  append_nodes (html, tree, self->base);
  return g_string_free_and_steal (html);
}

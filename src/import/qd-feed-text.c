/* qd-feed-text.c: titles, summaries and contents of feeds as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-uri.h"
#include "import/qd-body-builder.h"
#include "import/qd-feed-entity.h"
#include "import/qd-feed-private.h"
#include "import/qd-html-note.h"
#include "import/qd-html-tree.h"

typedef struct
{
  const QdHtmlTree *tree;
  const QdHtmlNode *nodes;
  const char       *base;
  QdBodyBuilder    *builder;
} Content;

typedef struct
{
  guint node;
  gsize start;
} Open;

/**
 * _qd_feed_text_new:
 * @type: (nullable): its media type, or a type of Atom ("text", "html", "xhtml")
 * @value: (not nullable): what the feed has
 * @language: (nullable): its language
 * @base: (nullable): what its addresses start from
 *
 * Returns: (transfer full): the text
 */
QdFeedText *
_qd_feed_text_new (const char *type, const char *value, const char *language, const char *base)
{
  QdFeedText *self = g_new0 (QdFeedText, 1);

  if (type == NULL || *type == '\0' || g_ascii_strcasecmp (type, "text") == 0)
    type = "text/plain";
  else if (g_ascii_strcasecmp (type, "html") == 0)
    type = "text/html";
  else if (g_ascii_strcasecmp (type, "xhtml") == 0)
    type = "application/xhtml+xml";
  self->type = g_ascii_strdown (type, -1);
  self->value = g_strstrip (g_strdup (value));
  self->language = g_strdup (language);
  self->base = g_strdup (base);
  return self;
}

/**
 * _qd_feed_text_free:
 * @self: (nullable) (transfer full): a text
 *
 * Frees it.
 */
void
_qd_feed_text_free (QdFeedText *self)
{
  if (self == NULL)
    return;
  g_free (self->type);
  g_free (self->value);
  g_free (self->language);
  g_free (self->base);
  g_free (self->src);
  g_free (self);
}

/**
 * _qd_feed_resolve:
 * @base: (nullable): what relative addresses start from
 * @address: (nullable): an address
 *
 * Returns: (transfer full) (nullable): the address, as a whole where @base allows that, else as it is; %NULL without one, and
 *   for those that would run something
 */
char *
_qd_feed_resolve (const char *base, const char *address)
{
  g_autofree char *clean = address != NULL ? g_strstrip (g_strdup (address)) : NULL;
  g_autofree char *scheme = NULL;
  g_autofree char *whole = NULL;

  if (clean == NULL || *clean == '\0')
    return NULL;
  scheme = g_uri_parse_scheme (clean);
  if (scheme != NULL && (g_ascii_strcasecmp (scheme, "javascript") == 0 || g_ascii_strcasecmp (scheme, "data") == 0 || g_ascii_strcasecmp (scheme, "vbscript") == 0))
    return NULL;
  if (scheme != NULL || base == NULL)
    return g_steal_pointer (&clean);
  whole = qd_uri_resolve (base, clean, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED);
  return whole != NULL ? g_steal_pointer (&whole) : g_steal_pointer (&clean);
}

/* Whether there is a tag in @text. */
static gboolean
has_tag (const char *text)
{
  const char *last = strrchr (text, '>');

  for (const char *p = strchr (text, '<'); p != NULL && p < last; p = strchr (p + 1, '<'))
    if (g_ascii_isalpha (p[1]) || (p[1] == '/' && g_ascii_isalpha (p[2])) || strncmp (p, "<!--", 4) == 0)
      return TRUE;
  return FALSE;
}

/**
 * _qd_feed_text_is_html:
 * @self: (not nullable): a text
 *
 * Returns: whether its value has the markup of HTML or XHTML
 */
gboolean
_qd_feed_text_is_html (const QdFeedText *self)
{
  return g_str_has_prefix (self->type, "text/html") || g_str_has_prefix (self->type, "application/xhtml+xml");
}

/* The text of HTML that was escaped once more than it should be: without any tag, but with escaped ones. XHTML that stands in a
 * feed as elements says what it means. */
static char *
dup_unescaped (const QdFeedText *self)
{
  g_autoptr (GString) text = NULL;
  const char         *value = self->value;

  if (!g_str_has_prefix (self->type, "text/html") || has_tag (value) || strstr (value, "&lt;") == NULL || strstr (value, "&gt;") == NULL)
    return NULL;
  text = g_string_new (value);
  g_string_replace (text, "&lt;", "<", 0);
  g_string_replace (text, "&gt;", ">", 0);
  g_string_replace (text, "&quot;", "\"", 0);
  g_string_replace (text, "&amp;", "&", 0);
  /* One lone tag may be what a text is about. */
  if (!has_tag (text->str) || (strstr (text->str, "</") == NULL && strcasestr (text->str, "<br") == NULL && strcasestr (text->str, "<p>") == NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_never_text (QdHtmlTag tag)
{
  static const QdHtmlTag tags[] = {
    QD_HTML_BUTTON, QD_HTML_HEAD, QD_HTML_IFRAME, QD_HTML_INPUT, QD_HTML_OPTION, QD_HTML_SCRIPT, QD_HTML_SELECT, QD_HTML_STYLE,
    QD_HTML_SVG, QD_HTML_TEMPLATE, QD_HTML_TEXTAREA, QD_HTML_VIDEO
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i] == tag)
      return TRUE;
  return FALSE;
}

/**
 * _qd_feed_dup_web_address:
 * @base: (nullable): what relative addresses start from
 * @address: (nullable): what a link or a picture points at
 *
 * Returns: (transfer full) (nullable): the whole address, if it is one to keep: of the web or of a mailbox
 */
char *
_qd_feed_dup_web_address (const char *base, const char *address)
{
  g_autofree char *whole = _qd_feed_resolve (base, address);
  g_autoptr (GUri) uri = whole != NULL ? g_uri_parse (whole, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char      *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  if (scheme == NULL || (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https") && !g_str_equal (scheme, "mailto")))
    return NULL;
  return g_steal_pointer (&whole);
}

static void
leave_node (Content *content, const Open *open)
{
  const QdHtmlNode *node = &content->nodes[open->node];
  QdBodyBuilder    *builder = content->builder;
  gsize             end = qd_body_builder_get_offset (builder);
  g_autofree char  *address = NULL;

  switch ((int)node->tag)
    {
    case QD_HTML_A:
      address = _qd_feed_dup_web_address (content->base, qd_html_tree_get_attr (content->tree, open->node, QD_HTML_ATTR_HREF));
      if (address != NULL)
        qd_body_builder_mark (builder, QD_BODY_MARK_LINK, open->start, end, 0, address);
      break;
    case QD_HTML_EM:
    case QD_HTML_I:
    case QD_HTML_CITE:
      qd_body_builder_mark (builder, QD_BODY_MARK_EMPHASIS, open->start, end, 0, NULL);
      break;
    case QD_HTML_B:
    case QD_HTML_STRONG:
      qd_body_builder_mark (builder, QD_BODY_MARK_STRONG, open->start, end, 0, NULL);
      break;
    case QD_HTML_H1:
    case QD_HTML_H2:
    case QD_HTML_H3:
    case QD_HTML_H4:
    case QD_HTML_H5:
    case QD_HTML_H6:
      qd_body_builder_mark (builder, QD_BODY_MARK_HEADING, open->start, end, (guint)(node->tag - QD_HTML_H1 + 1), NULL);
      break;
    case QD_HTML_BLOCKQUOTE:
      qd_body_builder_mark (builder, QD_BODY_MARK_BLOCKQUOTE, open->start, end, 0, NULL);
      break;
    case QD_HTML_LI:
      qd_body_builder_mark (builder, QD_BODY_MARK_LIST_ITEM, open->start, end, 0, NULL);
      break;
    default:
      break;
    }
  if (qd_html_tag_is_block (node->tag))
    qd_body_builder_paragraph (builder);
}

/* A picture stands as a paragraph of its own with what describes it. */
static void
append_picture (Content *content, guint index)
{
  const char      *alt = qd_html_tree_get_attr (content->tree, index, QD_HTML_ATTR_ALT);
  g_autofree char *address = _qd_feed_dup_web_address (content->base, qd_html_tree_get_attr (content->tree, index, QD_HTML_ATTR_SRC));
  gsize            start;

  if (alt == NULL || *alt == '\0' || address == NULL)
    return;
  qd_body_builder_paragraph (content->builder);
  start = qd_body_builder_get_offset (content->builder);
  qd_body_builder_append (content->builder, alt, strlen (alt));
  qd_body_builder_mark (content->builder, QD_BODY_MARK_PICTURE, start, qd_body_builder_get_offset (content->builder), 0, address);
  qd_body_builder_paragraph (content->builder);
}

/* Two line breaks are how old pages make a paragraph. */
static void
append_break (Content *content, gboolean again)
{
  if (again)
    qd_body_builder_paragraph (content->builder);
  else
    qd_body_builder_line (content->builder);
}

static void
walk (Content *content)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  guint              pre_end = 0;
  gboolean           broken = FALSE;

  for (guint i = 0; i <= content->nodes[0].end; i++)
    {
      const QdHtmlNode *node;
      Open              open;

      while (stack->len > 0 && content->nodes[g_array_index (stack, Open, stack->len - 1).node].end <= i)
        {
          leave_node (content, &g_array_index (stack, Open, stack->len - 1));
          g_array_set_size (stack, stack->len - 1);
        }
      if (i == content->nodes[0].end)
        break;
      node = &content->nodes[i];
      if (node->tag == QD_HTML_TEXT)
        {
          if (i < pre_end)
            qd_body_builder_append_raw (content->builder, node->text, strlen (node->text));
          else
            qd_body_builder_append (content->builder, node->text, strlen (node->text));
          broken = broken && strspn (node->text, " \t\r\n") == strlen (node->text);
          continue;
        }
      if (is_never_text (node->tag) || qd_html_note_is_led_to (content->tree, i))
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == QD_HTML_BR)
        {
          append_break (content, broken);
          broken = TRUE;
          continue;
        }
      if (node->tag == QD_HTML_IMG)
        append_picture (content, i);
      if (qd_html_tag_is_block (node->tag))
        qd_body_builder_paragraph (content->builder);
      if (node->tag == QD_HTML_PRE)
        pre_end = node->end;
      open = (Open){ i, qd_body_builder_get_offset (content->builder) };
      g_array_append_val (stack, open);
    }
}

/**
 * _qd_feed_parse_html:
 * @text: (not nullable): HTML, as it stands in a feed
 *
 * Parses what is mostly a piece of the body of a page, and is told to libxml2 as that: it makes paragraphs of its own for words
 * in the head. Thread: any.
 *
 * Returns: (transfer full) (nullable): the page; %NULL if it would take too long
 */
QdHtmlTree *
_qd_feed_parse_html (const char *text)
{
  g_autofree char *page = NULL;

  if (strcasestr (text, "<html") != NULL || strcasestr (text, "<head") != NULL || strcasestr (text, "<body") != NULL)
    return qd_html_tree_parse (text, strlen (text), NULL, NULL);
  page = g_strconcat ("<body>", text, NULL);
  return qd_html_tree_parse (page, strlen (page), NULL, NULL);
}

static void
append_html (QdBodyBuilder *builder, const QdFeedText *self)
{
  g_autofree char       *again = dup_unescaped (self);
  const char            *text = again != NULL ? again : self->value;
  g_autoptr (QdHtmlTree) tree = _qd_feed_parse_html (text);
  Content                content = { .tree = tree, .base = self->base, .builder = builder };
  guint                  n_nodes;

  /* What would take libxml2 too long is shown as it is. */
  if (tree == NULL)
    {
      qd_body_builder_append (builder, self->value, strlen (self->value));
      return;
    }
  content.nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  walk (&content);
}

/* Text without tags: an empty line parts its paragraphs. */
static void
append_plain (QdBodyBuilder *builder, const char *text, gboolean references)
{
  g_auto (GStrv)  lines = g_strsplit (text, "\n", -1);
  QdFeedEntities *entities = qd_feed_entities_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        qd_body_builder_paragraph (builder);
      else if (references)
        {
          g_autoptr (GString) line = g_string_new (NULL);

          qd_feed_entities_append (entities, line, lines[i], strlen (lines[i]));
          qd_body_builder_append (builder, line->str, line->len);
        }
      else
        qd_body_builder_append (builder, lines[i], strlen (lines[i]));
      /* Lines of one paragraph go on in one another, as in the HTML that most of this is. */
      qd_body_builder_append (builder, " ", 1);
    }
  qd_feed_entities_free (entities);
}

/* HTML without a tag and its own line breaks is plain text by a writer who did not know, or did not care. */
static void
append_text (const QdFeedText *self, QdBodyBuilder *builder)
{
  g_autofree char *again = _qd_feed_text_is_html (self) ? dup_unescaped (self) : NULL;

  if (!_qd_feed_text_is_html (self))
    append_plain (builder, self->value, FALSE);
  else if (again == NULL && !has_tag (self->value))
    append_plain (builder, self->value, TRUE);
  else
    append_html (builder, self);
}

/**
 * qd_feed_text_build_body:
 * @self: (nullable): a content or a summary
 *
 * Makes a body of it, with its links, lists, headings, emphasis and quotations. Nothing is left out but scripts, forms and
 * the like: a feed has no navigation. Thread: any.
 *
 * Returns: (transfer full): the body; empty where there is no text
 */
QdBody *
qd_feed_text_build_body (const QdFeedText *self)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();

  if (self != NULL)
    append_text (self, builder);
  return qd_body_builder_finish (builder);
}

/**
 * qd_feed_text_dup_plain:
 * @self: (nullable): a title
 *
 * Its words on one line. Thread: any.
 *
 * Returns: (transfer full) (nullable): plain text; %NULL where there is none
 */
char *
qd_feed_text_dup_plain (const QdFeedText *self)
{
  g_autoptr (QdBody) body = NULL;
  g_autofree char   *line = NULL;
  const char        *text;
  gsize              len;

  if (self == NULL)
    return NULL;
  body = qd_feed_text_build_body (self);
  text = qd_body_get_text (body, &len);
  line = g_strndup (text, len);
  for (char *p = line, *out = line;; p++)
    {
      char c = *p == '\n' ? ' ' : *p;

      /* What parts paragraphs is one space. */
      if (c != ' ' || out == line || out[-1] != ' ')
        *out++ = c;
      if (c == '\0')
        break;
    }
  _qd_feed_strip (line);
  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

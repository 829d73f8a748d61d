/* qd-html-block.c: the text of a web page, cut where the page begins a new line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-block.h"

#include <string.h>

/* A block of so much text outside links that has a sentence in it is a paragraph of some article. Bytes. */
#define PARAGRAPH_BYTES 60

/* A block of so much text outside links is one even if no sentence ends in it: some authors leave out the full stop. Bytes. */
#define LONG_BYTES 120

/* The first character of the scripts that are written without spaces, as far as they matter here: CJK symbols. */
#define FIRST_CJK 0x3000
#define LAST_CJK 0x9FFF

typedef struct
{
  const QdHtmlTree *tree;
  const QdHtmlNode *nodes;
  QdHtmlBlocks     *blocks;
  QdHtmlBlock       block;
  guint             n_cjk;
  gboolean          open;
  gboolean          space;
  gboolean          in_word;
  gboolean          broken;
} Cutter;

static gboolean
is_never_text (QdHtmlTag tag)
{
  static const QdHtmlTag tags[] = {
    QD_HTML_BUTTON, QD_HTML_HEAD, QD_HTML_IFRAME, QD_HTML_INPUT, QD_HTML_NOSCRIPT, QD_HTML_OPTION, QD_HTML_SCRIPT,
    QD_HTML_SELECT, QD_HTML_STYLE, QD_HTML_SVG, QD_HTML_TEMPLATE, QD_HTML_TEXTAREA, QD_HTML_TITLE, QD_HTML_VIDEO
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i] == tag)
      return TRUE;
  return FALSE;
}

static void
finish_block (Cutter *cutter)
{
  QdHtmlBlock *block = &cutter->block;

  if (!cutter->open)
    return;
  cutter->open = FALSE;
  block->n_words += (cutter->n_cjk + 1) / 2;
  block->len = cutter->blocks->text->len - block->start;
  if (block->n_bytes > 0)
    g_array_append_val (cutter->blocks->list, *block);
}

static void
open_block (Cutter *cutter, guint element, guint node)
{
  GString *text = cutter->blocks->text;

  if (text->len > 0)
    g_string_append (text, "\n\n");
  cutter->block = (QdHtmlBlock){ .element = element, .first = node, .start = text->len };
  cutter->n_cjk = 0;
  cutter->space = FALSE;
  cutter->in_word = FALSE;
  cutter->open = TRUE;
}

static gboolean
ends_a_sentence (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '.' || *p == '!' || *p == '?') && (p[1] == '\0' || g_ascii_isspace (p[1]) || !g_ascii_isalnum (p[1])))
      return TRUE;
  return strstr (text, "。") != NULL || strstr (text, "।") != NULL || strstr (text, "؟") != NULL;
}

static void
append_character (Cutter *cutter, const char *p, const char *next, gboolean linked)
{
  gunichar     c = g_utf8_get_char (p);
  QdHtmlBlock *block = &cutter->block;
  gboolean     word = c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c);
  gsize        len = (gsize)(next - p);

  if (cutter->space && cutter->blocks->text->len > block->start)
    g_string_append_c (cutter->blocks->text, ' ');
  if (cutter->space)
    cutter->in_word = FALSE;
  cutter->space = FALSE;
  g_string_append_len (cutter->blocks->text, p, (gssize)len);
  block->n_bytes += len;
  if (linked)
    block->n_link_bytes += len;
  if (word && c >= FIRST_CJK && c <= LAST_CJK)
    cutter->n_cjk++;
  else if (word && !cutter->in_word)
    block->n_words++;
  cutter->in_word = word;
}

static void
add_text (Cutter *cutter, guint index, guint element, gboolean linked)
{
  const char *text = cutter->nodes[index].text;
  gboolean    blank = text[strspn (text, " \t\r\n\f")] == '\0';

  if (!cutter->open && blank)
    return;
  if (!cutter->open)
    open_block (cutter, element, index);
  for (const char *p = text, *next; *p != '\0'; p = next)
    {
      next = g_utf8_next_char (p);
      if (g_ascii_isspace (*p))
        cutter->space = TRUE;
      else
        append_character (cutter, p, next, linked);
    }
  cutter->block.end = index + 1;
  cutter->block.sentence |= !linked && ends_a_sentence (text);
  cutter->blocks->of_node[index] = cutter->blocks->list->len;
  cutter->broken = cutter->broken && blank;
}

/* Walks over the page with the element that sets the line and the link that each node is in: one step a node. */
static void
cut (Cutter *cutter, guint n_nodes)
{
  g_autofree guint  *element_of = g_new0 (guint, n_nodes);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              link_end = 0;

  for (guint i = 1; i < n_nodes; i++)
    {
      const QdHtmlNode *node = &cutter->nodes[i];
      gboolean          block = node->tag != QD_HTML_TEXT && qd_html_tag_is_block (node->tag);

      while (ends->len > 0 && g_array_index (ends, guint, ends->len - 1) <= i)
        {
          finish_block (cutter);
          g_array_set_size (ends, ends->len - 1);
        }
      element_of[i] = block ? i : element_of[node->parent];
      if (is_never_text (node->tag))
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == QD_HTML_A && qd_html_tree_get_attr (cutter->tree, i, QD_HTML_ATTR_HREF) != NULL)
        link_end = MAX (link_end, node->end);
      if (block)
        {
          finish_block (cutter);
          g_array_append_val (ends, node->end);
        }
      if (node->tag == QD_HTML_TEXT)
        add_text (cutter, i, element_of[i], i < link_end);
      else if (node->tag == QD_HTML_BR)
        {
          /* Two line breaks are how old pages make a paragraph. */
          if (cutter->broken)
            finish_block (cutter);
          cutter->space = TRUE;
          cutter->broken = TRUE;
        }
    }
  finish_block (cutter);
}

/**
 * qd_html_blocks_new:
 * @tree: (not nullable): a page
 *
 * Cuts the text of a page into blocks. Scripts, forms' choices and what else is never text are left out. Takes time in
 * proportion to the page. Thread: any.
 *
 * Returns: (transfer full): the blocks
 */
QdHtmlBlocks *
qd_html_blocks_new (const QdHtmlTree *tree)
{
  QdHtmlBlocks *self = g_new0 (QdHtmlBlocks, 1);
  Cutter        cutter = { .tree = tree, .blocks = self };
  guint         n_nodes;

  g_return_val_if_fail (tree != NULL, NULL);

  cutter.nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  self->list = g_array_new (FALSE, FALSE, sizeof (QdHtmlBlock));
  self->of_node = g_new (guint, n_nodes);
  memset (self->of_node, 0xFF, n_nodes * sizeof (guint));
  self->text = g_string_new (NULL);
  cut (&cutter, n_nodes);
  return self;
}

/**
 * qd_html_blocks_free:
 * @self: (nullable) (transfer full): blocks
 *
 * Frees them.
 */
void
qd_html_blocks_free (QdHtmlBlocks *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->list);
  g_free (self->of_node);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * qd_html_block_is_paragraph:
 * @block: (not nullable): a block
 *
 * Whether a block is long enough outside links to be a paragraph of some article; a little is if it has a sentence.
 *
 * Returns: %TRUE if it is
 */
gboolean
qd_html_block_is_paragraph (const QdHtmlBlock *block)
{
  return block->n_bytes - block->n_link_bytes >= (block->sentence ? PARAGRAPH_BYTES : LONG_BYTES);
}

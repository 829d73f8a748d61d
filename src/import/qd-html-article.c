/* qd-html-article.c: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-article.h"

#include <string.h>

#include "import/qd-body-builder.h"

typedef struct
{
  const QdHtmlTree   *tree;
  const QdHtmlNode   *nodes;
  const QdHtmlBlocks *blocks;
  const QdHtmlChoice *choice;
  GUri               *base;
  QdBodyBuilder      *builder;
} Article;

typedef struct
{
  guint node;
  gsize start;
} Open;

/* The address that a link or a picture points at, if it is one to keep. */
static char *
resolve_address (const Article *article, const char *address)
{
  g_autoptr (GUri) uri = NULL;
  const char      *scheme;

  if (address == NULL || *address == '\0' || *address == '#')
    return NULL;
  uri = article->base != NULL ? g_uri_parse_relative (article->base, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL)
                              : g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (uri == NULL)
    return NULL;
  scheme = g_uri_get_scheme (uri);
  if (!g_str_equal (scheme, "http") && !g_str_equal (scheme, "https") && !g_str_equal (scheme, "mailto"))
    return NULL;
  /* GLib ends a host at “;” and takes the rest for a path, but does not write such an address. */
  if (g_uri_get_host (uri) != NULL && *g_uri_get_path (uri) != '\0' && *g_uri_get_path (uri) != '/')
    return NULL;
  return g_uri_to_string (uri);
}

/* The first picture of a figure. */
static const char *
find_picture (const Article *article, guint figure, QdHtmlAttr attr)
{
  for (guint i = figure + 1; i < article->nodes[figure].end; i++)
    if (article->nodes[i].tag == QD_HTML_IMG)
      return qd_html_tree_get_attr (article->tree, i, attr);
  return NULL;
}

static void
leave_figure (Article *article, const Open *open)
{
  const char      *alt = find_picture (article, open->node, QD_HTML_ATTR_ALT);
  const char      *src = find_picture (article, open->node, QD_HTML_ATTR_SRC);
  g_autofree char *address = resolve_address (article, src);

  if (src == NULL && alt == NULL)
    return;
  qd_body_builder_mark (article->builder, QD_BODY_MARK_PICTURE, open->start, qd_body_builder_get_offset (article->builder), 0, address);
}

static void
leave_node (Article *article, const Open *open)
{
  const QdHtmlNode *node = &article->nodes[open->node];
  gsize             end = qd_body_builder_get_offset (article->builder);
  g_autofree char  *address = NULL;

  switch ((int)node->tag)
    {
    case QD_HTML_A:
      address = resolve_address (article, qd_html_tree_get_attr (article->tree, open->node, QD_HTML_ATTR_HREF));
      if (address != NULL)
        qd_body_builder_mark (article->builder, QD_BODY_MARK_LINK, open->start, end, 0, address);
      break;
    case QD_HTML_EM:
    case QD_HTML_I:
    case QD_HTML_CITE:
      qd_body_builder_mark (article->builder, QD_BODY_MARK_EMPHASIS, open->start, end, 0, NULL);
      break;
    case QD_HTML_B:
    case QD_HTML_STRONG:
      qd_body_builder_mark (article->builder, QD_BODY_MARK_STRONG, open->start, end, 0, NULL);
      break;
    case QD_HTML_H1:
    case QD_HTML_H2:
    case QD_HTML_H3:
    case QD_HTML_H4:
    case QD_HTML_H5:
    case QD_HTML_H6:
      qd_body_builder_mark (article->builder, QD_BODY_MARK_HEADING, open->start, end, (guint)(node->tag - QD_HTML_H1 + 1), NULL);
      break;
    case QD_HTML_BLOCKQUOTE:
      qd_body_builder_mark (article->builder, QD_BODY_MARK_BLOCKQUOTE, open->start, end, 0, NULL);
      break;
    case QD_HTML_LI:
      qd_body_builder_mark (article->builder, QD_BODY_MARK_LIST_ITEM, open->start, end, 0, NULL);
      break;
    case QD_HTML_FIGURE:
      leave_figure (article, open);
      break;
    default:
      break;
    }
}

/* Appends a text if its block was chosen, as a new paragraph where the block begins. */
static void
append_text (Article *article, guint index, gboolean raw, guint *last_block)
{
  guint       block = article->blocks->of_node[index];
  const char *text = article->nodes[index].text;

  if (block == G_MAXUINT || !article->choice->keep[block])
    return;
  if (block != *last_block)
    qd_body_builder_paragraph (article->builder);
  *last_block = block;
  if (raw)
    qd_body_builder_append_raw (article->builder, text, strlen (text));
  else
    qd_body_builder_append (article->builder, text, strlen (text));
}

/* Walks over the page: appends texts, and closes every element behind its last descendant. */
static void
walk (Article *article, guint n_nodes)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  guint              pre_end = 0;
  guint              last_block = G_MAXUINT;

  for (guint i = 0; i <= n_nodes; i++)
    {
      Open open;

      while (stack->len > 0 && article->nodes[g_array_index (stack, Open, stack->len - 1).node].end <= i)
        {
          leave_node (article, &g_array_index (stack, Open, stack->len - 1));
          g_array_set_size (stack, stack->len - 1);
        }
      if (i == n_nodes)
        break;
      if (article->nodes[i].tag == QD_HTML_TEXT)
        {
          append_text (article, i, i < pre_end, &last_block);
          continue;
        }
      if (article->nodes[i].tag == QD_HTML_BR)
        {
          qd_body_builder_line (article->builder);
          continue;
        }
      if (article->nodes[i].tag == QD_HTML_PRE)
        pre_end = MAX (pre_end, article->nodes[i].end);
      open = (Open){ i, qd_body_builder_get_offset (article->builder) };
      g_array_append_val (stack, open);
    }
}

/**
 * qd_html_article_build_body:
 * @tree: (not nullable): a page
 * @evidence: (not nullable): what the page says about its article
 * @base: (nullable): the page's address, which its links start from
 *
 * Finds the article and sets it out as a body. Navigation, forms, lists of other articles, what readers wrote and the like
 * are left out. Thread: any.
 *
 * Returns: (transfer full): the body; empty where the page has no text
 */
QdBody *
qd_html_article_build_body (const QdHtmlTree *tree, const QdHtmlEvidence *evidence, const char *base)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  g_autoptr (QdHtmlBlocks)  blocks = NULL;
  g_autoptr (QdHtmlChoice)  choice = NULL;
  Article                   article = { .tree = tree, .builder = builder };
  guint                     n_nodes;

  g_return_val_if_fail (tree != NULL && evidence != NULL, NULL);

  blocks = qd_html_blocks_new (tree);
  choice = qd_html_choice_new (tree, blocks, evidence);
  article.nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  article.blocks = blocks;
  article.choice = choice;
  if (base != NULL)
    article.base = g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  walk (&article, n_nodes);
  g_clear_pointer (&article.base, g_uri_unref);
  return qd_body_builder_finish (builder);
}

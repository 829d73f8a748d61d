/* qd-html-article.c: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-article.h"

#include <string.h>

#include "import/qd-body-builder.h"

/* A block of so much text outside links that has a sentence in it is a paragraph of some article. Bytes. */
#define PARAGRAPH_BYTES 60

/* What is called an article or the main part of a page is believed if it has this share of its paragraphs, of 100. */
#define ROOT_SHARE 40

/* An element stands for its parent if it has this share of the parent's paragraphs, of 100. */
#define CHILD_SHARE 85

/* A block with so much of its text in links, of 100, and no paragraph is a list of other pages. */
#define LINK_SHARE 60

/* What every prefix of the page holds, in bytes of text; the sums of an element are a difference of two. */
typedef struct
{
  gsize paragraph;
  gsize link;
  gsize text;
} Sums;

typedef struct
{
  const QdHtmlTree *tree;
  const QdHtmlNode *nodes;
  guint             n_nodes;
  Sums             *sums;
  const char       *title;
  GUri             *base;
  QdBodyBuilder    *builder;
  gboolean          lenient;
} Article;

typedef struct
{
  guint node;
  gsize start;
} Open;

static Sums
sums_of (const Article *article, guint index)
{
  const Sums *before = &article->sums[index];
  const Sums *behind = &article->sums[article->nodes[index].end];

  return (Sums){ behind->paragraph - before->paragraph, behind->link - before->link, behind->text - before->text };
}

static gsize
count_visible (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += !g_ascii_isspace (*text);
  return n;
}

/* Whether the words of a class or an id say that the element is no part of an article. */
static gboolean
names_clutter (const char *value)
{
  static const char *const words[] = {
    "share", "sharing", "social", "related", "newsletter", "subscribe", "subscription", "promo", "advert", "ad", "ads",
    "advertisement", "comments", "comment", "sidebar", "footer", "breadcrumb", "breadcrumbs", "cookie", "cookies",
    "recommended", "recommendations", "signup", "nav", "navigation", "menu", "byline", "timestamp", "tags", "taglist",
    "popular", "trending", "disqus", "outbrain", "taboola", "toolbar", "masthead", "modal", "popup", "banner", "copyright",
    "pagination", "login", "print", "hidden", "widget", "credits"
  };
  g_auto (GStrv) parts = NULL;

  if (value == NULL || strlen (value) > 400)
    return FALSE;
  parts = g_strsplit_set (value, " -_\t\n:", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (words); j++)
      if (g_ascii_strcasecmp (parts[i], words[j]) == 0)
        return TRUE;
  return FALSE;
}

static gboolean
is_never_text (QdHtmlTag tag)
{
  static const QdHtmlTag tags[] = {
    QD_HTML_ASIDE, QD_HTML_BUTTON, QD_HTML_HEAD, QD_HTML_IFRAME, QD_HTML_INPUT, QD_HTML_NAV, QD_HTML_NOSCRIPT,
    QD_HTML_OPTION, QD_HTML_SCRIPT, QD_HTML_SELECT, QD_HTML_STYLE, QD_HTML_SVG, QD_HTML_TEMPLATE, QD_HTML_TEXTAREA,
    QD_HTML_TITLE, QD_HTML_VIDEO
  };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i] == tag)
      return TRUE;
  return FALSE;
}

static gboolean
ends_a_sentence (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if ((*p == '.' || *p == '!' || *p == '?') && (p[1] == '\0' || g_ascii_isspace (p[1]) || !g_ascii_isalnum (p[1])))
      return TRUE;
  return FALSE;
}

/* The number of the block that each text belongs to, and what that block has of text, links and sentences. */
typedef struct
{
  gsize    text;
  gsize    link;
  gboolean sentence;
} Block;

/* Whether an element holds what readers wrote, which may be more than the article. */
static gboolean
is_by_readers (const Article *article, guint index)
{
  static const char *const words[] = { "comments", "comment", "disqus", "respond" };
  static const QdHtmlAttr  attrs[] = { QD_HTML_ATTR_CLASS, QD_HTML_ATTR_ID };
  QdHtmlTag                tag = article->nodes[index].tag;

  if (tag != QD_HTML_DIV && tag != QD_HTML_SECTION && tag != QD_HTML_OL && tag != QD_HTML_UL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (attrs); i++)
    {
      const char *value = qd_html_tree_get_attr (article->tree, index, attrs[i]);

      for (guint j = 0; value != NULL && j < G_N_ELEMENTS (words); j++)
        if (g_ascii_strncasecmp (value, words[j], strlen (words[j])) == 0 && !g_ascii_isalnum (value[strlen (words[j])]))
          return TRUE;
    }
  return FALSE;
}

/* Walks over the page with the block and the link that each node is in: one step a node. */
static void
measure_blocks (const Article *article, guint *block_of, gboolean *linked, Block *blocks)
{
  guint link_end = 0;

  for (guint i = 0; i < article->n_nodes; i++)
    {
      const QdHtmlNode *node = &article->nodes[i];

      block_of[i] = node->tag != QD_HTML_TEXT && qd_html_tag_is_block (node->tag) ? i : (i > 0 ? block_of[node->parent] : 0);
      if (node->tag == QD_HTML_A && qd_html_tree_get_attr (article->tree, i, QD_HTML_ATTR_HREF) != NULL)
        link_end = MAX (link_end, node->end);
      linked[i] = i < link_end;
      if (i > 0 && (is_never_text (node->tag) || (!article->lenient && is_by_readers (article, i))))
        {
          for (guint j = i + 1; j < node->end; j++)
            block_of[j] = G_MAXUINT;
          i = node->end - 1;
        }
      else if (node->tag == QD_HTML_TEXT)
        {
          Block *block = &blocks[block_of[i]];
          gsize  n = count_visible (node->text);

          if (linked[i])
            block->link += n;
          else
            block->sentence |= ends_a_sentence (node->text);
          block->text += n;
        }
    }
}

static void
compute_sums (Article *article)
{
  g_autofree guint    *block_of = g_new0 (guint, article->n_nodes);
  g_autofree gboolean *linked = g_new0 (gboolean, article->n_nodes);
  g_autofree Block    *blocks = g_new0 (Block, article->n_nodes);

  article->sums = g_new0 (Sums, article->n_nodes + 1);
  measure_blocks (article, block_of, linked, blocks);
  for (guint i = 0; i < article->n_nodes; i++)
    {
      const QdHtmlNode *node = &article->nodes[i];
      Sums              sums = article->sums[i];

      if (node->tag == QD_HTML_TEXT && block_of[i] != G_MAXUINT)
        {
          const Block *block = &blocks[block_of[i]];
          gsize        n = count_visible (node->text);

          sums.text += n;
          if (linked[i])
            sums.link += n;
          else if (block->sentence && block->text - block->link >= PARAGRAPH_BYTES)
            sums.paragraph += n;
        }
      article->sums[i + 1] = sums;
    }
}

static gboolean
is_named_article (const Article *article, guint index)
{
  const char *value;

  if (article->nodes[index].tag == QD_HTML_ARTICLE || article->nodes[index].tag == QD_HTML_MAIN)
    return TRUE;
  value = qd_html_tree_get_attr (article->tree, index, QD_HTML_ATTR_ITEMPROP);
  if (value != NULL && strstr (value, "articleBody") != NULL)
    return TRUE;
  value = qd_html_tree_get_attr (article->tree, index, QD_HTML_ATTR_ROLE);
  return value != NULL && g_str_equal (value, "main");
}

/* What the page itself calls the article, if most of the text is in it; else the whole page. */
static guint
find_named_root (const Article *article)
{
  gsize total = sums_of (article, 0).paragraph;
  guint best = 0;
  gsize most = 0;

  for (guint i = 1; i < article->n_nodes; i++)
    {
      gsize paragraph;

      if (article->nodes[i].tag == QD_HTML_TEXT || !is_named_article (article, i))
        continue;
      paragraph = sums_of (article, i).paragraph;
      /* Of two as good, the inner one, which comes later. */
      if (paragraph * 100 >= total * ROOT_SHARE && paragraph > 0 && paragraph * 10 >= most * 9)
        {
          best = i;
          most = MAX (most, paragraph);
        }
    }
  return best;
}

/* Goes down to the smallest element that has nearly all paragraphs of @index. */
static guint
find_root (const Article *article)
{
  guint    index = find_named_root (article);
  gboolean found = TRUE;

  while (found)
    {
      gsize paragraph = sums_of (article, index).paragraph;

      found = FALSE;
      for (guint i = index + 1; i < article->nodes[index].end && paragraph > 0; i = article->nodes[i].end)
        {
          QdHtmlTag tag = article->nodes[i].tag;

          if (tag != QD_HTML_P && tag != QD_HTML_TEXT && tag != QD_HTML_LI && tag != QD_HTML_BLOCKQUOTE && sums_of (article, i).paragraph * 100 >= paragraph * CHILD_SHARE)
            {
              index = i;
              found = TRUE;
              break;
            }
        }
    }
  return index;
}

/* Whether what is inside a node is left out of the body. */
static gboolean
is_left_out (const Article *article, guint index)
{
  const QdHtmlNode *node = &article->nodes[index];
  Sums              sums;

  if (is_never_text (node->tag))
    return TRUE;
  if (!qd_html_tag_is_block (node->tag) && node->tag != QD_HTML_OTHER)
    return FALSE;
  sums = sums_of (article, index);
  if (node->tag == QD_HTML_FIGURE || node->tag == QD_HTML_FIGCAPTION)
    return FALSE;
  if (sums.paragraph == 0 && (node->tag == QD_HTML_FOOTER || node->tag == QD_HTML_FORM || node->tag == QD_HTML_HEADER))
    return TRUE;
  if (sums.paragraph == 0 && sums.link * 100 > sums.text * LINK_SHARE)
    return TRUE;
  if (qd_html_tree_get_attr (article->tree, index, QD_HTML_ATTR_HIDDEN) != NULL && sums.paragraph == 0)
    return TRUE;
  if (!names_clutter (qd_html_tree_get_attr (article->tree, index, QD_HTML_ATTR_CLASS)) &&
      !names_clutter (qd_html_tree_get_attr (article->tree, index, QD_HTML_ATTR_ID)))
    return FALSE;
  /* A class lies where it would take the article away. */
  return sums.paragraph * 4 < article->sums[article->n_nodes].paragraph;
}

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

static gboolean
is_repeated_title (const Article *article, guint index)
{
  g_autofree char *text = NULL;
  QdHtmlTag        tag = article->nodes[index].tag;

  if (article->title == NULL || tag < QD_HTML_H1 || tag > QD_HTML_H2)
    return FALSE;
  text = qd_html_tree_dup_text (article->tree, index);
  return text != NULL && g_str_equal (text, article->title);
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
  if (qd_body_builder_get_offset (article->builder) == open->start && alt != NULL)
    {
      qd_body_builder_paragraph (article->builder);
      qd_body_builder_append (article->builder, alt, strlen (alt));
    }
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
  if (qd_html_tag_is_block (node->tag))
    qd_body_builder_paragraph (article->builder);
}

static void
append_text (Article *article, const QdHtmlNode *node, gboolean raw, gboolean *broken)
{
  if (raw)
    qd_body_builder_append_raw (article->builder, node->text, strlen (node->text));
  else
    qd_body_builder_append (article->builder, node->text, strlen (node->text));
  *broken = *broken && count_visible (node->text) == 0;
}

/* Walks over the root: appends texts, and closes every element behind its last descendant. */
static void
walk (Article *article, guint root)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  guint              pre_end = 0;
  gboolean           broken = FALSE;

  for (guint i = root; i <= article->nodes[root].end; i++)
    {
      const QdHtmlNode *node;
      Open              open;

      while (stack->len > 0 && article->nodes[g_array_index (stack, Open, stack->len - 1).node].end <= i)
        {
          leave_node (article, &g_array_index (stack, Open, stack->len - 1));
          g_array_set_size (stack, stack->len - 1);
        }
      if (i == article->nodes[root].end)
        break;
      node = &article->nodes[i];
      if (i != root && (is_left_out (article, i) || is_repeated_title (article, i)))
        {
          if (qd_html_tag_is_block (node->tag))
            qd_body_builder_paragraph (article->builder);
          i = node->end - 1;
          continue;
        }
      if (node->tag == QD_HTML_TEXT)
        {
          append_text (article, node, i < pre_end, &broken);
          continue;
        }
      if (node->tag == QD_HTML_BR)
        {
          /* Two line breaks are how old pages make a paragraph. */
          if (broken)
            qd_body_builder_paragraph (article->builder);
          else
            qd_body_builder_line (article->builder);
          broken = TRUE;
          continue;
        }
      if (qd_html_tag_is_block (node->tag))
        qd_body_builder_paragraph (article->builder);
      if (node->tag == QD_HTML_PRE)
        pre_end = node->end;
      open = (Open){ i, qd_body_builder_get_offset (article->builder) };
      g_array_append_val (stack, open);
    }
}

/**
 * qd_html_article_build_body:
 * @tree: (not nullable): a page
 * @title: (nullable): the headline, whose heading is then left out of the body
 * @base: (nullable): the page's address, which its links start from
 *
 * Finds the article: what the page calls so, or the smallest element that has nearly all of its paragraphs, a paragraph
 * being a block with sentences outside links. Navigation, forms, lists of links and what its class calls an
 * advertisement or the like are left out. Thread: any.
 *
 * Returns: (transfer full): the body; empty where the page has no text
 */
QdBody *
qd_html_article_build_body (const QdHtmlTree *tree, const char *title, const char *base)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  Article                   article = { .tree = tree, .title = title, .builder = builder };

  g_return_val_if_fail (tree != NULL, NULL);

  article.nodes = qd_html_tree_get_nodes (tree, &article.n_nodes);
  if (base != NULL)
    article.base = g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  compute_sums (&article);
  if (article.sums[article.n_nodes].paragraph == 0)
    {
      /* A page may call its article a comment. */
      g_clear_pointer (&article.sums, g_free);
      article.lenient = TRUE;
      compute_sums (&article);
    }
  walk (&article, find_root (&article));
  g_free (article.sums);
  g_clear_pointer (&article.base, g_uri_unref);
  return qd_body_builder_finish (builder);
}

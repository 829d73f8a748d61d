/* qd-html-article.c: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-article.h"

#include <string.h>

#include "import/qd-body-builder.h"
#include "import/qd-html-note.h"
#include "import/qd-html-pictures.h"
#include "import/qd-plain-text.h"

/* What is left out is much if it has more words than this, and than what was taken. */
#define MUCH_WORDS 200

/* At the head of a text, so many lines of so many bytes may be no text but byline and date. */
#define OPENING_BLOCKS 4
#define LONGEST_FIELD 120

/* Between a headline and its text stand no more; nor is a headline longer, bytes. */
#define BLOCKS_ABOVE 12
#define LONGEST_VALUE 1000

/* Two dates of one day, in any two zones, are no more apart, µs. */
#define MOST_APART (G_GINT64_CONSTANT (36) * 3600 * G_USEC_PER_SEC)

typedef struct
{
  const QdHtmlTree   *tree;
  const QdHtmlNode   *nodes;
  const QdHtmlBlocks *blocks;
  const QdHtmlChoice *choice;
  QdHtmlPictures     *pictures;
  GUri               *base;
  QdBodyBuilder      *builder;
  gboolean            after_mark; /* the mark of a note was passed over */
} Article;

typedef struct
{
  guint node;
  gsize start;
} Open;

static char *
resolve_address (const Article *article, const char *address)
{
  return _qd_html_resolve_address (article->base, address);
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
    {
      qd_body_builder_paragraph (article->builder);
      /* "1. The state…", without its number */
      if (article->after_mark)
        text += strspn (text, ".:) \t\r\n");
    }
  article->after_mark = FALSE;
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
      if (qd_html_note_is_led_to (article->tree, i))
        {
          article->after_mark = TRUE;
          i = article->nodes[i].end - 1;
          continue;
        }
      _qd_html_pictures_visit (article->pictures, i, qd_body_builder_get_offset (article->builder));
      if (article->nodes[i].tag == QD_HTML_PRE)
        pre_end = MAX (pre_end, article->nodes[i].end);
      open = (Open){ i, qd_body_builder_get_offset (article->builder) };
      g_array_append_val (stack, open);
    }
}

/* Counts what was taken, and what reads like it and was left out though it stands in the same place. */
static void
count (const Article *article, QdHtmlFindings *findings)
{
  const QdHtmlNode *root = &article->nodes[article->choice->root];
  guint             left_out = 0;

  for (guint i = 0; i < article->blocks->list->len; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (article->blocks, i);

      if (article->choice->keep[i])
        findings->n_words += block->n_words;
      else if (qd_html_block_is_paragraph (block) && !article->choice->elsewhere[i] && block->first >= article->choice->root && block->first < root->end)
        left_out += block->n_words;
    }
  findings->sparse = left_out > MUCH_WORDS && left_out > findings->n_words;
}

/* Whether a line is a field: it says who wrote the article, or again on which day it appeared. */
static gboolean
take_field (const char *text, QdArticleDraft *draft)
{
  gint64           published = qd_article_draft_get_published (draft);
  g_autofree char *name = qd_plain_text_dup_byline (text);
  gint64           time;

  /* Pages in mails and books seldom say it in their head. */
  if (qd_article_draft_get_byline (draft) == NULL && name != NULL)
    {
      qd_article_draft_set_byline (draft, name);
      qd_article_draft_add_fact (draft, QD_FACT_BYLINE, NULL, "first lines");
    }
  if (g_strcmp0 (qd_article_draft_get_byline (draft), name != NULL ? name : text) == 0)
    return TRUE;
  return published != QD_TIME_UNKNOWN && qd_plain_text_parse_date (text, &time) && ABS (time - published) < MOST_APART;
}

static char *
dup_block (const QdHtmlBlocks *blocks, guint index)
{
  const QdHtmlBlock *block = qd_html_blocks_get (blocks, index);

  return g_strstrip (g_strndup (blocks->text->str + block->start, block->len));
}

/* Where the page says nowhere else when it appeared: a date alone on its line between the headline and the text, or at the head of
 * this. What stands above the headline is the day on which the page was looked at. */
static void
find_date (const QdHtmlBlocks *blocks, const char *title, QdArticleDraft *draft, const gboolean *keep)
{
  guint  first = 0;
  gint64 time = QD_TIME_UNKNOWN;
  gint64 found = QD_TIME_UNKNOWN;

  if (qd_article_draft_get_published (draft) != QD_TIME_UNKNOWN || title == NULL)
    return;
  while (first < blocks->list->len && !keep[first])
    first++;
  for (guint i = MIN (first + OPENING_BLOCKS, blocks->list->len); i-- > (first > BLOCKS_ABOVE ? first - BLOCKS_ABOVE : 0);)
    {
      g_autofree char *text = qd_html_blocks_get (blocks, i)->len <= LONGEST_VALUE ? dup_block (blocks, i) : NULL;

      if (text != NULL && g_str_equal (text, title))
        {
          if (found != QD_TIME_UNKNOWN)
            {
              qd_article_draft_set_published (draft, found);
              qd_article_draft_add_fact (draft, QD_FACT_PUBLISHED, NULL, "first lines");
            }
          return;
        }
      if (text != NULL && (i < first || keep[i]) && qd_plain_text_parse_date (text, &time))
        found = time;
    }
}

/* Byline and date at the head of the text, each alone on its line, are fields of the article and not its text, as they are in
 * any other format. */
static void
drop_fields (const QdHtmlBlocks *blocks, QdArticleDraft *draft, gboolean *keep)
{
  guint n_kept = 0, n_seen = 0;

  for (guint i = 0; i < blocks->list->len; i++)
    n_kept += keep[i];
  for (guint i = 0; i < blocks->list->len && n_seen < OPENING_BLOCKS && n_kept > 1; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (blocks, i);
      g_autofree char   *text = NULL;

      if (!keep[i])
        continue;
      if (block->len > LONGEST_FIELD)
        return;
      n_seen++;
      text = dup_block (blocks, i);
      keep[i] = !take_field (text, draft);
      n_kept -= !keep[i];
    }
}

/**
 * qd_html_article_build_body:
 * @tree: (not nullable): a page
 * @evidence: (not nullable): what the page says about its article
 * @context: (not nullable): what came with the page
 * @draft: (not nullable): takes the pictures; has the page's address, which links start from
 * @findings: (out): what can be said of the article
 *
 * Finds the article and sets it out as a body. Navigation, forms, lists of other articles, what readers wrote and the like
 * are left out; captions go with their pictures. Thread: any.
 *
 * Returns: (transfer full): the body; empty where the page has no text
 */
QdBody *
qd_html_article_build_body (const QdHtmlTree        *tree,
                            const QdHtmlEvidence    *evidence,
                            const QdHtmlPageContext *context,
                            QdArticleDraft          *draft,
                            QdHtmlFindings          *findings)
{
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  g_autoptr (QdHtmlBlocks)  blocks = NULL;
  g_autoptr (QdHtmlChoice)  choice = NULL;
  g_autoptr (GUri)          base = NULL;
  Article                   article = { .tree = tree, .builder = builder };
  guint                     n_nodes;

  g_return_val_if_fail (tree != NULL && evidence != NULL, NULL);

  *findings = (QdHtmlFindings){ 0 };
  blocks = qd_html_blocks_new (tree);
  choice = qd_html_choice_new (tree, blocks, evidence);
  find_date (blocks, evidence->title, draft, choice->keep);
  drop_fields (blocks, draft, choice->keep);
  article.nodes = qd_html_tree_get_nodes (tree, &n_nodes);
  article.blocks = blocks;
  article.choice = choice;
  if (qd_article_draft_get_url (draft) != NULL)
    base = g_uri_parse (qd_article_draft_get_url (draft), G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  article.base = base;
  article.pictures = _qd_html_pictures_new (tree, blocks, choice, context, base, draft);
  walk (&article, n_nodes);
  _qd_html_pictures_free (article.pictures);
  count (&article, findings);
  return qd_body_builder_finish (builder);
}

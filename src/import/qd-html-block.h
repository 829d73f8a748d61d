/* qd-html-block.h: the text of a web page, cut where the page begins a new line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-tree.h"

G_BEGIN_DECLS

/**
 * QdHtmlBlock:
 * @element: the innermost element around it that is set off by itself
 * @first: its first text
 * @end: behind its last text
 * @start: where its text begins in the text of all blocks, bytes
 * @len: how long that is, bytes
 * @n_words: how many words it has; two characters of Chinese or Japanese count as one
 * @n_bytes: how much of it is no white space, bytes
 * @n_link_bytes: how much of that is in links, bytes
 * @sentence: whether a sentence ends in it, outside links
 *
 * A run of text that a browser would set as one paragraph.
 */
typedef struct
{
  guint    element;
  guint    first;
  guint    end;
  gsize    start;
  gsize    len;
  guint    n_words;
  gsize    n_bytes;
  gsize    n_link_bytes;
  gboolean sentence;
} QdHtmlBlock;

/**
 * QdHtmlBlocks:
 * @list: (element-type QdHtmlBlock): the blocks in the order of the page
 * @of_node: for each text of the page the number of its block, or %G_MAXUINT where it is never shown
 * @text: the text of all blocks, white space collapsed, an empty line between two
 */
typedef struct
{
  GArray  *list;
  guint   *of_node;
  GString *text;
} QdHtmlBlocks;

QdHtmlBlocks *qd_html_blocks_new (const QdHtmlTree *tree);
void          qd_html_blocks_free (QdHtmlBlocks *self);
gboolean      qd_html_block_is_paragraph (const QdHtmlBlock *block);

static inline const QdHtmlBlock *
qd_html_blocks_get (const QdHtmlBlocks *self, guint index)
{
  return &g_array_index (self->list, QdHtmlBlock, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlBlocks, qd_html_blocks_free)

G_END_DECLS

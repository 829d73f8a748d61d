/* qd-html-choice.h: which blocks of a web page are its article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-block.h"

G_BEGIN_DECLS

/**
 * QdHtmlEvidence:
 * @title: (nullable): the headline
 * @summary: (nullable): what the page says it is about, for search engines
 * @body: (nullable): the text of the article, as the page says it beside the page that it shows
 *
 * What a page says about its article, to be looked for in its text.
 */
typedef struct
{
  const char *title;
  const char *summary;
  const char *body;
} QdHtmlEvidence;

/**
 * QdHtmlChoice:
 * @keep: for each block, whether it is a part of the article
 * @elsewhere: for each block, whether it is no part of it for certain: a caption, an aside, navigation, what readers wrote
 * @root: the element that holds the article
 */
typedef struct
{
  gboolean *keep;
  gboolean *elsewhere;
  guint     root;
} QdHtmlChoice;

QdHtmlChoice *qd_html_choice_new (const QdHtmlTree     *tree,
                                  const QdHtmlBlocks   *blocks,
                                  const QdHtmlEvidence *evidence);
void          qd_html_choice_free (QdHtmlChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlChoice, qd_html_choice_free)

G_END_DECLS

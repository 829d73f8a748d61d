/* qd-html-article.h: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-choice.h"
#include "import/qd-html-page.h"

G_BEGIN_DECLS

/**
 * QdHtmlFindings:
 * @n_words: how many words the article has
 * @sparse: whether more of what reads like an article was left out than was taken
 */
typedef struct
{
  guint    n_words;
  gboolean sparse;
} QdHtmlFindings;

QdBody *qd_html_article_build_body (const QdHtmlTree        *tree,
                                    const QdHtmlEvidence    *evidence,
                                    const QdHtmlPageContext *context,
                                    QdArticleDraft          *draft,
                                    QdHtmlFindings          *findings);

G_END_DECLS

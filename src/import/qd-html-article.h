/* qd-html-article.h: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-tree.h"
#include "store/qd-article-draft.h"

G_BEGIN_DECLS

QdBody *qd_html_article_build_body (const QdHtmlTree *tree,
                                    const char       *title,
                                    const char       *base);
void    qd_html_metadata_read (const QdHtmlTree *tree,
                               QdArticleDraft   *draft);

G_END_DECLS

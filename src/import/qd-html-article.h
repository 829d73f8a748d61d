/* qd-html-article.h: finds the article in a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-html-choice.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

QdBody *qd_html_article_build_body (const QdHtmlTree     *tree,
                                    const QdHtmlEvidence *evidence,
                                    const char           *base);

G_END_DECLS

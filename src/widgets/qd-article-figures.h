/* qd-article-figures.h: loads the pictures of an article as they are looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-library.h"
#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

/**
 * QdArticleFigures:
 *
 * Loads and decodes the pictures of the article that a #QdArticleText shows, each when it first comes into sight, in threads.
 */
#define QD_TYPE_ARTICLE_FIGURES (qd_article_figures_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleFigures, qd_article_figures, QD, ARTICLE_FIGURES, GObject)

QdArticleFigures *qd_article_figures_new (QdArticleText *text);
void              qd_article_figures_set_article (QdArticleFigures *self,
                                                  QdLibrary        *library,
                                                  QdArticle        *article);
void              qd_article_figures_snapshot (GtkTextView     *view,
                                               QdArticleBuffer *buffer,
                                               GtkSnapshot     *snapshot);

G_END_DECLS

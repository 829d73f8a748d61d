/* qd-article-view.h: the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "store/qd-records.h"
#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

/**
 * QdArticleView:
 *
 * Shows an article with its quotations.
 *
 * #QdArticleView::quotation-selected (gint64 quotation_id) is emitted when the person selects a quotation in the text,
 * not when qd_article_view_select_quotation() does.
 *
 * #QdArticleView::link-failed (GError *error) is emitted when a link that the person chose cannot be opened; the message is for
 * the person.
 */
#define QD_TYPE_ARTICLE_VIEW (qd_article_view_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleView, qd_article_view, QD, ARTICLE_VIEW, AdwBin)

GtkWidget     *qd_article_view_new (void);
void           qd_article_view_set_article (QdArticleView *self,
                                            QdArticle     *article);
void           qd_article_view_set_measure (QdArticleView *self,
                                            guint          characters);
QdArticle     *qd_article_view_get_article (QdArticleView *self);
void           qd_article_view_select_quotation (QdArticleView *self,
                                                 gint64         quotation_id,
                                                 gboolean       scroll_to);
int            qd_article_view_get_place (QdArticleView *self);
void           qd_article_view_set_place (QdArticleView *self,
                                          int            place);
QdSpan         qd_article_view_get_selected_words (QdArticleView *self);
char          *qd_article_view_dup_selected_text (QdArticleView *self);
QdArticleText *qd_article_view_get_text (QdArticleView *self);
gint64         qd_article_view_get_selected (QdArticleView *self);
void           qd_article_view_next_quotation (QdArticleView *self);
void           qd_article_view_previous_quotation (QdArticleView *self);

G_END_DECLS

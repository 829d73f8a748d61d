/* qd-article-text.h: the typeset text of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/qd-article-buffer.h"
#include "widgets/qd-article-marks.h"

G_BEGIN_DECLS

/**
 * QdArticleText:
 *
 * A read-only text view that keeps the measure of its lines whatever its width, and shows quotations.
 *
 * #QdArticleText::quotation-activated (guint index) is emitted when the person clicks a quotation or presses Enter in
 * one; #QdArticleText::link-activated (const char *address) for a link of the web.
 */
#define QD_TYPE_ARTICLE_TEXT (qd_article_text_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleText, qd_article_text, QD, ARTICLE_TEXT, GtkTextView)

void             qd_article_text_set_article (QdArticleText *self,
                                              QdArticle     *article);
void             qd_article_text_set_measure (QdArticleText *self,
                                              guint          characters);
QdArticleBuffer *qd_article_text_get_buffer (QdArticleText *self);
void             qd_article_text_set_selected (QdArticleText *self,
                                               int            quotation);
int              qd_article_text_get_selected (QdArticleText *self);
void             qd_article_text_scroll_to (QdArticleText *self,
                                            guint          quotation);
int              qd_article_text_get_place (QdArticleText *self);
void             qd_article_text_set_place (QdArticleText *self,
                                            int            place);
int              qd_article_text_get_first_below (QdArticleText *self);
int              qd_article_text_get_origin (QdArticleText *self);
void             qd_article_text_select (QdArticleText *self,
                                         int            start,
                                         int            end,
                                         gboolean       scroll);
int              qd_article_text_get_quotation_at_caret (QdArticleText *self);
char            *qd_article_text_dup_selected (QdArticleText *self);
void             qd_article_text_set_caret_browsing (QdArticleText *self,
                                                     gboolean       caret_browsing);
QdArticleMarks  *qd_article_text_get_marks (QdArticleText *self);

G_END_DECLS

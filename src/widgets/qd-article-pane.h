/* qd-article-pane.h: the second region: the articles of what was chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"
#include "model/qd-source-item.h"
#include "widgets/qd-activity-bar.h"

G_BEGIN_DECLS

/**
 * QdArticlePane:
 *
 * The list of articles, with its search and its order. #QdArticlePane::chosen says which article the person chose.
 */
#define QD_TYPE_ARTICLE_PANE (qd_article_pane_get_type ())

G_DECLARE_FINAL_TYPE (QdArticlePane, qd_article_pane, QD, ARTICLE_PANE, AdwNavigationPage)

void           qd_article_pane_set_library (QdArticlePane *self,
                                            QdLibrary     *library);
void           qd_article_pane_set_source (QdArticlePane *self,
                                           QdSourceItem  *source);
void           qd_article_pane_set_folded (QdArticlePane *self,
                                           gboolean       folded);
void           qd_article_pane_select (QdArticlePane *self,
                                       gint64         article_id);
void           qd_article_pane_reveal (QdArticlePane *self,
                                       gint64         article_id);
void           qd_article_pane_focus_search (QdArticlePane *self);
QdActivityBar *qd_article_pane_get_activity_bar (QdArticlePane *self);
void           qd_article_pane_search (QdArticlePane *self,
                                       const char    *words);
GtkWidget     *qd_article_pane_get_list_view (QdArticlePane *self);

G_END_DECLS

/* qd-reading-pane.h: the article and its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"
#include "widgets/qd-article-notes.h"

G_BEGIN_DECLS

/**
 * QdReadingPane:
 *
 * Shows an article with the quotation panel beside it, and remembers the way from article to article.
 * #QdReadingPane::opened is emitted when an article is asked for, however the person came to it.
 */
#define QD_TYPE_READING_PANE (qd_reading_pane_get_type ())

G_DECLARE_FINAL_TYPE (QdReadingPane, qd_reading_pane, QD, READING_PANE, AdwNavigationPage)

void            qd_reading_pane_set_library (QdReadingPane *self,
                                             QdLibrary     *library);
void            qd_reading_pane_open (QdReadingPane *self,
                                      gint64         article_id,
                                      gint64         quotation_id);
void            qd_reading_pane_resume (QdReadingPane *self);
gint64          qd_reading_pane_get_article_id (QdReadingPane *self);
void            qd_reading_pane_open_at_words (QdReadingPane *self,
                                               gint64         article_id,
                                               const char    *words);
void            qd_reading_pane_reload (QdReadingPane *self);
QdArticle      *qd_reading_pane_get_article (QdReadingPane *self);
gint64          qd_reading_pane_get_quotation_id (QdReadingPane *self);
QdSpan          qd_reading_pane_get_selected_words (QdReadingPane *self);
char           *qd_reading_pane_dup_selected_text (QdReadingPane *self);
char           *qd_reading_pane_dup_cited (QdReadingPane *self);
const char     *qd_reading_pane_get_statement (QdReadingPane *self);
gboolean        qd_reading_pane_find (QdReadingPane *self,
                                      int            direction);
QdArticleNotes *qd_reading_pane_get_notes (QdReadingPane *self);
gboolean        qd_reading_pane_can_go (QdReadingPane *self,
                                        int            steps);
void            qd_reading_pane_go (QdReadingPane *self,
                                    int            steps);
gboolean        qd_reading_pane_get_starred (QdReadingPane *self);
void            qd_reading_pane_set_starred (QdReadingPane *self,
                                             gboolean       starred);
gboolean        qd_reading_pane_get_panel_shown (QdReadingPane *self);
void            qd_reading_pane_set_panel_shown (QdReadingPane *self,
                                                 gboolean       shown);
void            qd_reading_pane_next_quotation (QdReadingPane *self);
void            qd_reading_pane_previous_quotation (QdReadingPane *self);
GtkWidget      *qd_reading_pane_get_text (QdReadingPane *self);
GtkWidget      *qd_reading_pane_get_list_view (QdReadingPane *self);

G_END_DECLS

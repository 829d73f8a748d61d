/* qd-article-notes.h: the notes of the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-library.h"
#include "widgets/qd-article-text.h"

G_BEGIN_DECLS

/**
 * QdArticleNotes:
 *
 * Loads the notes of the article that a #QdArticleText shows, has them drawn, and changes them as the person wants.
 */
#define QD_TYPE_ARTICLE_NOTES (qd_article_notes_get_type ())

G_DECLARE_FINAL_TYPE (QdArticleNotes, qd_article_notes, QD, ARTICLE_NOTES, GObject)

QdArticleNotes *qd_article_notes_new (QdArticleText *text);
void            qd_article_notes_set_article (QdArticleNotes *self,
                                              QdLibrary      *library,
                                              QdArticle      *article);
void            qd_article_notes_reload (QdArticleNotes *self);
void            qd_article_notes_show (QdArticleNotes *self,
                                       gint64          article_id,
                                       gint64          note_id);
gboolean        qd_article_notes_highlight (QdArticleNotes *self,
                                            int             style);
gboolean        qd_article_notes_edit (QdArticleNotes *self,
                                       GtkWidget      *parent);
gboolean        qd_article_notes_remove (QdArticleNotes *self);

G_END_DECLS

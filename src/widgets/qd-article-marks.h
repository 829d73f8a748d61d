/* qd-article-marks.h: what is marked in the text of an article besides its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/qd-article-buffer.h"

G_BEGIN_DECLS

/**
 * QdArticleMarks:
 *
 * What was found in the text of an article that is shown, and draws it. Belongs to a #QdArticleText.
 */
typedef struct _QdArticleMarks QdArticleMarks;

QdArticleMarks *qd_article_marks_new (GtkTextView *view);
void            qd_article_marks_free (QdArticleMarks *self);
void            qd_article_marks_clear (QdArticleMarks *self);
void            qd_article_marks_set_hits (QdArticleMarks *self,
                                           GArray         *hits);
void            qd_article_marks_set_current_hit (QdArticleMarks *self,
                                                  int             current);
void            qd_article_marks_snapshot (QdArticleMarks       *self,
                                           QdArticleBuffer      *buffer,
                                           const QdArticleStyle *style,
                                           GtkSnapshot          *snapshot);

G_END_DECLS

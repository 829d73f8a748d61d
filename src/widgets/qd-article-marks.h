/* qd-article-marks.h: what is marked in the text of an article besides its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-note.h"
#include "widgets/qd-article-buffer.h"

G_BEGIN_DECLS

/**
 * QdMarkedNote:
 * @start: first code point in the buffer
 * @end: the one behind the last
 * @note: (not nullable): the note; lives as long as the list that it came with
 */
typedef struct
{
  int                 start;
  int                 end;
  const QdNoteRecord *note;
} QdMarkedNote;

/**
 * QdArticleMarks:
 *
 * What was found, and what a person marked, in the text of an article that is shown, and draws it. Belongs to a #QdArticleText.
 */
typedef struct _QdArticleMarks QdArticleMarks;

QdArticleMarks     *qd_article_marks_new (GtkTextView *view);
void                qd_article_marks_free (QdArticleMarks *self);
void                qd_article_marks_clear (QdArticleMarks *self);
void                qd_article_marks_set_hits (QdArticleMarks *self,
                                               GArray         *hits);
void                qd_article_marks_set_current_hit (QdArticleMarks *self,
                                                      int             current);
void                qd_article_marks_set_notes (QdArticleMarks  *self,
                                                QdArticleBuffer *buffer,
                                                GPtrArray       *notes);
const QdMarkedNote *qd_article_marks_get_note_at (QdArticleMarks *self,
                                                  int             start,
                                                  int             end);
void                qd_article_marks_snapshot (QdArticleMarks       *self,
                                               QdArticleBuffer      *buffer,
                                               const QdArticleStyle *style,
                                               GtkSnapshot          *snapshot);

G_END_DECLS

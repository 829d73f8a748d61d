/* qd-article-highlights.h: draws the quotations of an article behind and beside its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "widgets/qd-article-buffer.h"

G_BEGIN_DECLS

/**
 * QdArticleHighlights:
 * @selected: index of the selected quotation, or -1
 * @hovered: index of the one under the pointer, or -1
 * @style: the style of the text
 * @bar_x: left edge of the bars, px in the view
 * @count_x: where counts end (or, right to left, begin), px in the view
 *
 * What the drawing needs besides the text itself.
 */
typedef struct
{
  int                   selected;
  int                   hovered;
  const QdArticleStyle *style;
  int                   bar_x;
  int                   count_x;
} QdArticleHighlights;

#define QD_ARTICLE_BAR_WIDTH 3

void         qd_article_highlights_snapshot (GtkTextView               *view,
                                             QdArticleBuffer           *buffer,
                                             const QdArticleHighlights *highlights,
                                             GtkSnapshot               *snapshot);
PangoLayout *qd_article_highlights_create_count (GtkWidget            *widget,
                                                 guint                 count,
                                                 const QdArticleStyle *style);

G_END_DECLS

/* qd-text-pieces.h: where a stretch of a text view lies on its lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdTextPieceFunc:
 * @left: left edge, px of the buffer
 * @right: right edge
 * @line: the line that it is on: its y and height
 * @user_data: what was given
 */
typedef void (*QdTextPieceFunc) (float               left,
                                 float               right,
                                 const GdkRectangle *line,
                                 gpointer            user_data);

void qd_text_pieces_foreach (GtkTextView    *view,
                             gboolean        bidirectional,
                             int             start,
                             int             end,
                             QdTextPieceFunc func,
                             gpointer        user_data);
void qd_text_pieces_get_visible (GtkTextView *view,
                                 int         *first,
                                 int         *last);

G_END_DECLS

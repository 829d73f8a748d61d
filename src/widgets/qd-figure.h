/* qd-figure.h: a picture of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdFigure:
 *
 * A place for a picture, of the picture's size or, where that is wider than a line, of the line's width. It is empty until
 * somebody has looked at it and the picture has been loaded.
 *
 * #QdFigure::wanted is emitted once, when it is first drawn.
 */
#define QD_TYPE_FIGURE (qd_figure_get_type ())

G_DECLARE_FINAL_TYPE (QdFigure, qd_figure, QD, FIGURE, GObject)

QdFigure *qd_figure_new (guint number,
                         guint width,
                         guint height);
guint     qd_figure_get_number (QdFigure *self);
void      qd_figure_set_line_width (QdFigure *self,
                                    int       width);
void      qd_figure_set_texture (QdFigure   *self,
                                 GdkTexture *texture);

G_END_DECLS

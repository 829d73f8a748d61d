/* qd-row-text.h: some lines of text in a row of a long list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdRowText:
 *
 * Text that wraps into a few lines, the last of which is cut where it is too long. It wants no width of its own: a list measures
 * some two hundred rows at every step of a scroll, and what a #GtkLabel does to know how narrow it could be takes most of
 * that time.
 */
#define QD_TYPE_ROW_TEXT (qd_row_text_get_type ())

G_DECLARE_FINAL_TYPE (QdRowText, qd_row_text, QD, ROW_TEXT, GtkWidget)

GtkWidget  *qd_row_text_new (guint lines);
const char *qd_row_text_get_text (QdRowText *self);
void        qd_row_text_set_text (QdRowText  *self,
                                  const char *text);
void        qd_row_text_set_markup (QdRowText  *self,
                                    const char *markup);

G_END_DECLS

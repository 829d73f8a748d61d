/* qd-paragraph.h: words in lines as wide as there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdParagraph:
 *
 * Shows words in as many lines as they need. A GtkLabel does so too, but lays its text out several times before it is shown, to learn
 * in what widths it could be; this one takes the width that it is given and lays its text out for that.
 */
#define QD_TYPE_PARAGRAPH (qd_paragraph_get_type ())

G_DECLARE_FINAL_TYPE (QdParagraph, qd_paragraph, QD, PARAGRAPH, GtkWidget)

void        qd_paragraph_set_text (QdParagraph   *self,
                                   const char    *text,
                                   PangoAttrList *attributes);
void        qd_paragraph_set_markup (QdParagraph *self,
                                     const char  *markup);
const char *qd_paragraph_get_text (QdParagraph *self);
void        qd_paragraph_set_lines (QdParagraph *self,
                                    int          lines);
gboolean    qd_paragraph_is_cut (QdParagraph *self);

G_END_DECLS

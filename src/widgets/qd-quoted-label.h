/* qd-quoted-label.h: words of an article in a label
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_quoted_label_align (GtkLabel *label);
void qd_quoted_label_align_name (GtkLabel *label);
void qd_quoted_label_align_title (GtkWidget *row);

G_END_DECLS

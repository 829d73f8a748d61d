/* qd-page-titles.h: titles of pages that have room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_page_titles_wrap (GtkWidget *widget);
void qd_page_titles_wrap_buttons (GtkWidget *widget);

G_END_DECLS

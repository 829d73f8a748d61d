/* qd-aside.h: what a button has to say: beside it, or in a sheet where there is no room beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_aside_set (GtkMenuButton *button,
                   const char    *title,
                   GtkWidget     *content);
void qd_aside_close (GtkWidget *content);

G_END_DECLS

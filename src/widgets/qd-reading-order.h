/* qd-reading-order.h: the order in which a screen reader meets what a page shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qd_reading_order_set (GtkWidget *widget);
void qd_reading_order_watch_dialogs (GtkWidget *window);

G_END_DECLS

/* qd-tooltip.h: tooltips of what there are hundreds of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_tooltip_set (GtkWidget  *widget,
                     const char *text);

G_END_DECLS

/* qd-quotation-drag.h: a quotation that is taken out of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_quotation_drag_add (GtkWidget *view);

G_END_DECLS

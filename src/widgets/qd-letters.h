/* qd-letters.h: letters that are drawn before they are needed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_letters_draw_ahead (GtkWidget *article,
                            GtkWidget *around);

G_END_DECLS

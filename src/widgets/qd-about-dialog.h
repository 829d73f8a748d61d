/* qd-about-dialog.h: what the application is, and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qd_about_dialog_show (GtkWidget *parent);

G_END_DECLS

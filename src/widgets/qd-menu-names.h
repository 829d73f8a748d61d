/* qd-menu-names.h: menus that can be read to somebody
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void       qd_menu_names_watch (GtkWidget *menu);
void       qd_menu_names_watch_buttons (GtkWidget *widget);
GtkWidget *qd_menu_names_new_context (GMenuModel *model);

G_END_DECLS

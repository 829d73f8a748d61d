/* qd-address-label.h: addresses and paths in labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  qd_address_label_set_up (GtkWidget *row);
char *qd_address_label_dup_breakable (const char *address);

G_END_DECLS

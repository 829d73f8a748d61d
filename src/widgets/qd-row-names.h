/* qd-row-names.h: rows that are named once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qd_row_names_set (GtkWidget *row, const char *name);

G_END_DECLS

/* qd-csv.h: tables for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void        qd_csv_add_cell (GString    *csv,
                             const char *text);
void        qd_csv_add_number (GString *csv,
                               guint    number);
void        qd_csv_end_row (GString *csv);
const char *qd_csv_skip_guard (const char *text);

G_END_DECLS

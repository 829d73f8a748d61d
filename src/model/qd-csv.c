/* qd-csv.c: tables for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-csv.h"

#include <string.h>

/**
 * qd_csv_add_cell:
 * @csv: (not nullable): a table, as RFC 4180 has it
 * @text: (nullable): what stands in the cell
 * @last: whether it is the last of its row
 *
 * A cell that begins like a formula is one to a spreadsheet, and its text comes from files of strangers (OWASP, "CSV
 * injection"): an apostrophe before it makes it text. Thread: any.
 */
void
qd_csv_add_cell (GString    *csv,
                 const char *text,
                 gboolean    last)
{
  g_string_append_c (csv, '"');
  if (text != NULL && *text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *cursor = text; cursor != NULL && *cursor != '\0'; cursor++)
    {
      if (*cursor == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *cursor);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
}

/* qd-csv.c: tables for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-csv.h"

#include <string.h>

/* What a spreadsheet takes for a formula: the signs that begin one, as they are or as wide as a character of East Asia, and what
 * moves the rest into another cell or line; spaces before them are taken away by some. What is behind apostrophes counts too, so
 * that taking one away gives what was there. */
static gboolean
is_formula (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (strchr ("=+-@\t\r\n", (char)(c < 0x80 ? c : 'x')) != NULL || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D || c == 0xFF20)
        return TRUE;
      if (c != '\'' && c != 0xFEFF && !g_unichar_isspace (c))
        return FALSE;
    }
  return FALSE;
}

/**
 * qd_csv_add_cell:
 * @csv: (not nullable): a table, as RFC 4180 has it
 * @text: (nullable): what stands in the cell
 *
 * Adds a cell to the row. One that begins like a formula is one to a spreadsheet, and its text comes from files of strangers (OWASP, "CSV
 * injection"): an apostrophe before it makes it text. Thread: any.
 */
void
qd_csv_add_cell (GString    *csv,
                 const char *text)
{
  g_string_append_c (csv, '"');
  if (text != NULL && is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *cursor = text; cursor != NULL && *cursor != '\0'; cursor++)
    {
      if (*cursor == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *cursor);
    }
  g_string_append (csv, "\",");
}

/**
 * qd_csv_add_number:
 * @csv: (not nullable): a table
 * @number: what stands in the cell
 *
 * Adds a cell to the row. Thread: any.
 */
void
qd_csv_add_number (GString *csv,
                   guint    number)
{
  g_string_append_printf (csv, "%u,", number);
}

/**
 * qd_csv_end_row:
 * @csv: (not nullable): a table to whose row at least one cell was added
 *
 * Ends the row. Thread: any.
 */
void
qd_csv_end_row (GString *csv)
{
  g_return_if_fail (csv->len > 0 && csv->str[csv->len - 1] == ',');

  g_string_truncate (csv, csv->len - 1);
  g_string_append (csv, "\r\n");
}

/**
 * qd_csv_skip_guard:
 * @text: (not nullable): what stands in a cell
 *
 * Takes away the apostrophe that qd_csv_add_cell() puts before what looks like a formula. Thread: any.
 *
 * Returns: (transfer none): the text behind it, or @text where there is none
 */
const char *
qd_csv_skip_guard (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return *text == '\'' && is_formula (text + 1) ? text + 1 : text;
}

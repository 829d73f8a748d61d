/* qd-csv.c: tables for spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-csv.h"

#include <string.h>

/* What a spreadsheet takes for a formula. What is behind apostrophes counts too, so that taking one away gives what was there. */
static gboolean
is_formula (const char *text)
{
  text += strspn (text, "'");
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

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
  if (text != NULL && is_formula (text))
    g_string_append_c (csv, '\'');
  for (const char *cursor = text; cursor != NULL && *cursor != '\0'; cursor++)
    {
      if (*cursor == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *cursor);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
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

/* test-csv.c: cells that no spreadsheet takes for a formula, and that come back as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-csv.h"

static void
test_guard (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cells[] = {
    { "plain", "\"plain\"," },
    { "", "\"\"," },
    { "a \"b\", c", "\"a \"\"b\"\", c\"," },
    { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"," },
    { "+1", "\"'+1\"," },
    { "-1", "\"'-1\"," },
    { "@SUM(1)", "\"'@SUM(1)\"," },
    { "\t=1", "\"'\t=1\"," },
    { "\r=1", "\"'\r=1\"," },
    { "\n=1", "\"'\n=1\"," },
    { " =1", "\"' =1\"," },
    { "\u00a0=1", "\"'\u00a0=1\"," },
    { "\ufeff=1", "\"'\ufeff=1\"," },
    { "＝1", "\"'＝1\"," },
    { "＋1", "\"'＋1\"," },
    { "－1", "\"'－1\"," },
    { "＠SUM(1)", "\"'＠SUM(1)\"," },
    { "' =1", "\"'' =1\"," },
    { " '", "\" '\"," },
    { "  ", "\"  \"," },
    { "'=1", "\"''=1\"," },
    { "'tis", "\"'tis\"," },
    { "a=1", "\"a=1\"," },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autofree char    *inner = NULL;

      qd_csv_add_cell (csv, cells[i].text);
      g_assert_cmpstr (csv->str, ==, cells[i].cell);

      /* What stands between the marks, with its own marks once. */
      inner = g_strndup (csv->str + 1, csv->len - strlen ("\"\","));
      g_string_assign (csv, inner);
      g_string_replace (csv, "\"\"", "\"", 0);
      g_assert_cmpstr (qd_csv_skip_guard (csv->str), ==, cells[i].text);
    }
}

/* As RFC 4180 has it: commas between the cells of a row and CRLF behind each row. */
static void
test_rows (void)
{
  g_autoptr (GString) csv = g_string_new ("words,n\r\n");

  qd_csv_add_cell (csv, "one, two");
  qd_csv_add_number (csv, 2);
  qd_csv_end_row (csv);
  qd_csv_add_cell (csv, NULL);
  qd_csv_add_number (csv, 0);
  qd_csv_end_row (csv);
  g_assert_cmpstr (csv->str, ==, "words,n\r\n\"one, two\",2\r\n\"\",0\r\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/rows", test_rows);
  return g_test_run ();
}

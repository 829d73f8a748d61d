/* test-csv.c: cells that no spreadsheet takes for a formula, and that come back as they were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-csv.h"

#include <string.h>

static void
test_guard (void)
{
  static const struct
  {
    const char *text;
    const char *cell;
  } cells[] = {
    { "plain", "\"plain\"\r\n" },
    { "", "\"\"\r\n" },
    { "a \"b\", c", "\"a \"\"b\"\", c\"\r\n" },
    { "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"\r\n" },
    { "+1", "\"'+1\"\r\n" },
    { "-1", "\"'-1\"\r\n" },
    { "@SUM(1)", "\"'@SUM(1)\"\r\n" },
    { "\t=1", "\"'\t=1\"\r\n" },
    { "\r=1", "\"'\r=1\"\r\n" },
    { "\n=1", "\"'\n=1\"\r\n" },
    { " =1", "\"' =1\"\r\n" },
    { "\u00a0=1", "\"'\u00a0=1\"\r\n" },
    { "\ufeff=1", "\"'\ufeff=1\"\r\n" },
    { "＝1", "\"'＝1\"\r\n" },
    { "＋1", "\"'＋1\"\r\n" },
    { "－1", "\"'－1\"\r\n" },
    { "＠SUM(1)", "\"'＠SUM(1)\"\r\n" },
    { "' =1", "\"'' =1\"\r\n" },
    { " '", "\" '\"\r\n" },
    { "  ", "\"  \"\r\n" },
    { "'=1", "\"''=1\"\r\n" },
    { "'tis", "\"'tis\"\r\n" },
    { "a=1", "\"a=1\"\r\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autofree char    *inner = NULL;

      qd_csv_add_cell (csv, cells[i].text, TRUE);
      g_assert_cmpstr (csv->str, ==, cells[i].cell);

      /* What stands between the marks, with its own marks once. */
      inner = g_strndup (csv->str + 1, csv->len - strlen ("\"\"\r\n"));
      g_string_assign (csv, inner);
      g_string_replace (csv, "\"\"", "\"", 0);
      g_assert_cmpstr (qd_csv_skip_guard (csv->str), ==, cells[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/guard", test_guard);
  return g_test_run ();
}

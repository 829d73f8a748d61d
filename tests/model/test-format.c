/* test-format.c: dates, lengths and languages as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/qd-quote-matcher.h"
#include "model/qd-format.h"

static void
test_language (void)
{
  static const struct
  {
    const char *code;
    const char *name;
  } cases[] = {
    { "en", "English" },
    { "de", "German" },
    { "en-US", "English (United States)" },
    { "pt_BR", "Portuguese (Brazil)" },
    { "xq", "xq" },
    { "", "" },
    { "English, mostly", "English, mostly" },
  };
  g_autofree char *hostile = g_strnfill (100000, 'e');
  g_autofree char *kept = qd_format_language (hostile);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = qd_format_language (cases[i].code);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpstr (kept, ==, hostile);
}

static gint64
make_time (int year,
           int month,
           int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year, month, day, 12, 0, 0);

  return g_date_time_to_unix_usec (date);
}

static void
assert_range (gint64      first,
              gint64      last,
              const char *expected)
{
  g_autofree char *range = qd_format_range (first, last);

  g_assert_cmpstr (range, ==, expected);
}

static void
test_range (void)
{
  assert_range (make_time (2025, 3, 11), make_time (2025, 3, 14), "11–14 Mar 2025");
  assert_range (make_time (2025, 3, 11), make_time (2025, 3, 11) + G_USEC_PER_SEC, "11 Mar 2025");
  assert_range (make_time (2025, 3, 28), make_time (2025, 4, 3), "28 Mar – 3 Apr 2025");
  assert_range (make_time (2024, 3, 28), make_time (2025, 3, 28), "28 Mar 2024 – 28 Mar 2025");
  assert_range (QD_TIME_UNKNOWN, QD_TIME_UNKNOWN, NULL);
}

static void
test_join (void)
{
  const char *const usual[] = { "Gull Post", "11 Mar 2025", NULL, "", "6 articles carry it" };
  const char *const mixed[] = { "Gull Post", "11 مارس 2025", "“a storm”" };
  g_autofree char  *nothing = qd_format_join (" · ", NULL, 0);
  g_autofree char  *plain = qd_format_join (" · ", usual, G_N_ELEMENTS (usual));
  g_autofree char  *isolated = qd_format_join (" · ", mixed, G_N_ELEMENTS (mixed));

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (plain, ==, "Gull Post · 11 Mar 2025 · 6 articles carry it");
  /* From left to right, or the other way: the year stays with its month, and each mark with its word. */
  g_assert_cmpstr (isolated, ==, "\u2068Gull Post\u2069 · \u206811 مارس 2025\u2069 · \u2068“a storm”\u2069");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/format/join", test_join);
  g_test_add_func ("/model/format/language", test_language);
  g_test_add_func ("/model/format/range", test_range);
  return g_test_run ();
}

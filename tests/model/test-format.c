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
  assert_range (make_time (2025, 3, 11), make_time (2025, 3, 14), "11–\u206014\u00a0Mar\u00a02025");
  assert_range (make_time (2025, 3, 11), make_time (2025, 3, 11) + G_USEC_PER_SEC, "11\u00a0Mar\u00a02025");
  assert_range (make_time (2025, 3, 28), make_time (2025, 4, 3), "28\u00a0Mar\u00a0– 3\u00a0Apr\u00a02025");
  assert_range (make_time (2024, 3, 28), make_time (2025, 3, 28), "28\u00a0Mar\u00a02024\u00a0– 28\u00a0Mar\u00a02025");
  assert_range (QD_TIME_UNKNOWN, QD_TIME_UNKNOWN, NULL);
}

static void
test_join (void)
{
  const char *const usual[] = { "Gull Post", "11 Mar 2025", NULL, "", "6 articles carry it" };
  const char *const mixed[] = { "Gull Post", "11 مارس 2025", "“a storm”" };
  g_autofree char  *nothing = qd_format_join (QD_FORMAT_SEPARATOR, NULL, 0);
  g_autofree char  *plain = qd_format_join (QD_FORMAT_SEPARATOR, usual, G_N_ELEMENTS (usual));
  g_autofree char  *isolated = qd_format_join (QD_FORMAT_SEPARATOR, mixed, G_N_ELEMENTS (mixed));

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (plain, ==, "Gull Post ·\u00a011 Mar 2025 ·\u00a06 articles carry it");
  /* From left to right, or the other way: the year stays with its month, and each mark with its word. */
  g_assert_cmpstr (isolated, ==, "\u2068Gull Post\u2069 ·\u00a0\u206811 مارس 2025\u2069 ·\u00a0\u2068“a storm”\u2069");
}

static void
test_time (void)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2025, 9, 4, 12, 0, 0);
  g_autofree char      *words = qd_format_time (date, "%-d %b %Y");

  g_assert_cmpstr (words, ==, "4 Sep 2025");
}

static void
test_shorten (void)
{
  static const struct
  {
    const char *text;
    glong       most;
    const char *expected;
  } cases[] = {
    { "about 31,000 cars", 17, "about 31,000 cars" },
    { "about 31,000 cars", 16, "about 31,000…" },
    { "about 31,000 cars", 12, "about 31,000…" },
    { "about 31,000 cars", 10, "about…" },
    { "Closed, said Möwe", 8, "Closed…" },
    { "Möwenflügel", 5, "Möwen…" },
    { "橋は閉鎖された", 3, "橋は閉…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = qd_format_shorten (cases[i].text, cases[i].most);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_path (void)
{
  g_autofree char *home = g_strdup (g_get_home_dir ());
  g_autofree char *inside = g_build_filename (home, "Articles", "a.txt", NULL);
  g_autofree char *beside = g_strconcat (home, "-of-others", NULL);
  g_autofree char *shown_home = qd_format_path (home);
  g_autofree char *shown_inside = qd_format_path (inside);
  g_autofree char *shown_beside = qd_format_path (beside);
  g_autofree char *shown_elsewhere = qd_format_path ("/media/STICK/a.txt");

  g_assert_cmpstr (shown_home, ==, "~");
  g_assert_cmpstr (shown_inside, ==, "~/Articles/a.txt");
  g_assert_cmpstr (shown_beside, ==, beside);
  g_assert_cmpstr (shown_elsewhere, ==, "/media/STICK/a.txt");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/format/join", test_join);
  g_test_add_func ("/model/format/language", test_language);
  g_test_add_func ("/model/format/path", test_path);
  g_test_add_func ("/model/format/range", test_range);
  g_test_add_func ("/model/format/shorten", test_shorten);
  g_test_add_func ("/model/format/time", test_time);
  return g_test_run ();
}

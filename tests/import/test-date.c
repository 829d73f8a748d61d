/* test-date.c: the dates that articles bear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-date.h"

static const struct
{
  const char *string;
  const char *expected;
} dates[] = {
  { "2018-01-24", "2018-01-24T00:00:00Z" },
  { "20180124", "2018-01-24T00:00:00Z" },
  { "2018-01-24T15:30:00Z", "2018-01-24T15:30:00Z" },
  { "2018-01-24T15:30Z", "2018-01-24T15:30:00Z" },
  { "2018-01-24 15:30", "2018-01-24T15:30:00Z" },
  { "2018-01-24T15:30:00-05:00", "2018-01-24T20:30:00Z" },
  { "2018-01-24T15:30:00.250+0100", "2018-01-24T14:30:00Z" },
  { "Wed, 24 Jan 2018 15:30:00 -0500", "2018-01-24T20:30:00Z" },
  { "Wed, 24 Jan 2018 15:30:00 GMT", "2018-01-24T15:30:00Z" },
  { "January 24, 2018", "2018-01-24T00:00:00Z" },
  { "24 January 2018", "2018-01-24T00:00:00Z" },
  { "Jan. 24, 2018", "2018-01-24T00:00:00Z" },
  { "Sept. 3, 2019", "2019-09-03T00:00:00Z" },
  { "May 1st, 2020", "2020-05-01T00:00:00Z" },
  { "Wednesday, January 24th, 2018 at 3:15 p.m. EST", "2018-01-24T20:15:00Z" },
  { "January 24, 2018 12:05 AM", "2018-01-24T00:05:00Z" },
  { "24. Januar 2018", "2018-01-24T00:00:00Z" },
  { "Mittwoch, 24. Januar 2018, 15:30 Uhr", "2018-01-24T15:30:00Z" },
  { "24.01.2018", "2018-01-24T00:00:00Z" },
  { "3. März 2020", "2020-03-03T00:00:00Z" },
  { "mercredi 24 janvier 2018", "2018-01-24T00:00:00Z" },
  { "Mar. 24 avril 2018 à 10h15", "2018-04-24T10:15:00Z" },
  { "le 1er août 2019 à 9 h", "2019-08-01T09:00:00Z" },
  { "24 juil. 2018", "2018-07-24T00:00:00Z" },
  { "24 mar. 2018", "2018-03-24T00:00:00Z" },
  { "miércoles, 24 de enero de 2018 a las 10:15", "2018-01-24T10:15:00Z" },
  { "mar., 3 dic. 2019", "2019-12-03T00:00:00Z" },
  { "mercoledì 24 gennaio 2018 alle ore 10:15", "2018-01-24T10:15:00Z" },
  { "quarta-feira, 24 de janeiro de 2018", "2018-01-24T00:00:00Z" },
  { "woensdag 24 januari 2018 om 10:15 uur", "2018-01-24T10:15:00Z" },
  { " 2018-01-24 ", "2018-01-24T00:00:00Z" },
};

static const char *const not_dates[] = {
  "",
  "yesterday",
  "2018",
  "January 2018",
  "January 24",
  "32 January 2018",
  "February 30, 2018",
  "2018-13-01",
  "On January 24, 2018, the bridge fell",
  "24/01",
  "24 heures 2018 mars",
  "Le 24 janvier 2018, le pont est tombé",
  "1:2:3",
  "January 24, 2018 and more",
  "99999999999999999999",
};

static void
test_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GDateTime) date = NULL;
      g_autofree char      *text = NULL;
      gint64                time = 0;

      g_test_message ("%s", dates[i].string);
      g_assert_true (qd_date_parse (dates[i].string, &time));
      date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
      text = g_date_time_format_iso8601 (date);
      g_assert_cmpstr (text, ==, dates[i].expected);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (not_dates); i++)
    {
      gint64 time = 0;

      g_test_message ("%s", not_dates[i]);
      g_assert_false (qd_date_parse (not_dates[i], &time));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/date/understood", test_understood);
  g_test_add_func ("/import/date/refused", test_refused);
  return g_test_run ();
}

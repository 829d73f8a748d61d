/* test-feed-date.c: the dates of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-date.h"

typedef struct
{
  const char *name;
  const char *given;
  const char *meant;
} Case;

static const Case cases[] = {
  { "rfc822/two-digits", "Sat, 07 Feb 04 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "rfc822/last-century", "Sun, 07 Feb 99 19:48:21 GMT", "1999-02-07T19:48:21Z" },
  { "rfc822/four-digits", "Sat, 07 Feb 2004 19:48:21 +0130", "2004-02-07T18:18:21Z" },
  { "rfc822/no-weekday", "7 Feb 2004 19:48 EST", "2004-02-08T00:48:00Z" },
  { "rfc822/no-time", "07 Feb 2004", "2004-02-07T00:00:00Z" },
  { "rfc822/no-zone", "Sat, 07 Feb 2004 19:48:21", "2004-02-07T19:48:21Z" },
  { "rfc822/short-zone", "Sat, 07 Feb 2004 19:48:21 PT", "2004-02-08T03:48:21Z" },
  { "rfc822/zone-and-offset", "Sat, 07 Feb 2004 19:48:21 GMT-0700 (MST)", "2004-02-08T02:48:21Z" },
  { "rfc822/offset-with-colon", "Sat, 07 Feb 2004 19:48:21 +01:00", "2004-02-07T18:48:21Z" },
  { "rfc822/whole-month", "Sat, 07 February 2004 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "rfc822/whole-weekday", "Saturday, 07 Feb 2004 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "rfc822/day-too-many", "Thu, 31 Jun 2004 19:48:21 GMT", "2004-07-01T19:48:21Z" },
  { "rfc822/midnight-is-24", "Sat, 07 Feb 2004 24:00:00 GMT", "2004-02-08T00:00:00Z" },
  { "rfc822/no-comma", "Sat 07 Feb 2004 19:48:21 Z", "2004-02-07T19:48:21Z" },
  { "rfc822/space", "\n  Sat,  07 Feb 2004\t19:48:21 GMT ", "2004-02-07T19:48:21Z" },
  { "rfc822/military-utc", "Sat, 07 Feb 2004 19:48:21 Z", "2004-02-07T19:48:21Z" },
  { "rfc822/military-west", "Sat, 07 Feb 2004 19:48:21 A", "2004-02-07T20:48:21Z" },
  { "rfc822/military-far-west", "Sat, 07 Feb 2004 19:48:21 M", "2004-02-08T07:48:21Z" },
  { "rfc822/military-east", "Sat, 07 Feb 2004 19:48:21 N", "2004-02-07T18:48:21Z" },
  { "rfc822/military-far-east", "Sat, 07 Feb 2004 19:48:21 Y", "2004-02-07T07:48:21Z" },
  { "rfc822/military-none", "Sat, 07 Feb 2004 19:48:21 J", "2004-02-07T19:48:21Z" },
  { "rfc822/three-digits", "Sat, 07 Feb 104 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "rfc822/space-in-offset", "Sat, 07 Feb 2004 19:48:21 + 0100", "2004-02-07T18:48:21Z" },
  { "rfc822/commas", "Sat, 07, Feb, 2004, 19:48:21, +0100", "2004-02-07T18:48:21Z" },
  { "rfc822/month-first", "Sat Feb 07 2004 19:48:21 +0100", "2004-02-07T18:48:21Z" },
  { "rfc822/gmt-and-offset", "Sat, 07 Feb 2004 19:48:21 GMT+01:00", "2004-02-07T18:48:21Z" },
  { "rfc822/dots-in-time", "Sat, 07 Feb 2004 19.48.21 +0100", "2004-02-07T18:48:21Z" },
  { "mssql", "2004-02-07 19:48:21.0", "2004-02-07T19:48:21Z" },
  { "unix", "1076183301", "2004-02-07T19:48:21Z" },
  { "unix/fraction", "1076183301.25", "2004-02-07T19:48:21.250Z" },
  { "unix/milliseconds", "1076183301250", "2004-02-07T19:48:21.250Z" },
  { "digits", "20040207194821", "2004-02-07T19:48:21Z" },
  { "dots/year-first", "2004.02.07 19:48", "2004-02-07T19:48:00Z" },
  { "dots/year-first-spaces", "2004. 02. 07. 19:48", "2004-02-07T19:48:00Z" },
  { "rfc850", "Saturday, 07-Feb-04 19:48:21 GMT", "2004-02-07T19:48:21Z" },
  { "asctime", "Sat Feb  7 19:48:21 2004", "2004-02-07T19:48:21Z" },
  { "asctime/zone", "Sat Feb  7 19:48:21 PST 2004", "2004-02-08T03:48:21Z" },
  { "slashes/year-first", "Sat, 2004/02/07 19:48:21 EDT", "2004-02-07T23:48:21Z" },
  { "slashes/month-first", "02/07/2004 7:48 PM", "2004-02-07T19:48:00Z" },
  { "slashes/day-first", "27/02/2004 19:48", "2004-02-27T19:48:00Z" },
  { "dots", "07.02.2004 19:48", "2004-02-07T19:48:00Z" },
  { "american", "February 7, 2004 7:48 p.m. EST", "2004-02-08T00:48:00Z" },
  { "w3cdtf/zone", "2004-02-07T19:48:21-08:00", "2004-02-08T03:48:21Z" },
  { "w3cdtf/utc", "2004-02-07T19:48:21Z", "2004-02-07T19:48:21Z" },
  { "w3cdtf/fraction", "2004-02-07T19:48:21.250Z", "2004-02-07T19:48:21.250Z" },
  { "w3cdtf/no-seconds", "2004-02-07T19:48+01:00", "2004-02-07T18:48:00Z" },
  { "w3cdtf/year", "2004", "2004-01-01T00:00:00Z" },
  { "w3cdtf/month", "2004-02", "2004-02-01T00:00:00Z" },
  { "w3cdtf/day", "2004-02-07", "2004-02-07T00:00:00Z" },
  { "w3cdtf/hour-too-many", "2004-02-07T25:48:21Z", "2004-02-08T01:48:21Z" },
  { "w3cdtf/minute-too-many", "2004-02-07T19:61:21Z", "2004-02-07T20:01:21Z" },
  { "w3cdtf/second-too-many", "2004-02-07T19:48:61Z", "2004-02-07T19:49:01Z" },
  { "w3cdtf/small-letters", "2004-02-07t19:48:21z", "2004-02-07T19:48:21Z" },
  { "w3cdtf/space", "2004-02-07 19:48:21", "2004-02-07T19:48:21Z" },
  { "w3cdtf/named-zone", "2004-02-07 19:48:21 CET", "2004-02-07T18:48:21Z" },
  { "w3cdtf/short", "2004-2-7", "2004-02-07T00:00:00Z" },
  { "iso/basic", "20040207", "2004-02-07T00:00:00Z" },
  { "iso/basic-time", "20040207T194821Z", "2004-02-07T19:48:21Z" },
  { "iso/two-digits", "040207", "2004-02-07T00:00:00Z" },
  { "iso/implied-century", "-04-02", "2004-02-01T00:00:00Z" },
  { "iso/implied-century-basic", "-0402", "2004-02-01T00:00:00Z" },
  { "iso/implied-century-day", "-04-02-07", "2004-02-07T00:00:00Z" },
  { "iso/ordinal", "2004-038", "2004-02-07T00:00:00Z" },
  { "iso/ordinal-basic", "2004038", "2004-02-07T00:00:00Z" },
  { "iso/ordinal-two-digits", "04038", "2004-02-07T00:00:00Z" },
  { "iso/week", "2004-W06-6", "2004-02-07T00:00:00Z" },
  { "iso/week-basic", "2004W066T194821Z", "2004-02-07T19:48:21Z" },
  { "iso/week-before-year", "2009-W01-1", "2008-12-29T00:00:00Z" },
  { "iso/week-53", "2009-W53-7", "2010-01-03T00:00:00Z" },
  { "german", "Sa, 7. März 2009 19:48 MEZ", "2009-03-07T18:48:00Z" },
  { "french", "mar. 3 févr. 2009 19:48:21 +0100", "2009-02-03T18:48:21Z" },
  { "spanish", "sáb, 07 feb 2009 19:48:21 GMT", "2009-02-07T19:48:21Z" },
  { "polish", "7 maja 2009", "2009-05-07T00:00:00Z" },
  { "russian", "7 февраля 2009 19:48", "2009-02-07T19:48:00Z" },
  { "greek", "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z" },
  { "greek/misspelt", "Τετ, 3 Μάώ 2004 12:00:00 GMT", "2004-03-03T12:00:00Z" },
  { "hungarian", "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z" },
  { "hungarian/august", "2004-augusztus-3T19:15+02:00", "2004-08-03T17:15:00Z" },
  { "korean", "2004년 05월 28일 오전 01:31:15", "2004-05-27T16:31:15Z" },
  { "korean/afternoon", "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z" },
  { "japanese", "2004年5月28日 10:31:15", "2004-05-28T01:31:15Z" },
  { "japanese/era", "令和元年5月1日", "2019-05-01T00:00:00Z" },
  { "japanese/era-year", "平成16年5月28日 10時31分", "2004-05-28T01:31:00Z" },
  { "chinese", "2004年5月28日 下午 3:05", "2004-05-28T07:05:00Z" },
};

static const char *const wrong[] = {
  "",
  "yesterday",
  "7",
  "2004-13-07",
  "Sat, 07 Foo 2004",
  "12345678901234567890",
  "Sat, 00 Feb 2004 19:48:21 GMT",
  "2004.13.07",
  "99999999999999",
  "----",
  "년2월",
  "99:99",
  "0000-00-00T00:00:00Z",
  "1年1月1日 0:00",
  "the bridge closed on 7 February with 30 people on it, and nobody knows when it will open again, said the mayor of the town that it is in",
};

static void
test_right (gconstpointer data)
{
  const Case           *of = data;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) meant = g_date_time_new_from_iso8601 (of->meant, utc);
  gint64                time = 0;

  g_assert_nonnull (meant);
  g_assert_true (qd_feed_date_parse (of->given, &time));
  g_assert_cmpint (time, ==, g_date_time_to_unix_usec (meant));
}

static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      gint64 time;

      if (qd_feed_date_parse (wrong[i], &time))
        g_test_fail_printf ("“%s” was taken for a date", wrong[i]);
    }
}

/* What is written out and read again is the same, in each of the forms that feeds have. */
static void
test_round (void)
{
  static const char *const formats[] = { "%a, %d %b %Y %H:%M:%S GMT", "%FT%TZ", "%F %T", "%Y%m%dT%H%M%SZ", "%Y-%jT%TZ", "%G-W%V-%uT%TZ", "%a %b %e %H:%M:%S %Y", "%A, %d-%b-%y %T GMT" };

  for (guint i = 0; i < 2000; i++)
    {
      gint64                when = g_test_rand_int_range (0, 15000) * G_GINT64_CONSTANT (86400) + 946684800 + g_test_rand_int_range (0, 86400);
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (when % (G_GINT64_CONSTANT (2524608000)));

      for (guint j = 0; j < G_N_ELEMENTS (formats); j++)
        {
          g_autofree char *written = g_date_time_format (date, formats[j]);
          gint64           time = 0;

          if (!qd_feed_date_parse (written, &time) || time != g_date_time_to_unix_usec (date))
            g_test_fail_printf ("“%s” was read as %" G_GINT64_FORMAT, written, time / G_USEC_PER_SEC);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/feed-date/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_right);
    }
  g_test_add_func ("/import/feed-date/wrong", test_wrong);
  g_test_add_func ("/import/feed-date/round", test_round);
  return g_test_run ();
}

/* qd-feed-date-iso.c: dates, times and zones by ISO 8601, as feeds have them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-feed-date-private.h"

/* Years of two digits from here on are of the last century: there were no feeds before 1997. */
#define PIVOT_YEAR 90

static const struct
{
  const char *name;
  int         minutes;
} zones[] = {
  { "ut", 0 },
  { "utc", 0 },
  { "gmt", 0 },
  { "wet", 0 },
  { "west", 60 },
  { "bst", 60 },
  { "ist", 330 },
  { "cet", 60 },
  { "cest", 120 },
  { "mez", 60 },
  { "mesz", 120 },
  { "met", 60 },
  { "mest", 120 },
  { "eet", 120 },
  { "eest", 180 },
  { "msk", 180 },
  { "sast", 120 },
  { "hkt", 480 },
  { "sgt", 480 },
  { "kst", 540 },
  { "jst", 540 },
  { "aest", 600 },
  { "aedt", 660 },
  { "nzst", 720 },
  { "nzdt", 780 },
  { "adt", -180 },
  { "ast", -240 },
  { "at", -240 },
  { "edt", -240 },
  { "est", -300 },
  { "et", -300 },
  { "cdt", -300 },
  { "cst", -360 },
  { "ct", -360 },
  { "mdt", -360 },
  { "mst", -420 },
  { "mt", -420 },
  { "pdt", -420 },
  { "pst", -480 },
  { "pt", -480 },
  { "akdt", -480 },
  { "akst", -540 },
  { "hst", -600 },
};

/* Days since 1970-01-01 of a date of the proleptic Gregorian calendar (E. G. Richards, Explanatory Supplement to the
 * Astronomical Almanac, 15.11). */
gint64
_qd_feed_date_count_days (gint64 year, gint64 month, gint64 day)
{
  gint64 a = (month - 14) / 12;

  return (1461 * (year + 4800 + a)) / 4 + (367 * (month - 2 - 12 * a)) / 12 - (3 * ((year + 4900 + a) / 100)) / 4 + day - 32075 - 2440588;
}

/* The year that two digits stand for. */
gint64
_qd_feed_date_full_year (gint64 year)
{
  return year < PIVOT_YEAR ? 2000 + year : 1900 + year;
}

/* The number that the next N digits are. */
gint64
_qd_feed_date_read_digits (const char *p, gsize n)
{
  gint64 value = 0;

  for (gsize i = 0; i < n; i++)
    value = value * 10 + g_ascii_digit_value (p[i]);
  return value;
}

gsize
_qd_feed_date_count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

/* "+01:00", "-0800", "+1", "Z". Goes behind it. */
gboolean
_qd_feed_date_read_offset (const char **p, QdFeedDateFields *fields)
{
  int    sign;
  gsize  n;
  gint64 hours, minutes = 0;

  if (**p == 'Z' || **p == 'z')
    {
      fields->has_zone = TRUE;
      (*p)++;
      return TRUE;
    }
  if (**p != '+' && **p != '-')
    return FALSE;
  sign = **p == '-' ? -1 : 1;
  n = _qd_feed_date_count_digits (*p + 1);
  if (n == 0 || n > 4)
    return FALSE;
  hours = _qd_feed_date_read_digits (*p + 1, n);
  *p += n + 1;
  if (n > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (**p == ':' && _qd_feed_date_count_digits (*p + 1) == 2)
    {
      minutes = _qd_feed_date_read_digits (*p + 1, 2);
      *p += 3;
    }
  if (hours > 24 || minutes > 59)
    return FALSE;
  fields->zone = sign * (hours * 60 + minutes);
  fields->has_zone = TRUE;
  return TRUE;
}

/* "9:15", "10:14:55.25", of ISO 8601 also "101455". Goes behind it. */
gboolean
_qd_feed_date_read_time (const char **p, QdFeedDateFields *fields)
{
  gsize n = _qd_feed_date_count_digits (*p);

  if (n == 0 || n == 3 || n == 5 || n > 6)
    return FALSE;
  if (n <= 2)
    {
      fields->hour = _qd_feed_date_read_digits (*p, n);
      *p += n;
      if (**p == ':')
        {
          n = _qd_feed_date_count_digits (*p + 1);
          if (n < 1 || n > 2)
            return FALSE;
          fields->minute = _qd_feed_date_read_digits (*p + 1, n);
          *p += n + 1;
          n = **p == ':' ? _qd_feed_date_count_digits (*p + 1) : 0;
          if (n == 1 || n == 2)
            {
              fields->second = (double)_qd_feed_date_read_digits (*p + 1, n);
              *p += n + 1;
            }
        }
    }
  else
    {
      fields->hour = _qd_feed_date_read_digits (*p, 2);
      fields->minute = _qd_feed_date_read_digits (*p + 2, 2);
      fields->second = n == 6 ? (double)_qd_feed_date_read_digits (*p + 4, 2) : 0;
      *p += n;
    }
  if ((**p == '.' || **p == ',') && g_ascii_isdigit ((*p)[1]))
    {
      double scale = 0.1;

      for ((*p)++; g_ascii_isdigit (**p); (*p)++, scale /= 10)
        fields->second += scale * g_ascii_digit_value (**p);
    }
  fields->has_time = TRUE;
  return TRUE;
}

static void
set_week (QdFeedDateFields *fields, gint64 week, gint64 weekday)
{
  /* 4 January is in the first week, which begins on a Monday (ISO 8601, 5.2.2). */
  gint64 fourth = _qd_feed_date_count_days (fields->year, 1, 4);
  gint64 monday = fourth - ((fourth + 3) % 7 + 7) % 7;
  gint64 days = monday + (week - 1) * 7 + weekday - 1;

  fields->month = 1;
  fields->day = days - _qd_feed_date_count_days (fields->year, 1, 1) + 1;
  if (fields->day < 1)
    {
      fields->year--;
      fields->month = 12;
      fields->day += 31;
    }
}

/* What follows the year in a date of ISO 8601. Goes behind it. */
static gboolean
read_iso_rest (const char **p, QdFeedDateFields *fields)
{
  gboolean dash = **p == '-';
  gsize    n;

  if (dash && !g_ascii_isdigit ((*p)[1]) && (*p)[1] != 'W')
    return FALSE;
  *p += dash;
  if (**p == 'W')
    {
      gint64 week;

      if (_qd_feed_date_count_digits (*p + 1) < 2)
        return FALSE;
      week = _qd_feed_date_read_digits (*p + 1, 2);
      *p += 3;
      *p += **p == '-';
      set_week (fields, week, g_ascii_isdigit (**p) ? g_ascii_digit_value (**p) : 1);
      *p += g_ascii_isdigit (**p);
      return week >= 1 && week <= 53;
    }
  n = _qd_feed_date_count_digits (*p);
  if (n == 3)
    {
      fields->day = _qd_feed_date_read_digits (*p, 3);
      *p += 3;
      return TRUE;
    }
  if (n == 4)
    {
      fields->month = _qd_feed_date_read_digits (*p, 2);
      fields->day = _qd_feed_date_read_digits (*p + 2, 2);
      *p += 4;
      return TRUE;
    }
  if (n != 1 && n != 2)
    return n == 0;
  fields->month = _qd_feed_date_read_digits (*p, n);
  *p += n;
  if (**p == '-' && _qd_feed_date_count_digits (*p + 1) >= 1 && _qd_feed_date_count_digits (*p + 1) <= 2)
    {
      n = _qd_feed_date_count_digits (*p + 1);
      fields->day = _qd_feed_date_read_digits (*p + 1, n);
      *p += n + 1;
    }
  return fields->day <= 31;
}

/* The calendar part of ISO 8601, with the shortened forms of its edition of 1988. Goes behind it. */
gboolean
_qd_feed_date_read_iso_date (const char **p, QdFeedDateFields *fields)
{
  gboolean implied = **p == '-';
  gsize    n;

  *p += implied;
  n = _qd_feed_date_count_digits (*p);
  fields->month = fields->day = 1;
  fields->has_year = TRUE;
  if (implied && n != 2 && n != 4 && n != 6)
    return FALSE;
  if (implied)
    {
      fields->year = _qd_feed_date_full_year (_qd_feed_date_read_digits (*p, 2));
      *p += 2;
      if (n == 4)
        {
          fields->month = _qd_feed_date_read_digits (*p, 2);
          *p += 2;
        }
      return n == 4 || read_iso_rest (p, fields);
    }
  switch (n)
    {
    case 8:
    case 7:
    case 4:
      fields->year = _qd_feed_date_read_digits (*p, 4);
      *p += 4;
      return (n == 4 && **p != '-' && **p != 'W') || read_iso_rest (p, fields);
    case 6:
    case 5:
      fields->year = _qd_feed_date_full_year (_qd_feed_date_read_digits (*p, 2));
      *p += 2;
      return read_iso_rest (p, fields);
    case 2:
      if ((*p)[2] != '-')
        return FALSE;
      fields->year = _qd_feed_date_full_year (_qd_feed_date_read_digits (*p, 2));
      *p += 2;
      return read_iso_rest (p, fields);
    default:
      return FALSE;
    }
}

/* "GMT", "cest". Goes behind it. */
gboolean
_qd_feed_date_read_zone_name (const char **p, QdFeedDateFields *fields)
{
  gsize            len = 0;
  g_autofree char *name = NULL;

  while (g_ascii_isalpha ((*p)[len]))
    len++;
  name = g_ascii_strdown (*p, (gssize)len);
  for (guint i = 0; len > 0 && i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (zones[i].name, name))
      {
        fields->zone = zones[i].minutes;
        fields->has_zone = TRUE;
        *p += len;
        return TRUE;
      }
  return FALSE;
}

/* ISO 8601 and its profiles, and what is meant to be one of them. */
gboolean
_qd_feed_date_parse_iso (const char *string, QdFeedDateFields *fields)
{
  const char *p = string;

  if (!_qd_feed_date_read_iso_date (&p, fields))
    return FALSE;
  if (*p == '\0')
    return TRUE;
  if (*p == 'T' || *p == 't')
    {
      p++;
      /* Some programs leave the time out, but not what announces it. */
      if (*p == '\0')
        return TRUE;
    }
  else if (*p != ' ')
    return FALSE;
  p += strspn (p, " ");
  if (!_qd_feed_date_read_time (&p, fields))
    return FALSE;
  p += strspn (p, " ");
  if (*p != '\0' && !_qd_feed_date_read_offset (&p, fields))
    _qd_feed_date_read_zone_name (&p, fields);
  /* "+00:00Z" */
  while (*p == 'Z' || *p == ' ')
    p++;
  return *p == '\0';
}

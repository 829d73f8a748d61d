/* qd-feed-date.c: the dates of feeds
 *
 * What stands in a date element is a date, however it is written; so more is taken for one here than by qd_date_parse(), which
 * must not take a sentence for a date. Days, hours, minutes and seconds beyond their range count on ("31 June" is 1 July), as
 * that is what programs that write such dates mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-feed-date.h"

#include <string.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

#include "import/qd-date.h"

#define LONGEST_DATE 120

/* Years of two digits from here on are of the last century: there were no feeds before 1997. */
#define PIVOT_YEAR 90

#define MINUTES_KOREA 540
#define MINUTES_JAPAN 540
#define MINUTES_CHINA 480

typedef struct
{
  gint64   year;
  gint64   month;
  gint64   day;
  gint64   hour;
  gint64   minute;
  double   second;
  gint64   zone;
  gboolean has_year;
  gboolean has_time;
  gboolean has_zone;
  gboolean afternoon;
  gboolean morning;
  gboolean early_month;
} Fields;

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

/* Years that Japanese eras count from: the year before their first. */
static const struct
{
  const char *name;
  int         before;
} eras[] = {
  { "令和", 2018 },
  { "平成", 1988 },
  { "昭和", 1925 },
  { "大正", 1911 },
  { "明治", 1867 },
};

/* Ways to write months that are wrong, and are written. */
static const struct
{
  const char *name;
  int         month;
} misspelt[] = {
  { "μαω", 3 },
  { "ιον", 6 },
  { "ιολ", 7 },
  { "maujus", 5 },
  { "februari", 2 },
  { "maerz", 3 },
  { "janner", 1 },
  { "feber", 2 },
  { "sept", 9 },
};

/* Days since 1970-01-01 of a date of the proleptic Gregorian calendar (E. G. Richards, Explanatory Supplement to the
 * Astronomical Almanac, 15.11). */
static gint64
count_days (gint64 year, gint64 month, gint64 day)
{
  gint64 a = (month - 14) / 12;

  return (1461 * (year + 4800 + a)) / 4 + (367 * (month - 2 - 12 * a)) / 12 - (3 * ((year + 4900 + a) / 100)) / 4 + day - 32075 - 2440588;
}

static gboolean
finish (const Fields *fields, gint64 *time)
{
  gint64 days, seconds, hour = fields->hour;

  if (!fields->has_year || fields->year < 1 || fields->year > 9999 || fields->month < 1 || fields->month > 12 || fields->day < 1 ||
      fields->day > 371 || hour > 99 || fields->minute > 99 || fields->second >= 100)
    return FALSE;
  if (fields->afternoon && hour < 12)
    hour += 12;
  if (fields->morning && hour == 12)
    hour = 0;
  days = count_days (fields->year, fields->month, fields->day);
  seconds = days * 86400 + hour * 3600 + (fields->minute - fields->zone) * 60;
  *time = seconds * G_USEC_PER_SEC + (gint64)(fields->second * G_USEC_PER_SEC + 0.5);
  return TRUE;
}

static gint64
full_year (gint64 year)
{
  return year < PIVOT_YEAR ? 2000 + year : 1900 + year;
}

static gint64
read_digits (const char *p, gsize n)
{
  gint64 value = 0;

  for (gsize i = 0; i < n; i++)
    value = value * 10 + g_ascii_digit_value (p[i]);
  return value;
}

static gsize
count_digits (const char *p)
{
  return strspn (p, "0123456789");
}

/* "+01:00", "-0800", "+1", "Z". Goes behind it. */
static gboolean
read_offset (const char **p, Fields *fields)
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
  n = count_digits (*p + 1);
  if (n == 0 || n > 4)
    return FALSE;
  hours = read_digits (*p + 1, n);
  *p += n + 1;
  if (n > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (**p == ':' && count_digits (*p + 1) == 2)
    {
      minutes = read_digits (*p + 1, 2);
      *p += 3;
    }
  if (hours > 24 || minutes > 59)
    return FALSE;
  fields->zone = sign * (hours * 60 + minutes);
  fields->has_zone = TRUE;
  return TRUE;
}

/* "9:15", "10:14:55.25", of ISO 8601 also "101455". Goes behind it. */
static gboolean
read_time (const char **p, Fields *fields)
{
  gsize n = count_digits (*p);

  if (n == 0 || n == 3 || n == 5 || n > 6)
    return FALSE;
  if (n <= 2)
    {
      fields->hour = read_digits (*p, n);
      *p += n;
      if (**p == ':')
        {
          n = count_digits (*p + 1);
          if (n < 1 || n > 2)
            return FALSE;
          fields->minute = read_digits (*p + 1, n);
          *p += n + 1;
          n = **p == ':' ? count_digits (*p + 1) : 0;
          if (n == 1 || n == 2)
            {
              fields->second = (double)read_digits (*p + 1, n);
              *p += n + 1;
            }
        }
    }
  else
    {
      fields->hour = read_digits (*p, 2);
      fields->minute = read_digits (*p + 2, 2);
      fields->second = n == 6 ? (double)read_digits (*p + 4, 2) : 0;
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
set_week (Fields *fields, gint64 week, gint64 weekday)
{
  /* 4 January is in the first week, which begins on a Monday (ISO 8601, 5.2.2). */
  gint64 fourth = count_days (fields->year, 1, 4);
  gint64 monday = fourth - ((fourth + 3) % 7 + 7) % 7;
  gint64 days = monday + (week - 1) * 7 + weekday - 1;

  fields->month = 1;
  fields->day = days - count_days (fields->year, 1, 1) + 1;
  if (fields->day < 1)
    {
      fields->year--;
      fields->month = 12;
      fields->day += 31;
    }
}

/* What follows the year in a date of ISO 8601. Goes behind it. */
static gboolean
read_iso_rest (const char **p, Fields *fields)
{
  gboolean dash = **p == '-';
  gsize    n;

  if (dash && !g_ascii_isdigit ((*p)[1]) && (*p)[1] != 'W')
    return FALSE;
  *p += dash;
  if (**p == 'W')
    {
      gint64 week;

      if (count_digits (*p + 1) < 2)
        return FALSE;
      week = read_digits (*p + 1, 2);
      *p += 3;
      *p += **p == '-';
      set_week (fields, week, g_ascii_isdigit (**p) ? g_ascii_digit_value (**p) : 1);
      *p += g_ascii_isdigit (**p);
      return week >= 1 && week <= 53;
    }
  n = count_digits (*p);
  if (n == 3)
    {
      fields->day = read_digits (*p, 3);
      *p += 3;
      return TRUE;
    }
  if (n == 4)
    {
      fields->month = read_digits (*p, 2);
      fields->day = read_digits (*p + 2, 2);
      *p += 4;
      return TRUE;
    }
  if (n != 1 && n != 2)
    return n == 0;
  fields->month = read_digits (*p, n);
  *p += n;
  if (**p == '-' && count_digits (*p + 1) >= 1 && count_digits (*p + 1) <= 2)
    {
      n = count_digits (*p + 1);
      fields->day = read_digits (*p + 1, n);
      *p += n + 1;
    }
  return fields->day <= 31;
}

/* The calendar part of ISO 8601, with the shortened forms of its edition of 1988. Goes behind it. */
static gboolean
read_iso_date (const char **p, Fields *fields)
{
  gboolean implied = **p == '-';
  gsize    n;

  *p += implied;
  n = count_digits (*p);
  fields->month = fields->day = 1;
  fields->has_year = TRUE;
  if (implied && n != 2 && n != 4 && n != 6)
    return FALSE;
  if (implied)
    {
      fields->year = full_year (read_digits (*p, 2));
      *p += 2;
      if (n == 4)
        {
          fields->month = read_digits (*p, 2);
          *p += 2;
        }
      return n == 4 || read_iso_rest (p, fields);
    }
  switch (n)
    {
    case 8:
    case 7:
    case 4:
      fields->year = read_digits (*p, 4);
      *p += 4;
      return (n == 4 && **p != '-' && **p != 'W') || read_iso_rest (p, fields);
    case 6:
    case 5:
      fields->year = full_year (read_digits (*p, 2));
      *p += 2;
      return read_iso_rest (p, fields);
    case 2:
      if ((*p)[2] != '-')
        return FALSE;
      fields->year = full_year (read_digits (*p, 2));
      *p += 2;
      return read_iso_rest (p, fields);
    default:
      return FALSE;
    }
}

static gboolean
read_zone_name (const char **p, Fields *fields)
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
static gboolean
parse_iso (const char *string, Fields *fields)
{
  const char *p = string;

  if (!read_iso_date (&p, fields))
    return FALSE;
  if (*p == '\0')
    return TRUE;
  if (*p == 'T' || *p == 't')
    p++;
  else if (*p != ' ')
    return FALSE;
  p += strspn (p, " ");
  if (!read_time (&p, fields))
    return FALSE;
  p += strspn (p, " ");
  if (*p != '\0' && !read_offset (&p, fields))
    read_zone_name (&p, fields);
  /* "+00:00Z" */
  while (*p == 'Z' || *p == ' ')
    p++;
  return *p == '\0';
}

/* Seconds or milliseconds since 1970, as some programs write them, or "20040207194821". */
static gboolean
parse_number (const char *string, gint64 *time)
{
  gsize  n = count_digits (string);
  gint64 value = n >= 9 && n <= 14 ? read_digits (string, n) : 0;
  Fields fields = { .has_year = TRUE };

  if (value == 0)
    return FALSE;
  if (n == 14 && string[n] == '\0')
    {
      fields.year = value / G_GINT64_CONSTANT (10000000000);
      fields.month = value / 100000000 % 100;
      fields.day = value / 1000000 % 100;
      fields.hour = value / 10000 % 100;
      fields.minute = value / 100 % 100;
      fields.second = (double)(value % 100);
      return fields.day < 32 && finish (&fields, time);
    }
  if (n == 13 && string[n] == '\0')
    {
      *time = value * 1000;
      return TRUE;
    }
  if (n > 10 || (string[n] != '\0' && string[n] != '.') || string[n + (string[n] == '.') + count_digits (string + n + (string[n] == '.'))] != '\0')
    return FALSE;
  *time = value * G_USEC_PER_SEC + (string[n] == '.' ? (gint64)(g_ascii_strtod (string + n, NULL) * G_USEC_PER_SEC + 0.5) : 0);
  return TRUE;
}

/* Small letters without accents, so that names of months are found however they are written. */
static char *
dup_plain (const char *string)
{
  g_autofree char *folded = g_utf8_casefold (string, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString         *plain = g_string_new (NULL);

  for (const char *p = apart != NULL ? apart : folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

typedef struct
{
  char *name;
  int   month;
} MonthName;

static void
add_symbols (GArray *names, UDateFormat *format, UDateFormatSymbolType type)
{
  UErrorCode status = U_ZERO_ERROR;

  for (int month = 0; month < 12; month++)
    {
      UChar            buffer[64];
      char             utf8[256];
      g_autofree char *plain = NULL;
      MonthName        name;

      status = U_ZERO_ERROR;
      udat_getSymbols (format, type, month, buffer, G_N_ELEMENTS (buffer), &status);
      if (U_FAILURE (status))
        continue;
      u_strToUTF8 (utf8, sizeof utf8, NULL, buffer, -1, &status);
      if (U_FAILURE (status))
        continue;
      plain = dup_plain (utf8);
      g_strdelimit (plain, ". ", '\0');
      if (g_utf8_strlen (plain, -1) < 3 || g_ascii_isdigit (*plain))
        continue;
      name = (MonthName){ g_steal_pointer (&plain), month + 1 };
      g_array_append_val (names, name);
    }
}

/* The names of the months in the languages that news are written in, the more common ones first. */
static GArray *
get_month_names (void)
{
  static const char *const locales[] = {
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "el", "ru", "uk",
    "bg", "sr_Latn", "hr", "sl", "tr", "ca", "gl", "eu", "lt", "lv", "et", "is", "id"
  };
  static const UDateFormatSymbolType types[] = { UDAT_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_STANDALONE_SHORT_MONTHS };
  static GArray                     *names = NULL;
  static gsize                       ready = 0;

  if (g_once_init_enter (&ready))
    {
      names = g_array_new (FALSE, FALSE, sizeof (MonthName));
      for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
        {
          UErrorCode   status = U_ZERO_ERROR;
          UDateFormat *format = udat_open (UDAT_NONE, UDAT_MEDIUM, locales[i], NULL, 0, NULL, 0, &status);

          for (guint j = 0; U_SUCCESS (status) && j < G_N_ELEMENTS (types); j++)
            add_symbols (names, format, types[j]);
          if (format != NULL)
            udat_close (format);
        }
      g_once_init_leave (&ready, 1);
    }
  return names;
}

static int
find_month (const char *plain)
{
  GArray *names;

  if (g_utf8_strlen (plain, -1) < 3)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (misspelt); i++)
    if (g_str_equal (misspelt[i].name, plain))
      return misspelt[i].month;
  names = get_month_names ();
  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (g_array_index (names, MonthName, i).name, plain))
      return g_array_index (names, MonthName, i).month;
  for (guint i = 0; i < names->len; i++)
    {
      const MonthName *name = &g_array_index (names, MonthName, i);

      if (g_str_has_prefix (name->name, plain) || (g_utf8_strlen (name->name, -1) > 3 && g_str_has_prefix (plain, name->name)))
        return name->month;
    }
  return 0;
}

/* A word of a date: a month, a zone, a half of the day; all others, as names of weekdays, say nothing. */
static void
take_word (Fields *fields, const char *word)
{
  g_autofree char *plain = dup_plain (word);
  const char      *p = plain;
  int              month;

  if (fields->has_time && (g_str_equal (plain, "pm") || g_str_equal (plain, "am")))
    {
      fields->afternoon = *plain == 'p';
      fields->morning = *plain == 'a';
      return;
    }
  if (fields->has_time && !fields->has_zone && read_zone_name (&p, fields))
    return;
  /* The zones of the military, as RFC 822, section 5.2, has them, which feeds follow: A to M without J west of Greenwich, N to Y
   * east of it. */
  if (fields->has_time && !fields->has_zone && g_ascii_islower (plain[0]) && plain[1] == '\0')
    {
      static const char west[] = "abcdefghiklm", east[] = "nopqrstuvwxy";

      if (strchr (west, *plain) != NULL)
        fields->zone = -60 * (gint64)(strchr (west, *plain) - west + 1);
      else if (strchr (east, *plain) != NULL)
        fields->zone = 60 * (gint64)(strchr (east, *plain) - east + 1);
      fields->has_zone = TRUE;
      return;
    }
  month = fields->month == 0 || fields->early_month ? find_month (plain) : 0;
  if (month == 0)
    return;
  /* "mar." is a Tuesday in French and March in half of Europe; if another month follows, it was the former. */
  fields->month = month;
  fields->early_month = fields->day == 0;
}

/* A run of digits: of a time, a year, a day, or "15/09/2006" and "2006/09/15". */
static gboolean
take_digits (Fields *fields, const char **p)
{
  gsize  n = count_digits (*p);
  gint64 value;

  if (!fields->has_time && n <= 2 && (*p)[n] == ':')
    return read_time (p, fields);
  if (n > 4)
    return FALSE;
  value = read_digits (*p, n);
  *p += n;
  if (n <= 2 && fields->month == 0 && fields->day == 0 && (**p == '/' || **p == '.') && g_ascii_isdigit ((*p)[1]) && count_digits (*p + 1) <= 2)
    {
      char   separator = **p;
      gsize  m = count_digits (*p + 1);
      gint64 second = read_digits (*p + 1, m);

      /* With slashes as Americans write it, unless that cannot be. */
      fields->month = separator == '/' && value <= 12 ? value : second;
      fields->day = separator == '/' && value <= 12 ? second : value;
      *p += m + 1;
      *p += **p == separator;
      return TRUE;
    }
  if (n == 4 && (**p == '/' || **p == '.') && fields->month == 0 && g_ascii_isdigit ((*p)[1 + strspn (*p + 1, " ")]))
    {
      const char separator = **p;
      char      *end;

      fields->year = value;
      fields->has_year = TRUE;
      fields->month = (gint64)g_ascii_strtoull (*p + 1, &end, 10);
      if (*end != separator)
        return FALSE;
      fields->day = (gint64)g_ascii_strtoull (end + 1, &end, 10);
      *p = end + (*end == separator);
      return fields->month < 13 && fields->day < 32;
    }
  /* "19.48.21", once the day is known */
  if (n == 2 && **p == '.' && fields->has_year && fields->day != 0 && !fields->has_time && count_digits (*p + 1) == 2)
    {
      fields->hour = value;
      fields->minute = read_digits (*p + 1, 2);
      *p += 3;
      if (**p == '.' && count_digits (*p + 1) == 2)
        {
          fields->second = (double)read_digits (*p + 1, 2);
          *p += 3;
        }
      fields->has_time = TRUE;
      return TRUE;
    }
  if (n <= 2 && fields->day == 0)
    fields->day = value;
  else if (!fields->has_year)
    {
      /* Years of three digits count from 1900 (RFC 2822, section 4.3). */
      fields->year = n <= 2 ? full_year (value) : n == 3 ? 1900 + value
                                                         : value;
      fields->has_year = TRUE;
    }
  else if (!fields->has_time && n == 4)
    {
      fields->hour = value / 100;
      fields->minute = value % 100;
      fields->has_time = TRUE;
    }
  return TRUE;
}

/* RFC 822, RFC 850, asctime and all that is like them: words and numbers. */
static gboolean
parse_words (const char *string, Fields *fields)
{
  const char *p = string;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (*p == '(')
        p += strcspn (p, ")");
      else if (g_ascii_isdigit (*p))
        {
          if (!take_digits (fields, &p))
            return FALSE;
        }
      /* "GMT-0700" has the offset behind a name. */
      else if ((*p == '+' || *p == '-') && fields->has_time && g_ascii_isdigit (p[1 + strspn (p + 1, " ")]))
        {
          if (p[1] == ' ')
            {
              int         sign = *p == '-' ? -1 : 1;
              const char *digits = p + 1 + strspn (p + 1, " ");

              /* As if it were written together. */
              if (count_digits (digits) != 4)
                return FALSE;
              fields->zone = sign * (read_digits (digits, 2) * 60 + read_digits (digits + 2, 2));
              fields->has_zone = TRUE;
              p = digits + 4;
              continue;
            }
          if (!read_offset (&p, fields))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          const char      *start = p;
          g_autofree char *word = NULL;

          /* The "T" between a date and its time. */
          if (*p == 'T' && g_ascii_isdigit (p[1]) && count_digits (p + 1) <= 2 && p[1 + count_digits (p + 1)] == ':')
            {
              p++;
              continue;
            }
          if (fields->has_time && (g_ascii_strncasecmp (p, "p.m", 3) == 0 || g_ascii_strncasecmp (p, "a.m", 3) == 0))
            {
              take_word (fields, g_ascii_tolower (*p) == 'p' ? "pm" : "am");
              p += 3;
              continue;
            }
          while (g_unichar_isalpha (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, (gsize)(p - start));
          take_word (fields, word);
        }
      else
        p = g_utf8_next_char (p);
    }
  return fields->has_year && fields->month != 0 && fields->day != 0;
}

/* The number before the character @unit in @string; -1 if there is none. */
static gint64
find_number_before (const char *string, const char *unit)
{
  const char *found = strstr (string, unit);
  const char *p = found;

  while (p != NULL && p > string && p[-1] == ' ')
    p--;
  found = p;
  while (p != NULL && p > string && g_ascii_isdigit (p[-1]))
    p--;
  if (p == NULL || p == found || found - p > 4)
    return -1;
  return read_digits (p, (gsize)(found - p));
}

/* "2004년 05월 28일 오전 01:31:15", "令和元年5月1日 10時30分", "2004年5月25日 下午 3:00", "2004-05-25 오 11:23:17". */
static gboolean
parse_east_asian (const char *string, Fields *fields)
{
  gboolean    korean = strstr (string, "년") != NULL || strstr (string, "오") != NULL;
  gboolean    chinese = strstr (string, "上午") != NULL || strstr (string, "下午") != NULL;
  const char *time = NULL;

  if (!korean && strstr (string, "年") == NULL)
    return FALSE;
  fields->has_year = TRUE;
  fields->year = find_number_before (string, korean ? "년" : "年");
  fields->month = find_number_before (string, korean ? "월" : "月");
  fields->day = find_number_before (string, korean ? "일" : "日");
  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    if (strstr (string, eras[i].name) != NULL)
      fields->year = eras[i].before + (strstr (string, "元年") != NULL ? 1 : fields->year);
  if (fields->year < 0 && korean)
    {
      const char *p = string;

      if (!read_iso_date (&p, fields))
        return FALSE;
    }
  if (fields->day < 1)
    fields->day = 1;
  fields->afternoon = strstr (string, "오후") != NULL || strstr (string, "下午") != NULL || strstr (string, "午後") != NULL ||
                      (strstr (string, "오") != NULL && strstr (string, "오전") == NULL);
  fields->morning = strstr (string, "오전") != NULL || strstr (string, "上午") != NULL || strstr (string, "午前") != NULL;
  time = strchr (string, ':');
  while (time != NULL && time > string && g_ascii_isdigit (time[-1]))
    time--;
  if (time != NULL && read_time (&time, fields))
    {
      time += strspn (time, " ");
      if (read_offset (&time, fields))
        return TRUE;
    }
  else
    {
      fields->hour = MAX (find_number_before (string, korean ? "시" : "時"), find_number_before (string, "时"));
      fields->minute = find_number_before (string, korean ? "분" : "分");
      fields->second = (double)find_number_before (string, korean ? "초" : "秒");
      fields->has_time = fields->hour >= 0;
      fields->hour = MAX (fields->hour, 0);
      fields->minute = MAX (fields->minute, 0);
      fields->second = MAX (fields->second, 0);
    }
  if (fields->has_time)
    fields->zone = korean ? MINUTES_KOREA : chinese ? MINUTES_CHINA
                                                    : MINUTES_JAPAN;
  return TRUE;
}

/**
 * qd_feed_date_parse:
 * @string: (not nullable): what stands in a date element, UTF-8
 * @time: (out): µs since the epoch UTC
 *
 * Reads RFC 822 and 2822, RFC 850, asctime, W3CDTF, RFC 3339, ISO 8601 with its weeks and days of the year, what programs
 * write that mean one of these, and dates with the names of months in European languages and in those of East Asia. A date
 * without a zone is UTC, but Korean, Japanese and Chinese ones are of their country. Thread: any.
 *
 * Returns: whether it is a date
 */
gboolean
qd_feed_date_parse (const char *string, gint64 *time)
{
  g_autofree char *stripped = NULL;
  Fields           fields = { 0 };

  g_return_val_if_fail (string != NULL && time != NULL, FALSE);

  if (strnlen (string, LONGEST_DATE + 1) > LONGEST_DATE || strpbrk (string, "0123456789") == NULL)
    return FALSE;
  stripped = g_strstrip (g_strdup (string));
  for (char *p = stripped; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  if (parse_number (stripped, time) || (parse_iso (stripped, &fields) && finish (&fields, time)))
    return TRUE;
  fields = (Fields){ 0 };
  if (parse_east_asian (stripped, &fields) && finish (&fields, time))
    return TRUE;
  fields = (Fields){ 0 };
  if (parse_words (stripped, &fields) && finish (&fields, time))
    return TRUE;
  return qd_date_parse (stripped, time);
}

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

#include "import/qd-date.h"
#include "import/qd-feed-date-private.h"

#define LONGEST_DATE 120

#define MINUTES_KOREA 540
#define MINUTES_JAPAN 540
#define MINUTES_CHINA 480

/* What a GDateTime reaches to, the years 1 to 9999, in seconds since the epoch: its zone can take a date beyond. */
#define EARLIEST G_GINT64_CONSTANT (-62135596800)
#define LATEST G_GINT64_CONSTANT (253402300799)

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

static gboolean
finish (const QdFeedDateFields *fields, gint64 *time)
{
  gint64 days, seconds, hour = fields->hour;

  if (!fields->has_year || fields->year < 1 || fields->year > 9999 || fields->month < 1 || fields->month > 12 || fields->day < 1 ||
      fields->day > 371 || hour > 99 || fields->minute > 99 || fields->second >= 100)
    return FALSE;
  if (fields->afternoon && hour < 12)
    hour += 12;
  if (fields->morning && hour == 12)
    hour = 0;
  days = _qd_feed_date_count_days (fields->year, fields->month, fields->day);
  seconds = days * 86400 + hour * 3600 + (fields->minute - fields->zone) * 60;
  if (seconds < EARLIEST || seconds + (gint64)fields->second >= LATEST)
    return FALSE;
  *time = seconds * G_USEC_PER_SEC + (gint64)(fields->second * G_USEC_PER_SEC + 0.5);
  return TRUE;
}

/* Seconds or milliseconds since 1970, as some programs write them, or "20040207194821". */
static gboolean
parse_number (const char *string, gint64 *time)
{
  gsize            n = _qd_feed_date_count_digits (string);
  gint64           value = n >= 9 && n <= 14 ? _qd_feed_date_read_digits (string, n) : 0;
  QdFeedDateFields fields = { .has_year = TRUE };

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
  if (n > 10 || (string[n] != '\0' && string[n] != '.') || string[n + (string[n] == '.') + _qd_feed_date_count_digits (string + n + (string[n] == '.'))] != '\0')
    return FALSE;
  *time = value * G_USEC_PER_SEC + (string[n] == '.' ? (gint64)(g_ascii_strtod (string + n, NULL) * G_USEC_PER_SEC + 0.5) : 0);
  return TRUE;
}

/* A word of a date: a month, a zone, a half of the day; all others, as names of weekdays, say nothing. */
static void
take_word (QdFeedDateFields *fields, const char *word)
{
  g_autofree char *plain = _qd_feed_month_dup_plain (word);
  const char      *p = plain;
  int              month;

  if (fields->has_time && (g_str_equal (plain, "pm") || g_str_equal (plain, "am")))
    {
      fields->afternoon = *plain == 'p';
      fields->morning = *plain == 'a';
      return;
    }
  if (fields->has_time && !fields->has_zone && _qd_feed_date_read_zone_name (&p, fields))
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
  month = fields->month == 0 || fields->early_month ? _qd_feed_month_find (plain) : 0;
  if (month == 0)
    return;
  /* "mar." is a Tuesday in French and March in half of Europe; if another month follows, it was the former. */
  fields->month = month;
  fields->early_month = fields->day == 0;
}

/* A run of digits: of a time, a year, a day, or "15/09/2006" and "2006/09/15". */
static gboolean
take_digits (QdFeedDateFields *fields, const char **p)
{
  gsize  n = _qd_feed_date_count_digits (*p);
  gint64 value;

  if (!fields->has_time && n <= 2 && (*p)[n] == ':')
    return _qd_feed_date_read_time (p, fields);
  if (n > 4)
    return FALSE;
  value = _qd_feed_date_read_digits (*p, n);
  *p += n;
  if (n <= 2 && fields->month == 0 && fields->day == 0 && (**p == '/' || **p == '.') && g_ascii_isdigit ((*p)[1]) && _qd_feed_date_count_digits (*p + 1) <= 2)
    {
      char   separator = **p;
      gsize  m = _qd_feed_date_count_digits (*p + 1);
      gint64 second = _qd_feed_date_read_digits (*p + 1, m);

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
  if (n == 2 && **p == '.' && fields->has_year && fields->day != 0 && !fields->has_time && _qd_feed_date_count_digits (*p + 1) == 2)
    {
      fields->hour = value;
      fields->minute = _qd_feed_date_read_digits (*p + 1, 2);
      *p += 3;
      if (**p == '.' && _qd_feed_date_count_digits (*p + 1) == 2)
        {
          fields->second = (double)_qd_feed_date_read_digits (*p + 1, 2);
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
      fields->year = n <= 2 ? _qd_feed_date_full_year (value) : n == 3 ? 1900 + value
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
parse_words (const char *string, QdFeedDateFields *fields)
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
              if (_qd_feed_date_count_digits (digits) != 4)
                return FALSE;
              fields->zone = sign * (_qd_feed_date_read_digits (digits, 2) * 60 + _qd_feed_date_read_digits (digits + 2, 2));
              fields->has_zone = TRUE;
              p = digits + 4;
              continue;
            }
          if (!_qd_feed_date_read_offset (&p, fields))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          const char      *start = p;
          g_autofree char *word = NULL;

          /* The "T" between a date and its time. */
          if (*p == 'T' && g_ascii_isdigit (p[1]) && _qd_feed_date_count_digits (p + 1) <= 2 && p[1 + _qd_feed_date_count_digits (p + 1)] == ':')
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
  return _qd_feed_date_read_digits (p, (gsize)(found - p));
}

/* "2004년 05월 28일 오전 01:31:15", "令和元年5月1日 10時30分", "2004年5月25日 下午 3:00", "2004-05-25 오 11:23:17". */
static gboolean
parse_east_asian (const char *string, QdFeedDateFields *fields)
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

      if (!_qd_feed_date_read_iso_date (&p, fields))
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
  if (time != NULL && _qd_feed_date_read_time (&time, fields))
    {
      time += strspn (time, " ");
      if (_qd_feed_date_read_offset (&time, fields))
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
  QdFeedDateFields fields = { 0 };

  g_return_val_if_fail (string != NULL && time != NULL, FALSE);

  if (strnlen (string, LONGEST_DATE + 1) > LONGEST_DATE || strpbrk (string, "0123456789") == NULL)
    return FALSE;
  stripped = g_strstrip (g_strdup (string));
  for (char *p = stripped; *p != '\0'; p++)
    if (g_ascii_isspace (*p))
      *p = ' ';
  if (parse_number (stripped, time) || (_qd_feed_date_parse_iso (stripped, &fields) && finish (&fields, time)))
    return TRUE;
  fields = (QdFeedDateFields){ 0 };
  if (parse_east_asian (stripped, &fields) && finish (&fields, time))
    return TRUE;
  fields = (QdFeedDateFields){ 0 };
  if (parse_words (stripped, &fields) && finish (&fields, time))
    return TRUE;
  return qd_date_parse (stripped, time);
}

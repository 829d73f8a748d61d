/* qd-date.c: the dates that articles bear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-date.h"

#include <string.h>

/* No date that a person or a program writes is longer, bytes. */
#define LONGEST_DATE 80

typedef struct
{
  int      year;
  int      month;
  int      day;
  int      hour;
  int      minute;
  double   second;
  int      zone;
  gboolean has_time;
  gboolean has_zone;
  gboolean weekday; /* what was taken for the month may be one */
} Fields;

/* In English, German, French, Spanish, Italian, Portuguese and Dutch, as they are written in small letters; a space before and
 * behind each. */
static const char *const months[] = {
  " january januar jänner janvier enero gennaio janeiro januari ",
  " february februar feber février fevrier febrero febbraio fevereiro februari ",
  " march märz maerz mars marzo março marco maart mrt ",
  " april avril abril aprile ",
  " may mai mayo maggio maio mei ",
  " june juni juin junio giugno junho ",
  " july juli juillet julio luglio julho ",
  " august août aout agosto augustus ",
  " september septembre septiembre setiembre settembre setembro ",
  " october oktober octobre octubre ottobre outubro ",
  " november novembre noviembre novembro ",
  " december dezember décembre decembre diciembre dicembre dezembro ",
};

static const char weekdays[] =
  " monday tuesday wednesday thursday friday saturday sunday"
  " montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"
  " lundi mardi mercredi jeudi vendredi samedi dimanche"
  " lunes martes miércoles miercoles jueves viernes sábado sabado domingo"
  " lunedì martedì mercoledì giovedì venerdì sabato domenica"
  " segunda terça quarta quinta sexta feira"
  " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ";

/* Words that stand in dates and say nothing: "at", the endings of "24th". */
static const char fillers[] = " at on um uhr den der of st nd rd th t tues thurs le du er à a las el de del di alle ore om uur às ";

static const struct
{
  const char *name;
  int         minutes;
} zones[] = {
  { "z", 0 },
  { "ut", 0 },
  { "utc", 0 },
  { "gmt", 0 },
  { "est", -300 },
  { "edt", -240 },
  { "cst", -360 },
  { "cdt", -300 },
  { "mst", -420 },
  { "mdt", -360 },
  { "pst", -480 },
  { "pdt", -420 },
  { "cet", 60 },
  { "cest", 120 },
  { "mez", 60 },
  { "mesz", 120 },
  { "bst", 60 },
};

/* Whether @word is one of @names, or an abbreviation of one by at least @least characters. */
static gboolean
abbreviates (const char *word, const char *names, glong least)
{
  gsize len = strlen (word);

  for (const char *at = names; (at = strstr (at, word)) != NULL; at += len)
    if (at[-1] == ' ' && (at[len] == ' ' || g_utf8_strlen (word, -1) >= least))
      return TRUE;
  return FALSE;
}

static int
find_month (const char *word)
{
  if (g_str_equal (word, "sept"))
    return 9;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (abbreviates (word, months[i], 3))
      return (int)i + 1;
  return 0;
}

static gboolean
is_weekday (const char *word)
{
  return abbreviates (word, weekdays, 3) || (strlen (word) == 2 && abbreviates (word, weekdays, 2));
}

static gboolean
is_filler (const char *word)
{
  return abbreviates (word, fillers, G_MAXLONG) || is_weekday (word);
}

static gboolean
take_word (Fields *fields, const char *word)
{
  int month = find_month (word);

  /* "mar." is Tuesday where another month follows. */
  if (month != 0 && (fields->month == 0 || fields->weekday))
    {
      fields->month = month;
      fields->weekday = is_weekday (word);
      return TRUE;
    }
  if (fields->has_time && (g_str_equal (word, "pm") || g_str_equal (word, "p")))
    {
      if (fields->hour < 12)
        fields->hour += 12;
      return TRUE;
    }
  if (fields->has_time && (g_str_equal (word, "am") || g_str_equal (word, "a") || g_str_equal (word, "m")))
    {
      if (fields->hour == 12 && !g_str_equal (word, "m"))
        fields->hour = 0;
      return TRUE;
    }
  for (guint i = 0; fields->has_time && i < G_N_ELEMENTS (zones); i++)
    if (g_str_equal (word, zones[i].name))
      {
        fields->zone = zones[i].minutes;
        fields->has_zone = TRUE;
        return TRUE;
      }
  return is_filler (word);
}

/* hh:mm or hh:mm:ss, and what follows it. */
static gboolean
take_time (Fields *fields, const char **p, int hour)
{
  char *end;

  fields->hour = hour;
  fields->minute = (int)g_ascii_strtoull (*p + 1, &end, 10);
  if (end == *p + 1)
    return FALSE;
  if (*end == ':')
    fields->second = g_ascii_strtod (end + 1, &end);
  fields->has_time = TRUE;
  *p = end;
  return TRUE;
}

static gboolean
take_offset (Fields *fields, const char **p)
{
  int     sign = **p == '-' ? -1 : 1;
  char   *end;
  guint64 value = g_ascii_strtoull (*p + 1, &end, 10);
  gsize   digits = (gsize)(end - *p - 1);

  if (digits == 2 && *end == ':')
    value = value * 100 + g_ascii_strtoull (end + 1, &end, 10);
  else if (digits == 2)
    value *= 100;
  else if (digits != 4)
    return FALSE;
  if (value > 1500)
    return FALSE;
  fields->zone = sign * (int)(value / 100 * 60 + value % 100);
  fields->has_zone = TRUE;
  *p = end;
  return TRUE;
}

/* "h15", " h 15", "h" behind the hour, as French has it. */
static gboolean
take_french_time (Fields *fields, const char **p, int hour)
{
  const char *at = *p + strspn (*p, " ");
  char       *end;

  if (*at != 'h' || g_ascii_isalpha (at[1]))
    return FALSE;
  at += 1 + strspn (at + 1, " ");
  fields->minute = (int)g_ascii_strtoull (at, &end, 10);
  if (end - at > 2)
    return FALSE;
  fields->hour = hour;
  fields->has_time = TRUE;
  *p = end;
  return TRUE;
}

/* dd.mm.yyyy, whose month is a number; it is only read where the dots are. */
static gboolean
take_numeric (Fields *fields, const char **p, guint64 day)
{
  char   *end;
  guint64 month = g_ascii_strtoull (*p + 1, &end, 10);

  if (end == *p + 1 || *end != '.' || month < 1 || month > 12 || fields->month != 0)
    return FALSE;
  fields->day = (int)day;
  fields->month = (int)month;
  *p = end + 1;
  return TRUE;
}

static gboolean
take_number (Fields *fields, const char **p)
{
  char   *end;
  guint64 value = g_ascii_strtoull (*p, &end, 10);
  gsize   digits = (gsize)(end - *p);

  *p = end;
  if (*end == ':' && value < 24 && !fields->has_time)
    return take_time (fields, p, (int)value);
  if (value < 24 && !fields->has_time && take_french_time (fields, p, (int)value))
    return TRUE;
  if (digits == 4 && fields->year == 0 && value >= 1400)
    {
      fields->year = (int)value;
      return TRUE;
    }
  if (digits > 2 || fields->day != 0 || value < 1 || value > 31)
    return FALSE;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    return take_numeric (fields, p, value);
  fields->day = (int)value;
  return TRUE;
}

static gboolean
parse_words (const char *string, Fields *fields)
{
  const char *p = string;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit (*p))
        {
          if (!take_number (fields, &p))
            return FALSE;
        }
      else if (g_unichar_isalpha (c))
        {
          const char      *start = p;
          g_autofree char *word = NULL;

          while (g_unichar_isalpha (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          word = g_strndup (start, (gsize)(p - start));
          if (!take_word (fields, word))
            return FALSE;
        }
      else if ((c == '+' || c == '-') && fields->has_time && g_ascii_isdigit (p[1]))
        {
          if (!take_offset (fields, &p))
            return FALSE;
        }
      else if (g_unichar_isspace (c) || (c < 0x80 && strchr (",.()|-", (int)c) != NULL) || c == 0x2013 || c == 0x2014 || c == 0xB7)
        p = g_utf8_next_char (p);
      else
        return FALSE;
    }
  return fields->year != 0 && fields->month != 0 && fields->day != 0;
}

static GDateTime *
parse_iso (const char *string)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char      *padded = NULL;

  if (!g_ascii_isdigit (*string))
    return NULL;
  if (strlen (string) == 10 || (strlen (string) == 8 && strspn (string, "0123456789") == 8))
    {
      padded = g_strconcat (string, strlen (string) == 10 ? "T00:00:00Z" : "T000000Z", NULL);
      return g_date_time_new_from_iso8601 (padded, utc);
    }
  /* Feeds leave the seconds out, which GLib demands. */
  if (strlen (string) >= 16 && string[13] == ':' && string[16] != ':')
    {
      padded = g_strdup_printf ("%.16s:00%s", string, string + 16);
      return g_date_time_new_from_iso8601 (padded, utc);
    }
  return g_date_time_new_from_iso8601 (string, utc);
}

/**
 * qd_date_parse:
 * @string: (not nullable): a date alone, UTF-8: ISO 8601, RFC 2822, or as English, German, French, Spanish, Italian, Portuguese
 *   and Dutch news write it ("January 24, 2018", "Jan. 24, 2018, 3:15 p.m. EST", "24. Januar 2018", "mar. 24 avril 2018 à 10h15")
 * @time: (out): µs since the epoch UTC
 *
 * A date without a time is midnight, without a time zone UTC. Anything else beside the date makes it fail, so that
 * a sentence is not taken for one. Thread: any.
 *
 * Returns: whether @string is a date
 */
gboolean
qd_date_parse (const char *string, gint64 *time)
{
  g_autofree char      *stripped = NULL;
  g_autofree char      *lower = NULL;
  g_autoptr (GDateTime) date = NULL;
  Fields                fields = { 0 };

  g_return_val_if_fail (string != NULL && time != NULL, FALSE);

  if (strnlen (string, LONGEST_DATE + 1) > LONGEST_DATE)
    return FALSE;
  /* Most lines that are asked about are none, and no date is without a figure. */
  if (strpbrk (string, "0123456789") == NULL)
    return FALSE;
  stripped = g_strstrip (g_strdup (string));
  date = parse_iso (stripped);
  if (date == NULL)
    {
      g_autoptr (GTimeZone) zone = NULL;

      lower = g_utf8_strdown (stripped, -1);
      if (!parse_words (lower, &fields))
        return FALSE;
      zone = g_time_zone_new_offset (fields.zone * 60);
      date = g_date_time_new (zone, fields.year, fields.month, fields.day, fields.hour, fields.minute, fields.second);
    }
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix_usec (date);
  return TRUE;
}

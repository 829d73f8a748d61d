/* qd-format.c: dates, lengths and languages as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include "core/qd-quote-matcher.h"

/* What people read silently in a minute: 238 words of English non-fiction (Brysbaert, 2019, "How many words do we
 * read per minute?", Journal of Memory and Language 109), rounded. */
#define WORDS_A_MINUTE 240

/* The C library's short months are cut after so many letters in some languages, and end with no dot: “14. Mär”. Translators: months as they are in a
 * short date, “24 Jan 2018”, with a dot if they take one. */
static const char *const months[] = {
  NC_ ("month", "Jan"),
  NC_ ("month", "Feb"),
  NC_ ("month", "Mar"),
  NC_ ("month", "Apr"),
  NC_ ("month", "May"),
  NC_ ("month", "Jun"),
  NC_ ("month", "Jul"),
  NC_ ("month", "Aug"),
  NC_ ("month", "Sep"),
  NC_ ("month", "Oct"),
  NC_ ("month", "Nov"),
  NC_ ("month", "Dec"),
};

/**
 * qd_format_time:
 * @time: (not nullable): a point in time
 * @format: (not nullable): as g_date_time_format() has it; %%b is the month as it is written in a short date
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): the time in the person's language; %NULL if @format is not sound
 */
char *
qd_format_time (GDateTime  *time,
                const char *format)
{
  g_autoptr (GString) whole = NULL;

  g_return_val_if_fail (time != NULL && format != NULL, NULL);

  whole = g_string_new (format);
  g_string_replace (whole, "%b", g_dpgettext2 (GETTEXT_PACKAGE, "month", months[g_date_time_get_month (time) - 1]), 0);
  return g_date_time_format (time, whole->str);
}

/**
 * qd_format_path:
 * @path: (not nullable): a file or folder, in the file system's encoding
 *
 * Names it as shells do, from the folder of the person on: “~/Articles/a.txt”. Thread: any.
 *
 * Returns: (transfer full): the name, in UTF-8
 */
char *
qd_format_path (const char *path)
{
  g_autofree char *name = NULL;
  g_autofree char *home = NULL;
  gsize            len;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_name (path);
  home = g_filename_display_name (g_get_home_dir ());
  len = strlen (home);
  if (len > 1 && strncmp (name, home, len) == 0 && (name[len] == '/' || name[len] == '\0'))
    return g_strconcat ("~", name + len, NULL);
  return g_steal_pointer (&name);
}

/**
 * qd_format_shorten:
 * @text: (not nullable): words, in UTF-8
 * @most: how many there is room for, code points
 *
 * Leaves out the words at the end that there is no room for, whole ones where there are spaces, and says so by an ellipsis. Thread: any.
 *
 * Returns: (transfer full): @text, or its beginning
 */
char *
qd_format_shorten (const char *text,
                   glong       most)
{
  const char      *end, *at;
  g_autofree char *begin = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  /* Only a text of more bytes than that can have more code points. */
  if (strlen (text) <= (gsize)most || g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  end = g_utf8_offset_to_pointer (text, most);
  for (at = end; at > text && !g_ascii_isspace (*at);)
    at = g_utf8_prev_char (at);
  while (at > text && (g_ascii_isspace (at[-1]) || strchr (".,;:", at[-1]) != NULL))
    at--;
  begin = g_strndup (text, (gsize)((at > text ? at : end) - text));
  return g_strconcat (begin, "…", NULL);
}

static char *
format_published (gint64      published,
                  const char *format)
{
  g_autoptr (GDateTime) date = NULL;

  if (published == QD_TIME_UNKNOWN)
    return NULL;
  date = g_date_time_new_from_unix_utc_usec (published);
  /* A year beyond 9999 comes from a broken file; there is no day to name. */
  return date != NULL ? qd_format_time (date, format) : NULL;
}

/**
 * qd_format_date:
 * @published: µs since the epoch UTC, or %QD_TIME_UNKNOWN
 *
 * Says when an article appeared, short: “24 Jan 2018”. The day is that of UTC, so that it is the same on every
 * machine. Thread: any.
 *
 * Returns: (transfer full) (nullable): the date in the person's language; %NULL where it is not known
 */
char *
qd_format_date (gint64 published)
{
  /* Translators: a short date, “24 Jan 2018”; see g_date_time_format(). */
  return format_published (published, C_ ("short date", "%-d %b %Y"));
}

static char *
dup_kept (char *text)
{
  g_autofree char *own = text;

  return own != NULL ? qd_format_keep_together (own) : NULL;
}

/**
 * qd_format_range:
 * @first: µs since the epoch UTC, or %QD_TIME_UNKNOWN
 * @last: not before @first; %QD_TIME_UNKNOWN if @first is
 *
 * Says from when to when, and no month or year twice: “11–14 Mar 2025”, “28 Mar – 3 Apr 2025”. A line ends behind the dash of two dates, if need be,
 * and within none of them. Thread: any.
 *
 * Returns: (transfer full) (nullable): the days in the person's language, one of them where they are the same; %NULL where they
 *   are not known
 */
char *
qd_format_range (gint64 first,
                 gint64 last)
{
  g_autofree char      *to = dup_kept (qd_format_date (last));
  g_autofree char      *whole = dup_kept (qd_format_date (first));
  g_autofree char      *from = NULL;
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) end = NULL;

  if (to == NULL || whole == NULL || g_str_equal (to, whole))
    return whole != NULL ? g_steal_pointer (&whole) : g_steal_pointer (&to);

  start = g_date_time_new_from_unix_utc_usec (first);
  end = g_date_time_new_from_unix_utc_usec (last);
  if (g_date_time_get_year (start) != g_date_time_get_year (end))
    return g_strdup_printf ("%s\u00a0– %s", whole, to);
  if (g_date_time_get_month (start) != g_date_time_get_month (end))
    {
      /* Translators: a short date without its year, “28 Mar”, before another of that year; see g_date_time_format(). */
      from = dup_kept (qd_format_time (start, C_ ("short date", "%-d %b")));
      return g_strdup_printf ("%s\u00a0– %s", from, to);
    }
  /* Translators: the day of a short date, “11”, before another of that month; see g_date_time_format(). */
  from = g_date_time_format (start, C_ ("short date", "%-d"));
  return g_strdup_printf ("%s–\u2060%s", from, to);
}

/**
 * qd_format_day:
 * @published: µs since the epoch UTC, or %QD_TIME_UNKNOWN
 *
 * Says when an article appeared, in full: “Wednesday 24 January 2018”. Thread: any.
 *
 * Returns: (transfer full) (nullable): the date in the person's language; %NULL where it is not known
 */
char *
qd_format_day (gint64 published)
{
  /* Translators: a date in full, “Wednesday 24 January 2018”; see g_date_time_format(). */
  return format_published (published, C_ ("long date", "%A %-d %B %Y"));
}

/* More than any language with its country and script takes. */
#define MOST_LANGUAGE 128

/**
 * qd_format_language:
 * @code: (not nullable): a language as BCP 47 writes it, or what a file has in its place
 *
 * Names a language: “English (United States)” for en-US. Thread: any.
 *
 * Returns: (transfer full): its name in the person's language; @code itself where it names none that is known
 */
char *
qd_format_language (const char *code)
{
  const char      *own = g_get_language_names ()[0];
  g_autofree char *tag = NULL;
  UErrorCode       status = U_ZERO_ERROR;
  char             locale[ULOC_FULLNAME_CAPACITY];
  UChar            name[MOST_LANGUAGE];
  int32_t          parsed = 0, len;
  char            *utf8;

  g_return_val_if_fail (code != NULL, NULL);

  /* Open Graph writes en_US. */
  tag = g_strdelimit (g_strdup (code), "_", '-');
  uloc_forLanguageTag (tag, locale, sizeof locale, &parsed, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING || *tag == '\0' || (gsize)parsed != strlen (tag))
    return g_strdup (code);

  len = uloc_getDisplayName (locale, g_str_equal (own, "C") ? "en" : own, name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || len == 0)
    return g_strdup (code);

  utf8 = g_utf16_to_utf8 ((const gunichar2 *)name, len, NULL, NULL, NULL);
  return utf8 != NULL ? utf8 : g_strdup (code);
}

/**
 * qd_format_reading_time:
 * @n_words: words of the text
 *
 * Says how long a text takes to read: “5 min”. Thread: any.
 *
 * Returns: (transfer full) (nullable): the time, at least a minute; %NULL where there is nothing to read
 */
char *
qd_format_reading_time (guint n_words)
{
  guint minutes = n_words / WORDS_A_MINUTE + (n_words % WORDS_A_MINUTE != 0);

  if (n_words == 0)
    return NULL;
  /* Translators: how long an article takes to read. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u min", "%u min", minutes), minutes);
}

/**
 * qd_format_keep_together:
 * @text: (not nullable): a few words that no line shall end between: a date, a number with what it counts
 *
 * Thread: any.
 *
 * Returns: (transfer full): @text with its spaces unbreakable
 */
char *
qd_format_keep_together (const char *text)
{
  GString *kept;

  g_return_val_if_fail (text != NULL, NULL);

  kept = g_string_new (text);
  g_string_replace (kept, " ", "\u00a0", 0);
  return g_string_free_and_steal (kept);
}

static gboolean
runs_left (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      UCharDirection direction = u_charDirection ((UChar32)g_utf8_get_char (at));

      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
    }
  return FALSE;
}

/**
 * qd_format_join:
 * @separator: (not nullable): what stands between two of them
 * @texts: (not nullable) (array length=n_texts) (element-type utf8): names, dates and the like, in UTF-8; those that are %NULL or
 *   empty are left out
 * @n_texts: how many
 *
 * Puts what comes from different places into one line. As soon as one of them has letters that run from right to left, each is
 * isolated (Unicode Standard Annex #9, 2.4), so that the others, and numbers above all, do not change places with it. Thread: any.
 *
 * Returns: (transfer full): the line
 */
char *
qd_format_join (const char        *separator,
                const char *const *texts,
                gsize              n_texts)
{
  gboolean isolated = FALSE;
  GString *line = g_string_new (NULL);

  for (gsize i = 0; i < n_texts && !isolated; i++)
    isolated = texts[i] != NULL && runs_left (texts[i]);
  for (gsize i = 0; i < n_texts; i++)
    {
      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      if (line->len > 0)
        g_string_append (line, separator);
      g_string_append_printf (line, isolated ? "\u2068%s\u2069" : "%s", texts[i]);
    }

  return g_string_free_and_steal (line);
}

/* qd-format.c: dates and lengths as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-format.h"

#include <glib/gi18n-lib.h>

#include "core/qd-quote-matcher.h"

/* What people read silently in a minute: 238 words of English non-fiction (Brysbaert, 2019, "How many words do we
 * read per minute?", Journal of Memory and Language 109), rounded. */
#define WORDS_A_MINUTE 240

static char *
format_published (gint64      published,
                  const char *format)
{
  g_autoptr (GDateTime) date = NULL;

  if (published == QD_TIME_UNKNOWN)
    return NULL;
  date = g_date_time_new_from_unix_utc_usec (published);
  /* A year beyond 9999 comes from a broken file; there is no day to name. */
  return date != NULL ? g_date_time_format (date, format) : NULL;
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

/* fuzz-date.c: dates of articles and of feeds, as whatever stands where one should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdint.h>

#include "import/qd-date.h"
#include "import/qd-feed-date.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What is understood is a time that a date can be made of again. */
static void
check (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc_usec (time);

  g_assert_nonnull (date);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *raw = g_strndup ((const char *)data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  gint64           time;

  if (qd_date_parse (text, &time))
    check (time);
  if (qd_feed_date_parse (text, &time))
    check (time);
  return 0;
}

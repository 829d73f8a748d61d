/* qd-feed-date-private.h: what the readers of dates share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a date as it is read: @zone is in minutes east of Greenwich, @early_month a month that stood before a day. */
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
} QdFeedDateFields;

gint64   _qd_feed_date_count_days (gint64 year, gint64 month, gint64 day);
gint64   _qd_feed_date_full_year (gint64 year);
gint64   _qd_feed_date_read_digits (const char *p, gsize n);
gsize    _qd_feed_date_count_digits (const char *p);
gboolean _qd_feed_date_read_offset (const char **p, QdFeedDateFields *fields);
gboolean _qd_feed_date_read_time (const char **p, QdFeedDateFields *fields);
gboolean _qd_feed_date_read_iso_date (const char **p, QdFeedDateFields *fields);
gboolean _qd_feed_date_read_zone_name (const char **p, QdFeedDateFields *fields);
gboolean _qd_feed_date_parse_iso (const char *string, QdFeedDateFields *fields);
char    *_qd_feed_month_dup_plain (const char *string);
int      _qd_feed_month_find (const char *plain);

G_END_DECLS

/* qd-time.h: which times there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qd_time_is_known:
 * @time: µs since the epoch UTC
 *
 * Thread: any.
 *
 * Returns: whether @time is within the years 1 to 9999, as those of #GDateTime are; %QD_TIME_UNKNOWN is not
 */
static inline gboolean
qd_time_is_known (gint64 time)
{
  return time >= -G_GINT64_CONSTANT (62135596800) * G_USEC_PER_SEC && time < G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC;
}

G_END_DECLS

/* qd-processor-time.h: how long a test has worked, whatever else the machine does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

/* Seconds of the processor that all threads of the process have had. */
static inline double
qd_processor_time (void)
{
  struct timespec time;

  g_assert_no_errno (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time));
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

G_END_DECLS

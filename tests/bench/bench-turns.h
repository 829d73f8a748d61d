/* bench-turns.h: how long the main loop is busy between two waits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BenchSpent:
 * @time: by the clock
 * @work: on a processor
 * @queue: ready to run while no processor was free
 * @rest: waiting for something else, as a lock or the disk
 *
 * Where time of the main thread goes, µs.
 */
typedef struct
{
  gint64 time;
  gint64 work;
  gint64 queue;
  gint64 rest;
} BenchSpent;

gint64     bench_get_processor_time (void);
void       bench_turns_begin (void);
void       bench_turns_end (void);
BenchSpent bench_turns_get_longest (void);

G_END_DECLS

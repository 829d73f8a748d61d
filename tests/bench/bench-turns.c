/* bench-turns.c: how long the main loop is busy between two waits
 *
 * What the main loop does between two waits, nobody else can do meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench-turns.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static GPollFunc  wait_for_events;  /* of the program */
static int        schedule_fd = -1; /* what the kernel notes of the main thread */
static BenchSpent turn;             /* when the main loop was last given something to do */
static BenchSpent longest;

/**
 * bench_get_processor_time:
 *
 * Returns: what the calling thread has had of a processor, µs
 */
gint64
bench_get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);

  return (gint64)time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

/* Whether there are such figures is a setting of the kernel: without them, waiting for a processor counts as other waiting. */
static gint64
get_queue_time (void)
{
  char    text[96];
  gssize  len = schedule_fd >= 0 ? pread (schedule_fd, text, sizeof text - 1, 0) : 0;
  guint64 queued = 0;

  if (len > 0)
    {
      text[len] = '\0';
      sscanf (text, "%*u %" G_GUINT64_FORMAT, &queued);
    }

  return (gint64)(queued / 1000);
}

static BenchSpent
get_spent (void)
{
  return (BenchSpent){ g_get_monotonic_time (), bench_get_processor_time (), get_queue_time (), 0 };
}

static void
note_turn (void)
{
  BenchSpent now = get_spent ();
  gint64     time = now.time - turn.time;
  gint64     work = now.work - turn.work;
  gint64     queue = now.queue - turn.queue;

  longest.time = MAX (longest.time, time);
  longest.work = MAX (longest.work, work);
  longest.queue = MAX (longest.queue, queue);
  longest.rest = MAX (longest.rest, time - work - queue);
}

static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int found;

  note_turn ();
  found = wait_for_events (fds, n_fds, timeout);
  turn = get_spent ();

  return found;
}

/**
 * bench_turns_begin:
 *
 * Begins to look at the default main loop; what the caller does until its next wait is the first turn. Thread: main.
 */
void
bench_turns_begin (void)
{
  schedule_fd = g_open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  longest = (BenchSpent){ 0 };
  turn = get_spent ();
  wait_for_events = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
}

/**
 * bench_turns_end:
 *
 * Ends what bench_turns_begin() began. Thread: main.
 */
void
bench_turns_end (void)
{
  g_main_context_set_poll_func (NULL, wait_for_events);
  if (schedule_fd >= 0)
    g_close (schedule_fd, NULL);
  schedule_fd = -1;
}

/**
 * bench_turns_get_longest:
 *
 * Thread: main.
 *
 * Returns: the most of each in one turn since this was asked last
 */
BenchSpent
bench_turns_get_longest (void)
{
  BenchSpent found = longest;

  longest = (BenchSpent){ 0 };

  return found;
}

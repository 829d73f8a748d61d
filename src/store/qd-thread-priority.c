/* qd-thread-priority.c: threads that nobody waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-thread-priority.h"

#ifdef __linux__
#include <sched.h>
#include <sys/resource.h>
#endif

/* So much nicer: while a thread that somebody waits for is ready to run too, such a thread has a tenth of what that one has. It is not kept
 * from running altogether, as with SCHED_IDLE: an import must go on though other programs keep the processors busy, and a lock that is held
 * must be given back. */
#define NICER 10
#define NICEST 19

/* And so much nicer one that works ahead of the thread that started it: a third of what that one has, three times what one has that gives way. */
#define NICER_AHEAD 5

/* So long may the others be held back at a stretch, µs. What they rested they work before they may be held back for so long again: whatever
 * is done in the window, what nobody waits for takes twice as long at most. */
#define LONGEST_REST (200 * G_TIME_SPAN_MILLISECOND)

/* So often one that rests looks whether it may go on, µs. Nothing wakes it: a lock that it held while it had no processor would keep the one
 * that goes first. */
#define REST_STEP 500

/* Until when to rest: milliseconds of the monotonic clock, as many of them as an integer has; 0 for not at all. */
static int rest_until;

/* Of the thread that goes first: for how long the others may still be held back, since when they are or are not, and whether they are. */
static gint64   credit = LONGEST_REST;
static gint64   since;
static gboolean holds_back;

static void
be_nicer (int by)
{
#ifdef __linux__
  const struct sched_param none = { 0 };

  /* 0 is the calling thread, for all three. When it is woken it takes no processor away from another. */
  sched_setscheduler (0, SCHED_BATCH, &none);
  setpriority (PRIO_PROCESS, 0, MIN (getpriority (PRIO_PROCESS, 0) + by, NICEST));
#endif
}

/**
 * qd_thread_give_way:
 *
 * Has the calling thread, and those that it starts from now on, give way to the other threads of the program: what a person waits for
 * comes first on a processor. There is no way back without privileges. Where nothing else is to be done, it is no slower. Does
 * nothing where the system has no priorities of single threads. Thread: one that does not belong to a pool.
 */
void
qd_thread_give_way (void)
{
  be_nicer (NICER);
}

/**
 * qd_thread_work_ahead:
 *
 * Has the calling thread come behind the one that started it and will wait for what it does, but before those that give way. Else
 * like qd_thread_give_way().
 */
void
qd_thread_work_ahead (void)
{
  be_nicer (NICER_AHEAD);
}

static int
to_milliseconds (gint64 time)
{
  /* Never 0, which is no time. */
  return (int)(guint32)(time / G_TIME_SPAN_MILLISECOND) | 1;
}

/**
 * qd_thread_hold_back:
 *
 * Has the threads that call qd_thread_rest() rest until qd_thread_let_go(), but no longer than 200 ms, and no more than half of the time in
 * the long run. To give way is not enough: the scheduler has a thread go on for some milliseconds though another is woken that comes first,
 * be it the one that draws or the display server that it asks several times a frame. Waits for nothing. Thread: the one that draws, always
 * the same.
 */
void
qd_thread_hold_back (void)
{
  gint64 now = g_get_monotonic_time ();

  if (holds_back)
    return;
  credit = MIN (credit + now - since, LONGEST_REST);
  since = now;
  holds_back = TRUE;
  if (credit >= G_TIME_SPAN_MILLISECOND)
    g_atomic_int_set (&rest_until, to_milliseconds (now + credit));
}

/**
 * qd_thread_let_go:
 *
 * Ends what qd_thread_hold_back() began; does nothing if it was not called. Waits for nothing. Thread: that which called it.
 */
void
qd_thread_let_go (void)
{
  gint64 now = g_get_monotonic_time ();

  if (!holds_back)
    return;
  g_atomic_int_set (&rest_until, 0);
  credit = MAX (credit - (now - since), 0);
  since = now;
  holds_back = FALSE;
}

/**
 * qd_thread_rest:
 *
 * Waits while such threads are held back. What nobody waits for calls it between pieces of work of less than a millisecond, where it holds
 * no lock that the window could want. It costs next to nothing where nobody is held back. Thread: any but the one that draws.
 */
void
qd_thread_rest (void)
{
  int until;

  while ((until = g_atomic_int_get (&rest_until)) != 0)
    {
      /* The clock may have gone round since. */
      if ((int)((guint)until - (guint)to_milliseconds (g_get_monotonic_time ())) <= 0)
        return;
      g_usleep (REST_STEP);
    }
}

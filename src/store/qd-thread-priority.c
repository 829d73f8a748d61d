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
#ifdef __linux__
  const struct sched_param none = { 0 };

  /* 0 is the calling thread, for all three. When it is woken it takes no processor away from another. */
  sched_setscheduler (0, SCHED_BATCH, &none);
  setpriority (PRIO_PROCESS, 0, MIN (getpriority (PRIO_PROCESS, 0) + NICER, NICEST));
#endif
}

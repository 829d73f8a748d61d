/* qd-thread-priority.h: threads that nobody waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void qd_thread_give_way (void);
void qd_thread_work_ahead (void);
void qd_thread_hold_back (void);
void qd_thread_let_go (void);
void qd_thread_rest (void);

G_END_DECLS

/* qd-read-watch.h: gives up a reader that does not answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdReadWatch:
 *
 * The time that a file takes to read. Used by the thread that began it.
 */
typedef struct _QdReadWatch QdReadWatch;

QdReadWatch  *qd_read_watch_begin (GCancellable *cancellable);
gboolean      qd_read_watch_end (QdReadWatch *self);
GCancellable *qd_read_watch_get_cancellable (QdReadWatch *self);
void          qd_read_watch_hold (QdReadWatch *self);
void          qd_read_watch_go_on (QdReadWatch *self);

void _qd_read_watch_set_patience (gint64 patience);

G_END_DECLS

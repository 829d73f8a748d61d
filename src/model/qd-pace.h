/* qd-pace.h: how soon a question about a library that changes is asked again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QdPace QdPace;

/**
 * QdPaceFunc:
 * @user_data: what was given to qd_pace_new()
 *
 * Asks; once the answer is there, or there is none, qd_pace_end() is called.
 */
typedef void (*QdPaceFunc) (gpointer user_data);

QdPace *qd_pace_new (guint      interval,
                     guint      rest,
                     QdPaceFunc ask,
                     gpointer   user_data);
void    qd_pace_free (QdPace *self);
void    qd_pace_want (QdPace *self);
void    qd_pace_begin (QdPace *self);
void    qd_pace_end (QdPace *self);
void    qd_pace_reset (QdPace *self);
void    qd_pace_set_seen (QdPace  *self,
                          gboolean seen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPace, qd_pace_free)

G_END_DECLS

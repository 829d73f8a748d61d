/* qd-timeline.h: when who quoted somebody, as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdTimeline:
 *
 * A row a source, a dot for each stretch of time in which it quoted somebody, the larger the more often. The arrow keys go
 * from dot to dot and say what each stands for; who does not see it can also read it as a table.
 */
#define QD_TYPE_TIMELINE (qd_timeline_get_type ())

G_DECLARE_FINAL_TYPE (QdTimeline, qd_timeline, QD, TIMELINE, GtkWidget)

void  qd_timeline_set_spoken (QdTimeline *self,
                              GPtrArray  *spoken);
guint qd_timeline_get_n_dots (QdTimeline *self);
void  qd_timeline_get_dot (QdTimeline *self,
                           guint       index,
                           char      **source,
                           char      **period,
                           guint      *n);

G_END_DECLS

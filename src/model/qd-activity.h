/* qd-activity.h: what goes on in the background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdProblem:
 *
 * A file that could not be imported, and why.
 */
#define QD_TYPE_PROBLEM (qd_problem_get_type ())

G_DECLARE_FINAL_TYPE (QdProblem, qd_problem, QD, PROBLEM, GObject)

QdProblem  *qd_problem_new (const char *path,
                            guint64     line,
                            const char *message);
const char *qd_problem_get_message (QdProblem *self);
char       *qd_problem_dup_place (QdProblem *self);

/**
 * QdActivity:
 *
 * What the background import is doing, for those who show it; whoever imports fills it. #QdActivity::cancel is emitted
 * when the person wants it stopped; whether the person wants it to wait is #QdActivity:paused, #QdActivity::finished with a summary and the number of problems when it has come to an
 * end. Main thread only.
 */
#define QD_TYPE_ACTIVITY (qd_activity_get_type ())

G_DECLARE_FINAL_TYPE (QdActivity, qd_activity, QD, ACTIVITY, GObject)

QdActivity *qd_activity_new (void);
void        qd_activity_start (QdActivity *self);
void        qd_activity_update (QdActivity *self,
                                const char *text,
                                double      fraction);
void        qd_activity_set_detail (QdActivity *self,
                                    const char *detail);
void        qd_activity_set_paused (QdActivity *self,
                                    gboolean    paused);
void        qd_activity_add_problem (QdActivity *self,
                                     QdProblem  *problem);
void        qd_activity_cancel (QdActivity *self);
void        qd_activity_finish (QdActivity *self,
                                const char *summary);
gboolean    qd_activity_get_active (QdActivity *self);
gboolean    qd_activity_get_paused (QdActivity *self);
const char *qd_activity_get_text (QdActivity *self);
const char *qd_activity_get_detail (QdActivity *self);
double      qd_activity_get_fraction (QdActivity *self);
GListModel *qd_activity_get_problems (QdActivity *self);

G_END_DECLS

/* qd-undo-history.h: what a person did, to be taken back and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-change.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

typedef struct _QdLibrary QdLibrary;

/**
 * QdUndoStep:
 *
 * One thing that a person did: a change, a correction, or a removal of articles. #QdUndoStep:done says whether it stands. Main thread
 * only.
 */
#define QD_TYPE_UNDO_STEP (qd_undo_step_get_type ())

G_DECLARE_FINAL_TYPE (QdUndoStep, qd_undo_step, QD, UNDO_STEP, GObject)

QdUndoStep *qd_undo_step_new_change (QdChange *inverse);
QdUndoStep *qd_undo_step_new_correction (QdCorrectionChange *inverse);
QdUndoStep *qd_undo_step_new_removal (const gint64 *ids,
                                      gsize         n_ids);
GArray     *qd_undo_step_get_articles (QdUndoStep *self);
gboolean    qd_undo_step_is_correction (QdUndoStep *self);
gboolean    qd_undo_step_get_done (QdUndoStep *self);

/**
 * QdUndoHistory:
 *
 * What was done in a library since it was opened, one step after the other. What is taken back can be done again until something
 * else is done. Main thread only.
 */
typedef struct _QdUndoHistory QdUndoHistory;

QdUndoHistory *qd_undo_history_new (QdLibrary *library);
void           qd_undo_history_free (QdUndoHistory *self);
void           qd_undo_history_add (QdUndoHistory *self,
                                    QdUndoStep    *step);
void           qd_undo_history_forget (QdUndoHistory *self,
                                       QdUndoStep    *step);
void           qd_undo_history_forget_removals (QdUndoHistory *self);
QdUndoStep    *qd_undo_history_get_last (QdUndoHistory *self);
QdUndoStep    *qd_undo_history_get_next (QdUndoHistory *self);
void           qd_undo_history_undo (QdUndoHistory *self,
                                     QdUndoStep    *step);
void           qd_undo_history_redo (QdUndoHistory *self,
                                     QdUndoStep    *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdUndoHistory, qd_undo_history_free)

G_END_DECLS

/* qd-past.h: what a person did, to be taken back and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-change.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

typedef struct _QdLibrary QdLibrary;

/**
 * QdDeed:
 *
 * One thing that a person did: a change, a correction, or a removal of articles. #QdDeed:done says whether it stands. Main thread
 * only.
 */
#define QD_TYPE_DEED (qd_deed_get_type ())

G_DECLARE_FINAL_TYPE (QdDeed, qd_deed, QD, DEED, GObject)

QdDeed  *qd_deed_new_change (QdChange *inverse);
QdDeed  *qd_deed_new_correction (QdCorrectionChange *inverse);
QdDeed  *qd_deed_new_removal (const gint64 *ids,
                              gsize         n_ids);
GArray  *qd_deed_get_articles (QdDeed *self);
gboolean qd_deed_is_correction (QdDeed *self);
gboolean qd_deed_get_done (QdDeed *self);

/**
 * QdPast:
 *
 * What was done in a library since it was opened, one deed after the other. What is taken back can be done again until something
 * else is done. Main thread only.
 */
typedef struct _QdPast QdPast;

QdPast *qd_past_new (QdLibrary *library);
void    qd_past_free (QdPast *self);
void    qd_past_add (QdPast *self,
                     QdDeed *deed);
void    qd_past_forget (QdPast *self,
                        QdDeed *deed);
void    qd_past_forget_removals (QdPast *self);
QdDeed *qd_past_get_last (QdPast *self);
QdDeed *qd_past_get_next (QdPast *self);
void    qd_past_take_back (QdPast *self,
                           QdDeed *deed);
void    qd_past_repeat (QdPast *self,
                        QdDeed *deed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdPast, qd_past_free)

G_END_DECLS

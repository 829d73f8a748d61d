/* qd-correction-item.h: a row of the list of corrections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdCorrectionItem:
 *
 * A correction, in words for the person. Immutable. Main thread only.
 */
#define QD_TYPE_CORRECTION_ITEM (qd_correction_item_get_type ())

G_DECLARE_FINAL_TYPE (QdCorrectionItem, qd_correction_item, QD, CORRECTION_ITEM, GObject)

QdCorrectionItem   *qd_correction_item_new (QdCorrectionRecord *record);
QdCorrectionRecord *qd_correction_item_get_record (QdCorrectionItem *self);
char               *qd_correction_item_dup_title (QdCorrectionItem *self);
char               *qd_correction_item_dup_words (QdCorrectionItem *self);
char               *qd_correction_item_dup_article (QdCorrectionItem *self);
char               *qd_corrections_dup_csv (GPtrArray *records);

const char *qd_correction_words_for_kind (int kind);

G_END_DECLS

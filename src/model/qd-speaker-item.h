/* qd-speaker-item.h: people, and what they said, as items of lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store-people.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdSpeakerItem:
 *
 * Somebody who is quoted. The property name is what lists search.
 */
#define QD_TYPE_SPEAKER_ITEM (qd_speaker_item_get_type ())

G_DECLARE_FINAL_TYPE (QdSpeakerItem, qd_speaker_item, QD, SPEAKER_ITEM, GObject)

QdSpeakerItem *qd_speaker_item_new (const QdPersonRecord *record);
const char    *qd_speaker_item_get_name (QdSpeakerItem *self);
guint          qd_speaker_item_get_n_quotations (QdSpeakerItem *self);

/**
 * QdSpokenItem:
 *
 * Something that somebody said, as one article has it.
 */
#define QD_TYPE_SPOKEN_ITEM (qd_spoken_item_get_type ())

G_DECLARE_FINAL_TYPE (QdSpokenItem, qd_spoken_item, QD, SPOKEN_ITEM, GObject)

QdSpokenItem         *qd_spoken_item_new (GPtrArray *records,
                                          guint      index);
const QdSpokenRecord *qd_spoken_item_get_record (QdSpokenItem *self);
char                 *qd_spoken_item_dup_particulars (QdSpokenItem *self);

G_END_DECLS

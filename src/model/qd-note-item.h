/* qd-note-item.h: a row of the list of notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "store/qd-note.h"

G_BEGIN_DECLS

/**
 * QdNoteItem:
 *
 * A note, in words for the person. Immutable. Main thread only.
 */
#define QD_TYPE_NOTE_ITEM (qd_note_item_get_type ())

G_DECLARE_FINAL_TYPE (QdNoteItem, qd_note_item, QD, NOTE_ITEM, GObject)

QdNoteItem   *qd_note_item_new (QdNoteRecord *record);
QdNoteRecord *qd_note_item_get_record (QdNoteItem *self);
char         *qd_note_item_dup_words (QdNoteItem *self);
char         *qd_note_item_dup_article (QdNoteItem *self);
const char   *qd_note_item_get_state (QdNoteItem *self);

G_END_DECLS

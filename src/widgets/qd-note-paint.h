/* qd-note-paint.h: how words that a person marked look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "store/qd-note.h"
#include "widgets/qd-palette.h"

G_BEGIN_DECLS

void        qd_note_paint_snapshot (GtkSnapshot           *snapshot,
                                    QdNoteStyle            style,
                                    const QdPalette       *palette,
                                    const graphene_rect_t *bounds);
const char *qd_note_style_get_label (QdNoteStyle style);

/**
 * QdNoteSwatch:
 *
 * A small sample of how words are marked. Says nothing to a screen reader: what it stands beside does.
 */
#define QD_TYPE_NOTE_SWATCH (qd_note_swatch_get_type ())

G_DECLARE_FINAL_TYPE (QdNoteSwatch, qd_note_swatch, QD, NOTE_SWATCH, GtkWidget)

GtkWidget *qd_note_swatch_new (QdNoteStyle style);
void       qd_note_swatch_set_style (QdNoteSwatch *self,
                                     QdNoteStyle   style);

G_END_DECLS

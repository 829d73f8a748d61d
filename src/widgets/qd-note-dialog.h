/* qd-note-dialog.h: writes something of words of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdNoteDialog:
 *
 * Shows marked words, how they are marked, and what is written of them. Closes when that has been written to the library; if it
 * cannot be, what was typed stays. Who closes it with changes is asked whether to save them.
 */
#define QD_TYPE_NOTE_DIALOG (qd_note_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdNoteDialog, qd_note_dialog, QD, NOTE_DIALOG, AdwDialog)

AdwDialog *qd_note_dialog_new (QdLibrary  *library,
                               gint64      article_id,
                               QdSpan      span,
                               QdNoteStyle style,
                               const char *words);
AdwDialog *qd_note_dialog_new_for_note (QdLibrary          *library,
                                        const QdNoteRecord *note);
void       qd_note_dialog_close_and_quit (QdNoteDialog *self);

G_END_DECLS

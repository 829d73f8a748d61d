/* qd-notes-dialog.h: the notes of an article, or of the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-note-list.h"

G_BEGIN_DECLS

/**
 * QdNotesDialog:
 *
 * Lists what was marked and noted, in one article or in all; each can be gone to, edited and removed.
 *
 * #QdNotesDialog::note-activated (gint64 article_id, gint64 note_id) is emitted when the person wants to see one in its article.
 */
#define QD_TYPE_NOTES_DIALOG (qd_notes_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdNotesDialog, qd_notes_dialog, QD, NOTES_DIALOG, AdwDialog)

AdwDialog  *qd_notes_dialog_new (QdLibrary *library,
                                 gint64     article_id);
QdNoteList *qd_notes_dialog_get_list (QdNotesDialog *self);

G_END_DECLS

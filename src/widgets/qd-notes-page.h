/* qd-notes-page.h: what was marked and noted in the whole library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-note-list.h"

G_BEGIN_DECLS

/**
 * QdNotesPage:
 *
 * Takes the place of articles and article with the notes of all articles, which can be searched and exported.
 */
#define QD_TYPE_NOTES_PAGE (qd_notes_page_get_type ())

G_DECLARE_FINAL_TYPE (QdNotesPage, qd_notes_page, QD, NOTES_PAGE, AdwBin)

GtkWidget  *qd_notes_page_new (void);
void        qd_notes_page_set_library (QdNotesPage *self,
                                       QdLibrary   *library);
QdNoteList *qd_notes_page_get_list (QdNotesPage *self);

G_END_DECLS

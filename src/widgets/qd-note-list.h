/* qd-note-list.h: the notes of an article, or of the library, each with what can be done with it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdNoteList:
 *
 * Lists what was marked and noted, in one article or in all; each can be gone to, edited and removed.
 *
 * #QdNoteList::note-activated (gint64 article_id, gint64 note_id) is emitted when the person wants to see one in its article,
 * #QdNoteList::export (const char *format, GFile *file) when they want what is listed written to a file: the format is "markdown"
 * or "annotation".
 */
#define QD_TYPE_NOTE_LIST (qd_note_list_get_type ())

G_DECLARE_FINAL_TYPE (QdNoteList, qd_note_list, QD, NOTE_LIST, AdwBin)

void          qd_note_list_set_article (QdNoteList *self,
                                        QdLibrary  *library,
                                        gint64      article_id);
void          qd_note_list_set_query (QdNoteList *self,
                                      const char *query);
GActionGroup *qd_note_list_get_actions (QdNoteList *self);
GPtrArray    *qd_note_list_dup_records (QdNoteList *self);
void          qd_note_list_show_message (QdNoteList *self,
                                         const char *message);

G_END_DECLS

/* qd-window-notes.c: the notes of an article and of the library in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-notes-dialog.h"
#include "widgets/qd-notes-page.h"
#include "widgets/qd-page-titles.h"
#include "widgets/qd-reading-order.h"
#include "widgets/qd-window-private.h"

#define PAGE "notes"

static void
note_activated_cb (QdWindow *self,
                   gint64    article_id,
                   gint64    note_id)
{
  QdArticle *article = qd_reading_pane_get_article (self->reading_pane);

  /* From a page that takes its place one comes to the article also if it is the one that was read before. */
  if (article == NULL || article->record->id != article_id || _qd_window_get_page (self) != QD_SOURCE_ALL)
    qd_reading_pane_open (self->reading_pane, article_id, 0);
  adw_navigation_split_view_set_show_content (self->inner_split, TRUE);
  qd_article_notes_show (qd_reading_pane_get_notes (self->reading_pane), article_id, note_id);
}

static void
export_cb (QdWindow   *self,
           const char *format,
           GFile      *file,
           QdNoteList *list)
{
  _qd_window_request_notes_export (self, list, format, file);
}

static QdNotesPage *
get_page (QdWindow *self)
{
  return (QdNotesPage *)gtk_stack_get_child_by_name (self->desk_stack, PAGE);
}

/* Shows the page of all notes, which is made when somebody wants to see it. */
void
_qd_window_show_notes_page (QdWindow *self)
{
  if (get_page (self) == NULL)
    {
      GtkWidget  *page = qd_notes_page_new ();
      QdNoteList *list = qd_notes_page_get_list (QD_NOTES_PAGE (page));

      gtk_stack_add_named (self->desk_stack, page, PAGE);
      qd_reading_order_set (page);
      qd_page_titles_wrap (page);
      qd_notes_page_set_library (QD_NOTES_PAGE (page), self->library);
      g_signal_connect_object (list, "note-activated", G_CALLBACK (note_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (list, "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_stack_set_visible_child_name (self->desk_stack, PAGE);
}

/* Lists the notes of another library. */
void
_qd_window_update_notes (QdWindow *self)
{
  if (get_page (self) != NULL)
    qd_notes_page_set_library (get_page (self), self->library);
}

/* Shows the notes of the article that is read. */
void
_qd_window_show_notes (QdWindow *self)
{
  AdwDialog *dialog = qd_notes_dialog_new (self->library, qd_reading_pane_get_article_id (self->reading_pane));

  g_signal_connect_object (dialog, "note-activated", G_CALLBACK (note_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (qd_notes_dialog_get_list (QD_NOTES_DIALOG (dialog)), "export", G_CALLBACK (export_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

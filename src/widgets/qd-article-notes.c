/* qd-article-notes.c: the notes of the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-notes.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-note-dialog.h"

struct _QdArticleNotes
{
  GObject parent_instance;

  QdArticleText *text; /* weak */
  QdLibrary     *library;
  QdArticle     *article;
  GPtrArray     *notes;
  GCancellable  *cancellable;
  gint64         wanted;         /* the note to be shown when it is there, */
  gint64         wanted_article; /* in this article */
  QdNoteStyle    last_style;
};

G_DEFINE_FINAL_TYPE (QdArticleNotes, qd_article_notes, G_TYPE_OBJECT)

static void
show_wanted (QdArticleNotes *self)
{
  if (self->wanted == 0 || self->notes == NULL || self->article->record->id != self->wanted_article)
    return;
  for (guint i = 0; i < self->notes->len; i++)
    {
      const QdNoteRecord *note = self->notes->pdata[i];
      int                 start, end;

      if (note->id != self->wanted || qd_span_is_empty (note->span))
        continue;
      qd_article_buffer_map_span (qd_article_text_get_buffer (self->text), note->span, &start, &end);
      qd_article_text_select (self->text, start, end, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->text));
    }
  self->wanted = 0;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdArticleNotes) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      notes = qd_store_list_notes_finish (QD_STORE (source), result, &error);
  QdArticleBuffer           *buffer;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->text == NULL)
    return;
  buffer = qd_article_text_get_buffer (self->text);
  if (notes == NULL || buffer == NULL)
    {
      if (error != NULL && !g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
        gtk_widget_activate_action (GTK_WIDGET (self->text), "win.report", "s", error->message);
      return;
    }
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  self->notes = g_ptr_array_ref (notes);
  qd_article_marks_set_notes (qd_article_text_get_marks (self->text), buffer, notes);
  show_wanted (self);
}

static void
cancel (QdArticleNotes *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
qd_article_notes_dispose (GObject *object)
{
  QdArticleNotes *self = QD_ARTICLE_NOTES (object);

  cancel (self);
  g_clear_weak_pointer (&self->text);
  g_clear_object (&self->library);
  g_clear_pointer (&self->article, qd_article_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);

  G_OBJECT_CLASS (qd_article_notes_parent_class)->dispose (object);
}

static void
qd_article_notes_class_init (QdArticleNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_article_notes_dispose;
}

static void
qd_article_notes_init (QdArticleNotes *self)
{
}

/**
 * qd_article_notes_new:
 * @text: (not nullable): what shows the article; no reference is taken
 *
 * Thread: main.
 *
 * Returns: (transfer full): no notes yet
 */
QdArticleNotes *
qd_article_notes_new (QdArticleText *text)
{
  QdArticleNotes *self;

  g_return_val_if_fail (QD_IS_ARTICLE_TEXT (text), NULL);

  self = g_object_new (QD_TYPE_ARTICLE_NOTES, NULL);
  g_set_weak_pointer (&self->text, text);
  return self;
}

/**
 * qd_article_notes_set_article:
 * @self: (not nullable): the notes
 * @library: (nullable): where the article is
 * @article: (nullable): what the text shows now; %NULL for nothing
 *
 * Thread: main.
 */
void
qd_article_notes_set_article (QdArticleNotes *self,
                              QdLibrary      *library,
                              QdArticle      *article)
{
  g_return_if_fail (QD_IS_ARTICLE_NOTES (self));

  if (self->library != library)
    {
      if (self->library != NULL)
        g_signal_handlers_disconnect_by_func (self->library, qd_article_notes_reload, self);
      g_set_object (&self->library, library);
      /* At once, and not only when the library has come to rest. */
      if (library != NULL)
        g_signal_connect_object (library, "applied", G_CALLBACK (qd_article_notes_reload), self, G_CONNECT_SWAPPED);
    }
  cancel (self);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->article, qd_article_unref);
  if (article == NULL)
    return;
  self->article = qd_article_ref (article);
  qd_article_notes_reload (self);
}

/**
 * qd_article_notes_reload:
 * @self: (not nullable): the notes
 *
 * Looks at them again, because the library has changed. Thread: main.
 */
void
qd_article_notes_reload (QdArticleNotes *self)
{
  g_return_if_fail (QD_IS_ARTICLE_NOTES (self));

  if (self->article == NULL || self->library == NULL)
    return;
  cancel (self);
  self->cancellable = g_cancellable_new ();
  qd_store_list_notes_async (qd_library_get_store (self->library), self->article->record->id, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * qd_article_notes_show:
 * @self: (not nullable): the notes
 * @article_id: the row of its article, which is shown or about to be
 * @note_id: a note's row
 *
 * Selects the words of a note and brings them into sight, now or when the notes have been loaded. Thread: main.
 */
void
qd_article_notes_show (QdArticleNotes *self,
                       gint64          article_id,
                       gint64          note_id)
{
  g_return_if_fail (QD_IS_ARTICLE_NOTES (self));

  self->wanted = note_id;
  self->wanted_article = article_id;
  show_wanted (self);
}

/* Where the person is: what is selected, or else the caret. */
static gboolean
get_selection (QdArticleNotes *self,
               int            *start,
               int            *end)
{
  QdArticleBuffer *buffer = self->text != NULL ? qd_article_text_get_buffer (self->text) : NULL;
  GtkTextIter      from, to;

  if (buffer == NULL || self->library == NULL || self->article == NULL)
    return FALSE;
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &from, &to);
  *start = gtk_text_iter_get_offset (&from);
  *end = gtk_text_iter_get_offset (&to);
  return TRUE;
}

static QdSpan
unmap (QdArticleNotes *self,
       int             start,
       int             end)
{
  QdArticleBuffer *buffer = qd_article_text_get_buffer (self->text);

  return (QdSpan){ qd_article_buffer_unmap_offset (buffer, start), qd_article_buffer_unmap_offset (buffer, end) };
}

/**
 * qd_article_notes_highlight:
 * @self: (not nullable): the notes
 * @style: one of #QdNoteStyle; -1 for the one that was used last
 *
 * Marks the selected words; where they are marked already, or nothing is selected and the caret is in marked words, changes
 * how. Thread: main.
 *
 * Returns: whether there is something to mark
 */
gboolean
qd_article_notes_highlight (QdArticleNotes *self,
                            int             style)
{
  g_autoptr (QdChange) change = NULL;
  const QdMarkedNote  *marked;
  QdSpan               span;
  int                  start, end;

  g_return_val_if_fail (QD_IS_ARTICLE_NOTES (self), FALSE);

  if (!get_selection (self, &start, &end) || !qd_library_get_writable (self->library))
    return FALSE;
  if (style >= 0)
    self->last_style = (QdNoteStyle)style;
  marked = qd_article_marks_get_note_at (qd_article_text_get_marks (self->text), start, end);
  span = unmap (self, start, end);
  if (marked != NULL && (start == end || (marked->start == start && marked->end == end)))
    change = qd_change_new_edit_note (marked->note->id, self->last_style, marked->note->text);
  else if (!qd_span_is_empty (span))
    change = qd_change_new_add_note (self->article->record->id, span, self->last_style, "");
  else
    return FALSE;
  qd_library_apply (self->library, change, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->text), _ ("Highlighted"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return TRUE;
}

/**
 * qd_article_notes_edit:
 * @self: (not nullable): the notes
 * @parent: (not nullable): where a dialog is presented
 *
 * Lets the person write something of the selected words, or of the marked ones that they are, or the caret is, in. Thread:
 * main.
 *
 * Returns: whether there are any
 */
gboolean
qd_article_notes_edit (QdArticleNotes *self,
                       GtkWidget      *parent)
{
  const QdMarkedNote *marked;
  g_autofree char    *words = NULL;
  QdSpan              span;
  int                 start, end;

  g_return_val_if_fail (QD_IS_ARTICLE_NOTES (self), FALSE);

  if (!get_selection (self, &start, &end) || !qd_library_get_writable (self->library))
    return FALSE;
  marked = qd_article_marks_get_note_at (qd_article_text_get_marks (self->text), start, end);
  span = unmap (self, start, end);
  if (marked != NULL)
    {
      adw_dialog_present (qd_note_dialog_new_for_note (self->library, marked->note), parent);
      return TRUE;
    }
  if (qd_span_is_empty (span))
    return FALSE;
  words = qd_article_text_dup_selected (self->text);
  adw_dialog_present (qd_note_dialog_new (self->library, self->article->record->id, span, self->last_style, words), parent);
  return TRUE;
}

/**
 * qd_article_notes_remove:
 * @self: (not nullable): the notes
 *
 * Removes the note whose words the selection, or the caret, is in. Thread: main.
 *
 * Returns: whether there is one
 */
gboolean
qd_article_notes_remove (QdArticleNotes *self)
{
  const QdMarkedNote  *marked;
  g_autoptr (QdChange) change = NULL;
  int                  start, end;

  g_return_val_if_fail (QD_IS_ARTICLE_NOTES (self), FALSE);

  if (!get_selection (self, &start, &end) || !qd_library_get_writable (self->library))
    return FALSE;
  marked = qd_article_marks_get_note_at (qd_article_text_get_marks (self->text), start, end);
  if (marked == NULL)
    return FALSE;
  change = qd_change_new_remove_note (marked->note->id);
  qd_library_apply (self->library, change, *marked->note->text != '\0' ? _ ("Note removed") : _ ("Highlight removed"));
  return TRUE;
}

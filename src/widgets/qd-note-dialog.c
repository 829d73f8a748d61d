/* qd-note-dialog.c: writes something of words of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-note-dialog.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-alert.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-note-paint.h"
#include "widgets/qd-quoted-label.h"

struct _QdNoteDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkButton       *save_button;
  GtkLabel        *words;
  GtkBox          *styles;
  GtkTextView     *text;

  /* Owned */
  QdLibrary *library;

  gint64           note_id; /* 0 for a new one */
  gint64           article_id;
  QdSpan           span;
  char            *before; /* what is in the library, or what there was to begin with */
  QdNoteStyle      style_before;
  gboolean         asking;
  gboolean         quitting; /* whether the application is to quit after it */
  GtkToggleButton *buttons[QD_NOTE_N_STYLES];
};

G_DEFINE_FINAL_TYPE (QdNoteDialog, qd_note_dialog, ADW_TYPE_DIALOG)

static QdNoteStyle
get_style (QdNoteDialog *self)
{
  for (guint i = 0; i < QD_NOTE_N_STYLES; i++)
    if (gtk_toggle_button_get_active (self->buttons[i]))
      return (QdNoteStyle)i;
  return QD_NOTE_GREEN;
}

static char *
dup_text (QdNoteDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter    start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

/* What would be lost keeps the dialog open. How words of a new note would be marked is chosen again in a moment. */
static void
guard (QdNoteDialog *self)
{
  g_autofree char *text = dup_text (self);
  gboolean         changed = !g_str_equal (text, self->before) || (self->note_id != 0 && get_style (self) != self->style_before);

  adw_dialog_set_can_close (ADW_DIALOG (self), !changed);
}

static void
end (QdNoteDialog *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
  if (self->quitting && window != NULL)
    gtk_widget_activate_action (window, "app.quit", NULL);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (QdNoteDialog) self = user_data;
  g_autoptr (GError)       error = NULL;

  g_autoptr (QdUndoStep) step = qd_library_apply_finish (QD_LIBRARY (source), result, &error);

  if (step != NULL)
    {
      end (self);
      return;
    }
  self->quitting = FALSE;
  qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, error->message);
  if (self->save_button != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
}

static void
save_cb (QdNoteDialog *self)
{
  g_autofree char     *text = dup_text (self);
  g_autoptr (QdChange) change = NULL;

  change = self->note_id != 0 ? qd_change_new_edit_note (self->note_id, get_style (self), text)
                              : qd_change_new_add_note (self->article_id, self->span, get_style (self), text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  qd_library_apply_async (self->library, change, NULL, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  QdNoteDialog *self = QD_NOTE_DIALOG (widget);

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    save_cb (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (QdNoteDialog) self = user_data;
  const char              *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  self->asking = FALSE;
  /* The question goes with a window that is gone. */
  if (self->text == NULL)
    return;
  if (g_str_equal (answer, "save"))
    save_cb (self);
  else if (g_str_equal (answer, "discard"))
    end (self);
  else
    self->quitting = FALSE;
}

static void
qd_note_dialog_close_attempt (AdwDialog *dialog)
{
  QdNoteDialog *self = QD_NOTE_DIALOG (dialog);
  AdwDialog    *question;

  /* It closes by itself once it has been written. */
  if (self->asking || !gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;

  self->asking = TRUE;
  question = qd_alert_new (_ ("Save Changes?"), _ ("The note has changes that are not saved. What is not saved is lost."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _ ("_Cancel"), "discard", _ ("_Discard"), "save", _ ("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (question), GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
}

static void
close_cb (QdNoteDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_styles (QdNoteDialog *self)
{
  for (guint i = 0; i < QD_NOTE_N_STYLES; i++)
    {
      const char *label = qd_note_style_get_label ((QdNoteStyle)i);

      self->buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_button_set_child (GTK_BUTTON (self->buttons[i]), qd_note_swatch_new ((QdNoteStyle)i));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->buttons[i]), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      if (i > 0)
        gtk_toggle_button_set_group (self->buttons[i], self->buttons[0]);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (guard), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->styles, GTK_WIDGET (self->buttons[i]));
    }
}

static void
qd_note_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_NOTE_DIALOG);

  G_OBJECT_CLASS (qd_note_dialog_parent_class)->dispose (object);
}

static void
qd_note_dialog_finalize (GObject *object)
{
  QdNoteDialog *self = QD_NOTE_DIALOG (object);

  g_clear_object (&self->library);
  g_free (self->before);

  G_OBJECT_CLASS (qd_note_dialog_parent_class)->finalize (object);
}

static void
qd_note_dialog_class_init (QdNoteDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_note_dialog_dispose;
  object_class->finalize = qd_note_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->close_attempt = qd_note_dialog_close_attempt;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-note-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNoteDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdNoteDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, QdNoteDialog, words);
  gtk_widget_class_bind_template_child (widget_class, QdNoteDialog, styles);
  gtk_widget_class_bind_template_child (widget_class, QdNoteDialog, text);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_action);
}

static void
qd_note_dialog_init (QdNoteDialog *self)
{
  self->before = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
  add_styles (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (guard), self, G_CONNECT_SWAPPED);
}

static QdNoteDialog *
create (QdLibrary  *library,
        QdNoteStyle style,
        const char *words)
{
  QdNoteDialog    *self = g_object_new (QD_TYPE_NOTE_DIALOG, NULL);
  g_autofree char *line = g_strdelimit (g_strdup (words), "\r\n", ' ');

  self->library = g_object_ref (library);
  gtk_label_set_text (self->words, line);
  qd_quoted_label_align (self->words);
  gtk_toggle_button_set_active (self->buttons[style], TRUE);
  return self;
}

/**
 * qd_note_dialog_new:
 * @library: (not nullable): a library that can be written
 * @article_id: an article's row
 * @span: the words, bytes of its body
 * @style: how they are to be marked at first
 * @words: (not nullable): the words
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_note_dialog_new (QdLibrary  *library,
                    gint64      article_id,
                    QdSpan      span,
                    QdNoteStyle style,
                    const char *words)
{
  QdNoteDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library) && words != NULL, NULL);

  self = create (library, style, words);
  self->article_id = article_id;
  self->span = span;
  return ADW_DIALOG (self);
}

/**
 * qd_note_dialog_new_for_note:
 * @library: (not nullable): a library that can be written
 * @note: (not nullable): what is to be changed
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_note_dialog_new_for_note (QdLibrary          *library,
                             const QdNoteRecord *note)
{
  QdNoteDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library) && note != NULL, NULL);

  self = create (library, note->style, note->anchor->exact);
  self->note_id = note->id;
  self->style_before = note->style;
  g_free (self->before);
  self->before = g_strstrip (g_strdup (note->text));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Edit Note"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), note->text, -1);
  return ADW_DIALOG (self);
}

/**
 * qd_note_dialog_close_and_quit:
 * @self: (not nullable): a dialog that is shown
 *
 * The person wants to quit: asks what to do with what has been changed and not saved, then activates “app.quit” again. Who thinks
 * better of it stays where they were. Thread: main.
 */
void
qd_note_dialog_close_and_quit (QdNoteDialog *self)
{
  g_return_if_fail (QD_IS_NOTE_DIALOG (self));

  self->quitting = TRUE;
  adw_dialog_close (ADW_DIALOG (self));
}

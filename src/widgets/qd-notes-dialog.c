/* qd-notes-dialog.c: the notes of an article, or of the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-notes-dialog.h"

#include "widgets/qd-menu-names.h"

struct _QdNotesDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToggleGroup *scope;
  QdNoteList     *list;

  /* Owned */
  QdLibrary *library;

  gint64 article_id;
};

enum {
  SIGNAL_NOTE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdNotesDialog, qd_notes_dialog, ADW_TYPE_DIALOG)

static void
scope_cb (QdNotesDialog *self)
{
  gboolean all = g_strcmp0 (adw_toggle_group_get_active_name (self->scope), "all") == 0;

  if (self->library != NULL)
    qd_note_list_set_article (self->list, self->library, all ? 0 : self->article_id);
}

static void
note_activated_cb (QdNotesDialog *self,
                   gint64         article_id,
                   gint64         note_id)
{
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_NOTE_ACTIVATED], 0, article_id, note_id);
}

static void
qd_notes_dialog_dispose (GObject *object)
{
  QdNotesDialog *self = QD_NOTES_DIALOG (object);

  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_NOTES_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_notes_dialog_parent_class)->dispose (object);
}

static void
qd_notes_dialog_class_init (QdNotesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_notes_dialog_dispose;

  signals[SIGNAL_NOTE_ACTIVATED] =
    g_signal_new ("note-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  g_type_ensure (QD_TYPE_NOTE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-notes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, scope_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
}

static void
qd_notes_dialog_init (QdNotesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", qd_note_list_get_actions (self->list));
  qd_menu_names_watch_buttons (GTK_WIDGET (self));
}

/**
 * qd_notes_dialog_new:
 * @library: (not nullable): the library
 * @article_id: the row of the article whose notes are shown at first; 0 for all notes, and no others
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_notes_dialog_new (QdLibrary *library,
                     gint64     article_id)
{
  QdNotesDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_NOTES_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->article_id = article_id;
  gtk_widget_set_visible (GTK_WIDGET (self->scope), article_id != 0);
  adw_toggle_group_set_active_name (self->scope, article_id != 0 ? "article" : "all");
  scope_cb (self);
  return ADW_DIALOG (self);
}

/**
 * qd_notes_dialog_get_list:
 * @self: (not nullable): a dialog
 *
 * Thread: main.
 *
 * Returns: (transfer none): the list in it
 */
QdNoteList *
qd_notes_dialog_get_list (QdNotesDialog *self)
{
  g_return_val_if_fail (QD_IS_NOTES_DIALOG (self), NULL);

  return self->list;
}

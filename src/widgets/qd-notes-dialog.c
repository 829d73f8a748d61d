/* qd-notes-dialog.c: the notes of an article, or of the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-notes-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qd-note-item.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-note-dialog.h"
#include "widgets/qd-note-paint.h"
#include "widgets/qd-undo-toast.h"

struct _QdNotesDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  AdwToggleGroup  *scope;
  GtkStack        *stack;
  AdwStatusPage   *none;
  AdwStatusPage   *failed;
  GtkListView     *view;

  /* Owned */
  QdLibrary    *library;
  GListStore   *items;
  GCancellable *cancellable;

  gint64 article_id;
};

enum {
  SIGNAL_NOTE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdNotesDialog, qd_notes_dialog, ADW_TYPE_DIALOG)

static gboolean
is_of_article (QdNotesDialog *self)
{
  return self->article_id != 0 && g_strcmp0 (adw_toggle_group_get_active_name (self->scope), "article") == 0;
}

static void
show_message (QdNotesDialog *self,
              const char    *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_records (QdNotesDialog *self,
              GPtrArray     *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  /* Those of an article as they come in it, those of all with the latest first. */
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (items, qd_note_item_new (records->pdata[is_of_article (self) ? i : records->len - 1 - i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "none");
  adw_status_page_set_title (self->none, is_of_article (self) ? _ ("No Notes in This Article") : _ ("No Notes"));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdNotesDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     records = qd_store_list_notes_finish (QD_STORE (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->stack == NULL)
    return;
  if (records != NULL)
    {
      show_records (self, records);
      return;
    }
  qd_failure_page_set_error (self->failed, error);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
cancel (QdNotesDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
reload (QdNotesDialog *self)
{
  cancel (self);
  if (self->library == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  qd_store_list_notes_async (qd_library_get_store (self->library), is_of_article (self) ? self->article_id : 0, self->cancellable, listed_cb, g_object_ref (self));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdNotesDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdChange)      inverse = qd_library_apply_finish (QD_LIBRARY (source), result, &error);

  if (inverse == NULL && self->toasts != NULL)
    show_message (self, error->message);
}

static void
undo_cb (QdNotesDialog *self,
         AdwToast      *toast)
{
  qd_library_apply_async (self->library, g_object_get_data (G_OBJECT (toast), "qd-undo"), NULL, undone_cb, g_object_ref (self));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdNotesDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (QdChange)      inverse = qd_library_apply_finish (QD_LIBRARY (source), result, &error);
  AdwToast                 *toast;

  if (self->toasts == NULL)
    return;
  if (inverse == NULL)
    {
      show_message (self, error->message);
      return;
    }
  toast = qd_undo_toast_new (_ ("Note removed"));
  g_object_set_data_full (G_OBJECT (toast), "qd-undo", qd_change_ref (inverse), (GDestroyNotify)qd_change_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static QdNoteRecord *
get_record (GtkButton *button)
{
  QdNoteItem *item = gtk_list_item_get_item (g_object_get_data (G_OBJECT (button), "qd-list-item"));

  return item != NULL ? qd_note_item_get_record (item) : NULL;
}

static void
remove_cb (QdNotesDialog *self,
           GtkButton     *button)
{
  QdNoteRecord        *record = get_record (button);
  g_autoptr (QdChange) change = record != NULL ? qd_change_new_remove_note (record->id) : NULL;

  if (change != NULL)
    qd_library_apply_async (self->library, change, NULL, removed_cb, g_object_ref (self));
}

static void
edit_cb (QdNotesDialog *self,
         GtkButton     *button)
{
  QdNoteRecord *record = get_record (button);

  if (record != NULL)
    adw_dialog_present (qd_note_dialog_new_for_note (self->library, record), GTK_WIDGET (self));
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_button (QdNotesDialog *self,
            GtkListItem   *list_item,
            GtkWidget     *row,
            const char    *icon_name,
            const char    *tooltip,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, self->library != NULL && qd_library_get_writable (self->library));
  g_object_set_data (G_OBJECT (button), "qd-list-item", list_item);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
}

static void
setup_cb (QdNotesDialog *self,
          GtkListItem   *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *swatch = qd_note_swatch_new (QD_NOTE_GREEN);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (swatch, GTK_ALIGN_START);
  gtk_widget_set_margin_top (swatch, 3);
  gtk_widget_set_hexpand (box, TRUE);
  add_label (box, "heading");
  add_label (box, "quoted-words");
  add_label (box, "warning");
  add_label (box, "comparison-particulars");
  gtk_box_append (GTK_BOX (row), swatch);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), buttons);
  add_button (self, list_item, buttons, "document-edit-symbolic", _ ("Edit"), G_CALLBACK (edit_cb));
  add_button (self, list_item, buttons, "user-trash-symbolic", _ ("Remove"), G_CALLBACK (remove_cb));
  gtk_list_item_set_child (list_item, row);
}

static GtkWidget *
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
  return gtk_widget_get_next_sibling (label);
}

static void
bind_cb (QdNotesDialog *self,
         GtkListItem   *list_item)
{
  QdNoteItem         *item = gtk_list_item_get_item (list_item);
  const QdNoteRecord *record = qd_note_item_get_record (item);
  GtkWidget          *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget          *label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (swatch));
  g_autofree char    *words = qd_note_item_dup_words (item);
  g_autofree char    *article = is_of_article (self) ? NULL : qd_note_item_dup_article (item);
  const char         *state = qd_note_item_get_state (item);
  const char         *style = qd_note_style_get_label (record->style);
  GString            *name = g_string_new (*record->text != '\0' ? record->text : style);

  qd_note_swatch_set_style (QD_NOTE_SWATCH (swatch), record->style);
  label = set_label (label, record->text);
  label = set_label (label, words);
  label = set_label (label, state);
  set_label (label, article);
  g_string_append_printf (name, ", %s", words);
  if (state != NULL)
    g_string_append_printf (name, ", %s", state);
  if (article != NULL)
    g_string_append_printf (name, ", %s", article);
  gtk_list_item_set_accessible_label (list_item, name->str);
  gtk_list_item_set_activatable (list_item, record->article_id != 0);
  g_string_free (name, TRUE);
}

static void
unbind_cb (QdNotesDialog *self,
           GtkListItem   *list_item)
{
  gtk_list_item_set_accessible_label (list_item, "");
}

static void
activate_cb (QdNotesDialog *self,
             guint          position)
{
  g_autoptr (QdNoteItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const QdNoteRecord    *record = item != NULL ? qd_note_item_get_record (item) : NULL;

  if (record == NULL || record->article_id == 0)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_NOTE_ACTIVATED], 0, record->article_id, record->id);
}

static void
qd_notes_dialog_dispose (GObject *object)
{
  QdNotesDialog *self = QD_NOTES_DIALOG (object);

  cancel (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_NOTES_DIALOG);

  G_OBJECT_CLASS (qd_notes_dialog_parent_class)->dispose (object);
}

static void
qd_notes_dialog_finalize (GObject *object)
{
  QdNotesDialog *self = QD_NOTES_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_object (&self->items);

  G_OBJECT_CLASS (qd_notes_dialog_parent_class)->finalize (object);
}

static void
qd_notes_dialog_closed (AdwDialog *dialog)
{
  cancel (QD_NOTES_DIALOG (dialog));
}

static void
qd_notes_dialog_class_init (QdNotesDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_notes_dialog_dispose;
  object_class->finalize = qd_notes_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = qd_notes_dialog_closed;

  signals[SIGNAL_NOTE_ACTIVATED] =
    g_signal_new ("note-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-notes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, none);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, QdNotesDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
qd_notes_dialog_init (QdNotesDialog *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->items = g_list_store_new (QD_TYPE_NOTE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
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
  self->article_id = article_id;
  gtk_widget_set_visible (GTK_WIDGET (self->scope), article_id != 0);
  adw_toggle_group_set_active_name (self->scope, article_id != 0 ? "article" : "all");
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "applied", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return ADW_DIALOG (self);
}

/* qd-corrections-dialog.c: what was corrected by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-corrections-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-correction-item.h"
#include "store/qd-store-correct.h"
#include "store/qd-whole-file.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-failure-page.h"
#include "widgets/qd-quoted-label.h"
#include "widgets/qd-undo-toast.h"

struct _QdCorrectionsDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwToastOverlay *toasts;
  GtkButton       *export_button;
  GtkStack        *stack;
  AdwStatusPage   *failed;
  GtkListView     *view;

  /* Owned */
  QdLibrary    *library;
  GListStore   *items;
  GCancellable *cancellable;
};

enum {
  SIGNAL_ARTICLE_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdCorrectionsDialog, qd_corrections_dialog, ADW_TYPE_DIALOG)

static void
show_message (QdCorrectionsDialog *self,
              const char          *message)
{
  qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, message);
}

static void
show_records (QdCorrectionsDialog *self,
              GPtrArray           *records)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = records->len; i-- > 0;)
    g_ptr_array_add (items, qd_correction_item_new (records->pdata[i]));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, records->len > 0 ? "list" : "none");
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), records->len > 0);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdCorrectionsDialog) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autoptr (GPtrArray)           records = qd_store_list_corrections_finish (QD_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
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
reload (QdCorrectionsDialog *self)
{
  qd_store_list_corrections_async (qd_library_get_store (self->library), 0, self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdCorrectionsDialog) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autoptr (QdCorrectionChange)  undo = qd_store_correct_finish (QD_STORE (source), result, &error);
  g_autoptr (QdUndoStep)          step = NULL;

  if (undo == NULL)
    {
      show_message (self, error->message);
      return;
    }
  step = qd_undo_step_new_correction (undo);
  qd_library_note_step (self->library, step, NULL);
  qd_dialog_toast_add (ADW_DIALOG (self), self->toasts, qd_undo_toast_new_for_step (_ ("Correction undone"), self->library, step));
}

static void
take_back_cb (QdCorrectionsDialog *self,
              GtkButton           *button)
{
  GtkListItem        *list_item = g_object_get_data (G_OBJECT (button), "qd-list-item");
  QdCorrectionItem   *item = gtk_list_item_get_item (list_item);
  QdCorrectionChange *change;
  gint64              id;

  if (item == NULL)
    return;
  change = qd_correction_change_new ();
  id = qd_correction_item_get_record (item)->id;
  g_array_append_val (change->remove, id);
  qd_store_change_corrections_async (qd_library_get_store (self->library), change, changed_cb, g_object_ref (self));
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
setup_cb (QdCorrectionsDialog *self,
          GtkListItem         *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");

  gtk_widget_set_hexpand (box, TRUE);
  add_label (box, "heading");
  qd_quoted_label_align (GTK_LABEL (add_label (box, "quoted-words")));
  add_label (box, "comparison-particulars");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Undo Correction"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "qd-list-item", list_item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_back_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), box);
  gtk_box_append (GTK_BOX (row), button);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (QdCorrectionsDialog *self,
         GtkListItem         *list_item)
{
  QdCorrectionItem *item = gtk_list_item_get_item (list_item);
  GtkWidget        *row = gtk_list_item_get_child (list_item);
  GtkWidget        *label = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  g_autofree char  *title = qd_correction_item_dup_title (item);
  g_autofree char  *words = qd_correction_item_dup_words (item);
  g_autofree char  *article = qd_correction_item_dup_article (item);
  g_autofree char  *name = g_strjoin (", ", title, words != NULL ? words : article, words != NULL ? article : NULL, NULL);

  gtk_label_set_text (GTK_LABEL (label), title);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, words != NULL);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), article);
  gtk_list_item_set_accessible_label (list_item, name);
  gtk_list_item_set_activatable (list_item, qd_correction_item_get_record (item)->article_id != 0);
}

static void
unbind_cb (QdCorrectionsDialog *self,
           GtkListItem         *list_item)
{
  gtk_list_item_set_accessible_label (list_item, "");
}

static void
activate_cb (QdCorrectionsDialog *self,
             guint                position)
{
  g_autoptr (QdCorrectionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_autofree char             *words = NULL;
  gint64                       article_id;

  if (item == NULL || qd_correction_item_get_record (item)->article_id == 0)
    return;
  article_id = qd_correction_item_get_record (item)->article_id;
  words = qd_correction_dup_words (qd_correction_item_get_record (item)->correction);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_ARTICLE_ACTIVATED], 0, article_id, words);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdCorrectionsDialog) self = user_data;
  g_autoptr (GError)              error = NULL;

  if (!qd_whole_file_replace_finish (G_FILE (source), result, &error))
    show_message (self, error->message);
  else
    show_message (self, _ ("Corrections exported"));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdCorrectionsDialog) self = user_data;
  g_autoptr (GError)              error = NULL;
  g_autoptr (GFile)               file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autoptr (GPtrArray)           records = g_ptr_array_new ();
  g_autoptr (GBytes)              bytes = NULL;
  char                           *csv;

  if (file == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        show_message (self, error->message);
      return;
    }
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->items)); i-- > 0;)
    {
      g_autoptr (QdCorrectionItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (records, qd_correction_item_get_record (item));
    }
  csv = qd_corrections_dup_csv (records);
  bytes = g_bytes_new_take (csv, strlen (csv));
  qd_whole_file_replace_async (file, bytes, NULL, written_cb, g_object_ref (self));
}

static void
export_cb (QdCorrectionsDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot                  *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("Export Corrections"));
  /* Translators: the name of a file. */
  gtk_file_dialog_set_initial_name (dialog, _ ("corrections.csv"));
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable, chosen_cb, g_object_ref (self));
}

static void
qd_corrections_dialog_dispose (GObject *object)
{
  QdCorrectionsDialog *self = QD_CORRECTIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_CORRECTIONS_DIALOG);

  G_OBJECT_CLASS (qd_corrections_dialog_parent_class)->dispose (object);
}

static void
qd_corrections_dialog_finalize (GObject *object)
{
  QdCorrectionsDialog *self = QD_CORRECTIONS_DIALOG (object);

  g_clear_object (&self->library);
  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (qd_corrections_dialog_parent_class)->finalize (object);
}

static void
qd_corrections_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (QD_CORRECTIONS_DIALOG (dialog)->cancellable);
}

static void
qd_corrections_dialog_class_init (QdCorrectionsDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_corrections_dialog_dispose;
  object_class->finalize = qd_corrections_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = qd_corrections_dialog_closed;

  signals[SIGNAL_ARTICLE_ACTIVATED] =
    g_signal_new ("article-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-corrections-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionsDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionsDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionsDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, QdCorrectionsDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static void
qd_corrections_dialog_init (QdCorrectionsDialog *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->cancellable = g_cancellable_new ();
  self->items = g_list_store_new (QD_TYPE_CORRECTION_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * qd_corrections_dialog_new:
 * @library: (not nullable): the library
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog to be presented
 */
AdwDialog *
qd_corrections_dialog_new (QdLibrary *library)
{
  QdCorrectionsDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_CORRECTIONS_DIALOG, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "applied", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return ADW_DIALOG (self);
}

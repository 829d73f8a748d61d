/* qd-tag-dialog.c: which tags articles have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-tag-dialog.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-sources.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-row-names.h"
#include "widgets/qd-tag-colours.h"

struct _QdTagDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwEntryRow     *entry;
  GtkListBox      *tags;
  GtkWidget       *hint;
  AdwToastOverlay *toasts;

  /* Owned */
  QdLibrary    *library;
  GArray       *ids;
  QdPlaces     *all;
  GCancellable *cancellable;

  gboolean showing;
};

G_DEFINE_FINAL_TYPE (QdTagDialog, qd_tag_dialog, ADW_TYPE_DIALOG)

static void load (QdTagDialog *self);

static const gint64 *
get_ids (QdTagDialog *self)
{
  return (const gint64 *)(gconstpointer)self->ids->data;
}

static void
toggled_cb (QdTagDialog    *self,
            GtkCheckButton *button)
{
  g_autoptr (QdChange) change = NULL;
  const gint64        *tag_id = g_object_get_data (G_OBJECT (button), "tag");

  if (self->showing)
    return;

  gtk_check_button_set_inconsistent (button, FALSE);
  change = qd_change_new_tag_articles (*tag_id, gtk_check_button_get_active (button), get_ids (self), self->ids->len);
  qd_library_apply (self->library, change, NULL);
}

/* @n_tagged: how many of the articles have it */
static GtkWidget *
make_row (QdTagDialog       *self,
          const QdTagRecord *tag,
          guint              n_tagged)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set_data_full (G_OBJECT (check), "tag", g_memdup2 (&tag->id, sizeof tag->id), g_free);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), n_tagged == self->ids->len);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), n_tagged > 0 && n_tagged < self->ids->len);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "tag-dot");
  gtk_widget_add_css_class (dot, qd_tag_colour_get_class (tag->colour));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tag->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), dot);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);

  return row;
}

static void
show_tags (QdTagDialog *self,
           QdPlaces    *others)
{
  self->showing = TRUE;
  gtk_list_box_remove_all (self->tags);
  for (guint i = 0; i < self->all->tags->len && i < others->tags->len; i++)
    {
      const QdTagRecord *tag = self->all->tags->pdata[i];

      gtk_list_box_append (self->tags, make_row (self, tag, tag->n_articles - ((const QdTagRecord *)others->tags->pdata[i])->n_articles));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tags), self->all->tags->len > 0);
  gtk_widget_set_visible (self->hint, self->all->tags->len == 0);
  self->showing = FALSE;
}

/* How many of the articles have a tag is how many fewer have it without them. */
static void
list_others_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdTagDialog) self = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (QdPlaces)    others = qd_store_list_places_finish (QD_STORE (source), result, &error);

  if (others != NULL && self->library != NULL)
    show_tags (self, others);
}

static void
list_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (QdTagDialog) self = user_data;
  g_autoptr (GError)      error = NULL;
  QdPlaces               *all = qd_store_list_places_finish (QD_STORE (source), result, &error);

  if (all == NULL || self->library == NULL)
    {
      if (all != NULL)
        qd_places_free (all);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, error->message);
      return;
    }

  g_clear_pointer (&self->all, qd_places_free);
  self->all = all;
  qd_store_list_places_async (QD_STORE (source), get_ids (self), self->ids->len, self->cancellable, list_others_cb, g_object_ref (self));
}

static void
load (QdTagDialog *self)
{
  qd_store_list_places_async (qd_library_get_store (self->library), NULL, 0, self->cancellable, list_all_cb, g_object_ref (self));
}

/* A new tag is there when the library says that it was applied. */
static void
apply_cb (QdTagDialog *self)
{
  g_autofree char     *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (QdChange) change = NULL;

  if (*name == '\0')
    return;

  change = qd_change_new_add_tag (name, QD_TAG_PLAIN, get_ids (self), self->ids->len);
  qd_library_apply (self->library, change, NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
qd_tag_dialog_dispose (GObject *object)
{
  QdTagDialog *self = QD_TAG_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->all, qd_places_free);
  adw_dialog_set_child (ADW_DIALOG (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_TAG_DIALOG);

  G_OBJECT_CLASS (qd_tag_dialog_parent_class)->dispose (object);
}

static void
qd_tag_dialog_finalize (GObject *object)
{
  QdTagDialog *self = QD_TAG_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (qd_tag_dialog_parent_class)->finalize (object);
}

static void
qd_tag_dialog_class_init (QdTagDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_tag_dialog_dispose;
  object_class->finalize = qd_tag_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-tag-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdTagDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, QdTagDialog, tags);
  gtk_widget_class_bind_template_child (widget_class, QdTagDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, QdTagDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
qd_tag_dialog_init (QdTagDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
  qd_row_names_set (GTK_WIDGET (self->entry), _ ("New Tag"));
}

/**
 * qd_tag_dialog_new:
 * @library: (not nullable): where the articles are; it can be written
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many, one at least
 *
 * Returns: (transfer floating): a dialog that shows and changes their tags
 */
AdwDialog *
qd_tag_dialog_new (QdLibrary    *library,
                   const gint64 *ids,
                   gsize         n_ids)
{
  QdTagDialog     *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (n_ids > 0, NULL);

  self = g_object_new (QD_TYPE_TAG_DIALOG, NULL);
  self->library = g_object_ref (library);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->ids, ids, (guint)n_ids);
  title = n_ids == 1 ? g_strdup (_ ("Tags")) : g_strdup_printf (ngettext ("Tags of %u Article", "Tags of %u Articles", (guint)n_ids), (guint)n_ids);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->entry));
  g_signal_connect_object (library, "applied", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_DIALOG (self);
}

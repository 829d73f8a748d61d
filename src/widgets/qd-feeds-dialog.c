/* qd-feeds-dialog.c: the feeds that the library subscribes to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-feeds-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/qd-feed-item.h"
#include "widgets/qd-address-label.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-row-names.h"
#include "widgets/qd-undo-toast.h"

struct _QdFeedsDialog
{
  AdwDialog parent_instance;

  /* Template children */
  AdwEntryRow  *address;
  AdwSwitchRow *full_text;
  GtkStack     *stack;
  GtkListBox   *list;
  GtkRevealer  *revealer;
  AdwSpinner   *spinner;
  GtkLabel     *words;
  GtkButton    *refresh;

  AdwToastOverlay *toasts;

  /* Owned */
  GListModel *feeds;
};

G_DEFINE_FINAL_TYPE (QdFeedsDialog, qd_feeds_dialog, ADW_TYPE_DIALOG)

enum {
  ADD,
  REFRESH,
  REMOVE,
  CHANGE,
  IMPORT_LIST,
  EXPORT_LIST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
apply_cb (QdFeedsDialog *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address));

  if (*address != '\0')
    g_signal_emit (self, signals[ADD], 0, address, adw_switch_row_get_active (self->full_text));
}

static void
refresh_cb (QdFeedsDialog *self)
{
  g_signal_emit (self, signals[REFRESH], 0);
}

static void
remove_cb (QdFeedsDialog *self,
           GtkWidget     *row)
{
  g_signal_emit (self, signals[REMOVE], 0, g_object_get_data (G_OBJECT (row), "feed"));
}

static void
changed_cb (QdFeedsDialog *self,
            GParamSpec    *pspec,
            AdwSwitchRow  *row)
{
  g_signal_emit (self, signals[CHANGE], 0, g_object_get_data (G_OBJECT (row), "feed"), adw_switch_row_get_active (row));
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  QdFeedItem         *feed = item;
  const QdFeedRecord *record = qd_feed_item_get_record (feed);
  GtkWidget          *row = adw_expander_row_new ();
  GtkWidget          *full_text = adw_switch_row_new ();
  GtkWidget          *unsubscribe = adw_button_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->title != NULL ? record->title : record->address);
  qd_row_names_set (row, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), record->problem != NULL ? record->problem : record->address);
  qd_address_label_set_up (row);
  if (record->problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Could not be fetched"), -1);
      gtk_widget_add_css_class (icon, "warning");
      adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), icon);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (full_text), _ ("Fetch the Full Text"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (full_text), _ ("From the pages of entries that have only a summary"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (full_text), record->full_text);
  g_object_set_data_full (G_OBJECT (full_text), "feed", g_object_ref (feed), g_object_unref);
  g_signal_connect_swapped (full_text, "notify::active", G_CALLBACK (changed_cb), user_data);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), full_text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (unsubscribe), _ ("Unsubscribe"));
  gtk_widget_add_css_class (unsubscribe, "destructive-action");
  g_object_set_data_full (G_OBJECT (unsubscribe), "feed", g_object_ref (feed), g_object_unref);
  g_signal_connect_swapped (unsubscribe, "activated", G_CALLBACK (remove_cb), user_data);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), unsubscribe);
  return row;
}

static gboolean
focus_cb (gpointer user_data)
{
  QdFeedsDialog *self = user_data;

  /* It may have been closed meanwhile. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return G_SOURCE_REMOVE;
}

/* The focus goes with the row of a feed that is removed, some time after it, and no key would get to the dialog. */
static void
focus_changed_cb (QdFeedsDialog *self,
                  GParamSpec    *pspec,
                  GtkRoot       *root)
{
  if (gtk_root_get_focus (root) == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (self), g_object_unref);
}

static void
map_cb (QdFeedsDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (root, focus_changed_cb, self);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
items_changed_cb (QdFeedsDialog *self)
{
  gboolean any = g_list_model_get_n_items (self->feeds) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->refresh), any && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)));
}

static GtkFileDialog *
new_file_dialog (const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  return dialog;
}

/* Who closes the dialog has changed their mind; all else is an error. */
static void
tell_of_file (QdFeedsDialog *self,
              const GError  *error)
{
  if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qd_feeds_dialog_set_busy (self, gtk_widget_get_visible (GTK_WIDGET (self->spinner)), error->message);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (QdFeedsDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_signal_emit (self, signals[IMPORT_LIST], 0, file);
  else
    tell_of_file (self, error);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (QdFeedsDialog) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_signal_emit (self, signals[EXPORT_LIST], 0, file);
  else
    tell_of_file (self, error);
}

static void
import_list_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = new_file_dialog (_ ("Import a List of Feeds"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, import_chosen_cb, g_object_ref (widget));
}

static void
export_list_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = new_file_dialog (_ ("Export the List of Feeds"));

  gtk_file_dialog_set_initial_name (dialog, "feeds.opml");
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, export_chosen_cb, g_object_ref (widget));
}

static void
qd_feeds_dialog_dispose (GObject *object)
{
  QdFeedsDialog *self = QD_FEEDS_DIALOG (object);

  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_object (&self->feeds);
  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_FEEDS_DIALOG);

  G_OBJECT_CLASS (qd_feeds_dialog_parent_class)->dispose (object);
}

static void
qd_feeds_dialog_class_init (QdFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_feeds_dialog_dispose;

  signals[ADD] = g_signal_new ("add", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[REFRESH] = g_signal_new ("refresh", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, QD_TYPE_FEED_ITEM);
  signals[CHANGE] = g_signal_new ("change", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, QD_TYPE_FEED_ITEM, G_TYPE_BOOLEAN);
  signals[IMPORT_LIST] = g_signal_new ("import-list", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  signals[EXPORT_LIST] = g_signal_new ("export-list", QD_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-feeds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, address);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, full_text);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, revealer);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, words);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, refresh);
  gtk_widget_class_bind_template_child (widget_class, QdFeedsDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_install_action (widget_class, "feeds.import-list", NULL, import_list_action);
  gtk_widget_class_install_action (widget_class, "feeds.export-list", NULL, export_list_action);
}

static void
qd_feeds_dialog_init (QdFeedsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
  qd_row_names_set (GTK_WIDGET (self->address), _ ("Address"));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  qd_menu_names_watch_buttons (GTK_WIDGET (self));
}

/**
 * qd_feeds_dialog_new:
 * @feeds: (not nullable): a list of #QdFeedItem; a reference is taken
 *
 * Returns: (transfer floating): a dialog
 */
QdFeedsDialog *
qd_feeds_dialog_new (GListModel *feeds)
{
  QdFeedsDialog *self = g_object_new (QD_TYPE_FEEDS_DIALOG, NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (feeds), NULL);

  self->feeds = g_object_ref (feeds);
  gtk_list_box_bind_model (self->list, feeds, make_row, self, NULL);
  /* After the list, which has its rows then. */
  g_signal_connect_swapped (feeds, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self);
  return self;
}

/**
 * qd_feeds_dialog_set_busy:
 * @self: (not nullable): a dialog
 * @busy: whether something is being fetched
 * @words: (nullable): what is being done or what came of it, a sentence for the person; %NULL for nothing
 *
 * Says what is going on. While something is, no refresh can be asked for here, and all else waits for its turn.
 */
void
qd_feeds_dialog_set_busy (QdFeedsDialog *self,
                          gboolean       busy,
                          const char    *words)
{
  g_return_if_fail (QD_IS_FEEDS_DIALOG (self));

  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_revealer_set_reveal_child (self->revealer, words != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->refresh), !busy && g_list_model_get_n_items (self->feeds) > 0);
  if (words != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * qd_feeds_dialog_clear_address:
 * @self: (not nullable): a dialog
 * @address: (not nullable): what was added
 *
 * Empties the row for an address, once what it has was added. Another one that was typed since stays.
 */
void
qd_feeds_dialog_clear_address (QdFeedsDialog *self,
                               const char    *address)
{
  g_return_if_fail (QD_IS_FEEDS_DIALOG (self));
  g_return_if_fail (address != NULL);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->address)), address) == 0)
    gtk_editable_set_text (GTK_EDITABLE (self->address), "");
}

/**
 * qd_feeds_dialog_offer_undo:
 * @self: (not nullable): a dialog
 * @message: (not nullable): what was done, as plain text
 * @library: (not nullable): where
 * @step: (not nullable): the same, to be taken back
 *
 * Says what was done, with a button to take it back.
 */
void
qd_feeds_dialog_offer_undo (QdFeedsDialog *self,
                            const char    *message,
                            QdLibrary     *library,
                            QdUndoStep    *step)
{
  g_return_if_fail (QD_IS_FEEDS_DIALOG (self));

  qd_dialog_toast_add (ADW_DIALOG (self), self->toasts, qd_undo_toast_new_for_step (message, library, step));
}

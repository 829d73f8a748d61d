/* qd-folders-dialog.c: folders whose files are imported as they come
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-folders-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/qd-format.h"
#include "store/qd-store-folders.h"
#include "widgets/qd-address-label.h"
#include "widgets/qd-dialog-toast.h"
#include "widgets/qd-undo-toast.h"

struct _QdFoldersDialog
{
  AdwDialog parent_instance;

  GtkStack        *stack;
  GtkListBox      *list;
  AdwToastOverlay *toasts;

  QdLibrary *library;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdFoldersDialog, qd_folders_dialog, ADW_TYPE_DIALOG)

static void
tell (QdFoldersDialog *self,
      const char      *message)
{
  qd_dialog_toast_tell (ADW_DIALOG (self), self->toasts, message);
}

static void
changed (QdFoldersDialog *self)
{
  qd_folders_dialog_reload (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (QdFoldersDialog) self = user_data;
  g_autoptr (GError)          error = NULL;

  if (qd_store_add_folder_finish (QD_STORE (source), result, &error))
    changed (self);
  else
    tell (self, error->message);
}

static void
watch (QdFoldersDialog *self,
       const char      *uri)
{
  qd_store_add_folder_async (qd_library_get_store (self->library), uri, NULL, added_cb, g_object_ref (self));
}

/* A folder that is being let go of. */
typedef struct
{
  QdFoldersDialog *self;
  char            *uri;
  char            *name;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->self);
  g_free (removal->uri);
  g_free (removal->name);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
undo_cb (QdFoldersDialog *self,
         AdwToast        *toast)
{
  watch (self, g_object_get_data (G_OBJECT (toast), "uri"));
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError)  error = NULL;
  g_autofree char    *message = NULL;
  AdwToast           *toast;

  if (!qd_store_remove_folder_finish (QD_STORE (source), result, &error))
    {
      tell (removal->self, error->message);
      return;
    }
  /* The dialog was closed meanwhile. */
  if (removal->self->list == NULL)
    return;
  changed (removal->self);
  message = g_strdup_printf (_ ("“%s” is not watched any more"), removal->name);
  toast = qd_undo_toast_new (message);
  g_object_set_data_full (G_OBJECT (toast), "uri", g_strdup (removal->uri), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), removal->self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (removal->self->toasts, toast);
}

static void
remove_cb (QdFoldersDialog *self,
           GtkWidget       *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "folder");
  Removal      *removal = g_new (Removal, 1);

  removal->self = g_object_ref (self);
  removal->uri = g_strdup (g_object_get_data (G_OBJECT (button), "uri"));
  removal->name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));
  qd_store_remove_folder_async (qd_library_get_store (self->library), *id, NULL, removed_cb, removal);
}

/* What the document portal calls the folder on the host (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Documents.html). */
#define HOST_PATH "xattr::document-portal.host-path"

/* Whether a folder was given through the document portal: the way to it is of the sandbox, and says nothing to people. */
static gboolean
is_of_portal (GFile *file)
{
  g_autofree char  *documents = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) root = g_file_new_for_path (documents);

  return g_file_has_prefix (file, root);
}

static void
host_path_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AdwActionRow) row = user_data;
  g_autoptr (GFileInfo)    info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree char         *attribute = info != NULL ? g_file_info_get_attribute_as_string (info, HOST_PATH) : NULL;
  g_autofree char         *path = attribute != NULL ? g_strndup (attribute, strcspn (attribute, "\\")) : NULL;

  /* Older portals do not tell. */
  if (path == NULL || *path == '\0')
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), path);
  if (g_strcmp0 (adw_action_row_get_subtitle (row), "") == 0)
    adw_action_row_set_subtitle (row, path);
}

/* The last part is what people call a folder; the way to it tells two of a name apart. */
static GtkWidget *
make_row (QdFoldersDialog      *self,
          const QdFolderRecord *folder)
{
  g_autoptr (GFile) file = g_file_new_for_uri (folder->uri);
  g_autofree char  *base = g_file_get_basename (file);
  g_autofree char  *name = base != NULL ? g_filename_display_name (base) : g_strdup (folder->uri);
  gboolean          of_portal = is_of_portal (file);
  const char       *path = g_file_peek_path (file);
  g_autofree char  *way = of_portal ? g_strdup ("") : path != NULL ? qd_format_path (path)
                                                                   : g_file_get_parse_name (file);
  g_autofree char  *label = g_strdup_printf (_ ("Stop Watching “%s”"), name);
  GtkWidget        *row = adw_action_row_new ();
  GtkWidget        *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder->problem != NULL ? folder->problem : way);
  qd_address_label_set_up (row);
  if (folder->problem != NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Cannot be watched"), -1);
      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
    }
  gtk_widget_set_tooltip_text (row, of_portal ? NULL : way);
  if (of_portal)
    g_file_query_info_async (file, HOST_PATH, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, host_path_cb, g_object_ref (row));
  gtk_widget_set_tooltip_text (button, _ ("Stop Watching"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "folder", g_memdup2 (&folder->id, sizeof folder->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "uri", g_strdup (folder->uri), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdFoldersDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GPtrArray)       folders = qd_store_list_folders_finish (QD_STORE (source), result, &error);

  /* The dialog was closed meanwhile. */
  if (self->list == NULL)
    return;
  if (folders == NULL)
    {
      tell (self, error->message);
      return;
    }
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < folders->len; i++)
    gtk_list_box_append (self->list, make_row (self, folders->pdata[i]));
  gtk_stack_set_visible_child_name (self->stack, folders->len > 0 ? "list" : "empty");
}

/* A dialog that was dismissed is no failure. */
static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdFoldersDialog) self = user_data;
  g_autoptr (GError)          error = NULL;
  g_autoptr (GFile)           folder = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char            *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    watch (self, uri);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    tell (self, error->message);
}

static void
add_cb (QdFoldersDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Watch a Folder"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Watch"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

static void
qd_folders_dialog_dispose (GObject *object)
{
  QdFoldersDialog *self = QD_FOLDERS_DIALOG (object);

  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_FOLDERS_DIALOG);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_folders_dialog_parent_class)->dispose (object);
}

static void
qd_folders_dialog_class_init (QdFoldersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_folders_dialog_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QD_TYPE_FOLDERS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-folders-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdFoldersDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdFoldersDialog, list);
  gtk_widget_class_bind_template_child (widget_class, QdFoldersDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
qd_folders_dialog_init (QdFoldersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  qd_dialog_toast_watch (ADW_DIALOG (self));
}

/**
 * qd_folders_dialog_new:
 * @library: (not nullable): a library that can be written
 *
 * Thread: main.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
qd_folders_dialog_new (QdLibrary *library)
{
  QdFoldersDialog *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_FOLDERS_DIALOG, NULL);
  self->library = g_object_ref (library);
  qd_folders_dialog_reload (self);
  return ADW_DIALOG (self);
}

/**
 * qd_folders_dialog_reload:
 * @self: (not nullable): a dialog
 *
 * Lists the folders again, since something about them has changed. Thread: main.
 */
void
qd_folders_dialog_reload (QdFoldersDialog *self)
{
  g_return_if_fail (QD_IS_FOLDERS_DIALOG (self));

  if (self->library != NULL)
    qd_store_list_folders_async (qd_library_get_store (self->library), NULL, listed_cb, g_object_ref (self));
}

/* qd-window-import.c: files that come into the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-window-private.h"

static void
request_files (QdWindow   *self,
               GListModel *files)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (array, g_list_model_get_item (files, i));
  _qd_window_request_import (self, array);
}

/* A dialog that was dismissed is no failure. */
static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdWindow)   self = user_data;
  g_autoptr (GError)     error = NULL;
  g_autoptr (GListModel) files = NULL;

  if (gtk_file_dialog_get_filters (GTK_FILE_DIALOG (source)) != NULL)
    files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);
  else
    files = gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL)
    request_files (self, files);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qd_window_show_message (self, error->message);
}

/* The endings of what readers read; which these are, each of them says. */
static const char *const suffixes[] = {
  "txt", "text", "md", "markdown", "mdown", "html", "htm", "xhtml", "mhtml", "mht", "pdf", "docx", "docm", "odt", "ott", "rtf", "epub", "eml", "mbox", "mbx",
  "rss", "atom", "rdf", "cdf", "json", "jsonl", "ndjson", "csv", "tsv", "tab", "ris", "bib", "bibtex", "newsml", "nitf", "xml", "warc", "wacz",
  "zip", "tar", "gz", "tgz", "xz", "txz", "zst", "tzst", "bz2", "tbz2", "tbz", NULL
};

static GListModel *
make_filters (void)
{
  GListStore    *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GtkFileFilter *articles = gtk_file_filter_new ();
  GtkFileFilter *all = gtk_file_filter_new ();

  gtk_file_filter_set_name (articles, _ ("Articles"));
  for (const char *const *suffix = suffixes; *suffix != NULL; suffix++)
    gtk_file_filter_add_suffix (articles, *suffix);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, articles);
  g_list_store_append (filters, all);
  g_object_unref (articles);
  g_object_unref (all);

  return G_LIST_MODEL (filters);
}

/* Asks which files to import; by a portal where there is one. */
void
_qd_window_open_files (QdWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel)    filters = make_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Import Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open_multiple (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
}

/* Asks which folders to import. */
void
_qd_window_open_folder (QdWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Import Folders"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_select_multiple_folders (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
}

static gboolean
can_import (QdWindow *self)
{
  return g_action_get_enabled (g_action_map_lookup_action (G_ACTION_MAP (self), "open-files"));
}

/* What is dragged out of the window gives addresses too, which are no files to import. */
static gboolean
drop_accept_cb (QdWindow *self,
                GdkDrop  *drop)
{
  return gdk_drop_get_drag (drop) == NULL && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), GDK_TYPE_FILE_LIST);
}

static GdkDragAction
drop_enter_cb (QdWindow *self)
{
  _qd_window_show_drop_area (self, can_import (self));

  return can_import (self) ? GDK_ACTION_COPY : 0;
}

static void
drop_leave_cb (QdWindow *self)
{
  _qd_window_show_drop_area (self, FALSE);
}

static gboolean
drop_cb (QdWindow     *self,
         const GValue *value)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GSList)    files = gdk_file_list_get_files (g_value_get_boxed (value));

  _qd_window_show_drop_area (self, FALSE);
  if (!can_import (self))
    return FALSE;

  for (GSList *iter = files; iter != NULL; iter = iter->next)
    g_ptr_array_add (array, g_object_ref (iter->data));
  _qd_window_request_import (self, array);

  return TRUE;
}

/* Lets files and folders be dropped anywhere on the window. */
void
_qd_window_add_drop_target (QdWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* Before the article's text, which would take the names of the files. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "accept", G_CALLBACK (drop_accept_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

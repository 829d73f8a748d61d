/* qd-app-export.c: writes what the window exports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/qd-application-private.h"
#include "import/qd-export.h"
#include "import/qd-note-writer.h"
#include "store/qd-whole-file.h"

/* How often the window is told how far it is, µs. */
#define TELL_AFTER (100 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  QdStore         *store;
  GArray          *ids;
  QdCitationFormat format;
  gboolean         quotations;
  GFile           *file;
  gint64           told;
  QdExportDialog  *dialog; /* borrowed: the callback has it */
} Export;

/* How far it is, on its way to the main thread. */
typedef struct
{
  GTask *task;
  double fraction;
} Progress;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_object_unref (export->store);
  g_array_unref (export->ids);
  g_object_unref (export->file);
  g_free (export);
}

static gboolean
progress_cb (gpointer user_data)
{
  g_autofree Progress *progress = user_data;
  g_autoptr (GTask)    task = progress->task;

  if (!g_task_get_completed (task) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    qd_export_dialog_set_fraction (((const Export *)g_task_get_task_data (task))->dialog, progress->fraction);
  return G_SOURCE_REMOVE;
}

static void
written_cb (guint    n_done,
            guint    n_articles,
            gpointer user_data)
{
  GTask *task = user_data;
  Export *export = g_task_get_task_data (task);
  gint64    now = g_get_monotonic_time ();
  Progress *progress;

  if (now - export->told < TELL_AFTER)
    return;
  export->told = now;
  progress = g_new0 (Progress, 1);
  *progress = (Progress){ g_object_ref (task), (double)n_done / MAX (n_articles, 1) };
  g_main_context_invoke (NULL, progress_cb, progress);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (qd_export_to_file (export->store, (const gint64 *)(gconstpointer) export->ids->data, export->ids->len, export->format, export->quotations,
                         export->file, written_cb, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  QdApplication             *self = QD_APPLICATION (source);
  g_autoptr (QdExportDialog) dialog = user_data;
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char   *base = g_file_get_basename (export->file);
  g_autofree char   *name = g_filename_display_name (base);
  g_autofree char   *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      message = g_strdup_printf (ngettext ("%u article exported to “%s”", "%u articles exported to “%s”", export->ids->len), export->ids->len, name);
      adw_dialog_force_close (ADW_DIALOG (dialog));
      if (self->window != NULL)
        qd_window_show_message (self->window, message);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      message = g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);
      qd_export_dialog_fail (dialog, message);
    }
  g_application_release (G_APPLICATION (self));
}

static void
save_cb (QdApplication  *self,
         const char     *format,
         gboolean        quotations,
         GFile          *file,
         QdExportDialog *dialog)
{
  g_autoptr (GTask)        task = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Export *export;
  QdCitationFormat parsed;

  if (self->store == NULL || !qd_citation_format_from_string (format, &parsed))
    return;
  export = g_new0 (Export, 1);
  export->store = g_object_ref (self->store);
  export->ids = g_array_ref (qd_export_dialog_get_ids (dialog));
  export->format = parsed;
  export->quotations = quotations;
  export->file = g_object_ref (file);
  export->dialog = dialog;
  /* The thread may be the last to let go of the task, and of what it is the task of: that must be no widget. */
  task = g_task_new (self, cancellable, exported_cb, g_object_ref (dialog));
  g_task_set_source_tag (task, save_cb);
  g_task_set_task_data (task, export, free_export);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  g_application_hold (G_APPLICATION (self));
  g_task_run_in_thread (task, export_thread);
}

/* Writes what the dialog asks for. */
void
_qd_application_export (QdApplication  *self,
                        QdExportDialog *dialog)
{
  g_signal_connect_object (dialog, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
}

/* Notes: few, and written at once */

static void
notes_written_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (QdNoteList) list = user_data;
  QdApplication         *self = QD_APPLICATION (g_application_get_default ());
  g_autoptr (GError)     error = NULL;
  g_autofree char       *base = g_file_get_basename (G_FILE (source));
  g_autofree char       *name = g_filename_display_name (base);
  g_autofree char       *message = NULL;

  if (qd_whole_file_replace_finish (G_FILE (source), result, &error))
    message = g_strdup_printf (_ ("Notes exported to “%s”"), name);
  else
    message = g_strdup_printf (_ ("“%s” could not be written: %s"), name, error->message);
  /* Its dialog may have been closed meanwhile. */
  if (gtk_widget_get_root (GTK_WIDGET (list)) != NULL)
    qd_note_list_show_message (list, message);
  else if (self->window != NULL)
    qd_window_show_message (self->window, message);
  g_application_release (G_APPLICATION (self));
}

/* Writes the notes that a list shows. */
void
_qd_application_export_notes (QdApplication *self,
                              QdNoteList    *list,
                              const char    *format,
                              GFile         *file)
{
  g_autoptr (GPtrArray) notes = qd_note_list_dup_records (list);
  char                 *text = g_str_equal (format, "annotation") ? qd_notes_dup_annotations (notes) : qd_notes_dup_markdown (notes);
  g_autoptr (GBytes)    bytes = g_bytes_new_take (text, strlen (text));

  /* What was begun comes to its end though the window is closed. */
  g_application_hold (G_APPLICATION (self));
  qd_whole_file_replace_async (file, bytes, NULL, notes_written_cb, g_object_ref (list));
}

/* qd-window-print.c: the article that is read on paper, or as a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "widgets/qd-article-print.h"
#include "widgets/qd-window-private.h"

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The window may be gone when what is printed has been loaded. */
static void
remember_window (GtkPrintOperation *operation,
                 QdWindow          *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  g_object_set_data_full (G_OBJECT (operation), "qd-window", weak, free_weak_ref);
}

static void
say_failure (QdWindow     *self,
             const GError *error)
{
  g_autofree char *message = g_strdup_printf (_ ("The article cannot be printed: %s"), error->message);

  qd_window_show_message (self, message);
}

static void
done_cb (QdWindow               *self,
         GtkPrintOperationResult result,
         GtkPrintOperation      *operation)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      say_failure (self, error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY && g_object_get_data (G_OBJECT (operation), "qd-pdf") != NULL)
    {
      qd_window_show_message (self, _ ("Saved as PDF"));
    }
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GtkPrintOperation      *operation = GTK_PRINT_OPERATION (source);
  GtkPrintOperationAction action = (GtkPrintOperationAction)GPOINTER_TO_INT (user_data);
  g_autoptr (QdWindow)    self = g_weak_ref_get (g_object_get_data (source, "qd-window"));
  g_autoptr (GError)      error = NULL;
  gboolean                loaded = qd_article_print_load_finish (operation, result, &error);

  if (self == NULL)
    return;
  if (!loaded)
    {
      say_failure (self, error);
      return;
    }
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  if (gtk_print_operation_run (operation, action, GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_info ("Printing failed: %s", error->message); /* what is told with “done” */
}

static void
run (QdWindow               *self,
     GtkPrintOperation      *operation,
     GtkPrintOperationAction action)
{
  if (self->library != NULL)
    qd_article_print_load_async (operation, qd_library_get_store (self->library), loaded_cb, GINT_TO_POINTER (action));
}

/* Prints the article that is read. */
void
_qd_window_print (QdWindow *self)
{
  QdArticle                    *article = qd_reading_pane_get_article (self->reading_pane);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (article == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  operation = qd_article_print_new (article);
  remember_window (operation, self);
  run (self, operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkPrintOperation) operation = user_data;
  g_autoptr (QdWindow)          self = g_weak_ref_get (g_object_get_data (G_OBJECT (operation), "qd-window"));
  g_autoptr (GError)            error = NULL;
  g_autoptr (GFile)             file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  const char                   *path = file != NULL ? g_file_peek_path (file) : NULL;

  if (self == NULL)
    return;
  if (path != NULL)
    {
      g_object_set_data (G_OBJECT (operation), "qd-pdf", GINT_TO_POINTER (TRUE));
      gtk_print_operation_set_export_filename (operation, path);
      run (self, operation, GTK_PRINT_OPERATION_ACTION_EXPORT);
    }
  else if (file != NULL)
    {
      qd_window_show_message (self, _ ("Choose a folder of this computer for the PDF."));
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    {
      say_failure (self, error);
    }
}

/* Without what a file's name cannot have. */
static char *
dup_file_name (QdArticle *article)
{
  g_autofree char *title = qd_article_record_dup_title (article->record);
  g_autofree char *head = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), 80));

  return g_strconcat (g_strdelimit (head, "/\\:*?\"<>|\r\n\t", ' '), ".pdf", NULL);
}

/* Writes the article that is read as PDF, where the person wants it. */
void
_qd_window_save_pdf (QdWindow *self)
{
  QdArticle                *article = qd_reading_pane_get_article (self->reading_pane);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char          *name = NULL;
  GtkPrintOperation        *operation;

  if (article == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  operation = qd_article_print_new (article);
  remember_window (operation, self);
  dialog = gtk_file_dialog_new ();
  name = dup_file_name (article);
  gtk_file_dialog_set_title (dialog, _ ("Save as PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, chosen_cb, operation);
}

/* qd-export-dialog.c: articles and quotations into a file of another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-export-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name; /* as qd_citation_format_from_string() takes it */
  const char *title;
  const char *explanation;
  const char *suffix;
} Format;

static const Format formats[] = {
  { "csl-json", N_ ("CSL-JSON"), N_ ("References for Zotero, pandoc and others"), "json" },
  { "ris", N_ ("RIS"), N_ ("References for EndNote, Zotero, Citavi and others"), "ris" },
  { "bibtex", N_ ("BibTeX"), N_ ("References for LaTeX"), "bib" },
  { "markdown", N_ ("Markdown"), N_ ("Text to read and edit, with citations"), "md" },
  { "html", N_ ("Web Page"), N_ ("HTML to read, print or open in a word processor"), "html" },
  { "csv", N_ ("Table"), N_ ("CSV for spreadsheets and statistics"), "csv" },
  { "jsonl", N_ ("JSON Lines"), N_ ("A record a line, for scripts; articles can be imported again"), "jsonl" },
  { "annotation", N_ ("Web Annotations"), N_ ("W3C annotations of the pages that the quotations stand in"), "jsonld" },
};

struct _QdExportDialog
{
  AdwDialog parent_instance;

  AdwPreferencesGroup *group;
  AdwComboRow         *what;
  AdwComboRow         *format;
  GtkLabel            *explanation;
  GtkLabel            *problem;
  GtkProgressBar      *progress;
  GtkButton           *save_button;

  GArray *ids;
};

enum {
  SIGNAL_SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdExportDialog, qd_export_dialog, ADW_TYPE_DIALOG)

static const Format *
get_format (QdExportDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->format);

  return &formats[selected < G_N_ELEMENTS (formats) ? selected : 0];
}

/* Annotations are of quotations always. */
static void
format_cb (QdExportDialog *self)
{
  const Format *format = get_format (self);
  gboolean      choice = g_strcmp0 (format->name, "annotation") != 0;

  gtk_label_set_text (self->explanation, _ (format->explanation));
  gtk_widget_set_sensitive (GTK_WIDGET (self->what), choice);
  if (!choice)
    adw_combo_row_set_selected (self->what, 1);
}

static void
set_busy (QdExportDialog *self,
          gboolean        busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
}

static void
show_problem (QdExportDialog *self,
              const char     *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* A dialog that was dismissed is no failure. */
static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdExportDialog) self = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GFile)          file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    {
      show_problem (self, NULL);
      gtk_progress_bar_set_fraction (self->progress, 0);
      set_busy (self, TRUE);
      g_signal_emit (self, signals[SIGNAL_SAVE], 0, get_format (self)->name, adw_combo_row_get_selected (self->what) == 1, file);
    }
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    show_problem (self, error->message);
}

static void
save_cb (QdExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  gboolean                  quotations = adw_combo_row_get_selected (self->what) == 1;
  /* Translators: the suggested name of a file, without its ending. */
  g_autofree char *name = g_strconcat (quotations ? C_ ("file name", "Quotations") : C_ ("file name", "Articles"), ".", get_format (self)->suffix, NULL);

  gtk_file_dialog_set_title (dialog, _ ("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

static void
qd_export_dialog_dispose (GObject *object)
{
  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (qd_export_dialog_parent_class)->dispose (object);
}

static void
qd_export_dialog_finalize (GObject *object)
{
  g_clear_pointer (&QD_EXPORT_DIALOG (object)->ids, g_array_unref);

  G_OBJECT_CLASS (qd_export_dialog_parent_class)->finalize (object);
}

static void
qd_export_dialog_class_init (QdExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = qd_export_dialog_finalize;

  signals[SIGNAL_SAVE] = g_signal_new ("save", QD_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_FILE);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, group);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QdExportDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
qd_export_dialog_init (QdExportDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (titles, _ (formats[i].title));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (titles));
  format_cb (self);
}

/**
 * qd_export_dialog_new:
 * @ids: (not nullable) (element-type gint64): articles' rows
 *
 * Thread: main.
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
qd_export_dialog_new (GArray *ids)
{
  QdExportDialog  *self;
  g_autofree char *description = NULL;

  g_return_val_if_fail (ids != NULL, NULL);

  self = g_object_new (QD_TYPE_EXPORT_DIALOG, NULL);
  self->ids = g_array_ref (ids);
  description = g_strdup_printf (ngettext ("%'u article", "%'u articles", ids->len), ids->len);
  adw_preferences_group_set_description (self->group, description);
  return ADW_DIALOG (self);
}

/**
 * qd_export_dialog_get_ids:
 * @self: a dialog
 *
 * Thread: main.
 *
 * Returns: (transfer none) (element-type gint64): the articles
 */
GArray *
qd_export_dialog_get_ids (QdExportDialog *self)
{
  g_return_val_if_fail (QD_IS_EXPORT_DIALOG (self), NULL);

  return self->ids;
}

/**
 * qd_export_dialog_set_fraction:
 * @self: a dialog
 * @fraction: how much has been written, from 0 to 1
 *
 * Thread: main.
 */
void
qd_export_dialog_set_fraction (QdExportDialog *self,
                               double          fraction)
{
  g_return_if_fail (QD_IS_EXPORT_DIALOG (self));

  gtk_progress_bar_set_fraction (self->progress, fraction);
}

/**
 * qd_export_dialog_fail:
 * @self: a dialog
 * @message: (not nullable): why nothing was written
 *
 * Lets the person try again. Thread: main.
 */
void
qd_export_dialog_fail (QdExportDialog *self,
                       const char     *message)
{
  g_return_if_fail (QD_IS_EXPORT_DIALOG (self));
  g_return_if_fail (message != NULL);

  set_busy (self, FALSE);
  show_problem (self, message);
}

/* qd-problems-dialog.c: what could not be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-problems-dialog.h"

#include "model/qd-activity.h"

struct _QdProblemsDialog
{
  AdwDialog parent_instance;

  /* Template children */
  GtkListView *view;

  /* Owned */
  GListModel *problems;
};

G_DEFINE_FINAL_TYPE (QdProblemsDialog, qd_problems_dialog, ADW_TYPE_DIALOG)

static void
copy_cb (QdProblemsDialog *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->problems); i++)
    {
      g_autoptr (QdProblem) problem = g_list_model_get_item (self->problems, i);
      g_autofree char      *place = qd_problem_dup_place (problem);

      g_string_append_printf (text, "%s\t%s\n", place, qd_problem_get_message (problem));
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

static void
qd_problems_dialog_dispose (GObject *object)
{
  g_clear_object (&QD_PROBLEMS_DIALOG (object)->problems);
  /* The child goes by way of its parent, which would let go of it again. */
  adw_dialog_set_child (ADW_DIALOG (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_PROBLEMS_DIALOG);

  G_OBJECT_CLASS (qd_problems_dialog_parent_class)->dispose (object);
}

static void
qd_problems_dialog_class_init (QdProblemsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_problems_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-problems-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdProblemsDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
qd_problems_dialog_init (QdProblemsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_problems_dialog_new:
 * @problems: (not nullable): a list of #QdProblem; a reference is taken
 *
 * Returns: (transfer floating): a dialog
 */
AdwDialog *
qd_problems_dialog_new (GListModel *problems)
{
  QdProblemsDialog          *self;
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (problems), NULL);

  self = g_object_new (QD_TYPE_PROBLEMS_DIALOG, NULL);
  self->problems = g_object_ref (problems);
  selection = gtk_no_selection_new (g_object_ref (problems));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));

  return ADW_DIALOG (self);
}

/* qd-shortcuts-dialog.c: all that can be done by key
 *
 * GtkShortcutsWindow is a window of its own, as wide as its keys, and does not fold; libadwaita has a dialog for them from 1.8 on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-shortcuts-dialog.h"

#include "widgets/qd-shortcut-row.h"

struct _QdShortcutsDialog
{
  AdwDialog parent_instance;

  /* Template children */
  GtkStack       *stack;
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search;
  GtkBox         *groups;
};

G_DEFINE_FINAL_TYPE (QdShortcutsDialog, qd_shortcuts_dialog, ADW_TYPE_DIALOG)

/* The list of a group lies deep in it. Shows the rows that match. */
static gboolean
filter_rows (GtkWidget  *at,
             const char *words)
{
  gboolean any = FALSE;

  if (QD_IS_SHORTCUT_ROW (at))
    {
      any = qd_shortcut_row_matches (QD_SHORTCUT_ROW (at), words);
      gtk_widget_set_visible (at, any);
      return any;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (at); child != NULL; child = gtk_widget_get_next_sibling (child))
    any |= filter_rows (child, words);

  return any;
}

static void
search_cb (QdShortcutsDialog *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  gboolean    any = FALSE;

  for (GtkWidget *group = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); group != NULL; group = gtk_widget_get_next_sibling (group))
    {
      gboolean found = filter_rows (group, words);

      gtk_widget_set_visible (group, found);
      any |= found;
    }
  gtk_stack_set_visible_child_name (self->stack, any ? "keys" : "nothing");
}

static void
qd_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (qd_shortcuts_dialog_parent_class)->dispose (object);
}

static void
qd_shortcuts_dialog_class_init (QdShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_shortcuts_dialog_dispose;

  g_type_ensure (QD_TYPE_SHORTCUT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QdShortcutsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QdShortcutsDialog, search_bar);
  gtk_widget_class_bind_template_child (widget_class, QdShortcutsDialog, search);
  gtk_widget_class_bind_template_child (widget_class, QdShortcutsDialog, groups);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
qd_shortcuts_dialog_init (QdShortcutsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));
}

/**
 * qd_shortcuts_dialog_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a dialog that tells all keys, and lets them be searched
 */
AdwDialog *
qd_shortcuts_dialog_new (void)
{
  return g_object_new (QD_TYPE_SHORTCUTS_DIALOG, NULL);
}

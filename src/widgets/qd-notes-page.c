/* qd-notes-page.c: what was marked and noted in the whole library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-notes-page.h"

#include "widgets/qd-menu-names.h"

struct _QdNotesPage
{
  AdwBin parent_instance;

  /* Template children */
  GtkSearchBar   *search_bar;
  GtkSearchEntry *search_entry;
  GtkMenuButton  *export_button;
  QdNoteList     *list;
};

G_DEFINE_FINAL_TYPE (QdNotesPage, qd_notes_page, ADW_TYPE_BIN)

static void
search_cb (QdNotesPage *self)
{
  qd_note_list_set_query (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
qd_notes_page_dispose (GObject *object)
{
  QdNotesPage *self = QD_NOTES_PAGE (object);

  /* The child goes by way of the bin, which would let go of it again. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QD_TYPE_NOTES_PAGE);

  G_OBJECT_CLASS (qd_notes_page_parent_class)->dispose (object);
}

static void
qd_notes_page_class_init (QdNotesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_notes_page_dispose;

  g_type_ensure (QD_TYPE_NOTE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QdNotesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, QdNotesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, QdNotesPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, QdNotesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
qd_notes_page_init (QdNotesPage *self)
{
  GActionMap *actions;

  gtk_widget_init_template (GTK_WIDGET (self));
  actions = G_ACTION_MAP (qd_note_list_get_actions (self->list));
  g_object_bind_property (g_action_map_lookup_action (actions, "export"), "enabled", self->export_button, "sensitive", G_BINDING_SYNC_CREATE);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", qd_note_list_get_actions (self->list));
  qd_menu_names_watch_buttons (GTK_WIDGET (self));
}

/**
 * qd_notes_page_new:
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a page without notes
 */
GtkWidget *
qd_notes_page_new (void)
{
  return g_object_new (QD_TYPE_NOTES_PAGE, NULL);
}

/**
 * qd_notes_page_set_library:
 * @self: (not nullable): a page
 * @library: (nullable): whose notes to list
 *
 * Thread: main.
 */
void
qd_notes_page_set_library (QdNotesPage *self,
                           QdLibrary   *library)
{
  g_return_if_fail (QD_IS_NOTES_PAGE (self));
  g_return_if_fail (library == NULL || QD_IS_LIBRARY (library));

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  qd_note_list_set_article (self->list, library, 0);
}

/**
 * qd_notes_page_get_list:
 * @self: (not nullable): a page
 *
 * Thread: main.
 *
 * Returns: (transfer none): the list in it
 */
QdNoteList *
qd_notes_page_get_list (QdNotesPage *self)
{
  g_return_val_if_fail (QD_IS_NOTES_PAGE (self), NULL);

  return self->list;
}

/* qd-window-reading.c: what can be done with the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-details-dialog.h"
#include "widgets/qd-window-private.h"

/* Where no article is in sight, words are looked for in all of them. */
static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdWindow *self = user_data;

  if (!qd_reading_pane_find (self->reading_pane, 0))
    _qd_window_search (self);
}

static void
find_next_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  qd_reading_pane_find (((QdWindow *)user_data)->reading_pane, 1);
}

static void
find_previous_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  qd_reading_pane_find (((QdWindow *)user_data)->reading_pane, -1);
}

static void
highlight_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  QdWindow *self = user_data;

  if (!qd_article_notes_highlight (qd_reading_pane_get_notes (self->reading_pane), g_variant_get_int32 (parameter)))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
note_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdWindow *self = user_data;

  if (!qd_article_notes_edit (qd_reading_pane_get_notes (self->reading_pane), GTK_WIDGET (self)))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
remove_note_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  QdWindow *self = user_data;

  if (!qd_article_notes_remove (qd_reading_pane_get_notes (self->reading_pane)))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
notes_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  _qd_window_show_notes (user_data);
}

static void
copy_cited_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  QdWindow        *self = user_data;
  g_autofree char *cited = qd_reading_pane_dup_cited (self->reading_pane);

  if (cited == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), cited);
  qd_window_show_message (self, _ ("Copied with its citation"));
}

static void
caret_browsing_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  QdWindow *self = user_data;
  gboolean  on = !g_settings_get_boolean (self->settings, "caret-browsing");

  g_settings_set_boolean (self->settings, "caret-browsing", on);
  qd_window_show_message (self, on ? _ ("The arrow keys move a caret through the text") : _ ("The arrow keys scroll the text"));
}

static void
print_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  _qd_window_print (user_data);
}

static void
save_pdf_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  _qd_window_save_pdf (user_data);
}

static void
details_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  QdWindow  *self = user_data;
  QdArticle *article = qd_reading_pane_get_article (self->reading_pane);

  if (article != NULL)
    adw_dialog_present (qd_details_dialog_new (self->library, article), GTK_WIDGET (self));
}

static const GActionEntry entries[] = {
  { "find", find_cb },
  { "find-next", find_next_cb },
  { "find-previous", find_previous_cb },
  { "highlight", highlight_cb, "i" },
  { "note", note_cb },
  { "remove-note", remove_note_cb },
  { "notes", notes_cb },
  { "copy-cited", copy_cited_cb },
  { "caret-browsing", caret_browsing_cb },
  { "print", print_cb },
  { "details", details_cb },
  { "save-pdf", save_pdf_cb },
};

static void
add_key (GtkEventController *controller,
         const char         *trigger,
         GtkShortcutAction  *action,
         GVariant           *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action);

  gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Letters alone are looked at when nothing else has used the key, as an entry would. */
static void
add_letters (QdWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_key (controller, "h", gtk_named_action_new ("win.highlight"), g_variant_new_int32 (-1));
  add_key (controller, "m", gtk_named_action_new ("win.note"), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Adds the actions. Their keys belong to the application; see QdApplication. */
void
_qd_window_add_reading (QdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_letters (self);
  _qd_window_update_reading (self);
}

static void
set_enabled (QdWindow   *self,
             const char *name,
             gboolean    enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  /* The other actions are brought up to date before these are there. */
  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Brings the actions up to date with what is shown. */
void
_qd_window_update_reading (QdWindow *self)
{
  gboolean writable = self->library != NULL && qd_library_get_writable (self->library);
  gboolean reading = _qd_window_get_article_id (self) != 0;

  set_enabled (self, "find", self->library != NULL);
  set_enabled (self, "find-next", reading);
  set_enabled (self, "find-previous", reading);
  set_enabled (self, "copy-cited", reading);
  set_enabled (self, "print", reading);
  set_enabled (self, "details", reading);
  set_enabled (self, "save-pdf", reading);
  set_enabled (self, "highlight", reading && writable);
  set_enabled (self, "note", reading && writable);
  set_enabled (self, "remove-note", reading && writable);
  set_enabled (self, "notes", self->library != NULL);
}

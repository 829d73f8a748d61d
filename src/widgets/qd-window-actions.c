/* qd-window-actions.c: what can be done in the window by menu, button and key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-check-dialog.h"
#include "widgets/qd-compare-dialog.h"
#include "widgets/qd-preferences-dialog.h"
#include "widgets/qd-problems-dialog.h"
#include "widgets/qd-shortcuts-dialog.h"
#include "widgets/qd-window-private.h"

static void
open_files_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  _qd_window_open_files (user_data);
}

static void
open_folder_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  _qd_window_open_folder (user_data);
}

static void
sample_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  _qd_window_request_sample (user_data);
}

static void
recover_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  _qd_window_request_recovery (user_data, g_variant_get_string (parameter, NULL));
}

/* Lets the person look for articles. */
void
_qd_window_search (QdWindow *self)
{
  /* On a folded window the search is on the page of the articles. */
  adw_navigation_split_view_set_show_content (self->outer_split, TRUE);
  adw_navigation_split_view_set_show_content (self->inner_split, FALSE);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->desk_stack), "articles") != 0)
    _qd_window_show_place (self, QD_SOURCE_ALL);
  qd_article_pane_focus_search (self->article_pane);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  _qd_window_search (user_data);
}

static void
go (QdWindow *self,
    int       steps)
{
  qd_reading_pane_go (self->reading_pane, steps);
  _qd_window_update_actions (self);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdWindow *self = user_data;

  if (_qd_window_can_go_back_to_page (self))
    _qd_window_show_place (self, self->way_back);
  else
    go (self, -1);
}

static void
forward_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  go (user_data, 1);
}

static void
star_cb (GSimpleAction *action,
         GVariant      *state,
         gpointer       user_data)
{
  QdWindow *self = user_data;

  qd_reading_pane_set_starred (self->reading_pane, g_variant_get_boolean (state));
}

static void
panel_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       user_data)
{
  QdWindow *self = user_data;

  qd_reading_pane_set_panel_shown (self->reading_pane, g_variant_get_boolean (state));
}

static void
next_quotation_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  QdWindow *self = user_data;

  qd_reading_pane_next_quotation (self->reading_pane);
}

static void
previous_quotation_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  QdWindow *self = user_data;

  qd_reading_pane_previous_quotation (self->reading_pane);
}

static void
show_problems_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  QdWindow *self = user_data;

  if (self->activity != NULL)
    adw_dialog_present (qd_problems_dialog_new (qd_activity_get_problems (self->activity)), GTK_WIDGET (self));
}

static void
rendition_activated_cb (QdWindow *self,
                        gint64    article_id,
                        gint64    quotation_id)
{
  qd_reading_pane_open (self->reading_pane, article_id, quotation_id);
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  QdWindow   *self = user_data;
  const char *statement = g_variant_get_string (parameter, NULL);
  AdwDialog  *dialog;

  /* Before there is a library there is no pane either. */
  if (*statement == '\0')
    statement = self->library != NULL ? qd_reading_pane_get_statement (self->reading_pane) : NULL;
  if (statement == NULL || self->library == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  dialog = qd_compare_dialog_new (self->library, statement, qd_reading_pane_get_quotation_id (self->reading_pane));
  g_signal_connect_object (dialog, "rendition-activated", G_CALLBACK (rendition_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Shows who has words, or asks for some. */
void
_qd_window_check (QdWindow   *self,
                  const char *words)
{
  AdwDialog *dialog = qd_check_dialog_new (self->library, words);

  g_signal_connect_object (dialog, "rendition-activated", G_CALLBACK (rendition_activated_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* What is selected in the article is what one wants to know about. */
static void
check_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  QdWindow        *self = user_data;
  g_autofree char *words = qd_reading_pane_dup_selected_text (self->reading_pane);

  _qd_window_check (self, words);
}

static void
copy_link_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  _qd_window_copy_link (user_data);
}

static void
correct_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  _qd_window_correct (user_data, g_variant_get_int64 (parameter));
}

static void
relate_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  QdRelationRequest request;
  const char       *kind;

  g_variant_get (parameter, "(xx&s)", &request.quotation_id, &request.other_id, &kind);
  if (qd_relation_kind_from_string (kind, &request.kind))
    _qd_window_relate (user_data, &request);
}

static void
same_statement_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  _qd_window_choose_statement (user_data, g_variant_get_int64 (parameter));
}

static void
mark_quotation_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  _qd_window_mark_quotation (user_data);
}

static void
corrections_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  _qd_window_show_corrections (user_data);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  adw_dialog_present (qd_preferences_dialog_new (), GTK_WIDGET (user_data));
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_dialog_present (qd_shortcuts_dialog_new (), GTK_WIDGET (user_data));
}

static void
report_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  qd_window_show_message (user_data, g_variant_get_string (parameter, NULL));
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _qd_window_undo (user_data);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _qd_window_redo (user_data);
}

static const GActionEntry entries[] = {
  { "open-files", open_files_cb },
  { "open-folder", open_folder_cb },
  { "sample", sample_cb },
  { "recover", recover_cb, "s" },
  { "search", search_cb },
  { "back", back_cb },
  { "forward", forward_cb },
  { "star", NULL, NULL, "false", star_cb },
  { "panel", NULL, NULL, "false", panel_cb },
  { "check", check_cb },
  { "compare", compare_cb, "s" },
  { "copy-link", copy_link_cb },
  { "correct", correct_cb, "x" },
  { "relate", relate_cb, "(xxs)" },
  { "same-statement", same_statement_cb, "x" },
  { "mark-quotation", mark_quotation_cb },
  { "corrections", corrections_cb },
  { "next-quotation", next_quotation_cb },
  { "next-region", _qd_window_next_region_cb },
  { "previous-region", _qd_window_previous_region_cb },
  { "previous-quotation", previous_quotation_cb },
  { "preferences", preferences_cb },
  { "shortcuts", shortcuts_cb },
  { "report", report_cb, "s" },
  { "redo", redo_cb },
  { "undo", undo_cb },
  { "show-problems", show_problems_cb },
};

static void
set_enabled (QdWindow   *self,
             const char *name,
             gboolean    enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

static void
set_state (QdWindow   *self,
           const char *name,
           gboolean    state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), g_variant_new_boolean (state));
}

/* Letters alone must not be accelerators of the application, which would take them out of the search entry: they are
 * looked at when nothing else has used the key. */
static void
add_letters (QdWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_j, 0), gtk_named_action_new ("win.next-quotation")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_k, 0), gtk_named_action_new ("win.previous-quotation")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_c, 0), gtk_named_action_new ("win.compare"), "s", ""));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK), gtk_named_action_new ("win.undo")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control><Shift>z"), gtk_named_action_new ("win.redo")));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_e, 0), gtk_named_action_new ("win.correct"), "x", G_GINT64_CONSTANT (0)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Adds the actions. Their keys belong to the application; see QdApplication. */
void
_qd_window_add_actions (QdWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  add_letters (self);
  set_enabled (self, "sample", FALSE);
  _qd_window_update_actions (self);
}

/* Brings the actions up to date with what is shown. */
void
_qd_window_update_actions (QdWindow *self)
{
  gboolean writable = self->library != NULL && !qd_store_get_read_only (qd_library_get_store (self->library));
  gboolean reading = _qd_window_get_article_id (self) != 0;

  set_enabled (self, "open-files", writable);
  set_enabled (self, "open-folder", writable);
  set_enabled (self, "search", self->library != NULL);
  set_enabled (self, "check", self->library != NULL);
  set_enabled (self, "back", self->reading_pane != NULL && (qd_reading_pane_can_go (self->reading_pane, -1) || _qd_window_can_go_back_to_page (self)));
  set_enabled (self, "forward", self->reading_pane != NULL && qd_reading_pane_can_go (self->reading_pane, 1));
  set_enabled (self, "star", reading && writable);
  set_enabled (self, "correct", reading && writable);
  set_enabled (self, "relate", writable);
  set_enabled (self, "same-statement", reading && writable);
  set_enabled (self, "mark-quotation", reading && writable);
  set_enabled (self, "corrections", self->library != NULL);
  set_enabled (self, "panel", reading);
  set_enabled (self, "copy-link", reading);
  set_enabled (self, "next-quotation", reading);
  set_enabled (self, "previous-quotation", reading);
  set_enabled (self, "show-problems", self->activity != NULL && g_list_model_get_n_items (qd_activity_get_problems (self->activity)) > 0);
  _qd_window_update_reading (self);
  set_state (self, "star", self->reading_pane != NULL && qd_reading_pane_get_starred (self->reading_pane));
  set_state (self, "panel", self->reading_pane != NULL && qd_reading_pane_get_panel_shown (self->reading_pane));
}

/* qd-source-pane-fold.c: headings of the source list, which fold what is below them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-source-pane-private.h"

static void
fold (QdSourcePane *self,
      QdSourceItem *heading,
      gboolean      folded)
{
  g_auto (GStrv) names = NULL;

  qd_source_sections_fold (self->sections, heading, folded);
  names = qd_source_sections_dup_folded (self->sections);
  g_settings_set_strv (self->settings, "folded-sections", (const char *const *)names);
}

/* On release, as a list that is scrolled by a finger is pressed first. */
static void
released_cb (QdSourcePane *self,
             int           n_press,
             double        x,
             double        y,
             GtkGesture   *gesture)
{
  QdSourceRow  *row = _qd_source_pane_pick_row (self, x, y);
  QdSourceItem *item = row != NULL ? qd_source_row_get_item (row) : NULL;

  if (item == NULL || qd_source_item_get_kind (item) != QD_SOURCE_HEADING)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  fold (self, item, !qd_source_item_get_folded (item));
}

/* On a heading: -1 unfolds what is below it, 1 folds it, 0 does the other. */
static gboolean
fold_key_cb (GtkWidget *view,
             GVariant  *arguments,
             gpointer   user_data)
{
  QdSourcePane *self = user_data;
  GtkWidget    *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget    *row = focus != NULL && gtk_widget_is_ancestor (focus, view) ? gtk_widget_get_first_child (focus) : NULL;
  QdSourceItem *item = row != NULL && QD_IS_SOURCE_ROW (row) ? qd_source_row_get_item (QD_SOURCE_ROW (row)) : NULL;
  int           how = g_variant_get_int32 (arguments);

  if (item == NULL || qd_source_item_get_kind (item) != QD_SOURCE_HEADING)
    return GDK_EVENT_PROPAGATE;

  /* Keys point where the text goes. */
  if (gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL)
    how = -how;
  fold (self, item, how == 0 ? !qd_source_item_get_folded (item) : how > 0);
  return GDK_EVENT_STOP;
}

static void
add_fold_key (QdSourcePane          *self,
              GtkShortcutController *controller,
              const char            *trigger,
              int                    how)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_callback_action_new (fold_key_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (how));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* By pointer, finger or key. */
void
_qd_source_pane_add_folding (QdSourcePane *self)
{
  GtkGesture            *primary = gtk_gesture_click_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (primary), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (primary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (primary, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (primary));

  /* Before the list view, which has no use for these on a heading. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  add_fold_key (self, keys, "space|Return|KP_Enter", 0);
  add_fold_key (self, keys, "Left|KP_Left", 1);
  add_fold_key (self, keys, "Right|KP_Right", -1);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (keys));
}

/* qd-source-pane-actions.c: what can be done with outlets, tags and saved searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-sources.h"
#include "widgets/qd-alert.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-merge-dialog.h"
#include "widgets/qd-name-dialog.h"
#include "widgets/qd-source-pane-private.h"
#include "widgets/qd-split-dialog.h"

/* What an action is about: (transfer none) (nullable). */
static QdSourceItem *
get_target (QdSourcePane *self)
{
  if (self->menu_item != NULL)
    return self->menu_item;

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

gboolean
_qd_source_pane_is_writable (QdSourcePane *self)
{
  return self->library != NULL && qd_library_get_writable (self->library);
}

/* What is of one kind, in its order: (transfer full). */
GPtrArray *
_qd_source_pane_collect (QdSourcePane *self,
                         QdSourceKind  kind)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sources)); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      if (qd_source_item_get_kind (item) == kind)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }

  return items;
}

static gboolean
has_several (QdSourcePane *self,
             QdSourceKind  kind)
{
  g_autoptr (GPtrArray) items = _qd_source_pane_collect (self, kind);

  return items->len > 1;
}

/* What a person named, or what is named so where it was imported. */
gboolean
_qd_source_pane_has_name (QdSourceKind kind)
{
  return kind == QD_SOURCE_SEARCH || kind == QD_SOURCE_TAG || kind == QD_SOURCE_OUTLET;
}

/* Names */

static void
name_given_cb (GtkWidget  *parent,
               const char *name,
               guint       colour,
               gpointer    user_data)
{
  QdSourcePane        *self = QD_SOURCE_PANE (parent);
  QdSourceItem        *item = user_data;
  gint64               id = qd_source_item_get_id (item);
  g_autoptr (QdChange) change = NULL;
  g_autofree char     *message = NULL;

  if (!_qd_source_pane_is_writable (self))
    return;

  switch (qd_source_item_get_kind (item))
    {
    case QD_SOURCE_OUTLET:
      change = qd_change_new_rename_sources (&id, 1, name);
      message = g_strdup_printf (_ ("“%s” is listed as “%s”"), qd_source_item_get_title (item), name);
      break;

    case QD_SOURCE_TAG:
      change = qd_change_new (QD_CHANGE_EDIT_TAG, g_variant_new ("(xsu)", id, name, colour));
      message = g_strdup (_ ("Tag changed"));
      break;

    case QD_SOURCE_SEARCH:
      change = qd_change_new (QD_CHANGE_RENAME_SEARCH, g_variant_new ("(xs)", id, name));
      message = g_strdup (_ ("Saved search renamed"));
      break;

    case QD_SOURCE_ALL:
    case QD_SOURCE_UNREAD:
    case QD_SOURCE_STARRED:
    case QD_SOURCE_STORIES:
    case QD_SOURCE_SPEAKERS:
    case QD_SOURCE_NOTES:
    case QD_SOURCE_HEADING:
    default:
      return;
    }
  qd_library_apply (self->library, change, message);
}

static void
rename_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  QdSourcePane  *self = QD_SOURCE_PANE (widget);
  QdSourceItem  *item = get_target (self);
  QdNameQuestion question = { .label = _ ("Name"), .accept = _ ("_Rename") };

  if (item == NULL || !_qd_source_pane_is_writable (self))
    return;

  question.name = qd_source_item_get_title (item);
  switch (qd_source_item_get_kind (item))
    {
    case QD_SOURCE_OUTLET:
      question.heading = _ ("Rename Source");
      question.body = _ ("Its articles are listed under this name, also those that are still to be imported. The name of another source makes them one.");
      break;

    case QD_SOURCE_TAG:
      question.heading = _ ("Edit Tag");
      question.accept = _ ("_Save");
      question.colours = TRUE;
      question.colour = qd_source_item_get_colour (item);
      break;

    case QD_SOURCE_SEARCH:
      question.heading = _ ("Rename Saved Search");
      break;

    case QD_SOURCE_ALL:
    case QD_SOURCE_UNREAD:
    case QD_SOURCE_STARRED:
    case QD_SOURCE_STORIES:
    case QD_SOURCE_SPEAKERS:
    case QD_SOURCE_NOTES:
    case QD_SOURCE_HEADING:
    default:
      return;
    }
  qd_name_dialog_ask (widget, &question, name_given_cb, g_object_ref (item), g_object_unref);
}

static void
tag_named_cb (GtkWidget  *parent,
              const char *name,
              guint       colour,
              gpointer    user_data)
{
  QdSourcePane        *self = QD_SOURCE_PANE (parent);
  g_autoptr (QdChange) change = qd_change_new_add_tag (name, colour, NULL, 0);
  g_autofree char     *message = g_strdup_printf (_ ("Tag “%s” added"), name);

  if (_qd_source_pane_is_writable (self))
    qd_library_apply (self->library, change, message);
}

static void
new_tag_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  QdSourcePane  *self = QD_SOURCE_PANE (widget);
  QdNameQuestion question = { .heading = _ ("New Tag"), .label = _ ("Name"), .accept = _ ("_Add"), .colours = TRUE, .colour = QD_TAG_BLUE };

  if (_qd_source_pane_is_writable (self))
    qd_name_dialog_ask (widget, &question, tag_named_cb, NULL, NULL);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  QdSourcePane        *self = QD_SOURCE_PANE (widget);
  QdSourceItem        *item = get_target (self);
  QdSourceKind         kind = item != NULL ? qd_source_item_get_kind (item) : QD_SOURCE_ALL;
  g_autoptr (QdChange) change = NULL;
  g_autofree char     *message = NULL;

  if ((kind != QD_SOURCE_TAG && kind != QD_SOURCE_SEARCH) || !_qd_source_pane_is_writable (self))
    return;

  change = qd_change_new (kind == QD_SOURCE_TAG ? QD_CHANGE_REMOVE_TAG : QD_CHANGE_REMOVE_SEARCH, g_variant_new_int64 (qd_source_item_get_id (item)));
  message = g_strdup_printf (kind == QD_SOURCE_TAG ? _ ("Tag “%s” removed") : _ ("Saved search “%s” removed"), qd_source_item_get_title (item));
  qd_library_apply (self->library, change, message);
}

/* Merging: what is to be merged, and the rows of what it can be merged into. */
typedef struct
{
  QdSourcePane *self;
  QdSourceItem *item;
  GPtrArray    *others;
} Merger;

static void
merger_free (Merger *merger)
{
  g_clear_object (&merger->self);
  g_clear_object (&merger->item);
  g_clear_pointer (&merger->others, g_ptr_array_unref);
  g_free (merger);
}

static void
merge_into (gpointer user_data,
            guint    chosen)
{
  Merger              *merger = user_data;
  gint64               id = qd_source_item_get_id (merger->item);
  QdSourceItem        *into = merger->others->pdata[chosen];
  g_autoptr (QdChange) change = NULL;
  g_autofree char     *message = NULL;

  if (!_qd_source_pane_is_writable (merger->self))
    return;

  if (qd_source_item_get_kind (merger->item) == QD_SOURCE_TAG)
    {
      change = qd_change_new (QD_CHANGE_MERGE_TAG, g_variant_new ("(xx)", id, qd_source_item_get_id (into)));
      message = g_strdup_printf (_ ("Tag “%s” became “%s”"), qd_source_item_get_title (merger->item), qd_source_item_get_title (into));
    }
  else
    {
      change = qd_change_new_rename_sources (&id, 1, qd_source_item_get_name (into));
      message = g_strdup_printf (_ ("“%s” is listed as “%s”"), qd_source_item_get_title (merger->item), qd_source_item_get_title (into));
    }
  qd_library_apply (merger->self->library, change, message);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  QdSourcePane             *self = QD_SOURCE_PANE (widget);
  QdSourceItem             *item = get_target (self);
  QdSourceKind              kind = item != NULL ? qd_source_item_get_kind (item) : QD_SOURCE_ALL;
  gboolean                  tag = kind == QD_SOURCE_TAG;
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char          *body = NULL;
  Merger                   *merger;

  if ((kind != QD_SOURCE_OUTLET && !tag) || !_qd_source_pane_is_writable (self))
    return;
  if (!has_several (self, kind))
    {
      gtk_widget_error_bell (widget);
      return;
    }

  merger = g_new0 (Merger, 1);
  merger->self = g_object_ref (self);
  merger->item = g_object_ref (item);
  merger->others = _qd_source_pane_collect (self, kind);
  g_ptr_array_remove (merger->others, item);
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < merger->others->len; i++)
    gtk_string_list_append (names, qd_source_item_get_title (merger->others->pdata[i]));
  body = g_strdup_printf (tag ? _ ("“%s” is replaced by another tag, on its articles and in saved searches.")
                              : _ ("The articles of “%s” are listed with those of another source, also those that are still to be imported."),
                          qd_source_item_get_title (item));
  qd_merge_dialog_ask (widget, &(QdMergeQuestion){ tag ? _ ("Merge Tags") : _ ("Merge Sources"), body, tag ? _ ("Tag") : _ ("Source"), names }, merge_into, merger, (GDestroyNotify)merger_free);
}

/* Splitting: the source that is to be split, by what it is called. */
typedef struct
{
  QdSourcePane *self;
  char         *name;
} Splitter;

static void
splitter_free (Splitter *splitter)
{
  g_clear_object (&splitter->self);
  g_free (splitter->name);
  g_free (splitter);
}

static void
split_off (gpointer    user_data,
           QdChange   *change,
           const char *name)
{
  Splitter        *splitter = user_data;
  g_autofree char *message = g_strdup_printf (_ ("Articles of “%s” are listed as “%s”"), splitter->name, name);

  if (_qd_source_pane_is_writable (splitter->self))
    qd_library_apply (splitter->self->library, change, message);
}

static void
tell_of_one_part (GtkWidget *widget)
{
  AdwDialog *dialog = qd_alert_new (_ ("Nothing to Split"), _ ("All articles of this source came under one name from one site. To list some of them elsewhere, correct the source of each."));

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

static void
parts_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Splitter             *splitter = user_data;
  GtkWidget            *widget = GTK_WIDGET (splitter->self);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) parts = qd_store_list_source_parts_finish (QD_STORE (source), result, &error);

  if (parts != NULL && parts->len > 1 && splitter->self->library != NULL)
    {
      qd_split_dialog_ask (widget, splitter->name, parts, split_off, splitter, (GDestroyNotify)splitter_free);
      return;
    }
  if (parts != NULL && splitter->self->library != NULL)
    tell_of_one_part (widget);
  else if (splitter->self->library != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (splitter->self->library, "failed", error);
  splitter_free (splitter);
}

static void
split_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  QdSourcePane *self = QD_SOURCE_PANE (widget);
  QdSourceItem *item = get_target (self);
  Splitter     *splitter;

  if (item == NULL || qd_source_item_get_kind (item) != QD_SOURCE_OUTLET || !_qd_source_pane_is_writable (self))
    return;

  splitter = g_new0 (Splitter, 1);
  splitter->self = g_object_ref (self);
  splitter->name = g_strdup (qd_source_item_get_name (item));
  qd_store_list_source_parts_async (qd_library_get_store (self->library), qd_source_item_get_id (item), NULL, parts_listed_cb, splitter);
}

/* Order */

static QdChangeKind
get_order (QdSourceKind kind)
{
  return kind == QD_SOURCE_TAG ? QD_CHANGE_TAG_PLACES : kind == QD_SOURCE_SEARCH ? QD_CHANGE_SEARCH_PLACES
                                                                                 : QD_CHANGE_SOURCE_PLACES;
}

static void
apply_order (QdSourcePane *self,
             QdSourceKind  kind,
             GPtrArray    *items,
             const char   *message)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  g_autoptr (QdChange)     change = NULL;

  for (guint i = 0; i < items->len; i++)
    g_variant_builder_add (&names, "s", qd_source_item_get_name (items->pdata[i]));
  change = qd_change_new (get_order (kind), g_variant_builder_end (&names));
  qd_library_apply (self->library, change, message);
}

/* Puts something before the one at @place of those of its kind that are left when it is taken out. */
void
_qd_source_pane_move (QdSourcePane *self,
                      QdSourceItem *item,
                      guint         place)
{
  QdSourceKind          kind = qd_source_item_get_kind (item);
  g_autoptr (GPtrArray) items = _qd_source_pane_collect (self, kind);
  QdSourceItem         *taken;
  guint                 at;

  if (!_qd_source_pane_is_writable (self) || !g_ptr_array_find (items, item, &at) || at == place)
    return;

  taken = g_ptr_array_steal_index (items, at);
  g_ptr_array_insert (items, (int)MIN (place, items->len), taken);
  apply_order (self, kind, items, NULL);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdSourcePane         *self = QD_SOURCE_PANE (widget);
  QdSourceItem         *item = get_target (self);
  QdSourceKind          kind = item != NULL ? qd_source_item_get_kind (item) : QD_SOURCE_ALL;
  g_autoptr (GPtrArray) items = _qd_source_pane_has_name (kind) ? _qd_source_pane_collect (self, kind) : NULL;
  gboolean              up = g_str_has_suffix (action, "up");
  guint                 at;

  if (items == NULL || !g_ptr_array_find (items, item, &at) || (up && at == 0) || (!up && at + 1 == items->len))
    gtk_widget_error_bell (widget);
  else
    {
      g_set_object (&self->moved, item);
      _qd_source_pane_move (self, item, up ? at - 1 : at + 1);
    }
}

static void
sort_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdSourcePane         *self = QD_SOURCE_PANE (widget);
  QdSourceItem         *item = get_target (self);
  QdSourceKind          kind = item != NULL ? qd_source_item_get_kind (item) : QD_SOURCE_OUTLET;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (_qd_source_pane_is_writable (self))
    apply_order (self, kind, none,
                 kind == QD_SOURCE_TAG ? _ ("Tags sorted by name") : kind == QD_SOURCE_SEARCH ? _ ("Saved searches sorted by name")
                                                                                              : _ ("Sources sorted by name"));
}

/* The context menu */

static void
append_order (GMenu *menu)
{
  g_menu_append (menu, _ ("Move _Up"), "sources.move-up");
  g_menu_append (menu, _ ("Move _Down"), "sources.move-down");
  g_menu_append (menu, _ ("_Sort All by Name"), "sources.sort");
}

static GMenuModel *
make_menu (QdSourcePane *self,
           QdSourceItem *item)
{
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();
  g_autoptr (GMenu) third = g_menu_new ();
  QdSourceKind      kind = qd_source_item_get_kind (item);
  gboolean          several = _qd_source_pane_has_name (kind) && has_several (self, kind);

  if (several)
    append_order (second);
  switch (kind)
    {
    case QD_SOURCE_OUTLET:
      g_menu_append (first, _ ("_Rename…"), "sources.rename");
      if (several)
        g_menu_append (first, _ ("_Merge Into…"), "sources.merge");
      g_menu_append (first, _ ("S_plit…"), "sources.split");
      break;

    case QD_SOURCE_TAG:
      g_menu_append (first, _ ("_Edit…"), "sources.rename");
      if (several)
        g_menu_append (first, _ ("_Merge Into…"), "sources.merge");
      g_menu_append (first, _ ("_New Tag…"), "sources.new-tag");
      g_menu_append (third, _ ("_Remove Tag"), "sources.remove");
      break;

    case QD_SOURCE_SEARCH:
      g_menu_append (first, _ ("_Rename…"), "sources.rename");
      g_menu_append (third, _ ("_Remove Search"), "sources.remove");
      break;

    case QD_SOURCE_ALL:
    case QD_SOURCE_UNREAD:
    case QD_SOURCE_STARRED:
    case QD_SOURCE_STORIES:
    case QD_SOURCE_SPEAKERS:
    case QD_SOURCE_NOTES:
    case QD_SOURCE_HEADING:
    default:
      g_menu_append (first, _ ("_New Tag…"), "sources.new-tag");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (third));

  return G_MENU_MODEL (menu);
}

static gboolean
forget_menu_cb (gpointer user_data)
{
  QdSourcePane *self = user_data;

  if (self->menu == NULL || !gtk_widget_get_visible (self->menu))
    {
      g_clear_object (&self->menu_item);
      _qd_source_pane_update_actions (self);
    }

  return G_SOURCE_REMOVE;
}

/* The action comes after the menu has closed. */
static void
menu_closed_cb (QdSourcePane *self)
{
  g_idle_add_full (G_PRIORITY_LOW, forget_menu_cb, g_object_ref (self), g_object_unref);
}

static void
popup (QdSourcePane *self,
       QdSourceItem *item,
       GtkWidget    *row,
       double        x,
       double        y)
{
  g_autoptr (GMenuModel) model = make_menu (self, item);
  graphene_point_t       point;
  GtkWidget             *menu;

  if (self->menu != NULL)
    gtk_widget_unparent (self->menu);
  g_set_object (&self->menu_item, item);
  _qd_source_pane_update_actions (self);
  /* The row lays out its popover, which the list would not, and may go with it. */
  menu = qd_menu_names_new_context (model);
  g_set_weak_pointer (&self->menu, menu);
  gtk_widget_set_parent (menu, row);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view), row, &GRAPHENE_POINT_INIT ((float)x, (float)y), &point))
    point = GRAPHENE_POINT_INIT (0, 0);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), &(GdkRectangle){ (int)point.x, (int)point.y, 1, 1 });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The row at a place of the view, with the room around it: (transfer none) (nullable). */
QdSourceRow *
_qd_source_pane_pick_row (QdSourcePane *self,
                          double        x,
                          double        y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = widget != NULL ? gtk_widget_get_ancestor (widget, QD_TYPE_SOURCE_ROW) : NULL;

  if (row == NULL && widget != NULL && widget != GTK_WIDGET (self->view))
    row = gtk_widget_get_first_child (widget);

  return row != NULL && QD_IS_SOURCE_ROW (row) ? QD_SOURCE_ROW (row) : NULL;
}

static void
open_menu (QdSourcePane *self,
           double        x,
           double        y,
           GtkGesture   *gesture)
{
  QdSourceRow *row = _qd_source_pane_pick_row (self, x, y);

  if (row == NULL || qd_source_row_get_item (row) == NULL)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  popup (self, qd_source_row_get_item (row), GTK_WIDGET (row), x, y);
}

static void
secondary_pressed_cb (QdSourcePane *self,
                      int           n_press,
                      double        x,
                      double        y,
                      GtkGesture   *gesture)
{
  open_menu (self, x, y, gesture);
}

static void
menu_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdSourcePane    *self = QD_SOURCE_PANE (widget);
  GtkWidget       *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  QdSourceItem    *item = get_target (self);
  GtkWidget       *row = NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT (24, 24);

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    {
      row = gtk_widget_get_first_child (focus);
      if (row != NULL && QD_IS_SOURCE_ROW (row))
        item = qd_source_row_get_item (QD_SOURCE_ROW (row));
      if (!gtk_widget_compute_point (focus, GTK_WIDGET (self->view), &GRAPHENE_POINT_INIT (24, 24), &point))
        point = GRAPHENE_POINT_INIT (24, 24);
    }
  if (item != NULL && row != NULL)
    popup (self, item, row, point.x, point.y);
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

void
_qd_source_pane_add_controllers (QdSourcePane *self)
{
  GtkGesture            *secondary = gtk_gesture_click_new ();
  GtkGesture            *longer = gtk_gesture_long_press_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (longer), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (longer), GTK_PHASE_CAPTURE);
  g_signal_connect_object (longer, "pressed", G_CALLBACK (open_menu), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (longer));

  _qd_source_pane_add_dragging (self);

  /* Before the list view, which selects with these. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (keys), GTK_PHASE_CAPTURE);
  add_shortcut (keys, "F2", "sources.rename");
  add_shortcut (keys, "Delete|KP_Delete", "sources.remove");
  add_shortcut (keys, "<Control><Shift>Up", "sources.move-up");
  add_shortcut (keys, "<Control><Shift>Down", "sources.move-down");
  add_shortcut (keys, "Menu|<Shift>F10", "sources.menu");
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (keys));
}

void
_qd_source_pane_update_actions (QdSourcePane *self)
{
  QdSourceItem *item = get_target (self);
  QdSourceKind  kind = item != NULL ? qd_source_item_get_kind (item) : QD_SOURCE_ALL;
  gboolean      writable = _qd_source_pane_is_writable (self);
  GtkWidget    *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "sources.new-tag", writable);
  gtk_widget_action_set_enabled (widget, "sources.rename", writable && _qd_source_pane_has_name (kind));
  gtk_widget_action_set_enabled (widget, "sources.remove", writable && (kind == QD_SOURCE_SEARCH || kind == QD_SOURCE_TAG));
  gtk_widget_action_set_enabled (widget, "sources.merge", writable && (kind == QD_SOURCE_OUTLET || kind == QD_SOURCE_TAG));
  gtk_widget_action_set_enabled (widget, "sources.split", writable && kind == QD_SOURCE_OUTLET);
  gtk_widget_action_set_enabled (widget, "sources.move-up", writable && _qd_source_pane_has_name (kind));
  gtk_widget_action_set_enabled (widget, "sources.move-down", writable && _qd_source_pane_has_name (kind));
  gtk_widget_action_set_enabled (widget, "sources.sort", writable);
}

void
_qd_source_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.new-tag", NULL, new_tag_cb);
  gtk_widget_class_install_action (widget_class, "sources.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "sources.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "sources.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "sources.split", NULL, split_cb);
  gtk_widget_class_install_action (widget_class, "sources.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "sources.move-down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "sources.sort", NULL, sort_cb);
  gtk_widget_class_install_action (widget_class, "sources.menu", NULL, menu_cb);
}

/* qd-source-pane-actions.c: what can be done with outlets, tags and saved searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-source-pane-private.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-article-drag.h"
#include "widgets/qd-menu-names.h"
#include "widgets/qd-merge-dialog.h"
#include "widgets/qd-name-dialog.h"

/* What an action is about: (transfer none) (nullable). */
static QdSourceItem *
get_target (QdSourcePane *self)
{
  if (self->menu_item != NULL)
    return self->menu_item;

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

static gboolean
is_writable (QdSourcePane *self)
{
  return self->library != NULL && qd_library_get_writable (self->library);
}

/* The outlets, in their order: (transfer full). */
static GPtrArray *
collect_outlets (QdSourcePane *self)
{
  GPtrArray *outlets = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->sources)); i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sources), i);

      if (qd_source_item_get_kind (item) == QD_SOURCE_OUTLET)
        g_ptr_array_add (outlets, g_steal_pointer (&item));
    }

  return outlets;
}

static guint
count_outlets (QdSourcePane *self)
{
  g_autoptr (GPtrArray) outlets = collect_outlets (self);

  return outlets->len;
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

  if (!is_writable (self))
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

  if (item == NULL || !is_writable (self))
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

  if (is_writable (self))
    qd_library_apply (self->library, change, message);
}

static void
new_tag_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  QdSourcePane  *self = QD_SOURCE_PANE (widget);
  QdNameQuestion question = { .heading = _ ("New Tag"), .label = _ ("Name"), .accept = _ ("_Add"), .colours = TRUE, .colour = QD_TAG_BLUE };

  if (is_writable (self))
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

  if ((kind != QD_SOURCE_TAG && kind != QD_SOURCE_SEARCH) || !is_writable (self))
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

  if (!is_writable (merger->self))
    return;

  change = qd_change_new_rename_sources (&id, 1, qd_source_item_get_name (into));
  message = g_strdup_printf (_ ("“%s” is listed as “%s”"), qd_source_item_get_title (merger->item), qd_source_item_get_title (into));
  qd_library_apply (merger->self->library, change, message);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  QdSourcePane             *self = QD_SOURCE_PANE (widget);
  QdSourceItem             *item = get_target (self);
  g_autoptr (GtkStringList) names = NULL;
  g_autofree char          *body = NULL;
  Merger                   *merger;

  if (item == NULL || qd_source_item_get_kind (item) != QD_SOURCE_OUTLET || !is_writable (self))
    return;

  merger = g_new0 (Merger, 1);
  merger->self = g_object_ref (self);
  merger->item = g_object_ref (item);
  merger->others = collect_outlets (self);
  g_ptr_array_remove (merger->others, item);
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < merger->others->len; i++)
    gtk_string_list_append (names, qd_source_item_get_title (merger->others->pdata[i]));
  body = g_strdup_printf (_ ("The articles of “%s” are listed with those of another source, also those that are still to be imported."), qd_source_item_get_title (item));
  qd_merge_dialog_ask (widget, &(QdMergeQuestion){ _ ("Merge Sources"), body, _ ("Source"), names }, merge_into, merger, (GDestroyNotify)merger_free);
}

/* Order */

static void
apply_order (QdSourcePane *self,
             GPtrArray    *outlets,
             const char   *message)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  g_autoptr (QdChange)     change = NULL;

  for (guint i = 0; i < outlets->len; i++)
    g_variant_builder_add (&names, "s", qd_source_item_get_name (outlets->pdata[i]));
  change = qd_change_new (QD_CHANGE_SOURCE_PLACES, g_variant_builder_end (&names));
  qd_library_apply (self->library, change, message);
}

/* Puts an outlet before the one at @place of those that are left when it is taken out. */
static void
move_outlet (QdSourcePane *self,
             QdSourceItem *item,
             guint         place)
{
  g_autoptr (GPtrArray) outlets = collect_outlets (self);
  guint                 at;

  if (!is_writable (self) || !g_ptr_array_find (outlets, item, &at) || at == place)
    return;

  g_ptr_array_insert (outlets, (int)MIN (place, outlets->len - 1), g_ptr_array_steal_index (outlets, at));
  apply_order (self, outlets, NULL);
}

static void
move_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdSourcePane         *self = QD_SOURCE_PANE (widget);
  QdSourceItem         *item = get_target (self);
  g_autoptr (GPtrArray) outlets = self->sources != NULL ? collect_outlets (self) : NULL;
  gboolean              up = g_str_has_suffix (action, "up");
  guint                 at;

  if (item == NULL || outlets == NULL || !g_ptr_array_find (outlets, item, &at) || (up && at == 0) || (!up && at + 1 == outlets->len))
    gtk_widget_error_bell (widget);
  else
    move_outlet (self, item, up ? at - 1 : at + 1);
}

static void
sort_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  QdSourcePane         *self = QD_SOURCE_PANE (widget);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  if (is_writable (self))
    apply_order (self, none, _ ("Sources sorted by name"));
}

/* The context menu */

static GMenuModel *
make_menu (QdSourcePane *self,
           QdSourceItem *item)
{
  GMenu            *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();

  switch (qd_source_item_get_kind (item))
    {
    case QD_SOURCE_OUTLET:
      g_menu_append (first, _ ("_Rename…"), "sources.rename");
      if (count_outlets (self) > 1)
        {
          g_menu_append (first, _ ("_Merge Into…"), "sources.merge");
          g_menu_append (second, _ ("Move _Up"), "sources.move-up");
          g_menu_append (second, _ ("Move _Down"), "sources.move-down");
          g_menu_append (second, _ ("_Sort All by Name"), "sources.sort");
        }
      break;

    case QD_SOURCE_TAG:
      g_menu_append (first, _ ("_Edit…"), "sources.rename");
      g_menu_append (first, _ ("_New Tag…"), "sources.new-tag");
      g_menu_append (second, _ ("_Remove Tag"), "sources.remove");
      break;

    case QD_SOURCE_SEARCH:
      g_menu_append (first, _ ("_Rename…"), "sources.rename");
      g_menu_append (second, _ ("_Remove Search"), "sources.remove");
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
  menu = gtk_popover_menu_new_from_model (model);
  qd_menu_names_watch (menu);
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

/* Dragging: articles onto tags and the star, outlets to another place. */

static void
show_drop (QdSourcePane *self,
           GtkWidget    *row,
           const char   *style)
{
  static const char *const styles[] = { "drop-on", "drop-before", "drop-behind" };
  GtkWidget               *parent = row != NULL ? gtk_widget_get_parent (row) : NULL;

  for (guint i = 0; self->drop_row != NULL && i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (self->drop_row, styles[i]);
  if (self->drop_row != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->drop_row), (gpointer *)&self->drop_row);
  self->drop_row = parent;
  if (parent != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (parent), (gpointer *)&self->drop_row);
      gtk_widget_add_css_class (parent, style);
    }
}

static gboolean
takes_articles (QdSourceItem *item)
{
  return item != NULL && (qd_source_item_get_kind (item) == QD_SOURCE_TAG || qd_source_item_get_kind (item) == QD_SOURCE_STARRED);
}

static gboolean
is_lower_half (QdSourcePane *self,
               QdSourceRow  *row,
               double        x,
               double        y)
{
  graphene_point_t point;

  return gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (row), &GRAPHENE_POINT_INIT ((float)x, (float)y), &point) && point.y > (float)gtk_widget_get_height (GTK_WIDGET (row)) / 2;
}

static GdkDragAction
drop_motion_cb (QdSourcePane  *self,
                double         x,
                double         y,
                GtkDropTarget *target)
{
  QdSourceRow  *row = _qd_source_pane_pick_row (self, x, y);
  QdSourceItem *item = row != NULL ? qd_source_row_get_item (row) : NULL;
  GdkDrop      *drop = gtk_drop_target_get_current_drop (target);
  gboolean      articles = drop != NULL && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), QD_TYPE_ARTICLE_DRAG);

  if (articles && takes_articles (item))
    {
      show_drop (self, GTK_WIDGET (row), "drop-on");
      return GDK_ACTION_COPY;
    }
  if (!articles && item != NULL && qd_source_item_get_kind (item) == QD_SOURCE_OUTLET)
    {
      show_drop (self, GTK_WIDGET (row), is_lower_half (self, row, x, y) ? "drop-behind" : "drop-before");
      return GDK_ACTION_MOVE;
    }
  show_drop (self, NULL, NULL);

  return 0;
}

static void
drop_leave_cb (QdSourcePane *self)
{
  show_drop (self, NULL, NULL);
}

static void
give_to (QdSourcePane        *self,
         QdSourceItem        *item,
         const QdArticleDrag *drag)
{
  guint                n = (guint)drag->n_ids;
  g_autoptr (QdChange) change = NULL;
  g_autofree char     *message = NULL;

  if (qd_source_item_get_kind (item) == QD_SOURCE_STARRED)
    {
      change = qd_change_new_flag ('s', TRUE, drag->ids, drag->n_ids);
      message = g_strdup_printf (ngettext ("%u article starred", "%u articles starred", n), n);
    }
  else
    {
      change = qd_change_new_tag_articles (qd_source_item_get_id (item), TRUE, drag->ids, drag->n_ids);
      message = g_strdup_printf (ngettext ("%u article tagged “%s”", "%u articles tagged “%s”", n), n, qd_source_item_get_title (item));
    }
  qd_library_apply (self->library, change, message);
}

static void
put_beside (QdSourcePane *self,
            QdSourceItem *item,
            QdSourceItem *target,
            gboolean      behind)
{
  g_autoptr (GPtrArray) outlets = collect_outlets (self);
  guint                 at, place;

  if (!g_ptr_array_find (outlets, item, &at) || !g_ptr_array_find (outlets, target, &place) || at == place)
    return;

  place += behind;
  move_outlet (self, item, place > at ? place - 1 : place);
}

static gboolean
drop_cb (QdSourcePane  *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  QdSourceRow  *row = _qd_source_pane_pick_row (self, x, y);
  QdSourceItem *item = row != NULL ? qd_source_row_get_item (row) : NULL;

  show_drop (self, NULL, NULL);
  if (item == NULL || !is_writable (self))
    return FALSE;

  if (G_VALUE_HOLDS (value, QD_TYPE_ARTICLE_DRAG) && takes_articles (item))
    give_to (self, item, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, QD_TYPE_SOURCE_ITEM) && qd_source_item_get_kind (item) == QD_SOURCE_OUTLET)
    put_beside (self, g_value_get_object (value), item, is_lower_half (self, row, x, y));
  else
    return FALSE;

  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (QdSourcePane *self,
                 double        x,
                 double        y)
{
  QdSourceRow  *row = _qd_source_pane_pick_row (self, x, y);
  QdSourceItem *item = row != NULL ? qd_source_row_get_item (row) : NULL;

  if (item == NULL || qd_source_item_get_kind (item) != QD_SOURCE_OUTLET || !is_writable (self))
    return NULL;

  return gdk_content_provider_new_typed (QD_TYPE_SOURCE_ITEM, item);
}

static void
drag_begin_cb (QdSourcePane *self,
               GdkDrag      *drag)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget      *label;

  g_value_init (&value, QD_TYPE_SOURCE_ITEM);
  if (!gdk_content_provider_get_value (gdk_drag_get_content (drag), &value, NULL))
    return;

  label = gtk_label_new (qd_source_item_get_title (g_value_get_object (&value)));
  gtk_widget_add_css_class (label, "drag-label");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
add_shortcut (GtkShortcutController *controller,
              const char            *trigger,
              const char            *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

static void
add_drop_target (QdSourcePane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType          types[] = { QD_TYPE_ARTICLE_DRAG, QD_TYPE_SOURCE_ITEM };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (target));
}

void
_qd_source_pane_add_controllers (QdSourcePane *self)
{
  GtkGesture            *secondary = gtk_gesture_click_new ();
  GtkGesture            *longer = gtk_gesture_long_press_new ();
  GtkDragSource         *drag = gtk_drag_source_new ();
  GtkShortcutController *keys = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (secondary), GTK_PHASE_CAPTURE);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (longer), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (longer), GTK_PHASE_CAPTURE);
  g_signal_connect_object (longer, "pressed", G_CALLBACK (open_menu), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (longer));

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  add_drop_target (self);

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
  gboolean      writable = is_writable (self);
  GtkWidget    *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "sources.new-tag", writable);
  gtk_widget_action_set_enabled (widget, "sources.rename", writable && (kind == QD_SOURCE_SEARCH || kind == QD_SOURCE_TAG || kind == QD_SOURCE_OUTLET));
  gtk_widget_action_set_enabled (widget, "sources.remove", writable && (kind == QD_SOURCE_SEARCH || kind == QD_SOURCE_TAG));
  gtk_widget_action_set_enabled (widget, "sources.merge", writable && kind == QD_SOURCE_OUTLET);
  gtk_widget_action_set_enabled (widget, "sources.move-up", writable && kind == QD_SOURCE_OUTLET);
  gtk_widget_action_set_enabled (widget, "sources.move-down", writable && kind == QD_SOURCE_OUTLET);
  gtk_widget_action_set_enabled (widget, "sources.sort", writable);
}

void
_qd_source_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sources.new-tag", NULL, new_tag_cb);
  gtk_widget_class_install_action (widget_class, "sources.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "sources.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "sources.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "sources.move-up", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "sources.move-down", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "sources.sort", NULL, sort_cb);
  gtk_widget_class_install_action (widget_class, "sources.menu", NULL, menu_cb);
}

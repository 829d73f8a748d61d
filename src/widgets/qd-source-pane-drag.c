/* qd-source-pane-drag.c: what can be dragged in the source list, and dropped on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-article-drag.h"
#include "widgets/qd-source-pane-private.h"

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

/* What is dragged within the pane: (transfer none) (nullable). */
static QdSourceItem *
get_dragged (GdkDrop *drop)
{
  GdkDrag            *drag = drop != NULL ? gdk_drop_get_drag (drop) : NULL;
  GdkContentProvider *content = drag != NULL ? gdk_drag_get_content (drag) : NULL;
  g_auto (GValue)     value = G_VALUE_INIT;

  if (content == NULL)
    return NULL;

  g_value_init (&value, QD_TYPE_SOURCE_ITEM);

  /* The drag holds it as long as it goes on. */
  return gdk_content_provider_get_value (content, &value, NULL) ? g_value_get_object (&value) : NULL;
}

/* Things are put among those of their kind. */
static gboolean
goes_beside (QdSourceItem *dragged,
             QdSourceItem *item)
{
  return dragged != NULL && item != NULL && _qd_source_pane_has_name (qd_source_item_get_kind (item)) && qd_source_item_get_kind (dragged) == qd_source_item_get_kind (item);
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
  if (!articles && goes_beside (get_dragged (drop), item))
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
  g_autoptr (GPtrArray) items = _qd_source_pane_collect (self, qd_source_item_get_kind (target));
  guint                 at, place;

  if (!g_ptr_array_find (items, item, &at) || !g_ptr_array_find (items, target, &place) || at == place)
    return;

  place += behind;
  _qd_source_pane_move (self, item, place > at ? place - 1 : place);
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
  if (item == NULL || !_qd_source_pane_is_writable (self))
    return FALSE;

  if (G_VALUE_HOLDS (value, QD_TYPE_ARTICLE_DRAG) && takes_articles (item))
    give_to (self, item, g_value_get_boxed (value));
  else if (G_VALUE_HOLDS (value, QD_TYPE_SOURCE_ITEM) && goes_beside (g_value_get_object (value), item))
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

  if (item == NULL || !_qd_source_pane_has_name (qd_source_item_get_kind (item)) || !_qd_source_pane_is_writable (self))
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

/* Articles onto tags and the star; searches, tags and outlets to another place. */
void
_qd_source_pane_add_dragging (QdSourcePane *self)
{
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  add_drop_target (self);
}

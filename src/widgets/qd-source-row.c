/* qd-source-row.c: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/qd-source-row.h"

#include "model/qd-source-item.h"

struct _QdSourceRow
{
  GtkBox parent_instance;

  /* Template children */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;

  /* Owned */
  QdSourceItem *item;
};

enum {
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdSourceRow, qd_source_row, GTK_TYPE_BOX)

static const char *
get_icon_name (QdSourceKind kind)
{
  switch (kind)
    {
    case QD_SOURCE_ALL:
      return "qd-articles-symbolic";

    case QD_SOURCE_UNREAD:
      return "qd-unread-symbolic";

    case QD_SOURCE_STARRED:
      return "starred-symbolic";

    case QD_SOURCE_OUTLET:
    default:
      return NULL;
    }
}

static void
show_count (QdSourceRow *self)
{
  g_autofree char *count = NULL;

  if (self->item != NULL && qd_source_item_get_count (self->item) > 0)
    count = g_strdup_printf ("%'u", qd_source_item_get_count (self->item));
  gtk_label_set_label (self->count, count != NULL ? count : "");
}

static void
set_item (QdSourceRow  *self,
          QdSourceItem *item)
{
  const char *icon_name;

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, show_count, self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      icon_name = get_icon_name (qd_source_item_get_kind (item));
      gtk_image_set_from_icon_name (self->icon, icon_name);
      gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
      gtk_label_set_label (self->title, qd_source_item_get_title (item));
      g_signal_connect_object (item, "notify::count", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
    }
  show_count (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
qd_source_row_dispose (GObject *object)
{
  g_clear_object (&QD_SOURCE_ROW (object)->item);
  gtk_widget_dispose_template (GTK_WIDGET (object), QD_TYPE_SOURCE_ROW);

  G_OBJECT_CLASS (qd_source_row_parent_class)->dispose (object);
}

static void
qd_source_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, QD_SOURCE_ROW (object)->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_source_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (QD_SOURCE_ROW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_source_row_class_init (QdSourceRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_source_row_dispose;
  object_class->get_property = qd_source_row_get_property;
  object_class->set_property = qd_source_row_set_property;

  /**
   * QdSourceRow:item: (nullable)
   *
   * What the row shows.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, QD_TYPE_SOURCE_ITEM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/quotidian/Quotidian/qd-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, title);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, count);
}

static void
qd_source_row_init (QdSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

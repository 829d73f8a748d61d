/* qd-source-row.c: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-source-row.h"

#include "widgets/qd-tag-colours.h"
#include "widgets/qd-tooltip.h"

struct _QdSourceRow
{
  GtkBox parent_instance;

  /* Template children */
  GtkImage *icon;
  GtkBox   *dot;
  GtkLabel *title;
  GtkLabel *unread;
  GtkLabel *count;
  GtkImage *arrow;

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

    case QD_SOURCE_STORIES:
      return "qd-story-symbolic";

    case QD_SOURCE_SPEAKERS:
      return "qd-speaker-symbolic";

    case QD_SOURCE_NOTES:
      return "qd-note-symbolic";

    case QD_SOURCE_SEARCH:
      return "qd-saved-search-symbolic";

    case QD_SOURCE_TAG:
    case QD_SOURCE_OUTLET:
    case QD_SOURCE_HEADING:
    default:
      return NULL;
    }
}

/* How many there are, and before that, set off, how many of them are unread; where that is all of them, the same number is not said twice. Who
 * hears the list, or asks by the pointer, is told both in words. */
static void
show_counts (QdSourceRow *self)
{
  guint            all = self->item != NULL ? qd_source_item_get_count (self->item) : 0;
  guint            n_unread = self->item != NULL ? qd_source_item_get_n_unread (self->item) : 0;
  g_autofree char *tooltip = n_unread > 0 ? qd_source_item_dup_description (self->item) : NULL;
  g_autofree char *count = NULL;
  g_autofree char *unread = g_strdup_printf ("%'u", n_unread);

  /* What is folded is counted, not what can be seen. */
  if (all > n_unread && (qd_source_item_get_kind (self->item) != QD_SOURCE_HEADING || qd_source_item_get_folded (self->item)))
    count = g_strdup_printf ("%'u", all);
  gtk_label_set_label (self->count, count != NULL ? count : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), count != NULL);
  gtk_label_set_label (self->unread, unread);
  gtk_widget_set_visible (GTK_WIDGET (self->unread), n_unread > 0);
  qd_tooltip_set (GTK_WIDGET (self), tooltip);
}

static void
show_title (QdSourceRow *self)
{
  gtk_label_set_label (self->title, self->item != NULL ? qd_source_item_get_title (self->item) : "");
}

/* A tag has a dot of its colour. */
static void
show_icon (QdSourceRow *self)
{
  QdSourceKind kind = self->item != NULL ? qd_source_item_get_kind (self->item) : QD_SOURCE_OUTLET;
  const char  *icon_name = get_icon_name (kind);

  for (guint i = 0; i < QD_TAG_N_COLOURS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->dot), qd_tag_colour_get_class (i));
  if (kind == QD_SOURCE_TAG)
    gtk_widget_add_css_class (GTK_WIDGET (self->dot), qd_tag_colour_get_class (qd_source_item_get_colour (self->item)));
  gtk_widget_set_visible (GTK_WIDGET (self->dot), kind == QD_SOURCE_TAG);
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
}

/* A heading points at what is below it, or aside while that is folded; who hears the list is told by the state of the list's row. */
static void
show_folded (QdSourceRow *self)
{
  gboolean   is_heading = self->item != NULL && qd_source_item_get_kind (self->item) == QD_SOURCE_HEADING;
  gboolean   folded = is_heading && qd_source_item_get_folded (self->item);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (is_heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "source-heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "source-heading");
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), is_heading);
  gtk_image_set_from_icon_name (self->arrow, folded ? "pan-end-symbolic" : "pan-down-symbolic");
  if (row != NULL && is_heading)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, !folded, -1);
  else if (row != NULL)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED);
  show_counts (self);
}

static void
set_item (QdSourceRow  *self,
          QdSourceItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      g_signal_connect_object (item, "notify::count", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::n-unread", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::title", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::folded", G_CALLBACK (show_folded), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::colour", G_CALLBACK (show_icon), self, G_CONNECT_SWAPPED);
    }
  show_icon (self);
  show_title (self);
  show_folded (self);

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
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, dot);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, title);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, unread);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, count);
  gtk_widget_class_bind_template_child (widget_class, QdSourceRow, arrow);
}

static void
qd_source_row_init (QdSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * qd_source_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
QdSourceItem *
qd_source_row_get_item (QdSourceRow *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_ROW (self), NULL);

  return self->item;
}

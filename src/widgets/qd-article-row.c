/* qd-article-row.c: a row of the article list
 *
 * A GtkListView keeps some two hundred rows, all of which get other articles when it is scrolled far. So a row is one widget,
 * which lays out and draws its words and marks itself, and changes no style class.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-format.h"
#include "widgets/qd-article-pane.h"
#include "widgets/qd-article-row-private.h"

enum {
  PROP_0,
  PROP_ITEM,
  PROP_POSITION,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdArticleRow, qd_article_row, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
qd_article_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_article_row_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? _qd_article_row_get_least_width (self) : _qd_article_row_get_height (self, for_size);
}

/* Beside the middle of the title's first line, however large its letters are. */
static void
allocate_mark (GtkWidget *widget,
               GtkWidget *mark,
               int        x)
{
  int width;
  int height;
  int y;

  gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (mark, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  y = MAX (0, (_qd_article_row_get_line_height (QD_ARTICLE_ROW (widget)) - height) / 2);
  gtk_widget_size_allocate (mark, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
qd_article_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  if (gtk_widget_get_visible (self->dot))
    allocate_mark (widget, self->dot, _qd_article_row_get_start (self) - DOT_COLUMN);
  if (self->check != NULL && gtk_widget_get_visible (self->check))
    allocate_mark (widget, self->check, 0);
  /* The pane lets a menu appear at a row. */
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
qd_article_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  _qd_article_row_draw (QD_ARTICLE_ROW (widget), snapshot);

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->snapshot (widget, snapshot);
}

static void
forget_layouts (QdArticleRow *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->snippet);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Another typeface or size. */
static void
qd_article_row_css_changed (GtkWidget         *widget,
                            GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->css_changed (widget, change);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

static void
qd_article_row_direction_changed (GtkWidget       *widget,
                                  GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->direction_changed (widget, previous);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

/* The scale of text of the whole desktop, or another display. */
static void
qd_article_row_system_setting_changed (GtkWidget       *widget,
                                       GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qd_article_row_parent_class)->system_setting_changed (widget, setting);

  forget_layouts (QD_ARTICLE_ROW (widget));
}

/* What it shows */

static void
show_record (QdArticleRow *self)
{
  QdArticleRecord *record = _qd_article_row_get_record (self);
  g_autofree char *title = record != NULL ? qd_article_record_dup_title (record) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  if (_qd_article_row_has_snippet (record))
    {
      g_autofree char *snippet = g_strdelimit (g_strdup (record->snippet), HIT_BEGIN HIT_END "\n\r\t", ' ');

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, snippet, -1);
    }
  else
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
  gtk_widget_set_visible (self->dot, record != NULL && !record->read);
  forget_layouts (self);
}

static void
forget_item (QdArticleRow *self)
{
  if (self->item == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->item, show_record, self);
  qd_article_item_unwatch (self->item);
  g_clear_object (&self->item);
}

static void
set_item (QdArticleRow  *self,
          QdArticleItem *item)
{
  if (self->item == item)
    return;

  forget_item (self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      qd_article_item_watch (item);
      g_signal_connect_object (item, "notify::record", G_CALLBACK (show_record), self, G_CONNECT_SWAPPED);
    }
  show_record (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

static void
show_selected (QdArticleRow *self)
{
  if (self->check != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->check), self->selected ? "qd-checked-symbolic" : "qd-unchecked-symbolic");
}

static void
set_selected (QdArticleRow *self,
              gboolean      selected)
{
  if (self->selected == selected)
    return;

  self->selected = selected;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
show_mode (QdArticleRow *self)
{
  gboolean selecting;

  g_object_get (self->pane, "selection-mode", &selecting, NULL);
  if (selecting && self->check == NULL)
    {
      self->check = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", CHECK_SIZE, NULL);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
      show_selected (self);
    }
  if (self->check != NULL)
    gtk_widget_set_visible (self->check, selecting);
}

/* Rows stay in their list, where they are recycled. */
static void
qd_article_row_root (GtkWidget *widget)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->root (widget);

  self->pane = gtk_widget_get_ancestor (widget, QD_TYPE_ARTICLE_PANE);
  if (self->pane == NULL)
    return;

  self->mode_handler = g_signal_connect_swapped (self->pane, "notify::selection-mode", G_CALLBACK (show_mode), self);
  show_mode (self);
}

static void
qd_article_row_unroot (GtkWidget *widget)
{
  QdArticleRow *self = QD_ARTICLE_ROW (widget);

  if (self->pane != NULL)
    g_clear_signal_handler (&self->mode_handler, self->pane);
  self->pane = NULL;

  GTK_WIDGET_CLASS (qd_article_row_parent_class)->unroot (widget);
}

static void
qd_article_row_dispose (GObject *object)
{
  QdArticleRow *self = QD_ARTICLE_ROW (object);

  forget_item (self);
  g_clear_object (&self->title);
  g_clear_object (&self->snippet);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  self->dot = self->check = NULL;

  G_OBJECT_CLASS (qd_article_row_parent_class)->dispose (object);
}

static void
qd_article_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, QD_ARTICLE_ROW (object)->item);
      break;

    case PROP_POSITION:
      g_value_set_uint (value, QD_ARTICLE_ROW (object)->position);
      break;

    case PROP_SELECTED:
      g_value_set_boolean (value, QD_ARTICLE_ROW (object)->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ITEM:
      set_item (QD_ARTICLE_ROW (object), g_value_get_object (value));
      break;

    case PROP_POSITION:
      QD_ARTICLE_ROW (object)->position = g_value_get_uint (value);
      break;

    case PROP_SELECTED:
      set_selected (QD_ARTICLE_ROW (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_row_class_init (QdArticleRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qd_article_row_dispose;
  object_class->get_property = qd_article_row_get_property;
  object_class->set_property = qd_article_row_set_property;
  widget_class->css_changed = qd_article_row_css_changed;
  widget_class->direction_changed = qd_article_row_direction_changed;
  widget_class->get_request_mode = qd_article_row_get_request_mode;
  widget_class->measure = qd_article_row_measure;
  widget_class->root = qd_article_row_root;
  widget_class->size_allocate = qd_article_row_size_allocate;
  widget_class->snapshot = qd_article_row_snapshot;
  widget_class->system_setting_changed = qd_article_row_system_setting_changed;
  widget_class->unroot = qd_article_row_unroot;

  /**
   * QdArticleRow:item: (nullable)
   *
   * What the row shows.
   */
  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, QD_TYPE_ARTICLE_ITEM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * QdArticleRow:position:
   *
   * Where it is in the list.
   */
  properties[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, G_MAXUINT, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * QdArticleRow:selected:
   *
   * Whether it is selected.
   */
  properties[PROP_SELECTED] = g_param_spec_boolean ("selected", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "article");
}

static void
qd_article_row_init (QdArticleRow *self)
{
  self->position = G_MAXUINT;
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-row");
  self->dot = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->dot, "unread-dot");
  gtk_widget_set_parent (self->dot, GTK_WIDGET (self));
}

/**
 * qd_article_row_get_position:
 * @self: a row
 *
 * Returns: where it is in the list
 */
guint
qd_article_row_get_position (QdArticleRow *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_ROW (self), G_MAXUINT);

  return self->position;
}

/* qd-column-cell.c: what stands in a row below what is as wide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-column-cell.h"

struct _QdColumn
{
  GPtrArray *cells; /* borrowed */
  gboolean   shared;
  int        minimum;
  int        natural;
  guint      source;
};

struct _QdColumnCell
{
  GtkWidget parent_instance;

  QdColumn *column;
};

static void qd_column_cell_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdColumnCell, qd_column_cell, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, qd_column_cell_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

/* The column */

/**
 * qd_column_new:
 *
 * Returns: (transfer full): a column without cells
 */
QdColumn *
qd_column_new (void)
{
  QdColumn *self = g_rc_box_new0 (QdColumn);

  self->cells = g_ptr_array_new ();
  self->shared = TRUE;
  return self;
}

/**
 * qd_column_ref:
 * @self: (not nullable): a column
 *
 * Returns: (transfer full): the column
 */
QdColumn *
qd_column_ref (QdColumn *self)
{
  return g_rc_box_acquire (self);
}

static void
column_clear (gpointer data)
{
  QdColumn *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->cells);
}

/**
 * qd_column_unref:
 * @self: (not nullable) (transfer full): a column
 *
 * Frees it with the last reference.
 */
void
qd_column_unref (QdColumn *self)
{
  g_rc_box_release_full (self, column_clear);
}

static void
resize (QdColumn *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_queue_resize (self->cells->pdata[i]);
}

/**
 * qd_column_set_shared:
 * @self: (not nullable): a column
 * @shared: whether its cells are all as wide as the widest, as at first, or each as it is
 *
 * Thread: main.
 */
void
qd_column_set_shared (QdColumn *self,
                      gboolean  shared)
{
  if (self->shared == shared)
    return;
  self->shared = shared;
  self->minimum = self->natural = 0;
  resize (self);
}

static gboolean
resize_cb (gpointer user_data)
{
  QdColumn *self = user_data;

  self->source = 0;
  resize (self);
  return G_SOURCE_REMOVE;
}

/* One that is wider makes all others wider, once those are measured that are being measured. */
static void
widen (QdColumn *self,
       int       minimum,
       int       natural)
{
  if (minimum <= self->minimum && natural <= self->natural)
    return;
  self->minimum = MAX (self->minimum, minimum);
  self->natural = MAX (self->natural, natural);
  if (self->source == 0 && self->cells->len > 1)
    self->source = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, resize_cb, self, NULL);
}

/* The cell */

static void
qd_column_cell_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  QdColumn  *column = QD_COLUMN_CELL (widget)->column;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (column == NULL || !column->shared || orientation == GTK_ORIENTATION_VERTICAL)
    return;
  widen (column, *minimum, *natural);
  *minimum = column->minimum;
  *natural = column->natural;
}

static void
qd_column_cell_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
qd_column_cell_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
leave (QdColumnCell *self)
{
  if (self->column != NULL)
    g_ptr_array_remove_fast (self->column->cells, self);
  g_clear_pointer (&self->column, qd_column_unref);
}

static void
qd_column_cell_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  leave (QD_COLUMN_CELL (object));
  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (qd_column_cell_parent_class)->dispose (object);
}

static void
qd_column_cell_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
qd_column_cell_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = qd_column_cell_add_child;
}

static void
qd_column_cell_class_init (QdColumnCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qd_column_cell_dispose;
  widget_class->measure = qd_column_cell_measure;
  widget_class->size_allocate = qd_column_cell_size_allocate;
  widget_class->get_request_mode = qd_column_cell_get_request_mode;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
qd_column_cell_init (QdColumnCell *self)
{
}

/**
 * qd_column_cell_set_column:
 * @self: (not nullable): a cell
 * @column: (not nullable): the column that it is in; a reference is taken
 *
 * Puts it into a column, of which it is taken out when it goes. Thread: main.
 */
void
qd_column_cell_set_column (QdColumnCell *self,
                           QdColumn     *column)
{
  g_return_if_fail (QD_IS_COLUMN_CELL (self));
  g_return_if_fail (column != NULL);

  leave (self);
  self->column = qd_column_ref (column);
  g_ptr_array_add (column->cells, self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

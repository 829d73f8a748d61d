/* qd-cell-table.c: a table of rows and cells, for those who see it and for those who hear it
 *
 * A GtkGrid has no rows: to a screen reader it is one long list of what is in it, which does not say to what source or to whose
 * words a mark belongs. Here rows and cells are widgets, which say what they are and where, and share the widths of the columns.
 *
 * A table that is wider than its place would have to be scrolled sideways, away from the words that its marks are of. So it can be folded instead:
 * then a row is a paragraph, its first cell with the whole width, the others one behind the other below it, and the headings are not shown. Whoever
 * fills it makes the cells say what is theirs then. To a screen reader it stays the table that it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-cell-table.h"

#include <adwaita.h>

struct _QdCellTable
{
  GtkWidget parent_instance;

  GArray  *widths; /* of int, a column each: as last laid out for a width, pixels */
  GArray  *marks;  /* of int, a column each: the least that its cells below the heading asked for when the table was not folded, pixels */
  int      column_spacing;
  int      row_spacing;
  guint    n_rows;
  guint    n_columns;
  guint    tick; /* 0 for none */
  gboolean foldable;
  gboolean folded;
};

enum {
  PROP_0,
  PROP_COLUMN_SPACING,
  PROP_FOLDABLE,
  PROP_FOLDED,
  PROP_ROW_SPACING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdCellTable, qd_cell_table, GTK_TYPE_WIDGET)

/* Folded, rows are so many times as far from each other as lines of one row. */
#define FOLDED_SPACING 3

/* One row. It has no size of its own. */

#define QD_TYPE_CELL_ROW (qd_cell_row_get_type ())
G_DECLARE_FINAL_TYPE (QdCellRow, qd_cell_row, QD, CELL_ROW, GtkWidget)

struct _QdCellRow
{
  GtkWidget parent_instance;

  guint n_cells;
};

G_DEFINE_FINAL_TYPE (QdCellRow, qd_cell_row, GTK_TYPE_WIDGET)

/* How high a row is where columns are so wide, and where the line is on which its cells stand, if they ask for one. */
static int
measure_row (GtkWidget *row,
             GArray    *widths,
             int       *baseline)
{
  GtkWidget *cell = gtk_widget_get_first_child (row);
  int        height = 0;
  int        above = -1;
  int        below = 0;

  for (guint i = 0; cell != NULL && i < widths->len; i++, cell = gtk_widget_get_next_sibling (cell))
    {
      int natural, line;

      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, g_array_index (widths, int, i), NULL, &natural, NULL, &line);
      height = MAX (height, natural);
      if (line < 0 || gtk_widget_get_valign (cell) != GTK_ALIGN_BASELINE_FILL)
        continue;
      above = MAX (above, line);
      below = MAX (below, natural - line);
    }
  *baseline = above;

  return MAX (height, above + below);
}

/* Folded: what follows the first cell is laid out like words, as wide as it wants to be.
 * Returns: how high the row is in that width; with @place, its cells are put there */
static int
flow_row (GtkWidget *row,
          int        width,
          int        column_spacing,
          int        line_spacing,
          gboolean   place)
{
  gboolean mirrored = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int      x = 0;
  int      y = 0;
  int      line = 0;

  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      gboolean first = gtk_widget_get_prev_sibling (cell) == NULL;
      int      least, wanted, height;

      gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      wanted = first ? width : MIN (wanted, width);
      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, MAX (wanted, least), NULL, &height, NULL, NULL);
      if (x > 0 && x + wanted > width)
        {
          x = 0;
          y += line + line_spacing;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (cell, &(GtkAllocation){ mirrored ? width - x - MAX (wanted, least) : x, y, MAX (wanted, least), height }, -1);
      x += wanted + column_spacing;
      line = MAX (line, height);
    }

  return y + line;
}

/* The table places them, as it alone knows where its columns are. */
static void
place_cells (GtkWidget *row,
             GArray    *widths,
             int        spacing,
             int        baseline)
{
  gboolean   mirrored = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  GtkWidget *cell = gtk_widget_get_first_child (row);
  int        x = 0;

  for (guint i = 0; cell != NULL && i < widths->len; i++, cell = gtk_widget_get_next_sibling (cell))
    {
      int width = g_array_index (widths, int, i);
      int left = mirrored ? gtk_widget_get_width (row) - x - width : x;

      gtk_widget_size_allocate (cell, &(GtkAllocation){ left, 0, width, gtk_widget_get_height (row) }, baseline);
      x += width + spacing;
    }
}

static void
qd_cell_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (qd_cell_row_parent_class)->dispose (object);
}

static void
qd_cell_row_class_init (QdCellRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_cell_row_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW);
}

static void
qd_cell_row_init (QdCellRow *self)
{
}

/* The table */

/* What each column asks for: of all cells in it the most. Cells that say more while the table is folded ask for what they asked for before. (array) */
static GtkRequestedSize *
request_columns (QdCellTable *self)
{
  GtkRequestedSize *requests = g_new0 (GtkRequestedSize, MAX (self->n_columns, 1));

  if (!self->folded)
    g_array_set_size (self->marks, 0);
  g_array_set_size (self->marks, self->n_columns);
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean   head = gtk_widget_get_prev_sibling (row) == NULL;
      GtkWidget *cell = gtk_widget_get_first_child (row);

      for (guint i = 0; cell != NULL; i++, cell = gtk_widget_get_next_sibling (cell))
        {
          int minimum, natural;

          if (self->folded && !head && i > 0)
            continue;
          gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          requests[i].minimum_size = MAX (requests[i].minimum_size, minimum);
          requests[i].natural_size = MAX (requests[i].natural_size, natural);
          if (!head && i > 0)
            g_array_index (self->marks, int, i) = MAX (g_array_index (self->marks, int, i), minimum);
        }
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      requests[i].minimum_size = MAX (requests[i].minimum_size, g_array_index (self->marks, int, i));
      requests[i].natural_size = MAX (requests[i].natural_size, requests[i].minimum_size);
    }

  return requests;
}

/* Each column gets what it asks for, as far as there is room; what is left over goes to the first, in which the words are. */
static void
lay_out_columns (QdCellTable *self,
                 int          width)
{
  g_autofree GtkRequestedSize *requests = request_columns (self);
  int                          extra = width - self->column_spacing * ((int)self->n_columns - 1);

  g_array_set_size (self->widths, self->n_columns);
  if (self->n_columns == 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    extra -= requests[i].minimum_size;
  extra = gtk_distribute_natural_allocation (MAX (extra, 0), self->n_columns, requests);
  requests[0].minimum_size += extra;
  for (guint i = 0; i < self->n_columns; i++)
    g_array_index (self->widths, int, i) = requests[i].minimum_size;
}

/* Of its columns side by side. */
static void
measure_width (QdCellTable *self,
               int         *minimum,
               int         *natural)
{
  g_autofree GtkRequestedSize *requests = request_columns (self);

  *minimum = *natural = self->column_spacing * MAX ((int)self->n_columns - 1, 0);
  for (guint i = 0; i < self->n_columns; i++)
    {
      *minimum += requests[i].minimum_size;
      *natural += requests[i].natural_size;
    }
}

static gboolean
has_no_room (QdCellTable *self,
             int          width)
{
  int least, wanted;

  if (!self->foldable || width < 0)
    return FALSE;
  measure_width (self, &least, &wanted);
  return width < least;
}

/* Cells that say more, because the table was folded until now, have no room side by side. */
static gboolean
is_stacked (QdCellTable *self,
            int          width)
{
  return self->folded || has_no_room (self, width);
}

/* The widest of its cells. */
static int
measure_folded_width (QdCellTable *self)
{
  int width = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self)); row != NULL; row = gtk_widget_get_next_sibling (row))
    for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
      {
        int minimum;

        gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
        width = MAX (width, minimum);
      }
  return width;
}

/* Returns: the height; with @place, its rows are put there */
static int
stack_rows (QdCellTable *self,
            int          width,
            gboolean     place)
{
  GtkWidget *head = gtk_widget_get_first_child (GTK_WIDGET (self));
  int        y = 0;

  for (GtkWidget *row = head != NULL ? gtk_widget_get_next_sibling (head) : NULL; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      int height = flow_row (row, width, self->column_spacing, self->row_spacing, FALSE);

      if (place)
        {
          gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, width, height }, -1);
          flow_row (row, width, self->column_spacing, self->row_spacing, TRUE);
        }
      y += height + FOLDED_SPACING * self->row_spacing;
    }
  return MAX (y - FOLDED_SPACING * self->row_spacing, 0);
}

static GtkSizeRequestMode
qd_cell_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qd_cell_table_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  QdCellTable *self = QD_CELL_TABLE (widget);
  int          least, wanted, baseline;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      if (self->foldable)
        *minimum = MIN (*minimum, measure_folded_width (self));
      return;
    }
  if (for_size >= 0 && is_stacked (self, for_size))
    {
      *minimum = *natural = stack_rows (self, for_size, FALSE);
      return;
    }
  measure_width (self, &least, &wanted);
  lay_out_columns (self, for_size >= 0 ? for_size : wanted);
  *natural = self->row_spacing * MAX ((int)self->n_rows - 1, 0);
  for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL; row = gtk_widget_get_next_sibling (row))
    *natural += measure_row (row, self->widths, &baseline);
  *minimum = *natural;
}

/* Cells say more or less now, which nothing may that is just being laid out. */
static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  QdCellTable *self = QD_CELL_TABLE (widget);

  self->tick = 0;
  self->folded = !self->folded;
  gtk_widget_queue_resize (widget);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

static void
set_folded (QdCellTable *self,
            gboolean     folded)
{
  if (folded == self->folded)
    {
      if (self->tick != 0)
        gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
      self->tick = 0;
    }
  else if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* With letters of another size the cells ask for other widths, which are not known while the table is folded. */
static void
qd_cell_table_system_setting_changed (GtkWidget       *widget,
                                      GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (qd_cell_table_parent_class)->system_setting_changed (widget, setting);
  set_folded (QD_CELL_TABLE (widget), FALSE);
}

static void
qd_cell_table_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  QdCellTable *self = QD_CELL_TABLE (widget);
  GtkWidget   *head = gtk_widget_get_first_child (widget);
  gboolean     stacked = is_stacked (self, width);
  int          y = 0;

  set_folded (self, has_no_room (self, width));
  if (head != NULL)
    gtk_widget_set_child_visible (head, !stacked);
  if (stacked)
    {
      stack_rows (self, width, TRUE);
      return;
    }
  lay_out_columns (self, width);
  for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      int line;
      int taken = measure_row (row, self->widths, &line);

      gtk_widget_size_allocate (row, &(GtkAllocation){ 0, y, width, taken }, line);
      place_cells (row, self->widths, self->column_spacing, line);
      y += taken + self->row_spacing;
    }
}

static void
qd_cell_table_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  QdCellTable *self = QD_CELL_TABLE (object);

  switch (id)
    {
    case PROP_COLUMN_SPACING:
      g_value_set_int (value, self->column_spacing);
      break;
    case PROP_FOLDABLE:
      g_value_set_boolean (value, self->foldable);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qd_cell_table_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  QdCellTable *self = QD_CELL_TABLE (object);

  switch (id)
    {
    case PROP_COLUMN_SPACING:
      self->column_spacing = g_value_get_int (value);
      break;
    case PROP_FOLDABLE:
      self->foldable = g_value_get_boolean (value);
      break;
    case PROP_ROW_SPACING:
      self->row_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
qd_cell_table_dispose (GObject *object)
{
  qd_cell_table_clear (QD_CELL_TABLE (object));

  G_OBJECT_CLASS (qd_cell_table_parent_class)->dispose (object);
}

static void
qd_cell_table_finalize (GObject *object)
{
  g_array_unref (QD_CELL_TABLE (object)->widths);
  g_array_unref (QD_CELL_TABLE (object)->marks);

  G_OBJECT_CLASS (qd_cell_table_parent_class)->finalize (object);
}

static void
qd_cell_table_class_init (QdCellTableClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = qd_cell_table_get_property;
  object_class->set_property = qd_cell_table_set_property;
  object_class->dispose = qd_cell_table_dispose;
  object_class->finalize = qd_cell_table_finalize;
  widget_class->get_request_mode = qd_cell_table_get_request_mode;
  widget_class->measure = qd_cell_table_measure;
  widget_class->size_allocate = qd_cell_table_size_allocate;
  widget_class->system_setting_changed = qd_cell_table_system_setting_changed;

  /**
   * QdCellTable:column-spacing:
   *
   * Between two columns, pixels.
   */
  properties[PROP_COLUMN_SPACING] = g_param_spec_int ("column-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);

  /**
   * QdCellTable:foldable:
   *
   * Whether the table folds where its columns have no room beside each other.
   */
  properties[PROP_FOLDABLE] = g_param_spec_boolean ("foldable", NULL, NULL, FALSE, flags);

  /**
   * QdCellTable:folded:
   *
   * Whether its cells are below each other now, without headings, and have room for words.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdCellTable:row-spacing:
   *
   * Between two rows, pixels.
   */
  properties[PROP_ROW_SPACING] = g_param_spec_int ("row-spacing", NULL, NULL, 0, G_MAXINT16, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "celltable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
qd_cell_table_init (QdCellTable *self)
{
  self->widths = g_array_new (FALSE, TRUE, sizeof (int));
  self->marks = g_array_new (FALSE, TRUE, sizeof (int));
}

static void
tell_size (QdCellTable *self)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT, (int)self->n_rows, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int)self->n_columns, -1);
}

/**
 * qd_cell_table_clear:
 * @self: (not nullable): a table
 *
 * Removes all rows. Thread: main.
 */
void
qd_cell_table_clear (QdCellTable *self)
{
  GtkWidget *row;

  g_return_if_fail (QD_IS_CELL_TABLE (self));

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (row);
  self->n_rows = self->n_columns = 0;
  g_array_set_size (self->widths, 0);
  g_array_set_size (self->marks, 0);
  /* What was to fold is gone. */
  set_folded (self, self->folded);
  if (self->folded)
    {
      self->folded = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
    }
}

/**
 * qd_cell_table_get_folded:
 * @self: (not nullable): a table
 *
 * Thread: main.
 *
 * Returns: whether it is folded
 */
gboolean
qd_cell_table_get_folded (QdCellTable *self)
{
  g_return_val_if_fail (QD_IS_CELL_TABLE (self), FALSE);

  return self->folded;
}

/**
 * qd_cell_table_append_row:
 * @self: (not nullable): a table
 *
 * Begins a row below those that there are. Thread: main.
 */
void
qd_cell_table_append_row (QdCellTable *self)
{
  GtkWidget *row;

  g_return_if_fail (QD_IS_CELL_TABLE (self));

  row = g_object_new (QD_TYPE_CELL_ROW, NULL);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int)++self->n_rows, -1);
  tell_size (self);
}

/**
 * qd_cell_table_append_cell:
 * @self: (not nullable): a table with a row
 * @child: (not nullable) (transfer floating): what is in the cell, and says what it is called
 * @role: %GTK_ACCESSIBLE_ROLE_CELL, %GTK_ACCESSIBLE_ROLE_COLUMN_HEADER or %GTK_ACCESSIBLE_ROLE_ROW_HEADER
 *
 * Puts something into the next column of the last row. What is aligned to %GTK_ALIGN_BASELINE_FILL stands on one line there. Thread: main.
 */
void
qd_cell_table_append_cell (QdCellTable      *self,
                           GtkWidget        *child,
                           GtkAccessibleRole role)
{
  GtkWidget *cell;
  QdCellRow *row;

  g_return_if_fail (QD_IS_CELL_TABLE (self) && GTK_IS_WIDGET (child));
  g_return_if_fail (self->n_rows > 0);

  row = QD_CELL_ROW (gtk_widget_get_last_child (GTK_WIDGET (self)));
  cell = g_object_new (ADW_TYPE_BIN, "accessible-role", role, "child", child, NULL);
  /* What is to stand on the same line as its neighbours does so only if what holds it does. */
  if (gtk_widget_get_valign (child) == GTK_ALIGN_BASELINE_FILL)
    gtk_widget_set_valign (cell, GTK_ALIGN_BASELINE_FILL);
  gtk_widget_set_parent (cell, GTK_WIDGET (row));
  row->n_cells++;
  gtk_accessible_update_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int)self->n_rows, GTK_ACCESSIBLE_RELATION_COL_INDEX, (int)row->n_cells,
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, child, NULL, -1);
  if (row->n_cells > self->n_columns)
    {
      self->n_columns = row->n_cells;
      tell_size (self);
    }
}

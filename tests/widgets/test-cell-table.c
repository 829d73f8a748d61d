/* test-cell-table.c: rows and cells that say where they are, in columns of the same width
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-display-fixture.h"
#include "widgets/qd-cell-table.h"

#define N_ROWS 3
#define N_COLUMNS 3

/* The second column has its widest words in another row than the third. */
static const char *const words[N_ROWS][N_COLUMNS] = {
  { "Source", "On", "Times" },
  { "Halcyon Gazette", "the fourteenth", "1" },
  { "Port Merrow Evening Courier and Advertiser", "the 2nd", "a hundred and five" },
};

typedef struct
{
  GtkWidget   *window;
  QdCellTable *table;
  GtkWidget   *labels[N_ROWS][N_COLUMNS];
} Fixture;

static void
fill (Fixture *self)
{
  for (guint row = 0; row < N_ROWS; row++)
    {
      qd_cell_table_append_row (self->table);
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          GtkWidget *label = gtk_label_new (words[row][column]);

          gtk_label_set_wrap (GTK_LABEL (label), column == 0);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_yalign (GTK_LABEL (label), 0);
          gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
          self->labels[row][column] = label;
          qd_cell_table_append_cell (self->table, label, row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                                                                                    : GTK_ACCESSIBLE_ROLE_CELL);
        }
    }
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->table = g_object_new (QD_TYPE_CELL_TABLE, "column-spacing", 12, "row-spacing", 6, NULL);
  gtk_widget_set_valign (GTK_WIDGET (self->table), GTK_ALIGN_START);
  fill (self);
  self->window = display_present (GTK_WIDGET (self->table), 400, 300);
  display_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  display_close (self->window);
}

static GtkWidget *
get_cell (Fixture *self,
          guint    row,
          guint    column)
{
  return gtk_widget_get_parent (self->labels[row][column]);
}

static graphene_rect_t
get_bounds (Fixture *self,
            guint    row,
            guint    column)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (get_cell (self, row, column), GTK_WIDGET (self->table), &bounds));
  return bounds;
}

static void
assert_columns (Fixture *self)
{
  float width = 12 * (N_COLUMNS - 1);

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      graphene_rect_t head = get_bounds (self, 0, column);

      width += head.size.width;
      for (guint row = 1; row < N_ROWS; row++)
        {
          graphene_rect_t cell = get_bounds (self, row, column);
          graphene_rect_t above = get_bounds (self, row - 1, column);

          g_assert_cmpfloat (cell.origin.x, ==, head.origin.x);
          g_assert_cmpfloat (cell.size.width, ==, head.size.width);
          g_assert_cmpfloat (cell.origin.y, ==, above.origin.y + above.size.height + 6);
        }
    }
  g_assert_cmpfloat (width, ==, (float)gtk_widget_get_width (GTK_WIDGET (self->table)));
}

static void
test_columns (Fixture      *self,
              gconstpointer data)
{
  graphene_rect_t first, second;

  assert_columns (self);
  first = get_bounds (self, 0, 0);
  second = get_bounds (self, 0, 1);
  g_assert_cmpfloat (second.origin.x, ==, first.size.width + 12);

  g_test_message ("The other way round, the first column is at the right.");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  display_settle ();
  first = get_bounds (self, 0, 0);
  second = get_bounds (self, 0, 1);
  g_assert_cmpfloat (first.origin.x, ==, second.origin.x + second.size.width + 12);
  assert_columns (self);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_width (Fixture      *self,
            gconstpointer data)
{
  int narrow, wide, least, wanted;

  g_test_message ("Words of the first column are broken into lines where there is less room.");
  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  g_assert_cmpint (least, <, wanted);
  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_VERTICAL, least, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_VERTICAL, wanted, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, >, wide);

  g_test_message ("A longer word makes its column wider, in every row.");
  gtk_label_set_text (GTK_LABEL (self->labels[1][2]), "a hundred and five and some");
  display_settle ();
  assert_columns (self);
  g_assert_cmpfloat (get_bounds (self, 0, 2).size.width, >=, (float)gtk_widget_get_width (self->labels[1][2]));
}

static float
get_line (Fixture *self,
          guint    row,
          guint    column)
{
  graphene_point_t point;
  GtkWidget       *label = self->labels[row][column];
  float            line = (float)pango_layout_get_baseline (gtk_label_get_layout (GTK_LABEL (label))) / PANGO_SCALE;
  int              y;

  gtk_label_get_layout_offsets (GTK_LABEL (label), NULL, &y);
  g_assert_true (gtk_widget_compute_point (label, GTK_WIDGET (self->table), &GRAPHENE_POINT_INIT (0, (float)y), &point));
  return point.y + line;
}

static void
test_baseline (Fixture      *self,
               gconstpointer data)
{
  g_test_message ("Words of another size stand on the same line.");
  qd_cell_table_clear (self->table);
  fill (self);
  gtk_label_set_markup (GTK_LABEL (self->labels[1][1]), "<span size='300%'>the fourteenth</span>");
  display_settle ();
  g_assert_cmpfloat_with_epsilon (get_line (self, 1, 1), get_line (self, 1, 2), 1.5f);
  g_assert_cmpfloat_with_epsilon (get_line (self, 1, 0), get_line (self, 1, 2), 1.5f);
}

static void
test_accessible (Fixture      *self,
                 gconstpointer data)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_RELATION_ROW_COUNT, N_ROWS);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_RELATION_COL_COUNT, N_COLUMNS);
  for (int row = 0; row < N_ROWS; row++)
    {
      GtkAccessible *whole = GTK_ACCESSIBLE (gtk_widget_get_parent (get_cell (self, (guint)row, 0)));

      gtk_test_accessible_assert_role (whole, GTK_ACCESSIBLE_ROLE_ROW);
      gtk_test_accessible_assert_relation (whole, GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 1);
      for (int column = 0; column < N_COLUMNS; column++)
        {
          GtkAccessible *cell = GTK_ACCESSIBLE (get_cell (self, (guint)row, (guint)column));

          gtk_test_accessible_assert_role (cell, row == 0 ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER
                                                                                                            : GTK_ACCESSIBLE_ROLE_CELL);
          gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_ROW_INDEX, row + 1);
          gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_COL_INDEX, column + 1);
          gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->labels[row][column], NULL);
        }
    }
}

static void
assert_inside (Fixture *self)
{
  float width = (float)gtk_widget_get_width (GTK_WIDGET (self->table));

  for (guint row = 1; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        graphene_rect_t cell = get_bounds (self, row, column);

        g_assert_cmpfloat (cell.origin.x, >=, 0);
        g_assert_cmpfloat (cell.origin.x + cell.size.width, <=, width);
      }
}

static void
test_fold (Fixture      *self,
           gconstpointer data)
{
  GtkWidget *heads = gtk_widget_get_parent (get_cell (self, 0, 0));
  int        least;

  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_set (self->table, "foldable", TRUE, NULL);
  display_settle ();
  g_assert_false (qd_cell_table_get_folded (self->table));
  g_assert_true (gtk_widget_get_child_visible (heads));

  g_test_message ("Where columns have no room beside each other, each first cell has a line of its own, and the others follow below it.");
  gtk_window_set_default_size (GTK_WINDOW (self->window), least * 2 / 3, 300);
  display_settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->table)), <, least);
  g_assert_true (qd_cell_table_get_folded (self->table));
  g_assert_false (gtk_widget_get_child_visible (heads));
  assert_inside (self);
  for (guint row = 1; row < N_ROWS; row++)
    {
      graphene_rect_t first = get_bounds (self, row, 0), second = get_bounds (self, row, 1);

      g_assert_cmpfloat (first.size.width, ==, (float)gtk_widget_get_width (GTK_WIDGET (self->table)));
      g_assert_cmpfloat (second.origin.x, ==, 0);
      g_assert_cmpfloat (second.origin.y, >=, first.origin.y + first.size.height);
    }

  g_test_message ("What cells say more while it is folded does not keep it so.");
  gtk_label_set_wrap (GTK_LABEL (self->labels[1][2]), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (self->labels[1][2]), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_text (GTK_LABEL (self->labels[1][2]), "quoted one single time in all of these years");
  display_settle ();
  assert_inside (self);
  gtk_window_set_default_size (GTK_WINDOW (self->window), least + 20, 300);
  display_settle ();
  g_assert_false (qd_cell_table_get_folded (self->table));
  g_assert_true (gtk_widget_get_child_visible (heads));
  assert_columns (self);
}

static void
test_clear (Fixture      *self,
            gconstpointer data)
{
  qd_cell_table_clear (self->table);
  g_assert_null (gtk_widget_get_first_child (GTK_WIDGET (self->table)));
  fill (self);
  display_settle ();
  assert_columns (self);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_RELATION_ROW_COUNT, N_ROWS);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_clear_folding (Fixture      *self,
                    gconstpointer data)
{
  guint n_folded = 0;
  int   least;

  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_object_set (self->table, "foldable", TRUE, NULL);
  display_settle ();
  g_signal_connect_swapped (self->table, "notify::folded", G_CALLBACK (count_cb), &n_folded);

  g_test_message ("Laid out for a narrow place, it folds with the next frame; emptied before that, there is nothing to fold.");
  gtk_window_set_default_size (GTK_WINDOW (self->window), least * 2 / 3, 300);
  while (gtk_widget_get_width (GTK_WIDGET (self->table)) >= least)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (qd_cell_table_get_folded (self->table));
  qd_cell_table_clear (self->table);
  display_settle ();
  g_assert_cmpuint (n_folded, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

  g_test_add ("/widgets/cell-table/columns", Fixture, NULL, set_up, test_columns, tear_down);
  g_test_add ("/widgets/cell-table/width", Fixture, NULL, set_up, test_width, tear_down);
  g_test_add ("/widgets/cell-table/baseline", Fixture, NULL, set_up, test_baseline, tear_down);
  g_test_add ("/widgets/cell-table/accessible", Fixture, NULL, set_up, test_accessible, tear_down);
  g_test_add ("/widgets/cell-table/fold", Fixture, NULL, set_up, test_fold, tear_down);
  g_test_add ("/widgets/cell-table/clear", Fixture, NULL, set_up, test_clear, tear_down);
  g_test_add ("/widgets/cell-table/clear-folding", Fixture, NULL, set_up, test_clear_folding, tear_down);

  return g_test_run ();
}

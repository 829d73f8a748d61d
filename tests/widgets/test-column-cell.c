/* test-column-cell.c: cells are as wide as the widest of their column, and hundreds of them cost no more than they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-display-fixture.h"
#include "widgets/qd-column-cell.h"

#define N_CELLS 300

/* So often at most is each measured while it comes up, and one that is wider. */
#define MOST_MEASURES 40

/* Something of a width of its own, that counts how often it is asked for it. */
#define TYPE_BLOCK (block_get_type ())
G_DECLARE_FINAL_TYPE (Block, block, QD, BLOCK, GtkWidget)

struct _Block
{
  GtkWidget parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (Block, block, GTK_TYPE_WIDGET)

static guint n_measures;

static void
block_measure (GtkWidget     *widget,
               GtkOrientation orientation,
               int            for_size,
               int           *minimum,
               int           *natural,
               int           *minimum_baseline,
               int           *natural_baseline)
{
  n_measures++;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? QD_BLOCK (widget)->width : 10;
  *minimum = *natural / 2;
}

static void
block_class_init (BlockClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = block_measure;
}

static void
block_init (Block *self)
{
}

static GtkWidget *
append (GtkWidget *box,
        QdColumn  *column,
        int        width)
{
  Block     *block = g_object_new (TYPE_BLOCK, NULL);
  GtkWidget *cell = g_object_new (QD_TYPE_COLUMN_CELL, "halign", GTK_ALIGN_START, NULL);

  block->width = width;
  gtk_widget_set_parent (GTK_WIDGET (block), cell);
  qd_column_cell_set_column (QD_COLUMN_CELL (cell), column);
  gtk_box_append (GTK_BOX (box), cell);
  return cell;
}

static void
assert_widths (GtkWidget *box,
               int        first,
               int        second)
{
  GtkWidget *cell = gtk_widget_get_first_child (box);

  display_settle ();
  g_assert_cmpint (gtk_widget_get_width (cell), ==, first);
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_next_sibling (cell)), ==, second);
}

static void
test_widths (void)
{
  g_autoptr (QdColumn) column = qd_column_new ();
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget           *window;
  int                  minimum, natural;

  append (box, column, 40);
  append (box, column, 100);
  window = display_present (box, 300, 300);
  assert_widths (box, 100, 100);
  gtk_widget_measure (gtk_widget_get_first_child (box), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 50);
  append (box, column, 160);
  assert_widths (box, 160, 160);
  qd_column_set_shared (column, FALSE);
  assert_widths (box, 40, 100);
  qd_column_set_shared (column, TRUE);
  assert_widths (box, 160, 160);
  display_close (window);
}

/* One after the other, as a list gets them, the widest last. */
static void
test_many (void)
{
  g_autoptr (QdColumn) column = qd_column_new ();
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget           *window = display_present (box, 300, 300);

  for (guint i = 0; i < N_CELLS; i++)
    append (box, column, 40);
  append (box, column, 120);
  n_measures = 0;
  assert_widths (box, 120, 120);
  g_test_message ("%u measures", n_measures);
  g_assert_cmpuint (n_measures, >, 0);
  g_assert_cmpuint (n_measures, <, N_CELLS * MOST_MEASURES);
  display_close (window);
}

/* A column outlives its cells, and they it. */
static void
test_gone (void)
{
  QdColumn  *column = qd_column_new ();
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  int        minimum, natural;

  append (box, column, 40);
  append (box, column, 60);
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  qd_column_unref (g_steal_pointer (&column));
  display_settle ();
  gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 60);
  g_object_unref (box);
  display_settle ();
}

int
main (int   argc,
      char *argv[])
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/column-cell/widths", test_widths);
  g_test_add_func ("/widgets/column-cell/many", test_many);
  g_test_add_func ("/widgets/column-cell/gone", test_gone);
  return g_test_run ();
}

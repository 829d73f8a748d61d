/* test-comparison-picture.c: a comparison as a picture in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "qd-comparison-fixture.h"
#include "widgets/qd-comparison-picture.h"
#include "widgets/qd-comparison-row.h"
#include "widgets/qd-coverage-bar.h"

/* Pixels of the PNG: inside the left and the right end of the bars. */
#define LEFT 510
#define RIGHT 1530

static void
test_png (void)
{
  g_autoptr (QdComparison) comparison = qd_comparison_fixture_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GBytes)       bytes = qd_comparison_picture_new_png (comparison, &error);
  g_autoptr (GdkTexture)   texture = NULL;

  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 2000);
  g_assert_cmpint (gdk_texture_get_height (texture), >, 400);
}

static void
test_svg (void)
{
  g_autoptr (QdComparison) comparison = qd_comparison_fixture_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GBytes)       bytes = qd_comparison_picture_new_svg (comparison, &error);
  g_autofree char         *text = NULL;
  gsize                    len;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, &len), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "<svg"));
  g_assert_nonnull (strstr (text, "width=\"1000px\""));
  g_assert_true (g_str_has_suffix (g_strchomp (text), "</svg>"));
  g_assert_cmpuint (len, ==, g_bytes_get_size (bytes));
}

/* Nothing else is blue. */
static gboolean
is_carried (guint32 pixel)
{
  return (pixel & 0xff) > ((pixel >> 16) & 0xff) + 100;
}

/* The ends of the uppermost bar, which is that of words whose end was cut. */
static void
look_at_first_bar (QdComparison *comparison,
                   gboolean     *left,
                   gboolean     *right)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (GBytes)     bytes = qd_comparison_picture_new_png (comparison, &error);
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32    *pixels = NULL;
  guint                  width, height;

  g_assert_no_error (error);
  texture = gdk_texture_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  width = (guint)gdk_texture_get_width (texture);
  height = (guint)gdk_texture_get_height (texture);
  pixels = g_new (guint32, (gsize)width * height);
  gdk_texture_download (texture, (guchar *)pixels, (gsize)width * 4);
  *left = *right = FALSE;
  for (guint y = 0; y < height && !*left && !*right; y++)
    {
      *left = is_carried (pixels[y * width + LEFT]);
      *right = is_carried (pixels[y * width + RIGHT]);
    }
}

static void
test_direction (void)
{
  g_autoptr (QdComparison) latin = qd_comparison_fixture_new ();
  g_autoptr (QdComparison) arabic = qd_comparison_fixture_new_arabic ();
  gboolean                 left, right;

  g_test_summary ("The first word stands where its script begins");
  look_at_first_bar (latin, &left, &right);
  g_assert_true (left && !right);
  look_at_first_bar (arabic, &left, &right);
  g_assert_true (right && !left);
}

static GtkWidget *
find_bar (GtkWidget *widget)
{
  GtkWidget *found = QD_IS_COVERAGE_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_bar (child);

  return found;
}

static void
assert_row_direction (QdComparison    *comparison,
                      GtkTextDirection window,
                      GtkTextDirection expected)
{
  g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (comparison), 0);
  g_autoptr (QdColumn)         sources = qd_column_new ();
  g_autoptr (QdColumn)         relations = qd_column_new ();
  g_autoptr (GtkWidget)        row = NULL;

  gtk_widget_set_default_direction (window);
  row = g_object_ref_sink (qd_comparison_row_new (sources, relations));
  qd_comparison_row_set_item (QD_COMPARISON_ROW (row), item);
  g_assert_cmpint (gtk_widget_get_direction (find_bar (row)), ==, expected);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_row_direction (void)
{
  g_autoptr (QdComparison) latin = qd_comparison_fixture_new ();
  g_autoptr (QdComparison) arabic = qd_comparison_fixture_new_arabic ();

  g_test_summary ("So it does in a window, whatever way that goes");
  assert_row_direction (latin, GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_LTR);
  assert_row_direction (latin, GTK_TEXT_DIR_RTL, GTK_TEXT_DIR_LTR);
  assert_row_direction (arabic, GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL);
  assert_row_direction (arabic, GTK_TEXT_DIR_RTL, GTK_TEXT_DIR_RTL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/widgets/comparison-picture/png", test_png);
  g_test_add_func ("/widgets/comparison-picture/svg", test_svg);
  g_test_add_func ("/widgets/comparison-picture/direction", test_direction);
  g_test_add_func ("/widgets/comparison-picture/row-direction", test_row_direction);
  return g_test_run ();
}

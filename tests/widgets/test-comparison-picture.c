/* test-comparison-picture.c: a comparison as a picture in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gtk/gtk.h>
#include <string.h>

#include "qd-comparison-fixture.h"
#include "widgets/qd-comparison-picture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/comparison-picture/png", test_png);
  g_test_add_func ("/widgets/comparison-picture/svg", test_svg);
  return g_test_run ();
}

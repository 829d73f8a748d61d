/* test-line-ends.c: lines end behind a word, and not with a separator
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "model/qd-format.h"
#include "widgets/qd-line-ends.h"

#define PARTS "6 times in 5 other articles" QD_FORMAT_SEPARATOR "1 verbatim" QD_FORMAT_SEPARATOR "5 truncated"
#define WORDS "The bridge carries about 31,000 vehicles a day, said the engineer who had counted them from the bank, and “nobody else did”"

static PangoLayout *
layout_new (const char *text,
            int         width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout  *layout = pango_layout_new (context);

  g_object_unref (context);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
test_part (void)
{
  guint n_changed = 0;

  for (int width = 60; width < 600; width += 7)
    {
      g_autoptr (PangoLayout) layout = layout_new (PARTS, width);
      int                     n_lines = pango_layout_get_line_count (layout);
      gboolean                changed = qd_line_ends_part (layout);
      const char             *text = pango_layout_get_text (layout);

      n_changed += changed;
      g_assert_true (changed || g_str_equal (text, PARTS));
      g_assert_cmpuint (strlen (text), ==, strlen (PARTS));
      g_assert_cmpint (pango_layout_get_line_count (layout), <=, n_lines);
      for (int i = 0; i < pango_layout_get_line_count (layout); i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          g_autofree char       *words = g_strstrip (g_strndup (text + line->start_index, (gsize)line->length));

          g_assert_false (g_str_has_prefix (words, "·") || g_str_has_suffix (words, "·"));
        }
    }
  g_assert_cmpuint (n_changed, >, 5);
}

static void
test_cut (void)
{
  guint n_changed = 0;

  for (int width = 80; width < 700; width += 5)
    {
      g_autoptr (PangoLayout) layout = layout_new (WORDS, width);
      g_autoptr (PangoLayout) shown = NULL;
      g_autofree char        *head = NULL;

      pango_layout_set_height (layout, -2);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      shown = qd_line_ends_cut_copy (layout);
      g_assert_cmpstr (pango_layout_get_text (layout), ==, WORDS);
      if (shown == layout)
        continue;
      n_changed++;
      g_assert_false (pango_layout_is_ellipsized (shown));
      g_assert_true (g_str_has_suffix (pango_layout_get_text (shown), "…"));
      head = g_strndup (pango_layout_get_text (shown), strlen (pango_layout_get_text (shown)) - strlen ("…"));
      g_assert_true (g_str_has_prefix (WORDS, head));
      g_assert_nonnull (strchr (" ,", WORDS[strlen (head)]));
    }
  g_assert_cmpuint (n_changed, >, 20);
}

/* There is nothing to end behind. */
static void
test_uncut (void)
{
  static const char *const texts[] = { "Nothing", "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle", "橋は火曜日から閉鎖されていると市長は述べた。技師は亀裂を二度調べた。" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = layout_new (texts[i], 200);

      pango_layout_set_height (layout, -1);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_assert_false (qd_line_ends_cut (layout));
      g_assert_cmpstr (pango_layout_get_text (layout), ==, texts[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/line-ends/part", test_part);
  g_test_add_func ("/widgets/line-ends/cut", test_cut);
  g_test_add_func ("/widgets/line-ends/uncut", test_uncut);

  return g_test_run ();
}

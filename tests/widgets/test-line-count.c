/* test-line-count.c: what is counted is what is laid out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <pango/pangocairo.h>

#include "widgets/qd-line-count.h"

#define MOST 3

static const char *const fonts[] = { "Sans 11", "Sans Bold 11", "Serif 10", "Monospace 9.5" };

static const char *const headlines[] = {
  "Quill hands the keys of the lighthouse to a board that had not asked for them",
  "“Nobody will be sent home,” Pound tells the bakers’ hall (and two dogs) in Dunmere",
  "Loaf prices rise 12 percent; Waverly’s millers say they were told in May",
  "Mayor's ‘quiet year’ ends with a vote, a walkout and a cold supper",
  "Über den Fährhafen: Größe zählt nicht, sagt die Bürgermeisterin",
  "Fluffy affairs of office: the official finds five flat fish",
  "Тихий порт ждал письма весь вечер, и никто его не принёс",
  "AVATAR TO YAWN AT WAVERLY TOWN HALL, SAYS TOY MAKER",
};

static PangoLayout *
lay_out (PangoContext *context,
         const char   *font,
         const char   *text,
         int           width)
{
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  PangoLayout                     *layout = pango_layout_new (context);

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -MOST);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width);

  return layout;
}

static int
get_height (PangoContext *context,
            const char   *font,
            const char   *text,
            int           width)
{
  g_autoptr (PangoLayout) layout = lay_out (context, font, text, width);
  int                     height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
learn (QdLineCount  *count,
       PangoContext *context,
       const char   *font,
       const char   *text)
{
  for (int width = 60; width < 900; width += 40)
    {
      g_autoptr (PangoLayout) layout = lay_out (context, font, text, width * PANGO_SCALE);

      qd_line_count_learn (count, layout);
    }
}

/* In every width, what is counted is as high as Pango lays it out; and it is counted in most of them. */
static void
test_same (gconstpointer data)
{
  const char             *font = data;
  PangoContext           *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (QdLineCount) count = qd_line_count_new ();
  guint                   n_counted = 0;
  guint                   n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    learn (count, context, font, headlines[i]);
  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    for (int width = 180; width < 1100; width++)
      {
        int height = qd_line_count_find_height (count, headlines[i], width * PANGO_SCALE, MOST);

        n++;
        n_counted += height != 0;
        if (height != 0)
          g_assert_cmpint (height, ==, get_height (context, font, headlines[i], width * PANGO_SCALE));
      }
  g_test_message ("%s: %u of %u counted", font, n_counted, n);
  g_assert_cmpuint (n_counted, >, n / 2);

  g_object_unref (context);
}

static int
find_in_middle (QdLineCount *count,
                const char  *text)
{
  return qd_line_count_find_height (count, text, 400 * PANGO_SCALE, MOST);
}

/* What breaks elsewhere than at spaces, or was never laid out, is not counted. */
static void
test_unknown (void)
{
  static const char *const others[] = { "well-known ferry", "ferry/ship", "ferry\u00a0ship", "渡し船", "سفينة", "ferry  ship", "fe\u0301rry", "ferry–ship", "4:30" };
  PangoContext            *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (QdLineCount)  count = qd_line_count_new ();

  g_assert_cmpint (find_in_middle (count, "ferry"), ==, 0);
  learn (count, context, "Monospace 9", "ferry ship");
  g_assert_cmpint (find_in_middle (count, "ferry ship"), ==, get_height (context, "Monospace 9", "ferry ship", 400 * PANGO_SCALE));
  g_assert_cmpint (find_in_middle (count, "ferry shop"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      learn (count, context, "Monospace 9", others[i]);
      g_assert_cmpint (find_in_middle (count, others[i]), ==, 0);
    }

  g_object_unref (context);
}

/* A word that is wider than the line, and one that nearly fits, are left to Pango. */
static void
test_uncertain (void)
{
  static const char       text[] = "ferry ship";
  PangoContext           *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (QdLineCount) count = qd_line_count_new ();
  g_autoptr (PangoLayout) layout = NULL;
  int                     width;

  learn (count, context, "Monospace 9", text);
  layout = lay_out (context, "Monospace 9", text, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_assert_cmpint (qd_line_count_find_height (count, text, width, MOST), ==, 0);
  g_assert_cmpint (qd_line_count_find_height (count, text, width + 3 * PANGO_SCALE, MOST), >, 0);
  g_assert_cmpint (qd_line_count_find_height (count, text, width - 3 * PANGO_SCALE, MOST), >, qd_line_count_find_height (count, text, width + 3 * PANGO_SCALE, MOST));
  g_assert_cmpint (qd_line_count_find_height (count, text, width / 4, MOST), ==, 0);

  g_object_unref (context);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *path = g_strdelimit (g_strconcat ("/widgets/line-count/", fonts[i], NULL), " .", '-');

      g_test_add_data_func (path, fonts[i], test_same);
    }
  g_test_add_func ("/widgets/line-count/unknown", test_unknown);
  g_test_add_func ("/widgets/line-count/uncertain", test_uncertain);

  return g_test_run ();
}

/* test-paragraph.c: words in lines as wide as there is room, as a label of GTK has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-display-fixture.h"
#include "widgets/qd-paragraph.h"
#include "widgets/qd-quoted-label.h"

#define WORDS "The lamp was lit at dusk, said the keeper, and nobody on the quay had asked who would put it out again in the morning."

typedef struct
{
  GtkWidget   *window;
  QdParagraph *paragraph;
  GtkWidget   *label;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->paragraph = g_object_new (QD_TYPE_PARAGRAPH, NULL);
  qd_paragraph_set_text (self->paragraph, WORDS, NULL);
  self->label = gtk_label_new (WORDS);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->paragraph));
  gtk_box_append (GTK_BOX (box), self->label);
  self->window = display_present (box, 300, 600);
  display_settle ();
}

/* Words of an article begin where text of their direction does, one line of them or several. */
static void
test_quoted_label (Fixture      *self,
                   gconstpointer data)
{
  GtkLabel *label = GTK_LABEL (self->label);

  qd_quoted_label_align (label);
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 0);
  gtk_label_set_text (label, "“הגשר סגור”");
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  gtk_widget_set_direction (self->label, GTK_TEXT_DIR_RTL);
  gtk_label_set_text (label, "“The bridge is closed”");
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 1);
  gtk_label_set_text (label, "“הגשר סגור עכשיו”");
  g_assert_cmpfloat (gtk_label_get_xalign (label), ==, 0);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  display_close (self->window);
}

static int
get_height (gpointer widget,
            int      width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
assert_same_heights (Fixture *self)
{
  for (int width = 140; width < 1000; width += 110)
    g_assert_cmpint (get_height (self->paragraph, width), ==, get_height (self->label, width));
  g_assert_cmpint (get_height (self->paragraph, 150), >, get_height (self->paragraph, 500));
}

static void
test_wrap (Fixture      *self,
           gconstpointer data)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  assert_same_heights (self);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->paragraph)), ==, gtk_widget_get_height (self->label));

  /* As another text has its own height. */
  qd_paragraph_set_text (self->paragraph, "The lamp.", NULL);
  gtk_label_set_text (GTK_LABEL (self->label), "The lamp.");
  g_assert_cmpint (get_height (self->paragraph, 150), ==, get_height (self->label, 150));

  pango_attr_list_insert (attributes, pango_attr_scale_new (2));
  qd_paragraph_set_text (self->paragraph, WORDS, attributes);
  gtk_label_set_text (GTK_LABEL (self->label), WORDS);
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  assert_same_heights (self);
  pango_attr_list_unref (attributes);
}

static void
test_markup (Fixture      *self,
             gconstpointer data)
{
  qd_paragraph_set_markup (self->paragraph, "<b>The lamp</b> &amp; <span size=\"200%\">the quay</span>");
  gtk_label_set_markup (GTK_LABEL (self->label), "<b>The lamp</b> &amp; <span size=\"200%\">the quay</span>");
  g_assert_cmpstr (qd_paragraph_get_text (self->paragraph), ==, "The lamp & the quay");
  g_assert_cmpint (get_height (self->paragraph, 150), ==, get_height (self->label, 150));
  /* Nobody hears how it is typeset. */
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->paragraph), GTK_ACCESSIBLE_PROPERTY_LABEL, "The lamp & the quay");
}

static void
test_lines (Fixture      *self,
            gconstpointer data)
{
  int all = get_height (self->paragraph, 150), one = get_height (self->paragraph, 5000);

  qd_paragraph_set_lines (self->paragraph, 2);
  g_assert_cmpint (get_height (self->paragraph, 150), <, all);
  g_assert_cmpint (get_height (self->paragraph, 150), >, one);
  qd_paragraph_set_lines (self->paragraph, 0);
  g_assert_cmpint (get_height (self->paragraph, 150), ==, all);

  g_object_set (self->paragraph, "line-height", 2.0, NULL);
  g_assert_cmpint (get_height (self->paragraph, 150), >, all * 3 / 2);
}

/* What stands in a line beside others is as wide as its words, and may have less. */
static void
test_hugging (Fixture      *self,
              gconstpointer data)
{
  int minimum, natural, wanted;

  g_object_set (self->paragraph, "hugging", TRUE, NULL);
  gtk_widget_measure (GTK_WIDGET (self->paragraph), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), FALSE);
  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  g_assert_cmpint (natural, ==, wanted);
  g_assert_cmpint (minimum, <, natural / 4);

  qd_paragraph_set_text (self->paragraph, "I", NULL);
  gtk_widget_measure (GTK_WIDGET (self->paragraph), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, natural);
}

/* Returns: where the last line of text is drawn, x; -1 for no text */
static float
find_last_line (GskRenderNode *node,
                float          x)
{
  float found = -1;

  if (gsk_render_node_get_node_type (node) == GSK_TEXT_NODE)
    return x + gsk_text_node_get_offset (node)->x;
  if (gsk_render_node_get_node_type (node) == GSK_TRANSFORM_NODE)
    {
      float dx, dy;

      gsk_transform_to_translate (gsk_transform_node_get_transform (node), &dx, &dy);
      return find_last_line (gsk_transform_node_get_child (node), x + dx);
    }
  if (gsk_render_node_get_node_type (node) == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      {
        float at = find_last_line (gsk_container_node_get_child (node, i), x);

        found = at >= 0 ? at : found;
      }
  return found;
}

static float
get_last_line (Fixture    *self,
               const char *text,
               gboolean    quoted)
{
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (GTK_WIDGET (self->paragraph));
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot              *snapshot;

  g_object_set (self->paragraph, "quoted", quoted, NULL);
  qd_paragraph_set_text (self->paragraph, text, NULL);
  display_settle ();
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, 300, gtk_widget_get_height (GTK_WIDGET (self->paragraph)));
  node = gtk_snapshot_free_to_node (snapshot);
  return find_last_line (node, 0);
}

/* What the interface says begins where the interface does; several lines of an article begin where their text does, and one stands with its source. */
static void
test_mirrored (Fixture      *self,
               gconstpointer data)
{
  const char *lines = "The lamp was lit at dusk, said the keeper.\nIt is.";

  g_assert_cmpfloat (get_last_line (self, lines, FALSE), <, 5);
  gtk_widget_set_direction (GTK_WIDGET (self->paragraph), GTK_TEXT_DIR_RTL);
  g_assert_cmpfloat (get_last_line (self, lines, FALSE), >, 150);
  g_assert_cmpfloat (get_last_line (self, "It is.", FALSE), >, 150);
  g_assert_cmpfloat (get_last_line (self, lines, TRUE), <, 5);
  g_assert_cmpfloat (get_last_line (self, "It is.", TRUE), >, 150);
}

/* Words that there is no room for are told of. */
static void
test_cut (Fixture      *self,
          gconstpointer data)
{
  qd_paragraph_set_lines (self->paragraph, 2);
  get_height (self->paragraph, 150);
  g_assert_true (qd_paragraph_is_cut (self->paragraph));
  get_height (self->paragraph, 5000);
  g_assert_false (qd_paragraph_is_cut (self->paragraph));
}

static void
test_font (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  int                        before = get_height (self->paragraph, 400);

  gtk_css_provider_load_from_string (style, "window { font-size: 32px; }");
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (self->window), GTK_STYLE_PROVIDER (style), GTK_STYLE_PROVIDER_PRIORITY_USER);
  display_settle ();
  g_assert_cmpint (get_height (self->paragraph, 400), >, before);
  assert_same_heights (self);
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (self->window), GTK_STYLE_PROVIDER (style));
}

static void
test_width_chars (Fixture      *self,
                  gconstpointer data)
{
  int usual, least, natural;

  usual = get_height (self->paragraph, -1);
  g_object_set (self->paragraph, "width-chars", 24, "lines", 2, NULL);
  gtk_widget_measure (GTK_WIDGET (self->paragraph), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (least, ==, natural);
  g_assert_cmpint (get_height (self->paragraph, -1), ==, get_height (self->paragraph, least));
  g_assert_cmpint (get_height (self->paragraph, -1), >, 2 * usual);

  g_test_message ("Fewer words ask for one line.");
  qd_paragraph_set_text (self->paragraph, "The lamp was lit", NULL);
  g_assert_cmpint (2 * get_height (self->paragraph, -1), <, 3 * usual);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/widgets/paragraph/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("quoted-label", test_quoted_label);
  ADD ("wrap", test_wrap);
  ADD ("markup", test_markup);
  ADD ("lines", test_lines);
  ADD ("mirrored", test_mirrored);
  ADD ("cut", test_cut);
  ADD ("hugging", test_hugging);
  ADD ("font", test_font);
  ADD ("width-chars", test_width_chars);
#undef ADD

  return g_test_run ();
}

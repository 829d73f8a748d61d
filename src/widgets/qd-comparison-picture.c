/* qd-comparison-picture.c: a comparison as a picture in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-comparison-picture.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "model/qd-article-item.h"
#include "model/qd-format.h"
#include "model/qd-relation-words.h"

/* px of the picture at its natural size */
#define WIDTH 1000
#define MARGIN 40
#define SOURCE_WIDTH 210
#define COUNT_WIDTH 190
#define BAR_HEIGHT 20
#define ROW_GAP 18
#define STRIPE 4

/* Pixels of a PNG for each px: sharp in print. */
#define PNG_SCALE 2

/* A surface of cairo has at most 32,767 pixels a side. */
#define MOST_ROWS 300

typedef struct
{
  double red;
  double green;
  double blue;
} Ink;

/* A picture goes into documents, and those are white. */
static const Ink text_ink = { 0.13, 0.13, 0.15 };
static const Ink dim_ink = { 0.38, 0.38, 0.42 };
static const Ink line_ink = { 0.78, 0.78, 0.80 };
static const Ink carried_ink = { 0.21, 0.52, 0.89 };
static const Ink changed_ink = { 0.69, 0.45, 0.04 };

static void
set_ink (cairo_t   *cr,
         const Ink *ink)
{
  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
}

/* Returns: the height of the text, px */
static double
draw_text (cairo_t    *cr,
           const char *text,
           const char *font,
           const Ink  *ink,
           double      x,
           double      y,
           double      width,
           gboolean    one_line)
{
  g_autoptr (PangoLayout)          layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);
  int                              height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (one_line)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_single_paragraph_mode (layout, TRUE);
    }
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  set_ink (cr, ink);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  return height;
}

static void
draw_stripes (cairo_t *cr,
              double   x,
              double   y,
              double   width)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, BAR_HEIGHT);
  cairo_clip (cr);
  set_ink (cr, &changed_ink);
  cairo_set_line_width (cr, STRIPE / 2.0);
  for (double at = x - BAR_HEIGHT; at < x + width; at += STRIPE)
    {
      cairo_move_to (cr, at, y + BAR_HEIGHT);
      cairo_line_to (cr, at + BAR_HEIGHT, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (cairo_t          *cr,
          QdComparisonItem *item,
          double            x,
          double            y,
          double            width)
{
  GArray  *runs = qd_comparison_item_get_runs (item);
  double   cell = width / MAX (qd_comparison_item_get_n_words (item), 1);
  gboolean rtl = qd_comparison_item_is_right_to_left (item);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdCoverageRun *run = &g_array_index (runs, QdCoverageRun, i);
      double               extent = cell * (run->end - run->start);
      double               start = rtl ? x + width - cell * run->end : x + cell * run->start;

      if (run->kind == QD_COVERAGE_CHANGED)
        draw_stripes (cr, start, y, extent);
      else if (run->kind == QD_COVERAGE_CARRIED)
        {
          set_ink (cr, &carried_ink);
          cairo_rectangle (cr, start, y, extent, BAR_HEIGHT);
          cairo_fill (cr);
        }
    }
  set_ink (cr, &line_ink);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, floor (x) + 0.5, floor (y) + 0.5, width - 1, BAR_HEIGHT - 1);
  cairo_stroke (cr);
}

/* Returns: the height of the row, px */
static double
draw_item (cairo_t          *cr,
           QdComparisonItem *item,
           double            y)
{
  const QdRendition *rendition = qd_comparison_item_get_rendition (item);
  g_autofree char   *source = qd_source_name_dup_display (rendition->article->source);
  g_autofree char   *date = qd_format_date (rendition->article->published);
  g_autofree char   *count = qd_comparison_item_dup_count (item);
  double             bar_x = MARGIN + SOURCE_WIDTH, bar_width = WIDTH - 2 * MARGIN - SOURCE_WIDTH - COUNT_WIDTH;
  double             height;

  height = draw_text (cr, source, "Sans Bold 14px", &text_ink, MARGIN, y, SOURCE_WIDTH - 16, TRUE);
  draw_text (cr, date != NULL ? date : "", "Sans 12px", &dim_ink, MARGIN, y + height, SOURCE_WIDTH - 16, TRUE);
  draw_bar (cr, item, bar_x, y + height - BAR_HEIGHT / 2.0, bar_width);
  draw_text (cr, qd_relation_words_for_rendition (rendition), "Sans Bold 13px", &text_ink, bar_x + bar_width + 16, y, COUNT_WIDTH - 16, TRUE);
  draw_text (cr, count, "Sans 12px", &dim_ink, bar_x + bar_width + 16, y + height, COUNT_WIDTH - 16, TRUE);
  return 2 * height;
}

static double
draw_key (cairo_t       *cr,
          QdCoverageKind kind,
          const char    *label,
          double         x,
          double         y)
{
  if (kind == QD_COVERAGE_CHANGED)
    {
      draw_stripes (cr, x, y, 24);
    }
  else if (kind == QD_COVERAGE_CARRIED)
    {
      set_ink (cr, &carried_ink);
      cairo_rectangle (cr, x, y, 24, BAR_HEIGHT);
      cairo_fill (cr);
    }
  set_ink (cr, &line_ink);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, 23, BAR_HEIGHT - 1);
  cairo_stroke (cr);
  draw_text (cr, label, "Sans 12px", &dim_ink, x + 32, y + 2, 150, TRUE);
  return x + 170;
}

/* Returns: the height of the picture, px */
static double
draw (cairo_t      *cr,
      QdComparison *comparison)
{
  QdStatementRecord *statement = qd_comparison_get_statement (comparison);
  g_autofree char   *quoted = g_strdup_printf (C_ ("quotation marks", "“%s”"), statement->text);
  g_autofree char   *reach = qd_comparison_dup_summary (comparison);
  g_autofree char   *head = g_strdup_printf ("%s, %s", statement->speaker != NULL ? statement->speaker : _ ("Unknown Speaker"), reach);
  guint              n_items = MIN (g_list_model_get_n_items (G_LIST_MODEL (comparison)), MOST_ROWS);
  double             x = MARGIN, y = MARGIN;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  y += draw_text (cr, head, "Sans 15px", &dim_ink, MARGIN, y, WIDTH - 2 * MARGIN, FALSE) + 10;
  y += draw_text (cr, quoted, "Serif 22px", &text_ink, MARGIN, y, WIDTH - 2 * MARGIN, FALSE) + 28;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (QdComparisonItem) item = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      y += draw_item (cr, item, y) + ROW_GAP;
    }
  if (n_items < g_list_model_get_n_items (G_LIST_MODEL (comparison)))
    {
      guint            n_more = g_list_model_get_n_items (G_LIST_MODEL (comparison)) - n_items;
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More", "%u More", n_more), n_more);

      y += draw_text (cr, more, "Sans 14px", &dim_ink, MARGIN, y, WIDTH - 2 * MARGIN, TRUE) + ROW_GAP;
    }
  y += 6;
  x = draw_key (cr, QD_COVERAGE_CARRIED, _ ("carried"), x, y);
  x = draw_key (cr, QD_COVERAGE_LEFT_OUT, _ ("left out"), x, y);
  draw_key (cr, QD_COVERAGE_CHANGED, _ ("changed"), x, y);
  return y + BAR_HEIGHT + MARGIN;
}

static double
measure (QdComparison *comparison)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t         *cr = cairo_create (surface);
  double           height = draw (cr, comparison);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ceil (height);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (cairo_t         *cr,
        cairo_surface_t *surface,
        gboolean         png,
        GByteArray      *bytes,
        GError         **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && png)
    status = cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture could not be drawn: %s"), cairo_status_to_string (status));
  return NULL;
}

/**
 * qd_comparison_picture_new_svg:
 * @comparison: (not nullable): a comparison
 * @error: return location
 *
 * Draws the fullest text and the coverage of each rendition, in the order that they have now; at most 300 of them.
 * Thread: main.
 *
 * Errors: %G_IO_ERROR_FAILED
 * Returns: (transfer full): an SVG document; %NULL on error
 */
GBytes *
qd_comparison_picture_new_svg (QdComparison *comparison,
                               GError      **error)
{
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;

  g_return_val_if_fail (QD_IS_COMPARISON (comparison), NULL);

  bytes = g_byte_array_new ();
  surface = cairo_svg_surface_create_for_stream (write_cb, bytes, WIDTH, measure (comparison));
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  draw (cr, comparison);
  return finish (cr, surface, FALSE, bytes, error);
}

/**
 * qd_comparison_picture_new_png:
 * @comparison: (not nullable): a comparison
 * @error: return location
 *
 * Draws what qd_comparison_picture_new_svg() does. Thread: main.
 *
 * Errors: %G_IO_ERROR_FAILED
 * Returns: (transfer full): a PNG file; %NULL on error
 */
GBytes *
qd_comparison_picture_new_png (QdComparison *comparison,
                               GError      **error)
{
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;

  g_return_val_if_fail (QD_IS_COMPARISON (comparison), NULL);

  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * PNG_SCALE, (int)measure (comparison) * PNG_SCALE);
  cr = cairo_create (surface);
  cairo_scale (cr, PNG_SCALE, PNG_SCALE);
  draw (cr, comparison);
  return finish (cr, surface, TRUE, bytes, error);
}

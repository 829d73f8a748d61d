/* qd-article-print-draw.c: the pages of an article that is printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "widgets/qd-article-print-private.h"

/* Points. */
#define BAR_WIDTH 1.5
#define BAR_GAP 8.0
#define COUNT_GAP 4.0

#define GREY 0.38

static void
draw_text (cairo_t         *cr,
           GtkPrintContext *context,
           const char      *text,
           double           x,
           double           y,
           double           align,
           double           most)
{
  g_autoptr (PangoLayout)          layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = _qd_print_describe_font (QD_PRINT_BLOCK_SMALL);
  int                              width, height;

  pango_font_description_set_size (font, 8 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  if (most > 0)
    {
      pango_layout_set_width (layout, (int)(most * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, 0);
    }
  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width / PANGO_SCALE, y);
  pango_cairo_show_layout (cr, layout);
}

/* The quotation that others carry which is on a line, the longest first; NULL for none. */
static const QdQuotationRecord *
find_shared (const QdPrint     *print,
             const QdPrintLine *line,
             gboolean          *begins)
{
  const QdPrintBlock *block = &g_array_index (print->blocks, QdPrintBlock, line->block);
  gsize               from, to;

  *begins = FALSE;
  if (block->start == G_MAXSIZE)
    return NULL;
  from = block->start + (gsize)MAX (pango_layout_line_get_start_index (line->line) - (int)block->prefix, 0);
  to = from + (gsize)pango_layout_line_get_length (line->line);
  for (guint i = 0; i < print->article->quotations->len; i++)
    {
      const QdQuotationRecord *record = print->article->quotations->pdata[i];
      const QdQuotation       *quotation = record->quotation;

      for (guint j = 0; record->n_articles > 0 && j < quotation->n_spans; j++)
        if (quotation->spans[j].start < to && quotation->spans[j].end > from)
          {
            *begins = j == 0 && quotation->spans[0].start >= from;
            return record;
          }
    }
  return NULL;
}

static void
draw_picture (QdPrint           *print,
              cairo_t           *cr,
              const QdPrintLine *line)
{
  const QdPrintBlock              *block = &g_array_index (print->blocks, QdPrintBlock, line->block);
  g_autoptr (GdkTextureDownloader) downloader = gdk_texture_downloader_new (block->texture);
  int                              width = gdk_texture_get_width (block->texture), height = gdk_texture_get_height (block->texture);
  cairo_surface_t                 *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_DEFAULT);
  gdk_texture_downloader_download_into (downloader, cairo_image_surface_get_data (surface), (gsize)cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, QD_PRINT_MARGIN_WIDTH, line->y);
  cairo_scale (cr, line->width / width, line->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* The numbers of the notes whose words end on a line stand at its end. */
static void
draw_note_numbers (QdPrint           *print,
                   GtkPrintContext   *context,
                   cairo_t           *cr,
                   const QdPrintLine *line)
{
  const QdPrintBlock *block = &g_array_index (print->blocks, QdPrintBlock, line->block);
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint               number = 0;
  gsize               from, to;

  if (print->notes == NULL || block->start == G_MAXSIZE)
    return;
  from = block->start + (gsize)MAX (pango_layout_line_get_start_index (line->line) - (int)block->prefix, 0);
  to = from + (gsize)pango_layout_line_get_length (line->line);
  for (guint i = 0; i < print->notes->len; i++)
    {
      const QdNoteRecord *note = print->notes->pdata[i];

      number += _qd_print_is_numbered (note);
      if (_qd_print_is_numbered (note) && note->span.end > from && note->span.end <= to)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", number);
    }
  if (numbers->len == 0)
    return;
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  draw_text (cr, context, numbers->str, print->width, line->y + line->baseline - 8, 1, 0);
}

static void
draw_line (QdPrint           *print,
           GtkPrintContext   *context,
           cairo_t           *cr,
           const QdPrintLine *line)
{
  const QdPrintBlock      *block = &g_array_index (print->blocks, QdPrintBlock, line->block);
  gboolean                 begins;
  const QdQuotationRecord *record;
  PangoRectangle           extents;
  double                   x = QD_PRINT_MARGIN_WIDTH + _qd_print_get_indent (block->kind);
  double                   grey = block->kind == QD_PRINT_BLOCK_SMALL || block->kind == QD_PRINT_BLOCK_CAPTION || block->kind == QD_PRINT_BLOCK_DIMMED || block->kind == QD_PRINT_BLOCK_NOTE_WORDS ? GREY : 0;

  if (line->line == NULL)
    {
      draw_picture (print, cr, line);
      return;
    }
  record = find_shared (print, line, &begins);
  draw_note_numbers (print, context, cr, line);
  pango_layout_line_get_extents (line->line, NULL, &extents);
  /* What runs from right to left begins at the other end. */
  if (pango_layout_line_get_resolved_direction (line->line) == PANGO_DIRECTION_RTL)
    x = print->width - _qd_print_get_note_margin (print) - _qd_print_get_indent (block->kind) - (double)extents.width / PANGO_SCALE;
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_move_to (cr, x, line->y + line->baseline);
  pango_cairo_show_layout_line (cr, line->line);
  if (record == NULL)
    return;
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  cairo_rectangle (cr, QD_PRINT_MARGIN_WIDTH - BAR_GAP - BAR_WIDTH, line->y, BAR_WIDTH, line->height);
  cairo_fill (cr);
  if (begins)
    {
      g_autofree char *count = g_strdup_printf ("%u", record->n_articles);

      draw_text (cr, context, count, QD_PRINT_MARGIN_WIDTH - BAR_GAP - BAR_WIDTH - COUNT_GAP, line->y + line->baseline - 8, 1, 0);
    }
}

static gboolean
has_shared (const QdPrint *print)
{
  for (guint i = 0; i < print->article->quotations->len; i++)
    if (((const QdQuotationRecord *)print->article->quotations->pdata[i])->n_articles > 0)
      return TRUE;
  return FALSE;
}

/* Draws one of the pages that were laid out. */
void
_qd_print_draw_page (GtkPrintOperation *operation,
                     GtkPrintContext   *context,
                     int                page,
                     QdPrint           *print)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint    n_pages = print->pages->len;
  guint    first = g_array_index (print->pages, guint, page);
  guint    last = (guint)page + 1 < n_pages ? g_array_index (print->pages, guint, page + 1) : print->lines->len;
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number = g_strdup_printf (_ ("%d of %u"), page + 1, n_pages);
  double           y = print->height - QD_PRINT_FOOTER_HEIGHT / 2;

  for (guint i = first; i < last; i++)
    draw_line (print, context, cr, &g_array_index (print->lines, QdPrintLine, i));
  cairo_set_source_rgb (cr, GREY, GREY, GREY);
  draw_text (cr, context, page == 0 && has_shared (print) ? _ ("In the margin: how many other articles carry the quotation") : print->footer,
             QD_PRINT_MARGIN_WIDTH, y, 0, print->width - QD_PRINT_MARGIN_WIDTH - 72);
  draw_text (cr, context, number, print->width, y, 1, 0);
}

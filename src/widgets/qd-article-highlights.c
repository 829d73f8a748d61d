/* qd-article-highlights.c: draws the quotations of an article behind and beside its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-highlights.h"

#include "widgets/qd-text-pieces.h"

#define RADIUS 3.0f
#define OVERHANG 2.0f

typedef struct
{
  GtkTextView               *view;
  QdArticleBuffer           *buffer;
  const QdArticleHighlights *highlights;
  GtkSnapshot               *snapshot;
  int                        first; /* code points that are on the screen */
  int                        last;
} Drawing;

static const QdQuotationRecord *
get_record (const Drawing *drawing,
            guint          quotation)
{
  return g_ptr_array_index (qd_article_buffer_get_article (drawing->buffer)->quotations, quotation);
}

static void
get_iter (const Drawing *drawing,
          GtkTextIter   *iter,
          int            offset)
{
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (drawing->buffer), iter, offset);
}

typedef struct
{
  const Drawing *drawing;
  guint          quotation;
} Tint;

static void
draw_piece (float               left,
            float               right,
            const GdkRectangle *line,
            gpointer            user_data)
{
  const Tint           *drawn = user_data;
  const Drawing        *drawing = drawn->drawing;
  const QdArticleStyle *style = drawing->highlights->style;
  const QdPalette      *palette = &style->palette;
  gboolean              selected = (int)drawn->quotation == drawing->highlights->selected;
  gboolean              shared = get_record (drawing, drawn->quotation)->n_articles > 0;
  /* The line without most of what spaces the lines apart, so that the tints of two lines don't touch. */
  float           height = MIN ((float)style->em * 1.42f, (float)line->height);
  float           top = (float)line->y + ((float)line->height - height) / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left - OVERHANG, top, right - left + 2 * OVERHANG, height);
  GskRoundedRect  outline;
  const GdkRGBA  *tint = selected ? &palette->selected_tint : shared ? &palette->shared_tint
                                                                     : &palette->tint;

  if (right <= left)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &outline);
  gtk_snapshot_append_color (drawing->snapshot, tint, &bounds);
  if ((int)drawn->quotation == drawing->highlights->hovered && !selected)
    gtk_snapshot_append_color (drawing->snapshot, &palette->hover_tint, &bounds);
  if (shared || selected)
    {
      float   thickness = selected ? 2.0f : 1.0f;
      GdkRGBA line_color = palette->mark;

      line_color.alpha *= selected ? 0.65f : 0.55f;
      gtk_snapshot_append_color (drawing->snapshot, &line_color,
                                 &GRAPHENE_RECT_INIT (bounds.origin.x, top + height - thickness, bounds.size.width, thickness));
    }
  gtk_snapshot_pop (drawing->snapshot);
  if (palette->outline.alpha > 0)
    gtk_snapshot_append_border (drawing->snapshot, &outline, (const float[4]){ 1, 1, 1, 1 },
                                (const GdkRGBA[4]){ palette->outline, palette->outline, palette->outline, palette->outline });
}

static void
draw_range (const Drawing        *drawing,
            const QdArticleRange *range)
{
  Tint drawn = { drawing, range->quotation };

  qd_text_pieces_foreach (drawing->view, qd_article_buffer_is_bidirectional (drawing->buffer),
                          MAX (range->start, drawing->first), MIN (range->end, drawing->last), draw_piece, &drawn);
}

/* Draws a bar and, where there is room under the last count, the count beside it; returns the bottom of the count. */
static int
draw_bar (const Drawing        *drawing,
          const QdArticleRange *bar,
          int                   count_bottom)
{
  const QdArticleHighlights *highlights = drawing->highlights;
  const QdQuotationRecord   *record = get_record (drawing, bar->quotation);
  gboolean                   selected = (int)bar->quotation == highlights->selected;
  GtkTextIter                iter;
  GdkRectangle               first, last;
  GskRoundedRect             outline;
  GdkRGBA                    color = highlights->style->palette.mark;
  int                        inset, count_width, count_height, count_y;

  get_iter (drawing, &iter, bar->start);
  gtk_text_view_get_iter_location (drawing->view, &iter, &first);
  get_iter (drawing, &iter, MAX (bar->end - 1, bar->start));
  gtk_text_view_get_iter_location (drawing->view, &iter, &last);
  inset = MAX ((first.height - highlights->style->em * 142 / 100) / 2, 0);

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float)highlights->bar_x, (float)(first.y + inset), QD_ARTICLE_BAR_WIDTH,
                                                        (float)(last.y + last.height - first.y - 2 * inset)),
                                   QD_ARTICLE_BAR_WIDTH / 2.0f);
  color.alpha *= selected ? 1.0f : 0.55f;
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &outline);
  gtk_snapshot_append_color (drawing->snapshot, &color, &outline.bounds);
  gtk_snapshot_pop (drawing->snapshot);
  if (record->n_articles == 0)
    return count_bottom;

  g_autoptr (PangoLayout) count = qd_article_highlights_create_count (GTK_WIDGET (drawing->view), record->n_articles, highlights->style);
  pango_layout_get_pixel_size (count, &count_width, &count_height);
  count_y = MAX (first.y + (first.height - count_height) / 2, count_bottom);
  if (count_y > last.y + last.height)
    return count_bottom;
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float)(highlights->count_x < highlights->bar_x ? highlights->count_x - count_width : highlights->count_x),
                                                (float)count_y));
  gtk_snapshot_append_layout (drawing->snapshot, count, &highlights->style->palette.mark);
  gtk_snapshot_restore (drawing->snapshot);
  return count_y + count_height;
}

static void
draw_bars (const Drawing *drawing)
{
  guint                 n_bars;
  const QdArticleRange *bars = qd_article_buffer_get_bars (drawing->buffer, &n_bars);
  int                   count_bottom = G_MININT;

  for (guint i = 0; i < n_bars && bars[i].start < drawing->last; i++)
    if (bars[i].end > drawing->first &&
        (get_record (drawing, bars[i].quotation)->n_articles > 0 || (int)bars[i].quotation == drawing->highlights->selected))
      count_bottom = draw_bar (drawing, &bars[i], count_bottom);
}

/**
 * qd_article_highlights_snapshot:
 * @view: (not nullable): the view of @buffer
 * @buffer: (not nullable): the article
 * @highlights: (not nullable): what to draw
 * @snapshot: (not nullable): where, in the coordinates of the buffer
 *
 * Draws what can be seen: a tint behind each quotation, a line under the shared ones, a bar beside them with the
 * number of other articles that carry them. To be called below the text. Thread: main.
 */
void
qd_article_highlights_snapshot (GtkTextView               *view,
                                QdArticleBuffer           *buffer,
                                const QdArticleHighlights *highlights,
                                GtkSnapshot               *snapshot)
{
  Drawing               drawing = { view, buffer, highlights, snapshot, 0, 0 };
  const QdArticleRange *ranges;
  guint                 n_ranges;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view) && QD_IS_ARTICLE_BUFFER (buffer));
  g_return_if_fail (highlights != NULL && snapshot != NULL);

  qd_text_pieces_get_visible (view, &drawing.first, &drawing.last);
  ranges = qd_article_buffer_get_ranges (buffer, &n_ranges);
  for (guint i = 0; i < n_ranges && ranges[i].start < drawing.last; i++)
    if (ranges[i].end > drawing.first)
      draw_range (&drawing, &ranges[i]);
  draw_bars (&drawing);
}

/**
 * qd_article_highlights_create_count:
 * @widget: (not nullable): where it is drawn
 * @count: how many articles
 * @style: (not nullable): the style of the text
 *
 * Lays out the number beside a bar. Thread: main.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *
qd_article_highlights_create_count (GtkWidget            *widget,
                                    guint                 count,
                                    const QdArticleStyle *style)
{
  g_autofree char                 *text = g_strdup_printf ("%u", count);
  PangoLayout                     *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();

  g_return_val_if_fail (style != NULL, layout);

  pango_font_description_set_family (description, style->sans);
  pango_font_description_set_weight (description, PANGO_WEIGHT_SEMIBOLD);
  pango_font_description_set_absolute_size (description, style->em * 0.76 * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  return layout;
}

/* qd-article-marks.c: what is marked in the text of an article besides its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-marks.h"

#include "core/qd-text-find.h"
#include "widgets/qd-note-paint.h"
#include "widgets/qd-text-pieces.h"

#define RADIUS 3.0f
#define OVERHANG 1.0f

/* What stands in the margin beside words of which something is written. */
#define NOTE_ICON "qd-note-symbolic"
#define NOTE_ICON_SIZE 16
#define NOTE_ICON_GAP 10

struct _QdArticleMarks
{
  GtkTextView *view; /* borrowed: it owns this */
  GArray      *hits; /* (nullable): QdTextHit, code points of the buffer, by start */
  int          current;
  GPtrArray   *records; /* (nullable): QdNoteRecord */
  GArray      *notes;   /* QdMarkedNote, by start */
};

typedef struct
{
  const QdArticleStyle *style;
  GtkSnapshot          *snapshot;
  gboolean              current;
  QdNoteStyle           note;
} Drawing;

/**
 * qd_article_marks_new:
 * @view: (not nullable): where they are drawn, which must outlive them
 *
 * Thread: main.
 *
 * Returns: (transfer full): marks of nothing
 */
QdArticleMarks *
qd_article_marks_new (GtkTextView *view)
{
  QdArticleMarks *self = g_new0 (QdArticleMarks, 1);

  self->view = view;
  self->current = -1;
  self->notes = g_array_new (FALSE, FALSE, sizeof (QdMarkedNote));
  return self;
}

/**
 * qd_article_marks_free:
 * @self: (not nullable) (transfer full): marks
 *
 * Thread: main.
 */
void
qd_article_marks_free (QdArticleMarks *self)
{
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_array_unref (self->notes);
  g_free (self);
}

/**
 * qd_article_marks_clear:
 * @self: (not nullable): marks
 *
 * Forgets them: another text is to be shown. Thread: main.
 */
void
qd_article_marks_clear (QdArticleMarks *self)
{
  qd_article_marks_set_hits (self, NULL);
  g_array_set_size (self->notes, 0);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

/**
 * qd_article_marks_set_hits:
 * @self: (not nullable): marks
 * @hits: (nullable) (element-type QdTextHit): what was found, in code points of the buffer, by start; a reference is taken
 *
 * None is the current one afterwards. Thread: main.
 */
void
qd_article_marks_set_hits (QdArticleMarks *self,
                           GArray         *hits)
{
  g_return_if_fail (self != NULL);

  if (hits != NULL)
    g_array_ref (hits);
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = hits;
  self->current = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * qd_article_marks_set_current_hit:
 * @self: (not nullable): marks
 * @current: which of the hits stands out; -1 for none
 *
 * Thread: main.
 */
void
qd_article_marks_set_current_hit (QdArticleMarks *self,
                                  int             current)
{
  g_return_if_fail (self != NULL);

  self->current = current;
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * qd_article_marks_set_notes:
 * @self: (not nullable): marks
 * @buffer: (not nullable): the article that is shown
 * @notes: (not nullable) (element-type QdNoteRecord): its notes, by their place; a reference is taken
 *
 * Thread: main.
 */
void
qd_article_marks_set_notes (QdArticleMarks  *self,
                            QdArticleBuffer *buffer,
                            GPtrArray       *notes)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_ref (notes);
  g_array_set_size (self->notes, 0);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = notes;
  for (guint i = 0; i < notes->len; i++)
    {
      QdMarkedNote marked = { .note = notes->pdata[i] };

      if (qd_span_is_empty (marked.note->span))
        continue;
      qd_article_buffer_map_span (buffer, marked.note->span, &marked.start, &marked.end);
      g_array_append_val (self->notes, marked);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/**
 * qd_article_marks_get_note_at:
 * @self: (not nullable): marks
 * @start: a code point of the buffer
 * @end: the one behind the last that is asked for; @start for a place between two
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the shortest note that all of it is in
 */
const QdMarkedNote *
qd_article_marks_get_note_at (QdArticleMarks *self,
                              int             start,
                              int             end)
{
  const QdMarkedNote *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const QdMarkedNote *marked = &g_array_index (self->notes, QdMarkedNote, i);

      if (marked->start <= start && marked->end >= end && (found == NULL || marked->end - marked->start <= found->end - found->start))
        found = marked;
    }
  return found;
}

static void
draw_note (float               left,
           float               right,
           const GdkRectangle *line,
           gpointer            user_data)
{
  const Drawing *drawing = user_data;
  float          height = MIN ((float)drawing->style->em * 1.42f, (float)line->height);

  if (right > left)
    qd_note_paint_snapshot (drawing->snapshot, drawing->note, &drawing->style->palette,
                            &GRAPHENE_RECT_INIT (left - OVERHANG, (float)line->y + ((float)line->height - height) / 2, right - left + 2 * OVERHANG, height));
}

/* In the margin at the end of the first line of the words. */
static void
draw_icon (QdArticleMarks     *self,
           const QdMarkedNote *marked,
           const Drawing      *drawing)
{
  GtkWidget                   *widget = GTK_WIDGET (self->view);
  gboolean                     mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int                          right = gtk_text_view_get_right_margin (self->view), left = gtk_text_view_get_left_margin (self->view);
  int                          room = mirrored ? left : right;
  int                          size = MIN (NOTE_ICON_SIZE, room - 2);
  int                          gap = MIN (NOTE_ICON_GAP, (room - size) / 2);
  g_autoptr (GtkIconPaintable) icon = NULL;
  GtkTextIter                  iter;
  GdkRectangle                 line;
  int                          x;

  if (size <= 4)
    return;
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), &iter, marked->start);
  gtk_text_view_get_iter_location (self->view, &iter, &line);
  x = mirrored ? left - gap - size : gtk_widget_get_width (widget) - right + gap;
  icon = gtk_icon_theme_lookup_icon (gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)), NOTE_ICON, NULL, size,
                                     gtk_widget_get_scale_factor (widget), gtk_widget_get_direction (widget), 0);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)(line.y + (line.height - size) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), drawing->snapshot, size, size,
                                            &drawing->style->palette.note_line[marked->note->style], 1);
  gtk_snapshot_restore (drawing->snapshot);
}

static void
draw_notes (QdArticleMarks  *self,
            QdArticleBuffer *buffer,
            Drawing         *drawing,
            int              first,
            int              last)
{
  gboolean bidirectional = qd_article_buffer_is_bidirectional (buffer);

  for (guint i = 0; i < self->notes->len; i++)
    {
      const QdMarkedNote *marked = &g_array_index (self->notes, QdMarkedNote, i);

      if (marked->end <= first || marked->start >= last)
        continue;
      drawing->note = marked->note->style;
      qd_text_pieces_foreach (self->view, bidirectional, MAX (marked->start, first), MIN (marked->end, last), draw_note, drawing);
      if (*marked->note->text != '\0')
        draw_icon (self, marked, drawing);
    }
}

static void
draw_hit (float               left,
          float               right,
          const GdkRectangle *line,
          gpointer            user_data)
{
  const Drawing   *drawing = user_data;
  const QdPalette *palette = &drawing->style->palette;
  float            height = MIN ((float)drawing->style->em * 1.36f, (float)line->height);
  float            thickness = drawing->current ? 2.0f : 1.0f;
  graphene_rect_t  bounds = GRAPHENE_RECT_INIT (left - OVERHANG, (float)line->y + ((float)line->height - height) / 2, right - left + 2 * OVERHANG, height);
  GskRoundedRect   outline;

  if (right <= left)
    return;
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (drawing->snapshot, &outline);
  gtk_snapshot_append_color (drawing->snapshot, &palette->hit, &bounds);
  gtk_snapshot_pop (drawing->snapshot);
  gtk_snapshot_append_border (drawing->snapshot, &outline, (const float[4]){ thickness, thickness, thickness, thickness },
                              (const GdkRGBA[4]){ palette->hit_line, palette->hit_line, palette->hit_line, palette->hit_line });
}

/* The first of the hits that ends behind @offset. */
static guint
find_hit (const GArray *hits,
          int           offset)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hits, QdTextHit, middle).end <= (gsize)MAX (offset, 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
draw_hits (QdArticleMarks  *self,
           QdArticleBuffer *buffer,
           Drawing         *drawing,
           int              first,
           int              last)
{
  gboolean bidirectional = qd_article_buffer_is_bidirectional (buffer);

  for (guint i = find_hit (self->hits, first); i < self->hits->len; i++)
    {
      const QdTextHit *hit = &g_array_index (self->hits, QdTextHit, i);

      if (hit->start >= (gsize)last)
        break;
      drawing->current = (int)i == self->current;
      qd_text_pieces_foreach (self->view, bidirectional, (int)hit->start, (int)hit->end, draw_hit, drawing);
    }
}

/**
 * qd_article_marks_snapshot:
 * @self: (not nullable): marks
 * @buffer: (not nullable): the article
 * @style: (not nullable): the style of the text
 * @snapshot: (not nullable): where, in the coordinates of the buffer
 *
 * Draws what can be seen. To be called below the text, above the quotations. Thread: main.
 */
void
qd_article_marks_snapshot (QdArticleMarks       *self,
                           QdArticleBuffer      *buffer,
                           const QdArticleStyle *style,
                           GtkSnapshot          *snapshot)
{
  Drawing drawing = { .style = style, .snapshot = snapshot };
  int     first, last;

  g_return_if_fail (self != NULL);

  if (self->hits == NULL && self->notes->len == 0)
    return;
  qd_text_pieces_get_visible (self->view, &first, &last);
  draw_notes (self, buffer, &drawing, first, last);
  if (self->hits != NULL)
    draw_hits (self, buffer, &drawing, first, last);
}

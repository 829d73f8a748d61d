/* qd-article-marks.c: what is marked in the text of an article besides its quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-marks.h"

#include "core/qd-text-find.h"
#include "widgets/qd-text-pieces.h"

#define RADIUS 3.0f
#define OVERHANG 1.0f

struct _QdArticleMarks
{
  GtkTextView *view; /* borrowed: it owns this */
  GArray      *hits; /* (nullable): QdTextHit, code points of the buffer, by start */
  int          current;
};

typedef struct
{
  const QdArticleStyle *style;
  GtkSnapshot          *snapshot;
  gboolean              current;
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
  Drawing drawing = { style, snapshot, FALSE };
  int     first, last;

  g_return_if_fail (self != NULL);

  if (self->hits == NULL)
    return;
  qd_text_pieces_get_visible (self->view, &first, &last);
  draw_hits (self, buffer, &drawing, first, last);
}

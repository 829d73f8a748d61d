/* qd-note-paint.c: how words that a person marked look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-note-paint.h"

#include <glib/gi18n-lib.h>

#define RADIUS 3.0f
#define DOT 2.0f
#define DOT_GAP 2.5f

#define SWATCH_WIDTH 22
#define SWATCH_HEIGHT 16

static void
append_line (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             float                  y,
             float                  thickness,
             const GdkRGBA         *color)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (bounds->origin.x, y, bounds->size.width, thickness));
}

static void
append_dots (GtkSnapshot           *snapshot,
             const graphene_rect_t *bounds,
             float                  y,
             const GdkRGBA         *color)
{
  float right = bounds->origin.x + bounds->size.width;

  for (float x = bounds->origin.x + 1; x + DOT <= right; x += DOT + DOT_GAP)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, DOT, DOT));
}

/**
 * qd_note_paint_snapshot:
 * @snapshot: (not nullable): where
 * @style: how words are marked
 * @palette: (not nullable): the colours
 * @bounds: (not nullable): the words, or a part of them that is on one line
 *
 * Draws a mark, below the words. Thread: main.
 */
void
qd_note_paint_snapshot (GtkSnapshot           *snapshot,
                        QdNoteStyle            style,
                        const QdPalette       *palette,
                        const graphene_rect_t *bounds)
{
  const GdkRGBA *tint, *line;
  float          bottom;
  GskRoundedRect outline;

  g_return_if_fail ((guint)style < QD_NOTE_N_STYLES);

  tint = &palette->note[style];
  line = &palette->note_line[style];
  bottom = bounds->origin.y + bounds->size.height;
  gsk_rounded_rect_init_from_rect (&outline, bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, tint, bounds);
  switch (style)
    {
    case QD_NOTE_BLUE:
      append_line (snapshot, bounds, bottom - 4, 1, line);
      append_line (snapshot, bounds, bottom - 2, 1, line);
      break;

    case QD_NOTE_PINK:
      append_dots (snapshot, bounds, bottom - 3, line);
      break;

    case QD_NOTE_UNDERLINE:
      append_line (snapshot, bounds, bottom - 3, 2.5f, line);
      break;

    case QD_NOTE_GREEN:
    default:
      break;
    }
  gtk_snapshot_pop (snapshot);
  if (palette->outline.alpha > 0 && style != QD_NOTE_UNDERLINE)
    gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ 1, 1, 1, 1 }, (const GdkRGBA[4]){ *line, *line, *line, *line });
}

/**
 * qd_note_style_get_label:
 * @style: how words are marked
 *
 * Thread: any.
 *
 * Returns: (transfer none): its name for the person
 */
const char *
qd_note_style_get_label (QdNoteStyle style)
{
  switch (style)
    {
    case QD_NOTE_BLUE:
      return _ ("Blue, double line");

    case QD_NOTE_PINK:
      return _ ("Pink, dotted line");

    case QD_NOTE_UNDERLINE:
      return _ ("Underline");

    case QD_NOTE_GREEN:
    default:
      return _ ("Green");
    }
}

struct _QdNoteSwatch
{
  GtkWidget parent_instance;

  QdNoteStyle style;
};

G_DEFINE_FINAL_TYPE (QdNoteSwatch, qd_note_swatch, GTK_TYPE_WIDGET)

static void
qd_note_swatch_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SWATCH_WIDTH : SWATCH_HEIGHT;
}

static void
qd_note_swatch_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  QdPalette palette;

  qd_palette_get_for_widget (&palette, widget);
  qd_note_paint_snapshot (snapshot, QD_NOTE_SWATCH (widget)->style, &palette,
                          &GRAPHENE_RECT_INIT (0, (float)(gtk_widget_get_height (widget) - SWATCH_HEIGHT) / 2, (float)gtk_widget_get_width (widget), SWATCH_HEIGHT));
}

static void
qd_note_swatch_class_init (QdNoteSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = qd_note_swatch_measure;
  widget_class->snapshot = qd_note_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
qd_note_swatch_init (QdNoteSwatch *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  /* However large the button is that it is in. */
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * qd_note_swatch_new:
 * @style: how words are marked
 *
 * Thread: main.
 *
 * Returns: (transfer floating): a sample
 */
GtkWidget *
qd_note_swatch_new (QdNoteStyle style)
{
  QdNoteSwatch *self = g_object_new (QD_TYPE_NOTE_SWATCH, NULL);

  self->style = style;
  return GTK_WIDGET (self);
}

/**
 * qd_note_swatch_set_style:
 * @self: (not nullable): a sample
 * @style: how words are marked
 *
 * Thread: main.
 */
void
qd_note_swatch_set_style (QdNoteSwatch *self,
                          QdNoteStyle   style)
{
  g_return_if_fail (QD_IS_NOTE_SWATCH (self));

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

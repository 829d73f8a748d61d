/* qd-figure.c: a picture of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-figure.h"

#define RADIUS 4.0f

/* However long a picture is, it leaves room for words on the screen: of a line's width. */
#define MOST_HEIGHT 1.6

struct _QdFigure
{
  GObject parent_instance;

  GdkTexture *texture;
  guint       number;
  guint       width;
  guint       height;
  int         line_width;
  guint       source;
  gboolean    wanted;
};

enum {
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdFigure, qd_figure, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static double
get_scale (QdFigure *self)
{
  double scale = MIN (1.0, (double)self->line_width / self->width);

  return MIN (scale, self->line_width * MOST_HEIGHT / self->height);
}

static int
get_intrinsic_width (GdkPaintable *paintable)
{
  QdFigure *self = QD_FIGURE (paintable);

  return MAX ((int)(self->width * get_scale (self)), 1);
}

static int
get_intrinsic_height (GdkPaintable *paintable)
{
  QdFigure *self = QD_FIGURE (paintable);

  return MAX ((int)(self->height * get_scale (self)), 1);
}

static gboolean
wanted_cb (gpointer user_data)
{
  QdFigure *self = user_data;

  self->source = 0;
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
  return G_SOURCE_REMOVE;
}

static void
snapshot (GdkPaintable *paintable,
          GdkSnapshot  *gdk_snapshot,
          double        width,
          double        height)
{
  QdFigure       *self = QD_FIGURE (paintable);
  GtkSnapshot    *snapshot = GTK_SNAPSHOT (gdk_snapshot);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  GskRoundedRect  outline;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  if (self->texture != NULL)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR, &bounds);
  else
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0.5f, 0.5f, 0.5f, 0.18f }, &bounds);
  gtk_snapshot_pop (snapshot);
  /* Not from within a frame. */
  if (!self->wanted)
    {
      self->wanted = TRUE;
      self->source = g_idle_add (wanted_cb, self);
    }
}

static GdkPaintableFlags
get_flags (GdkPaintable *paintable)
{
  return 0;
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = snapshot;
  iface->get_flags = get_flags;
  iface->get_intrinsic_width = get_intrinsic_width;
  iface->get_intrinsic_height = get_intrinsic_height;
}

static void
qd_figure_dispose (GObject *object)
{
  QdFigure *self = QD_FIGURE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (qd_figure_parent_class)->dispose (object);
}

static void
qd_figure_class_init (QdFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_figure_dispose;

  signals[SIGNAL_WANTED] = g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_figure_init (QdFigure *self)
{
  self->line_width = 600;
}

/**
 * qd_figure_new:
 * @number: which of the article's pictures, from 0
 * @width: of the picture, pixels
 * @height: of the picture, pixels
 *
 * Thread: main.
 *
 * Returns: (transfer full): a place for it
 */
QdFigure *
qd_figure_new (guint number,
               guint width,
               guint height)
{
  QdFigure *self = g_object_new (QD_TYPE_FIGURE, NULL);

  self->number = number;
  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  return self;
}

/**
 * qd_figure_get_number:
 * @self: (not nullable): a figure
 *
 * Thread: main.
 *
 * Returns: which of the article's pictures it is, from 0
 */
guint
qd_figure_get_number (QdFigure *self)
{
  g_return_val_if_fail (QD_IS_FIGURE (self), 0);

  return self->number;
}

/**
 * qd_figure_set_line_width:
 * @self: (not nullable): a figure
 * @width: how wide the lines are, px
 *
 * Takes effect when the text is laid out the next time. Thread: main.
 */
void
qd_figure_set_line_width (QdFigure *self,
                          int       width)
{
  g_return_if_fail (QD_IS_FIGURE (self));

  self->line_width = MAX (width, 1);
}

/**
 * qd_figure_set_texture:
 * @self: (not nullable): a figure
 * @texture: (not nullable): the picture, of any size
 *
 * Thread: main.
 */
void
qd_figure_set_texture (QdFigure   *self,
                       GdkTexture *texture)
{
  g_return_if_fail (QD_IS_FIGURE (self));

  g_set_object (&self->texture, texture);
  gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

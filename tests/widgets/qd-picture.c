/* qd-picture.c: draws a window into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-picture.h"

/* Microseconds. */
#define REST (G_GINT64_CONSTANT (300) * 1000)
#define MOST (G_GINT64_CONSTANT (6) * G_USEC_PER_SEC)

/**
 * qd_picture_wait:
 * @ms: how long at least, milliseconds
 *
 * Lets the main loop run until it has had nothing to do for a while, so that what is under way is drawn also where the machine is busy.
 * Thread: main.
 */
void
qd_picture_wait (guint ms)
{
  gint64 began = g_get_monotonic_time (), busy = began, now = began;

  /* What draws again and again, a spinner, would never rest. */
  while (now < began + (gint64)ms * 1000 || (now < busy + REST && now < began + MOST))
    {
      if (g_main_context_iteration (NULL, FALSE))
        busy = g_get_monotonic_time ();
      else
        g_usleep (1000);
      now = g_get_monotonic_time ();
    }
}

/**
 * qd_picture_save:
 * @widget: (not nullable): a widget that is shown
 * @path: (not nullable): a file name
 *
 * Draws the widget as it is into a PNG file; needs no help of the display. Thread: main.
 *
 * Returns: whether the file was written
 */
gboolean
qd_picture_save (GtkWidget  *widget,
                 const char *path)
{
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  GtkSnapshot              *snapshot = gtk_snapshot_new ();
  int                       width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  return gdk_texture_save_to_png (texture, path);
}

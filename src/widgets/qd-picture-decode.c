/* qd-picture-decode.c: pictures of articles, which are hostile, made what can be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-picture-decode.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "core/qd-picture-header.h"
#include "store/qd-article-extras.h"

/* What a picture is decoded to at most, pixels a side: twice the widest line. Larger ones are scaled down as they are
 * decoded. */
#define MOST_SIDE 1600

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height)
{
  double scale = MIN (1.0, (double)MOST_SIDE / MAX (MAX (width, height), 1));

  gdk_pixbuf_loader_set_size (loader, MAX ((int)(width * scale), 1), MAX ((int)(height * scale), 1));
}

static GdkTexture *
make_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GdkPixbuf) whole = gdk_pixbuf_get_has_alpha (pixbuf) ? g_object_ref (pixbuf) : gdk_pixbuf_add_alpha (pixbuf, FALSE, 0, 0, 0);
  g_autoptr (GBytes)    bytes = gdk_pixbuf_read_pixel_bytes (whole);

  return gdk_memory_texture_new (gdk_pixbuf_get_width (whole), gdk_pixbuf_get_height (whole), GDK_MEMORY_R8G8B8A8, bytes, (gsize)gdk_pixbuf_get_rowstride (whole));
}

/* The size is that of the picture's own header, looked at before any decoder is. */
static void
decode_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GBytes                     *bytes = task_data;
  gsize                       size;
  const guint8               *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  QdPictureHeader             header;
  GError                     *error = NULL;
  gboolean                    written;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!qd_picture_header_read (data, size, &header) || (guint64)header.width * header.height > QD_PICTURE_MOST_PIXELS)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It is no picture, or too large.");
      return;
    }
  loader = gdk_pixbuf_loader_new_with_mime_type (header.media_type, &error);
  if (loader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  written = gdk_pixbuf_loader_write_bytes (loader, bytes, &error);
  /* A loader has to be closed; what it says of what was cut off then is no news. */
  if (!gdk_pixbuf_loader_close (loader, written ? &error : NULL) || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      if (error != NULL)
        g_task_return_error (task, error);
      else
        g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "There is nothing in it.");
      return;
    }
  g_task_return_pointer (task, make_texture (gdk_pixbuf_loader_get_pixbuf (loader)), g_object_unref);
}

/**
 * qd_picture_decode_async:
 * @bytes: (not nullable): a picture as it was saved
 * @cancellable: (nullable): stops it before it has begun
 * @callback: (not nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Decodes a picture in a thread, made smaller than 1600 pixels a side. Thread: main.
 */
void
qd_picture_decode_async (GBytes             *bytes,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (bytes != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_picture_decode_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, decode_in_thread);
}

/**
 * qd_picture_decode_finish:
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_picture_decode_async(). What @error says is for a log. Thread: main.
 *
 * Errors: #GdkPixbufError, #GIOError
 * Returns: (transfer full) (nullable): the picture; %NULL on error
 */
GdkTexture *
qd_picture_decode_finish (GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

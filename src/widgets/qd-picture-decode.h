/* qd-picture-decode.h: pictures of articles, which are hostile, made what can be drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        qd_picture_decode_async (GBytes             *bytes,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GdkTexture *qd_picture_decode_finish (GAsyncResult *result,
                                      GError      **error);

G_END_DECLS

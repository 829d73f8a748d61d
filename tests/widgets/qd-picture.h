/* qd-picture.h: draws a window into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     qd_picture_wait (guint ms);
gboolean qd_picture_save (GtkWidget  *widget,
                          const char *path);

G_END_DECLS

/* qd-focus-scroll.h: scrolls to what gets the focus
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void qd_focus_scroll_watch (GtkScrolledWindow *scroller);

G_END_DECLS

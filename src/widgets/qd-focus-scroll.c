/* qd-focus-scroll.c: scrolls to what gets the focus
 *
 * A list view scrolls to the row that has the focus, or holds what has it; of a row that is higher than the view, which button has it makes no
 * difference to it. The focus would go on out of sight, and GTK closes a popover of what is out of sight as soon as it is opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-focus-scroll.h"

static void
focus_cb (GtkScrolledWindow *scroller)
{
  GtkRoot        *root = gtk_widget_get_root (GTK_WIDGET (scroller));
  GtkWidget      *view = gtk_scrolled_window_get_child (scroller);
  GtkWidget      *focus = gtk_root_get_focus (root);
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  double          page = gtk_adjustment_get_page_size (adjustment), top, bottom;
  graphene_rect_t bounds;

  /* Rows are the list's own affair, and so is a popover its window's. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view) || gtk_widget_get_parent (focus) == view || gtk_widget_get_native (focus) != GTK_NATIVE (root) ||
      !gtk_widget_compute_bounds (focus, view, &bounds))
    return;

  top = (double)bounds.origin.y;
  bottom = top + (double)bounds.size.height;
  /* What is pointed at must not go away from under the pointer. */
  if ((top >= 0 && bottom <= page) || (top <= 0 && bottom >= page) || (!gtk_window_get_focus_visible (GTK_WINDOW (root)) && bottom > 0 && top < page))
    return;

  /* Of what is higher than the view, where it begins is shown. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + (top < 0 || bottom - top > page ? top : bottom - page));
}

static void
map_cb (GtkWidget *scroller)
{
  g_signal_connect_object (gtk_widget_get_root (scroller), "notify::focus-widget", G_CALLBACK (focus_cb), scroller, G_CONNECT_SWAPPED);
}

static void
unmap_cb (GtkWidget *scroller)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (scroller), focus_cb, scroller);
}

/**
 * qd_focus_scroll_watch:
 * @scroller: (not nullable): what scrolls a list whose rows may be higher than it, in a window; not mapped yet
 *
 * Scrolls, whenever something in a row of the list gets the focus, until that is in sight. Thread: main.
 */
void
qd_focus_scroll_watch (GtkScrolledWindow *scroller)
{
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  g_signal_connect (scroller, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (scroller, "unmap", G_CALLBACK (unmap_cb), NULL);
}

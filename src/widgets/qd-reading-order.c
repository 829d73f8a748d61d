/* qd-reading-order.c: the order in which a screen reader meets what a page shows
 *
 * libadwaita's toolbar view has its content as its first child, before the bars, so that who goes through a page by the accessible
 * tree comes to its title last. The bars and the content never lie above one another here, so their order as children may be that
 * in which they are read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-reading-order.h"

/* The bars at the top are in the child behind the content. */
static void
put_top_first (AdwToolbarView *view)
{
  GtkWidget *content = adw_toolbar_view_get_content (view);
  GtkWidget *top = content != NULL ? gtk_widget_get_next_sibling (content) : NULL;

  if (top != NULL && content == gtk_widget_get_first_child (GTK_WIDGET (view)))
    gtk_widget_insert_after (content, GTK_WIDGET (view), top);
}

/**
 * qd_reading_order_set:
 * @widget: (not nullable): a widget
 *
 * Puts the bars at the top of pages before what is below them, in all that is in the widget now. Thread: main.
 */
void
qd_reading_order_set (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_TOOLBAR_VIEW (widget))
    put_top_first (ADW_TOOLBAR_VIEW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_reading_order_set (child);
}

static void
dialog_cb (AdwApplicationWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (window);

  if (dialog != NULL)
    qd_reading_order_set (GTK_WIDGET (dialog));
}

/**
 * qd_reading_order_watch_dialogs:
 * @window: (not nullable): an #AdwApplicationWindow
 *
 * Does so in each dialog that the window shows, also in those of libadwaita. Thread: main.
 */
void
qd_reading_order_watch_dialogs (GtkWidget *window)
{
  g_return_if_fail (ADW_IS_APPLICATION_WINDOW (window));

  g_signal_connect (window, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}

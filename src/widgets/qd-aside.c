/* qd-aside.c: what a button has to say: beside it, or in a sheet where there is no room beside it
 *
 * A popover is as wide as its text wants to be, and as high, whatever the window is; a telephone would cut it off, and GTK does not keep open
 * what has no room at all. A dialog is a sheet at the bottom there, and scrolled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-aside.h"

#include <adwaita.h>
#include <math.h>

/* How wide such a sheet is where the window leaves it that, pixels: some forty letters. */
#define SHEET_WIDTH 360

/* Words of twice the size, or German ones, do not fit beside one another on a telephone. */
static void
let_labels_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      /* A button asks for the width that goes with its own height, into which two lines fit: beside empty room, too. */
      if (GTK_IS_BUTTON (gtk_widget_get_parent (widget)))
        gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_labels_wrap (child);
}

static GtkWidget *
find_heading (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_heading (child);

  return found;
}

static gboolean
show_all (gpointer user_data)
{
  AdwDialog     *dialog = user_data;
  GtkWidget     *page = adw_dialog_get_child (dialog);
  GtkWidget     *scroller = adw_toolbar_view_get_content (ADW_TOOLBAR_VIEW (page));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double         hidden = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (hidden > 0 && gtk_widget_get_height (page) > 0)
    adw_dialog_set_content_height (dialog, gtk_widget_get_height (page) + (int)ceil (hidden));

  return G_SOURCE_REMOVE;
}

/* A scrolled window asks its child how high it is in the width that it would like to have, and part of it may come later; a sheet can be as high
 * as the window. Not while it is given its place. */
static void
changed_cb (AdwDialog *dialog)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_all, g_object_ref (dialog), g_object_unref);
}

static GtkWidget *
create_page (GtkWidget *content,
             AdwDialog *dialog)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  let_labels_wrap (content);
  gtk_widget_add_css_class (content, "sheet");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);

  return view;
}

/**
 * qd_aside_set:
 * @button: (not nullable): a button that is about to show its popover
 * @title: (not nullable): what is asked, for a heading
 * @content: (transfer floating) (not nullable): the answer
 *
 * Gives the button a popover with the answer; in a narrow window shows a dialog with it, and the button has none. Meant for a
 * #GtkMenuButtonCreatePopupFunc. Thread: main.
 */
void
qd_aside_set (GtkMenuButton *button,
              const char    *title,
              GtkWidget     *content)
{
  GtkWidget *popover, *heading;
  AdwDialog *dialog;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && title != NULL && GTK_IS_WIDGET (content));

  if (!gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (button))), "narrow"))
    {
      popover = gtk_popover_new ();
      gtk_popover_set_child (GTK_POPOVER (popover), content);
      gtk_menu_button_set_popover (button, popover);
      return;
    }

  gtk_menu_button_set_popover (button, NULL);
  dialog = adw_dialog_new ();
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, SHEET_WIDTH);
  adw_dialog_set_child (dialog, create_page (content, dialog));
  /* The answer is to be read, and heard, from its beginning: a button further down would have it scrolled to itself. */
  heading = find_heading (content);
  if (heading != NULL)
    {
      gtk_label_set_selectable (GTK_LABEL (heading), TRUE);
      adw_dialog_set_focus (dialog, heading);
    }
  adw_dialog_present (dialog, GTK_WIDGET (button));
  gtk_menu_button_set_active (button, FALSE);
}

/**
 * qd_aside_close:
 * @content: (not nullable): what was given to qd_aside_set()
 *
 * Closes what it is shown in. Thread: main.
 */
void
qd_aside_close (GtkWidget *content)
{
  GtkWidget *popover, *dialog;

  g_return_if_fail (GTK_IS_WIDGET (content));

  popover = gtk_widget_get_ancestor (content, GTK_TYPE_POPOVER);
  dialog = gtk_widget_get_ancestor (content, ADW_TYPE_DIALOG);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
}

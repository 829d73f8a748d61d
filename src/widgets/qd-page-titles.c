/* qd-page-titles.c: titles of pages that have room
 *
 * A header bar of libadwaita's shows a title in one line, and as much of it as there is room for: on a telephone, with text of twice the size, that
 * is hardly a word beside the buttons, and the name of a source or a speaker stands nowhere else on the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-page-titles.h"

#include <adwaita.h>

/* More would leave too little of a telephone to what the title is of. */
#define TITLE_LINES 3

static void
wrap_title (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      /* A header bar asks for the width that goes with its own height, into which two lines fit: beside empty room, too. */
      gtk_label_set_natural_wrap_mode (GTK_LABEL (widget), GTK_NATURAL_WRAP_NONE);
      /* Five in a title of libadwaita's: wider than a short one is, and then GTK says that the one width is below the other. */
      gtk_label_set_width_chars (GTK_LABEL (widget), 0);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
      gtk_label_set_lines (GTK_LABEL (widget), TITLE_LINES);
      gtk_label_set_single_line_mode (GTK_LABEL (widget), FALSE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_title (child);
}

/**
 * qd_page_titles_wrap_buttons:
 * @widget: (not nullable): a page on which buttons stand one below the other
 *
 * Lets what the buttons say go on in further lines instead of being cut. Thread: main.
 */
void
qd_page_titles_wrap_buttons (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))))
    {
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)));

      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
      gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_page_titles_wrap_buttons (child);
}

/**
 * qd_page_titles_wrap:
 * @widget: (not nullable): a widget
 *
 * Lets titles in header bars go on in further lines where one has no room for them, in all that is in the widget now. Thread: main.
 */
void
qd_page_titles_wrap (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (ADW_IS_HEADER_BAR (widget))
    {
      wrap_title (widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_page_titles_wrap (child);
}

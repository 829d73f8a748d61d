/* qd-quoted-label.c: words of an article or a note in a label
 *
 * What an article says may run the other way than the interface. GTK lets the lines of a label begin where their text does, but puts the whole of
 * them where the interface begins: of two quotations in a list, a short one would stand at the one side and a long one at the other.
 *
 * So the lines of what an article or a note says begin where their own direction begins, in every list and dialog, and all of them together stand where
 * the interface begins: one line does not stand at the other side of a list than its mark and its source. What the program says of it, its source and date
 * and in how many articles it is, is in the language of the interface and stays where the interface begins, also right below it, with headings, icons
 * and buttons. Names and headlines that things are listed by are of the interface, too: a list is gone through along one edge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-quoted-label.h"

/* Of what is in it. */
static GtkTextDirection
get_direction (GtkLabel *label)
{
  return pango_layout_get_direction (gtk_label_get_layout (label), 0) == PANGO_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

static void
align_cb (GtkLabel *label)
{
  gboolean alike = get_direction (label) == gtk_widget_get_direction (GTK_WIDGET (label));

  /* 0 is where the interface begins. */
  gtk_label_set_xalign (label, alike ? 0 : 1);
  gtk_widget_set_halign (GTK_WIDGET (label), alike ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  /* Otherwise a label that does not fill its place asks for no more width than its height needs. */
  if (!alike)
    gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
}

/**
 * qd_quoted_label_align:
 * @label: (not nullable): a label for words of an article or a note
 *
 * Lets lines begin where text of their direction begins, whatever that of the interface is, and fewer words than fill a line stand where the
 * interface begins, now and when they change. Thread: main.
 */
void
qd_quoted_label_align (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (align_cb), NULL);
  align_cb (label);
}

/**
 * qd_quoted_label_align_name:
 * @label: (not nullable): a label for a name or headline, with its text, that something is listed by
 *
 * Lets all its lines begin where the interface begins: Pango puts those that run the other way at the other side of the first. Thread: main.
 */
void
qd_quoted_label_align_name (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_justify (label, get_direction (label) == gtk_widget_get_direction (GTK_WIDGET (label)) ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
}

/**
 * qd_quoted_label_align_title:
 * @row: (not nullable): an #AdwActionRow with words of an article for its title
 *
 * The same for the title. Thread: main.
 */
void
qd_quoted_label_align_title (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (GTK_IS_LABEL (row) && gtk_widget_has_css_class (row, "title"))
    qd_quoted_label_align (GTK_LABEL (row));
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_quoted_label_align_title (child);
}

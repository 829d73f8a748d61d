/* qd-alert.c: a question in a dialog
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-alert.h"

/* Characters: what a heading asks for, not what it may have. */
#define HEADING_CHARS 10

/* AdwAlertDialog (1.7) has a small heading for where the large one has no room, but measures the large one in what room there is,
 * which GTK warns of: it cannot wrap. And where large text makes both the heading and the usual width of an alert wider than its buttons
 * side by side, it takes the width of these: the one question a column of words, the next twice as wide. */
static void
let_headings_wrap (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && (gtk_widget_has_css_class (widget, "title-2") || gtk_widget_has_css_class (widget, "title-4")))
    gtk_label_set_max_width_chars (GTK_LABEL (widget), HEADING_CHARS);
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title-2"))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    let_headings_wrap (child);
}

/**
 * qd_alert_new:
 * @heading: (not nullable): what is asked, in a few words
 * @body: (nullable): what to know for an answer
 *
 * Makes an alert that has room for its heading in narrow windows and with large text, too. Thread: main.
 *
 * Returns: (transfer floating): an #AdwAlertDialog
 */
AdwDialog *
qd_alert_new (const char *heading,
              const char *body)
{
  AdwDialog *dialog;

  g_return_val_if_fail (heading != NULL, NULL);

  dialog = adw_alert_dialog_new (heading, body);
  let_headings_wrap (adw_dialog_get_child (dialog));

  return dialog;
}

/* qd-address-label.c: addresses and paths in labels
 *
 * Where an address is longer than a line, Pango breaks it after a slash, or within a name, and then writes a hyphen, as it does in words: whoever
 * copies what is read copies a hyphen that is not there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-address-label.h"

/**
 * qd_address_label_set_up:
 * @row: (not nullable): a label with an address or a path in it, or a row with such labels
 *
 * Lets no hyphens appear where its lines end. Thread: main.
 */
void
qd_address_label_set_up (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (GTK_IS_LABEL (row))
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
      gtk_label_set_attributes (GTK_LABEL (row), attributes);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_address_label_set_up (child);
}

/**
 * qd_address_label_dup_breakable:
 * @address: (not nullable): an address that nobody can copy from where it is shown
 *
 * Lets a line end after each of its dots, where Pango itself sees no end of a word. Thread: any.
 *
 * Returns: (transfer full): the address with a space of no width after each dot
 */
char *
qd_address_label_dup_breakable (const char *address)
{
  GString *breakable;

  g_return_val_if_fail (address != NULL, NULL);

  breakable = g_string_new (address);
  g_string_replace (breakable, ".", ".\xe2\x80\x8b", 0);
  return g_string_free_and_steal (breakable);
}

/* qd-row-names.c: rows that are named once
 *
 * libadwaita 1.7 labels a row with an entry by both of its titles, that which stands above the words and that which stands in their
 * place, so that a screen reader says it twice, and labels a row that can be expanded not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-row-names.h"

/**
 * qd_row_names_set:
 * @row: (not nullable): an #AdwEntryRow or #AdwExpanderRow
 * @name: (not nullable): what it is called, without a mark for a letter that is a key
 *
 * Names a row for those who do not see it. Thread: main.
 */
void
qd_row_names_set (GtkWidget  *row,
                  const char *name)
{
  g_return_if_fail (ADW_IS_PREFERENCES_ROW (row));
  g_return_if_fail (name != NULL);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

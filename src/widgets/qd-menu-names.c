/* qd-menu-names.c: menus that can be read to somebody
 *
 * GTK 4.18 says that an item of a menu is named by its label, and then leaves that label out of the accessible tree, so that a
 * screen reader says “menu item” and no more. So they are given their names here when a menu appears.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-menu-names.h"

#include <glib/gi18n-lib.h>

/* Without the mark of the letter that is a key: one underscore goes, of two one stays. */
static char *
dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *cursor = text; *cursor != '\0'; cursor++)
    {
      if (*cursor == '_')
        cursor++;
      if (*cursor == '\0')
        break;
      g_string_append_c (plain, *cursor);
    }
  return g_string_free_and_steal (plain);
}

static void
name_items (GtkWidget *widget)
{
  /* The class is private to GTK. */
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    {
      g_autofree char *text = NULL;
      g_autofree char *plain = NULL;

      g_object_get (widget, "text", &text, NULL);
      plain = dup_plain (text != NULL ? text : "");
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

/**
 * qd_menu_names_watch:
 * @menu: (not nullable): a #GtkPopoverMenu
 *
 * Names the items of a menu whenever it appears. Thread: main.
 */
void
qd_menu_names_watch (GtkWidget *menu)
{
  g_return_if_fail (GTK_IS_POPOVER_MENU (menu));

  g_signal_connect (menu, "map", G_CALLBACK (name_items), NULL);
}

/**
 * qd_menu_names_new_context:
 * @model: (not nullable): what is in the menu
 *
 * A menu of what was pointed at, which no button gives a name. Thread: main.
 *
 * Returns: (transfer floating): a menu that can be read to somebody, without a parent
 */
GtkWidget *
qd_menu_names_new_context (GMenuModel *model)
{
  GtkWidget *menu;

  g_return_val_if_fail (G_IS_MENU_MODEL (model), NULL);

  menu = gtk_popover_menu_new_from_model (model);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Context Menu"), -1);
  qd_menu_names_watch (menu);
  return menu;
}

/**
 * qd_menu_names_watch_buttons:
 * @widget: (not nullable): a widget
 *
 * Does so for the menus of all buttons in it that have one. Thread: main.
 */
void
qd_menu_names_watch_buttons (GtkWidget *widget)
{
  GtkPopover *popover = GTK_IS_MENU_BUTTON (widget) ? gtk_menu_button_get_popover (GTK_MENU_BUTTON (widget)) : NULL;

  if (popover != NULL && GTK_IS_POPOVER_MENU (popover))
    qd_menu_names_watch (GTK_WIDGET (popover));
  /* What a dialog shows is no child of it until it is presented. */
  if (ADW_IS_DIALOG (widget) && adw_dialog_get_child (ADW_DIALOG (widget)) != NULL)
    qd_menu_names_watch_buttons (adw_dialog_get_child (ADW_DIALOG (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    qd_menu_names_watch_buttons (child);
}

/* qd-about-dialog.c: what the application is, and by whom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-about-dialog.h"

#include <glib/gi18n-lib.h>

/**
 * qd_about_dialog_show:
 * @parent: (not nullable): in whose window
 *
 * Says what the application is. Thread: main.
 */
void
qd_about_dialog_show (GtkWidget *parent)
{
  adw_show_about_dialog (parent,
                         "application-icon", APPLICATION_ID,
                         "application-name", "Quotidian",
                         "comments", _ ("A reading room for news research: read what many outlets wrote, and see for every quotation who else carried it, and how."),
                         "copyright", "© The Quotidian contributors",
                         "developer-name", _ ("The Quotidian contributors"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "translator-credits", _ ("translator-credits"),
                         "version", PACKAGE_VERSION,
                         NULL);
}

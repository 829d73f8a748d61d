/* main.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/qd-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (QdApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("QUOTIDIAN_LOCALE_DIR") != NULL ? g_getenv ("QUOTIDIAN_LOCALE_DIR") : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = qd_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

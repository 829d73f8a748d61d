/* reading-picture.c: pictures of the article and the quotation panel, to be looked at
 *
 * reading-picture FILE.png [WIDTH HEIGHT [article|long|wall|rtl|panel|panel-long [select]]]
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "qd-picture.h"
#include "qd-reading-fixture.h"
#include "widgets/qd-article-view.h"
#include "widgets/qd-quotation-panel.h"

static QdArticle *
make_article (const char *what)
{
  if (g_str_has_suffix (what, "long"))
    return qd_reading_fixture_long (10000, 500);
  if (g_strcmp0 (what, "wall") == 0)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = 0; i < 1000; i++)
        g_string_append (text, "The boats lay still in the harbour all winter. ");
      return qd_reading_fixture_of ("One wall of words", text->str);
    }
  return qd_reading_fixture_article ();
}

int
main (int    argc,
      char **argv)
{
  const char           *what = argc > 4 ? argv[4] : "article";
  GtkWidget            *window, *view;
  gboolean              panel = FALSE;
  g_autoptr (QdArticle) article = make_article (what);
  gint64                start;

  adw_init ();
  if (g_strcmp0 (what, "rtl") == 0)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_getenv ("TEXT_SCALE") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int)(96 * 1024 * g_ascii_strtod (g_getenv ("TEXT_SCALE"), NULL)), NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()), "/io/github/quotidian/Quotidian/icons");
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/quotidian/Quotidian/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  window = adw_window_new ();
  panel = g_str_has_prefix (what, "panel");
  view = panel ? qd_quotation_panel_new () : qd_article_view_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), argc > 2 ? atoi (argv[2]) : 720, argc > 3 ? atoi (argv[3]) : 900);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  qd_picture_wait (100);
  start = g_get_monotonic_time ();
  if (panel)
    qd_quotation_panel_set_article (QD_QUOTATION_PANEL (view), NULL, article);
  else
    qd_article_view_set_article (QD_ARTICLE_VIEW (view), article);
  g_print ("set: %.1f ms\n", (double)(g_get_monotonic_time () - start) / 1000.0);
  if (panel && argc > 5)
    {
      QdQuotationList      *list = qd_quotation_panel_get_list (QD_QUOTATION_PANEL (view));
      g_autoptr (GPtrArray) renditions = qd_reading_fixture_renditions ();

      qd_quotation_panel_select_quotation (QD_QUOTATION_PANEL (view), qd_reading_fixture_id ((FixtureQuotation)atoi (argv[5])));
      qd_quotation_item_set_renditions (qd_quotation_list_get_open (list), renditions);
    }
  else if (argc > 5)
    qd_article_view_select_quotation (QD_ARTICLE_VIEW (view), qd_reading_fixture_id ((FixtureQuotation)atoi (argv[5])), FALSE);
  gtk_test_widget_wait_for_draw (window);
  g_print ("drawn: %.1f ms\n", (double)(g_get_monotonic_time () - start) / 1000.0);
  qd_picture_wait (300);
  return qd_picture_save (window, argv[1]) ? EXIT_SUCCESS : EXIT_FAILURE;
}

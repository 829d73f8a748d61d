/* test-article-print.c: articles as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "qd-display-fixture.h"
#include "qd-reading-fixture.h"
#include "widgets/qd-article-print.h"

/* Returns: how many pages were written */
static int
print (QdArticle *article)
{
  g_autoptr (GtkPrintOperation) operation = qd_article_print_new (article);
  g_autoptr (GError)            error = NULL;
  g_autofree char              *folder = g_dir_make_tmp ("quotidian-XXXXXX", &error);
  g_autofree char              *path = g_build_filename (folder, "article.pdf", NULL);
  g_autofree char              *data = NULL;
  gsize                         size;
  int                           n_pages;

  g_assert_no_error (error);
  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &size, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  return n_pages;
}

static void
test_short (void)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_article ();

  g_assert_cmpint (print (article), ==, 1);
}

/* A page has some 450 to 700 words. */
static void
test_long (void)
{
  g_autoptr (QdArticle) article = qd_reading_fixture_long (20000, 300);
  int                   n_pages = print (article);

  g_assert_cmpint (n_pages, >, 25);
  g_assert_cmpint (n_pages, <, 60);
}

/* No text, and one without an end of a paragraph. */
static void
test_odd (void)
{
  g_autofree char      *wall = g_strnfill (60000, 'x');
  g_autoptr (QdArticle) empty = qd_reading_fixture_of ("", "");
  g_autoptr (QdArticle) walled = qd_reading_fixture_of ("A wall", wall);
  g_autoptr (QdArticle) mirrored = qd_reading_fixture_of ("\xD7\x92\xD7\xA9\xD7\xA8", "\xD7\x94\xD7\x92\xD7\xA9\xD7\xA8 \xD7\xA0\xD7\xA1\xD7\x92\xD7\xA8.\n");

  g_assert_cmpint (print (empty), ==, 1);
  g_assert_cmpint (print (walled), >, 5);
  g_assert_cmpint (print (mirrored), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  display_init (&argc, &argv);
  g_test_add_func ("/widgets/article-print/short", test_short);
  g_test_add_func ("/widgets/article-print/long", test_long);
  g_test_add_func ("/widgets/article-print/odd", test_odd);
  return g_test_run ();
}

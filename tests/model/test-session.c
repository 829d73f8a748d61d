/* test-session.c: where a library was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "model/qd-session.h"

/* A library that is there, in a directory of its own; GLib removes it with the test's other directories. */
static char *
make_library (void)
{
  static guint       n_made;
  g_autoptr (GError) error = NULL;
  g_autofree char   *name = g_strdup_printf ("library [odd] %u", n_made++);
  g_autofree char   *dir = g_build_filename (g_get_user_data_dir (), name, NULL);
  char              *path = g_build_filename (dir, "library.quotidian", NULL);

  g_assert_cmpint (g_mkdir_with_parents (dir, 0700), ==, 0);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);

  return path;
}

static void
test_again (void)
{
  g_autofree char *path = make_library ();

  {
    g_autoptr (QdSession) session = qd_session_new (path);

    g_assert_cmpint (qd_session_get_article (session), ==, 0);
    g_assert_cmpint (qd_session_get_place (session, 7), ==, 0);
    qd_session_set_article (session, 7);
    qd_session_set_place (session, 7, 1200);
    qd_session_set_place (session, 8, 30);
    qd_session_set_place (session, 8, 0);
    qd_session_save (session);
  }
  {
    g_autoptr (QdSession) session = qd_session_new (path);

    g_assert_cmpint (qd_session_get_article (session), ==, 7);
    g_assert_cmpint (qd_session_get_place (session, 7), ==, 1200);
    g_assert_cmpint (qd_session_get_place (session, 8), ==, 0);
  }
}

static void
test_two_libraries (void)
{
  g_autofree char      *one = make_library ();
  g_autofree char      *two = make_library ();
  g_autoptr (QdSession) first = qd_session_new (one);
  g_autoptr (QdSession) second = qd_session_new (two);

  qd_session_set_article (first, 1);
  qd_session_set_article (second, 2);
  qd_session_save (first);
  qd_session_save (second);
  g_clear_object (&first);
  first = qd_session_new (one);
  g_assert_cmpint (qd_session_get_article (first), ==, 1);

  /* What is known of a library that was removed is forgotten when another is left. */
  g_unlink (one);
  qd_session_save (second);
  g_clear_object (&first);
  first = qd_session_new (one);
  g_assert_cmpint (qd_session_get_article (first), ==, 0);
}

static void
test_many_places (void)
{
  g_autofree char      *path = make_library ();
  g_autoptr (QdSession) session = qd_session_new (path);

  for (int i = 1; i <= 1000; i++)
    qd_session_set_place (session, i, i);
  qd_session_set_place (session, 900, 5);
  qd_session_save (session);
  g_clear_object (&session);
  session = qd_session_new (path);
  g_assert_cmpint (qd_session_get_place (session, 1), ==, 0);
  g_assert_cmpint (qd_session_get_place (session, 900), ==, 5);
  g_assert_cmpint (qd_session_get_place (session, 1000), ==, 1000);
}

static void
test_damaged (void)
{
  g_autofree char      *path = make_library ();
  g_autofree char      *dir = g_build_filename (g_get_user_state_dir (), "quotidian", NULL);
  g_autofree char      *file = g_build_filename (dir, "session.ini", NULL);
  g_autofree char      *group = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
  g_autofree char      *text = g_strdup_printf ("[%s]\narticle=-4\nplaces=x;9;5:;6:-3;7:99999999999999999999;:2;3:12;\n", group);
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdSession) session = NULL;

  g_mkdir_with_parents (dir, 0700);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  session = qd_session_new (path);
  g_assert_cmpint (qd_session_get_article (session), ==, 0);
  g_assert_cmpint (qd_session_get_place (session, 3), ==, 12);
  g_assert_cmpint (qd_session_get_place (session, 6), ==, 0);
  g_assert_cmpint (qd_session_get_place (session, 9), ==, 0);

  g_file_set_contents (file, "\xff no key file [", -1, &error);
  g_assert_no_error (error);
  g_clear_object (&session);
  session = qd_session_new (path);
  g_assert_cmpint (qd_session_get_article (session), ==, 0);
  qd_session_save (session);
  qd_session_wait_until_saved ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/session/again", test_again);
  g_test_add_func ("/model/session/two-libraries", test_two_libraries);
  g_test_add_func ("/model/session/many-places", test_many_places);
  g_test_add_func ("/model/session/damaged", test_damaged);

  return g_test_run ();
}

/* test-session.c: where a library was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "model/qd-session.h"

/* Whether the program has a name space of its own, in which a mount is nobody else's. */
static gboolean has_own_mounts;

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

static void
fill_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "filler", NULL);
  int              fd = g_open (path, O_WRONLY | O_CREAT, 0600);
  char             block[512] = { 0 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (close (fd), ==, 0);
}

/* What was known before is known still, of this library and of the others. */
static void
test_full_disk (void)
{
  g_autofree char      *one = make_library ();
  g_autofree char      *two = make_library ();
  g_autofree char      *dir = g_build_filename (g_get_user_state_dir (), "quotidian", NULL);
  g_autofree char      *filler = g_build_filename (dir, "filler", NULL);
  g_autoptr (QdSession) session = NULL;
  g_autoptr (GDir)      listing = NULL;
  guint                 n_files = 0;

  g_mkdir_with_parents (dir, 0700);
  if (!has_own_mounts || mount ("tmpfs", dir, "tmpfs", 0, "size=64k") != 0)
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  session = qd_session_new (two);
  qd_session_set_article (session, 2);
  qd_session_save (session);
  g_clear_object (&session);
  session = qd_session_new (one);
  qd_session_set_article (session, 1);
  qd_session_save (session);
  qd_session_wait_until_saved ();
  fill_disk (dir);
  qd_session_set_article (session, 7);
  qd_session_save (session);
  g_clear_object (&session);
  session = qd_session_new (one);
  g_assert_cmpint (qd_session_get_article (session), ==, 1);
  listing = g_dir_open (dir, 0, NULL);
  while (g_dir_read_name (listing) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 2);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  qd_session_set_article (session, 7);
  qd_session_save (session);
  g_clear_object (&session);
  session = qd_session_new (one);
  g_assert_cmpint (qd_session_get_article (session), ==, 7);
  g_clear_object (&session);
  session = qd_session_new (two);
  g_assert_cmpint (qd_session_get_article (session), ==, 2);
  g_clear_pointer (&listing, g_dir_close);
  g_assert_cmpint (umount (dir), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  /* Before there is another thread, which would not have it. */
  has_own_mounts = unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/model/session/again", test_again);
  g_test_add_func ("/model/session/two-libraries", test_two_libraries);
  g_test_add_func ("/model/session/many-places", test_many_places);
  g_test_add_func ("/model/session/damaged", test_damaged);
  g_test_add_func ("/model/session/full-disk", test_full_disk);

  return g_test_run ();
}

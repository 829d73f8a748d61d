/* test-store-target.c: a copy of a library is put together where it can do no harm, and takes the place of another one whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"

/* Makes a copy of the library; each case is about both ways. */
typedef gboolean (*Copy) (StoreFixture *self,
                          const char   *target,
                          GCancellable *cancellable,
                          GError      **error);

static gboolean
make_backup (StoreFixture *self,
             const char   *target,
             GCancellable *cancellable,
             GError      **error)
{
  return qd_store_backup (self->store, target, cancellable, error);
}

static gboolean
make_salvage (StoreFixture *self,
              const char   *target,
              GCancellable *cancellable,
              GError      **error)
{
  guint n_saved, n_partial, n_lost;

  return qd_store_salvage (self->path, target, &n_saved, &n_partial, &n_lost, cancellable, error);
}

static guint
count_articles (const char *path)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = qd_store_open (path, QD_STORE_FLAGS_NONE, &error);
  QdStoreCounts       counts;

  g_assert_no_error (error);
  store_assert_sound (store);
  g_assert_true (qd_store_count (store, &counts, NULL, &error));
  return counts.n_articles;
}

static guint
count_files (StoreFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint            n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_contents (const char *path,
                 const char *expected)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, expected);
}

static void
set_up (StoreFixture *self,
        gconstpointer data)
{
  store_fixture_set_up (self, data);
  store_fixture_open (self);
}

/* What the person called FILE.part stays, and what a link of that name leads to. */
static void
test_beside (StoreFixture *self,
             gconstpointer data)
{
  static const char *const endings[] = { "copy.part", "copy.part-wal", "copy.part-journal" };
  Copy                     copy = *(const Copy *)data;
  g_autofree char         *target = g_build_filename (self->folder, "copy", NULL);
  g_autofree char         *linked = g_build_filename (self->folder, "linked", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  guint                    n_files;

  store_add_all (self->store);
  g_assert_true (g_file_set_contents (linked, "elsewhere", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, endings[i], NULL);

      g_assert_cmpint (i == 0 ? symlink (linked, path) : !g_file_set_contents (path, "of the person", -1, NULL), ==, 0);
    }
  n_files = count_files (self);
  g_cancellable_cancel (cancellable);
  g_assert_false (copy (self, target, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (self), ==, n_files);
  g_assert_true (copy (self, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self), ==, n_files + 1);
  assert_contents (linked, "elsewhere");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, endings[i], NULL);

      assert_contents (path, i == 0 ? "elsewhere" : "of the person");
    }
  g_assert_cmpuint (count_articles (target), ==, STORE_N_ARTICLES);
}

typedef struct
{
  StoreFixture *fixture;
  Copy          copy;
  const char   *target;
} Turn;

static gpointer
copy_in_thread (gpointer data)
{
  Turn   *turn = data;
  GError *error = NULL;

  for (guint i = 0; i < 8; i++)
    {
      turn->copy (turn->fixture, turn->target, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* Two at once to one place: each is whole, and one of them is there in the end. */
static void
test_at_once (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "copy", NULL);
  Turn             turn = { self, *(const Copy *)data, target };
  GThread         *threads[2];
  guint            n_files;

  store_add_all (self->store);
  n_files = count_files (self);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("copy", copy_in_thread, &turn);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (count_files (self), ==, n_files + 1);
  g_assert_cmpuint (count_articles (target), ==, STORE_N_ARTICLES);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize)size, NULL));
}

/* The library that is replaced was not closed, as by a power cut: its log is not that of the new one. */
static void
test_left_log (StoreFixture *self,
               gconstpointer data)
{
  Copy               copy = *(const Copy *)data;
  g_autofree char   *target = g_build_filename (self->folder, "copy", NULL);
  g_autofree char   *target_log = g_strconcat (target, "-wal", NULL);
  g_autofree char   *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  copy_file (self->path, target);
  copy_file (log, target_log);
  for (guint i = 1; i < STORE_N_ARTICLES; i++)
    store_add (self->store, store_make_article (i), QD_ADD_ADDED);
  g_assert_true (copy (self, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (target), ==, STORE_N_ARTICLES);
}

/* Whoever has the library open that would be replaced would write into one without a name. */
static void
test_open_elsewhere (StoreFixture *self,
                     gconstpointer data)
{
  Copy                copy = *(const Copy *)data;
  g_autofree char    *target = g_build_filename (self->folder, "copy", NULL);
  g_autoptr (QdStore) other = NULL;
  g_autoptr (GError)  error = NULL;
  guint               n_files;

  store_add_all (self->store);
  other = qd_store_open (target, QD_STORE_CREATE | QD_STORE_EXCLUSIVE, &error);
  g_assert_no_error (error);
  n_files = count_files (self);
  g_assert_false (copy (self, target, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (self), ==, n_files);
  store_add (other, store_make_article (0), QD_ADD_ADDED);
  qd_store_close (other);
  g_assert_cmpuint (count_articles (target), ==, 1);
  g_assert_true (copy (self, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (target), ==, STORE_N_ARTICLES);
}

/* Who may not read the library may not read its copy; and a pipe is no file to be replaced. */
static void
test_mode (StoreFixture *self,
           gconstpointer data)
{
  Copy               copy = *(const Copy *)data;
  g_autofree char   *target = g_build_filename (self->folder, "copy", NULL);
  g_autofree char   *pipe = g_build_filename (self->folder, "pipe", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf           status;

  store_add_all (self->store);
  g_assert_cmpint (g_chmod (self->path, 0600), ==, 0);
  g_assert_true (copy (self, target, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (target, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_false (copy (self, pipe, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_assert_cmpint (g_stat (pipe, &status), ==, 0);
  g_assert_true (S_ISFIFO (status.st_mode));
}

int
main (int   argc,
      char *argv[])
{
  static const Copy copies[] = { make_backup, make_salvage };
  static const struct
  {
    const char *name;
    void (*test) (StoreFixture *self, gconstpointer data);
  } cases[] = {
    { "beside", test_beside },
    { "at-once", test_at_once },
    { "left-log", test_left_log },
    { "open-elsewhere", test_open_elsewhere },
    { "mode", test_mode },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (copies) * G_N_ELEMENTS (cases); i++)
    {
      guint            which = i / G_N_ELEMENTS (cases);
      g_autofree char *path = g_strdup_printf ("/store/target/%s/%s", which == 0 ? "backup" : "salvage", cases[i % G_N_ELEMENTS (cases)].name);

      g_test_add (path, StoreFixture, &copies[which], set_up, cases[i % G_N_ELEMENTS (cases)].test, store_fixture_tear_down);
    }
  return g_test_run ();
}

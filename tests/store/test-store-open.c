/* test-store-open.c: what is opened, made and refused, and how older libraries are brought up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/qd-schema.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

/* The case opens the library itself. */
#define CLOSED GINT_TO_POINTER (TRUE)

static void
write_file (const char *path,
            const char *contents,
            gssize      size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, size, &error);
  g_assert_no_error (error);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char              *contents;
  gsize              size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, size);
}

/* The library is refused, with the file in the message, and stays as it is; nothing is left beside it. */
static void
assert_refused (StoreFixture *self,
                QdStoreFlags  flags,
                int           code)
{
  g_autoptr (GBytes) before = read_file (self->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *log = g_strconcat (self->path, "-wal", NULL);
  QdStore           *store = qd_store_open (self->path, flags, &error);

  g_assert_error (error, QD_STORE_ERROR, code);
  g_assert_null (store);
  g_assert_nonnull (strstr (error->message, self->path));
  after = read_file (self->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
test_create (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdStoreCounts      counts = { 9, 9, 9 };

  store_fixture_open (self);
  g_assert_cmpstr (qd_store_get_path (self->store), ==, self->path);
  g_assert_false (qd_store_get_read_only (self->store));
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_articles, ==, 0);
  store_assert_sound (self->store);
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "PRAGMA user_version"), ==, QD_SCHEMA_VERSION);
  g_assert_cmpint (store_query_int (self->path, "PRAGMA application_id"), ==, 0x51756f74);
  store_fixture_open (self);
}

static void
test_missing (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, self->path));
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_missing_folder (StoreFixture *self,
                     gconstpointer data)
{
  g_autofree char   *path = g_build_filename (self->folder, "none", "library", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_store_open (path, QD_STORE_CREATE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
}

static void
test_folder (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_store_open (self->folder, QD_STORE_CREATE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
}

static void
test_empty_file (StoreFixture *self,
                 gconstpointer data)
{
  write_file (self->path, "", 0);
  assert_refused (self, QD_STORE_FLAGS_NONE, QD_STORE_ERROR_NOT_A_LIBRARY);
  store_fixture_open (self);
  store_add_all (self->store);
}

static void
test_no_database (StoreFixture *self,
                  gconstpointer data)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  write_file (self->path, "A letter to the harbour office.\n", -1);
  assert_refused (self, QD_STORE_CREATE, QD_STORE_ERROR_NOT_A_LIBRARY);
  write_file (self->path, text, 5000);
  assert_refused (self, QD_STORE_CREATE, QD_STORE_ERROR_NOT_A_LIBRARY);
}

static void
test_other_program (StoreFixture *self,
                    gconstpointer data)
{
  store_exec (self->path, "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('Pear tart');");
  assert_refused (self, QD_STORE_CREATE, QD_STORE_ERROR_NOT_A_LIBRARY);
  store_exec (self->path, "PRAGMA application_id = 12345");
  assert_refused (self, QD_STORE_CREATE, QD_STORE_ERROR_NOT_A_LIBRARY);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM recipes"), ==, 1);
}

static void
test_newer (StoreFixture *self,
            gconstpointer data)
{
  store_fixture_open (self);
  store_add_all (self->store);
  store_fixture_close (self);
  store_exec (self->path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 1000");
  assert_refused (self, QD_STORE_CREATE, QD_STORE_ERROR_NEWER_SCHEMA);
  assert_refused (self, QD_STORE_READ_ONLY, QD_STORE_ERROR_NEWER_SCHEMA);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles"), ==, STORE_N_ARTICLES);
}

static void
test_truncated (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdStore)   store = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  store_fixture_open (self);
  store_add_all (self->store);
  store_fixture_close (self);
  g_assert_cmpint (truncate (self->path, 3 * 4096), ==, 0);
  store = qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error);
  if (store != NULL)
    problems = qd_store_verify (store, NULL, &error);
  if (problems != NULL)
    g_assert_cmpuint (problems->len, >, 0);
  else
    g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT);
}

/* An interrupted first opening leaves a file without tables. */
static void
test_half_made (StoreFixture *self,
                gconstpointer data)
{
  store_exec (self->path, "PRAGMA journal_mode = WAL");
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
  store_fixture_open (self);
  store_add_all (self->store);
  store_assert_sound (self->store);
}

static void
remount (StoreFixture *self,
         guint         size)
{
  g_autofree char *options = g_strdup_printf ("size=%u", size);

  g_assert_cmpint (mount ("none", self->folder, NULL, MS_REMOUNT, options), ==, 0);
}

/* Wherever a full disk cuts off the making of a library, it is none of an older version, and is made when there is room. */
static void
test_full_at_first (StoreFixture *self,
                    gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  gboolean         made = FALSE;
  guint            n_cut = 0;

  /* In a name space of its own, the mount is nobody else's. */
  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", self->folder, "tmpfs", 0, "size=16m") != 0)
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  for (guint size = 4096; !made; size += 24 * 1024)
    {
      g_autoptr (GError) error = NULL;

      remount (self, size);
      self->store = qd_store_open (self->path, QD_STORE_CREATE, &error);
      made = self->store != NULL;
      if (made)
        break;
      g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
      g_clear_error (&error);
      remount (self, 16 * 1024 * 1024);
      g_assert_null (qd_store_open (self->path, QD_STORE_READ_ONLY, &error));
      g_assert_null (strstr (error->message, "older"));
      if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY))
        {
          g_assert_nonnull (strstr (error->message, "empty"));
          n_cut++;
        }
      else
        g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_A_LIBRARY);
      store_fixture_open (self);
      store_assert_sound (self->store);
      store_fixture_close (self);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
      g_unlink (log);
    }
  g_assert_cmpuint (n_cut, >, 5);
  store_fixture_close (self);
  g_assert_cmpint (umount (self->folder), ==, 0);
}

static void
test_permission (StoreFixture *self,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("The administrator may write everywhere");
      return;
    }
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  g_assert_null (qd_store_open (self->path, QD_STORE_CREATE, &error));
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, self->path));
}

static void
test_read_only (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *dump = NULL;
  g_autofree char      *again = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);

  store_fixture_open (self);
  store_add_all (self->store);
  dump = store_dump (self->store);
  store_fixture_close (self);
  self->store = qd_store_open (self->path, QD_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (qd_store_get_read_only (self->store));
  again = store_dump (self->store);
  g_assert_cmpstr (dump, ==, again);
  g_ptr_array_add (drafts, store_make_article (0));
  g_assert_null (qd_store_add_articles (self->store, drafts, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, self->path));
  store_assert_sound (self->store);
}

static void
test_read_only_disk (StoreFixture *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *dump = NULL;
  g_autofree char   *again = NULL;

  /* In a name space of its own, the mount is nobody else's. */
  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", self->folder, "tmpfs", 0, "size=8m") != 0)
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  store_fixture_open (self);
  store_add_all (self->store);
  dump = store_dump (self->store);
  store_fixture_close (self);
  g_assert_cmpint (mount ("none", self->folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
  g_assert_null (qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  self->store = qd_store_open (self->path, QD_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  again = store_dump (self->store);
  g_assert_cmpstr (dump, ==, again);
  store_assert_sound (self->store);
  store_fixture_close (self);
  g_assert_cmpint (umount (self->folder), ==, 0);
}

/* A library of an older version is refused where it may not be written, and is brought up to date where it may. */
static void
migrate_from (StoreFixture *self,
              guint         version)
{
  g_autofree char   *name = g_strdup_printf ("%u.sql", version);
  g_autofree char   *file = g_test_build_filename (G_TEST_DIST, "store", "versions", name, NULL);
  g_autofree char   *sql = NULL;
  g_autofree char   *dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  QdStoreCounts      counts;

  g_file_get_contents (file, &sql, NULL, &error);
  g_assert_no_error (error);
  store_exec (self->path, sql);
  g_assert_null (qd_store_open (self->path, QD_STORE_READ_ONLY, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (store_query_int (self->path, "PRAGMA user_version"), ==, version);

  store_fixture_open (self);
  store_assert_sound (self->store);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  /* Since version 20 there is one in Greek besides. */
  g_assert_cmpuint (counts.n_articles, ==, version < 20 ? 5 : 6);
  g_assert_cmpuint (counts.n_unread, ==, counts.n_articles - 1);
  g_assert_cmpuint (counts.n_starred, ==, 1);
  dump = store_dump (self->store);
  g_assert_nonnull (strstr (dump, "altered 0 0 13 1: harbour-1 “Closing the bridge for five months"));
  found = qd_store_find_articles (self->store, &(QdArticleFilter){ .query = "blossom" }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_array_unref (found);
  found = qd_store_find_articles (self->store, &(QdArticleFilter){ .query = "ΟΔΥΣΣΕΥΣ" }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, counts.n_articles - 5);
  g_assert_cmpint (store_add (self->store, store_make_article (3), QD_ADD_UNCHANGED), ==, 4);
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "PRAGMA user_version"), ==, QD_SCHEMA_VERSION);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(relations) FROM quotations"), >=, 4);
  /* Since version 21 somebody has renamed a source, wherever its articles are from. */
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM source_names WHERE given = 'Pier' AND domain = '*' AND name = 'The Pier' AND whole = 1"), ==, version >= 21);
  /* Since version 25 it is known whether a language was guessed; of these articles it is not, but for the one that was imported again. */
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles WHERE language_guessed AND id <> 4"), ==, 0);
  /* Since version 22 there is a feed, of which nobody knows who added it. */
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM feeds WHERE address = 'http://gull.example/feed' AND full_text = 1 AND vicinity = 0"), ==, version >= 22);
}

static void
test_migrate (StoreFixture *self,
              gconstpointer data)
{
  for (guint version = 1; version < QD_SCHEMA_VERSION; version++)
    {
      migrate_from (self, version);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StoreFixture *self,
                  gconstpointer data);
  } cases[] = {
    { "/store/open/create", test_create },
    { "/store/open/missing", test_missing },
    { "/store/open/missing-folder", test_missing_folder },
    { "/store/open/folder", test_folder },
    { "/store/open/empty-file", test_empty_file },
    { "/store/open/no-database", test_no_database },
    { "/store/open/other-program", test_other_program },
    { "/store/open/newer", test_newer },
    { "/store/open/truncated", test_truncated },
    { "/store/open/half-made", test_half_made },
    { "/store/open/permission", test_permission },
    { "/store/open/read-only", test_read_only },
    { "/store/open/migrate", test_migrate },
    { "/store/open/read-only-disk", test_read_only_disk },
    { "/store/open/full-at-first", test_full_at_first },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, CLOSED, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

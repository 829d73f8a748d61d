/* test-store-full.c: a disk that is full, at whatever write of whatever is done to a library
 *
 * What is checked each time: it is told, once and by the name that the person knows; nothing that was there is lost; no half of a file is
 * left; and with room again all goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "faulty-disk.h"
#include "store-fixture.h"
#include "store/qd-schema.h"
#include "store/qd-store-add.h"
#include "store/qd-store-care.h"

/* So many writes are tried of those that there are; which ones is drawn. */
#define N_TRIES 6

/* More than one level of the search index holds, so that there is something to merge. */
#define N_SEGMENTS 40

/* Does something to the library, in whose course writes fail. FALSE and an error where it did not come to its end. */
typedef gboolean (*Work) (StoreFixture *self,
                          GError      **error);

static char *
dup_beside (StoreFixture *self,
            const char   *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static char *
dup_digest (QdStore *store)
{
  g_autoptr (GError) error = NULL;
  char              *digest = qd_store_digest (store, NULL, &error);

  g_assert_no_error (error);
  return digest;
}

/* The name of the file is in the message, and not that of one that is put together beside it. */
static void
assert_full (const GError *error,
             const char   *name)
{
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
  g_assert_true (strstr (error->message, name) != NULL && g_str_has_prefix (strstr (error->message, name) + strlen (name), "”"));
  g_assert_nonnull (strstr (error->message, "Make room"));
}

/* That nothing lies in the folder but the library and what is named. */
static void
assert_tidy (StoreFixture *self,
             const char   *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir)   dir = g_dir_open (self->folder, 0, &error);
  const char        *found;

  g_assert_no_error (error);
  while ((found = g_dir_read_name (dir)) != NULL)
    if (strcmp (found, name) != 0 && !g_str_has_prefix (found, "library.quotidian"))
      g_error ("“%s” is left.", found);
}

/* Which write fails in the given try, of so many. */
static guint
draw_write (guint try,
            guint n_writes)
{
  guint from = try * n_writes / N_TRIES, to = (try + 1) * n_writes / N_TRIES;

  return 1 + (guint)g_test_rand_int_range ((gint32)from, (gint32)MAX (to, from + 1));
}

static guint
count_writes (StoreFixture *self,
              Work          work)
{
  g_autoptr (GError) error = NULL;

  faulty_disk_fail (FAULTY_DISK_FULL, 0);
  g_assert_true (work (self, &error));
  g_assert_no_error (error);
  return faulty_disk_mend ();
}

/* Copies */

static gboolean
make_backup (StoreFixture *self,
             GError      **error)
{
  g_autofree char *target = dup_beside (self, "copy.quotidian");

  return qd_store_backup (self->store, target, NULL, error);
}

static gboolean
make_salvage (StoreFixture *self,
              GError      **error)
{
  g_autofree char *target = dup_beside (self, "copy.quotidian");
  guint            n_saved = 0, n_partial, n_lost;
  gboolean         done = qd_store_salvage (self->path, target, &n_saved, &n_partial, &n_lost, NULL, error);

  g_assert_true (!done || n_saved == STORE_N_ARTICLES);
  return done;
}

/* What is there under the name stays until the new one is whole. */
static void
copy_on_bad_disk (StoreFixture  *self,
                  Work           work,
                  FaultyDiskKind kind,
                  guint          nth,
                  const char    *digest)
{
  g_autofree char    *target = dup_beside (self, "copy.quotidian");
  g_autofree char    *copied = NULL;
  g_autofree char    *contents = NULL;
  g_autoptr (QdStore) copy = NULL;
  g_autoptr (GError)  error = NULL;
  gboolean            done;

  g_test_message ("kind %u, write %u", kind, nth);
  g_assert_true (g_file_set_contents (target, "the one before", -1, NULL));
  faulty_disk_fail (kind, nth);
  done = work (self, &error);
  faulty_disk_mend ();
  if (!done)
    {
      if (kind != FAULTY_DISK_BROKEN)
        assert_full (error, "copy.quotidian");
      assert_tidy (self, "copy.quotidian");
      g_assert_true (g_file_get_contents (target, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "the one before");
      g_clear_error (&error);
      g_assert_true (work (self, &error));
    }
  g_assert_no_error (error);
  assert_tidy (self, "copy.quotidian");
  copy = qd_store_open (target, QD_STORE_FLAGS_NONE, &error);
  g_assert_no_error (error);
  store_assert_sound (copy);
  copied = dup_digest (copy);
  g_assert_cmpstr (copied, ==, digest);
  g_clear_object (&copy);
  g_assert_cmpint (g_unlink (target), ==, 0);
}

static void
test_copy (StoreFixture *self,
           gconstpointer data)
{
  Work             work = *(const Work *)data;
  g_autofree char *digest = NULL;
  guint            n_writes;

  store_fixture_open (self);
  store_add_all (self->store);
  digest = dup_digest (self->store);
  faulty_disk_watch ("copy.quotidian");
  n_writes = count_writes (self, work);
  g_assert_cmpuint (n_writes, >, N_TRIES);
  for (guint kind = FAULTY_DISK_FULL; kind <= FAULTY_DISK_BROKEN; kind++)
    for (guint try = 0; try < N_TRIES; try++)
      copy_on_bad_disk (self, work, kind, draw_write (try, n_writes), digest);
  /* The last ones are those of closing. */
  for (guint nth = n_writes - MIN (n_writes, N_TRIES) + 1; nth <= n_writes; nth++)
    copy_on_bad_disk (self, work, FAULTY_DISK_FULL, nth, digest);
  faulty_disk_watch (NULL);
  store_assert_sound (self->store);
}

/* Making and migrating */

static gboolean
open_library (StoreFixture *self,
              GError      **error)
{
  g_autoptr (QdStore) store = qd_store_open (self->path, QD_STORE_CREATE, error);

  return store != NULL;
}

static void
put_library (StoreFixture *self,
             const char   *contents,
             gsize         size)
{
  g_unlink (self->path);
  _qd_store_remove_log (self->path);
  if (size > 0)
    g_assert_true (g_file_set_contents (self->path, contents, (gssize)size, NULL));
}

/* Opens what was put there while writes fail, and again when they do not. */
static void
open_on_bad_disk (StoreFixture  *self,
                  FaultyDiskKind kind,
                  guint          nth,
                  const char    *digest)
{
  g_autofree char   *opened = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("kind %u, write %u", kind, nth);
  faulty_disk_fail (kind, nth);
  if (!open_library (self, &error) && kind != FAULTY_DISK_BROKEN)
    assert_full (error, self->path);
  faulty_disk_mend ();
  store_fixture_open (self);
  store_assert_sound (self->store);
  opened = dup_digest (self->store);
  g_assert_cmpstr (opened, ==, digest);
  store_fixture_close (self);
}

static void
open_on_all_disks (StoreFixture *self,
                   const char   *contents,
                   gsize         size)
{
  g_autofree char *digest = NULL;
  guint            n_writes;

  put_library (self, contents, size);
  n_writes = count_writes (self, open_library);
  g_assert_cmpuint (n_writes, >, N_TRIES);
  store_fixture_open (self);
  digest = dup_digest (self->store);
  store_fixture_close (self);
  for (guint kind = FAULTY_DISK_FULL; kind <= FAULTY_DISK_BROKEN; kind++)
    for (guint try = 0; try < N_TRIES; try++)
      {
        put_library (self, contents, size);
        open_on_bad_disk (self, kind, draw_write (try, n_writes), digest);
      }
}

static void
test_make (StoreFixture *self,
           gconstpointer data)
{
  store_fixture_close (self);
  open_on_all_disks (self, NULL, 0);
}

static void
test_migrate (StoreFixture *self,
              gconstpointer data)
{
  static const guint versions[] = { 1, 9, 16, QD_SCHEMA_VERSION - 1 };

  store_fixture_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autofree char   *name = g_strdup_printf ("%u.sql", versions[i]);
      g_autofree char   *file = g_test_build_filename (G_TEST_DIST, "store", "versions", name, NULL);
      g_autofree char   *sql = NULL;
      g_autofree char   *contents = NULL;
      g_autoptr (GError) error = NULL;
      gsize              size;

      g_file_get_contents (file, &sql, NULL, &error);
      g_assert_no_error (error);
      g_unlink (self->path);
      _qd_store_remove_log (self->path);
      store_exec (self->path, sql);
      g_file_get_contents (self->path, &contents, &size, &error);
      g_assert_no_error (error);
      open_on_all_disks (self, contents, size);
    }
}

/* What is written without being asked for */

static gpointer
keep_up (QdSqlite     *db,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (QdUpkeep) upkeep = _qd_upkeep_new (db);

  while (_qd_upkeep_step (upkeep))
    ;
  return QD_STORE_DONE;
}

static gpointer
move_log (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  qd_sqlite_move_log (db);
  return QD_STORE_DONE;
}

static gboolean
keep_up_library (StoreFixture *self,
                 GError      **error)
{
  return _qd_store_write (self->store, keep_up, NULL, NULL, error) != NULL;
}

static gboolean
move_log_of_library (StoreFixture *self,
                     GError      **error)
{
  return _qd_store_write (self->store, move_log, NULL, NULL, error) != NULL;
}

static void
add_alone (QdStore *store,
           guint    first,
           guint    n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *id = g_strdup_printf ("notice-%u", i);
      g_autofree char *text = g_strdup_printf ("Notice %u of the harbour office.\n\n“Drawer %u was empty, and so was the one beside it,” said Orla Venn.", i, i % 7);

      store_add (store, store_make_draft (id, "Coastal Wire", id, text), QD_ADD_ADDED);
    }
}

/* Merging and moving the log fail without a word, and nothing is lost; what was left is done another time. */
static void
test_upkeep (StoreFixture *self,
             gconstpointer data)
{
  Work             work = *(const Work *)data;
  g_autofree char *contents = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *log_contents = NULL;
  gsize            size, log_size;
  guint            n_writes;

  store_fixture_open (self);
  add_alone (self->store, 0, N_SEGMENTS);
  digest = dup_digest (self->store);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  g_assert_true (g_file_get_contents (log, &log_contents, &log_size, NULL));
  n_writes = count_writes (self, work);
  g_assert_cmpuint (n_writes, >, 0);
  store_fixture_close (self);
  for (guint kind = FAULTY_DISK_FULL; kind <= FAULTY_DISK_BROKEN; kind++)
    for (guint try = 0; try < N_TRIES; try++)
      {
        g_autofree char   *after = NULL;
        g_autoptr (GError) error = NULL;

        put_library (self, contents, size);
        g_assert_true (g_file_set_contents (log, log_contents, (gssize)log_size, NULL));
        store_fixture_open (self);
        faulty_disk_fail (kind, draw_write (try, n_writes));
        g_assert_true (work (self, &error));
        store_fixture_close (self);
        faulty_disk_mend ();
        store_fixture_open (self);
        after = dup_digest (self->store);
        g_assert_cmpstr (after, ==, digest);
        g_assert_true (work (self, &error));
        store_assert_sound (self->store);
        store_fixture_close (self);
      }
}

int
main (int argc, char **argv)
{
  static const Work backup = make_backup, salvage = make_salvage, merging = keep_up_library, moving = move_log_of_library;

  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();
  g_test_add ("/store/full/backup", StoreFixture, &backup, store_fixture_set_up, test_copy, store_fixture_tear_down);
  g_test_add ("/store/full/salvage", StoreFixture, &salvage, store_fixture_set_up, test_copy, store_fixture_tear_down);
  g_test_add ("/store/full/make", StoreFixture, NULL, store_fixture_set_up, test_make, store_fixture_tear_down);
  g_test_add ("/store/full/migrate", StoreFixture, NULL, store_fixture_set_up, test_migrate, store_fixture_tear_down);
  g_test_add ("/store/full/merge", StoreFixture, &merging, store_fixture_set_up, test_upkeep, store_fixture_tear_down);
  g_test_add ("/store/full/log", StoreFixture, &moving, store_fixture_set_up, test_upkeep, store_fixture_tear_down);
  return g_test_run ();
}

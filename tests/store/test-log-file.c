/* test-log-file.c: the write-ahead log, written in large pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "faulty-disk.h"
#include "store/qd-sqlite.h"

#define N_ROWS 600
#define ROW_SIZE 3000

/* Fewer pages than the changes of a transaction touch, so that some are written, read and written again before it ends. */
#define FEW_PAGES "PRAGMA cache_size = 10"

#define SUM "SELECT sum (id * unicode (substr (hex (data), 1 + id % 100))) FROM gulls"

typedef struct
{
  char     *folder;
  char     *path;
  QdSqlite *db;
} Fixture;

static void
run (QdSqlite   *db,
     const char *sql)
{
  g_autoptr (GError) error = NULL;

  qd_sqlite_exec (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
query (QdSqlite   *db,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64             n;

  qd_sqlite_query_int (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quotidian-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "gulls", NULL);
  self->db = qd_sqlite_open (self->path, QD_SQLITE_WRITE, TRUE, &error);
  g_assert_no_error (error);
  run (self->db, "PRAGMA journal_mode = WAL");
  run (self->db, "CREATE TABLE gulls (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
}

static void
remove_file (const char *path,
             const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  g_remove (name);
}

static void
remove_library (const char *path)
{
  remove_file (path, "");
  remove_file (path, "-wal");
  remove_file (path, "-shm");
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_pointer (&self->db, qd_sqlite_close);
  remove_library (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
insert_rows (QdSqlite *db)
{
  run (db, "INSERT INTO gulls WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_ROWS) ")"
                                                                                                                                 " SELECT i, randomblob (" G_STRINGIFY (ROW_SIZE) ") FROM n");
}

/* Many pages are written at once. */
static void
test_few_writes (Fixture      *self,
                 gconstpointer data)
{
  guint n_pages;

  run (self->db, "BEGIN IMMEDIATE");
  insert_rows (self->db);
  faulty_disk_fail (FAULTY_DISK_FULL, 0);
  run (self->db, "COMMIT");
  n_pages = (guint)query (self->db, "PRAGMA page_count");
  g_assert_cmpuint (n_pages, >, N_ROWS / 4);
  g_assert_cmpuint (faulty_disk_mend (), <, n_pages / 8);
}

static void
copy_file (const char *path,
           const char *to,
           const char *ending)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *from_name = g_strconcat (path, ending, NULL);
  g_autofree char   *to_name = g_strconcat (to, ending, NULL);
  g_autofree char   *bytes = NULL;
  gsize              size;

  g_file_get_contents (from_name, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (to_name, bytes, (gssize)size, &error);
  g_assert_no_error (error);
}

/* Before the connection does anything else, which might write what it did not write yet. */
static void
copy_files (Fixture *self)
{
  g_autofree char *path = g_strconcat (self->path, "-copy", NULL);

  copy_file (self->path, path, "");
  copy_file (self->path, path, "-wal");
}

/* What a program finds that comes after this one was killed when the files were copied. */
static void
assert_in_copies (Fixture *self,
                  gint64   sum)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *path = g_strconcat (self->path, "-copy", NULL);
  g_autoptr (QdSqlite) copy = qd_sqlite_open (path, QD_SQLITE_QUERY, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (query (copy, "SELECT count(*) FROM pragma_integrity_check () WHERE integrity_check <> 'ok'"), ==, 0);
  g_assert_cmpint (query (copy, SUM), ==, sum);
  g_clear_pointer (&copy, qd_sqlite_close);
  remove_library (path);
}

/* A transaction that has ended is in the files and seen by others, whatever came before it: pages that were written twice in a transaction, ones
 * that were taken back, a log that was moved and begun anew. */
static void
test_ended (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdSqlite) other = qd_sqlite_open (self->path, QD_SQLITE_QUERY, FALSE, &error);

  g_assert_no_error (error);
  insert_rows (self->db);
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *update = g_strdup_printf ("UPDATE gulls SET data = randomblob (%d) WHERE id %% %d = 0", ROW_SIZE, g_test_rand_int_range (1, 9));
      gint64           sum;

      run (self->db, i % 2 == 0 ? FEW_PAGES : "PRAGMA cache_size = 2000");
      run (self->db, i % 4 == 3 ? "SAVEPOINT a" : "BEGIN IMMEDIATE");
      run (self->db, update);
      run (self->db, update);
      if (i % 4 == 2)
        run (self->db, "ROLLBACK");
      else if (i % 4 == 3)
        run (self->db, "SAVEPOINT b; DELETE FROM gulls WHERE id % 3 = 0; ROLLBACK TO b; RELEASE a");
      else
        run (self->db, "COMMIT");
      copy_files (self);
      sum = query (other, SUM);
      g_assert_cmpint (query (self->db, SUM), ==, sum);
      assert_in_copies (self, sum);
      if (i % 7 == 6)
        qd_sqlite_move_log (self->db);
    }
}

/* A transaction that cannot be written does not end, at whatever write that shows. */
static void
test_full (Fixture      *self,
           gconstpointer data)
{
  gint64 sum;
  guint  n_failed = 0;

  run (self->db, FEW_PAGES);
  insert_rows (self->db);
  sum = query (self->db, SUM);
  for (guint nth = 1;; nth += 3)
    {
      g_autoptr (GError) error = NULL;
      gboolean           done;

      faulty_disk_fail (FAULTY_DISK_BROKEN, nth);
      done = qd_sqlite_exec (self->db, "BEGIN IMMEDIATE; UPDATE gulls SET data = randomblob (length (data)) WHERE id % 6 = 0; COMMIT", &error);
      faulty_disk_mend ();
      if (done)
        break;
      n_failed++;
      /* What cannot be written while pages make room for others has taken the transaction back already. */
      qd_sqlite_exec (self->db, "ROLLBACK", NULL);
      copy_files (self);
      g_assert_cmpint (query (self->db, SUM), ==, sum);
      assert_in_copies (self, sum);
    }
  g_assert_cmpuint (n_failed, >, 2);
  copy_files (self);
  assert_in_copies (self, query (self->db, SUM));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();

  g_test_add ("/store/log-file/few-writes", Fixture, NULL, set_up, test_few_writes, tear_down);
  g_test_add ("/store/log-file/ended", Fixture, NULL, set_up, test_ended, tear_down);
  g_test_add ("/store/log-file/full", Fixture, NULL, set_up, test_full, tear_down);
  return g_test_run ();
}

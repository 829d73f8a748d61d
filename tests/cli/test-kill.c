/* test-kill.c: an import or a renewal that is killed leaves a sound library, and goes on where it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>

#include "qd-cli-fixture.h"

#define N_ARTICLES 2000
#define N_KILLS 20

/* How often to try to be there in the middle, where another process goes on meanwhile. */
#define N_TRIES 20

#define LIBRARY "--library", fixture->library
#define COUNT_ARTICLES "SELECT count(*) FROM articles"
#define COUNT_STALE "SELECT count(*) FROM articles WHERE analysis = 0"

static GSubprocess *
start_import (QdCliFixture *fixture, const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GError)              error = NULL;
  GSubprocess                    *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, qd_cli_fixture_program (), LIBRARY, "import", folder, NULL);
  g_assert_no_error (error);
  return process;
}

static void
assert_sound (QdCliFixture *fixture)
{
  qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
}

static guint
count_articles (QdCliFixture *fixture)
{
  g_autoptr (GPtrArray) records = NULL;

  qd_cli_fixture_run (fixture, LIBRARY, "articles", "--format=jsonl", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  records = qd_cli_fixture_parse (fixture);
  return records->len;
}

/* A digest of the lines in any order: a difference of a thousand relations is nothing to be printed. */
static char *
digest_lines (const char *text)
{
  g_auto (GStrv)        lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (sorted, lines[i]);
  g_ptr_array_sort_values (sorted, (GCompareFunc)strcmp);
  for (guint i = 0; i < sorted->len; i++)
    g_checksum_update (checksum, g_ptr_array_index (sorted, i), -1);
  return g_strdup_printf ("%u lines, %s", sorted->len, g_checksum_get_string (checksum));
}

/* What a query counts in a library that something may be writing. -1 as long as there is no such library, or no such table in it. */
static gint64
count_rows (QdCliFixture *fixture, const char *sql)
{
  sqlite3      *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64        n = -1;

  if (sqlite3_open_v2 (fixture->library, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK && sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    n = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return n;
}

static void
kill_after (GSubprocess *process, gint duration)
{
  g_usleep ((gulong)duration);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
}

/* Kills @process as soon as the query counts another number of rows than @before, so after a commit, however fast the machine is. */
static void
kill_after_commit (QdCliFixture *fixture, GSubprocess *process, const char *sql, gint64 before)
{
  gint64 deadline = g_get_monotonic_time () + 240 * G_USEC_PER_SEC;
  gint64 n;

  do
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (500);
      n = count_rows (fixture, sql);
    }
  while (n < 0 || n == before);
  kill_after (process, 0);
}

/* With the files that SQLite keeps beside it. */
static void
remove_library (QdCliFixture *fixture)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->library, endings[i], NULL);

      g_unlink (path);
    }
}

/* Kills what imports, again and again: in turns between two batches, and wherever it is. Returns after how many kills a part was there. */
static guint
kill_imports (QdCliFixture *fixture)
{
  guint last = 0;
  guint n_between = 0;

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = start_import (fixture, "in");
      guint                   n_articles;

      if (i % 2 == 0 && last < N_ARTICLES)
        kill_after_commit (fixture, process, COUNT_ARTICLES, last);
      else
        kill_after (process, g_test_rand_int_range (5000, 200000));
      /* Killed before it made the library, there is nothing to look at. */
      if (!g_file_test (fixture->library, G_FILE_TEST_EXISTS))
        continue;
      qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
      if (fixture->status != 0 && last == 0)
        {
          qd_cli_fixture_run (fixture, LIBRARY, "import", "in/outlet-0/0000.txt", NULL);
          g_assert_cmpint (fixture->status, ==, 0);
        }
      assert_sound (fixture);
      n_articles = count_articles (fixture);
      g_test_message ("kill %u: %u articles", i + 1, n_articles);
      g_assert_cmpuint (n_articles, >=, last);
      n_between += n_articles > 0 && n_articles < N_ARTICLES;
      last = n_articles;
    }
  return n_between;
}

static void
test_kill (QdCliFixture *fixture, gconstpointer data)
{
  guint n_between = 0;

  qd_cli_fixture_write_articles (fixture, "in", N_ARTICLES);
  /* Nothing keeps what is killed after its first batch from having written its last: then again. */
  for (guint i = 0; i < N_TRIES && n_between == 0; i++)
    {
      remove_library (fixture);
      n_between = kill_imports (fixture);
    }
  /* Else the test shows nothing. */
  g_assert_cmpuint (n_between, >, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpstr (fixture->err, ==, "");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpuint (count_articles (fixture), ==, N_ARTICLES);
  assert_sound (fixture);
}

/* The relations after kills are those of an import in one go. */
static void
test_same_relations (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *killed = NULL;
  g_autofree char *killed_digest = NULL;
  g_autofree char *whole = NULL;

  qd_cli_fixture_write_articles (fixture, "in", 300);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GSubprocess) process = start_import (fixture, "in");

      kill_after (process, g_test_rand_int_range (20000, 60000));
    }
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "relations", "--format=jsonl", NULL);
  g_assert_cmpuint (strlen (fixture->out), >, 0);
  killed = digest_lines (fixture->out);
  qd_cli_fixture_run (fixture, LIBRARY, "verify", "--digest", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  killed_digest = g_steal_pointer (&fixture->out);
  qd_cli_fixture_run (fixture, "--library", "whole", "import", "in", NULL);
  qd_cli_fixture_run (fixture, "--library", "whole", "verify", "--digest", NULL);
  g_assert_cmpstr (fixture->out, ==, killed_digest);
  qd_cli_fixture_run (fixture, "--library", "whole", "relations", "--format=jsonl", NULL);
  whole = digest_lines (fixture->out);
  g_assert_cmpstr (killed, ==, whole);
}

/* Interrupts an import as soon as the library is there. FALSE if it had come to its end by then. */
static gboolean
interrupt_import (QdCliFixture *fixture)
{
  g_autoptr (GSubprocess) process = NULL;

  remove_library (fixture);
  process = start_import (fixture, "in");
  /* Before it opens the library, it is ended by the signal as any other program. */
  while (!g_file_test (fixture->library, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), <=, 1);
  return g_subprocess_get_exit_status (process) == 1;
}

/* Ctrl+C: a summary, a sound library, and status 1. */
static void
test_interrupt (QdCliFixture *fixture, gconstpointer data)
{
  gboolean interrupted = FALSE;

  qd_cli_fixture_write_articles (fixture, "in", N_ARTICLES);
  for (guint i = 0; i < N_TRIES && !interrupted; i++)
    interrupted = interrupt_import (fixture);
  g_assert_true (interrupted);
  assert_sound (fixture);
  g_assert_cmpuint (count_articles (fixture), <, N_ARTICLES);
}

static char *
dup_digest (QdCliFixture *fixture, const char *library)
{
  qd_cli_fixture_run (fixture, "--library", library, "verify", "--digest", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  return g_steal_pointer (&fixture->out);
}

/* As if other rules had found other cues, and tied nothing. */
static void
make_stale (QdCliFixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE articles SET analysis = 0, n_shared = 0; UPDATE quotations SET details = x'00', confidence = 0.5, statement_id = NULL, strongest = 0, relations = NULL;"
                                     " DELETE FROM statements; PRAGMA wal_checkpoint (TRUNCATE)",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
put_library (QdCliFixture *fixture, const char *contents, gsize size)
{
  remove_library (fixture);
  g_assert_true (g_file_set_contents (fixture->library, contents, (gssize)size, NULL));
}

/* Kills what renews the library, again and again, until nothing is left to renew: in turns between two batches, and wherever it is. Returns after how
 * many kills it was renewed in part. */
static guint
kill_renewals (QdCliFixture *fixture)
{
  gint64 left = N_ARTICLES;
  guint  n_between = 0;

  for (guint i = 0; i < N_KILLS && left > 0; i++)
    {
      g_autoptr (GSubprocess) process = start_import (fixture, "empty");
      gint64                  now_left;

      if (i % 2 == 0)
        kill_after_commit (fixture, process, COUNT_STALE, left);
      else
        kill_after (process, g_test_rand_int_range (5000, 250000));
      assert_sound (fixture);
      now_left = count_rows (fixture, COUNT_STALE);
      g_test_message ("kill %u: %" G_GINT64_FORMAT " left", i + 1, now_left);
      g_assert_cmpint (now_left, <=, left);
      n_between += now_left > 0 && now_left < N_ARTICLES;
      left = now_left;
    }
  return n_between;
}

/* What an older version found is found anew after an upgrade; killed meanwhile, it goes on, and the library is that which was renewed in one go,
 * and that which was imported by this version. */
static void
test_renewal (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autofree char *fresh = NULL;
  g_autofree char *stale = NULL;
  g_autofree char *whole = NULL;
  gsize            size;
  guint            n_between = 0;

  qd_cli_fixture_write_articles (fixture, "in", N_ARTICLES);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  fresh = dup_digest (fixture, fixture->library);
  make_stale (fixture);
  g_assert_true (g_file_get_contents (fixture->library, &stale, &size, NULL));
  whole = dup_digest (fixture, fixture->library);
  g_assert_cmpstr (whole, !=, fresh);
  g_clear_pointer (&whole, g_free);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "empty", NULL);
  whole = dup_digest (fixture, fixture->library);
  g_assert_cmpstr (whole, ==, fresh);
  /* Nothing keeps what is killed after its first batch from having written its last: then again. */
  for (guint i = 0; i < 2 || (n_between == 0 && i < N_TRIES); i++)
    {
      g_autofree char *killed = NULL;

      put_library (fixture, stale, size);
      n_between += kill_renewals (fixture);
      qd_cli_fixture_run (fixture, LIBRARY, "import", "empty", NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_cmpint (count_rows (fixture, COUNT_STALE), ==, 0);
      assert_sound (fixture);
      killed = dup_digest (fixture, fixture->library);
      g_assert_cmpstr (killed, ==, fresh);
    }
  /* Else the test shows nothing. */
  g_assert_cmpuint (n_between, >, 0);
}

#define ADD(name, func) g_test_add ("/cli/kill/" name, QdCliFixture, NULL, qd_cli_fixture_set_up, func, qd_cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kill", test_kill);
  ADD ("same-relations", test_same_relations);
  ADD ("renewal", test_renewal);
  ADD ("interrupt", test_interrupt);
  return g_test_run ();
}

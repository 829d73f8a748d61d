/* test-kill.c: an import that is killed leaves a sound library, and goes on where it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <signal.h>
#include <string.h>

#include "qd-cli-fixture.h"

#define N_ARTICLES 2000
#define N_KILLS 20

#define LIBRARY "--library", fixture->library

static GSubprocess *
start_import (QdCliFixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GError)              error = NULL;
  GSubprocess                    *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->folder);
  process = g_subprocess_launcher_spawn (launcher, &error, qd_cli_fixture_program (), LIBRARY, "import", "in", NULL);
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

static void
test_kill (QdCliFixture *fixture, gconstpointer data)
{
  guint last = 0;
  guint n_between = 0;

  qd_cli_fixture_write_articles (fixture, "in", N_ARTICLES);
  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GSubprocess) process = start_import (fixture);
      guint                   n_articles;

      g_usleep ((gulong)g_test_rand_int_range (5000, 200000));
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);
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
      g_autoptr (GSubprocess) process = start_import (fixture);

      g_usleep ((gulong)g_test_rand_int_range (20000, 60000));
      g_subprocess_send_signal (process, SIGKILL);
      g_subprocess_wait (process, NULL, NULL);
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

/* Ctrl+C: a summary, a sound library, and status 1. */
static void
test_interrupt (QdCliFixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) process = NULL;

  qd_cli_fixture_write_articles (fixture, "in", N_ARTICLES);
  process = start_import (fixture);
  /* Before it opens the library, it is ended by the signal as any other program. */
  while (!g_file_test (fixture->library, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  g_subprocess_send_signal (process, SIGINT);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  assert_sound (fixture);
  g_assert_cmpuint (count_articles (fixture), <, N_ARTICLES);
}

#define ADD(name, func) g_test_add ("/cli/kill/" name, QdCliFixture, NULL, qd_cli_fixture_set_up, func, qd_cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("kill", test_kill);
  ADD ("same-relations", test_same_relations);
  ADD ("interrupt", test_interrupt);
  return g_test_run ();
}

/* test-cli-bad.c: bad input, each with a clear message, and nothing lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "qd-cli-fixture.h"

#define LIBRARY "--library", fixture->library

static void
assert_says (QdCliFixture *fixture, const char *expected)
{
  if (strstr (fixture->err, expected) == NULL)
    g_test_message ("“%s” is not in: %s", expected, fixture->err);
  g_assert_nonnull (strstr (fixture->err, expected));
}

/* Imports "in", where one file is bad and one good; the good one has to be there afterwards. */
static void
import_with_good (QdCliFixture *fixture, int status)
{
  g_free (qd_cli_fixture_write (fixture, "in/z-good.txt", "The good article has come through, said nobody at all.\n", -1));
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, status);
  {
    g_autofree char *err = g_steal_pointer (&fixture->err);

    qd_cli_fixture_run (fixture, LIBRARY, "search", "good", "article", NULL);
    g_assert_nonnull (strstr (fixture->out, "z-good.txt"));
    g_free (fixture->err);
    fixture->err = g_steal_pointer (&err);
  }
}

static void
test_empty (QdCliFixture *fixture, gconstpointer data)
{
  g_free (qd_cli_fixture_write (fixture, "in/empty.txt", "", 0));
  import_with_good (fixture, 1);
  assert_says (fixture, "/in/empty.txt: The file is empty.");
}

static void
test_large (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = qd_cli_fixture_write (fixture, "in/large.txt", "x", -1);
  struct rusage    before, after;

  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &before), ==, 0);
  g_assert_cmpint (truncate (path, 1024 * 1024 * 1024), ==, 0);
  import_with_good (fixture, 1);
  assert_says (fixture, "/in/large.txt: The file has 1.0\u00A0GiB");
  /* It is not read: that took the processor longer, and the disk. */
  g_assert_cmpint (getrusage (RUSAGE_CHILDREN, &after), ==, 0);
  g_assert_cmpint (after.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_utime.tv_sec - before.ru_stime.tv_sec, <, 10);
}

static void
test_encoding (QdCliFixture *fixture, gconstpointer data)
{
  g_free (qd_cli_fixture_write (fixture, "in/latin.txt", "Die Br\xFC"
                                                         "cke in M\xF6wensund m\xFCsse gr\xF6\xDF"
                                                         "er werden, sagte die B\xFCrgermeisterin am Mittwoch.\n",
                                -1));
  import_with_good (fixture, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "search", "Bürgermeisterin", NULL);
  g_assert_nonnull (strstr (fixture->out, "latin.txt"));
}

static void
test_damaged_utf8 (QdCliFixture *fixture, gconstpointer data)
{
  g_free (qd_cli_fixture_write (fixture, "in/damaged.txt", "Die Brücke in Möwensund.\n\nSie \xFF müsse größer werden.\n", -1));
  import_with_good (fixture, 1);
  assert_says (fixture, "/in/damaged.txt:3: ");
  qd_cli_fixture_run (fixture, LIBRARY, "search", "Möwensund", NULL);
  g_assert_nonnull (strstr (fixture->out, "damaged.txt"));
}

static void
test_binary (QdCliFixture *fixture, gconstpointer data)
{
  g_free (qd_cli_fixture_write (fixture, "in/binary.txt", "\x7F"
                                                          "ELF\2\1\1\0\0\0\0",
                                11));
  g_free (qd_cli_fixture_write (fixture, "in/picture.png", "\x89PNG\r\n\x1a\n\0\0", 10));
  import_with_good (fixture, 1);
  assert_says (fixture, "/in/binary.txt: What is in the file is not what its name says.");
  assert_says (fixture, "/in/picture.png: A picture has no text that could be imported.");
}

static void
test_broken_line (QdCliFixture *fixture, gconstpointer data)
{
  g_free (qd_cli_fixture_write (fixture, "in/lines.jsonl", "{\"id\":\"1\",\"text\":\"The first line stands.\"}\n{\"id\":\"2\",\"text\":\n{\"id\":\"3\",\"text\":\"The third line stands.\"}\n", -1));
  import_with_good (fixture, 1);
  assert_says (fixture, "/in/lines.jsonl:2: The line is not valid JSON");
  qd_cli_fixture_run (fixture, LIBRARY, "search", "third", NULL);
  g_assert_true (strstr (fixture->out, "\n  3\n") != NULL);
}

static void
test_missing (QdCliFixture *fixture, gconstpointer data)
{
  qd_cli_fixture_run (fixture, LIBRARY, "import", "nowhere", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, "/nowhere: There is no such file or folder.");
  qd_cli_fixture_run (fixture, "analyze", "nowhere.txt", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
}

/* As somebody who is not root, where that can be had. */
static void
test_permission (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *secret = g_build_filename (fixture->folder, "in", "secret", NULL);
  g_autofree char *setpriv = g_find_program_in_path ("setpriv");
  g_autofree char *try = NULL;

  g_free (qd_cli_fixture_write (fixture, "in/secret/a.txt", "Nobody reads this article.\n", -1));
  g_free (qd_cli_fixture_write (fixture, "in/z-good.txt", "The good article has come through, said nobody at all.\n", -1));
  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  if (getuid () != 0)
    qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  else if (setpriv != NULL)
    {
      g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
      qd_cli_fixture_spawn (fixture, (const char *const[]){ setpriv, "--reuid=65534", "--clear-groups", qd_cli_fixture_program (), LIBRARY, "import", "in", NULL });
    }
  g_chmod (secret, 0700);
  if (fixture->out == NULL || fixture->status > 2)
    {
      g_test_skip ("needs a person who is not root");
      return;
    }
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, "/in/secret: You are not permitted to read this.");
  g_assert_true (g_str_has_prefix (fixture->out, "1 new"));
}

static void
test_no_database (QdCliFixture *fixture, gconstpointer data)
{
  static const char words[] = "This is a shopping list: bread, boats, lanterns.\n";
  g_autofree char  *after = NULL;

  g_free (qd_cli_fixture_write (fixture, "test.quotidian", words, -1));
  g_free (qd_cli_fixture_write (fixture, "in/a.txt", "An article.\n", -1));
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, fixture->library);
  qd_cli_fixture_run (fixture, LIBRARY, "verify", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  g_assert_true (g_file_get_contents (fixture->library, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, words);
}

static void
run_sql (QdCliFixture *fixture, const char *statement)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->library, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, statement, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_newer_schema (QdCliFixture *fixture, gconstpointer data)
{
  import_with_good (fixture, 0);
  run_sql (fixture, "PRAGMA user_version = 9999");
  qd_cli_fixture_run (fixture, LIBRARY, "articles", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, fixture->library);
  qd_cli_fixture_run (fixture, LIBRARY, "import", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, "newer");
}

/* An archive is whole, or there is none; what is sound can be saved and archived. The picture goes as far as its header. */
static void
test_damaged_archive (QdCliFixture *fixture, gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE originals SET data = x'00'",
    "UPDATE pictures SET data = zeroblob (length (data))",
    "DELETE FROM originals",
  };

  g_free (qd_cli_fixture_write (fixture, "in/ferry.html",
                                "<html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>The ferry is late, and the words of this paragraph go on for a while.</p>"
                                "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==' alt='A boat'>"
                                "<p>“Nobody told us a word of it,” Ada Farrow said on the quay, and the words of this paragraph go on, too.</p></article></body></html>",
                                -1));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *saved = g_strdup_printf ("saved-%u", i);
      g_autofree char *zip = g_build_filename (fixture->folder, "all.zip", NULL);

      import_with_good (fixture, 0);
      qd_cli_fixture_run (fixture, LIBRARY, "archive", "all.zip", NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_cmpint (g_unlink (zip), ==, 0);
      run_sql (fixture, damages[i]);
      qd_cli_fixture_run (fixture, LIBRARY, "archive", "all.zip", NULL);
      g_assert_cmpint (fixture->status, ==, 1);
      g_assert_cmpstr (fixture->out, ==, "");
      if (i == 1)
        assert_says (fixture, "ferry.html");
      assert_says (fixture, "backup --salvage");
      g_assert_false (g_file_test (zip, G_FILE_TEST_EXISTS));
      qd_cli_fixture_run (fixture, LIBRARY, "backup", "--salvage", saved, NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      /* The picture is of one article, the originals of both. */
      g_assert_true (g_str_has_prefix (fixture->out, "2 articles saved, 0 lost.\n"));
      g_assert_nonnull (strstr (fixture->out, i == 1 ? "Of 1 article that was saved" : "Of 2 articles that were saved"));
      qd_cli_fixture_run (fixture, "--library", saved, "archive", "all.zip", NULL);
      g_assert_cmpint (fixture->status, ==, 0);
      g_assert_cmpstr (fixture->out, ==, "2 articles archived.\n");
      g_assert_cmpint (g_unlink (zip), ==, 0);
      g_assert_cmpint (g_unlink (fixture->library), ==, 0);
    }
}

/* Who watches nothing because it cannot be read what is to be watched says so. */
static void
test_watch_unreadable (QdCliFixture *fixture, gconstpointer data)
{
  import_with_good (fixture, 0);
  qd_cli_fixture_run (fixture, LIBRARY, "watch", "add", "in", NULL);
  g_assert_cmpint (fixture->status, ==, 0);
  run_sql (fixture, "DROP TABLE watched_folders");
  qd_cli_fixture_run (fixture, LIBRARY, "watch", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, "cannot be used");
  qd_cli_fixture_run (fixture, LIBRARY, "watch", "--once", NULL);
  g_assert_cmpint (fixture->status, ==, 1);
  assert_says (fixture, "cannot be used");
}

/* A tiny file system of its own, in a namespace of its own. */
static void
test_full_disk (QdCliFixture *fixture, gconstpointer data)
{
  g_autofree char *script = NULL;

  qd_cli_fixture_write_articles (fixture, "in", 2000);
  script = g_strdup_printf ("mkdir -p disk && mount -t tmpfs -o size=4m none disk || exit 77\n"
                            "'%s' --library disk/l import in; echo status $?\n"
                            "'%s' --library disk/l articles --format=jsonl | wc -l\n"
                            "cp disk/l* . && '%s' --library l verify\n",
                            qd_cli_fixture_program (), qd_cli_fixture_program (), qd_cli_fixture_program ());
  qd_cli_fixture_spawn (fixture, (const char *const[]){ "unshare", "--mount", "--map-root-user", "bash", "-c", script, NULL });
  if (fixture->status == 77 || strstr (fixture->out, "status") == NULL)
    {
      g_test_skip ("cannot make a file system of its own");
      return;
    }
  g_assert_nonnull (strstr (fixture->out, "status 1"));
  assert_says (fixture, "disk/l: ");
  assert_says (fixture, "full");
  g_assert_nonnull (strstr (fixture->out, "The library is sound"));
}

#define ADD(name, func) g_test_add ("/cli/bad/" name, QdCliFixture, NULL, qd_cli_fixture_set_up, func, qd_cli_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("large", test_large);
  ADD ("encoding", test_encoding);
  ADD ("damaged-utf8", test_damaged_utf8);
  ADD ("binary", test_binary);
  ADD ("broken-line", test_broken_line);
  ADD ("missing", test_missing);
  ADD ("permission", test_permission);
  ADD ("no-database", test_no_database);
  ADD ("newer-schema", test_newer_schema);
  ADD ("damaged-archive", test_damaged_archive);
  ADD ("watch-unreadable", test_watch_unreadable);
  ADD ("full-disk", test_full_disk);
  return g_test_run ();
}

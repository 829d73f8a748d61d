/* test-watch.c: what is put into watched folders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "import/qd-watch-private.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-sources.h"

/* So that a test need not wait for what a person does not notice. */
static const QdWatchPace fast = { 200 * 1000, 300 * 1000 };

typedef struct
{
  QdReaderFixture files;
  QdStore        *store;
  QdImportQueue  *queue;
  QdWatch        *watch;
  guint           n_jobs;
  guint           n_done;
  guint           n_failed;
  guint           n_changed;
} Fixture;

static void
job_changed_cb (QdImportJob *job, gpointer user_data)
{
  Fixture         *fixture = user_data;
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  if (progress.state != QD_IMPORT_DONE)
    return;
  fixture->n_done++;
  fixture->n_failed += progress.failed;
  g_signal_handlers_disconnect_by_func (job, job_changed_cb, fixture);
}

static void
importing_cb (QdWatch *watch, QdImportJob *job, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_jobs++;
  g_signal_connect (job, "changed", G_CALLBACK (job_changed_cb), fixture);
}

static void
changed_cb (QdWatch *watch, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_changed++;
}

static void
begin (Fixture *fixture)
{
  fixture->queue = qd_import_queue_new (fixture->store);
  fixture->watch = _qd_watch_new_with_pace (fixture->store, fixture->queue, &fast);
  g_signal_connect (fixture->watch, "importing", G_CALLBACK (importing_cb), fixture);
  g_signal_connect (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
end (Fixture *fixture)
{
  if (fixture->watch != NULL)
    qd_watch_stop (fixture->watch);
  g_clear_object (&fixture->watch);
  g_clear_object (&fixture->queue);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  qd_reader_fixture_set_up (&fixture->files, data);
  path = g_build_filename (fixture->files.folder, "library", NULL);
  fixture->store = qd_store_open (path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  end (fixture);
  qd_store_close (fixture->store);
  g_clear_object (&fixture->store);
  qd_reader_fixture_tear_down (&fixture->files, data);
}

static void
write_article (Fixture *fixture, const char *name, const char *place)
{
  g_autofree char *text = g_strdup_printf ("The ferry to %s was late again.\n\n“Nobody in %s was told a word of it,” said Ilse Varga, who had waited at the quay since dawn.\n", place, place);

  g_free (qd_reader_fixture_write (&fixture->files, name, text, -1));
}

static gint64
add_folder (Fixture *fixture, const char *name)
{
  g_autoptr (GFile)     folder = g_file_new_build_filename (fixture->files.folder, name, NULL);
  g_autofree char      *uri = g_file_get_uri (folder);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) folders = NULL;

  qd_store_add_folder (fixture->store, uri, NULL, &error);
  g_assert_no_error (error);
  folders = qd_store_list_folders (fixture->store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < folders->len; i++)
    {
      const QdFolderRecord *record = g_ptr_array_index (folders, i);

      if (g_str_equal (record->uri, uri))
        return record->id;
    }
  g_assert_not_reached ();
}

static guint
count (Fixture *fixture)
{
  QdStoreCounts      counts;
  g_autoptr (GError) error = NULL;

  qd_store_count (fixture->store, &counts, NULL, &error);
  g_assert_no_error (error);
  return counts.n_articles;
}

static void
wait_for_articles (Fixture *fixture, guint n_articles)
{
  while (count (fixture) < n_articles || fixture->n_done < fixture->n_jobs)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10 * 1000);
    }
  g_assert_cmpuint (count (fixture), ==, n_articles);
}

static char *
dup_problem (Fixture *fixture)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) folders = qd_store_list_folders (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (folders->len, ==, 1);
  return g_strdup (((const QdFolderRecord *)g_ptr_array_index (folders, 0))->problem);
}

/* What was put there while nobody watched comes at the start, what is put there later, as well, in folders of folders, too. */
static void
test_start (Fixture *fixture, gconstpointer data)
{
  write_article (fixture, "in/Gull Tribune/a.txt", "Skarvholm");
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_articles (fixture, 1);
  write_article (fixture, "in/b.txt", "Lindqvist Bay");
  wait_for_articles (fixture, 2);
  write_article (fixture, "in/new/deep/c.txt", "Ostrava Bay");
  wait_for_articles (fixture, 3);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* Writes to a file again and again, for longer than it takes until one is imported that is left alone. FALSE if this program was itself kept from
 * the processor meanwhile, so that the file was left alone. */
static gboolean
grow (const char *path)
{
  gint64 written = g_get_monotonic_time ();

  for (guint i = 0; i < 60; i++)
    {
      FILE  *file = g_fopen (path, "a");
      gint64 before = written;

      fprintf (file, " to Skarvholm was late on day %u, and nobody in the harbour was told a word of it.", i);
      fclose (file);
      written = g_get_monotonic_time ();
      if (written - before > fast.rest * 2 / 3)
        return FALSE;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (20 * 1000);
    }
  return TRUE;
}

/* A file that grows is no article before it has stopped growing. */
static void
test_growing (Fixture *fixture, gconstpointer data)
{
  gboolean grown = FALSE;

  for (guint i = 0; i < 20 && !grown; i++)
    {
      g_autofree char *path = NULL;

      if (i > 0)
        {
          tear_down (fixture, data);
          *fixture = (Fixture){ 0 };
          set_up (fixture, data);
        }
      path = qd_reader_fixture_write (&fixture->files, "in/slow.txt", "The ferry", -1);
      add_folder (fixture, "in");
      begin (fixture);
      grown = grow (path);
    }
  g_assert_true (grown);
  wait_for_articles (fixture, 1);
  g_assert_cmpuint (fixture->n_jobs, ==, 1);
}

/* A file that is deleted leaves its article; an article that is removed stays away; a file that changes comes again. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->files.folder, "in", "a.txt", NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  write_article (fixture, "in/a.txt", "Skarvholm");
  write_article (fixture, "in/b.txt", "Ostrava Bay");
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_articles (fixture, 2);
  g_assert_cmpint (g_unlink (path), ==, 0);
  write_article (fixture, "in/c.txt", "Lindqvist Bay");
  wait_for_articles (fixture, 3);
  end (fixture);

  ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ .query = "Ostrava" }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  qd_store_remove_articles (fixture->store, (const gint64 *)(gconstpointer)ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  begin (fixture);
  write_article (fixture, "in/d.txt", "Merrow Point");
  wait_for_articles (fixture, 3);
  write_article (fixture, "in/b.txt", "Ostrava Bay, as everybody there expected,");
  wait_for_articles (fixture, 4);
  /* As long as before. */
  write_article (fixture, "in/d.txt", "Merrow Creek");
  wait_for_articles (fixture, 5);
}

/* What cannot be read is told once, however often the folder is looked through; what holds no articles is nothing that failed. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_free (qd_reader_fixture_write (&fixture->files, "in/broken.jsonl", "{\"id\": \"ferry\", \"text\": \n", -1));
  g_free (qd_reader_fixture_write (&fixture->files, "in/picture.png", "\x89PNG\r\n\x1a\n\0\0\0\0", 12));
  add_folder (fixture, "in");
  begin (fixture);
  while (fixture->n_done < 1)
    g_main_context_iteration (NULL, TRUE);
  write_article (fixture, "in/a.txt", "Skarvholm");
  wait_for_articles (fixture, 1);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  end (fixture);
  begin (fixture);
  write_article (fixture, "in/b.txt", "Ostrava Bay");
  wait_for_articles (fixture, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

/* A folder that is not there is told, and watched again when it is. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *problem = NULL;
  g_autofree char *none = NULL;

  add_folder (fixture, "later");
  begin (fixture);
  while (fixture->n_changed < 1)
    g_main_context_iteration (NULL, TRUE);
  problem = dup_problem (fixture);
  g_assert_nonnull (problem);
  write_article (fixture, "later/a.txt", "Skarvholm");
  wait_for_articles (fixture, 1);
  while (fixture->n_changed < 2)
    g_main_context_iteration (NULL, TRUE);
  none = dup_problem (fixture);
  g_assert_null (none);
}

static void
wait_for_problem (Fixture *fixture, gboolean any)
{
  for (;;)
    {
      g_autofree char *problem = dup_problem (fixture);

      if ((problem != NULL) == any)
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_for_changes (Fixture *fixture, guint n_changed)
{
  while (fixture->n_changed < n_changed)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
set_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets it look through the folders some more times. */
static void
let_look (Fixture *fixture)
{
  gboolean done = FALSE;

  g_timeout_add (4 * fast.interval / 1000, set_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
move (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *source = g_build_filename (fixture->files.folder, from, NULL);
  g_autofree char *target = g_build_filename (fixture->files.folder, to, NULL);

  g_assert_cmpint (g_rename (source, target), ==, 0);
}

/* A folder that is moved away is told once; what it had is not imported again when it is back, nor from where another took its place. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  write_article (fixture, "in/a.txt", "Skarvholm");
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_articles (fixture, 1);
  move (fixture, "in", "away");
  wait_for_problem (fixture, TRUE);
  wait_for_changes (fixture, 1);
  let_look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  move (fixture, "away", "in");
  wait_for_problem (fixture, FALSE);
  write_article (fixture, "in/b.txt", "Ostrava Bay");
  wait_for_articles (fixture, 2);
  move (fixture, "in", "away");
  write_article (fixture, "in/c.txt", "Lindqvist Bay");
  wait_for_articles (fixture, 3);
  write_article (fixture, "in/deeper/d.txt", "Merrow Point");
  wait_for_articles (fixture, 4);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* A file, or a link that leads to itself, in the place of the folder is told, and imported is neither. */
/* A disk that is not mounted leaves an empty folder where it was. When it is there again, what is on it is known: nothing is read again, and what
 * the person removed from the library stays removed; only what was put on it elsewhere is new. */
static void
test_unmounted (Fixture *fixture, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->files.folder, "disk", NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char   *problem = NULL;

  write_article (fixture, "disk/a.txt", "Skarvholm");
  write_article (fixture, "disk/deep/b.txt", "Ostrava Bay");
  add_folder (fixture, "disk");
  begin (fixture);
  wait_for_articles (fixture, 2);
  ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ .query = "Ostrava" }, NULL, &error);
  g_assert_no_error (error);
  qd_store_remove_articles (fixture->store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      guint n_jobs = fixture->n_jobs;

      move (fixture, "disk", "elsewhere");
      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      let_look (fixture);
      problem = dup_problem (fixture);
      g_assert_null (problem);
      if (i == 1)
        write_article (fixture, "elsewhere/c.txt", "Lindqvist Bay");
      g_assert_cmpint (g_rmdir (path), ==, 0);
      move (fixture, "elsewhere", "disk");
      let_look (fixture);
      if (i == 0)
        g_assert_cmpuint (fixture->n_jobs, ==, n_jobs);
    }
  wait_for_articles (fixture, 2);
  end (fixture);
  begin (fixture);
  let_look (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  wait_for_articles (fixture, 2);
}

static void
test_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->files.folder, "in", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_article (fixture, "in/a.txt", "Skarvholm");
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_articles (fixture, 1);
  move (fixture, "in", "away");
  write_article (fixture, "in", "Ostrava Bay");
  while ((first = dup_problem (fixture)) == NULL || strstr (first, "now a file") == NULL)
    {
      g_clear_pointer (&first, g_free);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("in", path), ==, 0);
  let_look (fixture);
  second = dup_problem (fixture);
  g_assert_nonnull (second);
  g_assert_cmpint (g_unlink (path), ==, 0);
  move (fixture, "away", "in");
  wait_for_problem (fixture, FALSE);
  write_article (fixture, "in/b.txt", "Lindqvist Bay");
  wait_for_articles (fixture, 2);
  g_assert_cmpuint (fixture->n_jobs, ==, 2);
}

/* Links inside lead nowhere, be it to the folder itself or out of it. */
static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *round = g_build_filename (fixture->files.folder, "in", "round", NULL);
  g_autofree char *out = g_build_filename (fixture->files.folder, "in", "out.txt", NULL);

  write_article (fixture, "in/a.txt", "Skarvholm");
  write_article (fixture, "elsewhere.txt", "Ostrava Bay");
  g_assert_cmpint (symlink (".", round), ==, 0);
  g_assert_cmpint (symlink ("../elsewhere.txt", out), ==, 0);
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_articles (fixture, 1);
  write_article (fixture, "in/b.txt", "Lindqvist Bay");
  wait_for_articles (fixture, 2);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
}

/* A file that one may not read is told, is no article that failed, and is imported once one may. */
static void
test_not_permitted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->files.folder, "in", "a.txt", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("Who may do everything may read everything.");
      return;
    }
  write_article (fixture, "in/a.txt", "Skarvholm");
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  add_folder (fixture, "in");
  begin (fixture);
  wait_for_problem (fixture, TRUE);
  g_assert_cmpuint (fixture->n_jobs, ==, 0);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  wait_for_articles (fixture, 1);
  wait_for_problem (fixture, FALSE);
  wait_for_changes (fixture, 2);
  let_look (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
}

/* Folders are added and removed while it watches. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64             first, second;

  write_article (fixture, "one/a.txt", "Skarvholm");
  write_article (fixture, "two/b.txt", "Ostrava Bay");
  first = add_folder (fixture, "one");
  begin (fixture);
  wait_for_articles (fixture, 1);
  second = add_folder (fixture, "two");
  g_assert_cmpint (add_folder (fixture, "two"), ==, second);
  qd_watch_reload (fixture->watch);
  wait_for_articles (fixture, 2);
  qd_store_remove_folder (fixture->store, first, NULL, &error);
  g_assert_no_error (error);
  qd_watch_reload (fixture->watch);
  write_article (fixture, "one/c.txt", "Lindqvist Bay");
  write_article (fixture, "two/d.txt", "Merrow Point");
  wait_for_articles (fixture, 3);
}

/* The same without a main loop. */
static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdImportProgress   progress;

  write_article (fixture, "in/a.txt", "Skarvholm");
  write_article (fixture, "in/b.txt", "Ostrava Bay");
  add_folder (fixture, "in");
  g_assert_true (qd_watch_run_once (fixture->store, NULL, NULL, NULL, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.added, ==, 2);
  g_assert_cmpuint (progress.failed, ==, 0);
  g_assert_true (qd_watch_run_once (fixture->store, NULL, NULL, NULL, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_found, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/import/watch/start", test_start },
    { "/import/watch/growing", test_growing },
    { "/import/watch/gone", test_gone },
    { "/import/watch/broken", test_broken },
    { "/import/watch/missing", test_missing },
    { "/import/watch/moved", test_moved },
    { "/import/watch/unmounted", test_unmounted },
    { "/import/watch/replaced", test_replaced },
    { "/import/watch/links", test_links },
    { "/import/watch/not-permitted", test_not_permitted },
    { "/import/watch/reload", test_reload },
    { "/import/watch/once", test_once },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}

/* test-watch.c: what is put into watched folders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-watch-private.h"

#include <glib/gstdio.h>

#include "qd-reader-fixture.h"

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

/* A file that grows is no article before it has stopped growing. */
static void
test_growing (Fixture *fixture, gconstpointer data)
{
  g_autofree char   *path = qd_reader_fixture_write (&fixture->files, "in/slow.txt", "The ferry", -1);
  g_autoptr (GError) error = NULL;

  add_folder (fixture, "in");
  begin (fixture);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *text = NULL;
      FILE            *file = g_fopen (path, "a");

      fprintf (file, " to Skarvholm was late on day %u, and nobody in the harbour was told a word of it.", i);
      fclose (file);
      g_usleep (100 * 1000);
      g_main_context_iteration (NULL, FALSE);
    }
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
    { "/import/watch/reload", test_reload },
    { "/import/watch/once", test_once },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}

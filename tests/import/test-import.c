/* test-import.c: from files to the library, and what stands after a stop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "import/qd-import-job.h"
#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

#define N_ARTICLES 300

typedef struct
{
  QdReaderFixture files;
  char           *path;
  QdStore        *store;
  GPtrArray      *given;

  GPtrArray    *messages;
  GPtrArray    *reports; /* "NAME: ADDED UNCHANGED FAILED", a string a file */
  GCancellable *cancellable;
  guint         cancel_at;
} Fixture;

static void
open_library (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = qd_store_open (fixture->path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  qd_reader_fixture_set_up (&fixture->files, data);
  fixture->path = g_build_filename (fixture->files.folder, "library", NULL);
  fixture->given = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->messages = g_ptr_array_new_with_free_func (g_free);
  fixture->reports = g_ptr_array_new_with_free_func (g_free);
  fixture->cancellable = g_cancellable_new ();
  g_ptr_array_add (fixture->given, g_file_new_build_filename (fixture->files.folder, "in", NULL));
  open_library (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  qd_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->path, g_free);
  g_clear_pointer (&fixture->given, g_ptr_array_unref);
  g_clear_pointer (&fixture->messages, g_ptr_array_unref);
  g_clear_pointer (&fixture->reports, g_ptr_array_unref);
  g_clear_object (&fixture->cancellable);
  qd_reader_fixture_tear_down (&fixture->files, data);
}

static void
write_articles (Fixture *fixture, guint n_articles)
{
  for (guint i = 0; i < n_articles; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/outlet-%u/%04u.txt", i % 5, i);
      g_autofree char *text = g_strdup_printf ("The mill of Ostrava Bay made %u sacks of flour that week.\n\n“We never counted %u of them,” said Ilse Varga, the miller.\n", i, i);

      g_free (qd_reader_fixture_write (&fixture->files, name, text, -1));
    }
}

static void
imported_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_cmpuint (progress->files_done, <=, progress->files_found);
  g_assert_cmpuint (progress->bytes_done, <=, progress->bytes_found);
  if (problem != NULL)
    {
      g_autofree char *name = g_path_get_basename (problem->path);

      g_ptr_array_add (fixture->messages, g_strdup_printf ("%s:%" G_GUINT64_FORMAT, name, problem->line));
    }
  if (file != NULL)
    {
      g_autofree char *name = g_path_get_basename (file->path);

      g_ptr_array_add (fixture->reports, g_strdup_printf ("%s: %u %u %u", name, file->added, file->unchanged, file->failed));
    }
  if (fixture->cancel_at > 0 && progress->added >= fixture->cancel_at)
    g_cancellable_cancel (fixture->cancellable);
}

static QdImportProgress
import (Fixture *fixture)
{
  QdImportProgress   progress;
  g_autoptr (GError) error = NULL;

  qd_import_run (fixture->store, fixture->given, NULL, fixture->cancellable, imported_cb, fixture, &progress, &error);
  if (progress.state == QD_IMPORT_DONE)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return progress;
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
assert_sound (Fixture *fixture)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  QdImportProgress progress;

  write_articles (fixture, N_ARTICLES);
  progress = import (fixture);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES);
  g_assert_cmpuint (progress.bytes_done, ==, progress.bytes_found);
  progress = import (fixture);
  g_assert_cmpuint (progress.added, ==, 0);
  g_assert_cmpuint (progress.unchanged, ==, N_ARTICLES);
  g_assert_cmpuint (count (fixture), ==, N_ARTICLES);
  assert_sound (fixture);
}

/* The same words in another file of the same outlet are the same article; a changed file is read again. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  QdImportProgress progress;
  g_autofree char *path = NULL;
  struct utimbuf   later = { 2000000000, 2000000000 };

  write_articles (fixture, 2);
  import (fixture);
  path = qd_reader_fixture_write (&fixture->files, "in/outlet-0/0000.txt", "The mill burned down on Sunday, and nobody counted anything any more.\n", -1);
  g_assert_cmpint (utime (path, &later), ==, 0);
  progress = import (fixture);
  g_assert_cmpuint (progress.added, ==, 1);
  g_assert_cmpuint (progress.unchanged, ==, 1);
  g_assert_cmpuint (count (fixture), ==, 3);
}

static void
test_cancel_and_resume (Fixture *fixture, gconstpointer data)
{
  QdImportProgress progress;
  guint            before;

  write_articles (fixture, N_ARTICLES);
  /* A problem is told at once, progress only now and then: this one comes after the first batch. */
  g_free (qd_reader_fixture_write (&fixture->files, "in/outlet-2/0000-empty.txt", "", 0));
  fixture->cancel_at = 1;
  progress = import (fixture);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_CANCELLED);
  before = count (fixture);
  g_assert_cmpuint (before, ==, progress.added);
  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (before, <, N_ARTICLES);
  assert_sound (fixture);
  fixture->cancel_at = 0;
  g_cancellable_reset (fixture->cancellable);
  progress = import (fixture);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES - before);
  g_assert_cmpuint (count (fixture), ==, N_ARTICLES);
}

/* What is damaged or ends too early is read as far as it goes, told once, and tried again the next time. */
static void
test_partial (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new ("The weir\n\n");
  QdArchiveMember     members[3] = { { "a.txt", "The lock\n\nThe lock was painted.", -1, NULL }, { "b.txt", NULL, -1, NULL }, { "c.txt", "The tar\n\nNone was left.", -1, NULL } };
  g_autoptr (GBytes)  zip = NULL;
  QdImportProgress    progress;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (words, "%08x ", (i * 2654435761u) ^ (i << 7));
  members[1].bytes = words->str;
  zip = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));
  g_free (qd_reader_fixture_write (&fixture->files, "in/cut.zip", g_bytes_get_data (zip, NULL), (gssize)(g_bytes_get_size (zip) / 2)));
  g_free (qd_reader_fixture_write (&fixture->files, "in/cut.csv", "title,text\nThe rope,It was too short.\n\"The net,", -1));
  g_free (qd_reader_fixture_write (&fixture->files, "in/nothing.csv", "title,text\n\"The net,", -1));
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (fixture->messages, 0);
      progress = import (fixture);
      g_assert_cmpuint (progress.added, ==, i == 0 ? 2 : 0);
      g_assert_cmpuint (progress.unchanged, ==, i == 0 ? 0 : 2);
      g_assert_cmpuint (progress.partial, ==, 2);
      g_assert_cmpuint (progress.failed, ==, 1);
      g_assert_cmpuint (fixture->messages->len, ==, 3);
      g_assert_cmpstr (g_ptr_array_index (fixture->messages, 0), ==, "cut.csv:3");
      g_assert_cmpstr (g_ptr_array_index (fixture->messages, 1), ==, "b.txt:0");
      g_assert_cmpstr (g_ptr_array_index (fixture->messages, 2), ==, "nothing.csv:2");
    }
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  QdImportProgress progress;

  write_articles (fixture, 1);
  g_free (qd_reader_fixture_write (&fixture->files, "in/a-empty.txt", "", 0));
  g_free (qd_reader_fixture_write (&fixture->files, "in/b-broken.jsonl", "{\"text\":\"One line that stands.\"}\n{\"text\":\n", -1));
  g_free (qd_reader_fixture_write (&fixture->files, "in/c-binary.txt", "\0\1\2\3", 4));
  g_free (qd_reader_fixture_write (&fixture->files, "in/d-picture.png", "\x89PNG\r\n\x1a\n", -1));
  g_ptr_array_add (fixture->given, g_file_new_build_filename (fixture->files.folder, "missing", NULL));
  progress = import (fixture);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.added, ==, 2);
  g_assert_cmpuint (progress.failed, ==, 4);
  g_assert_cmpuint (progress.skipped, ==, 1);
  g_assert_cmpuint (fixture->messages->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (fixture->messages, 0), ==, "missing:0");
  g_assert_cmpstr (g_ptr_array_index (fixture->messages, 1), ==, "a-empty.txt:0");
  g_assert_cmpstr (g_ptr_array_index (fixture->messages, 2), ==, "b-broken.jsonl:2");
  g_assert_cmpstr (g_ptr_array_index (fixture->messages, 3), ==, "c-binary.txt:0");
  g_assert_cmpstr (g_ptr_array_index (fixture->messages, 4), ==, "d-picture.png:0");
  /* Each file is reported once, with what came of it. */
  g_assert_cmpuint (fixture->reports->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (fixture->reports, 0), ==, "a-empty.txt: 0 0 1");
  g_assert_cmpstr (g_ptr_array_index (fixture->reports, 1), ==, "b-broken.jsonl: 1 0 1");
  g_assert_cmpstr (g_ptr_array_index (fixture->reports, 2), ==, "c-binary.txt: 0 0 1");
  g_assert_cmpstr (g_ptr_array_index (fixture->reports, 3), ==, "d-picture.png: 0 0 0");
  g_assert_cmpstr (g_ptr_array_index (fixture->reports, 4), ==, "0000.txt: 1 0 0");
  /* A file with a problem is told again, its good articles are not added again. */
  g_ptr_array_set_size (fixture->messages, 0);
  progress = import (fixture);
  g_assert_cmpuint (progress.added, ==, 0);
  g_assert_cmpuint (fixture->messages->len, ==, 5);
  g_assert_cmpuint (count (fixture), ==, 2);
}

/* A removed article comes back when its file is imported again. */
static void
test_remove_and_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  QdArticleFilter    filter = { 0 };
  QdImportProgress   progress;

  write_articles (fixture, 3);
  import (fixture);
  ids = qd_store_find_articles (fixture->store, &filter, NULL, &error);
  g_assert_no_error (error);
  qd_store_remove_articles (fixture->store, &g_array_index (ids, gint64, 0), 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (fixture), ==, 2);
  progress = import (fixture);
  g_assert_cmpuint (progress.added, ==, 1);
  g_assert_cmpuint (count (fixture), ==, 3);
  assert_sound (fixture);
}

typedef struct
{
  guint    n_changed;
  GThread *thread;
} Watch;

static void
changed_cb (QdImportJob *job, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_changed++;
  g_assert_true (g_thread_self () == watch->thread);
}

static gboolean
has_ended (QdImportJob *job)
{
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  return progress.state != QD_IMPORT_QUEUED && progress.state != QD_IMPORT_RUNNING;
}

static void
test_queue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportQueue) queue = qd_import_queue_new (fixture->store);
  g_autoptr (QdImportJob)   first = NULL;
  g_autoptr (QdImportJob)   second = NULL;
  g_autoptr (GPtrArray)     problems = NULL;
  Watch                     watch = { 0, g_thread_self () };
  QdImportProgress          progress;

  write_articles (fixture, N_ARTICLES);
  g_free (qd_reader_fixture_write (&fixture->files, "in/empty.txt", "", 0));
  first = qd_import_queue_add (queue, fixture->given);
  second = qd_import_queue_add (queue, fixture->given);
  g_signal_connect (first, "changed", G_CALLBACK (changed_cb), &watch);
  qd_import_job_get_progress (second, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_QUEUED);
  while (!has_ended (first) || !has_ended (second) || watch.n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (first, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES);
  problems = qd_import_job_dup_problems (first);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_null (qd_import_job_dup_fatal (first));
  qd_import_job_get_progress (second, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.unchanged, ==, N_ARTICLES);
}

/* Disposing the queue stops what runs and what waits, and waits for it. */
static void
test_queue_disposed (Fixture *fixture, gconstpointer data)
{
  QdImportQueue          *queue = qd_import_queue_new (fixture->store);
  g_autoptr (QdImportJob) first = NULL;
  g_autoptr (QdImportJob) second = NULL;
  QdImportProgress        progress;

  write_articles (fixture, N_ARTICLES);
  first = qd_import_queue_add (queue, fixture->given);
  second = qd_import_queue_add (queue, fixture->given);
  g_object_unref (queue);
  g_assert_true (has_ended (first));
  qd_import_job_get_progress (second, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_CANCELLED);
  assert_sound (fixture);
}

#define ADD(name, func) g_test_add ("/import/run/" name, Fixture, NULL, set_up, func, tear_down)

/* However many threads analyse, rows are in the order of the files. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  const QdImportOptions options = { .n_jobs = 8 };
  QdImportProgress      progress;
  g_autoptr (GError)    error = NULL;

  write_articles (fixture, N_ARTICLES);
  g_assert_true (qd_import_run (fixture->store, fixture->given, &options, NULL, NULL, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES);
  for (gint64 id = 1; id < N_ARTICLES; id++)
    {
      const gint64          ids[] = { id, id + 1 };
      g_autoptr (GPtrArray) records = qd_store_list_articles (fixture->store, ids, 2, NULL, NULL, &error);
      QdArticleRecord      *a, *b;

      g_assert_no_error (error);
      a = g_ptr_array_index (records, 0);
      b = g_ptr_array_index (records, 1);
      g_assert_cmpstr (a->label, <, b->label);
    }
}

/* A file with many articles that was read in part goes on behind them, and ends as if nothing had been. */
static void
test_resume_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  QdImportProgress    progress;
  g_autofree char    *half = NULL;
  guint               n_read;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_string_append_printf (lines, "{\"id\": \"n%04u\", \"text\": \"The mill made %u sacks.\\n\\n“We never counted %u of them,” said Ilse Varga.\"}\n", i, i, i);
  half = g_strndup (lines->str, (gsize)(strstr (lines->str, "n0100") - lines->str - 8));
  g_free (qd_reader_fixture_write (&fixture->files, "in/all.jsonl", half, -1));
  progress = import (fixture);
  n_read = progress.added;
  g_assert_cmpuint (n_read, ==, 100);
  g_free (qd_reader_fixture_write (&fixture->files, "in/all.jsonl", lines->str, (gssize)lines->len));
  progress = import (fixture);
  g_assert_cmpuint (progress.unchanged, ==, n_read);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES - n_read);
  g_assert_cmpuint (progress.bytes_done, ==, progress.bytes_found);
  assert_sound (fixture);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* A job that is paused says so and adds nothing; then it goes on. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportQueue) queue = qd_import_queue_new (fixture->store);
  g_autoptr (QdImportJob)   job = NULL;
  QdImportProgress          progress = { 0 };
  gboolean                  waited = FALSE;
  guint                     added;

  write_articles (fixture, N_ARTICLES);
  job = qd_import_queue_add (queue, fixture->given);
  qd_import_job_set_paused (job, TRUE);
  while (!progress.paused && progress.state != QD_IMPORT_DONE)
    {
      g_main_context_iteration (NULL, TRUE);
      qd_import_job_get_progress (job, &progress);
    }
  g_assert_true (progress.paused);
  added = progress.added;
  g_timeout_add (300, timed_out_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (job, &progress);
  g_assert_true (progress.paused);
  g_assert_cmpuint (progress.added, ==, added);
  qd_import_job_set_paused (job, FALSE);
  while (!has_ended (job))
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (job, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES);
}

/* With nothing to renew a renewal ends without a word of its own. */
static void
test_renewal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdImportQueue) queue = qd_import_queue_new (fixture->store);
  g_autoptr (QdImportJob)   job = qd_import_queue_renew (queue);
  QdImportProgress          progress;

  while (!has_ended (job))
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (job, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_true (progress.renewing);
  g_assert_cmpuint (progress.files_found, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("again", test_again);
  ADD ("changed", test_changed);
  ADD ("cancel-and-resume", test_cancel_and_resume);
  ADD ("problems", test_problems);
  ADD ("partial", test_partial);
  ADD ("remove-and-add", test_remove_and_add);
  ADD ("order", test_order);
  ADD ("resume-lines", test_resume_lines);
  ADD ("pause", test_pause);
  ADD ("renewal", test_renewal);
  ADD ("queue", test_queue);
  ADD ("queue-disposed", test_queue_disposed);
  return g_test_run ();
}

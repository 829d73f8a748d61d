/* qd-import-run.c: from files to the library, in the calling thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import/qd-file-walker.h"
#include "import/qd-import-analysis.h"
#include "import/qd-import-file.h"
#include "import/qd-import-job.h"
#include "import/qd-reader.h"

/* A batch is one transaction: large enough that its commit costs little, small enough that a killed import loses little
 * and that memory stays bounded. */
#define BATCH_ARTICLES 64
#define BATCH_BYTES (4 * 1024 * 1024)

/* Progress is told at most so often, µs. */
#define TELL_INTERVAL (G_USEC_PER_SEC / 10)

typedef struct
{
  QdStore          *store;
  GCancellable     *cancellable;
  QdImportFunc      func;
  gpointer          user_data;
  QdImportProgress *progress;
  gint64            last_told;
  GError           *fatal;

  /* The files found, and those read to their end whose articles are still in the batch. */
  GArray *files;
  GArray *finished;

  /* The batch, and the file that each of its drafts comes from. */
  GPtrArray *drafts;
  GArray    *draft_files;
  gsize      batch_bytes;

  /* The file being read. */
  guint     current;
  guint64   current_bytes;
  guint64   bytes_before;
  gboolean *troubled;

  /* What came of each file until now; without the paths. */
  QdImportFile *reports;
} Run;

static void
found_file_clear (gpointer data)
{
  QdFoundFile *found = data;

  g_clear_object (&found->file);
}

static void
tell_progress (Run *run, gboolean now)
{
  gint64 time = g_get_monotonic_time ();

  if (run->func == NULL || (!now && time - run->last_told < TELL_INTERVAL))
    return;
  run->last_told = time;
  run->func (run->progress, NULL, NULL, run->user_data);
}

/* What GIO says of a file in words of its own; the file is named beside it. */
static char *
dup_message (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_ ("You are not permitted to read this."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is no such file or folder."));
  return g_strdup (error->message);
}

static void
tell_problem (Run *run, const char *path, guint64 line, const GError *error)
{
  g_autofree char *copy = g_strdup (path);
  g_autofree char *message = dup_message (error);
  QdImportProblem  problem = { copy, line, message };

  if (run->func != NULL)
    run->func (run->progress, &problem, NULL, run->user_data);
}

static void
tell_file_problem (Run *run, GFile *file, guint64 line, const GError *error)
{
  g_autofree char *path = qd_import_dup_path (file);

  tell_problem (run, path, line, error);
}

static void
tell_file (Run *run, guint index)
{
  QdImportFile     report = run->reports[index];
  g_autofree char *path = qd_import_dup_path (g_array_index (run->files, QdFoundFile, index).file);

  report.path = path;
  if (run->func != NULL)
    run->func (run->progress, NULL, &report, run->user_data);
}

static gboolean
is_stopped (Run *run)
{
  return run->fatal != NULL || g_cancellable_is_cancelled (run->cancellable);
}

/* Files are noted as done only here, after the transaction that holds the last of their articles. */
static void
mark_finished (Run *run)
{
  for (guint i = 0; i < run->finished->len && run->fatal == NULL; i++)
    {
      guint              index = g_array_index (run->finished, guint, i);
      const QdFoundFile *found = &g_array_index (run->files, QdFoundFile, index);
      g_autofree char   *path = NULL;

      tell_file (run, index);
      if (run->troubled[index])
        continue;
      path = qd_import_dup_path (found->file);
      qd_store_mark_file (run->store, path, found->size, found->modified, &run->fatal);
    }
  g_array_set_size (run->finished, 0);
}

static void
count_outcome (Run *run, guint index, const QdAddOutcome *outcome)
{
  QdArticleDraft *draft = g_ptr_array_index (run->drafts, index);
  QdImportFile   *report = &run->reports[g_array_index (run->draft_files, guint, index)];

  switch (outcome->result)
    {
    case QD_ADD_ADDED:
      run->progress->added++;
      report->added++;
      break;
    case QD_ADD_UNCHANGED:
      run->progress->unchanged++;
      report->unchanged++;
      break;
    case QD_ADD_FAILED:
      run->progress->failed++;
      report->failed++;
      run->troubled[g_array_index (run->draft_files, guint, index)] = TRUE;
      if (run->fatal == NULL && g_error_matches (outcome->error, QD_STORE_ERROR, QD_STORE_ERROR_FULL))
        run->fatal = g_error_copy (outcome->error);
      tell_problem (run, qd_article_draft_get_path (draft), qd_article_draft_get_line (draft), outcome->error);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Hands the batch to the store and waits until it is committed. */
static void
flush_batch (Run *run)
{
  g_autoptr (GArray) outcomes = NULL;
  g_autoptr (GError) error = NULL;

  if (run->drafts->len > 0 && !is_stopped (run))
    {
      outcomes = qd_store_add_articles (run->store, run->drafts, run->cancellable, &error);
      if (outcomes == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        run->fatal = g_steal_pointer (&error);
      for (guint i = 0; outcomes != NULL && i < outcomes->len; i++)
        count_outcome (run, i, &g_array_index (outcomes, QdAddOutcome, i));
      if (outcomes != NULL)
        mark_finished (run);
    }
  else if (!is_stopped (run))
    mark_finished (run);
  g_ptr_array_set_size (run->drafts, 0);
  g_array_set_size (run->draft_files, 0);
  run->batch_bytes = 0;
  tell_progress (run, FALSE);
}

static void
draft_free (gpointer data)
{
  qd_article_draft_free (data);
}

static gboolean
article_read_cb (QdArticleDraft *draft, gpointer user_data)
{
  Run    *run = user_data;
  GBytes *original = qd_article_draft_get_original (draft);
  gsize   original_len = original != NULL ? g_bytes_get_size (original) : 0;
  gsize   len;

  if (is_stopped (run))
    {
      qd_article_draft_free (draft);
      return FALSE;
    }
  qd_import_analyze (draft);
  qd_body_get_text (qd_article_draft_get_body (draft), &len);
  g_ptr_array_add (run->drafts, draft);
  g_array_append_val (run->draft_files, run->current);
  run->batch_bytes += len + original_len;
  run->current_bytes += original_len + 1;
  run->progress->bytes_done = run->bytes_before + MIN (run->current_bytes, g_array_index (run->files, QdFoundFile, run->current).size);
  if (run->drafts->len >= BATCH_ARTICLES || run->batch_bytes >= BATCH_BYTES)
    flush_batch (run);
  tell_progress (run, FALSE);
  return !is_stopped (run);
}

static void
article_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Run *run = user_data;

  run->progress->failed++;
  run->reports[run->current].failed++;
  run->troubled[run->current] = TRUE;
  tell_file_problem (run, g_array_index (run->files, QdFoundFile, run->current).file, line, error);
}

static void
fail_file (Run *run, const QdFoundFile *found, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  run->troubled[run->current] = TRUE;
  /* Pictures and styles that lie among the articles of a folder are nothing that went wrong. */
  if (!found->given && g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED))
    run->progress->skipped++;
  else
    {
      run->progress->failed++;
      run->reports[run->current].failed++;
    }
  tell_file_problem (run, found->file, 0, error);
}

static void
import_file (Run *run, guint index)
{
  const QdFoundFile *found = &g_array_index (run->files, QdFoundFile, index);
  const QdReadSink   sink = { article_read_cb, article_problem_cb, run };
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = qd_import_dup_path (found->file);
  const QdReader    *reader;
  gboolean           has = FALSE;

  run->current = index;
  run->current_bytes = 0;
  if (!qd_store_has_file (run->store, path, found->size, found->modified, &has, &run->fatal))
    return;
  if (has)
    {
      run->progress->unchanged++;
      run->reports[index].unchanged++;
      tell_file (run, index);
    }
  else
    {
      reader = qd_reader_for_file (found->file, run->cancellable, &error);
      if (reader == NULL || !reader->read (found->file, &sink, run->cancellable, &error))
        fail_file (run, found, error);
      if (!is_stopped (run))
        g_array_append_val (run->finished, index);
    }
  if (is_stopped (run))
    return;
  run->bytes_before += found->size;
  run->progress->bytes_done = run->bytes_before;
  run->progress->files_done++;
  tell_progress (run, FALSE);
}

static void
file_found_cb (const QdFoundFile *found, gpointer user_data)
{
  Run *run = user_data;

  g_array_append_vals (run->files, found, 1);
  run->progress->files_found++;
  run->progress->bytes_found += found->size;
  tell_progress (run, FALSE);
}

static void
folder_problem_cb (GFile *file, const GError *error, gpointer user_data)
{
  Run *run = user_data;

  run->progress->failed++;
  tell_file_problem (run, file, 0, error);
}

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->files, g_array_unref);
  g_clear_pointer (&run->finished, g_array_unref);
  g_clear_pointer (&run->drafts, g_ptr_array_unref);
  g_clear_pointer (&run->draft_files, g_array_unref);
  g_clear_pointer (&run->troubled, g_free);
  g_clear_pointer (&run->reports, g_free);
}

/**
 * qd_import_run:
 * @store: (not nullable): the library
 * @files: (not nullable) (element-type GFile): files and folders
 * @cancellable: (nullable): stops the import; what was committed until then stays
 * @func: (nullable) (scope call): is told each problem and each file once, and the progress at most ten times a second
 * @user_data: for @func
 * @progress: (out): what came of it, on failure, too
 * @error: return location
 *
 * Imports all articles in @files. A file that was read to its end before and has not changed since is passed over. A
 * file is noted as read only after all its articles are committed, so that an import that was killed, run again, goes on
 * where it was. A problem of one article or file is told and the rest goes on. Thread: any; blocks, and reads and
 * analyses in the calling thread.
 *
 * Errors: %G_IO_ERROR_CANCELLED; #QdStoreError where the library cannot be written, for example %QD_STORE_ERROR_FULL;
 *   %QD_IMPORT_ERROR_TOO_LARGE for too many files
 * Returns: whether it came to its end
 */
gboolean
qd_import_run (QdStore          *store,
               GPtrArray        *files,
               GCancellable     *cancellable,
               QdImportFunc      func,
               gpointer          user_data,
               QdImportProgress *progress,
               GError          **error)
{
  Run run = {
    .store = store, .cancellable = cancellable, .func = func, .user_data = user_data, .progress = progress
  };
  const QdWalkSink walk = { file_found_cb, folder_problem_cb, &run };

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (files != NULL && progress != NULL, FALSE);

  *progress = (QdImportProgress){ .state = QD_IMPORT_RUNNING };
  run.files = g_array_new (FALSE, FALSE, sizeof (QdFoundFile));
  g_array_set_clear_func (run.files, found_file_clear);
  run.finished = g_array_new (FALSE, FALSE, sizeof (guint));
  run.drafts = g_ptr_array_new_with_free_func (draft_free);
  run.draft_files = g_array_new (FALSE, FALSE, sizeof (guint));
  qd_file_walk (files, &walk, cancellable, &run.fatal);
  run.troubled = g_new0 (gboolean, run.files->len + 1);
  run.reports = g_new0 (QdImportFile, run.files->len + 1);
  for (guint i = 0; i < run.files->len && !is_stopped (&run); i++)
    import_file (&run, i);
  flush_batch (&run);
  run_clear (&run);
  if (run.fatal == NULL)
    g_cancellable_set_error_if_cancelled (cancellable, &run.fatal);
  if (run.fatal == NULL)
    progress->state = QD_IMPORT_DONE;
  else if (g_error_matches (run.fatal, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    progress->state = QD_IMPORT_CANCELLED;
  else
    progress->state = QD_IMPORT_FAILED;
  tell_progress (&run, TRUE);
  if (run.fatal != NULL)
    g_propagate_error (error, run.fatal);
  return progress->state == QD_IMPORT_DONE;
}

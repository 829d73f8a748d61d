/* qd-import-run.c: from files to the library
 *
 * Three kinds of threads work at once. One reads the files and pushes what it finds into a pipeline; the workers of the
 * pipeline analyse; the calling thread takes the articles out in the order in which they were read, hands them to the
 * store in batches, and tells what came of them. All that is told comes from the calling thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import/qd-file-list.h"
#include "import/qd-import-file.h"
#include "import/qd-import-job-private.h"
#include "import/qd-import-pipeline.h"
#include "import/qd-import-writer.h"
#include "import/qd-library-archive.h"
#include "import/qd-outlets.h"
#include "store/qd-store-add.h"
#include "store/qd-thread-priority.h"

/* A batch is one transaction: so many articles that its commit costs little and that the search index is written in large
 * pieces, so few that a killed import loses little, that memory stays bounded, as beside one that is written another is put
 * together, and that what it changes fits into the writer's memory for pages however large the library is: some 2,600 pages in
 * one of 100,000. With each there may be an item for its file. */
#define BATCH_ARTICLES 384
#define BATCH_ITEMS 4096

/* The first batch is small, so that there is something to read at once; each has twice as many as the one before. */
#define FIRST_BATCH_ARTICLES 16

#define BATCH_BYTES (8 * 1024 * 1024)

/* What was read is written after so long though the batch is not full, as where a file comes from afar, µs. */
#define BATCH_TIME (2 * G_USEC_PER_SEC)

/* Progress is told at most so often, µs; and so often it is looked whether the import is to stop or to wait. */
#define TELL_INTERVAL (G_USEC_PER_SEC / 10)

/* Of so many files at once the library is asked what it knows. */
#define FILES_PER_QUERY 256

/* So long must an import have worked before it is said how long it will take, µs. */
#define ESTIMATE_AFTER (2 * G_USEC_PER_SEC)

#define MOST_WORKERS 16

/* A reader that tells how far it is in its file is heard so often, bytes. */
#define POSITION_STEP (256 * 1024)

typedef struct
{
  QdStore          *store;
  GCancellable     *cancellable;
  QdImportGate     *gate;
  gboolean          found;
  QdImportFunc      func;
  gpointer          user_data;
  QdImportProgress *progress;
  gint64            last_told;
  GError           *fatal;

  /* The files found; constant while they are read. */
  QdFileList       *files;
  QdImportPipeline *pipeline;

  /* What is to be written together, in order, while the batch before is written. */
  QdImportBatch  *batch;
  guint           batch_articles; /* in it, and at most */
  guint           most_articles;
  gsize           batch_bytes;
  gint64          batch_start;
  QdImportWriter *writer;

  /* For the estimate: bytes that were really read, and since when, without pauses. */
  guint64 bytes_worked;
  gint64  start;

  /* The file of which something was told last, as what came of files is told in their order: whether something in it failed, and what
   * came of it, without the path. */
  guint        told_file;
  gboolean     troubled;
  gboolean     broken; /* it is damaged, or ends too early */
  QdImportFile report;
} Run;

/* What the reading thread has. */
typedef struct
{
  QdStore          *store;
  GCancellable     *cancellable;
  const QdFileList *files;
  QdImportPipeline *pipeline;
  GError           *fatal;

  /* the file being read */
  guint           current;
  QdFoundFile     found;
  guint64         position;
  gboolean        tells_position;
  guint64         told_position;
  guint           n_expected;
  QdKnownOrigins *known;
} Reading;

/* Reading */

static gboolean
article_read_cb (QdArticleDraft *draft, gpointer user_data)
{
  Reading      *reading = user_data;
  GBytes       *original = qd_article_draft_get_original (draft);
  guint64       size = reading->found.size;
  QdImportItem *item;

  qd_thread_rest ();
  if (!reading->tells_position)
    reading->position = MIN (reading->position + (original != NULL ? g_bytes_get_size (original) : 0) + 1, size);
  item = qd_import_item_new (QD_IMPORT_ITEM_ARTICLE, reading->current, reading->position);
  item->draft = draft;
  item->known = reading->known != NULL ? qd_known_origins_ref (reading->known) : NULL;
  return qd_import_pipeline_push (reading->pipeline, item) && !g_cancellable_is_cancelled (reading->cancellable);
}

static void
article_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  Reading      *reading = user_data;
  QdImportItem *item = qd_import_item_new (QD_IMPORT_ITEM_PROBLEM, reading->current, reading->position);

  item->line = line;
  item->error = g_error_copy (error);
  qd_import_pipeline_push (reading->pipeline, item);
}

static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  Reading      *reading = user_data;
  QdImportItem *item = qd_import_item_new (QD_IMPORT_ITEM_PROBLEM, reading->current, reading->position);

  item->line = line;
  item->path = g_strdup (path);
  item->error = g_error_copy (error);
  qd_import_pipeline_push (reading->pipeline, item);
}

/* Progress is true though nothing that is an article comes for long. */
static void
position_cb (guint64 position, gpointer user_data)
{
  Reading *reading = user_data;
  guint64  size = reading->found.size;

  reading->tells_position = TRUE;
  reading->position = CLAMP (position, reading->position, MAX (size, reading->position));
  if (reading->position - reading->told_position < POSITION_STEP)
    return;
  reading->told_position = reading->position;
  qd_import_pipeline_push (reading->pipeline, qd_import_item_new (QD_IMPORT_ITEM_POSITION, reading->current, reading->position));
}

static void
expect_cb (guint n_articles, gpointer user_data)
{
  Reading *reading = user_data;

  reading->n_expected = n_articles;
}

static void
read_file (Reading *reading, const QdFileQuery *query)
{
  const QdFoundFile *found = &reading->found;
  const QdReadSink   sink = { article_read_cb, article_problem_cb, reading, position_cb, expect_cb, member_problem_cb, found->root };
  const QdReader    *reader;
  g_autoptr (GError) error = NULL;
  QdImportItem      *item;

  reading->position = 0;
  reading->tells_position = FALSE;
  reading->told_position = 0;
  reading->n_expected = 0;
  if (query->known && !query->read)
    {
      reading->known = qd_store_load_origins (reading->store, query->path, &reading->fatal);
      if (reading->known == NULL)
        return;
    }
  if (!query->read)
    {
      reader = qd_reader_for_file (found->file, reading->cancellable, &error);
      if (reader != NULL)
        qd_reader_read (reader, found->file, &sink, reading->cancellable, &error);
    }
  g_clear_pointer (&reading->known, qd_known_origins_unref);
  /* What was not read to its end is not to be noted as if it were. */
  if (g_cancellable_is_cancelled (reading->cancellable))
    return;
  item = qd_import_item_new (query->read ? QD_IMPORT_ITEM_KNOWN_FILE : QD_IMPORT_ITEM_FILE, reading->current, found->size);
  item->n_expected = reading->n_expected;
  if (error != NULL)
    {
      item->kind = QD_IMPORT_ITEM_BAD_FILE;
      item->error = g_steal_pointer (&error);
    }
  qd_import_pipeline_push (reading->pipeline, item);
}

/* Asks the library about some files at once, and reads those that it does not know. */
static guint
read_some (Reading *reading, guint first)
{
  QdFileQuery           queries[FILES_PER_QUERY] = { 0 };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint                 n = MIN (qd_file_list_get_length (reading->files) - first, FILES_PER_QUERY);
  gboolean              goes_on;

  for (guint i = 0; i < n; i++)
    {
      guint64 size = qd_file_list_get_start (reading->files, first + i + 1) - qd_file_list_get_start (reading->files, first + i);

      g_ptr_array_add (paths, qd_file_list_dup_path (reading->files, first + i));
      queries[i] = (QdFileQuery){ g_ptr_array_index (paths, i), size, qd_file_list_get_modified (reading->files, first + i), FALSE, FALSE };
    }
  goes_on = qd_store_query_files (reading->store, queries, n, &reading->fatal);
  for (guint i = 0; i < n; i++)
    {
      goes_on = goes_on && reading->fatal == NULL && !g_cancellable_is_cancelled (reading->cancellable) && !qd_import_pipeline_is_stopped (reading->pipeline);
      if (!goes_on)
        break;
      reading->current = first + i;
      qd_file_list_get (reading->files, first + i, &reading->found);
      read_file (reading, &queries[i]);
      qd_found_file_clear (&reading->found);
    }
  return n;
}

static gpointer
read_in_thread (gpointer data)
{
  Reading *reading = data;

  for (guint i = 0; i < qd_file_list_get_length (reading->files) && reading->fatal == NULL;)
    {
      if (g_cancellable_is_cancelled (reading->cancellable) || qd_import_pipeline_is_stopped (reading->pipeline))
        break;
      i += read_some (reading, i);
    }
  qd_import_pipeline_end (reading->pipeline);
  return NULL;
}

/* Telling */

static void
estimate (Run *run, gint64 now)
{
  QdImportProgress *progress = run->progress;
  gint64            worked = now - run->start;

  if (run->start == 0 || worked < ESTIMATE_AFTER || run->bytes_worked == 0)
    return;
  progress->rate = progress->added / ((double)worked / G_USEC_PER_SEC);
  progress->left = (gint64)((double)(progress->bytes_found - progress->bytes_done) / (double)run->bytes_worked * (double)worked);
}

static void
tell_progress (Run *run, gboolean now)
{
  gint64 time = g_get_monotonic_time ();

  if (run->func == NULL || (!now && time - run->last_told < TELL_INTERVAL))
    return;
  run->last_told = time;
  estimate (run, time);
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
tell_file (Run *run)
{
  g_autofree char *path = NULL;
  QdImportFile     report = run->report;

  if (run->func == NULL)
    return;
  path = qd_file_list_dup_path (run->files, run->told_file);
  report.path = path;
  run->func (run->progress, NULL, &report, run->user_data);
}

/* Begins to tell of a file, if it is not the one that was told of last. */
static void
begin_file (Run *run, guint index)
{
  if (run->told_file == index)
    return;
  run->told_file = index;
  run->troubled = FALSE;
  run->broken = FALSE;
  run->report = (QdImportFile){ 0 };
}

static gboolean
is_stopped (Run *run)
{
  return run->fatal != NULL || g_cancellable_is_cancelled (run->cancellable);
}

/* Writing */

static void
count_outcome (Run *run, const QdImportItem *item, const QdAddOutcome *outcome)
{
  QdImportFile *report = &run->report;

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
      run->troubled = TRUE;
      if (run->fatal == NULL && g_error_matches (outcome->error, QD_STORE_ERROR, QD_STORE_ERROR_FULL))
        run->fatal = g_error_copy (outcome->error);
      tell_problem (run, qd_article_draft_get_path (item->draft), qd_article_draft_get_line (item->draft), outcome->error);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
count_failed (Run *run, const GError *error)
{
  run->troubled = TRUE;
  if (g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL))
    {
      run->broken = TRUE;
      return;
    }
  run->progress->failed++;
  run->report.failed++;
}

/* What could be read of a file that is damaged counts as read. */
static void
count_broken (Run *run)
{
  if (!run->broken)
    return;
  if (run->report.added + run->report.unchanged > 0)
    {
      run->progress->partial++;
      run->report.partial = 1;
    }
  else
    {
      run->progress->failed++;
      run->report.failed++;
    }
}

static void
count_bad_file (Run *run, const QdImportItem *item)
{
  g_auto (QdFoundFile) found = { 0 };

  qd_file_list_get (run->files, item->file, &found);
  /* Pictures and styles that lie among the articles of a folder are nothing that went wrong. */
  if (!found.given && g_error_matches (item->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED))
    run->progress->skipped++;
  else
    count_failed (run, item->error);
  tell_file_problem (run, found.file, 0, item->error);
}

/* Whether a problem is one of a file in an archive that holds no articles: such lie there as they lie in folders. */
static gboolean
is_passed_over (const QdImportItem *item)
{
  return item->kind == QD_IMPORT_ITEM_PROBLEM && item->path != NULL && g_error_matches (item->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
}

static void
count_problem (Run *run, const QdImportItem *item)
{
  g_auto (QdFoundFile) found = { 0 };

  if (is_passed_over (item))
    run->progress->skipped++;
  else
    count_failed (run, item->error);
  if (item->path != NULL)
    {
      tell_problem (run, item->path, item->line, item->error);
      return;
    }
  qd_file_list_get (run->files, item->file, &found);
  tell_file_problem (run, found.file, item->line, item->error);
}

static void
count_known (Run *run)
{
  run->progress->unchanged++;
  run->report.unchanged++;
}

/* Tells what came of an item whose batch was committed. */
static void
count_item (Run *run, const QdImportItem *item, const QdAddOutcome *outcome)
{
  gboolean ends = item->kind == QD_IMPORT_ITEM_FILE || item->kind == QD_IMPORT_ITEM_KNOWN_FILE || item->kind == QD_IMPORT_ITEM_BAD_FILE;
  guint64  done = qd_file_list_get_start (run->files, item->file) + item->position;

  begin_file (run, item->file);
  switch (item->kind)
    {
    case QD_IMPORT_ITEM_ARTICLE:
      count_outcome (run, item, outcome);
      break;
    case QD_IMPORT_ITEM_KNOWN:
    case QD_IMPORT_ITEM_KNOWN_FILE:
      count_known (run);
      break;
    case QD_IMPORT_ITEM_PROBLEM:
      count_problem (run, item);
      break;
    case QD_IMPORT_ITEM_BAD_FILE:
      run->troubled = TRUE;
      count_bad_file (run, item);
      break;
    case QD_IMPORT_ITEM_POSITION:
    case QD_IMPORT_ITEM_FILE:
    case QD_IMPORT_ITEM_STALE:
    default:
      break;
    }
  if (item->kind == QD_IMPORT_ITEM_ARTICLE || item->kind == QD_IMPORT_ITEM_POSITION)
    run->bytes_worked += done - MIN (run->progress->bytes_done, done);
  run->progress->bytes_done = MAX (run->progress->bytes_done, done);
  if (!ends)
    return;
  run->progress->files_done++;
  run->report.expected = item->n_expected;
  count_broken (run);
  tell_file (run);
}

/* Lists the articles of the batch, and the files that come to their end in it without anything having failed. */
static void
list_batch (Run *run, QdImportBatch *batch)
{
  guint    first = 0;
  gboolean troubled = FALSE;

  for (guint i = 0; i < batch->items->len; i++)
    {
      const QdImportItem *item = g_ptr_array_index (batch->items, i);

      if (i > 0 && ((const QdImportItem *)g_ptr_array_index (batch->items, i - 1))->file != item->file)
        {
          first = batch->articles->len;
          troubled = FALSE;
        }
      troubled = troubled || (item->kind == QD_IMPORT_ITEM_PROBLEM && !is_passed_over (item));
      if (item->kind == QD_IMPORT_ITEM_ARTICLE)
        g_ptr_array_add (batch->articles, item->prepared);
      else if (item->kind == QD_IMPORT_ITEM_FILE && !troubled && !(run->troubled && run->told_file == item->file))
        {
          QdFileMark mark = { .first = first, .n_articles = batch->articles->len - first };

          mark.path = qd_file_list_dup_path (run->files, item->file);
          mark.size = qd_file_list_get_start (run->files, item->file + 1) - qd_file_list_get_start (run->files, item->file);
          mark.modified = qd_file_list_get_modified (run->files, item->file);
          g_ptr_array_add (batch->paths, (gpointer)mark.path);
          g_array_append_val (batch->marks, mark);
        }
    }
}

/* Tells what came of a batch that was written, or had nothing to write. */
static void
count_batch (Run *run, QdImportBatch *batch)
{
  guint n = 0;

  if (batch->error != NULL)
    {
      if (!g_error_matches (batch->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        run->fatal = g_steal_pointer (&batch->error);
      return;
    }
  for (guint i = 0; i < batch->items->len; i++)
    {
      const QdImportItem *item = g_ptr_array_index (batch->items, i);

      count_item (run, item, item->kind == QD_IMPORT_ITEM_ARTICLE ? &g_array_index (batch->outcomes, QdAddOutcome, n) : NULL);
      n += item->kind == QD_IMPORT_ITEM_ARTICLE;
    }
}

/* Tells what came of the batch that is being written, if any is and it was. */
static void
finish_batch (Run *run, gboolean wait)
{
  g_autoptr (QdImportBatch) batch = qd_import_writer_finish (run->writer, wait);

  if (batch != NULL)
    count_batch (run, batch);
}

/* Has the batch written when the one before was: whether a file was troubled must be known of all that is before its end. The one before
 * is freed when the next is on its way. */
static void
flush_batch (Run *run)
{
  g_autoptr (QdImportBatch) written = qd_import_writer_finish (run->writer, TRUE);
  g_autoptr (QdImportBatch) batch = NULL;

  if (written != NULL)
    count_batch (run, written);
  batch = g_steal_pointer (&run->batch);
  run->batch = qd_import_batch_new ();
  run->batch_bytes = 0;
  run->batch_articles = 0;
  run->most_articles = MIN (run->most_articles * 2, BATCH_ARTICLES);
  if (is_stopped (run))
    return;
  list_batch (run, batch);
  if (batch->articles->len > 0 || batch->marks->len > 0)
    qd_import_writer_start (run->writer, g_steal_pointer (&batch));
  else
    count_batch (run, batch);
}

static void
take_item (Run *run, QdImportItem *item)
{
  gsize len = 0;

  if (run->batch->items->len == 0)
    run->batch_start = g_get_monotonic_time ();
  if (item->draft != NULL)
    qd_body_get_text (qd_article_draft_get_body (item->draft), &len);
  g_ptr_array_add (run->batch->items, item);
  run->batch_bytes += len;
  run->batch_articles += item->kind == QD_IMPORT_ITEM_ARTICLE;
  if (item->kind == QD_IMPORT_ITEM_ARTICLE)
    qd_import_writer_foresee (run->writer, item->prepared);
}

static gboolean
is_batch_full (Run *run)
{
  return run->batch_articles >= run->most_articles || run->batch->items->len >= BATCH_ITEMS || run->batch_bytes >= BATCH_BYTES ||
         (run->batch->items->len > 0 && g_get_monotonic_time () - run->batch_start >= BATCH_TIME);
}

/* Waits while the import is paused; what was read until then waits in the pipeline, and is not written. */
static void
wait_at_gate (Run *run)
{
  gint64 since = g_get_monotonic_time ();

  if (run->gate == NULL || qd_import_gate_is_open (run->gate))
    return;
  finish_batch (run, TRUE);
  run->progress->paused = TRUE;
  tell_progress (run, TRUE);
  while (!is_stopped (run) && !qd_import_gate_wait (run->gate, g_get_monotonic_time () + TELL_INTERVAL))
    ;
  run->progress->paused = FALSE;
  run->start += g_get_monotonic_time () - since;
  tell_progress (run, TRUE);
}

static void
collect (Run *run)
{
  QdImportItem *item;

  run->start = g_get_monotonic_time ();
  run->most_articles = FIRST_BATCH_ARTICLES;
  while (!is_stopped (run) && qd_import_pipeline_pop (run->pipeline, g_get_monotonic_time () + TELL_INTERVAL, &item))
    {
      if (item != NULL)
        take_item (run, item);
      wait_at_gate (run);
      if (is_batch_full (run))
        flush_batch (run);
      else
        finish_batch (run, FALSE);
      tell_progress (run, FALSE);
    }
  wait_at_gate (run);
  flush_batch (run);
  finish_batch (run, TRUE);
}

/* Reads, analyses and writes the files that were found. */
static void
import_files (Run *run, guint n_jobs)
{
  Reading  reading = { .store = run->store, .cancellable = run->cancellable, .files = run->files };
  GThread *thread;

  run->told_file = G_MAXUINT;
  run->batch = qd_import_batch_new ();
  run->writer = qd_import_writer_new (run->store, run->cancellable);
  run->pipeline = qd_import_pipeline_new (CLAMP (n_jobs, 1, MOST_WORKERS));
  reading.pipeline = run->pipeline;
  thread = g_thread_new ("import-read", read_in_thread, &reading);
  collect (run);
  qd_import_pipeline_stop (run->pipeline);
  g_thread_join (thread);
  if (run->fatal == NULL)
    run->fatal = g_steal_pointer (&reading.fatal);
  g_clear_error (&reading.fatal);
}

/* An archive of a library holds, beside articles, what somebody made of them. It is taken over where the person named the
 * archive, and when its articles are in. */
static void
restore_libraries (Run *run, GPtrArray *given)
{
  for (guint i = 0; i < given->len && !is_stopped (run); i++)
    {
      GFile                       *file = g_ptr_array_index (given, i);
      g_autoptr (GFileInputStream) stream = g_file_read (file, run->cancellable, NULL);
      g_autoptr (GError)           error = NULL;
      guint8                       head[64];
      gsize                        len = 0;

      if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &len, run->cancellable, NULL) || !qd_library_archive_sniff (head, len))
        continue;
      if (qd_library_archive_restore (run->store, file, run->cancellable, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        continue;
      run->progress->failed++;
      tell_file_problem (run, file, 0, error);
    }
}

static void
count_found (Run *run, const QdFoundFile *found)
{
  run->progress->files_found++;
  run->progress->bytes_found += found->size;
  tell_progress (run, FALSE);
}

static void
file_found_cb (const QdFoundFile *found, gpointer user_data)
{
  Run                 *run = user_data;
  g_auto (QdFoundFile) file = *found;

  file.given = found->given && !run->found;
  qd_file_list_append (run->files, &file);
  count_found (run, found);
}

static void
child_found_cb (GFile *folder, const char *name, const QdFoundFile *found, gpointer user_data)
{
  Run *run = user_data;

  qd_file_list_append_child (run->files, folder, name, found);
  count_found (run, found);
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
  g_clear_pointer (&run->writer, qd_import_writer_free);
  g_clear_pointer (&run->pipeline, qd_import_pipeline_free);
  g_clear_pointer (&run->batch, qd_import_batch_free);
  g_clear_pointer (&run->files, qd_file_list_free);
}

/**
 * qd_import_run:
 * @store: (not nullable): the library
 * @files: (not nullable) (element-type GFile): files and folders
 * @options: (nullable): how to do it
 * @cancellable: (nullable): stops the import; what was committed until then stays
 * @func: (nullable) (scope call): is told each problem and each file once, and the progress at most ten times a second,
 *   in the calling thread
 * @user_data: for @func
 * @progress: (out): what came of it, on failure, too
 * @error: return location
 *
 * Imports all articles in @files. A file that was read to its end before and has not changed since is passed over. A
 * file is noted as read in the transaction that holds the last of its articles, so that an import that was killed, run
 * again, goes on where it was; of a file with many articles those that are in the library from it already are not
 * analysed again. A problem of one article or file is told and the rest goes on. Thread: any; blocks, and starts threads
 * that read and analyse, which have ended when it returns.
 *
 * Errors: %G_IO_ERROR_CANCELLED; #QdStoreError where the library cannot be written, for example %QD_STORE_ERROR_FULL;
 *   %QD_IMPORT_ERROR_TOO_LARGE for too many files
 * Returns: whether it came to its end
 */
gboolean
qd_import_run (QdStore               *store,
               GPtrArray             *files,
               const QdImportOptions *options,
               GCancellable          *cancellable,
               QdImportFunc           func,
               gpointer               user_data,
               QdImportProgress      *progress,
               GError               **error)
{
  g_autoptr (GCancellable) own_cancellable = cancellable != NULL ? g_object_ref (cancellable) : g_cancellable_new ();
  Run                      run = {
                         .store = store, .cancellable = own_cancellable, .func = func, .user_data = user_data, .progress = progress
  };
  const QdWalkSink walk = { .file = file_found_cb, .child = child_found_cb, .problem = folder_problem_cb, .user_data = &run };
  guint            n_jobs = options != NULL ? options->n_jobs : 0;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (files != NULL && progress != NULL, FALSE);

  run.gate = options != NULL ? options->gate : NULL;
  run.found = options != NULL && options->found;
  *progress = (QdImportProgress){ .state = QD_IMPORT_RUNNING, .left = -1 };
  run.files = qd_file_list_new ();
  if (qd_file_walk (files, &walk, own_cancellable, &run.fatal))
    {
      import_files (&run, n_jobs > 0 ? n_jobs : g_get_num_processors ());
      if (!is_stopped (&run))
        qd_outlets_update (store, own_cancellable, &run.fatal);
      if (!run.found)
        restore_libraries (&run, files);
    }
  run_clear (&run);
  if (run.fatal == NULL)
    g_cancellable_set_error_if_cancelled (own_cancellable, &run.fatal);
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

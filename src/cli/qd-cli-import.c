/* qd-cli-import.c: files and folders into the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <malloc.h>
#include <signal.h>
#include <unistd.h>

#include "cli/qd-cli.h"
#include "import/qd-import-job.h"
#include "store/qd-store-care.h"

static sigset_t stop_signals;

/* Waits for Ctrl+C: the first stops the import after the articles at hand, the second the program. */
static gpointer
wait_for_signal_in_thread (gpointer data)
{
  GCancellable *cancellable = data;
  int           number;

  while (sigwait (&stop_signals, &number) == 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        _exit (128 + number);
      g_cancellable_cancel (cancellable);
    }
  return NULL;
}

/**
 * qd_cli_catch_signals:
 *
 * Has Ctrl+C and what else asks the program to end handled by a thread of their own; to be called before any other thread is
 * started, so that none gets them.
 *
 * Returns: (transfer full): is cancelled then
 */
GCancellable *
qd_cli_catch_signals (void)
{
  GCancellable *cancellable = g_cancellable_new ();

  sigemptyset (&stop_signals);
  sigaddset (&stop_signals, SIGINT);
  sigaddset (&stop_signals, SIGTERM);
  sigaddset (&stop_signals, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &stop_signals, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal_in_thread, g_object_ref (cancellable)));
  return cancellable;
}

/* Hours where there are any, minutes and seconds. */
static char *
dup_duration (gint64 duration)
{
  guint seconds = (guint)MIN ((duration + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC, G_MAXUINT);

  if (seconds >= 3600)
    return g_strdup_printf ("%u:%02u:%02u", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return g_strdup_printf ("%u:%02u", seconds / 60, seconds % 60);
}

/* What was freed lies in holes between what an import keeps, and is used again last: it is given back after so many new articles, once the
 * program has so much, bytes; before that it takes time for nothing. The window does not, whose main thread would have to wait meanwhile. */
#define ARTICLES_PER_TRIM 2048
#define MUCH_MEMORY (192 * 1024 * 1024)

static gboolean
has_much_memory (void)
{
  g_autofree char *text = NULL;
  unsigned long    n_pages = 0;

  /* Where it cannot be told, it is taken to be much. */
  return !g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%*u %lu", &n_pages) != 1 ||
         n_pages >= MUCH_MEMORY / (unsigned long)sysconf (_SC_PAGESIZE);
}

static void
give_memory_back (QdCli *cli, guint added)
{
  if (added < cli->trimmed)
    cli->trimmed = 0;
  if (added - cli->trimmed < ARTICLES_PER_TRIM)
    return;
  cli->trimmed = added;
#ifdef __GLIBC__
  if (has_much_memory ())
    malloc_trim (0);
#endif
}

/* Whether somebody sees how far it is, which is asked once and not for each file. */
static gboolean
is_watched (void)
{
  static int watched = -1;

  if (watched < 0)
    watched = isatty (STDERR_FILENO) != 0;
  return watched;
}

/**
 * qd_cli_tell_import:
 * @progress: (not nullable): how far it is
 * @problem: (nullable): what could not be imported
 * @file: (nullable): what came of a file
 * @user_data: the #QdCli
 *
 * Tells of an import while it goes on; a #QdImportFunc.
 */
void
qd_cli_tell_import (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  QdCli *cli = user_data;

  /* Not between two batches, for which the library waits, and when what was written is freed. */
  if (problem == NULL && file == NULL)
    give_memory_back (cli, progress->added);
  if (problem != NULL)
    qd_cli_tell (cli, problem->path, problem->line, problem->message);
  if (file != NULL && cli->verbose)
    {
      g_autofree char *name = g_filename_display_name (file->path);

      if (file->expected > 0)
        qd_cli_print (cli, _ ("%s: %u of %u articles found, %u new, %u unchanged, %u failed\n"), name, file->added + file->unchanged, file->expected, file->added,
                      file->unchanged, file->failed);
      else
        qd_cli_print (cli, file->partial > 0 ? _ ("%s: %u new, %u unchanged, %u failed; read in part\n") : _ ("%s: %u new, %u unchanged, %u failed\n"), name, file->added, file->unchanged, file->failed);
    }
  if (is_watched () && progress->state == QD_IMPORT_RUNNING)
    {
      g_autofree char *done = g_format_size (progress->bytes_done);
      g_autofree char *found = g_format_size (progress->bytes_found);

      g_printerr ("\r");
      g_printerr (_ ("%u of %u files, %s of %s, %u new articles"), progress->files_done, progress->files_found, done, found, progress->added);
      if (progress->left >= 0)
        {
          g_autofree char *left = dup_duration (progress->left);

          /* Translators: new articles a second; then hours, minutes and seconds that an import will still take */
          g_printerr (_ (", %.0f a second, %s left"), progress->rate, left);
        }
      g_printerr ("\033[K");
    }
}

static void
print_summary (QdCli *cli, const QdImportProgress *progress)
{
  if (is_watched ())
    g_printerr ("\r\033[K");
  if (progress->state == QD_IMPORT_CANCELLED)
    qd_cli_print (cli, "%s ", _ ("Stopped; run it again to go on."));
  qd_cli_print (cli, _ ("%u new, %u unchanged, %u failed, %u skipped; %u of %u files read.\n"), progress->added, progress->unchanged,
                progress->failed, progress->skipped, progress->files_done, progress->files_found);
  if (progress->partial > 0)
    qd_cli_print (cli, ngettext ("%u file was read in part.\n", "%u files were read in part.\n", progress->partial), progress->partial);
}

/**
 * qd_cli_finish_import:
 * @cli: (not nullable): the command line
 * @progress: (not nullable): what came of an import
 * @error: (nullable) (transfer full): why it could not go on
 *
 * Prints what came of an import.
 *
 * Returns: the exit status
 */
int
qd_cli_finish_import (QdCli *cli, QdImportProgress *progress, GError *error)
{
  g_autoptr (GError) fatal = error;
  int                status;

  if (g_error_matches (fatal, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      progress->state = QD_IMPORT_CANCELLED;
      g_clear_error (&fatal);
    }
  print_summary (cli, progress);
  status = qd_cli_finish (cli, fatal);
  /* What was skipped was told, and is no failure. */
  return fatal == NULL && progress->state == QD_IMPORT_DONE && progress->failed + progress->partial == 0 ? QD_CLI_OK : MAX (status, QD_CLI_PROBLEMS);
}

/* What an import may add to its time so that searches take less: hundreds of articles have a segment of the search index to themselves
 * until it is merged with others, which no window does here when nobody asks for anything. */
#define PART_FOR_TIDYING 100

static gboolean
renewed_cb (const QdImportProgress *progress, const QdImportProblem *problem, gpointer user_data)
{
  if (problem != NULL)
    qd_cli_tell (user_data, problem->path, problem->line, problem->message);
  if (is_watched ())
    {
      guint n_left = progress->files_found - progress->files_done;

      g_printerr ("\r");
      g_printerr (ngettext ("Finding quotations anew, %u article left", "Finding quotations anew, %u articles left", n_left), n_left);
      g_printerr ("\033[K");
    }
  return TRUE;
}

/* Has what an older version found in the articles of the library found anew. Ctrl+C stops it between two transactions; the rest is
 * done the next time. Returns the exit status. */
static int
renew (QdCli *cli, QdStore *store, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  QdImportProgress   progress = { 0 };
  gboolean           done = qd_import_renew (store, cli->n_jobs, cancellable, renewed_cb, cli, &progress, &error);
  guint              n_renewed;

  n_renewed = progress.files_done - progress.failed;
  if (is_watched () && progress.files_found > 0)
    g_printerr ("\r\033[K");
  if (n_renewed > 0)
    qd_cli_print (cli, ngettext ("Found the quotations of %u article anew.\n", "Found the quotations of %u articles anew.\n", n_renewed), n_renewed);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return qd_cli_finish (cli, done ? NULL : error);
  qd_cli_print (cli, "%s\n", _ ("Stopped; run it again to go on."));
  return QD_CLI_PROBLEMS;
}

/**
 * qd_cli_import:
 * @cli: (not nullable): the command line
 *
 * Imports files and folders, and then finds anew what an older version of the program found in the library.
 *
 * Returns: the exit status
 */
int
qd_cli_import (QdCli *cli)
{
  g_autoptr (GCancellable) cancellable = qd_cli_catch_signals ();
  g_autoptr (GPtrArray)    files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdStore)      store = NULL;
  const QdImportOptions    options = { .n_jobs = cli->n_jobs };
  QdImportProgress         progress = { 0 };
  gint64                   start = g_get_monotonic_time ();
  int                      status, renewed = QD_CLI_OK;

  store = qd_cli_open_library (cli, QD_STORE_CREATE | QD_STORE_EXCLUSIVE);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; i < cli->n_args; i++)
    g_ptr_array_add (files, g_file_new_for_path (cli->args[i]));
  qd_import_run (store, files, &options, cancellable, qd_cli_tell_import, cli, &progress, &error);
  status = qd_cli_finish_import (cli, &progress, g_steal_pointer (&error));
  /* What was asked for comes first. */
  if (progress.state == QD_IMPORT_DONE)
    renewed = renew (cli, store, cancellable);
  /* Where it fails everything is stored nevertheless, and searches take longer until segments are merged another time. */
  qd_store_tidy (store, (g_get_monotonic_time () - start) / PART_FOR_TIDYING, cancellable, NULL);
  qd_store_close (store);
  return MAX (status, renewed);
}

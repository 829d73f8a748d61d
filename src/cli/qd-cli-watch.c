/* qd-cli-watch.c: the folders that a library watches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

#include "cli/qd-cli.h"
#include "import/qd-import-file.h"
#include "import/qd-watch.h"
#include "store/qd-store-folders.h"

static char *
dup_path (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);

  return qd_import_dup_path (file);
}

static int
list_folders (QdCli *cli)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_READ_ONLY);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) folders = store != NULL ? qd_store_list_folders (store, NULL, &error) : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; folders != NULL && i < folders->len && !cli->output_closed; i++)
    {
      const QdFolderRecord *folder = g_ptr_array_index (folders, i);
      g_autofree char      *path = dup_path (folder->uri);

      qd_cli_print (cli, "%s\n", path);
      if (folder->problem != NULL)
        qd_cli_print (cli, "  %s\n", folder->problem);
    }
  return qd_cli_finish (cli, error);
}

static int
add_folders (QdCli *cli, char **names)
{
  g_autoptr (QdStore) store = qd_cli_open_library (cli, QD_STORE_CREATE | QD_STORE_EXCLUSIVE);
  g_autoptr (GError)  error = NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; names[i] != NULL && error == NULL; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (names[i]);
      g_autofree char  *uri = g_file_get_uri (folder);

      if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
        qd_store_add_folder (store, uri, NULL, &error);
      else
        qd_cli_tell (cli, names[i], 0, _ ("This is not a folder."));
    }
  qd_store_close (store);
  return qd_cli_finish (cli, error);
}

static int
remove_folders (QdCli *cli, char **names)
{
  g_autoptr (QdStore)   store = qd_cli_open_library (cli, QD_STORE_EXCLUSIVE);
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) folders = store != NULL ? qd_store_list_folders (store, NULL, &error) : NULL;

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  for (guint i = 0; folders != NULL && names[i] != NULL && error == NULL; i++)
    {
      g_autoptr (GFile) named = g_file_new_for_path (names[i]);
      gboolean          found = FALSE;

      for (guint j = 0; j < folders->len && !found; j++)
        {
          const QdFolderRecord *record = g_ptr_array_index (folders, j);
          g_autoptr (GFile)     folder = g_file_new_for_uri (record->uri);

          found = g_file_equal (named, folder);
          if (found)
            qd_store_remove_folder (store, record->id, NULL, &error);
        }
      if (!found)
        qd_cli_tell (cli, names[i], 0, _ ("The library does not watch this folder."));
    }
  qd_store_close (store);
  return qd_cli_finish (cli, error);
}

static int
watch_once (QdCli *cli)
{
  g_autoptr (GCancellable) cancellable = qd_cli_catch_signals ();
  g_autoptr (QdStore)      store = qd_cli_open_library (cli, QD_STORE_EXCLUSIVE);
  g_autoptr (GError)       error = NULL;
  const QdImportOptions    options = { .n_jobs = cli->n_jobs };
  QdImportProgress         progress = { 0 };

  if (store == NULL)
    return QD_CLI_PROBLEMS;
  qd_watch_run_once (store, &options, cancellable, qd_cli_tell_import, cli, &progress, &error);
  qd_store_close (store);
  return qd_cli_finish_import (cli, &progress, g_steal_pointer (&error));
}

/* What goes on while folders are watched. */
typedef struct
{
  QdCli      *cli;
  QdStore    *store;
  GMainLoop  *loop;
  GHashTable *told; /* by job: how many of its problems were told */
} Watching;

static void
job_changed_cb (QdImportJob *job, gpointer user_data)
{
  Watching             *watching = user_data;
  g_autoptr (GPtrArray) problems = qd_import_job_dup_problems (job);
  g_autoptr (GError)    fatal = NULL;
  QdImportProgress      progress;
  guint                 n_told = GPOINTER_TO_UINT (g_hash_table_lookup (watching->told, job));

  qd_import_job_get_progress (job, &progress);
  for (; n_told < problems->len; n_told++)
    qd_cli_tell_import (&progress, g_ptr_array_index (problems, n_told), NULL, watching->cli);
  g_hash_table_replace (watching->told, g_object_ref (job), GUINT_TO_POINTER (n_told));
  if (progress.state == QD_IMPORT_QUEUED || progress.state == QD_IMPORT_RUNNING)
    return;
  fatal = qd_import_job_dup_fatal (job);
  qd_cli_finish_import (watching->cli, &progress, g_steal_pointer (&fatal));
  fflush (stdout);
  g_signal_handlers_disconnect_by_func (job, job_changed_cb, watching);
  g_hash_table_remove (watching->told, job);
}

static void
importing_cb (QdWatch *watch, QdImportJob *job, gpointer user_data)
{
  g_signal_connect (job, "changed", G_CALLBACK (job_changed_cb), user_data);
}

static void
folders_changed_cb (QdWatch *watch, gpointer user_data)
{
  Watching             *watching = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) folders = qd_store_list_folders (watching->store, NULL, &error);

  if (folders == NULL)
    qd_cli_tell (watching->cli, qd_store_get_path (watching->store), 0, error->message);
  for (guint i = 0; folders != NULL && i < folders->len; i++)
    {
      const QdFolderRecord *folder = g_ptr_array_index (folders, i);
      g_autofree char      *path = dup_path (folder->uri);

      if (folder->problem != NULL)
        qd_cli_tell (watching->cli, path, 0, folder->problem);
    }
}

static gboolean
stop_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static int
watch (QdCli *cli)
{
  static const int          numbers[] = { SIGINT, SIGTERM, SIGHUP };
  g_autoptr (GMainLoop)     loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GHashTable)    told = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  g_autoptr (QdStore)       store = NULL;
  g_autoptr (QdImportQueue) queue = NULL;
  g_autoptr (QdWatch)       engine = NULL;
  g_autoptr (GPtrArray)     folders = NULL;
  g_autoptr (GError)        error = NULL;
  Watching                  watching = { cli, NULL, loop, told };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_unix_signal_add (numbers[i], stop_cb, loop);
  store = qd_cli_open_library (cli, QD_STORE_EXCLUSIVE);
  if (store == NULL)
    return QD_CLI_PROBLEMS;
  /* The engine goes on where it cannot read which folders these are; here it would watch nothing, without a word. */
  folders = qd_store_list_folders (store, NULL, &error);
  if (folders == NULL)
    {
      qd_store_close (store);
      return qd_cli_finish (cli, error);
    }
  watching.store = store;
  queue = qd_import_queue_new (store);
  engine = qd_watch_new (store, queue);
  g_signal_connect (engine, "importing", G_CALLBACK (importing_cb), &watching);
  g_signal_connect (engine, "changed", G_CALLBACK (folders_changed_cb), &watching);
  g_main_loop_run (loop);
  qd_watch_stop (engine);
  g_object_run_dispose (G_OBJECT (queue));
  qd_store_close (store);
  return qd_cli_finish (cli, NULL);
}

/**
 * qd_cli_watch:
 * @cli: (not nullable): the command line
 *
 * Imports what is put into the folders that the library watches, until it is stopped, or once; or says which these are.
 *
 * Returns: the exit status
 */
int
qd_cli_watch (QdCli *cli)
{
  const char *verb = cli->args[0];

  if (verb == NULL && cli->once)
    return watch_once (cli);
  /* Imports that go on for days tell what is wrong, and give way to what else the machine does. */
  if (cli->n_jobs > 0 || cli->verbose)
    {
      qd_cli_tell (cli, NULL, 0, _ ("“watch” takes --jobs and --verbose with --once alone."));
      return QD_CLI_USAGE;
    }
  if (verb == NULL)
    return watch (cli);
  if (!cli->once && g_str_equal (verb, "list") && cli->n_args == 1)
    return list_folders (cli);
  if (!cli->once && g_str_equal (verb, "add") && cli->n_args > 1)
    return add_folders (cli, cli->args + 1);
  if (!cli->once && g_str_equal (verb, "remove") && cli->n_args > 1)
    return remove_folders (cli, cli->args + 1);
  qd_cli_tell (cli, NULL, 0, _ ("It is “watch [--once]”, “watch list”, “watch add FOLDER…” or “watch remove FOLDER…”."));
  return QD_CLI_USAGE;
}

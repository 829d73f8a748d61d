/* qd-watch-once.c: imports once what is new in the watched folders, without a main loop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import/qd-import-file.h"
#include "import/qd-watch-private.h"

typedef struct
{
  QdImportFunc     func;
  gpointer         user_data;
  QdImportProgress sum;
} Telling;

static void
tell_folder (Telling *telling, const char *uri, const char *message)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char  *path = qd_import_dup_path (file);
  g_autofree char  *copy = g_strdup (message);
  QdImportProblem   problem = { path, 0, copy };

  telling->sum.failed++;
  if (telling->func != NULL)
    telling->func (&telling->sum, &problem, NULL, telling->user_data);
}

static void
add_up (QdImportProgress *sum, const QdImportProgress *progress)
{
  sum->state = progress->state;
  sum->files_found += progress->files_found;
  sum->files_done += progress->files_done;
  sum->bytes_found += progress->bytes_found;
  sum->bytes_done += progress->bytes_done;
  sum->added += progress->added;
  sum->unchanged += progress->unchanged;
  sum->failed += progress->failed;
  sum->partial += progress->partial;
  sum->skipped += progress->skipped;
}

/* Waits for what is still being written; what does not come to rest is left for the next time. */
static QdWatchNews *
look (QdWatchFolder *folder, GCancellable *cancellable)
{
  QdWatchNews *news = _qd_watch_folder_look (folder, _qd_watch_pace.rest, NULL, cancellable);

  if (_qd_watch_folder_is_waiting (folder) && !g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr (QdWatchNews) later = NULL;

      g_usleep (_qd_watch_pace.rest);
      later = _qd_watch_folder_look (folder, _qd_watch_pace.rest, NULL, cancellable);
      g_ptr_array_extend_and_steal (news->files, g_ptr_array_ref (later->files));
      g_ptr_array_extend_and_steal (news->stamps, g_ptr_array_ref (later->stamps));
    }
  return news;
}

static gboolean
import_folder (QdStore               *store,
               const QdFolderRecord  *record,
               const QdImportOptions *options,
               GCancellable          *cancellable,
               Telling               *telling,
               GError               **error)
{
  g_autoptr (QdWatchFolder) folder = _qd_watch_folder_new (store, record, error);
  g_autoptr (QdWatchNews)   news = NULL;
  QdImportProgress          progress = { 0 };

  if (folder == NULL)
    return FALSE;
  news = look (folder, cancellable);
  _qd_watch_folder_save_problem (folder, store);
  if (_qd_watch_folder_get_problem (folder) != NULL)
    tell_folder (telling, record->uri, _qd_watch_folder_get_problem (folder));
  if (_qd_watch_folder_is_waiting (folder))
    tell_folder (telling, record->uri, _ ("Files in it are still being written. They are imported the next time."));
  if (news->files->len == 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!qd_import_run (store, news->files, options, cancellable, telling->func, telling->user_data, &progress, error))
    {
      add_up (&telling->sum, &progress);
      return FALSE;
    }
  add_up (&telling->sum, &progress);
  return _qd_watch_folder_note (folder, store, news, error);
}

/**
 * qd_watch_run_once:
 * @store: (not nullable): the library
 * @options: (nullable): how to do it
 * @cancellable: (nullable): stops it; what was committed until then stays
 * @func: (nullable) (scope call): is told what qd_import_run() tells of each folder, and what is wrong with folders
 * @user_data: for @func
 * @progress: (out): what came of all folders, on failure, too
 * @error: return location
 *
 * Imports what is new in the folders that the library watches, after waiting a moment for what is still being written. Thread: any;
 * blocks.
 *
 * Errors: those of qd_import_run()
 * Returns: whether it came to its end
 */
gboolean
qd_watch_run_once (QdStore               *store,
                   const QdImportOptions *options,
                   GCancellable          *cancellable,
                   QdImportFunc           func,
                   gpointer               user_data,
                   QdImportProgress      *progress,
                   GError               **error)
{
  QdImportOptions       found = options != NULL ? *options : (QdImportOptions){ 0 };
  g_autoptr (GPtrArray) folders = NULL;
  Telling               telling = { func, user_data, { .state = QD_IMPORT_DONE, .left = -1 } };
  gboolean              done;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (progress != NULL, FALSE);

  found.found = TRUE;
  folders = qd_store_list_folders (store, cancellable, error);
  done = folders != NULL;
  for (guint i = 0; done && i < folders->len; i++)
    done = import_folder (store, g_ptr_array_index (folders, i), &found, cancellable, &telling, error);
  if (done)
    telling.sum.state = QD_IMPORT_DONE;
  else if (telling.sum.state == QD_IMPORT_DONE)
    telling.sum.state = g_cancellable_is_cancelled (cancellable) ? QD_IMPORT_CANCELLED : QD_IMPORT_FAILED;
  *progress = telling.sum;
  return done;
}

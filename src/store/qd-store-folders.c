/* qd-store-folders.c: the folders that a library watches, and what was imported from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-folders.h"

#include "store/qd-store-private.h"

/**
 * qd_folder_record_free:
 * @self: (nullable) (transfer full): a folder
 *
 * Frees it.
 */
void
qd_folder_record_free (QdFolderRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->uri);
  g_free (self->problem);
  g_free (self);
}

/**
 * qd_watched_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees it.
 */
void
qd_watched_file_free (QdWatchedFile *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

static void
free_folder (gpointer data)
{
  qd_folder_record_free (data);
}

static void
free_file (gpointer data)
{
  qd_watched_file_free (data);
}

static gpointer
list_folders (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, uri, problem FROM watched_folders ORDER BY uri");
  g_autoptr (GPtrArray)   folders = g_ptr_array_new_with_free_func (free_folder);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdFolderRecord *folder = g_new0 (QdFolderRecord, 1);

      folder->id = qd_statement_get_int (statement, 0);
      folder->uri = g_strdup (qd_statement_get_text (statement, 1, NULL));
      folder->problem = g_strdup (qd_statement_get_text (statement, 2, NULL));
      g_ptr_array_add (folders, folder);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&folders) : NULL;
}

/**
 * qd_store_list_folders:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the folders that are watched. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFolderRecord): the folders by their addresses; %NULL on error
 */
GPtrArray *
qd_store_list_folders (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_folders, NULL, cancellable, error);
}

/**
 * qd_store_list_folders_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_folders() does without blocking. Thread: any.
 */
void
qd_store_list_folders_async (QdStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_folders_async);
  _qd_store_read_async (self, list_folders, NULL, NULL, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_folders_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_folders_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFolderRecord): the folders; %NULL on error
 */
GPtrArray *
qd_store_list_folders_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What is done to one folder, in a transaction of its own. */
typedef struct
{
  const char *sql;
  gint64      id;
  char       *text;
} FolderWrite;

static void
free_write (gpointer data)
{
  FolderWrite *write = data;

  g_free (write->text);
  g_free (write);
}

static gpointer
write_folder (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const FolderWrite      *write = data;
  g_auto (QdTransaction)  transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdStatement) statement = NULL;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  statement = qd_sqlite_prepare (db, write->sql);
  if (write->id != 0)
    qd_statement_bind_int (statement, 1, write->id);
  if (write->id == 0 || write->text != NULL)
    qd_statement_bind_text (statement, 2, write->text);
  return qd_statement_run (statement, error) && qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

#define ADD_FOLDER "INSERT OR IGNORE INTO watched_folders (id, uri) VALUES (?1, ?2)"
#define REMOVE_FOLDER "DELETE FROM watched_folders WHERE id = ?1"
#define SET_PROBLEM "UPDATE watched_folders SET problem = ?2 WHERE id = ?1 AND problem IS NOT ?2"

/**
 * qd_store_add_folder:
 * @self: (not nullable): a library
 * @uri: (not nullable): a folder
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Has a folder watched; one that is watched already stays as it is. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_add_folder (QdStore      *self,
                     const char   *uri,
                     GCancellable *cancellable,
                     GError      **error)
{
  FolderWrite write = { ADD_FOLDER, 0, (char *)uri };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (uri != NULL, FALSE);

  return _qd_store_write (self, write_folder, &write, cancellable, error) != NULL;
}

static void
write_async (QdStore            *self,
             FolderWrite         write,
             gpointer            tag,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  _qd_store_write_async (self, write_folder, g_memdup2 (&write, sizeof write), free_write, task, NULL);
}

/**
 * qd_store_add_folder_async:
 * @self: (not nullable): a library
 * @uri: (not nullable): a folder
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_add_folder() does without blocking. Thread: any.
 */
void
qd_store_add_folder_async (QdStore            *self,
                           const char         *uri,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (uri != NULL);

  write_async (self, (FolderWrite){ ADD_FOLDER, 0, g_strdup (uri) }, qd_store_add_folder_async, cancellable, callback, user_data);
}

/**
 * qd_store_add_folder_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_add_folder_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_add_folder_finish (QdStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * qd_store_remove_folder:
 * @self: (not nullable): a library
 * @folder_id: the folder's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Has a folder no longer watched; its articles stay. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_remove_folder (QdStore      *self,
                        gint64        folder_id,
                        GCancellable *cancellable,
                        GError      **error)
{
  FolderWrite write = { REMOVE_FOLDER, folder_id, NULL };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (folder_id > 0, FALSE);

  return _qd_store_write (self, write_folder, &write, cancellable, error) != NULL;
}

/**
 * qd_store_remove_folder_async:
 * @self: (not nullable): a library
 * @folder_id: the folder's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_remove_folder() does without blocking. Thread: any.
 */
void
qd_store_remove_folder_async (QdStore            *self,
                              gint64              folder_id,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (folder_id > 0);

  write_async (self, (FolderWrite){ REMOVE_FOLDER, folder_id, NULL }, qd_store_remove_folder_async, cancellable, callback, user_data);
}

/**
 * qd_store_remove_folder_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_remove_folder_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_remove_folder_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/**
 * qd_store_set_folder_problem:
 * @self: (not nullable): a library
 * @folder_id: the folder's row
 * @problem: (nullable): why it cannot be looked at, a sentence for the person; %NULL if it can
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Keeps what is wrong with a folder. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_set_folder_problem (QdStore      *self,
                             gint64        folder_id,
                             const char   *problem,
                             GCancellable *cancellable,
                             GError      **error)
{
  FolderWrite write = { SET_PROBLEM, folder_id, (char *)problem };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (folder_id > 0, FALSE);

  return _qd_store_write (self, write_folder, &write, cancellable, error) != NULL;
}

static gpointer
load_files (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT path, size, modified FROM watched_files WHERE folder_id = ?1");
  g_autoptr (GHashTable)  files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_file);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, *(const gint64 *)data);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdWatchedFile *file = g_new0 (QdWatchedFile, 1);

      file->path = g_strdup (qd_statement_get_text (statement, 0, NULL));
      file->size = (guint64)qd_statement_get_int (statement, 1);
      file->modified = qd_statement_get_int (statement, 2);
      g_hash_table_replace (files, file->path, file);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&files) : NULL;
}

/**
 * qd_store_load_watched_files:
 * @self: (not nullable): a library
 * @folder_id: the folder's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * What was imported from a folder because it is watched. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type filename QdWatchedFile): the files by their paths; %NULL on error
 */
GHashTable *
qd_store_load_watched_files (QdStore      *self,
                             gint64        folder_id,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, load_files, &folder_id, cancellable, error);
}

typedef struct
{
  gint64     folder_id;
  GPtrArray *files;
} FilesWrite;

static gpointer
save_files (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const FilesWrite       *write = data;
  g_auto (QdTransaction)  transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdStatement) statement = NULL;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  /* A folder that is watched no longer has none. */
  statement = qd_sqlite_prepare (db, "INSERT OR REPLACE INTO watched_files (folder_id, path, size, modified)"
                                     " SELECT id, ?2, ?3, ?4 FROM watched_folders WHERE id = ?1");
  for (guint i = 0; i < write->files->len; i++)
    {
      const QdWatchedFile *file = g_ptr_array_index (write->files, i);

      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, write->folder_id);
      qd_statement_bind_text (statement, 2, file->path);
      qd_statement_bind_int (statement, 3, (gint64)file->size);
      qd_statement_bind_int (statement, 4, file->modified);
      if (!qd_statement_run (statement, error))
        return NULL;
    }
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_save_watched_files:
 * @self: (not nullable): a library
 * @folder_id: the folder's row
 * @files: (not nullable) (element-type QdWatchedFile): files of it that were imported
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Notes that files were imported, so that they are not again unless they change. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_save_watched_files (QdStore      *self,
                             gint64        folder_id,
                             GPtrArray    *files,
                             GCancellable *cancellable,
                             GError      **error)
{
  FilesWrite write = { folder_id, files };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (files != NULL, FALSE);

  return _qd_store_write (self, save_files, &write, cancellable, error) != NULL;
}

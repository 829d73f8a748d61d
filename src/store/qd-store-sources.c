/* qd-store-sources.c: the table of sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-sources.h"

#include "store/qd-store-private.h"

/* In the order of a person's hand, then by name. */
GPtrArray *
_qd_store_load_sources (QdSqlite *db,
                        GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, sources.name, n_articles, n_unread FROM sources"
                                                             " LEFT JOIN source_places ON source_places.name = sources.name ORDER BY place NULLS LAST, sources.name");
  g_autoptr (GPtrArray)   sources = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_source_record_unref);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdSourceRecord fields = {
        .id = qd_statement_get_int (statement, 0),
        .name = qd_statement_get_text (statement, 1, NULL),
        .n_articles = qd_statement_get_uint (statement, 2),
        .n_unread = qd_statement_get_uint (statement, 3),
      };

      g_ptr_array_add (sources, qd_source_record_new (&fields));
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&sources) : NULL;
}

static gpointer
list_sources (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  return _qd_store_load_sources (db, error);
}

/**
 * qd_store_list_sources:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the sources that have articles, in the order that a person gave them, then by name in byte order. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSourceRecord): the sources; %NULL on error
 */
GPtrArray *
qd_store_list_sources (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_sources, NULL, cancellable, error);
}

/**
 * qd_store_list_sources_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_sources() does without blocking. Thread: any.
 */
void
qd_store_list_sources_async (QdStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_sources_async);
  _qd_store_read_async (self, list_sources, NULL, NULL, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_sources_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_sources_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSourceRecord): the sources; %NULL on error
 */
GPtrArray *
qd_store_list_sources_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
_qd_store_load_counts (QdSqlite      *db,
                       QdStoreCounts *counts,
                       GError       **error)
{
  g_autoptr (QdStatement) sums = qd_sqlite_prepare (db, "SELECT total (n_articles), total (n_unread) FROM sources");
  gint64                  n_starred;

  if (qd_statement_step (sums, error) != QD_STEP_ROW ||
      !qd_sqlite_query_int (db, "SELECT count(*) FROM articles WHERE starred = 1", &n_starred, error))
    return FALSE;
  counts->n_articles = qd_statement_get_uint (sums, 0);
  counts->n_unread = qd_statement_get_uint (sums, 1);
  counts->n_starred = (guint)n_starred;
  return TRUE;
}

static gpointer
count (QdSqlite     *db,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_autofree QdStoreCounts *counts = g_new0 (QdStoreCounts, 1);

  return _qd_store_load_counts (db, counts, error) ? g_steal_pointer (&counts) : NULL;
}

/**
 * qd_store_count:
 * @self: (not nullable): a library
 * @counts: (out) (not nullable): where to put the counts
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Counts the articles, in a time that does not depend on their number. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_count (QdStore       *self,
                QdStoreCounts *counts,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree QdStoreCounts *result = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  result = _qd_store_read (self, count, NULL, cancellable, error);
  if (result == NULL)
    return FALSE;
  *counts = *result;
  return TRUE;
}

/**
 * qd_store_count_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_count() does without blocking. Thread: any.
 */
void
qd_store_count_async (QdStore            *self,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_count_async);
  _qd_store_read_async (self, count, NULL, NULL, task, g_free);
}

/**
 * qd_store_count_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @counts: (out) (not nullable): where to put the counts
 * @error: return location
 *
 * Ends qd_store_count_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_count_finish (QdStore       *self,
                       GAsyncResult  *result,
                       QdStoreCounts *counts,
                       GError       **error)
{
  g_autofree QdStoreCounts *value = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  value = g_task_propagate_pointer (G_TASK (result), error);
  if (value == NULL)
    return FALSE;
  *counts = *value;
  return TRUE;
}

/**
 * _qd_store_ensure_source:
 * @db: (not nullable): a connection in a transaction
 * @name: (not nullable): the source's name
 * @source_id: (out) (not nullable): its row
 * @error: return location
 *
 * Finds a source, or makes it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_ensure_source (QdSqlite   *db,
                         const char *name,
                         gint64     *source_id,
                         GError    **error)
{
  g_autoptr (QdStatement) find = qd_sqlite_prepare (db, "SELECT id FROM sources WHERE name = ?1");
  g_autoptr (QdStatement) insert = NULL;
  QdStep                  step;

  qd_statement_bind_text (find, 1, name);
  step = qd_statement_step (find, error);
  if (step == QD_STEP_ROW)
    *source_id = qd_statement_get_int (find, 0);
  if (step != QD_STEP_DONE)
    return step == QD_STEP_ROW;
  insert = qd_sqlite_prepare (db, "INSERT INTO sources (name) VALUES (?1)");
  qd_statement_bind_text (insert, 1, name);
  if (!qd_statement_run (insert, error))
    return FALSE;
  *source_id = qd_sqlite_last_id (db);
  return TRUE;
}

/**
 * _qd_store_drop_empty_sources:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Removes the sources whose last article was removed.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_drop_empty_sources (QdSqlite *db,
                              GError  **error)
{
  return qd_sqlite_exec (db, "DELETE FROM sources WHERE n_articles = 0", error);
}

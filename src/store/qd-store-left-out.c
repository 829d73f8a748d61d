/* qd-store-left-out.c: what an article left out that others of its story carry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"
#include "store/qd-store-stories.h"

static gpointer
list_left_out (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_LEFT_OUT_SQL);
  g_autoptr (GPtrArray)   renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, *(const gint64 *)data);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdRendition *rendition = _qd_store_load_rendition (db, qd_statement_get_int (statement, 0), NULL, error);

      if (rendition == NULL)
        return NULL;
      g_ptr_array_add (renditions, rendition);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&renditions) : NULL;
}

/**
 * qd_store_list_left_out:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the statements that two or more other articles of the article's story carry, and it does not: of each the longest of
 * its quotations in the story, those that most articles carry first, at most %QD_MOST_LEFT_OUT. Copies of one text count as one
 * article. What the stories are is as it was worked out last. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_left_out (QdStore      *self,
                        gint64        article_id,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_find (self, list_left_out, &article_id, cancellable, error);
}

/**
 * qd_store_list_left_out_async:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_left_out() does without blocking. Thread: any.
 */
void
qd_store_list_left_out_async (QdStore            *self,
                              gint64              article_id,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_left_out_async);
  _qd_store_find_async (self, list_left_out, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_left_out_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_left_out_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_left_out_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

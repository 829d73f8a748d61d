/* qd-store-update.c: marking articles and removing them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

typedef struct
{
  gint64     *ids;
  gsize       n_ids;
  const char *sql; /* of a marking: parameter 1 is the row, 2 the value */
  gboolean    value;
  /* of a removal (nullable): finds which names of outlets are one */
} Update;

static void
free_update (gpointer data)
{
  Update *update = data;

  g_free (update->ids);
  g_free (update);
}

static Update *
new_update (const gint64 *ids,
            gsize         n_ids,
            const char   *sql,
            gboolean      value)
{
  Update *update = g_new0 (Update, 1);

  update->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  update->n_ids = n_ids;
  update->sql = sql;
  update->value = value != FALSE;
  return update;
}

static gpointer
mark_articles (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const Update           *update = data;
  g_auto (QdTransaction)  transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdStatement) statement = NULL;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  statement = qd_sqlite_prepare (db, update->sql);
  for (gsize i = 0; i < update->n_ids; i++)
    {
      qd_statement_bind_int (statement, 1, update->ids[i]);
      qd_statement_bind_int (statement, 2, update->value);
      if (!qd_statement_run (statement, error))
        return NULL;
    }
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

static void
write_update (QdStore            *self,
              QdStoreFunc         func,
              Update             *update,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, qd_store_update_finish);
  _qd_store_write_async (self, func, update, free_update, task, NULL);
}

/**
 * qd_store_set_read_async:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 * @read: whether they have been read
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_update_finish()
 * @user_data: for @callback
 *
 * Marks articles as read or unread. Thread: any.
 */
void
qd_store_set_read_async (QdStore            *self,
                         const gint64       *ids,
                         gsize               n_ids,
                         gboolean            read,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  write_update (self, mark_articles,
                new_update (ids, n_ids, "UPDATE articles SET read = ?2 WHERE id = ?1 AND read <> ?2", read), NULL, callback, user_data);
}

/**
 * qd_store_set_starred_async:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 * @starred: whether they are starred
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_update_finish()
 * @user_data: for @callback
 *
 * Stars articles, or takes their stars. Thread: any.
 */
void
qd_store_set_starred_async (QdStore            *self,
                            const gint64       *ids,
                            gsize               n_ids,
                            gboolean            starred,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  write_update (self, mark_articles,
                new_update (ids, n_ids, "UPDATE articles SET starred = ?2 WHERE id = ?1 AND starred <> ?2", starred), NULL, callback, user_data);
}

/**
 * qd_store_update_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_set_read_async(), qd_store_set_starred_async() and qd_store_remove_articles_async(). Thread: that of the
 * callback.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_update_finish (QdStore      *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

/* Removing */

static gboolean
collect_originals (QdSqlite *db,
                   gint64    article_id,
                   GArray   *original_ids,
                   GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT original_id FROM origins WHERE article_id = ?1 AND original_id IS NOT NULL");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (original_ids, id);
    }
  return step == QD_STEP_DONE;
}

/* FALSE if it has only one. */
static gboolean
cut_last_part (char *path)
{
  char *slash = strrchr (path, '/');

  if (slash == NULL || slash == path)
    return FALSE;
  *slash = '\0';
  return TRUE;
}

/* Takes back that the files which an article was found in were read to their end. What is in an archive has a path that
 * goes on behind the archive's, so that everything above it is looked at. */
static gboolean
unmark_files (QdSqlite *db,
              gint64    article_id,
              GError  **error)
{
  g_autoptr (QdStatement) origins = qd_sqlite_prepare (db, "SELECT path FROM origins WHERE article_id = ?1");
  g_autoptr (QdStatement) unmark = qd_sqlite_prepare (db, "DELETE FROM files WHERE path = ?1");
  g_autoptr (GPtrArray)   paths = g_ptr_array_new_with_free_func (g_free);
  QdStep                  step;

  qd_statement_bind_int (origins, 1, article_id);
  while ((step = qd_statement_step (origins, error)) == QD_STEP_ROW)
    g_ptr_array_add (paths, g_strdup (qd_statement_get_text (origins, 0, NULL)));
  if (step == QD_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    {
      char *path = g_ptr_array_index (paths, i);

      do
        {
          qd_statement_bind_text (unmark, 1, path);
          if (!qd_statement_run (unmark, error))
            return FALSE;
        }
      while (cut_last_part (path));
    }
  return TRUE;
}

static gboolean
remove_article (QdSqlite   *db,
                gint64      article_id,
                GArray     *original_ids,
                GHashTable *statements,
                gboolean   *damaged,
                GError    **error)
{
  *damaged = *damaged || !_qd_store_is_as_imported (db, article_id);
  /* What was read to its end is to be read again, else the article could not be added again. */
  return unmark_files (db, article_id, error) &&
         collect_originals (db, article_id, original_ids, error) &&
         _qd_matcher_remove (_qd_matcher_get (db), article_id, error) &&
         _qd_store_unbind_originals (db, article_id, error) &&
         _qd_store_take_statements (db, article_id, statements, error) &&
         _qd_store_unindex_article (db, article_id, error) &&
         _qd_store_run_for_article (db, "DELETE FROM articles WHERE id = ?1", article_id, error);
}

static gboolean
remove_all (QdSqlite     *db,
            const Update *update,
            GError      **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (GArray)     original_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean               damaged = FALSE;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return FALSE;
  for (gsize i = 0; i < update->n_ids; i++)
    if (!remove_article (db, update->ids[i], original_ids, statements, &damaged, error))
      return FALSE;
  return _qd_store_rebuild_statements (db, statements, error) &&
         /* Else it would be found by its words for good, as a row that is not there. */
         (!damaged || _qd_store_rebuild_search (db, error)) &&
         _qd_store_drop_unused_originals (db, original_ids, error) &&
         _qd_store_drop_empty_sources (db, error) &&
         /* Names that only these articles showed to be of one outlet are so no more. */
         _qd_store_refile_sources (db, error) &&
         qd_transaction_commit (&transaction, error);
}

static gpointer
remove_articles (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  gboolean removed;

  _qd_matcher_forget (_qd_matcher_get (db));
  removed = remove_all (db, data, error);
  /* What was removed and rolled back is there again. */
  if (!removed)
    _qd_matcher_forget (_qd_matcher_get (db));
  return removed ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_remove_articles:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows; those that are gone already are passed over
 * @n_ids: how many
 * @cancellable: (nullable): stops it; then nothing was removed
 * @error: return location
 *
 * Removes articles with their quotations and relations, their originals if no other article has them, and their sources
 * if they were the last; outlets are filed again as qd_store_set_domains() lets it. Where one is damaged, the search indexes are made anew.
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_remove_articles (QdStore      *self,
                          const gint64 *ids,
                          gsize         n_ids,
                          GCancellable *cancellable,
                          GError      **error)
{
  Update  *update;
  gboolean done;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);

  update = new_update (ids, n_ids, NULL, FALSE);
  done = _qd_store_write (self, remove_articles, update, cancellable, error) != NULL;
  free_update (update);
  return done;
}

/**
 * qd_store_remove_articles_async:
 * @self: (not nullable): a library
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 * @cancellable: (nullable): stops it; then nothing was removed
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_update_finish()
 * @user_data: for @callback
 *
 * Does what qd_store_remove_articles() does without blocking. Thread: any.
 */
void
qd_store_remove_articles_async (QdStore            *self,
                                const gint64       *ids,
                                gsize               n_ids,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  Update *update;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  update = new_update (ids, n_ids, NULL, FALSE);
  write_update (self, remove_articles, update, cancellable, callback, user_data);
}

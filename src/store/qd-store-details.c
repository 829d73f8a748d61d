/* qd-store-details.c: where an article is from, and its versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* So many versions of one article are shown at most, the latest ones. */
#define MOST_VERSIONS 20

/* So many files. */
#define MOST_ORIGINS 50

static void
free_origin (gpointer data)
{
  QdOriginRecord *origin = data;

  g_free (origin->path);
  g_free (origin->media_type);
  g_free (origin);
}

/**
 * qd_article_details_free:
 * @self: (nullable) (transfer full): details
 *
 * Thread: any, the last user's.
 */
void
qd_article_details_free (QdArticleDetails *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->origins, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_origins (QdSqlite         *db,
              gint64            article_id,
              QdArticleDetails *details,
              GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT path, line, media_type FROM origins WHERE article_id = ?1 ORDER BY id LIMIT ?2");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, MOST_ORIGINS);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdOriginRecord *origin = g_new0 (QdOriginRecord, 1);

      origin->path = g_strdup (qd_statement_get_text (statement, 0, NULL));
      origin->line = (guint64)MAX (qd_statement_get_int (statement, 1), 0);
      origin->media_type = g_strdup (qd_statement_get_text (statement, 2, NULL));
      g_ptr_array_add (details->origins, origin);
    }
  return step == QD_STEP_DONE;
}

/* What was imported from the same place: from a feed under the same id, from a file under the same name, or with the same
 * address. */
static gboolean
load_versions (QdSqlite         *db,
               gint64            article_id,
               QdArticleDetails *details,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_VERSIONS_SQL);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, MOST_VERSIONS);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      g_autoptr (QdArticleRecord) record = NULL;
      g_autoptr (QdBody)          body = NULL;
      g_autoptr (GPtrArray)       quotations = g_ptr_array_new ();
      gint64                      id = qd_statement_get_int (statement, 0);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      record = _qd_store_load_article_record (db, id, error);
      body = record != NULL ? _qd_store_load_body (db, id, error) : NULL;
      if (body == NULL)
        return FALSE;
      g_ptr_array_insert (details->versions, 0, qd_article_new (record, body, quotations));
    }
  return step == QD_STEP_DONE;
}

static gpointer
load_details (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  gint64            article_id = *(const gint64 *)data;
  QdArticleDetails *details = g_new0 (QdArticleDetails, 1);

  details->origins = g_ptr_array_new_with_free_func (free_origin);
  details->versions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_unref);
  if (load_origins (db, article_id, details, error) && load_versions (db, article_id, details, cancellable, error))
    return details;
  qd_article_details_free (details);
  return NULL;
}

static void
free_details (gpointer data)
{
  qd_article_details_free (data);
}

/**
 * qd_store_load_details_async:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_load_details() does without blocking. Thread: any.
 */
void
qd_store_load_details_async (QdStore            *self,
                             gint64              article_id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_details_async);
  _qd_store_find_async (self, load_details, g_memdup2 (&article_id, sizeof article_id), g_free, task, free_details);
}

/**
 * qd_store_load_details_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_details_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): where the article is from, and its versions; %NULL on error
 */
QdArticleDetails *
qd_store_load_details_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

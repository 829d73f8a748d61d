/* qd-store-feeds.c: the feeds that a library subscribes to, and the versions of their articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-feeds.h"

#include "store/qd-store-private.h"

/**
 * qd_feed_record_new:
 * @address: (not nullable): where the feed is fetched from
 *
 * Returns: (transfer full): a feed that is to be added
 */
QdFeedRecord *
qd_feed_record_new (const char *address)
{
  QdFeedRecord *self = g_new0 (QdFeedRecord, 1);

  self->address = g_strdup (address);
  return self;
}

/**
 * qd_feed_record_copy:
 * @self: (not nullable): a feed
 *
 * Returns: (transfer full): the same once more
 */
QdFeedRecord *
qd_feed_record_copy (const QdFeedRecord *self)
{
  QdFeedRecord *copy = g_memdup2 (self, sizeof *self);

  copy->address = g_strdup (self->address);
  copy->title = g_strdup (self->title);
  copy->site = g_strdup (self->site);
  copy->etag = g_strdup (self->etag);
  copy->modified = g_strdup (self->modified);
  copy->problem = g_strdup (self->problem);
  return copy;
}

/**
 * qd_feed_record_free:
 * @self: (nullable) (transfer full): a feed
 *
 * Frees it.
 */
void
qd_feed_record_free (QdFeedRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->address);
  g_free (self->title);
  g_free (self->site);
  g_free (self->etag);
  g_free (self->modified);
  g_free (self->problem);
  g_free (self);
}

static void
free_record (gpointer data)
{
  qd_feed_record_free (data);
}

#define FEED_COLUMNS "id, address, title, site, etag, modified, problem, refreshed, not_before, full_text, gone, vicinity"

/* The row that a statement over FEED_COLUMNS is at. */
static QdFeedRecord *
read_record (QdStatement *statement)
{
  QdFeedRecord *feed = qd_feed_record_new (qd_statement_get_text (statement, 1, NULL));

  feed->id = qd_statement_get_int (statement, 0);
  feed->title = g_strdup (qd_statement_get_text (statement, 2, NULL));
  feed->site = g_strdup (qd_statement_get_text (statement, 3, NULL));
  feed->etag = g_strdup (qd_statement_get_text (statement, 4, NULL));
  feed->modified = g_strdup (qd_statement_get_text (statement, 5, NULL));
  feed->problem = g_strdup (qd_statement_get_text (statement, 6, NULL));
  feed->refreshed = qd_statement_get_int (statement, 7);
  feed->not_before = qd_statement_get_int (statement, 8);
  feed->full_text = qd_statement_get_int (statement, 9) != 0;
  feed->gone = qd_statement_get_int (statement, 10) != 0;
  feed->vicinity = (QdVicinity)CLAMP (qd_statement_get_int (statement, 11), QD_VICINITY_WORLD, QD_VICINITY_COMPUTER);
  return feed;
}

static gpointer
list_feeds (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " FEED_COLUMNS " FROM feeds ORDER BY coalesce (title, address) COLLATE NOCASE, address");
  g_autoptr (GPtrArray)   feeds = g_ptr_array_new_with_free_func (free_record);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (feeds, read_record (statement));
  return step == QD_STEP_DONE ? g_steal_pointer (&feeds) : NULL;
}

/**
 * qd_store_list_feeds:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the feeds by title. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFeedRecord): the feeds; %NULL on error
 */
GPtrArray *
qd_store_list_feeds (QdStore      *self,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_feeds, NULL, cancellable, error);
}

/**
 * qd_store_list_feeds_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_feeds() does without blocking. Thread: any.
 */
void
qd_store_list_feeds_async (QdStore            *self,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_feeds_async);
  _qd_store_read_async (self, list_feeds, NULL, NULL, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_feeds_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_feeds_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdFeedRecord): the feeds; %NULL on error
 */
GPtrArray *
qd_store_list_feeds_finish (QdStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  const QdFeedRecord *feed;
  gint64              id;
} Save;

static gboolean
find_feed (QdSqlite   *db,
           const char *address,
           gint64     *feed_id,
           GError    **error)
{
  g_autoptr (QdStatement) find = qd_sqlite_prepare (db, "SELECT id FROM feeds WHERE address = ?1");

  qd_statement_bind_text (find, 1, address);
  if (qd_statement_step (find, error) != QD_STEP_ROW)
    return FALSE;
  *feed_id = qd_statement_get_int (find, 0);
  return TRUE;
}

static gpointer
save_feed (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Save                   *save = data;
  const QdFeedRecord     *feed = save->feed;
  g_auto (QdTransaction)  transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdStatement) clear = NULL;
  g_autoptr (QdStatement) statement = NULL;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  /* Two that moved to one place are one. */
  clear = qd_sqlite_prepare (db, "DELETE FROM feeds WHERE address = ?1 AND id <> ?2 AND ?2 <> 0");
  qd_statement_bind_text (clear, 1, feed->address);
  qd_statement_bind_int (clear, 2, feed->id);
  statement = qd_sqlite_prepare (db, feed->id == 0
                                       ? "INSERT INTO feeds (address, title, site, etag, modified, problem, refreshed, not_before, full_text, gone, vicinity)"
                                         " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) ON CONFLICT (address) DO UPDATE SET title = coalesce (excluded.title, title),"
                                         " vicinity = max (vicinity, excluded.vicinity)"
                                       : "UPDATE feeds SET address = ?2, title = ?3, site = ?4, etag = ?5, modified = ?6, problem = ?7, refreshed = ?8,"
                                         " not_before = ?9, full_text = ?10, gone = ?11, vicinity = ?12 WHERE id = ?1");
  if (feed->id != 0)
    qd_statement_bind_int (statement, 1, feed->id);
  qd_statement_bind_text (statement, 2, feed->address);
  qd_statement_bind_text (statement, 3, feed->title);
  qd_statement_bind_text (statement, 4, feed->site);
  qd_statement_bind_text (statement, 5, feed->etag);
  qd_statement_bind_text (statement, 6, feed->modified);
  qd_statement_bind_text (statement, 7, feed->problem);
  qd_statement_bind_int (statement, 8, feed->refreshed);
  qd_statement_bind_int (statement, 9, feed->not_before);
  qd_statement_bind_int (statement, 10, feed->full_text);
  qd_statement_bind_int (statement, 11, feed->gone);
  qd_statement_bind_int (statement, 12, feed->vicinity);
  if (!qd_statement_run (clear, error) || !qd_statement_run (statement, error) || !find_feed (db, feed->address, &save->id, error))
    return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_save_feed:
 * @self: (not nullable): a library
 * @feed: (not nullable): a feed, new or changed
 * @feed_id: (out) (optional): its row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Adds a feed, or changes one. One that is there already is not added again. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_save_feed (QdStore            *self,
                    const QdFeedRecord *feed,
                    gint64             *feed_id,
                    GCancellable       *cancellable,
                    GError            **error)
{
  Save save = { feed, 0 };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (feed != NULL && feed->address != NULL, FALSE);

  if (_qd_store_write (self, save_feed, &save, cancellable, error) == NULL)
    return FALSE;
  if (feed_id != NULL)
    *feed_id = save.id;
  return TRUE;
}

/**
 * qd_store_remove_feed:
 * @self: (not nullable): a library
 * @feed_id: the feed's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Unsubscribes from a feed; its articles stay. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_remove_feed (QdStore      *self,
                      gint64        feed_id,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (QdChange) removal = NULL;
  g_autoptr (QdChange) inverse = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  removal = qd_change_new (QD_CHANGE_REMOVE_FEED, g_variant_new_int64 (feed_id));
  inverse = qd_store_apply (self, removal, cancellable, error);
  return inverse != NULL;
}

QdChange *
_qd_store_remove_feed (QdSqlite *db,
                       QdChange *change,
                       GError  **error)
{
  gint64                   id = g_variant_get_int64 (qd_change_get_arguments (change));
  g_autoptr (QdStatement)  select = qd_sqlite_prepare (db, "SELECT " FEED_COLUMNS " FROM feeds WHERE id = ?1");
  g_autoptr (QdStatement)  remove = qd_sqlite_prepare (db, "DELETE FROM feeds WHERE id = ?1");
  g_autoptr (QdFeedRecord) feed = NULL;
  QdStep                   step;

  qd_statement_bind_int (select, 1, id);
  step = qd_statement_step (select, error);
  if (step == QD_STEP_DONE)
    return qd_change_new (QD_CHANGE_NONE, g_variant_new ("()"));
  if (step != QD_STEP_ROW)
    return NULL;
  feed = read_record (select);
  qd_statement_bind_int (remove, 1, id);
  if (!qd_statement_run (remove, error))
    return NULL;
  return qd_change_new (QD_CHANGE_RESTORE_FEED,
                        g_variant_new ("(xsmsmsmsmsmsxxbbu)", feed->id, feed->address, feed->title, feed->site, feed->etag, feed->modified, feed->problem,
                                       feed->refreshed, feed->not_before, feed->full_text, feed->gone, (guint32)feed->vicinity));
}

/* One that was subscribed to again meanwhile stays as it is. */
QdChange *
_qd_store_restore_feed (QdSqlite *db,
                        QdChange *change,
                        GError  **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO feeds (" FEED_COLUMNS ")"
                                                          " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 WHERE NOT EXISTS (SELECT 1 FROM feeds WHERE id = ?1 OR address = ?2)");
  const char             *address, *title, *site, *etag, *modified, *problem;
  gint64                  id, refreshed, not_before;
  gboolean                full_text, gone;
  guint32                 vicinity;

  g_variant_get (qd_change_get_arguments (change), "(x&sm&sm&sm&sm&sm&sxxbbu)", &id, &address, &title, &site, &etag, &modified, &problem, &refreshed, &not_before, &full_text, &gone, &vicinity);
  qd_statement_bind_int (insert, 1, id);
  qd_statement_bind_text (insert, 2, address);
  qd_statement_bind_text (insert, 3, title);
  qd_statement_bind_text (insert, 4, site);
  qd_statement_bind_text (insert, 5, etag);
  qd_statement_bind_text (insert, 6, modified);
  qd_statement_bind_text (insert, 7, problem);
  qd_statement_bind_int (insert, 8, refreshed);
  qd_statement_bind_int (insert, 9, not_before);
  qd_statement_bind_int (insert, 10, full_text);
  qd_statement_bind_int (insert, 11, gone);
  qd_statement_bind_int (insert, 12, vicinity);
  if (!qd_statement_run (insert, error))
    return NULL;
  return qd_sqlite_n_changes (db) > 0 ? qd_change_new (QD_CHANGE_REMOVE_FEED, g_variant_new_int64 (id)) : qd_change_new (QD_CHANGE_NONE, g_variant_new ("()"));
}

typedef struct
{
  const char *path;
  const char *external_id;
  const char *media_type;
  gboolean    has;
} Entry;

static gpointer
has_entry (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Entry                  *entry = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM origins WHERE external_id = ?1 AND path = ?2 AND (?3 IS NULL OR media_type = ?3) LIMIT 1");
  QdStep                  step;

  qd_statement_bind_text (statement, 1, entry->external_id);
  qd_statement_bind_text (statement, 2, entry->path);
  qd_statement_bind_text (statement, 3, entry->media_type);
  step = qd_statement_step (statement, error);
  entry->has = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_has_entry:
 * @self: (not nullable): a library
 * @path: (not nullable): a file, or the address of a feed
 * @external_id: (not nullable): the id of an article in it
 * @media_type: (nullable): what it was read from; %NULL for anything
 * @has: (out): whether the library has that article from there, in any version
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_has_entry (QdStore      *self,
                    const char   *path,
                    const char   *external_id,
                    const char   *media_type,
                    gboolean     *has,
                    GCancellable *cancellable,
                    GError      **error)
{
  Entry entry = { path, external_id, media_type, FALSE };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL && external_id != NULL && has != NULL, FALSE);

  if (_qd_store_read (self, has_entry, &entry, cancellable, error) == NULL)
    return FALSE;
  *has = entry.has;
  return TRUE;
}

static gpointer
list_versions (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT other.article_id, min (other.id) FROM origins AS own"
                                                             " JOIN origins AS other ON other.external_id = own.external_id AND other.path = own.path"
                                                             " WHERE own.article_id = ?1 AND own.external_id <> '' AND own.path GLOB 'http*://*'"
                                                             " GROUP BY other.article_id ORDER BY 2");

  qd_statement_bind_int (statement, 1, *(const gint64 *)data);
  return qd_statement_collect_ids (statement, error);
}

/**
 * qd_store_list_versions:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the versions of an article: what a feed had under the same id, in the order in which it came, itself among them. None
 * for an article that is from no feed. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): their rows; %NULL on error
 */
GArray *
qd_store_list_versions (QdStore      *self,
                        gint64        article_id,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_versions, &article_id, cancellable, error);
}

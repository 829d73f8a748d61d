/* qd-store-change.c: what a person changes, and takes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-private.h"

typedef QdChange *(*ApplyFunc) (QdSqlite *db,
                                QdChange *change,
                                GError  **error);

static const ApplyFunc funcs[] = {
  [QD_CHANGE_RENAME_SOURCE] = _qd_store_rename_source,
  [QD_CHANGE_SOURCE_NAMES] = _qd_store_change_source_names,
  [QD_CHANGE_SOURCE_PLACES] = _qd_store_change_places,
  [QD_CHANGE_ADD_TAG] = _qd_store_add_tag,
  [QD_CHANGE_EDIT_TAG] = _qd_store_edit_tag,
  [QD_CHANGE_REMOVE_TAG] = _qd_store_remove_tag,
  [QD_CHANGE_TAG_ARTICLES] = _qd_store_tag_articles,
  [QD_CHANGE_MERGE_TAG] = _qd_store_merge_tag,
  [QD_CHANGE_SPLIT_TAG] = _qd_store_split_tag,
  [QD_CHANGE_TAG_PLACES] = _qd_store_change_places,
  [QD_CHANGE_ADD_SEARCH] = _qd_store_add_search,
  [QD_CHANGE_RENAME_SEARCH] = _qd_store_rename_search,
  [QD_CHANGE_REMOVE_SEARCH] = _qd_store_remove_search,
  [QD_CHANGE_SEARCH_PLACES] = _qd_store_change_places,
  [QD_CHANGE_SPEAKERS] = _qd_store_change_speakers,
  [QD_CHANGE_STORIES] = _qd_store_mark_stories,
  [QD_CHANGE_STORY_MARKS] = _qd_store_change_story_marks,
  [QD_CHANGE_FLAG] = _qd_store_flag_articles,
  [QD_CHANGE_ADD_NOTE] = _qd_store_add_note,
  [QD_CHANGE_EDIT_NOTE] = _qd_store_edit_note,
  [QD_CHANGE_REMOVE_NOTE] = _qd_store_remove_note,
  [QD_CHANGE_RESTORE_NOTE] = _qd_store_restore_note,
  [QD_CHANGE_REMOVE_FEED] = _qd_store_remove_feed,
  [QD_CHANGE_RESTORE_FEED] = _qd_store_restore_feed,
};

static void
unref_change (gpointer data)
{
  qd_change_unref (data);
}

static QdChange *
apply_in_transaction (QdSqlite *db,
                      QdChange *change,
                      GError  **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdChange)   inverse = NULL;
  QdChangeKind           kind = qd_change_get_kind (change);

  if (kind == QD_CHANGE_NONE)
    return qd_change_ref (change);
  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  inverse = funcs[kind](db, change, error);
  if (inverse == NULL || !qd_transaction_commit (&transaction, error))
    return NULL;
  return g_steal_pointer (&inverse);
}

static gpointer
apply (QdSqlite     *db,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  QdChangeKind         kind = qd_change_get_kind (data);
  g_autoptr (QdChange) inverse = apply_in_transaction (db, data, error);

  if (inverse == NULL)
    return NULL;
  if ((kind == QD_CHANGE_STORIES || kind == QD_CHANGE_STORY_MARKS) && _qd_store_update_stories (db, NULL, cancellable, error) == NULL)
    return NULL;
  return g_steal_pointer (&inverse);
}

/**
 * qd_store_apply:
 * @self: (not nullable): a library
 * @change: (not nullable): what is changed
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Changes something, in one transaction. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_EXISTS where a name is taken, %QD_STORE_ERROR_NOT_FOUND where what is to be changed
 *   is gone; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the change that takes it back; %NULL on error
 */
QdChange *
qd_store_apply (QdStore      *self,
                QdChange     *change,
                GCancellable *cancellable,
                GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  return _qd_store_write (self, apply, change, cancellable, error);
}

/**
 * qd_store_apply_async:
 * @self: (not nullable): a library
 * @change: (not nullable): what is changed; a reference is taken
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_apply() does without blocking. Thread: any.
 */
void
qd_store_apply_async (QdStore            *self,
                      QdChange           *change,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (change != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_apply_async);
  _qd_store_write_async (self, apply, qd_change_ref (change), unref_change, task, unref_change);
}

/**
 * qd_store_apply_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_apply_async(). Thread: that of the callback.
 *
 * Errors: as qd_store_apply()
 * Returns: (transfer full) (nullable): the change that takes it back; %NULL on error
 */
QdChange *
qd_store_apply_finish (QdStore      *self,
                       GAsyncResult *result,
                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Reads a variant of rows. */
GArray *
_qd_store_new_ids (GVariant *ids)
{
  gsize         n_ids;
  const gint64 *elements = g_variant_get_fixed_array (ids, &n_ids, sizeof (gint64));
  GArray       *array = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint)n_ids);

  g_array_append_vals (array, elements, (guint)n_ids);
  return array;
}

/* Read and starred: only what is otherwise is changed, and changed back. */
QdChange *
_qd_store_flag_articles (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_autoptr (GVariant)    packed = NULL;
  g_autoptr (GArray)      ids = NULL;
  g_autoptr (GArray)      changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (QdStatement) statement = NULL;
  guchar                  flag;
  gboolean                set;

  g_variant_get (qd_change_get_arguments (change), "(yb@ax)", &flag, &set, &packed);
  ids = _qd_store_new_ids (packed);
  statement = qd_sqlite_prepare (db, flag == 'r' ? "UPDATE articles SET read = ?2 WHERE id = ?1 AND read <> ?2"
                                                 : "UPDATE articles SET starred = ?2 WHERE id = ?1 AND starred <> ?2");
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      qd_statement_bind_int (statement, 1, id);
      qd_statement_bind_int (statement, 2, set);
      if (!qd_statement_run (statement, error))
        return NULL;
      if (qd_sqlite_n_changes (db) > 0)
        g_array_append_val (changed, id);
    }
  return qd_change_new_flag ((char)flag, !set, (const gint64 *)(gconstpointer)changed->data, changed->len);
}

/* Settings */

static gpointer
load_settings (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, value FROM view_settings");
  g_autoptr (GHashTable)  settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_hash_table_insert (settings, g_strdup (qd_statement_get_text (statement, 0, NULL)), g_strdup (qd_statement_get_text (statement, 1, NULL)));
  return step == QD_STEP_DONE ? g_steal_pointer (&settings) : NULL;
}

/**
 * qd_store_load_settings_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_load_settings() does without blocking. Thread: any.
 */
void
qd_store_load_settings_async (QdStore            *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_settings_async);
  _qd_store_read_async (self, load_settings, NULL, NULL, task, (GDestroyNotify)g_hash_table_unref);
}

/**
 * qd_store_load_settings_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_settings_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): values by names; %NULL on error
 */
GHashTable *
qd_store_load_settings_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *name;
  char *value;
} Setting;

static void
free_setting (gpointer data)
{
  Setting *setting = data;

  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

static gpointer
set_setting (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const Setting          *setting = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT OR REPLACE INTO view_settings (name, value) VALUES (?1, ?2)");

  qd_statement_bind_text (statement, 1, setting->name);
  qd_statement_bind_text (statement, 2, setting->value);
  return qd_statement_run (statement, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_set_setting_async:
 * @self: (not nullable): a library
 * @name: (not nullable): what is remembered; copied
 * @value: (not nullable): its value; copied
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_update_finish()
 * @user_data: for @callback
 *
 * Remembers something about this library. Thread: any.
 */
void
qd_store_set_setting_async (QdStore            *self,
                            const char         *name,
                            const char         *value,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Setting *setting;
  GTask   *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (name != NULL && value != NULL);

  setting = g_new (Setting, 1);
  setting->name = g_strdup (name);
  setting->value = g_strdup (value);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_store_set_setting_async);
  _qd_store_write_async (self, set_setting, setting, free_setting, task, NULL);
}

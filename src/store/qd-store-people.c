/* qd-store-people.c: what one person was quoted as saying, and under which names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-people.h"

#include <string.h>

#include "store/qd-store-private.h"

/* So much of a quotation is shown in a list, bytes. */
#define MAX_TEXT 600

static void
free_spoken (gpointer data)
{
  QdSpokenRecord *record = data;

  g_free (record->text);
  g_free (record->name);
  g_free (record->statement);
  g_free (record->source);
  g_free (record->title);
  g_free (record);
}

/* Text is cut where a character ends, with a mark. */
static char *
dup_text (QdStatement *statement,
          int          column)
{
  gsize       len;
  const char *text = qd_statement_get_text (statement, column, &len);

  if (len <= MAX_TEXT)
    return g_strdup (text);
  len = (gsize)(g_utf8_find_prev_char (text, text + MAX_TEXT) - text);
  return g_strdup_printf ("%.*s …", (int)len, text);
}

static QdSpokenRecord *
read_spoken (QdStatement *statement)
{
  QdSpokenRecord *record = g_new0 (QdSpokenRecord, 1);

  record->quotation_id = qd_statement_get_int (statement, 0);
  record->article_id = qd_statement_get_int (statement, 1);
  record->text = dup_text (statement, 2);
  record->name = g_strdup (qd_statement_get_text (statement, 3, NULL));
  record->statement = g_strdup (qd_statement_get_text (statement, 4, NULL));
  record->n_articles = qd_statement_get_uint (statement, 5);
  record->source = g_strdup (qd_statement_get_text (statement, 6, NULL));
  record->published = qd_statement_get_time (statement, 7);
  record->title = g_strdup (qd_statement_get_text (statement, 8, NULL));
  return record;
}

static gpointer
list_spoken (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_SPOKEN_SQL);
  g_autoptr (GPtrArray)   spoken = g_ptr_array_new_with_free_func (free_spoken);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, data);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (spoken, read_spoken (statement));
  return step == QD_STEP_DONE ? g_steal_pointer (&spoken) : NULL;
}

/**
 * qd_store_list_spoken:
 * @self: (not nullable): a library
 * @person: (not nullable): the name that somebody who is quoted is listed under
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the quotations of a person under all names, the latest first. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSpokenRecord): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_spoken (QdStore      *self,
                      const char   *person,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autofree char *copy = g_strdup (person);

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  return _qd_store_find (self, list_spoken, copy, cancellable, error);
}

/**
 * qd_store_list_spoken_async:
 * @self: (not nullable): a library
 * @person: (not nullable): as in qd_store_list_spoken(); copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_spoken() does without blocking. Thread: any.
 */
void
qd_store_list_spoken_async (QdStore            *self,
                            const char         *person,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (person != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_spoken_async);
  _qd_store_find_async (self, list_spoken, g_strdup (person), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_spoken_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_spoken_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdSpokenRecord): the quotations; %NULL on error
 */
GPtrArray *
qd_store_list_spoken_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
free_person (gpointer data)
{
  QdPersonRecord *record = data;

  g_free (record->name);
  g_free (record->key);
  g_free (record);
}

/**
 * qd_person_key:
 * @name: (not nullable): a name, or a part of one; valid UTF-8
 *
 * Folds a name so that it is found in whichever case and composition of letters it is written. Thread: any.
 *
 * Returns: (transfer full): the key; that of a part is a part of that of the whole
 */
char *
qd_person_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL);

  return g_utf8_casefold (normal != NULL ? normal : "", -1);
}

static gpointer
list_people (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_PEOPLE_SQL);
  g_autoptr (GPtrArray)   people = g_ptr_array_new_with_free_func (free_person);
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const char     *name = qd_statement_get_text (statement, 0, NULL);
      QdPersonRecord *record;

      /* In a damaged library there may be none where the index says that there is one, or it may be no text, which is not to be folded. */
      if (name == NULL)
        continue;
      record = g_new0 (QdPersonRecord, 1);
      record->name = g_utf8_make_valid (name, -1);
      record->key = qd_person_key (record->name);
      record->n_quotations = qd_statement_get_uint (statement, 1);
      record->n_articles = qd_statement_get_uint (statement, 2);
      g_ptr_array_add (people, record);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&people) : NULL;
}

/**
 * qd_store_list_people:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists those who are quoted, those with most quotations first, from an index of their names alone. Thread: any but those of
 * the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdPersonRecord): the people; %NULL on error
 */
GPtrArray *
qd_store_list_people (QdStore      *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_find (self, list_people, NULL, cancellable, error);
}

/**
 * qd_store_list_people_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_people() does without blocking. Thread: any.
 */
void
qd_store_list_people_async (QdStore            *self,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_people_async);
  _qd_store_find_async (self, list_people, NULL, NULL, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_people_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_people_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdPersonRecord): the people; %NULL on error
 */
GPtrArray *
qd_store_list_people_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
count_people (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  gint64 n;

  /* A window that is opened asks for it first: a large library would leave all the pages in memory that there is room for. */
  return qd_sqlite_query_int_once (db, QD_COUNT_PEOPLE_SQL, &n, error) ? g_memdup2 (&n, sizeof n) : NULL;
}

static guint
take_count (gint64 *n)
{
  guint count = n != NULL ? (guint)*n : G_MAXUINT;

  g_free (n);
  return count;
}

/**
 * qd_store_count_people:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Counts those whom qd_store_list_people() lists: the names that each run of articles has are read once, in the order of their index, so that it
 * takes a fifth of what listing them does. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: how many they are; %G_MAXUINT on error
 */
guint
qd_store_count_people (QdStore      *self,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), G_MAXUINT);

  return take_count (_qd_store_find (self, count_people, NULL, cancellable, error));
}

/**
 * qd_store_count_people_async:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_count_people() does without blocking. Thread: any.
 */
void
qd_store_count_people_async (QdStore            *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_count_people_async);
  _qd_store_find_async (self, count_people, NULL, NULL, task, g_free);
}

/**
 * qd_store_count_people_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_count_people_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: how many they are; %G_MAXUINT on error
 */
guint
qd_store_count_people_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), G_MAXUINT);

  return take_count (g_task_propagate_pointer (G_TASK (result), error));
}

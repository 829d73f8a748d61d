/* qd-statement.c: prepared statements, kept for another time by their connection
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-sqlite-private.h"
#include "store/qd-store-private.h"

static QdPrepareFunc prepare_func;

/**
 * _qd_statement_set_prepare_func:
 * @func: (nullable): called from any thread with each statement that is prepared, not with those that were kept from before
 *
 * Lets a test see which statements there are. Thread: one that has no connection open, nor any other.
 */
void
_qd_statement_set_prepare_func (QdPrepareFunc func)
{
  prepare_func = func;
}

/**
 * _qd_statement_finalize:
 * @self: (not nullable) (transfer full): a statement
 *
 * Frees a statement that is not kept for another time. Thread: its connection's.
 */
void
_qd_statement_finalize (QdStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self->sql);
  g_free (self);
}

/**
 * qd_sqlite_prepare:
 * @self: (not nullable): a connection
 * @sql: (not nullable): one statement
 *
 * Takes a statement out of the cache, or prepares it. Thread: the connection's.
 *
 * Returns: (transfer full): the statement, to be released
 */
QdStatement *
qd_sqlite_prepare (QdSqlite   *self,
                   const char *sql)
{
  QdStatement  *statement;
  QdStatement **place = &self->places[GPOINTER_TO_SIZE (sql) / 16 % QD_SQLITE_PLACES];
  gboolean      is_kept;

  assert_thread (self);
  self->n_taken++;
  statement = *place;
  if (statement == NULL || strcmp (statement->sql, sql) != 0)
    statement = g_hash_table_lookup (self->kept, sql);
  if (statement != NULL && !statement->is_taken)
    {
      statement->is_taken = TRUE;
      *place = statement;
      return statement;
    }
  is_kept = statement == NULL;
  if (prepare_func != NULL)
    prepare_func (sql, self->mode != QD_SQLITE_WRITE);
  statement = g_new0 (QdStatement, 1);
  statement->db = self;
  statement->sql = g_strdup (sql);
  statement->failure = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL);
  statement->is_taken = TRUE;
  statement->is_kept = is_kept && statement->failure == SQLITE_OK;
  if (statement->is_kept)
    g_hash_table_insert (self->kept, statement->sql, statement);
  return statement;
}

/**
 * qd_statement_release:
 * @self: (nullable) (transfer full): a statement
 *
 * Gives a statement back to the cache. Thread: its connection's.
 */
void
qd_statement_release (QdStatement *self)
{
  QdSqlite *db;

  if (self == NULL)
    return;
  db = self->db;
  assert_thread (db);
  db->n_taken--;
  if (self->is_kept && self->failure != SQLITE_OK)
    {
      g_hash_table_remove (db->kept, self->sql);
      memset (db->places, 0, sizeof db->places);
    }
  if (!self->is_kept || self->failure != SQLITE_OK)
    {
      _qd_statement_finalize (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->is_taken = FALSE;
}

static void
note_failure (QdStatement *self,
              int          code)
{
  if (self->failure == SQLITE_OK)
    self->failure = code;
}

/**
 * qd_statement_bind_int:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 * @value: its value
 *
 * Binds an integer. Thread: its connection's.
 */
void
qd_statement_bind_int (QdStatement *self,
                       int          index,
                       gint64       value)
{
  note_failure (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * qd_statement_bind_double:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 * @value: its value
 *
 * Binds a number. Thread: its connection's.
 */
void
qd_statement_bind_double (QdStatement *self,
                          int          index,
                          double       value)
{
  note_failure (self, sqlite3_bind_double (self->handle, index, value));
}

/**
 * qd_statement_bind_text:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 * @text: (nullable): UTF-8, to live until the statement is reset; %NULL for no value
 *
 * Binds a string. Thread: its connection's.
 */
void
qd_statement_bind_text (QdStatement *self,
                        int          index,
                        const char  *text)
{
  if (text == NULL)
    qd_statement_bind_null (self, index);
  else
    qd_statement_bind_text_len (self, index, text, strlen (text));
}

/**
 * qd_statement_bind_text_len:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 * @text: (not nullable): UTF-8, to live until the statement is reset
 * @len: its length, bytes
 *
 * Binds a string. Thread: its connection's.
 */
void
qd_statement_bind_text_len (QdStatement *self,
                            int          index,
                            const char  *text,
                            gsize        len)
{
  note_failure (self, sqlite3_bind_text64 (self->handle, index, text, len, SQLITE_STATIC, SQLITE_UTF8));
}

/**
 * qd_statement_bind_blob:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 * @data: (nullable): bytes, to live until the statement is reset; may be %NULL if there are none
 * @size: how many
 *
 * Binds bytes. Thread: its connection's.
 */
void
qd_statement_bind_blob (QdStatement  *self,
                        int           index,
                        gconstpointer data,
                        gsize         size)
{
  /* A null pointer would bind no value instead of no bytes. */
  note_failure (self, sqlite3_bind_blob64 (self->handle, index, size > 0 ? data : "", size, SQLITE_STATIC));
}

/**
 * qd_statement_bind_null:
 * @self: (not nullable): a statement
 * @index: number of the parameter, from 1
 *
 * Binds no value. Thread: its connection's.
 */
void
qd_statement_bind_null (QdStatement *self,
                        int          index)
{
  note_failure (self, sqlite3_bind_null (self->handle, index));
}

/**
 * qd_statement_step:
 * @self: (not nullable): a statement
 * @error: return location
 *
 * Goes to the next row. Thread: its connection's.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: whether there is a row, none any more, or an error
 */
QdStep
qd_statement_step (QdStatement *self,
                   GError     **error)
{
  int code = self->failure;

  assert_thread (self->db);
  /* An interruption between two statements is forgotten when the next begins. */
  if (code == SQLITE_OK && self->db->cancelled_id != 0 && g_cancellable_is_cancelled (self->db->cancellable))
    code = SQLITE_INTERRUPT;
  if (code == SQLITE_OK)
    code = sqlite3_step (self->handle);
  switch (code)
    {
    case SQLITE_ROW:
      return QD_STEP_ROW;
    case SQLITE_DONE:
      return QD_STEP_DONE;
    default:
      _qd_sqlite_set_error (self->db, code, error);
      return QD_STEP_ERROR;
    }
}

/**
 * qd_statement_need:
 * @self: (not nullable): a statement whose next row must be there
 * @error: return location
 *
 * Goes to the next row. Thread: its connection's.
 *
 * Errors: %QD_STORE_ERROR_CORRUPT if there is none; other #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE if it is at a row, or %FALSE and an error
 */
gboolean
qd_statement_need (QdStatement *self,
                   GError     **error)
{
  QdStep step = qd_statement_step (self, error);

  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  return step == QD_STEP_ROW;
}

/**
 * qd_statement_run:
 * @self: (not nullable): a statement
 * @error: return location
 *
 * Steps to the end, whatever rows there are, and resets. Thread: its connection's.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_statement_run (QdStatement *self,
                  GError     **error)
{
  QdStep step;

  do
    step = qd_statement_step (self, error);
  while (step == QD_STEP_ROW);
  qd_statement_reset (self);
  return step == QD_STEP_DONE;
}

/**
 * qd_statement_collect_ids:
 * @self: (not nullable): a statement with its values bound
 * @error: return location
 *
 * Steps to the end and keeps the first column of each row, in their order. Thread: its connection's.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers; %NULL and an error if not all could be read
 */
GArray *
qd_statement_collect_ids (QdStatement *self,
                          GError     **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  QdStep             step;

  while ((step = qd_statement_step (self, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (self, 0);

      g_array_append_val (ids, id);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * qd_statement_reset:
 * @self: (not nullable): a statement
 *
 * Makes it ready to be bound and stepped again. Thread: its connection's.
 */
void
qd_statement_reset (QdStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * qd_statement_is_null:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: whether the column has no value
 */
gboolean
qd_statement_is_null (QdStatement *self,
                      int          column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * qd_statement_get_int:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: its value; 0 if it has none
 */
gint64
qd_statement_get_int (QdStatement *self,
                      int          column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * qd_statement_get_uint:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: its value, brought into the range of a guint, since a damaged file may hold anything
 */
guint
qd_statement_get_uint (QdStatement *self,
                       int          column)
{
  return (guint)CLAMP (sqlite3_column_int64 (self->handle, column), 0, G_MAXINT);
}

/**
 * qd_statement_get_time:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: its value, µs since the epoch UTC; %QD_TIME_UNKNOWN if it has none
 */
gint64
qd_statement_get_time (QdStatement *self,
                       int          column)
{
  return qd_statement_is_null (self, column) ? QD_TIME_UNKNOWN : qd_statement_get_int (self, column);
}

/**
 * qd_statement_get_double:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 *
 * Returns: its value; 0 if it has none
 */
double
qd_statement_get_double (QdStatement *self,
                         int          column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * qd_statement_get_text:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 * @len: (out) (optional): its length, bytes
 *
 * Returns: (transfer none) (nullable): its value, until the next step; %NULL if it has none
 */
const char *
qd_statement_get_text (QdStatement *self,
                       int          column,
                       gsize       *len)
{
  const char *text = (const char *)sqlite3_column_text (self->handle, column);

  if (len != NULL)
    *len = text != NULL ? (gsize)sqlite3_column_bytes (self->handle, column) : 0;
  return text;
}

/**
 * qd_statement_get_blob:
 * @self: (not nullable): a statement at a row
 * @column: number of the column, from 0
 * @size: (out) (not nullable): how many bytes
 *
 * Returns: (transfer none) (nullable): its bytes, until the next step; %NULL if there are none
 */
const guint8 *
qd_statement_get_blob (QdStatement *self,
                       int          column,
                       gsize       *size)
{
  const guint8 *data = sqlite3_column_blob (self->handle, column);

  *size = data != NULL ? (gsize)sqlite3_column_bytes (self->handle, column) : 0;
  return data;
}

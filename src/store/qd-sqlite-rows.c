/* qd-sqlite-rows.c: rows in memory that a statement reads like a table
 *
 * A statement that inserts one row opens the table and all its indexes, and looks for the end of the table from the top, before it writes;
 * for a row of six small values that is half of its time. So what is to be inserted stands in a virtual table, and one statement inserts
 * all of it: INSERT INTO … SELECT c0, c1 FROM qd_rows (https://www.sqlite.org/vtab.html).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-sqlite-rows.h"

#include <string.h>

#include "store/qd-sqlite-private.h"

typedef struct
{
  sqlite3_vtab base;
  QdSqlite    *db;
} RowsTable;

typedef struct
{
  sqlite3_vtab_cursor base;
  QdValue             values[QD_SQLITE_N_COLUMNS];
  gboolean            at_row;
  sqlite3_int64       row;
} RowsCursor;

/**
 * qd_value_set_int:
 * @self: (not nullable): a value
 * @value: an integer
 */
void
qd_value_set_int (QdValue *self,
                  gint64   value)
{
  *self = (QdValue){ .kind = QD_VALUE_INT, .integer = value };
}

/**
 * qd_value_set_double:
 * @self: (not nullable): a value
 * @value: a number
 */
void
qd_value_set_double (QdValue *self,
                     double   value)
{
  *self = (QdValue){ .kind = QD_VALUE_DOUBLE, .number = value };
}

/**
 * qd_value_set_text:
 * @self: (not nullable): a value
 * @text: (nullable): UTF-8, to stay until the next row is asked for; %NULL for no value
 */
void
qd_value_set_text (QdValue    *self,
                   const char *text)
{
  if (text == NULL)
    *self = (QdValue){ .kind = QD_VALUE_NONE };
  else
    *self = (QdValue){ .kind = QD_VALUE_TEXT, .size = strlen (text), .data = text };
}

/**
 * qd_value_set_blob:
 * @self: (not nullable): a value
 * @data: (nullable): bytes, to stay until the next row is asked for; may be %NULL if there are none
 * @size: how many
 */
void
qd_value_set_blob (QdValue      *self,
                   gconstpointer data,
                   gsize         size)
{
  /* A null pointer would be no value instead of no bytes. */
  *self = (QdValue){ .kind = QD_VALUE_BLOB, .size = size, .data = size > 0 ? data : "" };
}

static int
connect_cb (sqlite3           *handle,
            void              *user_data,
            int                n_arguments,
            const char *const *arguments,
            sqlite3_vtab     **table,
            char             **message)
{
  RowsTable *self;
  int        code = sqlite3_declare_vtab (handle, "CREATE TABLE qd_rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18)");

  if (code != SQLITE_OK)
    return code;
  /* Nothing in a library may read from the memory of the program. */
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  self = g_new0 (RowsTable, 1);
  self->db = user_data;
  *table = &self->base;
  return SQLITE_OK;
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
best_index_cb (sqlite3_vtab       *table,
               sqlite3_index_info *info)
{
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab         *table,
         sqlite3_vtab_cursor **cursor)
{
  RowsCursor *self = g_new0 (RowsCursor, 1);

  *cursor = &self->base;
  return SQLITE_OK;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *cursor)
{
  RowsCursor     *self = (RowsCursor *)cursor;
  const QdSqlite *db = ((RowsTable *)cursor->pVtab)->db;

  memset (self->values, 0, sizeof self->values);
  self->row++;
  self->at_row = db->rows_func != NULL && db->rows_func (self->values, db->rows_data);
  return SQLITE_OK;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor,
           int                  index,
           const char          *name,
           int                  n_values,
           sqlite3_value      **values)
{
  return next_cb (cursor);
}

static int
eof_cb (sqlite3_vtab_cursor *cursor)
{
  return !((RowsCursor *)cursor)->at_row;
}

static int
column_cb (sqlite3_vtab_cursor *cursor,
           sqlite3_context     *context,
           int                  column)
{
  const QdValue *value = &((RowsCursor *)cursor)->values[column];

  switch (value->kind)
    {
    case QD_VALUE_INT:
      sqlite3_result_int64 (context, value->integer);
      break;
    case QD_VALUE_DOUBLE:
      sqlite3_result_double (context, value->number);
      break;
    case QD_VALUE_TEXT:
      sqlite3_result_text64 (context, value->data, value->size, SQLITE_STATIC, SQLITE_UTF8);
      break;
    case QD_VALUE_BLOB:
      sqlite3_result_blob64 (context, value->data, value->size, SQLITE_STATIC);
      break;
    case QD_VALUE_NONE:
    default:
      sqlite3_result_null (context);
      break;
    }
  return SQLITE_OK;
}

static int
row_cb (sqlite3_vtab_cursor *cursor,
        sqlite3_int64       *row)
{
  *row = ((RowsCursor *)cursor)->row;
  return SQLITE_OK;
}

/**
 * _qd_sqlite_rows_register:
 * @self: (not nullable): a connection
 *
 * Lets statements of the connection read the table `qd_rows`. Thread: the connection's.
 *
 * Returns: what SQLite says
 */
int
_qd_sqlite_rows_register (QdSqlite *self)
{
  static const sqlite3_module module = {
    .xConnect = connect_cb,
    .xBestIndex = best_index_cb,
    .xDisconnect = disconnect_cb,
    .xOpen = open_cb,
    .xClose = close_cb,
    .xFilter = filter_cb,
    .xNext = next_cb,
    .xEof = eof_cb,
    .xColumn = column_cb,
    .xRowid = row_cb,
  };

  return sqlite3_create_module_v2 (self->handle, "qd_rows", &module, self, NULL);
}

/**
 * qd_sqlite_run_with_rows:
 * @self: (not nullable): a connection that writes
 * @sql: (not nullable): a statement that reads the table `qd_rows` once, whose columns are c0 to c18
 * @func: (not nullable) (scope call): gives the rows of that table, one after the other; may run other statements, but none that reads it
 * @user_data: for @func
 * @error: return location
 *
 * Runs a statement on rows that are in memory. Thread: its own.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_run_with_rows (QdSqlite   *self,
                         const char *sql,
                         QdRowsFunc  func,
                         gpointer    user_data,
                         GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self, sql);
  gboolean                done;

  g_assert (self->rows_func == NULL);
  self->rows_func = func;
  self->rows_data = user_data;
  done = qd_statement_run (statement, error);
  self->rows_func = NULL;
  self->rows_data = NULL;
  return done;
}

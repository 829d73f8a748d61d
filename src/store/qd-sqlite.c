/* qd-sqlite.c: a connection to an SQLite file and its prepared statements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-sqlite.h"

#include "store/qd-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

/* How long a writer waits for another one, ms: longer than any batch of ours, short enough to be told. */
#define BUSY_TIMEOUT 5000

/* After how many of SQLite's instructions a cancellable is looked at: well below a millisecond of work. */
#define INSTRUCTIONS_PER_CHECK 4000

/* Pages that are copied before a backup lets a writer in. */
#define PAGES_PER_STEP 512

struct _QdSqlite
{
  sqlite3       *handle;
  char          *path;
  QdSqliteMode   mode;
  GThread       *thread;
  GHashTable    *idle;    /* SQL, owned by the statement, to QdStatement */
  guint          n_taken; /* statements out of the cache */
  GCancellable  *cancellable;
  gpointer       data; /* what the store keeps for as long as the connection lives */
  GDestroyNotify data_destroy;
};

struct _QdStatement
{
  QdSqlite     *db; /* borrowed */
  sqlite3_stmt *handle;
  char         *sql;
  int           failure; /* of preparing or binding; reported by the first step */
};

#define assert_thread(db) g_assert ((db)->thread == g_thread_self ())

/* Errors */

static void
set_full_error (const char *name,
                GError    **error)
{
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL,
               g_dgettext (GETTEXT_PACKAGE, "The disk that holds the library “%s” is full. Make room on it and try again."), name);
}

static gboolean
is_full (int code,
         int system_error)
{
  if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE)
    return TRUE;
  return (code & 0xff) == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT);
}

static void
set_code_error (const char *path,
                int         code,
                int         system_error,
                const char *message,
                GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (is_full (code, system_error))
    {
      set_full_error (name, error);
      return;
    }
  switch (code & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, g_dgettext (GETTEXT_PACKAGE, "Reading the library “%s” was cancelled."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” is damaged (%s). Restore it from a backup, or import its articles into a new one."), name, message);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_A_LIBRARY,
                   g_dgettext (GETTEXT_PACKAGE, "“%s” is no Quotidian library."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be written. Check the permissions of the file and of its folder."), name);
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” is being changed by another program. Try again when that is done."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be opened: %s."), name,
                   system_error != 0 ? g_strerror (system_error) : message);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      /* What was to be stored is at fault, not the library: no error of its domain. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "This cannot be stored in the library “%s”: %s."), name, message);
      break;
    default:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be used: %s."), name, message);
      break;
    }
}

static void
set_error (QdSqlite *self,
           int       code,
           GError  **error)
{
  set_code_error (self->path, code, sqlite3_system_errno (self->handle), sqlite3_errmsg (self->handle), error);
}

/**
 * qd_sqlite_error_is_fatal:
 * @error: (not nullable): an error of this layer
 *
 * Tells an error of the file or the disk, after which a batch cannot go on, from one that concerns a single article.
 *
 * Returns: whether it is fatal
 */
gboolean
qd_sqlite_error_is_fatal (const GError *error)
{
  return error->domain == QD_STORE_ERROR || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Opening */

static int
check_cancelled_cb (gpointer data)
{
  QdSqlite *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
configure (QdSqlite    *self,
           QdSqliteMode mode,
           GError     **error)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_progress_handler (self->handle, INSTRUCTIONS_PER_CHECK, check_cancelled_cb, self);
  /* A library may come from anywhere: what its schema says is not trusted to call functions. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return qd_sqlite_exec (self, "PRAGMA foreign_keys = ON", error) &&
         qd_sqlite_exec (self, "PRAGMA synchronous = NORMAL", error) &&
         qd_sqlite_exec (self, "PRAGMA temp_store = MEMORY", error) &&
         (mode == QD_SQLITE_WRITE || qd_sqlite_exec (self, "PRAGMA query_only = ON", error));
}

static char *
dup_uri (const char  *path,
         QdSqliteMode mode)
{
  g_autofree char *escaped = g_uri_escape_string (path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);

  return g_strconcat ("file:", escaped, mode == QD_SQLITE_IMMUTABLE ? "?immutable=1" : "", NULL);
}

/**
 * qd_sqlite_open:
 * @path: (not nullable): an absolute file name
 * @mode: what the connection is for
 * @create: whether to make the file where there is none
 * @error: return location
 *
 * Opens a file. Nothing is written yet, nor is it known whether the file is a database. Thread: the one that will use it.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the connection; %NULL on error
 */
QdSqlite *
qd_sqlite_open (const char  *path,
                QdSqliteMode mode,
                gboolean     create,
                GError     **error)
{
  g_autoptr (QdSqlite) self = g_new0 (QdSqlite, 1);
  g_autofree char     *uri = dup_uri (path, mode);
  int                  flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int                  code;

  if (mode == QD_SQLITE_WRITE || mode == QD_SQLITE_QUERY)
    flags |= SQLITE_OPEN_READWRITE;
  else
    flags |= SQLITE_OPEN_READONLY;
  if (create)
    flags |= SQLITE_OPEN_CREATE;
  self->path = g_strdup (path);
  self->mode = mode;
  self->thread = g_thread_self ();
  self->idle = g_hash_table_new (g_str_hash, g_str_equal);
  code = sqlite3_open_v2 (uri, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      set_code_error (path, code, self->handle != NULL ? sqlite3_system_errno (self->handle) : 0,
                      sqlite3_errstr (code), error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
finalize_statement (QdStatement *statement)
{
  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

/**
 * qd_sqlite_close:
 * @self: (nullable) (transfer full): a connection without statements in use
 *
 * Closes a connection. Thread: its own.
 */
void
qd_sqlite_close (QdSqlite *self)
{
  GHashTableIter iter;
  gpointer       statement;

  if (self == NULL)
    return;
  assert_thread (self);
  qd_sqlite_set_data (self, NULL, NULL);
  g_assert (self->n_taken == 0);
  g_hash_table_iter_init (&iter, self->idle);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_hash_table_iter_steal (&iter);
      finalize_statement (statement);
    }
  g_hash_table_unref (self->idle);
  g_assert (sqlite3_close (self->handle) == SQLITE_OK);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * qd_sqlite_get_path:
 * @self: (not nullable): a connection
 *
 * Gets the file's name.
 *
 * Returns: (transfer none): the name
 */
const char *
qd_sqlite_get_path (QdSqlite *self)
{
  return self->path;
}

/**
 * qd_sqlite_set_cancellable:
 * @self: (not nullable): a connection
 * @cancellable: (nullable): what stops its statements from now on; they fail with %G_IO_ERROR_CANCELLED
 *
 * Thread: its own.
 */
void
qd_sqlite_set_cancellable (QdSqlite     *self,
                           GCancellable *cancellable)
{
  assert_thread (self);
  g_set_object (&self->cancellable, cancellable);
}

/**
 * qd_sqlite_keep_log:
 * @self: (not nullable): a connection
 * @keep: whether closing leaves the write-ahead log of another as it is, so that a file that is refused is not touched
 *
 * Thread: its own.
 */
void
qd_sqlite_keep_log (QdSqlite *self,
                    gboolean  keep)
{
  assert_thread (self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, NULL);
}

/* Statements */

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
  QdStatement *statement;

  assert_thread (self);
  statement = g_hash_table_lookup (self->idle, sql);
  if (statement != NULL)
    {
      g_hash_table_remove (self->idle, sql);
    }
  else
    {
      statement = g_new0 (QdStatement, 1);
      statement->db = self;
      statement->sql = g_strdup (sql);
      statement->failure = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle, NULL);
    }
  self->n_taken++;
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
  if (self->failure != SQLITE_OK || g_hash_table_contains (db->idle, self->sql))
    {
      finalize_statement (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  g_hash_table_insert (db->idle, self->sql, self);
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
  int code;

  assert_thread (self->db);
  code = self->failure != SQLITE_OK ? self->failure : sqlite3_step (self->handle);
  switch (code)
    {
    case SQLITE_ROW:
      return QD_STEP_ROW;
    case SQLITE_DONE:
      return QD_STEP_DONE;
    default:
      set_error (self->db, code, error);
      return QD_STEP_ERROR;
    }
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

/**
 * qd_sqlite_exec:
 * @self: (not nullable): a connection
 * @sql: (not nullable): statements, separated by semicolons
 * @error: return location
 *
 * Runs statements that are not worth keeping prepared. Thread: its own.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_exec (QdSqlite   *self,
                const char *sql,
                GError    **error)
{
  int code;

  assert_thread (self);
  code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  set_error (self, code, error);
  return FALSE;
}

/**
 * qd_sqlite_query_int:
 * @self: (not nullable): a connection
 * @sql: (not nullable): a statement with one row of one column
 * @value: (out) (not nullable): its value; 0 if there is no row
 * @error: return location
 *
 * Asks for a number. Thread: its own.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_query_int (QdSqlite   *self,
                     const char *sql,
                     gint64     *value,
                     GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self, sql);
  QdStep                  step = qd_statement_step (statement, error);

  *value = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

/**
 * qd_sqlite_last_id:
 * @self: (not nullable): a connection
 *
 * Returns: the row that was inserted last
 */
gint64
qd_sqlite_last_id (QdSqlite *self)
{
  assert_thread (self);
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * qd_sqlite_n_changes:
 * @self: (not nullable): a connection
 *
 * Returns: how many rows the last statement changed
 */
guint
qd_sqlite_n_changes (QdSqlite *self)
{
  assert_thread (self);
  return (guint)sqlite3_changes (self->handle);
}

/**
 * qd_sqlite_total_changes:
 * @self: (not nullable): a connection
 *
 * Returns: how many rows were changed since it was opened; wraps around
 */
guint
qd_sqlite_total_changes (QdSqlite *self)
{
  assert_thread (self);
  return (guint)sqlite3_total_changes (self->handle);
}

/**
 * qd_sqlite_is_read_only:
 * @self: (not nullable): a connection
 *
 * SQLite opens a file that may not be written for reading, without a word.
 *
 * Returns: whether that is so
 */
gboolean
qd_sqlite_is_read_only (QdSqlite *self)
{
  assert_thread (self);
  return sqlite3_db_readonly (self->handle, "main") == 1;
}

/**
 * qd_sqlite_is_query_only:
 * @self: (not nullable): a connection
 *
 * Returns: whether it was opened for reading
 */
gboolean
qd_sqlite_is_query_only (QdSqlite *self)
{
  assert_thread (self);
  return self->mode != QD_SQLITE_WRITE;
}

/**
 * qd_sqlite_get_data:
 * @self: (not nullable): a connection
 *
 * Returns: (transfer none) (nullable): what qd_sqlite_set_data() set
 */
gpointer
qd_sqlite_get_data (QdSqlite *self)
{
  assert_thread (self);
  return self->data;
}

/**
 * qd_sqlite_set_data:
 * @self: (not nullable): a connection
 * @data: (nullable) (transfer full): what is to live as long as the connection
 * @destroy: (nullable): frees it
 *
 * Keeps something with the connection, instead of what was kept before. Thread: its own.
 */
void
qd_sqlite_set_data (QdSqlite      *self,
                    gpointer       data,
                    GDestroyNotify destroy)
{
  assert_thread (self);
  if (self->data != NULL && self->data_destroy != NULL)
    self->data_destroy (self->data);
  self->data = data;
  self->data_destroy = destroy;
}

/* Transactions */

static gboolean
begin (QdTransaction *self,
       QdSqlite      *db,
       const char    *sql,
       gboolean       savepoint,
       GError       **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  g_assert (self->db == NULL);
  if (!qd_statement_run (statement, error))
    return FALSE;
  self->db = db;
  self->savepoint = savepoint;
  return TRUE;
}

/**
 * qd_transaction_begin_read:
 * @self: (not nullable): an initialized transaction
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Begins to read one state of the file, whatever is written meanwhile. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_transaction_begin_read (QdTransaction *self,
                           QdSqlite      *db,
                           GError       **error)
{
  return begin (self, db, "BEGIN DEFERRED", FALSE, error);
}

/**
 * qd_transaction_begin_write:
 * @self: (not nullable): an initialized transaction
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Begins to write; waits for another program that does. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_transaction_begin_write (QdTransaction *self,
                            QdSqlite      *db,
                            GError       **error)
{
  return begin (self, db, "BEGIN IMMEDIATE", FALSE, error);
}

/**
 * qd_transaction_begin_savepoint:
 * @self: (not nullable): an initialized transaction
 * @db: (not nullable): a connection inside a transaction
 * @error: return location
 *
 * Begins a part that can be rolled back alone. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_transaction_begin_savepoint (QdTransaction *self,
                                QdSqlite      *db,
                                GError       **error)
{
  return begin (self, db, "SAVEPOINT part", TRUE, error);
}

/**
 * qd_transaction_commit:
 * @self: (not nullable): a transaction
 * @error: return location
 *
 * Commits; after an error the transaction is still to be rolled back, as happens at the end of its scope. Thread: the
 * connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_transaction_commit (QdTransaction *self,
                       GError       **error)
{
  g_autoptr (QdStatement) statement = NULL;

  g_assert (self->db != NULL);
  statement = qd_sqlite_prepare (self->db, self->savepoint ? "RELEASE part" : "COMMIT");
  if (!qd_statement_run (statement, error))
    return FALSE;
  self->db = NULL;
  return TRUE;
}

/**
 * qd_transaction_clear:
 * @self: (not nullable): a transaction
 *
 * Rolls back what has not been committed. Thread: the connection's.
 */
void
qd_transaction_clear (QdTransaction *self)
{
  QdSqlite *db = g_steal_pointer (&self->db);

  /* A full disk may have made SQLite roll back everything already. */
  if (db == NULL || sqlite3_get_autocommit (db->handle))
    return;
  qd_sqlite_set_cancellable (db, NULL);
  /* Rolling back only discards what is in memory or in the log; should it fail, the next write says so. */
  sqlite3_exec (db->handle, self->savepoint ? "ROLLBACK TO part; RELEASE part" : "ROLLBACK", NULL, NULL, NULL);
}

/* Copying */

static gboolean
copy_steps (QdSqlite       *self,
            sqlite3        *target,
            sqlite3_backup *backup,
            const char     *path,
            GCancellable   *cancellable,
            GError        **error)
{
  int code;

  do
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      code = sqlite3_backup_step (backup, PAGES_PER_STEP);
      if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        sqlite3_sleep (10);
    }
  while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
  if (code == SQLITE_DONE)
    return TRUE;
  set_code_error (path, code, sqlite3_system_errno (target), sqlite3_errstr (code), error);
  return FALSE;
}

/**
 * qd_sqlite_copy_to:
 * @self: (not nullable): a connection
 * @path: (not nullable): the file to write; what is in it is lost
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Copies the database with SQLite's online backup, while others write. Thread: its own.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_copy_to (QdSqlite     *self,
                   const char   *path,
                   GCancellable *cancellable,
                   GError      **error)
{
  sqlite3        *target = NULL;
  sqlite3_backup *backup;
  gboolean        done = FALSE;
  int             code;

  assert_thread (self);
  code = sqlite3_open_v2 (path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  backup = code == SQLITE_OK ? sqlite3_backup_init (target, "main", self->handle, "main") : NULL;
  if (backup == NULL)
    {
      if (code == SQLITE_OK)
        code = sqlite3_errcode (target);
      set_code_error (path, code, target != NULL ? sqlite3_system_errno (target) : 0, sqlite3_errstr (code), error);
    }
  else
    {
      done = copy_steps (self, target, backup, path, cancellable, error);
      sqlite3_backup_finish (backup);
    }
  sqlite3_close (target);
  return done;
}

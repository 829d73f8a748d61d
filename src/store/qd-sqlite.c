/* qd-sqlite.c: a connection to an SQLite file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "store/qd-log-file.h"
#include "store/qd-pack.h"
#include "store/qd-quotation-pack.h"
#include "store/qd-search-tokenizer.h"
#include "store/qd-sqlite-private.h"
#include "store/qd-store.h"

/* How long a writer waits for another one, ms: longer than any batch of ours, short enough to be told. */
#define BUSY_TIMEOUT 5000

/* After how many of SQLite's instructions a cancellable is looked at: well below a millisecond of work. */
#define INSTRUCTIONS_PER_CHECK 4000

/* Memory for pages that were read or are to be written, KiB: an import touches indexes all over the file, and what does not
 * fit is read again, page by page. All pages that a batch of an import changes must fit: of those that were written before the end of their
 * transaction and then changed again, and of all behind them, SQLite reads each and writes its head anew. A reader keeps less while it
 * reads through what nobody asks for again. */
#define WRITER_CACHE 24576
#define READER_CACHE 16384
#define SCAN_CACHE 1024

/* Of a new library, bytes; one that is there keeps its own. Packed texts fill pages of this size, while of those half as large
 * they leave a quarter free; and what is written is written in half as many. */
#define PAGE_SIZE 8192

/* The write-ahead log is moved into the library when it has so many bytes: seldom, as a page that was written ten times in
 * between is moved once, and only between two transactions. */
#define LOG_BYTES (64 * 1024 * 1024)

/* A transaction that has written so much moves the log itself: the time that takes is little beside its own, and the log
 * can begin anew. After a smaller one somebody else does it meanwhile. */
#define MANY_BYTES (8 * 1024 * 1024)

/* When readers, or others that write, have kept it from being begun anew until it has so many, they are waited for. */
#define MOST_LOG_BYTES (8 * (gint64)LOG_BYTES)

/* How often moving the log is begun again for what was written meanwhile. */
#define MOST_MOVES 4

/* What is left of a log that was longer, bytes: all of one that was moved in time, as to write over a file takes less than to give its place back
 * and take it again. */
#define LOG_SIZE_LIMIT "83886080"

/* After a transaction that has written so much the system is asked to put the log on the disk at once, rather than when it is moved and
 * everybody waits for it. */
#define MUCH_BYTES (1024 * 1024)

/* Pages that are copied before a backup lets a writer in. */
#define PAGES_PER_STEP 512

/* Opening */

static int
check_cancelled_cb (gpointer data)
{
  QdSqlite *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* A search index goes through all that begins with a letter, or all places of four common words, within a single instruction of
 * SQLite; but whenever it goes to a further page, it looks whether it was interrupted. Any thread. */
static void
interrupt_cb (GCancellable *cancellable,
              gpointer      data)
{
  QdSqlite *self = data;

  sqlite3_interrupt (self->handle);
}

/* The size of a page of a library that is there is known when it has been read. */
static gint64
get_page_size (QdSqlite *self)
{
  if (self->page_size == 0 && !qd_sqlite_query_int (self, "PRAGMA page_size", &self->page_size, NULL))
    return PAGE_SIZE;
  return self->page_size;
}

/* Does not wait for the disk. What goes wrong shows when the log is moved. */
static void
start_writing_out (QdSqlite *self)
{
#ifdef __linux__
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  int              file = g_open (log, O_RDONLY | O_CLOEXEC, 0);

  /* Nothing of the log is locked, so that closing it gives no lock away. */
  if (file < 0)
    return;
  sync_file_range (file, 0, 0, SYNC_FILE_RANGE_WRITE);
  g_close (file, NULL);
#endif
}

/* After each commit. What goes wrong here concerns nothing that was committed: the log stays, and it is tried again. */
static int
committed_cb (gpointer    data,
              sqlite3    *handle,
              const char *schema,
              int         n_pages)
{
  QdSqlite *self = data;
  gint64    n_written = (n_pages > self->n_log_pages ? n_pages - self->n_log_pages : n_pages) * get_page_size (self);
  gint64    n_bytes = n_pages * get_page_size (self);

  self->n_log_pages = n_pages;
  if (n_written >= MUCH_BYTES)
    start_writing_out (self);
  if (n_bytes < LOG_BYTES)
    return SQLITE_OK;
  if (self->log_func != NULL && n_written < MANY_BYTES && n_bytes < MOST_LOG_BYTES)
    self->log_func (self->log_data);
  else
    sqlite3_wal_checkpoint_v2 (handle, schema, n_bytes >= MOST_LOG_BYTES ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return SQLITE_OK;
}

static gboolean
configure_writer (QdSqlite *self,
                  GError  **error)
{
  sqlite3_wal_hook (self->handle, committed_cb, self);
  return qd_sqlite_exec (self, "PRAGMA journal_size_limit = " LOG_SIZE_LIMIT, error) &&
         /* What was removed is overwritten where the page is written anyway, not in every page that becomes free. */
         qd_sqlite_exec (self, "PRAGMA secure_delete = FAST", error);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const gint64 *row_a = a, *row_b = b;

  return (*row_a > *row_b) - (*row_a < *row_b);
}

static void
wanted_cb (sqlite3_context *context,
           int              n_arguments,
           sqlite3_value  **arguments)
{
  QdSqlite *self = sqlite3_user_data (context);
  gint64    row = sqlite3_value_int64 (arguments[0]);

  sqlite3_result_int (context, self->wanted != NULL && g_array_binary_search (self->wanted, &row, compare_rows, NULL));
}

static gboolean
configure (QdSqlite    *self,
           QdSqliteMode mode,
           GError     **error)
{
  int code;

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_progress_handler (self->handle, INSTRUCTIONS_PER_CHECK, check_cancelled_cb, self);
  /* A library may come from anywhere: what its schema says is not trusted to call functions. */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  code = qd_search_tokenizer_register (self->handle);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (self->handle, "qd_wanted", 1, SQLITE_UTF8 | SQLITE_DIRECTONLY, self, wanted_cb, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = qd_pack_register (self->handle);
  if (code == SQLITE_OK)
    code = _qd_quotation_pack_register (self->handle);
  if (code == SQLITE_OK && mode == QD_SQLITE_WRITE)
    code = _qd_sqlite_rows_register (self);
  if (code != SQLITE_OK)
    {
      _qd_sqlite_set_error (self, code, error);
      return FALSE;
    }
  /* The size of pages comes before that of the cache: when it changes, SQLite (3.46) keeps as many pages as there would have been of the
   * size before. */
  return (mode != QD_SQLITE_WRITE || qd_sqlite_exec (self, "PRAGMA page_size = " G_STRINGIFY (PAGE_SIZE), error)) &&
         qd_sqlite_exec (self, "PRAGMA foreign_keys = ON", error) &&
         qd_sqlite_exec (self, "PRAGMA synchronous = NORMAL", error) &&
         qd_sqlite_exec (self, "PRAGMA temp_store = MEMORY", error) &&
         qd_sqlite_exec (self, mode == QD_SQLITE_WRITE ? "PRAGMA cache_size = -" G_STRINGIFY (WRITER_CACHE) : "PRAGMA cache_size = -" G_STRINGIFY (READER_CACHE), error) &&
         (mode != QD_SQLITE_WRITE || configure_writer (self, error)) &&
         (mode == QD_SQLITE_WRITE || qd_sqlite_exec (self, "PRAGMA query_only = ON", error));
}

/* SQLite counts what it allocates, under a lock for all threads, for limits that nobody sets here. In a program that has used
 * SQLite before it stays so. */
static void
configure_library (void)
{
  static gsize configured = 0;

  if (!g_once_init_enter (&configured))
    return;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  g_once_init_leave (&configured, 1);
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

  configure_library ();
  if (mode == QD_SQLITE_WRITE || mode == QD_SQLITE_QUERY)
    flags |= SQLITE_OPEN_READWRITE;
  else
    flags |= SQLITE_OPEN_READONLY;
  if (create)
    flags |= SQLITE_OPEN_CREATE;
  self->path = g_strdup (path);
  self->mode = mode;
  self->thread = g_thread_self ();
  self->kept = g_hash_table_new (g_str_hash, g_str_equal);
  code = sqlite3_open_v2 (uri, &self->handle, flags, mode == QD_SQLITE_WRITE ? _qd_log_file_get_vfs () : NULL);
  if (code != SQLITE_OK)
    {
      _qd_sqlite_set_code_error (path, code, self->handle != NULL ? sqlite3_system_errno (self->handle) : 0,
                                 sqlite3_errstr (code), error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
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
  qd_sqlite_set_cancellable (self, NULL);
  g_assert (self->n_taken == 0);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      g_hash_table_iter_steal (&iter);
      _qd_statement_finalize (statement);
    }
  g_hash_table_unref (self->kept);
  g_assert (sqlite3_close (self->handle) == SQLITE_OK);
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
  if (self->cancelled_id != 0)
    g_cancellable_disconnect (self->cancellable, self->cancelled_id);
  self->cancelled_id = 0;
  g_set_object (&self->cancellable, cancellable);
  /* What writes may well go on to where it looks by itself: what is interrupted is rolled back as a whole. */
  if (cancellable != NULL && self->mode != QD_SQLITE_WRITE)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (interrupt_cb), self, NULL);
}

/**
 * qd_sqlite_set_error_if_cancelled:
 * @self: (not nullable): a connection
 * @error: return location
 *
 * For work between statements that takes long. Thread: its own.
 *
 * Errors: %G_IO_ERROR_CANCELLED
 * Returns: whether what stops the connection's statements was cancelled
 */
gboolean
qd_sqlite_set_error_if_cancelled (QdSqlite *self,
                                  GError  **error)
{
  assert_thread (self);
  return g_cancellable_set_error_if_cancelled (self->cancellable, error);
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

/**
 * qd_sqlite_set_waiting:
 * @self: (not nullable): a connection
 * @waiting: whether its statements wait for others who write, as they do at first, or fail at once
 *
 * Thread: its own.
 */
void
qd_sqlite_set_waiting (QdSqlite *self,
                       gboolean  waiting)
{
  assert_thread (self);
  sqlite3_busy_timeout (self->handle, waiting ? BUSY_TIMEOUT : 0);
}

/**
 * qd_sqlite_set_log_func:
 * @self: (not nullable): a connection that writes
 * @func: (nullable): called on its thread after a commit, when the write-ahead log has become long
 * @data: (nullable): for @func
 *
 * Has the log moved by somebody else, with qd_sqlite_move_log() on another connection, rather than by whoever commits
 * when it has become long. Thread: its own.
 */
void
qd_sqlite_set_log_func (QdSqlite *self,
                        void (*func) (gpointer data),
                        gpointer data)
{
  assert_thread (self);
  self->log_func = func;
  self->log_data = data;
}

/**
 * qd_sqlite_move_log:
 * @self: (not nullable): a connection
 *
 * Moves the write-ahead log into the library without keeping anybody from reading or writing; what readers still need stays.
 * Should it fail, the log stays. Thread: its own.
 */
void
qd_sqlite_move_log (QdSqlite *self)
{
  int    n_pages = 0, n_moved = 0;
  gint64 version;

  assert_thread (self);
  /* A connection that has not read yet does not know that there is a log. */
  if (!qd_sqlite_query_int (self, "PRAGMA user_version", &version, NULL))
    return;
  for (guint i = 0; i < MOST_MOVES; i++)
    if (sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &n_pages, &n_moved) != SQLITE_OK || n_moved >= n_pages)
      return;
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
  _qd_sqlite_set_error (self, code, error);
  return FALSE;
}

/**
 * qd_sqlite_exec_schema:
 * @self: (not nullable): a connection
 * @sql: (not nullable): statements that change the tables
 * @error: return location
 *
 * Does what qd_sqlite_exec() does, and lets them make the view that a search index reads, whose name SQLite keeps for itself
 * once the index is there. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_exec_schema (QdSqlite   *self,
                       const char *sql,
                       GError    **error)
{
  gboolean done;

  qd_sqlite_set_defensive (self, FALSE);
  done = qd_sqlite_exec (self, sql, error);
  qd_sqlite_set_defensive (self, TRUE);
  return done;
}

/**
 * qd_sqlite_set_defensive:
 * @self: (not nullable): a connection
 * @defensive: whether the tables in which a search index keeps what it has may be written by the index alone, as at first
 *
 * All statements are prepared anew after a change. Thread: the connection's.
 */
void
qd_sqlite_set_defensive (QdSqlite *self,
                         gboolean  defensive)
{
  assert_thread (self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, defensive ? 1 : 0, NULL);
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
 * qd_sqlite_begin_scan:
 * @self: (not nullable): a connection that reads
 * @error: return location
 *
 * Has it keep few of the pages that it reads, since nobody asks for them again soon, until qd_sqlite_end_scan(). Thread: its own.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_sqlite_begin_scan (QdSqlite *self,
                      GError  **error)
{
  return qd_sqlite_exec (self, "PRAGMA cache_size = -" G_STRINGIFY (SCAN_CACHE), error);
}

/**
 * qd_sqlite_end_scan:
 * @self: (not nullable): a connection that reads
 *
 * Has it keep as many pages as before qd_sqlite_begin_scan(). Thread: its own.
 */
void
qd_sqlite_end_scan (QdSqlite *self)
{
  /* It fails where memory is out alone, and then the connection works with few pages. */
  qd_sqlite_exec (self, "PRAGMA cache_size = -" G_STRINGIFY (READER_CACHE), NULL);
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

/**
 * qd_sqlite_set_wanted:
 * @self: (not nullable): a connection
 * @wanted: (nullable) (element-type gint64): rows, rising; borrowed until other ones are set
 *
 * Sets for which numbers the SQL function qd_wanted() is true; without rows, for none. Thread: its own.
 */
void
qd_sqlite_set_wanted (QdSqlite *self,
                      GArray   *wanted)
{
  assert_thread (self);
  self->wanted = wanted;
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
  _qd_sqlite_set_code_error (path, code, sqlite3_system_errno (target), sqlite3_errstr (code), error);
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
      _qd_sqlite_set_code_error (path, code, target != NULL ? sqlite3_system_errno (target) : 0, sqlite3_errstr (code), error);
    }
  else
    {
      done = copy_steps (self, target, backup, path, cancellable, error);
      sqlite3_backup_finish (backup);
    }
  sqlite3_close (target);
  return done;
}

/* qd-sqlite.h: a connection to an SQLite file and its prepared statements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QdSqliteMode:
 * @QD_SQLITE_WRITE: reads and writes
 * @QD_SQLITE_QUERY: reads a file that another connection writes
 * @QD_SQLITE_READ_ONLY: reads a file that nobody may write
 * @QD_SQLITE_IMMUTABLE: reads a file on a medium that does not change, without locks or a log
 */
typedef enum {
  QD_SQLITE_WRITE,
  QD_SQLITE_QUERY,
  QD_SQLITE_READ_ONLY,
  QD_SQLITE_IMMUTABLE,
} QdSqliteMode;

/**
 * QdSqlite:
 *
 * A connection. Belongs to the thread that opened it; every function here asserts that.
 */
typedef struct _QdSqlite QdSqlite;

QdSqlite   *qd_sqlite_open (const char  *path,
                            QdSqliteMode mode,
                            gboolean     create,
                            GError     **error);
void        qd_sqlite_close (QdSqlite *self);
const char *qd_sqlite_get_path (QdSqlite *self);
void        qd_sqlite_set_cancellable (QdSqlite     *self,
                                       GCancellable *cancellable);
gboolean    qd_sqlite_set_error_if_cancelled (QdSqlite *self,
                                              GError  **error);
void        qd_sqlite_keep_log (QdSqlite *self,
                                gboolean  keep);
void        qd_sqlite_set_waiting (QdSqlite *self,
                                   gboolean  waiting);
void        qd_sqlite_set_log_func (QdSqlite *self,
                                    void (*func) (gpointer data),
                                    gpointer data);
void        qd_sqlite_move_log (QdSqlite *self);
gboolean    qd_sqlite_exec (QdSqlite   *self,
                            const char *sql,
                            GError    **error);
gboolean    qd_sqlite_exec_schema (QdSqlite   *self,
                                   const char *sql,
                                   GError    **error);
void        qd_sqlite_set_defensive (QdSqlite *self,
                                     gboolean  defensive);
gboolean    qd_sqlite_query_int (QdSqlite   *self,
                                 const char *sql,
                                 gint64     *value,
                                 GError    **error);
gboolean    qd_sqlite_begin_scan (QdSqlite *self,
                                  GError  **error);
void        qd_sqlite_end_scan (QdSqlite *self);
gint64      qd_sqlite_last_id (QdSqlite *self);
guint       qd_sqlite_n_changes (QdSqlite *self);
guint       qd_sqlite_total_changes (QdSqlite *self);
gboolean    qd_sqlite_is_read_only (QdSqlite *self);
gboolean    qd_sqlite_is_query_only (QdSqlite *self);
gpointer    qd_sqlite_get_data (QdSqlite *self);
void        qd_sqlite_set_data (QdSqlite      *self,
                                gpointer       data,
                                GDestroyNotify destroy);
void        qd_sqlite_set_wanted (QdSqlite *self,
                                  GArray   *wanted);
gboolean    qd_sqlite_copy_to (QdSqlite     *self,
                               const char   *path,
                               GCancellable *cancellable,
                               GError      **error);
gboolean    qd_sqlite_error_is_fatal (const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSqlite, qd_sqlite_close)

/**
 * QdStatement:
 *
 * A prepared statement, taken out of its connection's cache for as long as it is used. Preparing and binding never
 * fail visibly: what went wrong is reported by the first step.
 */
typedef struct _QdStatement QdStatement;

/**
 * QdStep:
 * @QD_STEP_ERROR: the error is set
 * @QD_STEP_DONE: there are no more rows
 * @QD_STEP_ROW: a row can be read
 */
typedef enum {
  QD_STEP_ERROR = -1,
  QD_STEP_DONE = 0,
  QD_STEP_ROW = 1,
} QdStep;

QdStatement  *qd_sqlite_prepare (QdSqlite   *self,
                                 const char *sql);
void          qd_statement_release (QdStatement *self);
void          qd_statement_bind_int (QdStatement *self,
                                     int          index,
                                     gint64       value);
void          qd_statement_bind_double (QdStatement *self,
                                        int          index,
                                        double       value);
void          qd_statement_bind_text (QdStatement *self,
                                      int          index,
                                      const char  *text);
void          qd_statement_bind_text_len (QdStatement *self,
                                          int          index,
                                          const char  *text,
                                          gsize        len);
void          qd_statement_bind_blob (QdStatement  *self,
                                      int           index,
                                      gconstpointer data,
                                      gsize         size);
void          qd_statement_bind_null (QdStatement *self,
                                      int          index);
QdStep        qd_statement_step (QdStatement *self,
                                 GError     **error);
gboolean      qd_statement_need (QdStatement *self,
                                 GError     **error);
gboolean      qd_statement_run (QdStatement *self,
                                GError     **error);
GArray       *qd_statement_collect_ids (QdStatement *self,
                                        GError     **error);
void          qd_statement_reset (QdStatement *self);
gboolean      qd_statement_is_null (QdStatement *self,
                                    int          column);
gint64        qd_statement_get_int (QdStatement *self,
                                    int          column);
guint         qd_statement_get_uint (QdStatement *self,
                                     int          column);
gint64        qd_statement_get_time (QdStatement *self,
                                     int          column);
double        qd_statement_get_double (QdStatement *self,
                                       int          column);
const char   *qd_statement_get_text (QdStatement *self,
                                     int          column,
                                     gsize       *len);
const guint8 *qd_statement_get_blob (QdStatement *self,
                                     int          column,
                                     gsize       *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdStatement, qd_statement_release)

/**
 * QdTransaction:
 *
 * A transaction, or a savepoint inside one, that is rolled back when it goes out of scope without having been committed.
 */
typedef struct
{
  /*< private >*/
  QdSqlite *db;
  gboolean  savepoint;
} QdTransaction;

#define QD_TRANSACTION_INIT { NULL, FALSE }

gboolean qd_transaction_begin_read (QdTransaction *self,
                                    QdSqlite      *db,
                                    GError       **error);
gboolean qd_transaction_begin_write (QdTransaction *self,
                                     QdSqlite      *db,
                                     GError       **error);
gboolean qd_transaction_begin_savepoint (QdTransaction *self,
                                         QdSqlite      *db,
                                         GError       **error);
gboolean qd_transaction_commit (QdTransaction *self,
                                GError       **error);
void     qd_transaction_clear (QdTransaction *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdTransaction, qd_transaction_clear)

G_END_DECLS

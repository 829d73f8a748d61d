/* qd-sqlite-private.h: what connection, statement and transaction know of one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "store/qd-sqlite-rows.h"

G_BEGIN_DECLS

/* A power of two. */
#define QD_SQLITE_PLACES 128

struct _QdSqlite
{
  sqlite3       *handle;
  char          *path;
  QdSqliteMode   mode;
  GThread       *thread;
  GHashTable    *kept;                     /* SQL, owned by the statement, to QdStatement, taken or not */
  QdStatement   *places[QD_SQLITE_PLACES]; /* some of those kept, by where their SQL stood in memory, so that it need not be hashed */
  guint          n_taken;                  /* statements that are in use */
  GCancellable  *cancellable;
  gulong         cancelled_id; /* of what interrupts it; 0 if nothing does */
  GArray        *wanted;       /* borrowed: rows that qd_wanted() knows */
  QdRowsFunc     rows_func;    /* gives the rows of the table qd_rows while a statement reads it; else NULL */
  gpointer       rows_data;
  gpointer       data; /* what the store keeps for as long as the connection lives */
  GDestroyNotify data_destroy;
  gint64         page_size;   /* of one that writes, bytes */
  int            n_log_pages; /* in the log after the last commit */
  void (*log_func) (gpointer data);
  gpointer log_data;
};

struct _QdStatement
{
  QdSqlite     *db; /* borrowed */
  sqlite3_stmt *handle;
  char         *sql;
  gboolean      is_kept;  /* whether it is kept for another time */
  gboolean      is_taken; /* whether it is in use */
  int           failure;  /* of preparing or binding; reported by the first step */
};

#define assert_thread(db) g_assert ((db)->thread == g_thread_self ())

void _qd_sqlite_set_code_error (const char *path,
                                int         code,
                                int         system_error,
                                const char *message,
                                GError    **error);
void _qd_sqlite_set_error (QdSqlite *self,
                           int       code,
                           GError  **error);
/* @queries: whether its connection is one that only reads. */
typedef void (*QdPrepareFunc) (const char *sql,
                               gboolean    queries);

void _qd_statement_set_prepare_func (QdPrepareFunc func);
void _qd_statement_finalize (QdStatement *self);

G_END_DECLS

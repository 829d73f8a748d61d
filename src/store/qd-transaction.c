/* qd-transaction.c: transactions and savepoints that roll back at the end of their scope unless committed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-sqlite-private.h"

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

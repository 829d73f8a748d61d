/* qd-store-files.c: the table of files that were read to their end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

typedef struct
{
  const char *path;
  guint64     size;
  gint64      modified;
  gboolean    has;
} FileQuery;

static void
bind_file (QdStatement     *statement,
           const FileQuery *query)
{
  qd_statement_bind_text (statement, 1, query->path);
  /* No file system has files of 2⁶³ bytes. */
  qd_statement_bind_int (statement, 2, (gint64)query->size);
  qd_statement_bind_int (statement, 3, query->modified);
}

static gpointer
has_file (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  FileQuery              *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM files WHERE path = ?1 AND size = ?2 AND modified = ?3");
  QdStep                  step;

  bind_file (statement, query);
  step = qd_statement_step (statement, error);
  query->has = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_has_file:
 * @self: (not nullable): a library
 * @path: (not nullable): a file
 * @size: its size now, bytes
 * @modified: when it was changed last, µs since the epoch
 * @has: (out) (not nullable): whether it was read to its end when it was so
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_has_file (QdStore    *self,
                   const char *path,
                   guint64     size,
                   gint64      modified,
                   gboolean   *has,
                   GError    **error)
{
  FileQuery query = { path, size, modified, FALSE };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL && has != NULL, FALSE);

  if (_qd_store_read (self, has_file, &query, NULL, error) == NULL)
    return FALSE;
  *has = query.has;
  return TRUE;
}

static gpointer
mark_file (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT OR REPLACE INTO files (path, size, modified) VALUES (?1, ?2, ?3)");

  bind_file (statement, data);
  return qd_statement_run (statement, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_mark_file:
 * @self: (not nullable): a library
 * @path: (not nullable): a file whose articles were all added
 * @size: its size when it was read, bytes
 * @modified: when it was changed last, µs since the epoch
 * @error: return location
 *
 * Notes that a file was read to its end. Removing one of its articles takes the note back. Thread: any but those of the
 * library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_mark_file (QdStore    *self,
                    const char *path,
                    guint64     size,
                    gint64      modified,
                    GError    **error)
{
  FileQuery query = { path, size, modified, FALSE };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return _qd_store_write (self, mark_file, &query, NULL, error) != NULL;
}

/* qd-store-backup.c: a copy of the library, made while it is used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* On a thread of its own with a connection of its own, so that reading and writing go on meanwhile. */
static gpointer
copy_library (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const char *part = data;
  gint64      version;

  /* The first read fixes what is copied: a library that is written meanwhile would make the copy start again. */
  if (!qd_sqlite_query_int (db, "SELECT count(*) FROM sqlite_schema", &version, error))
    return NULL;
  return qd_sqlite_copy_to (db, part, cancellable, error) ? QD_STORE_DONE : NULL;
}

static gboolean
copy_to_part (QdStore      *self,
              char         *part,
              GCancellable *cancellable,
              GError      **error)
{
  static const QdStoreThreadKind kind = { "store-backup", _qd_store_open_reader, TRUE };
  static const QdStoreThreadKind read_only_kind = { "store-backup", _qd_store_open_read_only, TRUE };
  g_autoptr (QdStoreThread)      thread = NULL;

  thread = _qd_store_thread_start (qd_store_get_read_only (self) ? &read_only_kind : &kind,
                                   qd_store_get_path (self), FALSE, error);
  return thread != NULL && _qd_store_thread_call (thread, copy_library, part, cancellable, error) != NULL;
}

/**
 * qd_store_backup:
 * @self: (not nullable): a library
 * @path: (not nullable): the file to write; one that is there is replaced when the copy is complete
 * @cancellable: (nullable): stops it; then nothing is left behind
 * @error: return location
 *
 * Copies the library as it is at this moment; it can be read and written meanwhile. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #QdStoreError, %QD_STORE_ERROR_BUSY where the library that would be replaced is open elsewhere; %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_backup (QdStore      *self,
                 const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_auto (QdStoreTarget) target = QD_STORE_TARGET_INIT;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return _qd_store_target_begin (&target, qd_store_get_path (self), path, error) &&
         _qd_store_target_finish (&target, copy_to_part (self, target.part, cancellable, error), error);
}

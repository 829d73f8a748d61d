/* qd-store-connect.c: how the threads of a library open it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "store/qd-schema.h"
#include "store/qd-store-private.h"

static gboolean
refuse_read_only (const char *path,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be written. Check the permissions of the file and of its folder."), name);
  return FALSE;
}

/* Files beside the library are written, too. */
static gboolean
check_writable (const char *path,
                GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, F_OK) != 0 || (g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0))
    return TRUE;
  return refuse_read_only (path, error);
}

/**
 * _qd_store_open_writer:
 * @path: (not nullable): the library
 * @create: whether to make it where there is none
 * @error: return location
 *
 * Opens a library for writing, and brings it up to date. Thread: the one that will use it.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the connection; %NULL on error
 */
QdSqlite *
_qd_store_open_writer (const char *path,
                       gboolean    create,
                       GError    **error)
{
  g_autoptr (QdSqlite) db = NULL;

  if (!qd_schema_probe_file (path, create, error) || !check_writable (path, error))
    return NULL;
  db = qd_sqlite_open (path, QD_SQLITE_WRITE, create, error);
  if (db == NULL)
    return NULL;
  qd_sqlite_keep_log (db, TRUE);
  if (!qd_schema_check (db, error))
    return NULL;
  if (qd_sqlite_is_read_only (db))
    {
      refuse_read_only (path, error);
      return NULL;
    }
  qd_sqlite_keep_log (db, FALSE);
  if (!qd_schema_migrate (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/**
 * _qd_store_open_reader:
 * @path: (not nullable): a library that is open for writing
 * @create: unused
 * @error: return location
 *
 * Opens a second connection. Thread: the one that will use it.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the connection; %NULL on error
 */
QdSqlite *
_qd_store_open_reader (const char *path,
                       gboolean    create,
                       GError    **error)
{
  return qd_sqlite_open (path, QD_SQLITE_QUERY, FALSE, error);
}

/**
 * _qd_store_has_log:
 * @path: (not nullable): a library
 *
 * Thread: any.
 *
 * Returns: whether there is a write-ahead log beside it with something in it
 */
gboolean
_qd_store_has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf         status;

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

static QdSqlite *
open_checked (const char  *path,
              QdSqliteMode mode,
              GError     **error)
{
  g_autoptr (QdSqlite) db = qd_sqlite_open (path, mode, FALSE, error);
  gint64               version;

  if (db == NULL || !qd_schema_check (db, error) ||
      !qd_sqlite_query_int (db, "PRAGMA user_version", &version, error))
    return NULL;
  if (version < QD_SCHEMA_VERSION)
    {
      g_autofree char *name = g_filename_display_name (path);

      if (version == 0)
        g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY,
                     g_dgettext (GETTEXT_PACKAGE, "The library “%s” is empty: making it was cut off, as by a full disk. Open it once where it can be written, or import into it."), name);
      else
        g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY,
                     g_dgettext (GETTEXT_PACKAGE, "The library “%s” was written by an older version of Quotidian. Open it once where it can be written."), name);
      return NULL;
    }
  return g_steal_pointer (&db);
}

/**
 * _qd_store_open_read_only:
 * @path: (not nullable): a library
 * @create: unused
 * @error: return location
 *
 * Opens a library that is not to be written. Where the files that accompany a write-ahead log cannot be made, as on a
 * read-only disk, and there is no log to be read, the file is read as one that does not change. Thread: the one that
 * will use it.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the connection; %NULL on error
 */
QdSqlite *
_qd_store_open_read_only (const char *path,
                          gboolean    create,
                          GError    **error)
{
  g_autoptr (GError) local = NULL;
  QdSqlite          *db;

  if (!qd_schema_probe_file (path, FALSE, error))
    return NULL;
  db = open_checked (path, QD_SQLITE_READ_ONLY, &local);
  if (db != NULL)
    return db;
  if (!_qd_store_has_log (path) && (g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_FAILED) ||
                                    g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY)))
    return open_checked (path, QD_SQLITE_IMMUTABLE, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

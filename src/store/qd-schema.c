/* qd-schema.c: whether a file is a library, and how older ones are brought up to date
 *
 * The version is in the file's header (PRAGMA user_version); qd-schema-versions.c has what each changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/qd-schema-private.h"
#include "store/qd-store.h"

/* The header of an SQLite file: https://www.sqlite.org/fileformat.html, 1.3. */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static void
set_not_a_library_error (const char *path,
                         GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_A_LIBRARY,
               g_dgettext (GETTEXT_PACKAGE, "“%s” is not a Quotidian library. It was left unchanged."), name);
}

static void
set_newer_error (const char *path,
                 GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NEWER_SCHEMA,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” was written by a newer version of Quotidian. It was left as it is; open it with that version."), name);
}

static guint32
read_be32 (const guint8 *bytes)
{
  return ((guint32)bytes[0] << 24) | ((guint32)bytes[1] << 16) | ((guint32)bytes[2] << 8) | bytes[3];
}

static gboolean
set_open_error (const char *path,
                int         code,
                GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (code == ENOENT)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "There is no library “%s”."), name);
  else
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                 g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be opened: %s."), name, g_strerror (code));
  return FALSE;
}

/* Reads the header; *size is less than HEADER_SIZE if the file is. */
static gboolean
read_header (const char *path,
             guint8     *header,
             gsize      *size,
             GError    **error)
{
  int         fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  gssize      n = -1;

  if (fd < 0)
    return set_open_error (path, errno, error);
  errno = 0;
  if (fstat (fd, &status) == 0)
    {
      if (S_ISREG (status.st_mode))
        n = pread (fd, header, HEADER_SIZE, 0);
      else
        errno = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
    }
  if (n < 0)
    set_open_error (path, errno, error);
  close (fd);
  *size = n > 0 ? (gsize)n : 0;
  return n >= 0;
}

/**
 * qd_schema_probe_file:
 * @path: (not nullable): a file name
 * @create: whether a file that is missing or empty may become a library
 * @error: return location
 *
 * Looks at a file without SQLite, which might touch it: a file that is no library, or one of a newer version, stays as it
 * is to the byte, and so do the files beside it. Thread: any but the main one.
 *
 * Errors: #QdStoreError
 * Returns: whether the file may be opened
 */
gboolean
qd_schema_probe_file (const char *path,
                      gboolean    create,
                      GError    **error)
{
  guint8             header[HEADER_SIZE];
  g_autoptr (GError) local = NULL;
  gsize              size;

  if (!read_header (path, header, &size, &local))
    {
      if (create && g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (size == 0 && create)
    return TRUE;
  if (size < HEADER_SIZE || memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0)
    {
      set_not_a_library_error (path, error);
      return FALSE;
    }
  /* A library that was being made when its maker was killed has neither id nor tables: qd_schema_check() looks. */
  if (read_be32 (header + HEADER_APPLICATION_ID) != QD_SCHEMA_APPLICATION_ID &&
      read_be32 (header + HEADER_APPLICATION_ID) != 0)
    {
      set_not_a_library_error (path, error);
      return FALSE;
    }
  if (read_be32 (header + HEADER_APPLICATION_ID) == QD_SCHEMA_APPLICATION_ID &&
      read_be32 (header + HEADER_USER_VERSION) > QD_SCHEMA_VERSION)
    {
      set_newer_error (path, error);
      return FALSE;
    }
  return TRUE;
}

/**
 * qd_schema_check:
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Checks by way of SQLite, which knows the write-ahead log too, that the file is a library of ours, or empty, and no
 * newer than this program. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE if it may be used
 */
gboolean
qd_schema_check (QdSqlite *db,
                 GError  **error)
{
  gint64 application_id, version, n_objects;

  if (!qd_sqlite_query_int (db, "PRAGMA application_id", &application_id, error) ||
      !qd_sqlite_query_int (db, "PRAGMA user_version", &version, error) ||
      !qd_sqlite_query_int (db, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (application_id != QD_SCHEMA_APPLICATION_ID && (application_id != 0 || n_objects > 0))
    {
      set_not_a_library_error (qd_sqlite_get_path (db), error);
      return FALSE;
    }
  if (version > QD_SCHEMA_VERSION)
    {
      set_newer_error (qd_sqlite_get_path (db), error);
      return FALSE;
    }
  return TRUE;
}

/* Brings a library from the version that it has to one that is larger, in one transaction. */
static gboolean
migrate_to (QdSqlite *db,
            gint64    version,
            GError  **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autofree char       *header = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %" G_GINT64_FORMAT,
                                                   QD_SCHEMA_APPLICATION_ID, version);
  gint64                 present;

  if (!qd_transaction_begin_write (&transaction, db, error) ||
      !qd_sqlite_query_int (db, "PRAGMA user_version", &present, error))
    return FALSE;
  /* Another program may have opened the library and migrated it since. */
  if (present >= version)
    return TRUE;
  for (; present < version; present++)
    {
      const QdMigration *migration = &_qd_schema_migrations[present];

      if (!qd_sqlite_exec_schema (db, migration->sql, error) || (migration->fill != NULL && !migration->fill (db, error)))
        return FALSE;
    }
  return qd_sqlite_exec (db, header, error) && qd_transaction_commit (&transaction, error);
}

/**
 * qd_schema_migrate:
 * @db: (not nullable): a writing connection that qd_schema_check() has approved
 * @error: return location
 *
 * Makes the tables, all in one transaction, so that a library whose making was cut off is an empty one; or brings those of an older
 * version up to date, a transaction a version. Thread: the connection's.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error; then the library is as it was
 */
gboolean
qd_schema_migrate (QdSqlite *db,
                   GError  **error)
{
  gint64 version;

  if (!qd_sqlite_exec (db, "PRAGMA journal_mode = WAL", error) ||
      !qd_sqlite_query_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == 0)
    return migrate_to (db, QD_SCHEMA_VERSION, error);
  while (version < QD_SCHEMA_VERSION)
    if (!migrate_to (db, ++version, error))
      return FALSE;
  return TRUE;
}

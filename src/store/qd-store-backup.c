/* qd-store-backup.c: a copy of the library, made while it is used
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf status_a, status_b;

  return g_stat (a, &status_a) == 0 && g_stat (b, &status_b) == 0 &&
         status_a.st_dev == status_b.st_dev && status_a.st_ino == status_b.st_ino;
}

static void
set_target_error (const char *path,
                  int         code,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? QD_STORE_ERROR_FULL : QD_STORE_ERROR_FAILED,
               g_dgettext (GETTEXT_PACKAGE, "The backup “%s” cannot be written: %s."), name, g_strerror (code));
}

/**
 * _qd_store_name_target:
 * @part: (not nullable): the file that a library was copied to
 * @path: (not nullable): the name that it should have got, which is the one that the person knows
 * @error: (inout) (nullable): what went wrong
 *
 * Says of a full disk which one it is. Thread: any.
 */
void
_qd_store_name_target (const char *part,
                       const char *path,
                       GError    **error)
{
  g_autofree char *part_name = g_filename_display_name (part);
  g_autofree char *name = g_filename_display_name (path);

  /* A library may be copied from a disk that is full, too. */
  if (error == NULL || !g_error_matches (*error, QD_STORE_ERROR, QD_STORE_ERROR_FULL) || strstr ((*error)->message, part_name) == NULL)
    return;
  g_clear_error (error);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL,
               g_dgettext (GETTEXT_PACKAGE, "The disk is too full for “%s”. Make room on it, or choose another place."), name);
}

/**
 * _qd_store_remove_with_log:
 * @path: (not nullable): a library that nobody has open
 *
 * Removes a file with those that SQLite keeps beside it, as far as they are there. Thread: any.
 */
void
_qd_store_remove_with_log (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/**
 * _qd_store_check_target:
 * @library: (not nullable): a library
 * @path: (not nullable): where it is to be copied to
 * @error: return location
 *
 * Thread: any.
 *
 * Errors: #QdStoreError
 * Returns: whether it can be copied there, as far as that shows beforehand
 */
gboolean
_qd_store_check_target (const char *library,
                        const char *path,
                        GError    **error)
{
  if (is_same_file (path, library))
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                   g_dgettext (GETTEXT_PACKAGE, "A library cannot be its own backup. Choose another file."));
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      set_target_error (path, EISDIR, error);
      return FALSE;
    }
  return TRUE;
}

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
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_backup (QdStore      *self,
                 const char   *path,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *part = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!_qd_store_check_target (qd_store_get_path (self), path, error))
    return FALSE;
  part = g_strconcat (path, ".part", NULL);
  _qd_store_remove_with_log (part);
  if (!copy_to_part (self, part, cancellable, error))
    {
      _qd_store_remove_with_log (part);
      _qd_store_name_target (part, path, error);
      return FALSE;
    }
  if (g_rename (part, path) == 0)
    return TRUE;
  set_target_error (path, errno, error);
  _qd_store_remove_with_log (part);
  return FALSE;
}

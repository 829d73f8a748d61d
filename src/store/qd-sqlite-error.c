/* qd-sqlite-error.c: what SQLite returns, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "store/qd-sqlite-private.h"
#include "store/qd-store.h"

static void
set_full_error (const char *name,
                GError    **error)
{
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL,
               g_dgettext (GETTEXT_PACKAGE, "The disk that holds the library “%s” is full. Make room on it and try again."), name);
}

/* What SQLite says is English, and for those who look for a fault: it goes to the log. Translators are not asked for it. */
static void
tell_exactly (const char *name,
              int         code,
              int         system_error,
              const char *message)
{
  g_info ("%s: SQLite says “%s” (%d); of the system: %s", name, message, code, system_error != 0 ? g_strerror (system_error) : "nothing");
}

static gboolean
is_full (int code,
         int system_error)
{
  if ((code & 0xff) == SQLITE_FULL || code == SQLITE_IOERR_SHMSIZE)
    return TRUE;
  return (code & 0xff) == SQLITE_IOERR && (system_error == ENOSPC || system_error == EDQUOT);
}

/**
 * _qd_sqlite_set_code_error:
 * @path: (not nullable): the file
 * @code: what SQLite returned
 * @system_error: the error of the system behind it; 0 for none
 * @message: (not nullable): what SQLite says
 * @error: return location
 *
 * Puts into words what went wrong with a file, and what can be done; the log has what SQLite says. Thread: any.
 */
void
_qd_sqlite_set_code_error (const char *path,
                           int         code,
                           int         system_error,
                           const char *message,
                           GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  tell_exactly (name, code, system_error, message);
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
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” is damaged. Restore it from a backup, or import its articles into a new one."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_A_LIBRARY,
                   g_dgettext (GETTEXT_PACKAGE, "“%s” is not a Quotidian library."), name);
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
                   system_error != 0 ? g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be opened: %s.")
                                     : g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be opened. Check that its folder exists and can be read."),
                   name, g_strerror (system_error));
      break;
    case SQLITE_IOERR:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                   system_error != 0 ? g_dgettext (GETTEXT_PACKAGE, "The disk that holds the library “%s” is not responding as it should: %s. Check that it is connected and undamaged, and try again.")
                                     : g_dgettext (GETTEXT_PACKAGE, "The disk that holds the library “%s” is not responding as it should. Check that it is connected and undamaged, and try again."),
                   name, g_strerror (system_error));
      break;
    case SQLITE_NOMEM:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED, g_dgettext (GETTEXT_PACKAGE, "There is not enough memory for the library “%s”. Close other programs and try again."), name);
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      /* What was to be stored is at fault, not the library: no error of its domain. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   (code & 0xff) == SQLITE_TOOBIG ? g_dgettext (GETTEXT_PACKAGE, "This is too large for the library “%s” (SQLite’s error %d).")
                                                  : g_dgettext (GETTEXT_PACKAGE, "This cannot be stored in the library “%s” (SQLite’s error %d)."),
                   name, code);
      break;
    default:
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                   g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be used (SQLite’s error %d). Close it and try again."), name, code);
      break;
    }
}

/**
 * _qd_sqlite_set_error:
 * @self: (not nullable): a connection
 * @code: what SQLite returned
 * @error: return location
 *
 * Puts into words what went wrong on a connection. Thread: its own.
 */
void
_qd_sqlite_set_error (QdSqlite *self,
                      int       code,
                      GError  **error)
{
  _qd_sqlite_set_code_error (self->path, code, sqlite3_system_errno (self->handle), sqlite3_errmsg (self->handle), error);
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

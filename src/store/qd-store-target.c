/* qd-store-target.c: the file that a library is copied to, which gets its name when all of it is there
 *
 * Meanwhile it has a name beside it that nothing had, so that neither a file of the person's, nor a link that somebody put there,
 * nor another copy that is being made is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "store/qd-store-private.h"

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf status_a, status_b;

  return g_stat (a, &status_a) == 0 && g_stat (b, &status_b) == 0 &&
         status_a.st_dev == status_b.st_dev && status_a.st_ino == status_b.st_ino;
}

static gboolean
set_target_error (const char *path,
                  int         code,
                  GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QD_STORE_ERROR, code == ENOSPC || code == EDQUOT ? QD_STORE_ERROR_FULL : QD_STORE_ERROR_FAILED,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” cannot be written: %s."), name, g_strerror (code));
  return FALSE;
}

static gboolean
check_target (const char *library,
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
    return set_target_error (path, EISDIR, error);
  /* A device would be replaced, too. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return set_target_error (path, EINVAL, error);
  return TRUE;
}

/* A library that somebody has open would go on without a name, and what is written into it would be lost. */
static gboolean
lock_target (QdStoreTarget *self,
             GError       **error)
{
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);
  g_autofree char *name = NULL;

  self->lock_fd = g_open (lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (self->lock_fd < 0 || flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return TRUE;
  name = g_filename_display_name (self->path);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” is open in a window or program and is not replaced. Close it there, or choose another file."), name);
  return FALSE;
}

/* Who may not read a library may not read its copy either. */
static int
get_mode (const char *library)
{
  GStatBuf status;

  return g_stat (library, &status) == 0 ? (int)(status.st_mode & 0666) | 0600 : 0600;
}

/**
 * _qd_store_target_begin:
 * @self: (not nullable): set to %QD_STORE_TARGET_INIT
 * @library: (not nullable): the library that is copied
 * @path: (not nullable): where to; one that is there stays as it is until the new one is complete
 * @error: return location
 *
 * Makes an empty file beside @path, whose name is in the field part. It is removed with _qd_store_target_clear(), unless
 * _qd_store_target_finish() has given it its name. Thread: any.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_BUSY where what is there is open elsewhere
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_target_begin (QdStoreTarget *self,
                        const char    *library,
                        const char    *path,
                        GError       **error)
{
  g_autofree char *part = NULL;
  int              fd;

  self->path = g_canonicalize_filename (path, NULL);
  if (!check_target (library, self->path, error) || !lock_target (self, error))
    return FALSE;
  /* Made with O_EXCL, which follows no link. */
  part = g_strconcat (self->path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, get_mode (library));
  if (fd < 0)
    return set_target_error (self->path, errno, error);
  /* Before SQLite opens it: closing it later would give the locks away that SQLite has on it. */
  g_close (fd, NULL);
  self->part = g_steal_pointer (&part);
  return TRUE;
}

/* Says of a full disk which file it is that does not fit: the person knows it by its own name. A library may be copied from a disk that
 * is full, too. */
static void
name_target (QdStoreTarget *self,
             GError       **error)
{
  g_autofree char *part_name = g_filename_display_name (self->part);
  g_autofree char *name = g_filename_display_name (self->path);

  if (error == NULL || !g_error_matches (*error, QD_STORE_ERROR, QD_STORE_ERROR_FULL) || strstr ((*error)->message, part_name) == NULL)
    return;
  g_clear_error (error);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL,
               g_dgettext (GETTEXT_PACKAGE, "The disk is too full for “%s”. Make room on it, or choose another place."), name);
}

/**
 * _qd_store_target_finish:
 * @self: (not nullable): a target that was begun
 * @written: whether all of the library is in it
 * @error: (inout) (nullable): what went wrong with writing it, or does so now
 *
 * Gives the file its name, in the place of one that has it; of one that is not all written the error gets the name that the person
 * knows. Thread: any.
 *
 * Errors: #QdStoreError
 * Returns: whether the library is there
 */
gboolean
_qd_store_target_finish (QdStoreTarget *self,
                         gboolean       written,
                         GError       **error)
{
  if (!written)
    {
      name_target (self, error);
      return FALSE;
    }
  /* SQLite would take the log of one that was not closed for that of the new one, and write into it what is there. */
  _qd_store_remove_log (self->path);
  if (g_rename (self->part, self->path) != 0)
    return set_target_error (self->path, errno, error);
  g_clear_pointer (&self->part, g_free);
  return TRUE;
}

/**
 * _qd_store_target_clear:
 * @self: (not nullable): a target
 *
 * Removes what did not get its name. Thread: any.
 */
void
_qd_store_target_clear (QdStoreTarget *self)
{
  if (self->part != NULL)
    {
      _qd_store_remove_log (self->part);
      g_unlink (self->part);
    }
  if (self->lock_fd >= 0)
    g_close (self->lock_fd, NULL);
  g_free (self->part);
  g_free (self->path);
  *self = (QdStoreTarget)QD_STORE_TARGET_INIT;
}

/**
 * _qd_store_remove_log:
 * @path: (not nullable): a library that nobody has open
 *
 * Removes the files that SQLite keeps beside it, as far as they are there. Thread: any.
 */
void
_qd_store_remove_log (const char *path)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* qd-whole-file.c: a file that gets its name when all of it is written
 *
 * g_file_replace_contents() puts what it has written in the place of what was there even where the disk became full meanwhile (GLib 2.84).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-whole-file.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

struct _QdWholeFile
{
  GFile             *file; /* where a link that was given leads to */
  GFile             *part; /* beside it */
  GFileOutputStream *stream;
  gboolean           finished;
};

/* Where a link leads to, so that it stays one. */
static GFile *
dup_target (GFile        *file,
            GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
  g_autofree char      *path = g_file_get_path (file);
  g_autofree char      *target = NULL;

  if (info != NULL && path != NULL && g_file_info_get_is_symlink (info))
    target = realpath (path, NULL);
  return target != NULL ? g_file_new_for_path (target) : g_object_ref (file);
}

/* Of a full disk, what to do; the rest in the words of GIO. */
static void
propagate (QdWholeFile *self,
           GError      *local,
           GError     **error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);

  if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_propagate_error (error, local);
      return;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, g_dgettext (GETTEXT_PACKAGE, "The disk is too full for “%s”. Make room on it, or choose another place."), name);
  g_error_free (local);
}

static GFile *
dup_part (GFile *file)
{
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autofree char  *base = g_file_get_basename (file);
  g_autofree char  *name = g_strdup_printf (".%s.%08x", base, g_random_int ());

  return parent != NULL ? g_file_get_child (parent, name) : NULL;
}

static GFileOutputStream *
create_part (QdWholeFile  *self,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GError) local = NULL;
  GFileOutputStream *stream = g_file_create (self->part, G_FILE_CREATE_NONE, cancellable, &local);

  if (stream != NULL)
    return stream;
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NO_SPACE) || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    propagate (self, g_steal_pointer (&local), error);
  else
    {
      g_autoptr (GFile) parent = g_file_get_parent (self->file);
      g_autofree char  *folder = g_file_get_parse_name (parent);

      /* The name of the part would say nothing to the person. */
      g_set_error (error, local->domain, local->code,
                   g_dgettext (GETTEXT_PACKAGE, "Nothing can be written into the folder “%s”. Choose another one."), folder);
    }
  return NULL;
}

/**
 * qd_whole_file_new:
 * @file: (not nullable): the file to write; one that is there stays as it is until the new one is complete
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Begins to write a file, under another name beside it. Thread: any that may wait for a disk.
 *
 * Errors: #GIOErrorEnum
 * Returns: (transfer full) (nullable): the file; %NULL on error
 */
QdWholeFile *
qd_whole_file_new (GFile        *file,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (QdWholeFile) self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_new0 (QdWholeFile, 1);
  self->file = dup_target (file, cancellable);
  self->part = dup_part (self->file);
  if (self->part == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR));
      return NULL;
    }
  self->stream = create_part (self, cancellable, error);
  return self->stream != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * qd_whole_file_free:
 * @self: (nullable) (transfer full): a file
 *
 * Frees it; what was written and not finished is removed. Thread: that which made it.
 */
void
qd_whole_file_free (QdWholeFile *self)
{
  if (self == NULL)
    return;
  if (self->stream != NULL && !self->finished)
    {
      g_output_stream_close (G_OUTPUT_STREAM (self->stream), NULL, NULL);
      g_file_delete (self->part, NULL, NULL);
    }
  g_clear_object (&self->stream);
  g_clear_object (&self->part);
  g_clear_object (&self->file);
  g_free (self);
}

/**
 * qd_whole_file_write:
 * @self: (not nullable): a file
 * @data: (array length=size): what follows in it
 * @size: bytes
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes more of a file. Thread: that which made it.
 *
 * Errors: #GIOErrorEnum; %G_IO_ERROR_NO_SPACE with a message that says what to do
 * Returns: %FALSE on error
 */
gboolean
qd_whole_file_write (QdWholeFile  *self,
                     const char   *data,
                     gsize         size,
                     GCancellable *cancellable,
                     GError      **error)
{
  GError *local = NULL;

  if (g_output_stream_write_all (G_OUTPUT_STREAM (self->stream), data, size, NULL, cancellable, &local))
    return TRUE;
  propagate (self, local, error);
  return FALSE;
}

/* The file that is replaced may be one that others must not read. */
static void
copy_mode (QdWholeFile  *self,
           GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_UNIX_MODE))
    g_file_set_attribute_uint32 (self->part, G_FILE_ATTRIBUTE_UNIX_MODE, g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 07777,
                                 G_FILE_QUERY_INFO_NONE, cancellable, NULL);
}

/* Else a power cut may leave the new name with nothing behind it. Where a file has no descriptor, its file system sees to that. */
static gboolean
sync_part (QdWholeFile *self,
           GError     **error)
{
  int code;

  if (!G_IS_FILE_DESCRIPTOR_BASED (self->stream) || fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) == 0)
    return TRUE;
  code = errno;
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
  return FALSE;
}

/**
 * qd_whole_file_finish:
 * @self: (not nullable): a file that is complete
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Gives the file its name, in the place of one that has it. Thread: that which made it.
 *
 * Errors: #GIOErrorEnum; %G_IO_ERROR_NO_SPACE with a message that says what to do
 * Returns: %FALSE on error; then what had the name stays
 */
gboolean
qd_whole_file_finish (QdWholeFile  *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  GError *local = NULL;

  copy_mode (self, cancellable);
  self->finished = sync_part (self, &local) && g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, &local) &&
                   g_file_move (self->part, self->file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, &local);
  if (!self->finished)
    propagate (self, local, error);
  return self->finished;
}

/**
 * qd_whole_file_replace:
 * @file: (not nullable): the file to write
 * @bytes: (not nullable): all that is to be in it
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes a file, which until then stays as it is. Thread: any that may wait for a disk.
 *
 * Errors: #GIOErrorEnum; %G_IO_ERROR_NO_SPACE with a message that says what to do
 * Returns: %FALSE on error; then what is there stays
 */
gboolean
qd_whole_file_replace (GFile        *file,
                       GBytes       *bytes,
                       GCancellable *cancellable,
                       GError      **error)
{
  g_autoptr (QdWholeFile) self = qd_whole_file_new (file, cancellable, error);

  return self != NULL && qd_whole_file_write (self, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), cancellable, error) &&
         qd_whole_file_finish (self, cancellable, error);
}

static void
replace_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  GError *error = NULL;

  if (qd_whole_file_replace (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * qd_whole_file_replace_async:
 * @file: (not nullable): the file to write
 * @bytes: (not nullable): all that is to be in it
 * @cancellable: (nullable): stops it
 * @callback: (nullable): is told when it is done
 * @user_data: for @callback
 *
 * Does what qd_whole_file_replace() does meanwhile. Thread: any with a main context.
 */
void
qd_whole_file_replace_async (GFile              *file,
                             GBytes             *bytes,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, qd_whole_file_replace_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify)g_bytes_unref);
  g_task_run_in_thread (task, replace_in_thread);
}

/**
 * qd_whole_file_replace_finish:
 * @file: (not nullable): the file
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Thread: that of the callback.
 *
 * Errors: as qd_whole_file_replace()
 * Returns: %FALSE on error; then what is there stays
 */
gboolean
qd_whole_file_replace_finish (GFile        *file,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

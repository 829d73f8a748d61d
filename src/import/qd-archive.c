/* qd-archive.c: the files inside an archive, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-reader.h"

#define CHUNK_BYTES (256 * 1024)

/* Headers and data fill blocks of so many bytes in tar archives. */
#define TAR_BLOCK 512

/* An archive in an archive in an archive is opened, one inside that is not. */
#define DEEPEST 3

#define MOST_MEMBERS 1000000

/* What may come out of an archive: so many bytes, and so many for each that went in. Text is packed to a tenth, the same
 * article over and over to a hundredth; what zip bombs are made of to a thousandth. */
#define FREE_BYTES (16 * 1024 * 1024)
#define MOST_EXPANSION 250

struct _QdArchive
{
  GFile            *file;
  GFileInputStream *stream;
  GCancellable     *cancellable;
  struct archive   *archive;
  guint8           *chunk;
  guint64           n_read;
  guint64           furthest;     /* place that was read, bytes */
  gint64            member_end;   /* where the member at hand ends in a tar archive, unpacked; 0 where that is not known */
  GError           *stream_error; /* what the stream said, for libarchive does not hand it on */
  QdExpansion       own;
  QdExpansion      *expansion;

  struct archive_entry *entry;
  char                 *name;
  gboolean              open;
};

/* What libarchive calls */

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **buffer)
{
  QdArchive *self = data;
  gssize     n = g_input_stream_read (G_INPUT_STREAM (self->stream), self->chunk, CHUNK_BYTES, self->cancellable, self->stream_error == NULL ? &self->stream_error : NULL);

  if (n < 0)
    {
      archive_set_error (archive, EIO, "the stream failed");
      return -1;
    }
  self->n_read += (guint64)n;
  self->furthest = MAX (self->furthest, (guint64)MAX (g_seekable_tell (G_SEEKABLE (self->stream)), 0));
  /* What is read again, as where members lie over each other, is not more that went in; nor is what was skipped. */
  if (self->expansion == &self->own)
    self->own.n_consumed = MIN (self->n_read, self->furthest);
  *buffer = self->chunk;
  return n;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  QdArchive *self = data;
  GSeekType  type = whence == SEEK_SET ? G_SEEK_SET : (whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END);

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, self->cancellable, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_PARTIAL,
                       _ ("The archive is damaged here; what stands before was read. Get another copy of it."));
}

static gboolean
fail (QdArchive *self, GError **error)
{
  if (self->stream_error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->stream_error));
  else
    set_damaged (error);
  return FALSE;
}

/* Formats and filters that run no program and follow no other file. */
static struct archive *
new_archive (void)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  archive_read_support_format_tar (archive);
  archive_read_support_format_raw (archive);
  archive_read_support_filter_gzip (archive);
  archive_read_support_filter_bzip2 (archive);
  archive_read_support_filter_xz (archive);
  archive_read_support_filter_zstd (archive);
  return archive;
}

/**
 * qd_archive_open:
 * @file: (not nullable): the archive; may be a member of one
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE if it is inside too many archives
 * Returns: (transfer full) (nullable): the archive before its first file; %NULL on error
 */
QdArchive *
qd_archive_open (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive)        self = NULL;
  g_autoptr (GFileInputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (qd_member_file_get_depth (file) >= DEEPEST)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
                   _ ("The archive is inside %d others; deeper ones are not opened. Unpack it and import what comes out."), DEEPEST);
      return NULL;
    }
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  self = g_new0 (QdArchive, 1);
  self->file = g_object_ref (file);
  self->stream = g_steal_pointer (&stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->chunk = g_malloc (CHUNK_BYTES);
  self->expansion = qd_member_file_get_expansion (file);
  if (self->expansion == NULL)
    self->expansion = &self->own;
  self->archive = new_archive ();
  archive_read_set_read_callback (self->archive, read_cb);
  if (g_seekable_can_seek (G_SEEKABLE (self->stream)))
    archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) < ARCHIVE_WARN)
    {
      fail (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * qd_archive_free:
 * @self: (nullable) (transfer full): an archive
 *
 * Closes it. Thread: the one that uses it.
 */
void
qd_archive_free (QdArchive *self)
{
  if (self == NULL)
    return;
  if (self->archive != NULL)
    archive_read_free (self->archive);
  g_clear_object (&self->file);
  g_clear_object (&self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->stream_error);
  g_free (self->chunk);
  g_free (self->name);
  g_free (self);
}

static gboolean
is_raw (QdArchive *self)
{
  return archive_format (self->archive) == ARCHIVE_FORMAT_RAW;
}

static char *
dup_stem (QdArchive *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *stem = g_utf8_make_valid (name != NULL ? name : "", -1);
  char            *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    {
      *dot = '\0';
      if (g_str_has_suffix (stem, ".tar") && strlen (stem) > 4)
        stem[strlen (stem) - 4] = '\0';
    }
  return g_steal_pointer (&stem);
}

/* A single compressed file is named as the archive is, without its ending. */
static void
set_name (QdArchive *self)
{
  const char *name;

  g_clear_pointer (&self->name, g_free);
  if (is_raw (self))
    {
      g_autofree char *stem = dup_stem (self);

      self->name = qd_member_file_clean_name (stem);
      return;
    }
  name = archive_entry_pathname_utf8 (self->entry);
  if (name == NULL)
    name = archive_entry_pathname (self->entry);
  self->name = qd_member_file_clean_name (name);
}

static gboolean
is_hidden (const char *name)
{
  return *name == '.' || strstr (name, "/.") != NULL || g_str_has_prefix (name, "__MACOSX/");
}

static gboolean
is_too_much (const QdExpansion *expansion)
{
  return expansion->n_expanded > FREE_BYTES + MOST_EXPANSION * expansion->n_consumed;
}

/* What is passed over is read, so that nobody's claim how long it is has to be believed, except where the place of each
 * file is listed. */
static gboolean
leave_member (QdArchive *self, GError **error)
{
  if (!self->open)
    return TRUE;
  self->open = FALSE;
  if ((archive_format (self->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP && g_seekable_can_seek (G_SEEKABLE (self->stream)))
    return TRUE;
  while (TRUE)
    {
      const void *block;
      size_t      len = 0;
      la_int64_t  offset;
      int         status = archive_read_data_block (self->archive, &block, &len, &offset);

      self->expansion->n_expanded += len;
      if (is_too_much (self->expansion))
        break;
      if (status == ARCHIVE_EOF || status == ARCHIVE_FAILED)
        return TRUE;
      if (status < ARCHIVE_WARN)
        return fail (self, error);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * qd_archive_check_expansion:
 * @expansion: (not nullable): what came out of what
 * @error: return location
 *
 * Thread: the one that reads.
 *
 * Errors: %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: whether it is no more than people pack
 */
gboolean
qd_archive_check_expansion (const QdExpansion *expansion, GError **error)
{
  if (!is_too_much (expansion))
    return TRUE;
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
                       _ ("Much more comes out of the archive than an archive of articles holds; it was given up here. If you trust it, unpack it and import what comes out."));
  return FALSE;
}

static gboolean
check_limits (QdArchive *self, GError **error)
{
  if (!qd_archive_check_expansion (self->expansion, error))
    return FALSE;
  if (self->expansion->n_members > MOST_MEMBERS)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("There are more than %d files in the archive; the others are not read. Unpack it and import the folders one by one."),
                   MOST_MEMBERS);
      return FALSE;
    }
  return TRUE;
}

/* Notes where a member ends, from behind its header: its data fill blocks. Of a file with holes not all of its size is there. */
static void
note_end (QdArchive *self)
{
  const gint64 size = archive_entry_filetype (self->entry) == AE_IFREG && archive_entry_hardlink (self->entry) == NULL ? archive_entry_size (self->entry) : 0;

  self->member_end = 0;
  if ((archive_format (self->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR && archive_entry_sparse_count (self->entry) == 0 && size >= 0 && size < G_MAXINT64 / 2)
    self->member_end = archive_filter_bytes (self->archive, 0) + (size + TAR_BLOCK - 1) / TAR_BLOCK * TAR_BLOCK;
}

/* A tar archive ends with blocks of zeros (POSIX, pax): one that ends behind a member was cut off there, which libarchive does not tell. */
static gboolean
check_end (QdArchive *self, GError **error)
{
  if (self->member_end == 0 || archive_filter_bytes (self->archive, 0) >= self->member_end + TAR_BLOCK)
    return TRUE;
  g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT,
                       _ ("The archive ends without its end mark, so that files may be missing; what is there was read. Get another copy of it."));
  return FALSE;
}

/**
 * qd_archive_next:
 * @self: (not nullable): an archive
 * @error: return location
 *
 * Goes to the next file; folders, links, devices and hidden files are passed over. Thread: the one that uses it; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: %FALSE where there is none, or on error
 */
gboolean
qd_archive_next (QdArchive *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  while (TRUE)
    {
      int status;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !leave_member (self, error) || !check_limits (self, error))
        return FALSE;
      status = archive_read_next_header (self->archive, &self->entry);
      if (status == ARCHIVE_EOF)
        {
          check_end (self, error);
          return FALSE;
        }
      if (status < ARCHIVE_WARN && status != ARCHIVE_RETRY)
        return fail (self, error);
      self->expansion->n_members++;
      self->open = TRUE;
      note_end (self);
      if (status == ARCHIVE_RETRY || (!is_raw (self) && archive_entry_filetype (self->entry) != AE_IFREG) || archive_entry_hardlink (self->entry) != NULL)
        continue;
      set_name (self);
      if (!is_hidden (self->name))
        return TRUE;
    }
}

/**
 * qd_archive_get_name:
 * @self: (not nullable): an archive at a file
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer none): the file's name, cleaned
 */
const char *
qd_archive_get_name (QdArchive *self)
{
  return self->name;
}

/**
 * qd_archive_get_size:
 * @self: (not nullable): an archive at a file
 *
 * Thread: the one that uses it.
 *
 * Returns: how large the archive says that the file is, bytes; 0 if it does not say
 */
guint64
qd_archive_get_size (QdArchive *self)
{
  return archive_entry_size_is_set (self->entry) ? (guint64)MAX (archive_entry_size (self->entry), 0) : 0;
}

/**
 * qd_archive_is_encrypted:
 * @self: (not nullable): an archive at a file
 *
 * Thread: the one that uses it.
 *
 * Returns: whether it takes a password to read the file
 */
gboolean
qd_archive_is_encrypted (QdArchive *self)
{
  return archive_entry_is_encrypted (self->entry) != 0;
}

/**
 * qd_archive_get_position:
 * @self: (not nullable): an archive
 *
 * Thread: the one that uses it.
 *
 * Returns: how much of the archive was read, bytes
 */
guint64
qd_archive_get_position (QdArchive *self)
{
  return self->n_read;
}

/**
 * qd_archive_get_expansion:
 * @self: (not nullable): an archive
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer none): what the outermost archive has become
 */
QdExpansion *
qd_archive_get_expansion (QdArchive *self)
{
  return self->expansion;
}

/**
 * qd_archive_dup_folder:
 * @self: (not nullable): an archive at a file
 *
 * What stands for the folder of a file that is in none inside the archive: the archive's name without its ending; for a
 * single compressed file, the folder that it is in. Thread: the one that uses it.
 *
 * Returns: (transfer full): UTF-8
 */
char *
qd_archive_dup_folder (QdArchive *self)
{
  g_autoptr (GFile) parent = is_raw (self) ? g_file_get_parent (self->file) : NULL;
  g_autofree char  *name = parent != NULL ? g_file_get_basename (parent) : NULL;

  return name != NULL ? g_utf8_make_valid (name, -1) : dup_stem (self);
}

/**
 * qd_archive_read:
 * @self: (not nullable): an archive at a file
 * @buffer: (not nullable): where to put the file's bytes
 * @len: how many fit
 * @error: return location
 *
 * Reads on in the file. Thread: the one that uses it; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: how many bytes there were; 0 at its end, -1 on error
 */
gssize
qd_archive_read (QdArchive *self, void *buffer, gsize len, GError **error)
{
  la_ssize_t n;

  g_return_val_if_fail (self != NULL, -1);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return -1;
  n = archive_read_data (self->archive, buffer, len);
  if (n < 0)
    {
      fail (self, error);
      return -1;
    }
  self->expansion->n_expanded += (guint64)n;
  return check_limits (self, error) ? (gssize)n : -1;
}

/**
 * qd_archive_load:
 * @self: (not nullable): an archive at a file
 * @most: how much is read at most, bytes
 * @more: (out) (not nullable): whether there may be more of it
 * @error: return location
 *
 * Reads the file, or its start, into memory. Thread: the one that uses it; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable): its bytes; %NULL on error
 */
GBytes *
qd_archive_load (QdArchive *self, gsize most, gboolean *more, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8     *chunk = g_malloc (CHUNK_BYTES);
  gssize                 n = 1;

  *more = FALSE;
  while (bytes->len < most && (n = qd_archive_read (self, chunk, MIN (CHUNK_BYTES, most - bytes->len), error)) > 0)
    g_byte_array_append (bytes, chunk, (guint)n);
  if (n < 0)
    return NULL;
  *more = n > 0;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static void
bytes_free (gpointer data)
{
  g_bytes_unref (data);
}

/**
 * qd_archive_load_parts:
 * @file: (not nullable): a file of a format that is an archive of parts
 * @wanted: (not nullable) (scope call): which parts to load
 * @most: how much they may have together, bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Loads parts of a file, as an e-book or a text document is one. Of parts of one name the last counts. Thread: any; blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_FORMAT, %QD_IMPORT_ERROR_TOO_LARGE
 * Returns: (transfer full) (nullable) (element-type utf8 GBytes): the parts by their names; %NULL on error
 */
GHashTable *
qd_archive_load_parts (GFile *file, QdArchiveWanted wanted, gsize most, GCancellable *cancellable, GError **error)
{
  g_autoptr (QdArchive)  archive = qd_archive_open (file, cancellable, error);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, bytes_free);
  g_autoptr (GError)     local_error = NULL;

  if (archive == NULL)
    return NULL;
  while (qd_archive_next (archive, &local_error))
    {
      g_autoptr (GBytes) bytes = NULL;
      gboolean           more;

      if (!wanted (archive->name))
        continue;
      bytes = qd_archive_load (archive, most, &more, error);
      if (bytes == NULL)
        return NULL;
      if (more)
        {
          g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("There is more text in the file than can be read at once. Split it and import the parts."));
          return NULL;
        }
      most -= g_bytes_get_size (bytes);
      g_hash_table_insert (parts, g_strdup (archive->name), g_steal_pointer (&bytes));
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&parts);
}

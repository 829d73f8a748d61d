/* qd-import-file.c: files read whole, within limits, and what to say when they cannot be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-file.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/qd-member-file.h"
#include "import/qd-reader.h"

#define CHUNK_BYTES (256 * 1024)

/* A file of this size or less is read once, for its format and for what is in it. */
#define SMALL_BYTES (64 * 1024)

/* Of a #GFile: its #GBytes, from when its format was asked for until it is read. */
GQuark qd_import_file_contents_quark (void);
G_DEFINE_QUARK (qd - import - file - contents, qd_import_file_contents)

/* Reads to the end of what is open, which says that it has SIZE bytes. NULL where it has others. */
static GBytes *
read_descriptor (int fd, gsize size)
{
  g_autofree guint8 *data = g_malloc (size + 1);
  gsize              len = 0;
  gssize             n;

  while (len <= size && (n = read (fd, data + len, size + 1 - len)) != 0)
    {
      if (n < 0)
        return NULL;
      len += (gsize)n;
    }
  return len == size ? g_bytes_new_take (g_steal_pointer (&data), size) : NULL;
}

/**
 * qd_import_peek_file:
 * @file: (not nullable): a file
 *
 * Reads a small file of this machine, and keeps what is in it for the next qd_import_load_file(), so that many small files are opened
 * once each. What can go wrong is for others to say. Thread: the one that reads the file; blocks.
 *
 * Returns: (transfer none) (nullable): what is in it, until it is loaded or dropped; %NULL if it is large, empty, not of this machine or
 *   cannot be read
 */
GBytes *
qd_import_peek_file (GFile *file)
{
  const char  *path;
  struct stat  info;
  GBytes      *bytes = NULL;
  g_autofd int fd = -1;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = g_file_peek_path (file);
  /* A pipe does not have anybody wait. */
  fd = path != NULL ? open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) : -1;
  if (fd >= 0 && fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0 && info.st_size <= SMALL_BYTES)
    bytes = read_descriptor (fd, (gsize)info.st_size);
  g_object_set_qdata_full (G_OBJECT (file), qd_import_file_contents_quark (), bytes, (GDestroyNotify)g_bytes_unref);
  return bytes;
}

/**
 * qd_import_drop_file:
 * @file: (not nullable): a file
 *
 * Forgets what qd_import_peek_file() kept. Thread: the one that reads the file.
 */
void
qd_import_drop_file (GFile *file)
{
  g_object_set_qdata (G_OBJECT (file), qd_import_file_contents_quark (), NULL);
}

/**
 * qd_import_set_too_large:
 * @size: what the file has, bytes
 * @max_size: what it may have, bytes
 * @error: return location
 *
 * Says that a file is too large to be read. Thread: any.
 */
void
qd_import_set_too_large (guint64 size, guint64 max_size, GError **error)
{
  g_autofree char *is = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *may = g_format_size_full (max_size, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE,
               _ ("The file has %s; a file of this format may have %s. Split it and import the parts."), is, may);
}

/**
 * qd_import_load_file:
 * @file: (not nullable): a file
 * @max_size: how much of it is read at most, bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads a file to its end, or gives what qd_import_peek_file() read of it. No size that the file system tells is believed. Thread: any;
 * blocks.
 *
 * Errors: #GIOErrorEnum, %QD_IMPORT_ERROR_TOO_LARGE, %QD_IMPORT_ERROR_EMPTY
 * Returns: (transfer full) (nullable): its bytes; %NULL on error
 */
GBytes *
qd_import_load_file (GFile *file, guint64 max_size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GByteArray)       bytes = NULL;
  g_autofree guint8           *chunk = NULL;
  gssize                       n_read;
  guint8                      *data;
  gsize                        size;
  GBytes                      *whole;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  whole = g_object_steal_qdata (G_OBJECT (file), qd_import_file_contents_quark ());
  if (whole != NULL && g_bytes_get_size (whole) <= max_size)
    return whole;
  g_clear_pointer (&whole, g_bytes_unref);
  bytes = g_byte_array_new ();
  chunk = g_malloc (CHUNK_BYTES);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK_BYTES, cancellable, error)) > 0)
    {
      if (bytes->len + (guint64)n_read > max_size)
        {
          qd_import_set_too_large (bytes->len + (guint64)n_read, max_size, error);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint)n_read);
    }
  if (n_read < 0)
    return NULL;
  if (bytes->len == 0)
    {
      g_set_error_literal (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY, _ ("The file is empty."));
      return NULL;
    }
  /* An array has room for up to twice as much as is in it, and very many files wait in the memory of an import. */
  data = g_byte_array_steal (bytes, &size);
  whole = g_bytes_new_take (g_realloc (data, size), size);
  /* What an archive gave once can be read again from here. */
  if (QD_IS_MEMBER_FILE (file))
    qd_member_file_fill (QD_MEMBER_FILE (file), whole);
  return whole;
}

/* Whether a part of a path is ".."; in a name two dots are as good as any. */
static gboolean
leads_up (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);

  return g_strv_contains ((const char *const *)parts, "..");
}

/* The file @path in @folder or below, if it really lies in the folder @root. */
static GFile *
find_in_folder (GFile *folder, const char *root, const char *path)
{
  g_autofree char  *clean = qd_member_file_clean_name (path);
  g_autoptr (GFile) found = NULL;
  g_autofree char  *place = NULL;
  char              real_root[PATH_MAX], real_place[PATH_MAX];

  if (g_path_is_absolute (path) || leads_up (path))
    return NULL;
  found = g_file_resolve_relative_path (folder, clean);
  place = g_file_get_path (found);
  /* A link may lead out. */
  if (place == NULL || realpath (root, real_root) == NULL || realpath (place, real_place) == NULL)
    return NULL;
  if (!g_str_has_prefix (real_place, real_root) || real_place[strlen (real_root)] != '/')
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * qd_import_find_below:
 * @file: (not nullable): a file
 * @path: (not nullable): what it says that another one is called
 *
 * Finds a file in the folder of @file or below, and no other, whatever @file says. Thread: any; blocks.
 *
 * Returns: (transfer full) (nullable): a file that is there
 */
GFile *
qd_import_find_below (GFile *file, const char *path)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char  *root = folder != NULL ? g_file_get_path (folder) : NULL;

  return root != NULL ? find_in_folder (folder, root, path) : NULL;
}

/**
 * qd_import_find_inside:
 * @file: (not nullable): a file
 * @root: (not nullable): a folder that it is in
 * @path: (not nullable): what it says that another one is called, from its folder on; may begin with "../"
 *
 * Finds a file in @root or below, and no other, whatever @file says. Thread: any; blocks.
 *
 * Returns: (transfer full) (nullable): a file that is there
 */
GFile *
qd_import_find_inside (GFile *file, GFile *root, const char *path)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char  *root_path = g_file_get_path (root);

  while (folder != NULL && g_str_has_prefix (path, "../") && !g_file_equal (folder, root))
    {
      g_autoptr (GFile) above = g_file_get_parent (folder);

      g_set_object (&folder, above);
      path += strlen ("../");
    }
  if (folder == NULL || root_path == NULL || (!g_file_equal (folder, root) && !g_file_has_prefix (folder, root)))
    return NULL;
  return find_in_folder (folder, root_path, path);
}

/**
 * qd_import_dup_path:
 * @file: (not nullable): a file
 *
 * The file's name for people and for the library: its path, or its address where it has none; inside an archive, the
 * archive's path and then its own. Bytes that are no UTF-8 are replaced. Thread: any.
 *
 * Returns: (transfer full): UTF-8
 */
char *
qd_import_dup_path (GFile *file)
{
  g_autofree char *uri = NULL;
  const char      *path;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (QD_IS_MEMBER_FILE (file))
    return g_file_get_parse_name (file);
  path = g_file_peek_path (file);
  if (path == NULL)
    path = uri = g_file_get_uri (file);
  return g_utf8_make_valid (path, -1);
}

/**
 * qd_import_dup_stem:
 * @file: (not nullable): a file
 *
 * Its name without the ending, readable. Thread: any.
 *
 * Returns: (transfer full): UTF-8
 */
char *
qd_import_dup_stem (GFile *file)
{
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  char            *dot;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  stem = g_utf8_make_valid (name != NULL ? name : "", -1);
  dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  return g_steal_pointer (&stem);
}

static char *
dup_folder_name (GFile *file)
{
  const char       *path = QD_IS_MEMBER_FILE (file) ? NULL : g_file_peek_path (file);
  g_autofree char  *above = NULL;
  g_autoptr (GFile) folder = NULL;

  /* Of a file of this machine, without an object for its folder. */
  if (path != NULL)
    {
      above = g_path_get_dirname (path);
      return g_path_get_basename (above);
    }
  folder = g_file_get_parent (file);
  return folder != NULL ? g_file_get_basename (folder) : NULL;
}

/**
 * qd_import_name_article:
 * @draft: (not nullable): a draft
 * @file: (not nullable): where it was read
 *
 * Gives a draft that names no source the name of the folder that its file is in, and one that has no title the name of
 * the file. Thread: any.
 */
void
qd_import_name_article (QdArticleDraft *draft, GFile *file)
{
  g_return_if_fail (draft != NULL);
  g_return_if_fail (G_IS_FILE (file));

  if (qd_article_draft_get_source (draft) == NULL)
    {
      g_autofree char *name = dup_folder_name (file);
      g_autofree char *source = name != NULL ? g_utf8_make_valid (name, -1) : NULL;

      qd_article_draft_set_source (draft, source != NULL && *source != '\0' && *source != '/' ? source : _ ("Unknown source"));
      qd_article_draft_add_fact (draft, QD_FACT_SOURCE, NULL, "folder");
    }
  if (qd_article_draft_get_title (draft) == NULL)
    {
      g_autofree char *stem = qd_import_dup_stem (file);

      qd_article_draft_set_title (draft, stem);
      qd_article_draft_add_fact (draft, QD_FACT_TITLE, NULL, "file name");
    }
}

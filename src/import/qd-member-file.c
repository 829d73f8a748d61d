/* qd-member-file.c: a file inside an archive, as a file that readers read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-member-file.h"

#include <string.h>

#include "import/qd-import-file.h"

/* Longer names are cut, bytes. */
#define LONGEST_NAME 1024

struct _QdMemberFile
{
  GObject parent_instance;

  char *path;   /* the archive's, and the name inside it; for people */
  char *folder; /* what the outermost folder inside the archive is called */
  gsize root;   /* how much of the path is the archive's, bytes */
  guint depth;  /* in how many archives it is */

  /* NULL for a folder, and for what is not there */
  GBytes      *bytes;
  QdExpansion *expansion; /* borrowed */

  /* what comes behind the bytes */
  guint64      size;
  QdMemberPull pull;
  gpointer     pull_data;
  gboolean     pulled;
};

static void qd_member_file_iface_init (GFileIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QdMemberFile, qd_member_file, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_FILE, qd_member_file_iface_init))

/* The bytes of a member as a stream */

#define QD_TYPE_MEMBER_STREAM (qd_member_stream_get_type ())

G_DECLARE_FINAL_TYPE (QdMemberStream, qd_member_stream, QD, MEMBER_STREAM, GFileInputStream)

struct _QdMemberStream
{
  GFileInputStream parent_instance;

  QdMemberFile *file;
  gsize         position;
  gboolean      pulls;
};

G_DEFINE_FINAL_TYPE (QdMemberStream, qd_member_stream, G_TYPE_FILE_INPUT_STREAM)

static gssize
read_stream (GInputStream *stream, void *buffer, gsize len, GCancellable *cancellable, GError **error)
{
  QdMemberStream *self = QD_MEMBER_STREAM (stream);
  gsize           size;
  const guint8   *bytes = g_bytes_get_data (self->file->bytes, &size);
  gssize          n_read;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  if (self->position < size)
    {
      gsize n = MIN (len, size - self->position);

      memcpy (buffer, bytes + self->position, n);
      self->position += n;
      return (gssize)n;
    }
  if (self->file->pull == NULL)
    return 0;
  if (self->file->pulled && !self->pulls)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "a large member of an archive can be read once");
      return -1;
    }
  self->file->pulled = TRUE;
  self->pulls = TRUE;
  n_read = self->file->pull (self->file->pull_data, buffer, len, error);
  self->position += (gsize)MAX (n_read, 0);
  return n_read;
}

static goffset
tell_stream (GFileInputStream *stream)
{
  return (goffset)QD_MEMBER_STREAM (stream)->position;
}

static gboolean
can_seek_stream (GFileInputStream *stream)
{
  return QD_MEMBER_STREAM (stream)->file->pull == NULL;
}

static gboolean
seek_stream (GFileInputStream *stream, goffset offset, GSeekType type, GCancellable *cancellable, GError **error)
{
  QdMemberStream *self = QD_MEMBER_STREAM (stream);
  goffset         size = (goffset)g_bytes_get_size (self->file->bytes);
  goffset         base = type == G_SEEK_SET ? 0 : (type == G_SEEK_CUR ? (goffset)self->position : size);

  if (self->file->pull != NULL || offset < -base || offset > size - base)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "no such place in the member of an archive");
      return FALSE;
    }
  self->position = (gsize)(base + offset);
  return TRUE;
}

static void
qd_member_stream_finalize (GObject *object)
{
  g_clear_object (&QD_MEMBER_STREAM (object)->file);
  G_OBJECT_CLASS (qd_member_stream_parent_class)->finalize (object);
}

static void
qd_member_stream_class_init (QdMemberStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_member_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = read_stream;
  G_FILE_INPUT_STREAM_CLASS (klass)->tell = tell_stream;
  G_FILE_INPUT_STREAM_CLASS (klass)->can_seek = can_seek_stream;
  G_FILE_INPUT_STREAM_CLASS (klass)->seek = seek_stream;
}

static void
qd_member_stream_init (QdMemberStream *self)
{
}

/* The member as a file */

/* What another place in the same archive is: a folder, or a file whose bytes are not at hand. */
static GFile *
new_place (QdMemberFile *self, const char *path)
{
  QdMemberFile *place = g_object_new (QD_TYPE_MEMBER_FILE, NULL);

  place->path = g_strdup (path);
  place->folder = g_strdup (self->folder);
  place->root = self->root;
  place->depth = self->depth;
  place->expansion = self->expansion;
  return G_FILE (place);
}

static GFile *
dup_file (GFile *file)
{
  QdMemberFile *self = QD_MEMBER_FILE (file);
  QdMemberFile *copy = QD_MEMBER_FILE (new_place (self, self->path));

  if (self->bytes != NULL)
    copy->bytes = g_bytes_ref (self->bytes);
  copy->size = self->size;
  /* What is read once is read through the original. */
  return G_FILE (copy);
}

static guint
hash_file (GFile *file)
{
  return g_str_hash (QD_MEMBER_FILE (file)->path);
}

static gboolean
equal_files (GFile *a, GFile *b)
{
  return g_str_equal (QD_MEMBER_FILE (a)->path, QD_MEMBER_FILE (b)->path);
}

static gboolean
is_native (GFile *file)
{
  return FALSE;
}

static gboolean
has_scheme (GFile *file, const char *scheme)
{
  return g_ascii_strcasecmp (scheme, "quotidian-member") == 0;
}

static char *
get_scheme (GFile *file)
{
  return g_strdup ("quotidian-member");
}

/* The root of an archive is called as what stands for the folder there. */
static char *
get_basename (GFile *file)
{
  QdMemberFile *self = QD_MEMBER_FILE (file);

  return strlen (self->path) <= self->root ? g_strdup (self->folder) : g_path_get_basename (self->path);
}

static char *
get_path (GFile *file)
{
  return NULL;
}

static char *
get_uri (GFile *file)
{
  g_autofree char *escaped = g_uri_escape_string (QD_MEMBER_FILE (file)->path, "/", FALSE);

  return g_strconcat ("quotidian-member://", escaped, NULL);
}

static char *
get_parse_name (GFile *file)
{
  return g_strdup (QD_MEMBER_FILE (file)->path);
}

static GFile *
get_parent (GFile *file)
{
  QdMemberFile    *self = QD_MEMBER_FILE (file);
  g_autofree char *path = NULL;

  if (strlen (self->path) <= self->root)
    return NULL;
  path = g_path_get_dirname (self->path);
  return new_place (self, path);
}

static gboolean
prefix_matches (GFile *prefix, GFile *file)
{
  const char *start = QD_MEMBER_FILE (prefix)->path;
  const char *path = QD_MEMBER_FILE (file)->path;

  return g_str_has_prefix (path, start) && path[strlen (start)] == '/';
}

static char *
get_relative_path (GFile *parent, GFile *descendant)
{
  if (!prefix_matches (parent, descendant))
    return NULL;
  return g_strdup (QD_MEMBER_FILE (descendant)->path + strlen (QD_MEMBER_FILE (parent)->path) + 1);
}

/* A place inside the same archive, whatever the path says. */
static GFile *
resolve_relative_path (GFile *file, const char *relative)
{
  QdMemberFile    *self = QD_MEMBER_FILE (file);
  g_autofree char *name = qd_member_file_clean_name (relative);
  g_autofree char *path = g_strconcat (self->path, "/", name, NULL);

  return new_place (self, path);
}

static GFile *
get_child_for_display_name (GFile *file, const char *name, GError **error)
{
  return resolve_relative_path (file, name);
}

static gboolean
check_has_bytes (QdMemberFile *self, GError **error)
{
  if (self->bytes == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such member of the archive");
  return self->bytes != NULL;
}

static GFileInfo *
query_info (GFile *file, const char *attributes, GFileQueryInfoFlags flags, GCancellable *cancellable, GError **error)
{
  QdMemberFile    *self = QD_MEMBER_FILE (file);
  GFileInfo       *info;
  g_autofree char *name = get_basename (file);

  if (!check_has_bytes (self, error))
    return NULL;
  info = g_file_info_new ();
  g_file_info_set_name (info, name);
  g_file_info_set_display_name (info, name);
  g_file_info_set_file_type (info, G_FILE_TYPE_REGULAR);
  g_file_info_set_size (info, (goffset)MAX (self->size, g_bytes_get_size (self->bytes)));
  return info;
}

static GFileInputStream *
read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  QdMemberFile   *self = QD_MEMBER_FILE (file);
  QdMemberStream *stream;

  if (!check_has_bytes (self, error))
    return NULL;
  stream = g_object_new (QD_TYPE_MEMBER_STREAM, NULL);
  stream->file = g_object_ref (self);
  return G_FILE_INPUT_STREAM (stream);
}

static void
qd_member_file_iface_init (GFileIface *iface)
{
  iface->dup = dup_file;
  iface->hash = hash_file;
  iface->equal = equal_files;
  iface->is_native = is_native;
  iface->has_uri_scheme = has_scheme;
  iface->get_uri_scheme = get_scheme;
  iface->get_basename = get_basename;
  iface->get_path = get_path;
  iface->get_uri = get_uri;
  iface->get_parse_name = get_parse_name;
  iface->get_parent = get_parent;
  iface->prefix_matches = prefix_matches;
  iface->get_relative_path = get_relative_path;
  iface->resolve_relative_path = resolve_relative_path;
  iface->get_child_for_display_name = get_child_for_display_name;
  iface->query_info = query_info;
  iface->read_fn = read_file;
}

static void
qd_member_file_finalize (GObject *object)
{
  QdMemberFile *self = QD_MEMBER_FILE (object);

  g_free (self->path);
  g_free (self->folder);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  G_OBJECT_CLASS (qd_member_file_parent_class)->finalize (object);
}

static void
qd_member_file_class_init (QdMemberFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_member_file_finalize;
}

static void
qd_member_file_init (QdMemberFile *self)
{
}

static void
append_part (GString *clean, const char *part)
{
  if (*part == '\0' || g_str_equal (part, ".") || g_str_equal (part, ".."))
    return;
  if (clean->len > 0)
    g_string_append_c (clean, '/');
  for (; *part != '\0'; part++)
    g_string_append_c (clean, (guchar)*part < 0x20 || *part == 0x7f ? '_' : *part);
}

/**
 * qd_member_file_clean_name:
 * @name: (nullable): what an archive calls one of its files; any bytes
 *
 * Makes a name for people of what an archive says: relative, without steps upwards, without control characters, in UTF-8,
 * not too long. It never names a file outside the archive. Thread: any.
 *
 * Returns: (transfer full): the name, parts separated by "/"; "…" where nothing is left
 */
char *
qd_member_file_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_NAME));
  g_auto (GStrv)   parts = g_strsplit_set (cut, "/\\", -1);
  GString         *clean = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    append_part (clean, parts[i]);
  if (clean->len == 0)
    g_string_append (clean, "…");
  return g_string_free_and_steal (clean);
}

/**
 * qd_member_file_new:
 * @archive: (not nullable): the archive; may itself be a member of one
 * @name: (not nullable): the file's name inside it, cleaned
 * @folder: (not nullable): what stands for the folder of a file that is in none inside the archive
 * @bytes: (not nullable): what it holds, or its first bytes
 * @expansion: (not nullable): what the outermost archive has become; has to outlive the member
 *
 * Thread: any.
 *
 * Returns: (transfer full): the member
 */
GFile *
qd_member_file_new (GFile *archive, const char *name, const char *folder, GBytes *bytes, QdExpansion *expansion)
{
  QdMemberFile    *self = g_object_new (QD_TYPE_MEMBER_FILE, NULL);
  g_autofree char *root = qd_import_dup_path (archive);

  self->path = g_strconcat (root, "/", name, NULL);
  self->root = strlen (root);
  self->folder = g_strdup (folder);
  self->depth = qd_member_file_get_depth (archive) + 1;
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);
  self->expansion = expansion;
  return G_FILE (self);
}

/**
 * qd_member_file_set_pull:
 * @self: (not nullable): a member
 * @size: how large it says it is, bytes
 * @pull: (not nullable): gets what comes behind its first bytes; once
 * @data: for @pull
 *
 * Makes it one whose bytes are not all at hand. Thread: the one that uses it.
 */
void
qd_member_file_set_pull (QdMemberFile *self, guint64 size, QdMemberPull pull, gpointer data)
{
  g_return_if_fail (QD_IS_MEMBER_FILE (self));

  self->size = size;
  self->pull = pull;
  self->pull_data = data;
}

/**
 * qd_member_file_fill:
 * @self: (not nullable): a member
 * @bytes: (not nullable): all that it holds
 *
 * Makes it one that can be read as often as wanted. Thread: the one that uses it.
 */
void
qd_member_file_fill (QdMemberFile *self, GBytes *bytes)
{
  g_return_if_fail (QD_IS_MEMBER_FILE (self));

  g_bytes_ref (bytes);
  g_bytes_unref (self->bytes);
  self->bytes = bytes;
  self->size = g_bytes_get_size (bytes);
  self->pull = NULL;
}

static gssize
pull_nothing (gpointer data, void *buffer, gsize len, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the archive was closed");
  return -1;
}

/**
 * qd_member_file_close:
 * @self: (not nullable): a member
 *
 * Says that what comes behind its first bytes can no longer be had. Thread: the one that uses it.
 */
void
qd_member_file_close (QdMemberFile *self)
{
  g_return_if_fail (QD_IS_MEMBER_FILE (self));

  if (self->pull != NULL)
    self->pull = pull_nothing;
  self->expansion = NULL;
}

/**
 * qd_member_file_get_depth:
 * @file: (not nullable): any file
 *
 * Thread: any.
 *
 * Returns: in how many archives it is
 */
guint
qd_member_file_get_depth (GFile *file)
{
  return QD_IS_MEMBER_FILE (file) ? QD_MEMBER_FILE (file)->depth : 0;
}

/**
 * qd_member_file_get_expansion:
 * @file: (not nullable): any file
 *
 * Thread: the one that uses it.
 *
 * Returns: (transfer none) (nullable): what the outermost archive that it is in has become; %NULL if it is in none
 */
QdExpansion *
qd_member_file_get_expansion (GFile *file)
{
  return QD_IS_MEMBER_FILE (file) ? QD_MEMBER_FILE (file)->expansion : NULL;
}

/* qd-file-list.c: the files of an import, in little memory
 *
 * All files are listed before the first is read, so that it is known how much there is to do. Of a million, an object each with its
 * whole path would take 150 MB; here each is its name in its folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-file-list.h"

#include "import/qd-import-file.h"

/* Names are kept in pieces of so many bytes. */
#define NAMES_PIECE (64 * 1024)

/* Where files are: a folder below the one that was given, or a single file. */
typedef struct
{
  GFile *file;
  GFile *root; /* borrowed */
} Place;

typedef struct
{
  const char *name; /* in its place; NULL if it is that itself */
  guint       place;
  gboolean    given;
  guint64     start; /* how many bytes all files before it have */
  gint64      modified;
} Entry;

struct _QdFileList
{
  GArray       *places; /* of Place */
  GArray       *entries;
  GStringChunk *names;
  guint64       bytes;
};

static void
place_clear (gpointer data)
{
  Place *place = data;

  g_clear_object (&place->file);
}

/**
 * qd_file_list_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): an empty list
 */
QdFileList *
qd_file_list_new (void)
{
  QdFileList *self = g_new0 (QdFileList, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_array_set_clear_func (self->places, place_clear);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->names = g_string_chunk_new (NAMES_PIECE);
  return self;
}

/**
 * qd_file_list_free:
 * @self: (nullable) (transfer full): a list
 *
 * Thread: any.
 */
void
qd_file_list_free (QdFileList *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->places);
  g_array_unref (self->entries);
  g_string_chunk_free (self->names);
  g_free (self);
}

/* Files of one folder mostly follow one another. */
static guint
put_place (QdFileList *self, GFile *file, GFile *root)
{
  Place place = { file, root };

  if (self->places->len > 0)
    {
      const Place *last = &g_array_index (self->places, Place, self->places->len - 1);

      if (last->root == root && (last->file == file || g_file_equal (last->file, file)))
        return self->places->len - 1;
    }
  g_object_ref (file);
  g_array_append_val (self->places, place);
  return self->places->len - 1;
}

/* @name: in the folder @file; NULL for the file itself */
static void
append (QdFileList *self, GFile *file, const char *name, const QdFoundFile *found)
{
  Entry entry = { .given = found->given, .start = self->bytes, .modified = found->modified };

  entry.name = name != NULL ? g_string_chunk_insert (self->names, name) : NULL;
  entry.place = put_place (self, file, found->root);
  g_array_append_val (self->entries, entry);
  self->bytes += found->size;
}

/**
 * qd_file_list_append:
 * @self: (not nullable): a list
 * @found: (not nullable): a file, what it was given in living longer than the list
 *
 * Thread: the one that makes the list.
 */
void
qd_file_list_append (QdFileList *self, const QdFoundFile *found)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char  *name = NULL;

  g_return_if_fail (self != NULL && found != NULL);

  /* Only what was found in a folder is certain to be what its name there says. */
  if (found->root != NULL)
    {
      folder = g_file_get_parent (found->file);
      name = g_file_get_basename (found->file);
    }
  if (folder != NULL && name != NULL)
    append (self, folder, name, found);
  else
    append (self, found->file, NULL, found);
}

/**
 * qd_file_list_append_child:
 * @self: (not nullable): a list
 * @folder: (not nullable): where a file was found
 * @name: (not nullable): its name there
 * @found: (not nullable): what else is known of it, what it was given in living longer than the list
 *
 * Thread: the one that makes the list.
 */
void
qd_file_list_append_child (QdFileList *self, GFile *folder, const char *name, const QdFoundFile *found)
{
  g_return_if_fail (self != NULL && folder != NULL && name != NULL && found != NULL);

  append (self, folder, name, found);
}

/**
 * qd_file_list_get_length:
 * @self: (not nullable): a list
 *
 * Thread: any.
 *
 * Returns: how many files are in it
 */
guint
qd_file_list_get_length (const QdFileList *self)
{
  return self->entries->len;
}

/**
 * qd_file_list_get_start:
 * @self: (not nullable): a list
 * @index: one of its files, or how many there are
 *
 * Thread: any.
 *
 * Returns: how many bytes all files before it have
 */
guint64
qd_file_list_get_start (const QdFileList *self, guint index)
{
  return index < self->entries->len ? g_array_index (self->entries, Entry, index).start : self->bytes;
}

/**
 * qd_file_list_get:
 * @self: (not nullable): a list
 * @index: one of its files
 * @found: (not nullable) (out caller-allocates): gets the file, with a reference of its own
 *
 * Thread: any.
 */
void
qd_file_list_get (const QdFileList *self, guint index, QdFoundFile *found)
{
  const Entry *entry = &g_array_index (self->entries, Entry, index);
  const Place *place = &g_array_index (self->places, Place, entry->place);

  *found = (QdFoundFile){
    .file = entry->name != NULL ? g_file_get_child (place->file, entry->name) : g_object_ref (place->file),
    .size = qd_file_list_get_start (self, index + 1) - entry->start,
    .modified = entry->modified,
    .given = entry->given,
    .root = place->root,
  };
}

/**
 * qd_file_list_dup_path:
 * @self: (not nullable): a list
 * @index: one of its files
 *
 * What qd_import_dup_path() says of a file, mostly without an object for it, which takes several times as long. Thread: any.
 *
 * Returns: (transfer full): UTF-8
 */
char *
qd_file_list_dup_path (const QdFileList *self, guint index)
{
  const Entry     *entry = &g_array_index (self->entries, Entry, index);
  const Place     *place = &g_array_index (self->places, Place, entry->place);
  const char      *folder = entry->name != NULL ? g_file_peek_path (place->file) : NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    {
      g_auto (QdFoundFile) found = { 0 };

      qd_file_list_get (self, index, &found);
      return qd_import_dup_path (found.file);
    }
  path = g_build_filename (folder, entry->name, NULL);
  return g_utf8_validate (path, -1, NULL) ? g_steal_pointer (&path) : g_utf8_make_valid (path, -1);
}

/**
 * qd_file_list_get_modified:
 * @self: (not nullable): a list
 * @index: one of its files
 *
 * Thread: any.
 *
 * Returns: when it was changed last, µs since 1970 UTC
 */
gint64
qd_file_list_get_modified (const QdFileList *self, guint index)
{
  return g_array_index (self->entries, Entry, index).modified;
}

/* qd-file-walker.c: the files in what a person gave to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-file-walker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "import/qd-reader.h"

#define DEEPEST 64
#define MOST_FILES 2000000

/* So much of a file shows whether Zotero exported it: it names its vocabularies first. */
#define HEAD_BYTES 4096

#define ATTRIBUTES                         \
  G_FILE_ATTRIBUTE_STANDARD_NAME           \
  "," G_FILE_ATTRIBUTE_STANDARD_TYPE       \
  "," G_FILE_ATTRIBUTE_STANDARD_SIZE       \
  "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN  \
  "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK \
  "," G_FILE_ATTRIBUTE_TIME_MODIFIED       \
  "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC

/* A file or folder that is still to be visited. */
typedef struct
{
  GFile     *file;
  GFileInfo *info;
  guint      depth;
} Visit;

typedef struct
{
  const QdWalkSink *sink;
  GArray           *stack;
  GFile            *given; /* borrowed */
  guint             n_files;
} Walk;

static void
visit_clear (gpointer data)
{
  Visit *visit = data;

  g_clear_object (&visit->file);
  g_clear_object (&visit->info);
}

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  GFileInfo *const *info_a = a;
  GFileInfo *const *info_b = b;

  return strcmp (g_file_info_get_name (*info_a), g_file_info_get_name (*info_b));
}

static void
tell_file (Walk *walk, GFile *file, GFileInfo *info, gboolean given)
{
  QdFoundFile found = { .given = given, .root = given ? NULL : walk->given };
  guint64     seconds = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);

  found.file = g_object_ref (file);
  found.size = (guint64)MAX (g_file_info_get_size (info), 0);
  found.modified = (gint64)seconds * G_USEC_PER_SEC + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC);
  walk->n_files++;
  walk->sink->file (&found, walk->sink->user_data);
}

/* What a program is still writing, or keeps for itself: parts of what is being fetched, copies that were made before a change,
 * locks of open documents. */
static gboolean
is_temporary (const char *name)
{
  static const char *const suffixes[] = { "~", ".part", ".partial", ".crdownload", ".opdownload", ".download", ".filepart", ".aria2", ".tmp", ".temp", ".swp" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (strlen (name) > strlen (suffixes[i]) && g_ascii_strcasecmp (name + strlen (name) - strlen (suffixes[i]), suffixes[i]) == 0)
      return TRUE;
  return g_str_has_prefix (name, "~$") || g_str_has_prefix (name, "~WRL");
}

/* "page_files" beside "page.html" is what a browser saved with the page: its frames and scripts, no articles. */
static gboolean
belongs_to_page (const char *name, GHashTable *names)
{
  static const char *const suffixes[] = { "_files", "-Dateien" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffixes[i]));
        g_autofree char *html = g_strconcat (stem, ".html", NULL);
        g_autofree char *htm = g_strconcat (stem, ".htm", NULL);

        return g_hash_table_contains (names, html) || g_hash_table_contains (names, htm);
      }
  return FALSE;
}

/* Whether a file is what Zotero exports. */
static gboolean
is_zotero_library (GFile *folder, const char *name, GCancellable *cancellable)
{
  g_autoptr (GFile)            file = g_file_get_child (folder, name);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  guint8                       head[HEAD_BYTES];
  gsize                        len = 0;

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &len, cancellable, NULL) && qd_reader_zotero.sniff (head, len) > 0;
}

/* "files" beside a library that Zotero exported are those of its items, which are read with them. */
static gboolean
belongs_to_library (GFile *folder, const char *name, GPtrArray *infos, GCancellable *cancellable)
{
  if (!g_str_equal (name, "files"))
    return FALSE;
  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo  *info = g_ptr_array_index (infos, i);
      const char *other = g_file_info_get_name (info);

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR && strlen (other) > 4 && g_ascii_strcasecmp (other + strlen (other) - 4, ".rdf") == 0 &&
          is_zotero_library (folder, other, cancellable))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
list_folder (Walk *walk, GFile *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  g_autoptr (GPtrArray)       infos = NULL;
  g_autoptr (GError)          local_error = NULL;

  if (enumerator == NULL)
    return NULL;
  infos = g_ptr_array_new_with_free_func (g_object_unref);
  while (infos->len + walk->n_files + walk->stack->len <= MOST_FILES)
    {
      g_autoptr (GFileInfo) info = g_file_enumerator_next_file (enumerator, cancellable, &local_error);

      if (info == NULL)
        break;
      if (!g_file_info_get_is_hidden (info) && !g_file_info_get_is_symlink (info))
        g_ptr_array_add (infos, g_steal_pointer (&info));
    }
  /* What was listed before the error is still there to be read. */
  if (local_error != NULL)
    walk->sink->problem (folder, local_error, walk->sink->user_data);
  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

static gboolean
enter_folder (Walk *walk, GFile *folder, guint depth, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray)  infos = NULL;
  g_autoptr (GHashTable) names = NULL;

  if (depth >= DEEPEST)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The folder is inside %d others; deeper ones are not read."), DEEPEST);
      return FALSE;
    }
  infos = list_folder (walk, folder, cancellable, error);
  if (infos == NULL)
    return FALSE;
  if (walk->sink->folder != NULL)
    walk->sink->folder (folder, walk->sink->user_data);
  names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < infos->len; i++)
    g_hash_table_add (names, (gpointer)g_file_info_get_name (g_ptr_array_index (infos, i)));
  /* The last is visited first. */
  for (guint i = infos->len; i > 0; i--)
    {
      GFileInfo  *info = g_ptr_array_index (infos, i - 1);
      const char *name = g_file_info_get_name (info);
      GFileType   type = g_file_info_get_file_type (info);
      Visit       visit = { NULL, NULL, depth + 1 };

      if (is_temporary (name) || (type != G_FILE_TYPE_REGULAR && (type != G_FILE_TYPE_DIRECTORY || belongs_to_page (name, names) || belongs_to_library (folder, name, infos, cancellable))))
        continue;
      visit.file = g_file_get_child (folder, name);
      visit.info = g_object_ref (info);
      g_array_append_val (walk->stack, visit);
    }
  return TRUE;
}

static void
visit_one (Walk *walk, const Visit *visit, GCancellable *cancellable)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GFileInfo) info = NULL;

  /* What the person named may be a link; what lies in a folder is never followed out of it. */
  if (visit->info == NULL)
    info = g_file_query_info (visit->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &error);
  else
    info = g_object_ref (visit->info);
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    enter_folder (walk, visit->file, visit->depth, cancellable, &error);
  else if (info != NULL)
    tell_file (walk, visit->file, info, visit->info == NULL);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    walk->sink->problem (visit->file, error, walk->sink->user_data);
}

/**
 * qd_found_file_clear:
 * @found: (not nullable): a file, or nothing but zeros
 *
 * Drops the reference in it. Thread: any.
 */
void
qd_found_file_clear (QdFoundFile *found)
{
  g_clear_object (&found->file);
}

/**
 * qd_file_walk:
 * @files: (not nullable) (element-type GFile): files and folders
 * @sink: (not nullable): what is called for each file
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Lists all files in @files, those of a folder by the bytes of their names, so that the order is always the same. Hidden
 * files, those that by their names are still being written, symbolic links inside folders (which could lead in circles or to places
 * that nobody gave) and the folders that browsers put beside saved pages, and Zotero beside what it exports, are passed over. What cannot be read is told, and the rest goes on. Thread: any; blocks.
 *
 * Errors: %G_IO_ERROR_CANCELLED, %QD_IMPORT_ERROR_TOO_LARGE for more than two million files
 * Returns: whether it came to its end
 */
gboolean
qd_file_walk (GPtrArray *files, const QdWalkSink *sink, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Visit));
  g_autoptr (GError) local_error = NULL;
  Walk               walk = { .sink = sink, .stack = stack };

  g_return_val_if_fail (files != NULL && sink != NULL, FALSE);

  g_array_set_clear_func (stack, visit_clear);
  for (guint i = 0; i < files->len; i++)
    {
      Visit first = { g_object_ref (g_ptr_array_index (files, i)), NULL, 0 };

      walk.given = g_ptr_array_index (files, i);
      g_array_append_val (stack, first);
      while (stack->len > 0)
        {
          Visit visit = g_array_index (stack, Visit, stack->len - 1);

          /* The stack no longer owns it. */
          g_array_index (stack, Visit, stack->len - 1) = (Visit){ 0 };
          g_array_set_size (stack, stack->len - 1);
          if (walk.n_files >= MOST_FILES)
            g_set_error (&local_error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("There are more than %d files. Import the folders one by one."), MOST_FILES);
          else if (!g_cancellable_set_error_if_cancelled (cancellable, &local_error))
            visit_one (&walk, &visit, cancellable);
          visit_clear (&visit);
          if (local_error != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&local_error));
              return FALSE;
            }
        }
    }
  return TRUE;
}

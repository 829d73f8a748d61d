/* qd-file-walker.c: the files in what a person gave to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-file-walker.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/qd-reader.h"

#define DEEPEST 64
#define MOST_FILES 2000000

/* The longest file that names what is hidden in its folder, bytes. */
#define MOST_HIDDEN (1024 * 1024)

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

/* What is known of a file or folder without opening it. */
typedef struct
{
  gboolean is_file;
  gboolean is_folder;
  guint64  size;
  gint64   modified;
} Status;

typedef struct
{
  char  *name;
  Status status;
} Listed;

/* A file or folder that is still to be visited. */
typedef struct
{
  GFile   *file;
  char    *name;  /* in a folder, which FILE is then; else NULL */
  gboolean found; /* in a folder, so that its status is known */
  Status   status;
  guint    depth;
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
  g_clear_pointer (&visit->name, g_free);
}

static void
listed_clear (gpointer data)
{
  Listed *listed = data;

  g_free (listed->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Listed *listed_a = a, *listed_b = b;

  return strcmp (listed_a->name, listed_b->name);
}

static gboolean
has_name (GArray *all, const char *name)
{
  const Listed wanted = { .name = (char *)name };

  return g_array_binary_search (all, &wanted, compare_names, NULL);
}

static void
tell_file (Walk *walk, GFile *file, const char *name, const Status *status, gboolean given)
{
  QdFoundFile found = { .given = given, .root = given ? NULL : walk->given, .size = status->size, .modified = status->modified };

  walk->n_files++;
  if (name != NULL && walk->sink->child != NULL)
    {
      walk->sink->child (file, name, &found, walk->sink->user_data);
      return;
    }
  found.file = name != NULL ? g_file_get_child (file, name) : g_object_ref (file);
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
belongs_to_page (const char *name, GArray *all)
{
  static const char *const suffixes[] = { "_files", "-Dateien" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      {
        g_autofree char *stem = g_strndup (name, strlen (name) - strlen (suffixes[i]));
        g_autofree char *html = g_strconcat (stem, ".html", NULL);
        g_autofree char *htm = g_strconcat (stem, ".htm", NULL);

        return has_name (all, html) || has_name (all, htm);
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
belongs_to_library (GFile *folder, const char *name, GArray *all, GCancellable *cancellable)
{
  if (!g_str_equal (name, "files"))
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const Listed *listed = &g_array_index (all, Listed, i);
      const char   *other = listed->name;

      if (listed->status.is_file && strlen (other) > 4 && g_ascii_strcasecmp (other + strlen (other) - 4, ".rdf") == 0 &&
          is_zotero_library (folder, other, cancellable))
        return TRUE;
    }
  return FALSE;
}

static void
read_info (GFileInfo *info, Status *status)
{
  GFileType type = g_file_info_get_file_type (info);
  gint64    seconds = (gint64)g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED);

  *status = (Status){
    .is_file = type == G_FILE_TYPE_REGULAR,
    .is_folder = type == G_FILE_TYPE_DIRECTORY,
    .size = (guint64)MAX (g_file_info_get_size (info), 0),
    .modified = seconds * G_USEC_PER_SEC + g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC),
  };
}

static gboolean
has_room (const Walk *walk, GArray *all)
{
  return all->len + walk->n_files + walk->stack->len <= MOST_FILES;
}

/* Any file system that GIO knows. What was listed before the error is still there to be read. */
static gboolean
list_folder (Walk *walk, GFile *folder, GArray *all, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) enumerator = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  g_autoptr (GError)          local_error = NULL;

  if (enumerator == NULL)
    return FALSE;
  while (has_room (walk, all))
    {
      g_autoptr (GFileInfo) info = g_file_enumerator_next_file (enumerator, cancellable, &local_error);
      Listed                listed;

      if (info == NULL)
        break;
      if (g_file_info_get_is_hidden (info) || g_file_info_get_is_symlink (info))
        continue;
      listed.name = g_strdup (g_file_info_get_name (info));
      read_info (info, &listed.status);
      g_array_append_val (all, listed);
    }
  if (local_error != NULL)
    walk->sink->problem (folder, local_error, walk->sink->user_data);
  return TRUE;
}

/* Whether what a folder has is to be passed over for its name: what begins with a dot, and what the file ".hidden" there names. */
static gboolean
is_hidden (const char *name, char **hidden)
{
  return name[0] == '.' || (hidden != NULL && g_strv_contains ((const char *const *)hidden, name));
}

/* A folder may come from anywhere: what is no file, or leads to one elsewhere, might never end, and one that is larger names nothing. */
static char **
load_hidden (int folder)
{
  g_autofd int     fd = openat (folder, ".hidden", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  g_autofree char *text = NULL;
  struct stat      info;
  gssize           len;

  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MOST_HIDDEN)
    return NULL;
  text = g_malloc ((gsize)info.st_size + 1);
  len = read (fd, text, (gsize)info.st_size);
  text[MAX (len, 0)] = '\0';
  return g_strsplit (text, "\n", -1);
}

static const struct dirent *
read_entry (DIR *dir, int *failure)
{
  const struct dirent *entry;

  errno = 0;
  entry = readdir (dir);
  if (entry == NULL && errno != 0)
    *failure = errno;
  return entry;
}

/* A folder of this machine, without an object for each file, which take most of the time. Returns FALSE where it is not one, or cannot be opened,
 * for GIO to say why. */
static gboolean
list_local_folder (Walk *walk, GFile *folder, GArray *all, GCancellable *cancellable)
{
  const char          *path = g_file_is_native (folder) ? g_file_peek_path (folder) : NULL;
  DIR                 *dir = path != NULL ? opendir (path) : NULL;
  g_auto (GStrv)       hidden = NULL;
  int                  failure = 0;
  const struct dirent *entry;

  if (dir == NULL)
    return FALSE;
  hidden = load_hidden (dirfd (dir));
  while (has_room (walk, all) && !g_cancellable_is_cancelled (cancellable) && (entry = read_entry (dir, &failure)) != NULL)
    {
      struct stat info;
      Listed      listed;

      if (is_hidden (entry->d_name, hidden))
        continue;
      if (fstatat (dirfd (dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        {
          /* What has been removed meanwhile is no problem. */
          failure = errno != ENOENT ? errno : failure;
          continue;
        }
      if (S_ISLNK (info.st_mode))
        continue;
      listed.name = g_strdup (entry->d_name);
      listed.status = (Status){
        .is_file = S_ISREG (info.st_mode),
        .is_folder = S_ISDIR (info.st_mode),
        .size = (guint64)MAX (info.st_size, 0),
        .modified = (gint64)info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000,
      };
      g_array_append_val (all, listed);
    }
  if (failure != 0)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (failure), g_strerror (failure));

      walk->sink->problem (folder, error, walk->sink->user_data);
    }
  closedir (dir);
  return TRUE;
}

static gboolean
enter_folder (Walk *walk, GFile *folder, guint depth, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Listed));

  g_array_set_clear_func (all, listed_clear);
  if (depth >= DEEPEST)
    {
      g_set_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE, _ ("The folder is inside %d others; deeper ones are not read."), DEEPEST);
      return FALSE;
    }
  if (!list_local_folder (walk, folder, all, cancellable) && !list_folder (walk, folder, all, cancellable, error))
    return FALSE;
  g_array_sort (all, compare_names);
  if (walk->sink->folder != NULL)
    walk->sink->folder (folder, walk->sink->user_data);
  /* The last is visited first. */
  for (guint i = all->len; i > 0; i--)
    {
      const Listed *listed = &g_array_index (all, Listed, i - 1);
      const char   *name = listed->name;
      Visit         visit = { NULL, NULL, TRUE, listed->status, depth + 1 };

      if (is_temporary (name) ||
          (!listed->status.is_file && (!listed->status.is_folder || belongs_to_page (name, all) || belongs_to_library (folder, name, all, cancellable))))
        continue;
      visit.file = listed->status.is_file ? g_object_ref (folder) : g_file_get_child (folder, name);
      visit.name = listed->status.is_file ? g_strdup (name) : NULL;
      g_array_append_val (walk->stack, visit);
    }
  return TRUE;
}

static void
visit_one (Walk *walk, const Visit *visit, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Status             status = visit->status;

  /* What the person named may be a link; what lies in a folder is never followed out of it. */
  if (!visit->found)
    {
      g_autoptr (GFileInfo) info = g_file_query_info (visit->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &error);

      if (info != NULL)
        read_info (info, &status);
    }
  if (error == NULL && status.is_folder)
    enter_folder (walk, visit->file, visit->depth, cancellable, &error);
  else if (error == NULL)
    tell_file (walk, visit->file, visit->name, &status, !visit->found);
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
      Visit first = { .file = g_object_ref (g_ptr_array_index (files, i)) };

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

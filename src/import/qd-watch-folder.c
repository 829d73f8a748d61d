/* qd-watch-folder.c: one watched folder, and what is new in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import/qd-file-walker.h"
#include "import/qd-import-file.h"
#include "import/qd-reader.h"
#include "import/qd-watch-private.h"

/* Who saves a file writes it in many pieces; a browser, the page first and its pictures for some seconds. Folders on other
 * machines, and those behind a portal, tell nothing of what others do in them: they are looked through now and then. */
const QdWatchPace _qd_watch_pace = { 2 * G_USEC_PER_SEC, 60 * G_USEC_PER_SEC };

/* A file that was not at rest when it was seen. */
typedef struct
{
  char   *path;
  guint64 size;
  gint64  modified;
  gint64  since;
} Restless;

struct _QdWatchFolder
{
  gint64 id;
  GFile *file;
  char  *problem;       /* what the library says of it */
  char  *found_problem; /* what was found in the look at hand */

  /* By path: what was imported, what is being imported, and what is waited for. The second is that of the person once more
   * only when it was imported: what failed as a whole, or was stopped, is taken up when the program is started again. */
  GHashTable *known;
  GHashTable *busy;
  GHashTable *restless;
};

/* One look through a folder. */
typedef struct
{
  QdWatchFolder *folder;
  QdWatchNews   *news;
  GHashTable    *restless;
  GPtrArray     *folders;
  gint64         rest;
  gint64         now;
} Look;

static void
free_restless (gpointer data)
{
  Restless *restless = data;

  g_free (restless->path);
  g_free (restless);
}

static void
free_stamp (gpointer data)
{
  qd_watched_file_free (data);
}

static QdWatchedFile *
dup_stamp (const char *path, const QdFoundFile *found)
{
  QdWatchedFile *stamp = g_new0 (QdWatchedFile, 1);

  stamp->path = g_strdup (path);
  stamp->size = found->size;
  stamp->modified = found->modified;
  return stamp;
}

/**
 * _qd_watch_news_free:
 * @self: (nullable) (transfer full): what was new
 *
 * Frees it.
 */
void
_qd_watch_news_free (QdWatchNews *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->stamps);
  g_free (self);
}

/**
 * _qd_watch_folder_new:
 * @store: (not nullable): the library
 * @record: (not nullable): a folder of it
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the folder, not looked at yet; %NULL on error
 */
QdWatchFolder *
_qd_watch_folder_new (QdStore *store, const QdFolderRecord *record, GError **error)
{
  g_autoptr (GHashTable) known = qd_store_load_watched_files (store, record->id, NULL, error);
  QdWatchFolder         *self;

  if (known == NULL)
    return NULL;
  self = g_new0 (QdWatchFolder, 1);
  self->id = record->id;
  self->file = g_file_new_for_uri (record->uri);
  self->problem = g_strdup (record->problem);
  self->known = g_steal_pointer (&known);
  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_stamp);
  self->restless = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_restless);
  return self;
}

/**
 * _qd_watch_folder_free:
 * @self: (nullable) (transfer full): a folder
 *
 * Frees it.
 */
void
_qd_watch_folder_free (QdWatchFolder *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->file);
  g_free (self->problem);
  g_free (self->found_problem);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->busy);
  g_hash_table_unref (self->restless);
  g_free (self);
}

/**
 * _qd_watch_folder_get_id:
 * @self: (not nullable): a folder
 *
 * Returns: its row in the library
 */
gint64
_qd_watch_folder_get_id (QdWatchFolder *self)
{
  return self->id;
}

static gboolean
has_stamp (GHashTable *stamps, const char *path, const QdFoundFile *found)
{
  const QdWatchedFile *stamp = g_hash_table_lookup (stamps, path);

  return stamp != NULL && stamp->size == found->size && stamp->modified == found->modified;
}

/* Whether nobody has written to it for a while: by its time, or, as clocks and times of other machines may be wrong, by what it
 * was when it was looked at before. */
static gboolean
is_at_rest (const Look *look, const char *path, const QdFoundFile *found, gint64 *since)
{
  const Restless *before = g_hash_table_lookup (look->folder->restless, path);
  gint64          age = g_get_real_time () - found->modified;

  *since = look->now;
  if (before != NULL && before->size == found->size && before->modified == found->modified)
    *since = before->since;
  return age >= look->rest || look->now - *since >= look->rest;
}

/* Of several problems the first says enough. Takes @words. */
static void
take_problem (QdWatchFolder *self, char *words)
{
  if (self->found_problem == NULL)
    self->found_problem = words;
  else
    g_free (words);
}

static char *
dup_not_permitted (const char *path)
{
  return g_strdup_printf (_ ("You are not permitted to read “%s”."), path);
}

/* Whether the person may read a file. What they may not is no article that failed: its time stays as it is once they may. */
static gboolean
is_readable (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ACCESS_CAN_READ, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);

  return info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ) || g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_READ);
}

static void
file_cb (const QdFoundFile *found, gpointer user_data)
{
  Look            *look = user_data;
  g_autofree char *path = qd_import_dup_path (found->file);
  gint64           since;

  if (found->given)
    {
      take_problem (look->folder, g_strdup (_ ("This is now a file, not a folder. It will be watched again once it is a folder.")));
      g_object_unref (found->file);
    }
  else if (has_stamp (look->folder->known, path, found) || has_stamp (look->folder->busy, path, found))
    g_object_unref (found->file);
  else if (is_at_rest (look, path, found, &since) && !is_readable (found->file))
    {
      take_problem (look->folder, dup_not_permitted (path));
      g_object_unref (found->file);
    }
  else if (is_at_rest (look, path, found, &since))
    {
      QdWatchedFile *busy = dup_stamp (path, found);

      g_ptr_array_add (look->news->files, found->file);
      g_ptr_array_add (look->news->stamps, dup_stamp (path, found));
      g_hash_table_replace (look->folder->busy, busy->path, busy);
    }
  else
    {
      Restless *restless = g_new0 (Restless, 1);

      *restless = (Restless){ g_steal_pointer (&path), found->size, found->modified, since };
      g_hash_table_replace (look->restless, restless->path, restless);
      g_object_unref (found->file);
    }
}

/* Folders come and go. */
static void
problem_cb (GFile *file, const GError *error, gpointer user_data)
{
  Look            *look = user_data;
  QdWatchFolder   *self = look->folder;
  g_autofree char *path = qd_import_dup_path (file);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED))
    {
      if (g_file_equal (file, self->file))
        take_problem (self, g_strdup (_ ("The folder is missing. It will be watched again once it is back.")));
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    take_problem (self, dup_not_permitted (path));
  else
    take_problem (self, g_strdup_printf (_ ("“%s” cannot be read: %s"), path, error->message));
}

static void
folder_cb (GFile *folder, gpointer user_data)
{
  Look *look = user_data;

  if (look->folders != NULL)
    g_ptr_array_add (look->folders, g_object_ref (folder));
}

/**
 * _qd_watch_folder_look:
 * @self: (not nullable): a folder
 * @rest: how long a file must have been left alone, µs
 * @folders: (nullable) (element-type GFile): gets all folders in it, itself first
 * @cancellable: (nullable): stops it
 *
 * Looks through the folder for what was not imported as it is now. What is given counts as being imported from then on. Thread: the
 * folder's; blocks.
 *
 * Returns: (transfer full): what is new and rests; nothing where it was stopped
 */
QdWatchNews *
_qd_watch_folder_look (QdWatchFolder *self, gint64 rest, GPtrArray *folders, GCancellable *cancellable)
{
  g_autoptr (GPtrArray)  given = g_ptr_array_new ();
  g_autoptr (GHashTable) restless = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_restless);
  g_autoptr (GError)     error = NULL;
  QdWatchNews           *news = g_new0 (QdWatchNews, 1);
  Look                   look = { self, news, restless, folders, rest, g_get_monotonic_time () };
  const QdWalkSink       sink = { .file = file_cb, .problem = problem_cb, .folder = folder_cb, .user_data = &look };

  news->folder_id = self->id;
  news->files = g_ptr_array_new_with_free_func (g_object_unref);
  news->stamps = g_ptr_array_new_with_free_func (free_stamp);
  g_clear_pointer (&self->found_problem, g_free);
  g_ptr_array_add (given, self->file);
  if (!qd_file_walk (given, &sink, cancellable, &error) && g_error_matches (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE))
    self->found_problem = g_strdup (error->message);
  g_hash_table_unref (self->restless);
  self->restless = g_steal_pointer (&restless);
  return news;
}

/**
 * _qd_watch_folder_is_waiting:
 * @self: (not nullable): a folder that was looked at
 *
 * Returns: whether there are files in it that did not rest
 */
gboolean
_qd_watch_folder_is_waiting (QdWatchFolder *self)
{
  return g_hash_table_size (self->restless) > 0;
}

/**
 * _qd_watch_folder_get_problem:
 * @self: (not nullable): a folder that was looked at
 *
 * Returns: (transfer none) (nullable): why it could not be looked through, a sentence for the person
 */
const char *
_qd_watch_folder_get_problem (QdWatchFolder *self)
{
  return self->found_problem;
}

/**
 * _qd_watch_folder_save_problem:
 * @self: (not nullable): a folder that was looked at
 * @store: (not nullable): its library
 *
 * Has the library say what is wrong with the folder. Thread: the folder's; blocks.
 *
 * Returns: whether it said something else before
 */
gboolean
_qd_watch_folder_save_problem (QdWatchFolder *self, QdStore *store)
{
  if (g_strcmp0 (self->problem, self->found_problem) == 0)
    return FALSE;
  /* A library that cannot be written tells so where something is imported. */
  if (!qd_store_set_folder_problem (store, self->id, self->found_problem, NULL, NULL))
    return FALSE;
  g_set_str (&self->problem, self->found_problem);
  return TRUE;
}

/**
 * _qd_watch_folder_note:
 * @self: (not nullable): a folder
 * @store: (not nullable): its library
 * @news: (not nullable): what was new in it, and is imported now
 * @error: return location
 *
 * Notes what was imported. Thread: the folder's; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_watch_folder_note (QdWatchFolder *self, QdStore *store, QdWatchNews *news, GError **error)
{
  if (!qd_store_save_watched_files (store, self->id, news->stamps, NULL, error))
    return FALSE;
  for (guint i = 0; i < news->stamps->len; i++)
    {
      const QdWatchedFile *stamp = g_ptr_array_index (news->stamps, i);
      QdWatchedFile       *known = g_new0 (QdWatchedFile, 1);

      *known = (QdWatchedFile){ g_strdup (stamp->path), stamp->size, stamp->modified };
      g_hash_table_replace (self->known, known->path, known);
      g_hash_table_remove (self->busy, stamp->path);
    }
  return TRUE;
}

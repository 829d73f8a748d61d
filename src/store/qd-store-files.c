/* qd-store-files.c: the table of files that were read to their end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-hash.h"
#include "store/qd-store-add.h"
#include "store/qd-store-private.h"

/* The articles of a file, and those of the files inside it if it is an archive: their paths go on behind its own. "0" follows
 * on "/" in ASCII. */
#define ORIGINS_OF_FILE "(path = ?1 OR (path > ?1 || '/' AND path < ?1 || '0'))"

typedef struct
{
  const char *path;
  guint64     size;
  gint64      modified;
  gboolean    has;
} FileQuery;

static void
bind_file (QdStatement     *statement,
           const FileQuery *query)
{
  qd_statement_bind_text (statement, 1, query->path);
  /* No file system has files of 2⁶³ bytes. */
  qd_statement_bind_int (statement, 2, (gint64)query->size);
  qd_statement_bind_int (statement, 3, query->modified);
}

static gpointer
has_file (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  FileQuery              *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM files WHERE path = ?1 AND size = ?2 AND modified = ?3");
  QdStep                  step;

  bind_file (statement, query);
  step = qd_statement_step (statement, error);
  query->has = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_has_file:
 * @self: (not nullable): a library
 * @path: (not nullable): a file
 * @size: its size now, bytes
 * @modified: when it was changed last, µs since the epoch
 * @has: (out) (not nullable): whether it was read to its end when it was so
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_has_file (QdStore    *self,
                   const char *path,
                   guint64     size,
                   gint64      modified,
                   gboolean   *has,
                   GError    **error)
{
  FileQuery query = { path, size, modified, FALSE };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL && has != NULL, FALSE);

  if (_qd_store_read (self, has_file, &query, NULL, error) == NULL)
    return FALSE;
  *has = query.has;
  return TRUE;
}

/**
 * _qd_store_mark_file:
 * @db: (not nullable): a writing connection
 * @path: (not nullable): a file whose articles were all added
 * @size: its size when it was read, bytes
 * @modified: when it was changed last, µs since the epoch
 * @error: return location
 *
 * Notes that a file was read to its end. Removing one of its articles takes the note back.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_mark_file (QdSqlite   *db,
                     const char *path,
                     guint64     size,
                     gint64      modified,
                     GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT OR REPLACE INTO files (path, size, modified) VALUES (?1, ?2, ?3)");
  FileQuery               query = { path, size, modified, FALSE };

  bind_file (statement, &query);
  return qd_statement_run (statement, error);
}

static gpointer
mark_file (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const FileQuery *query = data;

  return _qd_store_mark_file (db, query->path, query->size, query->modified, error) ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_mark_file:
 * @self: (not nullable): a library
 * @path: (not nullable): a file whose articles were all added
 * @size: its size when it was read, bytes
 * @modified: when it was changed last, µs since the epoch
 * @error: return location
 *
 * Notes that a file was read to its end. Removing one of its articles takes the note back. Thread: any but those of the
 * library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_mark_file (QdStore    *self,
                    const char *path,
                    guint64     size,
                    gint64      modified,
                    GError    **error)
{
  FileQuery query = { path, size, modified, FALSE };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return _qd_store_write (self, mark_file, &query, NULL, error) != NULL;
}

/* What is known of a file */

struct _QdKnownOrigins
{
  gatomicrefcount ref_count;
  GArray         *places; /* of guint64, rising */
};

/**
 * qd_known_origins_ref:
 * @self: (not nullable): what is known
 *
 * Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdKnownOrigins *
qd_known_origins_ref (QdKnownOrigins *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * qd_known_origins_unref:
 * @self: (not nullable) (transfer full): what is known
 *
 * Thread: any.
 */
void
qd_known_origins_unref (QdKnownOrigins *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->places);
  g_free (self);
}

static guint64
hash_string (guint64 hash, const char *string)
{
  for (const char *p = string != NULL ? string : ""; *p != '\0'; p++)
    hash = (hash ^ (guint8)*p) * QD_FNV64_PRIME;
  return (hash ^ 0xff) * QD_FNV64_PRIME;
}

/* One number for an article at a place, since there may be millions in a file. Half of it is a cryptographic hash of the
 * article, so that another article is taken for this one by nobody's chance and at the least by nobody's harm: it would
 * have to stand on the same line of the same file. */
static guint64
hash_place (gint64 tie, const char *path, const char *external_id, guint64 line, const char *url, const char *byline, gint64 published)
{
  guint64 hash = (guint64)tie;

  /* In an archive the same article may stand in several files. */
  hash = hash_string (hash, path);
  hash = hash_string (hash, external_id);
  /* What may have been put right in the file since. */
  hash = hash_string (hash, url);
  hash = hash_string (hash, byline);
  hash = (hash ^ (guint64)published) * QD_FNV64_PRIME;
  return (hash ^ line) * QD_HASH_GOLDEN_RATIO;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const guint64 *place_a = a, *place_b = b;

  return (*place_a > *place_b) - (*place_a < *place_b);
}

/**
 * qd_known_origins_contain:
 * @self: (not nullable): what is known of a file
 * @draft: (not nullable): an article of that file
 *
 * Thread: any.
 *
 * Returns: whether the library has the article from this place already, so that adding it would change nothing
 */
gboolean
qd_known_origins_contain (QdKnownOrigins *self, QdArticleDraft *draft)
{
  g_autofree char *identity = qd_article_draft_dup_identity (draft);
  const char      *external_id = qd_article_draft_get_external_id (draft);
  const char      *path = qd_article_draft_get_path (draft);
  g_autofree char *start = g_strndup (identity, 16);
  guint64          place = hash_place ((gint64)g_ascii_strtoull (start, NULL, 16), path != NULL ? path : "", external_id != NULL ? external_id : "", qd_article_draft_get_line (draft),
                                       qd_article_draft_get_url (draft), qd_article_draft_get_byline (draft), qd_article_draft_get_published (draft));

  return g_array_binary_search (self->places, &place, compare_places, NULL);
}

static gpointer
load_origins (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const char             *path = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT tie, path, external_id, line, url, byline, published FROM origins JOIN articles ON articles.id = article_id"
                                                             " WHERE " ORIGINS_OF_FILE);
  g_autoptr (GArray)      places = g_array_new (FALSE, FALSE, sizeof (guint64));
  QdKnownOrigins         *self;
  QdStep                  step;

  qd_statement_bind_text (statement, 1, path);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      guint64 place = hash_place (qd_statement_get_int (statement, 0), qd_statement_get_text (statement, 1, NULL), qd_statement_get_text (statement, 2, NULL),
                                  (guint64)qd_statement_get_int (statement, 3), qd_statement_get_text (statement, 4, NULL), qd_statement_get_text (statement, 5, NULL),
                                  qd_statement_get_time (statement, 6));

      g_array_append_val (places, place);
    }
  if (step == QD_STEP_ERROR)
    return NULL;
  g_array_sort (places, compare_places);
  self = g_new0 (QdKnownOrigins, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->places = g_steal_pointer (&places);
  return self;
}

/**
 * qd_store_load_origins:
 * @self: (not nullable): a library
 * @path: (not nullable): a file
 * @error: return location
 *
 * Loads what the library has from a file that was not read to its end, or was changed since: an import that was killed
 * goes on after these. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): what is known; %NULL on error
 */
QdKnownOrigins *
qd_store_load_origins (QdStore    *self,
                       const char *path,
                       GError    **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return _qd_store_read (self, load_origins, (gpointer)path, NULL, error);
}

typedef struct
{
  QdFileQuery *files;
  gsize        n_files;
} FilesQuery;

static gpointer
query_files (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const FilesQuery       *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?1 AND size = ?2 AND modified = ?3),"
                                                             " EXISTS (SELECT 1 FROM origins WHERE " ORIGINS_OF_FILE ")");

  for (gsize i = 0; i < query->n_files; i++)
    {
      QdFileQuery *file = &query->files[i];

      qd_statement_bind_text (statement, 1, file->path);
      /* No file system has files of 2⁶³ bytes. */
      qd_statement_bind_int (statement, 2, (gint64)file->size);
      qd_statement_bind_int (statement, 3, file->modified);
      if (qd_statement_step (statement, error) != QD_STEP_ROW)
        return NULL;
      file->read = qd_statement_get_int (statement, 0) != 0;
      file->known = qd_statement_get_int (statement, 1) != 0;
      qd_statement_reset (statement);
    }
  return QD_STORE_DONE;
}

/**
 * qd_store_query_files:
 * @self: (not nullable): a library
 * @files: (array length=n_files): files as they are now; is told what the library knows of each
 * @n_files: how many
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_query_files (QdStore     *self,
                      QdFileQuery *files,
                      gsize        n_files,
                      GError     **error)
{
  FilesQuery query = { files, n_files };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return _qd_store_read (self, query_files, &query, NULL, error) != NULL;
}

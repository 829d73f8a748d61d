/* test-faults.c: imports in a world that does not hold still: files that go, disks that fill up, clocks that are set back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>
#include <utime.h>

#include "import/qd-export.h"
#include "import/qd-import-job.h"
#include "import/qd-library-archive.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"
#include "store/qd-whole-file.h"

#define N_FOLDERS 5

/* More than are between reading and writing at a time, so that the last ones are not read yet when the first are written. */
#define N_ARTICLES 2500

/* Far more than the import has in hand between reading and writing, so that what is cut off has not been read. */
#define N_LINES 6000

/* Whose export is larger than a small disk in every format. */
#define N_SPEECHES 500

#define LAST_FOLDER "in/outlet-4"

/* Large enough for a library and some hundred articles. */
#define SMALL_DISK "size=2m"
#define LARGE_DISK "size=64m"

typedef struct
{
  QdReaderFixture files;
  char           *library;
  QdStore        *store;
  GPtrArray      *problems;          /* "NAME: MESSAGE" */
  void (*interfere) (gpointer self); /* once, when the first articles are in */
} Fixture;

static void
open_library (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->store);
  self->store = qd_store_open (self->library, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = NULL;

  qd_reader_fixture_set_up (&self->files, data);
  folder = g_build_filename (self->files.folder, "disk", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  self->library = g_build_filename (folder, "library.quotidian", NULL);
  self->problems = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  qd_reader_fixture_tear_down (&self->files, data);
}

static void
write_articles (Fixture *self)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/outlet-%u/%04u.txt", i / (N_ARTICLES / N_FOLDERS), i);
      g_autofree char *text = g_strdup_printf ("Notice %u of the harbour office\n\nDrawer %u was opened on Monday, and %u keys were in it.\n", i, i, i * 7);

      g_free (qd_reader_fixture_write (&self->files, name, text, -1));
    }
}

static void
imported_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  Fixture *self = user_data;

  if (problem != NULL)
    {
      g_autofree char *name = g_path_get_basename (problem->path);

      g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", name, problem->message));
    }
  if (self->interfere != NULL && progress->added > 0)
    {
      self->interfere (self);
      self->interfere = NULL;
    }
}

static QdImportProgress
import (Fixture *self, GError **error)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  QdImportProgress      progress;

  g_ptr_array_set_size (self->problems, 0);
  g_ptr_array_add (given, g_file_new_build_filename (self->files.folder, "in", NULL));
  qd_import_run (self->store, given, NULL, NULL, imported_cb, self, &progress, error);
  return progress;
}

static void
assert_sound (Fixture *self, guint n_articles)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (self->store, NULL, &error);
  QdStoreCounts         counts;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, n_articles);
}

static void
remove_last_folder (gpointer user_data)
{
  Fixture         *self = user_data;
  g_autofree char *folder = g_build_filename (self->files.folder, LAST_FOLDER, NULL);
  g_autofree char *away = g_build_filename (self->files.folder, "away", NULL);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
}

/* A disk that is pulled out: each file that is gone is told, what was there is in, and the next import has the rest. */
static void
test_folder_vanishes (Fixture *self, gconstpointer data)
{
  g_autofree char   *folder = g_build_filename (self->files.folder, LAST_FOLDER, NULL);
  g_autofree char   *away = g_build_filename (self->files.folder, "away", NULL);
  g_autoptr (GError) error = NULL;
  QdImportProgress   progress;

  write_articles (self);
  open_library (self);
  self->interfere = remove_last_folder;
  progress = import (self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.failed, >, 0);
  g_assert_cmpuint (progress.failed, <=, N_ARTICLES / N_FOLDERS);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES - progress.failed);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES);
  g_assert_cmpuint (progress.bytes_done, ==, progress.bytes_found);
  g_assert_cmpuint (self->problems->len, ==, progress.failed);
  g_assert_nonnull (strstr (g_ptr_array_index (self->problems, 0), ".txt: There is no such file or folder."));
  assert_sound (self, progress.added);

  g_assert_cmpint (g_rename (away, folder), ==, 0);
  progress = import (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.failed, ==, 0);
  assert_sound (self, N_ARTICLES);
}

/* Longer by far than what is read before it is written: else the file may have been read to its end when it is cut. */
static void
write_lines (Fixture *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (lines, "{\"id\": \"n%u\", \"source\": \"Harbour Office\", \"title\": \"Notice %u\", \"text\": \"Drawer %u was opened on Monday, and %u keys were in it. %06000u\"}\n", i, i, i, i * 7, i);
  g_free (qd_reader_fixture_write (&self->files, "in/notices.jsonl", lines->str, (gssize)lines->len));
}

static void
cut_lines (gpointer user_data)
{
  Fixture         *self = user_data;
  g_autofree char *path = g_build_filename (self->files.folder, "in", "notices.jsonl", NULL);
  GStatBuf         status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (truncate (path, status.st_size * 9 / 10), ==, 0);
}

/* A file that becomes shorter while it is read is not taken for one that was read to its end. */
static void
test_file_shrinks (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdImportProgress   progress;
  guint              n_first;

  write_lines (self);
  open_library (self);
  self->interfere = cut_lines;
  progress = import (self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.added, >, 0);
  g_assert_cmpuint (progress.added, <, N_LINES);
  n_first = progress.added;
  assert_sound (self, n_first);

  write_lines (self);
  progress = import (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.added, ==, N_LINES - n_first);
  assert_sound (self, N_LINES);
}

/* Whether the program has a name space of its own, in which a mount is nobody else's. */
static gboolean has_own_mounts;

static gboolean
mount_disk (Fixture *self, const char *options)
{
  g_autofree char *folder = g_path_get_dirname (self->library);

  return has_own_mounts && mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

static void
remount_disk (Fixture *self, unsigned long flags, const char *options)
{
  g_autofree char *folder = g_path_get_dirname (self->library);

  g_assert_cmpint (mount ("none", folder, NULL, MS_REMOUNT | flags, options), ==, 0);
}

static void
unmount_disk (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->library);

  g_clear_object (&self->store);
  g_assert_cmpint (umount (folder), ==, 0);
}

static void
updated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

/* As a person stars an article. */
static gboolean
star (Fixture *self, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) answer = NULL;

  qd_store_set_starred_async (self->store, &id, 1, TRUE, updated_cb, &answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return qd_store_update_finish (self->store, answer, error);
}

/* Takes what room is left. */
static char *
fill_disk (Fixture *self)
{
  g_autofree char *folder = g_path_get_dirname (self->library);
  char            *path = g_build_filename (folder, "filler", NULL);
  int              fd = g_open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  char             block[4096] = { 0 };

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (close (fd), ==, 0);
  return path;
}

static guint
count_starred (Fixture *self)
{
  QdStoreCounts counts;

  g_assert_true (qd_store_count (self->store, &counts, NULL, NULL));
  return counts.n_starred;
}

/* The import stops with one message; what was in stays; a mark is refused with the same message and not half made. With room, all
 * goes on. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char   *filler = NULL;
  QdImportProgress   progress;
  guint              n_first;

  if (!mount_disk (self, SMALL_DISK))
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  write_articles (self);
  open_library (self);
  progress = import (self, &error);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, self->library));
  g_clear_error (&error);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_FAILED);
  g_assert_cmpuint (progress.added, >, 0);
  g_assert_cmpuint (progress.added, <, N_ARTICLES);
  g_assert_cmpuint (self->problems->len, ==, 0);
  n_first = progress.added;

  filler = fill_disk (self);
  ids = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_NEWEST }, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, n_first);
  for (guint i = 0; i < ids->len && error == NULL; i++)
    star (self, g_array_index (ids, gint64, i), &error);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (count_starred (self), <, n_first);

  g_assert_cmpint (g_unlink (filler), ==, 0);
  remount_disk (self, 0, LARGE_DISK);
  g_assert_true (star (self, g_array_index (ids, gint64, ids->len - 1), &error));
  g_assert_no_error (error);
  assert_sound (self, n_first);
  progress = import (self, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES - n_first);
  assert_sound (self, N_ARTICLES);
  unmount_disk (self);
}

/* Nothing but what was there before lies on the disk, and that is as it was. */
static void
assert_untouched (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir)   dir = g_dir_open (folder, 0, &error);
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autofree char   *contents = NULL;
  const char        *found;

  g_assert_no_error (error);
  while ((found = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (found, ==, name);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_cmpstr (contents, ==, "the one before");
}

static void
assert_no_space (const GError *error, const char *path)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strstr (error->message, ".part"));
  g_assert_nonnull (strstr (error->message, "Make room"));
}

/* Of which no two say the same. */
static void
write_speeches (Fixture *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_SPEECHES; i++)
    g_string_append_printf (lines,
                            "{\"id\": \"n%u\", \"source\": \"Outlet %u\", \"title\": \"Notice %u\", \"text\": \"“Key k%ux opens drawer d%uy of shelf s%uz and locker l%uq,” said Orla Venn of pier p%u. %0300u\"}\n",
                            i, i % 5, i, i, i, i, i, i, i);
  g_free (qd_reader_fixture_write (&self->files, "in/speeches.jsonl", lines->str, (gssize)lines->len));
}

static void
fail_to_export (Fixture *self, GArray *ids, const char *folder)
{
  g_autofree char  *path = g_build_filename (folder, "export", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (int format = QD_CITATION_CSL_JSON; format <= QD_CITATION_JSONL; format++)
    for (int quotations = FALSE; quotations <= TRUE; quotations++)
      {
        g_autoptr (GError) error = NULL;

        g_assert_false (qd_export_to_file (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, (QdCitationFormat)format, quotations, file, NULL, NULL, NULL, &error));
        assert_no_space (error, path);
        assert_untouched (folder, "export");
      }
}

static void
replaced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean          *told = user_data;

  g_assert_false (qd_whole_file_replace_finish (G_FILE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  *told = TRUE;
}

static void
fail_to_write (const char *folder)
{
  g_autofree char   *path = g_build_filename (folder, "export", NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (1024 * 1024, 'x'), 1024 * 1024);
  g_autoptr (GError) error = NULL;
  gboolean           told = FALSE;

  g_assert_false (qd_whole_file_replace (file, bytes, NULL, &error));
  assert_no_space (error, path);
  qd_whole_file_replace_async (file, bytes, NULL, replaced_cb, &told);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  assert_untouched (folder, "export");
}

/* What is written for other programs gets its name when it is whole; what had the name stays until then. */
static void
test_full_export (Fixture *self, gconstpointer data)
{
  g_autofree char   *folder = g_path_get_dirname (self->library);
  g_autofree char   *path = g_build_filename (folder, "export", NULL);
  g_autoptr (GFile)  file = g_file_new_for_path (path);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint              n_written;

  if (!mount_disk (self, "size=16k"))
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  g_free (self->library);
  self->library = g_build_filename (self->files.folder, "library.quotidian", NULL);
  write_speeches (self);
  open_library (self);
  import (self, &error);
  g_assert_no_error (error);
  ids = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_NEWEST }, NULL, &error);
  g_free (self->library);
  self->library = g_build_filename (folder, "library.quotidian", NULL);
  g_assert_true (g_file_set_contents (path, "the one before", -1, NULL));
  fail_to_export (self, ids, folder);
  fail_to_write (folder);
  g_assert_false (qd_library_archive_write (self->store, path, NULL, NULL, &n_written, NULL, &error));
  assert_no_space (error, path);
  assert_untouched (folder, "export");
  g_clear_error (&error);

  remount_disk (self, 0, LARGE_DISK);
  g_assert_true (qd_library_archive_write (self->store, path, NULL, NULL, &n_written, NULL, &error));
  g_assert_cmpuint (n_written, ==, N_SPEECHES);
  g_assert_true (qd_export_to_file (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, QD_CITATION_RIS, FALSE, file, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  unmount_disk (self);
}

/* A link stays one, and who may read the file may read the new one. */
static void
test_export_through_link (Fixture *self, gconstpointer data)
{
  g_autofree char   *path = qd_reader_fixture_write (&self->files, "real", "the one before", -1);
  g_autofree char   *link = g_build_filename (self->files.folder, "link", NULL);
  g_autofree char   *contents = NULL;
  g_autoptr (GFile)  file = g_file_new_for_path (link);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("the new one", 11);
  g_autoptr (GError) error = NULL;
  GStatBuf           status;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (qd_whole_file_replace (file, bytes, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "the new one");
}

/* It is refused to whoever would write; opened for reading it serves, an import says so once, and it can be verified. */
static void
test_read_only_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdImportProgress   progress;

  if (!mount_disk (self, LARGE_DISK))
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  write_articles (self);
  open_library (self);
  progress = import (self, &error);
  g_assert_no_error (error);
  g_free (qd_reader_fixture_write (&self->files, "in/late.txt", "A late notice\n\nThe last drawer was opened on Tuesday.\n", -1));
  g_clear_object (&self->store);
  remount_disk (self, MS_RDONLY, NULL);
  g_assert_null (qd_store_open (self->library, QD_STORE_CREATE | QD_STORE_EXCLUSIVE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  self->store = qd_store_open (self->library, QD_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  progress = import (self, &error);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_FAILED);
  g_assert_cmpuint (progress.added, ==, 0);
  g_assert_cmpuint (self->problems->len, ==, 0);
  assert_sound (self, N_ARTICLES);
  unmount_disk (self);
}

/* A file that was changed while the clock was wrong looks older than the one that was read; it is another nevertheless. */
static void
test_clock_set_back (Fixture *self, gconstpointer data)
{
  g_autofree char   *path = qd_reader_fixture_write (&self->files, "in/notice.txt", "Notice of the harbour office\n\nDrawer 17 was opened on Monday.\n", -1);
  g_autoptr (GError) error = NULL;
  struct utimbuf     later = { 2000000000, 2000000000 };
  struct utimbuf     earlier = { 86400, 86400 };
  QdImportProgress   progress;

  g_assert_cmpint (utime (path, &later), ==, 0);
  open_library (self);
  progress = import (self, &error);
  g_assert_cmpuint (progress.added, ==, 1);
  g_free (qd_reader_fixture_write (&self->files, "in/notice.txt", "Notice of the harbour office\n\nDrawer 71 was opened on Monday.\n", -1));
  g_assert_cmpint (utime (path, &earlier), ==, 0);
  progress = import (self, &error);
  g_assert_cmpuint (progress.added, ==, 1);
  progress = import (self, &error);
  g_assert_cmpuint (progress.unchanged, ==, 1);
  g_assert_no_error (error);
  assert_sound (self, 2);
}

#define ADD(name, func) g_test_add ("/import/faults/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  /* Before there is another thread, which would not have it. */
  has_own_mounts = unshare (CLONE_NEWNS) == 0 && mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
  g_test_init (&argc, &argv, NULL);
  ADD ("folder-vanishes", test_folder_vanishes);
  ADD ("file-shrinks", test_file_shrinks);
  ADD ("full-disk", test_full_disk);
  ADD ("full-export", test_full_export);
  ADD ("export-through-link", test_export_through_link);
  ADD ("read-only-disk", test_read_only_disk);
  ADD ("clock-set-back", test_clock_set_back);
  return g_test_run ();
}

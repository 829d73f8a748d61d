/* test-full-disk.c: an import whose nth write fails, for every n: what was told as imported is there, the library is sound, and the import
 * goes on where it was as soon as there is room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "faulty-disk.h"
#include "import/qd-import-job.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

/* Some batches: the first has 16 articles, and each twice as many as the one before. */
#define N_FILES 90
#define N_LINES 90

/* So many writes are tried of those that an import makes, for each kind of fault; which ones is drawn. */
#define N_TRIES 7

typedef struct
{
  QdReaderFixture files;
  GPtrArray      *given;
  QdStore        *store;
  char           *library;
  GPtrArray      *problems; /* what was told of single files */
  guint           n_told;   /* as imported */
} Fixture;

static char *
dup_text (guint i)
{
  static const char *const names[] = { "Orla Venn", "Piet Hallam", "Suri Okonjo" };

  return g_strdup_printf ("Drawer %u was opened at the harbour office on Monday.\\n\\n“Nobody in this town has ever seen the inside of drawer %u, and there were %u keys in it,” said %s."
                          "\\n\\n“The drawers of the east wing are not to be opened before the spring tide of year %u,” the harbour office said.",
                          i, i % 23, i % 5, names[i % G_N_ELEMENTS (names)], i % 3);
}

static void
write_articles (Fixture *self)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_FILES + N_LINES; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/outlet-%u/%04u.txt", i % 4, i);
      g_autofree char *escaped = dup_text (i);
      g_autofree char *text = g_strcompress (escaped);
      g_autofree char *file = g_strdup_printf ("Notice %u of the harbour office\n\n%s\n", i, text);

      if (i < N_FILES)
        g_free (qd_reader_fixture_write (&self->files, name, file, -1));
      else
        g_string_append_printf (lines, "{\"id\": \"n%u\", \"source\": \"Outlet %u\", \"title\": \"Notice %u\", \"text\": \"%s\"}\n", i, i % 5, i, escaped);
    }
  g_free (qd_reader_fixture_write (&self->files, "in/notices.jsonl", lines->str, (gssize)lines->len));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  qd_reader_fixture_set_up (&self->files, data);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->given = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->given, g_file_new_build_filename (self->files.folder, "in", NULL));
  self->library = g_build_filename (self->files.folder, "library.quotidian", NULL);
  write_articles (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->given, g_ptr_array_unref);
  g_clear_pointer (&self->library, g_free);
  qd_reader_fixture_tear_down (&self->files, data);
}

static void
open_library (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = qd_store_open (self->library, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
}

static void
remove_library (Fixture *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-lock" };

  g_clear_object (&self->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->library, endings[i], NULL);

      g_unlink (path);
    }
}

static void
imported_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  Fixture *self = user_data;

  self->n_told = progress->added;
  if (problem != NULL)
    g_ptr_array_add (self->problems, g_strdup (problem->message));
}

static gboolean
import (Fixture *self, GError **error)
{
  QdImportProgress progress;
  gboolean         done;

  self->n_told = 0;
  done = qd_import_run (self->store, self->given, NULL, NULL, imported_cb, self, &progress, error);
  g_assert_cmpint (progress.state, ==, done ? QD_IMPORT_DONE : QD_IMPORT_FAILED);
  g_assert_cmpuint (self->n_told, ==, progress.added);
  g_assert_cmpuint (progress.failed, ==, 0);
  g_assert_cmpuint (self->problems->len, ==, 0);
  return done;
}

static void
assert_sound (Fixture *self, guint n_articles)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (self->store, NULL, &error);
  QdStoreCounts         counts;

  g_assert_no_error (error);
  if (problems->len > 0)
    g_test_message ("%s", (const char *)g_ptr_array_index (problems, 0));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, n_articles);
}

static char *
import_whole (Fixture *self, guint *n_writes)
{
  g_autoptr (GError) error = NULL;
  char              *digest;

  open_library (self);
  faulty_disk_fail (FAULTY_DISK_FULL, 0);
  g_assert_true (import (self, &error));
  digest = qd_store_digest (self->store, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
  *n_writes = faulty_disk_mend ();
  open_library (self);
  assert_sound (self, N_FILES + N_LINES);
  remove_library (self);
  return digest;
}

static void
import_on_bad_disk (Fixture *self, FaultyDiskKind kind, guint nth, const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *resumed = NULL;
  int                expected = kind == FAULTY_DISK_BROKEN ? QD_STORE_ERROR_FAILED : QD_STORE_ERROR_FULL;
  guint              n_first;

  g_test_message ("kind %u, write %u", kind, nth);
  open_library (self);
  faulty_disk_fail (kind, nth);
  if (!import (self, &error))
    {
      g_assert_error (error, QD_STORE_ERROR, expected);
      g_assert_nonnull (strstr (error->message, self->library));
      g_clear_error (&error);
    }
  n_first = self->n_told;
  /* Nor is there room for what closing writes. */
  g_clear_object (&self->store);
  faulty_disk_mend ();

  open_library (self);
  assert_sound (self, n_first);
  g_assert_true (import (self, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_first + self->n_told, ==, N_FILES + N_LINES);
  resumed = qd_store_digest (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (resumed, ==, digest);
  assert_sound (self, N_FILES + N_LINES);
  remove_library (self);
}

static void
test_writes (Fixture *self, gconstpointer data)
{
  guint            n_writes;
  g_autofree char *digest = import_whole (self, &n_writes);
  guint            n_tries = g_test_thorough () ? n_writes : N_TRIES;

  for (guint try = 0; try < n_tries; try++)
    {
      guint from = try * n_writes / n_tries, to = (try + 1) * n_writes / n_tries;

      import_on_bad_disk (self, GPOINTER_TO_UINT (data), 1 + (guint)g_test_rand_int_range ((gint32)from, (gint32)MAX (to, from + 1)), digest);
    }
}

#define ADD(name, kind) g_test_add ("/import/full-disk/" name, Fixture, GUINT_TO_POINTER (kind), set_up, test_writes, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  faulty_disk_install ();
  ADD ("stays", FAULTY_DISK_FULL);
  ADD ("passes", FAULTY_DISK_ONCE);
  ADD ("broken", FAULTY_DISK_BROKEN);
  return g_test_run ();
}

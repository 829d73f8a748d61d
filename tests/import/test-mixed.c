/* test-mixed.c: a folder of a thousand files of many formats, some of them broken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-job.h"
#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"

#define N_FILES 1000
#define WORDS "“We sail at nine,” Ada Farrow said on the quay, and the words go on for a while, so that there is something to be read."

/* Of each round of files, what it is called, and how many articles are in it. Of an archive that is cut off the first file is
 * whole. */
static const struct
{
  const char *name;
  guint       n_articles;
  gboolean    broken;
} kinds[] = {
  { "text.txt", 1 },
  { "page.html", 1 },
  { "notes.md", 1 },
  { "lines.jsonl", 2 },
  { "table.csv", 2 },
  { "refs.ris", 1 },
  { "rich.rtf", 1 },
  { "word.docx", 1 },
  { "news.zip", 2 },
  { "broken.zip", 1, TRUE },
};

static char *
dup_bytes (const char *name, guint i, gsize *len)
{
  char *text = NULL;

  if (g_str_equal (name, "text.txt"))
    text = g_strdup_printf ("Headline %u\n\n" WORDS "\n", i);
  else if (g_str_equal (name, "page.html"))
    text = g_strdup_printf ("<html><head><title>Page %u</title></head><body><p>" WORDS "</p></body></html>", i);
  else if (g_str_equal (name, "notes.md"))
    text = g_strdup_printf ("# Notes %u\n\n" WORDS "\n", i);
  else if (g_str_equal (name, "lines.jsonl"))
    text = g_strdup_printf ("{\"id\":\"%ua\",\"source\":\"A\",\"title\":\"%u\",\"text\":\"Words.\"}\n{\"id\":\"%ub\",\"source\":\"B\",\"title\":\"%u\",\"text\":\"Words.\"}\n", i, i, i, i);
  else if (g_str_equal (name, "table.csv"))
    text = g_strdup_printf ("title,source,text\nRow %u,A,Words.\nRow %u,B,Words.\n", i, i);
  else if (g_str_equal (name, "refs.ris"))
    text = g_strdup_printf ("TY  - NEWS\nTI  - Reference %u\nT2  - A\nAB  - Words.\nER  - \n", i);
  else
    text = g_strdup_printf ("{\\rtf1 Rich %u\\par " WORDS "\\par}", i);
  *len = strlen (text);
  return text;
}

static GBytes *
make_zip (const char *name, guint i)
{
  g_autofree char      *part = g_strdup_printf (g_str_equal (name, "word.docx") ? "<d><p><r><t>Document %u</t></r></p><p><r><t>Words of it.</t></r></p></d>" : "Member %u\n\nWords of it, and more.", i);
  const QdArchiveMember docx[] = { { "[Content_Types].xml", "<T/>", -1 }, { "word/document.xml", part, -1 } };
  const QdArchiveMember zip[] = { { "a/one.txt", part, -1 }, { "b/two.txt", part, -1 } };

  return qd_archive_fixture_make ("zip", "none", NULL, g_str_equal (name, "word.docx") ? docx : zip, 2);
}

static void
write_files (QdReaderFixture *fixture)
{
  for (guint i = 0; i < N_FILES; i++)
    {
      const char      *name = kinds[i % G_N_ELEMENTS (kinds)].name;
      g_autofree char *path = g_strdup_printf ("in/%03u/%s", i, name);
      gsize            len;

      if (g_str_has_suffix (name, ".zip") || g_str_has_suffix (name, ".docx"))
        {
          g_autoptr (GBytes) bytes = make_zip (name, i);

          len = g_bytes_get_size (bytes);
          g_free (qd_reader_fixture_write (fixture, path, g_bytes_get_data (bytes, NULL), (gssize)(kinds[i % G_N_ELEMENTS (kinds)].broken ? len / 3 : len)));
        }
      else
        {
          g_autofree char *bytes = dup_bytes (name, i, &len);

          g_free (qd_reader_fixture_write (fixture, path, bytes, (gssize)len));
        }
    }
}

typedef struct
{
  guint64 bytes_done;
  guint   files_done;
  guint   n_files;
  guint   n_problems;
} Told;

/* What is done never shrinks and never exceeds what there is. */
static void
imported_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  Told *told = user_data;

  g_assert_cmpuint (progress->bytes_done, >=, told->bytes_done);
  g_assert_cmpuint (progress->bytes_done, <=, progress->bytes_found);
  g_assert_cmpuint (progress->files_done, >=, told->files_done);
  g_assert_cmpuint (progress->files_done, <=, progress->files_found);
  told->bytes_done = progress->bytes_done;
  told->files_done = progress->files_done;
  told->n_files += file != NULL;
  told->n_problems += problem != NULL;
  if (problem != NULL)
    g_assert_nonnull (strstr (problem->path, "broken.zip"));
}

static void
test_mixed (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char      *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autofree char      *library = g_build_filename (fixture->folder, "mixed.quotidian", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdStore)   store = NULL;
  QdImportProgress      progress = { 0 };
  Told                  told = { 0 };
  guint                 n_articles = 0, n_broken = 0;

  write_files (fixture);
  for (guint i = 0; i < N_FILES; i++)
    {
      n_articles += kinds[i % G_N_ELEMENTS (kinds)].n_articles;
      n_broken += kinds[i % G_N_ELEMENTS (kinds)].broken;
    }
  store = qd_store_open (library, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (folder));
  qd_import_run (store, files, NULL, NULL, imported_cb, &told, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_found, ==, N_FILES);
  g_assert_cmpuint (progress.files_done, ==, N_FILES);
  g_assert_cmpuint (told.n_files, ==, N_FILES);
  g_assert_cmpuint (progress.bytes_done, ==, progress.bytes_found);
  g_assert_cmpuint (progress.added, ==, n_articles);
  /* Each broken archive is told once, and the others are not. */
  g_assert_cmpuint (told.n_problems, ==, n_broken);
  g_assert_cmpuint (progress.failed + progress.partial + progress.skipped, ==, told.n_problems);
  qd_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/mixed", QdReaderFixture, NULL, qd_reader_fixture_set_up, test_mixed, qd_reader_fixture_tear_down);
  return g_test_run ();
}

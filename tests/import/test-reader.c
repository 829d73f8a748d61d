/* test-reader.c: the right reader for a file, and the walk over folders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/qd-file-list.h"
#include "import/qd-import-file.h"
#include "qd-reader-fixture.h"

static const struct
{
  const char     *name;
  const char     *bytes;
  const QdReader *reader;
} files[] = {
  { "a.txt", "Plain words.", &qd_reader_text },
  { "A.TXT", "Plain words.", &qd_reader_text },
  { "README", "Plain words.", &qd_reader_text },
  { "a.md", "# Words", &qd_reader_markdown },
  { "a.html", "just words", &qd_reader_html },
  { "a.jsonl", "{\"text\":\"x\"}", &qd_reader_jsonl },
  { "saved", "<!DOCTYPE html><html><body>x", &qd_reader_html },
  { "saved.txt", "\xEF\xBB\xBF\n<!doctype HTML><p>x", &qd_reader_html },
  { "export.json", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", &qd_reader_jsonl },
  { "export.txt", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n", &qd_reader_jsonl },
  { "code.c", "int main (void) { return 0; }", NULL },
  { "table.csv", "a,b\n1,2\n", &qd_reader_table },
  { "table", "title,text,date\n", &qd_reader_table },
  { "refs", "TY  - NEWS\nTI  - T\nER  - \n", &qd_reader_ris },
  { "refs.txt", "@article{x,\n title = {T}\n}\n", &qd_reader_bibtex },
  { "mail", "From: a@b.example\nMessage-ID: <1@b>\nSubject: S\n\nText", &qd_reader_mail },
  { "rich.txt", "{\\rtf1 x}", &qd_reader_rtf },
  { "paper", "%PDF-1.7\n%", &qd_reader_pdf },
  { "picture.png", "\x89PNG\r\n\x1a\n", NULL },
  { "feed.xml", "<?xml version='1.0'?><rss><channel/></rss>", &qd_reader_feed },
  { "table.xml", "<?xml version='1.0'?><table><row/></table>", NULL },
};

static void
test_detection (QdReaderFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char   *path = qd_reader_fixture_write (fixture, files[i].name, files[i].bytes, -1);
      g_autoptr (GFile)  file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      const QdReader    *reader = qd_reader_for_file (file, NULL, &error);

      g_test_message ("%s", files[i].name);
      g_assert_cmpstr (reader != NULL ? reader->name : "none", ==, files[i].reader != NULL ? files[i].reader->name : "none");
      if (files[i].reader == NULL)
        g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
    }
}

static void
test_refused (QdReaderFixture *fixture, gconstpointer data)
{
  g_autofree char *large = qd_reader_fixture_write (fixture, "large.txt", "x", -1);
  g_autofree char *binary = qd_reader_fixture_write (fixture, "binary.txt", "\0\1\2\3", 4);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.txt", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  struct
  {
    const char *path;
    GQuark      domain;
    int         code;
  } refused[] = {
    { large, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE },
    { binary, QD_IMPORT_ERROR, QD_IMPORT_ERROR_FORMAT },
    { pipe, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED },
    { fixture->folder, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED },
    { missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND },
  };

  g_assert_cmpint (truncate (large, 1024 * 1024 * 1024), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GFile)  file = g_file_new_for_path (refused[i].path);
      g_autoptr (GError) error = NULL;

      g_assert_null (qd_reader_for_file (file, NULL, &error));
      g_assert_error (error, refused[i].domain, refused[i].code);
    }
}

typedef struct
{
  GString *names;
  guint    n_problems;
} Walked;

static void
file_cb (const QdFoundFile *found, gpointer user_data)
{
  Walked          *walked = user_data;
  g_autofree char *name = g_file_get_basename (found->file);

  g_string_append_printf (walked->names, "%s%s ", name, found->given ? "!" : "");
  g_object_unref (found->file);
}

static void
problem_cb (GFile *file, const GError *error, gpointer user_data)
{
  Walked *walked = user_data;

  walked->n_problems++;
}

static char *
walk (const char *path, guint n_problems)
{
  Walked                walked = { g_string_new (NULL), 0 };
  const QdWalkSink      sink = { .file = file_cb, .problem = problem_cb, .user_data = &walked };
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;

  g_ptr_array_add (given, g_file_new_for_path (path));
  g_assert_true (qd_file_walk (given, &sink, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (walked.n_problems, ==, n_problems);
  return g_string_free (walked.names, FALSE);
}

static void
test_walk (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "b.txt", "a.txt", "B.txt", "d/z.txt", "d/e/y.txt", ".hidden.txt", ".git/x.txt", "page.html", "page_files/ad.html", "lone_files/kept.txt",
                                       /* being written, or a program's own */
                                       "f.html.part", "f.html.crdownload", "f.PDF.Download", "c.txt~", "~$c.docx", "~WRL0001.tmp", "w.tmp" };
  g_autofree char         *up = g_build_filename (fixture->folder, "d", "up", NULL);
  g_autofree char         *link = g_build_filename (fixture->folder, "link.txt", NULL);
  g_autofree char         *file = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autofree char         *part = g_build_filename (fixture->folder, "f.html.part", NULL);
  g_autofree char         *by_part = NULL;
  g_autofree char         *missing = g_build_filename (fixture->folder, "missing", NULL);
  g_autofree char         *in_folder = NULL;
  g_autofree char         *by_name = NULL;
  g_autofree char         *nothing = NULL;
  g_autofree char         *odd = g_build_filename (fixture->folder, "p", NULL);
  g_autofree char         *pipe = g_build_filename (odd, ".hidden", NULL);
  g_autofree char         *in_odd = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (qd_reader_fixture_write (fixture, names[i], "x", -1));
  /* The files of what Zotero exports are those of its items; those beside another RDF are nobody's. */
  g_free (qd_reader_fixture_write (fixture, "z/items.rdf", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:z='http://www.zotero.org/namespaces/export#'/>", -1));
  g_free (qd_reader_fixture_write (fixture, "z/files/1/page.html", "x", -1));
  g_free (qd_reader_fixture_write (fixture, "z1/feed.rdf", "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", -1));
  g_free (qd_reader_fixture_write (fixture, "z1/files/mine.txt", "x", -1));
  /* The file ".hidden" names what else is not shown in its folder. */
  g_free (qd_reader_fixture_write (fixture, "h/.hidden", "left.txt\nleft\n", -1));
  g_free (qd_reader_fixture_write (fixture, "h/left.txt", "x", -1));
  g_free (qd_reader_fixture_write (fixture, "h/left/x.txt", "x", -1));
  g_free (qd_reader_fixture_write (fixture, "h/right.txt", "x", -1));
  g_assert_cmpint (symlink ("..", up), ==, 0);
  g_assert_cmpint (symlink ("a.txt", link), ==, 0);
  in_folder = walk (fixture->folder, 0);
  g_assert_cmpstr (in_folder, ==, "B.txt a.txt b.txt y.txt z.txt right.txt kept.txt page.html items.rdf feed.rdf mine.txt ");
  /* What has its name and is no file is not waited for. */
  g_free (qd_reader_fixture_write (fixture, "p/q.txt", "x", -1));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  in_odd = walk (odd, 0);
  g_assert_cmpstr (in_odd, ==, "q.txt ");
  by_name = walk (link, 0);
  g_assert_cmpstr (by_name, ==, "link.txt! ");
  by_part = walk (part, 0);
  g_assert_cmpstr (by_part, ==, "f.html.part! ");
  nothing = walk (missing, 1);
  g_assert_cmpstr (nothing, ==, "");
}

static void
list_cb (const QdFoundFile *found, gpointer user_data)
{
  qd_file_list_append (((gpointer *)user_data)[0], found);
  g_array_append_vals (((gpointer *)user_data)[1], found, 1);
}

static void
list_child_cb (GFile *folder, const char *name, const QdFoundFile *found, gpointer user_data)
{
  QdFoundFile copy = *found;

  qd_file_list_append_child (((gpointer *)user_data)[0], folder, name, found);
  copy.file = g_file_get_child (folder, name);
  g_array_append_val (((gpointer *)user_data)[1], copy);
}

static void
clear_found (gpointer data)
{
  qd_found_file_clear (data);
}

/* What was walked comes out of a list as it went in: in folders that alternate, given by name, twice; DATA is what is told of files in folders. */
static void
test_list (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "in/a.txt", "in/b/c.txt", "in/b/d/e.txt", "in/b/f.txt", "in/z.txt", "in/\xff.txt" };
  g_autoptr (QdFileList)   list = qd_file_list_new ();
  g_autoptr (GArray)       all = g_array_new (FALSE, FALSE, sizeof (QdFoundFile));
  g_autoptr (GPtrArray)    given = g_ptr_array_new_with_free_func (g_object_unref);
  gpointer                 both[] = { list, all };
  const QdWalkSink         sink = { .file = list_cb, .child = data != NULL ? list_child_cb : NULL, .user_data = both };
  guint64                  start = 0;

  g_array_set_clear_func (all, clear_found);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_free (qd_reader_fixture_write (fixture, names[i], "0123456789", i));
  g_ptr_array_add (given, g_file_new_build_filename (fixture->folder, "in", "z.txt", NULL));
  g_ptr_array_add (given, g_file_new_build_filename (fixture->folder, "in", NULL));
  g_ptr_array_add (given, g_file_new_build_filename (fixture->folder, "in", "b", NULL));
  g_assert_true (qd_file_walk (given, &sink, NULL, NULL));
  g_assert_cmpuint (all->len, ==, 1 + G_N_ELEMENTS (names) + 3);
  g_assert_cmpuint (qd_file_list_get_length (list), ==, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const QdFoundFile   *walked = &g_array_index (all, QdFoundFile, i);
      g_auto (QdFoundFile) listed = { 0 };
      g_autofree char     *path = qd_file_list_dup_path (list, i);
      g_autofree char     *walked_path = qd_import_dup_path (walked->file);

      g_assert_cmpstr (path, ==, walked_path);
      g_assert_cmpint (qd_file_list_get_modified (list, i), ==, walked->modified);
      qd_file_list_get (list, i, &listed);
      g_assert_true (g_file_equal (listed.file, walked->file));
      g_assert_cmpuint (listed.size, ==, walked->size);
      g_assert_cmpint (listed.modified, ==, walked->modified);
      g_assert_cmpint (listed.given, ==, walked->given);
      g_assert_true (listed.root == walked->root);
      g_assert_cmpuint (qd_file_list_get_start (list, i), ==, start);
      start += walked->size;
    }
  g_assert_cmpuint (qd_file_list_get_start (list, all->len), ==, start);
}

static void
test_walk_deep (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char    *found = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (name, "d/");
  g_string_append (name, "deep.txt");
  g_free (qd_reader_fixture_write (fixture, name->str, "x", -1));
  g_free (qd_reader_fixture_write (fixture, "flat.txt", "x", -1));
  found = walk (fixture->folder, 1);
  g_assert_cmpstr (found, ==, "flat.txt ");
}

#define ADD(name, func) g_test_add ("/import/reader/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("detection", test_detection);
  ADD ("refused", test_refused);
  ADD ("walk", test_walk);
  ADD ("walk-deep", test_walk_deep);
  ADD ("list", test_list);
  g_test_add ("/import/reader/list-by-names", QdReaderFixture, "names", qd_reader_fixture_set_up, test_list, qd_reader_fixture_tear_down);
  return g_test_run ();
}

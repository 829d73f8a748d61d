/* test-reader-archive.c: archives, the sound ones and the hostile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-job.h"
#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-articles.h"

#define LEDGER "{\"id\":\"one\",\"source\":\"The Calder Ledger\",\"title\":\"One\",\"text\":\"The first text.\"}\n" \
               "{\"id\":\"two\",\"source\":\"The Calder Ledger\",\"title\":\"Two\",\"text\":\"The second text.\"}\n"

static const QdArchiveMember mixed[] = {
  { "Harbor Evening Post/bridge.txt", "The bridge is closed\n\nNobody crossed it on Monday.", -1 },
  { "root.html", "<html><head><title>A page</title></head><body><p>Words of a page that go on for a while, so that it is one.</p></body></html>", -1 },
  { "ledger.jsonl", LEDGER, -1 },
  { "picture.png", "\x89PNG\r\n\x1a\n", 8 },
  { ".hidden.txt", "Hidden words.", -1 },
  { "__MACOSX/._root.html", "More hidden words.", -1 },
};

static void
read_archive (QdReaderFixture *fixture, const char *name, GBytes *bytes)
{
  qd_reader_fixture_read (fixture, name, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
}

static void
assert_mixed (QdReaderFixture *fixture, const char *name, const char *stem)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, "Harbor Evening Post/bridge.txt", NULL);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 4);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Harbor Evening Post");
  g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, 0)), ==, path);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 1)), ==, stem);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 1)), ==, "A page");
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 3)), ==, "two");
  /* The picture is no article. */
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_error (g_array_index (fixture->problems, QdToldProblem, 0).error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_UNSUPPORTED);
  g_assert_true (g_str_has_suffix (g_array_index (fixture->problems, QdToldProblem, 0).path, "/picture.png"));
  g_assert_cmpuint (fixture->position, >, 0);
}

static void
test_formats (QdReaderFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *stem, *format, *filter;
  } archives[] = {
    { "news.zip", "news", "zip", "none" },
    { "news.tar", "news", "ustar", "none" },
    { "news.tar.gz", "news", "pax", "gzip" },
    { "news.tgz", "news", "gnutar", "gzip" },
    { "news.tar.xz", "news", "ustar", "xz" },
    { "news.tar.zst", "news", "ustar", "zstd" },
    { "news.tar.bz2", "news", "v7tar", "bzip2" },
    { "saved", "saved", "zip", "none" },
    { "wrong.txt", "wrong", "zip", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autoptr (GBytes) bytes = qd_archive_fixture_make (archives[i].format, archives[i].filter, NULL, mixed, G_N_ELEMENTS (mixed));

      g_test_message ("%s", archives[i].name);
      read_archive (fixture, archives[i].name, bytes);
      assert_mixed (fixture, archives[i].name, archives[i].stem);
    }
}

/* A file that is compressed alone has its own name without the ending, and its folder for a source. */
static void
test_single (QdReaderFixture *fixture, gconstpointer data)
{
  const QdArchiveMember ledger = { "data", LEDGER, -1 };
  const QdArchiveMember text = { "data", "Headline\n\nThe words of it.", -1 };
  g_autoptr (GBytes)    jsonl = qd_archive_fixture_make ("raw", "gzip", NULL, &ledger, 1);
  g_autoptr (GBytes)    plain = qd_archive_fixture_make ("raw", "xz", NULL, &text, 1);
  g_autofree char      *path = g_build_filename (fixture->folder, "Skerra Signal/bell.txt.xz/bell.txt", NULL);

  read_archive (fixture, "ledger.jsonl.gz", jsonl);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  read_archive (fixture, "Skerra Signal/bell.txt.xz", plain);
  g_assert_cmpstr (qd_article_draft_get_source (qd_reader_fixture_get (fixture, 0)), ==, "Skerra Signal");
  g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, 0)), ==, path);
}

/* What is larger than is held in memory is read as it comes. */
static void
test_streamed (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char    *filler = g_strnfill (8 * 1024 * 1024, 'x');
  QdArchiveMember     member = { "large.jsonl" };
  g_autoptr (GBytes)  bytes = NULL;

  for (guint i = 0; i < 5; i++)
    g_string_append_printf (lines, "{\"id\":\"%u\",\"source\":\"Wire\",\"title\":\"T\",\"text\":\"%s\"}\n", i, filler);
  member.bytes = lines->str;
  member.len = (gssize)lines->len;
  bytes = qd_archive_fixture_make ("ustar", "none", NULL, &member, 1);
  read_archive (fixture, "large.tar", bytes);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->drafts->len, ==, 5);
  g_assert_cmpstr (qd_article_draft_get_external_id (qd_reader_fixture_get (fixture, 4)), ==, "4");
}

/* A document that is larger than that is read all the same, though the archive gives it but once; what is too large for its
 * format is told. */
static void
test_large_document (QdReaderFixture *fixture, gconstpointer data)
{
  const gsize           len = 33 * 1024 * 1024;
  g_autofree guint32   *noise = g_malloc (len);
  const QdArchiveMember parts[] = {
    { "[Content_Types].xml", "<T/>", -1 },
    { "word/document.xml", "<d><p><r><t>The ferry runs again</t></r></p><p><r><t>“We sail at nine,” Ada Farrow said, and the long line of cars began to move.</t></r></p></d>", -1 },
    { "word/media/image1.png", (const char *)noise, (gssize)len },
  };
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < len / sizeof *noise; i++)
    noise[i] = (guint32)g_test_rand_int ();
  document = qd_archive_fixture_make ("zip", "none", NULL, parts, G_N_ELEMENTS (parts));
  {
    const QdArchiveMember members[] = {
      { "ferry.docx", g_bytes_get_data (document, NULL), (gssize)g_bytes_get_size (document) },
      { "long.txt", (const char *)noise, (gssize)len },
    };

    memset (noise, 'a', len);
    bytes = qd_archive_fixture_make ("ustar", "none", NULL, members, G_N_ELEMENTS (members));
  }
  read_archive (fixture, "large.tar", bytes);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->drafts->len, ==, 1);
  g_assert_cmpstr (qd_article_draft_get_title (qd_reader_fixture_get (fixture, 0)), ==, "The ferry runs again");
  g_assert_cmpuint (fixture->problems->len, ==, 1);
  g_assert_error (g_array_index (fixture->problems, QdToldProblem, 0).error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_suffix (g_array_index (fixture->problems, QdToldProblem, 0).path, "large.tar/long.txt"));
}

static void
test_nested (QdReaderFixture *fixture, gconstpointer data)
{
  QdArchiveMember    member = { "deep.txt", "A headline\n\nDeep words.", -1 };
  g_autoptr (GBytes) bytes = NULL;

  for (guint depth = 1; depth <= 4; depth++)
    {
      g_autoptr (GBytes) inner = g_steal_pointer (&bytes);

      if (inner != NULL)
        member = (QdArchiveMember){ "inner.zip", g_bytes_get_data (inner, NULL), (gssize)g_bytes_get_size (inner) };
      bytes = qd_archive_fixture_make ("zip", "none", NULL, &member, 1);
      read_archive (fixture, "outer.zip", bytes);
      g_assert_no_error (fixture->error);
      g_assert_cmpuint (fixture->drafts->len, ==, depth <= 3 ? 1 : 0);
      g_assert_cmpuint (fixture->problems->len, ==, depth <= 3 ? 0 : 1);
    }
  g_assert_error (g_array_index (fixture->problems, QdToldProblem, 0).error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_true (g_str_has_suffix (g_array_index (fixture->problems, QdToldProblem, 0).path, "outer.zip/inner.zip/inner.zip/inner.zip"));
}

/* No name leads out of the archive, no link is followed, and nothing is written. */
static void
test_names (QdReaderFixture *fixture, gconstpointer data)
{
  static const QdArchiveMember members[] = {
    { "../../escape/up.txt", "Up\n\nWords that went up.", -1 },
    { "/etc/absolute.txt", "Absolute\n\nWords from the root.", -1 },
    { "C:\\Windows\\..\\back.txt", "Back\n\nWords with backslashes.", -1 },
    { "link.txt", NULL, 0, "/etc/passwd" },
    { "a\nb\x01.txt", "Control\n\nWords under a name of control characters.", -1 },
    { "bad\xff\xfe.txt", "Bytes\n\nWords under a name that is no text.", -1 },
  };
  static const char *const paths[] = { "escape/up.txt", "etc/absolute.txt", "C:/Windows/back.txt", "a_b_.txt", "bad\357\277\275\357\277\275.txt" };
  g_autoptr (GBytes)       bytes = qd_archive_fixture_make ("ustar", "none", NULL, members, G_N_ELEMENTS (members));

  read_archive (fixture, "names.tar", bytes);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->drafts->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "names.tar", paths[i], NULL);

      g_assert_cmpstr (qd_article_draft_get_path (qd_reader_fixture_get (fixture, i)), ==, path);
    }
  g_assert_false (g_file_test ("../../escape", G_FILE_TEST_EXISTS));
}

static void
test_damaged (QdReaderFixture *fixture, gconstpointer data)
{
  static const char *const formats[][2] = { { "zip", "none" }, { "ustar", "none" }, { "ustar", "gzip" }, { "ustar", "xz" } };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes = qd_archive_fixture_make (formats[i][0], formats[i][1], NULL, mixed, G_N_ELEMENTS (mixed));
      gsize              size = g_bytes_get_size (bytes);
      g_autofree guint8 *broken = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

      qd_reader_fixture_read (fixture, "cut.zip", broken, (gssize)(size / 2));
      g_assert_true (fixture->error != NULL || fixture->problems->len > 0);
      for (gsize at = 40; at < size; at += 97)
        {
          broken[at] ^= 0x55;
          qd_reader_fixture_read (fixture, "flipped.zip", broken, (gssize)size);
          broken[at] ^= 0x55;
        }
    }
  qd_reader_fixture_read (fixture, "nothing.zip", "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22);
  g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_EMPTY);
}

/* One that ends between two members, or behind the last, is told as cut off, packed or not. */
static void
test_cut_between (QdReaderFixture *fixture, gconstpointer data)
{
  static const QdArchiveMember members[] = { { "a.txt", "One\n\nThe ferry sails.", -1, NULL }, { "b.txt", "Two\n\nThe ferry stays.", -1, NULL } };
  g_autoptr (GBytes)           tar = qd_archive_fixture_make ("ustar", "none", NULL, members, G_N_ELEMENTS (members));
  gsize                        len;
  const guint8                *bytes = g_bytes_get_data (tar, &len);

  /* A header and a block of data each. */
  for (guint n = 1; n <= 2; n++)
    {
      qd_reader_fixture_read (fixture, "cut.tar", bytes, (gssize)(n * 1024));
      g_assert_cmpuint (fixture->drafts->len, ==, n);
      g_assert_cmpuint (fixture->problems->len + (fixture->error != NULL), ==, 1);
    }
  qd_reader_fixture_read (fixture, "whole.tar", bytes, (gssize)len);
  g_assert_cmpuint (fixture->drafts->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len + (fixture->error != NULL), ==, 0);
}

static void
test_encrypted (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", "zip:encryption=zipcrypt", mixed, 2);

  read_archive (fixture, "secret.zip", bytes);
  g_assert_cmpuint (fixture->drafts->len, ==, 0);
  g_assert_cmpuint (fixture->problems->len, ==, 2);
  g_assert_nonnull (strstr (g_array_index (fixture->problems, QdToldProblem, 0).error->message, "encrypted"));
}

/* A bomb is given up, in an archive inside one, too, before much of it was unpacked. */
static void
test_bomb (QdReaderFixture *fixture, gconstpointer data)
{
  gsize                 size = 64 * 1024 * 1024;
  g_autofree guint8    *zeros = g_malloc0 (size);
  const QdArchiveMember members[] = { { "bomb.txt", zeros, (gssize)size }, { "other.txt", "Words\n\nBehind the bomb.", -1 } };
  const char *const     filters[] = { "gzip", "xz", "zstd", "bzip2" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GBytes) bytes = qd_archive_fixture_make ("ustar", filters[i], NULL, members, 2);
      QdArchiveMember    member = { "bomb.tar", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes) };
      g_autoptr (GBytes) outer = qd_archive_fixture_make ("zip", "none", NULL, &member, 1);

      read_archive (fixture, "bomb.tar", bytes);
      g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
      g_assert_cmpuint (fixture->drafts->len, ==, 0);
      read_archive (fixture, "outer.zip", outer);
      g_assert_cmpuint (fixture->drafts->len, ==, 0);
      g_assert_error (fixture->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
    }
}

/* The library */

static void
import (QdStore *store, const char *path, QdImportProgress *progress)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;

  g_ptr_array_add (files, g_file_new_for_path (path));
  qd_import_run (store, files, NULL, NULL, NULL, NULL, progress, &error);
  g_assert_no_error (error);
}

/* A second import changes nothing; an article that was removed comes back, the others are known. */
static void
test_again (QdReaderFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes)  bytes = qd_archive_fixture_make ("zip", "none", NULL, mixed, G_N_ELEMENTS (mixed));
  g_autofree char    *path = qd_reader_fixture_write (fixture, "news.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_autofree char    *library = g_build_filename (fixture->folder, "news.quotidian", NULL);
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) store = qd_store_open (library, QD_STORE_CREATE, &error);
  g_autoptr (GArray)  ids = NULL;
  QdArticleFilter     filter = { 0 };
  QdImportProgress    progress = { 0 };

  g_assert_no_error (error);
  import (store, path, &progress);
  g_assert_cmpuint (progress.added, ==, 4);
  g_assert_cmpuint (progress.failed, ==, 0);
  g_assert_cmpuint (progress.skipped, ==, 1);
  g_assert_cmpuint (progress.bytes_done, ==, progress.bytes_found);
  import (store, path, &progress);
  g_assert_cmpuint (progress.added, ==, 0);
  g_assert_cmpuint (progress.unchanged, ==, 1);
  ids = qd_store_find_articles (store, &filter, NULL, &error);
  g_assert_no_error (error);
  qd_store_remove_articles (store, &g_array_index (ids, gint64, 0), 1, NULL, &error);
  g_assert_no_error (error);
  import (store, path, &progress);
  g_assert_cmpuint (progress.added, ==, 1);
  g_assert_cmpuint (progress.unchanged, ==, 3);
  qd_store_close (store);
}

#define ADD(name, func) g_test_add ("/import/reader-archive/" name, QdReaderFixture, NULL, qd_reader_fixture_set_up, func, qd_reader_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("formats", test_formats);
  ADD ("single", test_single);
  ADD ("streamed", test_streamed);
  ADD ("large-document", test_large_document);
  ADD ("nested", test_nested);
  ADD ("names", test_names);
  ADD ("damaged", test_damaged);
  ADD ("cut-between", test_cut_between);
  ADD ("encrypted", test_encrypted);
  ADD ("bomb", test_bomb);
  ADD ("again", test_again);
  return g_test_run ();
}

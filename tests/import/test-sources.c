/* test-sources.c: one article and one outlet, whatever format they come in, and two of one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-job.h"
#include "import/qd-outlets.h"
#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

#define ADDRESS "https://www.example-gazette.org/2021/ferry.html"

#define PARAGRAPHS "<p>The ferry is late again, and the words of this paragraph go on for a while, as those of an article do.</p>" \
                   "<p>“Nobody told us a word of it,” Ada Farrow said on the quay, and the words of this paragraph go on, too.</p>"

#define PAGE "<html><head><meta charset=\"utf-8\"/><title>The ferry is late</title><meta property=\"og:site_name\" content=\"The Example Gazette\"/>" \
             "<meta property=\"og:title\" content=\"The ferry is late\"/><link rel=\"canonical\" href=\"" ADDRESS "\"/></head><body><article>"        \
             "<h1>The ferry is late</h1>" PARAGRAPHS "</article></body></html>"

typedef struct
{
  QdReaderFixture files;
  QdStore        *store;
  guint           n_libraries;
} Fixture;

static QdStore *
open_library (Fixture *fixture)
{
  g_autofree char   *name = g_strdup_printf ("library-%u", fixture->n_libraries++);
  g_autofree char   *path = g_build_filename (fixture->files.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  QdStore           *store = qd_store_open (path, QD_STORE_CREATE, &error);

  g_assert_no_error (error);
  qd_outlets_attach ();
  return store;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  qd_reader_fixture_set_up (&fixture->files, data);
  fixture->store = open_library (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  qd_store_close (fixture->store);
  g_clear_object (&fixture->store);
  qd_reader_fixture_tear_down (&fixture->files, data);
}

static void
told_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  if (problem != NULL)
    g_test_message ("%s: %s", problem->path, problem->message);
}

static QdImportProgress
import_path (QdStore *store, const char *path)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  QdImportProgress      progress;

  g_ptr_array_add (given, g_file_new_for_path (path));
  qd_import_run (store, given, NULL, NULL, told_cb, NULL, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.failed, ==, 0);
  return progress;
}

/* "NAME N, NAME N" */
static char *
dup_sources (QdStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, &error);
  GString              *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sources->len; i++)
    {
      const QdSourceRecord *source = sources->pdata[i];

      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", source->name, source->n_articles);
    }
  return g_string_free (text, FALSE);
}

static void
assert_sources (QdStore *store, const char *expected)
{
  g_autofree char *sources = dup_sources (store);

  g_assert_cmpstr (sources, ==, expected);
}

static char *
write_zip (Fixture *fixture, const char *name, const QdArchiveMember *members, gsize n_members)
{
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, n_members);

  return qd_reader_fixture_write (&fixture->files, name, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
}

/* The same page as a file, in a web archive, in an e-book, in a mail and as MHTML is one article. */
static void
test_formats (Fixture *fixture, gconstpointer data)
{
  g_autofree char      *answer = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %u\r\n\r\n%s", (guint)strlen (PAGE), PAGE);
  g_autofree char      *warc = g_strdup_printf ("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " ADDRESS "\r\nContent-Type: application/http; msgtype=response\r\n"
                                                     "Content-Length: %u\r\n\r\n%s\r\n\r\n",
                                                (guint)strlen (answer), answer);
  const QdArchiveMember wacz[] = { { "datapackage.json", "{\"profile\":\"data-package\",\"wacz_version\":\"1.1.1\"}", -1, NULL }, { "archive/data.warc", warc, -1, NULL } };
  const QdArchiveMember epub[] = {
    { "mimetype", "application/epub+zip", -1, NULL },
    { "META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"c.opf\"/></rootfiles></container>", -1, NULL },
    { "c.opf", "<package><metadata/><manifest><item id=\"p\" href=\"p.xhtml\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"p\"/></spine></package>", -1, NULL },
    { "p.xhtml", PAGE, -1, NULL },
  };
  const char *const paths[] = {
    qd_reader_fixture_write (&fixture->files, "in/ferry.html", PAGE, -1),
    qd_reader_fixture_write (&fixture->files, "in/ferry.warc", warc, -1),
    write_zip (fixture, "in/ferry.wacz", wacz, G_N_ELEMENTS (wacz)),
    write_zip (fixture, "in/ferry.epub", epub, G_N_ELEMENTS (epub)),
#ifdef HAVE_GMIME
    qd_reader_fixture_write (&fixture->files, "in/ferry.eml", "From: ada@farrow.example\nSubject: Fwd: look\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" PAGE "\n", -1),
#endif
    qd_reader_fixture_write (&fixture->files, "in/ferry.mhtml",
                             "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
                             "Content-Location: " ADDRESS "\r\n\r\n" PAGE "\r\n--b--\r\n",
                             -1),
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      QdImportProgress progress = import_path (fixture->store, paths[i]);

      g_assert_cmpuint (progress.added, ==, i == 0);
      g_assert_cmpuint (progress.unchanged, ==, i > 0);
      g_free ((char *)paths[i]);
    }
  assert_sources (fixture->store, "The Example Gazette 1");
}

#define N_FILES 6

/* An outlet by its name, by its address, by the titles of two feeds, and without any address; and another one. */
static void
write_names (Fixture *fixture, char *paths[N_FILES])
{
  static const char *const names[N_FILES] = { "a.html", "b.html", "c.xml", "d.xml", "e.md", "f.md" };
  static const char *const files[N_FILES] = {
    PAGE,
    "<html><head><title>The quay</title><link rel=\"canonical\" href=\"https://www.example-gazette.org/quay\"/></head><body><article><h1>The quay</h1>" PARAGRAPHS
    "</article></body></html>",
    "<rss version='2.0'><channel><title>Example Gazette – Top Stories</title><link>https://www.example-gazette.org/</link><item><title>The pier</title><guid>1</guid>"
    "<link>https://www.example-gazette.org/pier</link><description>The pier is closed until further notice, and nobody knows why.</description></item></channel></rss>",
    "<rss version='2.0'><channel><title>Sport | Example Gazette</title><link>https://www.example-gazette.org/</link><item><title>The race</title><guid>2</guid>"
    "<link>https://www.example-gazette.org/race</link><description>The race was won by nobody, as the boats did not come.</description></item></channel></rss>",
    "---\nsource: Example Gazette\ntitle: The mill\n---\n\nThe mill stood still that day, and the miller said nothing of it.\n",
    "---\nsource: The Skerra Signal\ntitle: The bell\n---\n\nThe bell was not given, and nobody has it now.\n",
  };

  for (guint i = 0; i < N_FILES; i++)
    paths[i] = qd_reader_fixture_write (&fixture->files, names[i], files[i], -1);
}

/* The library is sound, and the same as the ones before, of which *first is the digest. */
static void
assert_same (QdStore *store, char **first)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *digest = qd_store_digest (store, NULL, &error);
  g_autoptr (GPtrArray) problems = qd_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  if (*first == NULL)
    *first = g_steal_pointer (&digest);
  else
    g_assert_cmpstr (digest, ==, *first);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  char            *paths[N_FILES];

  write_names (fixture, paths);
  /* In whatever order they come, one by one, the library is the same. */
  for (guint i = 0; i < N_FILES; i++)
    {
      QdStore *store = open_library (fixture);

      for (guint j = 0; j < N_FILES; j++)
        import_path (store, paths[(i * 5 + j * (i % 2 == 0 ? 1 : 5)) % N_FILES]);
      assert_sources (store, "The Example Gazette 5, The Skerra Signal 1");
      assert_same (store, &first);
      qd_store_close (store);
      g_object_unref (store);
    }
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

static gint64
find_source (QdStore *store, const char *name)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, &error);

  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((QdSourceRecord *)sources->pdata[i])->name, name))
      return ((QdSourceRecord *)sources->pdata[i])->id;
  g_assert_not_reached ();
}

static QdChange *
apply (QdStore *store, QdChange *change)
{
  g_autoptr (QdChange) own = change;
  g_autoptr (GError)   error = NULL;
  QdChange            *inverse = qd_store_apply (store, own, NULL, &error);

  g_assert_no_error (error);
  return inverse;
}

/* What a person decides counts for more than what is found, before and after. */
static void
test_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdChange) undo = NULL;
  g_autoptr (QdChange) redo = NULL;
  char                *paths[N_FILES];
  gint64               source;

  write_names (fixture, paths);
  for (guint i = 0; i < 3; i++)
    import_path (fixture->store, paths[i]);
  assert_sources (fixture->store, "The Example Gazette 3");
  source = find_source (fixture->store, "The Example Gazette");
  undo = apply (fixture->store, qd_change_new_rename_sources (&source, 1, "Our Gazette"));
  assert_sources (fixture->store, "Our Gazette 3");
  import_path (fixture->store, paths[3]);
  import_path (fixture->store, paths[4]);
  assert_sources (fixture->store, "Our Gazette 5");
  redo = apply (fixture->store, qd_change_ref (undo));
  assert_sources (fixture->store, "The Example Gazette 5");
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

static void
write_address (Fixture *fixture, const char *address)
{
  g_autofree char *text = g_strdup_printf ("---\nsource: The Example Gazette\ntitle: The lamp\nurl: %s\n---\n\nThe lamp was out, and the keeper said nothing of it.\n", address);
  g_autofree char *path = qd_reader_fixture_write (&fixture->files, "lamp.md", text, -1);

  import_path (fixture->store, path);
}

/* Where somebody puts an address right in the file, outlets are filed by the right one from then on. */
static void
test_address (Fixture *fixture, gconstpointer data)
{
  char *paths[N_FILES];

  g_autofree char *other = qd_reader_fixture_write (&fixture->files, "other.md", "---\nsource: Ropewalk Notes\nurl: https://mill.example/notes\n---\n\nThe notes of the ropewalk.\n", -1);

  write_names (fixture, paths);
  import_path (fixture->store, paths[4]);
  import_path (fixture->store, other);
  write_address (fixture, "https://mill.example/lamp");
  assert_sources (fixture->store, "Example Gazette 1, Ropewalk Notes 1, The Example Gazette 1");
  write_address (fixture, "https://www.example-gazette.org/lamp");
  assert_sources (fixture->store, "Ropewalk Notes 1, The Example Gazette 2");
  write_address (fixture, "https://mill.example/lamp");
  assert_sources (fixture->store, "Example Gazette 1, Ropewalk Notes 1, The Example Gazette 1");
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

/* A name that was taken for another's goes back when that is no longer shown. */
static void
test_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  char              *paths[N_FILES];

  write_names (fixture, paths);
  import_path (fixture->store, paths[0]);
  import_path (fixture->store, paths[4]);
  assert_sources (fixture->store, "The Example Gazette 2");
  ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ .query = "ferry" }, NULL, &error);
  g_assert_no_error (error);
  qd_store_remove_articles (fixture->store, (const gint64 *)(gconstpointer)ids->data, 1, NULL, &error);
  g_assert_no_error (error);
  assert_sources (fixture->store, "Example Gazette 1");
  import_path (fixture->store, paths[5]);
  assert_sources (fixture->store, "Example Gazette 1, The Skerra Signal 1");
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

/* Whatever was there meanwhile, a library is what its articles make it: each of them goes in turn, and what is left is named as if the rest had never been. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  char *paths[N_FILES];

  write_names (fixture, paths);
  for (guint gone = 0; gone < N_FILES; gone++)
    {
      QdStore           *all = open_library (fixture);
      QdStore           *rest = open_library (fixture);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) before = NULL;
      g_autofree char   *names = NULL;
      g_autofree char   *expected = NULL;

      import_path (all, paths[gone]);
      before = qd_store_find_articles (all, &(QdArticleFilter){ 0 }, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (before->len, ==, 1);
      for (guint i = 0; i < N_FILES; i++)
        if (i != gone)
          {
            import_path (all, paths[i]);
            import_path (rest, paths[i]);
          }
      qd_store_remove_articles (all, (const gint64 *)(gconstpointer)before->data, before->len, NULL, &error);
      g_assert_no_error (error);
      names = dup_sources (all);
      expected = dup_sources (rest);
      g_assert_cmpstr (names, ==, expected);
      for (guint i = 0; i < 2; i++)
        {
          QdStore              *store = i == 0 ? all : rest;
          g_autoptr (GPtrArray) problems = qd_store_verify (store, NULL, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (problems->len, ==, 0);
          qd_store_close (store);
          g_object_unref (store);
        }
    }
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

/* Two outlets of one name, in three formats each, and articles of that name without an address. */
#define N_NAMESAKES 7

static void
write_namesakes (Fixture *fixture, char *paths[N_NAMESAKES])
{
  static const char *const names[N_NAMESAKES] = { "1.html", "2.xml", "3.md", "4.html", "5.xml", "6.md", "7.md" };
  static const char *const files[N_NAMESAKES] = {
    "<html><head><title>The weir</title><meta property=\"og:site_name\" content=\"The Beacon\"/><link rel=\"canonical\" href=\"https://beacon.example/weir\"/></head>"
    "<body><article><h1>The weir</h1>" PARAGRAPHS "</article></body></html>",
    "<rss version='2.0'><channel><title>The Beacon – Sport</title><link>https://www.beacon.example/</link><item><title>The regatta</title><guid>1</guid>"
    "<link>https://www.beacon.example/regatta</link><description>The regatta was called off, as there was no wind.</description></item></channel></rss>",
    "---\nsource: beacon.example\nurl: https://beacon.example/lock\ntitle: The lock\n---\n\nThe lock is to be mended in spring, as it was last year.\n",
    "<html><head><title>The herring</title><meta property=\"og:site_name\" content=\"Beacon\"/><link rel=\"canonical\" href=\"https://thebeacon.test/herring\"/></head>"
    "<body><article><h1>The herring</h1>" PARAGRAPHS "</article></body></html>",
    "<rss version='2.0'><channel><title>Beacon: All News</title><link>https://thebeacon.test/</link><item><title>The net</title><guid>2</guid>"
    "<link>https://thebeacon.test/net</link><description>The net was torn, and nobody saw who did it.</description></item></channel></rss>",
    "---\nsource: Beacon\nurl: https://thebeacon.test/tar\ntitle: The tar\n---\n\nThe tar was sold before it was boiled.\n",
    "---\nsource: The Beacon\ntitle: The rope\n---\n\nThe rope was too short by a fathom or two.\n",
  };

  for (guint i = 0; i < N_NAMESAKES; i++)
    paths[i] = qd_reader_fixture_write (&fixture->files, names[i], files[i], -1);
}

#define ALL_NAMESAKES "Beacon (thebeacon.test) 3, The Beacon 1, The Beacon (beacon.example) 3"

/* In whatever order they come, and whichever of them was in the library and went, outlets of one name are told apart. */
static void
test_namesakes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  g_autofree char  *first = NULL;
  char             *paths[N_NAMESAKES];

  write_namesakes (fixture, paths);
  for (guint i = 0; i < 12; i++)
    {
      QdStore           *store = open_library (fixture);
      g_autoptr (GError) error = NULL;

      for (guint j = N_NAMESAKES - 1; j > 0; j--)
        {
          guint k = (guint)g_rand_int_range (rand, 0, (gint32)j + 1);
          char *path = paths[j];

          paths[j] = paths[k];
          paths[k] = path;
        }
      for (guint j = 0; j < N_NAMESAKES; j++)
        import_path (store, paths[j]);
      assert_sources (store, ALL_NAMESAKES);
      /* One article goes, and comes again. */
      if (i % 2 == 1)
        {
          g_autoptr (GArray) ids = qd_store_find_articles (store, &(QdArticleFilter){ 0 }, NULL, &error);
          guint              gone = (guint)g_rand_int_range (rand, 0, (gint32)ids->len);

          qd_store_remove_articles (store, &g_array_index (ids, gint64, gone), 1, NULL, &error);
          g_assert_no_error (error);
          for (guint j = 0; j < N_NAMESAKES; j++)
            import_path (store, paths[j]);
          assert_sources (store, ALL_NAMESAKES);
        }
      assert_same (store, &first);
      qd_store_close (store);
      g_object_unref (store);
    }
  for (guint i = 0; i < N_NAMESAKES; i++)
    g_free (paths[i]);
}

/* What is said of one of them, before the other comes or after, is said of that one. */
static void
test_namesakes_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdChange) undo = NULL;
  g_autoptr (GError)   error = NULL;
  char                *paths[N_NAMESAKES];
  gint64               source;

  write_namesakes (fixture, paths);
  import_path (fixture->store, paths[0]);
  assert_sources (fixture->store, "The Beacon 1");
  source = find_source (fixture->store, "The Beacon");
  qd_change_unref (apply (fixture->store, qd_change_new_rename_sources (&source, 1, "Our Beacon")));
  for (guint i = 1; i < N_NAMESAKES; i++)
    import_path (fixture->store, paths[i]);
  assert_sources (fixture->store, "Beacon (thebeacon.test) 3, Our Beacon 3, The Beacon 1");

  /* Two made one stay one, whatever comes and goes. */
  source = find_source (fixture->store, "Beacon (thebeacon.test)");
  undo = apply (fixture->store, qd_change_new_rename_sources (&source, 1, "Our Beacon"));
  assert_sources (fixture->store, "Our Beacon 6, The Beacon 1");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ 0 }, NULL, &error);

      qd_store_remove_articles (fixture->store, (const gint64 *)(gconstpointer)ids->data, i == 0 ? 3 : ids->len, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < N_NAMESAKES; j++)
        import_path (fixture->store, paths[(j + 3) % N_NAMESAKES]);
      assert_sources (fixture->store, "Our Beacon 6, The Beacon 1");
    }
  qd_change_unref (apply (fixture->store, qd_change_ref (undo)));
  assert_sources (fixture->store, "Beacon (thebeacon.test) 3, Our Beacon 3, The Beacon 1");
  for (guint i = 0; i < N_NAMESAKES; i++)
    g_free (paths[i]);
}

/* A name that stands for nothing else is said of what comes under a longer form of it, too. */
static void
test_longer_name (Fixture *fixture, gconstpointer data)
{
  char  *paths[N_FILES];
  gint64 source;

  write_names (fixture, paths);
  import_path (fixture->store, paths[2]);
  assert_sources (fixture->store, "Example Gazette 1");
  source = find_source (fixture->store, "Example Gazette");
  qd_change_unref (apply (fixture->store, qd_change_new_rename_sources (&source, 1, "Our Gazette")));
  import_path (fixture->store, paths[0]);
  assert_sources (fixture->store, "Our Gazette 2");
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

/* What an import that was killed left as it came in is filed when the library is opened the next time, with what else is made anew. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  static const char *const  files[] = { "---\nsource: The Beacon\nurl: https://beacon.example/lock\n---\n\nThe lock is to be mended.\n",
                                        "---\nsource: The Beacon\nurl: https://thebeacon.test/tar\n---\n\nThe tar was sold.\n" };
  g_autoptr (QdImportQueue) queue = NULL;
  g_autoptr (QdImportJob)   job = NULL;
  g_autoptr (GError)        error = NULL;
  QdImportProgress          progress;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GArray) outcomes = NULL;

      qd_reader_fixture_read (&fixture->files, "left.md", files[i], -1);
      outcomes = qd_store_add_articles (fixture->store, fixture->files.drafts, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (outcomes->len, ==, 1);
    }
  assert_sources (fixture->store, "The Beacon 2");
  queue = qd_import_queue_new (fixture->store);
  job = qd_import_queue_renew (queue);
  do
    {
      g_main_context_iteration (NULL, TRUE);
      qd_import_job_get_progress (job, &progress);
    }
  while (progress.state == QD_IMPORT_QUEUED || progress.state == QD_IMPORT_RUNNING);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  assert_sources (fixture->store, "The Beacon (beacon.example) 1, The Beacon (thebeacon.test) 1");
}

/* What was made one wrongly is split by the names and sites that it consists of, and that is kept. */
static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (QdChange)  undo = NULL;
  GVariantBuilder       names;
  char                 *paths[N_FILES];

  write_names (fixture, paths);
  for (guint i = 0; i < N_FILES; i++)
    import_path (fixture->store, paths[i]);
  parts = qd_store_list_source_parts (fixture->store, find_source (fixture->store, "The Example Gazette"), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, 5);
  g_variant_builder_init (&names, G_VARIANT_TYPE ("a(sssb)"));
  for (guint i = 0; i < parts->len; i++)
    {
      const QdSourcePart *part = g_ptr_array_index (parts, i);
      gboolean            taken = g_str_equal (part->name, "Sport | Example Gazette");

      g_assert_cmpstr (part->source, ==, "The Example Gazette");
      g_assert_cmpuint (part->n_articles, ==, 1);
      g_assert_cmpstr (part->domain, ==, g_str_equal (part->name, "Example Gazette") ? "" : "example-gazette.org");
      g_variant_builder_add (&names, "(sssb)", part->name, part->domain, taken ? "Gazette Sport" : part->source, !taken);
    }
  undo = apply (fixture->store, qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names)));
  assert_sources (fixture->store, "Gazette Sport 1, The Example Gazette 4, The Skerra Signal 1");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GArray) ids = qd_store_find_articles (fixture->store, &(QdArticleFilter){ 0 }, NULL, &error);

      qd_store_remove_articles (fixture->store, (const gint64 *)(gconstpointer)ids->data, i == 0 ? 2 : ids->len, NULL, &error);
      g_assert_no_error (error);
      for (guint j = N_FILES; j > 0; j--)
        import_path (fixture->store, paths[j - 1]);
      assert_sources (fixture->store, "Gazette Sport 1, The Example Gazette 4, The Skerra Signal 1");
    }
  qd_change_unref (apply (fixture->store, qd_change_ref (undo)));
  assert_sources (fixture->store, "The Example Gazette 5, The Skerra Signal 1");
  for (guint i = 0; i < N_FILES; i++)
    g_free (paths[i]);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/import/sources/formats", test_formats },
    { "/import/sources/names", test_names },
    { "/import/sources/hand", test_hand },
    { "/import/sources/taken-back", test_taken_back },
    { "/import/sources/address", test_address },
    { "/import/sources/removed", test_removed },
    { "/import/sources/namesakes", test_namesakes },
    { "/import/sources/namesakes-by-hand", test_namesakes_by_hand },
    { "/import/sources/longer-name", test_longer_name },
    { "/import/sources/left", test_left },
    { "/import/sources/split", test_split },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}

/* test-library-archive.c: a whole library in a file, and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "import/qd-body-builder.h"
#include "import/qd-import-job.h"
#include "import/qd-library-archive.h"
#include "qd-archive-fixture.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-feeds.h"
#include "store/qd-store-hand.h"
#include "store/qd-store-sources.h"

#define N_ARTICLES 150

typedef struct
{
  QdReaderFixture files;
  QdStore        *store;
  char           *archive;
  guint           n_problems;
} Fixture;

static QdStore *
open_library (Fixture *fixture, const char *name)
{
  g_autofree char   *path = g_build_filename (fixture->files.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  QdStore           *store = qd_store_open (path, QD_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  qd_reader_fixture_set_up (&fixture->files, data);
  fixture->archive = g_build_filename (fixture->files.folder, "archive.zip", NULL);
  fixture->store = open_library (fixture, "library");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  qd_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->archive, g_free);
  qd_reader_fixture_tear_down (&fixture->files, data);
}

static void
told_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (problem != NULL)
    {
      fixture->n_problems++;
      g_test_message ("%s: %s", problem->path, problem->message);
    }
}

static QdImportProgress
import_path (Fixture *fixture, QdStore *store, const char *path)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  QdImportProgress      progress;

  fixture->n_problems = 0;
  g_ptr_array_add (given, g_file_new_for_path (path));
  qd_import_run (store, given, NULL, NULL, told_cb, fixture, &progress, &error);
  g_assert_no_error (error);
  return progress;
}

static void
free_draft (gpointer data)
{
  qd_article_draft_free (data);
}

static void
apply (QdStore *store, QdChange *change)
{
  g_autoptr (QdChange) own = change;
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdChange) inverse = qd_store_apply (store, own, NULL, &error);

  g_assert_no_error (error);
}

/* Files of several formats, one of them twice, a page with a picture, and a file of many articles. */
static void
fill (Fixture *fixture)
{
  static const char  *names[] = { "Ilse Varga", "Ada Farrow", "Tom Lindqvist" };
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char    *in = g_build_filename (fixture->files.folder, "in", NULL);
  g_autofree char    *page = NULL;
  g_autoptr (GRand)   rand = g_rand_new_with_seed (20261122);

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      guint number = (guint)g_rand_int_range (rand, 0, N_ARTICLES / 3);

      g_string_append_printf (lines, "{\"id\":\"a-%u\",\"source\":\"Outlet %u\",\"title\":\"Weir %u\",\"date\":\"2021-03-%02u\",\"text\":\"The weir at Ostrava Bay was shut.\\n\\n"
                                     "“We shut weir number %u because the river had left us no other choice,” said %s, the warden of the weir.\"}\n",
                              i, number % 5, i, 1 + i % 28, number, names[number % G_N_ELEMENTS (names)]);
    }
  g_free (qd_reader_fixture_write (&fixture->files, "in/b.jsonl", lines->str, (gssize)lines->len));
  g_free (qd_reader_fixture_write (&fixture->files, "in/Gull/a.txt", "The mill\n\n“We never counted a sack of it,” said Ilse Varga, the miller of Ostrava Bay, on Tuesday.\n", -1));
  g_free (qd_reader_fixture_write (&fixture->files, "in/more/Gull/a.txt", "The mill\n\n“We never counted a sack of it,” said Ilse Varga, the miller of Ostrava Bay, on Tuesday.\n", -1));
  page = g_strdup ("<html><head><title>Ferry</title><meta property=og:site_name content='The Calder Ledger'><link rel=canonical href='https://ledger.example/f'></head><body>"
                   "<article><h1>Ferry</h1><p>The ferry is late, and the words of this paragraph go on for a while, as those of an article do.</p>"
                   "<img src='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==' alt='A boat'><h2>Later</h2>"
                   "<p>“Nobody told us a word of it,” Ada Farrow said <a href='/quay'>on the quay</a>, and the words of this paragraph go on, too.</p></article></body></html>");
  g_free (qd_reader_fixture_write (&fixture->files, "in/ferry.html", page, -1));
  g_assert_cmpuint (import_path (fixture, fixture->store, in).failed, ==, 0);
}

static GArray *
find (QdStore *store, const char *query)
{
  g_autoptr (GError) error = NULL;
  GArray            *ids = qd_store_find_articles (store, &(QdArticleFilter){ .query = query }, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static void
correct_speaker (QdStore *store, gint64 article_id, const char *name)
{
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdArticle)          article = qd_store_load_article (store, article_id, NULL, &error);
  QdCorrectionRequest            request = { .field = QD_CORRECTION_SPEAKER, .value = name };
  g_autoptr (QdCorrectionChange) undo = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (article->quotations->len, >, 0);
  request.quotation_id = ((QdQuotationRecord *)g_ptr_array_index (article->quotations, 0))->id;
  undo = qd_store_correct (store, article_id, &request, 1, &error);
  g_assert_no_error (error);
}

static void
correct_outlet (QdStore *store, gint64 article_id, const char *name)
{
  g_autoptr (GError)             error = NULL;
  QdCorrectionRequest            request = { .field = QD_CORRECTION_SOURCE, .value = name };
  g_autoptr (QdCorrectionChange) undo = qd_store_correct (store, article_id, &request, 1, &error);

  g_assert_no_error (error);
}

static gint64
first_quotation (QdStore *store, gint64 article_id)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = qd_store_load_article (store, article_id, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (article->quotations->len, >, 0);
  return ((QdQuotationRecord *)g_ptr_array_index (article->quotations, 0))->id;
}

static void
tie (QdStore *store, gint64 a, gint64 b)
{
  QdRelationRequest              request = { first_quotation (store, a), first_quotation (store, b), QD_RELATION_ALTERED };
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdCorrectionChange) undo = qd_store_relate (store, &request, 1, &error);

  g_assert_no_error (error);
}

/* Something of each kind that a person can do. */
static void
work (Fixture *fixture)
{
  QdStore              *store = fixture->store;
  g_autoptr (GArray)    all = find (store, NULL);
  g_autoptr (GArray)    ferry = find (store, "ferry");
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, &error);
  gint64                source = ((QdSourceRecord *)g_ptr_array_index (sources, 1))->id;
  const gint64         *ids = (const gint64 *)(gconstpointer)all->data;
  const char           *places[] = { "The Calder Ledger", "Gull", NULL };
  const char           *tags[] = { "To read", "To cite", NULL };
  const char           *searches[] = { "Weirs", "Ferries", NULL };
  QdFeedRecord         *feed = qd_feed_record_new ("https://ledger.example/feed");
  g_autoptr (GArray)    mill = find (store, "mill");

  g_assert_cmpuint (ferry->len, ==, 1);
  feed->title = g_strdup ("Ledger");
  qd_store_save_feed (store, feed, NULL, NULL, &error);
  qd_feed_record_free (feed);
  g_assert_no_error (error);
  apply (store, qd_change_new_rename_sources (&source, 1, "A better name"));
  apply (store, qd_change_new (QD_CHANGE_SOURCE_PLACES, g_variant_new_strv (places, -1)));
  apply (store, qd_change_new_add_tag ("To cite", QD_TAG_GREEN, ids, 7));
  apply (store, qd_change_new (QD_CHANGE_TAG_PLACES, g_variant_new_strv (tags, -1)));
  apply (store, qd_change_new (QD_CHANGE_SEARCH_PLACES, g_variant_new_strv (searches, -1)));
  apply (store, qd_change_new_flag ('r', TRUE, ids, 20));
  apply (store, qd_change_new_flag ('s', TRUE, ids + 3, 4));
  apply (store, qd_change_new (QD_CHANGE_ADD_SEARCH, g_variant_new ("(xssmsmsu)", (gint64)0, "Weirs", "weir", NULL, "To cite", QD_SEARCH_UNREAD)));
  apply (store, qd_change_new_stories (ids, 1, ids + 1, 1, TRUE));
  apply (store, qd_change_new_stories (ids + 2, 1, ids + 5, 1, FALSE));
  apply (store, qd_change_new (QD_CHANGE_ADD_NOTE, g_variant_new ("(xttus)", g_array_index (ferry, gint64, 0), (guint64)4, (guint64)9, 0u, "Which one?")));
  correct_speaker (store, g_array_index (ferry, gint64, 0), "Ada Nobody");
  correct_speaker (store, g_array_index (mill, gint64, 0), "Ilse the Miller");
  tie (store, g_array_index (mill, gint64, 0), g_array_index (ferry, gint64, 0));
}

static void
write_archive (Fixture *fixture, QdStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;
  guint              n_written;

  qd_library_archive_write (store, path, NULL, NULL, &n_written, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_same (QdStore *a, QdStore *b)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *digest_a = NULL;
  g_autofree char      *digest_b = NULL;
  g_autoptr (GVariant)  hand_a = qd_store_dump_hand (a, NULL, &error);
  g_autoptr (GVariant)  hand_b = qd_store_dump_hand (b, NULL, &error);
  g_autofree char      *text_a = g_variant_print (hand_a, FALSE);
  g_autofree char      *text_b = g_variant_print (hand_b, FALSE);
  g_autoptr (GPtrArray) corrections_a = qd_store_list_corrections (a, 0, NULL, &error);
  g_autoptr (GPtrArray) corrections_b = qd_store_list_corrections (b, 0, NULL, &error);
  g_autoptr (GPtrArray) problems = qd_store_verify (b, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpuint (corrections_a->len, ==, corrections_b->len);
  for (guint i = 0; i < corrections_a->len; i++)
    {
      const QdCorrectionRecord *record_a = corrections_a->pdata[i], *record_b = corrections_b->pdata[i];

      g_assert_cmpmem (record_a->article.identity, 32, record_b->article.identity, 32);
      g_assert_cmpmem (record_a->other.identity, 32, record_b->other.identity, 32);
      g_assert_cmpint (record_a->correction->field, ==, record_b->correction->field);
      g_assert_cmpstr (record_a->correction->value, ==, record_b->correction->value);
      g_assert_cmpstr (record_a->correction->was, ==, record_b->correction->was);
    }
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  digest_a = qd_store_digest (a, NULL, &error);
  g_assert_no_error (error);
  digest_b = qd_store_digest (b, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest_a, ==, digest_b);
}

static void
test_back (Fixture *fixture, gconstpointer data)
{
  QdStore         *other = open_library (fixture, "other");
  QdImportProgress progress;

  fill (fixture);
  work (fixture);
  write_archive (fixture, fixture->store, fixture->archive);
  progress = import_path (fixture, other, fixture->archive);
  g_assert_cmpuint (progress.failed, ==, 0);
  g_assert_cmpuint (fixture->n_problems, ==, 0);
  g_assert_cmpuint (progress.added, ==, N_ARTICLES + 2);
  assert_same (fixture->store, other);
  /* A second time it changes nothing. */
  import_path (fixture, other, fixture->archive);
  assert_same (fixture->store, other);
  qd_store_close (other);
  g_object_unref (other);
}

/* A text of some words, with what is hard to write down among them. */
static char *
random_words (GRand *rand, guint most)
{
  static const char *const words[] = { "ferry", "weir", "Möwe", "鴎", "\"", "'", "=1+1", "\\", "a\tb", "\u2028", "\u200f", "\u00ad", "<b>", "&amp;", ",", ";", "{", "\x01", "\U0001F6A2", "e\u0301" };
  GString                 *text = g_string_new (NULL);

  for (guint n = (guint)g_rand_int_range (rand, 1, (gint32)most + 1); n > 0; n--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free_and_steal (text);
}

/* An article that somebody may have, with all fields or some; of a feed, there are others under the same id. */
static QdArticleDraft *
random_draft (GRand *rand)
{
  QdArticleDraft           *draft = qd_article_draft_new ();
  g_autoptr (QdBodyBuilder) builder = qd_body_builder_new ();
  g_autoptr (QdBody)        body = NULL;
  g_autofree char          *title = random_words (rand, 6);
  g_autofree char          *quoted = random_words (rand, 8);
  g_autofree char          *original = random_words (rand, 9);
  g_autofree char          *text = g_strdup_printf ("“Nobody shut weir %d for %s,” said Ada Farrow, the warden.", g_rand_int_range (rand, 0, 20), quoted);
  g_autofree char          *source = g_strdup_printf ("Outlet %d", g_rand_int_range (rand, 0, 6));
  g_autofree char          *id = g_strdup_printf ("entry-%d", g_rand_int_range (rand, 0, 12));
  g_autofree char          *url = g_strdup_printf ("https://outlet-%d.example/%s", g_rand_int_range (rand, 0, 6), id);
  g_autoptr (GBytes)        bytes = g_bytes_new (original, strlen (original));

  qd_body_builder_append (builder, title, strlen (title));
  qd_body_builder_mark (builder, QD_BODY_MARK_HEADING, 0, qd_body_builder_get_offset (builder), 2, NULL);
  qd_body_builder_paragraph (builder);
  qd_body_builder_append (builder, text, strlen (text));
  body = qd_body_builder_finish (builder);
  qd_article_draft_set_body (draft, body);
  qd_article_draft_set_title (draft, title);
  qd_article_draft_set_source (draft, source);
  qd_article_draft_set_path (draft, g_rand_boolean (rand) ? "https://outlet.example/feed" : "folder/file.jsonl", (guint64)g_rand_int_range (rand, 0, 9));
  qd_article_draft_set_external_id (draft, id);
  if (g_rand_boolean (rand))
    qd_article_draft_set_url (draft, url);
  if (g_rand_boolean (rand))
    qd_article_draft_set_byline (draft, "Ilse Varga, Tom Lindqvist");
  if (g_rand_boolean (rand))
    qd_article_draft_set_dateline (draft, "OSTRAVA BAY");
  if (g_rand_boolean (rand))
    qd_article_draft_set_language (draft, "en");
  if (g_rand_boolean (rand))
    qd_article_draft_set_published (draft, (gint64)g_rand_int_range (rand, -2000000, 2000000) * 1000000007);
  if (g_rand_boolean (rand))
    qd_article_draft_set_original (draft, bytes, g_rand_boolean (rand) ? "text/html" : "application/rss+xml");
  return draft;
}

static void
fill_randomly (QdStore *store, GRand *rand)
{
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (free_draft);
      g_autoptr (GArray)    outcomes = NULL;
      g_autoptr (GError)    error = NULL;

      for (guint j = 0; j < 5; j++)
        g_ptr_array_add (batch, random_draft (rand));
      outcomes = qd_store_add_articles (store, batch, NULL, &error);
      g_assert_no_error (error);
    }
}

/* A note, or a mark without one, at the first words of an article or further on. */
static void
note_randomly (QdStore *store, GRand *rand, gint64 id, const char *words)
{
  g_autoptr (QdArticle) article = qd_store_load_article (store, id, NULL, NULL);
  const char           *text = qd_body_get_text (article->body, NULL);
  const char           *end = strchr (text, '\n');
  guint64               start = g_rand_boolean (rand) ? 0 : (guint64)(strstr (text, "Nobody") - text);

  apply (store, qd_change_new (QD_CHANGE_ADD_NOTE, g_variant_new ("(xttus)", id, start, start > 0 ? start + strlen ("Nobody") : (guint64)(end - text),
                                                                  (guint)g_rand_int_range (rand, 0, 3), g_rand_boolean (rand) ? words : "")));
}

/* One thing that a person can do, whichever. */
static void
work_randomly (QdStore *store, GRand *rand, GArray *all)
{
  const gint64            *ids = (const gint64 *)(gconstpointer)all->data;
  gint64                   a = ids[g_rand_int_range (rand, 0, (gint32)all->len)];
  gint64                   b = ids[g_rand_int_range (rand, 0, (gint32)all->len)];
  g_autofree char         *words = random_words (rand, 4);
  g_autofree char         *feed_address = g_strdup_printf ("https://feed-%d.example/", g_rand_int_range (rand, 0, 9));
  g_autoptr (GPtrArray)    sources = qd_store_list_sources (store, NULL, NULL);
  gint64                   source = ((QdSourceRecord *)g_ptr_array_index (sources, g_rand_int_range (rand, 0, (gint32)sources->len)))->id;
  const char              *places[] = { "Outlet 3", words, NULL };
  g_autoptr (QdFeedRecord) feed = qd_feed_record_new (feed_address);

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      apply (store, qd_change_new_rename_sources (&source, 1, g_rand_boolean (rand) ? words : "Outlet 1"));
      break;
    case 1:
      apply (store, qd_change_new (QD_CHANGE_SOURCE_PLACES, g_variant_new_strv (places, -1)));
      break;
    case 2:
      apply (store, qd_change_new_add_tag (words, (guint)g_rand_int_range (rand, 0, 4), &a, 1));
      break;
    case 3:
      apply (store, qd_change_new_flag (g_rand_boolean (rand) ? 'r' : 's', TRUE, &a, 1));
      break;
    case 4:
      apply (store, qd_change_new (QD_CHANGE_ADD_SEARCH, g_variant_new ("(xssmsmsu)", (gint64)0, words, "weir", g_rand_boolean (rand) ? "Outlet 2" : NULL, NULL, QD_SEARCH_UNREAD)));
      break;
    case 5:
      apply (store, qd_change_new_stories (&a, 1, &b, a == b ? 0 : 1, g_rand_boolean (rand)));
      break;
    case 6:
      note_randomly (store, rand, a, words);
      break;
    case 7:
      correct_speaker (store, a, words);
      break;
    case 8:
      apply (store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('Ada Farrow', %s)]", words)));
      break;
    case 9:
      feed->title = g_strdup (words);
      feed->site = g_strdup ("https://site.example/");
      feed->etag = g_strdup ("W/\"x\"");
      feed->modified = g_strdup ("Sat, 07 Feb 2004 19:48:21 GMT");
      feed->problem = g_strdup ("The server takes too long.");
      feed->refreshed = 1700000000123456;
      feed->not_before = 1700000000654321;
      feed->full_text = g_rand_boolean (rand);
      feed->gone = g_rand_boolean (rand);
      qd_store_save_feed (store, feed, NULL, NULL, NULL);
      break;
    case 10:
      correct_outlet (store, a, words);
      break;
    default:
      if (a != b)
        tie (store, a, b);
      break;
    }
}

static void
assert_same_draft (QdArticleDraft *a, QdArticleDraft *b)
{
  guint             n_a, n_b;
  const QdBodyMark *marks_a = qd_body_get_marks (qd_article_draft_get_body (a), &n_a);
  const QdBodyMark *marks_b = qd_body_get_marks (qd_article_draft_get_body (b), &n_b);

  g_assert_cmpstr (qd_article_draft_get_title (a), ==, qd_article_draft_get_title (b));
  g_assert_cmpstr (qd_article_draft_get_source (a), ==, qd_article_draft_get_source (b));
  g_assert_cmpstr (qd_article_draft_get_byline (a), ==, qd_article_draft_get_byline (b));
  g_assert_cmpstr (qd_article_draft_get_dateline (a), ==, qd_article_draft_get_dateline (b));
  g_assert_cmpstr (qd_article_draft_get_language (a), ==, qd_article_draft_get_language (b));
  g_assert_cmpstr (qd_article_draft_get_url (a), ==, qd_article_draft_get_url (b));
  g_assert_cmpint (qd_article_draft_get_published (a), ==, qd_article_draft_get_published (b));
  g_assert_cmpstr (qd_article_draft_get_external_id (a), ==, qd_article_draft_get_external_id (b));
  g_assert_cmpstr (qd_article_draft_get_path (a), ==, qd_article_draft_get_path (b));
  g_assert_cmpuint (qd_article_draft_get_line (a), ==, qd_article_draft_get_line (b));
  g_assert_cmpstr (qd_article_draft_get_media_type (a), ==, qd_article_draft_get_media_type (b));
  g_assert_true ((qd_article_draft_get_original (a) == NULL) == (qd_article_draft_get_original (b) == NULL));
  if (qd_article_draft_get_original (a) != NULL)
    g_assert_true (g_bytes_equal (qd_article_draft_get_original (a), qd_article_draft_get_original (b)));
  g_assert_cmpstr (qd_body_get_text (qd_article_draft_get_body (a), NULL), ==, qd_body_get_text (qd_article_draft_get_body (b), NULL));
  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpint (marks_a[i].kind, ==, marks_b[i].kind);
      g_assert_cmpuint (marks_a[i].span.start, ==, marks_b[i].span.start);
      g_assert_cmpuint (marks_a[i].span.end, ==, marks_b[i].span.end);
      g_assert_cmpuint (marks_a[i].level, ==, marks_b[i].level);
    }
}

/* Article by article, as they came, with their origins and their versions. */
static void
assert_same_articles (QdStore *a, QdStore *b)
{
  g_autoptr (GArray) ids_a = qd_store_find_articles (a, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_IMPORTED }, NULL, NULL);
  g_autoptr (GArray) ids_b = qd_store_find_articles (b, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_IMPORTED }, NULL, NULL);

  g_assert_cmpuint (ids_a->len, ==, ids_b->len);
  for (guint i = 0; i < ids_a->len; i++)
    {
      g_autoptr (GPtrArray) drafts_a = qd_store_load_drafts (a, g_array_index (ids_a, gint64, i), NULL, NULL);
      g_autoptr (GPtrArray) drafts_b = qd_store_load_drafts (b, g_array_index (ids_b, gint64, i), NULL, NULL);
      g_autoptr (GArray)    versions_a = qd_store_list_versions (a, g_array_index (ids_a, gint64, i), NULL, NULL);
      g_autoptr (GArray)    versions_b = qd_store_list_versions (b, g_array_index (ids_b, gint64, i), NULL, NULL);

      g_assert_cmpuint (drafts_a->len, ==, drafts_b->len);
      for (guint j = 0; j < drafts_a->len; j++)
        assert_same_draft (drafts_a->pdata[j], drafts_b->pdata[j]);
      g_assert_cmpuint (versions_a->len, ==, versions_b->len);
      for (guint j = 0; j < versions_a->len; j++)
        {
          g_autoptr (QdArticle) version_a = qd_store_load_article (a, g_array_index (versions_a, gint64, j), NULL, NULL);
          g_autoptr (QdArticle) version_b = qd_store_load_article (b, g_array_index (versions_b, gint64, j), NULL, NULL);

          g_assert_cmpstr (qd_body_get_text (version_a->body, NULL), ==, qd_body_get_text (version_b->body, NULL));
          g_assert_cmpstr (version_a->record->source, ==, version_b->record->source);
        }
    }
}

/* Whatever a library holds, and whatever was made of it, comes back. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 0; seed < 6; seed++)
    {
      g_autoptr (GRand)  rand = g_rand_new_with_seed (seed);
      g_autofree char   *name = g_strdup_printf ("random-%u", seed);
      g_autofree char   *back = g_strdup_printf ("back-%u", seed);
      QdStore           *store = open_library (fixture, name);
      QdStore           *other = open_library (fixture, back);
      g_autoptr (GArray) all = NULL;

      g_test_message ("seed %u", seed);
      fill_randomly (store, rand);
      all = find (store, NULL);
      for (guint i = 0; i < 60; i++)
        work_randomly (store, rand, all);
      write_archive (fixture, store, fixture->archive);
      g_assert_cmpuint (import_path (fixture, other, fixture->archive).failed, ==, 0);
      assert_same (store, other);
      assert_same_articles (store, other);
      qd_store_close (other);
      g_object_unref (other);
      qd_store_close (store);
      g_object_unref (store);
    }
}

/* Pictures and facts come back, too, which the digest does not see. */
static void
test_extras (Fixture *fixture, gconstpointer data)
{
  QdStore              *other = open_library (fixture, "other");
  g_autoptr (GArray)    here = NULL;
  g_autoptr (GArray)    there = NULL;
  g_autoptr (GPtrArray) drafts_here = NULL;
  g_autoptr (GPtrArray) drafts_there = NULL;
  g_autoptr (GError)    error = NULL;
  GPtrArray            *pictures[2];
  GPtrArray            *facts[2];

  fill (fixture);
  write_archive (fixture, fixture->store, fixture->archive);
  import_path (fixture, other, fixture->archive);
  here = find (fixture->store, "ferry");
  there = find (other, "ferry");
  drafts_here = qd_store_load_drafts (fixture->store, g_array_index (here, gint64, 0), NULL, &error);
  drafts_there = qd_store_load_drafts (other, g_array_index (there, gint64, 0), NULL, &error);
  g_assert_no_error (error);
  pictures[0] = qd_article_draft_get_pictures (drafts_here->pdata[0]);
  pictures[1] = qd_article_draft_get_pictures (drafts_there->pdata[0]);
  facts[0] = qd_article_draft_get_facts (drafts_here->pdata[0]);
  facts[1] = qd_article_draft_get_facts (drafts_there->pdata[0]);
  g_assert_cmpuint (pictures[0]->len, ==, pictures[1]->len);
  for (guint i = 0; i < pictures[0]->len; i++)
    {
      const QdPicture *a = pictures[0]->pdata[i], *b = pictures[1]->pdata[i];

      g_assert_cmpuint (a->position, ==, b->position);
      g_assert_cmpstr (a->alt, ==, b->alt);
      g_assert_cmpstr (a->caption, ==, b->caption);
      g_assert_cmpstr (a->address, ==, b->address);
      g_assert_cmpmem (a->sha256, 32, b->sha256, 32);
    }
  g_assert_cmpuint (facts[0]->len, >, 0);
  g_assert_cmpuint (facts[0]->len, ==, facts[1]->len);
  for (guint i = 0; i < facts[0]->len; i++)
    {
      g_assert_cmpstr (((QdFact *)facts[0]->pdata[i])->field, ==, ((QdFact *)facts[1]->pdata[i])->field);
      g_assert_cmpstr (((QdFact *)facts[0]->pdata[i])->origin, ==, ((QdFact *)facts[1]->pdata[i])->origin);
    }
  qd_store_close (other);
  g_object_unref (other);
}

/* Into a library with articles of its own it merges, and what was decided there stays. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  QdStore              *other = open_library (fixture, "other");
  g_autofree char      *in = NULL;
  g_autoptr (GArray)    mill = NULL;
  g_autoptr (GArray)    own = NULL;
  g_autoptr (GPtrArray) corrections = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = NULL;
  QdStoreCounts         counts;

  fill (fixture);
  work (fixture);
  write_archive (fixture, fixture->store, fixture->archive);
  g_free (qd_reader_fixture_write (&fixture->files, "own/Quay/x.txt", "The quay\n\n“We like the quay as it is,” said Tom Lindqvist, who lives beside it.\n", -1));
  g_free (qd_reader_fixture_write (&fixture->files, "own/Gull/a.txt", "The mill\n\n“We never counted a sack of it,” said Ilse Varga, the miller of Ostrava Bay, on Tuesday.\n", -1));
  in = g_build_filename (fixture->files.folder, "own", NULL);
  import_path (fixture, other, in);
  mill = find (other, "mill");
  correct_speaker (other, g_array_index (mill, gint64, 0), "Ilse of the Quay");
  g_assert_cmpuint (import_path (fixture, other, fixture->archive).failed, ==, 0);
  qd_store_count (other, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_articles, ==, N_ARTICLES + 3);
  corrections = qd_store_list_corrections (other, 0, NULL, &error);
  g_assert_cmpuint (corrections->len, ==, 3);
  own = find (other, "mill");
  article = qd_store_load_article (other, g_array_index (own, gint64, 0), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((QdQuotationRecord *)article->quotations->pdata[0])->quotation->speaker, ==, "Ilse of the Quay");
  qd_store_close (other);
  g_object_unref (other);
}

/* What somebody else wrote in its place: nothing of it is believed. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char     article[] = "{\"text\":\"“We like the quäy as it is,” said Tom Lindqvist, who lives beside it.\",\"title\":7,\"marks\":[{\"kind\":\"link\",\"start\":16,\"end\":99999},"
                                    "{\"kind\":\"link\",\"start\":-4,\"end\":3},{\"kind\":\"link\",\"start\":17,\"end\":18},{\"kind\":\"x\",\"start\":0,\"end\":1},3],\"facts\":[{},1,null],"
                                    "\"pictures\":[{\"position\":1e300,\"sha256\":\"../../x\"}],\"origins\":[{\"path\":\"../../etc/passwd\",\"sha256\":\"00\",\"line\":-7},null]}\n"
                                    "{\"origins\":{}}\n[]\nnothing\n{\"text\":\"x\",\"origins\":[]}\n";
  static const char     hand[] = "{\"record\":\"tag\"}\n{\"record\":\"tag\",\"name\":\"t\",\"colour\":\"red\"}\n{\"record\":\"feed\",\"address\":\"file:///etc/passwd\"}\n"
                                 "{\"record\":\"note\",\"identity\":\"zz\"}\n{\"record\":\"correction\"}\n{\"record\":\"correction\",\"identity\":\"00\",\"label\":\"x\",\"source\":\"y\",\"field\":\"speaker\"}\n"
                                 "{\"record\":\"source-name\",\"given\":\"a\"}\n{\"record\":\"article\"}\n\n7\n";
  const QdArchiveMember members[] = {
    { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":1}", -1, NULL },
    { "originals/00", "not its hash", -1, NULL },
    { "articles/../../../x", article, -1, NULL },
    { "articles/1.jsonl", article, -1, NULL },
    { "library.jsonl", hand, -1, NULL },
  };
  g_autoptr (GBytes)    whole = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError)    error = NULL;
  gsize                 len;
  const char           *bytes = g_bytes_get_data (whole, &len);

  for (gsize cut = len; cut > 0; cut -= MIN (cut, 41))
    {
      g_autofree char *path = qd_reader_fixture_write (&fixture->files, "hostile.zip", bytes, (gssize)cut);

      import_path (fixture, fixture->store, path);
      g_assert_cmpuint (fixture->n_problems, >, 0);
    }
  feeds = qd_store_list_feeds (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 0);
  problems = qd_store_verify (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* An article that names neither outlet nor headline, as ours never do, has those of its place. */
static void
test_nameless (Fixture *fixture, gconstpointer data)
{
  const QdArchiveMember members[] = {
    { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":1,\"articles\":1}", -1, NULL },
    { "articles/000001.jsonl", "{\"text\":\"The weir was shut.\",\"origins\":[{\"path\":\"a.txt\"}]}\n", -1, NULL },
  };
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));
  QdArticleDraft    *draft;

  qd_reader_fixture_read (&fixture->files, "gull/nameless.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_assert_no_error (fixture->files.error);
  g_assert_cmpuint (fixture->files.drafts->len, ==, 1);
  draft = qd_reader_fixture_get (&fixture->files, 0);
  g_assert_cmpstr (qd_article_draft_get_source (draft), ==, "gull");
  g_assert_cmpstr (qd_article_draft_get_title (draft), ==, "nameless");
}

/* How large a picture is says the picture, not who wrote of it. */
static void
test_picture_sizes (Fixture *fixture, gconstpointer data)
{
  static const guint8   gif[] = "GIF89a\x02\x00\x03\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x02\x00\x03\x00\x00\x02\x02\x4c\x01\x00;";
  g_autofree char      *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, gif, sizeof gif - 1);
  g_autofree char      *other_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "none", 4);
  g_autofree char      *name = g_strconcat ("pictures/", hash, NULL);
  g_autofree char      *other_name = g_strconcat ("pictures/", other_hash, NULL);
  g_autofree char      *article = g_strdup_printf ("{\"text\":\"The weir was shut.\",\"pictures\":[{\"sha256\":\"%s\",\"width\":2147483647,\"height\":1},"
                                                        "{\"sha256\":\"%s\",\"width\":640,\"height\":480}],\"origins\":[{\"path\":\"a.txt\"}]}\n",
                                                   hash, other_hash);
  const QdArchiveMember members[] = {
    { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":1,\"articles\":1}", -1, NULL },
    { name, (const char *)gif, sizeof gif - 1, NULL },
    { other_name, "none", -1, NULL },
    { "articles/000001.jsonl", article, -1, NULL },
  };
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));
  GPtrArray         *pictures;

  qd_reader_fixture_read (&fixture->files, "sizes.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_assert_no_error (fixture->files.error);
  g_assert_cmpuint (fixture->files.drafts->len, ==, 1);
  pictures = qd_article_draft_get_pictures (qd_reader_fixture_get (&fixture->files, 0));
  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_cmpuint (((const QdPicture *)pictures->pdata[0])->width, ==, 2);
  g_assert_cmpuint (((const QdPicture *)pictures->pdata[0])->height, ==, 3);
  g_assert_cmpuint (((const QdPicture *)pictures->pdata[1])->width, ==, 0);
}

/* An archive that has fewer articles than it says, none here, is told; what it has is read. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  const QdArchiveMember members[] = {
    { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":1,\"articles\":3}", -1, NULL },
    { "articles/000001.jsonl", "", 0, NULL },
    { "articles/000002.jsonl", "{\"source\":\"Gull Tribune\",\"title\":\"The weir\",\"text\":\"The weir was shut.\",\"origins\":[{\"path\":\"a.txt\"}]}", -1, NULL },
  };
  g_autoptr (GBytes) bytes = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));

  qd_reader_fixture_read (&fixture->files, "cut.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_assert_no_error (fixture->files.error);
  g_assert_cmpuint (fixture->files.drafts->len, ==, 1);
  g_assert_cmpuint (fixture->files.problems->len, ==, 1);
  g_assert_nonnull (strstr (g_array_index (fixture->files.problems, QdToldProblem, 0).error->message, "3 articles, but has 1"));
}

/* One of a later version is left alone; a file that cannot be written leaves nothing behind. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const QdArchiveMember members[] = { { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":99}", -1, NULL } };
  g_autoptr (GBytes)    newer = qd_archive_fixture_make ("zip", "none", NULL, members, 1);
  g_autofree char      *path = qd_reader_fixture_write (&fixture->files, "newer.zip", g_bytes_get_data (newer, NULL), (gssize)g_bytes_get_size (newer));
  g_autofree char      *nowhere = g_build_filename (fixture->files.folder, "none", "x.zip", NULL);
  g_autoptr (GError)    error = NULL;
  guint                 n_written;

  g_assert_cmpuint (import_path (fixture, fixture->store, path).failed, >, 0);
  g_assert_false (qd_library_archive_write (fixture->store, nowhere, NULL, NULL, &n_written, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* What is no file is not replaced by one. */
  g_assert_cmpint (mkfifo (fixture->archive, 0600), ==, 0);
  g_assert_false (qd_library_archive_write (fixture->store, fixture->archive, NULL, NULL, &n_written, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_false (g_file_test (fixture->archive, G_FILE_TEST_IS_REGULAR));
}

/* More marks than a line of other files could say: each of the words is a link. */
static void
test_many_marks (Fixture *fixture, gconstpointer data)
{
  const guint           n = 60000;
  g_autoptr (GString)   text = g_string_new ("The weir");
  g_autoptr (QdBody)    body = NULL;
  g_autoptr (QdBody)    stripped = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func (free_draft);
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GError)    error = NULL;
  QdArticleDraft       *draft = qd_article_draft_new ();
  QdStore              *store;
  guint                 n_written, n_marks;

  for (guint i = 0; i < n; i++)
    g_string_append (text, i % 50 == 49 ? " weir.\n\n" : " weir");
  body = qd_body_new (text->str, (gssize)text->len);
  for (guint i = 0; i < n; i++)
    qd_body_add_mark (body, QD_BODY_MARK_LINK, (QdSpan){ i * 5 % text->len, i * 5 % text->len + 1 }, 0, "https://gull.example/");
  qd_article_draft_set_external_id (draft, "weir");
  qd_article_draft_set_source (draft, "Gull");
  qd_article_draft_set_title (draft, "Weir");
  qd_article_draft_set_body (draft, body);
  g_ptr_array_add (drafts, draft);
  outcomes = qd_store_add_articles (fixture->store, drafts, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (qd_library_archive_write (fixture->store, fixture->archive, NULL, NULL, &n_written, NULL, &error));
  g_assert_no_error (error);
  store = open_library (fixture, "again");
  import_path (fixture, store, fixture->archive);
  g_assert_cmpuint (fixture->n_problems, ==, 0);
  article = qd_store_load_article (store, 1, NULL, &error);
  g_assert_no_error (error);
  qd_body_get_marks (article->body, &n_marks);
  g_assert_cmpuint (n_marks, >=, n);
  qd_store_close (store);
  g_object_unref (store);
}

/* It is told which line cannot be read, and why. */
static void
test_damaged_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new ("{\"text\":\"The weir was shut.\",\"title\":\"Weir\",\"origins\":[{\"path\":\"a.txt\"}]}\n[1");
  QdArchiveMember     members[] = {
    { "quotidian-library.json", "{\"format\":\"quotidian-library\",\"version\":1,\"articles\":2}", -1, NULL },
    { "articles/000001.jsonl", NULL, -1, NULL },
  };
  g_autoptr (GBytes)   bytes = NULL;
  const QdToldProblem *problem;

  for (guint i = 0; i < 1400001; i++)
    g_string_append (lines, ",1");
  g_string_append (lines, "]\n");
  members[1].bytes = lines->str;
  bytes = qd_archive_fixture_make ("zip", "none", NULL, members, G_N_ELEMENTS (members));
  qd_reader_fixture_read (&fixture->files, "damaged.zip", g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));
  g_assert_cmpuint (fixture->files.drafts->len, ==, 1);
  g_assert_cmpuint (fixture->files.problems->len, ==, 1);
  problem = &g_array_index (fixture->files.problems, QdToldProblem, 0);
  g_assert_error (problem->error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (problem->error->message, "Line 2 of “articles/000001.jsonl”"));
}

static guint
count_files (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

/* Whatever is called like the archive with an ending more stays; of an archive that is not written nothing does. */
static void
test_beside (Fixture *fixture, gconstpointer data)
{
  g_autofree char         *part = qd_reader_fixture_write (&fixture->files, "archive.zip.part", "of the person", -1);
  g_autofree char         *contents = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  guint                    n_written;

  g_cancellable_cancel (cancellable);
  g_assert_false (qd_library_archive_write (fixture->store, fixture->archive, NULL, NULL, &n_written, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->files.folder, "archive.zip"), ==, 1);
  g_assert_true (qd_library_archive_write (fixture->store, fixture->archive, NULL, NULL, &n_written, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->files.folder, "archive.zip"), ==, 2);
  g_assert_true (g_file_get_contents (part, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "of the person");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/import/library-archive/back", test_back },
    { "/import/library-archive/random", test_random },
    { "/import/library-archive/extras", test_extras },
    { "/import/library-archive/merge", test_merge },
    { "/import/library-archive/hostile", test_hostile },
    { "/import/library-archive/nameless", test_nameless },
    { "/import/library-archive/missing", test_missing },
    { "/import/library-archive/picture-sizes", test_picture_sizes },
    { "/import/library-archive/refused", test_refused },
    { "/import/library-archive/beside", test_beside },
    { "/import/library-archive/many-marks", test_many_marks },
    { "/import/library-archive/damaged-line", test_damaged_line },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, NULL, set_up, cases[i].test, tear_down);
  return g_test_run ();
}

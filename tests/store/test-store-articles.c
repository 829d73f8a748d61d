/* test-store-articles.c: adding, listing, loading, marking and removing articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-sources.h"

static GArray *
find (QdStore              *store,
      const QdArticleFilter filter)
{
  g_autoptr (GError) error = NULL;
  GArray            *ids = qd_store_find_articles (store, &filter, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

static void
assert_labels (QdStore              *store,
               const QdArticleFilter filter,
               const char           *expected)
{
  g_autoptr (GArray)    ids = find (store, filter);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GString)   labels = g_string_new (NULL);
  g_autoptr (GError)    error = NULL;

  records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const QdArticleRecord *record = g_ptr_array_index (records, i);

      g_string_append_printf (labels, "%s%s", i > 0 ? " " : "", record->label);
    }
  g_assert_cmpstr (labels->str, ==, expected);
}

static void
test_add (StoreFixture *self,
          gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdArticle)    article = NULL;
  gint64                   id = store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  const QdQuotationRecord *quotation;

  article = qd_store_load_article (self->store, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (article->record->label, ==, "harbour-1");
  g_assert_cmpstr (article->record->source, ==, "Ostrava Courier");
  g_assert_cmpstr (article->record->title, ==, "Harbour bridge closed for the winter");
  g_assert_cmpint (article->record->published, ==, G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC);
  g_assert_cmpuint (article->record->n_words, >, 70);
  g_assert_cmpuint (article->record->n_quotations, ==, article->quotations->len);
  g_assert_cmpuint (article->quotations->len, >=, 2);
  g_assert_false (article->record->read);
  quotation = g_ptr_array_index (article->quotations, 0);
  g_assert_cmpint (quotation->article_id, ==, id);
  g_assert_cmpuint (quotation->n_articles, ==, 0);
  g_assert_cmpint (quotation->strongest, ==, QD_RELATION_NONE);
  g_assert_nonnull (strstr (quotation->quotation->text, "every bolt of that bridge"));
  g_assert_cmpstr (quotation->quotation->speaker, ==, "Marta Oyelaran");
}

static void
test_list (StoreFixture *self,
           gconstpointer data)
{
  store_add_all (self->store);
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_NEWEST }, "harvest-1 harbour-4 harbour-3 harbour-2 harbour-1");
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST }, "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1");
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_TITLE }, "harbour-2 harbour-3 harbour-1 harvest-1 harbour-4");
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_RELEVANCE }, "harvest-1 harbour-4 harbour-3 harbour-2 harbour-1");
}

/* Articles without a date come last, then by title, whichever way the dates go. */
static void
test_undated (StoreFixture *self,
              gconstpointer data)
{
  static const char *const titles[] = { "“Zinc” prices", "Äpfel and pears", "boats", NULL };

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *id = g_strdup_printf ("undated-%u", i);

      store_add (self->store, store_make_draft (id, "Coastal Wire", titles[i], "Nothing much happened.\n"), QD_ADD_ADDED);
    }
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_NEWEST },
                 "harvest-1 harbour-4 harbour-3 harbour-2 harbour-1 undated-3 undated-1 undated-2 undated-0");
  assert_labels (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST },
                 "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1 undated-3 undated-1 undated-2 undated-0");
}

static void
test_shared (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError)    error = NULL;
  guint                 last = G_MAXUINT;

  store_add_all (self->store);
  ids = find (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_SHARED });
  records = qd_store_list_articles (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      const QdArticleRecord *record = g_ptr_array_index (records, i);

      g_assert_cmpuint (record->n_shared, <=, last);
      g_assert_cmpuint (record->n_shared, <=, record->n_quotations);
      last = record->n_shared;
    }
  g_assert_cmpuint (((const QdArticleRecord *)g_ptr_array_index (records, 0))->n_shared, >=, 2);
  g_assert_cmpuint (last, ==, 0);
}

static void
test_unchanged (StoreFixture *self,
                gconstpointer data)
{
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  gint64           id = store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  QdArticleDraft  *elsewhere = store_make_article (0);

  store_add (self->store, store_make_article (1), QD_ADD_ADDED);
  dump = store_dump (self->store);
  g_assert_cmpint (store_add (self->store, store_make_article (0), QD_ADD_UNCHANGED), ==, id);
  qd_article_draft_set_external_id (elsewhere, "zz");
  qd_article_draft_set_path (elsewhere, "/news/elsewhere.txt", 12);
  g_assert_cmpint (store_add (self->store, elsewhere, QD_ADD_UNCHANGED), ==, id);
  again = store_dump (self->store);
  g_assert_cmpstr (again, ==, dump);
  store_assert_sound (self->store);
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM origins WHERE article_id = 1"), ==, 2);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles"), ==, 2);
}

static void
test_labels (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdArticleDraft    *draft = store_make_article (0);
  gint64             id;

  qd_article_draft_set_external_id (draft, NULL);
  qd_article_draft_set_path (draft, "/news/b.txt", 0);
  id = store_add (self->store, draft, QD_ADD_ADDED);
  g_assert_cmpint (qd_store_find_article_by_label (self->store, "/news/b.txt", NULL, &error), ==, id);
  g_assert_no_error (error);
  draft = store_make_article (0);
  qd_article_draft_set_external_id (draft, NULL);
  qd_article_draft_set_path (draft, "/news/a.txt", 0);
  store_add (self->store, draft, QD_ADD_UNCHANGED);
  assert_labels (self->store, (QdArticleFilter){ .query = NULL }, "/news/a.txt");
  /* An id comes before any path. */
  store_add (self->store, store_make_article (0), QD_ADD_UNCHANGED);
  assert_labels (self->store, (QdArticleFilter){ .query = NULL }, "harbour-1");
  g_assert_cmpint (qd_store_find_article_by_label (self->store, "/news/b.txt", NULL, &error), ==, id);
  g_assert_cmpint (qd_store_find_article_by_label (self->store, "harbour-1", NULL, &error), ==, id);
  g_assert_no_error (error);
  g_assert_cmpint (qd_store_find_article_by_label (self->store, "harbour-9", NULL, &error), ==, 0);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
}

static void
test_body (StoreFixture *self,
           gconstpointer data)
{
  static const char     text[] = "Heading\n\nA link and a picture.\n\nShare this if you like bridges.\n";
  g_autoptr (QdBody)    body = qd_body_new (text, -1);
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GError)    error = NULL;
  QdArticleDraft       *draft = qd_article_draft_new ();
  const QdBodyMark     *marks;
  guint                 n_marks;
  gint64                id;

  qd_body_add_mark (body, QD_BODY_MARK_HEADING, (QdSpan){ 0, 7 }, 2, NULL);
  qd_body_add_mark (body, QD_BODY_MARK_EMPHASIS, (QdSpan){ 9, 29 }, 0, NULL);
  qd_body_add_mark (body, QD_BODY_MARK_LINK, (QdSpan){ 11, 15 }, 0, "https://example.org/?a=b");
  qd_body_add_mark (body, QD_BODY_MARK_PICTURE, (QdSpan){ 22, 22 }, 0, "");
  qd_body_add_mark (body, QD_BODY_MARK_BOILERPLATE, (QdSpan){ 32, 63 }, 0, NULL);
  qd_article_draft_set_body (draft, body);
  qd_article_draft_set_byline (draft, "Pavla Dusek");
  qd_article_draft_set_dateline (draft, "LINDQVIST BAY");
  qd_article_draft_set_url (draft, "https://example.org/bridge");
  qd_article_draft_set_language (draft, "en-GB");
  qd_article_draft_set_path (draft, "/news/\xff.html", 0);
  id = store_add (self->store, draft, QD_ADD_ADDED);
  article = qd_store_load_article (self->store, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (qd_body_get_text (article->body, NULL), ==, text);
  g_assert_cmpstr (article->record->byline, ==, "Pavla Dusek");
  g_assert_cmpstr (article->record->dateline, ==, "LINDQVIST BAY");
  g_assert_cmpstr (article->record->url, ==, "https://example.org/bridge");
  g_assert_cmpstr (article->record->language, ==, "en-GB");
  g_assert_cmpstr (article->record->source, ==, "");
  g_assert_null (article->record->title);
  g_assert_cmpint (article->record->published, ==, QD_TIME_UNKNOWN);
  g_assert_true (g_utf8_validate (article->record->label, -1, NULL));
  marks = qd_body_get_marks (article->body, &n_marks);
  g_assert_cmpuint (n_marks, ==, 5);
  g_assert_cmpint (marks[0].kind, ==, QD_BODY_MARK_HEADING);
  g_assert_cmpuint (marks[0].level, ==, 2);
  g_assert_null (marks[0].value);
  g_assert_cmpuint (marks[2].span.start, ==, 11);
  g_assert_cmpuint (marks[2].span.end, ==, 15);
  g_assert_cmpstr (marks[2].value, ==, "https://example.org/?a=b");
  g_assert_cmpstr (marks[3].value, ==, "");
  g_assert_cmpint (marks[4].kind, ==, QD_BODY_MARK_BOILERPLATE);
  store_assert_sound (self->store);
}

static void
test_original (StoreFixture *self,
               gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (20000, 'h');
  GBytes          *originals[] = { g_bytes_new (long_text, 20000), g_bytes_new_static ("\x00\xff", 2), g_bytes_new_static ("", 0) };
  gint64           first = 0, id = 0;

  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    {
      g_autoptr (GBytes) loaded = NULL;
      g_autofree char   *media_type = NULL;
      g_autoptr (GError) error = NULL;
      QdArticleDraft    *draft = store_make_article (i);

      if (i < 4)
        qd_article_draft_set_original (draft, originals[i % 3], "text/html");
      id = store_add (self->store, draft, QD_ADD_ADDED);
      loaded = qd_store_load_original (self->store, id, &media_type, NULL, &error);
      if (i == 4)
        {
          g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
          break;
        }
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (loaded, originals[i % 3]));
      g_assert_cmpstr (media_type, ==, "text/html");
      if (i == 0)
        first = id;
    }
  store_assert_sound (self->store);
  store_remove (self->store, first);
  store_assert_sound (self->store);
  store_fixture_close (self);
  /* The first is that of the fourth, too, and was kept small. */
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM originals"), ==, 3);
  g_assert_cmpint (store_query_int (self->path, "SELECT max (length (data)) FROM originals"), <, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (originals); i++)
    g_clear_pointer (&originals[i], g_bytes_unref);
}

static void
test_remove (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (QdArticle) gone = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  QdStoreCounts         counts;

  store_add_all (self->store);
  ids = find (self->store, (QdArticleFilter){ .sort = QD_ARTICLE_SORT_NEWEST });
  g_assert_true (qd_store_remove_articles (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, &error));
  g_assert_no_error (error);
  /* Once more, though they are gone. */
  g_assert_true (qd_store_remove_articles (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, &error));
  g_assert_no_error (error);
  records = qd_store_list_articles (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, NULL, NULL, &error);
  g_assert_cmpuint (records->len, ==, STORE_N_ARTICLES);
  g_assert_null (g_ptr_array_index (records, 0));
  sources = qd_store_list_sources (self->store, NULL, &error);
  g_assert_cmpuint (sources->len, ==, 0);
  qd_store_count (self->store, &counts, NULL, &error);
  g_assert_cmpuint (counts.n_articles, ==, 0);
  gone = qd_store_load_article (self->store, g_array_index (ids, gint64, 0), NULL, &error);
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  store_assert_sound (self->store);
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT (SELECT count(*) FROM quotations) + (SELECT count(*) FROM statements)"
                                                " + (SELECT count(*) FROM match_log) + (SELECT count(*) FROM match_blocks) + (SELECT count(*) FROM match_briefs) + (SELECT count(*) FROM packed_bodies) + (SELECT count(*) FROM origins)"),
                   ==, 0);
}

/* A file that was read is not read again, unless an article of it was removed. */
static void
test_files (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  QdArticleDraft    *draft = store_make_article (0);
  gboolean           has = TRUE;
  gint64             id;

  qd_article_draft_set_path (draft, "/news/a.txt", 0);
  id = store_add (self->store, draft, QD_ADD_ADDED);
  g_assert_true (qd_store_has_file (self->store, "/news/a.txt", 10, 20, &has, &error));
  g_assert_false (has);
  g_assert_true (qd_store_mark_file (self->store, "/news/a.txt", 10, 20, &error));
  g_assert_true (qd_store_has_file (self->store, "/news/a.txt", 10, 20, &has, &error));
  g_assert_true (has);
  qd_store_has_file (self->store, "/news/a.txt", 11, 20, &has, &error);
  g_assert_false (has);
  qd_store_has_file (self->store, "/news/a.txt", 10, 21, &has, &error);
  g_assert_false (has);
  g_assert_true (qd_store_mark_file (self->store, "/news/a.txt", 11, 21, &error));
  qd_store_has_file (self->store, "/news/a.txt", 11, 21, &has, &error);
  g_assert_true (has);
  store_remove (self->store, id);
  qd_store_has_file (self->store, "/news/a.txt", 11, 21, &has, &error);
  g_assert_false (has);
  g_assert_no_error (error);
}

/* Of a batch, what cannot be added is reported, and the others stand. */
static void
test_failures (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray)    drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)       outcomes = NULL;
  g_autoptr (GError)       error = NULL;
  static const QdAddResult expected[] = { QD_ADD_ADDED, QD_ADD_FAILED, QD_ADD_FAILED, QD_ADD_ADDED, QD_ADD_FAILED, QD_ADD_ADDED, QD_ADD_UNCHANGED };
  QdStoreCounts            counts;

  store_fixture_close (self);
  /* Where “Closing the bridge for four months” stands in its article. */
  store_exec (self->path, "CREATE TRIGGER planted BEFORE INSERT ON quotations WHEN NEW.spans = x'ca034d'"
                          " BEGIN SELECT RAISE (ABORT, 'planted'); END");
  store_fixture_open (self);
  g_ptr_array_add (drafts, store_make_article (0));
  g_ptr_array_add (drafts, qd_article_draft_new ());
  g_ptr_array_add (drafts, store_make_draft ("latin", "Coastal Wire", "One", "Caf\xe9\n"));
  g_ptr_array_add (drafts, store_make_article (2));
  g_ptr_array_add (drafts, store_make_article (1));
  g_ptr_array_add (drafts, store_make_article (3));
  g_ptr_array_add (drafts, store_make_article (3));
  outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < outcomes->len; i++)
    {
      const QdAddOutcome *outcome = &g_array_index (outcomes, QdAddOutcome, i);

      g_assert_cmpint (outcome->result, ==, expected[i]);
      g_assert_true ((outcome->error != NULL) == (expected[i] == QD_ADD_FAILED));
      g_assert_true ((outcome->article_id == 0) == (expected[i] == QD_ADD_FAILED));
    }
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, 3);
  store_assert_sound (self->store);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StoreFixture *self,
                  gconstpointer data);
  } cases[] = {
    { "/store/articles/add", test_add },
    { "/store/articles/list", test_list },
    { "/store/articles/undated", test_undated },
    { "/store/articles/shared", test_shared },
    { "/store/articles/unchanged", test_unchanged },
    { "/store/articles/labels", test_labels },
    { "/store/articles/body", test_body },
    { "/store/articles/original", test_original },
    { "/store/articles/remove", test_remove },
    { "/store/articles/files", test_files },
    { "/store/articles/failures", test_failures },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

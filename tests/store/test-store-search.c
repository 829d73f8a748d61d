/* test-store-search.c: words as a person types them find what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

static char *
find_labels (QdStore      *store,
             const char   *query,
             QdArticleSort sort)
{
  QdArticleFilter       filter = { .query = query, .sort = sort };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;
  GString              *labels = g_string_new (NULL);

  g_assert_no_error (error);
  records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, ids->len, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " " : "", ((const QdArticleRecord *)g_ptr_array_index (records, i))->label);
  return g_string_free_and_steal (labels);
}

static void
assert_found (QdStore    *store,
              const char *query,
              const char *expected)
{
  g_autofree char *labels = find_labels (store, query, QD_ARTICLE_SORT_OLDEST);

  g_test_message ("%s", query);
  g_assert_cmpstr (labels, ==, expected);
}

static void
test_words (StoreFixture *self,
            gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "", "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1");
  assert_found (self->store, "  \n", "harbour-1 harbour-2 harbour-3 harbour-4 harvest-1");
  assert_found (self->store, "ferry", "harbour-1 harbour-2");
  assert_found (self->store, "ferry four", "harbour-2");
  assert_found (self->store, "FÉRRY", "harbour-1 harbour-2");
  assert_found (self->store, "blossom", "harvest-1");
  assert_found (self->store, "blosso", "harvest-1");
  assert_found (self->store, "blosso valley", "");
  assert_found (self->store, "blosso ", "");
  assert_found (self->store, "accordion", "");
}

static void
test_phrases (StoreFixture *self,
              gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "\"crumbled in our hands\"", "harbour-1 harbour-2 harbour-3 harbour-4");
  assert_found (self->store, "“for four months”", "harbour-2");
  assert_found (self->store, "\"hands our in\"", "");
  assert_found (self->store, "\"harbour bridge\" ferry", "harbour-1 harbour-2");
  assert_found (self->store, "\"harbour brid", "");
  assert_found (self->store, "growers’ union", "harvest-1");
}

static void
test_fields (StoreFixture *self,
             gconstpointer data)
{
  store_add_all (self->store);
  assert_found (self->store, "source:ostrava", "harbour-1 harvest-1");
  assert_found (self->store, "source:\"Coastal Wire\"", "harbour-3");
  assert_found (self->store, "SOURCE:ostrava bridge", "harbour-1");
  assert_found (self->store, "speaker:kowalczyk", "harvest-1");
  assert_found (self->store, "speaker:kowal", "harvest-1");
  assert_found (self->store, "speaker:“Ines Kowalczyk” frost", "harvest-1");
  assert_found (self->store, "speaker:ferry", "");
  /* A field with nothing behind it is a word like any other. */
  assert_found (self->store, "source: ferry", "");
}

static void
test_marks (StoreFixture *self,
            gconstpointer data)
{
  static const char *const queries[] = {
    "\"", "\"\"", "*", "(", ")", "^ferry", "a AND", "NOT", "OR OR", "NEAR(a b)", "title:", "body : x", "{title}: x", "-", "--", "'; DROP TABLE articles; --",
    "ferry*", "a\"b\"c\"d", "“", "«»", "speaker:", "speaker:\"", "source:()", "+", "a + b", "\\", "%", "_", "\x01\x02", "ferry\t\"bridge", "🙂", "search MATCH 'x'"
  };
  g_autofree char    *marks = g_strnfill (100000, '"');
  g_autofree char    *letters = g_strnfill (100000, 'f');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) random = g_string_new (NULL);

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    g_free (find_labels (self->store, queries[i], QD_ARTICLE_SORT_RELEVANCE));
  g_free (find_labels (self->store, marks, QD_ARTICLE_SORT_RELEVANCE));
  g_free (find_labels (self->store, letters, QD_ARTICLE_SORT_RELEVANCE));
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "ferry ");
  assert_found (self->store, many->str, "harbour-1 harbour-2");
  for (guint round = 0; round < 500; round++)
    {
      g_string_truncate (random, 0);
      for (guint i = 0; i < 12; i++)
        g_string_append_c (random, "\"*:()^-+{}' aANDfe"[g_test_rand_int_range (0, 18)]);
      g_free (find_labels (self->store, random->str, QD_ARTICLE_SORT_RELEVANCE));
    }
  assert_found (self->store, "???", "");
  store_assert_sound (self->store);
}

static void
test_snippets (StoreFixture *self,
               gconstpointer data)
{
  QdArticleFilter        filter = { .query = "frost blossom", .sort = QD_ARTICLE_SORT_RELEVANCE };
  g_autoptr (GError)     error = NULL;
  g_autoptr (GArray)     ids = NULL;
  g_autoptr (GPtrArray)  records = NULL;
  const QdArticleRecord *record;

  store_add_all (self->store);
  ids = qd_store_find_articles (self->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  records = qd_store_list_articles (self->store, (const gint64 *)(gconstpointer)ids->data, 1, filter.query, NULL, &error);
  g_assert_no_error (error);
  record = g_ptr_array_index (records, 0);
  g_assert_nonnull (strstr (record->snippet, "\x02"
                                             "frost\x03"));
  g_assert_nonnull (strstr (record->snippet, "\x02"
                                             "blossom\x03"));
}

static void
test_scripts (StoreFixture *self,
              gconstpointer data)
{
  store_add (self->store, store_make_draft ("tokyo", "Skerra Shimbun", "港の橋が閉鎖", "町議会は火曜日、港の橋を春まで閉鎖すると発表した。"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("seoul", "Skerra Ilbo", "항구 다리", "항구의 다리는 봄까지 닫힌다고 시의회가 밝혔다."), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("lyon", "Le Quai", "Le pont fermé", "L’ingénieure a déclaré que le pont resterait fermé jusqu’à l’été."), QD_ADD_ADDED);
  assert_found (self->store, "火曜日", "tokyo");
  assert_found (self->store, "閉鎖 発表", "tokyo");
  assert_found (self->store, "“春まで閉鎖”", "tokyo");
  assert_found (self->store, "“閉鎖春まで”", "");
  assert_found (self->store, "春 ", "tokyo");
  assert_found (self->store, "都", "");
  assert_found (self->store, "다리 ", "seoul");
  assert_found (self->store, "ferme ingenieure ", "lyon");
  assert_found (self->store, "FERMÉ ete ", "lyon");
  store_assert_sound (self->store);
}

/* What was removed is found no more; what was added again is found again. */
static void
test_removal (StoreFixture *self,
              gconstpointer data)
{
  gint64 id;

  store_add_all (self->store);
  id = store_add (self->store, store_make_article (4), QD_ADD_UNCHANGED);
  store_remove (self->store, id);
  assert_found (self->store, "blossom", "");
  assert_found (self->store, "speaker:kowalczyk", "");
  store_add (self->store, store_make_article (4), QD_ADD_ADDED);
  assert_found (self->store, "blossom", "harvest-1");
  store_assert_sound (self->store);
}

static void
test_filter (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GArray)    ids = NULL;
  QdArticleFilter       filter = { .query = "bridge", .unread = TRUE };

  store_add_all (self->store);
  sources = qd_store_list_sources (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 4);
  for (guint i = 0; i < sources->len; i++)
    if (strcmp (((const QdSourceRecord *)g_ptr_array_index (sources, i))->name, "Ostrava Courier") == 0)
      filter.source_id = ((const QdSourceRecord *)g_ptr_array_index (sources, i))->id;
  ids = qd_store_find_articles (self->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/search/words", StoreFixture, NULL, store_fixture_set_up, test_words, store_fixture_tear_down);
  g_test_add ("/store/search/phrases", StoreFixture, NULL, store_fixture_set_up, test_phrases, store_fixture_tear_down);
  g_test_add ("/store/search/fields", StoreFixture, NULL, store_fixture_set_up, test_fields, store_fixture_tear_down);
  g_test_add ("/store/search/marks", StoreFixture, NULL, store_fixture_set_up, test_marks, store_fixture_tear_down);
  g_test_add ("/store/search/snippets", StoreFixture, NULL, store_fixture_set_up, test_snippets, store_fixture_tear_down);
  g_test_add ("/store/search/scripts", StoreFixture, NULL, store_fixture_set_up, test_scripts, store_fixture_tear_down);
  g_test_add ("/store/search/removal", StoreFixture, NULL, store_fixture_set_up, test_removal, store_fixture_tear_down);
  g_test_add ("/store/search/filter", StoreFixture, NULL, store_fixture_set_up, test_filter, store_fixture_tear_down);
  return g_test_run ();
}

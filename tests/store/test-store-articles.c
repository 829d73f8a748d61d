/* test-store-articles.c: adding, listing, loading, marking and removing articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

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
  g_test_message ("%s", store_dump (self->store));
  store_assert_sound (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/articles/list", StoreFixture, NULL, store_fixture_set_up, test_list, store_fixture_tear_down);
  g_test_add ("/store/articles/add", StoreFixture, NULL, store_fixture_set_up, test_add, store_fixture_tear_down);
  return g_test_run ();
}

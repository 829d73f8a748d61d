/* test-article-list.c: the paged list of articles, over a real library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-article-list.h"
#include "qd-library-fixture.h"
#include "store/qd-store-articles.h"

typedef struct
{
  QdLibraryFixture *fixture;
  QdLibrary        *library;
  QdArticleList    *list;
  guint             n_resets;
  guint             n_changes;
  guint             n_added;
  guint             n_removed;
} Case;

static void
items_changed_cb (Case *test,
                  guint position,
                  guint removed,
                  guint added)
{
  test->n_resets += removed > 0 && added == 0 && g_list_model_get_n_items (G_LIST_MODEL (test->list)) == 0;
  test->n_changes++;
  test->n_added += added;
  test->n_removed += removed;
}

static gboolean
is_loaded (gpointer user_data)
{
  Case *test = user_data;

  return !qd_article_list_get_loading (test->list);
}

static void
set_up (Case         *test,
        gconstpointer data)
{
  test->fixture = qd_library_fixture_new ();
  qd_library_fixture_add_bulk (test->fixture, 0, 250);
  test->library = qd_library_new (test->fixture->store);
  test->list = qd_article_list_new (test->library);
  g_signal_connect_swapped (test->list, "items-changed", G_CALLBACK (items_changed_cb), test);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *)user_data == NULL;
}

/* A request that is under way keeps the list until it is answered, and no longer. */
static void
tear_down (Case         *test,
           gconstpointer data)
{
  gpointer list = test->list;

  g_signal_handlers_disconnect_by_data (test->list, test);
  g_object_add_weak_pointer (G_OBJECT (test->list), &list);
  g_object_unref (test->list);
  g_assert_true (qd_await (is_gone, &list));
  g_object_unref (test->library);
  qd_library_fixture_free (test->fixture);
}

static void
set_filter (Case                  *test,
            const QdArticleFilter *filter)
{
  qd_article_list_set_filter (test->list, filter);
  g_assert_true (qd_article_list_get_loading (test->list));
  g_assert_true (qd_await (is_loaded, test));
}

static gboolean
has_record (gpointer user_data)
{
  return qd_article_item_get_record (user_data) != NULL;
}

/* Waits for the record of a position, as a row does. */
static const QdArticleRecord *
await_record (Case *test,
              guint position)
{
  g_autoptr (QdArticleItem) item = g_list_model_get_item (G_LIST_MODEL (test->list), position);

  g_assert_nonnull (item);
  g_assert_true (qd_await (has_record, item));

  return qd_article_item_get_record (item);
}

static void
test_pages (Case         *test,
            gconstpointer data)
{
  g_autoptr (QdArticleItem) neighbour = NULL;
  g_autoptr (QdArticleItem) far = NULL;

  set_filter (test, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST });
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 250);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (test->list), 250));

  g_assert_cmpstr (await_record (test, 120)->label, ==, "bulk-000120");
  neighbour = g_list_model_get_item (G_LIST_MODEL (test->list), 199);
  far = g_list_model_get_item (G_LIST_MODEL (test->list), 200);
  g_assert_nonnull (qd_article_item_get_record (neighbour));
  g_assert_null (qd_article_item_get_record (far));
}

static void
test_stable_items (Case         *test,
                   gconstpointer data)
{
  g_autoptr (QdArticleItem) first = NULL;
  g_autoptr (QdArticleItem) again = NULL;

  set_filter (test, &(QdArticleFilter){ 0 });
  first = g_list_model_get_item (G_LIST_MODEL (test->list), 3);
  again = g_list_model_get_item (G_LIST_MODEL (test->list), 3);
  g_assert_true (first == again);
}

static gboolean
has_grown (gpointer user_data)
{
  Case *test = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (test->list)) == 253;
}

static void
test_refresh (Case         *test,
              gconstpointer data)
{
  g_autoptr (QdArticleItem) before = NULL;
  g_autoptr (QdArticleItem) after = NULL;

  g_test_summary ("What is imported is put in where it belongs; everything else stays");

  set_filter (test, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_TITLE });
  before = g_list_model_get_item (G_LIST_MODEL (test->list), 249);
  test->n_added = test->n_removed = 0;

  qd_library_fixture_add_story (test->fixture);
  g_assert_true (qd_await (has_grown, test));
  g_assert_cmpuint (test->n_added, ==, 3);
  g_assert_cmpuint (test->n_removed, ==, 0);
  g_assert_cmpuint (qd_article_list_find (test->list, qd_article_item_get_id (before)), ==, 252);
  after = g_list_model_get_item (G_LIST_MODEL (test->list), 252);
  g_assert_true (after == before);
  g_assert_cmpstr (await_record (test, 0)->label, ==, "tribune");
}

static gboolean
has_shrunk (gpointer user_data)
{
  Case *test = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (test->list)) == 230;
}

static void
test_watched (Case         *test,
              gconstpointer data)
{
  g_autoptr (QdArticleItem) seen = NULL;
  g_autoptr (GError)        error = NULL;
  gint64                    gone[20];

  g_test_summary ("Of much that changes at once, what is before a row that is seen is one change, and what is behind it another");

  set_filter (test, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_TITLE });
  seen = g_list_model_get_item (G_LIST_MODEL (test->list), 105);
  qd_article_item_watch (seen);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    gone[i] = qd_article_list_get_id (test->list, 10 + 10 * i);
  test->n_changes = test->n_added = test->n_removed = 0;

  qd_store_remove_articles (test->fixture->store, gone, G_N_ELEMENTS (gone), NULL, &error);
  g_assert_no_error (error);
  g_assert_true (qd_await (has_shrunk, test));
  g_assert_cmpuint (test->n_changes, ==, 2);
  g_assert_cmpuint (test->n_removed, ==, 91 + 91);
  g_assert_cmpuint (test->n_added, ==, 81 + 81);
  g_assert_cmpuint (qd_article_list_find (test->list, qd_article_item_get_id (seen)), ==, 95);
  qd_article_item_unwatch (seen);
}

static void
test_search (Case         *test,
             gconstpointer data)
{
  const QdArticleRecord *record;

  qd_library_fixture_add_story (test->fixture);
  set_filter (test, &(QdArticleFilter){ 0 });
  set_filter (test, &(QdArticleFilter){ .query = "moor", .sort = QD_ARTICLE_SORT_RELEVANCE });
  g_assert_cmpuint (test->n_resets, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 3);
  record = await_record (test, 0);
  g_assert_nonnull (strstr (record->snippet, "\x02moor\x03"));

  set_filter (test, &(QdArticleFilter){ .query = "nowhere" });
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 0);
  g_assert_null (qd_article_list_get_error (test->list));
}

/* More than a page is found: in the end all are there, whatever was shown first, in the order that was asked for. */
static void
test_search_many (Case         *test,
                  gconstpointer data)
{
  static const QdArticleSort sorts[] = { QD_ARTICLE_SORT_NEWEST, QD_ARTICLE_SORT_OLDEST, QD_ARTICLE_SORT_RELEVANCE };

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      QdArticleFilter    filter = { .query = "boats", .sort = sorts[i] };
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = qd_store_find_articles (test->fixture->store, &filter, NULL, &error);

      g_assert_no_error (error);
      set_filter (test, &filter);
      while (g_list_model_get_n_items (G_LIST_MODEL (test->list)) < 250)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (ids->len, ==, 250);
      for (guint k = 0; k < ids->len; k += 50)
        while (qd_article_list_find (test->list, g_array_index (ids, gint64, k)) != k)
          g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_filter_overtaken (Case         *test,
                       gconstpointer data)
{
  qd_library_fixture_add_story (test->fixture);
  qd_article_list_set_filter (test->list, &(QdArticleFilter){ .query = "boats" });
  qd_article_list_set_filter (test->list, &(QdArticleFilter){ .query = "moor" });
  g_assert_true (qd_await (is_loaded, test));
  qd_drain ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 3);
  g_assert_cmpuint (test->n_added, ==, 3);
}

static gboolean
is_read (gpointer user_data)
{
  QdArticleRecord *record = qd_article_item_get_record (user_data);

  return record != NULL && record->read;
}

static gboolean
is_short (gpointer user_data)
{
  Case *test = user_data;

  return g_list_model_get_n_items (G_LIST_MODEL (test->list)) == 249;
}

static void
test_keep (Case         *test,
           gconstpointer data)
{
  g_autoptr (QdArticleItem) kept = NULL;
  g_autoptr (QdArticleItem) other = NULL;

  g_test_summary ("What is read stays among the unread articles until another list is shown; what others read goes");

  set_filter (test, &(QdArticleFilter){ .unread = TRUE, .sort = QD_ARTICLE_SORT_TITLE });
  await_record (test, 5);
  kept = g_list_model_get_item (G_LIST_MODEL (test->list), 5);
  other = g_list_model_get_item (G_LIST_MODEL (test->list), 9);
  qd_article_list_keep (test->list, qd_article_item_get_id (kept));
  qd_library_set_read (test->library, qd_article_item_get_id (kept), TRUE);
  qd_library_set_read (test->library, qd_article_item_get_id (other), TRUE);

  g_assert_true (qd_await (is_read, kept));
  g_assert_true (qd_await (is_short, test));
  g_assert_cmpuint (qd_article_list_find (test->list, qd_article_item_get_id (kept)), ==, 5);
  g_assert_cmpuint (qd_article_list_find (test->list, qd_article_item_get_id (other)), ==, G_MAXUINT);

  set_filter (test, &(QdArticleFilter){ .unread = TRUE });
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (test->list)), ==, 248);
}

static void
test_removed (Case         *test,
              gconstpointer data)
{
  g_autoptr (QdArticleItem) item = NULL;
  g_autoptr (GError)        error = NULL;
  gint64                    id;

  set_filter (test, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_TITLE });
  await_record (test, 5);
  item = g_list_model_get_item (G_LIST_MODEL (test->list), 5);
  id = qd_article_item_get_id (item);
  qd_article_list_keep (test->list, id);
  qd_store_remove_articles (test->fixture->store, &id, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (qd_await (is_short, test));
  g_assert_cmpuint (qd_article_list_find (test->list, id), ==, G_MAXUINT);
}

/* What a row does not show can be copied from it all the same. */
static void
test_record_of_item (void)
{
  const QdArticleRecord       fields = { .id = 1, .label = "a", .source = "Gull Tribune", .published = QD_TIME_UNKNOWN, .url = "https://gull.example/old" };
  QdArticleRecord             other = fields;
  g_autoptr (QdArticleItem)   item = qd_article_item_new (1);
  g_autoptr (QdArticleRecord) before = qd_article_record_new (&fields);
  g_autoptr (QdArticleRecord) after = NULL;

  other.url = "https://gull.example/new";
  after = qd_article_record_new (&other);
  qd_article_item_set_record (item, before);
  qd_article_item_set_record (item, after);
  g_assert_cmpstr (qd_article_item_get_record (item)->url, ==, other.url);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/model/article-list/pages", Case, NULL, set_up, test_pages, tear_down);
  g_test_add ("/model/article-list/stable-items", Case, NULL, set_up, test_stable_items, tear_down);
  g_test_add ("/model/article-list/refresh", Case, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/model/article-list/watched", Case, NULL, set_up, test_watched, tear_down);
  g_test_add ("/model/article-list/search", Case, NULL, set_up, test_search, tear_down);
  g_test_add ("/model/article-list/search-many", Case, NULL, set_up, test_search_many, tear_down);
  g_test_add ("/model/article-list/filter-overtaken", Case, NULL, set_up, test_filter_overtaken, tear_down);
  g_test_add ("/model/article-list/keep", Case, NULL, set_up, test_keep, tear_down);
  g_test_add_func ("/model/article-list/record-of-item", test_record_of_item);
  g_test_add ("/model/article-list/removed", Case, NULL, set_up, test_removed, tear_down);

  return g_test_run ();
}

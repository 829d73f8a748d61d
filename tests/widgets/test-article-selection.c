/* test-article-selection.c: which articles of a list are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-library-fixture.h"
#include "store/qd-store-articles.h"
#include "widgets/qd-article-selection.h"

#define N_ARTICLES 1200

typedef struct
{
  QdLibraryFixture   *fixture;
  QdLibrary          *library;
  QdArticleList      *list;
  QdArticleSelection *selection;
} Case;

static gboolean
is_loaded (gpointer user_data)
{
  return !qd_article_list_get_loading (((Case *)user_data)->list);
}

static void
set_up (Case         *test,
        gconstpointer data)
{
  test->fixture = qd_library_fixture_new ();
  qd_library_fixture_add_bulk (test->fixture, 0, N_ARTICLES);
  test->library = qd_library_new (test->fixture->store);
  test->list = qd_article_list_new (test->library);
  test->selection = qd_article_selection_new (test->list);
  qd_article_list_set_filter (test->list, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST });
  g_assert_true (qd_await (is_loaded, test));
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *)user_data == NULL;
}

static void
tear_down (Case         *test,
           gconstpointer data)
{
  gpointer list = test->list;

  g_object_add_weak_pointer (G_OBJECT (test->list), &list);
  g_object_unref (test->selection);
  g_object_unref (test->list);
  g_assert_true (qd_await (is_gone, &list));
  g_object_unref (test->library);
  qd_library_fixture_free (test->fixture);
}

static guint
count_selected (Case *test)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (test->selection));

  return (guint)gtk_bitset_get_size (selected);
}

static QdArticleRecord *
get_record (Case *test,
            guint position)
{
  return qd_article_list_get_record (test->list, qd_article_list_get_id (test->list, position));
}

static gboolean
has_record (gpointer user_data)
{
  return get_record (user_data, 700) != NULL;
}

static void
test_few (Case         *test,
          gconstpointer data)
{
  g_test_summary ("What few selected articles are is known though nobody looks at them");

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test->selection), 700, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test->selection), 3, FALSE);
  g_assert_cmpuint (count_selected (test), ==, 2);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (test->selection), 700));
  g_assert_true (qd_await (has_record, test));
  gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (test->selection), 700);
  g_assert_cmpuint (count_selected (test), ==, 1);
}

static void
test_all (Case         *test,
          gconstpointer data)
{
  g_autoptr (QdArticleItem) seen = NULL;

  g_test_summary ("Selecting all articles loads none");

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (test->selection));
  g_assert_cmpuint (count_selected (test), ==, N_ARTICLES);
  seen = g_list_model_get_item (G_LIST_MODEL (test->selection), 700);
  g_assert_true (qd_await (has_record, test));
  for (guint i = 0; i < 700; i++)
    g_assert_null (get_record (test, i));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (test->selection));
  g_assert_cmpuint (count_selected (test), ==, 0);
}

static gboolean
has_fewer (gpointer user_data)
{
  return g_list_model_get_n_items (G_LIST_MODEL (((Case *)user_data)->selection)) == N_ARTICLES - 2;
}

static void
test_changed (Case         *test,
              gconstpointer data)
{
  gint64 gone[] = { qd_article_list_get_id (test->list, 0), qd_article_list_get_id (test->list, 700) };
  gint64 stays = qd_article_list_get_id (test->list, 5);

  g_test_summary ("What is selected stays so where others go, and goes with its article");

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test->selection), 5, TRUE);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (test->selection), 700, FALSE);
  qd_library_hide_articles (test->library, gone, G_N_ELEMENTS (gone));
  g_assert_true (qd_await (has_fewer, test));
  g_assert_cmpuint (count_selected (test), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (test->selection), 4));
  g_assert_cmpint (qd_article_list_get_id (test->list, 4), ==, stays);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/widgets/article-selection/few", Case, NULL, set_up, test_few, tear_down);
  g_test_add ("/widgets/article-selection/all", Case, NULL, set_up, test_all, tear_down);
  g_test_add ("/widgets/article-selection/changed", Case, NULL, set_up, test_changed, tear_down);

  return g_test_run ();
}

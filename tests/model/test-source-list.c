/* test-source-list.c: what can be chosen at the left, over a real library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-source-list.h"
#include "qd-library-fixture.h"

static gboolean
is_loaded (gpointer user_data)
{
  return qd_source_list_get_loaded (user_data);
}

static gboolean
has_ten_sources (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 16;
}

static gboolean
has_none_unread (gpointer user_data)
{
  g_autoptr (QdSourceItem) unread = g_list_model_get_item (user_data, QD_SOURCE_UNREAD);

  return qd_source_item_get_count (unread) == 0;
}

static gboolean
knows_speakers (gpointer user_data)
{
  g_autoptr (QdSourceItem) speakers = g_list_model_get_item (user_data, QD_SOURCE_SPEAKERS);

  return qd_source_item_get_count (speakers) > 0;
}

static void
assert_item (QdSourceList *list,
             guint         position,
             QdSourceKind  kind,
             const char   *title,
             guint         count)
{
  g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpint (qd_source_item_get_kind (item), ==, kind);
  g_assert_cmpstr (qd_source_item_get_title (item), ==, title);
  g_assert_cmpuint (qd_source_item_get_count (item), ==, count);
}

static void
test_sources (void)
{
  g_autoptr (QdLibraryFixture) fixture = qd_library_fixture_new ();
  g_autoptr (QdLibrary)        library = NULL;
  g_autoptr (QdSourceList)     list = NULL;
  g_autoptr (QdSourceItem)     before = NULL;
  g_autoptr (QdSourceItem)     after = NULL;
  gint64                       id;

  qd_library_fixture_add_story (fixture);
  library = qd_library_new (fixture->store);
  list = qd_source_list_new (library);
  g_assert_true (qd_await (is_loaded, list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 9);
  assert_item (list, 0, QD_SOURCE_ALL, "All Articles", 3);
  assert_item (list, 1, QD_SOURCE_UNREAD, "Unread", 3);
  assert_item (list, 2, QD_SOURCE_STARRED, "Starred", 0);
  assert_item (list, 3, QD_SOURCE_STORIES, "Stories", 0);
  g_assert_true (qd_await (knows_speakers, list));
  assert_item (list, 4, QD_SOURCE_SPEAKERS, "Speakers", 2);
  assert_item (list, 5, QD_SOURCE_NOTES, "Notes", 0);
  assert_item (list, 6, QD_SOURCE_OUTLET, "Osterly Tribune", 1);
  assert_item (list, 8, QD_SOURCE_OUTLET, "Wexcombe Lantern", 1);

  before = g_list_model_get_item (G_LIST_MODEL (list), 6);
  qd_library_fixture_add_bulk (fixture, 0, 70);
  g_assert_true (qd_await (has_ten_sources, list));
  assert_item (list, 6, QD_SOURCE_OUTLET, "Island Gazette 0", 10);
  after = g_list_model_get_item (G_LIST_MODEL (list), 13);
  g_assert_true (before == after);

  for (const char *const *label = (const char *const[]){ "lantern", "tribune", "dispatch", NULL }; *label != NULL; label++)
    {
      id = qd_library_fixture_find (fixture, *label);
      qd_library_set_read (library, id, TRUE);
    }
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *label = g_strdup_printf ("bulk-%06u", i);

      qd_library_set_read (library, qd_library_fixture_find (fixture, label), TRUE);
    }
  g_assert_true (qd_await (has_none_unread, list));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/source-list/sources", test_sources);

  return g_test_run ();
}

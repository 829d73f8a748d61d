/* test-source-sections.c: the parts of the source list, which fold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-source-sections.h"

typedef struct
{
  GListStore       *sources;
  QdSourceSections *sections;
  GListStore       *copy; /* what somebody has who only hears of changes */
} Fixture;

static void
add (Fixture     *self,
     QdSourceKind kind,
     const char  *title)
{
  g_autoptr (QdSourceItem) item = qd_source_item_new (kind, (gint64)g_list_model_get_n_items (G_LIST_MODEL (self->sources)), title);

  g_list_store_append (self->sources, item);
}

static void
items_changed_cb (Fixture *self,
                  guint    position,
                  guint    n_removed,
                  guint    n_added)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_added; i++)
    g_ptr_array_add (added, g_list_model_get_item (G_LIST_MODEL (self->sections), position + i));
  g_list_store_splice (self->copy, position, n_removed, added->pdata, added->len);
}

/* The titles, those of folded headings in brackets. */
static char *
describe (Fixture *self)
{
  GString *text = g_string_new (NULL);
  guint    n = g_list_model_get_n_items (G_LIST_MODEL (self->sections));

  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (self->copy)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sections), i);
      g_autoptr (QdSourceItem) heard = g_list_model_get_item (G_LIST_MODEL (self->copy), i);

      g_assert_true (item == heard);
      g_string_append_printf (text, qd_source_item_get_folded (item) ? "%s[%s]" : "%s%s", i > 0 ? " " : "", qd_source_item_get_title (item));
    }
  return g_string_free_and_steal (text);
}

static void
assert_shown (Fixture    *self,
              const char *expected)
{
  g_autofree char *shown = describe (self);

  g_assert_cmpstr (shown, ==, expected);
}

static QdSourceItem *
get_heading (Fixture *self,
             guint    position)
{
  g_autoptr (QdSourceItem) item = g_list_model_get_item (G_LIST_MODEL (self->sections), position);

  g_assert_cmpint (qd_source_item_get_kind (item), ==, QD_SOURCE_HEADING);
  return item;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->sources = g_list_store_new (QD_TYPE_SOURCE_ITEM);
  add (self, QD_SOURCE_ALL, "All");
  add (self, QD_SOURCE_NOTES, "Notes");
  add (self, QD_SOURCE_TAG, "a");
  add (self, QD_SOURCE_TAG, "b");
  add (self, QD_SOURCE_OUTLET, "C");
  self->sections = qd_source_sections_new (G_LIST_MODEL (self->sources));
  self->copy = g_list_store_new (QD_TYPE_SOURCE_ITEM);
  g_signal_connect_swapped (self->sections, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->sections)));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_unref (self->sections);
  g_object_unref (self->sources);
  g_object_unref (self->copy);
}

static void
test_fold (Fixture      *self,
           gconstpointer data)
{
  g_auto (GStrv) folded = NULL;

  assert_shown (self, "All Notes Tags a b Sources C");
  qd_source_sections_fold (self->sections, get_heading (self, 2), TRUE);
  assert_shown (self, "All Notes [Tags] Sources C");
  g_assert_cmpuint (qd_source_item_get_count (get_heading (self, 2)), ==, 2);
  qd_source_sections_fold (self->sections, get_heading (self, 3), TRUE);
  assert_shown (self, "All Notes [Tags] [Sources]");
  folded = qd_source_sections_dup_folded (self->sections);
  g_assert_cmpstrv (folded, ((const char *const[]){ "tags", "sources", NULL }));
  qd_source_sections_fold (self->sections, get_heading (self, 2), FALSE);
  assert_shown (self, "All Notes Tags a b [Sources]");
}

static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (QdSourceItem) search = qd_source_item_new (QD_SOURCE_SEARCH, 9, "s");

  qd_source_sections_set_folded (self->sections, (const char *const[]){ "searches", "sources", "what is no part", NULL });
  assert_shown (self, "All Notes Tags a b [Sources]");
  /* Folded before there was any. */
  g_list_store_insert (self->sources, 2, search);
  assert_shown (self, "All Notes [Saved Searches] Tags a b [Sources]");
}

static void
test_changes (Fixture      *self,
              gconstpointer data)
{
  g_test_summary ("What comes and goes below is told from here, too, and a heading goes with the last of its items");

  qd_source_sections_fold (self->sections, get_heading (self, 2), TRUE);
  g_list_store_remove (self->sources, 4);
  assert_shown (self, "All Notes [Tags]");
  g_list_store_remove (self->sources, 3);
  assert_shown (self, "All Notes [Tags]");
  g_assert_cmpuint (qd_source_item_get_count (get_heading (self, 2)), ==, 1);
  g_list_store_remove (self->sources, 2);
  assert_shown (self, "All Notes");
  add (self, QD_SOURCE_TAG, "d");
  add (self, QD_SOURCE_OUTLET, "E");
  assert_shown (self, "All Notes [Tags] Sources E");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/source-sections/fold", Fixture, NULL, set_up, test_fold, tear_down);
  g_test_add ("/model/source-sections/restore", Fixture, NULL, set_up, test_restore, tear_down);
  g_test_add ("/model/source-sections/changes", Fixture, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}

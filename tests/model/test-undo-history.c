/* test-undo-history.c: what was done is taken back step by step, and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>

#include "model/qd-library.h"
#include "qd-library-fixture.h"
#include "store/qd-store-sources.h"

typedef struct
{
  QdLibraryFixture *files;
  QdLibrary        *library;
  QdUndoHistory    *undo_history;
  guint             n_applied;
  guint             n_wanted;
} Fixture;

static void
applied_cb (Fixture *self)
{
  self->n_applied++;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->files = qd_library_fixture_new ();
  qd_library_fixture_add_story (self->files);
  self->library = qd_library_new (self->files->store);
  self->undo_history = qd_library_get_undo_history (self->library);
  g_signal_connect_swapped (self->library, "applied", G_CALLBACK (applied_cb), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->library);
  qd_drain ();
  qd_library_fixture_free (self->files);
}

static gboolean
is_applied (gpointer user_data)
{
  Fixture *self = user_data;

  return self->n_applied >= self->n_wanted;
}

static void
await_steps (Fixture *self,
             guint    n_steps)
{
  self->n_wanted += n_steps;
  g_assert_true (qd_await (is_applied, self));
}

static void
add_tag (Fixture    *self,
         const char *name)
{
  g_autoptr (QdChange) change = qd_change_new_add_tag (name, 0, NULL, 0);

  qd_library_apply (self->library, change, name);
  await_steps (self, 1);
}

static guint
count_tags (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  QdPlaces          *places = qd_store_list_places (self->files->store, NULL, 0, NULL, &error);
  guint              n_tags;

  g_assert_no_error (error);
  n_tags = places->tags->len;
  qd_places_free (places);
  return n_tags;
}

static void
take_back (Fixture *self)
{
  qd_undo_history_undo (self->undo_history, qd_undo_history_get_last (self->undo_history));
  await_steps (self, 1);
}

static void
repeat (Fixture *self)
{
  qd_undo_history_redo (self->undo_history, qd_undo_history_get_next (self->undo_history));
  await_steps (self, 1);
}

static void
test_steps (Fixture      *self,
            gconstpointer data)
{
  add_tag (self, "first");
  add_tag (self, "second");
  add_tag (self, "third");
  g_assert_cmpuint (count_tags (self), ==, 3);
  g_assert_null (qd_undo_history_get_next (self->undo_history));

  take_back (self);
  take_back (self);
  g_assert_cmpuint (count_tags (self), ==, 1);
  repeat (self);
  g_assert_cmpuint (count_tags (self), ==, 2);
  take_back (self);
  take_back (self);
  g_assert_cmpuint (count_tags (self), ==, 0);
  g_assert_null (qd_undo_history_get_last (self->undo_history));

  repeat (self);
  add_tag (self, "fourth");
  g_test_message ("What is done closes the way to what was taken back before it");
  g_assert_null (qd_undo_history_get_next (self->undo_history));
  g_assert_cmpuint (count_tags (self), ==, 2);
}

static void
test_out_of_order (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (QdUndoStep) first = NULL;

  add_tag (self, "first");
  first = g_object_ref (qd_undo_history_get_last (self->undo_history));
  add_tag (self, "second");
  qd_undo_history_undo (self->undo_history, first);
  g_assert_false (qd_undo_step_get_done (first));
  await_steps (self, 1);
  g_assert_cmpuint (count_tags (self), ==, 1);
  g_test_message ("A step is taken back once");
  qd_undo_history_undo (self->undo_history, first);
  g_assert_true (qd_undo_history_get_next (self->undo_history) == first);
  g_assert_true (qd_undo_history_get_last (self->undo_history) != first);
  take_back (self);
  g_assert_cmpuint (count_tags (self), ==, 0);
}

static void
test_removals (Fixture      *self,
               gconstpointer data)
{
  gint64                 id = qd_library_fixture_find (self->files, "lantern");
  g_autoptr (QdUndoStep) step = qd_undo_step_new_removal (&id, 1);

  add_tag (self, "first");
  qd_library_hide_articles (self->library, &id, 1);
  qd_library_note_step (self->library, step, NULL);
  await_steps (self, 1);
  take_back (self);
  g_assert_false (qd_library_is_hidden (self->library, id));
  repeat (self);
  g_assert_true (qd_library_is_hidden (self->library, id));

  g_test_message ("What is gone for good is not what is taken back next");
  qd_library_remove_hidden (self->library);
  g_assert_true (qd_undo_history_get_last (self->undo_history) != step);
  take_back (self);
  g_assert_cmpuint (count_tags (self), ==, 0);
}

static void
run_sql (Fixture    *self,
         const char *sql)
{
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (qd_store_get_path (self->files->store), &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
failed_cb (gboolean *failed)
{
  *failed = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *)user_data;
}

/* What could not be taken back is the next that is, once it can be. */
static void
test_failed (Fixture      *self,
             gconstpointer data)
{
  gboolean    failed = FALSE;
  QdUndoStep *step;

  g_signal_connect_swapped (self->library, "failed", G_CALLBACK (failed_cb), &failed);
  add_tag (self, "first");
  add_tag (self, "second");
  step = qd_undo_history_get_last (self->undo_history);
  run_sql (self, "CREATE TRIGGER stuck BEFORE DELETE ON tags BEGIN SELECT RAISE (ABORT, 'stuck'); END");
  qd_undo_history_undo (self->undo_history, step);
  g_assert_true (qd_await (is_set, &failed));
  g_assert_true (qd_undo_history_get_last (self->undo_history) == step);
  g_assert_true (qd_undo_step_get_done (step));
  run_sql (self, "DROP TRIGGER stuck");
  take_back (self);
  g_assert_cmpuint (count_tags (self), ==, 1);
  g_signal_handlers_disconnect_by_data (self->library, &failed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/undo-history/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/model/undo-history/out-of-order", Fixture, NULL, set_up, test_out_of_order, tear_down);
  g_test_add ("/model/undo-history/failed", Fixture, NULL, set_up, test_failed, tear_down);
  g_test_add ("/model/undo-history/removals", Fixture, NULL, set_up, test_removals, tear_down);

  return g_test_run ();
}

/* test-sqlite.c: connections
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-sqlite-private.h"

static void
give_up_cb (sqlite3_context *context,
            int              n_values,
            sqlite3_value  **values)
{
  g_cancellable_cancel (sqlite3_user_data (context));
  sqlite3_result_int (context, 1);
}

/* Who gives up in the midst of a statement does not wait for its end, however short it is; and what comes next is not disturbed. */
static void
test_cancel (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdSqlite)     db = qd_sqlite_open (self->path, QD_SQLITE_QUERY, FALSE, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64                   n;

  store_add_all (self->store);
  g_assert_no_error (error);
  sqlite3_create_function (db->handle, "give_up", 0, SQLITE_UTF8, cancellable, give_up_cb, NULL, NULL);
  qd_sqlite_set_cancellable (db, cancellable);
  g_assert_false (qd_sqlite_query_int (db, "SELECT total (give_up ()) FROM articles", &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (qd_sqlite_query_int (db, "SELECT 1", &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  qd_sqlite_set_cancellable (db, NULL);
  g_cancellable_reset (cancellable);
  g_assert_true (qd_sqlite_query_int (db, "SELECT total (give_up ()) FROM articles", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, STORE_N_ARTICLES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/sqlite/cancel", StoreFixture, NULL, store_fixture_set_up, test_cancel, store_fixture_tear_down);
  return g_test_run ();
}

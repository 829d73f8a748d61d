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

/* Three rows, all kinds of values in each; the last is refused if @clash. */
typedef struct
{
  gint64   row;
  gboolean clash;
} Rows;

static gboolean
next_row_cb (QdValue *values,
             gpointer user_data)
{
  Rows *rows = user_data;

  if (++rows->row > 3)
    return FALSE;
  for (guint i = 0; i < QD_SQLITE_N_COLUMNS; i++)
    g_assert_cmpint (values[i].kind, ==, QD_VALUE_NONE);
  qd_value_set_int (&values[0], rows->clash && rows->row == 3 ? 1 : rows->row);
  qd_value_set_double (&values[1], .5);
  qd_value_set_text (&values[2], rows->row == 2 ? NULL : "Möwe");
  qd_value_set_blob (&values[3], "a\0b", 3);
  if (rows->row != 2)
    qd_value_set_blob (&values[17], NULL, 0);
  return TRUE;
}

/* One statement inserts rows that are in memory, or none of them, and the next one other rows. */
static void
test_rows (StoreFixture *self,
           gconstpointer data)
{
  static const char    insert[] = "INSERT INTO kinds SELECT c0, c1, c2, c3, c17 FROM qd_rows";
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdSqlite) db = qd_sqlite_open (self->path, QD_SQLITE_WRITE, FALSE, &error);
  gint64               n;

  g_assert_no_error (error);
  g_assert_true (qd_sqlite_exec (db, "CREATE TABLE kinds (a INTEGER PRIMARY KEY, b REAL, c TEXT, d BLOB, e BLOB) STRICT", &error));
  g_assert_false (qd_sqlite_run_with_rows (db, insert, next_row_cb, &(Rows){ .clash = TRUE }, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (qd_sqlite_run_with_rows (db, insert, next_row_cb, &(Rows){ .row = 3 }, &error));
  g_assert_true (qd_sqlite_query_int (db, "SELECT count(*) FROM kinds", &n, &error));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (qd_sqlite_run_with_rows (db, insert, next_row_cb, &(Rows){ 0 }, &error));
  g_assert_true (qd_sqlite_query_int (db, "SELECT count(*) FROM kinds WHERE b = .5 AND d = x'610062' AND"
                                          " CASE a WHEN 2 THEN c IS NULL AND e IS NULL ELSE c = 'Möwe' AND e = x'' END",
                                      &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, 3);
}

/* What is told is in the words of the program, which are translated, and says more than that it did not work; what SQLite says is not in it. */
static void
test_words (StoreFixture *self,
            gconstpointer data)
{
  static const int codes[] = {
    SQLITE_FULL,
    SQLITE_READONLY,
    SQLITE_PERM,
    SQLITE_BUSY,
    SQLITE_LOCKED,
    SQLITE_CORRUPT,
    SQLITE_NOTADB,
    SQLITE_IOERR,
    SQLITE_IOERR_SHORT_READ,
    SQLITE_CANTOPEN,
    SQLITE_NOMEM,
    SQLITE_CONSTRAINT_UNIQUE,
    SQLITE_TOOBIG,
    SQLITE_MISUSE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = NULL;

      _qd_sqlite_set_code_error ("/tmp/gull.quotidian", codes[i], 0, sqlite3_errstr (codes[i]), &error);
      g_assert_nonnull (strstr (error->message, "gull.quotidian"));
      g_assert_null (strstr (error->message, sqlite3_errstr (codes[i])));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/sqlite/cancel", StoreFixture, NULL, store_fixture_set_up, test_cancel, store_fixture_tear_down);
  g_test_add ("/store/sqlite/rows", StoreFixture, NULL, store_fixture_set_up, test_rows, store_fixture_tear_down);
  g_test_add ("/store/sqlite/words", StoreFixture, NULL, store_fixture_set_up, test_words, store_fixture_tear_down);
  return g_test_run ();
}

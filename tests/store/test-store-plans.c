/* test-store-plans.c: no query of the window reads a whole table, or sorts what an index has in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include "store/qd-search-tokenizer.h"

/* How SQLite goes about a statement, a line a step. */
static char *
explain (StoreFixture *self,
         const char   *sql)
{
  g_autofree char *explanation = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString         *plan = g_string_new (NULL);
  sqlite3         *db;
  sqlite3_stmt    *statement;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (qd_search_tokenizer_register (db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, explanation, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (plan, "%s\n", (const char *)sqlite3_column_text (statement, 3));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  g_test_message ("%s\n%s", sql, plan->str);
  return g_string_free_and_steal (plan);
}

/* Walking an index in its order is no scan; FTS5 calls everything one. */
static void
assert_no_scan (const char *plan)
{
  g_auto (GStrv) steps = g_strsplit (plan, "\n", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_has_prefix (steps[i], "SCAN ") && !g_str_has_prefix (steps[i], "SCAN search VIRTUAL TABLE") &&
        !g_str_has_prefix (steps[i], "SCAN quote_search VIRTUAL TABLE") &&
        !g_str_has_prefix (steps[i], "SCAN found VIRTUAL TABLE"))
      g_assert_nonnull (strstr (steps[i], "INDEX articles_"));
}

static void
test_find (StoreFixture *self,
           gconstpointer data)
{
  store_add_all (self->store);
  for (guint sort = QD_ARTICLE_SORT_NEWEST; sort <= QD_ARTICLE_SORT_RELEVANCE; sort++)
    for (guint bits = 0; bits < 32; bits++)
      {
        QdArticleFilter  filter = { .source_id = bits & 1, .unread = (bits & 2) != 0, .starred = (bits & 4) != 0, .sort = (QdArticleSort)sort };
        g_autofree char *sql = _qd_store_dup_find_sql (&filter, (bits & 8) != 0, (bits & 16) != 0);
        g_autofree char *plan = explain (self, sql);

        assert_no_scan (plan);
      }
}

/* The list as it is when the window opens needs no sorting, nor the table itself. */
static void
test_first_list (StoreFixture *self,
                 gconstpointer data)
{
  static const QdArticleFilter filters[] = {
    { .sort = QD_ARTICLE_SORT_NEWEST },
    { .sort = QD_ARTICLE_SORT_NEWEST, .source_id = 1 },
    { .sort = QD_ARTICLE_SORT_NEWEST, .unread = TRUE },
    { .sort = QD_ARTICLE_SORT_NEWEST, .starred = TRUE },
    { .sort = QD_ARTICLE_SORT_TITLE },
    { .sort = QD_ARTICLE_SORT_SHARED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *sql = _qd_store_dup_find_sql (&filters[i], FALSE, FALSE);
      g_autofree char *plan = explain (self, sql);

      g_assert_nonnull (strstr (plan, "COVERING INDEX"));
      g_assert_null (strstr (plan, "TEMP B-TREE"));
    }
}

static void
test_others (StoreFixture *self,
             gconstpointer data)
{
  static const char *const statements[] = {
    QD_RENDITIONS_SQL,
    QD_RENDITION_SQL,
    QD_STATEMENT_PARTS_SQL,
    QD_STATEMENT_BY_NAME_SQL,
    QD_QUOTE_CANDIDATES_SQL,
    QD_SEARCH_ROWS_SQL,
    QD_SEARCH_PROBE_SQL,
    QD_SEARCH_BEST_SQL,
    QD_QUOTATION_WORDS_SQL,
    "SELECT " QD_ARTICLE_COLUMNS " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?1",
    "SELECT " QD_QUOTATION_COLUMNS " FROM quotations WHERE article_id = ?1 ORDER BY ordinal",
    "SELECT text, marks FROM bodies WHERE article_id = ?1",
    "SELECT count(*) FROM articles WHERE starred = 1",
    "SELECT article_id FROM match_keys WHERE key = ?1",
  };

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *plan = explain (self, statements[i]);

      assert_no_scan (plan);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/plans/find", StoreFixture, NULL, store_fixture_set_up, test_find, store_fixture_tear_down);
  g_test_add ("/store/plans/first-list", StoreFixture, NULL, store_fixture_set_up, test_first_list, store_fixture_tear_down);
  g_test_add ("/store/plans/others", StoreFixture, NULL, store_fixture_set_up, test_others, store_fixture_tear_down);
  return g_test_run ();
}

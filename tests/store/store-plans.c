/* store-plans.c: that no statement that reads for the window reads a table from one end to the other
 *
 * Whatever a test does, the statements that it has prepared on connections that only read are noted, and SQLite is asked how it goes about each
 * of them. So a statement need not be listed to be looked at; it is enough that some test comes by.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-plans.h"

#include <string.h>

#include "store/qd-sqlite-private.h"

/* What may be read from one end to the other: tables that are virtual, or have one row; the few articles without quotations; outlets, and what a person makes one by one; the names
 * of one person, and the pieces of their index; the few rows that say how far an index is merged. */
static const char *const small_tables[] = {
  "CONSTANT ROW", "(subquery-", /* of what one search came upon */
  "search VIRTUAL", "quote_search VIRTUAL", "found VIRTUAL", "hidden VIRTUAL",
  "sources", "tags", "saved_searches", "corrections", "notes", "names", "pieces", "feeds", "watched_folders", "view_settings",
  "match_slices", "bare USING COVERING INDEX articles_quoteless", "sqlite_master", "sqlite_sequence"
};

/* Statements that are about the whole library: they begin so. */
static const char *const whole[] = {
  /* The list of articles is an index in its order, from which as many are taken as are shown. */
  "SELECT articles.id FROM articles",
  "SELECT articles.id FROM sources CROSS JOIN articles INDEXED BY articles_source",
  /* Their index has no others. */
  "SELECT count(*) FROM articles WHERE starred = 1",
  /* One row is enough. */
  "SELECT 1 FROM article_copies LIMIT 1",
  /* All stories and all people are listed, on the thread that searches, and with their numbers. */
  "SELECT stories.id, stories.name, stories.n_articles",
  "SELECT speaker, count(*), count(DISTINCT article_id)",
  "SELECT name, person FROM speaker_marks",
  /* The command line writes out everything. */
  "SELECT id FROM articles ORDER BY label, tie",
  "SELECT id FROM articles ORDER BY articles.label, articles.tie",
  "SELECT id FROM statements ORDER BY name",
  "SELECT speaker, source_id, count(*)",
  /* What sources consist of, on the thread that searches. */
  "SELECT id, source_id, given_source, url FROM articles",
  "SELECT given, domain, name, whole FROM source_names",
  /* Verifying looks at everything, and so does the digest. */
  "SELECT label FROM articles WHERE given_source IS ",
  "SELECT label FROM articles WHERE n_quotations <> ",
  "SELECT label FROM articles WHERE n_shared <> ",
  "SELECT label FROM articles WHERE NOT EXISTS ",
  "SELECT label FROM articles WHERE label IS NOT ",
  "SELECT articles.label FROM quotations JOIN articles",
  "SELECT quotations.id, ordinal, identity, relations FROM quotations",
  "SELECT id FROM originals",
  "SELECT 'Row ' || article_id FROM match_briefs WHERE NOT EXISTS",
  "SELECT sha256 FROM originals WHERE NOT EXISTS",
  "SELECT seq, article_id, keys FROM match_log",
  "SELECT identity, external_id, path, line, sha256",
  "SELECT identity, ordinal, kind, spans, parent",
  "SELECT identity, size, marks",
  "SELECT identity, label, title, sort_title",
  "SELECT name, n_articles FROM statements ORDER BY name",
};

static GMutex      mutex;
static GHashTable *noted;  /* of statements, until SQLite is asked */
static GHashTable *looked; /* of those that SQLite was asked about */

static void
note_cb (const char *sql,
         gboolean    queries)
{
  if (!queries || strstr (sql, "SELECT") == NULL)
    return;
  g_mutex_lock (&mutex);
  if (!g_hash_table_contains (looked, sql))
    g_hash_table_add (noted, g_strdup (sql));
  g_mutex_unlock (&mutex);
}

/* Begins to note statements. To be called when no connection is open. */
void
store_plans_watch (void)
{
  if (noted == NULL)
    {
      noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  _qd_statement_set_prepare_func (note_cb);
}

static gboolean
begins_with_any (const char        *text,
                 const char *const *beginnings,
                 gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  return FALSE;
}

static void
assert_step (const char *sql,
             const char *step)
{
  gboolean scans = g_str_has_prefix (step, "SCAN ") && !begins_with_any (step + strlen ("SCAN "), small_tables, G_N_ELEMENTS (small_tables));

  /* The command line lists the copies of all. */
  scans = scans && strstr (sql, " FROM article_copies JOIN articles ON ") == NULL;
  if (strstr (step, "AUTOMATIC") != NULL || (scans && !begins_with_any (sql, whole, G_N_ELEMENTS (whole))))
    g_error ("%s\n%s", step, sql);
}

/**
 * store_plans_explain:
 * @db: (not nullable): a connection
 * @sql: (not nullable): a statement
 *
 * Returns: (transfer full): how SQLite goes about it, a line a step; without any if the library has not the tables
 */
char *
store_plans_explain (QdSqlite   *db,
                     const char *sql)
{
  g_autofree char        *explanation = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, explanation);
  GString                *plan = g_string_new (NULL);

  while (qd_statement_step (statement, NULL) == QD_STEP_ROW)
    g_string_append_printf (plan, "%s\n", qd_statement_get_text (statement, 3, NULL));
  return g_string_free_and_steal (plan);
}

/**
 * store_plans_assert:
 * @db: (not nullable): a connection
 * @sql: (not nullable): a statement
 *
 * Fails if the statement reads a table from one end to the other.
 *
 * Returns: whether SQLite could be asked
 */
gboolean
store_plans_assert (QdSqlite   *db,
                    const char *sql)
{
  g_autofree char *plan = store_plans_explain (db, sql);
  g_auto (GStrv)   steps = g_strsplit (plan, "\n", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    assert_step (sql, steps[i]);
  return *plan != '\0';
}

/**
 * store_plans_check:
 * @path: (not nullable): a library that no connection is open to
 *
 * Asks SQLite about the statements that were noted; about those that it cannot tell of here, as in a library that a test has damaged, another time.
 */
void
store_plans_check (const char *path)
{
  g_autoptr (QdSqlite) db = NULL;
  GHashTableIter       iter;
  gpointer             sql;

  if (g_hash_table_size (noted) == 0 || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return;
  _qd_statement_set_prepare_func (NULL);
  db = qd_sqlite_open (path, QD_SQLITE_QUERY, FALSE, NULL);
  if (db == NULL)
    return;
  g_hash_table_iter_init (&iter, noted);
  while (g_hash_table_iter_next (&iter, &sql, NULL))
    if (store_plans_assert (db, sql))
      {
        g_hash_table_iter_steal (&iter);
        g_hash_table_add (looked, sql);
      }
}

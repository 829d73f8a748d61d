/* test-store-plans.c: no query of the window reads a whole table, or sorts what an index has in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <string.h>

#include "store/qd-sqlite-private.h"

/* How SQLite goes about a statement, a line a step. */
static char *
explain (StoreFixture *self,
         const char   *sql)
{
  g_autofree char        *explanation = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  GString                *plan = g_string_new (NULL);
  g_autoptr (GError)      error = NULL;
  g_autoptr (QdSqlite)    db = qd_sqlite_open (self->path, QD_SQLITE_QUERY, FALSE, &error);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, explanation);

  while (qd_statement_step (statement, &error) == QD_STEP_ROW)
    g_string_append_printf (plan, "%s\n", qd_statement_get_text (statement, 3, NULL));
  g_assert_no_error (error);
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
        !g_str_has_prefix (steps[i], "SCAN found VIRTUAL TABLE") &&
        /* Of sources there are few, and so there are of the names of one person, and of the pieces of their index. */
        !g_str_has_prefix (steps[i], "SCAN names") && !g_str_has_prefix (steps[i], "SCAN pieces") && !g_str_has_prefix (steps[i], "SCAN CONSTANT ROW") &&
        !g_str_has_prefix (steps[i], "SCAN sources USING COVERING INDEX"))
      g_assert_nonnull (strstr (steps[i], "INDEX articles_"));
}

static void
test_find (StoreFixture *self,
           gconstpointer data)
{
  store_add_all (self->store);
  for (guint sort = QD_ARTICLE_SORT_NEWEST; sort <= QD_ARTICLE_SORT_SOURCE; sort++)
    for (guint bits = 0; bits < 512; bits++)
      {
        QdArticleFilter  filter = { .source_id = bits & 1, .unread = (bits & 2) != 0, .starred = (bits & 4) != 0, .sort = (QdArticleSort)sort, .tag_id = (bits & 32) != 0, .quoting = (bits & 64) != 0, .shared = (bits & 128) != 0, .story_id = (bits & 256) != 0 };
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
    { .sort = QD_ARTICLE_SORT_NEWEST, .shared = TRUE },
    { .sort = QD_ARTICLE_SORT_TITLE },
    { .sort = QD_ARTICLE_SORT_SHARED },
  };
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *sql = _qd_store_dup_find_sql (&filters[i], FALSE, FALSE);
      g_autofree char *plan = explain (self, sql);

      g_assert_nonnull (strstr (plan, "COVERING INDEX"));
      /* Few people ask for that order. */
      g_assert_true (filters[i].sort == QD_ARTICLE_SORT_SHARED || strstr (plan, "TEMP B-TREE") == NULL);
    }
}

static void
test_others (StoreFixture *self,
             gconstpointer data)
{
  static const char *const statements[] = {
    QD_ASKED_SQL,
    QD_CARRIERS_SQL,
    QD_SPOKEN_SQL,
    QD_STORY_ARTICLES_SQL,
    QD_STORY_QUOTATIONS_SQL,
    QD_LEFT_OUT_SQL,
    QD_RENDITION_SQL,
    QD_STATEMENT_PARTS_SQL,
    QD_STATEMENT_BY_NAME_SQL,
    QD_QUOTE_CANDIDATES_SQL,
    QD_SEARCH_ROWS_SQL,
    QD_SEARCH_PROBE_SQL,
    QD_SEARCH_RANKS_SQL,
    QD_QUOTATION_WORDS_SQL,
    QD_COPIES_COUNT_SQL,
    QD_CORRECTIONS_OF_ARTICLE_SQL,
    QD_CORRECTED_ARTICLES_SQL,
    QD_NOTES_OF_ARTICLE_SQL,
    QD_VERSIONS_SQL,
    QD_ARTICLE_OF_NOTE_SQL,
    QD_ARTICLE_BY_NAME_SQL,
    "SELECT " QD_ARTICLE_COLUMNS " FROM articles JOIN sources ON sources.id = source_id WHERE articles.id = ?1",
    "SELECT " QD_QUOTATION_COLUMNS " FROM quotations WHERE article_id = ?1 ORDER BY ordinal",
    "SELECT text, size, marks FROM packed_bodies WHERE article_id = ?1",
    "SELECT count(*) FROM articles WHERE starred = 1",
    "SELECT first, data FROM match_blocks WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
    "SELECT first, data FROM match_blocks WHERE first >= ?1 AND first < ?2 ORDER BY first",
    "DELETE FROM match_blocks WHERE first >= ?1 AND first < ?2",
    "DELETE FROM match_log WHERE article_id = ?1",
    "DELETE FROM match_log WHERE seq <= ?1",
    "SELECT min (segid) FROM search_idx WHERE segid > ?1",
    "SELECT min (segid) FROM quote_search_idx WHERE segid > ?1",
  };

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autofree char *plan = explain (self, statements[i]);

      assert_no_scan (plan);
    }
}

static GMutex scans_mutex;
static guint  n_scans;

static void
note_scan (const char *sql,
           guint       n_steps)
{
  /* The list of articles is an index from end to end; of sources, tags and saved searches there are few, and all of them are shown;
   * notes are made one by one by a person. */
  if (g_str_has_prefix (sql, "SELECT articles.id FROM articles") || g_str_has_prefix (sql, "SELECT articles.id FROM sources") || g_str_has_suffix (sql, " FROM sources") ||
      strstr (sql, " FROM sources LEFT JOIN source_places ") != NULL || strstr (sql, " FROM tags ORDER BY name") != NULL || strstr (sql, " FROM saved_searches ORDER BY name") != NULL ||
      g_str_has_suffix (sql, " FROM notes"))
    return;
  g_mutex_lock (&scans_mutex);
  g_test_message ("%u rows: %s", n_steps, sql);
  n_scans++;
  g_mutex_unlock (&scans_mutex);
}

static GArray *
find (QdStore      *store,
      const char   *query,
      QdArticleSort sort,
      guint         most)
{
  QdArticleFilter    filter = { .query = query, .sort = sort, .most = most };
  g_autoptr (GError) error = NULL;
  GArray            *ids = qd_store_find_articles (store, &filter, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

/* All that the window asks for, in a library with many articles. */
static void
ask_all (QdStore *store)
{
  static const char *const queries[] = { NULL, "ferry", "speaker:oyelaran -four", "quote:\"crumbled in our hands\"", "after:2001 before:2040 bridge" };
  g_autoptr (GError)       error = NULL;
  g_autoptr (GArray)       all = find (store, NULL, QD_ARTICLE_SORT_NEWEST, 0);
  QdStoreCounts            counts;

  g_ptr_array_unref (qd_store_list_sources (store, NULL, &error));
  qd_places_free (qd_store_list_places (store, &g_array_index (all, gint64, 0), 10, NULL, &error));
  g_assert_true (qd_store_count (store, &counts, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (guint sort = QD_ARTICLE_SORT_NEWEST; sort <= QD_ARTICLE_SORT_SOURCE; sort++)
      {
        g_autoptr (GArray)    first = find (store, queries[i], (QdArticleSort)sort, 20);
        g_autoptr (GArray)    ids = find (store, queries[i], (QdArticleSort)sort, 0);
        g_autoptr (GPtrArray) page = qd_store_list_articles (store, &g_array_index (ids, gint64, 0), MIN (ids->len, 50), queries[i], NULL, &error);

        g_assert_no_error (error);
      }
  for (guint i = 0; i < all->len; i += 40)
    {
      g_autoptr (QdArticle) article = qd_store_load_article (store, g_array_index (all, gint64, i), NULL, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < article->quotations->len; k++)
        g_ptr_array_unref (qd_store_list_renditions (store, ((const QdQuotationRecord *)g_ptr_array_index (article->quotations, k))->id, NULL, &error));
    }
  g_assert_cmpint (qd_store_find_article_by_label (store, "harbour-1", NULL, &error), >, 0);
  {
    g_autoptr (QdArticle)         article = qd_store_load_article (store, qd_store_find_article_by_label (store, "harbour-1", NULL, NULL), NULL, &error);
    const QdQuotationRecord      *record = g_ptr_array_index (article->quotations, 0);
    g_autoptr (QdStatementRecord) statement = qd_store_load_statement (store, record->statement, NULL, &error);

    g_assert_no_error (error);
    g_ptr_array_unref (qd_store_list_renditions (store, record->id, NULL, &error));
    g_ptr_array_unref (qd_store_check_words (store, record->quotation->text, NULL, &error));
  }
  g_assert_no_error (error);
}

/* What a connection counts itself: no statement reads a table from one end to the other, except the lists. */
static void
test_scans (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)    outcomes = NULL;

  store_add_all (self->store);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("bulk-%u", i);
      g_autofree char *body = g_strdup_printf ("The ferry of pier %u.\n\n“The bolts of pier %u crumbled in our hands,” said Ada Quill.", i, i % 100);

      g_ptr_array_add (drafts, store_make_draft (name, "Quay", name, body));
    }
  outcomes = qd_store_add_articles (self->store, drafts, NULL, NULL);
  g_assert_nonnull (outcomes);
  store_fixture_close (self);
  _qd_statement_set_scan_func (note_scan);
  self->store = qd_store_open (self->path, QD_STORE_READ_ONLY, NULL);
  ask_all (self->store);
  store_fixture_close (self);
  _qd_statement_set_scan_func (NULL);
  g_assert_cmpuint (n_scans, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/plans/find", StoreFixture, NULL, store_fixture_set_up, test_find, store_fixture_tear_down);
  g_test_add ("/store/plans/first-list", StoreFixture, NULL, store_fixture_set_up, test_first_list, store_fixture_tear_down);
  g_test_add ("/store/plans/others", StoreFixture, NULL, store_fixture_set_up, test_others, store_fixture_tear_down);
  g_test_add ("/store/plans/scans", StoreFixture, NULL, store_fixture_set_up, test_scans, store_fixture_tear_down);
  return g_test_run ();
}

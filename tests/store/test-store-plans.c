/* test-store-plans.c: no query of the window reads a whole table, or sorts what an index has in order
 *
 * Each function that the window calls to ask something is asked here, or the test fails; so is each statement that any other test of the
 * store has prepared on a connection that reads (store-plans.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store-plans.h"
#include "store/qd-sqlite-private.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-feeds.h"
#include "store/qd-store-folders.h"
#include "store/qd-store-people.h"
#include "store/qd-store-private.h"
#include "store/qd-store-sources.h"
#include "store/qd-store-statements.h"
#include "store/qd-store-stories.h"

static QdSqlite *
open_db (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  QdSqlite          *db = qd_sqlite_open (self->path, QD_SQLITE_QUERY, FALSE, &error);

  g_assert_no_error (error);
  return db;
}

static void
test_find (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (QdSqlite) db = open_db (self);

  for (guint sort = QD_ARTICLE_SORT_NEWEST; sort <= QD_ARTICLE_SORT_SOURCE; sort++)
    for (guint bits = 0; bits < 512; bits++)
      {
        QdArticleFilter  filter = { .source_id = bits & 1, .unread = (bits & 2) != 0, .starred = (bits & 4) != 0, .sort = (QdArticleSort)sort, .tag_id = (bits & 32) != 0, .quoting = (bits & 64) != 0, .shared = (bits & 128) != 0, .story_id = (bits & 256) != 0 };
        g_autofree char *sql = _qd_store_dup_find_sql (&filter, (bits & 8) != 0, (bits & 16) != 0);

        g_assert_true (store_plans_assert (db, sql));
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
  g_autoptr (QdSqlite) db = open_db (self);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autofree char *sql = _qd_store_dup_find_sql (&filters[i], FALSE, FALSE);
      g_autofree char *plan = store_plans_explain (db, sql);

      g_assert_nonnull (strstr (plan, "COVERING INDEX"));
      /* Few people ask for that order. */
      g_assert_true (filters[i].sort == QD_ARTICLE_SORT_SHARED || strstr (plan, "TEMP B-TREE") == NULL);
    }
}

/* What the writer thread asks for each article. */
static void
test_writer (StoreFixture *self,
             gconstpointer data)
{
  static const char *const statements[] = {
    QD_CORRECTED_ARTICLES_SQL,
    QD_ARTICLE_OF_NOTE_SQL,
    "SELECT first, data FROM match_blocks WHERE first <= ?1 ORDER BY first DESC LIMIT 1",
    "SELECT first, data FROM match_blocks WHERE first >= ?1 AND first < ?2 ORDER BY first",
    "DELETE FROM match_blocks WHERE first >= ?1 AND first < ?2",
    "DELETE FROM match_log WHERE article_id = ?1",
    "DELETE FROM match_log WHERE seq <= ?1",
    "SELECT min (segid) FROM search_idx WHERE segid > ?1",
    "SELECT min (segid) FROM quote_search_idx WHERE segid > ?1",
  };
  g_autoptr (QdSqlite) db = open_db (self);

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    g_assert_true (store_plans_assert (db, statements[i]));
}

/* Asking */

typedef struct
{
  QdStore      *store;
  gint64        article_id;
  gint64        quotation_id;
  gint64        other_id; /* another of the same statement */
  gint64        source_id;
  gint64        story_id;
  char         *statement;
  GAsyncResult *result;
} Asked;

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  ((Asked *)user_data)->result = g_object_ref (result);
}

static void
await (Asked *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->result);
}

static void
ask_articles (Asked *self)
{
  static const char *const queries[] = { NULL, "ferry", "speaker:oyelaran -four", "quote:\"crumbled in our hands\"", "after:2001 before:2040 bridge", "-quote:\"crumbled in our hands\"", "source:quay \"the ferry\"", "fer*" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (guint sort = QD_ARTICLE_SORT_NEWEST; sort <= QD_ARTICLE_SORT_SOURCE; sort++)
      for (guint most = 0; most <= 20; most += 20)
        {
          const QdArticleFilter filter = { .query = queries[i], .sort = (QdArticleSort)sort, .most = most };

          qd_store_find_articles_async (self->store, &filter, NULL, ready_cb, self);
          await (self);
          qd_store_list_articles_async (self->store, &self->article_id, 1, queries[i], NULL, ready_cb, self);
          await (self);
        }
}

#define ASK(name, ...)                                                        \
  static void ask_##name (Asked *self)                                        \
  {                                                                           \
    qd_store_##name##_async (self->store, __VA_ARGS__, NULL, ready_cb, self); \
    await (self);                                                             \
  }
#define ASK_ALL(name)                                            \
  static void ask_##name (Asked *self)                           \
  {                                                              \
    qd_store_##name##_async (self->store, NULL, ready_cb, self); \
    await (self);                                                \
  }

ASK (check_words, "half of them crumbled in our hands")
ASK_ALL (count)
ASK_ALL (count_people)
ASK (explain_relation, self->quotation_id, self->other_id)
ASK (find_article_by_name, "0123456789abcdef")
ASK (find_reach, self->quotation_id, 20)
ASK (list_corrections, self->article_id)
ASK_ALL (list_feeds)
ASK_ALL (list_folders)
ASK (list_left_out, self->article_id)
ASK (list_notes, self->article_id)
ASK_ALL (list_people)
ASK (list_places, &self->article_id, 1)
ASK (list_renditions, self->quotation_id)
ASK (list_source_parts, 0)
ASK_ALL (list_sources)
ASK (list_spoken, (const char *const[]){ "Marta Oyelaran", NULL })
ASK_ALL (list_stories)
ASK (load_article, self->article_id)
ASK (load_details, self->article_id)
ASK (load_picture, self->article_id, 0)
ASK (load_renditions, self->quotation_id, &self->other_id, 1)
ASK_ALL (load_settings)
ASK (load_statement, self->statement)
ASK (load_story, self->story_id)

static const struct
{
  const char *name;
  void (*ask) (Asked *self);
} questions[] = {
#define QUESTION(name) { #name, ask_##name }
  { "find_articles", ask_articles },
  { "list_articles", ask_articles },
  QUESTION (check_words),
  QUESTION (count),
  QUESTION (count_people),
  QUESTION (explain_relation),
  QUESTION (find_article_by_name),
  QUESTION (find_reach),
  QUESTION (list_corrections),
  QUESTION (list_feeds),
  QUESTION (list_folders),
  QUESTION (list_left_out),
  QUESTION (list_notes),
  QUESTION (list_people),
  QUESTION (list_places),
  QUESTION (list_renditions),
  QUESTION (list_source_parts),
  QUESTION (list_sources),
  QUESTION (list_spoken),
  QUESTION (list_stories),
  QUESTION (load_article),
  QUESTION (load_details),
  QUESTION (load_picture),
  QUESTION (load_renditions),
  QUESTION (load_settings),
  QUESTION (load_statement),
  QUESTION (load_story),
#undef QUESTION
  /* What changes the library, or opens it. */
  { "add_folder", NULL },
  { "apply", NULL },
  { "change_corrections", NULL },
  { "correct", NULL },
  { "open", NULL },
  { "relate", NULL },
  { "remove_articles", NULL },
  { "remove_folder", NULL },
  { "set_read", NULL },
  { "set_setting", NULL },
  { "set_starred", NULL },
  { "update_stories", NULL },
};

static gboolean
is_question (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (questions[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* All that the headers let the window ask is asked. */
static void
assert_complete (void)
{
  static const char *const headers[] = { "qd-store.h", "qd-store-feeds.h", "qd-store-folders.h" };
  g_autoptr (GRegex)       regex = g_regex_new ("\\bqd_store_([a-z_]+)_async \\(", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char       *path = g_test_build_filename (G_TEST_DIST, "..", "src", "store", headers[i], NULL);
      g_autofree char       *text = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      for (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *name = g_match_info_fetch (match, 1);

          if (!is_question (name))
            g_error ("qd_store_%s_async() is asked nowhere in this test", name);
        }
    }
}

static void
find_ids (Asked *self)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdArticle)    article = NULL;
  g_autoptr (QdReach)      reach = NULL;
  const QdQuotationRecord *record = NULL;

  self->article_id = qd_store_find_article_by_label (self->store, "harbour-1", NULL, &error);
  article = qd_store_load_article (self->store, self->article_id, NULL, &error);
  g_assert_no_error (error);
  record = g_ptr_array_index (article->quotations, 0);
  self->quotation_id = record->id;
  self->statement = g_strdup (record->statement);
  reach = qd_store_find_reach (self->store, record->id, 1, NULL, &error);
  g_assert_no_error (error);
  self->other_id = g_array_index (reach->quotation_ids, gint64, 0);
  self->story_id = 1;
}

static void
test_questions (StoreFixture *self,
                gconstpointer data)
{
  Asked asked = { .store = self->store };

  assert_complete ();
  store_add_all (self->store);
  g_assert_true (qd_store_update_stories (self->store, NULL, NULL));
  find_ids (&asked);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (questions[i].ask != NULL)
      questions[i].ask (&asked);
  g_free (asked.statement);
}

/* A statement that reads a whole table is seen, whatever function it is in. */
static void
test_seen (StoreFixture *self,
           gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (QdSqlite)    db = open_db (self);
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE byline = ?1");

      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*SCAN articles*WHERE byline*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/plans/find", StoreFixture, NULL, store_fixture_set_up, test_find, store_fixture_tear_down);
  g_test_add ("/store/plans/first-list", StoreFixture, NULL, store_fixture_set_up, test_first_list, store_fixture_tear_down);
  g_test_add ("/store/plans/writer", StoreFixture, NULL, store_fixture_set_up, test_writer, store_fixture_tear_down);
  g_test_add ("/store/plans/questions", StoreFixture, NULL, store_fixture_set_up, test_questions, store_fixture_tear_down);
  g_test_add ("/store/plans/seen", StoreFixture, NULL, store_fixture_set_up, test_seen, store_fixture_tear_down);
  return g_test_run ();
}

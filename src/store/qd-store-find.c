/* qd-store-find.c: which articles a list holds
 *
 * What a search finds is a set of rows first; then the articles are walked in the order that was asked for, by an index,
 * and those of the set are taken. A small set is loaded and sorted instead. The newest of very many are found among the newest
 * articles alone, where these are held ready (qd-search-recent.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-demand.h"
#include "store/qd-search-recent.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* A set of so many rows is loaded and sorted; for a larger one an index is walked. */
#define MAX_SORTED 4096
#define MAX_SORTED_FOR_FIRST 256

/* Where only the first articles are asked for and so many have the words, the others are not looked up; so many of the
 * articles in their order are asked one by one whether they have them. That takes as long as looking up some tens of others
 * for each segment of the index, so that it is not done while there are more than some. */
#define MANY 1000
#define MAX_PROBES 400
#define MOST_SEGMENTS 12

/* Of more than this, only the first are ordered by how well they fit. */
#define MAX_RANKED 10000

/* The query of a set */

typedef struct
{
  QdArticleFilter filter;
  char           *query;
} FindQuery;

static void
free_find_query (gpointer data)
{
  FindQuery *query = data;

  g_free (query->query);
  g_free (query);
}

static FindQuery *
new_find_query (const QdArticleFilter *filter)
{
  FindQuery *query = g_new0 (FindQuery, 1);

  query->filter = *filter;
  query->query = g_strdup (filter->query);
  query->filter.query = query->query;
  return query;
}

static const char *
get_order (QdArticleSort sort)
{
  switch (sort)
    {
    case QD_ARTICLE_SORT_OLDEST:
      return " ORDER BY published ASC NULLS LAST, sort_title, tie";
    case QD_ARTICLE_SORT_TITLE:
      return " ORDER BY sort_title, tie";
    case QD_ARTICLE_SORT_SHARED:
      return " ORDER BY n_shared DESC, published DESC, sort_title, tie";
    case QD_ARTICLE_SORT_IMPORTED:
      return " ORDER BY articles.id DESC";
    case QD_ARTICLE_SORT_SOURCE:
      return " ORDER BY sources.name, published DESC, sort_title, tie";
    case QD_ARTICLE_SORT_RELEVANCE:
    case QD_ARTICLE_SORT_NEWEST:
    default:
      return " ORDER BY published DESC, sort_title, tie";
    }
}

/* The planner knows neither how few articles are starred nor how many are of one source. */
static const char *
get_index (const QdArticleFilter *filter)
{
  if (filter->starred)
    return " INDEXED BY articles_starred";
  if (filter->source_id != 0)
    return " INDEXED BY articles_source";
  /* It has all that is asked for. */
  if (filter->unread || filter->shared || filter->sort == QD_ARTICLE_SORT_SHARED)
    return " INDEXED BY articles_published";
  /* The smallest that has all of them. */
  return filter->sort == QD_ARTICLE_SORT_IMPORTED ? " INDEXED BY articles_analysis" : "";
}

/* Where the rows come from. Of sources there are few, and the index of each has its articles in the order that is wanted. */
static void
append_tables (GString               *sql,
               const QdArticleFilter *filter,
               gboolean               listed)
{
  gboolean by_source = filter->sort == QD_ARTICLE_SORT_SOURCE;
  gboolean in_story = filter->story_id != 0, in_tag = filter->tag_id != 0;

  g_string_append (sql, "SELECT articles.id FROM ");
  if (listed)
    g_string_append (sql, "json_each (?1) AS found CROSS JOIN ");
  else if (!in_story && !in_tag && by_source && filter->source_id == 0 && !filter->starred)
    {
      g_string_append (sql, "sources CROSS JOIN articles INDEXED BY articles_source ON source_id = sources.id WHERE TRUE");
      return;
    }
  if (in_story)
    g_string_append_printf (sql, "article_stories%s CROSS JOIN ", listed ? " ON article_stories.article_id = found.value" : "");
  if (in_tag)
    g_string_append_printf (sql, "article_tags%s CROSS JOIN ", in_story ? " ON article_tags.article_id = article_stories.article_id" : listed ? " ON article_tags.article_id = found.value"
                                                                                                                                              : "");
  g_string_append_printf (sql, "articles%s", listed || in_story || in_tag ? "" : get_index (filter));
  if (in_tag || in_story || listed)
    g_string_append_printf (sql, " ON articles.id = %s", in_tag ? "article_tags.article_id" : in_story ? "article_stories.article_id"
                                                                                                       : "found.value");
  if (by_source)
    g_string_append (sql, " CROSS JOIN sources ON sources.id = source_id");
  g_string_append (sql, " WHERE TRUE");
  if (in_story)
    g_string_append (sql, " AND story_id = ?5");
  if (in_tag)
    g_string_append (sql, " AND tag_id = ?6");
}

/**
 * _qd_store_dup_find_sql:
 * @filter: (not nullable): which articles, in which order; its words do not matter here
 * @listed: whether only some rows are asked for; parameter 1 is a JSON array of them then
 * @dated: whether only a time is asked for; parameters 3 and 4 are its limits then
 *
 * Parameter 2 is the source, 5 the story, 6 the tag. Thread: any.
 *
 * Returns: (transfer full): the statement that finds the rows
 */
char *
_qd_store_dup_find_sql (const QdArticleFilter *filter,
                        gboolean               listed,
                        gboolean               dated)
{
  GString *sql = g_string_new (NULL);

  append_tables (sql, filter, listed);
  if (filter->source_id != 0)
    g_string_append (sql, " AND source_id = ?2");
  if (filter->unread)
    g_string_append (sql, " AND read = 0");
  if (filter->starred)
    g_string_append (sql, " AND starred = 1");
  if (filter->shared)
    g_string_append (sql, " AND n_shared > 0");
  if (filter->quoting)
    g_string_append (sql, " AND articles.id NOT IN (SELECT bare.id FROM articles AS bare INDEXED BY articles_quoteless WHERE bare.n_quotations = 0)");
  if (dated)
    g_string_append (sql, " AND published >= ?3 AND published < ?4");
  g_string_append (sql, get_order (filter->sort));
  return g_string_free_and_steal (sql);
}

/* Lists */

static char *
dup_json (GArray *set)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < set->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (set, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

static gboolean
is_dated (const QdSearchQuery *search)
{
  return search->after != QD_TIME_UNKNOWN || search->before != QD_TIME_UNKNOWN;
}

/* The statement of the filter with all its parameters but the rows. */
static QdStatement *
prepare_list (QdSqlite              *db,
              const QdArticleFilter *filter,
              const QdSearchQuery   *search,
              gboolean               listed)
{
  g_autofree char *sql = _qd_store_dup_find_sql (filter, listed, is_dated (search));
  QdStatement     *statement = qd_sqlite_prepare (db, sql);

  if (filter->source_id != 0)
    qd_statement_bind_int (statement, 2, filter->source_id);
  if (filter->story_id != 0)
    qd_statement_bind_int (statement, 5, filter->story_id);
  if (filter->tag_id != 0)
    qd_statement_bind_int (statement, 6, filter->tag_id);
  if (is_dated (search))
    {
      qd_statement_bind_int (statement, 3, search->after != QD_TIME_UNKNOWN ? search->after : G_MININT64 + 1);
      qd_statement_bind_int (statement, 4, search->before != QD_TIME_UNKNOWN ? search->before : G_MAXINT64);
    }
  return statement;
}

/* Loads the rows of a small set, and sorts them. */
static gboolean
list_small (QdSqlite              *db,
            const QdArticleFilter *filter,
            const QdSearchQuery   *search,
            GArray                *set,
            guint                  most,
            GArray                *ids,
            GError               **error)
{
  g_autoptr (QdStatement) statement = prepare_list (db, filter, search, TRUE);
  g_autofree char        *json = dup_json (set);
  QdStep                  step = QD_STEP_DONE;

  qd_statement_bind_text (statement, 1, json);
  while (ids->len < most && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return step != QD_STEP_ERROR;
}

static gboolean
list_demand (QdSqlite              *db,
             const QdArticleFilter *filter,
             const QdSearchQuery   *search,
             const QdDemand        *demand,
             guint                  most,
             GArray                *ids,
             GError               **error)
{
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step = QD_STEP_DONE;

  if (demand->set != NULL && demand->set->len <= (most < G_MAXUINT ? MAX_SORTED_FOR_FIRST : MAX_SORTED))
    return list_small (db, filter, search, demand->set, most, ids, error);
  statement = prepare_list (db, filter, search, FALSE);
  while (ids->len < most && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      if ((demand->set == NULL || _qd_set_contains (demand->set, id)) && (demand->except == NULL || !_qd_set_contains (demand->except, id)))
        g_array_append_val (ids, id);
    }
  return step != QD_STEP_ERROR;
}

/* The first articles that have words which many have: each is asked for them. *found is FALSE if it took too long. */
static gboolean
probe (QdSqlite              *db,
       const QdArticleFilter *filter,
       const QdSearchQuery   *search,
       const char            *match,
       GArray                *ids,
       gboolean              *found,
       GError               **error)
{
  g_autoptr (QdStatement) articles = prepare_list (db, filter, search, FALSE);
  g_autoptr (QdStatement) asked = qd_sqlite_prepare (db, QD_SEARCH_PROBE_SQL);
  QdStep                  step = QD_STEP_ROW, answer = QD_STEP_DONE;

  qd_statement_bind_text (asked, 1, match);
  for (guint n = 0; n < MAX_PROBES && ids->len < filter->most; n++)
    {
      gint64 id;

      step = qd_statement_step (articles, error);
      if (step != QD_STEP_ROW)
        break;
      id = qd_statement_get_int (articles, 0);
      qd_statement_bind_int (asked, 2, id);
      answer = qd_statement_step (asked, error);
      if (answer == QD_STEP_ERROR)
        return FALSE;
      if (answer == QD_STEP_ROW)
        g_array_append_val (ids, id);
      qd_statement_reset (asked);
    }
  *found = step == QD_STEP_DONE || ids->len == filter->most;
  return step != QD_STEP_ERROR;
}

/* Whether the articles are all, the newest first. */
static gboolean
is_plain (const QdArticleFilter *filter,
          const QdSearchQuery   *search)
{
  return filter->sort == QD_ARTICLE_SORT_NEWEST && filter->source_id == 0 && filter->story_id == 0 && filter->tag_id == 0 &&
         !filter->unread && !filter->starred && !filter->shared && !filter->quoting && !is_dated (search);
}

/* The first articles of a search for words alone, without looking up all of them. *found is FALSE if that is no way. */
static gboolean
list_first (QdSqlite              *db,
            const QdArticleFilter *filter,
            const QdSearchQuery   *search,
            GArray                *ids,
            gboolean              *found,
            GError               **error)
{
  g_autofree char   *match = _qd_search_dup_match (search);
  g_autoptr (GArray) set = _qd_set_new ();
  QdRecent          *recent = is_plain (filter, search) ? _qd_recent_get (db) : NULL;
  guint              n_segments;

  *found = FALSE;
  if (filter->most == 0 || match == NULL || search->quotes->len > 0 || search->except_quotes->len > 0)
    return TRUE;
  if (recent != NULL && (!_qd_recent_find (recent, match, filter->most, ids, found, error) || *found))
    return *found;
  if (search->has_prefix)
    return TRUE;
  if (!_qd_search_collect (db, match, MANY, set, error))
    return FALSE;
  if (set->len < MANY)
    {
      const QdDemand demand = { set, NULL };

      *found = TRUE;
      return list_demand (db, filter, search, &demand, filter->most, ids, error);
    }
  if (recent != NULL)
    _qd_recent_want (recent);
  if (!_qd_search_count_segments (db, &n_segments, error))
    return FALSE;
  if (n_segments > MOST_SEGMENTS)
    return TRUE;
  if (!probe (db, filter, search, match, ids, found, error))
    return FALSE;
  if (!*found)
    g_array_set_size (ids, 0);
  return TRUE;
}

/* The best */

typedef struct
{
  gint64 id;
  double rank;
  guint  place; /* among those of the filter, the newest first; G_MAXUINT if it is none of them */
} Best;

static int
compare_best (gconstpointer a,
              gconstpointer b)
{
  const Best *best_a = a, *best_b = b;

  if (best_a->rank != best_b->rank)
    return best_a->rank < best_b->rank ? -1 : 1;
  return (best_a->place > best_b->place) - (best_a->place < best_b->place);
}

static int
compare_best_ids (gconstpointer a,
                  gconstpointer b)
{
  return _qd_set_compare (&((const Best *)a)->id, &((const Best *)b)->id);
}

/* The ranks of the articles that have the words, or of those of @wanted that do. */
static gboolean
collect_ranks (QdSqlite   *db,
               const char *match,
               GArray     *wanted,
               GArray     *best,
               GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_SEARCH_RANKS_SQL);
  QdStep                  step;

  qd_sqlite_set_wanted (db, wanted);
  qd_statement_bind_text (statement, 1, match);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Best one = { qd_statement_get_int (statement, 0), qd_statement_get_double (statement, 1), G_MAXUINT };

      if (!qd_statement_is_null (statement, 1))
        g_array_append_val (best, one);
    }
  qd_sqlite_set_wanted (db, NULL);
  return step != QD_STEP_ERROR;
}

/* Sorts @listed, rows in the order of the filter, by how well they fit; where they fit as well, the order stays. */
static gboolean
sort_by_rank (QdSqlite   *db,
              const char *match,
              GArray     *listed,
              GError    **error)
{
  g_autoptr (GArray) best = g_array_new (FALSE, FALSE, sizeof (Best));
  g_autoptr (GArray) wanted = g_array_copy (listed);

  g_array_sort (wanted, _qd_set_compare);
  if (!collect_ranks (db, match, wanted, best, error))
    return FALSE;
  g_array_sort (best, compare_best_ids);
  for (guint i = 0; i < listed->len; i++)
    {
      const Best sought = { .id = g_array_index (listed, gint64, i) };
      guint      at;

      if (g_array_binary_search (best, &sought, compare_best_ids, &at))
        g_array_index (best, Best, at).place = i;
    }
  g_array_sort (best, compare_best);
  g_array_set_size (listed, 0);
  for (guint i = 0; i < best->len; i++)
    g_array_append_val (listed, g_array_index (best, Best, i).id);
  return TRUE;
}

/* The newest of what was found are ordered by how well they fit, and what is left comes behind them, the newest first. */
static gboolean
list_best (QdSqlite              *db,
           const QdArticleFilter *filter,
           const QdSearchQuery   *search,
           GArray                *ids,
           GError               **error)
{
  g_auto (QdDemand)  demand = { NULL, NULL };
  g_autofree char   *match = _qd_search_dup_match (search);
  g_autoptr (GArray) rest = _qd_set_new ();
  guint              most = filter->most > 0 ? MAX (filter->most, MAX_RANKED) : G_MAXUINT;

  if (!_qd_search_find_demand (db, search, &demand, error) || !list_demand (db, filter, search, &demand, most, ids, error))
    return FALSE;
  if (ids->len > MAX_RANKED)
    {
      g_array_append_vals (rest, &g_array_index (ids, gint64, MAX_RANKED), ids->len - MAX_RANKED);
      g_array_set_size (ids, MAX_RANKED);
    }
  if (!sort_by_rank (db, match, ids, error))
    return FALSE;
  g_array_append_vals (ids, rest->data, rest->len);
  if (filter->most > 0 && ids->len > filter->most)
    g_array_set_size (ids, filter->most);
  return TRUE;
}

static gpointer
find_articles (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  const FindQuery          *query = data;
  const QdArticleFilter    *filter = &query->filter;
  g_autoptr (QdSearchQuery) search = qd_search_query_new (query->query);
  g_autoptr (GArray)        ids = _qd_set_new ();
  g_auto (QdDemand)         demand = { NULL, NULL };
  gboolean                  found;

  if (!search->blank && !qd_search_query_has_demand (search))
    return g_steal_pointer (&ids);
  if (!_qd_search_settle (db, search, error))
    return NULL;
  if (filter->sort == QD_ARTICLE_SORT_RELEVANCE && search->match != NULL)
    return list_best (db, filter, search, ids, error) ? g_steal_pointer (&ids) : NULL;
  if (!list_first (db, filter, search, ids, &found, error))
    return NULL;
  if (found)
    return g_steal_pointer (&ids);
  if (!_qd_search_find_demand (db, search, &demand, error) ||
      !list_demand (db, filter, search, &demand, filter->most > 0 ? filter->most : G_MAXUINT, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * qd_store_find_articles:
 * @self: (not nullable): a library
 * @filter: (not nullable): which articles, in which order
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds articles. The order is the same for the same articles, whatever the order in which they were added. Thread: any
 * but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): their rows, in order; %NULL on error
 */
GArray *
qd_store_find_articles (QdStore               *self,
                        const QdArticleFilter *filter,
                        GCancellable          *cancellable,
                        GError               **error)
{
  FindQuery *query;
  GArray    *ids;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  query = new_find_query (filter);
  ids = _qd_store_find (self, find_articles, query, cancellable, error);
  free_find_query (query);
  return ids;
}

/**
 * qd_store_find_articles_async:
 * @self: (not nullable): a library
 * @filter: (not nullable): which articles, in which order; copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_find_articles() does without blocking. Thread: any.
 */
void
qd_store_find_articles_async (QdStore               *self,
                              const QdArticleFilter *filter,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (filter != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_find_articles_async);
  _qd_store_find_async (self, find_articles, new_find_query (filter), free_find_query, task, (GDestroyNotify)g_array_unref);
}

/**
 * qd_store_find_articles_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_find_articles_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type gint64): the rows, in order; %NULL on error
 */
GArray *
qd_store_find_articles_finish (QdStore      *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

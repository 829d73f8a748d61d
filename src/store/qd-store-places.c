/* qd-store-places.c: all that can be chosen at the left of the window, with its counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"
#include "store/qd-store-sources.h"

/* Rows of articles; NULL for none. */
typedef struct
{
  gint64 *hidden;
  gsize   n_hidden;
} PlacesQuery;

static void
free_query (gpointer data)
{
  PlacesQuery *query = data;

  g_free (query->hidden);
  g_free (query);
}

static PlacesQuery *
new_query (const gint64 *hidden,
           gsize         n_hidden)
{
  PlacesQuery *query = g_new0 (PlacesQuery, 1);

  query->hidden = g_memdup2 (hidden, n_hidden * sizeof *hidden);
  query->n_hidden = n_hidden;
  return query;
}

/**
 * qd_places_free:
 * @self: (not nullable) (transfer full): what qd_store_list_places() gave
 *
 * Thread: any.
 */
void
qd_places_free (QdPlaces *self)
{
  g_clear_pointer (&self->searches, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_free (self);
}

static void
free_places (gpointer data)
{
  qd_places_free (data);
}

/* How many of the hidden articles there are of a source or a tag, and how many of these are unread. */
typedef struct
{
  guint n_articles;
  guint n_unread;
} Hidden;

static char *
dup_json (const PlacesQuery *query)
{
  GString *json = g_string_new ("[");

  for (gsize i = 0; i < query->n_hidden; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", query->hidden[i]);
  g_string_append_c (json, ']');
  return g_string_free_and_steal (json);
}

/* @sql gives key, number and number of unread ones of the articles in its parameter. */
static GHashTable *
count_hidden (QdSqlite   *db,
              const char *sql,
              const char *json,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  g_autoptr (GHashTable)  counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, json);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64  key = qd_statement_get_int (statement, 0);
      Hidden *hidden = g_new0 (Hidden, 1);

      hidden->n_articles = qd_statement_get_uint (statement, 1);
      hidden->n_unread = qd_statement_get_uint (statement, 2);
      g_hash_table_insert (counts, g_memdup2 (&key, sizeof key), hidden);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

static void
subtract (GHashTable *counts,
          gint64      key,
          guint      *n_articles,
          guint      *n_unread)
{
  const Hidden *hidden = counts != NULL ? g_hash_table_lookup (counts, &key) : NULL;

  if (hidden == NULL)
    return;
  *n_articles -= MIN (*n_articles, hidden->n_articles);
  *n_unread -= MIN (*n_unread, hidden->n_unread);
}

static gboolean
list_tags (QdSqlite   *db,
           GHashTable *hidden,
           GPtrArray  *tags,
           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT tags.id, tags.name, colour, n_articles, n_unread FROM tags"
                                                             " LEFT JOIN tag_places ON tag_places.name = tags.name ORDER BY place NULLS LAST, tags.name");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdTagRecord fields = {
        .id = qd_statement_get_int (statement, 0),
        .name = qd_statement_get_text (statement, 1, NULL),
        .colour = qd_statement_get_uint (statement, 2),
        .n_articles = qd_statement_get_uint (statement, 3),
        .n_unread = qd_statement_get_uint (statement, 4),
      };

      subtract (hidden, fields.id, &fields.n_articles, &fields.n_unread);
      g_ptr_array_add (tags, qd_tag_record_new (&fields));
    }
  return step == QD_STEP_DONE;
}

static gboolean
list_searches (QdSqlite  *db,
               GPtrArray *searches,
               GError   **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT saved_searches.id, saved_searches.name, query, source, tag, flags,"
                                                             " iif (source IS NULL, 0, coalesce ((SELECT sources.id FROM sources WHERE sources.name = source), -1)),"
                                                             " iif (tag IS NULL, 0, coalesce ((SELECT tags.id FROM tags WHERE tags.name = tag), -1))"
                                                             " FROM saved_searches LEFT JOIN search_places ON search_places.name = saved_searches.name"
                                                             " ORDER BY place NULLS LAST, saved_searches.name");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (searches, qd_saved_search_record_new (&(QdSavedSearchRecord){
                                 .id = qd_statement_get_int (statement, 0),
                                 .name = qd_statement_get_text (statement, 1, NULL),
                                 .query = qd_statement_get_text (statement, 2, NULL),
                                 .source = qd_statement_get_text (statement, 3, NULL),
                                 .tag = qd_statement_get_text (statement, 4, NULL),
                                 .flags = qd_statement_get_uint (statement, 5),
                                 .source_id = qd_statement_get_int (statement, 6),
                                 .tag_id = qd_statement_get_int (statement, 7),
                               }));
  return step == QD_STEP_DONE;
}

static gboolean
list_sources (QdSqlite   *db,
              GHashTable *hidden,
              QdPlaces   *places,
              GError    **error)
{
  g_autoptr (GPtrArray) sources = _qd_store_load_sources (db, error);

  if (sources == NULL)
    return FALSE;
  for (guint i = 0; i < sources->len; i++)
    {
      QdSourceRecord fields = *(const QdSourceRecord *)g_ptr_array_index (sources, i);

      subtract (hidden, fields.id, &fields.n_articles, &fields.n_unread);
      g_ptr_array_add (places->sources, qd_source_record_new (&fields));
    }
  return TRUE;
}

static gboolean
count_all (QdSqlite   *db,
           const char *json,
           QdPlaces   *places,
           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT count(*), total (read = 0), total (starred) FROM json_each (?1) AS hidden"
                                                             " CROSS JOIN articles ON articles.id = hidden.value");
  gint64                  n_stories, n_notes;

  if (!_qd_store_load_counts (db, &places->counts, error) ||
      !qd_sqlite_query_int (db, "SELECT n FROM derived WHERE name = 'stories'", &n_stories, error) ||
      !qd_sqlite_query_int (db, "SELECT count(*) FROM notes", &n_notes, error))
    return FALSE;
  places->n_stories = (guint)n_stories;
  places->n_notes = (guint)n_notes;
  qd_statement_bind_text (statement, 1, json);
  if (qd_statement_step (statement, error) != QD_STEP_ROW)
    return FALSE;
  places->counts.n_articles -= MIN (places->counts.n_articles, qd_statement_get_uint (statement, 0));
  places->counts.n_unread -= MIN (places->counts.n_unread, qd_statement_get_uint (statement, 1));
  places->counts.n_starred -= MIN (places->counts.n_starred, qd_statement_get_uint (statement, 2));
  return TRUE;
}

static gpointer
list_places (QdSqlite     *db,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  const PlacesQuery     *query = data;
  g_autoptr (QdPlaces)   places = g_new0 (QdPlaces, 1);
  g_autoptr (GHashTable) of_tags = NULL, of_sources = NULL;
  g_autofree char       *json = dup_json (query);

  places->searches = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_saved_search_record_unref);
  places->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_tag_record_unref);
  places->sources = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_source_record_unref);
  if (query->n_hidden > 0)
    {
      of_tags = count_hidden (db, "SELECT tag_id, count(*), total (read = 0) FROM json_each (?1) AS hidden CROSS JOIN articles ON articles.id = hidden.value"
                                  " CROSS JOIN article_tags ON article_id = articles.id GROUP BY tag_id",
                              json, error);
      of_sources = of_tags == NULL ? NULL : count_hidden (db, "SELECT source_id, count(*), total (read = 0) FROM json_each (?1) AS hidden CROSS JOIN articles ON articles.id = hidden.value GROUP BY source_id", json, error);
      if (of_sources == NULL)
        return NULL;
    }
  if (!count_all (db, json, places, error) || !list_searches (db, places->searches, error) ||
      !list_tags (db, of_tags, places->tags, error) || !list_sources (db, of_sources, places, error))
    return NULL;
  return g_steal_pointer (&places);
}

/**
 * qd_store_list_places:
 * @self: (not nullable): a library
 * @hidden: (array length=n_hidden) (nullable): rows of articles that are to be removed, and not to be counted
 * @n_hidden: how many
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists saved searches, tags and sources, and counts, in a time that does not depend on the number of articles. Thread: any
 * but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the places; %NULL on error
 */
QdPlaces *
qd_store_list_places (QdStore      *self,
                      const gint64 *hidden,
                      gsize         n_hidden,
                      GCancellable *cancellable,
                      GError      **error)
{
  PlacesQuery *query;
  QdPlaces    *places;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  query = new_query (hidden, n_hidden);
  places = _qd_store_read (self, list_places, query, cancellable, error);
  free_query (query);
  return places;
}

/**
 * qd_store_list_places_async:
 * @self: (not nullable): a library
 * @hidden: (array length=n_hidden) (nullable): as in qd_store_list_places(); copied
 * @n_hidden: how many
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_places() does without blocking. Thread: any.
 */
void
qd_store_list_places_async (QdStore            *self,
                            const gint64       *hidden,
                            gsize               n_hidden,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_places_async);
  _qd_store_read_async (self, list_places, new_query (hidden, n_hidden), free_query, task, free_places);
}

/**
 * qd_store_list_places_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_places_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the places; %NULL on error
 */
QdPlaces *
qd_store_list_places_finish (QdStore      *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

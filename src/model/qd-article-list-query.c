/* qd-article-list-query.c: which articles are in a list, and what becomes of it when they change
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-article-list-private.h"
#include "model/qd-id-diff.h"
#include "store/qd-store-articles.h"

/* More changes at once than this are joined: a view does some work for each. */
#define MAX_SPLICES 64

/* The newest that a search finds are shown when so many milliseconds have passed and all of it, or the best, are not there
 * yet: what comes sooner need not be shown twice. */
#define FIRST_DELAY 60

/* What the worker compares: lists that nobody changes any more. */
typedef struct
{
  GArray *old_ids;
  GArray *new_ids;
  GArray *kept;
  GArray *splices;

  GHashTable *watched;
} Comparison;

static void
comparison_free (Comparison *comparison)
{
  g_clear_pointer (&comparison->old_ids, g_array_unref);
  g_clear_pointer (&comparison->new_ids, g_array_unref);
  g_clear_pointer (&comparison->kept, g_array_unref);
  g_clear_pointer (&comparison->splices, g_array_unref);
  g_clear_pointer (&comparison->watched, g_hash_table_unref);
  g_free (comparison);
}

static void
compare_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Comparison *comparison = task_data;

  if (comparison->kept->len > 0)
    {
      g_autoptr (GArray) found = g_steal_pointer (&comparison->new_ids);

      comparison->new_ids = qd_id_keep (comparison->old_ids, found, comparison->kept);
    }
  comparison->splices = qd_id_diff (&g_array_index (comparison->old_ids, gint64, 0), comparison->old_ids->len, &g_array_index (comparison->new_ids, gint64, 0), comparison->new_ids->len, comparison->watched, MAX_SPLICES);

  g_task_return_boolean (task, TRUE);
}

static void
apply_splices (QdArticleList *self,
               GArray        *ids,
               GArray        *splices)
{
  self->old_ids = g_steal_pointer (&self->ids);
  self->ids = g_array_ref (ids);

  for (guint i = 0; i < splices->len; i++)
    {
      const QdSplice *splice = &g_array_index (splices, QdSplice, i);

      self->new_done = splice->new_position + splice->n_added;
      self->old_done = splice->old_position + splice->n_removed;
      _qd_article_list_announce (self, splice->new_position, splice->n_removed, splice->n_added);
    }

  g_clear_pointer (&self->old_ids, g_array_unref);
}

static void
finish_query (QdArticleList *self)
{
  _qd_article_list_set_loading (self, FALSE);
  qd_pace_end (self->pace);
}

static void
compare_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (QdArticleList) self = user_data;
  GTask                    *task = G_TASK (result);
  Comparison               *comparison = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != self->cancellable || self->library == NULL)
    return;

  apply_splices (self, comparison->new_ids, comparison->splices);
  _qd_article_list_refresh_records (self);
  finish_query (self);
}

/* Returns: (transfer full) (nullable): the rows that widgets show, %NULL if there are none */
static GHashTable *
collect_watched (QdArticleList *self)
{
  g_autoptr (GHashTable) watched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter         iter;
  gpointer               id;
  gpointer               item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    if (qd_article_item_is_watched (item))
      g_hash_table_add (watched, g_memdup2 (id, sizeof (gint64)));

  return g_hash_table_size (watched) > 0 ? g_steal_pointer (&watched) : NULL;
}

static void
compare_later (QdArticleList *self,
               GArray        *ids)
{
  /* The thread may be the last to let go of the task, which must not be the last to hold a list of the main thread. */
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, compare_cb, g_object_ref (self));
  Comparison       *comparison = g_new0 (Comparison, 1);
  GHashTableIter    iter;
  gpointer          id;

  comparison->old_ids = g_array_ref (self->ids);
  comparison->new_ids = g_array_ref (ids);
  comparison->kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  comparison->watched = collect_watched (self);
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!qd_library_is_hidden (self->library, *(const gint64 *)id))
      g_array_append_vals (comparison->kept, id, 1);

  g_task_set_source_tag (task, compare_later);
  g_task_set_task_data (task, comparison, (GDestroyNotify)comparison_free);
  g_task_run_in_thread (task, compare_in_thread);
}

/* A new filter: the list is another one, and a selection in the old one ends, which a removal says without making
 * anybody look for its rows in the new one. */
static void
reset_ids (QdArticleList *self,
           GArray        *ids)
{
  guint              n_old = self->ids->len;
  g_autoptr (GArray) old_ids = g_steal_pointer (&self->ids);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_old > 0)
    _qd_article_list_announce (self, 0, n_old, 0);

  g_queue_clear_full (&self->pages, (GDestroyNotify)g_ptr_array_unref);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (ids->len > 0)
    _qd_article_list_announce (self, 0, 0, ids->len);
}

void
_qd_article_list_forget_first (QdArticleList *self)
{
  g_clear_handle_id (&self->first_source, g_source_remove);
  g_clear_pointer (&self->first_ids, g_array_unref);
}

/* What the person has removed is no longer there, although it may still be brought back. */
static void
leave_out_hidden (QdArticleList *self,
                  GArray        *ids)
{
  guint n = 0;

  if (ids == NULL || !qd_library_has_hidden (self->library))
    return;

  for (guint i = 0; i < ids->len; i++)
    if (!qd_library_is_hidden (self->library, g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
}

static void
find_articles_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (QdArticleFetch) query = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GArray)         ids = qd_store_find_articles_finish (QD_STORE (source), result, &error);
  QdArticleList             *self = query->self;

  if (self->cancellable != query->cancellable || self->library == NULL)
    return;

  _qd_article_list_forget_first (self);
  g_clear_error (&self->error);
  leave_out_hidden (self, ids);
  if (ids == NULL)
    {
      self->error = g_steal_pointer (&error);
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    }

  if (self->loading)
    {
      reset_ids (self, ids);
      _qd_article_list_refresh_records (self);
      finish_query (self);
    }
  else
    {
      compare_later (self, ids);
    }
}

static QdArticleFetch *
new_query (QdArticleList *self)
{
  QdArticleFetch *query = g_new0 (QdArticleFetch, 1);

  query->self = g_object_ref (self);
  query->cancellable = g_object_ref (self->cancellable);

  return query;
}

static void
query_all (QdArticleList *self)
{
  qd_store_find_articles_async (qd_library_get_store (self->library), &self->filter, self->cancellable, find_articles_cb, new_query (self));
}

/* All of the search, or the best of it, take long: what was found first is shown until they are there. */
static gboolean
show_first_cb (gpointer user_data)
{
  QdArticleList     *self = user_data;
  g_autoptr (GArray) ids = g_steal_pointer (&self->first_ids);

  self->first_source = 0;
  g_clear_error (&self->error);
  reset_ids (self, ids);
  _qd_article_list_refresh_records (self);
  _qd_article_list_set_loading (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
find_first_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (QdArticleFetch) query = user_data;
  g_autoptr (GArray)         ids = qd_store_find_articles_finish (QD_STORE (source), result, NULL);
  QdArticleList             *self = query->self;

  if (self->cancellable != query->cancellable || self->library == NULL)
    return;

  /* Fewer than were asked for are all. */
  if (ids != NULL && ids->len < QD_ARTICLE_LIST_PAGE && self->filter.sort != QD_ARTICLE_SORT_RELEVANCE)
    {
      g_clear_error (&self->error);
      leave_out_hidden (self, ids);
      reset_ids (self, ids);
      _qd_article_list_refresh_records (self);
      finish_query (self);
      return;
    }
  leave_out_hidden (self, ids);

  /* What went wrong will go wrong again, and is told then. */
  if (ids != NULL && ids->len > 0)
    {
      self->first_ids = g_steal_pointer (&ids);
      self->first_source = g_timeout_add (FIRST_DELAY, show_first_cb, self);
    }
  query_all (self);
}

/* A new search asks for the newest first, which are found at once however many there are. */
void
_qd_article_list_query (gpointer user_data)
{
  QdArticleList  *self = user_data;
  QdArticleFilter first = self->filter;

  if (!self->loading || self->query == NULL)
    {
      query_all (self);
      return;
    }

  first.most = QD_ARTICLE_LIST_PAGE;
  if (first.sort == QD_ARTICLE_SORT_RELEVANCE)
    first.sort = QD_ARTICLE_SORT_NEWEST;
  qd_store_find_articles_async (qd_library_get_store (self->library), &first, self->cancellable, find_first_cb, new_query (self));
}

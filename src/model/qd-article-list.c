/* qd-article-list.c: the articles that a filter finds, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-article-list.h"

#include "model/qd-id-diff.h"
#include "model/qd-pace.h"

/* Records are fetched so many at a time, and those of so many pages stay when nobody looks at them any more. */
#define PAGE_SIZE 100
#define N_PAGES_KEPT 8

/* More changes at once than this are joined: a view does some work for each. */
#define MAX_SPLICES 64

/* While an import runs, the library changes all the time. The list looks again after this many milliseconds, or after
 * this many times what the last look took, so that a large library is not searched without a pause. */
#define REFRESH_INTERVAL 250
#define REFRESH_REST 4

/* The newest that a search finds are shown when so many milliseconds have passed and all of it, or the best, are not there
 * yet: what comes sooner need not be shown twice. */
#define FIRST_DELAY 60

struct _QdArticleList
{
  GObject parent_instance;

  /* Owned */
  QdLibrary      *library;
  QdPace         *pace;
  QdArticleFilter filter;
  char           *query;
  GArray         *ids;
  GArray         *old_ids;
  GArray         *first_ids;
  GHashTable     *kept;
  GQueue          pages;
  GQueue          wanted;
  GQueue          stale;
  GCancellable   *cancellable;
  GError         *error;

  /* Borrowed: the items that are alive, by id */
  GHashTable *items;

  /* While splices are announced one by one, the list is new up to here and old behind it. */
  guint new_done;
  guint old_done;

  guint fetch_source;
  guint first_source;
  guint loading : 1;
  guint fetching : 1;
};

enum {
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  QdArticleList *self = QD_ARTICLE_LIST (model);

  if (self->old_ids != NULL)
    return self->new_done + self->old_ids->len - self->old_done;

  return self->ids->len;
}

static gint64
get_id (QdArticleList *self,
        guint          position)
{
  if (self->old_ids != NULL && position >= self->new_done)
    return g_array_index (self->old_ids, gint64, position - self->new_done + self->old_done);

  return g_array_index (self->ids, gint64, position);
}

static gpointer get_item (GListModel *model,
                          guint       position);

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdArticleList, qd_article_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void fetch_soon (QdArticleList *self);

/* Somebody looked at @id when it was at @position. */
typedef struct
{
  gint64 id;
  guint  position;
} Wanted;

/* Records on their way: those of a page make items, so that scrolling finds them there; those that are only brought up
 * to date do not. */
typedef struct
{
  QdArticleList *self;
  GCancellable  *cancellable;
  GArray        *ids;
  gboolean       page;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_object (&fetch->self);
  g_clear_object (&fetch->cancellable);
  g_clear_pointer (&fetch->ids, g_array_unref);
  g_free (fetch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fetch, fetch_free)

static void
item_gone_cb (gpointer user_data,
              GObject *item)
{
  QdArticleList *self = user_data;
  gint64         id = qd_article_item_get_id ((QdArticleItem *)item);

  g_hash_table_remove (self->items, &id);
}

/* Returns: (transfer full) */
static QdArticleItem *
ensure_item (QdArticleList *self,
             gint64         id)
{
  QdArticleItem *item = g_hash_table_lookup (self->items, &id);

  if (item != NULL)
    return g_object_ref (item);

  item = qd_article_item_new (id);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);

  return item;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdArticleList *self = QD_ARTICLE_LIST (model);
  QdArticleItem *item;
  Wanted        *wanted;

  if (position >= get_n_items (model))
    return NULL;

  item = ensure_item (self, get_id (self, position));
  if (qd_article_item_get_record (item) == NULL)
    {
      wanted = g_new (Wanted, 1);
      wanted->id = qd_article_item_get_id (item);
      wanted->position = position;
      g_queue_push_head (&self->wanted, wanted);
      fetch_soon (self);
    }

  return item;
}

static void
forget_wanted (QdArticleList *self)
{
  g_queue_clear_full (&self->wanted, g_free);
  g_queue_clear_full (&self->stale, (GDestroyNotify)g_array_unref);
}

static void
keep_page (QdArticleList *self,
           GPtrArray     *items)
{
  g_queue_push_head (&self->pages, items);
  while (self->pages.length > N_PAGES_KEPT)
    g_ptr_array_unref (g_queue_pop_tail (&self->pages));
}

static void
apply_records (QdArticleList *self,
               const Fetch   *fetch,
               GPtrArray     *records)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fetch->ids->len && i < records->len; i++)
    {
      gint64           id = g_array_index (fetch->ids, gint64, i);
      QdArticleRecord *record = records->pdata[i];
      QdArticleItem   *item = NULL;

      if (record == NULL)
        {
          if (g_hash_table_remove (self->kept, &id))
            qd_pace_want (self->pace);
          continue;
        }

      if (fetch->page || g_hash_table_contains (self->items, &id))
        item = ensure_item (self, id);
      if (item == NULL)
        continue;

      qd_article_item_set_record (item, record);
      g_ptr_array_add (items, item);
    }

  if (fetch->page)
    keep_page (self, items);
  else
    g_ptr_array_unref (items);
}

static void
list_articles_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Fetch)     fetch = user_data;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = qd_store_list_articles_finish (QD_STORE (source), result, &error);
  QdArticleList        *self = fetch->self;

  if (self->cancellable != fetch->cancellable)
    return;

  self->fetching = FALSE;
  if (records != NULL)
    apply_records (self, fetch, records);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->library, "failed", error);

  fetch_soon (self);
}

/* The rows of the page around what was looked at last, as far as it is still looked at; %NULL if it is not. */
static GArray *
collect_page (QdArticleList *self,
              const Wanted  *wanted)
{
  GArray        *ids;
  QdArticleItem *item = g_hash_table_lookup (self->items, &wanted->id);
  guint          first = wanted->position - wanted->position % PAGE_SIZE;

  if (item == NULL || qd_article_item_get_record (item) != NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (wanted->position < self->ids->len && g_array_index (self->ids, gint64, wanted->position) == wanted->id)
    g_array_append_vals (ids, &g_array_index (self->ids, gint64, first), MIN (PAGE_SIZE, self->ids->len - first));
  else
    g_array_append_val (ids, wanted->id);

  return ids;
}

static gboolean
fetch_cb (gpointer user_data)
{
  QdArticleList    *self = user_data;
  g_autoptr (Fetch) fetch = g_new0 (Fetch, 1);

  self->fetch_source = 0;
  fetch->page = TRUE;
  while (fetch->ids == NULL && self->wanted.length > 0)
    {
      g_autofree Wanted *wanted = g_queue_pop_head (&self->wanted);

      fetch->ids = collect_page (self, wanted);
    }

  if (fetch->ids == NULL && self->stale.length > 0)
    {
      fetch->page = FALSE;
      fetch->ids = g_queue_pop_head (&self->stale);
    }

  if (fetch->ids != NULL)
    {
      GArray *ids = fetch->ids;

      self->fetching = TRUE;
      fetch->self = g_object_ref (self);
      fetch->cancellable = g_object_ref (self->cancellable);
      qd_store_list_articles_async (qd_library_get_store (self->library), &g_array_index (ids, gint64, 0), ids->len, self->filter.query, self->cancellable, list_articles_cb, g_steal_pointer (&fetch));
    }

  return G_SOURCE_REMOVE;
}

static void
fetch_soon (QdArticleList *self)
{
  if (self->fetch_source == 0 && !self->fetching && self->library != NULL && (self->wanted.length > 0 || self->stale.length > 0))
    self->fetch_source = g_idle_add_full (G_PRIORITY_DEFAULT, fetch_cb, self, NULL);
}

/* What was loaded may be out of date: what is alive is loaded again. */
static void
refresh_records (QdArticleList *self)
{
  GHashTableIter iter;
  gpointer       id;
  gpointer       item;
  GArray        *ids = NULL;

  g_queue_clear_full (&self->stale, (GDestroyNotify)g_array_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      if (qd_article_item_get_record (item) == NULL)
        continue;

      if (ids == NULL || ids->len == PAGE_SIZE)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_queue_push_tail (&self->stale, ids);
        }
      g_array_append_vals (ids, id, 1);
    }

  fetch_soon (self);
}

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
announce (QdArticleList *self,
          guint          position,
          guint          removed,
          guint          added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
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
      announce (self, splice->new_position, splice->n_removed, splice->n_added);
    }

  g_clear_pointer (&self->old_ids, g_array_unref);
}

static void
set_loading (QdArticleList *self,
             gboolean       loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
finish_query (QdArticleList *self)
{
  set_loading (self, FALSE);
  qd_pace_end (self->pace);
}

static void
compare_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  QdArticleList *self = QD_ARTICLE_LIST (source);
  GTask         *task = G_TASK (result);
  Comparison    *comparison = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != self->cancellable || self->library == NULL)
    return;

  apply_splices (self, comparison->new_ids, comparison->splices);
  refresh_records (self);
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
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, compare_cb, NULL);
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
    announce (self, 0, n_old, 0);

  g_queue_clear_full (&self->pages, (GDestroyNotify)g_ptr_array_unref);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (ids->len > 0)
    announce (self, 0, 0, ids->len);
}

static void
forget_first (QdArticleList *self)
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
  g_autoptr (Fetch)  query = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = qd_store_find_articles_finish (QD_STORE (source), result, &error);
  QdArticleList     *self = query->self;

  if (self->cancellable != query->cancellable || self->library == NULL)
    return;

  forget_first (self);
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
      refresh_records (self);
      finish_query (self);
    }
  else
    {
      compare_later (self, ids);
    }
}

static Fetch *
new_query (QdArticleList *self)
{
  Fetch *query = g_new0 (Fetch, 1);

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
  refresh_records (self);
  set_loading (self, FALSE);

  return G_SOURCE_REMOVE;
}

static void
find_first_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Fetch)  query = user_data;
  g_autoptr (GArray) ids = qd_store_find_articles_finish (QD_STORE (source), result, NULL);
  QdArticleList     *self = query->self;

  if (self->cancellable != query->cancellable || self->library == NULL)
    return;

  /* Fewer than were asked for are all. */
  if (ids != NULL && ids->len < PAGE_SIZE && self->filter.sort != QD_ARTICLE_SORT_RELEVANCE)
    {
      g_clear_error (&self->error);
      leave_out_hidden (self, ids);
      reset_ids (self, ids);
      refresh_records (self);
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
static void
query_cb (gpointer user_data)
{
  QdArticleList  *self = user_data;
  QdArticleFilter first = self->filter;

  if (!self->loading || self->query == NULL)
    {
      query_all (self);
      return;
    }

  first.most = PAGE_SIZE;
  if (first.sort == QD_ARTICLE_SORT_RELEVANCE)
    first.sort = QD_ARTICLE_SORT_NEWEST;
  qd_store_find_articles_async (qd_library_get_store (self->library), &first, self->cancellable, find_first_cb, new_query (self));
}

static void
library_changed_cb (QdArticleList *self)
{
  /* Without a filter nothing is listed yet. */
  if (self->cancellable != NULL)
    qd_pace_want (self->pace);
}

/* Whatever is under way belongs to the filter before. */
static void
cancel (QdArticleList *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  qd_pace_reset (self->pace);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  forget_first (self);
  forget_wanted (self);
  self->fetching = FALSE;
}

static void
qd_article_list_dispose (GObject *object)
{
  QdArticleList *self = QD_ARTICLE_LIST (object);
  GHashTableIter iter;
  gpointer       item;

  cancel (self);
  g_queue_clear_full (&self->pages, (GDestroyNotify)g_ptr_array_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_article_list_parent_class)->dispose (object);
}

static void
qd_article_list_finalize (GObject *object)
{
  QdArticleList *self = QD_ARTICLE_LIST (object);

  g_clear_pointer (&self->pace, qd_pace_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->query, g_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (qd_article_list_parent_class)->finalize (object);
}

static void
qd_article_list_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  QdArticleList *self = QD_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;

    case PROP_N_ITEMS:
      g_value_set_uint (value, get_n_items (G_LIST_MODEL (self)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_article_list_class_init (QdArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_article_list_dispose;
  object_class->finalize = qd_article_list_finalize;
  object_class->get_property = qd_article_list_get_property;

  /**
   * QdArticleList:loading:
   *
   * Whether what the list holds still belongs to the filter before.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdArticleList:n-items:
   *
   * How many articles there are.
   */
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_article_list_init (QdArticleList *self)
{
  self->pace = qd_pace_new (REFRESH_INTERVAL, REFRESH_REST, query_cb, self);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * qd_article_list_new:
 * @library: (not nullable): where the articles are; a reference is taken
 *
 * Makes a list that is empty until a filter is set.
 *
 * Returns: (transfer full): the list
 */
QdArticleList *
qd_article_list_new (QdLibrary *library)
{
  QdArticleList *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_ARTICLE_LIST, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * qd_article_list_set_filter:
 * @self: a list
 * @filter: (not nullable): what to list; copied
 *
 * Looks for other articles. #QdArticleList:loading is set until they are found; the list keeps the old ones until then.
 * When they are there, the old ones are removed, then the new ones are added.
 */
void
qd_article_list_set_filter (QdArticleList         *self,
                            const QdArticleFilter *filter)
{
  g_autofree char *query = NULL;

  g_return_if_fail (QD_IS_ARTICLE_LIST (self));
  g_return_if_fail (filter != NULL);

  query = g_strdup (filter->query);
  cancel (self);
  if (self->library == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  self->filter = *filter;
  g_free (self->query);
  self->query = g_steal_pointer (&query);
  self->filter.query = self->query;
  g_hash_table_remove_all (self->kept);
  set_loading (self, TRUE);
  qd_pace_begin (self->pace);
}

/**
 * qd_article_list_get_filter:
 * @self: a list
 *
 * Returns: (transfer none): what it lists
 */
const QdArticleFilter *
qd_article_list_get_filter (QdArticleList *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), NULL);

  return &self->filter;
}

/**
 * qd_article_list_keep:
 * @self: a list
 * @article_id: an article's row
 *
 * Keeps an article that is in the list there until another filter is set, although it may no longer match: what a
 * person has just read in the list of unread articles must not vanish under their eyes.
 */
void
qd_article_list_keep (QdArticleList *self,
                      gint64         article_id)
{
  g_return_if_fail (QD_IS_ARTICLE_LIST (self));

  g_hash_table_add (self->kept, g_memdup2 (&article_id, sizeof article_id));
}

/**
 * qd_article_list_find:
 * @self: a list
 * @article_id: an article's row
 *
 * Takes time in proportion to the length of the list, and loads nothing.
 *
 * Returns: its position; %G_MAXUINT if it is not in the list
 */
guint
qd_article_list_find (QdArticleList *self,
                      gint64         article_id)
{
  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == article_id)
      return i;

  return G_MAXUINT;
}

/**
 * qd_article_list_get_loading:
 * @self: a list
 *
 * Returns: whether what the list holds still belongs to the filter before
 */
gboolean
qd_article_list_get_loading (QdArticleList *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), FALSE);

  return self->loading;
}

/**
 * qd_article_list_get_error:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the articles could not be found, a sentence for the person; a list with an
 *   error is empty
 */
const GError *
qd_article_list_get_error (QdArticleList *self)
{
  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), NULL);

  return self->error;
}

/**
 * qd_article_list_get_id:
 * @self: a list
 * @position: a position in it
 *
 * Loads nothing.
 *
 * Returns: the row of the article there; 0 if there is none
 */
gint64
qd_article_list_get_id (QdArticleList *self,
                        guint          position)
{
  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), 0);

  return position < get_n_items (G_LIST_MODEL (self)) ? get_id (self, position) : 0;
}

/**
 * qd_article_list_get_record:
 * @self: a list
 * @article_id: an article's row
 *
 * Loads nothing.
 *
 * Returns: (transfer none) (nullable): the article, if somebody looks at it or has done so lately
 */
QdArticleRecord *
qd_article_list_get_record (QdArticleList *self,
                            gint64         article_id)
{
  QdArticleItem *item;

  g_return_val_if_fail (QD_IS_ARTICLE_LIST (self), NULL);

  item = g_hash_table_lookup (self->items, &article_id);

  return item != NULL ? qd_article_item_get_record (item) : NULL;
}

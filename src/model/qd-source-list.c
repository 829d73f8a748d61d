/* qd-source-list.c: what can be chosen at the left of the window, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-source-list.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-id-diff.h"
#include "store/qd-store-people.h"
#include "store/qd-store-sources.h"

/* The items that are always there come first. */
#define N_FIXED 6

/* While an import runs, the library is asked again at most so often, milliseconds. */
#define REFRESH_INTERVAL 250

#define MAX_SPLICES 64

/* What saved searches find, and who speaks, is counted at most so often, milliseconds, and not before so many times what it took have passed. */
#define COUNT_INTERVAL 1000
#define COUNT_REST 10

struct _QdSourceList
{
  GObject parent_instance;

  /* Owned */
  QdLibrary    *library;
  GPtrArray    *items;
  GCancellable *cancellable;

  GQueue uncounted;

  gint64 count_began;
  gint64 count_took;
  guint  refresh_source;
  guint  count_source;
  guint  querying : 1;
  guint  dirty : 1;
  guint  loaded : 1;
  guint  counting : 1;
  guint  count_again : 1;
};

enum {
  PROP_0,
  PROP_LOADED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_SOURCE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QD_SOURCE_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdSourceList *self = QD_SOURCE_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdSourceList, qd_source_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* A row of any table, with what it is of, as one number: tables of so many rows are not counted by the source list. */
#define KIND_SHIFT 56

static gint64
make_key (QdSourceKind kind,
          gint64       id)
{
  return ((gint64)kind << KIND_SHIFT) | (id & ((G_GINT64_CONSTANT (1) << KIND_SHIFT) - 1));
}

/* What comes behind the fixed items, in one list. */
typedef struct
{
  QdSourceKind kind;
  gint64       id;
  gpointer     record; /* borrowed */
} Entry;

static GArray *
collect_entries (QdPlaces *places)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < places->searches->len; i++)
    g_array_append_val (entries, ((Entry){ QD_SOURCE_SEARCH, ((QdSavedSearchRecord *)places->searches->pdata[i])->id, places->searches->pdata[i] }));
  for (guint i = 0; i < places->tags->len; i++)
    g_array_append_val (entries, ((Entry){ QD_SOURCE_TAG, ((QdTagRecord *)places->tags->pdata[i])->id, places->tags->pdata[i] }));
  /* Of one whose articles are all about to be removed nothing can be seen. */
  for (guint i = 0; i < places->sources->len; i++)
    if (((QdSourceRecord *)places->sources->pdata[i])->n_articles > 0)
      g_array_append_val (entries, ((Entry){ QD_SOURCE_OUTLET, ((QdSourceRecord *)places->sources->pdata[i])->id, places->sources->pdata[i] }));

  return entries;
}

static void
describe (QdSourceItem *item,
          const Entry  *entry)
{
  if (entry->kind == QD_SOURCE_SEARCH)
    {
      qd_source_item_set_title (item, ((QdSavedSearchRecord *)entry->record)->name);
      qd_source_item_set_search (item, entry->record);
    }
  else if (entry->kind == QD_SOURCE_TAG)
    {
      const QdTagRecord *tag = entry->record;

      qd_source_item_set_title (item, tag->name);
      qd_source_item_set_colour (item, tag->colour);
      qd_source_item_set_count (item, tag->n_articles);
      qd_source_item_set_n_unread (item, tag->n_unread);
    }
  else
    {
      const QdSourceRecord *source = entry->record;
      g_autofree char      *title = qd_source_name_dup_display (source->name);

      qd_source_item_set_name (item, source->name);
      qd_source_item_set_title (item, title);
      qd_source_item_set_count (item, source->n_articles);
      qd_source_item_set_n_unread (item, source->n_unread);
    }
}

/* An item that only moved is the same one. */
static QdSourceItem *
make_item (GHashTable  *old,
           const Entry *entry)
{
  gint64        key = make_key (entry->kind, entry->id);
  QdSourceItem *item = g_hash_table_lookup (old, &key);

  if (item != NULL)
    g_object_ref (item);
  else
    item = qd_source_item_new (entry->kind, entry->id, "");
  describe (item, entry);

  return item;
}

static void
replace (QdSourceList   *self,
         GHashTable     *old,
         const QdSplice *splice,
         GArray         *entries)
{
  guint position = N_FIXED + splice->new_position;

  if (splice->n_removed > 0)
    g_ptr_array_remove_range (self->items, position, splice->n_removed);
  for (guint i = 0; i < splice->n_added; i++)
    g_ptr_array_insert (self->items, (int)(position + i), make_item (old, &g_array_index (entries, Entry, splice->new_position + i)));

  g_list_model_items_changed (G_LIST_MODEL (self), position, splice->n_removed, splice->n_added);
}

static void
show_entries (QdSourceList *self,
              GArray       *entries)
{
  guint                  n_old = self->items->len - N_FIXED;
  g_autofree gint64     *old_keys = g_new (gint64, n_old + 1);
  g_autofree gint64     *new_keys = g_new (gint64, entries->len + 1);
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GArray)     splices = NULL;

  for (guint i = 0; i < n_old; i++)
    {
      QdSourceItem *item = self->items->pdata[N_FIXED + i];

      old_keys[i] = make_key (qd_source_item_get_kind (item), qd_source_item_get_id (item));
      g_hash_table_insert (old, &old_keys[i], g_object_ref (item));
    }
  for (guint i = 0; i < entries->len; i++)
    new_keys[i] = make_key (g_array_index (entries, Entry, i).kind, g_array_index (entries, Entry, i).id);

  splices = qd_id_diff (old_keys, n_old, new_keys, entries->len, NULL, MAX_SPLICES);
  for (guint i = 0; i < splices->len; i++)
    replace (self, old, &g_array_index (splices, QdSplice, i), entries);

  for (guint i = 0; i < entries->len; i++)
    describe (self->items->pdata[N_FIXED + i], &g_array_index (entries, Entry, i));
}

static void schedule_refresh (QdSourceList *self);
static void count_on_demand (QdSourceList *self);

static void
list_places_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdSourceList) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdPlaces)     places = qd_store_list_places_finish (QD_STORE (source), result, &error);

  self->querying = FALSE;
  if (self->library == NULL)
    return;

  if (places != NULL)
    {
      g_autoptr (GArray) entries = collect_entries (places);

      show_entries (self, entries);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_ALL], places->counts.n_articles);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_UNREAD], places->counts.n_unread);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_STARRED], places->counts.n_starred);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_STORIES], places->n_stories);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_NOTES], places->n_notes);
      count_on_demand (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_signal_emit_by_name (self->library, "failed", error);
    }

  if (self->dirty)
    {
      self->dirty = FALSE;
      schedule_refresh (self);
    }
  if (!self->loaded && error == NULL)
    {
      self->loaded = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
    }
}

static void
refresh (QdSourceList *self)
{
  g_autoptr (GArray) hidden = qd_library_dup_hidden (self->library);

  self->querying = TRUE;
  qd_store_list_places_async (qd_library_get_store (self->library), (const gint64 *)(gconstpointer)hidden->data, hidden->len, self->cancellable, list_places_cb, g_object_ref (self));
}

/* How much saved searches find takes a search each, and how many speak a look at all their names: one after the other, and not all the time
 * while an import runs. */

static void count_next (QdSourceList *self);

static gboolean
recount_cb (gpointer user_data)
{
  QdSourceList *self = user_data;

  self->count_source = 0;
  count_on_demand (self);

  return G_SOURCE_REMOVE;
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (QdSourceList) self = user_data;
  g_autoptr (GArray)       ids = qd_store_find_articles_finish (QD_STORE (source), result, NULL);
  g_autoptr (QdSourceItem) item = g_queue_pop_head (&self->uncounted);

  if (self->library == NULL)
    return;

  if (ids != NULL && item != NULL)
    {
      guint n = 0;

      for (guint i = 0; i < ids->len; i++)
        n += !qd_library_is_hidden (self->library, g_array_index (ids, gint64, i));
      qd_source_item_set_count (item, n);
    }
  count_next (self);
}

static void
count_people_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (QdSourceList) self = user_data;
  guint                    n = qd_store_count_people_finish (QD_STORE (source), result, NULL);
  g_autoptr (QdSourceItem) item = g_queue_pop_head (&self->uncounted);

  if (self->library == NULL)
    return;

  if (n != G_MAXUINT && item != NULL)
    qd_source_item_set_count (item, n);
  count_next (self);
}

static void
count_next (QdSourceList *self)
{
  QdSourceItem   *item = g_queue_peek_head (&self->uncounted);
  QdArticleFilter filter;

  if (item == NULL)
    {
      self->count_took = g_get_monotonic_time () - self->count_began;
      self->counting = FALSE;
      if (self->count_again)
        {
          self->count_again = FALSE;
          count_on_demand (self);
        }
      return;
    }
  if (qd_source_item_get_kind (item) == QD_SOURCE_SPEAKERS)
    {
      qd_store_count_people_async (qd_library_get_store (self->library), self->cancellable, count_people_cb, g_object_ref (self));
      return;
    }

  filter = qd_saved_search_to_filter (qd_source_item_get_search (item));
  qd_store_find_articles_async (qd_library_get_store (self->library), &filter, self->cancellable, count_cb, g_object_ref (self));
}

static void
count_on_demand (QdSourceList *self)
{
  gint64 rest = self->count_began + MAX (COUNT_INTERVAL * 1000, self->count_took * COUNT_REST) - g_get_monotonic_time ();

  if (self->counting)
    {
      self->count_again = TRUE;
      return;
    }
  if (self->count_began != 0 && rest > 0)
    {
      if (self->count_source == 0)
        self->count_source = g_timeout_add ((guint)(rest / 1000) + 1, recount_cb, self);
      return;
    }

  for (guint i = N_FIXED; i < self->items->len; i++)
    if (qd_source_item_get_kind (self->items->pdata[i]) == QD_SOURCE_SEARCH)
      g_queue_push_tail (&self->uncounted, g_object_ref (self->items->pdata[i]));
  g_queue_push_tail (&self->uncounted, g_object_ref (self->items->pdata[QD_SOURCE_SPEAKERS]));

  self->counting = TRUE;
  self->count_began = g_get_monotonic_time ();
  count_next (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  QdSourceList *self = user_data;

  self->refresh_source = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_refresh (QdSourceList *self)
{
  if (self->querying)
    self->dirty = TRUE;
  else if (self->refresh_source == 0 && self->library != NULL)
    self->refresh_source = g_timeout_add (REFRESH_INTERVAL, refresh_cb, self);
}

static void
qd_source_list_dispose (GObject *object)
{
  QdSourceList *self = QD_SOURCE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->count_source, g_source_remove);
  g_queue_clear_full (&self->uncounted, g_object_unref);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (qd_source_list_parent_class)->dispose (object);
}

static void
qd_source_list_finalize (GObject *object)
{
  QdSourceList *self = QD_SOURCE_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (qd_source_list_parent_class)->finalize (object);
}

static void
qd_source_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, QD_SOURCE_LIST (object)->loaded);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_source_list_class_init (QdSourceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_source_list_dispose;
  object_class->finalize = qd_source_list_finalize;
  object_class->get_property = qd_source_list_get_property;

  /**
   * QdSourceList:loaded:
   *
   * Whether the counts are known: before, a 0 says nothing.
   */
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_source_list_init (QdSourceList *self)
{
  self->cancellable = g_cancellable_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_ALL, 0, _ ("All Articles")));
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_UNREAD, 0, _ ("Unread")));
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_STARRED, 0, _ ("Starred")));
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_STORIES, 0, _ ("Stories")));
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_SPEAKERS, 0, _ ("Speakers")));
  g_ptr_array_add (self->items, qd_source_item_new (QD_SOURCE_NOTES, 0, _ ("Notes")));
}

/**
 * qd_source_list_new:
 * @library: (not nullable): whose sources; a reference is taken
 *
 * Starts to load at once; #QdSourceList:loaded says when the counts are there.
 *
 * Returns: (transfer full): the list
 */
QdSourceList *
qd_source_list_new (QdLibrary *library)
{
  QdSourceList *self;

  g_return_val_if_fail (QD_IS_LIBRARY (library), NULL);

  self = g_object_new (QD_TYPE_SOURCE_LIST, NULL);
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (schedule_refresh), self, G_CONNECT_SWAPPED);
  refresh (self);

  return self;
}

/**
 * qd_source_list_get_loaded:
 * @self: a list
 *
 * Returns: whether the counts are known
 */
gboolean
qd_source_list_get_loaded (QdSourceList *self)
{
  g_return_val_if_fail (QD_IS_SOURCE_LIST (self), FALSE);

  return self->loaded;
}

/**
 * qd_saved_search_to_filter:
 * @search: (not nullable): a saved search
 *
 * Returns: which articles it finds; borrows its words
 */
QdArticleFilter
qd_saved_search_to_filter (QdSavedSearchRecord *search)
{
  return (QdArticleFilter){
    .source_id = search->source_id,
    .tag_id = search->tag_id,
    .unread = (search->flags & QD_SEARCH_UNREAD) != 0,
    .starred = (search->flags & QD_SEARCH_STARRED) != 0,
    .quoting = (search->flags & QD_SEARCH_QUOTING) != 0,
    .shared = (search->flags & QD_SEARCH_SHARED) != 0,
    .query = *search->query != '\0' ? search->query : NULL,
  };
}

/* qd-source-list.c: what can be chosen at the left of the window, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-source-list.h"

#include <glib/gi18n-lib.h>

#include "model/qd-article-item.h"
#include "model/qd-id-diff.h"

/* The items that are always there come first. */
#define N_FIXED 3

/* While an import runs, the library is asked again at most so often, milliseconds. */
#define REFRESH_INTERVAL 250

#define MAX_SPLICES 64

struct _QdSourceList
{
  GObject parent_instance;

  /* Owned */
  QdLibrary    *library;
  GPtrArray    *items;
  GCancellable *cancellable;

  guint refresh_source;
  guint n_pending;
  guint dirty : 1;
  guint loaded : 1;
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

static void
replace (QdSourceList   *self,
         const QdSplice *splice,
         GPtrArray      *sources)
{
  guint position = N_FIXED + splice->new_position;

  if (splice->n_removed > 0)
    g_ptr_array_remove_range (self->items, position, splice->n_removed);
  for (guint i = 0; i < splice->n_added; i++)
    {
      const QdSourceRecord *source = sources->pdata[splice->new_position + i];
      g_autofree char      *title = qd_source_name_dup_display (source->name);

      g_ptr_array_insert (self->items, (int)(position + i), qd_source_item_new (QD_SOURCE_OUTLET, source->id, title));
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, splice->n_removed, splice->n_added);
}

static void
show_sources (QdSourceList *self,
              GPtrArray    *sources)
{
  guint              n_old = self->items->len - N_FIXED;
  g_autofree gint64 *old_ids = g_new (gint64, n_old + 1);
  g_autofree gint64 *new_ids = g_new (gint64, sources->len + 1);
  g_autoptr (GArray) splices = NULL;

  for (guint i = 0; i < n_old; i++)
    old_ids[i] = qd_source_item_get_id (self->items->pdata[N_FIXED + i]);
  for (guint i = 0; i < sources->len; i++)
    new_ids[i] = ((const QdSourceRecord *)sources->pdata[i])->id;

  splices = qd_id_diff (old_ids, n_old, new_ids, sources->len, MAX_SPLICES);
  for (guint i = 0; i < splices->len; i++)
    replace (self, &g_array_index (splices, QdSplice, i), sources);

  for (guint i = 0; i < sources->len; i++)
    qd_source_item_set_count (self->items->pdata[N_FIXED + i], ((const QdSourceRecord *)sources->pdata[i])->n_articles);
}

static void schedule_refresh (QdSourceList *self);

/* An answer came; of the two questions of a look, this may be the last. */
static void
finish_one (QdSourceList *self,
            const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->library != NULL)
    g_signal_emit_by_name (self->library, "failed", error);

  if (--self->n_pending > 0)
    return;

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
list_sources_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (QdSourceList) self = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (GPtrArray)    sources = qd_store_list_sources_finish (QD_STORE (source), result, &error);

  if (sources != NULL && self->library != NULL)
    show_sources (self, sources);
  finish_one (self, error);
}

static void
count_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (QdSourceList) self = user_data;
  g_autoptr (GError)       error = NULL;
  QdStoreCounts            counts = { 0 };

  if (qd_store_count_finish (QD_STORE (source), result, &counts, &error))
    {
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_ALL], counts.n_articles);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_UNREAD], counts.n_unread);
      qd_source_item_set_count (self->items->pdata[QD_SOURCE_STARRED], counts.n_starred);
    }
  finish_one (self, error);
}

static void
refresh (QdSourceList *self)
{
  QdStore *store = qd_library_get_store (self->library);

  self->n_pending = 2;
  qd_store_count_async (store, self->cancellable, count_cb, g_object_ref (self));
  qd_store_list_sources_async (store, self->cancellable, list_sources_cb, g_object_ref (self));
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
  if (self->n_pending > 0)
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

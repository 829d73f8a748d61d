/* qd-article-list.c: the articles that a filter finds, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-article-list-private.h"
#include "store/qd-store-articles.h"

/* While an import runs, the library changes all the time. The list looks again after this many milliseconds, or after
 * this many times what the last look took, so that a large library is not searched without a pause. */
#define REFRESH_INTERVAL 250
#define REFRESH_REST 4

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

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdArticleList *self = QD_ARTICLE_LIST (model);
  QdArticleItem *item;

  if (position >= get_n_items (model))
    return NULL;

  item = _qd_article_list_ensure_item (self, get_id (self, position));
  if (qd_article_item_get_record (item) == NULL)
    _qd_article_list_want (self, qd_article_item_get_id (item), position);

  return item;
}

void
_qd_article_list_announce (QdArticleList *self,
                           guint          position,
                           guint          removed,
                           guint          added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

void
_qd_article_list_set_loading (QdArticleList *self,
                              gboolean       loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
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
  _qd_article_list_forget_first (self);
  _qd_article_list_forget_wanted (self);
  self->fetching = FALSE;
}

static void
qd_article_list_dispose (GObject *object)
{
  QdArticleList *self = QD_ARTICLE_LIST (object);

  cancel (self);
  _qd_article_list_forget_items (self);
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
  self->pace = qd_pace_new (REFRESH_INTERVAL, REFRESH_REST, _qd_article_list_query, self);
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
  _qd_article_list_set_loading (self, TRUE);
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

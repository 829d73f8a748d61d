/* qd-quotation-list.c: the quotations of the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-quotation-list.h"

struct _QdQuotationList
{
  GObject parent_instance;

  GPtrArray       *all;      /* QdQuotationItem in reading order */
  GPtrArray       *shown;    /* of these, in the order that is wanted; owned by all */
  QdQuotationItem *open;     /* owned by all */
  GArray          *speakers; /* guint: of which speaker each of all is, see qd_quotation_list_get_speaker() */
  QdQuotationOrder order;
  guint            n_shared;
  gboolean         shared_only;
};

static GType
get_item_type (GListModel *model)
{
  return QD_TYPE_QUOTATION_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return QD_QUOTATION_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  QdQuotationList *self = QD_QUOTATION_LIST (model);

  return position < self->shown->len ? g_object_ref (g_ptr_array_index (self->shown, position)) : NULL;
}

static void
init_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdQuotationList,
                               qd_quotation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, init_list_model))

/* How many other articles carry it; copies of one text count once. */
static guint
get_reach (QdQuotationItem *item)
{
  const QdQuotationRecord *record = qd_quotation_item_get_record (item);

  return record->n_articles - record->n_copies;
}

static int
compare_reach (gconstpointer a,
               gconstpointer b)
{
  QdQuotationItem *x = *(QdQuotationItem *const *)a, *y = *(QdQuotationItem *const *)b;
  guint            reach_x = get_reach (x), reach_y = get_reach (y);

  if (reach_x != reach_y)
    return reach_x > reach_y ? -1 : 1;
  return (int)qd_quotation_item_get_index (x) - (int)qd_quotation_item_get_index (y);
}

static int
compare_speakers (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  QdQuotationList *self = user_data;
  QdQuotationItem *x = *(QdQuotationItem *const *)a, *y = *(QdQuotationItem *const *)b;
  guint            speaker_x = qd_quotation_list_get_speaker (self, x), speaker_y = qd_quotation_list_get_speaker (self, y);

  if (speaker_x != speaker_y)
    return speaker_x < speaker_y ? -1 : 1;
  return (int)qd_quotation_item_get_index (x) - (int)qd_quotation_item_get_index (y);
}

/* Numbers the speakers as they come; what nobody is known to have said has the number behind all. */
static void
number_speakers (QdQuotationList *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_size (self->speakers, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      const char *speaker = qd_quotation_item_get_record (self->all->pdata[i])->quotation->speaker;
      guint       number = G_MAXUINT;

      if (speaker != NULL)
        {
          if (!g_hash_table_contains (numbers, speaker))
            g_hash_table_insert (numbers, (gpointer)speaker, GUINT_TO_POINTER (g_hash_table_size (numbers)));
          number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, speaker));
        }
      g_array_append_val (self->speakers, number);
    }
}

static void
arrange (QdQuotationList *self,
         guint            n_before)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      QdQuotationItem *item = g_ptr_array_index (self->all, i);

      qd_quotation_item_set_grouped (item, self->order == QD_QUOTATION_ORDER_SPEAKER);
      if (!self->shared_only || qd_quotation_item_get_record (item)->n_articles > 0)
        g_ptr_array_add (self->shown, item);
    }
  if (self->order == QD_QUOTATION_ORDER_REACH)
    g_ptr_array_sort (self->shown, compare_reach);
  else if (self->order == QD_QUOTATION_ORDER_SPEAKER)
    g_ptr_array_sort_with_data (self->shown, compare_speakers, self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

static void
qd_quotation_list_finalize (GObject *object)
{
  QdQuotationList *self = QD_QUOTATION_LIST (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->all);
  g_array_unref (self->speakers);

  G_OBJECT_CLASS (qd_quotation_list_parent_class)->finalize (object);
}

static void
qd_quotation_list_class_init (QdQuotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_quotation_list_finalize;
}

static void
qd_quotation_list_init (QdQuotationList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
  self->speakers = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * qd_quotation_list_new:
 *
 * Thread: main.
 *
 * Returns: (transfer full): an empty list, in reading order
 */
QdQuotationList *
qd_quotation_list_new (void)
{
  return g_object_new (QD_TYPE_QUOTATION_LIST, NULL);
}

/**
 * qd_quotation_list_set_article:
 * @self: (not nullable): a list
 * @article: (nullable): the article that is read
 *
 * Lists the quotations of @article, all of them closed, and stops what is read for the last one. Thread: main.
 */
void
qd_quotation_list_set_article (QdQuotationList *self,
                               QdArticle       *article)
{
  guint                 n_before;
  g_autoptr (GPtrArray) before = NULL;

  g_return_if_fail (QD_IS_QUOTATION_LIST (self));

  qd_quotation_list_open (self, 0);
  n_before = self->shown->len;
  before = self->all;
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_shared = 0;
  for (guint i = 0; article != NULL && i < article->quotations->len; i++)
    {
      QdQuotationRecord *record = g_ptr_array_index (article->quotations, i);

      g_ptr_array_add (self->all, qd_quotation_item_new (record, i));
      self->n_shared += record->n_articles > 0;
    }
  number_speakers (self);
  arrange (self, n_before);
}

/**
 * qd_quotation_list_set_order:
 * @self: (not nullable): a list
 * @order: the order
 *
 * Thread: main.
 */
void
qd_quotation_list_set_order (QdQuotationList *self,
                             QdQuotationOrder order)
{
  g_return_if_fail (QD_IS_QUOTATION_LIST (self));

  if (self->order == order)
    return;
  self->order = order;
  arrange (self, self->shown->len);
}

/**
 * qd_quotation_list_get_order:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: the order
 */
QdQuotationOrder
qd_quotation_list_get_order (QdQuotationList *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), QD_QUOTATION_ORDER_READING);

  return self->order;
}

/**
 * qd_quotation_list_set_shared_only:
 * @self: (not nullable): a list
 * @shared_only: whether to leave out what no other article carries
 *
 * Thread: main.
 */
void
qd_quotation_list_set_shared_only (QdQuotationList *self,
                                   gboolean         shared_only)
{
  g_return_if_fail (QD_IS_QUOTATION_LIST (self));

  if (self->shared_only == shared_only)
    return;
  self->shared_only = shared_only;
  arrange (self, self->shown->len);
}

/**
 * qd_quotation_list_get_shared_only:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: whether what no other article carries is left out
 */
gboolean
qd_quotation_list_get_shared_only (QdQuotationList *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), FALSE);

  return self->shared_only;
}

/**
 * qd_quotation_list_get_speaker:
 * @self: (not nullable): a list
 * @item: (not nullable): one of its items
 *
 * Thread: main.
 *
 * Returns: a number that all items of one speaker have, and no other; speakers are numbered as they come in the article,
 *   and the unknown one is %G_MAXUINT
 */
guint
qd_quotation_list_get_speaker (QdQuotationList *self,
                               QdQuotationItem *item)
{
  guint index;

  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), G_MAXUINT);
  g_return_val_if_fail (QD_IS_QUOTATION_ITEM (item), G_MAXUINT);

  index = qd_quotation_item_get_index (item);
  return index < self->speakers->len ? g_array_index (self->speakers, guint, index) : G_MAXUINT;
}

/**
 * qd_quotation_list_count_speaker:
 * @self: (not nullable): a list
 * @item: (not nullable): one of its items
 *
 * Thread: main.
 *
 * Returns: how many of the items that are shown have the speaker of @item
 */
guint
qd_quotation_list_count_speaker (QdQuotationList *self,
                                 QdQuotationItem *item)
{
  guint speaker, count = 0;

  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), 0);

  speaker = qd_quotation_list_get_speaker (self, item);
  for (guint i = 0; i < self->shown->len; i++)
    count += qd_quotation_list_get_speaker (self, self->shown->pdata[i]) == speaker;
  return count;
}

/**
 * qd_quotation_list_get_n_all:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: how many quotations the article has, shown or not
 */
guint
qd_quotation_list_get_n_all (QdQuotationList *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), 0);

  return self->all->len;
}

/**
 * qd_quotation_list_get_n_shared:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: how many of the article's quotations other articles carry too
 */
guint
qd_quotation_list_get_n_shared (QdQuotationList *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), 0);

  return self->n_shared;
}

/**
 * qd_quotation_list_find:
 * @self: (not nullable): a list
 * @quotation_id: a quotation's row
 *
 * Thread: main.
 *
 * Returns: its position among what is shown; -1 where it is not
 */
int
qd_quotation_list_find (QdQuotationList *self,
                        gint64           quotation_id)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), -1);

  for (guint i = 0; i < self->shown->len; i++)
    if (qd_quotation_item_get_record (g_ptr_array_index (self->shown, i))->id == quotation_id)
      return (int)i;
  return -1;
}

/**
 * qd_quotation_list_get_quotation:
 * @self: (not nullable): a list
 * @quotation_id: a quotation's row
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the quotation, shown or not; %NULL where the article has none such
 */
QdQuotationItem *
qd_quotation_list_get_quotation (QdQuotationList *self,
                                 gint64           quotation_id)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), NULL);

  for (guint i = 0; i < self->all->len; i++)
    if (qd_quotation_item_get_record (g_ptr_array_index (self->all, i))->id == quotation_id)
      return g_ptr_array_index (self->all, i);
  return NULL;
}

/**
 * qd_quotation_list_open:
 * @self: (not nullable): a list
 * @quotation_id: a quotation's row, or 0 for none
 *
 * Opens one quotation and closes the one that was open. Thread: main.
 *
 * Returns: (transfer none) (nullable): the one that is open now; %NULL where the article has none such
 */
QdQuotationItem *
qd_quotation_list_open (QdQuotationList *self,
                        gint64           quotation_id)
{
  QdQuotationItem *found;

  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), NULL);

  found = qd_quotation_list_get_quotation (self, quotation_id);
  if (self->open != NULL && self->open != found)
    qd_quotation_item_set_open (self->open, FALSE);
  self->open = found;
  if (found != NULL)
    qd_quotation_item_set_open (found, TRUE);
  return found;
}

static void
prepare_at (QdQuotationList *self,
            guint            index,
            QdLibrary       *library)
{
  QdQuotationItem *item = index < self->all->len ? g_ptr_array_index (self->all, index) : NULL;

  if (item != NULL && qd_quotation_item_get_record (item)->n_articles > 0)
    qd_quotation_item_prepare (item, library);
}

/**
 * qd_quotation_list_prepare_neighbours:
 * @self: (not nullable): a list
 * @library: (not nullable): where the renditions are
 *
 * Has the renditions read of the quotations behind and before that which is open, to which one steps from it. Thread: main.
 */
void
qd_quotation_list_prepare_neighbours (QdQuotationList *self,
                                      QdLibrary       *library)
{
  guint index;

  g_return_if_fail (QD_IS_QUOTATION_LIST (self));
  g_return_if_fail (QD_IS_LIBRARY (library));

  if (self->open == NULL)
    return;
  index = qd_quotation_item_get_index (self->open);
  prepare_at (self, index + 1, library);
  if (index > 0)
    prepare_at (self, index - 1, library);
}

/**
 * qd_quotation_list_get_open:
 * @self: (not nullable): a list
 *
 * Thread: main.
 *
 * Returns: (transfer none) (nullable): the quotation that is open
 */
QdQuotationItem *
qd_quotation_list_get_open (QdQuotationList *self)
{
  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), NULL);

  return self->open;
}

/* qd-quotation-list.c: the quotations of the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-quotation-list.h"

struct _QdQuotationList
{
  GObject parent_instance;

  GPtrArray       *all;   /* QdQuotationItem in reading order */
  GPtrArray       *shown; /* of these, in the order that is wanted; owned by all */
  QdQuotationItem *open;  /* owned by all */
  QdQuotationOrder order;
  guint            n_shared;
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

static void
arrange (QdQuotationList *self,
         guint            n_before)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      QdQuotationItem *item = g_ptr_array_index (self->all, i);

      if (self->order != QD_QUOTATION_ORDER_SHARED || qd_quotation_item_get_record (item)->n_articles > 0)
        g_ptr_array_add (self->shown, item);
    }
  if (self->order == QD_QUOTATION_ORDER_REACH)
    g_ptr_array_sort (self->shown, compare_reach);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->shown->len);
}

static void
qd_quotation_list_finalize (GObject *object)
{
  QdQuotationList *self = QD_QUOTATION_LIST (object);

  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->all);

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
  arrange (self, n_before);
}

/**
 * qd_quotation_list_set_order:
 * @self: (not nullable): a list
 * @order: the order, and which of them
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
  QdQuotationItem *found = NULL;

  g_return_val_if_fail (QD_IS_QUOTATION_LIST (self), NULL);

  for (guint i = 0; i < self->all->len && found == NULL; i++)
    if (qd_quotation_item_get_record (g_ptr_array_index (self->all, i))->id == quotation_id)
      found = g_ptr_array_index (self->all, i);
  if (self->open != NULL && self->open != found)
    qd_quotation_item_set_open (self->open, FALSE);
  self->open = found;
  if (found != NULL)
    qd_quotation_item_set_open (found, TRUE);
  return found;
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

/* qd-article-selection.c: which articles of a list are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-article-selection.h"

/* The items of so many selected articles are kept, so that it is known what they are though nobody sees them any more. */
#define MOST_KEPT 500

struct _QdArticleSelection
{
  GObject parent_instance;

  /* Owned */
  QdArticleList *list;
  GtkBitset     *selected;
  GPtrArray     *kept; /* of QdArticleItem */
  GArray        *ids;  /* gint64: the rows of the articles, as they were when the list last said that it changed */
};

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (QD_ARTICLE_SELECTION (model)->list));
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (QD_ARTICLE_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (QD_ARTICLE_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return gtk_bitset_contains (QD_ARTICLE_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  return gtk_bitset_copy (QD_ARTICLE_SELECTION (model)->selected);
}

static void
keep_items (QdArticleSelection *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->kept);
  GtkBitsetIter         iter;
  guint                 position;

  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  if (gtk_bitset_get_size (self->selected) > MOST_KEPT)
    return;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (self->kept, get_item (G_LIST_MODEL (self), position));
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset         *selected,
               GtkBitset         *mask)
{
  QdArticleSelection   *self = QD_ARTICLE_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (selected);
  guint                 n_items = get_n_items (G_LIST_MODEL (self));
  guint                 first;

  /* What differs, as far as it is meant and there. */
  gtk_bitset_difference (changes, self->selected);
  gtk_bitset_intersect (changes, mask);
  gtk_bitset_remove_range_closed (changes, n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  gtk_bitset_difference (self->selected, changes);
  keep_items (self);
  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (model, first, gtk_bitset_get_maximum (changes) - first + 1);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QdArticleSelection, qd_article_selection, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init) G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

/* The articles that are selected among some rows. */
static GHashTable *
collect_selected (QdArticleSelection *self,
                  guint               position,
                  guint               n)
{
  GHashTable           *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GtkBitset) among = gtk_bitset_new_range (position, n);
  GtkBitsetIter         iter;
  guint                 found;

  gtk_bitset_intersect (among, self->selected);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, among, &found); more; more = gtk_bitset_iter_next (&iter, &found))
    g_hash_table_add (ids, g_memdup2 (&g_array_index (self->ids, gint64, found), sizeof (gint64)));

  return ids;
}

/* An article that only moved stays selected. */
static void
items_changed_cb (QdArticleSelection *self,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  g_autoptr (GHashTable) moved = removed > 0 && added > 0 ? collect_selected (self, position, removed) : NULL;
  g_autofree gint64     *ids = g_new (gint64, added);

  gtk_bitset_splice (self->selected, position, removed, added);
  for (guint i = 0; i < added; i++)
    {
      ids[i] = qd_article_list_get_id (self->list, position + i);
      if (moved != NULL && g_hash_table_contains (moved, &ids[i]))
        gtk_bitset_add (self->selected, position + i);
    }
  g_array_remove_range (self->ids, position, removed);
  g_array_insert_vals (self->ids, position, ids, added);
  keep_items (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
qd_article_selection_finalize (GObject *object)
{
  QdArticleSelection *self = QD_ARTICLE_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (qd_article_selection_parent_class)->finalize (object);
}

static void
qd_article_selection_class_init (QdArticleSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_article_selection_finalize;
}

static void
qd_article_selection_init (QdArticleSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->kept = g_ptr_array_new_with_free_func (g_object_unref);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * qd_article_selection_new:
 * @list: (not nullable): the articles; a reference is taken
 *
 * Thread: main.
 *
 * Returns: (transfer full): a selection of none of them
 */
QdArticleSelection *
qd_article_selection_new (QdArticleList *list)
{
  QdArticleSelection *self = g_object_new (QD_TYPE_ARTICLE_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (list)));

  return self;
}

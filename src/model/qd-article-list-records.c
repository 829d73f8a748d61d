/* qd-article-list-records.c: the records of the articles of a list that somebody looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-article-list-private.h"
#include "store/qd-store-articles.h"

/* The records of so many pages stay when nobody looks at them any more. */
#define N_PAGES_KEPT 8

static void fetch_soon (QdArticleList *self);

/* Somebody looked at @id when it was at @position. */
typedef struct
{
  gint64 id;
  guint  position;
} Wanted;

static void
item_gone_cb (gpointer user_data,
              GObject *item)
{
  QdArticleList *self = user_data;
  gint64         id = qd_article_item_get_id ((QdArticleItem *)item);

  g_hash_table_remove (self->items, &id);
}

/* Returns: (transfer full) */
QdArticleItem *
_qd_article_list_ensure_item (QdArticleList *self,
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

void
_qd_article_fetch_free (QdArticleFetch *fetch)
{
  g_clear_object (&fetch->self);
  g_clear_object (&fetch->cancellable);
  g_clear_pointer (&fetch->ids, g_array_unref);
  g_free (fetch);
}

/* Nobody tells the list any more when they are gone. */
void
_qd_article_list_forget_items (QdArticleList *self)
{
  GHashTableIter iter;
  gpointer       item;

  g_queue_clear_full (&self->pages, (GDestroyNotify)g_ptr_array_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_remove_all (self->items);
}

/* Has the record of an article fetched that somebody has asked for. */
void
_qd_article_list_want (QdArticleList *self,
                       gint64         id,
                       guint          position)
{
  Wanted *wanted = g_new (Wanted, 1);

  wanted->id = id;
  wanted->position = position;
  g_queue_push_head (&self->wanted, wanted);
  fetch_soon (self);
}

void
_qd_article_list_forget_wanted (QdArticleList *self)
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
apply_records (QdArticleList        *self,
               const QdArticleFetch *fetch,
               GPtrArray            *records)
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
        item = _qd_article_list_ensure_item (self, id);
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
  g_autoptr (QdArticleFetch) fetch = user_data;
  g_autoptr (GError)         error = NULL;
  g_autoptr (GPtrArray)      records = qd_store_list_articles_finish (QD_STORE (source), result, &error);
  QdArticleList             *self = fetch->self;

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
  guint          first = wanted->position - wanted->position % QD_ARTICLE_LIST_PAGE;

  if (item == NULL || qd_article_item_get_record (item) != NULL)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (wanted->position < self->ids->len && g_array_index (self->ids, gint64, wanted->position) == wanted->id)
    g_array_append_vals (ids, &g_array_index (self->ids, gint64, first), MIN (QD_ARTICLE_LIST_PAGE, self->ids->len - first));
  else
    g_array_append_val (ids, wanted->id);

  return ids;
}

static gboolean
fetch_cb (gpointer user_data)
{
  QdArticleList             *self = user_data;
  g_autoptr (QdArticleFetch) fetch = g_new0 (QdArticleFetch, 1);

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
void
_qd_article_list_refresh_records (QdArticleList *self)
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

      if (ids == NULL || ids->len == QD_ARTICLE_LIST_PAGE)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_queue_push_tail (&self->stale, ids);
        }
      g_array_append_vals (ids, id, 1);
    }

  fetch_soon (self);
}

/* qd-import-pipeline.c: the queue in which articles are analysed by several threads and come out in their order
 *
 * All items stand in one list in the order in which they were pushed. A worker takes the first that nobody has begun; the
 * one that pops takes the head as soon as it is ready. So the order of what comes out never depends on who was faster.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-pipeline.h"

#include "import/qd-import-analysis.h"
#include "store/qd-thread-priority.h"

/* What may be inside at once: enough that the next batch is ready when the one before is written. */
#define MOST_ITEMS 2048
#define MOST_BYTES (12 * 1024 * 1024)

/* What an item holds beside texts, bytes: the analysis of a short article and what the matcher has to know of it take about so much. */
#define ITEM_BYTES 24576

/* Waking a thread, and even asking whether one is to be woken, costs as much as a part of what is done for an article. So the
 * one that pushes is woken when there is room for many, and the one that pops when so many are ready, or after so long, µs. */
#define ROOM_TO_WAKE(most) ((most) / 4 * 3)
#define READY_TO_WAKE 32
#define TIME_TO_WAKE 10000

struct _QdImportPipeline
{
  GMutex lock;
  GCond  pushed;  /* there is something to prepare, or an end */
  GCond  ready;   /* the head is ready, or an end */
  GCond  removed; /* there is room, or an end */

  GQueue   items;
  GList   *next; /* the first link that no worker has begun; NULL if there is none */
  gsize    bytes;
  guint    n_ready;    /* since the one that pops was woken */
  guint    n_idle;     /* workers that wait */
  gboolean is_blocked; /* whether the one that pushes waits */
  gboolean ended;
  gboolean stopped;

  GPtrArray *workers;
};

/**
 * qd_import_item_new:
 * @kind: what it is
 * @file: the number of its file
 * @position: how much of the file was read, bytes
 *
 * Thread: any.
 *
 * Returns: (transfer full): an item, for the caller to fill
 */
QdImportItem *
qd_import_item_new (QdImportItemKind kind, guint file, guint64 position)
{
  QdImportItem *self = g_new0 (QdImportItem, 1);

  self->kind = kind;
  self->file = file;
  self->position = position;
  self->link.data = self;
  return self;
}

/**
 * qd_import_item_free:
 * @self: (nullable) (transfer full): an item that is in no pipeline
 *
 * Frees it with what it holds. Thread: the one that uses it.
 */
void
qd_import_item_free (QdImportItem *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->prepared, qd_prepared_article_free);
  g_clear_pointer (&self->draft, qd_article_draft_free);
  g_clear_pointer (&self->stale, qd_stale_article_free);
  g_clear_pointer (&self->known, qd_known_origins_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}

static gsize
measure_item (QdImportItem *item)
{
  gsize           cost = ITEM_BYTES;
  gsize           len;
  QdArticleDraft *draft = item->stale != NULL ? qd_stale_article_get_draft (item->stale) : item->draft;
  GBytes         *original;

  if (draft == NULL)
    return cost;
  qd_body_get_text (qd_article_draft_get_body (draft), &len);
  original = qd_article_draft_get_original (draft);
  /* The text is held once more in the quotations and the compact forms, as a rule. */
  return cost + 2 * len + (original != NULL ? g_bytes_get_size (original) : 0);
}

static void
prepare_item (QdImportItem *item)
{
  if (item->kind == QD_IMPORT_ITEM_STALE)
    {
      qd_stale_article_prepare (item->stale);
      return;
    }
  if (item->known != NULL && qd_known_origins_contain (item->known, item->draft))
    {
      item->kind = QD_IMPORT_ITEM_KNOWN;
      return;
    }
  /* What is too long is not analysed for nothing; preparing says so. */
  if (!qd_body_is_too_long (qd_article_draft_get_body (item->draft)))
    qd_import_analyze (item->draft);
  item->prepared = qd_prepared_article_new (item->draft);
  /* It is packed in what is prepared. */
  qd_article_draft_set_original (item->draft, NULL, qd_article_draft_get_media_type (item->draft));
}

static gpointer
prepare_in_thread (gpointer data)
{
  QdImportPipeline *self = data;

  /* To the threads that write and compare, too, which all wait for in the end. */
  qd_thread_give_way ();
  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      QdImportItem *item;

      while (self->next == NULL && !self->ended && !self->stopped)
        {
          self->n_idle++;
          g_cond_wait (&self->pushed, &self->lock);
          self->n_idle--;
        }
      if (self->next == NULL || self->stopped)
        break;
      item = self->next->data;
      self->next = self->next->next;
      if (item->kind == QD_IMPORT_ITEM_ARTICLE || item->kind == QD_IMPORT_ITEM_STALE)
        {
          g_mutex_unlock (&self->lock);
          qd_thread_rest ();
          prepare_item (item);
          g_mutex_lock (&self->lock);
        }
      item->ready = TRUE;
      if (++self->n_ready >= READY_TO_WAKE)
        {
          self->n_ready = 0;
          g_cond_signal (&self->ready);
        }
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

/**
 * qd_import_pipeline_new:
 * @n_workers: how many threads prepare articles, at least 1
 *
 * Starts the workers. Thread: any.
 *
 * Returns: (transfer full): an empty pipeline
 */
QdImportPipeline *
qd_import_pipeline_new (guint n_workers)
{
  QdImportPipeline *self = g_new0 (QdImportPipeline, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->pushed);
  g_cond_init (&self->ready);
  g_cond_init (&self->removed);
  g_queue_init (&self->items);
  self->workers = g_ptr_array_new ();
  for (guint i = 0; i < MAX (n_workers, 1); i++)
    g_ptr_array_add (self->workers, g_thread_new ("import-analysis", prepare_in_thread, self));
  return self;
}

/**
 * qd_import_pipeline_free:
 * @self: (nullable) (transfer full): a pipeline that nobody pushes into any more
 *
 * Stops it, waits for its workers and frees what is inside. Thread: the one that pops.
 */
void
qd_import_pipeline_free (QdImportPipeline *self)
{
  GList *link;

  if (self == NULL)
    return;
  qd_import_pipeline_stop (self);
  for (guint i = 0; i < self->workers->len; i++)
    g_thread_join (g_ptr_array_index (self->workers, i));
  while ((link = g_queue_pop_head_link (&self->items)) != NULL)
    qd_import_item_free (link->data);
  g_ptr_array_unref (self->workers);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->pushed);
  g_cond_clear (&self->ready);
  g_cond_clear (&self->removed);
  g_free (self);
}

static gboolean
is_full (QdImportPipeline *self, gsize cost)
{
  /* An article that is larger than all that may be inside goes in alone. */
  return self->items.length >= MOST_ITEMS || (self->items.length > 0 && self->bytes + cost > MOST_BYTES);
}

/**
 * qd_import_pipeline_push:
 * @self: (not nullable): a pipeline
 * @item: (not nullable) (transfer full): what was read
 *
 * Puts an item at the end; waits for room. Thread: one.
 *
 * Returns: %FALSE if the pipeline was stopped, so that nothing more need be read
 */
gboolean
qd_import_pipeline_push (QdImportPipeline *self, QdImportItem *item)
{
  g_autoptr (QdImportItem) owned = item;
  gboolean                 pushed;

  item->cost = measure_item (item);
  g_mutex_lock (&self->lock);
  while (!self->stopped && is_full (self, item->cost))
    {
      self->is_blocked = TRUE;
      g_cond_wait (&self->removed, &self->lock);
      self->is_blocked = FALSE;
    }
  pushed = !self->stopped;
  if (pushed)
    {
      g_steal_pointer (&owned);
      g_queue_push_tail_link (&self->items, &item->link);
      self->bytes += item->cost;
      if (self->next == NULL)
        self->next = &item->link;
      if (self->n_idle > 0)
        g_cond_signal (&self->pushed);
    }
  g_mutex_unlock (&self->lock);
  return pushed;
}

static void
set_flag (QdImportPipeline *self, gboolean *flag)
{
  g_mutex_lock (&self->lock);
  *flag = TRUE;
  g_cond_broadcast (&self->pushed);
  g_cond_broadcast (&self->ready);
  g_cond_broadcast (&self->removed);
  g_mutex_unlock (&self->lock);
}

/**
 * qd_import_pipeline_end:
 * @self: (not nullable): a pipeline
 *
 * Says that nothing more will be pushed. Thread: the one that pushes.
 */
void
qd_import_pipeline_end (QdImportPipeline *self)
{
  set_flag (self, &self->ended);
}

/**
 * qd_import_pipeline_stop:
 * @self: (not nullable): a pipeline
 *
 * Has everybody give up: what is inside will not come out. Thread: any.
 */
void
qd_import_pipeline_stop (QdImportPipeline *self)
{
  set_flag (self, &self->stopped);
}

/**
 * qd_import_pipeline_is_stopped:
 * @self: (not nullable): a pipeline
 *
 * Thread: any.
 *
 * Returns: whether qd_import_pipeline_stop() was called
 */
gboolean
qd_import_pipeline_is_stopped (QdImportPipeline *self)
{
  gboolean stopped;

  g_mutex_lock (&self->lock);
  stopped = self->stopped;
  g_mutex_unlock (&self->lock);
  return stopped;
}

/**
 * qd_import_pipeline_pop:
 * @self: (not nullable): a pipeline
 * @deadline: how long to wait, monotonic time, µs
 * @item: (out) (transfer full) (nullable): the first item; %NULL if none was ready in time
 *
 * Takes the first item. Thread: one.
 *
 * Returns: %FALSE if nothing more will come
 */
gboolean
qd_import_pipeline_pop (QdImportPipeline *self, gint64 deadline, QdImportItem **item)
{
  gboolean in_time = TRUE;
  gboolean more;

  *item = NULL;
  g_mutex_lock (&self->lock);
  while (in_time && !self->stopped)
    {
      QdImportItem *head = g_queue_peek_head (&self->items);

      if (head != NULL ? head->ready : self->ended)
        break;
      g_cond_wait_until (&self->ready, &self->lock, MIN (deadline, g_get_monotonic_time () + TIME_TO_WAKE));
      in_time = g_get_monotonic_time () < deadline;
    }
  if (!self->stopped && self->items.length > 0 && ((QdImportItem *)self->items.head->data)->ready)
    {
      *item = g_queue_pop_head_link (&self->items)->data;
      self->bytes -= (*item)->cost;
      if (self->is_blocked && self->items.length <= ROOM_TO_WAKE (MOST_ITEMS) && self->bytes <= ROOM_TO_WAKE (MOST_BYTES))
        g_cond_signal (&self->removed);
    }
  more = !self->stopped && (*item != NULL || self->items.length > 0 || !self->ended);
  g_mutex_unlock (&self->lock);
  return more;
}

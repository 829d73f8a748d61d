/* qd-import-writer.c: hands batches of articles to the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-writer.h"

#include "import/qd-import-pipeline.h"
#include "store/qd-store-add.h"
#include "store/qd-thread-priority.h"

struct _QdImportWriter
{
  QdStore          *store;
  GCancellable     *cancellable;
  GThread          *thread;
  QdComingArticles *coming;  /* of the batch that is put together while another is written */
  GAsyncQueue      *given;   /* of QdImportBatch; at last the writer itself, which is none */
  GAsyncQueue      *written; /* of QdImportBatch */
  gboolean          busy;    /* whether a batch was started and not finished */
};

static void
free_item (gpointer data)
{
  /* Hundreds of articles take some milliseconds. */
  qd_thread_rest ();
  qd_import_item_free (data);
}

/**
 * qd_import_batch_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): a batch without items
 */
QdImportBatch *
qd_import_batch_new (void)
{
  QdImportBatch *self = g_new0 (QdImportBatch, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  self->articles = g_ptr_array_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->marks = g_array_new (FALSE, FALSE, sizeof (QdFileMark));
  return self;
}

/**
 * qd_import_batch_free:
 * @self: (nullable) (transfer full): a batch
 *
 * Frees it with its items. Thread: the one that uses it.
 */
void
qd_import_batch_free (QdImportBatch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->items);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->paths);
  g_clear_pointer (&self->outcomes, g_array_unref);
  g_clear_error (&self->error);
  g_free (self);
}

static gpointer
write_in_thread (gpointer data)
{
  QdImportWriter *self = data;
  gpointer        given;

  while ((given = g_async_queue_pop (self->given)) != self)
    {
      QdImportBatch *batch = given;

      batch->outcomes = qd_store_add_prepared (self->store, batch->articles, (const QdFileMark *)(gconstpointer)batch->marks->data,
                                               batch->marks->len, self->coming, self->cancellable, &batch->error);
      g_async_queue_push (self->written, batch);
    }
  return NULL;
}

/**
 * qd_import_writer_new:
 * @store: (not nullable): the library, which outlives the writer
 * @cancellable: (nullable): stops the writing of a batch, of which nothing is then written
 *
 * Starts a thread. Thread: any but those of the library.
 *
 * Returns: (transfer full): a writer that has nothing to do
 */
QdImportWriter *
qd_import_writer_new (QdStore *store, GCancellable *cancellable)
{
  QdImportWriter *self = g_new0 (QdImportWriter, 1);

  self->store = store;
  self->cancellable = cancellable;
  self->coming = qd_coming_articles_new ();
  self->given = g_async_queue_new ();
  self->written = g_async_queue_new ();
  self->thread = g_thread_new ("import-write", write_in_thread, self);
  return self;
}

/**
 * qd_import_writer_free:
 * @self: (nullable) (transfer full): a writer
 *
 * Waits for what was started, and ends the thread. Thread: the one that uses it.
 */
void
qd_import_writer_free (QdImportWriter *self)
{
  if (self == NULL)
    return;
  qd_import_batch_free (qd_import_writer_finish (self, TRUE));
  g_async_queue_push (self->given, self);
  g_thread_join (self->thread);
  g_async_queue_unref (self->given);
  g_async_queue_unref (self->written);
  qd_coming_articles_free (self->coming);
  g_free (self);
}

/**
 * qd_import_writer_foresee:
 * @self: (not nullable): a writer
 * @article: (not nullable): the next article of the batch that is put together; it must live until that is started, or the writer has nothing to do
 *
 * Says what is written after what was started. Thread: the one that uses it.
 */
void
qd_import_writer_foresee (QdImportWriter *self, QdPreparedArticle *article)
{
  qd_coming_articles_append (self->coming, article);
}

/**
 * qd_import_writer_start:
 * @self: (not nullable): a writer that has nothing to do
 * @batch: (not nullable) (transfer full): a batch with articles or marks
 *
 * Has a batch written meanwhile, and begins to foresee the next one. Thread: the one that uses it.
 */
void
qd_import_writer_start (QdImportWriter *self, QdImportBatch *batch)
{
  g_return_if_fail (!self->busy);

  self->busy = TRUE;
  qd_coming_articles_clear (self->coming);
  g_async_queue_push (self->given, batch);
}

/**
 * qd_import_writer_finish:
 * @self: (not nullable): a writer
 * @wait: whether to wait until the batch was written
 *
 * Takes back the batch that was started. Thread: the one that uses it.
 *
 * Returns: (transfer full) (nullable): the batch, with its outcomes or an error; %NULL if there is none, or not yet
 */
QdImportBatch *
qd_import_writer_finish (QdImportWriter *self, gboolean wait)
{
  QdImportBatch *batch = NULL;

  if (self->busy)
    batch = wait ? g_async_queue_pop (self->written) : g_async_queue_try_pop (self->written);
  if (batch != NULL)
    self->busy = FALSE;
  return batch;
}

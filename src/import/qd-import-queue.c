/* qd-import-queue.c: the import thread of one library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-job-private.h"
#include "import/qd-watch-private.h"
#include "store/qd-thread-priority.h"

struct _QdImportQueue
{
  GObject parent_instance;

  /* owned */
  GThread     *thread;
  GAsyncQueue *jobs;
  GPtrArray   *active;
};

/* What the thread holds; never the queue itself, whose disposal waits for the thread. */
typedef struct
{
  QdStore     *store;
  GAsyncQueue *jobs;
} Worker;

G_DEFINE_FINAL_TYPE (QdImportQueue, qd_import_queue, G_TYPE_OBJECT)

/* Stands in the queue for "no more jobs". */
static char end_of_jobs;

static gpointer
import_in_thread (gpointer data)
{
  Worker *worker = data;

  /* So do the threads that read and analyse, which a job starts from here. */
  qd_thread_give_way ();
  while (TRUE)
    {
      gpointer job = g_async_queue_pop (worker->jobs);

      if (job == &end_of_jobs)
        break;
      if (_qd_import_job_run (QD_IMPORT_JOB (job), worker->store, worker->jobs))
        g_async_queue_push (worker->jobs, job);
      else
        g_object_unref (job);
    }
  g_object_unref (worker->store);
  g_async_queue_unref (worker->jobs);
  g_free (worker);
  return NULL;
}

static void
qd_import_queue_dispose (GObject *object)
{
  QdImportQueue *self = QD_IMPORT_QUEUE (object);

  if (self->thread != NULL)
    {
      for (guint i = 0; i < self->active->len; i++)
        qd_import_job_cancel (g_ptr_array_index (self->active, i));
      g_async_queue_push (self->jobs, &end_of_jobs);
      g_thread_join (g_steal_pointer (&self->thread));
    }
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->active, g_ptr_array_unref);
  G_OBJECT_CLASS (qd_import_queue_parent_class)->dispose (object);
}

static void
qd_import_queue_class_init (QdImportQueueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qd_import_queue_dispose;
}

static void
qd_import_queue_init (QdImportQueue *self)
{
  self->jobs = g_async_queue_new ();
  self->active = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * qd_import_queue_new:
 * @store: (not nullable): the library, open for writing
 *
 * Starts the import thread of a library. Thread: one with a main context, which its jobs then belong to.
 *
 * Returns: (transfer full): the queue
 */
QdImportQueue *
qd_import_queue_new (QdStore *store)
{
  QdImportQueue *self;
  Worker        *worker;

  g_return_val_if_fail (QD_IS_STORE (store), NULL);

  self = g_object_new (QD_TYPE_IMPORT_QUEUE, NULL);
  worker = g_new0 (Worker, 1);
  worker->store = g_object_ref (store);
  worker->jobs = g_async_queue_ref (self->jobs);
  self->thread = g_thread_new ("import", import_in_thread, worker);
  return self;
}

static gboolean
has_ended (QdImportJob *job)
{
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  return progress.state != QD_IMPORT_QUEUED && progress.state != QD_IMPORT_RUNNING;
}

static void
start (QdImportQueue *self, QdImportJob *job)
{
  for (guint i = self->active->len; i > 0; i--)
    if (has_ended (g_ptr_array_index (self->active, i - 1)))
      g_ptr_array_remove_index (self->active, i - 1);
  g_ptr_array_add (self->active, g_object_ref (job));
  g_async_queue_push (self->jobs, g_object_ref (job));
}

/**
 * qd_import_queue_add:
 * @self: (not nullable): a queue
 * @files: (not nullable) (element-type GFile): files and folders
 *
 * Has @files imported after what was asked for before. Thread: the one that made the queue.
 *
 * Returns: (transfer full): the job, to be watched or cancelled
 */
QdImportJob *
qd_import_queue_add (QdImportQueue *self, GPtrArray *files)
{
  QdImportJob *job;

  g_return_val_if_fail (QD_IS_IMPORT_QUEUE (self), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  job = _qd_import_job_new (files, FALSE);
  start (self, job);
  return job;
}

/**
 * _qd_import_queue_add_found:
 * @self: (not nullable): a queue
 * @files: (not nullable) (element-type GFile): files that nobody named one by one
 *
 * Does what qd_import_queue_add() does, but passes over files that hold no articles. Thread: the one that made the queue.
 *
 * Returns: (transfer full): the job
 */
QdImportJob *
_qd_import_queue_add_found (QdImportQueue *self, GPtrArray *files)
{
  QdImportJob *job;

  g_return_val_if_fail (QD_IS_IMPORT_QUEUE (self), NULL);
  g_return_val_if_fail (files != NULL, NULL);

  job = _qd_import_job_new (files, TRUE);
  start (self, job);
  return job;
}

/**
 * qd_import_queue_renew:
 * @self: (not nullable): a queue
 *
 * Has what an older version found in the library found anew, between imports. Thread: the one that made the queue.
 *
 * Returns: (transfer full): the job, to be watched or cancelled; its progress counts articles as files
 */
QdImportJob *
qd_import_queue_renew (QdImportQueue *self)
{
  QdImportJob *job;

  g_return_val_if_fail (QD_IS_IMPORT_QUEUE (self), NULL);

  job = _qd_import_job_new_renewal ();
  start (self, job);
  return job;
}

/* qd-import-job.c: one request to import, and what became of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-job-private.h"
#include "import/qd-outlets.h"

/* QdImportJob::changed is emitted at most so often, ms. */
#define NOTIFY_INTERVAL 100

/* So often is it looked whether a job that is paused is to stop, µs. */
#define GATE_INTERVAL (G_USEC_PER_SEC / 10)

/* Of more problems than this only the number is kept. */
#define MOST_PROBLEMS 10000

struct _QdImportJob
{
  GObject parent_instance;

  /* owned, constant */
  GMainContext *context;
  GPtrArray    *files;
  GCancellable *cancellable;
  QdImportGate *gate;
  gboolean      found;

  /* shared with the import thread, under the lock */
  GMutex           lock;
  QdImportProgress progress;
  GPtrArray       *problems;
  GError          *fatal;
  gboolean         notice_pending;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdImportJob, qd_import_job, G_TYPE_OBJECT)

static void
problem_free (gpointer data)
{
  QdImportProblem *problem = data;

  g_free (problem->path);
  g_free (problem->message);
  g_free (problem);
}

static QdImportProblem *
problem_copy (const QdImportProblem *problem)
{
  QdImportProblem *copy = g_new0 (QdImportProblem, 1);

  copy->path = g_strdup (problem->path);
  copy->line = problem->line;
  copy->message = g_strdup (problem->message);
  return copy;
}

static gboolean
emit_changed_cb (gpointer user_data)
{
  QdImportJob *self = user_data;

  g_mutex_lock (&self->lock);
  self->notice_pending = FALSE;
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Has the signal emitted in the job's main context, once for all that changes until then. */
static void
schedule_notice (QdImportJob *self, guint delay)
{
  g_autoptr (GSource) source = NULL;
  gboolean            pending;

  g_mutex_lock (&self->lock);
  pending = self->notice_pending;
  self->notice_pending = TRUE;
  g_mutex_unlock (&self->lock);
  /* The last notice comes at once, even where one is still waiting. */
  if (pending && delay > 0)
    return;
  source = delay > 0 ? g_timeout_source_new (delay) : g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "quotidian import progress");
  g_source_set_callback (source, emit_changed_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static void
add_problem (QdImportJob *self, const QdImportProblem *problem)
{
  g_mutex_lock (&self->lock);
  if (self->problems->len < MOST_PROBLEMS)
    g_ptr_array_add (self->problems, problem_copy (problem));
  g_mutex_unlock (&self->lock);
}

static void
imported_cb (const QdImportProgress *progress, const QdImportProblem *problem, const QdImportFile *file, gpointer user_data)
{
  QdImportJob *self = user_data;

  g_mutex_lock (&self->lock);
  self->progress = *progress;
  /* The state is told at the end, together with the error that belongs to it. */
  self->progress.state = QD_IMPORT_RUNNING;
  g_mutex_unlock (&self->lock);
  if (problem != NULL)
    add_problem (self, problem);
  schedule_notice (self, NOTIFY_INTERVAL);
}

/* FOUND: nobody named the files one by one, as where a folder is watched. */
QdImportJob *
_qd_import_job_new (GPtrArray *files, gboolean found)
{
  QdImportJob *self = g_object_new (QD_TYPE_IMPORT_JOB, NULL);

  self->found = found;
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (self->files, g_object_ref (g_ptr_array_index (files, i)));
  return self;
}

/* One that imports nothing, and finds the quotations of older analyses anew. */
QdImportJob *
_qd_import_job_new_renewal (void)
{
  QdImportJob *self = g_object_new (QD_TYPE_IMPORT_JOB, NULL);

  self->progress.renewing = TRUE;
  return self;
}

/* Tells the end, or that a renewal waits for imports, together with the error that belongs to it. */
static void
set_progress (QdImportJob *self, const QdImportProgress *progress, GError *error)
{
  g_mutex_lock (&self->lock);
  self->progress = *progress;
  if (progress->state == QD_IMPORT_FAILED)
    self->fatal = error;
  else
    g_clear_error (&error);
  g_mutex_unlock (&self->lock);
  schedule_notice (self, progress->state == QD_IMPORT_RUNNING ? NOTIFY_INTERVAL : 0);
}

typedef struct
{
  QdImportJob     *job;
  GAsyncQueue     *others;
  QdImportProgress progress; /* of all that the job has done, also before it gave way */
  guint            n_before;
  guint            n_failed_before;
  gboolean         gave_way;
} Renewing;

/* Tells how far it is, waits while it is paused, and gives way to another job that is there. */
static gboolean
renewed_cb (const QdImportProgress *progress, const QdImportProblem *problem, gpointer user_data)
{
  Renewing    *renewing = user_data;
  QdImportJob *self = renewing->job;

  renewing->progress.files_found = renewing->n_before + progress->files_found;
  renewing->progress.files_done = renewing->n_before + progress->files_done;
  renewing->progress.failed = renewing->n_failed_before + progress->failed;
  if (problem != NULL)
    add_problem (self, problem);
  set_progress (self, &renewing->progress, NULL);
  while (!g_cancellable_is_cancelled (self->cancellable) && !qd_import_gate_wait (self->gate, g_get_monotonic_time () + GATE_INTERVAL))
    ;
  renewing->gave_way = g_async_queue_length (renewing->others) > 0 && !g_cancellable_is_cancelled (self->cancellable);
  return !renewing->gave_way;
}

/* Renews until nothing is left, or another job is there. TRUE if it is to go on after that. */
static gboolean
renew (QdImportJob *self, QdStore *store, GAsyncQueue *others)
{
  Renewing         renewing = { .job = self, .others = others };
  QdImportProgress progress;
  GError          *error = NULL;

  qd_import_job_get_progress (self, &renewing.progress);
  renewing.progress.state = QD_IMPORT_RUNNING;
  renewing.n_before = renewing.progress.files_done;
  renewing.n_failed_before = renewing.progress.failed;
  /* What an import that was killed, or an older version, left is filed first. */
  if (qd_outlets_update (store, self->cancellable, &error) && qd_import_renew (store, 0, self->cancellable, renewed_cb, &renewing, &progress, &error))
    {
      renewing.progress.files_done = renewing.n_before + progress.files_done;
      renewing.progress.failed = renewing.n_failed_before + progress.failed;
    }
  if (renewing.gave_way)
    return TRUE;
  if (error == NULL)
    renewing.progress.state = QD_IMPORT_DONE;
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    renewing.progress.state = QD_IMPORT_CANCELLED;
  else
    renewing.progress.state = QD_IMPORT_FAILED;
  set_progress (self, &renewing.progress, error);
  return FALSE;
}

/* Does the job; on the import thread. TRUE if it gave way to another one that came, and is to be run again. */
gboolean
_qd_import_job_run (QdImportJob *self, QdStore *store, GAsyncQueue *others)
{
  QdImportOptions  options = { .gate = self->gate, .found = self->found };
  GError          *error = NULL;
  QdImportProgress progress;

  qd_import_job_get_progress (self, &progress);
  if (progress.renewing)
    return renew (self, store, others);
  g_mutex_lock (&self->lock);
  self->progress.state = QD_IMPORT_RUNNING;
  g_mutex_unlock (&self->lock);
  schedule_notice (self, NOTIFY_INTERVAL);
  qd_import_run (store, self->files, &options, self->cancellable, imported_cb, self, &progress, &error);
  set_progress (self, &progress, error);
  return FALSE;
}

static void
qd_import_job_finalize (GObject *object)
{
  QdImportJob *self = QD_IMPORT_JOB (object);

  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->gate, qd_import_gate_free);
  g_clear_error (&self->fatal);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (qd_import_job_parent_class)->finalize (object);
}

static void
qd_import_job_class_init (QdImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_import_job_finalize;

  /**
   * QdImportJob::changed:
   *
   * The progress, the problems or the state changed. Emitted in the main context that made the job, at most ten times a
   * second, and once at the end.
   */
  signals[CHANGED] = g_signal_new ("changed", QD_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_import_job_init (QdImportJob *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->cancellable = g_cancellable_new ();
  self->gate = qd_import_gate_new ();
}

/**
 * qd_import_job_get_progress:
 * @self: (not nullable): a job
 * @progress: (out): how far it is
 *
 * Takes a snapshot. Thread: any.
 */
void
qd_import_job_get_progress (QdImportJob *self, QdImportProgress *progress)
{
  g_return_if_fail (QD_IS_IMPORT_JOB (self));
  g_return_if_fail (progress != NULL);

  g_mutex_lock (&self->lock);
  *progress = self->progress;
  g_mutex_unlock (&self->lock);
}

/**
 * qd_import_job_dup_problems:
 * @self: (not nullable): a job
 *
 * What could not be imported until now, in the order of the files; of more than ten thousand problems the first.
 * Thread: any.
 *
 * Returns: (transfer full) (element-type QdImportProblem): copies
 */
GPtrArray *
qd_import_job_dup_problems (QdImportJob *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (problem_free);

  g_return_val_if_fail (QD_IS_IMPORT_JOB (self), problems);

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (problems, problem_copy (g_ptr_array_index (self->problems, i)));
  g_mutex_unlock (&self->lock);
  return problems;
}

/**
 * qd_import_job_dup_fatal:
 * @self: (not nullable): a job
 *
 * Why the job could not go on. Thread: any.
 *
 * Returns: (transfer full) (nullable): the error of a failed job, else %NULL
 */
GError *
qd_import_job_dup_fatal (QdImportJob *self)
{
  GError *fatal;

  g_return_val_if_fail (QD_IS_IMPORT_JOB (self), NULL);

  g_mutex_lock (&self->lock);
  fatal = self->fatal != NULL ? g_error_copy (self->fatal) : NULL;
  g_mutex_unlock (&self->lock);
  return fatal;
}

/**
 * qd_import_job_cancel:
 * @self: (not nullable): a job
 *
 * Asks the job to stop; it does after the article or the batch at hand, and says so by its state. What was imported until
 * then stays. Does nothing to a job that has ended. Thread: any.
 */
void
qd_import_job_cancel (QdImportJob *self)
{
  g_return_if_fail (QD_IS_IMPORT_JOB (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * qd_import_job_set_paused:
 * @self: (not nullable): a job
 * @paused: whether it is to wait, or to go on
 *
 * Has the job wait before its next batch, or go on; that it waits is told by its progress. A job that was cancelled does
 * not wait. Thread: any.
 */
void
qd_import_job_set_paused (QdImportJob *self, gboolean paused)
{
  g_return_if_fail (QD_IS_IMPORT_JOB (self));

  qd_import_gate_set_open (self->gate, !paused);
}

/* qd-store-thread.c: a thread that owns a connection and serves requests in their order
 *
 * When nobody asks for anything, a thread that writes keeps the library up (qd-store-upkeep.c), and one that finds articles holds
 * the newest ready (qd-search-recent.c).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-search-recent.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/* So long must nobody have asked for anything before the pause is used, and between two steps of that others get their turn,
 * µs. */
#define IDLE_AFTER (300 * G_TIME_SPAN_MILLISECOND)
#define PAUSE_BETWEEN_STEPS (5 * G_TIME_SPAN_MILLISECOND)

/* So long has a request to stop that was given up, before another thread does what comes after it, µs. Most stop at once. */
#define TIME_TO_GIVE_UP (20 * G_TIME_SPAN_MILLISECOND)

struct _QdStoreThread
{
  GThread                 *thread;
  GAsyncQueue             *requests;
  GMutex                   mutex; /* of the answers that somebody waits for, and of what is being served */
  GCond                    answered;
  GCancellable            *serving; /* (nullable): of the request that is being served */
  QdStoreThread           *helper;  /* (nullable): borrowed */
  const QdStoreThreadKind *kind;
  char                    *path;
  gboolean                 create;
  void (*notify) (gpointer data);
  gpointer notify_data;
};

typedef struct
{
  QdStoreFunc    func;   /* NULL in the request to stop, and in that to help */
  QdStoreThread *helped; /* whom to help */
  gpointer       data;
  GDestroyNotify data_free;
  GCancellable  *cancellable;
  GTask         *task;   /* NULL if somebody waits, or nobody */
  gboolean       posted; /* nobody waits */
  gboolean       done;
  gpointer       result;
  GDestroyNotify result_free;
  GError        *error;
} Request;

/* The one that must not wait; NULL if there is none. */
static GThread *hurried;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->result != NULL && request->result_free != NULL)
    request->result_free (request->result);
  g_clear_error (&request->error);
  g_clear_object (&request->task);
  g_clear_object (&request->cancellable);
  g_free (request);
}

static gboolean
return_result_cb (gpointer data)
{
  Request *request = data;

  if (request->error != NULL)
    g_task_return_error (request->task, g_steal_pointer (&request->error));
  else
    g_task_return_pointer (request->task, g_steal_pointer (&request->result), request->result_free);
  return G_SOURCE_REMOVE;
}

/* The task goes over to its main context whole: were its last reference dropped here, so might be that of the store,
 * which would then wait for this thread to end. */
static void
hand_over (Request *request)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (request->task));
  g_source_set_callback (source, return_result_cb, request, free_request);
  g_source_set_static_name (source, "[quotidian] store result");
  g_source_attach (source, g_task_get_context (request->task));
}

static void
answer (QdStoreThread *self,
        Request       *request)
{
  if (request->data_free != NULL)
    request->data_free (request->data);
  if (request->task != NULL)
    {
      hand_over (request);
      return;
    }
  if (request->posted)
    {
      free_request (request);
      return;
    }
  g_mutex_lock (&self->mutex);
  request->done = TRUE;
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
}

static void
set_serving (QdStoreThread *self,
             GCancellable  *cancellable)
{
  g_mutex_lock (&self->mutex);
  g_set_object (&self->serving, cancellable);
  g_cond_broadcast (&self->answered);
  g_mutex_unlock (&self->mutex);
}

/* Whether what is being served was given up, and did not stop until the deadline, monotonic time. */
static gboolean
is_stuck (QdStoreThread *self,
          gint64         deadline)
{
  gboolean in_time = TRUE;
  gboolean given_up;

  g_mutex_lock (&self->mutex);
  while ((given_up = self->serving != NULL && g_cancellable_is_cancelled (self->serving)) && in_time)
    in_time = g_cond_wait_until (&self->answered, &self->mutex, deadline);
  g_mutex_unlock (&self->mutex);
  return given_up;
}

/* What a request only reads is rolled back rather than committed, so that ending it cannot fail. */
static void
serve (QdStoreThread *self,
       QdSqlite      *db,
       Request       *request)
{
  g_auto (QdTransaction) snapshot = QD_TRANSACTION_INIT;
  guint                  n_changes = qd_sqlite_total_changes (db);

  if (g_cancellable_set_error_if_cancelled (request->cancellable, &request->error) ||
      (self->kind->snapshot && !qd_transaction_begin_read (&snapshot, db, &request->error)))
    return;
  set_serving (self, request->cancellable);
  qd_sqlite_set_cancellable (db, request->cancellable);
  request->result = request->func (db, request->data, request->cancellable, &request->error);
  qd_sqlite_set_cancellable (db, NULL);
  set_serving (self, NULL);
  g_assert ((request->result == NULL) == (request->error != NULL));
  if (self->notify != NULL && qd_sqlite_total_changes (db) != n_changes)
    self->notify (self->notify_data);
}

/* Whether there is more to do. */
static gboolean
use_pause (QdUpkeep *upkeep,
           QdRecent *recent)
{
  return upkeep != NULL ? _qd_upkeep_step (upkeep) : _qd_recent_step (recent);
}

/* What is asked next; uses the pause until then. */
static Request *
wait_for_request (QdStoreThread *self,
                  QdUpkeep      *upkeep,
                  QdRecent      *recent)
{
  Request *request = NULL;
  gint64   wait = IDLE_AFTER;

  if (upkeep == NULL && recent == NULL)
    return g_async_queue_pop (self->requests);
  do
    {
      request = g_async_queue_timeout_pop (self->requests, (guint64)wait);
      wait = PAUSE_BETWEEN_STEPS;
    }
  while (request == NULL && use_pause (upkeep, recent));
  return request != NULL ? request : g_async_queue_pop (self->requests);
}

/* Serves what another was asked, for as long as it is kept by a request that was given up. */
static void
help (QdStoreThread *self,
      QdSqlite      *db,
      QdStoreThread *helped)
{
  gint64 deadline = g_get_monotonic_time () + TIME_TO_GIVE_UP;

  while (is_stuck (helped, deadline))
    {
      Request *request = g_async_queue_try_pop (helped->requests);

      if (request == NULL)
        return;
      if (request->func == NULL)
        {
          g_async_queue_push_front (helped->requests, request);
          return;
        }
      serve (self, db, request);
      answer (helped, request);
    }
}

static void
serve_all (QdStoreThread *self,
           QdSqlite      *db,
           QdUpkeep      *upkeep)
{
  while (TRUE)
    {
      Request *request = wait_for_request (self, upkeep, self->kind->recent ? _qd_recent_get (db) : NULL);
      guint    n_changes = qd_sqlite_total_changes (db);
      gint64   start = g_get_monotonic_time ();

      if (request->helped != NULL)
        {
          help (self, db, request->helped);
          free_request (request);
          continue;
        }
      if (request->func == NULL)
        {
          free_request (request);
          return;
        }
      serve (self, db, request);
      answer (self, request);
      if (upkeep != NULL && qd_sqlite_total_changes (db) != n_changes)
        _qd_upkeep_note_request (upkeep, g_get_monotonic_time () - start);
    }
}

static gpointer
run_in_thread (gpointer data)
{
  QdStoreThread       *self = data;
  Request             *opening = g_async_queue_pop (self->requests);
  g_autoptr (QdSqlite) db = self->kind->open (self->path, self->create, &opening->error);
  g_autoptr (QdUpkeep) upkeep = NULL;

  /* For the opening, somebody waits. */
  if (self->kind->gives_way)
    qd_thread_give_way ();
  if (db != NULL && self->kind->upkeep)
    upkeep = _qd_upkeep_new (db);
  if (db != NULL && self->kind->recent)
    _qd_recent_attach (db);
  opening->result = db != NULL ? QD_STORE_DONE : NULL;
  answer (self, opening);
  if (db != NULL)
    serve_all (self, db, upkeep);
  return NULL;
}

static void
wait_for_answer (QdStoreThread *self,
                 Request       *request)
{
  if (g_atomic_pointer_get (&hurried) == g_thread_self ())
    g_critical ("A thread that nothing may hold up waits for %s.", self->kind->name);
  g_mutex_lock (&self->mutex);
  while (!request->done)
    g_cond_wait (&self->answered, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
free_thread (QdStoreThread *self)
{
  g_thread_join (self->thread);
  g_async_queue_unref (self->requests);
  g_clear_object (&self->serving);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->answered);
  g_free (self->path);
  g_free (self);
}

static void
push (QdStoreThread *self,
      Request       *request)
{
  g_async_queue_push (self->requests, request);
  if (self->helper != NULL && is_stuck (self, 0))
    {
      Request *to_help = g_new0 (Request, 1);

      to_help->helped = self;
      g_async_queue_push (self->helper->requests, to_help);
    }
}

/**
 * _qd_store_thread_start:
 * @kind: (not nullable): what it is for; static
 * @path: (not nullable): the library
 * @create: whether to make it where there is none
 * @error: return location
 *
 * Starts a thread and waits until it has opened its connection. Thread: any.
 *
 * Errors: those of its opening function
 * Returns: (transfer full) (nullable): the thread; %NULL on error
 */
QdStoreThread *
_qd_store_thread_start (const QdStoreThreadKind *kind,
                        const char              *path,
                        gboolean                 create,
                        GError                 **error)
{
  QdStoreThread *self = g_new0 (QdStoreThread, 1);
  Request        opening = { NULL };

  self->requests = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->answered);
  self->path = g_strdup (path);
  self->create = create;
  self->kind = kind;
  g_async_queue_push (self->requests, &opening);
  self->thread = g_thread_new (kind->name, run_in_thread, self);
  wait_for_answer (self, &opening);
  if (opening.error == NULL)
    return self;
  g_propagate_error (error, opening.error);
  free_thread (self);
  return NULL;
}

/**
 * qd_store_forbid_waiting:
 *
 * Says that nothing may hold up the calling thread, as that of a window: should it open a library, or ask one for anything, in the form that
 * blocks, that is a critical warning. Closing a library may still wait. Thread: any; one of a program.
 */
void
qd_store_forbid_waiting (void)
{
  g_atomic_pointer_set (&hurried, g_thread_self ());
}

/**
 * _qd_store_thread_set_notify:
 * @self: (not nullable): a thread that has no request yet
 * @notify: (not nullable): called on the thread after each request that changed rows
 * @data: (nullable): for @notify
 *
 * Thread: the one that started @self.
 */
void
_qd_store_thread_set_notify (QdStoreThread *self,
                             void (*notify) (gpointer data),
                             gpointer data)
{
  self->notify = notify;
  self->notify_data = data;
}

/**
 * _qd_store_thread_set_helper:
 * @self: (not nullable): a thread that only reads, and has no request yet
 * @helper: (not nullable): another, which is to be stopped first
 *
 * Has @helper do what is asked of @self while that is kept by a request that was given up: a search index merges all that begins
 * with a letter within one step, which takes up to half a second and cannot be interrupted. Thread: the one that started @self.
 */
void
_qd_store_thread_set_helper (QdStoreThread *self,
                             QdStoreThread *helper)
{
  self->helper = helper;
}

/**
 * _qd_store_thread_stop:
 * @self: (nullable) (transfer full): a thread
 *
 * Waits until the requests so far are served, closes the connection and ends the thread. Thread: any but @self.
 */
void
_qd_store_thread_stop (QdStoreThread *self)
{
  if (self == NULL)
    return;
  g_assert (self->thread != g_thread_self ());
  g_async_queue_push (self->requests, g_new0 (Request, 1));
  free_thread (self);
}

/**
 * _qd_store_thread_call:
 * @self: (not nullable): a thread
 * @func: (not nullable) (scope call): what it is to do
 * @data: (nullable): for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Has a thread do something and waits for it. Thread: any but @self.
 *
 * Errors: those of @func
 * Returns: (transfer full) (nullable): the result; %NULL on error
 */
gpointer
_qd_store_thread_call (QdStoreThread *self,
                       QdStoreFunc    func,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Request request = { .func = func, .data = data, .cancellable = cancellable };

  /* A function that runs on the thread would wait for itself. */
  g_assert (self->thread != g_thread_self ());
  push (self, &request);
  wait_for_answer (self, &request);
  if (request.error != NULL)
    g_propagate_error (error, request.error);
  return request.result;
}

/**
 * _qd_store_thread_call_async:
 * @self: (not nullable): a thread
 * @func: (not nullable): what it is to do
 * @data: (nullable) (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @task: (not nullable) (transfer full): gets the result, in its main context
 * @result_free: (nullable): frees the result if nobody takes it
 *
 * Has a thread do something. Thread: any.
 */
void
_qd_store_thread_call_async (QdStoreThread *self,
                             QdStoreFunc    func,
                             gpointer       data,
                             GDestroyNotify data_free,
                             GTask         *task,
                             GDestroyNotify result_free)
{
  Request      *request = g_new0 (Request, 1);
  GCancellable *cancellable = g_task_get_cancellable (task);

  request->func = func;
  request->data = data;
  request->data_free = data_free;
  request->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  request->task = task;
  request->result_free = result_free;
  push (self, request);
}

/**
 * _qd_store_thread_post:
 * @self: (not nullable): a thread
 * @func: (not nullable): what it is to do
 *
 * Has a thread do something that nobody waits for, unless it has something to do already that it has not begun. What goes
 * wrong is not told. Thread: any.
 */
void
_qd_store_thread_post (QdStoreThread *self,
                       QdStoreFunc    func)
{
  Request *request;

  if (g_async_queue_length (self->requests) > 0)
    return;
  request = g_new0 (Request, 1);
  request->func = func;
  request->posted = TRUE;
  g_async_queue_push (self->requests, request);
}

/* qd-store.c: the library: opening and closing it, and passing requests to its threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

#include "store/qd-store-private.h"

/* At most so often, µs, is it said that something changed: an import commits many times a second. */
#define CHANGED_INTERVAL (100 * G_TIME_SPAN_MILLISECOND)

struct _QdStore
{
  GObject parent_instance;

  char    *path;
  gboolean read_only;
  int      lock_fd; /* of the file that says that the library is open; -1 if there is none */

  /* A search may take long, so that it has a thread of its own: what is read of an article never waits behind it. */
  GRWLock        lock; /* of the threads' pointers: closing waits for those who are about to ask */
  QdStoreThread *reader;
  QdStoreThread *finder;
  QdStoreThread *second_finder; /* helps the other */
  QdStoreThread *writer;

  /* Moves the write-ahead log into the library while the writer goes on. */
  GMutex         mover_mutex;
  QdStoreThread *mover;

  GMutex        changed_mutex;
  GMainContext *context;
  GSource      *changed_source;
  gint64        changed_time; /* of the last emission, monotonic */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdStore, qd_store, G_TYPE_OBJECT)

G_DEFINE_QUARK (qd - store - error - quark, qd_store_error)

static const QdStoreThreadKind writer_kind = { .name = "store-writer", .open = _qd_store_open_writer, .upkeep = TRUE };
static const QdStoreThreadKind polite_writer_kind = { .name = "store-writer", .open = _qd_store_open_writer, .upkeep = TRUE, .gives_way = TRUE };
static const QdStoreThreadKind reader_kind = { .name = "store-reader", .open = _qd_store_open_reader, .snapshot = TRUE };
static const QdStoreThreadKind finder_kind = { .name = "store-finder", .open = _qd_store_open_reader, .snapshot = TRUE, .recent = TRUE };
static const QdStoreThreadKind second_finder_kind = { .name = "store-finder-2", .open = _qd_store_open_reader, .snapshot = TRUE };
static const QdStoreThreadKind mover_kind = { .name = "store-mover", .open = _qd_store_open_reader };
static const QdStoreThreadKind polite_mover_kind = { .name = "store-mover", .open = _qd_store_open_reader, .gives_way = TRUE };
static const QdStoreThreadKind read_only_finder_kind = { .name = "store-finder", .open = _qd_store_open_read_only, .snapshot = TRUE, .recent = TRUE };
static const QdStoreThreadKind read_only_second_finder_kind = { .name = "store-finder-2", .open = _qd_store_open_read_only, .snapshot = TRUE };
static const QdStoreThreadKind read_only_kind = { .name = "store-reader", .open = _qd_store_open_read_only, .snapshot = TRUE };

/* Saying that something changed */

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (QdStore) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->changed_mutex);
  g_clear_pointer (&self->changed_source, g_source_unref);
  self->changed_time = g_get_monotonic_time ();
  g_mutex_unlock (&self->changed_mutex);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* On the writing thread. */
static void
notify_changed (gpointer data)
{
  QdStore                 *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->changed_mutex);
  gint64                   wait = self->changed_time + CHANGED_INTERVAL - g_get_monotonic_time ();
  GWeakRef                *weak_ref;

  if (self->changed_source != NULL)
    return;
  weak_ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak_ref, self);
  self->changed_source = g_timeout_source_new ((guint)(MAX (wait, 0) / G_TIME_SPAN_MILLISECOND));
  g_source_set_callback (self->changed_source, emit_changed_cb, weak_ref, free_weak_ref);
  g_source_set_static_name (self->changed_source, "[quotidian] store changed");
  g_source_attach (self->changed_source, self->context);
}

/* Moving the log */

static gpointer
move_log (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  qd_sqlite_move_log (db);
  return QD_STORE_DONE;
}

/* On the writing thread. */
static void
log_grown_cb (gpointer data)
{
  QdStore                 *self = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mover_mutex);

  if (self->mover != NULL)
    _qd_store_thread_post (self->mover, move_log);
}

static gpointer
set_log_func (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  qd_sqlite_set_log_func (db, log_grown_cb, data);
  return QD_STORE_DONE;
}

/* The object */

static void
qd_store_dispose (GObject *object)
{
  QdStore *self = QD_STORE (object);

  qd_store_close (self);
  G_OBJECT_CLASS (qd_store_parent_class)->dispose (object);
}

static void
qd_store_finalize (GObject *object)
{
  QdStore *self = QD_STORE (object);

  g_free (self->path);
  g_main_context_unref (self->context);
  g_rw_lock_clear (&self->lock);
  g_mutex_clear (&self->changed_mutex);
  g_mutex_clear (&self->mover_mutex);
  G_OBJECT_CLASS (qd_store_parent_class)->finalize (object);
}

static void
qd_store_class_init (QdStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_store_dispose;
  object_class->finalize = qd_store_finalize;

  /**
   * QdStore::changed:
   *
   * Something was committed. Emitted in the main context that was the thread-default one when the store was opened, at
   * most ten times a second.
   */
  signals[CHANGED] = g_signal_new ("changed", QD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_store_init (QdStore *self)
{
  g_rw_lock_init (&self->lock);
  self->lock_fd = -1;
  g_mutex_init (&self->changed_mutex);
  g_mutex_init (&self->mover_mutex);
  /* So that the first change is said at once. */
  self->changed_time = -CHANGED_INTERVAL;
}

/* Opening */

/* SQLite lets several programs write in turns. Two of them that import, though, would wait for each other at every batch, and
 * neither would show what the other does. The file stays when the lock is gone: were it removed, somebody could hold a lock
 * on the one that was removed, and another on the next. Where none can be made, as on some network disks, there is no lock. */
static gboolean
lock_library (QdStore *self,
              GError **error)
{
  g_autofree char *lock = g_strconcat (self->path, "-lock", NULL);
  g_autofree char *name = NULL;

  self->lock_fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock_fd < 0 || flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return TRUE;
  name = g_filename_display_name (self->path);
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY,
               g_dgettext (GETTEXT_PACKAGE, "The library “%s” is open in another window or program. Until that is closed, it can only be read here."), name);
  return FALSE;
}

static QdStore *
open_store (const char   *path,
            QdStoreFlags  flags,
            GMainContext *context,
            GError      **error)
{
  g_autoptr (QdStore) self = g_object_new (QD_TYPE_STORE, NULL);
  gboolean            create = (flags & QD_STORE_CREATE) != 0;
  gboolean            gives_way = (flags & QD_STORE_GIVE_WAY) != 0;

  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & QD_STORE_READ_ONLY) != 0;
  self->context = g_main_context_ref (context);
  /* Of a folder that is not there, more is said below. */
  if (!self->read_only && (flags & QD_STORE_EXCLUSIVE) != 0 && !lock_library (self, error))
    return NULL;
  if (!self->read_only)
    {
      self->writer = _qd_store_thread_start (gives_way ? &polite_writer_kind : &writer_kind, self->path, create, error);
      if (self->writer == NULL)
        return NULL;
      _qd_store_thread_set_notify (self->writer, notify_changed, self);
    }
  self->reader = _qd_store_thread_start (self->read_only ? &read_only_kind : &reader_kind, self->path, FALSE, error);
  if (self->reader == NULL)
    return NULL;
  self->finder = _qd_store_thread_start (self->read_only ? &read_only_finder_kind : &finder_kind, self->path, FALSE, error);
  if (self->finder == NULL)
    return NULL;
  self->second_finder = _qd_store_thread_start (self->read_only ? &read_only_second_finder_kind : &second_finder_kind, self->path, FALSE, error);
  if (self->second_finder == NULL)
    return NULL;
  _qd_store_thread_set_helper (self->finder, self->second_finder);
  if (self->writer != NULL)
    {
      self->mover = _qd_store_thread_start (gives_way ? &polite_mover_kind : &mover_kind, self->path, FALSE, error);
      if (self->mover == NULL || !_qd_store_thread_call (self->writer, set_log_func, self, NULL, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * qd_store_open:
 * @path: (not nullable): the library's file
 * @flags: how to open it
 * @error: return location
 *
 * Opens a library, and brings one of an older version up to date. A file that is no library, or one of a newer version,
 * is refused and stays as it is. Thread: any; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no file and @flags lack %QD_STORE_CREATE
 * Returns: (transfer full) (nullable): the library; %NULL on error
 */
QdStore *
qd_store_open (const char  *path,
               QdStoreFlags flags,
               GError     **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);

  return open_store (path, flags, context, error);
}

typedef struct
{
  char        *path;
  QdStoreFlags flags;
} OpenData;

static void
free_open_data (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open);
}

static void
open_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenData *data = task_data;
  GError   *error = NULL;
  QdStore  *store = open_store (data->path, data->flags, g_task_get_context (task), &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * qd_store_open_async:
 * @path: (not nullable): the library's file
 * @flags: how to open it
 * @cancellable: (nullable): stops waiting for it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_open() does without blocking. Thread: any.
 */
void
qd_store_open_async (const char         *path,
                     QdStoreFlags        flags,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData         *data = g_new0 (OpenData, 1);

  g_return_if_fail (path != NULL);

  data->path = g_strdup (path);
  data->flags = flags;
  g_task_set_source_tag (task, qd_store_open_async);
  g_task_set_task_data (task, data, free_open_data);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * qd_store_open_finish:
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_open_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the library; %NULL on error
 */
QdStore *
qd_store_open_finish (GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qd_store_close:
 * @self: (not nullable): a library
 *
 * Waits until what was asked of the library is done, and closes it; whatever is asked afterwards fails. Disposing of it
 * does the same. Thread: any but those of the library; blocks.
 */
void
qd_store_close (QdStore *self)
{
  QdStoreThread *reader, *finder, *second_finder, *writer, *mover;

  g_return_if_fail (QD_IS_STORE (self));

  g_rw_lock_writer_lock (&self->lock);
  reader = g_steal_pointer (&self->reader);
  finder = g_steal_pointer (&self->finder);
  second_finder = g_steal_pointer (&self->second_finder);
  writer = g_steal_pointer (&self->writer);
  g_rw_lock_writer_unlock (&self->lock);
  g_mutex_lock (&self->mover_mutex);
  mover = g_steal_pointer (&self->mover);
  g_mutex_unlock (&self->mover_mutex);
  /* The others first: the last connection to be closed moves the log into the library. */
  _qd_store_thread_stop (mover);
  _qd_store_thread_stop (second_finder);
  _qd_store_thread_stop (finder);
  _qd_store_thread_stop (reader);
  _qd_store_thread_stop (writer);
  if (self->lock_fd >= 0)
    g_close (self->lock_fd, NULL);
  self->lock_fd = -1;
  g_mutex_lock (&self->changed_mutex);
  if (self->changed_source != NULL)
    g_source_destroy (self->changed_source);
  g_clear_pointer (&self->changed_source, g_source_unref);
  g_mutex_unlock (&self->changed_mutex);
}

/**
 * qd_store_get_path:
 * @self: (not nullable): a library
 *
 * Thread: any.
 *
 * Returns: (transfer none): the absolute name of its file
 */
const char *
qd_store_get_path (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return self->path;
}

/**
 * qd_store_get_read_only:
 * @self: (not nullable): a library
 *
 * Thread: any.
 *
 * Returns: whether it was opened with %QD_STORE_READ_ONLY
 */
gboolean
qd_store_get_read_only (QdStore *self)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return self->read_only;
}

/* Requests */

static GError *
make_unavailable_error (QdStore *self)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (self->read_only && self->reader != NULL)
    return g_error_new (QD_STORE_ERROR, QD_STORE_ERROR_READ_ONLY,
                        g_dgettext (GETTEXT_PACKAGE, "The library “%s” was opened for reading only."), name);
  return g_error_new (QD_STORE_ERROR, QD_STORE_ERROR_FAILED,
                      g_dgettext (GETTEXT_PACKAGE, "The library “%s” is closed."), name);
}

/* The lock is held while the caller waits, so that closing waits, too. */
static gpointer
call (QdStore        *self,
      QdStoreThread **thread,
      QdStoreFunc     func,
      gpointer        data,
      GCancellable   *cancellable,
      GError        **error)
{
  gpointer result = NULL;

  g_rw_lock_reader_lock (&self->lock);
  if (*thread != NULL)
    result = _qd_store_thread_call (*thread, func, data, cancellable, error);
  else
    g_propagate_error (error, make_unavailable_error (self));
  g_rw_lock_reader_unlock (&self->lock);
  return result;
}

static void
call_async (QdStore        *self,
            QdStoreThread **thread,
            QdStoreFunc     func,
            gpointer        data,
            GDestroyNotify  data_free,
            GTask          *task,
            GDestroyNotify  result_free)
{
  g_rw_lock_reader_lock (&self->lock);
  if (*thread != NULL)
    {
      _qd_store_thread_call_async (*thread, func, data, data_free, task, result_free);
    }
  else
    {
      g_task_return_error (task, make_unavailable_error (self));
      g_object_unref (task);
      if (data_free != NULL)
        data_free (data);
    }
  g_rw_lock_reader_unlock (&self->lock);
}

/**
 * _qd_store_read:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): what to do on the reading thread, over one state of the library
 * @data: (nullable): for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, those of @func
 * Returns: (nullable): the result; %NULL on error
 */
gpointer
_qd_store_read (QdStore      *self,
                QdStoreFunc   func,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return call (self, &self->reader, func, data, cancellable, error);
}

/**
 * _qd_store_read_async:
 * @self: (not nullable): a library
 * @func: (not nullable): what to do on the reading thread, over one state of the library
 * @data: (nullable) (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @task: (not nullable) (transfer full): gets the result
 * @result_free: (nullable): frees the result if nobody takes it
 *
 * Thread: any.
 */
void
_qd_store_read_async (QdStore       *self,
                      QdStoreFunc    func,
                      gpointer       data,
                      GDestroyNotify data_free,
                      GTask         *task,
                      GDestroyNotify result_free)
{
  call_async (self, &self->reader, func, data, data_free, task, result_free);
}

/**
 * _qd_store_find:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): what to do on the finding thread, over one state of the library
 * @data: (nullable): for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * As _qd_store_read(), for what may take longer than a person waits for an article. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #QdStoreError, those of @func
 * Returns: (nullable): the result; %NULL on error
 */
gpointer
_qd_store_find (QdStore      *self,
                QdStoreFunc   func,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return call (self, &self->finder, func, data, cancellable, error);
}

/**
 * _qd_store_find_async:
 * @self: (not nullable): a library
 * @func: (not nullable): what to do on the finding thread, over one state of the library
 * @data: (nullable) (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @task: (not nullable) (transfer full): gets the result
 * @result_free: (nullable): frees the result if nobody takes it
 *
 * Thread: any.
 */
void
_qd_store_find_async (QdStore       *self,
                      QdStoreFunc    func,
                      gpointer       data,
                      GDestroyNotify data_free,
                      GTask         *task,
                      GDestroyNotify result_free)
{
  call_async (self, &self->finder, func, data, data_free, task, result_free);
}

/**
 * _qd_store_write:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): what to do on the writing thread; begins and commits its own transaction
 * @data: (nullable): for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, those of @func
 * Returns: (nullable): the result; %NULL on error
 */
gpointer
_qd_store_write (QdStore      *self,
                 QdStoreFunc   func,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return call (self, &self->writer, func, data, cancellable, error);
}

/**
 * _qd_store_write_async:
 * @self: (not nullable): a library
 * @func: (not nullable): what to do on the writing thread; begins and commits its own transaction
 * @data: (nullable) (transfer full): for @func
 * @data_free: (nullable): frees @data
 * @task: (not nullable) (transfer full): gets the result
 * @result_free: (nullable): frees the result if nobody takes it
 *
 * Thread: any.
 */
void
_qd_store_write_async (QdStore       *self,
                       QdStoreFunc    func,
                       gpointer       data,
                       GDestroyNotify data_free,
                       GTask         *task,
                       GDestroyNotify result_free)
{
  /* What was committed stays committed, though the caller gave up. */
  g_task_set_check_cancellable (task, FALSE);
  call_async (self, &self->writer, func, data, data_free, task, result_free);
}

static gpointer
set_max_pages (QdSqlite     *db,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", GPOINTER_TO_UINT (data));
  gint64           n_pages;

  return qd_sqlite_query_int (db, sql, &n_pages, error) ? QD_STORE_DONE : NULL;
}

/**
 * _qd_store_set_max_pages:
 * @self: (not nullable): a library
 * @n_pages: the most pages that it may have
 * @error: return location
 *
 * Lets a test see what a full disk does. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_set_max_pages (QdStore *self,
                         guint    n_pages,
                         GError **error)
{
  return _qd_store_write (self, set_max_pages, GUINT_TO_POINTER (n_pages), NULL, error) != NULL;
}

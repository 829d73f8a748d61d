/* qd-watch.c: imports what is put into the folders that a library watches, while it is open
 *
 * A thread of its own looks through the folders: at the start, some moments after it has heard of a change, and now and then, as not
 * every file system tells of changes. The main context that made the object starts the imports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-watch-private.h"

/* Of more folders than this in one that is watched nothing is heard; they are looked through now and then as the others are. The
 * system has a limit, too, which other programs want to have something of. */
#define MOST_MONITORS 4096

/* Looking through folders takes at most this part of the time while files come, and while nothing is heard. */
#define BUSY_PART 20
#define IDLE_PART 200

struct _QdWatch
{
  GObject parent_instance;

  /* owned, constant */
  QdStore       *store;
  QdImportQueue *queue;
  GMainContext  *context;
  GMainContext  *thread_context;
  GMainLoop     *loop;
  GCancellable  *cancellable;
  QdWatchPace    pace;

  /* of the main context */
  GThread   *thread;
  GPtrArray *jobs;

  /* of the thread */
  GPtrArray  *folders;
  GHashTable *monitors;
  GSource    *timer;
  gint64      duration;
};

enum {
  IMPORTING,
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdWatch, qd_watch, G_TYPE_OBJECT)

/* A job, and what it imports. */
typedef struct
{
  QdImportJob *job;
  QdWatchNews *news;
  gulong       handler;
} Import;

/* What goes from the thread to the main context; the object may be gone when it arrives. */
typedef struct
{
  GWeakRef     watch;
  QdWatchNews *news; /* NULL: a folder's problem has changed */
} Letter;

/* The other way; the thread is joined before the object goes. */
typedef struct
{
  QdWatch     *watch;
  QdWatchNews *news;
} Receipt;

static void look_later (QdWatch *self, gint64 delay);

static void
free_import (gpointer data)
{
  Import *import = data;

  g_signal_handler_disconnect (import->job, import->handler);
  g_object_unref (import->job);
  _qd_watch_news_free (import->news);
  g_free (import);
}

static void
free_letter (gpointer data)
{
  Letter *letter = data;

  g_weak_ref_clear (&letter->watch);
  _qd_watch_news_free (letter->news);
  g_free (letter);
}

static void
free_receipt (gpointer data)
{
  Receipt *receipt = data;

  _qd_watch_news_free (receipt->news);
  g_free (receipt);
}

static void
free_folder (gpointer data)
{
  _qd_watch_folder_free (data);
}

/* In the thread */

static gboolean
note_imported_cb (gpointer user_data)
{
  Receipt *receipt = user_data;
  QdWatch *self = receipt->watch;

  for (guint i = 0; i < self->folders->len; i++)
    {
      QdWatchFolder *folder = g_ptr_array_index (self->folders, i);

      /* Where it cannot be noted, the files are looked at again another time, and found to be in the library. */
      if (_qd_watch_folder_get_id (folder) == receipt->news->folder_id)
        _qd_watch_folder_note (folder, self->store, receipt->news, NULL);
    }
  return G_SOURCE_REMOVE;
}

static gboolean deliver_cb (gpointer user_data);

static void
send_letter (QdWatch *self, QdWatchNews *news)
{
  Letter *letter = g_new0 (Letter, 1);

  g_weak_ref_init (&letter->watch, self);
  letter->news = news;
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, deliver_cb, letter, free_letter);
}

/* Events come in swarms. The folder is looked through once the first of them is old enough for what it is of to be at rest. */
static void
heard_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  QdWatch *self = user_data;

  if (event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED && event != G_FILE_MONITOR_EVENT_DELETED)
    look_later (self, MAX (self->pace.rest, self->duration * BUSY_PART));
}

/* Hears of changes in these folders from now on, and no longer of others. */
static void
monitor_folders (QdWatch *self, GPtrArray *folders)
{
  g_autoptr (GHashTable) monitors = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref, g_object_unref);

  for (guint i = 0; i < folders->len && i < MOST_MONITORS; i++)
    {
      GFile        *folder = g_ptr_array_index (folders, i);
      GFileMonitor *monitor = g_hash_table_lookup (self->monitors, folder);

      if (monitor != NULL)
        g_object_ref (monitor);
      else
        monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, self->cancellable, NULL);
      if (monitor == NULL)
        continue;
      if (!g_hash_table_contains (self->monitors, folder))
        g_signal_connect (monitor, "changed", G_CALLBACK (heard_cb), self);
      g_hash_table_replace (monitors, g_object_ref (folder), monitor);
    }
  g_hash_table_unref (self->monitors);
  self->monitors = g_steal_pointer (&monitors);
}

static void
look_now (QdWatch *self)
{
  g_autoptr (GPtrArray) inside = g_ptr_array_new_with_free_func (g_object_unref);
  gint64                start = g_get_monotonic_time ();
  gboolean              is_waiting = FALSE, is_changed = FALSE;

  for (guint i = 0; i < self->folders->len && !g_cancellable_is_cancelled (self->cancellable); i++)
    {
      QdWatchFolder          *folder = g_ptr_array_index (self->folders, i);
      g_autoptr (QdWatchNews) news = _qd_watch_folder_look (folder, self->pace.rest, inside, self->cancellable);

      if (g_cancellable_is_cancelled (self->cancellable))
        return;
      is_changed = _qd_watch_folder_save_problem (folder, self->store) || is_changed;
      is_waiting = _qd_watch_folder_is_waiting (folder) || is_waiting;
      if (news->files->len > 0)
        send_letter (self, g_steal_pointer (&news));
    }
  monitor_folders (self, inside);
  if (is_changed)
    send_letter (self, NULL);
  self->duration = g_get_monotonic_time () - start;
  look_later (self, is_waiting ? MAX (self->pace.rest, self->duration * BUSY_PART) : MAX (self->pace.interval, self->duration * IDLE_PART));
}

static gboolean
look_cb (gpointer user_data)
{
  QdWatch *self = user_data;

  g_clear_pointer (&self->timer, g_source_unref);
  look_now (self);
  return G_SOURCE_REMOVE;
}

/* Looks after a delay, µs, or earlier where that was planned. */
static void
look_later (QdWatch *self, gint64 delay)
{
  gint64 at = g_get_monotonic_time () + delay;

  if (self->timer != NULL && g_source_get_ready_time (self->timer) <= at)
    return;
  if (self->timer == NULL)
    {
      self->timer = g_timeout_source_new (0);
      g_source_set_static_name (self->timer, "quotidian watch");
      g_source_set_callback (self->timer, look_cb, self, NULL);
      g_source_attach (self->timer, self->thread_context);
    }
  g_source_set_ready_time (self->timer, at);
}

/* The folders as the library has them now. Those that it had already keep what is known of them. */
static gboolean
load_cb (gpointer user_data)
{
  QdWatch              *self = user_data;
  g_autoptr (GPtrArray) records = qd_store_list_folders (self->store, self->cancellable, NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (free_folder);

  /* A library that cannot be read says so to whoever reads something of it for the person. */
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const QdFolderRecord *record = g_ptr_array_index (records, i);
      QdWatchFolder        *folder = NULL;

      for (guint j = 0; j < self->folders->len && folder == NULL; j++)
        if (_qd_watch_folder_get_id (g_ptr_array_index (self->folders, j)) == record->id)
          folder = g_ptr_array_steal_index (self->folders, j);
      if (folder == NULL)
        folder = _qd_watch_folder_new (self->store, record, NULL);
      if (folder != NULL)
        g_ptr_array_add (folders, folder);
    }
  g_ptr_array_unref (self->folders);
  self->folders = g_steal_pointer (&folders);
  if (self->folders->len > 0)
    look_later (self, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
quit_cb (gpointer user_data)
{
  QdWatch *self = user_data;

  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
watch_in_thread (gpointer data)
{
  QdWatch *self = data;

  g_main_context_push_thread_default (self->thread_context);
  self->folders = g_ptr_array_new_with_free_func (free_folder);
  self->monitors = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref, g_object_unref);
  load_cb (self);
  g_main_loop_run (self->loop);
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_clear_pointer (&self->monitors, g_hash_table_unref);
  g_clear_pointer (&self->folders, g_ptr_array_unref);
  g_main_context_pop_thread_default (self->thread_context);
  return NULL;
}

static void
post (QdWatch *self, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, self->thread_context);
}

/* In the main context */

static void
job_changed_cb (QdImportJob *job, gpointer user_data)
{
  QdWatch         *self = user_data;
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  if (progress.state == QD_IMPORT_QUEUED || progress.state == QD_IMPORT_RUNNING)
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      Import *import = g_ptr_array_index (self->jobs, i);

      if (import->job != job)
        continue;
      if (progress.state == QD_IMPORT_DONE && self->thread != NULL)
        {
          Receipt *receipt = g_new0 (Receipt, 1);

          *receipt = (Receipt){ self, g_steal_pointer (&import->news) };
          post (self, note_imported_cb, receipt, free_receipt);
        }
      g_ptr_array_remove_index (self->jobs, i);
      return;
    }
}

static gboolean
deliver_cb (gpointer user_data)
{
  Letter             *letter = user_data;
  g_autoptr (QdWatch) self = g_weak_ref_get (&letter->watch);
  Import             *import;

  if (self == NULL || self->thread == NULL)
    return G_SOURCE_REMOVE;
  if (letter->news == NULL)
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return G_SOURCE_REMOVE;
    }
  import = g_new0 (Import, 1);
  import->news = g_steal_pointer (&letter->news);
  import->job = _qd_import_queue_add_found (self->queue, import->news->files);
  import->handler = g_signal_connect (import->job, "changed", G_CALLBACK (job_changed_cb), self);
  g_ptr_array_add (self->jobs, import);
  g_signal_emit (self, signals[IMPORTING], 0, import->job);
  return G_SOURCE_REMOVE;
}

static void
qd_watch_dispose (GObject *object)
{
  QdWatch *self = QD_WATCH (object);

  qd_watch_stop (self);
  g_clear_object (&self->queue);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (qd_watch_parent_class)->dispose (object);
}

static void
qd_watch_finalize (GObject *object)
{
  QdWatch *self = QD_WATCH (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_pointer (&self->thread_context, g_main_context_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (qd_watch_parent_class)->finalize (object);
}

static void
qd_watch_class_init (QdWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_watch_dispose;
  object_class->finalize = qd_watch_finalize;

  /**
   * QdWatch::importing:
   * @job: a #QdImportJob that was begun
   *
   * Something new was found in a folder.
   */
  signals[IMPORTING] = g_signal_new ("importing", QD_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, QD_TYPE_IMPORT_JOB);

  /**
   * QdWatch::changed:
   *
   * What is wrong with a folder has changed: qd_store_list_folders() has it.
   */
  signals[CHANGED] = g_signal_new ("changed", QD_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
qd_watch_init (QdWatch *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->thread_context = g_main_context_new ();
  self->loop = g_main_loop_new (self->thread_context, FALSE);
  self->cancellable = g_cancellable_new ();
  self->jobs = g_ptr_array_new_with_free_func (free_import);
}

/**
 * _qd_watch_new_with_pace:
 * @store: (not nullable): the library, open for writing
 * @queue: (not nullable): its import thread
 * @pace: (not nullable): how often to look
 *
 * Does what qd_watch_new() does at another pace. Thread: the one that made the queue.
 *
 * Returns: (transfer full): the object
 */
QdWatch *
_qd_watch_new_with_pace (QdStore *store, QdImportQueue *queue, const QdWatchPace *pace)
{
  QdWatch *self;

  g_return_val_if_fail (QD_IS_STORE (store), NULL);
  g_return_val_if_fail (QD_IS_IMPORT_QUEUE (queue), NULL);

  self = g_object_new (QD_TYPE_WATCH, NULL);
  self->store = g_object_ref (store);
  self->queue = g_object_ref (queue);
  self->pace = *pace;
  self->thread = g_thread_new ("watch", watch_in_thread, self);
  return self;
}

/**
 * qd_watch_new:
 * @store: (not nullable): the library, open for writing
 * @queue: (not nullable): its import thread
 *
 * Begins to watch the folders of a library. Thread: the one that made the queue; it has a main context.
 *
 * Returns: (transfer full): the object
 */
QdWatch *
qd_watch_new (QdStore *store, QdImportQueue *queue)
{
  return _qd_watch_new_with_pace (store, queue, &_qd_watch_pace);
}

/**
 * qd_watch_reload:
 * @self: (not nullable): an object
 *
 * Takes over that folders were added or removed, and looks through all of them. Thread: the one that made it.
 */
void
qd_watch_reload (QdWatch *self)
{
  g_return_if_fail (QD_IS_WATCH (self));

  if (self->thread != NULL)
    post (self, load_cb, self, NULL);
}

/**
 * qd_watch_stop:
 * @self: (not nullable): an object
 *
 * Stops watching, and waits until the thread has ended; imports go on. Thread: the one that made it.
 */
void
qd_watch_stop (QdWatch *self)
{
  g_return_if_fail (QD_IS_WATCH (self));

  if (self->thread == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  post (self, quit_cb, self, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
  g_ptr_array_set_size (self->jobs, 0);
}

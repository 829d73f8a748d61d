/* qd-app-feeds.c: fetches feeds for the window, and tells it what came of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/qd-application-private.h"
#include "import/qd-feeds.h"
#include "import/qd-import-file.h"
#include "import/qd-opml.h"
#include "model/qd-feed-item.h"
#include "store/qd-whole-file.h"

#define MAX_LIST_SIZE (32 * 1024 * 1024)

/* What one thread has to do. */
typedef enum {
  WORK_ADD,
  WORK_REFRESH,
  WORK_REMOVE,
  WORK_CHANGE,
  WORK_IMPORT,
  WORK_EXPORT,
} WorkKind;

typedef struct
{
  WorkKind      kind;
  QdStore      *store;
  char         *address;
  gboolean      full_text;
  QdFeedRecord *feed;
  GFile        *file;
  QdChange     *undo;    /* takes it back; NULL for what cannot be */
  const char   *words;   /* what is said while it is done, static; NULL where that takes no time */
  char         *problem; /* of a feed that was added but could not be fetched; NULL for none */
  guint         n_added;
  guint         n_changed;
  guint         n_failed;
  guint         n_refused;
} Work;

/* How far a refresh is, on its way to the main thread. */
typedef struct
{
  QdApplication *app;
  guint          n_done;
  guint          n_feeds;
} Progress;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->store);
  g_clear_pointer (&work->feed, qd_feed_record_free);
  g_clear_object (&work->file);
  g_clear_pointer (&work->undo, qd_change_unref);
  g_free (work->address);
  g_free (work->problem);
  g_free (work);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (QdApplication) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GPtrArray)     feeds = qd_store_list_feeds_finish (QD_STORE (source), result, &error);
  g_autoptr (GPtrArray)     items = g_ptr_array_new_with_free_func (g_object_unref);

  if (QD_STORE (source) != self->store)
    return;
  if (feeds == NULL)
    {
      if (self->library != NULL)
        g_signal_emit_by_name (self->library, "failed", error);
      return;
    }
  for (guint i = 0; i < feeds->len; i++)
    g_ptr_array_add (items, qd_feed_item_new (g_ptr_array_index (feeds, i)));
  g_list_store_splice (self->feeds, 0, g_list_model_get_n_items (G_LIST_MODEL (self->feeds)), items->pdata, items->len);
}

/* Nothing is listed before the dialog was first opened, though feeds may be refreshed without it. */
static void
load_feeds (QdApplication *self)
{
  if (self->store != NULL && self->feeds != NULL)
    qd_store_list_feeds_async (self->store, NULL, list_cb, g_object_ref (self));
}

/* Whether something is going on that is worth a spinner. */
static gboolean
is_fetching (QdApplication *self)
{
  return self->feeds_cancellable != NULL && self->feeds_words != NULL;
}

static gboolean
progress_cb (gpointer user_data)
{
  g_autofree Progress      *progress = user_data;
  g_autoptr (QdApplication) self = progress->app;
  g_autofree char          *words = NULL;

  if (self->feeds_dialog == NULL || self->feeds_cancellable == NULL)
    return G_SOURCE_REMOVE;
  words = g_strdup_printf (_ ("%u of %u feeds"), progress->n_done, progress->n_feeds);
  qd_feeds_dialog_set_busy (self->feeds_dialog, TRUE, words);
  return G_SOURCE_REMOVE;
}

static void
refreshed_cb (guint               n_done,
              guint               n_feeds,
              const QdFeedRecord *feed,
              const QdFeedResult *result,
              const GError       *error,
              gpointer            user_data)
{
  GTask    *task = user_data;
  Work     *work = g_task_get_task_data (task);
  Progress *progress = g_new0 (Progress, 1);

  work->n_added += result->n_added;
  work->n_changed += result->n_changed;
  work->n_failed += error != NULL;
  *progress = (Progress){ g_object_ref (g_task_get_source_object (task)), n_done, n_feeds };
  g_main_context_invoke (NULL, progress_cb, progress);
}

static void
refused_cb (const char *name,
            const char *address,
            const char *message,
            gpointer    user_data)
{
  ((Work *)user_data)->n_refused++;
}

static gboolean
import_list (Work         *work,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GBytes)    bytes = qd_import_load_file (work->file, MAX_LIST_SIZE, cancellable, error);
  g_autoptr (GPtrArray) feeds = bytes != NULL ? qd_opml_parse (bytes, refused_cb, work, cancellable, error) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (!qd_store_save_feed (work->store, g_ptr_array_index (feeds, i), NULL, cancellable, error))
      return FALSE;
  work->n_added = feeds != NULL ? feeds->len : 0;
  return feeds != NULL;
}

static gboolean
export_list (Work         *work,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (work->store, cancellable, error);
  char                 *text = feeds != NULL ? qd_opml_write (feeds, "Quotidian") : NULL;
  g_autoptr (GBytes)    bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  return bytes != NULL && qd_whole_file_replace (work->file, bytes, cancellable, error);
}

/* Only that: what was fetched of the feed since it was listed stays. */
static gboolean
change_feed (Work         *work,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) feeds = qd_store_list_feeds (work->store, cancellable, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      QdFeedRecord *feed = g_ptr_array_index (feeds, i);

      if (feed->id != work->feed->id)
        continue;
      feed->full_text = work->full_text;
      return qd_store_save_feed (work->store, feed, NULL, cancellable, error);
    }
  return feeds != NULL;
}

static void
remove_feed (Work         *work,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (QdChange) removal = qd_change_new (QD_CHANGE_REMOVE_FEED, g_variant_new_int64 (work->feed->id));

  work->undo = qd_store_apply (work->store, removal, cancellable, error);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work                 *work = data;
  g_auto (QdFeedResult) result = { 0 };
  GError               *error = NULL;

  switch (work->kind)
    {
    case WORK_ADD:
      qd_feeds_add (work->store, work->address, work->full_text, NULL, cancellable, &result, &error);
      work->n_added = result.n_added;
      work->problem = g_steal_pointer (&result.problem);
      break;
    case WORK_REFRESH:
      qd_feeds_refresh (work->store, NULL, 0, NULL, cancellable, refreshed_cb, task, &error);
      break;
    case WORK_REMOVE:
      remove_feed (work, cancellable, &error);
      break;
    case WORK_CHANGE:
      change_feed (work, cancellable, &error);
      break;
    case WORK_IMPORT:
      import_list (work, cancellable, &error);
      break;
    case WORK_EXPORT:
      export_list (work, cancellable, &error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What came of it; NULL where it shows anyway. */
static char *
describe (const Work *work)
{
  g_autoptr (GString) text = NULL;

  if (work->problem != NULL)
    return g_strdup (work->problem);
  text = g_string_new (NULL);
  if (work->kind == WORK_IMPORT)
    {
      g_string_append_printf (text, ngettext ("%u feed taken over", "%u feeds taken over", work->n_added), work->n_added);
      if (work->n_refused > 0)
        g_string_append_printf (text, ngettext (", %u entry refused: its address is not on the web", ", %u entries refused: their addresses are not on the web", work->n_refused), work->n_refused);
    }
  else if (work->kind == WORK_ADD || work->kind == WORK_REFRESH)
    {
      if (work->n_added == 0)
        g_string_append (text, _ ("Nothing new"));
      else
        g_string_append_printf (text, ngettext ("%u new article", "%u new articles", work->n_added), work->n_added);
      if (work->n_failed > 0)
        g_string_append_printf (text, ngettext (", %u feed could not be fetched", ", %u feeds could not be fetched", work->n_failed), work->n_failed);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* It is offered to be taken back where the person is. */
static void
offer_undo (QdApplication *self,
            const Work    *work)
{
  g_autofree char       *message = NULL;
  g_autoptr (QdUndoStep) step = NULL;

  if (work->undo == NULL || self->library == NULL || qd_change_get_kind (work->undo) == QD_CHANGE_NONE)
    return;
  message = g_strdup_printf (_ ("Unsubscribed from “%s”"), work->feed->title != NULL ? work->feed->title : work->feed->address);
  step = qd_undo_step_new_change (work->undo);
  qd_library_note_step (self->library, step, self->feeds_dialog == NULL ? message : NULL);
  if (self->feeds_dialog != NULL)
    qd_feeds_dialog_offer_undo (self->feeds_dialog, message, self->library, step);
}

static void run_work (QdApplication *self,
                      Work          *work);

/* What was asked for meanwhile is done next; what was of a library that is closed, with it. */
static void
run_next (QdApplication *self)
{
  Work *next;

  while ((next = g_queue_pop_head (&self->feeds_waiting)) != NULL)
    {
      if (next->store == self->store)
        {
          run_work (self, next);
          return;
        }
      free_work (next);
    }
}

static void
worked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  QdApplication     *self = QD_APPLICATION (source);
  Work              *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char   *words = NULL;
  gboolean           done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->feeds_cancellable);
  run_next (self);
  g_application_release (G_APPLICATION (self));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store != work->store)
    return;
  words = done ? describe (work) : g_strdup (error->message);
  if (self->feeds_dialog != NULL)
    {
      /* What took no time says nothing, and leaves what is said of something else. */
      if (words != NULL || work->words != NULL)
        qd_feeds_dialog_set_busy (self->feeds_dialog, is_fetching (self), words);
      if (done && work->kind == WORK_ADD)
        qd_feeds_dialog_clear_address (self->feeds_dialog, work->address);
    }
  else if (self->window != NULL && words != NULL)
    qd_window_show_message (self->window, words);
  offer_undo (self, work);
  if (work->kind != WORK_EXPORT)
    load_feeds (self);
}

static void
run_work (QdApplication *self,
          Work          *work)
{
  g_autoptr (GTask) task = NULL;

  self->feeds_cancellable = g_cancellable_new ();
  self->feeds_words = work->words;
  task = g_task_new (self, self->feeds_cancellable, worked_cb, NULL);
  g_task_set_source_tag (task, run_work);
  g_task_set_task_data (task, work, free_work);
  /* What was begun comes to its end though the window is closed. */
  g_application_hold (G_APPLICATION (self));
  if (self->feeds_dialog != NULL && work->words != NULL)
    qd_feeds_dialog_set_busy (self->feeds_dialog, TRUE, work->words);
  g_task_run_in_thread (task, work_thread);
}

/* Takes @work. One thing is done at a time, and what else is asked for waits for its turn; but nobody means to fetch again what is
 * just being fetched. */
static void
start_work (QdApplication *self,
            Work          *work,
            const char    *words)
{
  if (self->store == NULL)
    {
      free_work (work);
      return;
    }
  work->store = g_object_ref (self->store);
  work->words = words;
  if (self->feeds_cancellable == NULL)
    {
      run_work (self, work);
      return;
    }
  if (work->kind != WORK_REFRESH)
    {
      g_queue_push_tail (&self->feeds_waiting, work);
      return;
    }
  free_work (work);
  if (self->feeds_dialog != NULL)
    qd_feeds_dialog_set_busy (self->feeds_dialog, is_fetching (self), _ ("Feeds are being fetched already"));
  else if (self->window != NULL)
    qd_window_show_message (self->window, _ ("Feeds are being fetched already"));
}

static Work *
new_work (WorkKind kind)
{
  Work *work = g_new0 (Work, 1);

  work->kind = kind;
  return work;
}

static void
add_cb (QdApplication *self,
        const char    *address,
        gboolean       full_text)
{
  Work *work = new_work (WORK_ADD);

  work->address = g_strdup (address);
  work->full_text = full_text;
  start_work (self, work, _ ("Fetching…"));
}

static void
remove_cb (QdApplication *self,
           QdFeedItem    *feed)
{
  Work *work = new_work (WORK_REMOVE);

  work->feed = qd_feed_record_copy (qd_feed_item_get_record (feed));
  start_work (self, work, NULL);
}

static void
change_cb (QdApplication *self,
           QdFeedItem    *feed,
           gboolean       full_text)
{
  Work *work = new_work (WORK_CHANGE);

  work->feed = qd_feed_record_copy (qd_feed_item_get_record (feed));
  work->full_text = full_text;
  start_work (self, work, NULL);
}

static void
take_list (QdApplication *self,
           WorkKind       kind,
           GFile         *file)
{
  Work *work = new_work (kind);

  work->file = g_object_ref (file);
  start_work (self, work, NULL);
}

static void
import_list_cb (QdApplication *self,
                GFile         *file)
{
  take_list (self, WORK_IMPORT, file);
}

static void
export_list_cb (QdApplication *self,
                GFile         *file)
{
  take_list (self, WORK_EXPORT, file);
}

/**
 * _qd_application_stop_feeds:
 * @self: (not nullable): the application
 *
 * Stops what is being done with feeds, and drops what waits, as the library is closed.
 */
void
_qd_application_stop_feeds (QdApplication *self)
{
  g_queue_clear_full (&self->feeds_waiting, free_work);
  if (self->feeds_cancellable != NULL)
    g_cancellable_cancel (self->feeds_cancellable);
}

/**
 * _qd_application_refresh_feeds:
 * @self: (not nullable): the application
 *
 * Fetches what is new in all feeds, as the person asked for.
 */
void
_qd_application_refresh_feeds (QdApplication *self)
{
  start_work (self, new_work (WORK_REFRESH), _ ("Fetching…"));
}

/* A removal was taken back, or done again. */
static void
applied_cb (QdApplication *self)
{
  if (self->feeds_dialog != NULL)
    load_feeds (self);
}

/**
 * _qd_application_show_feeds:
 * @self: (not nullable): the application
 *
 * Opens the dialog for feeds.
 */
void
_qd_application_show_feeds (QdApplication *self)
{
  if (self->store == NULL || self->window == NULL || qd_store_get_read_only (self->store) || self->feeds_dialog != NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->library, applied_cb, self);
  if (self->feeds == NULL)
    self->feeds = g_list_store_new (QD_TYPE_FEED_ITEM);
  g_list_store_remove_all (self->feeds);
  load_feeds (self);
  g_set_weak_pointer (&self->feeds_dialog, qd_feeds_dialog_new (G_LIST_MODEL (self->feeds)));
  g_signal_connect_object (self->library, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "refresh", G_CALLBACK (_qd_application_refresh_feeds), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "change", G_CALLBACK (change_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "import-list", G_CALLBACK (import_list_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feeds_dialog, "export-list", G_CALLBACK (export_list_cb), self, G_CONNECT_SWAPPED);
  if (is_fetching (self))
    qd_feeds_dialog_set_busy (self->feeds_dialog, TRUE, self->feeds_words);
  adw_dialog_present (ADW_DIALOG (self->feeds_dialog), GTK_WIDGET (self->window));
}

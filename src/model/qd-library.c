/* qd-library.c: the open library, as the window sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-library.h"

#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

struct _QdLibrary
{
  GObject parent_instance;

  QdStore       *store;
  QdSession     *session;
  QdUndoHistory *undo_history;
  GHashTable    *hidden; /* rows of articles that are to be removed, until they are */
};

enum {
  SIGNAL_APPLIED,
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdLibrary, qd_library, G_TYPE_OBJECT)

static void
store_changed_cb (QdLibrary *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
load_article_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  QdArticle         *article = qd_store_load_article_finish (QD_STORE (source), result, &error);

  if (article == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, article, (GDestroyNotify)qd_article_unref);
}

static void
list_renditions_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray         *renditions = qd_store_list_renditions_finish (QD_STORE (source), result, &error);

  if (renditions == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, renditions, (GDestroyNotify)g_ptr_array_unref);
}

static void
update_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdLibrary) self = user_data;
  g_autoptr (GError)    error = NULL;

  if (!qd_store_update_finish (QD_STORE (source), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* What was asked for, and what to say when it is done. */
typedef struct
{
  QdLibrary *self;
  char      *message;
} Application;

static void
application_free (Application *application)
{
  g_clear_object (&application->self);
  g_clear_pointer (&application->message, g_free);
  g_free (application);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Application, application_free)

static void
apply_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Application) application = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (QdChange)    inverse = qd_store_apply_finish (QD_STORE (source), result, &error);

  g_autoptr (QdUndoStep) step = NULL;

  if (inverse == NULL)
    {
      g_signal_emit (application->self, signals[SIGNAL_FAILED], 0, error);
      return;
    }
  step = qd_undo_step_new_change (inverse);
  qd_library_note_step (application->self, step, application->message);
}

/* Articles on their way out. */
typedef struct
{
  QdLibrary *self;
  GArray    *ids;
} Removal;

static void
removal_free (Removal *removal)
{
  g_clear_object (&removal->self);
  g_clear_pointer (&removal->ids, g_array_unref);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
remove_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError)  error = NULL;

  if (!qd_store_update_finish (QD_STORE (source), result, &error))
    g_signal_emit (removal->self, signals[SIGNAL_FAILED], 0, error);
  qd_library_show_articles (removal->self, (const gint64 *)(gconstpointer)removal->ids->data, removal->ids->len);
}

static void
qd_library_finalize (GObject *object)
{
  g_clear_pointer (&QD_LIBRARY (object)->hidden, g_hash_table_unref);
  g_clear_pointer (&QD_LIBRARY (object)->undo_history, qd_undo_history_free);

  G_OBJECT_CLASS (qd_library_parent_class)->finalize (object);
}

static void
qd_library_dispose (GObject *object)
{
  QdLibrary *self = QD_LIBRARY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (qd_library_parent_class)->dispose (object);
}

static void
qd_library_class_init (QdLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = qd_library_dispose;
  object_class->finalize = qd_library_finalize;

  /**
   * QdLibrary::applied:
   * @message: (nullable): what was done, a sentence for the person
   * @step: a #QdUndoStep, with which it can be taken back
   *
   * Something was done, or taken back, or done again.
   */
  signals[SIGNAL_APPLIED] = g_signal_new ("applied", QD_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, QD_TYPE_UNDO_STEP);

  /**
   * QdLibrary::changed:
   *
   * Something was committed: what is shown may be out of date. Coalesced by the store.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", QD_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QdLibrary::failed:
   * @error: what went wrong, a sentence for the person
   *
   * A change that nobody waits for could not be written.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", QD_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
qd_library_init (QdLibrary *self)
{
  self->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->undo_history = qd_undo_history_new (self);
}

/**
 * qd_library_new:
 * @store: (not nullable): an open store; a reference is taken
 *
 * Thread: main.
 *
 * Returns: (transfer full): the library
 */
QdLibrary *
qd_library_new (QdStore *store)
{
  QdLibrary *self;

  g_return_val_if_fail (QD_IS_STORE (store), NULL);

  self = g_object_new (QD_TYPE_LIBRARY, NULL);
  self->store = g_object_ref (store);
  self->session = qd_session_new (qd_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * qd_library_get_store:
 * @self: a library
 *
 * Returns: (transfer none): its store
 */
QdStore *
qd_library_get_store (QdLibrary *self)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), NULL);

  return self->store;
}

/**
 * qd_library_get_session:
 * @self: a library
 *
 * Returns: (transfer none): where it was left
 */
QdSession *
qd_library_get_session (QdLibrary *self)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), NULL);

  return self->session;
}

/**
 * qd_library_get_undo_history:
 * @self: a library
 *
 * Returns: (transfer none): what was done in it and can be taken back
 */
QdUndoHistory *
qd_library_get_undo_history (QdLibrary *self)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), NULL);

  return self->undo_history;
}

/**
 * qd_library_note_step:
 * @self: a library
 * @step: (not nullable): what was done just now, other than by qd_library_apply()
 * @message: (nullable): what to say of it; %NULL to say nothing
 *
 * Has it taken back with the rest, and #QdLibrary::applied emitted.
 */
void
qd_library_note_step (QdLibrary  *self,
                      QdUndoStep *step,
                      const char *message)
{
  g_return_if_fail (QD_IS_LIBRARY (self));
  g_return_if_fail (QD_IS_UNDO_STEP (step));

  qd_undo_history_add (self->undo_history, step);
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, message, step);
}

/**
 * qd_library_load_article_async:
 * @self: a library
 * @article_id: the article's row
 * @cancellable: (nullable): to give up
 * @callback: called in the main context when the article is there or cannot be had
 * @user_data: for @callback
 *
 * Loads an article with its body and quotations. Thread: main.
 */
void
qd_library_load_article_async (QdLibrary          *self,
                               gint64              article_id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_library_load_article_async);
  qd_store_load_article_async (self->store, article_id, cancellable, load_article_cb, task);
}

/**
 * qd_library_load_article_finish:
 * @self: a library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Errors: %QD_STORE_ERROR_NOT_FOUND if there is no such article; %G_IO_ERROR_CANCELLED; others of %QD_STORE_ERROR
 *
 * Returns: (transfer full): the article; %NULL on error
 */
QdArticle *
qd_library_load_article_finish (QdLibrary    *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qd_library_list_renditions_async:
 * @self: a library
 * @quotation_id: the quotation's row
 * @cancellable: (nullable): to give up
 * @callback: called in the main context when the renditions are there or cannot be had
 * @user_data: for @callback
 *
 * Finds who else carries the statement of a quotation. Thread: main.
 */
void
qd_library_list_renditions_async (QdLibrary          *self,
                                  gint64              quotation_id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_library_list_renditions_async);
  qd_store_list_renditions_async (self->store, quotation_id, cancellable, list_renditions_cb, task);
}

/**
 * qd_library_list_renditions_finish:
 * @self: a library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Errors: %G_IO_ERROR_CANCELLED, %QD_STORE_ERROR
 *
 * Returns: (transfer full) (element-type QdRendition): the renditions in other articles, by date; %NULL on error
 */
GPtrArray *
qd_library_list_renditions_finish (QdLibrary    *self,
                                   GAsyncResult *result,
                                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qd_library_set_read:
 * @self: a library
 * @article_id: the article's row
 * @read: whether it has been read
 *
 * Writes in the background; #QdLibrary::changed follows, or #QdLibrary::failed. Does nothing on a library that is
 * read only: there, reading leaves no trace.
 */
void
qd_library_set_read (QdLibrary *self,
                     gint64     article_id,
                     gboolean   read)
{
  g_return_if_fail (QD_IS_LIBRARY (self));

  if (!qd_store_get_read_only (self->store))
    qd_store_set_read_async (self->store, &article_id, 1, read, update_cb, g_object_ref (self));
}

/**
 * qd_library_set_starred:
 * @self: a library
 * @article_id: the article's row
 * @starred: whether it is starred
 *
 * Writes in the background; #QdLibrary::changed follows, or #QdLibrary::failed.
 */
void
qd_library_set_starred (QdLibrary *self,
                        gint64     article_id,
                        gboolean   starred)
{
  g_return_if_fail (QD_IS_LIBRARY (self));

  qd_store_set_starred_async (self->store, &article_id, 1, starred, update_cb, g_object_ref (self));
}

/**
 * qd_library_apply:
 * @self: a library that can be written
 * @change: (not nullable): what the person changes
 * @message: (nullable): what to say when it is done; %NULL to say nothing
 *
 * Changes something. #QdLibrary::applied says when it is done and how it is taken back, #QdLibrary::failed why it was not.
 */
void
qd_library_apply (QdLibrary  *self,
                  QdChange   *change,
                  const char *message)
{
  Application *application;

  g_return_if_fail (QD_IS_LIBRARY (self));
  g_return_if_fail (change != NULL);

  application = g_new (Application, 1);
  application->self = g_object_ref (self);
  application->message = g_strdup (message);
  qd_store_apply_async (self->store, change, NULL, apply_cb, application);
}

static void
apply_task_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  QdLibrary             *self = g_task_get_source_object (task);
  GError                *error = NULL;
  g_autoptr (QdChange)   inverse = qd_store_apply_finish (QD_STORE (source), result, &error);
  g_autoptr (QdUndoStep) step = NULL;

  if (inverse == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  step = qd_undo_step_new_change (inverse);
  qd_library_note_step (self, step, g_task_get_task_data (task));
  g_task_return_pointer (task, g_steal_pointer (&step), g_object_unref);
}

/**
 * qd_library_apply_async:
 * @self: a library that can be written
 * @change: (not nullable): what the person changes
 * @message: (nullable): what to say in the window when it is done; %NULL to say nothing
 * @callback: (nullable): called when it is done, or is known to be impossible
 * @user_data: for @callback
 *
 * Does what qd_library_apply() does for somebody who waits for it, and says themselves why it was not done. Thread: main.
 */
void
qd_library_apply_async (QdLibrary          *self,
                        QdChange           *change,
                        const char         *message,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_LIBRARY (self));
  g_return_if_fail (change != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_library_apply_async);
  g_task_set_task_data (task, g_strdup (message), g_free);
  qd_store_apply_async (self->store, change, NULL, apply_task_cb, task);
}

/**
 * qd_library_apply_finish:
 * @self: a library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Errors: as qd_store_apply()
 *
 * Returns: (transfer full) (nullable): what was done, to take it back; %NULL on error
 */
QdUndoStep *
qd_library_apply_finish (QdLibrary    *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qd_library_get_writable:
 * @self: a library
 *
 * Returns: whether it can be changed
 */
gboolean
qd_library_get_writable (QdLibrary *self)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), FALSE);

  return !qd_store_get_read_only (self->store);
}

/**
 * qd_library_hide_articles:
 * @self: a library
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 *
 * Hides articles that the person has removed as long as that can be taken back: lists and counts leave them out. What ties
 * quotations stays until they are removed for good.
 */
void
qd_library_hide_articles (QdLibrary    *self,
                          const gint64 *ids,
                          gsize         n_ids)
{
  g_return_if_fail (QD_IS_LIBRARY (self));

  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_add (self->hidden, g_memdup2 (&ids[i], sizeof *ids));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * qd_library_show_articles:
 * @self: a library
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 *
 * Takes back qd_library_hide_articles().
 */
void
qd_library_show_articles (QdLibrary    *self,
                          const gint64 *ids,
                          gsize         n_ids)
{
  g_return_if_fail (QD_IS_LIBRARY (self));

  for (gsize i = 0; i < n_ids; i++)
    g_hash_table_remove (self->hidden, &ids[i]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * qd_library_remove_articles:
 * @self: a library that can be written
 * @ids: (array length=n_ids): articles' rows; copied
 * @n_ids: how many
 *
 * Removes articles for good. Those that are hidden stay so until they are gone.
 */
void
qd_library_remove_articles (QdLibrary    *self,
                            const gint64 *ids,
                            gsize         n_ids)
{
  Removal *removal;

  g_return_if_fail (QD_IS_LIBRARY (self));

  removal = g_new (Removal, 1);
  removal->self = g_object_ref (self);
  removal->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (removal->ids, ids, (guint)n_ids);
  qd_store_remove_articles_async (self->store, ids, n_ids, NULL, remove_cb, removal);
}

/**
 * qd_library_remove_hidden:
 * @self: a library
 *
 * Removes for good all articles that are hidden: nobody can take that back any more, for instance because the window closes.
 */
void
qd_library_remove_hidden (QdLibrary *self)
{
  g_autoptr (GArray) ids = NULL;

  g_return_if_fail (QD_IS_LIBRARY (self));

  qd_undo_history_forget_removals (self->undo_history);
  ids = qd_library_dup_hidden (self);
  if (ids->len > 0 && qd_library_get_writable (self))
    qd_library_remove_articles (self, (const gint64 *)(gconstpointer)ids->data, ids->len);
}

/**
 * qd_library_dup_hidden:
 * @self: a library
 *
 * Returns: (transfer full) (element-type gint64): the articles that are hidden
 */
GArray *
qd_library_dup_hidden (QdLibrary *self)
{
  GArray        *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       id;

  g_return_val_if_fail (QD_IS_LIBRARY (self), ids);

  g_hash_table_iter_init (&iter, self->hidden);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);

  return ids;
}

/**
 * qd_library_is_hidden:
 * @self: a library
 * @article_id: an article's row
 *
 * Returns: whether it is hidden
 */
gboolean
qd_library_is_hidden (QdLibrary *self,
                      gint64     article_id)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), FALSE);

  return g_hash_table_contains (self->hidden, &article_id);
}

/**
 * qd_library_has_hidden:
 * @self: a library
 *
 * Returns: whether any article is hidden
 */
gboolean
qd_library_has_hidden (QdLibrary *self)
{
  g_return_val_if_fail (QD_IS_LIBRARY (self), FALSE);

  return g_hash_table_size (self->hidden) > 0;
}

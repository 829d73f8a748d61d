/* qd-library.c: the open library, as the window sees it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-library.h"

struct _QdLibrary
{
  GObject parent_instance;

  QdStore   *store;
  QdSession *session;
};

enum {
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
 * @result: what the callback got
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
 * @result: what the callback got
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

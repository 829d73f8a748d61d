/* qd-article-print-load.c: what an article has that is printed with its text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-articles.h"
#include "widgets/qd-article-print.h"
#include "widgets/qd-picture-decode.h"

/* So many pixels of pictures are kept for printing at most, 4 bytes each; what is beyond has its caption alone. */
#define MOST_PIXELS (64 * 1000 * 1000)

typedef struct
{
  QdStore *store;
  guint    next; /* picture */
  guint64  pixels;
} Loading;

static void
free_loading (gpointer data)
{
  g_object_unref (((Loading *)data)->store);
  g_free (data);
}

static void load_next (GTask *task);

/* A picture that cannot be shown leaves its caption, as on the screen. */
static void
decoded_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  Loading               *loading = g_task_get_task_data (task);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GdkTexture) texture = qd_picture_decode_finish (result, &error);

  if (texture != NULL)
    {
      loading->pixels += (guint64)gdk_texture_get_width (texture) * (guint64)gdk_texture_get_height (texture);
      qd_article_print_set_picture (g_task_get_source_object (task), loading->next, texture);
    }
  else
    {
      g_info ("Picture %u is not printed: %s", loading->next, error->message);
    }
  loading->next++;
  load_next (task);
}

static void
picture_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  Loading           *loading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qd_store_load_picture_finish (QD_STORE (source), result, &error);

  if (bytes != NULL)
    {
      qd_picture_decode_async (bytes, NULL, decoded_cb, g_object_ref (task));
      return;
    }
  g_info ("Picture %u is not printed: %s", loading->next, error->message);
  loading->next++;
  load_next (task);
}

static void
load_next (GTask *task)
{
  Loading   *loading = g_task_get_task_data (task);
  QdArticle *article = qd_article_print_get_article (g_task_get_source_object (task));
  guint      n_pictures = article->pictures != NULL ? article->pictures->len : 0;

  while (loading->next < n_pictures && ((const QdPicture *)article->pictures->pdata[loading->next])->width == 0)
    loading->next++;
  if (loading->next < n_pictures && loading->pixels < MOST_PIXELS)
    qd_store_load_picture_async (loading->store, article->record->id, loading->next, NULL, picture_cb, g_object_ref (task));
  else
    g_task_return_boolean (task, TRUE);
}

static void
notes_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask)     task = user_data;
  GError               *error = NULL;
  g_autoptr (GPtrArray) notes = qd_store_list_notes_finish (QD_STORE (source), result, &error);

  if (notes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  qd_article_print_set_notes (g_task_get_source_object (task), notes);
  load_next (task);
}

/**
 * qd_article_print_load_async:
 * @operation: (not nullable): what qd_article_print_new() gave, before it is run
 * @store: (not nullable): where the article is
 * @callback: (not nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Loads the notes and the pictures that are printed with the article, one picture after the other. To be called once. Thread:
 * main.
 */
void
qd_article_print_load_async (GtkPrintOperation  *operation,
                             QdStore            *store,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  QdArticle *article = qd_article_print_get_article (operation);
  Loading   *loading;
  GTask     *task;

  g_return_if_fail (article != NULL && QD_IS_STORE (store));

  loading = g_new0 (Loading, 1);
  loading->store = g_object_ref (store);
  task = g_task_new (operation, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_article_print_load_async);
  g_task_set_task_data (task, loading, free_loading);
  qd_store_list_notes_async (store, article->record->id, NULL, notes_cb, task);
}

/**
 * qd_article_print_load_finish:
 * @operation: (not nullable): the operation
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_article_print_load_async(). Thread: main.
 *
 * Errors: #QdStoreError: the notes could not be read
 * Returns: whether it can be printed
 */
gboolean
qd_article_print_load_finish (GtkPrintOperation *operation,
                              GAsyncResult      *result,
                              GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, operation), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* qd-import-renewal.c: what an older version found in a library is found anew, on the threads that analyse what is imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "import/qd-import-job.h"
#include "import/qd-import-pipeline.h"
#include "store/qd-store-care.h"

/* What is written in a transaction: as many as an import writes, for the same reasons. */
#define BATCH_ARTICLES 512
#define BATCH_BYTES (8 * 1024 * 1024)

/* So many are loaded with one request to the thread that reads, on which the window waits for other things. */
#define LOAD_ARTICLES 32

/* Progress is told at least so often, µs. */
#define TELL_INTERVAL (G_USEC_PER_SEC / 10)

/* What the loading thread has. */
typedef struct
{
  QdRenewal        *renewal;
  QdImportPipeline *pipeline;
  GCancellable     *cancellable;
  GError           *error;
} Loading;

static gpointer
load_in_thread (gpointer data)
{
  Loading *loading = data;
  gboolean more = TRUE;

  while (more && !qd_import_pipeline_is_stopped (loading->pipeline))
    {
      g_autoptr (GPtrArray) articles = qd_renewal_load (loading->renewal, LOAD_ARTICLES, loading->cancellable, &loading->error);

      more = articles != NULL && articles->len > 0;
      while (articles != NULL && articles->len > 0)
        {
          QdImportItem *item = qd_import_item_new (QD_IMPORT_ITEM_STALE, 0, 0);

          item->stale = g_ptr_array_steal_index (articles, 0);
          qd_import_pipeline_push (loading->pipeline, item);
        }
    }
  qd_import_pipeline_end (loading->pipeline);
  return NULL;
}

/* Takes articles out until they are enough for a transaction, or no more come. FALSE if none will after these. */
static gboolean
gather (QdImportPipeline *pipeline,
        GPtrArray        *items,
        GCancellable     *cancellable)
{
  gsize    bytes = 0;
  gboolean more = TRUE;

  while (more && items->len < BATCH_ARTICLES && bytes < BATCH_BYTES && !g_cancellable_is_cancelled (cancellable))
    {
      QdImportItem   *item;
      QdArticleDraft *draft;
      gsize           len = 0;

      more = qd_import_pipeline_pop (pipeline, g_get_monotonic_time () + TELL_INTERVAL, &item);
      if (item == NULL)
        continue;
      draft = qd_stale_article_get_draft (item->stale);
      if (draft != NULL)
        qd_body_get_text (qd_article_draft_get_body (draft), &len);
      bytes += len;
      g_ptr_array_add (items, item);
    }
  return more;
}

static gboolean
write_items (QdStore      *store,
             GPtrArray    *items,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (articles, ((const QdImportItem *)items->pdata[i])->stale);
  return articles->len == 0 || qd_store_renew_articles (store, articles, cancellable, error);
}

/* Tells of those that were passed over. FALSE if it is to stop. */
static gboolean
tell_damaged (GPtrArray        *items,
              QdRenewFunc       func,
              gpointer          user_data,
              QdImportProgress *progress)
{
  gboolean more = TRUE;

  for (guint i = 0; i < items->len; i++)
    {
      const QdImportItem *item = items->pdata[i];
      const char         *name = qd_stale_article_get_damaged (item->stale);
      g_autofree char    *message = NULL;
      QdImportProblem     problem = { 0 };

      if (name == NULL)
        continue;
      progress->failed++;
      if (func == NULL)
        continue;
      message = g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, "What the library has of the article “%s” is damaged, so that its quotations stay as an older version found them. Remove it, and import its file again."),
                                 name);
      problem.message = message;
      more = func (progress, &problem, user_data) && more;
    }
  return more;
}

static gboolean
renew_all (QdStore          *store,
           QdImportPipeline *pipeline,
           GCancellable     *cancellable,
           QdRenewFunc       func,
           gpointer          user_data,
           QdImportProgress *progress,
           GError          **error)
{
  gboolean more = TRUE;

  while (more && (func == NULL || func (progress, NULL, user_data)))
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_import_item_free);

      more = gather (pipeline, items, cancellable);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_items (store, items, cancellable, error))
        return FALSE;
      progress->files_done += items->len;
      more = tell_damaged (items, func, user_data, progress) && more;
    }
  return TRUE;
}

/**
 * qd_import_renew:
 * @store: (not nullable): the library
 * @n_jobs: how many threads analyse; 0 for as many as there are processors
 * @cancellable: (nullable): stops it; what was committed until then stays
 * @func: (nullable) (scope call): is told the progress before each transaction, and what is damaged after it, in the calling thread; returns
 *   %FALSE to stop
 * @user_data: for @func
 * @progress: (out): how many articles were to be renewed, as files, how many are done with, and how many of these failed, as they are
 *   damaged; on failure, too
 * @error: return location
 *
 * Finds anew what an older version of the program found in the articles of a library, some hundred a transaction. What it did not come to
 * is left for another time. What is damaged is passed over, told once, and not tried again by this version. Thread: any but those of the library; blocks, and starts threads that load and analyse, which have ended when it
 * returns.
 *
 * Errors: %G_IO_ERROR_CANCELLED; #QdStoreError
 * Returns: %TRUE, also where @func stopped it; %FALSE and an error
 */
gboolean
qd_import_renew (QdStore          *store,
                 guint             n_jobs,
                 GCancellable     *cancellable,
                 QdRenewFunc       func,
                 gpointer          user_data,
                 QdImportProgress *progress,
                 GError          **error)
{
  g_autoptr (QdRenewal)        renewal = NULL;
  g_autoptr (QdImportPipeline) pipeline = NULL;
  Loading                      loading = { .cancellable = cancellable };
  GThread                     *thread;
  gboolean                     done;

  g_return_val_if_fail (QD_IS_STORE (store), FALSE);
  g_return_val_if_fail (progress != NULL, FALSE);

  *progress = (QdImportProgress){ .state = QD_IMPORT_RUNNING, .renewing = TRUE, .left = -1 };
  renewal = qd_renewal_new (store, &progress->files_found, cancellable, error);
  if (renewal == NULL)
    return FALSE;
  if (progress->files_found == 0)
    return TRUE;
  pipeline = qd_import_pipeline_new (n_jobs > 0 ? n_jobs : g_get_num_processors ());
  loading.renewal = renewal;
  loading.pipeline = pipeline;
  thread = g_thread_new ("renewal-load", load_in_thread, &loading);
  done = renew_all (store, pipeline, cancellable, func, user_data, progress, error);
  qd_import_pipeline_stop (pipeline);
  g_thread_join (thread);
  if (loading.error == NULL)
    return done;
  if (done)
    g_propagate_error (error, g_steal_pointer (&loading.error));
  g_clear_error (&loading.error);
  return FALSE;
}

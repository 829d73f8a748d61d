/* qd-store-names.c: articles by the names that addresses give them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

/* A name is the beginning of an identity, bytes. */
#define NAME_SIZE 8

typedef struct
{
  guint8 first[QD_CODEC_IDENTITY_SIZE];
  guint8 last[QD_CODEC_IDENTITY_SIZE];
} NameQuery;

/* All identities that begin so. */
static gboolean
decode_name (const char *name,
             NameQuery  *query)
{
  memset (query->first, 0, sizeof query->first);
  memset (query->last, 0xff, sizeof query->last);
  if (strlen (name) != 2 * NAME_SIZE)
    return FALSE;
  for (guint i = 0; i < NAME_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (name[2 * i]), low = g_ascii_xdigit_value (name[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      query->first[i] = query->last[i] = (guint8)(high << 4 | low);
    }
  return TRUE;
}

static gpointer
find_by_name (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const NameQuery        *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_ARTICLE_BY_NAME_SQL);
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, query->first, sizeof query->first);
  qd_statement_bind_blob (statement, 2, query->last, sizeof query->last);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "The article that the link leads to is not in this library."));
  if (step != QD_STEP_ROW)
    return NULL;
  return g_memdup2 (&(gint64){ qd_statement_get_int (statement, 0) }, sizeof (gint64));
}

/**
 * qd_store_find_article_by_name_async:
 * @self: (not nullable): a library
 * @name: (not nullable): an article's name, as #QdArticleRecord has it
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Finds the article that bears a name. Thread: any.
 */
void
qd_store_find_article_by_name_async (QdStore            *self,
                                     const char         *name,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  g_autofree NameQuery *query = g_new (NameQuery, 1);
  GTask                *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (name != NULL && decode_name (name, query));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_find_article_by_name_async);
  _qd_store_read_async (self, find_by_name, g_steal_pointer (&query), g_free, task, g_free);
}

/**
 * qd_store_find_article_by_name_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_find_article_by_name_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is none; %G_IO_ERROR_CANCELLED
 * Returns: its row; 0 on error
 */
gint64
qd_store_find_article_by_name_finish (QdStore      *self,
                                      GAsyncResult *result,
                                      GError      **error)
{
  g_autofree gint64 *id = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_pointer (G_TASK (result), error);
  return id != NULL ? *id : 0;
}

/* qd-store-extras.c: the pictures of articles, and what is known of where their fields are from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <nettle/sha2.h>
#include <string.h>

#include "store/qd-store-articles.h"
#include "store/qd-store-private.h"

static gboolean
insert_fact (QdSqlite     *db,
             gint64        article_id,
             const QdFact *fact,
             GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO article_facts (article_id, field, value, origin) VALUES (?1, ?2, ?3, ?4)");

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, fact->field);
  qd_statement_bind_text (statement, 3, fact->value);
  qd_statement_bind_text (statement, 4, fact->origin);
  return qd_statement_run (statement, error);
}

/* Finds the bytes of a picture by their hash, or stores them. */
static gboolean
ensure_bytes (QdSqlite        *db,
              const QdPicture *picture,
              gint64          *picture_id,
              GError         **error)
{
  g_autoptr (QdStatement) find = qd_sqlite_prepare (db, "SELECT id FROM pictures WHERE sha256 = ?1");
  g_autoptr (QdStatement) insert = NULL;
  gsize                   size;
  const guint8           *data = g_bytes_get_data (picture->bytes, &size);
  QdStep                  step;

  qd_statement_bind_blob (find, 1, picture->sha256, sizeof picture->sha256);
  step = qd_statement_step (find, error);
  if (step == QD_STEP_ROW)
    *picture_id = qd_statement_get_int (find, 0);
  if (step != QD_STEP_DONE)
    return step == QD_STEP_ROW;
  insert = qd_sqlite_prepare (db, "INSERT INTO pictures (sha256, width, height, data) VALUES (?1, ?2, ?3, ?4)");
  qd_statement_bind_blob (insert, 1, picture->sha256, sizeof picture->sha256);
  qd_statement_bind_int (insert, 2, picture->width);
  qd_statement_bind_int (insert, 3, picture->height);
  qd_statement_bind_blob (insert, 4, data, size);
  if (!qd_statement_run (insert, error))
    return FALSE;
  *picture_id = qd_sqlite_last_id (db);
  return TRUE;
}

static gboolean
insert_picture (QdSqlite        *db,
                gint64           article_id,
                guint            ordinal,
                const QdPicture *picture,
                GError         **error)
{
  g_autoptr (QdStatement) statement = NULL;
  gint64                  picture_id = 0;

  if (picture->bytes != NULL && !ensure_bytes (db, picture, &picture_id, error))
    return FALSE;
  statement = qd_sqlite_prepare (db, "INSERT INTO article_pictures (article_id, ordinal, position, address, caption, alt, picture_id)"
                                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, nullif (?7, 0))");
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, ordinal);
  qd_statement_bind_int (statement, 3, (gint64)MIN (picture->position, G_MAXINT64));
  qd_statement_bind_text (statement, 4, picture->address);
  qd_statement_bind_text (statement, 5, picture->caption);
  qd_statement_bind_text (statement, 6, picture->alt);
  qd_statement_bind_int (statement, 7, picture_id);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_insert_pictures:
 * @db: (not nullable): a connection in a transaction
 * @draft: (not nullable): an article
 * @article_id: its row, which has no pictures
 * @error: return location
 *
 * Stores the pictures of an article.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_pictures (QdSqlite       *db,
                           QdArticleDraft *draft,
                           gint64          article_id,
                           GError        **error)
{
  GPtrArray *pictures = qd_article_draft_get_pictures (draft);

  for (guint i = 0; i < pictures->len; i++)
    if (!insert_picture (db, article_id, i, g_ptr_array_index (pictures, i), error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_store_replace_extras:
 * @db: (not nullable): a connection in a transaction
 * @draft: (not nullable): an article
 * @article_id: its row
 * @error: return location
 *
 * Stores the pictures of an article and what is known of its fields, in the place of those that are there. A draft without
 * any, as one that is analysed anew, leaves them.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_replace_extras (QdSqlite       *db,
                          QdArticleDraft *draft,
                          gint64          article_id,
                          GError        **error)
{
  GPtrArray *facts = qd_article_draft_get_facts (draft);

  if (facts->len == 0 && qd_article_draft_get_pictures (draft)->len == 0)
    return TRUE;
  if (!_qd_store_run_for_article (db, "DELETE FROM article_facts WHERE article_id = ?1", article_id, error) ||
      !_qd_store_run_for_article (db, "DELETE FROM article_pictures WHERE article_id = ?1", article_id, error))
    return FALSE;
  for (guint i = 0; i < facts->len; i++)
    if (!insert_fact (db, article_id, g_ptr_array_index (facts, i), error))
      return FALSE;
  return _qd_store_insert_pictures (db, draft, article_id, error);
}

/**
 * _qd_store_load_facts:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (element-type QdFact) (nullable): what is known of the article's fields; %NULL on error
 */
GPtrArray *
_qd_store_load_facts (QdSqlite *db,
                      gint64    article_id,
                      GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT field, value, origin FROM article_facts WHERE article_id = ?1");
  g_autoptr (GPtrArray)   facts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_fact_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (facts, qd_fact_new (qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL), qd_statement_get_text (statement, 2, NULL)));
  return step == QD_STEP_DONE ? g_steal_pointer (&facts) : NULL;
}

/**
 * _qd_store_load_pictures:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @error: return location
 *
 * Loads where pictures stand and what is said of them, without the pictures themselves; those that are there have a size.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (element-type QdPicture) (nullable): the pictures in their order; %NULL on error
 */
GPtrArray *
_qd_store_load_pictures (QdSqlite *db,
                         gint64    article_id,
                         GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT position, address, caption, alt, width, height FROM article_pictures"
                                                             " LEFT JOIN pictures ON pictures.id = picture_id WHERE article_id = ?1 ORDER BY ordinal");
  g_autoptr (GPtrArray)   pictures = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_picture_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (pictures, qd_picture_new (&(QdPicture){
                                 .position = (gsize)MAX (qd_statement_get_int (statement, 0), 0),
                                 .address = qd_statement_get_text (statement, 1, NULL),
                                 .caption = qd_statement_get_text (statement, 2, NULL),
                                 .alt = qd_statement_get_text (statement, 3, NULL),
                                 .width = qd_statement_get_uint (statement, 4),
                                 .height = qd_statement_get_uint (statement, 5),
                               }));
  return step == QD_STEP_DONE ? g_steal_pointer (&pictures) : NULL;
}

/**
 * _qd_store_load_picture_bytes:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @ordinal: which of its pictures, from 0
 * @error: return location
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if it was not saved, %QD_STORE_ERROR_CORRUPT if it is not what was saved
 * Returns: (transfer full) (nullable): the picture; %NULL on error
 */
GBytes *
_qd_store_load_picture_bytes (QdSqlite *db,
                              gint64    article_id,
                              guint     ordinal,
                              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT data, sha256 FROM article_pictures JOIN pictures ON pictures.id = picture_id"
                                                             " WHERE article_id = ?1 AND ordinal = ?2");
  guint8                  digest[SHA256_DIGEST_SIZE];
  gsize                   expected_size, size;
  const guint8           *data, *expected;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, ordinal);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "The library does not have this picture."));
  if (step != QD_STEP_ROW)
    return NULL;
  data = qd_statement_get_blob (statement, 0, &size);
  expected = qd_statement_get_blob (statement, 1, &expected_size);
  qd_codec_digest (data, size, digest);
  if (expected_size == sizeof digest && memcmp (digest, expected, sizeof digest) == 0)
    return g_bytes_new (data, size);
  _qd_store_set_damage_error (db, error);
  return NULL;
}

typedef struct
{
  gint64 article_id;
  guint  ordinal;
} PictureQuery;

static gpointer
load_picture (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const PictureQuery *query = data;

  return _qd_store_load_picture_bytes (db, query->article_id, query->ordinal, error);
}

/**
 * qd_store_load_picture_async:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @ordinal: which of the article's pictures, from 0
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Loads the bytes of a picture. Thread: any.
 */
void
qd_store_load_picture_async (QdStore            *self,
                             gint64              article_id,
                             guint               ordinal,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  const PictureQuery query = { article_id, ordinal };
  GTask             *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_picture_async);
  _qd_store_read_async (self, load_picture, g_memdup2 (&query, sizeof query), g_free, task, (GDestroyNotify)g_bytes_unref);
}

/**
 * qd_store_load_picture_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_picture_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %QD_STORE_ERROR_NOT_FOUND if the picture was not saved, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the picture as it was saved; %NULL on error
 */
GBytes *
qd_store_load_picture_finish (QdStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

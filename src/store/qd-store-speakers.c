/* qd-store-speakers.c: who is quoted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

typedef struct
{
  QdSpeakerFunc func;
  gpointer      user_data;
} SpeakerQuery;

static gint64
get_time (QdStatement *statement,
          int          column)
{
  return qd_statement_is_null (statement, column) ? QD_TIME_UNKNOWN : qd_statement_get_int (statement, column);
}

static gpointer
foreach_speaker (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  const SpeakerQuery     *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT speaker, count(*), count(DISTINCT article_id), count(DISTINCT source_id),"
                                                             " min(published), max(published) FROM quotations JOIN articles ON articles.id = article_id"
                                                             " WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY 2 DESC, speaker");
  gboolean                more = TRUE;
  QdStep                  step = QD_STEP_DONE;

  while (more && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    more = query->func (&(QdSpeakerRecord){ .name = qd_statement_get_text (statement, 0, NULL),
                                            .n_quotations = qd_statement_get_uint (statement, 1),
                                            .n_articles = qd_statement_get_uint (statement, 2),
                                            .n_sources = qd_statement_get_uint (statement, 3),
                                            .first = get_time (statement, 4),
                                            .last = get_time (statement, 5) },
                        query->user_data);
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_foreach_speaker:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): called on the reading thread with each speaker, while the caller waits; must not ask
 *   the library for anything; returns %FALSE to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through those who are quoted, by how often, then by name. Two names are two speakers: whether “Quill” and “Ada
 * Quill” are one is for the articles to say. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_speaker (QdStore      *self,
                          QdSpeakerFunc func,
                          gpointer      user_data,
                          GCancellable *cancellable,
                          GError      **error)
{
  SpeakerQuery query = { func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_read (self, foreach_speaker, &query, cancellable, error) != NULL;
}

/* qd-store-speakers.c: who is quoted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-people.h"
#include "store/qd-store-private.h"

typedef struct
{
  QdSpeakerFunc func;
  gpointer      user_data;
} SpeakerQuery;

static gpointer
foreach_speaker (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  const SpeakerQuery     *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT coalesce ((SELECT person FROM speaker_marks WHERE speaker_marks.name = speaker), speaker) AS person,"
                                                             " count(*), count(DISTINCT article_id), count(DISTINCT source_id),"
                                                             " min(published), max(published) FROM quotations JOIN articles ON articles.id = article_id"
                                                             " WHERE speaker IS NOT NULL GROUP BY person ORDER BY 2 DESC, person");
  gboolean                more = TRUE;
  QdStep                  step = QD_STEP_DONE;

  while (more && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    more = query->func (&(QdSpeakerRecord){ .name = qd_statement_get_text (statement, 0, NULL),
                                            .n_quotations = qd_statement_get_uint (statement, 1),
                                            .n_articles = qd_statement_get_uint (statement, 2),
                                            .n_sources = qd_statement_get_uint (statement, 3),
                                            .first = qd_statement_get_time (statement, 4),
                                            .last = qd_statement_get_time (statement, 5) },
                        query->user_data);
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/* Lists names under others; the empty one stands for their own. */
QdChange *
_qd_store_change_speakers (QdSqlite *db,
                           QdChange *change,
                           GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (QdStatement)  find = qd_sqlite_prepare (db, "SELECT person FROM speaker_marks WHERE name = ?1");
  g_autoptr (QdStatement)  drop = qd_sqlite_prepare (db, "DELETE FROM speaker_marks WHERE name = ?1");
  g_autoptr (QdStatement)  insert = qd_sqlite_prepare (db, "INSERT INTO speaker_marks (name, person) VALUES (?1, ?2)");
  GVariantIter             iter;
  const char              *name, *person;

  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &person))
    {
      QdStep step;

      qd_statement_bind_text (find, 1, name);
      step = qd_statement_step (find, error);
      if (step == QD_STEP_ERROR)
        return NULL;
      g_variant_builder_add (&before, "(ss)", name, step == QD_STEP_ROW ? qd_statement_get_text (find, 0, NULL) : "");
      qd_statement_reset (find);
      qd_statement_bind_text (drop, 1, name);
      if (!qd_statement_run (drop, error))
        return NULL;
      if (*person == '\0' || g_str_equal (name, person))
        continue;
      qd_statement_bind_text (insert, 1, name);
      qd_statement_bind_text (insert, 2, person);
      if (!qd_statement_run (insert, error))
        return NULL;
    }
  return qd_change_new (QD_CHANGE_SPEAKERS, g_variant_builder_end (&before));
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
 * Goes through those who are quoted, by how often, then by name. Two names are two speakers, unless a person said otherwise:
 * whether “Quill” and “Ada Quill” are one is else for the articles to say. Thread: any but those of the library; blocks.
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

/* qd-store-speakers.c: who is quoted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-namesakes.h"
#include "store/qd-store-people.h"
#include "store/qd-store-private.h"

typedef struct
{
  QdSpeakerFunc func;
  gpointer      user_data;
} SpeakerQuery;

/* What is said of a person. */
typedef struct
{
  QdSpeakerRecord record;
  gboolean        named;
  GHashTable     *sources; /* their rows */
} Speaker;

static void
speaker_free (gpointer data)
{
  Speaker *speaker = data;

  g_hash_table_unref (speaker->sources);
  g_free (speaker);
}

static Speaker *
get_speaker (GHashTable *speakers,
             const char *person)
{
  Speaker *speaker = g_hash_table_lookup (speakers, person);

  if (speaker == NULL)
    {
      speaker = g_new0 (Speaker, 1);
      speaker->record = (QdSpeakerRecord){ .name = person, .first = QD_TIME_UNKNOWN, .last = QD_TIME_UNKNOWN };
      speaker->named = _qd_store_is_named (person);
      speaker->sources = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (speakers, (gpointer)person, speaker);
    }
  return speaker;
}

/* What one source quotes under one name. */
static void
add_to_speaker (Speaker     *speaker,
                QdStatement *statement)
{
  gint64 source = qd_statement_get_int (statement, 1);
  gint64 first = qd_statement_get_time (statement, 4);
  gint64 last = qd_statement_get_time (statement, 5);

  g_hash_table_add (speaker->sources, g_memdup2 (&source, sizeof source));
  speaker->record.n_quotations += qd_statement_get_uint (statement, 2);
  speaker->record.n_articles += qd_statement_get_uint (statement, 3);
  speaker->record.n_sources = g_hash_table_size (speaker->sources);
  if (first != QD_TIME_UNKNOWN && (speaker->record.first == QD_TIME_UNKNOWN || first < speaker->record.first))
    speaker->record.first = first;
  if (last != QD_TIME_UNKNOWN && (speaker->record.last == QD_TIME_UNKNOWN || last > speaker->record.last))
    speaker->record.last = last;
}

static int
compare_speakers (gconstpointer a,
                  gconstpointer b)
{
  const Speaker *speaker_a = *(const Speaker *const *)a, *speaker_b = *(const Speaker *const *)b;

  if (speaker_a->named != speaker_b->named)
    return speaker_a->named ? -1 : 1;
  if (speaker_a->record.n_quotations != speaker_b->record.n_quotations)
    return speaker_a->record.n_quotations > speaker_b->record.n_quotations ? -1 : 1;
  return strcmp (speaker_a->record.name, speaker_b->record.name);
}

static gpointer
foreach_speaker (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  const SpeakerQuery     *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT speaker, source_id, count(*), count(DISTINCT article_id), min(published), max(published)"
                                                             " FROM quotations JOIN articles ON articles.id = article_id"
                                                             " WHERE speaker IS NOT NULL GROUP BY speaker, source_id");
  g_autoptr (QdNamesakes) names = _qd_store_load_namesakes (db, error);
  g_autoptr (GHashTable)  speakers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, speaker_free);
  g_autoptr (GPtrArray)   sorted = NULL;
  QdStep                  step;

  if (names == NULL)
    return NULL;
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const char *name = qd_statement_get_text (statement, 0, NULL);
      const char *person = name != NULL ? qd_namesakes_get_person (names, name) : NULL;

      /* One that was not there a moment ago, or is no text in a damaged library, is left out. */
      if (person != name)
        add_to_speaker (get_speaker (speakers, person), statement);
    }
  if (step == QD_STEP_ERROR)
    return NULL;
  sorted = g_hash_table_get_values_as_ptr_array (speakers);
  g_ptr_array_sort (sorted, compare_speakers);
  for (guint i = 0; i < sorted->len; i++)
    if (!query->func (&((const Speaker *)sorted->pdata[i])->record, query->user_data))
      break;
  return QD_STORE_DONE;
}

/* Lists names under others, or their own; without one, they are listed as if nobody had said anything. */
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
      if (*person == '\0')
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
 * Goes through those who are quoted, those with a name first, by how often, then by name. Names that are one person's (qd_namesakes_settle()) are one speaker,
 * unless somebody said otherwise; an article that names the person in two ways counts twice. Thread: any but those of the library; blocks.
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

/* qd-store-filing.c: under which names a person files outlets, and in which order
 *
 * What a person decides is kept by the names as they were imported, and looked up for each article that comes in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* QD_CORRECTION_SOURCE, where it has to be a literal. */
#define SOURCE_FIELD 3

G_STATIC_ASSERT (SOURCE_FIELD == QD_CORRECTION_SOURCE);

/* Returns: (transfer full) (nullable): the only text that a statement with a text as its parameter gives; *ok is FALSE on error */
static char *
dup_found (QdSqlite   *db,
           const char *sql,
           const char *text,
           gboolean   *ok,
           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, text);
  step = qd_statement_step (statement, error);
  *ok = step != QD_STEP_ERROR;
  return step == QD_STEP_ROW ? g_strdup (qd_statement_get_text (statement, 0, NULL)) : NULL;
}

static char *
dup_filed_name (QdSqlite   *db,
                const char *given,
                gboolean   *ok,
                GError    **error)
{
  char *name = dup_found (db, "SELECT name FROM source_names WHERE given = ?1", given, ok, error);

  return name == NULL && *ok ? g_strdup (given) : name;
}

/**
 * _qd_store_file_source:
 * @db: (not nullable): a connection in a transaction
 * @given: (not nullable): an outlet's name as it is imported
 * @source_id: (out) (not nullable): the row of the source that its articles belong to
 * @renamed: (out) (not nullable): whether that bears another name
 * @error: return location
 *
 * Finds, or makes, the source that a person files an outlet under.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_source (QdSqlite   *db,
                       const char *given,
                       gint64     *source_id,
                       gboolean   *renamed,
                       GError    **error)
{
  gboolean         ok;
  g_autofree char *name = dup_filed_name (db, given, &ok, error);

  *renamed = name != NULL && strcmp (name, given) != 0;
  return ok && _qd_store_ensure_source (db, name, source_id, error);
}

/**
 * _qd_store_file_under:
 * @db: (not nullable): a connection in a transaction
 * @article_id: an article's row
 * @name: (nullable): the outlet under which a person files it; %NULL for the one that it was imported with
 * @error: return location
 *
 * Puts one article under another source, whatever the others of its outlet are filed under. The search index holds the
 * name as imported and need not be told.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_file_under (QdSqlite   *db,
                      gint64      article_id,
                      const char *name,
                      GError    **error)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdStatement)     statement = qd_sqlite_prepare (db, "UPDATE articles SET source_id = ?2,"
                                                                     " given_source = nullif (?3, (SELECT name FROM sources WHERE id = ?2)) WHERE id = ?1");
  const char                 *given;
  gint64                      source_id;
  gboolean                    renamed;

  if (record == NULL)
    return FALSE;
  given = record->given_source != NULL ? record->given_source : record->source;
  if (!_qd_store_file_source (db, name != NULL ? name : given, &source_id, &renamed, error))
    return FALSE;
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, source_id);
  qd_statement_bind_text (statement, 3, given);
  return qd_statement_run (statement, error) && _qd_store_drop_empty_sources (db, error);
}

static gboolean
run_with_texts (QdSqlite   *db,
                const char *sql,
                const char *first,
                const char *second,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, first);
  if (second != NULL)
    qd_statement_bind_text (statement, 2, second);
  return qd_statement_run (statement, error);
}

/* Whether a source may just take another name: nobody has that, and all its articles are of the one outlet. */
static gboolean
can_be_renamed (QdSqlite   *db,
                const char *given,
                const char *from,
                const char *to,
                gboolean   *can,
                GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT NOT EXISTS (SELECT 1 FROM sources WHERE name = ?3) AND NOT EXISTS (SELECT 1 FROM articles"
                                                             " WHERE source_id = (SELECT id FROM sources WHERE name = ?2) AND coalesce (given_source, ?2) <> ?1)");

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, from);
  qd_statement_bind_text (statement, 3, to);
  if (qd_statement_step (statement, error) != QD_STEP_ROW)
    return FALSE;
  *can = qd_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/* The row stays, and with it what is chosen in a window. */
static gboolean
rename_row (QdSqlite   *db,
            const char *given,
            const char *from,
            const char *to,
            GError    **error)
{
  return run_with_texts (db, "UPDATE sources SET name = ?2 WHERE name = ?1", from, to, error) &&
         run_with_texts (db, "UPDATE articles SET given_source = nullif (?1, ?2) WHERE source_id = (SELECT id FROM sources WHERE name = ?2)", given, to, error);
}

static gboolean
run_move (QdSqlite   *db,
          const char *sql,
          const char *given,
          const char *from,
          gint64      source_id,
          const char *to,
          GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, given);
  qd_statement_bind_text (statement, 2, from);
  qd_statement_bind_int (statement, 3, source_id);
  qd_statement_bind_text (statement, 4, to);
  return qd_statement_run (statement, error);
}

/* Those that were imported with the name, and those of which a person says that it is theirs. */
static gboolean
move_articles (QdSqlite   *db,
               const char *given,
               const char *from,
               const char *to,
               GError    **error)
{
  gint64   source_id;
  gboolean rename;

  if (!can_be_renamed (db, given, from, to, &rename, error))
    return FALSE;
  if (rename)
    return rename_row (db, given, from, to, error);
  return _qd_store_ensure_source (db, to, &source_id, error) &&
         run_move (db, "UPDATE articles SET source_id = ?3, given_source = nullif (coalesce (given_source, ?2), ?4) WHERE source_id = (SELECT id FROM sources WHERE name = ?2)"
                       " AND identity IN (SELECT identity FROM corrections WHERE field = " G_STRINGIFY (SOURCE_FIELD) " AND value = ?1)",
                   given, from, source_id, to, error) &&
         run_move (db, "UPDATE articles SET source_id = ?3, given_source = nullif (?1, ?4)"
                       " WHERE source_id = (SELECT id FROM sources WHERE name = ?2) AND coalesce (given_source, ?2) = ?1",
                   given, from, source_id, to, error);
}

/* A saved search goes on to search what it searched, and a source keeps its place under a new name. */
static gboolean
follow_name (QdSqlite   *db,
             const char *from,
             const char *to,
             GError    **error)
{
  return run_with_texts (db, "INSERT OR IGNORE INTO source_places (name, place) SELECT ?2, place FROM source_places WHERE name = ?1", from, to, error) &&
         run_with_texts (db, "UPDATE saved_searches SET source = ?2 WHERE source = ?1 AND NOT EXISTS (SELECT 1 FROM sources WHERE name = ?1 AND n_articles > 0)", from, to, error);
}

static gboolean
file_under (QdSqlite        *db,
            const char      *given,
            const char      *name,
            GVariantBuilder *before,
            GError         **error)
{
  gboolean         ok;
  g_autofree char *old = dup_filed_name (db, given, &ok, error);

  if (!ok)
    return FALSE;
  g_variant_builder_add (before, "(ss)", given, old);
  if (strcmp (old, name) == 0)
    return TRUE;
  return (strcmp (given, name) == 0 ? run_with_texts (db, "DELETE FROM source_names WHERE given = ?1", given, NULL, error)
                                    : run_with_texts (db, "INSERT OR REPLACE INTO source_names (given, name) VALUES (?1, ?2)", given, name, error)) &&
         move_articles (db, given, old, name, error) && follow_name (db, old, name, error);
}

/* Files outlets under the names that are given for them. */
QdChange *
_qd_store_change_source_names (QdSqlite *db,
                               QdChange *change,
                               GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  GVariantIter             iter;
  const char              *given, *name;

  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "(&s&s)", &given, &name))
    if (!file_under (db, given, name, &before, error))
      return NULL;
  if (!_qd_store_drop_empty_sources (db, error))
    return NULL;
  return qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&before));
}

/* Adds all names as imported that are filed under a source. */
static gboolean
collect_given (QdSqlite        *db,
               gint64           source_id,
               const char      *name,
               GVariantBuilder *names,
               GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT given FROM source_names WHERE name = (SELECT name FROM sources WHERE id = ?1)"
                                                             " UNION SELECT name FROM sources WHERE id = ?1 AND name NOT IN (SELECT given FROM source_names)");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, source_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_variant_builder_add (names, "(ss)", qd_statement_get_text (statement, 0, NULL), name);
  return step == QD_STEP_DONE;
}

/* Gives sources a name, or makes them one with the source that bears it. */
QdChange *
_qd_store_rename_source (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_auto (GVariantBuilder) names = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  g_autoptr (GVariant)     packed = NULL;
  g_autoptr (GArray)       ids = NULL;
  g_autoptr (QdChange)     filing = NULL;
  const char              *name;

  g_variant_get (qd_change_get_arguments (change), "(@ax&s)", &packed, &name);
  ids = _qd_store_new_ids (packed);
  for (guint i = 0; i < ids->len; i++)
    if (!collect_given (db, g_array_index (ids, gint64, i), name, &names, error))
      return NULL;
  filing = qd_change_new (QD_CHANGE_SOURCE_NAMES, g_variant_builder_end (&names));
  if (g_variant_n_children (qd_change_get_arguments (filing)) == 0)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "This source has no articles any more."));
      return NULL;
    }
  return _qd_store_change_source_names (db, filing, error);
}

/* Gives sources the order in which their names come; those that are not named are ordered by name behind them. */
QdChange *
_qd_store_change_source_places (QdSqlite *db,
                                QdChange *change,
                                GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("as"));
  g_autoptr (QdStatement)  old = qd_sqlite_prepare (db, "SELECT name FROM source_places ORDER BY place");
  g_autoptr (QdStatement)  insert = qd_sqlite_prepare (db, "INSERT OR IGNORE INTO source_places (name, place) VALUES (?1, ?2)");
  GVariantIter             iter;
  const char              *name;
  gint64                   place = 0;
  QdStep                   step;

  while ((step = qd_statement_step (old, error)) == QD_STEP_ROW)
    g_variant_builder_add (&before, "s", qd_statement_get_text (old, 0, NULL));
  if (step == QD_STEP_ERROR || !qd_sqlite_exec (db, "DELETE FROM source_places", error))
    return NULL;
  g_variant_iter_init (&iter, qd_change_get_arguments (change));
  while (g_variant_iter_next (&iter, "&s", &name))
    {
      qd_statement_bind_text (insert, 1, name);
      qd_statement_bind_int (insert, 2, place++);
      if (!qd_statement_run (insert, error))
        return NULL;
    }
  return qd_change_new (QD_CHANGE_SOURCE_PLACES, g_variant_builder_end (&before));
}

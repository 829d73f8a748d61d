/* qd-correction-rows.c: corrections as rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/qd-store-corrections-private.h"

/**
 * _qd_correction_load_passages:
 * @db: (not nullable): a connection
 * @correction_id: a correction's row
 * @part: which of its passages
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type QdAnchor): the passages; %NULL on error
 */
GPtrArray *
_qd_correction_load_passages (QdSqlite        *db,
                              gint64           correction_id,
                              QdCorrectionPart part,
                              GError         **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT start, exact, prefix, suffix FROM correction_passages"
                                                             " WHERE correction_id = ?1 AND part = ?2 ORDER BY ordinal");
  g_autoptr (GPtrArray)   anchors = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_anchor_free);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, correction_id);
  qd_statement_bind_int (statement, 2, part);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    g_ptr_array_add (anchors, qd_anchor_new (qd_statement_get_text (statement, 1, NULL), qd_statement_get_text (statement, 2, NULL),
                                             qd_statement_get_text (statement, 3, NULL), (gsize)MAX (qd_statement_get_int (statement, 0), 0)));
  return step == QD_STEP_DONE ? g_steal_pointer (&anchors) : NULL;
}

static gboolean
find_article (QdSqlite     *db,
              const guint8 *identity,
              gint64       *article_id,
              GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE identity = ?1");
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, identity, sizeof ((QdKnownArticle *)NULL)->identity);
  step = qd_statement_step (statement, error);
  *article_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

/* The other article of a relation; an empty one of all else. What it is known by is borrowed from @statement. */
static gboolean
read_end (QdStatement    *statement,
          gint64          correction_id,
          QdKnownArticle *article,
          GError        **error)
{
  gsize         size;
  const guint8 *identity;
  QdStep        step;

  qd_statement_bind_int (statement, 1, correction_id);
  step = qd_statement_step (statement, error);
  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  identity = qd_statement_get_blob (statement, 0, &size);
  memcpy (article->identity, identity, MIN (size, sizeof article->identity));
  article->label = qd_statement_get_text (statement, 1, NULL);
  article->title = qd_statement_get_text (statement, 2, NULL);
  article->source = qd_statement_get_text (statement, 3, NULL);
  article->url = qd_statement_get_text (statement, 4, NULL);
  return TRUE;
}

static QdCorrectionRecord *
read_record (QdSqlite    *db,
             QdStatement *statement,
             GError     **error)
{
  gsize                    size;
  const guint8            *identity = qd_statement_get_blob (statement, 1, &size);
  gint64                   field = qd_statement_get_int (statement, 6);
  g_autoptr (GPtrArray)    words = _qd_correction_load_passages (db, qd_statement_get_int (statement, 0), QD_CORRECTION_PART_WORDS, error);
  g_autoptr (GPtrArray)    extent = words != NULL ? _qd_correction_load_passages (db, qd_statement_get_int (statement, 0), QD_CORRECTION_PART_EXTENT, error) : NULL;
  g_autoptr (QdStatement)  ends = qd_sqlite_prepare (db, "SELECT identity, label, title, source, url FROM correction_ends WHERE correction_id = ?1");
  g_autoptr (QdCorrection) correction = NULL;
  QdCorrectionRecord       fields = { .id = qd_statement_get_int (statement, 0), .created = qd_statement_get_int (statement, 9) };

  if (extent == NULL)
    return NULL;
  if (size != sizeof fields.article.identity || field < 0 || field >= QD_N_CORRECTION_FIELDS)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  correction = qd_correction_new ((QdCorrectionField)field, qd_statement_get_text (statement, 7, NULL), qd_statement_get_text (statement, 8, NULL),
                                  words, extent);
  memcpy (fields.article.identity, identity, size);
  fields.article.label = qd_statement_get_text (statement, 2, NULL);
  fields.article.title = qd_statement_get_text (statement, 3, NULL);
  fields.article.source = qd_statement_get_text (statement, 4, NULL);
  fields.article.url = qd_statement_get_text (statement, 5, NULL);
  fields.correction = correction;
  if (!find_article (db, fields.article.identity, &fields.article_id, error) || !read_end (ends, fields.id, &fields.other, error))
    return NULL;
  return qd_correction_record_new (&fields);
}

/**
 * _qd_corrections_read:
 * @db: (not nullable): the connection of @statement
 * @statement: (not nullable): a selection of corrections with the columns that QD_CORRECTION_COLUMNS names
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): what it selects; %NULL on error
 */
GPtrArray *
_qd_corrections_read (QdSqlite    *db,
                      QdStatement *statement,
                      GError     **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_correction_record_unref);
  QdStep                step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdCorrectionRecord *record = read_record (db, statement, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

/**
 * _qd_store_bind_known:
 * @statement: (not nullable): a statement that asks for an article, or what is of one
 * @article: (not nullable): what the article is known by; parameters one to five
 */
void
_qd_store_bind_known (QdStatement          *statement,
                      const QdKnownArticle *article)
{
  qd_statement_bind_blob (statement, 1, article->identity, sizeof article->identity);
  qd_statement_bind_text (statement, 2, article->url);
  qd_statement_bind_text (statement, 3, article->label);
  qd_statement_bind_text (statement, 4, article->title);
  qd_statement_bind_text (statement, 5, article->source);
}

/**
 * _qd_corrections_load_of:
 * @db: (not nullable): a connection
 * @article: (not nullable): what an article is known by
 * @error: return location
 *
 * Loads the corrections of an article, whether it was imported with this text or with another, the earliest first.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): the corrections; %NULL on error
 */
GPtrArray *
_qd_corrections_load_of (QdSqlite             *db,
                         const QdKnownArticle *article,
                         GError              **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTIONS_OF_ARTICLE_SQL);

  _qd_store_bind_known (statement, article);
  return _qd_corrections_read (db, statement, error);
}

static gboolean
insert_passages (QdSqlite  *db,
                 gint64     correction_id,
                 int        part,
                 GPtrArray *anchors,
                 GError   **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO correction_passages (correction_id, part, ordinal, start, exact, prefix, suffix)"
                                                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

  for (guint i = 0; i < anchors->len; i++)
    {
      const QdAnchor *anchor = anchors->pdata[i];

      qd_statement_bind_int (statement, 1, correction_id);
      qd_statement_bind_int (statement, 2, part);
      qd_statement_bind_int (statement, 3, i);
      qd_statement_bind_int (statement, 4, (gint64)anchor->start);
      qd_statement_bind_text (statement, 5, anchor->exact);
      qd_statement_bind_text (statement, 6, anchor->prefix);
      qd_statement_bind_text (statement, 7, anchor->suffix);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_end (QdSqlite             *db,
            gint64                correction_id,
            const QdKnownArticle *article,
            GError              **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO correction_ends (correction_id, identity, label, title, source, url)"
                                                             " VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

  qd_statement_bind_int (statement, 1, correction_id);
  qd_statement_bind_blob (statement, 2, article->identity, sizeof article->identity);
  qd_statement_bind_text (statement, 3, article->label);
  qd_statement_bind_text (statement, 4, article->title);
  qd_statement_bind_text (statement, 5, article->source);
  qd_statement_bind_text (statement, 6, article->url);
  return qd_statement_run (statement, error);
}

/**
 * _qd_correction_insert:
 * @db: (not nullable): a writing connection in a transaction
 * @record: (not nullable): a correction; with a row it gets that row
 * @id: (out) (not nullable): the row that it got
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_correction_insert (QdSqlite                 *db,
                       const QdCorrectionRecord *record,
                       gint64                   *id,
                       GError                  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO corrections (id, identity, label, title, source, url, field, value, was, created)"
                                                             " VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

  qd_statement_bind_int (statement, 1, record->id);
  qd_statement_bind_blob (statement, 2, record->article.identity, sizeof record->article.identity);
  qd_statement_bind_text (statement, 3, record->article.label);
  qd_statement_bind_text (statement, 4, record->article.title);
  qd_statement_bind_text (statement, 5, record->article.source);
  qd_statement_bind_text (statement, 6, record->article.url);
  qd_statement_bind_int (statement, 7, record->correction->field);
  qd_statement_bind_text (statement, 8, record->correction->value);
  qd_statement_bind_text (statement, 9, record->correction->was);
  qd_statement_bind_int (statement, 10, record->created);
  if (!qd_statement_run (statement, error))
    return FALSE;
  *id = qd_sqlite_last_id (db);
  return insert_passages (db, *id, QD_CORRECTION_PART_WORDS, record->correction->words, error) &&
         insert_passages (db, *id, QD_CORRECTION_PART_EXTENT, record->correction->extent, error) &&
         (record->other.label == NULL || insert_end (db, *id, &record->other, error));
}

/**
 * _qd_correction_load:
 * @db: (not nullable): a connection
 * @correction_id: a correction's row
 * @error: return location
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no such correction
 * Returns: (transfer full) (nullable): the correction; %NULL on error
 */
QdCorrectionRecord *
_qd_correction_load (QdSqlite *db,
                     gint64    correction_id,
                     GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_CORRECTION_COLUMNS " FROM corrections WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, correction_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ROW)
    return read_record (db, statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "The correction no longer exists."));
  return NULL;
}

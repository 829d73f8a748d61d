/* qd-store-compare.c: statements: their fullest text and their renditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/qd-quote-compare.h"
#include "core/qd-statement.h"
#include "store/qd-store-private.h"
#include "store/qd-store-statements.h"

/* One utterance is carried by some hundred articles at most; a commonplace that slipped through must not fill the memory. */
#define MAX_RENDITIONS 5000

/* What a statement is made of, as it is read. */
typedef struct
{
  GArray     *ids;      /* of the quotations, by date */
  GPtrArray  *texts;    /* (owned) */
  GHashTable *speakers; /* name (owned) to how often */
  gint64      first;
  gint64      last;
} Parts;

static void
clear_parts (Parts *parts)
{
  g_clear_pointer (&parts->ids, g_array_unref);
  g_clear_pointer (&parts->texts, g_ptr_array_unref);
  g_clear_pointer (&parts->speakers, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, clear_parts)

static void
add_part (Parts       *parts,
          QdStatement *statement)
{
  gint64      id = qd_statement_get_int (statement, 0);
  const char *speaker = qd_statement_get_text (statement, 2, NULL);

  g_array_append_val (parts->ids, id);
  g_ptr_array_add (parts->texts, g_strdup (qd_statement_get_text (statement, 1, NULL)));
  if (speaker != NULL)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (parts->speakers, speaker));

      g_hash_table_insert (parts->speakers, g_strdup (speaker), GUINT_TO_POINTER (n + 1));
    }
  if (qd_statement_is_null (statement, 3))
    return;
  parts->last = qd_statement_get_int (statement, 3);
  if (parts->first == QD_TIME_UNKNOWN)
    parts->first = parts->last;
}

static gboolean
load_parts (QdSqlite *db,
            gint64    statement_id,
            Parts    *parts,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_STATEMENT_PARTS_SQL);
  QdStep                  step = QD_STEP_DONE;

  parts->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  parts->texts = g_ptr_array_new_with_free_func (g_free);
  parts->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parts->first = parts->last = QD_TIME_UNKNOWN;
  qd_statement_bind_int (statement, 1, statement_id);
  while (parts->ids->len < MAX_RENDITIONS && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    add_part (parts, statement);
  return step != QD_STEP_ERROR;
}

/* The name that most give; of several, the first in byte order. */
static const char *
find_speaker (const Parts *parts)
{
  const char    *best = NULL;
  guint          most = 0;
  GHashTableIter iter;
  gpointer       name, count;

  g_hash_table_iter_init (&iter, parts->speakers);
  while (g_hash_table_iter_next (&iter, &name, &count))
    {
      guint n = GPOINTER_TO_UINT (count);

      if (n > most || (n == most && strcmp (name, best) < 0))
        {
          best = name;
          most = n;
        }
    }
  return best;
}

static GPtrArray *
load_renditions (QdSqlite    *db,
                 const Parts *parts,
                 const char  *fullest,
                 GError     **error)
{
  g_autoptr (GPtrArray)    renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  g_autoptr (QdQuoteWords) whole = qd_quote_words_new (fullest, NULL);

  for (guint i = 0; i < parts->ids->len; i++)
    {
      g_autoptr (QdQuoteWords) words = qd_quote_words_new (parts->texts->pdata[i], NULL);
      QdQuoteComparison        comparison = qd_quote_compare (whole, words);
      QdRendition             *rendition = _qd_store_load_rendition (db, g_array_index (parts->ids, gint64, i), &comparison.relation, error);

      if (rendition == NULL)
        return NULL;
      g_ptr_array_add (renditions, rendition);
    }
  return g_steal_pointer (&renditions);
}

/* @row: a row of id, name and number of articles. */
static QdStatementRecord *
load_statement (QdSqlite    *db,
                QdStatement *row,
                gboolean     with_renditions,
                GError     **error)
{
  g_auto (Parts)        parts = { NULL };
  g_autofree char      *text = NULL;
  g_autoptr (GPtrArray) renditions = NULL;

  if (!load_parts (db, qd_statement_get_int (row, 0), &parts, error))
    return NULL;
  text = qd_statement_build_fullest ((const char *const *)(gconstpointer)parts.texts->pdata, parts.texts->len);
  if (with_renditions)
    {
      renditions = load_renditions (db, &parts, text, error);
      if (renditions == NULL)
        return NULL;
    }
  return qd_statement_record_new (&(QdStatementRecord){
    .id = qd_statement_get_int (row, 0),
    .name = qd_statement_get_text (row, 1, NULL),
    .text = text,
    .speaker = find_speaker (&parts),
    .n_articles = qd_statement_get_uint (row, 2),
    .n_renditions = parts.ids->len,
    .first = parts.first,
    .last = parts.last,
    .renditions = renditions,
  });
}

typedef struct
{
  QdStatementFunc func;
  gpointer        user_data;
} StatementQuery;

static gpointer
foreach_statement (QdSqlite     *db,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  const StatementQuery   *query = data;
  g_autoptr (QdStatement) rows = qd_sqlite_prepare (db, "SELECT id, name, n_articles FROM statements WHERE n_articles > 1 ORDER BY n_articles DESC, name");
  gboolean                more = TRUE;
  QdStep                  step = QD_STEP_DONE;

  while (more && (step = qd_statement_step (rows, error)) == QD_STEP_ROW)
    {
      g_autoptr (QdStatementRecord) record = load_statement (db, rows, FALSE, error);

      if (record == NULL)
        return NULL;
      more = query->func (record, query->user_data);
    }
  return step != QD_STEP_ERROR ? QD_STORE_DONE : NULL;
}

/**
 * qd_store_foreach_statement:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): called on the reading thread with each statement, while the caller waits; must not
 *   ask the library for anything; returns %FALSE to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through the statements that two articles or more carry, those of most articles first, then by name. Thread: any but
 * those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_statement (QdStore        *self,
                            QdStatementFunc func,
                            gpointer        user_data,
                            GCancellable   *cancellable,
                            GError        **error)
{
  StatementQuery query = { func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_read (self, foreach_statement, &query, cancellable, error) != NULL;
}

/* A name may be cut short where it stays the only one. */
static gpointer
find_statement (QdSqlite     *db,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  const char                   *name = data;
  g_autoptr (QdStatement)       rows = qd_sqlite_prepare (db, QD_STATEMENT_BY_NAME_SQL);
  g_autoptr (QdStatementRecord) record = NULL;
  QdStep                        step;

  qd_statement_bind_text (rows, 1, name);
  step = qd_statement_step (rows, error);
  if (step == QD_STEP_ROW && *name != '\0')
    {
      record = load_statement (db, rows, TRUE, error);
      if (record == NULL)
        return NULL;
      if (strcmp (record->name, name) == 0)
        return g_steal_pointer (&record);
      step = qd_statement_step (rows, error);
      if (step == QD_STEP_DONE)
        return g_steal_pointer (&record);
      if (step == QD_STEP_ROW)
        g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                     g_dgettext (GETTEXT_PACKAGE, "Several statements begin with “%s”. Give more of the name."), name);
    }
  else if (step != QD_STEP_ERROR)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                   g_dgettext (GETTEXT_PACKAGE, "There is no statement “%s” in the library that two quotations share."), name);
    }
  return NULL;
}

/**
 * qd_store_load_statement:
 * @self: (not nullable): a library
 * @name: (not nullable): a statement's name, or its beginning where no other begins like that
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Loads a statement with all its renditions, by date. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is none, or several; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the statement; %NULL on error
 */
QdStatementRecord *
qd_store_load_statement (QdStore      *self,
                         const char   *name,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autofree char *copy = g_strdup (name);

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return _qd_store_read (self, find_statement, copy, cancellable, error);
}

/**
 * qd_store_load_statement_async:
 * @self: (not nullable): a library
 * @name: (not nullable): as in qd_store_load_statement(); copied
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_load_statement() does without blocking. Thread: any.
 */
void
qd_store_load_statement_async (QdStore            *self,
                               const char         *name,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_statement_async);
  _qd_store_read_async (self, find_statement, g_strdup (name), g_free, task, (GDestroyNotify)qd_statement_record_unref);
}

/**
 * qd_store_load_statement_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_statement_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): the statement; %NULL on error
 */
QdStatementRecord *
qd_store_load_statement_finish (QdStore      *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

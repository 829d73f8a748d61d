/* qd-store-renditions.c: who else carries a statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-relation-pack.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How much of the words around a quotation is given on each side, bytes, without the ellipsis. */
#define MAX_CONTEXT 200

/* How many bytes a character takes at most. */
#define MAX_CHARACTER 4

/* Context */

static gboolean
is_space_before (const char *text,
                 gsize       offset)
{
  return g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + offset)));
}

/* Where the paragraph begins that holds the byte at @end. */
static gsize
find_paragraph_start (const char *text,
                      gsize       end)
{
  while (end > 0 && text[end - 1] != '\n')
    end--;
  return end;
}

static char *
dup_before (const char *text,
            gsize       start)
{
  gsize            from = find_paragraph_start (text, start);
  gboolean         cut = start - from > MAX_CONTEXT;
  g_autofree char *words = NULL;

  if (cut)
    {
      from = start - MAX_CONTEXT;
      while (from < start && ((text[from] & 0xc0) == 0x80 || !is_space_before (text, from)))
        from++;
    }
  words = g_strndup (text + from, start - from);
  return g_strconcat (cut ? "… " : "", g_strchug (words), NULL);
}

static char *
dup_after (const char *text,
           gsize       end)
{
  gsize            to = end + strcspn (text + end, "\n");
  gboolean         cut = to - end > MAX_CONTEXT;
  g_autofree char *words = NULL;

  if (cut)
    {
      to = end + MAX_CONTEXT;
      while (to > end && ((text[to] & 0xc0) == 0x80 || !g_unichar_isspace (g_utf8_get_char (text + to))))
        to--;
    }
  words = g_strndup (text + end, to - end);
  return g_strconcat (g_strchomp (words), cut ? " …" : "", NULL);
}

/* Renditions */

/* @column: the first of the quotation's columns. @relation: what ties it to what was asked for, if anything does. */
static QdRendition *
make_rendition (QdSqlite         *db,
                QdStatement      *statement,
                int               column,
                QdArticleRecord  *article,
                const QdRelation *relation,
                GError          **error)
{
  g_autoptr (QdQuotationRecord) quotation = NULL;
  g_autofree char              *text = NULL;
  g_autofree char              *before = NULL;
  g_autofree char              *after = NULL;
  QdRendition                   fields = { .article = article, .direct = relation != NULL };
  gsize                         end, len = 0;

  if (!_qd_store_measure_quotation (statement, column, &end) || end > G_MAXINT32)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  /* With the words behind it, and a character more. */
  end += MAX_CONTEXT + 2 * MAX_CHARACTER;
  text = _qd_store_load_text_start (db, article->id, end, &len, error);
  if (text == NULL)
    return NULL;
  quotation = _qd_store_read_quotation (statement, column, text, MIN (end, len));
  if (quotation == NULL)
    {
      _qd_store_set_damage_error (db, error);
      return NULL;
    }
  end = quotation->quotation->spans[quotation->quotation->n_spans - 1].end;
  before = dup_before (text, quotation->quotation->spans[0].start);
  after = dup_after (text, end);
  fields.quotation = quotation;
  fields.before = before;
  fields.after = after;
  if (relation != NULL)
    fields.relation = *relation;
  return qd_rendition_new (&fields);
}

/**
 * _qd_store_load_rendition:
 * @db: (not nullable): a connection
 * @quotation_id: a quotation's row
 * @relation: (nullable): what ties it to what was asked for
 * @error: return location
 *
 * Loads a quotation with its article and the words around it.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_CORRUPT if there is no such quotation
 * Returns: (transfer full) (nullable): the rendition; %NULL on error
 */
QdRendition *
_qd_store_load_rendition (QdSqlite         *db,
                          gint64            quotation_id,
                          const QdRelation *relation,
                          GError          **error)
{
  g_autoptr (QdStatement)     statement = qd_sqlite_prepare (db, QD_RENDITION_SQL);
  g_autoptr (QdArticleRecord) article = NULL;
  QdStep                      step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (db, error);
  if (step != QD_STEP_ROW)
    return NULL;
  article = _qd_store_read_article_record (statement, 0, NULL);
  return make_rendition (db, statement, QD_ARTICLE_N_COLUMNS, article, relation, error);
}

/* What ties the quotation that was asked for to that of a row of QD_RENDITIONS_SQL: the one with the larger row has it. Of no
 * kind if nothing ties the two directly. */
static gboolean
read_relation (QdStatement *statement,
               gint64       asked_id,
               QdRelation  *relation)
{
  int           column = QD_ARTICLE_N_COLUMNS + QD_QUOTATION_N_COLUMNS;
  gint64        id = qd_statement_get_int (statement, QD_ARTICLE_N_COLUMNS);
  gsize         size;
  const guint8 *data = qd_statement_get_blob (statement, id > asked_id ? column : column + 1, &size);

  if (!_qd_relations_find (MAX (id, asked_id), data, size, MIN (id, asked_id), relation))
    return FALSE;
  if (id > asked_id)
    *relation = qd_relation_reverse (relation);
  return TRUE;
}

static gboolean
check_quotation (QdSqlite *db,
                 gint64    quotation_id,
                 GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM quotations WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "This quotation is no longer in the library."));
  return step == QD_STEP_ROW;
}

static gpointer
list_renditions (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  gint64                  quotation_id = *(const gint64 *)data;
  g_autoptr (GPtrArray)   renditions = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_rendition_unref);
  g_autoptr (QdStatement) statement = NULL;
  QdStep                  step;

  if (!check_quotation (db, quotation_id, error))
    return NULL;
  statement = qd_sqlite_prepare (db, QD_RENDITIONS_SQL);
  qd_statement_bind_int (statement, 1, quotation_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      g_autoptr (QdArticleRecord) article = _qd_store_read_article_record (statement, 0, NULL);
      QdRelation                  relation;
      QdRendition                *rendition;

      if (!read_relation (statement, quotation_id, &relation))
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      rendition = make_rendition (db, statement, QD_ARTICLE_N_COLUMNS, article, relation.kind != QD_RELATION_NONE ? &relation : NULL, error);
      if (rendition == NULL)
        return NULL;
      g_ptr_array_add (renditions, rendition);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&renditions) : NULL;
}

/**
 * qd_store_list_renditions:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists the quotations of the same statement in other articles, by date, those without one last, then by label and place.
 * The words before and after each are those of its paragraph as they stand there, marks and all; where they are cut, an
 * ellipsis says so. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no such quotation; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the renditions; %NULL on error
 */
GPtrArray *
qd_store_list_renditions (QdStore      *self,
                          gint64        quotation_id,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_renditions, &quotation_id, cancellable, error);
}

/**
 * qd_store_list_renditions_async:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_renditions() does without blocking. Thread: any.
 */
void
qd_store_list_renditions_async (QdStore            *self,
                                gint64              quotation_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_renditions_async);
  _qd_store_read_async (self, list_renditions, g_memdup2 (&quotation_id, sizeof quotation_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_renditions_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_renditions_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the renditions; %NULL on error
 */
GPtrArray *
qd_store_list_renditions_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

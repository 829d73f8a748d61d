/* qd-store-renditions.c: who else carries a statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/qd-relation-pack.h"
#include "store/qd-store-private.h"
#include "store/qd-store-statements.h"

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

/* The quotation that is asked for. */
typedef struct
{
  gint64      id;
  gint64      statement_id; /* 0 if nothing ties it to others */
  gint64      article_id;
  GByteArray *relations;
} Asked;

static void
clear_asked (Asked *asked)
{
  g_clear_pointer (&asked->relations, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, clear_asked)

static gboolean
load_asked (QdSqlite *db,
            gint64    quotation_id,
            Asked    *asked,
            GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_ASKED_SQL);
  const guint8           *relations;
  gsize                   size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                 g_dgettext (GETTEXT_PACKAGE, "This quotation is no longer in the library."));
  if (step != QD_STEP_ROW)
    return FALSE;
  relations = qd_statement_get_blob (statement, 2, &size);
  asked->id = quotation_id;
  asked->statement_id = qd_statement_get_int (statement, 0);
  asked->article_id = qd_statement_get_int (statement, 1);
  asked->relations = g_byte_array_append (g_byte_array_sized_new ((guint)size), relations, (guint)size);
  return TRUE;
}

/* What ties the quotation that was asked for to another: the one with the larger row has it. Of no kind if nothing ties the two
 * directly. */
static gboolean
find_relation (const Asked  *asked,
               gint64        id,
               const guint8 *relations,
               gsize         size,
               QdRelation   *relation)
{
  if (id < asked->id)
    return _qd_relations_find (asked->id, asked->relations->data, asked->relations->len, id, relation);
  if (!_qd_relations_find (id, relations, size, asked->id, relation))
    return FALSE;
  *relation = qd_relation_reverse (relation);
  return TRUE;
}

/* Adds a rendition, unless it is gone. */
static gboolean
load_rendition (QdSqlite    *db,
                const Asked *asked,
                gint64       quotation_id,
                GPtrArray   *renditions,
                GError     **error)
{
  g_autoptr (QdStatement)     statement = qd_sqlite_prepare (db, QD_RENDITION_SQL);
  g_autoptr (QdArticleRecord) article = NULL;
  const guint8               *relations;
  gsize                       size;
  QdRelation                  relation;
  QdRendition                *rendition;
  QdStep                      step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step != QD_STEP_ROW)
    return step == QD_STEP_DONE;
  relations = qd_statement_get_blob (statement, QD_ARTICLE_N_COLUMNS + QD_QUOTATION_N_COLUMNS, &size);
  if (!find_relation (asked, quotation_id, relations, size, &relation))
    {
      _qd_store_set_damage_error (db, error);
      return FALSE;
    }
  article = _qd_store_read_article_record (statement, 0, NULL);
  rendition = make_rendition (db, statement, QD_ARTICLE_N_COLUMNS, article, relation.kind != QD_RELATION_NONE ? &relation : NULL, error);
  if (rendition == NULL)
    return FALSE;
  g_ptr_array_add (renditions, rendition);
  return TRUE;
}

static GPtrArray *
load_renditions (QdSqlite     *db,
                 const Asked  *asked,
                 const gint64 *ids,
                 gsize         n_ids,
                 GError      **error)
{
  g_autoptr (GPtrArray) renditions = g_ptr_array_new_full ((guint)n_ids, (GDestroyNotify)qd_rendition_unref);

  for (gsize i = 0; i < n_ids; i++)
    if (!load_rendition (db, asked, ids[i], renditions, error))
      return NULL;
  return g_steal_pointer (&renditions);
}

static gboolean
find_carriers (QdSqlite    *db,
               const Asked *asked,
               QdReach     *reach,
               GError     **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CARRIERS_SQL);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, asked->statement_id);
  qd_statement_bind_int (statement, 2, asked->article_id);
  qd_statement_bind_int (statement, 3, asked->id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64        id = qd_statement_get_int (statement, 0);
      gsize         size;
      const guint8 *relations = qd_statement_get_blob (statement, 1, &size);
      QdRelation    relation;

      if (!find_relation (asked, id, relations, size, &relation))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
      g_array_append_val (reach->quotation_ids, id);
      reach->n_of_kind[relation.kind]++;
    }
  return step == QD_STEP_DONE;
}

typedef struct
{
  gint64  quotation_id;
  guint   most;
  gsize   n_ids;
  gint64 *ids;
} RenditionsQuery;

static void
free_renditions_query (gpointer data)
{
  RenditionsQuery *query = data;

  g_free (query->ids);
  g_free (query);
}

static RenditionsQuery *
new_renditions_query (gint64        quotation_id,
                      guint         most,
                      const gint64 *ids,
                      gsize         n_ids)
{
  RenditionsQuery *query = g_new0 (RenditionsQuery, 1);

  query->quotation_id = quotation_id;
  query->most = most;
  query->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  query->n_ids = n_ids;
  return query;
}

static gpointer
find_reach (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  const RenditionsQuery *query = data;
  g_autoptr (GArray)     ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray)  first = NULL;
  g_auto (Asked)         asked = { 0 };
  QdReach                fields = { .quotation_ids = ids };

  if (!load_asked (db, query->quotation_id, &asked, error) ||
      (asked.statement_id != 0 && !find_carriers (db, &asked, &fields, error)))
    return NULL;
  first = load_renditions (db, &asked, (const gint64 *)(gconstpointer)ids->data, MIN (ids->len, query->most), error);
  if (first == NULL)
    return NULL;
  fields.first = first;
  return qd_reach_new (&fields);
}

static gpointer
list_renditions (QdSqlite     *db,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (QdReach) reach = find_reach (db, data, cancellable, error);

  return reach != NULL ? g_ptr_array_ref (reach->first) : NULL;
}

static gpointer
load_more (QdSqlite     *db,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const RenditionsQuery *query = data;
  g_auto (Asked)         asked = { 0 };

  return load_asked (db, query->quotation_id, &asked, error) ? load_renditions (db, &asked, query->ids, query->n_ids, error) : NULL;
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
  RenditionsQuery query = { .quotation_id = quotation_id, .most = G_MAXUINT };

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_renditions, &query, cancellable, error);
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
  _qd_store_read_async (self, list_renditions, new_renditions_query (quotation_id, G_MAXUINT, NULL, 0), free_renditions_query, task, (GDestroyNotify)g_ptr_array_unref);
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

/**
 * qd_store_find_reach:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @most: how many renditions are wanted at first
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Finds who else carries a quotation. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if there is no such quotation; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): what qd_store_list_renditions() lists, the words of the first @most alone; %NULL on error
 */
QdReach *
qd_store_find_reach (QdStore      *self,
                     gint64        quotation_id,
                     guint         most,
                     GCancellable *cancellable,
                     GError      **error)
{
  RenditionsQuery query = { .quotation_id = quotation_id, .most = most };

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, find_reach, &query, cancellable, error);
}

/**
 * qd_store_find_reach_async:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @most: how many renditions are wanted at first
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_find_reach() does without blocking. Thread: any.
 */
void
qd_store_find_reach_async (QdStore            *self,
                           gint64              quotation_id,
                           guint               most,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_find_reach_async);
  _qd_store_read_async (self, find_reach, new_renditions_query (quotation_id, most, NULL, 0), free_renditions_query, task, (GDestroyNotify)qd_reach_unref);
}

/**
 * qd_store_find_reach_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_find_reach_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable): who else carries the quotation; %NULL on error
 */
QdReach *
qd_store_find_reach_finish (QdStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * qd_store_load_renditions_async:
 * @self: (not nullable): a library
 * @quotation_id: a quotation's row
 * @ids: (array length=n_ids): others of its statement; copied
 * @n_ids: how many
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Loads renditions that qd_store_find_reach() told of, those left out that are gone since. Thread: any.
 */
void
qd_store_load_renditions_async (QdStore            *self,
                                gint64              quotation_id,
                                const gint64       *ids,
                                gsize               n_ids,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_load_renditions_async);
  _qd_store_read_async (self, load_more, new_renditions_query (quotation_id, 0, ids, n_ids), free_renditions_query, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_load_renditions_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_load_renditions_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if the quotation is gone; %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdRendition): the renditions, in the order of the rows; %NULL on error
 */
GPtrArray *
qd_store_load_renditions_finish (QdStore      *self,
                                 GAsyncResult *result,
                                 GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

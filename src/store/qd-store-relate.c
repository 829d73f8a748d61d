/* qd-store-relate.c: what a person says of the relation of two quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-hands.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-corrections-private.h"

static gboolean
set_changed_error (GError **error)
{
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
               g_dgettext (GETTEXT_PACKAGE, "One of the two quotations has changed meanwhile. Look at them again, and then correct it."));
  return FALSE;
}

/* One of two quotations, with its article. */
typedef struct
{
  QdCorrected        article;
  const QdQuotation *quotation; /* borrowed from the article */
  guint              ordinal;
  GArray            *hands;
} End;

static void
end_clear (End *self)
{
  _qd_corrected_clear (&self->article);
  g_clear_pointer (&self->hands, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static gboolean
load_end (QdSqlite *db,
          gint64    quotation_id,
          End      *self,
          GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT article_id FROM quotations WHERE id = ?1");
  gint64                  article_id;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    set_changed_error (error);
  if (step != QD_STEP_ROW)
    return FALSE;
  article_id = qd_statement_get_int (statement, 0);
  if (!_qd_corrected_load (db, article_id, &self->article, error) || !_qd_hands_load (db, article_id, &self->hands, error))
    return FALSE;
  for (guint i = 0; i < self->article.quotations->len && self->quotation == NULL; i++)
    {
      const QdQuotationRecord *record = self->article.quotations->pdata[i];

      if (record->id != quotation_id)
        continue;
      self->quotation = record->quotation;
      self->ordinal = i;
    }
  return self->quotation != NULL || set_changed_error (error);
}

/* What ties two quotations as the library has it; of no kind if nothing does. */
static gboolean
load_relation (QdSqlite   *db,
               gint64      a,
               gint64      b,
               QdRelation *relation,
               GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT relations FROM quotations WHERE id = ?1");
  const guint8           *data;
  gsize                   size;

  qd_statement_bind_int (statement, 1, MAX (a, b));
  if (!qd_statement_need (statement, error))
    return FALSE;
  data = qd_statement_get_blob (statement, 0, &size);
  if (_qd_relations_find (MAX (a, b), data, size, MIN (a, b), relation))
    return TRUE;
  _qd_store_set_damage_error (db, error);
  return FALSE;
}

static GPtrArray *
new_anchors (const End *end)
{
  gsize       len;
  const char *text = qd_body_get_text (end->article.body, &len);

  return qd_anchors_new_at (text, len, end->quotation->spans, end->quotation->n_spans);
}

/* Says what ties two quotations. What was said of them before is forgotten; what the program had found needs no saying. */
static gboolean
decide (QdCorrecting  *change,
        gint64         quotation_id,
        gint64         other_id,
        QdRelationKind kind,
        GError       **error)
{
  g_auto (End)             first = { .quotation = NULL };
  g_auto (End)             second = { .quotation = NULL };
  g_autoptr (GPtrArray)    words = NULL;
  g_autoptr (GPtrArray)    other_words = NULL;
  g_autoptr (QdCorrection) correction = NULL;
  g_autofree char         *was = NULL;
  const QdHand            *earlier;
  QdCorrectionRecord       record = { .created = g_get_real_time () };
  QdRelation               found;

  if (!load_end (change->db, quotation_id, &first, error) || !load_end (change->db, other_id, &second, error) ||
      !load_relation (change->db, quotation_id, other_id, &found, error))
    return FALSE;
  was = g_strdup (qd_relation_kind_to_string (found.kind));
  while ((earlier = _qd_hands_find (first.hands, first.ordinal, second.hands, second.ordinal)) != NULL)
    {
      g_autoptr (QdCorrectionRecord) before = _qd_correction_load (change->db, earlier->correction_id, error);

      if (before == NULL || !_qd_correcting_remove (change, before->id, error))
        return FALSE;
      g_set_str (&was, before->correction->was);
      g_clear_pointer (&first.hands, g_array_unref);
      if (!_qd_hands_load (change->db, first.article.record->id, &first.hands, error))
        return FALSE;
    }
  if (g_strcmp0 (was, qd_relation_kind_to_string (kind)) == 0)
    return TRUE;
  words = new_anchors (&first);
  other_words = new_anchors (&second);
  correction = qd_correction_new (QD_CORRECTION_RELATION, qd_relation_kind_to_string (kind), was, words, other_words);
  record.article = first.article.known;
  record.other = second.article.known;
  record.correction = correction;
  return _qd_correcting_add (change, &record, error);
}

/* The quotations of the statement of another that one is tied to; %NULL if the two are of none. */
static GArray *
list_tied (QdSqlite *db,
           gint64    quotation_id,
           gint64    other_id,
           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM quotations WHERE statement_id = (SELECT statement_id FROM quotations WHERE id = ?1)"
                                                             " AND id <> ?1 ORDER BY id");
  g_autoptr (GArray)      tied = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean                has_other = FALSE;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64     id = qd_statement_get_int (statement, 0);
      QdRelation relation;

      has_other = has_other || id == other_id;
      if (!load_relation (db, quotation_id, id, &relation, error))
        return NULL;
      if (relation.kind != QD_RELATION_NONE)
        g_array_append_val (tied, id);
    }
  if (step == QD_STEP_DONE && !has_other)
    set_changed_error (error);
  return step == QD_STEP_DONE && has_other ? g_steal_pointer (&tied) : NULL;
}

static gboolean
cut (QdCorrecting            *change,
     const QdRelationRequest *request,
     GError                 **error)
{
  g_autoptr (GArray) tied = list_tied (change->db, request->quotation_id, request->other_id, error);

  for (guint i = 0; tied != NULL && i < tied->len; i++)
    if (!decide (change, request->quotation_id, g_array_index (tied, gint64, i), QD_RELATION_NONE, error))
      return FALSE;
  return tied != NULL;
}

static gboolean
fulfil (QdCorrecting *change,
        gconstpointer data,
        GError      **error)
{
  const GArray *requests = data;

  for (guint i = 0; i < requests->len; i++)
    {
      const QdRelationRequest *request = &g_array_index (requests, QdRelationRequest, i);

      if (request->quotation_id == request->other_id)
        return set_changed_error (error);
      if (request->kind == QD_RELATION_NONE ? !cut (change, request, error) : !decide (change, request->quotation_id, request->other_id, request->kind, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
relate (QdSqlite     *db,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  return _qd_correcting_run (db, fulfil, data, error);
}

/**
 * qd_store_relate:
 * @self: (not nullable): a library
 * @requests: (array length=n_requests): what a person says of the relations of quotations
 * @n_requests: how many
 * @error: return location
 *
 * Corrects relations, all or nothing. What was said of the same two quotations before is replaced, and what the program finds by
 * itself needs no correction. Statements are what the relations tie together after that: what is cut off from all quotations of
 * a statement is tied to it again if an article comes that has words of both. The quotations of the article of the first of
 * each two get new rows. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError; %QD_STORE_ERROR_NOT_FOUND if a quotation is gone, or is of no statement with the other any more
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_relate (QdStore                 *self,
                 const QdRelationRequest *requests,
                 gsize                    n_requests,
                 GError                 **error)
{
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (QdRelationRequest));

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (requests != NULL || n_requests == 0, NULL);

  g_array_append_vals (wanted, requests, (guint)n_requests);
  return _qd_store_write (self, relate, wanted, NULL, error);
}

/**
 * qd_store_relate_async:
 * @self: (not nullable): a library
 * @requests: (array length=n_requests): what a person says of the relations of quotations; copied
 * @n_requests: how many
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_correct_finish()
 * @user_data: for @callback
 *
 * Does what qd_store_relate() does without blocking. Thread: any.
 */
void
qd_store_relate_async (QdStore                 *self,
                       const QdRelationRequest *requests,
                       gsize                    n_requests,
                       GAsyncReadyCallback      callback,
                       gpointer                 user_data)
{
  GArray *wanted;
  GTask  *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (requests != NULL || n_requests == 0);

  wanted = g_array_new (FALSE, FALSE, sizeof (QdRelationRequest));
  g_array_append_vals (wanted, requests, (guint)n_requests);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_store_correct_finish);
  _qd_store_write_async (self, relate, wanted, (GDestroyNotify)g_array_unref, task, (GDestroyNotify)qd_correction_change_unref);
}

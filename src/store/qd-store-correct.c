/* qd-store-correct.c: what a person wants to be otherwise in an article, made corrections of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-correct.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-corrections-private.h"

typedef struct
{
  gint64  article_id;
  GArray *requests; /* of QdCorrectionRequest; owns what they refer to */
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_array_unref (wish->requests);
  g_free (wish);
}

static void
clear_request (gpointer data)
{
  QdCorrectionRequest *request = data;

  g_free ((gpointer)request->value);
  g_free ((gpointer)request->spans);
}

static Wish *
new_wish (gint64                     article_id,
          const QdCorrectionRequest *requests,
          gsize                      n_requests)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->article_id = article_id;
  wish->requests = g_array_new (FALSE, FALSE, sizeof (QdCorrectionRequest));
  g_array_set_clear_func (wish->requests, clear_request);
  for (gsize i = 0; i < n_requests; i++)
    {
      QdCorrectionRequest copy = requests[i];

      copy.value = g_strdup (copy.value);
      copy.spans = g_memdup2 (copy.spans, copy.n_spans * sizeof *copy.spans);
      g_array_append_val (wish->requests, copy);
    }
  return wish;
}

/**
 * _qd_corrected_clear:
 * @self: (not nullable): what _qd_corrected_load() filled, or nothing
 */
void
_qd_corrected_clear (QdCorrected *self)
{
  g_clear_pointer (&self->record, qd_article_record_unref);
  g_clear_pointer (&self->body, qd_body_unref);
  g_clear_pointer (&self->quotations, g_ptr_array_unref);
}

/**
 * _qd_corrected_load:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @self: (not nullable): where it goes; to be cleared in any case
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_corrected_load (QdSqlite    *db,
                    gint64       article_id,
                    QdCorrected *self,
                    GError     **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity FROM articles WHERE id = ?1");
  const guint8           *identity;
  const char             *text;
  gsize                   len, size;

  self->record = _qd_store_load_article_record (db, article_id, error);
  self->body = self->record != NULL ? _qd_store_load_body (db, article_id, error) : NULL;
  if (self->body == NULL)
    return FALSE;
  text = qd_body_get_text (self->body, &len);
  self->quotations = _qd_store_load_quotations (db, article_id, text, len, error);
  qd_statement_bind_int (statement, 1, article_id);
  if (self->quotations == NULL || !qd_statement_need (statement, error))
    return FALSE;
  identity = qd_statement_get_blob (statement, 0, &size);
  if (size != sizeof self->known.identity)
    {
      _qd_store_set_damage_error (db, error);
      return FALSE;
    }
  memcpy (self->known.identity, identity, size);
  self->known.label = self->record->label;
  self->known.title = self->record->title;
  self->known.source = self->record->given_source != NULL ? self->record->given_source : self->record->source;
  self->known.url = self->record->url;
  return TRUE;
}

static const char *
get_found (const QdCorrected *article,
           const QdQuotation *quotation,
           QdCorrectionField  field)
{
  switch (field)
    {
    case QD_CORRECTION_SOURCE:
      return article->record->source;

    case QD_CORRECTION_SPEAKER:
      return quotation != NULL ? quotation->speaker : NULL;

    case QD_CORRECTION_KIND:
      return quotation != NULL ? qd_quotation_kind_to_string (quotation->kind) : NULL;

    case QD_CORRECTION_EXTENT:
      return quotation != NULL ? quotation->text : NULL;

    case QD_CORRECTION_RELATION:
    default:
      return NULL;
    }
}

/* %NULL if it makes no sense: the quotation is gone, or a place is outside of the text. */
static QdCorrection *
make_correction (const QdCorrected         *article,
                 const QdCorrectionRequest *request)
{
  const QdQuotation    *quotation = qd_quotation_records_find (article->quotations, request->quotation_id);
  gsize                 len;
  const char           *text = qd_body_get_text (article->body, &len);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) extent = NULL;

  g_return_val_if_fail (request->field != QD_CORRECTION_RELATION, NULL);

  for (guint i = 0; i < request->n_spans; i++)
    if (request->spans[i].start >= request->spans[i].end || request->spans[i].end > len)
      return NULL;
  if (request->field != QD_CORRECTION_SOURCE && quotation == NULL && (request->quotation_id != 0 || request->n_spans == 0))
    return NULL;
  if (request->field == QD_CORRECTION_EXTENT && request->n_spans == 0)
    return NULL;
  extent = qd_anchors_new_at (text, len, request->spans, request->n_spans);
  words = quotation != NULL ? qd_anchors_new_at (text, len, quotation->spans, quotation->n_spans) : g_ptr_array_ref (extent);
  return qd_correction_new (request->field, request->value, get_found (article, quotation, request->field),
                            request->field != QD_CORRECTION_SOURCE ? words : NULL,
                            request->field == QD_CORRECTION_EXTENT ? extent : NULL);
}

static gboolean
is_same_words (GPtrArray *a,
               GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (((const QdAnchor *)a->pdata[i])->start != ((const QdAnchor *)b->pdata[i])->start ||
        strcmp (((const QdAnchor *)a->pdata[i])->exact, ((const QdAnchor *)b->pdata[i])->exact) != 0)
      return FALSE;
  return TRUE;
}

/* A correction of what was corrected already takes the place of the earlier one, and of what that was of. */
static QdCorrection *
follow (const QdCorrection *earlier,
        const QdCorrection *correction)
{
  if (earlier->field == QD_CORRECTION_EXTENT && correction->field == QD_CORRECTION_EXTENT && is_same_words (earlier->extent, correction->words))
    return qd_correction_new (correction->field, correction->value, earlier->was, earlier->words, correction->extent);
  if (qd_correction_is_same_place (earlier, correction))
    return qd_correction_new (correction->field, correction->value, earlier->was, correction->words, correction->extent);
  return NULL;
}

/* Whether it says what the program had found by itself. */
static gboolean
is_needless (const QdCorrection *correction)
{
  if (correction->field == QD_CORRECTION_EXTENT)
    return is_same_words (correction->words, correction->extent) && correction->was != NULL;
  return g_strcmp0 (correction->value, correction->was) == 0;
}

static gboolean
fulfil_one (QdCorrecting              *change,
            const QdCorrected         *article,
            const QdCorrectionRequest *request,
            GError                   **error)
{
  g_autoptr (QdCorrection) correction = make_correction (article, request);
  g_autoptr (GPtrArray)    present = NULL;
  QdCorrectionRecord       record = { .article = article->known, .created = g_get_real_time () };

  if (correction == NULL)
    {
      g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND,
                   g_dgettext (GETTEXT_PACKAGE, "The article has changed meanwhile. Look at it again, and then correct it."));
      return FALSE;
    }
  present = _qd_corrections_load_of (change->db, &article->known, error);
  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < present->len; i++)
    {
      const QdCorrectionRecord *earlier = present->pdata[i];
      QdCorrection             *followed = follow (earlier->correction, correction);

      if (followed == NULL)
        continue;
      qd_correction_unref (correction);
      correction = followed;
      if (!_qd_correcting_remove (change, earlier->id, error))
        return FALSE;
    }
  if (is_needless (correction))
    return TRUE;
  record.correction = correction;
  return _qd_correcting_add (change, &record, error);
}

static gboolean
fulfil (QdCorrecting *change,
        gconstpointer data,
        GError      **error)
{
  const Wish          *wish = data;
  g_auto (QdCorrected) article = { NULL };

  if (!_qd_corrected_load (change->db, wish->article_id, &article, error))
    return FALSE;
  for (guint i = 0; i < wish->requests->len; i++)
    if (!fulfil_one (change, &article, &g_array_index (wish->requests, QdCorrectionRequest, i), error))
      return FALSE;
  return TRUE;
}

static gpointer
correct (QdSqlite     *db,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return _qd_correcting_run (db, fulfil, data, error);
}

/**
 * qd_store_correct:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @requests: (array length=n_requests): what is to be corrected in it
 * @n_requests: how many
 * @error: return location
 *
 * Corrects what was found in an article, all or nothing; relations are the matter of qd_store_relate(). A correction of what was corrected before takes its place, and one
 * back to what the program had found removes it. The quotations of the article get new rows. Thread: any but those of
 * the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_correct (QdStore                   *self,
                  gint64                     article_id,
                  const QdCorrectionRequest *requests,
                  gsize                      n_requests,
                  GError                   **error)
{
  Wish               *wish;
  QdCorrectionChange *undo;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (requests != NULL || n_requests == 0, NULL);

  wish = new_wish (article_id, requests, n_requests);
  undo = _qd_store_write (self, correct, wish, NULL, error);
  free_wish (wish);
  return undo;
}

/**
 * qd_store_correct_async:
 * @self: (not nullable): a library
 * @article_id: an article's row
 * @requests: (array length=n_requests): what is to be corrected in it; copied
 * @n_requests: how many
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_correct_finish()
 * @user_data: for @callback
 *
 * Does what qd_store_correct() does without blocking. Thread: any.
 */
void
qd_store_correct_async (QdStore                   *self,
                        gint64                     article_id,
                        const QdCorrectionRequest *requests,
                        gsize                      n_requests,
                        GAsyncReadyCallback        callback,
                        gpointer                   user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (requests != NULL || n_requests == 0);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_store_correct_finish);
  _qd_store_write_async (self, correct, new_wish (article_id, requests, n_requests), free_wish, task, (GDestroyNotify)qd_correction_change_unref);
}

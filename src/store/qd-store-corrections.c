/* qd-store-corrections.c: what a person says of articles that the program found otherwise
 *
 * A correction is kept by what its article is known by and by the words that it is of, not by rows: it holds when the article
 * is removed and imported again, when its text was changed, and when a later version analyses it anew. What is stored of an
 * article is what the program finds in it with its corrections, whichever came first; so a change of corrections analyses
 * the articles that have them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-corrections-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reading */

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

static GPtrArray *
read_records (QdSqlite    *db,
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

/* Those of an article, whether it was imported with this text or with another, the earliest first. */
static GPtrArray *
load_corrections_of (QdSqlite             *db,
                     const QdKnownArticle *article,
                     GError              **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTIONS_OF_ARTICLE_SQL);

  _qd_store_bind_known (statement, article);
  return read_records (db, statement, error);
}

/* Applying */

/**
 * _qd_store_know_draft:
 * @article: (not nullable): an article made ready
 *
 * Returns: what it is known by; borrows from it
 */
QdKnownArticle
_qd_store_know_draft (const QdPreparedArticle *article)
{
  QdKnownArticle known = { .label = qd_article_draft_get_external_id (article->draft) };
  const char    *source = qd_article_draft_get_source (article->draft);

  memcpy (known.identity, article->identity, sizeof known.identity);
  if (known.label == NULL || *known.label == '\0')
    known.label = article->path;
  known.title = qd_article_draft_get_title (article->draft);
  known.source = source != NULL ? source : "";
  known.url = qd_article_draft_get_url (article->draft);
  return known;
}

/**
 * _qd_store_take_corrections:
 * @db: (not nullable): a connection
 * @article: (not nullable): an article made ready
 * @error: return location
 *
 * Makes what is to be stored of an article what the program found in it with what a person said of it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_take_corrections (QdSqlite          *db,
                            QdPreparedArticle *article,
                            GError           **error)
{
  const QdKnownArticle  known = _qd_store_know_draft (article);
  g_autoptr (GPtrArray) records = load_corrections_of (db, &known, error);
  g_autoptr (GPtrArray) corrections = NULL;
  const char           *text;
  gsize                 len;

  if (records == NULL)
    return FALSE;
  g_clear_pointer (&article->analysis, qd_analysis_unref);
  g_clear_pointer (&article->source, g_free);
  if (records->len == 0)
    {
      article->analysis = qd_analysis_ref (article->found);
      return TRUE;
    }
  corrections = g_ptr_array_new ();
  for (guint i = 0; i < records->len; i++)
    {
      const QdCorrectionRecord *record = records->pdata[i];

      g_ptr_array_add (corrections, record->correction);
      if (record->correction->field == QD_CORRECTION_SOURCE && record->correction->value != NULL)
        g_set_str (&article->source, record->correction->value);
    }
  text = qd_body_get_text (qd_article_draft_get_body (article->draft), &len);
  article->analysis = qd_correction_apply (article->found, corrections, text, len);
  return TRUE;
}

/* The articles of the library that corrections of an article are of: itself, and those that are known by the same. */
static gboolean
collect_articles (QdSqlite             *db,
                  const QdKnownArticle *article,
                  GHashTable           *article_ids,
                  GError              **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTED_ARTICLES_SQL);
  QdStep                  step;

  _qd_store_bind_known (statement, article);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (statement, 0);

      g_hash_table_add (article_ids, g_memdup2 (&id, sizeof id));
    }
  return step == QD_STEP_DONE;
}

static gboolean
apply_again (QdSqlite *db,
             gint64    article_id,
             gboolean  unfile,
             GError  **error)
{
  g_autoptr (QdArticleDraft)    draft = NULL;
  g_autoptr (QdPreparedArticle) prepared = _qd_store_prepare_again (db, article_id, &draft, error);

  if (prepared == NULL)
    return FALSE;
  prepared->unfile = unfile;
  return _qd_store_renew_article (db, prepared, article_id, error);
}

/* Writing */

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

static gboolean
insert_record (QdSqlite                 *db,
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
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, identity, label, title, source, url, field, value, was, created"
                                                             " FROM corrections WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, correction_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_ROW)
    return read_record (db, statement, error);
  if (step == QD_STEP_DONE)
    g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "The correction is there no longer."));
  return NULL;
}

/**
 * _qd_correcting_remove:
 * @self: (not nullable): a change
 * @correction_id: the row of the correction that is to go
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_correcting_remove (QdCorrecting *self,
                       gint64        correction_id,
                       GError      **error)
{
  g_autoptr (QdCorrectionRecord) record = _qd_correction_load (self->db, correction_id, error);
  g_autoptr (QdStatement)        statement = NULL;

  if (record == NULL)
    return FALSE;
  statement = qd_sqlite_prepare (self->db, "DELETE FROM corrections WHERE id = ?1");
  qd_statement_bind_int (statement, 1, correction_id);
  if (!collect_articles (self->db, &record->article, self->article_ids, error) ||
      (record->correction->field == QD_CORRECTION_SOURCE && !collect_articles (self->db, &record->article, self->unfile, error)) ||
      !qd_statement_run (statement, error))
    return FALSE;
  g_ptr_array_add (self->undo->add, g_steal_pointer (&record));
  return TRUE;
}

/**
 * _qd_correcting_add:
 * @self: (not nullable): a change
 * @record: (not nullable): a correction; with a row it gets that row again
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_correcting_add (QdCorrecting             *self,
                    const QdCorrectionRecord *record,
                    GError                  **error)
{
  gint64 id;

  if (!insert_record (self->db, record, &id, error) || !collect_articles (self->db, &record->article, self->article_ids, error))
    return FALSE;
  g_array_append_val (self->undo->remove, id);
  return TRUE;
}

static gboolean
apply_all (QdCorrecting *self,
           GError      **error)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, self->article_ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!apply_again (self->db, *(const gint64 *)key, g_hash_table_contains (self->unfile, key), error))
      return FALSE;
  return TRUE;
}

/**
 * _qd_correcting_run:
 * @db: (not nullable): a writing connection
 * @func: (not nullable): what removes and adds corrections
 * @data: for @func
 * @error: return location
 *
 * Changes corrections in one transaction, and analyses the articles that they are of again.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the #QdCorrectionChange that undoes it; %NULL on error
 */
gpointer
_qd_correcting_run (QdSqlite        *db,
                    QdCorrectingFunc func,
                    gconstpointer    data,
                    GError         **error)
{
  g_auto (QdTransaction)         transaction = QD_TRANSACTION_INIT;
  g_autoptr (GHashTable)         article_ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable)         unfile = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (QdCorrectionChange) undo = qd_correction_change_new ();
  QdCorrecting                   self = { db, article_ids, unfile, undo };

  if (qd_transaction_begin_write (&transaction, db, error) && _qd_matcher_refresh (_qd_matcher_get (db), error) &&
      func (&self, data, error) && apply_all (&self, error) && qd_transaction_commit (&transaction, error))
    return g_steal_pointer (&undo);
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return NULL;
}

static gboolean
make_change (QdCorrecting *change,
             gconstpointer data,
             GError      **error)
{
  const QdCorrectionChange *wanted = data;

  for (guint i = 0; i < wanted->remove->len; i++)
    if (!_qd_correcting_remove (change, g_array_index (wanted->remove, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < wanted->add->len; i++)
    if (!_qd_correcting_add (change, wanted->add->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gpointer
change_corrections (QdSqlite     *db,
                    gpointer      data,
                    GCancellable *cancellable,
                    GError      **error)
{
  return _qd_correcting_run (db, make_change, data, error);
}

/* What a person wants */

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
  if (self->quotations == NULL || qd_statement_step (statement, error) != QD_STEP_ROW)
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
  present = load_corrections_of (change->db, &article->known, error);
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

/**
 * qd_store_change_corrections:
 * @self: (not nullable): a library
 * @change: (not nullable): what to do
 * @error: return location
 *
 * Removes and adds corrections, all or nothing. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_change_corrections (QdStore            *self,
                             QdCorrectionChange *change,
                             GError            **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  return _qd_store_write (self, change_corrections, change, NULL, error);
}

/**
 * qd_store_change_corrections_async:
 * @self: (not nullable): a library
 * @change: (not nullable) (transfer full): what to do
 * @callback: (nullable): called in the thread-default main context; ends it with qd_store_correct_finish()
 * @user_data: for @callback
 *
 * Does what qd_store_change_corrections() does without blocking. Thread: any.
 */
void
qd_store_change_corrections_async (QdStore            *self,
                                   QdCorrectionChange *change,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));
  g_return_if_fail (change != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, qd_store_correct_finish);
  _qd_store_write_async (self, change_corrections, change, (GDestroyNotify)qd_correction_change_unref, task, (GDestroyNotify)qd_correction_change_unref);
}

/**
 * qd_store_correct_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_correct_async(), qd_store_relate_async() and qd_store_change_corrections_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): the change that undoes it; %NULL on error
 */
QdCorrectionChange *
qd_store_correct_finish (QdStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Listing */

/* Also the relations that lead to it from another article. */
static GPtrArray *
load_all_of (QdSqlite             *db,
             const QdKnownArticle *article,
             GError              **error)
{
  g_autoptr (GPtrArray)   records = load_corrections_of (db, article, error);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_CORRECTION_ENDS_OF_ARTICLE_SQL);
  QdStep                  step;

  if (records == NULL)
    return NULL;
  _qd_store_bind_known (statement, article);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdCorrectionRecord *record = _qd_correction_load (db, qd_statement_get_int (statement, 0), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return step == QD_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

static gpointer
list_corrections (QdSqlite     *db,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  const gint64           *article_id = data;
  g_autoptr (QdStatement) statement = NULL;
  g_auto (QdCorrected)    article = { NULL };

  if (*article_id != 0)
    return _qd_corrected_load (db, *article_id, &article, error) ? load_all_of (db, &article.known, error) : NULL;
  statement = qd_sqlite_prepare (db, "SELECT id, identity, label, title, source, url, field, value, was, created FROM corrections ORDER BY id");
  return read_records (db, statement, error);
}

/**
 * qd_store_list_corrections:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its corrections only; 0 for all
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Lists corrections, the earliest first; also those of articles that are not in the library now. Thread: any but those of
 * the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): the corrections; %NULL on error
 */
GPtrArray *
qd_store_list_corrections (QdStore      *self,
                           gint64        article_id,
                           GCancellable *cancellable,
                           GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  return _qd_store_read (self, list_corrections, &article_id, cancellable, error);
}

/**
 * qd_store_list_corrections_async:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its corrections only; 0 for all
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called in the thread-default main context
 * @user_data: for @callback
 *
 * Does what qd_store_list_corrections() does without blocking. Thread: any.
 */
void
qd_store_list_corrections_async (QdStore            *self,
                                 gint64              article_id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (QD_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, qd_store_list_corrections_async);
  _qd_store_read_async (self, list_corrections, g_memdup2 (&article_id, sizeof article_id), g_free, task, (GDestroyNotify)g_ptr_array_unref);
}

/**
 * qd_store_list_corrections_finish:
 * @self: (not nullable): the library
 * @result: (not nullable): what the callback got
 * @error: return location
 *
 * Ends qd_store_list_corrections_async(). Thread: that of the callback.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdCorrectionRecord): the corrections; %NULL on error
 */
GPtrArray *
qd_store_list_corrections_finish (QdStore      *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
insert_all (QdSqlite     *db,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  GPtrArray             *records = data;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 id;

  if (!qd_transaction_begin_write (&transaction, db, error))
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!insert_record (db, records->pdata[i], &id, error))
      return NULL;
  return qd_transaction_commit (&transaction, error) ? QD_STORE_DONE : NULL;
}

/**
 * _qd_store_copy_corrections:
 * @from: (not nullable): a library that may be damaged
 * @to: (not nullable): one without articles
 * @error: return location
 *
 * Takes over the corrections that can be read. Thread: that of @from.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error: they could not be written
 */
gboolean
_qd_store_copy_corrections (QdSqlite *from,
                            QdStore  *to,
                            GError  **error)
{
  gint64                all = 0;
  g_autoptr (GPtrArray) records = list_corrections (from, &all, NULL, NULL);

  return records == NULL || _qd_store_write (to, insert_all, records, NULL, error) != NULL;
}

/* qd-store-quotations.c: the table of quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-codec.h"
#include "store/qd-quotation-pack.h"
#include "store/qd-sqlite-rows.h"
#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/**
 * _qd_store_set_damage_error:
 * @db: (not nullable): a connection
 * @error: return location
 *
 * Sets the error for a row that cannot be what this program wrote.
 */
void
_qd_store_set_damage_error (QdSqlite *db,
                            GError  **error)
{
  g_autofree char *name = g_filename_display_name (qd_sqlite_get_path (db));

  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT,
               g_dgettext (GETTEXT_PACKAGE, "A part of the library “%s” is damaged. Restore it from a backup, or import its articles into a new one."), name);
}

static void
bind_quotation (QdStatement       *statement,
                const QdQuotation *quotation,
                GByteArray        *spans,
                GByteArray        *details)
{
  qd_statement_bind_int (statement, 3, quotation->kind);
  qd_statement_bind_blob (statement, 4, spans->data, spans->len);
  qd_statement_bind_int (statement, 5, quotation->parent);
  qd_statement_bind_text (statement, 6, quotation->speaker);
  qd_statement_bind_double (statement, 7, quotation->confidence);
  qd_statement_bind_blob (statement, 8, details->data, details->len);
}

/* The rows of quotations that are being written. */
typedef struct
{
  const QdQuotedArticle *articles;
  guint                  n_articles;
  QdMatcher             *matcher;
  guint                  article; /* the next row's, and its number in it */
  guint                  ordinal;
  GByteArray            *spans; /* of the last row */
  GByteArray            *details;
  GByteArray            *relations;
} Rows;

static void
rows_clear_values (Rows *self)
{
  g_clear_pointer (&self->spans, g_byte_array_unref);
  g_clear_pointer (&self->details, g_byte_array_unref);
  g_clear_pointer (&self->relations, g_byte_array_unref);
}

static void
set_bytes (QdValue    *value,
           GByteArray *bytes)
{
  if (bytes != NULL)
    qd_value_set_blob (value, bytes->data, bytes->len);
}

/* In the order of the columns in INSERT_QUOTATIONS. */
static void
set_quotation (QdValue               *values,
               Rows                  *self,
               const QdQuotedArticle *article,
               guint                  ordinal)
{
  const QdQuotation *quotation = qd_analysis_get_quotation (article->analysis, ordinal);
  gsize              len;
  const char        *text = qd_body_get_text (article->body, &len);
  QdTieResult        fate;

  rows_clear_values (self);
  self->spans = qd_codec_encode_spans (quotation->spans, quotation->n_spans);
  self->details = _qd_quotation_pack_details (quotation, text, len);
  self->relations = _qd_matcher_get_fate (self->matcher, article->article_id, ordinal, &fate);
  qd_value_set_int (&values[0], fate.id);
  qd_value_set_int (&values[1], article->article_id);
  qd_value_set_int (&values[2], ordinal);
  qd_value_set_int (&values[3], quotation->kind);
  set_bytes (&values[4], self->spans);
  qd_value_set_int (&values[5], quotation->parent);
  qd_value_set_text (&values[6], quotation->speaker);
  qd_value_set_double (&values[7], quotation->confidence);
  set_bytes (&values[8], self->details);
  if (fate.statement_id != 0)
    qd_value_set_int (&values[9], fate.statement_id);
  qd_value_set_int (&values[10], fate.strongest);
  set_bytes (&values[11], self->relations);
}

#define INSERT_QUOTATIONS                                                                                                                   \
  "INSERT INTO quotations (id, article_id, ordinal, kind, spans, parent, speaker, confidence, details, statement_id, strongest, relations)" \
  " SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11 FROM qd_rows"

static gboolean
next_row_cb (QdValue *values,
             gpointer user_data)
{
  Rows *self = user_data;

  while (self->article < self->n_articles && self->ordinal >= qd_analysis_get_n_quotations (self->articles[self->article].analysis))
    {
      qd_thread_rest ();
      self->article++;
      self->ordinal = 0;
    }
  if (self->article >= self->n_articles)
    return FALSE;
  set_quotation (values, self, &self->articles[self->article], self->ordinal++);
  return TRUE;
}

/**
 * _qd_store_insert_quotations:
 * @db: (not nullable): a connection in a transaction
 * @articles: (not nullable) (array length=n_articles): articles that have rows, but none of quotations
 * @n_articles: how many
 * @matcher: (not nullable): a matcher that was settled, to which the articles were added
 * @error: return location
 *
 * Stores the quotations of articles.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_quotations (QdSqlite              *db,
                             const QdQuotedArticle *articles,
                             guint                  n_articles,
                             QdMatcher             *matcher,
                             GError               **error)
{
  Rows     rows = { .articles = articles, .n_articles = n_articles, .matcher = matcher };
  gboolean done = qd_sqlite_run_with_rows (db, INSERT_QUOTATIONS, next_row_cb, &rows, error);

  rows_clear_values (&rows);
  return done;
}

/**
 * _qd_store_check_quotations:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @analysis: (not nullable): the quotations that it should have
 * @body: (not nullable): what they are in
 * @same: (out): whether it has these, as _qd_store_insert_quotations() would write them; relations are not looked at
 * @error: return location
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_check_quotations (QdSqlite   *db,
                            gint64      article_id,
                            QdAnalysis *analysis,
                            QdBody     *body,
                            gboolean   *same,
                            GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT 1 FROM quotations WHERE article_id = ?1 AND ordinal = ?2 AND kind IS ?3 AND spans IS ?4"
                                                             " AND parent IS ?5 AND speaker IS ?6 AND confidence IS ?7 AND details IS ?8");
  gsize                   len;
  const char             *text = qd_body_get_text (body, &len);

  *same = TRUE;
  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis) && *same; i++)
    {
      const QdQuotation     *quotation = qd_analysis_get_quotation (analysis, i);
      g_autoptr (GByteArray) spans = qd_codec_encode_spans (quotation->spans, quotation->n_spans);
      g_autoptr (GByteArray) details = _qd_quotation_pack_details (quotation, text, len);
      QdStep                 step;

      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, article_id);
      qd_statement_bind_int (statement, 2, i);
      bind_quotation (statement, quotation, spans, details);
      step = qd_statement_step (statement, error);
      if (step == QD_STEP_ERROR)
        return FALSE;
      *same = step == QD_STEP_ROW;
    }
  return TRUE;
}

/* Reads where the quotation of a row is. FALSE if that is damaged. */
static gboolean
read_spans (QdStatement *statement,
            int          column,
            gsize        body_len,
            GArray      *spans)
{
  gsize         size;
  const guint8 *encoded = qd_statement_get_blob (statement, column + 3, &size);

  return qd_codec_decode_spans (encoded, size, body_len, spans) && spans->len > 0;
}

static QdQuotation *
read_quotation_fields (QdStatement *statement,
                       int          column,
                       const char  *text,
                       gsize        len)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gint64             kind = qd_statement_get_int (statement, column + 2);
  double             confidence = qd_statement_get_double (statement, column + 6);
  const char        *speaker = qd_statement_get_text (statement, column + 5, NULL);
  /* As in records, what is no text goes no further. */
  g_autofree char *valid = speaker != NULL && !g_utf8_validate (speaker, -1, NULL) ? g_utf8_make_valid (speaker, -1) : NULL;
  const guint8    *details;
  gsize            size;

  if (kind < QD_QUOTATION_DIRECT || kind > QD_QUOTATION_NESTED || !(confidence >= 0 && confidence <= 1) || !read_spans (statement, column, len, spans))
    return NULL;
  details = qd_statement_get_blob (statement, column + 7, &size);
  return _qd_quotation_unpack (&(QdQuotation){
                                 .kind = (QdQuotationKind)kind,
                                 .n_spans = spans->len,
                                 .spans = (const QdSpan *)(gconstpointer)spans->data,
                                 .parent = (int)qd_statement_get_int (statement, column + 4),
                                 .speaker = valid != NULL ? valid : speaker,
                                 .confidence = confidence,
                               },
                               details, size, text, len);
}

/* What the columns of a row of version 16 say, in their order there from the mention on. */
static GByteArray *
pack_old_details (QdStatement *select,
                  const char  *text,
                  gsize        len,
                  GArray      *spans)
{
  g_auto (GStrv) reasons = g_strsplit (qd_statement_get_text (select, 11, NULL), "\n", -1);

  return _qd_quotation_pack_details (&(QdQuotation){
                                       .n_spans = spans->len,
                                       .spans = (const QdSpan *)(gconstpointer)spans->data,
                                       .speaker = qd_statement_get_text (select, 4, NULL),
                                       .mention = qd_statement_get_text (select, 5, NULL),
                                       .mention_span = { qd_statement_get_uint (select, 6), qd_statement_get_uint (select, 7) },
                                       .cue = qd_statement_get_text (select, 8, NULL),
                                       .cue_span = { qd_statement_get_uint (select, 9), qd_statement_get_uint (select, 10) },
                                       .reasons = (const char *const *)reasons,
                                     },
                                     text, len);
}

/**
 * _qd_store_pack_quotations:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Fills the table of packed quotations from that of version 16, which has their words, too.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_pack_quotations (QdSqlite *db,
                           GError  **error)
{
  g_autoptr (QdStatement) select = qd_sqlite_prepare (db, "SELECT id, article_id, spans, kind, speaker, mention, mention_start, mention_end,"
                                                          " cue, cue_start, cue_end, reasons FROM quotations ORDER BY article_id, ordinal");
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO packed_quotations (id, article_id, ordinal, kind, spans, parent, speaker,"
                                                          " confidence, details, statement_id, strongest, relations)"
                                                          " SELECT id, article_id, ordinal, kind, spans, parent, speaker, confidence, ?2,"
                                                          " statement_id, strongest, relations FROM quotations WHERE id = ?1");
  g_autofree char        *text = NULL;
  gint64                  article_id = 0;
  gsize                   len = 0;
  QdStep                  step;

  while ((step = qd_statement_step (select, error)) == QD_STEP_ROW)
    {
      g_autoptr (GArray)     spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
      g_autoptr (GByteArray) details = NULL;

      if (text == NULL || article_id != qd_statement_get_int (select, 1))
        {
          g_clear_pointer (&text, g_free);
          article_id = qd_statement_get_int (select, 1);
          text = _qd_store_load_text_start (db, article_id, G_MAXSIZE, &len, error);
        }
      if (text == NULL)
        return FALSE;
      if (!read_spans (select, -1, len, spans))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
      details = pack_old_details (select, text, len, spans);
      qd_statement_bind_int (insert, 1, qd_statement_get_int (select, 0));
      qd_statement_bind_blob (insert, 2, details->data, details->len);
      if (!qd_statement_run (insert, error))
        return FALSE;
    }
  return step == QD_STEP_DONE;
}

/**
 * _qd_store_measure_quotation:
 * @statement: (not nullable): a statement at a row with %QD_QUOTATION_COLUMNS
 * @column: the first of these columns
 * @end: (out): how much of the body _qd_store_read_quotation() needs, bytes
 *
 * Returns: whether that can be told; the row is damaged if not
 */
gboolean
_qd_store_measure_quotation (QdStatement *statement,
                             int          column,
                             gsize       *end)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  gsize              size;
  const guint8      *details;

  if (!read_spans (statement, column, G_MAXSIZE, spans))
    return FALSE;
  details = qd_statement_get_blob (statement, column + 7, &size);
  return _qd_quotation_measure (details, size, spans, G_MAXSIZE, end);
}

/**
 * _qd_store_read_quotation:
 * @statement: (not nullable): a statement at a row with %QD_QUOTATION_COLUMNS
 * @column: the first of these columns
 * @text: (not nullable): the body, or as much of its beginning as _qd_store_measure_quotation() says; valid UTF-8, with a NUL
 *   byte behind it
 * @len: the length of @text, bytes
 *
 * Reads a quotation.
 *
 * Returns: (transfer full) (nullable): the quotation; %NULL if the row is damaged
 */
QdQuotationRecord *
_qd_store_read_quotation (QdStatement *statement,
                          int          column,
                          const char  *text,
                          gsize        len)
{
  g_autoptr (QdQuotation) quotation = read_quotation_fields (statement, column, text, len);
  guint                   n_articles = qd_statement_get_uint (statement, column + 11);
  const char             *name = qd_statement_get_text (statement, column + 10, NULL);
  char                    own_name[QD_CODEC_NAME_LENGTH + 1];

  if (quotation == NULL)
    return NULL;
  if (name == NULL)
    {
      gsize         size;
      const guint8 *identity = qd_statement_get_blob (statement, column + 12, &size);

      qd_codec_quotation_name (identity, size, qd_statement_get_uint (statement, column + 9), own_name);
      name = own_name;
    }
  return qd_quotation_record_new (&(QdQuotationRecord){
    .id = qd_statement_get_int (statement, column),
    .article_id = qd_statement_get_int (statement, column + 1),
    .statement = name,
    .n_articles = n_articles > 0 ? n_articles - 1 : 0,
    .strongest = (QdRelationKind)MIN (qd_statement_get_uint (statement, column + 8), QD_RELATION_FRAGMENT),
    .quotation = quotation,
  });
}

/* How many of the articles that carry the statement of a quotation are copies of another that does. */
static gboolean
count_copies (QdSqlite *db,
              gint64    quotation_id,
              guint    *n_copies,
              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, QD_COPIES_COUNT_SQL);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  *n_copies = step == QD_STEP_ROW ? qd_statement_get_uint (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

/* Gives the quotations that others carry the number of copies. */
static gboolean
note_copies (QdSqlite  *db,
             GPtrArray *quotations,
             GError   **error)
{
  gint64 any;

  if (!qd_sqlite_query_int (db, "SELECT 1 FROM article_copies LIMIT 1", &any, error))
    return FALSE;
  for (guint i = 0; i < quotations->len && any != 0; i++)
    {
      QdQuotationRecord *record = quotations->pdata[i];
      QdQuotationRecord  fields = *record;

      if (record->n_articles == 0)
        continue;
      if (!count_copies (db, record->id, &fields.n_copies, error))
        return FALSE;
      fields.n_copies = MIN (fields.n_copies, fields.n_articles);
      quotations->pdata[i] = qd_quotation_record_new (&fields);
      qd_quotation_record_unref (record);
    }
  return TRUE;
}

/**
 * _qd_store_load_quotations:
 * @db: (not nullable): a connection
 * @article_id: their article's row
 * @text: (not nullable) (array length=len): its body, with a NUL byte behind it
 * @len: the length of the body, bytes
 * @error: return location
 *
 * Loads the quotations of an article.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type QdQuotationRecord): the quotations in reading order; %NULL on error
 */
GPtrArray *
_qd_store_load_quotations (QdSqlite   *db,
                           gint64      article_id,
                           const char *text,
                           gsize       len,
                           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_QUOTATION_COLUMNS " FROM quotations"
                                                             " WHERE article_id = ?1 ORDER BY ordinal");
  g_autoptr (GPtrArray)   quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdQuotationRecord *record = _qd_store_read_quotation (statement, 0, text, len);

      if (record == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      g_ptr_array_add (quotations, record);
    }
  return step == QD_STEP_DONE && note_copies (db, quotations, error) ? g_steal_pointer (&quotations) : NULL;
}

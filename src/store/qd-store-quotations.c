/* qd-store-quotations.c: the table of quotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"

#include <glib/gi18n-lib.h>

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
                const char        *reasons)
{
  qd_statement_bind_int (statement, 3, quotation->kind);
  qd_statement_bind_blob (statement, 4, spans->data, spans->len);
  qd_statement_bind_text (statement, 5, quotation->text);
  qd_statement_bind_int (statement, 6, quotation->parent);
  qd_statement_bind_text (statement, 7, quotation->speaker);
  qd_statement_bind_text (statement, 8, quotation->mention);
  qd_statement_bind_int (statement, 9, (gint64)quotation->mention_span.start);
  qd_statement_bind_int (statement, 10, (gint64)quotation->mention_span.end);
  qd_statement_bind_text (statement, 11, quotation->cue);
  qd_statement_bind_int (statement, 12, (gint64)quotation->cue_span.start);
  qd_statement_bind_int (statement, 13, (gint64)quotation->cue_span.end);
  qd_statement_bind_double (statement, 14, quotation->confidence);
  qd_statement_bind_text (statement, 15, reasons);
}

static void
bind_fate (QdStatement       *statement,
           const QdTieResult *fate,
           GByteArray        *relations)
{
  qd_statement_bind_int (statement, 16, fate->id);
  qd_statement_bind_int (statement, 17, fate->statement_id);
  qd_statement_bind_int (statement, 18, fate->strongest);
  if (relations != NULL)
    qd_statement_bind_blob (statement, 19, relations->data, relations->len);
  else
    qd_statement_bind_null (statement, 19);
}

/**
 * _qd_store_insert_quotations:
 * @db: (not nullable): a connection in a transaction
 * @article_id: their article's row
 * @analysis: (not nullable): what holds them
 * @matcher: (not nullable): a matcher that was settled, to which the article was added
 * @error: return location
 *
 * Stores the quotations of an article.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_quotations (QdSqlite   *db,
                             gint64      article_id,
                             QdAnalysis *analysis,
                             QdMatcher  *matcher,
                             GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO quotations (id, article_id, ordinal, kind, spans, text, parent,"
                                                             " speaker, mention, mention_start, mention_end, cue, cue_start, cue_end,"
                                                             " confidence, reasons, statement_id, strongest, relations)"
                                                             " VALUES (?16, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
                                                             " nullif (?17, 0), ?18, ?19)");

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      const QdQuotation     *quotation = qd_analysis_get_quotation (analysis, i);
      g_autoptr (GByteArray) spans = qd_codec_encode_spans (quotation->spans, quotation->n_spans);
      QdTieResult            fate;
      g_autoptr (GByteArray) relations = _qd_matcher_get_fate (matcher, article_id, i, &fate);
      g_autofree char       *reasons = NULL;

      if (quotation->reasons != NULL)
        reasons = g_strjoinv ("\n", (char **)quotation->reasons);
      qd_statement_bind_int (statement, 1, article_id);
      qd_statement_bind_int (statement, 2, i);
      bind_quotation (statement, quotation, spans, reasons != NULL ? reasons : "");
      bind_fate (statement, &fate, relations);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static QdSpan
read_span (QdStatement *statement,
           int          column,
           gsize        body_len)
{
  QdSpan span = { qd_statement_get_uint (statement, column), qd_statement_get_uint (statement, column + 1) };

  return span.end <= body_len && span.start <= span.end ? span : QD_SPAN_NONE;
}

static QdQuotation *
read_quotation_fields (QdStatement *statement,
                       int          column,
                       gsize        body_len)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (QdSpan));
  g_auto (GStrv)     reasons = NULL;
  const char        *reason_lines = qd_statement_get_text (statement, column + 14, NULL);
  gint64             kind = qd_statement_get_int (statement, column + 2);
  const guint8      *encoded;
  gsize              size;

  encoded = qd_statement_get_blob (statement, column + 3, &size);
  if (kind < QD_QUOTATION_DIRECT || kind > QD_QUOTATION_NESTED || reason_lines == NULL ||
      !qd_codec_decode_spans (encoded, size, body_len, spans) || spans->len == 0)
    return NULL;
  reasons = g_strsplit (reason_lines, "\n", -1);
  return qd_quotation_new (&(QdQuotation){
    .kind = (QdQuotationKind)kind,
    .n_spans = spans->len,
    .spans = (const QdSpan *)(gconstpointer)spans->data,
    .text = qd_statement_get_text (statement, column + 4, NULL),
    .parent = (int)qd_statement_get_int (statement, column + 5),
    .speaker = qd_statement_get_text (statement, column + 6, NULL),
    .mention = qd_statement_get_text (statement, column + 7, NULL),
    .mention_span = read_span (statement, column + 8, body_len),
    .cue = qd_statement_get_text (statement, column + 10, NULL),
    .cue_span = read_span (statement, column + 11, body_len),
    .confidence = qd_statement_get_double (statement, column + 13),
    .reasons = (const char *const *)reasons,
  });
}

/**
 * _qd_store_read_quotation:
 * @statement: (not nullable): a statement at a row with %QD_QUOTATION_COLUMNS
 * @column: the first of these columns
 * @body_len: the length of the body, bytes; %G_MAXSIZE if it is not known
 *
 * Reads a quotation.
 *
 * Returns: (transfer full) (nullable): the quotation; %NULL if the row is damaged
 */
QdQuotationRecord *
_qd_store_read_quotation (QdStatement *statement,
                          int          column,
                          gsize        body_len)
{
  g_autoptr (QdQuotation) quotation = read_quotation_fields (statement, column, body_len);
  guint                   n_articles = qd_statement_get_uint (statement, column + 18);
  const char             *name = qd_statement_get_text (statement, column + 17, NULL);
  char                    own_name[QD_CODEC_NAME_LENGTH + 1];

  if (quotation == NULL)
    return NULL;
  if (name == NULL)
    {
      gsize         size;
      const guint8 *identity = qd_statement_get_blob (statement, column + 19, &size);

      qd_codec_quotation_name (identity, size, qd_statement_get_uint (statement, column + 16), own_name);
      name = own_name;
    }
  return qd_quotation_record_new (&(QdQuotationRecord){
    .id = qd_statement_get_int (statement, column),
    .article_id = qd_statement_get_int (statement, column + 1),
    .statement = name,
    .n_articles = n_articles > 0 ? n_articles - 1 : 0,
    .strongest = (QdRelationKind)MIN (qd_statement_get_uint (statement, column + 15), QD_RELATION_FRAGMENT),
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
 * @body_len: the length of its body, bytes
 * @error: return location
 *
 * Loads the quotations of an article.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable) (element-type QdQuotationRecord): the quotations in reading order; %NULL on error
 */
GPtrArray *
_qd_store_load_quotations (QdSqlite *db,
                           gint64    article_id,
                           gsize     body_len,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_QUOTATION_COLUMNS " FROM quotations"
                                                             " WHERE article_id = ?1 ORDER BY ordinal");
  g_autoptr (GPtrArray)   quotations = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_quotation_record_unref);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdQuotationRecord *record = _qd_store_read_quotation (statement, 0, body_len);

      if (record == NULL)
        {
          _qd_store_set_damage_error (db, error);
          return NULL;
        }
      g_ptr_array_add (quotations, record);
    }
  return step == QD_STEP_DONE && note_copies (db, quotations, error) ? g_steal_pointer (&quotations) : NULL;
}

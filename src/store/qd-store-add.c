/* qd-store-add.c: articles become rows
 *
 * An article may be found in several places, its origins. It is shown as the first of them has it, in the order of ids,
 * paths and lines, so that the same library comes of the same origins whatever the order of import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The largest body; SQLite's own limit is 1 GB a row. */
#define MAX_BODY (G_GUINT64_CONSTANT (256) * 1024 * 1024)

/* Everything about a draft that can be worked out without the database, on the thread of the caller. */
typedef struct
{
  QdArticleDraft *draft; /* borrowed */
  QdAnalysis     *analysis;
  guint8          identity[32];
  gint64          tie;
  char           *path;
  char           *sort_title;
  QdOriginal      original;
  GBytes         *profile;
  GError         *error; /* why it cannot be added */
} Prepared;

static void
clear_prepared (gpointer data)
{
  Prepared *self = data;

  g_clear_pointer (&self->analysis, qd_analysis_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->sort_title, g_free);
  g_clear_pointer (&self->profile, g_bytes_unref);
  _qd_original_clear (&self->original);
  g_clear_error (&self->error);
}

/**
 * qd_add_outcome_clear:
 * @self: (not nullable): an outcome
 *
 * Frees what an outcome holds. Thread: any.
 */
void
qd_add_outcome_clear (QdAddOutcome *self)
{
  g_clear_error (&self->error);
}

/* Preparing */

static gboolean
is_text (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
check_draft (QdArticleDraft *draft,
             GError        **error)
{
  QdBody     *body = qd_article_draft_get_body (draft);
  const char *text = NULL;
  gsize       len = 0;

  if (body != NULL)
    text = qd_body_get_text (body, &len);
  if (len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The article has no text."));
  else if (len > MAX_BODY)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The article is too long to be kept."));
  else if (!g_utf8_validate_len (text, len, NULL) || !is_text (qd_article_draft_get_external_id (draft)) ||
           !is_text (qd_article_draft_get_source (draft)) || !is_text (qd_article_draft_get_title (draft)) ||
           !is_text (qd_article_draft_get_byline (draft)) || !is_text (qd_article_draft_get_dateline (draft)) ||
           !is_text (qd_article_draft_get_url (draft)) || !is_text (qd_article_draft_get_language (draft)))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, g_dgettext (GETTEXT_PACKAGE, "The article’s text is no valid UTF-8."));
  else
    return TRUE;
  return FALSE;
}

static void
decode_identity (Prepared   *self,
                 const char *hex)
{
  self->tie = 0;
  for (guint i = 0; i < sizeof self->identity; i++)
    self->identity[i] = (guint8)(g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  memcpy (&self->tie, self->identity, sizeof self->tie);
  self->tie = GINT64_FROM_BE (self->tie);
}

static void
prepare (Prepared       *self,
         QdArticleDraft *draft)
{
  g_autofree char *identity = NULL;
  QdAnalysis      *analysis;
  QdProfile       *profile;
  const char      *path = qd_article_draft_get_path (draft);
  const char      *text;
  gsize            len;

  *self = (Prepared){ .draft = draft };
  if (!check_draft (draft, &self->error))
    return;
  identity = qd_article_draft_dup_identity (draft);
  decode_identity (self, identity);
  text = qd_body_get_text (qd_article_draft_get_body (draft), &len);
  analysis = qd_article_draft_get_analysis (draft);
  self->analysis = analysis != NULL ? qd_analysis_ref (analysis) : qd_analysis_new (text, len, qd_article_draft_get_language (draft));
  profile = qd_analysis_get_profile (self->analysis);
  self->profile = profile != NULL ? qd_profile_to_bytes (profile) : NULL;
  /* A file name need not be text, but what is shown must be. */
  self->path = path != NULL ? g_filename_display_name (path) : g_strdup ("");
  self->sort_title = qd_codec_dup_sort_title (qd_article_draft_get_title (draft));
  _qd_original_init (&self->original, qd_article_draft_get_original (draft));
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* Rows */

static gboolean
find_article (QdSqlite       *db,
              const Prepared *self,
              gint64         *article_id,
              GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE identity = ?1");
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, self->identity, sizeof self->identity);
  step = qd_statement_step (statement, error);
  *article_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static void
bind_fields (QdStatement    *statement,
             const Prepared *self)
{
  QdArticleDraft *draft = self->draft;
  const char     *external_id = or_empty (qd_article_draft_get_external_id (draft));
  const char     *language = qd_article_draft_get_language (draft);
  gint64          published = qd_article_draft_get_published (draft);

  qd_statement_bind_text (statement, 2, *external_id != '\0' ? external_id : self->path);
  qd_statement_bind_text (statement, 3, qd_article_draft_get_byline (draft));
  qd_statement_bind_text (statement, 4, qd_article_draft_get_dateline (draft));
  if (published != QD_TIME_UNKNOWN)
    qd_statement_bind_int (statement, 5, published);
  else
    qd_statement_bind_null (statement, 5);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_url (draft));
  qd_statement_bind_text (statement, 7, language != NULL ? language : qd_analysis_get_language (self->analysis));
  qd_statement_bind_int (statement, 8, qd_analysis_get_n_words (self->analysis));
  qd_statement_bind_int (statement, 9, qd_analysis_get_n_quotations (self->analysis));
  if (self->profile != NULL)
    qd_statement_bind_blob (statement, 10, g_bytes_get_data (self->profile, NULL), g_bytes_get_size (self->profile));
  else
    qd_statement_bind_null (statement, 10);
}

static gboolean
insert_article_row (QdSqlite       *db,
                    const Prepared *self,
                    gint64         *article_id,
                    GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO articles (label, byline, dateline, published, url, language, n_words,"
                                                             " n_quotations, profile, identity, tie, title, sort_title, source_id)"
                                                             " VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
  gint64                  source_id;

  if (!_qd_store_ensure_source (db, or_empty (qd_article_draft_get_source (self->draft)), &source_id, error))
    return FALSE;
  bind_fields (statement, self);
  qd_statement_bind_blob (statement, 11, self->identity, sizeof self->identity);
  qd_statement_bind_int (statement, 12, self->tie);
  qd_statement_bind_text (statement, 13, qd_article_draft_get_title (self->draft));
  qd_statement_bind_text (statement, 14, self->sort_title);
  qd_statement_bind_int (statement, 15, source_id);
  if (!qd_statement_run (statement, error))
    return FALSE;
  *article_id = qd_sqlite_last_id (db);
  return TRUE;
}

static gboolean
insert_origin (QdSqlite       *db,
               const Prepared *self,
               gint64          article_id,
               gboolean       *is_new,
               GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO origins (article_id, external_id, path, line, original_id, media_type)"
                                                             " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0), ?6) ON CONFLICT DO NOTHING");
  gint64                  original_id;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, or_empty (qd_article_draft_get_external_id (self->draft)));
  qd_statement_bind_text (statement, 3, self->path);
  qd_statement_bind_int (statement, 4, (gint64)MIN (qd_article_draft_get_line (self->draft), G_MAXINT64));
  if (!_qd_store_ensure_original (db, &self->original, &original_id, error))
    return FALSE;
  qd_statement_bind_int (statement, 5, original_id);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_media_type (self->draft));
  if (!qd_statement_run (statement, error))
    return FALSE;
  *is_new = qd_sqlite_n_changes (db) > 0;
  return TRUE;
}

/* Whether the article's first origin is the draft's. */
static gboolean
is_first_origin (QdSqlite       *db,
                 const Prepared *self,
                 gint64          article_id,
                 gboolean       *first,
                 GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT external_id, path, line FROM origins WHERE article_id = ?1"
                                                             " ORDER BY external_id = '', external_id, path, line LIMIT 1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  step = qd_statement_step (statement, error);
  *first = step == QD_STEP_ROW &&
           strcmp (qd_statement_get_text (statement, 0, NULL), or_empty (qd_article_draft_get_external_id (self->draft))) == 0 &&
           strcmp (qd_statement_get_text (statement, 1, NULL), self->path) == 0 &&
           (guint64)qd_statement_get_int (statement, 2) == qd_article_draft_get_line (self->draft);
  return step != QD_STEP_ERROR;
}

static gboolean
store_content (QdSqlite       *db,
               const Prepared *self,
               gint64          article_id,
               GError        **error)
{
  return _qd_store_insert_body (db, article_id, qd_article_draft_get_body (self->draft), self->analysis, error) &&
         _qd_store_insert_quotations (db, article_id, self->analysis, error) &&
         _qd_store_index_article (db, article_id, self->draft, self->analysis, error) &&
         _qd_matcher_add (_qd_matcher_get (db), article_id, error);
}

static gboolean
run_for_article (QdSqlite   *db,
                 const char *sql,
                 gint64      article_id,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, article_id);
  return qd_statement_run (statement, error);
}

/* Makes the article what its new first origin says: its date and its quotations may differ, and with them its relations. */
static gboolean
replace_content (QdSqlite       *db,
                 const Prepared *self,
                 gint64          article_id,
                 GError        **error)
{
  g_autoptr (GHashTable)  statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE articles SET label = ?2, byline = ?3, dateline = ?4, published = ?5, url = ?6,"
                                                          " language = ?7, n_words = ?8, n_quotations = ?9, profile = ?10, n_shared = 0 WHERE id = ?1");

  _qd_matcher_forget (_qd_matcher_get (db));
  qd_statement_bind_int (update, 1, article_id);
  bind_fields (update, self);
  return _qd_store_take_statements (db, article_id, statements, error) &&
         _qd_store_unindex_article (db, article_id, error) &&
         run_for_article (db, "DELETE FROM quotations WHERE article_id = ?1", article_id, error) &&
         run_for_article (db, "DELETE FROM match_keys WHERE article_id = ?1", article_id, error) &&
         _qd_store_rebuild_statements (db, statements, error) &&
         qd_statement_run (update, error) &&
         store_content (db, self, article_id, error);
}

static gboolean
add_prepared (QdSqlite       *db,
              const Prepared *self,
              QdAddOutcome   *outcome,
              GError        **error)
{
  gboolean is_new, first;

  if (!find_article (db, self, &outcome->article_id, error))
    return FALSE;
  if (outcome->article_id == 0)
    {
      outcome->result = QD_ADD_ADDED;
      return insert_article_row (db, self, &outcome->article_id, error) &&
             insert_origin (db, self, outcome->article_id, &is_new, error) &&
             store_content (db, self, outcome->article_id, error);
    }
  outcome->result = QD_ADD_UNCHANGED;
  if (!insert_origin (db, self, outcome->article_id, &is_new, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  return is_first_origin (db, self, outcome->article_id, &first, error) &&
         (!first || replace_content (db, self, outcome->article_id, error));
}

/* FALSE if the whole batch cannot go on. */
static gboolean
add_one (QdSqlite     *db,
         Prepared     *self,
         QdAddOutcome *outcome,
         GError      **error)
{
  g_auto (QdTransaction) savepoint = QD_TRANSACTION_INIT;
  g_autoptr (GError)     local = NULL;

  *outcome = (QdAddOutcome){ QD_ADD_FAILED, 0, g_steal_pointer (&self->error) };
  if (outcome->error != NULL)
    return TRUE;
  if (!qd_transaction_begin_savepoint (&savepoint, db, error))
    return FALSE;
  if (add_prepared (db, self, outcome, &local) && qd_transaction_commit (&savepoint, &local))
    return TRUE;
  _qd_matcher_forget (_qd_matcher_get (db));
  if (qd_sqlite_error_is_fatal (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *outcome = (QdAddOutcome){ QD_ADD_FAILED, 0, g_steal_pointer (&local) };
  return TRUE;
}

static gboolean
add_all (QdSqlite *db,
         GArray   *prepared,
         GArray   *outcomes,
         GError  **error)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;

  if (!qd_transaction_begin_write (&transaction, db, error) || !_qd_matcher_refresh (_qd_matcher_get (db), error))
    return FALSE;
  for (guint i = 0; i < prepared->len; i++)
    if (!add_one (db, &g_array_index (prepared, Prepared, i), &g_array_index (outcomes, QdAddOutcome, i), error))
      return FALSE;
  return qd_transaction_commit (&transaction, error);
}

static void
clear_outcome (gpointer data)
{
  qd_add_outcome_clear (data);
}

static gpointer
add_articles (QdSqlite     *db,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  GArray            *prepared = data;
  g_autoptr (GArray) outcomes = g_array_sized_new (FALSE, TRUE, sizeof (QdAddOutcome), prepared->len);

  g_array_set_clear_func (outcomes, clear_outcome);
  g_array_set_size (outcomes, prepared->len);
  if (add_all (db, prepared, outcomes, error))
    return g_steal_pointer (&outcomes);
  /* What is kept of rows that were rolled back is wrong. */
  _qd_matcher_forget (_qd_matcher_get (db));
  return NULL;
}

/**
 * qd_store_add_articles:
 * @self: (not nullable): a library
 * @drafts: (not nullable) (element-type QdArticleDraft): articles; those without an analysis are analysed
 * @cancellable: (nullable): stops it; then nothing was added
 * @error: return location
 *
 * Adds a batch in one transaction, with quotations, index and relations. An article that cannot be added is reported in
 * its outcome, and the others stand; when the disk is full or the file cannot be written, nothing of the batch stands.
 * Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type QdAddOutcome): an outcome a draft, in their order; %NULL on error
 */
GArray *
qd_store_add_articles (QdStore      *self,
                       GPtrArray    *drafts,
                       GCancellable *cancellable,
                       GError      **error)
{
  GArray *prepared;
  GArray *outcomes;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);
  g_return_val_if_fail (drafts != NULL, NULL);

  prepared = g_array_sized_new (FALSE, TRUE, sizeof (Prepared), drafts->len);
  g_array_set_clear_func (prepared, clear_prepared);
  g_array_set_size (prepared, drafts->len);
  for (guint i = 0; i < drafts->len; i++)
    prepare (&g_array_index (prepared, Prepared, i), g_ptr_array_index (drafts, i));
  outcomes = _qd_store_write (self, add_articles, prepared, cancellable, error);
  g_array_unref (prepared);
  return outcomes;
}

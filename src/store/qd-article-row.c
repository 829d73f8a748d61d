/* qd-article-row.c: the row of an article that is in the library, and where it was found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-article-row.h"

#include <string.h>

#include "store/qd-store-private.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * _qd_article_row_find:
 * @db: (not nullable): a connection
 * @self: (not nullable): an article
 * @article_id: (out): the row of the article with its identity; 0 if there is none
 * @error: return location
 *
 * Looks for an article in the library.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_find (QdSqlite                *db,
                      const QdPreparedArticle *self,
                      gint64                  *article_id,
                      GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE identity = ?1");
  QdStep                  step;

  qd_statement_bind_blob (statement, 1, self->identity, sizeof self->identity);
  step = qd_statement_step (statement, error);
  *article_id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static void
bind_profile (QdStatement             *statement,
              const QdPreparedArticle *self)
{
  if (self->profile != NULL)
    qd_statement_bind_blob (statement, 10, g_bytes_get_data (self->profile, NULL), g_bytes_get_size (self->profile));
  else
    qd_statement_bind_null (statement, 10);
}

static void
bind_findings (QdStatement             *statement,
               const QdPreparedArticle *self)
{
  qd_statement_bind_text (statement, 7, _qd_prepared_article_get_language (self));
  qd_statement_bind_int (statement, 8, qd_analysis_get_n_words (self->analysis));
  qd_statement_bind_int (statement, 9, qd_analysis_get_n_quotations (self->analysis));
  qd_statement_bind_int (statement, 16, QD_ANALYSIS_VERSION);
  qd_statement_bind_int (statement, 18, qd_article_draft_get_language (self->draft) == NULL);
}

static void
bind_fields (QdStatement             *statement,
             const QdPreparedArticle *self)
{
  QdArticleDraft *draft = self->draft;
  const char     *external_id = or_empty (qd_article_draft_get_external_id (draft));
  gint64          published = qd_article_draft_get_published (draft);

  qd_statement_bind_text (statement, 2, *external_id != '\0' ? external_id : self->path);
  qd_statement_bind_text (statement, 3, qd_article_draft_get_byline (draft));
  qd_statement_bind_text (statement, 4, qd_article_draft_get_dateline (draft));
  if (published != QD_TIME_UNKNOWN)
    qd_statement_bind_int (statement, 5, published);
  else
    qd_statement_bind_null (statement, 5);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_url (draft));
  bind_findings (statement, self);
  bind_profile (statement, self);
}

/**
 * _qd_article_row_insert_origin:
 * @db: (not nullable): a connection in a transaction
 * @self: (not nullable): an article
 * @article_id: its row
 * @is_new: (out): whether it was not known to be found there
 * @error: return location
 *
 * Writes where an article was found.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_insert_origin (QdSqlite                *db,
                               const QdPreparedArticle *self,
                               gint64                   article_id,
                               gboolean                *is_new,
                               GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO origins (article_id, external_id, path, line, original_id, media_type)"
                                                             " VALUES (?1, ?2, ?3, ?4, nullif (?5, 0), ?6) ON CONFLICT DO NOTHING");
  gint64                  original_id;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, or_empty (qd_article_draft_get_external_id (self->draft)));
  qd_statement_bind_text (statement, 3, self->path);
  qd_statement_bind_int (statement, 4, (gint64)MIN (qd_article_draft_get_line (self->draft), G_MAXINT64));
  if (!_qd_store_ensure_original (db, &self->original, article_id, &original_id, error))
    return FALSE;
  qd_statement_bind_int (statement, 5, original_id);
  qd_statement_bind_text (statement, 6, qd_article_draft_get_media_type (self->draft));
  if (!qd_statement_run (statement, error))
    return FALSE;
  *is_new = qd_sqlite_n_changes (db) > 0;
  return TRUE;
}

/**
 * _qd_article_row_is_put_right:
 * @db: (not nullable): a connection
 * @self: (not nullable): an article
 * @article_id: its row
 * @put_right: (out): whether the row has other fields than the draft, which somebody then has put right in the file
 * @error: return location
 *
 * Tells whether an article that was found again says something else of itself.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_is_put_right (QdSqlite                *db,
                              const QdPreparedArticle *self,
                              gint64                   article_id,
                              gboolean                *put_right,
                              GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT url IS NOT ?2 OR byline IS NOT ?3 OR published IS NOT ?4 FROM articles WHERE id = ?1");
  gint64                  published = qd_article_draft_get_published (self->draft);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text (statement, 2, qd_article_draft_get_url (self->draft));
  qd_statement_bind_text (statement, 3, qd_article_draft_get_byline (self->draft));
  if (published != QD_TIME_UNKNOWN)
    qd_statement_bind_int (statement, 4, published);
  else
    qd_statement_bind_null (statement, 4);
  step = qd_statement_step (statement, error);
  *put_right = step == QD_STEP_ROW && qd_statement_get_int (statement, 0) != 0;
  return step != QD_STEP_ERROR;
}

/**
 * _qd_article_row_is_first_origin:
 * @db: (not nullable): a connection
 * @self: (not nullable): an article
 * @article_id: its row
 * @first: (out): whether the first of its origins is the draft's
 * @error: return location
 *
 * Tells whether an article is shown as the draft has it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_is_first_origin (QdSqlite                *db,
                                 const QdPreparedArticle *self,
                                 gint64                   article_id,
                                 gboolean                *first,
                                 GError                 **error)
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

/**
 * _qd_article_row_update:
 * @db: (not nullable): a connection in a transaction
 * @self: (not nullable): an article
 * @article_id: its row
 * @n_shared: how many of its quotations others carry, too
 * @error: return location
 *
 * Makes the row what the article is as prepared.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_update (QdSqlite                *db,
                        const QdPreparedArticle *self,
                        gint64                   article_id,
                        guint                    n_shared,
                        GError                 **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE articles SET label = ?2, byline = ?3, dateline = ?4, published = ?5, url = ?6,"
                                                          " language = ?7, n_words = ?8, n_quotations = ?9, profile = ?10, analysis = ?16,"
                                                          " n_shared = ?17, language_guessed = ?18 WHERE id = ?1");

  qd_statement_bind_int (update, 1, article_id);
  bind_fields (update, self);
  qd_statement_bind_int (update, 17, n_shared);
  return qd_statement_run (update, error);
}

/**
 * _qd_article_row_update_findings:
 * @db: (not nullable): a connection in a transaction
 * @self: (not nullable): an article
 * @article_id: its row
 * @n_shared: how many of its quotations others carry, too
 * @error: return location
 *
 * Writes what the analysis says of an article, of which all else stays as it is, and with it the indexes of lists.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_article_row_update_findings (QdSqlite                *db,
                                 const QdPreparedArticle *self,
                                 gint64                   article_id,
                                 guint                    n_shared,
                                 GError                 **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE articles SET language = ?7, n_words = ?8, n_quotations = ?9, analysis = ?16, n_shared = ?17, language_guessed = ?18 WHERE id = ?1");
  g_autoptr (QdStatement) profile = qd_sqlite_prepare (db, "UPDATE articles SET profile = ?10 WHERE id = ?1 AND profile IS NOT ?10");

  qd_statement_bind_int (update, 1, article_id);
  bind_findings (update, self);
  qd_statement_bind_int (update, 17, n_shared);
  qd_statement_bind_int (profile, 1, article_id);
  bind_profile (profile, self);
  return qd_statement_run (update, error) && qd_statement_run (profile, error);
}

/* qd-store-search.c: the search indexes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

/* As the view search_content has them: in reading order, a line each; %NULL if there are none. */
static char *
dup_speakers (QdAnalysis *analysis)
{
  GString *speakers = NULL;

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      const char *speaker = qd_analysis_get_quotation (analysis, i)->speaker;

      if (speaker == NULL)
        continue;
      if (speakers == NULL)
        speakers = g_string_new (NULL);
      else
        g_string_append_c (speakers, '\n');
      g_string_append (speakers, speaker);
    }
  return speakers != NULL ? g_string_free_and_steal (speakers) : NULL;
}

/* Row by row: at a statement that inserts several SQLite opens a savepoint, at which FTS5 writes out what it has gathered. */
static gboolean
index_quotations (QdSqlite   *db,
                  gint64      first,
                  QdAnalysis *analysis,
                  GError    **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO quote_search (rowid, text) VALUES (?1, ?2)");

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      qd_statement_bind_int (insert, 1, first + i);
      qd_statement_bind_text (insert, 2, qd_analysis_get_quotation (analysis, i)->text);
      if (!qd_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_store_index_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article that was stored with its body and its quotations
 * @first_quotation: the row of the first of these; the others follow it
 * @draft: (not nullable): the article
 * @analysis: (not nullable): its quotations
 * @error: return location
 *
 * Puts an article and its quotations into the search indexes.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_index_article (QdSqlite       *db,
                         gint64          article_id,
                         gint64          first_quotation,
                         QdArticleDraft *draft,
                         QdAnalysis     *analysis,
                         GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO search (rowid, body, title, source, speakers) VALUES (?1, ?2, ?3, ?4, ?5)");
  g_autofree char        *speakers = dup_speakers (analysis);
  const char             *source = qd_article_draft_get_source (draft);
  gsize                   len;
  const char             *text = qd_body_get_text (qd_article_draft_get_body (draft), &len);

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text_len (statement, 2, text, len);
  qd_statement_bind_text (statement, 3, qd_article_draft_get_title (draft));
  qd_statement_bind_text (statement, 4, source != NULL ? source : "");
  qd_statement_bind_text (statement, 5, speakers);
  return qd_statement_run (statement, error) && index_quotations (db, first_quotation, analysis, error);
}

/**
 * _qd_store_unindex_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article that is about to be changed or removed, with its quotations still there
 * @error: return location
 *
 * Takes an article out of the search indexes, which have to be told what was in it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_unindex_article (QdSqlite *db,
                           gint64    article_id,
                           GError  **error)
{
  return _qd_store_run_for_article (db, "INSERT INTO search (search, rowid, title, body, source, speakers)"
                                        " SELECT 'delete', id, title, body, source, speakers FROM search_content WHERE id = ?1",
                                    article_id, error) &&
         _qd_store_run_for_article (db, "INSERT INTO quote_search (quote_search, rowid, text)"
                                        " SELECT 'delete', quotations.id, " QD_QUOTATION_TEXT " FROM quotations WHERE article_id = ?1",
                                    article_id, error);
}

/* qd-store-search.c: the search indexes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-search-segment.h"
#include "store/qd-store-private.h"

struct _QdSearchBatch
{
  QdSearchSegment *articles;
  QdSearchSegment *quotations;
};

/**
 * _qd_store_join_speakers:
 * @speakers: (not nullable) (element-type utf8): who said each quotation of an article, in reading order; %NULL where nobody knows
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): what is indexed of them, as the view search_content has it: a line each; %NULL if there are none
 */
char *
_qd_store_join_speakers (GPtrArray *speakers)
{
  GString *joined = NULL;

  for (guint i = 0; i < speakers->len; i++)
    {
      if (speakers->pdata[i] == NULL)
        continue;
      if (joined == NULL)
        joined = g_string_new (NULL);
      else
        g_string_append_c (joined, '\n');
      g_string_append (joined, speakers->pdata[i]);
    }
  return joined != NULL ? g_string_free_and_steal (joined) : NULL;
}

/**
 * _qd_store_dup_speakers:
 * @analysis: (not nullable): the quotations of an article
 *
 * Thread: any.
 *
 * Returns: (transfer full) (nullable): what _qd_store_join_speakers() makes of their speakers
 */
char *
_qd_store_dup_speakers (QdAnalysis *analysis)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new ();

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    g_ptr_array_add (speakers, (gpointer)qd_analysis_get_quotation (analysis, i)->speaker);
  return _qd_store_join_speakers (speakers);
}

static void
bind_article (QdStatement    *statement,
              gint64          article_id,
              QdArticleDraft *draft,
              const char     *speakers)
{
  const char *source = qd_article_draft_get_source (draft);
  gsize       len;
  const char *text = qd_body_get_text (qd_article_draft_get_body (draft), &len);

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_text_len (statement, 2, text, len);
  qd_statement_bind_text (statement, 3, qd_article_draft_get_title (draft));
  qd_statement_bind_text (statement, 4, source != NULL ? source : "");
  qd_statement_bind_text (statement, 5, speakers);
}

/**
 * _qd_store_index_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article
 * @draft: (not nullable): the article
 * @analysis: (not nullable): its quotations
 * @error: return location
 *
 * Puts an article into the search index.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_index_article (QdSqlite       *db,
                         gint64          article_id,
                         QdArticleDraft *draft,
                         QdAnalysis     *analysis,
                         GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO search (rowid, body, title, source, speakers) VALUES (?1, ?2, ?3, ?4, ?5)");
  g_autofree char        *speakers = _qd_store_dup_speakers (analysis);

  bind_article (statement, article_id, draft, speakers);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_index_quotations:
 * @db: (not nullable): a connection in a transaction
 * @first_quotation: the row of the first quotation of an article; the others follow it
 * @analysis: (not nullable): the quotations
 * @error: return location
 *
 * Puts the quotations of an article into their search index. Row by row: at a statement that inserts several SQLite opens a savepoint,
 * at which FTS5 writes out what it has gathered.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_index_quotations (QdSqlite   *db,
                            gint64      first_quotation,
                            QdAnalysis *analysis,
                            GError    **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO quote_search (rowid, text) VALUES (?1, ?2)");

  for (guint i = 0; i < qd_analysis_get_n_quotations (analysis); i++)
    {
      qd_statement_bind_int (insert, 1, first_quotation + i);
      qd_statement_bind_text (insert, 2, qd_analysis_get_quotation (analysis, i)->text);
      if (!qd_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_store_unindex_known_article:
 * @db: (not nullable): a connection in a transaction
 * @article_id: the row of an article
 * @draft: (not nullable): the article as it is in the library
 * @speakers: (nullable): what _qd_store_join_speakers() makes of those that it has there
 * @error: return location
 *
 * Takes an article out of the search index, as _qd_store_unindex_article() does, but as one row whose content is known, so that FTS5
 * goes on gathering.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_unindex_known_article (QdSqlite       *db,
                                 gint64          article_id,
                                 QdArticleDraft *draft,
                                 const char     *speakers,
                                 GError        **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO search (search, rowid, body, title, source, speakers)"
                                                             " VALUES ('delete', ?1, ?2, ?3, ?4, ?5)");

  bind_article (statement, article_id, draft, speakers);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_unindex_known_quotations:
 * @db: (not nullable): a connection in a transaction
 * @ids: (not nullable) (element-type gint64): rows of quotations
 * @words: (not nullable) (element-type utf8): the words of each
 * @error: return location
 *
 * Takes quotations out of their search index, row by row.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_unindex_known_quotations (QdSqlite  *db,
                                    GArray    *ids,
                                    GPtrArray *words,
                                    GError   **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', ?1, ?2)");

  for (guint i = 0; i < ids->len; i++)
    {
      qd_statement_bind_int (statement, 1, g_array_index (ids, gint64, i));
      qd_statement_bind_text (statement, 2, words->pdata[i]);
      if (!qd_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Many articles at once */

static QdSearchTerms *
make_article_terms (QdArticleDraft *draft,
                    QdAnalysis     *analysis)
{
  g_autofree char  *speakers = _qd_store_dup_speakers (analysis);
  const char *const texts[] = {
    qd_body_get_text (qd_article_draft_get_body (draft), NULL),
    qd_article_draft_get_title (draft),
    qd_article_draft_get_source (draft),
    speakers,
  };
  gsize lens[G_N_ELEMENTS (texts)];

  qd_body_get_text (qd_article_draft_get_body (draft), &lens[0]);
  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    lens[i] = texts[i] != NULL ? strlen (texts[i]) : 0;
  return _qd_search_terms_new_placed (texts, lens, G_N_ELEMENTS (texts));
}

/**
 * _qd_search_make_terms:
 * @draft: (not nullable): an article
 * @analysis: (not nullable): its quotations
 * @article: (out) (nullable) (transfer full): the terms of the article; %NULL if it is too long
 * @quotations: (out) (nullable) (transfer full): those of its quotations; %NULL if these are
 *
 * Makes an article ready to be put into the search indexes with others. Thread: any.
 */
void
_qd_search_make_terms (QdArticleDraft *draft,
                       QdAnalysis     *analysis,
                       QdSearchTerms **article,
                       QdSearchTerms **quotations)
{
  guint                   n = qd_analysis_get_n_quotations (analysis);
  g_autofree const char **texts = g_new (const char *, n);

  for (guint i = 0; i < n; i++)
    texts[i] = qd_analysis_get_quotation (analysis, i)->text;
  *article = make_article_terms (draft, analysis);
  *quotations = _qd_search_terms_new_rows (texts, n);
}

/**
 * _qd_search_batch_new:
 * @db: (not nullable): a writing connection in a transaction, which outlives the batch
 * @batch: (out) (not nullable) (transfer full): a batch; %NULL if the indexes are not to be filled so, or on error
 * @error: return location
 *
 * Prepares to put many articles into the search indexes, which takes less time than one after the other does.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_batch_new (QdSqlite       *db,
                      QdSearchBatch **batch,
                      GError        **error)
{
  g_autoptr (QdSearchBatch) self = g_new0 (QdSearchBatch, 1);
  gboolean                  articles, quotations;

  *batch = NULL;
  self->articles = _qd_search_segment_new (db, &_qd_search_articles);
  self->quotations = _qd_search_segment_new (db, &_qd_search_quotations);
  if (!_qd_search_segment_check (self->articles, &articles, error) || !_qd_search_segment_check (self->quotations, &quotations, error))
    return FALSE;
  if (articles && quotations)
    *batch = g_steal_pointer (&self);
  return TRUE;
}

/**
 * _qd_search_batch_free:
 * @self: (not nullable) (transfer full): a batch
 */
void
_qd_search_batch_free (QdSearchBatch *self)
{
  _qd_search_segment_free (self->articles);
  _qd_search_segment_free (self->quotations);
  g_free (self);
}

/**
 * _qd_search_batch_add:
 * @self: (not nullable): a batch
 * @article_id: the row of an article, behind those that were added before
 * @first_quotation: the row of the first of its quotations, likewise; the others follow it
 * @article: (not nullable): the article, with its terms; must stay until the batch was written
 * @error: return location
 *
 * Adds an article with its quotations.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_batch_add (QdSearchBatch           *self,
                      gint64                   article_id,
                      gint64                   first_quotation,
                      const QdPreparedArticle *article,
                      GError                 **error)
{
  return _qd_search_segment_add (self->articles, article_id, article->terms, error) &&
         _qd_search_segment_add (self->quotations, first_quotation, article->quotation_terms, error);
}

/**
 * _qd_search_batch_write:
 * @self: (not nullable): a batch
 * @error: return location
 *
 * Puts what was added into the indexes.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_search_batch_write (QdSearchBatch *self,
                        GError       **error)
{
  return _qd_search_segment_write (self->articles, error) && _qd_search_segment_write (self->quotations, error);
}

/**
 * _qd_store_rebuild_search:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Makes the search indexes anew from the articles and quotations that are there, which takes as long as to import their texts. FTS5 takes out only
 * what it is told the words of: those of a text that cannot be read any more stay.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_rebuild_search (QdSqlite *db,
                          GError  **error)
{
  return qd_sqlite_exec (db, "INSERT INTO search (search) VALUES ('rebuild'); INSERT INTO quote_search (quote_search) VALUES ('rebuild')", error);
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

/* qd-store-verify-findings.c: is what is stored of an article what its text yields
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-sketch.h"
#include "store/qd-prepared-article.h"
#include "store/qd-store-private.h"
#include "store/qd-time.h"

static gboolean
is_same_blob (QdStatement  *statement,
              int           column,
              gconstpointer expected,
              gsize         expected_size)
{
  gsize         size;
  gconstpointer data = qd_statement_get_blob (statement, column, &size);

  return size == expected_size && (size == 0 || memcmp (data, expected, size) == 0);
}

static gboolean
check_row (QdSqlite                *db,
           gint64                   article_id,
           const QdPreparedArticle *expected,
           GPtrArray               *what,
           GError                 **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT n_words, tie, profile, marks, sketch, published, language FROM articles JOIN packed_bodies ON packed_bodies.article_id = id"
                                                             " LEFT JOIN article_sketches ON article_sketches.article_id = id WHERE id = ?1");
  gsize                   profile_size = 0;
  gconstpointer           profile = expected->profile != NULL ? g_bytes_get_data (expected->profile, &profile_size) : NULL;
  QdSketch                sketch;
  g_autoptr (GBytes)      sketch_bytes = NULL;
  const char             *text;
  gsize                   len;

  qd_statement_bind_int (statement, 1, article_id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  if (qd_statement_get_int (statement, 0) != qd_analysis_get_n_words (expected->analysis))
    g_ptr_array_add (what, (gpointer) "the number of words of the article is wrong");
  if (g_strcmp0 (qd_statement_get_text (statement, 6, NULL), _qd_prepared_article_get_language (expected)) != 0)
    g_ptr_array_add (what, (gpointer) "the language of the article is not what its text says");
  if (qd_statement_get_int (statement, 1) != expected->tie)
    g_ptr_array_add (what, (gpointer) "the article is not in its place among those that are alike");
  if (!is_same_blob (statement, 2, profile, profile_size))
    g_ptr_array_add (what, (gpointer) "what the article is about is not what its text says");
  if (!is_same_blob (statement, 3, expected->marks->data, expected->marks->len))
    g_ptr_array_add (what, (gpointer) "what is marked in the article is not what its text says");
  if (!qd_statement_is_null (statement, 5) && !qd_time_is_known (qd_statement_get_int (statement, 5)))
    g_ptr_array_add (what, (gpointer) "the date of the article is none");
  /* Made when copies are looked for. */
  if (qd_statement_is_null (statement, 4))
    return TRUE;
  text = qd_body_get_text (qd_article_draft_get_body (expected->draft), &len);
  qd_sketch_init (&sketch, text, len);
  sketch_bytes = qd_sketch_to_bytes (&sketch);
  if (!is_same_blob (statement, 4, g_bytes_get_data (sketch_bytes, NULL), g_bytes_get_size (sketch_bytes)))
    g_ptr_array_add (what, (gpointer) "what copies of the article are found by is not what its text says");
  return TRUE;
}

static gboolean
is_stale (QdSqlite *db,
          gint64    article_id,
          gboolean *stale,
          GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT analysis <> ?2 FROM articles WHERE id = ?1");

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, QD_ANALYSIS_VERSION);
  if (!qd_statement_need (statement, error))
    return FALSE;
  *stale = qd_statement_get_int (statement, 0) != 0;
  return TRUE;
}

/**
 * _qd_store_check_findings:
 * @db: (not nullable): a connection
 * @article_id: an article's row
 * @what: (not nullable) (element-type utf8): gets what is wrong, in words that are not to be freed
 * @error: return location
 *
 * Analyses an article again, takes what a person said of it, and compares what comes of it with what is stored: its number of words, its
 * place in lists, what it is about, what is marked in it, its quotations, and what copies are found by. Does nothing where another
 * version of the program analysed it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_check_findings (QdSqlite  *db,
                          gint64     article_id,
                          GPtrArray *what,
                          GError   **error)
{
  g_autoptr (QdArticleDraft)    draft = NULL;
  g_autoptr (QdPreparedArticle) expected = NULL;
  gboolean                      stale, same;

  if (!is_stale (db, article_id, &stale, error))
    return FALSE;
  if (stale)
    return TRUE;
  expected = _qd_store_prepare_again (db, article_id, &draft, error);
  if (expected == NULL || !_qd_store_take_corrections (db, expected, error) || !check_row (db, article_id, expected, what, error) ||
      !_qd_store_check_quotations (db, article_id, expected->analysis, qd_article_draft_get_body (draft), &same, error))
    return FALSE;
  if (!same)
    g_ptr_array_add (what, (gpointer) "a quotation of the article is not what its text says");
  return TRUE;
}

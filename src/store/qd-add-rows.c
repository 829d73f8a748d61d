/* qd-add-rows.c: the rows of articles that are new, table by table
 *
 * Each table gets the rows of all articles with one statement (qd-sqlite-rows.c), and what is touched of it is in the processor's cache from
 * the row before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-add-rows.h"

#include <string.h>

#include "store/qd-thread-priority.h"

/* Goes through the articles. */
typedef struct
{
  GArray *articles; /* of QdNewArticle */
  guint   next;
  guint   fact; /* the next of its facts */
} Rows;

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static QdNewArticle *
take_next (Rows *self)
{
  if (self->next >= self->articles->len)
    return NULL;
  qd_thread_rest ();
  return &g_array_index (self->articles, QdNewArticle, self->next++);
}

/* Sources */

/* What was found for a name at a domain, for the next article of both. */
typedef struct
{
  gint64   source_id;
  gboolean renamed;
} Found;

static gboolean
find_sources (QdSqlite *db,
              GArray   *articles,
              GError  **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < articles->len; i++)
    {
      QdNewArticle    *article = &g_array_index (articles, QdNewArticle, i);
      QdArticleDraft  *draft = article->article->draft;
      const char      *source = or_empty (qd_article_draft_get_source (draft));
      g_autofree char *domain = _qd_store_dup_domain (qd_article_draft_get_url (draft));
      g_autofree char *key = g_strconcat (source, "\n", domain, NULL);
      const Found     *found = g_hash_table_lookup (known, key);

      if (found == NULL)
        {
          Found new;

          if (!_qd_store_file_source (db, source, qd_article_draft_get_url (draft), &new.source_id, &new.renamed, error))
            return FALSE;
          found = g_memdup2 (&new, sizeof new);
          g_hash_table_insert (known, g_steal_pointer (&key), (gpointer)found);
        }
      article->source_id = found->source_id;
      article->renamed = found->renamed;
    }
  return TRUE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const gint64 *number_a = a, *number_b = b;

  return (*number_a > *number_b) - (*number_a < *number_b);
}

/* Articles that are new are unread. */
static gboolean
count_in_source (QdSqlite *db,
                 gint64    source_id,
                 guint     n,
                 GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE sources SET n_articles = n_articles + ?2, n_unread = n_unread + ?2 WHERE id = ?1");

  qd_statement_bind_int (statement, 1, source_id);
  qd_statement_bind_int (statement, 2, n);
  return qd_statement_run (statement, error);
}

static gboolean
count_in_sources (QdSqlite *db,
                  GArray   *articles,
                  GError  **error)
{
  g_autoptr (GArray) sources = g_array_sized_new (FALSE, FALSE, sizeof (gint64), articles->len);

  for (guint i = 0; i < articles->len; i++)
    g_array_append_val (sources, g_array_index (articles, QdNewArticle, i).source_id);
  g_array_sort (sources, compare_numbers);
  for (guint first = 0, end; first < sources->len; first = end)
    {
      gint64 source_id = g_array_index (sources, gint64, first);

      for (end = first + 1; end < sources->len && g_array_index (sources, gint64, end) == source_id; end++)
        ;
      if (!count_in_source (db, source_id, end - first, error))
        return FALSE;
    }
  return TRUE;
}

/* Articles */

#define INSERT_ARTICLES                                                                                          \
  "INSERT INTO articles (id, label, byline, dateline, published, url, language, n_words, n_quotations, profile," \
  " identity, tie, title, sort_title, source_id, analysis, given_source, n_shared, language_guessed)"            \
  " SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18 FROM qd_rows"

static void
set_fields (QdValue                 *values,
            const QdPreparedArticle *self)
{
  QdArticleDraft *draft = self->draft;
  const char     *external_id = or_empty (qd_article_draft_get_external_id (draft));
  gint64          published = qd_article_draft_get_published (draft);

  qd_value_set_text (&values[1], *external_id != '\0' ? external_id : self->path);
  qd_value_set_text (&values[2], qd_article_draft_get_byline (draft));
  qd_value_set_text (&values[3], qd_article_draft_get_dateline (draft));
  if (published != QD_TIME_UNKNOWN)
    qd_value_set_int (&values[4], published);
  qd_value_set_text (&values[5], qd_article_draft_get_url (draft));
  qd_value_set_text (&values[6], _qd_prepared_article_get_language (self));
  qd_value_set_text (&values[12], qd_article_draft_get_title (draft));
}

static gboolean
next_article_cb (QdValue *values,
                 gpointer user_data)
{
  const QdNewArticle *new = take_next (user_data);
  const QdPreparedArticle *self;

  if (new == NULL)
    return FALSE;
  self = new->article;
  set_fields (values, self);
  qd_value_set_int (&values[0], new->article_id);
  qd_value_set_int (&values[7], qd_analysis_get_n_words (self->analysis));
  qd_value_set_int (&values[8], qd_analysis_get_n_quotations (self->analysis));
  if (self->profile != NULL)
    qd_value_set_blob (&values[9], g_bytes_get_data (self->profile, NULL), g_bytes_get_size (self->profile));
  qd_value_set_blob (&values[10], self->identity, sizeof self->identity);
  qd_value_set_int (&values[11], self->tie);
  qd_value_set_text (&values[13], self->sort_title);
  qd_value_set_int (&values[14], new->source_id);
  qd_value_set_int (&values[15], QD_ANALYSIS_VERSION);
  qd_value_set_text (&values[16], new->renamed ? or_empty (qd_article_draft_get_source (self->draft)) : NULL);
  qd_value_set_int (&values[17], new->n_shared);
  qd_value_set_int (&values[18], qd_article_draft_get_language (self->draft) == NULL);
  return TRUE;
}

/* Originals and origins */

#define INSERT_ORIGINS                                                                 \
  "INSERT INTO origins (article_id, external_id, path, line, original_id, media_type)" \
  " SELECT c0, c1, c2, c3, c4, c5 FROM qd_rows"

static gboolean
next_origin_cb (QdValue *values,
                gpointer user_data)
{
  const QdNewArticle *new = take_next (user_data);
  QdArticleDraft *draft;

  if (new == NULL)
    return FALSE;
  draft = new->article->draft;
  qd_value_set_int (&values[0], new->article_id);
  qd_value_set_text (&values[1], or_empty (qd_article_draft_get_external_id (draft)));
  qd_value_set_text (&values[2], new->article->path);
  qd_value_set_int (&values[3], (gint64)MIN (qd_article_draft_get_line (draft), G_MAXINT64));
  if (new->original_id != 0)
    qd_value_set_int (&values[4], new->original_id);
  qd_value_set_text (&values[5], qd_article_draft_get_media_type (draft));
  return TRUE;
}

static gboolean
ensure_originals (QdSqlite *db,
                  GArray   *articles,
                  GError  **error)
{
  for (guint i = 0; i < articles->len; i++)
    {
      QdNewArticle *new = &g_array_index (articles, QdNewArticle, i);

      if (!_qd_store_ensure_original (db, &new->article->original, new->article_id, &new->original_id, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_add_rows_write_articles:
 * @db: (not nullable): a connection in a transaction
 * @articles: (not nullable) (element-type QdNewArticle): articles that have no rows
 * @error: return location
 *
 * Stores articles, with where they are from, under the sources that they belong to.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_rows_write_articles (QdSqlite *db,
                             GArray   *articles,
                             GError  **error)
{
  return articles->len == 0 ||
         (find_sources (db, articles, error) && qd_sqlite_run_with_rows (db, INSERT_ARTICLES, next_article_cb, &(Rows){ articles }, error) &&
          count_in_sources (db, articles, error) && ensure_originals (db, articles, error) &&
          qd_sqlite_run_with_rows (db, INSERT_ORIGINS, next_origin_cb, &(Rows){ articles }, error));
}

/* Bodies and what else is known */

#define INSERT_BODIES "INSERT INTO packed_bodies (article_id, size, marks, text) SELECT c0, c1, c2, c3 FROM qd_rows"

static gboolean
next_body_cb (QdValue *values,
              gpointer user_data)
{
  const QdNewArticle *new = take_next (user_data);
  const QdPreparedArticle *self;

  if (new == NULL)
    return FALSE;
  self = new->article;
  qd_value_set_int (&values[0], new->article_id);
  qd_value_set_int (&values[1], (gint64)self->text_size);
  qd_value_set_blob (&values[2], self->marks->data, self->marks->len);
  qd_value_set_blob (&values[3], g_bytes_get_data (self->text, NULL), g_bytes_get_size (self->text));
  return TRUE;
}

#define INSERT_FACTS "INSERT INTO article_facts (article_id, field, value, origin) SELECT c0, c1, c2, c3 FROM qd_rows"

static gboolean
next_fact_cb (QdValue *values,
              gpointer user_data)
{
  Rows *self = user_data;

  for (; self->next < self->articles->len; self->next++, self->fact = 0)
    {
      const QdNewArticle *new = &g_array_index (self->articles, QdNewArticle, self->next);
      GPtrArray    *facts = qd_article_draft_get_facts (new->article->draft);
      const QdFact *fact;

      if (self->fact >= facts->len)
        continue;
      fact = g_ptr_array_index (facts, self->fact++);
      qd_value_set_int (&values[0], new->article_id);
      qd_value_set_text (&values[1], fact->field);
      qd_value_set_text (&values[2], fact->value);
      qd_value_set_text (&values[3], fact->origin);
      return TRUE;
    }
  return FALSE;
}

/**
 * _qd_add_rows_write_bodies:
 * @db: (not nullable): a connection in a transaction
 * @articles: (not nullable) (element-type QdNewArticle): articles that have rows since this transaction, but no bodies
 * @error: return location
 *
 * Stores the texts of articles, their pictures and what is known of their fields.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_add_rows_write_bodies (QdSqlite *db,
                           GArray   *articles,
                           GError  **error)
{
  if (articles->len == 0)
    return TRUE;
  for (guint i = 0; i < articles->len; i++)
    {
      const QdNewArticle *new = &g_array_index (articles, QdNewArticle, i);

      if (!_qd_store_insert_pictures (db, new->article->draft, new->article_id, error))
        return FALSE;
    }
  return qd_sqlite_run_with_rows (db, INSERT_FACTS, next_fact_cb, &(Rows){ articles }, error) &&
         qd_sqlite_run_with_rows (db, INSERT_BODIES, next_body_cb, &(Rows){ articles }, error);
}

/* qd-store-verify.c: is the library sound, and does what is derived agree with what it is derived from
 *
 * What a check that finds something says names the article or the row, so that somebody can look. These sentences are
 * for reports; they are not translated, so that they can be looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-care.h"
#include "store/qd-store-private.h"

/* More problems than this say no more. */
#define MAX_PROBLEMS 100

typedef struct
{
  QdSqlite  *db;
  GPtrArray *problems;
  guint64    sum;   /* of what the articles are found by */
  gboolean   stale; /* what is derived of some articles is that of an older version, and not to be compared */
} Check;

static void add_problem (Check      *check,
                         const char *format,
                         ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Check      *check,
             const char *format,
             ...)
{
  va_list arguments;

  if (check->problems->len == MAX_PROBLEMS)
    g_ptr_array_add (check->problems, g_strdup ("There are more problems, which are not listed."));
  if (check->problems->len > MAX_PROBLEMS)
    return;
  va_start (arguments, format);
  g_ptr_array_add (check->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* The file */

static gboolean
check_integrity (Check   *check,
                 GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, "PRAGMA integrity_check (100)");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      const char *message = qd_statement_get_text (statement, 0, NULL);

      if (g_strcmp0 (message, "ok") != 0)
        add_problem (check, "The file is damaged: %s.", message);
    }
  return step == QD_STEP_DONE;
}

static gboolean
check_foreign_keys (Check   *check,
                    GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, "PRAGMA foreign_key_check");
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    add_problem (check, "Row %" G_GINT64_FORMAT " of “%s” refers to a row of “%s” that is not there.",
                 qd_statement_get_int (statement, 1), qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 2, NULL));
  return step == QD_STEP_DONE;
}

static gboolean
check_index (Check      *check,
             const char *command,
             const char *problem,
             GError    **error)
{
  g_autoptr (GError) local = NULL;

  if (qd_sqlite_exec (check->db, command, &local))
    return TRUE;
  if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  add_problem (check, "%s", problem);
  return TRUE;
}

/* The check is a command to the index, which a connection that must not write cannot give. */
static gboolean
check_search (Check   *check,
              GError **error)
{
  if (qd_sqlite_is_query_only (check->db))
    return TRUE;
  return check_index (check, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                      "The search index does not agree with the articles.", error) &&
         check_index (check, "INSERT INTO quote_search (quote_search, rank) VALUES ('integrity-check', 1)",
                      "The search index does not agree with the quotations.", error);
}

/* QD_NOTE_N_STYLES - 1, where it has to be a literal. */
#define LAST_NOTE_STYLE 3

G_STATIC_ASSERT (LAST_NOTE_STYLE == QD_NOTE_N_STYLES - 1);

/* Statements that find rows which contradict others: the first column names the row, parameter of the sentence. */
static const struct
{
  const char *sql;
  const char *what;
} contradictions[] = {
  { "SELECT name FROM sources WHERE n_articles <> (SELECT count(*) FROM articles WHERE source_id = sources.id)",
    "the number of articles of the source is wrong" },
  { "SELECT name FROM sources WHERE n_unread <> (SELECT count(*) FROM articles WHERE source_id = sources.id AND read = 0)",
    "the number of unread articles of the source is wrong" },
  { "SELECT name FROM tags WHERE n_articles <> (SELECT count(*) FROM article_tags WHERE tag_id = tags.id)",
    "the number of articles of the tag is wrong" },
  { "SELECT name FROM tags WHERE n_unread <> (SELECT count(*) FROM article_tags JOIN articles ON articles.id = article_id WHERE tag_id = tags.id AND read = 0)",
    "the number of unread articles of the tag is wrong" },
  { "SELECT label FROM articles WHERE given_source IS (SELECT name FROM sources WHERE sources.id = source_id)",
    "the article is filed under another source than it seems" },
  { "SELECT label FROM articles WHERE NOT EXISTS (SELECT 1 FROM packed_bodies WHERE article_id = articles.id)",
    "the article has no body" },
  { "SELECT label FROM articles WHERE n_quotations <> (SELECT count(*) FROM quotations WHERE article_id = articles.id)",
    "the number of quotations of the article is wrong" },
  { "SELECT label FROM articles WHERE n_shared <> (SELECT count(*) FROM quotations JOIN statements ON statements.id = statement_id"
    " WHERE article_id = articles.id AND n_articles > 1)",
    "the number of shared quotations of the article is wrong" },
  { "SELECT label FROM articles WHERE label IS NOT (SELECT iif (external_id <> '', external_id, path) FROM origins"
    " WHERE article_id = articles.id ORDER BY external_id = '', external_id, path, line LIMIT 1)",
    "the article’s label is not that of its first origin" },
  { "SELECT 'Row ' || article_id FROM match_briefs WHERE NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = article_id)",
    "what other articles are compared with is of no article" },
  { "SELECT sha256 FROM originals WHERE NOT EXISTS (SELECT 1 FROM origins WHERE original_id = originals.id)",
    "an original belongs to no article" },
  { "SELECT articles.label FROM quotations JOIN articles ON articles.id = article_id WHERE statement_id IS NULL AND relations IS NOT NULL",
    "a quotation of the article has relations but no statement" },
  { "SELECT articles.label FROM quotations JOIN articles ON articles.id = article_id WHERE statement_id IS NULL AND strongest <> 0",
    "a quotation of the article has a closest relation but no statement" },
  { "SELECT label FROM notes WHERE length (identity) <> 32 OR style NOT BETWEEN 0 AND " G_STRINGIFY (LAST_NOTE_STYLE) " OR exact = '' OR start < 0 OR changed < created",
    "a note of the article is damaged" },
};

static gboolean
check_contradictions (Check   *check,
                      GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (contradictions); i++)
    {
      g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, contradictions[i].sql);
      QdStep                  step;

      while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
        {
          g_autofree char *name = g_utf8_make_valid (qd_statement_get_text (statement, 0, NULL), -1);

          add_problem (check, "%s: %s.", name, contradictions[i].what);
        }
      if (step == QD_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* Articles */

static gboolean
has_identity (const QdArticleRecord *record,
              QdBody                *body,
              const guint8          *identity,
              gsize                  size)
{
  g_autoptr (QdArticleDraft) draft = qd_article_draft_new ();
  g_autofree char           *expected = NULL;
  g_autoptr (GString)        stored = g_string_new (NULL);

  qd_article_draft_set_source (draft, record->given_source != NULL ? record->given_source : record->source);
  qd_article_draft_set_title (draft, record->title);
  qd_article_draft_set_url (draft, record->url);
  qd_article_draft_set_body (draft, body);
  expected = qd_article_draft_dup_identity (draft);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (stored, "%02x", identity[i]);
  return strcmp (expected, stored->str) == 0;
}

static gboolean
check_identity (Check                 *check,
                const QdArticleRecord *record,
                QdBody                *body,
                GError               **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, "SELECT identity, sort_title FROM articles WHERE id = ?1");
  g_autofree char        *sort_title = qd_codec_dup_sort_title (record->title);
  const guint8           *identity;
  gsize                   size;

  qd_statement_bind_int (statement, 1, record->id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  identity = qd_statement_get_blob (statement, 0, &size);
  if (!has_identity (record, body, identity, size))
    add_problem (check, "%s: the article’s source, title or text is not what was imported.", record->label);
  if (strcmp (sort_title, qd_statement_get_text (statement, 1, NULL)) != 0)
    add_problem (check, "%s: the article is not listed under its title.", record->label);
  return TRUE;
}

static gboolean
check_quotations (Check                 *check,
                  const QdArticleRecord *record,
                  QdBody                *body,
                  GError               **error)
{
  g_autoptr (GError)    local = NULL;
  g_autoptr (GPtrArray) quotations = NULL;
  gsize                 len;
  const char           *text = qd_body_get_text (body, &len);

  quotations = _qd_store_load_quotations (check->db, record->id, text, len, &local);
  if (quotations == NULL)
    {
      if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      add_problem (check, "%s: a quotation of the article is damaged.", record->label);
      return TRUE;
    }
  return TRUE;
}

static gboolean
check_findings (Check                 *check,
                const QdArticleRecord *record,
                GError               **error)
{
  g_autoptr (GPtrArray) what = g_ptr_array_new ();

  if (!_qd_store_check_findings (check->db, record->id, what, error))
    return FALSE;
  for (guint i = 0; i < what->len; i++)
    add_problem (check, "%s: %s.", record->label, (const char *)g_ptr_array_index (what, i));
  return TRUE;
}

static gboolean
is_same_relation (const QdRelation *a,
                  const QdRelation *b)
{
  return a->kind == b->kind && a->cut_a == b->cut_a && a->cut_b == b->cut_b &&
         a->shared_words == b->shared_words && a->changed_words == b->changed_words;
}

static int
compare_others (gconstpointer a,
                gconstpointer b)
{
  const QdPackedRelation *relation_a = a, *relation_b = b;

  return (relation_a->other < relation_b->other) - (relation_a->other > relation_b->other);
}

/* Compares the relations of a quotation that are stored with those that it should have, both by falling rows. */
static void
check_relations (Check                 *check,
                 const QdArticleRecord *record,
                 GArray                *stored,
                 GArray                *expected)
{
  guint n_extra = 0, n_missing = 0, i = 0, j = 0;

  while (i < stored->len || j < expected->len)
    {
      const QdPackedRelation *of_stored = i < stored->len ? &g_array_index (stored, QdPackedRelation, i) : NULL;
      const QdPackedRelation *of_expected = j < expected->len ? &g_array_index (expected, QdPackedRelation, j) : NULL;
      int                     order = of_stored == NULL ? 1 : of_expected == NULL ? -1
                                                                                  : compare_others (of_stored, of_expected);

      n_extra += order < 0 || (order == 0 && !is_same_relation (&of_stored->relation, &of_expected->relation));
      n_missing += order > 0;
      i += order <= 0;
      j += order >= 0;
    }
  if (n_extra > 0)
    add_problem (check, "%s: a relation of the article is not what its quotations say.", record->label);
  if (n_missing > 0)
    add_problem (check, "%s: a relation of the article is missing.", record->label);
}

static gboolean
check_all_relations (Check                 *check,
                     const QdArticleRecord *record,
                     const QdMatchEntry    *entry,
                     GError               **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, "SELECT relations FROM quotations WHERE id = ?1");

  for (guint i = 0; i < entry->quotations->len; i++)
    {
      gint64             id = g_array_index (entry->quotations, QdEntryQuotation, i).id;
      g_autoptr (GArray) stored = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
      g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
      const GArray      *found = entry->relations->pdata[i];
      const guint8      *data;
      gsize              size;

      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, id);
      if (!qd_statement_need (statement, error))
        return FALSE;
      data = qd_statement_get_blob (statement, 0, &size);
      if (!_qd_relations_unpack (id, data, size, stored))
        {
          _qd_store_set_damage_error (check->db, error);
          return FALSE;
        }
      if (found != NULL)
        g_array_append_vals (expected, found->data, found->len);
      g_array_sort (expected, compare_others);
      check_relations (check, record, stored, expected);
    }
  return TRUE;
}

static gboolean
check_derived (Check                 *check,
               const QdArticleRecord *record,
               GError               **error)
{
  gboolean                 found;
  g_autoptr (QdMatchEntry) entry = _qd_matcher_derive (_qd_matcher_get (check->db), record->id, &found, &check->sum, error);

  if (entry == NULL)
    return FALSE;
  if (!found)
    add_problem (check, "%s: the article is not found by its quotations.", record->label);
  return check_all_relations (check, record, entry, error);
}

/* Damage of one article is a problem to be listed; what else goes wrong ends the check. */
static gboolean
pass_damage (Check      *check,
             const char *label,
             GError     *local,
             GError    **error)
{
  if (!g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  add_problem (check, "%s: a part of the article is damaged.", label);
  g_error_free (local);
  return TRUE;
}

static gboolean
check_article (Check   *check,
               gint64   article_id,
               GError **error)
{
  g_autoptr (QdArticleRecord) record = _qd_store_load_article_record (check->db, article_id, error);
  g_autoptr (QdBody)          body = NULL;
  GError                     *local = NULL;

  if (record == NULL)
    return FALSE;
  body = _qd_store_load_body (check->db, article_id, &local);
  if (body != NULL && check_identity (check, record, body, &local) && check_quotations (check, record, body, &local) && check_findings (check, record, &local) &&
      (check->stale || check_derived (check, record, &local)))
    return TRUE;
  return pass_damage (check, record->label, local, error);
}

/* Whether anything is found by quotations that no article has; after all articles were checked. */
static gboolean
check_match_index (Check   *check,
                   GError **error)
{
  GError *local = NULL;
  guint64 sum;

  if (check->stale)
    return TRUE;
  if (!_qd_matcher_sum (_qd_matcher_get (check->db), &sum, &local))
    return pass_damage (check, "Index of quotations", local, error);
  if (sum != check->sum)
    g_ptr_array_add (check->problems, g_strdup ("The index of quotations does not agree with the articles."));
  return TRUE;
}

static GArray *
load_ids (QdSqlite   *db,
          const char *sql,
          GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  return qd_statement_collect_ids (statement, error);
}

static gboolean
check_articles (Check   *check,
                GError **error)
{
  g_autoptr (GArray) ids = load_ids (check->db, "SELECT id FROM articles ORDER BY label, tie", error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!check_article (check, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
check_statement (Check   *check,
                 gint64   statement_id,
                 GError **error)
{
  GError          *local = NULL;
  g_autofree char *what = _qd_store_check_statement (check->db, statement_id, &local);
  g_autofree char *label = g_strdup_printf ("Statement %" G_GINT64_FORMAT, statement_id);

  if (what == NULL)
    return pass_damage (check, label, local, error);
  if (*what != '\0')
    add_problem (check, "%s: %s.", label, what);
  return TRUE;
}

static gboolean
check_statements (Check   *check,
                  GError **error)
{
  g_autoptr (GArray) ids = load_ids (check->db, "SELECT id FROM statements ORDER BY name", error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!check_statement (check, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
check_stories (Check   *check,
               GError **error)
{
  gboolean agree;

  if (!_qd_store_check_stories (check->db, &agree, error))
    return FALSE;
  if (!agree)
    add_problem (check, "The stories are not those that follow from the articles.");
  return TRUE;
}

/* Originals */

static gboolean
check_originals (Check   *check,
                 GError **error)
{
  g_autoptr (GArray) ids = load_ids (check->db, "SELECT id FROM originals", error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64             id = g_array_index (ids, gint64, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) bytes = _qd_store_unpack_original (check->db, id, &local);

      if (bytes == NULL && !g_error_matches (local, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (bytes == NULL)
        add_problem (check, "Original %" G_GINT64_FORMAT " is not what was imported.", id);
    }
  return ids != NULL;
}

static gboolean
find_stale (Check   *check,
            GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (check->db, "SELECT 1 FROM articles WHERE analysis < ?1 LIMIT 1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, QD_ANALYSIS_VERSION);
  step = qd_statement_step (statement, error);
  check->stale = step == QD_STEP_ROW;
  return step != QD_STEP_ERROR;
}

static gpointer
verify (QdSqlite     *db,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Check                 check = { db, problems, 0, FALSE };
  /* To have the search indexes checked is to write, which cannot begin once the others have written something since the
   * reading began. */
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;

  if (!(qd_sqlite_is_query_only (db) ? qd_transaction_begin_read : qd_transaction_begin_write) (&transaction, db, error))
    return NULL;
  if (!check_integrity (&check, error))
    return NULL;
  /* What is to be compared cannot be read from a file that is damaged. */
  if (problems->len > 0)
    return g_steal_pointer (&problems);
  if (!find_stale (&check, error))
    return NULL;
  if (!check_foreign_keys (&check, error) || !check_search (&check, error) || !check_contradictions (&check, error) ||
      !check_originals (&check, error) || !check_articles (&check, error) || !check_match_index (&check, error) || !check_statements (&check, error) ||
      !check_stories (&check, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/**
 * qd_store_verify:
 * @self: (not nullable): a library
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Checks the file, the foreign keys and the search index, and works out again what is derived: identities, counts, what the analysis of
 * every article finds, the keys and relations of every article, statements, stories and copies; not those of relations where an older version
 * of the program found some of them, as qd_store_count_stale() says. Reading goes on meanwhile, writing waits; of a library that
 * was opened for reading only, the search index is not compared with the articles. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: (transfer full) (nullable) (element-type utf8): the problems; %NULL on error
 */
GPtrArray *
qd_store_verify (QdStore      *self,
                 GCancellable *cancellable,
                 GError      **error)
{
  static const QdStoreThreadKind kind = { "store-verify", _qd_store_open_writer, FALSE, FALSE };
  static const QdStoreThreadKind read_only_kind = { "store-verify", _qd_store_open_read_only, FALSE, FALSE };
  g_autoptr (QdStoreThread)      thread = NULL;

  g_return_val_if_fail (QD_IS_STORE (self), NULL);

  thread = _qd_store_thread_start (qd_store_get_read_only (self) ? &read_only_kind : &kind, qd_store_get_path (self), FALSE, error);
  return thread != NULL ? _qd_store_thread_call (thread, verify, NULL, cancellable, error) : NULL;
}

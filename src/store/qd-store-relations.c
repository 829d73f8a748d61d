/* qd-store-relations.c: quotations and relations of the whole library, one after the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-part.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-private.h"
#include "store/qd-store-statements.h"

/* Bodies that are kept while relations are handed out: an article is tied to few others, again and again. */
#define MAX_CACHED_BODIES 64

/* The order of articles in what is handed out: the same whatever the order of import. */
#define CANONICAL_ORDER "articles.label, articles.tie"

/* Loads the labels' order: rows of articles. */
static GArray *
load_article_ids (QdSqlite *db,
                  gint64    article_id,
                  GError  **error)
{
  g_autoptr (QdStatement) statement = NULL;
  GArray                 *ids;

  if (article_id == 0)
    {
      statement = qd_sqlite_prepare (db, "SELECT id FROM articles ORDER BY " CANONICAL_ORDER);
      return qd_statement_collect_ids (statement, error);
    }
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, article_id);
  return ids;
}

/* Quotations */

typedef struct
{
  QdQuotationFunc func;
  gpointer        user_data;
} QuotationQuery;

/* FALSE on error; *more is FALSE if the caller has had enough. */
static gboolean
hand_out_quotations (QdSqlite             *db,
                     gint64                article_id,
                     const QuotationQuery *query,
                     gboolean             *more,
                     GError              **error)
{
  g_autoptr (QdArticleRecord) article = _qd_store_load_article_record (db, article_id, error);
  g_autoptr (QdBody)          body = NULL;
  g_autoptr (GPtrArray)       quotations = NULL;
  const char                 *text;
  gsize                       len;

  if (article == NULL)
    return FALSE;
  if (article->n_quotations == 0)
    return TRUE;
  body = _qd_store_load_body (db, article_id, error);
  if (body == NULL)
    return FALSE;
  text = qd_body_get_text (body, &len);
  quotations = _qd_store_load_quotations (db, article_id, text, len, error);
  if (quotations == NULL)
    return FALSE;
  for (guint i = 0; i < quotations->len && *more; i++)
    *more = query->func (article, g_ptr_array_index (quotations, i), text, query->user_data);
  return TRUE;
}

static gpointer
foreach_quotation (QdSqlite     *db,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GArray) ids = load_article_ids (db, 0, error);
  gboolean           more = TRUE;

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len && more; i++)
    if (!hand_out_quotations (db, g_array_index (ids, gint64, i), data, &more, error))
      return NULL;
  return QD_STORE_DONE;
}

/**
 * qd_store_foreach_quotation:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): called on the reading thread with each quotation, while the caller waits; must not
 *   ask the library for anything; returns %FALSE to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through all quotations by label of their articles, then in reading order. Thread: any but those of the library;
 * blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_quotation (QdStore        *self,
                            QdQuotationFunc func,
                            gpointer        user_data,
                            GCancellable   *cancellable,
                            GError        **error)
{
  QuotationQuery query = { func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_read (self, foreach_quotation, &query, cancellable, error) != NULL;
}

/* Relations */

/* One end of relations, with all that is handed out of it. */
typedef struct
{
  gint64           id;
  gint64           tie;
  QdArticleRecord *record;
  QdBody          *body;
  GPtrArray       *quotations;
} EndArticle;

static void
free_end_article (gpointer data)
{
  EndArticle *end = data;

  g_clear_pointer (&end->record, qd_article_record_unref);
  g_clear_pointer (&end->body, qd_body_unref);
  g_clear_pointer (&end->quotations, g_ptr_array_unref);
  g_free (end);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EndArticle, free_end_article)

typedef struct
{
  QdSqlite      *db;
  QdRelationFunc func;
  gpointer       user_data;
  GHashTable    *articles; /* row to EndArticle */
} RelationWalk;

/* A relation seen from the article that is looked at: own is its quotation's place. */
typedef struct
{
  const char *label; /* of the other article; borrowed */
  gint64      tie;
  gint64      other_article;
  guint       own;
  guint       other;
  QdRelation  relation; /* from own to other */
} Row;

static EndArticle *
load_end_article (QdSqlite *db,
                  gint64    article_id,
                  GError  **error)
{
  g_autoptr (EndArticle)  end = g_new0 (EndArticle, 1);
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT tie FROM articles WHERE id = ?1");
  const char             *text;
  gsize                   len;

  end->id = article_id;
  end->record = _qd_store_load_article_record (db, article_id, error);
  if (end->record == NULL)
    return NULL;
  qd_statement_bind_int (statement, 1, article_id);
  if (!qd_statement_need (statement, error))
    return NULL;
  end->tie = qd_statement_get_int (statement, 0);
  end->body = _qd_store_load_body (db, article_id, error);
  if (end->body == NULL)
    return NULL;
  text = qd_body_get_text (end->body, &len);
  end->quotations = _qd_store_load_quotations (db, article_id, text, len, error);
  return end->quotations != NULL ? g_steal_pointer (&end) : NULL;
}

/* Stays valid until the next call with another article. */
static EndArticle *
get_end_article (RelationWalk *walk,
                 gint64        article_id,
                 GError      **error)
{
  EndArticle *end = g_hash_table_lookup (walk->articles, &article_id);

  if (end != NULL)
    return end;
  end = load_end_article (walk->db, article_id, error);
  if (end == NULL)
    return NULL;
  if (g_hash_table_size (walk->articles) >= MAX_CACHED_BODIES)
    g_hash_table_remove_all (walk->articles);
  g_hash_table_insert (walk->articles, &end->id, end);
  return end;
}

static gboolean
comes_first (const EndArticle *own,
             const Row        *row)
{
  int order = strcmp (own->record->label, row->label);

  return order != 0 ? order < 0 : own->tie < row->tie;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* By label and place of a, then of b. Where the other article is a, its label is smaller than that of any other row. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Row        *row_a = a, *row_b = b;
  const EndArticle *own = data;
  gboolean          first = comes_first (own, row_a);
  int               order = compare_numbers (first, comes_first (own, row_b));

  if (order == 0 && first)
    order = compare_numbers (row_a->own, row_b->own);
  if (order == 0)
    order = strcmp (row_a->label, row_b->label);
  if (order == 0)
    order = compare_numbers (row_a->tie, row_b->tie);
  if (order == 0)
    order = compare_numbers (row_a->other, row_b->other);
  return order != 0 ? order : compare_numbers (row_a->own, row_b->own);
}

/* Appends the relations of an article's quotations (QdRelatedRow), those inside it twice, by their own places. */
static gboolean
load_related (QdSqlite *db,
              gint64    article_id,
              GArray   *rows,
              GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT own.id, own.ordinal, own.relations, other.id, other.ordinal, other.relations, other.article_id"
                                                             " FROM quotations AS own JOIN quotations AS other ON other.statement_id = own.statement_id"
                                                             " WHERE own.article_id = ?1 AND other.id <> own.id ORDER BY own.ordinal");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, article_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64        own = qd_statement_get_int (statement, 0), other = qd_statement_get_int (statement, 3);
      QdRelatedRow  row = { own, qd_statement_get_uint (statement, 1), qd_statement_get_int (statement, 6), qd_statement_get_uint (statement, 4), { 0 } };
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, own > other ? 2 : 5, &size);

      if (!_qd_relations_find (MAX (own, other), data, size, MIN (own, other), &row.relation))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
      if (own < other)
        row.relation = qd_relation_reverse (&row.relation);
      if (row.relation.kind != QD_RELATION_NONE)
        g_array_append_val (rows, row);
    }
  return step == QD_STEP_DONE;
}

/* All relations of an article to others. */
static gboolean
load_article_rows (QdSqlite     *db,
                   gint64        article_id,
                   GStringChunk *labels,
                   GArray       *rows,
                   GError      **error)
{
  g_autoptr (GArray)      related = g_array_new (FALSE, FALSE, sizeof (QdRelatedRow));
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT label, tie FROM articles WHERE id = ?1");

  if (!load_related (db, article_id, related, error))
    return FALSE;
  for (guint i = 0; i < related->len; i++)
    {
      const QdRelatedRow *found = &g_array_index (related, QdRelatedRow, i);
      Row                 row = { NULL, 0, found->other_article, found->own, found->other, found->relation };

      if (found->other_article == article_id)
        continue;
      qd_statement_reset (statement);
      qd_statement_bind_int (statement, 1, found->other_article);
      if (!qd_statement_need (statement, error))
        return FALSE;
      row.label = g_string_chunk_insert_const (labels, qd_statement_get_text (statement, 0, NULL));
      row.tie = qd_statement_get_int (statement, 1);
      g_array_append_val (rows, row);
    }
  return TRUE;
}

/* Hands out a relation; where the two quotations face each other in several parts, each part. */
static gboolean
hand_out_row (RelationWalk     *walk,
              const EndArticle *own,
              const EndArticle *other,
              const Row        *row,
              gboolean         *more)
{
  gboolean                 first = comes_first (own, row);
  const EndArticle        *article_a = first ? own : other, *article_b = first ? other : own;
  guint                    ordinal_a = first ? row->own : row->other, ordinal_b = first ? row->other : row->own;
  QdRelation               relation = first ? row->relation : qd_relation_reverse (&row->relation);
  const QdQuotationRecord *of_a, *of_b;
  g_autoptr (GPtrArray)    parts = NULL;

  if (ordinal_a >= article_a->quotations->len || ordinal_b >= article_b->quotations->len)
    return FALSE;
  of_a = g_ptr_array_index (article_a->quotations, ordinal_a);
  of_b = g_ptr_array_index (article_b->quotations, ordinal_b);
  parts = qd_quote_part_list (of_a->quotation, of_b->quotation, &relation);
  for (guint i = 0; i < parts->len && *more; i++)
    {
      const QdQuotePart  *part = g_ptr_array_index (parts, i);
      const QdRelationEnd a = { article_a->record->label, article_a->record->source, of_a->quotation, part->a, qd_body_get_text (article_a->body, NULL) };
      const QdRelationEnd b = { article_b->record->label, article_b->record->source, of_b->quotation, part->b, qd_body_get_text (article_b->body, NULL) };

      *more = walk->func (of_a->statement, &part->relation, &a, &b, walk->user_data);
    }
  return TRUE;
}

/* @all: also those in which the other article comes first. */
static gboolean
hand_out_article (RelationWalk *walk,
                  gint64        article_id,
                  gboolean      all,
                  gboolean     *more,
                  GError      **error)
{
  g_autoptr (GStringChunk) labels = g_string_chunk_new (1024);
  g_autoptr (GArray)       rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (EndArticle)   own = NULL;

  if (!load_article_rows (walk->db, article_id, labels, rows, error))
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  own = load_end_article (walk->db, article_id, error);
  if (own == NULL)
    return FALSE;
  g_array_sort_with_data (rows, compare_rows, own);
  for (guint i = 0; i < rows->len && *more; i++)
    {
      const Row        *row = &g_array_index (rows, Row, i);
      const EndArticle *other;

      if (!all && !comes_first (own, row))
        continue;
      other = get_end_article (walk, row->other_article, error);
      if (other == NULL)
        return FALSE;
      if (!hand_out_row (walk, own, other, row, more))
        {
          _qd_store_set_damage_error (walk->db, error);
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  gint64         article_id;
  QdRelationFunc func;
  gpointer       user_data;
} RelationQuery;

static gpointer
foreach_relation (QdSqlite     *db,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  const RelationQuery   *query = data;
  g_autoptr (GHashTable) articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_end_article);
  g_autoptr (GArray)     ids = load_article_ids (db, query->article_id, error);
  RelationWalk           walk = { db, query->func, query->user_data, articles };
  gboolean               more = TRUE;

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len && more; i++)
    if (!hand_out_article (&walk, g_array_index (ids, gint64, i), query->article_id != 0, &more, error))
      return NULL;
  return QD_STORE_DONE;
}

/**
 * qd_store_foreach_relation:
 * @self: (not nullable): a library
 * @article_id: an article's row, for its relations only; 0 for all
 * @func: (not nullable) (scope call): called on the reading thread with each relation, while the caller waits; must not
 *   ask the library for anything; returns %FALSE to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through the relations between two articles, by label and place of a, then of b; a is of the article with the
 * smaller label. A relation between two split quotations whose spans face each other in groups is handed out once for each
 * group. The same library gives the same relations in the same order, whatever the order of import. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_relation (QdStore       *self,
                           gint64         article_id,
                           QdRelationFunc func,
                           gpointer       user_data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  RelationQuery query = { article_id, func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_read (self, foreach_relation, &query, cancellable, error) != NULL;
}

/* Packing */

static gboolean
write_relations (QdSqlite *db,
                 gint64    quotation_id,
                 GArray   *relations,
                 GError  **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE quotations SET relations = ?2 WHERE id = ?1");
  g_autoptr (GByteArray)  packed = _qd_relations_pack (quotation_id, relations);

  g_array_set_size (relations, 0);
  if (packed == NULL)
    return TRUE;
  qd_statement_bind_int (update, 1, quotation_id);
  qd_statement_bind_blob (update, 2, packed->data, packed->len);
  return qd_statement_run (update, error);
}

/**
 * _qd_store_pack_relations:
 * @db: (not nullable): a connection in a transaction, to a library with a table of relations
 * @error: return location
 *
 * Puts the relations of that table into the rows of quotations.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_pack_relations (QdSqlite *db,
                          GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT max (a, b), min (a, b), a > b, kind, cut_a, cut_b, shared_words, changed_words"
                                                             " FROM relations ORDER BY 1");
  g_autoptr (GArray)      relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
  gint64                  own = 0;
  QdStep                  step;

  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      QdPackedRelation packed = { .other = qd_statement_get_int (statement, 1) };

      if (qd_statement_get_int (statement, 0) != own && !write_relations (db, own, relations, error))
        return FALSE;
      own = qd_statement_get_int (statement, 0);
      packed.relation = (QdRelation){
        .kind = (QdRelationKind)MIN (qd_statement_get_uint (statement, 3), QD_RELATION_FRAGMENT),
        .cut_a = (QdCut)qd_statement_get_uint (statement, 4),
        .cut_b = (QdCut)qd_statement_get_uint (statement, 5),
        .shared_words = qd_statement_get_uint (statement, 6),
        .changed_words = qd_statement_get_uint (statement, 7),
      };
      if (qd_statement_get_int (statement, 2) == 0)
        packed.relation = qd_relation_reverse (&packed.relation);
      g_array_append_val (relations, packed);
    }
  return step == QD_STEP_DONE && write_relations (db, own, relations, error);
}

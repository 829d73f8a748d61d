/* qd-store-copies.c: articles that are copies of one another: what a wire sends and others print
 *
 * Each article has a sketch of its text, made when it is first needed. Two articles are compared if they share one of the
 * smallest hashes of their sketches; whether they are copies is for core to say (qd-sketch.h). What is tied directly or by
 * way of others is one group, which counts once where it is counted who carries a statement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-sketch.h"
#include "store/qd-store-private.h"
#include "store/qd-store-stories.h"

typedef struct
{
  gint64   id;
  guint    parent;
  QdSketch sketch;
} Copy;

/* The articles by identity. */
typedef struct
{
  GArray     *copies;
  GHashTable *keys; /* hash to the last article that has it, index + 1 */
  GArray     *next; /* of guint: a chain for each key; QD_SKETCH_N_KEYS an article: the article before, index + 1 */
} Copies;

static void
clear_copies (Copies *self)
{
  g_clear_pointer (&self->copies, g_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->next, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copies, clear_copies)

static gboolean
insert_sketch (QdSqlite *db,
               gint64    article_id,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO article_sketches (article_id, sketch) VALUES (?1, ?2)");
  g_autoptr (QdBody)      body = _qd_store_load_body (db, article_id, error);
  g_autoptr (GBytes)      bytes = NULL;
  QdSketch                sketch;
  const char             *text;
  gsize                   len;

  if (body == NULL)
    return FALSE;
  text = qd_body_get_text (body, &len);
  qd_sketch_init (&sketch, text, len);
  bytes = qd_sketch_to_bytes (&sketch);
  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_blob (statement, 2, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_insert_sketches:
 * @db: (not nullable): a connection in a transaction
 * @most: how many at most
 * @n_inserted: (out) (not nullable): how many there were
 * @error: return location
 *
 * Makes the sketches of articles that have none yet.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_sketches (QdSqlite *db,
                           guint     most,
                           guint    *n_inserted,
                           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM article_sketches) LIMIT ?1");
  g_autoptr (GArray)      ids = NULL;

  qd_statement_bind_int (statement, 1, most);
  ids = qd_statement_collect_ids (statement, error);
  if (ids == NULL)
    return FALSE;
  *n_inserted = ids->len;
  for (guint i = 0; i < ids->len; i++)
    if (!insert_sketch (db, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

static guint
find_group (Copies *self,
            guint   index)
{
  Copy *copy = &g_array_index (self->copies, Copy, index);

  while (copy->parent != index)
    {
      copy->parent = g_array_index (self->copies, Copy, copy->parent).parent;
      index = copy->parent;
      copy = &g_array_index (self->copies, Copy, index);
    }
  return index;
}

/* Compares an article with those before it that share a key, and joins it to its copies. */
static void
compare_with_others (Copies *self,
                     guint   index)
{
  const Copy *copy = &g_array_index (self->copies, Copy, index);
  guint       n_keys = MIN (copy->sketch.n, QD_SKETCH_N_KEYS);

  for (guint k = 0; k < QD_SKETCH_N_KEYS; k++)
    {
      guint other = k < n_keys ? GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, GUINT_TO_POINTER (copy->sketch.hashes[k]))) : 0;

      g_array_append_val (self->next, other);
      if (k < n_keys)
        g_hash_table_insert (self->keys, GUINT_TO_POINTER (copy->sketch.hashes[k]), GUINT_TO_POINTER (index * QD_SKETCH_N_KEYS + k + 1));
      while (other > 0)
        {
          guint before = (other - 1) / QD_SKETCH_N_KEYS;
          guint group_a = find_group (self, before), group_b = find_group (self, index);

          if (group_a != group_b && qd_sketch_is_copy (&g_array_index (self->copies, Copy, before).sketch, &copy->sketch))
            g_array_index (self->copies, Copy, MAX (group_a, group_b)).parent = MIN (group_a, group_b);
          other = g_array_index (self->next, guint, other - 1);
        }
    }
}

static gboolean
load_copies (QdSqlite *db,
             Copies   *self,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT id, sketch FROM articles JOIN article_sketches ON article_id = id ORDER BY identity");
  QdStep                  step;

  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  self->keys = g_hash_table_new (NULL, NULL);
  self->next = g_array_new (FALSE, FALSE, sizeof (guint));
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Copy          copy = { .id = qd_statement_get_int (statement, 0), .parent = self->copies->len };
      gsize         size;
      const guint8 *data = qd_statement_get_blob (statement, 1, &size);

      if (!qd_sketch_init_from_bytes (&copy.sketch, data, size))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
      g_array_append_val (self->copies, copy);
      compare_with_others (self, self->copies->len - 1);
    }
  return step == QD_STEP_DONE;
}

static gboolean
insert_copy (QdSqlite *db,
             gint64    article_id,
             gint64    first_id,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "INSERT INTO article_copies (article_id, first_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING");

  qd_statement_bind_int (statement, 1, article_id);
  qd_statement_bind_int (statement, 2, first_id);
  return qd_statement_run (statement, error);
}

/**
 * _qd_store_update_copies:
 * @db: (not nullable): a connection in a transaction
 * @error: return location
 *
 * Finds out anew which articles are copies of one another, and how many of those who carry a statement are.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_update_copies (QdSqlite *db,
                         GError  **error)
{
  g_auto (Copies) copies = { NULL };
  guint           n_inserted;

  if (!_qd_store_insert_sketches (db, G_MAXINT, &n_inserted, error) || !load_copies (db, &copies, error) || !qd_sqlite_exec (db, "DELETE FROM article_copies", error))
    return FALSE;
  for (guint i = 0; i < copies.copies->len; i++)
    {
      const Copy *first = &g_array_index (copies.copies, Copy, find_group (&copies, i)), *copy = &g_array_index (copies.copies, Copy, i);

      if (first != copy && (!insert_copy (db, first->id, first->id, error) || !insert_copy (db, copy->id, first->id, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_store_check_copies:
 * @db: (not nullable): a connection
 * @agree: (out) (not nullable): whether the copies that are stored follow from the sketches
 * @error: return location
 *
 * Derives the copies again. To be asked only while what is derived is fresh.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_check_copies (QdSqlite *db,
                        gboolean *agree,
                        GError  **error)
{
  g_auto (Copies)         copies = { NULL };
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT first_id FROM article_copies WHERE article_id = ?1");
  g_autofree guint       *sizes = NULL;

  *agree = TRUE;
  if (!load_copies (db, &copies, error))
    return FALSE;
  sizes = g_new0 (guint, MAX (copies.copies->len, 1));
  for (guint i = 0; i < copies.copies->len; i++)
    sizes[find_group (&copies, i)]++;
  for (guint i = 0; i < copies.copies->len && *agree; i++)
    {
      guint  group = find_group (&copies, i);
      QdStep step;

      qd_statement_bind_int (statement, 1, g_array_index (copies.copies, Copy, i).id);
      step = qd_statement_step (statement, error);
      if (step == QD_STEP_ERROR)
        return FALSE;
      *agree = sizes[group] > 1 ? step == QD_STEP_ROW && qd_statement_get_int (statement, 0) == g_array_index (copies.copies, Copy, group).id : step == QD_STEP_DONE;
      qd_statement_reset (statement);
    }
  return TRUE;
}

/* Listing */

typedef struct
{
  QdCopiesFunc func;
  gpointer     user_data;
} CopiesQuery;

static gboolean
hand_out (const CopiesQuery *query,
          GPtrArray         *records)
{
  gboolean more = records->len < 2 || query->func (records, query->user_data);

  g_ptr_array_set_size (records, 0);
  return more;
}

static gpointer
foreach_copies (QdSqlite     *db,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  const CopiesQuery      *query = data;
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT " QD_ARTICLE_COLUMNS ", first_id FROM article_copies JOIN articles ON articles.id = article_id"
                                                             " JOIN sources ON sources.id = source_id"
                                                             " ORDER BY (SELECT identity FROM articles WHERE id = first_id), published ASC NULLS LAST, label, tie");
  g_autoptr (GPtrArray)   records = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_record_unref);
  gint64                  group = 0;
  gboolean                more = TRUE;
  QdStep                  step = QD_STEP_DONE;

  while (more && (step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      gint64 first_id = qd_statement_get_int (statement, QD_ARTICLE_N_COLUMNS);

      if (first_id != group)
        more = hand_out (query, records);
      group = first_id;
      g_ptr_array_add (records, _qd_store_read_article_record (statement, 0, NULL));
    }
  if (step == QD_STEP_ERROR)
    return NULL;
  if (more)
    hand_out (query, records);
  return QD_STORE_DONE;
}

/**
 * qd_store_foreach_copies:
 * @self: (not nullable): a library
 * @func: (not nullable) (scope call): called on the finding thread with the articles (element-type QdArticleRecord) of each
 *   group, by date, while the caller waits; returns %FALSE to stop
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Goes through the groups of articles that are copies of one another, as qd_store_update_stories() found them last. Thread:
 * any but those of the library; blocks.
 *
 * Errors: #QdStoreError, %G_IO_ERROR_CANCELLED
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_foreach_copies (QdStore      *self,
                         QdCopiesFunc  func,
                         gpointer      user_data,
                         GCancellable *cancellable,
                         GError      **error)
{
  CopiesQuery query = { func, user_data };

  g_return_val_if_fail (QD_IS_STORE (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _qd_store_find (self, foreach_copies, &query, cancellable, error) != NULL;
}

/* qd-store-ties.c: new relations are stored, and what they tie becomes one statement
 *
 * An article that many others quote from brings dozens of relations at once. So what they tie is worked out in memory,
 * over the quotations and statements concerned, each read once; then what has changed is written, each row once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include "store/qd-codec.h"

#include <string.h>

/**
 * Knot:
 * @parent: index of another knot that it is tied to; its own at a root
 * @quotation_id: a quotation; 0 if it is a statement
 * @statement_id: the statement, or the one that the quotation has; 0 if it has none
 * @article_id: of a quotation
 * @strongest: of a quotation
 * @changed: whether the quotation's row is to be written
 * @n_articles: of a statement
 * @name: of a statement, or of a quotation that has none
 *
 * What can be tied: a quotation, or a statement with all quotations that it has.
 */
typedef struct
{
  guint    parent;
  gint64   quotation_id;
  gint64   statement_id;
  gint64   article_id;
  guint    strongest;
  gboolean changed;
  guint    n_articles;
  char     name[QD_CODEC_NAME_LENGTH + 1];
} Knot;

typedef struct
{
  QdSqlite   *db;
  GArray     *knots;
  GHashTable *quotations; /* row to index of the knot */
  GHashTable *statements;
  GHashTable *articles; /* whose number of shared quotations may have changed */
} Net;

static void
net_init (Net      *net,
          QdSqlite *db)
{
  net->db = db;
  net->knots = g_array_new (FALSE, TRUE, sizeof (Knot));
  net->quotations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  net->statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  net->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
net_clear (Net *net)
{
  g_clear_pointer (&net->knots, g_array_unref);
  g_clear_pointer (&net->quotations, g_hash_table_unref);
  g_clear_pointer (&net->statements, g_hash_table_unref);
  g_clear_pointer (&net->articles, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Net, net_clear)

static Knot *
get_knot (Net  *net,
          guint index)
{
  return &g_array_index (net->knots, Knot, index);
}

static guint
find_root (Net  *net,
           guint index)
{
  while (get_knot (net, index)->parent != index)
    {
      /* Halving the path on the way keeps later ones short. */
      get_knot (net, index)->parent = get_knot (net, get_knot (net, index)->parent)->parent;
      index = get_knot (net, index)->parent;
    }
  return index;
}

static void
add_article (Net   *net,
             gint64 article_id)
{
  if (!g_hash_table_contains (net->articles, &article_id))
    g_hash_table_add (net->articles, g_memdup2 (&article_id, sizeof article_id));
}

static guint
add_knot (Net        *net,
          GHashTable *indexes,
          gint64      key,
          Knot       *knot)
{
  guint index = net->knots->len;

  knot->parent = index;
  g_array_append_val (net->knots, *knot);
  g_hash_table_insert (indexes, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index));
  return index;
}

/* Reading */

static gboolean
find_statement (Net     *net,
                gint64   statement_id,
                guint   *index,
                GError **error)
{
  g_autoptr (QdStatement) statement = NULL;
  Knot                    knot = { .statement_id = statement_id };
  gpointer                known;
  QdStep                  step;

  if (g_hash_table_lookup_extended (net->statements, &statement_id, NULL, &known))
    {
      *index = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  statement = qd_sqlite_prepare (net->db, "SELECT name, n_articles FROM statements WHERE id = ?1");
  qd_statement_bind_int (statement, 1, statement_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (net->db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  g_strlcpy (knot.name, qd_statement_get_text (statement, 0, NULL), sizeof knot.name);
  knot.n_articles = qd_statement_get_uint (statement, 1);
  *index = add_knot (net, net->statements, statement_id, &knot);
  return TRUE;
}

static gboolean
load_quotation (Net     *net,
                gint64   quotation_id,
                Knot    *knot,
                GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (net->db, "SELECT statement_id, strongest, article_id, ordinal,"
                                                                  " (SELECT identity FROM articles WHERE articles.id = article_id)"
                                                                  " FROM quotations WHERE id = ?1");
  const guint8           *identity;
  gsize                   size;
  QdStep                  step;

  qd_statement_bind_int (statement, 1, quotation_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (net->db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  knot->quotation_id = quotation_id;
  knot->statement_id = qd_statement_get_int (statement, 0);
  knot->strongest = qd_statement_get_uint (statement, 1);
  knot->article_id = qd_statement_get_int (statement, 2);
  if (knot->statement_id != 0)
    return TRUE;
  identity = qd_statement_get_blob (statement, 4, &size);
  qd_codec_quotation_name (identity, size, qd_statement_get_uint (statement, 3), knot->name);
  return TRUE;
}

static gboolean
find_quotation (Net     *net,
                gint64   quotation_id,
                guint   *index,
                GError **error)
{
  Knot     knot = { 0 };
  gpointer known;
  guint    statement;

  if (g_hash_table_lookup_extended (net->quotations, &quotation_id, NULL, &known))
    {
      *index = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (!load_quotation (net, quotation_id, &knot, error))
    return FALSE;
  *index = add_knot (net, net->quotations, quotation_id, &knot);
  if (knot.statement_id == 0)
    return TRUE;
  if (!find_statement (net, knot.statement_id, &statement, error))
    return FALSE;
  get_knot (net, *index)->parent = find_root (net, statement);
  return TRUE;
}

static void
note_strongest (Knot *knot,
                guint kind)
{
  if (knot->strongest != 0 && knot->strongest <= kind)
    return;
  knot->strongest = kind;
  knot->changed = TRUE;
}

static gboolean
tie (Net                    *net,
     const QdStoredRelation *relation,
     GError                **error)
{
  guint a, b;

  if (!find_quotation (net, relation->a, &a, error) || !find_quotation (net, relation->b, &b, error))
    return FALSE;
  if (relation->a_article != relation->b_article)
    {
      note_strongest (get_knot (net, a), relation->relation.kind);
      note_strongest (get_knot (net, b), relation->relation.kind);
    }
  get_knot (net, find_root (net, b))->parent = find_root (net, a);
  return TRUE;
}

/* Writing */

static gboolean
run_with_ints (QdSqlite   *db,
               const char *sql,
               gint64      first,
               gint64      second,
               GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, first);
  if (second != 0)
    qd_statement_bind_int (statement, 2, second);
  return qd_statement_run (statement, error);
}

static gboolean
query_with_ints (QdSqlite   *db,
                 const char *sql,
                 gint64      first,
                 gint64      second,
                 gint64     *value,
                 GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, first);
  if (second != 0)
    qd_statement_bind_int (statement, 2, second);
  step = qd_statement_step (statement, error);
  *value = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  return step != QD_STEP_ERROR;
}

static gboolean
insert_relations (QdSqlite *db,
                  GArray   *relations,
                  GError  **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO relations (a, b, kind, cut_a, cut_b, shared_words, changed_words)"
                                                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

  for (guint i = 0; i < relations->len; i++)
    {
      const QdStoredRelation *stored = &g_array_index (relations, QdStoredRelation, i);

      qd_statement_bind_int (insert, 1, stored->a);
      qd_statement_bind_int (insert, 2, stored->b);
      qd_statement_bind_int (insert, 3, stored->relation.kind);
      qd_statement_bind_int (insert, 4, stored->relation.cut_a);
      qd_statement_bind_int (insert, 5, stored->relation.cut_b);
      qd_statement_bind_int (insert, 6, stored->relation.shared_words);
      qd_statement_bind_int (insert, 7, stored->relation.changed_words);
      if (!qd_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

/* Everything that is tied to one another. */
typedef struct
{
  GArray *statements;   /* of guint: knots that are statements */
  GArray *loose;        /* of guint: knots that are quotations without a statement */
  guint   name;         /* the knot with the smallest name */
  gint64  statement_id; /* what they become */
  guint   n_articles;
} Bundle;

static void
free_bundle (gpointer data)
{
  Bundle *bundle = data;

  g_array_unref (bundle->statements);
  g_array_unref (bundle->loose);
  g_free (bundle);
}

/* In the order of the relations, which does not depend on where in memory they are. */
static GPtrArray *
list_bundles (Net *net)
{
  GPtrArray             *bundles = g_ptr_array_new_with_free_func (free_bundle);
  g_autoptr (GHashTable) of_roots = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < net->knots->len; i++)
    {
      Knot   *knot = get_knot (net, i);
      guint   root = find_root (net, i);
      Bundle *bundle = g_hash_table_lookup (of_roots, GUINT_TO_POINTER (root));

      if (knot->quotation_id != 0 && knot->statement_id != 0)
        continue;
      if (bundle == NULL)
        {
          bundle = g_new0 (Bundle, 1);
          bundle->statements = g_array_new (FALSE, FALSE, sizeof (guint));
          bundle->loose = g_array_new (FALSE, FALSE, sizeof (guint));
          bundle->name = i;
          g_ptr_array_add (bundles, bundle);
          g_hash_table_insert (of_roots, GUINT_TO_POINTER (root), bundle);
        }
      g_array_append_val (knot->quotation_id != 0 ? bundle->loose : bundle->statements, i);
      if (strcmp (knot->name, get_knot (net, bundle->name)->name) < 0)
        bundle->name = i;
    }
  return bundles;
}

/* Adds the articles of a statement that no other article carried until now. */
static gboolean
note_articles (Net     *net,
               gint64   statement_id,
               GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (net->db, "SELECT DISTINCT article_id FROM quotations WHERE statement_id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, statement_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    add_article (net, qd_statement_get_int (statement, 0));
  return step == QD_STEP_DONE;
}

/* Finds the statement that the bundle becomes: the one with the most articles, so that few rows move; without any, a new one. */
static gboolean
choose_statement (Net     *net,
                  Bundle  *bundle,
                  GError **error)
{
  g_autoptr (QdStatement) insert = NULL;

  for (guint i = 0; i < bundle->statements->len; i++)
    {
      const Knot *knot = get_knot (net, g_array_index (bundle->statements, guint, i));

      if (knot->n_articles < 2 && !note_articles (net, knot->statement_id, error))
        return FALSE;
      if (bundle->statement_id != 0 && knot->n_articles <= bundle->n_articles)
        continue;
      bundle->statement_id = knot->statement_id;
      bundle->n_articles = knot->n_articles;
    }
  if (bundle->statement_id != 0)
    return TRUE;
  insert = qd_sqlite_prepare (net->db, "INSERT INTO statements (name, n_articles) VALUES (?1, 0)");
  qd_statement_bind_text (insert, 1, get_knot (net, bundle->name)->name);
  if (!qd_statement_run (insert, error))
    return FALSE;
  bundle->statement_id = qd_sqlite_last_id (net->db);
  return TRUE;
}

static gboolean
move_statements (Net     *net,
                 Bundle  *bundle,
                 GError **error)
{
  gint64 n_articles;

  if (bundle->statements->len < 2)
    return TRUE;
  for (guint i = 0; i < bundle->statements->len; i++)
    {
      gint64 from = get_knot (net, g_array_index (bundle->statements, guint, i))->statement_id;

      if (from != bundle->statement_id &&
          (!run_with_ints (net->db, "UPDATE quotations SET statement_id = ?2 WHERE statement_id = ?1", from, bundle->statement_id, error) ||
           !run_with_ints (net->db, "DELETE FROM statements WHERE id = ?1", from, 0, error)))
        return FALSE;
    }
  if (!query_with_ints (net->db, "SELECT count(DISTINCT article_id) FROM quotations WHERE statement_id = ?1", bundle->statement_id, 0, &n_articles, error))
    return FALSE;
  bundle->n_articles = (guint)n_articles;
  return TRUE;
}

static gboolean
write_quotation (Net        *net,
                 const Knot *knot,
                 GError    **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (net->db, "UPDATE quotations SET statement_id = ?2, strongest = ?3 WHERE id = ?1");

  qd_statement_bind_int (update, 1, knot->quotation_id);
  qd_statement_bind_int (update, 2, knot->statement_id);
  qd_statement_bind_int (update, 3, knot->strongest);
  return qd_statement_run (update, error);
}

/* Puts the loose quotations into the statement. Each article that has none in it yet is one more. */
static gboolean
take_loose (Net     *net,
            Bundle  *bundle,
            GError **error)
{
  for (guint i = 0; i < bundle->loose->len; i++)
    {
      Knot  *knot = get_knot (net, g_array_index (bundle->loose, guint, i));
      gint64 has;

      if (!query_with_ints (net->db, "SELECT EXISTS (SELECT 1 FROM quotations WHERE statement_id = ?1 AND article_id = ?2)",
                            bundle->statement_id, knot->article_id, &has, error))
        return FALSE;
      bundle->n_articles += !has;
      knot->statement_id = bundle->statement_id;
      knot->changed = FALSE;
      add_article (net, knot->article_id);
      if (!write_quotation (net, knot, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_bundle (Net     *net,
              Bundle  *bundle,
              GError **error)
{
  g_autoptr (QdStatement) update = NULL;

  /* Relations inside one statement. */
  if (bundle->loose->len == 0 && bundle->statements->len == 1)
    return TRUE;
  if (!choose_statement (net, bundle, error) || !move_statements (net, bundle, error) || !take_loose (net, bundle, error))
    return FALSE;
  update = qd_sqlite_prepare (net->db, "UPDATE statements SET name = ?2, n_articles = ?3 WHERE id = ?1");
  qd_statement_bind_int (update, 1, bundle->statement_id);
  qd_statement_bind_text (update, 2, get_knot (net, bundle->name)->name);
  qd_statement_bind_int (update, 3, bundle->n_articles);
  return qd_statement_run (update, error);
}

/* Those that were in a statement already, and have a closer relation now. */
static gboolean
write_strongest (Net     *net,
                 GError **error)
{
  for (guint i = 0; i < net->knots->len; i++)
    {
      const Knot *knot = get_knot (net, i);

      if (knot->changed && !run_with_ints (net->db, "UPDATE quotations SET strongest = ?2 WHERE id = ?1", knot->quotation_id, knot->strongest, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_store_insert_relations:
 * @db: (not nullable): a connection in a transaction
 * @relations: (not nullable) (element-type QdStoredRelation): new relations
 * @error: return location
 *
 * Stores relations and joins the statements that they tie.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_insert_relations (QdSqlite *db,
                            GArray   *relations,
                            GError  **error)
{
  g_auto (Net)          net = { 0 };
  g_autoptr (GPtrArray) bundles = NULL;

  if (relations->len == 0)
    return TRUE;
  net_init (&net, db);
  if (!insert_relations (db, relations, error))
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    if (!tie (&net, &g_array_index (relations, QdStoredRelation, i), error))
      return FALSE;
  bundles = list_bundles (&net);
  for (guint i = 0; i < bundles->len; i++)
    if (!write_bundle (&net, g_ptr_array_index (bundles, i), error))
      return FALSE;
  return write_strongest (&net, error) && _qd_store_update_n_shared (db, net.articles, error);
}

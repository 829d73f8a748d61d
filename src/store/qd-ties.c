/* qd-ties.c: what the relations of new articles make of statements
 *
 * An article that many others quote from brings dozens of relations at once, and the next one ties the same quotations again.
 * So what is tied is worked out in memory, for a batch of articles; then each row that has changed is written once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-ties.h"

#include <string.h>

#include "store/qd-store-private.h"
#include "store/qd-thread-priority.h"

/**
 * Knot:
 * @parent: index of another knot that it is tied to; its own at a root
 * @quotation_id: a quotation; 0 if it is a statement
 * @statement_id: the statement, or the one that the quotation has; 0 if it has none
 * @article_id: of a quotation
 * @strongest: of a quotation
 * @is_new: whether the quotation's row is still to be written
 * @changed: whether the quotation's closest relation is another now
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
  gboolean is_new;
  gboolean changed;
  guint    n_articles;
  char     name[QD_CODEC_NAME_LENGTH + 1];
} Knot;

/* Everything that is tied to one another. */
typedef struct
{
  GArray     *statements;   /* of guint: knots that are statements */
  GArray     *loose;        /* of guint: knots that are quotations without a statement */
  GHashTable *articles;     /* of the loose ones */
  guint       name;         /* the knot with the smallest name */
  gint64      statement_id; /* what they become */
  guint       n_articles;
} Bundle;

struct _QdTies
{
  QdSqlite   *db;
  GArray     *knots;
  GHashTable *quotations; /* row to index of the knot */
  GHashTable *statements;
  GHashTable *articles; /* of whose quotations more or fewer are shared; none that is new */
  GHashTable *bundles;  /* index of the root to Bundle, once settled */
  gboolean    moved;    /* whether statements were joined */
};

static void
free_bundle (gpointer data)
{
  Bundle *bundle = data;

  g_array_unref (bundle->statements);
  g_array_unref (bundle->loose);
  g_hash_table_unref (bundle->articles);
  g_free (bundle);
}

/**
 * _qd_ties_new:
 * @db: (not nullable): a connection
 *
 * Returns: (transfer full): nothing tied
 */
QdTies *
_qd_ties_new (QdSqlite *db)
{
  QdTies *self = g_new0 (QdTies, 1);

  self->db = db;
  self->knots = g_array_new (FALSE, TRUE, sizeof (Knot));
  self->quotations = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bundles = g_hash_table_new_full (NULL, NULL, NULL, free_bundle);
  return self;
}

/**
 * _qd_ties_free:
 * @self: (not nullable) (transfer full): ties
 */
void
_qd_ties_free (QdTies *self)
{
  g_array_unref (self->knots);
  g_hash_table_unref (self->quotations);
  g_hash_table_unref (self->statements);
  g_hash_table_unref (self->articles);
  g_hash_table_unref (self->bundles);
  g_free (self);
}

/**
 * _qd_ties_clear:
 * @self: (not nullable): ties
 *
 * Forgets all that is tied.
 */
void
_qd_ties_clear (QdTies *self)
{
  g_array_set_size (self->knots, 0);
  g_hash_table_remove_all (self->quotations);
  g_hash_table_remove_all (self->statements);
  g_hash_table_remove_all (self->articles);
  g_hash_table_remove_all (self->bundles);
  self->moved = FALSE;
}

static Knot *
get_knot (QdTies *self,
          guint   index)
{
  return &g_array_index (self->knots, Knot, index);
}

static guint
find_root (QdTies *self,
           guint   index)
{
  while (get_knot (self, index)->parent != index)
    {
      /* Halving the path on the way keeps later ones short. */
      get_knot (self, index)->parent = get_knot (self, get_knot (self, index)->parent)->parent;
      index = get_knot (self, index)->parent;
    }
  return index;
}

static void
add_to_set (GHashTable *set,
            gint64      id)
{
  if (!g_hash_table_contains (set, &id))
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static guint
add_knot (QdTies     *self,
          GHashTable *indexes,
          gint64      key,
          Knot       *knot)
{
  guint index = self->knots->len;

  knot->parent = index;
  g_array_append_val (self->knots, *knot);
  g_hash_table_insert (indexes, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index));
  return index;
}

/* Tying */

static gboolean
find_statement (QdTies  *self,
                gint64   statement_id,
                guint   *index,
                GError **error)
{
  g_autoptr (QdStatement) statement = NULL;
  Knot                    knot = { .statement_id = statement_id };
  gpointer                known;
  QdStep                  step;

  if (g_hash_table_lookup_extended (self->statements, &statement_id, NULL, &known))
    {
      *index = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  statement = qd_sqlite_prepare (self->db, "SELECT name, n_articles FROM statements WHERE id = ?1");
  qd_statement_bind_int (statement, 1, statement_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  g_strlcpy (knot.name, qd_statement_get_text (statement, 0, NULL), sizeof knot.name);
  knot.n_articles = qd_statement_get_uint (statement, 1);
  *index = add_knot (self, self->statements, statement_id, &knot);
  return TRUE;
}

static gboolean
find_quotation (QdTies         *self,
                const QdTieEnd *end,
                guint          *index,
                GError        **error)
{
  Knot     knot = { .quotation_id = end->id, .statement_id = end->statement_id, .article_id = end->article_id, .strongest = end->strongest, .is_new = end->is_new };
  gpointer known;
  guint    statement;

  if (g_hash_table_lookup_extended (self->quotations, &end->id, NULL, &known))
    {
      *index = GPOINTER_TO_UINT (known);
      return TRUE;
    }
  if (end->statement_id == 0)
    qd_codec_quotation_name (end->identity, QD_CODEC_IDENTITY_SIZE, end->ordinal, knot.name);
  *index = add_knot (self, self->quotations, end->id, &knot);
  if (end->statement_id == 0)
    return TRUE;
  if (!find_statement (self, end->statement_id, &statement, error))
    return FALSE;
  get_knot (self, *index)->parent = find_root (self, statement);
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

/**
 * _qd_ties_add:
 * @self: (not nullable): ties that are not settled
 * @a: (not nullable): a quotation as it was before any tie was added
 * @b: (not nullable): another
 * @kind: what ties the two
 * @error: return location
 *
 * Ties two quotations. After an error, and when the transaction is rolled back, _qd_ties_clear() is to be called.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_ties_add (QdTies         *self,
              const QdTieEnd *a,
              const QdTieEnd *b,
              QdRelationKind  kind,
              GError        **error)
{
  guint index_a, index_b;

  if (!find_quotation (self, a, &index_a, error) || !find_quotation (self, b, &index_b, error))
    return FALSE;
  if (a->article_id != b->article_id)
    {
      note_strongest (get_knot (self, index_a), kind);
      note_strongest (get_knot (self, index_b), kind);
    }
  get_knot (self, find_root (self, index_b))->parent = find_root (self, index_a);
  return TRUE;
}

/* Settling */

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

static Bundle *
get_bundle (QdTies    *self,
            guint      index,
            GPtrArray *bundles)
{
  guint   root = find_root (self, index);
  Bundle *bundle = g_hash_table_lookup (self->bundles, GUINT_TO_POINTER (root));

  if (bundle != NULL)
    return bundle;
  bundle = g_new0 (Bundle, 1);
  bundle->statements = g_array_new (FALSE, FALSE, sizeof (guint));
  bundle->loose = g_array_new (FALSE, FALSE, sizeof (guint));
  bundle->articles = g_hash_table_new (g_int64_hash, g_int64_equal);
  bundle->name = index;
  g_ptr_array_add (bundles, bundle);
  g_hash_table_insert (self->bundles, GUINT_TO_POINTER (root), bundle);
  return bundle;
}

/* In the order of the ties, which does not depend on where in memory they are. The bundles stay those of the ties. */
static GPtrArray *
list_bundles (QdTies *self)
{
  GPtrArray *bundles = g_ptr_array_new ();

  for (guint i = 0; i < self->knots->len; i++)
    {
      Knot   *knot = get_knot (self, i);
      Bundle *bundle;

      if (knot->quotation_id != 0 && knot->statement_id != 0)
        continue;
      bundle = get_bundle (self, i, bundles);
      g_array_append_val (knot->quotation_id != 0 ? bundle->loose : bundle->statements, i);
      if (strcmp (knot->name, get_knot (self, bundle->name)->name) < 0)
        bundle->name = i;
    }
  return bundles;
}

/* Adds the articles of a statement that no other article carried until now. */
static gboolean
note_articles (QdTies  *self,
               gint64   statement_id,
               GError **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (self->db, "SELECT DISTINCT article_id FROM quotations WHERE statement_id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, statement_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    add_to_set (self->articles, qd_statement_get_int (statement, 0));
  return step == QD_STEP_DONE;
}

/* Finds the statement that the bundle becomes: the one with the most articles, so that few rows move; without any, a new one. */
static gboolean
choose_statement (QdTies  *self,
                  Bundle  *bundle,
                  GError **error)
{
  g_autoptr (QdStatement) insert = NULL;

  for (guint i = 0; i < bundle->statements->len; i++)
    {
      const Knot *knot = get_knot (self, g_array_index (bundle->statements, guint, i));

      if (knot->n_articles < 2 && !note_articles (self, knot->statement_id, error))
        return FALSE;
      if (bundle->statement_id != 0 && knot->n_articles <= bundle->n_articles)
        continue;
      bundle->statement_id = knot->statement_id;
      bundle->n_articles = knot->n_articles;
    }
  if (bundle->statement_id != 0)
    return TRUE;
  insert = qd_sqlite_prepare (self->db, "INSERT INTO statements (name, n_articles) VALUES (?1, 0)");
  qd_statement_bind_text (insert, 1, get_knot (self, bundle->name)->name);
  if (!qd_statement_run (insert, error))
    return FALSE;
  bundle->statement_id = qd_sqlite_last_id (self->db);
  return TRUE;
}

static gboolean
move_statements (QdTies  *self,
                 Bundle  *bundle,
                 GError **error)
{
  gint64 n_articles;

  if (bundle->statements->len < 2)
    return TRUE;
  for (guint i = 0; i < bundle->statements->len; i++)
    {
      gint64 from = get_knot (self, g_array_index (bundle->statements, guint, i))->statement_id;

      if (from != bundle->statement_id &&
          (!run_with_ints (self->db, "UPDATE quotations SET statement_id = ?2 WHERE statement_id = ?1", from, bundle->statement_id, error) ||
           !run_with_ints (self->db, "DELETE FROM statements WHERE id = ?1", from, 0, error)))
        return FALSE;
    }
  if (!query_with_ints (self->db, "SELECT count(DISTINCT article_id) FROM quotations WHERE statement_id = ?1", bundle->statement_id, 0, &n_articles, error))
    return FALSE;
  bundle->n_articles = (guint)n_articles;
  self->moved = TRUE;
  return TRUE;
}

static gboolean
write_quotation (QdTies     *self,
                 const Knot *knot,
                 gint64      statement_id,
                 GError    **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (self->db, "UPDATE quotations SET statement_id = ?2, strongest = ?3 WHERE id = ?1");

  qd_statement_bind_int (update, 1, knot->quotation_id);
  qd_statement_bind_int (update, 2, statement_id);
  qd_statement_bind_int (update, 3, knot->strongest);
  return qd_statement_run (update, error);
}

/* Puts the loose quotations into the statement. Each article that has none in it yet is one more. None of an article that
 * is new is in a statement that was there before. */
static gboolean
take_loose (QdTies  *self,
            Bundle  *bundle,
            GError **error)
{
  for (guint i = 0; i < bundle->loose->len; i++)
    {
      Knot  *knot = get_knot (self, g_array_index (bundle->loose, guint, i));
      gint64 has = 0;

      knot->changed = FALSE;
      if (!knot->is_new)
        add_to_set (self->articles, knot->article_id);
      if (g_hash_table_add (bundle->articles, &knot->article_id))
        {
          if (!knot->is_new && bundle->statements->len > 0 &&
              !query_with_ints (self->db, "SELECT EXISTS (SELECT 1 FROM quotations WHERE statement_id = ?1 AND article_id = ?2)",
                                bundle->statement_id, knot->article_id, &has, error))
            return FALSE;
          bundle->n_articles += !has;
        }
      if (!knot->is_new && !write_quotation (self, knot, bundle->statement_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_statement (QdTies  *self,
                 Bundle  *bundle,
                 GError **error)
{
  const char             *name = get_knot (self, bundle->name)->name;
  g_autoptr (QdStatement) update = NULL;

  /* Its index is left alone where the name is what it was. */
  if (get_knot (self, bundle->name)->statement_id == bundle->statement_id)
    return run_with_ints (self->db, "UPDATE statements SET n_articles = ?2 WHERE id = ?1", bundle->statement_id, bundle->n_articles, error);
  update = qd_sqlite_prepare (self->db, "UPDATE statements SET name = ?2, n_articles = ?3 WHERE id = ?1");
  qd_statement_bind_int (update, 1, bundle->statement_id);
  qd_statement_bind_text (update, 2, name);
  qd_statement_bind_int (update, 3, bundle->n_articles);
  return qd_statement_run (update, error);
}

static gboolean
write_bundle (QdTies  *self,
              Bundle  *bundle,
              GError **error)
{
  /* Relations inside one statement. */
  if (bundle->loose->len == 0 && bundle->statements->len == 1)
    {
      const Knot *knot = get_knot (self, g_array_index (bundle->statements, guint, 0));

      bundle->statement_id = knot->statement_id;
      bundle->n_articles = knot->n_articles;
      return TRUE;
    }
  return choose_statement (self, bundle, error) && move_statements (self, bundle, error) && take_loose (self, bundle, error) &&
         write_statement (self, bundle, error);
}

/* Those that were in a statement already, and have a closer relation now. */
static gboolean
write_strongest (QdTies  *self,
                 GError **error)
{
  for (guint i = 0; i < self->knots->len; i++)
    {
      const Knot *knot = get_knot (self, i);

      if (knot->changed && !run_with_ints (self->db, "UPDATE quotations SET strongest = ?2 WHERE id = ?1", knot->quotation_id, knot->strongest, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _qd_ties_settle:
 * @self: (not nullable): ties
 * @error: return location
 *
 * Joins the statements that are tied, and writes them and those rows of quotations that were there before and change. The rows
 * of new quotations are to be written after that, as _qd_ties_get() says; then _qd_ties_count_shared() ends it.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_ties_settle (QdTies  *self,
                 GError **error)
{
  g_autoptr (GPtrArray) bundles = list_bundles (self);

  for (guint i = 0; i < bundles->len; i++)
    {
      qd_thread_rest ();
      if (!write_bundle (self, g_ptr_array_index (bundles, i), error))
        return FALSE;
    }
  return write_strongest (self, error);
}

static QdTieResult
make_result (QdTies *self,
             guint   index)
{
  const Knot   *knot = get_knot (self, index);
  const Bundle *bundle = g_hash_table_lookup (self->bundles, GUINT_TO_POINTER (find_root (self, index)));

  return (QdTieResult){ knot->quotation_id, knot->article_id, bundle->statement_id, knot->strongest, bundle->n_articles };
}

/**
 * _qd_ties_get:
 * @self: (not nullable): ties that are settled
 * @quotation_id: a quotation's row
 * @result: (out): what became of it
 *
 * Returns: whether it is tied
 */
gboolean
_qd_ties_get (QdTies      *self,
              gint64       quotation_id,
              QdTieResult *result)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (self->quotations, &quotation_id, NULL, &known))
    return FALSE;
  *result = make_result (self, GPOINTER_TO_UINT (known));
  return TRUE;
}

/**
 * _qd_ties_foreach:
 * @self: (not nullable): ties that are settled
 * @func: (not nullable) (scope call): called with what became of each quotation that is tied
 * @user_data: for @func
 */
void
_qd_ties_foreach (QdTies   *self,
                  QdTieFunc func,
                  gpointer  user_data)
{
  for (guint i = 0; i < self->knots->len; i++)
    if (get_knot (self, i)->quotation_id != 0)
      {
        QdTieResult result = make_result (self, i);

        func (&result, user_data);
      }
}

/**
 * _qd_ties_has_moved:
 * @self: (not nullable): ties that are settled
 *
 * Returns: whether any statement has become part of another
 */
gboolean
_qd_ties_has_moved (QdTies *self)
{
  return self->moved;
}

/**
 * _qd_ties_get_statement:
 * @self: (not nullable): ties that are settled
 * @statement_id: a statement's row
 *
 * Returns: the statement that it has become part of; itself if it is not tied to another
 */
gint64
_qd_ties_get_statement (QdTies *self,
                        gint64  statement_id)
{
  gpointer known;

  if (!g_hash_table_lookup_extended (self->statements, &statement_id, NULL, &known))
    return statement_id;
  return ((const Bundle *)g_hash_table_lookup (self->bundles, GUINT_TO_POINTER (find_root (self, GPOINTER_TO_UINT (known)))))->statement_id;
}

/**
 * _qd_ties_count_shared:
 * @self: (not nullable): ties that are settled, with the rows of all quotations written
 * @error: return location
 *
 * Counts anew how many quotations of the articles that were there before others carry, too.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_ties_count_shared (QdTies  *self,
                       GError **error)
{
  return _qd_store_update_n_shared (self->db, self->articles, error);
}

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
#include "store/qd-tie-knots.h"

/* Where so few quotations come together, which of them are in one article is seen by looking at all. */
#define FEW_LOOSE 16

/* Knots in the order in which they came, each with the next. */
typedef struct
{
  guint first;
  guint last;
  guint n;
} Chain;

/* Everything that is tied to one another. */
typedef struct
{
  Chain  statements;
  Chain  loose;        /* quotations without a statement */
  guint  name;         /* the knot with the smallest name */
  gint64 statement_id; /* what they become */
  guint  n_articles;
} Bundle;

struct _QdTies
{
  QdSqlite   *db;
  QdKnots    *knots;
  GHashTable *articles; /* of whose quotations more or fewer are shared; none that is new */
  GArray     *bundles;  /* once settled */
  gboolean    moved;    /* whether statements were joined */
};

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
  self->knots = _qd_knots_new ();
  self->articles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->bundles = g_array_new (FALSE, TRUE, sizeof (Bundle));
  return self;
}

/**
 * _qd_ties_free:
 * @self: (not nullable) (transfer full): ties
 */
void
_qd_ties_free (QdTies *self)
{
  _qd_knots_free (self->knots);
  g_hash_table_unref (self->articles);
  g_array_unref (self->bundles);
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
  _qd_knots_clear (self->knots);
  g_hash_table_remove_all (self->articles);
  g_array_set_size (self->bundles, 0);
  self->moved = FALSE;
}

static void
add_to_set (GHashTable *set,
            gint64      id)
{
  if (!g_hash_table_contains (set, &id))
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

/* Tying */

static gboolean
find_statement (QdTies  *self,
                gint64   statement_id,
                guint   *index,
                GError **error)
{
  g_autoptr (QdStatement) statement = NULL;
  QdKnot                  knot = { .statement_id = statement_id };
  QdStep                  step;

  if (_qd_knots_find (self->knots, 0, statement_id, index))
    return TRUE;
  statement = qd_sqlite_prepare (self->db, "SELECT name, n_articles FROM statements WHERE id = ?1");
  qd_statement_bind_int (statement, 1, statement_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    _qd_store_set_damage_error (self->db, error);
  if (step != QD_STEP_ROW)
    return FALSE;
  g_strlcpy (knot.name, qd_statement_get_text (statement, 0, NULL), sizeof knot.name);
  knot.n_articles = qd_statement_get_uint (statement, 1);
  *index = _qd_knots_add (self->knots, &knot);
  return TRUE;
}

static gboolean
find_quotation (QdTies         *self,
                const QdTieEnd *end,
                guint          *index,
                GError        **error)
{
  QdKnot knot = { .quotation_id = end->id, .statement_id = end->statement_id, .article_id = end->article_id, .strongest = end->strongest, .is_new = end->is_new };
  guint  statement;

  if (_qd_knots_find (self->knots, end->id, 0, index))
    return TRUE;
  if (end->statement_id == 0)
    qd_codec_quotation_name (end->identity, QD_CODEC_IDENTITY_SIZE, end->ordinal, knot.name);
  *index = _qd_knots_add (self->knots, &knot);
  if (end->statement_id == 0)
    return TRUE;
  if (!find_statement (self, end->statement_id, &statement, error))
    return FALSE;
  _qd_knots_get (self->knots, *index)->parent = _qd_knots_find_root (self->knots, statement);
  return TRUE;
}

static void
note_strongest (QdKnot *knot,
                guint   kind)
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
      note_strongest (_qd_knots_get (self->knots, index_a), kind);
      note_strongest (_qd_knots_get (self->knots, index_b), kind);
    }
  _qd_knots_get (self->knots, _qd_knots_find_root (self->knots, index_b))->parent = _qd_knots_find_root (self->knots, index_a);
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
get_bundle (QdTies *self,
            guint   index)
{
  return &g_array_index (self->bundles, Bundle, _qd_knots_get (self->knots, _qd_knots_find_root (self->knots, index))->bundle);
}

static void
chain_append (QdTies *self,
              Chain  *chain,
              guint   index)
{
  _qd_knots_get (self->knots, index)->next = QD_NO_KNOT;
  if (chain->n++ == 0)
    chain->first = index;
  else
    _qd_knots_get (self->knots, chain->last)->next = index;
  chain->last = index;
}

/* Fills the bundles, in the order of the ties, which does not depend on where in memory they are. */
static void
fill_bundles (QdTies *self)
{
  for (guint i = 0; i < self->knots->n; i++)
    _qd_knots_get (self->knots, i)->bundle = QD_NO_KNOT;
  for (guint i = 0; i < self->knots->n; i++)
    {
      QdKnot *knot = _qd_knots_get (self->knots, i);
      QdKnot *root;
      Bundle *bundle;

      if (knot->quotation_id != 0 && knot->statement_id != 0)
        continue;
      root = _qd_knots_get (self->knots, _qd_knots_find_root (self->knots, i));
      if (root->bundle == QD_NO_KNOT)
        {
          Bundle empty = { .name = i };

          root->bundle = self->bundles->len;
          g_array_append_val (self->bundles, empty);
        }
      bundle = &g_array_index (self->bundles, Bundle, root->bundle);
      chain_append (self, knot->quotation_id != 0 ? &bundle->loose : &bundle->statements, i);
      if (strcmp (knot->name, _qd_knots_get (self->knots, bundle->name)->name) < 0)
        bundle->name = i;
    }
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

/* Finds the statement that the bundle becomes: the one with the most articles, so that few rows move; none if there is none yet. */
static gboolean
choose_statement (QdTies  *self,
                  Bundle  *bundle,
                  GError **error)
{
  guint index = bundle->statements.first;

  for (guint i = 0; i < bundle->statements.n; i++)
    {
      const QdKnot *knot = _qd_knots_get (self->knots, index);

      index = knot->next;
      if (knot->n_articles < 2 && !note_articles (self, knot->statement_id, error))
        return FALSE;
      if (bundle->statement_id != 0 && knot->n_articles <= bundle->n_articles)
        continue;
      bundle->statement_id = knot->statement_id;
      bundle->n_articles = knot->n_articles;
    }
  return TRUE;
}

static gboolean
move_statements (QdTies  *self,
                 Bundle  *bundle,
                 GError **error)
{
  guint  index = bundle->statements.first;
  gint64 n_articles;

  if (bundle->statements.n < 2)
    return TRUE;
  for (guint i = 0; i < bundle->statements.n; i++)
    {
      gint64 from = _qd_knots_get (self->knots, index)->statement_id;

      index = _qd_knots_get (self->knots, index)->next;
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

/* Whether a loose quotation is the first of its article; @articles: (nullable): those of all that come before. */
static gboolean
is_first_of_article (QdTies       *self,
                     const Bundle *bundle,
                     const QdKnot *knot,
                     GHashTable   *articles)
{
  if (articles != NULL)
    return g_hash_table_add (articles, (gpointer)&knot->article_id);
  for (const QdKnot *other = _qd_knots_get (self->knots, bundle->loose.first); other != knot; other = _qd_knots_get (self->knots, other->next))
    if (other->article_id == knot->article_id)
      return FALSE;
  return TRUE;
}

/* Counts the articles of the loose quotations: each that has none in the statement yet is one more. None of an article that is new is in a
 * statement that was there before. */
static gboolean
count_loose (QdTies  *self,
             Bundle  *bundle,
             GError **error)
{
  g_autoptr (GHashTable) articles = bundle->loose.n > FEW_LOOSE ? g_hash_table_new (g_int64_hash, g_int64_equal) : NULL;
  guint                  index = bundle->loose.first;

  for (guint i = 0; i < bundle->loose.n; i++)
    {
      QdKnot *knot = _qd_knots_get (self->knots, index);
      gint64  has = 0;

      index = knot->next;
      knot->changed = FALSE;
      if (!knot->is_new)
        add_to_set (self->articles, knot->article_id);
      if (!is_first_of_article (self, bundle, knot, articles))
        continue;
      if (!knot->is_new && bundle->statements.n > 0 &&
          !query_with_ints (self->db, "SELECT EXISTS (SELECT 1 FROM quotations WHERE statement_id = ?1 AND article_id = ?2)",
                            bundle->statement_id, knot->article_id, &has, error))
        return FALSE;
      bundle->n_articles += !has;
    }
  return TRUE;
}

static gboolean
insert_statement (QdTies  *self,
                  Bundle  *bundle,
                  GError **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (self->db, "INSERT INTO statements (name, n_articles) VALUES (?1, ?2)");

  qd_statement_bind_text (insert, 1, _qd_knots_get (self->knots, bundle->name)->name);
  qd_statement_bind_int (insert, 2, bundle->n_articles);
  if (!qd_statement_run (insert, error))
    return FALSE;
  bundle->statement_id = qd_sqlite_last_id (self->db);
  return TRUE;
}

static gboolean
write_statement (QdTies  *self,
                 Bundle  *bundle,
                 GError **error)
{
  const char             *name = _qd_knots_get (self->knots, bundle->name)->name;
  g_autoptr (QdStatement) update = NULL;

  if (bundle->statement_id == 0)
    return insert_statement (self, bundle, error);
  /* Its index is left alone where the name is what it was. */
  if (_qd_knots_get (self->knots, bundle->name)->statement_id == bundle->statement_id)
    return run_with_ints (self->db, "UPDATE statements SET n_articles = ?2 WHERE id = ?1", bundle->statement_id, bundle->n_articles, error);
  update = qd_sqlite_prepare (self->db, "UPDATE statements SET name = ?2, n_articles = ?3 WHERE id = ?1");
  qd_statement_bind_int (update, 1, bundle->statement_id);
  qd_statement_bind_text (update, 2, name);
  qd_statement_bind_int (update, 3, bundle->n_articles);
  return qd_statement_run (update, error);
}

static gboolean
write_quotation (QdTies       *self,
                 const QdKnot *knot,
                 gint64        statement_id,
                 GError      **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (self->db, "UPDATE quotations SET statement_id = ?2, strongest = ?3 WHERE id = ?1");

  qd_statement_bind_int (update, 1, knot->quotation_id);
  qd_statement_bind_int (update, 2, statement_id);
  qd_statement_bind_int (update, 3, knot->strongest);
  return qd_statement_run (update, error);
}

/* Puts the loose quotations that have rows into the statement. */
static gboolean
write_loose (QdTies       *self,
             const Bundle *bundle,
             GError      **error)
{
  guint index = bundle->loose.first;

  for (guint i = 0; i < bundle->loose.n; i++)
    {
      const QdKnot *knot = _qd_knots_get (self->knots, index);

      index = knot->next;
      if (!knot->is_new && !write_quotation (self, knot, bundle->statement_id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_bundle (QdTies  *self,
              Bundle  *bundle,
              GError **error)
{
  /* Relations inside one statement. */
  if (bundle->loose.n == 0 && bundle->statements.n == 1)
    {
      const QdKnot *knot = _qd_knots_get (self->knots, bundle->statements.first);

      bundle->statement_id = knot->statement_id;
      bundle->n_articles = knot->n_articles;
      return TRUE;
    }
  return choose_statement (self, bundle, error) && move_statements (self, bundle, error) && count_loose (self, bundle, error) &&
         write_statement (self, bundle, error) && write_loose (self, bundle, error);
}

/* Those that were in a statement already, and have a closer relation now. */
static gboolean
write_strongest (QdTies  *self,
                 GError **error)
{
  for (guint i = 0; i < self->knots->n; i++)
    {
      const QdKnot *knot = _qd_knots_get (self->knots, i);

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
  fill_bundles (self);
  for (guint i = 0; i < self->bundles->len; i++)
    {
      qd_thread_rest ();
      if (!write_bundle (self, &g_array_index (self->bundles, Bundle, i), error))
        return FALSE;
    }
  return write_strongest (self, error);
}

static QdTieResult
make_result (QdTies *self,
             guint   index)
{
  const QdKnot *knot = _qd_knots_get (self->knots, index);
  const Bundle *bundle = get_bundle (self, index);

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
  guint index;

  if (!_qd_knots_find (self->knots, quotation_id, 0, &index))
    return FALSE;
  *result = make_result (self, index);
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
  for (guint i = 0; i < self->knots->n; i++)
    if (_qd_knots_get (self->knots, i)->quotation_id != 0)
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
  guint index;

  if (!_qd_knots_find (self->knots, 0, statement_id, &index))
    return statement_id;
  return get_bundle (self, index)->statement_id;
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

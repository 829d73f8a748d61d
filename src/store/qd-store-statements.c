/* qd-store-statements.c: the tables of relations and statements
 *
 * A statement is a connected component of the graph whose nodes are quotations and whose edges are relations. Adding
 * relations can only join components; after a removal those concerned are taken apart and put together again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store/qd-codec.h"
#include "store/qd-relation-pack.h"
#include "store/qd-store-private.h"

static gboolean
run_with_int (QdSqlite   *db,
              const char *sql,
              gint64      value,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_int (statement, 1, value);
  return qd_statement_run (statement, error);
}

static void
add_to_set (GHashTable *set,
            gint64      id)
{
  if (!g_hash_table_contains (set, &id))
    g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Adds the first column of the rows of a statement with one parameter to a set. */
static gboolean
collect_ids (QdSqlite   *db,
             const char *sql,
             gint64      value,
             GHashTable *set,
             GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;

  qd_statement_bind_int (statement, 1, value);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    add_to_set (set, qd_statement_get_int (statement, 0));
  return step == QD_STEP_DONE;
}

/**
 * _qd_store_update_n_shared:
 * @db: (not nullable): a connection in a transaction
 * @articles: (not nullable) (element-type gint64): rows of articles
 * @error: return location
 *
 * Counts anew how many quotations of these articles others carry, too.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_update_n_shared (QdSqlite   *db,
                           GHashTable *articles,
                           GError    **error)
{
  GHashTableIter iter;
  gpointer       article;

  g_hash_table_iter_init (&iter, articles);
  while (g_hash_table_iter_next (&iter, &article, NULL))
    if (!run_with_int (db, "UPDATE articles SET n_shared = (SELECT count(*) FROM quotations JOIN statements ON statements.id = statement_id"
                           " WHERE article_id = articles.id AND n_articles > 1) WHERE id = ?1",
                       *(const gint64 *)article, error))
      return FALSE;
  return TRUE;
}

static gboolean
update_n_articles (QdSqlite *db,
                   gint64    statement_id,
                   GError  **error)
{
  return run_with_int (db, "UPDATE statements SET n_articles = (SELECT count(DISTINCT article_id) FROM quotations"
                           " WHERE statement_id = ?1) WHERE id = ?1",
                       statement_id, error);
}

static gboolean
create_statement (QdSqlite   *db,
                  const char *name,
                  gint64     *statement_id,
                  GError    **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO statements (name, n_articles) VALUES (?1, 0)");

  qd_statement_bind_text (insert, 1, name);
  if (!qd_statement_run (insert, error))
    return FALSE;
  *statement_id = qd_sqlite_last_id (db);
  return TRUE;
}

/* Removing */

/* A quotation of a statement that is put together again. */
typedef struct
{
  gint64  id;
  gint64  article_id;
  guint   parent; /* index of another member of its component; its own at the root */
  guint   strongest;
  guint   was;       /* its strongest, as it is stored */
  guint   n_members; /* of the component of a root */
  gint64  statement_id;
  GArray *relations; /* of QdPackedRelation */
  char    name[QD_CODEC_NAME_LENGTH + 1];
} Member;

static void
clear_member (gpointer data)
{
  Member *member = data;

  g_clear_pointer (&member->relations, g_array_unref);
}

static GArray *
new_members (void)
{
  GArray *members = g_array_new (FALSE, TRUE, sizeof (Member));

  g_array_set_clear_func (members, clear_member);
  return members;
}

static guint
find_root (GArray *members,
           guint   index)
{
  Member *member = &g_array_index (members, Member, index);

  while (member->parent != index)
    {
      /* Halving the path on the way keeps later ones short. */
      member->parent = g_array_index (members, Member, member->parent).parent;
      index = member->parent;
      member = &g_array_index (members, Member, index);
    }
  return index;
}

static gboolean
load_members (QdSqlite   *db,
              gint64      statement_id,
              GArray     *members,
              GHashTable *indexes,
              GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT quotations.id, article_id, identity, ordinal, relations, strongest FROM quotations"
                                                             " JOIN articles ON articles.id = article_id WHERE statement_id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, statement_id);
  while ((step = qd_statement_step (statement, error)) == QD_STEP_ROW)
    {
      Member        member = { .id = qd_statement_get_int (statement, 0), .article_id = qd_statement_get_int (statement, 1), .parent = members->len };
      gsize         size;
      const guint8 *identity = qd_statement_get_blob (statement, 2, &size), *relations;

      qd_codec_quotation_name (identity, size, qd_statement_get_uint (statement, 3), member.name);
      member.was = qd_statement_get_uint (statement, 5);
      relations = qd_statement_get_blob (statement, 4, &size);
      member.relations = g_array_new (FALSE, FALSE, sizeof (QdPackedRelation));
      g_hash_table_insert (indexes, g_memdup2 (&member.id, sizeof member.id), GUINT_TO_POINTER (members->len));
      g_array_append_val (members, member);
      if (!_qd_relations_unpack (member.id, relations, size, member.relations))
        {
          _qd_store_set_damage_error (db, error);
          return FALSE;
        }
    }
  return step == QD_STEP_DONE;
}

static void
note_strongest (Member *member,
                guint   kind)
{
  if (member->strongest == 0 || kind < member->strongest)
    member->strongest = kind;
}

static void
join_members (GArray *members,
              guint   a,
              guint   b,
              guint   kind)
{
  Member *member_a = &g_array_index (members, Member, a);
  Member *member_b = &g_array_index (members, Member, b);
  guint   root_a = find_root (members, a);
  guint   root_b = find_root (members, b);
  Member *root = &g_array_index (members, Member, root_a);

  if (member_a->article_id != member_b->article_id)
    {
      note_strongest (member_a, kind);
      note_strongest (member_b, kind);
    }
  if (root_a == root_b)
    return;
  g_array_index (members, Member, root_b).parent = root_a;
  /* The root bears the smallest name; a member's own is not needed any more. */
  if (strcmp (g_array_index (members, Member, root_b).name, root->name) < 0)
    memcpy (root->name, g_array_index (members, Member, root_b).name, sizeof root->name);
}

/* Joins the members by their relations. FALSE if one has a relation to a quotation that is none of them. */
static gboolean
join_related (GArray     *members,
              GHashTable *indexes)
{
  gboolean closed = TRUE;

  for (guint i = 0; i < members->len; i++)
    {
      GArray *relations = g_array_index (members, Member, i).relations;

      for (guint j = 0; j < relations->len; j++)
        {
          const QdPackedRelation *packed = &g_array_index (relations, QdPackedRelation, j);
          gpointer                index;

          if (g_hash_table_lookup_extended (indexes, &packed->other, NULL, &index))
            join_members (members, i, GPOINTER_TO_UINT (index), packed->relation.kind);
          else
            closed = FALSE;
        }
    }
  return closed;
}

/* Forgets the relations of a member to quotations that were removed, and writes the others if any were. */
static gboolean
drop_removed (QdSqlite   *db,
              Member     *member,
              GHashTable *indexes,
              GError    **error)
{
  g_autoptr (QdStatement) statement = NULL;
  g_autoptr (GByteArray)  packed = NULL;
  guint                   n = 0;

  for (guint i = 0; i < member->relations->len; i++)
    {
      const QdPackedRelation *relation = &g_array_index (member->relations, QdPackedRelation, i);

      if (g_hash_table_contains (indexes, &relation->other))
        g_array_index (member->relations, QdPackedRelation, n++) = *relation;
    }
  if (n == member->relations->len)
    return TRUE;
  g_array_set_size (member->relations, n);
  packed = _qd_relations_pack (member->id, member->relations);
  statement = qd_sqlite_prepare (db, "UPDATE quotations SET relations = ?2 WHERE id = ?1");
  qd_statement_bind_int (statement, 1, member->id);
  if (packed != NULL)
    qd_statement_bind_blob (statement, 2, packed->data, packed->len);
  else
    qd_statement_bind_null (statement, 2);
  return qd_statement_run (statement, error);
}

/* The largest component of two members or more keeps the statement, so that few rows change. NULL if there is none. */
static Member *
choose_keeper (GArray *members)
{
  Member *keeper = NULL;

  for (guint i = 0; i < members->len; i++)
    g_array_index (members, Member, find_root (members, i)).n_members++;
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);

      if (member->n_members > (keeper != NULL ? keeper->n_members : 1))
        keeper = member;
    }
  return keeper;
}

/* Writes a member that is in another statement than before, in none, or has another closest relation. */
static gboolean
store_member (QdSqlite *db,
              GArray   *members,
              guint     index,
              gint64    before,
              GError  **error)
{
  g_autoptr (QdStatement) statement = NULL;
  Member                 *member = &g_array_index (members, Member, index);
  Member                 *root = &g_array_index (members, Member, find_root (members, index));

  /* A root alone has nobody to be in a statement with. */
  if (root->statement_id == 0 && root->n_members > 1 && !create_statement (db, root->name, &root->statement_id, error))
    return FALSE;
  if (root->statement_id == before && member->strongest == member->was)
    return TRUE;
  statement = qd_sqlite_prepare (db, "UPDATE quotations SET statement_id = nullif (?2, 0), strongest = ?3 WHERE id = ?1");
  qd_statement_bind_int (statement, 1, member->id);
  qd_statement_bind_int (statement, 2, root->statement_id);
  qd_statement_bind_int (statement, 3, member->strongest);
  return qd_statement_run (statement, error);
}

static gboolean
rename_statement (QdSqlite     *db,
                  const Member *keeper,
                  GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "UPDATE statements SET name = ?2 WHERE id = ?1 AND name <> ?2");

  qd_statement_bind_int (statement, 1, keeper->statement_id);
  qd_statement_bind_text (statement, 2, keeper->name);
  return qd_statement_run (statement, error);
}

/* Whether others carried the statement, too. */
static gboolean
is_shared (QdSqlite *db,
           gint64    statement_id,
           gboolean *shared,
           GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT n_articles FROM statements WHERE id = ?1");

  qd_statement_bind_int (statement, 1, statement_id);
  if (!qd_statement_need (statement, error))
    return FALSE;
  *shared = qd_statement_get_int (statement, 0) > 1;
  return TRUE;
}

static gboolean
store_members (QdSqlite   *db,
               gint64      statement_id,
               GArray     *members,
               GHashTable *articles,
               GError    **error)
{
  Member  *keeper = choose_keeper (members);
  gboolean was_shared, shared = FALSE;

  if (!is_shared (db, statement_id, &was_shared, error))
    return FALSE;
  /* Before others get names, of which it may have one. */
  if (keeper != NULL)
    keeper->statement_id = statement_id;
  if (keeper != NULL && !rename_statement (db, keeper, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    if (!store_member (db, members, i, statement_id, error))
      return FALSE;
  if (keeper == NULL && !run_with_int (db, "DELETE FROM statements WHERE id = ?1", statement_id, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (member->parent == i && member->statement_id != 0 && !update_n_articles (db, member->statement_id, error))
        return FALSE;
    }
  if (keeper != NULL && keeper->n_members == members->len && was_shared && !is_shared (db, statement_id, &shared, error))
    return FALSE;
  for (guint i = 0; i < members->len && !shared; i++)
    add_to_set (articles, g_array_index (members, Member, i).article_id);
  return TRUE;
}

/**
 * _qd_store_take_statements:
 * @db: (not nullable): a connection in a transaction
 * @article_id: an article that is about to be removed
 * @statements: (not nullable) (element-type gint64): a set, to which the rows of the article's statements are added
 * @error: return location
 *
 * Notes which statements are to be put together again.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_take_statements (QdSqlite   *db,
                           gint64      article_id,
                           GHashTable *statements,
                           GError    **error)
{
  return collect_ids (db, "SELECT DISTINCT statement_id FROM quotations WHERE article_id = ?1 AND statement_id IS NOT NULL",
                      article_id, statements, error);
}

/* No relation leads from one statement to another, so that each is put together by itself. */
static gboolean
rebuild_statement (QdSqlite   *db,
                   gint64      statement_id,
                   GHashTable *articles,
                   GError    **error)
{
  g_autoptr (GArray)     members = new_members ();
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (!load_members (db, statement_id, members, indexes, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    if (!drop_removed (db, &g_array_index (members, Member, i), indexes, error))
      return FALSE;
  join_related (members, indexes);
  return store_members (db, statement_id, members, articles, error);
}

/**
 * _qd_store_rebuild_statements:
 * @db: (not nullable): a connection in a transaction
 * @statements: (not nullable) (element-type gint64): rows of statements, some of whose quotations were removed
 * @error: return location
 *
 * Puts statements together again from the quotations and relations that are left.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
_qd_store_rebuild_statements (QdSqlite   *db,
                              GHashTable *statements,
                              GError    **error)
{
  g_autoptr (GHashTable) articles = new_set ();
  GHashTableIter         iter;
  gpointer               key;

  g_hash_table_iter_init (&iter, statements);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!rebuild_statement (db, *(const gint64 *)key, articles, error))
      return FALSE;
  return _qd_store_update_n_shared (db, articles, error);
}

/* Checking */

static gboolean
has_strongest (QdSqlite     *db,
               const Member *member,
               gboolean     *agrees,
               GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT strongest FROM quotations WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, member->id);
  step = qd_statement_step (statement, error);
  *agrees = step == QD_STEP_ROW && qd_statement_get_uint (statement, 0) == member->strongest;
  return step != QD_STEP_ERROR;
}

static gboolean
has_fields (QdSqlite     *db,
            gint64        statement_id,
            const Member *root,
            guint         n_articles,
            gboolean     *agrees,
            GError      **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, n_articles FROM statements WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, statement_id);
  step = qd_statement_step (statement, error);
  *agrees = step == QD_STEP_ROW && strcmp (qd_statement_get_text (statement, 0, NULL), root->name) == 0 &&
            qd_statement_get_uint (statement, 1) == n_articles;
  return step != QD_STEP_ERROR;
}

/**
 * _qd_store_check_statement:
 * @db: (not nullable): a connection
 * @statement_id: a statement's row
 * @error: return location
 *
 * Compares a statement with the relations of its quotations, all of which must be inside one statement.
 *
 * Errors: #QdStoreError
 * Returns: (transfer full) (nullable): what is wrong with it, a few words; empty if nothing is; %NULL on error
 */
char *
_qd_store_check_statement (QdSqlite *db,
                           gint64    statement_id,
                           GError  **error)
{
  g_autoptr (GArray)     members = new_members ();
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) articles = new_set ();
  gboolean               agrees = TRUE;

  if (!load_members (db, statement_id, members, indexes, error))
    return NULL;
  if (!join_related (members, indexes))
    return g_strdup ("one of its quotations has a relation to one of another statement, or of none");
  if (members->len < 2)
    return g_strdup ("it has fewer than two quotations");
  for (guint i = 0; i < members->len && agrees; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      add_to_set (articles, member->article_id);
      if (find_root (members, i) != find_root (members, 0))
        return g_strdup ("no relation ties some of its quotations to the others");
      if (!has_strongest (db, member, &agrees, error))
        return NULL;
    }
  if (!agrees)
    return g_strdup ("the closest relation of one of its quotations is another");
  if (!has_fields (db, statement_id, &g_array_index (members, Member, find_root (members, 0)), g_hash_table_size (articles), &agrees, error))
    return NULL;
  return g_strdup (agrees ? "" : "its name or the number of its articles is another");
}

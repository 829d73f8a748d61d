/* qd-store-tags.c: tags, and saved searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/qd-store-private.h"

static void
set_exists_error (const char *name,
                  GError    **error)
{
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_EXISTS, g_dgettext (GETTEXT_PACKAGE, "There is already something called “%s”. Choose another name."), name);
}

static void
set_gone_error (GError **error)
{
  g_set_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND, g_dgettext (GETTEXT_PACKAGE, "This is no longer in the library."));
}

/* Gives the row that bears a name; 0 if there is none, or only @except. */
static gboolean
find_name (QdSqlite   *db,
           const char *sql,
           const char *name,
           gint64      except,
           gint64     *id,
           GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);
  QdStep                  step;

  qd_statement_bind_text (statement, 1, name);
  step = qd_statement_step (statement, error);
  *id = step == QD_STEP_ROW ? qd_statement_get_int (statement, 0) : 0;
  if (*id == except)
    *id = 0;
  return step != QD_STEP_ERROR;
}

#define FIND_TAG_SQL "SELECT id FROM tags WHERE name = ?1"
#define FIND_SEARCH_SQL "SELECT id FROM saved_searches WHERE name = ?1"

/* Articles that have the tag already, or are gone, are passed over. */
static GArray *
set_tag (QdSqlite *db,
         gint64    tag_id,
         gboolean  tagged,
         GArray   *ids,
         GError  **error)
{
  g_autoptr (GArray)      changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, tagged ? "INSERT OR IGNORE INTO article_tags (tag_id, article_id)"
                                                                      " SELECT tags.id, articles.id FROM tags, articles WHERE tags.id = ?1 AND articles.id = ?2"
                                                                    : "DELETE FROM article_tags WHERE tag_id = ?1 AND article_id = ?2");

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      qd_statement_bind_int (statement, 1, tag_id);
      qd_statement_bind_int (statement, 2, id);
      if (!qd_statement_run (statement, error))
        return NULL;
      if (qd_sqlite_n_changes (db) > 0)
        g_array_append_val (changed, id);
    }
  return g_steal_pointer (&changed);
}

QdChange *
_qd_store_tag_articles (QdSqlite *db,
                        QdChange *change,
                        GError  **error)
{
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GArray)   ids = NULL;
  g_autoptr (GArray)   changed = NULL;
  gint64               tag_id;
  gboolean             tagged;

  g_variant_get (qd_change_get_arguments (change), "(xb@ax)", &tag_id, &tagged, &packed);
  ids = _qd_store_new_ids (packed);
  changed = set_tag (db, tag_id, tagged, ids, error);
  if (changed == NULL)
    return NULL;
  return qd_change_new_tag_articles (tag_id, !tagged, (const gint64 *)(gconstpointer)changed->data, changed->len);
}

static gboolean
insert_tag (QdSqlite   *db,
            gint64      tag_id,
            const char *name,
            guint       colour,
            GError    **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO tags (id, name, colour) VALUES (nullif (?1, 0), ?2, ?3)");

  qd_statement_bind_int (insert, 1, tag_id);
  qd_statement_bind_text (insert, 2, name);
  qd_statement_bind_int (insert, 3, MIN (colour, QD_TAG_N_COLOURS - 1));
  return qd_statement_run (insert, error);
}

/* A tag that is there already is given to the articles; else one is made, or made again with its old row. */
QdChange *
_qd_store_add_tag (QdSqlite *db,
                   QdChange *change,
                   GError  **error)
{
  g_autoptr (GVariant) packed = NULL;
  g_autoptr (GArray)   ids = NULL;
  g_autoptr (GArray)   changed = NULL;
  const char          *name;
  gint64               tag_id, present;
  guint                colour;

  g_variant_get (qd_change_get_arguments (change), "(x&su@ax)", &tag_id, &name, &colour, &packed);
  ids = _qd_store_new_ids (packed);
  if (!find_name (db, FIND_TAG_SQL, name, 0, &present, error))
    return NULL;
  if (present != 0 && ids->len == 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  if (present == 0 && !insert_tag (db, tag_id, name, colour, error))
    return NULL;
  tag_id = present != 0 ? present : qd_sqlite_last_id (db);
  changed = set_tag (db, tag_id, TRUE, ids, error);
  if (changed == NULL)
    return NULL;
  return present != 0 ? qd_change_new_tag_articles (tag_id, FALSE, (const gint64 *)(gconstpointer)changed->data, changed->len)
                      : qd_change_new (QD_CHANGE_REMOVE_TAG, g_variant_new_int64 (tag_id));
}

/* Gives name and colour of a tag. */
static gboolean
load_tag (QdSqlite *db,
          gint64    tag_id,
          char    **name,
          guint    *colour,
          GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, colour FROM tags WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, tag_id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    set_gone_error (error);
  if (step != QD_STEP_ROW)
    return FALSE;
  *name = g_strdup (qd_statement_get_text (statement, 0, NULL));
  *colour = qd_statement_get_uint (statement, 1);
  return TRUE;
}

/* Something keeps its place under a new name. */
static gboolean
keep_place (QdSqlite   *db,
            const char *sql,
            const char *from,
            const char *to,
            GError    **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, sql);

  qd_statement_bind_text (statement, 1, from);
  qd_statement_bind_text (statement, 2, to);
  return qd_statement_run (statement, error);
}

#define KEEP_TAG_PLACE_SQL "UPDATE OR REPLACE tag_places SET name = ?2 WHERE name = ?1"
#define KEEP_SEARCH_PLACE_SQL "UPDATE OR REPLACE search_places SET name = ?2 WHERE name = ?1"

/* Saved searches that look for the tag go on to do so. */
QdChange *
_qd_store_edit_tag (QdSqlite *db,
                    QdChange *change,
                    GError  **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE tags SET name = ?2, colour = ?3 WHERE id = ?1");
  g_autoptr (QdStatement) follow = qd_sqlite_prepare (db, "UPDATE saved_searches SET tag = ?2 WHERE tag = ?1");
  g_autofree char        *old_name = NULL;
  const char             *name;
  gint64                  tag_id, present;
  guint                   colour, old_colour;

  g_variant_get (qd_change_get_arguments (change), "(x&su)", &tag_id, &name, &colour);
  if (!load_tag (db, tag_id, &old_name, &old_colour, error) || !find_name (db, FIND_TAG_SQL, name, tag_id, &present, error))
    return NULL;
  if (present != 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  qd_statement_bind_int (update, 1, tag_id);
  qd_statement_bind_text (update, 2, name);
  qd_statement_bind_int (update, 3, MIN (colour, QD_TAG_N_COLOURS - 1));
  qd_statement_bind_text (follow, 1, old_name);
  qd_statement_bind_text (follow, 2, name);
  if (!qd_statement_run (update, error) || !qd_statement_run (follow, error) || !keep_place (db, KEEP_TAG_PLACE_SQL, old_name, name, error))
    return NULL;
  return qd_change_new (QD_CHANGE_EDIT_TAG, g_variant_new ("(xsu)", tag_id, old_name, old_colour));
}

static GArray *
list_tagged (QdSqlite *db,
             gint64    tag_id,
             GError  **error)
{
  g_autoptr (QdStatement) select = qd_sqlite_prepare (db, "SELECT article_id FROM article_tags WHERE tag_id = ?1");

  qd_statement_bind_int (select, 1, tag_id);
  return qd_statement_collect_ids (select, error);
}

static gboolean
delete_tag (QdSqlite *db,
            gint64    tag_id,
            GError  **error)
{
  g_autoptr (QdStatement) delete = qd_sqlite_prepare (db, "DELETE FROM tags WHERE id = ?1");

  qd_statement_bind_int (delete, 1, tag_id);
  return qd_statement_run (delete, error);
}

static GVariant *
pack_array (GArray *ids)
{
  return qd_change_pack_ids ((const gint64 *)(gconstpointer)ids->data, ids->len);
}

QdChange *
_qd_store_remove_tag (QdSqlite *db,
                      QdChange *change,
                      GError  **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autofree char   *name = NULL;
  gint64             tag_id = g_variant_get_int64 (qd_change_get_arguments (change));
  guint              colour;

  if (!load_tag (db, tag_id, &name, &colour, error))
    return NULL;
  ids = list_tagged (db, tag_id, error);
  if (ids == NULL || !delete_tag (db, tag_id, error))
    return NULL;
  return qd_change_new (QD_CHANGE_ADD_TAG, g_variant_new ("(xsu@ax)", tag_id, name, colour, pack_array (ids)));
}

/* Lets saved searches look for another tag; gives which they are. */
static GArray *
move_searches (QdSqlite   *db,
               const char *from,
               const char *to,
               GError    **error)
{
  g_autoptr (QdStatement) select = qd_sqlite_prepare (db, "SELECT id FROM saved_searches WHERE tag = ?1");
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE saved_searches SET tag = ?2 WHERE tag = ?1");
  g_autoptr (GArray)      ids = NULL;

  qd_statement_bind_text (select, 1, from);
  ids = qd_statement_collect_ids (select, error);
  qd_statement_bind_text (update, 1, from);
  qd_statement_bind_text (update, 2, to);
  return ids != NULL && qd_statement_run (update, error) ? g_steal_pointer (&ids) : NULL;
}

QdChange *
_qd_store_merge_tag (QdSqlite *db,
                     QdChange *change,
                     GError  **error)
{
  g_autoptr (GArray) tagged = NULL, added = NULL, searches = NULL;
  g_autofree char   *name = NULL, *into_name = NULL;
  gint64             tag_id, into;
  guint              colour, into_colour;

  g_variant_get (qd_change_get_arguments (change), "(xx)", &tag_id, &into);
  if (tag_id == into)
    {
      set_gone_error (error);
      return NULL;
    }
  if (!load_tag (db, tag_id, &name, &colour, error) || !load_tag (db, into, &into_name, &into_colour, error))
    return NULL;
  tagged = list_tagged (db, tag_id, error);
  if (tagged == NULL)
    return NULL;
  added = set_tag (db, into, TRUE, tagged, error);
  searches = added != NULL ? move_searches (db, name, into_name, error) : NULL;
  if (searches == NULL || !delete_tag (db, tag_id, error))
    return NULL;
  return qd_change_new (QD_CHANGE_SPLIT_TAG, g_variant_new ("(xsu@axx@ax@ax)", tag_id, name, colour, pack_array (tagged), into, pack_array (added), pack_array (searches)));
}

static gboolean
point_searches (QdSqlite   *db,
                GArray     *ids,
                const char *tag,
                GError    **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE saved_searches SET tag = ?2 WHERE id = ?1");

  for (guint i = 0; i < ids->len; i++)
    {
      qd_statement_bind_int (update, 1, g_array_index (ids, gint64, i));
      qd_statement_bind_text (update, 2, tag);
      if (!qd_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

QdChange *
_qd_store_split_tag (QdSqlite *db,
                     QdChange *change,
                     GError  **error)
{
  g_autoptr (GVariant) packed_tagged = NULL, packed_added = NULL, packed_searches = NULL;
  g_autoptr (GArray)   tagged = NULL, added = NULL, searches = NULL, given = NULL, taken = NULL;
  const char          *name;
  gint64               tag_id, into, present;
  guint                colour;

  g_variant_get (qd_change_get_arguments (change), "(x&su@axx@ax@ax)", &tag_id, &name, &colour, &packed_tagged, &into, &packed_added, &packed_searches);
  tagged = _qd_store_new_ids (packed_tagged);
  added = _qd_store_new_ids (packed_added);
  searches = _qd_store_new_ids (packed_searches);
  if (!find_name (db, FIND_TAG_SQL, name, 0, &present, error))
    return NULL;
  if (present != 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  if (!insert_tag (db, tag_id, name, colour, error))
    return NULL;
  given = set_tag (db, tag_id, TRUE, tagged, error);
  taken = given != NULL ? set_tag (db, into, FALSE, added, error) : NULL;
  if (taken == NULL || !point_searches (db, searches, name, error))
    return NULL;
  return qd_change_new (QD_CHANGE_MERGE_TAG, g_variant_new ("(xx)", tag_id, into));
}

/* Saved searches */

QdChange *
_qd_store_add_search (QdSqlite *db,
                      QdChange *change,
                      GError  **error)
{
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO saved_searches (id, name, query, source, tag, flags)"
                                                          " VALUES (nullif (?1, 0), ?2, ?3, ?4, ?5, ?6)");
  const char             *name, *query, *source, *tag;
  gint64                  id, present;
  guint                   flags;

  g_variant_get (qd_change_get_arguments (change), "(x&s&sm&sm&su)", &id, &name, &query, &source, &tag, &flags);
  if (!find_name (db, FIND_SEARCH_SQL, name, 0, &present, error))
    return NULL;
  if (present != 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  qd_statement_bind_int (insert, 1, id);
  qd_statement_bind_text (insert, 2, name);
  qd_statement_bind_text (insert, 3, query);
  qd_statement_bind_text (insert, 4, source);
  qd_statement_bind_text (insert, 5, tag);
  qd_statement_bind_int (insert, 6, flags);
  if (!qd_statement_run (insert, error))
    return NULL;
  return qd_change_new (QD_CHANGE_REMOVE_SEARCH, g_variant_new_int64 (qd_sqlite_last_id (db)));
}

/* Gives the change that would make a saved search again. */
static QdChange *
load_search (QdSqlite *db,
             gint64    id,
             GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT name, query, source, tag, flags FROM saved_searches WHERE id = ?1");
  QdStep                  step;

  qd_statement_bind_int (statement, 1, id);
  step = qd_statement_step (statement, error);
  if (step == QD_STEP_DONE)
    set_gone_error (error);
  if (step != QD_STEP_ROW)
    return NULL;
  return qd_change_new (QD_CHANGE_ADD_SEARCH,
                        g_variant_new ("(xssmsmsu)", id, qd_statement_get_text (statement, 0, NULL), qd_statement_get_text (statement, 1, NULL),
                                       qd_statement_get_text (statement, 2, NULL), qd_statement_get_text (statement, 3, NULL), qd_statement_get_uint (statement, 4)));
}

QdChange *
_qd_store_rename_search (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_autoptr (QdStatement) update = qd_sqlite_prepare (db, "UPDATE saved_searches SET name = ?2 WHERE id = ?1");
  g_autoptr (QdChange)    old = NULL;
  const char             *name, *old_name;
  gint64                  id, present;

  g_variant_get (qd_change_get_arguments (change), "(x&s)", &id, &name);
  old = load_search (db, id, error);
  if (old == NULL || !find_name (db, FIND_SEARCH_SQL, name, id, &present, error))
    return NULL;
  if (present != 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  qd_statement_bind_int (update, 1, id);
  qd_statement_bind_text (update, 2, name);
  g_variant_get_child (qd_change_get_arguments (old), 1, "&s", &old_name);
  if (!qd_statement_run (update, error) || !keep_place (db, KEEP_SEARCH_PLACE_SQL, old_name, name, error))
    return NULL;
  return qd_change_new (QD_CHANGE_RENAME_SEARCH, g_variant_new ("(xs)", id, old_name));
}

QdChange *
_qd_store_remove_search (QdSqlite *db,
                         QdChange *change,
                         GError  **error)
{
  g_autoptr (QdStatement) delete = qd_sqlite_prepare (db, "DELETE FROM saved_searches WHERE id = ?1");
  gint64               id = g_variant_get_int64 (qd_change_get_arguments (change));
  g_autoptr (QdChange) old = load_search (db, id, error);

  if (old == NULL)
    return NULL;
  qd_statement_bind_int (delete, 1, id);
  return qd_statement_run (delete, error) ? g_steal_pointer (&old) : NULL;
}

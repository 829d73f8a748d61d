/* qd-store-tags.c: tags, and saved searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"

#include <glib/gi18n-lib.h>

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

/* A tag that is there already is given to the articles; else one is made, or made again with its old row. */
QdChange *
_qd_store_add_tag (QdSqlite *db,
                   QdChange *change,
                   GError  **error)
{
  g_autoptr (GVariant)    packed = NULL;
  g_autoptr (GArray)      ids = NULL;
  g_autoptr (GArray)      changed = NULL;
  g_autoptr (QdStatement) insert = qd_sqlite_prepare (db, "INSERT INTO tags (id, name, colour) VALUES (nullif (?1, 0), ?2, ?3)");
  const char             *name;
  gint64                  tag_id, present;
  guint                   colour;

  g_variant_get (qd_change_get_arguments (change), "(x&su@ax)", &tag_id, &name, &colour, &packed);
  ids = _qd_store_new_ids (packed);
  if (!find_name (db, FIND_TAG_SQL, name, 0, &present, error))
    return NULL;
  if (present != 0 && ids->len == 0)
    {
      set_exists_error (name, error);
      return NULL;
    }
  if (present == 0)
    {
      qd_statement_bind_int (insert, 1, tag_id);
      qd_statement_bind_text (insert, 2, name);
      qd_statement_bind_int (insert, 3, MIN (colour, QD_TAG_N_COLOURS - 1));
      if (!qd_statement_run (insert, error))
        return NULL;
    }
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
  if (!qd_statement_run (update, error) || !qd_statement_run (follow, error))
    return NULL;
  return qd_change_new (QD_CHANGE_EDIT_TAG, g_variant_new ("(xsu)", tag_id, old_name, old_colour));
}

QdChange *
_qd_store_remove_tag (QdSqlite *db,
                      QdChange *change,
                      GError  **error)
{
  g_autoptr (QdStatement) select = qd_sqlite_prepare (db, "SELECT article_id FROM article_tags WHERE tag_id = ?1");
  g_autoptr (QdStatement) delete = qd_sqlite_prepare (db, "DELETE FROM tags WHERE id = ?1");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char   *name = NULL;
  gint64             tag_id = g_variant_get_int64 (qd_change_get_arguments (change));
  guint              colour;
  QdStep             step;

  if (!load_tag (db, tag_id, &name, &colour, error))
    return NULL;
  qd_statement_bind_int (select, 1, tag_id);
  while ((step = qd_statement_step (select, error)) == QD_STEP_ROW)
    {
      gint64 id = qd_statement_get_int (select, 0);

      g_array_append_val (ids, id);
    }
  qd_statement_bind_int (delete, 1, tag_id);
  if (step == QD_STEP_ERROR || !qd_statement_run (delete, error))
    return NULL;
  return qd_change_new (QD_CHANGE_ADD_TAG, g_variant_new ("(xsu@ax)", tag_id, name, colour, qd_change_pack_ids ((const gint64 *)(gconstpointer)ids->data, ids->len)));
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
  if (!qd_statement_run (update, error))
    return NULL;
  g_variant_get_child (qd_change_get_arguments (old), 1, "&s", &old_name);
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

/* qd-store-story-marks.c: what a person says of stories
 *
 * Marks are kept by the identities of articles, so that they outlive their removal and re-import.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-store-private.h"
#include "store/qd-store-stories.h"

/* Nothing was said of two articles. */
#define UNMARKED (-1)

typedef struct
{
  GBytes *a;
  GBytes *b;
} Pair;

static void
clear_pair (Pair *pair)
{
  g_clear_pointer (&pair->a, g_bytes_unref);
  g_clear_pointer (&pair->b, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, clear_pair)

static GBytes *
load_identity (QdSqlite *db,
               gint64    article_id,
               GError  **error)
{
  g_autoptr (QdStatement) statement = qd_sqlite_prepare (db, "SELECT identity FROM articles WHERE id = ?1");
  const guint8           *identity;
  gsize                   size;

  qd_statement_bind_int (statement, 1, article_id);
  if (!qd_statement_need (statement, error))
    return NULL;
  identity = qd_statement_get_blob (statement, 0, &size);
  return g_bytes_new (identity, size);
}

/* The identities of articles; those that are gone are passed over. */
static GPtrArray *
load_identities (QdSqlite *db,
                 GVariant *packed,
                 GError  **error)
{
  g_autoptr (GArray)    ids = _qd_store_new_ids (packed);
  g_autoptr (GPtrArray) identities = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;
      GBytes            *identity = load_identity (db, g_array_index (ids, gint64, i), &local);

      if (identity != NULL)
        g_ptr_array_add (identities, identity);
      else if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  return g_steal_pointer (&identities);
}

static void
bind_pair (QdStatement *statement,
           GBytes      *a,
           GBytes      *b)
{
  gboolean ordered = g_bytes_compare (a, b) <= 0;
  GBytes  *first = ordered ? a : b, *second = ordered ? b : a;

  qd_statement_bind_blob (statement, 1, g_bytes_get_data (first, NULL), g_bytes_get_size (first));
  qd_statement_bind_blob (statement, 2, g_bytes_get_data (second, NULL), g_bytes_get_size (second));
}

static GVariant *
pack_bytes (GBytes *bytes)
{
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

/* Says @mark of two articles, and notes what was said before. */
static gboolean
set_mark (QdSqlite        *db,
          GBytes          *a,
          GBytes          *b,
          int              mark,
          GVariantBuilder *before,
          GError         **error)
{
  g_autoptr (QdStatement) find = qd_sqlite_prepare (db, "SELECT together FROM story_marks WHERE a = ?1 AND b = ?2");
  g_autoptr (QdStatement) set = NULL;
  QdStep                  step;

  bind_pair (find, a, b);
  step = qd_statement_step (find, error);
  if (step == QD_STEP_ERROR)
    return FALSE;
  g_variant_builder_add (before, "(@ay@ayi)", pack_bytes (a), pack_bytes (b), step == QD_STEP_ROW ? (int)qd_statement_get_int (find, 0) : UNMARKED);
  set = qd_sqlite_prepare (db, mark == UNMARKED ? "DELETE FROM story_marks WHERE a = ?1 AND b = ?2"
                                                : "INSERT OR REPLACE INTO story_marks (a, b, together) VALUES (?1, ?2, ?3)");
  bind_pair (set, a, b);
  if (mark != UNMARKED)
    qd_statement_bind_int (set, 3, mark);
  return qd_statement_run (set, error);
}

static QdChange *
finish (QdSqlite        *db,
        GVariantBuilder *before,
        GError         **error)
{
  if (!qd_sqlite_exec (db, "UPDATE derived SET fresh = 0 WHERE name = 'stories'", error))
    return NULL;
  return qd_change_new (QD_CHANGE_STORY_MARKS, g_variant_builder_end (before));
}

/* Says of all pairs that they belong together, or not. */
QdChange *
_qd_store_mark_stories (QdSqlite *db,
                        QdChange *change,
                        GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ayayi)"));
  g_autoptr (GVariant)     packed_a = NULL, packed_b = NULL;
  g_autoptr (GPtrArray)    a = NULL, b = NULL;
  gboolean                 together;

  g_variant_get (qd_change_get_arguments (change), "(@ax@axb)", &packed_a, &packed_b, &together);
  a = load_identities (db, packed_a, error);
  b = a != NULL ? load_identities (db, packed_b, error) : NULL;
  if (b == NULL)
    return NULL;
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (!g_bytes_equal (a->pdata[i], b->pdata[k]) && !set_mark (db, a->pdata[i], b->pdata[k], together, &before, error))
        return NULL;
  return finish (db, &before, error);
}

/* Says again what was said before. The last pair first: it may be there twice. */
QdChange *
_qd_store_change_story_marks (QdSqlite *db,
                              QdChange *change,
                              GError  **error)
{
  g_auto (GVariantBuilder) before = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ayayi)"));
  GVariant                *marks = qd_change_get_arguments (change);

  for (gsize i = g_variant_n_children (marks); i > 0; i--)
    {
      g_autoptr (GVariant) of_a = NULL, of_b = NULL;
      g_auto (Pair)        pair = { NULL, NULL };
      int                  mark;

      g_variant_get_child (marks, i - 1, "(@ay@ayi)", &of_a, &of_b, &mark);
      pair = (Pair){ g_variant_get_data_as_bytes (of_a), g_variant_get_data_as_bytes (of_b) };
      if (!set_mark (db, pair.a, pair.b, mark, &before, error))
        return NULL;
    }
  return finish (db, &before, error);
}

static gboolean
mark (QdStore      *self,
      const gint64 *a,
      gsize         n_a,
      const gint64 *b,
      gsize         n_b,
      gboolean      together,
      GError      **error)
{
  g_autoptr (QdChange) change = qd_change_new_stories (a, n_a, b, n_b, together);
  g_autoptr (QdChange) inverse = qd_store_apply (self, change, NULL, error);

  return inverse != NULL;
}

/**
 * qd_store_merge_stories:
 * @self: (not nullable): a library
 * @a: (array length=n_a): articles of a story
 * @n_a: how many
 * @b: (array length=n_b): articles of another
 * @n_b: how many
 * @error: return location
 *
 * Notes that a person says that articles tell one story: give all of both, since those that nobody spoke of may stay apart. It is kept when they are removed or imported
 * again. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_merge_stories (QdStore      *self,
                        const gint64 *a,
                        gsize         n_a,
                        const gint64 *b,
                        gsize         n_b,
                        GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return mark (self, a, n_a, b, n_b, TRUE, error);
}

/**
 * qd_store_split_story:
 * @self: (not nullable): a library
 * @a: (array length=n_a): articles that are to leave a story
 * @n_a: how many
 * @b: (array length=n_b): those that stay in it
 * @n_b: how many
 * @error: return location
 *
 * Notes that a person says that articles tell another story than others. It is kept when they are removed or imported
 * again. Thread: any but those of the library; blocks.
 *
 * Errors: #QdStoreError
 * Returns: %TRUE, or %FALSE and an error
 */
gboolean
qd_store_split_story (QdStore      *self,
                      const gint64 *a,
                      gsize         n_a,
                      const gint64 *b,
                      gsize         n_b,
                      GError      **error)
{
  g_return_val_if_fail (QD_IS_STORE (self), FALSE);

  return mark (self, a, n_a, b, n_b, FALSE, error);
}

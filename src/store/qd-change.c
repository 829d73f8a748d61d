/* qd-change.c: something that a person changes in a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-change.h"

struct _QdChange
{
  QdChangeKind kind;
  GVariant    *arguments;
};

static const char *const types[] = {
  [QD_CHANGE_NONE] = "()",
  [QD_CHANGE_RENAME_SOURCE] = "(axs)",
  [QD_CHANGE_SOURCE_NAMES] = "a(sssb)",
  [QD_CHANGE_SOURCE_PLACES] = "as",
  [QD_CHANGE_ADD_TAG] = "(xsuax)",
  [QD_CHANGE_EDIT_TAG] = "(xsu)",
  [QD_CHANGE_REMOVE_TAG] = "x",
  [QD_CHANGE_TAG_ARTICLES] = "(xbax)",
  [QD_CHANGE_MERGE_TAG] = "(xx)",
  [QD_CHANGE_SPLIT_TAG] = "(xsuaxxaxax)",
  [QD_CHANGE_TAG_PLACES] = "as",
  [QD_CHANGE_ADD_SEARCH] = "(xssmsmsu)",
  [QD_CHANGE_RENAME_SEARCH] = "(xs)",
  [QD_CHANGE_REMOVE_SEARCH] = "x",
  [QD_CHANGE_SEARCH_PLACES] = "as",
  [QD_CHANGE_SPEAKERS] = "a(ss)",
  [QD_CHANGE_STORIES] = "(axaxb)",
  [QD_CHANGE_STORY_MARKS] = "a(ayayi)",
  [QD_CHANGE_FLAG] = "(ybax)",
  [QD_CHANGE_ADD_NOTE] = "(xttus)",
  [QD_CHANGE_EDIT_NOTE] = "(xus)",
  [QD_CHANGE_REMOVE_NOTE] = "x",
  [QD_CHANGE_RESTORE_NOTE] = "(xaysmssmsusxxtsss)",
  [QD_CHANGE_REMOVE_FEED] = "x",
  [QD_CHANGE_RESTORE_FEED] = "(xsmsmsmsmsmsxxbbu)",
};

G_DEFINE_BOXED_TYPE (QdChange, qd_change, qd_change_ref, qd_change_unref)

/**
 * qd_change_new:
 * @kind: what is changed
 * @arguments: (not nullable): how; of the type that #QdChangeKind says; a floating reference is taken
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new (QdChangeKind kind,
               GVariant    *arguments)
{
  QdChange *self;

  g_return_val_if_fail (kind < G_N_ELEMENTS (types), NULL);
  g_return_val_if_fail (g_variant_is_of_type (arguments, G_VARIANT_TYPE (types[kind])), NULL);

  self = g_atomic_rc_box_new (QdChange);
  self->kind = kind;
  self->arguments = g_variant_ref_sink (arguments);
  return self;
}

/**
 * qd_change_ref:
 * @self: (not nullable): a change
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdChange *
qd_change_ref (QdChange *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_change (gpointer data)
{
  g_variant_unref (((QdChange *)data)->arguments);
}

/**
 * qd_change_unref:
 * @self: (not nullable) (transfer full): a change
 *
 * Drops a reference. Thread: any.
 */
void
qd_change_unref (QdChange *self)
{
  g_atomic_rc_box_release_full (self, clear_change);
}

/**
 * qd_change_get_kind:
 * @self: (not nullable): a change
 *
 * Thread: any.
 *
 * Returns: what is changed
 */
QdChangeKind
qd_change_get_kind (QdChange *self)
{
  return self->kind;
}

/**
 * qd_change_get_arguments:
 * @self: (not nullable): a change
 *
 * Thread: any.
 *
 * Returns: (transfer none): how, of the type that #QdChangeKind says
 */
GVariant *
qd_change_get_arguments (QdChange *self)
{
  return self->arguments;
}

/**
 * qd_change_pack_ids:
 * @ids: (array length=n_ids): rows; copied
 * @n_ids: how many
 *
 * Thread: any.
 *
 * Returns: (transfer floating): `ax`
 */
GVariant *
qd_change_pack_ids (const gint64 *ids,
                    gsize         n_ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, n_ids, sizeof *ids);
}

/**
 * qd_change_new_rename_sources:
 * @ids: (array length=n_ids): sources' rows
 * @n_ids: how many
 * @name: (not nullable): the name that their articles are to be filed under from now on, also those still to be imported; it
 *   may be the name of another source, which they become one with then
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_rename_sources (const gint64 *ids,
                              gsize         n_ids,
                              const char   *name)
{
  return qd_change_new (QD_CHANGE_RENAME_SOURCE, g_variant_new ("(@axs)", qd_change_pack_ids (ids, n_ids), name));
}

/**
 * qd_change_new_tag_articles:
 * @tag_id: a tag's row
 * @tagged: whether the articles are to have it
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_tag_articles (gint64        tag_id,
                            gboolean      tagged,
                            const gint64 *ids,
                            gsize         n_ids)
{
  return qd_change_new (QD_CHANGE_TAG_ARTICLES, g_variant_new ("(xb@ax)", tag_id, tagged, qd_change_pack_ids (ids, n_ids)));
}

/**
 * qd_change_new_add_tag:
 * @name: (not nullable): what the person calls it
 * @colour: one of #QdTagColour
 * @ids: (array length=n_ids) (nullable): articles that are to have it
 * @n_ids: how many
 *
 * Where there is a tag of that name, the articles get that. Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_add_tag (const char   *name,
                       guint         colour,
                       const gint64 *ids,
                       gsize         n_ids)
{
  return qd_change_new (QD_CHANGE_ADD_TAG, g_variant_new ("(xsu@ax)", G_GINT64_CONSTANT (0), name, colour, qd_change_pack_ids (ids, n_ids)));
}

/**
 * qd_change_new_stories:
 * @a: (array length=n_a): articles' rows
 * @n_a: how many
 * @b: (array length=n_b): articles' rows
 * @n_b: how many
 * @together: whether those of @a and those of @b tell one story
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_stories (const gint64 *a,
                       gsize         n_a,
                       const gint64 *b,
                       gsize         n_b,
                       gboolean      together)
{
  return qd_change_new (QD_CHANGE_STORIES, g_variant_new ("(@ax@axb)", qd_change_pack_ids (a, n_a), qd_change_pack_ids (b, n_b), together));
}

/**
 * qd_change_new_flag:
 * @flag: 'r' for read, 's' for starred
 * @set: whether the articles are to be that
 * @ids: (array length=n_ids): articles' rows
 * @n_ids: how many
 *
 * Thread: any.
 *
 * Returns: (transfer full): the change
 */
QdChange *
qd_change_new_flag (char          flag,
                    gboolean      set,
                    const gint64 *ids,
                    gsize         n_ids)
{
  return qd_change_new (QD_CHANGE_FLAG, g_variant_new ("(yb@ax)", flag, set, qd_change_pack_ids (ids, n_ids)));
}

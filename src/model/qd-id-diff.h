/* qd-id-diff.h: what changed between two lists of rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdSplice:
 * @old_position: where it begins in the old list
 * @n_removed: how many ids of the old list are taken out there
 * @new_position: where it begins in the new list
 * @n_added: how many ids of the new list are put in there
 *
 * One change. Between two splices the lists agree.
 */
typedef struct
{
  guint old_position;
  guint n_removed;
  guint new_position;
  guint n_added;
} QdSplice;

GArray *qd_id_diff (const gint64 *old_ids,
                    guint         n_old,
                    const gint64 *new_ids,
                    guint         n_new,
                    GHashTable   *watched,
                    guint         max_splices);

GArray *qd_id_keep (GArray *old_ids,
                    GArray *new_ids,
                    GArray *kept);

G_END_DECLS

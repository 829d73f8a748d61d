/* qd-match-merge.h: sorted blocks of several runs become those of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-run.h"

G_BEGIN_DECLS

/**
 * QdMatchBlockFunc:
 * @first: the first key of the block
 * @data: (array length=size): the block
 * @size: how many bytes it has
 * @user_data: of who asked for the blocks
 * @error: return location
 *
 * Takes the next block of a run.
 *
 * Returns: %TRUE, or %FALSE and an error
 */
typedef gboolean (*QdMatchBlockFunc) (guint64       first,
                                      const guint8 *data,
                                      gsize         size,
                                      gpointer      user_data,
                                      GError      **error);

void     _qd_match_sort (GArray *entries);
gboolean _qd_match_pack (GArray          *entries,
                         QdMatchBlockFunc func,
                         gpointer         user_data,
                         GError         **error);
gboolean _qd_match_merge (GPtrArray       *runs,
                          QdMatchBlockFunc func,
                          gpointer         user_data,
                          gboolean        *sound,
                          GError         **error);

G_END_DECLS

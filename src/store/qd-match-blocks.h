/* qd-match-blocks.h: the keys of articles in sorted, packed blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-run.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/**
 * QdMatchBlocks:
 *
 * The table match_blocks. Belongs to one connection and its thread.
 */
typedef struct _QdMatchBlocks QdMatchBlocks;

QdMatchBlocks *_qd_match_blocks_new (QdSqlite *db);
void           _qd_match_blocks_free (QdMatchBlocks *self);
void           _qd_match_blocks_forget (QdMatchBlocks *self);
void           _qd_match_blocks_set_most_kept (QdMatchBlocks *self,
                                               gsize          most_kept);
gboolean       _qd_match_blocks_begin (QdMatchBlocks *self,
                                       GError       **error);
gboolean       _qd_match_blocks_has_slice (const QdMatchBlocks *self,
                                           guint                slice);
gboolean       _qd_match_blocks_begin_search (QdMatchBlocks *self,
                                              GError       **error);
gboolean       _qd_match_blocks_look_for (QdMatchBlocks *self,
                                          guint64        key,
                                          guint          index,
                                          GError       **error);
void           _qd_match_blocks_locate (QdMatchBlocks *self);
gboolean       _qd_match_blocks_take (QdMatchBlocks *self,
                                      guint          index,
                                      GArray        *entries,
                                      GError       **error);
gboolean       _qd_match_blocks_merge (QdMatchBlocks *self,
                                       guint          slice,
                                       GArray        *entries,
                                       GError       **error);
gboolean       _qd_match_blocks_remove (QdMatchBlocks    *self,
                                        const QdKeyEntry *entry,
                                        gboolean          forget,
                                        GError          **error);
gboolean       _qd_match_blocks_list (QdMatchBlocks *self,
                                      guint          slice,
                                      GArray        *entries,
                                      GError       **error);

G_END_DECLS

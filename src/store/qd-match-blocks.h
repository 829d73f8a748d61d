/* qd-match-blocks.h: the keys of articles in sorted, packed blocks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/* Keys have 40 bits, and are cut into so many slices by their first eight; what is merged at a time is of one slice. */
#define QD_MATCH_KEY_BITS 40
#define QD_MATCH_SLICES 256
#define QD_MATCH_SLICE_SHIFT 32

/**
 * QdKeyEntry:
 * @key: a key
 * @article_id: an article that has it
 */
typedef struct
{
  guint64 key;
  gint64  article_id;
} QdKeyEntry;

/**
 * QdMatchBlocks:
 *
 * The table match_blocks. Belongs to one connection and its thread.
 */
typedef struct _QdMatchBlocks QdMatchBlocks;

QdMatchBlocks *_qd_match_blocks_new (QdSqlite *db);
void           _qd_match_blocks_free (QdMatchBlocks *self);
void           _qd_match_blocks_forget (QdMatchBlocks *self);
void           _qd_match_blocks_note_search (QdMatchBlocks *self);
gboolean       _qd_match_blocks_find (QdMatchBlocks *self,
                                      guint64        key,
                                      GArray        *entries,
                                      GError       **error);
void           _qd_match_blocks_foresee (const QdMatchBlocks *self,
                                         guint64              key);
gboolean       _qd_match_blocks_merge (QdMatchBlocks *self,
                                       guint          slice,
                                       GArray        *entries,
                                       GError       **error);
gboolean       _qd_match_blocks_remove (QdMatchBlocks    *self,
                                        const QdKeyEntry *entry,
                                        GError          **error);
gboolean       _qd_match_blocks_list (QdMatchBlocks *self,
                                      guint          slice,
                                      GArray        *entries,
                                      GError       **error);

G_END_DECLS

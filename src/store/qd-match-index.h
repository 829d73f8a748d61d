/* qd-match-index.h: which articles have a key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-blocks.h"

G_BEGIN_DECLS

/**
 * QdMatchIndex:
 *
 * Finds articles by the keys of their quotations. Belongs to one connection and its thread.
 */
typedef struct _QdMatchIndex QdMatchIndex;

QdMatchIndex *_qd_match_index_new (QdSqlite *db);
void          _qd_match_index_free (QdMatchIndex *self);
void          _qd_match_index_forget (QdMatchIndex *self);
void          _qd_match_index_set_most_kept (QdMatchIndex *self,
                                             gsize         most_kept);
gboolean      _qd_match_index_is_in_memory (QdMatchIndex *self,
                                            gboolean     *in_memory,
                                            GError      **error);
gboolean      _qd_match_index_find (QdMatchIndex *self,
                                    GArray       *keys,
                                    GArray       *found,
                                    GError      **error);
gboolean      _qd_match_index_add (QdMatchIndex *self,
                                   gint64        article_id,
                                   GArray       *keys,
                                   GError      **error);
gboolean      _qd_match_index_store (QdMatchIndex *self,
                                     gint64        article_id,
                                     GArray       *keys,
                                     GError      **error);
void          _qd_match_index_enter (QdMatchIndex *self,
                                     gint64        article_id,
                                     GArray       *keys);
void          _qd_match_index_leave (QdMatchIndex *self,
                                     gint64        article_id,
                                     GArray       *keys);
gboolean      _qd_match_index_settle (QdMatchIndex *self,
                                      GError      **error);
gboolean      _qd_match_index_remove (QdMatchIndex *self,
                                      gint64        article_id,
                                      GArray       *keys,
                                      GError      **error);
gboolean      _qd_match_index_exchange (QdMatchIndex *self,
                                        gint64        article_id,
                                        GArray       *before,
                                        GArray       *after,
                                        GError      **error);
gboolean      _qd_match_index_sum (QdMatchIndex *self,
                                   guint64      *sum,
                                   GError      **error);
guint64       _qd_match_index_weigh (gint64  article_id,
                                     GArray *keys);

G_END_DECLS

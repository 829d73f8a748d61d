/* qd-match-candidates.h: which articles an article is to be compared with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-entry.h"
#include "store/qd-match-index.h"

G_BEGIN_DECLS

/**
 * QdMatchCandidates:
 *
 * Finds the articles that one may be tied to. Belongs to one connection and its thread.
 */
typedef struct _QdMatchCandidates QdMatchCandidates;

QdMatchCandidates *_qd_match_candidates_new (QdSqlite *db);
void               _qd_match_candidates_free (QdMatchCandidates *self);
void               _qd_match_candidates_forget (QdMatchCandidates *self);
QdMatchIndex      *_qd_match_candidates_get_index (QdMatchCandidates *self);
guint64            _qd_match_candidates_get_n_met (const QdMatchCandidates *self);
gboolean           _qd_match_candidates_find (QdMatchCandidates *self,
                                              QdMatchEntry      *entry,
                                              GArray            *candidates,
                                              GError           **error);
gboolean           _qd_match_candidates_find_in_memory (QdMatchCandidates *self,
                                                        QdMatchEntry      *entry,
                                                        GArray            *candidates);
gboolean           _qd_match_candidates_store (QdMatchCandidates *self,
                                               QdMatchEntry      *entry,
                                               GError           **error);
void               _qd_match_candidates_enter (QdMatchCandidates *self,
                                               QdMatchEntry      *entry);
void               _qd_match_candidates_leave (QdMatchCandidates *self,
                                               QdMatchEntry      *entry);
gboolean           _qd_match_candidates_exchange (QdMatchCandidates *self,
                                                  QdMatchEntry      *entry,
                                                  GArray            *before,
                                                  GError           **error);
gboolean           _qd_match_candidates_remove (QdMatchCandidates *self,
                                                gint64             article_id,
                                                GArray            *keys,
                                                GError           **error);
gboolean           _qd_match_candidates_check_brief (QdMatchCandidates  *self,
                                                     const QdMatchEntry *entry,
                                                     gboolean           *agrees,
                                                     GError            **error);
gboolean           _qd_match_candidates_store_briefs (QdMatchCandidates *self,
                                                      GError           **error);

G_END_DECLS

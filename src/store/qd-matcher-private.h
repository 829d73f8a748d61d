/* qd-matcher-private.h: what the files of the matcher share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-match-candidates.h"
#include "store/qd-match-comparer.h"
#include "store/qd-match-finder.h"
#include "store/qd-store-private.h"
#include "store/qd-ties.h"

G_BEGIN_DECLS

struct _QdMatcher
{
  QdSqlite          *db; /* borrowed; it owns this */
  QdMatchCandidates *candidates;
  QdMatchFinder     *finder; /* of those that are being added; what is marked so belongs to it until _qd_match_finder_wait() */
  GArray            *found;  /* of gint64: the finder's: rows of articles */
  QdMatchComparer   *comparer;
  QdTies            *ties;    /* of those that are being added */
  GHashTable        *entries; /* the finder's: article to QdMatchEntry, of those that are kept and those that are being added */
  GQueue             recent;  /* the finder's: of QdMatchEntry that are kept, the one that was used last at the head */
  GPtrArray         *added;   /* of QdMatchEntry that are being added; borrowed */
  GHashTable        *settled; /* article to QdMatchEntry, of these that were settled and are not finished: the first @n_settled */
  guint              n_ahead; /* of these: the last so many are the next batch's, whose turn has not come; see qd-matcher-ahead.c */
  gboolean           apart;   /* whether these are looked up while others are added */
  GHashTable        *awaited; /* rows of articles whose quotations are gone, and which are to be added again */
  guint              n_quotations;
  guint              n_settled;    /* of those that are being added: the first so many */
  guint              n_pending;    /* the finder's: pairs that were compared since it was settled */
  QdMatchCounts      counts;       /* the finder's, too */
  gint64             data_version; /* of the library when the entries were loaded */
};

void _qd_matcher_forget_entries (QdMatcher *self);

/* What is kept, looked up and compared: qd-matcher-find.c */

void     _qd_matcher_drop_oldest (QdMatcher *self);
void     _qd_matcher_keep_entry (QdMatcher    *self,
                                 QdMatchEntry *entry);
gboolean _qd_matcher_note_compared (QdMatchEntry *entry,
                                    QdMatchEntry *other,
                                    GArray       *matches,
                                    gpointer      user_data,
                                    GError      **error);
gboolean _qd_matcher_post (QdMatcher    *self,
                           QdMatchEntry *entry,
                           GArray       *candidates,
                           GError      **error);
gboolean _qd_matcher_collect (QdMatcher *self,
                              GError   **error);
gboolean _qd_matcher_find_candidates (QdMatcher    *self,
                                      QdMatchEntry *entry,
                                      GArray       *candidates,
                                      GError      **error);
gboolean _qd_matcher_find_apart (QdMatchTask *task,
                                 gpointer     user_data);
gboolean _qd_matcher_find_all (QdMatcher *self,
                               GError   **error);

G_END_DECLS

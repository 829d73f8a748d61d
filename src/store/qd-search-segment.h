/* qd-search-segment.h: a segment of a search index, written at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-structure.h"
#include "store/qd-search-terms.h"

G_BEGIN_DECLS

typedef struct _QdSearchSegment QdSearchSegment;

QdSearchSegment *_qd_search_segment_new (QdSqlite                  *db,
                                         const QdSearchSegmentKind *kind);
void             _qd_search_segment_free (QdSearchSegment *self);
gboolean         _qd_search_segment_check (QdSearchSegment *self,
                                           gboolean        *possible,
                                           GError         **error);
gboolean         _qd_search_segment_add (QdSearchSegment     *self,
                                         gint64               row,
                                         const QdSearchTerms *terms,
                                         GError             **error);
gboolean         _qd_search_segment_write (QdSearchSegment *self,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchSegment, _qd_search_segment_free)

G_END_DECLS

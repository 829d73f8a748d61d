/* qd-search-pages.h: the pages of a segment of a search index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-structure.h"

G_BEGIN_DECLS

/* What a page has before its terms and rows: the place of the first row that is the first one on it and of no term on it, and its size without
 * the distances of the terms, bytes. */
#define QD_SEARCH_PAGE_HEADER 4

/* The longest term, with what is before all that are of no index of prefixes (FTS5_MAIN_PREFIX), and with room to spare, bytes. */
#define QD_SEARCH_LONGEST_TERM 256
#define QD_SEARCH_TERM_PREFIX '0'

typedef struct _QdSearchPages QdSearchPages;

QdSearchPages *_qd_search_pages_new (QdSqlite                  *db,
                                     const QdSearchSegmentKind *kind);
void           _qd_search_pages_free (QdSearchPages *self);
void           _qd_search_pages_begin (QdSearchPages *self,
                                       guint64        segment);
gboolean       _qd_search_pages_add (QdSearchPages *self,
                                     const guint8  *term,
                                     gsize          length,
                                     const guint8  *rows,
                                     gsize          size,
                                     GError       **error);
gboolean       _qd_search_pages_end (QdSearchPages  *self,
                                     QdSearchExtent *extent,
                                     GError        **error);
gboolean       _qd_search_pages_is_list_too_long (const QdSearchPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchPages, _qd_search_pages_free)

G_END_DECLS

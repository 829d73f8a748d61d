/* qd-search-merge.h: segments of a search index made into one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-structure.h"

G_BEGIN_DECLS

gboolean _qd_search_merge (QdSqlite                  *db,
                           const QdSearchSegmentKind *kind,
                           guint                      fewest,
                           guint                      most_pages,
                           guint                     *n_merged,
                           gboolean                  *is_other,
                           GError                   **error);

G_END_DECLS

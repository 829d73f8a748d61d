/* qd-search-demand.h: the rows that a search demands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-query.h"
#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/* A set of articles is a GArray of their rows (gint64), rising, each once. */

int      _qd_set_compare (gconstpointer a,
                          gconstpointer b);
gboolean _qd_set_contains (GArray *set,
                           gint64  id);
GArray  *_qd_set_new (void);

/**
 * QdDemand:
 * @set: (nullable): the articles; %NULL for all
 * @except: (nullable): those that are not; %NULL for none
 *
 * What a search demands of an article, besides its date.
 */
typedef struct
{
  GArray *set;
  GArray *except;
} QdDemand;

void _qd_demand_clear (QdDemand *demand);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QdDemand, _qd_demand_clear)

gboolean _qd_search_settle (QdSqlite      *db,
                            QdSearchQuery *search,
                            GError       **error);
char    *_qd_search_dup_match (const QdSearchQuery *search);
gboolean _qd_search_collect (QdSqlite   *db,
                             const char *match,
                             guint       most,
                             GArray     *set,
                             GError    **error);
gboolean _qd_search_find_demand (QdSqlite            *db,
                                 const QdSearchQuery *search,
                                 QdDemand            *demand,
                                 GError             **error);

G_END_DECLS

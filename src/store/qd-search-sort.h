/* qd-search-sort.h: the terms of many rows, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-terms.h"

G_BEGIN_DECLS

/* The most parts that are sorted together. */
#define QD_SEARCH_SORT_MOST_PARTS (1 << 16)

/**
 * QdSearchPart:
 * @row: the first of its rows; the others follow it
 * @terms: (not nullable): the terms of these, borrowed
 *
 * What was made ready together.
 */
typedef struct
{
  gint64               row;
  const QdSearchTerms *terms;
} QdSearchPart;

/**
 * QdSearchSortFunc:
 * @term: (array length=length): a term, not terminated
 * @length: its length, bytes
 * @rows: (array length=size): the rows that have it, as FTS5 lists them
 * @size: the length of that, bytes
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %TRUE to go on
 */
typedef gboolean (*QdSearchSortFunc) (const guint8 *term,
                                      gsize         length,
                                      const guint8 *rows,
                                      gsize         size,
                                      gpointer      user_data,
                                      GError      **error);

gboolean _qd_search_sort (const QdSearchPart *parts,
                          guint               n_parts,
                          gboolean            placed,
                          QdSearchSortFunc    func,
                          gpointer            user_data,
                          GError            **error);

G_END_DECLS

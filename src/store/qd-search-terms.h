/* qd-search-terms.h: the terms of an article, made ready for a search index
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most columns that an index has. */
#define QD_SEARCH_TERMS_COLUMNS 4

/* The texts of a row may not be longer in all, bytes, and not more rows be made ready together: their numbers would not fit. */
#define QD_SEARCH_TERMS_LONGEST_ROW (1024 * 1024)
#define QD_SEARCH_TERMS_MOST_ROWS (1 << 20)

/* Bytes of a term that are in its head. */
#define QD_SEARCH_TERM_HEAD 8

/**
 * QdSearchRowTerm:
 * @head: its first bytes, the first one highest, filled up with NUL
 * @row: of which of the rows, from 0 on
 * @at: where in the data the rest of it is: how many bytes, and these; where places matter, behind it its places in the row, as FTS5 lists them
 *
 * A term of a row.
 */
typedef struct
{
  guint64 head;
  guint32 row;
  guint32 at;
} QdSearchRowTerm;

/**
 * QdSearchTerms:
 * @n_rows: how many rows these are of
 * @n_terms: how many there are, each once a row
 * @n_places: how many places each column has; of several rows, in all
 * @terms: (array length=n_terms): row by row; of a row in no order
 * @data: what they refer to
 *
 * What is put into a search index for an article. Immutable, and one piece of memory.
 */
typedef struct
{
  guint            n_rows;
  guint            n_terms;
  guint            n_places[QD_SEARCH_TERMS_COLUMNS];
  QdSearchRowTerm *terms;
  guint8          *data;
} QdSearchTerms;

QdSearchTerms *_qd_search_terms_new_placed (const char *const *texts,
                                            const gsize       *lens,
                                            guint              n_columns);
QdSearchTerms *_qd_search_terms_new_rows (const char *const *texts,
                                          guint              n_rows);
void           _qd_search_terms_free (QdSearchTerms *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchTerms, _qd_search_terms_free)

G_END_DECLS

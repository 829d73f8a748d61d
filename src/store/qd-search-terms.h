/* qd-search-terms.h: the terms of many rows, in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QdSearchTerms QdSearchTerms;

/* The texts of a row may not be longer in all, bytes: the numbers of their terms would not fit. */
#define QD_SEARCH_TERMS_LONGEST_ROW (1024 * 1024)

/**
 * QdSearchTermsFunc:
 * @term: (array length=length): a term, not terminated
 * @length: its length, bytes
 * @rows: (array length=size): the rows that have it, as FTS5 lists them
 * @size: the length of that, bytes
 * @user_data: what was given
 * @error: return location
 *
 * Returns: %TRUE to go on
 */
typedef gboolean (*QdSearchTermsFunc) (const guint8 *term,
                                       gsize         length,
                                       const guint8 *rows,
                                       gsize         size,
                                       gpointer      user_data,
                                       GError      **error);

QdSearchTerms *_qd_search_terms_new (gboolean placed);
void           _qd_search_terms_free (QdSearchTerms *self);
void           _qd_search_terms_begin_row (QdSearchTerms *self,
                                           gint64         row);
guint          _qd_search_terms_add (QdSearchTerms *self,
                                     guint          column,
                                     const char    *text,
                                     gsize          len);
gboolean       _qd_search_terms_is_full (QdSearchTerms *self);
gboolean       _qd_search_terms_take (QdSearchTerms    *self,
                                      QdSearchTermsFunc func,
                                      gpointer          user_data,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdSearchTerms, _qd_search_terms_free)

G_END_DECLS

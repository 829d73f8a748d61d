/* qd-compare-memo.h: comparisons of quotations, remembered
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-compare.h"

G_BEGIN_DECLS

/**
 * QdCompareMemo:
 *
 * What qd_quote_compare() said of some pairs of quotations. The same few wordings of an utterance meet one another again and
 * again, in one article after the other.
 */
typedef struct _QdCompareMemo QdCompareMemo;

QdCompareMemo    *qd_compare_memo_new (guint n_pairs);
void              qd_compare_memo_free (QdCompareMemo *self);
QdQuoteComparison qd_compare_memo_compare (QdCompareMemo      *self,
                                           const QdQuoteWords *a,
                                           const guint64       digest_a[2],
                                           const QdQuoteWords *b,
                                           const guint64       digest_b[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdCompareMemo, qd_compare_memo_free)

G_END_DECLS

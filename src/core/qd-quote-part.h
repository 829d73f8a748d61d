/* qd-quote-part.h: which spans of two tied quotations take part in what ties them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quotation.h"
#include "core/qd-relation.h"

G_BEGIN_DECLS

/**
 * QdQuotePart:
 * @a: the first quotation, or those of its spans that face those of @b
 * @b: the second, or those of its spans that face those of @a
 * @relation: what ties the two
 */
typedef struct
{
  QdQuotation *a;
  QdQuotation *b;
  QdRelation   relation;
} QdQuotePart;

GPtrArray *qd_quote_part_list (QdQuotation      *a,
                               QdQuotation      *b,
                               const QdRelation *relation);

G_END_DECLS

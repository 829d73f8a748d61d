/* qd-quote-part.h: which spans of two tied quotations take part in what ties them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quotation.h"

G_BEGIN_DECLS

void qd_quote_part_find (QdQuotation  *a,
                         QdQuotation  *b,
                         QdQuotation **part_a,
                         QdQuotation **part_b);

G_END_DECLS

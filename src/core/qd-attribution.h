/* qd-attribution.h: from stretches in marks to quotations with their speakers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quotation.h"
#include "core/qd-quote-scanner.h"

G_BEGIN_DECLS

GPtrArray *qd_attribution_find (const QdDocument *document,
                                const GArray     *stretches);

G_END_DECLS

/* qd-quote-join.h: the words of a quotation that a cue interrupts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

char *qd_quote_join (const char   *body,
                     const QdSpan *spans,
                     gsize         n_spans);
void  qd_quote_join_find (const char   *text,
                          const QdSpan *spans,
                          gsize         n_spans,
                          QdSpan       *places);

G_END_DECLS

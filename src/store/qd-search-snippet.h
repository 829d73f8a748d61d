/* qd-search-snippet.h: the words around what a search found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-search-query.h"

G_BEGIN_DECLS

char *qd_search_dup_snippet (const char   *text,
                             gsize         len,
                             const GArray *terms,
                             guint         fields);
char *qd_search_dup_quote (const char *words,
                           const char *text);

G_END_DECLS

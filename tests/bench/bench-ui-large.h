/* bench-ui-large.h: what the window does with very much at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/qd-window.h"

G_BEGIN_DECLS

gint64 bench_find_article (QdStore    *store,
                           const char *label);
void   bench_large (QdWindow          *window,
                    const char *const *names);

G_END_DECLS

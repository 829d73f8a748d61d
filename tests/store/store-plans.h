/* store-plans.h: that no statement that reads for the window reads a table from one end to the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

void     store_plans_watch (void);
void     store_plans_check (const char *path);
char    *store_plans_explain (QdSqlite   *db,
                              const char *sql);
gboolean store_plans_assert (QdSqlite   *db,
                             const char *sql);

G_END_DECLS

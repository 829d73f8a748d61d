/* qd-search-recent.h: the newest articles, held ready for searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-sqlite.h"

G_BEGIN_DECLS

/**
 * QdRecent:
 *
 * An index of the newest articles, in memory. It belongs to a connection.
 */
typedef struct _QdRecent QdRecent;

void      _qd_recent_attach (QdSqlite *db);
QdRecent *_qd_recent_get (QdSqlite *db);
void      _qd_recent_want (QdRecent *self);
gboolean  _qd_recent_step (QdRecent *self);
gboolean  _qd_recent_serves (QdRecent *self,
                             gboolean *serves,
                             GError  **error);
gboolean  _qd_recent_find (QdRecent   *self,
                           const char *match,
                           guint       most,
                           GArray     *ids,
                           gboolean   *found,
                           GError    **error);

G_END_DECLS

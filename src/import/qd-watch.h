/* qd-watch.h: imports what is put into the folders that a library watches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-import-job.h"

G_BEGIN_DECLS

/**
 * QdWatch:
 *
 * Watches the folders of one library (qd-store-folders.h) while it is open, in a thread of its own. What was put there while nobody
 * watched is found at the start. A file is imported once it rests, and again only when it has changed; one that is deleted leaves its
 * articles.
 *
 * #QdWatch::importing is emitted with each #QdImportJob that it starts, and #QdWatch::changed when what is wrong with a folder
 * has changed, both in the main context that made it.
 */
#define QD_TYPE_WATCH (qd_watch_get_type ())

G_DECLARE_FINAL_TYPE (QdWatch, qd_watch, QD, WATCH, GObject)

QdWatch *qd_watch_new (QdStore       *store,
                       QdImportQueue *queue);
void     qd_watch_reload (QdWatch *self);
void     qd_watch_stop (QdWatch *self);

/* The same once and without a main loop, for the command line: imports what is new in the folders. */

gboolean qd_watch_run_once (QdStore               *store,
                            const QdImportOptions *options,
                            GCancellable          *cancellable,
                            QdImportFunc           func,
                            gpointer               user_data,
                            QdImportProgress      *progress,
                            GError               **error);

G_END_DECLS

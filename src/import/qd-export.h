/* qd-export.h: articles and quotations into a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-citation.h"
#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdExportFunc:
 * @n_done: how many articles have been written
 * @n_articles: of how many
 * @user_data: what was given
 *
 * How far an export is. Called on the thread that exports.
 */
typedef void (*QdExportFunc) (guint    n_done,
                              guint    n_articles,
                              gpointer user_data);

gboolean qd_export_to_file (QdStore         *store,
                            const gint64    *ids,
                            gsize            n_ids,
                            QdCitationFormat format,
                            gboolean         quotations,
                            GFile           *file,
                            QdExportFunc     func,
                            gpointer         user_data,
                            GCancellable    *cancellable,
                            GError         **error);

G_END_DECLS

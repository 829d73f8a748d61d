/* qd-database-export.h: what press databases hand out, many articles a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-flow.h"
#include "import/qd-html-tree.h"
#include "import/qd-reader.h"

G_BEGIN_DECLS

gboolean qd_database_export_looks_like (const char *text,
                                        gsize       len);
QdFlow  *qd_database_export_flow_of_text (const char *text);
QdFlow  *qd_database_export_flow_of_page (const QdHtmlTree *tree);
gboolean qd_database_export_tell (QdFlow           *flow,
                                  GFile            *file,
                                  GBytes           *original,
                                  const char       *media_type,
                                  const QdReadSink *sink);

G_END_DECLS

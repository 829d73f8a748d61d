/* qd-export-json.h: articles and quotations as JSON, as the command line prints them and import reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-json-writer.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

void  qd_export_json_add_string (QdJsonWriter *writer,
                                 const char   *member,
                                 const char   *value);
void  qd_export_json_add_spans (QdJsonWriter *writer,
                                const char   *member,
                                const QdSpan *spans,
                                guint         n_spans,
                                QdOffsetMap  *map);
void  qd_export_json_add_quotation (QdJsonWriter      *writer,
                                    const QdQuotation *quotation,
                                    QdOffsetMap       *map);
void  qd_export_json_add_article (QdJsonWriter *writer,
                                  QdArticle    *article);
void  qd_export_json_add_article_quotation (QdJsonWriter            *writer,
                                            const QdArticleRecord   *article,
                                            const QdQuotationRecord *record,
                                            QdOffsetMap             *map);
char *qd_export_json_dup_date (gint64 time);

G_END_DECLS

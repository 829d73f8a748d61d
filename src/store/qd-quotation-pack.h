/* qd-quotation-pack.h: what is stored of a quotation beside the numbers that statements ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "core/qd-quotation.h"

G_BEGIN_DECLS

GByteArray  *_qd_quotation_pack_details (const QdQuotation *quotation,
                                         const char        *text,
                                         gsize              len);
gboolean     _qd_quotation_measure (const guint8 *details,
                                    gsize         size,
                                    GArray       *spans,
                                    gsize         len,
                                    gsize        *end);
QdQuotation *_qd_quotation_unpack (const QdQuotation *fields,
                                   const guint8      *details,
                                   gsize              size,
                                   const char        *text,
                                   gsize              len);
char        *_qd_quotation_dup_text (const char *text,
                                     gsize       len,
                                     GArray     *spans);
int          _qd_quotation_pack_register (sqlite3 *handle);

G_END_DECLS

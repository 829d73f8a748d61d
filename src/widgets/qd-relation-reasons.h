/* qd-relation-reasons.h: what ties a quotation to that of another article, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

#define QD_TYPE_RELATION_REASONS (qd_relation_reasons_get_type ())

G_DECLARE_FINAL_TYPE (QdRelationReasons, qd_relation_reasons, QD, RELATION_REASONS, AdwBin)

GtkWidget *qd_relation_reasons_new (QdLibrary         *library,
                                    QdQuotationRecord *quotation,
                                    QdRendition       *rendition);

G_END_DECLS

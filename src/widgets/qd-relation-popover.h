/* qd-relation-popover.h: what ties a quotation to that of another article, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

#define QD_TYPE_RELATION_POPOVER (qd_relation_popover_get_type ())

G_DECLARE_FINAL_TYPE (QdRelationPopover, qd_relation_popover, QD, RELATION_POPOVER, GtkPopover)

GtkWidget *qd_relation_popover_new (QdLibrary         *library,
                                    QdQuotationRecord *quotation,
                                    QdRendition       *rendition);

G_END_DECLS

/* qd-comparison-detail.h: what the compare view shows of the rendition that is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-comparison.h"
#include "model/qd-library.h"

G_BEGIN_DECLS

#define QD_TYPE_COMPARISON_DETAIL (qd_comparison_detail_get_type ())
G_DECLARE_FINAL_TYPE (QdComparisonDetail, qd_comparison_detail, QD, COMPARISON_DETAIL, GtkBox)

GtkWidget *qd_comparison_detail_new (void);
void       qd_comparison_detail_set_item (QdComparisonDetail *self,
                                          QdComparisonItem   *item);
void       qd_comparison_detail_set_library (QdComparisonDetail *self,
                                             QdLibrary          *library,
                                             gboolean            comparable);
void       qd_comparison_detail_set_relation (QdComparisonDetail *self,
                                              QdQuotationRecord  *reference,
                                              QdRendition        *relation);

G_END_DECLS

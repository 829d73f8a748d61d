/* qd-comparison-row.h: one rendition in the compare view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-comparison.h"
#include "model/qd-library.h"
#include "widgets/qd-column-cell.h"

G_BEGIN_DECLS

/**
 * QdComparisonRow:
 *
 * Source, coverage and relation of a rendition; while it is selected, its words as they differ from the fullest text.
 * #QdComparisonRow::open is emitted when the person wants to read the article. The property narrow puts the picture below
 * the source.
 */
#define QD_TYPE_COMPARISON_ROW (qd_comparison_row_get_type ())

G_DECLARE_FINAL_TYPE (QdComparisonRow, qd_comparison_row, QD, COMPARISON_ROW, GtkWidget)

GtkWidget        *qd_comparison_row_new (QdColumn *sources,
                                         QdColumn *relations);
void              qd_comparison_row_set_library (QdComparisonRow *self,
                                                 QdLibrary       *library,
                                                 gboolean         comparable);
void              qd_comparison_row_set_relation (QdComparisonRow   *self,
                                                  QdQuotationRecord *reference,
                                                  QdRendition       *relation);
void              qd_comparison_row_set_item (QdComparisonRow  *self,
                                              QdComparisonItem *item);
QdComparisonItem *qd_comparison_row_get_item (QdComparisonRow *self);
void              qd_comparison_row_set_selected (QdComparisonRow *self,
                                                  gboolean         selected);
char             *qd_comparison_row_dup_description (QdComparisonRow *self);

G_END_DECLS

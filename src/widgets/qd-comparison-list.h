/* qd-comparison-list.h: the renditions of a comparison, a picture each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-comparison.h"
#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdComparisonList:
 *
 * A list of renditions, of which the selected one shows its words. The property narrow puts the pictures below the sources.
 *
 * #QdComparisonList::rendition-activated (gint64 article_id, gint64 quotation_id) is emitted when the person wants to read
 * a rendition where it stands.
 */
#define QD_TYPE_COMPARISON_LIST (qd_comparison_list_get_type ())

G_DECLARE_FINAL_TYPE (QdComparisonList, qd_comparison_list, QD, COMPARISON_LIST, AdwBin)

void               qd_comparison_list_set_comparison (QdComparisonList *self,
                                                      QdComparison     *comparison);
GtkSelectionModel *qd_comparison_list_get_selection (QdComparisonList *self);
void               qd_comparison_list_set_library (QdComparisonList *self,
                                                   QdLibrary        *library,
                                                   gboolean          comparable);
void               qd_comparison_list_set_relations (QdComparisonList  *self,
                                                     QdQuotationRecord *reference,
                                                     GPtrArray         *related);

G_END_DECLS

/* qd-comparison.h: a statement and all its renditions, to be laid side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/qd-coverage.h"
#include "store/qd-records.h"

G_BEGIN_DECLS

/**
 * QdComparisonItem:
 *
 * One rendition of the statement that is compared: which words of the fullest text it has. Immutable.
 */
#define QD_TYPE_COMPARISON_ITEM (qd_comparison_item_get_type ())

G_DECLARE_FINAL_TYPE (QdComparisonItem, qd_comparison_item, QD, COMPARISON_ITEM, GObject)

QdRendition *qd_comparison_item_get_rendition (QdComparisonItem *self);
const char  *qd_comparison_item_get_whole (QdComparisonItem *self);
gboolean     qd_comparison_item_is_right_to_left (QdComparisonItem *self);
GArray      *qd_comparison_item_get_runs (QdComparisonItem *self);
guint        qd_comparison_item_get_n_words (QdComparisonItem *self);
guint        qd_comparison_item_get_n_carried (QdComparisonItem *self);
guint        qd_comparison_item_get_n_changed (QdComparisonItem *self);
char        *qd_comparison_item_dup_count (QdComparisonItem *self);

/**
 * QdComparisonOrder:
 * @QD_COMPARISON_BY_DATE: the earliest first
 * @QD_COMPARISON_BY_COMPLETENESS: those with the most words of the fullest text first
 */
typedef enum {
  QD_COMPARISON_BY_DATE,
  QD_COMPARISON_BY_COMPLETENESS,
} QdComparisonOrder;

/**
 * QdComparison:
 *
 * A list of #QdComparisonItem. Lives on the main thread.
 */
#define QD_TYPE_COMPARISON (qd_comparison_get_type ())

G_DECLARE_FINAL_TYPE (QdComparison, qd_comparison, QD, COMPARISON, GObject)

QdComparison      *qd_comparison_new (QdStatementRecord *statement);
QdStatementRecord *qd_comparison_get_statement (QdComparison *self);
void               qd_comparison_set_order (QdComparison     *self,
                                            QdComparisonOrder order);
gboolean          *qd_comparison_list_varying (QdComparison *self,
                                               guint        *n_words);
char              *qd_comparison_dup_summary (QdComparison *self);

/**
 * QdComparisonFormat:
 * @QD_COMPARISON_CSV: a table, a line a rendition (RFC 4180), for spreadsheets
 * @QD_COMPARISON_MARKDOWN: text with citations
 * @QD_COMPARISON_HTML: a page with citations
 *
 * What a comparison can be written as.
 */
typedef enum {
  QD_COMPARISON_CSV,
  QD_COMPARISON_MARKDOWN,
  QD_COMPARISON_HTML,
} QdComparisonFormat;

char *qd_comparison_export (QdComparison      *self,
                            QdComparisonFormat format);

G_END_DECLS

/* qd-quotation-item.h: a card of the quotation panel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdRenditionsState:
 * @QD_RENDITIONS_UNKNOWN: nobody has asked
 * @QD_RENDITIONS_LOADING: they are being read
 * @QD_RENDITIONS_LOADED: they are there
 * @QD_RENDITIONS_FAILED: they could not be read
 */
typedef enum {
  QD_RENDITIONS_UNKNOWN,
  QD_RENDITIONS_LOADING,
  QD_RENDITIONS_LOADED,
  QD_RENDITIONS_FAILED,
} QdRenditionsState;

/**
 * QdQuotationItem:
 *
 * A quotation of the article that is read, with its renditions once somebody asked for them. Main thread only.
 *
 * #QdQuotationItem:open says whether the panel shows its renditions; #QdQuotationItem:state is notified whenever what
 * is known of them changes, #QdQuotationItem:n-renditions when more of them are there; #QdQuotationItem:grouped says whether the name of its speaker stands above it and others.
 */
#define QD_TYPE_QUOTATION_ITEM (qd_quotation_item_get_type ())

G_DECLARE_FINAL_TYPE (QdQuotationItem, qd_quotation_item, QD, QUOTATION_ITEM, GObject)

QdQuotationItem   *qd_quotation_item_new (QdQuotationRecord *record,
                                          guint              index);
QdQuotationRecord *qd_quotation_item_get_record (QdQuotationItem *self);
guint              qd_quotation_item_get_index (QdQuotationItem *self);
gboolean           qd_quotation_item_get_open (QdQuotationItem *self);
void               qd_quotation_item_set_open (QdQuotationItem *self,
                                               gboolean         open);
gboolean           qd_quotation_item_get_grouped (QdQuotationItem *self);
void               qd_quotation_item_set_grouped (QdQuotationItem *self,
                                                  gboolean         grouped);
QdRenditionsState  qd_quotation_item_get_state (QdQuotationItem *self);
GPtrArray         *qd_quotation_item_get_renditions (QdQuotationItem *self);
const char        *qd_quotation_item_get_error (QdQuotationItem *self);
void               qd_quotation_item_load (QdQuotationItem *self,
                                           QdLibrary       *library);
void               qd_quotation_item_prepare (QdQuotationItem *self,
                                              QdLibrary       *library);
guint              qd_quotation_item_get_n_more (QdQuotationItem *self);
void               qd_quotation_item_load_more (QdQuotationItem *self);
QdLibrary         *qd_quotation_item_get_library (QdQuotationItem *self);
void               qd_quotation_item_set_renditions (QdQuotationItem *self,
                                                     GPtrArray       *renditions);
char              *qd_quotation_item_dup_summary (QdQuotationItem *self);
char              *qd_quotation_item_dup_description (QdQuotationItem *self);

G_END_DECLS

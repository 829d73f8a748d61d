/* qd-quotation-list.h: the quotations of the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-quotation-item.h"

G_BEGIN_DECLS

/**
 * QdQuotationOrder:
 * @QD_QUOTATION_ORDER_READING: as they stand in the article
 * @QD_QUOTATION_ORDER_REACH: those that most other articles carry first
 * @QD_QUOTATION_ORDER_SPEAKER: what one speaker says together, the speakers as they come in the article, and at the end
 *   what nobody is known to have said
 */
typedef enum {
  QD_QUOTATION_ORDER_READING,
  QD_QUOTATION_ORDER_REACH,
  QD_QUOTATION_ORDER_SPEAKER,
} QdQuotationOrder;

/**
 * QdQuotationList:
 *
 * A #GListModel of #QdQuotationItem. The items stay the same when the order changes. At most one is open. Main thread
 * only.
 */
#define QD_TYPE_QUOTATION_LIST (qd_quotation_list_get_type ())

G_DECLARE_FINAL_TYPE (QdQuotationList, qd_quotation_list, QD, QUOTATION_LIST, GObject)

QdQuotationList *qd_quotation_list_new (void);
void             qd_quotation_list_set_article (QdQuotationList *self,
                                                QdArticle       *article);
void             qd_quotation_list_set_order (QdQuotationList *self,
                                              QdQuotationOrder order);
QdQuotationOrder qd_quotation_list_get_order (QdQuotationList *self);
void             qd_quotation_list_set_shared_only (QdQuotationList *self,
                                                    gboolean         shared_only);
gboolean         qd_quotation_list_get_shared_only (QdQuotationList *self);
guint            qd_quotation_list_get_speaker (QdQuotationList *self,
                                                QdQuotationItem *item);
guint            qd_quotation_list_count_speaker (QdQuotationList *self,
                                                  QdQuotationItem *item);
guint            qd_quotation_list_get_n_all (QdQuotationList *self);
guint            qd_quotation_list_get_n_shared (QdQuotationList *self);
int              qd_quotation_list_find (QdQuotationList *self,
                                         gint64           quotation_id);
QdQuotationItem *qd_quotation_list_get_quotation (QdQuotationList *self,
                                                  gint64           quotation_id);
QdQuotationItem *qd_quotation_list_open (QdQuotationList *self,
                                         gint64           quotation_id);
void             qd_quotation_list_prepare_neighbours (QdQuotationList *self,
                                                       QdLibrary       *library);
QdQuotationItem *qd_quotation_list_get_open (QdQuotationList *self);

G_END_DECLS

/* qd-quotation-card.h: a quotation of the article, and who else carries it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-quotation-item.h"

G_BEGIN_DECLS

/**
 * QdQuotationCard:
 *
 * Shows a #QdQuotationItem; while that is open, its renditions too.
 *
 * #QdQuotationCard::rendition-activated (gint64 article_id, gint64 quotation_id) is emitted when the person wants to
 * read a rendition where it stands; #QdQuotationCard::retry when what failed to be read is wanted again.
 */
#define QD_TYPE_QUOTATION_CARD (qd_quotation_card_get_type ())

G_DECLARE_FINAL_TYPE (QdQuotationCard, qd_quotation_card, QD, QUOTATION_CARD, GtkWidget)

GtkWidget       *qd_quotation_card_new (void);
void             qd_quotation_card_set_item (QdQuotationCard *self,
                                             QdQuotationItem *item);
QdQuotationItem *qd_quotation_card_get_item (QdQuotationCard *self);

G_END_DECLS

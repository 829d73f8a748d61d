/* qd-quotation-panel.h: the quotations of the article, and who else carries them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"
#include "model/qd-quotation-list.h"

G_BEGIN_DECLS

/**
 * QdQuotationPanel:
 *
 * The cross-article panel.
 *
 * #QdQuotationPanel::quotation-selected (gint64 quotation_id) is emitted when the person opens a card, not when
 * qd_quotation_panel_select_quotation() does; #QdQuotationPanel::rendition-activated (gint64 article_id, gint64
 * quotation_id) when they want to read a rendition where it stands.
 */
#define QD_TYPE_QUOTATION_PANEL (qd_quotation_panel_get_type ())

G_DECLARE_FINAL_TYPE (QdQuotationPanel, qd_quotation_panel, QD, QUOTATION_PANEL, AdwBin)

GtkWidget       *qd_quotation_panel_new (void);
void             qd_quotation_panel_set_article (QdQuotationPanel *self,
                                                 QdLibrary        *library,
                                                 QdArticle        *article);
void             qd_quotation_panel_select_quotation (QdQuotationPanel *self,
                                                      gint64            quotation_id);
QdQuotationList *qd_quotation_panel_get_list (QdQuotationPanel *self);
GtkWidget       *qd_quotation_panel_get_list_view (QdQuotationPanel *self);

G_END_DECLS

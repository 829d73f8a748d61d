/* qd-source-pane.h: the region at the left: which articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"
#include "model/qd-source-item.h"
#include "widgets/qd-activity-bar.h"

G_BEGIN_DECLS

/**
 * QdSourcePane:
 *
 * The list of sources. #QdSourcePane::chosen says which #QdSourceItem the person chose, and whether by the way of a
 * folded window, where the next page is to be shown.
 */
#define QD_TYPE_SOURCE_PANE (qd_source_pane_get_type ())

G_DECLARE_FINAL_TYPE (QdSourcePane, qd_source_pane, QD, SOURCE_PANE, AdwNavigationPage)

void           qd_source_pane_set_library (QdSourcePane *self,
                                           QdLibrary    *library);
void           qd_source_pane_set_folded (QdSourcePane *self,
                                          gboolean      folded);
void           qd_source_pane_choose (QdSourcePane *self,
                                      QdSourceKind  kind);
void           qd_source_pane_choose_all (QdSourcePane *self);
guint          qd_source_pane_get_n_articles (QdSourcePane *self);
gboolean       qd_source_pane_get_loaded (QdSourcePane *self);
QdActivityBar *qd_source_pane_get_activity_bar (QdSourcePane *self);
void           qd_source_pane_set_libraries (QdSourcePane *self,
                                             GMenuModel   *libraries);
GtkWidget     *qd_source_pane_get_list_view (QdSourcePane *self);

G_END_DECLS

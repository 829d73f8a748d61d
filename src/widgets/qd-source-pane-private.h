/* qd-source-pane-private.h: what the files of the source pane share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/qd-source-list.h"
#include "model/qd-source-sections.h"
#include "widgets/qd-source-pane.h"
#include "widgets/qd-source-row.h"

G_BEGIN_DECLS

struct _QdSourcePane
{
  AdwNavigationPage parent_instance;

  /* Template children */
  GMenu         *library_menu;
  GtkListView   *view;
  QdActivityBar *activity_bar;

  /* Owned */
  QdLibrary          *library;
  QdSourceList       *sources;
  QdSourceSections   *sections;
  GtkSingleSelection *selection;
  GSettings          *settings;
  QdSourceItem       *chosen;
  QdSourceItem       *menu_item; /* what the context menu is about while it is open */
  QdSourceItem       *moved;     /* what is on its way to another place, until it is there */

  /* Weak: a child of a row, and the parent of a row */
  GtkWidget *menu;
  GtkWidget *drop_row;

  guint    rechoose_source;
  gboolean folded;
};

void _qd_source_pane_install_actions (GtkWidgetClass *widget_class);
void _qd_source_pane_add_controllers (QdSourcePane *self);
void _qd_source_pane_update_actions (QdSourcePane *self);
void _qd_source_pane_add_folding (QdSourcePane *self);
void _qd_source_pane_add_dragging (QdSourcePane *self);

gboolean   _qd_source_pane_is_writable (QdSourcePane *self);
gboolean   _qd_source_pane_has_name (QdSourceKind kind);
GPtrArray *_qd_source_pane_collect (QdSourcePane *self,
                                    QdSourceKind  kind);
void       _qd_source_pane_move (QdSourcePane *self,
                                 QdSourceItem *item,
                                 guint         place);

QdSourceRow *_qd_source_pane_pick_row (QdSourcePane *self,
                                       double        x,
                                       double        y);

G_END_DECLS

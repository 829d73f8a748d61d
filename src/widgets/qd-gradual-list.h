/* qd-gradual-list.h: gives a list view its first rows first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSliceListModel *qd_gradual_list_new (GListModel *model);
void               qd_gradual_list_restart (GtkSliceListModel *list);
void               qd_gradual_list_reach (GtkSliceListModel *list,
                                          guint              position);

G_END_DECLS

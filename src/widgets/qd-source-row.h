/* qd-source-row.h: a row of the source list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-source-item.h"

G_BEGIN_DECLS

/**
 * QdSourceRow:
 *
 * Shows the #QdSourceItem of its property "item".
 */
#define QD_TYPE_SOURCE_ROW (qd_source_row_get_type ())

G_DECLARE_FINAL_TYPE (QdSourceRow, qd_source_row, QD, SOURCE_ROW, GtkBox)

QdSourceItem *qd_source_row_get_item (QdSourceRow *self);

G_END_DECLS

/* qd-cell-table.h: a table of rows and cells, for those who see it and for those who hear it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdCellTable:
 *
 * Cells in rows, whose columns are as wide as the widest cell asks for; the first takes what room is left. Rows and cells are
 * accessibles that say in what row and column they are. Where the columns have no room, the rows can be folded into paragraphs.
 */
#define QD_TYPE_CELL_TABLE (qd_cell_table_get_type ())

G_DECLARE_FINAL_TYPE (QdCellTable, qd_cell_table, QD, CELL_TABLE, GtkWidget)

void     qd_cell_table_clear (QdCellTable *self);
gboolean qd_cell_table_get_folded (QdCellTable *self);
void     qd_cell_table_append_row (QdCellTable *self);
void     qd_cell_table_append_cell (QdCellTable      *self,
                                    GtkWidget        *child,
                                    GtkAccessibleRole role);

G_END_DECLS

/* qd-column-cell.h: what stands in a row below what is as wide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QdColumn:
 *
 * How wide a column is: as wide as the widest that was shown in it. A GtkSizeGroup asks each of its widgets for all others whenever one
 * comes, which takes longer than a frame where there are hundreds. Belongs to the main thread.
 */
typedef struct _QdColumn QdColumn;

QdColumn *qd_column_new (void);
QdColumn *qd_column_ref (QdColumn *self);
void      qd_column_unref (QdColumn *self);
void      qd_column_set_shared (QdColumn *self,
                                gboolean  shared);

/**
 * QdColumnCell:
 *
 * A widget with one child, as wide as its column.
 */
#define QD_TYPE_COLUMN_CELL (qd_column_cell_get_type ())

G_DECLARE_FINAL_TYPE (QdColumnCell, qd_column_cell, QD, COLUMN_CELL, GtkWidget)

void qd_column_cell_set_column (QdColumnCell *self,
                                QdColumn     *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdColumn, qd_column_unref)

G_END_DECLS

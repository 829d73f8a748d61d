/* qd-rendition-row.h: a quotation as another article has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdRenditionRow:
 *
 * Outlet, date, relation, the words where they differ, and the sentence around them. #QdRenditionRow::activated is
 * emitted when the person wants to read it there.
 */
#define QD_TYPE_RENDITION_ROW (qd_rendition_row_get_type ())

G_DECLARE_FINAL_TYPE (QdRenditionRow, qd_rendition_row, QD, RENDITION_ROW, GtkWidget)

GtkWidget   *qd_rendition_row_new (QdLibrary         *library,
                                   QdQuotationRecord *quotation,
                                   QdRendition       *rendition);
QdRendition *qd_rendition_row_get_rendition (QdRenditionRow *self);

G_END_DECLS

/* qd-export-dialog.h: articles and quotations into a file of another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdExportDialog:
 *
 * Asks what of some articles is exported, in which format, and where to.
 *
 * #QdExportDialog::save (char *format, gboolean quotations, GFile *file) is emitted when all that is known: @format as
 * qd_citation_format_from_string() takes it. Whoever does it tells the dialog how far it is, and what came of it. When the dialog
 * is closed before, the export is to stop.
 */
#define QD_TYPE_EXPORT_DIALOG (qd_export_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdExportDialog, qd_export_dialog, QD, EXPORT_DIALOG, AdwDialog)

AdwDialog *qd_export_dialog_new (GArray *ids);
GArray    *qd_export_dialog_get_ids (QdExportDialog *self);
void       qd_export_dialog_set_fraction (QdExportDialog *self,
                                          double          fraction);
void       qd_export_dialog_fail (QdExportDialog *self,
                                  const char     *message);

G_END_DECLS

/* qd-compare-dialog.h: one statement, all its renditions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-comparison.h"
#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdCompareDialog:
 *
 * The fullest text of a statement, and under it a picture of what each rendition has of it, or the same as a table.
 *
 * #QdCompareDialog::rendition-activated (gint64 article_id, gint64 quotation_id) is emitted when the person wants to read
 * a rendition where it stands; the dialog closes then.
 */
#define QD_TYPE_COMPARE_DIALOG (qd_compare_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdCompareDialog, qd_compare_dialog, QD, COMPARE_DIALOG, AdwDialog)

AdwDialog *qd_compare_dialog_new (QdLibrary  *library,
                                  const char *statement,
                                  gint64      quotation_id);

G_END_DECLS

/* qd-corrections-dialog.h: what was corrected by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdCorrectionsDialog:
 *
 * Lists the corrections of a library, the latest first. Each can be taken back, and that undone; all can be exported.
 *
 * #QdCorrectionsDialog::article-activated (gint64 article_id, const char *words) is emitted when the person chooses one
 * whose article is in the library.
 */
#define QD_TYPE_CORRECTIONS_DIALOG (qd_corrections_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdCorrectionsDialog, qd_corrections_dialog, QD, CORRECTIONS_DIALOG, AdwDialog)

AdwDialog *qd_corrections_dialog_new (QdLibrary *library);

G_END_DECLS

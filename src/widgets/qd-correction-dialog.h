/* qd-correction-dialog.h: what the program found of a quotation, to be put right
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdCorrectionDialog:
 *
 * Shows a quotation in its sentence with its speaker, its kind and its source, and why the program thinks so; all can be
 * corrected. Also marks words as a quotation that the program has missed.
 *
 * #QdCorrectionDialog::corrected is emitted with the #QdCorrectionChange that undoes it, when a correction was written.
 */
#define QD_TYPE_CORRECTION_DIALOG (qd_correction_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdCorrectionDialog, qd_correction_dialog, QD, CORRECTION_DIALOG, AdwDialog)

AdwDialog *qd_correction_dialog_new (QdLibrary *library,
                                     QdArticle *article,
                                     gint64     quotation_id,
                                     QdSpan     words);

G_END_DECLS

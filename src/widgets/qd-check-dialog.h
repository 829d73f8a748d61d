/* qd-check-dialog.h: who has these words, and how exactly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdCheckDialog:
 *
 * Takes words that somebody is said to have said, and shows which quotations are versions of them.
 *
 * #QdCheckDialog::rendition-activated (gint64 article_id, gint64 quotation_id) is emitted when the person wants to read one
 * where it stands; the dialog closes then.
 */
#define QD_TYPE_CHECK_DIALOG (qd_check_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdCheckDialog, qd_check_dialog, QD, CHECK_DIALOG, AdwDialog)

AdwDialog *qd_check_dialog_new (QdLibrary  *library,
                                const char *words);

G_END_DECLS

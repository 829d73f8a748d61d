/* qd-statement-dialog.h: which other quotation is of the same statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

#define QD_TYPE_STATEMENT_DIALOG (qd_statement_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdStatementDialog, qd_statement_dialog, QD, STATEMENT_DIALOG, AdwDialog)

AdwDialog *qd_statement_dialog_new (QdLibrary         *library,
                                    QdQuotationRecord *quotation);

G_END_DECLS

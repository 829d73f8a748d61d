/* qd-problems-dialog.h: what could not be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdProblemsDialog:
 *
 * Lists the #QdProblem of an import; their text can be selected and copied.
 */
#define QD_TYPE_PROBLEMS_DIALOG (qd_problems_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdProblemsDialog, qd_problems_dialog, QD, PROBLEMS_DIALOG, AdwDialog)

AdwDialog *qd_problems_dialog_new (GListModel *problems);

G_END_DECLS

/* qd-details-dialog.h: about an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdDetailsDialog:
 *
 * Says what is known of an article and where each of it was found, which files it is from, and what was changed in it from
 * version to version.
 */
#define QD_TYPE_DETAILS_DIALOG (qd_details_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdDetailsDialog, qd_details_dialog, QD, DETAILS_DIALOG, AdwDialog)

AdwDialog *qd_details_dialog_new (QdLibrary *library,
                                  QdArticle *article);

G_END_DECLS

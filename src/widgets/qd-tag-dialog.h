/* qd-tag-dialog.h: which tags articles have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

/**
 * QdTagDialog:
 *
 * The tags of some articles, to be given and taken, and a new one. What is changed is changed at once.
 */
#define QD_TYPE_TAG_DIALOG (qd_tag_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdTagDialog, qd_tag_dialog, QD, TAG_DIALOG, AdwDialog)

AdwDialog *qd_tag_dialog_new (QdLibrary    *library,
                              const gint64 *ids,
                              gsize         n_ids);

G_END_DECLS

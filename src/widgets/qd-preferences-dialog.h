/* qd-preferences-dialog.h: what the person has settled once and for all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QdPreferencesDialog:
 *
 * The settings, each of which takes effect as it is changed.
 */
#define QD_TYPE_PREFERENCES_DIALOG (qd_preferences_dialog_get_type ())

G_DECLARE_FINAL_TYPE (QdPreferencesDialog, qd_preferences_dialog, QD, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *qd_preferences_dialog_new (void);

G_END_DECLS

/* qd-shortcuts-dialog.h: all that can be done by key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_SHORTCUTS_DIALOG (qd_shortcuts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QdShortcutsDialog, qd_shortcuts_dialog, QD, SHORTCUTS_DIALOG, AdwDialog)

AdwDialog *qd_shortcuts_dialog_new (void);

G_END_DECLS

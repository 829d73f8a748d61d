/* qd-shortcut-row.h: what can be done by key, and with which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QD_TYPE_SHORTCUT_ROW (qd_shortcut_row_get_type ())
G_DECLARE_FINAL_TYPE (QdShortcutRow, qd_shortcut_row, QD, SHORTCUT_ROW, AdwPreferencesRow)

const char *qd_shortcut_row_mirror (const char *accelerator);
gboolean    qd_shortcut_row_matches (QdShortcutRow *self,
                                     const char    *words);

G_END_DECLS

/* qd-dialog-toast.h: what a dialog has to say, also when it was closed meanwhile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void qd_dialog_toast_watch (AdwDialog *dialog);
void qd_dialog_toast_add (AdwDialog       *dialog,
                          AdwToastOverlay *overlay,
                          AdwToast        *toast);
void qd_dialog_toast_tell (AdwDialog       *dialog,
                           AdwToastOverlay *overlay,
                           const char      *message);

G_END_DECLS

/* qd-undo-toast.h: a message with which what was done can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/qd-library.h"

G_BEGIN_DECLS

AdwToast *qd_undo_toast_new (const char *message);
AdwToast *qd_undo_toast_new_for_step (const char *message,
                                      QdLibrary  *library,
                                      QdUndoStep *step);

G_END_DECLS

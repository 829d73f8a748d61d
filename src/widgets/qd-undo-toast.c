/* qd-undo-toast.c: a message with which what was done can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/qd-undo-toast.h"

#include <glib/gi18n.h>

/* In seconds. The five that a toast stays otherwise are few to have it read out and to get to its button by keyboard. */
#define TIMEOUT 10

/**
 * qd_undo_toast_new:
 * @message: (not nullable): what was done, as plain text
 *
 * A toast with a button to undo it; what that does, the caller connects to “button-clicked”.
 *
 * Returns: (transfer floating): the toast
 */
AdwToast *
qd_undo_toast_new (const char *message)
{
  AdwToast *self = adw_toast_new (message);

  adw_toast_set_use_markup (self, FALSE);
  adw_toast_set_button_label (self, _ ("_Undo"));
  adw_toast_set_timeout (self, TIMEOUT);

  return self;
}

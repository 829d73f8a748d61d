/* qd-undo-toast.c: a message with which what was done can be taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-undo-toast.h"

#include <glib/gi18n.h>

/* In seconds. The five that a toast stays otherwise are few to have it read out and to get to its button by keyboard. */
#define TIMEOUT 10

typedef struct
{
  QdLibrary  *library;
  QdUndoStep *step;
} Offer;

static void
offer_free (Offer *offer)
{
  g_object_unref (offer->library);
  g_object_unref (offer->step);
  g_free (offer);
}

static void
undo_cb (Offer *offer)
{
  qd_undo_history_undo (qd_library_get_undo_history (offer->library), offer->step);
}

/**
 * qd_undo_toast_new:
 * @message: (not nullable): what was done, as plain text
 *
 * A toast with a button to undo it; what that does, the caller connects to “button-clicked”. Thread: main.
 *
 * Returns: (transfer full): the toast
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

/**
 * qd_undo_toast_new_for_step:
 * @message: (not nullable): what was done, as plain text
 * @library: (not nullable): where
 * @step: (not nullable): the same, to be taken back
 *
 * A toast with a button to undo it, which goes when that was done in another way. Thread: main.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
qd_undo_toast_new_for_step (const char *message,
                            QdLibrary  *library,
                            QdUndoStep *step)
{
  AdwToast *self = qd_undo_toast_new (message);
  Offer    *offer = g_new (Offer, 1);

  offer->library = g_object_ref (library);
  offer->step = g_object_ref (step);
  g_signal_connect_data (self, "button-clicked", G_CALLBACK (undo_cb), offer, (GClosureNotify)(GCallback)offer_free, G_CONNECT_SWAPPED);
  g_signal_connect_object (step, "notify::done", G_CALLBACK (adw_toast_dismiss), self, G_CONNECT_SWAPPED);

  return self;
}

/* qd-dialog-toast.c: what a dialog has to say, also when it was closed meanwhile
 *
 * A dialog that is being closed is on the screen still, but nobody reads what comes up in it then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-dialog-toast.h"

#include "widgets/qd-window.h"

#define STATE "qd-dialog-toast"

typedef struct
{
  GWeakRef window; /* that it was opened in, which outlives it */
  gboolean closed;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_weak_ref_clear (&state->window);
  g_free (state);
}

static void
map_cb (AdwDialog *dialog,
        State     *state)
{
  g_weak_ref_set (&state->window, gtk_widget_get_root (GTK_WIDGET (dialog)));
  state->closed = FALSE;
}

static void
closed_cb (AdwDialog *dialog,
           State     *state)
{
  state->closed = TRUE;
}

/**
 * qd_dialog_toast_watch:
 * @dialog: (not nullable): a dialog that is not shown yet
 *
 * Keeps in mind in which window the dialog is, and whether it was closed. Thread: the main one.
 */
void
qd_dialog_toast_watch (AdwDialog *dialog)
{
  State *state = g_new0 (State, 1);

  g_return_if_fail (ADW_IS_DIALOG (dialog));

  g_weak_ref_init (&state->window, NULL);
  g_object_set_data_full (G_OBJECT (dialog), STATE, state, state_free);
  g_signal_connect (dialog, "map", G_CALLBACK (map_cb), state);
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), state);
}

/**
 * qd_dialog_toast_add:
 * @dialog: (not nullable): a dialog that is watched
 * @overlay: (nullable): where it shows messages; %NULL where it has none any more
 * @toast: (not nullable) (transfer full): a message, which does not need the dialog
 *
 * Shows a message in the dialog, or in its window once it was closed. Thread: the main one.
 */
void
qd_dialog_toast_add (AdwDialog       *dialog,
                     AdwToastOverlay *overlay,
                     AdwToast        *toast)
{
  State                *state = g_object_get_data (G_OBJECT (dialog), STATE);
  g_autoptr (AdwToast)  own = toast;
  g_autoptr (GtkWidget) window = NULL;

  g_return_if_fail (state != NULL);
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (!state->closed && overlay != NULL)
    {
      adw_toast_overlay_add_toast (overlay, g_steal_pointer (&own));
      return;
    }
  window = g_weak_ref_get (&state->window);
  if (QD_IS_WINDOW (window))
    qd_window_add_toast (QD_WINDOW (window), g_steal_pointer (&own));
}

/**
 * qd_dialog_toast_tell:
 * @dialog: (not nullable): a dialog that is watched
 * @overlay: (nullable): where it shows messages; %NULL where it has none any more
 * @message: (not nullable): a sentence for the person
 *
 * Shows a message in the dialog, or in its window once it was closed. Thread: the main one.
 */
void
qd_dialog_toast_tell (AdwDialog       *dialog,
                      AdwToastOverlay *overlay,
                      const char      *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_use_markup (toast, FALSE);
  qd_dialog_toast_add (dialog, overlay, toast);
}

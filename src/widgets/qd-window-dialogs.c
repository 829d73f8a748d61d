/* qd-window-dialogs.c: the window while a dialog lies above it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "widgets/qd-note-dialog.h"
#include "widgets/qd-page-titles.h"
#include "widgets/qd-window-private.h"

/**
 * _qd_window_ask_dialogs:
 * @self: a window that is to be closed for good
 *
 * Returns: whether a dialog has something that would be lost; it asks, and quits after that
 */
gboolean
_qd_window_ask_dialogs (QdWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (AdwDialog) dialog = g_list_model_get_item (dialogs, i);

      if (QD_IS_NOTE_DIALOG (dialog) && !adw_dialog_get_can_close (dialog))
        {
          qd_note_dialog_close_and_quit (QD_NOTE_DIALOG (dialog));
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * _qd_window_close_with_dialogs:
 * @self: a window of which no dialog has anything that would be lost
 *
 * Closes the window. While there are dialogs, libadwaita takes a request to close the window for one to close the dialog.
 */
void
_qd_window_close_with_dialogs (QdWindow *self)
{
  AdwDialog *dialog;

  while ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self))) != NULL)
    adw_dialog_force_close (dialog);
  gtk_window_close (GTK_WINDOW (self));
}

/**
 * _qd_window_close_dialogs:
 * @self: a window whose library is about to go
 *
 * Closes what is about that library: what is answered there would be done to the next one, whose rows have the same numbers. A note that is not
 * saved stays, for its words can still be copied.
 */
void
_qd_window_close_dialogs (QdWindow *self)
{
  g_autoptr (GListModel) dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  g_autoptr (GPtrArray)  open = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    g_ptr_array_add (open, g_list_model_get_item (dialogs, i));
  for (guint i = open->len; i-- > 0;)
    if (!QD_IS_NOTE_DIALOG (open->pdata[i]) || adw_dialog_get_can_close (open->pdata[i]))
      adw_dialog_force_close (open->pdata[i]);
}

static gboolean
quit_cb (GtkWidget *dialog,
         GVariant  *arguments,
         gpointer   user_data)
{
  return gtk_widget_activate_action (GTK_WIDGET (user_data), "app.quit", NULL);
}

/* The sizes of dialogs are set for text of the usual size; with larger text as many letters are to fit into a line, where the window leaves them
 * room. Of the height, about half is what stays as it is: pictures, buttons and the space around them. */
static void
give_room (QdWindow  *self,
           AdwDialog *dialog)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (dialog));
  int          width = adw_dialog_get_content_width (dialog);
  int          height = adw_dialog_get_content_height (dialog);
  int          room = gtk_widget_get_width (GTK_WIDGET (self));
  int          minimum = 0, natural = 0;

  /* The window may not have been laid out yet. */
  if (room == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &room, NULL);
  /* Where no height is set this is what its content asks for, and that follows the text by itself. */
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_VERTICAL, width > 0 ? MAX (MIN (width, room), minimum) : width, NULL, &natural, NULL, NULL);
  if (height > natural)
    adw_dialog_set_content_height (dialog, (int)(height + adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, height, settings)) / 2);
  else if (height < natural)
    adw_dialog_set_content_height (dialog, natural);
  /* A sheet asks how high its content is in this width, also where the window is narrower. */
  if (width > 0 && width < room)
    adw_dialog_set_content_width (dialog, (int)adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, width, settings));
}

/* A dialog has its keys for itself, also from the application; that which ends it is expected to work everywhere. A question is
 * to be answered first. */
static void
dialog_cb (QdWindow *self)
{
  AdwDialog          *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkEventController *controller;

  if (dialog != NULL)
    qd_page_titles_wrap (GTK_WIDGET (dialog));
  if (dialog == NULL || ADW_IS_ALERT_DIALOG (dialog) || g_object_get_data (G_OBJECT (dialog), "quits") != NULL)
    return;

  /* A dialog is visible again whenever one above it is closed. */
  g_object_set_data (G_OBJECT (dialog), "quits", self);
  give_room (self, dialog);
  controller = gtk_shortcut_controller_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK), gtk_callback_action_new (quit_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
}

/**
 * _qd_window_watch_dialogs:
 * @self: a window
 *
 * Lets the key that quits work in all dialogs that the window shows, too, their titles wrap, and be as large as their text is.
 */
void
_qd_window_watch_dialogs (QdWindow *self)
{
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
}

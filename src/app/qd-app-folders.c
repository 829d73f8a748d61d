/* qd-app-folders.c: watches the folders of the library for the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/qd-application-private.h"

static void
importing_cb (QdApplication *self,
              QdImportJob   *job)
{
  _qd_application_join_import (self, job);
}

static void
changed_cb (QdApplication *self)
{
  if (self->folders_dialog != NULL)
    qd_folders_dialog_reload (QD_FOLDERS_DIALOG (self->folders_dialog));
}

/* Begins to watch the folders of the library that was opened. */
void
_qd_application_watch (QdApplication *self)
{
  if (self->queue == NULL)
    return;
  self->watch = qd_watch_new (self->store, self->queue);
  g_signal_connect_object (self->watch, "importing", G_CALLBACK (importing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/* Ends that, before the library is closed. */
void
_qd_application_stop_watching (QdApplication *self)
{
  if (self->watch == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->watch, self);
  qd_watch_stop (self->watch);
  g_clear_object (&self->watch);
}

static void
folders_changed_cb (QdApplication *self)
{
  if (self->watch != NULL)
    qd_watch_reload (self->watch);
}

/* Opens the dialog for watched folders. */
void
_qd_application_show_folders (QdApplication *self)
{
  if (self->library == NULL || self->window == NULL || qd_store_get_read_only (self->store) || self->folders_dialog != NULL)
    return;
  g_set_weak_pointer (&self->folders_dialog, qd_folders_dialog_new (self->library));
  g_signal_connect_object (self->folders_dialog, "changed", G_CALLBACK (folders_changed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (self->folders_dialog, GTK_WIDGET (self->window));
  /* What is wrong with them is to be seen as it is now. */
  folders_changed_cb (self);
}

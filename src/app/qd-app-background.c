/* qd-app-background.c: an import that goes on without the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "app/qd-application-private.h"

#define NOTIFICATION "import"

/* A renewal is no import: it stops with the window, and goes on the next time. */
static gboolean
is_importing (QdApplication *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    {
      QdImportProgress progress;

      qd_import_job_get_progress (self->jobs->pdata[i], &progress);
      if (!progress.renewing)
        return TRUE;
    }

  return FALSE;
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    g_debug ("The background portal does not answer: %s", error->message);
}

/* In a sandbox the desktop may end what has no window, unless it was told why it runs.
 * https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html */
static void
tell_portal (QdApplication *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));
  GVariantBuilder  asked;

  if (bus == NULL || !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return;

  g_variant_builder_init (&asked, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&asked, "{sv}", "reason", g_variant_new_string (_ ("Articles are being imported.")));
  g_dbus_connection_call (bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &asked), NULL, G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, asked_cb, NULL);
}

/* The window is gone: an import that is under way keeps the application, and the library, until it has ended. */
void
_qd_application_enter_background (QdApplication *self)
{
  if (self->in_background || self->stopping || !is_importing (self))
    return;

  /* Nobody would be there to let it go on. */
  qd_activity_set_paused (self->activity, FALSE);
  self->in_background = TRUE;
  g_application_hold (G_APPLICATION (self));
  tell_portal (self);
}

static void
leave (QdApplication *self)
{
  self->in_background = FALSE;
  g_application_release (G_APPLICATION (self));
}

/* A new window shows what the import is doing, and what was said of an earlier one is known. */
void
_qd_application_leave_background (QdApplication *self)
{
  g_application_withdraw_notification (G_APPLICATION (self), NOTIFICATION);
  if (self->in_background)
    leave (self);
}

/* What the import came to: the window says so, if there is one.
 * @stopped: whether it ended before its time */
void
_qd_application_import_ended (QdApplication *self,
                              gboolean       stopped,
                              const char    *summary)
{
  g_autoptr (GNotification) notification = NULL;

  if (!self->in_background)
    return;

  notification = g_notification_new (stopped ? _ ("Import Stopped") : _ ("Import Finished"));
  g_notification_set_body (notification, summary);
  g_application_send_notification (G_APPLICATION (self), NOTIFICATION, notification);
  leave (self);
}

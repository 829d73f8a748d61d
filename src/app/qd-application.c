/* qd-application.c: the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "app/qd-application-private.h"
#include "store/qd-thread-priority.h"
#include "widgets/qd-about-dialog.h"
#include "widgets/qd-shortcut-row.h"

#define RESOURCE_PATH "/io/github/quotidian/Quotidian"

G_DEFINE_FINAL_TYPE (QdApplication, qd_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *keys[4];
} Keys;

static const Keys keys[] = {
  { "app.feeds", { "<Control>l" } },
  { "app.quit", { "<Control>q" } },
  { "app.refresh-feeds", { "F5" } },
  { "win.back", { "<Alt>Left" } },
  { "win.caret-browsing", { "F7" } },
  { "win.check", { "<Control>k" } },
  { "win.copy-link", { "<Control><Shift>l" } },
  { "win.copy-cited", { "<Control><Shift>c" } },
  { "win.corrections", { "<Control><Shift>e" } },
  { "win.details", { "<Alt>Return" } },
  { "win.find", { "<Control>f" } },
  { "win.find-next", { "<Control>g" } },
  { "win.find-previous", { "<Control><Shift>g" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.next-quotation", { "<Alt>Down" } },
  { "win.next-region", { "F6" } },
  { "win.notes", { "<Control><Shift>n" } },
  { "win.open-files", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.panel", { "F9" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.previous-quotation", { "<Alt>Up" } },
  { "win.previous-region", { "<Shift>F6" } },
  { "win.print", { "<Control>p" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.star", { "<Control>d" } },
  { "win.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.text-normal", { "<Control>0", "<Control>KP_0" } },
  { "win.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
  { "window.close", { "<Control>w" } },
};

/* Back and forward lead where the text comes from, and where it goes. */
static void
set_keys (GtkApplication *application,
          const Keys     *of)
{
  const char *there[G_N_ELEMENTS (of->keys)] = { NULL };

  for (guint i = 0; of->keys[i] != NULL; i++)
    there[i] = qd_shortcut_row_mirror (of->keys[i]);
  gtk_application_set_accels_for_action (application, of->action, there);
}

static const GOptionEntry options[] = {
  { "check", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Check a quotation"), NULL },
  { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this library instead of the usual one"), N_ ("FILE") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample library"), NULL },
  { "search", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Search the library"), NULL },
  { NULL },
};

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  QdApplication *self = user_data;

  qd_about_dialog_show (GTK_WIDGET (self->window));
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdApplication *self = user_data;

  if (self->window != NULL)
    qd_window_quit (self->window);
  else
    g_application_quit (G_APPLICATION (self));
}

static void
feeds_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  _qd_application_show_feeds (user_data);
}

static void
folders_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  _qd_application_show_folders (user_data);
}

static void
refresh_feeds_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  _qd_application_refresh_feeds (user_data);
}

static void
check_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  _qd_application_act_in_window (user_data, "check");
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  _qd_application_act_in_window (user_data, "search");
}

static const GActionEntry entries[] = {
  { "check", check_cb },
  { "search", search_cb },
  { "feeds", feeds_cb },
  { "folders", folders_cb },
  { "refresh-feeds", refresh_feeds_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
sample_cb (QdApplication *self)
{
  _qd_application_close_library (self);
  self->sample = TRUE;
  g_free (self->path);
  self->path = _qd_application_dup_sample_path ();
  self->create = TRUE;
  _qd_application_open_library (self, QD_STORE_FLAGS_NONE);
}

static void
cancel_cb (QdApplication *self)
{
  for (guint i = 0; i < self->jobs->len; i++)
    qd_import_job_cancel (self->jobs->pdata[i]);
}

static void
window_destroyed_cb (QdApplication *self)
{
  self->window = NULL;
  _qd_application_enter_background (self);
}

static void
stopped_cb (QdApplication *self)
{
  self->stopping = TRUE;
}

/* Makes the window where there is none. */
void
_qd_application_ensure_window (QdApplication *self)
{
  /* Without a window there is nothing to wait for but an import. */
  g_application_set_inactivity_timeout (G_APPLICATION (self), 0);
  if (self->window == NULL)
    {
      self->window = qd_window_new (GTK_APPLICATION (self));
      g_signal_connect_object (self->window, "destroy", G_CALLBACK (window_destroyed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "export", G_CALLBACK (_qd_application_export), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "export-notes", G_CALLBACK (_qd_application_export_notes), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "import", G_CALLBACK (_qd_application_import), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "recover", G_CALLBACK (_qd_application_recover), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "sample", G_CALLBACK (sample_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "stopped", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
      qd_window_set_activity (self->window, self->activity);
      qd_window_set_libraries (self->window, G_MENU_MODEL (self->libraries));
      if (self->library != NULL)
        {
          qd_window_set_library (self->window, self->library);
          _qd_application_name_library (self);
        }
      else
        _qd_application_open_library (self, QD_STORE_FLAGS_NONE);
      _qd_application_leave_background (self);
    }

  gtk_window_present (GTK_WINDOW (self->window));
}

static void
qd_application_activate (GApplication *application)
{
  _qd_application_ensure_window (QD_APPLICATION (application));
}

static void
qd_application_open (GApplication *application,
                     GFile       **files,
                     int           n_files,
                     const char   *hint)
{
  _qd_application_open_files (QD_APPLICATION (application), files, n_files);
}

/* A process that was told which library to open is its own: it must not hand its files to one with another library. */
static int
qd_application_handle_local_options (GApplication *application,
                                     GVariantDict *dict)
{
  QdApplication   *self = QD_APPLICATION (application);
  g_autofree char *path = NULL;
  g_autofree char *usual = NULL;

  g_variant_dict_lookup (dict, "sample", "b", &self->sample);
  g_variant_dict_lookup (dict, "library", "^ay", &path);
  if (self->sample || path != NULL)
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  if (path != NULL)
    self->path = g_canonicalize_filename (path, NULL);
  else if (self->sample)
    self->path = _qd_application_dup_sample_path ();
  else
    self->path = _qd_application_dup_last_path (self);
  usual = _qd_application_dup_default_path ();
  self->create = self->sample || path != NULL || g_str_equal (self->path, usual);
  for (const char *const *action = (const char *const[]){ "check", "search", NULL }; *action != NULL; action++)
    if (g_variant_dict_contains (dict, *action) && g_application_register (application, NULL, NULL))
      g_action_group_activate_action (G_ACTION_GROUP (application), *action, NULL);

  return -1;
}

/* The session ends, and nobody is there to be asked whether an import may stop: it does, after the batch at hand. */
static gboolean
terminated_cb (gpointer user_data)
{
  QdApplication *self = user_data;

  self->stopping = TRUE;
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));

  return G_SOURCE_CONTINUE;
}

/* While the main thread has something to do, what nobody waits for rests. */
static int
wait_for_events (GPollFD *fds,
                 guint    n_fds,
                 int      timeout)
{
  int n_found;

  qd_thread_let_go ();
  n_found = g_poll (fds, n_fds, timeout);
  qd_thread_hold_back ();

  return n_found;
}

static void
qd_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (qd_application_parent_class)->startup (application);

  qd_store_forbid_waiting ();
  g_main_context_set_poll_func (NULL, wait_for_events);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  _qd_application_add_libraries (QD_APPLICATION (application));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    set_keys (GTK_APPLICATION (application), &keys[i]);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_unix_signal_add (SIGHUP, terminated_cb, application);
  g_unix_signal_add (SIGINT, terminated_cb, application);
  g_unix_signal_add (SIGTERM, terminated_cb, application);
}

static void
qd_application_shutdown (GApplication *application)
{
  QdApplication *self = QD_APPLICATION (application);

  g_cancellable_cancel (self->cancellable);
  g_main_context_set_poll_func (NULL, g_poll);
  _qd_application_close_library (self);
  _qd_application_end_search (self);

  G_APPLICATION_CLASS (qd_application_parent_class)->shutdown (application);
  /* The window, which has something to save, has gone with it. */
  qd_session_wait_until_saved ();
}

static gboolean
qd_application_dbus_register (GApplication    *application,
                              GDBusConnection *connection,
                              const char      *object_path,
                              GError         **error)
{
  return G_APPLICATION_CLASS (qd_application_parent_class)->dbus_register (application, connection, object_path, error) &&
         _qd_application_export_search (QD_APPLICATION (application), connection, object_path, error);
}

static void
qd_application_dbus_unregister (GApplication    *application,
                                GDBusConnection *connection,
                                const char      *object_path)
{
  _qd_application_unexport_search (QD_APPLICATION (application), connection);

  G_APPLICATION_CLASS (qd_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
qd_application_finalize (GObject *object)
{
  QdApplication *self = QD_APPLICATION (object);

  g_clear_pointer (&self->jobs, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_object (&self->feeds);
  _qd_application_forget_wish (self);
  g_clear_pointer (&self->opened_path, g_free);
  g_clear_object (&self->libraries);
  g_clear_object (&self->settings);
  g_clear_object (&self->activity);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (qd_application_parent_class)->finalize (object);
}

static void
qd_application_class_init (QdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qd_application_finalize;
  application_class->activate = qd_application_activate;
  application_class->dbus_register = qd_application_dbus_register;
  application_class->dbus_unregister = qd_application_dbus_unregister;
  application_class->handle_local_options = qd_application_handle_local_options;
  application_class->open = qd_application_open;
  application_class->shutdown = qd_application_shutdown;
  application_class->startup = qd_application_startup;
}

static void
qd_application_init (QdApplication *self)
{
  self->activity = qd_activity_new ();
  self->settings = g_settings_new ("io.github.quotidian.Quotidian");
  self->cancellable = g_cancellable_new ();
  self->jobs = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (self->activity, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->activity, "notify::paused", G_CALLBACK (_qd_application_pause), self, G_CONNECT_SWAPPED);

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE|FOLDER|ADDRESS…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _ ("Read articles, and see for every quotation who else carried it."));
}

/**
 * qd_application_new:
 *
 * Returns: (transfer full): the application
 */
QdApplication *
qd_application_new (void)
{
  return g_object_new (QD_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_PATH,
                       "version", PACKAGE_VERSION,
                       NULL);
}

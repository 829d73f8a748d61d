/* qd-app-libraries.c: several libraries, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/qd-application-private.h"
#include "widgets/qd-alert.h"
#include "widgets/qd-name-dialog.h"

#define SUFFIX ".quotidian"

/* So many fit into a menu without a search in it. */
#define MOST_RECENT 8

/* A library that the person wants instead of the present one. */
typedef struct
{
  QdApplication *app;
  char          *path;
  gboolean       create;
  GPtrArray     *files; /* nullable: what is to be imported into it */
} Wanted;

static void
free_wanted (Wanted *wanted)
{
  g_object_unref (wanted->app);
  g_free (wanted->path);
  g_clear_pointer (&wanted->files, g_ptr_array_unref);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, free_wanted)

static char *
dup_uri (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_get_uri (file);
}

static gboolean
is_own (const char *path)
{
  g_autofree char *usual = _qd_application_dup_default_path ();
  g_autofree char *sample = _qd_application_dup_sample_path ();

  return g_str_equal (path, usual) || g_str_equal (path, sample);
}

/* Returns: (transfer full): what a library is called in the window */
static char *
dup_name (const char *path)
{
  g_autofree char *usual = _qd_application_dup_default_path ();
  g_autofree char *sample = _qd_application_dup_sample_path ();
  g_autofree char *name = NULL;

  if (g_str_equal (path, usual))
    return g_strdup (_ ("My Library"));
  if (g_str_equal (path, sample))
    return g_strdup (_ ("Sample Library"));
  name = g_filename_display_basename (path);
  if (g_str_has_suffix (name, SUFFIX) && strlen (name) > strlen (SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  return g_steal_pointer (&name);
}

/* The menu */

static void
append_library (GMenu      *menu,
                const char *path)
{
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char      *name = dup_name (path);
  g_autofree char      *uri = dup_uri (path);
  g_auto (GStrv)        parts = g_strsplit (name, "_", -1);
  /* A line under a letter would be its key. */
  g_autofree char *label = g_strjoinv ("__", parts);

  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "app.library", "s", uri);
  g_menu_append_item (menu, item);
}

/* Brings what the menu lists up to date: one's own library first, then those that were open last. */
static void
list_libraries (QdApplication *self)
{
  g_autofree char *usual = _qd_application_dup_default_path ();
  g_autofree char *uri = dup_uri (self->path);
  g_auto (GStrv)   recent = g_settings_get_strv (self->settings, "recent-libraries");
  GAction         *action = g_action_map_lookup_action (G_ACTION_MAP (self), "library");

  g_menu_remove_all (self->libraries);
  append_library (self->libraries, usual);
  if (self->sample)
    append_library (self->libraries, self->path);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (recent[i]);
      g_autofree char  *path = g_file_get_path (file);

      if (path != NULL && !is_own (path))
        append_library (self->libraries, path);
    }
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (uri));
}

/* Keeps in mind which library is open: for the menu, and for the next time, unless this process was told which to open. */
static void
remember (QdApplication *self)
{
  g_autofree char         *uri = dup_uri (self->path);
  g_autofree char         *usual = _qd_application_dup_default_path ();
  g_auto (GStrv)           recent = g_settings_get_strv (self->settings, "recent-libraries");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           kept = NULL;

  if (!is_own (self->path))
    {
      g_strv_builder_add (builder, uri);
      for (guint i = 0, n = 1; recent[i] != NULL && n < MOST_RECENT; i++)
        if (!g_str_equal (recent[i], uri))
          {
            g_strv_builder_add (builder, recent[i]);
            n++;
          }
      kept = g_strv_builder_end (builder);
      g_settings_set_strv (self->settings, "recent-libraries", (const char *const *)kept);
    }
  if (!self->sample && (g_application_get_flags (G_APPLICATION (self)) & G_APPLICATION_NON_UNIQUE) == 0)
    g_settings_set_string (self->settings, "library", g_str_equal (self->path, usual) ? "" : uri);
}

/* The library could be opened, and is listed and opened again. */
void
_qd_application_library_opened (QdApplication *self)
{
  remember (self);
  list_libraries (self);
}

/* Returns: (transfer full): the library that was open last, or one's own */
char *
_qd_application_dup_last_path (QdApplication *self)
{
  g_autofree char  *uri = g_settings_get_string (self->settings, "library");
  g_autoptr (GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  char             *path = file != NULL ? g_file_get_path (file) : NULL;

  return path != NULL ? path : _qd_application_dup_default_path ();
}

/* Switching */

static void
do_switch (QdApplication *self,
           const char    *path,
           gboolean       create,
           GPtrArray     *files)
{
  g_autofree char *sample = _qd_application_dup_sample_path ();
  g_autofree char *wanted = g_strdup (path);

  _qd_application_close_library (self);
  _qd_application_end_search (self);
  qd_activity_finish (self->activity, "");
  self->sample = g_str_equal (wanted, sample);
  g_free (self->path);
  self->path = g_steal_pointer (&wanted);
  self->create = create || is_own (self->path);
  if (self->window != NULL)
    _qd_application_open_library (self, QD_STORE_FLAGS_NONE);
  else
    _qd_application_ensure_window (self);
  if (files != NULL)
    _qd_application_import (self, files);
}

static void
stop_response_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Wanted) wanted = user_data;

  if (g_strcmp0 (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "stop") == 0)
    do_switch (wanted->app, wanted->path, wanted->create, wanted->files);
  else if (wanted->app->window != NULL)
    list_libraries (wanted->app);
}

/* An import belongs to its library, and ends with it; not without a question. FILES, which may be NULL, are for the library that is wanted,
 * and go into no other: they wait for the answer. */
static void
switch_library (QdApplication *self,
                const char    *path,
                gboolean       create,
                GPtrArray     *files)
{
  Wanted    *wanted;
  AdwDialog *dialog;

  if (self->library != NULL && g_str_equal (path, self->path))
    {
      _qd_application_ensure_window (self);
      if (files != NULL)
        _qd_application_import (self, files);
      return;
    }
  if (!qd_activity_get_active (self->activity))
    {
      do_switch (self, path, create, files);
      return;
    }
  /* Where it goes on without one, the question needs a window; and so does an answer that there is nobody to give. */
  _qd_application_ensure_window (self);
  wanted = g_new0 (Wanted, 1);
  wanted->app = g_object_ref (self);
  wanted->path = g_strdup (path);
  wanted->create = create;
  wanted->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  dialog = qd_alert_new (_ ("Stop Importing?"), _ ("What has been imported until now stays in the library. Open the same files again to go on where the import stopped."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "continue", _ ("_Keep Importing"), "stop", _ ("_Stop and Switch"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "continue");
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "stop", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self->window), NULL, stop_response_cb, wanted);
}

/* Opens a library that should be there, and imports files into it, unless they are NULL. */
void
_qd_application_switch_to (QdApplication *self,
                           GFile         *file,
                           GPtrArray     *files)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    switch_library (self, path, FALSE, files);
  else
    {
      _qd_application_ensure_window (self);
      qd_window_show_message (self->window, _ ("A library can be opened from this computer only, or from a disk that is connected to it."));
    }
}

/* Drops the library that cannot be opened from the menu, and opens one's own. */
void
_qd_application_forget_library (QdApplication *self)
{
  g_autofree char         *uri = dup_uri (self->path);
  g_autofree char         *usual = _qd_application_dup_default_path ();
  g_auto (GStrv)           recent = g_settings_get_strv (self->settings, "recent-libraries");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           kept = NULL;

  for (guint i = 0; recent[i] != NULL; i++)
    if (!g_str_equal (recent[i], uri))
      g_strv_builder_add (builder, recent[i]);
  kept = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "recent-libraries", (const char *const *)kept);
  do_switch (self, usual, TRUE, NULL);
}

/* The actions */

static GListModel *
make_filters (void)
{
  GListStore               *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) libraries = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (libraries, _ ("Libraries"));
  gtk_file_filter_add_suffix (libraries, &SUFFIX[1]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, libraries);
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

/* A dialog that was dismissed is no failure. */
static void
report (QdApplication *self,
        const GError  *error)
{
  if (self->window != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    qd_window_show_message (self->window, error->message);
}

static void
open_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (QdApplication) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    _qd_application_switch_to (self, file, NULL);
  else
    report (self, error);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  QdApplication            *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel)    filters = make_filters ();

  if (self->window == NULL)
    return;
  gtk_file_dialog_set_title (dialog, _ ("Open Library"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self->window), NULL, open_chosen_cb, g_object_ref (self));
}

/* What is there already is opened, never replaced. */
static void
make_library (QdApplication *self,
              const char    *path)
{
  g_autofree char *full = g_str_has_suffix (path, SUFFIX) ? g_strdup (path) : g_strconcat (path, SUFFIX, NULL);

  switch_library (self, full, TRUE, NULL);
}

static void
new_chosen_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (QdApplication) self = user_data;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  g_autofree char          *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    make_library (self, path);
  else if (file == NULL)
    report (self, error);
  else if (self->window != NULL)
    qd_window_show_message (self->window, _ ("A library can be made on this computer only, or on a disk that is connected to it."));
}

static void
new_named_cb (GtkWidget  *parent,
              const char *name,
              guint       colour,
              gpointer    user_data)
{
  QdApplication   *self = user_data;
  g_autofree char *file = g_strdelimit (g_strdup (name), G_DIR_SEPARATOR_S, '-');
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "quotidian", file, NULL);

  make_library (self, path);
}

/* In a sandbox only the application's own folder can hold a library: SQLite keeps files beside it, and a portal that gives one
 * file does not give these. So a name is all there is to ask for. */
static void
ask_for_name (QdApplication *self)
{
  qd_name_dialog_ask (GTK_WIDGET (self->window),
                      &(QdNameQuestion){
                        .heading = _ ("New Library"),
                        .body = _ ("It begins without articles. The present library stays as it is."),
                        .label = _ ("Name"),
                        .accept = _ ("_Create"),
                      },
                      new_named_cb, g_object_ref (self), g_object_unref);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  QdApplication            *self = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel)    filters = make_filters ();
  g_autofree char          *name = NULL;

  if (self->window == NULL)
    return;
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    {
      ask_for_name (self);
      return;
    }
  /* Translators: the suggested name of a new library's file, without its ending. */
  name = g_strconcat (_ ("Library"), SUFFIX, NULL);
  gtk_file_dialog_set_title (dialog, _ ("New Library"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Create"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self->window), NULL, new_chosen_cb, g_object_ref (self));
}

static void
library_cb (GSimpleAction *action,
            GVariant      *state,
            gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (state, NULL));

  _qd_application_switch_to (user_data, file, NULL);
}

/* Adds the actions, and the menu that lists the libraries. */
void
_qd_application_add_libraries (QdApplication *self)
{
  static const GActionEntry entries[] = {
    { "new-library", new_cb },
    { "open-library", open_cb },
    { "library", NULL, "s", "''", library_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->libraries = g_menu_new ();
}

/* Tells the window which library it shows, or tries to open. */
void
_qd_application_name_library (QdApplication *self)
{
  g_autofree char *usual = _qd_application_dup_default_path ();
  g_autofree char *name = g_str_equal (self->path, usual) ? NULL : dup_name (self->path);

  list_libraries (self);
  qd_window_set_library_name (self->window, name);
}

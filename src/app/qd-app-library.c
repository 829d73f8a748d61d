/* qd-app-library.c: which library is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/qd-application-private.h"
#include "import/qd-outlets.h"
#include "store/qd-thread-priority.h"

/* Returns: (transfer full): where the person's own library is */
char *
_qd_application_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "quotidian", "library.quotidian", NULL);
}

/* Returns: (transfer full): where the library of the samples is */
char *
_qd_application_dup_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "quotidian", "sample.quotidian", NULL);
}

/* Where the samples themselves are; NULL if they were not installed. */
static char *
dup_sample_dir (void)
{
  const char      *set = g_getenv ("QUOTIDIAN_SAMPLE_DIR");
  g_autofree char *dir = set != NULL ? g_strdup (set) : g_build_filename (PKGDATADIR, "sample", NULL);

  return g_file_test (dir, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&dir) : NULL;
}

static void
import_sample (QdApplication *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char      *dir = dup_sample_dir ();

  if (dir == NULL)
    {
      qd_window_show_message (self->window, _ ("The sample articles are not installed. Reinstall Quotidian to get them."));
      return;
    }

  g_ptr_array_add (files, g_file_new_for_path (dir));
  _qd_application_import (self, files);
}

static void
use_store (QdApplication *self,
           QdStore       *store)
{
  self->store = g_object_ref (store);
  qd_outlets_attach ();
  self->library = qd_library_new (store);
  if (!qd_store_get_read_only (store))
    self->queue = qd_import_queue_new (store);

  _qd_application_end_search (self);
  qd_window_set_library (self->window, self->library);
  _qd_application_library_opened (self);
  _qd_application_fulfil_wish (self);
  _qd_application_renew (self);
  if (self->sample)
    import_sample (self);
  _qd_application_import_waiting (self);
  _qd_application_watch (self);
}

/* A library on its way to the window. */
typedef struct
{
  QdApplication *self;
  GCancellable  *cancellable; /* that of the opening, by which it is known */
  QdStore       *store;
  GError        *error;
} Opened;

static void
opened_free (Opened *opened)
{
  g_clear_object (&opened->self);
  g_clear_object (&opened->cancellable);
  g_clear_object (&opened->store);
  g_clear_error (&opened->error);
  g_free (opened);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Opened) opened = user_data;
  QdApplication     *self = opened->self;

  g_application_release (G_APPLICATION (self));

  /* The window was closed, or another library was chosen, while this one was being opened. */
  if (self->window == NULL || opened->cancellable != self->opening)
    {
      if (opened->store != NULL)
        qd_store_close (opened->store);
      return;
    }

  if (opened->store != NULL)
    use_store (self, opened->store);
  else if (g_error_matches (opened->error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY) && !self->reading)
    {
      qd_window_show_message (self->window, _ ("This library is open elsewhere. Here it can be read."));
      _qd_application_open_library (self, QD_STORE_READ_ONLY);
    }
  else if (!g_error_matches (opened->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qd_window_show_failure (self->window, self->path, opened->error);
}

/* The library is opened while the window is being drawn for the first time, and shown in it after that. */
static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Opened) opened = user_data;
  QdApplication     *self = opened->self;

  opened->store = qd_store_open_finish (result, &opened->error);
  if (self->window != NULL)
    qd_window_wait_until_drawn_async (self->window, drawn_cb, g_steal_pointer (&opened));
  else
    drawn_cb (NULL, NULL, g_steal_pointer (&opened));
}

/* Opens the library of the application, and shows it in the window, or why it cannot be opened. */
void
_qd_application_open_library (QdApplication *self,
                              QdStoreFlags   flags)
{
  Opened          *opened = g_new0 (Opened, 1);
  g_autofree char *dir = g_path_get_dirname (self->path);
  g_autofree char *sample_dir = dup_sample_dir ();

  /* Whether this worked is seen, and said, when the library is opened in it. */
  if (self->create)
    g_mkdir_with_parents (dir, 0700);

  qd_window_set_sample_available (self->window, !self->sample && sample_dir != NULL);
  qd_window_show_opening (self->window);
  g_application_hold (G_APPLICATION (self));
  self->reading = (flags & QD_STORE_READ_ONLY) != 0;
  if (!self->reading)
    flags |= QD_STORE_EXCLUSIVE | QD_STORE_GIVE_WAY | (self->create ? QD_STORE_CREATE : 0);
  _qd_application_name_library (self);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  opened->self = g_object_ref (self);
  opened->cancellable = g_object_ref (self->opening);
  qd_store_open_async (self->path, flags, self->opening, open_cb, opened);
}

/* Ends the import, which finishes its batch, then closes the library. */
void
_qd_application_close_library (QdApplication *self)
{
  /* It waits for what is going on. */
  qd_thread_let_go ();
  _qd_application_stop_feeds (self);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->window != NULL)
    qd_window_set_library (self->window, NULL);
  for (guint i = 0; i < self->jobs->len; i++)
    g_signal_handlers_disconnect_by_data (self->jobs->pdata[i], self);
  g_ptr_array_set_size (self->jobs, 0);
  _qd_application_stop_watching (self);
  if (self->queue != NULL)
    g_object_run_dispose (G_OBJECT (self->queue));
  g_clear_object (&self->queue);
  g_clear_object (&self->library);
  if (self->stories != NULL)
    g_cancellable_cancel (self->stories);
  g_clear_object (&self->stories);
  if (self->store != NULL)
    qd_store_close (self->store);
  g_clear_object (&self->store);
}

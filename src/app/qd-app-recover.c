/* qd-app-recover.c: a way on where a library cannot be opened, or is found to be damaged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/qd-application-private.h"
#include "store/qd-store-care.h"

/* Libraries that are set aside within a second. */
#define MOST_PLACES 100

/* What a rescue is about, and what came of it. */
typedef struct
{
  char    *path;
  char    *rescued; /* the new library, until it takes the place of the damaged one */
  gboolean is_aside;
  guint    n_saved;
  guint    n_partial;
  guint    n_lost;
} Rescue;

static void
rescue_free (gpointer data)
{
  Rescue *rescue = data;

  g_free (rescue->path);
  g_free (rescue->rescued);
  g_free (rescue);
}

/* Makes an empty file with a name that tells when the library was set aside, and that nothing had. */
static char *
make_place_aside (const char *path,
                  int        *code)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char      *place = NULL;
  int                   fd = -1;

  for (guint i = 0; i < MOST_PLACES && fd < 0 && (i == 0 || *code == EEXIST); i++)
    {
      g_free (place);
      place = i == 0 ? g_strdup_printf ("%s.%s", path, stamp) : g_strdup_printf ("%s.%s-%u", path, stamp, i);
      fd = g_open (place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      *code = fd < 0 ? errno : 0;
    }
  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  return g_steal_pointer (&place);
}

/* Renames the file that is in the way, and what SQLite keeps beside it, so that nothing is lost: all of them or none, as the library
 * without its log is not what was written last. */
static gboolean
set_aside (const char *path,
           GError    **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  gboolean                 renamed[G_N_ELEMENTS (endings)] = { FALSE };
  int                      code = 0;
  g_autofree char         *place = make_place_aside (path, &code);

  for (guint i = 0; i < G_N_ELEMENTS (endings) && code == 0; i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strconcat (place, endings[i], NULL);

      renamed[i] = g_rename (from, to) == 0;
      if (!renamed[i] && errno != ENOENT)
        code = errno;
    }
  for (guint i = G_N_ELEMENTS (endings); i > 0 && code != 0; i--)
    {
      g_autofree char *from = g_strconcat (path, endings[i - 1], NULL);
      g_autofree char *to = g_strconcat (place, endings[i - 1], NULL);

      if (renamed[i - 1] && g_rename (to, from) != 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The files of the library could not all be renamed: %s. One is called “%s” now; put it back beside the others."),
                       g_strerror (code), to);
          return FALSE;
        }
    }
  if (place != NULL && !renamed[0])
    g_unlink (place);
  if (code == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The file could not be renamed: %s"), g_strerror (code));
  return FALSE;
}

/* A name that nothing has, until the new library takes the place of the other. */
static gboolean
make_place_for_rescued (Rescue  *rescue,
                        GError **error)
{
  int fd = g_mkstemp_full (rescue->rescued, O_WRONLY | O_CLOEXEC, 0600);
  int code = errno;

  if (fd >= 0)
    return g_close (fd, error);
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("No new library can be written beside the damaged one: %s"), g_strerror (code));
  return FALSE;
}

static gboolean
put_rescued_in_place (Rescue       *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  int code;

  if (!qd_store_salvage (self->path, self->rescued, &self->n_saved, &self->n_partial, &self->n_lost, cancellable, error))
    return FALSE;
  if (self->n_saved == 0)
    {
      g_set_error_literal (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT, _ ("No article in it can be read any more."));
      return FALSE;
    }
  if (!set_aside (self->path, error))
    return FALSE;
  self->is_aside = TRUE;
  if (g_rename (self->rescued, self->path) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("What was recovered is in “%s”, but could not replace the library: %s"), self->rescued, g_strerror (code));
  return FALSE;
}

static void
rescue_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Rescue *rescue = data;
  GError *error = NULL;

  if (!make_place_for_rescued (rescue, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (put_rescued_in_place (rescue, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* What was rescued stays where there is nothing else any more. */
  if (!rescue->is_aside)
    g_unlink (rescue->rescued);
  g_task_return_error (task, error);
}

static void
tell_rescued (QdApplication *self,
              const Rescue  *rescue)
{
  g_autofree char *saved = g_strdup_printf (ngettext ("%u article was recovered.", "%u articles were recovered.", rescue->n_saved), rescue->n_saved);
  g_autofree char *lost = g_strdup_printf (ngettext ("%u could not be read.", "%u could not be read.", rescue->n_lost), rescue->n_lost);
  g_autofree char *partial = g_strdup_printf (ngettext ("An original or a picture of %u is missing.", "Originals or pictures of %u are missing.", rescue->n_partial), rescue->n_partial);
  g_autofree char *all = g_strconcat (saved, rescue->n_partial > 0 ? " " : "", rescue->n_partial > 0 ? partial : "", rescue->n_lost > 0 ? " " : "",
                                      rescue->n_lost > 0 ? lost : "", NULL);

  qd_window_show_message (self->window, all);
}

static void
rescue_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (QdApplication) self = QD_APPLICATION (g_object_ref (source));
  GTask                    *task = G_TASK (result);
  const Rescue             *rescue = g_task_get_task_data (task);
  g_autoptr (GError)        error = NULL;
  gboolean                  done = g_task_propagate_boolean (task, &error);

  g_application_release (G_APPLICATION (self));

  /* The window was closed, or another library was chosen. */
  if (self->window == NULL || g_task_get_cancellable (task) != self->opening)
    return;
  if (!done)
    {
      qd_window_show_failure (self->window, rescue->path, error);
      return;
    }
  _qd_application_open_library (self, QD_STORE_FLAGS_NONE);
  tell_rescued (self, rescue);
}

/* Makes a library of what can be read of the damaged one, and puts it in its place. The damaged one is kept beside it. */
static void
rescue_library (QdApplication *self)
{
  g_autoptr (GTask) task = NULL;
  Rescue           *rescue = g_new0 (Rescue, 1);

  rescue->path = g_strdup (self->path);
  rescue->rescued = g_strconcat (self->path, ".rescued.XXXXXX", NULL);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  qd_window_show_opening (self->window);
  g_application_hold (G_APPLICATION (self));
  task = g_task_new (self, self->opening, rescue_cb, NULL);
  g_task_set_source_tag (task, rescue_library);
  g_task_set_task_data (task, rescue, rescue_free);
  g_task_run_in_thread (task, rescue_thread);
}

/* Closes a library that was found to be damaged while it was read, and shows what can be done about it. */
static void
show_damage (QdApplication *self)
{
  g_autoptr (GError) error = g_error_new_literal (QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT, _ ("A part of it cannot be read."));

  _qd_application_close_library (self);
  qd_window_show_failure (self->window, self->path, error);
}

/* Does what the person chose to do about a library that cannot be opened, or read. */
void
_qd_application_recover (QdApplication *self,
                         const char    *way)
{
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (way, "set-aside") == 0)
    {
      if (!set_aside (self->path, &error))
        {
          qd_window_show_message (self->window, error->message);
          return;
        }
      self->create = TRUE;
    }
  else if (g_strcmp0 (way, "forget") == 0)
    {
      _qd_application_forget_library (self);
      return;
    }
  else if (g_strcmp0 (way, "rescue") == 0)
    {
      rescue_library (self);
      return;
    }
  else if (g_strcmp0 (way, "damaged") == 0)
    {
      show_damage (self);
      return;
    }

  _qd_application_open_library (self, g_strcmp0 (way, "read-only") == 0 ? QD_STORE_READ_ONLY : QD_STORE_FLAGS_NONE);
}

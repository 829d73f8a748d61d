/* qd-app-open.c: what other programs give the application to open: addresses, libraries, files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/qd-application-private.h"
#include "store/qd-store-articles.h"

#define SUFFIX ".quotidian"

/* What the person wants to see as soon as a library is open. */
struct _QdWish
{
  char  *address;
  char  *action; /* of the window */
  gint64 article_id;
  gint64 quotation_id;
};

static void
free_wish (QdWish *wish)
{
  g_free (wish->address);
  g_free (wish->action);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdWish, free_wish)

/* Shows what was wished for while the library was being opened. */
void
_qd_application_fulfil_wish (QdApplication *self)
{
  g_autoptr (QdWish) wish = NULL;

  if (self->wish == NULL || self->library == NULL || self->window == NULL)
    return;
  wish = g_steal_pointer (&self->wish);
  if (wish->address != NULL)
    qd_window_open_address (self->window, wish->address);
  else if (wish->action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (self->window), wish->action, NULL);
  else
    qd_window_open_article (self->window, wish->article_id, wish->quotation_id);
}

static void
make_wish (QdApplication *self,
           const char    *address,
           const char    *action,
           gint64         article_id,
           gint64         quotation_id)
{
  QdWish *wish = g_new0 (QdWish, 1);

  wish->address = g_strdup (address);
  wish->action = g_strdup (action);
  wish->article_id = article_id;
  wish->quotation_id = quotation_id;
  /* The last that was wished for is what is wanted now. */
  _qd_application_forget_wish (self);
  self->wish = wish;
  _qd_application_ensure_window (self);
  _qd_application_fulfil_wish (self);
}

/* Forgets what was to be shown once a library is open. */
void
_qd_application_forget_wish (QdApplication *self)
{
  g_clear_pointer (&self->wish, free_wish);
}

/* Shows where an address leads, or says that it leads nowhere. */
void
_qd_application_show_address (QdApplication *self,
                              const char    *address)
{
  make_wish (self, address, NULL, 0, 0);
}

/* Shows an article, at a quotation unless that is 0. */
void
_qd_application_show_article (QdApplication *self,
                              gint64         article_id,
                              gint64         quotation_id)
{
  make_wish (self, NULL, NULL, article_id, quotation_id);
}

/* Does in the window what can be asked for without one. */
void
_qd_application_act_in_window (QdApplication *self,
                               const char    *action)
{
  make_wish (self, NULL, action, 0, 0);
}

/* The article of a single file, when it has been imported */

typedef struct
{
  QdStore *store;
  char    *label;
} Imported;

static void
free_imported (gpointer data)
{
  Imported *imported = data;

  g_object_unref (imported->store);
  g_free (imported->label);
  g_free (imported);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Imported *imported = data;
  GError   *error = NULL;
  gint64    id = qd_store_find_article_by_label (imported->store, imported->label, cancellable, &error);

  if (id == 0)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, (gssize)id);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  QdApplication  *self = QD_APPLICATION (source);
  const Imported *imported = g_task_get_task_data (G_TASK (result));
  gint64          id = g_task_propagate_int (G_TASK (result), NULL);

  /* It is in the library and its list in any case; here it is only shown. */
  if (id > 0 && self->store == imported->store && self->window != NULL)
    _qd_application_show_article (self, id, 0);
}

/* Shows the article of the file that the person opened, if it is one. */
void
_qd_application_show_imported (QdApplication *self,
                               guint          n_articles)
{
  g_autofree char  *path = g_steal_pointer (&self->opened_path);
  g_autofree char  *label = path != NULL ? g_filename_to_utf8 (path, -1, NULL, NULL, NULL) : NULL;
  g_autoptr (GTask) task = NULL;
  Imported         *imported;

  if (label == NULL || n_articles != 1 || self->store == NULL || self->window == NULL)
    return;
  imported = g_new0 (Imported, 1);
  imported->store = g_object_ref (self->store);
  imported->label = g_steal_pointer (&label);
  task = g_task_new (self, self->cancellable, found_cb, NULL);
  g_task_set_source_tag (task, _qd_application_show_imported);
  g_task_set_task_data (task, imported, free_imported);
  g_task_run_in_thread (task, find_thread);
}

static gboolean
is_library (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL && g_str_has_suffix (path, SUFFIX) && g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Opens what was given: a library instead of the present one, an address in it, files and folders into it. Where the person is asked first
 * whether to leave the present library, files that came with another one do not go into this. */
void
_qd_application_open_files (QdApplication *self,
                            GFile        **files,
                            int            n_files)
{
  g_autoptr (GPtrArray) imported = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFile)     library = NULL;
  g_autofree char      *address = NULL;
  gboolean              is_idle = self->jobs->len == 0;

  for (int i = 0; i < n_files; i++)
    {
      if (g_file_has_uri_scheme (files[i], "quotidian"))
        {
          g_free (address);
          address = g_file_get_uri (files[i]);
        }
      else if (is_library (files[i]))
        g_set_object (&library, files[i]);
      else
        g_ptr_array_add (imported, g_object_ref (files[i]));
    }
  if (library != NULL)
    _qd_application_switch_to (self, library, imported);
  _qd_application_ensure_window (self);
  g_clear_pointer (&self->opened_path, g_free);
  if (imported->len == 1 && is_idle)
    self->opened_path = g_file_get_path (imported->pdata[0]);
  if (library == NULL)
    _qd_application_import (self, imported);
  if (address != NULL)
    _qd_application_show_address (self, address);
}

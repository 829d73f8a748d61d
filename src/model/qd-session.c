/* qd-session.c: where a library was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-session.h"

#include <stdlib.h>

/* Of how many articles it is known how far they were read; the oldest go first. */
#define MAX_PLACES 200

typedef struct
{
  gint64 article_id;
  int    place;
} Place;

/* Of what is being written in the background. */
static GMutex saves_mutex;
static GCond  saved;
static guint  n_saves;

struct _QdSession
{
  GObject parent_instance;

  char   *library_path;
  gint64  article_id;
  GArray *places; /* of Place, the one that was set last at the end */
};

G_DEFINE_FINAL_TYPE (QdSession, qd_session, G_TYPE_OBJECT)

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "quotidian", "session.ini", NULL);
}

/* A name of a group may hold no brackets, and must be UTF-8. */
static char *
dup_group (const char *library_path)
{
  return g_uri_escape_string (library_path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, FALSE);
}

/* Whatever is wrong with the file, somebody reads from the beginning. */
static GKeyFile *
load_file (void)
{
  GKeyFile        *file = g_key_file_new ();
  g_autofree char *path = dup_path ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

static void
read_place (QdSession  *self,
            const char *text)
{
  char *end;
  Place place = { .article_id = g_ascii_strtoll (text, &end, 10) };

  if (end == text || *end != ':' || place.article_id <= 0)
    return;
  place.place = (int)CLAMP (g_ascii_strtoll (end + 1, NULL, 10), 0, G_MAXINT);
  g_array_append_val (self->places, place);
}

static void
qd_session_finalize (GObject *object)
{
  QdSession *self = QD_SESSION (object);

  g_clear_pointer (&self->library_path, g_free);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (qd_session_parent_class)->finalize (object);
}

static void
qd_session_class_init (QdSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qd_session_finalize;
}

static void
qd_session_init (QdSession *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

/**
 * qd_session_new:
 * @library_path: (not nullable) (type filename): the library's file
 *
 * Reads what is known of the library from the last time. A small file, which is read at once, when it is no longer being written. Thread: main.
 *
 * Returns: (transfer full): the session
 */
QdSession *
qd_session_new (const char *library_path)
{
  QdSession           *self = g_object_new (QD_TYPE_SESSION, NULL);
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char     *group = dup_group (library_path);
  g_auto (GStrv)       places = NULL;

  qd_session_wait_until_saved ();
  file = load_file ();
  places = g_key_file_get_string_list (file, group, "places", NULL, NULL);
  self->library_path = g_strdup (library_path);
  self->article_id = MAX (g_key_file_get_int64 (file, group, "article", NULL), 0);
  for (guint i = 0; places != NULL && places[i] != NULL && i < MAX_PLACES; i++)
    read_place (self, places[i]);

  return self;
}

/**
 * qd_session_get_article:
 * @self: a session
 *
 * Returns: the row of the article that was read last; 0 for none
 */
gint64
qd_session_get_article (QdSession *self)
{
  g_return_val_if_fail (QD_IS_SESSION (self), 0);

  return self->article_id;
}

/**
 * qd_session_set_article:
 * @self: a session
 * @article_id: the row of the article that is read; 0 for none
 */
void
qd_session_set_article (QdSession *self,
                        gint64     article_id)
{
  g_return_if_fail (QD_IS_SESSION (self));

  self->article_id = article_id;
}

static void
forget (QdSession *self,
        gint64     article_id)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).article_id == article_id)
      {
        g_array_remove_index (self->places, i);
        return;
      }
}

/**
 * qd_session_get_place:
 * @self: a session
 * @article_id: an article's row
 *
 * Returns: how far the article was read, in characters of what the article view shows; 0 if from the beginning
 */
int
qd_session_get_place (QdSession *self,
                      gint64     article_id)
{
  g_return_val_if_fail (QD_IS_SESSION (self), 0);

  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).article_id == article_id)
      return g_array_index (self->places, Place, i).place;

  return 0;
}

/**
 * qd_session_set_place:
 * @self: a session
 * @article_id: an article's row
 * @place: how far it was read, in characters of what the article view shows; 0 to begin anew the next time
 */
void
qd_session_set_place (QdSession *self,
                      gint64     article_id,
                      int        place)
{
  g_return_if_fail (QD_IS_SESSION (self));

  forget (self, article_id);
  if (place <= 0)
    return;

  g_array_append_val (self->places, ((Place){ article_id, place }));
  if (self->places->len > MAX_PLACES)
    g_array_remove_index (self->places, 0);
}

static void
drop_vanished (GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *path = g_uri_unescape_string (groups[i], NULL);

      if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

/* What is to be written, as it was when that was asked for. */
typedef struct
{
  char      *group;
  gint64     article_id;
  GPtrArray *places; /* of strings */
} Save;

static void
save_free (Save *save)
{
  g_free (save->group);
  g_ptr_array_unref (save->places);
  g_free (save);
}

static gboolean
write_file (const Save *save,
            GError    **error)
{
  g_autoptr (GKeyFile) file = load_file ();
  g_autofree char     *path = dup_path ();
  g_autofree char     *dir = g_path_get_dirname (path);
  g_autofree char     *data = NULL;
  gsize                size;

  drop_vanished (file);
  g_key_file_set_int64 (file, save->group, "article", save->article_id);
  g_key_file_set_string_list (file, save->group, "places", (const char *const *)save->places->pdata, save->places->len);

  g_mkdir_with_parents (dir, 0700);
  data = g_key_file_to_data (file, &size, NULL);

  return g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

static void
save_in_thread (gpointer data,
                gpointer user_data)
{
  Save              *save = data;
  g_autoptr (GError) error = NULL;

  if (!write_file (save, &error))
    g_info ("Where the library was left is not kept: %s", error->message);
  save_free (save);

  g_mutex_lock (&saves_mutex);
  n_saves--;
  g_cond_broadcast (&saved);
  g_mutex_unlock (&saves_mutex);
}

/**
 * qd_session_save:
 * @self: a session
 *
 * Writes it down, with what is known of other libraries that are still there; in the background, since a disk may take its time. That it
 * cannot be written is no concern of anybody's, and only logged. Thread: main.
 */
void
qd_session_save (QdSession *self)
{
  static GThreadPool *pool;
  Save               *save;

  g_return_if_fail (QD_IS_SESSION (self));

  save = g_new0 (Save, 1);
  save->group = dup_group (self->library_path);
  save->article_id = self->article_id;
  save->places = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      g_ptr_array_add (save->places, g_strdup_printf ("%" G_GINT64_FORMAT ":%d", place->article_id, place->place));
    }

  g_mutex_lock (&saves_mutex);
  n_saves++;
  g_mutex_unlock (&saves_mutex);
  /* One at a time, in their order. */
  if (pool == NULL)
    pool = g_thread_pool_new (save_in_thread, NULL, 1, FALSE, NULL);
  g_thread_pool_push (pool, save, NULL);
}

/**
 * qd_session_wait_until_saved:
 *
 * Waits for what is being written, as before the program ends. Thread: main; blocks.
 */
void
qd_session_wait_until_saved (void)
{
  g_mutex_lock (&saves_mutex);
  while (n_saves > 0)
    g_cond_wait (&saved, &saves_mutex);
  g_mutex_unlock (&saves_mutex);
}

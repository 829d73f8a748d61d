/* qd-cli-fixture.c: runs quotidian-cli as a person would
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
qd_cli_fixture_set_up (QdCliFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quotidian-cli-XXXXXX", &error);
  g_assert_no_error (error);
  self->library = g_build_filename (self->folder, "test.quotidian", NULL);
}

/* Removes a folder with all that is in it, and does not follow links. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
qd_cli_fixture_tear_down (QdCliFixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

const char *
qd_cli_fixture_program (void)
{
  const char *program = g_getenv ("QUOTIDIAN_CLI");

  g_assert_nonnull (program);
  return program;
}

/* Writes a file into the folder, making folders on the way; returns its path. */
char *
qd_cli_fixture_write (QdCliFixture *self, const char *name, const void *bytes, gssize len)
{
  char              *path = g_build_filename (self->folder, name, NULL);
  g_autofree char   *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, bytes, len, &error);
  g_assert_no_error (error);
  return path;
}

/* Runs a program in the folder and keeps what it prints. */
void
qd_cli_fixture_spawn (QdCliFixture *self, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess)         process = NULL;
  g_autoptr (GError)              error = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", self->folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);
}

/* Runs quotidian-cli with these arguments. */
void
qd_cli_fixture_run (QdCliFixture *self, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char           *arg;
  va_list               args;

  g_ptr_array_add (argv, (gpointer)qd_cli_fixture_program ());
  va_start (args, self);
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer)arg);
  va_end (args);
  g_ptr_array_add (argv, NULL);
  qd_cli_fixture_spawn (self, (const char *const *)argv->pdata);
}

/* What was printed as JSON lines: (element-type JsonNode). */
GPtrArray *
qd_cli_fixture_parse (QdCliFixture *self)
{
  GPtrArray     *records = g_ptr_array_new_with_free_func ((GDestroyNotify)json_node_unref);
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autoptr (GError) error = NULL;
        JsonNode          *node = json_from_string (lines[i], &error);

        g_assert_no_error (error);
        g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
        g_ptr_array_add (records, node);
      }
  return records;
}

/* A word that nobody says, the same for the same number. */
static void
append_word (GString *text, guint number)
{
  static const char *const syllables[] = { "ka", "lo", "mi", "ru", "te", "vo", "sha", "ben", "dra", "pel", "gu", "nor", "zi", "quo", "fen", "hal" };

  for (guint i = 0; i < 3; i++)
    {
      g_string_append (text, syllables[number % G_N_ELEMENTS (syllables)]);
      number /= G_N_ELEMENTS (syllables);
    }
}

/* Articles that share a quotation of words of their own in groups of ten. */
void
qd_cli_fixture_write_articles (QdCliFixture *self, const char *folder, guint n_articles)
{
  static const char *const names[] = { "Ilse Varga", "Bo Lind", "Ada Quill", "Teodor Marsh", "Nuria Feld", "Oskar Vane", "Petra Holm" };

  for (guint i = 0; i < n_articles; i++)
    {
      guint               group = i / 10;
      g_autofree char    *path = g_strdup_printf ("%s/outlet-%u/%04u.txt", folder, i % 10, i);
      g_autoptr (GString) text = g_string_new (NULL);

      g_string_append_printf (text, "Outlet number %u was on the quay of Ostrava Bay on day %u of the great fair.\n\n“We saw ", i % 10, group);
      for (guint word = 0; word < 12; word++)
        {
          append_word (text, (group * 12 + word) * 2654435761u >> 16);
          g_string_append_c (text, ' ');
        }
      g_string_append_printf (text, "that day,” said %s of Ostrava Bay.\n\nCorrespondent %u heard more than that, but not much.\n", names[group % G_N_ELEMENTS (names)], i);
      g_free (qd_cli_fixture_write (self, path, text->str, -1));
    }
}

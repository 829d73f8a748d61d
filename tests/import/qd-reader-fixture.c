/* qd-reader-fixture.c: files for a reader, and what it makes of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "qd-reader-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
told_problem_clear (gpointer data)
{
  QdToldProblem *told = data;

  g_clear_error (&told->error);
  g_free (told->path);
}

static void
draft_free (gpointer data)
{
  qd_article_draft_free (data);
}

void
qd_reader_fixture_set_up (QdReaderFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("quotidian-reader-XXXXXX", &error);
  g_assert_no_error (error);
  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  self->problems = g_array_new (FALSE, FALSE, sizeof (QdToldProblem));
  g_array_set_clear_func (self->problems, told_problem_clear);
}

/* Removes a folder with all that is in it, and does not follow links. */
void
qd_reader_fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        qd_reader_fixture_remove (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
qd_reader_fixture_tear_down (QdReaderFixture *self, gconstpointer data)
{
  qd_reader_fixture_remove (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->root);
  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_array_unref);
  g_clear_error (&self->error);
}

/* Writes a file into the folder, making folders on the way; returns its path. */
char *
qd_reader_fixture_write (QdReaderFixture *self, const char *name, const void *bytes, gssize len)
{
  char              *path = g_build_filename (self->folder, name, NULL);
  g_autofree char   *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, bytes, len, &error);
  g_assert_no_error (error);
  return path;
}

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  QdReaderFixture *self = user_data;

  g_ptr_array_add (self->drafts, draft);
  return self->stop_after == 0 || self->drafts->len < self->stop_after;
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  QdReaderFixture *self = user_data;
  QdToldProblem    told = { NULL, line, g_error_copy (error) };

  g_array_append_val (self->problems, told);
}

static void
member_problem_cb (const char *path, guint64 line, const GError *error, gpointer user_data)
{
  QdReaderFixture *self = user_data;
  QdToldProblem    told = { g_strdup (path), line, g_error_copy (error) };

  g_array_append_val (self->problems, told);
}

static void
position_cb (guint64 position, gpointer user_data)
{
  QdReaderFixture *self = user_data;

  g_assert_cmpuint (position, >=, self->position);
  self->position = position;
  self->n_positions++;
}

static void
expect_cb (guint n_articles, gpointer user_data)
{
  QdReaderFixture *self = user_data;

  self->n_expected = n_articles;
}

/* Writes a file, finds its reader, and reads it. */
void
qd_reader_fixture_read (QdReaderFixture *self, const char *name, const void *bytes, gssize len)
{
  const QdReadSink  sink = { article_cb, problem_cb, self, position_cb, expect_cb, member_problem_cb, self->root };
  g_autofree char  *path = qd_reader_fixture_write (self, name, bytes, len);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  const QdReader   *reader;

  g_ptr_array_set_size (self->drafts, 0);
  g_array_set_size (self->problems, 0);
  g_clear_error (&self->error);
  self->position = 0;
  self->n_positions = 0;
  self->n_expected = 0;
  reader = qd_reader_for_file (file, NULL, &self->error);
  self->read = reader != NULL && qd_reader_read (reader, file, &sink, NULL, &self->error);
  g_assert_cmpint (self->read, ==, self->error == NULL);
}

QdArticleDraft *
qd_reader_fixture_get (QdReaderFixture *self, guint index)
{
  g_assert_no_error (self->error);
  g_assert_cmpuint (index, <, self->drafts->len);
  return g_ptr_array_index (self->drafts, index);
}

const char *
qd_reader_fixture_get_text (QdReaderFixture *self, guint index)
{
  return qd_body_get_text (qd_article_draft_get_body (qd_reader_fixture_get (self, index)), NULL);
}

/* The words of the @nth mark of a kind in the first article. */
char *
qd_reader_fixture_dup_mark (QdReaderFixture *self, QdBodyMarkKind kind, guint nth, const QdBodyMark **mark)
{
  QdBody           *body = qd_article_draft_get_body (qd_reader_fixture_get (self, 0));
  guint             n_marks;
  const QdBodyMark *marks = qd_body_get_marks (body, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == kind && nth-- == 0)
      {
        if (mark != NULL)
          *mark = &marks[i];
        return g_strndup (qd_body_get_text (body, NULL) + marks[i].span.start, qd_span_length (marks[i].span));
      }
  return NULL;
}

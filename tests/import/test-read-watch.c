/* test-read-watch.c: readers that do not answer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <time.h>

#include "import/qd-read-watch.h"
#include "import/qd-reader.h"

/* µs of the processor */
#define PATIENCE (G_USEC_PER_SEC / 10)

static void
work (gint64 time)
{
  clock_t end = clock () + (clock_t)(time * CLOCKS_PER_SEC / G_USEC_PER_SEC);

  while (clock () < end)
    ;
}

static void
tell (const QdReadSink *sink)
{
  QdArticleDraft    *draft = qd_article_draft_new ();
  g_autoptr (QdBody) body = qd_body_new ("The weir was shut.", -1);

  qd_article_draft_set_source (draft, "Gull Tribune");
  qd_article_draft_set_title (draft, "Weir");
  qd_article_draft_set_body (draft, body);
  sink->article (draft, sink->user_data);
}

static gboolean
read_forever (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  tell (sink);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    work (1000);
  return FALSE;
}

/* Answers now and then, and takes long altogether. */
static gboolean
read_slowly (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 20; i++)
    {
      work (PATIENCE / 5);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % 2 == 0)
        tell (sink);
      else
        sink->position (i, sink->user_data);
    }
  return TRUE;
}

/* Waits for something else. */
static gboolean
read_waiting (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  g_usleep (PATIENCE * 6);
  tell (sink);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static const char *const none[] = { NULL };

static const QdReader forever = { "Forever", none, 1024, NULL, read_forever };
static const QdReader slowly = { "Slowly", none, 1024, NULL, read_slowly };
static const QdReader waiting = { "Waiting", none, 1024, NULL, read_waiting };

/* Holds a file that never ends between two that do. */
static gboolean
read_holding (GFile *file, const QdReadSink *sink, GCancellable *cancellable, GError **error)
{
  const QdReader *const members[] = { &waiting, &forever, &slowly };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (!qd_reader_read (members[i], file, sink, cancellable, &local_error))
        sink->problem (0, local_error, sink->user_data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static const QdReader holding = { "Holding", none, 1024, NULL, read_holding };

typedef struct
{
  guint         n_articles;
  guint         n_problems;
  gint64        pause; /* how long the sink works on an article */
  GCancellable *cancellable;
} Told;

static gboolean
article_cb (QdArticleDraft *draft, gpointer user_data)
{
  Told *told = user_data;

  told->n_articles++;
  work (told->pause);
  if (told->cancellable != NULL)
    g_cancellable_cancel (told->cancellable);
  qd_article_draft_free (draft);
  return TRUE;
}

static void
problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  ((Told *)user_data)->n_problems++;
}

static void
position_cb (guint64 position, gpointer user_data)
{
}

static gboolean
read_with (const QdReader *reader, Told *told, GError **error)
{
  const QdReadSink  sink = { article_cb, problem_cb, told, position_cb, NULL, NULL };
  g_autoptr (GFile) file = g_file_new_for_path ("/none");

  return qd_reader_read (reader, file, &sink, told->cancellable, error);
}

/* What was told before is kept, and the message says that it took too long. */
static void
test_given_up (void)
{
  g_autoptr (GError) error = NULL;
  Told               told = { 0 };

  g_assert_false (read_with (&forever, &told, &error));
  g_assert_error (error, QD_IMPORT_ERROR, QD_IMPORT_ERROR_TOO_LARGE);
  g_assert_cmpuint (told.n_articles, ==, 1);
}

/* Neither what answers is given up, nor what waits, nor for what others do with an article. */
static void
test_patient (void)
{
  g_autoptr (GError) error = NULL;
  Told               told = { .pause = PATIENCE * 4 };

  g_assert_true (read_with (&slowly, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told.n_articles, ==, 10);
  g_assert_true (read_with (&waiting, &told, &error));
  g_assert_no_error (error);
}

/* Of an archive only the file that does not answer is given up. */
static void
test_inside (void)
{
  g_autoptr (GError) error = NULL;
  Told               told = { 0 };

  g_assert_true (read_with (&holding, &told, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (told.n_articles, ==, 1 + 1 + 10);
  g_assert_cmpuint (told.n_problems, ==, 1);
}

/* Who stops an import is told that it was stopped. */
static void
test_cancelled (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Told                     told = { .cancellable = cancellable };

  g_assert_false (read_with (&forever, &told, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  _qd_read_watch_set_patience (PATIENCE);
  g_test_add_func ("/import/read-watch/given-up", test_given_up);
  g_test_add_func ("/import/read-watch/patient", test_patient);
  g_test_add_func ("/import/read-watch/inside", test_inside);
  g_test_add_func ("/import/read-watch/cancelled", test_cancelled);
  return g_test_run ();
}

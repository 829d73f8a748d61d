/* test-renewal.c: what an older version found is found anew, beside imports
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-analysis.h"
#include "import/qd-import-job.h"
#include "store-fixture.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"

/* More than are renewed in one transaction. */
#define N_ARTICLES 700

/* Every tenth of them says what others say, too. */
static QdArticleDraft *
make_article (guint index)
{
  g_autofree char *id = g_strdup_printf ("mill-%u", index);
  g_autofree char *text = g_strdup_printf ("The mill of Ostrava Bay made %u sacks of flour that week.\n\n“We never counted %u sacks of rye before the winter,” said Ilse Varga, the miller.\n",
                                           index, index % 70);

  return store_make_draft (id, "Ostrava Courier", "The mill", text);
}

/* As if another version had analysed the library. */
static void
mark_stale (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  store_exec (fixture->path, "UPDATE articles SET analysis = 0; UPDATE quotations SET details = x'00', confidence = 0.5");
  store_fixture_open (fixture);
}

/* A library that another version has analysed. Returns its digest before that. */
static char *
make_stale (StoreFixture *fixture)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (GError)    error = NULL;
  char                 *digest;

  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (drafts, make_article (i));
  outcomes = qd_store_add_articles (fixture->store, drafts, NULL, &error);
  g_assert_no_error (error);
  digest = qd_store_digest (fixture->store, NULL, &error);
  g_assert_no_error (error);
  mark_stale (fixture);
  return digest;
}

static void
assert_renewed (StoreFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *digest = qd_store_digest (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, expected);
  store_assert_sound (fixture->store);
}

typedef struct
{
  guint last;
  guint stop_at; /* 0 for never */
  guint n_problems;
} Watched;

static gboolean
renewed_cb (const QdImportProgress *progress, const QdImportProblem *problem, gpointer user_data)
{
  Watched *watched = user_data;

  g_assert_true (progress->renewing);
  g_assert_cmpuint (progress->files_done, >=, watched->last);
  g_assert_cmpuint (progress->files_done, <=, progress->files_found);
  watched->last = progress->files_done;
  if (problem != NULL)
    {
      watched->n_problems++;
      g_assert_null (problem->path);
      g_assert_nonnull (strstr (problem->message, "“The mill”"));
      g_assert_cmpuint (progress->failed, ==, watched->n_problems);
    }
  return watched->stop_at == 0 || progress->files_done < watched->stop_at;
}

static void
test_stop (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char   *fresh = make_stale (fixture);
  g_autoptr (GError) error = NULL;
  Watched            watched = { 0, 1 };
  QdImportProgress   progress;
  guint              n_left;

  g_assert_true (qd_import_renew (fixture->store, 2, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_found, ==, N_ARTICLES);
  g_assert_cmpuint (progress.files_done, >, 0);
  g_assert_cmpuint (progress.files_done, <, N_ARTICLES);
  g_assert_true (qd_store_count_stale (fixture->store, &n_left, NULL, &error));
  g_assert_cmpuint (n_left, ==, N_ARTICLES - progress.files_done);
  /* It goes on after the library was closed. */
  store_fixture_close (fixture);
  store_fixture_open (fixture);
  watched = (Watched){ 0 };
  g_assert_true (qd_import_renew (fixture->store, 0, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_found, ==, n_left);
  g_assert_cmpuint (progress.files_done, ==, n_left);
  assert_renewed (fixture, fresh);
}

static void
test_cancel (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char         *fresh = make_stale (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  QdImportProgress         progress;

  g_cancellable_cancel (cancellable);
  g_assert_false (qd_import_renew (fixture->store, 2, cancellable, NULL, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (qd_import_renew (fixture->store, 2, NULL, NULL, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES);
  assert_renewed (fixture, fresh);
}

static gboolean
has_ended (QdImportJob *job)
{
  QdImportProgress progress;

  qd_import_job_get_progress (job, &progress);
  return progress.state != QD_IMPORT_QUEUED && progress.state != QD_IMPORT_RUNNING;
}

/* Imports while a library is renewed, and waits for the end of both. Whether the import had ended while the renewal was going on: on a machine
 * that keeps this thread from the processor, both may have ended before it looks. */
static gboolean
import_meanwhile (StoreFixture *fixture)
{
  g_autoptr (QdImportQueue) queue = qd_import_queue_new (fixture->store);
  g_autoptr (QdImportJob)   renewal = NULL;
  g_autoptr (QdImportJob)   import = NULL;
  g_autoptr (GPtrArray)     files = g_ptr_array_new_with_free_func (g_object_unref);
  QdImportProgress          progress;
  gboolean                  renews;

  renewal = qd_import_queue_renew (queue);
  qd_import_job_set_paused (renewal, TRUE);
  g_ptr_array_add (files, g_file_new_for_path (fixture->folder));
  do
    {
      g_main_context_iteration (NULL, TRUE);
      qd_import_job_get_progress (renewal, &progress);
    }
  while (progress.files_found == 0);
  import = qd_import_queue_add (queue, files);
  qd_import_job_set_paused (renewal, FALSE);
  while (!has_ended (import))
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (renewal, &progress);
  renews = progress.state == QD_IMPORT_RUNNING;
  while (!has_ended (renewal))
    g_main_context_iteration (NULL, TRUE);
  qd_import_job_get_progress (renewal, &progress);
  g_assert_cmpint (progress.state, ==, QD_IMPORT_DONE);
  g_assert_cmpuint (progress.files_found, ==, N_ARTICLES);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES);
  return renews;
}

/* An import that comes while a library is renewed does not wait until the end of it. */
static void
test_gives_way (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char *fresh = make_stale (fixture);
  gboolean         seen = import_meanwhile (fixture);

  for (guint i = 0; i < 10 && !seen; i++)
    {
      mark_stale (fixture);
      seen = import_meanwhile (fixture);
    }
  g_assert_true (seen);
  assert_renewed (fixture, fresh);
}

/* One whose text cannot be unpacked, of which others say what it says, one whose text is none, and one that has none: the others are
 * renewed, and these are not tried again by this version. */
static void
test_damaged (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char   *fresh = make_stale (fixture);
  g_autofree char   *digest = NULL;
  g_autoptr (GError) error = NULL;
  Watched            watched = { 0 };
  QdImportProgress   progress;
  guint              n_left;

  store_fixture_close (fixture);
  store_exec (fixture->path, "UPDATE packed_bodies SET text = x'00112233' WHERE article_id = 3;"
                             "UPDATE packed_bodies SET size = size + 9 WHERE article_id = 90;"
                             "DELETE FROM packed_bodies WHERE article_id = 611");
  store_fixture_open (fixture);
  g_assert_true (qd_import_renew (fixture->store, 2, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watched.n_problems, ==, 3);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES);
  g_assert_cmpuint (progress.failed, ==, 3);
  g_assert_true (qd_store_count_stale (fixture->store, &n_left, NULL, &error));
  g_assert_cmpuint (n_left, ==, 0);
  store_fixture_close (fixture);
  g_assert_cmpint (store_query_int (fixture->path, "SELECT count(DISTINCT article_id) FROM quotations WHERE confidence = 0.5"), ==, 3);
  store_fixture_open (fixture);
  watched = (Watched){ 0 };
  g_assert_true (qd_import_renew (fixture->store, 2, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_found, ==, 0);
  g_assert_cmpuint (watched.n_problems, ==, 0);
  /* What was said helps. */
  store_remove (fixture->store, 3);
  store_remove (fixture->store, 90);
  store_remove (fixture->store, 611);
  store_add (fixture->store, make_article (2), QD_ADD_ADDED);
  store_add (fixture->store, make_article (89), QD_ADD_ADDED);
  store_add (fixture->store, make_article (610), QD_ADD_ADDED);
  digest = qd_store_digest (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, fresh);
}

static QdArticleDraft *
make_twin (const char *id)
{
  g_autofree char *text = g_strdup_printf ("Outlet %s was on the quay.\n\n“Whoever lit the beacon of Merrow Point had neither oil nor orders,” said Bo Lind.\n", id);

  return store_make_draft (id, "Gull Tribune", "The mill", text);
}

/* What ties an article to another cannot be read, which is seen only when that other one is to be tied anew: it is told, and the rest is renewed. */
static void
test_damaged_ties (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char   *fresh = make_stale (fixture);
  g_autoptr (GError) error = NULL;
  Watched            watched = { 0 };
  QdImportProgress   progress;
  guint              n_left;

  store_add (fixture->store, make_twin ("twin-a"), QD_ADD_ADDED);
  store_add (fixture->store, make_twin ("twin-b"), QD_ADD_ADDED);
  store_fixture_close (fixture);
  g_assert_cmpint (store_query_int (fixture->path, "SELECT n_shared FROM articles WHERE label = 'twin-b'"), ==, 1);
  store_exec (fixture->path, "UPDATE articles SET analysis = 0 WHERE label = 'twin-b';"
                             "UPDATE quotations SET confidence = 0.5 WHERE article_id = (SELECT id FROM articles WHERE label = 'twin-b');"
                             "UPDATE quotations SET relations = x'0101' WHERE article_id IN (SELECT id FROM articles WHERE label LIKE 'twin-%')");
  store_fixture_open (fixture);
  g_assert_true (qd_import_renew (fixture->store, 2, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (watched.n_problems, ==, 1);
  g_assert_cmpuint (progress.files_done, ==, N_ARTICLES + 1);
  g_assert_cmpuint (progress.failed, ==, 1);
  g_assert_true (qd_store_count_stale (fixture->store, &n_left, NULL, &error));
  g_assert_cmpuint (n_left, ==, 0);
  store_fixture_close (fixture);
  g_assert_cmpint (store_query_int (fixture->path, "SELECT count(DISTINCT article_id) FROM quotations WHERE confidence = 0.5"), ==, 1);
  store_fixture_open (fixture);
}

/* Where what all articles are found by is damaged, it is not told of each, and none is left for good as it is. */
static void
test_damaged_index (StoreFixture *fixture, gconstpointer data)
{
  g_autofree char   *fresh = make_stale (fixture);
  g_autoptr (GError) error = NULL;
  Watched            watched = { 0 };
  QdImportProgress   progress;
  guint              n_left;

  store_fixture_close (fixture);
  store_exec (fixture->path, "UPDATE match_log SET keys = x'ff' WHERE article_id = 300");
  store_fixture_open (fixture);
  g_assert_false (qd_import_renew (fixture->store, 2, NULL, renewed_cb, &watched, &progress, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpuint (watched.n_problems, ==, 0);
  g_assert_true (qd_store_count_stale (fixture->store, &n_left, NULL, &error));
  g_assert_cmpuint (n_left, ==, N_ARTICLES);
}

static char *
dup_language (StoreFixture *fixture, const char *label)
{
  g_autoptr (GError)    error = NULL;
  gint64                id = qd_store_find_article_by_label (fixture->store, label, NULL, &error);
  g_autoptr (QdArticle) article = qd_store_load_article (fixture->store, id, NULL, &error);

  g_assert_no_error (error);
  return g_strdup (article->record->language);
}

/* A language that another version guessed is guessed anew; one that was told with the article stays. */
static void
test_language (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *guessed = NULL;
  g_autofree char   *told = NULL;
  QdArticleDraft    *told_draft = make_twin ("told"), *guessed_draft = store_make_draft ("guessed", "Gull Tribune", "The lamp", "The lamp was lit.\n\n“Nobody lit it for us,” said Ilse Varga.\n");
  QdImportProgress   progress;

  qd_article_draft_set_language (told_draft, "de-AT");
  qd_import_analyze (told_draft);
  qd_import_analyze (guessed_draft);
  store_add (fixture->store, told_draft, QD_ADD_ADDED);
  store_add (fixture->store, guessed_draft, QD_ADD_ADDED);
  store_fixture_close (fixture);
  store_exec (fixture->path, "UPDATE articles SET analysis = 0; UPDATE articles SET language = 'es' WHERE label = 'guessed'");
  store_fixture_open (fixture);
  g_assert_true (qd_import_renew (fixture->store, 2, NULL, NULL, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.files_done, ==, 2);
  told = dup_language (fixture, "told");
  guessed = dup_language (fixture, "guessed");
  g_assert_cmpstr (told, ==, "de-AT");
  g_assert_cmpstr (guessed, ==, "en");
  store_assert_sound (fixture->store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/renewal/stop", StoreFixture, NULL, store_fixture_set_up, test_stop, store_fixture_tear_down);
  g_test_add ("/import/renewal/cancel", StoreFixture, NULL, store_fixture_set_up, test_cancel, store_fixture_tear_down);
  g_test_add ("/import/renewal/gives-way", StoreFixture, NULL, store_fixture_set_up, test_gives_way, store_fixture_tear_down);
  g_test_add ("/import/renewal/damaged", StoreFixture, NULL, store_fixture_set_up, test_damaged, store_fixture_tear_down);
  g_test_add ("/import/renewal/language", StoreFixture, NULL, store_fixture_set_up, test_language, store_fixture_tear_down);
  g_test_add ("/import/renewal/damaged-index", StoreFixture, NULL, store_fixture_set_up, test_damaged_index, store_fixture_tear_down);
  g_test_add ("/import/renewal/damaged-ties", StoreFixture, NULL, store_fixture_set_up, test_damaged_ties, store_fixture_tear_down);
  return g_test_run ();
}

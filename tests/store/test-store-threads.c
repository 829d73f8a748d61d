/* test-store-threads.c: requests, their threads, signals, two programs on one library, a full disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <sched.h>
#include <sqlite3.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"
#include "store/qd-store-statements.h"
#include "store/qd-thread-priority.h"

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
  GThread      *thread;
  guint         n_changed;
} Waiter;

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiter *waiter = user_data;

  waiter->result = g_object_ref (result);
  waiter->thread = g_thread_self ();
  g_main_loop_quit (waiter->loop);
}

static void
wait_for (Waiter *waiter)
{
  waiter->loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (waiter->loop);
  g_clear_pointer (&waiter->loop, g_main_loop_unref);
  g_assert_true (waiter->thread == g_thread_self ());
}

static void
test_async (StoreFixture *self,
            gconstpointer data)
{
  Waiter                waiter = { NULL };
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    ids = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (GPtrArray) renditions = NULL;
  g_autoptr (QdArticle) article = NULL;
  QdStoreCounts         counts;

  store_add_all (self->store);
  {
    g_autofree char *query = g_strdup ("bridge");
    QdArticleFilter  filter = { .query = query, .sort = QD_ARTICLE_SORT_OLDEST };

    qd_store_find_articles_async (self->store, &filter, NULL, ready_cb, &waiter);
  }
  wait_for (&waiter);
  ids = qd_store_find_articles_finish (self->store, waiter.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 4);
  g_clear_object (&waiter.result);

  qd_store_list_articles_async (self->store, (const gint64 *)(gconstpointer)ids->data, ids->len, "bridge", NULL, ready_cb, &waiter);
  wait_for (&waiter);
  records = qd_store_list_articles_finish (self->store, waiter.result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((const QdArticleRecord *)g_ptr_array_index (records, 0))->label, ==, "harbour-1");
  g_clear_object (&waiter.result);

  qd_store_load_article_async (self->store, g_array_index (ids, gint64, 0), NULL, ready_cb, &waiter);
  wait_for (&waiter);
  article = qd_store_load_article_finish (self->store, waiter.result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiter.result);

  qd_store_list_renditions_async (self->store, ((const QdQuotationRecord *)g_ptr_array_index (article->quotations, 0))->id, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  renditions = qd_store_list_renditions_finish (self->store, waiter.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (renditions->len, >=, 3);
  g_clear_object (&waiter.result);

  qd_store_list_sources_async (self->store, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  sources = qd_store_list_sources_finish (self->store, waiter.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sources->len, ==, 4);
  g_clear_object (&waiter.result);

  qd_store_count_async (self->store, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  g_assert_true (qd_store_count_finish (self->store, waiter.result, &counts, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counts.n_articles, ==, STORE_N_ARTICLES);
  g_clear_object (&waiter.result);
}

static void
test_open_async (StoreFixture *self,
                 gconstpointer data)
{
  g_autofree char   *nowhere = g_build_filename (self->folder, "none", "library", NULL);
  g_autoptr (GError) error = NULL;
  Waiter             waiter = { NULL };

  qd_store_open_async (self->path, QD_STORE_CREATE, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  self->store = qd_store_open_finish (waiter.result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiter.result);
  store_add_all (self->store);

  qd_store_open_async (nowhere, QD_STORE_CREATE, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  g_assert_null (qd_store_open_finish (waiter.result, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_object (&waiter.result);
}

/* Marks are set one after the other, and seen by a reader that asks after the answer came. */
static void
test_marks (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64             ids[] = { 1, 2, 4711 };
  Waiter             waiter = { NULL };
  QdStoreCounts      counts;

  store_add_all (self->store);
  qd_store_set_starred_async (self->store, ids, 2, TRUE, NULL, NULL);
  qd_store_set_starred_async (self->store, ids, 1, FALSE, NULL, NULL);
  qd_store_set_read_async (self->store, ids, 3, TRUE, ready_cb, &waiter);
  wait_for (&waiter);
  g_assert_true (qd_store_update_finish (self->store, waiter.result, &error));
  g_assert_no_error (error);
  g_clear_object (&waiter.result);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, STORE_N_ARTICLES);
  g_assert_cmpuint (counts.n_unread, ==, STORE_N_ARTICLES - 2);
  g_assert_cmpuint (counts.n_starred, ==, 1);

  qd_store_remove_articles_async (self->store, ids, 1, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  g_assert_true (qd_store_update_finish (self->store, waiter.result, &error));
  g_clear_object (&waiter.result);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, STORE_N_ARTICLES - 1);
  store_assert_sound (self->store);
}

static void
changed_cb (QdStore *store,
            gpointer user_data)
{
  Waiter *waiter = user_data;

  waiter->n_changed++;
  waiter->thread = g_thread_self ();
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_changed (StoreFixture *self,
              gconstpointer data)
{
  Waiter                waiter = { NULL };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_signal_connect (self->store, "changed", G_CALLBACK (changed_cb), &waiter);
  store_add_all (self->store);
  g_assert_cmpuint (waiter.n_changed, ==, 0);
  while (waiter.n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_timeout_add (400, quit_cb, loop);
  g_main_loop_run (loop);
  /* Five batches, said once: all were committed before the main loop ran. */
  g_assert_cmpuint (waiter.n_changed, ==, 1);
  g_assert_true (waiter.thread == g_thread_self ());
  g_free (store_dump (self->store));
  g_timeout_add (300, quit_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiter.n_changed, ==, 1);
}

static gboolean
note_thread (const QdArticleRecord   *article,
             const QdQuotationRecord *quotation,
             const char              *body,
             gpointer                 user_data)
{
  *(GThread **)user_data = g_thread_self ();
  return FALSE;
}

static void
test_not_here (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GThread           *thread = NULL;

  store_add_all (self->store);
  g_assert_true (qd_store_foreach_quotation (self->store, note_thread, &thread, NULL, &error));
  g_assert_nonnull (thread);
  g_assert_true (thread != g_thread_self ());
}

static gpointer
use_connection (gpointer data)
{
  qd_sqlite_exec (data, "SELECT 1", NULL);
  return NULL;
}

/* A connection that is used by another thread than its own ends the program. */
static void
test_assert_thread (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      QdSqlite          *db = qd_sqlite_open (":memory:", QD_SQLITE_WRITE, TRUE, &error);

      g_assert_no_error (error);
      g_thread_join (g_thread_new ("other", use_connection, db));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*g_thread_self*");
}

/* Closing waits for what was asked before; what is asked afterwards fails. */
static void
test_close (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64             ids[] = { 1, 2, 3 };
  Waiter             waiter = { NULL };
  QdStoreCounts      counts;

  store_add_all (self->store);
  for (guint i = 0; i < 50; i++)
    qd_store_set_starred_async (self->store, ids, 3, i % 2 == 0, NULL, NULL);
  qd_store_set_read_async (self->store, ids, 3, TRUE, ready_cb, &waiter);
  qd_store_close (self->store);
  wait_for (&waiter);
  g_assert_true (qd_store_update_finish (self->store, waiter.result, &error));
  g_assert_no_error (error);
  g_clear_object (&waiter.result);
  g_assert_null (qd_store_list_sources (self->store, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  qd_store_count_async (self->store, NULL, ready_cb, &waiter);
  wait_for (&waiter);
  g_assert_false (qd_store_count_finish (self->store, waiter.result, &counts, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_object (&waiter.result);
  qd_store_close (self->store);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles WHERE read = 1"), ==, 3);
}

static void
test_cancel (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray)    drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GError)       error = NULL;
  QdArticleFilter          filter = { .query = NULL };
  Waiter                   waiter = { NULL };

  store_add_all (self->store);
  qd_store_find_articles_async (self->store, &filter, cancellable, ready_cb, &waiter);
  g_cancellable_cancel (cancellable);
  wait_for (&waiter);
  g_assert_null (qd_store_find_articles_finish (self->store, waiter.result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_clear_object (&waiter.result);
  g_ptr_array_add (drafts, store_make_draft ("late", "Coastal Wire", "Late", "Nothing.\n"));
  g_assert_null (qd_store_add_articles (self->store, drafts, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (qd_store_verify (self->store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_assert_sound (self->store);
}

/* Two programs on one library see what the other one wrote. */
static void
test_two (StoreFixture *self,
          gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) other = qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error);
  g_autofree char    *dump = NULL;
  g_autofree char    *seen = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    store_add (i % 2 == 0 ? self->store : other, store_make_article (i), QD_ADD_ADDED);
  store_add (other, store_make_article (0), QD_ADD_UNCHANGED);
  store_remove (other, 3);
  store_add (self->store, store_make_article (2), QD_ADD_ADDED);
  dump = store_dump (self->store);
  seen = store_dump (other);
  g_assert_cmpstr (dump, ==, seen);
  store_assert_sound (other);
}

/* What one program keeps in memory of an article that another one changed is not used. */
static void
test_two_replace (StoreFixture *self,
                  gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) other = qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error);
  QdArticleDraft     *draft = store_make_article (0);

  g_assert_no_error (error);
  store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  store_add (self->store, store_make_article (1), QD_ADD_ADDED);
  qd_article_draft_set_external_id (draft, "a");
  store_add (other, draft, QD_ADD_UNCHANGED);
  store_add (self->store, store_make_article (3), QD_ADD_ADDED);
  store_assert_sound (self->store);
}

static void
test_busy (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GError)    error = NULL;
  sqlite3              *db;

  store_add_all (self->store);
  g_ptr_array_add (drafts, store_make_draft ("late", "Coastal Wire", "Late", "Nothing.\n"));
  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (qd_store_add_articles (self->store, drafts, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, self->path));
  /* Reading goes on meanwhile. */
  g_free (store_dump (self->store));
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  store_add (self->store, store_make_draft ("late", "Coastal Wire", "Late", "Nothing.\n"), QD_ADD_ADDED);
}

/* The batch is taken back as a whole, and the library goes on when there is room again. */
static void
test_full (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GString)   text = g_string_new (NULL);
  g_autofree char      *before = NULL;
  g_autofree char      *after = NULL;
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (GError)    error = NULL;

  /* Nothing that could be packed into the room that is there. */
  for (guint i = 0; i < 40000; i++)
    g_string_append_c (text, (char)g_test_rand_int_range ('a', 'z' + 1));
  store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  before = store_dump (self->store);
  for (guint i = 1; i < STORE_N_ARTICLES; i++)
    g_ptr_array_add (drafts, store_make_article (i));
  g_ptr_array_add (drafts, store_make_draft ("long", "Coastal Wire", "Long", text->str));
  g_assert_true (_qd_store_set_max_pages (self->store, 1, &error));
  g_assert_null (qd_store_add_articles (self->store, drafts, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, self->path));
  g_clear_error (&error);
  after = store_dump (self->store);
  g_assert_cmpstr (after, ==, before);
  store_assert_sound (self->store);
  g_assert_true (_qd_store_set_max_pages (self->store, 1000000, &error));
  outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < outcomes->len; i++)
    g_assert_cmpint (g_array_index (outcomes, QdAddOutcome, i).result, ==, QD_ADD_ADDED);
  store_assert_sound (self->store);
}

static void
test_full_disk (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint              n_added = 0;
  QdStoreCounts      counts;

  /* In a name space of its own, the mount is nobody else's. */
  if (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
      mount ("tmpfs", self->folder, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("May not mount a file system");
      return;
    }
  store_fixture_open (self);
  while (error == NULL)
    {
      g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
      g_autoptr (GArray)    outcomes = NULL;
      g_autofree char      *id = g_strdup_printf ("%u", n_added);
      g_autofree char      *text = g_strdup_printf ("Notice %u: %0200u. “Nothing was found in drawer %u,” said Orla Venn.\n", n_added, n_added, n_added);

      g_ptr_array_add (drafts, store_make_draft (id, "Coastal Wire", id, text));
      outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
      if (outcomes != NULL)
        n_added++;
      g_assert_cmpuint (n_added, <, 10000);
    }
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, self->path));
  g_clear_error (&error);
  g_assert_cmpuint (n_added, >, 5);
  store_fixture_close (self);
  g_assert_cmpint (mount ("none", self->folder, NULL, MS_REMOUNT, "size=16m"), ==, 0);
  store_fixture_open (self);
  g_assert_true (qd_store_count (self->store, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, n_added);
  store_assert_sound (self->store);
  store_add_all (self->store);
  store_fixture_close (self);
  g_assert_cmpint (umount (self->folder), ==, 0);
}

/* A request that does not stop when it is given up, as where SQLite does not look whether it is. */
typedef struct
{
  GMutex   lock;
  GCond    changed;
  gboolean begun;
  gboolean let_go;
} Hold;

static gpointer
hold (QdSqlite     *db,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Hold *self = data;

  g_mutex_lock (&self->lock);
  self->begun = TRUE;
  g_cond_broadcast (&self->changed);
  while (!self->let_go)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
  return QD_STORE_DONE;
}

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(gboolean *)user_data = TRUE;
}

static void
begin_hold (StoreFixture *self,
            Hold         *held,
            GCancellable *cancellable,
            gboolean     *told)
{
  _qd_store_find_async (self->store, hold, held, NULL, g_task_new (self->store, cancellable, told_cb, told), NULL);
  g_mutex_lock (&held->lock);
  while (!held->begun)
    g_cond_wait (&held->changed, &held->lock);
  g_mutex_unlock (&held->lock);
}

static void
end_hold (Hold     *held,
          gboolean *told)
{
  g_mutex_lock (&held->lock);
  held->let_go = TRUE;
  g_cond_broadcast (&held->changed);
  g_mutex_unlock (&held->lock);
  while (!*told)
    g_main_context_iteration (NULL, TRUE);
  *told = FALSE;
}

/* A search that was given up keeps nobody waiting, though it goes on for a while; one that was not is followed by the next in its turn. */
static void
test_given_up (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (GArray)       found = NULL;
  QdArticleFilter          filter = { .query = NULL };
  Hold                     given_up = { .let_go = FALSE }, kept = { .let_go = FALSE };
  gboolean                 told = FALSE, next = FALSE;

  store_add_all (self->store);
  begin_hold (self, &given_up, cancellable, &told);
  g_cancellable_cancel (cancellable);
  found = qd_store_find_articles (self->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, STORE_N_ARTICLES);
  g_assert_false (told);
  end_hold (&given_up, &told);

  begin_hold (self, &kept, NULL, &told);
  qd_store_find_articles_async (self->store, &filter, NULL, told_cb, &next);
  g_usleep (G_USEC_PER_SEC / 20);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (next);
  end_hold (&kept, &told);
  while (!next)
    g_main_context_iteration (NULL, TRUE);
}

/* Whoever must not wait is told where it does. */
static void
test_forbidden (StoreFixture *self,
                gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      QdStoreCounts      counts;

      qd_store_forbid_waiting ();
      qd_store_count (self->store, &counts, NULL, &error);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*CRITICAL*waits for store-reader*");
}

static gpointer
get_nice (QdSqlite     *db,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  *(int *)data = getpriority (PRIO_PROCESS, 0);
  return QD_STORE_DONE;
}

/* In a window, what is written lets what is shown go first; in a program that does nothing else, it need not. */
static void
test_gives_way (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int                own = getpriority (PRIO_PROCESS, 0);
  int                nice = -100;

  g_assert_nonnull (_qd_store_write (self->store, get_nice, &nice, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (nice, ==, own);
  store_fixture_close (self);

  self->store = qd_store_open (self->path, QD_STORE_GIVE_WAY, &error);
  g_assert_no_error (error);
  g_assert_nonnull (_qd_store_write (self->store, get_nice, &nice, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (nice, ==, MIN (own + 10, 19));
  g_assert_nonnull (_qd_store_read (self->store, get_nice, &nice, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (nice, ==, own);
  g_assert_cmpint (getpriority (PRIO_PROCESS, 0), ==, own);
}

static gpointer
work_in_thread (gpointer data)
{
  if (data != NULL)
    qd_thread_work_ahead ();
  else
    qd_thread_give_way ();
  return GINT_TO_POINTER (getpriority (PRIO_PROCESS, 0));
}

/* What a thread will wait for lets it go first, and comes before what nobody waits for. */
static void
test_works_ahead (StoreFixture *self,
                  gconstpointer data)
{
  const int own = getpriority (PRIO_PROCESS, 0);
  const int ahead = GPOINTER_TO_INT (g_thread_join (g_thread_new ("ahead", work_in_thread, GINT_TO_POINTER (TRUE))));
  const int behind = GPOINTER_TO_INT (g_thread_join (g_thread_new ("behind", work_in_thread, NULL)));

  if (own > 9)
    {
      g_test_skip ("the test itself gives way");
      return;
    }
  g_assert_cmpint (own, <, ahead);
  g_assert_cmpint (ahead, <, behind);
  g_assert_cmpint (getpriority (PRIO_PROCESS, 0), ==, own);
}

static gpointer
rest_in_thread (gpointer data)
{
  gint64 *duration = data;
  gint64  start = g_get_monotonic_time ();

  qd_thread_rest ();
  *duration = g_get_monotonic_time () - start;
  return NULL;
}

static gint64
measure_rest (void)
{
  gint64 duration;

  g_thread_join (g_thread_new ("rest", rest_in_thread, &duration));
  return duration;
}

/* What nobody is held back from, µs; and how often it is measured until it was no longer than that, as other programs may take the processor
 * meanwhile. */
#define SHORT (50 * G_TIME_SPAN_MILLISECOND)
#define N_ATTEMPTS 50

/* The shortest of some. */
static gint64
measure_shortest_rest (void)
{
  gint64 shortest = G_MAXINT64;

  for (guint i = 0; i < N_ATTEMPTS && shortest >= SHORT; i++)
    {
      gint64 duration = measure_rest ();

      shortest = MIN (shortest, duration);
    }
  return shortest;
}

/* How long the others rest from when they are held back. What keeps this thread from the processor between the two makes it no shorter. */
static gint64
measure_held_rest (void)
{
  gint64 start = g_get_monotonic_time ();

  qd_thread_hold_back ();
  measure_rest ();
  return g_get_monotonic_time () - start;
}

/* While the window is drawn, nothing is added, but not for longer than it may be kept from it. */
static void
test_rests (StoreFixture *self,
            gconstpointer data)
{
  gint64 start;

  g_assert_cmpint (measure_shortest_rest (), <, SHORT);
  start = g_get_monotonic_time ();
  qd_thread_hold_back ();
  store_add_all (self->store);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 150 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (measure_shortest_rest (), <, SHORT);
  qd_thread_let_go ();

  /* What was worked since may be rested. */
  g_usleep (250 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (measure_held_rest (), >=, 150 * G_TIME_SPAN_MILLISECOND);
  qd_thread_let_go ();
  g_usleep (250 * G_TIME_SPAN_MILLISECOND);
  qd_thread_hold_back ();
  qd_thread_let_go ();
  g_assert_cmpint (measure_shortest_rest (), <, SHORT);
}

/* Who is held back again at once has nothing left to rest, and works for as long as it rested. */
static void
test_works_half (StoreFixture *self,
                 gconstpointer data)
{
  gint64 shortest = G_MAXINT64;

  /* Other programs may take the processor between the two. */
  for (guint i = 0; i < N_ATTEMPTS && shortest >= SHORT; i++)
    {
      gint64 duration;

      qd_thread_hold_back ();
      measure_rest ();
      qd_thread_let_go ();
      qd_thread_hold_back ();
      duration = measure_rest ();
      qd_thread_let_go ();
      shortest = MIN (shortest, duration);
    }
  g_assert_cmpint (shortest, <, SHORT);
  g_usleep (100 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpint (measure_held_rest (), >=, 50 * G_TIME_SPAN_MILLISECOND);
  qd_thread_let_go ();
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (StoreFixture *self,
                  gconstpointer data);
  } cases[] = {
    { "/store/threads/async", test_async },
    { "/store/threads/marks", test_marks },
    { "/store/threads/changed", test_changed },
    { "/store/threads/not-here", test_not_here },
    { "/store/threads/close", test_close },
    { "/store/threads/cancel", test_cancel },
    { "/store/threads/given-up", test_given_up },
    { "/store/threads/two", test_two },
    { "/store/threads/two-replace", test_two_replace },
    { "/store/threads/busy", test_busy },
    { "/store/threads/full", test_full },
    { "/store/threads/forbidden", test_forbidden },
    { "/store/threads/gives-way", test_gives_way },
    { "/store/threads/works-ahead", test_works_ahead },
    { "/store/threads/rests", test_rests },
    { "/store/threads/works-half", test_works_half },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  g_test_add ("/store/threads/open-async", StoreFixture, GINT_TO_POINTER (TRUE), store_fixture_set_up, test_open_async, store_fixture_tear_down);
  g_test_add_func ("/store/threads/assert-thread", test_assert_thread);
  g_test_add ("/store/threads/full-disk", StoreFixture, GINT_TO_POINTER (TRUE), store_fixture_set_up, test_full_disk, store_fixture_tear_down);
  return g_test_run ();
}

/* test-store-upkeep.c: what is done for a library when nobody asks for anything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "store-fixture.h"
#include "store/qd-sqlite-private.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"

/* As FTS5 has them, of the index of articles. */
#define SEGMENTS "SELECT count (DISTINCT segid) FROM search_idx"
#define QUOTE_SEGMENTS "SELECT count (DISTINCT segid) FROM quote_search_idx"

/* With fewer than four segments a level is left as it is, and there are few levels. */
#define FEW_SEGMENTS 10

/* With more, requests that take long pay for merging. */
#define MANY_SEGMENTS 40

/* A machine that stops for as long as a person pauses lets the library be merged between two articles: then it is filled again. */
#define ATTEMPTS 20

/* How long it may take until a library that nobody uses is merged, s: on a machine that does much else. */
#define PATIENCE 60

static void
add_alone (QdStore *store,
           guint    first,
           guint    n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *id = g_strdup_printf ("notice-%u", i);
      g_autofree char *text = g_strdup_printf ("Notice %u of the harbour office.\n\n“Drawer %u was empty,” said Orla Venn.", i, i);

      store_add (store, store_make_draft (id, "Coastal Wire", id, text), QD_ADD_ADDED);
    }
}

static guint
count_found (QdStore    *store,
             const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = qd_store_find_articles (store, &(QdArticleFilter){ .query = query }, NULL, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
wait_until_merged (StoreFixture *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (store_query_int (self->path, SEGMENTS) > FEW_SEGMENTS)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (G_USEC_PER_SEC / 20);
    }
}

/* FTS5 leaves merging to us, in a new library and in one where it did not; that is noted in the library. */
static void
test_settings (StoreFixture *self,
               gconstpointer data)
{
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT v FROM search_config WHERE k = 'automerge'"), ==, 0);
  g_assert_cmpint (store_query_int (self->path, "SELECT v FROM quote_search_config WHERE k = 'automerge'"), ==, 0);
  g_assert_cmpint (store_query_int (self->path, "SELECT v FROM search_config WHERE k = 'hashsize'"), ==, 16777216);
  store_exec (self->path, "UPDATE search_config SET v = 8 WHERE k = 'automerge'; DELETE FROM quote_search_config WHERE k = 'automerge'");
  store_fixture_open (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT v FROM search_config WHERE k = 'automerge'"), ==, 0);
  g_assert_cmpint (store_query_int (self->path, "SELECT v FROM quote_search_config WHERE k = 'automerge'"), ==, 0);
}

static void
test_idle (StoreFixture *self,
           gconstpointer data)
{
  add_alone (self->store, 0, 80);
  wait_until_merged (self);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, 80);
  g_assert_cmpuint (count_found (self->store, "\"notice 17 of\""), ==, 1);
  /* One word in four may be another. */
  g_assert_cmpuint (count_found (self->store, "quote:\"drawer 17 was empty\""), ==, 80);
  store_assert_sound (self->store);
}

/* Closing does not wait for it, and the next who opens the library does what was left. */
static void
test_left (StoreFixture *self,
           gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < ATTEMPTS && (i == 0 || store_query_int (self->path, SEGMENTS) <= FEW_SEGMENTS); i++)
    {
      if (i > 0)
        store_fixture_open (self);
      add_alone (self->store, n, 80);
      n += 80;
      store_fixture_close (self);
    }
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), >, FEW_SEGMENTS);
  store_fixture_open (self);
  wait_until_merged (self);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, n);
  store_assert_sound (self->store);
}

/* Who closes the library soon can have it done at once, for as long as that may take. */
static void
test_tidy (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64             n_before;

  add_alone (self->store, 0, 80);
  n_before = store_query_int (self->path, SEGMENTS);
  g_assert_true (qd_store_tidy (self->store, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), <=, n_before);
  g_assert_true (qd_store_tidy (self->store, PATIENCE * G_USEC_PER_SEC, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), <=, FEW_SEGMENTS);
  g_assert_cmpint (store_query_int (self->path, QUOTE_SEGMENTS), <=, FEW_SEGMENTS);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, 80);
  store_assert_sound (self->store);
}

/* Where nobody ever pauses, requests pay for merging with a part of their own time. */
static void
test_many (StoreFixture *self,
           gconstpointer data)
{
  add_alone (self->store, 0, 900);
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), <, 800);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, 900);
  store_assert_sound (self->store);
}

/* What requests pay for is the index that needs it most. */
static void
test_worst (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdSqlite) db = NULL;
  g_autoptr (QdUpkeep) upkeep = NULL;
  guint                n = 0;
  gint64               before;

  for (guint i = 0; i < ATTEMPTS && (i == 0 || store_query_int (self->path, QUOTE_SEGMENTS) <= MANY_SEGMENTS); i++)
    {
      if (i > 0)
        store_fixture_open (self);
      add_alone (self->store, n, 150);
      store_fixture_close (self);
      db = _qd_store_open_writer (self->path, FALSE, &error);
      g_assert_no_error (error);
      g_assert_true (qd_sqlite_exec (db, "INSERT INTO search (search) VALUES ('optimize')", &error));
      g_assert_no_error (error);
      g_clear_pointer (&db, qd_sqlite_close);
      store_fixture_open (self);
      add_alone (self->store, n + 150, 20);
      n += 170;
      store_fixture_close (self);
    }
  before = store_query_int (self->path, SEGMENTS);
  g_assert_cmpint (store_query_int (self->path, QUOTE_SEGMENTS), >, MANY_SEGMENTS);
  db = _qd_store_open_writer (self->path, FALSE, &error);
  g_assert_no_error (error);
  upkeep = _qd_upkeep_new (db);
  while (store_query_int (self->path, QUOTE_SEGMENTS) > MANY_SEGMENTS)
    _qd_upkeep_note_request (upkeep, G_USEC_PER_SEC / 10);
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), ==, before);
}

/* While another program writes nothing is done, nor waited for. */
static void
test_busy (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (QdSqlite)   db = NULL;
  g_autoptr (QdUpkeep)   upkeep = NULL;
  g_autoptr (QdSqlite)   other = NULL;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  gint64                 before;

  for (guint i = 0; i < ATTEMPTS && (i == 0 || store_query_int (self->path, SEGMENTS) <= FEW_SEGMENTS); i++)
    {
      if (i > 0)
        store_fixture_open (self);
      add_alone (self->store, 40 * i, 40);
      store_fixture_close (self);
    }
  before = store_query_int (self->path, SEGMENTS);
  g_assert_cmpint (before, >, FEW_SEGMENTS);
  other = _qd_store_open_writer (self->path, FALSE, &error);
  g_assert_no_error (error);
  db = _qd_store_open_writer (self->path, FALSE, &error);
  g_assert_no_error (error);
  upkeep = _qd_upkeep_new (db);
  g_assert_true (qd_transaction_begin_write (&transaction, other, &error));
  g_assert_false (_qd_upkeep_step (upkeep));
  qd_transaction_clear (&transaction);
  g_assert_false (_qd_upkeep_step (upkeep));
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), ==, before);
  _qd_upkeep_note_request (upkeep, 0);
  g_assert_true (_qd_upkeep_step (upkeep));
  while (_qd_upkeep_step (upkeep))
    ;
  g_assert_cmpint (store_query_int (self->path, SEGMENTS), <=, FEW_SEGMENTS);
}

/* Removing leaves marks in the index, which merging keeps until what they are about is merged, too. */
static void
test_removed (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GArray) found = NULL;

  add_alone (self->store, 0, 60);
  found = qd_store_find_articles (self->store, &(QdArticleFilter){ .query = "harbour" }, NULL, NULL);
  for (guint i = 0; i < found->len; i += 2)
    store_remove (self->store, g_array_index (found, gint64, i));
  wait_until_merged (self);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, 30);
  add_alone (self->store, 60, 30);
  wait_until_merged (self);
  g_assert_cmpuint (count_found (self->store, "harbour"), ==, 60);
  store_assert_sound (self->store);
}

static void
count_calls (gpointer data)
{
  ++*(guint *)data;
}

/* Small transactions leave a long log to somebody else, who moves it while they go on; then it begins anew. */
static void
test_log (StoreFixture *self,
          gconstpointer data)
{
  g_autoptr (GError)   error = NULL;
  g_autofree char     *path = g_build_filename (self->folder, "log", NULL);
  g_autofree char     *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (QdSqlite) writer = qd_sqlite_open (path, QD_SQLITE_WRITE, TRUE, &error);
  g_autoptr (QdSqlite) mover = NULL;
  guint                n_calls = 0;
  GStatBuf             status;
  gint64               long_log;

  g_assert_no_error (error);
  g_assert_true (qd_sqlite_exec (writer, "PRAGMA journal_mode = WAL; CREATE TABLE t (data BLOB)", &error));
  mover = qd_sqlite_open (path, QD_SQLITE_QUERY, FALSE, &error);
  g_assert_no_error (error);
  qd_sqlite_set_log_func (writer, count_calls, &n_calls);
  for (guint i = 0; i < 200; i++)
    g_assert_true (qd_sqlite_exec (writer, "INSERT INTO t VALUES (zeroblob (400000))", &error));
  g_assert_cmpuint (n_calls, >, 0);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  long_log = status.st_size;
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <, 1000000);
  qd_sqlite_move_log (mover);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 79000000);
  n_calls = 0;
  for (guint i = 0; i < 10; i++)
    g_assert_true (qd_sqlite_exec (writer, "INSERT INTO t VALUES (zeroblob (400000))", &error));
  g_assert_cmpuint (n_calls, ==, 0);
  g_assert_cmpint (g_stat (log, &status), ==, 0);
  g_assert_cmpint (status.st_size, <=, long_log);
  /* Its place is kept, to be written over. */
  g_assert_cmpint (status.st_size, >, 64 * 1024 * 1024);
  /* One that writes very much moves the log itself. */
  g_assert_true (qd_sqlite_exec (writer, "INSERT INTO t VALUES (zeroblob (80000000))", &error));
  g_assert_cmpuint (n_calls, ==, 0);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, >, 160000000);
  g_assert_no_error (error);
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
    { "/store/upkeep/settings", test_settings },
    { "/store/upkeep/idle", test_idle },
    { "/store/upkeep/left", test_left },
    { "/store/upkeep/tidy", test_tidy },
    { "/store/upkeep/many", test_many },
    { "/store/upkeep/worst", test_worst },
    { "/store/upkeep/busy", test_busy },
    { "/store/upkeep/removed", test_removed },
    { "/store/upkeep/log", test_log },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

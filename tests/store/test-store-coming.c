/* test-store-coming.c: articles that are looked up before it is their turn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-add-batch.h"
#include "store/qd-store-add.h"
#include "store/qd-store-care.h"

#define N_BATCHES 6
#define BATCH 40

/* Of the fourth batch this one is an article of the batch before, and one of the fifth has no text. */
#define TWICE 21
#define EMPTY 17

typedef struct
{
  GPtrArray *drafts;
  GPtrArray *articles; /* of QdPreparedArticle */
} Articles;

/* Each is tied to some of its own batch and of others. */
static QdArticleDraft *
make_article (guint number)
{
  static const char *const sentences[] = {
    "We will not open the lower weir again before the ice has gone",
    "Every barge that waits at the old granary pays for the night",
    "My father built this mill with his own hands and two oxen",
    "No ferry has ever left the eastern stage without a lamp",
    "The salt store was empty long before the council asked for it",
    "Whoever rings the signal bell in fog saves more than his own boat",
    "Three winters ago nobody believed that the dam would hold",
  };
  g_autofree char *id = g_strdup_printf ("%u", number);
  g_autofree char *text = g_strdup_printf ("This is report %u of the harbour board.\n\n“%s,” said Marta Ollen.\n\n“%s,” said Jonas Reed.\n", number,
                                           sentences[number % G_N_ELEMENTS (sentences)], sentences[number / 3 % G_N_ELEMENTS (sentences)]);

  return store_make_draft (id, "Coastal Wire", "", text);
}

static void
articles_init (Articles *self)
{
  self->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_prepared_article_free);
}

static void
articles_clear (Articles *self)
{
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->drafts);
}

static void
make_batch (Articles *self,
            guint     batch)
{
  articles_init (self);
  for (guint i = 0; i < BATCH; i++)
    {
      guint           number = batch * BATCH + i;
      QdArticleDraft *draft = batch == 4 && i == EMPTY ? store_make_draft ("empty", "Coastal Wire", "", "") : make_article (batch == 3 && i == TWICE ? number - BATCH : number);

      g_ptr_array_add (self->drafts, draft);
      g_ptr_array_add (self->articles, qd_prepared_article_new (draft));
    }
}

static void
foresee (QdComingArticles *coming,
         const Articles   *articles,
         guint             n)
{
  qd_coming_articles_clear (coming);
  for (guint i = 0; i < n; i++)
    qd_coming_articles_append (coming, g_ptr_array_index (articles->articles, i));
}

/* Adds all batches, each told so many articles of the next; and what becomes of them is the same however many. */
static char *
add_all (StoreFixture *self,
         guint         n_foreseen)
{
  g_autoptr (QdComingArticles) coming = qd_coming_articles_new ();
  g_autoptr (GError)           error = NULL;
  Articles                     batches[N_BATCHES];
  char                        *digest;

  for (guint i = 0; i < N_BATCHES; i++)
    make_batch (&batches[i], i);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      g_autoptr (GArray) outcomes = NULL;

      if (i + 1 < N_BATCHES)
        foresee (coming, &batches[i + 1], n_foreseen);
      else
        qd_coming_articles_clear (coming);
      outcomes = qd_store_add_prepared (self->store, batches[i].articles, NULL, 0, coming, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < BATCH; j++)
        {
          const QdAddOutcome *outcome = &g_array_index (outcomes, QdAddOutcome, j);

          g_assert_cmpint (outcome->result, ==, i == 4 && j == EMPTY ? QD_ADD_FAILED : i == 3 && j == TWICE ? QD_ADD_UNCHANGED
                                                                                                            : QD_ADD_ADDED);
        }
    }
  for (guint i = 0; i < N_BATCHES; i++)
    articles_clear (&batches[i]);
  digest = qd_store_digest (self->store, NULL, &error);
  g_assert_no_error (error);
  store_assert_sound (self->store);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles"), ==, N_BATCHES * BATCH - 2);
  return digest;
}

static void
check_same (StoreFixture *self,
            guint         n_foreseen)
{
  g_autofree char *alone = add_all (self, 0), *digest = NULL;

  /* They are tied, else nothing is shown. */
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM statements"), >=, 7);
  store_fixture_tear_down (self, NULL);
  store_fixture_set_up (self, NULL);
  digest = add_all (self, n_foreseen);
  g_assert_cmpstr (digest, ==, alone);
}

static void
test_all (StoreFixture *self,
          gconstpointer data)
{
  check_same (self, BATCH);
}

static void
test_some (StoreFixture *self,
           gconstpointer data)
{
  check_same (self, BATCH / 2);
}

static void
test_one (StoreFixture *self,
          gconstpointer data)
{
  check_same (self, 1);
}

/* What is tested on the connection itself. */

static QdSqlite *
open_writer (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  QdSqlite          *db;

  store_fixture_close (self);
  db = _qd_store_open_writer (self->path, FALSE, &error);
  g_assert_no_error (error);
  return db;
}

static void
add_batch (QdSqlite         *db,
           const Articles   *articles,
           QdComingArticles *coming,
           gboolean          goes_on,
           gboolean          commits)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (QdAddBatch) batch = NULL;
  g_autoptr (GError)     error = NULL;

  g_assert_true (qd_transaction_begin_write (&transaction, db, &error));
  batch = goes_on ? _qd_add_batch_new_for (db, articles->articles, &error) : _qd_add_batch_new (db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < articles->articles->len; i++)
    {
      QdAddOutcome outcome;

      g_assert_true (_qd_add_batch_add (batch, g_ptr_array_index (articles->articles, i), &outcome, &error));
    }
  g_assert_true (_qd_add_batch_write_last (batch, coming, &error));
  if (commits)
    g_assert_true (qd_transaction_commit (&transaction, &error));
  g_assert_no_error (error);
}

static guint
get_n_ahead (QdSqlite *db)
{
  return _qd_matcher_get_n_ahead (_qd_matcher_get_as_is (db));
}

/* The index that is in memory, too, finds each article by its own keys, and nothing else. */
static void
assert_index_sound (QdSqlite *db,
                    guint     n_articles)
{
  g_autoptr (GError) error = NULL;
  guint64            expected = 0, sum = 0;

  for (gint64 id = 1; id <= n_articles; id++)
    {
      gboolean                 found = FALSE;
      g_autoptr (QdMatchEntry) entry = _qd_matcher_derive (_qd_matcher_get (db), id, &found, &expected, &error);

      g_assert_no_error (error);
      g_assert_nonnull (entry);
      g_assert_true (found);
    }
  g_assert_true (_qd_matcher_sum (_qd_matcher_get (db), &sum, &error));
  g_assert_cmpuint (sum, ==, expected);
}

/* All are looked up that are new, as long as it goes. */
static void
test_looked_up (StoreFixture *self,
                gconstpointer data)
{
  g_autoptr (QdComingArticles) coming = qd_coming_articles_new ();
  QdSqlite                    *db = open_writer (self);
  Articles                     batches[N_BATCHES];
  const guint                  n_ahead[] = { BATCH, BATCH, TWICE, EMPTY };

  for (guint i = 0; i < N_BATCHES; i++)
    make_batch (&batches[i], i);
  for (guint i = 0; i < G_N_ELEMENTS (n_ahead); i++)
    {
      foresee (coming, &batches[i + 1], BATCH);
      add_batch (db, &batches[i], coming, TRUE, TRUE);
      g_assert_cmpuint (get_n_ahead (db), ==, n_ahead[i]);
    }
  for (guint i = 0; i < N_BATCHES; i++)
    articles_clear (&batches[i]);
  assert_index_sound (db, 4 * BATCH - 1);
  qd_sqlite_close (db);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

/* What was foreseen does not come, but something else, which gets the same rows. */
static void
check_something_else (StoreFixture *self,
                      gboolean      goes_on)
{
  g_autoptr (QdComingArticles) coming = qd_coming_articles_new ();
  QdSqlite                    *db = open_writer (self);
  Articles                     batches[3];

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    make_batch (&batches[i], i);
  foresee (coming, &batches[1], BATCH);
  add_batch (db, &batches[0], coming, TRUE, TRUE);
  g_assert_cmpuint (get_n_ahead (db), ==, BATCH);
  articles_clear (&batches[1]);
  add_batch (db, &batches[2], NULL, goes_on, TRUE);
  g_assert_cmpuint (get_n_ahead (db), ==, 0);
  assert_index_sound (db, 2 * BATCH);
  articles_clear (&batches[0]);
  articles_clear (&batches[2]);
  qd_sqlite_close (db);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

static void
test_something_else (StoreFixture *self,
                     gconstpointer data)
{
  check_something_else (self, FALSE);
}

static void
test_others (StoreFixture *self,
             gconstpointer data)
{
  check_something_else (self, TRUE);
}

/* What was found for those that come next is worth nothing when those before them are not there. */
static void
test_rolled_back (StoreFixture *self,
                  gconstpointer data)
{
  g_autoptr (QdComingArticles) coming = qd_coming_articles_new ();
  QdSqlite                    *db = open_writer (self);
  Articles                     batches[2];

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    make_batch (&batches[i], i);
  foresee (coming, &batches[1], BATCH);
  add_batch (db, &batches[0], coming, TRUE, FALSE);
  _qd_matcher_forget (_qd_matcher_get_as_is (db));
  g_assert_cmpuint (get_n_ahead (db), ==, 0);
  add_batch (db, &batches[1], NULL, TRUE, TRUE);
  assert_index_sound (db, BATCH);
  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    articles_clear (&batches[i]);
  qd_sqlite_close (db);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

/* A library is closed while articles are looked up that never come. */
static void
test_closed (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (QdComingArticles) coming = qd_coming_articles_new ();
  QdSqlite                    *db = open_writer (self);
  Articles                     batches[2];

  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    make_batch (&batches[i], i);
  foresee (coming, &batches[1], BATCH);
  add_batch (db, &batches[0], coming, TRUE, TRUE);
  g_assert_cmpuint (get_n_ahead (db), ==, BATCH);
  for (guint i = 0; i < G_N_ELEMENTS (batches); i++)
    articles_clear (&batches[i]);
  qd_sqlite_close (db);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles"), ==, BATCH);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/coming/same/all", StoreFixture, NULL, store_fixture_set_up, test_all, store_fixture_tear_down);
  g_test_add ("/store/coming/same/some", StoreFixture, NULL, store_fixture_set_up, test_some, store_fixture_tear_down);
  g_test_add ("/store/coming/same/one", StoreFixture, NULL, store_fixture_set_up, test_one, store_fixture_tear_down);
  g_test_add ("/store/coming/looked-up", StoreFixture, NULL, store_fixture_set_up, test_looked_up, store_fixture_tear_down);
  g_test_add ("/store/coming/something-else", StoreFixture, NULL, store_fixture_set_up, test_something_else, store_fixture_tear_down);
  g_test_add ("/store/coming/others", StoreFixture, NULL, store_fixture_set_up, test_others, store_fixture_tear_down);
  g_test_add ("/store/coming/rolled-back", StoreFixture, NULL, store_fixture_set_up, test_rolled_back, store_fixture_tear_down);
  g_test_add ("/store/coming/closed", StoreFixture, NULL, store_fixture_set_up, test_closed, store_fixture_tear_down);
  return g_test_run ();
}

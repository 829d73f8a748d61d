/* test-match-growth.c: how the work of the matcher grows, counted in comparisons and not in seconds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-add-batch.h"
#include "store/qd-store-add.h"

#define N_ARTICLES 300
#define BATCH 50

/* So many that a thread looks all of them up: it is given sixteen at once. */
#define N_APART 48

/* More pairs than are kept in memory before some articles of the batch are written, and how many these are. */
#define N_OF_TEMPLATE 480
#define MOST_PENDING 100000

/* How many words of its own an article has that tell what it is about. */
#define N_ABOUT 30

/* Names and things of no other article: their number in letters. */
static char *
make_word (guint number,
           guint salt)
{
  static const char *const syllables[] = { "ba", "dor", "fel", "gim", "hur", "kas", "lov", "mun", "nep", "rit" };
  guint                    value = number * 7919 + salt * 104729;

  return g_strdup_printf ("%s%s%s%s", syllables[value % 10], syllables[value / 10 % 10], syllables[value / 100 % 10], syllables[value / 1000 % 10]);
}

/* An article about something of its own, with a set phrase that all the others have, too. */
static QdArticleDraft *
make_with_phrase (guint number)
{
  g_autofree char      *id = g_strdup_printf ("%u", number), *text = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString)   about = g_string_new (NULL);
  char                **words;

  for (guint i = 0; i < 4 + N_ABOUT; i++)
    g_ptr_array_add (made, make_word (number, i));
  words = (char **)made->pdata;
  for (guint i = 4; i < made->len; i++)
    g_string_append_printf (about, "%s%s", i > 4 ? " and " : "The ", words[i]);
  text = g_strdup_printf ("%s.\n\n“Without %s and %s we mend the crooked granary with a %s,” said Oak%s.\n", about->str, words[0], words[1], words[2], words[3]);
  return store_make_draft (id, "Coastal Wire", "", text);
}

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

/* One of many that are made of one template. */
static QdArticleDraft *
make_of_template (guint number)
{
  g_autofree char *id = g_strdup_printf ("%u", number);
  g_autofree char *text = g_strdup_printf ("Notice %u of the harbour office is on the board.\n\n“We ask every skipper to moor north of the quay until the basin is dredged,”"
                                           " said Marta Ollen.\n",
                                           number);

  return store_make_draft (id, "Coastal Wire", "", text);
}

static void
add_some (QdSqlite *db,
          QdArticleDraft *(*make) (guint number),
          guint first,
          guint n)
{
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autoptr (GError)     error = NULL;
  g_autoptr (QdAddBatch) batch = NULL;
  g_autoptr (GPtrArray)  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GPtrArray)  prepared = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_prepared_article_free);

  g_assert_true (qd_transaction_begin_write (&transaction, db, &error));
  batch = _qd_add_batch_new (db, &error);
  g_assert_no_error (error);
  for (guint i = first; i < first + n; i++)
    {
      QdArticleDraft    *draft = make (i);
      QdPreparedArticle *article = qd_prepared_article_new (draft);
      QdAddOutcome       outcome;

      g_ptr_array_add (drafts, draft);
      g_ptr_array_add (prepared, article);
      g_assert_true (_qd_add_batch_add (batch, article, &outcome, &error));
      g_assert_cmpint (outcome.result, ==, QD_ADD_ADDED);
    }
  g_assert_true (_qd_add_batch_write (batch, &error));
  g_assert_true (qd_transaction_commit (&transaction, &error));
}

/* Articles that have nothing but a set phrase in common are not compared, nor loaded, however many they are. */
static void
test_set_phrase (StoreFixture *self,
                 gconstpointer data)
{
  QdSqlite     *db = open_writer (self);
  QdMatchCounts counts;

  for (guint i = 0; i < N_ARTICLES; i += BATCH)
    add_some (db, make_with_phrase, i, BATCH);
  counts = _qd_matcher_get_counts (_qd_matcher_get (db));
  /* They do meet, else nothing is shown. */
  g_assert_cmpuint (counts.n_met, >=, N_ARTICLES * (N_ARTICLES - 1) / 2);
  g_assert_cmpuint (counts.n_compared, <=, counts.n_met / 20);
  g_assert_cmpuint (counts.n_loaded, ==, 0);
  /* The same of a library that was just opened, where what is known of the others has to be read. */
  _qd_matcher_forget (_qd_matcher_get (db));
  add_some (db, make_with_phrase, N_ARTICLES, 1);
  counts = _qd_matcher_get_counts (_qd_matcher_get (db));
  g_assert_cmpuint (counts.n_compared, <=, counts.n_met / 20);
  g_assert_cmpuint (counts.n_loaded, <=, 10);
  qd_sqlite_close (db);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM statements"), ==, 0);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

/* Where each article is tied to all others, what was found does not grow in memory with the batch: some of its articles are written before
 * the others are compared, and nothing is lost by that. */
static void
test_template (StoreFixture *self,
               gconstpointer data)
{
  QdSqlite     *db = open_writer (self);
  QdMatchCounts counts;

  add_some (db, make_of_template, 0, N_OF_TEMPLATE);
  counts = _qd_matcher_get_counts (_qd_matcher_get (db));
  g_assert_cmpuint (counts.n_compared, ==, N_OF_TEMPLATE * (N_OF_TEMPLATE - 1) / 2);
  g_assert_cmpuint (counts.most_pending, >=, MOST_PENDING);
  g_assert_cmpuint (counts.most_pending, <, MOST_PENDING + N_OF_TEMPLATE);
  qd_sqlite_close (db);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM statements"), ==, 1);
  g_assert_cmpint (store_query_int (self->path, "SELECT n_articles FROM statements"), ==, N_OF_TEMPLATE);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

/* Where what was added is looked up, it is noticed that nobody wants it any more. */
static void
check_cancelled (StoreFixture *self,
                 guint         n)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray)    drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GPtrArray)    prepared = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_prepared_article_free);
  g_autoptr (QdAddBatch)   batch = NULL;
  g_autoptr (GError)       error = NULL;
  QdTransaction            transaction = QD_TRANSACTION_INIT;
  QdSqlite                *db = open_writer (self);
  guint                    n_settled = 0;

  g_assert_true (qd_transaction_begin_write (&transaction, db, &error));
  batch = _qd_add_batch_new (db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      QdAddOutcome outcome;

      g_ptr_array_add (drafts, make_with_phrase (i));
      g_ptr_array_add (prepared, qd_prepared_article_new (drafts->pdata[i]));
      g_assert_true (_qd_add_batch_add (batch, prepared->pdata[i], &outcome, &error));
    }
  qd_sqlite_set_cancellable (db, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (_qd_matcher_settle (_qd_matcher_get (db), &n_settled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n_settled, ==, 0);
  qd_transaction_clear (&transaction);
  g_clear_pointer (&batch, _qd_add_batch_free);
  _qd_matcher_forget (_qd_matcher_get (db));
  /* Nothing of it stands, and the next ones are added as ever. */
  add_some (db, make_with_phrase, 0, n);
  qd_sqlite_close (db);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM articles"), ==, n);
  store_fixture_open (self);
  store_assert_sound (self->store);
}

static void
test_cancelled_few (StoreFixture *self,
                    gconstpointer data)
{
  check_cancelled (self, 3);
}

static void
test_cancelled_many (StoreFixture *self,
                     gconstpointer data)
{
  check_cancelled (self, N_APART);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/match-growth/set-phrase", StoreFixture, NULL, store_fixture_set_up, test_set_phrase, store_fixture_tear_down);
  g_test_add ("/store/match-growth/template", StoreFixture, NULL, store_fixture_set_up, test_template, store_fixture_tear_down);
  g_test_add ("/store/match-growth/cancelled/few", StoreFixture, NULL, store_fixture_set_up, test_cancelled_few, store_fixture_tear_down);
  g_test_add ("/store/match-growth/cancelled/many", StoreFixture, NULL, store_fixture_set_up, test_cancelled_many, store_fixture_tear_down);
  return g_test_run ();
}

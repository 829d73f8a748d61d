/* test-match-index.c: who has a key, however much of the index is merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-match-index.h"

/* So many that all slices are merged once and some twice. */
#define N_ARTICLES 9000
#define N_KEYS 150
#define N_LOOKUPS 20

/* A tenth of what the blocks take, bytes. */
#define LITTLE_MEMORY (512 * 1024)

/* The library of the test: what the index should say of it. */
typedef struct
{
  QdSqlite     *db;
  QdMatchIndex *index;
  GArray       *keys[N_ARTICLES];    /* of each article */
  gboolean      present[N_ARTICLES]; /* the row of an article is its place and one */
} Model;

/* Keys of 40 bits: most of them rare, some of few or many articles. */
static guint64
make_key (void)
{
  guint64 number = (guint64)(guint32)g_test_rand_int () << 8 | (g_test_rand_int () & 255);

  switch (g_test_rand_int_range (0, 20))
    {
    case 0:
      return (number % 50) * G_GUINT64_CONSTANT (0x3ffffffff);
    case 1:
    case 2:
      return (number % 20000) * G_GUINT64_CONSTANT (0x2abcdef);
    default:
      return number;
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const guint64 *key_a = a, *key_b = b;

  return (*key_a > *key_b) - (*key_a < *key_b);
}

static GArray *
make_keys (void)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint   n = 0;

  for (guint i = 0; i < N_KEYS; i++)
    {
      guint64 key = make_key ();

      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    if (n == 0 || g_array_index (keys, guint64, n - 1) != g_array_index (keys, guint64, i))
      g_array_index (keys, guint64, n++) = g_array_index (keys, guint64, i);
  g_array_set_size (keys, n);
  return keys;
}

static void
model_add (Model *model,
           guint  article)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (_qd_match_index_add (model->index, article + 1, model->keys[article], &error));
  g_assert_no_error (error);
  model->present[article] = TRUE;
}

static void
model_remove (Model *model,
              guint  article)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (_qd_match_index_remove (model->index, article + 1, model->keys[article], &error));
  g_assert_no_error (error);
  model->present[article] = FALSE;
}

static guint
count_shared (GArray *a,
              GArray *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->len; i++)
    {
      while (j < b->len && g_array_index (b, guint64, j) < g_array_index (a, guint64, i))
        j++;
      n += j < b->len && g_array_index (b, guint64, j) == g_array_index (a, guint64, i);
    }
  return n;
}

/* Everybody is found as often as he has one of the keys, and the sum is that of all who are there. */
static void
model_check (Model *model)
{
  g_autoptr (GError) error = NULL;
  guint64            sum, expected = 0;

  for (guint lookup = 0; lookup < N_LOOKUPS; lookup++)
    {
      GArray            *wanted = model->keys[g_test_rand_int_range (0, N_ARTICLES)];
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (QdKeyEntry));
      g_autofree guint  *counts = g_new0 (guint, N_ARTICLES);

      g_assert_true (_qd_match_index_find (model->index, wanted, found, &error));
      g_assert_no_error (error);
      for (guint i = 0; i < found->len; i++)
        {
          gint64 article_id = g_array_index (found, QdKeyEntry, i).article_id;

          g_assert_cmpint (article_id, >, 0);
          g_assert_cmpint (article_id, <=, N_ARTICLES);
          counts[article_id - 1]++;
        }
      for (guint i = 0; i < N_ARTICLES; i++)
        g_assert_cmpuint (counts[i], ==, model->present[i] ? count_shared (wanted, model->keys[i]) : 0);
    }
  for (guint i = 0; i < N_ARTICLES; i++)
    if (model->present[i])
      expected += _qd_match_index_weigh (i + 1, model->keys[i]);
  g_assert_true (_qd_match_index_sum (model->index, &sum, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sum, ==, expected);
}

static gint64
query (Model      *model,
       const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64             value;

  g_assert_true (qd_sqlite_query_int (model->db, sql, &value, &error));
  g_assert_no_error (error);
  return value;
}

static void
check_rollback (Model *model)
{
  g_auto (QdTransaction) savepoint = QD_TRANSACTION_INIT;
  g_autoptr (GError)     error = NULL;

  g_assert_true (qd_transaction_begin_savepoint (&savepoint, model->db, &error));
  for (guint i = 0; i < N_ARTICLES / 16; i++)
    model_remove (model, i);
  for (guint i = 0; i < N_ARTICLES / 32; i++)
    model_add (model, i);
  qd_transaction_clear (&savepoint);
  _qd_match_index_forget (model->index);
  for (guint i = 0; i < N_ARTICLES / 16; i++)
    model->present[i] = TRUE;
  model_check (model);
}

/* Adds in an order of chance, in between forgets; removes a tenth and adds it again. Of the second half little is kept in memory, so that
 * most is looked up in the library. */
static void
test_model (StoreFixture *self,
            gconstpointer data)
{
  g_autofree guint      *order = g_new (guint, N_ARTICLES);
  g_autoptr (GError)     error = NULL;
  g_auto (QdTransaction) transaction = QD_TRANSACTION_INIT;
  g_autofree Model      *model = g_new0 (Model, 1);

  store_fixture_close (self);
  model->db = _qd_store_open_writer (self->path, FALSE, &error);
  g_assert_no_error (error);
  model->index = _qd_match_index_new (model->db);
  g_assert_true (qd_transaction_begin_write (&transaction, model->db, &error));
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      guint at = (guint)g_test_rand_int_range (0, (gint32)i + 1);

      model->keys[i] = make_keys ();
      order[i] = order[at];
      order[at] = i;
    }
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      model_add (model, order[i]);
      if (i == N_ARTICLES / 2)
        _qd_match_index_set_most_kept (model->index, LITTLE_MEMORY);
      if (i % 1700 == 500)
        {
          _qd_match_index_forget (model->index);
          model_check (model);
        }
    }
  /* Else nothing of the following shows what it should. */
  g_assert_cmpint (query (model, "SELECT count(*) FROM match_slices"), ==, 256);
  g_assert_cmpint (query (model, "SELECT count(*) FROM match_log"), <, N_ARTICLES);
  g_assert_cmpint (query (model, "SELECT count(*) FROM match_blocks"), >, 256);
  model_check (model);
  for (guint i = 0; i < N_ARTICLES; i += 10)
    model_remove (model, order[i]);
  model_check (model);
  for (guint i = N_ARTICLES; i > 0; i -= 10)
    model_add (model, order[i - 10]);
  _qd_match_index_forget (model->index);
  model_check (model);
  check_rollback (model);
  qd_transaction_clear (&transaction);
  _qd_match_index_free (model->index);
  qd_sqlite_close (model->db);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_array_unref (model->keys[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/match-index/model", StoreFixture, NULL, store_fixture_set_up, test_model, store_fixture_tear_down);
  return g_test_run ();
}

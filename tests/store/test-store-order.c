/* test-store-order.c: the same library gives the same result, whatever the order of import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"

#define N_GENERATED 40
#define N_SENTENCES 14
#define N_ROUNDS 6

/* A store of its own for each order, in the fixture's folder. */
static QdStore *
open_new (StoreFixture *self,
          guint         number)
{
  g_autofree char   *name = g_strdup_printf ("%u.quotidian", number);
  g_autofree char   *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  QdStore           *store = qd_store_open (path, QD_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
next_permutation (guint *order,
                  guint  n)
{
  guint i = n - 1;
  guint j = n - 1;
  guint swap;

  while (i > 0 && order[i - 1] >= order[i])
    i--;
  if (i == 0)
    return FALSE;
  while (order[j] <= order[i - 1])
    j--;
  swap = order[i - 1];
  order[i - 1] = order[j];
  order[j] = swap;
  for (j = n - 1; i < j; i++, j--)
    {
      swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  return TRUE;
}

static void
test_permutations (StoreFixture *self,
                   gconstpointer data)
{
  guint            order[STORE_N_ARTICLES] = { 0, 1, 2, 3, 4 };
  g_autofree char *expected = NULL;
  guint            number = 0;

  do
    {
      g_autoptr (QdStore) store = open_new (self, number++);
      g_autofree char    *dump = NULL;

      for (guint i = 0; i < STORE_N_ARTICLES; i++)
        store_add (store, store_make_article (order[i]), QD_ADD_ADDED);
      dump = store_dump (store);
      if (expected == NULL)
        expected = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, expected);
    }
  while (next_permutation (order, STORE_N_ARTICLES));
  g_assert_cmpuint (number, ==, 120);
  g_assert_nonnull (strstr (expected, "overlapping"));
  g_assert_nonnull (strstr (expected, "altered"));
}

/* The same for the seed articles, where they are. */
static void
test_seeds (StoreFixture *self,
            gconstpointer data)
{
  const char           *shared = g_getenv ("QUOTIDIAN_SHARED");
  g_autofree char      *folder = shared != NULL ? g_build_filename (shared, "seeds", NULL) : NULL;
  g_autoptr (GDir)      dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint                 order[] = { 0, 1, 2, 3, 4 };
  g_autofree char      *expected = NULL;
  guint                 number = 0;
  const char           *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char            *text;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_ptr_array_add (texts, text);
    }
  if (texts->len != G_N_ELEMENTS (order))
    {
      g_test_skip ("The seed articles are not here");
      return;
    }
  do
    {
      g_autoptr (QdStore) store = open_new (self, number++);
      g_autofree char    *dump = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (order); i++)
        {
          g_autofree char *id = g_strdup_printf ("%u", order[i]);

          store_add (store, store_make_draft (id, "Seeds", id, g_ptr_array_index (texts, order[i])), QD_ADD_ADDED);
        }
      dump = store_dump (store);
      if (expected == NULL)
        expected = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, expected);
    }
  while (next_permutation (order, G_N_ELEMENTS (order)));
  g_assert_cmpuint (number, ==, 120);
  g_assert_nonnull (strstr (expected, "truncated"));
}

static void
test_remove_and_add (StoreFixture *self,
                     gconstpointer data)
{
  g_autofree char *expected = NULL;
  gint64           ids[STORE_N_ARTICLES];

  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    ids[i] = store_add (self->store, store_make_article (i), QD_ADD_ADDED);
  expected = store_dump (self->store);
  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    {
      g_autofree char *without = NULL;
      g_autofree char *dump = NULL;

      store_remove (self->store, ids[i]);
      store_assert_sound (self->store);
      without = store_dump (self->store);
      g_assert_cmpstr (without, !=, expected);
      ids[i] = store_add (self->store, store_make_article (i), QD_ADD_ADDED);
      store_add (self->store, store_make_article (i), QD_ADD_UNCHANGED);
      dump = store_dump (self->store);
      g_assert_cmpstr (dump, ==, expected);
    }
  store_assert_sound (self->store);
}

/* What joins two statements and is taken away leaves two. */
static void
test_bridge (StoreFixture *self,
             gconstpointer data)
{
  g_autofree char *apart = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *again = NULL;
  gint64           bridge;

  store_add (self->store, store_make_draft ("a", "Coastal Wire", "One", "“The lighthouse keeper counted forty ships before the fog swallowed the bay,” said Orla Venn.\n"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("c", "The Quay Blog", "Two", "“By morning the fishermen had hauled three empty boats onto the northern shingle,” said Orla Venn.\n"), QD_ADD_ADDED);
  apart = store_dump (self->store);
  bridge = store_add (self->store,
                      store_make_draft ("b", "Ostrava Courier", "Both",
                                        "“The lighthouse keeper counted forty ships before the fog swallowed the bay. By morning the fishermen had hauled"
                                        " three empty boats onto the northern shingle,” said Orla Venn.\n"),
                      QD_ADD_ADDED);
  joined = store_dump (self->store);
  g_assert_cmpstr (joined, !=, apart);
  store_remove (self->store, bridge);
  again = store_dump (self->store);
  g_assert_cmpstr (again, ==, apart);
  store_assert_sound (self->store);
}

/* Two statements of one speaker that have a stock phrase in common stay two, though a third article quotes the phrase alone. */
static void
test_stock_phrase (StoreFixture *self,
                   gconstpointer data)
{
  store_add (self->store, store_make_draft ("a", "Coastal Wire", "Fog over Lindqvist Bay", "“At the end of the day the lighthouse keeper counted forty ships,” said Orla Venn of Lindqvist Bay.\n"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("b", "Ostrava Courier", "Fog over Lindqvist Bay", "“Empty boats lay on the shingle at the end of the day,” said Orla Venn of Lindqvist Bay.\n"), QD_ADD_ADDED);
  store_add (self->store, store_make_draft ("c", "The Quay Blog", "Fog over Lindqvist Bay", "Fog lay over Lindqvist Bay “at the end of the day,” said Orla Venn.\n"), QD_ADD_ADDED);
  g_assert_cmpint (store_query_int (self->path, "SELECT count (*) FROM quotations"), ==, 3);
  g_assert_cmpint (store_query_int (self->path, "SELECT count (relations) FROM quotations"), ==, 0);
  store_assert_sound (self->store);
}

/* The fields of an article found twice are those of its first origin, whichever was imported first. */
static void
test_origins (StoreFixture *self,
              gconstpointer data)
{
  char  *dumps[2] = { NULL, NULL };
  gint64 dates[2];

  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (QdStore)   store = open_new (self, way);
      g_autoptr (GError)    error = NULL;
      g_autoptr (QdArticle) article = NULL;
      gint64                id = 0;

      store_add (store, store_make_article (1), QD_ADD_ADDED);
      for (guint i = 0; i < 2; i++)
        {
          QdArticleDraft *draft = store_make_article (0);

          qd_article_draft_set_external_id (draft, (i ^ way) == 0 ? "z" : "b");
          qd_article_draft_set_published (draft, (i ^ way) == 0 ? G_GINT64_CONSTANT (1000) : G_GINT64_CONSTANT (2000));
          id = store_add (store, draft, i == 0 ? QD_ADD_ADDED : QD_ADD_UNCHANGED);
        }
      article = qd_store_load_article (store, id, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (article->record->label, ==, "b");
      dates[way] = article->record->published;
      dumps[way] = store_dump (store);
      store_assert_sound (store);
    }
  g_assert_cmpint (dates[0], ==, 2000);
  g_assert_cmpint (dates[1], ==, 2000);
  g_assert_cmpstr (dumps[0], ==, dumps[1]);
  g_free (dumps[0]);
  g_free (dumps[1]);
}

/* Invented sentences of eight words that are not ordinary together, the same for the same number. */
static char *
make_sentence (guint number)
{
  static const char *const subjects[] = { "The ferryman", "A surveyor", "Our treasurer", "The glassblower", "My neighbour", "The archivist", "Every mason" };
  static const char *const verbs[] = { "measured", "painted", "borrowed", "counted", "forgot", "auctioned" };
  static const char *const objects[] = { "seventeen copper lanterns", "the flooded granary", "a crooked telescope", "nine velvet umbrellas", "the mayor’s accordion" };
  static const char *const places[] = { "behind the northern sluice", "during the pear festival", "under Velmar cathedral", "beside the rusted crane" };

  return g_strdup_printf ("%s %s %s %s", subjects[number % 7], verbs[number % 6], objects[number % 5], places[number % 4]);
}

static QdArticleDraft *
make_generated (guint number)
{
  static const char *const speakers[] = { "Orla Venn", "Tobias Renk", "Ines Kowalczyk" };
  g_autoptr (GRand)        random = g_rand_new_with_seed (number);
  g_autoptr (GString)      body = g_string_new ("News from Lindqvist Bay.\n");
  g_autofree char         *id = g_strdup_printf ("generated-%02u", number);
  g_autofree char         *title = g_strdup_printf ("Number %u", number);
  guint                    n_quotations = (guint)g_rand_int_range (random, 1, 5);
  QdArticleDraft          *draft;

  for (guint i = 0; i < n_quotations; i++)
    {
      guint            first = (guint)g_rand_int_range (random, 0, N_SENTENCES);
      guint            speaker = first % G_N_ELEMENTS (speakers);
      g_autofree char *sentence = make_sentence (first * 37);
      g_autofree char *next = make_sentence ((first + 1) % N_SENTENCES * 37);

      if (g_rand_boolean (random))
        g_string_append_printf (body, "\n“%s. %s,” said %s.\n", sentence, next, speakers[speaker]);
      else
        g_string_append_printf (body, "\n“%s,” said %s.\n", sentence, speakers[speaker]);
    }
  draft = store_make_draft (id, number % 3 == 0 ? "Coastal Wire" : "Ostrava Courier", title, body->str);
  qd_article_draft_set_published (draft, (gint64)(number % 7) * G_TIME_SPAN_DAY);
  return draft;
}

static void
shuffle (guint *order,
         guint  n)
{
  for (guint i = n - 1; i > 0; i--)
    {
      guint j = (guint)g_test_rand_int_range (0, (gint32)i + 1);
      guint swap = order[i];

      order[i] = order[j];
      order[j] = swap;
    }
}

static void
test_random (StoreFixture *self,
             gconstpointer data)
{
  g_autofree char *expected = NULL;
  guint            order[N_GENERATED];

  for (guint i = 0; i < N_GENERATED; i++)
    order[i] = i;
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (QdStore) store = open_new (self, round);
      g_autofree char    *dump = NULL;
      gint64              ids[N_GENERATED];

      for (guint i = 0; i < N_GENERATED; i++)
        ids[order[i]] = store_add (store, make_generated (order[i]), QD_ADD_ADDED);
      shuffle (order, N_GENERATED);
      for (guint i = 0; i < N_GENERATED / 2; i++)
        store_remove (store, ids[order[i]]);
      if (round == 0)
        store_assert_sound (store);
      shuffle (order, N_GENERATED / 2);
      for (guint i = 0; i < N_GENERATED / 2; i++)
        store_add (store, make_generated (order[i]), QD_ADD_ADDED);
      store_assert_sound (store);
      dump = store_dump (store);
      if (expected == NULL)
        expected = g_steal_pointer (&dump);
      else
        g_assert_cmpstr (dump, ==, expected);
      shuffle (order, N_GENERATED);
    }
  g_assert_nonnull (strstr (expected, "verbatim"));
  g_assert_nonnull (strstr (expected, "truncated"));
}

/* Of many at once, articles are compared in a thread of its own while the next are looked up. */
static void
test_together (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (QdStore)   alone = open_new (self, 0), together = open_new (self, 1);
  g_autoptr (GArray)    outcomes = NULL;
  g_autofree char      *expected = NULL, *dump = NULL;

  for (guint i = 0; i < N_GENERATED; i++)
    {
      store_add (alone, make_generated (i), QD_ADD_ADDED);
      g_ptr_array_add (drafts, make_generated (i));
    }
  outcomes = qd_store_add_articles (together, drafts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, N_GENERATED);
  store_assert_sound (together);
  expected = store_dump (alone);
  dump = store_dump (together);
  g_assert_nonnull (strstr (expected, "truncated"));
  g_assert_cmpstr (dump, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/order/permutations", StoreFixture, NULL, store_fixture_set_up, test_permutations, store_fixture_tear_down);
  g_test_add ("/store/order/seeds", StoreFixture, NULL, store_fixture_set_up, test_seeds, store_fixture_tear_down);
  g_test_add ("/store/order/remove-and-add", StoreFixture, NULL, store_fixture_set_up, test_remove_and_add, store_fixture_tear_down);
  g_test_add ("/store/order/bridge", StoreFixture, NULL, store_fixture_set_up, test_bridge, store_fixture_tear_down);
  g_test_add ("/store/order/stock-phrase", StoreFixture, NULL, store_fixture_set_up, test_stock_phrase, store_fixture_tear_down);
  g_test_add ("/store/order/origins", StoreFixture, NULL, store_fixture_set_up, test_origins, store_fixture_tear_down);
  g_test_add ("/store/order/random", StoreFixture, NULL, store_fixture_set_up, test_random, store_fixture_tear_down);
  g_test_add ("/store/order/together", StoreFixture, NULL, store_fixture_set_up, test_together, store_fixture_tear_down);
  return g_test_run ();
}

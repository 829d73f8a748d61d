/* test-store-stories.c: stories of a library, whatever happens to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-stories.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

/* Three of a ferry, two of pears, one of neither. */
static const struct
{
  const char *label;
  int         day;
  const char *body;
} texts[] = {
  { "ferry-1", 1, "The ferry Halvard ran aground off Skerra on Monday. Harbourmaster Odo Pell said the Halvard had lost a rudder off Skerra." },
  { "ferry-2", 1, "Odo Pell, the harbourmaster of Skerra, said the ferry Halvard lost her rudder and ran aground on Monday." },
  { "ferry-3", 2, "Divers looked for the rudder of the ferry Halvard off Skerra, where she ran aground, harbourmaster Odo Pell said." },
  { "pears-1", 2, "Growers in the Velmar valley expect a fair crop of pears. Frost took blossom on the slopes of Velmar, said Ines Kowalczyk." },
  { "pears-2", 3, "Frost took the blossom of Velmar, but growers in the valley expect pears, said Ines Kowalczyk." },
  { "chess", 2, "The chess club of Dunmere lost its match by a pawn, and nobody minded." },
};

static gint64 ids[G_N_ELEMENTS (texts)];

static void
add (QdStore *store,
     guint    i)
{
  QdArticleDraft *draft = store_make_draft (texts[i].label, i % 2 == 0 ? "Quay" : "Coastal Wire", texts[i].label, texts[i].body);

  qd_article_draft_set_published (draft, texts[i].day * DAY);
  ids[i] = store_add (store, draft, QD_ADD_ADDED);
}

static gboolean
collect (const QdStoryRecord *story,
         gpointer             user_data)
{
  g_array_append_val ((GArray *)user_data, story->id);
  g_assert_cmpuint (story->n_articles, >, 1);
  g_assert_cmpuint (story->n_sources, >, 0);
  g_assert_nonnull (story->title);
  return TRUE;
}

/* The stories, the latest first, a story in brackets. */
static char *
dump (QdStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (gint64));
  GString           *dump = g_string_new (NULL);

  g_assert_true (qd_store_update_stories (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (qd_store_foreach_story (store, collect, stories, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < stories->len; i++)
    {
      const QdArticleFilter filter = { .story_id = g_array_index (stories, gint64, i), .sort = QD_ARTICLE_SORT_TITLE };
      g_autoptr (GArray)    rows = qd_store_find_articles (store, &filter, NULL, &error);
      g_autoptr (GPtrArray) records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)rows->data, rows->len, NULL, NULL, &error);

      g_string_append_c (dump, '[');
      for (guint k = 0; k < records->len; k++)
        g_string_append_printf (dump, "%s%s", k > 0 ? " " : "", ((const QdArticleRecord *)g_ptr_array_index (records, k))->label);
      g_string_append_c (dump, ']');
    }
  return g_string_free_and_steal (dump);
}

static void
assert_stories (QdStore    *store,
                const char *expected)
{
  g_autofree char *stories = dump (store);

  g_assert_cmpstr (stories, ==, expected);
}

static void
test_derived (StoreFixture *self,
              gconstpointer data)
{
  static const guint orders[][G_N_ELEMENTS (texts)] = { { 0, 1, 2, 3, 4, 5 }, { 5, 4, 3, 2, 1, 0 }, { 3, 0, 5, 2, 4, 1 } };

  for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        add (self->store, orders[o][i]);
      assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
      store_assert_sound (self->store);
      store_remove (self->store, ids[1]);
      store_remove (self->store, ids[4]);
      assert_stories (self->store, "[ferry-1 ferry-3]");
      store_assert_sound (self->store);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        if (i != 1 && i != 4)
          store_remove (self->store, ids[i]);
      assert_stories (self->store, "");
      store_assert_sound (self->store);
    }
}

/* What a person says is kept when articles go and come back. */
static void
test_by_hand (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (self->store, i);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
  g_assert_true (qd_store_split_story (self->store, &ids[2], 1, ids, 2, &error));
  g_assert_no_error (error);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2]");
  g_assert_true (qd_store_merge_stories (self->store, &ids[5], 1, &ids[3], 1, &error));
  g_assert_no_error (error);
  assert_stories (self->store, "[chess pears-1 pears-2][ferry-1 ferry-2]");
  store_assert_sound (self->store);
  store_remove (self->store, ids[2]);
  store_remove (self->store, ids[5]);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2]");
  add (self->store, 5);
  add (self->store, 2);
  assert_stories (self->store, "[chess pears-1 pears-2][ferry-1 ferry-2]");
  g_assert_true (qd_store_merge_stories (self->store, &ids[2], 1, ids, 2, &error));
  assert_stories (self->store, "[chess pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
  store_assert_sound (self->store);
}

static gboolean
collect_copies (GPtrArray *articles,
                gpointer   user_data)
{
  g_string_append_c (user_data, '[');
  for (guint i = 0; i < articles->len; i++)
    g_string_append_printf (user_data, "%s%s", i > 0 ? " " : "", ((const QdArticleRecord *)g_ptr_array_index (articles, i))->label);
  g_string_append_c (user_data, ']');
  return TRUE;
}

static void
assert_copies (QdStore    *store,
               const char *expected)
{
  g_autoptr (GError)  error = NULL;
  g_autoptr (GString) copies = g_string_new (NULL);

  g_assert_true (qd_store_update_stories (store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (qd_store_foreach_copies (store, collect_copies, copies, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (copies->str, ==, expected);
}

/* What a wire sent counts once, however many print it. */
static void
test_copies (StoreFixture *self,
             gconstpointer data)
{
  static const char wire[] =
    "The ferry Halvard ran aground off Skerra on Monday night with forty people on board, and nobody was hurt, the harbour office said in the morning.\n\n"
    "“She had lost her rudder in the swell behind the old mole before anybody noticed,” said harbourmaster Odo Pell, who had been on the quay all night.";
  g_autofree char         *printed = g_strconcat (wire, "\n\nThe mail boat takes passengers twice a day.", NULL);
  gint64                   copies[3], other;
  g_autoptr (GError)       error = NULL;
  g_autoptr (QdArticle)    article = NULL;
  const QdQuotationRecord *record;

  copies[0] = store_add (self->store, store_make_draft ("wire", "Coastal Wire", "Ferry aground", wire), QD_ADD_ADDED);
  copies[1] = store_add (self->store, store_make_draft ("post", "Skarvholm Post", "Ferry aground off Skerra", printed), QD_ADD_ADDED);
  copies[2] = store_add (self->store, store_make_draft ("quay", "Quay", "Night on the bank", wire), QD_ADD_ADDED);
  other = store_add (self->store, store_make_draft ("own", "Dunmere Sentinel", "Pell: rudder was gone", "A reporter of ours met the harbourmaster at the yard, where the Halvard now lies.\n\n“She had lost her rudder in the swell behind the old mole"
                                                                                                        " before anybody noticed,” Odo Pell told the Sentinel."),
                     QD_ADD_ADDED);
  assert_copies (self->store, "[post quay wire]");
  store_assert_sound (self->store);
  article = qd_store_load_article (self->store, other, NULL, &error);
  g_assert_no_error (error);
  record = g_ptr_array_index (article->quotations, 0);
  g_assert_cmpuint (record->n_articles, ==, 3);
  g_assert_cmpuint (record->n_copies, ==, 2);
  store_remove (self->store, copies[0]);
  store_remove (self->store, copies[2]);
  assert_copies (self->store, "");
  store_assert_sound (self->store);
}

/* What was written by somebody else is found out. */
static void
test_verify (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (self->store, i);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
  store_fixture_close (self);
  store_exec (self->path, "DELETE FROM article_stories WHERE article_id = (SELECT id FROM articles WHERE label = 'ferry-3')");
  store_fixture_open (self);
  problems = qd_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "stories"));
}

/* A library that may not be written shows the stories that it has. */
static void
test_read_only (StoreFixture *self,
                gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add (self->store, i);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
  store_fixture_close (self);
  self->store = qd_store_open (self->path, QD_STORE_READ_ONLY, NULL);
  assert_stories (self->store, "[pears-1 pears-2][ferry-1 ferry-2 ferry-3]");
}

/* What two others of the story have, and the article has not; the fullest of their versions. */
static void
test_left_out (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) third = NULL;
  g_autoptr (GPtrArray) first = NULL;
  const QdRendition    *rendition;

  store_add_all (self->store);
  g_assert_true (qd_store_update_stories (self->store, NULL, &error));
  third = qd_store_list_left_out (self->store, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->len, ==, 1);
  rendition = third->pdata[0];
  g_assert_cmpstr (rendition->article->label, ==, "harbour-4");
  g_assert_true (g_str_has_prefix (rendition->quotation->quotation->text, "Closing the bridge for five months"));
  first = qd_store_list_left_out (self->store, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/stories/derived", StoreFixture, NULL, store_fixture_set_up, test_derived, store_fixture_tear_down);
  g_test_add ("/store/stories/by-hand", StoreFixture, NULL, store_fixture_set_up, test_by_hand, store_fixture_tear_down);
  g_test_add ("/store/stories/copies", StoreFixture, NULL, store_fixture_set_up, test_copies, store_fixture_tear_down);
  g_test_add ("/store/stories/left-out", StoreFixture, NULL, store_fixture_set_up, test_left_out, store_fixture_tear_down);
  g_test_add ("/store/stories/verify", StoreFixture, NULL, store_fixture_set_up, test_verify, store_fixture_tear_down);
  g_test_add ("/store/stories/read-only", StoreFixture, NULL, store_fixture_set_up, test_read_only, store_fixture_tear_down);
  return g_test_run ();
}

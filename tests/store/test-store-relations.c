/* test-store-relations.c: renditions, and relations in their order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-join.h"
#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

static const QdQuotationRecord *
find_quotation (QdArticle  *article,
                const char *words)
{
  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord *record = g_ptr_array_index (article->quotations, i);

      if (strstr (record->quotation->text, words) != NULL)
        return record;
    }
  g_assert_not_reached ();
}

static QdArticle *
load (QdStore    *store,
      const char *label)
{
  g_autoptr (GError) error = NULL;
  gint64             id = qd_store_find_article_by_label (store, label, NULL, &error);
  QdArticle         *article;

  g_assert_no_error (error);
  article = qd_store_load_article (store, id, NULL, &error);
  g_assert_no_error (error);
  return article;
}

static void
test_renditions (StoreFixture *self,
                 gconstpointer data)
{
  g_autoptr (QdArticle)    article = NULL;
  g_autoptr (GPtrArray)    renditions = NULL;
  g_autoptr (GError)       error = NULL;
  const QdQuotationRecord *asked;
  const QdRendition       *rendition;

  store_add_all (self->store);
  article = load (self->store, "harbour-2");
  asked = find_quotation (article, "four months");
  g_assert_cmpuint (asked->n_articles, ==, 2);
  renditions = qd_store_list_renditions (self->store, asked->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (renditions->len, ==, 2);

  rendition = g_ptr_array_index (renditions, 0);
  g_assert_cmpstr (rendition->article->label, ==, "harbour-1");
  g_assert_true (rendition->direct);
  g_assert_cmpint (rendition->relation.kind, ==, QD_RELATION_ALTERED);
  g_assert_cmpuint (rendition->relation.changed_words, ==, 1);
  g_assert_cmpstr (rendition->quotation->statement, ==, asked->statement);
  g_assert_cmpstr (rendition->before, ==, "The ferry owner Tobias Renk disagreed. “");
  g_assert_cmpstr (rendition->after, ==, "” he said.");

  rendition = g_ptr_array_index (renditions, 1);
  g_assert_cmpstr (rendition->article->label, ==, "harbour-4");
  g_assert_cmpstr (rendition->before, ==, "So they shut it. Tobias Renk fired back: “");
  g_assert_cmpstr (rendition->after, ==, "”");
  g_assert_cmpint (rendition->relation.cut_a & QD_CUT_END, ==, QD_CUT_END);
  g_assert_cmpint (rendition->relation.cut_b, ==, QD_CUT_NONE);
}

/* A relation is told from the quotation that was asked for, whichever way it is stored. */
static void
test_both_ways (StoreFixture *self,
                gconstpointer data)
{
  static const char *const labels[] = { "harbour-2", "harbour-4" };

  store_add_all (self->store);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QdArticle) article = load (self->store, labels[i]);
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) renditions = NULL;
      guint                 n_seen = 0;

      renditions = qd_store_list_renditions (self->store, find_quotation (article, "eastern quay")->id, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < renditions->len; j++)
        {
          const QdRendition *rendition = g_ptr_array_index (renditions, j);

          if (strcmp (rendition->article->label, labels[1 - i]) != 0)
            continue;
          n_seen++;
          g_assert_cmpint ((i == 0 ? rendition->relation.cut_a : rendition->relation.cut_b) & QD_CUT_END, ==, QD_CUT_END);
          g_assert_cmpint (i == 0 ? rendition->relation.cut_b : rendition->relation.cut_a, ==, QD_CUT_NONE);
        }
      g_assert_cmpuint (n_seen, ==, 1);
    }
}

/* Tied by way of a third: of the same statement, but no relation of the two. */
static void
test_indirect (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GPtrArray) renditions = NULL;
  g_autoptr (GError)    error = NULL;
  guint                 n_indirect = 0;

  store_add_all (self->store);
  article = load (self->store, "harbour-2");
  renditions = qd_store_list_renditions (self->store, find_quotation (article, "every bolt")->id, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < renditions->len; i++)
    {
      const QdRendition *rendition = g_ptr_array_index (renditions, i);

      g_assert_cmpint (rendition->article->id, !=, article->record->id);
      g_assert_true (rendition->direct == (rendition->relation.kind != QD_RELATION_NONE));
      if (!rendition->direct)
        {
          n_indirect++;
          g_assert_nonnull (strstr (rendition->quotation->quotation->text, "which half was holding it up"));
        }
    }
  g_assert_cmpuint (n_indirect, ==, 1);
}

static void
test_context (StoreFixture *self,
              gconstpointer data)
{
  static const char     quotation[] = "“The lighthouse keeper counted forty ships before the fog swallowed the bay,” said Orla Venn";
  g_autoptr (GString)   body = g_string_new (NULL);
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GPtrArray) renditions = NULL;
  g_autoptr (GError)    error = NULL;
  const QdRendition    *rendition;

  store_add (self->store, store_make_draft ("short", "Coastal Wire", "One", "“The lighthouse keeper counted forty ships before the fog swallowed the bay,” said Orla Venn.\n"), QD_ADD_ADDED);
  g_string_append (body, "Another paragraph.\n\n");
  for (guint i = 0; i < 60; i++)
    g_string_append (body, "Façade näheś ");
  g_string_append_printf (body, "ended here. %s", quotation);
  for (guint i = 0; i < 60; i++)
    g_string_append (body, " émigré élan");
  g_string_append (body, ".\n\nA last paragraph.\n");
  store_add (self->store, store_make_draft ("long", "The Quay Blog", "Two", body->str), QD_ADD_ADDED);
  article = load (self->store, "short");
  renditions = qd_store_list_renditions (self->store, find_quotation (article, "forty ships")->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (renditions->len, ==, 1);
  rendition = g_ptr_array_index (renditions, 0);
  g_assert_true (g_utf8_validate (rendition->before, -1, NULL));
  g_assert_true (g_utf8_validate (rendition->after, -1, NULL));
  g_assert_cmpuint (strlen (rendition->before), <=, 210);
  g_assert_cmpuint (strlen (rendition->after), <=, 210);
  g_assert_true (g_str_has_prefix (rendition->before, "… Façade") || g_str_has_prefix (rendition->before, "… näheś"));
  g_assert_true (g_str_has_suffix (rendition->before, "ended here. “"));
  g_assert_true (g_str_has_prefix (rendition->after, "” said Orla Venn émigré"));
  g_assert_true (g_str_has_suffix (rendition->after, "émigré …") || g_str_has_suffix (rendition->after, "élan …"));
}

/* Who carries a wire story's quotation is known at once, its words as they are wanted; the two together are the whole list. */
static void
test_reach (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (QdReach)   reach = NULL;
  g_autoptr (GError)    error = NULL;
  guint                 counts[QD_RELATION_FRAGMENT + 1] = { 0 };
  gint64                id;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("carrier-%02u", i);
      g_autofree char *body = g_strdup_printf ("Pier %u was shut.\n\n“Not one of the mooring chains %swould have held another winter,” said Ada Quill.", i, i % 3 == 1 ? "here " : "");

      g_ptr_array_add (drafts, store_make_draft (name, "Quay", name, body));
    }
  outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
  g_assert_no_error (error);
  article = load (self->store, "carrier-07");
  id = find_quotation (article, "mooring chains")->id;
  all = qd_store_list_renditions (self->store, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 29);
  reach = qd_store_find_reach (self->store, id, 5, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reach->quotation_ids->len, ==, 29);
  g_assert_cmpuint (reach->first->len, ==, 5);
  for (guint i = 0; i < all->len; i++)
    {
      const QdRendition *rendition = g_ptr_array_index (all, i);

      counts[rendition->relation.kind]++;
      g_assert_cmpint (g_array_index (reach->quotation_ids, gint64, i), ==, rendition->quotation->id);
      if (i < 5)
        g_assert_cmpstr (((const QdRendition *)g_ptr_array_index (reach->first, i))->article->label, ==, rendition->article->label);
    }
  g_assert_cmpmem (counts, sizeof counts, reach->n_of_kind, sizeof reach->n_of_kind);
  g_assert_cmpuint (counts[QD_RELATION_VERBATIM], ==, 9);
}

static void
test_gone (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (qd_store_list_renditions (self->store, 4711, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qd_store_find_reach (self->store, 4711, 20, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
}

typedef struct
{
  char *label_a;
  char *label_b;
  gsize place_a;
  gsize place_b;
  guint n;
  guint stop;
} Walk;

static gboolean
check_order (const char          *statement,
             const QdRelation    *relation,
             const QdRelationEnd *a,
             const QdRelationEnd *b,
             gpointer             user_data)
{
  Walk *walk = user_data;
  gsize place_a = a->quotation->spans[0].start;
  gsize place_b = b->quotation->spans[0].start;
  int   order = g_strcmp0 (walk->label_a, a->article);

  g_assert_cmpstr (a->article, <, b->article);
  g_assert_cmpuint (strlen (statement), ==, 16);
  g_assert_cmpint (relation->kind, !=, QD_RELATION_NONE);
  for (guint i = 0; i < 2; i++)
    {
      const QdRelationEnd *end = i == 0 ? a : b;
      g_autofree char     *words = qd_quote_join (end->body, end->quotation->spans, end->quotation->n_spans);

      g_assert_cmpstr (words, ==, end->quotation->text);
    }
  if (order == 0)
    order = (walk->place_a > place_a) - (walk->place_a < place_a);
  if (order == 0)
    order = g_strcmp0 (walk->label_b, b->article);
  if (order == 0)
    order = (walk->place_b > place_b) - (walk->place_b < place_b);
  g_assert_cmpint (order, <, 0);
  g_set_str (&walk->label_a, a->article);
  g_set_str (&walk->label_b, b->article);
  walk->place_a = place_a;
  walk->place_b = place_b;
  walk->n++;
  return walk->n != walk->stop;
}

static guint
walk_relations (QdStore *store,
                gint64   article_id,
                guint    stop)
{
  Walk               walk = { .stop = stop };
  g_autoptr (GError) error = NULL;

  g_assert_true (qd_store_foreach_relation (store, article_id, check_order, &walk, NULL, &error));
  g_assert_no_error (error);
  g_free (walk.label_a);
  g_free (walk.label_b);
  return walk.n;
}

static void
test_order (StoreFixture *self,
            gconstpointer data)
{
  guint n, sum = 0;

  store_add_all (self->store);
  n = walk_relations (self->store, 0, 0);
  g_assert_cmpuint (n, >=, 8);
  /* Each relation belongs to two articles. */
  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    sum += walk_relations (self->store, store_add (self->store, store_make_article (i), QD_ADD_UNCHANGED), 0);
  g_assert_cmpuint (sum, ==, 2 * n);
  g_assert_cmpuint (walk_relations (self->store, 0, 3), ==, 3);
}

static guint
count_ties (StoreFixture *self,
            const char   *verb,
            gboolean      habit_first)
{
  static guint       n;
  g_autofree char   *said = g_strdup_printf ("Mayor Perla Quennell %s the dredging “a reckless errand of Sandvik dredger captains”.\n\n"
                                               "The harbour wall at Ostrel broke, and the council asked for masons. Sandvik owns the dredger.\n",
                                             verb);
  const char        *once = "Mayor Perla Quennell said of the dredging: “This is a reckless errand of Sandvik dredger captains in Velden.”\n\n"
                            "Masons came to mend the harbour wall at Ostrel. The council moved the herring fair to Velden, where Ivo Marchetti sings Tamburlaine "
                            "for ferrymen, sailors and children, and where a bakery sells smoked eels, oysters and cider until the lanterns go out.\n";
  g_autofree char   *name = g_strdup_printf ("once-%u", n);
  g_autofree char   *other_name = g_strdup_printf ("again-%u", n++);
  g_autoptr (GError) error = NULL;
  gint64             ids[2];
  guint              n_ties;

  ids[0] = store_add (self->store, habit_first ? store_make_draft (other_name, "Quay", "Again", said) : store_make_draft (name, "Wire", "Once", once), QD_ADD_ADDED);
  ids[1] = store_add (self->store, habit_first ? store_make_draft (name, "Wire", "Once", once) : store_make_draft (other_name, "Quay", "Again", said), QD_ADD_ADDED);
  n_ties = walk_relations (self->store, ids[0], 0);
  g_assert_true (qd_store_remove_articles (self->store, ids, G_N_ELEMENTS (ids), NULL, &error));
  g_assert_no_error (error);
  return n_ties;
}

/* What stands around a quotation is the same whether its article is on its way in or was loaded from the library. */
static void
test_habit (StoreFixture *self,
            gconstpointer data)
{
  for (guint habit_first = 0; habit_first < 2; habit_first++)
    {
      g_assert_cmpuint (count_ties (self, "on Monday called", habit_first), ==, 1);
      g_assert_cmpuint (count_ties (self, "has long called", habit_first), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/relations/renditions", StoreFixture, NULL, store_fixture_set_up, test_renditions, store_fixture_tear_down);
  g_test_add ("/store/relations/both-ways", StoreFixture, NULL, store_fixture_set_up, test_both_ways, store_fixture_tear_down);
  g_test_add ("/store/relations/indirect", StoreFixture, NULL, store_fixture_set_up, test_indirect, store_fixture_tear_down);
  g_test_add ("/store/relations/context", StoreFixture, NULL, store_fixture_set_up, test_context, store_fixture_tear_down);
  g_test_add ("/store/relations/reach", StoreFixture, NULL, store_fixture_set_up, test_reach, store_fixture_tear_down);
  g_test_add ("/store/relations/gone", StoreFixture, NULL, store_fixture_set_up, test_gone, store_fixture_tear_down);
  g_test_add ("/store/relations/order", StoreFixture, NULL, store_fixture_set_up, test_order, store_fixture_tear_down);
  g_test_add ("/store/relations/habit", StoreFixture, NULL, store_fixture_set_up, test_habit, store_fixture_tear_down);
  return g_test_run ();
}

/* test-store-hand.c: what a person makes of a library, taken back, and kept whatever is imported again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-feeds.h"
#include "store/qd-store-people.h"
#include "store/qd-store-sources.h"

static gint64
find_source (QdStore    *store,
             const char *name)
{
  g_autoptr (GPtrArray) sources = qd_store_list_sources (store, NULL, NULL);

  for (guint i = 0; i < sources->len; i++)
    if (strcmp (((const QdSourceRecord *)g_ptr_array_index (sources, i))->name, name) == 0)
      return ((const QdSourceRecord *)g_ptr_array_index (sources, i))->id;
  return 0;
}

/* Applies a change, which it takes. */
static QdChange *
apply (QdStore  *store,
       QdChange *taken)
{
  g_autoptr (QdChange) change = taken;
  g_autoptr (GError)   error = NULL;
  QdChange            *inverse = qd_store_apply (store, change, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (inverse);
  return inverse;
}

static void
apply_only (QdStore  *store,
            QdChange *taken)
{
  qd_change_unref (apply (store, taken));
}

static QdChange *
rename_source (QdStore    *store,
               const char *from,
               const char *to)
{
  gint64 id = find_source (store, from);

  g_assert_cmpint (id, >, 0);
  return apply (store, qd_change_new_rename_sources (&id, 1, to));
}

/* The places as the window has them: searches, tags, sources, each with its counts. */
static char *
dump (QdStore *store)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdPlaces) places = qd_store_list_places (store, NULL, 0, NULL, &error);
  GString             *dump = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < places->searches->len; i++)
    {
      const QdSavedSearchRecord *search = g_ptr_array_index (places->searches, i);

      g_string_append_printf (dump, "?%s=%s@%s#%s ", search->name, search->query, search->source_id > 0 ? search->source : "", search->tag_id > 0 ? search->tag : "");
    }
  for (guint i = 0; i < places->tags->len; i++)
    {
      const QdTagRecord *tag = g_ptr_array_index (places->tags, i);

      g_string_append_printf (dump, "#%s.%u %u/%u ", tag->name, tag->colour, tag->n_unread, tag->n_articles);
    }
  for (guint i = 0; i < places->sources->len; i++)
    {
      const QdSourceRecord *source = g_ptr_array_index (places->sources, i);

      g_string_append_printf (dump, "%s%s %u/%u", i > 0 ? ", " : "", source->name, source->n_unread, source->n_articles);
    }
  return g_string_free_and_steal (dump);
}

static void
assert_places (QdStore    *store,
               const char *expected)
{
  g_autofree char *places = dump (store);

  g_assert_cmpstr (places, ==, expected);
}

#define AS_IMPORTED "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, Ostrava Courier 2/2, The Quay Blog 1/1"

static void
test_rename (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (QdChange)  renamed = NULL;
  g_autoptr (GArray)    found = NULL;
  g_autoptr (GPtrArray) records = NULL;

  store_add_all (self->store);
  assert_places (self->store, AS_IMPORTED);
  renamed = rename_source (self->store, "Ostrava Courier", "The Courier of Ostrava");
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, The Courier of Ostrava 2/2, The Quay Blog 1/1");
  store_assert_sound (self->store);
  found = qd_store_find_articles (self->store, &(QdArticleFilter){ .source_id = find_source (self->store, "The Courier of Ostrava") }, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  records = qd_store_list_articles (self->store, &g_array_index (found, gint64, 0), 1, NULL, NULL, NULL);
  g_assert_cmpstr (((const QdArticleRecord *)records->pdata[0])->source, ==, "The Courier of Ostrava");
  g_assert_cmpstr (((const QdArticleRecord *)records->pdata[0])->given_source, ==, "Ostrava Courier");

  /* The same articles are the same, another of the outlet comes under its new name, and so it does when all had gone. */
  g_assert_cmpint (store_add (self->store, store_make_article (0), QD_ADD_UNCHANGED), >, 0);
  store_add (self->store, store_make_draft ("late", "Ostrava Courier", "Late", "A late edition of the paper."), QD_ADD_ADDED);
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, The Courier of Ostrava 3/3, The Quay Blog 1/1");
  store_assert_sound (self->store);
  for (guint i = 0; i < found->len; i++)
    store_remove (self->store, g_array_index (found, gint64, i));
  store_remove (self->store, qd_store_find_article_by_label (self->store, "late", NULL, NULL));
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, The Quay Blog 1/1");
  store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, The Courier of Ostrava 1/1, The Quay Blog 1/1");

  apply_only (self->store, qd_change_ref (renamed));
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, Ostrava Courier 1/1, The Quay Blog 1/1");
  store_assert_sound (self->store);
}

static void
test_merge (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (QdChange) first = NULL, second = NULL, third = NULL, fourth = NULL;

  store_add_all (self->store);
  first = rename_source (self->store, "The Quay Blog", "Coastal Wire");
  assert_places (self->store, "Coastal Wire 2/2, Lindqvist Bay Sentinel 1/1, Ostrava Courier 2/2");
  second = rename_source (self->store, "Coastal Wire", "Wires");
  third = rename_source (self->store, "Ostrava Courier", "Wires");
  assert_places (self->store, "Lindqvist Bay Sentinel 1/1, Wires 4/4");
  /* A name that is free again may be taken by another. */
  fourth = rename_source (self->store, "Lindqvist Bay Sentinel", "Ostrava Courier");
  assert_places (self->store, "Ostrava Courier 1/1, Wires 4/4");
  store_assert_sound (self->store);
  store_add (self->store, store_make_draft ("late", "Ostrava Courier", "Late", "A late edition of the paper."), QD_ADD_ADDED);
  assert_places (self->store, "Ostrava Courier 1/1, Wires 5/5");

  apply_only (self->store, qd_change_ref (fourth));
  apply_only (self->store, qd_change_ref (third));
  assert_places (self->store, "Lindqvist Bay Sentinel 1/1, Ostrava Courier 3/3, Wires 2/2");
  apply_only (self->store, qd_change_ref (second));
  apply_only (self->store, qd_change_ref (first));
  assert_places (self->store, "Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, Ostrava Courier 3/3, The Quay Blog 1/1");
  store_assert_sound (self->store);
}

static QdChange *
make_order (const char *const *names)
{
  return qd_change_new (QD_CHANGE_SOURCE_PLACES, g_variant_new_strv (names, -1));
}

static void
test_order (StoreFixture *self,
            gconstpointer data)
{
  static const char *const order[] = { "The Quay Blog", "Ostrava Courier", NULL };
  g_autoptr (QdChange)     back = NULL;

  store_add_all (self->store);
  back = apply (self->store, make_order (order));
  assert_places (self->store, "The Quay Blog 1/1, Ostrava Courier 2/2, Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1");
  qd_change_unref (rename_source (self->store, "Ostrava Courier", "A Courier"));
  assert_places (self->store, "The Quay Blog 1/1, A Courier 2/2, Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1");
  apply_only (self->store, qd_change_ref (back));
  assert_places (self->store, "A Courier 2/2, Coastal Wire 1/1, Lindqvist Bay Sentinel 1/1, The Quay Blog 1/1");
}

static gint64
find_tag (QdStore    *store,
          const char *name)
{
  g_autoptr (QdPlaces) places = qd_store_list_places (store, NULL, 0, NULL, NULL);

  for (guint i = 0; i < places->tags->len; i++)
    if (g_strcmp0 (((const QdTagRecord *)places->tags->pdata[i])->name, name) == 0)
      return ((const QdTagRecord *)places->tags->pdata[i])->id;
  return 0;
}

static QdChange *
add_search (const char *name,
            const char *tag)
{
  return qd_change_new (QD_CHANGE_ADD_SEARCH, g_variant_new ("(xssmsmsu)", G_GINT64_CONSTANT (0), name, "bolt*", NULL, tag, 0));
}

/* Tags and searches have the order that a person gives them; the place goes with the name, and is there again when what had it is. */
static void
test_tag_order (StoreFixture *self,
                gconstpointer data)
{
  static const char *const order[] = { "mill", "Bridge", NULL };
  static const char *const searches[] = { "Two", "One", NULL };
  g_autoptr (QdChange)     back = NULL, removed = NULL, renamed = NULL;

  apply_only (self->store, qd_change_new_add_tag ("bridge", QD_TAG_GREEN, NULL, 0));
  apply_only (self->store, qd_change_new_add_tag ("ferry", QD_TAG_GREEN, NULL, 0));
  apply_only (self->store, qd_change_new_add_tag ("mill", QD_TAG_GREEN, NULL, 0));
  apply_only (self->store, add_search ("One", NULL));
  apply_only (self->store, add_search ("Two", NULL));
  assert_places (self->store, "?One=bolt*@# ?Two=bolt*@# #bridge.2 0/0 #ferry.2 0/0 #mill.2 0/0 ");
  back = apply (self->store, qd_change_new (QD_CHANGE_TAG_PLACES, g_variant_new_strv (order, -1)));
  apply_only (self->store, qd_change_new (QD_CHANGE_SEARCH_PLACES, g_variant_new_strv (searches, -1)));
  assert_places (self->store, "?Two=bolt*@# ?One=bolt*@# #mill.2 0/0 #bridge.2 0/0 #ferry.2 0/0 ");

  removed = apply (self->store, qd_change_new (QD_CHANGE_REMOVE_TAG, g_variant_new_int64 (find_tag (self->store, "mill"))));
  renamed = apply (self->store, qd_change_new (QD_CHANGE_EDIT_TAG, g_variant_new ("(xsu)", find_tag (self->store, "bridge"), "weir", QD_TAG_GREEN)));
  assert_places (self->store, "?Two=bolt*@# ?One=bolt*@# #weir.2 0/0 #ferry.2 0/0 ");
  apply_only (self->store, qd_change_ref (removed));
  assert_places (self->store, "?Two=bolt*@# ?One=bolt*@# #mill.2 0/0 #weir.2 0/0 #ferry.2 0/0 ");
  apply_only (self->store, qd_change_ref (back));
  assert_places (self->store, "?Two=bolt*@# ?One=bolt*@# #ferry.2 0/0 #mill.2 0/0 #weir.2 0/0 ");
  store_assert_sound (self->store);
}

/* One of two tags has the articles of both and is looked for instead; taken back, each has its own again. */
static void
test_merge_tags (StoreFixture *self,
                 gconstpointer data)
{
  g_autoptr (GArray)   all = NULL;
  g_autoptr (QdChange) back = NULL, again = NULL;
  const gint64        *ids;

  store_add_all (self->store);
  all = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST }, NULL, NULL);
  ids = &g_array_index (all, gint64, 0);
  apply_only (self->store, qd_change_new_add_tag ("bridge", QD_TAG_GREEN, ids, 3));
  apply_only (self->store, qd_change_new_add_tag ("span", QD_TAG_RED, ids + 2, 2));
  apply_only (self->store, add_search ("Bolts", "span"));
  back = apply (self->store, qd_change_new (QD_CHANGE_MERGE_TAG, g_variant_new ("(xx)", find_tag (self->store, "span"), find_tag (self->store, "bridge"))));
  assert_places (self->store, "?Bolts=bolt*@#bridge #bridge.2 4/4 " AS_IMPORTED);
  store_assert_sound (self->store);
  again = apply (self->store, qd_change_ref (back));
  assert_places (self->store, "?Bolts=bolt*@#span #bridge.2 3/3 #span.5 2/2 " AS_IMPORTED);
  store_assert_sound (self->store);
  apply_only (self->store, qd_change_ref (again));
  assert_places (self->store, "?Bolts=bolt*@#bridge #bridge.2 4/4 " AS_IMPORTED);

  {
    g_autoptr (QdChange) gone = qd_change_new (QD_CHANGE_MERGE_TAG, g_variant_new ("(xx)", G_GINT64_CONSTANT (99), find_tag (self->store, "bridge")));
    g_autoptr (GError)   error = NULL;

    g_assert_null (qd_store_apply (self->store, gone, NULL, &error));
    g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  }
}

/* A feed that was removed comes back with all that was known of it, unless somebody subscribed to it again. */
static void
test_feeds (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (QdFeedRecord) feed = qd_feed_record_new ("https://gull.example/feed");
  g_autoptr (GPtrArray)    feeds = NULL;
  g_autoptr (QdChange)     back = NULL, again = NULL, nothing = NULL;
  const QdFeedRecord      *restored;

  feed->title = g_strdup ("Gull Tribune");
  feed->etag = g_strdup ("\"seven\"");
  feed->refreshed = 17;
  feed->full_text = TRUE;
  g_assert_true (qd_store_save_feed (self->store, feed, &feed->id, NULL, NULL));
  back = apply (self->store, qd_change_new (QD_CHANGE_REMOVE_FEED, g_variant_new_int64 (feed->id)));
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM feeds"), ==, 0);
  again = apply (self->store, qd_change_ref (back));
  feeds = qd_store_list_feeds (self->store, NULL, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  restored = feeds->pdata[0];
  g_assert_cmpint (restored->id, ==, feed->id);
  g_assert_cmpstr (restored->address, ==, feed->address);
  g_assert_cmpstr (restored->title, ==, feed->title);
  g_assert_cmpstr (restored->etag, ==, feed->etag);
  g_assert_null (restored->site);
  g_assert_cmpint (restored->refreshed, ==, 17);
  g_assert_true (restored->full_text);

  apply_only (self->store, qd_change_ref (again));
  feed->id = 0;
  g_assert_true (qd_store_save_feed (self->store, feed, NULL, NULL, NULL));
  nothing = apply (self->store, qd_change_ref (back));
  g_assert_cmpint (qd_change_get_kind (nothing), ==, QD_CHANGE_NONE);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM feeds"), ==, 1);
}

static void
test_tags (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GArray)   all = NULL;
  g_autoptr (GArray)   tagged = NULL;
  g_autoptr (QdChange) made = NULL, untagged = NULL, removed = NULL;
  g_autoptr (QdPlaces) places = NULL;
  g_autoptr (GError)   error = NULL;
  const gint64        *ids;
  gint64               tag_id;

  store_add_all (self->store);
  all = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_OLDEST }, NULL, NULL);
  ids = &g_array_index (all, gint64, 0);
  made = apply (self->store, qd_change_new_add_tag ("bridge", QD_TAG_GREEN, ids, 4));
  assert_places (self->store, "#bridge.2 4/4 " AS_IMPORTED);
  apply_only (self->store, qd_change_new_flag ('r', TRUE, ids, 2));
  places = qd_store_list_places (self->store, ids, 3, NULL, NULL);
  g_assert_cmpuint (((const QdTagRecord *)places->tags->pdata[0])->n_articles, ==, 1);
  g_assert_cmpuint (((const QdTagRecord *)places->tags->pdata[0])->n_unread, ==, 1);
  g_assert_cmpuint (places->counts.n_articles, ==, 2);
  tag_id = ((const QdTagRecord *)places->tags->pdata[0])->id;

  untagged = apply (self->store, qd_change_new_tag_articles (tag_id, FALSE, ids, 5));
  g_assert_cmpint (store_query_int (self->path, "SELECT n_articles + n_unread FROM tags"), ==, 0);
  /* What had not the tag before does not get it when that is taken back. */
  apply_only (self->store, qd_change_ref (untagged));
  tagged = qd_store_find_articles (self->store, &(QdArticleFilter){ .tag_id = tag_id, .sort = QD_ARTICLE_SORT_OLDEST }, NULL, NULL);
  g_assert_cmpmem (tagged->data, tagged->len * sizeof (gint64), ids, 4 * sizeof (gint64));
  store_assert_sound (self->store);

  apply_only (self->store, qd_change_new (QD_CHANGE_EDIT_TAG, g_variant_new ("(xsu)", tag_id, "Harbour Bridge", QD_TAG_RED)));
  removed = apply (self->store, qd_change_new (QD_CHANGE_REMOVE_TAG, g_variant_new_int64 (tag_id)));
  store_remove (self->store, ids[0]);
  apply_only (self->store, qd_change_ref (removed));
  assert_places (self->store, "#Harbour Bridge.5 2/3 Coastal Wire 1/1, Lindqvist Bay Sentinel 0/1, Ostrava Courier 1/1, The Quay Blog 1/1");
  store_remove (self->store, ids[2]);
  assert_places (self->store, "#Harbour Bridge.5 1/2 Lindqvist Bay Sentinel 0/1, Ostrava Courier 1/1, The Quay Blog 1/1");
  store_assert_sound (self->store);

  {
    g_autoptr (QdChange) again = qd_change_new_add_tag ("HARBOUR bridge", QD_TAG_PLAIN, NULL, 0);

    g_assert_null (qd_store_apply (self->store, again, NULL, &error));
    g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_EXISTS);
  }
}

static void
test_searches (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (QdChange) added = NULL, removed = NULL, renamed = NULL;
  g_autoptr (QdPlaces) places = NULL;
  gint64               id;

  store_add_all (self->store);
  added = apply (self->store, qd_change_new (QD_CHANGE_ADD_SEARCH, g_variant_new ("(xssmsmsu)", G_GINT64_CONSTANT (0), "Bolts", "bolt*", "Ostrava Courier", NULL, QD_SEARCH_UNREAD)));
  assert_places (self->store, "?Bolts=bolt*@Ostrava Courier# " AS_IMPORTED);
  places = qd_store_list_places (self->store, NULL, 0, NULL, NULL);
  id = ((const QdSavedSearchRecord *)places->searches->pdata[0])->id;
  renamed = apply (self->store, qd_change_new (QD_CHANGE_RENAME_SEARCH, g_variant_new ("(xs)", id, "Nuts")));
  qd_change_unref (rename_source (self->store, "Ostrava Courier", "Courier"));
  assert_places (self->store, "?Nuts=bolt*@Courier# Coastal Wire 1/1, Courier 2/2, Lindqvist Bay Sentinel 1/1, The Quay Blog 1/1");
  removed = apply (self->store, qd_change_ref (added));
  assert_places (self->store, "Coastal Wire 1/1, Courier 2/2, Lindqvist Bay Sentinel 1/1, The Quay Blog 1/1");
  apply_only (self->store, qd_change_ref (removed));
  apply_only (self->store, qd_change_ref (renamed));
  assert_places (self->store, "?Bolts=bolt*@Courier# Coastal Wire 1/1, Courier 2/2, Lindqvist Bay Sentinel 1/1, The Quay Blog 1/1");
}

static guint
count_found (QdStore        *store,
             QdArticleFilter filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = qd_store_find_articles (store, &filter, NULL, &error);

  g_assert_no_error (error);
  return found->len;
}

static void
test_filters (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GArray) by_source = NULL, by_import = NULL;
  gint64             bare;

  bare = store_add (self->store, store_make_draft ("bare", "A Gazette", "Nobody speaks", "It rained all day on the pier."), QD_ADD_ADDED);
  store_add_all (self->store);
  g_assert_cmpuint (count_found (self->store, (QdArticleFilter){ .quoting = TRUE }), ==, 5);
  g_assert_cmpuint (count_found (self->store, (QdArticleFilter){ .shared = TRUE }), ==, 4);
  g_assert_cmpuint (count_found (self->store, (QdArticleFilter){ .shared = TRUE, .query = "ferry", .sort = QD_ARTICLE_SORT_SOURCE }), ==, 2);
  g_assert_cmpuint (count_found (self->store, (QdArticleFilter){ .unread = TRUE, .quoting = TRUE, .sort = QD_ARTICLE_SORT_SOURCE }), ==, 5);
  by_source = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_SOURCE }, NULL, NULL);
  g_assert_cmpuint (by_source->len, ==, 6);
  g_assert_cmpint (g_array_index (by_source, gint64, 0), ==, bare);
  by_import = qd_store_find_articles (self->store, &(QdArticleFilter){ .sort = QD_ARTICLE_SORT_IMPORTED }, NULL, NULL);
  g_assert_cmpuint (by_import->len, ==, 6);
  g_assert_cmpint (g_array_index (by_import, gint64, 5), ==, bare);
}

static gboolean
collect_speaker (const QdSpeakerRecord *speaker,
                 gpointer               user_data)
{
  g_string_append_printf (user_data, "%s %u, ", speaker->name, speaker->n_articles);
  return TRUE;
}

static void
assert_speakers (QdStore    *store,
                 const char *expected)
{
  g_autoptr (GString) speakers = g_string_new (NULL);

  g_assert_true (qd_store_foreach_speaker (store, collect_speaker, speakers, NULL, NULL));
  g_assert_cmpstr (speakers->str, ==, expected);
}

/* People as the window lists them. */
static void
assert_people (QdStore    *store,
               const char *expected)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) people = qd_store_list_people (store, NULL, &error);
  g_autoptr (GString)   dump = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < people->len; i++)
    {
      const QdPersonRecord *person = people->pdata[i];
      const char *const     own[] = { person->name, NULL };
      g_autoptr (GPtrArray) spoken = qd_store_list_spoken (store, person->names != NULL ? (const char *const *)person->names : own, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (spoken->len, ==, person->n_quotations);
      for (guint k = 1; k < spoken->len; k++)
        g_assert_cmpint (((const QdSpokenRecord *)spoken->pdata[k - 1])->published, >=, ((const QdSpokenRecord *)spoken->pdata[k])->published);
      g_string_append_printf (dump, "%s %u, ", person->name, person->n_articles);
    }
  g_assert_cmpstr (dump->str, ==, expected);
  g_assert_cmpuint (qd_store_count_people (store, NULL, &error), ==, people->len);
  g_assert_no_error (error);
}

static void
test_speakers (StoreFixture *self,
               gconstpointer data)
{
  g_autoptr (QdChange) back = NULL;

  store_add_all (self->store);
  assert_speakers (self->store, "Marta Oyelaran 4, Tobias Renk 2, Ines Kowalczyk 1, ");
  back = apply (self->store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('Ines Kowalczyk', 'Tobias Renk')]")));
  assert_speakers (self->store, "Marta Oyelaran 4, Tobias Renk 3, ");
  assert_people (self->store, "Marta Oyelaran 4, Tobias Renk 3, ");
  apply_only (self->store, qd_change_ref (back));
  assert_speakers (self->store, "Marta Oyelaran 4, Tobias Renk 2, Ines Kowalczyk 1, ");
  assert_people (self->store, "Marta Oyelaran 4, Tobias Renk 2, Ines Kowalczyk 1, ");
}

/* What articles call one person is listed as one, unless somebody says otherwise, and that can be taken back. */
static void
test_namesakes (StoreFixture *self,
                gconstpointer data)
{
  static const char *const bodies[] = {
    "“The bolts of the pier crumbled in our hands,” said Robert Oyelaran.",
    "“The lamps of the quay went out at nine,” said Robert J. Oyelaran.",
    "“Nobody rang the bell of the ferry,” Oyelaran said.",
    "“We never saw the ferry come in,” said Oyelaran Jr.",
    "“The pier is closed until further notice,” a clerk said."
    " “The tide is to blame for this,” a clerk said.",
  };
  g_autoptr (QdChange) back = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *name = g_strdup_printf ("named-%u", i);

      store_add (self->store, store_make_draft (name, "Quay", name, bodies[i]), QD_ADD_ADDED);
    }
  assert_speakers (self->store, "Robert Oyelaran 3, Oyelaran Jr. 1, a clerk 1, ");
  assert_people (self->store, "Robert Oyelaran 3, Oyelaran Jr. 1, a clerk 1, ");
  back = apply (self->store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('Oyelaran', 'Oyelaran')]")));
  assert_people (self->store, "Robert Oyelaran 2, Oyelaran 1, Oyelaran Jr. 1, a clerk 1, ");
  apply_only (self->store, qd_change_ref (back));
  assert_people (self->store, "Robert Oyelaran 3, Oyelaran Jr. 1, a clerk 1, ");
  /* A name may have any characters. */
  apply_only (self->store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('a clerk', 'a \"clerk\"\\\\')]")));
  assert_people (self->store, "Robert Oyelaran 3, Oyelaran Jr. 1, a \"clerk\"\\ 1, ");
  apply_only (self->store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('a clerk', '')]")));
  apply_only (self->store, qd_change_new (QD_CHANGE_SPEAKERS, g_variant_new_parsed ("[('Oyelaran Jr.', 'Robert J. Oyelaran')]")));
  assert_speakers (self->store, "Robert Oyelaran 4, a clerk 1, ");
  assert_people (self->store, "Robert Oyelaran 4, a clerk 1, ");
}

/* The index of names is in pieces, by the rows of articles. */
static void
test_far_speakers (StoreFixture *self,
                   gconstpointer data)
{
  store_add_all (self->store);
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *name = g_strdup_printf ("far-%u", i);
      g_autofree char *body = g_strdup_printf ("“The bolts of pier %u crumbled in our hands,” said Marta Oyelaran.", i);
      g_autofree char *sql = g_strdup_printf ("UPDATE sqlite_sequence SET seq = %u WHERE name = 'articles'", i * 30000);

      store_fixture_close (self);
      store_exec (self->path, sql);
      store_fixture_open (self);
      g_assert_cmpint (store_add (self->store, store_make_draft (name, "Quay", name, body), QD_ADD_ADDED), ==, i * 30000 + 1);
    }
  assert_people (self->store, "Marta Oyelaran 7, Tobias Renk 2, Ines Kowalczyk 1, ");
}

/* Every table is taken over into archives of the library, or is worked out anew, or is of this machine. Who adds one decides. */
static void
test_tables (StoreFixture *self,
             gconstpointer data)
{
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*' AND name NOT GLOB 'quote_search*'"
                                                " AND name NOT IN ("
                                                /* archived as articles */
                                                "  'articles', 'origins', 'originals', 'packed_bodies', 'article_facts', 'pictures', 'article_pictures',"
                                                /* archived as records */
                                                "  'source_names', 'source_places', 'tag_places', 'search_places', 'speaker_marks', 'story_marks', 'tags', 'article_tags', 'saved_searches', 'corrections',"
                                                "  'correction_passages', 'correction_ends', 'notes', 'feeds', 'view_settings',"
                                                /* worked out anew */
                                                "  'sources', 'quotations', 'statements', 'match_log', 'match_slices', 'match_blocks', 'match_briefs', 'stories', 'article_stories', 'article_copies',"
                                                "  'article_sketches', 'derived', 'source_aliases',"
                                                /* of this machine */
                                                "  'files', 'watched_folders', 'watched_files')"),
                   ==, 0);
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
    { "/store/hand/rename", test_rename },
    { "/store/hand/merge", test_merge },
    { "/store/hand/order", test_order },
    { "/store/hand/tags", test_tags },
    { "/store/hand/tag-order", test_tag_order },
    { "/store/hand/merge-tags", test_merge_tags },
    { "/store/hand/feeds", test_feeds },
    { "/store/hand/searches", test_searches },
    { "/store/hand/filters", test_filters },
    { "/store/hand/speakers", test_speakers },
    { "/store/hand/namesakes", test_namesakes },
    { "/store/hand/far-speakers", test_far_speakers },
    { "/store/hand/tables", test_tables },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

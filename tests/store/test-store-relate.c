/* test-store-relate.c: relations that a person corrects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-statements.h"

#define BOLTS "We looked at every bolt"
#define NOBODY "Nobody in this town wants"
#define SHOPS "Closing the bridge for"
#define FROST "The frost took the blossom"

static QdArticle *
load (QdStore *store,
      gint64   article_id)
{
  g_autoptr (GError) error = NULL;
  QdArticle         *article = qd_store_load_article (store, article_id, NULL, &error);

  g_assert_no_error (error);
  return article;
}

/* The row of the quotation that begins with these words. */
static gint64
find (QdStore    *store,
      gint64      article_id,
      const char *words)
{
  g_autoptr (QdArticle) article = load (store, article_id);

  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotationRecord *record = article->quotations->pdata[i];

      if (g_str_has_prefix (record->quotation->text, words))
        return record->id;
    }
  g_assert_not_reached ();
}

static QdCorrectionChange *
relate (QdStore       *store,
        gint64         quotation_id,
        gint64         other_id,
        QdRelationKind kind)
{
  QdRelationRequest   request = { quotation_id, other_id, kind };
  g_autoptr (GError)  error = NULL;
  QdCorrectionChange *undo = qd_store_relate (store, &request, 1, &error);

  g_assert_no_error (error);
  return undo;
}

/* What ties a quotation to that of another article; -1 if they are of two statements. */
static int
get_kind (QdStore *store,
          gint64   quotation_id,
          gint64   other_id)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) renditions = qd_store_list_renditions (store, quotation_id, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < renditions->len; i++)
    {
      const QdRendition *rendition = renditions->pdata[i];

      if (rendition->quotation->id == other_id)
        return (int)rendition->relation.kind;
    }
  return -1;
}

static GPtrArray *
list (QdStore *store,
      gint64   article_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray         *records = qd_store_list_corrections (store, article_id, NULL, &error);

  g_assert_no_error (error);
  return records;
}

static guint
count (QdStore *store,
       gint64   article_id)
{
  g_autoptr (GPtrArray) records = list (store, article_id);

  return records->len;
}

static char *
digest (QdStore *store)
{
  g_autoptr (GError) error = NULL;
  char              *result = qd_store_digest (store, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_cut (StoreFixture *self,
          gconstpointer data)
{
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_autoptr (QdCorrectionChange) redo = NULL;
  g_autoptr (GPtrArray)          records = NULL;
  g_autofree char               *before = NULL;
  g_autofree char               *after = NULL;
  g_autoptr (GError)             error = NULL;
  const QdCorrectionRecord      *record;

  store_add_all (self->store);
  before = digest (self->store);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, SHOPS), find (self->store, 2, SHOPS)), ==, QD_RELATION_ALTERED);
  undo = relate (self->store, find (self->store, 2, SHOPS), find (self->store, 1, SHOPS), QD_RELATION_NONE);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, SHOPS), find (self->store, 2, SHOPS)), ==, -1);
  /* What ties the others is not touched. */
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, SHOPS), find (self->store, 4, SHOPS)), ==, QD_RELATION_TRUNCATED);
  store_assert_sound (self->store);

  /* The third article was tied to both: of each tie there is a correction, and each article knows of its own. */
  records = list (self->store, 2);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpuint (count (self->store, 1), ==, 1);
  g_assert_cmpuint (count (self->store, 4), ==, 1);
  g_assert_cmpuint (count (self->store, 3), ==, 0);
  record = records->pdata[0];
  g_assert_cmpint (record->correction->field, ==, QD_CORRECTION_RELATION);
  g_assert_cmpstr (record->correction->value, ==, "none");
  g_assert_cmpstr (record->correction->was, ==, "altered");
  g_assert_cmpstr (record->article.source, ==, "Lindqvist Bay Sentinel");
  g_assert_cmpstr (record->other.source, ==, "Ostrava Courier");

  redo = qd_store_change_corrections (self->store, undo, &error);
  g_assert_no_error (error);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count (self->store, 0), ==, 0);
  qd_correction_change_unref (qd_store_change_corrections (self->store, redo, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, SHOPS), find (self->store, 2, SHOPS)), ==, -1);
  g_assert_cmpuint (count (self->store, 2), ==, 2);
}

/* Two quotations that have no word in common, in articles that have nothing in common. */
static void
test_tie (StoreFixture *self,
          gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_add_all (self->store);
  g_assert_cmpint (get_kind (self->store, find (self->store, 3, NOBODY), find (self->store, 5, FROST)), ==, -1);
  qd_correction_change_unref (relate (self->store, find (self->store, 5, FROST), find (self->store, 3, NOBODY), QD_RELATION_ALTERED));
  g_assert_cmpint (get_kind (self->store, find (self->store, 3, NOBODY), find (self->store, 5, FROST)), ==, QD_RELATION_ALTERED);
  g_assert_cmpint (get_kind (self->store, find (self->store, 5, FROST), find (self->store, 3, NOBODY)), ==, QD_RELATION_ALTERED);
  /* They are of one statement with all that the one was of, by way of it. */
  g_assert_cmpint (get_kind (self->store, find (self->store, 5, FROST), find (self->store, 1, BOLTS)), ==, QD_RELATION_NONE);
  store_assert_sound (self->store);

  /* Without either article, and with both again. */
  store_remove (self->store, 3);
  store_add (self->store, store_make_article (2), QD_ADD_ADDED);
  g_assert_cmpint (get_kind (self->store, find (self->store, 6, NOBODY), find (self->store, 5, FROST)), ==, QD_RELATION_ALTERED);
  store_remove (self->store, 5);
  g_assert_cmpuint (count (self->store, 6), ==, 1);
  store_add (self->store, store_make_article (4), QD_ADD_ADDED);
  g_assert_cmpint (get_kind (self->store, find (self->store, 6, NOBODY), find (self->store, 7, FROST)), ==, QD_RELATION_ALTERED);
  store_assert_sound (self->store);

  /* When a later version analyses both anew. */
  store_fixture_close (self);
  store_exec (self->path, "UPDATE articles SET analysis = 0");
  store_fixture_open (self);
  g_assert_cmpuint (store_renew (self->store, 10, QD_COMPARISON_VERSION), ==, 0);
  g_assert_cmpint (get_kind (self->store, find (self->store, 6, NOBODY), find (self->store, 7, FROST)), ==, QD_RELATION_ALTERED);
  store_assert_sound (self->store);
}

/* Both articles of a tie come in one batch. */
static void
test_batch (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *before = NULL;
  g_autofree char      *after = NULL;

  store_add_all (self->store);
  qd_correction_change_unref (relate (self->store, find (self->store, 3, NOBODY), find (self->store, 5, FROST), QD_RELATION_OVERLAPPING));
  before = digest (self->store);
  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    {
      store_remove (self->store, i + 1);
      g_ptr_array_add (drafts, store_make_article (STORE_N_ARTICLES - 1 - i));
    }
  outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);
  g_assert_no_error (error);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  store_assert_sound (self->store);
}

/* Another kind; a later word takes the place of an earlier one, from whichever side; back to what was found needs none. */
static void
test_kind (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  store_add_all (self->store);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, BOLTS), find (self->store, 2, BOLTS)), ==, QD_RELATION_TRUNCATED);
  qd_correction_change_unref (relate (self->store, find (self->store, 2, BOLTS), find (self->store, 1, BOLTS), QD_RELATION_ALTERED));
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, BOLTS), find (self->store, 2, BOLTS)), ==, QD_RELATION_ALTERED);
  qd_correction_change_unref (relate (self->store, find (self->store, 1, BOLTS), find (self->store, 2, BOLTS), QD_RELATION_OVERLAPPING));
  g_assert_cmpint (get_kind (self->store, find (self->store, 2, BOLTS), find (self->store, 1, BOLTS)), ==, QD_RELATION_OVERLAPPING);
  records = list (self->store, 0);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((QdCorrectionRecord *)records->pdata[0])->correction->was, ==, "truncated");
  store_assert_sound (self->store);
  qd_correction_change_unref (relate (self->store, find (self->store, 2, BOLTS), find (self->store, 1, BOLTS), QD_RELATION_TRUNCATED));
  g_assert_cmpuint (count (self->store, 0), ==, 0);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, BOLTS), find (self->store, 2, BOLTS)), ==, QD_RELATION_TRUNCATED);
  store_assert_sound (self->store);
}

/* The words of the correction are found where the quotation has others by now. */
static void
test_extent (StoreFixture *self,
             gconstpointer data)
{
  const char                    *words = "every bolt of that bridge and half of them crumbled in our hands";
  g_autoptr (QdArticle)          article = NULL;
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_autoptr (GError)             error = NULL;
  const char                    *text;
  QdSpan                         span;
  QdCorrectionRequest            request = { .field = QD_CORRECTION_EXTENT, .spans = &span, .n_spans = 1 };

  store_add_all (self->store);
  qd_correction_change_unref (relate (self->store, find (self->store, 5, FROST), find (self->store, 1, BOLTS), QD_RELATION_ALTERED));
  article = load (self->store, 1);
  text = qd_body_get_text (article->body, NULL);
  span.start = (gsize)(strstr (text, words) - text);
  span.end = span.start + strlen (words);
  request.quotation_id = find (self->store, 1, BOLTS);
  undo = qd_store_correct (self->store, 1, &request, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_kind (self->store, find (self->store, 1, words), find (self->store, 5, FROST)), ==, QD_RELATION_ALTERED);
  store_assert_sound (self->store);
}

static void
test_salvage (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autofree char   *path = g_build_filename (self->folder, "saved.quotidian", NULL);
  g_autoptr (GError) error = NULL;
  guint              n_saved, n_partial, n_lost;

  store_add_all (self->store);
  qd_correction_change_unref (relate (self->store, find (self->store, 5, FROST), find (self->store, 3, NOBODY), QD_RELATION_ALTERED));
  before = digest (self->store);
  store_fixture_close (self);
  g_assert_true (qd_store_salvage (self->path, path, &n_saved, &n_partial, &n_lost, NULL, &error));
  g_assert_no_error (error);
  g_set_str (&self->path, path);
  store_fixture_open (self);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count (self->store, 0), ==, 1);
  store_assert_sound (self->store);
}

static void
test_refused (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64             frost;
  QdRelationRequest  request;

  store_add_all (self->store);
  frost = find (self->store, 5, FROST);
  request = (QdRelationRequest){ frost, 4711, QD_RELATION_VERBATIM };
  g_assert_null (qd_store_relate (self->store, &request, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  request = (QdRelationRequest){ frost, frost, QD_RELATION_VERBATIM };
  g_assert_null (qd_store_relate (self->store, &request, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* They are of two statements as it is. */
  request = (QdRelationRequest){ frost, find (self->store, 1, BOLTS), QD_RELATION_NONE };
  g_assert_null (qd_store_relate (self->store, &request, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (self->store, 0), ==, 0);
}

static gint64
pick (QdStore *store)
{
  g_autoptr (QdArticle) article = load (store, g_test_rand_int_range (1, STORE_N_ARTICLES + 1));

  return ((const QdQuotationRecord *)article->quotations->pdata[g_test_rand_int_range (0, (int)article->quotations->len)])->id;
}

static void
relate_at_random (QdStore *store)
{
  QdRelationRequest              request = { pick (store), pick (store), (QdRelationKind)g_test_rand_int_range (QD_RELATION_NONE, QD_RELATION_FRAGMENT + 1) };
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdCorrectionChange) undo = qd_store_relate (store, &request, 1, &error);

  /* One and the same, or nothing to be cut. */
  if (undo == NULL)
    g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
}

/* Whatever is said of relations, and whatever then happens to the articles: the library is the same. */
static void
test_property (StoreFixture *self,
               gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char   *before = NULL;
      g_autofree char   *after = NULL;
      g_autoptr (GError) error = NULL;
      guint              order[STORE_N_ARTICLES];

      store_add_all (self->store);
      for (guint i = (guint)g_test_rand_int_range (1, 10); i > 0; i--)
        {
          relate_at_random (self->store);
          /* Rows change with every word that is said. */
          store_assert_sound (self->store);
        }
      before = digest (self->store);

      for (guint i = 0; i < STORE_N_ARTICLES; i++)
        {
          guint j = (guint)g_test_rand_int_range (0, (int)i + 1);

          order[i] = order[j];
          order[j] = i;
          store_remove (self->store, i + 1);
          store_assert_sound (self->store);
        }
      for (guint i = 0; i < STORE_N_ARTICLES; i++)
        {
          store_add (self->store, store_make_article (order[i]), QD_ADD_ADDED);
          store_add (self->store, store_make_article (order[i]), QD_ADD_UNCHANGED);
        }
      store_fixture_close (self);
      store_exec (self->path, "UPDATE articles SET analysis = 0 WHERE id % 2 = 0");
      store_fixture_open (self);
      g_assert_cmpuint (store_renew (self->store, 10, QD_COMPARISON_VERSION), ==, 0);
      after = digest (self->store);
      g_assert_cmpstr (before, ==, after);
      store_assert_sound (self->store);
      store_fixture_tear_down (self, NULL);
      store_fixture_set_up (self, NULL);
    }
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
    { "/store/relate/cut", test_cut },
    { "/store/relate/tie", test_tie },
    { "/store/relate/batch", test_batch },
    { "/store/relate/kind", test_kind },
    { "/store/relate/extent", test_extent },
    { "/store/relate/salvage", test_salvage },
    { "/store/relate/refused", test_refused },
    { "/store/relate/property", test_property },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

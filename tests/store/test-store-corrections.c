/* test-store-corrections.c: corrections outlive what happens to the articles
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
#include "store/qd-store-sources.h"

#define BOLTS "We looked at every bolt"
#define SHOPS "Closing the bridge for five months"

static QdArticle *
load (QdStore *store,
      gint64   article_id)
{
  g_autoptr (GError) error = NULL;
  QdArticle         *article = qd_store_load_article (store, article_id, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static const QdQuotationRecord *
find (QdArticle  *article,
      const char *words)
{
  for (guint i = 0; i < article->quotations->len; i++)
    if (g_str_has_prefix (((const QdQuotationRecord *)article->quotations->pdata[i])->quotation->text, words))
      return article->quotations->pdata[i];
  return NULL;
}

static QdCorrectionChange *
correct (QdStore          *store,
         gint64            article_id,
         const char       *words,
         QdCorrectionField field,
         const char       *value)
{
  g_autoptr (QdArticle) article = load (store, article_id);
  QdCorrectionRequest   request = { .quotation_id = words != NULL ? find (article, words)->id : 0, .field = field, .value = value };
  g_autoptr (GError)    error = NULL;
  QdCorrectionChange   *undo = qd_store_correct (store, article_id, &request, 1, &error);

  g_assert_no_error (error);
  return undo;
}

static char *
dup_speaker (QdStore    *store,
             gint64      article_id,
             const char *words)
{
  g_autoptr (QdArticle)    article = load (store, article_id);
  const QdQuotationRecord *record = find (article, words);

  return record != NULL ? g_strdup (record->quotation->speaker) : g_strdup ("(no quotation)");
}

static void
assert_speaker (QdStore    *store,
                gint64      article_id,
                const char *words,
                const char *expected)
{
  g_autofree char *speaker = dup_speaker (store, article_id, words);

  g_assert_cmpstr (speaker, ==, expected);
}

static guint
count (QdStore *store,
       gint64   article_id)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) records = qd_store_list_corrections (store, article_id, NULL, &error);

  g_assert_no_error (error);
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
test_speaker (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_autoptr (QdCorrectionChange) redo = NULL;
  g_autofree char               *before = NULL;
  g_autofree char               *after = NULL;
  g_autoptr (GError)             error = NULL;

  store_add_all (self->store);
  before = digest (self->store);
  undo = correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ida Oyelaran");
  assert_speaker (self->store, 1, BOLTS, "Ida Oyelaran");
  store_assert_sound (self->store);
  g_assert_cmpuint (count (self->store, 1), ==, 1);
  g_assert_cmpuint (count (self->store, 2), ==, 0);

  redo = qd_store_change_corrections (self->store, undo, &error);
  g_assert_no_error (error);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count (self->store, 0), ==, 0);

  qd_correction_change_unref (g_steal_pointer (&undo));
  undo = qd_store_change_corrections (self->store, redo, &error);
  g_assert_no_error (error);
  assert_speaker (self->store, 1, BOLTS, "Ida Oyelaran");
  g_assert_cmpuint (count (self->store, 1), ==, 1);
}

/* A second correction of the same takes the place of the first, and one back to what was found removes it. */
static void
test_again (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;

  store_add_all (self->store);
  qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ida Oyelaran"));
  qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ona Oyelaran"));
  records = qd_store_list_corrections (self->store, 0, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpstr (((QdCorrectionRecord *)records->pdata[0])->correction->value, ==, "Ona Oyelaran");
  g_assert_cmpstr (((QdCorrectionRecord *)records->pdata[0])->correction->was, ==, "Marta Oyelaran");
  qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Marta Oyelaran"));
  g_assert_cmpuint (count (self->store, 0), ==, 0);
}

static void
test_no_quotation (StoreFixture *self,
                   gconstpointer data)
{
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_autoptr (QdArticle)          article = NULL;

  store_add_all (self->store);
  undo = correct (self->store, 1, SHOPS, QD_CORRECTION_KIND, NULL);
  article = load (self->store, 1);
  g_assert_null (find (article, SHOPS));
  g_assert_cmpuint (article->record->n_quotations, ==, article->quotations->len);
  store_assert_sound (self->store);
}

static void
test_extent (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (QdArticle) article = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const char           *words[] = { "every bolt of that bridge", "every bolt of that bridge and half of them" };
  const char           *text;
  gsize                 len;

  store_add_all (self->store);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QdCorrectionChange) undo = NULL;
      QdSpan                         span;
      QdCorrectionRequest            request = { .field = QD_CORRECTION_EXTENT, .spans = &span, .n_spans = 1 };

      g_clear_pointer (&article, qd_article_unref);
      article = load (self->store, 1);
      text = qd_body_get_text (article->body, &len);
      span.start = (gsize)(strstr (text, words[i]) - text);
      span.end = span.start + strlen (words[i]);
      request.quotation_id = find (article, i == 0 ? BOLTS : words[0])->id;
      undo = qd_store_correct (self->store, 1, &request, 1, &error);
      g_assert_no_error (error);
    }
  g_clear_pointer (&article, qd_article_unref);
  article = load (self->store, 1);
  g_assert_cmpstr (find (article, words[0])->quotation->text, ==, words[1]);
  g_assert_cmpstr (find (article, words[0])->quotation->speaker, ==, "Marta Oyelaran");
  records = qd_store_list_corrections (self->store, 1, NULL, NULL);
  g_assert_cmpuint (records->len, ==, 1);
  store_assert_sound (self->store);
}

/* The article is another outlet's, and yet what was imported: it is known again. */
static void
test_source (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (QdCorrectionChange) undo = NULL;
  g_autoptr (QdCorrectionChange) redo = NULL;
  g_autoptr (QdArticle)          article = NULL;
  g_autoptr (QdArticle)          restored = NULL;
  g_autoptr (GPtrArray)          sources = NULL;
  g_autoptr (GError)             error = NULL;

  store_add_all (self->store);
  undo = correct (self->store, 3, NULL, QD_CORRECTION_SOURCE, "Ostrava Courier");
  article = load (self->store, 3);
  g_assert_cmpstr (article->record->source, ==, "Ostrava Courier");
  sources = qd_store_list_sources (self->store, NULL, NULL);
  g_assert_cmpuint (sources->len, ==, 3);
  store_assert_sound (self->store);
  store_add (self->store, store_make_article (2), QD_ADD_UNCHANGED);
  store_remove (self->store, 3);
  store_add (self->store, store_make_article (2), QD_ADD_ADDED);
  g_clear_pointer (&article, qd_article_unref);
  article = load (self->store, 6);
  g_assert_cmpstr (article->record->source, ==, "Ostrava Courier");
  store_assert_sound (self->store);

  redo = qd_store_change_corrections (self->store, undo, &error);
  g_assert_no_error (error);
  restored = load (self->store, 6);
  g_assert_cmpstr (restored->record->source, ==, "Coastal Wire");
  store_assert_sound (self->store);
}

/* The same article with a changed text, known by its URL, whichever of the two comes first. */
static void
test_changed_text (StoreFixture *self,
                   gconstpointer data)
{
  for (guint first = 0; first < 2; first++)
    {
      QdArticleDraft *old = store_make_draft ("old", "Ostrava Courier", "Bells", "“The bells will ring at noon,” said Ada Quill.\n");
      QdArticleDraft *new = store_make_draft ("new", "Ostrava Courier", "Bells, after all", "At last. “The bells will ring at noon,” said Ada Quill. It was late.\n");
      gint64 old_id, new_id = 0;

      qd_article_draft_set_url (old, "https://courier.example/bells");
      qd_article_draft_set_url (new, "https://courier.example/bells");
      if (first == 1)
        new_id = store_add (self->store, new, QD_ADD_ADDED);
      old_id = store_add (self->store, old, QD_ADD_ADDED);
      qd_correction_change_unref (correct (self->store, old_id, "The bells", QD_CORRECTION_SPEAKER, "Ida Quill"));
      if (first == 0)
        new_id = store_add (self->store, new, QD_ADD_ADDED);
      assert_speaker (self->store, new_id, "The bells", "Ida Quill");
      assert_speaker (self->store, old_id, "The bells", "Ida Quill");
      store_assert_sound (self->store);
      store_fixture_tear_down (self, NULL);
      store_fixture_set_up (self, NULL);
    }
}

/* A later version of the program analyses everything again. */
static void
test_renewal (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autoptr (GError) error = NULL;

  store_add_all (self->store);
  qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ida Oyelaran"));
  qd_correction_change_unref (correct (self->store, 4, SHOPS, QD_CORRECTION_KIND, NULL));
  qd_correction_change_unref (correct (self->store, 5, NULL, QD_CORRECTION_SOURCE, "The Quay Blog"));
  before = digest (self->store);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE articles SET analysis = 0");
  store_fixture_open (self);
  g_assert_cmpuint (store_renew (self->store, 10, QD_COMPARISON_VERSION), ==, 0);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  store_assert_sound (self->store);
}

/* What a person had corrected stands for what an older version found: other speakers, fewer quotations, other keys, and so other relations.
 * However many come at a time, what is left is what a new library has. */
static void
test_renewal_of_others (StoreFixture *self,
                        gconstpointer data)
{
  for (guint most = 1; most <= STORE_N_ARTICLES; most++)
    {
      g_autofree char *fresh = NULL;
      g_autofree char *stale = NULL;
      g_autofree char *renewed = NULL;

      store_add_all (self->store);
      fresh = digest (self->store);
      qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ida Oyelaran"));
      qd_correction_change_unref (correct (self->store, 4, SHOPS, QD_CORRECTION_KIND, NULL));
      store_fixture_close (self);
      store_exec (self->path, "DELETE FROM correction_passages; DELETE FROM corrections; UPDATE articles SET analysis = analysis - 1");
      store_fixture_open (self);
      stale = digest (self->store);
      g_assert_cmpstr (stale, !=, fresh);
      while (store_renew (self->store, most, most % 2 == 0 ? QD_COMPARISON_VERSION : QD_ANALYSIS_VERSION - 1) > 0)
        ;
      renewed = digest (self->store);
      g_assert_cmpstr (renewed, ==, fresh);
      store_assert_sound (self->store);
      store_fixture_tear_down (self, NULL);
      store_fixture_set_up (self, NULL);
    }
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
  qd_correction_change_unref (correct (self->store, 1, BOLTS, QD_CORRECTION_SPEAKER, "Ida Oyelaran"));
  qd_correction_change_unref (correct (self->store, 5, NULL, QD_CORRECTION_SOURCE, "The Quay Blog"));
  before = digest (self->store);
  store_fixture_close (self);
  g_assert_true (qd_store_salvage (self->path, path, &n_saved, &n_partial, &n_lost, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, 5);
  g_assert_cmpuint (n_lost, ==, 0);
  g_set_str (&self->path, path);
  store_fixture_open (self);
  after = digest (self->store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count (self->store, 0), ==, 2);
  store_assert_sound (self->store);
}

static void
test_refused (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError)  error = NULL;
  QdSpan              outside = { 3, 1000000 };
  QdCorrectionRequest gone = { .quotation_id = 4711, .field = QD_CORRECTION_SPEAKER, .value = "Nobody" };
  QdCorrectionRequest far = { .field = QD_CORRECTION_EXTENT, .spans = &outside, .n_spans = 1 };

  store_add_all (self->store);
  g_assert_null (qd_store_correct (self->store, 1, &gone, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qd_store_correct (self->store, 1, &far, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qd_store_correct (self->store, 99, &gone, 1, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (self->store, 0), ==, 0);
  store_assert_sound (self->store);
}

static void
correct_at_random (QdStore *store,
                   gint64   article_id)
{
  static const char *const speakers[] = { "Ada Quill", "Otis Brand", "Marta Oyelaran", NULL };
  static const char *const kinds[] = { "direct", "mixed", NULL };
  g_autoptr (QdArticle)    article = load (store, article_id);
  g_autoptr (GError)       error = NULL;
  QdCorrectionRequest      request = { .field = (QdCorrectionField)g_test_rand_int_range (0, QD_CORRECTION_RELATION) };
  const QdQuotationRecord *record;
  QdSpan                   span;

  if (article->quotations->len == 0)
    return;
  record = article->quotations->pdata[g_test_rand_int_range (0, (int)article->quotations->len)];
  request.quotation_id = request.field != QD_CORRECTION_SOURCE ? record->id : 0;
  if (request.field == QD_CORRECTION_SPEAKER)
    request.value = speakers[g_test_rand_int_range (0, G_N_ELEMENTS (speakers))];
  else if (request.field == QD_CORRECTION_KIND)
    request.value = kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))];
  else if (request.field == QD_CORRECTION_SOURCE)
    request.value = g_test_rand_bit () ? "The Quay Blog" : "The Long Shore";
  else
    {
      const char *text = qd_body_get_text (article->body, NULL), *space = strchr (text + record->quotation->spans[0].start, ' ');

      span = record->quotation->spans[0];
      if (space != NULL && (gsize)(space - text) + 1 < span.end)
        span.start = (gsize)(space - text) + 1;
      request.spans = &span;
      request.n_spans = 1;
    }
  qd_correction_change_unref (qd_store_correct (store, article_id, &request, 1, &error));
  g_assert_no_error (error);
}

/* Whatever is corrected, and whatever then happens to the articles: the library is the same. */
static void
test_property (StoreFixture *self,
               gconstpointer data)
{
  for (guint round = 0; round < 8; round++)
    {
      g_autofree char   *before = NULL;
      g_autofree char   *after = NULL;
      g_autoptr (GError) error = NULL;
      guint              order[STORE_N_ARTICLES];

      store_add_all (self->store);
      for (guint i = (guint)g_test_rand_int_range (1, 8); i > 0; i--)
        correct_at_random (self->store, g_test_rand_int_range (1, STORE_N_ARTICLES + 1));
      store_assert_sound (self->store);
      before = digest (self->store);

      for (guint i = 0; i < STORE_N_ARTICLES; i++)
        {
          guint j = (guint)g_test_rand_int_range (0, (int)i + 1);

          order[i] = order[j];
          order[j] = i;
          store_add (self->store, store_make_article (i), QD_ADD_UNCHANGED);
          store_remove (self->store, i + 1);
        }
      for (guint i = 0; i < STORE_N_ARTICLES; i++)
        store_add (self->store, store_make_article (order[i]), QD_ADD_ADDED);
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
    { "/store/corrections/speaker", test_speaker },
    { "/store/corrections/again", test_again },
    { "/store/corrections/no-quotation", test_no_quotation },
    { "/store/corrections/extent", test_extent },
    { "/store/corrections/source", test_source },
    { "/store/corrections/changed-text", test_changed_text },
    { "/store/corrections/renewal", test_renewal },
    { "/store/corrections/renewal-of-others", test_renewal_of_others },
    { "/store/corrections/salvage", test_salvage },
    { "/store/corrections/refused", test_refused },
    { "/store/corrections/property", test_property },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

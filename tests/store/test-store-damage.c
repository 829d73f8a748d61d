/* test-store-damage.c: whatever bytes of a library are flipped, it is told, or nothing that was imported is other than it was; what is sound is
 * saved; and nothing crashes or goes on for ever
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "store/qd-pack.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-correct.h"
#include "store/qd-store-people.h"
#include "store/qd-store-sources.h"
#include "store/qd-store-statements.h"
#include "store/qd-store-stories.h"

/* How many libraries are damaged. */
#define ROUNDS 60

/* One byte, a few in a row, or a sector of a disk. */
#define N_WAYS 3

/* Of each kind of table some rows. */
static void
fill (StoreFixture *self)
{
  g_autoptr (QdArticle)          article = NULL;
  const QdQuotationRecord       *record;
  g_autoptr (GError)             error = NULL;
  QdCorrectionRequest            request = { .field = QD_CORRECTION_SPEAKER, .value = "Ada Hale" };
  g_autoptr (QdCorrectionChange) undo = NULL;

  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    {
      QdArticleDraft    *draft = store_make_article (i);
      g_autofree char   *text = g_strdup_printf ("Original %u\n", i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      qd_article_draft_set_original (draft, bytes, "text/plain");
      store_add (self->store, draft, QD_ADD_ADDED);
    }
  g_assert_true (qd_store_update_stories (self->store, NULL, &error));
  article = qd_store_load_article (self->store, 1, NULL, &error);
  g_assert_no_error (error);
  record = g_ptr_array_index (article->quotations, 0);
  request.quotation_id = record->id;
  undo = qd_store_correct (self->store, 1, &request, 1, &error);
  g_assert_no_error (error);
}

static gboolean
dump_quotation (const QdArticleRecord   *article,
                const QdQuotationRecord *quotation,
                const char              *body,
                gpointer                 user_data)
{
  g_string_append_printf (user_data, "%s|%s|%s|%s|%s|%s|%s|%u|%s\n", article->label, article->title, article->source, article->url,
                          quotation->quotation->text, quotation->quotation->speaker, quotation->statement, quotation->n_articles, body);
  return TRUE;
}

static gboolean
dump_relation (const char          *statement,
               const QdRelation    *relation,
               const QdRelationEnd *a,
               const QdRelationEnd *b,
               gpointer             user_data)
{
  g_string_append_printf (user_data, "%s|%s|%s|%s\n", statement, qd_relation_kind_to_string (relation->kind), a->quotation->text, b->quotation->text);
  return TRUE;
}

/* What was imported, and what follows from it; NULL if it cannot be read. */
static char *
dump (QdStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!qd_store_foreach_quotation (store, dump_quotation, text, NULL, NULL) || !qd_store_foreach_relation (store, 0, dump_relation, text, NULL, NULL))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Everything that the window asks is answered or refused. */
static void
ask (QdStore *store)
{
  static const char *const queries[] = { NULL, "bridge", "\"crumbled in our hands\"", "speaker:renk", "quote:\"for five months\"", "har*" };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      const QdArticleFilter filter = { .query = queries[i], .sort = i % 2 == 0 ? QD_ARTICLE_SORT_NEWEST : QD_ARTICLE_SORT_RELEVANCE };
      g_autoptr (GArray)    ids = qd_store_find_articles (store, &filter, NULL, NULL);
      g_autoptr (GPtrArray) records = NULL;

      if (ids != NULL)
        records = qd_store_list_articles (store, (const gint64 *)(gconstpointer)ids->data, ids->len, queries[i], NULL, NULL);
    }
  for (gint64 id = 1; id <= STORE_N_ARTICLES; id++)
    {
      g_autoptr (QdArticle) article = qd_store_load_article (store, id, NULL, NULL);
      g_autoptr (GBytes)    original = qd_store_load_original (store, id, NULL, NULL, NULL);
      g_autoptr (GPtrArray) left_out = qd_store_list_left_out (store, id, NULL, NULL);

      for (guint i = 0; article != NULL && i < article->quotations->len; i++)
        {
          const QdQuotationRecord      *record = g_ptr_array_index (article->quotations, i);
          g_autoptr (GPtrArray)         renditions = qd_store_list_renditions (store, record->id, NULL, NULL);
          g_autoptr (QdStatementRecord) statement = qd_store_load_statement (store, record->statement, NULL, NULL);
        }
    }
  {
    g_autoptr (GPtrArray) people = qd_store_list_people (store, NULL, NULL);
    g_autoptr (GPtrArray) checked = qd_store_check_words (store, "closing the bridge for five months", NULL, NULL);
    g_autoptr (GPtrArray) corrections = qd_store_list_corrections (store, 0, NULL, NULL);
  }
}

/* Whether it is told that the library is damaged. */
static gboolean
is_told (QdStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (store, NULL, &error);

  if (problems == NULL)
    g_assert_nonnull (error);
  else if (problems->len > 0)
    g_test_message ("%s", (const char *)g_ptr_array_index (problems, 0));
  return problems == NULL || problems->len > 0;
}

static void
assert_saved (StoreFixture *self)
{
  g_autofree char    *target = g_build_filename (self->folder, "saved.quotidian", NULL);
  g_autoptr (GError)  error = NULL;
  g_autoptr (QdStore) saved = NULL;
  QdStoreCounts       counts;
  guint               n_saved, n_partial, n_lost;

  if (!qd_store_salvage (self->path, target, &n_saved, &n_partial, &n_lost, NULL, &error))
    {
      g_test_message ("Not saved: %s", error->message);
      return;
    }
  g_assert_cmpuint (n_saved, <=, STORE_N_ARTICLES);
  saved = qd_store_open (target, QD_STORE_FLAGS_NONE, &error);
  g_assert_no_error (error);
  store_assert_sound (saved);
  g_assert_true (qd_store_count (saved, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, n_saved);
  qd_store_close (saved);
}

/* Not where nothing is written: most of a small library is that. */
static void
flip (char *contents,
      gsize size)
{
  static const gsize lengths[N_WAYS] = { 1, 16, 512 };
  gsize              length = lengths[g_test_rand_int_range (0, N_WAYS)];
  gsize              start;

  do
    start = (gsize)g_test_rand_int_range (0, (gint32)(size - length));
  while (contents[start] == '\0');

  g_test_message ("%" G_GSIZE_FORMAT " from %" G_GSIZE_FORMAT " on", length, start);
  for (gsize i = start; i < start + length; i++)
    contents[i] ^= (char)g_test_rand_int_range (1, 256);
}

static void
test_flipped (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char   *contents = NULL;
  g_autofree char   *whole = NULL;
  g_autoptr (GError) error = NULL;
  guint              n_told = 0;
  gsize              size;

  fill (self);
  whole = dump (self->store);
  store_fixture_close (self);
  /* The one time of day in it: with it, the library would be another at each run, and so would be what is flipped for a seed. */
  store_exec (self->path, "UPDATE corrections SET created = 1700000000000000");
  g_assert_true (g_file_get_contents (self->path, &contents, &size, &error));
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autofree char    *damaged = g_memdup2 (contents, size);
      g_autofree char    *left = NULL;
      g_autoptr (QdStore) store = NULL;
      gboolean            told;

      flip (damaged, size);
      g_assert_true (g_file_set_contents (self->path, damaged, (gssize)size, &error));
      store = qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error);
      told = store == NULL || is_told (store);
      g_clear_error (&error);
      if (store != NULL)
        {
          ask (store);
          left = dump (store);
          qd_store_close (store);
        }
      if (!told)
        g_assert_cmpstr (left, ==, whole);
      n_told += told;
      assert_saved (self);
    }
  g_test_message ("%u of %u were told", n_told, ROUNDS);
}

/* Articles and quotations whose bodies are gone, or whose articles are, as when a page is lost. */
static void
test_gone (StoreFixture *self,
           gconstpointer data)
{
  static const char *const damages[] = { "DELETE FROM packed_bodies", "DELETE FROM quotations WHERE article_id = 2", "DELETE FROM sources WHERE id = 1",
                                         "DELETE FROM statements", "DELETE FROM articles WHERE id IN (1, 3)" };
  g_autofree char         *contents = NULL;
  gsize                    size;

  fill (self);
  store_fixture_close (self);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_assert_true (g_file_set_contents (self->path, contents, (gssize)size, NULL));
      store_exec (self->path, damages[i]);
      store_fixture_open (self);
      ask (self->store);
      g_assert_true (is_told (self->store));
      store_fixture_close (self);
      assert_saved (self);
    }
}

/* The bytes of a date are those of another number, which no calendar has: the article is saved without it. */
static void
test_date (StoreFixture *self,
           gconstpointer data)
{
  static const char *const dates[] = { "9223372036854775807", "-9223372036854775807", "253402300800000000", "-62135596800000001" };
  g_autofree char         *target = g_build_filename (self->folder, "saved.quotidian", NULL);

  fill (self);
  store_fixture_close (self);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char    *damage = g_strdup_printf ("UPDATE articles SET published = %s WHERE id = 1", dates[i]);
      g_autoptr (GError)  error = NULL;
      g_autoptr (QdStore) saved = NULL;
      guint               n_saved, n_partial, n_lost;

      store_exec (self->path, damage);
      g_assert_true (qd_store_salvage (self->path, target, &n_saved, &n_partial, &n_lost, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_saved, ==, STORE_N_ARTICLES);
      g_assert_cmpuint (n_partial, ==, 1);
      g_assert_cmpuint (n_lost, ==, 0);
      g_assert_cmpint (store_query_int (target, "SELECT count(*) FROM articles WHERE published IS NULL"), ==, 1);
      saved = qd_store_open (target, QD_STORE_FLAGS_NONE, &error);
      g_assert_no_error (error);
      store_assert_sound (saved);
      qd_store_close (saved);
    }
}

/* The names of speakers end within a character. */
static void
test_names (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError)    error = NULL;

  fill (self);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE quotations SET speaker = speaker || CAST (x'e2' AS TEXT)");
  store_fixture_open (self);
  people = qd_store_list_people (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->len, >, 0);
  for (guint i = 0; i < people->len; i++)
    g_assert_true (g_utf8_validate (((const QdPersonRecord *)g_ptr_array_index (people, i))->name, -1, NULL));
}

/* What is handed out of a library whose texts end within a character, or are none, is text all the same. */
static void
test_texts (StoreFixture *self,
            gconstpointer data)
{
  g_autoptr (QdArticle)  article = NULL;
  g_autoptr (GError)     error = NULL;
  const QdArticleRecord *record;

  fill (self);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE sources SET name = CAST (x'47e2' AS TEXT) || id;"
                          "UPDATE articles SET title = title || CAST (x'e2' AS TEXT), byline = CAST (x'ff41' AS TEXT), url = CAST (x'c0af' AS TEXT);"
                          "UPDATE quotations SET speaker = speaker || CAST (x'e2' AS TEXT)");
  store_fixture_open (self);
  article = qd_store_load_article (self->store, 1, NULL, &error);
  g_assert_no_error (error);
  record = article->record;
  g_assert_true (g_utf8_validate (record->title, -1, NULL));
  g_assert_true (g_str_has_suffix (record->title, "?"));
  g_assert_cmpstr (record->byline, ==, "?A");
  g_assert_cmpstr (record->url, ==, "??");
  g_assert_true (g_utf8_validate (record->source, -1, NULL));
  g_assert_cmpuint (article->quotations->len, >, 0);
  for (guint i = 0; i < article->quotations->len; i++)
    {
      const QdQuotation *quotation = ((const QdQuotationRecord *)article->quotations->pdata[i])->quotation;

      g_assert_true (quotation->speaker == NULL || g_utf8_validate (quotation->speaker, -1, NULL));
      g_assert_true (quotation->mention == NULL || g_utf8_validate (quotation->mention, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/damage/flipped", StoreFixture, NULL, store_fixture_set_up, test_flipped, store_fixture_tear_down);
  g_test_add ("/store/damage/gone", StoreFixture, NULL, store_fixture_set_up, test_gone, store_fixture_tear_down);
  g_test_add ("/store/damage/date", StoreFixture, NULL, store_fixture_set_up, test_date, store_fixture_tear_down);
  g_test_add ("/store/damage/names", StoreFixture, NULL, store_fixture_set_up, test_names, store_fixture_tear_down);
  g_test_add ("/store/damage/texts", StoreFixture, NULL, store_fixture_set_up, test_texts, store_fixture_tear_down);
  return g_test_run ();
}

/* test-store-notes.c: notes stay on their words, whatever happens to the article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-fixture.h"
#include "store/qd-schema.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"

#define BELLS "https://courier.example/bells"

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

static QdSpan
find_words (QdStore    *store,
            gint64      article_id,
            const char *words)
{
  g_autoptr (QdArticle) article = qd_store_load_article (store, article_id, NULL, NULL);
  const char           *text = qd_body_get_text (article->body, NULL);
  const char           *at = strstr (text, words);

  g_assert_nonnull (at);
  return (QdSpan){ (gsize)(at - text), (gsize)(at - text) + strlen (words) };
}

static void
mark (QdStore    *store,
      gint64      article_id,
      const char *words,
      const char *text)
{
  qd_change_unref (apply (store, qd_change_new_add_note (article_id, find_words (store, article_id, words), QD_NOTE_BLUE, text)));
}

/* The notes of an article, or all: a line each, with the words that they stand on now. */
static char *
dump (QdStore *store,
      gint64   article_id)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) notes = qd_store_list_notes (store, article_id, NULL, &error);
  GString              *lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < notes->len; i++)
    {
      const QdNoteRecord   *note = notes->pdata[i];
      g_autoptr (QdArticle) article = note->article_id != 0 ? qd_store_load_article (store, note->article_id, NULL, NULL) : NULL;
      const char           *text = article != NULL ? qd_body_get_text (article->body, NULL) : "";

      g_string_append_printf (lines, "%s [%.*s] %s\n", qd_note_style_to_string (note->style), (int)qd_span_length (note->span), text + note->span.start, note->text);
    }
  return g_string_free_and_steal (lines);
}

static void
assert_notes (QdStore    *store,
              gint64      article_id,
              const char *expected)
{
  g_autofree char *lines = dump (store, article_id);

  g_assert_cmpstr (lines, ==, expected);
}

static QdArticleDraft *
make_version (const char *label,
              const char *body)
{
  QdArticleDraft *draft = store_make_draft (label, "Ostrava Courier", "Bells", body);

  qd_article_draft_set_url (draft, BELLS);
  return draft;
}

static void
test_change (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (QdChange)  remove = NULL;
  g_autoptr (QdChange)  restore = NULL;
  g_autoptr (QdChange)  again = NULL;
  g_autoptr (QdChange)  back = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  QdSpan                span;
  gint64                id;

  store_add_all (self->store);
  span = find_words (self->store, 1, "every bolt");
  remove = apply (self->store, qd_change_new_add_note (1, (QdSpan){ span.start - 1, span.end + 1 }, QD_NOTE_PINK, "Which?"));
  assert_notes (self->store, 1, "pink [every bolt] Which?\n");
  assert_notes (self->store, 2, "");
  notes = qd_store_list_notes (self->store, 1, NULL, NULL);
  id = ((QdNoteRecord *)notes->pdata[0])->id;
  back = apply (self->store, qd_change_new_edit_note (id, QD_NOTE_GREEN, "All of them?"));
  assert_notes (self->store, 0, "green [every bolt] All of them?\n");
  restore = apply (self->store, qd_change_ref (remove));
  assert_notes (self->store, 0, "");
  again = apply (self->store, qd_change_ref (restore));
  assert_notes (self->store, 1, "green [every bolt] All of them?\n");
  qd_change_unref (apply (self->store, qd_change_ref (back)));
  assert_notes (self->store, 1, "pink [every bolt] Which?\n");
  qd_change_unref (apply (self->store, qd_change_ref (again)));
  assert_notes (self->store, 1, "");
  store_assert_sound (self->store);
}

static void
test_order (StoreFixture *self,
            gconstpointer data)
{
  gint64 old_id = store_add (self->store, make_version ("old", "The bells rang at noon. Nobody had asked them to. Then the ferry left.\n"), QD_ADD_ADDED);
  gint64 new_id;

  mark (self->store, old_id, "the ferry left", "");
  mark (self->store, old_id, "Nobody had asked them to", "gone");
  mark (self->store, old_id, "The bells", "first");
  assert_notes (self->store, old_id, "blue [The bells] first\nblue [Nobody had asked them to] gone\nblue [the ferry left] \n");
  /* The words of one are gone; it is kept, behind the others. */
  new_id = store_add (self->store, make_version ("new", "The bells rang at noon, as they always do on a market day. Then the ferry left.\n"), QD_ADD_ADDED);
  assert_notes (self->store, new_id, "blue [The bells] first\nblue [the ferry left] \nblue [] gone\n");
  assert_notes (self->store, old_id, "blue [The bells] first\nblue [Nobody had asked them to] gone\nblue [the ferry left] \n");
  store_remove (self->store, old_id);
  /* In the list of all they are of the version that is left. */
  assert_notes (self->store, 0, "blue [the ferry left] \nblue [] gone\nblue [The bells] first\n");
  store_assert_sound (self->store);
}

static void
test_removed_and_added (StoreFixture *self,
                        gconstpointer data)
{
  gint64 id;

  store_add_all (self->store);
  mark (self->store, 1, "every bolt", "Which?");
  store_add (self->store, store_make_article (0), QD_ADD_UNCHANGED);
  assert_notes (self->store, 1, "blue [every bolt] Which?\n");
  store_remove (self->store, 1);
  assert_notes (self->store, 0, "blue [] Which?\n");
  id = store_add (self->store, store_make_article (0), QD_ADD_ADDED);
  assert_notes (self->store, id, "blue [every bolt] Which?\n");
  store_assert_sound (self->store);
}

static void
test_renewal (StoreFixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_add_all (self->store);
  mark (self->store, 1, "every bolt", "Which?");
  store_fixture_close (self);
  store_exec (self->path, "UPDATE articles SET analysis = 0");
  store_fixture_open (self);
  g_assert_cmpuint (store_renew (self->store, 10, QD_COMPARISON_VERSION), ==, 0);
  assert_notes (self->store, 1, "blue [every bolt] Which?\n");
}

/* Each version of the schema that could hold a note still has it. */
static void
test_upgrade (StoreFixture *self,
              gconstpointer data)
{
  store_fixture_close (self);
  for (guint version = 9; version < QD_SCHEMA_VERSION; version++)
    {
      g_autofree char   *name = g_strdup_printf ("%u.sql", version);
      g_autofree char   *file = g_test_build_filename (G_TEST_DIST, "store", "versions", name, NULL);
      g_autofree char   *sql = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_unlink (self->path), ==, 0);
      g_file_get_contents (file, &sql, NULL, &error);
      g_assert_no_error (error);
      store_exec (self->path, sql);
      store_exec (self->path, "INSERT INTO notes (identity, label, title, source, url, style, text, created, changed, start, exact, prefix, suffix)"
                              " SELECT identity, label, title, '', url, 3, 'kept', 1, 1, 0, 'every bolt', 'We looked at ', ' of that bridge' FROM articles WHERE id = 1");
      store_fixture_open (self);
      assert_notes (self->store, 1, "underline [every bolt] kept\n");
      store_assert_sound (self->store);
      store_fixture_close (self);
    }
  store_fixture_open (self);
}

static void
test_salvage (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char   *path = g_build_filename (self->folder, "saved.quotidian", NULL);
  g_autoptr (GError) error = NULL;
  gint64             id;
  guint              n_saved, n_partial, n_lost;

  store_add_all (self->store);
  mark (self->store, 1, "every bolt", "Which?");
  store_fixture_close (self);
  g_assert_true (qd_store_salvage (self->path, path, &n_saved, &n_partial, &n_lost, NULL, &error));
  g_assert_no_error (error);
  g_set_str (&self->path, path);
  store_fixture_open (self);
  id = qd_store_find_article_by_label (self->store, "harbour-1", NULL, &error);
  g_assert_no_error (error);
  assert_notes (self->store, id, "blue [every bolt] Which?\n");
}

static void
test_refused (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (QD_NOTE_MOST_BYTES + 1, 'x');
  QdChange        *changes[] = {
    qd_change_new_add_note (1, (QdSpan){ 3, 1000000 }, QD_NOTE_BLUE, ""),
    qd_change_new_add_note (99, (QdSpan){ 3, 10 }, QD_NOTE_BLUE, ""),
    qd_change_new_add_note (1, (QdSpan){ 5, 5 }, QD_NOTE_BLUE, ""),
    qd_change_new_add_note (1, (QdSpan){ 0, 5 }, QD_NOTE_BLUE, long_text),
    qd_change_new_edit_note (7, QD_NOTE_BLUE, ""),
    qd_change_new_remove_note (7),
  };

  store_add_all (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GError) error = NULL;
      QdStoreError       code = i == 3 ? QD_STORE_ERROR_FAILED : QD_STORE_ERROR_NOT_FOUND;

      g_assert_null (qd_store_apply (self->store, changes[i], NULL, &error));
      g_assert_error (error, QD_STORE_ERROR, (int)code);
      qd_change_unref (changes[i]);
    }
  assert_notes (self->store, 0, "");
}

static void
test_verify (StoreFixture *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  store_add_all (self->store);
  mark (self->store, 1, "every bolt", "");
  store_assert_sound (self->store);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE notes SET style = 77");
  store_fixture_open (self);
  problems = qd_store_verify (self->store, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problems->pdata[0], "a note of the article is damaged"));
}

/* Texts that change at random */

static const char *const words[] = {
  "the",
  "a",
  "of",
  "bridge",
  "ferry",
  "bell",
  "harbour",
  "mayor",
  "said",
  "that",
  "it",
  "was",
  "old",
  "closed",
  "tide",
  "on",
  "Tuesday",
  "nobody",
  "keeper",
  "lamp",
  "crack",
  "girder",
  "and",
  "who",
  "ünder",
  "“quay”",
  "slipway",
  "town",
  "council",
  "rope",
};

static GPtrArray *
make_words (guint n)
{
  GPtrArray *array = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (array, (char *)words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return array;
}

/* Returns: (transfer full): the words as a body; where those from @first on, @n of them, are in it, in bytes */
static char *
join_words (GPtrArray *array,
            guint      first,
            guint      n,
            QdSpan    *span)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < array->len; i++)
    {
      if (i > 0)
        g_string_append (body, i % 40 == 0 ? ".\n\n" : " ");
      if (i == first)
        span->start = body->len;
      g_string_append (body, array->pdata[i]);
      if (i + 1 == first + n)
        span->end = body->len;
    }
  g_string_append (body, ".\n");
  return g_string_free_and_steal (body);
}

/* Changes some words outside of [*first, *first + n), as somebody edits an article. */
static void
edit_outside (GPtrArray *array,
              guint     *first,
              guint      n)
{
  guint n_edits = (guint)g_test_rand_int_range (0, 12);

  for (guint i = 0; i < n_edits; i++)
    {
      guint at = (guint)g_test_rand_int_range (0, (int)array->len);
      char *word = (char *)words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

      if (at >= *first && at < *first + n)
        continue;
      switch (g_test_rand_int_range (0, 3))
        {
        case 0:
          g_ptr_array_insert (array, (int)at, word);
          *first += at < *first;
          break;

        case 1:
          g_ptr_array_remove_index (array, at);
          *first -= at < *first;
          break;

        default:
          array->pdata[at] = word;
        }
    }
  /* None of the words to choose from, and put in last, so that no edit takes it away again: the text has become another one. */
  g_ptr_array_insert (array, 0, (char *)"Afterwards");
  ++*first;
}

/* A note stays on its words when others are changed around them; where some of them are changed, it is on what they became. */
static void
test_property (StoreFixture *self,
               gconstpointer data)
{
  for (guint round = 0; round < 60; round++)
    {
      gboolean              inside = round % 2 == 1;
      guint                 n = (guint)g_test_rand_int_range (9, 25);
      g_autoptr (GPtrArray) array = make_words ((guint)g_test_rand_int_range (80, 300));
      guint                 first = (guint)g_test_rand_int_range (1, (int)(array->len - n - 1));
      g_autofree char      *old_label = g_strdup_printf ("%u-old", round);
      g_autofree char      *new_label = g_strdup_printf ("%u-new", round);
      g_autofree char      *url = g_strdup_printf ("https://courier.example/%u", round);
      QdArticleDraft       *draft;
      QdSpan                span, expected;
      g_autofree char      *old_body = join_words (array, first, n, &span);
      g_autofree char      *new_body = NULL;
      g_autoptr (GPtrArray) notes = NULL;
      gint64                old_id, new_id;
      const QdNoteRecord   *note;

      draft = store_make_draft (old_label, "Ostrava Courier", "Random", old_body);
      qd_article_draft_set_url (draft, url);
      old_id = store_add (self->store, draft, QD_ADD_ADDED);
      qd_change_unref (apply (self->store, qd_change_new_add_note (old_id, span, round % QD_NOTE_N_STYLES, "here")));
      edit_outside (array, &first, n);
      if (inside)
        array->pdata[first + n / 2] = (char *)"altogether";
      new_body = join_words (array, first, n, &expected);
      draft = store_make_draft (new_label, "Ostrava Courier", "Random", new_body);
      qd_article_draft_set_url (draft, url);
      new_id = store_add (self->store, draft, QD_ADD_ADDED);
      notes = qd_store_list_notes (self->store, new_id, NULL, NULL);
      g_assert_cmpuint (notes->len, ==, 1);
      note = notes->pdata[0];
      if (inside)
        {
          g_assert_cmpuint (note->span.start, <, expected.end);
          g_assert_cmpuint (note->span.end, >, expected.start);
        }
      else if (strstr (new_body, note->anchor->exact) != NULL)
        {
          g_assert_cmpuint (note->span.start, ==, expected.start);
          g_assert_cmpuint (note->span.end, ==, expected.end);
        }
      else
        {
          /* A paragraph came to begin inside the words. */
          g_assert_cmpuint (note->span.start, <=, expected.start + 12);
          g_assert_cmpuint (note->span.end + 12, >=, expected.end);
        }
    }
  store_assert_sound (self->store);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (StoreFixture *self,
                  gconstpointer data);
  } cases[] = {
    { "/store/notes/change", test_change },
    { "/store/notes/order", test_order },
    { "/store/notes/removed-and-added", test_removed_and_added },
    { "/store/notes/renewal", test_renewal },
    { "/store/notes/upgrade", test_upgrade },
    { "/store/notes/salvage", test_salvage },
    { "/store/notes/refused", test_refused },
    { "/store/notes/verify", test_verify },
    { "/store/notes/property", test_property },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, StoreFixture, NULL, store_fixture_set_up, cases[i].test, store_fixture_tear_down);
  return g_test_run ();
}

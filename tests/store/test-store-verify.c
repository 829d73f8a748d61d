/* test-store-verify.c: planted damage is found, each kind of it; backups are whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"

/* What somebody might do to a library, and what is said of it. */
static const struct
{
  const char *name;
  const char *sql;
  const char *expected;
} damages[] = {
  { "title", "UPDATE articles SET title = 'Bridge open' WHERE id = 1", "source, title or text" },
  { "body", "UPDATE packed_bodies SET text = CAST (x'00' || replace (qd_text (text, size), 'bolt', 'nail') AS BLOB) WHERE article_id = 1", "source, title or text" },
  { "words", "UPDATE packed_bodies SET text = CAST (x'00' || replace (qd_text (text, size), 'bolt', 'nail') AS BLOB) WHERE article_id = 1", "The search index does not agree with the quotations" },
  { "index", "UPDATE packed_bodies SET text = CAST (x'00' || replace (qd_text (text, size), 'bolt', 'nail') AS BLOB) WHERE article_id = 1", "search index" },
  { "sort-title", "UPDATE articles SET sort_title = 'zzz' WHERE id = 2", "not listed under its title" },
  { "label", "UPDATE articles SET label = 'zzz' WHERE id = 2", "label is not that" },
  { "no-body", "DELETE FROM packed_bodies WHERE article_id = 3", "has no body" },
  { "source-count", "UPDATE sources SET n_articles = 7 WHERE id = 1", "number of articles of the source" },
  { "unread-count", "UPDATE sources SET n_unread = 7 WHERE id = 1", "number of unread articles" },
  { "quotation-count", "UPDATE articles SET n_quotations = 9 WHERE id = 1", "number of quotations" },
  { "shared-count", "UPDATE articles SET n_shared = 9 WHERE id = 1", "number of shared quotations" },
  { "quotation-place", "UPDATE quotations SET spans = x'0005' WHERE id = 1", "The search index does not agree with the quotations" },
  { "details", "UPDATE quotations SET details = x'ff' WHERE id = 1", "damaged" },
  { "details-of-the-future", "UPDATE quotations SET details = x'00fb07' WHERE id = 1", "damaged" },
  { "confidence", "UPDATE quotations SET confidence = 7 WHERE id = 1", "damaged" },
  { "spans", "UPDATE quotations SET spans = x'ffffffffff7f01' WHERE id = 1", "damaged" },
  { "marks", "UPDATE packed_bodies SET marks = x'6001' WHERE article_id = 1", "damaged" },
  { "keys", "DELETE FROM match_log WHERE article_id = 1", "not found by its quotations" },
  { "keys-of-nobody", "INSERT INTO match_log (seq, article_id, keys) VALUES (99, 77, x'05')", "index of quotations does not agree" },
  { "keys-merged", "INSERT INTO match_blocks (first, data) VALUES (5, x'000101')", "index of quotations does not agree" },
  { "brief", "UPDATE match_briefs SET data = (SELECT data FROM match_briefs WHERE article_id = 2) WHERE article_id = 1", "not found by its quotations" },
  { "brief-missing", "DELETE FROM match_briefs WHERE article_id = 1", "not found by its quotations" },
  { "brief-of-nobody", "INSERT INTO match_briefs (article_id, data) SELECT 77, data FROM match_briefs WHERE article_id = 1", "Row 77: what other articles are compared with is of no article" },
  { "keys-torn", "UPDATE match_log SET keys = x'ff' WHERE article_id = 1", "damaged" },
  { "relation-kind", "UPDATE quotations SET relations = CAST (substr (relations, 1, 1) || x'05' || substr (relations, 3) AS BLOB) WHERE relations IS NOT NULL", "a relation of the article is not what" },
  { "relation-extra", "UPDATE quotations SET relations = x'01010500' WHERE relations IS NULL AND id > 1", "a relation of the article is not what" },
  { "relation-deleted", "UPDATE quotations SET relations = NULL", "a relation of the article is missing" },
  { "relation-torn", "UPDATE quotations SET relations = x'0101' WHERE relations IS NOT NULL", "damaged" },
  { "relation-to-itself", "UPDATE quotations SET relations = x'00010500' WHERE relations IS NOT NULL", "damaged" },
  { "relation-apart", "UPDATE quotations SET statement_id = NULL WHERE relations IS NOT NULL", "has relations but no statement" },
  { "relation-away", "UPDATE quotations SET statement_id = NULL WHERE id = 1", "to one of another statement, or of none" },
  { "statement-name", "UPDATE statements SET name = '0000000000000000' WHERE id = 1", "its name or the number" },
  { "statement-count", "UPDATE statements SET n_articles = 77 WHERE id = 1", "its name or the number" },
  { "statement-extra", "INSERT INTO statements (name, n_articles) VALUES ('ffffffffffffffff', 2)", "fewer than two quotations" },
  { "strongest", "UPDATE quotations SET strongest = 1 WHERE statement_id IS NOT NULL", "closest relation of one of its quotations" },
  { "strongest-alone", "UPDATE quotations SET strongest = 1 WHERE statement_id IS NULL", "closest relation but no statement" },
  { "foreign-key", "UPDATE origins SET original_id = 99 WHERE article_id = 1", "that is not there" },
  { "original", "UPDATE originals SET data = x'00', compressed = 0", "is not what was imported" },
  { "original-unused", "UPDATE origins SET original_id = NULL", "belongs to no article" },
  { "profile", "UPDATE articles SET profile = x'00' WHERE id = 1", "damaged" },
  { "profile-of-another", "UPDATE articles SET profile = (SELECT profile FROM articles WHERE id = 5) WHERE id = 1", "harbour-1: what the article is about" },
  { "n-words", "UPDATE articles SET n_words = n_words + 1 WHERE id = 2", "harbour-2: the number of words" },
  { "language", "UPDATE articles SET language = 'de' WHERE id = 2", "harbour-2: the language of the article" },
  { "tie", "UPDATE articles SET tie = tie + 1 WHERE id = 5", "harvest-1: the article is not in its place" },
  { "date", "UPDATE articles SET published = 9000000000000000000 WHERE id = 3", "harbour-3: the date of the article is none" },
  { "boilerplate", "UPDATE packed_bodies SET marks = (SELECT marks FROM packed_bodies WHERE article_id = 4) WHERE article_id = 6", "gauge-1: what is marked" },
  { "speaker", "UPDATE quotations SET speaker = 'Piet Hallam' WHERE article_id = 5", "harvest-1: a quotation of the article is not" },
  { "extent", "UPDATE quotations SET kind = 1 - kind WHERE article_id = 5", "harvest-1: a quotation of the article is not" },
  { "sketch", "INSERT INTO article_sketches (article_id, sketch) VALUES (5, x'01000000')", "harvest-1: what copies of the article are found by" },
};

static void
add_with_original (StoreFixture *self)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("Harbour\nBridge\n", 15);

  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    {
      QdArticleDraft *draft = store_make_article (i);

      qd_article_draft_set_original (draft, bytes, "text/plain");
      store_add (self->store, draft, QD_ADD_ADDED);
    }
}

static void
test_damage (StoreFixture *self,
             gconstpointer data)
{
  guint                 index = GPOINTER_TO_UINT (data) - 1;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError)    error = NULL;
  gboolean              found = FALSE;

  store_fixture_open (self);
  add_with_original (self);
  /* One of which a part is the page's, and not the article's. */
  store_add (self->store, store_make_draft ("gauge-1", "Ostrava Courier", "Gauge of the Velm", "The gauge of the Velm stood at two metres.\n\nShare this article on Facebook\n"), QD_ADD_ADDED);
  store_assert_sound (self->store);
  store_fixture_close (self);
  store_exec (self->path, damages[index].sql);
  store_fixture_open (self);
  problems = qd_store_verify (self->store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (const char *)g_ptr_array_index (problems, i));
      found = found || strstr (g_ptr_array_index (problems, i), damages[index].expected) != NULL;
    }
  g_assert_true (found);
}

/* An article whose words nobody can read any more can be removed, and is found by none of them; then the library is sound. */
static void
test_remove_damaged (StoreFixture *self,
                     gconstpointer data)
{
  static const char *const damage[] = {
    "UPDATE packed_bodies SET text = x'01ff' WHERE article_id = 1",
    "UPDATE quotations SET spans = x'ffffffffff7f01' WHERE article_id = 1",
    "DELETE FROM packed_bodies WHERE article_id = 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError)    error = NULL;

      store_fixture_open (self);
      store_add_all (self->store);
      store_fixture_close (self);
      store_exec (self->path, damage[i]);
      store_fixture_open (self);
      g_assert_true (qd_store_remove_articles (self->store, (const gint64[]){ 1 }, 1, NULL, &error));
      g_assert_no_error (error);
      problems = qd_store_verify (self->store, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < problems->len; j++)
        g_test_message ("%s", (const char *)g_ptr_array_index (problems, j));
      g_assert_cmpuint (problems->len, ==, 0);
      store_fixture_close (self);
      g_assert_cmpint (g_unlink (self->path), ==, 0);
    }
}

/* A page overwritten in the middle of the file. */
static void
test_overwritten (StoreFixture *self,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *contents = NULL;
  g_autoptr (QdStore)   store = NULL;
  gsize                 size;

  store_add_all (self->store);
  store_fixture_close (self);
  g_file_get_contents (self->path, &contents, &size, &error);
  g_assert_no_error (error);
  memset (contents + 4096 * 12, 0x5a, 4096 * 12);
  g_file_set_contents (self->path, contents, (gssize)size, &error);
  g_assert_no_error (error);
  store = qd_store_open (self->path, QD_STORE_FLAGS_NONE, &error);
  if (store != NULL)
    problems = qd_store_verify (store, NULL, &error);
  if (problems != NULL)
    g_assert_cmpuint (problems->len, >, 0);
  else
    g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_CORRUPT);
}

static void
test_backup (StoreFixture *self,
             gconstpointer data)
{
  g_autofree char    *path = g_build_filename (self->folder, "copy of it", NULL);
  g_autofree char    *dump = NULL;
  g_autofree char    *copied = NULL;
  g_autoptr (QdStore) copy = NULL;
  g_autoptr (GError)  error = NULL;

  add_with_original (self);
  dump = store_dump (self->store);
  g_assert_true (qd_store_backup (self->store, path, NULL, &error));
  g_assert_no_error (error);
  copy = qd_store_open (path, QD_STORE_FLAGS_NONE, &error);
  g_assert_no_error (error);
  copied = store_dump (copy);
  g_assert_cmpstr (copied, ==, dump);
  store_assert_sound (copy);
  qd_store_close (copy);
  /* Again, over the one that is there. */
  store_remove (self->store, 1);
  g_assert_true (qd_store_backup (self->store, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_query_int (path, "SELECT count(*) FROM articles"), ==, STORE_N_ARTICLES - 1);
}

static void
test_backup_refused (StoreFixture *self,
                     gconstpointer data)
{
  g_autofree char         *link = g_build_filename (self->folder, "link", NULL);
  g_autofree char         *nowhere = g_build_filename (self->folder, "none", "copy", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *cancelled = g_build_filename (self->folder, "cancelled", NULL);

  store_add_all (self->store);
  g_assert_false (qd_store_backup (self->store, self->path, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (symlink (self->path, link), ==, 0);
  g_assert_false (qd_store_backup (self->store, link, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (qd_store_backup (self->store, self->folder, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (qd_store_backup (self->store, nowhere, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, nowhere));
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (qd_store_backup (self->store, cancelled, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (cancelled, G_FILE_TEST_EXISTS));
  store_assert_sound (self->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/store/verify/", damages[i].name, NULL);

      g_test_add (path, StoreFixture, GUINT_TO_POINTER (i + 1), store_fixture_set_up, test_damage, store_fixture_tear_down);
    }
  g_test_add ("/store/verify/remove-damaged", StoreFixture, NULL, store_fixture_set_up, test_remove_damaged, store_fixture_tear_down);
  g_test_add ("/store/verify/overwritten", StoreFixture, NULL, store_fixture_set_up, test_overwritten, store_fixture_tear_down);
  g_test_add ("/store/backup/copy", StoreFixture, NULL, store_fixture_set_up, test_backup, store_fixture_tear_down);
  g_test_add ("/store/backup/refused", StoreFixture, NULL, store_fixture_set_up, test_backup_refused, store_fixture_tear_down);
  return g_test_run ();
}

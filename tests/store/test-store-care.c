/* test-store-care.c: what is packed comes back, what is old is renewed, what is sound is saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

#include "store-fixture.h"
#include "store/qd-pack.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-sources.h"

static char *
digest (QdStore *store)
{
  g_autoptr (GError) error = NULL;
  char              *result = qd_store_digest (store, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_packs (const char *data,
              gsize       size,
              const char *model,
              gsize       model_size,
              gsize       at_most)
{
  g_autoptr (GBytes) packed = qd_pack (data, size, model, model_size);
  gsize              packed_size;
  const guint8      *bytes = g_bytes_get_data (packed, &packed_size);
  g_autofree char   *unpacked = qd_unpack (bytes, packed_size, size, model, model_size);

  g_assert_cmpmem (unpacked, size, data, size);
  g_assert_cmpuint (packed_size, <=, at_most);
  /* Damage of any byte, and a size that is not the right one, may give other bytes, but never more than the size. */
  for (gsize i = 0; i < packed_size; i++)
    {
      g_autofree guint8 *damaged = g_memdup2 (bytes, packed_size);

      damaged[i] ^= 0x55;
      g_free (qd_unpack (damaged, packed_size, size, model, model_size));
      g_free (qd_unpack (bytes, i, size, model, model_size));
    }
  g_assert_null (qd_unpack (bytes, packed_size, size + 1, model, model_size));
  g_assert_null (qd_unpack (bytes, packed_size, G_MAXSIZE / 2, model, model_size));
}

/* The first bytes of what was packed, however many are wanted; of something damaged, no more than that. */
static void
assert_starts (const char *data,
               gsize       size)
{
  g_autoptr (GBytes) packed = qd_pack (data, size, NULL, 0);
  gsize              packed_size;
  const guint8      *bytes = g_bytes_get_data (packed, &packed_size);
  const gsize        wanted[] = { 0, 1, size / 3, size / 2, size - 1, size, size + 10 };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *start = qd_unpack_start (bytes, packed_size, size, wanted[i]);

      g_assert_cmpmem (start, strlen (start), data, MIN (wanted[i], size));
      for (gsize at = 0; at < packed_size; at++)
        {
          g_autofree guint8 *damaged = g_memdup2 (bytes, packed_size);

          damaged[at] ^= 0x55;
          g_free (qd_unpack_start (damaged, packed_size, size, wanted[i]));
          g_free (qd_unpack_start (bytes, at, size, wanted[i]));
        }
    }
  g_assert_null (qd_unpack_start (bytes, packed_size, G_MAXSIZE / 2, G_MAXSIZE / 4));
}

static void
test_pack (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) wrapped = NULL;
  g_autofree char    *file = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "The ferry of day %u was late by %u minutes, said the harbour. ", i, i * 7919 % 60);
  file = g_strdup_printf ("Ferry late\n\n%s\n\nMore tomorrow.\n", text->str);
  wrapped = g_string_new (file);
  g_string_replace (wrapped, " said", "\nsaid", 0);
  assert_starts (text->str, text->len);
  assert_packs ("", 0, NULL, 0, 1);
  assert_packs ("short", 5, NULL, 0, 6);
  assert_packs (text->str, text->len, NULL, 0, text->len / 3);
  assert_packs (file, strlen (file), text->str, text->len, 64);
  assert_packs (wrapped->str, wrapped->len, text->str, text->len, wrapped->len / 6);
  assert_packs (text->str, text->len, "other", 5, text->len);
}

/* As libraries up to version 17 have it. */
static void
assert_unpacks_deflated (const char *data,
                         gsize       size,
                         const char *model,
                         gsize       model_size)
{
  g_autofree guint8 *packed = g_malloc (size + 64);
  g_autofree char   *unpacked = NULL;
  g_autofree char   *start = NULL;
  z_stream           stream = { .next_in = (Bytef *)data, .avail_in = (uInt)size, .next_out = packed + 1, .avail_out = (uInt)size };
  gsize              packed_size;

  g_assert_cmpint (deflateInit2 (&stream, 1, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY), ==, Z_OK);
  if (model != NULL)
    g_assert_cmpint (deflateSetDictionary (&stream, (const Bytef *)model, (uInt)model_size), ==, Z_OK);
  g_assert_cmpint (deflate (&stream, Z_FINISH), ==, Z_STREAM_END);
  packed_size = 1 + size - stream.avail_out;
  deflateEnd (&stream);
  packed[0] = model != NULL ? 2 : 1;
  unpacked = qd_unpack (packed, packed_size, size, model, model_size);
  g_assert_cmpmem (unpacked, size, data, size);
  g_assert_null (qd_unpack (packed, packed_size, size << 12, model, model_size));
  if (model != NULL)
    return;
  start = qd_unpack_start (packed, packed_size, size, size / 3);
  g_assert_cmpmem (start, strlen (start), data, size / 3);
}

static void
test_unpack_deflated (StoreFixture *self,
                      gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "The lock of day %u was shut for %u minutes, said the keeper. ", i, i * 7919 % 60);
  assert_unpacks_deflated (text->str, text->len, NULL, 0);
  assert_unpacks_deflated (text->str + 100, text->len - 100, text->str, 200);
}

/* The same in other orders and steps is the same; anything else is not. */
static void
test_digest (StoreFixture *self,
             gconstpointer data)
{
  g_autofree char *there = NULL;
  g_autofree char *back = NULL;
  g_autofree char *less = NULL;

  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    store_add (self->store, store_make_article (i), QD_ADD_ADDED);
  there = digest (self->store);
  store_fixture_close (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  store_fixture_open (self);
  for (guint i = STORE_N_ARTICLES; i > 0; i--)
    store_add (self->store, store_make_article (i - 1), QD_ADD_ADDED);
  back = digest (self->store);
  g_assert_cmpstr (there, ==, back);
  store_remove (self->store, 1);
  less = digest (self->store);
  g_assert_cmpstr (there, !=, less);
}

/* Two articles that were read from one file: the one whose text it is packed by is removed, and the other has it still. */
static void
test_shared_original (StoreFixture *self,
                      gconstpointer data)
{
  const char        *text = "The harbour bridge stays shut until spring, and the ferry of Tobias Renk goes every hour meanwhile.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gint64             ids[2];

  for (guint i = 0; i < 2; i++)
    {
      QdArticleDraft *draft = store_make_draft (i == 0 ? "first" : "second", i == 0 ? "Coastal Wire" : "Quay Post", "Bridge", text);

      qd_article_draft_set_original (draft, bytes, "text/plain");
      ids[i] = store_add (self->store, draft, QD_ADD_ADDED);
    }
  store_remove (self->store, ids[0]);
  store_assert_sound (self->store);
  {
    g_autoptr (GBytes) original = qd_store_load_original (self->store, ids[1], NULL, NULL, &error);

    g_assert_no_error (error);
    g_assert_true (g_bytes_equal (original, bytes));
  }
}

/* What an older version found is found anew, in steps, and what a person did stays. */
static void
test_renew (StoreFixture *self,
            gconstpointer data)
{
  g_autofree char      *fresh = NULL;
  g_autofree char      *stale = NULL;
  g_autofree char      *renewed = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError)    error = NULL;
  guint                 n;

  store_add_all (self->store);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE articles SET starred = 1 WHERE id = 2");
  store_fixture_open (self);
  fresh = digest (self->store);
  g_assert_true (qd_store_count_stale (self->store, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 0);
  store_fixture_close (self);
  /* As if other rules had found other cues, and tied nothing. */
  store_exec (self->path, "UPDATE articles SET analysis = 0, n_shared = 0; UPDATE quotations SET details = x'00', statement_id = NULL, strongest = 0, relations = NULL;"
                          " DELETE FROM statements");
  store_fixture_open (self);
  stale = digest (self->store);
  g_assert_cmpstr (stale, !=, fresh);
  g_assert_true (qd_store_count_stale (self->store, &n, NULL, &error));
  g_assert_cmpuint (n, ==, STORE_N_ARTICLES);
  n = store_renew (self->store, 2, QD_COMPARISON_VERSION);
  g_assert_cmpuint (n, ==, STORE_N_ARTICLES - 2);
  /* It goes on after the library was closed. */
  store_fixture_close (self);
  store_fixture_open (self);
  while (n > 0)
    n = store_renew (self->store, 2, QD_COMPARISON_VERSION);
  store_assert_sound (self->store);
  renewed = digest (self->store);
  g_assert_cmpstr (renewed, ==, fresh);
}

/* Where nothing else is found, and the comparison is the same, rows stay what they are. */
static void
test_renew_same (StoreFixture *self,
                 gconstpointer data)
{
  g_autofree char *fresh = NULL;
  g_autofree char *renewed = NULL;
  gint64           last;

  store_add_all (self->store);
  fresh = digest (self->store);
  store_fixture_close (self);
  last = store_query_int (self->path, "SELECT max (id) FROM quotations");
  /* What was marked in the text of one was found otherwise, and of another how many words it has. */
  store_exec (self->path, "UPDATE articles SET analysis = analysis - 1; UPDATE packed_bodies SET marks = x'' WHERE article_id = 1;"
                          " UPDATE articles SET n_words = 1 WHERE id = 2");
  store_fixture_open (self);
  g_assert_cmpuint (store_renew (self->store, 3, QD_ANALYSIS_VERSION - 1), ==, STORE_N_ARTICLES - 3);
  g_assert_cmpuint (store_renew (self->store, STORE_N_ARTICLES, QD_ANALYSIS_VERSION - 1), ==, 0);
  renewed = digest (self->store);
  g_assert_cmpstr (renewed, ==, fresh);
  store_assert_sound (self->store);
  store_fixture_close (self);
  g_assert_cmpint (store_query_int (self->path, "SELECT max (id) FROM quotations WHERE article_id <> 2"), <=, last);
  g_assert_cmpint (store_query_int (self->path, "SELECT min (id) FROM quotations WHERE article_id = 2"), >, last);
  store_fixture_open (self);
}

/* How large the pages of a library are: https://www.sqlite.org/fileformat.html, 1.3.2. */
static gsize
get_page_size (const char *contents)
{
  return (gsize)(guint8)contents[16] << 8 | (guint8)contents[17];
}

/* Overwrites one page of the file, and returns what can be saved of it. */
static guint
salvage_without (StoreFixture *self,
                 const char   *contents,
                 gsize         size,
                 gsize         page,
                 guint        *n_lost)
{
  g_autofree char   *damaged = g_memdup2 (contents, size);
  g_autofree char   *target = g_build_filename (self->folder, "saved.quotidian", NULL);
  g_autoptr (GError) error = NULL;
  gsize              page_size = get_page_size (contents);
  guint              n_saved, n_partial;

  memset (damaged + page * page_size, 0x5a, page_size);
  g_assert_true (g_file_set_contents (self->path, damaged, (gssize)size, &error));
  if (!qd_store_salvage (self->path, target, &n_saved, &n_partial, n_lost, NULL, &error))
    {
      g_test_message ("page %" G_GSIZE_FORMAT ": %s", page, error->message);
      return 0;
    }
  {
    g_autoptr (QdStore) saved = qd_store_open (target, QD_STORE_FLAGS_NONE, &error);
    QdStoreCounts       counts;

    g_assert_no_error (error);
    store_assert_sound (saved);
    g_assert_true (qd_store_count (saved, &counts, NULL, &error));
    g_assert_cmpuint (counts.n_articles, ==, n_saved);
  }
  g_assert_cmpuint (n_partial, <=, n_saved);
  return n_saved;
}

/* Whatever page is destroyed, what is saved is sound; and most pages cost no article, or few. */
static void
test_salvage (StoreFixture *self,
              gconstpointer data)
{
  g_autofree char   *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize              size, n_pages;
  guint              n_whole = 0;

  store_add_all (self->store);
  store_fixture_close (self);
  g_assert_true (g_file_get_contents (self->path, &contents, &size, &error));
  n_pages = size / get_page_size (contents);
  for (gsize page = 1; page < n_pages; page++)
    {
      guint n_lost = 0;
      guint n_saved = salvage_without (self, contents, size, page, &n_lost);

      g_assert_cmpuint (n_saved + n_lost, <=, STORE_N_ARTICLES);
      n_whole += n_saved == STORE_N_ARTICLES;
    }
  g_test_message ("%u of %" G_GSIZE_FORMAT " pages cost nothing", n_whole, n_pages - 1);
  g_assert_cmpuint (n_whole, >, n_pages / 2);
}

/* A library that nothing is wrong with is saved whole; what is derived and of no article is left behind. */
static void
test_salvage_sound (StoreFixture *self,
                    gconstpointer data)
{
  g_autofree char   *target = g_build_filename (self->folder, "saved.quotidian", NULL);
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  g_autoptr (GError) error = NULL;
  guint              n_saved, n_partial, n_lost;

  store_add_all (self->store);
  store_fixture_close (self);
  store_exec (self->path, "UPDATE articles SET starred = 1, read = 1 WHERE id = 2;"
                          "INSERT INTO match_briefs (article_id, data) SELECT 77, data FROM match_briefs WHERE article_id = 1");
  store_fixture_open (self);
  before = digest (self->store);
  g_assert_true (qd_store_salvage (self->path, target, &n_saved, &n_partial, &n_lost, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_saved, ==, STORE_N_ARTICLES);
  g_assert_cmpuint (n_lost, ==, 0);
  g_assert_cmpuint (n_partial, ==, 0);
  g_assert_false (qd_store_salvage (self->path, self->path, &n_saved, &n_partial, &n_lost, NULL, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_FAILED);
  g_clear_error (&error);
  {
    g_autoptr (QdStore) saved = qd_store_open (target, QD_STORE_FLAGS_NONE, &error);

    g_assert_no_error (error);
    after = digest (saved);
    store_assert_sound (saved);
  }
  g_assert_cmpstr (after, ==, before);
}

/* Who comes second is told, and may read; who comes when the first has gone may write. */
static void
test_lock (StoreFixture *self,
           gconstpointer data)
{
  g_autoptr (QdStore) first = NULL;
  g_autoptr (QdStore) second = NULL;
  g_autoptr (GError)  error = NULL;
  QdStoreCounts       counts;

  store_add_all (self->store);
  store_fixture_close (self);
  first = qd_store_open (self->path, QD_STORE_EXCLUSIVE, &error);
  g_assert_no_error (error);
  g_assert_null (qd_store_open (self->path, QD_STORE_EXCLUSIVE, &error));
  g_assert_error (error, QD_STORE_ERROR, QD_STORE_ERROR_BUSY);
  g_clear_error (&error);
  second = qd_store_open (self->path, QD_STORE_READ_ONLY | QD_STORE_EXCLUSIVE, &error);
  g_assert_no_error (error);
  g_assert_true (qd_store_count (second, &counts, NULL, &error));
  g_assert_cmpuint (counts.n_articles, ==, STORE_N_ARTICLES);
  qd_store_close (first);
  g_clear_object (&second);
  second = qd_store_open (self->path, QD_STORE_EXCLUSIVE, &error);
  g_assert_no_error (error);
}

#define ADD(name, func) g_test_add ("/store/care/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pack", test_pack);
  ADD ("unpack-deflated", test_unpack_deflated);
  ADD ("digest", test_digest);
  ADD ("shared-original", test_shared_original);
  ADD ("renew", test_renew);
  ADD ("renew-same", test_renew_same);
  ADD ("lock", test_lock);
  ADD ("salvage", test_salvage);
  ADD ("salvage-sound", test_salvage_sound);
  return g_test_run ();
}

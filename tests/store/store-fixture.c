/* store-fixture.c: a library in a folder of its own, and small articles of our own fiction
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store-plans.h"
#include "store/qd-pack.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-statements.h"

static const struct
{
  const char *id;
  const char *source;
  const char *title;
  const char *body;
} articles[STORE_N_ARTICLES] = {
  { "harbour-1", "Ostrava Courier", "Harbour bridge closed for the winter",
    "LINDQVIST BAY — The old harbour bridge will stay closed until spring, the town council decided on Monday.\n\n"
    "“We looked at every bolt of that bridge and half of them crumbled in our hands,” said Marta Oyelaran, the harbour"
    " engineer. “Nobody in this town wants to find out which half was holding it up.”\n\n"
    "The ferry owner Tobias Renk disagreed. “Closing the bridge for five months will empty every shop on the eastern quay,”"
    " he said.\n\nOyelaran called the repairs “painstaking”.\n" },
  { "harbour-2", "Lindqvist Bay Sentinel", "Bridge to stay shut until spring",
    "The harbour bridge stays shut until spring.\n\n"
    "“We looked at every bolt of that bridge and half of them crumbled in our hands,” Marta Oyelaran, the harbour engineer,"
    " told the council.\n\nTobias Renk, who owns the ferry, said: “Closing the bridge for four months will empty every shop on"
    " the eastern quay.”\n\nPainstaking was the word that Oyelaran used for the repairs to the harbour bridge.\n" },
  { "harbour-3", "Coastal Wire", "Engineer warns of crumbling bolts in harbour bridge",
    "The bolts of the harbour bridge “crumbled in our hands”, engineer Marta Oyelaran said on Monday.\n\n"
    "“Nobody in this town wants to find out which half was holding it up,” Oyelaran said.\n\n"
    "The council voted to close the bridge at once.\n" },
  { "harbour-4", "The Quay Blog", "They shut our bridge!",
    "So they shut it. Tobias Renk fired back: “Closing the bridge for five months will empty every shop on the eastern quay,"
    " and the council knows it.”\n\nThe harbour engineer, Marta Oyelaran, said “half of them crumbled in our hands. Nobody in this"
    " town wants to find out which half was holding it up.”\n" },
  { "harvest-1", "Ostrava Courier", "Pear harvest better than feared",
    "Growers in the Velmar valley expect a fair crop of pears.\n\n“The frost took the blossom on the slopes but spared the valley"
    " floor,” said Ines Kowalczyk, who heads the growers’ union.\n" },
};

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
store_fixture_open (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->store = qd_store_open (self->path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

void
store_fixture_close (StoreFixture *self)
{
  if (self->store != NULL)
    qd_store_close (self->store);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

/* With data, the library is not opened. */
void
store_fixture_set_up (StoreFixture *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_plans_watch ();
  self->folder = g_dir_make_tmp ("quotidian-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "library.quotidian", NULL);
  if (data == NULL)
    store_fixture_open (self);
}

void
store_fixture_tear_down (StoreFixture *self,
                         gconstpointer data)
{
  if (self->store != NULL)
    store_fixture_close (self);
  store_plans_check (self->path);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

QdArticleDraft *
store_make_draft (const char *external_id,
                  const char *source,
                  const char *title,
                  const char *body)
{
  QdArticleDraft    *draft = qd_article_draft_new ();
  g_autoptr (QdBody) text = qd_body_new (body, -1);

  qd_article_draft_set_external_id (draft, external_id);
  qd_article_draft_set_source (draft, source);
  qd_article_draft_set_title (draft, title);
  qd_article_draft_set_body (draft, text);
  return draft;
}

QdArticleDraft *
store_make_article (guint index)
{
  QdArticleDraft *draft;

  g_assert_cmpuint (index, <, STORE_N_ARTICLES);
  draft = store_make_draft (articles[index].id, articles[index].source, articles[index].title, articles[index].body);
  qd_article_draft_set_published (draft, (1700000000 + (gint64)index * 3600) * G_USEC_PER_SEC);
  return draft;
}

/* Takes the draft. */
gint64
store_add (QdStore        *store,
           QdArticleDraft *draft,
           QdAddResult     expected)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);
  g_autoptr (GArray)    outcomes = NULL;
  g_autoptr (GError)    error = NULL;

  g_ptr_array_add (drafts, draft);
  outcomes = qd_store_add_articles (store, drafts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 1);
  if (expected != QD_ADD_FAILED)
    g_assert_no_error (g_array_index (outcomes, QdAddOutcome, 0).error);
  g_assert_cmpint (g_array_index (outcomes, QdAddOutcome, 0).result, ==, expected);
  return g_array_index (outcomes, QdAddOutcome, 0).article_id;
}

void
store_add_all (QdStore *store)
{
  for (guint i = 0; i < STORE_N_ARTICLES; i++)
    store_add (store, store_make_article (i), QD_ADD_ADDED);
}

void
store_remove (QdStore *store,
              gint64   article_id)
{
  g_autoptr (GError) error = NULL;

  qd_store_remove_articles (store, &article_id, 1, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
dump_quotation (const QdArticleRecord   *article,
                const QdQuotationRecord *quotation,
                const char              *body,
                gpointer                 user_data)
{
  g_string_append_printf (user_data, "%s %s %u %s: %s\n", article->label, quotation->statement, quotation->n_articles,
                          qd_relation_kind_to_string (quotation->strongest), quotation->quotation->text);
  return TRUE;
}

static gboolean
dump_relation (const char          *statement,
               const QdRelation    *relation,
               const QdRelationEnd *a,
               const QdRelationEnd *b,
               gpointer             user_data)
{
  g_string_append_printf (user_data, "%s %s %u %u %u %u: %s “%s” – %s “%s”\n", statement,
                          qd_relation_kind_to_string (relation->kind), relation->cut_a, relation->cut_b,
                          relation->shared_words, relation->changed_words,
                          a->article, a->quotation->text, b->article, b->quotation->text);
  return TRUE;
}

/* Renews some articles in one transaction. Returns how many are left. */
guint
store_renew (QdStore *store,
             guint    most,
             gint64   comparison)
{
  g_autoptr (GError)    error = NULL;
  guint                 n_articles;
  g_autoptr (QdRenewal) renewal = qd_renewal_new (store, &n_articles, NULL, &error);
  g_autoptr (GPtrArray) stale = NULL;
  guint                 n_left;

  g_assert_no_error (error);
  _qd_renewal_set_comparison (renewal, comparison);
  stale = qd_renewal_load (renewal, most, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stale->len, ==, MIN (most, n_articles));
  for (guint i = 0; i < stale->len; i++)
    qd_stale_article_prepare (stale->pdata[i]);
  g_assert_true (qd_store_renew_articles (store, stale, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (qd_store_count_stale (store, &n_left, NULL, &error));
  g_assert_no_error (error);
  return n_left;
}

/* Everything that is derived from more than one article, in words. */
char *
store_dump (QdStore *store)
{
  GString           *dump = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  qd_store_foreach_quotation (store, dump_quotation, dump, NULL, &error);
  g_assert_no_error (error);
  qd_store_foreach_relation (store, 0, dump_relation, dump, NULL, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (dump);
}

/* Asks the file itself, by a connection of the test's own. */
gint64
store_query_int (const char *path,
                 const char *sql)
{
  sqlite3      *db;
  sqlite3_stmt *statement;
  gint64        value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (qd_pack_register (db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return value;
}

void
store_exec (const char *path,
            const char *sql)
{
  sqlite3 *db;
  char    *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (qd_pack_register (db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
store_assert_sound (QdStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}

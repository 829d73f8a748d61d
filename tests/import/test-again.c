/* test-again.c: a part of a library that is removed and imported again leaves no trace
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "import/qd-import-job.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-statements.h"

/* Every so many articles are removed. */
#define TENTH 10

static gboolean
quotation_cb (const QdArticleRecord *article, const QdQuotationRecord *quotation, const char *body, gpointer user_data)
{
  g_string_append_printf (user_data, "%s %s %u: %s\n", article->label, quotation->statement, quotation->n_articles, quotation->quotation->text);
  return TRUE;
}

static gboolean
relation_cb (const char *statement, const QdRelation *relation, const QdRelationEnd *a, const QdRelationEnd *b, gpointer user_data)
{
  g_autofree char *detail = qd_relation_dup_detail (relation);

  g_string_append_printf (user_data, "%s %s %s: %s “%s” – %s “%s”\n", statement, qd_relation_kind_to_string (relation->kind), detail, a->article,
                          a->quotation->text, b->article, b->quotation->text);
  return TRUE;
}

static char *
dump (QdStore *store)
{
  GString           *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  qd_store_foreach_quotation (store, quotation_cb, text, NULL, &error);
  g_assert_no_error (error);
  qd_store_foreach_relation (store, 0, relation_cb, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free_and_steal (text);
}

static void
import (QdStore *store, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  QdImportProgress      progress = { 0 };

  g_ptr_array_add (files, g_file_new_for_path (path));
  qd_import_run (store, files, NULL, NULL, NULL, NULL, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (progress.failed, ==, 0);
}

static gboolean
collect_cb (const QdArticleRecord *article, const QdQuotationRecord *quotation, const char *body, gpointer user_data)
{
  GArray *ids = user_data;

  if (ids->len == 0 || g_array_index (ids, gint64, ids->len - 1) != article->id)
    g_array_append_val (ids, article->id);
  return TRUE;
}

static void
remove_tenth (QdStore *store)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  qd_store_foreach_quotation (store, collect_cb, ids, NULL, &error);
  g_assert_no_error (error);
  for (guint i = (guint)g_test_rand_int_range (0, TENTH); i < ids->len; i += TENTH)
    g_array_append_val (chosen, g_array_index (ids, gint64, i));
  g_assert_cmpuint (chosen->len, >, 0);
  qd_store_remove_articles (store, (const gint64 *)(gconstpointer)chosen->data, chosen->len, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_library (const char *folder, const char *library)
{
  static const char *const rests[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      g_autofree char *file = g_strconcat (library, rests[i], NULL);

      g_remove (file);
    }
  g_rmdir (folder);
}

static void
check_again (const char *path)
{
  g_autoptr (GError)  error = NULL;
  g_autofree char    *folder = g_dir_make_tmp ("quotidian-XXXXXX", &error);
  g_autofree char    *library = g_build_filename (folder, "again.quotidian", NULL);
  g_autoptr (QdStore) store = qd_store_open (library, QD_STORE_CREATE, &error);
  g_autofree char    *expected = NULL;

  g_assert_no_error (error);
  import (store, path);
  expected = dump (store);
  g_assert_nonnull (strstr (expected, " truncated "));
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *without = NULL;
      g_autofree char *again = NULL;

      remove_tenth (store);
      without = dump (store);
      g_assert_cmpstr (without, !=, expected);
      import (store, path);
      again = dump (store);
      g_assert_cmpstr (again, ==, expected);
    }
  qd_store_close (store);
  remove_library (folder, library);
}

static void
test_sample (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);

  check_again (path);
}

/* News of many outlets, where it is. */
static void
test_corpus (void)
{
  const char      *shared = g_getenv ("QUOTIDIAN_SHARED");
  g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpora", "links-articles.jsonl", NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The corpora are not here");
      return;
    }
  check_again (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/again/sample", test_sample);
  g_test_add_func ("/import/again/corpus", test_corpus);
  return g_test_run ();
}

/* test-seeds.c: the same library gives the same result, whatever the order of import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "import/qd-import-analysis.h"
#include "import/qd-import-job.h"
#include "qd-reader-fixture.h"
#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"
#include "store/qd-store-care.h"
#include "store/qd-store-statements.h"

#define N_SEEDS 5

typedef struct
{
  QdReaderFixture files;
  QdArticleDraft *drafts[N_SEEDS];
  gboolean        present;
} Fixture;

/* A whole article is a draft; the sink of a test takes it. */
static gboolean
take_cb (QdArticleDraft *draft, gpointer user_data)
{
  QdArticleDraft **slot = user_data;

  *slot = draft;
  return TRUE;
}

static void
no_problem_cb (guint64 line, const GError *error, gpointer user_data)
{
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The texts of the seeds in the order of their names; none where they are not there. */
static GPtrArray *
list_seeds (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("QUOTIDIAN_SHARED") != NULL ? g_getenv ("QUOTIDIAN_SHARED") : "", "seeds", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray       *paths = g_ptr_array_new_with_free_func (g_free);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".txt"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return paths;
}

static void
read_seeds (Fixture *fixture)
{
  g_autoptr (GPtrArray) paths = list_seeds ();

  fixture->present = paths->len == N_SEEDS;
  for (guint i = 0; fixture->present && i < N_SEEDS; i++)
    {
      const QdReadSink   sink = { take_cb, no_problem_cb, &fixture->drafts[i] };
      g_autoptr (GFile)  file = g_file_new_for_path (g_ptr_array_index (paths, i));
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&fixture->drafts[i], qd_article_draft_free);
      qd_reader_text.read (file, &sink, NULL, &error);
      g_assert_no_error (error);
      qd_import_analyze (fixture->drafts[i]);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  qd_reader_fixture_set_up (&fixture->files, data);
  read_seeds (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_SEEDS; i++)
    g_clear_pointer (&fixture->drafts[i], qd_article_draft_free);
  qd_reader_fixture_tear_down (&fixture->files, data);
}

static QdStore *
open_library (Fixture *fixture, const char *name)
{
  g_autofree char   *path = g_build_filename (fixture->files.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  QdStore           *store = qd_store_open (path, QD_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void
add (QdStore *store, QdArticleDraft *draft, QdAddResult expected)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (GArray)    outcomes = NULL;

  g_ptr_array_add (batch, draft);
  outcomes = qd_store_add_articles (store, batch, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (outcomes, QdAddOutcome, 0).result, ==, expected);
}

/* The number that begins the name of a seed. */
static int
number_of (const char *label)
{
  g_autofree char *name = g_path_get_basename (label);

  return (int)g_ascii_strtoll (name, NULL, 10);
}

static void
append_end (GString *text, const QdRelationEnd *end)
{
  g_string_append_printf (text, "%03d", number_of (end->article));
  for (guint i = 0; i < end->quotation->n_spans; i++)
    g_string_append_printf (text, " %zu-%zu", end->quotation->spans[i].start, end->quotation->spans[i].end);
}

static gboolean
relation_cb (const char *statement, const QdRelation *relation, const QdRelationEnd *a, const QdRelationEnd *b, gpointer user_data)
{
  GString         *text = user_data;
  g_autofree char *detail = qd_relation_dup_detail (relation);

  g_string_append_printf (text, "%s %s (%s) ", statement, qd_relation_kind_to_string (relation->kind), detail);
  append_end (text, a);
  g_string_append (text, " / ");
  append_end (text, b);
  g_string_append_c (text, '\n');
  return TRUE;
}

/* All relations, one a line, without a word of the articles. */
static char *
describe (QdStore *store)
{
  GString           *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  qd_store_foreach_relation (store, 0, relation_cb, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_sound (QdStore *store)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) problems = qd_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
swap (guint *a, guint *b)
{
  guint held = *a;

  *a = *b;
  *b = held;
}

/* The next order of the five, by the numbers that it makes; FALSE after the last. */
static gboolean
next_order (guint *order)
{
  int i = N_SEEDS - 2;
  int j = N_SEEDS - 1;

  while (i >= 0 && order[i] > order[i + 1])
    i--;
  if (i < 0)
    return FALSE;
  while (order[j] < order[i])
    j--;
  swap (&order[i], &order[j]);
  for (i++, j = N_SEEDS - 1; i < j; i++, j--)
    swap (&order[i], &order[j]);
  return TRUE;
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  guint            order[N_SEEDS] = { 0, 1, 2, 3, 4 };
  guint            n_orders = 0;
  g_autofree char *first = NULL;

  if (!fixture->present)
    {
      g_test_skip ("the seeds are not here");
      return;
    }
  do
    {
      g_autofree char    *name = g_strdup_printf ("library-%u", n_orders);
      g_autoptr (QdStore) store = open_library (fixture, name);
      g_autofree char    *relations = NULL;

      for (guint i = 0; i < N_SEEDS; i++)
        add (store, fixture->drafts[order[i]], QD_ADD_ADDED);
      relations = describe (store);
      if (first == NULL)
        first = g_steal_pointer (&relations);
      else
        g_assert_cmpstr (relations, ==, first);
      qd_store_close (store);
      n_orders++;
    }
  while (next_order (order));
  g_assert_cmpuint (n_orders, ==, 120);
  g_assert_cmpuint (strlen (first), >, 0);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = NULL;
  g_autofree char    *before = NULL;
  g_autofree char    *after = NULL;

  if (!fixture->present)
    {
      g_test_skip ("the seeds are not here");
      return;
    }
  store = open_library (fixture, "library");
  for (guint i = 0; i < N_SEEDS; i++)
    add (store, fixture->drafts[i], QD_ADD_ADDED);
  before = describe (store);
  for (guint i = 0; i < N_SEEDS; i++)
    add (store, fixture->drafts[i], QD_ADD_UNCHANGED);
  after = describe (store);
  g_assert_cmpstr (after, ==, before);
  assert_sound (store);
  qd_store_close (store);
}

/* Each in turn is removed, which is as if it had never come, and added again. */
static void
test_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QdStore) store = NULL;
  g_autofree char    *before = NULL;

  if (!fixture->present)
    {
      g_test_skip ("the seeds are not here");
      return;
    }
  store = open_library (fixture, "library");
  for (guint i = 0; i < N_SEEDS; i++)
    add (store, fixture->drafts[i], QD_ADD_ADDED);
  before = describe (store);
  for (guint i = 0; i < N_SEEDS; i++)
    {
      g_autofree char    *name = g_strdup_printf ("without-%u", i);
      g_autoptr (QdStore) without = open_library (fixture, name);
      g_autoptr (GError)  error = NULL;
      g_autofree char    *expected = NULL;
      g_autofree char    *removed = NULL;
      g_autofree char    *after = NULL;
      gint64              id = qd_store_find_article_by_label (store, qd_article_draft_get_path (fixture->drafts[i]), NULL, &error);

      g_assert_no_error (error);
      qd_store_remove_articles (store, &id, 1, NULL, &error);
      g_assert_no_error (error);
      for (guint j = 0; j < N_SEEDS; j++)
        if (j != i)
          add (without, fixture->drafts[j], QD_ADD_ADDED);
      expected = describe (without);
      removed = describe (store);
      g_assert_cmpstr (removed, ==, expected);
      assert_sound (store);
      add (store, fixture->drafts[i], QD_ADD_ADDED);
      after = describe (store);
      g_assert_cmpstr (after, ==, before);
      qd_store_close (without);
    }
  qd_store_close (store);
}

/* What ties which seeds, without a word of them. */
static void
test_ties (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = {
    "altered 001 / 004", "fragment 000 / 004", "truncated 000 / 001", "truncated 000 / 004",
    "truncated 001 / 004", "truncated 001 / 004", "truncated 001 / 004", "verbatim 000 / 004"
  };
  g_autoptr (QdStore)   store = NULL;
  g_autoptr (GPtrArray) ties = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *relations = NULL;
  g_auto (GStrv)        lines = NULL;

  if (!fixture->present)
    {
      g_test_skip ("the seeds are not here");
      return;
    }
  store = open_library (fixture, "library");
  for (guint i = 0; i < N_SEEDS; i++)
    add (store, fixture->drafts[i], QD_ADD_ADDED);
  relations = describe (store);
  lines = g_strsplit (relations, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      const char *kind = strchr (lines[i], ' ') + 1;
      const char *a = strstr (kind, ") ") + 2;
      const char *b = strstr (a, " / ") + 3;

      g_ptr_array_add (ties, g_strdup_printf ("%.*s %.3s / %.3s", (int)strcspn (kind, " "), kind, a, b));
    }
  g_ptr_array_sort (ties, compare_names);
  g_assert_cmpuint (ties->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ties->len; i++)
    g_assert_cmpstr (g_ptr_array_index (ties, i), ==, expected[i]);
  qd_store_close (store);
}

/* Outlet, dateline and headline of the seeds that have them, by their form alone. */
static void
test_openings (Fixture *fixture, gconstpointer data)
{
  if (!fixture->present)
    {
      g_test_skip ("the seeds are not here");
      return;
    }
  for (guint i = 0; i < N_SEEDS; i++)
    g_assert_cmpstr (qd_article_draft_get_source (fixture->drafts[i]), ==, i == 1 ? "Associated Press" : "seeds");
  g_assert_cmpstr (qd_article_draft_get_dateline (fixture->drafts[1]), ==, "WASHINGTON");
  g_assert_true (g_str_has_prefix (qd_article_draft_get_title (fixture->drafts[4]), "Mayors' group"));
  /* The notice above the headline is still there, and marked. */
  g_assert_true (g_str_has_prefix (qd_body_get_text (qd_article_draft_get_body (fixture->drafts[4]), NULL), "IE 11"));
}

#define ADD(name, func) g_test_add ("/import/seeds/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("orders", test_orders);
  ADD ("twice", test_twice);
  ADD ("removed", test_removed);
  ADD ("ties", test_ties);
  ADD ("openings", test_openings);
  return g_test_run ();
}

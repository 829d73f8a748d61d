/* test-sample.c: the sample library shows every relation, and ties nothing that it must not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>

#include "import/qd-import-job.h"
#include "store/qd-store-statements.h"

typedef struct
{
  QdRelationKind kind;
  QdCut          cut_a;
  QdCut          cut_b;
  char          *article[2];
  char          *text[2];
  char          *speaker[2];
} Tie;

/* The library is the same for all cases: imported once, read only from then on. */
static GPtrArray *ties;
static guint      n_articles;
static guint      n_failed;

/* What tells the articles of an event from the rest, in the id or the path that they bear. */
static const char *const stories[][6] = {
  { "bridge", "kestrel", "0314", NULL },
  { "water", "ambrose", "boiling", "0404", NULL },
  { "bell", "0517", NULL },
};

static void
tie_free (Tie *tie)
{
  for (guint i = 0; i < 2; i++)
    {
      g_free (tie->article[i]);
      g_free (tie->text[i]);
      g_free (tie->speaker[i]);
    }
  g_free (tie);
}

static gboolean
relation_cb (const char          *statement,
             const QdRelation    *relation,
             const QdRelationEnd *a,
             const QdRelationEnd *b,
             gpointer             user_data)
{
  const QdRelationEnd *ends[] = { a, b };
  Tie                 *tie = g_new0 (Tie, 1);

  tie->kind = relation->kind;
  tie->cut_a = relation->cut_a;
  tie->cut_b = relation->cut_b;
  for (guint i = 0; i < 2; i++)
    {
      tie->article[i] = g_path_get_basename (ends[i]->article);
      tie->text[i] = g_strdup (ends[i]->quotation->text);
      tie->speaker[i] = g_strdup (ends[i]->quotation->speaker);
    }
  g_ptr_array_add (ties, tie);
  return TRUE;
}

static void
problem_cb (const QdImportProgress *progress,
            const QdImportProblem  *problem,
            const QdImportFile     *file,
            gpointer                user_data)
{
  if (problem != NULL)
    g_test_message ("%s:%" G_GUINT64_FORMAT ": %s", problem->path, problem->line, problem->message);
}

static void
import_sample (const char *library)
{
  g_autofree char      *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (QdStore)   store = NULL;
  g_autoptr (GError)    error = NULL;
  QdImportProgress      progress = { 0 };

  store = qd_store_open (library, QD_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (folder));
  qd_import_run (store, files, NULL, NULL, problem_cb, NULL, &progress, &error);
  g_assert_no_error (error);
  n_articles = progress.added;
  n_failed = progress.failed;

  ties = g_ptr_array_new_with_free_func ((GDestroyNotify)tie_free);
  qd_store_foreach_relation (store, 0, relation_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  qd_store_close (store);
}

static int
story_of (const char *article)
{
  for (guint i = 0; i < G_N_ELEMENTS (stories); i++)
    for (guint j = 0; stories[i][j] != NULL; j++)
      if (strstr (article, stories[i][j]) != NULL)
        return (int)i;
  return -1;
}

/* Whether one end of a tie is the quotation that begins (after a mark that the scanner may have kept) with START. */
static gboolean
end_is (const Tie *tie, guint end, const char *article, const char *start)
{
  return g_str_has_prefix (tie->article[end], article) && g_str_has_prefix (tie->text[end], start);
}

static const Tie *
find_tie (const char *article_a,
          const char *start_a,
          const char *article_b,
          const char *start_b)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      if ((end_is (tie, 0, article_a, start_a) && end_is (tie, 1, article_b, start_b)) ||
          (end_is (tie, 1, article_a, start_a) && end_is (tie, 0, article_b, start_b)))
        return tie;
    }
  return NULL;
}

static void
test_complete (void)
{
  g_assert_cmpuint (n_articles, ==, 17);
  g_assert_cmpuint (n_failed, ==, 0);
}

static void
test_every_relation (void)
{
  guint counts[QD_RELATION_FRAGMENT + 1] = { 0 };
  guint n_marked = 0;
  QdCut cuts = QD_CUT_NONE;

  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      counts[tie->kind]++;
      if (tie->kind == QD_RELATION_TRUNCATED)
        {
          cuts |= tie->cut_a | tie->cut_b;
          n_marked += ((tie->cut_a | tie->cut_b) & QD_CUT_MARKED) != 0;
        }
    }
  for (guint kind = QD_RELATION_VERBATIM; kind <= QD_RELATION_FRAGMENT; kind++)
    {
      g_test_message ("%s: %u", qd_relation_kind_to_string (kind), counts[kind]);
      g_assert_cmpuint (counts[kind], >=, 2);
    }
  g_assert_cmpuint (cuts, ==, QD_CUT_START | QD_CUT_MIDDLE | QD_CUT_END | QD_CUT_MARKED);
  g_assert_cmpuint (n_marked, <, counts[QD_RELATION_TRUNCATED]);
}

static void
test_pairs (void)
{
  static const struct
  {
    const char    *article_a;
    const char    *start_a;
    const char    *article_b;
    const char    *start_b;
    QdRelationKind kind;
    const char    *speaker;
  } pairs[] = {
    { "kestrel-bridge-closed", "Nobody who saw", "kestrel-bridge.html", "Nobody who saw", QD_RELATION_VERBATIM, "Ines Calloway" },
    { "kestrel-bridge-closed", "Nobody who saw", "the-day", "I closed it", QD_RELATION_TRUNCATED, "Ines Calloway" },
    { "kestrel-bridge-closed", "Nobody who saw", "bridge-queen", "I will not apologize", QD_RELATION_TRUNCATED, "Ines Calloway" },
    { "kestrel-bridge-closed", "Nobody who saw", "kestrel-bridge-letter", "Nobody who saw", QD_RELATION_TRUNCATED, "Ines Calloway" },
    { "kestrel-bridge-letter", "I know what the river", "kestrel-bridge.html", "I am asking you", QD_RELATION_TRUNCATED, "Ines Calloway" },
    { "kestrel-bridge-closed", "The crack is seven", "kestrel-bridge-letter", "The crack is seven", QD_RELATION_VERBATIM, "Tobias Renn" },
    { "kestrel-bridge-closed", "The crack is seven", "the-day", "I cannot tell you", QD_RELATION_ALTERED, "Tobias Renn" },
    { "kestrel-bridge-closed", "a reckless decision", "kestrel-bridge-letter", "Taken without", QD_RELATION_OVERLAPPING, "Harlan Voss" },
    { "kestrel-bridge.html", "This was a reckless", "bridge-queen", "This was a reckless", QD_RELATION_ALTERED, "Harlan Voss" },
    { "kestrel-bridge.html", "This was a reckless", "the-day", "reckless", QD_RELATION_FRAGMENT, "Harlan Voss" },
    { "the-day", "We were told", "ledger-2025-0314", "We were told", QD_RELATION_ALTERED, "Delia Farrow" },
    { "lake-ambrose-water", "We have found", "boiling", "We have found", QD_RELATION_VERBATIM, "Piers Lockhart" },
    { "lake-ambrose-water", "We have found", "lake-ambrose-promise", "If evidence", QD_RELATION_OVERLAPPING, "Piers Lockhart" },
    { "lake-ambrose-water", "We have found", "water-panic", "We have found", QD_RELATION_ALTERED, "Piers Lockhart" },
    { "lake-ambrose-water", "Do not drink", "lake-ambrose-promise", "Do not drink", QD_RELATION_TRUNCATED, "Noor Hadley" },
    { "lake-ambrose-water", "Do not drink", "water-panic", "Do not drink", QD_RELATION_ALTERED, "Noor Hadley" },
    { "lake-ambrose-water", "Three spills", "ledger-2025-0404", "shameful", QD_RELATION_FRAGMENT, "Lyle Garrick" },
    { "boiling", "I have a bathtub", "lake-ambrose-promise", "I have a bathtub", QD_RELATION_VERBATIM, "Bettina Crowe" },
    { "the-bell", "The bell was not", "ledger-2025-0517", "The bell was not", QD_RELATION_VERBATIM, "Leonie Aldham" },
    { "storm-bell.html", "It was taken", "storm-bell-silence", "The bell was not", QD_RELATION_OVERLAPPING, "Leonie Aldham" },
    { "the-bell", "We do not want it", "storm-bell-silence", "We do not want it", QD_RELATION_ALTERED, "Sunniva Tarr" },
    { "storm-bell-returns", "We do not want it", "ledger-2025-0517", "We want it up", QD_RELATION_TRUNCATED, "Sunniva Tarr" },
    { "storm-bell-returns", "Let me be clear", "storm-bell.html", "Each object", QD_RELATION_OVERLAPPING, "Aldous Penhale" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const Tie *tie = find_tie (pairs[i].article_a, pairs[i].start_a, pairs[i].article_b, pairs[i].start_b);

      if (tie == NULL)
        {
          g_test_message ("%s “%s…” and %s “%s…” are not tied", pairs[i].article_a, pairs[i].start_a,
                          pairs[i].article_b, pairs[i].start_b);
          g_test_fail ();
        }
      else if (tie->kind != pairs[i].kind || g_strcmp0 (tie->speaker[0], pairs[i].speaker) != 0 ||
               g_strcmp0 (tie->speaker[1], pairs[i].speaker) != 0)
        {
          g_test_message ("%s “%s…” and %s “%s…” are %s, by %s and %s", pairs[i].article_a, pairs[i].start_a,
                          pairs[i].article_b, pairs[i].start_b, qd_relation_kind_to_string (tie->kind),
                          tie->speaker[0], tie->speaker[1]);
          g_test_fail ();
        }
    }
}

/* Says what is tied that must not be, and fails. */
static void
fail_tie (const Tie *tie)
{
  g_test_message ("%s “%s” (%s) and %s “%s” (%s)", tie->article[0], tie->text[0], tie->speaker[0], tie->article[1],
                  tie->text[1], tie->speaker[1]);
  g_test_fail ();
}

static void
test_stories_apart (void)
{
  g_assert_cmpuint (ties->len, >, 0);
  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      g_assert_cmpint (story_of (tie->article[0]), >=, 0);
      if (story_of (tie->article[0]) != story_of (tie->article[1]))
        fail_tie (tie);
    }
}

static void
test_commonplaces_apart (void)
{
  static const char *const alone[] = { "We are working on it", "No comment", "At the end of the day" };

  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      for (guint j = 0; j < G_N_ELEMENTS (alone); j++)
        if (g_str_has_prefix (tie->text[0], alone[j]) || g_str_has_prefix (tie->text[1], alone[j]))
          fail_tie (tie);
    }
}

/* “reckless” is the union's word for a silence too, and “Shameful” the teacher's for a delay. */
static void
test_speakers_apart (void)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      for (guint end = 0; end < 2; end++)
        if (g_strcmp0 (tie->speaker[end], "Marta Quill") == 0 || g_str_has_prefix (tie->text[end], "Shameful"))
          fail_tie (tie);
    }
}

/* Pell quotes Calloway: his sentence is his, though her words in it are those of her statement. */
static void
test_nested_apart (void)
{
  guint n_inner = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = g_ptr_array_index (ties, i);

      for (guint end = 0; end < 2; end++)
        {
          g_assert_false (end_is (tie, end, "ledger-2025-0314", "When the mayor says"));
          n_inner += end_is (tie, end, "ledger-2025-0314", "I will not apologize");
        }
    }
  g_assert_cmpuint (n_inner, >, 0);
}

int
main (int argc, char *argv[])
{
  g_autofree char   *folder = NULL;
  g_autofree char   *library = NULL;
  g_autoptr (GError) error = NULL;
  int                result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/sample/complete", test_complete);
  g_test_add_func ("/import/sample/every-relation", test_every_relation);
  g_test_add_func ("/import/sample/pairs", test_pairs);
  g_test_add_func ("/import/sample/stories-apart", test_stories_apart);
  g_test_add_func ("/import/sample/commonplaces-apart", test_commonplaces_apart);
  g_test_add_func ("/import/sample/speakers-apart", test_speakers_apart);
  g_test_add_func ("/import/sample/nested-apart", test_nested_apart);

  folder = g_dir_make_tmp ("quotidian-XXXXXX", &error);
  g_assert_no_error (error);
  library = g_build_filename (folder, "sample.quotidian", NULL);
  import_sample (library);
  result = g_test_run ();
  g_ptr_array_unref (ties);

  static const char *const rests[] = { "", "-wal", "-shm" };
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      g_autofree char *file = g_strconcat (library, rests[i], NULL);
      g_remove (file);
    }
  g_rmdir (folder);
  return result;
}

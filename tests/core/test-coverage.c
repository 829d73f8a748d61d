/* test-coverage.c: which words of a statement a rendition has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-coverage.h"

typedef struct
{
  const char *name;
  const char *whole;
  const char *part;
  const char *expected; /* a letter a word: carried, left out, changed */
} Case;

static const Case cases[] = {
  { "same", "The wall held all night.", "“The wall held all night”", "ccccc" },
  { "start-cut", "We know that the wall held.", "the wall held", "lllccc" },
  { "end-cut", "The wall held all night.", "The wall held …", "cccll" },
  { "middle-cut", "The wall, and we know it, held.", "The wall … held.", "ccllllc" },
  { "changed", "The old wall held.", "The new wall held.", "cxcc" },
  { "changed-and-cut", "Nobody told us that the old wall held.", "Our new wall held.", "llllxxcc" },
  { "changed-at-the-end", "The wall held all through the night.", "The wall held somehow.", "cccxlll" },
  { "beyond-the-end", "The wall held all through the night.", "The wall held, which nobody had believed of it.", "cccllll" },
  { "before-the-start", "We know that the wall held.", "Nobody here had believed that, but the wall held.", "lllccc" },
  { "added", "The wall held.", "The old wall held.", "ccc" },
  { "nothing", "The wall held.", "Geese.", "xll" },
  { "nothing-said", "The wall held.", "", "lll" },
  { "no-words", "", "The wall held.", "" },
};

static char *
to_letters (GArray *runs)
{
  static const char letters[] = { [QD_COVERAGE_LEFT_OUT] = 'l', [QD_COVERAGE_CARRIED] = 'c', [QD_COVERAGE_CHANGED] = 'x' };
  GString          *string = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      const QdCoverageRun *run = &g_array_index (runs, QdCoverageRun, i);

      g_assert_cmpuint (run->start, ==, string->len);
      g_assert_cmpuint (run->end, >, run->start);
      for (guint word = run->start; word < run->end; word++)
        g_string_append_c (string, letters[run->kind]);
    }
  return g_string_free_and_steal (string);
}

static void
test_case (gconstpointer data)
{
  const Case        *test = data;
  g_autoptr (GArray) runs = qd_coverage_compute (test->whole, test->part);
  g_autoptr (GArray) words = qd_coverage_list_words (test->whole);
  g_autofree char   *letters = to_letters (runs);

  g_assert_cmpstr (letters, ==, test->expected);
  g_assert_cmpuint (qd_coverage_count (runs, QD_COVERAGE_CARRIED) + qd_coverage_count (runs, QD_COVERAGE_CHANGED) +
                      qd_coverage_count (runs, QD_COVERAGE_LEFT_OUT),
                    ==, words->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/coverage/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}

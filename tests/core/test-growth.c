/* test-growth.c: that the work grows no faster than the text, counted in steps and not in seconds
 *
 * The layer is compiled for this test so that it calls back at the start of each basic block. How many blocks run is the
 * same on every machine and under every load.
 *
 *   test-growth --table    prints the steps a byte of each text at three sizes, and does not judge
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "core/qd-diff.h"
#include "qd-hostile-texts.h"
#include "qd-test-analysis.h"

void __sanitizer_cov_trace_pc (void);

static guint64 steps;

void
__sanitizer_cov_trace_pc (void)
{
  steps++;
}

#define SMALL (8 * 1024)

/* Twice the text may take this much more work, of 100: a little more than twice, as tables grow by steps. */
#define MOST_GROWTH 225

/* Four times the texts to compare may take this much more, of 100. How they fall into place changes with their length, so
 * it is more than four times; what grew with the square would take sixteen. */
#define MOST_GROWTH_OF_DIFF 640

/* Where a quotation stands at every other word, each looks at the words around it; plain text takes ten. */
#define MOST_STEPS_A_BYTE 10000

/* The texts of which a megabyte is read are those that repeat no more bytes than this. */
#define SHORT_UNIT 3

static const char *const languages[] = { "en", "de", "fr", "es" };

static guint64
count_analysis (const QdHostileText *kind, gsize size, const char *language)
{
  g_autoptr (GString)    text = qd_hostile_text_new (kind, size);
  g_autoptr (QdAnalysis) analysis = NULL;
  guint64                before = steps;
  guint64                taken;

  analysis = qd_analysis_new (text->str, text->len, language);
  taken = steps - before;
  qd_test_check_analysis (analysis, text->str, text->len);
  return taken;
}

/* A text against itself with some of its words joined to the next. */
static guint64
count_diff (const QdHostileText *kind, gsize size)
{
  g_autoptr (GString) a = qd_hostile_text_new (kind, size);
  g_autoptr (GString) b = qd_hostile_text_new (kind, size);
  g_autoptr (GArray)  runs = NULL;
  guint64             before = steps;

  for (gsize i = 0; i + 4 < b->len; i += 97)
    if (b->str[i] == ' ')
      b->str[i] = 'z';
  runs = qd_diff_words (a->str, a->len, b->str, b->len);
  g_assert_nonnull (runs);
  return steps - before;
}

static void
test_analysis (gconstpointer data)
{
  const QdHostileText *kind = data;

  /* Once before anything is counted, so that what is built once is built. */
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    count_analysis (kind, 1000, languages[l]);
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      guint64 one = count_analysis (kind, SMALL, languages[l]);
      guint64 two = count_analysis (kind, 2 * SMALL, languages[l]);
      guint64 four = count_analysis (kind, 4 * SMALL, languages[l]);

      g_test_message ("%s: %.1f, %.1f, %.1f steps a byte", languages[l], (double)one / SMALL, (double)two / SMALL / 2, (double)four / SMALL / 4);
      g_assert_cmpuint (two * 100, <=, one * MOST_GROWTH);
      g_assert_cmpuint (four * 100, <=, two * MOST_GROWTH);
      g_assert_cmpuint (four, <=, (guint64)4 * SMALL * MOST_STEPS_A_BYTE);
    }
}

static void
test_diff (gconstpointer data)
{
  const QdHostileText *kind = data;
  guint64              one, two, four;

  count_diff (kind, 1000);
  one = count_diff (kind, SMALL);
  two = count_diff (kind, 2 * SMALL);
  four = count_diff (kind, 4 * SMALL);
  g_test_message ("%.1f, %.1f, %.1f steps a byte", (double)one / SMALL, (double)two / SMALL / 2, (double)four / SMALL / 4);
  g_assert_cmpuint (four * 100, <=, one * MOST_GROWTH_OF_DIFF);
}

/* The marks by themselves, and words and signs without end. */
static void
test_megabyte (void)
{
  for (gsize i = 0; i < qd_n_hostile_texts; i++)
    if (qd_hostile_texts[i].unit != NULL && strlen (qd_hostile_texts[i].unit) <= SHORT_UNIT)
      g_assert_cmpuint (count_analysis (&qd_hostile_texts[i], 1024 * 1024, NULL), <=, (guint64)1024 * 1024 * 200);
}

static int
print_table (void)
{
  const gsize quarter = 256 * 1024;

  printf ("%-40s %8s %8s %8s   steps a byte\n", "", "256 KiB", "512 KiB", "1 MiB");
  for (gsize i = 0; i < qd_n_hostile_texts; i++)
    {
      const QdHostileText *kind = &qd_hostile_texts[i];

      count_analysis (kind, 1000, NULL);
      printf ("%-40s", kind->name);
      for (guint times = 1; times <= 4; times *= 2)
        printf (" %8.1f", (double)count_analysis (kind, quarter * times, NULL) / (double)(quarter * times));
      printf ("\n");
      fflush (stdout);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], "--table") == 0)
    return print_table ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < qd_n_hostile_texts; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (qd_hostile_texts[i].name), " ", '-');
      g_autofree char *analysis = g_strconcat ("/core/growth/analysis/", name, NULL);
      g_autofree char *diff = g_strconcat ("/core/growth/diff/", name, NULL);

      g_test_add_data_func (analysis, &qd_hostile_texts[i], test_analysis);
      g_test_add_data_func (diff, &qd_hostile_texts[i], test_diff);
    }
  g_test_add_func ("/core/growth/megabyte", test_megabyte);
  return g_test_run ();
}

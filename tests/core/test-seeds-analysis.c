/* test-seeds-analysis.c: the quotations of the seed articles and their speakers
 *
 * Reads the seeds where they are shared with the checkout, and is skipped where they are not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "qd-test-analysis.h"

/* A quotation that must be found: the words that it begins with, who must be its speaker, of how many spans it is,
 * and a reason that it must bear. */
typedef struct
{
  const char *words;
  const char *speaker;
  guint       n_spans;
  const char *reason;
} Expected;

typedef struct
{
  const char *seed;
  Expected    quotations[16];
} Seed;

static const Seed seeds[] = {
  { "000_",
    { { "previously contacted", "Department of Justice", 1, NULL },
      { "laws, policies", "Department of Justice", 1, NULL },
      { "information sharing", "Department of Justice", 1, NULL },
      { "Protecting criminal", "Jeff Sessions", 1, "cue-before" },
      { "Many mayors", "Mitch Landrieu", 2, "split-joined" },
      { "racist", "Bill de Blasio", 1, NULL } } },
  { "001_",
    { { "criminal illegal", "Donald Trump", 1, NULL },
      { "the Trump administration", "Mitch Landrieu", 1, NULL },
      { "The U.S. Conference", "Mitch Landrieu", 1, "pronoun" } } },
  { "002_",
    { { "Members of", "Fox News", 2, "block-introduced" },
      { "saber", "Bill de Blasio", 1, "definite" },
      { "If they actually", "Bill de Blasio", 2, "mark-missing-start" },
      { "unconstitutional.", "Eric Garcetti", 1, NULL },
      { "unconstitutional", "Rahm Emanuel", 1, NULL },
      { "violent crimes.", "William Evans", 1, NULL },
      { "Sessions not only", "Fox News", 2, "block-introduced" },
      { "withholding grants", "Jeff Sessions", 1, "nested" },
      { "claw back", "Jeff Sessions", 1, "nested" },
      { "I strongly urge", "Jeff Sessions", 2, "mark-doubled" } } },
  { "003_",
    { { "The Justice Department on", "Los Angeles Times", 3, "paragraphs-joined" },
      { "This is not a new", "RedState", 2, "paragraphs-joined" },
      { "De Blasio demanded", "NBC New York", 2, "paragraphs-joined" },
      { "I would say", "Bill de Blasio", 1, "nested" },
      { "The Justice Department responded", "NBC New York", 2, "mark-missing-end" },
      { "it is New York", "Justice Department", 1, "nested" },
      { "a dangerous", "Justice Department", 1, "nested" },
      { "endanger", "Justice Department", 1, "nested" } } },
  { "004_",
    { { "decision to threaten", NULL, 1, NULL },
      { "Many mayors", "Mitch Landrieu", 2, "split-joined" },
      { "An attack", "Mitch Landrieu", 1, NULL },
      { "@realDonaldTrump", "Bill de Blasio", 1, NULL },
      { "It doesn", "Bill de Blasio", 1, NULL },
      { "pick and choose", "White House", 1, NULL },
      { "they should talk", "Sarah Huckabee Sanders", 2, "split-joined" },
      { "the mayors who", "Donald Trump", 1, NULL },
      { "But listen", "Donald Trump", 1, "pronoun" },
      { "The idea that", "Rahm Emanuel", 1, NULL },
      { "the emperor", "Rahm Emanuel", 1, "pronoun" },
      { "very clear", "Eric Garcetti", 1, NULL },
      { "Washington, we", "Eric Garcetti", 2, "split-joined" } } },
};

static char *
load_seed (const char *prefix)
{
  const char      *shared = g_getenv ("QUOTIDIAN_SHARED");
  g_autofree char *folder = shared != NULL ? g_build_filename (shared, "seeds", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char      *name;
  char            *text = NULL;

  while (dir != NULL && text == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        g_file_get_contents (path, &text, NULL, NULL);
      }
  return text;
}

static gboolean
has_reason (const QdQuotation *quotation, const char *code)
{
  for (gsize i = 0; quotation->reasons[i] != NULL; i++)
    if (g_str_has_prefix (quotation->reasons[i], code))
      return TRUE;
  return FALSE;
}

static void
test_seed (gconstpointer data)
{
  const Seed            *seed = data;
  g_autofree char       *text = load_seed (seed->seed);
  g_autoptr (QdAnalysis) analysis = NULL;
  guint                  n = 0;

  if (text == NULL)
    {
      g_test_skip ("The seed articles are not here");
      return;
    }
  analysis = qd_analysis_new (text, strlen (text), NULL);
  qd_test_check_analysis (analysis, text, strlen (text));
  for (; seed->quotations[n].words != NULL; n++)
    {
      const Expected *expected = &seed->quotations[n];
      QdQuotation    *found;

      g_assert_cmpuint (n, <, qd_analysis_get_n_quotations (analysis));
      found = qd_analysis_get_quotation (analysis, n);
      g_test_message ("%.30s: %s", found->text, found->speaker);
      g_assert_true (g_str_has_prefix (found->text, expected->words));
      g_assert_cmpuint (found->n_spans, ==, expected->n_spans);
      if (expected->speaker != NULL)
        g_assert_cmpstr (found->speaker, ==, expected->speaker);
      else
        g_assert_cmpstr (found->speaker, !=, "White House");
      if (expected->reason != NULL)
        g_assert_true (has_reason (found, expected->reason));
    }
  g_assert_cmpuint (qd_analysis_get_n_quotations (analysis), ==, n);
}

static void
test_boilerplate (void)
{
  g_autofree char       *first = load_seed ("000_"), *last = load_seed ("004_");
  g_autoptr (QdAnalysis) a = NULL, b = NULL;
  const QdSpan          *spans;
  guint                  n;

  if (first == NULL || last == NULL)
    {
      g_test_skip ("The seed articles are not here");
      return;
    }
  a = qd_analysis_new (first, strlen (first), NULL);
  spans = qd_analysis_get_boilerplate (a, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (first + spans[0].start, "Share this"));
  b = qd_analysis_new (last, strlen (last), NULL);
  spans = qd_analysis_get_boilerplate (b, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (g_str_has_prefix (last + spans[0].start, "IE 11"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/seeds/quotations/%.3s", seeds[i].seed);

      g_test_add_data_func (path, &seeds[i], test_seed);
    }
  g_test_add_func ("/core/seeds/boilerplate", test_boilerplate);
  return g_test_run ();
}

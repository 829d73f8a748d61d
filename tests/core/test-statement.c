/* test-statement.c: the fullest text of a statement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-statement.h"
#include "tests/qd-processor-time.h"

#define MAX_TEXTS 4

typedef struct
{
  const char *name;
  const char *texts[MAX_TEXTS];
  const char *fullest;
} Case;

static const Case cases[] = {
  { "none", { NULL }, "" },
  { "one", { "We mend what the flood broke," }, "We mend what the flood broke" },
  { "cut",
    { "the flood broke", "We mend what the flood broke in a night.", "mend what" },
    "We mend what the flood broke in a night." },
  { "overlapping",
    { "The harbour wall held through the night.", "Nobody slept. The harbour wall held" },
    "Nobody slept. The harbour wall held through the night." },
  { "chain",
    { "lanterns along the northern quay", "the northern quay until the ferry came", "hung lanterns along", "the ferry came back empty" },
    "hung lanterns along the northern quay until the ferry came back empty" },
  { "full stop", { "The harbour wall held,", "wall held.", "The harbour wall held" }, "The harbour wall held." },
  { "full stop of another sentence", { "a wall of sand,", "wall of sand." }, "a wall of sand" },
  { "question", { "is this a wall of sand", "a wall of sand?" }, "is this a wall of sand?" },
  { "unfinished", { "Nobody slept that winter …", "that winter." }, "Nobody slept that winter …" },
  { "capital",
    { "A ferry without lanterns is a coffin,", "Believe me, a ferry without lanterns is a coffin" },
    "Believe me, a ferry without lanterns is a coffin" },
  { "gap",
    { "The harbour wall held … and nobody drowned that winter.", "harbour wall held because masons worked for nothing and nobody drowned" },
    "The harbour wall held because masons worked for nothing and nobody drowned that winter." },
  { "brackets",
    { "[T]he masons told [Quennell] that the quay would sink within ten years.", "The masons told him that the quay would sink" },
    "The masons told him that the quay would sink within ten years." },
  { "unrelated", { "The harbour wall held through winter.", "Geese fly north." }, "The harbour wall held through winter." },
  { "punctuation", { "…", "," }, "" },
};

/* The same for every order of the texts. */
static void
test_case (const void *data)
{
  const Case *test = data;
  gsize       n = 0, shift, i;

  while (n < MAX_TEXTS && test->texts[n] != NULL)
    n++;
  for (shift = 0; shift < MAX (n, 1); shift++)
    for (int reverse = 0; reverse < 2; reverse++)
      {
        const char      *texts[MAX_TEXTS];
        g_autofree char *fullest = NULL;

        for (i = 0; i < n; i++)
          texts[reverse ? n - 1 - i : i] = test->texts[(i + shift) % n];
        fullest = qd_statement_build_fullest (texts, n);
        g_assert_cmpstr (fullest, ==, test->fullest);
      }
}

static void
test_many (void)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *fullest = NULL;
  guint                 i, k;
  double                start;

  for (i = 0; i < 1000; i++)
    {
      GString *text = g_string_new (NULL);

      for (k = i; k < i + 20; k++)
        g_string_append_printf (text, "word%u ", k);
      g_ptr_array_add (texts, g_string_free (text, FALSE));
    }
  start = qd_processor_time ();
  fullest = qd_statement_build_fullest ((const char *const *)texts->pdata, texts->len);
  g_assert_cmpfloat (qd_processor_time () - start, <, 20);
  g_assert_cmpuint (strlen (fullest), >, strlen (texts->pdata[0]));
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/statement/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/statement/many", test_many);
  return g_test_run ();
}

/* test-namesakes.c: which names of a library are one person's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-namesakes.h"
#include "tests/qd-processor-time.h"

#define MOST_NAMES 8

typedef struct
{
  const char *name;
  struct
  {
    const char *name;
    guint       n_articles;
    const char *person;
  } names[MOST_NAMES];
} Case;

static const Case cases[] = {
  { "none", { { NULL } } },
  { "one", { { "Ada Quill", 1, "Ada Quill" } } },
  { "family-name", { { "Robert Quill", 2, "Robert Quill" }, { "Quill", 1, "Robert Quill" }, { "Mr. Quill", 1, "Robert Quill" } } },
  { "particle", { { "Mayor William de Quilleo", 1, "Mayor William de Quilleo" }, { "de Quilleo", 1, "Mayor William de Quilleo" } } },
  { "titles", { { "Mayor Robert Quill", 1, "Robert Quill" }, { "Dunmere’s Robert Quill", 1, "Dunmere’s Robert Quill" }, { "Robert Quill", 3, "Robert Quill" }, { "ROBERT QUILL", 1, "Robert Quill" } } },
  { "two-of-a-name", { { "Robert Quill", 2, "Robert Quill" }, { "Martha Quill", 1, "Martha Quill" }, { "Quill", 1, "Quill" } } },
  { "far-more", { { "Robert Quill", 18, "Robert Quill" }, { "Martha Quill", 2, "Martha Quill" }, { "Quill", 5, "Robert Quill" } } },
  { "not-far-more", { { "Robert Quill", 17, "Robert Quill" }, { "Martha Quill", 2, "Martha Quill" }, { "Quill", 5, "Quill" } } },
  { "several-others", { { "Robert Quill", 18, "Robert Quill" }, { "Martha Quill", 1, "Martha Quill" }, { "John Quill", 1, "John Quill" }, { "Ann Quill", 1, "Ann Quill" }, { "Quill", 5, "Quill" } } },
  { "middle", { { "Robert J. Quill", 1, "Robert Quill" }, { "Robert Quill", 4, "Robert Quill" }, { "Robert John Quill", 1, "Robert Quill" } } },
  { "two-middles", { { "Robert J. Quill", 3, "Robert J. Quill" }, { "Robert M. Quill", 2, "Robert M. Quill" }, { "Robert Quill", 9, "Robert Quill" } } },
  { "usual-middle", { { "Robert J. Quill", 9, "Robert Quill" }, { "Robert M. Quill", 1, "Robert M. Quill" }, { "Robert Quill", 10, "Robert Quill" } } },
  { "junior", { { "Robert Quill Jr.", 1, "Robert Quill Jr." }, { "Robert Quill", 20, "Robert Quill" }, { "Quill Jr.", 1, "Quill Jr." } } },
  { "short-form", { { "Bob Quill", 3, "Bob Quill" }, { "Robert Quill", 1, "Bob Quill" }, { "Bill Quill", 1, "Bill Quill" } } },
  { "initial", { { "R. Quill", 1, "Robert Quill" }, { "Robert Quill", 1, "Robert Quill" }, { "N. Quill", 1, "N. Quill" } } },
  { "two-of-an-initial", { { "R. Quill", 1, "R. Quill" }, { "Robert Quill", 1, "Robert Quill" }, { "Ruth Quill", 1, "Ruth Quill" } } },
  { "outlet", { { "Robert Merrow", 1, "Robert Merrow" }, { "Merrow", 3, "Merrow" } } },
  { "people", { { "Northern Skerrans", 3, "Northern Skerrans" }, { "Skerrans", 1, "Skerrans" } } },
  { "capitals-alone", { { "Merrownews", 3, "Merrownews" }, { "MERROWNEWS", 1, "Merrownews" } } },
  { "letters-alone", { { "Bapa", 3, "Bapa" }, { "BAPA", 1, "BAPA" } } },
  { "letters", { { "Robert Bapa", 3, "Robert Bapa" }, { "BAPA", 1, "BAPA" } } },
  { "given-name", { { "Robert Judy", 3, "Robert Judy" }, { "Judy", 1, "Judy" } } },
  { "given-name-of-the-known", { { "Robert Ryan", 9, "Robert Ryan" }, { "Ryan", 1, "Robert Ryan" } } },
  { "organisation", { { "the Quay Department", 1, "Quay Department" }, { "Department of Quay", 1, "Quay Department" }, { "Quay Department", 2, "Quay Department" }, { "Quay Department lawyers", 1, "Quay Department lawyers" } } },
  { "nobody", { { "officials", 4, "officials" }, { "Officials", 1, "Officials" }, { "A Harbour and Quays official", 1, "A Harbour and Quays official" }, { "Alma Quays", 1, "Alma Quays" } } },
};

/* The same for every order in which they are added. */
static void
test_case (gconstpointer data)
{
  const Case *test = data;
  guint       n = 0;

  while (n < MOST_NAMES && test->names[n].name != NULL)
    n++;
  for (guint shift = 0; shift < MAX (n, 1); shift++)
    for (guint reverse = 0; reverse < 2; reverse++)
      {
        g_autoptr (QdNamesakes) names = qd_namesakes_new ();

        for (guint i = 0; i < n; i++)
          {
            guint at = ((reverse ? n - 1 - i : i) + shift) % n;

            qd_namesakes_add (names, test->names[at].name, 1, test->names[at].n_articles);
          }
        qd_namesakes_settle (names);
        for (guint i = 0; i < n; i++)
          g_assert_cmpstr (qd_namesakes_get_person (names, test->names[i].name), ==, test->names[i].person);
        g_assert_cmpstr (qd_namesakes_get_person (names, "Somebody Else"), ==, "Somebody Else");
      }
}

/* Articles that are told in parts count together. */
static void
test_parts (void)
{
  g_autoptr (QdNamesakes) names = qd_namesakes_new ();

  qd_namesakes_add (names, "Robert Quill", 1, 9);
  qd_namesakes_add (names, "Martha Quill", 1, 2);
  qd_namesakes_add (names, "Quill", 1, 1);
  qd_namesakes_settle (names);
  g_assert_cmpstr (qd_namesakes_get_person (names, "Quill"), ==, "Quill");
  qd_namesakes_add (names, "Robert Quill", 1, 9);
  qd_namesakes_settle (names);
  g_assert_cmpstr (qd_namesakes_get_person (names, "Quill"), ==, "Robert Quill");
}

static void
sum_cb (const char *name, const char *person, guint n_quotations, guint n_articles, gpointer user_data)
{
  GHashTable *sums = user_data;

  g_hash_table_insert (sums, (gpointer)person, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (sums, person)) + n_quotations * 100 + n_articles));
}

static void
assert_sum (const QdNamesakes *names, const char *person, guint sum)
{
  g_autoptr (GHashTable) sums = g_hash_table_new (g_str_hash, g_str_equal);

  qd_namesakes_foreach (names, sum_cb, sums);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (sums, person)), ==, sum);
}

/* What a person says of names counts, whatever else speaks for it. */
static void
test_told (void)
{
  g_autoptr (QdNamesakes) names = qd_namesakes_new ();

  qd_namesakes_add (names, "Robert Quill", 3, 2);
  qd_namesakes_add (names, "Robert J. Quill", 2, 1);
  qd_namesakes_add (names, "Quill", 1, 1);
  qd_namesakes_add (names, "the ferryman", 1, 1);
  qd_namesakes_settle (names);
  assert_sum (names, "Robert Quill", 604);
  qd_namesakes_tell (names, "the ferryman", "Robert J. Quill");
  qd_namesakes_tell (names, "nobody", "Robert J. Quill");
  qd_namesakes_settle (names);
  g_assert_cmpstr (qd_namesakes_get_person (names, "the ferryman"), ==, "Robert Quill");
  assert_sum (names, "Robert Quill", 705);
  qd_namesakes_tell (names, "Quill", "Quill");
  qd_namesakes_settle (names);
  assert_sum (names, "Robert Quill", 604);
  assert_sum (names, "Quill", 101);
  qd_namesakes_tell (names, "Robert Quill", "Bob");
  qd_namesakes_settle (names);
  assert_sum (names, "Bob", 302);
  assert_sum (names, "Robert J. Quill", 302);
}

/* A hundred thousand names of one family: to ask each of all others would take minutes. */
static void
test_many (void)
{
  static const char *const befores[] = { "A", "A. ", "Mr. A", "Quill of " };
  static const char *const behinds[] = { " Quill", " Quill", " Quill", "" };
  g_autoptr (QdNamesakes)  names = qd_namesakes_new ();
  double                   start;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *name = NULL;

      for (char *at = number; *at != '\0'; at++)
        *at = (char)(*at - '0' + 'a');
      name = g_strconcat (befores[i % 4], number, behinds[i % 4], NULL);
      qd_namesakes_add (names, name, 1, 1);
    }
  start = qd_processor_time ();
  qd_namesakes_settle (names);
  g_assert_cmpfloat (qd_processor_time () - start, <, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/namesakes/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/namesakes/parts", test_parts);
  g_test_add_func ("/core/namesakes/told", test_told);
  g_test_add_func ("/core/namesakes/many", test_many);
  return g_test_run ();
}

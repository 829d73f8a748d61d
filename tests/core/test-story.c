/* test-story.c: which articles tell the same story
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-matcher.h"
#include "core/qd-story.h"

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

static const char ferry[] = "The ferry Halvard ran aground off Skerra on Monday. Harbourmaster Odo Pell said the Halvard had lost a rudder off Skerra.";
static const char ferry_again[] = "Odo Pell, the harbourmaster of Skerra, said the ferry Halvard lost her rudder and ran aground on Monday.";
static const char pears[] = "Growers in the Velmar valley expect a fair crop of pears. Frost took the blossom on the slopes of Velmar, said Ines Kowalczyk.";

static QdProfile *
make_profile (const char *text)
{
  return qd_profile_new (text, strlen (text));
}

static gboolean
are_one (const char *a, gint64 time_a, const char *b, gint64 time_b, gboolean share)
{
  g_autoptr (QdProfile) profile_a = make_profile (a);
  g_autoptr (QdProfile) profile_b = make_profile (b);
  const QdStoryArticle  of_a = { profile_a, time_a }, of_b = { profile_b, time_b };
  double                forth, back;
  gboolean              one = qd_story_is_one (&of_a, &of_b, share, &forth);

  g_assert_cmpint (qd_story_is_one (&of_b, &of_a, share, &back), ==, one);
  g_assert_cmpfloat (forth, ==, back);
  return one;
}

static void
test_pairs (void)
{
  g_assert_true (are_one (ferry, 0, ferry_again, DAY, FALSE));
  g_assert_false (are_one (ferry, 0, pears, DAY, FALSE));
  g_assert_false (are_one (ferry, 0, pears, DAY, TRUE));
  g_assert_false (are_one (ferry, 0, ferry_again, 10 * DAY, FALSE));
  g_assert_true (are_one (ferry, 0, ferry_again, 10 * DAY, TRUE));
  g_assert_false (are_one (ferry, 0, ferry_again, 15 * DAY, TRUE));
  g_assert_false (are_one (ferry, QD_TIME_UNKNOWN, ferry_again, DAY, FALSE));
  g_assert_true (are_one (ferry, QD_TIME_UNKNOWN, ferry_again, QD_TIME_UNKNOWN, TRUE));
  g_assert_false (are_one (ferry, G_MAXINT64, ferry_again, G_MININT64 + 1, TRUE));
}

/* Groups as a line, a letter an article: that of the first of its story. */
static char *
group (const QdStoryArticle *articles, guint n, const QdStoryTie *ties, guint n_ties)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (QdStoryTie));
  g_autoptr (GArray) groups = NULL;
  GString           *line = g_string_new (NULL);

  g_array_append_vals (list, ties, n_ties);
  groups = qd_story_group (articles, n, list);
  for (guint i = 0; i < n; i++)
    g_string_append_c (line, (char)('a' + g_array_index (groups, guint, i)));
  return g_string_free_and_steal (line);
}

static void
test_groups (void)
{
  g_autoptr (QdProfile) of_ferry = make_profile (ferry);
  g_autoptr (QdProfile) of_again = make_profile (ferry_again);
  g_autoptr (QdProfile) of_pears = make_profile (pears);
  const QdStoryArticle  articles[] = { { of_ferry, 0 }, { of_pears, 0 }, { of_again, DAY }, { of_ferry, DAY }, { of_pears, 20 * DAY } };
  const QdStoryTie      tied[] = { { 0, 2, 0.5 }, { 2, 3, 0.5 } };
  const QdStoryTie      chained[] = { { 0, 2, 0.5 }, { 1, 2, 0.4 } };
  const QdStoryTie      late[] = { { 1, 4, 0.9 } };
  const QdStoryTie      together[] = { { 1, 4, QD_STORY_TOGETHER }, { 0, 1, QD_STORY_TOGETHER } };
  const QdStoryTie      apart[] = { { 2, 3, 0.9 }, { 0, 3, QD_STORY_APART }, { 0, 2, 0.5 } };
  g_autofree char      *none = group (articles, 5, NULL, 0);
  g_autofree char      *two = group (articles, 5, tied, 2);
  /* An article that is alike one of a story only, by mistake, does not get in. */
  g_autofree char *chain = group (articles, 5, chained, 2);
  /* Neither does one that is much too late, unless a person says so. */
  g_autofree char *too_late = group (articles, 5, late, 1);
  g_autofree char *forced = group (articles, 5, together, 2);
  g_autofree char *kept = group (articles, 5, apart, 3);

  g_assert_cmpstr (none, ==, "abcde");
  g_assert_cmpstr (two, ==, "abaae");
  g_assert_cmpstr (chain, ==, "abade");
  g_assert_cmpstr (too_late, ==, "abcde");
  g_assert_cmpstr (forced, ==, "aacda");
  g_assert_cmpstr (kept, ==, "abcce");
}

/* Whatever the order of the ties. */
static void
test_order (void)
{
  g_autoptr (QdProfile) of_ferry = make_profile (ferry);
  g_autoptr (QdProfile) of_again = make_profile (ferry_again);
  g_autoptr (QdProfile) of_pears = make_profile (pears);
  QdProfile            *profiles[] = { of_ferry, of_again, of_pears };
  QdStoryArticle        articles[20];
  QdStoryTie            ties[60];
  g_autofree char      *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    articles[i] = (QdStoryArticle){ profiles[i % 3], (gint64)(i % 7) * 3 * DAY };
  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      guint a = (guint)g_test_rand_int_range (0, 19), b = (guint)g_test_rand_int_range ((gint32)a + 1, 20);

      ties[i] = (QdStoryTie){ a, b, g_test_rand_int_range (0, 5) / 5.0 };
    }
  expected = group (articles, G_N_ELEMENTS (articles), ties, G_N_ELEMENTS (ties));
  for (guint round = 0; round < 100; round++)
    {
      g_autofree char *groups = NULL;

      for (guint i = G_N_ELEMENTS (ties) - 1; i > 0; i--)
        {
          guint      k = (guint)g_test_rand_int_range (0, (gint32)i + 1);
          QdStoryTie tie = ties[i];

          ties[i] = ties[k];
          ties[k] = tie;
        }
      groups = group (articles, G_N_ELEMENTS (articles), ties, G_N_ELEMENTS (ties));
      g_assert_cmpstr (groups, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/story/pairs", test_pairs);
  g_test_add_func ("/core/story/groups", test_groups);
  g_test_add_func ("/core/story/order", test_order);
  return g_test_run ();
}

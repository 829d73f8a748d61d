/* test-quote-habit.c: what an article says somebody says again and again, and what that does to relations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-habit.h"
#include "core/qd-quote-matcher.h"

typedef struct
{
  const char  *name;
  const char  *text; /* the quotation stands in “ and ” */
  QdQuoteHabit habit;
} Case;

static const Case cases[] = {
  { "long-called", "Quennell has long called the dredging a “reckless errand” of Sandvik.", QD_QUOTE_HABIT_REPEATED },
  { "adverb-first", "The mayor repeatedly has denied that she “sold the harbour wall” to anybody.", QD_QUOTE_HABIT_REPEATED },
  { "adverb-behind", "She said over and over that the wall was “a crumbling heap”.", QD_QUOTE_HABIT_REPEATED },
  { "continues", "As Quennell continues to describe the dredging as a “reckless errand,” masons came.", QD_QUOTE_HABIT_REPEATED },
  { "keeps", "Sandvik keeps calling the wall “a ruin”.", QD_QUOTE_HABIT_REPEATED },
  { "aside", "The company (not “pirates,” as Quennell has often called it) sent masons.", QD_QUOTE_HABIT_REPEATED },
  { "aside-likes", "The harbour is open “for the vast majority of ships,” as the mayor likes to say.", QD_QUOTE_HABIT_REPEATED },
  { "german", "Die Bürgermeisterin hat die Baggerarbeiten immer wieder als “leichtsinnig” bezeichnet.", QD_QUOTE_HABIT_REPEATED },
  { "perfect", "Quennell has called the dredging a “reckless errand”.", QD_QUOTE_HABIT_NAME },
  { "perfect-since", "Quennell has since called the dredging “reckless”.", QD_QUOTE_HABIT_NAME },
  { "what-calls", "Masons mended what the mayor calls a “crumbling heap”.", QD_QUOTE_HABIT_NAME },
  { "repeated", "On Monday Quennell repeated that the wall was “a heap”.", QD_QUOTE_HABIT_AGAIN },
  { "repeated-with-a-colon", "Quennell reiterated it at the harbour: “A heap”.", QD_QUOTE_HABIT_AGAIN },
  { "once-again", "She thanked the masons, adding once again that the wall was “a heap”.", QD_QUOTE_HABIT_AGAIN },
  { "german-repeated", "Die Bürgermeisterin wiederholte, die Mauer sei “ein Haufen”.", QD_QUOTE_HABIT_AGAIN },
  { "not-repeated", "She did not, however, repeat that the wall was “a heap”.", QD_QUOTE_HABIT_NONE },
  { "not-repeated-long-before", "She did not, however, repeat what she had said in June, that the old wall was “a heap”.", QD_QUOTE_HABIT_NONE },
  { "came-to-repeat", "The mayor came to repeat that the wall was “a heap”.", QD_QUOTE_HABIT_NONE },
  { "was-repeated", "It was repeated everywhere that the wall was “a heap”.", QD_QUOTE_HABIT_NONE },
  { "repeated-in-another-sentence", "Quennell repeated her offer. “A heap,” she said.", QD_QUOTE_HABIT_NONE },
  { "once", "On Monday Quennell called the dredging a “reckless errand”.", QD_QUOTE_HABIT_NONE },
  { "perfect-of-another-verb", "Quennell has said that the dredging was “reckless”.", QD_QUOTE_HABIT_NONE },
  { "another-sentence", "She has long called for masons. On Monday the mayor said the wall was “a heap”.", QD_QUOTE_HABIT_NONE },
  { "another-line", "What she often says\nThe mayor called the wall “a heap”.", QD_QUOTE_HABIT_NONE },
  { "another-quotation", "She has often called it “a heap” and on Monday “a ruin of the sea”.", QD_QUOTE_HABIT_NONE },
  { "adverb-of-another-verb", "The wall that repeatedly broke is “a heap”, she said.", QD_QUOTE_HABIT_NONE },
  { "behind-without-aside", "“A heap,” the mayor said, who has often called Sandvik names.", QD_QUOTE_HABIT_NONE },
  { "far-off", "Having long called for masons who would come in spring and mend the wall by hand with stone from Velden, she said it was “a heap”.",
    QD_QUOTE_HABIT_NONE },
  { "alone", "“A heap”", QD_QUOTE_HABIT_NONE },
};

/* The last quotation of a text. */
static QdSpan
find_quotation (const char *text)
{
  const char *open = g_strrstr (text, "“"), *close = g_strrstr (text, "”");

  return (QdSpan){ (gsize)(open - text) + strlen ("“"), (gsize)(close - text) };
}

static void
test_case (const void *data)
{
  const Case *test = data;
  QdSpan      span = find_quotation (test->text);

  g_assert_cmpint (qd_quote_habit_read (test->text, strlen (test->text), &span, 1), ==, test->habit);
}

/* Windows that begin inside a character are read from the next one on. */
static void
test_characters (void)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      QdSpan              span;

      for (guint j = 0; j < 100; j++)
        g_string_append (text, "ö");
      for (guint j = 0; j < i; j++)
        g_string_append_c (text, 'x');
      g_string_append (text, " has often called it “a heap”, ");
      for (guint j = 0; j < 100; j++)
        g_string_append (text, "中");
      span = find_quotation (text->str);
      g_assert_cmpint (qd_quote_habit_read (text->str, text->len, &span, 1), ==, QD_QUOTE_HABIT_REPEATED);
    }
}

#define FLOOD                                                                                                            \
  "The harbour wall at Ostrel broke on Monday. Mayor Perla Quennell told the Ostrel council that masons would mend the " \
  "wall. Quennell blamed the Sandvik company, whose dredger had cut the harbour wall at Ostrel. Masons and sailors met."
#define FLOOD_TOO                                                                                                                 \
  "Masons began to mend the harbour wall at Ostrel on Tuesday, Mayor Perla Quennell said. The herring fair and the opera were "   \
  "moved to Velden, where Ivo Marchetti sings for sailors, ferrymen and children on Friday. The Sandvik company denied that its " \
  "dredger cut the wall."

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

/* The second appeared so many days after the first. */
static guint
count_ties_after (gint64 days, const char *body_b, const char *text_a, QdQuoteHabit habit_a, const char *text_b, QdQuoteHabit habit_b)
{
  g_autoptr (QdProfile)      profile_a = qd_profile_new (FLOOD, strlen (FLOOD));
  g_autoptr (QdProfile)      profile_b = qd_profile_new (body_b, strlen (body_b));
  g_autoptr (QdMatchArticle) a = qd_match_article_new (profile_a, 0);
  g_autoptr (QdMatchArticle) b = qd_match_article_new (profile_b, days * DAY);
  g_autoptr (GArray)         matches = NULL;
  g_autoptr (GArray)         reversed = NULL;

  qd_match_article_add (a, text_a, "Perla Quennell", 0.95);
  qd_match_article_add (b, text_b, "Perla Quennell", 0.95);
  qd_match_article_set_habit (a, 0, habit_a);
  qd_match_article_set_habit (b, 0, habit_b);
  matches = qd_match_articles (a, b, NULL);
  reversed = qd_match_articles (b, a, NULL);
  g_assert_cmpuint (matches->len, ==, reversed->len);
  return matches->len;
}

static guint
count_ties (const char *body_b, const char *text_a, const char *text_b, QdQuoteHabit habit)
{
  return count_ties_after (0, body_b, text_a, QD_QUOTE_HABIT_NONE, text_b, habit);
}

/* A word or two that somebody has called something may be of the day; what is said over and over is of none; in an article that
 * has nearly all in common the sentence is the same. */
static void
test_relations (void)
{
  const char *errand = "a reckless errand", *errand_of_sandvik = "this is a reckless errand of dredger captains in Velden";

  g_assert_cmpuint (count_ties (FLOOD_TOO, errand, errand, QD_QUOTE_HABIT_NONE), ==, 1);
  g_assert_cmpuint (count_ties (FLOOD_TOO, errand, errand, QD_QUOTE_HABIT_NAME), ==, 1);
  g_assert_cmpuint (count_ties (FLOOD_TOO, errand, errand, QD_QUOTE_HABIT_REPEATED), ==, 0);
  g_assert_cmpuint (count_ties (FLOOD, errand, errand, QD_QUOTE_HABIT_REPEATED), ==, 1);
  g_assert_cmpuint (count_ties (FLOOD_TOO, errand_of_sandvik, "a reckless errand of dredger captains", QD_QUOTE_HABIT_NAME), ==, 1);
  g_assert_cmpuint (count_ties (FLOOD_TOO, errand_of_sandvik, "a reckless errand of dredger captains", QD_QUOTE_HABIT_REPEATED), ==, 0);
  g_assert_cmpuint (count_ties (FLOOD_TOO, errand_of_sandvik, errand_of_sandvik, QD_QUOTE_HABIT_REPEATED), ==, 1);
}

/* What is said once more some days later is not what the earlier article quotes; of one day it may be, and so may what both say that of. */
static void
test_once_more (void)
{
  const char *errand = "this is a reckless errand of dredger captains in Velden";

  g_assert_cmpuint (count_ties_after (5, FLOOD_TOO, errand, QD_QUOTE_HABIT_NONE, errand, QD_QUOTE_HABIT_NONE), ==, 1);
  g_assert_cmpuint (count_ties_after (5, FLOOD_TOO, errand, QD_QUOTE_HABIT_NONE, errand, QD_QUOTE_HABIT_AGAIN), ==, 0);
  g_assert_cmpuint (count_ties_after (5, FLOOD_TOO, errand, QD_QUOTE_HABIT_AGAIN, errand, QD_QUOTE_HABIT_NONE), ==, 1);
  g_assert_cmpuint (count_ties_after (5, FLOOD_TOO, errand, QD_QUOTE_HABIT_AGAIN, errand, QD_QUOTE_HABIT_AGAIN), ==, 1);
  g_assert_cmpuint (count_ties_after (0, FLOOD_TOO, errand, QD_QUOTE_HABIT_NONE, errand, QD_QUOTE_HABIT_AGAIN), ==, 1);
  g_assert_cmpuint (count_ties_after (5, FLOOD, errand, QD_QUOTE_HABIT_NONE, errand, QD_QUOTE_HABIT_AGAIN), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/quote-habit/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/quote-habit/characters", test_characters);
  g_test_add_func ("/core/quote-habit/relations", test_relations);
  g_test_add_func ("/core/quote-habit/once-more", test_once_more);
  return g_test_run ();
}

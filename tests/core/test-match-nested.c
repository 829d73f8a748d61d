/* test-match-nested.c: whose words a quotation inside a quotation is compared as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-matcher.h"

#define FLOOD                                                                                                            \
  "The harbour wall at Ostrel broke on Monday. Mayor Perla Quennell told the Ostrel council that masons would mend the " \
  "wall. Quennell blamed the Sandvik company, whose dredger had cut the harbour wall at Ostrel. Masons and sailors met."
#define INNER "Nobody in Ostrel will sleep behind a broken wall"
#define BEFORE "When the mayor tells the masons, ‘"
#define BEHIND ",’ she forgets who let the dredgers in and signed the permits"
#define OUTER BEFORE INNER BEHIND
#define MAYOR "Perla Quennell"
#define COUNCILLOR "Oda Lindqvist"

static QdMatchArticle *
make_article (void)
{
  g_autoptr (QdProfile) profile = qd_profile_new (FLOOD, strlen (FLOOD));

  return qd_match_article_new (profile, 0);
}

/* Adds a quotation and, if there is an INNER in it, that one inside it. Both stand at 100 in the body. */
static void
add (QdMatchArticle *article, const char *outer, const char *speaker, const char *nested_speaker)
{
  const char *inner = strstr (outer, INNER);
  QdSpan      around = { 100, 100 + strlen (outer) };
  guint       holder = qd_match_article_add (article, outer, speaker, 0.95), nested;
  QdSpan      place;

  if (inner == NULL || nested_speaker == NULL)
    return;
  place.start = 100 + (gsize)(inner - outer);
  place.end = place.start + strlen (INNER);
  nested = qd_match_article_add (article, INNER, nested_speaker, 0.95);
  qd_match_article_nest (article, nested, &place, 1, holder, &around, 1);
}

/* What ties the first quotations of two articles. */
static QdRelationKind
relation_of_first (QdMatchArticle *a, QdMatchArticle *b)
{
  g_autoptr (GArray) matches = qd_match_articles (a, b, NULL);
  const QdMatch     *first = (const QdMatch *)(gconstpointer)matches->data;

  return matches->len > 0 && first->a == 0 && first->b == 0 ? first->relation.kind : QD_RELATION_NONE;
}

typedef struct
{
  const char    *name;
  const char    *text_a, *speaker_a, *nested_a;
  const char    *text_b, *speaker_b, *nested_b;
  QdRelationKind kind;
} Case;

static const Case cases[] = {
  { "statement-of-the-inner-speaker", OUTER, COUNCILLOR, MAYOR, INNER, MAYOR, NULL, QD_RELATION_NONE },
  { "statement-that-goes-on", OUTER, COUNCILLOR, MAYOR, INNER ", and Sandvik will pay for every stone", MAYOR, NULL, QD_RELATION_NONE },
  { "statement-of-nobody", OUTER, COUNCILLOR, MAYOR, INNER, NULL, NULL, QD_RELATION_NONE },
  { "all-of-it-in-both", OUTER, COUNCILLOR, MAYOR, OUTER, COUNCILLOR, MAYOR, QD_RELATION_VERBATIM },
  { "inner-marks-lost", OUTER, COUNCILLOR, MAYOR, OUTER, COUNCILLOR, NULL, QD_RELATION_VERBATIM },
  { "inner-words-left-out", OUTER, COUNCILLOR, MAYOR, "she forgets who let the dredgers in and signed the permits", COUNCILLOR, NULL,
    QD_RELATION_TRUNCATED },
  { "end-cut-inside-the-inner-one", OUTER, COUNCILLOR, MAYOR, BEFORE INNER, COUNCILLOR, MAYOR, QD_RELATION_TRUNCATED },
  { "changed-beside-the-inner-one", OUTER, COUNCILLOR, MAYOR, BEFORE INNER ",’ she forgets who let the barges in and signed the permits", COUNCILLOR,
    MAYOR, QD_RELATION_ALTERED },
  { "two-who-quote-the-same", OUTER, COUNCILLOR, MAYOR, "I believe her. ‘" INNER "’ is a promise, and I have slept well since", "Ivo Marchetti", MAYOR,
    QD_RELATION_NONE },
  { "own-words-again", OUTER, MAYOR, MAYOR, INNER, MAYOR, NULL, QD_RELATION_TRUNCATED },
  { "outlet-that-reports", "The mayor rose at noon. ‘" INNER "’", "The Ostrel Courier", MAYOR, INNER, MAYOR, NULL, QD_RELATION_NONE },
};

static void
test_case (const void *data)
{
  const Case                *test = data;
  g_autoptr (QdMatchArticle) a = make_article ();
  g_autoptr (QdMatchArticle) b = make_article ();

  add (a, test->text_a, test->speaker_a, test->nested_a);
  add (b, test->text_b, test->speaker_b, test->nested_b);
  g_assert_cmpstr (qd_relation_kind_to_string (relation_of_first (a, b)), ==, qd_relation_kind_to_string (test->kind));
  g_assert_cmpstr (qd_relation_kind_to_string (relation_of_first (b, a)), ==, qd_relation_kind_to_string (test->kind));
}

/* The inner one is compared as before: with the statement it is taken from, and with itself elsewhere. */
static void
test_inner (void)
{
  g_autoptr (QdMatchArticle) a = make_article ();
  g_autoptr (QdMatchArticle) b = make_article ();
  g_autoptr (GArray)         matches = NULL;
  const QdMatch             *match;

  add (a, OUTER, COUNCILLOR, MAYOR);
  add (b, INNER, MAYOR, NULL);
  matches = qd_match_articles (a, b, NULL);
  g_assert_cmpuint (matches->len, ==, 1);
  match = &g_array_index (matches, QdMatch, 0);
  g_assert_cmpuint (match->a, ==, 1);
  g_assert_cmpint (match->relation.kind, ==, QD_RELATION_VERBATIM);
}

/* In one article, a quotation is no rendition of what it quotes. */
static void
test_one_article (void)
{
  g_autoptr (QdMatchArticle) article = make_article ();
  g_autoptr (GArray)         matches = NULL;

  add (article, OUTER, COUNCILLOR, MAYOR);
  matches = qd_match_articles (article, article, NULL);
  g_assert_cmpuint (matches->len, ==, 0);
}

/* Where a cue interrupts the outer quotation, or the inner one, the words are found in each of the spans. */
static void
test_spans (void)
{
  static const QdSpan        outer[] = { { 10, 44 }, { 60, 74 }, { 90, 140 } }, inner[] = { { 20, 44 }, { 60, 68 } };
  static const char          text[] = "She said: Nobody in Ostrel will do sleep at night and she forgets who let the dredgers in and so";
  g_autoptr (QdMatchArticle) a = make_article ();
  g_autoptr (QdMatchArticle) b = make_article ();
  g_autoptr (QdMatchArticle) c = make_article ();

  qd_match_article_add (a, text, COUNCILLOR, 0.95);
  qd_match_article_add (a, "Nobody in Ostrel will do sleep at", MAYOR, 0.95);
  qd_match_article_nest (a, 1, inner, G_N_ELEMENTS (inner), 0, outer, G_N_ELEMENTS (outer));
  qd_match_article_add (b, "Nobody in Ostrel will do sleep at", COUNCILLOR, 0.95);
  g_assert_cmpint (relation_of_first (a, b), ==, QD_RELATION_NONE);
  qd_match_article_add (c, "night and she forgets who let the dredgers in", COUNCILLOR, 0.95);
  g_assert_cmpint (relation_of_first (a, c), ==, QD_RELATION_TRUNCATED);
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/match-nested/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/match-nested/inner", test_inner);
  g_test_add_func ("/core/match-nested/one-article", test_one_article);
  g_test_add_func ("/core/match-nested/spans", test_spans);
  return g_test_run ();
}

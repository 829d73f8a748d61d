/* test-quote-matcher.c: which quotations are one utterance, and what must hold of the answer whatever they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-quote-matcher.h"
#include "tests/qd-processor-time.h"

/* Two articles of one story, and two that have nothing in common. */
#define FLOOD                                                                                                            \
  "The harbour wall at Ostrel broke on Monday. Mayor Perla Quennell told the Ostrel council that masons would mend the " \
  "wall. Quennell blamed the Sandvik company, whose dredger had cut the harbour wall at Ostrel. Masons and sailors met."
#define FLOOD_TOO                                                                                                           \
  "Masons began to mend the harbour wall at Ostrel on Tuesday, Mayor Perla Quennell said. The Sandvik company denied that " \
  "its dredger cut the wall. Sailors in Ostrel harbour told the council that Quennell had been warned."
#define COUNCIL                                                                                                                  \
  "Mayor Perla Quennell answered the Ostrel council for three hours. Of the harbour wall there was little new: masons come "     \
  "in spring. The council heard of school meals, ferry timetables, lantern oil, herring prices and a bakery that wants to stay " \
  "open at night. Quennell promised a ferry."
#define FAIR                                                                                                                      \
  "The herring fair of Ostrel lasts until Friday. Ferrymen from Velden and Tarn sold eels, oysters and smoked herring, Lodovico " \
  "Brandt played the fiddle, and children chased geese between stalls of pewter and cider. Of the harbour wall only masons "      \
  "spoke, and Perla Quennell bought them cider."
#define MARKET                                                                                                                    \
  "The herring fair of Ostrel lasts until Friday. Ferrymen from Velden and Tarn sold eels, oysters and smoked herring, Lodovico " \
  "Brandt played the fiddle, and children chased geese between stalls of pewter and cider. Of the harbour wall only masons "      \
  "spoke, Sandvik kept silent, and Mayor Perla Quennell bought them cider."
#define OPERA                                                                                                            \
  "Tenor Ivo Marchetti sang Tamburlaine in Velden on Friday. The Velden opera had sold every ticket, and Marchetti was " \
  "applauded for eleven minutes by the audience. Critics compared the tenor with Lodovico Brandt."

typedef struct
{
  const char    *name;
  const char    *body_a, *text_a, *speaker_a;
  const char    *body_b, *text_b, *speaker_b;
  QdRelationKind kind;
  const char    *detail;
} Case;

#define WALL "We will mend the harbour wall before the autumn storms, and Sandvik will pay every mason"

static const Case cases[] = {
  { "same-words", FLOOD, WALL ".", "Perla Quennell", OPERA, WALL ",", NULL, QD_RELATION_VERBATIM, "" },
  { "typography", FLOOD, "“We’ll mend the harbour-wall — before the autumn storms”", NULL,
    OPERA, "we'll mend the harbour wall, before the Autumn storms", NULL, QD_RELATION_VERBATIM, "" },
  { "contractions", FLOOD, "We won't rest until they've mended the harbour wall that Sandvik's dredgers cut", NULL,
    OPERA, "We will not rest until they have mended the harbour wall that Sandvik’s dredgers cut", NULL, QD_RELATION_VERBATIM, "" },
  { "thousands", FLOOD, "Sandvik will send 3,000 masons to mend the harbour wall", NULL,
    OPERA, "Sandvik will send 3000 masons to mend the harbour wall", NULL, QD_RELATION_VERBATIM, "" },
  { "start-cut", FLOOD, WALL, "Quennell", FLOOD_TOO, "before the autumn storms, and Sandvik will pay every mason", "Perla Quennell",
    QD_RELATION_TRUNCATED, "start cut" },
  { "both-cut-marked", FLOOD, "… mend the harbour wall before the autumn storms …", NULL, FLOOD_TOO, WALL, NULL,
    QD_RELATION_TRUNCATED, "start and end cut, marked" },
  { "middle-cut-marked", FLOOD, "We will mend the harbour wall … and Sandvik will pay every mason", NULL, FLOOD_TOO, WALL, NULL,
    QD_RELATION_TRUNCATED, "middle cut, marked" },
  { "bracketed-start", FLOOD, "[M]end the harbour wall before the autumn storms, and Sandvik will pay every mason", NULL,
    FLOOD_TOO, WALL, NULL, QD_RELATION_TRUNCATED, "start cut, marked" },
  { "altered", FLOOD, WALL, NULL, FLOOD_TOO, "We will mend the harbour wall before the winter storms, and Sandvik will pay every sailor", NULL,
    QD_RELATION_ALTERED, "2 words changed" },
  { "sentence-in-other-words", FLOOD, "We will hang a copper lantern that is twice as bright a thing as the one we keep", "Perla Quennell",
    FLOOD_TOO, "We will hang a copper lantern which should be, I say, twice as bright a thing as what hangs there", "Perla Quennell", QD_RELATION_ALTERED, "8 words changed" },
  { "sentence-in-other-words-without-a-date", FLOOD, "We will hang a copper lantern that is twice as bright a thing as the one we keep", "Perla Quennell",
    FLOOD_TOO, "We will hang a copper lantern which should be, I say, twice as bright a thing as what hangs there", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "sentence-in-other-words-of-two-stories", FLOOD, "We will hang a copper lantern that is twice as bright a thing as the one we keep", "Perla Quennell",
    OPERA, "We will hang a copper lantern which should be, I say, twice as bright a thing as what hangs there", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "overlapping", FLOOD, "Nobody in Ostrel slept that night. We will mend the harbour wall before the autumn storms", NULL,
    FLOOD_TOO, WALL, NULL, QD_RELATION_OVERLAPPING, "10 words shared" },
  { "fragment", FLOOD, "reckless", "Quennell", FLOOD_TOO, "Sandvik was reckless and it knew the harbour wall was old", "Perla Quennell",
    QD_RELATION_FRAGMENT, "1 word shared" },
  { "name-in-capitals", FLOOD, "harbour dues and dredging act", NULL, FLOOD_TOO, "The council will read the Harbour Dues and Dredging Act tonight", NULL,
    QD_RELATION_NONE, NULL },
  { "number", FLOOD, "11 percent", "Perla Quennell", FLOOD_TOO, "Masons want 11 percent more", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "everyday-words-of-one-speaker", FLOOD, "I will look at it when it is time", "Perla Quennell",
    OPERA, "I will look at it when it is time, and then we will sing", "Perla Quennell", QD_RELATION_TRUNCATED, "end cut" },
  { "everyday-words-of-two-speakers", FLOOD, "I will look at it when it is time", "Perla Quennell",
    OPERA, "I will look at it when it is time", "Oda Lindqvist", QD_RELATION_NONE, NULL },
  { "word-of-the-story", FLOOD, "Ostrel", "Perla Quennell", FLOOD_TOO, "Ostrel", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "word-in-a-long-text", FLOOD, "reckless", "Perla Quennell", FLOOD_TOO,
    "The dredger came in at night, and nobody on the quay had been told of it, and when the masons woke they heard the harbour wall "
    "give way and saw that the reckless tide had come in behind it and taken the boats, the nets, the sheds and the quay",
    "Perla Quennell",
    QD_RELATION_NONE, NULL },
  { "clause-under-two-names", FLOOD, "whose dredger cut the harbour wall at night", "Perla Quennell",
    FLOOD_TOO, "Ask the company whose dredger cut the harbour wall at night", "Oda Lindqvist", QD_RELATION_TRUNCATED, "start cut" },
  { "ordinary-clause-under-two-names", FLOOD, "we will do what we can do", "Perla Quennell",
    FLOOD_TOO, "Here in town we will do what we can do", "Oda Lindqvist", QD_RELATION_NONE, NULL },
  { "shared-sentence", FLOOD, "The tide was high. Nobody had warned us of that at all. Masons were asleep in their sheds behind the quay, and so was I", "Perla Quennell",
    FLOOD_TOO, "I blame the company and its captain, whoever paid him. Nobody had warned us of that at all. Let the lawyers quarrel", "Perla Quennell",
    QD_RELATION_OVERLAPPING, "8 words shared" },
  { "other-words", FLOOD, "Masons will mend what dredgers break, and the council pays for none of it", "Perla Quennell",
    FLOOD_TOO, "Masons never break what dredgers mend, and the captain pays us for half of that", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "fragment-of-two-speakers", FLOOD, "reckless", "Oda Lindqvist", FLOOD_TOO, "reckless", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "fragment-of-nobody", FLOOD, "reckless", NULL, FLOOD_TOO, "reckless", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "fragment-of-two-stories", FLOOD, "reckless", "Perla Quennell", OPERA, "reckless", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "commonplace-of-two-speakers", FLOOD, "At the end of the day, we are working on it", "Perla Quennell",
    FLOOD_TOO, "At the end of the day, we are working on it", "Oda Lindqvist", QD_RELATION_NONE, NULL },
  { "commonplace-of-two-stories", FLOOD, "at the end of the day", "Perla Quennell", OPERA, "at the end of the day", "Perla Quennell",
    QD_RELATION_NONE, NULL },
  { "commonplace-of-one", FLOOD, "No comment", "Quennell", FLOOD_TOO, "No comment,", "Mayor Perla Quennell", QD_RELATION_VERBATIM, "" },
  { "shared-commonplace", FLOOD, "At the end of the day, masons mend what dredgers cut and nobody thanks them for it", "Perla Quennell",
    FLOOD_TOO, "The council asked for calm, and at the end of the day Ostrel stayed calm through every storm", "Perla Quennell",
    QD_RELATION_NONE, NULL },
  { "outlet-and-speaker", FLOOD, WALL " from Velden to Ostrel, however long the dredgers refuse and the lawyers quarrel", "Ostrel Courier",
    OPERA, WALL " from Velden to Ostrel, however long the dredgers refuse and the lawyers quarrel", "Perla Quennell", QD_RELATION_VERBATIM, "" },
  { "whole-inside-of-one-speaker", FLOOD, "nobody mends a wall for nothing", "Perla Quennell",
    OPERA, "The council may sing as it likes, but nobody mends a wall for nothing and the masons have families", "Quennell",
    QD_RELATION_TRUNCATED, "start and end cut" },
  { "whole-inside-of-two-speakers", FLOOD, "nobody mends a wall for nothing", "Perla Quennell",
    OPERA, "The council may sing as it likes, but nobody mends a wall for nothing and the masons have families", "Oda Lindqvist",
    QD_RELATION_NONE, NULL },
  { "changed-scrap", FLOOD, "Sandvik is reckless", "Perla Quennell", FLOOD_TOO, "Sandvik is not a charity", "Perla Quennell",
    QD_RELATION_NONE, NULL },
  { "of-one-family", FLOOD, "keep them in the estuary", "Perla Quennell", FLOOD_TOO, "We would rather keep them in the estuary tonight",
    "Oda Quennell", QD_RELATION_TRUNCATED, "start and end cut" },
  { "name-of-a-programme", FLOOD, "The Harbour Hour", "Perla Quennell", FLOOD_TOO, "The Harbour Hour.", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "name-with-a-number", FLOOD, "Sixty 60 Harbours", "Perla Quennell", FLOOD_TOO, "Sixty 60 Harbours", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "name-of-a-book", FLOOD, "The Long Tide: How Masons Built a Town From Sand and Broken Stone", NULL,
    OPERA, "The Long Tide: How Masons Built a Town From Sand and Broken Stone.", NULL, QD_RELATION_NONE, NULL },
  { "sentences-that-part", FLOOD, "If you listen to the captain that night he may drag the stones out of the wall of Ostrel until nobody sleeps", "Perla Quennell",
    FLOOD_TOO, "drag the stones out of the wall by the ninth of October", "Perla Quennell", QD_RELATION_NONE, NULL },
  { "set-phrase-without-a-date", FLOOD, "one harbour, two towns", NULL, FLOOD_TOO, "one harbour, two towns", "Oda Lindqvist", QD_RELATION_NONE, NULL },
  { "word-among-strange-words", FLOOD, "reckless", "Perla Quennell", FLOOD_TOO,
    "The dredger came in at night, and nobody on the quay had been told of it, and when the masons woke they saw that the reckless tide had come in behind it and taken the boats",
    "Perla Quennell", QD_RELATION_NONE, NULL },
  { "links-in-a-sentence", FLOOD, "I never worked for Ada Quell Ada Maria QuellSailors ask who paid for the wall Council of Ostrel meets about dredgers MORE at all", "Oda Lindqvist",
    OPERA, "Nobody sings like Ada Quell Ada Maria QuellSailors ask who paid for the wall Council of Ostrel meets about dredgers MORE in Velden", "Ivo Marchetti",
    QD_RELATION_NONE, NULL },
  { "nothing", FLOOD, "Geese fly north over the frozen estuary", NULL, FLOOD_TOO, WALL, NULL, QD_RELATION_NONE, NULL },
  { "empty", FLOOD, "", NULL, FLOOD_TOO, "", NULL, QD_RELATION_NONE, NULL },
  { "punctuation", FLOOD, "… ! —", "Perla Quennell", FLOOD_TOO, "… ! —", "Perla Quennell", QD_RELATION_NONE, NULL },
};

#define DAY (G_GINT64_CONSTANT (24) * 60 * 60 * 1000 * 1000)

static QdMatchArticle *
make_dated_article (const char *body, gint64 published)
{
  g_autoptr (QdProfile) profile = qd_profile_new (body, strlen (body));

  return qd_match_article_new (profile, published);
}

static QdMatchArticle *
make_article (const char *body)
{
  return make_dated_article (body, QD_TIME_UNKNOWN);
}

/* Both of one day, but where the case is about articles without a date. */
static QdRelationKind
match_case (const Case *test, char **detail)
{
  gint64                     published = g_str_has_suffix (test->name, "without-a-date") ? QD_TIME_UNKNOWN : 0;
  g_autoptr (QdMatchArticle) a = make_dated_article (test->body_a, published);
  g_autoptr (QdMatchArticle) b = make_dated_article (test->body_b, published);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (a, test->text_a, test->speaker_a, 0.9);
  qd_match_article_add (b, test->text_b, test->speaker_b, 0.9);
  matches = qd_match_articles (a, b, NULL);
  g_assert_cmpuint (matches->len, <=, 1);
  if (matches->len == 0)
    return QD_RELATION_NONE;
  *detail = qd_relation_dup_detail (&g_array_index (matches, QdMatch, 0).relation);
  return g_array_index (matches, QdMatch, 0).relation.kind;
}

static void
test_case (const void *data)
{
  const Case      *test = data;
  g_autofree char *detail = NULL;
  QdRelationKind   kind = match_case (test, &detail);

  g_assert_cmpstr (qd_relation_kind_to_string (kind), ==, qd_relation_kind_to_string (test->kind));
  g_assert_cmpstr (detail, ==, test->detail);
}

/* Two names that differ say the less, the less sure they are. */
static void
test_confidence (void)
{
  static const double   confidences[] = { 0.3, 0.7, 0.95 };
  static const gboolean short_ties[] = { TRUE, FALSE, FALSE }, phrase_ties[] = { TRUE, TRUE, FALSE };
  gsize                 i;

  for (i = 0; i < G_N_ELEMENTS (confidences); i++)
    {
      g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
      g_autoptr (QdMatchArticle) b = make_dated_article (FLOOD_TOO, 0);
      g_autoptr (QdMatchArticle) c = make_dated_article (FLOOD_TOO, 0);
      g_autoptr (GArray)         short_matches = NULL;
      g_autoptr (GArray)         phrase_matches = NULL;

      qd_match_article_add (a, "keep them in the estuary", "Perla Quennell", confidences[i]);
      qd_match_article_add (a, "a crumbling wall of stone", "Perla Quennell", confidences[i]);
      qd_match_article_add (b, "We would rather keep them in the estuary tonight", "Oda Lindqvist", 0.95);
      qd_match_article_add (c, "Ostrel has a crumbling wall of stone tonight", "Oda Lindqvist", 0.95);
      short_matches = qd_match_articles (a, b, NULL);
      phrase_matches = qd_match_articles (a, c, NULL);
      g_assert_cmpuint (short_matches->len, ==, short_ties[i] ? 1 : 0);
      g_assert_cmpuint (phrase_matches->len, ==, phrase_ties[i] ? 1 : 0);
    }
}

/* Articles two weeks and a day apart are not of one story, however alike. */
static void
test_dates (void)
{
  gint64 days;

  for (days = 0; days <= 30; days += 15)
    {
      g_autoptr (QdProfile)      profile = qd_profile_new (FLOOD, strlen (FLOOD));
      g_autoptr (QdMatchArticle) a = qd_match_article_new (profile, 0);
      g_autoptr (QdMatchArticle) b = qd_match_article_new (profile, days * DAY);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "reckless", "Perla Quennell", 0.9);
      qd_match_article_add (b, "reckless", "Perla Quennell", 0.9);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, days == 0 ? 1 : 0);
    }
}

/* A statement that two articles share makes them one story, whatever else is in them. */
static void
test_shared_statement (void)
{
  g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
  g_autoptr (QdMatchArticle) b = make_dated_article (OPERA, 0);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (a, "truly reckless dredger captains", "Perla Quennell", 0.9);
  qd_match_article_add (a, WALL, "Perla Quennell", 0.9);
  qd_match_article_add (b, WALL, "Perla Quennell", 0.9);
  qd_match_article_add (b, "Sandvik has truly reckless dredger captains", "Perla Quennell", 0.9);
  matches = qd_match_articles (a, b, NULL);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpint (g_array_index (matches, QdMatch, 0).relation.kind, ==, QD_RELATION_TRUNCATED);
}

static void
test_one_article (void)
{
  g_autoptr (QdMatchArticle) article = make_article (FLOOD);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (article, WALL, "Perla Quennell", 0.9);
  qd_match_article_add (article, "Geese fly north", NULL, 0.9);
  qd_match_article_add (article, "mend the harbour wall before the autumn storms", NULL, 0.9);
  matches = qd_match_articles (article, article, NULL);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, QdMatch, 0).a, ==, 0);
  g_assert_cmpuint (g_array_index (matches, QdMatch, 0).b, ==, 2);
}

/* One word that stands in two statements of one speaker is of neither for sure. */
static void
test_ambiguous_fragment (void)
{
  g_autoptr (QdMatchArticle) a = make_article (FLOOD);
  g_autoptr (QdMatchArticle) b = make_article (FLOOD_TOO);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (a, "reckless", "Perla Quennell", 0.9);
  qd_match_article_add (b, "Sandvik was reckless in spring", "Perla Quennell", 0.9);
  qd_match_article_add (b, "It is reckless to fish beyond the estuary tonight", "Perla Quennell", 0.9);
  matches = qd_match_articles (a, b, NULL);
  g_assert_cmpuint (matches->len, ==, 0);
}

/* Where the other article has all of what a word stands in, the word that it quotes elsewhere is of something else. */
static void
test_fragment_of_something_else (void)
{
  g_autoptr (QdMatchArticle) a = make_article (FLOOD);
  g_autoptr (QdMatchArticle) b = make_article (FLOOD_TOO);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (a, "a truly reckless captain", "Perla Quennell", 0.9);
  qd_match_article_add (b, "As masons know, it was a truly reckless captain", "Perla Quennell", 0.9);
  qd_match_article_add (b, "reckless", "Perla Quennell", 0.9);
  matches = qd_match_articles (a, b, NULL);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, QdMatch, 0).b, ==, 0);
}

/* Two people who say the same few words in two stories, years apart, say them each of something else. */
static void
test_years_apart (void)
{
  gint64 years;

  for (years = 0; years <= 8; years += 8)
    {
      g_autoptr (QdProfile)      flood = qd_profile_new (FLOOD, strlen (FLOOD));
      g_autoptr (QdProfile)      flood_too = qd_profile_new (FLOOD_TOO, strlen (FLOOD_TOO));
      g_autoptr (QdMatchArticle) a = qd_match_article_new (flood, 0);
      g_autoptr (QdMatchArticle) b = qd_match_article_new (flood_too, years * 365 * DAY);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "the masonry of the estuary is solid granite", "Perla Quennell", 0.95);
      qd_match_article_add (b, "the masonry of the estuary is solid granite", "Oda Lindqvist", 0.85);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, years == 0 ? 1 : 0);
    }
}

/* A single word is of one occasion only where the dates show one. */
static void
test_single_word_of_another_day (void)
{
  gint64 days;

  for (days = 0; days <= 5; days += 5)
    {
      g_autoptr (QdProfile)      profile = qd_profile_new (FLOOD, strlen (FLOOD));
      g_autoptr (QdMatchArticle) a = qd_match_article_new (profile, 0);
      g_autoptr (QdMatchArticle) b = qd_match_article_new (profile, days * DAY);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "reckless", "Perla Quennell", 0.9);
      qd_match_article_add (a, WALL, "Perla Quennell", 0.9);
      qd_match_article_add (b, "reckless", "Perla Quennell", 0.9);
      qd_match_article_add (b, WALL, "Perla Quennell", 0.9);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, days == 0 ? 2 : 1);
    }
}

/* What one speaker, or nobody in particular, is quoted as saying in two articles of one story, or of two. */
typedef struct
{
  const char *name;
  const char *text_a;
  const char *text_b;
  const char *speaker;
  const char *body_b;
  gint64      days; /* less than 0 if nobody knows */
} Time;

/* Each ties on one day, and is said again later. */
static const Time times[] = {
  { "slogan", "stone parade", "It is a stone parade, and everybody in Ostrel knows it", "Perla Quennell", COUNCIL, 5 },
  { "slogan-without-a-date", "wall parade", "It is a wall parade, and everybody in Ostrel knows it", "Perla Quennell", COUNCIL, -1 },
  { "two-words-of-both-without-a-date", "stone parade", "stone parade", "Perla Quennell", COUNCIL, -1 },
  { "word-among-others", "reckless", "Sandvik was reckless, and everybody in Ostrel knows it", "Perla Quennell", FLOOD_TOO, 5 },
  { "put-differently", "It was a lazy choice then", "It was our lazy choice then", "Perla Quennell", FLOOD_TOO, 5 },
  { "phrase-of-nobody", "sailors without a lantern", "sailors without a lantern", NULL, FLOOD_TOO, -1 },
  { "chant-of-the-next-day", "no dredgers near the quay", "No dredgers near the quay!", NULL, FAIR, 1 },
  { "two-words-of-the-next-day", "wall parade", "wall parade", "Perla Quennell", FAIR, 1 },
  { "word-of-the-next-day", "reckless", "Sandvik was reckless with it", "Perla Quennell", FAIR, 1 },
  { "same-word-of-the-next-day", "reckless", "reckless", "Perla Quennell", FAIR, 1 },
  { "everyday-words-of-nobody", "what do they have to lose", "What do they have to lose?", NULL, FAIR, 1 },
  { "few-words-years-later", "mental and stony stamina", "mental and stony stamina", "Perla Quennell", FAIR, 600 },
  { "few-words-put-differently", "Masons should be able to see for themselves what captains are saying", "Masons should be able to see what captains say", "Perla Quennell", FAIR, -1 },
  { "part-of-two-sentences", "Captains know that. The simple fact is that walls were broken", "The simple fact is, walls were broken, as happens in every harbour town in winter",
    "Perla Quennell", FAIR, 3 },
  { "part-of-a-sentence", "we still do not have all the masons yet", "The council asked me, and we still do not have all the masons yet, so nobody sings",
    "Perla Quennell", OPERA, 400 },
  { "few-words-of-the-matter-years-later", "a lantern in the fog for us", "My mother was a lantern in the fog for us and nobody thanked her", "Perla Quennell", FAIR, 400 },
  { "sentence-put-anew", "Masons cannot finish the granite wall of Ostrel with herring money alone", "Masons must never begin the granite wall of Ostrel with herring money alone",
    "Perla Quennell", FAIR, 5 },
  { "statement-of-the-next-month",
    "While much more work remains, the masons of Ostrel mended forty yards of granite wall this month, further evidence that our harbour recovers from the worst storm",
    "The masons of Ostrel mended ninety yards of granite wall this spring, further evidence that our harbour keeps healing after the worst storm", "Perla Quennell", FLOOD_TOO, 40 },
  { "part-of-two-sentences-of-nobody", "There would be, as far as anybody sees in the fog, broken nets and rotten lanterns for seven winters in every harbour",
    "broken nets and rotten lanterns for seven winters in every harbour, and then the council wonders why captains leave", NULL, FAIR, 5 },
  { "phrase-without-a-date", "dredgers above the council", "The company thinks its dredgers above the council of Ostrel", "Perla Quennell", FAIR, -1 },
  { "motto-without-a-date", "work for the harbour masons", "Work for the harbour masons!", "Perla Quennell", OPERA, -1 },
  { "long-phrase-of-nobody-without-a-date", "no sign of rot in the granite masonry", "The first look found no sign of rot in the granite masonry at all", NULL, FAIR, -1 },
  { "everyday-words-without-a-date", "We will never be put up for sale", "Tonight I say it again. We will never be put up for sale", "Perla Quennell", OPERA, -1 },
  { "part-of-long-sentences-of-nobody",
    "Captains will tell you, whatever the council may say of it, that we are now the first of seven harbour towns to burn so many copper lanterns",
    "we are now the first of seven harbour towns to burn so many copper lanterns, and somebody should thank the masons for it", NULL, FAIR, 200 },
  { "little-of-a-long-quotation-put-differently", "Captains who moor without copper lanterns are never welcome in the granite harbour",
    "My mother sold herring on this quay for thirty winters, and she taught me that a town is what its people do for each other when the fog comes in, that a baker "
    "gives bread to a mason and a mason bread to a baker, and so I say that captains who moor without copper lanterns were never welcome in the granite harbour",
    "Perla Quennell", FAIR, 5 },
  { "half-of-two-sentences-elsewhere", "I do not want to put the bucket before the mule. We have no ferry for it, nor a bell, nor anybody who sings",
    "So I do not want to put the bucket before the mule. My brother is a baker and his bread is better than that of any other in this town", "Perla Quennell", OPERA, 400 },
  { "part-of-a-long-quotation-elsewhere", "granite walls outlive herring money forever",
    "My mother sold soap on this quay for thirty winters, and she taught me that a town is what its people do for each other when the fog comes in, and that "
    "granite walls outlive herring money forever, as my brother never learned",
    "Perla Quennell", OPERA, 400 },
  { "promise-that-everybody-recalls", "If you like your ferry you will be able to keep your ferry, and no one will take it away from you, no matter what",
    "If you like your ferry you will be able to keep your ferry, and no one will take it away from you", NULL, FAIR, 200 },
};

/* What a speaker has on his lips is no part of what he says to somebody. */
static void
test_slogan (void)
{
  static const gboolean capitals[] = { FALSE, TRUE };
  gsize                 i;

  for (i = 0; i < G_N_ELEMENTS (capitals); i++)
    {
      g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
      g_autoptr (QdMatchArticle) b = make_dated_article (FLOOD_TOO, 0);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "stone parade", "Perla Quennell", 0.9);
      qd_match_article_add (b, capitals[i] ? "It was the Stone Parade that began it" : "It was the stone parade that began it", "Perla Quennell", 0.9);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, capitals[i] ? 0 : 1);
    }
}

/* Where it is not sure who says two words, they are a slogan unless they are of one day. */
static void
test_slogan_of_somebody (void)
{
  static const double confidences[] = { 0.6, 0.95 };
  gint64              days;
  gsize               i;

  for (days = 0; days <= 1; days++)
    for (i = 0; i < G_N_ELEMENTS (confidences); i++)
      {
        g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
        g_autoptr (QdMatchArticle) b = make_dated_article (COUNCIL, days * DAY);
        g_autoptr (GArray)         matches = NULL;

        qd_match_article_add (a, "stone parade", "Perla Quennell", confidences[i]);
        qd_match_article_add (b, "what a stone parade", "Perla Quennell", 0.95);
        matches = qd_match_articles (a, b, NULL);
        g_assert_cmpuint (matches->len, ==, days == 0 || i > 0 ? 1 : 0);
      }
}

/* Without a date, what a speaker says everywhere is a part of what both quote, but not next to one another, only if the two articles have much in
 * common. */
static void
test_words_without_a_date (void)
{
  static const char *const bodies[] = { FLOOD_TOO, MARKET };
  gsize                    i;

  for (i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (QdMatchArticle) a = make_article (FLOOD);
      g_autoptr (QdMatchArticle) b = make_article (bodies[i]);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "abuse of granite", "Perla Quennell", 0.9);
      qd_match_article_add (a, "Herring is cheap this year", "Lodovico Brandt", 0.9);
      qd_match_article_add (a, WALL, "Perla Quennell", 0.9);
      qd_match_article_add (b, "He was blamed for abuse of granite and more", "Perla Quennell", 0.9);
      qd_match_article_add (b, WALL, "Perla Quennell", 0.9);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, i == 0 ? 2 : 1);
    }
}

/* What any mayor swears, and one who says so at length. */
#define FORMULA "take care that the lanterns be faithfully lit"
#define LONG_WITH_FORMULA                                                                                                                   \
  "Whoever sits in that chair has to get up at four in the morning and walk along the quay in any weather, has to listen to bakers and to " \
  "take care that the lanterns be faithfully lit, and nobody has ever thanked my brother or me for it"

/* What may be a formula ties two articles of two times where these are near enough to look back, or where something else ties them, too. */
static void
test_formula (void)
{
  static const struct
  {
    gint64   days;
    gboolean others;
    guint    ties;
  } settings[] = { { 30, FALSE, 1 }, { 400, FALSE, 0 }, { 400, TRUE, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (QdMatchArticle) a = make_dated_article (OPERA, 0);
      g_autoptr (QdMatchArticle) b = make_dated_article (MARKET, settings[i].days * DAY);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, FORMULA, NULL, 0.9);
      qd_match_article_add (b, LONG_WITH_FORMULA, NULL, 0.9);
      if (settings[i].others)
        {
          qd_match_article_add (a, WALL, "Perla Quennell", 0.9);
          qd_match_article_add (b, WALL, "Perla Quennell", 0.9);
        }
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, settings[i].ties);
    }
}

/* Who says what somebody else says does not say it himself, however exactly. */
static void
test_taken_up (void)
{
  static const struct
  {
    const char *text, *speaker;
    gboolean    ties;
    double      sure; /* of the other's speaker */
  } sayings[] = {
    { "For a mayor to stand up and say the masonry of the estuary is solid granite is an insult to every mason", "Oda Lindqvist", FALSE, 0.95 },
    { "We heard the mayor say that the masonry of the estuary is solid granite, and laughed", "Oda Lindqvist", FALSE, 0.95 },
    { "I say that the masonry of the estuary is solid granite, and laugh", "Oda Lindqvist", TRUE, 0.95 },
    { "She forgets that the masonry of the estuary is solid granite, and laughs", "Oda Lindqvist", TRUE, 0.95 },
    { "We heard the masons say that the masonry of the estuary is solid granite, and laughed", "Perla Quennell", TRUE, 0.95 },
    { "We heard the mayor say that the masonry of the estuary is solid granite, and laughed", "Oda Lindqvist", FALSE, 0.4 },
    { "I have said that the masonry of the estuary is solid granite, and laugh", "Oda Lindqvist", TRUE, 0.4 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sayings); i++)
    {
      g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
      g_autoptr (QdMatchArticle) b = make_dated_article (FLOOD, 0);
      g_autoptr (GArray)         matches = NULL;

      qd_match_article_add (a, "the masonry of the estuary is solid granite", "Perla Quennell", sayings[i].sure);
      qd_match_article_add (b, sayings[i].text, sayings[i].speaker, 0.95);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpuint (matches->len, ==, sayings[i].ties ? 1 : 0);
    }
}

/* Who takes up another’s words to turn them does not say what the other said, if that stands there in full. */
static void
test_resembling (void)
{
  g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
  g_autoptr (QdMatchArticle) b = make_dated_article (FLOOD_TOO, 0);
  g_autoptr (QdMatchArticle) c = make_dated_article (FLOOD_TOO, 0);
  g_autoptr (GArray)         both = NULL;
  g_autoptr (GArray)         alone = NULL;

  qd_match_article_add (a, "The way to keep the harbour wall of Ostrel dry is to mend it with granite before the autumn storms", NULL, 0.9);
  qd_match_article_add (b, "The way to keep the harbour wall of Ostrel dry is to stop digging under every stone of it, whatever Sandvik may pay", NULL, 0.9);
  qd_match_article_add (b, "The way to keep the harbour wall of Ostrel dry is to mend it with granite before the autumn storms", NULL, 0.9);
  qd_match_article_add (c, "The way to keep the harbour wall of Ostrel dry is to stop digging under every stone of it, whatever Sandvik may pay", NULL, 0.9);
  both = qd_match_articles (a, b, NULL);
  alone = qd_match_articles (a, c, NULL);
  g_assert_cmpuint (both->len, ==, 1);
  g_assert_cmpuint (g_array_index (both, QdMatch, 0).b, ==, 1);
  g_assert_cmpuint (alone->len, ==, 1);
}

/* What an article quotes of a statement once more, in part, is of the utterance that the statement is of, in another article, too; a part that it
 * quotes alone may be of another. */
static void
test_quoted_twice (void)
{
  g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
  g_autoptr (QdMatchArticle) b = make_dated_article (OPERA, 60 * DAY);
  g_autoptr (QdMatchArticle) c = make_dated_article (OPERA, 60 * DAY);
  g_autoptr (GArray)         twice = NULL;
  g_autoptr (GArray)         alone = NULL;

  qd_match_article_add (a, "That is not the way our harbour works", "Ada Quill", 0.95);
  qd_match_article_add (b, "That is not the way our harbour works", "Ada Quill", 0.95);
  qd_match_article_add (b, "the way our harbour works", "Ada Quill", 0.95);
  qd_match_article_add (c, "the way our harbour works", "Ada Quill", 0.95);
  twice = qd_match_articles (a, b, NULL);
  alone = qd_match_articles (a, c, NULL);
  g_assert_cmpuint (twice->len, ==, 2);
  g_assert_cmpuint (alone->len, ==, 0);
}

typedef struct
{
  const char *speaker_a, *text_a;
  const char *speaker_b, *text_b;
  gboolean    beside; /* whether it is of one utterance right beside a statement that two articles share */
} Neighbour;

/* How many of two articles' quotations are tied, months apart, of which the last may stand behind the same statement, or after another one. */
static guint
count_beside (const Neighbour *neighbour, gboolean statement, gboolean between)
{
  g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, 0);
  g_autoptr (QdMatchArticle) b = make_dated_article (OPERA, 60 * DAY);
  g_autoptr (GArray)         matches = NULL;

  if (statement)
    {
      qd_match_article_add (a, "That is not the way our harbour works", "Ada Quill", 0.95);
      qd_match_article_add (b, "That is not the way our harbour works", "Ada Quill", 0.95);
    }
  if (between)
    qd_match_article_add (b, "Bring the herring and the cider before it rains", "Lodovico Brandt", 0.95);
  qd_match_article_add (a, neighbour->text_a, neighbour->speaker_a, 0.95);
  qd_match_article_add (b, neighbour->text_b, neighbour->speaker_b, 0.95);
  matches = qd_match_articles (a, b, NULL);
  return matches->len;
}

/* What two articles quote next to a statement that both have is of that occasion, though it be little; elsewhere it may be of another. */
static void
test_beside (void)
{
  static const Neighbour neighbours[] = {
    { "Ada Quill", "reckless dredgers", "Ada Quill", "reckless dredgers", TRUE },
    { "Ada Quill", "and you would be in gaol", "Ada Quill", "you would be in gaol", TRUE },
    { "Perla Quennell", "you would be in a lantern", NULL, "you would be in a lantern", TRUE },
    { "Ada Quill", "It is good that nobody of his temper runs this town", "Ada Quill", "It is so good that nobody of that temper runs our town", TRUE },
    { "Ada Quill", "reckless dredgers", NULL, "reckless dredgers", FALSE },
    { "Ada Quill", "you would be in a lantern", "Perla Quennell", "you would be in a lantern", FALSE },
    { NULL, "you would be in a lantern", "Ada Quill", "and you would be in their lantern", FALSE },
    { "Ada Quill", "our old lantern", "Ada Quill", "their old lantern", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (neighbours); i++)
    {
      g_assert_cmpuint (count_beside (&neighbours[i], FALSE, FALSE), ==, 0);
      g_assert_cmpuint (count_beside (&neighbours[i], TRUE, FALSE), ==, neighbours[i].beside ? 2 : 1);
      g_assert_cmpuint (count_beside (&neighbours[i], TRUE, TRUE), ==, 1);
    }
}

static gboolean
ties_after (const Time *test, gint64 days)
{
  g_autoptr (QdMatchArticle) a = make_dated_article (FLOOD, days < 0 ? QD_TIME_UNKNOWN : 0);
  g_autoptr (QdMatchArticle) b = make_dated_article (test->body_b, days < 0 ? QD_TIME_UNKNOWN : days * DAY);
  g_autoptr (GArray)         matches = NULL;

  qd_match_article_add (a, test->text_a, test->speaker, 0.95);
  qd_match_article_add (b, test->text_b, test->speaker, 0.95);
  matches = qd_match_articles (a, b, NULL);
  return matches->len > 0;
}

static void
test_said_again (const void *data)
{
  const Time *test = data;

  g_assert_true (ties_after (test, 0));
  g_assert_false (ties_after (test, test->days));
}

static const char *const vocabulary[] = {
  "harbour",
  "wall",
  "mason",
  "dredger",
  "storm",
  "the",
  "of",
  "and",
  "we",
  "will",
  "to",
  "in",
  "day",
  "end",
  "people",
  "work",
  "lantern",
  "ferry",
  "estuary",
  "reckless",
  "Ostrel",
  "Quennell",
  "night",
  "not",
  "a",
  "…",
  "[quay]",
  "autumn",
  "pay",
  "old",
};
static const char *const speakers[] = { "Perla Quennell", "Quennell", "Mayor Quennell", "Oda Lindqvist", NULL };

/* Of one day, of the next, of one fortnight, of another year; or nobody knows. */
static const gint64 days[] = { 0, DAY, 5 * DAY, 400 * DAY, QD_TIME_UNKNOWN };

/* A quotation made up, or a variation of the one given: cut, altered, with a mark. */
static char *
make_up_quotation (const char *original)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint               n = g_test_rand_int_range (0, g_test_rand_bit () ? 5 : 30), i;

  if (original != NULL && g_test_rand_int_range (0, 4) > 0)
    {
      g_auto (GStrv) words = g_strsplit (original, " ", -1);
      guint          n_words = g_strv_length (words), start, end;

      start = g_test_rand_int_range (0, n_words / 2 + 1);
      end = g_test_rand_int_range (start, n_words + 1);
      for (i = start; i < end; i++)
        if (g_test_rand_int_range (0, 12) > 0)
          g_string_append_printf (text, "%s ", g_test_rand_int_range (0, 9) > 0 ? words[i] : vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))]);
    }
  else
    for (i = 0; i < n; i++)
      g_string_append_printf (text, "%s ", vocabulary[g_test_rand_int_range (0, G_N_ELEMENTS (vocabulary))]);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

typedef struct
{
  QdMatchArticle *match;
  GPtrArray      *texts;
  GPtrArray      *speakers;
} Made;

static void
made_init (Made *self, const char *body, const Made *other)
{
  guint n = g_test_rand_int_range (1, 8), i;

  self->match = make_dated_article (body, days[g_test_rand_int_range (0, G_N_ELEMENTS (days))]);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->speakers = g_ptr_array_new ();
  for (i = 0; i < n; i++)
    {
      const char *original = other != NULL && i < other->texts->len ? other->texts->pdata[i] : NULL;
      const char *speaker = speakers[g_test_rand_int_range (0, G_N_ELEMENTS (speakers))];

      g_ptr_array_add (self->texts, make_up_quotation (original));
      g_ptr_array_add (self->speakers, (gpointer)speaker);
      qd_match_article_add (self->match, self->texts->pdata[i], speaker, 0.9);
    }
}

static void
made_clear (Made *self)
{
  qd_match_article_free (self->match);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->speakers);
}

static gboolean
has_reverse (GArray *matches, const QdMatch *match)
{
  QdRelation reversed = qd_relation_reverse (&match->relation);
  guint      i;

  for (i = 0; i < matches->len; i++)
    {
      const QdMatch *other = &g_array_index (matches, QdMatch, i);

      if (other->a == match->b && other->b == match->a)
        return memcmp (&other->relation, &reversed, sizeof reversed) == 0;
    }
  return FALSE;
}

static gboolean
share_a_key (const Made *a, guint of_a, const Made *b, guint of_b)
{
  g_autoptr (GArray) keys_a = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) keys_b = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint              i, j;

  qd_match_keys (a->texts->pdata[of_a], a->speakers->pdata[of_a], keys_a);
  qd_match_keys (b->texts->pdata[of_b], b->speakers->pdata[of_b], keys_b);
  for (i = 0; i < keys_a->len; i++)
    for (j = 0; j < keys_b->len; j++)
      if (g_array_index (keys_a, guint64, i) == g_array_index (keys_b, guint64, j))
        return TRUE;
  return FALSE;
}

/* A memo makes no difference, however many pairs it has to forget; here a dozen at a time are remembered. */
static void
test_properties (void)
{
  g_autoptr (QdCompareMemo) memo = qd_compare_memo_new (16);
  guint                     n_matches = 0, round, i;

  for (round = 0; round < 3000; round++)
    {
      Made               a, b;
      g_autoptr (GArray) forth = NULL;
      g_autoptr (GArray) back = NULL;
      g_autoptr (GArray) remembered = NULL;

      made_init (&a, FLOOD, NULL);
      made_init (&b, g_test_rand_bit () ? FLOOD_TOO : OPERA, &a);
      forth = qd_match_articles (a.match, b.match, NULL);
      back = qd_match_articles (b.match, a.match, NULL);
      remembered = qd_match_articles (a.match, b.match, memo);
      g_assert_cmpuint (forth->len, ==, back->len);
      g_assert_cmpmem (forth->data, forth->len * sizeof (QdMatch), remembered->data, remembered->len * sizeof (QdMatch));
      for (i = 0; i < forth->len; i++)
        {
          const QdMatch *match = &g_array_index (forth, QdMatch, i);

          g_assert_true (has_reverse (back, match));
          g_assert_true (i == 0 || match->a > match[-1].a || (match->a == match[-1].a && match->b > match[-1].b));
          g_assert_true (share_a_key (&a, match->a, &b, match->b));
          g_assert_cmpint (match->relation.kind, !=, QD_RELATION_NONE);
          if (match->relation.kind == QD_RELATION_ALTERED)
            g_assert_cmpuint (match->relation.changed_words, >, 0);
        }
      n_matches += forth->len;
      made_clear (&a);
      made_clear (&b);
    }
  g_assert_cmpuint (n_matches, >, 500);
}

/* Keys are as many as promised, and each is there once. */
static void
test_key_count (void)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint              i, j;

  qd_match_keys (WALL, "Perla Quennell", keys);
  g_assert_cmpuint (keys->len, >, 0);
  g_assert_cmpuint (keys->len, <=, 2 * 16);
  for (i = 0; i < keys->len; i++)
    for (j = i + 1; j < keys->len; j++)
      g_assert_cmpuint (g_array_index (keys, guint64, i), !=, g_array_index (keys, guint64, j));
}

/* Long, and made to be hard: answered in time in proportion to the length. */
static void
test_pathological (void)
{
  static const char *const pieces[] = { "wall ", "wall mason ", "… ", "wall … [mason] ", "a b c d e f g h i j k l m n o p q r s t ", "市" };
  gsize                    i;

  for (i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString)        text = g_string_new ("Prologue of masons ");
      g_autoptr (GString)        other = g_string_new (NULL);
      g_autoptr (QdMatchArticle) a = make_article (FLOOD);
      g_autoptr (QdMatchArticle) b = make_article (FLOOD_TOO);
      g_autoptr (GArray)         matches = NULL;
      guint                      k;
      double                     start;

      for (k = 0; k < 100000; k++)
        {
          g_string_append (text, pieces[i]);
          g_string_append (other, pieces[i]);
        }
      g_string_append (other, "lantern dredger estuary");
      start = qd_processor_time ();
      qd_match_article_add (a, text->str, "Perla Quennell", 0.9);
      qd_match_article_add (b, other->str, "Perla Quennell", 0.9);
      qd_match_article_add (b, WALL, "Perla Quennell", 0.9);
      matches = qd_match_articles (a, b, NULL);
      g_assert_cmpfloat (qd_processor_time () - start, <, 20);
    }
}

/* Very many quotations, all the same. */
static void
test_many (void)
{
  g_autoptr (QdMatchArticle) a = make_article (FLOOD);
  g_autoptr (GArray)         matches = NULL;
  guint                      i;
  double                     start;

  for (i = 0; i < 20000; i++)
    qd_match_article_add (a, i % 2 ? WALL : "mend the wall, masons, or the harbour drowns", "Perla Quennell", 0.9);
  start = qd_processor_time ();
  matches = qd_match_articles (a, a, NULL);
  g_assert_cmpuint (matches->len, >, 1000);
  g_assert_cmpfloat (qd_processor_time () - start, <, 30);
}

int
main (int argc, char **argv)
{
  gsize i;

  g_test_init (&argc, &argv, NULL);
  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/quote-matcher/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/quote-matcher/slogan", test_slogan);
  g_test_add_func ("/core/quote-matcher/slogan-of-somebody", test_slogan_of_somebody);
  g_test_add_func ("/core/quote-matcher/words-without-a-date", test_words_without_a_date);
  g_test_add_func ("/core/quote-matcher/formula", test_formula);
  g_test_add_func ("/core/quote-matcher/taken-up", test_taken_up);
  g_test_add_func ("/core/quote-matcher/resembling", test_resembling);
  g_test_add_func ("/core/quote-matcher/quoted-twice", test_quoted_twice);
  g_test_add_func ("/core/quote-matcher/beside", test_beside);
  for (i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *path = g_strconcat ("/core/quote-matcher/said-again/", times[i].name, NULL);

      g_test_add_data_func (path, &times[i], test_said_again);
    }
  g_test_add_func ("/core/quote-matcher/confidence", test_confidence);
  g_test_add_func ("/core/quote-matcher/dates", test_dates);
  g_test_add_func ("/core/quote-matcher/shared-statement", test_shared_statement);
  g_test_add_func ("/core/quote-matcher/one-article", test_one_article);
  g_test_add_func ("/core/quote-matcher/ambiguous-fragment", test_ambiguous_fragment);
  g_test_add_func ("/core/quote-matcher/fragment-of-something-else", test_fragment_of_something_else);
  g_test_add_func ("/core/quote-matcher/single-word-of-another-day", test_single_word_of_another_day);
  g_test_add_func ("/core/quote-matcher/years-apart", test_years_apart);
  g_test_add_func ("/core/quote-matcher/properties", test_properties);
  g_test_add_func ("/core/quote-matcher/key-count", test_key_count);
  g_test_add_func ("/core/quote-matcher/pathological", test_pathological);
  g_test_add_func ("/core/quote-matcher/many", test_many);
  return g_test_run ();
}

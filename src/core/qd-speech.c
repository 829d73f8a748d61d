/* qd-speech.c: weighs what speaks for and against a stretch in marks being speech
 *
 * A linear model of a few dozen yes-or-no features. The weights, in tenths, were fitted by logistic regression on
 * annotated news in English and in German and then rounded; in German news far more of what stands in marks is a
 * name or a term. French and Spanish use the English weights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-speech.h"

typedef enum {
  FEATURE_CUE_NONE,
  FEATURE_CUE_AFTER,
  FEATURE_CUE_BEFORE,
  FEATURE_CUE_NOUN,
  FEATURE_CUE_ACCORDING,
  FEATURE_CUE_COLON,
  FEATURE_CUE_FAR,
  FEATURE_CUE_SUBJECT,
  FEATURE_CUE_CONTINUED,
  FEATURE_CUE_INTRODUCED,
  FEATURE_CUE_STRONG,
  FEATURE_CUE_MIDDLING,
  FEATURE_CUE_WEAK,
  FEATURE_ALONE,
  FEATURE_EMPTY,
  FEATURE_ONE_WORD,
  FEATURE_SHORT,
  FEATURE_MIDDLING,
  FEATURE_LONG,
  FEATURE_VERY_LONG,
  FEATURE_TITLE,
  FEATURE_LONG_TITLE,
  FEATURE_ONE_CAPITAL,
  FEATURE_BEGINS_CAPITAL,
  FEATURE_ENDS_COMMA,
  FEATURE_ENDS_STOP,
  FEATURE_ENDS_MARKED,
  FEATURE_BEHIND_SCARE,
  FEATURE_BEHIND_WORK,
  FEATURE_BEHIND_POSSESSIVE,
  FEATURE_BEHIND_PREPOSITION,
  FEATURE_BEHIND_ORGANISATION,
  FEATURE_BEHIND_CONJUNCTION,
  FEATURE_BEHIND_CUE_NOUN,
  FEATURE_BEHIND_CUE,
  FEATURE_BEHIND_AUXILIARY,
  FEATURE_BEHIND_CLAUSE,
  FEATURE_BEHIND_COLON,
  FEATURE_BEHIND_COMMA,
  FEATURE_BEHIND_BRACKET,
  FEATURE_BEFORE_OPEN_WORD,
  FEATURE_BEFORE_NAME,
  FEATURE_BEFORE_AUXILIARY,
  FEATURE_BEFORE_PREPOSITION,
  FEATURE_BEFORE_BRACKET,
  FEATURE_BEFORE_END,
  FEATURE_TITLE_BEHIND_POSSESSIVE,
  FEATURE_TITLE_BEHIND_PREPOSITION,
  FEATURE_TITLE_BEHIND_WORK,
  FEATURE_SUBJUNCTIVE,
  N_FEATURES,
} Feature;

typedef struct
{
  int english;
  int german;
} Weight;

static const Weight bias = { 10, 10 };

/* clang-format off */
static const Weight weights[N_FEATURES] = {
  [FEATURE_CUE_NONE] = { -34, -10 },
  [FEATURE_CUE_AFTER] = { 6, 9 },
  [FEATURE_CUE_BEFORE] = { 16, 5 },
  [FEATURE_CUE_NOUN] = { 13, 12 },
  [FEATURE_CUE_ACCORDING] = { 33, 20 },
  [FEATURE_CUE_COLON] = { 42, -2 },
  [FEATURE_CUE_FAR] = { 8, -4 },
  [FEATURE_CUE_SUBJECT] = { 0, -6 },
  [FEATURE_CUE_CONTINUED] = { -8, 2 },
  [FEATURE_CUE_INTRODUCED] = { -11, 8 },
  [FEATURE_CUE_STRONG] = { 15, 7 },
  [FEATURE_CUE_MIDDLING] = { 6, 9 },
  [FEATURE_CUE_WEAK] = { -5, -10 },
  [FEATURE_ALONE] = { 6, -7 },
  [FEATURE_EMPTY] = { -100, -100 },
  [FEATURE_ONE_WORD] = { -3, -13 },
  [FEATURE_SHORT] = { 0, -4 },
  [FEATURE_MIDDLING] = { 7, 8 },
  [FEATURE_LONG] = { 15, 21 },
  [FEATURE_VERY_LONG] = { 13, 33 },
  [FEATURE_TITLE] = { -12, -23 },
  [FEATURE_LONG_TITLE] = { -2, -34 },
  [FEATURE_ONE_CAPITAL] = { -10, -10 },
  [FEATURE_BEGINS_CAPITAL] = { 9, -18 },
  [FEATURE_ENDS_COMMA] = { 4, 14 },
  [FEATURE_ENDS_STOP] = { -1, 26 },
  [FEATURE_ENDS_MARKED] = { 12, 32 },
  [FEATURE_BEHIND_SCARE] = { -15, -6 },
  [FEATURE_BEHIND_WORK] = { -21, -6 },
  [FEATURE_BEHIND_POSSESSIVE] = { -5, -2 },
  [FEATURE_BEHIND_PREPOSITION] = { 3, 8 },
  [FEATURE_BEHIND_ORGANISATION] = { -6, -10 },
  [FEATURE_BEHIND_CONJUNCTION] = { 5, 5 },
  [FEATURE_BEHIND_CUE_NOUN] = { 11, -10 },
  [FEATURE_BEHIND_CUE] = { 3, -15 },
  [FEATURE_BEHIND_AUXILIARY] = { 12, 4 },
  [FEATURE_BEHIND_CLAUSE] = { 11, 10 },
  [FEATURE_BEHIND_COLON] = { -5, 13 },
  [FEATURE_BEHIND_COMMA] = { -6, -3 },
  [FEATURE_BEHIND_BRACKET] = { -9, -6 },
  [FEATURE_BEFORE_OPEN_WORD] = { -10, 1 },
  [FEATURE_BEFORE_NAME] = { 3, 5 },
  [FEATURE_BEFORE_AUXILIARY] = { -5, -1 },
  [FEATURE_BEFORE_PREPOSITION] = { -2, 8 },
  [FEATURE_BEFORE_BRACKET] = { -7, 4 },
  [FEATURE_BEFORE_END] = { 4, -3 },
  [FEATURE_TITLE_BEHIND_POSSESSIVE] = { -22, -10 },
  [FEATURE_TITLE_BEHIND_PREPOSITION] = { -19, -1 },
  [FEATURE_TITLE_BEHIND_WORK] = { -20, -10 },
  [FEATURE_SUBJUNCTIVE] = { 0, 13 },
};
/* clang-format on */

#define BIT(feature) (G_GUINT64_CONSTANT (1) << (feature))

/* A title of more words than this is no title. */
#define MAX_TITLE_WORDS 12

static guint64
when (gboolean condition, Feature feature)
{
  return condition ? BIT (feature) : 0;
}

static guint64
read_cue (const QdCue *cue)
{
  static const Feature features[] = {
    [QD_CUE_NONE] = FEATURE_CUE_NONE,
    [QD_CUE_AFTER] = FEATURE_CUE_AFTER,
    [QD_CUE_BEFORE] = FEATURE_CUE_BEFORE,
    [QD_CUE_NOUN] = FEATURE_CUE_NOUN,
    [QD_CUE_ACCORDING] = FEATURE_CUE_ACCORDING,
    [QD_CUE_COLON] = FEATURE_CUE_COLON,
    [QD_CUE_FAR] = FEATURE_CUE_FAR,
    [QD_CUE_SUBJECT] = FEATURE_CUE_SUBJECT,
    [QD_CUE_CONTINUED] = FEATURE_CUE_CONTINUED,
    [QD_CUE_INTRODUCED] = FEATURE_CUE_INTRODUCED,
    [QD_CUE_OUTLET] = FEATURE_CUE_COLON,
  };
  guint64 found = BIT (features[cue->kind]) | when (cue->alone, FEATURE_ALONE);

  if (cue->kind == QD_CUE_AFTER || cue->kind == QD_CUE_BEFORE)
    found |= BIT (cue->strength > 0.8 ? FEATURE_CUE_STRONG : cue->strength > 0.6 ? FEATURE_CUE_MIDDLING
                                                                                 : FEATURE_CUE_WEAK);
  return found;
}

static Feature
length_feature (guint n_words)
{
  if (n_words == 0)
    return FEATURE_EMPTY;
  if (n_words == 1)
    return FEATURE_ONE_WORD;
  if (n_words <= 3)
    return FEATURE_SHORT;
  if (n_words <= 6)
    return FEATURE_MIDDLING;
  return n_words <= 12 ? FEATURE_LONG : FEATURE_VERY_LONG;
}

/* What is inside the marks; of a long stretch only the first words, as that it is long says enough. */
static guint64
read_content (const QdView *view, const QdStretch *stretch)
{
  gboolean capital = (qd_document_token (view->document, stretch->first)->flags & QD_TOKEN_CAPITAL) != 0;
  char     last = qd_stretch_last_sign (view->document, stretch);
  guint    n_words = 0, n_titled = 0, n_small = 0;
  guint64  found = 0;
  gboolean title;

  for (guint i = stretch->first; i < stretch->end && n_words <= MAX_TITLE_WORDS; i++)
    {
      const QdToken *token = qd_document_token (view->document, i);

      if (token->kind > QD_TOKEN_NUMBER)
        continue;
      n_words++;
      if (qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_PARTICLE) && token->len <= 5)
        n_small++;
      else
        n_titled += (token->flags & QD_TOKEN_CAPITAL) != 0 || token->kind == QD_TOKEN_NUMBER;
    }
  title = n_words >= 2 && n_words <= MAX_TITLE_WORDS && n_titled > 0 && n_titled + n_small >= n_words && capital;
  if (title)
    found = BIT (n_words < 7 ? FEATURE_TITLE : FEATURE_LONG_TITLE);
  else if (capital)
    found = BIT (n_words == 1 ? FEATURE_ONE_CAPITAL : FEATURE_BEGINS_CAPITAL);
  return found | BIT (length_feature (n_words)) | when (last == ',', FEATURE_ENDS_COMMA) | when (last == '.', FEATURE_ENDS_STOP) | when (last == '!' || last == '?', FEATURE_ENDS_MARKED);
}

static guint64
read_before (const QdView *view, guint quote, guint64 content)
{
  const QdToken *before = quote > 0 ? qd_view_token (view, quote - 1) : NULL;
  gboolean       title = (content & (BIT (FEATURE_TITLE) | BIT (FEATURE_LONG_TITLE))) != 0;

  if (before == NULL)
    return 0;
  if (before->kind == QD_TOKEN_POSSESSIVE)
    return BIT (FEATURE_BEHIND_POSSESSIVE) | when (title, FEATURE_TITLE_BEHIND_POSSESSIVE);
  if (before->kind == QD_TOKEN_PUNCT)
    return when (before->sign == ':', FEATURE_BEHIND_COLON) | when (before->sign == ',', FEATURE_BEHIND_COMMA) | when (before->sign == '(', FEATURE_BEHIND_BRACKET);
  return when (qd_token_is (before, QD_WORD_SCARE), FEATURE_BEHIND_SCARE) | when (qd_token_is (before, QD_WORD_WORK), FEATURE_BEHIND_WORK) | when (qd_token_is (before, QD_WORD_PREPOSITION), FEATURE_BEHIND_PREPOSITION) | when (title && qd_token_is (before, QD_WORD_PREPOSITION), FEATURE_TITLE_BEHIND_PREPOSITION) | when (title && qd_token_is (before, QD_WORD_WORK), FEATURE_TITLE_BEHIND_WORK) | when (qd_token_is (before, QD_WORD_ORGANISATION), FEATURE_BEHIND_ORGANISATION) | when (qd_token_is (before, QD_WORD_CONJUNCTION), FEATURE_BEHIND_CONJUNCTION) | when (qd_token_is (before, QD_WORD_CUE_NOUN), FEATURE_BEHIND_CUE_NOUN) | when (qd_token_is (before, QD_WORD_CUE), FEATURE_BEHIND_CUE) | when (qd_token_is (before, QD_WORD_AUXILIARY | QD_WORD_BE), FEATURE_BEHIND_AUXILIARY) | when (qd_token_is (before, QD_WORD_CLAUSE), FEATURE_BEHIND_CLAUSE);
}

static guint64
read_after (const QdView *view, guint quote)
{
  const QdToken *after = qd_view_token (view, quote + 1);
  gboolean       capital;

  if (after == NULL)
    return BIT (FEATURE_BEFORE_END);
  if (after->kind != QD_TOKEN_WORD)
    return when (qd_token_is_sign (after, '('), FEATURE_BEFORE_BRACKET);
  capital = (after->flags & QD_TOKEN_CAPITAL) != 0;
  return when (!capital && !qd_token_is (after, QD_WORD_CLOSED | QD_WORD_CUE_NOUN), FEATURE_BEFORE_OPEN_WORD) | when (capital && !qd_token_is (after, QD_WORD_CLOSED), FEATURE_BEFORE_NAME) | when (qd_token_is (after, QD_WORD_AUXILIARY), FEATURE_BEFORE_AUXILIARY) | when (qd_token_is (after, QD_WORD_PREPOSITION), FEATURE_BEFORE_PREPOSITION);
}

/**
 * qd_speech_is_speech:
 * @view: a view
 * @quote: index of the item of a stretch
 * @cue: what was found to govern it
 *
 * Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_speech_is_speech (const QdView *view, guint quote, const QdCue *cue)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  gboolean         german = view->document->language == QD_LANGUAGE_DE;
  int              points = german ? bias.german : bias.english;
  guint64          found;

  if (stretch->block)
    return TRUE;
  found = read_content (view, stretch);
  found |= when (cue->reported, FEATURE_SUBJUNCTIVE) | read_cue (cue) | read_before (view, quote, found) | read_after (view, quote);
  for (guint i = 0; i < N_FEATURES; i++)
    if (found & BIT (i))
      points += german ? weights[i].german : weights[i].english;
  return points > 0;
}

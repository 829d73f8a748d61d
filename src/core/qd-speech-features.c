/* qd-speech-features.c: what speaks for and against a stretch in marks being speech
 *
 * Yes-or-no features of the stretch, of what stands right before and behind it, and of the cue that was found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-speech-private.h"

/* A title of more words than this is no title. */
#define MAX_TITLE_WORDS 12

/* How much of a long stretch is read: that it is long says enough. */
#define MAX_READ_WORDS 24

#define ADD(feature) add (features, QD_SPEECH_##feature)
#define ADD_IF(condition, feature) _qd_speech_add_if (features, (condition), QD_SPEECH_##feature)
#define HAS(feature) qd_speech_has (features, QD_SPEECH_##feature)

static inline void
add (QdSpeechFeatures *features, guint feature)
{
  features->bits[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
}

/* What kind of phrase the mention is that governs the cue: people speak, "those voters" seldom do. */
static void
read_mention (const QdView *view, const QdCue *cue, QdSpeechFeatures *features)
{
  const QdToken *first, *last;

  if (cue->mention_first >= cue->mention_end)
    {
      ADD (MENTION_NONE);
      return;
    }
  first = qd_document_token (view->document, cue->mention_first);
  last = qd_document_token (view->document, cue->mention_end - 1);
  if (qd_token_is (first, QD_WORD_PRONOUN) && qd_token_is (first, QD_WORD_MALE | QD_WORD_FEMALE | QD_WORD_PLURAL))
    ADD (MENTION_PERSONAL);
  else if (qd_token_is (first, QD_WORD_PRONOUN))
    ADD (MENTION_IT);
  else if (qd_token_is (last, QD_WORD_ORGANISATION))
    ADD (MENTION_ORGANISATION);
  else if ((last->flags & QD_TOKEN_CAPITAL) && !qd_token_is (last, QD_WORD_CLOSED) && view->document->language != QD_LANGUAGE_DE)
    ADD (MENTION_NAME);
  else if (qd_token_is (last, QD_WORD_ROLE | QD_WORD_TITLE))
    ADD (MENTION_ROLE);
  else
    ADD (MENTION_OTHER);
  ADD_IF (cue->kind == QD_CUE_SUBJECT && HAS (MENTION_OTHER), SUBJECT_OTHER);
  ADD_IF (cue->kind == QD_CUE_SUBJECT && HAS (MENTION_NAME), SUBJECT_NAME);
}

static void
read_cue (const QdView *view, guint quote, const QdCue *cue, QdSpeechFeatures *features)
{
  static const QdSpeechFeature kinds[] = {
    [QD_CUE_NONE] = QD_SPEECH_CUE_NONE,
    [QD_CUE_AFTER] = QD_SPEECH_CUE_AFTER,
    [QD_CUE_BEFORE] = QD_SPEECH_CUE_BEFORE,
    [QD_CUE_NOUN] = QD_SPEECH_CUE_NOUN,
    [QD_CUE_ACCORDING] = QD_SPEECH_CUE_ACCORDING,
    [QD_CUE_COLON] = QD_SPEECH_CUE_COLON,
    [QD_CUE_FAR] = QD_SPEECH_CUE_FAR,
    [QD_CUE_SUBJECT] = QD_SPEECH_CUE_SUBJECT,
    [QD_CUE_CONTINUED] = QD_SPEECH_CUE_CONTINUED,
    [QD_CUE_INTRODUCED] = QD_SPEECH_CUE_INTRODUCED,
    [QD_CUE_OUTLET] = QD_SPEECH_CUE_COLON,
    [QD_CUE_WEIGHED] = QD_SPEECH_CUE_SUBJECT,
  };
  const QdStretch *stretch = qd_view_stretch (view, quote);
  guint            gap;

  add (features, kinds[cue->kind]);
  ADD_IF (cue->alone, ALONE);
  ADD_IF (cue->reported, SUBJUNCTIVE);
  ADD_IF (cue->strength > 0.9, SURE);
  ADD_IF (cue->strength > 0.75, FAIRLY_SURE);
  read_mention (view, cue, features);
  if (cue->kind != QD_CUE_AFTER && cue->kind != QD_CUE_BEFORE)
    return;
  if (cue->strength > 0.8)
    ADD (CUE_STRONG);
  else if (cue->strength > 0.6)
    ADD (CUE_MIDDLING);
  else
    ADD (CUE_WEAK);
  if (cue->cue == QD_CUE_NO_TOKEN)
    return;
  gap = cue->cue < stretch->first ? stretch->first - cue->cue : cue->cue - MIN (cue->cue, stretch->end);
  if (gap <= 2)
    ADD (CUE_NEAR);
  else if (gap <= 6)
    ADD (CUE_CLOSE);
  else if (gap > 14)
    ADD (CUE_DISTANT);
}

static void
read_length (guint n_words, QdSpeechFeatures *features)
{
  if (n_words == 0)
    ADD (EMPTY);
  else if (n_words == 1)
    ADD (ONE_WORD);
  else if (n_words <= 3)
    ADD (SHORT);
  else if (n_words <= 6)
    ADD (MIDDLING);
  else if (n_words <= 12)
    ADD (LONG);
  else
    ADD (VERY_LONG);
}

/* "ich", "wir", "uns", "mich", "mir", "mein…", "unser…". */
static void
read_german_person (const QdView *view, const QdToken *token, QdSpeechFeatures *features)
{
  static const char *const words[] = { "ich", "wir", "uns", "mich", "mir", "mein", "unser" };
  const char              *word = view->document->text + token->start;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize len = strlen (words[i]);

      ADD_IF ((token->len == len || (len >= 4 && token->len > len && token->len <= len + 2 && i >= 5)) && g_ascii_strncasecmp (word, words[i], len) == 0, FIRST_PERSON);
    }
}

/* "I", "we", "my", "our" and "you", "your": who speaks so is quoted. */
static void
read_person (const QdView *view, const QdToken *token, QdSpeechFeatures *features)
{
  const char *word = view->document->text + token->start;

  if (view->document->language == QD_LANGUAGE_DE)
    {
      read_german_person (view, token, features);
      return;
    }
  if (view->document->language != QD_LANGUAGE_EN || token->len > 5)
    return;
  ADD_IF ((token->len == 1 && word[0] == 'I') || (token->len == 2 && g_ascii_strncasecmp (word, "we", 2) == 0) || (token->len == 2 && g_ascii_strncasecmp (word, "my", 2) == 0) || (token->len == 2 && g_ascii_strncasecmp (word, "me", 2) == 0) || (token->len == 2 && g_ascii_strncasecmp (word, "us", 2) == 0 && word[1] == 's') || (token->len == 3 && g_ascii_strncasecmp (word, "our", 3) == 0), FIRST_PERSON);
  ADD_IF ((token->len == 3 && g_ascii_strncasecmp (word, "you", 3) == 0) || (token->len == 4 && g_ascii_strncasecmp (word, "your", 4) == 0), SECOND_PERSON);
}

static void
read_first_word (const QdView *view, const QdToken *token, QdSpeechFeatures *features)
{
  const char *end = view->document->text + qd_token_end (token);

  ADD_IF (token->len > 4 && memcmp (end - 3, "ing", 3) == 0, STARTS_ING);
  ADD_IF (token->len > 3 && memcmp (end - 2, "ed", 2) == 0, STARTS_ED);
  ADD_IF (qd_token_is (token, QD_WORD_DETERMINER), STARTS_DETERMINER);
  ADD_IF (qd_token_is (token, QD_WORD_PREPOSITION), STARTS_PREPOSITION);
  ADD_IF (qd_token_is (token, QD_WORD_AUXILIARY | QD_WORD_BE), STARTS_AUXILIARY);
  ADD_IF (qd_token_is (token, QD_WORD_PRONOUN), STARTS_PRONOUN);
}

static void
read_word (const QdView *view, const QdToken *token, QdSpeechFeatures *features)
{
  read_person (view, token, features);
  ADD_IF (qd_token_is (token, QD_WORD_AUXILIARY | QD_WORD_BE), HAS_AUXILIARY);
  ADD_IF (qd_token_is (token, QD_WORD_PRONOUN), HAS_PRONOUN);
  ADD_IF (qd_token_is (token, QD_WORD_DETERMINER), HAS_DETERMINER);
  ADD_IF (qd_token_is (token, QD_WORD_PREPOSITION), HAS_PREPOSITION);
  ADD_IF (qd_token_is (token, QD_WORD_FUNCTION | QD_WORD_ADVERB | QD_WORD_CLAUSE), HAS_FUNCTION);
  ADD_IF (qd_token_is (token, QD_WORD_CUE), HAS_CUE);
  ADD_IF (token->kind == QD_TOKEN_NUMBER, HAS_NUMBER);
  ADD_IF (memchr (view->document->text + token->start, '-', token->len) != NULL, HYPHEN_INSIDE);
}

/* What is inside the marks; of a long stretch only the first words. */
static void
read_content (const QdView *view, const QdStretch *stretch, QdSpeechFeatures *features)
{
  gboolean capital = stretch->first < stretch->end && (qd_document_token (view->document, stretch->first)->flags & QD_TOKEN_CAPITAL) != 0;
  char     last = qd_stretch_last_sign (view->document, stretch);
  guint    n_words = 0, n_titled = 0, n_small = 0;
  gboolean title;

  for (guint i = stretch->first; i < stretch->end && n_words <= MAX_READ_WORDS; i++)
    {
      const QdToken *token = qd_document_token (view->document, i);

      if (token->kind > QD_TOKEN_NUMBER)
        {
          ADD_IF (qd_token_ends_sentence (token) && i + 1 < stretch->end, HAS_STOP_INSIDE);
          continue;
        }
      if (n_words == 0)
        read_first_word (view, token, features);
      n_words++;
      read_word (view, token, features);
      if (qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_PARTICLE) && token->len <= 5)
        n_small++;
      else
        n_titled += (token->flags & QD_TOKEN_CAPITAL) != 0 || token->kind == QD_TOKEN_NUMBER;
    }
  title = n_words >= 2 && n_words <= MAX_TITLE_WORDS && n_titled > 0 && n_titled + n_small >= n_words && capital;
  if (title && n_words < 7)
    ADD (TITLE);
  else if (title)
    ADD (LONG_TITLE);
  else if (capital && n_words == 1)
    ADD (ONE_CAPITAL);
  else if (capital)
    ADD (BEGINS_CAPITAL);
  ADD_IF (n_titled == 0, ALL_SMALL);
  ADD_IF (!capital && n_titled > 0, HAS_NAME_INSIDE);
  read_length (n_words, features);
  ADD_IF (last == ',', ENDS_COMMA);
  ADD_IF (last == '.', ENDS_STOP);
  ADD_IF (last == '!' || last == '?', ENDS_MARKED);
  ADD_IF (last == '?', ENDS_QUESTION);
  ADD_IF (stretch->repairs & (QD_REPAIR_MISSING_END | QD_REPAIR_MISSING_END_CUE), UNCLOSED);
  ADD_IF (stretch->repairs & QD_REPAIR_MISSING_START, UNOPENED);
}

/* The commonest small words each tell something of their own: "as", "the" and "a" go before terms and titles. */
static void
read_small_word (const QdView *view, const QdToken *before, QdSpeechFeatures *features)
{
  static const struct
  {
    char            word[6];
    QdSpeechFeature feature;
  } words[] = {
    { "a", QD_SPEECH_BEHIND_A },
    { "an", QD_SPEECH_BEHIND_A },
    { "the", QD_SPEECH_BEHIND_THE },
    { "of", QD_SPEECH_BEHIND_OF },
    { "as", QD_SPEECH_BEHIND_AS },
    { "on", QD_SPEECH_BEHIND_ON },
    { "in", QD_SPEECH_BEHIND_IN },
    { "to", QD_SPEECH_BEHIND_TO },
    { "with", QD_SPEECH_BEHIND_WITH },
    { "for", QD_SPEECH_BEHIND_FOR },
    { "about", QD_SPEECH_BEHIND_ABOUT },
    { "der", QD_SPEECH_BEHIND_THE },
    { "die", QD_SPEECH_BEHIND_THE },
    { "das", QD_SPEECH_BEHIND_THE },
    { "den", QD_SPEECH_BEHIND_THE },
    { "dem", QD_SPEECH_BEHIND_THE },
    { "eine", QD_SPEECH_BEHIND_A },
    { "einen", QD_SPEECH_BEHIND_A },
    { "einem", QD_SPEECH_BEHIND_A },
    { "einer", QD_SPEECH_BEHIND_A },
    { "ein", QD_SPEECH_BEHIND_A },
    { "als", QD_SPEECH_BEHIND_AS },
    { "von", QD_SPEECH_BEHIND_OF },
    { "auf", QD_SPEECH_BEHIND_ON },
    { "im", QD_SPEECH_BEHIND_IN },
    { "zu", QD_SPEECH_BEHIND_TO },
    { "mit", QD_SPEECH_BEHIND_WITH },
  };

  for (gsize i = 0; before->len <= 5 && i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].word) == before->len && g_ascii_strncasecmp (view->document->text + before->start, words[i].word, before->len) == 0)
      add (features, words[i].feature);
}

static void
read_word_before (const QdView *view, const QdToken *before, QdSpeechFeatures *features)
{
  gboolean title = HAS (TITLE) || HAS (LONG_TITLE);
  gboolean capital = (before->flags & QD_TOKEN_CAPITAL) != 0;

  read_small_word (view, before, features);
  ADD_IF (title && capital, TITLE_BEHIND_NAME);
  ADD_IF (qd_token_is (before, QD_WORD_ACCORDING), BEHIND_ACCORDING);
  ADD_IF (qd_token_is (before, QD_WORD_SCARE), BEHIND_SCARE);
  ADD_IF (qd_token_is (before, QD_WORD_WORK), BEHIND_WORK);
  ADD_IF (qd_token_is (before, QD_WORD_PREPOSITION), BEHIND_PREPOSITION);
  ADD_IF (title && qd_token_is (before, QD_WORD_PREPOSITION), TITLE_BEHIND_PREPOSITION);
  ADD_IF (title && qd_token_is (before, QD_WORD_WORK), TITLE_BEHIND_WORK);
  ADD_IF (qd_token_is (before, QD_WORD_ORGANISATION), BEHIND_ORGANISATION);
  ADD_IF (qd_token_is (before, QD_WORD_CONJUNCTION), BEHIND_CONJUNCTION);
  ADD_IF (qd_token_is (before, QD_WORD_CUE_NOUN), BEHIND_CUE_NOUN);
  ADD_IF (qd_token_is (before, QD_WORD_CUE), BEHIND_CUE);
  ADD_IF (qd_token_is (before, QD_WORD_SAY), BEHIND_SAY);
  ADD_IF (qd_token_is (before, QD_WORD_AUXILIARY | QD_WORD_BE), BEHIND_AUXILIARY);
  ADD_IF (qd_token_is (before, QD_WORD_CLAUSE), BEHIND_CLAUSE);
  ADD_IF (qd_token_is (before, QD_WORD_DETERMINER), BEHIND_DETERMINER);
  ADD_IF (qd_token_is (before, QD_WORD_POSSESSIVE), BEHIND_OWNER);
  ADD_IF (capital && !qd_token_is (before, QD_WORD_CLOSED), BEHIND_NAME);
  ADD_IF (!capital && !qd_token_is (before, QD_WORD_CLOSED | QD_WORD_CUE | QD_WORD_CUE_NOUN | QD_WORD_WORK | QD_WORD_SCARE), BEHIND_OPEN_WORD);
}

static void
read_before (const QdView *view, guint quote, QdSpeechFeatures *features)
{
  const QdToken *before = quote > 0 ? qd_view_token (view, quote - 1) : NULL;

  ADD_IF (qd_view_item (view, quote)->sentence_first == quote, BEHIND_START);
  if (before == NULL)
    {
      ADD_IF (quote > 0 && qd_view_is_quote (view, quote - 1), BEHIND_QUOTE);
      return;
    }
  if (before->kind == QD_TOKEN_POSSESSIVE)
    {
      ADD (BEHIND_POSSESSIVE);
      ADD_IF (HAS (TITLE) || HAS (LONG_TITLE), TITLE_BEHIND_POSSESSIVE);
    }
  else if (before->kind == QD_TOKEN_PUNCT)
    {
      ADD_IF (before->sign == ':', BEHIND_COLON);
      ADD_IF (before->sign == ',', BEHIND_COMMA);
      ADD_IF (before->sign == '(', BEHIND_BRACKET);
      ADD_IF (quote > 1 && before->sign == ',' && qd_view_is_quote (view, quote - 2), SENTENCE_QUOTES);
    }
  else
    {
      read_word_before (view, before, features);
      ADD_IF (quote > 1 && qd_token_is (before, QD_WORD_CONJUNCTION) && qd_view_is_quote (view, quote - 2), SENTENCE_QUOTES);
    }
}

static void
read_after (const QdView *view, guint quote, QdSpeechFeatures *features)
{
  const QdToken *after = qd_view_token (view, quote + 1);
  gboolean       capital;

  if (after == NULL)
    {
      ADD (BEFORE_END);
      ADD_IF (qd_view_is_quote (view, quote + 1), BEFORE_QUOTE);
      return;
    }
  if (after->kind != QD_TOKEN_WORD)
    {
      ADD_IF (qd_token_is_sign (after, '('), BEFORE_BRACKET);
      ADD_IF (qd_token_is_sign (after, ','), BEFORE_COMMA);
      ADD_IF (qd_token_ends_sentence (after), BEFORE_STOP);
      return;
    }
  capital = (after->flags & QD_TOKEN_CAPITAL) != 0;
  ADD_IF (!capital && !qd_token_is (after, QD_WORD_CLOSED | QD_WORD_CUE_NOUN), BEFORE_OPEN_WORD);
  ADD_IF (capital && !qd_token_is (after, QD_WORD_CLOSED), BEFORE_NAME);
  ADD_IF (qd_token_is (after, QD_WORD_AUXILIARY), BEFORE_AUXILIARY);
  ADD_IF (qd_token_is (after, QD_WORD_PREPOSITION), BEFORE_PREPOSITION);
  ADD_IF (qd_token_is (after, QD_WORD_SAY), BEFORE_SAY);
  ADD_IF (qd_token_is (after, QD_WORD_CLAUSE | QD_WORD_RELATIVE), BEFORE_CLAUSE);
  ADD_IF (qd_token_is (after, QD_WORD_CONJUNCTION), BEFORE_CONJUNCTION);
}

/* What two of the features mean together: a cue counts for less where the stretch is a word or two. */
static void
combine (QdSpeechFeatures *features)
{
  gboolean brief = HAS (ONE_WORD) || HAS (SHORT);

  ADD_IF (HAS (CUE_BEFORE) && (HAS (TITLE) || HAS (LONG_TITLE)), CUE_BEFORE_TITLE);
  ADD_IF (HAS (CUE_NONE) && brief, CUE_NONE_SHORT);
  ADD_IF (HAS (CUE_SUBJECT) && brief, CUE_SUBJECT_SHORT);
  ADD_IF (HAS (CUE_CONTINUED) && brief, CUE_CONTINUED_SHORT);
  ADD_IF (HAS (CUE_FAR) && brief, CUE_FAR_SHORT);
  ADD_IF (HAS (CUE_BEFORE) && brief, CUE_BEFORE_SHORT);
  ADD_IF (HAS (CUE_BEFORE) && HAS (CUE_WEAK) && brief, CUE_BEFORE_WEAK_SHORT);
  ADD_IF (HAS (CUE_CONTINUED) && HAS (ALONE), CUE_CONTINUED_ALONE);
  ADD_IF (HAS (BEHIND_OPEN_WORD) && HAS (BEFORE_OPEN_WORD), OPEN_BOTH);
  ADD_IF ((HAS (BEHIND_DETERMINER) || HAS (BEHIND_OWNER)) && HAS (BEFORE_OPEN_WORD), DETERMINER_OPEN);
  ADD_IF (HAS (BEFORE_OPEN_WORD) && brief, OPEN_SHORT);
  ADD_IF (HAS (BEHIND_DETERMINER) && brief, DETERMINER_SHORT);
}

/* Reads all features of the stretch at item QUOTE, whose cue is CUE, in an article that is written like ARTICLE. */
void
_qd_speech_read (const QdView *view, guint quote, const QdCue *cue, const QdSpeechArticle *article, QdSpeechFeatures *features)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);

  *features = (QdSpeechFeatures){ { 0 } };
  ADD_IF (stretch->paragraph == 0, HEADLINE);
  read_content (view, stretch, features);
  read_cue (view, quote, cue, features);
  read_before (view, quote, features);
  read_after (view, quote, features);
  combine (features);
  if (view->document->language == QD_LANGUAGE_DE)
    _qd_speech_read_german (view, quote, cue, features);
  else if (view->document->language != QD_LANGUAGE_FR && view->document->language != QD_LANGUAGE_ES)
    _qd_speech_read_english (view, quote, article, features);
}

/* qd-speech-english.c: what speaks for and against speech in an English sentence
 *
 * Three things tell a careful reader that marks hold no speech: a work, a programme or a thing that bears the name
 * stands beside them, nothing in the sentence reports, or the article is one in which its author speaks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cue-private.h"
#include "core/qd-speech-private.h"
#include "core/qd-word-filter.h"

/* How many items of its sentence are read to either side of a stretch. */
#define REACH_BEFORE 40
#define REACH_AFTER 24

/* How much of a stretch is searched for a clause: a longer one is a sentence anyway. */
#define MAX_CLAUSE_TOKENS 12

/* Who says "I", "we" or "you" once in so many words writes an opinion or a letter. */
#define WORDS_A_FIRST_PERSON 250
#define WORDS_A_RARE_FIRST_PERSON 1000

/* News reports once in so many words; less often, it tells. */
#define WORDS_A_RARE_CUE 75
#define WORDS_A_CUE 36

/* A text of fewer words does not show how it is written. */
#define MIN_WORDS 100

/* A name in marks has no more tokens. */
#define MAX_NAME_TOKENS 8

#define ADD_IF(condition, feature) _qd_speech_add_if (features, (condition), QD_SPEECH_##feature)
#define HAS(feature) qd_speech_has (features, QD_SPEECH_##feature)

/* "I", "we", "my", "our", "us", "me", "you", "your". */
static gboolean
is_first_person (const QdDocument *document, const QdToken *token)
{
  const char *word = document->text + token->start;
  guint32     letters = 0;

  if (token->len > 4 || !qd_token_is (token, QD_WORD_PRONOUN | QD_WORD_POSSESSIVE | QD_WORD_FUNCTION))
    return FALSE;
  for (guint i = 0; i < token->len; i++)
    letters = letters << 8 | (guint8)(word[i] | 0x20);
  switch (letters)
    {
    case 'i':
    case 'w' << 8 | 'e':
    case 'm' << 8 | 'y':
    case 'u' << 8 | 's':
    case 'm' << 8 | 'e':
      return token->len != 2 || word[1] != 'S';
    case 'o' << 16 | 'u' << 8 | 'r':
    case 'y' << 16 | 'o' << 8 | 'u':
    case 'y' << 24 | 'o' << 16 | 'u' << 8 | 'r':
      return TRUE;
    default:
      return FALSE;
    }
}

/* The words that is_first_person() is about. */
static const QdWordFilter *
get_first_persons (void)
{
  static const char *const words[] = { "i", "we", "my", "our", "us", "me", "you", "your" };
  static QdWordFilter      filter;
  static gsize             once;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        qd_word_filter_add (&filter, (guint32)qd_word_hash (words[i], strlen (words[i])));
      g_once_init_leave (&once, 1);
    }
  return &filter;
}

/**
 * qd_speech_read_article:
 * @document: (not nullable): a document
 * @stretches: (element-type QdStretch): its stretches
 * @article: (not nullable): where to put what was found
 *
 * Looks how an article is written: whether its author speaks in it, and how often it reports. Only what stands
 * outside of all marks counts. Takes time in proportion to the document. Thread: any.
 */
void
qd_speech_read_article (const QdDocument *document, const GArray *stretches, QdSpeechArticle *article)
{
  const QdWordFilter *first_persons = get_first_persons ();
  guint               n_words = 0, n_persons = 0, n_cues = 0;
  guint               at = 0;

  *article = (QdSpeechArticle){ 0 };
  if (document->language == QD_LANGUAGE_DE)
    return;
  for (guint i = 0; i <= stretches->len; i++)
    {
      const QdStretch *stretch = i < stretches->len ? &g_array_index (stretches, QdStretch, i) : NULL;
      guint            end = stretch != NULL ? stretch->first : document->n_tokens;

      for (; at < end; at++)
        {
          const QdToken *token = qd_document_token (document, at);
          const guint    is_word = token->kind <= QD_TOKEN_NUMBER;

          n_words += is_word;
          n_cues += is_word & (guint)qd_token_is (token, QD_WORD_SAY | QD_WORD_ACCORDING);
          if (is_word & (guint)qd_word_filter_may_have (first_persons, token->hash))
            n_persons += is_first_person (document, token);
        }
      if (stretch != NULL)
        at = MAX (at, stretch->end);
    }
  if (n_words < MIN_WORDS)
    return;
  article->opinion = n_persons * WORDS_A_FIRST_PERSON > n_words;
  article->first_person = n_persons * WORDS_A_RARE_FIRST_PERSON > n_words;
  article->few_cues = n_cues * WORDS_A_RARE_CUE < n_words;
  article->many_cues = n_cues * WORDS_A_CUE > n_words;
}

/* "the film “…”", "host of “…”", "the “…” campaign". */
static void
read_bearer (const QdView *view, guint quote, gboolean title, QdSpeechFeatures *features)
{
  gboolean link = quote > 1 && qd_view_is (view, quote - 1, QD_WORD_PREPOSITION);
  gboolean work = quote > 0 && qd_view_is (view, quote - 1, QD_WORD_WORK);
  gboolean comma = quote > 1 && qd_view_is_sign (view, quote - 1, ',') && qd_view_is (view, quote - 2, QD_WORD_WORK);
  gboolean maker = quote > 0 && qd_view_is (view, quote - 1, QD_WORD_MAKER);
  gboolean of = link && qd_view_is (view, quote - 2, QD_WORD_MAKER | QD_WORD_WORK);
  gboolean after = qd_view_is (view, quote + 1, QD_WORD_MAKER | QD_WORD_WORK);
  gboolean thing = qd_view_is (view, quote + 1, QD_WORD_THING);

  ADD_IF (work && title, EN_WORK_TITLE);
  ADD_IF (comma, EN_WORK_COMMA);
  ADD_IF (title && (work || comma || maker || of || after), EN_BEARER_TITLE);
  ADD_IF (maker, EN_MAKER);
  ADD_IF (maker && title, EN_MAKER_TITLE);
  ADD_IF (of, EN_MAKER_OF);
  ADD_IF (of && title, EN_MAKER_OF_TITLE);
  ADD_IF (after, EN_BEFORE_WORK);
  ADD_IF (after && title, EN_BEFORE_WORK_TITLE);
  ADD_IF (thing, EN_BEFORE_THING);
  ADD_IF (thing && title, EN_BEFORE_THING_TITLE);
}

/* "NBC’s “…”" is a programme, "Quill’s “…”" her words. */
static void
read_owner (const QdView *view, guint quote, gboolean title, QdSpeechFeatures *features)
{
  const QdToken *sign = quote > 1 ? qd_view_token (view, quote - 1) : NULL;
  const QdToken *owner = quote > 1 ? qd_view_token (view, quote - 2) : NULL;
  gboolean       outlet, capital;

  if (sign == NULL || owner == NULL || sign->kind != QD_TOKEN_POSSESSIVE)
    return;
  outlet = (owner->flags & QD_TOKEN_ALL_CAPITALS) || qd_token_is (owner, QD_WORD_ORGANISATION);
  capital = (owner->flags & QD_TOKEN_CAPITAL) != 0;
  ADD_IF (outlet, EN_OF_OUTLET);
  ADD_IF (outlet && title, EN_OF_OUTLET_TITLE);
  ADD_IF (!outlet && capital, EN_OF_PERSON);
  ADD_IF (!outlet && title, EN_OF_PERSON_TITLE);
  ADD_IF (!outlet && !capital, EN_OF_THING);
}

/* What a side of the sentence holds that reports. */
typedef struct
{
  gboolean say;
  gboolean weak;
  gboolean noun;
  gboolean according;
  gboolean that;
  gboolean person;
  guint    last_say;
  guint    n_quotes;
} Side;

static Side
read_side (const QdView *view, guint from, guint to)
{
  Side side = { 0 };

  for (guint i = from; i < to; i++)
    {
      const QdToken *token = qd_view_token (view, i);

      side.n_quotes += qd_view_is_quote (view, i);
      if (token == NULL)
        continue;
      side.noun = side.noun || qd_token_is (token, QD_WORD_CUE_NOUN);
      side.according = side.according || qd_token_is (token, QD_WORD_ACCORDING);
      if (!_qd_cue_is_verb (view, i))
        continue;
      side.weak = side.weak || qd_token_is (token, QD_WORD_SAY_WEAK | QD_WORD_SAYING);
      if (!qd_token_is (token, QD_WORD_SAY))
        continue;
      side.say = TRUE;
      side.last_say = i;
      side.that = side.that || (i + 1 < to && qd_view_is (view, i + 1, QD_WORD_DETERMINER) && qd_view_is (view, i + 1, QD_WORD_CLAUSE));
      side.person = side.person || (i > from && qd_view_token (view, i - 1) != NULL && (qd_view_is (view, i - 1, QD_WORD_PRONOUN) || (qd_view_token (view, i - 1)->flags & QD_TOKEN_CAPITAL)));
    }
  return side;
}

/* Whether anything in the sentence reports, on which side and how near. */
static void
read_sentence (const QdView *view, guint quote, gboolean brief, QdSpeechFeatures *features)
{
  const QdItem *item = qd_view_item (view, quote);
  guint         floor = MAX (item->sentence_first, quote > REACH_BEFORE ? quote - REACH_BEFORE : 0);
  Side          before = read_side (view, floor, quote);
  Side          after = read_side (view, quote + 1, MIN (item->sentence_end, quote + 1 + REACH_AFTER));
  gboolean      nothing = !before.say && !after.say && !before.weak && !before.noun && !before.according;
  guint         n_quotes = before.n_quotes + after.n_quotes;

  ADD_IF (before.say, EN_SAY_BEFORE);
  ADD_IF (after.say, EN_SAY_AFTER);
  ADD_IF (!before.say && !after.say, EN_NO_SAY);
  ADD_IF (!before.say && !after.say && brief, EN_NO_SAY_SHORT);
  ADD_IF (before.weak, EN_WEAK_BEFORE);
  ADD_IF (nothing, EN_NOTHING);
  ADD_IF (nothing && brief, EN_NOTHING_SHORT);
  ADD_IF (before.that, EN_SAY_THAT);
  ADD_IF (before.according || after.according, EN_ACCORDING);
  ADD_IF (n_quotes >= 1, EN_OTHER_QUOTE);
  ADD_IF (n_quotes >= 2, EN_OTHER_QUOTES);
  ADD_IF (before.person, EN_PERSON_SAYS);
  ADD_IF (before.say && quote - before.last_say <= 6, EN_SAY_NEAR);
  ADD_IF (before.say && quote - before.last_say > 15, EN_SAY_FAR);
}

/* Where in the article it stands, and in which marks. */
static void
read_place (const QdView *view, const QdStretch *stretch, QdSpeechFeatures *features)
{
  const QdParagraph *paragraph = qd_document_paragraph (view->document, stretch->paragraph);
  gboolean           first = stretch->first <= paragraph->first + 1;

  ADD_IF (first, EN_FIRST);
  ADD_IF (first && paragraph->end <= stretch->end + 1, EN_WHOLE_PARAGRAPH);
  ADD_IF (stretch->paragraph <= 1, EN_EARLY);
  ADD_IF (stretch->paragraph + 2 >= view->document->paragraphs->len, EN_LATE);
  ADD_IF (stretch->family == QD_MARK_SINGLE, EN_SINGLE);
  ADD_IF (stretch->parent != QD_STRETCH_NONE, EN_NESTED);
}

/* A term or a title seldom has a clause in it; who speaks says "a baker who rises early". */
static void
read_clause (const QdView *view, const QdStretch *stretch, QdSpeechFeatures *features)
{
  gboolean clause = FALSE;

  for (guint i = stretch->first + 1; i < MIN (stretch->end, stretch->first + MAX_CLAUSE_TOKENS) && !clause; i++)
    clause = qd_token_is (qd_document_token (view->document, i), QD_WORD_RELATIVE | QD_WORD_CLAUSE);
  ADD_IF (clause, EN_CLAUSE);
  ADD_IF (clause && HAS (EN_NOTHING), EN_CLAUSE_NOTHING);
}

/* The kind of article tells terms and titles from words that somebody is quoted with; of a long stretch it says nothing. */
static void
read_kind (const QdSpeechArticle *article, gboolean title, gboolean brief, QdSpeechFeatures *features)
{
  ADD_IF (article->first_person, EN_FIRST_PERSON);
  ADD_IF (article->opinion && brief, EN_OPINION_SHORT);
  ADD_IF (article->opinion && title, EN_OPINION_TITLE);
  ADD_IF (article->few_cues && brief, EN_FEW_CUES_SHORT);
  ADD_IF (article->few_cues && title, EN_FEW_CUES_TITLE);
  ADD_IF (article->many_cues && brief, EN_MANY_CUES_SHORT);
  ADD_IF (article->many_cues && title, EN_MANY_CUES_TITLE);
}

/* Adds what the sentence and the article tell to what was read of the stretch itself. */
void
_qd_speech_read_english (const QdView *view, guint quote, const QdSpeechArticle *article, QdSpeechFeatures *features)
{
  gboolean title = HAS (TITLE) || HAS (LONG_TITLE) || HAS (ONE_CAPITAL);
  gboolean brief = HAS (EMPTY) || HAS (ONE_WORD) || HAS (SHORT);

  read_bearer (view, quote, title, features);
  read_owner (view, quote, title, features);
  read_sentence (view, quote, brief, features);
  read_place (view, qd_view_stretch (view, quote), features);
  read_clause (view, qd_view_stretch (view, quote), features);
  read_kind (article, title, brief, features);
}

/* Whether all words of the stretch have capitals as those of a name have, and no sign ends it but a comma. */
static gboolean
looks_like_name (const QdView *view, const QdStretch *stretch, guint *n_words)
{
  char last = qd_stretch_last_sign (view->document, stretch);

  *n_words = 0;
  if (stretch->end - stretch->first > MAX_NAME_TOKENS || (last != 0 && last != ',') || stretch->first >= stretch->end || !(qd_document_token (view->document, stretch->first)->flags & QD_TOKEN_CAPITAL))
    return FALSE;
  for (guint i = stretch->first; i < stretch->end; i++)
    {
      const QdToken *token = qd_document_token (view->document, i);

      if (token->kind == QD_TOKEN_PUNCT)
        continue;
      if (!(token->flags & QD_TOKEN_CAPITAL) && token->kind != QD_TOKEN_NUMBER && !qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION))
        return FALSE;
      *n_words += 1;
    }
  return *n_words > 0;
}

/* "star", "hosts", "producer": who goes with a title before it. Of the other makers many are verbs. */
static gboolean
is_maker_behind (const QdView *view, guint index)
{
  static const char *const words[] = { "star", "stars", "host", "hosts", "co-host", "co-hosts", "anchor", "actor", "actress", "creator", "producer", "producers", "moderator", "alum", "contestant", "cast" };

  for (gsize i = 0; qd_view_is (view, index, QD_WORD_MAKER) && i < G_N_ELEMENTS (words); i++)
    if (_qd_cue_is_word (view, index, words[i]))
      return TRUE;
  return FALSE;
}

/* Whether a network or the like owns what is in the marks: "ABC’s “Loaves Today”". */
static gboolean
is_of_network (const QdView *view, guint quote)
{
  const QdToken *owner = quote > 1 && qd_view_token (view, quote - 1) != NULL && qd_view_token (view, quote - 1)->kind == QD_TOKEN_POSSESSIVE ? qd_view_token (view, quote - 2) : NULL;

  return owner != NULL && (owner->flags & QD_TOKEN_ALL_CAPITALS) && owner->len <= 5 && qd_token_is (owner, QD_WORD_ORGANISATION) && quote > 2 && qd_view_is (view, quote - 3, QD_WORD_PREPOSITION | QD_WORD_SAY);
}

/**
 * qd_speech_is_english_name:
 * @view: (not nullable): a view of an English document
 * @quote: index of the item of a stretch
 *
 * What such places tell is plain to a reader and too seldom in annotated news for weights to learn it. Thread: any.
 *
 * Returns: whether the stretch is plainly a title or a by-name: "told “Loaves and Friends”", "the “Crumbs” star", "ABC’s “Loaves Today”", "Ned “Crumb” Pound"
 */
gboolean
qd_speech_is_english_name (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  guint            n_words;

  if (!looks_like_name (view, stretch, &n_words))
    return FALSE;
  if (n_words >= 2 && quote > 1 && _qd_cue_is_word (view, quote - 1, "told") && !qd_view_is (view, quote - 2, QD_WORD_BE | QD_WORD_AUXILIARY))
    return TRUE;
  if (is_of_network (view, quote))
    return TRUE;
  if (qd_stretch_last_sign (view->document, stretch) != 0)
    return FALSE;
  if (is_maker_behind (view, quote + 1))
    return TRUE;
  return n_words <= 2 && quote > 0 && qd_view_is (view, quote - 1, QD_WORD_MALE | QD_WORD_FEMALE) && !qd_view_is (view, quote - 1, QD_WORD_CLOSED | QD_WORD_ROLE) && qd_phrase_is_name_word (view, quote - 1) && qd_phrase_is_name_word (view, quote + 1);
}

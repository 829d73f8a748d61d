/* qd-foreign.c: quotations in languages of which the analysis knows no words
 *
 * The weights of speech and the rules for cues ask for words of four languages. In a text that has hardly any of them it is
 * the signs beside the marks and the number of words between them that speak for speech, and a name with a word or two before it that
 * speaks: »…«, powiedziała Ada Quill.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-foreign.h"

/* So many tokens of a text are looked at, so few words say nothing, and one in so many is known in a text that can be read. */
#define MAX_TOKENS 400
#define MIN_WORDS 5
#define KNOWN_SHARE 8

/* So many words are a sentence whatever stands around them. */
#define SENTENCE_WORDS 5

/* How many words may stand between the marks and the name of who speaks, and how many the name has at most. */
#define MAX_WORDS_OF_VERB 3
#define MAX_WORDS_OF_NAME 4

/* How sure a name is that merely stands where who speaks would. */
#define STRENGTH 0.5

/**
 * qd_foreign_is_document:
 * @document: a document
 *
 * English has a word of the lexicon at every second or third place, Italian read as English at every tenth. Thread: any.
 *
 * Returns: whether hardly a word of @document is in the lexicon that it is read with
 */
gboolean
qd_foreign_is_document (const QdDocument *document)
{
  guint words = 0, known = 0;

  for (guint i = 0; i < document->n_tokens && i < MAX_TOKENS; i++)
    {
      const QdToken *token = qd_document_token (document, i);

      words += token->kind == QD_TOKEN_WORD;
      known += qd_token_is (token, QD_WORD_CLOSED | QD_WORD_CUE);
    }
  return words >= MIN_WORDS && known * KNOWN_SHARE < words;
}

static gboolean
is_link (const QdView *view, guint index)
{
  return qd_view_is_sign (view, index, ',') || qd_view_is_sign (view, index, QD_SIGN_DASH) || qd_view_is_sign (view, index, '-');
}

/**
 * qd_foreign_is_speech:
 * @view: a view of a document of which qd_foreign_is_document() is true
 * @quote: index of the item of a stretch
 *
 * Thread: any.
 *
 * Returns: whether the stretch is speech or writing that somebody is quoted with
 */
gboolean
qd_foreign_is_speech (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  char             sign = qd_stretch_last_sign (view->document, stretch);
  guint            words = 0;

  for (guint i = stretch->first; i < stretch->end && words < SENTENCE_WORDS; i++)
    words += qd_document_token (view->document, i)->kind == QD_TOKEN_WORD;
  if (words >= SENTENCE_WORDS || (quote > 0 && qd_view_is_sign (view, quote - 1, ':')))
    return TRUE;
  if (words < 2)
    return FALSE;
  if (sign == '.' || sign == '!' || sign == '?' || sign == ',' || sign == QD_SIGN_ELLIPSIS)
    return TRUE;
  return is_link (view, quote + 1) && !qd_view_is_quote (view, quote + 2);
}

/* Whether the item is a word without a capital in a script that has some. */
static gboolean
is_small_word (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->kind == QD_TOKEN_WORD && !(token->flags & QD_TOKEN_CAPITAL);
}

static gboolean
is_capital_word (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->kind == QD_TOKEN_WORD && (token->flags & QD_TOKEN_CAPITAL);
}

static void
offer (const QdView *view, QdCue *cue, QdCueKind kind, guint verb, guint first, guint end)
{
  cue->kind = kind;
  cue->strength = STRENGTH;
  cue->cue = qd_view_item (view, verb)->index;
  cue->mention_first = qd_view_item (view, first)->index;
  cue->mention_end = qd_view_item (view, end - 1)->index + 1;
}

/**
 * qd_foreign_find_cue:
 * @view: a view of a document of which qd_foreign_is_document() is true
 * @quote: index of the item of a stretch
 * @cue: where to put what is found
 *
 * Takes a name for who speaks that stands behind the marks with a word or more between, »…«, powiedziała Ada Quill, or before a colon:
 * Ada Quill powiedziała: »…«. Thread: any.
 */
void
qd_foreign_find_cue (const QdView *view, guint quote, QdCue *cue)
{
  guint at = quote + 1, verb, first;

  while (is_link (view, at))
    at++;
  for (verb = at; is_small_word (view, at) && at < verb + MAX_WORDS_OF_VERB; at++)
    ;
  for (first = at; is_capital_word (view, at) && at < first + MAX_WORDS_OF_NAME; at++)
    ;
  if (first > verb && at > first)
    {
      offer (view, cue, QD_CUE_AFTER, verb, first, at);
      return;
    }
  if (quote < 3 || !qd_view_is_sign (view, quote - 1, ':'))
    return;
  for (verb = quote - 1; verb > 0 && is_small_word (view, verb - 1) && verb + MAX_WORDS_OF_VERB >= quote; verb--)
    ;
  for (first = verb; first > 0 && is_capital_word (view, first - 1) && first + MAX_WORDS_OF_NAME > verb; first--)
    ;
  if (verb < quote - 1 && first < verb)
    offer (view, cue, QD_CUE_BEFORE, verb, first, verb);
}

/* qd-cue-english.c: turns of phrase of English by which who speaks is plain, whatever else the sentence holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cue-private.h"

/* How far behind a quotation "as" may stand that names who speaks: "… a “loaf too far” for the town, as Quill suggested". */
#define MAX_WORDS_TO_AS 14

/* How many words of a line in a digest may stand before the name: "The oven - Ada Quill: “…”". */
#define MAX_WORDS_OF_TOPIC 12

/* How far "put it" may stand from the quotation, and "as" from it: "as Ada Quill, the mayor of Inkwell, put it in a letter to the town, “…”". */
#define MAX_WORDS_TO_PUT 30

/* "put it", "puts it", where "as" begins the clause; a name alone before it is as good. */
static gboolean
is_put_it (const QdView *view, guint index, guint floor)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || token->len < 3 || token->len > 4 || view->document->text[token->start] != 'p')
    return FALSE;
  if (!(_qd_cue_is_word (view, index, "put") || _qd_cue_is_word (view, index, "puts")) || !(_qd_cue_is_word (view, index + 1, "it") || _qd_cue_is_word (view, index + 1, "things")))
    return FALSE;
  for (guint i = index; i > floor && i + MAX_WORDS_TO_PUT > index; i--)
    if (_qd_cue_is_word (view, i - 1, "as") || _qd_cue_is_word (view, i - 1, "As"))
      return TRUE;
  return FALSE;
}

/* "“…,” as Quill put it", "As Quill puts it, “…”" */
static void
look_for_put (const QdView *view, guint quote, QdCue *best)
{
  guint floor = MAX (qd_view_item (view, quote)->sentence_first, quote > MAX_WORDS_TO_PUT ? quote - MAX_WORDS_TO_PUT : 0);
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + 1 + MAX_WORDS_TO_PUT);

  for (guint i = quote + 1; i < end && !qd_view_is_quote (view, i); i++)
    if (is_put_it (view, i, quote + 1))
      {
        _qd_cue_offer (view, best, QD_CUE_AFTER, QD_SETTLED, i, qd_phrase_subject (view, i, quote + 1));
        break;
      }
  for (guint i = quote; i > floor && !qd_view_is_quote (view, i - 1); i--)
    if (is_put_it (view, i - 1, floor))
      {
        _qd_cue_offer (view, best, QD_CUE_BEFORE, QD_SETTLED, i - 1, qd_phrase_subject (view, i - 1, floor));
        break;
      }
}

/* Whether the item is a participle by which somebody gives a name or a mark: "called", "dubbed", "described", "known". */
static gboolean
is_naming (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && qd_token_is (token, QD_WORD_SAY_WEAK | QD_WORD_SCARE) && !(token->flags & QD_TOKEN_CAPITAL) && !qd_token_is (token, QD_WORD_CUE_NOUN | QD_WORD_SAY) &&
         (view->document->text[qd_token_end (token) - 1] == 'd' || _qd_cue_is_word (view, index, "known"));
}

/* Whether what stands before the participle shows that it is one, and no verb with a subject of its own: "the town, called …",
 * "was dubbed", "an oven labeled". */
static gboolean
has_no_subject (const QdView *view, guint verb, guint floor)
{
  const QdToken *before = verb > floor ? qd_view_token (view, verb - 1) : NULL;

  if (before == NULL)
    return FALSE;
  if (before->kind == QD_TOKEN_PUNCT)
    return qd_token_is_sign (before, ',') || qd_token_is_sign (before, QD_SIGN_DASH) || qd_token_is_sign (before, '-') || qd_token_is_sign (before, '(');
  if (qd_token_is (before, QD_WORD_BE))
    return TRUE;
  if (qd_token_is (before, QD_WORD_ADVERB))
    return verb > floor + 1 && (qd_view_is (view, verb - 2, QD_WORD_BE) || qd_view_is_sign (view, verb - 2, ','));
  return before->kind == QD_TOKEN_WORD && !(before->flags & QD_TOKEN_CAPITAL) && !qd_token_is (before, QD_WORD_CLOSED | QD_WORD_ROLE | QD_WORD_ORGANISATION | QD_WORD_CUE);
}

/* "the oven, called the “heart of Inkwell” by the bakers" */
static void
look_for_agent_behind (const QdView *view, guint quote, guint floor, guint end, QdCue *best)
{
  guint    verb = quote;
  QdPhrase agent;

  if (!_qd_cue_is_word (view, quote + 1, "by"))
    return;
  while (verb > floor + 1 && quote - verb < 3 && qd_view_is (view, verb - 1, QD_WORD_DETERMINER | QD_WORD_CLAUSE))
    verb--;
  if (verb == floor || !is_naming (view, verb - 1) || !has_no_subject (view, verb - 1, floor))
    return;
  agent = qd_phrase_right (view, quote + 2, end);
  if (qd_phrase_is_empty (agent) || !(qd_phrase_is_name_word (view, agent.end - 1) || qd_view_is (view, agent.first, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) || qd_view_is (view, agent.end - 1, QD_WORD_ROLE | QD_WORD_ORGANISATION)))
    return;
  _qd_cue_offer (view, best, QD_CUE_AFTER, QD_SETTLED, verb - 1, agent);
}

/* Whether "as" before the verb can mean that somebody says so, not merely when: "as Quill suggested", but "as Quill spoke". */
static gboolean
can_be_as_said (const QdView *view, guint verb)
{
  static const char *const words[] = { "continued", "ended", "closed", "opened", "introduced", "released", "interrupted", "cheered", "jeered", "laughed", "smiled", "talked" };
  const QdToken           *token = qd_view_token (view, verb);

  if (token == NULL || !qd_token_is (token, QD_WORD_SAY | QD_WORD_SAY_WEAK))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (_qd_cue_is_word (view, verb, words[i]))
      return FALSE;
  return qd_token_is (token, QD_WORD_SAY) || view->document->text[qd_token_end (token) - 1] == 'd';
}

/* "It was a “loaf too far,” as Ned Pound suggested": who is named behind "as", if nothing nearer reports. */
static void
look_for_as_behind (const QdView *view, guint quote, guint end, QdCue *best)
{
  if ((best->kind == QD_CUE_AFTER && best->strength > QD_LIKELY) || quote == 0 || qd_view_is (view, quote - 1, QD_WORD_CUE) || qd_view_is_sign (view, quote - 1, ':') || qd_view_is_sign (view, quote - 1, ','))
    return;
  end = MIN (end, quote + 1 + MAX_WORDS_TO_AS);
  for (guint i = quote + 1; i < end && !qd_view_is_quote (view, i); i++)
    {
      QdPhrase subject;
      guint    verb;

      if (!_qd_cue_is_word (view, i, "as") || !(i == quote + 1 || qd_view_is_sign (view, i - 1, ',')))
        continue;
      subject = qd_phrase_right (view, i + 1, view->n_items);
      verb = subject.end;
      if (qd_view_is (view, verb, QD_WORD_ADVERB | QD_WORD_AUXILIARY))
        verb++;
      if (!qd_phrase_is_empty (subject) && can_be_as_said (view, verb) && (qd_phrase_is_name_word (view, subject.end - 1) || qd_view_is (view, subject.end - 1, QD_WORD_PRONOUN | QD_WORD_ROLE | QD_WORD_ORGANISATION)))
        _qd_cue_offer (view, best, QD_CUE_AFTER, QD_SETTLED, verb, subject);
      return;
    }
}

/* "Bakers agree - Ada Quill: “…”", as digests have it: a name alone between a dash and the colon. */
static void
look_for_digest (const QdView *view, guint quote, guint floor, QdCue *best)
{
  guint name = quote - 1;

  if (quote < floor + 4 || quote > floor + MAX_WORDS_OF_TOPIC + 4 || !qd_view_is_sign (view, quote - 1, ':'))
    return;
  while (name > floor && qd_phrase_is_name_word (view, name - 1))
    name--;
  if (name > floor && quote - 1 - name >= 2 && (qd_view_is_sign (view, name - 1, '-') || qd_view_is_sign (view, name - 1, QD_SIGN_DASH)))
    _qd_cue_offer (view, best, QD_CUE_COLON, QD_SETTLED, QD_CUE_NO_TOKEN, (QdPhrase){ name, quote - 1 });
}

/* Whether the item is a verb, in any form, for what shows or hears somebody say something, or a preposition behind such a noun: "the tape shows
 * Quill saying", "a tape of Quill saying". */
static gboolean
is_showing (const QdView *view, guint index)
{
  static const char *const words[] = { "of", "show", "shows", "showed", "showing", "shown", "reveal", "reveals", "revealed", "revealing", "hear", "hears", "heard", "hearing", "caught", "catches", "catching", "captured", "captures", "capturing", "recorded", "records", "filmed", "depicts", "depicted", "depicting", "features", "featured", "featuring", "remember", "remembers", "remembered", "recall", "recalls", "recalled" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (_qd_cue_is_word (view, index, words[i]))
      return TRUE;
  return FALSE;
}

/* How many words may stand between "saying" and the quotation. */
#define MAX_WORDS_BEHIND_SAYING 8

/* "Pound asked why a letter revealed the mayor saying that the oven was “…”": whoever is shown to say it, whoever asks. */
static void
look_for_shown (const QdView *view, guint quote, guint floor, QdCue *best)
{
  for (guint at = quote; at > floor + 1 && at + MAX_WORDS_BEHIND_SAYING > quote && qd_view_token (view, at - 1) != NULL; at--)
    {
      QdPhrase subject;

      if (!_qd_cue_is_word (view, at - 1, "saying"))
        continue;
      subject = qd_phrase_left (view, at - 1, floor);
      if (qd_phrase_is_empty (subject) || subject.end != at - 1 || subject.first == floor || !is_showing (view, subject.first - 1))
        return;
      if (qd_phrase_is_name_word (view, subject.end - 1) || qd_view_is (view, subject.end - 1, QD_WORD_PRONOUN | QD_WORD_ROLE | QD_WORD_TITLE))
        _qd_cue_offer (view, best, QD_CUE_BEFORE, QD_SETTLED, at - 1, subject);
      return;
    }
}

/* Whether the item is a noun for what somebody calls a thing: "her self-branding as", "Quill’s description of the oven as". */
static gboolean
is_naming_noun (const QdView *view, guint index)
{
  static const char *const endings[] = { "branding", "labeling", "labelling", "description", "depiction", "portrayal", "characterization", "characterisation", "dismissal", "denunciation" };
  const QdToken           *token = qd_view_token (view, index);

  for (gsize i = 0; token != NULL && i < G_N_ELEMENTS (endings); i++)
    if (token->len >= strlen (endings[i]) && memcmp (view->document->text + qd_token_end (token) - strlen (endings[i]), endings[i], strlen (endings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* How many words of what is named stand between the noun and "as". */
#define MAX_WORDS_OF_NAMED 7

/* "The quarrel began with her description of the oven as a “…”": whose the noun is. */
static void
look_for_naming_noun (const QdView *view, guint quote, guint floor, QdCue *best)
{
  guint as = quote > floor && qd_view_is (view, quote - 1, QD_WORD_DETERMINER) ? quote - 1 : quote, noun;

  if (as <= floor + 2 || !_qd_cue_is_word (view, as - 1, "as"))
    return;
  for (noun = as - 1; noun > floor + 1 && noun + MAX_WORDS_OF_NAMED > as && qd_view_token (view, noun - 1) != NULL && !is_naming_noun (view, noun - 1); noun--)
    if (qd_view_token (view, noun - 1)->kind > QD_TOKEN_POSSESSIVE)
      return;
  if (!is_naming_noun (view, noun - 1) || (noun < as - 1 && !_qd_cue_is_word (view, noun, "of")))
    return;
  if (qd_view_is (view, noun - 2, QD_WORD_POSSESSIVE))
    _qd_cue_offer (view, best, QD_CUE_NOUN, QD_SETTLED, noun - 1, (QdPhrase){ noun - 2, noun - 1 });
  else if (noun > floor + 2 && qd_view_token (view, noun - 2) != NULL && qd_view_token (view, noun - 2)->kind == QD_TOKEN_POSSESSIVE && qd_phrase_is_name_word (view, noun - 3))
    _qd_cue_offer (view, best, QD_CUE_NOUN, QD_SETTLED, noun - 1, qd_phrase_left (view, noun - 2, floor));
}

/* How many words a heading has at most: "Ada Quill’s claims". */
#define MAX_WORDS_OF_HEADING 6

/* "Ada Quill’s claims", alone in its paragraph above a quotation that begins the next, as fact checks are set. */
static void
look_for_heading (const QdView *view, guint quote, QdCue *best)
{
  guint first = quote - 1;

  if (quote < 4 || qd_view_item (view, quote - 1)->kind != QD_ITEM_BREAK || best->kind == QD_CUE_AFTER || !qd_view_is (view, quote - 2, QD_WORD_CUE_NOUN))
    return;
  while (first > 0 && qd_view_item (view, first - 1)->kind != QD_ITEM_BREAK && quote - first <= MAX_WORDS_OF_HEADING + 1)
    first--;
  if ((first > 0 && qd_view_item (view, first - 1)->kind != QD_ITEM_BREAK) || quote < first + 4 || qd_view_token (view, quote - 3) == NULL || qd_view_token (view, quote - 3)->kind != QD_TOKEN_POSSESSIVE)
    return;
  for (guint i = first; i < quote - 3; i++)
    if (!qd_phrase_is_name_word (view, i))
      return;
  _qd_cue_offer (view, best, QD_CUE_COLON, QD_SETTLED, QD_CUE_NO_TOKEN, (QdPhrase){ first, quote - 3 });
}

/* Looks for these turns of phrase in the sentence of the quotation, into BEST. */
void
_qd_cue_look_for_english_turns (const QdView *view, guint quote, QdCue *best)
{
  guint floor = qd_view_item (view, quote)->sentence_first;
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);

  if (quote > QD_CUE_REACH)
    floor = MAX (floor, quote - QD_CUE_REACH);
  look_for_put (view, quote, best);
  look_for_agent_behind (view, quote, floor, end, best);
  look_for_as_behind (view, quote, end, best);
  look_for_digest (view, quote, floor, best);
  look_for_shown (view, quote, floor, best);
  look_for_naming_noun (view, quote, floor, best);
  look_for_heading (view, quote, best);
}

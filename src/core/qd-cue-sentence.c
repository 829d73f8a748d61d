/* qd-cue-sentence.c: weighs the reporting words in the sentence of a quotation
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cue-private.h"
#include "core/qd-german-private.h"

/* Whether the item is WORD, in lower case. */
gboolean
_qd_cue_is_word (const QdView *view, guint index, const char *word)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->len == strlen (word) && memcmp (view->document->text + token->start, word, token->len) == 0;
}

/* An article whose noun stands in marks: "The “experts” came." */
static gboolean
is_lone_article (const QdView *view, QdPhrase mention)
{
  return mention.end == mention.first + 1 && qd_view_is (view, mention.first, QD_WORD_DETERMINER) && !qd_view_is (view, mention.first, QD_WORD_PRONOUN) && qd_view_is_quote (view, mention.end);
}

/* Takes a speaker over into BEST if it is surer than what is there. */
void
_qd_cue_offer (const QdView *view, QdCue *best, QdCueKind kind, double strength, guint cue_item, QdPhrase mention)
{
  if (qd_phrase_is_empty (mention) || strength <= best->strength || is_lone_article (view, mention))
    return;
  best->kind = kind;
  best->strength = strength;
  best->cue = cue_item != QD_CUE_NO_TOKEN ? qd_view_item (view, cue_item)->index : QD_CUE_NO_TOKEN;
  /* A name in marks is one item, and is the name alone: of "die Zeitung „Der Morgen“", what is in the marks. */
  if (qd_view_is_quote (view, mention.end - 1))
    {
      best->mention_first = qd_view_stretch (view, mention.end - 1)->first;
      best->mention_end = qd_view_stretch (view, mention.end - 1)->end;
      return;
    }
  best->mention_first = qd_view_item (view, mention.first)->index;
  best->mention_end = qd_view_item (view, mention.end - 1)->index + 1;
}

/* Whether only a conjunction or a comma lies between two quotations, so that one cue serves both. */
static gboolean
is_list_link (const QdView *view, guint from, guint to)
{
  guint words = 0;

  for (guint i = from; i < to; i++)
    {
      const QdToken *token = qd_view_token (view, i);

      if (token == NULL || qd_token_ends_sentence (token))
        return FALSE;
      words += token->kind != QD_TOKEN_PUNCT;
    }
  return words <= 4;
}

static gboolean
is_passive (const QdView *view, guint verb)
{
  return qd_view_is (view, verb - 1, QD_WORD_BE) || (verb > 1 && qd_view_is (view, verb - 1, QD_WORD_ADVERB) && qd_view_is (view, verb - 2, QD_WORD_BE));
}

/* Whether what stands before the item shows that it is a noun: "the report", "Quill’s claims", "of attacks". */
static gboolean
is_noun_place (const QdView *view, guint index)
{
  const QdToken *before = qd_view_token (view, index - 1);

  if (before == NULL)
    return FALSE;
  if (before->kind == QD_TOKEN_POSSESSIVE)
    return TRUE;
  if (qd_token_is (before, QD_WORD_PREPOSITION) && !qd_token_is (before, QD_WORD_CLAUSE) && view->document->language == QD_LANGUAGE_EN)
    return before->len != 2 || view->document->text[before->start] != 't';
  return qd_token_is (before, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) && !qd_token_is (before, QD_WORD_PRONOUN | QD_WORD_CLAUSE);
}

/* Whether the item, a word that can report, is a verb here, no noun or name and not in the passive. */
gboolean
_qd_cue_reports (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  /* A capital inside a sentence makes it a name: "the United States". */
  if ((token->flags & QD_TOKEN_CAPITAL) && index > qd_view_item (view, index)->sentence_first && !qd_view_is_quote (view, index - 1) && !qd_view_is_sign (view, index - 1, ','))
    return FALSE;
  /* "She had read about it": who reads about something does not speak. */
  if (view->document->language == QD_LANGUAGE_EN && token->len == 4 && g_ascii_strncasecmp (view->document->text + token->start, "read", 4) == 0 && qd_view_is (view, index + 1, QD_WORD_PREPOSITION) && qd_view_token (view, index + 1)->len == 5)
    return FALSE;
  if (index == 0 || qd_token_is (token, QD_WORD_SAYING))
    return TRUE;
  /* "was accused": who is accused does not speak. */
  return !is_passive (view, index) && !is_noun_place (view, index);
}

/* Whether SUBJECT is a name, and it and VERB alone end the sentence of QUOTE: … "…" said Ada Quill. Nothing can be meant by
 * that but who says it, though no comma sets it off; a by-name ("Ned “Crumb” Pound said") stands between two names. */
static gboolean
ends_with_speaker (const QdView *view, guint quote, guint first, guint verb, QdPhrase subject)
{
  guint end = MAX (verb + 1, subject.end);

  if (MIN (verb, subject.first) > first || subject.first > verb + 2 || !qd_phrase_is_name_word (view, subject.end - 1))
    return FALSE;
  if (subject.first < verb && (subject.end != verb || (quote > 0 && qd_phrase_is_name_word (view, quote - 1))))
    return FALSE;
  return qd_view_token (view, end) == NULL ? !qd_view_is_quote (view, end) : qd_token_ends_sentence (qd_view_token (view, end));
}

/* The verb right behind a quotation: "…" said X; "…" X said; "…" X, a baker, said. */
static void
look_right_behind (const QdView *view, guint quote, QdCue *best)
{
  guint    end = qd_view_item (view, quote)->sentence_end;
  guint    at = quote + 1;
  char     sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));
  gboolean comma = sign == ',' || sign == '?' || sign == '!' || sign == QD_SIGN_DASH || sign == QD_SIGN_ELLIPSIS;
  double   strength;

  while (at < end && qd_view_token (view, at) != NULL && qd_view_token (view, at)->kind == QD_TOKEN_PUNCT && !qd_token_ends_sentence (qd_view_token (view, at)) && !qd_view_is_sign (view, at, '(') && !qd_view_is_sign (view, at, ';') && !qd_view_is_sign (view, at, ':'))
    {
      comma = comma || qd_view_is_sign (view, at, ',') || qd_view_is_sign (view, at, QD_SIGN_DASH) || qd_view_is_sign (view, at, '-');
      at++;
    }
  strength = comma ? QD_SURE : sign == '.' ? QD_PLAUSIBLE
                                           : QD_GUESS;
  for (guint verb = at; verb < end && verb < at + QD_CUE_REACH && !qd_view_is_quote (view, verb); verb++)
    {
      QdPhrase subject = QD_PHRASE_NONE;
      gboolean first = verb == at || (verb == at + 1 && qd_view_is (view, at, QD_WORD_AUXILIARY | QD_WORD_ADVERB | QD_WORD_PRONOUN) && view->document->language != QD_LANGUAGE_EN);

      if (qd_view_is (view, verb, QD_WORD_CLAUSE) && !qd_view_is (view, verb, QD_WORD_RELATIVE) && !_qd_cue_is_verb (view, verb))
        {
          if (!(verb == at && qd_view_is (view, verb, QD_WORD_CLAUSE)))
            strength -= 0.1;
          else
            strength -= 0.05;
        }
      /* "“…,” adding that": a participle introduces what comes behind it. */
      if (qd_view_is (view, verb, QD_WORD_SAYING) && view->document->language == QD_LANGUAGE_EN)
        return;
      if (!_qd_cue_is_verb (view, verb) || (verb > at && qd_view_is (view, verb - 1, QD_WORD_RELATIVE)))
        continue;
      if (first)
        {
          subject = qd_phrase_right (view, verb + 1, end);
          if (qd_phrase_is_empty (subject) && qd_view_is (view, verb + 1, QD_WORD_ADVERB))
            subject = qd_phrase_right (view, verb + 2, end);
        }
      if (qd_phrase_is_empty (subject) && verb > at)
        subject = qd_phrase_subject (view, verb, at);
      if (qd_view_is (view, verb, QD_WORD_SAY_WEAK))
        strength -= 0.08;
      if (!qd_phrase_is_empty (subject) && subject.first > at + 2)
        strength -= 0.3;
      if (!qd_phrase_is_empty (subject) && ends_with_speaker (view, quote, at, verb, subject))
        strength = QD_SURE;
      _qd_cue_offer (view, best, QD_CUE_AFTER, strength, verb, subject);
      return;
    }
}

static gboolean
has_class (const QdView *view, QdPhrase phrase, guint classes)
{
  for (guint i = phrase.first; i < phrase.end; i++)
    if (qd_view_is (view, i, classes))
      return TRUE;
  return FALSE;
}

/* Whether the comma at item COMMA may end an aside about somebody: "Quill, the mayor, said". */
static gboolean
may_end_aside (const QdView *view, guint comma, guint floor)
{
  for (guint at = comma; at > floor; at--)
    {
      QdPhrase host;

      if (!qd_view_is_sign (view, at - 1, ',') && !qd_view_is_sign (view, at - 1, QD_SIGN_DASH))
        continue;
      host = qd_phrase_left (view, at - 1, floor);
      return !qd_phrase_is_empty (host) &&
             (qd_phrase_is_name_word (view, host.end - 1) || has_class (view, host, QD_WORD_DETERMINER | QD_WORD_ROLE | QD_WORD_TITLE | QD_WORD_ORGANISATION));
    }
  return FALSE;
}

/* "The oven was cold, said Ada Quill “…”": an English name between a verb behind a comma and the quotation. */
static QdPhrase
find_name_behind_verb (const QdView *view, guint verb, guint floor, guint quote)
{
  const QdToken *behind = qd_view_token (view, verb + 1);
  guint          at = verb + 1;
  gboolean       set_off;
  QdPhrase       name;

  if (view->document->language != QD_LANGUAGE_EN || verb == floor || !qd_view_is_sign (view, verb - 1, ',') || !qd_view_is (view, verb, QD_WORD_SAY))
    return QD_PHRASE_NONE;
  /* "told reporters Ada Quill": several people are whom, not who. */
  if (behind != NULL && !qd_token_is (behind, QD_WORD_CLOSED) && view->document->text[qd_token_end (behind) - 1] == 's' &&
      at + 1 < quote && !qd_phrase_is_name_word (view, at) && qd_phrase_is_name_word (view, at + 1))
    at++;
  name = qd_phrase_right (view, at, quote);
  set_off = !qd_phrase_is_empty (name) && name.end + 1 == quote && (qd_view_is_sign (view, name.end, ',') || qd_view_is_sign (view, name.end, ':'));
  if (qd_phrase_is_empty (name) || name.first != at || !qd_phrase_is_name_word (view, name.end - 1) || (!set_off && (name.end != quote || name.end < name.first + 2)))
    return QD_PHRASE_NONE;
  /* "Quill, the mayor, said Ned Pound “was asleep”" */
  return may_end_aside (view, verb - 1, floor) ? QD_PHRASE_NONE : name;
}

/* The subject of a verb that stands before a quotation; a Spanish or French verb may come before its subject. The
 * sentence, or what counts of it, ends at QUOTE. */
QdPhrase
_qd_cue_find_subject_before (const QdView *view, guint verb, guint floor, guint quote)
{
  guint    stop = verb;
  QdPhrase subject;

  if (view->document->language == QD_LANGUAGE_DE)
    return _qd_german_subject (view, verb, floor, quote);
  while (stop > floor && !qd_view_is_quote (view, stop - 1))
    stop--;
  subject = find_name_behind_verb (view, verb, stop, quote);
  if (!qd_phrase_is_empty (subject))
    return subject;
  subject = qd_phrase_subject (view, verb, stop);
  /* "comme l’a dit Quill": what stands before the verb is its object. */
  if (view->document->language != QD_LANGUAGE_EN && subject.end == subject.first + 1 && qd_view_is (view, subject.first, QD_WORD_DETERMINER))
    subject = QD_PHRASE_NONE;
  if (qd_phrase_is_empty (subject) && (view->document->language != QD_LANGUAGE_EN || stop == verb))
    return qd_phrase_right (view, verb + 1, quote);
  return subject;
}

/* How much less sure a verb before a quotation is for what it is and for the GAP words between the two. */
static double
weigh_verb_before (const QdView *view, guint verb, guint gap)
{
  gboolean weak = qd_view_is (view, verb, QD_WORD_SAY_WEAK) && !qd_view_is (view, verb, QD_WORD_SAY);
  double   loss = weak ? 0.06 : 0;

  if (gap > 2)
    loss += weak ? 0.12 : 0.06;
  if (gap > 8)
    loss += weak ? 0.15 : 0.02;
  if (gap > 20)
    loss += 0.08;
  return loss;
}

/* "The oven was described by Ned Pound as “…”": whoever stands behind "by" says it, unless another verb, or "as saying", comes between. */
static void
offer_agent (const QdView *view, guint verb, guint quote, QdCue *best)
{
  QdPhrase agent;

  if (view->document->language != QD_LANGUAGE_EN || !qd_view_is (view, verb, QD_WORD_CUE) || verb == 0 || !is_passive (view, verb) || !_qd_cue_is_word (view, verb + 1, "by"))
    return;
  agent = qd_phrase_right (view, verb + 2, quote);
  if (qd_phrase_is_empty (agent) || !(qd_phrase_is_name_word (view, agent.end - 1) || qd_view_is (view, agent.end - 1, QD_WORD_PRONOUN | QD_WORD_ROLE | QD_WORD_ORGANISATION)))
    return;
  for (guint i = agent.end; i < quote; i++)
    if (qd_view_token (view, i) == NULL || qd_view_is (view, i, QD_WORD_CUE | QD_WORD_RELATIVE))
      return;
  _qd_cue_offer (view, best, QD_CUE_BEFORE, QD_SETTLED, verb, agent);
}

/* How many words whom somebody tells has at most: "told the Harbor Post on Monday:". */
#define MAX_WORDS_OF_AUDIENCE 6

/* "The Post reported that Ned Pound had told the council: “…”": whoever reports, the words right behind the sign are those of who is reported
 * to have said them. */
static gboolean
is_reported_speaker (const QdView *view, guint verb, guint floor, guint quote, QdPhrase subject)
{
  if (view->document->language != QD_LANGUAGE_EN || qd_phrase_is_empty (subject) || subject.first < floor + 3 || subject.first > verb || quote - verb > MAX_WORDS_OF_AUDIENCE + 2 ||
      !(qd_view_is_sign (view, quote - 1, ':') || qd_view_is_sign (view, quote - 1, ',')) || !_qd_cue_is_word (view, subject.first - 1, "that") || !qd_view_is (view, verb, QD_WORD_SAY))
    return FALSE;
  for (guint i = subject.end; i < quote; i++)
    if (qd_view_token (view, i) == NULL || (i != verb && i + 1 != quote && (qd_view_token (view, i)->kind == QD_TOKEN_PUNCT || qd_view_is (view, i, QD_WORD_CLAUSE | QD_WORD_SAY))))
      return FALSE;
  return qd_view_is (view, subject.first - 2, QD_WORD_SAY);
}

/* The verbs before a quotation, from the nearest on: X said "…"; X said that …"…"; X called Y "…". A verb that
 * means other things too and is not close gives way to one farther off that can only report. */
static void
look_before (const QdView *view, guint quote, QdCue *best)
{
  guint  floor = qd_view_item (view, quote)->sentence_first;
  double strength = QD_SURE;
  guint  tried = 0;

  if (quote > QD_CUE_REACH)
    floor = MAX (floor, quote - QD_CUE_REACH);
  for (guint at = quote; at > floor && tried < 4; at--)
    {
      guint    verb = at - 1;
      QdPhrase subject;

      if (qd_view_is_quote (view, verb))
        strength -= is_list_link (view, verb + 1, quote) ? 0.05 : 0.2;
      offer_agent (view, verb, quote, best);
      if (!_qd_cue_is_verb (view, verb))
        continue;
      subject = _qd_cue_find_subject_before (view, verb, floor, quote);
      _qd_cue_offer (view, best, QD_CUE_BEFORE, is_reported_speaker (view, verb, floor, quote, subject) ? QD_SETTLED : strength - weigh_verb_before (view, verb, quote - at), verb, subject);
      tried++;
    }
}

/* "according to X" and its like, anywhere in the sentence. */
static void
look_according (const QdView *view, guint quote, QdCue *best)
{
  guint floor = qd_view_item (view, quote)->sentence_first;
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);

  if (quote > QD_CUE_REACH)
    floor = MAX (floor, quote - QD_CUE_REACH);
  for (guint i = floor; i < end; i++)
    {
      guint at = i + 1;

      if (!qd_view_is (view, i, QD_WORD_ACCORDING))
        continue;
      while (qd_view_is (view, at, QD_WORD_PREPOSITION))
        at++;
      _qd_cue_offer (view, best, QD_CUE_ACCORDING, i > quote ? QD_SURE - 0.02 : QD_LIKELY, i, qd_phrase_right (view, at, end));
    }
}

/* A verb farther behind: … "…" …, X said. */
static void
look_far_behind (const QdView *view, guint quote, QdCue *best)
{
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);
  guint floor = quote + 1;

  for (guint i = quote + 1; i < end; i++)
    {
      QdPhrase subject;
      gboolean last;

      if (qd_view_is_quote (view, i))
        floor = i + 1;
      if (!qd_view_is (view, i, QD_WORD_SAY))
        continue;
      last = i + 1 >= end || qd_view_token (view, i + 1) == NULL || qd_view_token (view, i + 1)->kind == QD_TOKEN_PUNCT || qd_view_is (view, i + 1, QD_WORD_PREPOSITION | QD_WORD_TIME);
      subject = qd_phrase_subject (view, i, floor);
      if (qd_phrase_is_empty (subject) && last == FALSE)
        subject = qd_phrase_right (view, i + 1, end);
      _qd_cue_offer (view, best, QD_CUE_FAR, last ? QD_PLAUSIBLE + 0.05 : QD_GUESS, i, subject);
      if (best->kind == QD_CUE_FAR)
        return;
    }
}

/* "by", "from", "de": what ties a text to its author. */
static gboolean
is_author_preposition (const QdView *view, guint index)
{
  static const char *const words[] = { "by", "from", "de", "du" };
  const QdToken           *token = qd_view_token (view, index);

  for (gsize i = 0; token != NULL && i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == token->len && strncmp (words[i], view->document->text + token->start, token->len) == 0)
      return TRUE;
  return FALSE;
}

/* "…, drawing another Quill tweet: “…”": a name that says whose the noun is, right before the quotation. */
static void
look_for_noun_and_colon (const QdView *view, guint quote, guint floor, QdCue *best)
{
  guint name = quote - 2;

  if (view->document->language != QD_LANGUAGE_EN || quote < floor + 3 || !qd_view_is_sign (view, quote - 1, ':') || !qd_view_is (view, quote - 2, QD_WORD_CUE_NOUN) || qd_phrase_is_name_word (view, quote - 2))
    return;
  while (name > floor && qd_phrase_is_name_word (view, name - 1))
    name--;
  if (name > floor && name < quote - 2)
    _qd_cue_offer (view, best, QD_CUE_NOUN, QD_SURE, quote - 2, (QdPhrase){ name, quote - 2 });
}

/* Whose the noun behind END is. Of "the notes foreshadowed Quill’s promise", the name alone. */
static QdPhrase
find_owner (const QdView *view, guint end, guint floor)
{
  guint first = end;

  while (view->document->language == QD_LANGUAGE_EN && first > floor && qd_phrase_is_name_word (view, first - 1))
    first--;
  return first < end ? (QdPhrase){ first, end } : qd_phrase_left (view, end, floor);
}

/* How many words stand at most between a noun for something said and the quotation of it, and between the noun and whose it is; and
 * before whose it is where the quotation comes first. */
#define MAX_WORDS_OF_CLAUSE 4
#define MAX_WORDS_OF_NOUN 3
#define MAX_WORDS_BEFORE_OWNER 6

/* Takes over whoever owns the noun at item NOUN, by name: "Quill’s old promise". */
static void
offer_owner (const QdView *view, guint noun, guint floor, QdCue *best)
{
  guint owner = noun;

  while (owner > floor && noun - owner <= MAX_WORDS_OF_NOUN && qd_view_token (view, owner - 1) != NULL &&
         qd_view_token (view, owner - 1)->kind == QD_TOKEN_WORD && !qd_view_is (view, owner - 1, QD_WORD_CLOSED))
    owner--;
  if (owner < floor + 2 || qd_view_token (view, owner - 1) == NULL || qd_view_token (view, owner - 1)->kind != QD_TOKEN_POSSESSIVE || !qd_phrase_is_name_word (view, owner - 2))
    return;
  _qd_cue_offer (view, best, QD_CUE_NOUN, QD_SETTLED, noun, find_owner (view, owner - 1, floor));
}

/* "Pound cited Quill’s promise to bake “…”", "… Quill’s remark that the oven was “…”": whoever cites, the words are whose the noun is. */
static void
look_for_cited_words (const QdView *view, guint quote, guint floor, QdCue *best)
{
  guint at = quote;

  while (at > floor && quote - at <= MAX_WORDS_OF_CLAUSE && qd_view_token (view, at - 1) != NULL && qd_view_token (view, at - 1)->kind == QD_TOKEN_WORD &&
         !qd_view_is (view, at - 1, QD_WORD_CUE_NOUN))
    at--;
  if (at == quote || at == floor || !qd_view_is (view, at - 1, QD_WORD_CUE_NOUN))
    return;
  /* "Quill called Pound’s claim to be king “…”" */
  if (_qd_cue_is_word (view, at, "that") || (_qd_cue_is_word (view, at, "to") && !_qd_cue_is_word (view, at + 1, "be")))
    offer_owner (view, at - 1, floor, best);
}

/* "“…” was Quill’s refrain" */
static void
look_for_named_words (const QdView *view, guint quote, QdCue *best)
{
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + 2 + MAX_WORDS_BEFORE_OWNER + 1 + MAX_WORDS_OF_NOUN + 1);
  guint at = quote + 1;

  if (qd_view_is_sign (view, at, ','))
    at++;
  if (!qd_view_is (view, at, QD_WORD_BE))
    return;
  for (guint i = at + 1; i < end && qd_view_token (view, i) != NULL && qd_view_token (view, i)->kind != QD_TOKEN_PUNCT; i++)
    {
      if (i > at + 1 && qd_view_is (view, i, QD_WORD_CUE))
        return;
      if (qd_view_is (view, i, QD_WORD_CUE_NOUN))
        {
          offer_owner (view, i, at + 1, best);
          return;
        }
    }
}

/* "X's statement that …", "in a letter to the town, X": a noun for something said, with its owner. */
static void
look_for_noun (const QdView *view, guint quote, QdCue *best)
{
  guint floor = qd_view_item (view, quote)->sentence_first;

  if (quote > 20)
    floor = MAX (floor, quote - 20);
  look_for_noun_and_colon (view, quote, floor, best);
  if (view->document->language == QD_LANGUAGE_EN)
    {
      look_for_cited_words (view, quote, floor, best);
      look_for_named_words (view, quote, best);
    }
  for (guint at = quote; at > floor; at--)
    {
      guint noun = at - 1;
      guint owner = noun;

      if (!qd_view_is (view, noun, QD_WORD_CUE_NOUN))
        continue;
      while (owner > floor && qd_view_token (view, owner - 1) != NULL && qd_view_token (view, owner - 1)->kind == QD_TOKEN_WORD && noun - owner < 4 && !qd_view_is (view, owner - 1, QD_WORD_CLOSED))
        owner--;
      if (owner > floor && qd_view_token (view, owner - 1) != NULL && qd_view_token (view, owner - 1)->kind == QD_TOKEN_POSSESSIVE)
        _qd_cue_offer (view, best, QD_CUE_NOUN, QD_PLAUSIBLE - 0.02, noun, find_owner (view, owner - 1, floor));
      else if (owner > floor && qd_view_is (view, owner - 1, QD_WORD_POSSESSIVE))
        _qd_cue_offer (view, best, QD_CUE_NOUN, QD_PLAUSIBLE - 0.05, noun, (QdPhrase){ owner - 1, owner });
      else if (is_author_preposition (view, noun + 1))
        _qd_cue_offer (view, best, QD_CUE_NOUN, QD_PLAUSIBLE - 0.1, noun, qd_phrase_right (view, noun + 2, quote));
    }
}

/* Whether the item is a word in the past tense that the lexicon does not know: after a quotation and a name, or
 * before a colon, any verb reports ("an angry Quill retaliated"). */
static gboolean
is_unknown_verb (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || view->document->language != QD_LANGUAGE_EN || token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL) || token->len < 5 || qd_token_is (token, QD_WORD_CLOSED | QD_WORD_CUE))
    return FALSE;
  return view->document->text[qd_token_end (token) - 1] == 'd' && view->document->text[qd_token_end (token) - 2] == 'e';
}

static void
look_for_unknown_verb (const QdView *view, guint quote, QdCue *best)
{
  guint    end = qd_view_item (view, quote)->sentence_end;
  guint    floor = qd_view_item (view, quote)->sentence_first;
  QdPhrase subject;
  char     sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));

  if (sign == ',' || sign == '?' || sign == '!' || qd_view_is_sign (view, quote + 1, ','))
    for (guint i = quote + 1; i < end && i < quote + 12 && !qd_view_is_quote (view, i); i++)
      {
        if (!is_unknown_verb (view, i))
          continue;
        subject = qd_phrase_subject (view, i, quote + 1);
        if (!qd_phrase_is_empty (subject) && subject.first <= quote + 2)
          _qd_cue_offer (view, best, QD_CUE_AFTER, QD_LIKELY, i, subject);
        break;
      }
  if (quote > floor + 1 && (qd_view_is_sign (view, quote - 1, ':') || qd_view_is_sign (view, quote - 1, ',')))
    for (guint i = quote - 1; i > floor && i + 6 > quote; i--)
      if (is_unknown_verb (view, i))
        _qd_cue_offer (view, best, QD_CUE_BEFORE, QD_PLAUSIBLE + (qd_view_is_sign (view, quote - 1, ':') ? 0.1 : 0), i, qd_phrase_subject (view, i, floor));
}

/* The dash behind a quotation that a name follows: "“…” — Ada Quill", in the same line, or in one of its own below a quotation that has its
 * paragraph to itself. Gives the item of the dash, or QD_CUE_NO_TOKEN. */
static guint
find_dash (const QdView *view, guint quote)
{
  guint at = quote + 1;

  if (at < view->n_items && qd_view_item (view, at)->kind == QD_ITEM_BREAK && (quote == 0 || qd_view_item (view, quote - 1)->kind == QD_ITEM_BREAK))
    at++;
  return qd_view_is_sign (view, at, QD_SIGN_DASH) || qd_view_is_sign (view, at, '-') ? at : QD_CUE_NO_TOKEN;
}

/* "…" — Ada Quill, at the end of a paragraph, or below it. */
static void
look_for_dash (const QdView *view, guint quote, QdCue *best)
{
  guint    dash = find_dash (view, quote), end;
  QdPhrase name;

  if (dash == QD_CUE_NO_TOKEN)
    return;
  end = qd_view_item (view, dash)->sentence_end;
  name = qd_phrase_right (view, dash + 1, end);
  if (!qd_phrase_is_empty (name) && qd_phrase_is_name_word (view, name.first) && (name.end >= end || qd_view_token (view, name.end) == NULL || qd_view_token (view, name.end)->kind == QD_TOKEN_PUNCT))
    _qd_cue_offer (view, best, QD_CUE_COLON, dash == quote + 1 ? QD_PLAUSIBLE + 0.05 : QD_SETTLED, QD_CUE_NO_TOKEN, name);
}

/* "Quill: “…”", as interviews and transcripts are set; "More from Quill: “…”", "The oven - Ada Quill: “…”", as digests
 * are. */
static void
look_for_colon (const QdView *view, guint quote, QdCue *best)
{
  guint    floor = qd_view_item (view, quote)->sentence_first;
  QdPhrase name;

  if (quote < floor + 2 || !qd_view_is_sign (view, quote - 1, ':'))
    return;
  name = qd_phrase_left (view, quote - 1, quote > floor + QD_CUE_REACH ? quote - QD_CUE_REACH : floor);
  if (quote > floor + 10 && (qd_phrase_is_empty (name) || name.first == floor || !(qd_view_is_sign (view, name.first - 1, '-') || qd_view_is_sign (view, name.first - 1, QD_SIGN_DASH) || is_author_preposition (view, name.first - 1))))
    return;
  if (!qd_phrase_is_empty (name) && qd_phrase_is_name_word (view, name.end - 1))
    _qd_cue_offer (view, best, QD_CUE_COLON, QD_PLAUSIBLE + 0.05, QD_CUE_NO_TOKEN, name);
}

/* No reporting word in the sentence: who does what is told there is the likeliest speaker. A pronoun or a name
 * with a verb behind it in the quotation's own clause comes before the subject of the whole sentence. */
void
_qd_cue_look_for_subject (const QdView *view, guint quote, QdCue *best)
{
  guint    floor = qd_view_item (view, quote)->sentence_first;
  guint    from = floor;
  QdPhrase subject;

  if (view->document->language == QD_LANGUAGE_DE)
    {
      _qd_cue_look_for_german_subject (view, quote, best);
      return;
    }
  if (quote > QD_CUE_REACH)
    from = MAX (floor, quote - QD_CUE_REACH);
  for (guint i = quote; i > from; i--)
    if (qd_view_is (view, i - 1, QD_WORD_CLAUSE) && !qd_view_is (view, i - 1, QD_WORD_RELATIVE) && i + 1 < quote)
      {
        subject = qd_phrase_right (view, i, quote);
        if (!qd_phrase_is_empty (subject) && (qd_view_is (view, subject.first, QD_WORD_PRONOUN) || qd_phrase_is_name_word (view, subject.end - 1)))
          _qd_cue_offer (view, best, QD_CUE_SUBJECT, QD_WILD + 0.05, QD_CUE_NO_TOKEN, subject);
        break;
      }
  _qd_cue_offer (view, best, QD_CUE_SUBJECT, QD_WILD, QD_CUE_NO_TOKEN, qd_phrase_sentence_subject (view, from, quote));
}

/* Weighs every reporting word in the sentence of the quotation. */
void
_qd_cue_look_in_sentence (const QdView *view, guint quote, QdCue *best)
{
  if (view->document->language == QD_LANGUAGE_DE)
    {
      _qd_cue_look_in_german_sentence (view, quote, best);
      return;
    }
  if (view->document->language != QD_LANGUAGE_EN)
    _qd_cue_look_behind_romance_quote (view, quote, best);
  if (best->kind == QD_CUE_NONE)
    look_right_behind (view, quote, best);
  look_before (view, quote, best);
  look_according (view, quote, best);
  look_for_colon (view, quote, best);
  look_for_dash (view, quote, best);
  look_far_behind (view, quote, best);
  look_for_noun (view, quote, best);
  if (view->document->language != QD_LANGUAGE_EN)
    _qd_cue_look_for_romance_view (view, quote, best);
  if (best->strength < QD_PLAUSIBLE)
    look_for_unknown_verb (view, quote, best);
  if (view->document->language == QD_LANGUAGE_EN)
    _qd_cue_look_for_english_turns (view, quote, best);
}

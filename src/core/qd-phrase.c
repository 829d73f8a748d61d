/* qd-phrase.c: finds the noun phrases to the left and to the right of a verb
 *
 * There is no grammar here: a phrase is what lies between words that cannot be part of it. Every search is bounded
 * by REACH items, so that a sentence without end costs no more than others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-phrase.h"

#include <string.h>

#define REACH 60

G_STATIC_ASSERT (REACH < QD_VIEW_PHRASE_UNKNOWN);
#define MAX_SEGMENTS 8

/**
 * qd_phrase_is_name_word:
 * @view: (not nullable): a view
 * @index: index of an item
 *
 * Thread: any.
 *
 * Returns: whether the item is a word that can be part of a name
 */
gboolean
qd_phrase_is_name_word (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->kind == QD_TOKEN_WORD && (token->flags & QD_TOKEN_CAPITAL) && !qd_token_is (token, QD_WORD_CLOSED);
}

static gboolean
ends_in (const QdView *view, const QdToken *token, const char *ending, gsize len)
{
  if (token->kind != QD_TOKEN_WORD || token->len <= len + 2)
    return FALSE;
  for (gsize i = 0; i < len; i++)
    if (view->document->text[qd_token_end (token) - len + i] != ending[i])
      return FALSE;
  return TRUE;
}

static gboolean
is_participle (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && view->document->language == QD_LANGUAGE_EN && ends_in (view, token, "ing", 3) && !qd_token_is (token, QD_WORD_ROLE);
}

/* "Praised for her bread, Quill said": a participle that begins the sentence. */
static gboolean
is_opening_participle (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return view->document->language == QD_LANGUAGE_EN && qd_view_item (view, index)->sentence_first == index && ends_in (view, token, "ed", 2) &&
         !qd_token_is (token, QD_WORD_MALE | QD_WORD_ROLE | QD_WORD_ORGANISATION) && !(token->flags & QD_TOKEN_ALL_CAPITALS) && qd_view_is (view, index + 1, QD_WORD_PREPOSITION);
}

/* Adverbs, auxiliaries and the like, which stand between a subject and its verb. */
static gboolean
is_between (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || token->kind != QD_TOKEN_WORD)
    return FALSE;
  if (qd_token_is (token, QD_WORD_ADVERB | QD_WORD_AUXILIARY | QD_WORD_TIME) && !qd_token_is (token, QD_WORD_PRONOUN))
    return TRUE;
  return view->document->language == QD_LANGUAGE_EN && !(token->flags & QD_TOKEN_CAPITAL) && ends_in (view, token, "ly", 2);
}

/* "A note read", "the report said": behind an article, what could be a verb is a noun. */
static gboolean
is_behind_article (const QdView *view, guint index)
{
  const QdToken *article = index > 0 ? qd_view_token (view, index - 1) : NULL;
  const char    *word;

  if (article == NULL || view->document->language != QD_LANGUAGE_EN || article->kind != QD_TOKEN_WORD || article->len > 3 || !qd_token_is (article, QD_WORD_DETERMINER))
    return FALSE;
  word = view->document->text + article->start;
  return (word[0] | ' ') == 'a' ? article->len == 1 || (article->len == 2 && word[1] == 'n') : article->len == 3 && g_ascii_strncasecmp (word, "the", 3) == 0;
}

/* Whether a token can be inside a noun phrase, behind its determiner. */
static gboolean
is_inside (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL)
    return FALSE;
  switch ((QdTokenKind)token->kind)
    {
    case QD_TOKEN_POSSESSIVE:
    case QD_TOKEN_NUMBER:
      return TRUE;
    case QD_TOKEN_PUNCT:
      return token->sign == '$' || token->sign == '@' || token->sign == '#' || token->sign == '[' || token->sign == ']' || token->sign == '/';
    case QD_TOKEN_MARK:
      return FALSE;
    case QD_TOKEN_WORD:
    default:
      /* "de Quill", but in French and Spanish "le maire de Merrow" is "le maire". */
      if (qd_token_is (token, QD_WORD_PARTICLE) && qd_phrase_is_name_word (view, index + 1) && (view->document->language == QD_LANGUAGE_EN || (index > 0 && qd_phrase_is_name_word (view, index - 1))))
        return TRUE;
      if (qd_token_is (token, QD_WORD_TITLE | QD_WORD_ROLE))
        return TRUE;
      if (qd_token_is (token, QD_WORD_AUXILIARY | QD_WORD_CLAUSE | QD_WORD_RELATIVE | QD_WORD_PREPOSITION | QD_WORD_CONJUNCTION | QD_WORD_PRONOUN | QD_WORD_ADVERB | QD_WORD_DETERMINER | QD_WORD_POSSESSIVE | QD_WORD_ACCORDING))
        return FALSE;
      return (token->flags & QD_TOKEN_CAPITAL) || !qd_token_is (token, QD_WORD_CUE) || is_behind_article (view, index);
    }
}

/* The "(R-Texas)" that ends before END: the index of its opening bracket, else END. */
static guint
skip_brackets (const QdView *view, guint end, guint floor)
{
  if (end == floor || !qd_view_is_sign (view, end - 1, ')'))
    return end;
  for (guint i = end - 1; i > floor && i + 12 > end; i--)
    if (qd_view_is_sign (view, i - 1, '('))
      return i - 1;
  return end;
}

/* Drops what begins a sentence and is no part of its first phrase: "Later", "And", "On". */
static QdPhrase
trim_left (const QdView *view, QdPhrase phrase)
{
  while (phrase.end - phrase.first > 1 && (qd_view_is (view, phrase.first, QD_WORD_CONJUNCTION | QD_WORD_CLAUSE | QD_WORD_ADVERB | QD_WORD_PREPOSITION) || (qd_view_is (view, phrase.first, QD_WORD_FUNCTION | QD_WORD_TIME) && !qd_view_is (view, phrase.first, QD_WORD_DETERMINER | QD_WORD_PRONOUN)) || (qd_view_token (view, phrase.first) != NULL && qd_view_token (view, phrase.first)->kind == QD_TOKEN_POSSESSIVE)))
    phrase.first++;
  return phrase;
}

/**
 * qd_phrase_left:
 * @view: (not nullable): a view
 * @end: index after the phrase's last item
 * @floor: index of the first item that it may take in
 *
 * Takes prepositional phrases in ("a spokesman for the mayor"), but gives the part before them. Thread: any.
 *
 * Returns: the noun phrase that ends before @end
 */
QdPhrase
qd_phrase_left (const QdView *view, guint end, guint floor)
{
  guint first, head_end;

  if (end > REACH)
    floor = MAX (floor, end - REACH);
  if (floor < end)
    end = skip_brackets (view, end, floor);
  first = head_end = end;
  while (first > floor)
    {
      const QdToken *token = qd_view_token (view, first - 1);
      guint          bracket = skip_brackets (view, first, floor);

      if (token == NULL)
        break;
      if (bracket != first)
        {
          first = bracket;
          continue;
        }
      if (first == head_end && qd_token_is (token, QD_WORD_PRONOUN))
        {
          first--;
          break;
        }
      if (qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) && !is_inside (view, first - 1))
        {
          first--;
          if (first == floor || !qd_view_is (view, first - 1, QD_WORD_PREPOSITION))
            break;
          continue;
        }
      if (is_inside (view, first - 1))
        {
          first--;
          continue;
        }
      if (qd_token_is (token, QD_WORD_TIME) && first != end)
        {
          first--;
          continue;
        }
      if (first == head_end || first == floor + 1)
        break;
      if (qd_token_is (token, QD_WORD_PREPOSITION) && !qd_token_is (token, QD_WORD_CLAUSE) && (is_inside (view, first - 2) || qd_view_is (view, first - 2, QD_WORD_PRONOUN)))
        {
          head_end = --first;
          continue;
        }
      if (qd_token_is (token, QD_WORD_CONJUNCTION) && qd_phrase_is_name_word (view, first - 2) && qd_phrase_is_name_word (view, first))
        {
          first--;
          continue;
        }
      break;
    }
  if (first == head_end)
    head_end = end;
  return trim_left (view, (QdPhrase){ first, head_end });
}

/* A word in lower case behind a name is a verb ("Quill weighed"), unless it goes on with the phrase ("the Quill
 * campaign", "Quill ally Ned Pound"). */
static gboolean
is_verb_behind_name (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL) || view->document->language != QD_LANGUAGE_EN)
    return FALSE;
  if (qd_view_is (view, index - 1, QD_WORD_ROLE) && ends_in (view, token, "ed", 2) && !is_inside (view, index + 1))
    return TRUE;
  /* "His campaign sent out a letter" */
  if (qd_view_is (view, index - 1, QD_WORD_ORGANISATION) && token->classes == QD_WORD_NONE && qd_view_is (view, index + 1, QD_WORD_ADVERB | QD_WORD_PREPOSITION | QD_WORD_DETERMINER | QD_WORD_POSSESSIVE))
    return TRUE;
  return qd_phrase_is_name_word (view, index - 1) && !qd_phrase_is_name_word (view, index + 1) && !qd_token_is (token, QD_WORD_ROLE | QD_WORD_TITLE | QD_WORD_ORGANISATION | QD_WORD_CUE_NOUN | QD_WORD_PARTICLE);
}

/* "wrote that Taylor had": "that" begins a clause there, and no phrase. */
static gboolean
is_that_before_name (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && view->document->language == QD_LANGUAGE_EN && token->len == 4 && memcmp (view->document->text + token->start, "that", 4) == 0 && qd_phrase_is_name_word (view, index + 1);
}

/* The end of the noun phrase that begins at FIRST, however far it goes. */
static guint
find_phrase_end (const QdView *view, guint first)
{
  guint ceiling = view->n_items;
  guint end = first;

  if (is_that_before_name (view, first))
    return first;
  while (end < ceiling && end < first + REACH)
    {
      const QdToken *token = qd_view_token (view, end);

      if (token == NULL)
        break;
      if (end == first && qd_token_is (token, QD_WORD_PRONOUN) && !qd_token_is (token, QD_WORD_DETERMINER))
        return first + 1;
      if (qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) && (end == first || qd_view_is (view, end - 1, QD_WORD_DETERMINER)))
        end++;
      else if (end > first && is_verb_behind_name (view, end))
        break;
      else if (is_inside (view, end) && !qd_token_is (token, QD_WORD_TIME))
        end++;
      else if (end > first && qd_phrase_is_name_word (view, end - 1) && (qd_token_is (token, QD_WORD_CONJUNCTION) || (qd_token_is (token, QD_WORD_PREPOSITION) && token->len == 2)) && qd_phrase_is_name_word (view, end + 1))
        end++;
      else
        break;
    }
  return end;
}

/**
 * qd_phrase_right:
 * @view: (not nullable): a view
 * @first: index of the phrase's first item
 * @ceiling: index after the last item that it may take in
 *
 * Thread: any.
 *
 * Returns: the noun phrase that begins at @first, without prepositional phrases behind it
 */
QdPhrase
qd_phrase_right (const QdView *view, guint first, guint ceiling)
{
  ceiling = MIN (ceiling, view->n_items);
  if (first >= ceiling)
    return (QdPhrase){ first, first };
  /* The quotations of a text ask for the same phrases again and again. */
  if (view->phrases[first] == QD_VIEW_PHRASE_UNKNOWN)
    view->phrases[first] = (guint8)(find_phrase_end (view, first) - first);
  return (QdPhrase){ first, MIN (first + view->phrases[first], ceiling) };
}

/**
 * qd_phrase_is_order:
 * @view: (not nullable): a view
 * @phrase: a noun phrase, as far as its words show
 *
 * Thread: any.
 *
 * Returns: whether it is a verb that begins an English sentence, “Remember that Quill …”, and has its capital from there
 */
gboolean
qd_phrase_is_order (const QdView *view, QdPhrase phrase)
{
  const QdToken *that = qd_view_token (view, phrase.end), *token = qd_view_token (view, phrase.first);

  if (phrase.end - phrase.first != 1 || view->document->language != QD_LANGUAGE_EN || qd_view_item (view, phrase.first)->sentence_first != phrase.first || that == NULL)
    return FALSE;
  return !qd_token_is (token, QD_WORD_CLOSED | QD_WORD_ROLE | QD_WORD_ORGANISATION) && that->len == 4 && memcmp (view->document->text + that->start, "that", 4) == 0;
}

/* Whether the phrase can be who speaks rather than an object or a time. */
static gboolean
can_speak (const QdView *view, QdPhrase phrase)
{
  if (qd_phrase_is_order (view, phrase))
    return FALSE;
  for (guint i = phrase.first; i < phrase.end; i++)
    if (qd_phrase_is_name_word (view, i) || qd_view_is (view, i, QD_WORD_PRONOUN | QD_WORD_ROLE | QD_WORD_ORGANISATION | QD_WORD_DETERMINER | QD_WORD_POSSESSIVE))
      return TRUE;
  return FALSE;
}

/**
 * qd_phrase_sentence_subject:
 * @view: (not nullable): a view
 * @first: index of the first item of a sentence
 * @ceiling: index after the last item to look at
 *
 * Skips what comes before the subject ("On Friday, …"). Thread: any.
 *
 * Returns: the first noun phrase that can be the subject
 */
QdPhrase
qd_phrase_sentence_subject (const QdView *view, guint first, guint ceiling)
{
  guint at = first;

  ceiling = MIN (ceiling, first + REACH);
  while (at < ceiling)
    {
      const QdToken *token = qd_view_token (view, at);
      QdPhrase       phrase;

      if (token == NULL || token->kind == QD_TOKEN_PUNCT || qd_token_is (token, QD_WORD_CONJUNCTION))
        {
          at++;
          continue;
        }
      if (qd_token_is (token, QD_WORD_PREPOSITION | QD_WORD_CLAUSE | QD_WORD_ACCORDING) || is_participle (view, at) || is_opening_participle (view, at))
        {
          /* An opening phrase ends with its comma; without one, the subject follows the phrase's own noun. */
          guint comma = at;

          while (comma < ceiling && !qd_view_is_sign (view, comma, ','))
            comma++;
          at = comma < ceiling ? comma + 1 : at + 1;
          continue;
        }
      if (qd_token_is (token, QD_WORD_ADVERB | QD_WORD_FUNCTION | QD_WORD_TIME) && !qd_token_is (token, QD_WORD_PRONOUN | QD_WORD_DETERMINER))
        {
          at++;
          continue;
        }
      phrase = qd_phrase_right (view, at, ceiling);
      /* "Eight years ago, …" */
      if (qd_view_is (view, phrase.end, QD_WORD_TIME))
        {
          at = phrase.end + 1;
          continue;
        }
      if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase))
        return phrase;
      at = MAX (phrase.end, at + 1);
    }
  return QD_PHRASE_NONE;
}

/* Whether the segment from FIRST to END, between two commas, can be the subject itself, not an aside. */
static gboolean
is_subject_segment (const QdView *view, guint first, guint end)
{
  const QdToken *token = first < end ? qd_view_token (view, first) : NULL;

  if (token == NULL || (qd_token_is (token, QD_WORD_PREPOSITION | QD_WORD_RELATIVE | QD_WORD_CLAUSE | QD_WORD_ADVERB | QD_WORD_TIME) && end - first < 12 && !qd_token_is (token, QD_WORD_PRONOUN | QD_WORD_DETERMINER)))
    return FALSE;
  if (is_participle (view, first))
    return FALSE;
  return is_inside (view, end - 1) || qd_view_is (view, end - 1, QD_WORD_PRONOUN) || qd_view_is_sign (view, end - 1, ')');
}

/* Cuts the clause that ends at END into segments at its commas and dashes, from right to left: firsts[k] is the
 * first item of segment k, which ends before the comma behind it. Returns how many there are; the last may be the
 * start of the clause. */
static guint
cut_segments (const QdView *view, guint end, guint floor, guint firsts[MAX_SEGMENTS + 1])
{
  guint n = 0;
  guint at = end;

  if (end > REACH)
    floor = MAX (floor, end - REACH);
  for (; at > floor && n < MAX_SEGMENTS; at--)
    {
      const QdToken *token = qd_view_token (view, at - 1);

      if (token == NULL || (n > 1 && qd_token_is (token, QD_WORD_SAY) && !(token->flags & QD_TOKEN_CAPITAL)))
        break;
      if (qd_token_is_sign (token, ',') || qd_token_is_sign (token, QD_SIGN_DASH) || qd_token_is_sign (token, '-'))
        firsts[n++] = at;
    }
  if (n < MAX_SEGMENTS)
    firsts[n++] = at;
  return n;
}

/* The subject before an aside between commas or dashes that ends before END ("Ada Quill, a baker, said"): the first
 * segment of the clause that can be one. */
static QdPhrase
find_before_aside (const QdView *view, guint end, guint floor)
{
  guint firsts[MAX_SEGMENTS + 1];
  guint n = cut_segments (view, end, floor, firsts);

  for (guint k = n; k > 1; k--)
    {
      guint    first = firsts[k - 1];
      guint    segment_end = firsts[k - 2] - 1;
      QdPhrase phrase;

      while (first < segment_end && qd_view_is (view, first, QD_WORD_CONJUNCTION | QD_WORD_ADVERB))
        first++;
      if (!is_subject_segment (view, first, segment_end))
        continue;
      phrase = qd_phrase_left (view, segment_end, first);
      if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase))
        return phrase;
    }
  return QD_PHRASE_NONE;
}

/* The finite reporting verb before END that a participle goes on from ("Quill said, adding"), or END. */
static guint
find_governing_verb (const QdView *view, guint end, guint floor)
{
  if (end > REACH)
    floor = MAX (floor, end - REACH);
  for (guint i = end; i > floor; i--)
    if (qd_view_is (view, i - 1, QD_WORD_SAY) && !(qd_view_token (view, i - 1)->flags & QD_TOKEN_CAPITAL) && !qd_view_is (view, i - 1, QD_WORD_CUE_NOUN))
      return i - 1;
  return end;
}

static gboolean
is_as (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token->len == 2 && memcmp (view->document->text + token->start, "as", 2) == 0;
}

/* "The bakers sent out a message to the town saying": words that somebody sends say what that one does. */
static gboolean
is_writing_of_subject (const QdView *view, QdPhrase phrase, guint floor)
{
  QdPhrase subject;

  if (view->document->language != QD_LANGUAGE_EN || !qd_view_is (view, phrase.end - 1, QD_WORD_CUE_NOUN) || phrase.first <= floor)
    return FALSE;
  subject = qd_phrase_sentence_subject (view, floor, phrase.first);
  return !qd_phrase_is_empty (subject) && subject.end < phrase.first && !qd_view_is_sign (view, phrase.first - 1, ',');
}

/* The subject of a participle: "with Ada Quill saying"; "Quill issued a statement saying"; "Quill spoke, saying";
 * "Citing her oven, Quill said". */
static QdPhrase
find_participle_subject (const QdView *view, guint verb, guint end, guint floor)
{
  QdPhrase phrase;

  if (end == floor)
    return qd_phrase_sentence_subject (view, floor, MIN (floor + REACH, qd_view_item (view, verb)->sentence_end));
  /* "The Post quoted Quill as saying" */
  if (end > floor + 1 && qd_view_is (view, end - 1, QD_WORD_CLAUSE) && is_as (view, end - 1))
    {
      phrase = qd_phrase_left (view, end - 1, floor);
      if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase) && phrase.first > floor && qd_view_is (view, phrase.first - 1, QD_WORD_CUE))
        return phrase;
    }
  if (is_inside (view, end - 1) && !is_participle (view, end - 1) && !qd_view_is (view, end - 1, QD_WORD_CUE_NOUN))
    {
      phrase = qd_phrase_left (view, end, floor);
      if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase) && !is_writing_of_subject (view, phrase, floor))
        return phrase;
    }
  return qd_phrase_sentence_subject (view, floor, verb);
}

/* "Quill said on Monday, then later added": the verb behind "then" has the subject of the one before. */
static gboolean
is_behind_then (const QdView *view, guint end, guint verb)
{
  const QdToken *token = end < verb ? qd_view_token (view, end) : NULL;

  return token != NULL && view->document->language == QD_LANGUAGE_EN && qd_view_is_sign (view, end - 1, ',') && token->len == 4 && memcmp (view->document->text + token->start, "then", 4) == 0;
}

/* The subject of a finite verb, with only what stands between the two skipped; END is where the subject ends. */
static QdPhrase
find_finite_subject (const QdView *view, guint verb, guint end, guint floor)
{
  QdPhrase phrase;

  if (end == floor)
    return QD_PHRASE_NONE;
  if (is_behind_then (view, end, verb))
    return qd_phrase_sentence_subject (view, floor, verb);
  if (qd_view_is (view, end - 1, QD_WORD_RELATIVE))
    return (QdPhrase){ end - 1, end };
  /* "who nonetheless insisted" */
  if (end > floor + 1 && qd_view_is (view, end - 2, QD_WORD_RELATIVE) && qd_view_is (view, end - 1, QD_WORD_FUNCTION) && !qd_view_is (view, end - 1, QD_WORD_PRONOUN | QD_WORD_DETERMINER))
    return (QdPhrase){ end - 2, end - 1 };
  /* "He laughed and said", "took the stage to say": the subject of the sentence. */
  if (qd_view_is (view, end - 1, QD_WORD_CONJUNCTION | QD_WORD_PREPOSITION))
    return qd_phrase_sentence_subject (view, floor, verb);
  if (qd_view_is_sign (view, end - 1, ',') || qd_view_is_sign (view, end - 1, QD_SIGN_DASH) || qd_view_is_sign (view, end - 1, '-'))
    phrase = find_before_aside (view, end, floor);
  else
    phrase = qd_phrase_left (view, end, floor);
  if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase))
    return phrase;
  return qd_phrase_sentence_subject (view, floor, verb);
}

static guint
skip_between (const QdView *view, guint end, guint floor)
{
  while (end > floor && is_between (view, end - 1))
    end--;
  return end;
}

/**
 * qd_phrase_subject:
 * @view: (not nullable): a view
 * @verb: index of the item of a verb
 * @floor: index of the first item of its sentence, or behind a quotation in it
 *
 * Thread: any.
 *
 * Returns: the subject of the verb, if it stands before it
 */
QdPhrase
qd_phrase_subject (const QdView *view, guint verb, guint floor)
{
  guint end = skip_between (view, verb, floor);

  if (qd_view_is (view, verb, QD_WORD_SAYING))
    {
      guint governing = end > floor && qd_view_is_sign (view, end - 1, ',') ? find_governing_verb (view, end - 1, floor) : end;

      if (end == floor || governing + 1 >= end)
        return find_participle_subject (view, verb, end, floor);
      verb = governing;
      end = skip_between (view, verb, floor);
    }
  return find_finite_subject (view, verb, end, floor);
}

/* qd-cue-romance.c: the verb right behind a French or Spanish quotation, and who it tells
 *
 * "« … », a déclaré la boulangère", "« … », a-t-elle dit", "«…», aseguró ayer a la prensa la panadera": the subject stands
 * behind its verb, with time, place and audience between the two, or is a pronoun tied to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-cue-private.h"

/* How many items before the verb, and how many phrases between it and its subject, are looked at. */
#define MAX_BEFORE 6
#define MAX_BETWEEN 4

static gboolean
is_subject_pronoun (const QdView *view, guint index)
{
  return qd_view_is (view, index, QD_WORD_PRONOUN) && !qd_view_is (view, index, QD_WORD_DETERMINER | QD_WORD_ADVERB);
}

/* Behind the phrase that a preposition at INDEX governs: "à la presse", "en una rueda de prensa". */
static guint
skip_governed (const QdView *view, guint index, guint ceiling)
{
  guint at = index + 1;

  while (at < ceiling && qd_view_is (view, at, QD_WORD_TIME | QD_WORD_PREPOSITION))
    at++;
  at = MAX (at, qd_phrase_right (view, at, ceiling).end);
  /* "en una rueda de prensa" */
  if (at + 1 < ceiling && qd_view_is (view, at, QD_WORD_PREPOSITION) && qd_view_token (view, at)->len <= 3 && !qd_view_is (view, at + 1, QD_WORD_CLOSED))
    at = MAX (at + 1, qd_phrase_right (view, at + 1, ceiling).end);
  return at;
}

/* The subject that follows the verb before AT. */
static QdPhrase
find_subject_behind (const QdView *view, guint at, guint ceiling)
{
  guint skipped = 0;

  while (at < ceiling)
    {
      const QdToken *token = qd_view_token (view, at);
      guint          next = at + 1;

      if (token == NULL || qd_token_ends_sentence (token) || qd_token_is_sign (token, ':') || qd_token_is_sign (token, ';'))
        return QD_PHRASE_NONE;
      if (is_subject_pronoun (view, at))
        return (QdPhrase){ at, at + 1 };
      if (qd_token_is (token, QD_WORD_PREPOSITION) && !qd_token_is (token, QD_WORD_DETERMINER))
        next = skip_governed (view, at, ceiling);
      else if (qd_token_is (token, QD_WORD_DETERMINER) && qd_token_is (token, QD_WORD_PREPOSITION) && token->len == 2)
        next = skip_governed (view, at, ceiling);
      else if (token->kind == QD_TOKEN_PUNCT || qd_token_is (token, QD_WORD_TIME) || (qd_token_is (token, QD_WORD_ADVERB | QD_WORD_FUNCTION) && !qd_token_is (token, QD_WORD_DETERMINER)))
        next = at + 1;
      else
        {
          QdPhrase phrase = qd_phrase_right (view, at, ceiling);

          /* "le soir", "ce mardi": a time. */
          if (phrase.end >= ceiling || !qd_view_is (view, phrase.end, QD_WORD_TIME) || phrase.end > at + 1)
            return phrase;
          next = phrase.end + 1;
        }
      if (skipped++ > 2 * MAX_BETWEEN)
        return QD_PHRASE_NONE;
      at = next;
    }
  return QD_PHRASE_NONE;
}

/* The verb right behind a quotation, into BEST. */
void
_qd_cue_look_behind_romance_quote (const QdView *view, guint quote, QdCue *best)
{
  guint    end = MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);
  guint    at = quote + 1, verb;
  char     sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));
  gboolean comma = sign == ',' || sign == '?' || sign == '!' || sign == QD_SIGN_ELLIPSIS;
  QdPhrase before;

  while (at < end && (qd_view_is_sign (view, at, ',') || qd_view_is_sign (view, at, QD_SIGN_DASH)))
    {
      comma = TRUE;
      at++;
    }
  /* What follows without a comma goes on with the sentence that the quotation is a part of, unless it is a verb. */
  before = qd_phrase_right (view, at, end);
  verb = comma && !qd_phrase_is_empty (before) && !qd_view_is (view, at, QD_WORD_CUE | QD_WORD_AUXILIARY | QD_WORD_ADVERB) ? before.end : at;
  if (verb == at)
    before = QD_PHRASE_NONE;
  for (guint n = 0; n < MAX_BEFORE && verb < end; n++, verb++)
    {
      const QdToken *token = qd_view_token (view, verb);

      if (token == NULL || qd_token_ends_sentence (token))
        return;
      if (is_subject_pronoun (view, verb) && qd_phrase_is_empty (before))
        before = (QdPhrase){ verb, verb + 1 };
      if (qd_token_is (token, QD_WORD_CUE))
        break;
      if (!qd_token_is (token, QD_WORD_AUXILIARY | QD_WORD_ADVERB | QD_WORD_PRONOUN | QD_WORD_FUNCTION) && !qd_token_is_sign (token, '-') && !qd_view_is (view, verb, QD_WORD_CLAUSE))
        return;
    }
  if (verb >= end || !qd_view_is (view, verb, QD_WORD_CUE))
    return;
  if (qd_phrase_is_empty (before))
    before = find_subject_behind (view, verb + 1, end);
  _qd_cue_offer (view, best, QD_CUE_AFTER, comma ? QD_SURE : QD_PLAUSIBLE, verb, before);
}

/* "Pour la boulangère, c’est « … »": whose view it is. */
void
_qd_cue_look_for_romance_view (const QdView *view, guint quote, QdCue *best)
{
  guint          first = qd_view_item (view, quote)->sentence_first;
  const QdToken *token = qd_view_token (view, first);
  QdPhrase       phrase;

  if (token == NULL || token->len != 4 || (g_ascii_strncasecmp (view->document->text + token->start, "pour", 4) != 0 && g_ascii_strncasecmp (view->document->text + token->start, "para", 4) != 0))
    return;
  phrase = qd_phrase_right (view, first + 1, quote);
  if (qd_phrase_is_empty (phrase) || !qd_view_is_sign (view, phrase.end, ',') || !(qd_phrase_is_name_word (view, phrase.end - 1) || qd_view_is (view, phrase.end - 1, QD_WORD_ROLE | QD_WORD_ORGANISATION)))
    return;
  _qd_cue_offer (view, best, QD_CUE_SUBJECT, QD_GUESS + 0.05, QD_CUE_NO_TOKEN, phrase);
}

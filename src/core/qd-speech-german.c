/* qd-speech-german.c: what speaks for and against speech in a German sentence
 *
 * In German news most of what stands in marks is a name. Where it stands tells more than what it is: a name in what
 * somebody reports is a part of what is quoted, one in who reports is not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cue-private.h"
#include "core/qd-german-private.h"
#include "core/qd-speech-private.h"

#define ADD_IF(condition, feature) add_if (features, (condition), QD_SPEECH_##feature)
#define HAS(feature) qd_speech_has (features, QD_SPEECH_##feature)

static inline void
add_if (QdSpeechFeatures *features, gboolean condition, guint feature)
{
  if (condition)
    features->bits[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
}

/* The item of token INDEX near item QUOTE, or QUOTE itself if it is not near. */
static guint
find_item (const QdView *view, guint quote, guint index)
{
  for (guint n = 1; n <= QD_CUE_REACH; n++)
    {
      if (quote >= n && qd_view_item (view, quote - n)->kind == QD_ITEM_TOKEN && qd_view_item (view, quote - n)->index == index)
        return quote - n;
      if (qd_view_token (view, quote + n) != NULL && qd_view_item (view, quote + n)->index == index)
        return quote + n;
    }
  return quote;
}

/* Whether "laut", "nach" or the like is what the stretch belongs to: a name in the source. */
static gboolean
is_in_source (const QdView *view, guint quote, guint cue)
{
  if (cue > quote || quote - cue > 6)
    return FALSE;
  for (guint i = cue + 1; i < quote; i++)
    if (_qd_german_is_finite (view, i) || qd_view_is_sign (view, i, ',') || qd_view_is (view, i, QD_WORD_PREPOSITION))
      return FALSE;
  return TRUE;
}

/* "gegenüber dem „…“", "im „…“", "zur Zeitung „…“": to whom or where something is said. */
static gboolean
is_addressee (const QdView *view, guint quote)
{
  guint at = quote;

  for (guint n = 0; n < 4 && at > 0; n++)
    {
      if (_qd_german_is_word (view, at - 1, "gegenüber zum zur im in beim bei vom auf laut"))
        return n < 3 || _qd_german_is_word (view, at - 1, "gegenüber zum zur");
      if (!qd_view_is (view, at - 1, QD_WORD_DETERMINER) && !qd_phrase_is_name_word (view, at - 1) && !qd_view_is (view, at - 1, QD_WORD_SCARE))
        return FALSE;
      at--;
    }
  return FALSE;
}

/* "laut „…“", "gegenüber der Zeitung „…“": an outlet, whatever else the sentence reports. */
static gboolean
is_behind_outlet_word (const QdView *view, guint quote)
{
  guint at = quote;

  for (guint n = 0; n < 4 && at > 0; n++, at--)
    {
      if (_qd_german_is_word (view, at - 1, "laut gegenüber gemäß"))
        return TRUE;
      if (!qd_view_is (view, at - 1, QD_WORD_DETERMINER) && !qd_phrase_is_name_word (view, at - 1))
        return FALSE;
    }
  return FALSE;
}

/* "Vertreter der „…“", "Quill von der „…“": where somebody who may speak belongs to. */
static gboolean
is_of_speaker (const QdView *view, guint quote)
{
  guint at = quote;

  while (at > 0 && at + 3 > quote && (qd_view_is (view, at - 1, QD_WORD_DETERMINER | QD_WORD_SCARE) || _qd_german_is_word (view, at - 1, "so von vom beim")))
    at--;
  return at < quote && at > 0 && qd_phrase_is_name_word (view, at - 1) && (qd_view_is (view, at - 1, QD_WORD_ROLE) || _qd_german_is_word (view, at, "von vom"));
}

/* "die als „…“ bezeichnete Regel": a term that others use. */
static gboolean
is_called_term (const QdView *view, guint quote)
{
  return quote > 1 && _qd_german_is_word (view, quote - 1, "als") && qd_view_is (view, quote - 2, QD_WORD_DETERMINER) && qd_phrase_is_name_word (view, quote + 2);
}

/* Behind the stretch: "„…“, sagte Quill" and "als „…“ bezeichnet" report it, "der „…“ sagte, dass" does not. */
static void
read_place_before_verb (const QdView *view, guint quote, guint verb, QdSpeechFeatures *features)
{
  char     sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));
  gboolean comma = sign == ',' || sign == '?' || sign == '!';
  gboolean last;

  for (guint i = quote + 1; i < verb; i++)
    comma = comma || qd_view_is_sign (view, i, ',') || qd_view_is_sign (view, i, QD_SIGN_DASH) || qd_view_is_sign (view, i, ':');
  last = !comma && (_qd_german_is_subordinate (view, verb, qd_view_item (view, quote)->sentence_first) || qd_view_is (view, verb, QD_WORD_SAYING));
  ADD_IF (comma || last, DE_CONTENT);
  ADD_IF (!comma && quote > 0 && _qd_german_is_word (view, quote - 1, "als"), DE_NAMED_AS);
  ADD_IF (last, DE_BEFORE_PARTICIPLE);
  ADD_IF (!comma && !last, DE_SOURCE_SIDE);
}

/* Behind the verb: "sagte, dass „…“" reports it, "…, sagte Quill der „…“" does not. */
static void
read_place_behind_verb (const QdView *view, guint quote, guint verb, gboolean before, QdSpeechFeatures *features)
{
  gboolean inverted = verb > 0 && (qd_view_is_sign (view, verb - 1, ',') || qd_view_is_quote (view, verb - 1));
  gboolean comma = FALSE, that = FALSE, as = FALSE;

  for (guint i = verb + 1; i < quote; i++)
    {
      comma = comma || qd_view_is_sign (view, i, ',');
      that = that || _qd_german_is_word (view, i, "dass daß ob wonach") || qd_view_is_sign (view, i, ':');
      as = as || _qd_german_is_word (view, i, "als");
    }
  ADD_IF (that, DE_THAT);
  ADD_IF (comma || that, DE_DIVIDED);
  ADD_IF (that || (comma && !inverted), DE_CONTENT);
  if (!before)
    return;
  ADD_IF (inverted && !that, DE_SOURCE_SIDE);
  ADD_IF (!comma && !that && !inverted, DE_IN_CLAUSE);
  ADD_IF (as, DE_NAMED_AS);
  ADD_IF (_qd_german_is_word (view, verb, "nannte nannten nennt nennen bezeichnete bezeichneten bezeichnet bezeichnen sprach sprachen spricht sprechen"), DE_NAMING);
  ADD_IF (_qd_german_is_word (view, verb, "schrieb schreibt schrieben schreiben titelte titelt berichtete berichtet berichteten meldete meldet"), DE_WRITTEN);
}

/* Whether the stretch stands in what is reported, or in who reports. */
static void
read_place (const QdView *view, guint quote, const QdCue *cue, QdSpeechFeatures *features)
{
  guint verb = cue->cue != QD_CUE_NO_TOKEN ? find_item (view, quote, cue->cue) : quote;

  if (verb == quote)
    return;
  ADD_IF (verb == quote + 1, DE_BEHIND_CUE);
  if (cue->kind == QD_CUE_ACCORDING)
    {
      gboolean source = is_in_source (view, quote, verb);

      ADD_IF (source, DE_SOURCE_SIDE);
      ADD_IF (!source, DE_CONTENT);
    }
  else if (verb > quote)
    read_place_before_verb (view, quote, verb, features);
  else
    read_place_behind_verb (view, quote, verb, cue->kind == QD_CUE_BEFORE, features);
}

/* Whether the stretch has a word of another language that is common in names. */
static gboolean
is_foreign (const QdView *view, const QdStretch *stretch)
{
  static const char *const words[] = { "the", "of", "and", "for", "to", "le", "la", "les", "du", "de", "el", "los", "y", "et", "di", "for", "by", "with", "on", "my" };

  for (guint i = stretch->first; i < stretch->end && i < stretch->first + 10; i++)
    {
      const QdToken *token = qd_document_token (view->document, i);

      for (gsize k = 0; k < G_N_ELEMENTS (words) && token->kind == QD_TOKEN_WORD && token->len <= 4; k++)
        if (strlen (words[k]) == token->len && g_ascii_strncasecmp (view->document->text + token->start, words[k], token->len) == 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
has_finite_inside (const QdView *view, const QdStretch *stretch)
{
  for (guint i = stretch->first; i < stretch->end && i < stretch->first + 24; i++)
    {
      const QdToken *token = qd_document_token (view->document, i);

      if (!(token->flags & QD_TOKEN_CAPITAL) && qd_token_is (token, QD_WORD_AUXILIARY | QD_WORD_SUBJUNCTIVE | QD_WORD_SAY))
        return TRUE;
    }
  return FALSE;
}

/* Whether the sentence says with a word that it is told by others: "soll" and "angeblich", and also "laut" and "nach Angaben". */
static void
read_allegation (const QdView *view, guint quote, QdSpeechFeatures *features)
{
  guint    first = qd_view_item (view, quote)->sentence_first;
  guint    end = MIN (qd_view_item (view, quote)->sentence_end, first + 2 * QD_CUE_REACH);
  gboolean alleged = FALSE, said = FALSE;

  for (guint i = first; i < end && !(alleged && said); i++)
    {
      gboolean doubtful = _qd_german_is_word (view, i, "angeblich mutmaßlich offenbar demnach");

      alleged = alleged || doubtful || _qd_german_is_word (view, i, "soll sollen");
      said = said || doubtful || qd_view_is (view, i, QD_WORD_ACCORDING) || _qd_german_is_word (view, i, "angaben aussagen aussage");
    }
  ADD_IF (alleged, DE_ALLEGED);
  ADD_IF (said, DE_SAID_TO_BE);
}

/* Whether the sentence before is in the mood of reported speech, which may go on. */
static gboolean
is_behind_reported (const QdView *view, guint quote)
{
  guint end = qd_view_item (view, quote)->sentence_first;
  guint first = end > 0 ? qd_view_item (view, end - 1)->sentence_first : 0;

  for (guint i = MAX (first, end > QD_CUE_REACH ? end - QD_CUE_REACH : 0); i < end; i++)
    if (_qd_german_is_small (view, i, QD_WORD_SUBJUNCTIVE))
      return TRUE;
  return FALSE;
}

/* Whether the same few words stand in marks close by, as a name does. */
static gboolean
is_repeated (const QdView *view, guint quote)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  guint            index = qd_view_item (view, quote)->index;
  guint            from = index > 12 ? index - 12 : 0;
  guint            words = stretch->end - stretch->first;

  if (words == 0 || words > 6)
    return FALSE;
  for (guint i = from; i < view->stretches->len && i < index + 12; i++)
    {
      const QdStretch *other = &g_array_index (view->stretches, QdStretch, i);
      guint            k = 0;

      if (i == index || other->end - other->first != words)
        continue;
      while (k < words && qd_document_token (view->document, stretch->first + k)->hash == qd_document_token (view->document, other->first + k)->hash)
        k++;
      if (k == words)
        return TRUE;
    }
  return FALSE;
}

/* A noun for who publishes or what is published: in "die Tageszeitung „…“" and "laut einem Bericht des „…“" the marks hold its name. */
static gboolean
is_press (const QdView *view, guint index)
{
  static const char *const endings[] = { "zeitung", "magazin", "blatt", "zeitschrift", "agentur", "sender", "dienst", "portal", "kanal" };
  const QdToken           *token = qd_view_token (view, index);
  const char              *word;

  if (token == NULL || token->kind != QD_TOKEN_WORD || !(token->flags & QD_TOKEN_CAPITAL))
    return FALSE;
  word = view->document->text + token->start;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize len = strlen (endings[i]);

      if (token->len >= len && g_ascii_strncasecmp (word + token->len - len, endings[i], len) == 0)
        return TRUE;
    }
  return _qd_german_is_word (view, index, "artikel bericht ausgabe website webseite internetseite homepage radio fernsehen");
}

/* "warf der Stadt „…“ vor": the word that ends the verb stands right behind the marks, and the clause with it. */
static gboolean
is_before_split_end (const QdView *view, guint quote)
{
  guint first = qd_view_item (view, quote)->sentence_first;

  if (!qd_view_is (view, quote + 1, QD_WORD_SPLIT_END) || (qd_view_token (view, quote + 2) != NULL && qd_view_token (view, quote + 2)->kind == QD_TOKEN_WORD && !qd_view_is (view, quote + 2, QD_WORD_CONJUNCTION)))
    return FALSE;
  for (guint i = quote; i > first && i + QD_CUE_REACH > quote; i--)
    if (qd_view_is (view, i - 1, QD_WORD_SPLIT))
      return TRUE;
  return FALSE;
}

/* "der den Ofen als „…“ bezeichnete" */
static gboolean
is_named_behind (const QdView *view, guint quote)
{
  return quote > 0 && _qd_german_is_word (view, quote - 1, "als") && _qd_german_is_word (view, quote + 1, "bezeichnete bezeichneten bezeichnet bezeichnen beschrieb beschrieben kritisierte kritisierten verurteilte");
}

/* "die Forderung von Quill nach einem „…“", "vor der „…“ warnte": a noun for something said, and a preposition right before the marks. */
static gboolean
is_what_is_asked_for (const QdView *view, guint quote)
{
  guint at = quote;

  if (at > 0 && qd_view_is (view, at - 1, QD_WORD_DETERMINER))
    at--;
  if (at == 0 || !_qd_german_is_word (view, at - 1, "nach vor von an"))
    return FALSE;
  for (guint i = at - 1; i > 0 && i + 8 > at; i--)
    {
      const QdToken *token = qd_view_token (view, i - 1);

      if (token == NULL || token->kind == QD_TOKEN_PUNCT)
        return FALSE;
      if (_qd_german_is_word (view, i - 1, "forderung forderungen ruf rufe warnung warnungen rede kritik wunsch appell"))
        return TRUE;
    }
  return FALSE;
}

/* Reads the features of German sentences; the others are read before. */
void
_qd_speech_read_german (const QdView *view, guint quote, const QdCue *cue, QdSpeechFeatures *features)
{
  const QdStretch *stretch = qd_view_stretch (view, quote);
  gboolean         brief = HAS (ONE_WORD) || HAS (SHORT);
  gboolean         capital = HAS (TITLE) || HAS (LONG_TITLE) || HAS (ONE_CAPITAL);
  gboolean         sure = cue->strength > 0.8 && cue->kind != QD_CUE_CONTINUED && cue->kind != QD_CUE_INTRODUCED;
  gboolean         person = HAS (MENTION_PERSONAL) || HAS (MENTION_ROLE) || HAS (MENTION_ORGANISATION);

  ADD_IF (cue->source, DE_SOURCE);
  read_place (view, quote, cue, features);
  ADD_IF (quote > 0 && qd_phrase_is_name_word (view, quote - 1) && capital, DE_APPOSITION);
  ADD_IF (HAS (DE_APPOSITION) && (HAS (DE_CONTENT) || HAS (SUBJUNCTIVE)), DE_APPOSITION_IN_CONTENT);
  ADD_IF (HAS (DE_CONTENT) && sure && HAS (DE_APPOSITION), DE_CONTENT_APPOSITION);
  ADD_IF (HAS (DE_CONTENT) && sure && brief, DE_CONTENT_SHORT);
  ADD_IF (HAS (DE_CONTENT) && sure && capital, DE_CONTENT_CAPITAL);
  ADD_IF (HAS (DE_CONTENT) && sure && HAS (ONE_CAPITAL), DE_CONTENT_ONE);
  ADD_IF (HAS (DE_SOURCE_SIDE) && capital, DE_SOURCE_SIDE_CAPITAL);
  ADD_IF (HAS (DE_IN_CLAUSE) && capital, DE_IN_CLAUSE_CAPITAL);
  ADD_IF (is_addressee (view, quote) && (HAS (DE_IN_CLAUSE) || HAS (DE_SOURCE_SIDE)), DE_ADDRESSEE);
  ADD_IF (is_foreign (view, stretch), DE_FOREIGN);
  ADD_IF (_qd_german_is_finite (view, quote + 1), DE_BEFORE_FINITE);
  ADD_IF (HAS (ALL_SMALL) && brief && HAS (BEFORE_NAME), DE_ADJECTIVE);
  ADD_IF (HAS (ONE_CAPITAL) && !HAS (DE_APPOSITION), DE_NOUN);
  ADD_IF (HAS (BEHIND_OPEN_WORD), DE_ATTRIBUTE_BEFORE);
  ADD_IF (HAS (SUBJUNCTIVE) && brief, DE_REPORTED_SHORT);
  ADD_IF (HAS (SUBJUNCTIVE) && capital, DE_REPORTED_CAPITAL);
  read_allegation (view, quote, features);
  ADD_IF (is_behind_reported (view, quote), DE_BEHIND_REPORTED);
  ADD_IF (sure && brief, DE_SURE_SHORT);
  ADD_IF (sure && capital, DE_SURE_CAPITAL);
  ADD_IF (sure && person, DE_PERSON_SURE);
  ADD_IF (sure && !person, DE_THING_SURE);
  ADD_IF (has_finite_inside (view, stretch), DE_FINITE_INSIDE);
  ADD_IF (cue->kind == QD_CUE_ACCORDING && brief, DE_ACCORDING_SHORT);
  ADD_IF (is_repeated (view, quote), DE_REPEATED);
  ADD_IF (is_behind_outlet_word (view, quote), DE_BEHIND_OUTLET_WORD);
  ADD_IF (is_of_speaker (view, quote), DE_OF_SPEAKER);
  ADD_IF (is_called_term (view, quote), DE_CALLED_TERM);
  ADD_IF (!HAS (DE_APPOSITION) && (is_before_split_end (view, quote) || is_named_behind (view, quote) || is_what_is_asked_for (view, quote)), DE_TURN);
  ADD_IF (quote > 0 && is_press (view, quote - 1), DE_PRESS);
  ADD_IF (quote > 1 && !is_press (view, quote - 1) && (is_press (view, quote - 2) || (quote > 2 && is_press (view, quote - 3))), DE_PRESS_NEAR);
}

/* qd-german-phrase.c: German noun phrases, told by determiners, endings and the capitals of nouns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-german-private.h"

/* A name in marks has no more words than this. */
#define MAX_NAME_WORDS 6

/* Endings of nouns that are feminine, so that "der" before them is no nominative; most of them things as well. */
static const char *const feminine_endings[] = { "ung", "heit", "keit", "schaft", "tät", "ion", "enz", "anz", "ei", "ik", "ur", "bank", "wahl", "macht", "stadt", "welt", "frau", "presse" };

/* Endings of adjectives and participles that stand for a person: "der Angeklagte". */
static const char *const adjective_endings[] = { "ende", "igte", "ierte", "agte", "ldete" };

/* Endings of nouns for things and events, which do not speak. */
static const char *const thing_endings[] = { "ung", "ungen", "heit", "heiten", "keit", "keiten", "tät", "täten", "ion", "ionen", "nis", "nisse", "tum", "ismus", "ment", "enz", "zeit", "weise", "lage", "ende", "plan", "pläne", "recht", "rechte", "gesetz", "gesetze", "wahl", "wahlen", "arbeit", "kraft", "prozess", "krieg", "fall", "fälle" };

static gboolean
ends_in (const QdView *view, const QdToken *token, const char *ending)
{
  gsize len = strlen (ending);

  return token->len >= len + 2 && memcmp (view->document->text + qd_token_end (token) - len, ending, len) == 0;
}

static gboolean
ends_in_any (const QdView *view, const QdToken *token, const char *const *endings, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ends_in (view, token, endings[i]))
      return TRUE;
  return FALSE;
}

/* Whether the item is one of WORDS, which are in lower case with single spaces between them. */
gboolean
_qd_german_is_word (const QdView *view, guint index, const char *words)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *text;
  char           first;

  if (token == NULL || token->kind != QD_TOKEN_WORD)
    return FALSE;
  text = view->document->text + token->start;
  first = g_ascii_tolower (*text);
  for (const char *word = words; *word != '\0';)
    {
      /* Where all letters are the same, the list goes on behind them or ends there. */
      if (*word == first && g_ascii_strncasecmp (text, word, token->len) == 0 && (word[token->len] == ' ' || word[token->len] == '\0'))
        return TRUE;
      word = strchrnul (word, ' ');
      word += *word == ' ';
    }
  return FALSE;
}

/* Whether the item is a word of CLASSES without a capital: verbs are, in German. */
gboolean
_qd_german_is_small (const QdView *view, guint index, guint classes)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && qd_token_is (token, classes) && !(token->flags & QD_TOKEN_CAPITAL);
}

/* Whether the item stands in marks and is as short as a name: „Die Zeit“. */
gboolean
_qd_german_is_name_in_marks (const QdView *view, guint index)
{
  const QdStretch *stretch;

  if (!qd_view_is_quote (view, index))
    return FALSE;
  stretch = qd_view_stretch (view, index);
  return !stretch->block && stretch->end > stretch->first && stretch->end - stretch->first <= MAX_NAME_WORDS && qd_stretch_last_sign (view->document, stretch) == 0 && qd_document_token (view->document, stretch->first)->kind <= QD_TOKEN_NUMBER;
}

/* "Ähnlich", "Ursprünglich": an adverb that has a capital because it begins the sentence. */
static gboolean
is_opening_adverb (const QdView *view, guint index)
{
  static const char *const endings[] = { "lich", "isch", "weise", "falls", "ig", "sam", "end", "ens" };
  const QdToken           *token = qd_view_token (view, index);

  /* "Übrigens sagte Quill" beside "Italiens Bäckerin sagte". */
  if (ends_in (view, token, "ens") && qd_phrase_is_name_word (view, index + 1))
    return FALSE;
  return qd_view_item (view, index)->sentence_first == index && !qd_token_is (token, QD_WORD_ROLE | QD_WORD_ORGANISATION) && ends_in_any (view, token, endings, G_N_ELEMENTS (endings));
}

static gboolean
is_noun (const QdView *view, guint index)
{
  return qd_phrase_is_name_word (view, index) && !is_opening_adverb (view, index);
}

/* An adjective or a participle before a noun: small, with one of the endings of adjectives. */
static gboolean
is_attribute (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *end;

  if (token == NULL)
    return FALSE;
  if (token->kind == QD_TOKEN_NUMBER)
    return TRUE;
  if (token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL) || token->len < 4 || qd_token_is (token, QD_WORD_CLOSED & ~(guint)QD_WORD_DETERMINER))
    return FALSE;
  end = view->document->text + qd_token_end (token);
  return end[-1] == 'e' || (end[-2] == 'e' && strchr ("nrsm", end[-1]) != NULL);
}

static gboolean
is_determiner (const QdView *view, guint index)
{
  return qd_view_is (view, index, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) || _qd_german_is_word (view, index, "dessen deren");
}

static gboolean
is_genitive (const QdView *view, guint index)
{
  return _qd_german_is_word (view, index, "der des eines einer seiner seines ihrer ihres dieser dieses deren dessen unserer aller mehrerer vieler");
}

/* Behind the plain phrase that a preposition at AT governs: "vom Rathaus", "auf der langen Bank". */
static guint
skip_plain_governed (const QdView *view, guint at, guint ceiling)
{
  guint first = ++at;

  while (at < ceiling && at < first + 4 && (is_determiner (view, at) || is_attribute (view, at)))
    at++;
  first = at;
  while (at < ceiling && at < first + 4 && (is_noun (view, at) || (at > first && _qd_german_is_name_in_marks (view, at))))
    at++;
  return at;
}

/* Skips what stands between a determiner and its noun, with a phrase that belongs to a participle there ("die vom
 * Rathaus veröffentlichte Erklärung"); END if there is no noun. */
static guint
skip_attributes (const QdView *view, guint first, guint at, guint ceiling)
{
  guint last = at;

  if (at > first && qd_view_is (view, at, QD_WORD_PREPOSITION))
    {
      guint behind = skip_plain_governed (view, at, ceiling);

      if (behind < ceiling && is_attribute (view, behind) && behind > at + 1)
        at = last = behind;
    }
  while (at < ceiling && at < last + 4 && !is_noun (view, at))
    {
      if (is_attribute (view, at))
        last = at + 1;
      else if (!_qd_german_is_small (view, at, QD_WORD_ADVERB | QD_WORD_FUNCTION | QD_WORD_CONJUNCTION) && !qd_view_is_sign (view, at, ',') && !_qd_german_is_word (view, at, "so"))
        return ceiling;
      /* "der alte, müde Bäcker": a comma between two adjectives alone. */
      else if (qd_view_is_sign (view, at, ',') && (last != at || !is_attribute (view, at + 1)))
        return ceiling;
      at++;
    }
  return at < ceiling && is_noun (view, at) ? at : ceiling;
}

/* The nouns and names from AT on, with the small parts of names between them. */
static guint
skip_nouns (const QdView *view, guint at, guint ceiling)
{
  guint first = at;

  while (at < ceiling && at < first + 12)
    {
      const QdToken *token = qd_view_token (view, at);

      if (token == NULL)
        break;
      if (is_noun (view, at) || (at > first && (token->kind == QD_TOKEN_POSSESSIVE || (token->kind == QD_TOKEN_NUMBER && !(token->flags & QD_TOKEN_ALL_CAPITALS)))))
        at++;
      else if (at > first && qd_token_is (token, QD_WORD_PARTICLE) && !(token->flags & QD_TOKEN_CAPITAL) && qd_view_is (view, at - 1, QD_WORD_MALE | QD_WORD_FEMALE) && !qd_view_is (view, at - 1, QD_WORD_ROLE) && (is_noun (view, at + 1) || (qd_view_is (view, at + 1, QD_WORD_PARTICLE) && is_noun (view, at + 2))))
        at++;
      else if (at > first && at > 1 && qd_token_is (token, QD_WORD_PARTICLE) && qd_view_is (view, at - 1, QD_WORD_PARTICLE) && !qd_view_is (view, at - 1, QD_WORD_ROLE) && is_noun (view, at + 1))
        at++;
      else
        break;
    }
  return at;
}

/* Whether the noun is feminine or a plural, by its ending: then "der" is no nominative. */
static gboolean
is_not_masculine (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *end;

  if (token == NULL)
    return FALSE;
  end = view->document->text + qd_token_end (token);
  /* "der Vorsitzende" is a man, whoever else "Vorsitzende" may be. */
  if (end[-1] == 'e' && (qd_token_is (token, QD_WORD_ROLE) || ends_in_any (view, token, adjective_endings, G_N_ELEMENTS (adjective_endings))))
    return FALSE;
  if (qd_token_is (token, QD_WORD_FEMALE) || ends_in_any (view, token, feminine_endings, G_N_ELEMENTS (feminine_endings)))
    return TRUE;
  if (qd_token_is (token, QD_WORD_MALE))
    return FALSE;
  if (token->flags & QD_TOKEN_ALL_CAPITALS)
    return strchr ("DUPGNOA", end[-1]) != NULL;
  if (end[-1] == 'e')
    return TRUE;
  return end[-1] == 'n' && end[-2] == 'e';
}

static gboolean
can_be_nominative (const QdView *view, QdPhrase phrase, guint noun)
{
  const QdToken *token = qd_view_token (view, phrase.first);
  const char    *end;

  if (token == NULL)
    return TRUE;
  end = view->document->text + qd_token_end (token);
  if (qd_token_is (token, QD_WORD_PRONOUN) && !qd_token_is (token, QD_WORD_DETERMINER))
    return TRUE;
  if (_qd_german_is_word (view, phrase.first, "herrn deren dessen"))
    return _qd_german_is_word (view, phrase.first, "deren dessen");
  if (phrase.first == noun)
    return TRUE;
  if (end[-1] == 'm')
    return FALSE;
  if (end[-1] == 'n' && end[-2] == 'e' && !_qd_german_is_word (view, phrase.first, "sieben"))
    return FALSE;
  if (end[-1] == 's' && end[-2] == 'e')
    return _qd_german_is_word (view, phrase.first, "dieses jedes jenes") || is_attribute (view, phrase.first);
  if (end[-1] != 'r' || end[-2] != 'e')
    return token->len != 3 || memcmp (end - 3, "des", 3) != 0;
  if (_qd_german_is_word (view, phrase.first, "einer seiner ihrer unserer keiner meiner mehrerer vieler aller beider zweier dreier"))
    return FALSE;
  /* "der alte Bäcker", but "der alten Bäckerin". */
  if (noun > phrase.first + 1 && is_attribute (view, noun - 1) && qd_view_token (view, noun - 1)->kind == QD_TOKEN_WORD)
    return view->document->text[qd_token_end (qd_view_token (view, noun - 1)) - 1] == 'e';
  for (guint i = noun; i < phrase.end && is_noun (view, i); i++)
    if (qd_view_is (view, i, QD_WORD_ROLE) && qd_view_is (view, i, QD_WORD_MALE) && !qd_view_is (view, i, QD_WORD_FEMALE))
      return TRUE;
  return !is_not_masculine (view, noun);
}

static int
rank_of (const QdView *view, QdPhrase phrase, guint noun, guint nouns_end)
{
  const QdToken *token = qd_view_token (view, noun);
  gboolean       bare = phrase.first == noun;
  gboolean       thing;

  if (token == NULL)
    return 2;
  if (qd_token_is (token, QD_WORD_PRONOUN) && !qd_token_is (token, QD_WORD_DETERMINER))
    return _qd_german_is_word (view, noun, "es") ? 0 : 4;
  thing = ends_in_any (view, token, thing_endings, G_N_ELEMENTS (thing_endings)) || qd_token_is (token, QD_WORD_CUE_NOUN | QD_WORD_WORK | QD_WORD_TIME);
  for (guint i = noun; i < nouns_end; i++)
    if (qd_view_is (view, i, QD_WORD_ROLE | QD_WORD_TITLE))
      return 3;
  for (guint i = noun; i < nouns_end; i++)
    if (qd_view_is (view, i, QD_WORD_ORGANISATION) || (qd_view_is (view, i, QD_WORD_MALE | QD_WORD_FEMALE)) || (qd_view_token (view, i)->flags & QD_TOKEN_ALL_CAPITALS))
      return 2;
  if (thing)
    return 0;
  if (nouns_end > noun + 1 || (bare && qd_view_item (view, noun)->sentence_first != noun))
    return 2;
  return bare || (ends_in (view, token, "in") && token->len > 6) || ends_in (view, token, "er") || ends_in (view, token, "ist") || ends_in (view, token, "loge") || ends_in (view, token, "ent") || ends_in (view, token, "ant") ? 2 : 1;
}

/* Whether the phrase from FIRST to END goes on with a name in marks: "die Zeitung „Der Morgen“", but not "laut Quill
 * „sehr kalt“". */
static gboolean
takes_name (const QdView *view, guint first, guint end)
{
  if (!_qd_german_is_name_in_marks (view, end))
    return FALSE;
  if (qd_view_is (view, end - 1, QD_WORD_ORGANISATION | QD_WORD_WORK))
    return TRUE;
  return first + 1 < end && is_determiner (view, first) && !qd_view_is (view, end - 1, QD_WORD_ROLE) && (qd_document_token (view->document, qd_view_stretch (view, end)->first)->flags & QD_TOKEN_CAPITAL) != 0;
}

/* Whether the item is the address of a website: "brotblog.de". */
static gboolean
is_address (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *word, *dot;
  gsize          ending;

  if (token == NULL || token->kind != QD_TOKEN_WORD || token->len < 5)
    return FALSE;
  word = view->document->text + token->start;
  dot = memrchr (word, '.', token->len);
  if (dot == NULL || dot < word + 2)
    return FALSE;
  ending = (gsize)(word + token->len - dot - 1);
  return ending >= 2 && ending <= 4 && g_ascii_islower (dot[1]) && g_ascii_islower (dot[ending]);
}

/* The noun phrase that begins at FIRST, with the genitives behind it and the name in marks that it ends in. */
QdGermanPhrase
_qd_german_phrase (const QdView *view, guint first, guint ceiling)
{
  QdGermanPhrase result = { QD_PHRASE_NONE, FALSE, 0 };
  guint          noun = first, end, nouns_end;

  ceiling = MIN (ceiling, view->n_items);
  if (first >= ceiling)
    return result;
  if (is_address (view, first))
    return (QdGermanPhrase){ { first, first + 1 }, TRUE, 2 };
  if (_qd_german_is_name_in_marks (view, first))
    return (QdGermanPhrase){ { first, first + 1 }, TRUE, 1 };
  if (qd_view_is (view, first, QD_WORD_PRONOUN) && !qd_view_is (view, first, QD_WORD_DETERMINER))
    return (QdGermanPhrase){ { first, first + 1 }, TRUE, _qd_german_is_word (view, first, "es") ? 0 : 4 };
  while (noun < ceiling && noun < first + 3 && is_determiner (view, noun))
    noun++;
  /* "der „Spiegel“" */
  if (noun > first && _qd_german_is_name_in_marks (view, noun) && noun < ceiling)
    {
      result.phrase = (QdPhrase){ first, noun + 1 };
      result.nominative = can_be_nominative (view, result.phrase, noun);
      result.rank = 2;
      return result;
    }
  noun = skip_attributes (view, first, noun, ceiling);
  if (noun == ceiling)
    {
      /* "diese", "dieser" for a person. */
      if (_qd_german_is_word (view, first, "diese dieser jener jene letzterer letztere"))
        return (QdGermanPhrase){ { first, first + 1 }, TRUE, 3 };
      return result;
    }
  nouns_end = end = skip_nouns (view, noun, ceiling);
  if (end < ceiling && (is_address (view, end) || takes_name (view, first, end)))
    end++;
  for (guint n = 0; n < 3 && end < ceiling && is_genitive (view, end); n++)
    {
      guint next = end + 1;

      while (next < ceiling && is_determiner (view, next))
        next++;
      next = skip_attributes (view, end, next, ceiling);
      if (next >= ceiling)
        break;
      end = skip_nouns (view, next, ceiling);
    }
  result.phrase = (QdPhrase){ first, end };
  result.nominative = can_be_nominative (view, result.phrase, noun);
  result.rank = rank_of (view, result.phrase, noun, nouns_end);
  return result;
}

/* The phrase without its genitives: of "die Sprecherin des Brotamts", "die Sprecherin", unless a name follows ("der Leiter
 * des Brotamts Ned Pound"). */
QdPhrase
_qd_german_head (const QdView *view, QdPhrase phrase)
{
  guint end = phrase.first + 1;

  if (qd_phrase_is_empty (phrase) || (phrase.end > phrase.first + 2 && qd_phrase_is_name_word (view, phrase.end - 1) && qd_view_is (view, phrase.end - 2, QD_WORD_MALE | QD_WORD_FEMALE)))
    return phrase;
  while (end < phrase.end && !(qd_phrase_is_name_word (view, end - 1) && is_genitive (view, end)))
    end++;
  return (QdPhrase){ phrase.first, end };
}

/* How likely what the phrase names speaks: as in QdGermanPhrase. */
int
_qd_german_rank (const QdView *view, QdPhrase phrase)
{
  return _qd_german_phrase (view, phrase.first, phrase.end).rank;
}

/* The longest noun phrase that ends before END. */
QdPhrase
_qd_german_phrase_before (const QdView *view, guint end, guint floor)
{
  guint from = end > floor + 14 ? end - 14 : floor;

  for (guint first = from; first < end; first++)
    if (_qd_german_phrase (view, first, end).phrase.end == end)
      return (QdPhrase){ first, end };
  return QD_PHRASE_NONE;
}

/* Behind the preposition at INDEX and the phrase that it governs. */
guint
_qd_german_skip_governed (const QdView *view, guint index, guint ceiling)
{
  guint    at = index + 1;
  QdPhrase phrase;

  while (at < ceiling && qd_view_is (view, at, QD_WORD_PREPOSITION))
    at++;
  while (at < ceiling && qd_view_is (view, at, QD_WORD_TIME))
    at++;
  phrase = _qd_german_phrase (view, at, ceiling).phrase;
  return MAX (phrase.end, at);
}

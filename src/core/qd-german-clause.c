/* qd-german-clause.c: the clauses of a German sentence and the subjects of their verbs
 *
 * In a main clause the verb comes second: whatever else stands first, the subject stands behind the verb. In a clause
 * that a conjunction or a relative pronoun begins, the verb comes last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-german-private.h"

#define MAX_PHRASES 8
#define MAX_JOINED 48

static gboolean
is_divider (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || token->kind != QD_TOKEN_PUNCT)
    return FALSE;
  return token->sign == ',' || token->sign == ';' || token->sign == ':' || token->sign == QD_SIGN_DASH || (token->sign == '-' && (token->flags & QD_TOKEN_SPACE_BEFORE));
}

/* Whether a clause ends before the item. */
static gboolean
is_end (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token == NULL || token->kind == QD_TOKEN_PUNCT || _qd_german_is_small (view, index, QD_WORD_CONJUNCTION);
}

/* Whether the lexicon has the two tokens written together as a reporting verb: "mit", "teilte". */
static gboolean
reports_joined (const QdView *view, const QdToken *end, const QdToken *verb)
{
  char  joined[MAX_JOINED];
  gsize len = (gsize)end->len + verb->len;

  if (len > sizeof joined)
    return FALSE;
  memcpy (joined, view->document->text + end->start, end->len);
  memcpy (joined + end->len, view->document->text + verb->start, verb->len);
  return (qd_lexicon_find (view->document->lexicon, qd_word_hash (joined, len))->classes & (QD_WORD_SAY | QD_WORD_SAY_WEAK)) != 0;
}

/* "teilte … mit", "gab … bekannt": small words that are prepositions too count only at the end of the clause. */
static gboolean
reports_with_end (const QdView *view, guint verb, guint ceiling)
{
  ceiling = MIN (ceiling, verb + QD_GERMAN_REACH);
  for (guint i = verb + 1; i < ceiling; i++)
    {
      const QdToken *token = qd_view_token (view, i);

      if (qd_view_is_sign (view, i, ';') || (qd_view_is_sign (view, i, ',') && qd_view_is (view, i + 1, QD_WORD_CLAUSE | QD_WORD_RELATIVE)))
        return FALSE;
      if (token == NULL || !qd_token_is (token, QD_WORD_SPLIT_END) || (qd_token_is (token, QD_WORD_PREPOSITION) && !is_end (view, i + 1)))
        continue;
      if (reports_joined (view, token, qd_view_token (view, verb)))
        return TRUE;
    }
  return FALSE;
}

/* "vertritt die Auffassung", "sind der Meinung". */
static gboolean
reports_with_noun (const QdView *view, guint verb, guint ceiling)
{
  gboolean be = _qd_german_is_word (view, verb, "ist sind war waren sei seien");

  if (!be && !_qd_german_is_word (view, verb, "vertritt vertrat vertreten vertraten hegt hegte teilt teilte teilen teilten wagte wagt äußerte äußert äußerten"))
    return FALSE;
  for (guint i = verb + 1; i < ceiling && i < verb + 8; i++)
    if (_qd_german_is_word (view, i, "meinung ansicht auffassung überzeugung these prognose"))
      return !be || _qd_german_is_word (view, i - 1, "der festen anderen gegenteiligen gleichen");
  return FALSE;
}

/* "die zitierte Zeitung", "der vom Rathaus genannten Gründe": a participle before its noun. */
static gboolean
is_attributive (const QdView *view, guint index)
{
  if (!qd_phrase_is_name_word (view, index + 1))
    return FALSE;
  for (guint n = 1; n <= 6 && n <= index; n++)
    if (_qd_german_is_small (view, index - n, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) && _qd_german_phrase (view, index - n, index + 2).phrase.end > index + 1)
      return TRUE;
  return FALSE;
}

/* Whether the item is a verb or a participle that reports; the sentence, or what counts of it, ends at CEILING. */
gboolean
_qd_german_is_cue (const QdView *view, guint index, guint ceiling)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL || (token->flags & QD_TOKEN_CAPITAL) || token->len == 2)
    return FALSE;
  if (is_attributive (view, index))
    return FALSE;
  if (qd_token_is (token, QD_WORD_SAY | QD_WORD_SAY_WEAK))
    return TRUE;
  if (qd_token_is (token, QD_WORD_SPLIT))
    return reports_with_end (view, index, ceiling) || reports_with_noun (view, index, ceiling);
  if (qd_token_is (token, QD_WORD_SAYING))
    return is_end (view, index + 1) || qd_view_is (view, index + 1, QD_WORD_AUXILIARY) || index + 1 >= ceiling;
  return qd_token_is (token, QD_WORD_AUXILIARY) && reports_with_noun (view, index, ceiling);
}

/* Whether the item is a finite verb, known or by its ending. */
gboolean
_qd_german_is_finite (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *end;

  if (token == NULL || token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL))
    return FALSE;
  if (qd_token_is (token, QD_WORD_AUXILIARY) && !qd_token_is (token, QD_WORD_POSSESSIVE))
    return TRUE;
  if (qd_token_is (token, QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_SPLIT | QD_WORD_SUBJUNCTIVE))
    return !qd_phrase_is_name_word (view, index + 1) || !qd_view_is (view, index - 1, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE);
  if (token->classes != 0 || token->len < 4)
    return FALSE;
  end = view->document->text + qd_token_end (token);
  if (end[-1] == 't')
    return end[-2] != 'h' && end[-2] != 'k';
  return ((end[-1] == 'e' && end[-2] == 't') || (end[-1] == 'n' && end[-2] == 'e' && end[-3] == 't')) && !qd_phrase_is_name_word (view, index + 1);
}

/* The noun phrases between FIRST and END that no preposition governs. */
static guint
collect (const QdView *view, guint first, guint end, QdGermanPhrase phrases[MAX_PHRASES])
{
  guint n = 0;

  end = MIN (end, first + QD_GERMAN_REACH);
  for (guint at = first; at < end && n < MAX_PHRASES;)
    {
      QdGermanPhrase phrase;

      if (qd_view_is_sign (view, at, '('))
        {
          guint close = at + 1;

          while (close < end && close < at + 12 && !qd_view_is_sign (view, close, ')'))
            close++;
          at = close < end && close < at + 12 ? close + 1 : at + 1;
          continue;
        }
      if (qd_view_is (view, at, QD_WORD_PREPOSITION) || _qd_german_is_word (view, at, "als wie laut gemäß"))
        {
          at = _qd_german_skip_governed (view, at, end);
          continue;
        }
      phrase = _qd_german_phrase (view, at, end);
      if (qd_phrase_is_empty (phrase.phrase))
        {
          at++;
          continue;
        }
      phrases[n++] = phrase;
      at = phrase.phrase.end;
    }
  return n;
}

/* The likeliest subject between FIRST and END: the first phrase of the right form, unless it is a thing and a person
 * comes behind it. */
static QdGermanPhrase
find_nominative (const QdView *view, guint first, guint end)
{
  QdGermanPhrase phrases[MAX_PHRASES];
  QdGermanPhrase best = { QD_PHRASE_NONE, FALSE, 0 };
  guint          n = collect (view, first, end, phrases);

  for (guint i = 0; i < n; i++)
    {
      if (!phrases[i].nominative)
        continue;
      if (qd_phrase_is_empty (best.phrase) || (best.rank < 2 && phrases[i].rank > best.rank + (best.rank > 0)))
        best = phrases[i];
    }
  return best;
}

/* The first item of the part of the sentence between two dividers that holds INDEX. */
static guint
segment_start (const QdView *view, guint index, guint floor)
{
  guint first = index;

  while (first > floor && !is_divider (view, first - 1) && qd_view_item (view, first - 1)->kind != QD_ITEM_BREAK)
    first--;
  return first;
}

static guint
segment_end (const QdView *view, guint index, guint ceiling)
{
  guint end = index;

  while (end < ceiling && !is_divider (view, end) && !(end > index && _qd_german_is_small (view, end, QD_WORD_CONJUNCTION) && _qd_german_is_finite (view, end + 1)))
    end++;
  return end;
}

/* Whether there is a finite verb from FIRST to before END. */
gboolean
_qd_german_has_finite (const QdView *view, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (_qd_german_is_finite (view, i))
      return TRUE;
  return FALSE;
}

/* Whether a clause with its verb at the end begins at FIRST, with the verb at VERB. */
static gboolean
is_subordinate (const QdView *view, guint first, guint verb, guint floor)
{
  guint at = first;

  if (first >= verb)
    return FALSE;
  /* "Als Begründung sagte die Bäckerin" */
  if (_qd_german_is_word (view, first, "als") && !is_end (view, verb + 1) && !qd_view_is (view, verb + 1, QD_WORD_AUXILIARY))
    return FALSE;
  if (qd_view_is (view, first, QD_WORD_CLAUSE | QD_WORD_RELATIVE) && !_qd_german_is_word (view, first, "aber doch jedoch sondern denn"))
    return TRUE;
  if (first == floor || !qd_view_is_sign (view, first - 1, ','))
    return FALSE;
  if (qd_view_is (view, at, QD_WORD_PREPOSITION))
    at++;
  if (qd_view_is (view, at, QD_WORD_RELATIVE) && at > first)
    return TRUE;
  return at < verb && _qd_german_is_word (view, at, "der die das den dem") && _qd_german_phrase (view, at, verb).phrase.end != verb && (is_end (view, verb + 1) || qd_view_is (view, verb + 1, QD_WORD_AUXILIARY));
}

/* The subject of a clause from FIRST to its verb, which comes last. */
static QdPhrase
find_subordinate_subject (const QdView *view, guint first, guint verb)
{
  QdGermanPhrase subject;
  guint          next = first + 1;

  if (!_qd_german_is_word (view, first, "der die das was welche welcher welches wer"))
    {
      if (qd_view_is (view, first, QD_WORD_PREPOSITION) || _qd_german_is_word (view, first, "dessen deren"))
        next = MIN (first + 2, verb);
      return find_nominative (view, next, verb).phrase;
    }
  /* "die Frage, die Quill stellte" beside "die Bäckerin, die gestern anrief". */
  subject = find_nominative (view, next, verb);
  if (subject.rank >= 2 && !_qd_german_is_word (view, first, "der welcher wer") && subject.phrase.first <= next + 1)
    return subject.phrase;
  return (QdPhrase){ first, first + 1 };
}

/* The subject that a verb behind "und" shares with the clause before it. */
static QdPhrase
find_shared_subject (const QdView *view, guint floor, guint end)
{
  for (guint i = floor; i < end; i++)
    if (_qd_german_is_finite (view, i))
      {
        QdPhrase subject = _qd_german_subject (view, i, floor, end);

        if (!qd_phrase_is_empty (subject))
          return subject;
        break;
      }
  return find_nominative (view, floor, end).phrase;
}

/* Whether the verb comes second between FIRST and END: behind one phrase, whatever follows. */
static gboolean
has_main_verb (const QdView *view, guint first, guint end)
{
  QdGermanPhrase phrase = _qd_german_phrase (view, first, end);
  guint          at = phrase.phrase.end;

  if (qd_phrase_is_empty (phrase.phrase))
    return FALSE;
  if (qd_view_is_sign (view, at, '('))
    while (at < end && !qd_view_is_sign (view, at - 1, ')'))
      at++;
  return at < end && _qd_german_is_finite (view, at);
}

/* What stands before the verb where only a comma does: an aside behind the subject, or a clause that comes first. */
static QdPhrase
find_before_comma (const QdView *view, guint floor, guint comma)
{
  guint          first = comma, end;
  QdGermanPhrase phrase;

  while (first > floor && qd_view_item (view, first - 1)->kind != QD_ITEM_BREAK && !qd_view_is_sign (view, first - 1, ':') && !qd_view_is_sign (view, first - 1, ';') && comma - first < QD_GERMAN_REACH && !(qd_view_is_quote (view, first - 1) && !_qd_german_is_name_in_marks (view, first - 1)))
    first--;
  /* "…, und der Bäcker, ein Mann von Welt, sagte" */
  while (first < comma && _qd_german_is_word (view, first, "und aber doch denn auch sogar selbst nur"))
    first++;
  end = segment_end (view, first, comma);
  /* "Quill wies das zurück, die Müllerin, Ada Pound, erklärte": what comes first is a sentence of its own, and the subject behind it. */
  while (end < comma && qd_view_is_sign (view, end, ',') && !qd_view_is (view, first, QD_WORD_CLAUSE | QD_WORD_PREPOSITION | QD_WORD_RELATIVE) && has_main_verb (view, first, end))
    {
      first = end + 1;
      end = segment_end (view, first, comma);
    }
  if (qd_view_is (view, first, QD_WORD_CLAUSE | QD_WORD_PREPOSITION) || _qd_german_has_finite (view, first, end))
    return QD_PHRASE_NONE;
  phrase = _qd_german_phrase (view, first, end);
  return phrase.nominative ? phrase.phrase : QD_PHRASE_NONE;
}

/* The subject of "Wie die Bäckerin, eine Frau von Welt, ausführte, …", whose verb has an aside before it. */
static QdPhrase
find_subject_of_source (const QdView *view, guint verb, guint floor)
{
  guint          first = qd_view_item (view, verb)->sentence_first;
  QdGermanPhrase phrase;

  if (first < floor || !_qd_german_is_word (view, first, "wie") || !qd_view_is_sign (view, verb + 1, ','))
    return QD_PHRASE_NONE;
  phrase = _qd_german_phrase (view, first + 1, verb);
  if (!phrase.nominative || phrase.rank < 2 || !(qd_view_is_sign (view, phrase.phrase.end, ',') || qd_view_is_sign (view, phrase.phrase.end, '(')))
    return QD_PHRASE_NONE;
  for (guint i = phrase.phrase.end; i < verb; i++)
    if (qd_view_is_sign (view, i + 1, ',') && _qd_german_is_cue (view, i, verb))
      return QD_PHRASE_NONE;
  return phrase.phrase;
}

/* The subject of a verb that comes second in its clause. */
static QdPhrase
find_second_subject (const QdView *view, guint verb, guint floor, guint ceiling)
{
  guint          first = segment_start (view, verb, floor);
  guint          end = segment_end (view, verb + 1, ceiling);
  guint          at;
  QdGermanPhrase left, right;

  for (guint i = verb; i > first; i--)
    if (_qd_german_is_small (view, i - 1, QD_WORD_CONJUNCTION) && (i == verb || _qd_german_has_finite (view, first, i - 1)))
      {
        first = i;
        break;
      }
  for (guint i = first; i < verb; i++)
    if (qd_view_is_quote (view, i) && !_qd_german_is_name_in_marks (view, i))
      first = i + 1;
  right = find_nominative (view, verb + 1, end);
  if (first == verb)
    {
      QdPhrase before;

      if (verb > floor && _qd_german_is_small (view, verb - 1, QD_WORD_CONJUNCTION))
        {
          /* "und sagte er", but "und nannte sie …", where "sie" may be whom the sentence is about. */
          if (right.rank == 4 && right.phrase.first == verb + 1 && !_qd_german_is_word (view, verb + 1, "sie"))
            return right.phrase;
          return find_shared_subject (view, floor, verb - 1);
        }
      before = verb > floor && is_divider (view, verb - 1) ? find_before_comma (view, floor, verb - 1) : QD_PHRASE_NONE;
      if (qd_phrase_is_empty (before) || (right.rank > 2 && _qd_german_rank (view, before) < 2))
        return right.phrase;
      return before;
    }
  at = first;
  while (at < verb && _qd_german_is_word (view, at, "und aber doch denn auch sogar selbst nur oder"))
    at++;
  left = _qd_german_phrase (view, at, verb);
  if (qd_phrase_is_empty (left.phrase) || qd_view_is (view, at, QD_WORD_PREPOSITION))
    {
      if (qd_phrase_is_empty (right.phrase))
        right = find_nominative (view, at, verb);
      /* "Von der Halde sagte": a name that begins like a preposition. */
      if (qd_phrase_is_empty (right.phrase) && _qd_german_is_word (view, at, "von zu van") && _qd_german_phrase (view, at + 1, verb).phrase.end == verb)
        return (QdPhrase){ at, verb };
      return right.phrase;
    }
  if (qd_phrase_is_empty (right.phrase))
    return left.phrase;
  if (!left.nominative || (right.rank == 4 && left.rank < 4) || (right.rank >= 2 && left.rank == 0) || (right.rank == 3 && left.rank == 1))
    return right.phrase;
  return left.phrase;
}

/* The auxiliary of the participle or infinitive at VERB, or VERB itself where it has none. */
static guint
find_auxiliary (const QdView *view, guint verb, guint floor, guint ceiling)
{
  guint first = segment_start (view, verb, floor);

  if (qd_view_is (view, verb + 1, QD_WORD_AUXILIARY) && verb + 1 < ceiling && !_qd_german_is_word (view, verb + 1, "worden sein haben werden gewesen"))
    return verb + 1;
  if (!is_end (view, verb + 1) && verb + 1 < ceiling && !qd_view_is (view, verb + 1, QD_WORD_AUXILIARY))
    return verb;
  for (guint i = verb; i > first; i--)
    if (_qd_german_is_small (view, i - 1, QD_WORD_AUXILIARY) || _qd_german_is_word (view, i - 1, "lässt ließ lassen ließen"))
      return i - 1;
  if (!qd_view_is (view, verb, QD_WORD_SAYING) || qd_view_is (view, verb, QD_WORD_SAY))
    return verb;
  /* A relative clause may stand between the two. */
  for (guint i = verb; i > floor && i + QD_GERMAN_REACH > verb; i--)
    if (_qd_german_is_small (view, i - 1, QD_WORD_AUXILIARY) && !qd_view_is_sign (view, i, ','))
      return i - 1;
  return verb;
}

/* Who acts in the passive: "von der Bäckerin", "durch Quill", "in der Zeitung". */
static QdPhrase
find_agent (const QdView *view, guint floor, guint ceiling)
{
  QdPhrase place = QD_PHRASE_NONE;

  for (guint i = floor; i < ceiling; i++)
    {
      gboolean       by = _qd_german_is_word (view, i, "von vom durch seitens");
      QdGermanPhrase phrase;

      if (!by && !_qd_german_is_word (view, i, "in im bei"))
        continue;
      phrase = _qd_german_phrase (view, i + 1, ceiling);
      if (by && !qd_phrase_is_empty (phrase.phrase) && !qd_view_is (view, phrase.phrase.first, QD_WORD_TIME))
        return phrase.phrase;
      if (!by && (phrase.rank >= 2 || _qd_german_is_name_in_marks (view, i + 1) || qd_view_is (view, phrase.phrase.first, QD_WORD_CUE_NOUN)))
        place = phrase.phrase;
    }
  return place;
}

/* Whether the verb stands at the end of a clause that a conjunction or a relative pronoun begins. */
gboolean
_qd_german_is_subordinate (const QdView *view, guint verb, guint floor)
{
  guint finite = qd_view_is (view, verb + 1, QD_WORD_AUXILIARY) ? verb + 1 : verb;

  return is_subordinate (view, segment_start (view, verb, floor), finite, floor);
}

/* Whom the verb, "zitiert" or the like, is about: the phrase that is not its subject; the subject in the passive. */
QdPhrase
_qd_german_object (const QdView *view, guint verb, guint floor, guint ceiling)
{
  QdGermanPhrase phrases[MAX_PHRASES];
  QdPhrase       subject;
  guint          finite, n;

  ceiling = MIN (ceiling, verb + QD_GERMAN_REACH);
  if (verb > floor + QD_GERMAN_REACH)
    floor = verb - QD_GERMAN_REACH;
  finite = find_auxiliary (view, verb, floor, ceiling);
  if (finite != verb && qd_view_is (view, finite, QD_WORD_BE))
    return is_subordinate (view, segment_start (view, finite, floor), finite, floor) ? find_subordinate_subject (view, segment_start (view, finite, floor), finite) : find_second_subject (view, finite, floor, ceiling);
  subject = _qd_german_subject (view, verb, floor, ceiling);
  n = collect (view, finite + 1, segment_end (view, finite + 1, ceiling), phrases);
  for (guint i = 0; i < n; i++)
    if (phrases[i].rank >= 2 && phrases[i].phrase.first != subject.first)
      return phrases[i].phrase;
  return subject;
}

/* The subject of the verb or participle at VERB, in the part of its sentence from FLOOR to CEILING; who acts, where it
 * is in the passive. Empty if there is none. */
QdPhrase
_qd_german_subject (const QdView *view, guint verb, guint floor, guint ceiling)
{
  guint finite, first;

  ceiling = MIN (ceiling, verb + QD_GERMAN_REACH);
  if (verb > floor + QD_GERMAN_REACH)
    floor = verb - QD_GERMAN_REACH;
  finite = find_auxiliary (view, verb, floor, ceiling);
  first = segment_start (view, finite, floor);
  if (finite != verb && (qd_view_is (view, finite, QD_WORD_BE) || _qd_german_is_word (view, verb + 1, "worden")))
    return find_agent (view, segment_start (view, verb, floor), ceiling);
  if (is_subordinate (view, first, finite, floor))
    return find_subordinate_subject (view, first, finite);
  if (first > floor && finite == verb)
    {
      QdPhrase subject = find_subject_of_source (view, verb, floor);

      if (!qd_phrase_is_empty (subject))
        return subject;
    }
  return find_second_subject (view, finite, floor, ceiling);
}

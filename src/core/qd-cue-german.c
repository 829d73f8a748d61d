/* qd-cue-german.c: weighs the reporting words in the German sentence of a quotation, and in the sentences before it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-cue-private.h"
#include "core/qd-german-private.h"

/* How many sentences reported speech may run on behind the one that names its speaker. */
#define MAX_SENTENCES 5

static guint
floor_of (const QdView *view, guint quote)
{
  guint floor = qd_view_item (view, quote)->sentence_first;

  return quote > QD_CUE_REACH ? MAX (floor, quote - QD_CUE_REACH) : floor;
}

static guint
ceiling_of (const QdView *view, guint quote)
{
  return MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);
}

/* Takes a source over unless the stretch is itself a part of it: then it is a name. */
static void
offer (const QdView *view, guint quote, QdCue *best, QdCueKind kind, double strength, guint cue, QdPhrase source)
{
  if (qd_phrase_is_empty (source))
    return;
  if (source.first <= quote && quote < source.end)
    {
      best->source = TRUE;
      return;
    }
  if (kind != QD_CUE_ACCORDING && _qd_german_rank (view, source) == 0)
    strength -= 0.1;
  _qd_cue_offer (view, best, kind, strength, cue, _qd_german_head (view, source));
}

static gboolean
has_noun_for_speech (const QdView *view, QdPhrase phrase)
{
  for (guint i = phrase.first; i < phrase.end; i++)
    if (qd_view_is (view, i, QD_WORD_CUE_NOUN))
      return TRUE;
  return FALSE;
}

/* Where the source of "laut", "nach" or "im" is words or a text ("nach Angaben der Bäckerin", "in einem Brief von
 * Quill"), whoever they are from. */
static QdPhrase
find_owner (const QdView *view, QdPhrase phrase, guint ceiling)
{
  QdPhrase owner;

  if (!has_noun_for_speech (view, phrase))
    return phrase;
  if (qd_view_is (view, phrase.first, QD_WORD_POSSESSIVE))
    return (QdPhrase){ phrase.first, phrase.first + 1 };
  for (guint i = phrase.first + 1; i < phrase.end; i++)
    if (_qd_german_is_word (view, i, "der des eines einer seiner seines ihrer ihres dieser dieses") && qd_view_is (view, i - 1, QD_WORD_CUE_NOUN))
      return (QdPhrase){ i, phrase.end };
  if (!_qd_german_is_word (view, phrase.end, "von vom aus"))
    return phrase;
  owner = _qd_german_phrase (view, phrase.end + 1, ceiling).phrase;
  return qd_phrase_is_empty (owner) || qd_view_is (view, owner.first, QD_WORD_TIME) ? phrase : owner;
}

/* "heißt es in einem Brief der Bäckerin", "hieß es aus dem Rathaus": the writing or the place says so. */
static QdPhrase
find_writing (const QdView *view, guint floor, guint ceiling)
{
  QdPhrase writing = QD_PHRASE_NONE;

  for (guint i = floor; i < ceiling; i++)
    {
      QdPhrase phrase;

      if (!_qd_german_is_word (view, i, "in im aus von vom auf bei seitens"))
        continue;
      phrase = _qd_german_phrase (view, i + 1, ceiling).phrase;
      if (qd_phrase_is_empty (phrase))
        continue;
      if (has_noun_for_speech (view, phrase))
        return find_owner (view, phrase, ceiling);
      if (qd_phrase_is_empty (writing))
        writing = phrase;
    }
  return writing;
}

/* The subject of the verb, or what stands for it where the verb is impersonal. */
static QdPhrase
find_source (const QdView *view, guint verb, guint floor, guint ceiling)
{
  QdPhrase subject;

  if (_qd_german_is_word (view, verb, "zitiert zitierte zitierten zitieren"))
    return _qd_german_object (view, verb, floor, ceiling);
  subject = _qd_german_subject (view, verb, floor, ceiling);
  if (!qd_phrase_is_empty (subject) && _qd_german_is_word (view, subject.first, "es"))
    return find_writing (view, floor, ceiling);
  return subject;
}

/* How sure a verb is that stands GAP items from the quotation. */
static double
weigh_verb (const QdView *view, guint verb, guint gap)
{
  gboolean weak = !qd_view_is (view, verb, QD_WORD_SAY) && qd_view_is (view, verb, QD_WORD_SAY_WEAK);
  double   loss = weak ? 0.04 : 0;

  if (gap > 3)
    loss += weak ? 0.06 : 0.03;
  if (gap > 10)
    loss += weak ? 0.12 : 0.04;
  if (gap > 22)
    loss += 0.1;
  return QD_SURE - loss;
}

/* "„…“, so die Bäckerin", "„…“, sagte sie", "„…“, wie Quill schrieb", "als „…“ bezeichnet". */
static void
look_right_behind (const QdView *view, guint quote, QdCue *best)
{
  guint    floor = floor_of (view, quote);
  guint    end = ceiling_of (view, quote);
  guint    at = quote + 1;
  char     sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));
  gboolean comma = sign == ',' || sign == '?' || sign == '!' || sign == QD_SIGN_ELLIPSIS;
  QdPhrase subject;

  while (at < end && (qd_view_is_sign (view, at, ',') || qd_view_is_sign (view, at, QD_SIGN_DASH) || qd_view_is_sign (view, at, '-')))
    {
      comma = TRUE;
      at++;
    }
  if (at >= end)
    return;
  if (_qd_german_is_word (view, at, "so"))
    {
      guint next = at + 1;

      while (next < end && qd_view_is (view, next, QD_WORD_ADVERB | QD_WORD_FUNCTION) && !qd_view_is (view, next, QD_WORD_PRONOUN))
        next++;
      if (_qd_german_is_finite (view, next))
        subject = find_source (view, next, at, end);
      else
        subject = _qd_german_phrase (view, next, end).phrase;
      offer (view, quote, best, QD_CUE_AFTER, comma ? QD_SURE : QD_LIKELY, at, subject);
    }
  else if (_qd_german_is_word (view, at, "wie"))
    {
      for (guint verb = at + 2; verb < end && !qd_view_is_sign (view, verb, '.'); verb++)
        if (_qd_german_is_cue (view, verb, end))
          {
            offer (view, quote, best, QD_CUE_AFTER, QD_SURE - 0.02, verb, find_source (view, verb, at, end));
            break;
          }
    }
  else if (_qd_german_is_cue (view, at, end) || (comma && _qd_german_is_finite (view, at)))
    {
      gboolean cue = _qd_german_is_cue (view, at, end);

      subject = find_source (view, at, comma ? at : floor, end);
      if (qd_phrase_is_empty (subject))
        subject = find_source (view, at, floor, end);
      offer (view, quote, best, QD_CUE_AFTER, comma ? (cue ? QD_SURE : QD_LIKELY) : QD_SURE - 0.05, at, subject);
    }
  else if (_qd_german_is_cue (view, at + 1, end) && qd_view_is (view, at, QD_WORD_PREPOSITION | QD_WORD_ADVERB | QD_WORD_SPLIT_END))
    offer (view, quote, best, QD_CUE_AFTER, QD_LIKELY, at + 1, find_source (view, at + 1, floor, end));
}

/* Whether the verb's clause is an aside that ends before the quotation ("die das gefordert hatte, als „…“"), with
 * nothing of what it reports behind it. */
static gboolean
is_closed (const QdView *view, guint verb, guint floor, guint quote)
{
  guint comma = verb + 1;

  if (!_qd_german_is_subordinate (view, verb, floor))
    return FALSE;
  while (comma < quote && !qd_view_is_sign (view, comma, ',') && !qd_view_is_sign (view, comma, ':'))
    comma++;
  return comma + 1 < quote && qd_view_is_sign (view, comma, ',') && (_qd_german_is_word (view, comma + 1, "als") || _qd_german_is_finite (view, comma + 1)) && !_qd_german_is_word (view, floor, "wie");
}

/* "…, so die Bäckerin weiter" */
static gboolean
is_so_behind (const QdView *view, guint index, guint floor)
{
  return index > floor && _qd_german_is_word (view, index, "so") && (qd_view_is_sign (view, index - 1, ',') || qd_view_is_quote (view, index - 1)) && !_qd_german_is_finite (view, index + 1);
}

/* "Der Hafen sei dazu verpflichtet: „…“": of whom somebody says that, does not say it himself. */
static gboolean
is_reported_passive (const QdView *view, guint verb, guint floor)
{
  if (!qd_view_is_sign (view, verb + 1, ':') && !qd_view_is_quote (view, verb + 1))
    return FALSE;
  for (guint i = verb; i > floor && !qd_view_is_sign (view, i - 1, ',') && !qd_view_is_sign (view, i - 1, ';'); i--)
    if (_qd_german_is_word (view, i - 1, "sei seien"))
      return TRUE;
  return FALSE;
}

/* The verbs before a quotation, the nearest first. */
static void
look_before (const QdView *view, guint quote, QdCue *best)
{
  guint  floor = floor_of (view, quote);
  guint  end = ceiling_of (view, quote);
  guint  tried = 0;
  double loss = 0;

  for (guint at = quote; at > floor && tried < 4; at--)
    {
      guint    verb = at - 1;
      QdPhrase source;

      if (qd_view_is_quote (view, verb) && !_qd_german_is_name_in_marks (view, verb))
        loss += 0.05;
      if (qd_view_is_sign (view, verb, ':') || qd_view_is_sign (view, verb, ';'))
        loss += verb + 1 == quote ? 0 : 0.1;
      if (is_so_behind (view, verb, floor))
        offer (view, quote, best, QD_CUE_BEFORE, QD_SURE - 0.05 - (quote - at > 8 ? 0.1 : 0), verb, _qd_german_phrase (view, verb + 1, quote).phrase);
      if (!_qd_german_is_cue (view, verb, end))
        continue;
      source = find_source (view, verb, floor, quote);
      if (qd_phrase_is_empty (source))
        source = find_source (view, verb, floor, end);
      offer (view, quote, best, QD_CUE_BEFORE, weigh_verb (view, verb, quote - at) - loss - (is_closed (view, verb, floor, quote) ? 0.15 : 0) - (is_reported_passive (view, verb, floor) ? 0.5 : 0), verb, source);
      tried++;
    }
}

/* "…, sagte die Bäckerin", behind the clause that the quotation is a part of; "…, wie Quill schrieb"; "… genannt". */
static void
look_behind (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);
  guint end = ceiling_of (view, quote);

  for (guint verb = quote + 2; verb < end; verb++)
    {
      gboolean inverted = qd_view_is_sign (view, verb - 1, ',') && _qd_german_is_small (view, verb, QD_WORD_SAY | QD_WORD_SAY_WEAK | QD_WORD_SPLIT);

      if (qd_view_is_sign (view, verb, ';'))
        return;
      if (qd_view_is_sign (view, verb - 1, ',') && _qd_german_is_word (view, verb, "so") && verb + 1 < end)
        {
          offer (view, quote, best, QD_CUE_FAR, QD_SURE - 0.03, verb, _qd_german_phrase (view, verb + 1, end).phrase);
          continue;
        }
      if (!_qd_german_is_cue (view, verb, end))
        continue;
      offer (view, quote, best, QD_CUE_FAR, inverted ? QD_SURE - 0.03 : verb - quote < 8 ? QD_LIKELY - 0.05
                                                                                         : QD_PLAUSIBLE - 0.1,
             verb, find_source (view, verb, inverted ? verb : floor, end));
    }
}

/* "Demnach sei er …", "die Ansicht, wonach …": as somebody said before. */
static void
look_for_reference (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);

  for (guint i = floor; i < quote; i++)
    if ((i == floor && _qd_german_is_word (view, i, "demnach demzufolge")) || (i > floor && qd_view_is_sign (view, i - 1, ',') && _qd_german_is_word (view, i, "wonach")))
      offer (view, quote, best, QD_CUE_ACCORDING, QD_LIKELY + 0.04, i, (QdPhrase){ i, i + 1 });
}

/* "seitens der Bäcker", "von Seiten der Bäcker" */
static gboolean
is_on_part_of (const QdView *view, guint index, guint floor)
{
  return _qd_german_is_word (view, index, "seitens") || (index > floor && _qd_german_is_word (view, index, "seiten") && _qd_german_is_word (view, index - 1, "von"));
}

/* "nach Angaben der Polizei", "laut Quill", "Quill zufolge", "ihrer Meinung nach", anywhere in the sentence. */
static void
look_according (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);
  guint end = ceiling_of (view, quote);

  for (guint i = floor; i < end; i++)
    {
      double   strength = i > quote ? QD_SURE - 0.04 : QD_LIKELY + 0.02;
      QdPhrase source = QD_PHRASE_NONE;

      if (_qd_german_is_word (view, i, "zufolge"))
        source = _qd_german_phrase_before (view, i, floor);
      else if (qd_view_is (view, i, QD_WORD_ACCORDING) || is_on_part_of (view, i, floor))
        source = _qd_german_phrase (view, i + 1, end).phrase;
      else if (_qd_german_is_word (view, i, "nach"))
        {
          source = _qd_german_phrase (view, i + 1, end).phrase;
          if (!has_noun_for_speech (view, source))
            source = i > floor && qd_view_is (view, i - 1, QD_WORD_CUE_NOUN) ? _qd_german_phrase_before (view, i, floor) : QD_PHRASE_NONE;
          strength -= 0.03;
        }
      else
        continue;
      offer (view, quote, best, QD_CUE_ACCORDING, strength, i, find_owner (view, source, end));
    }
}

/* "Quill: „…“", "„…“ – Quill", "„…“ (Quill)". */
static void
look_for_label (const QdView *view, guint quote, QdCue *best)
{
  guint          floor = floor_of (view, quote);
  guint          end = ceiling_of (view, quote);
  QdGermanPhrase name = { QD_PHRASE_NONE, FALSE, 0 };

  if (quote > floor + 1 && quote < floor + 24 && qd_view_is_sign (view, quote - 1, ':'))
    {
      name = _qd_german_phrase (view, floor, quote - 1);
      if (name.rank >= 2 && qd_view_is (view, name.phrase.end, QD_WORD_PREPOSITION) && !_qd_german_has_finite (view, name.phrase.end, quote - 1))
        offer (view, quote, best, QD_CUE_COLON, QD_PLAUSIBLE, QD_CUE_NO_TOKEN, name.phrase);
      else if (name.phrase.end == quote - 1 || ((qd_view_is_sign (view, name.phrase.end, ',') || qd_view_is_sign (view, name.phrase.end, '(')) && !_qd_german_has_finite (view, name.phrase.end, quote)))
        offer (view, quote, best, QD_CUE_COLON, name.rank >= 2 ? QD_PLAUSIBLE + 0.05 : QD_GUESS, QD_CUE_NO_TOKEN, name.phrase);
    }
  if (quote + 1 < view->n_items && (qd_view_is_sign (view, quote + 1, QD_SIGN_DASH) || qd_view_is_sign (view, quote + 1, '(')))
    {
      gboolean bracket = qd_view_is_sign (view, quote + 1, '(');

      name = _qd_german_phrase (view, quote + 2, MAX (end, MIN (quote + 10, view->n_items)));
      if (!qd_phrase_is_empty (name.phrase) && name.rank >= 2 && (bracket ? qd_view_is_sign (view, name.phrase.end, ')') && qd_view_item (view, quote)->sentence_first == quote : qd_view_token (view, name.phrase.end) == NULL))
        offer (view, quote, best, QD_CUE_COLON, bracket ? QD_GUESS + 0.05 : QD_PLAUSIBLE, QD_CUE_NO_TOKEN, name.phrase);
    }
}

/* "reagierte mit den Worten „…“", "mit den Worten „…“ verließ er den Saal": whoever does it. */
static QdPhrase
find_actor (const QdView *view, guint quote)
{
  guint          floor = floor_of (view, quote);
  guint          end = ceiling_of (view, quote);
  const QdToken *behind;

  for (guint verb = floor; verb < quote; verb++)
    if (_qd_german_is_finite (view, verb))
      return _qd_german_subject (view, verb, floor, quote);
  behind = qd_view_token (view, quote + 1);
  if (behind != NULL && behind->kind == QD_TOKEN_WORD && !(behind->flags & QD_TOKEN_CAPITAL))
    return _qd_german_subject (view, quote + 1, quote + 1, end);
  return QD_PHRASE_NONE;
}

/* "Quills Forderung nach …", "die Kritik der Bäckerin", "mit den Worten": a noun for something said, and its owner. */
static void
look_for_noun (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);

  if (quote > floor + 24)
    floor = quote - 24;
  for (guint at = quote; at > floor; at--)
    {
      guint    noun = at - 1;
      QdPhrase phrase, owner;

      if (!qd_phrase_is_name_word (view, noun) || !qd_view_is (view, noun, QD_WORD_CUE_NOUN))
        continue;
      phrase = (QdPhrase){ noun, _qd_german_phrase (view, noun, quote).phrase.end };
      owner = find_owner (view, phrase, quote);
      if (owner.first != phrase.first)
        {
          offer (view, quote, best, QD_CUE_NOUN, QD_PLAUSIBLE - 0.05, noun, owner);
          continue;
        }
      if (noun > floor && qd_view_is (view, noun - 1, QD_WORD_POSSESSIVE))
        offer (view, quote, best, QD_CUE_NOUN, QD_PLAUSIBLE - 0.08, noun, (QdPhrase){ noun - 1, noun });
      if (_qd_german_is_word (view, noun, "worten satz motto ausspruch begründung hinweis"))
        offer (view, quote, best, QD_CUE_NOUN, QD_LIKELY - 0.05, noun, find_actor (view, quote));
    }
}

/* Behind the brackets that begin at AT, if any do. */
static guint
skip_bracket (const QdView *view, guint at, guint ceiling)
{
  guint close = at;

  if (!qd_view_is_sign (view, at, '('))
    return at;
  while (close < ceiling && close < at + 12 && !qd_view_is_sign (view, close, ')'))
    close++;
  return qd_view_is_sign (view, close, ')') ? close + 1 : at;
}

/* "Für die Bäckerin ist das „…“". */
static void
look_for_view (const QdView *view, guint quote, QdCue *best)
{
  guint          floor = floor_of (view, quote), behind;
  QdGermanPhrase phrase;

  if (!_qd_german_is_word (view, floor, "für"))
    return;
  phrase = _qd_german_phrase (view, floor + 1, quote);
  if (phrase.rank < 2)
    return;
  behind = skip_bracket (view, phrase.phrase.end, quote);
  if (behind < quote && (qd_view_is (view, behind, QD_WORD_AUXILIARY) || _qd_german_is_word (view, behind, "bleibt blieb gilt galt")))
    offer (view, quote, best, QD_CUE_SUBJECT, phrase.rank >= 3 ? QD_PLAUSIBLE : QD_GUESS - 0.02, QD_CUE_NO_TOKEN, phrase.phrase);
}

/* "Die Bäckerin, die lange schwieg, wandte sich gegen den Rat: „…“": whoever does what is told before a colon, if nothing there reports. */
static void
look_for_actor_before_colon (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);

  if (quote < floor + 4 || !qd_view_is_sign (view, quote - 1, ':') || best->strength >= QD_GUESS)
    return;
  for (guint verb = floor + 1; verb + 1 < quote; verb++)
    if (_qd_german_is_finite (view, verb) && !_qd_german_is_subordinate (view, verb, floor))
      {
        QdPhrase subject = qd_view_is (view, verb, QD_WORD_SUBJUNCTIVE) ? QD_PHRASE_NONE : _qd_german_subject (view, verb, floor, quote - 1);

        if (!qd_phrase_is_empty (subject) && _qd_german_rank (view, subject) >= 2)
          offer (view, quote, best, QD_CUE_SUBJECT, QD_GUESS + 0.05, QD_CUE_NO_TOKEN, subject);
        return;
      }
}

/* Weighs every reporting word in the sentence of the quotation. */
void
_qd_cue_look_in_german_sentence (const QdView *view, guint quote, QdCue *best)
{
  look_right_behind (view, quote, best);
  look_before (view, quote, best);
  look_according (view, quote, best);
  look_for_reference (view, quote, best);
  look_behind (view, quote, best);
  look_for_label (view, quote, best);
  look_for_noun (view, quote, best);
  look_for_view (view, quote, best);
  look_for_actor_before_colon (view, quote, best);
}

/* No reporting word in the sentence: the subject of its first verb is the likeliest speaker. */
void
_qd_cue_look_for_german_subject (const QdView *view, guint quote, QdCue *best)
{
  guint floor = floor_of (view, quote);
  guint end = ceiling_of (view, quote);

  for (guint verb = floor; verb < end; verb++)
    if (_qd_german_is_finite (view, verb))
      {
        QdPhrase subject = _qd_german_subject (view, verb, floor, end);

        if (qd_phrase_is_empty (subject) || (qd_view_is (view, subject.first, QD_WORD_RELATIVE) && subject.end == subject.first + 1 && subject.first > floor + 1))
          continue;
        offer (view, quote, best, QD_CUE_SUBJECT, qd_view_is (view, subject.first, QD_WORD_PRONOUN) ? QD_WILD : QD_WILD + 0.05, QD_CUE_NO_TOKEN, subject);
        return;
      }
}

/* "Der Ofen sei „kalt“. Das sagte die Bäckerin am Montag.": the next sentence of the paragraph says whose words these are. */
void
_qd_cue_look_in_german_sentence_behind (const QdView *view, guint quote, QdCue *best)
{
  guint first = qd_view_item (view, quote)->sentence_end, end;

  if (first + 2 >= view->n_items || qd_view_token (view, first) == NULL || !_qd_german_is_word (view, first, "das dies dieses"))
    return;
  end = MIN (qd_view_item (view, first)->sentence_end, first + QD_CUE_REACH);
  if (_qd_german_is_cue (view, first + 1, end) && !qd_view_is (view, first + 1, QD_WORD_AUXILIARY))
    offer (view, quote, best, QD_CUE_FAR, QD_PLAUSIBLE, first + 1, _qd_german_subject (view, first + 1, first + 1, end));
}

/* Who reports in the sentence from FIRST to END, into BEST. */
static void
look_in_sentence_before (const QdView *view, guint quote, guint first, guint end, double strength, QdCue *best)
{
  for (guint verb = first; verb < end; verb++)
    if (_qd_german_is_cue (view, verb, end))
      offer (view, quote, best, QD_CUE_INTRODUCED, strength - (qd_view_is (view, verb, QD_WORD_SAY | QD_WORD_SPLIT) ? 0 : 0.04), verb, find_source (view, verb, first, end));
  for (guint i = first; i < end; i++)
    if (is_so_behind (view, i, first))
      offer (view, quote, best, QD_CUE_INTRODUCED, strength, i, _qd_german_phrase (view, i + 1, end).phrase);
    else if (qd_view_is (view, i, QD_WORD_ACCORDING) || is_on_part_of (view, i, first) || (_qd_german_is_word (view, i, "nach") && qd_view_is (view, i + 1, QD_WORD_CUE_NOUN)))
      {
        QdPhrase source = _qd_german_is_word (view, i, "zufolge") ? _qd_german_phrase_before (view, i, first) : _qd_german_phrase (view, i + 1, end).phrase;

        offer (view, quote, best, QD_CUE_INTRODUCED, strength - 0.02, i, find_owner (view, source, end));
      }
}

/* "Die Bäckerin gibt keine Entwarnung. Der Ofen sei „…“": nothing reports, but the mood says that it goes on with what the person of the sentence
 * before thinks. */
void
_qd_cue_look_for_german_subject_before (const QdView *view, guint quote, QdCue *best)
{
  guint end = qd_view_item (view, quote)->sentence_first, first;

  if (end == 0 || qd_view_token (view, end - 1) == NULL)
    return;
  first = qd_view_item (view, end - 1)->sentence_first;
  if (end - first > QD_CUE_REACH)
    return;
  for (guint verb = first; verb < end; verb++)
    if (_qd_german_is_finite (view, verb) && !_qd_german_is_subordinate (view, verb, first))
      {
        QdPhrase subject = _qd_german_subject (view, verb, first, end);

        if (!qd_phrase_is_empty (subject) && _qd_german_rank (view, subject) >= 2)
          offer (view, quote, best, QD_CUE_SUBJECT, QD_GUESS, QD_CUE_NO_TOKEN, subject);
        return;
      }
}

/* Who reports in the sentences before that of the quotation, down to the item FLOOR, the nearest first. */
void
_qd_cue_look_in_german_sentences_before (const QdView *view, guint quote, guint floor, double strength, QdCue *best)
{
  guint at = qd_view_item (view, quote)->sentence_first;

  for (guint n = 0; n < MAX_SENTENCES && at > floor; n++)
    {
      guint first = MAX (floor, qd_view_item (view, at - 1)->sentence_first);
      guint end = at;

      if (end - first > 2 * QD_CUE_REACH)
        first = end - 2 * QD_CUE_REACH;
      look_in_sentence_before (view, quote, first, end, n == 0 ? strength + 0.03 : strength, best);
      if (best->kind == QD_CUE_INTRODUCED)
        return;
      at = MIN (first, qd_view_item (view, at - 1)->sentence_first);
      strength -= 0.03;
    }
}

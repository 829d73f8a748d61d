/* qd-cue.c: finds what governs each quotation, in its sentence or before it
 *
 * Every quotation looks at most QD_CUE_REACH items to either side, so the time stays in proportion to the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-cjk.h"
#include "core/qd-cue-private.h"
#include "core/qd-foreign.h"
#include "core/qd-german-private.h"

typedef struct
{
  const QdView *view;
  GArray       *cues;
  guint         last_quote;
} Finder;

/* Whether the sentence of QUOTE begins with it, so that nothing before it in the sentence can introduce it. */
static gboolean
begins_sentence (const QdView *view, guint quote)
{
  return qd_view_item (view, quote)->sentence_first == quote;
}

static QdCue *
cue_of (const Finder *finder, guint item)
{
  return &g_array_index (finder->cues, QdCue, qd_view_item (finder->view, item)->index);
}

/* Takes the speaker over from the quotation at item BEFORE. */
static void
take_over (const Finder *finder, guint before, QdCue *best, double strength)
{
  const QdCue *other = cue_of (finder, before);

  if (other->kind == QD_CUE_NONE || (other->mention_first == other->mention_end && qd_span_is_empty (other->mention_span)))
    return;
  strength = MIN (strength, other->strength);
  if (strength <= best->strength)
    return;
  best->kind = QD_CUE_CONTINUED;
  best->strength = strength;
  best->cue = other->cue;
  best->cue_span = other->cue_span;
  best->mention_span = other->mention_span;
  best->mention_first = other->mention_first;
  best->mention_end = other->mention_end;
}

/* The subject of the reporting verb in the sentences between FLOOR and QUOTE, the nearest first. */
static void
look_in_sentences_before (const Finder *finder, guint quote, guint floor, QdCue *best, double strength)
{
  const QdView *view = finder->view;

  if (view->document->language == QD_LANGUAGE_DE && quote < view->n_items)
    {
      _qd_cue_look_in_german_sentences_before (view, quote, floor, strength, best);
      return;
    }
  if (quote > QD_CUE_REACH)
    floor = MAX (floor, quote - QD_CUE_REACH);
  for (guint at = quote; at > floor; at--)
    {
      guint verb = at - 1, first;

      if (qd_view_is_quote (view, verb))
        return;
      if (!_qd_cue_is_verb (view, verb))
        continue;
      first = MAX (floor, qd_view_item (view, verb)->sentence_first);
      _qd_cue_offer (view, best, QD_CUE_INTRODUCED, qd_view_is (view, verb, QD_WORD_SAY) ? strength : strength - 0.1, verb, qd_phrase_subject (view, verb, first));
      if (best->kind == QD_CUE_INTRODUCED)
        return;
    }
}

/* The first item of the paragraph that holds item INDEX, not farther than QD_CUE_REACH items away. */
static guint
paragraph_start (const QdView *view, guint index)
{
  guint start = index;

  while (start > 0 && qd_view_item (view, start - 1)->kind != QD_ITEM_BREAK && index - start < QD_CUE_REACH)
    start--;
  return start;
}

/* No cue in its own sentence: the quotation before, or the sentence before. REPORTED: the sentence goes on with what that reports. */
static void
look_back (const Finder *finder, guint quote, gboolean reported, QdCue *best)
{
  const QdView *view = finder->view;
  guint         start = paragraph_start (view, quote);
  guint         sentence = qd_view_item (view, quote)->sentence_first;
  gboolean      same_paragraph = finder->last_quote != QD_CUE_NO_TOKEN && finder->last_quote >= start;

  if (same_paragraph)
    {
      if (begins_sentence (view, quote) || reported)
        look_in_sentences_before (finder, sentence, MAX (start, finder->last_quote + 1), best, begins_sentence (view, quote) ? QD_LIKELY : QD_PLAUSIBLE);
      take_over (finder, finder->last_quote, best, begins_sentence (view, quote) ? QD_LIKELY : reported ? QD_PLAUSIBLE
                                                                                                        : QD_GUESS);
      return;
    }
  if (sentence > start)
    {
      look_in_sentences_before (finder, sentence, start, best, begins_sentence (view, quote) || reported ? QD_PLAUSIBLE : QD_GUESS);
      if (best->kind == QD_CUE_NONE && begins_sentence (view, quote))
        _qd_cue_offer (view, best, QD_CUE_SUBJECT, QD_GUESS, QD_CUE_NO_TOKEN, qd_phrase_sentence_subject (view, start, quote));
      return;
    }
  /* In a dialogue, a new paragraph is somebody else's. */
  if (start > 1 && !qd_view_stretch (view, quote)->dialogue)
    {
      guint    before = paragraph_start (view, start - 1);
      gboolean colon = qd_view_is_sign (view, start - 2, ':');

      look_in_sentences_before (finder, start - 1, before, best, colon ? QD_SURE - 0.05 : QD_PLAUSIBLE - 0.1);
      if (colon && best->kind == QD_CUE_NONE)
        {
          guint last = qd_view_item (view, start - 2)->sentence_first;

          _qd_cue_offer (view, best, QD_CUE_INTRODUCED, QD_PLAUSIBLE, QD_CUE_NO_TOKEN, qd_phrase_sentence_subject (view, last, start - 2));
        }
      if (finder->last_quote != QD_CUE_NO_TOKEN)
        take_over (finder, finder->last_quote, best, QD_PLAUSIBLE - 0.1);
    }
}

/* Whether the quotation at item QUOTE goes on with the one before it: in the same paragraph, with nothing but
 * the cue clause of the earlier one between them, or as a sentence of its own right behind that clause. */
static void
join_split (const Finder *finder, guint quote, QdCue *best)
{
  const QdView *view = finder->view;
  const QdCue  *other;
  guint         before = finder->last_quote;
  guint         ends = 0;
  gboolean      cue_between;

  if (before == QD_CUE_NO_TOKEN || quote == before + 1 || quote - before > QD_CUE_REACH)
    return;
  other = cue_of (finder, before);
  if (other->kind != QD_CUE_AFTER && other->kind != QD_CUE_ACCORDING)
    return;
  for (guint i = before + 1; i < quote; i++)
    {
      const QdToken *token = qd_view_token (view, i);

      if (token == NULL)
        return;
      if (qd_token_ends_sentence (token) && qd_view_item (view, i)->sentence_end == i + 1)
        ends++;
    }
  cue_between = other->cue != QD_CUE_NO_TOKEN && other->cue > g_array_index (view->stretches, QdStretch, qd_view_item (view, before)->index).end && other->cue < g_array_index (view->stretches, QdStretch, qd_view_item (view, quote)->index).first;
  /* A sentence between the two that is not the cue's own begins something new. */
  if (!cue_between || ends > 1 || (ends == 1 && !qd_token_ends_sentence (qd_view_token (view, quote - 1))))
    return;
  /* "…," he said, and called it "…": another verb introduces the second part. */
  if (ends == 0 && best->kind != QD_CUE_NONE && best->cue != other->cue && best->cue < g_array_index (view->stretches, QdStretch, qd_view_item (view, quote)->index).first)
    return;
  if (best->kind == QD_CUE_AFTER && best->cue != other->cue)
    return;
  if (ends == 0 && !qd_view_is_sign (view, quote - 1, ',') && !qd_view_is_sign (view, quote - 1, ':') && !qd_view_is_sign (view, quote - 1, QD_SIGN_DASH) && !qd_view_is (view, quote - 1, QD_WORD_SAY))
    return;
  best->kind = QD_CUE_AFTER;
  best->strength = other->strength;
  best->cue = other->cue;
  best->cue_span = other->cue_span;
  best->mention_span = other->mention_span;
  best->mention_first = other->mention_first;
  best->mention_end = other->mention_end;
  best->joined_to = other->joined_to != QD_STRETCH_NONE ? other->joined_to : (int)qd_view_item (view, before)->index;
}

/* "“…，”市长说，“…”": in Chinese all between the two is one token, with the comma. */
static void
join_chinese (const Finder *finder, guint quote, QdCue *cue)
{
  static const char comma[] = "，";
  const QdView     *view = finder->view;
  const QdToken    *between = quote > 0 ? qd_view_token (view, quote - 1) : NULL;
  const QdCue      *other;

  if (finder->last_quote == QD_CUE_NO_TOKEN || finder->last_quote + 2 != quote || between == NULL || between->len <= strlen (comma))
    return;
  other = cue_of (finder, finder->last_quote);
  if (other->kind != QD_CUE_AFTER || other->cue != qd_view_item (view, quote - 1)->index || memcmp (view->document->text + qd_token_end (between) - strlen (comma), comma, strlen (comma)) != 0)
    return;
  *cue = *other;
  if (cue->joined_to == QD_STRETCH_NONE)
    cue->joined_to = (int)qd_view_item (view, finder->last_quote)->index;
}

/* Whether the sentence, without a cue of its own, is in the German mood of reported speech: it goes on with what
 * the sentence before it reports. */
static gboolean
is_reported_sentence (const QdView *view, guint quote)
{
  guint first = qd_view_item (view, quote)->sentence_first;
  guint end = MIN (qd_view_item (view, quote)->sentence_end, quote + QD_CUE_REACH);

  if (quote > QD_CUE_REACH)
    first = MAX (first, quote - QD_CUE_REACH);
  for (guint i = first; i < end && view->document->language == QD_LANGUAGE_DE; i++)
    if (qd_view_is (view, i, QD_WORD_SUBJUNCTIVE) && !(qd_view_token (view, i)->flags & QD_TOKEN_CAPITAL))
      return TRUE;
  return FALSE;
}

/* Whether the quotation is a part of what somebody is said or wanted to do ("Er soll „…“ haben"): then whoever that is does not say so. */
static gboolean
is_hearsay (const QdView *view, guint quote)
{
  guint first = qd_view_item (view, quote)->sentence_first;

  if (view->document->language != QD_LANGUAGE_DE)
    return FALSE;
  if (quote > QD_CUE_REACH)
    first = MAX (first, quote - QD_CUE_REACH);
  for (guint i = first; i < quote; i++)
    if (_qd_german_is_word (view, i, "soll sollen"))
      return TRUE;
  return FALSE;
}

static gboolean
is_alone (const QdView *view, guint quote)
{
  guint first = qd_view_item (view, quote)->sentence_first;
  guint end = qd_view_item (view, quote)->sentence_end;

  return first == quote && (quote + 1 >= end || qd_view_token (view, quote + 1) == NULL);
}

/* A turn of a transcript has its label for a speaker, and nobody where that is a letter. */
static void
take_label (const QdStretch *stretch, QdCue *cue)
{
  if (stretch->label >= stretch->label_end)
    return;
  cue->kind = QD_CUE_COLON;
  cue->strength = QD_SETTLED;
  cue->mention_first = stretch->label;
  cue->mention_end = stretch->label_end;
}

static void
find_cue (const Finder *finder, guint quote)
{
  const QdView *view = finder->view;
  QdCue         best = { .kind = QD_CUE_NONE, .cue = QD_CUE_NO_TOKEN, .joined_to = QD_STRETCH_NONE };
  gboolean      reported;

  if (qd_view_stretch (view, quote)->transcript)
    {
      take_label (qd_view_stretch (view, quote), &best);
      *cue_of (finder, quote) = best;
      return;
    }
  best.alone = is_alone (view, quote);
  if (qd_cjk_is_stretch (view, quote))
    {
      qd_cjk_find_cue (view, quote, &best);
      join_split (finder, quote, &best);
      if (best.joined_to == QD_STRETCH_NONE)
        join_chinese (finder, quote, &best);
      if (best.kind == QD_CUE_NONE && finder->last_quote != QD_CUE_NO_TOKEN && finder->last_quote >= paragraph_start (view, quote))
        take_over (finder, finder->last_quote, &best, QD_PLAUSIBLE);
      *cue_of (finder, quote) = best;
      return;
    }
  if (view->document->foreign)
    {
      qd_foreign_find_cue (view, quote, &best);
      join_split (finder, quote, &best);
      *cue_of (finder, quote) = best;
      return;
    }
  best.reported = is_reported_sentence (view, quote);
  _qd_cue_look_in_sentence (view, quote, &best);
  if (best.strength < QD_GUESS && view->document->language == QD_LANGUAGE_DE)
    _qd_cue_look_in_german_sentence_behind (view, quote, &best);
  reported = best.reported || is_hearsay (view, quote);
  if (best.strength < QD_GUESS && reported)
    {
      look_back (finder, quote, TRUE, &best);
      if (best.strength < QD_GUESS)
        _qd_cue_look_for_german_subject_before (view, quote, &best);
    }
  if (best.strength < QD_GUESS && !begins_sentence (view, quote))
    _qd_cue_look_for_subject (view, quote, &best);
  join_split (finder, quote, &best);
  if (best.strength < QD_GUESS && (best.kind != QD_CUE_SUBJECT || begins_sentence (view, quote)))
    look_back (finder, quote, reported, &best);
  if (best.kind == QD_CUE_NONE)
    _qd_cue_look_for_subject (view, quote, &best);
  *cue_of (finder, quote) = best;
}

/**
 * qd_cue_find:
 * @view: (not nullable): a view
 * @cues: (element-type QdCue): as many as the document has stretches; those in @view are filled in
 *
 * Takes time in proportion to the view. Thread: any.
 */
void
qd_cue_find (const QdView *view, GArray *cues)
{
  Finder finder = { .view = view, .cues = cues, .last_quote = QD_CUE_NO_TOKEN };

  for (guint i = 0; i < view->n_items; i++)
    if (qd_view_is_quote (view, i))
      {
        find_cue (&finder, i);
        finder.last_quote = i;
      }
}

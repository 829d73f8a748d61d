/* qd-mention-collect.c: the noun phrases around a quotation, any of which may name its speaker
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-mention-private.h"

typedef struct
{
  const QdView *view;
  QdCandidate  *candidates;
  guint         n;
} Collector;

/* Whether a German phrase stands in another case than a subject's: "dem Rat", "einen Brief". */
gboolean
_qd_mention_is_oblique (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  char           last;

  if (view->document->language != QD_LANGUAGE_DE || !qd_token_is (token, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE) || token->len < 3)
    return FALSE;
  last = view->document->text[qd_token_end (token) - 1];
  return last == 'm' || last == 'n' || (last == 's' && view->document->text[qd_token_end (token) - 2] == 'e');
}

/* Whether the phrase is an object that begins a German sentence: "Den Ofen beschrieb Quill so". */
static gboolean
is_object (const QdView *view, guint first)
{
  return qd_view_item (view, first)->sentence_first == first && _qd_mention_is_oblique (view, first);
}

static void
add (Collector *collector, guint first, guint end, gboolean owner, gboolean has_owner)
{
  if (first < end && collector->n < QD_MAX_CANDIDATES)
    collector->candidates[collector->n++] = (QdCandidate){ .first = first, .end = end, .owner = owner, .has_owner = has_owner };
}

/* An article without its noun: "the “rule”", "a 7 per cent cut"; "this" and "those" can stand alone. */
static gboolean
is_lone_article (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return qd_token_is (token, QD_WORD_DETERMINER) && !qd_token_is (token, QD_WORD_PRONOUN) && (token->len <= 3 || qd_view_is_quote (view, index + 1));
}

/* Whether the phrase can be somebody, or something that speaks, rather than a number or a time. */
static gboolean
can_speak (const QdView *view, QdPhrase phrase)
{
  if (qd_phrase_is_order (view, phrase))
    return FALSE;
  if (phrase.end - phrase.first == 1 && (qd_view_is (view, phrase.first, QD_WORD_TIME) || is_lone_article (view, phrase.first)))
    return FALSE;
  for (guint i = phrase.first; i < phrase.end; i++)
    if (qd_phrase_is_name_word (view, i) || qd_view_is (view, i, QD_WORD_PRONOUN | QD_WORD_ROLE | QD_WORD_ORGANISATION | QD_WORD_DETERMINER | QD_WORD_POSSESSIVE))
      return TRUE;
  return FALSE;
}

static gboolean
is_any_word (const QdView *view, guint index, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (_qd_cue_is_word (view, index, words[i]))
      return TRUE;
  return FALSE;
}

/* "told Quill": whoever stands there is told, and does not tell, but in "…, told reporters Ada Quill". */
static gboolean
is_audience (const QdView *view, guint first)
{
  static const char *const verbs[] = { "told", "tells", "tell", "telling" };

  return view->document->language == QD_LANGUAGE_EN && first > 1 && !qd_view_is_sign (view, first - 2, ',') && is_any_word (view, first - 1, verbs, G_N_ELEMENTS (verbs));
}

/* "said that she", "and that the oven": "that" begins a clause there. */
static gboolean
begins_clause (const QdView *view, guint index)
{
  return view->document->language == QD_LANGUAGE_EN && _qd_cue_is_word (view, index, "that") && qd_view_is (view, index + 1, QD_WORD_PRONOUN | QD_WORD_DETERMINER | QD_WORD_POSSESSIVE);
}

/* Adds a phrase, and the owners in it ("Quill’s aide" has two). */
static void
add_phrase (Collector *collector, QdPhrase phrase)
{
  const QdView *view = collector->view;
  gboolean      has_owner = FALSE;

  while (phrase.first < phrase.end && qd_view_token (view, phrase.first)->kind >= QD_TOKEN_POSSESSIVE && !qd_view_is_sign (view, phrase.first, '@'))
    phrase.first++;
  if (phrase.end - phrase.first > 1 && qd_view_is (view, phrase.first, QD_WORD_POSSESSIVE))
    {
      add (collector, phrase.first, phrase.first + 1, TRUE, FALSE);
      has_owner = TRUE;
    }
  for (guint i = phrase.first + 1; i + 1 < phrase.end; i++)
    if (qd_view_token (view, i)->kind == QD_TOKEN_POSSESSIVE)
      {
        add (collector, phrase.first, i, TRUE, has_owner);
        has_owner = TRUE;
      }
  while (phrase.end > phrase.first && qd_view_token (view, phrase.end - 1)->kind >= QD_TOKEN_POSSESSIVE)
    phrase.end--;
  add (collector, phrase.first, phrase.end, FALSE, has_owner);
}

static void
add_between (Collector *collector, guint from, guint to)
{
  const QdView *view = collector->view;

  for (guint i = from; i < to;)
    {
      QdPhrase phrase;

      if (qd_view_token (view, i) == NULL || begins_clause (view, i))
        {
          i++;
          continue;
        }
      if (qd_view_is (view, i, QD_WORD_RELATIVE) && i > from)
        {
          add (collector, i, i + 1, FALSE, FALSE);
          i++;
          continue;
        }
      phrase = qd_phrase_right (view, i, to);
      if (!qd_phrase_is_empty (phrase) && can_speak (view, phrase) && !is_object (view, phrase.first) && !is_audience (view, phrase.first))
        add_phrase (collector, phrase);
      i = MAX (phrase.end, i + 1);
    }
}

/* The first item of the paragraph before the one that the sentence of QUOTE is in, as far as the reach goes; where words
 * of its sentence come before the quotation, that of the sentence before. */
static guint
find_from (const QdView *view, guint quote)
{
  guint first = qd_view_item (view, quote)->sentence_first;
  guint breaks = 0;
  guint limit = quote > QD_MENTION_REACH ? quote - QD_MENTION_REACH : 0;

  if (first < quote)
    return MAX (first > 0 ? qd_view_item (view, first - 1)->sentence_first : 0, limit);
  while (first > limit)
    {
      breaks += qd_view_item (view, first - 1)->kind == QD_ITEM_BREAK;
      if (breaks == 2)
        break;
      first--;
    }
  return first;
}

static guint
find_to (const QdView *view, guint quote)
{
  guint end = qd_view_item (view, quote)->sentence_end;
  guint limit = MIN (view->n_items, quote + QD_CUE_REACH);

  if (qd_view_item (view, quote)->sentence_first == quote && end < limit && qd_view_item (view, end - 1)->kind != QD_ITEM_BREAK)
    end = qd_view_item (view, end)->sentence_end;
  return MIN (end, limit);
}

/* The token that item INDEX begins with. */
static guint
token_of_item (const QdView *view, guint index)
{
  const QdItem *item = qd_view_item (view, index);

  return item->kind == QD_ITEM_QUOTE ? qd_view_stretch (view, index)->first : item->index;
}

/* The first item that begins with TOKEN or behind it, which the break before its paragraph does not. */
static guint
find_item (const QdView *view, guint token)
{
  guint lower = 0, upper = view->n_items;

  while (lower < upper)
    {
      guint middle = lower + (upper - lower) / 2;

      if (token_of_item (view, middle) < token)
        lower = middle + 1;
      else
        upper = middle;
    }
  while (lower < view->n_items && qd_view_item (view, lower)->kind == QD_ITEM_BREAK)
    lower++;
  return lower;
}

/* The mention that the rules found, unless it is there already. */
static void
add_rule (Collector *collector, const QdCue *cue)
{
  guint first, end;

  if (cue->kind == QD_CUE_NONE || cue->mention_first >= cue->mention_end)
    return;
  first = find_item (collector->view, cue->mention_first);
  end = find_item (collector->view, cue->mention_end - 1) + 1;
  /* A German outlet that stands in marks itself is no item. */
  if (end > collector->view->n_items || qd_view_token (collector->view, first) == NULL || qd_view_token (collector->view, end - 1) == NULL || qd_view_item (collector->view, first)->index != cue->mention_first)
    return;
  for (guint i = 0; i < collector->n; i++)
    if (collector->candidates[i].first < end && first < collector->candidates[i].end)
      return;
  if (collector->n == QD_MAX_CANDIDATES)
    collector->n--;
  add (collector, first, end, FALSE, FALSE);
}

/* Lists the mentions among which the speaker of the quotation at item QUOTE is chosen; returns how many. */
guint
_qd_mention_collect (const QdView *view, guint quote, const QdCue *cue, QdCandidate candidates[QD_MAX_CANDIDATES])
{
  Collector collector = { .view = view, .candidates = candidates };

  add_between (&collector, find_from (view, quote), find_to (view, quote));
  add_rule (&collector, cue);
  return collector.n;
}

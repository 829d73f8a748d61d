/* qd-mention-features.c: what speaks for and against a mention being the speaker of a quotation
 *
 * Every feature is a number of one kind, most of them two things taken together, so that a linear model can tell a
 * name behind a comma from one behind "said". Nothing here is of one language: the word classes are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "core/qd-german-private.h"
#include "core/qd-mention-private.h"

/* What stands between a mention and the quotation. */
typedef struct
{
  guint8 quotes;
  guint8 commas;
  guint8 clauses;
  guint8 verbs;
} Between;

/* The items around a quotation that are counted once for all mentions. */
#define WINDOW (QD_MENTION_REACH + QD_CUE_REACH)

G_STATIC_ASSERT (WINDOW <= G_MAXUINT8);

/* What is the same for all mentions of a quotation. */
typedef struct
{
  const QdView  *view;
  const GArray  *cues;
  const QdCue   *cue;
  guint          quote;
  guint          sentence_first;
  guint          sentence_end;
  guint          paragraph_first;
  guint          paragraph_end;
  guint          before_first;
  QdMentionPlace place;
  guint          length;
  guint          verb_before;
  guint          verb_behind;
  guint          verb_earlier;
  QdPhrase       subject_before;
  QdPhrase       subject_behind;
  QdPhrase       subject_earlier;
  const QdCue   *cue_before;
  const QdCue   *cue_behind;
  gboolean       near_before;
  gboolean       near_behind;
  guint          window_first;
  guint          window_end;
  Between        sums[WINDOW + 1];
} Reader;

#define NO_ITEM G_MAXUINT

static gboolean
is_verb (const QdView *view, guint index)
{
  if (view->document->language != QD_LANGUAGE_DE)
    return _qd_cue_is_verb (view, index);
  return index < view->n_items && _qd_german_is_cue (view, index, qd_view_item (view, index)->sentence_end);
}

static guint
bucket_gap (guint gap)
{
  return gap == 0 ? 0 : gap <= 2  ? 1
                      : gap <= 5  ? 2
                      : gap <= 10 ? 3
                      : gap <= 20 ? 4
                                  : 5;
}

static guint
verb_class (const QdView *view, guint verb)
{
  if (qd_view_is (view, verb, QD_WORD_SAYING))
    return 2;
  if (qd_view_is (view, verb, QD_WORD_SAY))
    return 0;
  return qd_view_is (view, verb, QD_WORD_SAY_WEAK) ? 1 : 3;
}

/* A word in the past tense, by its looks; any word in lower case of no class where the language is another. */
static gboolean
is_past (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);
  const char    *end;

  if (token == NULL || token->kind != QD_TOKEN_WORD || (token->flags & QD_TOKEN_CAPITAL) || token->len < 4 || qd_token_is (token, QD_WORD_CLOSED))
    return FALSE;
  end = view->document->text + qd_token_end (token);
  if (view->document->language == QD_LANGUAGE_DE)
    return memcmp (end - 2, "te", 2) == 0 || memcmp (end - 3, "ten", 3) == 0;
  return memcmp (end - 2, "ed", 2) == 0;
}

static gboolean
is_author (const QdView *view, const QdToken *token)
{
  static const char words[][6] = { "by", "from", "von", "vom", "de", "du", "par" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == token->len && memcmp (words[i], view->document->text + token->start, token->len) == 0)
      return TRUE;
  return FALSE;
}

static QdMentionBeside
beside_sign (const QdToken *token)
{
  switch (token->sign)
    {
    case ',':
      return QD_BESIDE_COMMA;
    case ':':
      return QD_BESIDE_COLON;
    case '.':
    case '!':
    case '?':
      return QD_BESIDE_STOP;
    default:
      return QD_BESIDE_SIGN;
    }
}

static QdMentionBeside
beside_word (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (is_verb (view, index))
    {
      static const QdMentionBeside verbs[] = { QD_BESIDE_SAY, QD_BESIDE_WEAK, QD_BESIDE_SAYING, QD_BESIDE_WORD };

      return verbs[verb_class (view, index)];
    }
  if (qd_token_is (token, QD_WORD_ACCORDING))
    return QD_BESIDE_ACCORDING;
  if (qd_token_is (token, QD_WORD_RELATIVE))
    return QD_BESIDE_RELATIVE;
  if (qd_token_is (token, QD_WORD_AUXILIARY))
    return QD_BESIDE_AUXILIARY;
  if (qd_token_is (token, QD_WORD_CONJUNCTION))
    return QD_BESIDE_CONJUNCTION;
  if (qd_token_is (token, QD_WORD_PREPOSITION))
    return is_author (view, token) ? QD_BESIDE_AUTHOR : QD_BESIDE_PREPOSITION;
  if (qd_token_is (token, QD_WORD_CLAUSE))
    return QD_BESIDE_CLAUSE;
  if (qd_token_is (token, QD_WORD_CUE_NOUN))
    return QD_BESIDE_CUE_NOUN;
  if (is_past (view, index))
    return QD_BESIDE_PAST;
  return (token->flags & QD_TOKEN_CAPITAL) ? QD_BESIDE_NAME : QD_BESIDE_WORD;
}

static QdMentionBeside
beside (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  if (index < view->n_items && qd_view_is_quote (view, index))
    return QD_BESIDE_QUOTE;
  if (token == NULL)
    return QD_BESIDE_NOTHING;
  if (token->kind == QD_TOKEN_POSSESSIVE)
    return QD_BESIDE_POSSESSIVE;
  if (token->kind == QD_TOKEN_WORD)
    return beside_word (view, index);
  return token->kind == QD_TOKEN_PUNCT ? beside_sign (token) : QD_BESIDE_WORD;
}

static gboolean
is_skipped (const QdView *view, guint index)
{
  return qd_view_is (view, index, QD_WORD_ADVERB | QD_WORD_AUXILIARY | QD_WORD_TIME) && !is_verb (view, index);
}

/* The item behind the mention that says what it does: past a bracket, an aside between commas, and adverbs. */
static guint
find_behind (const QdView *view, guint end)
{
  guint n = view->n_items;
  guint at = end;

  if (qd_view_is_sign (view, at, '('))
    for (guint i = at; i < n && i < at + 12 && qd_view_token (view, i) != NULL; i++)
      if (qd_view_is_sign (view, i, ')'))
        {
          at = i + 1;
          break;
        }
  if (qd_view_is_sign (view, at, ',') || qd_view_is_sign (view, at, QD_SIGN_DASH))
    for (guint i = at + 1; i < n && i < at + 22 && qd_view_token (view, i) != NULL && !qd_token_ends_sentence (qd_view_token (view, i)); i++)
      if ((qd_view_is_sign (view, i, ',') || qd_view_is_sign (view, i, QD_SIGN_DASH)) && (is_verb (view, i + 1) || is_skipped (view, i + 1)))
        {
          at = i + 1;
          break;
        }
  for (guint skipped = 0; skipped < 4 && is_skipped (view, at); skipped++)
    at++;
  return at;
}

static QdMentionForm
form_of (const QdView *view, const QdCandidate *candidate)
{
  const QdToken *first = qd_view_token (view, candidate->first);
  const QdToken *last = qd_view_token (view, candidate->end - 1);
  gboolean       german = view->document->language == QD_LANGUAGE_DE;
  gboolean       title = FALSE;
  guint          names = 0;

  if (candidate->end - candidate->first == 1)
    {
      if (qd_token_is (first, QD_WORD_RELATIVE))
        return QD_FORM_RELATIVE;
      if (qd_token_is (first, QD_WORD_PRONOUN) && !qd_token_is (first, QD_WORD_FUNCTION))
        return qd_token_is (first, QD_WORD_PLURAL) ? QD_FORM_PLURAL_PRONOUN : qd_token_is (first, QD_WORD_MALE | QD_WORD_FEMALE) ? QD_FORM_PERSONAL
                                                                                                                                 : QD_FORM_OTHER_PRONOUN;
      if (qd_token_is (first, QD_WORD_POSSESSIVE))
        return QD_FORM_POSSESSIVE;
    }
  for (guint i = candidate->first; i < candidate->end; i++)
    {
      title = title || qd_view_is (view, i, QD_WORD_TITLE);
      names += qd_phrase_is_name_word (view, i);
    }
  if (qd_token_is (last, QD_WORD_CUE_NOUN))
    return QD_FORM_CUE_NOUN;
  if (qd_token_is (last, QD_WORD_ORGANISATION))
    return QD_FORM_ORGANISATION;
  if (qd_token_is (last, QD_WORD_ROLE | QD_WORD_TITLE) && (german || !(last->flags & QD_TOKEN_CAPITAL)))
    return qd_token_is (last, QD_WORD_PLURAL) ? QD_FORM_PEOPLE : QD_FORM_ROLE;
  if ((last->flags & QD_TOKEN_CAPITAL) && !qd_token_is (last, QD_WORD_CLOSED) && (!german || !qd_token_is (first, QD_WORD_DETERMINER | QD_WORD_POSSESSIVE)))
    return title && names > 1 ? QD_FORM_TITLED_NAME : names > 1 ? QD_FORM_LONG_NAME
                                                                : QD_FORM_NAME;
  if (qd_token_is (first, QD_WORD_DETERMINER))
    return first->len >= 3 ? QD_FORM_DEFINITE : QD_FORM_INDEFINITE;
  return QD_FORM_OTHER;
}

static QdMentionRegion
region_of (const Reader *reader, const QdCandidate *candidate)
{
  if (candidate->first >= reader->sentence_first && candidate->first < reader->quote)
    return QD_REGION_BEFORE;
  if (candidate->first > reader->quote && candidate->first < reader->sentence_end)
    return QD_REGION_BEHIND;
  if (candidate->first > reader->quote)
    return candidate->first < reader->paragraph_end ? QD_REGION_SENTENCE_BEHIND : QD_REGION_PARAGRAPH_BEHIND;
  if (candidate->first >= reader->paragraph_first)
    return candidate->first >= reader->before_first ? QD_REGION_SENTENCE_BEFORE : QD_REGION_EARLIER_SENTENCE;
  if (candidate->first + QD_MENTION_REACH < reader->quote)
    return QD_REGION_FAR;
  return reader->before_first < reader->paragraph_first && candidate->first >= reader->before_first ? QD_REGION_PARAGRAPH_BEFORE : QD_REGION_EARLIER_PARAGRAPH;
}

static QdMentionPlace
place_of (const Reader *reader)
{
  const QdView  *view = reader->view;
  guint          quote = reader->quote;
  char           sign = qd_stretch_last_sign (view->document, qd_view_stretch (view, quote));
  const QdToken *before = quote > 0 ? qd_view_token (view, quote - 1) : NULL;

  if (reader->sentence_first == quote)
    {
      if (reader->cue->alone)
        return quote == reader->paragraph_first ? QD_PLACE_ALONE_FIRST : QD_PLACE_ALONE;
      return sign == ',' || sign == '?' || sign == '!' || qd_view_is_sign (view, quote + 1, ',') ? QD_PLACE_FIRST_COMMA : QD_PLACE_FIRST;
    }
  if (before == NULL)
    return QD_PLACE_FRAGMENT;
  if (qd_token_is_sign (before, ':'))
    return QD_PLACE_COLON;
  if (qd_token_is_sign (before, ','))
    return QD_PLACE_COMMA;
  if (is_verb (view, quote - 1))
    return QD_PLACE_VERB;
  return qd_token_is (before, QD_WORD_CLAUSE) ? QD_PLACE_CLAUSE : QD_PLACE_FRAGMENT;
}

/* The nearest reporting verb between the start of the sentence and the quotation, and the first one behind it. */
static void
find_verbs (Reader *reader)
{
  const QdView *view = reader->view;
  guint         floor = MAX (reader->sentence_first, reader->quote > QD_CUE_REACH ? reader->quote - QD_CUE_REACH : 0);
  guint         end = MIN (reader->sentence_end, reader->quote + QD_CUE_REACH);

  reader->verb_before = reader->verb_behind = reader->verb_earlier = NO_ITEM;
  for (guint i = reader->quote; i > floor && reader->verb_before == NO_ITEM; i--)
    if (is_verb (view, i - 1))
      {
        reader->verb_before = i - 1;
        reader->subject_before = _qd_cue_find_subject_before (view, i - 1, floor, reader->quote);
      }
  for (guint i = reader->quote + 1; i < end && reader->verb_behind == NO_ITEM; i++)
    if (is_verb (view, i))
      {
        reader->verb_behind = i;
        reader->subject_behind = view->document->language == QD_LANGUAGE_DE ? _qd_german_subject (view, i, reader->quote + 1, end) : qd_phrase_subject (view, i, reader->quote + 1);
      }
  if (reader->before_first >= reader->sentence_first)
    return;
  floor = MAX (reader->before_first, reader->sentence_first > QD_CUE_REACH ? reader->sentence_first - QD_CUE_REACH : 0);
  for (guint i = reader->sentence_first; i > floor && reader->verb_earlier == NO_ITEM; i--)
    if (is_verb (view, i - 1))
      {
        reader->verb_earlier = i - 1;
        reader->subject_earlier = _qd_cue_find_subject_before (view, i - 1, floor, reader->sentence_first);
      }
}

static void
find_neighbours (Reader *reader)
{
  const QdView *view = reader->view;
  guint         floor = reader->quote > QD_MENTION_REACH ? reader->quote - QD_MENTION_REACH : 0;
  guint         end = MIN (view->n_items, reader->quote + QD_CUE_REACH);

  for (guint i = reader->quote; i > floor && reader->cue_before == NULL; i--)
    if (qd_view_is_quote (view, i - 1))
      {
        reader->cue_before = &g_array_index (reader->cues, QdCue, qd_view_item (view, i - 1)->index);
        reader->near_before = i - 1 >= reader->paragraph_first;
      }
  for (guint i = reader->quote + 1; i < end && reader->cue_behind == NULL; i++)
    if (qd_view_is_quote (view, i))
      {
        reader->cue_behind = &g_array_index (reader->cues, QdCue, qd_view_item (view, i)->index);
        reader->near_behind = i < reader->sentence_end;
      }
}

static void
count_item (const QdView *view, guint index, Between *between)
{
  const QdToken *token = qd_view_token (view, index);

  if (token == NULL)
    {
      between->quotes += qd_view_is_quote (view, index);
      return;
    }
  between->commas += qd_token_is_sign (token, ',');
  between->clauses += qd_token_is (token, QD_WORD_CLAUSE | QD_WORD_RELATIVE);
  between->verbs += is_verb (view, index);
}

/* Counts from the first item of the window on, for each item what stands before it. */
static void
fill_window (Reader *reader)
{
  Between between = { 0 };

  reader->window_first = reader->quote > QD_MENTION_REACH ? reader->quote - QD_MENTION_REACH : 0;
  reader->window_end = MIN (reader->view->n_items, reader->quote + QD_CUE_REACH);
  reader->sums[0] = between;
  for (guint i = reader->window_first; i < reader->window_end; i++)
    {
      count_item (reader->view, i, &between);
      reader->sums[i + 1 - reader->window_first] = between;
    }
}

static void
start_reader (Reader *reader)
{
  const QdView *view = reader->view;
  const QdItem *item = qd_view_item (view, reader->quote);
  guint         limit = reader->quote > QD_MENTION_REACH ? reader->quote - QD_MENTION_REACH : 0;
  guint         length = qd_view_stretch (view, reader->quote)->end - qd_view_stretch (view, reader->quote)->first;

  reader->cue = &g_array_index (reader->cues, QdCue, item->index);
  reader->length = length <= 3 ? 0 : length <= 8  ? 1
                                   : length <= 20 ? 2
                                                  : 3;
  reader->sentence_first = item->sentence_first;
  reader->sentence_end = item->sentence_end;
  for (reader->paragraph_first = reader->quote; reader->paragraph_first > limit && qd_view_item (view, reader->paragraph_first - 1)->kind != QD_ITEM_BREAK;)
    reader->paragraph_first--;
  for (reader->paragraph_end = reader->quote; reader->paragraph_end < view->n_items && reader->paragraph_end < reader->quote + QD_CUE_REACH && qd_view_item (view, reader->paragraph_end)->kind != QD_ITEM_BREAK;)
    reader->paragraph_end++;
  /* The sentence before, in this paragraph or in the one before. */
  reader->before_first = reader->sentence_first;
  if (reader->before_first > 0)
    reader->before_first = qd_view_item (view, reader->before_first - 1)->sentence_first;
  reader->place = place_of (reader);
  fill_window (reader);
  find_verbs (reader);
  find_neighbours (reader);
}

/* What stands from item FROM on before item TO, as far as the window goes. */
static Between
count_between (const Reader *reader, guint from, guint to)
{
  Between first;
  Between between = { 0 };

  from = MAX (from, reader->window_first);
  to = MIN (to, reader->window_end);
  if (from >= to)
    return between;
  first = reader->sums[from - reader->window_first];
  between = reader->sums[to - reader->window_first];
  between.quotes -= first.quotes;
  between.commas -= first.commas;
  between.clauses -= first.clauses;
  between.verbs -= first.verbs;
  return between;
}

static inline void
set (QdCandidate *candidate, QdMentionFeature kind, guint value)
{
  candidate->features[kind] = (gint16)value;
}

static gboolean
overlaps (const QdCandidate *candidate, QdPhrase phrase)
{
  return candidate->first < phrase.end && phrase.first < candidate->end;
}

/* Whether a candidate is the mention of a cue: 0 for not, 1 for the very one, 2 for one of the same last word. */
guint
_qd_mention_is_of (const QdView *view, const QdCandidate *candidate, const QdCue *cue)
{
  guint first = qd_view_item (view, candidate->first)->index;
  guint last = qd_view_item (view, candidate->end - 1)->index;

  if (cue == NULL || cue->mention_first >= cue->mention_end)
    return 0;
  if (first < cue->mention_end && cue->mention_first <= last)
    return 1;
  return qd_document_token (view->document, cue->mention_end - 1)->hash == qd_document_token (view->document, last)->hash ? 2 : 0;
}

/* How many of the quotations around have a mention of the same last word, by the rules: 0, 1 or 2. */
static guint
count_speaking (const Reader *reader, const QdCandidate *candidate)
{
  guint32 hash = qd_view_token (reader->view, candidate->end - 1)->hash;
  guint   stretch = qd_view_item (reader->view, reader->quote)->index;
  guint   first = stretch > 8 ? stretch - 8 : 0;
  guint   end = MIN (reader->cues->len, stretch + 9);
  guint   n = 0;

  for (guint i = first; i < end && n < 2; i++)
    {
      const QdCue *cue = &g_array_index (reader->cues, QdCue, i);

      n += i != stretch && cue->kind != QD_CUE_NONE && cue->strength > 0.8 && cue->mention_first < cue->mention_end && qd_document_token (reader->view->document, cue->mention_end - 1)->hash == hash;
    }
  return n;
}

static void
read_governing (const Reader *reader, QdCandidate *candidate, QdMentionForm form, guint behind)
{
  const QdView *view = reader->view;
  guint         quote = reader->quote;
  guint         governs = QD_GOVERNS_NOTHING, verb = NO_ITEM;

  if (is_verb (view, behind))
    {
      governs = QD_GOVERNS_VERB;
      verb = behind;
    }
  else if (candidate->first > 0 && is_verb (view, candidate->first - 1))
    {
      governs = QD_GOVERNS_TURNED;
      verb = candidate->first - 1;
    }
  else if (reader->verb_before != NO_ITEM && overlaps (candidate, reader->subject_before))
    {
      governs = QD_GOVERNS_SUBJECT;
      verb = reader->verb_before;
    }
  candidate->governs = governs;
  candidate->verb = verb;
  candidate->behind = behind;
  /* "A cold oven is no use, said Quill “and …”" */
  if (governs == QD_GOVERNS_TURNED)
    set (candidate, QD_MENTION_TURNED, (verb > 0 ? beside (view, verb - 1) : QD_BESIDE_NOTHING) * 3 + (candidate->end == quote ? 0 : candidate->end + 1 == quote ? 1
                                                                                                                                                                 : 2));
  if (verb != NO_ITEM)
    {
      gboolean after = verb > quote;
      guint    gap = bucket_gap (after ? verb - quote - 1 : quote - verb - 1);

      set (candidate, QD_MENTION_GOVERNS_GAP, ((after * QD_N_GOVERNS + governs) * QD_N_VERBS + verb_class (view, verb)) * QD_N_GAPS + gap);
      set (candidate, QD_MENTION_GOVERNS, (after * QD_N_GOVERNS + governs) * QD_N_VERBS + verb_class (view, verb));
      set (candidate, QD_MENTION_GOVERNS_FORM, (after * QD_N_GOVERNS + governs) * QD_N_FORMS + form);
      set (candidate, QD_MENTION_GOVERNS_PLACE, (governs * QD_N_VERBS + verb_class (view, verb)) * QD_N_PLACES + reader->place);
    }
  if (reader->verb_before != NO_ITEM && overlaps (candidate, reader->subject_before))
    {
      set (candidate, QD_MENTION_SUBJECT_BEFORE, verb_class (view, reader->verb_before) * QD_N_GAPS + bucket_gap (quote - reader->verb_before - 1));
      set (candidate, QD_MENTION_SUBJECT_BEFORE_PLACE, verb_class (view, reader->verb_before) * QD_N_PLACES + reader->place);
    }
  if (reader->verb_behind != NO_ITEM && overlaps (candidate, reader->subject_behind))
    {
      set (candidate, QD_MENTION_SUBJECT_BEHIND, verb_class (view, reader->verb_behind) * QD_N_GAPS + bucket_gap (reader->verb_behind - quote - 1));
      set (candidate, QD_MENTION_SUBJECT_BEHIND_PLACE, verb_class (view, reader->verb_behind) * QD_N_PLACES + reader->place);
    }
  if (reader->verb_earlier != NO_ITEM && overlaps (candidate, reader->subject_earlier))
    set (candidate, QD_MENTION_SUBJECT_EARLIER, verb_class (view, reader->verb_earlier) * QD_N_PLACES + reader->place);
}

static guint
bucket_strength (double strength)
{
  return strength > 0.9 ? 4 : strength > 0.8  ? 3
                            : strength > 0.65 ? 2
                            : strength > 0.45 ? 1
                                              : 0;
}

static void
read_candidate (const Reader *reader, QdCandidate *candidate, guint rank, gboolean subject)
{
  const QdView   *view = reader->view;
  QdMentionRegion region = region_of (reader, candidate);
  QdMentionForm   form = form_of (view, candidate);
  QdMentionBeside before = candidate->first > 0 ? beside (view, candidate->first - 1) : QD_BESIDE_NOTHING;
  guint           behind_item = find_behind (view, candidate->end);
  QdMentionBeside behind = beside (view, behind_item);
  gboolean        after = candidate->first > reader->quote;
  Between         between = { 0 };
  guint           near;

  for (guint i = 0; i < QD_N_MENTION_KINDS; i++)
    candidate->features[i] = -1;
  if (region != QD_REGION_FAR)
    between = after ? count_between (reader, reader->quote + 1, candidate->first) : count_between (reader, candidate->end, reader->quote);
  set (candidate, QD_MENTION_REGION_PLACE, region * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_DISTANCE_PLACE, (after * QD_N_GAPS + bucket_gap (after ? candidate->first - reader->quote - 1 : reader->quote - candidate->end)) * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_RANK_PLACE, rank * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_FORM_REGION, form * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_FORM_PLACE, form * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_BEFORE_FORM, before * QD_N_FORMS + form);
  set (candidate, QD_MENTION_BEFORE_REGION, before * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_BEHIND_FORM, behind * QD_N_FORMS + form);
  set (candidate, QD_MENTION_BEHIND_REGION, behind * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_BEHIND_PLACE, behind * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_BEFORE_BEHIND, before * QD_N_BESIDES + behind);
  read_governing (reader, candidate, form, behind_item);
  if (_qd_mention_is_oblique (view, candidate->first))
    set (candidate, QD_MENTION_OBLIQUE, region);
  if (subject)
    set (candidate, QD_MENTION_SENTENCE_SUBJECT, region * QD_N_PLACES + reader->place);
  if (_qd_mention_is_of (view, candidate, reader->cue) == 1)
    {
      set (candidate, QD_MENTION_RULE, reader->cue->kind * QD_N_STRENGTHS + bucket_strength (reader->cue->strength));
      set (candidate, QD_MENTION_RULE_PLACE, reader->cue->kind * QD_N_PLACES + reader->place);
      set (candidate, QD_MENTION_RULE_FORM, reader->cue->kind * QD_N_FORMS + form);
      set (candidate, QD_MENTION_RULE_KIND, reader->cue->kind);
      set (candidate, QD_MENTION_RULE_STRENGTH, bucket_strength (reader->cue->strength));
      set (candidate, QD_MENTION_RULE_REGION, reader->cue->kind * QD_N_REGIONS + region);
    }
  set (candidate, QD_MENTION_QUOTES_BETWEEN, MIN (between.quotes, 2) * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_COMMAS_BETWEEN, MIN (between.commas, 3) * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_CLAUSES_BETWEEN, MIN (between.clauses, 2) * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_VERBS_BETWEEN, MIN (between.verbs, 3) * QD_N_REGIONS + region);
  near = _qd_mention_is_of (view, candidate, reader->cue_before);
  if (near == 1 && reader->near_before)
    near = 3;
  set (candidate, QD_MENTION_OTHER_QUOTE, (near * QD_N_NEIGHBOURS + (_qd_mention_is_of (view, candidate, reader->cue_behind) == 1 ? 1 + reader->near_behind : 0)) * QD_N_PLACES + reader->place);
  set (candidate, QD_MENTION_OWNER, (candidate->owner ? 1 : candidate->has_owner ? 2
                                                                                 : 0) *
                                        QD_N_REGIONS +
                                      region);
  set (candidate, QD_MENTION_LENGTH_REGION, reader->length * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_REGION, region);
  set (candidate, QD_MENTION_DISTANCE, after * QD_N_GAPS + bucket_gap (after ? candidate->first - reader->quote - 1 : reader->quote - candidate->end));
  set (candidate, QD_MENTION_RANK, rank);
  set (candidate, QD_MENTION_FORM, form);
  set (candidate, QD_MENTION_BEFORE, before);
  set (candidate, QD_MENTION_BEHIND, behind);
  set (candidate, QD_MENTION_BEHIND_RANK, behind * QD_N_RANKS + rank);
  set (candidate, QD_MENTION_SPEAKS, count_speaking (reader, candidate) * QD_N_REGIONS + region);
  set (candidate, QD_MENTION_OTHER, near * QD_N_NEIGHBOURS + (_qd_mention_is_of (view, candidate, reader->cue_behind) == 1 ? 1 + reader->near_behind : 0));
}

/* How many mentions are nearer on the same side. */
static guint
rank_of (const Reader *reader, const QdCandidate *candidates, guint n, guint index)
{
  gboolean after = candidates[index].first > reader->quote;
  guint    rank = 0;

  if (after)
    {
      for (guint i = index; rank < 3 && i > 0 && candidates[i - 1].first > reader->quote; i--)
        rank++;
      return 6 + rank;
    }
  for (guint i = index + 1; rank < 5 && i < n && candidates[i].first < reader->quote && candidates[i].first > candidates[index].first; i++)
    rank++;
  return rank;
}

/* What speaks for the speaker being nobody among the mentions. */
static void
read_nobody (const Reader *reader, QdCandidate *nobody)
{
  const QdView *view = reader->view;

  for (guint i = 0; i < QD_N_MENTION_KINDS; i++)
    nobody->features[i] = -1;
  set (nobody, QD_MENTION_NOBODY, 0);
  set (nobody, QD_MENTION_NOBODY_PLACE, reader->length * QD_N_PLACES + reader->place);
  set (nobody, QD_MENTION_NOBODY_RULE, reader->cue->kind * QD_N_STRENGTHS + bucket_strength (reader->cue->strength));
  set (nobody, QD_MENTION_NOBODY_BEFORE, (reader->quote > 0 ? beside (view, reader->quote - 1) : QD_BESIDE_NOTHING) * 4 + reader->length);
  set (nobody, QD_MENTION_NOBODY_BEHIND, beside (view, reader->quote + 1) * 4 + reader->length);
}

/* Reads the features of all mentions of the quotation at item QUOTE, and of nobody behind the last. */
void
_qd_mention_read (const QdView *view, guint quote, const GArray *cues, QdCandidate *candidates, guint n_candidates)
{
  Reader   reader = { .view = view, .cues = cues, .quote = quote };
  guint    sentence = NO_ITEM;
  QdPhrase subject = QD_PHRASE_NONE;

  start_reader (&reader);
  read_nobody (&reader, &candidates[n_candidates]);
  for (guint i = 0; i < n_candidates; i++)
    {
      guint first = qd_view_item (view, candidates[i].first)->sentence_first;

      if (first != sentence)
        {
          sentence = first;
          subject = qd_phrase_sentence_subject (view, first, qd_view_item (view, candidates[i].first)->sentence_end);
        }
      read_candidate (&reader, &candidates[i], rank_of (&reader, candidates, n_candidates, i), overlaps (&candidates[i], subject));
    }
  _qd_mention_read_words (view, quote, candidates, n_candidates);
}

/* The reporting verb that the mention governs, by what stands next to it, or QD_CUE_NO_TOKEN: in the sentence of the
 * mention and not beyond the quotation. */
guint
_qd_mention_find_verb (const QdView *view, guint quote, const QdCandidate *candidate)
{
  guint behind = find_behind (view, candidate->end);

  if (is_verb (view, behind) && (candidate->first > quote || behind < quote))
    return behind;
  if (candidate->first > 0 && is_verb (view, candidate->first - 1))
    return candidate->first - 1;
  return QD_CUE_NO_TOKEN;
}

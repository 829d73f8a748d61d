/* qd-quote-compare.c: what two quotations have in common, and how they differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-quote-compare.h"

#include "core/qd-align.h"
#include "core/qd-speaker.h"
#include "core/qd-word-weight.h"

/* A run in capitals of more words than this is a headline or a sentence. */
#define MAX_NAME_WORDS 8

/* Two shared runs belong together if no more words than this lie between them on either side. */
#define MAX_GAP 6

/* A run that tells this much belongs to the shared stretch however far the next one is: a quotation may be cut in its
 * middle by whole sentences. */
#define SOLID_POINTS 14

/* Where one of the two has the runs side by side and an ellipsis between them, less will do: it says itself that it cut. */
#define SOLID_POINTS_AT_CUT (SOLID_POINTS / 2)

/* What a shared word is worth, by its weight. */
static const guint word_points[] = { 1, 2, 4 };

/* Differing words before or behind the shared stretch of both are a change of it up to so many, else each just goes
 * on in its own way. */
#define MAX_CHANGED_END 3

/**
 * qd_quote_word_points:
 * @weight: a #QdWordWeight
 *
 * Thread: any.
 * Returns: what a shared word of that weight tells
 */
guint
qd_quote_word_points (guint8 weight)
{
  return word_points[weight];
}

/* Two quotations with what their speakers say of the words of others that they hold. */
typedef struct
{
  const QdQuoteWords *a;
  const QdQuoteWords *b;
  gboolean            one_speaker; /* where both hold words of others */
} Pair;

/* What the words of a run show; without those of somebody else, unless both speakers, who are one, quote them. */
typedef struct
{
  guint words;
  guint points;
  guint telling;
} Evidence;

static Evidence
weigh_run (const Pair *pair, const QdAlignBlock *block)
{
  Evidence evidence = { 0 };
  guint    i;

  for (i = 0; i < block->length; i++)
    {
      guint8   marks_a = pair->a->marks[block->a + i], marks_b = pair->b->marks[block->b + i];
      gboolean nested = ((marks_a | marks_b) & QD_WORD_NESTED) != 0, alike = ((marks_a ^ marks_b) & QD_WORD_NESTED) == 0;

      if (nested && !(alike && pair->one_speaker))
        continue;
      evidence.words++;
      evidence.points += word_points[pair->a->weights[block->a + i]];
      evidence.telling += pair->a->weights[block->a + i] == QD_WORD_TELLING;
    }
  return evidence;
}

/* Whether one of the two has nothing between the runs but the mark of a cut. */
static gboolean
is_marked_cut (const QdQuoteWords *a, const QdQuoteWords *b, const QdAlignBlock *first, const QdAlignBlock *second)
{
  return (first->a + first->length == second->a && (a->marks[second->a] & QD_WORD_AFTER_GAP) != 0) ||
         (first->b + first->length == second->b && (b->marks[second->b] & QD_WORD_AFTER_GAP) != 0);
}

static gboolean
belong_together (const QdQuoteWords *a, const QdQuoteWords *b, const QdAlignBlock *first, guint first_points, const QdAlignBlock *second, guint second_points)
{
  guint gap_a = second->a - first->a - first->length, gap_b = second->b - first->b - first->length;

  if (MAX (gap_a, gap_b) <= MAX_GAP)
    return TRUE;
  if (is_marked_cut (a, b, first, second))
    return MIN (first_points, second_points) >= SOLID_POINTS_AT_CUT;
  return MIN (first_points, second_points) >= SOLID_POINTS;
}

/* Whether a sentence begins at a word, or one word before it: an “and” or a “because” is easily left out. */
static gboolean
begins_sentence (const QdQuoteWords *self, guint index)
{
  if (index == 0 || (self->marks[index] & QD_WORD_STARTS) != 0)
    return TRUE;
  return self->weights[index - 1] == QD_WORD_FUNCTION && (index == 1 || (self->marks[index - 1] & QD_WORD_STARTS) != 0);
}

static gboolean
ends_sentence (const QdQuoteWords *self, guint end)
{
  return end == self->n_words || (self->marks[end] & QD_WORD_STARTS) != 0;
}

static gboolean
is_sentence (const QdQuoteWords *a, const QdQuoteWords *b, const QdAlignBlock *block)
{
  return begins_sentence (a, block->a) && begins_sentence (b, block->b) && ends_sentence (a, block->a + block->length) &&
         ends_sentence (b, block->b + block->length);
}

/* The runs of words that two quotations share. */
typedef struct
{
  QdAlignBlock *data; /* in an arena */
  guint         len;
} Blocks;

static Blocks
align (const QdQuoteWords *a, const QdQuoteWords *b, QdArena *arena)
{
  Blocks blocks;

  blocks.data = qd_align_words_in (arena, a->hashes, a->n_words, b->hashes, b->n_words, &blocks.len);
  return blocks;
}

/* Keeps the runs around the most telling one, so far as each belongs to the next; none if no word shows anything. Returns how
 * many of the words are not counted. */
static guint
keep_shared_stretch (const QdQuoteWords *a, const QdQuoteWords *b, QdArena *arena, Blocks *blocks, QdQuoteComparison *comparison)
{
  const Pair          pair = { a, b, a->quotes && b->quotes && qd_speaker_compare (a->speaker, b->speaker) == QD_SPEAKER_SAME };
  Evidence           *found = qd_arena_new_of (arena, Evidence, blocks->len);
  const QdAlignBlock *data = blocks->data;
  guint               best = 0, first, last, i;

  for (i = 0; i < blocks->len; i++)
    {
      found[i] = weigh_run (&pair, &data[i]);
      if (found[i].points > found[best].points || (found[i].points == found[best].points && found[i].words > found[best].words))
        best = i;
    }
  if (blocks->len == 0 || found[best].words == 0)
    {
      blocks->len = 0;
      return 0;
    }
  first = last = best;
  while (first > 0 && belong_together (a, b, &data[first - 1], found[first - 1].points, &data[first], found[first].points))
    first--;
  while (last + 1 < blocks->len && belong_together (a, b, &data[last], found[last].points, &data[last + 1], found[last + 1].points))
    last++;
  comparison->run_words = found[best].words;
  comparison->run_points = found[best].points;
  comparison->sentence = is_sentence (a, b, &data[best]);
  for (i = first; i <= last; i++)
    {
      comparison->points += found[i].points;
      comparison->telling_words += found[i].telling;
      comparison->shared_words += found[i].words;
      comparison->relation.shared_words += data[i].length;
    }
  blocks->data += first;
  blocks->len = last + 1 - first;
  return comparison->relation.shared_words - comparison->shared_words;
}

/* How many words of a stretch the speaker said: what an editor put in brackets beside them is not counted. */
static guint
count_spoken (const QdQuoteWords *self, guint start, guint end)
{
  guint n = 0, i;

  for (i = start; i < end; i++)
    n += (self->marks[i] & QD_WORD_BRACKETED) == 0;
  return n;
}

static gboolean
has_gap (const QdQuoteWords *self, guint start, guint end)
{
  guint i;

  for (i = start; i < end; i++)
    if ((self->marks[i] & QD_WORD_AFTER_GAP) != 0)
      return TRUE;
  return end == self->n_words && self->gap_at_end;
}

/* What lies between two shared runs: words that one lacks are cut, words on both sides are changed. */
static void
compare_middle (const QdQuoteWords *a, guint a_start, guint a_end, const QdQuoteWords *b, guint b_start, guint b_end, QdRelation *relation, guint *missing)
{
  guint extra_a = a_end - a_start, extra_b = b_end - b_start;

  if (extra_b == 0)
    extra_a = count_spoken (a, a_start, a_end);
  if (extra_a == 0)
    extra_b = b_end > b_start && a_end == a_start ? count_spoken (b, b_start, b_end) : extra_b;
  if (extra_a > 0 && extra_b > 0)
    relation->changed_words += MAX (extra_a, extra_b);
  else if (extra_a > 0)
    {
      relation->cut_b |= QD_CUT_MIDDLE | (has_gap (b, b_start, b_end + 1) ? QD_CUT_MARKED : 0);
      *missing += extra_a;
    }
  else if (extra_b > 0)
    {
      relation->cut_a |= QD_CUT_MIDDLE | (has_gap (a, a_start, a_end + 1) ? QD_CUT_MARKED : 0);
      *missing += extra_b;
    }
}

/* How many words of a sentence stand before the shared stretch, and how many behind it. */
static guint
count_to_start (const QdQuoteWords *self, guint start)
{
  guint at = start;

  while (at > 0 && (at == start || (self->marks[at] & QD_WORD_STARTS) == 0))
    at--;
  return start - at;
}

static guint
count_to_end (const QdQuoteWords *self, guint end)
{
  guint at = end;

  while (at < self->n_words && (self->marks[at] & (QD_WORD_STARTS | QD_WORD_AFTER_GAP)) != QD_WORD_STARTS)
    at++;
  return at - end;
}

/* In the midst of one sentence, two quotations that share a stretch of it do not both go on, each in its own way: a speaker
 * who begins two sentences alike says two things. */
static guint
count_parted (const QdQuoteWords *a, guint at_a, const QdQuoteWords *b, guint at_b, QdCut cut)
{
  if (cut == QD_CUT_END)
    return MIN (count_to_end (a, at_a), count_to_end (b, at_b));
  if (begins_sentence (a, at_a) || begins_sentence (b, at_b) || (a->marks[at_a] & QD_WORD_BRACKETED) != 0 || (b->marks[at_b] & QD_WORD_BRACKETED) != 0)
    return 0;
  return MIN (count_to_start (a, at_a), count_to_start (b, at_b));
}

/* What lies before or behind the shared stretch. Returns how many words part the two, beside those that changed. */
static guint
compare_end (const QdQuoteWords *a, guint a_start, guint a_end, const QdQuoteWords *b, guint b_start, guint b_end, QdCut cut, QdRelation *relation)
{
  guint    extra_a = count_spoken (a, a_start, a_end), extra_b = count_spoken (b, b_start, b_end);
  gboolean marked_a = cut == QD_CUT_START ? has_gap (a, a_start, a_end + 1) || (a->marks[a_end] & QD_WORD_BRACKETED) != 0 : has_gap (a, a_start, a_end);
  gboolean marked_b = cut == QD_CUT_START ? has_gap (b, b_start, b_end + 1) || (b->marks[b_end] & QD_WORD_BRACKETED) != 0 : has_gap (b, b_start, b_end);
  gboolean changed = extra_a > 0 && extra_b > 0 && MIN (extra_a, extra_b) <= MAX_CHANGED_END;

  if (changed)
    relation->changed_words += MIN (extra_a, extra_b);
  if (extra_a > (changed ? extra_b : 0))
    relation->cut_b |= cut | (marked_b ? QD_CUT_MARKED : 0);
  if (extra_b > (changed ? extra_a : 0))
    relation->cut_a |= cut | (marked_a ? QD_CUT_MARKED : 0);
  return changed ? 0 : count_parted (a, cut == QD_CUT_START ? a_end : a_start, b, cut == QD_CUT_START ? b_end : b_start, cut);
}

/* @missing: how many words inside the shared stretch only one of the two has. They are a cut as long as one of the two
 * has all the words of the other; beside other changes they are changes, too. */
static void
name_kind (QdRelation *relation, guint missing)
{
  if (relation->changed_words > 0 || (relation->cut_a & relation->cut_b & QD_CUT_MIDDLE) != 0)
    {
      relation->kind = QD_RELATION_ALTERED;
      relation->changed_words += missing;
    }
  else if (relation->cut_a == QD_CUT_NONE && relation->cut_b == QD_CUT_NONE)
    relation->kind = QD_RELATION_VERBATIM;
  else if (relation->cut_a == QD_CUT_NONE || relation->cut_b == QD_CUT_NONE)
    relation->kind = QD_RELATION_TRUNCATED;
  else
    relation->kind = QD_RELATION_OVERLAPPING;
}

static gboolean
any_low (const QdQuoteWords *words, guint start, guint n)
{
  guint i;

  for (i = start; i < start + n; i++)
    if ((words->marks[i] & QD_WORD_LOW) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_name (const QdQuoteWords *a, const QdQuoteWords *b, const Blocks *blocks)
{
  const QdAlignBlock *block = &blocks->data[0];

  if (blocks->len != 1 || block->length > MAX_NAME_WORDS)
    return FALSE;
  return !any_low (a, block->a, block->length) || !any_low (b, block->b, block->length);
}

static QdQuoteComparison
compare_in_order (const QdQuoteWords *a, const QdQuoteWords *b)
{
  QdQuoteComparison   comparison = { 0 };
  QdRelation         *relation = &comparison.relation;
  g_autoptr (QdArena) arena = qd_arena_new ();
  Blocks              blocks = align (a, b, arena);
  const QdAlignBlock *block, *last = NULL;
  guint               n_quoted = keep_shared_stretch (a, b, arena, &blocks, &comparison), missing = 0, i;

  if (blocks.len == 0)
    return comparison;
  comparison.name = is_name (a, b, &blocks);
  comparison.whole = comparison.run_words == MIN (a->n_words, b->n_words);
  comparison.coverage = (double)comparison.shared_words / (MIN (a->n_words, b->n_words) - n_quoted);
  comparison.likeness = (double)comparison.shared_words / (MAX (a->n_words, b->n_words) - n_quoted);
  for (i = 0; i < blocks.len; i++)
    {
      block = &blocks.data[i];
      if (last == NULL)
        comparison.parted_words += compare_end (a, 0, block->a, b, 0, block->b, QD_CUT_START, relation);
      else
        compare_middle (a, last->a + last->length, block->a, b, last->b + last->length, block->b, relation, &missing);
      last = block;
    }
  comparison.parted_words += compare_end (a, last->a + last->length, a->n_words, b, last->b + last->length, b->n_words, QD_CUT_END, relation);
  name_kind (relation, missing);
  return comparison;
}

/**
 * qd_quote_align:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 *
 * Finds the shared stretch of two quotations, which qd_quote_compare() judges.
 *
 * Thread: any.
 * Returns: (transfer full) (element-type QdAlignBlock): the runs of words that the stretch is made of, in order; with
 *   the two exchanged the same, reversed
 */
GArray *
qd_quote_align (const QdQuoteWords *a, const QdQuoteWords *b)
{
  gboolean            swapped = qd_quote_words_order (a, b) > 0;
  const QdQuoteWords *first = swapped ? b : a, *second = swapped ? a : b;
  g_autoptr (QdArena) arena = qd_arena_new ();
  Blocks              blocks = align (first, second, arena);
  QdQuoteComparison   comparison = { 0 };
  guint               i;

  keep_shared_stretch (first, second, arena, &blocks, &comparison);
  for (i = 0; i < blocks.len && swapped; i++)
    {
      QdAlignBlock *block = &blocks.data[i];

      *block = (QdAlignBlock){ block->b, block->a, block->length };
    }
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (QdAlignBlock)), blocks.data, blocks.len);
}

/**
 * qd_quote_compare:
 * @a: (not nullable): a quotation
 * @b: (not nullable): another
 *
 * Lays two quotations side by side. Says nothing of whether they are one utterance.
 *
 * Thread: any.
 * Returns: what they share and how they differ; %QD_RELATION_NONE if they share nothing. With the two exchanged, the
 *   same with the relation reversed
 */
QdQuoteComparison
qd_quote_compare (const QdQuoteWords *a, const QdQuoteWords *b)
{
  QdQuoteComparison comparison;

  if (qd_quote_words_order (a, b) <= 0)
    return compare_in_order (a, b);
  comparison = compare_in_order (b, a);
  comparison.relation = qd_relation_reverse (&comparison.relation);
  return comparison;
}

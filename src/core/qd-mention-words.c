/* qd-mention-words.c: the words beside a mention and a quotation, which speak for and against it being the speaker
 *
 * “called” and “told”, “to” and “of” are of one class each with words that say something else of who speaks. Words are told apart by a few
 * bits of their hash, so that some that are seldom share a weight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-mention-private.h"

/* FNV-1a of the word in lower case, of which the weights were learned. The upper bits of the product tell more than those of the hash (Knuth,
 * “The Art of Computer Programming”, volume 3, 6.4). */
static guint
fold_word (const QdView *view, const QdToken *token)
{
  const guint8 *word = (const guint8 *)view->document->text + token->start;
  guint32       hash = QD_FNV32_OFFSET;

  for (guint i = 0; i < token->len; i++)
    hash = (hash ^ qd_word_fold (word[i], i > 0 ? word[i - 1] : 0)) * QD_FNV32_PRIME;
  return ((hash ^ hash >> 15) * 2246822519u) >> (32 - QD_WORD_BITS);
}

/* The word that item INDEX is, or NULL. */
static const QdToken *
word_at (const QdView *view, guint index)
{
  const QdToken *token = qd_view_token (view, index);

  return token != NULL && token->kind == QD_TOKEN_WORD ? token : NULL;
}

/* Whether the mention looks like a subject, by what stands beside it. */
static gboolean
is_subject (const QdView *view, const QdCandidate *candidate)
{
  gint16 before = candidate->features[QD_MENTION_BEFORE], behind = candidate->features[QD_MENTION_BEHIND];

  if (candidate->owner || before == QD_BESIDE_PREPOSITION || before == QD_BESIDE_AUTHOR)
    return FALSE;
  if (candidate->end - candidate->first == 1 && qd_view_is (view, candidate->first, QD_WORD_PRONOUN | QD_WORD_RELATIVE))
    return TRUE;
  return behind == QD_BESIDE_SAY || behind == QD_BESIDE_WEAK || behind == QD_BESIDE_AUXILIARY || behind == QD_BESIDE_PAST;
}

static void
read_rank (QdCandidate *candidate, guint word, gboolean subject, guint *nearer)
{
  candidate->features[QD_MENTION_QUOTE_WORD] = (gint16)((word * 2 + subject) * QD_N_SUBJECT_RANKS + *nearer);
  *nearer = MIN (*nearer + subject, QD_N_SUBJECT_RANKS - 1);
}

/* The word right before the quotation, and how many subjects stand between it and the mention: "what Quill called “…”". */
static void
read_word_of_quote (const QdView *view, guint quote, QdCandidate *candidates, guint n_candidates)
{
  const QdToken *word = quote > 0 ? word_at (view, quote - 1) : NULL;
  guint          nearer = 0, behind = 0;

  if (word == NULL)
    return;
  while (behind < n_candidates && candidates[behind].first < quote)
    behind++;
  for (guint i = behind; i > 0; i--)
    read_rank (&candidates[i - 1], fold_word (view, word), is_subject (view, &candidates[i - 1]), &nearer);
  nearer = 0;
  for (guint i = behind; i < n_candidates; i++)
    read_rank (&candidates[i], fold_word (view, word), is_subject (view, &candidates[i]), &nearer);
}

static void
read_words_of_mention (const QdView *view, guint quote, QdCandidate *candidate)
{
  gboolean       after = candidate->first > quote;
  const QdToken *before = candidate->first > 0 ? word_at (view, candidate->first - 1) : NULL;
  const QdToken *behind = word_at (view, candidate->behind);

  if (before != NULL)
    candidate->features[QD_MENTION_WORD_BEFORE] = (gint16)(after * QD_N_WORDS + fold_word (view, before));
  if (candidate->governs != QD_GOVERNS_NOTHING)
    candidate->features[QD_MENTION_VERB] = (gint16)(candidate->governs * QD_N_WORDS + fold_word (view, qd_view_token (view, candidate->verb)));
  else if (behind != NULL)
    candidate->features[QD_MENTION_WORD_BEHIND] = (gint16)(after * QD_N_WORDS + fold_word (view, behind));
}

/* Reads what words tell of all mentions of the quotation at item QUOTE, whose other features are read. */
void
_qd_mention_read_words (const QdView *view, guint quote, QdCandidate *candidates, guint n_candidates)
{
  for (guint i = 0; i < n_candidates; i++)
    read_words_of_mention (view, quote, &candidates[i]);
  read_word_of_quote (view, quote, candidates, n_candidates);
}

/* qd-quote-compare.h: what two quotations have in common, and how they differ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-quote-words.h"
#include "core/qd-relation.h"

G_BEGIN_DECLS

/**
 * QdQuoteComparison:
 * @relation: what would tie the two, were they of one utterance; its kind is never %QD_RELATION_FRAGMENT
 * @shared_words: how many of the shared words show that they are. All do but those of a nested quotation, which are somebody
 *   else's: they do where both quote them, and both are of one speaker. So it is with all that is counted here
 * @points: how much the shared words tell: four for a telling word, two for a common one, one for a function word
 * @telling_words: how many of the shared words are telling ones
 * @run_words: how many words the most telling shared run has
 * @run_points: how much that run tells
 * @coverage: how much of the shorter one is shared, by words, from 0 to 1
 * @whole: that run is all of the shorter one
 * @sentence: that run is a sentence of both, or several
 * @name: it is a few words, in one of the two with capitals all but the little ones: of a law, an office, an illness
 * @parted_words: how many words the two go on differently with, before or behind the shared stretch, within its
 *   sentence and where neither marks a cut; without those that count as changed
 * @likeness: how much of the longer one is shared, by words, from 0 to 1
 */
typedef struct
{
  QdRelation relation;
  guint      shared_words;
  guint      points;
  guint      telling_words;
  guint      run_words;
  guint      run_points;
  guint      parted_words;
  gboolean   whole;
  gboolean   sentence;
  gboolean   name;
  double     coverage;
  double     likeness;
} QdQuoteComparison;

guint             qd_quote_word_points (guint8 weight);
QdQuoteComparison qd_quote_compare (const QdQuoteWords *a,
                                    const QdQuoteWords *b);
GArray           *qd_quote_align (const QdQuoteWords *a,
                                  const QdQuoteWords *b);

G_END_DECLS

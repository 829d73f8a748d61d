/* qd-word-weight.h: how much a word tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdWordWeight:
 * @QD_WORD_FUNCTION: articles, pronouns, prepositions, auxiliaries: found in every sentence
 * @QD_WORD_COMMON: everyday verbs, adverbs and nouns that two speakers share by chance
 * @QD_WORD_TELLING: any other word
 */
typedef enum {
  QD_WORD_FUNCTION,
  QD_WORD_COMMON,
  QD_WORD_TELLING,
} QdWordWeight;

QdWordWeight qd_word_weight (guint64 hash);

G_END_DECLS

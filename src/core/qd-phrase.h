/* qd-phrase.h: noun phrases around a verb, by word classes and punctuation alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-view.h"

G_BEGIN_DECLS

/**
 * QdPhrase:
 * @first: index of its first item
 * @end: index after its last item; equal to @first if there is no phrase
 *
 * A run of items of a view.
 */
typedef struct
{
  guint first;
  guint end;
} QdPhrase;

#define QD_PHRASE_NONE ((QdPhrase){ 0, 0 })

static inline gboolean
qd_phrase_is_empty (QdPhrase phrase)
{
  return phrase.first >= phrase.end;
}

gboolean qd_phrase_is_name_word (const QdView *view,
                                 guint         index);
QdPhrase qd_phrase_left (const QdView *view,
                         guint         end,
                         guint         floor);
QdPhrase qd_phrase_right (const QdView *view,
                          guint         first,
                          guint         ceiling);
QdPhrase qd_phrase_subject (const QdView *view,
                            guint         verb,
                            guint         floor);
gboolean qd_phrase_is_order (const QdView *view,
                             QdPhrase      phrase);
QdPhrase qd_phrase_sentence_subject (const QdView *view,
                                     guint         first,
                                     guint         ceiling);

G_END_DECLS

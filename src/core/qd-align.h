/* qd-align.h: which words of two texts correspond
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-arena.h"

G_BEGIN_DECLS

/**
 * QdAlignBlock:
 * @a: index of its first word in the first text
 * @b: index of its first word in the second
 * @length: how many words it has, at least one
 *
 * A run of words that two texts share.
 */
typedef struct
{
  guint a;
  guint b;
  guint length;
} QdAlignBlock;

GArray *qd_align_words (const guint64 *a,
                        guint          n_a,
                        const guint64 *b,
                        guint          n_b);

QdAlignBlock *qd_align_words_in (QdArena       *arena,
                                 const guint64 *a,
                                 guint          n_a,
                                 const guint64 *b,
                                 guint          n_b,
                                 guint         *n_blocks);

G_END_DECLS

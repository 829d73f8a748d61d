/* qd-word-filter.h: a quick look whether a word may be one of a few
 *
 * Which word comes next nobody foretells, so that a test that one word in ten passes costs a processor more than what is tested. This one is
 * passed by next to none but those that are meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_WORD_FILTER_PLACES 16

/**
 * QdWordFilter:
 * @bits: one for each of the last ten bits of a hash
 *
 * A set of words by their hashes, which may seem to have some more in it. One of nothing but 0 is empty.
 */
typedef struct
{
  guint64 bits[QD_WORD_FILTER_PLACES];
} QdWordFilter;

static inline void
qd_word_filter_add (QdWordFilter *self, guint32 hash)
{
  self->bits[hash >> 6 & (QD_WORD_FILTER_PLACES - 1)] |= G_GUINT64_CONSTANT (1) << (hash & 63);
}

/* Whether a word may be in it; without a branch. */
static inline gboolean
qd_word_filter_may_have (const QdWordFilter *self, guint32 hash)
{
  return self->bits[hash >> 6 & (QD_WORD_FILTER_PLACES - 1)] >> (hash & 63) & 1;
}

G_END_DECLS

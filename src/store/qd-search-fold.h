/* qd-search-fold.h: folds what stands in ASCII for the search index, sixteen bytes at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#ifdef __SSE2__

#include <emmintrin.h>

G_BEGIN_DECLS

#define QD_SEARCH_FOLD_SIZE 16

/* Folds sixteen bytes into @folded. Returns how many of them from the first on are ASCII letters and digits: where a word ends nobody
 * foretells, so that a loop over its letters costs more than they do. What is behind these in @folded means nothing. */
static inline gsize
_qd_search_fold (const char *text,
                 char       *folded)
{
  const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)text);
  const __m128i lower = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  /* What is within a range is not changed by the difference to its end being cut off at 0. */
  const __m128i letter = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (lower, _mm_set1_epi8 ('a')), _mm_set1_epi8 ('z' - 'a')), _mm_setzero_si128 ());
  const __m128i digit = _mm_cmpeq_epi8 (_mm_subs_epu8 (_mm_sub_epi8 (bytes, _mm_set1_epi8 ('0')), _mm_set1_epi8 ('9' - '0')), _mm_setzero_si128 ());
  const guint   others = ~(guint)_mm_movemask_epi8 (_mm_or_si128 (letter, digit));

  /* A digit has the bit by which small letters differ from capitals. */
  _mm_storeu_si128 ((__m128i *)(gpointer)folded, lower);
  return (gsize)__builtin_ctz (others);
}

G_END_DECLS

#endif

/* qd-diff.h: two quotations compared word by word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QdDiffKind:
 * @QD_DIFF_EQUAL: the same words in both, typography aside
 * @QD_DIFF_DELETED: words of the first that the second lacks
 * @QD_DIFF_INSERTED: words of the second that the first lacks
 */
typedef enum {
  QD_DIFF_EQUAL,
  QD_DIFF_DELETED,
  QD_DIFF_INSERTED,
} QdDiffKind;

/**
 * QdDiffRun:
 * @kind: what the run is
 * @a: its bytes in the first text, with the punctuation behind each word; empty for an insertion
 * @b: its bytes in the second; empty for a deletion
 *
 * The runs of a comparison, one after the other, cover both texts from end to end.
 */
typedef struct
{
  QdDiffKind kind;
  QdSpan     a;
  QdSpan     b;
} QdDiffRun;

GArray *qd_diff_words (const char *a,
                       gsize       a_len,
                       const char *b,
                       gsize       b_len);

G_END_DECLS

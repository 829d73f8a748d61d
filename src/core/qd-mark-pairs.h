/* qd-mark-pairs.h: quotation marks paired within each paragraph, before any repair
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-document.h"

G_BEGIN_DECLS

#define QD_NO_TOKEN G_MAXUINT

/**
 * QdMarkPair:
 * @open: index of the token of the opening mark
 * @close: index of the token of the closing mark
 * @n_marks: how many marks open it from @open on, and close it up to @close: two where all are doubled
 * @doubled: whether a surplus closing mark follows at once
 * @mixed: whether a single mark opens and a double one closes, or the reverse
 */
typedef struct
{
  guint    open;
  guint    close;
  guint    n_marks;
  gboolean doubled;
  gboolean mixed;
} QdMarkPair;

/**
 * QdParagraphMarks:
 * @first_pair: index of its first pair
 * @end_pair: index after its last pair
 * @unclosed: index of the token of a mark that is opened and not closed, or %QD_NO_TOKEN
 * @first_surplus: index of the token of the first closing mark that nothing opens, or %QD_NO_TOKEN
 * @last_surplus: of the last
 * @starts_open: whether the paragraph begins with an opening mark
 */
typedef struct
{
  guint    first_pair;
  guint    end_pair;
  guint    unclosed;
  guint    first_surplus;
  guint    last_surplus;
  gboolean starts_open;
} QdParagraphMarks;

void qd_mark_pairs_find (const QdDocument *document,
                         GArray           *pairs,
                         GArray           *paragraphs);

G_END_DECLS

/* qd-anchor.h: words of a text that can be found again when the text has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-text.h"

G_BEGIN_DECLS

/**
 * QdAnchor:
 * @exact: the words
 * @prefix: what stood right before them, some 32 code points; may be empty
 * @suffix: what stood right behind them
 * @start: where they began, bytes
 *
 * What the Web Annotation Data Model of the W3C calls a TextQuoteSelector with a TextPositionSelector.
 */
typedef struct
{
  char *exact;
  char *prefix;
  char *suffix;
  gsize start;
} QdAnchor;

/**
 * QdAnchorMatch:
 * @QD_ANCHOR_EXACT: the words must be there as they were
 * @QD_ANCHOR_FUZZY: where they are not, words that are much the same will do, or what now stands between their neighbours
 */
typedef enum {
  QD_ANCHOR_EXACT,
  QD_ANCHOR_FUZZY,
} QdAnchorMatch;

#define QD_TYPE_ANCHOR (qd_anchor_get_type ())

GType     qd_anchor_get_type (void) G_GNUC_CONST;
QdAnchor *qd_anchor_new (const char *exact, const char *prefix, const char *suffix, gsize start);
QdAnchor *qd_anchor_new_at (const char *text, gsize len, QdSpan span);
QdAnchor *qd_anchor_copy (const QdAnchor *self);
void      qd_anchor_free (QdAnchor *self);
gboolean  qd_anchor_find (const QdAnchor *self, const char *text, gsize len, QdAnchorMatch match, QdSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdAnchor, qd_anchor_free)

G_END_DECLS

/* qd-relation.h: what ties two quotations of the same utterance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdRelationKind:
 * @QD_RELATION_NONE: nothing ties the two
 * @QD_RELATION_VERBATIM: the same words
 * @QD_RELATION_TRUNCATED: the words of one are a run, or several runs in order, of the other's
 * @QD_RELATION_OVERLAPPING: they share a run, and each has words before or after it that the other lacks
 * @QD_RELATION_ALTERED: words inside the shared stretch differ
 * @QD_RELATION_FRAGMENT: one to three words, or a name-like scrap, quoted alone
 */
typedef enum {
  QD_RELATION_NONE,
  QD_RELATION_VERBATIM,
  QD_RELATION_TRUNCATED,
  QD_RELATION_OVERLAPPING,
  QD_RELATION_ALTERED,
  QD_RELATION_FRAGMENT,
} QdRelationKind;

/**
 * QdCut:
 * @QD_CUT_START: words at the start were left out
 * @QD_CUT_MIDDLE: words inside were left out
 * @QD_CUT_END: words at the end were left out
 * @QD_CUT_MARKED: an ellipsis or brackets say so
 *
 * What the one quotation lacks of the other.
 */
typedef enum /*< flags >*/
{
  QD_CUT_NONE = 0,
  QD_CUT_START = 1 << 0,
  QD_CUT_MIDDLE = 1 << 1,
  QD_CUT_END = 1 << 2,
  QD_CUT_MARKED = 1 << 3,
} QdCut;

/**
 * QdRelation:
 * @kind: its kind
 * @cut_a: what a lacks of b
 * @cut_b: what b lacks of a
 * @shared_words: how many words the two share, in order
 * @changed_words: how many words inside the shared stretch differ
 *
 * A relation between two quotations, a and b. A value, to be copied.
 */
typedef struct
{
  QdRelationKind kind;
  QdCut          cut_a;
  QdCut          cut_b;
  guint          shared_words;
  guint          changed_words;
} QdRelation;

const char *qd_relation_kind_to_string (QdRelationKind kind);
gboolean    qd_relation_kind_from_string (const char     *string,
                                          QdRelationKind *kind);
QdRelation  qd_relation_reverse (const QdRelation *self);
char       *qd_relation_dup_detail (const QdRelation *self);

G_END_DECLS

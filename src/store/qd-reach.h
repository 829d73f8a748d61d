/* qd-reach.h: how far a quotation travelled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/qd-relation.h"

G_BEGIN_DECLS

/* How many renditions the panel shows of a quotation, until somebody wants to see more. */
#define QD_RENDITIONS_AT_ONCE 20

/**
 * QdReach:
 * @quotation_ids: (element-type gint64): the quotations of the same statement in other articles, by date, those without one last, then
 *   by label and place
 * @n_of_kind: how many of them each kind of relation ties to the quotation; at %QD_RELATION_NONE those that belong to the statement by
 *   way of others
 * @first: (element-type QdRendition): as many of them, from the first, as were asked for
 *
 * Who else carries a quotation. Of a wire story these are hundreds, of which few are looked at. Immutable.
 */
typedef struct
{
  GArray    *quotation_ids;
  guint      n_of_kind[QD_RELATION_FRAGMENT + 1];
  GPtrArray *first;
} QdReach;

#define QD_TYPE_REACH (qd_reach_get_type ())

GType    qd_reach_get_type (void) G_GNUC_CONST;
QdReach *qd_reach_new (const QdReach *fields);
QdReach *qd_reach_ref (QdReach *self);
void     qd_reach_unref (QdReach *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdReach, qd_reach_unref)

G_END_DECLS

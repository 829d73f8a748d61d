/* qd-relation-pack.h: the relations of a quotation, packed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-relation.h"

G_BEGIN_DECLS

/**
 * QdPackedRelation:
 * @other: the row of the other quotation, smaller than that of the one whose relations these are
 * @relation: what ties that one, as a, to the other, as b
 */
typedef struct
{
  gint64     other;
  QdRelation relation;
} QdPackedRelation;

GByteArray *_qd_relations_pack (gint64  own,
                                GArray *relations);
gboolean    _qd_relations_unpack (gint64        own,
                                  const guint8 *data,
                                  gsize         size,
                                  GArray       *relations);
gboolean    _qd_relations_find (gint64        own,
                                const guint8 *data,
                                gsize         size,
                                gint64        other,
                                QdRelation   *relation);

G_END_DECLS

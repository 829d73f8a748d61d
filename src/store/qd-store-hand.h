/* qd-store-hand.h: all that a person made of a library, to be taken over into another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

/**
 * QdHandKind:
 * @name: what the records are: "tag", "note"
 * @fields: the names of their fields, each with its type: "name:s colour:i"; s is a string or nothing, i a number, b bytes
 *
 * A kind of record. No record names a row.
 */
typedef struct
{
  const char *name;
  const char *fields;
} QdHandKind;

const QdHandKind *qd_hand_get_kind (guint index);

/* Records are `(uav)`: the number of the kind, and its fields: `ms`, `x` or `ay`. */

GVariant *qd_store_dump_hand (QdStore      *self,
                              GCancellable *cancellable,
                              GError      **error);
gboolean  qd_store_restore_hand (QdStore      *self,
                                 GVariant     *records,
                                 GCancellable *cancellable,
                                 GError      **error);

/* An article as it was imported, a draft for each of its origins: (element-type QdArticleDraft). */

GPtrArray *qd_store_load_drafts (QdStore      *self,
                                 gint64        article_id,
                                 GCancellable *cancellable,
                                 GError      **error);

G_END_DECLS

/* qd-name-table.h: who bears a name, by its hash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/qd-arena.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 hash;
  guint32 bearer; /* and one; 0 where the slot is free */
} QdNameSlot;

/**
 * QdNameTable:
 *
 * Numbers by hashes, found by open addressing: at most half of the slots, a power of two, are taken. In the memory of an arena, and gone
 * with that.
 */
typedef struct
{
  /*< private >*/
  QdArena    *arena;
  QdNameSlot *slots;
  guint       n_slots;
  guint       n_taken;
} QdNameTable;

void qd_name_table_init (QdNameTable *self,
                         QdArena     *arena);
void qd_name_table_set (QdNameTable *self,
                        guint32      hash,
                        int          bearer);

/* The slot of a name, or the free one where it would be. */
static inline QdNameSlot *
qd_name_table_slot (const QdNameTable *self, guint32 hash)
{
  guint i = hash & (self->n_slots - 1);

  while (self->slots[i].bearer != 0 && self->slots[i].hash != hash)
    i = (i + 1) & (self->n_slots - 1);
  return &self->slots[i];
}

/**
 * qd_name_table_find:
 * @self: (not nullable): a table
 * @hash: of a name
 *
 * Thread: the one that uses it.
 *
 * Returns: what was set for it last, or -1
 */
static inline int
qd_name_table_find (const QdNameTable *self, guint32 hash)
{
  return (int)qd_name_table_slot (self, hash)->bearer - 1;
}

G_END_DECLS

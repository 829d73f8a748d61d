/* qd-name-table.c: who bears a name, by its hash
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-name-table.h"

/* Enough for the names of most articles. */
#define FIRST_SLOTS 64

/**
 * qd_name_table_init:
 * @self: (not nullable): the table to set up
 * @arena: (not nullable): where it takes memory; borrowed
 *
 * Makes an empty table. Thread: the one that uses the arena.
 */
void
qd_name_table_init (QdNameTable *self, QdArena *arena)
{
  *self = (QdNameTable){ .arena = arena, .slots = qd_arena_new0_of (arena, QdNameSlot, FIRST_SLOTS), .n_slots = FIRST_SLOTS };
}

static void
grow (QdNameTable *self)
{
  const QdNameTable before = *self;

  self->n_slots *= 2;
  self->slots = qd_arena_new0_of (self->arena, QdNameSlot, self->n_slots);
  for (guint i = 0; i < before.n_slots; i++)
    if (before.slots[i].bearer != 0)
      *qd_name_table_slot (self, before.slots[i].hash) = before.slots[i];
}

/**
 * qd_name_table_set:
 * @self: (not nullable): a table
 * @hash: of a name
 * @bearer: who bears it from now on, not less than 0
 *
 * Whoever bore it before is forgotten. Thread: the one that uses it.
 */
void
qd_name_table_set (QdNameTable *self, guint32 hash, int bearer)
{
  if (2 * (self->n_taken + 1) > self->n_slots)
    grow (self);
  self->n_taken += qd_name_table_slot (self, hash)->bearer == 0;
  *qd_name_table_slot (self, hash) = (QdNameSlot){ hash, (guint32)bearer + 1 };
}

/* qd-tie-knots.c: quotations and statements that are tied to one another
 *
 * An article of which many others carry a part is tied in dozens of places, and each time both ends are looked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-tie-knots.h"

#include <string.h>

#include "core/qd-hash.h"

/* How many slots there are at first, a power of two; and more than so many are given back when all is forgotten. */
#define FEWEST_SLOTS 1024
#define MOST_SLOTS (256 * 1024)

static void
make_room (QdKnots *self,
           guint    n_slots)
{
  g_free (self->slots);
  self->slots = g_new0 (guint, n_slots);
  self->n_slots = n_slots;
  /* Half of the slots are free. */
  self->n_room = n_slots / 2;
  self->list = g_renew (QdKnot, self->list, self->n_room);
}

/**
 * _qd_knots_new:
 *
 * Returns: (transfer full): no knots
 */
QdKnots *
_qd_knots_new (void)
{
  QdKnots *self = g_new0 (QdKnots, 1);

  make_room (self, FEWEST_SLOTS);
  return self;
}

/**
 * _qd_knots_free:
 * @self: (not nullable) (transfer full): knots
 */
void
_qd_knots_free (QdKnots *self)
{
  g_free (self->list);
  g_free (self->slots);
  g_free (self);
}

/**
 * _qd_knots_clear:
 * @self: (not nullable): knots
 *
 * Forgets all of them.
 */
void
_qd_knots_clear (QdKnots *self)
{
  if (self->n_slots > MOST_SLOTS)
    make_room (self, FEWEST_SLOTS);
  else if (self->n > 0)
    memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  self->n = 0;
}

/* A statement has no quotation, and a quotation is found by its own row, whatever statement it has. */
static gboolean
has_row (const QdKnot *knot,
         gint64        quotation_id,
         gint64        statement_id)
{
  return knot->quotation_id == quotation_id && (quotation_id != 0 || knot->statement_id == statement_id);
}

/* The slot of a quotation, or of a statement if there is none, or the free one where it belongs. */
static guint *
find_slot (const QdKnots *self,
           gint64         quotation_id,
           gint64         statement_id)
{
  guint64 row = quotation_id != 0 ? (guint64)quotation_id << 1 : (guint64)statement_id << 1 | 1;
  guint   slot = (guint)(row * QD_HASH_GOLDEN_RATIO >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0 && !has_row (&self->list[self->slots[slot] - 1], quotation_id, statement_id))
    slot = (slot + 1) & (self->n_slots - 1);
  return &self->slots[slot];
}

/**
 * _qd_knots_find:
 * @self: (not nullable): knots
 * @quotation_id: the row of a quotation; 0 for a statement
 * @statement_id: the row of a statement; 0 for a quotation
 * @index: (out): which knot it is
 *
 * Returns: whether it is one
 */
gboolean
_qd_knots_find (const QdKnots *self,
                gint64         quotation_id,
                gint64         statement_id,
                guint         *index)
{
  guint slot = *find_slot (self, quotation_id, statement_id);

  if (slot == 0)
    return FALSE;
  *index = slot - 1;
  return TRUE;
}

static void
grow (QdKnots *self)
{
  make_room (self, self->n_slots * 2);
  for (guint i = 0; i < self->n; i++)
    *find_slot (self, self->list[i].quotation_id, self->list[i].statement_id) = i + 1;
}

/**
 * _qd_knots_add:
 * @self: (not nullable): knots
 * @knot: (not nullable): what none of them is, in which it is its own root
 *
 * Returns: its index
 */
guint
_qd_knots_add (QdKnots      *self,
               const QdKnot *knot)
{
  guint index = self->n;

  if (self->n == self->n_room)
    grow (self);
  self->list[self->n++] = *knot;
  self->list[index].parent = index;
  *find_slot (self, knot->quotation_id, knot->statement_id) = index + 1;
  return index;
}

/**
 * _qd_knots_find_root:
 * @self: (not nullable): knots
 * @index: one of them
 *
 * Returns: the knot that all have as root that are tied to it
 */
guint
_qd_knots_find_root (QdKnots *self,
                     guint    index)
{
  while (self->list[index].parent != index)
    {
      /* Halving the path on the way keeps later ones short. */
      self->list[index].parent = self->list[self->list[index].parent].parent;
      index = self->list[index].parent;
    }
  return index;
}

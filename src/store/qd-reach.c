/* qd-reach.c: how far a quotation travelled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/qd-reach.h"

G_DEFINE_BOXED_TYPE (QdReach, qd_reach, qd_reach_ref, qd_reach_unref)

/**
 * qd_reach_new:
 * @fields: (not nullable): what it holds; copied, its arrays referenced
 *
 * Thread: any.
 *
 * Returns: (transfer full): the reach
 */
QdReach *
qd_reach_new (const QdReach *fields)
{
  QdReach *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->quotation_ids != NULL && fields->first != NULL, NULL);

  self = g_atomic_rc_box_new (QdReach);
  *self = *fields;
  g_array_ref (self->quotation_ids);
  g_ptr_array_ref (self->first);
  return self;
}

/**
 * qd_reach_ref:
 * @self: (not nullable): a reach
 *
 * Adds a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
QdReach *
qd_reach_ref (QdReach *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_reach (gpointer data)
{
  QdReach *self = data;

  g_array_unref (self->quotation_ids);
  g_ptr_array_unref (self->first);
}

/**
 * qd_reach_unref:
 * @self: (not nullable) (transfer full): a reach
 *
 * Drops a reference. Thread: any.
 */
void
qd_reach_unref (QdReach *self)
{
  g_atomic_rc_box_release_full (self, clear_reach);
}

/* qd-import-gate.c: what a paused import waits at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-import-job.h"

struct _QdImportGate
{
  GMutex   lock;
  GCond    opened;
  gboolean closed;
};

/**
 * qd_import_gate_new:
 *
 * Thread: any.
 *
 * Returns: (transfer full): an open gate
 */
QdImportGate *
qd_import_gate_new (void)
{
  QdImportGate *self = g_new0 (QdImportGate, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->opened);
  return self;
}

/**
 * qd_import_gate_free:
 * @self: (nullable) (transfer full): a gate that nobody waits at
 *
 * Thread: any.
 */
void
qd_import_gate_free (QdImportGate *self)
{
  if (self == NULL)
    return;
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->opened);
  g_free (self);
}

/**
 * qd_import_gate_set_open:
 * @self: (not nullable): a gate
 * @open: whether it lets imports through
 *
 * Thread: any.
 */
void
qd_import_gate_set_open (QdImportGate *self, gboolean open)
{
  g_mutex_lock (&self->lock);
  self->closed = !open;
  g_cond_broadcast (&self->opened);
  g_mutex_unlock (&self->lock);
}

/**
 * qd_import_gate_is_open:
 * @self: (not nullable): a gate
 *
 * Thread: any.
 *
 * Returns: whether it lets imports through
 */
gboolean
qd_import_gate_is_open (QdImportGate *self)
{
  return qd_import_gate_wait (self, 0);
}

/**
 * qd_import_gate_wait:
 * @self: (not nullable): a gate
 * @deadline: how long to wait, monotonic time, µs
 *
 * Waits until the gate is open. Thread: any.
 *
 * Returns: whether it is
 */
gboolean
qd_import_gate_wait (QdImportGate *self, gint64 deadline)
{
  gboolean in_time = TRUE;
  gboolean open;

  g_mutex_lock (&self->lock);
  while (self->closed && in_time)
    in_time = g_cond_wait_until (&self->opened, &self->lock, deadline);
  open = !self->closed;
  g_mutex_unlock (&self->lock);
  return open;
}

/* qd-sketch.h: whether two texts are copies of one another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many hashes a sketch keeps, and how many of them, the smallest, two copies are found by: they share one of those. */
#define QD_SKETCH_SIZE 64
#define QD_SKETCH_N_KEYS 12

/**
 * QdSketch:
 * @n_shingles: how many runs of eight words the text has
 * @n: how many hashes are kept
 * @hashes: (array length=n): the smallest hashes of such runs, rising, each once
 *
 * A text small enough to be compared with all others. A value, to be copied.
 */
typedef struct
{
  guint32 n_shingles;
  guint32 n;
  guint32 hashes[QD_SKETCH_SIZE];
} QdSketch;

void     qd_sketch_init (QdSketch   *self,
                         const char *text,
                         gsize       len);
gboolean qd_sketch_is_copy (const QdSketch *a,
                            const QdSketch *b);
GBytes  *qd_sketch_to_bytes (const QdSketch *self);
gboolean qd_sketch_init_from_bytes (QdSketch     *self,
                                    const guint8 *data,
                                    gsize         size);

G_END_DECLS

/* qd-sha256.h: SHA-256, as quickly as the processor can
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define QD_SHA256_SIZE 32
#define QD_SHA256_BLOCK 64

/* What was read so far; on the stack of who uses it. */
typedef struct
{
  guint32 state[8];
  guint64 size; /* bytes */
  guint8  block[QD_SHA256_BLOCK];
} QdSha256;

void qd_sha256_init (QdSha256 *self);
void qd_sha256_update (QdSha256   *self,
                       const void *data,
                       gsize       size);
void qd_sha256_finish (QdSha256 *self,
                       guint8   *digest);
void qd_sha256_digest (const void *data,
                       gsize       size,
                       guint8     *digest);

void _qd_sha256_compress (guint32      *state,
                          const guint8 *data,
                          gsize         n_blocks);

G_END_DECLS

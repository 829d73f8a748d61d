/* qd-pack.h: texts and files as they stand in a library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

GBytes  *qd_pack (const void *data,
                  gsize       size,
                  const void *model,
                  gsize       model_size);
gpointer qd_unpack (const guint8 *packed,
                    gsize         packed_size,
                    gsize         size,
                    const void   *model,
                    gsize         model_size);
gpointer qd_unpack_start (const guint8 *packed,
                          gsize         packed_size,
                          gsize         size,
                          gsize         most);
int      qd_pack_register (sqlite3 *handle);

G_END_DECLS

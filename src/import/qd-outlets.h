/* qd-outlets.h: has a library file the articles of one outlet under one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/qd-store.h"

G_BEGIN_DECLS

void     qd_outlets_attach (void);
gboolean qd_outlets_update (QdStore      *store,
                            GCancellable *cancellable,
                            GError      **error);

G_END_DECLS

/* qd-vicinity.h: how near to this computer an address is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-store-feeds.h"

G_BEGIN_DECLS

QdVicinity qd_vicinity_of_address (GInetAddress *address);

G_END_DECLS

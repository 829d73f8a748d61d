/* qd-uri.h: addresses that are relative to others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *qd_uri_resolve (const char *base,
                      const char *address,
                      GUriFlags   flags);

G_END_DECLS

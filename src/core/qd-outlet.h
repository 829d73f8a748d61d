/* qd-outlet.h: which names are those of one outlet, and which outlets have one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdOutletUse:
 * @name: an outlet's name, as articles have it
 * @domain: (nullable): a registrable domain at which some of them appeared, lower case
 */
typedef struct
{
  const char *name;
  const char *domain;
} QdOutletUse;

GPtrArray *qd_outlet_find_names (const QdOutletUse *uses,
                                 gsize              n_uses);

G_END_DECLS

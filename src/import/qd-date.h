/* qd-date.h: the dates that articles bear
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean qd_date_parse (const char *string,
                        gint64     *time);

G_END_DECLS

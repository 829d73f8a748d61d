/* qd-feed-date.h: the dates of feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean qd_feed_date_parse (const char *string,
                             gint64     *time);

G_END_DECLS

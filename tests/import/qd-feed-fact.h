/* qd-feed-fact.h: one fact of a feed, by its name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-feed.h"

G_BEGIN_DECLS

char *qd_feed_fact_dup (const QdFeed *feed, const char *fact);

G_END_DECLS

/* qd-feed-beside.h: what feeds and their entries say beside what an article is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-feed-reading.h"

G_BEGIN_DECLS

gboolean _qd_feed_read_beside (const QdFeedReading *reading,
                               guint                index,
                               QdFeedBeside        *beside);
void     _qd_feed_beside_add_category (QdFeedBeside *beside,
                                       const char   *term,
                                       const char   *scheme,
                                       const char   *label);
void     _qd_feed_beside_clear (QdFeedBeside *beside);

G_END_DECLS

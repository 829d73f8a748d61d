/* qd-feed-page.h: web pages that feeds are of and point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/qd-article-draft.h"

G_BEGIN_DECLS

char           *qd_feed_page_find_feed (GBytes     *page,
                                        const char *content_type,
                                        const char *address);
QdArticleDraft *qd_feed_page_draft (GBytes       *page,
                                    const char   *content_type,
                                    const char   *address,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS

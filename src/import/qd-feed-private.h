/* qd-feed-private.h: what the readers of feeds share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/qd-charset.h"
#include "import/qd-feed.h"
#include "import/qd-html-tree.h"

G_BEGIN_DECLS

/* More entries of one feed are not read; all are in memory at once. */
#define QD_FEED_MOST_ENTRIES 25000

gboolean      _qd_feed_decode (const guint8    *bytes,
                               gsize            len,
                               const char      *content_type,
                               QdCharsetResult *result,
                               GError         **error);
char         *_qd_feed_resolve (const char *base,
                                const char *address);
void          _qd_feed_strip (char *text);
char         *_qd_feed_dup_line (const char *value);
QdFeed       *_qd_feed_new (const char *version);
QdFeedEntry  *_qd_feed_entry_new (void);
void          _qd_feed_entry_free (QdFeedEntry *self);
QdFeedText   *_qd_feed_text_new (const char *type,
                                 const char *value,
                                 const char *language,
                                 const char *base);
void          _qd_feed_text_free (QdFeedText *self);
gboolean      _qd_feed_text_is_html (const QdFeedText *self);
QdHtmlTree   *_qd_feed_parse_html (const char *text);
char         *_qd_feed_dup_web_address (const char *base,
                                        const char *address);
void          _qd_feed_link_free (gpointer data);
void          _qd_feed_add_link (GPtrArray *links, const char *address, const char *rel, const char *type, const char *title, const char *length);
GPtrArray    *_qd_feed_people_new (void);
QdFeedPerson *_qd_feed_person_new (const char *name,
                                   const char *email,
                                   const char *uri);
QdFeedPerson *_qd_feed_person_parse (const char *given);
QdFeed       *_qd_feed_read_xml (const char   *text,
                                 gsize         len,
                                 const char   *address,
                                 GCancellable *cancellable,
                                 GError      **error);
QdFeed       *_qd_feed_read_json (const char *text,
                                  gsize       len,
                                  const char *address,
                                  GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFeedEntry, _qd_feed_entry_free)

G_END_DECLS

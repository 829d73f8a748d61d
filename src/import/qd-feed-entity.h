/* qd-feed-entity.h: references to characters and entities
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QdFeedEntities:
 *
 * The entities of one document: those of XML and of HTML 4, and what it declares itself.
 */
typedef struct _QdFeedEntities QdFeedEntities;

QdFeedEntities *qd_feed_entities_new (void);
void            qd_feed_entities_free (QdFeedEntities *self);
void            qd_feed_entities_declare (QdFeedEntities *self,
                                          const char     *name,
                                          gsize           name_len,
                                          const char     *value,
                                          gsize           value_len);
gboolean        qd_feed_entities_append (QdFeedEntities *self,
                                         GString        *out,
                                         const char     *text,
                                         gsize           len);

G_END_DECLS

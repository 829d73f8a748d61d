/* qd-html-entities.h: the character references of web pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _QdHtmlEntities QdHtmlEntities;

QdHtmlEntities *qd_html_entities_new (void);
void            qd_html_entities_free (QdHtmlEntities *self);
void            qd_html_entities_decode (QdHtmlEntities *self,
                                         GString        *out,
                                         const char     *text,
                                         gsize           len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdHtmlEntities, qd_html_entities_free)

G_END_DECLS

/* qd-article-drag.h: articles that are dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * QdArticleDrag:
 * @n_ids: how many
 * @ids: (array length=n_ids): articles' rows
 *
 * What a drag of articles carries inside the application. Immutable and reference-counted.
 */
typedef struct
{
  gsize  n_ids;
  gint64 ids[];
} QdArticleDrag;

#define QD_TYPE_ARTICLE_DRAG (qd_article_drag_get_type ())

GType          qd_article_drag_get_type (void) G_GNUC_CONST;
QdArticleDrag *qd_article_drag_new (const gint64 *ids,
                                    gsize         n_ids);
QdArticleDrag *qd_article_drag_ref (QdArticleDrag *self);
void           qd_article_drag_unref (QdArticleDrag *self);

G_END_DECLS
